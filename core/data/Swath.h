#pragma once

#include "core/data/Extent.h"

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

struct SwathVariable {
    std::string name{};
    std::string standardName{};
    std::string longName{};
    std::string unit{};
    std::size_t layers = 1;       ///< values a pixel (profiles: number of layers)
    std::string qualityVariable{};  ///< variable with the quality of this one alone (HARP: ..._validity); empty = quality() of the swath
    std::map<std::string, std::string> attributes{};
};

/// Centres and footprints of all pixels, scanline-major.
struct SwathGeolocation {
    std::vector<float> longitudeDeg; ///< NaN = missing
    std::vector<float> latitudeDeg;
    /// Four corners a pixel in ring order; empty when the file has none (then the neighbours' mid-points are used for drawing).
    std::vector<std::array<float, 4>> cornerLongitudeDeg;
    std::vector<std::array<float, 4>> cornerLatitudeDeg;
};

/// Gives values of a swath; any thread.
class SwathSource {
public:
    virtual ~SwathSource() = default;
    [[nodiscard]] virtual SwathGeolocation geolocation() const = 0;
    /// @returns one value a pixel [scanline][groundPixel] of the given layer, unpacked; NaN = missing
    [[nodiscard]] virtual std::vector<float> read(std::size_t variable, std::size_t layer) const = 0;
    /// Quality 0..1 a pixel (qa_value, validity/100); empty when the format has none. NaN = fill (255).
    [[nodiscard]] virtual std::vector<float> quality() const = 0;
    /// Unix seconds a scanline (lists: a pixel); empty when unknown.
    [[nodiscard]] virtual std::vector<double> scanlineTimes() const = 0;
};

/// Curvilinear pixels, or a flat list of footprints (then scanlines = number of pixels, groundPixels = 1).
class Swath {
public:
    std::string path;
    std::string format;  ///< "s5p-l2", "harp", "tropomi-patch"
    std::string product; ///< e.g. "L2__CO____"
    std::size_t scanlines = 0;
    std::size_t groundPixels = 0;
    bool isPointList = false;
    std::vector<SwathVariable> variables;
    std::map<std::string, std::string> attributes;
    std::vector<std::string> warnings;
    Extent extent; ///< from the header or the centres of all pixels
    std::shared_ptr<const SwathSource> source;

    [[nodiscard]] std::size_t pixels() const { return scanlines * groundPixels; }
    [[nodiscard]] std::optional<std::size_t> findVariable(const std::string& name) const;
};

} // namespace phidias::core
