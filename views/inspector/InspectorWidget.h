#pragma once

#include "views/scene/LinkedCursor.h"
#include "views/scene/SceneLayer.h"

#include <QLabel>
#include <QTableWidget>
#include <QWidget>

namespace phidias::views {

/// Value, unit, flag and source of every visible layer at the cursor.
class InspectorWidget : public QWidget {
    Q_OBJECT

public:
    explicit InspectorWidget(LinkedCursor& cursor, QWidget* parent = nullptr);
    void setLayers(std::vector<SceneLayer> layers);
    /// The table as CSV, numbers in the C locale.
    [[nodiscard]] QString toCsv() const;

private:
    void refresh();

    LinkedCursor& m_cursor;
    std::vector<SceneLayer> m_layers;
    QLabel* m_place;
    QTableWidget* m_table;
};

/// What a SeaDataNet quality flag means.
[[nodiscard]] QString flagText(char flag);

} // namespace phidias::views
