#pragma once

#include "views/scene/LinkedCursor.h"
#include "views/scene/SceneLayer.h"

#include <QLabel>
#include <QTableWidget>
#include <QWidget>

namespace phidias::views {

/// Value, unit, flag and source of every visible layer at the cursor; of swaths the pixel and its time, of casts their name and depth.
class InspectorWidget : public QWidget {
    Q_OBJECT

public:
    explicit InspectorWidget(LinkedCursor& cursor, QWidget* parent = nullptr);
    void setLayers(std::vector<SceneLayer> layers);
    /// The table as CSV, numbers in the C locale.
    [[nodiscard]] QString toCsv() const;

private:
    struct Line {
        core::Layer layer;
        core::LayerSample sample;
        QString direction; ///< of vectors, in words
    };
    void refresh();
    void fillRow(int row, const Line& line);

    LinkedCursor& m_cursor;
    std::vector<SceneLayer> m_layers;
    QLabel* m_place;
    QTableWidget* m_table;
    std::vector<Line> m_lines; ///< rows of the table
};

/// What a SeaDataNet quality flag means.
[[nodiscard]] QString flagText(char flag);

} // namespace phidias::views
