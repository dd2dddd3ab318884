// ocean.divand from synthetic observations: each parameter does what its help says, slices are tasks, and bad input gets a clear answer.
#include "core/io/NetcdfFile.h"
#include "core/io/NetcdfWriter.h"
#include "core/process/RunContext.h"
#include "core/util/AtomicFile.h"
#include "core/util/Json.h"
#include "processing/ocean/Divand.h"
#include "tests/support/Support.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using phidias::core::Json;
using phidias::core::NetcdfFile;
using phidias::core::NetcdfType;
using phidias::core::NetcdfWriter;
using phidias::tests::runPhidias;

namespace {

constexpr std::size_t kColumns = 21;
constexpr std::size_t kRows = 13;
constexpr double kLand = 1e30; ///< fill values of the product are above

struct Product {
    int status = -1;
    QByteArray err;
    std::vector<double> field;
    std::vector<double> error;
    std::vector<double> residual;
    std::vector<double> score;
    Json report;
    QByteArray table;
    QString path;
};

/// Northward wave along the longitude with a trend in depth.
double truth(double longitude, double latitude, double depth) {
    return 12.0 + 2.0 * std::sin(0.9 * longitude) * std::cos(0.5 * (latitude - 43.0)) - 0.02 * depth;
}

std::string row(const std::string& id, double longitude, double latitude, double depth, const std::string& time, double value) {
    return id + "," + std::to_string(longitude) + "," + std::to_string(latitude) + "," + std::to_string(depth) + "," + time + "," +
           std::to_string(value) + "\n";
}

constexpr const char* kHeader = "station,lon,lat,depth,time,temperature [degC]\n";

/// 150 stations at three depths over three months of 2001.
std::string stations() {
    std::string text = kHeader;
    for (int k = 0; k < 150; ++k) {
        const double longitude = 10.0 * std::fmod(k * 0.6180339887, 1.0);
        const double latitude = 40.0 + 6.0 * std::fmod(k * 0.7548776662, 1.0);
        for (const double depth : {10.0, 50.0, 100.0}) {
            text += row("S" + std::to_string(k), longitude, latitude, depth, "2001-0" + std::to_string(1 + k % 3) + "-15T00:00:00Z",
                        truth(longitude, latitude, depth) + 0.1 * std::sin(37.0 * k + depth));
        }
    }
    return text;
}

double rmsDifference(const std::vector<double>& a, const std::vector<double>& b) {
    double squares = 0.0;
    std::size_t count = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        if (std::abs(a[k]) < kLand && std::abs(b[k]) < kLand) {
            squares += (a[k] - b[k]) * (a[k] - b[k]);
            ++count;
        }
    }
    return std::sqrt(squares / static_cast<double>(std::max<std::size_t>(1, count)));
}

std::vector<double> node(const Product& product, std::initializer_list<std::array<std::size_t, 2>> nodes) {
    std::vector<double> values;
    for (const auto& [column, line] : nodes) {
        values.push_back(product.field[line * kColumns + column]);
    }
    return values;
}

} // namespace

class DivandDriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void excludedObservationsAreNotUsed_data();
    void excludedObservationsAreNotUsed();
    void duplicatesAreDroppedAndCounted();
    void logarithmKeepsValuesPositive();
    void valuesWithoutALogarithmAreCounted();
    void superObservationsAreFewer();
    void densityWeighsCrowdsDown();
    void profileBackgroundFollowsTheDepth();
    void backgroundFromAFileIsKeptWhereNothingIsKnown();
    void levitusClimatologyServesAsBackground();
    void lengthsAreTakenByDirectionLevelAndPlace();
    void ringClosesWhereItIsAskedFor();
    void normSettingsReachTheAnalysis_data();
    void normSettingsReachTheAnalysis();
    void topographyShortensTheLengths();
    void maskFileIsLand();
    void currentsCarryInformationAlong();
    void currentsThatAreNotNumbersAreRefused_data();
    void currentsThatAreNotNumbersAreRefused();
    void inequalityKeepsAboveTheMinimum();
    void inequalityBelowTheTransformIsRefused();
    void noiseIsFitted_data();
    void noiseIsFitted();
    void lengthIsFitted();
    void qualityScoresStandInProductAndTable_data();
    void qualityScoresStandInProductAndTable();
    void everyErrorMethodGivesAField_data();
    void everyErrorMethodGivesAField();
    void attributesDescribeTheProduct();
    void emptySliceIsBackgroundWithErrorOne();
    void slicesAreThoseOfRunsAlone();
    void threadsDoNotChangeTheSlices();
    void finishedSlicesAreKeptAfterAKill();
    void solversAgree();
    void workerKeepsTheFitButNotTheNumbersOfAnotherRequest();
    void badInputIsNamed_data();
    void badInputIsNamed();

private:
    QTemporaryDir m_folder;
    int m_number = 0;
    using Settings = QMap<QString, QString>;

    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(name); }
    QString file(const QString& name, const std::string& text) const {
        phidias::core::writeFileAtomically(at(name).toStdString(), text);
        return at(name);
    }
    /// The standard job, with other settings.
    [[nodiscard]] QStringList arguments(const Settings& other, const QString& out) const {
        Settings all{{QStringLiteral("observations"), at(QStringLiteral("stations.csv"))},
                     {QStringLiteral("variable"), QStringLiteral("temperature")},
                     {QStringLiteral("grid"), QStringLiteral(R"({"longitude":[0,10,0.5],"latitude":[40,46,0.5],"depth":[10]})")},
                     {QStringLiteral("correlationLengthKm"), QStringLiteral("150")}};
        all.insert(other);
        QStringList list{QStringLiteral("run"), QStringLiteral("ocean.divand"), QStringLiteral("--progress"), QStringLiteral("none")};
        for (auto setting = all.cbegin(); setting != all.cend(); ++setting) {
            list << QStringLiteral("--set") << setting.key() + QLatin1Char('=') + setting.value();
        }
        return list << QStringLiteral("--out") << QStringLiteral("analysis=") + out + QStringLiteral(".nc") << QStringLiteral("--out")
                    << QStringLiteral("report=") + out + QStringLiteral(".json") << QStringLiteral("--out")
                    << QStringLiteral("qc=") + out + QStringLiteral(".csv");
    }
    Product run(const Settings& other, const QStringList& more = {}) {
        Product product;
        const QString out = at(QStringLiteral("run-%1").arg(++m_number));
        const auto result = runPhidias(PHIDIAS_BINARY, arguments(other, out) + more);
        product.status = result.status;
        product.err = result.err;
        product.path = out + QStringLiteral(".nc");
        if (result.status == 0) {
            const auto root = NetcdfFile::open(product.path.toStdString()).root();
            product.field = root.requireVariable("temperature").readDoubles();
            product.residual = root.requireVariable("temperature_residual").readDoubles();
            if (root.variable("temperature_relerr")) {
                product.error = root.requireVariable("temperature_relerr").readDoubles();
            }
            if (root.variable("temperature_qc")) {
                product.score = root.requireVariable("temperature_qc").readDoubles();
            }
            product.report = Json::parse(phidias::core::readTextFile((out + QStringLiteral(".json")).toStdString()));
            product.table = QByteArray::fromStdString(phidias::core::readTextFile((out + QStringLiteral(".csv")).toStdString()));
        }
        return product;
    }
    /// A gridded file of 1 degree over the area and a little more; u and v or one variable.
    QString gridFile(const QString& name, const std::vector<std::string>& variables, const char* unit,
                     const std::function<double(std::size_t, double, double)>& value) const {
        NetcdfWriter writer(at(name).toStdString());
        const auto lat = writer.defineDimension("lat", 11);
        const auto lon = writer.defineDimension("lon", 15);
        const auto latitude = writer.defineVariable("lat", NetcdfType::Double, {lat});
        writer.attribute(latitude, "units", "degrees_north");
        const auto longitude = writer.defineVariable("lon", NetcdfType::Double, {lon});
        writer.attribute(longitude, "units", "degrees_east");
        std::vector<NetcdfWriter::Variable> fields;
        for (const auto& variable : variables) {
            fields.push_back(writer.defineVariable(variable, NetcdfType::Double, {lat, lon}));
            writer.attribute(fields.back(), "units", std::string(unit));
        }
        writer.endDefinitions();
        std::vector<double> lats, lons;
        for (int k = 0; k < 11; ++k) {
            lats.push_back(38.0 + k);
        }
        for (int k = 0; k < 15; ++k) {
            lons.push_back(-2.0 + k);
        }
        writer.put(latitude, std::span<const double>(lats));
        writer.put(longitude, std::span<const double>(lons));
        for (std::size_t which = 0; which < fields.size(); ++which) {
            std::vector<double> values;
            for (const double y : lats) {
                for (const double x : lons) {
                    values.push_back(value(which, x, y));
                }
            }
            writer.put(fields[which], std::span<const double>(values));
        }
        writer.commit();
        return at(name);
    }
    /// Names left in the folder that belong to the run of a number.
    [[nodiscard]] QStringList leftOf(int number) const {
        return QDir(m_folder.path()).entryList({QStringLiteral("run-%1.*").arg(number)}, QDir::Files);
    }
};

void DivandDriverTest::initTestCase() {
    static_cast<void>(file(QStringLiteral("stations.csv"), stations()));
    // One observation in the middle of the grid.
    static_cast<void>(file(QStringLiteral("one.csv"), kHeader + row("A", 5.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 15.0)));
}

void DivandDriverTest::excludedObservationsAreNotUsed_data() {
    QTest::addColumn<QString>("exclude");
    QTest::addColumn<std::size_t>("count");
    QTest::newRow("nothing") << QStringLiteral("[]") << std::size_t{0};
    QTest::newRow("by id") << QStringLiteral(R"([{"id":"S7"},{"id":"S8"}])") << std::size_t{6};
    QTest::newRow("by id and depth") << QStringLiteral(R"([{"id":"S7","depthM":50}])") << std::size_t{1};
    QTest::newRow("by place") << QStringLiteral(R"([{"longitude":0,"latitude":40}])") << std::size_t{3}; // S0
    QTest::newRow("by depth") << QStringLiteral(R"([{"depthM":10}])") << std::size_t{150};
    QTest::newRow("by time") << QStringLiteral(R"([{"time":"2001-02-15T00:00:00Z"}])") << std::size_t{150};
    QTest::newRow("all given must agree") << QStringLiteral(R"([{"id":"S7","longitude":200}])") << std::size_t{0};
}

void DivandDriverTest::excludedObservationsAreNotUsed() {
    QFETCH(QString, exclude);
    QFETCH(std::size_t, count);
    const auto product =
        run({{QStringLiteral("exclude"), exclude},
             {QStringLiteral("grid"), QStringLiteral(R"({"longitude":[0,10,0.5],"latitude":[40,46,0.5],"depth":[10,50,100]})")}});
    QVERIFY2(product.status == 0, product.err.constData());
    QCOMPARE(product.report["counts"].value("excluded", std::size_t{0}), count);
    QCOMPARE(product.report["counts"]["used"].get<std::size_t>(), 450 - count);
    QCOMPARE(product.residual.size(), 450 - count);
}

void DivandDriverTest::duplicatesAreDroppedAndCounted() {
    const std::string one = row("A", 5.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 15.0);
    const std::string near = row("B", 5.001, 43.0, 10.2, "2001-01-15T00:30:00Z", 15.0005);
    const std::string other = row("C", 8.0, 44.0, 10.0, "2001-01-15T00:00:00Z", 12.0);
    const QString path = file(QStringLiteral("twice.csv"), kHeader + one + near + other);
    const Settings observations{{QStringLiteral("observations"), path}};
    const auto all = run(observations);
    QCOMPARE(all.residual.size(), std::size_t{3});
    for (const auto& [keep, kept, dropped] : {std::tuple{"first", "A,", "B,"}, std::tuple{"last", "B,", "A,"}}) {
        Settings settings = observations;
        settings[QStringLiteral("duplicates")] = QStringLiteral(R"({"keep":"%1"})").arg(QLatin1String(keep));
        const auto product = run(settings);
        QVERIFY2(product.status == 0, product.err.constData());
        QCOMPARE(product.report["duplicates"]["groups"].get<int>(), 1);
        QCOMPARE(product.report["counts"]["duplicate"].get<int>(), 1);
        QVERIFY(product.table.contains(QByteArray("\n") + kept) && !product.table.contains(QByteArray("\n") + dropped));
    }
    Settings strict = observations;
    strict[QStringLiteral("duplicates")] = QStringLiteral(R"({"km":0.01})");
    QCOMPARE(run(strict).report["counts"]["used"].get<int>(), 3);
}

void DivandDriverTest::logarithmKeepsValuesPositive() {
    // Between a high and a low value a linear analysis with a negative background undershoots; that of the logarithm cannot.
    std::string text = kHeader;
    for (int k = 0; k < 12; ++k) {
        text += row("A", 3.0 + 0.05 * k, 43.0, 10.0, "2001-01-15T00:00:00Z", std::pow(10.0, 2.0 - 0.4 * k));
        text += row("B", 8.0, 41.0 + 0.4 * k, 10.0, "2001-01-15T00:00:00Z", 0.01);
    }
    Settings settings{{QStringLiteral("observations"), file(QStringLiteral("positive.csv"), text)},
                      {QStringLiteral("epsilon2"), QStringLiteral("0.01")}};
    const auto linear = run(settings);
    QVERIFY(*std::min_element(linear.field.begin(), linear.field.end()) < 0.0);
    settings[QStringLiteral("transform")] = QStringLiteral("log");
    const auto logarithm = run(settings);
    QVERIFY2(logarithm.status == 0, logarithm.err.constData());
    QVERIFY(*std::min_element(logarithm.field.begin(), logarithm.field.end()) > 0.0);
    // The background is the geometric mean, and that is what is found far from the observations' reach in the report.
    double sum = 0.0;
    for (int k = 0; k < 12; ++k) {
        sum += std::log(std::pow(10.0, 2.0 - 0.4 * k)) + std::log(0.01);
    }
    QVERIFY(std::abs(logarithm.report["slices"][0]["background"].get<double>() / std::exp(sum / 24.0) - 1.0) <
            1e-3); // 6 digits in the file
}

void DivandDriverTest::valuesWithoutALogarithmAreCounted() {
    const QString path = file(QStringLiteral("negative.csv"), kHeader + row("A", 5.0, 43.0, 10.0, "2001-01-15T00:00:00Z", -1.0) +
                                                                  row("B", 8.0, 44.0, 10.0, "2001-01-15T00:00:00Z", 2.0));
    const auto product = run({{QStringLiteral("observations"), path}, {QStringLiteral("transform"), QStringLiteral("log")}});
    QVERIFY2(product.status == 0, product.err.constData());
    QCOMPARE(product.report["slices"][0]["notTransformable"].get<int>(), 1);
    QCOMPARE(product.residual.size(), std::size_t{1});
    QVERIFY(std::all_of(product.field.begin(), product.field.end(), [](double v) { return std::abs(v - 2.0) < 1e-5; }));
}

void DivandDriverTest::superObservationsAreFewer() {
    const auto all = run({});
    const auto few = run({{QStringLiteral("superObservations"), QStringLiteral("49")}});
    QVERIFY2(few.status == 0, few.err.constData());
    const auto boxes = few.report["slices"][0]["superObservations"].get<int>();
    QVERIFY(boxes <= 49 && boxes > 30);
    QCOMPARE(few.residual.size(), all.residual.size()); // each observation still has its residual
    QVERIFY(rmsDifference(few.field, all.field) > 1e-3);
    QVERIFY(rmsDifference(few.field, all.field) < 0.5);
}

void DivandDriverTest::densityWeighsCrowdsDown() {
    // Fifty copies of 10 beside one 20, each a degree from the middle: weighed, both sides count the same and the middle has the mean.
    std::string text = kHeader;
    for (int k = 0; k < 50; ++k) {
        text += row("crowd", 4.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 10.0);
    }
    text += row("alone", 6.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 20.0);
    Settings settings{{QStringLiteral("observations"), file(QStringLiteral("crowd.csv"), text)},
                      {QStringLiteral("background"), QStringLiteral("none")},
                      {QStringLiteral("epsilon2"), QStringLiteral("0.5")}};
    const auto plain = run(settings);
    settings[QStringLiteral("weights")] = QStringLiteral(R"({"lengthKm":20})");
    const auto weighed = run(settings);
    QVERIFY2(weighed.status == 0, weighed.err.constData());
    const auto at4 = node(weighed, {{8, 6}})[0];
    const auto at6 = node(weighed, {{12, 6}})[0];
    // Without a background two equal observations have fields in the ratio of their values up to what each says at the other.
    QVERIFY(node(plain, {{8, 6}})[0] > at4 + 0.5);
    QVERIFY(at6 / at4 > 1.3 && node(plain, {{12, 6}})[0] / node(plain, {{8, 6}})[0] < at6 / at4);
    QVERIFY(std::abs(weighed.report["slices"][0]["meanWeight"].get<double>() - 2.0 / 51.0) < 2e-3); // 50 of 1/50 and one of 1
    settings[QStringLiteral("weights")] = QStringLiteral("density");
    QVERIFY(rmsDifference(run(settings).field, plain.field) > 0.01);
}

void DivandDriverTest::profileBackgroundFollowsTheDepth() {
    const Settings volume{{QStringLiteral("grid"), QStringLiteral(R"({"longitude":[0,10,1],"latitude":[40,46,1],"depth":[10,50,100]})")},
                          {QStringLiteral("correlationLengthM"), QStringLiteral("40")}};
    Settings profile = volume;
    profile[QStringLiteral("background")] = QStringLiteral("profile");
    const auto product = run(profile);
    QVERIFY2(product.status == 0, product.err.constData());
    const auto levels = product.report["slices"][0]["backgroundProfile"].get<std::vector<double>>();
    QCOMPARE(levels.size(), std::size_t{3});
    QVERIFY(levels[0] > levels[1] && levels[1] > levels[2]); // truth falls by 1.8 over the levels
    QVERIFY(levels[0] - levels[2] > 0.5);
    Settings filtered = profile;
    filtered[QStringLiteral("backgroundFilter")] = QStringLiteral("3");
    const auto smooth = run(filtered).report["slices"][0]["backgroundProfile"].get<std::vector<double>>();
    QVERIFY(smooth[0] - smooth[2] < 0.7 * (levels[0] - levels[2]));
    Settings longer = profile;
    longer[QStringLiteral("backgroundLengthFactor")] = QStringLiteral("40");
    QVERIFY(run(longer).report["slices"][0]["backgroundProfile"].get<std::vector<double>>() != levels);
}

void DivandDriverTest::backgroundFromAFileIsKeptWhereNothingIsKnown() {
    const QString path = gridFile(QStringLiteral("background.nc"), {"temperature"}, "degC",
                                  [](std::size_t, double x, double y) { return 10.0 + 0.5 * x + 0.1 * y; });
    const auto product = run({{QStringLiteral("observations"), at(QStringLiteral("one.csv"))},
                              {QStringLiteral("correlationLengthKm"), QStringLiteral("40")},
                              {QStringLiteral("background"), QStringLiteral(R"({"href":"%1"})").arg(path)}});
    QVERIFY2(product.status == 0, product.err.constData());
    // A linear field is met by linear interpolation. The far corner is 15 lengths away.
    QVERIFY(std::abs(node(product, {{0, 0}})[0] - (10.0 + 4.0)) < 1e-3);
    QVERIFY(std::abs(node(product, {{20, 12}})[0] - (10.0 + 5.0 + 4.6)) < 1e-3);
    // At the observation 15 against a background of 16.8: y/(1 + epsilon2) of the anomaly, the variance within some percent of 1.
    QVERIFY(std::abs(node(product, {{10, 6}})[0] - (16.8 - 1.8 / 1.1)) < 0.15);
}

void DivandDriverTest::levitusClimatologyServesAsBackground() {
    const QString levitus = QStringLiteral("/usr/share/ferret-vis/data/levitus_climatology.cdf");
    if (!QFile::exists(levitus)) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    const auto background = [&](const QString& csv) {
        return run({{QStringLiteral("observations"), csv},
                    {QStringLiteral("correlationLengthKm"), QStringLiteral("60")},
                    {QStringLiteral("grid"), QStringLiteral(R"({"longitude":[-30,-20,0.5],"latitude":[40,46,0.5],"depth":[10]})")},
                    {QStringLiteral("background"), QStringLiteral(R"({"href":"%1","variable":"TEMP"})").arg(levitus)}});
    };
    const auto warm = background(file(QStringLiteral("warm.csv"), kHeader + row("A", -25.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 30.0)));
    QVERIFY2(warm.status == 0, warm.err.constData());
    const auto cold = background(file(QStringLiteral("cold.csv"), kHeader + row("A", -25.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 0.0)));
    // The climatology off Portugal's west: some 14 to 20 degrees; far from the observation it alone is there.
    for (const auto& corner : {std::array<std::size_t, 2>{0, 0}, {20, 12}, {0, 12}}) {
        const double value = node(warm, {corner})[0];
        QVERIFY2(value > 11.0 && value < 22.0, qPrintable(QString::number(value)));
        QVERIFY(std::abs(value - node(cold, {corner})[0]) < 0.2);
    }
    QVERIFY(node(warm, {{10, 6}})[0] - node(cold, {{10, 6}})[0] > 25.0);
}

void DivandDriverTest::lengthsAreTakenByDirectionLevelAndPlace() {
    const Settings one{{QStringLiteral("observations"), at(QStringLiteral("one.csv"))},
                       {QStringLiteral("background"), QStringLiteral("none")}};
    const auto share = [](const Product& product, std::size_t column, std::size_t line, std::size_t level = 0) {
        const std::size_t plane = level * kColumns * kRows;
        return product.field[plane + line * kColumns + column] / product.field[plane + 6 * kColumns + 10];
    };
    Settings settings = one;
    settings[QStringLiteral("correlationLengthKm")] = QStringLiteral("[300,75]");
    const auto stretched = run(settings);
    QVERIFY2(stretched.status == 0, stretched.err.constData());
    QVERIFY(share(stretched, 14, 6) > 2.0 * share(stretched, 10, 9)); // 162 km along x, 167 km along y
    // One a level: the same observation at three depths.
    settings[QStringLiteral("observations")] =
        file(QStringLiteral("three.csv"), kHeader + row("A", 5.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 15.0) +
                                              row("A", 5.0, 43.0, 50.0, "2001-01-15T00:00:00Z", 15.0) +
                                              row("A", 5.0, 43.0, 100.0, "2001-01-15T00:00:00Z", 15.0));
    settings[QStringLiteral("grid")] = QStringLiteral(R"({"longitude":[0,10,0.5],"latitude":[40,46,0.5],"depth":[10,50,100]})");
    settings[QStringLiteral("correlationLengthKm")] = QStringLiteral("[60,120,240]");
    const auto levels = run(settings);
    QVERIFY2(levels.status == 0, levels.err.constData());
    QVERIFY(share(levels, 14, 6, 0) < share(levels, 14, 6, 1) && share(levels, 14, 6, 1) < share(levels, 14, 6, 2));
    // By place: longer in the east.
    settings = one;
    settings[QStringLiteral("correlationLengthKm")] =
        QStringLiteral(R"({"href":"%1","variable":"length"})")
            .arg(gridFile(QStringLiteral("lengths.nc"), {"length"}, "km",
                          [](std::size_t, double x, double) { return x > 5.0 ? 250.0 : 80.0; }));
    const auto places = run(settings);
    QVERIFY2(places.status == 0, places.err.constData());
    QVERIFY(share(places, 16, 6) > 1.5 * share(places, 4, 6));
}

void DivandDriverTest::ringClosesWhereItIsAskedFor() {
    Settings settings{{QStringLiteral("observations"),
                       file(QStringLiteral("seam.csv"), kHeader + row("A", 175.0, 10.0, 10.0, "2001-01-15T00:00:00Z", 15.0))},
                      {QStringLiteral("background"), QStringLiteral("none")},
                      {QStringLiteral("grid"), QStringLiteral(R"({"longitude":[-180,175,5],"latitude":[0,20,5],"depth":[10]})")},
                      {QStringLiteral("correlationLengthKm"), QStringLiteral("1500")}};
    const auto acrossSeam = [](const Product& product) { return product.field[2 * 72]; }; // 10 N, 180 W
    const auto automatic = run(settings);
    QVERIFY2(automatic.status == 0, automatic.err.constData());
    settings[QStringLiteral("cyclicLongitude")] = QStringLiteral("yes");
    const auto ring = run(settings);
    QVERIFY(acrossSeam(ring) > 8.0); // five degrees from the observation
    QVERIFY(automatic.field == ring.field);
    settings[QStringLiteral("cyclicLongitude")] = QStringLiteral("no");
    const auto open = run(settings);
    QVERIFY2(open.status == 0, open.err.constData());
    QVERIFY(acrossSeam(open) < 1.0);
}

void DivandDriverTest::normSettingsReachTheAnalysis_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("edges not stretched") << QStringLiteral("edgeStretching") << QStringLiteral("0");
    QTest::newRow("alpha") << QStringLiteral("alpha") << QStringLiteral("[1,3,3,1]");
    QTest::newRow("laplacian") << QStringLiteral("laplacianCoefficients") << QStringLiteral("[1,0.2]");
    QTest::newRow("second derivative") << QStringLiteral("secondDerivativePenalty") << QStringLiteral("[0,0.01]");
    QTest::newRow("noise") << QStringLiteral("epsilon2") << QStringLiteral("1");
}

void DivandDriverTest::normSettingsReachTheAnalysis() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    const auto plain = run({});
    const auto changed = run({{name, value}});
    QVERIFY2(changed.status == 0, changed.err.constData());
    const double difference = rmsDifference(plain.field, changed.field);
    QVERIFY2(difference > 1e-3 && difference < 1.0, qPrintable(QString::number(difference)));
    if (name == QStringLiteral("epsilon2")) {
        QVERIFY(changed.report["slices"][0]["rmsResidual"].get<double>() > plain.report["slices"][0]["rmsResidual"].get<double>());
    }
}

void DivandDriverTest::topographyShortensTheLengths() {
    const QString bathymetry =
        gridFile(QStringLiteral("slope.nc"), {"depth"}, "m", [](std::size_t, double x, double) { return 50.0 + 400.0 * (x + 2.0); });
    Settings settings{{QStringLiteral("observations"), at(QStringLiteral("one.csv"))},
                      {QStringLiteral("background"), QStringLiteral("none")},
                      {QStringLiteral("bathymetry"), bathymetry},
                      {QStringLiteral("bathymetryPositive"), QStringLiteral("down")}};
    const auto plain = run(settings);
    QVERIFY2(plain.status == 0, plain.err.constData());
    settings[QStringLiteral("lengthOverTopography")] = QStringLiteral("400000");
    const auto shorter = run(settings);
    QVERIFY2(shorter.status == 0, shorter.err.constData());
    // Two degrees east and west of the observation the information is less, in share of what is at the observation itself.
    for (const std::size_t column : {std::size_t{6}, std::size_t{14}}) {
        const double before = node(plain, {{column, 6}})[0] / node(plain, {{10, 6}})[0];
        const double after = node(shorter, {{column, 6}})[0] / node(shorter, {{10, 6}})[0];
        QVERIFY2(after < 0.8 * before, qPrintable(QStringLiteral("%1 of %2").arg(after).arg(before)));
    }
}

void DivandDriverTest::maskFileIsLand() {
    const QString mask =
        gridFile(QStringLiteral("mask.nc"), {"sea"}, "1", [](std::size_t, double x, double) { return x < 4.5 || x > 6.5 ? 1.0 : 0.0; });
    const auto product = run({{QStringLiteral("observations"),
                               file(QStringLiteral("west.csv"), kHeader + row("A", 2.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 15.0))},
                              {QStringLiteral("background"), QStringLiteral("none")},
                              {QStringLiteral("mask"), QStringLiteral(R"({"href":"%1","variable":"sea"})").arg(mask)}});
    QVERIFY2(product.status == 0, product.err.constData());
    QVERIFY(std::abs(node(product, {{11, 6}})[0]) > kLand);
    QVERIFY(node(product, {{4, 6}})[0] > 5.0);
    QCOMPARE(node(product, {{16, 6}})[0], 0.0); // nothing comes through the land
    QVERIFY(product.error[6 * kColumns + 16] == 1.0);
}

void DivandDriverTest::currentsCarryInformationAlong() {
    const QString currents = gridFile(QStringLiteral("currents.nc"), {"u", "v"}, "m s-1",
                                      [](std::size_t which, double, double) { return which == 0 ? 0.3 : 0.0; });
    Settings settings{{QStringLiteral("observations"), at(QStringLiteral("one.csv"))},
                      {QStringLiteral("background"), QStringLiteral("none")}};
    const auto still = run(settings);
    settings[QStringLiteral("advection")] = QStringLiteral(R"({"href":"%1","u":"u","v":"v","strength":2})").arg(currents);
    const auto flowing = run(settings);
    QVERIFY2(flowing.status == 0, flowing.err.constData());
    // Two degrees up and down the stream against 1.5 degrees across (about the same distance: cos 43 = 0.73).
    const auto share = [](const Product& product, std::size_t column, std::size_t line) {
        return node(product, {{column, line}})[0] / node(product, {{10, 6}})[0];
    };
    QVERIFY(std::abs(share(still, 14, 6) / share(still, 10, 9) - 1.0) < 0.2);
    QVERIFY(share(flowing, 14, 6) > 1.3 * share(flowing, 10, 9) && share(flowing, 14, 6) > 1.4 * share(still, 14, 6));
    QVERIFY(share(flowing, 6, 6) > 1.3 * share(flowing, 10, 3));
    settings[QStringLiteral("advection")] = QStringLiteral(R"({"href":"%1","u":"u","v":"v","strength":0})").arg(currents);
    QVERIFY(rmsDifference(run(settings).field, still.field) < 1e-5);
}

void DivandDriverTest::currentsThatAreNotNumbersAreRefused_data() {
    QTest::addColumn<double>("speed");
    QTest::newRow("NaN") << std::nan("");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("none") << 0.0;
}

void DivandDriverTest::currentsThatAreNotNumbersAreRefused() {
    QFETCH(double, speed);
    const QString currents =
        gridFile(QStringLiteral("bad-currents.nc"), {"u", "v"}, "m s-1", [speed](std::size_t, double, double) { return speed; });
    const auto product = run({{QStringLiteral("advection"), QStringLiteral(R"({"href":"%1","u":"u","v":"v"})").arg(currents)}});
    QVERIFY2(product.status != 0 && product.status != 1, product.err.constData());
    QVERIFY2(product.err.contains("bad-currents.nc"), product.err.constData());
    QVERIFY(leftOf(m_number).isEmpty());
}

void DivandDriverTest::inequalityKeepsAboveTheMinimum() {
    // Three low values beside a high one: the free analysis undershoots the minimum of 10.
    const QString path = file(QStringLiteral("low.csv"), kHeader + row("A", 4.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 14.0) +
                                                             row("B", 4.5, 43.0, 10.0, "2001-01-15T00:00:00Z", 10.1) +
                                                             row("C", 7.0, 44.0, 10.0, "2001-01-15T00:00:00Z", 10.2));
    Settings settings{{QStringLiteral("observations"), path}, {QStringLiteral("epsilon2"), QStringLiteral("0.005")}};
    const auto free = run(settings);
    const auto least = [](const Product& product) { return *std::min_element(product.field.begin(), product.field.end()); };
    QVERIFY(least(free) < 9.5);
    settings[QStringLiteral("minimum")] = QStringLiteral("10");
    const auto cut = run(settings);
    QCOMPARE(least(cut), 10.0);
    settings[QStringLiteral("inequality")] = QStringLiteral("true");
    const auto held = run(settings);
    QVERIFY2(held.status == 0, held.err.constData());
    QVERIFY(least(held) >= 10.0);
    QVERIFY(rmsDifference(held.field, cut.field) > 0.01); // it is part of the analysis, not a cut
    settings.remove(QStringLiteral("inequality"));
    settings[QStringLiteral("maximum")] = QStringLiteral("11");
    const auto both = run(settings);
    QCOMPARE(*std::max_element(both.field.begin(), both.field.end()), 11.0);
}

void DivandDriverTest::inequalityBelowTheTransformIsRefused() {
    const auto product = run({{QStringLiteral("transform"), QStringLiteral("log")},
                              {QStringLiteral("minimum"), QStringLiteral("0")},
                              {QStringLiteral("inequality"), QStringLiteral("true")}});
    QCOMPARE(product.status, 2);
    QVERIFY2(product.err.contains("minimum") && product.err.contains("transform"), product.err.constData());
}

void DivandDriverTest::noiseIsFitted_data() {
    QTest::addColumn<QString>("method");
    QTest::newRow("fit") << QStringLiteral("fit");
    QTest::newRow("desroziers") << QStringLiteral("desroziers");
}

void DivandDriverTest::noiseIsFitted() {
    // The noise of the stations is 0.1 sin, variance 0.005, of a field of variance about 1: epsilon2 well below the 0.1 of the start.
    QFETCH(QString, method);
    const auto product = run({{QStringLiteral("epsilon2"), method}});
    QVERIFY2(product.status == 0, product.err.constData());
    const double epsilon2 =
        method == QStringLiteral("fit") ? product.report["epsilon2"].get<double>() : product.report["slices"][0]["epsilon2"].get<double>();
    QVERIFY2(epsilon2 > 1e-4 && epsilon2 < 0.05, qPrintable(QString::number(epsilon2)));
    if (method == QStringLiteral("fit")) {
        QCOMPARE(product.report["crossValidation"]["points"].size(), std::size_t{7});
        QVERIFY(product.report["crossValidation"]["best"]["epsilon2"].get<double>() == epsilon2);
    }
}

void DivandDriverTest::lengthIsFitted() {
    const auto product = run({{QStringLiteral("correlationLengthKm"), QStringLiteral("fit")}});
    QVERIFY2(product.status == 0, product.err.constData());
    const double km = product.report["usedLengthKm"][0][0].get<double>();
    // A wave of 7 degrees, 570 km: its covariance falls to 0 at a quarter of it, 140 km, so the length lies around that.
    QVERIFY2(km > 40.0 && km < 300.0, qPrintable(QString::number(km)));
    QVERIFY(product.report["lengthFit"]["correlationLengthKm"][0]["quality"].get<double>() > 0.3);
    const auto bounded = run({{QStringLiteral("correlationLengthKm"), QStringLiteral("fit")},
                              {QStringLiteral("lengthFit"), QStringLiteral(R"({"maximumKm":30})")}});
    QCOMPARE(bounded.report["usedLengthKm"][0][0].get<double>(), 30.0);
}

void DivandDriverTest::qualityScoresStandInProductAndTable_data() {
    QTest::addColumn<QString>("method");
    for (const char* method : {"0", "1", "3", "4", "5"}) {
        QTest::newRow(method) << QString::fromLatin1(method);
    }
}

void DivandDriverTest::qualityScoresStandInProductAndTable() {
    // One value of the 150 is 8 degrees off: its score is the greatest by far.
    QFETCH(QString, method);
    const QString path = file(QStringLiteral("outlier.csv"), stations() + row("OUTLIER", 5.1, 43.1, 10.0, "2001-01-15T00:00:00Z", 20.0));
    const auto product = run({{QStringLiteral("observations"), path}, {QStringLiteral("qc"), method}});
    QVERIFY2(product.status == 0, product.err.constData());
    QCOMPARE(product.score.size(), std::size_t{151});
    const auto worst = static_cast<std::size_t>(std::max_element(product.score.begin(), product.score.end()) - product.score.begin());
    QCOMPARE(worst, std::size_t{150});
    const auto lines = product.table.trimmed().split('\n');
    QCOMPARE(lines.size(), 152);
    const auto cells = lines.back().trimmed().split(',');
    QCOMPARE(cells[0], QByteArray("OUTLIER"));
    QVERIFY(std::abs(cells[9].toDouble() / product.score[150] - 1.0) < 1e-6);
    QCOMPARE(cells[10], QByteArray(product.score[150] > 9.0 ? "yes" : "no"));
    if (method != QStringLiteral("4")) { // unscaled
        QCOMPARE(cells[10], QByteArray("yes"));
        std::size_t suspects = 0;
        for (const double score : product.score) {
            suspects += score > 9.0 ? 1 : 0;
        }
        QVERIFY(suspects < 10);
    }
    // value = analysis + residual
    QVERIFY(std::abs(cells[6].toDouble() - cells[7].toDouble() - cells[8].toDouble()) < 1e-6);
    QVERIFY(std::abs(cells[8].toDouble() - product.residual[150]) < 1e-6);
}

void DivandDriverTest::everyErrorMethodGivesAField_data() {
    QTest::addColumn<QString>("method");
    for (const char* method : {"cpme", "scaled-cpme", "exact", "almost-exact", "diagonal", "auto", "none"}) {
        QTest::newRow(method) << QString::fromLatin1(method);
    }
}

void DivandDriverTest::everyErrorMethodGivesAField() {
    QFETCH(QString, method);
    const auto product = run({{QStringLiteral("error"), method},
                              {QStringLiteral("observations"), at(QStringLiteral("one.csv"))},
                              {QStringLiteral("errorThresholds"),
                               method == QStringLiteral("none") ? QStringLiteral("{}") : QStringLiteral(R"({"L1":0.4,"L2":0.5})")}});
    QVERIFY2(product.status == 0, product.err.constData());
    if (method == QStringLiteral("none")) {
        QVERIFY(product.error.empty());
        return;
    }
    const auto least = std::min_element(product.error.begin(), product.error.end()) - product.error.begin();
    QCOMPARE(static_cast<std::size_t>(least), 6 * kColumns + 10);
    QVERIFY(product.error[0] > 0.7);
    const std::string done = product.report["slices"][0]["error"].get<std::string>();
    QVERIFY2(method == QStringLiteral("auto") ? done == "exact" : done == method.toStdString(), done.c_str());
    QCOMPARE(method == QStringLiteral("auto"), product.report["slices"][0].contains("errorReason"));
    // The masked fields hold a value exactly where the error is not above their threshold.
    const auto masked = NetcdfFile::open(product.path.toStdString()).root().requireVariable("temperature_L1").readDoubles();
    for (std::size_t cell = 0; cell < masked.size(); ++cell) {
        QVERIFY((masked[cell] < kLand) == (product.error[cell] <= 0.4) || std::abs(product.error[cell] - 0.4) < 1e-6);
    }
}

void DivandDriverTest::attributesDescribeTheProduct() {
    const auto product = run({{QStringLiteral("title"), QStringLiteral("Temperature of a test")},
                              {QStringLiteral("institution"), QStringLiteral("An institute")},
                              {QStringLiteral("institutionCode"), QStringLiteral("1579")},
                              {QStringLiteral("project"), QStringLiteral("A project")},
                              {QStringLiteral("productVersion"), QStringLiteral(R"("2.1")")},
                              {QStringLiteral("authorEmail"), QStringLiteral("a@example.org")},
                              {QStringLiteral("seaAreas"), QStringLiteral(R"(["3_1"])")},
                              {QStringLiteral("doi"), QStringLiteral("10.1000/182")},
                              {QStringLiteral("comment"), QStringLiteral("A comment")}});
    QVERIFY2(product.status == 0, product.err.constData());
    const auto attributes = NetcdfFile::open(product.path.toStdString()).root().attributes();
    for (const auto& [name, value] :
         {std::pair{"title", "Temperature of a test"}, std::pair{"institution", "An institute"},
          std::pair{"institution_urn", "SDN:EDMO::1579"}, std::pair{"project", "A project"}, std::pair{"product_version", "2.1"},
          std::pair{"Author_e-mail", "a@example.org"}, std::pair{"area_keywords_urn", "SDN:C19::3_1"},
          std::pair{"search_keywords_urn", "SDN:P02::TEMP"}, std::pair{"doi", "10.1000/182"}, std::pair{"comment", "A comment"}}) {
        QCOMPARE(attributes.textOrEmpty(name), std::string(value));
    }
    QCOMPARE(attributes.textOrEmpty("product_id").size(), std::size_t{36});
}

namespace {
const QString kMonths = QStringLiteral(
    R"({"longitude":[0,10,0.5],"latitude":[40,46,0.5],"depth":[10,50],"time":{"years":[[2001,2001]],"months":[[1],[2],[3]]}})");
}

void DivandDriverTest::emptySliceIsBackgroundWithErrorOne() {
    const auto product =
        run({{QStringLiteral("observations"),
              file(QStringLiteral("winter.csv"), kHeader + row("A", 5.0, 43.0, 10.0, "2001-01-15T00:00:00Z", 15.0) +
                                                     row("B", 6.0, 43.0, 10.0, "2001-02-15T00:00:00Z", 11.0))},
             {QStringLiteral("grid"),
              QStringLiteral(
                  R"({"longitude":[0,10,0.5],"latitude":[40,46,0.5],"depth":[10],"time":{"years":[[2001,2001]],"months":[[1],[7]]}})")},
             {QStringLiteral("error"), QStringLiteral("cpme")}});
    QVERIFY2(product.status == 0, product.err.constData());
    QCOMPARE(product.field.size(), 2 * kColumns * kRows);
    for (std::size_t cell = kColumns * kRows; cell < product.field.size(); ++cell) {
        QCOMPARE(product.field[cell], 15.0); // the mean of all observations of the selected months: January's one
        QCOMPARE(product.error[cell], 1.0);
    }
}

void DivandDriverTest::slicesAreThoseOfRunsAlone() {
    const auto whole = run({{QStringLiteral("grid"), kMonths}, {QStringLiteral("qc"), QStringLiteral("1")}});
    QVERIFY2(whole.status == 0, whole.err.constData());
    QCOMPARE(whole.report["slices"].size(), std::size_t{6}); // three months by two levels without a vertical length
    const std::size_t each = 2 * kColumns * kRows;
    QCOMPARE(whole.field.size(), 3 * each);
    std::size_t observations = 0;
    for (std::size_t month = 1; month <= 3; ++month) {
        QString grid = kMonths;
        grid.replace(QStringLiteral("[[1],[2],[3]]"), QStringLiteral("[[%1]]").arg(month));
        const auto alone = run({{QStringLiteral("grid"), grid}, {QStringLiteral("qc"), QStringLiteral("1")}});
        QVERIFY2(alone.status == 0, alone.err.constData());
        for (std::size_t cell = 0; cell < each; ++cell) {
            QVERIFY(std::abs(alone.field[cell] - whole.field[(month - 1) * each + cell]) < 1e-10);
            QVERIFY(std::abs(alone.error[cell] - whole.error[(month - 1) * each + cell]) < 1e-10);
        }
        observations += alone.residual.size();
    }
    QCOMPARE(whole.residual.size(), observations);
    QCOMPARE(leftOf(m_number - 3).size(), 6); // product, report, table, the provenance of each: the tasks' own files are gone
}

void DivandDriverTest::threadsDoNotChangeTheSlices() {
    const Settings settings{{QStringLiteral("grid"), kMonths},
                            {QStringLiteral("correlationLengthM"), QStringLiteral("30")},
                            {QStringLiteral("solver"), QStringLiteral("iterative")}};
    const auto one = run(settings, {QStringLiteral("--threads"), QStringLiteral("1")});
    QVERIFY2(one.status == 0, one.err.constData());
    const auto three = run(settings, {QStringLiteral("--threads"), QStringLiteral("3")});
    QVERIFY(one.field == three.field && one.error == three.error);
    for (std::size_t k = 0; k < one.residual.size(); ++k) {
        QVERIFY(std::abs(one.residual[k] - three.residual[k]) < 1e-10);
    }
}

void DivandDriverTest::finishedSlicesAreKeptAfterAKill() {
    QString grid = kMonths; // finer, so that a slice takes long enough to be caught
    grid.replace(QStringLiteral("0.5]"), QStringLiteral("0.04]"));
    const Settings settings{{QStringLiteral("grid"), grid}, {QStringLiteral("error"), QStringLiteral("cpme")}};
    const QString out = at(QStringLiteral("killed"));
    const QString work = at(QStringLiteral("killed-work"));
    const QStringList list = arguments(settings, out) + QStringList{QStringLiteral("--keep"), QStringLiteral("--work-folder"), work,
                                                                    QStringLiteral("--threads"), QStringLiteral("1")};
    QProcess driver;
    driver.start(QString::fromStdString(PHIDIAS_BINARY), list);
    QVERIFY(driver.waitForStarted());
    const auto finishedSlice = [&] { return QFile::exists(work + QStringLiteral("/tasks/slice-1/result.json")); };
    QTRY_VERIFY_WITH_TIMEOUT(finishedSlice() || driver.state() == QProcess::NotRunning, 60000);
    QVERIFY2(driver.state() == QProcess::Running, driver.readAllStandardError().constData());
    driver.kill();
    QVERIFY(driver.waitForFinished(10000));
    QVERIFY(!QFile::exists(out + QStringLiteral(".nc")));
    const auto made = [&](const char* task) {
        return QFileInfo(work + QStringLiteral("/tasks/%1/result.json").arg(QLatin1String(task))).lastModified();
    };
    const auto prepared = made("prepare");
    const auto first = made("slice-1");
    const auto again = runPhidias(PHIDIAS_BINARY, list);
    QVERIFY2(again.status == 0, again.err.constData());
    QVERIFY(prepared.isValid() && made("prepare") == prepared);
    QVERIFY(first.isValid() && made("slice-1") == first);
    QVERIFY(made("slice-3") > first);
    QVERIFY(QFile::exists(out + QStringLiteral(".nc")));
    // The same as in one go.
    const auto whole = run(settings);
    QVERIFY(NetcdfFile::open((out + QStringLiteral(".nc")).toStdString()).root().requireVariable("temperature").readDoubles() ==
            whole.field);
}

void DivandDriverTest::solversAgree() {
    Settings settings{{QStringLiteral("grid"), QStringLiteral(R"({"longitude":[0,10,0.5],"latitude":[40,46,0.5],"depth":[10,50,100]})")},
                      {QStringLiteral("correlationLengthM"), QStringLiteral("30")},
                      {QStringLiteral("solver"), QStringLiteral("direct")}};
    const auto direct = run(settings);
    QVERIFY2(direct.status == 0, direct.err.constData());
    settings[QStringLiteral("solver")] = QStringLiteral("iterative");
    settings[QStringLiteral("tolerance")] = QStringLiteral("1e-8");
    const auto iterative = run(settings);
    QVERIFY2(iterative.status == 0, iterative.err.constData());
    QVERIFY(rmsDifference(direct.field, iterative.field) < 1e-5);
    QVERIFY(iterative.report["slices"][0]["relativeErrorBound"].get<double>() <= 1e-8);
    settings[QStringLiteral("error")] = QStringLiteral("auto");
    QVERIFY2(run(settings).status == 0, "auto finds a way that goes with the solver");
}

void DivandDriverTest::workerKeepsTheFitButNotTheNumbersOfAnotherRequest() {
    struct Silent : phidias::core::ProgressSink {
        void progress(double, std::string_view) override {}
        void log(phidias::core::LogLevel, std::string_view) override {}
    };
    const phidias::processing::ocean::Divand process;
    phidias::core::SetupCache cache;
    const auto report = [&](double verticalM, double epsilon2, phidias::core::SetupCache* kept) {
        phidias::core::Request request;
        request.process = "ocean.divand";
        request.inputs = {{"observations", Json::array({{{"href", at(QStringLiteral("stations.csv")).toStdString()}}})},
                          {"variable", "temperature"},
                          {"grid", {{"longitude", {0, 10, 1}}, {"latitude", {40, 46, 1}}, {"depth", {10, 50, 100}}}},
                          {"correlationLengthKm", "fit"},
                          {"correlationLengthM", verticalM},
                          {"epsilon2", epsilon2}};
        request.outputs = {{"analysis", at(QStringLiteral("worker.nc")).toStdString()},
                           {"report", at(QStringLiteral("worker.json")).toStdString()}};
        const auto complete = phidias::core::validated(request, process.declaration(), m_folder.path().toStdString());
        Silent sink;
        phidias::core::RunContext context{.request = complete,
                                          .sink = sink,
                                          .stop = {},
                                          .threads = 1,
                                          .budget = phidias::core::MemoryBudget::standard(),
                                          .scratch = {},
                                          .provenance = {},
                                          .warnings = {},
                                          .cache = kept,
                                          .filesRead = {}};
        process.run(context);
        return Json::parse(phidias::core::readTextFile(context.outputPart("report").value()));
    };
    static_cast<void>(report(40.0, 0.1, &cache));
    const Json again = report(80.0, 0.3, &cache);
    const Json alone = report(80.0, 0.3, nullptr);
    QCOMPARE(again["usedLengthM"][0].get<double>(), 80.0);
    QCOMPARE(again["epsilon2"].get<double>(), 0.3);
    QVERIFY(again["usedLengthKm"] == alone["usedLengthKm"]);
    const double kept = again["slices"][0]["rmsResidual"].get<double>();
    const double fresh = alone["slices"][0]["rmsResidual"].get<double>();
    QVERIFY2(std::abs(kept - fresh) < 1e-12 * fresh, qPrintable(QString::number(kept - fresh)));
}

void DivandDriverTest::badInputIsNamed_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("message");
    const auto add = [](const char* title, const QString& name, const QString& value, int status, const char* message) {
        QTest::newRow(title) << name << value << status << QByteArray(message);
    };
    add("all land", QStringLiteral("bathymetry"), QStringLiteral("land"), 2, "sea");
    add("no observation", QStringLiteral("depthRange"), QStringLiteral("[5000,6000]"), 2, "outsideDepth 450");
    add("length 0", QStringLiteral("correlationLengthKm"), QStringLiteral("0"), 2, "correlationLengthKm");
    add("length negative", QStringLiteral("correlationLengthKm"), QStringLiteral("-5"), 2, "correlationLengthKm");
    add("duplicated level", QStringLiteral("grid"), QStringLiteral(R"({"longitude":[0,10,1],"latitude":[40,46,1],"depth":[10,10]})"), 2,
        "depth");
    add("falling levels", QStringLiteral("grid"), QStringLiteral(R"({"longitude":[0,10,1],"latitude":[40,46,1],"depth":[50,10]})"), 2,
        "depth");
    add("step 0", QStringLiteral("grid"), QStringLiteral(R"({"longitude":[0,10,0],"latitude":[40,46,1]})"), 2, "longitude");
    add("duplicated meridian", QStringLiteral("grid"), QStringLiteral(R"({"longitude":[0,360,1],"latitude":[40,46,1],"depth":[10]})"), 2,
        "grid.longitude");
    add("memory", QStringLiteral("grid"), QStringLiteral(R"({"longitude":[0,10,0.005],"latitude":[40,46,0.005],"depth":[10]})"), 2,
        "2001 x 1201");
    add("exclude nothing", QStringLiteral("exclude"), QStringLiteral("[{}]"), 2, "exclude");
    add("exclude bad time", QStringLiteral("exclude"), QStringLiteral(R"([{"time":"soon"}])"), 2, "soon");
    add("logit without bounds", QStringLiteral("transform"), QStringLiteral(R"({"kind":"logit"})"), 2, "transform.minimum");
    add("transform without kind", QStringLiteral("transform"), QStringLiteral("{}"), 2, "kind");
    add("unknown transform", QStringLiteral("transform"), QStringLiteral("square"), 2, "transform");
    add("qc 2", QStringLiteral("qc"), QStringLiteral("2"), 2, "qc");
    add("topography without bathymetry", QStringLiteral("lengthOverTopography"), QStringLiteral("1000"), 2, "bathymetry");
    add("background missing", QStringLiteral("background"), QStringLiteral(R"({"href":"/nowhere/b.nc"})"), 3, "/nowhere/b.nc");
    add("background variable", QStringLiteral("background"), QStringLiteral("unknown"), 2, "salt");
    add("vertical fit on one level", QStringLiteral("correlationLengthM"), QStringLiteral("fit"), 2, "correlationLengthM");
    add("sea area", QStringLiteral("seaAreas"), QStringLiteral(R"(["x9"])"), 2, "x9");
}

void DivandDriverTest::badInputIsNamed() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(int, status);
    QFETCH(QByteArray, message);
    QStringList more;
    if (value == QStringLiteral("land")) {
        value = gridFile(QStringLiteral("land.nc"), {"height"}, "m", [](std::size_t, double, double) { return 100.0; });
    } else if (value == QStringLiteral("unknown")) {
        value = QStringLiteral(R"({"href":"%1","variable":"salt"})")
                    .arg(gridFile(QStringLiteral("other.nc"), {"temperature"}, "degC", [](std::size_t, double, double) { return 1.0; }));
    }
    if (message.contains("2001 x")) {
        more = QStringList{QStringLiteral("--memory-limit"), QStringLiteral("20M")};
    }
    const auto product = run({{name, value}, {QStringLiteral("bathymetryPositive"), QStringLiteral("up")}}, more);
    QVERIFY2(product.status == status, (QByteArray::number(product.status) + ": " + product.err).constData());
    QVERIFY2(product.err.contains(message), product.err.constData());
    if (status != 0) {
        QVERIFY2(leftOf(m_number).isEmpty(), qPrintable(leftOf(m_number).join(QLatin1Char(' '))));
    }
}

QTEST_GUILESS_MAIN(DivandDriverTest)
#include "DivandDriverTest.moc"
