#include "views/residual/EventTable.h"

#include "core/data/Extent.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QAbstractTableModel>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

const core::Column* find(const core::Features& features, const std::string& name) {
    const auto& columns = features.table.columns;
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const core::Column& column) { return column.name == name; });
    return found == columns.end() ? nullptr : &*found;
}

double numberOf(const core::TableValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*whole);
    }
    const auto* real = std::get_if<double>(&value);
    return real == nullptr ? std::nan("") : *real;
}

double numberOf(const core::Features& features, const char* name, std::size_t row) {
    const auto* column = find(features, name);
    return column == nullptr ? std::nan("") : numberOf(column->values.at(row));
}

} // namespace

bool isEvents(const core::Features& features) {
    return find(features, "id") != nullptr && find(features, "n") != nullptr && find(features, "maximumScore") != nullptr;
}

ScreenedEvent eventOf(const core::Features& features, const std::string& href, std::size_t row) {
    ScreenedEvent event;
    event.href = href;
    event.feature = static_cast<std::uint32_t>(row);
    event.id = static_cast<std::int64_t>(numberOf(features, "id", row));
    event.count = static_cast<std::int64_t>(numberOf(features, "n", row));
    event.geometry = features.geometries.at(row);
    const double longitude = numberOf(features, "longitude", row);
    const double latitude = numberOf(features, "latitude", row);
    event.box = {longitude, latitude, longitude, latitude};
    constexpr std::array<const char*, 4> kSides{"west", "south", "east", "north"};
    for (std::size_t side = 0; side < kSides.size(); ++side) {
        if (const double at = numberOf(features, kSides.at(side), row); std::isfinite(at)) {
            event.box.at(side) = at;
        }
    }
    return event;
}

/// The columns of events that a table shows.
class EventModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setFeatures(std::shared_ptr<const core::Features> features) {
        beginResetModel();
        m_features = std::move(features);
        m_columns.clear();
        if (m_features) {
            for (const auto& [name, title] : {std::pair{"id", tr("Event")},
                                              {"class", tr("Class")},
                                              {"maximumScore", tr("Highest score")},
                                              {"meanScore", tr("Mean score")},
                                              {"n", tr("Pixels")}}) {
                add(name, title);
            }
            for (const auto& column : m_features->table.columns) {
                if (column.name.starts_with("z_")) {
                    add(column.name, tr("z of %1").arg(toQt(column.name.substr(2))));
                }
            }
            add("areaKm2", tr("Area (km²)"));
            add("start", tr("Start"));
            add("end", tr("End"));
            add("orbits", tr("Orbits"));
            add("previous", tr("Goes on from"));
        }
        endResetModel();
    }
    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() || !m_features ? 0 : static_cast<int>(m_features->table.rows());
    }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_columns.size()); }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section >= columnCount()) {
            return {};
        }
        return m_columns[static_cast<std::size_t>(section)].second;
    }
    /// UserRole: what is sorted by.
    QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) {
            return {};
        }
        const auto& column = *m_columns[static_cast<std::size_t>(index.column())].first;
        const auto& value = column.values[static_cast<std::size_t>(index.row())];
        const bool isNumber = std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
        if (role == Qt::TextAlignmentRole) {
            return QVariant::fromValue(Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
        }
        if (role == Qt::UserRole) {
            return isNumber ? QVariant(numberOf(value)) : QVariant(textOf(value));
        }
        if (role != Qt::DisplayRole) {
            return {};
        }
        if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            return QLocale().toString(static_cast<qlonglong>(*whole));
        }
        return isNumber ? numberText(numberOf(value), 4) : textOf(value).replace(QLatin1Char('T'), QLatin1Char(' '));
    }

private:
    void add(const std::string& name, const QString& title) {
        if (const auto* column = find(*m_features, name)) {
            m_columns.emplace_back(column, title);
        }
    }
    static QString textOf(const core::TableValue& value) {
        const auto* text = std::get_if<std::string>(&value);
        return text == nullptr ? QString() : toQt(*text);
    }

    std::shared_ptr<const core::Features> m_features;
    std::vector<std::pair<const core::Column*, QString>> m_columns;
};

EventTable::EventTable(QWidget* parent)
    : QWidget(parent), m_layer(new QComboBox(this)), m_status(new ElidedLabel(this)), m_table(new QTableView(this)),
      m_hint(new QLabel(this)), m_model(new EventModel(this)), m_sorted(new QSortFilterProxyModel(this)) {
    setObjectName(QStringLiteral("events"));
    setAccessibleName(tr("Events"));
    m_layer->setObjectName(QStringLiteral("events/layer"));
    m_layer->setAccessibleName(tr("Layer of events"));
    m_layer->setToolTip(tr("A layer of events, as atmosphere.pca-screen writes them"));
    m_status->setObjectName(QStringLiteral("events/status"));
    m_status->setAccessibleName(tr("Chosen event"));
    m_hint->setObjectName(QStringLiteral("events/hint"));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setText(tr("Open the events of a screening: the output 'events' of atmosphere.pca-screen."));
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(Qt::UserRole);
    m_table->setObjectName(QStringLiteral("events/table"));
    m_table->setAccessibleName(tr("Events"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 0);
    top->setSpacing(8);
    top->addWidget(m_layer);
    top->addWidget(m_status, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(top);
    all->addWidget(m_table, 1);
    all->addWidget(m_hint, 1);
    connect(m_layer, &QComboBox::currentIndexChanged, this, &EventTable::fill);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
        if (current.isValid()) {
            choose(m_sorted->mapToSource(current).row());
        }
    });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
        // Again the row that is current already: the map may have gone elsewhere.
        if (index.isValid()) {
            choose(m_sorted->mapToSource(index).row());
        }
    });
    connect(m_table, &QTableView::activated, this, &EventTable::granuleRequested);
    fill();
}

void EventTable::setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen) {
    std::vector<SceneLayer> events;
    for (auto entry = layers.rbegin(); entry != layers.rend(); ++entry) {
        const auto* features = entry->data ? std::get_if<std::shared_ptr<const core::Features>>(&entry->data->content()) : nullptr;
        if (features != nullptr && *features && isEvents(**features)) {
            events.push_back(*entry);
        }
    }
    const bool isSame = std::equal(events.begin(), events.end(), m_layers.begin(), m_layers.end(), [](const auto& a, const auto& b) {
        return a.layer.id == b.layer.id && a.layer.title == b.layer.title && a.data == b.data;
    });
    if (isSame) {
        return;
    }
    const QString before = m_layer->currentData().toString();
    m_layers = std::move(events);
    {
        const QSignalBlocker quiet(m_layer);
        m_layer->clear();
        for (const auto& entry : m_layers) {
            m_layer->addItem(toQt(entry.layer.title), toQt(entry.layer.id));
        }
        m_layer->setCurrentIndex(std::max(0, m_layer->findData(before.isEmpty() ? toQt(chosen) : before)));
    }
    fill();
}

std::shared_ptr<const core::Features> EventTable::features() const {
    const auto at = static_cast<std::size_t>(m_layer->currentIndex());
    return at < m_layers.size() ? std::get<std::shared_ptr<const core::Features>>(m_layers[at].data->content()) : nullptr;
}

int EventTable::rows() const {
    return m_model->rowCount();
}

void EventTable::fill() {
    const auto shown = features();
    m_model->setFeatures(shown);
    m_layer->setVisible(shown != nullptr);
    m_table->setVisible(shown != nullptr);
    m_hint->setVisible(shown == nullptr);
    m_status->setWholeText({});
    if (shown) {
        m_status->setWholeText(tr("%n event(s)", nullptr, m_model->rowCount()));
        m_table->resizeColumnsToContents();
        m_table->sortByColumn(-1, Qt::AscendingOrder);
    }
}

void EventTable::setStatus(const QString& text) {
    m_status->setWholeText(text);
}

void EventTable::choose(int row) {
    const auto shown = features();
    const auto at = static_cast<std::size_t>(m_layer->currentIndex());
    if (shown && row >= 0) {
        Q_EMIT eventChosen(eventOf(*shown, m_layers[at].layer.href, static_cast<std::size_t>(row)));
    }
}

} // namespace phidias::views

#include "EventTable.moc"
