#include "core/scene/SpeedGrid.h"

#include <cmath>
#include <vector>

namespace phidias::core {

namespace {

class SpeedGridSource : public GridSource {
public:
    SpeedGridSource(std::shared_ptr<const Grid> grid, std::size_t eastward, std::size_t northward)
        : m_grid(std::move(grid)), m_eastward(eastward), m_northward(northward) {}

    void read(std::size_t variable, std::span<const Slab> slabs, std::span<double> out) const override {
        m_grid->source->read(variable, slabs, out);
        if (variable != m_eastward) {
            return;
        }
        std::vector<double> northward(out.size());
        m_grid->source->read(m_northward, slabs, northward);
        for (std::size_t k = 0; k < out.size(); ++k) {
            out[k] = std::hypot(out[k], northward[k]);
        }
    }

private:
    std::shared_ptr<const Grid> m_grid;
    std::size_t m_eastward;
    std::size_t m_northward;
};

} // namespace

std::shared_ptr<const Grid> gridOfLayer(std::shared_ptr<const Grid> grid, const Layer& layer) {
    const auto eastward = grid && !layer.northwardVariable.empty() ? grid->findVariable(layer.variable) : std::nullopt;
    const auto northward = eastward ? grid->findVariable(layer.northwardVariable) : std::nullopt;
    if (!northward || grid->variables[*eastward].axes != grid->variables[*northward].axes) {
        return grid;
    }
    auto speeds = std::make_shared<Grid>(*grid);
    auto& variable = speeds->variables[*eastward];
    variable.standardName.clear();
    variable.longName = layer.title;
    speeds->source = std::make_shared<SpeedGridSource>(std::move(grid), *eastward, *northward);
    return speeds;
}

} // namespace phidias::core
