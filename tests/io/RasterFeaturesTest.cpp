// Rasters and features: written, read back equal, and read by GDAL's own tools; damaged and refused files.
#include "core/io/FeaturesWriter.h"
#include "core/io/OpenDataset.h"
#include "core/io/RasterWriter.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "tests/support/Support.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias::core;
namespace fs = std::filesystem;

class RasterFeaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void geoTiffIsReadBackEqual();
    void featuresAreReadBackEqual_data();
    void featuresAreReadBackEqual();
    void projectedFeaturesComeInDegrees();
    void csvIsQuoted();
    void damagedTiffIsSaidToBeSo();
    void netcdfNeverGoesThroughGdal();
    void swathsOfTheAtmosphereOpenAsTheirReadmeSays();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
};

void RasterFeaturesTest::geoTiffIsReadBackEqual() {
    RasterImage image{.width = 300,
                      .height = 200,
                      .geoTransform = {-10.0, 0.1, 0.0, 50.0, 0.0, -0.1},
                      .crs = "EPSG:4326",
                      .bands = {{}, {}},
                      .bandNames = {"first", "second"},
                      .unit = "m",
                      .metadata = {{"process", "test"}}};
    for (std::size_t k = 0; k < 60000; ++k) {
        image.bands[0].push_back(k == 17 ? std::nanf("") : static_cast<float>(k) * 0.5F);
        image.bands[1].push_back(-1.0F);
    }
    writeGeoTiff(image, at("a.tif"));
    QVERIFY(!fs::exists(partPath(at("a.tif"))));
    const auto raster = std::get<std::shared_ptr<const Raster>>(openDataset(at("a.tif").string()));
    QCOMPARE(raster->bands.size(), std::size_t{2});
    QCOMPARE(raster->bands[0].longName.c_str(), "first");
    QCOMPARE(raster->bands[0].unit.c_str(), "m");
    QCOMPARE(raster->metadata.at("process").c_str(), "test");
    QVERIFY(std::abs(raster->extent.east - 20.0) < 1e-9 && std::abs(raster->extent.south - 30.0) < 1e-9);
    const auto values = raster->source->read(0, {0, 0, 300, 200}, 300, 200);
    QVERIFY(std::isnan(values[17]));
    QVERIFY(std::equal(values.begin() + 18, values.end(), image.bands[0].begin() + 18));
    QProcess info;
    info.start(QStringLiteral("gdalinfo"), {QString::fromStdString(at("a.tif").string())});
    QVERIFY(info.waitForFinished(20000) && info.exitCode() == 0);
    QVERIFY(info.readAll().contains("WGS 84"));
}

void RasterFeaturesTest::featuresAreReadBackEqual_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("GeoJSON") << QStringLiteral("a.geojson");
    QTest::newRow("GeoPackage") << QStringLiteral("a.gpkg");
}

void RasterFeaturesTest::featuresAreReadBackEqual() {
    QFETCH(QString, name);
    Features features;
    features.layer = "plumes";
    Geometry polygon{.type = GeometryType::Polygon,
                     .parts = {{.points = {{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, .isHole = false},
                               {.points = {{2, 2}, {2, 4}, {4, 4}, {4, 2}, {2, 2}}, .isHole = true}}};
    Geometry point{.type = GeometryType::Point, .parts = {{.points = {{-30.25, 40.5}}, .isHole = false}}};
    features.geometries = {polygon, point};
    features.table.columns = {{.name = "name", .type = ColumnType::Text, .unit = {}, .values = {std::string("a \"b\""), std::string("é")}},
                              {.name = "count", .type = ColumnType::Integer, .unit = {}, .values = {std::int64_t{7}, std::monostate()}},
                              {.name = "rate", .type = ColumnType::Real, .unit = {}, .values = {1.25, -3.5}}};
    const fs::path path = at(name.toUtf8().constData());
    writeFeatures(features, path, {{"source", "test"}});
    const auto read = std::get<std::shared_ptr<const Features>>(openDataset(path.string()));
    QCOMPARE(read->geometries.size(), std::size_t{2});
    QCOMPARE(read->geometries[0].parts.size(), std::size_t{2});
    QVERIFY(read->geometries[0].parts[1].isHole);
    QVERIFY(read->geometries[1].parts[0].points == point.parts[0].points);
    const auto column = [&](const char* wanted) {
        return *std::find_if(read->table.columns.begin(), read->table.columns.end(), [&](const Column& c) { return c.name == wanted; });
    };
    QVERIFY(column("name").values == features.table.columns[0].values);
    QVERIFY(column("count").values == features.table.columns[1].values);
    QVERIFY(column("rate").values == features.table.columns[2].values);
    QCOMPARE(read->extent.west, -30.25);
}

void RasterFeaturesTest::projectedFeaturesComeInDegrees() {
    QProcess convert;
    QFile source(QString::fromStdString(at("p.geojson").string()));
    QVERIFY(source.open(QIODevice::WriteOnly));
    source.write(
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[10.0,52.0]}}]})");
    source.close();
    convert.start(QStringLiteral("ogr2ogr"),
                  {QStringLiteral("-t_srs"), QStringLiteral("EPSG:3035"), QString::fromStdString(at("p.shp").string()), source.fileName()});
    QVERIFY(convert.waitForFinished(20000) && convert.exitCode() == 0);
    const auto read = std::get<std::shared_ptr<const Features>>(openDataset(at("p.shp").string()));
    QVERIFY(std::abs(read->geometries[0].parts[0].points[0].first - 10.0) < 1e-7);
    QVERIFY(std::abs(read->geometries[0].parts[0].points[0].second - 52.0) < 1e-7);
}

void RasterFeaturesTest::csvIsQuoted() {
    Table table;
    table.columns = {{.name = "a", .type = ColumnType::Text, .unit = {}, .values = {std::string("x,\"y\"")}},
                     {.name = "b", .type = ColumnType::Real, .unit = "m", .values = {0.1}}};
    writeCsv(table, at("t.csv"));
    QCOMPARE(readTextFile(at("t.csv")).c_str(), "a,b [m]\n\"x,\"\"y\"\"\",0.1\n");
}

void RasterFeaturesTest::damagedTiffIsSaidToBeSo() {
    geoTiffIsReadBackEqual();
    const std::string whole = readTextFile(at("a.tif"));
    writeFileAtomically(at("cut.tif"), std::string_view(whole).substr(0, whole.size() / 2));
    const auto result =
        phidias::tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), QString::fromStdString(at("cut.tif").string())});
    QCOMPARE(result.status, 3);
    QVERIFY2(result.err.contains("cut.tif"), result.err.constData());
}

void RasterFeaturesTest::netcdfNeverGoesThroughGdal() {
    PHIDIAS_NEEDS_DATA();
    const Dataset dataset = openDataset((phidias::tests::dataFolder() / "ocean/bathy/etopo_30min_global.nc").string());
    QVERIFY(std::holds_alternative<std::shared_ptr<const Grid>>(dataset));
}

void RasterFeaturesTest::swathsOfTheAtmosphereOpenAsTheirReadmeSays() {
    PHIDIAS_NEEDS_DATA();
    const fs::path root = phidias::tests::dataFolder() / "atmosphere";
    int files = 0;
    for (const auto& [folder, format] :
         {std::pair{"etna", "harp"}, std::pair{"ch4-patches", "tropomi-patch"}, std::pair{"s5p-l2-headers", "s5p-l2"}}) {
        for (const auto& entry : fs::directory_iterator(root / folder)) {
            if (entry.path().extension() != ".nc") {
                continue;
            }
            const auto swath = std::get<std::shared_ptr<const Swath>>(openDataset(entry.path().string()));
            QCOMPARE(swath->format.c_str(), format);
            if (swath->format == "tropomi-patch") {
                QCOMPARE(swath->pixels(), std::size_t{1024});
            }
            if (swath->format == "s5p-l2") {
                QVERIFY(swath->variables.empty());
                QCOMPARE(swath->warnings.size(), std::size_t{1});
            }
            ++files;
        }
    }
    QVERIFY(files >= 42 + 23 + 7);
}

QTEST_GUILESS_MAIN(RasterFeaturesTest)
#include "RasterFeaturesTest.moc"
