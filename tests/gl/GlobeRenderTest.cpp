// Colours, places and gestures of the globe on a virtual display. Synthetic fields whose value is the longitude need no reference pictures.
#include "core/io/ClimatologyWriter.h"
#include "views/globe/GlobePicture.h"
#include "views/globe/GlobeRenderThread.h"
#include "views/globe/GlobeWidget.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;

class GlobeRenderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void colourIsTheLongitude_data();
    void colourIsTheLongitude();
    void placeAndPixelAgree();
    void dragKeepsThePlaceUnderTheMouse_data();
    void dragKeepsThePlaceUnderTheMouse();
    void wheelZoomsToThePlaceUnderTheMouse();
    void valueUnderTheCursorIsThatOfTheFile();
    void cursorIsThePlaceUnderTheMouse();
    void changeOfTheRangeRecolours();
    void flightEndsAtItsGoal();
    void floatingTheDockKeepsThePicture();
    void threadEndsCleanlyTwentyTimes();
    void framesPerSecondArePrinted();

private:
    [[nodiscard]] core::Layer layer() const;
    QTemporaryDir m_folder;
    views::GlobeScene m_scene;
};

core::Layer GlobeRenderTest::layer() const {
    core::Layer layer;
    layer.id = "1";
    layer.href = m_folder.filePath(QStringLiteral("lon.nc")).toStdString();
    layer.variable = "longitude_value";
    layer.style.colorMap = "gray";
    layer.style.low = -180.0;
    layer.style.high = 180.0;
    return layer;
}

void GlobeRenderTest::initTestCase() {
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
    core::ClimatologyWriter writer(layer().href, header);
    std::vector<double> plane;
    for (int row = 0; row < 180; ++row) {
        for (int column = 0; column < 360; ++column) {
            plane.push_back(std::remainder(column + 0.5, 360.0));
        }
    }
    writer.putPlane(0, 0, plane, {});
    writer.commit();
    m_scene.layers = {{layer(), core::LayerData::load(layer(), core::MemoryBudget::standard(), {})}};
    m_scene.hasGraticule = false;
    try {
        static_cast<void>(views::renderGlobe(m_scene, {}, QSize(16, 16)));
    } catch (const core::Error& error) {
        QSKIP(error.message().c_str());
    }
}

void GlobeRenderTest::colourIsTheLongitude_data() {
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("height");
    QTest::addColumn<double>("tilt");
    QTest::newRow("equator") << 10.0 << 0.0 << 20000.0 << 0.0;
    QTest::newRow("date line") << 180.0 << 20.0 << 20000.0 << 0.0;
    QTest::newRow("north pole") << 30.0 << 90.0 << 12000.0 << 0.0;
    QTest::newRow("south pole") << -60.0 << -88.0 << 12000.0 << 0.0;
    QTest::newRow("near") << -3.3 << 47.0 << 400.0 << 0.0;
    QTest::newRow("tilted") << 100.0 << -30.0 << 3000.0 << 45.0;
}

void GlobeRenderTest::colourIsTheLongitude() {
    QFETCH(double, longitude);
    QFETCH(double, latitude);
    QFETCH(double, height);
    QFETCH(double, tilt);
    const QSize size(320, 200);
    const core::GlobeView view{.longitudeDeg = longitude, .latitudeDeg = latitude, .heightKm = height, .headingDeg = 20.0, .tiltDeg = tilt};
    const QImage image = views::renderGlobe(m_scene, view, size);
    const views::GlobeCamera camera(view, size);
    int probes = 0;
    for (int k = 0; k < 400; ++k) {
        const int column = (k * 73) % size.width();
        const int row = (k * 41) % size.height();
        const auto place = camera.toDegrees({column + 0.5, row + 0.5});
        const auto beside = camera.toDegrees({column + 1.5, row + 0.5});
        // Next to the globe's edge, the poles and cell edges a pixel holds more than one value.
        if (!place || !beside || std::abs(std::remainder((*beside)[0] - (*place)[0], 360.0)) > 3.0) {
            continue;
        }
        const double shade = 255.0 * ((*place)[0] + 180.0) / 360.0;
        const double difference = std::abs(qRed(image.pixel(column, row)) - shade);
        QVERIFY2(std::min(difference, 255.0 - difference) <= 12.0, qPrintable(QStringLiteral("%1 E %2 N: %3, expected %4")
                                                                                  .arg((*place)[0])
                                                                                  .arg((*place)[1])
                                                                                  .arg(qRed(image.pixel(column, row)))
                                                                                  .arg(shade)));
        ++probes;
    }
    QVERIFY2(probes > 60, qPrintable(QString::number(probes)));
}

void GlobeRenderTest::placeAndPixelAgree() {
    for (const double tilt : {0.0, 50.0}) {
        for (const double latitude : {-90.0, -37.0, 0.0, 61.0, 90.0}) {
            const views::GlobeCamera camera(
                {.longitudeDeg = 179.0, .latitudeDeg = latitude, .heightKm = 5000.0, .headingDeg = 33.0, .tiltDeg = tilt}, QSize(640, 400));
            for (double x = 10.0; x < 640.0; x += 37.0) {
                for (double y = 10.0; y < 400.0; y += 41.0) {
                    const auto place = camera.toDegrees({x, y});
                    if (!place) {
                        continue;
                    }
                    const auto pixel = camera.fromDegrees((*place)[0], (*place)[1]);
                    QVERIFY(pixel);
                    QVERIFY(std::hypot(pixel->x() - x, pixel->y() - y) * camera.degreesPerPixel() < 1e-3);
                }
            }
        }
    }
}

void GlobeRenderTest::dragKeepsThePlaceUnderTheMouse_data() {
    QTest::addColumn<double>("latitude");
    QTest::addColumn<QPointF>("from");
    QTest::addColumn<QPointF>("to");
    QTest::newRow("middle latitudes") << 40.0 << QPointF(300, 200) << QPointF(360, 150);
    QTest::newRow("over the pole") << 80.0 << QPointF(320, 120) << QPointF(320, 330);
    QTest::newRow("at the pole") << 90.0 << QPointF(330, 210) << QPointF(200, 240);
}

void GlobeRenderTest::dragKeepsThePlaceUnderTheMouse() {
    QFETCH(double, latitude);
    QFETCH(QPointF, from);
    QFETCH(QPointF, to);
    views::GlobeCamera camera({.longitudeDeg = -170.0, .latitudeDeg = latitude, .heightKm = 9000.0}, QSize(640, 400));
    const auto grabbed = camera.placeAt(from).value();
    for (int step = 1; step <= 10; ++step) {
        const QPointF at = from + (to - from) * step / 10.0;
        camera = views::GlobeCamera(camera.viewWith(grabbed, at), QSize(640, 400));
        const auto place = camera.placeAt(at).value();
        const double cosine = place[0] * grabbed[0] + place[1] * grabbed[1] + place[2] * grabbed[2];
        QVERIFY2(std::acos(std::min(1.0, cosine)) * 57.2958 < 0.01, qPrintable(QString::number(cosine, 'g', 12)));
    }
}

void GlobeRenderTest::wheelZoomsToThePlaceUnderTheMouse() {
    views::LinkedCursor cursor;
    views::Selection selection;
    views::GlobeWidget globe(cursor, selection);
    globe.resize(400, 300);
    globe.setView({.longitudeDeg = 20.0, .latitudeDeg = 30.0, .heightKm = 10000.0});
    const QPointF at(260, 120);
    const auto before = globe.camera().toDegrees(at).value();
    QWheelEvent wheel(at, globe.mapToGlobal(at), {}, QPoint(0, 240), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&globe, &wheel);
    QVERIFY(globe.view().heightKm < 7000.0);
    const auto after = globe.camera().toDegrees(at).value();
    QVERIFY(std::hypot(after[0] - before[0], after[1] - before[1]) < 0.01);
}

void GlobeRenderTest::valueUnderTheCursorIsThatOfTheFile() {
    views::LinkedCursor cursor;
    views::Selection selection;
    views::GlobeWidget globe(cursor, selection);
    globe.resize(400, 300);
    globe.setView({.longitudeDeg = 170.0, .latitudeDeg = -20.0, .heightKm = 8000.0});
    for (const QPoint at : {QPoint(200, 150), QPoint(250, 90), QPoint(150, 210)}) {
        QMouseEvent move(QEvent::MouseMove, at, globe.mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&globe, &move);
        QVERIFY(cursor.isValid());
        const auto sample = m_scene.layers.front().data->sample(cursor.longitudeDeg(), cursor.latitudeDeg(), cursor.radiusDeg());
        QVERIFY(sample);
        // The file holds the longitude of the middle of each cell of one degree.
        QCOMPARE(sample->value, std::floor(cursor.longitudeDeg()) + 0.5);
    }
}

void GlobeRenderTest::cursorIsThePlaceUnderTheMouse() {
    views::LinkedCursor cursor;
    views::Selection selection;
    views::GlobeWidget globe(cursor, selection);
    globe.resize(400, 400);
    globe.setView({.longitudeDeg = 12.0, .latitudeDeg = -7.0, .heightKm = 20000.0});
    QMouseEvent middle(QEvent::MouseMove, QPointF(200, 200), globe.mapToGlobal(QPointF(200, 200)), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(&globe, &middle);
    QVERIFY(std::abs(cursor.longitudeDeg() - 12.0) < 0.01 && std::abs(cursor.latitudeDeg() + 7.0) < 0.01);
    QMouseEvent corner(QEvent::MouseMove, QPointF(2, 2), globe.mapToGlobal(QPointF(2, 2)), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(&globe, &corner);
    QVERIFY(!cursor.isValid());
}

void GlobeRenderTest::changeOfTheRangeRecolours() {
    views::GlobeScene scene = m_scene;
    scene.layers.front().layer.style.low = 0.0;
    const core::GlobeView view{.longitudeDeg = 90.0, .latitudeDeg = 0.0, .heightKm = 4000.0};
    const QImage image = views::renderGlobe(scene, view, QSize(101, 101));
    QVERIFY(std::abs(qRed(image.pixel(50, 50)) - 127.5) <= 12.0); // 90 of 0..180
}

void GlobeRenderTest::flightEndsAtItsGoal() {
    views::LinkedCursor cursor;
    views::Selection selection;
    views::GlobeWidget globe(cursor, selection);
    globe.resize(300, 200);
    globe.flyTo({.longitudeDeg = -120.0, .latitudeDeg = 55.0, .heightKm = 3000.0});
    QVERIFY(globe.isFlying());
    QTRY_VERIFY(!globe.isFlying());
    QCOMPARE(globe.view().longitudeDeg, -120.0);
    QCOMPARE(globe.view().latitudeDeg, 55.0);
    QVERIFY(std::abs(globe.view().heightKm - 3000.0) < 1e-6);
}

void GlobeRenderTest::floatingTheDockKeepsThePicture() {
    views::LinkedCursor cursor;
    views::Selection selection;
    QMainWindow window;
    auto* globe = new views::GlobeWidget(cursor, selection);
    auto* dock = new QDockWidget(&window);
    dock->setWidget(globe);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    window.resize(700, 500);
    globe->setLayers(m_scene.layers);
    globe->setView({.longitudeDeg = 93.5, .latitudeDeg = 3.5, .heightKm = 9000.0}); // away from the graticule
    window.show();
    const auto middle = [&] { return qRed(globe->picture().pixel(globe->picture().rect().center())); };
    QTRY_VERIFY_WITH_TIMEOUT(globe->isAtRest(), 20000);
    QVERIFY(!globe->isFallback());
    const double shade = 255.0 * 273.5 / 360.0;
    QVERIFY(std::abs(middle() - shade) <= 12.0);
    for (const bool isFloating : {true, false}) {
        dock->setFloating(isFloating);
        QTRY_VERIFY_WITH_TIMEOUT(globe->isAtRest(), 20000);
        QVERIFY(std::abs(middle() - shade) <= 12.0);
    }
}

void GlobeRenderTest::threadEndsCleanlyTwentyTimes() {
    const auto scene = std::make_shared<const views::GlobeScene>(m_scene);
    for (int k = 0; k < 20; ++k) {
        views::GlobeRenderThread thread;
        QSignalSpy frames(&thread, &views::GlobeRenderThread::frameReady);
        QSignalSpy failures(&thread, &views::GlobeRenderThread::failed);
        thread.request({.scene = scene, .view = {}, .size = QSize(64, 48)});
        QTRY_COMPARE_WITH_TIMEOUT(frames.size() + failures.size(), 1, 20000);
        QCOMPARE(failures.size(), 0);
    }
}

void GlobeRenderTest::framesPerSecondArePrinted() {
    const auto timing = views::measureGlobe(m_scene, {.longitudeDeg = 0.0, .latitudeDeg = 20.0, .heightKm = 12000.0}, QSize(640, 400));
    qInfo("%s: 640x400, grid of 360x180: first %.0f ms, moving %.0f ms (%.1f frames/s), recoloured %.0f ms", timing.rendererName.c_str(),
          timing.firstMs, timing.movingMs, timing.framesPerSecond, timing.recolorMs);
    QVERIFY(timing.framesPerSecond > 0.0);
}

QTEST_MAIN(GlobeRenderTest)
#include "GlobeRenderTest.moc"
