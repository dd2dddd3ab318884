// The offscreen platform offers no OpenGL on a thread: the globe is an orthographic map with a notice, never blank, never a crash.
#include "core/io/ClimatologyWriter.h"
#include "core/scene/LayerData.h"
#include "views/globe/GlobePanel.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;

class GlobeFallbackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutOpenGlTheGlobeIsAMap();
};

void GlobeFallbackTest::withoutOpenGlTheGlobeIsAMap() {
    const QTemporaryDir folder;
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
    core::Layer layer;
    layer.id = "1";
    layer.href = folder.filePath(QStringLiteral("lon.nc")).toStdString();
    layer.variable = "longitude_value";
    layer.style.colorMap = "gray";
    layer.style.low = 0.0;
    layer.style.high = 360.0;
    core::ClimatologyWriter writer(layer.href, header);
    std::vector<double> plane;
    for (int row = 0; row < 180; ++row) {
        plane.insert(plane.end(), header.longitudesDeg.begin(), header.longitudesDeg.end());
    }
    writer.putPlane(0, 0, plane, {});
    writer.commit();

    views::LinkedCursor cursor;
    views::Selection selection;
    views::GlobePanel panel(cursor, selection);
    auto& globe = panel.globe();
    globe.setLayers({{layer, core::LayerData::load(layer, core::MemoryBudget::standard(), {})}});
    globe.setView({.longitudeDeg = 120.0, .latitudeDeg = 10.0, .heightKm = 9000.0});
    panel.resize(500, 400);
    panel.show();
    QTRY_VERIFY_WITH_TIMEOUT(globe.isAtRest(), 20000);
    QVERIFY(globe.isFallback());
    QVERIFY(panel.rendererText().contains(QStringLiteral("OpenGL")));
    // Colours lie where the camera of the widget says they do.
    for (const QPoint at : {globe.rect().center(), globe.rect().center() + QPoint(60, -40), globe.rect().center() - QPoint(70, 30)}) {
        const auto place = globe.camera().toDegrees(QPointF(at) + QPointF(0.5, 0.5)).value();
        const double shade = 255.0 * (std::floor(place[0]) + 0.5) / 360.0;
        QVERIFY2(std::abs(qRed(globe.picture().pixel(at)) - shade) <= 2.0, qPrintable(QString::number(place[0])));
    }
}

QTEST_MAIN(GlobeFallbackTest)
#include "GlobeFallbackTest.moc"
