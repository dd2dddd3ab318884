// Groups of footprints, hulls and middles. Distances are by hand on the sphere of 6371 km: a degree of a great circle is
// 6371 pi / 180 = 111.195 km; corners of hulls are those of figures that one can draw.
#include "processing/atmosphere/FootprintGraph.h"

#include "processing/atmosphere/CounterNoise.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

using namespace phidias;
using namespace phidias::processing::atmosphere;

namespace {

constexpr double kKmPerDegree = 111.19493;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// A pixel of a granule of its own, so that only its place counts.
Footprint pixelAt(std::size_t granule, double longitude, double latitude) {
    Footprint footprint;
    footprint.granule = granule;
    footprint.centre = {longitude, latitude};
    return footprint;
}

/// With corners, half a side in degrees on either side; near the equator.
Footprint quadAt(std::size_t granule, double longitude, double latitude, double halfDeg) {
    Footprint footprint = pixelAt(granule, longitude, latitude);
    footprint.corners = {core::GeoPoint{longitude - halfDeg, latitude - halfDeg}, core::GeoPoint{longitude + halfDeg, latitude - halfDeg},
                         core::GeoPoint{longitude + halfDeg, latitude + halfDeg}, core::GeoPoint{longitude - halfDeg, latitude + halfDeg}};
    footprint.hasCorners = true;
    return footprint;
}

Footprint cellAt(std::size_t scanline, std::size_t groundPixel) {
    Footprint footprint;
    footprint.scanline = scanline;
    footprint.groundPixel = groundPixel;
    footprint.centre = {static_cast<double>(groundPixel) * 10.0, static_cast<double>(scanline) * 10.0}; // far apart on the ground
    return footprint;
}

using Groups = std::vector<std::size_t>;

Groups groupsOf(const std::vector<Footprint>& footprints, const FootprintLinks& links = {}) {
    return footprintGroups(footprints, links);
}

/// As a set: where a ring begins does not matter.
std::set<std::pair<double, double>> cornersOf(const std::vector<core::GeoPoint>& ring) {
    std::set<std::pair<double, double>> corners;
    for (const auto& corner : ring) {
        corners.emplace(corner[0], corner[1]);
    }
    return corners;
}

/// Twice the area of a ring that lies on one side of the antimeridian, near the equator; positive = counterclockwise.
double turningOf(const std::vector<core::GeoPoint>& ring) {
    double sum = 0.0;
    for (std::size_t at = 0; at < ring.size(); ++at) {
        const auto& from = ring[at];
        const auto& to = ring[(at + 1) % ring.size()];
        sum += from[0] * to[1] - to[0] * from[1];
    }
    return sum;
}

} // namespace

class FootprintGraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void centresCloserThanTwentyKilometresBelongTogether();
    void groupsAreNumberedByTheirFirstPixel();
    void chainOfNeighboursIsOneGroup();
    void neighboursInTheGranuleBelongTogetherHoweverFarApart();
    void sameCellOfAnotherGranuleIsNoNeighbour();
    void touchingFootprintsBelongTogether();
    void turnedFootprintsAreHeldApartByTheirSides();
    void withoutCornersOnlyCentresCount();
    void furtherApartInTimeIsAnotherEvent();
    void unknownTimeDoesNotKeepApart();
    void antimeridianDoesNotKeepApart();
    void poleDoesNotKeepApart();
    void nothingHasNoGroups();
    void orderOfPixelsDoesNotChangeTheGroups();
    void hullOfASquareWithInnerPlacesIsItsCorners();
    void hullCrossesTheAntimeridian();
    void hullGoesAroundThePole();
    void placesOnALineHaveNoHull();
    void middleOfPlaces();
};

void FootprintGraphTest::centresCloserThanTwentyKilometresBelongTogether() {
    const double near = 19.9 / kKmPerDegree;
    const double far = 20.1 / kKmPerDegree;
    QCOMPARE(groupsOf({pixelAt(0, 10, 0), pixelAt(1, 10, near)}), (Groups{0, 0}));
    QCOMPARE(groupsOf({pixelAt(0, 10, 0), pixelAt(1, 10, far)}), (Groups{0, 1}));
    // At 60 degrees a degree of longitude is half as wide.
    QCOMPARE(groupsOf({pixelAt(0, 10, 60), pixelAt(1, 10 + 2.0 * near, 60)}), (Groups{0, 0}));
    QCOMPARE(groupsOf({pixelAt(0, 10, 60), pixelAt(1, 10 + 2.0 * far, 60)}), (Groups{0, 1}));
}

void FootprintGraphTest::groupsAreNumberedByTheirFirstPixel() {
    QCOMPARE(groupsOf({pixelAt(0, 50, 0), pixelAt(1, 10, 0), pixelAt(2, 50.1, 0), pixelAt(3, -80, 0), pixelAt(4, 10.1, 0)}),
             (Groups{0, 1, 0, 2, 1}));
}

void FootprintGraphTest::chainOfNeighboursIsOneGroup() {
    // 40 pixels 15 km apart: 585 km from end to end, given from both ends inwards, so that two groups grow and meet last.
    std::vector<Footprint> chain;
    for (std::size_t step = 0; step < 20; ++step) {
        chain.push_back(pixelAt(2 * step, static_cast<double>(step) * 15.0 / kKmPerDegree, 0));
        chain.push_back(pixelAt(2 * step + 1, static_cast<double>(39 - step) * 15.0 / kKmPerDegree, 0));
    }
    QCOMPARE(groupsOf(chain), Groups(40, 0));
    std::vector<Footprint> broken = chain;
    broken.erase(broken.end() - 2); // 19 of 0..39: 30 km between the halves
    Groups expected;
    for (std::size_t at = 0; at < 38; ++at) {
        expected.push_back(at % 2);
    }
    expected.push_back(1);
    QCOMPARE(groupsOf(broken), expected);
}

void FootprintGraphTest::neighboursInTheGranuleBelongTogetherHoweverFarApart() {
    QCOMPARE(groupsOf({cellAt(5, 7), cellAt(6, 8)}), (Groups{0, 0})); // sqrt(2) < 2
    QCOMPARE(groupsOf({cellAt(5, 7), cellAt(5, 8)}), (Groups{0, 0}));
    QCOMPARE(groupsOf({cellAt(5, 7), cellAt(7, 7)}), (Groups{0, 1})); // 2 is not < 2
    QCOMPARE(groupsOf({cellAt(5, 7), cellAt(7, 8)}), (Groups{0, 1})); // sqrt(5)
    QCOMPARE(groupsOf({cellAt(6, 8), cellAt(5, 7)}), (Groups{0, 0})); // in any order
    QCOMPARE(groupsOf({cellAt(5, 8), cellAt(6, 7)}), (Groups{0, 0})); // in any direction
    QCOMPARE(groupsOf({cellAt(0, 0), cellAt(1, 1)}), (Groups{0, 0})); // at the corner of the granule
    QCOMPARE(groupsOf({cellAt(5, 7), cellAt(7, 8)}, {.pixels = 2.5}), (Groups{0, 0}));
}

void FootprintGraphTest::sameCellOfAnotherGranuleIsNoNeighbour() {
    Footprint other = cellAt(5, 8);
    other.granule = 1;
    QCOMPARE(groupsOf({cellAt(5, 7), other}), (Groups{0, 1}));
}

void FootprintGraphTest::touchingFootprintsBelongTogether() {
    // Sides of 0.4 degrees (44 km): centres are further apart than 20 km.
    QCOMPARE(groupsOf({quadAt(0, 10, 0, 0.2), quadAt(1, 10.4, 0, 0.2)}), (Groups{0, 0}));     // a common side
    QCOMPARE(groupsOf({quadAt(0, 10, 0, 0.2), quadAt(1, 10.39, 0.39, 0.2)}), (Groups{0, 0})); // overlap at a corner
    QCOMPARE(groupsOf({quadAt(0, 10, 0, 0.2), quadAt(1, 10, 0, 0.1)}), (Groups{0, 0}));       // one in the other
    // 0.0004 degrees are 44 m, 0.0006 are 67 m: 50 m are still touching.
    QCOMPARE(groupsOf({quadAt(0, 10, 0, 0.2), quadAt(1, 10.4004, 0, 0.2)}), (Groups{0, 0}));
    QCOMPARE(groupsOf({quadAt(0, 10, 0, 0.2), quadAt(1, 10.4006, 0, 0.2)}), (Groups{0, 1}));
}

void FootprintGraphTest::turnedFootprintsAreHeldApartByTheirSides() {
    // A diamond and a square at its slanting side: boxes overlap, the figures do not. The side of the diamond runs through
    // (0.5, 0) and (0, 0.5); the corner of the square at (0.3, 0.3) lies 0.1 / sqrt(2) degrees = 7.9 km outside.
    Footprint diamond = pixelAt(0, 0, 0);
    diamond.corners = {core::GeoPoint{0, -0.5}, core::GeoPoint{0.5, 0}, core::GeoPoint{0, 0.5}, core::GeoPoint{-0.5, 0}};
    diamond.hasCorners = true;
    QCOMPARE(groupsOf({diamond, quadAt(1, 0.5, 0.5, 0.2)}), (Groups{0, 1}));
    QCOMPARE(groupsOf({quadAt(1, 0.5, 0.5, 0.2), diamond}), (Groups{0, 1}));
    // Its corner at (0.24, 0.24) lies inside.
    QCOMPARE(groupsOf({diamond, quadAt(1, 0.44, 0.44, 0.2)}), (Groups{0, 0}));
}

void FootprintGraphTest::withoutCornersOnlyCentresCount() {
    Footprint bare = quadAt(1, 10.4, 0, 0.2);
    bare.hasCorners = false;
    QCOMPARE(groupsOf({quadAt(0, 10, 0, 0.2), bare}), (Groups{0, 1}));
    bare.centre = {10.1, 0}; // 11 km
    QCOMPARE(groupsOf({quadAt(0, 10, 0, 0.2), bare}), (Groups{0, 0}));
}

void FootprintGraphTest::furtherApartInTimeIsAnotherEvent() {
    Footprint later = quadAt(1, 10, 0, 0.2);
    later.timeSeconds = 9000.0;
    QCOMPARE(groupsOf({quadAt(0, 10, 0, 0.2), later}), (Groups{0, 0}));
    later.timeSeconds = 9001.0;
    QCOMPARE(groupsOf({quadAt(0, 10, 0, 0.2), later}), (Groups{0, 1}));
    QCOMPARE(groupsOf({later, quadAt(0, 10, 0, 0.2)}), (Groups{0, 1}));
}

void FootprintGraphTest::unknownTimeDoesNotKeepApart() {
    Footprint other = pixelAt(1, 10, 0);
    other.timeSeconds = kNan;
    QCOMPARE(groupsOf({pixelAt(0, 10, 0), other}), (Groups{0, 0}));
}

void FootprintGraphTest::antimeridianDoesNotKeepApart() {
    QCOMPARE(groupsOf({pixelAt(0, 179.95, 0), pixelAt(1, -179.95, 0)}), (Groups{0, 0})); // 11 km
    QCOMPARE(groupsOf({pixelAt(0, 179.85, 0), pixelAt(1, -179.85, 0)}), (Groups{0, 1})); // 33 km
    Footprint east = quadAt(1, 180.2, 0, 0.2);
    east.centre[0] -= 360.0;
    for (auto& corner : east.corners) {
        corner[0] = std::remainder(corner[0], 360.0);
    }
    QCOMPARE(groupsOf({quadAt(0, 179.8, 0, 0.2), east}), (Groups{0, 0})); // touch along 180
}

void FootprintGraphTest::poleDoesNotKeepApart() {
    // Across the pole: 0.05 degrees of latitude on either side = 11 km; 0.1 = 22 km.
    QCOMPARE(groupsOf({pixelAt(0, 20, 89.95), pixelAt(1, -160, 89.95)}), (Groups{0, 0}));
    QCOMPARE(groupsOf({pixelAt(0, 20, 89.9), pixelAt(1, -160, 89.9)}), (Groups{0, 1}));
    QCOMPARE(groupsOf({pixelAt(0, 20, -89.95), pixelAt(1, 110, -89.95)}), (Groups{0, 0})); // a quarter of a turn
    // Two triangles (a corner twice) from the pole down to 88.5 degrees, on opposite sides: they touch at the pole, centres 220 km apart.
    const auto wedge = [](std::size_t granule, double longitude) {
        Footprint footprint = pixelAt(granule, longitude, 89.0);
        footprint.corners = {core::GeoPoint{0, 90}, core::GeoPoint{0, 90}, core::GeoPoint{longitude - 20, 88.5},
                             core::GeoPoint{longitude + 20, 88.5}};
        footprint.hasCorners = true;
        return footprint;
    };
    QCOMPARE(groupsOf({wedge(0, 0), wedge(1, 180)}), (Groups{0, 0}));
    Footprint lower = wedge(1, 180);
    lower.corners[0] = lower.corners[1] = {180, 89.5};
    QCOMPARE(groupsOf({wedge(0, 0), lower}), (Groups{0, 1}));
}

void FootprintGraphTest::nothingHasNoGroups() {
    QVERIFY(groupsOf({}).empty());
    QCOMPARE(groupsOf({pixelAt(0, 1, 2)}), Groups{0});
}

void FootprintGraphTest::orderOfPixelsDoesNotChangeTheGroups() {
    // 300 pixels drawn over 3 x 3 degrees; every pair that is close by the definition, in a second way: all pairs and repeated minima.
    std::vector<Footprint> pixels;
    for (std::size_t number = 0; number < 300; ++number) {
        pixels.push_back(pixelAt(number, 178.5 + 3.0 * uniformOf(1, number), -1.5 + 3.0 * uniformOf(2, number)));
        pixels.back().centre[0] = std::remainder(pixels.back().centre[0], 360.0);
    }
    const FootprintLinks links{.distanceKm = 12.0};
    Groups direct(pixels.size());
    for (std::size_t number = 0; number < direct.size(); ++number) {
        direct[number] = number;
    }
    const auto angleKm = [](const core::GeoPoint& a, const core::GeoPoint& b) { // haversine
        const double radian = std::acos(-1.0) / 180.0;
        const double h = std::pow(std::sin(0.5 * (a[1] - b[1]) * radian), 2) +
                         std::cos(a[1] * radian) * std::cos(b[1] * radian) * std::pow(std::sin(0.5 * (a[0] - b[0]) * radian), 2);
        return 2.0 * 6371.0 * std::asin(std::sqrt(h));
    };
    for (bool isChanged = true; isChanged;) {
        isChanged = false;
        for (std::size_t a = 0; a < pixels.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                if (angleKm(pixels[a].centre, pixels[b].centre) < 12.0 && direct[a] != direct[b]) {
                    direct[a] = direct[b] = std::min(direct[a], direct[b]);
                    isChanged = true;
                }
            }
        }
    }
    const auto found = groupsOf(pixels, links);
    std::vector<Footprint> backwards(pixels.rbegin(), pixels.rend());
    const auto again = groupsOf(backwards, links);
    QVERIFY(*std::max_element(found.begin(), found.end()) > 10);
    QVERIFY(*std::max_element(found.begin(), found.end()) < 250);
    for (std::size_t a = 0; a < pixels.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            QCOMPARE(found[a] == found[b], direct[a] == direct[b]);
            QCOMPARE(again[pixels.size() - 1 - a] == again[pixels.size() - 1 - b], direct[a] == direct[b]);
        }
    }
}

void FootprintGraphTest::hullOfASquareWithInnerPlacesIsItsCorners() {
    std::vector<core::GeoPoint> places{{1, 1}, {0, 0}, {0.5, 0.3}, {1, 0}, {0.2, 0.8}, {0, 1}, {0.5, 0.5}, {1, 1}};
    const auto hull = convexHull(places);
    QCOMPARE(hull.size(), 4U);
    QCOMPARE(cornersOf(hull), (std::set<std::pair<double, double>>{{0, 0}, {1, 0}, {1, 1}, {0, 1}}));
    QVERIFY(turningOf(hull) > 0.0);
}

void FootprintGraphTest::hullCrossesTheAntimeridian() {
    const std::vector<core::GeoPoint> places{{179, -1}, {-179, -1}, {180, 0.5}, {-179, 1}, {179, 1}, {-179.5, 0}};
    const auto hull = convexHull(places);
    QCOMPARE(cornersOf(hull), (std::set<std::pair<double, double>>{{179, -1}, {-179, -1}, {-179, 1}, {179, 1}}));
    auto shifted = hull;
    for (auto& corner : shifted) {
        corner[0] = corner[0] < 0.0 ? corner[0] + 360.0 : corner[0];
    }
    QVERIFY(turningOf(shifted) > 0.0);
}

void FootprintGraphTest::hullGoesAroundThePole() {
    std::vector<core::GeoPoint> places;
    for (int turn = 0; turn < 8; ++turn) {
        places.push_back({-180.0 + 45.0 * turn, turn % 2 == 0 ? 85.0 : 89.0});
    }
    places.push_back({12.0, 90.0});
    const auto hull = convexHull(places);
    // The four at 85 degrees; counterclockwise about the north pole = eastward.
    QCOMPARE(hull.size(), 4U);
    for (std::size_t at = 0; at < 4; ++at) {
        QCOMPARE(hull[at][1], 85.0);
        const double step = std::fmod(hull[(at + 1) % 4][0] - hull[at][0] + 720.0, 360.0);
        QCOMPARE(step, 90.0);
    }
}

void FootprintGraphTest::placesOnALineHaveNoHull() {
    QVERIFY(convexHull(std::vector<core::GeoPoint>{{0, 0}, {1, 0}, {2, 0}, {3, 0}}).size() < 3);
    QVERIFY(convexHull(std::vector<core::GeoPoint>{{4, 5}, {4, 5}, {4, 5}}).size() < 3);
    QCOMPARE(convexHull(std::vector<core::GeoPoint>{{4, 5}}).size(), 1U);
    QVERIFY(convexHull({}).empty());
}

void FootprintGraphTest::middleOfPlaces() {
    const auto near = [](const core::GeoPoint& found, double longitude, double latitude) {
        return std::abs(std::remainder(found[0] - longitude, 360.0)) < 1e-9 && std::abs(found[1] - latitude) < 1e-9 && found[0] >= -180.0 &&
               found[0] <= 180.0;
    };
    QVERIFY(near(middleOf(std::vector<core::GeoPoint>{{10, 20}}), 10, 20));
    QVERIFY(near(middleOf(std::vector<core::GeoPoint>{{-3, 0}, {5, 0}}), 1, 0));
    QVERIFY(near(middleOf(std::vector<core::GeoPoint>{{179, 0}, {-177, 0}}), -179, 0));
    // Two places at 80 degrees on opposite meridians: the pole. A quarter of a turn apart at 0 degrees: half way.
    QVERIFY(std::abs(middleOf(std::vector<core::GeoPoint>{{30, 80}, {-150, 80}})[1] - 90.0) < 1e-6);
    QVERIFY(near(middleOf(std::vector<core::GeoPoint>{{0, 0}, {90, 0}}), 45, 0));
    // (1, 0, 0) and (0, 0, 1): 45 degrees north of the equator on the first meridian.
    QVERIFY(near(middleOf(std::vector<core::GeoPoint>{{0, 0}, {77, 90}}), 0, 45));
}

QTEST_GUILESS_MAIN(FootprintGraphTest)
#include "FootprintGraphTest.moc"
