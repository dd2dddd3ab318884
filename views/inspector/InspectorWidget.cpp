#include "views/inspector/InspectorWidget.h"

#include "core/util/Time.h"
#include "views/scene/ArrowShape.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

namespace phidias::views {

namespace {

enum Column { LayerColumn, ValueColumn, FlagColumn, SourceColumn, ColumnCount };

} // namespace

QString flagText(char flag) {
    switch (flag) {
    case '0':
        return InspectorWidget::tr("not checked");
    case '1':
        return InspectorWidget::tr("good");
    case '2':
        return InspectorWidget::tr("probably good");
    case '3':
        return InspectorWidget::tr("probably bad");
    case '4':
        return InspectorWidget::tr("bad");
    case '5':
        return InspectorWidget::tr("changed");
    case '6':
        return InspectorWidget::tr("below detection");
    case '7':
        return InspectorWidget::tr("in excess");
    case '8':
        return InspectorWidget::tr("interpolated");
    case '9':
        return InspectorWidget::tr("missing");
    case 'A':
        return InspectorWidget::tr("uncertain");
    case 'B':
        return InspectorWidget::tr("nominal");
    case 'Q':
        return InspectorWidget::tr("below quantification");
    default:
        return {};
    }
}

InspectorWidget::InspectorWidget(LinkedCursor& cursor, QWidget* parent)
    : QWidget(parent), m_cursor(cursor), m_place(new QLabel(this)), m_table(new QTableWidget(0, ColumnCount, this)) {
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    m_place->setObjectName(QStringLiteral("inspector/place"));
    m_place->setAccessibleName(tr("Place"));
    m_place->setMinimumHeight(24);
    m_place->setWordWrap(true);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_table->setObjectName(QStringLiteral("inspector/table"));
    m_table->setAccessibleName(tr("Values at the cursor"));
    m_table->setHorizontalHeaderLabels({tr("Layer"), tr("Value"), tr("Quality"), tr("Source")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setColumnWidth(LayerColumn, 120);
    m_table->setColumnWidth(ValueColumn, 76);
    m_table->setColumnWidth(FlagColumn, 64);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    auto* copy = new QPushButton(tr("Copy as CSV"), this);
    copy->setObjectName(QStringLiteral("inspector/copyButton"));
    copy->setAccessibleName(copy->text());
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(toCsv()); });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_place);
    layout->addWidget(m_table, 1);
    layout->addWidget(copy, 0, Qt::AlignLeft);
    connect(&m_cursor, &LinkedCursor::moved, this, &InspectorWidget::refresh);
    refresh();
}

void InspectorWidget::setLayers(std::vector<SceneLayer> layers) {
    m_layers = std::move(layers);
    refresh();
}

void InspectorWidget::refresh() {
    if (!m_cursor.isValid()) {
        m_place->setText(tr("Move over the map to read values."));
        m_lines.clear();
        m_table->setRowCount(0);
        return;
    }
    m_place->setText(QString(latitudeText(m_cursor.latitudeDeg(), 3) % QStringLiteral("  ") % longitudeText(m_cursor.longitudeDeg(), 3)));
    m_lines.clear();
    for (auto it = m_layers.rbegin(); it != m_layers.rend(); ++it) {
        if (!it->layer.isVisible || !it->data) {
            continue;
        }
        if (auto sample = it->data->sample(m_cursor.longitudeDeg(), m_cursor.latitudeDeg(), m_cursor.radiusDeg())) {
            QString direction;
            if (sample->vector && it->data->vectors() != nullptr) {
                direction = directionText(*sample->vector, it->data->vectors()->sense());
            }
            m_lines.push_back({it->layer, std::move(*sample), direction});
        }
    }
    m_table->setRowCount(static_cast<int>(m_lines.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        fillRow(row, m_lines[static_cast<std::size_t>(row)]);
    }
}

void InspectorWidget::fillRow(int row, const Line& line) {
    const auto& sample = line.sample;
    QString source = toQt(sample.source);
    if (sample.scanline && sample.groundPixel) {
        source = tr("%1, scanline %2, pixel %3")
                     .arg(source.section(QStringLiteral(" ["), 0, 0), QLocale().toString(*sample.scanline),
                          QLocale().toString(*sample.groundPixel));
    }
    if (!line.direction.isEmpty()) {
        source = QString(line.direction % QStringLiteral("  ") % source);
    }
    if (std::isfinite(sample.depthM)) {
        source += QStringLiteral("  ") % quantityText(sample.depthM, QStringLiteral("m"), 5);
    }
    if (std::isfinite(sample.timeUnixSeconds)) {
        source += QStringLiteral("  ") % toQt(core::formatIsoTime(sample.timeUnixSeconds));
    }
    QString value = std::isfinite(sample.value) ? quantityText(sample.value, toQt(sample.unit), 6) : tr("missing");
    if (!sample.meaning.empty()) {
        value = tr("%1 (%2)").arg(toQt(sample.meaning), numberText(sample.value, 6));
    }
    const QString quality = sample.quality >= 0.0 ? numberText(sample.quality, 3) : flagText(sample.flag);
    const QStringList texts{toQt(line.layer.title), value, quality, source};
    const QStringList tips{texts[LayerColumn], value,
                           sample.flag == '\0' ? quality : tr("%1 (flag %2)").arg(quality, QString(QLatin1Char(sample.flag))),
                           QString(source % QLatin1Char('\n') % toQt(line.layer.href))};
    for (int column = 0; column < ColumnCount; ++column) {
        auto* item = m_table->item(row, column);
        if (item == nullptr) {
            item = new QTableWidgetItem;
            m_table->setItem(row, column, item);
        }
        item->setText(texts[column]);
        item->setToolTip(tips[column]);
        item->setTextAlignment(column == ValueColumn ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    }
    m_table->item(row, ValueColumn)->setData(Qt::UserRole, sample.value);
    m_table->item(row, ValueColumn)->setData(Qt::UserRole + 1, toQt(sample.unit));
}

QString InspectorWidget::toCsv() const {
    QString csv = QStringLiteral(
        "longitude,latitude,layer,value,unit,meaning,direction,quality,flag,scanline,ground_pixel,depth_m,time,source,file\n");
    const auto quoted = [](QString text) {
        return QString(QLatin1Char('"') % text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) % QLatin1Char('"'));
    };
    const auto number = [](double value, int digits) { return std::isfinite(value) ? QString::number(value, 'g', digits) : QString(); };
    const auto index = [](const std::optional<std::uint32_t>& value) { return value ? QString::number(*value) : QString(); };
    for (const auto& [layer, sample, direction] : m_lines) {
        const QStringList cells{QString::number(m_cursor.longitudeDeg(), 'f', 6),
                                QString::number(m_cursor.latitudeDeg(), 'f', 6),
                                quoted(toQt(layer.title)),
                                number(sample.value, 10),
                                quoted(toQt(sample.unit)),
                                quoted(toQt(sample.meaning)),
                                quoted(direction),
                                sample.quality >= 0.0 ? number(sample.quality, 6) : QString(),
                                sample.flag == '\0' ? QString() : QString(QLatin1Char(sample.flag)),
                                index(sample.scanline),
                                index(sample.groundPixel),
                                number(sample.depthM, 8),
                                std::isfinite(sample.timeUnixSeconds) ? toQt(core::formatIsoTime(sample.timeUnixSeconds)) : QString(),
                                quoted(toQt(sample.source)),
                                quoted(toQt(layer.href))};
        csv += cells.join(QLatin1Char(',')) % QLatin1Char('\n');
    }
    return csv;
}

} // namespace phidias::views
