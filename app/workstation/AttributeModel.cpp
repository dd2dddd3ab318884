#include "app/workstation/AttributeModel.h"

#include "views/inspector/InspectorWidget.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QHash>
#include <QLocale>
#include <numeric>

namespace phidias::app {

namespace {

QString headingText(const AttributeRows::Heading& heading) {
    if (!heading.isOwn) {
        return views::toQt(heading.name);
    }
    static const QHash<QString, const char*> kNames{
        {QStringLiteral("cast"), QT_TRANSLATE_NOOP("phidias::app::AttributeModel", "Cast")},
        {QStringLiteral("longitude"), QT_TRANSLATE_NOOP("phidias::app::AttributeModel", "Longitude")},
        {QStringLiteral("latitude"), QT_TRANSLATE_NOOP("phidias::app::AttributeModel", "Latitude")},
        {QStringLiteral("speed"), QT_TRANSLATE_NOOP("phidias::app::AttributeModel", "Speed")},
        {QStringLiteral("depth"), QT_TRANSLATE_NOOP("phidias::app::AttributeModel", "Depth")},
        {QStringLiteral("time"), QT_TRANSLATE_NOOP("phidias::app::AttributeModel", "Time")},
        {QStringLiteral("quality"), QT_TRANSLATE_NOOP("phidias::app::AttributeModel", "Quality")}};
    const char* name = kNames.value(views::toQt(heading.name));
    return name == nullptr ? views::toQt(heading.name) : AttributeModel::tr(name);
}

} // namespace

void AttributeModel::setRows(std::optional<AttributeRows> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    m_order.resize(m_rows ? m_rows->rows() : 0);
    std::iota(m_order.begin(), m_order.end(), 0U);
    endResetModel();
}

void AttributeModel::setOrder(std::vector<std::uint32_t> order) {
    beginResetModel();
    m_order = std::move(order);
    endResetModel();
}

int AttributeModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int AttributeModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_rows ? 0 : static_cast<int>(m_rows->headings().size());
}

QVariant AttributeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !m_rows) {
        return {};
    }
    const auto column = static_cast<std::size_t>(index.column());
    const auto& heading = m_rows->headings()[column];
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = heading.type == core::ColumnType::Integer || heading.type == core::ColumnType::Real;
        return static_cast<int>((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    const auto value = m_rows->value(m_order[static_cast<std::size_t>(index.row())], column);
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return QLocale().toString(static_cast<qlonglong>(*whole));
    }
    if (const auto* real = std::get_if<double>(&value)) {
        return views::numberText(*real, 8);
    }
    const auto* text = std::get_if<std::string>(&value);
    if (text != nullptr && heading.isOwn && heading.name == "quality" && !text->empty()) {
        return views::flagText(text->front());
    }
    return text == nullptr ? QVariant() : QVariant(views::toQt(*text));
}

QVariant AttributeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (!m_rows || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) {
        return {};
    }
    if (orientation == Qt::Vertical) {
        return QLocale().toString(m_order[static_cast<std::size_t>(section)] + 1);
    }
    const auto& heading = m_rows->headings()[static_cast<std::size_t>(section)];
    const QString unit = heading.unit == "°" ? QString() : views::unitText(views::toQt(heading.unit));
    return unit.isEmpty() ? headingText(heading) : QString(headingText(heading) % QStringLiteral(", ") % unit);
}

} // namespace phidias::app
