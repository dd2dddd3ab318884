// Reading of large files answers Cancel within a second (issue of the workstation, "It must hold"). What is counted is the time that the
// reading thread still computes, so that a loaded machine does not matter.
#include "core/io/NetcdfWriter.h"
#include "core/io/OpenDataset.h"
#include "core/scene/LayerData.h"
#include "core/scene/Section.h"
#include "core/scene/SeriesExtract.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"
#include "processing/atmosphere/OrbitSample.h"
#include "tests/support/StoppedWork.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <fstream>

using namespace phidias;

namespace {

using tests::stopped;
using tests::StoppedWork;
using Work = tests::Work;

core::Layer firstLayer(const std::string& path) {
    const auto layers = core::layersOfFile(path, core::MemoryBudget::standard());
    return *std::find_if(layers.begin(), layers.end(), [](const core::Layer& layer) { return layer.isVisible; });
}

} // namespace

class CancelledReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void threadEndsWithinASecond_data();
    void threadEndsWithinASecond();
    void whatWasStoppedBeforeItBeganReadsNothing();
    void innerScopeWithoutATokenKeepsTheOuterOne();

private:
    void writeText(const char* name, const std::string& head, char delimiter);
    void writeGrid(const char* name, const std::vector<std::size_t>& chunks);
    void writeFeatures(const char* name);
    void writeRaster(const char* name);
    [[nodiscard]] std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    QTemporaryDir m_folder;
};

void CancelledReadingTest::writeText(const char* name, const std::string& head, char delimiter) {
    std::ofstream file(path(name));
    file << head;
    std::string line;
    for (int row = 0; row < 1500000; ++row) { // 100 MB
        const int cast = row / 30;
        line.clear();
        for (const std::string& cell : {std::string("C"), std::to_string(cast), std::string("C"), std::string("2010-01-05T12:00:00"),
                                        std::to_string(-30.0 + 0.001 * (cast % 40000)), std::to_string(20.0 + 0.0007 * cast),
                                        std::to_string(row % 30 * 10), std::to_string(35.0 + 0.01 * (row % 100)), std::string("1")}) {
            line += (line.empty() ? "" : std::string(1, delimiter)) + cell;
        }
        file << line << '\n';
    }
}

void CancelledReadingTest::writeGrid(const char* name, const std::vector<std::size_t>& chunks) {
    constexpr std::size_t kTimes = 40;
    constexpr std::size_t kLatitudes = 1200;
    constexpr std::size_t kLongitudes = 2000;
    core::NetcdfWriter writer(path(name));
    const auto time = writer.defineDimension("time", kTimes);
    const auto latitude = writer.defineDimension("lat", kLatitudes);
    const auto longitude = writer.defineDimension("lon", kLongitudes);
    const auto t = writer.defineVariable("time", core::NetcdfType::Double, {time});
    writer.attribute(t, "units", "days since 2000-01-01");
    const auto y = writer.defineVariable("lat", core::NetcdfType::Double, {latitude});
    writer.attribute(y, "units", "degrees_north");
    const auto x = writer.defineVariable("lon", core::NetcdfType::Double, {longitude});
    writer.attribute(x, "units", "degrees_east");
    const auto value = writer.defineVariable("value", core::NetcdfType::Float, {time, latitude, longitude},
                                             {.deflateLevel = 1, .shuffle = true, .fletcher32 = false, .chunks = chunks, .fillValue = {}});
    writer.endDefinitions();
    const auto axis = [](std::size_t count, double first, double step) {
        std::vector<double> values(count);
        for (std::size_t k = 0; k < count; ++k) {
            values[k] = first + step * static_cast<double>(k);
        }
        return values;
    };
    writer.put(t, axis(kTimes, 0.0, 1.0));
    writer.put(y, axis(kLatitudes, -59.95, 0.1));
    writer.put(x, axis(kLongitudes, -99.95, 0.1));
    // By bands of rows through all times: each chunk is compressed once.
    constexpr std::size_t kRows = 40;
    std::vector<float> band(kTimes * kRows * kLongitudes);
    for (std::size_t row = 0; row < kLatitudes; row += kRows) {
        for (std::size_t k = 0; k < band.size(); ++k) {
            band[k] = static_cast<float>((k * 2654435761U + row) % 10007);
        }
        const std::array<std::size_t, 3> start{0, row, 0};
        const std::array<std::size_t, 3> count{kTimes, kRows, kLongitudes};
        writer.put(value, start, count, std::span<const float>(band));
    }
    writer.commit();
}

void CancelledReadingTest::writeFeatures(const char* name) {
    std::ofstream file(path(name));
    file << R"({"type": "FeatureCollection", "features": [)";
    for (int k = 0; k < 60000; ++k) {
        const double west = -170.0 + 0.3 * (k % 1000);
        const double south = -80.0 + 0.3 * (k / 1000);
        file << (k == 0 ? "" : ",\n") << R"({"type": "Feature", "properties": {"number": )" << k
             << R"(}, "geometry": {"type": "Polygon", "coordinates": [[)";
        for (int corner = 0; corner <= 24; ++corner) {
            const double angle = 0.2617993877991494 * (corner % 24);
            file << (corner == 0 ? "[" : ",[") << west + 0.1 * std::cos(angle) << ',' << south + 0.1 * std::sin(angle) << ']';
        }
        file << "]]}}";
    }
    file << "]}";
}

void CancelledReadingTest::writeRaster(const char* name) {
    std::ofstream(path(name)).put('\1');
    std::filesystem::resize_file(path(name), std::uintmax_t{24000} * 24000); // the rest is a hole, read as zeros
    std::ofstream(path("raster.hdr"))
        << "ENVI\nsamples = 24000\nlines = 24000\nbands = 1\nheader offset = 0\nfile type = ENVI Standard\ndata type = 1\n"
           "interleave = bsq\nbyte order = 0\nmap info = {Geographic Lat/Lon, 1, 1, 10, 50, 0.001, 0.001, WGS-84}\n";
}

void CancelledReadingTest::initTestCase() {
    processing::atmosphere::writeOrbitSample(m_folder.path().toStdString(), 1);
    writeText("table.csv", "cruise,station,type,time,longitude,latitude,depth,salinity,flag\n", ',');
    writeText("sheet.txt",
              "Cruise\tStation\tType\tyyyy-mm-ddThh:mm:ss.sss\tLongitude [degrees_east]\tLatitude [degrees_north]\tDepth [m]\tSalinity "
              "[psu]\tQV:SEADATANET\n",
              '\t');
    writeGrid("planes.nc", {1, 300, 500});
    writeGrid("series.nc", {40, 20, 20});
    writeFeatures("areas.geojson");
    writeRaster("raster.img");
}

void CancelledReadingTest::threadEndsWithinASecond_data() {
    QTest::addColumn<Work>("work");
    const auto budget = core::MemoryBudget::standard();
    const auto load = [this, budget](const char* row, const std::string& file) {
        QTest::newRow(row) << Work([layer = firstLayer(file), budget](std::stop_token stop) {
            const auto data = core::LayerData::load(layer, budget, stop);
            const core::StopScope scope(stop);
            static_cast<void>(data->scale(layer.style));
        });
    };
    QString orbit;
    for (const QString& name : QDir(m_folder.path()).entryList({QStringLiteral("*.nc")}, QDir::Files, QDir::Size)) {
        orbit = orbit.isEmpty() && name.startsWith(QLatin1String("S5P")) ? name : orbit;
    }
    QVERIFY2(!orbit.isEmpty(), qPrintable(QDir(m_folder.path()).entryList().join(QLatin1Char(' '))));
    load("orbit of 4172 x 450 footprints", path(qPrintable(orbit)));
    load("text of 100 MB", path("table.csv"));
    load("spreadsheet of 100 MB", path("sheet.txt"));
    load("60 000 areas", path("areas.geojson"));
    load("raster of 24000 x 24000", path("raster.img"));
    load("plane through chunks made for series", path("series.nc"));
    QTest::newRow("layers of a text") << Work(
        [file = path("table.csv"), budget](std::stop_token stop) { static_cast<void>(core::layersOfFile(file, budget, stop)); });
    QTest::newRow("overviews") << Work([this, layer = firstLayer(path("raster.img")), budget](std::stop_token stop) {
        const auto data = core::LayerData::load(layer, budget, {});
        const auto folder = path("overviews");
        std::filesystem::remove_all(folder);
        if (!std::get<core::LayerRaster>(data->content()).tiles->buildOverviews(folder, stop)) {
            throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
        }
    });
    const auto gridOf = [budget](const std::string& file) {
        return std::get<std::shared_ptr<const core::Grid>>(core::openDataset(file, {.budget = budget, .stop = {}, .csvColumns = {}}));
    };
    const std::vector<core::LinePoint> line{{-90.0, -50.0}, {60.0, 50.0}};
    QTest::newRow("series of a cell") << Work([grid = gridOf(path("planes.nc")), budget](std::stop_token stop) {
        const std::vector<std::uint32_t> cells{1200 * 1000 + 600, 30, 2000 * 1199};
        static_cast<void>(core::meanSeries(*grid, 0, cells, 0, budget, stop));
    });
    QTest::newRow("Hovmoeller along a line") << Work([grid = gridOf(path("planes.nc")), budget, line](std::stop_token stop) {
        static_cast<void>(core::hovmoellerAlong(*grid, 0, line, 0, budget, stop));
    });
    QTest::newRow("Hovmoeller through chunks made for series") << Work([grid = gridOf(path("series.nc")), budget](std::stop_token stop) {
        static_cast<void>(core::hovmoellerAt(*grid, 0, core::HovmoellerAxis::Latitude, 0.0, 0.0, 0, budget, stop));
    });
    QTest::newRow("section of observations") << Work([file = path("sheet.txt"), budget, line](std::stop_token stop) {
        const auto dataset = core::openDataset(file, {.budget = budget, .stop = stop, .csvColumns = {}});
        const auto& casts = *std::get<std::shared_ptr<const core::Observations>>(dataset);
        static_cast<void>(core::observationsAlong(casts, casts.findVariable("Salinity").value(), line, {.corridorKm = 5000.0}, stop));
    });
}

void CancelledReadingTest::threadEndsWithinASecond() {
    QFETCH(const Work, work);
    StoppedWork whole = stopped(work, 1e9);
    QVERIFY2(whole.isDone && !whole.isCancelled && whole.other.isEmpty(), qPrintable(whole.other));
    // The first time the file may come from the disk: the second tells how long it takes.
    whole.seconds = std::min(whole.seconds, stopped(work, 1e9).seconds);
    double longest = 0.0;
    int cancelled = 0;
    for (const double share : {0.0, 0.02, 0.25, 0.5, 0.75, 0.95}) {
        const StoppedWork answer = stopped(work, share * whole.seconds);
        QVERIFY2(answer.other.isEmpty(), qPrintable(answer.other));
        QVERIFY2(answer.isDone || answer.seconds < 1.0,
                 qPrintable(QStringLiteral("%1 s after %2 of %3 s").arg(answer.seconds).arg(share).arg(whole.seconds)));
        longest = answer.isDone ? longest : std::max(longest, answer.seconds);
        cancelled += answer.isCancelled ? 1 : 0;
    }
    // Late requests may come when all is read; one that is there from the start is always heard.
    QVERIFY2(cancelled >= 1, qPrintable(QString::number(cancelled)));
    qInfo("%.2f s; it ends at most %.3f s after the request (%d of 5 were stopped)", whole.seconds, longest, cancelled);
}

void CancelledReadingTest::whatWasStoppedBeforeItBeganReadsNothing() {
    std::stop_source stop;
    stop.request_stop();
    try {
        static_cast<void>(
            core::openDataset("/no/such/file", {.budget = core::MemoryBudget::standard(), .stop = stop.get_token(), .csvColumns = {}}));
        QFAIL("it was read");
    } catch (const core::Error& error) {
        QCOMPARE(error.code(), core::ErrorCode::Cancelled); // not Unreadable
    }
}

void CancelledReadingTest::innerScopeWithoutATokenKeepsTheOuterOne() {
    std::stop_source stop;
    const core::StopScope outer(stop.get_token());
    {
        std::stop_source other;
        const core::StopScope inner(other.get_token());
        stop.request_stop();
        core::stopPoint(); // of the inner scope, which goes on
    }
    const core::StopScope inner(std::stop_token{});
    QVERIFY_EXCEPTION_THROWN(core::stopPoint(), core::Error);
}

QTEST_APPLESS_MAIN(CancelledReadingTest)
#include "CancelledReadingTest.moc"
