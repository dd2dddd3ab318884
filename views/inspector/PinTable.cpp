#include "views/inspector/PinTable.h"

#include "core/util/AtomicFile.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

enum Column { LabelColumn, LatitudeColumn, LongitudeColumn, FirstLayerColumn };
constexpr double kRadiusDeg = 0.25; ///< how far an observation may be from a pin

QString quoted(QString text) {
    return QString(QLatin1Char('"') % text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) % QLatin1Char('"'));
}

bool isShown(const SceneLayer& entry) {
    return entry.layer.isVisible && entry.data && entry.layer.kind != core::LayerKind::Features;
}

} // namespace

PinValues pinValues(const std::vector<core::Pin>& pins, const std::vector<SceneLayer>& layers, double radiusDeg, std::stop_token stop) {
    PinValues values;
    std::vector<const SceneLayer*> shown;
    for (auto entry = layers.rbegin(); entry != layers.rend(); ++entry) {
        if (isShown(*entry)) {
            shown.push_back(&*entry);
            values.titles.push_back(entry->layer.title);
            values.units.push_back(entry->data->unit());
        }
    }
    for (const auto& pin : pins) {
        if (stop.stop_requested()) {
            break;
        }
        auto& row = values.value.emplace_back();
        for (const auto* entry : shown) {
            const auto sample = entry->data->sample(pin.longitudeDeg, pin.latitudeDeg, radiusDeg);
            row.push_back(sample ? sample->value : std::numeric_limits<double>::quiet_NaN());
        }
    }
    return values;
}

PinTable::PinTable(QWidget* parent)
    : QWidget(parent), m_hint(new QLabel(tr("Mark places with P, or from the menu of the map: their values are listed here."), this)),
      m_table(new QTableWidget(0, FirstLayerColumn, this)), m_visit(new QPushButton(tr("Go to"), this)),
      m_remove(new QPushButton(tr("Remove"), this)), m_copy(new QPushButton(tr("Copy"), this)),
      m_save(new QPushButton(tr("CSV..."), this)) {
    setObjectName(QStringLiteral("pins"));
    setAccessibleName(tr("Pins"));
    m_hint->setObjectName(QStringLiteral("pins/hint"));
    m_hint->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("pins/table"));
    m_table->setAccessibleName(tr("Pins and the values of the layers there"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setTabKeyNavigation(false);
    const auto name = [](QPushButton* button, const char* objectName, const QString& accessible) {
        button->setObjectName(QStringLiteral("pins/") % QLatin1String(objectName));
        button->setAccessibleName(accessible);
        button->setToolTip(accessible);
    };
    name(m_visit, "visitButton", tr("Show the pin in the middle of the map"));
    name(m_remove, "removeButton", tr("Take the selected pins off the map"));
    name(m_copy, "copyButton", tr("Copy the table"));
    name(m_save, "saveButton", tr("Write the table to a CSV file"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QPushButton* button : {m_visit, m_remove, m_copy, m_save}) {
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_hint);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &PinTable::updateButtons);
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem* item) {
        if (!m_isFilling && item->column() == LabelColumn) {
            Q_EMIT renamed(static_cast<std::size_t>(item->row()), item->text().trimmed());
        }
    });
    const auto visit = [this] {
        if (const auto pins = selectedPins(); !pins.empty()) {
            Q_EMIT visitRequested(m_pins[pins.front()].longitudeDeg, m_pins[pins.front()].latitudeDeg);
        }
    };
    connect(m_visit, &QPushButton::clicked, this, visit);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, visit);
    const auto remove = [this] {
        if (const auto pins = selectedPins(); !pins.empty()) {
            Q_EMIT removeRequested(pins);
        }
    };
    connect(m_remove, &QPushButton::clicked, this, remove);
    auto* key = new QShortcut(QKeySequence::Delete, m_table);
    key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, this, remove);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(toCsv()); });
    connect(m_save, &QPushButton::clicked, this, &PinTable::askFile);
    fill();
}

void PinTable::setPins(const std::vector<core::Pin>& pins) {
    if (pins == m_pins) {
        return;
    }
    const bool hasMoved =
        pins.size() != m_pins.size() || !std::equal(pins.begin(), pins.end(), m_pins.begin(), [](const auto& a, const auto& b) {
            return a.longitudeDeg == b.longitudeDeg && a.latitudeDeg == b.latitudeDeg;
        });
    m_pins = pins;
    if (hasMoved) {
        m_values.value.clear();
        read();
    }
    fill();
}

void PinTable::setLayers(const std::vector<SceneLayer>& layers) {
    const auto facts = [](const std::vector<SceneLayer>& entries) {
        std::vector<std::pair<std::string, const void*>> shown;
        for (const auto& entry : entries) {
            if (isShown(entry)) {
                shown.emplace_back(entry.layer.title, entry.data.get());
            }
        }
        return shown;
    };
    const bool isSame = facts(layers) == facts(m_layers);
    m_layers = layers;
    if (!isSame) {
        read();
    }
}

void PinTable::read() {
    m_run.start<PinValues>([pins = m_pins, layers = m_layers](std::stop_token stop) { return pinValues(pins, layers, kRadiusDeg, stop); },
                           [this](PinValues values) {
                               m_values = std::move(values);
                               fill();
                           },
                           [](const core::Error&) {
                               // A layer whose file has gone says so in the tree.
                           });
}

void PinTable::fill() {
    m_isFilling = true;
    const int layers = static_cast<int>(m_values.titles.size());
    m_table->setColumnCount(FirstLayerColumn + layers);
    QStringList headers{tr("Pin"), tr("Latitude"), tr("Longitude")};
    for (std::size_t k = 0; k < m_values.titles.size(); ++k) {
        const QString unit = unitText(toQt(m_values.units[k]));
        headers += unit.isEmpty() ? toQt(m_values.titles[k]) : tr("%1, %2").arg(toQt(m_values.titles[k]), unit);
    }
    m_table->setHorizontalHeaderLabels(headers);
    m_table->setRowCount(static_cast<int>(m_pins.size()));
    for (std::size_t pin = 0; pin < m_pins.size(); ++pin) {
        const auto set = [&](int column, const QString& text, bool isNumber) {
            auto* item = m_table->item(static_cast<int>(pin), column);
            if (item == nullptr) {
                item = new QTableWidgetItem;
                m_table->setItem(static_cast<int>(pin), column, item);
            }
            item->setText(text);
            item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            item->setFlags(column == LabelColumn ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable
                                                 : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        };
        set(LabelColumn, toQt(m_pins[pin].label), false);
        set(LatitudeColumn, latitudeText(m_pins[pin].latitudeDeg, 3), true);
        set(LongitudeColumn, longitudeText(m_pins[pin].longitudeDeg, 3), true);
        for (int layer = 0; layer < layers; ++layer) {
            const bool isKnown = pin < m_values.value.size();
            set(FirstLayerColumn + layer, isKnown ? numberText(m_values.value[pin][static_cast<std::size_t>(layer)], 6) : QString(), true);
        }
    }
    m_table->resizeColumnsToContents();
    m_hint->setVisible(m_pins.empty());
    m_table->setVisible(!m_pins.empty());
    m_isFilling = false;
    updateButtons();
}

std::vector<std::size_t> PinTable::selectedPins() const {
    std::vector<std::size_t> pins;
    for (const auto& index : m_table->selectionModel()->selectedRows()) {
        pins.push_back(static_cast<std::size_t>(index.row()));
    }
    std::sort(pins.begin(), pins.end());
    return pins;
}

void PinTable::updateButtons() {
    const bool hasSelected = m_table->selectionModel()->hasSelection();
    m_visit->setEnabled(hasSelected);
    m_remove->setEnabled(hasSelected);
    m_copy->setEnabled(!m_pins.empty());
    m_save->setEnabled(!m_pins.empty());
}

QString PinTable::toCsv() const {
    QString csv = QStringLiteral("pin,longitude,latitude");
    for (std::size_t k = 0; k < m_values.titles.size(); ++k) {
        const QString unit = toQt(m_values.units[k]);
        csv += QLatin1Char(',') %
               quoted(unit.isEmpty() ? toQt(m_values.titles[k]) : QString(toQt(m_values.titles[k]) % QStringLiteral(" [") % unit % u']'));
    }
    csv += QLatin1Char('\n');
    for (std::size_t pin = 0; pin < m_pins.size(); ++pin) {
        csv += quoted(toQt(m_pins[pin].label)) % QLatin1Char(',') % QString::number(m_pins[pin].longitudeDeg, 'f', 6) % QLatin1Char(',') %
               QString::number(m_pins[pin].latitudeDeg, 'f', 6);
        for (std::size_t layer = 0; layer < m_values.titles.size(); ++layer) {
            const double value = pin < m_values.value.size() ? m_values.value[pin][layer] : std::numeric_limits<double>::quiet_NaN();
            csv += QLatin1Char(',') % (std::isfinite(value) ? QString::number(value, 'g', 10) : QString());
        }
        csv += QLatin1Char('\n');
    }
    return csv;
}

void PinTable::saveCsv(const std::filesystem::path& path) const {
    core::writeFileAtomically(path, fromQt(toCsv()));
}

void PinTable::askFile() {
    auto* dialog = new QFileDialog(this, tr("Write pins"), QString(), tr("Tables (*.csv)"));
    dialog->setObjectName(QStringLiteral("pins/fileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("pins.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        try {
            saveCsv(fromQt(path));
        } catch (const core::Error& error) {
            Q_EMIT saveFailed(toQt(error.what()));
        }
    });
    dialog->open();
}

} // namespace phidias::views
