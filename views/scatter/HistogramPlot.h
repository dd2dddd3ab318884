#pragma once

#include "core/scene/ColorScale.h"
#include "core/scene/Histogram.h"
#include "views/plot/CustomPlot.h"

#include <QCoreApplication>
#include <optional>
#include <string>
#include <vector>

namespace phidias::views {

/// What a histogram draws.
struct HistogramScene {
    core::Histogram histogram;
    std::vector<std::size_t> selected; ///< [bin] selected values; empty = none
    core::ColorScale scale{"viridis", 0.0, 1.0};
    std::string title;
    std::string unit;
};

/// The end of the colour range that a handle stands for.
enum class RangeEnd { Low, High };

/// Bars, percentiles, the colours of the layer's scale under the bars, and the two ends of its range.
/// @thread GUI
class HistogramPlot {
    Q_DECLARE_TR_FUNCTIONS(HistogramPlot)

public:
    /// @param plot  empty; outlives the object
    explicit HistogramPlot(QCustomPlot& plot);

    void show(const HistogramScene& scene, bool isLogarithmic);
    /// Moves the ends and colours only.
    void setScale(const core::ColorScale& scale);
    /// The handle at a place in pixels; nothing beside both.
    [[nodiscard]] std::optional<RangeEnd> handleAt(const QPointF& pixel) const;
    /// Place of a handle on the plot, in pixels.
    [[nodiscard]] QPointF handlePlace(RangeEnd end) const;
    /// Colours after a change of the palette; show() follows.
    void recolor();

private:
    class Bars;
    class Strip;
    void placeHandles();

    QCustomPlot& m_plot;
    Bars* m_bars;
    Strip* m_strip;
    std::vector<QCPAbstractItem*> m_percentiles;
    std::array<QCPItemStraightLine*, 2> m_ends;
    std::array<QCPItemText*, 2> m_endTexts;
    core::ColorScale m_scale{"viridis", 0.0, 1.0};
};

} // namespace phidias::views
