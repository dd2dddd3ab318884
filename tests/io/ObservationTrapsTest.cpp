// Observation files that are not as they should be: what must not become a number (formats/OCEAN; the files are the test's own).
#include "core/io/NetcdfWriter.h"
#include "core/io/OpenDataset.h"
#include "core/util/Error.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias::core;

class ObservationTrapsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valueWithABadPressureHasNoDepth();
    void onePositionForTwoProfilesIsRefused();
    void flagsOfAnotherShapeAreRefused();
    void profilesWithoutPositionAreAnnounced();
    void odvNetcdfFlagsAreReadByTheirMeaning();

private:
    QTemporaryDir m_folder;

    /// Two Argo profiles of two levels: pressures 10, 20, 10, 5000 dbar, temperatures 10 to 13.
    [[nodiscard]] std::shared_ptr<const Observations> argo(const std::string& pressureFlags, bool hasScalarLatitude = false,
                                                           bool hasShortFlags = false, double longitude = 20.0) const {
        const std::string path = m_folder.filePath(QStringLiteral("argo.nc")).toStdString();
        NetcdfWriter file(path);
        const auto profiles = file.defineDimension("N_PROF", 2);
        const auto levels = file.defineDimension("N_LEVELS", 2);
        const auto time = file.defineVariable("JULD", NetcdfType::Double, {profiles});
        file.attribute(time, "units", "days since 1950-01-01 00:00:00 UTC");
        const auto latitude = file.defineVariable("LATITUDE", NetcdfType::Double,
                                                  hasScalarLatitude ? std::vector<NetcdfWriter::Dimension>() : std::vector{profiles});
        const auto longitudes = file.defineVariable("LONGITUDE", NetcdfType::Double, {profiles});
        file.attribute(longitudes, "valid_max", NetcdfType::Double, 180.0);
        const auto pressure = file.defineVariable("PRES", NetcdfType::Float, {profiles, levels});
        const auto pressureQc = file.defineVariable("PRES_QC", NetcdfType::Char, {profiles, levels});
        const auto temperature = file.defineVariable("TEMP", NetcdfType::Float, {profiles, levels});
        const auto temperatureQc =
            file.defineVariable("TEMP_QC", NetcdfType::Char, hasShortFlags ? std::vector{profiles} : std::vector{profiles, levels});
        file.endDefinitions();
        file.put(time, std::vector<double>{20000.0, 20001.0});
        file.put(latitude, hasScalarLatitude ? std::vector<double>{10.0} : std::vector<double>{10.0, 11.0});
        file.put(longitudes, std::vector<double>{longitude, longitude});
        file.put(pressure, std::vector<double>{10.0, 20.0, 10.0, 5000.0});
        file.put(pressureQc, std::span<const char>(pressureFlags));
        file.put(temperature, std::vector<double>{10.0, 11.0, 12.0, 13.0});
        file.put(temperatureQc, std::span<const char>(hasShortFlags ? "11" : "1111", hasShortFlags ? 2 : 4));
        file.commit();
        return std::get<std::shared_ptr<const Observations>>(
            openDataset(path, {.budget = MemoryBudget::standard(), .stop = {}, .csvColumns = {}}));
    }
};

void ObservationTrapsTest::valueWithABadPressureHasNoDepth() {
    const auto data = argo("1114");
    const auto samples = data->read(data->findVariable("TEMP").value());
    QCOMPARE(samples.value.size(), std::size_t{4});
    QVERIFY(samples.isGood[3]);             // by its own flag ...
    QVERIFY(std::isnan(samples.depthM[3])); // ... but nobody knows how deep it was
    // UNESCO 1983 (Saunders and Fofonoff): 20 dbar at 10 degrees lie 19.88 m deep.
    QVERIFY(std::abs(samples.depthM[1] - 19.88) < 0.01);
}

void ObservationTrapsTest::onePositionForTwoProfilesIsRefused() {
    try {
        static_cast<void>(argo("1111", true));
        QFAIL("a latitude was made up");
    } catch (const Error& error) {
        QCOMPARE(error.messageId().c_str(), "io.observations.count");
        QVERIFY(std::string(error.what()).find("LATITUDE") != std::string::npos);
    }
}

void ObservationTrapsTest::flagsOfAnotherShapeAreRefused() {
    const auto data = argo("1111", false, true);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(data->read(data->findVariable("TEMP").value())), Error);
}

void ObservationTrapsTest::profilesWithoutPositionAreAnnounced() {
    QVERIFY(argo("1111")->warnings.empty());
    const auto data = argo("1111", false, false, 200.0); // beyond the valid_max of the file
    QCOMPARE(data->warnings.size(), std::size_t{1});
    QVERIFY(data->warnings[0].find("2 of 2") != std::string::npos);
}

void ObservationTrapsTest::odvNetcdfFlagsAreReadByTheirMeaning() {
    const std::string path = m_folder.filePath(QStringLiteral("odv.nc")).toStdString();
    {
        NetcdfWriter file(path);
        const auto stations = file.defineDimension("N_STATIONS", 1);
        const auto samples = file.defineDimension("N_SAMPLES", 4);
        for (const char* name : {"longitude", "latitude"}) {
            const auto variable = file.defineVariable(name, NetcdfType::Float, {stations});
            file.attribute(variable, "standard_name", name);
        }
        const auto value = file.defineVariable("var1", NetcdfType::Float, {stations, samples});
        file.attribute(value, "long_name", "Salinity");
        file.attribute(value, "ancillary_variables", "var1_qc");
        const auto flag = file.defineVariable("var1_qc", NetcdfType::Byte, {stations, samples});
        file.attribute(flag, "standard_name", "status_flag");
        file.attribute(flag, "flag_values", NetcdfType::Byte, std::vector<double>{0.0, 1.0, 4.0, 8.0});
        file.attribute(flag, "flag_meanings", "good_quality unknown_quality questionable_quality bad_quality");
        file.endDefinitions();
        file.put(value, std::vector<double>{35.0, 36.0, 37.0, 38.0});
        file.put(flag, std::vector<std::int32_t>{0, 1, 4, 8});
        file.commit();
    }
    const auto data = std::get<std::shared_ptr<const Observations>>(
        openDataset(path, {.budget = MemoryBudget::standard(), .stop = {}, .csvColumns = {}}));
    const auto samples = data->read(data->findVariable("Salinity").value());
    QVERIFY((samples.isGood == std::vector<bool>{true, false, false, false}));
    QVERIFY((samples.flag == std::vector<char>{'1', '0', '3', '4'}));
}

QTEST_GUILESS_MAIN(ObservationTrapsTest)
#include "ObservationTrapsTest.moc"
