#include "core/scene/ColorScale.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

std::uint32_t mixed(std::uint32_t first, std::uint32_t second, double share) {
    std::uint32_t color = 0xff000000U;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const auto a = static_cast<double>((first >> shift) & 0xffU);
        const auto b = static_cast<double>((second >> shift) & 0xffU);
        color |= static_cast<std::uint32_t>(std::lround(a + share * (b - a))) << shift;
    }
    return color;
}

std::uint32_t mapColor(const ColorMap& map, double share) {
    const auto& stops = map.stops;
    if (map.places.empty()) {
        const double place = share * static_cast<double>(stops.size() - 1);
        const auto stop = std::min(static_cast<std::size_t>(place), stops.size() - 2);
        return mixed(stops[stop], stops[stop + 1], place - static_cast<double>(stop));
    }
    std::size_t stop = 0;
    while (stop + 2 < stops.size() && share >= map.places[stop + 1]) {
        ++stop;
    }
    return mixed(stops[stop], stops[stop + 1], (share - map.places[stop]) / (map.places[stop + 1] - map.places[stop]));
}

} // namespace

ColorScale::ColorScale(const std::string& colorMap, double low, double high, bool isLogarithmic)
    : m_low(low), m_high(high), m_isLogarithmic(isLogarithmic) {
    const bool isReversed = colorMap.ends_with("_r");
    const std::string name = isReversed ? colorMap.substr(0, colorMap.size() - 2) : colorMap;
    const auto found = std::find_if(colorMaps().begin(), colorMaps().end(), [&](const ColorMap& map) { return name == map.name; });
    if (found == colorMaps().end()) {
        std::string known;
        for (const auto& each : colorMapNames()) {
            known += (known.empty() ? "" : ", ") + each;
        }
        throw Error(ErrorCode::InvalidRequest, "scene.colorMap.unknown", {{"name", colorMap}, {"allowed", known}});
    }
    if (!(low < high) || (isLogarithmic && !(low > 0.0))) {
        throw Error(ErrorCode::InvalidRequest, "scene.range.empty", {{"low", low}, {"high", high}});
    }
    m_factor = 255.0 / (isLogarithmic ? std::log(high / low) : high - low);
    m_isCategorical = found->isCategorical;
    m_classes = found->stops.size();
    for (std::size_t k = 0; k < m_table.size(); ++k) {
        if (m_isCategorical) {
            m_table[k] = 0xff000000U | found->stops[(isReversed ? m_classes - 1 - k % m_classes : k % m_classes)];
        } else {
            m_table[k] = mapColor(*found, static_cast<double>(isReversed ? m_table.size() - 1 - k : k) / 255.0);
        }
    }
}

void ColorScale::setOutside(std::uint32_t below, std::uint32_t above) {
    m_below = below;
    m_above = above;
}

void ColorScale::setClasses(const std::vector<std::pair<double, std::uint32_t>>& classes) {
    m_ownColors.clear();
    for (const auto& [value, color] : classes) {
        m_ownColors.emplace_back(std::round(value), color != 0 ? color : m_table[m_ownColors.size() % m_classes]);
    }
    std::stable_sort(m_ownColors.begin(), m_ownColors.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

double ColorScale::share(double value) const {
    if (m_isLogarithmic) {
        return value > 0.0 ? std::log(value / m_low) / std::log(m_high / m_low) : -1.0;
    }
    return (value - m_low) / (m_high - m_low);
}

std::uint32_t ColorScale::colorAt(double share) const {
    if (m_isCategorical) {
        return color(m_low + std::clamp(share, 0.0, 1.0) * (m_high - m_low));
    }
    return m_table[static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * 255.0 + 0.5)];
}

std::uint32_t ColorScale::color(double value) const {
    if (!std::isfinite(value)) {
        return m_missing;
    }
    if (value < m_low && m_below != 0) {
        return m_below == kTransparent ? 0U : m_below;
    }
    if (value > m_high && m_above != 0) {
        return m_above == kTransparent ? 0U : m_above;
    }
    if (m_isCategorical) {
        if (!m_ownColors.empty()) {
            const auto own = std::lower_bound(m_ownColors.begin(), m_ownColors.end(), std::round(value),
                                              [](const auto& each, double wanted) { return each.first < wanted; });
            if (own != m_ownColors.end() && own->first == std::round(value)) {
                return own->second;
            }
        }
        const auto classes = static_cast<double>(m_classes);
        const double number = std::round(value);
        return m_table[static_cast<std::size_t>(number - classes * std::floor(number / classes))];
    }
    const double place = m_isLogarithmic ? (value > 0.0 ? std::log(value / m_low) * m_factor : 0.0) : (value - m_low) * m_factor;
    return m_table[static_cast<std::size_t>(std::clamp(place, 0.0, 255.0) + 0.5)];
}

std::vector<double> ColorScale::ticks(int most) const {
    if (!m_isLogarithmic) {
        return roundTicks(m_low, m_high, most);
    }
    std::vector<double> values;
    for (const auto& factors : {std::vector<double>{1.0, 2.0, 5.0}, std::vector<double>{1.0}}) {
        values.clear();
        for (double decade = std::pow(10.0, std::floor(std::log10(m_low))); decade <= m_high * 1.0000001; decade *= 10.0) {
            for (const double factor : factors) {
                if (decade * factor >= m_low * 0.9999999 && decade * factor <= m_high * 1.0000001) {
                    values.push_back(decade * factor);
                }
            }
        }
        if (values.size() <= static_cast<std::size_t>(most)) {
            break;
        }
    }
    return values;
}

std::vector<double> roundTicks(double low, double high, int most) {
    std::vector<double> values;
    if (!(high > low) || most < 1) {
        return values;
    }
    const double rough = (high - low) / most;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = power * 10.0;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (power * factor >= rough * 0.999999) {
            step = power * factor;
            break;
        }
    }
    for (double k = std::ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k += 1.0) {
        values.push_back(k == 0.0 ? 0.0 : k * step);
    }
    return values;
}

double percentile(std::vector<double> values, double percent) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    if (values.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::lround(percent / 100.0 * static_cast<double>(values.size() - 1)));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace phidias::core
