// The netCDF library reads the same files: every value must be the same.
#include "core/io/ChunkReader.h"

#include "core/io/NetcdfFile.h"
#include "core/io/NetcdfWriter.h"
#include "core/util/Error.h"

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <filesystem>
#include <thread>

using namespace phidias;

namespace {

/// A variable of [5, 37, 11] in chunks of [1, 8, 11], [2, 37, 4] and the like.
template <typename T>
void writeFile(const std::string& path, core::NetcdfType type, const core::NetcdfStorage& storage, std::size_t writtenOfFive = 5) {
    core::NetcdfWriter writer(path);
    const auto group = writer.defineGroup(writer.root(), "BAND7");
    const auto a = writer.defineDimension(group, "a", 5);
    const auto b = writer.defineDimension(group, "b", 37);
    const auto c = writer.defineDimension(group, "c", 11);
    const auto variable = writer.defineVariable(group, "values", type, {a, b, c}, storage);
    writer.endDefinitions();
    for (std::size_t layer = 0; layer < writtenOfFive; ++layer) {
        std::vector<T> values;
        for (std::size_t at = 0; at < 37 * 11; ++at) {
            values.push_back(static_cast<T>((at * 7 + layer * 13) % 120));
        }
        const std::array<std::size_t, 3> start{layer, 0, 0};
        const std::array<std::size_t, 3> count{1, 37, 11};
        writer.put(variable, start, count, std::span<const T>(values));
    }
    writer.commit();
}

template <typename Stored> void compareSlabs(const std::string& path) {
    const auto reader = core::ChunkReader::open(path, "BAND7/values");
    QVERIFY(reader.has_value());
    QCOMPARE(reader->valueBytes(), sizeof(Stored));
    const auto variable = core::NetcdfFile::open(path).root().requireVariable("BAND7/values");
    core::ChunkReader::Workspace workspace;
    for (const auto& [start, count] :
         std::vector<std::pair<std::array<std::size_t, 3>, std::array<std::size_t, 3>>>{{{0, 0, 0}, {5, 37, 11}},
                                                                                        {{4, 36, 10}, {1, 1, 1}},
                                                                                        {{1, 7, 3}, {3, 18, 6}},
                                                                                        {{2, 0, 0}, {1, 37, 11}},
                                                                                        {{0, 8, 0}, {5, 8, 11}}}) {
        std::vector<Stored> values(count[0] * count[1] * count[2]);
        reader->read(start, count, std::span(values), workspace);
        const auto expected = variable.readDoubles(start, count);
        for (std::size_t at = 0; at < values.size(); ++at) {
            QCOMPARE(static_cast<double>(values[at]), expected[at]);
        }
    }
}

core::NetcdfStorage storage(std::vector<std::size_t> chunks, bool shuffle, bool checksum, int level = 3) {
    return {.deflateLevel = level, .shuffle = shuffle, .fletcher32 = checksum, .chunks = std::move(chunks), .fillValue = -7.0};
}

} // namespace

class ChunkReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySlabEqualsTheLibrarys();
    void partsNeverWrittenHoldTheFillValue();
    void manyThreadsReadTheSame();
    void contiguousVariableIsLeftToTheLibrary();
    void damagedChunkIsNamed();
    void fileOpenInTheLibraryCanBeRead();

private:
    [[nodiscard]] std::string path(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    QTemporaryDir m_folder;
};

void ChunkReaderTest::everySlabEqualsTheLibrarys() {
    writeFile<float>(path("float.nc"), core::NetcdfType::Float, storage({1, 8, 11}, true, false));
    compareSlabs<float>(path("float.nc"));
    writeFile<double>(path("double.nc"), core::NetcdfType::Double, storage({2, 37, 4}, true, true));
    compareSlabs<double>(path("double.nc"));
    writeFile<std::int32_t>(path("byte.nc"), core::NetcdfType::Byte, storage({5, 5, 5}, false, false));
    compareSlabs<std::int8_t>(path("byte.nc"));
    writeFile<std::int32_t>(path("short.nc"), core::NetcdfType::Int16, storage({3, 10, 11}, true, true));
    compareSlabs<std::int16_t>(path("short.nc"));
    writeFile<float>(path("plain.nc"), core::NetcdfType::Float, storage({1, 8, 11}, false, true, 0));
    compareSlabs<float>(path("plain.nc"));
}

void ChunkReaderTest::partsNeverWrittenHoldTheFillValue() {
    writeFile<float>(path("part.nc"), core::NetcdfType::Float, storage({1, 8, 11}, true, false), 2);
    compareSlabs<float>(path("part.nc"));
}

void ChunkReaderTest::manyThreadsReadTheSame() {
    writeFile<float>(path("threads.nc"), core::NetcdfType::Float, storage({1, 4, 3}, true, false));
    const auto reader = core::ChunkReader::open(path("threads.nc"), "BAND7/values");
    QVERIFY(reader.has_value());
    std::array<std::vector<float>, 8> found;
    {
        std::vector<std::jthread> threads;
        for (auto& values : found) {
            threads.emplace_back([&] {
                core::ChunkReader::Workspace workspace;
                values.resize(std::size_t{5} * 37 * 11);
                const std::array<std::size_t, 3> start{0, 0, 0};
                const std::array<std::size_t, 3> count{5, 37, 11};
                for (int round = 0; round < 20; ++round) {
                    reader->read(start, count, std::span(values), workspace);
                }
            });
        }
    }
    for (const auto& values : found) {
        QCOMPARE(values, found[0]);
    }
    QCOMPARE(found[0][11 * 3 + 2], static_cast<float>((35 * 7) % 120));
}

void ChunkReaderTest::contiguousVariableIsLeftToTheLibrary() {
    core::NetcdfStorage contiguous;
    writeFile<float>(path("contiguous.nc"), core::NetcdfType::Float, contiguous);
    QVERIFY(!core::ChunkReader::open(path("contiguous.nc"), "BAND7/values").has_value());
    QVERIFY(!core::ChunkReader::open(path("contiguous.nc"), "BAND7/other").has_value());
    QVERIFY(!core::ChunkReader::open(path("none.nc"), "BAND7/values").has_value());
}

void ChunkReaderTest::damagedChunkIsNamed() {
    const std::string file = path("damaged.nc");
    writeFile<float>(file, core::NetcdfType::Float, storage({1, 37, 11}, true, false));
    const auto reader = core::ChunkReader::open(file, "BAND7/values");
    QVERIFY(reader.has_value());
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    core::ChunkReader::Workspace workspace;
    std::vector<float> values(std::size_t{5} * 37 * 11);
    const std::array<std::size_t, 3> start{0, 0, 0};
    const std::array<std::size_t, 3> count{5, 37, 11};
    try {
        reader->read(start, count, std::span(values), workspace);
        QFAIL("a cut file was read");
    } catch (const core::Error& error) {
        QCOMPARE(error.code(), core::ErrorCode::Malformed);
        QVERIFY(error.message().find("damaged.nc") != std::string::npos);
        QVERIFY(error.message().find("BAND7/values") != std::string::npos);
    }
}

void ChunkReaderTest::fileOpenInTheLibraryCanBeRead() {
    writeFile<float>(path("open.nc"), core::NetcdfType::Float, storage({1, 8, 11}, true, false));
    const auto open = core::NetcdfFile::open(path("open.nc"));
    QVERIFY(core::ChunkReader::open(path("open.nc"), "BAND7/values").has_value());
    QCOMPARE(open.root().requireVariable("BAND7/values").readDoubles().size(), std::size_t{5} * 37 * 11);
}

QTEST_GUILESS_MAIN(ChunkReaderTest)
#include "ChunkReaderTest.moc"
