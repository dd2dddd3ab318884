#pragma once

#include "core/scene/ColorMaps.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

/// Maps values to colours. One lookup for map, legend and export; a value type.
class ColorScale {
public:
    /// @param colorMap  a name of colorMapNames(), also with "_r"
    /// @param low, high  range, low < high; logarithmic scales: low > 0
    /// @throws Error{InvalidRequest} unknown name, empty range
    ColorScale(const std::string& colorMap, double low, double high, bool isLogarithmic = false);

    /// Colours (0xAARRGGBB) of values below and above the range; 0 = those of its ends, kTransparent = nothing is drawn.
    void setOutside(std::uint32_t below, std::uint32_t above);
    /// Colour of what has no value; 0 = transparent.
    void setMissing(std::uint32_t missing) { m_missing = missing; }

    /// Colours of single whole numbers, for categorical maps: those of the file, or one after the other of the map, so that classes 10, 20,
    /// 30 differ as well as 1, 2, 3. Other numbers keep the colour that the map gives them. @param classes  value and 0xAARRGGBB; 0 = next
    void setClasses(const std::vector<std::pair<double, std::uint32_t>>& classes);

    /// 0xAARRGGBB. Values outside the range take the end colours unless setOutside() says otherwise, NaN is transparent unless setMissing()
    /// does. With "gray" the value v gives round(255 (v - low) / (high - low)). Categorical maps: the colour of the nearest whole number.
    [[nodiscard]] std::uint32_t color(double value) const;
    /// Colour at a share 0..1 of the scale.
    [[nodiscard]] std::uint32_t colorAt(double share) const;
    [[nodiscard]] double low() const { return m_low; }
    [[nodiscard]] double high() const { return m_high; }
    [[nodiscard]] bool isLogarithmic() const { return m_isLogarithmic; }
    [[nodiscard]] bool isCategorical() const { return m_isCategorical; }
    [[nodiscard]] std::uint32_t below() const { return m_below; }     ///< 0 = as the lower end
    [[nodiscard]] std::uint32_t above() const { return m_above; }     ///< 0 = as the upper end
    [[nodiscard]] std::uint32_t missing() const { return m_missing; } ///< 0 = transparent
    /// Share of the scale of a value, not limited to 0..1.
    [[nodiscard]] double share(double value) const;
    /// Round values within the range, at most `most` of them.
    [[nodiscard]] std::vector<double> ticks(int most) const;

private:
    std::array<std::uint32_t, 256> m_table{};
    double m_low = 0.0;
    double m_high = 1.0;
    double m_factor = 255.0; ///< of the share: 255 / (high - low), or with logarithms
    std::uint32_t m_below = 0;
    std::uint32_t m_above = 0;
    std::uint32_t m_missing = 0;
    std::size_t m_classes = 0;
    std::vector<std::pair<double, std::uint32_t>> m_ownColors; ///< rising by value
    bool m_isLogarithmic = false;
    bool m_isCategorical = false;
};

/// Round steps through [low, high]: multiples of 1, 2 or 5 times a power of ten.
[[nodiscard]] std::vector<double> roundTicks(double low, double high, int most);

/// Percentile of the finite values by selection; NaN without any. @param percent  0..100
[[nodiscard]] double percentile(std::vector<double> values, double percent);

} // namespace phidias::core
