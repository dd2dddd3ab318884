#pragma once

#include "core/project/Project.h"
#include "views/plot/LatestRun.h"
#include "views/plot/PlotPanel.h"
#include "views/scene/ViewLink.h"
#include "views/spectrum/SpectrumPlot.h"

#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace phidias::views {

/// The spectrum of the pixel at the cursor, those of pinned places and the mean of the chosen pixels, with the difference below. The marker
/// of the channel can be dragged. Computed in the pool once the cursor rests; works only while it is shown.
/// @thread GUI
class SpectrumWidget : public QWidget {
    Q_OBJECT

public:
    /// @param errorText  words of an error for the user
    SpectrumWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache, std::function<QString(const core::Error&)> errorText,
                   QWidget* parent = nullptr);

    /// @param chosen  id of the layer selected in the tree: its file comes first
    void setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen);
    void setPins(const std::vector<core::Pin>& pins);
    /// Positions worth a line, and shaded intervals, of the curves that are shown from now on.
    void setMarks(std::vector<SpectralLine> lines, std::vector<SpectralWindow> windows);
    /// Curves that somebody else has computed, with reconstruction and residual; shown until the cursor moves.
    void showCurves(SpectrumCurves curves);

    [[nodiscard]] bool isComputing() const { return m_run.isRunning() || m_meanRun.isRunning() || m_rest.isActive(); }
    [[nodiscard]] const std::optional<SpectrumCurves>& curves() const { return m_curves; }
    /// The place of the cursor, or the one that is held; nothing = none yet.
    [[nodiscard]] const std::optional<SpectrumPlace>& place() const { return m_place; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }
    [[nodiscard]] const SpectrumPlot& plot() const { return *m_plot; }

Q_SIGNALS:
    /// The marker was moved. @param drag  the same for all steps of one movement
    void channelChosen(const QString& layer, int channel, int drag);
    void statusChanged(const QString& text); ///< what is under the mouse
    void shown();                            ///< a new picture is there

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeTop();
    void schedule();
    void compute();
    void computeMean();
    void take(std::optional<SpectrumCurves> curves);
    void draw();
    void fillTable();
    void followCursor();
    void moveMarker(const QPointF& pixel);
    void chooseChannel(std::size_t channel);
    void pointAt(const QPointF& pixel);
    [[nodiscard]] core::SpectralUnit shownUnit() const;

    ViewLink& m_link;
    std::shared_ptr<core::DatasetCache> m_cache;
    std::function<QString(const core::Error&)> m_errorText;
    QLabel* m_title; ///< this and what follows are made in the order of Tab
    QToolButton* m_hold;
    QToolButton* m_pinned;
    QToolButton* m_difference;
    QSpinBox* m_channel;
    QComboBox* m_unit;
    PlotPanel* m_panel;
    std::unique_ptr<SpectrumPlot> m_plot;
    LatestRun m_run;
    LatestRun m_meanRun; ///< of its own: the cursor does not wait for a mean of thousands of pixels
    QTimer m_rest;
    QTimer m_dragRest;
    std::vector<SceneLayer> m_layers;
    std::vector<core::Pin> m_pins;
    std::vector<SpectralLine> m_lines;
    std::vector<SpectralWindow> m_windows;
    std::optional<SpectrumPlace> m_place;
    double m_cursorRadiusDeg = 0.1;
    std::optional<SpectrumCurves> m_curves;
    std::shared_ptr<const ChosenMean> m_mean;
    std::pair<std::vector<std::string>, Selection::Items> m_meanOf; ///< files and pixels that m_mean was asked for
    std::string m_unitOf;                                           ///< file whose own unit the choice of the unit started with
    int m_drag = 0;
    bool m_isDragging = false;
};

} // namespace phidias::views
