// What is brushed in one view is chosen in all: section, T-S diagram, scatter, histogram and map of the same twelve casts.
#include "tests/support/TestWindow.h"

#include <QDockWidget>
#include <QFile>
#include <algorithm>
#include <cmath>

using namespace phidias;

class BrushingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void brushInOneViewIsSeenInAll_data();
    void brushInOneViewIsSeenInAll();
    void shiftAddsAndEscapeTakesBack();

private:
    [[nodiscard]] app::MainWindow& window() { return **m_window; }
    [[nodiscard]] bool isIdle();
    void brush(const QString& view, const std::vector<std::uint32_t>& casts, Qt::KeyboardModifiers modifiers = {});
    static void brushAround(QCustomPlot& plot, const std::vector<QPointF>& points, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] std::size_t ringedCasts();
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<tests::TestWindow> m_window;
};

void BrushingTest::initTestCase() {
    // Cast k lies at k E, 40 N: 20 - k degrees and salinity 34 + 0.1 k at 5 m, much colder and saltier at 500 m.
    m_file = m_folder.filePath(QStringLiteral("casts.csv"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("longitude,latitude,depth,time,temperature,salinity\n");
    for (int k = 0; k < 12; ++k) {
        for (const bool isDeep : {false, true}) {
            file.write(QByteArray::number(k) + ",40," + (isDeep ? "500" : "5") + ",2020-01-" +
                       QByteArray::number(k + 1).rightJustified(2, '0') + "T00:00:00Z," +
                       QByteArray::number(isDeep ? 4.0 - 0.1 * k : 20.0 - k) + ',' + QByteArray::number((isDeep ? 36.0 : 34.0) + 0.1 * k) +
                       '\n');
        }
    }
}

bool BrushingTest::isIdle() {
    auto& scatter = window().scatter();
    return !window().section().isComputing() && !window().series().water().isComputing() && !scatter.scatter().isComputing() &&
           !scatter.histogram().isComputing() && !window().map().isRendering();
}

void BrushingTest::init() {
    m_window = std::make_unique<tests::TestWindow>(m_folder);
    QVERIFY(m_window->open({m_file}));
    QVERIFY(window().map().setView(QStringLiteral("EPSG:4326"), {-2.0, 35.0, 14.0, 45.0}));
    window().document().change(QStringLiteral("line"), [](core::Project& project) {
        for (auto& layer : project.layers) {
            layer.isVisible = true;
        }
        project.section.source = core::SectionSource::Cruise;
    });
    // All at once, each in a window of its own.
    for (const char* name : {"sectionDock", "waterDock", "scatterDock", "histogramDock"}) {
        auto* dock = window().findChild<QDockWidget*>(QLatin1String(name));
        dock->setFloating(true);
        dock->show();
        dock->resize(700, 420);
    }
    QTRY_VERIFY_WITH_TIMEOUT(isIdle() && window().section().scene() != nullptr && window().scatter().scatter().scene() &&
                                 window().scatter().histogram().scene() && window().series().water().scene().observed->count == 24,
                             20000);
}

void BrushingTest::brushAround(QCustomPlot& plot, const std::vector<QPointF>& points, Qt::KeyboardModifiers modifiers) {
    QRect box;
    for (const QPointF& point : points) {
        box |= QRect(tests::pixelOf(plot, point.x(), point.y()) - QPoint(3, 3), QSize(7, 7));
    }
    tests::dragMouse(plot, box.topLeft(), box.bottomRight(), modifiers);
}

void BrushingTest::brush(const QString& view, const std::vector<std::uint32_t>& casts, Qt::KeyboardModifiers modifiers) {
    const auto isAsked = [&](std::uint32_t cast) { return std::find(casts.begin(), casts.end(), cast) != casts.end(); };
    std::vector<QPointF> points;
    QCustomPlot* plot = nullptr;
    if (view == QLatin1String("section")) {
        const auto& scene = *window().section().scene();
        for (std::size_t k = 0; k < scene.places.size(); ++k) {
            if (isAsked(scene.observations.cast[k]) && scene.observations.depthM[k] < 100.0) {
                points.push_back(scene.places[k]);
            }
        }
        plot = &window().section().panel().plot();
    } else if (view == QLatin1String("water")) {
        const auto& samples = window().series().water().scene().observed->clouds.front().samples;
        for (std::size_t k = 0; k < samples.size(); ++k) {
            if (isAsked(samples.cast[k]) && samples.depthM[k] < 100.0) {
                points.emplace_back(samples.salinityGPerKg[k], samples.conservativeTemperatureC[k]);
            }
        }
        plot = &window().series().water().panel().plot();
    } else if (view == QLatin1String("scatter")) {
        const auto& pairs = *window().scatter().scatter().scene()->pairs;
        for (std::size_t k = 0; k < pairs.x.size(); ++k) {
            if (isAsked(pairs.item[k])) {
                points.emplace_back(pairs.x[k], pairs.y[k]);
            }
        }
        plot = &window().scatter().scatter().panel().plot();
    } else {
        plot = &window().scatter().histogram().panel().plot();
        const auto& pairs = *window().scatter().scatter().scene()->pairs;
        const auto& scene = *window().scatter().scatter().scene();
        const auto& selected = window().desk().selectedLayer();
        const bool isX = window().document().project().layers[*window().document().project().find(selected)].title == scene.xTitle;
        for (std::size_t k = 0; k < pairs.x.size(); ++k) {
            if (isAsked(pairs.item[k])) {
                points.emplace_back(isX ? pairs.x[k] : pairs.y[k], 0.5 * plot->yAxis->range().upper);
            }
        }
    }
    QVERIFY(!points.empty());
    brushAround(*plot, points, modifiers);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 10000);
}

/// Casts with a ring around their place on the map: dark, with a light rim on either side.
std::size_t BrushingTest::ringedCasts() {
    auto& map = window().map();
    map.setSectionLine({}); // it lies over the casts
    const QImage picture = map.grab().toImage();
    const auto& layer = window().document().project().layers.front();
    const double radius = (0.5 * layer.style.pointSizePx + 2.5) * map.devicePixelRatioF();
    std::size_t count = 0;
    for (int cast = 0; cast < 12; ++cast) {
        const QPointF at = map.transform().fromDegrees(cast, 40.0).value();
        int darkDirections = 0;
        for (int direction = 0; direction < 16; ++direction) {
            const double angle = direction * 0.39269908169872414; // 2 pi / 16
            int darkest = 255;
            for (const double off : {-1.0, -0.5, 0.0, 0.5, 1.0}) {
                const QPointF pixel = at + (radius + off) * QPointF(std::cos(angle), std::sin(angle));
                darkest = std::min(darkest,
                                   qGray(picture.pixel(static_cast<int>(std::floor(pixel.x())), static_cast<int>(std::floor(pixel.y())))));
            }
            darkDirections += darkest < 110 ? 1 : 0;
        }
        count += darkDirections >= 14 ? 1 : 0; // the cursor's mark may cross it
    }
    return count;
}

void BrushingTest::brushInOneViewIsSeenInAll_data() {
    QTest::addColumn<QString>("view");
    for (const char* view : {"section", "water", "scatter", "histogram"}) {
        QTest::newRow(view) << QString::fromLatin1(view);
    }
}

void BrushingTest::brushInOneViewIsSeenInAll() {
    QFETCH(QString, view);
    QCOMPARE(ringedCasts(), std::size_t{0});
    brush(view, {3, 4, 5});
    const auto& items = window().desk().selection().items();
    QCOMPARE(items.size(), std::size_t{1});
    QCOMPARE(items.at(m_file.toStdString()), (std::vector<std::uint32_t>{3, 4, 5}));
    QCOMPARE(window().section().chosenSamples(), std::size_t{6}); // whole casts: two samples each
    QCOMPARE(window().series().water().chosenPoints(), std::size_t{6});
    QCOMPARE(window().scatter().scatter().plot().selectedPoints(), 3);
    std::size_t binned = 0;
    for (const std::size_t count : window().scatter().histogram().scene()->selected) {
        binned += count;
    }
    QCOMPARE(binned, std::size_t{3});
    QTRY_COMPARE_WITH_TIMEOUT(ringedCasts(), std::size_t{3}, 5000);
}

void BrushingTest::shiftAddsAndEscapeTakesBack() {
    brush(QStringLiteral("section"), {1});
    brush(QStringLiteral("water"), {7}, Qt::ShiftModifier);
    brush(QStringLiteral("scatter"), {9, 10}, Qt::ShiftModifier);
    QCOMPARE(window().desk().selection().items().at(m_file.toStdString()), (std::vector<std::uint32_t>{1, 7, 9, 10}));
    QTest::keyClick(&window().section().panel().plot(), Qt::Key_Escape);
    QVERIFY(window().desk().selection().isEmpty());
    QCOMPARE(window().section().chosenSamples(), std::size_t{0});
}

QTEST_MAIN(BrushingTest)
#include "BrushingTest.moc"
