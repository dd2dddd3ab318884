// Time series and profile of the window for a file whose value is 10 latitude + longitude + depth + 1000 time: every number follows from
// the place of the cursor.
#include "tests/support/Support.h"
#include "tests/support/TestWindow.h"

#include <QComboBox>
#include <QToolButton>
#include <cmath>

using namespace phidias;

class SeriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void emptyPlotsSayWhatToDo();
    void curveIsThatOfTheCellUnderTheCursor();
    void clickSetsTheTimeOfTheProjectUndoably();
    void heldPlaceStays();
    void unlinkedViewDoesNotFollow();
    void pinnedPlacesAreCompared();
    void chosenCellsGiveMeanAndSpread();
    void hovmoellerByDepthIsThatOfTheFile();
    void profileIsThatOfTheCellUnderTheCursor();
    void clickInTheProfileSetsTheDepth();
    void tableHasTheNumbersOfThePlot();
    void brushInTheTsDiagramChoosesCastsEverywhere();

private:
    [[nodiscard]] views::SeriesWidget& series() { return window().series().series(); }
    [[nodiscard]] views::ProfileWidget& profile() { return window().series().profile(); }
    void show(const char* action) { m_window->trigger(action); }
    [[nodiscard]] app::MainWindow& window() { return **m_window; }
    void point(double longitude, double latitude) { window().desk().cursor().set(longitude, latitude, 0.1); }
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<tests::TestWindow> m_window;
};

namespace {

constexpr double kDay = 86400.0;

double formula(double longitude, double latitude, double depth, int time) {
    return 10.0 * latitude + longitude + depth + 1000.0 * time;
}

} // namespace

void SeriesTest::initTestCase() {
    m_file = m_folder.filePath(QStringLiteral("field.nc"));
    tests::writeField(m_file, {.daysOfTimes = {0.0, 31.0, 59.0}}, [](double longitude, double latitude, double depth, std::size_t time) {
        return formula(longitude, latitude, depth, static_cast<int>(time));
    });
}

void SeriesTest::init() {
    m_window = std::make_unique<tests::TestWindow>(m_folder);
    QVERIFY(m_window->open({m_file}));
}

void SeriesTest::emptyPlotsSayWhatToDo() {
    QVERIFY(!series().isVisible());
    show("showSeries");
    QTRY_VERIFY(series().seriesPanel().hint().contains(QStringLiteral("map")));
    show("showProfile");
    QTRY_VERIFY(profile().panel().hint().contains(QStringLiteral("map")));
}

void SeriesTest::curveIsThatOfTheCellUnderTheCursor() {
    show("showSeries");
    point(-3.2, 41.4);
    QTRY_VERIFY_WITH_TIMEOUT(series().scene() && series().scene()->curves.size() == 1, 10000);
    const auto& curve = series().scene()->curves.front().series;
    QCOMPARE(curve.value.size(), std::size_t{3});
    for (int time = 0; time < 3; ++time) {
        QVERIFY(std::abs(curve.value[static_cast<std::size_t>(time)] - formula(-3.0, 41.0, 0.0, time)) < 1e-3); // stored as float
    }
    QVERIFY(series().scene()->isYear); // the file is a climatology
    QVERIFY(series().seriesPanel().plot().yAxis->label().contains(QStringLiteral("(K)")));
}

void SeriesTest::clickSetsTheTimeOfTheProjectUndoably() {
    show("showSeries");
    point(-3.0, 41.0);
    QTRY_VERIFY_WITH_TIMEOUT(series().scene() && !series().isComputing(), 10000);
    auto& plot = series().seriesPanel().plot();
    const double february = 31.0 * kDay;
    const QPointF at(plot.xAxis->coordToPixel(views::secondsOfYear(february)), plot.yAxis->coordToPixel(formula(-3.0, 41.0, 0.0, 1)));
    QTest::mouseClick(&plot, Qt::LeftButton, {}, at.toPoint());
    QVERIFY(window().document().project().timeUnixSeconds.has_value());
    QCOMPARE(*window().document().project().timeUnixSeconds, february);
    QCOMPARE(*window().desk().cursor().timeUnixSeconds(), february);
    QVERIFY(std::abs(window().desk().cursor().latitudeDeg() - 41.0) < 1e-9);
    window().document().undoStack().undo();
    QVERIFY(!window().document().project().timeUnixSeconds);
}

void SeriesTest::heldPlaceStays() {
    show("showSeries");
    window().series().showSeriesAt(5.0, 45.0);
    QTRY_VERIFY_WITH_TIMEOUT(series().scene() && !series().isComputing(), 10000);
    point(-10.0, 35.0);
    QTRY_VERIFY(!series().isComputing());
    QCOMPARE(series().scene()->curves.front().series.latitudeDeg, 45.0);
    series().findChild<QToolButton*>(QStringLiteral("series/hold"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(series().scene()->curves.front().series.latitudeDeg == 35.0, 10000);
}

void SeriesTest::unlinkedViewDoesNotFollow() {
    show("showSeries");
    point(5.0, 45.0);
    QTRY_VERIFY_WITH_TIMEOUT(series().scene() && !series().isComputing(), 10000);
    window().findChild<QAction*>(QStringLiteral("action/link/series"))->trigger();
    point(-10.0, 35.0);
    QVERIFY(!series().isComputing());
    QCOMPARE(series().scene()->curves.front().series.latitudeDeg, 45.0);
}

void SeriesTest::pinnedPlacesAreCompared() {
    window().document().change(QStringLiteral("pins"), [](core::Project& project) {
        project.pins = {{.longitudeDeg = 0.0, .latitudeDeg = 31.0, .label = "A"}, {.longitudeDeg = 1.0, .latitudeDeg = 32.0, .label = "B"}};
    });
    show("showSeries");
    series().findChild<QToolButton*>(QStringLiteral("series/pins"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(series().scene() && series().scene()->curves.size() == 2, 10000);
    QVERIFY(std::abs(series().scene()->curves[1].series.value[2] - formula(1.0, 32.0, 0.0, 2)) < 1e-3);
    QVERIFY(series().scene()->curves[1].label.contains(QStringLiteral("B")));
}

void SeriesTest::chosenCellsGiveMeanAndSpread() {
    show("showSeries");
    // Cells 0 and 1 of the plane lie side by side on 30 N: mean and standard deviation of two values that differ by 1.
    window().desk().selection().set({{m_file.toStdString(), {0, 1}}});
    QTRY_VERIFY_WITH_TIMEOUT(series().scene() && series().scene()->curves.size() == 1, 10000);
    const auto& curve = series().scene()->curves.front().series;
    QVERIFY(std::abs(curve.value[0] - 0.5 * (formula(-20.0, 30.0, 0.0, 0) + formula(-19.0, 30.0, 0.0, 0))) < 1e-3);
    QVERIFY(std::abs(curve.spread[0] - 0.5) < 1e-3);
}

void SeriesTest::hovmoellerByDepthIsThatOfTheFile() {
    show("showSeries");
    point(5.0, 45.0);
    series().findChild<QComboBox*>(QStringLiteral("series/kind"))->setCurrentIndex(3);
    QTRY_VERIFY_WITH_TIMEOUT(series().diagram().has_value(), 10000);
    const auto& diagram = *series().diagram();
    QCOMPARE(diagram.coordinate, (std::vector<double>{0.0, 10.0, 50.0, 200.0}));
    for (std::size_t row = 0; row < 4; ++row) {
        for (int time = 0; time < 3; ++time) {
            QVERIFY(std::abs(diagram.values[row * 3 + static_cast<std::size_t>(time)] - formula(5.0, 45.0, diagram.coordinate[row], time)) <
                    1e-3);
        }
    }
    QVERIFY(series().hovmoellerPanel().plot().yAxis->rangeReversed());
}

void SeriesTest::profileIsThatOfTheCellUnderTheCursor() {
    show("showProfile");
    point(5.1, 44.9);
    QTRY_VERIFY_WITH_TIMEOUT(profile().scene() && profile().scene()->curves.size() == 1, 10000);
    const auto& curve = profile().scene()->curves.front();
    QCOMPARE(curve.vertical, (std::vector<double>{0.0, 10.0, 50.0, 200.0}));
    for (std::size_t level = 0; level < 4; ++level) {
        QVERIFY(std::abs(curve.value[level] - formula(5.0, 45.0, curve.vertical[level], 0)) < 1e-3);
    }
    QVERIFY(profile().panel().plot().yAxis->rangeReversed());
}

void SeriesTest::clickInTheProfileSetsTheDepth() {
    show("showProfile");
    point(5.0, 45.0);
    QTRY_VERIFY_WITH_TIMEOUT(profile().scene() && !profile().isComputing(), 10000);
    auto& plot = profile().panel().plot();
    const QPointF at(plot.xAxis->coordToPixel(formula(5.0, 45.0, 50.0, 0)), plot.yAxis->coordToPixel(50.0));
    QTest::mouseClick(&plot, Qt::LeftButton, {}, at.toPoint());
    QCOMPARE(*window().document().project().depthM, 50.0);
    QCOMPARE(*window().desk().cursor().depthM(), 50.0);
    window().document().undoStack().undo();
    QVERIFY(!window().document().project().depthM);
}

void SeriesTest::tableHasTheNumbersOfThePlot() {
    show("showSeries");
    point(0.0, 40.0);
    QTRY_VERIFY_WITH_TIMEOUT(series().scene() && !series().isComputing(), 10000);
    const QStringList lines = series().seriesPanel().toCsv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines[2].contains(QStringLiteral("1970-02-01T00:00:00Z,1400")), qPrintable(lines[2]));
}

void SeriesTest::brushInTheTsDiagramChoosesCastsEverywhere() {
    PHIDIAS_NEEDS_DATA();
    const std::string path = (tests::dataFolder() / "ocean/cmems_insitu/GL_PR_PF_3900150.nc").string();
    window().openPaths({QString::fromStdString(path)});
    QTRY_VERIFY_WITH_TIMEOUT(!window().isOpening() && !window().layerStore().isLoading(), 20000);
    show("showWater");
    auto& water = window().series().water();
    QTRY_VERIFY_WITH_TIMEOUT(!water.isComputing() && water.scene().observed->clouds.size() == 1, 10000);
    auto& plot = water.panel().plot();
    QVERIFY(plot.xAxis->label().contains(QStringLiteral("no regional anomaly")));
    // A rectangle around the first pair of the first cast (35.881 and 17.379 degC, WaterMassTest).
    const auto& samples = water.scene().observed->clouds.front().samples;
    const QPoint middle(static_cast<int>(plot.xAxis->coordToPixel(samples.salinityGPerKg.front())),
                        static_cast<int>(plot.yAxis->coordToPixel(samples.conservativeTemperatureC.front())));
    QTest::mousePress(&plot, Qt::LeftButton, {}, middle - QPoint(3, 3));
    QTest::mouseMove(&plot, middle + QPoint(4, 4));
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, middle + QPoint(4, 4));
    QVERIFY(window().desk().selection().contains(path, 0));
    QVERIFY(water.chosenPoints() >= 25); // the whole cast is drawn as chosen
    QTest::mouseClick(&plot, Qt::LeftButton, {}, middle);
    QVERIFY(window().desk().selection().isEmpty());
    QCOMPARE(water.chosenPoints(), std::size_t{0});
    window().desk().selection().set({{path, {0}}}); // as from the map
    QCOMPARE(water.chosenPoints(), std::size_t{25});
}

QTEST_MAIN(SeriesTest)
#include "SeriesTest.moc"
