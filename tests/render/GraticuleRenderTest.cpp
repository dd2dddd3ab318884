// Labels of the graticule have their own room; the scale bar is as long as it says.
#include "core/geo/Geodesic.h"
#include "views/map/MapDecoration.h"

#include <QImage>
#include <QtTest>
#include <cmath>

using namespace phidias;

class GraticuleRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsHaveTheirOwnRoom_data();
    void labelsHaveTheirOwnRoom();
    void onlyFourMeridiansReachThePole();
    void scaleBarOnTheEquatorIsInDegrees();
    void scaleBarInUtmIsAGeodesic();
    void scaleBarOfTheWorldNamesItsLatitude();
    void degreesAndMinutesAreWritten();
    void sameViewIsNotMadeAnew();

private:
    static constexpr QSize kSize{900, 600};
    static views::MapTransform transformOf(const char* projection, const std::array<double, 4>& extent) {
        return views::MapTransform::fitted(core::Projection::parse(projection), extent, kSize);
    }
    static void paint(views::Graticule& graticule, const views::MapTransform& transform) {
        QImage image(kSize, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        graticule.paint(painter, QRectF(QPointF(0, 0), kSize), transform, 1.0, views::MapColors::forTheme(false));
    }
    static std::optional<views::ScaleBar> barOf(const views::MapTransform& transform) {
        return views::scaleBarOf(transform, 1.0, kSize, QFontMetricsF(QFont()));
    }
};

void GraticuleRenderTest::labelsHaveTheirOwnRoom_data() {
    QTest::addColumn<QByteArray>("projection");
    QTest::addColumn<QList<double>>("extent");
    QTest::addColumn<int>("least"); // labels
    QTest::newRow("world, plate carree") << QByteArray("EPSG:4326") << QList<double>{-180, -90, 180, 90} << 9;
    QTest::newRow("date line") << QByteArray("EPSG:4326") << QList<double>{150, -40, -150, 0} << 8;
    QTest::newRow("a town") << QByteArray("EPSG:4326") << QList<double>{9.0, 45.0, 9.05, 45.03} << 4;
    QTest::newRow("Mercator") << QByteArray("EPSG:3857") << QList<double>{-179, -70, 179, 70} << 9;
    QTest::newRow("Robinson") << QByteArray("+proj=robin") << QList<double>{-180, -90, 180, 90} << 9;
    QTest::newRow("Robinson about the Pacific") << QByteArray("+proj=robin +lon_0=180") << QList<double>{0, -90, 360, 90} << 9;
    QTest::newRow("Mollweide") << QByteArray("+proj=moll") << QList<double>{-180, -90, 180, 90} << 6;
    QTest::newRow("LAEA Europe") << QByteArray("EPSG:3035") << QList<double>{-20, 32, 40, 68} << 7;
    QTest::newRow("north pole") << QByteArray("EPSG:3995") << QList<double>{-180, 60, 180, 90} << 9;
    QTest::newRow("south pole") << QByteArray("EPSG:3031") << QList<double>{-180, -90, 180, -60} << 9;
    QTest::newRow("orthographic") << QByteArray("+proj=ortho +lat_0=30 +lon_0=10") << QList<double>{-80, -60, 100, 90} << 6;
    QTest::newRow("UTM") << QByteArray("EPSG:32632") << QList<double>{8.5, 45.0, 9.5, 45.7} << 4;
}

void GraticuleRenderTest::labelsHaveTheirOwnRoom() {
    QFETCH(QByteArray, projection);
    QFETCH(QList<double>, extent);
    QFETCH(int, least);
    const auto transform = transformOf(projection.constData(), {extent[0], extent[1], extent[2], extent[3]});
    views::Graticule graticule;
    paint(graticule, transform);
    const auto& labels = graticule.labels();
    QVERIFY2(static_cast<int>(labels.size()) >= least, qPrintable(QString::number(labels.size())));
    const auto bar = barOf(transform);
    for (std::size_t a = 0; a < labels.size(); ++a) {
        QVERIFY(QRectF(QPointF(0, 0), kSize).contains(labels[a].box));
        QVERIFY2(!bar || !labels[a].box.intersects(bar->box), qPrintable(labels[a].text));
        for (std::size_t b = 0; b < a; ++b) {
            QVERIFY2(!labels[a].box.intersects(labels[b].box),
                     qPrintable(QString(labels[a].text % QStringLiteral(" on ") % labels[b].text)));
        }
    }
}

void GraticuleRenderTest::onlyFourMeridiansReachThePole() {
    const auto transform = transformOf("EPSG:3995", {-180, 60, 180, 90});
    views::Graticule graticule;
    paint(graticule, transform);
    const auto pole = transform.fromDegrees(0.0, 90.0);
    QVERIFY(pole.has_value());
    int reaching = 0;
    for (const auto& line : graticule.lines()) {
        const bool isThere =
            std::any_of(line.begin(), line.end(), [&](const QPointF& point) { return QLineF(point, *pole).length() < 2.0; });
        reaching += isThere ? 1 : 0;
    }
    QCOMPARE(reaching, 4);
}

void GraticuleRenderTest::scaleBarOnTheEquatorIsInDegrees() {
    // A degree of the equator is 6378137 m pi / 180 = 111319.49 m.
    const auto transform = transformOf("EPSG:4326", {10, -2, 16, 2});
    const auto bar = barOf(transform);
    QVERIFY(bar.has_value());
    const double km = bar->line.length() * transform.unitsPerPixel * 111.31949;
    const double said = bar->label.section(QChar(0x2009), 0, 0).toDouble();
    QVERIFY2(std::abs(km / said - 1.0) < 1e-3, qPrintable(bar->label));
    QVERIFY(bar->line.length() <= 150.0 && bar->line.length() > 50.0);
}

void GraticuleRenderTest::scaleBarInUtmIsAGeodesic() {
    const auto transform = transformOf("EPSG:32632", {8.9, 45.4, 9.1, 45.5});
    const auto bar = barOf(transform);
    QVERIFY(bar.has_value());
    const double half = 0.5 * bar->line.length();
    const auto west = transform.toDegrees({450.0 - half, 300.0});
    const auto east = transform.toDegrees({450.0 + half, 300.0});
    const double km = core::geodesic(*west, *east).lengthM / 1000.0;
    QVERIFY2(std::abs(km / bar->label.section(QChar(0x2009), 0, 0).toDouble() - 1.0) < 1e-4, qPrintable(bar->label));
}

void GraticuleRenderTest::scaleBarOfTheWorldNamesItsLatitude() {
    const auto bar = barOf(transformOf("EPSG:3857", {-179, -75, 179, 75}));
    QVERIFY(bar.has_value());
    QVERIFY2(bar->label.contains(QStringLiteral("0°")), qPrintable(bar->label));
    QVERIFY(!barOf(transformOf("EPSG:32632", {8.9, 45.4, 9.1, 45.5}))->label.contains(QChar(0x00b0)));
}

void GraticuleRenderTest::degreesAndMinutesAreWritten() {
    const QString thin(QChar(0x202f));
    QCOMPARE(views::meridianText(-12.5, true), QString(QStringLiteral("12°") % thin % QStringLiteral("30′ W")));
    QCOMPARE(views::meridianText(190.0, false), QStringLiteral("170° W"));
    QCOMPARE(views::meridianText(180.0, false), QStringLiteral("180°"));
    QCOMPARE(views::meridianText(0.0, false), QStringLiteral("0°"));
    QCOMPARE(views::parallelText(45.0 + 1.0 / 60.0, true), QString(QStringLiteral("45°") % thin % QStringLiteral("01′ N")));
    QCOMPARE(views::parallelText(-45.0, false), QStringLiteral("45° S"));
    QCOMPARE(views::parallelText(0.0, false), QStringLiteral("0°"));
}

void GraticuleRenderTest::sameViewIsNotMadeAnew() {
    auto transform = transformOf("EPSG:4326", {-180, -90, 180, 90});
    views::Graticule graticule;
    paint(graticule, transform);
    const auto* first = graticule.lines().data();
    paint(graticule, transform);
    QCOMPARE(graticule.lines().data(), first);
    const auto before = graticule.lines();
    transform.centerX += 10.0;
    paint(graticule, transform);
    QVERIFY(graticule.lines() != before);
}

QTEST_MAIN(GraticuleRenderTest)
#include "GraticuleRenderTest.moc"
