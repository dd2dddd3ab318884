// Lengths, directions and areas on the ellipsoid against numbers of GeographicLib's documentation and of geod(1).
#include "core/geo/Geodesic.h"

#include "core/geo/Projection.h"

#include <QtTest>
#include <cmath>
#include <vector>

using namespace phidias::core;

class GeodesicTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newYorkToLondonIsThatOfGeographicLib();
    void oneDegreeOfTheEquatorIsExact();
    void equalPlacesHaveNoDirection();
    void placeAtALengthIsWhereTheInverseSays();
    void lineOverTheAntimeridianIsShort();
    void areaOfAnOctantIsAnEighthOfTheEarth();
    void areaDoesNotDependOnTheWayAround();
    void areaAroundThePoleIsTheCap();
    void centralMeridianIsThatOfTheSystem_data();
    void centralMeridianIsThatOfTheSystem();
};

// GeographicLib 1.52, GeodSolve(1): JFK 40.6 -73.8 to LHR 51.6 -0.5: 5551759.400 m, azimuths 51.19885 and 107.82178 degrees.
void GeodesicTest::newYorkToLondonIsThatOfGeographicLib() {
    const auto line = geodesic({-73.8, 40.6}, {-0.5, 51.6});
    QVERIFY2(std::abs(line.lengthM - 5551759.400) < 0.001, qPrintable(QString::number(line.lengthM, 'f', 4)));
    QVERIFY(std::abs(line.azimuthDeg - 51.19883) < 1e-4);
    QVERIFY(std::abs(line.endAzimuthDeg - 107.82178) < 1e-4);
}

// a * pi / 180, a = 6378137 m.
void GeodesicTest::oneDegreeOfTheEquatorIsExact() {
    const auto line = geodesic({10.0, 0.0}, {11.0, 0.0});
    QVERIFY(std::abs(line.lengthM - 6378137.0 * std::acos(-1.0) / 180.0) < 1e-6);
    QCOMPARE(line.azimuthDeg, 90.0);
}

void GeodesicTest::equalPlacesHaveNoDirection() {
    const auto line = geodesic({12.0, 34.0}, {12.0, 34.0});
    QCOMPARE(line.lengthM, 0.0);
    QCOMPARE(line.azimuthDeg, 0.0);
}

void GeodesicTest::placeAtALengthIsWhereTheInverseSays() {
    const auto line = geodesic({5.0, 60.0}, {-120.0, -30.0});
    const auto end = geodesicPlace({5.0, 60.0}, line.azimuthDeg, line.lengthM);
    QVERIFY(std::abs(end[0] + 120.0) < 1e-9);
    QVERIFY(std::abs(end[1] + 30.0) < 1e-9);
}

void GeodesicTest::lineOverTheAntimeridianIsShort() {
    const auto line = geodesic({179.5, 0.0}, {-179.5, 0.0});
    QVERIFY(std::abs(line.lengthM - 6378137.0 * std::acos(-1.0) / 180.0) < 1e-6);
    QCOMPARE(line.azimuthDeg, 90.0);
}

// The ellipsoid has an area of 510065621.724 km2 (WGS 84); meridians and the equator are geodesics.
void GeodesicTest::areaOfAnOctantIsAnEighthOfTheEarth() {
    const std::vector<GeoPoint> octant{{0.0, 0.0}, {90.0, 0.0}, {0.0, 90.0}};
    const auto area = geodesicArea(octant);
    QVERIFY2(std::abs(area.areaM2 / 1e6 - 510065621.724 / 8.0) < 1.0, qPrintable(QString::number(area.areaM2 / 1e6, 'f', 3)));
}

void GeodesicTest::areaDoesNotDependOnTheWayAround() {
    const std::vector<GeoPoint> ring{{-5.0, 40.0}, {3.0, 41.0}, {4.0, 47.0}, {-3.0, 48.0}};
    const std::vector<GeoPoint> other(ring.rbegin(), ring.rend());
    QVERIFY(std::abs(geodesicArea(ring).areaM2 - geodesicArea(other).areaM2) < 1.0);
}

// Planimeter(1) example of GeographicLib, Antarctica's outline, is too long here; a ring of 360 corners along 60 N comes near to the zone
// formula 2 pi R2^2 (1 - sin(authalic latitude)), R2 = 6371007.181 m, authalic latitude of 60 N = 59.88878 degrees [Snyder 1987, p. 16].
void GeodesicTest::areaAroundThePoleIsTheCap() {
    std::vector<GeoPoint> ring;
    for (int k = 0; k < 3600; ++k) {
        ring.push_back({0.1 * k, 60.0});
    }
    const double pi = std::acos(-1.0);
    // q of Snyder (3-12), which gives the authalic latitude.
    const double e = std::sqrt(2.0 / 298.257223563 - 1.0 / (298.257223563 * 298.257223563));
    const auto q = [e](double sine) {
        return (1.0 - e * e) * (sine / (1.0 - e * e * sine * sine) - 0.5 / e * std::log((1.0 - e * sine) / (1.0 + e * sine)));
    };
    const double cap = pi * 6378137.0 * 6378137.0 * (q(1.0) - q(std::sin(60.0 * pi / 180.0)));
    QVERIFY(std::abs(geodesicArea(ring).areaM2 / cap - 1.0) < 1e-5);
}

void GeodesicTest::centralMeridianIsThatOfTheSystem_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("meridian");
    QTest::addColumn<bool>("hasSeam");
    // EPSG registry: longitude of natural origin, or of origin.
    QTest::newRow("UTM 31 N") << QStringLiteral("EPSG:32631") << 3.0 << false;
    QTest::newRow("LAEA Europe") << QStringLiteral("EPSG:3035") << 10.0 << false;
    QTest::newRow("Arctic") << QStringLiteral("EPSG:3995") << 0.0 << false;
    QTest::newRow("sea ice north") << QStringLiteral("EPSG:3413") << -45.0 << false;
    QTest::newRow("Robinson about 147 E") << QStringLiteral("+proj=robin +lon_0=147") << 147.0 << true;
    QTest::newRow("Mercator") << QStringLiteral("EPSG:3857") << 0.0 << true;
    QTest::newRow("Mollweide") << QStringLiteral("+proj=moll +lon_0=-30") << -30.0 << true;
}

void GeodesicTest::centralMeridianIsThatOfTheSystem() {
    QFETCH(QString, text);
    const auto projection = Projection::parse(text.toStdString());
    QFETCH(double, meridian);
    QVERIFY(std::abs(projection.centralMeridianDeg() - meridian) < 1e-9);
    QTEST(projection.hasSeam(), "hasSeam");
}

QTEST_GUILESS_MAIN(GeodesicTest)
#include "GeodesicTest.moc"
