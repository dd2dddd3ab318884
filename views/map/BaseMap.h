#pragma once

#include "core/data/GridPlane.h"
#include "core/io/CoastlineReader.h"
#include "core/io/ShoreBins.h"

#include <QColor>
#include <array>
#include <filesystem>
#include <memory>
#include <mutex>

namespace phidias::views {

/// Shores in the resolutions of GSHHG that are installed; each is read when a map of its scale is drawn for the first time.
/// @thread any
class ShoreAtlas {
public:
    /// Takes the files of the system: crude, low, intermediate, and full where it is there.
    ShoreAtlas();

    [[nodiscard]] bool isEmpty() const;
    /// The coarsest resolution whose simplification cannot be seen, or the finest there is. @param kmPerPixel  at the centre of the map
    /// @returns nothing when no file is there or can be read
    [[nodiscard]] std::shared_ptr<const core::ShoreBins> at(double kmPerPixel) const;

private:
    struct Sheet {
        std::filesystem::path path;
        double leastKmPerPixel = 0.0; ///< finer maps need the next
        bool isRead = false;
        std::shared_ptr<const core::ShoreBins> bins;
    };
    mutable std::mutex m_mutex;
    mutable std::vector<Sheet> m_sheets; ///< from coarse to fine
};

/// Bathymetry and coast lines behind the data; immutable, shared by all maps.
struct BaseMap {
    std::optional<core::GridPlane> relief; ///< m, positive up
    core::Coastline coast;                 ///< crude lines of all shores, for views that draw the whole Earth
    ShoreAtlas shores;
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
