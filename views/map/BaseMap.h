#pragma once

#include "core/data/GridPlane.h"
#include "core/io/CoastlineReader.h"

#include <QColor>

#include <memory>

namespace phidias::views {

/// Bathymetry and coast lines behind the data; immutable, shared by all maps.
struct BaseMap {
    std::optional<core::GridPlane> relief; ///< m, positive up
    core::Coastline coast;
};

/// Colours of what is not data.
struct MapColors {
    QColor land;
    QColor shallow; ///< sea at 0 m
    QColor deep;    ///< sea at 6000 m and below
    QColor outside; ///< beyond the map
    QColor coast;
    QColor graticule;
    QColor text;

    [[nodiscard]] static MapColors forTheme(bool isDark);
};

/// Loads relief and coast from the system's data (ETOPO of ferret-datasets, GSHHG of gmt-gshhg-low); what is not there stays empty.
[[nodiscard]] std::shared_ptr<const BaseMap> loadBaseMap();

} // namespace phidias::views
