#pragma once

#include "views/plot/CellMap.h"
#include "views/plot/LatestRun.h"
#include "views/plot/PlotPanel.h"
#include "views/residual/ResidualScene.h"
#include "views/scene/ViewLink.h"

#include <QTimer>
#include <QWidget>
#include <array>
#include <functional>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace phidias::views {

/// What an image of residuals is asked for.
struct WaterfallRequest {
    std::vector<SceneLayer> layers;
    SpectrumPlace place;
    double radiusDeg = 0.1;
    bool isAlongTrack = false; ///< one row of the detector over many scanlines; else one scanline
    std::size_t components = 0;
    std::vector<std::size_t> excluded{};
    std::function<void(double)> progress{};
};

/// Residuals of a line of pixels.
struct WaterfallScene {
    std::string href; ///< empty = no file can be used
    bool isAlongTrack = false;
    std::size_t scanline = 0; ///< of the place
    std::size_t groundPixel = 0;
    std::vector<double> wavelengthsNm;         ///< [channel]
    std::vector<std::size_t> numbers;          ///< [row] ground pixels, or scanlines
    std::vector<std::array<double, 2>> places; ///< [row] longitude and latitude, degrees
    std::vector<double> residual;              ///< [row][channel] in noise standard deviations; NaN = missing
    std::vector<double> score;                 ///< [row]; NaN = not scored
};

/// @throws core::Error  @thread any
using WaterfallSource = std::function<WaterfallScene(const WaterfallRequest&, std::stop_token)>;

/// Residuals of all pixels of a scanline, or along the track, as an image: channels across, pixels upward, in colours from -5 to 5 standard
/// deviations of the noise. A click is that pixel. Computed in the pool while it is shown; can be stopped.
/// @thread GUI
class WaterfallWidget : public QWidget {
    Q_OBJECT

public:
    WaterfallWidget(ViewLink& link, std::function<QString(const core::Error&)> errorText, QWidget* parent = nullptr);

    void setSource(WaterfallSource source);
    void setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen);
    void setComponents(std::size_t components, const std::vector<std::size_t>& excluded);
    [[nodiscard]] bool isComputing() const { return m_run.isRunning() || m_rest.isActive(); }
    [[nodiscard]] const std::optional<WaterfallScene>& scene() const { return m_scene; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }

Q_SIGNALS:
    void statusChanged(const QString& text);
    void shown();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeControls();
    void schedule() { m_rest.start(m_restMs); }
    void followCursor();
    void compute();
    void take(std::optional<WaterfallScene> scene, const QString& failure);
    void draw();
    void recolor();
    void pointAt(const QPointF& pixel, bool isClick);
    [[nodiscard]] bool isAlongTrack() const;

    ViewLink& m_link;
    std::function<QString(const core::Error&)> m_errorText;
    QLabel* m_title; ///< this and what follows are made in the order of Tab
    QComboBox* m_direction;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    PlotPanel* m_panel;
    CellMap* m_cells;
    LegendElement* m_legend;
    QCPItemStraightLine* m_mark;
    LatestRun m_run;
    QTimer m_rest;
    int m_restMs = 80;
    WaterfallSource m_source;
    std::vector<SceneLayer> m_layers;
    std::optional<SpectrumPlace> m_place;
    std::size_t m_components = 0;
    std::vector<std::size_t> m_excluded;
    std::optional<WaterfallScene> m_scene;
};

} // namespace phidias::views
