// Synthetic fields whose value is the answer (value = longitude) find flips, seams and half-cell shifts without reference pictures.
#include "core/io/ClimatologyWriter.h"
#include "core/scene/LayerData.h"
#include "views/map/MapRenderer.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;

class MapRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void colourIsTheLongitude_data();
    void colourIsTheLongitude();
    void grayIsExact();
    void sameInputGivesTheSamePixels();
    void extentIsFittedAndNeverStretched();
    void pictureIsStoppedOnDemand();

private:
    QTemporaryDir m_folder;
    views::MapScene m_scene;
};

void MapRenderTest::initTestCase() {
    core::ClimatologyHeader header;
    for (int k = 0; k < 360; ++k) {
        header.longitudesDeg.push_back(k + 0.5);
    }
    for (int k = -90; k < 90; ++k) {
        header.latitudesDeg.push_back(k + 0.5);
    }
    header.depthsM = {0.0};
    header.timesUnixSeconds = {0.0};
    header.timeBoundsUnixSeconds = {{0.0, 0.0}};
    header.variable = "longitude_value";
    header.longName = "longitude";
    header.unit = "degree";
    header.hasError = false;
    const std::string path = m_folder.filePath(QStringLiteral("lon.nc")).toStdString();
    core::ClimatologyWriter writer(path, header);
    std::vector<double> plane;
    for (int row = 0; row < 180; ++row) {
        for (int column = 0; column < 360; ++column) {
            plane.push_back(std::remainder(column + 0.5, 360.0));
        }
    }
    writer.putPlane(0, 0, plane, {});
    writer.commit();
    core::Layer layer;
    layer.href = path;
    layer.variable = "longitude_value";
    layer.style.colorMap = "gray";
    layer.style.low = -180.0;
    layer.style.high = 180.0;
    m_scene.layers = {{layer, core::LayerData::load(layer, core::MemoryBudget::standard(), {})}};
    m_scene.hasBackground = false;
}

void MapRenderTest::colourIsTheLongitude_data() {
    QTest::addColumn<QString>("projection");
    QTest::addColumn<QList<double>>("extent");
    QTest::newRow("EPSG:4326") << QStringLiteral("EPSG:4326") << QList<double>{-180, -90, 180, 90};
    QTest::newRow("over the date line") << QStringLiteral("EPSG:4326") << QList<double>{150, -40, -150, 40};
    QTest::newRow("EPSG:3857") << QStringLiteral("EPSG:3857") << QList<double>{-179, -70, 179, 70};
    QTest::newRow("EPSG:3035") << QStringLiteral("EPSG:3035") << QList<double>{-20, 32, 40, 68};
    QTest::newRow("EPSG:3995, pole") << QStringLiteral("EPSG:3995") << QList<double>{-180, 60, 180, 90};
    QTest::newRow("EPSG:3031, pole") << QStringLiteral("EPSG:3031") << QList<double>{-180, -90, 180, -60};
    QTest::newRow("Robinson") << QStringLiteral("+proj=robin") << QList<double>{-179.9, -89, 179.9, 89};
    QTest::newRow("Robinson about the Pacific") << QStringLiteral("+proj=robin +lon_0=180") << QList<double>{1, -80, 359, 80};
    QTest::newRow("orthographic") << QStringLiteral("+proj=ortho +lat_0=40 +lon_0=170") << QList<double>{120, 0, 220, 80};
}

void MapRenderTest::colourIsTheLongitude() {
    QFETCH(QString, projection);
    QFETCH(QList<double>, extent);
    const auto transform = views::MapTransform::fitted(core::Projection::parse(projection.toStdString()),
                                                       {extent[0], extent[1], extent[2], extent[3]}, QSize(320, 200));
    const QImage image = views::renderMap(m_scene, transform, {});
    int probes = 0;
    for (int k = 0; k < 400; ++k) {
        const int column = (k * 73) % 320;
        const int row = (k * 41) % 200;
        const auto place = transform.toDegrees({column + 0.5, row + 0.5});
        if (!place) {
            QCOMPARE(qAlpha(image.pixel(column, row)), 0);
            continue;
        }
        // The value of the cell that holds the place; next to a cell's edge or the jump of 360 degrees either side is right.
        const double cell = std::floor(std::remainder((*place)[0], 360.0)) + 0.5;
        const double shade = std::round(255.0 * (cell + 180.0) / 360.0);
        const double difference = std::abs(qRed(image.pixel(column, row)) - shade);
        QVERIFY2(std::min(difference, 255.0 - difference) <= 2.0,
                 qPrintable(QStringLiteral("%1 E: %2, expected %3").arg((*place)[0]).arg(qRed(image.pixel(column, row))).arg(shade)));
        ++probes;
    }
    QVERIFY(probes > 100);
}

void MapRenderTest::grayIsExact() {
    const core::ColorScale scale("gray", 10.0, 20.0);
    for (double value = 10.0; value <= 20.0; value += 0.37) {
        QCOMPARE(qRed(scale.color(value)), static_cast<int>(std::lround(255.0 * (value - 10.0) / 10.0)));
    }
    QCOMPARE(scale.color(std::nan("")), 0U);
}

void MapRenderTest::sameInputGivesTheSamePixels() {
    const auto transform =
        views::MapTransform::fitted(core::Projection::parse("+proj=robin"), {-179.0, -80.0, 179.0, 80.0}, QSize(200, 120));
    QCOMPARE(views::renderMap(m_scene, transform, {}), views::renderMap(m_scene, transform, {}));
}

void MapRenderTest::extentIsFittedAndNeverStretched() {
    const auto transform = views::MapTransform::fitted(core::Projection::parse("EPSG:4326"), {-10.0, 40.0, 10.0, 50.0}, QSize(400, 400));
    QCOMPARE(transform.unitsPerPixel, 0.05);
    QCOMPARE(transform.fromDegrees(-10.0, 45.0)->x(), 0.0);
    QCOMPARE(transform.fromDegrees(0.0, 45.0)->y(), 200.0);
}

void MapRenderTest::pictureIsStoppedOnDemand() {
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(views::renderMap(m_scene,
                             views::MapTransform::fitted(core::Projection::parse("EPSG:4326"), {-180, -90, 180, 90}, QSize(400, 200)),
                             stop.get_token())
                .isNull());
}

QTEST_MAIN(MapRenderTest)
#include "MapRenderTest.moc"
