// The widgets of the DIVAnd workspace, and how they show the project.
#include "app/workstation/DivandRequests.h"
#include "app/workstation/DivandWorkspace.h"
#include "core/util/Paths.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>
#include <cmath>
#include <numeric>

namespace phidias::app {

using core::Json;
using views::fromQt;
using views::toQt;

namespace {

constexpr double kLeastLengthKm = 1.0;
constexpr double kMostLengthKm = 5000.0;
constexpr double kLeastNoise = 0.001;
constexpr double kMostNoise = 100.0;
constexpr int kSliderSteps = 1000;

int sliderAt(double value, double least, double most) {
    return static_cast<int>(std::lround(kSliderSteps * std::log(std::clamp(value, least, most) / least) / std::log(most / least)));
}

/// Value of a slider step, to three digits so that the spin box shows what is used.
double valueAt(int step, double least, double most) {
    const double value = least * std::pow(most / least, static_cast<double>(step) / kSliderSteps);
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 2.0);
    return std::clamp(std::round(value / unit) * unit, least, most);
}

void name(QWidget* widget, const char* objectName, const QString& accessible) {
    widget->setObjectName(QStringLiteral("divand/") % QLatin1String(objectName));
    widget->setAccessibleName(accessible);
    widget->setToolTip(accessible);
}

QWidget* row(std::initializer_list<QWidget*> widgets, QWidget* parent, int stretched = -1) {
    auto* holder = new QWidget(parent);
    auto* layout = new QHBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    int index = 0;
    for (QWidget* widget : widgets) {
        layout->addWidget(widget, index++ == stretched ? 1 : 0);
    }
    if (stretched < 0) {
        layout->addStretch(1);
    }
    return holder;
}

QFormLayout* formOf(QWidget* page) {
    auto* form = new QFormLayout(page);
    form->setContentsMargins(12, 8, 12, 8);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return form;
}

Json monthLists(int each) {
    Json lists = Json::array();
    for (int first = 1; each > 0 && first <= 12; first += each) {
        std::vector<int> months(static_cast<std::size_t>(each));
        std::iota(months.begin(), months.end(), first);
        lists.push_back(months);
    }
    return lists;
}

double firstNumber(const Json& value, double otherwise) {
    const Json& first = value.is_array() && !value.empty() ? value.front() : value;
    return first.is_number() ? first.get<double>() : otherwise;
}

/// Numbers of a text, separated by blanks, commas or semicolons, in the C locale; nothing when one is no number.
std::optional<std::vector<double>> numbersOf(const QString& text) {
    std::vector<double> numbers;
    for (const QString& word : QString(text)
                                   .replace(QLatin1Char(','), QLatin1Char(' '))
                                   .replace(QLatin1Char(';'), QLatin1Char(' '))
                                   .split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        bool isNumber = false;
        numbers.push_back(QLocale::c().toDouble(word, &isNumber));
        if (!isNumber) {
            return std::nullopt;
        }
    }
    return numbers;
}

void display(QLineEdit& edit, const QString& text) {
    if (!edit.hasFocus() && edit.text() != text) {
        edit.setText(text);
    }
}

void display(QDoubleSpinBox& box, double value) {
    if (!box.hasFocus() || std::abs(box.value() - value) > 1e-9) {
        box.setValue(value);
    }
}

/// Chooses a value in a box of choices; one that the box does not offer is added as it stands.
void choose(QComboBox& box, const QString& value) {
    int index = box.findData(value);
    if (index < 0) {
        box.addItem(value, value);
        index = box.count() - 1;
    }
    box.setCurrentIndex(index);
}

} // namespace

DivandWorkspace::DivandWorkspace(DivandContext context, QWidget* parent)
    : QWidget(parent), m_context(std::move(context)), m_preview(m_context.worker, m_context.budget, this), m_state(new QLabel(this)) {
    setObjectName(QStringLiteral("divand"));
    setAccessibleName(tr("DIVAnd"));
    auto* tabs = new QTabWidget(this);
    tabs->setDocumentMode(true);
    name(tabs, "tabs", tr("Steps of the analysis"));
    tabs->setToolTip({});
    const auto addPage = [&](QWidget* page, const char* objectName, const QString& title) {
        auto* scroll = new QScrollArea(tabs);
        name(scroll, objectName, title);
        scroll->setToolTip({});
        scroll->setWidget(page);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus);
        tabs->addTab(scroll, title);
    };
    addPage(makeAnalysisPage(), "page/analysis", tr("Analysis"));
    addPage(makeObservationsPage(), "page/observations", tr("Observations"));
    addPage(makeResultPage(), "page/result", tr("Result"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tabs, 1);
    layout->addWidget(makeButtons());
    setMinimumWidth(350);

    connect(&m_context.document, &ProjectDocument::changed, this, &DivandWorkspace::refresh);
    connect(&m_preview, &DivandPreview::changed, this, [this] {
        if (m_preview.layer()) {
            m_state->setText(tr("Preview: %1 ms").arg(m_preview.latency().count()));
        }
        Q_EMIT previewChanged();
    });
    connect(&m_preview, &DivandPreview::failed, this, [this](const QString& message) { m_state->setText(message); });
    refresh();
}

QWidget* DivandWorkspace::makeAnalysisPage() {
    auto* page = new QWidget(this);
    auto* form = formOf(page);
    m_layers = new QListWidget(page);
    name(m_layers, "layers", tr("Observation layers that are analysed"));
    m_layers->setMaximumHeight(76);
    m_layers->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_variable = new QLineEdit(page);
    name(m_variable, "variable", tr("Quantity, or name of the variable in the files"));
    m_count = new QLabel(page);
    name(m_count, "count", tr("Number of observations drawn"));
    m_count->setWordWrap(true);
    form->addRow(m_layers);
    form->addRow(m_count);
    form->addRow(tr("Variable"), m_variable);
    connect(m_layers, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        const std::string id = fromQt(item->data(Qt::UserRole).toString());
        const bool isUsed = item->checkState() == Qt::Checked;
        change(tr("Choose the observations"), [&](core::Project& project) {
            std::erase(project.divand.hiddenLayers, id);
            if (!isUsed) {
                project.divand.hiddenLayers.push_back(id);
            }
        });
    });
    connect(m_variable, &QLineEdit::editingFinished, this, [this] {
        const std::string text = fromQt(m_variable->text().trimmed());
        if (!text.empty() && text != effective().value("variable", "")) {
            set("variable", text, tr("Choose the variable"));
        }
    });
    makeGridRows(*form, *page);

    m_bathymetry = new QLineEdit(page);
    name(m_bathymetry, "bathymetry", tr("File of the bathymetry; empty = all sea"));
    m_bathymetry->setPlaceholderText(tr("all sea"));
    auto* browse = new QToolButton(page);
    name(browse, "bathymetryBrowse", tr("Choose the file of the bathymetry"));
    browse->setText(tr("..."));
    const auto takeBathymetry = [this](const QString& path) {
        set("bathymetry", path.isEmpty() ? Json("") : Json{{"href", fromQt(path)}}, tr("Choose the bathymetry"));
    };
    connect(browse, &QToolButton::clicked, this, [this, takeBathymetry] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Bathymetry"), m_bathymetry->text());
        if (!path.isEmpty()) {
            takeBathymetry(path);
        }
    });
    connect(m_bathymetry, &QLineEdit::editingFinished, this, [this, takeBathymetry] {
        if (m_bathymetry->isModified()) {
            m_bathymetry->setModified(false);
            takeBathymetry(m_bathymetry->text().trimmed());
        }
    });
    form->addRow(tr("Bathymetry"), row({m_bathymetry, browse}, page, 0));

    // What the process of this program offers, with our words for what is known.
    const auto choices = [&](const char* parameter, const char* objectName, const QString& accessible, const QString& command,
                             const std::vector<std::pair<const char*, QString>>& texts) {
        auto* box = new QComboBox(page);
        name(box, objectName, accessible);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(18);
        const auto* declared = m_context.processes.find(kProcessId).declaration().findInput(parameter);
        for (const auto& [value, text] : texts) {
            const auto offers = [&, id = std::string(value)](const core::ValueType& type) {
                return std::find(type.choices.begin(), type.choices.end(), id) != type.choices.end();
            };
            if (declared != nullptr && std::any_of(declared->types.begin(), declared->types.end(), offers)) {
                box->addItem(text, QLatin1String(value));
            }
        }
        box->setEnabled(box->count() > 0);
        if (box->count() == 0) {
            box->setToolTip(tr("The process of this program does not offer it."));
        }
        connect(box, &QComboBox::activated, this,
                [this, box, parameter, command] { set(parameter, fromQt(box->currentData().toString()), command); });
        return box;
    };
    m_background = choices("background", "background", tr("Background"), tr("Choose the background"),
                           {{"mean", tr("Mean of the slice")}, {"profile", tr("Mean profile")}, {"none", tr("None (zero)")}});
    form->addRow(tr("Background"), m_background);

    const auto logarithmic = [&](const char* objectName, const QString& title, const QString& accessible, const QString& command,
                                 const char* parameter, double least, double most, int decimals, const QString& unit) {
        auto* slider = new QSlider(Qt::Horizontal, page);
        name(slider, fromQt(QLatin1String(objectName) % QStringLiteral("Slider")).c_str(), accessible);
        slider->setRange(0, kSliderSteps);
        slider->setPageStep(50);
        slider->setSingleStep(5);
        auto* box = new QDoubleSpinBox(page);
        name(box, objectName, accessible);
        box->setRange(least, most);
        box->setDecimals(decimals);
        box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        box->setSuffix(unit);
        box->setKeyboardTracking(false);
        box->setAlignment(Qt::AlignRight);
        connect(slider, &QSlider::valueChanged, this,
                [=, this](int step) { set(parameter, valueAt(step, least, most), command, QLatin1String(parameter)); });
        connect(box, &QDoubleSpinBox::valueChanged, this,
                [=, this](double value) { set(parameter, value, command, QLatin1String(parameter)); });
        form->addRow(title, row({slider, box}, page, 0));
        return std::pair{slider, box};
    };
    std::tie(m_lengthSlider, m_length) =
        logarithmic("length", tr("Length"), tr("Horizontal correlation length, km"), tr("Change the length"), "correlationLengthKm",
                    kLeastLengthKm, kMostLengthKm, 1, tr(" km"));
    std::tie(m_noiseSlider, m_noise) = logarithmic("noise", tr("Noise ε²"), tr("Noise to signal ratio, dimensionless"),
                                                   tr("Change the noise"), "epsilon2", kLeastNoise, kMostNoise, 3, QString());
    m_error = choices("error", "error", tr("Method of the error field"), tr("Choose the error method"),
                      {{"cpme", tr("Clever poor man's")},
                       {"scaled-cpme", tr("Clever poor man's, scaled")},
                       {"almost-exact", tr("Almost exact")},
                       {"diagonal", tr("Diagonal approximation")},
                       {"exact", tr("Exact")},
                       {"auto", tr("Automatic")},
                       {"none", tr("None")}});
    form->addRow(tr("Error"), m_error);
    m_score = choices("qc", "score", tr("Method of the quality scores"), tr("Choose the quality score"),
                      {{"none", tr("None")},
                       {"0", tr("Automatic")},
                       {"1", tr("Own influence")},
                       {"3", tr("Mean influence")},
                       {"4", tr("Unscaled")},
                       {"5", tr("From the misfit")}});
    form->addRow(tr("Quality score"), m_score);
    return page;
}

void DivandWorkspace::makeGridRows(QFormLayout& form, QWidget& page) {
    const std::array<std::tuple<const char*, QString, double, double>, 6> fields{
        {{"west", tr("West, degrees"), -360.0, 720.0},
         {"east", tr("East, degrees"), -360.0, 720.0},
         {"south", tr("South, degrees"), -90.0, 90.0},
         {"north", tr("North, degrees"), -90.0, 90.0},
         {"longitudeStep", tr("Step in longitude, degrees"), 0.001, 30.0},
         {"latitudeStep", tr("Step in latitude, degrees"), 0.001, 30.0}}};
    for (std::size_t k = 0; k < fields.size(); ++k) {
        const auto& [objectName, accessible, least, most] = fields[k];
        auto* box = new QDoubleSpinBox(&page);
        name(box, objectName, accessible);
        box->setRange(least, most);
        box->setDecimals(3);
        box->setSingleStep(k < 4 ? 1.0 : 0.05);
        box->setSuffix(tr("°"));
        box->setKeyboardTracking(false);
        box->setAlignment(Qt::AlignRight);
        box->setMinimumWidth(96);
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, k] { readGridFields(QStringLiteral("grid %1").arg(k)); });
        m_grid[k] = box;
    }
    form.addRow(tr("West, east"), row({m_grid[0], m_grid[1]}, &page));
    form.addRow(tr("South, north"), row({m_grid[2], m_grid[3]}, &page));
    form.addRow(tr("Steps"), row({m_grid[4], m_grid[5]}, &page));
    auto* fromMap = new QPushButton(tr("From the map view"), &page);
    name(fromMap, "fromMapButton", tr("Take the area that the map shows"));
    connect(fromMap, &QPushButton::clicked, this, &DivandWorkspace::useMapView);
    form.addRow(QString(), row({fromMap}, &page));
    m_depths = new QLineEdit(&page);
    name(m_depths, "depths", tr("Depth levels in metres, such as 0, 50, 100; empty = one level of all observations"));
    m_depths->setPlaceholderText(tr("one level of all"));
    connect(m_depths, &QLineEdit::editingFinished, this, &DivandWorkspace::readDepths);
    form.addRow(tr("Depths, m"), m_depths);
    m_years = new QLineEdit(&page);
    name(m_years, "years", tr("Years such as 1950-2020; several periods are separated by commas"));
    m_years->setMaximumWidth(130);
    m_months = new QComboBox(&page);
    name(m_months, "months", tr("Time slices"));
    m_months->addItem(tr("All times"), 0);
    m_months->addItem(tr("Months"), 1);
    m_months->addItem(tr("Seasons"), 3);
    m_months->addItem(tr("Years"), 12);
    connect(m_years, &QLineEdit::editingFinished, this, &DivandWorkspace::readTime);
    connect(m_months, &QComboBox::activated, this, &DivandWorkspace::readTime);
    form.addRow(tr("Time"), row({m_months, m_years}, &page));
}

void DivandWorkspace::readGridFields(const QString& mergeKey) {
    setGrid(
        tr("Change the grid"),
        [this](Json& grid) {
            grid["longitude"] = {m_grid[0]->value(), m_grid[1]->value(), m_grid[4]->value()};
            grid["latitude"] = {m_grid[2]->value(), m_grid[3]->value(), m_grid[5]->value()};
        },
        mergeKey);
}

void DivandWorkspace::useMapView() {
    const auto extent = m_context.mapExtent();
    const double east = extent[2] < extent[0] ? extent[2] + 360.0 : extent[2];
    setGrid(tr("Take the grid from the map"), [&](Json& grid) {
        const auto snapped = [](double value, double step) { return std::round(value / step) * step; };
        const double stepX = m_grid[4]->value();
        const double stepY = m_grid[5]->value();
        grid["longitude"] = {snapped(extent[0], stepX), snapped(east - (east - extent[0] > 359.0 ? stepX : 0.0), stepX), stepX};
        grid["latitude"] = {snapped(std::max(-89.0, extent[1]), stepY), snapped(std::min(89.0, extent[3]), stepY), stepY};
    });
}

void DivandWorkspace::readDepths() {
    auto depths = numbersOf(m_depths->text());
    if (!depths || !std::is_sorted(depths->begin(), depths->end(), std::less_equal<>())) {
        m_state->setText(tr("Depth levels are numbers that increase, such as 0, 50, 100."));
        return;
    }
    setGrid(tr("Change the depth levels"), [&](Json& grid) {
        if (depths->empty()) {
            grid.erase("depth");
        } else {
            grid["depth"] = *depths;
        }
    });
}

void DivandWorkspace::readTime() {
    const int each = m_months->currentData().toInt();
    Json years = Json::array();
    for (const QString& period : m_years->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QStringList ends = period.trimmed().split(QLatin1Char('-'));
        bool isFirst = false;
        bool isLast = false;
        const int first = ends.front().trimmed().toInt(&isFirst);
        const int last = ends.back().trimmed().toInt(&isLast);
        if (!isFirst || !isLast || first > last || ends.size() > 2) {
            m_state->setText(tr("Years are given as 1950-2020."));
            return;
        }
        years.push_back({first, last});
    }
    if (each > 0 && years.empty()) {
        years.push_back({1900, 2100});
    }
    setGrid(tr("Change the time slices"), [&](Json& grid) {
        if (each == 0) {
            grid.erase("time");
        } else {
            grid["time"] = {{"years", years}, {"months", monthLists(each)}};
        }
    });
}

QWidget* DivandWorkspace::makeObservationsPage() {
    auto* page = new QWidget(this);
    auto* form = formOf(page);
    m_colours = new QComboBox(page);
    name(m_colours, "colours", tr("What colours the observations"));
    m_colours->addItems({tr("Value in the files"), tr("Value used"), tr("Residual"), tr("Quality score")});
    connect(m_colours, &QComboBox::activated, this, &DivandWorkspace::chooseColours);
    m_coloursHelp = new QLabel(page);
    name(m_coloursHelp, "coloursHelp", tr("What the colours mean"));
    m_coloursHelp->setWordWrap(true);
    m_coloursHelp->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(tr("Coloured by"), m_colours);
    form->addRow(m_coloursHelp);
    m_excluded = new QTableWidget(0, 5, page);
    name(m_excluded, "excluded", tr("Excluded observations"));
    m_excluded->setHorizontalHeaderLabels({tr("Excluded"), tr("Depth, m"), tr("Value"), tr("Residual"), tr("Score")});
    m_excluded->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_excluded->horizontalHeader()->setStretchLastSection(true);
    m_excluded->verticalHeader()->hide();
    m_excluded->verticalHeader()->setDefaultSectionSize(26);
    m_excluded->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_excluded->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_excluded->setShowGrid(false);
    m_excluded->setMinimumHeight(120);
    m_remove = new QPushButton(tr("Use again"), page);
    name(m_remove, "removeButton", tr("Use the selected observations again"));
    m_suspects = new QPushButton(tr("Exclude all with score above 9"), page);
    name(m_suspects, "suspectsButton", tr("Exclude all observations whose quality score is above 9"));
    connect(m_excluded->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { refreshButtons(); });
    connect(m_remove, &QPushButton::clicked, this, &DivandWorkspace::removeSelected);
    connect(m_suspects, &QPushButton::clicked, this, &DivandWorkspace::excludeSuspect);
    form->addRow(m_excluded);
    form->addRow(row({m_remove, m_suspects}, page));
    return page;
}

QWidget* DivandWorkspace::makeResultPage() {
    auto* page = new QWidget(this);
    auto* form = formOf(page);
    m_resultTitle = new QLabel(page);
    name(m_resultTitle, "resultTitle", tr("Field that the sliders move"));
    m_resultTitle->setWordWrap(true);
    form->addRow(m_resultTitle);
    const auto slider = [&](const char* objectName, const QString& title, QLabel*& label, bool isTime) {
        auto* made = new QSlider(Qt::Horizontal, page);
        name(made, objectName, title);
        made->setPageStep(1);
        label = new QLabel(page);
        name(label, fromQt(QLatin1String(objectName) % QStringLiteral("Label")).c_str(), title);
        connect(made, &QSlider::valueChanged, this, [this, isTime](int index) { chooseSlice(isTime, index); });
        form->addRow(title, label);
        form->addRow(made);
        return made;
    };
    m_timeSlider = slider("time", tr("Time"), m_timeLabel, true);
    m_depthSlider = slider("depth", tr("Depth"), m_depthLabel, false);
    m_maskChoice = new QComboBox(page);
    name(m_maskChoice, "mask", tr("Where the field is drawn"));
    m_maskChoice->addItems({tr("Everywhere (no mask)"), tr("Relative error ≤ 0.5 (L2)"), tr("Relative error ≤ 0.3 (L1)")});
    connect(m_maskChoice, &QComboBox::activated, this, &DivandWorkspace::chooseMask);
    form->addRow(tr("Error mask"), m_maskChoice);
    m_compare = new QToolButton(page);
    name(m_compare, "compareButton", tr("Difference of the field to the Levitus climatology"));
    m_compare->setText(tr("Compare with Levitus"));
    m_compare->setPopupMode(QToolButton::MenuButtonPopup);
    auto* menu = new QMenu(m_compare);
    menu->setObjectName(QStringLiteral("divand/compareMenu"));
    auto* other = menu->addAction(tr("Compare with another file..."));
    other->setObjectName(QStringLiteral("divand/compareOther"));
    m_compare->setMenu(menu);
    connect(m_compare, &QToolButton::clicked, this, [this] { compare(core::referenceDataFile("levitus_climatology.cdf").string()); });
    connect(other, &QAction::triggered, this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Compare with"));
        if (!file.isEmpty()) {
            compare(fromQt(file));
        }
    });
    form->addRow(row({m_compare}, page));
    return page;
}

QWidget* DivandWorkspace::makeButtons() {
    auto* holder = new QWidget(this);
    auto* layout = new QVBoxLayout(holder);
    layout->setContentsMargins(12, 6, 12, 8);
    layout->setSpacing(6);
    const auto button = [holder](const char* objectName, const QString& text, const QString& accessible) {
        auto* made = new QPushButton(text, holder);
        name(made, objectName, accessible);
        return made;
    };
    m_previewButton = button("previewButton", tr("Preview"), tr("Show the analysis on a coarse grid while parameters change"));
    m_previewButton->setCheckable(true);
    m_fit = button("fitButton", tr("Fit lengths"), tr("Fit correlation lengths to the observations"));
    m_validate = button("validateButton", tr("Cross-validate"), tr("Find length and noise by cross-validation"));
    m_copy = button("copyButton", tr("As job..."), tr("Open the dialog of the process with these inputs"));
    m_run = button("runButton", tr("Run"), tr("Run the analysis on the full grid"));
    name(m_state, "state", tr("State of the preview"));
    m_state->setToolTip({});
    m_state->setWordWrap(true);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_state);
    layout->addWidget(row({m_previewButton, m_fit, m_validate}, holder));
    layout->addWidget(row({m_copy, m_run}, holder));
    connect(m_previewButton, &QPushButton::toggled, this, [this](bool isOn) {
        if (!isOn) {
            m_state->clear();
        }
        updatePreview();
    });
    // What was run is what the dock goes on showing: from here on the grid no longer follows the map.
    const auto keep = [this] {
        if (!m_context.document.project().divand.inputs.contains("grid")) {
            change(tr("Keep the grid"), [](core::Project&) {});
        }
    };
    const auto runs = [this, keep](QPushButton* pushed, const char* process) {
        connect(pushed, &QPushButton::clicked, this, [this, keep, process] {
            keep();
            Q_EMIT runRequested(process, inputs(process));
        });
    };
    runs(m_fit, "ocean.correlation-length");
    runs(m_validate, "ocean.cross-validation");
    runs(m_run, kProcessId);
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT dialogRequested(kProcessId, inputs(kProcessId)); });
    return holder;
}

void DivandWorkspace::refresh() {
    m_isRefreshing = true;
    refreshData();
    refreshGrid();
    refreshMethod();
    refreshResult();
    m_isRefreshing = false;
    if (const std::string path = productPath(); path != m_productPath) {
        loadProduct(path);
    }
    refreshObservations();
    updatePreview();
}

void DivandWorkspace::refreshData() {
    const auto& project = m_context.document.project();
    const auto layers = analysableLayers(project);
    while (m_layers->count() > static_cast<int>(layers.size())) {
        delete m_layers->takeItem(m_layers->count() - 1);
    }
    std::size_t casts = 0;
    std::size_t files = 0;
    const auto& hidden = project.divand.hiddenLayers;
    for (std::size_t k = 0; k < layers.size(); ++k) {
        const auto& layer = layers[k];
        auto* item = m_layers->item(static_cast<int>(k));
        if (item == nullptr) {
            item = new QListWidgetItem(m_layers);
        }
        const bool isUsed = std::find(hidden.begin(), hidden.end(), layer.id) == hidden.end();
        item->setText(toQt(layer.title));
        item->setToolTip(toQt(layer.href));
        item->setData(Qt::UserRole, toQt(layer.id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(isUsed ? Qt::Checked : Qt::Unchecked);
        files += isUsed ? 1 : 0;
        for (const auto& entry : m_scene) {
            casts += isUsed && entry.layer.id == layer.id && entry.data ? entry.data->size() : 0;
        }
    }
    m_count->setText(layers.empty() ? tr("Open files of observations: drop them on the map, or press Ctrl+O.")
                                    : tr("%1 of %2 files, %3 casts on the map")
                                          .arg(files)
                                          .arg(layers.size())
                                          .arg(QLocale().toString(static_cast<qulonglong>(casts))));
    const Json all = effective();
    display(*m_variable,
            toQt(all.contains("variable") && all["variable"].is_string() ? all["variable"].get<std::string>() : std::string()));
}

void DivandWorkspace::refreshGrid() {
    const Json grid = effective().value("grid", Json::object());
    const auto at = [&](const char* axis, std::size_t index) {
        return grid.contains(axis) && grid[axis].is_array() && index < grid[axis].size() ? firstNumber(grid[axis][index], 0.0) : 0.0;
    };
    display(*m_grid[0], at("longitude", 0));
    display(*m_grid[1], at("longitude", 1));
    display(*m_grid[2], at("latitude", 0));
    display(*m_grid[3], at("latitude", 1));
    display(*m_grid[4], at("longitude", 2));
    display(*m_grid[5], at("latitude", 2));
    QStringList depths;
    for (const auto& depth : grid.value("depth", Json::array())) {
        depths += QString::number(depth.is_number() ? depth.get<double>() : 0.0, 'g', 8);
    }
    display(*m_depths, depths.join(QStringLiteral(", ")));
    const Json time = grid.value("time", Json());
    int each = 0;
    QStringList years;
    if (time.is_object() && time.contains("months")) {
        for (const int known : {1, 3, 12}) {
            each = time["months"] == monthLists(known) ? known : each;
        }
        for (const auto& period : time.value("years", Json::array())) {
            years += QStringLiteral("%1-%2").arg(period.at(0).get<int>()).arg(period.at(1).get<int>());
        }
    }
    const bool isOwn = time.is_object() && each == 0;
    const int own = m_months->findData(-1);
    if (isOwn && own < 0) {
        m_months->addItem(tr("As in the project"), -1);
    } else if (!isOwn && own >= 0) {
        m_months->removeItem(own);
    }
    m_months->setCurrentIndex(m_months->findData(isOwn ? -1 : each));
    m_years->setVisible(each > 0);
    m_years->setPlaceholderText(each > 0 ? tr("1950-2020") : QString());
    display(*m_years, years.join(QStringLiteral(", ")));
}

void DivandWorkspace::refreshMethod() {
    const Json all = effective();
    const auto& declaration = m_context.processes.find(kProcessId).declaration();
    const auto valueOf = [&](const char* parameter) {
        const auto* declared = declaration.findInput(parameter);
        return all.contains(parameter) ? Json(all[parameter]) : declared != nullptr ? declared->defaultValue : Json();
    };
    const Json bathymetry = valueOf("bathymetry");
    display(*m_bathymetry, bathymetry.is_object() ? toQt(bathymetry.value("href", "")) : QString());
    for (const auto& [box, parameter] : {std::pair{m_background, "background"}, std::pair{m_error, "error"}, std::pair{m_score, "qc"}}) {
        const Json value = valueOf(parameter);
        if (box->isEnabled()) {
            choose(*box, value.is_string() ? toQt(value.get<std::string>()) : toQt(value.dump()));
        }
    }
    const double lengthKm = firstNumber(valueOf("correlationLengthKm"), 100.0);
    const double noise = firstNumber(valueOf("epsilon2"), 0.1);
    display(*m_length, lengthKm);
    display(*m_noise, noise);
    if (valueAt(m_lengthSlider->value(), kLeastLengthKm, kMostLengthKm) != lengthKm) {
        m_lengthSlider->setValue(sliderAt(lengthKm, kLeastLengthKm, kMostLengthKm));
    }
    if (valueAt(m_noiseSlider->value(), kLeastNoise, kMostNoise) != noise) {
        m_noiseSlider->setValue(sliderAt(noise, kLeastNoise, kMostNoise));
    }
}

void DivandWorkspace::refreshObservations() {
    const auto& project = m_context.document.project();
    // Colours: which of the product's variables is drawn.
    const std::string product = productPath();
    int shown = 0;
    static constexpr std::array<const char*, 4> kEndings{"", "_obs", "_residual", "_qc"};
    std::array<bool, 4> isThere{true, false, false, false};
    for (const auto& layer : project.layers) {
        for (std::size_t k = 1; k < kEndings.size(); ++k) {
            if (layer.kind == core::LayerKind::Observations && layer.href == product && layer.variable.ends_with(kEndings[k])) {
                isThere[k] = true;
                shown = layer.isVisible ? static_cast<int>(k) : shown;
            }
        }
    }
    for (int k = 1; k < 4; ++k) {
        m_colours->setItemData(k, isThere[static_cast<std::size_t>(k)] ? QVariant() : QVariant(0), Qt::UserRole - 1);
    }
    m_colours->setCurrentIndex(shown);
    m_coloursHelp->setText(product.empty() ? tr("After a run: also by residual, and by quality score where one was asked for.")
                           : shown == 2    ? tr("Observation minus analysis; white is 0.")
                           : shown == 3    ? tr("White is the threshold 9; red is above it and suspect.")
                                           : tr("To exclude observations, press E and click them on the map."));
    // Table of the excluded ones with what the last product says of them.
    const auto& excluded = project.divand.excluded;
    m_excluded->setRowCount(static_cast<int>(excluded.size()));
    for (std::size_t k = 0; k < excluded.size(); ++k) {
        const auto found = std::find_if(m_product.begin(), m_product.end(),
                                        [&](const ProductObservation& entry) { return entry.place.isSame(excluded[k]); });
        double value = found == m_product.end() ? std::nan("") : found->value;
        for (const auto& entry : m_scene) {
            const auto* points =
                std::isnan(value) && entry.data && !entry.layer.variable.ends_with("_residual") && !entry.layer.variable.ends_with("_qc")
                    ? std::get_if<core::LayerPoints>(&entry.data->content())
                    : nullptr;
            for (std::size_t point = 0; points != nullptr && point < points->value.size(); ++point) {
                if (points->identifier[point] == excluded[k].identifier &&
                    (!excluded[k].depthM || std::abs(points->depthM[point] - *excluded[k].depthM) < 0.01)) {
                    value = points->value[point];
                }
            }
        }
        const auto number = [](double shownValue) {
            return std::isfinite(shownValue) ? views::numberText(shownValue, 4) : QString(QChar(0x2013));
        };
        const std::array<QString, 5> texts{toQt(excluded[k].identifier), number(excluded[k].depthM.value_or(std::nan(""))), number(value),
                                           number(found == m_product.end() ? std::nan("") : found->residual),
                                           number(found == m_product.end() ? std::nan("") : found->score)};
        for (int column = 0; column < 5; ++column) {
            auto* item = new QTableWidgetItem(texts.at(static_cast<std::size_t>(column)));
            item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
            m_excluded->setItem(static_cast<int>(k), column, item);
        }
    }
    refreshButtons();
}

void DivandWorkspace::refreshResult() {
    const auto* layer = slicedLayer();
    if (layer != nullptr) {
        m_slicedId = layer->id;
        for (const auto& entry : m_scene) {
            if (entry.layer.id == layer->id && entry.data) {
                m_times = entry.data->times();
                m_levels = entry.data->levels();
            }
        }
        m_slice = layer->timeIndex;
        m_level = layer->verticalIndex;
        const auto& variable = layer->variable;
        m_mask = variable.ends_with("_L2") ? ErrorMask::L2 : variable.ends_with("_L1") ? ErrorMask::L1 : ErrorMask::None;
        m_resultTitle->setText(toQt(layer->title));
    } else {
        m_slicedId.clear();
        m_times.clear();
        m_levels.clear();
        // Without a result they choose the slice of the preview.
        const Json grid = effective().value("grid", Json::object());
        for (const auto& depth : grid.value("depth", Json::array())) {
            m_levels.push_back(QString::number(depth.is_number() ? depth.get<double>() : 0.0).toStdString() + " m");
        }
        const std::size_t slices = sliceCount(grid);
        for (std::size_t k = 0; slices > 1 && k < slices; ++k) {
            m_times.push_back(tr("slice %1 of %2").arg(k + 1).arg(slices).toStdString());
        }
        m_resultTitle->setText(tr("No result yet: the sliders choose the slice of the preview."));
    }
    const auto fill = [](QSlider& slider, QLabel& label, const std::vector<std::string>& labels, std::size_t index, const QString& none) {
        const std::size_t last = labels.empty() ? 0 : labels.size() - 1;
        slider.setRange(0, static_cast<int>(last));
        slider.setValue(static_cast<int>(std::min(index, last)));
        slider.setEnabled(labels.size() > 1);
        const QString text = labels.empty() ? none : toQt(labels[std::min(index, last)]);
        label.setText(text);
        slider.setToolTip(text);
    };
    fill(*m_timeSlider, *m_timeLabel, m_times, m_slice, tr("one time"));
    fill(*m_depthSlider, *m_depthLabel, m_levels, m_level, tr("one level"));
    m_maskChoice->setCurrentIndex(static_cast<int>(m_mask));
    if (layer != nullptr) {
        const std::string base = m_mask == ErrorMask::None ? layer->variable : layer->variable.substr(0, layer->variable.size() - 3);
        const auto& layers = m_context.document.project().layers;
        for (const auto& [index, ending] : {std::pair{1, "_L2"}, std::pair{2, "_L1"}}) {
            const bool isThere = std::any_of(layers.begin(), layers.end(), [&, wanted = base + ending](const core::Layer& other) {
                return other.href == layer->href && other.variable == wanted;
            });
            m_maskChoice->setItemData(index, isThere ? QVariant() : QVariant(0), Qt::UserRole - 1);
        }
    } else {
        m_maskChoice->setItemData(1, {}, Qt::UserRole - 1);
        m_maskChoice->setItemData(2, {}, Qt::UserRole - 1);
    }
}

void DivandWorkspace::refreshButtons() {
    const auto enable = [](QAbstractButton& button, bool isPossible, const QString& reason) {
        button.setEnabled(isPossible);
        button.setToolTip(isPossible ? button.accessibleName() : reason);
    };
    const bool hasData = !analysableLayers(m_context.document.project()).empty();
    const QString noData = tr("Open files of observations first.");
    const QString notThere = tr("This program does not have the process.");
    enable(*m_previewButton, hasData || m_previewButton->isChecked(), noData);
    enable(*m_run, hasData, noData);
    enable(*m_copy, hasData, noData);
    enable(*m_fit, hasData && has("ocean.correlation-length"), hasData ? notThere : noData);
    enable(*m_validate, hasData && has("ocean.cross-validation"), hasData ? notThere : noData);
    enable(*m_remove, m_excluded->selectionModel()->hasSelection(), tr("Select rows of the table first."));
    const bool hasSuspects =
        std::any_of(m_product.begin(), m_product.end(), [](const ProductObservation& entry) { return entry.score > kSuspectScore; });
    enable(*m_suspects, hasSuspects, tr("The last result has no score above 9, or no scores."));
    const auto* layer = slicedLayer();
    const bool hasLevitus = !core::referenceDataFile("levitus_climatology.cdf").empty();
    enable(*m_compare, layer != nullptr,
           layer == nullptr ? tr("Select a gridded field first.") : tr("The climatology is not installed: package ferret-datasets."));
    if (layer != nullptr && !hasLevitus) {
        m_compare->setToolTip(tr("The climatology is not installed (package ferret-datasets); the menu offers any other file."));
    }
}

} // namespace phidias::app
