// The window in both themes at scale 1, 1.5 and 2: grounds have the theme's lightness, icons have a pixel for each pixel of the screen and
// can be told from their ground, check boxes can be seen. Contrast is that of WCAG 2.1; 3:1 is what it asks of parts that are not text.
#include "app/workstation/Appearance.h"
#include "app/workstation/MainWindow.h"
#include "processing/Processes.h"

#include <QCheckBox>
#include <QMenuBar>
#include <QPainter>
#include <QProcess>
#include <QSettings>
#include <QStyleOptionButton>
#include <QTemporaryDir>
#include <QToolBar>
#include <QtTest>
#include <cmath>

using namespace phidias;

class ThemeRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void windowHasTheGroundOfItsTheme_data() { themes(); }
    void windowHasTheGroundOfItsTheme();
    void iconsAreSharpAndSeen_data() { themes(); }
    void iconsAreSharpAndSeen();
    void checkBoxesAreSeen_data() { themes(); }
    void checkBoxesAreSeen();
    void otherScales_data();
    void otherScales();

private:
    static void themes();
    static double contrast(const QColor& one, const QColor& other);
    /// Share of the pixels that stand out from the ground by a contrast of 3.
    static double shareSeen(const QImage& image, const QColor& ground);
    QTemporaryDir m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
};

void ThemeRenderTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("phidias-test"));
    QCoreApplication::setApplicationName(QStringLiteral("theme"));
    QSettings().clear();
    processing::addProcesses(m_processes);
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
}

void ThemeRenderTest::themes() {
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << QStringLiteral("light");
    QTest::newRow("dark") << QStringLiteral("dark");
}

void ThemeRenderTest::init() {
    QFETCH(QString, theme);
    if (!theme.isEmpty()) {
        app::applyTheme(*qApp, theme);
    }
}

double ThemeRenderTest::contrast(const QColor& one, const QColor& other) {
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

double ThemeRenderTest::shareSeen(const QImage& image, const QColor& ground) {
    int seen = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            seen += contrast(image.pixelColor(x, y), ground) >= 2.9 ? 1 : 0; // 3 less the rounding of colours
        }
    }
    return static_cast<double>(seen) / (static_cast<double>(image.width()) * image.height());
}

void ThemeRenderTest::windowHasTheGroundOfItsTheme() {
    QFETCH(QString, theme);
    app::MainWindow window(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    window.resize(1200, 800);
    window.show();
    const QImage image = window.grab().toImage();
    const double ratio = window.devicePixelRatioF();
    QCOMPARE(image.size(), (QSizeF(1200, 800) * ratio).toSize());
    QCOMPARE(ratio, qEnvironmentVariable("QT_SCALE_FACTOR", QStringLiteral("1")).toDouble());
    // Menu bar, tool bar and status bar, away from their texts.
    for (const QPoint& at : {QPoint(900, 8), QPoint(760, 795)}) {
        const QColor found = image.pixelColor((QPointF(at) * ratio).toPoint());
        QVERIFY2((found.lightness() > 200) == (theme == QLatin1String("light")), qPrintable(found.name()));
        QVERIFY2((found.lightness() < 70) == (theme == QLatin1String("dark")), qPrintable(found.name()));
    }
}

void ThemeRenderTest::iconsAreSharpAndSeen() {
    const app::MainWindow window(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    const double ratio = qApp->devicePixelRatio();
    const QSize size = window.findChild<QToolBar*>(QStringLiteral("mainToolBar"))->iconSize();
    int icons = 0;
    for (const auto* action : window.findChild<QToolBar*>(QStringLiteral("mainToolBar"))->actions()) {
        if (action->icon().isNull()) {
            continue;
        }
        ++icons;
        const QPixmap pixmap = action->icon().pixmap(size, ratio);
        QCOMPARE(pixmap.size(), (QSizeF(size) * ratio).toSize());
        const auto sizes = action->icon().availableSizes();
        QVERIFY2(sizes.contains(pixmap.size()), qPrintable(action->objectName())); // drawn for this size, not stretched
        QImage image(pixmap.size(), QImage::Format_RGB32);
        const QColor ground = QApplication::palette().color(QPalette::Window);
        image.fill(ground);
        QPainter painter(&image);
        painter.drawImage(0, 0, [&] {
            QImage plain = pixmap.toImage();
            plain.setDevicePixelRatio(1.0);
            return plain;
        }());
        painter.end();
        const double seen = shareSeen(image, ground);
        QVERIFY2(seen > 0.03, qPrintable(QStringLiteral("%1: %2").arg(action->objectName()).arg(seen)));
    }
    QVERIFY(icons >= 10);
}

void ThemeRenderTest::checkBoxesAreSeen() {
    QCheckBox box(QStringLiteral("box"));
    box.ensurePolished();
    box.resize(box.sizeHint());
    QStyleOptionButton option;
    option.initFrom(&box);
    const QRect indicator = box.style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, &box);
    for (const bool isChecked : {false, true}) {
        box.setChecked(isChecked);
        const QImage image = box.grab(indicator).toImage();
        const double seen = shareSeen(image, QApplication::palette().color(QPalette::Window));
        // A frame of one pixel around a square of 13 is a quarter of it, of half a pixel at scale 2 an eighth; corners are round.
        QVERIFY2(seen > 0.08, qPrintable(QStringLiteral("checked %1: %2").arg(isChecked).arg(seen)));
    }
}

void ThemeRenderTest::otherScales_data() {
    QTest::addColumn<QString>("theme"); // none: the run of its own has them
    QTest::addColumn<QString>("scale");
    QTest::newRow("1.5") << QString() << QStringLiteral("1.5");
    QTest::newRow("2") << QString() << QStringLiteral("2");
}

void ThemeRenderTest::otherScales() {
    QFETCH(QString, scale);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), scale); // fixed when a program starts
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("windowHasTheGroundOfItsTheme"),
                                                            QStringLiteral("iconsAreSharpAndSeen"), QStringLiteral("checkBoxesAreSeen")});
    QVERIFY(process.waitForFinished(200000));
    const QByteArray said = process.readAll();
    for (const QByteArray& line : said.split('\n')) {
        if (line.startsWith("FAIL")) {
            qWarning("%s", line.constData());
        }
    }
    QVERIFY(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0);
}

QTEST_MAIN(ThemeRenderTest)
#include "ThemeRenderTest.moc"
