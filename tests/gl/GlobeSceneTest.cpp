// What stands and lies on the globe besides surfaces: curtains, points, marks of what is chosen, and choosing on the globe itself.
#include "core/util/Error.h"
#include "tests/support/OrbitScene.h"
#include "views/globe/GlobeArrows.h"
#include "views/globe/GlobeMarks.h"
#include "views/globe/GlobePicture.h"
#include "views/globe/GlobeSelection.h"
#include "views/globe/GlobeWidget.h"

#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <map>

using namespace phidias;

class GlobeSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void curtainStandsAtItsDepthsTimesTheExaggeration_data();
    void curtainStandsAtItsDepthsTimesTheExaggeration();
    void pointsAreTheirColourAtTheirPlaceInTheirSize();
    void pointsKeepTheirSizeWhenTheGlobeComesToRest();
    void rectangleChoosesWhatIsSeenInside_data();
    void rectangleChoosesWhatIsSeenInside();
    void rectangleBesideTheGlobeChoosesNothing();
    void dragAndClickSelectOnTheGlobe();
    void chosenPixelsAreOutlined();
    void arrowsPointAlongTheSphere_data();
    void arrowsPointAlongTheSphere();
    void arrowsOfStationsDoNotCrowd();
    void areasAreFilledByTheirColumnWithHoles();

private:
    [[nodiscard]] views::GlobeScene stations() const;
};

namespace {

/// Stations on a lattice of five degrees; value = number.
class StationSource : public core::ObservationSource {
public:
    [[nodiscard]] core::ObservationSamples read(std::size_t) const override {
        core::ObservationSamples samples;
        for (std::uint32_t cast = 0; cast < 72U * 35U; ++cast) {
            samples.cast.push_back(cast);
            samples.value.push_back(cast);
            samples.depthM.push_back(0.0);
            samples.timeUnixSeconds.push_back(0.0);
            samples.flag.push_back('1');
            samples.isGood.push_back(true);
        }
        return samples;
    }
};

} // namespace

void GlobeSceneTest::initTestCase() {
    try {
        static_cast<void>(views::renderGlobe({}, {}, QSize(16, 16)));
    } catch (const core::Error& error) {
        QSKIP(error.message().c_str());
    }
}

views::GlobeScene GlobeSceneTest::stations() const {
    auto observations = std::make_shared<core::Observations>();
    observations->path = "/stations.txt";
    observations->format = "odv";
    core::ObservationVariable variable;
    variable.name = "value";
    variable.unit = "1";
    variable.flagScheme = "L20";
    variable.size = 72U * 35U;
    observations->variables = {variable};
    for (int row = 0; row < 35; ++row) {
        for (int column = 0; column < 72; ++column) {
            core::Cast cast;
            cast.identifier = std::to_string(72 * row + column);
            cast.longitudeDeg = -180.0 + 5.0 * column;
            cast.latitudeDeg = -85.0 + 5.0 * row;
            cast.timeUnixSeconds = 0.0;
            observations->casts.push_back(cast);
        }
    }
    observations->source = std::make_shared<StationSource>();
    core::Layer layer;
    layer.id = "stations";
    layer.href = observations->path;
    layer.variable = "value";
    layer.kind = core::LayerKind::Observations;
    layer.style.colorMap = "gray";
    layer.style.low = 0.0;
    layer.style.high = 2519.0;
    layer.style.pointSizePx = 9.0;
    views::GlobeScene scene;
    scene.layers = {
        {layer, core::LayerData::of(std::shared_ptr<const core::Observations>(observations), layer, core::MemoryBudget::standard())}};
    scene.hasGraticule = false;
    return scene;
}

void GlobeSceneTest::curtainStandsAtItsDepthsTimesTheExaggeration_data() {
    QTest::addColumn<double>("exaggeration");
    QTest::addColumn<double>("tilt");
    QTest::newRow("100 times") << 100.0 << 60.0;
    QTest::newRow("300 times") << 300.0 << 60.0;
    QTest::newRow("300 times, from a side") << 300.0 << 35.0;
}

void GlobeSceneTest::curtainStandsAtItsDepthsTimesTheExaggeration() {
    QFETCH(double, exaggeration);
    QFETCH(double, tilt);
    // Ten levels of 200 m along the equator; value = level + column / 100.
    core::Section section;
    section.places = core::placesAlong(std::vector<core::LinePoint>{{-8.0, 0.0}, {8.0, 0.0}}, 0.0);
    const std::size_t columns = section.places.distanceKm.size();
    for (int level = 0; level < 10; ++level) {
        section.vertical.push_back(200.0 * level + 100.0);
        section.verticalBounds.emplace_back(200.0 * level, 200.0 * level + 200.0);
        for (std::size_t column = 0; column < columns; ++column) {
            section.values.push_back(level + 5.0 * static_cast<double>(column) / static_cast<double>(columns));
        }
    }
    section.verticalKind = core::VerticalKind::Depth;
    views::GlobeScene scene;
    scene.hasGraticule = false;
    scene.exaggeration = exaggeration;
    scene.curtains = {std::make_shared<views::GlobeCurtain>(views::GlobeCurtain{section, core::ColorScale("gray", 0.0, 14.0)})};
    const QSize size(640, 400);
    const core::GlobeView view{.longitudeDeg = 0.0, .latitudeDeg = 0.0, .heightKm = 4000.0, .headingDeg = 0.0, .tiltDeg = tilt};
    const QImage image = views::renderGlobe(scene, view, size);
    const views::GlobeCamera camera(view, size);
    int probes = 0;
    for (int level = 0; level < 10; ++level) {
        for (std::size_t column = columns / 20; column < columns; column += columns / 10) {
            // The foot, 2000 m deep, stands on the ground; each metre above it counts `exaggeration` metres.
            const double radius = 1.0 + exaggeration * (2000.0 - section.vertical[static_cast<std::size_t>(level)]) / 6371008.8;
            const auto at =
                camera.toPixel(views::unitVector(section.places.longitudeDeg[column], section.places.latitudeDeg[column]), radius);
            QVERIFY(at);
            if (!QRectF(0, 0, 640, 400).contains(*at)) {
                continue;
            }
            const double shade = 255.0 * section.values[static_cast<std::size_t>(level) * columns + column] / 14.0;
            const int shown = qRed(image.pixel(static_cast<int>(at->x()), static_cast<int>(at->y())));
            QVERIFY2(std::abs(shown - shade) <= 12.0,
                     qPrintable(QStringLiteral("level %1, column %2: %3, expected %4").arg(level).arg(column).arg(shown).arg(shade)));
            ++probes;
        }
    }
    QVERIFY2(probes >= 80, qPrintable(QString::number(probes)));
}

void GlobeSceneTest::pointsAreTheirColourAtTheirPlaceInTheirSize() {
    const auto scene = stations();
    const core::GlobeView view{.longitudeDeg = 178.0, .latitudeDeg = 12.0, .heightKm = 9000.0};
    const QSize size(640, 400);
    const views::GlobeCamera camera(view, size);
    for (const int samples : {1, 2}) {
        const QImage image = views::renderGlobe(scene, view, size, samples);
        int probes = 0;
        for (int number = 0; number < 72 * 35; ++number) {
            const auto at = camera.fromDegrees(-180.0 + 5.0 * (number % 72), -85.0 + 5.0 * (number / 72));
            if (!at || !QRectF(20, 20, 600, 360).contains(*at) || std::hypot(at->x() - 320.0, at->y() - 200.0) > 190.0) {
                continue;
            }
            const auto red = [&](double x, double y) {
                return qRed(image.pixel(static_cast<int>(at->x() + x), static_cast<int>(at->y() + y)));
            };
            const double shade = 255.0 * number / 2519.0;
            // Nine pixels across: the same colour three pixels from the middle, the ground seven pixels from it.
            for (const auto& [x, y] :
                 {std::pair{0.0, 0.0}, std::pair{-3.0, 0.0}, std::pair{3.0, 0.0}, std::pair{0.0, -3.0}, std::pair{0.0, 3.0}}) {
                QVERIFY2(std::abs(red(x, y) - shade) <= 12.0,
                         qPrintable(QStringLiteral("station %1, %2 samples").arg(number).arg(samples)));
            }
            const QRgb ground = image.pixel(static_cast<int>(at->x() + 7.5), static_cast<int>(at->y() + 7.5));
            QVERIFY(std::abs(qRed(ground) - qBlue(ground)) > 3); // not gray
            ++probes;
        }
        QVERIFY2(probes > 50, qPrintable(QString::number(probes)));
    }
}

void GlobeSceneTest::pointsKeepTheirSizeWhenTheGlobeComesToRest() {
    views::LinkedCursor cursor;
    views::Selection selection;
    views::GlobeWidget globe(cursor, selection);
    globe.resize(400, 300);
    globe.setLayers(stations().layers);
    globe.setView({.longitudeDeg = 2.5, .latitudeDeg = 2.5, .heightKm = 5000.0});
    globe.show();
    const auto grayPixels = [&] {
        int gray = 0;
        const QImage& picture = globe.picture();
        for (int row = 0; row < picture.height(); ++row) {
            for (int column = 0; column < picture.width(); ++column) {
                const QRgb pixel = picture.pixel(column, row);
                gray += std::abs(qRed(pixel) - qBlue(pixel)) < 3 ? 1 : 0;
            }
        }
        return gray;
    };
    QTRY_VERIFY_WITH_TIMEOUT(globe.isAtRest(), 20000);
    const int still = grayPixels();
    QVERIFY(still > 500);
    // A frame of the moving globe: half the pixels, the same size of a point on the screen.
    int moving = 0;
    const auto connection = connect(&globe, &views::GlobeWidget::frameShown, this, [&] { moving = moving == 0 ? grayPixels() : moving; });
    QTest::keyClick(&globe, Qt::Key_Right);
    QTRY_VERIFY_WITH_TIMEOUT(moving > 0, 20000);
    disconnect(connection);
    QVERIFY2(std::abs(moving - still) < 0.3 * still, qPrintable(QStringLiteral("%1 moving, %2 still").arg(moving).arg(still)));
}

void GlobeSceneTest::rectangleChoosesWhatIsSeenInside_data() {
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("heading");
    QTest::addColumn<double>("tilt");
    QTest::newRow("equator") << 3.0 << 0.0 << 0.0;
    QTest::newRow("pole") << 89.0 << 40.0 << 0.0;
    QTest::newRow("tilted") << -35.0 << 25.0 << 45.0;
}

void GlobeSceneTest::rectangleChoosesWhatIsSeenInside() {
    QFETCH(double, latitude);
    QFETCH(double, heading);
    QFETCH(double, tilt);
    const auto scene = stations();
    const views::GlobeCamera camera(
        {.longitudeDeg = 177.0, .latitudeDeg = latitude, .heightKm = 12000.0, .headingDeg = heading, .tiltDeg = tilt}, QSize(640, 400));
    for (const QRectF& box : {QRectF(200, 120, 180, 150), QRectF(0, 0, 640, 400)}) {
        const auto items = views::itemsOnGlobe(scene.layers, camera, box, {});
        QCOMPARE(items.size(), std::size_t{1});
        const auto& chosen = items.at("/stations.txt");
        int inside = 0;
        for (std::uint32_t number = 0; number < 72U * 35U; ++number) {
            const double east = -180.0 + 5.0 * (number % 72);
            const double north = -85.0 + 5.0 * (number / 72);
            const auto at = camera.fromDegrees(east, north);
            const auto place = views::unitVector(east, north);
            const auto& eye = camera.position();
            const double facing = place[0] * eye[0] + place[1] * eye[1] + place[2] * eye[2]; // 1 at the edge of the globe
            const bool isChosen = std::binary_search(chosen.begin(), chosen.end(), number);
            if (at && facing > 1.01 && box.adjusted(1, 1, -1, -1).contains(*at)) {
                QVERIFY2(isChosen, qPrintable(QStringLiteral("%1 E %2 N").arg(east).arg(north)));
                ++inside;
            } else if (facing < 0.99 || (at && !box.adjusted(-1, -1, 1, 1).contains(*at))) {
                QVERIFY2(!isChosen, qPrintable(QStringLiteral("%1 E %2 N").arg(east).arg(north)));
            }
        }
        QVERIFY(inside > 10);
    }
}

void GlobeSceneTest::rectangleBesideTheGlobeChoosesNothing() {
    const views::GlobeCamera camera({.longitudeDeg = 0.0, .latitudeDeg = 0.0, .heightKm = 20000.0}, QSize(640, 400));
    QVERIFY(views::itemsOnGlobe(stations().layers, camera, QRectF(2, 2, 60, 60), {}).empty());
}

void GlobeSceneTest::dragAndClickSelectOnTheGlobe() {
    views::LinkedCursor cursor;
    views::Selection selection;
    views::GlobeWidget globe(cursor, selection);
    globe.resize(640, 400);
    globe.setLayers(stations().layers);
    const core::GlobeView view{.longitudeDeg = 0.0, .latitudeDeg = 0.0, .heightKm = 6000.0};
    globe.setView(view);
    globe.setSelecting(true);
    QSignalSpy selected(&globe, &views::GlobeWidget::itemsSelected);
    const auto at = [&](double longitude, double latitude) { return globe.camera().fromDegrees(longitude, latitude)->toPoint(); };
    QTest::mousePress(&globe, Qt::LeftButton, {}, at(-7.0, 7.0));
    QMouseEvent move(QEvent::MouseMove, at(7.0, -7.0), globe.mapToGlobal(at(7.0, -7.0)), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(&globe, &move);
    QTest::mouseRelease(&globe, Qt::LeftButton, {}, at(7.0, -7.0));
    QTRY_COMPARE(selected.size(), 1);
    QCOMPARE(selection.size(), std::size_t{9}); // -5, 0 and 5 degrees in both
    QVERIFY(globe.view() == view);              // the globe has not moved
    QTest::mouseClick(&globe, Qt::LeftButton, Qt::ShiftModifier, at(10.0, 0.0));
    QTRY_COMPARE(selection.size(), std::size_t{10});
    QTest::mouseClick(&globe, Qt::LeftButton, {}, at(10.0, 5.0));
    QTRY_COMPARE(selection.size(), std::size_t{1});
    QVERIFY(selection.contains("/stations.txt", 72 * 18 + 38));
    QTest::keyClick(&globe, Qt::Key_Escape);
    QVERIFY(selection.isEmpty());
    globe.setSelecting(false);
    QTest::mouseClick(&globe, Qt::LeftButton, {}, at(10.0, 5.0));
    QVERIFY(selection.isEmpty());
}

void GlobeSceneTest::chosenPixelsAreOutlined() {
    // A block of 3 x 4 pixels has 14 sides to its outside; with one missing in its middle 4 more.
    const auto layer = tests::orbitLayer("orbit");
    const auto data = tests::orbitData(layer, tests::coarseOrbit(13.5), true, [](std::size_t, std::size_t, double) { return 0.0F; });
    const auto lattice = views::latticeOf(std::get<core::LayerPixels>(data->content()));
    std::vector<std::uint32_t> items;
    for (std::uint32_t scanline = 60; scanline < 63; ++scanline) {
        for (std::uint32_t pixel = 10; pixel < 14; ++pixel) {
            items.push_back(30 * scanline + pixel);
        }
    }
    QCOMPARE(views::outlineOf(lattice, items).size(), std::size_t{14});
    items.erase(std::find(items.begin(), items.end(), 30U * 61U + 11U));
    const auto sides = views::outlineOf(lattice, items);
    QCOMPARE(sides.size(), std::size_t{18});
    // Footprints share their corners, so that every corner of the outline is met an even number of times.
    std::map<std::array<long, 3>, int> met;
    for (const auto& side : sides) {
        for (const auto& corner : {side.front(), side.back()}) {
            ++met[{std::lround(corner[0] * 1e4), std::lround(corner[1] * 1e4), std::lround(corner[2] * 1e4)}];
        }
    }
    QVERIFY(std::all_of(met.begin(), met.end(), [](const auto& corner) { return corner.second % 2 == 0; }));
    // Over a swath of one colour the outline is what is seen.
    views::GlobeScene scene;
    scene.hasGraticule = false;
    auto entry = layer;
    entry.style.colorMap = "gray";
    entry.style.low = -1.0;
    entry.style.high = 1.0;
    scene.layers = {{entry, data}};
    const auto& place = std::get<core::LayerPixels>(data->content()).place;
    const core::GlobeView view{.longitudeDeg = static_cast<double>(place.longitudeDeg[30 * 61 + 11]),
                               .latitudeDeg = static_cast<double>(place.latitudeDeg[30 * 61 + 11]),
                               .heightKm = 1500.0};
    const auto darkPixels = [&] {
        const QImage image = views::renderGlobe(scene, view, QSize(320, 200));
        int dark = 0;
        for (int row = 0; row < 200; ++row) {
            for (int column = 0; column < 320; ++column) {
                dark += qGray(image.pixel(column, row)) < 60 ? 1 : 0;
            }
        }
        return dark;
    };
    QCOMPARE(darkPixels(), 0);
    scene.selection = {{layer.href, items}};
    QVERIFY2(darkPixels() > 200, qPrintable(QString::number(darkPixels())));
    scene.layers.front().layer.isVisible = false;
    QCOMPARE(darkPixels(), 0);
}

void GlobeSceneTest::arrowsPointAlongTheSphere_data() {
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("heading");
    QTest::addColumn<double>("tilt");
    QTest::newRow("equator") << 5.0 << 0.0 << 0.0;
    QTest::newRow("pole") << 88.0 << 50.0 << 0.0;
    QTest::newRow("tilted") << -40.0 << -30.0 << 40.0;
}

void GlobeSceneTest::arrowsPointAlongTheSphere() {
    QFETCH(double, latitude);
    QFETCH(double, heading);
    QFETCH(double, tilt);
    const views::GlobeCamera camera(
        {.longitudeDeg = 175.0, .latitudeDeg = latitude, .heightKm = 7000.0, .headingDeg = heading, .tiltDeg = tilt}, QSize(640, 400));
    // One component each; the picture of a small step along the parallel or the meridian is the direction.
    for (const bool isEastward : {true, false}) {
        core::VectorStations stations;
        for (int number = 0; number < 72 * 33; ++number) {
            stations.longitudeDeg.push_back(-180.0 + 5.0 * (number % 72));
            stations.latitudeDeg.push_back(-80.0 + 5.0 * (number / 72));
            stations.vector.push_back({isEastward ? 3.0 : 0.0, isEastward ? 0.0 : 3.0});
        }
        const auto arrows = views::arrowsOnGlobe(core::LayerVectors(stations, core::VectorSense::Current), camera, 8.0);
        QVERIFY2(arrows.size() >= 20, qPrintable(QString::number(arrows.size())));
        for (const auto& arrow : arrows) {
            const auto place = camera.toDegrees(arrow.middle).value();
            constexpr double kStepDeg = 1e-3;
            const double east = isEastward ? kStepDeg / std::cos(place[1] * std::numbers::pi / 180.0) : 0.0;
            const QPointF way = camera.fromDegrees(place[0] + east, place[1] + (isEastward ? 0.0 : kStepDeg)).value() - arrow.middle;
            const double cosine = QPointF::dotProduct(way, arrow.direction) / std::hypot(way.x(), way.y());
            QVERIFY2(cosine > std::cos(1.0 * std::numbers::pi / 180.0), // within a degree
                     qPrintable(QStringLiteral("%1 E %2 N: %3").arg(place[0]).arg(place[1]).arg(cosine)));
            QCOMPARE(arrow.speed, 3.0);
            QVERIFY(arrow.shortening > 0.0 && arrow.shortening <= 1.0);
        }
    }
}

void GlobeSceneTest::arrowsOfStationsDoNotCrowd() {
    core::VectorStations stations;
    for (int number = 0; number < 5000; ++number) {
        stations.longitudeDeg.push_back(0.01 * (number % 100));
        stations.latitudeDeg.push_back(0.01 * (number / 100));
        stations.vector.push_back({1.0, 1.0});
    }
    const views::GlobeCamera camera({.longitudeDeg = 0.5, .latitudeDeg = 0.25, .heightKm = 12000.0}, QSize(640, 400));
    QVERIFY(views::arrowsOnGlobe(core::LayerVectors(stations, core::VectorSense::Wind), camera, 36.0).size() <= 4);
}

void GlobeSceneTest::areasAreFilledByTheirColumnWithHoles() {
    // Two squares over the antimeridian with a common border, the western one with a hole.
    auto features = std::make_shared<core::Features>();
    features->path = "/areas.geojson";
    features->format = "geojson";
    features->layer = "areas";
    const auto square = [](double west, double east, double south, double north, bool isHole) {
        return core::Geometry::Part{.points = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}},
                                    .isHole = isHole};
    };
    core::Geometry western{.type = core::GeometryType::Polygon, .parts = {square(160.0, 175.0, -10.0, 10.0, false)}};
    western.parts.push_back(square(164.0, 170.0, -4.0, 4.0, true));
    const core::Geometry eastern{.type = core::GeometryType::Polygon, .parts = {square(175.0, 190.0, -10.0, 10.0, false)}};
    features->geometries = {western, eastern};
    core::Column column;
    column.name = "value";
    column.type = core::ColumnType::Real;
    column.values = {core::TableValue(1.0), core::TableValue(3.0)};
    features->table.columns = {column};
    features->extent.west = 160.0;
    features->extent.east = -170.0;
    features->extent.south = -10.0;
    features->extent.north = 10.0;
    core::Layer layer;
    layer.id = "areas";
    layer.href = features->path;
    layer.variable = "value";
    layer.kind = core::LayerKind::Features;
    layer.style.colorMap = "gray";
    layer.style.low = 0.0;
    layer.style.high = 4.0;
    views::GlobeScene scene;
    scene.hasGraticule = false;
    scene.layers = {{layer, core::LayerData::of(std::shared_ptr<const core::Features>(features), layer, core::MemoryBudget::standard())}};
    const core::GlobeView view{.longitudeDeg = 175.0, .latitudeDeg = 0.0, .heightKm = 6000.0};
    const QImage image = views::renderGlobe(scene, view, QSize(640, 400));
    const views::GlobeCamera camera(view, QSize(640, 400));
    const auto shown = [&](double longitude, double latitude) { return image.pixel(camera.fromDegrees(longitude, latitude)->toPoint()); };
    const QRgb ground = shown(150.0, 0.0);
    for (const double latitude : {-7.0, 0.0, 7.0}) {
        QVERIFY(std::abs(qRed(shown(162.0, latitude)) - 64) <= 12);
        QVERIFY(std::abs(qRed(shown(173.0, latitude)) - 64) <= 12);
        for (const double longitude : {177.0, 179.9, -179.9, -172.0}) {
            QVERIFY2(std::abs(qRed(shown(longitude, latitude)) - 191) <= 12, qPrintable(QString::number(longitude)));
        }
    }
    QCOMPARE(shown(167.0, 0.0), ground);  // the hole
    QCOMPARE(shown(175.0, 12.0), ground); // beside
    QCOMPARE(shown(-168.0, 0.0), ground);
    scene.layers.front().layer.style.isFilled = false;
    const QImage hollow = views::renderGlobe(scene, view, QSize(640, 400));
    QCOMPARE(hollow.pixel(camera.fromDegrees(178.0, 2.0)->toPoint()), ground);
}

QTEST_MAIN(GlobeSceneTest)
#include "GlobeSceneTest.moc"
