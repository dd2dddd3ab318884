#pragma once

#include <QObject>
#include <QPolygonF>
#include <functional>

class QCustomPlot;
class QWidget;

namespace phidias::views {

/// Choosing points of a plot with the mouse: drag a rectangle, with Alt (or when set so) a lasso; Shift or Ctrl adds to what is chosen; a
/// click without dragging and Escape take the choice back.
/// @thread GUI
class PlotBrush : public QObject {
    Q_OBJECT

public:
    enum class Shape {
        Rectangle,
        Lasso,
        Span ///< a range of x over the whole height
    };

    /// @param plot  outlives the brush; areas are in the coordinates of its xAxis and yAxis
    explicit PlotBrush(QCustomPlot& plot, Shape shape = Shape::Rectangle);

    void setShape(Shape shape) { m_shape = shape; }
    [[nodiscard]] Shape shape() const { return m_shape; }
    /// Presses that belong to something else, such as a handle. @param isTaken  of a place in pixels of the plot
    void setTaken(std::function<bool(const QPointF&)> isTaken) { m_isTaken = std::move(isTaken); }
    [[nodiscard]] bool isBrushing() const { return m_isBrushing; }

Q_SIGNALS:
    /// An area was closed. @param area  polygon in coordinates of the axes; @param isAdding  Shift or Ctrl was held
    void brushed(const QPolygonF& area, bool isAdding);
    void cleared();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void begin(const QPointF& pixel, bool isLasso);
    void extend(const QPointF& pixel);
    void end(bool isAdding);
    [[nodiscard]] QPolygonF outline() const;

    QCustomPlot& m_plot;
    Shape m_shape;
    Shape m_active = Shape::Rectangle;
    std::function<bool(const QPointF&)> m_isTaken;
    QWidget* m_overlay;
    QPolygonF m_path; ///< pixels: first and last corner, or the lasso
    bool m_isBrushing = false;
};

/// Whether a polygon of a brush holds a place; quick outside of its box. @thread any
[[nodiscard]] bool isInArea(const QPolygonF& area, const QRectF& box, double x, double y);

} // namespace phidias::views
