#include "core/data/Bathymetry.h"

#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace phidias::core {

namespace {

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string wordsOf(const GridVariable& entry) {
    return entry.name + " " + entry.longName + " " + entry.standardName;
}

template <std::size_t count> bool hasOneOf(const std::string& words, const std::array<const char*, count>& some) {
    return std::any_of(some.begin(), some.end(), [&](const char* word) { return words.find(word) != std::string::npos; });
}

} // namespace

bool isOfTheGround(const std::string& words) {
    constexpr std::array<const char*, 7> kWords{"bath", "topo", "relief", "elevation", "sea_floor", "sea floor", "gebco"};
    return hasOneOf(lowered(words), kWords);
}

std::size_t bathymetryVariable(const Grid& grid) {
    constexpr std::array<const char*, 4> kOthers{"rose", "height", "altitude", "depth"};
    std::optional<std::size_t> first;
    for (std::size_t variable = 0; variable < grid.variables.size(); ++variable) {
        if (!grid.axisOf(variable, AxisRole::X) || !grid.axisOf(variable, AxisRole::Y)) {
            continue;
        }
        const std::string words = wordsOf(grid.variables[variable]);
        if (isOfTheGround(words) || hasOneOf(lowered(words), kOthers)) {
            return variable;
        }
        first = first ? first : variable;
    }
    if (!first) {
        throw Error(ErrorCode::Malformed, "data.grid.noPlane",
                    {{"path", grid.path}, {"variable", grid.variables.empty() ? std::string("-") : grid.variables.front().name}});
    }
    return *first;
}

std::optional<bool> isHeight(const std::string& words, const std::function<double(double, double)>& at) {
    // Abyssal plains, far from any land: the sign there cannot be mistaken.
    constexpr std::array<std::pair<double, double>, 10> kDeepOcean{{{-40.0, 30.0},
                                                                    {-25.0, -30.0},
                                                                    {-150.0, 30.0},
                                                                    {-120.0, -40.0},
                                                                    {165.0, 25.0},
                                                                    {80.0, -30.0},
                                                                    {-15.0, 45.0},
                                                                    {19.0, 35.5},
                                                                    {115.5, 13.5},
                                                                    {5.5, 40.0}}};
    int votes = 0;
    for (const auto& [longitude, latitude] : kDeepOcean) {
        const double value = at(longitude, latitude);
        votes += std::isfinite(value) ? (value < 0.0 ? 1 : -1) : 0;
    }
    if (votes != 0) {
        return votes > 0;
    }
    const std::string said = lowered(words);
    if (said.find("depth") != std::string::npos) {
        return false;
    }
    constexpr std::array<const char*, 4> kHeights{"height", "elevation", "altitude", "topo"};
    return hasOneOf(said, kHeights) ? std::optional(true) : std::nullopt;
}

std::optional<bool> isHeight(const Grid& grid, std::size_t variable, const GridPlane& plane) {
    const auto& entry = grid.variables[variable];
    if (const auto found = entry.attributes.find("positive"); found != entry.attributes.end()) {
        return lowered(found->second) == "up";
    }
    return isHeight(wordsOf(entry), [&](double longitude, double latitude) { return plane.nearest(longitude, latitude); });
}

} // namespace phidias::core
