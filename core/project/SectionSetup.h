#pragma once

#include "core/util/Json.h"

#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

/// What a section goes along.
enum class SectionSource {
    Line,   ///< the line that was drawn
    Cruise, ///< casts in the order of time
    Parallel,
    Meridian
};
enum class SectionAxis { Distance, Longitude, Latitude, Time };
enum class SectionVertical { Depth, Pressure };

/// What a vertical section shows and how; the drawn line itself is Project::sectionLine.
struct SectionSetup {
    SectionSource source = SectionSource::Line;
    std::string cruise;    ///< of SectionSource::Cruise; empty = all casts of the observations
    double placeDeg = 0.0; ///< latitude of the parallel, or longitude of the meridian
    SectionAxis axis = SectionAxis::Distance;
    SectionVertical vertical = SectionVertical::Depth;
    double corridorKm = 50.0;   ///< observations up to this far from the line; 0 = none
    double halfRangeDays = 0.0; ///< observations up to this far from the time of the field; 0 = all times
    bool hasBottom = true;
    bool hasContours = false;
    bool isSmooth = false;            ///< the field linear between the centres of its cells; else the cells of the file
    std::optional<std::string> field; ///< id of the gridded layer, empty = none; absent: the chosen or the uppermost
    std::vector<std::string> leftOut; ///< ids of observation layers that are not drawn
    bool operator==(const SectionSetup&) const = default;
};

/// Numbers that are not finite become the standard ones.
[[nodiscard]] Json toJson(const SectionSetup& setup);
/// Absent members keep their standard value.
/// @param path  of the object in its document, for messages
/// @throws Error{InvalidRequest} naming the member that is unknown or of the wrong type
[[nodiscard]] SectionSetup sectionSetupFromJson(const Json& json, const std::string& path = "section");

} // namespace phidias::core
