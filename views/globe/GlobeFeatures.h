#pragma once

#include "views/globe/GlobeProps.h"
#include "views/scene/SceneLayer.h"

#include <QImage>
#include <optional>
#include <vector>

namespace phidias::views {

/// Areas of a features layer as a picture by longitude and latitude that is laid on the globe.
struct GlobeAreas {
    QImage picture;      ///< the north first
    CellLattice lattice; ///< a cell for each pixel, row by row from the south
};

/// The filled areas of a layer, painted as on the map, in at most 4096 pixels along each side; nothing when it has none.
/// @param entry  with features @throws core::Error as renderMap()  @thread any
[[nodiscard]] std::optional<GlobeAreas> areasOf(const SceneLayer& entry);

/// Lines, outlines of areas and points of a layer in the colours of the map. @param entry  with features
/// @thread that of the surface
[[nodiscard]] std::vector<GlobeProp> featureProps(const SceneLayer& entry);

} // namespace phidias::views
