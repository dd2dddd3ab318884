#pragma once

#include "views/plot/CustomPlot.h"
#include "views/profile/ProfileScene.h"

#include <optional>
#include <vector>

namespace phidias::views {

/// Curves against depth (downward) with labels, uncertainty and flags.
/// @thread GUI
class ProfilePlot {
public:
    /// @param plot  empty; outlives the object
    explicit ProfilePlot(QCustomPlot& plot);

    void show(const ProfileScene& scene);
    /// Marks a depth; nothing = no mark.
    void mark(std::optional<double> vertical);
    void recolor();

    struct Hit {
        std::size_t curve = 0;
        std::size_t sample = 0;
    };
    /// The value whose level is nearest to a pixel of the plot; nothing without values.
    [[nodiscard]] std::optional<Hit> nearest(const QPointF& pixel) const;
    [[nodiscard]] double verticalAt(const QPointF& pixel) const { return m_plot.yAxis->pixelToCoord(pixel.y()); }

private:
    [[nodiscard]] QCPAxis* axisOf(const ProfileCurve& curve) const { return curve.isOnTop ? m_plot.xAxis2 : m_plot.xAxis; }
    QCPCurve* addCurve(const ProfileCurve& curve, const QPen& pen);
    void drawCurve(const ProfileCurve& curve, const QColor& color);
    void drawBand(const ProfileCurve& curve, const QColor& color);
    void drawDots(const ProfileCurve& curve, const QColor& color, bool isFirst);
    void drawLabel(const ProfileCurve& curve, const QColor& color, std::size_t place);
    void setAxes();

    QCustomPlot& m_plot;
    QCPItemStraightLine* m_mark;
    std::vector<QCPItemText*> m_labels;
    ProfileScene m_scene;
};

} // namespace phidias::views
