// Pairs of temperature and salinity. Numbers of the float are those of ncdump; thermodynamic ones are checked in SeawaterTest.
#include "core/scene/WaterMass.h"

#include "core/geo/Seawater.h"
#include "core/scene/DatasetCache.h"
#include "core/util/Error.h"
#include "tests/support/Support.h"

#include <QtTest>
#include <cmath>

using namespace phidias;

class WaterMassTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pairsAreOfOneCastDepthAndTime();
    void onlyGoodPairsOfAFloatAreKept();
    void variablesAreFoundByWhatTheyAre();
    void columnOfAClimatology();
    void isopycnalHasItsDensityEverywhere();
    void isopycnalOutsideTheBoxIsEmpty();
};

void WaterMassTest::pairsAreOfOneCastDepthAndTime() {
    core::Observations observations;
    observations.casts.resize(2);
    observations.casts[0].latitudeDeg = 45.0;
    observations.casts[1].latitudeDeg = -10.0;
    const auto make = [](std::initializer_list<std::array<double, 3>> rows) {
        core::ObservationSamples samples;
        for (const auto& [cast, depth, value] : rows) {
            samples.cast.push_back(static_cast<std::uint32_t>(cast));
            samples.depthM.push_back(depth);
            samples.value.push_back(value);
            samples.timeUnixSeconds.push_back(0.0);
            samples.flag.push_back('1');
            samples.isGood.push_back(value < 100.0);
        }
        return samples;
    };
    const auto salinity = make({{1, 50, 35.0}, {0, 10, 34.0}, {0, 20, 34.5}, {0, 30, 999.0}});
    const auto temperature = make({{0, 30, 9.0}, {0, 20, 10.0}, {0, 11, 11.0}, {1, 50, 3.0}, {1, 60, 2.0}});
    const auto water = core::waterSamples(observations, {}, salinity, temperature, {});
    QCOMPARE(water.cast, (std::vector<std::uint32_t>{0, 1}));
    QCOMPARE(water.depthM, (std::vector<double>{20.0, 50.0}));
    // S_R = 35.16504/35 S_P.
    QVERIFY(std::abs(water.salinityGPerKg[1] - 35.16504) < 1e-12);
    const double pressure = core::pressureFromDepthDbar(20.0, 45.0);
    QCOMPARE(water.conservativeTemperatureC[0], core::conservativeTemperatureC(34.5 * 35.16504 / 35.0, 10.0, pressure));
    QCOMPARE(water.sigma0[0], core::potentialDensityAnomaly(water.salinityGPerKg[0], water.conservativeTemperatureC[0]));
}

void WaterMassTest::onlyGoodPairsOfAFloatAreKept() {
    PHIDIAS_NEEDS_DATA();
    core::DatasetCache cache(core::MemoryBudget::standard());
    const std::string path = (tests::dataFolder() / "ocean/cmems_insitu/GL_PR_PF_3900150.nc").string();
    const auto observations = cache.observations(path, {});
    const auto variables = core::waterVariables(*observations);
    QVERIFY(variables);
    QCOMPARE(observations->variables[variables->salinity].name.c_str(), "PSAL");
    QCOMPARE(observations->variables[variables->temperature].name.c_str(), "TEMP");
    const auto water = core::waterSamples(*observations, *variables, *cache.samples(path, variables->salinity, {}),
                                          *cache.samples(path, variables->temperature, {}), {});
    // The first profile: PSAL_QC is 1 at levels 11..35 and TEMP_QC at 0..43 (ncdump): 25 pairs, the first of 35.881 and 17.379 degC.
    QCOMPARE(std::count(water.cast.begin(), water.cast.end(), 0U), std::ptrdiff_t{25});
    QVERIFY(std::abs(water.salinityGPerKg.front() - 35.881 * 35.16504 / 35.0) < 1e-5);
    QVERIFY(water.conservativeTemperatureC.front() < 17.379 && water.conservativeTemperatureC.front() > 17.3);
}

void WaterMassTest::variablesAreFoundByWhatTheyAre() {
    core::Observations observations;
    const auto add = [&](const char* name, const char* standardName, const char* unit) {
        core::ObservationVariable variable;
        variable.name = name;
        variable.standardName = standardName;
        variable.unit = unit;
        observations.variables.push_back(variable);
    };
    add("DOXY", "", "umol/kg");
    add("potemp", "sea_water_potential_temperature", "degC");
    QVERIFY(!core::waterVariables(observations));
    add("PSAL", "sea_water_practical_salinity", "1");
    QCOMPARE(core::waterVariables(observations)->kind, core::TemperatureKind::Potential);
    add("t", "sea_water_temperature", "K");
    const auto found = core::waterVariables(observations);
    QCOMPARE(found->kind, core::TemperatureKind::InSitu);
    QVERIFY(std::abs(280.0 * found->temperatureFactor + found->temperatureOffset - 6.85) < 1e-9);
}

void WaterMassTest::columnOfAClimatology() {
    PHIDIAS_NEEDS_DATA();
    core::DatasetCache cache(core::MemoryBudget::standard());
    const auto grid = cache.grid((tests::dataFolder() / "ocean/climatology/levitus_climatology.cdf").string(), {});
    const auto variables = core::waterVariables(*grid);
    QVERIFY(variables);
    const auto column = core::waterColumn(*grid, *variables, -30.5, 40.5, 0, core::MemoryBudget::standard());
    QVERIFY(column);
    QCOMPARE(column->size(), std::size_t{17}); // the three levels below the bottom are missing (SeriesExtractTest)
    QVERIFY(std::abs(column->salinityGPerKg[0] - 36.049 * 35.16504 / 35.0) < 2e-6);
    QVERIFY(std::is_sorted(column->sigma0.begin(), column->sigma0.end())); // a climatology is stable here
}

void WaterMassTest::isopycnalHasItsDensityEverywhere() {
    const auto line = core::isopycnal(27.0, {33.0, 38.0}, {-2.0, 30.0});
    QVERIFY(line.size() > 20);
    for (const auto& [salinity, temperature] : line) {
        QVERIFY(std::abs(core::potentialDensityAnomaly(salinity, temperature) - 27.0) < 1e-9);
        QVERIFY(salinity >= 33.0 && salinity <= 38.0);
    }
}

void WaterMassTest::isopycnalOutsideTheBoxIsEmpty() {
    QVERIFY(core::isopycnal(60.0, {33.0, 38.0}, {0.0, 30.0}).empty());
}

QTEST_GUILESS_MAIN(WaterMassTest)
#include "WaterMassTest.moc"
