#pragma once

#include "core/scene/ColorScale.h"
#include "views/plot/CustomPlot.h"

#include <optional>
#include <utility>
#include <vector>

namespace phidias::views {

/// Dynamic property of a plot that is drawn on the page of a figure: pixels of pictures in it for each unit of the plot.
inline constexpr const char* kPixelsPerUnitProperty = "pixelsPerUnit";

/// Rectangular cells of uneven widths and heights in the colours of a scale, with sharp edges. Missing cells take a colour of their own.
class CellMap : public QCPAbstractPlottable {
public:
    /// @param keyAxis, valueAxis  of the plot, which owns the map
    CellMap(QCPAxis* keyAxis, QCPAxis* valueAxis);

    /// @param keyEdges, valueEdges  rising, one more than columns and rows
    /// @param values                [row][column]; NaN = missing
    /// @throws core::Error{Defect} when the sizes do not fit
    void setCells(std::vector<double> keyEdges, std::vector<double> valueEdges, std::vector<double> values, const core::ColorScale& scale);
    void setScale(const core::ColorScale& scale) { m_scale = scale; }
    void setMissingColor(const QColor& color) { m_missing = color; }
    [[nodiscard]] const core::ColorScale& scale() const { return m_scale; }
    /// Row and column of a place; nothing outside.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> cell(double key, double value) const;
    [[nodiscard]] const std::vector<double>& values() const { return m_values; }
    [[nodiscard]] std::size_t columns() const { return m_keyEdges.empty() ? 0 : m_keyEdges.size() - 1; }

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain, const QCPRange& inKeyRange) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    std::vector<double> m_keyEdges;
    std::vector<double> m_valueEdges;
    std::vector<double> m_values;
    core::ColorScale m_scale{"viridis", 0.0, 1.0};
    QColor m_missing{128, 128, 128};
};

/// The colour bar of a scale as a part of a plot's layout.
class LegendElement : public QCPLayoutElement {
public:
    explicit LegendElement(QCustomPlot* plot);
    void setLegend(const core::ColorScale& scale, const QString& title, const QString& unit);

protected:
    void draw(QCPPainter* painter) override;
    void applyDefaultAntialiasingHint(QCPPainter*) const override {}

private:
    core::ColorScale m_scale{"viridis", 0.0, 1.0};
    QString m_title;
    QString m_unit;
};

/// Edges midway between rising coordinates; the outer cells are as wide as half of them says twice. One coordinate: `lone` on both sides.
[[nodiscard]] std::vector<double> edgesBetween(const std::vector<double>& coordinates, double lone = 0.5);

} // namespace phidias::views
