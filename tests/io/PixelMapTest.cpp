// Results by pixel (latitude and longitude of scanline and ground pixel): two granules of which the second begins elsewhere. Every value is
// 1000 times its scanline plus its ground pixel.
#include "core/data/Swath.h"
#include "core/io/NetcdfWriter.h"
#include "core/io/OpenDataset.h"
#include "core/scene/LayerData.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias::core;

namespace {

constexpr std::size_t kLines = 40; ///< of each granule
constexpr std::size_t kRows = 24;

double latitudeOf(std::size_t scanline) {
    return 10.0 + 0.1 * static_cast<double>(scanline % kLines);
}

double longitudeOf(std::size_t scanline, std::size_t row) {
    return (scanline < kLines ? 20.0 : -175.0) + 0.1 * static_cast<double>(row);
}

void write(const std::filesystem::path& path) {
    NetcdfWriter writer(path);
    const auto line = writer.defineDimension("scanline", 2 * kLines);
    const auto row = writer.defineDimension("ground_pixel", kRows);
    const auto latitude = writer.defineVariable("latitude", NetcdfType::Float, {line, row});
    const auto longitude = writer.defineVariable("longitude", NetcdfType::Float, {line, row});
    const auto score = writer.defineVariable("score", NetcdfType::Float, {line, row});
    const auto granule = writer.defineVariable("granule", NetcdfType::Int32, {line});
    const auto time = writer.defineVariable("time", NetcdfType::Double, {line});
    writer.attribute(time, "units", "seconds since 2010-01-01");
    writer.endDefinitions();
    std::vector<double> latitudes, longitudes, scores, granules, times;
    for (std::size_t scanline = 0; scanline < 2 * kLines; ++scanline) {
        granules.push_back(scanline < kLines ? 0.0 : 1.0);
        times.push_back(static_cast<double>(scanline));
        for (std::size_t pixel = 0; pixel < kRows; ++pixel) {
            latitudes.push_back(latitudeOf(scanline));
            longitudes.push_back(longitudeOf(scanline, pixel));
            scores.push_back(static_cast<double>(1000 * scanline + pixel));
        }
    }
    writer.put(latitude, latitudes);
    writer.put(longitude, longitudes);
    writer.put(score, scores);
    writer.put(granule, granules);
    writer.put(time, times);
    writer.commit();
}

} // namespace

class PixelMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_path = m_folder.filePath(QStringLiteral("scores.nc")).toStdString();
        write(m_path);
    }
    void resultsByPixelAreASwath();
    void aPixelIsFoundInEachGranule();
    void nothingIsFoundBetweenTheGranules();

private:
    [[nodiscard]] std::shared_ptr<const LayerData> score() const {
        Layer layer;
        layer.href = m_path;
        layer.kind = LayerKind::Swath;
        layer.variable = "score";
        return LayerData::load(layer, MemoryBudget::standard(), {});
    }
    QTemporaryDir m_folder;
    std::string m_path;
};

void PixelMapTest::resultsByPixelAreASwath() {
    const auto dataset = openDataset(m_path);
    const auto* swath = std::get_if<std::shared_ptr<const Swath>>(&dataset);
    QVERIFY(swath != nullptr);
    QCOMPARE((*swath)->scanlines, 2 * kLines);
    QCOMPARE((*swath)->groundPixels, kRows);
    QCOMPARE((*swath)->variables.size(), std::size_t{1}); // granule and time are of scanlines
    QCOMPARE((*swath)->variables.front().name, std::string("score"));
    // 2010-01-01 is 14610 days after 1970-01-01.
    QCOMPARE((*swath)->source->scanlineTimes().at(7), 14610.0 * 86400.0 + 7.0);
    QCOMPARE((*swath)->source->read(0, 0).at(5 * kRows + 3), 5003.0F);
}

void PixelMapTest::aPixelIsFoundInEachGranule() {
    const auto data = score();
    for (const std::size_t scanline : {std::size_t{0}, kLines / 2, kLines - 1, kLines + 1, kLines + kLines / 2, 2 * kLines - 1}) {
        for (const std::size_t row : {std::size_t{0}, std::size_t{11}, kRows - 1}) {
            const auto sample = data->sample(longitudeOf(scanline, row), latitudeOf(scanline), 0.01);
            QVERIFY2(sample, qPrintable(QStringLiteral("scanline %1, pixel %2").arg(scanline).arg(row)));
            QCOMPARE(sample->value, static_cast<double>(1000 * scanline + row));
        }
    }
}

void PixelMapTest::nothingIsFoundBetweenTheGranules() {
    const auto data = score();
    // Halfway, and a degree beside both ends.
    for (const auto& [longitude, latitude] :
         {std::pair{100.0, 12.0}, {18.5, 12.0}, {24.0, 12.0}, {-176.5, 12.0}, {-171.0, 12.0}, {21.0, 15.5}}) {
        QVERIFY(!data->sample(longitude, latitude, 0.01));
    }
}

QTEST_GUILESS_MAIN(PixelMapTest)
#include "PixelMapTest.moc"
