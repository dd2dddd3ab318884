// Styles that layers are opened with, classes that files name, and figures of what is selected.
#include "core/data/Quantity.h"
#include "core/data/ValueClass.h"
#include "core/scene/LayerFacts.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

using namespace phidias;

class StandardStyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void quantityDecidesTheColours_data();
    void quantityDecidesTheColours();
    void scoresAreCentredWhereSuspicionBegins();
    void relativeErrorsGoFromNoneToAll();
    void classesComeFromTheirDeclaration();
    void flagsThatAreSetTogetherAreAllNamed();
    void aDeclarationThatDoesNotAgreeNamesNothing();
    void classesHaveColoursOfTheirOwn();
    void occurringClassesAreThoseOfTheValues();
    void valuesThatAreHiddenHaveNoColour();
    void familiesOfColourMapsAreTold();
    void columnsConvertByDefinition();
    void usualUnitsStartWithThatOfTheFile();
    void rangeIsTheSameInAnotherUnit();
    void statisticsOfASelectionAreThoseOfItsValues();
    void statisticsOfCastsLeaveOutWhatIsNotDrawn();

private:
    /// Values 1, 2, ... 12 on a plane of 4 x 3 cells; the last is missing.
    static std::shared_ptr<const core::LayerData> planeData(const std::string& unit, const std::map<std::string, std::string>& attributes,
                                                            const core::LayerStyle& style = {});
};

std::shared_ptr<const core::LayerData>
StandardStyleTest::planeData(const std::string& unit, const std::map<std::string, std::string>& attributes, const core::LayerStyle& style) {
    auto grid = std::make_shared<core::Grid>();
    grid->axes = {{.name = "lat", .role = core::AxisRole::Y, .coordinates = {0.0, 1.0, 2.0}, .unit = "degrees_north"},
                  {.name = "lon", .role = core::AxisRole::X, .coordinates = {0.0, 1.0, 2.0, 3.0}, .unit = "degrees_east"}};
    grid->variables = {{.name = "x", .unit = unit, .axes = {0, 1}, .attributes = attributes}};
    std::vector<double> values(12);
    for (std::size_t k = 0; k < values.size(); ++k) {
        values[k] = static_cast<double>(k) + 1.0;
    }
    values.back() = std::nan("");
    grid->source =
        std::make_shared<core::MemoryGridSource>(std::vector<std::vector<double>>{values}, std::vector<std::vector<std::size_t>>{{3, 4}});
    core::Layer layer;
    layer.href = "memory";
    layer.variable = "x";
    layer.style = style;
    return core::LayerData::of(core::Dataset(std::shared_ptr<const core::Grid>(grid)), layer, core::MemoryBudget::standard());
}

void StandardStyleTest::quantityDecidesTheColours_data() {
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("standardName");
    QTest::addColumn<QString>("colorMap");
    QTest::addColumn<bool>("isCentered");
    QTest::addColumn<bool>("isLogarithmic");
    const auto row = [](const char* variable, const char* standardName, const char* map, bool isCentered = false,
                        bool isLogarithmic = false) {
        QTest::newRow(variable) << QString::fromLatin1(variable) << QString::fromLatin1(standardName) << QString::fromLatin1(map)
                                << isCentered << isLogarithmic;
    };
    // Names as files have them: Sentinel-5P, HARP, Copernicus Marine, SeaDataNet products, ERA, ESA CCI.
    row("nitrogendioxide_tropospheric_column", "", "inferno");
    row("NO2_column_number_density", "", "inferno");
    row("SO2_column_number_density", "", "magma");
    row("SO2_column_number_density_uncertainty", "", "amp");
    row("tropospheric_HCHO_column_number_density", "", "plasma");
    row("carbonmonoxide_total_column", "atmosphere_mole_content_of_carbon_monoxide", "matter");
    row("methane_mixing_ratio", "", "viridis");
    row("methane_mixing_ratio_precision", "", "amp");
    row("aerosol_index_354_388", "", "turbid");
    row("chlor_a", "mass_concentration_of_chlorophyll_a_in_sea_water", "algae", false, true);
    row("PSAL", "sea_water_practical_salinity", "haline");
    row("Salinity_relerr", "", "amp");
    row("Water body dissolved oxygen concentration", "", "dense");
    row("thetao", "sea_water_potential_temperature", "thermal");
    row("sst", "sea_surface_temperature", "thermal");
    row("residual", "", "balance", true);
    row("Salinity_difference", "", "balance", true);
    row("sla", "sea_surface_height_above_sea_level", "balance", true);
    row("uo", "eastward_sea_water_velocity", "balance", true);
    row("u10", "eastward_wind", "balance", true);
    row("wind_speed", "wind_speed", "speed");
    row("wind_from_direction", "wind_from_direction", "phase");
    row("solar_azimuth_angle", "", "phase");
    row("rose", "", "topo", true);
    row("altitude", "height_above_mean_sea_level", "topo", true);
    row("deptho", "sea_floor_depth_below_geoid", "deep");
    row("lccs_class", "land_cover_lccs", "classes");
    row("LULC", "", "classes");
    row("ndvi", "normalized_difference_vegetation_index", "speed");
    row("siconc", "sea_ice_area_fraction", "ice");
    row("something", "", "viridis");
    row("corridor", "", "viridis"); // not the gas CO
}

void StandardStyleTest::quantityDecidesTheColours() {
    QFETCH(QString, variable);
    QFETCH(QString, standardName);
    QFETCH(QString, colorMap);
    QFETCH(bool, isCentered);
    QFETCH(bool, isLogarithmic);
    const auto style = core::standardStyle(variable.toStdString(), standardName.toStdString());
    QCOMPARE(QString::fromStdString(style.colorMap), colorMap);
    QCOMPARE(style.isCentered, isCentered);
    QCOMPARE(style.isLogarithmic, isLogarithmic);
    QCOMPARE(style.center, 0.0);
}

void StandardStyleTest::scoresAreCentredWhereSuspicionBegins() {
    const auto style = core::standardStyle("Salinity_qc", {});
    QVERIFY(style.isCentered);
    QCOMPARE(style.center, 9.0);
    QCOMPARE(style.low.value() + style.high.value(), 18.0);
}

void StandardStyleTest::relativeErrorsGoFromNoneToAll() {
    const auto style = core::standardStyle("Temperature_relerr", {});
    QCOMPARE(style.low.value(), 0.0);
    QCOMPARE(style.high.value(), 1.0);
}

void StandardStyleTest::classesComeFromTheirDeclaration() {
    // The example of the CF conventions 1.10, section 3.5, "A flag variable, using flag_values".
    const auto classes = core::classesOf({{"flag_values", "0b, 1b, 2b"},
                                          {"flag_meanings", "quality_good sensor_nonfunctional outside_valid_range"},
                                          {"flag_colors", "#00ff00 #ff0000 #0000ff"}});
    QCOMPARE(classes.size(), std::size_t{3});
    QCOMPARE(core::meaningOf(classes, 1.0).c_str(), "sensor nonfunctional");
    QCOMPARE(classes[2].color, 0xff0000ffU);
    QVERIFY(core::meaningOf(classes, 3.0).empty());
    QVERIFY(core::meaningOf(classes, std::nan("")).empty());
}

void StandardStyleTest::flagsThatAreSetTogetherAreAllNamed() {
    // The example of the CF conventions 1.10, section 3.5, with flag_masks and flag_values: 2 bits that are independent, 2 that are one
    // number.
    const auto classes = core::classesOf({{"flag_masks", "1, 2, 12, 12, 12"},
                                          {"flag_values", "1, 2, 4, 8, 12"},
                                          {"flag_meanings", "low_battery hardware_fault offline_mode calibration_mode maintenance_mode"}});
    QCOMPARE(core::meaningOf(classes, 1.0 + 8.0).c_str(), "low battery, calibration mode");
    QCOMPARE(core::meaningOf(classes, 3.0 + 12.0).c_str(), "low battery, hardware fault, maintenance mode");
    QVERIFY(core::meaningOf(classes, 0.0).empty());
}

void StandardStyleTest::aDeclarationThatDoesNotAgreeNamesNothing() {
    QVERIFY(core::classesOf({{"flag_values", "0, 1"}, {"flag_meanings", "only_one"}}).empty());
    QVERIFY(core::classesOf({{"flag_meanings", "good bad"}}).empty());
    QVERIFY(core::classesOf({{"flag_values", "a, b"}, {"flag_meanings", "good bad"}}).empty());
    QVERIFY(core::classesOf({{"flag_masks", "0, 1"}, {"flag_meanings", "good bad"}}).empty());
}

void StandardStyleTest::classesHaveColoursOfTheirOwn() {
    // 10 and 22 are the same modulo the twelve colours of the map: by the file's declaration they differ all the same.
    const auto data = planeData("1", {{"flag_values", "10 22 7"}, {"flag_meanings", "crop tree water"}, {"flag_colors", "- - #123456"}});
    core::LayerStyle style;
    style.colorMap = "classes";
    const auto scale = data->scale(style);
    QVERIFY(scale.color(10.0) != scale.color(22.0));
    QCOMPARE(scale.color(7.0), 0xff123456U);
    QCOMPARE(scale.color(std::nan("")), 0U);
}

void StandardStyleTest::occurringClassesAreThoseOfTheValues() {
    const auto data = planeData("1", {{"flag_values", "2 3 40"}, {"flag_meanings", "two three forty"}});
    const auto classes = data->occurringClasses(4);
    QCOMPARE(classes.size(), std::size_t{4});
    QCOMPARE(classes[0].name.c_str(), "1"); // not declared: its number
    QCOMPARE(classes[1].name.c_str(), "two");
    QCOMPARE(classes[3].value, 4.0);
    QCOMPARE(data->occurringClasses(100).size(), std::size_t{11});
}

void StandardStyleTest::valuesThatAreHiddenHaveNoColour() {
    core::LayerStyle style;
    style.low = 3.0;
    style.high = 6.0;
    style.belowColor = "none";
    style.aboveColor = "#ff0000";
    style.missingColor = "none";
    const auto scale = planeData("1", {})->scale(style);
    QCOMPARE(scale.color(2.9), 0U);
    QVERIFY(scale.color(3.0) != 0U);
    QCOMPARE(scale.color(6.1), 0xffff0000U);
    QCOMPARE(scale.color(std::nan("")), 0U);
}

void StandardStyleTest::familiesOfColourMapsAreTold() {
    const std::map<std::string, core::ColorMapFamily> expected{
        {"viridis", core::ColorMapFamily::Sequential}, {"gray", core::ColorMapFamily::Sequential},
        {"speed", core::ColorMapFamily::Sequential},   {"balance", core::ColorMapFamily::Diverging},
        {"rdbu", core::ColorMapFamily::Diverging},     {"curl", core::ColorMapFamily::Diverging},
        {"phase", core::ColorMapFamily::Cyclic},       {"classes", core::ColorMapFamily::Categorical}};
    for (const auto& map : core::colorMaps()) {
        if (const auto found = expected.find(map.name); found != expected.end()) {
            QVERIFY2(map.family() == found->second, map.name.c_str());
        }
    }
}

void StandardStyleTest::columnsConvertByDefinition() {
    // 1 DU = 2.6868e16 molecules cm-2 (Loschmidt's number 2.686780e25 m-3 x 10 um), and N_A molecules are a mole.
    const auto molecules = core::conversion("DU", "molecules cm-2");
    QVERIFY(molecules.has_value());
    QVERIFY(std::abs((*molecules)(1.0) / 2.686780e16 - 1.0) < 1e-5);
    const auto moles = core::conversion("molec/cm2", "mol m-2");
    QVERIFY(moles.has_value());
    QVERIFY(std::abs((*moles)(6.02214076e23) / 1e4 - 1.0) < 1e-9);
    QVERIFY(!core::conversion("DU", "kg").has_value());
    QVERIFY(!core::conversion("durian", "mol m-2").has_value());
}

void StandardStyleTest::usualUnitsStartWithThatOfTheFile() {
    const auto temperature = core::usualUnits("K");
    QCOMPARE(temperature.front().c_str(), "K");
    QVERIFY(std::find(temperature.begin(), temperature.end(), "degree_Celsius") != temperature.end());
    const auto column = core::usualUnits("mol m-2");
    QVERIFY(std::find(column.begin(), column.end(), "DU") != column.end());
    QVERIFY(std::find(column.begin(), column.end(), "molecules cm-2") != column.end());
    QCOMPARE(core::usualUnits("no unit at all").size(), std::size_t{1});
    QVERIFY(core::usualUnits("").empty());
}

void StandardStyleTest::rangeIsTheSameInAnotherUnit() {
    core::LayerStyle style;
    style.low = 273.15;
    style.high = 283.15;
    style.center = 278.15;
    const auto celsius = core::styleInUnit(style, "K", "degree_Celsius");
    QVERIFY(std::abs(celsius.low.value()) < 1e-9);
    QVERIFY(std::abs(celsius.high.value() - 10.0) < 1e-9);
    QVERIFY(std::abs(celsius.center - 5.0) < 1e-9);
    QVERIFY(core::styleInUnit(style, "K", "kg") == style);
    // The values are converted with it: the same cell has the same colour.
    core::LayerStyle kelvin;
    kelvin.low = 1.0;
    kelvin.high = 11.0;
    auto shown = core::styleInUnit(kelvin, "degree_Celsius", "K");
    shown.unit = "K";
    const auto before = planeData("degree_Celsius", {}, kelvin);
    const auto after = planeData("degree_Celsius", {}, shown);
    QCOMPARE(after->fileUnit().c_str(), "degree_Celsius");
    QCOMPARE(after->unit().c_str(), "K");
    const auto first = before->sample(2.0, 1.0, 0.1);
    const auto second = after->sample(2.0, 1.0, 0.1);
    QVERIFY(std::abs(second->value - first->value - 273.15) < 1e-4);
    QCOMPARE(after->scale(shown).color(second->value), before->scale(kelvin).color(first->value));
}

void StandardStyleTest::statisticsOfASelectionAreThoseOfItsValues() {
    const auto data = planeData("m", {});
    // Items 0 ... 10 hold 1 ... 11: mean (n + 1) / 2, variance n (n + 1) / 12 with n - 1 in the denominator; 11 is missing, 99 not there.
    std::vector<std::uint32_t> items(12);
    std::iota(items.begin(), items.end(), 0U);
    items.push_back(99);
    const auto statistics = core::statisticsOf(*data, items, {});
    QCOMPARE(statistics.count, std::size_t{12});
    QCOMPARE(statistics.valid, std::size_t{11});
    QVERIFY(std::abs(statistics.mean - 6.0) < 1e-12);
    QVERIFY(std::abs(statistics.standardDeviation - std::sqrt(11.0)) < 1e-12);
    QCOMPARE(statistics.least, 1.0);
    QCOMPARE(statistics.greatest, 11.0);
    const std::vector<std::uint32_t> one{3};
    QVERIFY(std::isnan(core::statisticsOf(*data, one, {}).standardDeviation));
    QCOMPARE(core::statisticsOf(*data, {}, {}).valid, std::size_t{0});
    QVERIFY(std::isnan(core::statisticsOf(*data, {}, {}).mean));
}

/// Three casts with one sample each, the values 10, 20, 60 at 5, 50 and 5 m.
class ThreeCasts : public core::ObservationSource {
public:
    [[nodiscard]] core::ObservationSamples read(std::size_t) const override {
        return {.cast = {0, 1, 2},
                .value = {10.0, 20.0, 60.0},
                .depthM = {5.0, 50.0, 5.0},
                .timeUnixSeconds = {0.0, 0.0, 0.0},
                .flag = {'1', '1', '1'},
                .isGood = {true, true, true}};
    }
};

void StandardStyleTest::statisticsOfCastsLeaveOutWhatIsNotDrawn() {
    auto observations = std::make_shared<core::Observations>();
    for (const char* name : {"a", "b", "c"}) {
        core::Cast cast;
        cast.identifier = name;
        cast.longitudeDeg = static_cast<double>(observations->casts.size());
        cast.latitudeDeg = 0.0;
        observations->casts.push_back(cast);
    }
    observations->variables.emplace_back();
    observations->variables.back().name = "x";
    observations->variables.back().unit = "m";
    observations->source = std::make_shared<ThreeCasts>();
    core::Layer layer;
    layer.href = "memory";
    layer.kind = core::LayerKind::Observations;
    layer.variable = "x";
    layer.depthHighM = 10.0;
    const auto data =
        core::LayerData::of(core::Dataset(std::shared_ptr<const core::Observations>(observations)), layer, core::MemoryBudget::standard());
    const std::vector<std::uint32_t> items{0, 1, 2};
    const auto statistics = core::statisticsOf(*data, items, {});
    QCOMPARE(statistics.count, std::size_t{2});
    QCOMPARE(statistics.mean, 35.0);
}

QTEST_APPLESS_MAIN(StandardStyleTest)
#include "StandardStyleTest.moc"
