#pragma once

#include "views/plot/CustomPlot.h"
#include "views/spectrum/SpectrumScene.h"

#include <QPointer>
#include <optional>
#include <utility>
#include <vector>

namespace phidias::views {

/// Spectra above and residuals below on one spectral axis, with bands, labels, marks and the marker of the channel; the widget and figures
/// draw with the same object.
/// @thread GUI
class SpectrumPlot {
public:
    /// @param plot  empty; outlives the object
    explicit SpectrumPlot(QCustomPlot& plot);

    /// @param shownUnit  of the spectral axis
    void show(const SpectrumCurves& curves, core::SpectralUnit shownUnit);
    /// Only the curves, over the whole picture.
    void setDecorations(bool areShown);
    /// Moves the marker to a channel; nothing = no marker.
    void mark(std::optional<std::size_t> channel);
    /// Colours after a change of the palette.
    void recolor();

    /// All channels again, after zooming.
    void showAll();
    /// Whether the marker can be taken at a pixel of the plot.
    [[nodiscard]] bool isAtMarker(const QPointF& pixel) const;
    /// The channel whose position is nearest to a pixel of the plot; nothing without channels.
    [[nodiscard]] std::optional<std::size_t> channelAt(const QPointF& pixel) const;
    [[nodiscard]] const SpectrumCurves& curves() const { return m_curves; }
    /// Whether a pixel of the plot is in the panel of the residuals.
    [[nodiscard]] bool isInResiduals(const QPointF& pixel) const;
    /// Shows an interval that is being dragged, between two pixels of the plot; nothing = none.
    void showSpan(std::optional<std::pair<double, double>> pixels);
    /// The channels with a position between two pixels of the plot.
    [[nodiscard]] std::vector<std::size_t> channelsBetween(double fromPixel, double toPixel) const;
    [[nodiscard]] bool hasResiduals() const { return m_lower != nullptr; }
    [[nodiscard]] std::size_t marks() const { return m_marks.size(); }

private:
    [[nodiscard]] double shown(double position) const;
    [[nodiscard]] QColor colorOf(const SpectrumCurve& curve, std::size_t place) const;
    void setLower(bool isShown);
    void drawCurve(QCPAxisRect& rect, const SpectrumCurve& curve, const QColor& color, bool isLabelled);
    void drawBand(QCPAxisRect& rect, const SpectrumCurve& curve, const QColor& color);
    void drawMarks(QCPAxisRect& rect, bool isLabelled);
    void drawWindow(QCPAxisRect& rect, const SpectralWindow& window, const QColor& color, float alpha);
    void drawBack();
    void setAxes();
    void fitValues();
    void fitTitles();
    void placeLabels();
    void follow(const QCPRange& range);
    [[nodiscard]] std::pair<double, double> valueRange(const std::vector<SpectrumCurve>& curves) const;

    QCustomPlot& m_plot;
    QCPMarginGroup* m_margins;
    QCPItemStraightLine* m_marker;
    QCPItemRect* m_span;
    QPointer<QCPAxisRect> m_lower;
    SpectrumCurves m_curves;
    core::SpectralUnit m_unit = core::SpectralUnit::Nanometre;
    struct Label {
        QCPItemText* text = nullptr;
        double value = 0.0; ///< last value of its curve
    };
    std::vector<Label> m_labels;
    std::vector<QCPAbstractItem*> m_marks;
    std::vector<std::pair<QCPItemText*, std::size_t>> m_windowLabels; ///< with the line they stand in
    QPointer<QCPAbstractPlottable> m_back;                            ///< noise and lines behind the residuals
    QCPRange m_all{0.0, 1.0};                                         ///< of all channels
    std::optional<QCPRange> m_zoomed;
    bool m_isFollowing = false;
    bool m_hasDecorations = true;
};

/// "nm" or "cm⁻¹".
[[nodiscard]] QString spectralUnitText(core::SpectralUnit unit);

} // namespace phidias::views
