// A section line drawn on the map of the window with the mouse; field from a file whose value is 10 latitude + longitude + depth.
#include "app/workstation/Appearance.h"
#include "app/workstation/MainWindow.h"
#include "core/io/ClimatologyWriter.h"
#include "processing/Processes.h"
#include "tests/support/Support.h"

#include <QAction>
#include <QDockWidget>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;

class SectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void emptySectionSaysWhatToDo();
    void lineDrawnWithTheMouseGivesASection();
    void escapeLeavesTheOldLine();
    void sectionFollowsTheTimeOfTheLayer();
    void lineIsSavedAndUndone();

private:
    void drawLine(double west, double east, double latitude);
    QTemporaryDir m_folder;
    QString m_file;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void SectionTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    core::ClimatologyHeader header;
    for (int k = 0; k <= 40; ++k) {
        header.longitudesDeg.push_back(k - 20.0);
    }
    for (int k = 0; k <= 20; ++k) {
        header.latitudesDeg.push_back(k + 30.0);
    }
    header.depthsM = {0.0, 10.0, 50.0, 200.0};
    header.timesUnixSeconds = {0.0, 31.0 * 86400.0};
    header.timeBoundsUnixSeconds = {{0.0, 31.0 * 86400.0}, {31.0 * 86400.0, 59.0 * 86400.0}};
    header.variable = "value";
    header.longName = "value";
    header.unit = "K";
    header.hasError = false;
    m_file = m_folder.filePath(QStringLiteral("field.nc"));
    core::ClimatologyWriter writer(m_file.toStdString(), header);
    for (std::size_t time = 0; time < 2; ++time) {
        for (std::size_t level = 0; level < 4; ++level) {
            std::vector<double> plane;
            for (const double latitude : header.latitudesDeg) {
                for (const double longitude : header.longitudesDeg) {
                    plane.push_back(10.0 * latitude + longitude + header.depthsM[level] + 1000.0 * static_cast<double>(time));
                }
            }
            writer.putPlane(time, level, plane, {});
        }
    }
    writer.commit();
}

void SectionTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 2});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
    m_window->openPaths({m_file});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering(), 20000);
    QVERIFY(m_window->map().setView(QStringLiteral("EPSG:4326"), {-20.0, 30.0, 20.0, 50.0}));
}

void SectionTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

void SectionTest::drawLine(double west, double east, double latitude) {
    auto& map = m_window->map();
    m_window->findChild<QAction*>(QStringLiteral("action/drawSection"))->trigger();
    QVERIFY(map.isLineDrawing());
    const auto at = [&](double longitude) {
        return (map.transform().fromDegrees(longitude, latitude).value() / map.devicePixelRatioF()).toPoint();
    };
    QTest::mouseClick(&map, Qt::LeftButton, {}, at(west));
    QTest::mouseClick(&map, Qt::LeftButton, {}, at(east));
    QTest::keyClick(&map, Qt::Key_Return);
    QVERIFY(!map.isLineDrawing());
}

void SectionTest::emptySectionSaysWhatToDo() {
    QTRY_VERIFY(m_window->section().panel().hint().contains(QStringLiteral("Ctrl+L")));
    QVERIFY(m_window->map().sectionLine().empty());
}

void SectionTest::lineDrawnWithTheMouseGivesASection() {
    drawLine(-10.0, 10.0, 40.0);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->section().scene().has_value(), 10000);
    QVERIFY(m_window->findChild<QDockWidget*>(QStringLiteral("sectionDock"))->toggleViewAction()->isChecked());
    QCOMPARE(m_window->map().sectionLine().size(), std::size_t{2});
    const auto& section = m_window->section().scene()->section;
    const std::size_t columns = section.places.distanceKm.size();
    for (std::size_t level = 0; level < 4; ++level) {
        const double expected =
            10.0 * section.places.latitudeDeg[columns / 2] + section.places.longitudeDeg[columns / 2] + section.vertical[level];
        QVERIFY(std::abs(section.values[level * columns + columns / 2] - expected) < 1e-3); // stored as float
    }
}

void SectionTest::escapeLeavesTheOldLine() {
    drawLine(-10.0, 10.0, 40.0);
    auto& map = m_window->map();
    m_window->findChild<QAction*>(QStringLiteral("action/drawSection"))->trigger();
    QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(50, 50));
    QTest::keyClick(&map, Qt::Key_Escape);
    QVERIFY(!map.isLineDrawing());
    QVERIFY(!m_window->findChild<QAction*>(QStringLiteral("action/drawSection"))->isChecked());
    QCOMPARE(map.sectionLine().size(), std::size_t{2});
}

void SectionTest::sectionFollowsTheTimeOfTheLayer() {
    drawLine(-10.0, 10.0, 40.0);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->section().scene().has_value(), 10000);
    const double before = m_window->section().scene()->section.values.front();
    m_window->document().change(QStringLiteral("time"), [](core::Project& project) { project.layers[0].timeIndex = 1; });
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(m_window->section().scene()->section.values.front() - before - 1000.0) < 1e-3, 10000);
}

void SectionTest::lineIsSavedAndUndone() {
    drawLine(-10.0, 10.0, 40.0);
    const auto line = m_window->document().project().sectionLine;
    QCOMPARE(line.size(), std::size_t{2});
    const QString path = m_folder.filePath(QStringLiteral("saved.phidias"));
    m_window->document().save(path);
    app::ProjectDocument other;
    other.load(path);
    QCOMPARE(other.project().sectionLine, line);
    m_window->document().undoStack().undo();
    QVERIFY(m_window->document().project().sectionLine.empty());
    QVERIFY(m_window->map().sectionLine().empty());
}

QTEST_MAIN(SectionTest)
#include "SectionTest.moc"
