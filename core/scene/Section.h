#pragma once

#include "core/data/Grid.h"
#include "core/data/GridPlane.h"
#include "core/data/Observations.h"
#include "core/util/MemoryBudget.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

/// Corner of a section line: longitude and latitude in degrees.
using LinePoint = std::array<double, 2>;

/// Places along a line; all vectors [column].
struct LinePlaces {
    std::vector<double> distanceKm;   ///< from the first point, rising
    std::vector<double> longitudeDeg; ///< -180..180
    std::vector<double> latitudeDeg;
    std::vector<double> timeUnixSeconds{}; ///< not falling; empty = a line without times
};

/// Places every so many km along the great circles that join the points, on a sphere of 6371.009 km. Each corner is a place,
/// with the coordinates given (longitudes in -180..180).
///
/// p(s) = (sin((1 - s) w) a + sin(s w) b) / sin(w), w the angle between the unit vectors a and b          [Shoemake 1985]
///
/// @param line    at least two points, longitudes in any range, |latitude| <= 90; equal neighbours count once
/// @param stepKm  largest distance between neighbours; 0 = a 400th of the line
/// @throws Error{InvalidRequest} fewer than two different points, a place that is none, opposite neighbours (their great circle is not
///         determined), or more than 20000 places
[[nodiscard]] LinePlaces placesAlong(std::span<const LinePoint> line, double stepKm);

/// Window of a plane that holds all places; nothing when they go around the globe.
[[nodiscard]] std::optional<GridPlane::Window> windowOf(const LinePlaces& places);

/// A vertical section of a gridded variable.
struct Section {
    LinePlaces places;
    std::vector<double> vertical;                          ///< [level] rising, in `verticalUnit`; down when isDownward
    std::vector<std::pair<double, double>> verticalBounds; ///< [level] upper and lower edge of the level
    std::string verticalUnit;
    VerticalKind verticalKind = VerticalKind::None;
    bool isDownward = true;
    std::vector<double> values;     ///< [level][column] linear between the centres of cells; NaN = missing
    std::vector<double> cellValues; ///< [level][column] of the cell that holds the place, as in the file; NaN = missing
    std::string unit;
    std::string title;
    std::string time;              ///< label of the time; empty without a time axis
    double timeUnixSeconds = 0;    ///< NaN = none or not decoded
    bool isClimatological = false; ///< the time is a month or season of no certain year
};

/// Samples a variable at places: at each level of its vertical axis linear in longitude and latitude (GridPlane::linear: NaN where a
/// corner that counts is missing), and the cells that hold the places. Reads the box around the places, a level at a time.
///
/// @param places  at least one
/// @throws Error{InvalidRequest} when the variable has no vertical axis; Error{BudgetExceeded}; Error{Cancelled};
///         Error{Malformed, Unreadable}
/// @thread any          @complexity O(levels * (cells of the box + columns))
[[nodiscard]] Section sectionAt(const Grid& grid, std::size_t variable, LinePlaces places, std::size_t timeIndex,
                                const MemoryBudget& budget, std::stop_token stop);

/// The same at places along a line.
/// @param stepKm  as placesAlong()
/// @throws Error{InvalidRequest} as placesAlong(), and when the variable has no vertical axis; Error{BudgetExceeded}; Error{Cancelled};
///         Error{Malformed, Unreadable}
/// @thread any          @complexity O(levels * (cells of the box + columns))
[[nodiscard]] Section sectionAlong(const Grid& grid, std::size_t variable, std::span<const LinePoint> line, std::size_t timeIndex,
                                   double stepKm, const MemoryBudget& budget, std::stop_token stop);

/// Which observations belong to a section.
struct SectionSelection {
    double corridorKm = 50.0; ///< on each side of the line, > 0
    /// Middle of the time range, Unix seconds; absent: all times.
    std::optional<double> timeUnixSeconds{};
    double halfRangeDays = 15.0;
    bool isYearly = false; ///< any year: only the distance within the year counts
};

/// Observations beside a section line; all vectors [sample].
struct SectionObservations {
    std::vector<double> distanceKm; ///< of the nearest place of the line
    std::vector<double> offsetKm;   ///< from that place
    std::vector<double> depthM;     ///< positive down
    std::vector<double> value;
    std::vector<double> timeUnixSeconds; ///< NaN = unknown
    std::vector<std::uint32_t> cast;
    std::string unit;
};

/// Good samples of known depth whose cast lies within the corridor and the time range. Bad positions are left out.
/// @throws Error{InvalidRequest} as placesAlong(), corridor not positive; Error{Cancelled}
/// @thread any          @complexity O(samples + casts * points of the line)
[[nodiscard]] SectionObservations observationsAlong(const Observations& observations, std::size_t variable, std::span<const LinePoint> line,
                                                    const SectionSelection& selection, std::stop_token stop);

/// Good samples of known depth of casts whose places along a section are known.
/// @param distanceKm  [cast of the file] NaN = not of the section
/// @param isTimed     whether the time range of the selection counts; its corridor does not
/// @throws Error{Unreadable} as ObservationSource::read()
[[nodiscard]] SectionObservations observationsAt(const Observations& observations, std::size_t variable, std::span<const double> distanceKm,
                                                 const SectionSelection& selection, bool isTimed);

} // namespace phidias::core
