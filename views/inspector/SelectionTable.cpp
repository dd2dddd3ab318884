#include "views/inspector/SelectionTable.h"

#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace phidias::views {

namespace {

enum Column { LayerColumn, CountColumn, MeanColumn, DeviationColumn, RangeColumn, ColumnCount };
constexpr std::chrono::milliseconds kWait{60};

} // namespace

SelectionTable::SelectionTable(Selection& selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_summary(new QLabel(this)), m_table(new QTableWidget(0, ColumnCount, this)),
      m_copy(new QPushButton(tr("Copy as CSV"), this)), m_clear(new QPushButton(tr("Select nothing"), this)) {
    setObjectName(QStringLiteral("selection"));
    setAccessibleName(tr("Selection"));
    m_summary->setObjectName(QStringLiteral("selection/summary"));
    m_summary->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("selection/table"));
    m_table->setAccessibleName(tr("Figures of what is selected"));
    m_table->setHorizontalHeaderLabels({tr("Layer"), tr("n"), tr("Mean"), tr("Std. dev."), tr("Range")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeaderItem(DeviationColumn)->setToolTip(tr("Standard deviation of the values, with n \u2212 1"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_copy->setObjectName(QStringLiteral("selection/copyButton"));
    m_copy->setAccessibleName(m_copy->text());
    m_clear->setObjectName(QStringLiteral("selection/clearButton"));
    m_clear->setAccessibleName(m_clear->text());
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_clear);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    m_wait.setSingleShot(true);
    m_wait.setInterval(kWait);
    connect(&m_wait, &QTimer::timeout, this, &SelectionTable::compute);
    connect(&m_selection, &Selection::changed, &m_wait, qOverload<>(&QTimer::start));
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(toCsv()); });
    connect(m_clear, &QPushButton::clicked, this, [this] { m_selection.clear(); });
    fill();
}

void SelectionTable::setLayers(const std::vector<SceneLayer>& layers) {
    m_layers = layers;
    if (!m_selection.isEmpty()) {
        m_wait.start();
    }
}

void SelectionTable::compute() {
    m_run.start<std::vector<Row>>(
        [layers = m_layers, items = m_selection.items()](std::stop_token stop) {
            std::vector<Row> rows;
            for (auto entry = layers.rbegin(); entry != layers.rend(); ++entry) {
                const auto found = items.find(entry->layer.href);
                if (entry->layer.isVisible && entry->data && found != items.end() && entry->layer.kind != core::LayerKind::Features) {
                    rows.push_back({entry->layer.title, entry->data->unit(), core::statisticsOf(*entry->data, found->second, stop)});
                }
            }
            return rows;
        },
        [this](std::vector<Row> rows) {
            m_rows = std::move(rows);
            fill();
        },
        [](const core::Error&) {
            // A layer whose file has gone says so in the tree.
        });
}

void SelectionTable::fill() {
    const bool isEmpty = m_selection.isEmpty();
    m_summary->setText(isEmpty ? tr("Select on the map (S), or drag over points of a plot: their figures are shown here.")
                               : tr("%n item(s) selected", nullptr, static_cast<int>(m_selection.size())));
    m_table->setVisible(!isEmpty);
    m_copy->setEnabled(!isEmpty);
    m_clear->setEnabled(!isEmpty);
    m_table->setRowCount(isEmpty ? 0 : static_cast<int>(m_rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto& [title, unit, statistics] = m_rows[static_cast<std::size_t>(row)];
        const QString shown = toQt(unit);
        const std::array<QString, ColumnCount> texts{
            toQt(title), QLocale().toString(static_cast<qulonglong>(statistics.valid)), quantityText(statistics.mean, shown, 5),
            numberText(statistics.standardDeviation, 3),
            statistics.valid == 0 ? numberText(statistics.least)
                                  : tr("%1 to %2").arg(numberText(statistics.least, 5), numberText(statistics.greatest, 5))};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = m_table->item(row, column);
            if (item == nullptr) {
                item = new QTableWidgetItem;
                m_table->setItem(row, column, item);
            }
            item->setText(texts[static_cast<std::size_t>(column)]);
            item->setTextAlignment((column == LayerColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        }
        m_table->item(row, LayerColumn)->setToolTip(toQt(title));
        m_table->item(row, CountColumn)
            ->setToolTip(tr("%1 of %2 selected items have a value")
                             .arg(QLocale().toString(static_cast<qulonglong>(statistics.valid)),
                                  QLocale().toString(static_cast<qulonglong>(statistics.count))));
    }
    m_table->resizeColumnsToContents();
    constexpr int kMostTitle = 96;
    m_table->setColumnWidth(LayerColumn, std::min(kMostTitle, m_table->columnWidth(LayerColumn)));
}

QString SelectionTable::toCsv() const {
    QString csv = QStringLiteral("layer,unit,selected,valid,mean,standard_deviation,least,greatest\n");
    const auto number = [](double value) { return std::isfinite(value) ? QString::number(value, 'g', 10) : QString(); };
    for (const auto& [title, unit, statistics] : m_rows) {
        QString name = toQt(title);
        csv += QLatin1Char('"') % name.replace(QLatin1Char('"'), QStringLiteral("\"\"")) % QStringLiteral("\",\"") % toQt(unit) %
               QStringLiteral("\",") % QString::number(statistics.count) % QLatin1Char(',') % QString::number(statistics.valid) %
               QLatin1Char(',') % number(statistics.mean) % QLatin1Char(',') % number(statistics.standardDeviation) % QLatin1Char(',') %
               number(statistics.least) % QLatin1Char(',') % number(statistics.greatest) % QLatin1Char('\n');
    }
    return csv;
}

} // namespace phidias::views
