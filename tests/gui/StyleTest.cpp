// Style panel, inspector, legend and properties of the window, on a file whose temperature is 280 + 10 latitude + longitude kelvin and
// whose classes are 1 (open water), 2 (sea ice) and 30 (land) by columns: every expected number follows from these rules.
#include "app/workstation/Appearance.h"
#include "app/workstation/ColorChoice.h"
#include "app/workstation/LayerProperties.h"
#include "app/workstation/MainWindow.h"
#include "core/io/NetcdfWriter.h"
#include "processing/Processes.h"
#include "views/inspector/PinTable.h"
#include "views/inspector/SelectionTable.h"
#include "views/scene/NumberText.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QScrollArea>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <cmath>

using namespace phidias;

class StyleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void everyControlIsOneStepThatIsUndone();
    void percentilesThatFollowEachOtherAreOneStep();
    void fixedRangeStartsFromWhatIsDrawn();
    void unitChangesValuesAndRangeTogether();
    void unitThatDoesNotFitIsRefusedInWords();
    void standardStyleComesBack();
    void mapsStandUnderHeadingsAndReverse();
    void panelIsNoWiderThanItsDock();
    void legendListsTheClassesThatOccur();
    void legendEntriesLieBesideOrUnderOneAnother();
    void featuresAreColouredByAnAttribute();
    void legendShowsAnArrowOfARoundSpeed();
    void inspectorNamesTheClass();
    void pinsShowTheValuesOfTheFile();
    void pinsAreRenamedAndRemovedUndoably();
    void selectionIsSummedUp();
    void propertiesTellTheFileAndItsVariables();

private:
    template <typename Widget> Widget* find(const char* name) { return m_window->findChild<Widget*>(QLatin1String(name)); }
    [[nodiscard]] const core::Layer& layer(const char* variable) const {
        const auto& layers = m_window->document().project().layers;
        return *std::find_if(layers.begin(), layers.end(), [&](const core::Layer& each) { return each.variable == variable; });
    }
    void choose(const char* variable) {
        m_window->document().change(QStringLiteral("show"), [&](core::Project& project) {
            for (auto& each : project.layers) {
                each.isVisible = each.variable == variable;
            }
        });
        m_window->findChild<app::LayersPanel*>()->select(layer(variable).id);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->layerStore().isLoading() && m_window->layerStore().data(layer(variable)), 10000);
    }
    QTemporaryDir m_folder;
    QString m_file;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

namespace {

constexpr int kColumns = 6;
constexpr int kRows = 5;

double kelvin(double longitude, double latitude) {
    return 280.0 + 10.0 * latitude + longitude;
}

} // namespace

void StyleTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    m_file = m_folder.filePath(QStringLiteral("field.nc"));
    core::NetcdfWriter writer(m_file.toStdString());
    const auto y = writer.defineDimension("lat", kRows);
    const auto x = writer.defineDimension("lon", kColumns);
    const auto latitude = writer.defineVariable("lat", core::NetcdfType::Double, {y});
    writer.attribute(latitude, "units", std::string("degrees_north"));
    const auto longitude = writer.defineVariable("lon", core::NetcdfType::Double, {x});
    writer.attribute(longitude, "units", std::string("degrees_east"));
    const auto temperature = writer.defineVariable("sst", core::NetcdfType::Double, {y, x});
    writer.attribute(temperature, "units", std::string("K"));
    writer.attribute(temperature, "standard_name", std::string("sea_surface_temperature"));
    const auto kind = writer.defineVariable("kind", core::NetcdfType::Int32, {y, x});
    const std::vector<double> flags{1.0, 2.0, 30.0, 99.0};
    writer.attribute(kind, "flag_values", core::NetcdfType::Int32, flags);
    writer.attribute(kind, "flag_meanings", std::string("open_water sea_ice land never_there"));
    writer.endDefinitions();
    std::vector<double> latitudes;
    std::vector<double> longitudes;
    std::vector<double> values;
    std::vector<double> kinds;
    for (int row = 0; row < kRows; ++row) {
        latitudes.push_back(row);
        for (int column = 0; column < kColumns; ++column) {
            values.push_back(kelvin(column, row));
            kinds.push_back(column < 2 ? 1.0 : column < 4 ? 2.0 : 30.0);
        }
    }
    for (int column = 0; column < kColumns; ++column) {
        longitudes.push_back(column);
    }
    writer.put(latitude, std::span<const double>(latitudes));
    writer.put(longitude, std::span<const double>(longitudes));
    writer.put(temperature, std::span<const double>(values));
    writer.put(kind, std::span<const double>(kinds));
    writer.commit();
}

void StyleTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
    m_window->openPaths({m_file});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isOpening() && !m_window->document().project().layers.empty(), 10000);
    choose("sst");
}

void StyleTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

void StyleTest::everyControlIsOneStepThatIsUndone() {
    struct Step {
        const char* what;
        std::function<void()> act;
        std::function<bool(const core::LayerStyle&)> isDone;
    };
    const auto pick = [this](const char* box, const QVariant& data) {
        auto* combo = find<QComboBox>(box);
        combo->setCurrentIndex(combo->findData(data));
        Q_EMIT combo->activated(combo->currentIndex());
    };
    const auto pickRow = [this](const char* box, int row) {
        auto* combo = find<QComboBox>(box);
        combo->setCurrentIndex(row);
        Q_EMIT combo->activated(row);
    };
    const std::vector<Step> steps{
        {"map", [&] { pick("style/colorMap", QStringLiteral("matter")); }, [](const auto& s) { return s.colorMap == "matter"; }},
        {"reversed", [&] { find<QCheckBox>("style/reversed")->click(); }, [](const auto& s) { return s.colorMap == "thermal_r"; }},
        {"logarithmic", [&] { find<QCheckBox>("style/logarithmic")->click(); }, [](const auto& s) { return s.isLogarithmic; }},
        {"fixed", [&] { pickRow("style/rangeMode", 1); }, [](const auto& s) { return s.low && s.high; }},
        {"centred", [&] { pickRow("style/rangeMode", 2); }, [](const auto& s) { return s.isCentered && !s.low; }},
        {"percentile", [&] { find<QDoubleSpinBox>("style/lowPercentile")->setValue(10.0); },
         [](const auto& s) { return s.lowPercentile == 10.0; }},
        {"opacity", [&] { find<QSlider>("style/opacity")->setValue(40); }, [](const auto& s) { return std::abs(s.opacity - 0.4) < 1e-9; }},
        {"below", [&] { Q_EMIT find<app::ColorChoice>("style/belowColor")->colorChosen(QStringLiteral("none")); },
         [](const auto& s) { return s.belowColor == "none"; }},
        {"above", [&] { Q_EMIT find<app::ColorChoice>("style/aboveColor")->colorChosen(QStringLiteral("#102030")); },
         [](const auto& s) { return s.aboveColor == "#102030"; }},
        {"missing", [&] { Q_EMIT find<app::ColorChoice>("style/missingColor")->colorChosen(QStringLiteral("#808080")); },
         [](const auto& s) { return s.missingColor == "#808080"; }},
        {"filled", [&] { find<QCheckBox>("style/filled")->click(); }, [](const auto& s) { return !s.isFilled; }},
        {"arrows", [&] { find<QSlider>("style/arrowSpacing")->setValue(60); }, [](const auto& s) { return s.arrowSpacingPx == 60.0; }},
        {"multiplied", [&] { find<QCheckBox>("style/multiplied")->click(); }, [](const auto& s) { return s.isMultiplied; }},
    };
    auto& stack = m_window->document().undoStack();
    for (const auto& step : steps) {
        const auto before = layer("sst").style;
        const int count = stack.index();
        step.act();
        QVERIFY2(step.isDone(layer("sst").style), step.what);
        QVERIFY2(stack.index() == count + 1, step.what);
        stack.undo();
        QVERIFY2(layer("sst").style == before, step.what);
    }
}

void StyleTest::percentilesThatFollowEachOtherAreOneStep() {
    auto& stack = m_window->document().undoStack();
    const int count = stack.index();
    auto* low = find<QDoubleSpinBox>("style/lowPercentile");
    for (const double percent : {3.0, 4.0, 5.0}) {
        low->setValue(percent);
    }
    QCOMPARE(stack.index(), count + 1);
    QCOMPARE(layer("sst").style.lowPercentile, 5.0);
    // The lower one stays below the upper one.
    low->setValue(99.9);
    QVERIFY(layer("sst").style.lowPercentile < layer("sst").style.highPercentile);
}

void StyleTest::fixedRangeStartsFromWhatIsDrawn() {
    const auto before = m_window->layerStore().data(layer("sst"))->scale(layer("sst").style);
    auto* mode = find<QComboBox>("style/rangeMode");
    mode->setCurrentIndex(1);
    Q_EMIT mode->activated(1);
    QCOMPARE(layer("sst").style.low.value(), before.low());
    QCOMPARE(layer("sst").style.high.value(), before.high());
    auto* high = find<QLineEdit>("style/high");
    QVERIFY(!high->isHidden());
    high->setText(QStringLiteral("300"));
    Q_EMIT high->editingFinished();
    QCOMPARE(layer("sst").style.high.value(), 300.0);
    QCOMPARE(layer("sst").style.low.value(), before.low()); // all digits, though fewer are shown
    // Ends in the wrong order are not taken.
    high->setText(QStringLiteral("1"));
    Q_EMIT high->editingFinished();
    QCOMPARE(layer("sst").style.high.value(), 300.0);
}

void StyleTest::unitChangesValuesAndRangeTogether() {
    m_window->document().change(QStringLiteral("range"), [&](core::Project& project) {
        auto& style = project.layers[*project.find(layer("sst").id)].style;
        style.low = 283.15;
        style.high = 303.15;
    });
    auto* unit = find<QComboBox>("style/unit");
    QCOMPARE(unit->currentText(), QStringLiteral("K"));
    unit->setCurrentIndex(unit->findData(QStringLiteral("degree_Celsius")));
    Q_EMIT unit->activated(unit->currentIndex());
    QCOMPARE(layer("sst").style.unit.c_str(), "degree_Celsius");
    QVERIFY(std::abs(layer("sst").style.low.value() - 10.0) < 1e-9);
    QVERIFY(std::abs(layer("sst").style.high.value() - 30.0) < 1e-9);
    QTRY_VERIFY(m_window->layerStore().data(layer("sst")));
    const auto sample = m_window->layerStore().data(layer("sst"))->sample(3.0, 2.0, 0.1);
    QVERIFY(std::abs(sample->value - (kelvin(3.0, 2.0) - 273.15)) < 1e-4);
    m_window->document().undoStack().undo();
    QVERIFY(layer("sst").style.unit.empty());
    QCOMPARE(layer("sst").style.low.value(), 283.15);
}

void StyleTest::unitThatDoesNotFitIsRefusedInWords() {
    auto* unit = find<QComboBox>("style/unit");
    unit->lineEdit()->setText(QStringLiteral("kg"));
    Q_EMIT unit->lineEdit()->editingFinished();
    QVERIFY(layer("sst").style.unit.empty());
    auto* note = find<QLabel>("style/unitNote");
    QVERIFY(!note->isHidden());
    QVERIFY(note->text().contains(QStringLiteral("kg")));
}

void StyleTest::standardStyleComesBack() {
    const auto standard = layer("sst").style;
    QCOMPARE(standard.colorMap.c_str(), "thermal");
    m_window->document().change(QStringLiteral("style"), [&](core::Project& project) {
        auto& style = project.layers[*project.find(layer("sst").id)].style;
        style.colorMap = "gray";
        style.low = 1.0;
        style.opacity = 0.3;
    });
    find<QPushButton>("style/resetButton")->click();
    QVERIFY(layer("sst").style == standard);
    choose("kind");
    QCOMPARE(layer("kind").style.colorMap.c_str(), "classes");
    QVERIFY(find<QComboBox>("style/rangeMode")->isHidden()); // classes have no range
}

void StyleTest::mapsStandUnderHeadingsAndReverse() {
    auto* box = find<QComboBox>("style/colorMap");
    QStringList names;
    int headings = 0;
    for (int k = 0; k < box->count(); ++k) {
        if (box->itemData(k).isNull()) {
            ++headings;
            QVERIFY(!(box->model()->flags(box->model()->index(k, 0)) & Qt::ItemIsSelectable));
        } else {
            names += box->itemData(k).toString();
        }
    }
    QCOMPARE(headings, 4);
    QCOMPARE(names.size(), static_cast<qsizetype>(core::colorMapNames().size())); // each once, whichever way round
    QVERIFY(names.indexOf(QStringLiteral("viridis")) < names.indexOf(QStringLiteral("balance")));
}

void StyleTest::panelIsNoWiderThanItsDock() {
    auto* more = find<QToolButton>("style/moreButton");
    more->click();
    for (const char* variable : {"sst", "kind"}) {
        choose(variable);
        for (const int mode : {0, 1, 2}) {
            auto* box = find<QComboBox>("style/rangeMode");
            box->setCurrentIndex(mode);
            Q_EMIT box->activated(mode);
            QVERIFY2(find<QWidget>("style/body")->minimumSizeHint().width() <= 240,
                     qPrintable(QString::number(find<QWidget>("style/body")->minimumSizeHint().width())));
        }
    }
}

void StyleTest::legendListsTheClassesThatOccur() {
    choose("kind");
    const auto entries = views::legendEntries(m_window->desk().scene());
    QCOMPARE(entries.size(), std::size_t{1});
    QStringList names;
    for (const auto& [color, name] : entries[0].classes) {
        names += name;
    }
    QCOMPARE(names, QStringList({QStringLiteral("open water"), QStringLiteral("sea ice"), QStringLiteral("land")}));
    const auto scale = m_window->layerStore().data(layer("kind"))->scale(layer("kind").style);
    QCOMPARE(entries[0].classes[2].first.rgba(), scale.color(30.0)); // the colour of the map
    QVERIFY(entries[0].classes[0].first != entries[0].classes[1].first);
}

void StyleTest::legendEntriesLieBesideOrUnderOneAnother() {
    // Twelve layers of as many ranges.
    m_window->document().change(QStringLiteral("copies"), [&](core::Project& project) {
        const core::Layer first = layer("sst");
        for (int k = 1; k < 12; ++k) {
            project.layers.push_back(first);
            project.layers.back().id = project.freeLayerId();
            project.layers.back().style.low = 200.0 + k;
            project.layers.back().style.high = 400.0;
        }
    });
    auto* legend = m_window->findChild<views::LegendWidget*>();
    QTRY_COMPARE(legend->entries().size(), std::size_t{12});
    for (const double width : {180.0, 250.0, 500.0, 900.0}) {
        const auto places = legend->places(width);
        QCOMPARE(places.size(), std::size_t{12});
        for (std::size_t a = 0; a < places.size(); ++a) {
            QVERIFY(places[a].left() >= 0.0 && places[a].right() <= width);
            for (std::size_t b = 0; b < a; ++b) {
                QVERIFY(!places[a].intersects(places[b]));
            }
        }
    }
    QVERIFY(legend->places(900.0)[1].top() == legend->places(900.0)[0].top());
    QVERIFY(legend->minimumHeight() >= legend->places(legend->width()).back().bottom()); // to be reached by scrolling
}

void StyleTest::featuresAreColouredByAnAttribute() {
    const QString path = m_folder.filePath(QStringLiteral("parcels.geojson"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"crop": "wheat", "yield": 7.5},
 "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}},
{"type": "Feature", "properties": {"crop": "maize", "yield": 9.5},
 "geometry": {"type": "Polygon", "coordinates": [[[2, 0], [3, 0], [3, 1], [2, 1], [2, 0]]]}}]})");
    file.close();
    m_window->openPaths({path});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isOpening() && m_window->document().project().layers.size() == 3, 10000);
    const std::string id = m_window->document().project().layers.back().id;
    const auto present = [&]() -> const core::Layer& {
        return m_window->document().project().layers[*m_window->document().project().find(id)];
    };
    m_window->findChild<app::LayersPanel*>()->select(id);
    auto* box = find<QComboBox>("style/attribute");
    QTRY_VERIFY(box->findData(QStringLiteral("crop")) > 0);
    const auto pick = [box](const char* name) {
        box->setCurrentIndex(box->findData(QLatin1String(name)));
        Q_EMIT box->activated(box->currentIndex());
    };
    pick("crop");
    QCOMPARE(present().variable.c_str(), "crop");
    QCOMPARE(present().style.colorMap.c_str(), "classes");
    QTRY_VERIFY(m_window->layerStore().data(present()));
    // In the order of their texts: maize is 0, wheat is 1.
    QCOMPARE(m_window->layerStore().data(present())->sample(0.5, 0.5, 0.1)->meaning.c_str(), "wheat");
    QCOMPARE(m_window->layerStore().data(present())->sample(2.5, 0.5, 0.1)->value, 0.0);
    auto* label = find<QComboBox>("style/label");
    label->setCurrentIndex(label->findData(QStringLiteral("crop")));
    Q_EMIT label->activated(label->currentIndex());
    QCOMPARE(present().style.labelColumn.c_str(), "crop");
    pick("yield");
    QCOMPARE(present().style.colorMap.c_str(), "viridis");
    QTRY_VERIFY(m_window->layerStore().data(present()));
    QCOMPARE(m_window->layerStore().data(present())->sample(2.5, 0.5, 0.1)->value, 9.5);
}

void StyleTest::legendShowsAnArrowOfARoundSpeed() {
    // 3 to the east and 4 to the north are 5 everywhere: a round number, and the 95th percentile.
    const QString path = m_folder.filePath(QStringLiteral("current.nc"));
    core::NetcdfWriter writer(path.toStdString());
    const auto y = writer.defineDimension("lat", 2);
    const auto x = writer.defineDimension("lon", 2);
    const auto latitude = writer.defineVariable("lat", core::NetcdfType::Double, {y});
    writer.attribute(latitude, "units", std::string("degrees_north"));
    const auto longitude = writer.defineVariable("lon", core::NetcdfType::Double, {x});
    writer.attribute(longitude, "units", std::string("degrees_east"));
    const auto eastward = writer.defineVariable("uo", core::NetcdfType::Double, {y, x});
    const auto northward = writer.defineVariable("vo", core::NetcdfType::Double, {y, x});
    for (const auto& variable : {eastward, northward}) {
        writer.attribute(variable, "units", std::string("m s-1"));
    }
    writer.attribute(eastward, "standard_name", std::string("eastward_sea_water_velocity"));
    writer.attribute(northward, "standard_name", std::string("northward_sea_water_velocity"));
    writer.endDefinitions();
    const std::vector<double> degrees{0.0, 1.0};
    writer.put(latitude, std::span<const double>(degrees));
    writer.put(longitude, std::span<const double>(degrees));
    writer.put(eastward, std::span<const double>(std::vector<double>(4, 3.0)));
    writer.put(northward, std::span<const double>(std::vector<double>(4, 4.0)));
    writer.commit();
    m_window->openPaths({path});
    const auto arrows = [&] {
        std::vector<views::LegendEntry> found;
        for (auto& entry : views::legendEntries(m_window->desk().scene())) {
            if (entry.arrowSpeed > 0.0) {
                found.push_back(entry);
            }
        }
        return found;
    };
    QTRY_COMPARE_WITH_TIMEOUT(arrows().size(), std::size_t{1}, 10000);
    QCOMPARE(arrows()[0].arrowSpeed, 5.0);
    QCOMPARE(arrows()[0].unit, QStringLiteral("m s-1"));
    const double length = arrows()[0].arrowLength;
    QVERIFY(length > 18.0 && length <= 36.0); // about the spacing of the arrows, 36 points
    QVERIFY(views::legendText(arrows()[0]).contains(views::quantityText(5.0, QStringLiteral("m s-1"), 4)));
}

void StyleTest::inspectorNamesTheClass() {
    choose("kind");
    m_window->desk().cursor().set(5.0, 1.0, 0.1);
    auto* table = find<QTableWidget>("inspector/table");
    QTRY_COMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("land (30)"));
    QCOMPARE(table->item(0, 1)->data(Qt::UserRole).toDouble(), 30.0);
    QVERIFY(table->item(0, 3)->toolTip().contains(m_file));
    const QString csv = m_window->findChild<views::InspectorWidget*>()->toCsv();
    const QStringList lines = csv.split(QLatin1Char('\n'));
    QCOMPARE(lines[1].split(QLatin1Char(','))[3], QStringLiteral("30"));
    QCOMPARE(lines[1].split(QLatin1Char(',')).size(), lines[0].split(QLatin1Char(',')).size() + 1); // the cell "[5, 1]" has a comma
}

void StyleTest::pinsShowTheValuesOfTheFile() {
    m_window->document().change(QStringLiteral("pins"), [](core::Project& project) {
        project.pins = {{2.0, 3.0, "here"}, {100.0, 3.0, "far, \"away\""}};
    });
    auto* pins = m_window->findChild<views::PinTable*>();
    auto* table = find<QTableWidget>("pins/table");
    QTRY_VERIFY(!pins->isReading() && table->columnCount() == 4);
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(QLocale().toDouble(table->item(0, 3)->text()), kelvin(2.0, 3.0));
    QCOMPARE(pins->toCsv().split(QLatin1Char('\n'))[1], QStringLiteral("\"here\",2.000000,3.000000,312"));
    QCOMPARE(pins->toCsv().split(QLatin1Char('\n'))[2], QStringLiteral("\"far, \"\"away\"\"\",100.000000,3.000000,"));
    const QString path = m_folder.filePath(QStringLiteral("pins.csv"));
    pins->saveCsv(path.toStdString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), pins->toCsv());
}

void StyleTest::pinsAreRenamedAndRemovedUndoably() {
    m_window->document().change(QStringLiteral("pins"), [](core::Project& project) {
        project.pins = {{2.0, 3.0, "a"}, {3.0, 3.0, "b"}, {4.0, 3.0, "c"}};
    });
    auto* table = find<QTableWidget>("pins/table");
    table->item(1, 0)->setText(QStringLiteral("buoy"));
    QCOMPARE(m_window->document().project().pins[1].label.c_str(), "buoy");
    table->selectRow(1);
    find<QPushButton>("pins/visitButton")->click();
    QCOMPARE(m_window->desk().cursor().longitudeDeg(), 3.0);
    const auto box = m_window->map().extent();
    QVERIFY(box[0] < 3.0 && box[2] > 3.0);
    find<QPushButton>("pins/removeButton")->click();
    QCOMPARE(m_window->document().project().pins.size(), std::size_t{2});
    QCOMPARE(m_window->document().project().pins[1].label.c_str(), "c");
    m_window->document().undoStack().undo();
    m_window->document().undoStack().undo();
    QCOMPARE(m_window->document().project().pins[1].label.c_str(), "b");
    QCOMPARE(table->item(1, 0)->text(), QStringLiteral("b"));
}

void StyleTest::selectionIsSummedUp() {
    auto* figures = m_window->findChild<views::SelectionTable*>();
    // Cells of the second row, columns 0 ... 5: 290 ... 295, so the mean is 292.5 and the variance 6 * 7 / 12.
    std::vector<std::uint32_t> cells;
    for (std::uint32_t column = 0; column < kColumns; ++column) {
        cells.push_back(kColumns + column);
    }
    m_window->desk().selection().set({{m_file.toStdString(), cells}});
    auto* table = find<QTableWidget>("selection/table");
    QTRY_VERIFY(!figures->isComputing() && table->rowCount() == 1);
    const QStringList row = figures->toCsv().split(QLatin1Char('\n'))[1].split(QLatin1Char(','));
    QCOMPARE(row[1], QStringLiteral("\"K\""));
    QCOMPARE(row[2], QStringLiteral("6"));
    QCOMPARE(row[4].toDouble(), 292.5);
    QVERIFY(std::abs(row[5].toDouble() - std::sqrt(3.5)) < 1e-9);
    QCOMPARE(row[6].toDouble(), 290.0);
    QCOMPARE(row[7].toDouble(), 295.0);
    find<QPushButton>("selection/clearButton")->click();
    QTRY_COMPARE(table->rowCount(), 0);
}

void StyleTest::propertiesTellTheFileAndItsVariables() {
    m_window->findChild<QAction*>(QStringLiteral("action/layerProperties"))->trigger();
    auto* dialog = m_window->findChild<app::LayerProperties*>();
    QVERIFY(dialog != nullptr);
    QVERIFY(!dialog->isModal());
    auto* variables = dialog->findChild<QTableWidget*>(QStringLiteral("layerProperties/variables"));
    QTRY_COMPARE(variables->rowCount(), 2);
    QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("layerProperties/file"))->text(), m_file);
    QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("layerProperties/values"))->text(), QStringLiteral("30"));
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("layerProperties/sizes"))->text().contains(QStringLiteral("lat 5")));
    QCOMPARE(dialog->findChild<QLabel*>(QStringLiteral("layerProperties/bytes"))->text(),
             QLocale().formattedDataSize(QFileInfo(m_file).size()));
    dialog->close();
}

QTEST_MAIN(StyleTest)
#include "StyleTest.moc"
