#pragma once

#include "views/plot/CursorView.h"
#include "views/profile/ProfilePlot.h"
#include "views/scene/SceneLayer.h"

#include <memory>
#include <optional>

class QDoubleSpinBox;
class QSpinBox;
class QToolButton;

namespace phidias::views {

/// Values by depth at the cursor: all levels of grids, the nearest casts of observations, both on one axis.
/// @thread GUI
class ProfileWidget : public CursorView {
    Q_OBJECT

public:
    /// @param errorText  words of an error for the user
    ProfileWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache, std::function<QString(const core::Error&)> errorText,
                  QWidget* parent = nullptr);

    void setLayers(const std::vector<SceneLayer>& layers);
    /// Depth of the window's depth control, marked in the plot; nothing = none.
    void setDepth(std::optional<double> depthM);

    [[nodiscard]] const std::optional<ProfileScene>& scene() const { return m_scene; }
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }

Q_SIGNALS:
    void depthChosen(double depthM); ///< clicked in the plot

protected:
    void compute() override;
    void markPresent() override;
    void pointAt(PlotPanel& panel, const QPointF& pixel, bool isClick) override;

private:
    void makeTop();
    void take(ProfileScene scene);

    PlotPanel* m_panel;
    std::unique_ptr<ProfilePlot> m_plot;
    QToolButton* m_density;
    QSpinBox* m_casts;
    QDoubleSpinBox* m_radius;
    std::vector<core::Layer> m_layers;
    std::optional<double> m_depthM;
    std::optional<ProfileScene> m_scene;
};

} // namespace phidias::views
