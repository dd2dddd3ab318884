// The dialogs of figures and animations: preview, files, agreement with the command line, cancel. Sizes and counts are those of the
// request; pictures are compared with those that `--figure` draws of the saved specification.
#include "app/workstation/Appearance.h"
#include "app/workstation/FigureFeature.h"
#include "app/workstation/MainWindow.h"
#include "processing/Processes.h"
#include "tests/support/Support.h"

#include <QComboBox>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;

class ExportDialogsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void previewShowsWhatTheMapShows();
    void pictureIsThatOfTheCommandLine();
    void resolutionIsWrittenIntoThePng();
    void vectorsAreWritten_data();
    void vectorsAreWritten();
    void folderThatIsNotThereIsNamed();
    void framesFollowTheDepthsOfTheData();
    void framesFollowTheTimesOfTheData();
    void filmIsWritten();
    void cancelledAnimationAnswersAtOnceAndLeavesNothing();
    void shortcutsOpenTheDialogs();

private:
    template <typename T> [[nodiscard]] T* part(const char* name) const { return m_window->findChild<T*>(QLatin1String(name)); }
    app::FigureDialog* openFigure();
    app::AnimationDialog* openAnimation(int over);
    [[nodiscard]] QString out(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void ExportDialogsTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("phidias-test"));
    QCoreApplication::setApplicationName(QStringLiteral("export-dialogs"));
    QSettings().clear();
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    const QString twin = m_folder.filePath(QStringLiteral("twin"));
    if (tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), twin}).status == 3) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
    m_window->openPaths({twin + QStringLiteral("/truth.nc")});
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->document().project().layers.empty(), 20000);
}

void ExportDialogsTest::cleanup() {
    if (m_window) {
        delete m_window->findChild<app::FigureDialog*>();
        delete m_window->findChild<app::AnimationDialog*>();
    }
}

void ExportDialogsTest::cleanupTestCase() {
    if (m_window) {
        m_window->document().undoStack().setClean();
    }
}

app::FigureDialog* ExportDialogsTest::openFigure() {
    part<QAction>("action/exportFigure")->trigger();
    return m_window->findChild<app::FigureDialog*>();
}

app::AnimationDialog* ExportDialogsTest::openAnimation(int over) {
    part<QAction>("action/exportAnimation")->trigger();
    auto* dialog = m_window->findChild<app::AnimationDialog*>();
    auto* box = part<QComboBox>("animationDialog/over");
    const QSignalSpy read(dialog, &app::AnimationDialog::stepsRead);
    box->setCurrentIndex(over);
    Q_EMIT box->activated(over);
    if (!QTest::qWaitFor([&] { return !dialog->steps().empty() && read.count() > 0; }, 10000)) {
        qWarning("no steps");
    }
    return dialog;
}

void ExportDialogsTest::previewShowsWhatTheMapShows() {
    auto* dialog = openFigure();
    auto* preview = dialog->findChild<app::FigurePreview*>();
    QTRY_VERIFY_WITH_TIMEOUT(!preview->isDrawing() && !preview->image().isNull(), 20000);
    QVERIFY2(preview->failure().isEmpty(), qPrintable(preview->failure()));
    QCOMPARE(dialog->spec().layers.size(), m_window->document().project().layers.size());
    QCOMPARE(dialog->spec().extent, m_window->map().extent());
    // The data are in colour, the page around them is grey.
    int coloured = 0;
    const QImage image = preview->image().convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < image.height(); y += 4) {
        for (int x = 0; x < image.width(); x += 4) {
            coloured += QColor(image.pixel(x, y)).hsvSaturation() > 80 ? 1 : 0;
        }
    }
    QVERIFY(coloured > image.width() * image.height() / 16 / 10);
}

void ExportDialogsTest::pictureIsThatOfTheCommandLine() {
    auto* dialog = openFigure();
    part<QLineEdit>("figureDialog/title")->setText(QStringLiteral("Salinit\u00e9"));
    QSignalSpy ended(dialog, &app::FigureDialog::exportEnded);
    dialog->exportTo(out("dialog.png"));
    QVERIFY(ended.wait(20000));
    dialog->saveSpec(out("figure.json"));
    QProcess process;
    process.start(QStringLiteral(PHIDIAS_WORKSTATION_BINARY),
                  {QStringLiteral("--figure"), out("figure.json"), QStringLiteral("--out"), out("command.png")});
    QVERIFY(process.waitForFinished(60000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    const QImage ours(out("dialog.png"));
    QVERIFY(!ours.isNull());
    QCOMPARE(ours, QImage(out("command.png")));
}

void ExportDialogsTest::resolutionIsWrittenIntoThePng() {
    auto* dialog = openFigure();
    part<QSpinBox>("figureDialog/dpi")->setValue(200);
    QSignalSpy ended(dialog, &app::FigureDialog::exportEnded);
    dialog->exportTo(out("dpi.png"));
    QVERIFY(ended.wait(20000));
    const QImage image(out("dpi.png"));
    QCOMPARE(image.size(), QSize(dialog->spec().size[0], dialog->spec().size[1]));
    QVERIFY(std::abs(image.dotsPerMeterX() * 0.0254 - 200.0) < 0.1);
}

void ExportDialogsTest::vectorsAreWritten_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("svg") << QStringLiteral("svg") << QByteArray("<?xml");
    QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF-");
}

void ExportDialogsTest::vectorsAreWritten() {
    QFETCH(QString, ending);
    QFETCH(QByteArray, begins);
    auto* dialog = openFigure();
    QSignalSpy exported(dialog, &app::FigureDialog::exported);
    const QString path = m_folder.filePath(QStringLiteral("vectors.") + ending);
    dialog->exportTo(path);
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 20000);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(begins));
}

void ExportDialogsTest::folderThatIsNotThereIsNamed() {
    auto* dialog = openFigure();
    QSignalSpy ended(dialog, &app::FigureDialog::exportEnded);
    QSignalSpy exported(dialog, &app::FigureDialog::exported);
    dialog->exportTo(QStringLiteral("/nowhere/figure.png"));
    QVERIFY(ended.wait(20000));
    QCOMPARE(exported.count(), 0);
    QVERIFY(part<QLabel>("figureDialog/message")->text().contains(QStringLiteral("/nowhere")));
    QVERIFY(part<QPushButton>("figureDialog/exportButton")->isEnabled());
}

void ExportDialogsTest::framesFollowTheDepthsOfTheData() {
    auto* dialog = openAnimation(1);
    QVERIFY(dialog->steps().size() >= 3);
    QCOMPARE(dialog->steps().front(), 0.0); // Levitus begins at the surface
    part<QComboBox>("animationDialog/to")->setCurrentIndex(2);
    Q_EMIT part<QComboBox>("animationDialog/to")->activated(2);
    QSignalSpy ended(dialog, &app::AnimationDialog::exportEnded);
    dialog->exportTo(out("depths"));
    QVERIFY(ended.wait(60000));
    const auto frames = QDir(out("depths")).entryList({QStringLiteral("*.png")}, QDir::Files, QDir::Name);
    QCOMPARE(frames.size(), 3);
    QVERIFY(QImage(QDir(out("depths")).filePath(frames[0])) != QImage(QDir(out("depths")).filePath(frames[2])));
}

void ExportDialogsTest::framesFollowTheTimesOfTheData() {
    const auto* dialog = openAnimation(0);
    QVERIFY(!dialog->steps().empty());
    QVERIFY(std::is_sorted(dialog->steps().begin(), dialog->steps().end()));
    QCOMPARE(part<QComboBox>("animationDialog/from")->count(), static_cast<int>(dialog->steps().size()));
}

void ExportDialogsTest::filmIsWritten() {
    if (QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty()) {
        QSKIP("ffmpeg is not installed");
    }
    auto* dialog = openAnimation(1);
    part<QComboBox>("animationDialog/to")->setCurrentIndex(1);
    Q_EMIT part<QComboBox>("animationDialog/to")->activated(1);
    for (const auto& [name, at, begins] : {std::tuple{"film.mp4", 4, "ftyp"}, std::tuple{"film.gif", 0, "GIF89a"}}) {
        QSignalSpy exported(dialog, &app::AnimationDialog::exported);
        dialog->exportTo(out(name));
        QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 60000);
        QFile film(out(name));
        QVERIFY(film.open(QIODevice::ReadOnly));
        QCOMPARE(film.readAll().mid(at, static_cast<qsizetype>(qstrlen(begins))), QByteArray(begins));
    }
}

void ExportDialogsTest::cancelledAnimationAnswersAtOnceAndLeavesNothing() {
    auto* dialog = openAnimation(1);
    dialog->exportTo(out("cancelled"));
    QVERIFY(dialog->isExporting());
    QTest::qWait(300); // work has begun
    QElapsedTimer clock;
    clock.start();
    QSignalSpy ended(dialog, &app::AnimationDialog::exportEnded);
    QTest::mouseClick(part<QPushButton>("animationDialog/cancelButton"), Qt::LeftButton);
    QCOMPARE(ended.count(), 1);
    QVERIFY(clock.elapsed() < 1000);
    QVERIFY(!dialog->isExporting());
    // The program that draws is given 0.8 s to tidy up.
    QTest::qWait(1500);
    QVERIFY(!QFileInfo::exists(out("cancelled")));
}

void ExportDialogsTest::shortcutsOpenTheDialogs() {
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->findChild<app::AnimationDialog*>() != nullptr);
    QVERIFY(m_window->findChild<app::AnimationDialog*>()->isVisible());
    delete m_window->findChild<app::AnimationDialog*>();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_E, Qt::ControlModifier);
    QVERIFY(m_window->findChild<app::FigureDialog*>() != nullptr);
}

QTEST_MAIN(ExportDialogsTest)
#include "ExportDialogsTest.moc"
