// Parts of the plume analysis: planes against the ellipsoid, searches against brute force, shares against a direct solution, the mean over
// days against DerSimonian and Laird (1986) worked by hand.
#include "core/geo/Geodesic.h"
#include "core/util/Error.h"
#include "processing/plume/LocalPlane.h"
#include "processing/plume/PixelGraph.h"
#include "processing/plume/PlumeProduct.h"
#include "processing/plume/PlumeSources.h"
#include "processing/plume/SourceShares.h"
#include "tests/support/PlumeScenes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using namespace phidias;
using namespace phidias::processing::plume;

class PlumePartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planeAgreesWithTheEllipsoid_data();
    void planeAgreesWithTheEllipsoid();
    void planeAndBackIsTheSamePlace();
    void areaOfAFootprintIsThatOnTheEllipsoid();
    void footprintContainsWhatLiesInIt();
    void finderFindsWhatAFullSearchFinds_data();
    void finderFindsWhatAFullSearchFinds();
    void swathPixelHasEightNeighbours();
    void listJoinsTheSamePixelsAsTheSwath();
    void listJoinsAcrossTheAntimeridian();
    void twoPlumesAreSharedWithinFivePercent();
    void sharesAreThoseOfTheNormalEquations();
    void sourceThatWouldBeNegativeGetsNothing();
    void meanOverDaysIsThatOfDerSimonianAndLaird();
    void daysThatAgreeHaveTheWeightedMean();
    void sourcesAreReadWithTheirFurtherColumns();
    void badSourcesAreRefused_data();
    void badSourcesAreRefused();

private:
    [[nodiscard]] std::filesystem::path written(const QByteArray& text) const {
        QFile file(m_folder.filePath(QStringLiteral("sources.csv")));
        static_cast<void>(file.open(QIODevice::WriteOnly));
        file.write(text);
        return file.fileName().toStdString();
    }
    QTemporaryDir m_folder;
};

void PlumePartsTest::planeAgreesWithTheEllipsoid_data() {
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("latitude");
    QTest::newRow("equator, across 180 degrees") << 179.9 << 0.0;
    QTest::newRow("Etna") << 15.0 << 37.7;
    QTest::newRow("near the pole") << -70.0 << 89.0;
    QTest::newRow("south") << 120.0 << -60.0;
}

// A sphere of 6371 km is within 0.56 % of the lengths on WGS 84 (radii of curvature from 6335 to 6400 km), directions within 0.2 degrees.
void PlumePartsTest::planeAgreesWithTheEllipsoid() {
    QFETCH(double, longitude);
    QFETCH(double, latitude);
    const LocalPlane plane({longitude, latitude});
    for (double azimuth = 5.0; azimuth < 360.0; azimuth += 25.0) {
        const auto place = core::geodesicPlace({longitude, latitude}, azimuth, 300e3);
        const auto point = plane.of(place);
        const double length = std::hypot(point[0], point[1]);
        QVERIFY2(std::abs(length / 300.0 - 1.0) < 0.006, qPrintable(QString::number(length)));
        QVERIFY(std::abs(distanceKm({longitude, latitude}, place) - length) < 1e-6);
        const double direction = std::atan2(point[0], point[1]) * 180.0 / std::numbers::pi;
        QVERIFY2(std::abs(std::remainder(direction - azimuth, 360.0)) < 0.2, qPrintable(QString::number(direction)));
    }
}

void PlumePartsTest::planeAndBackIsTheSamePlace() {
    for (const core::GeoPoint middle : {core::GeoPoint{179.5, -20.0}, core::GeoPoint{10.0, 88.5}, core::GeoPoint{0.0, 0.0}}) {
        const LocalPlane plane(middle);
        for (const PlanePoint point : {PlanePoint{250.0, 30.0}, PlanePoint{-400.0, 260.0}, PlanePoint{0.0, 0.0}, PlanePoint{1.0, -900.0}}) {
            const auto back = plane.of(plane.placeOf(point));
            QVERIFY(std::hypot(back[0] - point[0], back[1] - point[1]) < 1e-6);
        }
    }
}

void PlumePartsTest::areaOfAFootprintIsThatOnTheEllipsoid() {
    for (const double latitude : {0.0, 37.7, -72.0}) {
        const std::array<core::GeoPoint, 4> corners{
            {{179.97, latitude}, {-179.97, latitude + 0.01}, {-179.96, latitude + 0.06}, {179.98, latitude + 0.05}}};
        const double expected = core::geodesicArea(corners).areaM2 / 1e6;
        const double found = footprintAreaKm2({180.0, latitude + 0.03}, corners);
        QVERIFY2(std::abs(found / expected - 1.0) < 0.012, qPrintable(QStringLiteral("%1 %2").arg(found).arg(expected)));
    }
}

void PlumePartsTest::footprintContainsWhatLiesInIt() {
    const std::array<core::GeoPoint, 4> corners{{{179.97, 40.0}, {-179.97, 40.01}, {-179.96, 40.06}, {179.98, 40.05}}};
    QVERIFY(footprintContains(corners, {180.0, 40.03}));
    QVERIFY(footprintContains(corners, {-179.98, 40.012}));
    QVERIFY(!footprintContains(corners, {-179.95, 40.03}));
    QVERIFY(!footprintContains(corners, {179.97, 40.06}));
    QVERIFY(!footprintContains(corners, {0.0, -40.03}));
    const std::array<core::GeoPoint, 4> turned{corners[3], corners[2], corners[1], corners[0]};
    QVERIFY(footprintContains(turned, {180.0, 40.03}));
}

void PlumePartsTest::finderFindsWhatAFullSearchFinds_data() {
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("radiusKm");
    QTest::newRow("middle") << 15.0 << 37.7 << 60.0;
    QTest::newRow("antimeridian") << 180.0 << 10.0 << 300.0;
    QTest::newRow("west of the antimeridian") << -179.9 << -65.0 << 200.0;
    QTest::newRow("Greenwich") << 0.0 << 51.0 << 150.0;
    QTest::newRow("north pole") << 33.0 << 90.0 << 250.0;
    QTest::newRow("near the south pole") << -120.0 << -89.5 << 100.0;
    QTest::newRow("a pole just outside") << 40.0 << 88.0 << 222.0;
    QTest::newRow("longitude above 180") << 359.5 << 0.0 << 200.0;
}

void PlumePartsTest::finderFindsWhatAFullSearchFinds() {
    QFETCH(double, longitude);
    QFETCH(double, latitude);
    QFETCH(double, radiusKm);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> uniform(-1.0, 1.0);
    std::vector<core::GeoPoint> centres;
    const LocalPlane plane({longitude, latitude});
    for (int number = 0; number < 4000; ++number) { // half of them near
        centres.push_back(number % 2 == 0 ? plane.placeOf({2.0 * radiusKm * uniform(random), 2.0 * radiusKm * uniform(random)})
                                          : core::GeoPoint{180.0 * uniform(random), std::asin(uniform(random)) * 180.0 / std::numbers::pi});
    }
    centres[10] = {std::nan(""), 3.0};
    std::vector<std::size_t> expected;
    for (std::size_t pixel = 0; pixel < centres.size(); ++pixel) {
        if (distanceKm({longitude, latitude}, centres[pixel]) <= radiusKm) {
            expected.push_back(pixel);
        }
    }
    QVERIFY(expected.size() > 100);
    for (const double cellKm : {10.0, 25.0, 400.0}) {
        QCOMPARE(PixelFinder(centres, cellKm).within({longitude, latitude}, radiusKm), expected);
    }
}

void PlumePartsTest::swathPixelHasEightNeighbours() {
    const auto scene = tests::SyntheticScene{.scanlines = 10, .groundPixels = 12}.made([](double, double) { return 0.0; });
    const PixelGraph graph(scene);
    QCOMPARE(graph.size(), std::size_t{120});
    const auto inner = graph.neighbours(5 * 12 + 4);
    QCOMPARE(std::vector<std::uint32_t>(inner.begin(), inner.end()), (std::vector<std::uint32_t>{51, 52, 53, 63, 65, 75, 76, 77}));
    QCOMPARE(graph.neighbours(0).size(), std::size_t{3});
    QCOMPARE(graph.neighbours(5).size(), std::size_t{5});
}

void PlumePartsTest::listJoinsTheSamePixelsAsTheSwath() {
    const auto swath = tests::SyntheticScene{.scanlines = 15, .groundPixels = 14}.made([](double, double) { return 0.0; });
    std::vector<std::size_t> order(swath.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937(3));
    const auto list = tests::listOf(swath, order);
    const PixelGraph swathGraph(swath);
    const PixelGraph listGraph(list);
    for (std::size_t at = 0; at < order.size(); ++at) {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t other : listGraph.neighbours(at)) {
            found.push_back(static_cast<std::uint32_t>(order[other]));
        }
        std::sort(found.begin(), found.end());
        const auto expected = swathGraph.neighbours(order[at]);
        QCOMPARE(found, std::vector<std::uint32_t>(expected.begin(), expected.end()));
    }
}

void PlumePartsTest::listJoinsAcrossTheAntimeridian() {
    const auto swath =
        tests::SyntheticScene{.middle = {180.0, 5.0}, .scanlines = 4, .groundPixels = 8}.made([](double, double) { return 0.0; });
    std::vector<std::size_t> order(swath.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const PixelGraph graph(tests::listOf(swath, order));
    QVERIFY(swath.centres[3][0] > 0.0 && swath.centres[4][0] < 0.0);
    const auto near = graph.neighbours(8 + 3);
    QVERIFY(std::find(near.begin(), near.end(), std::uint32_t{8 + 4}) != near.end());
    QCOMPARE(near.size(), std::size_t{8});
}

// The truth is made by the formula on 41 x 41 places a pixel; the shares must be within 0.05 wherever the plumes count.
void PlumePartsTest::twoPlumesAreSharedWithinFivePercent() {
    constexpr double kSpeed = 6.0;
    constexpr double kPixelKm = 5.5;
    const std::array<PlanePoint, 2> origins{{{0.0, 0.0}, {3.0, 14.0}}};
    const std::array<double, 2> rates{4.0, 2.5};
    const LocalPlane plane({15.0, 37.0});
    const auto column = [&](std::size_t source, double east, double north) {
        const double x = east - origins.at(source)[0];
        const double y = north - origins.at(source)[1];
        if (x < -0.5 * kPixelKm) {
            return 0.0;
        }
        const double width = std::max(0.5 * kPixelKm, 0.104 * std::pow(std::max(x, 0.0), 0.894));
        return rates.at(source) * std::exp(-0.5 * y * y / width / width) / (std::sqrt(2.0 * std::numbers::pi) * width * 1000.0 * kSpeed);
    };
    std::vector<std::vector<double>> units;
    std::vector<double> seen;
    std::vector<double> errors;
    std::vector<double> firstShare;
    std::mt19937 random(11);
    std::normal_distribution<double> noise(0.0, 4e-6);
    const UnitPlume first(plane.placeOf(origins[0]), 90.0, kSpeed, std::numeric_limits<double>::infinity());
    const UnitPlume second(plane.placeOf(origins[1]), 90.0, kSpeed, std::numeric_limits<double>::infinity());
    for (int line = -4; line <= 6; ++line) {
        for (int row = 0; row < 25; ++row) {
            const double east = kPixelKm * row;
            const double north = kPixelKm * line;
            std::array<double, 2> truth{};
            for (int place = 0; place < 41 * 41; ++place) {
                for (std::size_t source = 0; source < 2; ++source) {
                    truth.at(source) += column(source, east + kPixelKm * ((place % 41 + 0.5) / 41.0 - 0.5),
                                               north + kPixelKm * ((place / 41 + 0.5) / 41.0 - 0.5)) /
                                        (41.0 * 41.0);
                }
            }
            if (truth[0] + truth[1] < 1e-5) {
                continue;
            }
            const auto corner = [&](double x, double y) { return plane.placeOf({east + x * kPixelKm, north + y * kPixelKm}); };
            const std::array<core::GeoPoint, 4> corners{{corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)}};
            units.push_back({first.over(corner(0, 0), corners, kPixelKm), second.over(corner(0, 0), corners, kPixelKm)});
            seen.push_back(truth[0] + truth[1] + noise(random));
            errors.push_back(4e-6);
            firstShare.push_back(truth[0] / (truth[0] + truth[1]));
        }
    }
    QVERIFY(seen.size() > 60);
    QVERIFY(std::count_if(firstShare.begin(), firstShare.end(), [](double share) { return share > 0.2 && share < 0.8; }) > 10);
    const auto shares = sourceShares(units, seen, errors);
    for (std::size_t pixel = 0; pixel < shares.size(); ++pixel) {
        QVERIFY(std::abs(shares[pixel][0] + shares[pixel][1] - 1.0) < 1e-12);
        QVERIFY2(std::abs(shares[pixel][0] - firstShare[pixel]) < 0.05,
                 qPrintable(QStringLiteral("%1 %2").arg(shares[pixel][0]).arg(firstShare[pixel])));
    }
}

// G = (1 0; 1 1; 0 2), e = (2, 5, 7), errors 1, 1, 2: G'WG = (2 1; 1 2), G'We = (7, 8.5), so Q = (11/6, 10/3); the middle pixel shares
// 11/31 and 20/31.
void PlumePartsTest::sharesAreThoseOfTheNormalEquations() {
    const auto shares = sourceShares({{1.0, 0.0}, {1.0, 1.0}, {0.0, 2.0}}, {2.0, 5.0, 7.0}, {1.0, 1.0, 2.0});
    QVERIFY2(std::abs(shares[1][0] - 11.0 / 31.0) < 1e-8, qPrintable(QString::number(shares[1][0])));
    QVERIFY(std::abs(shares[1][1] - 20.0 / 31.0) < 1e-8);
    QCOMPARE(shares[0][0], 1.0);
    QCOMPARE(shares[2][1], 1.0);
}

// Without a bound the second rate would be -1 (e = 2 G_1 - G_2).
void PlumePartsTest::sourceThatWouldBeNegativeGetsNothing() {
    const auto shares = sourceShares({{1.0, 0.0}, {1.0, 1.0}, {0.0, 1.0}}, {2.0, 1.0, -1.0}, {1.0, 1.0, 1.0});
    QCOMPARE(shares[1][0], 1.0);
    QCOMPARE(shares[1][1], 0.0);
}

// 10 +- 1, 14 +- 1, 15 +- 2. Weights 1, 1, 1/4: mean 37/3, Q = 49/9 + 25/9 + 16/9 = 10; sum w = 9/4, sum w^2 = 33/16, so
// tau^2 = (10 - 2) / (9/4 - 11/12) = 6. Weights 1/7, 1/7, 1/10: mean (24/7 + 3/2) / (27/70) = 115/9, sigma = sqrt(70/27).
void PlumePartsTest::meanOverDaysIsThatOfDerSimonianAndLaird() {
    const auto mean = meanEmission({{10.0, 1.0, "ime"}, {14.0, 1.0, "ime"}, {15.0, 2.0, "cross-sections"}});
    QVERIFY2(std::abs(mean.kgS - 115.0 / 9.0) < 1e-12, qPrintable(QString::number(mean.kgS, 'g', 12)));
    QVERIFY(std::abs(mean.sigmaKgS - std::sqrt(70.0 / 27.0)) < 1e-12);
    QCOMPARE(mean.method, std::string("mean of days"));
}

// Q = 0.8 < 1: no variance between days; 4 and 6 with sigma 1 and 2: (4 + 6/4) / (5/4) = 4.4, sigma = sqrt(4/5).
void PlumePartsTest::daysThatAgreeHaveTheWeightedMean() {
    const auto mean = meanEmission({{4.0, 1.0, "ime"}, {6.0, 2.0, "ime"}});
    QVERIFY(std::abs(mean.kgS - 4.4) < 1e-12);
    QVERIFY(std::abs(mean.sigmaKgS - std::sqrt(0.8)) < 1e-12);
    const auto one = meanEmission({{4.0, 1.0, "ime"}});
    QCOMPARE(one.kgS, 4.0);
    QCOMPARE(one.method, std::string("ime"));
}

void PlumePartsTest::sourcesAreReadWithTheirFurtherColumns() {
    const auto sources =
        readSources(written("\xEF\xBB\xBFid, name,latitude,longitude,country,diameterKm,emissionKgS\r\n"
                            "etna,\"Etna, Sicily\",37.748,14.999,IT,4,20\r\n\r\nstromboli,Stromboli,38.789,15.213,IT,,\r\n"));
    QCOMPARE(sources.size(), std::size_t{2});
    QCOMPARE(sources[0].name, std::string("Etna, Sicily"));
    QCOMPARE(sources[0].place, (core::GeoPoint{14.999, 37.748}));
    QCOMPARE(sources[0].diameterKm, 4.0);
    QCOMPARE(sources[0].emissionKgS, 20.0);
    QCOMPARE(sources[1].diameterKm, 0.0);
    QVERIFY(std::isnan(sources[1].emissionKgS));
    QVERIFY(sources[1].isKnown);
}

void PlumePartsTest::badSourcesAreRefused_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("line");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("line 0");
    QTest::newRow("no longitude") << QByteArray("id,name,latitude\na,A,1\n") << QStringLiteral("line 1");
    QTest::newRow("too few cells") << QByteArray("id,name,latitude,longitude\na,A,1\n") << QStringLiteral("line 2");
    QTest::newRow("not a number") << QByteArray("id,name,latitude,longitude\na,A,1,2\nb,B,north,2\n") << QStringLiteral("line 3");
    QTest::newRow("beyond the pole") << QByteArray("id,name,latitude,longitude\na,A,91,2\n") << QStringLiteral("line 2");
    QTest::newRow("no place") << QByteArray("id,name,latitude,longitude\na,A,,\n") << QStringLiteral("line 2");
    QTest::newRow("id twice") << QByteArray("id,name,latitude,longitude\na,A,1,2\na,B,3,4\n") << QStringLiteral("line 3");
    QTest::newRow("no id") << QByteArray("id,name,latitude,longitude\n,A,1,2\n") << QStringLiteral("line 2");
}

void PlumePartsTest::badSourcesAreRefused() {
    QFETCH(QByteArray, text);
    QFETCH(QString, line);
    try {
        static_cast<void>(readSources(written(text)));
        QFAIL("accepted");
    } catch (const core::Error& error) {
        QVERIFY(error.code() == core::ErrorCode::Malformed);
        QVERIFY2(QString::fromStdString(error.message()).contains(line), error.message().c_str());
    }
}

QTEST_GUILESS_MAIN(PlumePartsTest)
#include "PlumePartsTest.moc"
