// Expected numbers follow from the orbit itself: Kepler's third law, the law of sines in the triangle centre - satellite - pixel.
#include "processing/atmosphere/OrbitGeometry.h"

#include "core/util/Error.h"

#include <omp.h>

#include <QtTest>
#include <cmath>
#include <numbers>

using namespace phidias::processing::atmosphere;

namespace {

constexpr double kDegree = std::numbers::pi / 180.0;

double distanceKm(double lon1, double lat1, double lon2, double lat2) {
    const double a = std::sin(0.5 * (lat2 - lat1) * kDegree);
    const double b = std::sin(0.5 * (lon2 - lon1) * kDegree);
    return 2.0 * 6371.0 * std::asin(std::sqrt(a * a + std::cos(lat1 * kDegree) * std::cos(lat2 * kDegree) * b * b));
}

} // namespace

class OrbitGeometryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scanlinesAreAsFarApartAsTheGroundTrackRuns();
    void swathIsAsWideAsTheViewAngleSays();
    void equatorIsCrossedAtTheLocalTime();
    void neighboursShareTheirCorners();
    void bothPolesAndTheAntimeridianAreSeen();
    void threadsDoNotChangeAPixel();
    void viewBesideTheEarthIsRefused();

private:
    SounderOrbit m_orbit{.scanlines = 1401, .groundPixels = 45, .equatorUtcHours = 3.0};
    OrbitPixels m_pixels = pixelsOfOrbit(m_orbit);
    [[nodiscard]] std::pair<double, double> place(std::size_t scanline, std::size_t row) const {
        const std::size_t at = scanline * m_orbit.groundPixels + row;
        return {m_pixels.place.longitudeDeg[at], m_pixels.place.latitudeDeg[at]};
    }
};

void OrbitGeometryTest::scanlinesAreAsFarApartAsTheGroundTrackRuns() {
    // 2 pi sqrt(7195^3 / 398600.4418) = 6073.9 s for one round of 40030.2 km, and the Earth turns 463.3 m/s cos(latitude) below it:
    // at the equator across (nearly): v = hypot(6.5905 sin i', 6.5905 cos i' - 0.4633) with i' = 98.7 degrees
    const double along = 40030.17 / 6073.9;
    const double v =
        std::hypot(along * std::sin(98.7 * kDegree), along * std::cos(98.7 * kDegree) - 2.0 * std::numbers::pi * 6371.0 / 86400.0);
    std::size_t nearest = 0;
    for (std::size_t scanline = 1; scanline < m_orbit.scanlines; ++scanline) {
        nearest = std::abs(place(scanline, 22).second) < std::abs(place(nearest, 22).second) ? scanline : nearest;
    }
    const auto [lon1, lat1] = place(nearest - 5, 22);
    const auto [lon2, lat2] = place(nearest + 5, 22);
    const double found = distanceKm(lon1, lat1, lon2, lat2) / (10.0 * 0.84);
    QVERIFY2(std::abs(found - v) < 0.005 * v, qPrintable(QStringLiteral("%1 km/s, expected %2").arg(found).arg(v)));
}

void OrbitGeometryTest::swathIsAsWideAsTheViewAngleSays() {
    // Edge of the outer pixel seen 54 degrees from nadir: incidence asin(7195/6371 sin 54) = 66.01 degrees, 12.01 degrees of arc.
    const double arc = std::asin(7195.0 / 6371.0 * std::sin(54.0 * kDegree)) / kDegree - 54.0;
    const std::size_t first = 700 * m_orbit.groundPixels;
    const std::size_t last = first + m_orbit.groundPixels - 1;
    const auto& lon = m_pixels.place.cornerLongitudeDeg;
    const auto& lat = m_pixels.place.cornerLatitudeDeg;
    const double width = distanceKm(lon[first][0], lat[first][0], lon[last][1], lat[last][1]);
    QVERIFY(std::abs(width - 2.0 * arc * kDegree * 6371.0) < 1.0);
}

void OrbitGeometryTest::equatorIsCrossedAtTheLocalTime() {
    // Local time = UTC + longitude / 15: 13.5 h at 3 h UTC is longitude 157.5 east.
    double best = 90.0;
    double longitude = 0.0;
    for (std::size_t scanline = 0; scanline < m_orbit.scanlines; ++scanline) {
        const auto [lon, lat] = place(scanline, 22);
        if (std::abs(lat) < best) {
            best = std::abs(lat);
            longitude = lon;
        }
    }
    QVERIFY2(std::abs(longitude - 157.5) < 0.02, qPrintable(QString::number(longitude)));
}

void OrbitGeometryTest::neighboursShareTheirCorners() {
    const std::size_t at = 500 * m_orbit.groundPixels + 20;
    const auto& lon = m_pixels.place.cornerLongitudeDeg;
    const auto& lat = m_pixels.place.cornerLatitudeDeg;
    QCOMPARE(lon[at][1], lon[at + 1][0]);
    QCOMPARE(lat[at][2], lat[at + 1][3]);
    QVERIFY(std::abs(lat[at][3] - lat[at + m_orbit.groundPixels][0]) < 1e-4F);
    QVERIFY(lat[at][0] < m_pixels.place.latitudeDeg[at] && m_pixels.place.latitudeDeg[at] < lat[at][2]); // ascending
    QVERIFY(lon[at][0] < lon[at][1]);                                                                    // row 0 in the west
}

void OrbitGeometryTest::bothPolesAndTheAntimeridianAreSeen() {
    const SounderOrbit whole{.groundPixels = 50, .equatorUtcHours = 1.5};
    const auto pixels = pixelsOfOrbit(whole);
    const auto [south, north] = std::minmax_element(pixels.place.latitudeDeg.begin(), pixels.place.latitudeDeg.end());
    QVERIFY(*south < -88.0F && *north > 88.0F);
    QVERIFY(std::any_of(pixels.place.cornerLongitudeDeg.begin(), pixels.place.cornerLongitudeDeg.end(),
                        [](const auto& corners) { return corners[0] > 179.0F && corners[1] < -179.0F; }));
}

void OrbitGeometryTest::threadsDoNotChangeAPixel() {
    const int before = omp_get_max_threads();
    omp_set_num_threads(1);
    const auto one = pixelsOfOrbit(m_orbit);
    omp_set_num_threads(before);
    QVERIFY(one.place.longitudeDeg == m_pixels.place.longitudeDeg);
    QVERIFY(one.place.cornerLatitudeDeg == m_pixels.place.cornerLatitudeDeg);
}

void OrbitGeometryTest::viewBesideTheEarthIsRefused() {
    SounderOrbit wide;
    wide.fieldOfViewDeg = 130.0; // the horizon lies at 124.6 degrees
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(pixelsOfOrbit(wide)), phidias::core::Error);
}

QTEST_GUILESS_MAIN(OrbitGeometryTest)
#include "OrbitGeometryTest.moc"
