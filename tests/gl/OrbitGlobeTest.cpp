// A polar and a date-line orbit on the globe: textures from afar, exact footprints from near. Probes are compared with an oracle that asks
// every footprint by itself (great circles through its corners), pictures with references that were looked at.
#include "core/util/Error.h"
#include "tests/support/OrbitScene.h"
#include "tests/support/Pictures.h"
#include "views/globe/GlobePicture.h"

#include <QApplication>
#include <QtTest>

using namespace phidias;

namespace {

const QSize kSize(320, 200);
constexpr std::array<double, 2> kEquatorHours{13.5, 1.5}; ///< northward over 0 degrees; over the antimeridian
constexpr std::array<const char*, 2> kOrbits{"polar", "dateline"};

/// Neighbours differ by 42 % and 18 % of the range, so that half a cell of error is seen.
float patternOf(std::size_t scanline, std::size_t groundPixel, double) {
    return static_cast<float>((7 * scanline + 3 * groundPixel) % 17);
}

/// Of the globe where no layer is.
QRgb groundColor(const core::GlobeView& view) {
    views::GlobeScene bare;
    bare.hasGraticule = false;
    return views::renderGlobe(bare, view, QSize(3, 3)).pixel(1, 1);
}

/// Whether a pixel lies well inside the edge of the globe, whose pixels show partly what is beside it.
bool isWellInside(const views::GlobeCamera& camera, const QPoint& pixel) {
    constexpr double kMarginPixels = 2.0;
    for (const auto& [x, y] : {std::pair{-1.0, 0.0}, std::pair{1.0, 0.0}, std::pair{0.0, -1.0}, std::pair{0.0, 1.0}}) {
        if (!camera.placeAt({pixel.x() + 0.5 + kMarginPixels * x, pixel.y() + 0.5 + kMarginPixels * y})) {
            return false;
        }
    }
    return true;
}

} // namespace

class OrbitGlobeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyProbeShowsThePixelThatHoldsIt_data();
    void everyProbeShowsThePixelThatHoldsIt();
    void colourIsTheLongitude_data();
    void colourIsTheLongitude();
    void missingPixelsHaveTheirColour();
    void pictureIsItsReference_data();
    void pictureIsItsReference();

private:
    static void rows(const QList<double>& heightsKm);
    [[nodiscard]] static views::GlobeScene scene(double equatorUtcHours, tests::OrbitSource::Value value, double low, double high,
                                                 bool hasCorners = true);
    [[nodiscard]] static core::GlobeView viewOfRow();
};

void OrbitGlobeTest::initTestCase() {
    try {
        static_cast<void>(views::renderGlobe({}, {}, QSize(16, 16)));
    } catch (const core::Error& error) {
        QSKIP(error.message().c_str());
    }
}

void OrbitGlobeTest::rows(const QList<double>& heightsKm) {
    QTest::addColumn<double>("equatorHours");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("heightKm");
    struct Place {
        const char* name;
        double longitudeDeg;
        double latitudeDeg;
    };
    for (std::size_t orbit = 0; orbit < 2; ++orbit) {
        for (const auto& place : {Place{"node", kEquatorHours.at(orbit) > 12.0 ? 0.0 : 180.0, 10.0}, Place{"north", 20.0, 88.0},
                                  Place{"south", -120.0, -85.0}}) {
            for (const double height : heightsKm) {
                QTest::addRow("orbit-%s-%s-%.0fkm", kOrbits.at(orbit), place.name, height)
                    << kEquatorHours.at(orbit) << place.longitudeDeg << place.latitudeDeg << height;
            }
        }
    }
}

views::GlobeScene OrbitGlobeTest::scene(double equatorUtcHours, tests::OrbitSource::Value value, double low, double high, bool hasCorners) {
    core::Layer layer = tests::orbitLayer("orbit");
    layer.style.colorMap = "gray";
    layer.style.low = low;
    layer.style.high = high;
    views::GlobeScene scene;
    scene.layers = {{layer, tests::orbitData(layer, tests::coarseOrbit(equatorUtcHours), hasCorners, std::move(value))}};
    scene.hasGraticule = false;
    return scene;
}

core::GlobeView OrbitGlobeTest::viewOfRow() {
    QFETCH(double, longitude);
    QFETCH(double, latitude);
    QFETCH(double, heightKm);
    return {.longitudeDeg = longitude, .latitudeDeg = latitude, .heightKm = heightKm};
}

void OrbitGlobeTest::everyProbeShowsThePixelThatHoldsIt_data() {
    rows({16000.0, 2500.0}); // textures; exact footprints
}

void OrbitGlobeTest::everyProbeShowsThePixelThatHoldsIt() {
    QFETCH(double, equatorHours);
    const auto orbit = scene(equatorHours, patternOf, 0.0, 16.0);
    const auto view = viewOfRow();
    const QSize size(640, 400);
    const QImage image = views::renderGlobe(orbit, view, size);
    const views::GlobeCamera camera(view, size);
    const bool isExact = camera.reachDeg() < 40.0;
    const auto& pixels = std::get<core::LayerPixels>(orbit.layers.front().data->content());
    const tests::FootprintOracle oracle(processing::atmosphere::pixelsOfOrbit(tests::coarseOrbit(equatorHours)).place);
    const QRgb ground = groundColor(view);
    int inside = 0;
    int outside = 0;
    for (int k = 0; k < size.width() * size.height() && (inside < 300 || outside < 100); ++k) {
        const QPoint at((k * 7919) % size.width(), (k * 131 + k / 640) % size.height());
        const auto place = camera.toDegrees({at.x() + 0.5, at.y() + 0.5});
        const auto beside = camera.toDegrees({at.x() + 1.5, at.y() + 1.5});
        if (!place || !beside || !isWellInside(camera, at)) {
            continue;
        }
        const double eastDeg = std::remainder((*beside)[0] - (*place)[0], 360.0) * std::cos((*place)[1] * std::numbers::pi / 180.0);
        const double acrossDeg = std::hypot(eastDeg, (*beside)[1] - (*place)[1]);
        // Patches of a texture may be off by a fifth of a cell, about 0.17 degrees along the track.
        const double slackDeg = 0.6 * acrossDeg + (isExact ? 0.0 : 0.18);
        const QRgb shown = image.pixel(at);
        const auto holding = oracle.at((*place)[0], (*place)[1], slackDeg);
        if (oracle.at((*place)[0], (*place)[1], -slackDeg).empty()) {
            QVERIFY2(shown == ground, qPrintable(QStringLiteral("%1 E %2 N is painted").arg((*place)[0]).arg((*place)[1])));
            ++outside;
        } else if (!holding.empty() && holding.size() == oracle.at((*place)[0], (*place)[1], -slackDeg).size()) {
            const bool isRight = std::any_of(holding.begin(), holding.end(), [&](std::uint32_t pixel) {
                return std::abs(qRed(shown) - 255.0 * static_cast<double>(pixels.value[pixel]) / 16.0) <= 12.0;
            });
            QVERIFY2(isRight, qPrintable(QStringLiteral("%1 E %2 N: %3, the pixel has %4")
                                             .arg((*place)[0])
                                             .arg((*place)[1])
                                             .arg(qRed(shown))
                                             .arg(255.0 * static_cast<double>(pixels.value[holding.back()]) / 16.0)));
            ++inside;
        }
    }
    QVERIFY2(inside >= 100, qPrintable(QString::number(inside)));
    QVERIFY2(outside >= 50 || isExact, qPrintable(QString::number(outside)));
}

void OrbitGlobeTest::colourIsTheLongitude_data() {
    rows({16000.0, 2500.0});
}

void OrbitGlobeTest::colourIsTheLongitude() {
    QFETCH(double, equatorHours);
    const auto view = viewOfRow();
    const views::GlobeCamera camera(view, kSize);
    const QRgb ground = groundColor(view);
    for (const bool hasCorners : {true, false}) {
        const auto orbit = scene(
            equatorHours, [](std::size_t, std::size_t, double longitudeDeg) { return static_cast<float>(longitudeDeg); }, -180.0, 180.0,
            hasCorners);
        const QImage image = views::renderGlobe(orbit, view, kSize);
        int probes = 0;
        for (int k = 0; k < kSize.width() * kSize.height() && probes < 300; ++k) {
            const QPoint at((k * 7919) % kSize.width(), (k * 131 + k / 320) % kSize.height());
            const auto place = camera.toDegrees({at.x() + 0.5, at.y() + 0.5});
            if (!place || !isWellInside(camera, at) || image.pixel(at) == ground || std::abs((*place)[1]) > 86.0) {
                continue;
            }
            // The value is the longitude of a pixel's middle, up to 150 km away; 12 of 255 for the colour, a pixel towards the edge.
            const double slackDeg = 2.4 / std::cos((*place)[1] * std::numbers::pi / 180.0) + 12.0 * 360.0 / 255.0;
            const double shown = -180.0 + 360.0 * qRed(image.pixel(at)) / 255.0;
            QVERIFY2(std::abs(std::remainder(shown - (*place)[0], 360.0)) <= slackDeg,
                     qPrintable(QStringLiteral("%1 E %2 N shows %3").arg((*place)[0]).arg((*place)[1]).arg(shown)));
            ++probes;
        }
        QVERIFY2(probes >= 100, qPrintable(QString::number(probes)));
    }
}

void OrbitGlobeTest::missingPixelsHaveTheirColour() {
    const auto middleIsMissing = [](std::size_t, std::size_t groundPixel, double) {
        return groundPixel >= 12 && groundPixel < 18 ? std::numeric_limits<float>::quiet_NaN() : 1.0F;
    };
    auto orbit = scene(13.5, middleIsMissing, 0.0, 1.0);
    orbit.layers.front().layer.style.missingColor = "#c81e32";
    const core::GlobeView view{.longitudeDeg = 0.0, .latitudeDeg = 0.0, .heightKm = 9000.0};
    const views::GlobeCamera camera(view, kSize);
    const auto& place = std::get<core::LayerPixels>(orbit.layers.front().data->content()).place;
    const QImage colored = views::renderGlobe(orbit, view, kSize);
    orbit.layers.front().layer.style.missingColor.clear();
    const QImage clear = views::renderGlobe(orbit, view, kSize);
    const QRgb ground = groundColor(view);
    int probes = 0;
    for (std::size_t scanline = 0; scanline < 139; ++scanline) {
        for (const std::size_t groundPixel : {5U, 14U, 15U, 25U}) {
            const std::size_t pixel = scanline * 30 + groundPixel;
            const auto at =
                camera.fromDegrees(static_cast<double>(place.longitudeDeg[pixel]), static_cast<double>(place.latitudeDeg[pixel]));
            if (!at || std::abs(place.latitudeDeg[pixel]) > 20.0F) {
                continue;
            }
            const QPoint point(static_cast<int>(at->x()), static_cast<int>(at->y()));
            const bool isMissing = groundPixel == 14 || groundPixel == 15;
            QCOMPARE(colored.pixel(point), isMissing ? qRgb(0xc8, 0x1e, 0x32) : qRgb(255, 255, 255));
            QCOMPARE(clear.pixel(point), isMissing ? ground : qRgb(255, 255, 255));
            ++probes;
        }
    }
    QVERIFY2(probes > 50, qPrintable(QString::number(probes)));
}

void OrbitGlobeTest::pictureIsItsReference_data() {
    rows({16000.0});
}

void OrbitGlobeTest::pictureIsItsReference() {
    QFETCH(double, equatorHours);
    auto orbit = scene(
        equatorHours, [](std::size_t scanline, std::size_t groundPixel, double) { return static_cast<float>(scanline + groundPixel); }, 0.0,
        168.0);
    orbit.layers.front().layer.style.colorMap = "viridis";
    orbit.hasGraticule = true;
    const QImage image = views::renderGlobe(orbit, viewOfRow(), kSize, 2);
    const QString wrong = tests::differenceFromReference(image, QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("-globe"),
                                                         {.channel = 12, .shareOfPixels = 0.0, .ssim = 0.97});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

PHIDIAS_PICTURE_TEST_MAIN(OrbitGlobeTest)
#include "OrbitGlobeTest.moc"
