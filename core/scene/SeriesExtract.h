#pragma once

#include "core/data/Observations.h"
#include "core/data/Raster.h"
#include "core/scene/GridColumn.h"
#include "core/scene/LayerData.h"
#include "core/scene/Section.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::core {

/// Values over time at one place; all vectors [sample] in the order of time, or empty where it says so.
struct Series {
    std::string title; ///< long name of the variable
    std::string unit;
    std::string level;         ///< label of the level; empty without
    double longitudeDeg = 0.0; ///< centre of the cell; of observations the place that was asked
    double latitudeDeg = 0.0;
    std::vector<double> timeUnixSeconds;
    std::vector<double> value;       ///< NaN = missing
    std::vector<double> spread;      ///< standard deviation over the chosen cells; empty for one cell
    std::vector<double> depthM;      ///< of each sample; empty for grids
    std::vector<std::uint32_t> cast; ///< of each sample; empty for grids
    std::size_t cells = 1;           ///< cells or casts that the values are of
    bool isClimatological = false;   ///< times are months or seasons of no certain year
    bool isSampled = false;          ///< single samples, not a curve through all of them
};

/// All times of the cell that holds a place; values as in the file.
/// @returns nothing outside the grid
/// @throws Error{InvalidRequest} the variable has no time axis with dates; Error{Malformed} no horizontal plane; Error{BudgetExceeded};
///         Error{Unreadable}
/// @complexity O(times): one hyperslab
[[nodiscard]] std::optional<Series> seriesAt(const Grid& grid, std::size_t variable, double longitudeDeg, double latitudeDeg,
                                             std::size_t verticalIndex, const MemoryBudget& budget);

/// Mean and standard deviation over chosen cells, time by time; cells that are missing are left out.
///
/// mean = sum(w x) / sum(w), spread^2 = sum(w (x - mean)^2) / sum(w), w = cos(latitude), the area of a cell
/// @param cells  numbers as gridCellOfNumber(); those that are none are left out
/// @returns nothing when no cell is left
/// @throws Error as seriesAt(); Error{Cancelled}
[[nodiscard]] std::optional<Series> meanSeries(const Grid& grid, std::size_t variable, std::span<const std::uint32_t> cells,
                                               std::size_t verticalIndex, const MemoryBudget& budget, std::stop_token stop);

/// Which samples of observations make a series.
struct SeriesSelection {
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    double radiusKm = 50.0;            ///< casts up to this far count, > 0
    std::optional<double> depthLowM{}; ///< both given: all samples in [low, high]
    std::optional<double> depthHighM{};
    /// Otherwise of each cast and time the sample nearest to this depth, and no farther than max(10 m, a tenth of it); absent: the one
    /// nearest to the surface.
    std::optional<double> depthM{};
    std::span<const std::uint32_t> casts{}; ///< sorted; not empty: these casts, wherever they are
};

/// Good samples of the casts near a place, in the order of time.
/// @throws Error{InvalidRequest} radius not positive; Error{Cancelled}
/// @complexity O(casts + samples log samples)
[[nodiscard]] Series seriesNear(const Observations& observations, std::size_t variable, const ObservationSamples& samples,
                                const SeriesSelection& selection, std::stop_token stop);

/// Values of several layers of one quantity at a place, such as the orbits of several days: of each layer the pixel that holds the place,
/// at the time of its scanline; of rasters at rasterTimeUnixSeconds(). Layers without a value or a time there are left out.
/// @param layers     of one unit
/// @param radiusDeg  how far a pixel without footprint may be
/// @returns in the order of time; `cells` = layers that gave a value
/// @complexity O(layers) look-ups
[[nodiscard]] Series seriesOfLayers(std::span<const std::shared_ptr<const LayerData>> layers, double longitudeDeg, double latitudeDeg,
                                    double radiusDeg);

/// When a raster was taken: its metadata TIFFTAG_DATETIME (YYYY:MM:DD HH:MM:SS), else a date YYYYMMDD, or YYYYMMDDTHHMMSS, in its file name
/// that no other digits touch. @returns Unix seconds; NaN when neither tells
[[nodiscard]] double rasterTimeUnixSeconds(const Raster& raster);

/// What the second axis of a Hovmoeller diagram is.
enum class HovmoellerAxis { Latitude, Longitude, Depth, Line };

/// Values by time and one coordinate.
struct Hovmoeller {
    HovmoellerAxis axis = HovmoellerAxis::Latitude;
    std::string title;
    std::string unit;
    std::string level;                   ///< label of the level; empty without, and by depth
    std::vector<double> timeUnixSeconds; ///< [time] rising
    std::vector<double> coordinate;      ///< [row] rising: degrees, depth in `coordinateUnit`, or km along the line
    std::string coordinateUnit;
    bool isDownward = false;          ///< the coordinate grows downward
    std::vector<double> longitudeDeg; ///< [row] place of the row
    std::vector<double> latitudeDeg;
    std::vector<double> values; ///< [row][time]; NaN = missing
    bool isClimatological = false;
    std::size_t everyTime = 1; ///< every so many times were read, so that there are at most 4000
};

/// Time by latitude, longitude or depth through the cell that holds a place.
/// @returns nothing outside the grid
/// @throws Error{InvalidRequest} the variable has no time axis with dates or not this axis; otherwise as seriesAt(); Error{Cancelled}
/// @complexity O(times * rows)
[[nodiscard]] std::optional<Hovmoeller> hovmoellerAt(const Grid& grid, std::size_t variable, HovmoellerAxis axis, double longitudeDeg,
                                                     double latitudeDeg, std::size_t verticalIndex, const MemoryBudget& budget,
                                                     std::stop_token stop);

/// Time by distance along a line, linear in longitude and latitude as sectionAlong().
/// @throws Error as placesAlong(), seriesAt(); Error{Cancelled}
[[nodiscard]] Hovmoeller hovmoellerAlong(const Grid& grid, std::size_t variable, std::span<const LinePoint> line, std::size_t verticalIndex,
                                         const MemoryBudget& budget, std::stop_token stop);

/// Great-circle distance on a sphere of 6371.009 km, by the haversine formula. @returns km
[[nodiscard]] double distanceKm(double longitude1Deg, double latitude1Deg, double longitude2Deg, double latitude2Deg);

} // namespace phidias::core
