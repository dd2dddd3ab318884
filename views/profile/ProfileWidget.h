#pragma once

#include "views/plot/LatestRun.h"
#include "views/plot/PlotPanel.h"
#include "views/profile/ProfilePlot.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/ViewLink.h"

#include <QTimer>
#include <functional>
#include <memory>
#include <optional>

class QDoubleSpinBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace phidias::views {

/// Values by depth at the cursor: all levels of grids, the nearest casts of observations, both on one axis. Computed in the pool once the
/// cursor rests; the old curves stay until the new ones are there. Works only while it is shown.
/// @thread GUI
class ProfileWidget : public QWidget {
    Q_OBJECT

public:
    /// @param errorText  words of an error for the user
    ProfileWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache, std::function<QString(const core::Error&)> errorText,
                  QWidget* parent = nullptr);

    void setLayers(const std::vector<SceneLayer>& layers);
    /// Depth of the window's depth control, marked in the plot; nothing = none.
    void setDepth(std::optional<double> depthM);

    [[nodiscard]] bool isComputing() const { return m_run.isRunning() || m_rest.isActive(); }
    [[nodiscard]] const std::optional<ProfileScene>& scene() const { return m_scene; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }

Q_SIGNALS:
    void depthChosen(double depthM);         ///< clicked in the plot
    void statusChanged(const QString& text); ///< what is under the mouse
    void shown();                            ///< a new picture is there

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeTop();
    void schedule();
    void compute();
    void take(ProfileScene scene);
    void followCursor();
    void markPresent();
    void pointAt(const QPointF& pixel, bool isClick);

    ViewLink& m_link;
    std::shared_ptr<core::DatasetCache> m_cache;
    std::function<QString(const core::Error&)> m_errorText;
    PlotPanel* m_panel;
    std::unique_ptr<ProfilePlot> m_plot;
    QLabel* m_title;
    QToolButton* m_hold;
    QToolButton* m_density;
    QSpinBox* m_casts;
    QDoubleSpinBox* m_radius;
    LatestRun m_run;
    QTimer m_rest;
    std::vector<core::Layer> m_layers;
    std::optional<double> m_depthM;
    std::optional<std::pair<double, double>> m_place; ///< longitude, latitude
    double m_cursorRadiusDeg = 0.1;
    std::optional<ProfileScene> m_scene;
    bool m_isPointing = false;
};

} // namespace phidias::views
