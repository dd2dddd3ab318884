// Sections of the window: lines drawn with the mouse, cruises, parallels; field from a file whose value is 10 latitude + longitude + depth
// + 1000 time, casts whose values say where they are.
#include "tests/support/TestWindow.h"
#include "views/section/SectionAxes.h"

#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QFile>
#include <QStandardItemModel>
#include <cmath>

using namespace phidias;

class SectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void emptySectionSaysWhatToDo();
    void lineDrawnWithTheMouseGivesASection();
    void valueUnderTheMouseIsThatOfTheFile();
    void escapeLeavesTheOldLine();
    void sectionFollowsTheTimeOfTheLayer();
    void lineIsSavedAndUndone();
    void parallelGoesThroughTheCursorAndIsDragged();
    void castsOfACruiseFormTheLine();
    void observationsAloneAreASection();
    void brushedSamplesChooseTheirCastsInAllViews();
    void pointingLinksPlaceAndDepth();
    void axesThatTheLineDoesNotHaveCannotBeChosen();
    void bottomIsThatOfTheProject();

private:
    void drawLine(double west, double east, double latitude);
    void showAlong40N();
    [[nodiscard]] app::MainWindow& window() { return **m_window; }
    [[nodiscard]] views::SectionWidget& section() { return window().section(); }
    [[nodiscard]] bool hasSection() { return section().scene() != nullptr && !section().isComputing(); }
    template <typename Part> Part* part(const char* name) { return section().findChild<Part*>(QLatin1String(name)); }
    void move(double x, double y);
    QTemporaryDir m_folder;
    QString m_file;
    QString m_casts;
    QString m_ground;
    std::unique_ptr<tests::TestWindow> m_window;
};

namespace {

double formula(double longitude, double latitude, double depth, std::size_t time) {
    return 10.0 * latitude + longitude + depth + 1000.0 * static_cast<double>(time);
}

/// Value of the cell of the file that holds a place.
double cellValue(double longitude, double latitude, double depth) {
    return formula(std::round(longitude), std::round(latitude), depth, 0);
}

} // namespace

void SectionTest::initTestCase() {
    m_file = m_folder.filePath(QStringLiteral("field.nc"));
    tests::writeField(m_file, {}, formula);
    m_ground = m_folder.filePath(QStringLiteral("bathymetry.nc"));
    tests::writeField(m_ground, {.depthsM = {0.0}, .daysOfTimes = {0.0}, .variable = "bathymetry", .unit = "m"},
                      [](double longitude, double, double, std::size_t) { return -(100.0 + 2.0 * longitude); });
    // Two cruises along 40.2 N: ONE goes east from 9.8 W, a cast a day, TWO crosses it at 0.2 E.
    m_casts = m_folder.filePath(QStringLiteral("casts.txt"));
    QFile file(m_casts);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("//<DataType>Profiles</DataType>\n//SDN_parameter_mapping\n"
               "//<subject>SDN:LOCAL:Depth</subject><object>SDN:P01::ADEPZZ01</object><units>SDN:P06::ULAA</units>\n"
               "//<subject>SDN:LOCAL:value</subject><object>SDN:P01::PSLTZZ01</object><units>SDN:P06::UUUU</units>\n//\n"
               "Cruise\tStation\tType\tyyyy-mm-ddThh:mm:ss.sss\tLongitude [degrees_east]\tLatitude [degrees_north]\tLOCAL_CDI_ID\t"
               "EDMO_code\tBot. Depth [m]\tDepth [m]\tQV:SEADATANET\tvalue [1]\tQV:SEADATANET\n");
    const auto write = [&](const char* cruise, int station, int day, double longitude, double latitude) {
        for (int level = 0; level < 3; ++level) {
            const QByteArray start = level > 0 ? QByteArray("\t\t\t\t\t\t\t\t\t")
                                               : QByteArray(cruise) + '\t' + QByteArray::number(station) + "\tB\t2020-01-" +
                                                     QByteArray::number(day).rightJustified(2, '0') + "T00:00:00\t" +
                                                     QByteArray::number(longitude) + '\t' + QByteArray::number(latitude) + '\t' + cruise +
                                                     '-' + QByteArray::number(station) + "\t0\t\t";
            file.write(start + QByteArray::number(10 + 40 * level) + "\t1\t" + QByteArray::number(station + 100 * level) + "\t1\n");
        }
    };
    for (int k = 0; k < 20; ++k) {
        write("ONE", k, k + 1, k - 9.8, 40.2);
    }
    for (int k = 0; k < 5; ++k) {
        write("TWO", k, 25 + k, 0.2, 38.2 + k);
    }
}

void SectionTest::init() {
    m_window = std::make_unique<tests::TestWindow>(m_folder);
    QVERIFY(m_window->open({m_file}));
    QVERIFY(window().map().setView(QStringLiteral("EPSG:4326"), {-20.0, 30.0, 20.0, 50.0}));
}

void SectionTest::drawLine(double west, double east, double latitude) {
    auto& map = window().map();
    m_window->trigger("drawSection");
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
    QTRY_VERIFY(window().section().panel().hint().contains(QStringLiteral("Ctrl+L")));
    QVERIFY(window().map().sectionLine().empty());
}

void SectionTest::lineDrawnWithTheMouseGivesASection() {
    drawLine(-10.0, 10.0, 40.0);
    QTRY_VERIFY_WITH_TIMEOUT(window().section().scene() != nullptr, 10000);
    QVERIFY(window().findChild<QDockWidget*>(QStringLiteral("sectionDock"))->toggleViewAction()->isChecked());
    QCOMPARE(window().map().sectionLine().size(), std::size_t{2});
    const auto& section = window().section().scene()->section;
    const std::size_t columns = section.places.distanceKm.size();
    for (std::size_t level = 0; level < 4; ++level) {
        for (std::size_t column = 0; column < columns; ++column) {
            const double longitude = section.places.longitudeDeg[column];
            const double latitude = section.places.latitudeDeg[column];
            const double depth = section.vertical[level];
            // Stored as float. Linear between the centres of cells; the cells themselves away from their edges.
            QVERIFY(std::abs(section.values[level * columns + column] - formula(longitude, latitude, depth, 0)) < 1e-3);
            if (std::abs(std::abs(std::remainder(longitude, 1.0)) - 0.5) > 1e-6) {
                QVERIFY(std::abs(section.cellValues[level * columns + column] - cellValue(longitude, latitude, depth)) < 1e-3);
            }
        }
    }
}

void SectionTest::escapeLeavesTheOldLine() {
    drawLine(-10.0, 10.0, 40.0);
    auto& map = window().map();
    m_window->trigger("drawSection");
    QTest::mouseClick(&map, Qt::LeftButton, {}, QPoint(50, 50));
    QTest::keyClick(&map, Qt::Key_Escape);
    QVERIFY(!map.isLineDrawing());
    QVERIFY(!window().findChild<QAction*>(QStringLiteral("action/drawSection"))->isChecked());
    QCOMPARE(map.sectionLine().size(), std::size_t{2});
}

void SectionTest::sectionFollowsTheTimeOfTheLayer() {
    drawLine(-10.0, 10.0, 40.0);
    QTRY_VERIFY_WITH_TIMEOUT(window().section().scene() != nullptr, 10000);
    const double before = window().section().scene()->section.values.front();
    window().document().change(QStringLiteral("time"), [](core::Project& project) { project.layers[0].timeIndex = 1; });
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(window().section().scene()->section.values.front() - before - 1000.0) < 1e-3, 10000);
}

void SectionTest::lineIsSavedAndUndone() {
    drawLine(-10.0, 10.0, 40.0);
    const auto line = window().document().project().sectionLine;
    QCOMPARE(line.size(), std::size_t{2});
    const QString path = m_folder.filePath(QStringLiteral("saved.phidias"));
    window().document().save(path);
    app::ProjectDocument other;
    other.load(path);
    QCOMPARE(other.project().sectionLine, line);
    window().document().undoStack().undo();
    QVERIFY(window().document().project().sectionLine.empty());
    QVERIFY(window().map().sectionLine().empty());
}

void SectionTest::move(double x, double y) {
    auto& plot = section().panel().plot();
    const QPoint at = tests::pixelOf(plot, x, y);
    QMouseEvent event(QEvent::MouseMove, QPointF(at), QPointF(plot.mapToGlobal(at)), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(&plot, &event);
}

/// The casts alone along the great circle from 10 W to 10 E at 40.2 N, which passes up to 48.2 km north of the parallel.
void SectionTest::showAlong40N() {
    QVERIFY(m_window->open({m_casts}));
    window().document().change(QStringLiteral("line"), [](core::Project& project) {
        project.layers[0].isVisible = false;
        project.sectionLine = {{-10.0, 40.2}, {10.0, 40.2}};
        project.section.corridorKm = 60.0;
    });
    auto* dock = window().findChild<QDockWidget*>(QStringLiteral("sectionDock"));
    dock->show();
    dock->raise();
    QTRY_VERIFY_WITH_TIMEOUT(hasSection(), 10000);
}

void SectionTest::valueUnderTheMouseIsThatOfTheFile() {
    drawLine(-10.0, 10.0, 40.3);
    QTRY_VERIFY_WITH_TIMEOUT(hasSection(), 10000);
    const auto& places = section().scene()->section.places;
    QSignalSpy said(&section(), &views::SectionWidget::statusChanged);
    for (const std::size_t column : {std::size_t{20}, places.distanceKm.size() / 3, places.distanceKm.size() - 30}) {
        for (const auto& [depth, level] : {std::pair{2.0, 0.0}, {20.0, 10.0}, {100.0, 50.0}, {240.0, 200.0}}) {
            move(places.distanceKm[column], depth);
            const double expected = cellValue(window().desk().cursor().longitudeDeg(), window().desk().cursor().latitudeDeg(), level);
            QVERIFY2(said.last().at(0).toString().contains(QString::number(expected)), qPrintable(said.last().at(0).toString()));
        }
    }
}

void SectionTest::parallelGoesThroughTheCursorAndIsDragged() {
    window().desk().cursor().set(3.0, 41.5, 0.1);
    m_window->trigger("sectionParallel");
    QTRY_VERIFY_WITH_TIMEOUT(hasSection(), 10000);
    auto& document = window().document();
    QCOMPARE(document.project().section.source, core::SectionSource::Parallel);
    QCOMPARE(document.project().section.placeDeg, 41.5);
    const auto latitudes = [&] { return section().scene()->section.places.latitudeDeg; };
    for (const double latitude : latitudes()) {
        QVERIFY(std::abs(latitude - 41.5) < 0.002);
    }
    QVERIFY(section().scene()->section.places.longitudeDeg.front() <= -20.0); // from edge to edge of the field
    QVERIFY(section().scene()->section.places.longitudeDeg.back() >= 20.0);
    QVERIFY(!window().map().sectionLine().empty());
    auto& map = window().map();
    const auto at = [&](double latitude) {
        return (map.transform().fromDegrees(-5.0, latitude).value() / map.devicePixelRatioF()).toPoint();
    };
    const int steps = document.undoStack().count();
    tests::dragMouse(map, at(41.5), at(36.0));
    QVERIFY(std::abs(document.project().section.placeDeg - 36.0) < 0.1);
    QCOMPARE(document.undoStack().count(), steps + 1); // the whole movement
    QTRY_VERIFY_WITH_TIMEOUT(hasSection() && std::abs(latitudes().front() - 36.0) < 0.1, 10000);
    document.undoStack().undo();
    QCOMPARE(document.project().section.placeDeg, 41.5);
    QCOMPARE(part<QDoubleSpinBox>("section/place")->value(), 41.5);
}

void SectionTest::castsOfACruiseFormTheLine() {
    QVERIFY(m_window->open({m_casts}));
    drawLine(-10.0, 10.0, 40.0);
    auto* cruises = part<QComboBox>("section/cruise");
    QTRY_VERIFY_WITH_TIMEOUT(cruises->count() == 3, 10000); // all, and the two of the file
    part<QComboBox>("section/source")->setCurrentIndex(static_cast<int>(core::SectionSource::Cruise));
    cruises->setCurrentIndex(cruises->findText(QStringLiteral("TWO")));
    part<QComboBox>("section/field")->setCurrentIndex(part<QComboBox>("section/field")->count() - 1); // none
    QTRY_VERIFY_WITH_TIMEOUT(hasSection() && section().scene()->line.size() == 5, 10000);
    const auto& scene = *section().scene();
    // Five casts a degree apart along a meridian, three samples each.
    QVERIFY(std::abs(scene.section.places.distanceKm.back() - 4.0 * 111.195) < 0.01);
    QCOMPARE(scene.observations.value.size(), std::size_t{15});
    for (std::size_t k = 0; k < scene.observations.value.size(); ++k) {
        const double station = std::fmod(scene.observations.value[k], 100.0);
        QVERIFY(std::abs(scene.observations.distanceKm[k] - station * 111.195) < 0.01);
    }
    // Against time: a day a cast.
    part<QComboBox>("section/axis")->setCurrentIndex(static_cast<int>(core::SectionAxis::Time));
    QTRY_VERIFY_WITH_TIMEOUT(!section().isComputing(), 10000);
    const auto& axes = section().sectionPlot().axes();
    QVERIFY(axes.axis() == core::SectionAxis::Time);
    QVERIFY(std::abs(axes.x().back() - axes.x().front() - 4.0 * tests::kDaySeconds) < 1.0);
}

void SectionTest::observationsAloneAreASection() {
    showAlong40N();
    const auto& scene = *section().scene();
    QVERIFY(!scene.hasField);
    // The 20 casts of ONE, and that of TWO at 40.2 N; that at 41.2 N is 63 km away.
    QCOMPARE(scene.observations.value.size(), std::size_t{63});
    QVERIFY(section().panel().hint().isEmpty());
}

void SectionTest::brushedSamplesChooseTheirCastsInAllViews() {
    showAlong40N();
    auto& plot = section().panel().plot();
    const double left = plot.xAxis->range().lower;
    const double right = plot.xAxis->range().upper;
    // The first half of the line at 40 to 60 m: the second samples of the casts west of the middle.
    tests::dragMouse(plot, tests::pixelOf(plot, left + 1.0, 40.0), tests::pixelOf(plot, 0.5 * (left + right) - 5.0, 60.0));
    const auto& items = window().desk().selection().items();
    QCOMPARE(items.size(), std::size_t{1});
    std::vector<std::uint32_t> expected; // casts 0..9 lie at 9.8 W to 0.8 W
    for (std::uint32_t cast = 0; cast < 10; ++cast) {
        expected.push_back(cast);
    }
    QCOMPARE(items.begin()->second, expected);
    QCOMPARE(section().chosenSamples(), std::size_t{30}); // whole casts
    // And what another view chooses is ringed here.
    window().desk().selection().set({{items.begin()->first, {3, 24}}});
    QCOMPARE(section().chosenSamples(), std::size_t{3}); // the last cast of TWO lies beyond the corridor
}

void SectionTest::pointingLinksPlaceAndDepth() {
    drawLine(-10.0, 10.0, 40.0);
    QTRY_VERIFY_WITH_TIMEOUT(hasSection(), 10000);
    const auto& places = section().scene()->section.places;
    move(places.distanceKm[100], 120.0);
    const auto& cursor = window().desk().cursor();
    QVERIFY(cursor.isValid());
    const double pixelKm = places.distanceKm.back() / section().panel().plot().axisRect()->width();
    QVERIFY(std::abs(cursor.longitudeDeg() - places.longitudeDeg[100]) < (pixelKm + places.distanceKm[1]) / 85.0);
    QVERIFY(cursor.depthM().has_value());
    QVERIFY(std::abs(*cursor.depthM() - 120.0) < 2.0);
}

void SectionTest::axesThatTheLineDoesNotHaveCannotBeChosen() {
    drawLine(-10.0, 10.0, 40.0);
    QTRY_VERIFY_WITH_TIMEOUT(hasSection(), 10000);
    const auto* items = qobject_cast<QStandardItemModel*>(part<QComboBox>("section/axis")->model());
    QVERIFY(items->item(static_cast<int>(core::SectionAxis::Longitude))->isEnabled());
    QVERIFY(!items->item(static_cast<int>(core::SectionAxis::Latitude))->isEnabled()); // a great circle rises and falls
    QVERIFY(!items->item(static_cast<int>(core::SectionAxis::Time))->isEnabled());
    QVERIFY(!items->item(static_cast<int>(core::SectionAxis::Time))->toolTip().isEmpty());
    part<QComboBox>("section/axis")->setCurrentIndex(static_cast<int>(core::SectionAxis::Longitude));
    part<QComboBox>("section/vertical")->setCurrentIndex(static_cast<int>(core::SectionVertical::Pressure));
    QTRY_VERIFY_WITH_TIMEOUT(!section().isComputing(), 10000);
    const auto& plot = section().panel().plot();
    QVERIFY(std::abs(plot.xAxis->range().lower + 10.0) < 0.2);
    QVERIFY(std::abs(plot.xAxis->range().upper - 10.0) < 0.2);
    // 275 m, the lower edge of the last level, at 40 N: 277.41 dbar by the formula of Saunders (1981, J. Phys. Oceanogr. 11, 573), good to
    // 0.1 dbar.
    QVERIFY(std::abs(plot.yAxis->range().upper - 277.41) < 0.2);
}

void SectionTest::bottomIsThatOfTheProject() {
    QVERIFY(m_window->open({m_ground}));
    drawLine(-10.0, 10.0, 40.0);
    QTRY_VERIFY_WITH_TIMEOUT(hasSection(), 10000);
    const auto& scene = *section().scene();
    QCOMPARE(scene.bottomSource, m_ground.toStdString());
    QCOMPARE(scene.bottomM.size(), scene.section.places.distanceKm.size());
    for (std::size_t k = 0; k < scene.bottomM.size(); ++k) {
        QVERIFY(std::abs(scene.bottomM[k] - (100.0 + 2.0 * scene.section.places.longitudeDeg[k])) < 1e-3); // depths of heights
    }
}

QTEST_MAIN(SectionTest)
#include "SectionTest.moc"
