// Features: found by place, and simplified so that neighbours keep their common borders.
#include "core/scene/FeatureShapes.h"

#include <QElapsedTimer>
#include <QtTest>
#include <cmath>
#include <set>

using namespace phidias;

namespace {

core::Geometry polygon(std::initializer_list<std::vector<core::LonLat>> rings) {
    core::Geometry geometry{.type = core::GeometryType::Polygon, .parts = {}};
    for (const auto& ring : rings) {
        geometry.parts.push_back({.points = ring, .isHole = !geometry.parts.empty()});
    }
    return geometry;
}

std::vector<core::LonLat> square(double west, double south, double size) {
    return {{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}, {west, south}};
}

core::FeatureShapes shapesOf(std::vector<core::Geometry> geometries) {
    core::Features features;
    features.geometries = std::move(geometries);
    return core::FeatureShapes(features);
}

/// Columns x rows parcels whose common borders wiggle.
std::vector<core::Geometry> parcels(int columns, int rows, int steps) {
    const auto bent = [](double x, double y) {
        return core::LonLat{0.01 * (x + 0.1 * std::sin(7.0 * y + x)), 0.01 * (y + 0.1 * std::sin(9.0 * x + 2.0 * y))};
    };
    std::vector<core::Geometry> geometries;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            std::vector<core::LonLat> ring;
            const auto side = [&](int x0, int y0, int x1, int y1) {
                for (int k = 0; k < steps; ++k) {
                    // Both neighbours must compute the very same numbers.
                    const bool isForward = x0 + y0 < x1 + y1;
                    const int step = isForward ? k : steps - k;
                    const int fromX = isForward ? x0 : x1;
                    const int fromY = isForward ? y0 : y1;
                    const int toX = isForward ? x1 : x0;
                    const int toY = isForward ? y1 : y0;
                    ring.push_back(bent(fromX + (toX - fromX) * step / static_cast<double>(steps),
                                        fromY + (toY - fromY) * step / static_cast<double>(steps)));
                }
            };
            side(column, row, column + 1, row);
            side(column + 1, row, column + 1, row + 1);
            side(column + 1, row + 1, column, row + 1);
            side(column, row + 1, column, row);
            geometries.push_back(polygon({ring}));
        }
    }
    return geometries;
}

double area(std::span<const core::LonLat> ring) {
    double sum = 0.0;
    for (std::size_t k = 0, before = ring.size() - 1; k < ring.size(); before = k++) {
        sum += ring[before].first * ring[k].second - ring[k].first * ring[before].second;
    }
    return 0.5 * std::abs(sum);
}

} // namespace

class FeatureShapesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areaOfATriangleIsItsEffectiveArea();
    void smallestAreaGoesFirst();
    void holeBelongsToNobody();
    void polygonOverTheDateLineIsFoundOnBothSides();
    void polygonAroundThePoleHoldsThePole();
    void lastDrawnIsFoundFirst();
    void lineIsFoundWithinTheRadius();
    void neighboursKeepTheirCommonBorder();
    void simplificationTakesPointsOutAndKeepsTheSheetWhole();
    void boxOverTheDateLineFindsBothSides();
    void hundredThousandParcelsAreHitInUnderAMillisecond();
};

void FeatureShapesTest::areaOfATriangleIsItsEffectiveArea() {
    // At the equator: base 2, height 1, area 1; the cosine of the latitude of its top is 0.99985.
    const std::vector<core::LonLat> line{{0.0, 0.0}, {1.0, 1.0}, {2.0, 0.0}};
    const auto areas = core::effectiveAreas(line);
    QVERIFY(std::isinf(areas[0]) && std::isinf(areas[2]));
    QVERIFY(std::abs(static_cast<double>(areas[1]) - std::cos(std::acos(-1.0) / 180.0)) < 1e-6);
}

void FeatureShapesTest::smallestAreaGoesFirst() {
    // The bump of 0.1 is seen less than that of 1; areas never fall in the order in which points go.
    const std::vector<core::LonLat> line{{0.0, 0.0}, {1.0, 0.1}, {2.0, 0.0}, {3.0, 1.0}, {4.0, 0.0}};
    const auto areas = core::effectiveAreas(line);
    QVERIFY(areas[1] < areas[3]);
    QVERIFY(areas[2] >= areas[1]);
}

void FeatureShapesTest::holeBelongsToNobody() {
    const auto shapes = shapesOf({polygon({square(0.0, 0.0, 10.0), square(4.0, 4.0, 2.0)})});
    QCOMPARE(shapes.find(1.0, 1.0, 0.0).value(), 0U);
    QVERIFY(!shapes.find(5.0, 5.0, 0.0).has_value());
    QVERIFY(!shapes.find(10.5, 5.0, 0.0).has_value());
}

void FeatureShapesTest::polygonOverTheDateLineIsFoundOnBothSides() {
    const auto shapes = shapesOf({polygon({{{170.0, -10.0}, {-170.0, -10.0}, {-170.0, 10.0}, {170.0, 10.0}}})});
    for (const double longitude : {175.0, 180.0, -180.0, -175.0, 185.0}) {
        QVERIFY2(shapes.find(longitude, 0.0, 0.0).has_value(), qPrintable(QString::number(longitude)));
    }
    QVERIFY(!shapes.find(0.0, 0.0, 0.0).has_value());
    QVERIFY(!shapes.find(165.0, 0.0, 0.0).has_value());
}

void FeatureShapesTest::polygonAroundThePoleHoldsThePole() {
    std::vector<core::LonLat> ring;
    for (int k = 0; k < 36; ++k) {
        ring.emplace_back(-180.0 + 10.0 * k, 70.0);
    }
    const auto shapes = shapesOf({polygon({ring})});
    QVERIFY(shapes.find(33.0, 89.0, 0.0).has_value());
    QVERIFY(shapes.find(-179.5, 75.0, 0.0).has_value());
    QVERIFY(!shapes.find(33.0, 65.0, 0.0).has_value());
}

void FeatureShapesTest::lastDrawnIsFoundFirst() {
    const auto shapes = shapesOf({polygon({square(0.0, 0.0, 4.0)}), polygon({square(1.0, 1.0, 4.0)})});
    QCOMPARE(shapes.find(2.0, 2.0, 0.0).value(), 1U);
    QCOMPARE(shapes.find(0.5, 0.5, 0.0).value(), 0U);
}

void FeatureShapesTest::lineIsFoundWithinTheRadius() {
    core::Geometry line{.type = core::GeometryType::Line, .parts = {{.points = {{0.0, 60.0}, {10.0, 60.0}}, .isHole = false}}};
    const auto shapes = shapesOf({line});
    QVERIFY(shapes.find(5.0, 60.09, 0.1).has_value());
    QVERIFY(!shapes.find(5.0, 60.11, 0.1).has_value());
    // At 60 degrees north a degree of longitude is half as long.
    QVERIFY(shapes.find(10.19, 60.0, 0.1).has_value());
    QVERIFY(!shapes.find(10.21, 60.0, 0.1).has_value());
}

void FeatureShapesTest::neighboursKeepTheirCommonBorder() {
    const auto shapes = shapesOf(parcels(8, 8, 30));
    const auto lines = shapes.simplified(1e-6);
    QVERIFY(lines->points.size() < shapes.lines().points.size() / 3);
    // Each side of a simplified parcel is the side of its neighbour too, unless it lies on the edge of the sheet.
    std::map<std::pair<core::LonLat, core::LonLat>, int> sides;
    for (std::size_t part = 0; part + 1 < lines->first.size(); ++part) {
        const auto ring = lines->part(part);
        for (std::size_t k = 0; k < ring.size(); ++k) {
            const auto& a = ring[k];
            const auto& b = ring[(k + 1) % ring.size()];
            ++sides[{std::min(a, b), std::max(a, b)}];
        }
    }
    std::size_t single = 0;
    for (const auto& [side, count] : sides) {
        QVERIFY(count <= 2);
        single += count == 1 ? 1U : 0U;
    }
    // Sides on the edge only: four edges of eight parcels with at most thirty steps each.
    QVERIFY2(single >= 32 && single <= 4U * 8U * 30U, qPrintable(QString::number(single)));
    const auto isEdge = [](const core::LonLat& point) {
        return point.first < 0.003 || point.first > 0.077 || point.second < 0.003 || point.second > 0.077;
    };
    for (const auto& [side, count] : sides) {
        QVERIFY(count == 2 || (isEdge(side.first) && isEdge(side.second)));
    }
}

void FeatureShapesTest::simplificationTakesPointsOutAndKeepsTheSheetWhole() {
    const auto shapes = shapesOf(parcels(6, 6, 40));
    for (const double threshold : {1e-9, 1e-7, 1e-6, 1e-5}) {
        const auto lines = shapes.simplified(threshold);
        double whole = 0.0;
        double sheet = 0.0;
        for (std::size_t part = 0; part + 1 < lines->first.size(); ++part) {
            whole += area(shapes.lines().part(part));
            sheet += lines->part(part).size() > 2 ? area(lines->part(part)) : 0.0;
        }
        // What is lost or won lies along the outer edge: borders inside give to one what they take from the other.
        QVERIFY2(std::abs(sheet - whole) < 24.0 * 40.0 * threshold + 1e-12, qPrintable(QString::number(threshold)));
    }
}

void FeatureShapesTest::boxOverTheDateLineFindsBothSides() {
    const auto shapes =
        shapesOf({polygon({square(172.0, 0.0, 2.0)}), polygon({square(-174.0, 0.0, 2.0)}), polygon({square(0.0, 0.0, 2.0)})});
    const std::vector<std::uint32_t> expected{0, 1};
    QVERIFY(shapes.inBox(170.0, 20.0, -5.0, 5.0) == expected);
    QVERIFY(shapes.inBox(-190.0, 20.0, -5.0, 5.0) == expected);
}

void FeatureShapesTest::hundredThousandParcelsAreHitInUnderAMillisecond() {
    const auto shapes = shapesOf(parcels(400, 250, 3));
    QCOMPARE(shapes.size(), std::size_t{100000});
    QElapsedTimer timer;
    timer.start();
    int hits = 0;
    constexpr int kProbes = 1000;
    for (int k = 0; k < kProbes; ++k) {
        hits += shapes.find(0.01 * (0.5 + (k * 37) % 399), 0.01 * (0.5 + (k * 53) % 249), 1e-4).has_value() ? 1 : 0;
    }
    QCOMPARE(hits, kProbes);
    // A thousand look-ups in a second leave a factor of a hundred for slow machines.
    QVERIFY(timer.elapsed() < kProbes);
    qInfo("a hit takes %.4f ms", static_cast<double>(timer.nsecsElapsed()) / 1e6 / kProbes);
}

QTEST_GUILESS_MAIN(FeatureShapesTest)
#include "FeatureShapesTest.moc"
