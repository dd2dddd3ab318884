#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// What a colour map is for.
enum class ColorMapFamily { Sequential, Diverging, Cyclic, Categorical };

/// Facts of one colour map (resources/SOURCES.md).
struct ColorMap {
    std::string name;
    std::vector<std::uint32_t> stops; ///< 0xRRGGBB, evenly spaced; linear in sRGB between them
    std::vector<double> places;       ///< share 0..1 of each stop, rising, where they are not evenly spaced; empty = evenly
    bool isCategorical = false;       ///< one colour a whole number, never mixed

    [[nodiscard]] ColorMapFamily family() const;
};

/// All maps in the order of the menus.
[[nodiscard]] std::span<const ColorMap> colorMaps();

/// Names of the colour maps, in the order of the menus: viridis, plasma, inferno, magma, cividis; thermal, haline, deep, ice, solar,
/// matter, dense, algae, turbid, speed, amp, tempo, oxy, phase (cyclic); balance, delta, curl, topo, rdbu (diverging); gray; classes
/// (categorical). A suffix
/// "_r" reverses each.
[[nodiscard]] std::span<const std::string> colorMapNames();

/// What the style calls "none": drawn as nothing, but not the same as no colour of its own (0).
inline constexpr std::uint32_t kTransparent = 0x00ffffffU;

/// 0xAARRGGBB of "#rrggbb", opaque; kTransparent of "none"; 0 for an empty or any other text.
[[nodiscard]] std::uint32_t colorOfText(const std::string& text);

} // namespace phidias::core
