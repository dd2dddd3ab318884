#pragma once

#include "core/data/Features.h"
#include "core/util/Json.h"
#include "processing/plume/PlumeAnalysis.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace phidias::processing::plume {

/// A source over all scenes.                                                                             [PLUMES B, steps 5 and 7]
struct SourceRecord {
    PlumeSource source; ///< with its final id
    double positionSigmaKm = 0.0;
    double firstUnixSeconds = 0.0; ///< of the scenes in which it was seen
    double lastUnixSeconds = 0.0;
    std::size_t days = 0;     ///< with a detection
    double persistence = 0.0; ///< days with a detection over those with half of the pixels around it
    double confidence = 0.0;
    Emission emission;                                        ///< over the days
    std::vector<std::pair<std::size_t, std::size_t>> members; ///< scene and index in its sources
};

/// One row of the table: a source and a day.
struct SourceDay {
    std::string sourceId;
    std::string date;
    std::size_t pixels = 0;
    Emission emission;
    std::optional<Wind> wind;
    double axisDeg = std::numeric_limits<double>::quiet_NaN();
    std::uint8_t quality = 0;
};

/// What the days tell together.
struct SourceSummary {
    std::vector<SourceRecord> records; ///< by first time, latitude, longitude
    std::vector<SourceDay> days;
};

/// Joins the sources of scenes: known ones by id; candidates within 15 km of each other are one, which counts when it was seen on two days,
/// with z > 10, or when there is one scene only. Emission over the days: weighted mean with the variance between days of DerSimonian and
/// Laird (1986, doi:10.1016/0197-2456(86)90046-2).
/// @param analyses  of the scenes, in any order
[[nodiscard]] SourceSummary joinSources(const std::vector<const SceneAnalysis*>& analyses, const std::string& gas);

/// Weighted mean with the variance between the values. @param values  emission and sigma, finite, at least one
[[nodiscard]] Emission meanEmission(const std::vector<Emission>& values);

/// A copy of the product with the group PLUME.                                                           [PLUMES B.7]
/// @param keys  id of each of the scene's sources; empty = the source does not count
/// @throws core::Error{WriteFailed}
void writeFlagged(const PlumeScene& scene, const SceneAnalysis& analysis, const std::vector<std::string>& keys,
                  const std::filesystem::path& path, const std::vector<std::pair<std::string, std::string>>& provenance);

[[nodiscard]] core::Features featuresOf(const std::vector<SourceRecord>& records);
[[nodiscard]] std::string tableOf(const std::vector<SourceDay>& days);

} // namespace phidias::processing::plume
