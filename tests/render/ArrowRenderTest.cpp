// Arrows point where the vector goes, in every projection.
#include "views/map/ArrowPainter.h"
#include "views/scene/ArrowShape.h"

#include <QtTest>
#include <cmath>
#include <numbers>

using namespace phidias;

namespace {

/// The same vector everywhere.
core::LayerVectors uniform(double eastward, double northward) {
    std::vector<double> longitudes;
    std::vector<double> latitudes;
    for (int k = -180; k < 180; k += 2) {
        longitudes.push_back(k);
    }
    for (int k = -90; k <= 90; k += 2) {
        latitudes.push_back(k);
    }
    const std::vector<double> u(longitudes.size() * latitudes.size(), eastward);
    const std::vector<double> v(longitudes.size() * latitudes.size(), northward);
    return {core::GridPlane::of(longitudes, latitudes, u), core::GridPlane::of(longitudes, latitudes, v), core::VectorSense::Wind};
}

double degreesBetween(const QPointF& a, const QPointF& b) {
    const double cosine = (a.x() * b.x() + a.y() * b.y()) / std::hypot(a.x(), a.y()) / std::hypot(b.x(), b.y());
    return std::acos(std::clamp(cosine, -1.0, 1.0)) * 180.0 / std::numbers::pi;
}

} // namespace

class ArrowRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void directionIsThatOfTheMeridiansAndParallels_data();
    void directionIsThatOfTheMeridiansAndParallels();
    void northWindPointsAwayFromThePole();
    void arrowsStayWithTheMapWhenItIsMoved();
    void noTwoArrowsAreNearerThanTheSpacing();
    void stationsThatCrowdAreThinnedOut();
    void lengthIsInProportionToTheSpeed();
};

void ArrowRenderTest::directionIsThatOfTheMeridiansAndParallels_data() {
    QTest::addColumn<QString>("projection");
    QTest::addColumn<QList<double>>("extent");
    QTest::newRow("plate carree") << QStringLiteral("EPSG:4326") << QList<double>{-180, -90, 180, 90};
    QTest::newRow("date line") << QStringLiteral("EPSG:4326") << QList<double>{150, -60, -150, 60};
    QTest::newRow("Robinson") << QStringLiteral("+proj=robin") << QList<double>{-179, -85, 179, 85};
    QTest::newRow("LAEA Europe") << QStringLiteral("EPSG:3035") << QList<double>{-20, 32, 40, 68};
    QTest::newRow("north pole") << QStringLiteral("EPSG:3995") << QList<double>{-180, 60, 180, 90};
    QTest::newRow("south pole") << QStringLiteral("EPSG:3031") << QList<double>{-180, -90, 180, -60};
    QTest::newRow("orthographic") << QStringLiteral("+proj=ortho +lat_0=40 +lon_0=170") << QList<double>{120, 0, 220, 80};
}

void ArrowRenderTest::directionIsThatOfTheMeridiansAndParallels() {
    QFETCH(QString, projection);
    QFETCH(QList<double>, extent);
    const auto transform = views::MapTransform::fitted(core::Projection::parse(projection.toStdString()),
                                                       {extent[0], extent[1], extent[2], extent[3]}, QSize(640, 480));
    for (const bool isEastward : {true, false}) {
        const auto vectors = isEastward ? uniform(1.0, 0.0) : uniform(0.0, 1.0);
        const auto arrows = views::arrowsOf(vectors, transform, 40.0, {});
        int checked = 0;
        for (const auto& arrow : arrows) {
            const auto place = transform.toDegrees(arrow.middle);
            QVERIFY(place.has_value());
            if (std::abs((*place)[1]) > 89.0) {
                continue;
            }
            // East is along the parallel, north along the meridian: by a step of a thousandth of a degree in the coordinates.
            constexpr double kStepDeg = 1e-3;
            const auto here = transform.fromDegrees((*place)[0], (*place)[1]);
            const auto beside = isEastward ? transform.fromDegrees((*place)[0] + kStepDeg, (*place)[1])
                                           : transform.fromDegrees((*place)[0], (*place)[1] + kStepDeg);
            if (!here || !beside || std::hypot(beside->x() - here->x(), beside->y() - here->y()) > 10.0) {
                continue;
            }
            const double off = degreesBetween(arrow.direction, *beside - *here);
            QVERIFY2(off < 1.0, qPrintable(QStringLiteral("%1 degrees off at %2, %3").arg(off).arg((*place)[0]).arg((*place)[1])));
            ++checked;
        }
        QVERIFY2(checked >= 20, qPrintable(QString::number(checked)));
    }
}

void ArrowRenderTest::northWindPointsAwayFromThePole() {
    // A wind from the north (v = -1) blows away from the north pole, which is the middle of the picture.
    const auto transform = views::MapTransform::fitted(core::Projection::parse("EPSG:3995"), {-180, 60, 180, 90}, QSize(400, 400));
    const auto pole = transform.fromDegrees(0.0, 90.0);
    QVERIFY(pole.has_value());
    const auto arrows = views::arrowsOf(uniform(0.0, -1.0), transform, 40.0, {});
    QVERIFY(arrows.size() >= 20);
    for (const auto& arrow : arrows) {
        const QPointF away = arrow.middle - *pole;
        if (std::hypot(away.x(), away.y()) > 2.0) {
            QVERIFY(degreesBetween(arrow.direction, away) < 1.0);
        }
    }
}

void ArrowRenderTest::arrowsStayWithTheMapWhenItIsMoved() {
    auto transform = views::MapTransform::fitted(core::Projection::parse("EPSG:3035"), {-20, 32, 40, 68}, QSize(640, 480));
    const auto vectors = uniform(1.0, 1.0);
    const auto before = views::arrowsOf(vectors, transform, 40.0, {});
    transform.centerX += 17.0 * transform.unitsPerPixel;
    const auto after = views::arrowsOf(vectors, transform, 40.0, {});
    int found = 0;
    for (const auto& arrow : before) {
        const QPointF moved = arrow.middle - QPointF(17.0, 0.0);
        found += std::any_of(after.begin(), after.end(), [&](const auto& other) {
            return std::hypot(other.middle.x() - moved.x(), other.middle.y() - moved.y()) < 1e-6;
        });
    }
    // All but the column that left the picture.
    QVERIFY(found >= static_cast<int>(before.size()) - 12);
}

void ArrowRenderTest::noTwoArrowsAreNearerThanTheSpacing() {
    const auto transform = views::MapTransform::fitted(core::Projection::parse("EPSG:3031"), {-180, -90, 180, -60}, QSize(300, 300));
    const auto arrows = views::arrowsOf(uniform(1.0, 0.0), transform, 30.0, {});
    for (std::size_t a = 0; a < arrows.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const QPointF apart = arrows[a].middle - arrows[b].middle;
            QVERIFY(std::hypot(apart.x(), apart.y()) > 29.999);
        }
    }
}

void ArrowRenderTest::stationsThatCrowdAreThinnedOut() {
    core::VectorStations stations;
    for (int k = 0; k < 1000; ++k) {
        stations.longitudeDeg.push_back(10.0 + 1e-3 * (k % 7));
        stations.latitudeDeg.push_back(50.0 + 1e-3 * (k % 11));
        stations.vector.push_back({1.0, 0.0});
    }
    stations.longitudeDeg.push_back(20.0);
    stations.latitudeDeg.push_back(55.0);
    stations.vector.push_back({0.0, 2.0});
    const auto transform = views::MapTransform::fitted(core::Projection::parse("EPSG:4326"), {0, 45, 30, 65}, QSize(300, 200));
    const auto arrows = views::arrowsOf({stations, core::VectorSense::Current}, transform, 36.0, {});
    QVERIFY(arrows.size() >= 2 && arrows.size() <= 5);
    const auto& last = arrows.back();
    QCOMPARE(last.speed, 2.0);
    QVERIFY(degreesBetween(last.direction, QPointF(0.0, -1.0)) < 0.1);
}

void ArrowRenderTest::lengthIsInProportionToTheSpeed() {
    const auto vectors = uniform(3.0, 4.0);
    QCOMPARE(vectors.fastSpeed(), 5.0);
    const double whole = views::arrowLengthPx(vectors, 5.0, 40.0);
    QVERIFY(whole > 30.0 && whole <= 40.0);
    QCOMPARE(views::arrowLengthPx(vectors, 2.5, 40.0), 0.5 * whole);
    // The outline reaches from end to tip.
    const auto shape = views::arrowShape({100.0, 100.0}, {1.0, 0.0}, whole, 1.0);
    QVERIFY(std::abs(shape.boundingRect().width() - whole) < 1e-9);
    QVERIFY(std::abs(shape[3].x() - (100.0 + 0.5 * whole)) < 1e-9);
    QVERIFY(views::arrowShape({0.0, 0.0}, {1.0, 0.0}, 1.0, 1.0).isEmpty());
}

QTEST_MAIN(ArrowRenderTest)
#include "ArrowRenderTest.moc"
