#pragma once

#include "app/workstation/AttributeRows.h"

#include <QAbstractTableModel>

namespace phidias::app {

/// The rows of a layer as a table view asks for them: nothing is copied, numbers are written when they are shown.
class AttributeModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Another layer, with its rows as in the file. Nothing = an empty table.
    void setRows(std::optional<AttributeRows> rows);
    /// Which rows are shown, in which order.
    void setOrder(std::vector<std::uint32_t> order);
    [[nodiscard]] const std::optional<AttributeRows>& rows() const { return m_rows; }
    [[nodiscard]] const std::vector<std::uint32_t>& order() const { return m_order; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::optional<AttributeRows> m_rows;
    std::vector<std::uint32_t> m_order;
};

} // namespace phidias::app
