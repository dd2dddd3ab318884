// Lengths over topography: the formula of lengraddepth (methods/DIVAND, section 16) by hand for a tilted plane, by numpy.gradient for a
// seamount.
#include "processing/ocean/LengthOverTopography.h"

#include <QtTest>
#include <cmath>

using namespace phidias::processing::ocean;

class LengthOverTopographyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tiltedPlaneShortensByDepthOverSlope();
    void seamountIsThatOfNumpy_data();
    void seamountIsThatOfNumpy();
    void flatBottomChangesNothing();
    void landAndSingleRowsAreNoTrap();
};

void LengthOverTopographyTest::tiltedPlaneShortensByDepthOverSlope() {
    // h = 100 + 3 column + 4 row on cells of 1 km: |grad h| = 5e-3 everywhere, at the edges too; L = 10 km.
    constexpr std::size_t kColumns = 6;
    std::vector<double> depth;
    for (std::size_t node = 0; node < kColumns * 5; ++node) {
        depth.push_back(100.0 + 3.0 * static_cast<double>(node % kColumns) + 4.0 * static_cast<double>(node / kColumns));
    }
    const std::vector<double> inverse(depth.size(), 1e-3);
    const auto factor = lengthFactorOverTopography(depth, kColumns, inverse, inverse, 1e4);
    for (std::size_t node = 0; node < depth.size(); ++node) {
        QVERIFY(std::abs(factor[node] - 1.0 / (1.0 + 1e4 * 5e-3 / depth[node])) < 1e-13);
    }
}

void LengthOverTopographyTest::seamountIsThatOfNumpy_data() {
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<double>("factor");
    // h = 4000 - 3800 exp(-((c-3)^2 + (r-2)^2)/2), 7 columns of 10 km, 5 rows of 8 km, L = 20 km:
    // 1/(1 + 20000*hypot(gx/10000, gy/8000)/h) with gy, gx = numpy.gradient(h).
    QTest::newRow("corner") << 0 << 0 << 0.9668130435023407;
    QTest::newRow("flank west") << 2 << 2 << 0.3403361417047205;
    QTest::newRow("summit") << 2 << 3 << 1.0;
    QTest::newRow("flank") << 1 << 4 << 0.44923141770177516;
    QTest::newRow("far corner") << 4 << 6 << 0.9668130435023407;
    QTest::newRow("foot") << 3 << 1 << 0.7135392361449087;
}

void LengthOverTopographyTest::seamountIsThatOfNumpy() {
    QFETCH(int, row);
    QFETCH(int, column);
    QFETCH(double, factor);
    std::vector<double> depth;
    for (int r = 0; r < 5; ++r) {
        for (int c = 0; c < 7; ++c) {
            depth.push_back(4000.0 - 3800.0 * std::exp(-0.5 * ((c - 3) * (c - 3) + (r - 2) * (r - 2))));
        }
    }
    const auto factors =
        lengthFactorOverTopography(depth, 7, std::vector<double>(35, 1.0 / 10000.0), std::vector<double>(35, 1.0 / 8000.0), 20000.0);
    QVERIFY(std::abs(factors[static_cast<std::size_t>(row * 7 + column)] - factor) < 1e-12);
    for (const double own : factors) {
        QVERIFY(own > 0.0 && own <= 1.0);
    }
}

void LengthOverTopographyTest::flatBottomChangesNothing() {
    const std::vector<double> inverse(12, 1e-4);
    for (const double factor : lengthFactorOverTopography(std::vector<double>(12, 50.0), 4, inverse, inverse, 1e5)) {
        QCOMPARE(factor, 1.0);
    }
    // L = 0 is off, whatever the bottom.
    for (const double factor :
         lengthFactorOverTopography(std::vector<double>{1, 900, 2, 800, 3, 700, 4, 600, 5, 500, 6, 400}, 4, inverse, inverse, 0.0)) {
        QCOMPARE(factor, 1.0);
    }
}

void LengthOverTopographyTest::landAndSingleRowsAreNoTrap() {
    // Land counts as depth 0, not as height: beside 100 m of water the slope is 100 m over two cells of 1 km.
    const auto factor = lengthFactorOverTopography(std::vector<double>{-2000.0, 50.0, 100.0}, 3, std::vector<double>(3, 1e-3),
                                                   std::vector<double>(3, 1e-3), 1000.0);
    QVERIFY(std::abs(factor[1] - 1.0 / (1.0 + 1000.0 * 0.05 / 50.0)) < 1e-14);
    QCOMPARE(factor[0], 1.0); // land: no length of its own, and the mean length counts it
}

QTEST_GUILESS_MAIN(LengthOverTopographyTest)
#include "LengthOverTopographyTest.moc"
