// Laws of a cut: the parts cover the slab once, in chunks that no other part needs, and hold what the slab holds.
#include "core/io/SlabParts.h"

#include <QtTest>
#include <algorithm>
#include <array>
#include <map>
#include <numeric>

using namespace phidias::core;

class SlabPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsCoverTheSlabOnceAndShareNoChunk_data();
    void partsCoverTheSlabOnceAndShareNoChunk();
    void smallSlabIsOnePart();
    void emptySlabHasNoPart();
};

void SlabPartsTest::partsCoverTheSlabOnceAndShareNoChunk_data() {
    using Sizes = std::vector<std::size_t>;
    QTest::addColumn<Sizes>("start");
    QTest::addColumn<Sizes>("count");
    QTest::addColumn<std::vector<std::ptrdiff_t>>("stride");
    QTest::addColumn<Sizes>("chunks");
    QTest::addColumn<bool>("isCut");
    const std::vector<std::ptrdiff_t> dense;
    QTest::newRow("plane in lines") << Sizes{0, 0} << Sizes{3000, 2000} << dense << Sizes{1, 2000} << true;
    QTest::newRow("plane in blocks, from the middle of one") << Sizes{7, 11} << Sizes{3000, 2000} << dense << Sizes{64, 256} << true;
    QTest::newRow("contiguous") << Sizes{5, 0, 0} << Sizes{3, 1500, 1000} << dense << Sizes{} << true;
    QTest::newRow("series of one cell through many chunks") << Sizes{0, 33, 44} << Sizes{2000, 1, 1} << dense << Sizes{1, 300, 400} << true;
    QTest::newRow("plane across chunks made for series") << Sizes{40, 0, 0} << Sizes{1, 500, 300} << dense << Sizes{8760, 10, 10} << true;
    QTest::newRow("strided") << Sizes{1, 2} << Sizes{1500, 900} << std::vector<std::ptrdiff_t>{3, 2} << Sizes{100, 128} << true;
    QTest::newRow("one chunk") << Sizes{0, 0} << Sizes{3000, 1000} << dense << Sizes{3000, 1000} << false;
}

void SlabPartsTest::partsCoverTheSlabOnceAndShareNoChunk() {
    QFETCH(const std::vector<std::size_t>, start);
    QFETCH(const std::vector<std::size_t>, count);
    QFETCH(const std::vector<std::ptrdiff_t>, stride);
    QFETCH(const std::vector<std::size_t>, chunks);
    QFETCH(const bool, isCut);
    const std::size_t values = std::accumulate(count.begin(), count.end(), std::size_t{1}, std::multiplies<>());
    std::vector<std::size_t> slab(values, 0);
    std::map<std::vector<std::size_t>, std::size_t> ownerOf; // of the chunks
    std::size_t parts = 0;
    forEachSlabPart(start, count, stride, chunks, [&](const SlabPart& part) {
        ++parts;
        // Each value is its own place in the slab, plus one.
        std::vector<std::size_t> held;
        std::vector<std::size_t> index(count.size(), 0);
        for (bool goesOn = true; goesOn;) {
            std::size_t place = 0;
            std::vector<std::size_t> chunk;
            for (std::size_t d = 0; d < count.size(); ++d) {
                place = place * count[d] + part.within[d] + index[d];
                const std::size_t step = stride.empty() ? 1 : static_cast<std::size_t>(stride[d]);
                QCOMPARE(part.start[d], start[d] + part.within[d] * step);
                chunk.push_back(chunks.empty() ? 0 : (part.start[d] + index[d] * step) / chunks[d]);
            }
            if (!chunks.empty()) {
                QCOMPARE(ownerOf.try_emplace(chunk, parts).first->second, parts);
            }
            held.push_back(place + 1);
            goesOn = false;
            for (std::size_t d = count.size(); d-- > 0 && !goesOn;) {
                goesOn = ++index[d] < part.count[d];
                index[d] = goesOn ? index[d] : 0;
            }
        }
        const std::size_t place = placeInSlab(part, count);
        if (place != kScattered) {
            for (std::size_t k = 0; k < held.size(); ++k) {
                QCOMPARE(held[k], place + k + 1);
            }
        }
        putPart(part, count, held.data(), slab.data());
    });
    QCOMPARE(parts > 1, isCut);
    for (std::size_t k = 0; k < values; ++k) {
        QCOMPARE(slab[k], k + 1);
    }
}

void SlabPartsTest::smallSlabIsOnePart() {
    const std::array<std::size_t, 2> start{3, 4};
    const std::array<std::size_t, 2> count{10, 20};
    int parts = 0;
    forEachSlabPart(start, count, {}, {}, [&](const SlabPart& part) {
        ++parts;
        QCOMPARE(part.count, (std::vector<std::size_t>{10, 20}));
    });
    QCOMPARE(parts, 1);
}

void SlabPartsTest::emptySlabHasNoPart() {
    const std::array<std::size_t, 2> start{0, 0};
    const std::array<std::size_t, 2> count{0, 20};
    forEachSlabPart(start, count, {}, {}, [](const SlabPart&) { QFAIL("a part of nothing"); });
}

QTEST_APPLESS_MAIN(SlabPartsTest)
#include "SlabPartsTest.moc"
