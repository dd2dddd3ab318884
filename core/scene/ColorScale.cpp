#include "core/scene/ColorScale.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

struct ColorMap {
    const char* name;
    std::vector<std::uint32_t> stops; ///< 0xRRGGBB, evenly spaced
};

/// Stops of well-known maps (resources/SOURCES.md); linear in sRGB between them.
const std::vector<ColorMap>& colorMaps() {
    static const std::vector<ColorMap> kMaps{
        {"viridis", {0x440154, 0x482878, 0x3e4989, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725}},
        {"plasma", {0x0d0887, 0x46039f, 0x7201a8, 0x9c179e, 0xbd3786, 0xd8576b, 0xed7953, 0xfb9f3a, 0xfdca26, 0xf0f921}},
        {"cividis", {0x00204d, 0x00336f, 0x39486b, 0x575c6d, 0x707173, 0x8a8779, 0xa69d75, 0xc4b56c, 0xe4cf5b, 0xffea46}},
        {"thermal", {0x042333, 0x17337a, 0x553b9d, 0x814f8f, 0xaf5f82, 0xde7065, 0xf99242, 0xf9c441, 0xe8fa5b}},
        {"haline", {0x2a186c, 0x2132a2, 0x0f5b91, 0x287689, 0x3b9287, 0x4faf7e, 0x78cb68, 0xc1dd64, 0xfdef9a}},
        {"gray", {0x000000, 0xffffff}},
        {"rdbu", {0x67001f, 0xb2182b, 0xd6604d, 0xf4a582, 0xfddbc7, 0xf7f7f7, 0xd1e5f0, 0x92c5de, 0x4393c3, 0x2166ac, 0x053061}},
        {"deep", {0x281a2c, 0x3b2f5a, 0x40508f, 0x3f7394, 0x47949a, 0x56b69f, 0x84d3a6, 0xc8e8b5, 0xfdfecc}},
    };
    return kMaps;
}

std::uint32_t mixed(std::uint32_t first, std::uint32_t second, double share) {
    std::uint32_t color = 0xff000000U;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const auto a = static_cast<double>((first >> shift) & 0xffU);
        const auto b = static_cast<double>((second >> shift) & 0xffU);
        color |= static_cast<std::uint32_t>(std::lround(a + share * (b - a))) << shift;
    }
    return color;
}

} // namespace

std::span<const std::string> colorMapNames() {
    static const std::vector<std::string> kNames = [] {
        std::vector<std::string> names;
        for (const auto& map : colorMaps()) {
            names.emplace_back(map.name);
        }
        return names;
    }();
    return kNames;
}

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
    const auto& stops = found->stops;
    for (std::size_t k = 0; k < m_table.size(); ++k) {
        const double share = static_cast<double>(isReversed ? m_table.size() - 1 - k : k) / static_cast<double>(m_table.size() - 1) *
                             static_cast<double>(stops.size() - 1);
        const auto stop = std::min(static_cast<std::size_t>(share), stops.size() - 2);
        m_table[k] = mixed(stops[stop], stops[stop + 1], share - static_cast<double>(stop));
    }
}

double ColorScale::share(double value) const {
    if (m_isLogarithmic) {
        return value > 0.0 ? std::log(value / m_low) / std::log(m_high / m_low) : -1.0;
    }
    return (value - m_low) / (m_high - m_low);
}

std::uint32_t ColorScale::colorAt(double share) const {
    return m_table[static_cast<std::size_t>(std::lround(std::clamp(share, 0.0, 1.0) * 255.0))];
}

std::uint32_t ColorScale::color(double value) const {
    return std::isfinite(value) ? colorAt(share(value)) : 0U;
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
