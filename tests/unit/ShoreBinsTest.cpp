// GSHHG's binned shores: the file's own statement of what its bin corners are, and places everybody can look up.
#include "core/io/ShoreBins.h"

#include "core/geo/Geodesic.h"
#include "core/util/Paths.h"
#include "tests/support/Support.h"

#include <QtTest>
#include <cmath>

using namespace phidias::core;

class ShoreBinsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cornersOfAllBinsAgreeWithTheirRings_data() { resolutions(); }
    void cornersOfAllBinsAgreeWithTheirRings();
    void knownPlacesAreLandOrWater_data();
    void knownPlacesAreLandOrWater();
    void areaOfTheLandIsThatOfTheEarth_data() { resolutions(); }
    void areaOfTheLandIsThatOfTheEarth();
    void toleranceKeepsTheEndsOfShores();

private:
    static void resolutions();
    static std::shared_ptr<const ShoreBins> read(const char* name) { return ShoreBins::read(referenceDataFile(name)); }
};

void ShoreBinsTest::resolutions() {
    QTest::addColumn<QString>("file");
    for (const char* name : {"binned_GSHHS_c.nc", "binned_GSHHS_l.nc", "binned_GSHHS_i.nc"}) {
        if (!referenceDataFile(name).empty()) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
}

void ShoreBinsTest::cornersOfAllBinsAgreeWithTheirRings() {
    QFETCH(QString, file);
    const auto bins = read(file.toStdString().c_str());
    std::size_t wrong = 0;
    for (std::size_t row = 0; row < bins->rows(); ++row) {
        for (std::size_t column = 0; column < bins->columns(); ++column) {
            wrong += bins->hasAgreeingCorners(column, row) ? 0U : 1U;
        }
    }
    QCOMPARE(wrong, std::size_t{0});
}

void ShoreBinsTest::knownPlacesAreLandOrWater_data() {
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<bool>("isLand");
    QTest::newRow("Paris") << 2.35 << 48.86 << true;
    QTest::newRow("middle of the Bay of Biscay") << -5.0 << 45.5 << false;
    QTest::newRow("south pole") << 10.0 << -89.9 << true;
    QTest::newRow("north pole") << 10.0 << 89.9 << false;
    QTest::newRow("middle of Lake Superior") << -87.5 << 47.7 << false;
    QTest::newRow("middle of the Caspian Sea") << 50.8 << 41.8 << false;
    QTest::newRow("Chukotka, east of the antimeridian") << -177.0 << 67.5 << true;
    QTest::newRow("Bering Sea on the antimeridian") << 180.0 << 58.0 << false;
    QTest::newRow("Ross ice shelf") << -178.0 << -80.5 << true;
    QTest::newRow("Alice Springs") << 133.88 << -23.70 << true;
    QTest::newRow("Gulf of Guinea, 0 E 0 N") << 0.001 << 0.001 << false;
}

void ShoreBinsTest::knownPlacesAreLandOrWater() {
    QFETCH(double, longitude);
    QFETCH(double, latitude);
    const auto bins = read("binned_GSHHS_l.nc");
    const double east = longitude < 0.0 ? longitude + 360.0 : longitude;
    const auto bin =
        bins->bin(static_cast<std::size_t>(east / bins->binDeg()), static_cast<std::size_t>((90.0 - latitude) / bins->binDeg()));
    bool isLand = false;
    for (const auto& ring : bin.landRings) {
        for (std::size_t k = 0, before = ring.size() - 1; k < ring.size(); before = k++) {
            const double y1 = static_cast<double>(ring[k].second);
            const double y2 = static_cast<double>(ring[before].second);
            const double x1 = static_cast<double>(ring[k].first);
            const double x2 = static_cast<double>(ring[before].first);
            if ((y1 > latitude) != (y2 > latitude) && east < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)) {
                isLand = !isLand;
            }
        }
    }
    QTEST(isLand, "isLand");
}

// 148.94 million km2 of land with its inland waters, Antarctica with its ice shelves (CIA World Factbook), less 2.43 million km2 of lakes
// (Lehner and Doell 2004, doi:10.1016/j.jhydrol.2004.03.028), of 510.07 million km2: 28.72 %.
void ShoreBinsTest::areaOfTheLandIsThatOfTheEarth() {
    QFETCH(QString, file);
    const auto bins = read(file.toStdString().c_str());
    constexpr int kSide = 8; // probes along each side of a bin
    double land = 0.0;
    double all = 0.0;
    for (std::size_t row = 0; row < bins->rows(); ++row) {
        for (std::size_t column = 0; column < bins->columns(); ++column) {
            const auto bin = bins->bin(column, row);
            for (int j = 0; j < kSide; ++j) {
                const double latitude = bin.southDeg + (j + 0.503) / kSide * bins->binDeg();
                const double weight = std::cos(latitude * 3.14159265358979 / 180.0);
                for (int i = 0; i < kSide; ++i) {
                    const double longitude = bin.westDeg + (i + 0.497) / kSide * bins->binDeg();
                    bool isLand = false;
                    for (const auto& ring : bin.landRings) {
                        for (std::size_t k = 0, before = ring.size() - 1; k < ring.size(); before = k++) {
                            const double y1 = static_cast<double>(ring[k].second);
                            const double y2 = static_cast<double>(ring[before].second);
                            if ((y1 > latitude) != (y2 > latitude) &&
                                longitude < static_cast<double>(ring[k].first) +
                                                (latitude - y1) / (y2 - y1) *
                                                    (static_cast<double>(ring[before].first) - static_cast<double>(ring[k].first))) {
                                isLand = !isLand;
                            }
                        }
                    }
                    land += isLand ? weight : 0.0;
                    all += weight;
                }
            }
        }
    }
    QVERIFY2(std::abs(land / all - 0.2872) < 0.005, qPrintable(QString::number(land / all)));
}

void ShoreBinsTest::toleranceKeepsTheEndsOfShores() {
    const auto bins = read("binned_GSHHS_l.nc");
    std::size_t fewer = 0;
    for (std::size_t column = 0; column < bins->columns(); ++column) {
        const auto full = bins->bin(column, 4);
        const auto coarse = bins->bin(column, 4, 1.0);
        QCOMPARE(full.shores.size(), coarse.shores.size());
        for (std::size_t k = 0; k < full.shores.size(); ++k) {
            QVERIFY(full.shores[k].front() == coarse.shores[k].front());
            QVERIFY(full.shores[k].back() == coarse.shores[k].back());
            fewer += full.shores[k].size() - coarse.shores[k].size();
        }
    }
    QVERIFY(fewer > 100);
}

QTEST_GUILESS_MAIN(ShoreBinsTest)
#include "ShoreBinsTest.moc"
