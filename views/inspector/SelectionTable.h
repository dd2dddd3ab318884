#pragma once

#include "core/scene/LayerFacts.h"
#include "views/plot/LatestRun.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QWidget>
#include <string>
#include <vector>

namespace phidias::views {

/// What is selected, in figures: for each visible layer the number of its selected items with a value, their mean, standard deviation,
/// least and greatest.
/// @thread GUI; figures are computed in the pool
class SelectionTable : public QWidget {
    Q_OBJECT

public:
    explicit SelectionTable(Selection& selection, QWidget* parent = nullptr);
    void setLayers(const std::vector<SceneLayer>& layers);
    /// The table as CSV, numbers in the C locale; what is not known is empty.
    [[nodiscard]] QString toCsv() const;
    [[nodiscard]] bool isComputing() const { return m_wait.isActive() || m_run.isRunning(); }

private:
    struct Row {
        std::string title;
        std::string unit;
        core::ValueStatistics statistics;
    };
    void compute();
    void fill();

    Selection& m_selection;
    std::vector<SceneLayer> m_layers;
    std::vector<Row> m_rows;
    LatestRun m_run;
    QTimer m_wait; ///< a brush that is dragged changes the selection many times a second
    QLabel* m_summary;
    QTableWidget* m_table;
    QPushButton* m_copy;
    QPushButton* m_clear;
};

} // namespace phidias::views
