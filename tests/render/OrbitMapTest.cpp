// A polar and a date-line orbit on maps of five projections. Probes are compared with an oracle that asks every footprint by itself (great
// circles through its corners), pictures with references that were looked at.
#include "tests/support/OrbitScene.h"
#include "tests/support/Pictures.h"
#include "views/map/MapRenderer.h"

#include <QApplication>
#include <QtTest>

using namespace phidias;

namespace {

const QSize kSize(320, 200);
constexpr std::array<double, 2> kEquatorHours{13.5, 1.5}; ///< northward over 0 degrees; over the antimeridian
constexpr std::array<const char*, 2> kOrbits{"polar", "dateline"};

float longitudeOf(std::size_t, std::size_t, double longitudeDeg) {
    return static_cast<float>(longitudeDeg);
}

/// Neighbours differ by 42 % and 18 % of the range, so that half a cell of error is seen.
float patternOf(std::size_t scanline, std::size_t groundPixel, double) {
    return static_cast<float>((7 * scanline + 3 * groundPixel) % 17);
}

} // namespace

class OrbitMapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyProbeShowsThePixelThatHoldsIt_data() { rows(); }
    void everyProbeShowsThePixelThatHoldsIt();
    void swathHasNoHoles_data() { rows(); }
    void swathHasNoHoles();
    void colourIsTheLongitude_data() { rows(); }
    void colourIsTheLongitude();
    void pictureIsItsReference_data() { rows(); }
    void pictureIsItsReference();

private:
    static void rows();
    [[nodiscard]] static views::MapScene scene(double equatorUtcHours, tests::OrbitSource::Value value, double low, double high);
    [[nodiscard]] static views::MapTransform transformOfRow();
};

void OrbitMapTest::rows() {
    QTest::addColumn<double>("equatorHours");
    QTest::addColumn<QString>("projection");
    QTest::addColumn<QList<double>>("extent");
    struct Map {
        const char* name;
        const char* projection;
        QList<double> extent;
    };
    for (std::size_t orbit = 0; orbit < 2; ++orbit) {
        for (const auto& map :
             {Map{"platecarree", "EPSG:4326", {-180, -90, 180, 90}}, Map{"pacific", "+proj=robin +lon_0=180", {1, -89, 359, 89}},
              Map{"north", "EPSG:3995", {-180, 50, 180, 90}}, Map{"south", "EPSG:3031", {-180, -90, 180, -50}},
              Map{"orthographic", "+proj=ortho +lat_0=25 +lon_0=-170", {150, -20, -130, 70}}}) {
            QTest::addRow("orbit-%s-%s", kOrbits.at(orbit), map.name)
                << kEquatorHours.at(orbit) << QString::fromLatin1(map.projection) << map.extent;
        }
    }
}

views::MapScene OrbitMapTest::scene(double equatorUtcHours, tests::OrbitSource::Value value, double low, double high) {
    core::Layer layer = tests::orbitLayer("orbit");
    layer.style.colorMap = "gray";
    layer.style.low = low;
    layer.style.high = high;
    views::MapScene scene;
    scene.layers = {{layer, tests::orbitData(layer, tests::coarseOrbit(equatorUtcHours), true, std::move(value))}};
    scene.hasBackground = false;
    return scene;
}

views::MapTransform OrbitMapTest::transformOfRow() {
    QFETCH(QString, projection);
    QFETCH(QList<double>, extent);
    return views::MapTransform::fitted(core::Projection::parse(projection.toStdString()), {extent[0], extent[1], extent[2], extent[3]},
                                       kSize);
}

void OrbitMapTest::everyProbeShowsThePixelThatHoldsIt() {
    QFETCH(double, equatorHours);
    const auto orbit = scene(equatorHours, patternOf, 0.0, 16.0);
    const auto transform = transformOfRow();
    const QImage image = views::renderMap(orbit, transform, {});
    const auto& pixels = std::get<core::LayerPixels>(orbit.layers.front().data->content());
    const tests::FootprintOracle oracle(processing::atmosphere::pixelsOfOrbit(tests::coarseOrbit(equatorHours)).place);
    int inside = 0;
    int outside = 0;
    for (int k = 0; k < kSize.width() * kSize.height(); ++k) { // all of them: a hole may be a single pixel
        const QPoint at(k % kSize.width(), k / kSize.width());
        const auto place = transform.toDegrees({at.x() + 0.5, at.y() + 0.5});
        const auto beside = transform.toDegrees({at.x() + 1.5, at.y() + 1.5});
        if (!place || !beside) {
            continue;
        }
        // The picture's pixel must lie wholly in the footprint, or wholly beside all.
        const double eastDeg = std::remainder((*beside)[0] - (*place)[0], 360.0) * std::cos((*place)[1] * std::numbers::pi / 180.0);
        const double acrossDeg = std::hypot(eastDeg, (*beside)[1] - (*place)[1]);
        const auto near = oracle.at((*place)[0], (*place)[1], -0.6 * acrossDeg);
        const auto holding = oracle.at((*place)[0], (*place)[1], 0.25 * acrossDeg);
        const QRgb shown = image.pixel(at);
        if (near.empty()) {
            QVERIFY2(qAlpha(shown) == 0, qPrintable(QStringLiteral("%1 E %2 N is painted").arg((*place)[0]).arg((*place)[1])));
            ++outside;
        } else if (!holding.empty() && holding.size() == oracle.at((*place)[0], (*place)[1], 0.0).size()) {
            const bool isRight = std::any_of(holding.begin(), holding.end(), [&](std::uint32_t pixel) {
                return std::abs(qRed(shown) - 255.0 * static_cast<double>(pixels.value[pixel]) / 16.0) <= 2.0 && qAlpha(shown) == 255;
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
    QVERIFY2(outside >= 50, qPrintable(QString::number(outside)));
}

void OrbitMapTest::swathHasNoHoles() {
    QFETCH(double, equatorHours);
    const auto orbit = scene(
        equatorHours, [](std::size_t, std::size_t, double) { return 1.0F; }, 0.0, 1.0);
    const auto transform = transformOfRow();
    const QImage image = views::renderMap(orbit, transform, {});
    // Neighbours share their corners: what is between painted pixels is painted.
    for (int row = 1; row + 1 < kSize.height(); ++row) {
        for (int column = 1; column + 1 < kSize.width(); ++column) {
            const bool isBetween = qAlpha(image.pixel(column - 1, row)) == 255 && qAlpha(image.pixel(column + 1, row)) == 255 &&
                                   qAlpha(image.pixel(column, row - 1)) == 255 && qAlpha(image.pixel(column, row + 1)) == 255;
            const auto place = transform.toDegrees({column + 0.5, row + 0.5});
            QVERIFY2(!isBetween || qAlpha(image.pixel(column, row)) == 255, qPrintable(QStringLiteral("pixel %1, %2: %3 E %4 N")
                                                                                           .arg(column)
                                                                                           .arg(row)
                                                                                           .arg(place ? (*place)[0] : 0.0, 0, 'f', 9)
                                                                                           .arg(place ? (*place)[1] : 0.0, 0, 'f', 9)));
        }
    }
}

void OrbitMapTest::colourIsTheLongitude() {
    QFETCH(double, equatorHours);
    const auto orbit = scene(equatorHours, longitudeOf, -180.0, 180.0);
    const auto transform = transformOfRow();
    const QImage image = views::renderMap(orbit, transform, {});
    int probes = 0;
    for (int k = 0; k < kSize.width() * kSize.height() && probes < 300; ++k) {
        const QPoint at((k * 7919) % kSize.width(), (k * 131 + k / 320) % kSize.height());
        const auto place = transform.toDegrees({at.x() + 0.5, at.y() + 0.5});
        if (!place || qAlpha(image.pixel(at)) == 0 || std::abs((*place)[1]) > 80.0) {
            continue;
        }
        // The value is the longitude of a pixel's middle: up to 150 km away, and a pixel of the picture.
        const double slackDeg =
            (1.4 + transform.degreesPerPixel()) / std::cos((*place)[1] * std::numbers::pi / 180.0) + 2.0 * 360.0 / 255.0;
        const double shown = -180.0 + 360.0 * qRed(image.pixel(at)) / 255.0;
        QVERIFY2(std::abs(std::remainder(shown - (*place)[0], 360.0)) <= slackDeg,
                 qPrintable(QStringLiteral("%1 E %2 N shows %3").arg((*place)[0]).arg((*place)[1]).arg(shown)));
        ++probes;
    }
    QVERIFY2(probes >= 100, qPrintable(QString::number(probes)));
}

void OrbitMapTest::pictureIsItsReference() {
    QFETCH(double, equatorHours);
    auto orbit = scene(
        equatorHours, [](std::size_t scanline, std::size_t groundPixel, double) { return static_cast<float>(scanline + groundPixel); }, 0.0,
        168.0);
    orbit.layers.front().layer.style.colorMap = "viridis";
    orbit.hasBackground = true;
    const QImage image = views::renderMap(orbit, transformOfRow(), {});
    const QString wrong = tests::differenceFromReference(image, QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("-map"), {});
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

PHIDIAS_PICTURE_TEST_MAIN(OrbitMapTest)
#include "OrbitMapTest.moc"
