// Lines of sections: cruises, parallels and meridians, and the bottom along them; all numbers follow from the sphere of 6371.009 km.
#include "core/scene/SectionPath.h"

#include "core/data/Bathymetry.h"
#include "core/util/Error.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <numbers>

using namespace phidias;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kKmPerDegree = 6371.009 * std::numbers::pi / 180.0;

core::Cast cast(const char* cruise, double longitude, double latitude, double time) {
    core::Cast made;
    made.cruise = cruise;
    made.longitudeDeg = longitude;
    made.latitudeDeg = latitude;
    made.timeUnixSeconds = time;
    return made;
}

/// Heights -(1000 + 10 longitude) m, land of 100 m at 5 E; on longitudes and latitudes 0..10 that hold no abyssal plain.
core::Grid ground(const std::string& name, double sign) {
    core::Grid grid;
    grid.path = "ground.nc";
    core::Axis latitude{.name = "lat", .role = core::AxisRole::Y, .coordinates = {}, .unit = "degrees_north"};
    core::Axis longitude{.name = "lon", .role = core::AxisRole::X, .coordinates = {}, .unit = "degrees_east"};
    std::vector<double> values;
    for (int row = 0; row <= 10; ++row) {
        latitude.coordinates.push_back(row - 5.0);
        longitude.coordinates.push_back(row);
        for (int column = 0; column <= 10; ++column) {
            values.push_back(sign * (column == 5 ? 100.0 : -(1000.0 + 10.0 * column)));
        }
    }
    grid.axes = {latitude, longitude};
    grid.variables = {{.name = name, .longName = "", .unit = "m", .axes = {0, 1}}};
    grid.source =
        std::make_shared<core::MemoryGridSource>(std::vector<std::vector<double>>{values}, std::vector<std::vector<std::size_t>>{{11, 11}});
    return grid;
}

} // namespace

class SectionPathTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void castsOfACruiseLieInTheOrderOfTime();
    void cruiseGoesOnInAnotherFile();
    void castsWithoutPlaceOrTimeAreLeftOut();
    void castsWithoutAnyTimeKeepTheirOrder();
    void timesBetweenCastsAreLinearInTheDistance();
    void cruiseOfOnePlaceIsRefused();
    void parallelKeepsItsLatitude();
    void parallelCrossesTheAntimeridian();
    void meridianReachesBothPoles();
    void bottomOfHeightsAndOfDepthsIsTheSame();
    void valuesOfOneSignAreTheSea();
    void castsOfTheCruiseLieAtTheirOwnDistance();
};

void SectionPathTest::castsOfACruiseLieInTheOrderOfTime() {
    core::Observations observations;
    observations.casts = {cast("A", 2.0, 0.0, 300.0), cast("B", 9.0, 9.0, 50.0), cast("A", 0.0, 0.0, 100.0), cast("A", 2.0, 1.0, 200.0)};
    QCOMPARE(core::cruiseNames(observations), (std::vector<std::string>{"A", "B"}));
    const std::vector<const core::Observations*> files{&observations};
    const auto track = core::cruiseTrack(files, "A");
    QCOMPARE(track.cast, (std::vector<std::uint32_t>{2, 3, 0}));
    // From (0, 0) to (2, 1): cos w = cos 1 cos 2; then one degree south.
    const double first = std::acos(std::cos(std::numbers::pi / 180.0) * std::cos(2.0 * std::numbers::pi / 180.0)) * 6371.009;
    QVERIFY(std::abs(track.distanceKm[1] - first) < 1e-6);
    QVERIFY(std::abs(track.distanceKm[2] - first - kKmPerDegree) < 1e-6);
    QCOMPARE(core::cruiseTrack(files, "").size(), std::size_t{4});
}

void SectionPathTest::cruiseGoesOnInAnotherFile() {
    core::Observations one;
    core::Observations other;
    one.casts = {cast("A", 0.0, 0.0, 100.0), cast("A", 2.0, 0.0, 300.0)};
    other.casts = {cast("A", 1.0, 0.0, 200.0)};
    const std::vector<const core::Observations*> files{&one, &other, &one};
    const auto track = core::cruiseTrack(files, "A");
    QCOMPARE(track.file, (std::vector<std::size_t>{0, 1, 0}));
    QVERIFY(std::abs(track.distanceKm.back() - 2.0 * kKmPerDegree) < 1e-6);
}

void SectionPathTest::castsWithoutPlaceOrTimeAreLeftOut() {
    core::Observations observations;
    observations.casts = {cast("A", 0.0, 0.0, 1.0), cast("A", kNan, 0.0, 2.0), cast("A", 1.0, 0.0, kNan), cast("A", 1.0, 0.0, 3.0),
                          cast("A", 2.0, 0.0, 4.0)};
    observations.casts[4].isPositionGood = false;
    const std::vector<const core::Observations*> files{&observations};
    QCOMPARE(core::cruiseTrack(files, "A").cast, (std::vector<std::uint32_t>{0, 3}));
}

void SectionPathTest::castsWithoutAnyTimeKeepTheirOrder() {
    core::Observations observations;
    observations.casts = {cast("A", 2.0, 0.0, kNan), cast("A", 0.0, 0.0, kNan), cast("A", 1.0, 0.0, kNan)};
    const std::vector<const core::Observations*> files{&observations};
    const auto track = core::cruiseTrack(files, "A");
    QCOMPARE(track.cast, (std::vector<std::uint32_t>{0, 1, 2}));
    QVERIFY(core::placesOf(track).timeUnixSeconds.empty());
}

void SectionPathTest::timesBetweenCastsAreLinearInTheDistance() {
    core::Observations observations;
    // One degree in 100 s, a stop of 50 s, another degree in 1000 s.
    observations.casts = {cast("A", 0.0, 0.0, 0.0), cast("A", 1.0, 0.0, 100.0), cast("A", 1.0, 0.0, 150.0), cast("A", 2.0, 0.0, 1150.0)};
    const std::vector<const core::Observations*> files{&observations};
    const auto places = core::placesOf(core::cruiseTrack(files, "A"));
    QCOMPARE(places.timeUnixSeconds.size(), places.distanceKm.size());
    QCOMPARE(places.timeUnixSeconds.front(), 0.0);
    QVERIFY(std::abs(places.timeUnixSeconds.back() - 1150.0) < 1e-6);
    for (std::size_t k = 0; k < places.distanceKm.size(); ++k) {
        const double degrees = places.distanceKm[k] / kKmPerDegree;
        if (std::abs(degrees - 1.0) > 1e-6) {
            const double expected = degrees < 1.0 ? 100.0 * degrees : 150.0 + 1000.0 * (degrees - 1.0);
            QVERIFY(std::abs(places.timeUnixSeconds[k] - expected) < 1e-6);
        }
    }
    QVERIFY(std::is_sorted(places.timeUnixSeconds.begin(), places.timeUnixSeconds.end()));
}

void SectionPathTest::cruiseOfOnePlaceIsRefused() {
    core::Observations observations;
    observations.casts = {cast("A", 1.0, 0.0, 100.0), cast("A", 1.0, 0.0, 200.0), cast("B", 1.0, 0.0, 200.0)};
    const std::vector<const core::Observations*> files{&observations};
    for (const char* cruise : {"A", "B", "C"}) {
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::cruiseTrack(files, cruise)), core::Error);
    }
}

void SectionPathTest::parallelKeepsItsLatitude() {
    const auto places = core::placesAlong(core::parallelLine(60.0, -30.0, 10.5), 0.0);
    for (const double latitude : places.latitudeDeg) {
        QVERIFY(std::abs(latitude - 60.0) * kKmPerDegree < 0.25);
    }
    QVERIFY(std::abs(places.longitudeDeg.back() - 10.5) < 1e-9);
    // The parallel is cos 60 as long as the equator; chords of a degree are shorter by less than 1e-4 of it.
    QVERIFY(std::abs(places.distanceKm.back() / (40.5 * 0.5 * kKmPerDegree) - 1.0) < 1e-4);
}

void SectionPathTest::parallelCrossesTheAntimeridian() {
    const auto places = core::placesAlong(core::parallelLine(0.0, 170.0, -170.0), 0.0);
    QVERIFY(std::abs(places.distanceKm.back() - 20.0 * kKmPerDegree) < 1e-6);
}

void SectionPathTest::meridianReachesBothPoles() {
    const auto places = core::placesAlong(core::meridianLine(25.0, -90.0, 90.0), 0.0);
    QVERIFY(std::abs(places.distanceKm.back() - 180.0 * kKmPerDegree) < 1e-6);
    QVERIFY(std::abs(places.latitudeDeg.front() + 90.0) < 1e-6);
}

void SectionPathTest::bottomOfHeightsAndOfDepthsIsTheSame() {
    const auto places = core::placesAlong(std::vector<core::LinePoint>{{0.0, 0.0}, {10.0, 0.0}}, 0.25 * kKmPerDegree);
    auto depths = ground("deptho", -1.0);
    auto marked = ground("z", -1.0);
    marked.variables[0].attributes["positive"] = "down";
    for (const auto& grid : {ground("elevation", 1.0), depths, marked, ground("bathymetry", 1.0)}) {
        const auto bottom = core::bottomAlong(grid, 0, places, core::MemoryBudget::standard());
        QCOMPARE(bottom.size(), places.distanceKm.size());
        for (std::size_t k = 0; k < bottom.size(); ++k) {
            const double longitude = places.longitudeDeg[k];
            if (longitude < 4.0 || longitude > 6.0) {
                QVERIFY(std::abs(bottom[k] - (1000.0 + 10.0 * longitude)) < 1e-6);
            } else if (std::abs(longitude - 5.0) < 1e-9) {
                QVERIFY(std::abs(bottom[k] + 100.0) < 1e-6); // land
            }
        }
    }
}

void SectionPathTest::valuesOfOneSignAreTheSea() {
    QCOMPARE(core::asDepths({10.0, 20.0}, std::nullopt), (std::vector<double>{10.0, 20.0}));
    QCOMPARE(core::asDepths({-10.0, -20.0}, std::nullopt), (std::vector<double>{10.0, 20.0}));
    QCOMPARE(core::asDepths({-10.0, 20.0}, std::nullopt), (std::vector<double>{10.0, -20.0}));
    QCOMPARE(core::asDepths({-10.0, 20.0}, false), (std::vector<double>{-10.0, 20.0}));
}

void SectionPathTest::castsOfTheCruiseLieAtTheirOwnDistance() {
    class Source : public core::ObservationSource {
    public:
        [[nodiscard]] core::ObservationSamples read(std::size_t) const override {
            return {.cast = {0, 1, 2, 1},
                    .value = {1.0, 2.0, 3.0, 4.0},
                    .depthM = {5.0, 6.0, 7.0, kNan},
                    .timeUnixSeconds = {10.0, 20.0, 30.0, 20.0},
                    .flag = {'1', '1', '1', '1'},
                    .isGood = {true, true, true, true}};
        }
    };
    core::Observations observations;
    observations.casts.resize(3);
    observations.variables = {{.name = "v", .standardName = "", .longName = "", .unit = "K", .p01 = "", .flagScheme = ""}};
    observations.source = std::make_shared<Source>();
    const std::vector<double> distanceKm{kNan, 12.0, 7.0};
    const auto found = core::observationsAt(observations, 0, distanceKm, {}, false);
    QCOMPARE(found.cast, (std::vector<std::uint32_t>{1, 2})); // not cast 0, not the sample without a depth
    QCOMPARE(found.distanceKm, (std::vector<double>{12.0, 7.0}));
    QCOMPARE(found.timeUnixSeconds, (std::vector<double>{20.0, 30.0}));
}

QTEST_GUILESS_MAIN(SectionPathTest)
#include "SectionPathTest.moc"
