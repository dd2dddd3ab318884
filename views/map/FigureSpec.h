#pragma once

#include "core/project/Layer.h"
#include "core/project/SectionSetup.h"

#include <array>
#include <filesystem>
#include <vector>

namespace phidias::views {

/// From where a globe is looked at: from above a place, north up unless it is turned.
struct FigureCamera {
    double longitudeDeg = 0.0;
    double latitudeDeg = 0.0;
    double heightKm = 12000.0;
    double headingDeg = 0.0;    ///< direction that is up, clockwise from north
    double tiltDeg = 0.0;       ///< of the line of sight against the vertical; the height then is the distance
    double exaggeration = 50.0; ///< of depths, for what stands on the globe
    bool operator==(const FigureCamera&) const = default;
};

/// A series of figures over the times or depths that the layers have.
struct FigureAnimation {
    bool isOverDepth = false;   ///< else over time
    std::optional<double> from; ///< Unix seconds, or m; absent: the first
    std::optional<double> to;   ///< absent: the last
    int step = 1;               ///< every how many of them
    double framesPerSecond = 5.0;
    bool operator==(const FigureAnimation&) const = default;
};

/// Specification of a figure (`--figure SPEC.json`).
struct FigureSpec {
    std::string view = "map";                ///< "map", "globe", "section", "timeseries", "scatter", "spectrum" or "residual"
    std::vector<std::array<double, 2>> line; ///< section, curtain on a globe: corners, longitude and latitude in degrees
    core::SectionSetup section;              ///< section: what it goes along and how it is drawn
    std::vector<core::Layer> layers;
    std::vector<std::optional<double>> depths; ///< [layer] wanted depth, m
    std::vector<std::optional<double>> times;  ///< [layer] wanted time, Unix seconds
    std::string projection = "EPSG:4326";
    std::optional<std::array<double, 4>> extent; ///< absent: that of the layers
    std::array<int, 2> size{1200, 800};          ///< pixels, 16 to 16384
    double dpi = 96.0; ///< pixels an inch, 36 to 1200: with the size it gives the paper size, and that of the text
    std::string title;
    std::optional<std::string> subtitle; ///< absent: time and depth of what is drawn
    std::optional<std::string> credits;  ///< absent: sources and program; empty = none
    bool hasLegend = true;
    bool hasDecorations = true;
    bool hasBaseMap = false;
    bool isDark = false;
    std::optional<FigureCamera> camera;                ///< globe; absent: fitted to the extent
    std::optional<std::array<double, 2>> at;           ///< timeseries, spectrum, residual: longitude and latitude in degrees
    std::optional<std::array<std::size_t, 2>> atPixel; ///< timeseries, spectrum, residual: scanline and ground pixel
    std::string basis;                                 ///< residual: file of a basis of ordinary spectra
    std::size_t components = 0;                        ///< residual: 0 = as many as the basis was made for
    bool hasProfiles = false;                          ///< globe: profiles of observations stand on it
    std::size_t xLayer = 0;                            ///< scatter: index in `layers`
    std::size_t yLayer = 1;
    std::optional<FigureAnimation> animation; ///< of `--animate`

    /// @throws core::Error{InvalidRequest} unknown member, bad value; core::Error{Unreadable}
    [[nodiscard]] static FigureSpec read(const std::filesystem::path& path);
    /// The specification that read() takes; members with their default value are left out.
    /// @param folder  where the file will lie: paths below it become relative
    [[nodiscard]] core::Json toJson(const std::filesystem::path& folder) const;

    bool operator==(const FigureSpec&) const = default;
};

} // namespace phidias::views
