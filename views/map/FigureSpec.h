#pragma once

#include "core/project/Layer.h"

#include <array>
#include <filesystem>
#include <vector>

namespace phidias::views {

/// Specification of a figure (`--figure SPEC.json`).
struct FigureSpec {
    std::string view = "map";                ///< "map" or "section"
    std::vector<std::array<double, 2>> line; ///< section: corners, longitude and latitude in degrees
    std::vector<core::Layer> layers;
    std::vector<std::optional<double>> depths; ///< [layer] wanted depth, m
    std::vector<std::optional<double>> times;  ///< [layer] wanted time, Unix seconds
    std::string projection = "EPSG:4326";
    std::optional<std::array<double, 4>> extent; ///< absent: that of the layers
    std::array<int, 2> size{1200, 800};
    std::string title;
    bool hasDecorations = true;
    bool hasBaseMap = false;
    bool isDark = false;

    /// @throws core::Error{InvalidRequest} unknown member, bad value; core::Error{Unreadable}
    [[nodiscard]] static FigureSpec read(const std::filesystem::path& path);
};

} // namespace phidias::views
