// A raster of 5000 x 5000 bytes whose value is told by its row and column, in strips and without overviews.
#include "app/workstation/LayerStore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;

namespace {

constexpr int kSide = 5000;

/// Constant within squares of 64 pixels, the largest reduction but one: nearest neighbours of any reduction show the same.
unsigned char valueAt(int column, int row) {
    return static_cast<unsigned char>(20 + (column / 64 + 3 * (row / 64)) % 200);
}

} // namespace

class OverviewsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void overviewsAreMadeBesideTheWindowAndTheFolderOfTheDataIsLeftAlone();
    void overviewsAreFoundAgainAtTheNextStart();
    void endOfTheWindowDoesNotWaitForOverviews();

private:
    [[nodiscard]] core::Layer layer() const;
    QTemporaryDir m_folder;
    QTemporaryDir m_cache;
};

void OverviewsTest::initTestCase() {
    qputenv("XDG_CACHE_HOME", m_cache.path().toLocal8Bit());
    QFile raw(m_folder.filePath(QStringLiteral("raster.img")));
    QVERIFY(raw.open(QIODevice::WriteOnly));
    QByteArray line(kSide, '\0');
    for (int row = 0; row < kSide; ++row) {
        for (int column = 0; column < kSide; ++column) {
            line[column] = static_cast<char>(valueAt(column, row));
        }
        QCOMPARE(raw.write(line), qint64{kSide});
    }
    QFile header(m_folder.filePath(QStringLiteral("raster.hdr")));
    QVERIFY(header.open(QIODevice::WriteOnly));
    header.write("ENVI\nsamples = 5000\nlines = 5000\nbands = 1\nheader offset = 0\nfile type = ENVI Standard\ndata type = 1\n"
                 "interleave = bsq\nbyte order = 0\nmap info = {Geographic Lat/Lon, 1, 1, 10, 50, 0.001, 0.001, WGS-84}\n");
}

core::Layer OverviewsTest::layer() const {
    core::Layer layer =
        core::layersOfFile(m_folder.filePath(QStringLiteral("raster.img")).toStdString(), core::MemoryBudget::standard()).front();
    layer.id = "raster";
    return layer;
}

void OverviewsTest::overviewsAreMadeBesideTheWindowAndTheFolderOfTheDataIsLeftAlone() {
    const QStringList before = QDir(m_folder.path()).entryList(QDir::Files);
    app::ServeClient remote(QStringLiteral("none"));
    app::LayerStore store(core::MemoryBudget::standard(), remote);
    QSignalSpy started(&store, &app::LayerStore::overviewsStarted);
    QSignalSpy ended(&store, &app::LayerStore::overviewsEnded);
    static_cast<void>(store.scene({layer()}));
    QTRY_VERIFY_WITH_TIMEOUT(store.data(layer()) != nullptr, 30000);
    QCOMPARE(started.count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60000);
    QCOMPARE(ended.front().at(1).toString(), QString());
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), before);
    const auto data = store.data(layer());
    const auto& tiles = *std::get<core::LayerRaster>(data->content()).tiles;
    QVERIFY(!tiles.needsOverviews());
    QCOMPARE(tiles.revision(), 1U);
    // The lowest reduction that a coarse picture needs, now cheap to read.
    QVERIFY(tiles.isCheap(4));
    const auto tile = tiles.tile(4, 0, 0);
    QCOMPARE((*tile)[102 * core::RasterTiles::kTile + 37], static_cast<float>(valueAt(37 * 16 + 8, 102 * 16 + 8)));
}

void OverviewsTest::overviewsAreFoundAgainAtTheNextStart() {
    app::ServeClient remote(QStringLiteral("none"));
    app::LayerStore store(core::MemoryBudget::standard(), remote);
    QDir cache(m_cache.filePath(QStringLiteral("phidias/overviews")));
    const QStringList before = cache.entryList(QDir::Files);
    QCOMPARE(before.size(), 2);
    QSignalSpy ended(&store, &app::LayerStore::overviewsEnded);
    static_cast<void>(store.scene({layer()}));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60000);
    QVERIFY(!std::get<core::LayerRaster>(store.data(layer())->content()).tiles->needsOverviews());
    QCOMPARE(cache.entryList(QDir::Files), before);
}

void OverviewsTest::endOfTheWindowDoesNotWaitForOverviews() {
    QVERIFY(QDir(m_cache.filePath(QStringLiteral("phidias/overviews"))).removeRecursively());
    app::ServeClient remote(QStringLiteral("none"));
    auto store = std::make_unique<app::LayerStore>(core::MemoryBudget::standard(), remote);
    QSignalSpy started(store.get(), &app::LayerStore::overviewsStarted);
    static_cast<void>(store->scene({layer()}));
    QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, 30000);
    QElapsedTimer timer;
    timer.start();
    store.reset();
    QVERIFY(timer.elapsed() < 1000);
    // Nothing half-made is left: either it was stopped, or it had been whole.
    const auto left = QDir(m_cache.filePath(QStringLiteral("phidias/overviews"))).entryList(QDir::Files);
    QVERIFY(left.isEmpty() || left.size() == 2);
}

QTEST_MAIN(OverviewsTest)
#include "OverviewsTest.moc"
