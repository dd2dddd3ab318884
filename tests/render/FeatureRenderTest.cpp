// Features on the map: filled without gaps, cut at the seam, coloured by a column.
#include "views/map/MapRenderer.h"

#include <QElapsedTimer>
#include <QtTest>
#include <cmath>

using namespace phidias;

namespace {

core::Geometry polygon(std::vector<std::vector<core::LonLat>> rings) {
    core::Geometry geometry{.type = core::GeometryType::Polygon, .parts = {}};
    for (auto& ring : rings) {
        geometry.parts.push_back({.points = std::move(ring), .isHole = !geometry.parts.empty()});
    }
    return geometry;
}

std::vector<core::LonLat> box(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

/// A layer whose features carry the column "value".
views::SceneLayer layerOf(std::vector<core::Geometry> geometries, const std::vector<double>& values, double low, double high) {
    auto features = std::make_shared<core::Features>();
    features->layer = "test";
    features->geometries = std::move(geometries);
    core::Column column{.name = "value", .type = core::ColumnType::Real, .unit = "ha", .values = {}};
    column.values.assign(values.begin(), values.end());
    features->table.columns.push_back(std::move(column));
    core::Layer layer;
    layer.kind = core::LayerKind::Features;
    layer.href = "test.geojson";
    layer.variable = "value";
    layer.style.colorMap = "gray";
    layer.style.low = low;
    layer.style.high = high;
    const auto data = core::LayerData::of(std::shared_ptr<const core::Features>(features), layer, core::MemoryBudget::standard());
    return {layer, data};
}

QImage pictureOf(const views::SceneLayer& entry, const char* projection, const std::array<double, 4>& extent, QSize size) {
    views::MapScene scene;
    scene.layers = {entry};
    scene.hasBackground = false;
    return views::renderMap(scene, views::MapTransform::fitted(core::Projection::parse(projection), extent, size), {});
}

QPoint pixelOf(const char* projection, const std::array<double, 4>& extent, QSize size, double longitude, double latitude) {
    const auto place = views::MapTransform::fitted(core::Projection::parse(projection), extent, size).fromDegrees(longitude, latitude);
    return place ? QPoint(static_cast<int>(std::floor(place->x())), static_cast<int>(std::floor(place->y()))) : QPoint(-1, -1);
}

} // namespace

class FeatureRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void colourIsThatOfTheColumn();
    void holeStaysEmpty();
    void neighboursLeaveNoGap();
    void polygonOverTheSeamIsOnBothEdges_data();
    void polygonOverTheSeamIsOnBothEdges();
    void polygonAroundThePoleCoversIt_data();
    void polygonAroundThePoleCoversIt();
    void countryLargerThanThePictureFillsIt();
    void labelsDoNotOverlap();
    void manyParcelsAreDrawn();
};

void FeatureRenderTest::colourIsThatOfTheColumn() {
    const auto entry = layerOf({polygon({box(0, 0, 10, 10)}), polygon({box(10, 0, 20, 10)})}, {0.25, 0.75}, 0.0, 1.0);
    const std::array<double, 4> extent{0, 0, 20, 10};
    const QImage image = pictureOf(entry, "EPSG:4326", extent, {200, 100});
    // "gray": round(255 v).
    QCOMPARE(qGray(image.pixel(50, 50)), 64);
    QCOMPARE(qGray(image.pixel(150, 50)), 191);
    const auto sample = entry.data->sample(15.0, 5.0, 0.0);
    QVERIFY(sample.has_value());
    QCOMPARE(sample->value, 0.75);
    QCOMPARE(sample->item.value(), 1U);
    QVERIFY(sample->source.find("value = 0.75") != std::string::npos);
}

void FeatureRenderTest::holeStaysEmpty() {
    const auto entry = layerOf({polygon({box(0, 0, 10, 10), box(4, 4, 6, 6)})}, {1.0}, 0.0, 1.0);
    const QImage image = pictureOf(entry, "EPSG:4326", {0, 0, 10, 10}, {200, 200});
    QCOMPARE(qAlpha(image.pixel(100, 100)), 0);
    QCOMPARE(qAlpha(image.pixel(40, 100)), 255);
}

void FeatureRenderTest::neighboursLeaveNoGap() {
    // Parcels of 5 pixels with a common border that wiggles: drawn small, so that it is simplified.
    std::vector<core::Geometry> geometries;
    std::vector<double> values;
    const auto wiggle = [](double x, double y) { return core::LonLat{x + 0.05 * std::sin(30.0 * y), y + 0.05 * std::sin(30.0 * x)}; };
    for (int row = 0; row < 20; ++row) {
        for (int column = 0; column < 20; ++column) {
            std::vector<core::LonLat> ring;
            constexpr int kSteps = 40;
            for (int k = 0; k < kSteps; ++k) {
                ring.push_back(wiggle(column + k / 40.0, row));
            }
            for (int k = 0; k < kSteps; ++k) {
                ring.push_back(wiggle(column + 1, row + k / 40.0));
            }
            for (int k = 0; k < kSteps; ++k) {
                ring.push_back(wiggle(column + (40 - k) / 40.0, row + 1));
            }
            for (int k = 0; k < kSteps; ++k) {
                ring.push_back(wiggle(column, row + (40 - k) / 40.0));
            }
            geometries.push_back(polygon({ring}));
            values.push_back((row + column) % 2);
        }
    }
    const auto entry = layerOf(std::move(geometries), values, -1.0, 2.0);
    for (const char* projection : {"EPSG:4326", "EPSG:3857", "+proj=ortho +lat_0=10 +lon_0=10"}) {
        const QImage image = pictureOf(entry, projection, {1, 1, 19, 19}, {100, 100});
        for (int y = 2; y < 98; ++y) {
            for (int x = 2; x < 98; ++x) {
                QVERIFY2(qAlpha(image.pixel(x, y)) == 255,
                         qPrintable(QStringLiteral("%1: gap at %2, %3").arg(QLatin1String(projection)).arg(x).arg(y)));
            }
        }
    }
}

void FeatureRenderTest::polygonOverTheSeamIsOnBothEdges_data() {
    QTest::addColumn<QByteArray>("projection");
    QTest::newRow("plate carree") << QByteArray("EPSG:4326");
    QTest::newRow("Robinson") << QByteArray("+proj=robin");
    QTest::newRow("Mollweide") << QByteArray("+proj=moll");
    QTest::newRow("Mercator") << QByteArray("EPSG:3857");
}

void FeatureRenderTest::polygonOverTheSeamIsOnBothEdges() {
    QFETCH(QByteArray, projection);
    const auto entry = layerOf({polygon({{{170, -10}, {-170, -10}, {-170, 10}, {170, 10}}})}, {1.0}, 0.0, 1.0);
    const std::array<double, 4> extent{-180, -60, 180, 60};
    const QImage image = pictureOf(entry, projection.constData(), extent, {360, 180});
    for (const double longitude : {175.0, -175.0, 179.0, -179.0}) {
        const QPoint inside = pixelOf(projection.constData(), extent, {360, 180}, longitude, 0.0);
        QVERIFY2(qAlpha(image.pixel(inside)) == 255, qPrintable(QString::number(longitude)));
    }
    for (const double longitude : {-160.0, -90.0, 0.0, 90.0, 160.0}) {
        const QPoint outside = pixelOf(projection.constData(), extent, {360, 180}, longitude, 0.0);
        QVERIFY2(qAlpha(image.pixel(outside)) == 0, qPrintable(QString::number(longitude)));
    }
}

void FeatureRenderTest::polygonAroundThePoleCoversIt_data() {
    QTest::addColumn<QByteArray>("projection");
    QTest::newRow("polar stereographic") << QByteArray("EPSG:3995");
    QTest::newRow("orthographic") << QByteArray("+proj=ortho +lat_0=80 +lon_0=20");
    QTest::newRow("plate carree") << QByteArray("EPSG:4326");
    QTest::newRow("Robinson") << QByteArray("+proj=robin");
}

void FeatureRenderTest::polygonAroundThePoleCoversIt() {
    QFETCH(QByteArray, projection);
    std::vector<core::LonLat> ring;
    for (int k = 0; k < 36; ++k) {
        ring.emplace_back(-180.0 + 10.0 * k, 70.0);
    }
    const auto entry = layerOf({polygon({ring})}, {1.0}, 0.0, 1.0);
    const std::array<double, 4> extent{-180, 50, 180, 90};
    const QImage image = pictureOf(entry, projection.constData(), extent, {300, 300});
    int checked = 0;
    for (const double longitude : {-170.0, -80.0, 1.0, 33.0, 120.0, 174.0}) {
        for (const auto& [latitude, isInside] : {std::pair{88.0, true}, std::pair{75.0, true}, std::pair{65.0, false}}) {
            const QPoint at = pixelOf(projection.constData(), extent, {300, 300}, longitude, latitude);
            if (QRect(0, 0, 300, 300).contains(at)) {
                QVERIFY2((qAlpha(image.pixel(at)) == 255) == isInside, qPrintable(QStringLiteral("%1, %2").arg(longitude).arg(latitude)));
                ++checked;
            }
        }
    }
    QVERIFY(checked >= 12);
}

void FeatureRenderTest::countryLargerThanThePictureFillsIt() {
    // Zoomed in until one pixel is a metre: coordinates of the far corners must not overflow.
    const auto entry = layerOf({polygon({box(-60, -50, 60, 50)})}, {1.0}, 0.0, 1.0);
    for (const char* projection : {"EPSG:4326", "EPSG:32632", "EPSG:3857"}) {
        const QImage image = pictureOf(entry, projection, {9.0, 45.0, 9.001, 45.001}, {100, 100});
        for (const QPoint& at : {QPoint(0, 0), QPoint(99, 0), QPoint(50, 50), QPoint(0, 99), QPoint(99, 99)}) {
            QVERIFY2(qAlpha(image.pixel(at)) == 255, projection);
        }
    }
}

void FeatureRenderTest::labelsDoNotOverlap() {
    std::vector<core::Geometry> geometries;
    std::vector<double> values;
    for (int k = 0; k < 200; ++k) {
        geometries.push_back({.type = core::GeometryType::Point, .parts = {{.points = {{0.05 * k, 5.0}}, .isHole = false}}});
        values.push_back(k);
    }
    auto entry = layerOf(std::move(geometries), values, 0.0, 200.0);
    const QImage plain = pictureOf(entry, "EPSG:4326", {0, 0, 10, 10}, {400, 400});
    entry.layer.style.labelColumn = "value";
    const QImage labelled = pictureOf(entry, "EPSG:4326", {0, 0, 10, 10}, {400, 400});
    QVERIFY(labelled != plain);
    // Labels stand beside their points: their row of text is not solid, as it would be with two hundred of them over each other.
    int clear = 0;
    for (int x = 0; x < 400; ++x) {
        bool isClear = true;
        for (int y = 190; y < 210; ++y) {
            isClear = isClear && labelled.pixel(x, y) == plain.pixel(x, y);
        }
        clear += isClear ? 1 : 0;
    }
    QVERIFY2(clear > 40, qPrintable(QString::number(clear)));
}

void FeatureRenderTest::manyParcelsAreDrawn() {
    std::vector<core::Geometry> geometries;
    std::vector<double> values;
    for (int row = 0; row < 250; ++row) {
        for (int column = 0; column < 400; ++column) {
            const double x = 0.01 * column;
            const double y = 45.0 + 0.01 * row;
            std::vector<core::LonLat> ring;
            for (int side = 0; side < 4; ++side) {
                for (int k = 0; k < 4; ++k) {
                    const double t = 0.0025 * k;
                    ring.emplace_back(side == 0   ? x + t
                                      : side == 1 ? x + 0.01
                                      : side == 2 ? x + 0.01 - t
                                                  : x,
                                      side == 0   ? y
                                      : side == 1 ? y + t
                                      : side == 2 ? y + 0.01
                                                  : y + 0.01 - t);
                }
            }
            geometries.push_back(polygon({ring}));
            values.push_back(column % 7);
        }
    }
    QElapsedTimer timer;
    timer.start();
    const auto entry = layerOf(std::move(geometries), values, 0.0, 7.0);
    qInfo("100 000 parcels are made ready in %lld ms", timer.restart());
    const QImage whole = pictureOf(entry, "EPSG:3857", {0, 45, 4, 47.5}, {1000, 900});
    qInfo("... drawn all in %lld ms", timer.restart());
    const QImage again = pictureOf(entry, "EPSG:3857", {0, 45, 4, 47.5}, {1000, 900});
    qInfo("... again in %lld ms", timer.restart());
    const QImage part = pictureOf(entry, "EPSG:3857", {1, 46, 1.4, 46.3}, {1000, 900});
    qInfo("... a hundredth of them in %lld ms", timer.restart());
    QVERIFY(whole == again);
    QCOMPARE(qAlpha(whole.pixel(500, 450)), 255);
    QCOMPARE(qAlpha(part.pixel(500, 450)), 255);
}

QTEST_MAIN(FeatureRenderTest)
#include "FeatureRenderTest.moc"
