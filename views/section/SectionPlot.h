#pragma once

#include "views/plot/CellMap.h"
#include "views/plot/PointCloud.h"
#include "views/scene/Selection.h"
#include "views/section/SectionAxes.h"

#include <memory>
#include <optional>

namespace phidias::views {

class BottomFill;

/// Of more samples than this only a fair part is drawn.
inline constexpr std::size_t kMostDrawnSamples = 100'000;

/// Field, contours, observations, bottom, axes and legend of a section; the widget and figures draw with the same object.
///
/// The bottom lies below the data and its line above them, so that no value is hidden by a coarse bathymetry.
/// @thread GUI
class SectionPlot {
public:
    /// @param plot  empty; outlives the object
    explicit SectionPlot(QCustomPlot& plot);
    /// @param scene  stays until clear() or the next show()
    void show(const SectionScene& scene);
    /// Forgets the scene.
    void clear();
    /// Without the legend, where another one beside it says the same.
    void hideLegend();
    /// Only the data, over the whole picture: no bottom either.
    void setDecorations(bool areShown);
    /// Marks a distance along the line and a depth; NaN = none.
    void mark(double distanceKm, double depthM);
    /// Rings the samples of chosen casts. @returns how many
    std::size_t setSelected(const Selection::Items& items);
    [[nodiscard]] const CellMap& cells() const { return *m_cells; }
    /// Of the scene that is shown.
    [[nodiscard]] const SectionAxes& axes() const { return *m_axes; }
    /// The sample that is drawn nearest to a pixel of the plot, up to `radiusPx` away.
    [[nodiscard]] std::optional<std::size_t> sampleAt(const QPointF& pixel, double radiusPx) const;
    /// Colours after a change of the palette.
    void recolor();

private:
    void showField(const SectionScene& scene);
    void showBottom(const SectionScene& scene);
    void showContours(const SectionScene& scene);
    void showObservations(const SectionScene& scene);
    void showAxes(const SectionScene& scene);

    QCustomPlot& m_plot;
    BottomFill* m_bottom;
    CellMap* m_cells;
    QCPCurve* m_bottomLine;
    PointCloud* m_cloud; ///< of very many samples
    QCPCurve* m_selected;
    LegendElement* m_legend;
    QCPItemStraightLine* m_mark;
    QCPItemStraightLine* m_depthMark;
    std::vector<QCPAbstractPlottable*> m_parts; ///< contours and observations
    std::vector<QCPAbstractItem*> m_labels;
    const SectionScene* m_scene = nullptr;
    std::unique_ptr<SectionAxes> m_axes;
    bool m_hasDecorations = true;
};

} // namespace phidias::views
