// Scatter and histogram in the window: casts of a table over a grid whose value is 10 latitude + longitude.
#include "tests/support/TestWindow.h"

#include <QComboBox>
#include <QDockWidget>
#include <cmath>

using namespace phidias;

class ScatterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void emptyPlotsSayWhatWouldFillThem();
    void pairsAreTheCellsOfTheCasts();
    void brushedRectangleSelectsTheCastsEverywhere();
    void selectionOfAnotherViewIsHighlighted();
    void unlinkedScatterKeepsItsOwnSelection();
    void clickWithoutDraggingTakesTheSelectionBack();
    void lassoSelectsWhatItHolds();
    void cursorOfTheScatterIsThePlaceOfThePair();
    void draggedEndChangesTheStyleInOneStep();
    void arrowKeysMoveTheEnds();
    void brushedValuesSelectTheirCells();
    void histogramOfTheViewCountsWhatTheMapShows();
    void tableSaysTheNumbersOfThePlot();

private:
    void open(const char* dock);
    [[nodiscard]] static QPoint pixelOf(views::PlotPanel& panel, double x, double y);
    void drag(QWidget& plot, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {});
    [[nodiscard]] app::MainWindow& window() { return **m_window; }
    [[nodiscard]] bool isIdle() { return !window().scatter().scatter().isComputing() && !window().scatter().histogram().isComputing(); }
    QTemporaryDir m_folder;
    QString m_grid;
    QString m_casts;
    std::unique_ptr<tests::TestWindow> m_window;
};

void ScatterTest::initTestCase() {
    m_grid = m_folder.filePath(QStringLiteral("field.nc"));
    tests::writeField(m_grid, {.west = -10, .east = 10, .depthsM = {0.0}, .daysOfTimes = {0.0}, .unit = "1"},
                      [](double longitude, double latitude, double, std::size_t) { return 10.0 * latitude + longitude; });
    m_casts = m_folder.filePath(QStringLiteral("casts.csv"));
    QFile file(m_casts);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("longitude,latitude,depth,salinity\n");
    for (int k = 0; k < 20; ++k) { // along 40 E .. : longitude k - 9.8, latitude 40.2, value 400 + 2 k
        file.write(QByteArray::number(k - 9.8) + ",40.2,1," + QByteArray::number(400 + 2 * k) + "\n");
    }
}

void ScatterTest::init() {
    m_window = std::make_unique<tests::TestWindow>(m_folder);
    if (qstrcmp(QTest::currentTestFunction(), "emptyPlotsSayWhatWouldFillThem") == 0) {
        return;
    }
    QVERIFY(m_window->open({m_grid, m_casts}));
    QCOMPARE(window().document().project().layers.size(), std::size_t{2});
}

void ScatterTest::open(const char* dock) {
    window().findChild<QAction*>(QStringLiteral("action/") + QLatin1String(dock))->trigger();
    QVERIFY(window().findChild<QDockWidget*>(QLatin1String(dock) + QStringLiteral("Dock"))->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 10000);
}

QPoint ScatterTest::pixelOf(views::PlotPanel& panel, double x, double y) {
    return tests::pixelOf(panel.plot(), x, y);
}

void ScatterTest::drag(QWidget& plot, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers) {
    tests::dragMouse(plot, from, to, modifiers);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 10000);
}

void ScatterTest::emptyPlotsSayWhatWouldFillThem() {
    open("scatter");
    QTRY_VERIFY(window().scatter().scatter().panel().hint().contains(QStringLiteral("two layers")));
    open("histogram");
    QTRY_VERIFY(window().scatter().histogram().panel().hint().contains(QStringLiteral("Select a layer")));
}

void ScatterTest::pairsAreTheCellsOfTheCasts() {
    auto& scatter = window().scatter().scatter();
    QVERIFY(!window().findChild<QDockWidget*>(QStringLiteral("scatterDock"))->isVisible());
    QVERIFY(!scatter.scene()); // nothing is computed for a view that nobody sees
    open("scatter");
    QVERIFY(scatter.scene());
    const auto& pairs = *scatter.scene()->pairs;
    QCOMPARE(pairs.x.size(), std::size_t{20});
    for (std::size_t k = 0; k < 20; ++k) {
        // The cell (k - 10, 40) holds the cast: its value is 390 + k.
        QVERIFY(std::abs(pairs.x[k] - (390.0 + static_cast<double>(k))) < 1e-3);
        QCOMPARE(pairs.y[k], 400.0 + 2.0 * static_cast<double>(k));
    }
    // y = 2 x - 380 without a residual.
    QVERIFY(std::abs(scatter.scene()->leastSquares.slope - 2.0) < 1e-6);
    QVERIFY(std::abs(scatter.scene()->leastSquares.intercept + 380.0) < 1e-3);
    QVERIFY(std::abs(scatter.scene()->theilSen.slope - 2.0) < 1e-6);
    QVERIFY(scatter.plot().statisticsText().contains(QStringLiteral("N = 20")));
}

void ScatterTest::brushedRectangleSelectsTheCastsEverywhere() {
    open("scatter");
    auto& panel = window().scatter().scatter().panel();
    drag(panel.plot(), pixelOf(panel, 392.5, 404.0), pixelOf(panel, 396.5, 413.0));
    QCOMPARE(window().desk().selection().items().at(m_casts.toStdString()), (std::vector<std::uint32_t>{3, 4, 5, 6}));
    QCOMPARE(window().scatter().scatter().plot().selectedPoints(), 4);
    drag(panel.plot(), pixelOf(panel, 400.5, 420.0), pixelOf(panel, 401.5, 424.0), Qt::ShiftModifier);
    QCOMPARE(window().desk().selection().items().at(m_casts.toStdString()), (std::vector<std::uint32_t>{3, 4, 5, 6, 11}));
}

void ScatterTest::selectionOfAnotherViewIsHighlighted() {
    open("scatter");
    window().desk().selection().set({{m_casts.toStdString(), {1, 2, 19, 77}}});
    QCOMPARE(window().scatter().scatter().plot().selectedPoints(), 3);
    window().desk().selection().set({{m_grid.toStdString(), {1, 2}}}); // cells are not what gives the places
    QCOMPARE(window().scatter().scatter().plot().selectedPoints(), 0);
}

void ScatterTest::unlinkedScatterKeepsItsOwnSelection() {
    open("scatter");
    window().findChild<QAction*>(QStringLiteral("action/link/scatter"))->setChecked(false);
    window().desk().selection().set({{m_casts.toStdString(), {1, 2}}});
    QCOMPARE(window().scatter().scatter().plot().selectedPoints(), 0);
    auto& panel = window().scatter().scatter().panel();
    drag(panel.plot(), pixelOf(panel, 392.5, 404.0), pixelOf(panel, 396.5, 413.0));
    QCOMPARE(window().scatter().scatter().plot().selectedPoints(), 4);
    QCOMPARE(window().desk().selection().size(), std::size_t{2});
}

void ScatterTest::clickWithoutDraggingTakesTheSelectionBack() {
    open("scatter");
    window().desk().selection().set({{m_casts.toStdString(), {1, 2}}});
    auto& panel = window().scatter().scatter().panel();
    QTest::mouseClick(&panel.plot(), Qt::LeftButton, {}, pixelOf(panel, 400.0, 402.0));
    QVERIFY(window().desk().selection().isEmpty());
}

void ScatterTest::lassoSelectsWhatItHolds() {
    open("scatter");
    auto& panel = window().scatter().scatter().panel();
    auto& plot = panel.plot();
    // The pairs (390 + k, 400 + 2 k) with k = 2 .. 8 lie inside, 3 below the upper side at least.
    const std::array<QPoint, 4> corners{pixelOf(panel, 391.5, 401.0), pixelOf(panel, 398.5, 401.0), pixelOf(panel, 398.5, 420.0),
                                        pixelOf(panel, 391.5, 407.0)};
    const auto send = [&](QEvent::Type type, QPoint at, Qt::MouseButtons buttons) {
        QMouseEvent event(type, QPointF(at), QPointF(plot.mapToGlobal(at)), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          buttons, Qt::AltModifier);
        QCoreApplication::sendEvent(&plot, &event);
    };
    send(QEvent::MouseButtonPress, corners[0], Qt::LeftButton);
    send(QEvent::MouseMove, corners[1], Qt::LeftButton);
    send(QEvent::MouseMove, corners[2], Qt::LeftButton);
    send(QEvent::MouseButtonRelease, corners[3], Qt::NoButton);
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 10000);
    QVERIFY(window().desk().selection().items().contains(m_casts.toStdString()));
    QCOMPARE(window().desk().selection().items().at(m_casts.toStdString()), (std::vector<std::uint32_t>{2, 3, 4, 5, 6, 7, 8}));
}

void ScatterTest::cursorOfTheScatterIsThePlaceOfThePair() {
    open("scatter");
    auto& panel = window().scatter().scatter().panel();
    QTest::mouseMove(&panel.plot(), pixelOf(panel, 395.0, 410.0));
    QTRY_VERIFY(window().desk().cursor().isValid());
    QVERIFY(std::abs(window().desk().cursor().longitudeDeg() + 4.8) < 1e-6);
    QVERIFY(std::abs(window().desk().cursor().latitudeDeg() - 40.2) < 1e-6);
    window().desk().cursor().set(0.2, 40.2, 0.1);
    QVERIFY(window().scatter().scatter().plot().isMarked());
}

void ScatterTest::draggedEndChangesTheStyleInOneStep() {
    open("histogram");
    auto& histogram = window().scatter().histogram();
    QVERIFY(histogram.scene());
    auto& document = window().document();
    const auto styleOf = [&] { return document.project().layers[*document.project().find(window().desk().selectedLayer())].style; };
    QVERIFY(!styleOf().low);
    const int steps = document.undoStack().count();
    const QPoint from = histogram.plot().handlePlace(views::RangeEnd::Low).toPoint();
    auto& plot = histogram.panel().plot();
    const QPoint to(static_cast<int>(plot.xAxis->coordToPixel(410.0)), from.y());
    drag(plot, from, to);
    QVERIFY(styleOf().low);
    QVERIFY(std::abs(*styleOf().low - plot.xAxis->pixelToCoord(to.x())) < 1e-9);
    QCOMPARE(document.undoStack().count(), steps + 1); // the whole movement
    QVERIFY(std::abs(histogram.scene()->scale.low() - *styleOf().low) < 1e-9);
    QVERIFY(window().desk().selection().isEmpty()); // a handle is no brush
    const double first = *styleOf().low;
    drag(plot, to, {static_cast<int>(plot.xAxis->coordToPixel(415.0)), from.y()});
    QCOMPARE(document.undoStack().count(), steps + 2);
    document.undoStack().undo();
    QCOMPARE(*styleOf().low, first);
    document.undoStack().undo();
    QVERIFY(!styleOf().low);
}

void ScatterTest::arrowKeysMoveTheEnds() {
    open("histogram");
    auto& histogram = window().scatter().histogram();
    const double low = histogram.scene()->scale.low();
    const double high = histogram.scene()->scale.high();
    QTest::keyClick(&histogram.panel().plot(), Qt::Key_Right);
    QVERIFY(histogram.scene()->scale.low() > low);
    QCOMPARE(histogram.scene()->scale.high(), high);
    QTest::keyClick(&histogram.panel().plot(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(histogram.scene()->scale.high() < high);
}

void ScatterTest::brushedValuesSelectTheirCells() {
    open("histogram");
    auto& histogram = window().scatter().histogram();
    auto& plot = histogram.panel().plot();
    const int y = plot.axisRect()->top() + 20;
    drag(plot, {static_cast<int>(plot.xAxis->coordToPixel(409.0)), y}, {static_cast<int>(plot.xAxis->coordToPixel(417.0)), y});
    QCOMPARE(window().desk().selection().items().at(m_casts.toStdString()), (std::vector<std::uint32_t>{5, 6, 7, 8}));
    std::size_t marked = 0;
    for (const std::size_t count : histogram.scene()->selected) {
        marked += count;
    }
    QCOMPARE(marked, std::size_t{4});
}

void ScatterTest::histogramOfTheViewCountsWhatTheMapShows() {
    open("histogram");
    auto& histogram = window().scatter().histogram();
    QCOMPARE(histogram.scene()->histogram.total, std::size_t{20});
    auto* part = window().findChild<QComboBox*>(QStringLiteral("histogram/part"));
    part->setCurrentIndex(1);
    Q_EMIT part->activated(1);
    histogram.setView({-5.0, 30.0, 0.5, 50.0});
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 10000);
    QCOMPARE(histogram.scene()->histogram.total, std::size_t{6}); // longitudes -4.8 .. 0.2
    histogram.setView({8.9, 30.0, -8.0, 50.0});                   // over the antimeridian
    QTRY_VERIFY_WITH_TIMEOUT(isIdle(), 10000);
    QCOMPARE(histogram.scene()->histogram.total, std::size_t{3}); // -9.8, -8.8 and 9.2
}

void ScatterTest::tableSaysTheNumbersOfThePlot() {
    open("scatter");
    const QStringList lines = window().scatter().scatter().panel().toCsv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 21);
    QVERIFY(lines[4].startsWith(QStringLiteral("393,406,-6.8,40.2")));
}

QTEST_MAIN(ScatterTest)
#include "ScatterTest.moc"
