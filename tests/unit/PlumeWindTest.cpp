// Winds at a place: a small CF file made here whose interpolated values follow from its formula, and joachim_uv.grib against
// gdallocationinfo.
#include "core/io/NetcdfWriter.h"
#include "core/util/Error.h"
#include "processing/plume/WindField.h"
#include "tests/support/PlumeScenes.h"
#include "tests/support/Support.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <numeric>

using namespace phidias;
using namespace phidias::processing::plume;

namespace {

constexpr double kStart = 1577836800.0; ///< 2020-01-01

/// What the file holds: linear in time, ln p, latitude, and the number of the longitude.
double eastward(double hours, double levelHpa, double latitude, double longitudeNumber) {
    return 3.0 + 0.5 * hours + 2.0 * std::log(levelHpa) + 0.1 * latitude + 4.0 * longitudeNumber;
}

} // namespace

class PlumeWindTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isBilinearAndLinearInTime();
    void levelIsLinearInLogarithmOfPressure();
    void withoutALevelTheLayersUpTo850HpaAreMeant();
    void isContinuousAcrossTheLastMeridian_data();
    void isContinuousAcrossTheLastMeridian();
    void unknownTimeIsTheFirst();
    void outsideTheFileNothingIsKnown();
    void sigmaIsTheSpreadAroundButHalfAMetreAtLeast();
    void gribIsThatOfGdal();
    void levelOutsideIsRefused();
    void fileWithoutWindsIsRefused();
    void productWindIsTheMeanWithin25Km();
    void productWithoutWindHasNone();
    void directionsAreWhereItBlowsTo();

private:
    [[nodiscard]] std::unique_ptr<WindField> wind(std::optional<double> levelHpa = {}, const char* name = "wind.nc") const {
        return fileWind(m_folder.filePath(QString::fromLatin1(name)).toStdString(), levelHpa, core::MemoryBudget::standard());
    }
    static void compare(const std::optional<Wind>& found, double east, double north) {
        QVERIFY(found.has_value());
        QVERIFY2(std::abs(found->east - east) < 1e-5 && std::abs(found->north - north) < 1e-5,
                 qPrintable(QStringLiteral("%1 %2, not %3 %4").arg(found->east).arg(found->north).arg(east).arg(north)));
    }
    void write(const char* name, bool hasNorth, double slope) const;
    QTemporaryDir m_folder;
};

void PlumeWindTest::write(const char* name, bool hasNorth, double slope) const {
    core::NetcdfWriter writer(m_folder.filePath(QString::fromLatin1(name)).toStdString());
    const std::vector<double> times{0.0, 6.0}, levels{1000.0, 925.0, 850.0, 500.0}, latitudes{60.0, 30.0, 0.0, -30.0},
        longitudes{0.0, 90.0, 180.0, 270.0};
    const auto axis = [&](const char* axisName, const std::vector<double>& values, const char* unit, const char* standardName) {
        const auto dimension = writer.defineDimension(axisName, values.size());
        const auto variable = writer.defineVariable(axisName, core::NetcdfType::Double, {dimension});
        writer.attribute(variable, "units", unit);
        writer.attribute(variable, "standard_name", standardName);
        return std::pair(dimension, variable);
    };
    const auto [time, timeValues] = axis("time", times, "hours since 2020-01-01", "time");
    const auto [level, levelValues] = axis("level", levels, "hPa", "air_pressure");
    const auto [latitude, latitudeValues] = axis("lat", latitudes, "degrees_north", "latitude");
    const auto [longitude, longitudeValues] = axis("lon", longitudes, "degrees_east", "longitude");
    const auto u = writer.defineVariable("a", core::NetcdfType::Double, {time, level, latitude, longitude});
    writer.attribute(u, "standard_name", "eastward_wind");
    writer.attribute(u, "units", "m s-1");
    const auto v = writer.defineVariable("b", core::NetcdfType::Double, {time, level, latitude, longitude});
    writer.attribute(v, "standard_name", hasNorth ? "northward_wind" : "air_temperature");
    writer.attribute(v, "units", "m s-1");
    writer.endDefinitions();
    writer.put(timeValues, times);
    writer.put(levelValues, levels);
    writer.put(latitudeValues, latitudes);
    writer.put(longitudeValues, longitudes);
    std::vector<double> east;
    std::vector<double> north;
    for (const double hours : times) {
        for (const double pressure : levels) {
            for (const double place : latitudes) {
                for (int number = 0; number < 4; ++number) {
                    east.push_back(slope * eastward(hours, pressure, place, number));
                    north.push_back(-2.0 * east.back());
                }
            }
        }
    }
    writer.put(u, east);
    writer.put(v, north);
    writer.commit();
}

void PlumeWindTest::initTestCase() {
    write("wind.nc", true, 1.0);
    write("calm.nc", true, 1e-3);
    write("half.nc", false, 1.0);
}

void PlumeWindTest::isBilinearAndLinearInTime() {
    const double expected = eastward(1.5, 925.0, 37.5, 1.25);
    compare(wind(925.0)->at({112.5, 37.5}, kStart + 1.5 * 3600.0), expected, -2.0 * expected);
    const double node = eastward(6.0, 500.0, -30.0, 2.0);
    compare(wind(500.0)->at({-180.0, -30.0}, kStart + 6.0 * 3600.0), node, -2.0 * node);
}

void PlumeWindTest::levelIsLinearInLogarithmOfPressure() {
    const double expected = eastward(0.0, 650.0, 10.0, 0.5);
    compare(wind(650.0)->at({45.0, 10.0}, kStart), expected, -2.0 * expected);
}

void PlumeWindTest::withoutALevelTheLayersUpTo850HpaAreMeant() {
    const double expected = (eastward(0.0, 1000.0, 0.0, 1.0) + eastward(0.0, 925.0, 0.0, 1.0) + eastward(0.0, 850.0, 0.0, 1.0)) / 3.0;
    compare(wind()->at({90.0, 0.0}, kStart), expected, -2.0 * expected);
}

void PlumeWindTest::isContinuousAcrossTheLastMeridian_data() {
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("share"); ///< of the first meridian, the rest is of 270 degrees
    QTest::newRow("east of the last") << 288.0 << 0.2;
    QTest::newRow("west of Greenwich") << -9.0 << 0.9;
    QTest::newRow("just before Greenwich") << 359.9999999 << 1.0;
    QTest::newRow("Greenwich as 360") << 360.0 << 1.0;
}

void PlumeWindTest::isContinuousAcrossTheLastMeridian() {
    QFETCH(double, longitude);
    QFETCH(double, share);
    const double expected = share * eastward(0.0, 850.0, 15.0, 0.0) + (1.0 - share) * eastward(0.0, 850.0, 15.0, 3.0);
    compare(wind(850.0)->at({longitude, 15.0}, kStart), expected, -2.0 * expected);
}

void PlumeWindTest::unknownTimeIsTheFirst() {
    const double expected = eastward(0.0, 850.0, 0.0, 0.0);
    compare(wind(850.0)->at({0.0, 0.0}, std::numeric_limits<double>::quiet_NaN()), expected, -2.0 * expected);
}

void PlumeWindTest::outsideTheFileNothingIsKnown() {
    const auto field = wind();
    QVERIFY(!field->at({0.0, 75.0}, kStart));
    QVERIFY(!field->at({0.0, -31.0}, kStart));
    QVERIFY(!field->at({0.0, 0.0}, kStart + 7.0 * 3600.0));
    QVERIFY(!field->at({0.0, 0.0}, kStart - 1.0));
}

// Around (90 degrees, 0) at 850 hPa and one time: u has the nine values m + (-3, 0, 3) + (-4, 0, 4), v is -2 u. The variance of u is
// 6 + 32/3 = 50/3, of both together 5 times that; of one component half of it.
void PlumeWindTest::sigmaIsTheSpreadAroundButHalfAMetreAtLeast() {
    const auto found = wind(850.0)->at({90.0, 0.0}, kStart);
    QVERIFY(found.has_value());
    QVERIFY2(std::abs(found->sigma - std::sqrt(0.5 * 5.0 * 50.0 / 3.0)) < 1e-6, qPrintable(QString::number(found->sigma)));
    const auto calm = wind(850.0, "calm.nc")->at({90.0, 0.0}, kStart);
    QVERIFY(calm.has_value());
    QCOMPARE(calm->sigma, 0.5);
}

// gdallocationinfo -valonly -wgs84 joachim_uv.grib 15 37.5 (GDAL 3.6): u and v at 1000, 925, 850, 700 and 500 hPa.
void PlumeWindTest::gribIsThatOfGdal() {
    PHIDIAS_NEEDS_DATA();
    const auto path = tests::dataFolder() / "atmosphere/grib-wind/joachim_uv.grib";
    const core::GeoPoint place{15.0, 37.5};
    compare(fileWind(path, {}, core::MemoryBudget::standard())->at(place, 1323993600.0),
            (6.05158996582031 + 7.02146911621094 + 7.79415893554688) / 3.0,
            -(2.04058837890625 + 6.98202514648438 + 7.71049499511719) / 3.0);
    compare(fileWind(path, 925.0, core::MemoryBudget::standard())->at(place, 1323993600.0), 7.02146911621094, -6.98202514648438);
    const double share = std::log(700.0 / 600.0) / std::log(700.0 / 500.0);
    compare(fileWind(path, 600.0, core::MemoryBudget::standard())->at(place, 1323993600.0),
            (1.0 - share) * 11.4839630126953 + share * 21.3393707275391, -(1.0 - share) * 10.6966857910156 - share * 10.0478057861328);
    QVERIFY(!fileWind(path, 925.0, core::MemoryBudget::standard())->at({120.0, 37.5}, 1323993600.0));
}

void PlumeWindTest::levelOutsideIsRefused() {
    try {
        static_cast<void>(wind(300.0));
        QFAIL("accepted");
    } catch (const core::Error& error) {
        QVERIFY(error.code() == core::ErrorCode::InvalidRequest);
        QVERIFY2(QString::fromStdString(error.message()).contains(QStringLiteral("500")), error.message().c_str());
    }
}

void PlumeWindTest::fileWithoutWindsIsRefused() {
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(wind({}, "half.nc")), core::Error);
}

// Pixels of 6 km: within 25 km of a centre are those whose steps have i^2 + j^2 <= 17: the mean of 2 + 0.1 x over them is 2.
void PlumeWindTest::productWindIsTheMeanWithin25Km() {
    auto scene = tests::SyntheticScene{.middle = {15.0, 0.0}, .scanlines = 31, .groundPixels = 31}.made([](double, double) { return 0.0; });
    const LocalPlane plane({15.0, 0.0});
    for (const auto& centre : scene.centres) {
        const auto place = plane.of(centre);
        const bool isNear = std::hypot(place[0], place[1]) <= 25.0;
        scene.windEast.push_back(isNear ? static_cast<float>(2.0 + 0.1 * place[0]) : 100.0F);
        scene.windNorth.push_back(isNear ? -1.0F : 100.0F);
    }
    scene.windEast[0] = std::numeric_limits<float>::quiet_NaN();
    const PixelFinder finder(scene.centres, 25.0);
    const auto field = productWind(scene, finder);
    compare(field->at({15.0, 0.0}, 0.0), 2.0, -1.0);
    QVERIFY(!field->at({40.0, 0.0}, 0.0));
}

void PlumeWindTest::productWithoutWindHasNone() {
    const auto scene = tests::SyntheticScene{.scanlines = 5, .groundPixels = 5}.made([](double, double) { return 0.0; });
    const PixelFinder finder(scene.centres, 25.0);
    QVERIFY(!productWind(scene, finder)->at({15.0, 37.0}, 0.0));
}

void PlumeWindTest::directionsAreWhereItBlowsTo() {
    QCOMPARE((Wind{.east = 3.0, .north = 0.0}).directionDeg(), 90.0);
    QCOMPARE((Wind{.east = -3.0, .north = 0.0}).directionDeg(), 270.0);
    QCOMPARE((Wind{.east = 0.0, .north = -2.0}).directionDeg(), 180.0);
    QCOMPARE((Wind{.east = 3.0, .north = 4.0}).speed(), 5.0);
}

QTEST_GUILESS_MAIN(PlumeWindTest)
#include "PlumeWindTest.moc"
