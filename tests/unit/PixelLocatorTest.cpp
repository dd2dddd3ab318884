#include "core/scene/PixelLocator.h"

#include "core/geo/SeamCutter.h"
#include "core/scene/ColorScale.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numbers>

using namespace phidias;

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr std::size_t kLines = 400;
constexpr std::size_t kAcross = 40;

/// A circular orbit around the Earth at rest: `along` degrees from the ascending node, `across` degrees to the right of the track.
std::pair<double, double> orbitPlace(double along, double across, double inclinationDeg, double nodeDeg) {
    const double u = along * kDegree, w = across * kDegree, i = inclinationDeg * kDegree;
    const double x = std::cos(w) * std::cos(u), y = std::cos(w) * std::sin(u), z = -std::sin(w);
    const double east = y * std::cos(i) - z * std::sin(i), up = y * std::sin(i) + z * std::cos(i);
    return {std::remainder(nodeDeg + std::atan2(east, x) / kDegree, 360.0), std::asin(std::clamp(up, -1.0, 1.0)) / kDegree};
}

core::SwathGeolocation orbit(double inclinationDeg, double nodeDeg, double firstDeg, bool hasCorners) {
    core::SwathGeolocation place;
    constexpr double kStep = 0.5;
    for (std::size_t line = 0; line < kLines; ++line) {
        for (std::size_t pixel = 0; pixel < kAcross; ++pixel) {
            const double along = firstDeg + kStep * static_cast<double>(line);
            const double across = kStep * (static_cast<double>(pixel) - 0.5 * (kAcross - 1));
            const auto [longitude, latitude] = orbitPlace(along, across, inclinationDeg, nodeDeg);
            place.longitudeDeg.push_back(static_cast<float>(longitude));
            place.latitudeDeg.push_back(static_cast<float>(latitude));
            if (!hasCorners) {
                continue;
            }
            auto& longitudes = place.cornerLongitudeDeg.emplace_back();
            auto& latitudes = place.cornerLatitudeDeg.emplace_back();
            constexpr std::array<std::array<double, 2>, 4> kRing{{{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}}};
            for (std::size_t k = 0; k < 4; ++k) {
                const auto corner = orbitPlace(along + kStep * kRing[k][0], across + kStep * kRing[k][1], inclinationDeg, nodeDeg);
                longitudes[k] = static_cast<float>(corner.first);
                latitudes[k] = static_cast<float>(corner.second);
            }
        }
    }
    return place;
}

double areaDeg(const std::vector<core::LonLat>& ring) {
    double sum = 0.0;
    for (std::size_t k = 0; k < ring.size(); ++k) {
        const auto& a = ring[k];
        const auto& b = ring[(k + 1) % ring.size()];
        sum += 0.5 * (a.first * b.second - b.first * a.second);
    }
    return std::abs(sum);
}

} // namespace

class PixelLocatorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placeIsFoundInThePixelThatTheOrbitSays_data();
    void placeIsFoundInThePixelThatTheOrbitSays();
    void noPlaceFallsBetweenFootprintsThatShareAnEdge_data();
    void noPlaceFallsBetweenFootprintsThatShareAnEdge();
    void cornersComeBackAsTheyAreInTheFile();
    void laterScanlineIsFoundWhereTheOrbitComesBack();
    void placesBesideTheSwathAreInNoPixel();
    void pixelsWithoutPositionAreNeverFound();
    void listOfFootprintsIsSearchedTheSameWay();
    void ringOverTheSeamKeepsItsAreaAndNoPieceCrosses();
    void ringAroundThePoleIsClosedOverIt();
    void lineEndsExactlyOnTheSeam();
    void coloursOutsideTheRangeAndOfNoValueAreThoseOfTheStyle();
};

void PixelLocatorTest::placeIsFoundInThePixelThatTheOrbitSays_data() {
    QTest::addColumn<double>("inclination");
    QTest::addColumn<double>("node");
    QTest::addColumn<double>("first");
    QTest::addColumn<bool>("hasCorners");
    for (const bool hasCorners : {true, false}) {
        const char* const how = hasCorners ? "corners" : "mid-points";
        QTest::addRow("over the date line, %s", how) << 30.0 << 170.0 << -60.0 << hasCorners;
        QTest::addRow("over the north pole, %s", how) << 90.0 << 20.0 << -20.0 << hasCorners;
        QTest::addRow("over the south pole, %s", how) << 98.0 << -100.0 << 170.0 << hasCorners;
        QTest::addRow("near both poles, %s", how) << 86.0 << 179.0 << 80.0 << hasCorners;
    }
}

void PixelLocatorTest::placeIsFoundInThePixelThatTheOrbitSays() {
    QFETCH(double, inclination);
    QFETCH(double, node);
    QFETCH(double, first);
    QFETCH(bool, hasCorners);
    const auto place = orbit(inclination, node, first, hasCorners);
    const core::PixelLocator locator(place, kAcross, false);
    core::PixelLocator::Hint hint;
    for (std::size_t line = 1; line + 1 < kLines; ++line) {
        for (std::size_t pixel = 1; pixel + 1 < kAcross; ++pixel) {
            // Off the centre by up to 0.4 of the pixel, a different way each time.
            const double s = 0.8 * (static_cast<double>((line * 7 + pixel * 3) % 11) / 10.0 - 0.5);
            const double g = 0.8 * (static_cast<double>((line * 5 + pixel * 2) % 13) / 12.0 - 0.5);
            const auto [longitude, latitude] = orbitPlace(first + 0.5 * (static_cast<double>(line) + s),
                                                          0.5 * (static_cast<double>(pixel) + g - 0.5 * (kAcross - 1)), inclination, node);
            const auto expected = static_cast<std::uint32_t>(line * kAcross + pixel);
            const auto found = locator.find(longitude, latitude);
            QVERIFY2(found && *found == expected, qPrintable(QStringLiteral("%1 E %2 N").arg(longitude).arg(latitude)));
            QCOMPARE(locator.find(longitude + 360.0, latitude, hint), expected);
        }
    }
}

void PixelLocatorTest::noPlaceFallsBetweenFootprintsThatShareAnEdge_data() {
    placeIsFoundInThePixelThatTheOrbitSays_data();
}

void PixelLocatorTest::noPlaceFallsBetweenFootprintsThatShareAnEdge() {
    QFETCH(double, inclination);
    QFETCH(double, node);
    QFETCH(double, first);
    QFETCH(bool, hasCorners);
    const auto place = orbit(inclination, node, first, hasCorners);
    const core::PixelLocator locator(place, kAcross, false);
    core::PixelLocator::Hint hint;
    // On the edges between scanlines, between ground pixels, and where four footprints meet.
    for (std::size_t line = 1; line + 2 < kLines; ++line) {
        for (std::size_t pixel = 1; pixel + 2 < kAcross; ++pixel) {
            for (const auto& [s, g] : {std::pair{0.5, 0.0}, {0.0, 0.5}, {0.5, 0.5}, {0.5, 0.21}}) {
                const auto [longitude, latitude] =
                    orbitPlace(first + 0.5 * (static_cast<double>(line) + s), 0.5 * (static_cast<double>(pixel) + g - 0.5 * (kAcross - 1)),
                               inclination, node);
                const std::uint32_t found = locator.find(longitude, latitude, hint);
                QVERIFY2(found != core::PixelLocator::kNoPixel, qPrintable(QStringLiteral("%1 E %2 N").arg(longitude).arg(latitude)));
                QVERIFY(found / kAcross - line <= 1 && found % kAcross - pixel <= 1);
            }
        }
    }
}

void PixelLocatorTest::cornersComeBackAsTheyAreInTheFile() {
    const auto place = orbit(86.0, 179.0, 80.0, true);
    const core::FootprintStore store(place, kAcross);
    for (std::size_t pixel = 0; pixel < store.size(); ++pixel) {
        const auto found = store.footprint(pixel);
        QVERIFY(found);
        for (std::size_t k = 0; k < 4; ++k) {
            const auto longitude = static_cast<double>(place.cornerLongitudeDeg[pixel][k]);
            const auto latitude = static_cast<double>(place.cornerLatitudeDeg[pixel][k]);
            const double east = std::remainder(found->longitudeDeg[k] - longitude, 360.0) * std::cos(latitude * kDegree);
            // A ten thousandth of the side of half a degree.
            QVERIFY(std::hypot(east, found->latitudeDeg[k] - latitude) < 5e-5);
        }
    }
}

void PixelLocatorTest::laterScanlineIsFoundWhereTheOrbitComesBack() {
    // A circle that closes after 360 degrees, and goes on for 20 more: scanlines 720 to 759 lie over scanlines 0 to 39.
    core::SwathGeolocation place;
    for (std::size_t line = 0; line < 760; ++line) {
        for (std::size_t pixel = 0; pixel < kAcross; ++pixel) {
            const auto [longitude, latitude] =
                orbitPlace(0.5 * static_cast<double>(line), 0.5 * (static_cast<double>(pixel) - 19.5), 98.0, 10.0);
            place.longitudeDeg.push_back(static_cast<float>(longitude));
            place.latitudeDeg.push_back(static_cast<float>(latitude));
        }
    }
    const core::PixelLocator locator(place, kAcross, false);
    for (std::size_t line = 1; line < 80; ++line) {
        const auto [longitude, latitude] = orbitPlace(0.5 * static_cast<double>(line), 3.1, 98.0, 10.0);
        const auto found = locator.find(longitude, latitude);
        QVERIFY(found);
        QCOMPARE(*found / kAcross, line < 40 ? line + 720 : line);
    }
}

void PixelLocatorTest::placesBesideTheSwathAreInNoPixel() {
    const auto place = orbit(98.0, 10.0, -60.0, true);
    const core::PixelLocator locator(place, kAcross, false);
    for (int line = 0; line < 400; line += 3) {
        for (const double across : {-10.3, 10.3, -40.0, 40.0}) { // the swath ends at 10 degrees
            const auto [longitude, latitude] = orbitPlace(-60.0 + 0.5 * line, across, 98.0, 10.0);
            QVERIFY(!locator.find(longitude, latitude));
        }
    }
}

void PixelLocatorTest::pixelsWithoutPositionAreNeverFound() {
    auto place = orbit(98.0, 10.0, -60.0, true);
    const std::uint32_t lost = 200 * kAcross + 20;
    const double longitude = static_cast<double>(place.longitudeDeg[lost]);
    const double latitude = static_cast<double>(place.latitudeDeg[lost]);
    const double besideLongitude = static_cast<double>(place.longitudeDeg[lost + 1]);
    const double besideLatitude = static_cast<double>(place.latitudeDeg[lost + 1]);
    place.longitudeDeg[lost] = std::nanf("");
    place.cornerLongitudeDeg[lost].fill(std::nanf(""));
    const core::PixelLocator locator(place, kAcross, false);
    QVERIFY(!locator.find(longitude, latitude));
    QCOMPARE(locator.find(besideLongitude, besideLatitude).value(), lost + 1);
}

void PixelLocatorTest::listOfFootprintsIsSearchedTheSameWay() {
    const auto place = orbit(90.0, 20.0, -20.0, true);
    const core::PixelLocator locator(place, 1, true);
    for (std::uint32_t pixel = 0; pixel < locator.pixels(); pixel += 37) {
        const auto found = locator.find(static_cast<double>(place.longitudeDeg[pixel]), static_cast<double>(place.latitudeDeg[pixel]));
        QVERIFY(found);
        QCOMPARE(*found, pixel);
    }
}

void PixelLocatorTest::ringOverTheSeamKeepsItsAreaAndNoPieceCrosses() {
    // 20 x 10 degrees about the date line: 200 square degrees.
    const std::vector<core::LonLat> ring{{170.0, 0.0}, {-170.0, 0.0}, {-170.0, 10.0}, {170.0, 10.0}, {170.0, 0.0}};
    const auto pieces = core::cutRing(ring, 0.0);
    QCOMPARE(pieces.size(), std::size_t{2});
    double sum = 0.0;
    for (const auto& piece : pieces) {
        sum += areaDeg(piece);
        const auto [low, high] = std::minmax_element(piece.begin(), piece.end());
        QVERIFY(low->first >= -180.0 && high->first <= 180.0 && high->first - low->first <= 10.0 + 1e-9);
    }
    QVERIFY(std::abs(sum - 200.0) < 1e-9);
}

void PixelLocatorTest::ringAroundThePoleIsClosedOverIt() {
    // The cap south of 70 S: 360 x 20 square degrees, for any middle of the map.
    std::vector<core::LonLat> ring;
    for (int longitude = -180; longitude < 180; longitude += 10) {
        ring.emplace_back(longitude, -70.0);
    }
    for (const double middle : {0.0, 77.0, -150.0}) {
        double sum = 0.0;
        for (const auto& piece : core::cutRing(ring, middle)) {
            sum += areaDeg(piece);
        }
        QVERIFY2(std::abs(sum - 7200.0) < 1e-6, qPrintable(QString::number(sum)));
    }
}

void PixelLocatorTest::lineEndsExactlyOnTheSeam() {
    const auto pieces = core::cutLine({{170.0, 0.0}, {-170.0, 20.0}}, 0.0);
    QCOMPARE(pieces.size(), std::size_t{2});
    QCOMPARE(pieces[0].back(), (core::LonLat{180.0, 10.0}));
    QCOMPARE(pieces[1].front(), (core::LonLat{-180.0, 10.0}));
    QCOMPARE(core::cutLine({{170.0, 0.0}, {-170.0, 20.0}}, 180.0).size(), std::size_t{1});
}

void PixelLocatorTest::coloursOutsideTheRangeAndOfNoValueAreThoseOfTheStyle() {
    core::ColorScale scale("viridis", 0.0, 1.0);
    QCOMPARE(scale.color(-1.0), 0xff440154U); // viridis begins here (matplotlib)
    QCOMPARE(scale.color(2.0), 0xfffde725U);  // and ends here
    scale.setOutside(core::colorOfText("#0000ff"), core::colorOfText("#ff0000"));
    scale.setMissing(core::colorOfText("#808080"));
    QCOMPARE(scale.color(-1.0), 0xff0000ffU);
    QCOMPARE(scale.color(2.0), 0xffff0000U);
    QCOMPARE(scale.color(std::nan("")), 0xff808080U);
    QCOMPARE(core::colorOfText("blue"), 0U);
    QCOMPARE(core::ColorScale("classes", 0.0, 20.0).color(1.2), core::ColorScale("classes", 0.0, 20.0).color(13.0)); // twelve colours
}

QTEST_GUILESS_MAIN(PixelLocatorTest)
#include "PixelLocatorTest.moc"
