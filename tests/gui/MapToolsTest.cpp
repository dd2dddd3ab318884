// The tools of the map in the real window, with mouse and keyboard. Stations lie on whole degrees, so that what a rectangle holds is known.
#include "app/workstation/Appearance.h"
#include "app/workstation/MainWindow.h"
#include "core/geo/Geodesic.h"
#include "processing/Processes.h"
#include "tests/support/Support.h"
#include "views/map/ProjectionPresets.h"

#include <QAction>
#include <QFile>
#include <QMenu>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <cmath>

using namespace phidias;
using views::MapTool;

class MapToolsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void oneToolAtATime();
    void rectangleSelectsTheCastsInIt();
    void shiftAddsAndEscapeSelectsNothing();
    void rectangleIsDrawnByKeysAlone();
    void measureSaysTheGeodesicLength();
    void closedLineHasTheAreaOfTheRing();
    void pinIsMarkedAndUndone();
    void menuOfTheMapMarksTheClickedPlace();
    void backAndForwardGiveTheSameView();
    void everyPresetIsShownOnTheButton();
    void utmZoneIsThatOfThePlace_data();
    void utmZoneIsThatOfThePlace();

private:
    [[nodiscard]] QPoint at(double longitude, double latitude) const;
    [[nodiscard]] QAction* action(const char* name) const;
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {});
    QTemporaryDir m_folder;
    QString m_file;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void MapToolsTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    // A cast on each whole degree of -3..3 E, 40..44 N: 7 x 5.
    m_file = m_folder.filePath(QStringLiteral("stations.csv"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("longitude,latitude,depth,time,temperature\n");
    for (int longitude = -3; longitude <= 3; ++longitude) {
        for (int latitude = 40; latitude <= 44; ++latitude) {
            file.write(QStringLiteral("%1,%2,5,2020-01-01T00:00:00Z,%3\n").arg(longitude).arg(latitude).arg(10 + latitude).toUtf8());
        }
    }
}

void MapToolsTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 2});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
    m_window->openPaths({m_file});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering(), 20000);
    QVERIFY(m_window->map().setView(QStringLiteral("EPSG:4326"), {-6.0, 38.0, 6.0, 46.0}));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->map().isRendering(), 20000);
}

void MapToolsTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

QPoint MapToolsTest::at(double longitude, double latitude) const {
    const auto& map = m_window->map();
    return (map.transform().fromDegrees(longitude, latitude).value() / map.devicePixelRatioF()).toPoint();
}

QAction* MapToolsTest::action(const char* name) const {
    return m_window->findChild<QAction*>(QStringLiteral("action/") + QLatin1String(name));
}

void MapToolsTest::drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers) {
    auto& map = m_window->map();
    QTest::mousePress(&map, Qt::LeftButton, modifiers, from);
    for (const QPoint& point : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, point, map.mapToGlobal(point), Qt::NoButton, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(&map, &move);
    }
    QTest::mouseRelease(&map, Qt::LeftButton, modifiers, to);
}

void MapToolsTest::oneToolAtATime() {
    for (const char* name : {"toolPan", "toolSelect", "drawSection", "toolMeasure", "toolInspect"}) {
        action(name)->trigger();
        int checked = 0;
        for (const char* other : {"toolPan", "toolSelect", "drawSection", "toolMeasure", "toolInspect"}) {
            checked += action(other)->isChecked() ? 1 : 0;
        }
        QCOMPARE(checked, 1);
        QVERIFY(action(name)->isChecked());
    }
}

void MapToolsTest::rectangleSelectsTheCastsInIt() {
    action("toolSelect")->trigger();
    drag(at(-1.5, 42.5), at(1.5, 40.5)); // -1..1 E, 41..42 N
    QTRY_COMPARE(m_window->desk().selection().size(), std::size_t{6});
    // Casts are numbered in the order of the file.
    for (const std::uint32_t cast : {11U, 12U, 16U, 17U, 21U, 22U}) {
        QVERIFY(m_window->desk().selection().contains(m_file.toStdString(), cast));
    }
}

void MapToolsTest::shiftAddsAndEscapeSelectsNothing() {
    action("toolSelect")->trigger();
    drag(at(-1.5, 42.5), at(1.5, 40.5));
    QTRY_COMPARE(m_window->desk().selection().size(), std::size_t{6});
    drag(at(2.5, 44.5), at(3.5, 39.5), Qt::ShiftModifier); // 3 E, 40..44 N
    QTRY_COMPARE(m_window->desk().selection().size(), std::size_t{11});
    QTest::keyClick(&m_window->map(), Qt::Key_Escape);
    QVERIFY(m_window->desk().selection().isEmpty());
    QCOMPARE(m_window->map().tool(), MapTool::Select);
    QTest::keyClick(&m_window->map(), Qt::Key_Escape);
    QCOMPARE(m_window->map().tool(), MapTool::Inspect);
}

void MapToolsTest::rectangleIsDrawnByKeysAlone() {
    auto& map = m_window->map();
    action("toolSelect")->trigger();
    m_window->desk().cursor().set(-1.5, 42.5, 0.1);
    QTest::keyClick(&map, Qt::Key_Space);
    m_window->desk().cursor().set(1.5, 40.5, 0.1);
    QTest::keyClick(&map, Qt::Key_Space);
    QTRY_COMPARE(m_window->desk().selection().size(), std::size_t{6});
    const double before = m_window->desk().cursor().longitudeDeg();
    QTest::keyClick(&map, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(m_window->desk().cursor().longitudeDeg() > before);
}

void MapToolsTest::measureSaysTheGeodesicLength() {
    auto& map = m_window->map();
    action("toolMeasure")->trigger();
    QTest::mouseClick(&map, Qt::LeftButton, {}, at(-3.0, 41.0));
    QTest::mouseClick(&map, Qt::LeftButton, {}, at(3.0, 44.0));
    QTest::keyClick(&map, Qt::Key_Return);
    const auto& corners = map.measure().corners();
    QCOMPARE(corners.size(), std::size_t{2});
    // Clicks fall on whole pixels.
    const double pixelDeg = map.transform().degreesPerPixel();
    QVERIFY(std::abs(corners[0][0] + 3.0) <= pixelDeg && std::abs(corners[1][1] - 44.0) <= pixelDeg);
    // geod(1), WGS 84: 41 N 3 W to 44 N 3 E is 594977.3 m long; two pixels of error in each place.
    QVERIFY2(std::abs(map.measure().lengthM() - 594977.3) < 2.0 * pixelDeg * 111195.0 * 2.0,
             qPrintable(QString::number(map.measure().lengthM(), 'f', 1)));
    QVERIFY(!map.measure().summary().isEmpty());
}

void MapToolsTest::closedLineHasTheAreaOfTheRing() {
    auto& map = m_window->map();
    action("toolMeasure")->trigger();
    for (const auto& [longitude, latitude] : {std::pair{-2.0, 40.0}, std::pair{2.0, 40.0}, std::pair{2.0, 44.0}}) {
        QTest::mouseClick(&map, Qt::LeftButton, {}, at(longitude, latitude));
    }
    QCOMPARE(map.measure().areaM2(), 0.0);
    QTest::mouseClick(&map, Qt::LeftButton, {}, at(-2.0, 40.0));
    QVERIFY(map.measure().isClosed());
    QCOMPARE(map.measure().corners().size(), std::size_t{3});
    // Excess of the spherical triangle, tan(E/4) = sqrt(tan(s/2) tan((s-a)/2) tan((s-b)/2) tan((s-c)/2))              [L'Huilier];
    // sphere and ellipsoid differ by less than 1 % here, and clicks fall on whole pixels.
    const double degree = std::acos(-1.0) / 180.0;
    const auto arc = [degree](double east1, double north1, double east2, double north2) {
        return std::acos(std::sin(north1 * degree) * std::sin(north2 * degree) +
                         std::cos(north1 * degree) * std::cos(north2 * degree) * std::cos((east2 - east1) * degree));
    };
    const double a = arc(-2.0, 40.0, 2.0, 40.0);
    const double b = arc(2.0, 40.0, 2.0, 44.0);
    const double c = arc(2.0, 44.0, -2.0, 40.0);
    const double s = 0.5 * (a + b + c);
    const double excess =
        4.0 * std::atan(std::sqrt(std::tan(0.5 * s) * std::tan(0.5 * (s - a)) * std::tan(0.5 * (s - b)) * std::tan(0.5 * (s - c))));
    const double expected = 6371007.0 * 6371007.0 * excess;
    QVERIFY2(std::abs(map.measure().areaM2() / expected - 1.0) < 0.015,
             qPrintable(QStringLiteral("%1, expected %2").arg(map.measure().areaM2()).arg(expected)));
    QTest::keyClick(&map, Qt::Key_Escape);
    QVERIFY(map.measure().corners().empty());
}

void MapToolsTest::pinIsMarkedAndUndone() {
    m_window->desk().cursor().set(2.0, 43.0, 0.1);
    action("addPin")->trigger();
    m_window->desk().cursor().set(-2.0, 41.0, 0.1);
    action("addPin")->trigger();
    QCOMPARE(m_window->map().pins().size(), std::size_t{2});
    QCOMPARE(m_window->map().pins()[1].label, std::string("2"));
    QCOMPARE(m_window->map().pins()[0].latitudeDeg, 43.0);
    m_window->document().undoStack().undo();
    QCOMPARE(m_window->map().pins().size(), std::size_t{1});
    m_window->document().undoStack().redo();
    QCOMPARE(m_window->document().project().pins.size(), std::size_t{2});
}

void MapToolsTest::menuOfTheMapMarksTheClickedPlace() {
    auto& map = m_window->map();
    const QPoint point = at(1.0, 42.0);
    QContextMenuEvent event(QContextMenuEvent::Mouse, point, map.mapToGlobal(point));
    QCoreApplication::sendEvent(&map, &event);
    auto* menu = map.findChild<QMenu*>(QStringLiteral("menu/map"));
    QVERIFY(menu != nullptr);
    menu->findChild<QAction*>(QStringLiteral("action/pinHere"))->trigger();
    menu->close();
    QCOMPARE(map.pins().size(), std::size_t{1});
    QVERIFY(std::abs(map.pins()[0].longitudeDeg - 1.0) <= map.transform().degreesPerPixel());
}

void MapToolsTest::backAndForwardGiveTheSameView() {
    auto& map = m_window->map();
    const double x = map.transform().centerX;
    const double scale = map.transform().unitsPerPixel;
    map.zoomIn();
    QTRY_VERIFY_WITH_TIMEOUT(!map.isRendering(), 20000);
    const double zoomed = map.transform().unitsPerPixel;
    QVERIFY(action("viewBack")->isEnabled());
    action("viewBack")->trigger();
    QCOMPARE(map.transform().unitsPerPixel, scale);
    QCOMPARE(map.transform().centerX, x);
    QVERIFY(action("viewForward")->isEnabled());
    action("viewForward")->trigger();
    QCOMPARE(map.transform().unitsPerPixel, zoomed);
}

void MapToolsTest::everyPresetIsShownOnTheButton() {
    auto* button = m_window->findChild<QToolButton*>(QStringLiteral("mainToolBar/projection"));
    QVERIFY(button != nullptr);
    QSet<QString> names;
    for (const char* id :
         {"robinson", "mollweide", "mercator", "europe", "northPole", "seaIce", "southPole", "utm", "orthographic", "plateCarree"}) {
        QVERIFY(m_window->map().setView(QStringLiteral("EPSG:4326"), {-6.0, 38.0, 6.0, 46.0}));
        auto* preset = action(qPrintable(QStringLiteral("projection/") + QLatin1String(id)));
        QVERIFY2(preset != nullptr, id);
        preset->trigger();
        names.insert(button->text());
        QVERIFY(!button->accessibleName().isEmpty());
    }
    QCOMPARE(names.size(), 10);
}

// Zones of 6 degrees from 180 W; 32 V is widened over western Norway, Svalbard has 31 X, 33 X, 35 X, 37 X [Snyder 1987, p. 57, 62].
void MapToolsTest::utmZoneIsThatOfThePlace_data() {
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<int>("code");
    QTest::newRow("Paris") << 2.35 << 48.86 << 32631;
    QTest::newRow("Bergen") << 5.3 << 60.4 << 32632;
    QTest::newRow("Longyearbyen") << 15.6 << 78.2 << 32633;
    QTest::newRow("Sydney") << 151.2 << -33.9 << 32756;
    QTest::newRow("Fiji, west of the antimeridian") << 179.9 << -17.0 << 32760;
    QTest::newRow("east of the antimeridian") << -179.9 << -17.0 << 32701;
}

void MapToolsTest::utmZoneIsThatOfThePlace() {
    QFETCH(double, longitude);
    QFETCH(double, latitude);
    QTEST(views::utmCode(longitude, latitude), "code");
}

QTEST_MAIN(MapToolsTest)
#include "MapToolsTest.moc"
