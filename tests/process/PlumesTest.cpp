// atmosphere.plumes on real days of Etna (PLUMES C.1): SO2 slant columns, point lists. The floor, axis and winds are those of the table
// there; winds and axes of the flags are computed again here from the input file.
#include "core/io/NetcdfFile.h"
#include "processing/plume/LocalPlane.h"
#include "tests/support/Support.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

using namespace phidias;
using processing::plume::distanceKm;
using processing::plume::LocalPlane;

namespace {

const core::GeoPoint kEtna{14.999, 37.748};

double directionDeg(double east, double north) {
    const double direction = std::atan2(east, north) * 180.0 / std::numbers::pi;
    return direction < 0.0 ? direction + 360.0 : direction;
}

double apartDeg(double a, double b) {
    return std::abs(std::remainder(a - b, 360.0));
}

/// What of a flagged point list is looked at.
struct Day {
    explicit Day(core::NetcdfGroup group) : root(std::move(group)) {}
    std::vector<core::GeoPoint> centres;
    std::vector<double> windEast, windNorth;
    std::vector<std::int64_t> flag, quality, id, source, sourceCount;
    std::vector<double> enhancement, z, contribution, confidence, along, distance;
    std::vector<std::string> keys;
    core::NetcdfGroup root;
    nlohmann::json sources;
    QList<QStringList> table; ///< rows without the header

    [[nodiscard]] bool isPlume(std::size_t pixel) const { return flag[pixel] == 1 || flag[pixel] == 2; }
    [[nodiscard]] bool isOf(std::size_t pixel, const std::string& key) const {
        return isPlume(pixel) && source[4 * pixel] > 0 && keys[static_cast<std::size_t>(source[4 * pixel]) - 1] == key;
    }
    /// Enhancement-weighted middle of a plume as seen from Etna, km.
    [[nodiscard]] std::pair<double, double> middle(std::int64_t plume) const {
        const LocalPlane plane(kEtna);
        double east = 0.0;
        double north = 0.0;
        double weights = 0.0;
        for (std::size_t pixel = 0; pixel < id.size(); ++pixel) {
            if (id[pixel] == plume) {
                const double weight = std::max(0.0, enhancement[pixel]);
                const auto place = plane.of(centres[pixel]);
                east += weight * place[0];
                north += weight * place[1];
                weights += weight;
            }
        }
        return {east / weights, north / weights};
    }
};

} // namespace

class PlumesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eruptionIsAttachedToEtna_data();
    void eruptionIsAttachedToEtna();
    void quietDayHasHardlyAPixelNearEtna_data();
    void quietDayHasHardlyAPixelNearEtna();
    void bitOfTheAxisIsSetWhereItDiffers();
    void resultHasTheLayoutThatIsLaidDown();
    void originalIsCopiedWhole();
    void contributionsAreRankedAndComplete();
    void sourcesAndTableHoldTheirMembers();
    void severalGasesNeedAName();
    void regionLeavesTheRestAs255();
    void sourceOutsideTheRegionIsNotSeen();
    void patchIsCopiedWithItsDimensions();
    void swathOverBothPolesAndTheDateLineIsFlagged();
    void daysAreJoinedInAnyOrder();
    void nameThatEndsInASlashIsAFolder();
    void overlappingGranulesAreOneDay();
    void threadsDoNotMatter();
    void dayWithoutAValidPixelHasNoPlume();

private:
    [[nodiscard]] static QString granule(const QString& name) {
        return QString::fromStdString((tests::dataFolder() / "atmosphere/etna").string()) + QStringLiteral("/S5P_merged_") + name +
               QStringLiteral(".nc");
    }
    tests::CommandResult run(const QStringList& granules, const QString& stem, const QStringList& settings = {}, int threads = 2) const;
    Day day(const QString& name, const QStringList& settings = {}) const;
    Day read(const QString& flagged, const QString& stem) const;
    QTemporaryDir m_folder;
    QString m_sources;
};

tests::CommandResult PlumesTest::run(const QStringList& granules, const QString& stem, const QStringList& settings, int threads) const {
    const QString end = granules.size() == 1 ? QStringLiteral(".nc") : QString();
    QStringList arguments{QStringLiteral("run"),  QStringLiteral("atmosphere.plumes"), QStringLiteral("--progress"),
                          QStringLiteral("none"), QStringLiteral("--threads"),         QString::number(threads)};
    for (const auto& path : granules) {
        arguments << QStringLiteral("--set") << QStringLiteral("granules=") + path;
    }
    for (const auto& setting : settings) {
        arguments << QStringLiteral("--set") << setting;
    }
    for (const auto& [output, suffix] :
         {std::pair(QStringLiteral("flagged"), end), std::pair(QStringLiteral("sources"), QStringLiteral(".geojson")),
          std::pair(QStringLiteral("table"), QStringLiteral(".csv")), std::pair(QStringLiteral("report"), QStringLiteral(".json"))}) {
        arguments << QStringLiteral("--out") << output + QLatin1Char('=') + m_folder.filePath(stem) + suffix;
    }
    return tests::runPhidias(PHIDIAS_BINARY, arguments);
}

Day PlumesTest::read(const QString& flagged, const QString& stem) const {
    Day day(core::NetcdfFile::open(flagged.toStdString()).root());
    const auto numbers = [&](const char* name) { return day.root.requireVariable(name).readDoubles(); };
    const auto integers = [&](const char* name) { return day.root.requireVariable(name).readIntegers(); };
    const auto longitudes = numbers("longitude");
    const auto latitudes = numbers("latitude");
    for (std::size_t pixel = 0; pixel < longitudes.size(); ++pixel) {
        day.centres.push_back({longitudes[pixel], latitudes[pixel]});
    }
    day.windEast = numbers("surface_zonal_wind_velocity");
    day.windNorth = numbers("surface_meridional_wind_velocity");
    day.flag = integers("PLUME/plume_flag");
    day.quality = integers("PLUME/quality");
    day.id = integers("PLUME/plume_id");
    day.source = integers("PLUME/source_id");
    day.sourceCount = integers("PLUME/n_sources");
    day.enhancement = numbers("PLUME/enhancement");
    day.z = numbers("PLUME/z_score");
    day.contribution = numbers("PLUME/source_contribution");
    day.confidence = numbers("PLUME/confidence");
    day.along = numbers("PLUME/distance_along_km");
    day.distance = numbers("PLUME/distance_km");
    day.keys = day.root.requireVariable("PLUME/source_key").readTexts();
    QFile file(m_folder.filePath(stem) + QStringLiteral(".geojson"));
    static_cast<void>(file.open(QIODevice::ReadOnly));
    day.sources = nlohmann::json::parse(file.readAll().toStdString());
    QFile table(m_folder.filePath(stem) + QStringLiteral(".csv"));
    static_cast<void>(table.open(QIODevice::ReadOnly));
    for (const auto& line : QString::fromUtf8(table.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(1)) {
        day.table << line.split(QLatin1Char(','));
    }
    return day;
}

Day PlumesTest::day(const QString& name, const QStringList& settings) const {
    const auto done = run({granule(name)}, name, QStringList{QStringLiteral("gas=SO2"), QStringLiteral("sources=") + m_sources} + settings);
    if (done.status != 0) {
        qWarning("%s", done.err.constData());
    }
    return read(m_folder.filePath(name) + QStringLiteral(".nc"), name);
}

void PlumesTest::initTestCase() {
    PHIDIAS_NEEDS_DATA();
    m_sources = m_folder.filePath(QStringLiteral("known.csv"));
    QFile file(m_sources);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("id,name,latitude,longitude\netna,Etna,37.748,14.999\n");
}

void PlumesTest::eruptionIsAttachedToEtna_data() {
    QTest::addColumn<int>("least"); ///< half the pixels of the table
    QTest::addColumn<int>("most");  ///< twice
    QTest::addColumn<double>("axisDeg");
    QTest::addColumn<bool>("isDetached");
    QTest::newRow("20181220_6144") << 171 << 684 << 99.0 << false;
    QTest::newRow("20181224_6201") << 79 << 318 << 132.0 << false;
    // The table's 64 pixels are those at the mountain of 404; here the cloud behind, which has 232 pixels above z = 5 alone, touches them.
    QTest::newRow("20181226_6229") << 64 << 404 << 201.0 << false;
    QTest::newRow("20181228_6258") << 442 << 1768 << 145.0 << false;
    QTest::newRow("20181230_6286") << 463 << 1854 << 127.0 << false;
    // All pixels within 100 km of the mountain have a quality below 0.5: what is left of the table's 170 hits is traced back by the wind.
    QTest::newRow("20181231_6300") << 85 << 340 << 160.0 << true;
    QTest::newRow("20190105_6371") << 120 << 480 << 171.0 << false;
    // 14 in the table; two times that and one or two more by growth.
    QTest::newRow("20220211_22446") << 7 << 35 << 4.0 << false;
    QTest::newRow("20220212_22460") << 120 << 482 << 250.0 << false;
    QTest::newRow("20220213_22474") << 66 << 264 << 112.0 << false;
}

void PlumesTest::eruptionIsAttachedToEtna() {
    QFETCH(int, least);
    QFETCH(int, most);
    QFETCH(double, axisDeg);
    QFETCH(bool, isDetached);
    const auto found = day(QString::fromLatin1(QTest::currentDataTag()));
    int pixels = 0;
    std::map<std::int64_t, double> plumes; // of Etna, and their largest z
    for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
        if (found.isOf(pixel, "etna") && ((found.quality[pixel] & 64) != 0) == isDetached) {
            ++pixels;
            plumes[found.id[pixel]] = std::max(plumes[found.id[pixel]], found.z[pixel]);
        }
    }
    QVERIFY2(pixels >= least && pixels <= most, qPrintable(QStringLiteral("%1 pixels").arg(pixels)));
    const auto main = std::max_element(plumes.begin(), plumes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto [east, north] = found.middle(main->first);
    QVERIFY2(apartDeg(directionDeg(east, north), axisDeg) < 10.0, qPrintable(QString::number(directionDeg(east, north))));
}

void PlumesTest::quietDayHasHardlyAPixelNearEtna_data() {
    QTest::addColumn<int>("dummy");
    for (const char* name : {"20181201_5875", "20181206_5946", "20181214_6059", "20181216_6087", "20220208_22403", "20220210_22431",
                             "20220215_22502", "20220216_22517"}) {
        QTest::newRow(name) << 0;
    }
}

void PlumesTest::quietDayHasHardlyAPixelNearEtna() {
    const auto found = day(QString::fromLatin1(QTest::currentDataTag()));
    int attached = 0;
    int near = 0;
    for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
        attached += found.isOf(pixel, "etna") && (found.quality[pixel] & 64) == 0 ? 1 : 0;
        near += found.isPlume(pixel) && distanceKm(found.centres[pixel], kEtna) < 25.0 ? 1 : 0;
    }
    QCOMPARE(attached, 0);
    QVERIFY2(near <= 10, qPrintable(QString::number(near)));
}

// Wind: mean vector of the product over the pixels within 25 km. Axis: from the source to the enhancement-weighted middle.
void PlumesTest::bitOfTheAxisIsSetWhereItDiffers() {
    int different = 0;
    int alike = 0;
    for (const char* name : {"20181220_6144", "20181228_6258", "20190105_6371", "20220211_22446", "20220212_22460", "20220213_22474"}) {
        const auto found = day(QString::fromLatin1(name));
        double east = 0.0;
        double north = 0.0;
        for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
            if (distanceKm(found.centres[pixel], kEtna) <= 25.0 && std::isfinite(found.windEast[pixel])) {
                east += found.windEast[pixel];
                north += found.windNorth[pixel];
            }
        }
        std::set<std::int64_t> plumes;
        for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
            if (found.isOf(pixel, "etna")) {
                plumes.insert(found.id[pixel]);
            }
        }
        for (const std::int64_t plume : plumes) {
            const auto [x, y] = found.middle(plume);
            const double apart = apartDeg(directionDeg(x, y), directionDeg(east, north));
            QVERIFY2(std::abs(apart - 45.0) > 0.5, name); // nothing hangs on rounding
            (apart > 45.0 ? different : alike) += 1;
            for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
                QVERIFY2(found.id[pixel] != plume || ((found.quality[pixel] & 8) != 0) == (apart > 45.0), name);
            }
        }
    }
    QVERIFY(different >= 2);
    QVERIFY(alike >= 3);
}

void PlumesTest::resultHasTheLayoutThatIsLaidDown() {
    const auto found = day(QStringLiteral("20181220_6144"));
    const auto plume = found.root.group("PLUME").value();
    using core::NetcdfType;
    const std::vector<std::tuple<std::string, NetcdfType, std::vector<std::string>>> expected{
        {"plume_flag", NetcdfType::UByte, {"time"}},
        {"quality", NetcdfType::UByte, {"time"}},
        {"confidence", NetcdfType::Float, {"time"}},
        {"plume_id", NetcdfType::Int32, {"time"}},
        {"enhancement", NetcdfType::Float, {"time"}},
        {"z_score", NetcdfType::Float, {"time"}},
        {"n_sources", NetcdfType::UByte, {"time"}},
        {"source_id", NetcdfType::Int32, {"time", "rank"}},
        {"source_contribution", NetcdfType::Float, {"time", "rank"}},
        {"distance_along_km", NetcdfType::Float, {"time"}},
        {"distance_km", NetcdfType::Float, {"time"}},
        {"source_key", NetcdfType::String, {"source"}}};
    QCOMPARE(plume.variables().size(), expected.size());
    for (const auto& [name, type, dimensions] : expected) {
        const auto variable = plume.requireVariable(name);
        QVERIFY2(variable.type() == type, name.c_str());
        std::vector<std::string> names;
        for (const auto& dimension : variable.dimensions()) {
            names.push_back(dimension.name);
        }
        QVERIFY2(names == dimensions, name.c_str());
    }
    QCOMPARE(plume.requireVariable("source_id").shape(), (std::vector<std::size_t>{7056, 4}));
    QCOMPARE(plume.requireVariable("plume_flag").attributes().numbers("flag_values"), (std::vector<double>{0, 1, 2, 255}));
    QCOMPARE(QString::fromStdString(plume.requireVariable("plume_flag").attributes().textOrEmpty("flag_meanings"))
                 .split(QLatin1Char(' '))
                 .size(),
             4);
    QCOMPARE(plume.requireVariable("quality").attributes().numbers("flag_masks"), (std::vector<double>{1, 2, 4, 8, 16, 32, 64, 128}));
    QCOMPARE(
        QString::fromStdString(plume.requireVariable("quality").attributes().textOrEmpty("flag_meanings")).split(QLatin1Char(' ')).size(),
        8);
    // 255 and bit 1 exactly where the quality is at most 50 of 100 or the column is missing.
    const auto column = found.root.requireVariable("SO2_slant_column_number_density").readDoubles();
    const auto validity = found.root.requireVariable("SO2_column_number_density_validity").readIntegers();
    for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
        const bool isMissing = !std::isfinite(column[pixel]) || validity[pixel] <= 50;
        QCOMPARE(found.flag[pixel] == 255, isMissing);
        QCOMPARE((found.quality[pixel] & 1) != 0, isMissing);
        QCOMPARE(std::isfinite(found.z[pixel]), !isMissing);
        QVERIFY(found.isPlume(pixel) == (found.id[pixel] > 0));
        QVERIFY(found.isPlume(pixel) == std::isfinite(found.confidence[pixel]));
        QVERIFY(!found.isPlume(pixel) || (found.confidence[pixel] >= 0.0 && found.confidence[pixel] <= 1.0));
        if (found.isOf(pixel, "etna")) {
            QVERIFY(std::abs(found.distance[pixel] - distanceKm(found.centres[pixel], kEtna)) < 0.05);
            QVERIFY(std::abs(found.along[pixel]) <= found.distance[pixel] + 0.05);
        }
    }
    QVERIFY(std::count(found.flag.begin(), found.flag.end(), 2) >= 1);
}

void PlumesTest::originalIsCopiedWhole() {
    const auto found = day(QStringLiteral("20181220_6144"));
    const auto original = core::NetcdfFile::open(granule(QStringLiteral("20181220_6144")).toStdString()).root();
    const auto same = [](const std::vector<double>& a, const std::vector<double>& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
    };
    QVERIFY(original.variables().size() > 15);
    for (const auto& variable : original.variables()) {
        const auto copy = found.root.requireVariable(variable.name());
        QVERIFY2(copy.type() == variable.type() && copy.attributes().names() == variable.attributes().names(), variable.name().c_str());
        QVERIFY2(same(copy.readDoubles(), variable.readDoubles()), variable.name().c_str());
    }
    QCOMPARE(found.root.attributes().textOrEmpty("source_product"), original.attributes().textOrEmpty("source_product"));
}

void PlumesTest::contributionsAreRankedAndComplete() {
    for (const char* name : {"20181220_6144", "20220213_22474"}) {
        const auto found = day(QString::fromLatin1(name));
        for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
            double sum = 0.0;
            int counted = 0;
            for (std::size_t rank = 0; rank < 4; ++rank) {
                const double share = found.contribution[4 * pixel + rank];
                const auto source = found.source[4 * pixel + rank];
                QVERIFY(source >= 0 && source <= static_cast<std::int64_t>(found.keys.size()));
                QVERIFY(rank == 0 || !(share > found.contribution[4 * pixel + rank - 1]));
                sum += source > 0 ? share : 0.0;
                counted += source > 0 && share > 0.1 ? 1 : 0;
            }
            QCOMPARE(found.sourceCount[pixel], std::int64_t{counted});
            QVERIFY(found.isPlume(pixel) ? std::abs(sum - 1.0) < 1e-5 : sum == 0.0);
        }
    }
}

void PlumesTest::sourcesAndTableHoldTheirMembers() {
    const auto found = day(QStringLiteral("20220213_22474"));
    std::set<std::string> ids;
    for (const auto& feature : found.sources.at("features")) {
        QCOMPARE(feature.at("geometry").at("type").get<std::string>(), std::string("Point"));
        const auto& properties = feature.at("properties");
        for (const char* member : {"id", "name", "latitude", "longitude", "position_sigma_km", "first", "last", "n_days", "persistence",
                                   "emission_kg_s", "emission_sigma_kg_s", "method", "confidence", "apriori_id"}) {
            QVERIFY2(properties.contains(member), member);
        }
        QVERIFY(ids.insert(properties.at("id").get<std::string>()).second);
        QCOMPARE(properties.at("n_days").get<int>(), 1);
        QCOMPARE(properties.at("apriori_id").is_null(), properties.at("id").get<std::string>() != "etna");
        QVERIFY(properties.at("persistence").get<double>() > 0.0 && properties.at("persistence").get<double>() <= 1.0);
    }
    QVERIFY(ids.contains("etna"));
    QVERIFY(ids.size() > 1);
    QCOMPARE(ids, std::set<std::string>(found.keys.begin(), found.keys.end()));
    QCOMPARE(found.table.size(), static_cast<qsizetype>(ids.size()));
    for (const auto& row : found.table) {
        QCOMPARE(row.size(), 10);
        QCOMPARE(row[1], QStringLiteral("2022-02-13"));
        int pixels = 0;
        for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
            pixels += found.isOf(pixel, row[0].toStdString()) ? 1 : 0;
        }
        QCOMPARE(row[2].toInt(), pixels);
    }
}

void PlumesTest::severalGasesNeedAName() {
    const auto done = run({granule(QStringLiteral("20181220_6144"))}, QStringLiteral("several"));
    QCOMPARE(done.status, 2);
    for (const char* gas : {"SO2", "NO2", "HCHO"}) {
        QVERIFY2(done.err.contains(gas), done.err.constData());
    }
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("several.nc"))));
}

void PlumesTest::regionLeavesTheRestAs255() {
    const auto found = day(QStringLiteral("20181220_6144"), {QStringLiteral("region=[14.5,36,16.5,38]")});
    QCOMPARE(found.flag.size(), std::size_t{7056});
    int plume = 0;
    for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
        const auto& place = found.centres[pixel];
        const bool isInside = place[0] >= 14.5 && place[0] <= 16.5 && place[1] >= 36.0 && place[1] <= 38.0;
        QVERIFY(isInside || found.flag[pixel] == 255);
        plume += found.isPlume(pixel) ? 1 : 0;
    }
    QVERIFY(plume > 50);
}

void PlumesTest::sourceOutsideTheRegionIsNotSeen() {
    const auto found = day(QStringLiteral("20181220_6144"), {QStringLiteral("region=[18,33,19.5,34.5]")});
    for (std::size_t pixel = 0; pixel < found.flag.size(); ++pixel) {
        QVERIFY(!found.isPlume(pixel) || found.centres[pixel][0] >= 18.0);
        QVERIFY(!found.isOf(pixel, "etna") || (found.quality[pixel] & 64) != 0);
    }
}

void PlumesTest::patchIsCopiedWithItsDimensions() {
    const auto path = tests::dataFolder() / "atmosphere/ch4-patches/positive_20210224_072549_23.9_90.6_3817.nc";
    QCOMPARE(run({QString::fromStdString(path.string())}, QStringLiteral("patch")).status, 0);
    const auto root = core::NetcdfFile::open(m_folder.filePath(QStringLiteral("patch.nc")).toStdString()).root();
    const auto flag = root.requireVariable("PLUME/plume_flag");
    QCOMPARE(flag.shape(), (std::vector<std::size_t>{32, 32}));
    QCOMPARE(flag.dimensions()[0].name, std::string("scanline"));
    QCOMPARE(flag.dimensions()[1].name, std::string("ground_pixel"));
    QCOMPARE(root.requireVariable("PLUME/source_id").shape(), (std::vector<std::size_t>{32, 32, 4}));
}

// The sample's orbit of NO2 runs over both poles and across 180 degrees and has no wind: plumes are flagged, emissions are not known.
// Cities of the sample are clear of cloud in other orbits only; noise alone must not make plumes.
void PlumesTest::swathOverBothPolesAndTheDateLineIsFlagged() {
    const QString folder = m_folder.filePath(QStringLiteral("orbit"));
    QCOMPARE(tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("s5p-l2-orbit"), folder}).status, 0);
    const auto names = QDir(folder).entryList({QStringLiteral("*.nc")});
    QCOMPARE(names.size(), 1);
    const auto done = run({folder + QLatin1Char('/') + names.front()}, QStringLiteral("swath"));
    QVERIFY2(done.status == 0, done.err.constData());
    QVERIFY2(done.err.contains("no wind"), done.err.constData());
    const auto root = core::NetcdfFile::open(m_folder.filePath(QStringLiteral("swath.nc")).toStdString()).root();
    const auto variable = root.requireVariable("PLUME/plume_flag");
    QCOMPARE(variable.shape(), (std::vector<std::size_t>{4172, 450}));
    const auto flag = variable.readIntegers();
    const auto quality = root.requireVariable("PRODUCT/qa_value").readIntegers(); // in hundredths
    int plume = 0;
    for (std::size_t pixel = 0; pixel < flag.size(); ++pixel) {
        QVERIFY(quality[pixel] > 75 || flag[pixel] == 255);
        plume += flag[pixel] == 1 || flag[pixel] == 2 ? 1 : 0;
    }
    QVERIFY2(plume <= 30, qPrintable(QString::number(plume)));
    QFile report(m_folder.filePath(QStringLiteral("swath.json")));
    QVERIFY(report.open(QIODevice::ReadOnly));
    const auto granule = nlohmann::json::parse(report.readAll().toStdString()).at("granules").at(0);
    QCOMPARE(granule.at("wind").get<std::string>(), std::string("none"));
    QCOMPARE(granule.at("plumePixels").get<int>(), plume);
}

void PlumesTest::daysAreJoinedInAnyOrder() {
    const QStringList names{QStringLiteral("20181220_6144"), QStringLiteral("20181228_6258"), QStringLiteral("20220212_22460")};
    QStringList granules;
    for (const auto& name : names) {
        granules << granule(name);
    }
    const QStringList settings{QStringLiteral("gas=SO2"), QStringLiteral("sources=") + m_sources};
    QCOMPARE(run(granules, QStringLiteral("forward"), settings).status, 0);
    std::reverse(granules.begin(), granules.end());
    QCOMPARE(run(granules, QStringLiteral("backward"), settings).status, 0);
    for (const auto& name : names) {
        const QString part = QStringLiteral("/S5P_merged_") + name + QStringLiteral("_plume.nc");
        const auto first = read(m_folder.filePath(QStringLiteral("forward")) + part, QStringLiteral("forward"));
        const auto second = read(m_folder.filePath(QStringLiteral("backward")) + part, QStringLiteral("backward"));
        QCOMPARE(first.flag, second.flag);
        QCOMPARE(first.keys, second.keys);
        QCOMPARE(first.source, second.source);
        QCOMPARE(first.sources.at("features"), second.sources.at("features"));
        auto rows = first.table;
        auto others = second.table;
        std::sort(rows.begin(), rows.end());
        std::sort(others.begin(), others.end());
        QCOMPARE(rows, others);
        QCOMPARE(first.sources.at("features").at(0).at("properties").at("n_days").get<int>(), 3);
    }
}

void PlumesTest::nameThatEndsInASlashIsAFolder() {
    const QString folder = m_folder.filePath(QStringLiteral("one-in-a-folder"));
    const auto done = tests::runPhidias(
        PHIDIAS_BINARY, {QStringLiteral("run"), QStringLiteral("atmosphere.plumes"), QStringLiteral("--set"),
                         QStringLiteral("granules=") + granule(QStringLiteral("20181224_6201")), QStringLiteral("--set"),
                         QStringLiteral("gas=SO2"), QStringLiteral("--out"), QStringLiteral("flagged=") + folder + QLatin1Char('/')});
    QVERIFY2(done.status == 0, done.err.constData());
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{QStringLiteral("S5P_merged_20181224_6201_plume.nc")});
}

// The same pixels twice: one row, one day, both results.
void PlumesTest::overlappingGranulesAreOneDay() {
    const auto path = granule(QStringLiteral("20181220_6144"));
    const QString other = m_folder.filePath(QStringLiteral("again"));
    QVERIFY(QDir().mkpath(other));
    QVERIFY(QFile::copy(path, other + QStringLiteral("/S5P_merged_20181220_6144.nc")));
    const QStringList settings{QStringLiteral("gas=SO2"), QStringLiteral("sources=") + m_sources};
    QCOMPARE(run({path, other + QStringLiteral("/S5P_merged_20181220_6144.nc")}, QStringLiteral("twice"), settings).status, 0);
    const QString folder = m_folder.filePath(QStringLiteral("twice"));
    const auto found = read(folder + QStringLiteral("/S5P_merged_20181220_6144_plume-2.nc"), QStringLiteral("twice"));
    const auto single = day(QStringLiteral("20181220_6144"));
    QCOMPARE(found.flag, single.flag);
    QCOMPARE(found.table.size(), 1);
    QCOMPARE(found.sources.at("features").at(0).at("properties").at("n_days").get<int>(), 1);
    const auto rate = [](const Day& one, const char* member) {
        return one.sources.at("features").at(0).at("properties").at(member).get<double>();
    };
    QVERIFY(std::abs(rate(found, "emission_kg_s") - rate(single, "emission_kg_s")) < 1e-6);
    QVERIFY(std::abs(rate(found, "emission_sigma_kg_s") - rate(single, "emission_sigma_kg_s")) < 1e-6);
}

void PlumesTest::threadsDoNotMatter() {
    const auto path = granule(QStringLiteral("20220213_22474"));
    const QStringList settings{QStringLiteral("gas=SO2"), QStringLiteral("sources=") + m_sources};
    QCOMPARE(run({path}, QStringLiteral("one"), settings, 1).status, 0);
    QCOMPARE(run({path}, QStringLiteral("two"), settings, 2).status, 0);
    const auto one = read(m_folder.filePath(QStringLiteral("one.nc")), QStringLiteral("one"));
    const auto two = read(m_folder.filePath(QStringLiteral("two.nc")), QStringLiteral("two"));
    QCOMPARE(one.flag, two.flag);
    QCOMPARE(one.source, two.source);
    QCOMPARE(one.table, two.table);
}

// No pixel has a quality above 1.
void PlumesTest::dayWithoutAValidPixelHasNoPlume() {
    const auto found = day(QStringLiteral("20181220_6144"), {QStringLiteral("qaMinimum=1")});
    QVERIFY(std::all_of(found.flag.begin(), found.flag.end(), [](std::int64_t flag) { return flag == 255; }));
    QVERIFY(std::all_of(found.quality.begin(), found.quality.end(), [](std::int64_t quality) { return (quality & 128) != 0; }));
    QVERIFY(found.table.isEmpty());
    QVERIFY(found.sources.at("features").empty());
}

QTEST_GUILESS_MAIN(PlumesTest)
#include "PlumesTest.moc"
