#include "app/workstation/AttributeTable.h"

#include "app/workstation/TextCatalog.h"
#include "core/util/AtomicFile.h"
#include "views/scene/FlowLayout.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::app {

namespace {

constexpr int kTypingMs = 250;
constexpr std::size_t kMostRanges = 2000; ///< of selected rows that the view is told of
constexpr std::size_t kMostCopiedRows = 50000;
constexpr double kPickRadiusPx = 5.0;
constexpr int kMeasuredRows = 100; ///< by which columns get their width
constexpr int kMostColumnWidth = 260;
constexpr int kColumnGap = 8;

} // namespace

AttributeTable::AttributeTable(Desk& desk, QDockWidget& tabWith, views::MapWidget& map)
    : QObject(&desk), m_desk(desk), m_map(map), m_selection(desk.addLink("attributes", tr("&Attributes")).selection()),
      m_model(new AttributeModel(this)), m_panel(new QWidget(&desk.window())), m_bar(new QWidget(m_panel)),
      m_filter(new views::AdviceEdit(m_bar)), m_onlySelected(new QCheckBox(tr("Selected only"), m_bar)),
      m_zoom(new QPushButton(tr("Zoom to selected"), m_bar)), m_copy(new QPushButton(tr("Copy"), m_bar)),
      m_save(new QPushButton(tr("Save as CSV…"), m_bar)), m_count(new QLabel(m_bar)), m_table(new QTableView(m_panel)),
      m_hint(new QLabel(m_panel)), m_dock(nullptr) {
    makePanel();
    m_dock = desk.addDock("attributes", tr("Attributes"), m_panel, Qt::BottomDockWidgetArea, &tabWith);
    m_dock->setProperty("isOnDemand", true);
    m_dock->hide();
    auto* action = m_dock->toggleViewAction();
    action->setObjectName(QStringLiteral("action/attributes"));
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    action->setStatusTip(tr("Features or casts of the selected layer as a table"));
    connect(action, &QAction::triggered, m_dock, [this](bool isShown) {
        if (isShown) {
            m_desk.showPlot(*m_dock);
        }
    });
    m_typing.setSingleShot(true);
    connect(&m_typing, &QTimer::timeout, this, &AttributeTable::arrange);
    connect(&desk, &Desk::sceneChanged, this, &AttributeTable::showScene);
    connect(m_dock, &QDockWidget::visibilityChanged, this, &AttributeTable::showScene);
    connect(&m_selection, &views::Selection::changed, this, &AttributeTable::showSelection);
    connect(&map, &views::MapWidget::clicked, this, &AttributeTable::selectAt);
    updateState();
}

void AttributeTable::makePanel() {
    const auto name = [](QWidget* widget, const char* objectName, const QString& accessible) {
        widget->setObjectName(QStringLiteral("attributes/") % QLatin1String(objectName));
        widget->setAccessibleName(accessible);
    };
    m_panel->setObjectName(QStringLiteral("attributes"));
    m_panel->setMinimumHeight(160);
    name(m_filter, "filter", tr("Filter of the rows"));
    name(m_onlySelected, "onlySelected", m_onlySelected->text());
    name(m_zoom, "zoomButton", m_zoom->text());
    name(m_copy, "copyButton", tr("Copy the selected rows, or all"));
    name(m_save, "saveButton", m_save->text());
    name(m_count, "count", tr("Number of rows"));
    name(m_table, "table", tr("Attributes"));
    m_filter->setAdvice(tr("Text, or column > value"));
    m_filter->setToolTip(tr("Rows that hold a text, or for which a comparison is true: area >= 2.5 and crop = wheat"));
    m_filter->setClearButtonEnabled(true);
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSortingEnabled(false);
    m_table->horizontalHeader()->setResizeContentsPrecision(kMeasuredRows);
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(24);
    name(m_hint, "hint", tr("Attributes"));
    m_hint->setText(tr("Select a layer of features or observations to see its attributes."));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_bar->setObjectName(QStringLiteral("attributes/bar"));
    auto* row = new views::FlowLayout(8, m_bar);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_filter, m_onlySelected, m_count, m_zoom, m_copy, m_save}) {
        row->addWidget(widget);
    }
    auto* layout = new QVBoxLayout(m_panel);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_bar);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_hint, 1);
    connect(m_filter, &QLineEdit::textChanged, &m_typing, [this] { m_typing.start(kTypingMs); });
    connect(m_onlySelected, &QCheckBox::toggled, this, &AttributeTable::arrange);
    connect(m_zoom, &QPushButton::clicked, this, &AttributeTable::zoomToSelected);
    connect(m_copy, &QPushButton::clicked, this, &AttributeTable::copy);
    connect(m_save, &QPushButton::clicked, this, &AttributeTable::save);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AttributeTable::passSelection);
    m_table->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table->horizontalHeader(), &QHeaderView::customContextMenuRequested, this, &AttributeTable::showColumnMenu);
    // A click sorts up, the next down, the third as in the file.
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int section) {
        const auto column = static_cast<std::size_t>(section);
        if (m_order.column != column) {
            m_order.column = column;
            m_order.isDescending = false;
        } else if (!m_order.isDescending) {
            m_order.isDescending = true;
        } else {
            m_order.column.reset();
        }
        m_table->horizontalHeader()->setSortIndicator(m_order.column ? section : -1,
                                                      m_order.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
        arrange();
    });
}

const views::SceneLayer* AttributeTable::activeLayer() const {
    const views::SceneLayer* found = nullptr;
    for (const auto& entry : m_desk.scene()) {
        const bool hasRows =
            entry.data && (entry.data->shapes() != nullptr || std::holds_alternative<core::LayerPoints>(entry.data->content()));
        if (hasRows && entry.layer.id == m_desk.selectedLayer()) {
            return &entry;
        }
        if (hasRows && entry.layer.isVisible) {
            found = &entry;
        }
    }
    return found;
}

void AttributeTable::showScene() {
    if (m_dock == nullptr || !m_dock->isVisible()) {
        return;
    }
    const auto* layer = activeLayer();
    const auto data = layer == nullptr ? nullptr : layer->data;
    if (data == m_data.lock() && (data || !m_model->rows())) {
        return;
    }
    m_data = data;
    m_href = layer == nullptr ? std::string() : layer->layer.href;
    m_run.stop();
    m_order.column.reset();
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_isPassing = true;
    m_model->setRows(AttributeRows::of(data));
    m_isPassing = false;
    m_table->resizeColumnsToContents(); // of the first rows: kMeasuredRows
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_table->setColumnWidth(column, std::min(kMostColumnWidth, m_table->columnWidth(column) + kColumnGap));
    }
    if (m_filter->text().isEmpty() && !m_onlySelected->isChecked()) {
        showSelection();
    } else {
        arrange();
    }
    updateState();
}

void AttributeTable::arrange() {
    if (!m_model->rows()) {
        return;
    }
    const auto items = m_selection.items().find(m_href);
    m_order.isOnly = m_onlySelected->isChecked();
    m_order.only = items == m_selection.items().end() ? std::vector<std::uint32_t>() : items->second;
    m_run.start<std::vector<std::uint32_t>>(
        [rows = *m_model->rows(), text = views::fromQt(m_filter->text()), order = m_order](std::stop_token stop) {
            return orderedRows(rows, AttributeFilter(text, rows), order, std::move(stop));
        },
        [this](std::vector<std::uint32_t> order) { takeOrder(std::move(order)); },
        [this](const core::Error& error) { m_desk.showError(errorText(error)); });
}

void AttributeTable::takeOrder(std::vector<std::uint32_t> order) {
    m_isPassing = true;
    m_model->setOrder(std::move(order));
    m_isPassing = false;
    showSelection();
}

void AttributeTable::showSelection() {
    if (m_isPassing || !m_model->rows() || !m_dock->isVisible()) {
        updateState();
        return;
    }
    const auto found = m_selection.items().find(m_href);
    QItemSelection chosen;
    if (found != m_selection.items().end()) {
        const auto& items = found->second;
        std::vector<char> isChosen(items.back() + std::size_t{1}, 0);
        for (const std::uint32_t item : items) {
            isChosen[item] = 1;
        }
        const auto& order = m_model->order();
        std::size_t ranges = 0;
        for (std::size_t row = 0; row < order.size() && ranges <= kMostRanges; ++row) {
            const auto isIn = [&](std::size_t at) {
                const std::uint32_t item = m_model->rows()->item(order[at]);
                return item < isChosen.size() && isChosen[item] != 0;
            };
            if (!isIn(row)) {
                continue;
            }
            const std::size_t first = row;
            while (row + 1 < order.size() && isIn(row + 1)) {
                ++row;
            }
            ++ranges;
            chosen.append(QItemSelectionRange(m_model->index(static_cast<int>(first), 0),
                                              m_model->index(static_cast<int>(row), m_model->columnCount() - 1)));
        }
        if (ranges > kMostRanges) {
            chosen.clear(); // the count and "Selected only" tell of so many
        }
    }
    m_isPassing = true;
    m_table->selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    if (!chosen.isEmpty()) {
        m_table->scrollTo(m_model->index(chosen.front().top(), 0));
    }
    m_isPassing = false;
    updateState();
}

void AttributeTable::passSelection() {
    if (m_isPassing || !m_model->rows()) {
        return;
    }
    std::vector<std::uint32_t> items;
    for (const auto& range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            items.push_back(m_model->rows()->item(m_model->order()[static_cast<std::size_t>(row)]));
        }
    }
    m_isPassing = true;
    views::Selection::Items selection;
    if (!items.empty()) {
        selection[m_href] = std::move(items);
    }
    m_selection.set(std::move(selection));
    m_isPassing = false;
    updateState();
}

void AttributeTable::updateState() {
    const bool hasRows = m_model->rows().has_value();
    const auto found = m_selection.items().find(m_href);
    const std::size_t chosen = found == m_selection.items().end() ? 0 : found->second.size();
    m_bar->setVisible(hasRows);
    m_table->setVisible(hasRows);
    m_hint->setVisible(!hasRows);
    if (hasRows) {
        const QLocale locale;
        const auto all = m_model->rows()->rows();
        const QString rows = m_model->order().size() == all ? tr("%n row(s)", nullptr, static_cast<int>(all))
                                                            //: %2 = the number of all rows
                                                            : tr("%1 of %2 rows")
                                                                  .arg(locale.toString(static_cast<qulonglong>(m_model->order().size())),
                                                                       locale.toString(static_cast<qulonglong>(all)));
        m_count->setText(chosen == 0 ? rows : tr("%1, %2 selected").arg(rows, locale.toString(static_cast<qulonglong>(chosen))));
    }
    m_zoom->setEnabled(chosen > 0);
    m_zoom->setToolTip(chosen > 0 ? QString() : tr("Select rows, or features on the map, first."));
}

void AttributeTable::showColumnMenu(const QPoint& place) {
    const auto* entry = activeLayer();
    const int section = m_table->horizontalHeader()->logicalIndexAt(place);
    if (entry == nullptr || !entry->data || entry->data->shapes() == nullptr || section < 0) {
        return;
    }
    const auto& heading = m_model->rows()->headings()[static_cast<std::size_t>(section)];
    const std::string plain = std::get<std::shared_ptr<const core::Features>>(entry->data->content())->layer;
    auto* menu = new QMenu(m_table);
    menu->setObjectName(QStringLiteral("attributes/columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* name, const QString& text, bool isOn, const std::function<void(core::Layer&)>& edit) {
        auto* action = menu->addAction(text);
        action->setObjectName(QStringLiteral("attributes/") % QLatin1String(name));
        action->setCheckable(true);
        action->setChecked(isOn);
        connect(action, &QAction::triggered, this, [this, text, edit, id = entry->layer.id] {
            m_desk.document().change(QString(text).remove(QLatin1Char('&')), [&](core::Project& project) {
                if (const auto at = project.find(id)) {
                    edit(project.layers[*at]);
                }
            });
        });
    };
    const bool isColored = entry->layer.variable == heading.name;
    const bool isClasses = heading.type == core::ColumnType::Text || heading.type == core::ColumnType::Time;
    add("colorBy", tr("&Colour by this column"), isColored, [isColored, isClasses, plain, name = heading.name](core::Layer& layer) {
        layer.variable = isColored ? plain : name;
        layer.style.colorMap = isClasses ? "classes" : layer.style.colorMap == "classes" ? "viridis" : layer.style.colorMap;
        layer.style.low.reset();
        layer.style.high.reset();
    });
    const bool isLabelled = entry->layer.style.labelColumn == heading.name;
    add("labelBy", tr("&Label with this column"), isLabelled,
        [isLabelled, name = heading.name](core::Layer& layer) { layer.style.labelColumn = isLabelled ? std::string() : name; });
    menu->addSeparator();
    add("fill", tr("&Fill areas"), entry->layer.style.isFilled, [](core::Layer& layer) { layer.style.isFilled = !layer.style.isFilled; });
    menu->popup(m_table->horizontalHeader()->mapToGlobal(place));
}

void AttributeTable::selectAt(double longitudeDeg, double latitudeDeg) {
    const double radiusDeg = kPickRadiusPx * m_map.devicePixelRatioF() * m_map.transform().degreesPerPixel();
    const auto& scene = m_desk.scene();
    for (auto entry = scene.rbegin(); entry != scene.rend(); ++entry) {
        if (!entry->layer.isVisible || !entry->data || entry->data->shapes() == nullptr) {
            continue;
        }
        if (const auto feature = entry->data->shapes()->find(longitudeDeg, latitudeDeg, radiusDeg)) {
            m_selection.set({{entry->layer.href, {*feature}}});
            return;
        }
    }
}

void AttributeTable::zoomToSelected() {
    const auto found = m_selection.items().find(m_href);
    if (!m_model->rows() || found == m_selection.items().end()) {
        return;
    }
    std::optional<std::array<double, 4>> box;
    double east = 0.0;
    for (std::size_t row = 0; row < m_model->rows()->rows(); ++row) {
        const auto own = std::binary_search(found->second.begin(), found->second.end(), m_model->rows()->item(row))
                             ? m_model->rows()->box(row)
                             : std::nullopt;
        if (!own) {
            continue;
        }
        if (!box) {
            box = own;
            east = (*own)[0] + (*own)[1];
            continue;
        }
        const double middle = 0.5 * ((*box)[0] + east);
        const double west = (*own)[0] + 360.0 * std::round((middle - (*own)[0] - 0.5 * (*own)[1]) / 360.0);
        (*box)[0] = std::min((*box)[0], west);
        east = std::max(east, west + (*own)[1]);
        (*box)[2] = std::min((*box)[2], (*own)[2]);
        (*box)[3] = std::max((*box)[3], (*own)[3]);
    }
    if (!box) {
        return;
    }
    const double margin = std::max(0.01, 0.15 * std::max(east - (*box)[0], (*box)[3] - (*box)[2]));
    m_map.setView(m_map.projection(), {(*box)[0] - margin, std::max(-90.0, (*box)[2] - margin),
                                       std::min(east + margin, (*box)[0] - margin + 360.0), std::min(90.0, (*box)[3] + margin)});
}

std::vector<std::uint32_t> AttributeTable::wantedRows() const {
    const auto found = m_selection.items().find(m_href);
    if (found == m_selection.items().end()) {
        return m_model->order();
    }
    std::vector<std::uint32_t> rows;
    std::copy_if(m_model->order().begin(), m_model->order().end(), std::back_inserter(rows), [&](std::uint32_t row) {
        return std::binary_search(found->second.begin(), found->second.end(), m_model->rows()->item(row));
    });
    return rows;
}

void AttributeTable::copy() {
    if (!m_model->rows()) {
        return;
    }
    auto rows = wantedRows();
    if (rows.size() > kMostCopiedRows) {
        m_desk.showMessage(tr("Only %1 rows can be copied at once; save the table as CSV instead.")
                               .arg(QLocale().toString(static_cast<qulonglong>(kMostCopiedRows))));
        return;
    }
    m_export.start<std::string>([table = *m_model->rows(), rows = std::move(rows)](
                                    std::stop_token stop) { return attributesAsCsv(table, rows, '\t', std::move(stop)); },
                                [this](const std::string& text) {
                                    QApplication::clipboard()->setText(views::toQt(text));
                                    m_desk.showMessage(tr("The rows are on the clipboard."));
                                },
                                [this](const core::Error& error) { m_desk.showError(errorText(error)); });
}

void AttributeTable::save() {
    auto* dialog = new QFileDialog(m_panel, tr("Save as CSV"), QString(), tr("CSV (*.csv)"));
    dialog->setObjectName(QStringLiteral("attributes/saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (!m_model->rows()) {
            return;
        }
        m_export.start<bool>(
            [table = *m_model->rows(), rows = wantedRows(), path = views::fromQt(path)](std::stop_token stop) {
                core::writeFileAtomically(path, attributesAsCsv(table, rows, ',', std::move(stop)));
                return true;
            },
            [this, path](bool) { m_desk.showMessage(tr("%1 was written.").arg(path)); },
            [this](const core::Error& error) { m_desk.showError(errorText(error)); });
    });
    dialog->open();
}

} // namespace phidias::app
