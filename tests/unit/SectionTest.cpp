// Sections through fields whose value is a known function of longitude, latitude and depth, so that every number follows from a formula.
#include "core/scene/Section.h"

#include "core/util/Error.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <numbers>

using namespace phidias;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kKmPerDegree = 6371.009 * std::numbers::pi / 180.0;

/// Counts what is read, so that a test can tell a window from the whole.
class CountingSource : public core::MemoryGridSource {
public:
    using core::MemoryGridSource::MemoryGridSource;
    void read(std::size_t variable, std::span<const core::Slab> slabs, std::span<double> out) const override {
        largest = std::max(largest, out.size());
        MemoryGridSource::read(variable, slabs, out);
    }
    mutable std::size_t largest = 0;
};

/// v = longitude + 10 latitude + depth + 1000 time on 2 times, 4 depths, 21 latitudes 0..20, 360 longitudes 0..359; missing at 5 E below 60
/// m.
core::Grid field(std::shared_ptr<CountingSource>& source) {
    core::Grid grid;
    grid.path = "field.nc";
    grid.verticalKind = core::VerticalKind::Depth;
    core::Axis time{.name = "time", .role = core::AxisRole::Time, .coordinates = {0.0, 31.0 * 86400.0}, .unit = "s"};
    time.isTimeDecoded = true;
    core::Axis depth{.name = "depth", .role = core::AxisRole::Vertical, .coordinates = {0.0, 10.0, 50.0, 100.0}, .unit = "m"};
    depth.positiveDown = true;
    core::Axis latitude{.name = "lat", .role = core::AxisRole::Y, .coordinates = {}, .unit = "degrees_north"};
    core::Axis longitude{.name = "lon", .role = core::AxisRole::X, .coordinates = {}, .unit = "degrees_east"};
    for (int k = 0; k <= 20; ++k) {
        latitude.coordinates.push_back(k);
    }
    for (int k = 0; k < 360; ++k) {
        longitude.coordinates.push_back(k);
    }
    grid.axes = {time, depth, latitude, longitude};
    grid.variables = {{.name = "v", .longName = "test value", .unit = "K", .axes = {0, 1, 2, 3}}};
    std::vector<double> values;
    for (int t = 0; t < 2; ++t) {
        for (const double z : depth.coordinates) {
            for (const double y : latitude.coordinates) {
                for (const double x : longitude.coordinates) {
                    values.push_back(x == 5.0 && z > 60.0 ? kNan : x + 10.0 * y + z + 1000.0 * t);
                }
            }
        }
    }
    source =
        std::make_shared<CountingSource>(std::vector<std::vector<double>>{values}, std::vector<std::vector<std::size_t>>{{2, 4, 21, 360}});
    grid.source = source;
    return grid;
}

class FixedObservations : public core::ObservationSource {
public:
    explicit FixedObservations(core::ObservationSamples samples) : m_samples(std::move(samples)) {}
    [[nodiscard]] core::ObservationSamples read(std::size_t) const override { return m_samples; }

private:
    core::ObservationSamples m_samples;
};

} // namespace

class SectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesLieOnTheGreatCircle();
    void badLinesAreRefused();
    void valuesAreLinearOnEveryLevel();
    void missingCornersAreMissing();
    void sectionCrossesTheEndOfTheGrid();
    void onlyTheBoxIsRead();
    void levelsOfHeightBecomeDepths();
    void observationsOfTheCorridorAreProjectedOnTheLine();
    void observationsAreChosenByTime();
    void variableWithoutLevelsIsRefused();
    void sectionIsStoppedOnDemand();
};

void SectionTest::placesLieOnTheGreatCircle() {
    // Equator to pole: a quarter of the circumference; the middle lies at 45 N.
    const std::vector<core::LinePoint> meridian{{20.0, 0.0}, {20.0, 90.0}};
    const auto places = core::placesAlong(meridian, kKmPerDegree);
    QCOMPARE(places.distanceKm.size(), std::size_t{91});
    QVERIFY(std::abs(places.distanceKm.back() - 90.0 * kKmPerDegree) < 1e-9);
    QVERIFY(std::abs(places.latitudeDeg[45] - 45.0) < 1e-9);
    // The vertex of the great circle from (0, 45) to (90, 45): tan(latitude) = tan(45) / cos(45), at 45 E.
    const std::vector<core::LinePoint> arc{{0.0, 45.0}, {90.0, 45.0}};
    const auto high = core::placesAlong(arc, 0.0);
    const double top = *std::max_element(high.latitudeDeg.begin(), high.latitudeDeg.end());
    QVERIFY(std::abs(top - std::atan(std::sqrt(2.0)) * 180.0 / std::numbers::pi) < 1e-3);
}

void SectionTest::badLinesAreRefused() {
    for (const std::vector<core::LinePoint>& line : std::vector<std::vector<core::LinePoint>>{{},
                                                                                              {{1.0, 2.0}},
                                                                                              {{1.0, 2.0}, {361.0, 2.0}},
                                                                                              {{0.0, 91.0}, {1.0, 0.0}},
                                                                                              {{0.0, 0.0}, {180.0, 0.0}},
                                                                                              {{kNan, 0.0}, {1.0, 0.0}}}) {
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::placesAlong(line, 10.0)), core::Error);
    }
}

void SectionTest::valuesAreLinearOnEveryLevel() {
    std::shared_ptr<CountingSource> source;
    const auto grid = field(source);
    const std::vector<core::LinePoint> line{{10.3, 2.2}, {17.9, 12.4}, {30.0, 3.0}};
    const auto section = core::sectionAlong(grid, 0, line, 1, 40.0, core::MemoryBudget::standard(), {});
    QCOMPARE(section.vertical, (std::vector<double>{0.0, 10.0, 50.0, 100.0}));
    QCOMPARE(section.verticalBounds, (std::vector<std::pair<double, double>>{{0.0, 5.0}, {5.0, 30.0}, {30.0, 75.0}, {75.0, 125.0}}));
    const std::size_t columns = section.places.distanceKm.size();
    QVERIFY(columns > 50);
    for (std::size_t level = 0; level < 4; ++level) {
        for (std::size_t column = 0; column < columns; ++column) {
            const double expected =
                section.places.longitudeDeg[column] + 10.0 * section.places.latitudeDeg[column] + section.vertical[level] + 1000.0;
            QVERIFY(std::abs(section.values[level * columns + column] - expected) < 1e-9);
        }
    }
}

void SectionTest::missingCornersAreMissing() {
    std::shared_ptr<CountingSource> source;
    const auto grid = field(source);
    const std::vector<core::LinePoint> line{{2.0, 0.0}, {8.0, 0.0}};
    const auto section = core::sectionAlong(grid, 0, line, 0, 0.25 * kKmPerDegree, core::MemoryBudget::standard(), {});
    const std::size_t columns = section.places.distanceKm.size();
    for (std::size_t column = 0; column < columns; ++column) {
        const double x = section.places.longitudeDeg[column];
        // Within one cell of 5 E the missing corner counts, at the neighbours exactly it does not.
        if (std::abs(x - 5.0) < 0.9 || std::abs(x - 5.0) > 1.1) {
            QCOMPARE(std::isnan(section.values[3 * columns + column]), std::abs(x - 5.0) < 1.0);
        }
        QVERIFY(!std::isnan(section.values[2 * columns + column]));
    }
}

void SectionTest::sectionCrossesTheEndOfTheGrid() {
    std::shared_ptr<CountingSource> source;
    const auto grid = field(source);
    // The grid ends at 359 E: the line crosses Greenwich, where the value jumps by 360.
    const std::vector<core::LinePoint> line{{-3.0, 0.0}, {3.0, 0.0}};
    const auto section = core::sectionAlong(grid, 0, line, 0, kKmPerDegree, core::MemoryBudget::standard(), {});
    QCOMPARE(section.places.distanceKm.size(), std::size_t{7});
    const std::array<double, 7> expected{357.0, 358.0, 359.0, 0.0, 1.0, 2.0, 3.0};
    for (std::size_t column = 0; column < 7; ++column) {
        QVERIFY(std::abs(section.values[column] - expected[column]) < 1e-6);
    }
}

void SectionTest::onlyTheBoxIsRead() {
    std::shared_ptr<CountingSource> source;
    const auto grid = field(source);
    const std::vector<core::LinePoint> line{{100.0, 5.0}, {110.0, 6.0}};
    static_cast<void>(core::sectionAlong(grid, 0, line, 0, 0.0, core::MemoryBudget::standard(), {}));
    QVERIFY2(source->largest <= 13 * 5, qPrintable(QString::number(source->largest)));
}

void SectionTest::levelsOfHeightBecomeDepths() {
    std::shared_ptr<CountingSource> source;
    auto grid = field(source);
    grid.verticalKind = core::VerticalKind::Height;
    grid.axes[1].positiveDown = false;
    grid.axes[1].coordinates = {0.0, -10.0, -50.0, -100.0};
    grid.axes[1].bounds = {{0.0, -7.0}, {-7.0, -20.0}, {-20.0, -80.0}, {-80.0, -120.0}};
    const std::vector<core::LinePoint> line{{100.0, 5.0}, {110.0, 6.0}};
    const auto section = core::sectionAlong(grid, 0, line, 0, 0.0, core::MemoryBudget::standard(), {});
    QVERIFY(section.isDownward);
    QCOMPARE(section.vertical, (std::vector<double>{0.0, 10.0, 50.0, 100.0}));
    QCOMPARE(section.verticalBounds[1], (std::pair<double, double>{7.0, 20.0}));
}

void SectionTest::observationsOfTheCorridorAreProjectedOnTheLine() {
    core::Observations observations;
    const auto cast = [&](double longitude, double latitude, bool isGood) {
        core::Cast made;
        made.longitudeDeg = longitude;
        made.latitudeDeg = latitude;
        made.isPositionGood = isGood;
        observations.casts.push_back(made);
    };
    cast(3.0, 0.2, true);    // beside the first leg
    cast(363.0, -0.6, true); // outside a corridor of 50 km
    cast(10.3, 4.0, true);   // beside the second leg
    cast(5.0, 0.0, false);   // no good position
    cast(-0.1, 0.0, true);   // before the first point: its distance is 0
    core::ObservationVariable variable;
    variable.name = "t";
    variable.unit = "K";
    observations.variables = {variable};
    core::ObservationSamples samples;
    for (std::uint32_t k = 0; k < 5; ++k) {
        for (const double depth : {10.0, kNan}) {
            samples.cast.push_back(k);
            samples.value.push_back(k);
            samples.depthM.push_back(depth);
            samples.timeUnixSeconds.push_back(0.0);
            samples.flag.push_back('1');
            samples.isGood.push_back(true);
        }
    }
    observations.source = std::make_shared<FixedObservations>(samples);
    const std::vector<core::LinePoint> line{{0.0, 0.0}, {10.0, 0.0}, {10.0, 10.0}};
    const auto found = core::observationsAlong(observations, 0, line, {.corridorKm = 50.0}, {});
    QCOMPARE(found.value, (std::vector<double>{0.0, 2.0, 4.0}));
    QVERIFY(std::abs(found.distanceKm[0] - 3.0 * kKmPerDegree) < 1e-6);
    QVERIFY(std::abs(found.offsetKm[0] - 0.2 * kKmPerDegree) < 1e-6);
    // Foot of the perpendicular on the meridian of 10 E: tan(foot) = tan(4) / cos(0.3).
    const double foot = std::atan(std::tan(4.0 * std::numbers::pi / 180.0) / std::cos(0.3 * std::numbers::pi / 180.0)) * 6371.009;
    QVERIFY(std::abs(found.distanceKm[1] - (10.0 * kKmPerDegree + foot)) < 1e-6);
    QVERIFY(std::abs(found.distanceKm[2]) < 1e-9);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::observationsAlong(observations, 0, line, {.corridorKm = 0.0}, {})), core::Error);
}

void SectionTest::observationsAreChosenByTime() {
    core::Observations observations;
    core::Cast cast;
    cast.longitudeDeg = 1.0;
    cast.latitudeDeg = 0.0;
    observations.casts = {cast};
    core::ObservationVariable variable;
    variable.name = "t";
    variable.unit = "K";
    observations.variables = {variable};
    core::ObservationSamples samples;
    for (const double day : {0.0, 10.0, 365.2425 * 3.0 - 5.0, 180.0}) {
        samples.cast.push_back(0);
        samples.value.push_back(day);
        samples.depthM.push_back(1.0);
        samples.timeUnixSeconds.push_back(day * 86400.0);
        samples.flag.push_back('1');
        samples.isGood.push_back(true);
    }
    observations.source = std::make_shared<FixedObservations>(samples);
    const std::vector<core::LinePoint> line{{0.0, 0.0}, {10.0, 0.0}};
    QCOMPARE(core::observationsAlong(observations, 0, line, {}, {}).value.size(), std::size_t{4});
    QCOMPARE(core::observationsAlong(observations, 0, line, {.timeUnixSeconds = 0.0, .halfRangeDays = 15.0}, {}).value.size(),
             std::size_t{2});
    QCOMPARE(
        core::observationsAlong(observations, 0, line, {.timeUnixSeconds = 0.0, .halfRangeDays = 15.0, .isYearly = true}, {}).value.size(),
        std::size_t{3});
}

void SectionTest::variableWithoutLevelsIsRefused() {
    std::shared_ptr<CountingSource> source;
    auto grid = field(source);
    grid.axes[1].role = core::AxisRole::Other;
    const std::vector<core::LinePoint> line{{0.0, 0.0}, {10.0, 0.0}};
    try {
        static_cast<void>(core::sectionAlong(grid, 0, line, 0, 0.0, core::MemoryBudget::standard(), {}));
        QFAIL("a section without levels");
    } catch (const core::Error& error) {
        QCOMPARE(error.messageId().c_str(), "scene.section.noLevels");
    }
}

void SectionTest::sectionIsStoppedOnDemand() {
    std::shared_ptr<CountingSource> source;
    const auto grid = field(source);
    std::stop_source stop;
    stop.request_stop();
    const std::vector<core::LinePoint> line{{0.0, 0.0}, {10.0, 0.0}};
    try {
        static_cast<void>(core::sectionAlong(grid, 0, line, 0, 0.0, core::MemoryBudget::standard(), stop.get_token()));
        QFAIL("not stopped");
    } catch (const core::Error& error) {
        QCOMPARE(error.code(), core::ErrorCode::Cancelled);
    }
}

QTEST_GUILESS_MAIN(SectionTest)
#include "SectionTest.moc"
