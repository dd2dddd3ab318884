// The attribute table: filters and orders by hand-made rows, and the dock in the real window with one selection for rows and map.
#include "app/workstation/AttributeTable.h"

#include "app/workstation/Appearance.h"
#include "app/workstation/MainWindow.h"
#include "processing/Processes.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;

namespace {

using Rows = std::vector<std::uint32_t>;

/// Four squares of one degree side by side from 0, 50; areas with one missing.
QByteArray parcels() {
    // No raw string: moc does not read it when it holds escaped quotes.
    return "{\"type\":\"FeatureCollection\",\"name\":\"parcels\",\"features\":[\n"
           "{\"type\":\"Feature\",\"properties\":{\"crop\":\"Wheat\",\"area\":2.5,\"farm "
           "number\":3},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,50],[1,50],[1,51],[0,51],[0,50]]]}},\n"
           "{\"type\":\"Feature\",\"properties\":{\"crop\":\"maize\",\"area\":10,\"farm "
           "number\":1},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,50],[2,50],[2,51],[1,51],[1,50]]]}},\n"
           "{\"type\":\"Feature\",\"properties\":{\"crop\":\"wheat\",\"area\":null,\"farm "
           "number\":2},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[2,50],[3,50],[3,51],[2,51],[2,50]]]}},\n"
           "{\"type\":\"Feature\",\"properties\":{\"crop\":\"rape, \\\"late\\\"\",\"area\":9.5,\"farm "
           "number\":1},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[3,50],[4,50],[4,51],[3,51],[3,50]]]}}]}";
}

} // namespace

class AttributeTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void filterKeepsRows_data();
    void filterKeepsRows();
    void missingValuesComeLastInBothDirections();
    void csvIsQuotedAndExact();
    void rowsAndMapShareOneSelection();
    void clickOnTheMapChoosesTheFeature();
    void headingSortsUpDownAndBack();
    void filterIsAppliedWhileTyping();
    void zoomShowsWhatIsSelected();
    void columnColoursTheLayerAndIsUndone();

private:
    [[nodiscard]] app::AttributeRows rows() const {
        const auto layer = core::layersOfFile(m_file.toStdString(), core::MemoryBudget::standard()).front();
        return app::AttributeRows::of(core::LayerData::load(layer, core::MemoryBudget::standard(), {})).value();
    }
    [[nodiscard]] QTableView* table() const { return m_window->findChild<QTableView*>(QStringLiteral("attributes/table")); }
    [[nodiscard]] QPoint at(double longitude, double latitude) const {
        const auto& map = m_window->map();
        return (map.transform().fromDegrees(longitude, latitude).value() / map.devicePixelRatioF()).toPoint();
    }
    QTemporaryDir m_folder;
    QString m_file;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void AttributeTableTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    m_file = m_folder.filePath(QStringLiteral("parcels.geojson"));
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(parcels());
}

void AttributeTableTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 2});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
    m_window->findChild<QAction*>(QStringLiteral("action/attributes"))->trigger();
    m_window->openPaths({m_file});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering(), 20000);
    QVERIFY(m_window->map().setView(QStringLiteral("EPSG:4326"), {-1.0, 48.0, 5.0, 53.0}));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->map().isRendering(), 20000);
    QTRY_COMPARE(table()->model()->rowCount(), 4);
}

void AttributeTableTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

void AttributeTableTest::filterKeepsRows_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("nothing") << QByteArray() << QList<int>{0, 1, 2, 3};
    QTest::newRow("text, any case") << QByteArray("WHEAT") << QList<int>{0, 2};
    QTest::newRow("number as text") << QByteArray("9.5") << QList<int>{3};
    QTest::newRow("greater") << QByteArray("area > 2.5") << QList<int>{1, 3};
    QTest::newRow("at least, without blanks") << QByteArray("area>=2.5") << QList<int>{0, 1, 3};
    QTest::newRow("decimal comma") << QByteArray("area < 9,6") << QList<int>{0, 3};
    QTest::newRow("equal text") << QByteArray("crop = wheat") << QList<int>{0, 2};
    QTest::newRow("missing is not unequal") << QByteArray("area != 10") << QList<int>{0, 3};
    QTest::newRow("two conditions") << QByteArray("crop = Wheat AND area <= 3") << QList<int>{0};
    QTest::newRow("name with a blank") << QByteArray("\"farm number\" = 1") << QList<int>{1, 3};
    QTest::newRow("no such column is a text") << QByteArray("yield > 3") << QList<int>{};
}

void AttributeTableTest::filterKeepsRows() {
    QFETCH(QByteArray, text);
    QFETCH(QList<int>, expected);
    const auto all = rows();
    const auto kept = app::orderedRows(all, app::AttributeFilter(text.toStdString(), all), {}, {});
    QCOMPARE(QList<int>(kept.begin(), kept.end()), expected);
}

void AttributeTableTest::missingValuesComeLastInBothDirections() {
    const auto all = rows();
    app::AttributeOrder order;
    for (std::size_t column = 0; column < all.headings().size(); ++column) {
        order.column = all.headings()[column].name == "area" ? column : order.column;
    }
    QVERIFY(app::orderedRows(all, {}, order, {}) == (Rows{0, 3, 1, 2}));
    order.isDescending = true;
    QVERIFY(app::orderedRows(all, {}, order, {}) == (Rows{1, 3, 0, 2}));
    order.isOnly = true;
    order.only = {0, 2};
    QVERIFY(app::orderedRows(all, {}, order, {}) == (Rows{0, 2}));
}

void AttributeTableTest::csvIsQuotedAndExact() {
    const auto text = app::attributesAsCsv(rows(), {3, 2}, ',', {});
    QCOMPARE(QString::fromStdString(text), QStringLiteral("crop,area,farm number\n\"rape, \"\"late\"\"\",9.5,1\nwheat,,2\n"));
}

void AttributeTableTest::rowsAndMapShareOneSelection() {
    auto& selection = m_window->desk().selection();
    table()->selectRow(1);
    QCOMPARE(selection.size(), std::size_t{1});
    QVERIFY(selection.contains(m_file.toStdString(), 1));
    selection.set({{m_file.toStdString(), {0, 3}}});
    QTRY_COMPARE(table()->selectionModel()->selectedRows().size(), qsizetype{2});
    QVERIFY(table()->selectionModel()->isRowSelected(0) && table()->selectionModel()->isRowSelected(3));
}

void AttributeTableTest::clickOnTheMapChoosesTheFeature() {
    QTest::mouseClick(&m_window->map(), Qt::LeftButton, {}, at(2.5, 50.5));
    QVERIFY(m_window->desk().selection().contains(m_file.toStdString(), 2));
    QVERIFY(table()->selectionModel()->isRowSelected(2));
    QTRY_VERIFY(!m_window->map().isRendering());
}

void AttributeTableTest::headingSortsUpDownAndBack() {
    const auto firstCell = [this] { return table()->model()->index(0, 1).data().toString(); };
    auto* header = table()->horizontalHeader();
    const auto click = [&] {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(header->sectionViewportPosition(1) + 12, header->height() / 2));
    };
    click();
    QTRY_COMPARE(firstCell(), QStringLiteral("2.5"));
    click();
    QTRY_COMPARE(firstCell(), QStringLiteral("10"));
    click();
    QTRY_COMPARE(firstCell(), QStringLiteral("2.5"));
    QTRY_COMPARE(table()->model()->index(3, 1).data().toString(), QStringLiteral("9.5"));
}

void AttributeTableTest::filterIsAppliedWhileTyping() {
    auto* filter = m_window->findChild<QLineEdit*>(QStringLiteral("attributes/filter"));
    QTest::keyClicks(filter, QStringLiteral("crop = wheat"));
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    auto* only = m_window->findChild<QCheckBox*>(QStringLiteral("attributes/onlySelected"));
    m_window->desk().selection().set({{m_file.toStdString(), {2}}});
    only->setChecked(true);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    filter->clear();
    only->setChecked(false);
    QTRY_COMPARE(table()->model()->rowCount(), 4);
}

void AttributeTableTest::zoomShowsWhatIsSelected() {
    auto* zoom = m_window->findChild<QPushButton*>(QStringLiteral("attributes/zoomButton"));
    QVERIFY(!zoom->isEnabled());
    QVERIFY(!zoom->toolTip().isEmpty());
    table()->selectRow(3);
    QVERIFY(zoom->isEnabled());
    zoom->click();
    const auto extent = m_window->map().extent();
    QVERIFY(extent[0] < 3.0 && extent[2] > 4.0 && extent[1] < 50.0 && extent[3] > 51.0);
    QVERIFY(extent[2] - extent[0] < 5.0);
}

void AttributeTableTest::columnColoursTheLayerAndIsUndone() {
    const auto layer = [this] { return m_window->document().project().layers.front(); };
    const auto before = layer();
    auto* header = table()->horizontalHeader();
    Q_EMIT header->customContextMenuRequested(QPoint(header->sectionViewportPosition(1) + 12, header->height() / 2));
    auto* color = m_window->findChild<QAction*>(QStringLiteral("attributes/colorBy"));
    QVERIFY(color != nullptr);
    color->trigger();
    QCOMPARE(layer().variable, std::string("area"));
    QTRY_VERIFY(!m_window->layerStore().isLoading());
    const auto data = m_window->layerStore().data(layer());
    QVERIFY(data && data->featureValues().size() == 4);
    QCOMPARE(data->featureValues()[3], 9.5);
    m_window->document().undoStack().undo();
    QVERIFY(layer() == before);
    QTRY_VERIFY(!m_window->layerStore().isLoading() && !m_window->map().isRendering());
}

QTEST_MAIN(AttributeTableTest)
#include "AttributeTableTest.moc"
