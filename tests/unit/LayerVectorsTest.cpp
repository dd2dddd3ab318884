// Components that belong together, and the vector between nodes.
#include "core/scene/LayerVectors.h"

#include "core/scene/SpeedGrid.h"

#include <QtTest>
#include <array>
#include <cmath>
#include <limits>

using namespace phidias;

class LayerVectorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void directionIsClockwiseFromNorth();
    void componentsAreBilinearBetweenNodes();
    void missingNeighbourGivesNoVector();
    void referenceIsARoundLengthBelowThe95thPercentile();
    void anotherUnitChangesLengthsAndReferenceAlike();
    void pairsAreFound_data();
    void pairsAreFound();
    void namesWithoutAPartnerMakeNoPair();
    void gridOfAVectorLayerHoldsTheLengths();
};

void LayerVectorsTest::directionIsClockwiseFromNorth() {
    QCOMPARE((core::HorizontalVector{1.0, 0.0}.towardDeg()), 90.0);
    QCOMPARE((core::HorizontalVector{-1.0, 0.0}.towardDeg()), 270.0);
    QCOMPARE((core::HorizontalVector{0.0, -2.0}.towardDeg()), 180.0);
    // A westerly wind comes from the west and blows to the east.
    QCOMPARE((core::HorizontalVector{5.0, 0.0}.fromDeg()), 270.0);
    QVERIFY(std::isnan(core::HorizontalVector{0.0, 0.0}.fromDeg()));
    QCOMPARE((core::HorizontalVector{3.0, 4.0}.speed()), 5.0);
}

void LayerVectorsTest::componentsAreBilinearBetweenNodes() {
    // u = 1 + x, v = y - 2 are linear, so bilinear interpolation is exact.
    const std::vector<double> axis{0.0, 1.0, 2.0};
    std::vector<double> u;
    std::vector<double> v;
    for (const double y : axis) {
        for (const double x : axis) {
            u.push_back(1.0 + x);
            v.push_back(y - 2.0);
        }
    }
    const core::LayerVectors vectors(core::GridPlane::of(axis, axis, u), core::GridPlane::of(axis, axis, v), core::VectorSense::Wind);
    const auto between = vectors.at(0.25, 1.5);
    QVERIFY(between.has_value());
    QVERIFY(std::abs(between->eastward - 1.25) < 1e-12);
    QVERIFY(std::abs(between->northward + 0.5) < 1e-12);
    const auto cell = vectors.ofCell(0.25, 1.4);
    QVERIFY(cell.has_value());
    QCOMPARE(cell->eastward, 1.0);
    QCOMPARE(cell->northward, -1.0);
    QVERIFY(!vectors.at(3.5, 1.0).has_value());
}

void LayerVectorsTest::missingNeighbourGivesNoVector() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> axis{0.0, 1.0};
    const core::LayerVectors vectors(core::GridPlane::of(axis, axis, {1.0, 1.0, 1.0, 1.0}),
                                     core::GridPlane::of(axis, axis, {1.0, nan, 1.0, 1.0}), core::VectorSense::Wind);
    QVERIFY(!vectors.at(0.5, 0.5).has_value());
    QVERIFY(!vectors.ofCell(1.0, 0.0).has_value());
    QVERIFY(vectors.ofCell(0.0, 1.0).has_value());
}

void LayerVectorsTest::referenceIsARoundLengthBelowThe95thPercentile() {
    // Lengths 0..100: the 95th percentile is 95, the round length below it 50.
    core::VectorStations stations;
    for (int k = 0; k <= 100; ++k) {
        stations.longitudeDeg.push_back(k);
        stations.latitudeDeg.push_back(0.0);
        stations.vector.push_back({0.6 * k, 0.8 * k});
    }
    QCOMPARE(core::LayerVectors(stations, core::VectorSense::Current).referenceSpeed(), 50.0);
    QCOMPARE(core::LayerVectors(core::VectorStations(), core::VectorSense::Current).referenceSpeed(), 0.0);
}

void LayerVectorsTest::anotherUnitChangesLengthsAndReferenceAlike() {
    const std::vector<double> axis{0.0, 1.0};
    const core::LayerVectors metres(core::GridPlane::of(axis, axis, {3.0, 3.0, 3.0, 3.0}),
                                    core::GridPlane::of(axis, axis, {4.0, 4.0, 4.0, 4.0}), core::VectorSense::Wind);
    QCOMPARE(metres.referenceSpeed(), 5.0);
    const auto kilometresPerHour = metres.scaled(3.6);
    QVERIFY(std::abs(kilometresPerHour.at(0.5, 0.5)->speed() - 18.0) < 1e-12);
    QCOMPARE(kilometresPerHour.referenceSpeed(), 10.0);
}

void LayerVectorsTest::pairsAreFound_data() {
    QTest::addColumn<QStringList>("eastward"); // name, standard name, long name, unit
    QTest::addColumn<QStringList>("northward");
    QTest::addColumn<int>("sense");
    using Texts = std::array<const char*, 4>;
    const auto row = [](const char* what, const Texts& eastward, const Texts& northward, core::VectorSense sense) {
        const auto list = [](const Texts& texts) {
            QStringList listed;
            for (const char* text : texts) {
                listed += QString::fromUtf8(text);
            }
            return listed;
        };
        QTest::newRow(what) << list(eastward) << list(northward) << static_cast<int>(sense);
    };
    const auto wind = core::VectorSense::Wind;
    const auto current = core::VectorSense::Current;
    row("CF wind", {"a", "eastward_wind", "", "m s-1"}, {"b", "northward_wind", "", "m s-1"}, wind);
    row("CF current", {"uo", "eastward_sea_water_velocity", "", "m s-1"}, {"vo", "northward_sea_water_velocity", "", "m s-1"}, current);
    row("CF stress", {"taux", "surface_downward_eastward_stress", "", "Pa"}, {"tauy", "surface_downward_northward_stress", "", "Pa"},
        core::VectorSense::Other);
    row("ERA5", {"u10", "", "10 metre U wind component", "m s**-1"}, {"v10", "", "10 metre V wind component", "m s**-1"}, wind);
    row("by name", {"u", "", "", "m/s"}, {"v", "", "", "m/s"}, core::VectorSense::Other);
    row("GRIB", {"10u", "", "", "m/s"}, {"10v", "", "", "m/s"}, wind);
    row("without unit", {"u10", "", "", ""}, {"v10", "", "", ""}, wind);
    row("in situ", {"EWCT", "", "West-east current component", "m s-1"}, {"NSCT", "", "South-north current component", "m s-1"}, current);
    row("ending", {"wind_u", "", "", "knot"}, {"wind_v", "", "", "knot"}, wind);
}

void LayerVectorsTest::pairsAreFound() {
    QFETCH(QStringList, eastward);
    QFETCH(QStringList, northward);
    QFETCH(int, sense);
    const auto names = [](const QStringList& texts) {
        return core::VariableNames{texts[0].toStdString(), texts[1].toStdString(), texts[2].toStdString(), texts[3].toStdString()};
    };
    const std::vector<core::VariableNames> variables{
        {"uncertainty", "", "", "m s-1"}, names(northward), {"temp", "", "", "K"}, names(eastward)};
    const auto pairs = core::vectorPairs(variables);
    QCOMPARE(pairs.size(), std::size_t{1});
    QCOMPARE(pairs[0].eastward, std::size_t{3});
    QCOMPARE(pairs[0].northward, std::size_t{1});
    QCOMPARE(static_cast<int>(pairs[0].sense), sense);
}

void LayerVectorsTest::namesWithoutAPartnerMakeNoPair() {
    const std::vector<core::VariableNames> variables{
        {"u", "", "", "K"},      {"v", "", "", "K"},          {"u10", "", "", "m s-1"},           {"v10", "", "", "knot"},
        {"uo", "", "", "m s-1"}, {"vegetation", "", "", "1"}, {"x", "eastward_wind", "", "m s-1"}};
    QVERIFY(core::vectorPairs(variables).empty());
}

void LayerVectorsTest::gridOfAVectorLayerHoldsTheLengths() {
    auto grid = std::make_shared<core::Grid>();
    grid->axes = {{.name = "y", .role = core::AxisRole::Y, .coordinates = {0.0, 1.0}},
                  {.name = "x", .role = core::AxisRole::X, .coordinates = {0.0, 1.0}}};
    grid->variables = {{.name = "u", .axes = {0, 1}}, {.name = "v", .axes = {0, 1}}};
    grid->source = std::make_shared<core::MemoryGridSource>(std::vector<std::vector<double>>{{3.0, 0.0, 5.0, 8.0}, {4.0, 1.0, 12.0, 15.0}},
                                                            std::vector<std::vector<std::size_t>>{{2, 2}, {2, 2}});
    core::Layer layer;
    layer.variable = "u";
    QCOMPARE(core::gridOfLayer(grid, layer).get(), grid.get());
    layer.northwardVariable = "v";
    const auto speeds = core::gridOfLayer(grid, layer);
    // Pythagorean triples.
    QVERIFY(speeds->readPlane(0, 0, 0) == (std::vector<double>{5.0, 1.0, 13.0, 17.0}));
    QVERIFY(speeds->readPlane(1, 0, 0) == grid->readPlane(1, 0, 0));
    QVERIFY(core::gridOfLayer(nullptr, layer) == nullptr);
}

QTEST_GUILESS_MAIN(LayerVectorsTest)
#include "LayerVectorsTest.moc"
