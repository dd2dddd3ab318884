#pragma once

#include "views/globe/GlobeProps.h"
#include "views/globe/GlobeScene.h"

#include <vector>

namespace phidias::views {

/// The chosen items of the visible layers: rings around points, the outline of all chosen cells of a grid or swath, features drawn over.
/// @thread that of the surface
class GlobeMarks {
public:
    void update(const GlobeScene& scene);
    [[nodiscard]] std::vector<vtkActor*> props() const;

private:
    Selection::Items m_items;
    std::vector<std::shared_ptr<const core::LayerData>> m_layers; ///< that have chosen items
    std::vector<core::LayerStyle> m_styles;
    std::vector<GlobeProp> m_props;
};

/// Lines around all chosen cells: sides with a chosen cell on one side only. Polylines of places.
/// @param items  numbers of cells, row by row of the lattice's data, rising
[[nodiscard]] std::vector<std::vector<Vector3>> outlineOf(const CellLattice& lattice, const std::vector<std::uint32_t>& items);

} // namespace phidias::views
