#pragma once

#include "core/project/Layer.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// Names of the colour maps, in the order of the menus: viridis, plasma, cividis, thermal, haline, gray, rdbu, deep. A suffix "_r" reverses
/// each.
[[nodiscard]] std::span<const std::string> colorMapNames();

/// Maps values to colours. One lookup for map, legend and export; a value type.
class ColorScale {
public:
    /// @param colorMap  a name of colorMapNames(), also with "_r"
    /// @param low, high  range, low < high; logarithmic scales: low > 0
    /// @throws Error{InvalidRequest} unknown name, empty range
    ColorScale(const std::string& colorMap, double low, double high, bool isLogarithmic = false);

    /// 0xAARRGGBB. Values outside the range take the end colours, NaN is transparent. With "gray" the value v gives
    /// round(255 (v - low) / (high - low)).
    [[nodiscard]] std::uint32_t color(double value) const;
    /// Colour at a share 0..1 of the scale.
    [[nodiscard]] std::uint32_t colorAt(double share) const;
    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }
    [[nodiscard]] bool isLogarithmic() const { return m_isLogarithmic; }
    /// Share of the scale of a value, not limited to 0..1.
    [[nodiscard]] double share(double value) const;
    /// Round values within the range, at most `most` of them.
    [[nodiscard]] std::vector<double> ticks(int most) const;

private:
    std::array<std::uint32_t, 256> m_table{};
    double m_low = 0.0;
    double m_high = 1.0;
    bool m_isLogarithmic = false;
};

/// Round steps through [low, high]: multiples of 1, 2 or 5 times a power of ten.
[[nodiscard]] std::vector<double> roundTicks(double low, double high, int most);

/// Percentile of the finite values by selection; NaN without any. @param percent  0..100
[[nodiscard]] double percentile(std::vector<double> values, double percent);

} // namespace phidias::core
