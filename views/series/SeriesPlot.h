#pragma once

#include "views/plot/CustomPlot.h"
#include "views/series/SeriesScene.h"

#include <optional>
#include <vector>

namespace phidias::views {

/// Curves over time with their labels, axes and the mark of the present time; the widget and figures draw with the same object.
/// @thread GUI
class SeriesPlot {
public:
    /// @param plot  empty; outlives the object
    explicit SeriesPlot(QCustomPlot& plot);

    void show(const SeriesScene& scene);
    /// Only the curves, over the whole picture.
    void setDecorations(bool areShown);
    /// Marks a time; nothing = no mark.
    void mark(std::optional<double> unixSeconds);
    /// Colours after a change of the palette.
    void recolor();

    /// A drawn value.
    struct Hit {
        std::size_t curve = 0;
        std::size_t sample = 0; ///< of the series
    };
    /// The value nearest to a pixel of the plot; nothing without values.
    [[nodiscard]] std::optional<Hit> nearest(const QPointF& pixel) const;
    /// Colour of a curve.
    [[nodiscard]] QColor color(std::size_t curve) const;

private:
    struct Drawn {
        QCPGraph* graph = nullptr;
        QCPItemText* label = nullptr;
        std::vector<double> key; ///< place on the axis
        std::vector<double> value;
        std::vector<std::size_t> sample; ///< of the series
    };
    [[nodiscard]] Drawn keysOf(const SeriesCurve& curve) const;
    void drawCurve(const SeriesCurve& curve, Drawn drawn);
    void drawSpread(const SeriesCurve& curve, const Drawn& drawn);
    void setAxes();
    void placeLabels();

    QCustomPlot& m_plot;
    QCPItemStraightLine* m_mark;
    std::optional<double> m_marked;
    SeriesScene m_scene;
    std::vector<Drawn> m_drawn;
    std::pair<double, double> m_years{0.0, 0.0}; ///< range of the times that are of certain years
    bool m_hasDecorations = true;
};

} // namespace phidias::views
