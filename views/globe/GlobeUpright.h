#pragma once

#include "views/globe/GlobeProps.h"
#include "views/globe/GlobeScene.h"

#include <vector>

namespace phidias::views {

/// What stands on the globe: sections as curtains, profiles as sticks. Heights count from the ground, times the exaggeration; of depths
/// the deepest one of the scene stands on the ground, so that all can be seen and compared.
/// @thread that of the surface
class GlobeUpright {
public:
    void update(const GlobeScene& scene);
    [[nodiscard]] std::vector<vtkActor*> props() const;

private:
    std::vector<std::shared_ptr<const GlobeCurtain>> m_curtains;
    std::vector<std::shared_ptr<const GlobeSticks>> m_sticks;
    double m_exaggeration = 0.0;
    std::vector<GlobeProp> m_props;
};

/// Largest depth of the curtains and sticks, m; 0 without any.
[[nodiscard]] double deepestOf(const GlobeScene& scene);
/// Distance from the Earth's centre at which a depth is drawn, Earth radii.
[[nodiscard]] double uprightRadius(double depthM, double deepestM, double exaggeration);

} // namespace phidias::views
