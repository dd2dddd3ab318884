#pragma once

#include "app/workstation/Desk.h"
#include "views/map/FigureSpec.h"
#include "views/scatter/HistogramWidget.h"
#include "views/scatter/ScatterWidget.h"

#include <functional>

namespace phidias::app {

/// The docks "Scatter" and "Histogram": made hidden, beside the dock they share their place with.
/// @thread GUI
class ScatterFeature : public QObject {
    Q_OBJECT

public:
    /// @param tabWith    dock whose place they share
    /// @param mapExtent  west, south, east, north of the map in degrees
    ScatterFeature(Desk& desk, QDockWidget& tabWith, std::function<std::array<double, 4>()> mapExtent);

    [[nodiscard]] views::ScatterWidget& scatter() { return *m_scatter; }
    [[nodiscard]] views::HistogramWidget& histogram() { return *m_histogram; }

    /// Whether the dock has two layers, which a figure can show too.
    [[nodiscard]] bool canDraw() const;
    /// These two layers, as x and y.
    void complete(views::FigureSpec& spec) const;

public Q_SLOTS:
    /// The map shows another part.
    void followView();

private:
    void showScene();
    void moveRange(const QString& layer, double low, double high, int drag);

    Desk& m_desk;
    std::function<std::array<double, 4>()> m_mapExtent;
    views::ScatterWidget* m_scatter;
    views::HistogramWidget* m_histogram;
};

} // namespace phidias::app
