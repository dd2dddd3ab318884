// The widgets of the DIVAnd workspace, and how they show the project.
#include "app/workstation/DivandRequests.h"
#include "app/workstation/DivandWorkspace.h"
#include "app/workstation/DivandWorkspaceFields.h"
#include "core/util/Paths.h"
#include "views/scene/FlowLayout.h"
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
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    return form;
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
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
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
    auto* buttons = new views::FlowLayout(6);
    for (auto* made : {m_previewButton, m_fit, m_validate, m_copy, m_run}) {
        buttons->addWidget(made);
    }
    layout->addLayout(buttons);
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

} // namespace phidias::app
