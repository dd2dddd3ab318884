#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace phidias::core {

/// What a table entry knows about one variable of a product that its file does not say.
struct ProfileVariable {
    std::string standardName;
    std::optional<double> minimum; ///< unpacked; values below it are missing
    std::optional<double> scale;   ///< used when the file has no scale_factor
    std::optional<double> offset;
    std::optional<double> fill;    ///< stored
    std::string quality;           ///< variable that must equal `good`
    double good = 0.0;
};

/// Entry of resources/profiles/smos.json: a sea-surface-salinity product, known by its variables.
struct ProductProfile {
    std::string id;
    std::string title;
    std::map<std::string, ProfileVariable> variables;

    /// First profile whose required variables are all there; nothing when none fits.
    /// @param variableNames  of the file
    [[nodiscard]] static std::optional<ProductProfile> match(const std::set<std::string>& variableNames);
};

} // namespace phidias::core
