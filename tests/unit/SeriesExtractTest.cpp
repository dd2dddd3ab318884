// Values over time and depth at a place. The made field is v = longitude + 10 latitude + 100 depth + 1000 time, so that every number
// follows from its place; numbers of real files are those that ncdump (or a plain reading of the bytes) shows.
#include "core/scene/SeriesExtract.h"

#include "core/data/GridPlane.h"
#include "core/scene/DatasetCache.h"
#include "core/scene/ProfileExtract.h"
#include "core/util/Error.h"
#include "tests/support/Support.h"

#include <QtTest>
#include <cmath>
#include <limits>

using namespace phidias;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kDay = 86400.0;

double formula(double longitude, double latitude, double depth, double time) {
    return longitude + 10.0 * latitude + 100.0 * depth + 1000.0 * time;
}

/// 3 times (the file holds them as 0, 60, 30 days), 4 depths, latitudes 20..0, longitudes 0..359; missing at 5 E, 3 N at the last time.
core::Grid field() {
    core::Grid grid;
    grid.path = "field.nc";
    grid.verticalKind = core::VerticalKind::Height;
    core::Axis time{.name = "time", .role = core::AxisRole::Time, .coordinates = {0.0, 60.0 * kDay, 30.0 * kDay}, .unit = "s"};
    time.isTimeDecoded = true;
    core::Axis height{.name = "z", .role = core::AxisRole::Vertical, .coordinates = {-100.0, -50.0, -10.0, 0.0}, .unit = "m"};
    core::Axis latitude{.name = "lat", .role = core::AxisRole::Y, .coordinates = {}, .unit = "degrees_north"};
    core::Axis longitude{.name = "lon", .role = core::AxisRole::X, .coordinates = {}, .unit = "degrees_east"};
    for (int k = 20; k >= 0; --k) {
        latitude.coordinates.push_back(k);
    }
    for (int k = 0; k < 360; ++k) {
        longitude.coordinates.push_back(k);
    }
    grid.axes = {time, height, latitude, longitude};
    grid.variables = {{.name = "v", .longName = "test value", .unit = "K", .axes = {0, 1, 2, 3}},
                      {.name = "v_error", .unit = "K", .axes = {0, 1, 2, 3}}};
    std::vector<double> values;
    for (const double t : time.coordinates) {
        for (const double z : height.coordinates) {
            for (const double y : latitude.coordinates) {
                for (const double x : longitude.coordinates) {
                    values.push_back(x == 5.0 && y == 3.0 && t == 60.0 * kDay ? kNan : formula(x, y, -z, t / kDay));
                }
            }
        }
    }
    const std::vector<std::size_t> shape{3, 4, 21, 360};
    grid.source =
        std::make_shared<core::MemoryGridSource>(std::vector<std::vector<double>>{values, std::vector<double>(values.size(), 0.5)},
                                                 std::vector<std::vector<std::size_t>>{shape, shape});
    return grid;
}

const core::MemoryBudget kBudget = core::MemoryBudget::standard();

} // namespace

class SeriesExtractTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cellIsThatOfTheMap();
    void seriesIsInTheOrderOfTime();
    void missingIsAGap();
    void meanOverCellsIsWeightedByTheirArea();
    void timeThatIsNoDateIsRefused();
    void hovmoellerHasRisingAxes();
    void hovmoellerAlongALineIsLinear();
    void profileGoesDownFromTheSurface();
    void depthOfASeriesIsTheNearestSample();
    void buoyIsThatOfItsFile();
    void levitusColumnIsThatOfItsFile();
    void badSamplesOfACastAreShownAsBad();
    void swathsOfSeveralDaysMakeOneSeries();
    void rasterKnowsItsTimeByTagOrName();
};

void SeriesExtractTest::cellIsThatOfTheMap() {
    const auto grid = field();
    const auto plane = core::GridPlane::load(grid, 0, 0, 0, {}, kBudget);
    for (double longitude = -183.3; longitude < 365.0; longitude += 7.7) {
        for (double latitude = -3.2; latitude < 23.0; latitude += 1.3) {
            const auto cell = core::gridCellAt(grid, 0, longitude, latitude);
            const auto onMap = plane.cell(longitude, latitude);
            QCOMPARE(cell.has_value(), onMap.has_value());
            if (cell) {
                QCOMPARE(cell->longitudeDeg, plane.longitudesDeg()[onMap->first]);
                QCOMPARE(cell->latitudeDeg, plane.latitudesDeg()[onMap->second]);
                const auto byNumber = core::gridCellOfNumber(grid, 0, onMap->second * plane.longitudesDeg().size() + onMap->first);
                QCOMPARE(byNumber->row, cell->row);
                QCOMPARE(byNumber->column, cell->column);
            }
        }
    }
    QVERIFY(!core::gridCellOfNumber(grid, 0, 21 * 360));
}

void SeriesExtractTest::seriesIsInTheOrderOfTime() {
    const auto series = core::seriesAt(field(), 0, -10.2, 7.4, 1, kBudget);
    QVERIFY(series);
    QCOMPARE(series->timeUnixSeconds, (std::vector<double>{0.0, 30.0 * kDay, 60.0 * kDay}));
    QCOMPARE(series->value,
             (std::vector<double>{formula(350.0, 7.0, 50.0, 0.0), formula(350.0, 7.0, 50.0, 30.0), formula(350.0, 7.0, 50.0, 60.0)}));
    QCOMPARE(series->longitudeDeg, -10.0);
    QCOMPARE(series->level.c_str(), "-50 m");
    QVERIFY(!core::seriesAt(field(), 0, 0.0, 45.0, 1, kBudget));
}

void SeriesExtractTest::missingIsAGap() {
    const auto series = core::seriesAt(field(), 0, 5.0, 3.0, 0, kBudget);
    QVERIFY(std::isfinite(series->value[1]));
    QVERIFY(std::isnan(series->value[2]));
}

void SeriesExtractTest::meanOverCellsIsWeightedByTheirArea() {
    // Two cells of one column at 0 and 20 N: weights 1 and cos 20 = c; values differ by 200.
    const std::vector<std::uint32_t> cells{8, 20 * 360 + 8, 999999};
    const auto series = core::meanSeries(field(), 0, cells, 3, kBudget, {});
    QVERIFY(series);
    const double c = std::cos(20.0 * 3.14159265358979323846 / 180.0);
    QCOMPARE(series->cells, std::size_t{2});
    QVERIFY(std::abs(series->value[0] - (8.0 + c * 208.0) / (1.0 + c)) < 1e-9);
    // Two values at a distance d with weights 1 and c: variance = d^2 c / (1 + c)^2.
    QVERIFY(std::abs(series->spread[0] - 200.0 * std::sqrt(c) / (1.0 + c)) < 1e-9);
}

void SeriesExtractTest::timeThatIsNoDateIsRefused() {
    auto grid = field();
    grid.axes[0].isTimeDecoded = false;
    try {
        static_cast<void>(core::seriesAt(grid, 0, 0.0, 0.0, 0, kBudget));
        QFAIL("numbers taken for dates");
    } catch (const core::Error& error) {
        QCOMPARE(error.messageId().c_str(), "scene.series.noTime");
    }
}

void SeriesExtractTest::hovmoellerHasRisingAxes() {
    const auto grid = field();
    for (const auto axis : {core::HovmoellerAxis::Latitude, core::HovmoellerAxis::Longitude, core::HovmoellerAxis::Depth}) {
        const auto made = core::hovmoellerAt(grid, 0, axis, 11.0, 4.0, 2, kBudget, {});
        QVERIFY(made);
        QVERIFY(std::is_sorted(made->coordinate.begin(), made->coordinate.end()));
        for (std::size_t row = 0; row < made->coordinate.size(); ++row) {
            for (std::size_t k = 0; k < 3; ++k) {
                const double x = axis == core::HovmoellerAxis::Longitude ? made->coordinate[row] : 11.0;
                const double y = axis == core::HovmoellerAxis::Latitude ? made->coordinate[row] : 4.0;
                const double z = axis == core::HovmoellerAxis::Depth ? made->coordinate[row] : 10.0;
                QCOMPARE(made->values[row * 3 + k], formula(x, y, z, made->timeUnixSeconds[k] / kDay));
            }
        }
    }
}

void SeriesExtractTest::hovmoellerAlongALineIsLinear() {
    const std::vector<core::LinePoint> line{{350.5, 0.0}, {358.5, 0.0}};
    const auto made = core::hovmoellerAlong(field(), 0, line, 3, kBudget, {});
    for (std::size_t row = 0; row < made.coordinate.size(); ++row) {
        for (std::size_t k = 0; k < 3; ++k) {
            const double expected = made.longitudeDeg[row] + 360.0 + 1000.0 * made.timeUnixSeconds[k] / kDay;
            QVERIFY(std::abs(made.values[row * 3 + k] - expected) < 1e-6);
        }
    }
}

void SeriesExtractTest::profileGoesDownFromTheSurface() {
    const auto profile = core::profileAt(field(), 0, 11.0, 4.0, 2, kBudget);
    QVERIFY(profile);
    QVERIFY(profile->isDownward);
    QCOMPARE(profile->vertical, (std::vector<double>{0.0, 10.0, 50.0, 100.0}));
    for (std::size_t level = 0; level < 4; ++level) {
        QCOMPARE(profile->value[level], formula(11.0, 4.0, profile->vertical[level], 30.0));
    }
    QCOMPARE(profile->error, std::vector<double>(4, 0.5));
    QVERIFY(profile->relativeError.empty());
}

void SeriesExtractTest::depthOfASeriesIsTheNearestSample() {
    core::Observations observations;
    core::Cast cast;
    cast.longitudeDeg = 359.9;
    cast.latitudeDeg = 50.0;
    observations.casts = {cast, cast};
    observations.casts[1].longitudeDeg = 3.0;
    observations.variables.resize(1);
    core::ObservationSamples samples;
    const auto add = [&](std::uint32_t of, double time, double depth, double value, bool isGood) {
        samples.cast.push_back(of);
        samples.timeUnixSeconds.push_back(time);
        samples.depthM.push_back(depth);
        samples.value.push_back(value);
        samples.flag.push_back('1');
        samples.isGood.push_back(isGood);
    };
    add(0, 2.0, 99.0, 1.0, true);
    add(0, 2.0, 101.5, 2.0, true);
    add(0, 1.0, 104.0, 3.0, true);
    add(0, 3.0, 100.0, 4.0, false); // bad
    add(0, 4.0, 120.0, 5.0, true);  // too deep
    add(1, 1.0, 100.0, 6.0, true);  // 221 km away
    const auto series =
        core::seriesNear(observations, 0, samples, {.longitudeDeg = 0.1, .latitudeDeg = 50.0, .radiusKm = 50.0, .depthM = 100.0}, {});
    QCOMPARE(series.value, (std::vector<double>{3.0, 1.0}));
    const std::vector<std::uint32_t> chosen{1};
    QCOMPARE(core::seriesNear(observations, 0, samples, {.radiusKm = 50.0, .casts = chosen}, {}).value, (std::vector<double>{6.0}));
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::seriesNear(observations, 0, samples, {.radiusKm = 0.0}, {})), core::Error);
}

void SeriesExtractTest::buoyIsThatOfItsFile() {
    PHIDIAS_NEEDS_DATA();
    core::DatasetCache cache(kBudget);
    const std::string path = (tests::dataFolder() / "ocean/cmems_insitu/GL_TS_MO_62164.nc").string();
    const auto observations = cache.observations(path, {});
    const auto variable = observations->findVariable("TEMP");
    QVERIFY(variable);
    const auto samples = cache.samples(path, *variable, {});
    const auto& place = observations->casts.front();
    const auto series = core::seriesNear(*observations, *variable, *samples,
                                         {.longitudeDeg = place.longitudeDeg, .latitudeDeg = place.latitudeDeg, .radiusKm = 5.0}, {});
    QVERIFY(series.value.size() > 600);
    // ncdump -v TIME,TEMP: days since 1950-01-01 (20454 days before 1970 are 7305) and degC.
    const std::vector<double> days{20939.0, 20939.0416666667, 20939.0833333333, 20939.125, 20939.1666666667};
    const std::vector<double> values{10.0, 10.0, 10.0, 10.0, 9.89999962};
    for (std::size_t k = 0; k < days.size(); ++k) {
        QVERIFY(std::abs(series.timeUnixSeconds[k] - (days[k] - 7305.0) * kDay) < 1.0);
        QVERIFY(std::abs(series.value[k] - values[k]) < 1e-6);
    }
    QCOMPARE(cache.samples(path, *variable, {}), samples); // not read again
}

void SeriesExtractTest::levitusColumnIsThatOfItsFile() {
    PHIDIAS_NEEDS_DATA();
    core::DatasetCache cache(kBudget);
    const auto grid = cache.grid((tests::dataFolder() / "ocean/climatology/levitus_climatology.cdf").string(), {});
    const auto profile = core::profileAt(*grid, *grid->findVariable("TEMP"), -30.4, 40.3, 0, kBudget);
    QVERIFY(profile);
    // The bytes of the file at latitude 40.5 N (row 130), longitude 329.5 E (column 309), read by a few lines of Python.
    const std::vector<double> expected{17.945999, 17.832001, 17.634001, 17.263, 16.327999, 15.51, 15.047001, 14.475, 14.000999,
                                       13.205999, 12.509001, 10.802,    8.806,  7.107,     5.64,  4.49,      3.566};
    QCOMPARE(profile->value.size(), std::size_t{20});
    for (std::size_t level = 0; level < expected.size(); ++level) {
        QVERIFY(std::abs(profile->value[level] - expected[level]) < 2e-6);
    }
    QVERIFY(std::isnan(profile->value[17]) && std::isnan(profile->value[19])); // below the bottom
    QCOMPARE(profile->vertical.back(), 5000.0);
}

void SeriesExtractTest::badSamplesOfACastAreShownAsBad() {
    PHIDIAS_NEEDS_DATA();
    core::DatasetCache cache(kBudget);
    const std::string path = (tests::dataFolder() / "ocean/cmems_insitu/GL_PR_PF_3900150.nc").string();
    const auto observations = cache.observations(path, {});
    const auto samples = cache.samples(path, *observations->findVariable("PSAL"), {});
    const auto& first = observations->casts.front();
    const auto profiles = core::profilesNear(
        *observations, *samples, {.longitudeDeg = first.longitudeDeg, .latitudeDeg = first.latitudeDeg, .radiusKm = 500.0, .most = 3}, {});
    QCOMPARE(profiles.size(), std::size_t{3});
    QCOMPARE(profiles.front().cast, std::uint32_t{0});
    QVERIFY(profiles[1].distanceKm > 0.0 && profiles[1].distanceKm <= profiles[2].distanceKm);
    // ncdump -v PSAL,PSAL_QC: 45 levels; the first 11 and the last 9 carry flag 4.
    QCOMPARE(profiles.front().value.size(), std::size_t{45});
    QVERIFY(std::abs(profiles.front().value[11] - 35.881) < 1e-5);
    for (std::size_t k = 0; k < 45; ++k) {
        QCOMPARE(static_cast<bool>(profiles.front().isGood[k]), k >= 11 && k < 36);
    }
}

namespace {

/// Two scanlines of three pixels, 1 degree wide, around 10..12 E and 50..51 N; scanlines follow every 10 s. Value = 100 day + pixel.
class DaySource : public core::SwathSource {
public:
    explicit DaySource(int day) : m_day(day) {}
    core::SwathGeolocation geolocation() const override {
        core::SwathGeolocation place;
        for (int k = 0; k < 6; ++k) {
            const auto x = static_cast<float>(10 + k % 3);
            const auto y = static_cast<float>(50 + k / 3);
            place.longitudeDeg.push_back(x);
            place.latitudeDeg.push_back(y);
            place.cornerLongitudeDeg.push_back({x - 0.5F, x + 0.5F, x + 0.5F, x - 0.5F});
            place.cornerLatitudeDeg.push_back({y - 0.5F, y - 0.5F, y + 0.5F, y + 0.5F});
        }
        return place;
    }
    std::vector<float> read(std::size_t, std::size_t) const override {
        std::vector<float> values;
        for (int k = 0; k < 6; ++k) {
            values.push_back(m_day == 2 && k == 5 ? std::nanf("") : static_cast<float>(100 * m_day + k));
        }
        return values;
    }
    std::vector<float> quality() const override { return {}; }
    std::vector<double> scanlineTimes() const override { return {m_day * kDay, m_day * kDay + 10.0}; }

private:
    int m_day;
};

std::shared_ptr<const core::LayerData> layerOfDay(int day) {
    core::Swath swath;
    swath.path = "day" + std::to_string(day) + ".nc";
    swath.scanlines = 2;
    swath.groundPixels = 3;
    swath.variables = {{.name = "column", .unit = "mol m-2"}};
    swath.source = std::make_shared<DaySource>(day);
    core::Layer layer;
    layer.href = swath.path;
    layer.kind = core::LayerKind::Swath;
    layer.variable = "column";
    return core::LayerData::of(std::make_shared<const core::Swath>(std::move(swath)), layer, core::MemoryBudget::standard());
}

} // namespace

void SeriesExtractTest::swathsOfSeveralDaysMakeOneSeries() {
    const std::vector<std::shared_ptr<const core::LayerData>> days{layerOfDay(3), layerOfDay(1), layerOfDay(2)};
    const auto series = core::seriesOfLayers(days, 10.9, 51.2, 0.1); // pixel 4, in the second scanline
    QCOMPARE(series.value, (std::vector<double>{104.0, 204.0, 304.0}));
    QCOMPARE(series.timeUnixSeconds, (std::vector<double>{kDay + 10.0, 2.0 * kDay + 10.0, 3.0 * kDay + 10.0}));
    QCOMPARE(series.unit.c_str(), "mol m-2");
    // Missing on the second day, and outside everywhere.
    QCOMPARE(core::seriesOfLayers(days, 12.2, 51.0, 0.1).value, (std::vector<double>{105.0, 305.0}));
    QVERIFY(core::seriesOfLayers(days, 20.0, 51.0, 0.1).value.empty());
}

void SeriesExtractTest::rasterKnowsItsTimeByTagOrName() {
    core::Raster raster;
    raster.path = "/data/T33TUL_20200303T100029_B04.tif";
    QCOMPARE(core::rasterTimeUnixSeconds(raster), 1583229629.0); // date -u -d 2020-03-03T10:00:29Z +%s
    raster.path = "/data/ndvi_20200303.tif";
    QCOMPARE(core::rasterTimeUnixSeconds(raster), 1583193600.0);
    raster.metadata["TIFFTAG_DATETIME"] = "2021:03:03 00:00:00";
    QCOMPARE(core::rasterTimeUnixSeconds(raster), 1614729600.0);
    raster.metadata.clear();
    raster.path = "/20200303/dem_123456789.tif"; // folders do not count, nor parts of longer numbers
    QVERIFY(std::isnan(core::rasterTimeUnixSeconds(raster)));
}

QTEST_GUILESS_MAIN(SeriesExtractTest)
#include "SeriesExtractTest.moc"
