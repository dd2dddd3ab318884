// Land and shores on the map: which pixels are land is known from places, whatever the projection; no line crosses the map.
#include "views/map/LandPainter.h"
#include "views/map/MapRenderer.h"

#include <QElapsedTimer>
#include <QtTest>
#include <cmath>

using namespace phidias;

class LandRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void landIsWhereItIs_data() { projections(); }
    void landIsWhereItIs();
    void noShoreCrossesTheOpenSea_data() { projections(); }
    void noShoreCrossesTheOpenSea();
    void theWholeWorldIsDrawnInTime_data() { projections(); }
    void theWholeWorldIsDrawnInTime();
    void zoomedInIsDrawnInTime_data();
    void zoomedInIsDrawnInTime();

private:
    static void projections();
    views::MapScene m_scene;
};

void LandRenderTest::initTestCase() {
    m_scene.base = views::loadBaseMap();
    if (m_scene.base->shores.isEmpty()) {
        QSKIP("the shores of gmt-gshhg-low are not installed");
    }
}

void LandRenderTest::projections() {
    QTest::addColumn<QString>("projection");
    QTest::addColumn<QList<double>>("extent");
    const QList<double> world{-180, -90, 180, 90};
    QTest::newRow("plate carree") << QStringLiteral("EPSG:4326") << world;
    QTest::newRow("plate carree about the Pacific") << QStringLiteral("EPSG:4326") << QList<double>{0, -90, 360, 90};
    QTest::newRow("Robinson") << QStringLiteral("+proj=robin") << world;
    QTest::newRow("Robinson, seam at 33 W") << QStringLiteral("+proj=robin +lon_0=147") << QList<double>{-32.9, -90, 326.9, 90};
    QTest::newRow("Mollweide") << QStringLiteral("+proj=moll") << world;
    QTest::newRow("Mercator") << QStringLiteral("EPSG:3857") << QList<double>{-180, -80, 180, 80};
    QTest::newRow("north pole") << QStringLiteral("EPSG:3995") << QList<double>{-180, 40, 180, 90};
    QTest::newRow("south pole") << QStringLiteral("EPSG:3031") << QList<double>{-180, -90, 180, -40};
    QTest::newRow("sea ice north") << QStringLiteral("EPSG:3413") << QList<double>{-180, 50, 180, 90};
    QTest::newRow("Europe") << QStringLiteral("EPSG:3035") << QList<double>{-25, 30, 45, 70};
    QTest::newRow("orthographic") << QStringLiteral("+proj=ortho +lat_0=45 +lon_0=10 +R=6371000") << QList<double>{-80, -45, 100, 90};
    QTest::newRow("UTM 31 N") << QStringLiteral("EPSG:32631") << QList<double>{-6, 40, 12, 55};
}

// Places more than 100 km away from any shore.
void LandRenderTest::landIsWhereItIs() {
    QFETCH(QString, projection);
    QFETCH(QList<double>, extent);
    const auto transform = views::MapTransform::fitted(core::Projection::parse(projection.toStdString()),
                                                       {extent[0], extent[1], extent[2], extent[3]}, QSize(800, 500));
    const QImage image = views::renderMap(m_scene, transform, {});
    const QRgb land = m_scene.colors.land.rgb();
    struct Probe {
        double longitude;
        double latitude;
        bool isLand;
    };
    int probes = 0;
    for (const auto& probe : std::initializer_list<Probe>{
             {2.5, 46.8, true},     {-5.0, 45.5, false},   {100.0, 60.0, true},  {-98.0, 39.0, true},  {-55.0, -10.0, true},
             {-30.0, 0.0, false},   {20.0, 10.0, true},    {133.0, -25.0, true}, {80.0, -20.0, false}, {-150.0, 0.0, false},
             {179.9, 0.0, false},   {-179.9, 30.0, false}, {0.0, -85.0, true},   {120.0, -80.0, true}, {0.0, 89.0, false},
             {-150.0, 85.0, false}, {-40.0, 75.0, true},   {-33.0, 40.0, false}, {-34.5, 72.0, true},  {170.0, 67.5, true},
             {-33.0, -60.0, false}, {15.0, 50.0, true},    {-31.2, 74.0, true},  {-35.0, 74.0, true},  {6.5, 42.0, false},
             {178.5, 67.5, true},   {-178.5, 67.2, true}}) {
        const auto pixel = transform.fromDegrees(probe.longitude, probe.latitude);
        if (!pixel || !QRectF(1, 1, 798, 498).contains(*pixel)) {
            continue;
        }
        const bool isLand = image.pixel(static_cast<int>(pixel->x()), static_cast<int>(pixel->y())) == land;
        QVERIFY2(isLand == probe.isLand,
                 qPrintable(QStringLiteral("%1 E %2 N: land %3").arg(probe.longitude).arg(probe.latitude).arg(isLand)));
        ++probes;
    }
    QVERIFY2(probes >= 4, qPrintable(QString::number(probes)));
}

// South of 50 S and north of 60.5 S there is no land but islands of a few pixels between 70 and 165 E; the sea there is one run of sea.
void LandRenderTest::noShoreCrossesTheOpenSea() {
    QFETCH(QString, projection);
    QFETCH(QList<double>, extent);
    const auto transform = views::MapTransform::fitted(core::Projection::parse(projection.toStdString()),
                                                       {extent[0], extent[1], extent[2], extent[3]}, QSize(800, 500));
    QImage image(transform.size, QImage::Format_RGB32);
    image.fill(Qt::white);
    views::paintLand(image, m_scene.base->shores, transform, m_scene.colors, 1.0, {});
    int probes = 0;
    for (double longitude = -179.5; longitude < 180.0; longitude += 1.0) {
        for (const auto& [latitude, west, east] :
             {std::array{-58.0, -180.0, -30.0}, std::array{-58.0, -24.0, 180.0}, std::array{35.5, 150.0, 180.0},
              std::array{35.5, -180.0, -130.0}, std::array{-30.0, -170.0, -85.0}, std::array{45.0, -50.0, -10.0},
              std::array{86.0, -180.0, 180.0}}) {
            const auto pixel = transform.fromDegrees(longitude, latitude);
            if (longitude < west || longitude > east || !pixel || !QRectF(2, 2, 796, 496).contains(*pixel)) {
                continue;
            }
            QVERIFY2(image.pixel(static_cast<int>(pixel->x()), static_cast<int>(pixel->y())) == qRgb(255, 255, 255),
                     qPrintable(QStringLiteral("%1 E %2 N").arg(longitude).arg(latitude)));
            ++probes;
        }
    }
    if (probes == 0) {
        QSKIP("no open sea in this view");
    }
}

void LandRenderTest::theWholeWorldIsDrawnInTime() {
    QFETCH(QString, projection);
    QFETCH(QList<double>, extent);
    const auto transform = views::MapTransform::fitted(core::Projection::parse(projection.toStdString()),
                                                       {extent[0], extent[1], extent[2], extent[3]}, QSize(1600, 1000));
    QImage image(transform.size, QImage::Format_ARGB32);
    qint64 best = 1 << 30;
    for (int k = 0; k < 4; ++k) {
        QElapsedTimer timer;
        timer.start();
        views::paintLand(image, m_scene.base->shores, transform, m_scene.colors, 1.0, {});
        best = std::min(best, timer.nsecsElapsed());
    }
    qInfo("%s: land in %.1f ms", QTest::currentDataTag(), static_cast<double>(best) * 1e-6);
    // 40 ms is what a quiet machine needs; how fast it is, ./bench views tells. Here only what grows with the number of shores must fail.
    QVERIFY(best < 1'000'000'000);
}

void LandRenderTest::zoomedInIsDrawnInTime_data() {
    QTest::addColumn<QString>("projection");
    QTest::addColumn<QList<double>>("extent");
    for (const char* projection : {"EPSG:4326", "+proj=robin", "EPSG:3035"}) {
        QTest::addRow("%s, Norway", projection) << QString::fromLatin1(projection) << QList<double>{4, 57, 20, 66};
        QTest::addRow("%s, Aegean", projection) << QString::fromLatin1(projection) << QList<double>{22, 35, 28, 40};
        QTest::addRow("%s, Lofoten", projection) << QString::fromLatin1(projection) << QList<double>{13, 67.8, 15, 68.6};
        QTest::addRow("%s, harbour", projection) << QString::fromLatin1(projection) << QList<double>{-1.2, 46.1, -1.1, 46.2};
    }
}

void LandRenderTest::zoomedInIsDrawnInTime() {
    theWholeWorldIsDrawnInTime();
}

QTEST_MAIN(LandRenderTest)
#include "LandRenderTest.moc"
