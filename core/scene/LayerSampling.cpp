#include "core/geo/Projection.h"
#include "core/scene/LayerData.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr std::size_t kSample = 200000;

/// sin^2 of half the arc between two places.                                              [Sinnott 1984]
double haversine(double longitude1, double latitude1, double longitude2, double latitude2) {
    const double a = std::sin(0.5 * (latitude2 - latitude1) * kDegree);
    const double b = std::sin(0.5 * (longitude2 - longitude1) * kDegree);
    return a * a + std::cos(latitude1 * kDegree) * std::cos(latitude2 * kDegree) * b * b;
}

/// Value at a rank of a rising sequence by percent.
double ranked(std::span<const float> rising, double percent) {
    if (rising.empty()) {
        return kNan;
    }
    return static_cast<double>(rising[static_cast<std::size_t>(std::lround(percent / 100.0 * static_cast<double>(rising.size() - 1)))]);
}

/// A cell of a table as text; numbers in the C locale.
std::string textOf(const TableValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*whole);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        char text[32];
        std::snprintf(text, sizeof text, "%.10g", *real);
        return text;
    }
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string() : *text;
}

std::string indices(std::size_t first, std::size_t second) {
    return " [" + std::to_string(first) + ", " + std::to_string(second) + "]";
}

} // namespace

std::size_t LayerData::size() const {
    if (const auto* plane = std::get_if<GridPlane>(&m_content)) {
        return plane->values().size();
    }
    if (const auto* points = std::get_if<LayerPoints>(&m_content)) {
        return points->value.size();
    }
    if (const auto* pixels = std::get_if<LayerPixels>(&m_content)) {
        return pixels->value.size();
    }
    if (const auto* raster = std::get_if<LayerRaster>(&m_content)) {
        return raster->overview.size();
    }
    return m_featureValues.size();
}

const std::vector<float>& LayerData::sortedSample() const {
    std::call_once(m_isSampled, [this] {
        const auto take = [this](const auto& values) {
            // All of few values; of many a scatter that no period of the data falls in with: n golden ratios, without their whole turns.
            const std::size_t count = std::min(values.size(), kSample);
            m_sample.reserve(count);
            for (std::size_t k = 0; k < count; ++k) {
                std::size_t at = k;
                if (values.size() > kSample) {
                    const double turn = static_cast<double>(k) * std::numbers::phi;
                    at = std::min(values.size() - 1,
                                  static_cast<std::size_t>((turn - std::floor(turn)) * static_cast<double>(values.size())));
                }
                if (std::isfinite(values[at])) {
                    m_sample.push_back(static_cast<float>(values[at]));
                }
            }
            std::sort(m_sample.begin(), m_sample.end());
        };
        if (const auto* plane = std::get_if<GridPlane>(&m_content)) {
            take(plane->values());
        } else if (const auto* points = std::get_if<LayerPoints>(&m_content)) {
            take(points->value);
        } else if (const auto* pixels = std::get_if<LayerPixels>(&m_content)) {
            take(pixels->value);
        } else if (const auto* raster = std::get_if<LayerRaster>(&m_content)) {
            take(raster->overview);
        } else {
            take(m_featureValues);
        }
    });
    return m_sample;
}

LayerSample LayerData::emptySample() const {
    return {.value = kNan,
            .unit = m_unit,
            .flag = '\0',
            .quality = -1.0,
            .depthM = m_depthM,
            .timeUnixSeconds = m_timeUnixSeconds,
            .source = m_file};
}

std::vector<ValueClass> LayerData::occurringClasses(std::size_t most) const {
    std::vector<ValueClass> occurring;
    const auto& rising = sortedSample();
    // From each value to the next larger one: there are few of them.
    for (auto at = rising.begin(); at != rising.end() && occurring.size() < most;) {
        const double value = std::round(static_cast<double>(*at));
        const auto known = std::find_if(m_classes.begin(), m_classes.end(),
                                        [value](const ValueClass& each) { return each.mask == 0 && std::round(each.value) == value; });
        occurring.push_back(known != m_classes.end() ? *known : ValueClass{.value = value, .name = meaningOf(m_classes, value)});
        if (occurring.back().name.empty()) {
            occurring.back().name = std::to_string(std::lround(value));
        }
        at = std::upper_bound(at, rising.end(), static_cast<float>(value + 0.5));
    }
    return occurring;
}

std::optional<LayerSample> LayerData::sample(double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    if (!std::isfinite(longitudeDeg) || !(std::abs(latitudeDeg) <= 90.0)) {
        return std::nullopt;
    }
    auto sample = sampleAt(longitudeDeg, latitudeDeg, radiusDeg);
    if (sample && !m_classes.empty()) {
        sample->meaning = meaningOf(m_classes, sample->value);
    }
    return sample;
}

std::optional<LayerSample> LayerData::sampleAt(double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    if (const auto* plane = std::get_if<GridPlane>(&m_content)) {
        const auto cell = plane->cell(longitudeDeg, latitudeDeg);
        if (!cell) {
            return std::nullopt;
        }
        auto sample = emptySample();
        const std::size_t at = cell->second * plane->longitudesDeg().size() + cell->first;
        sample.value = plane->values()[at];
        sample.source += indices(cell->first, cell->second);
        sample.item = static_cast<std::uint32_t>(at);
        sample.vector = m_vectors ? m_vectors->ofCell(longitudeDeg, latitudeDeg) : std::nullopt;
        return sample;
    }
    if (const auto* points = std::get_if<LayerPoints>(&m_content)) {
        return sampleOf(*points, longitudeDeg, latitudeDeg, radiusDeg);
    }
    if (const auto* pixels = std::get_if<LayerPixels>(&m_content)) {
        return sampleOf(*pixels, longitudeDeg, latitudeDeg, radiusDeg);
    }
    if (const auto* raster = std::get_if<LayerRaster>(&m_content)) {
        return sampleOf(*raster, longitudeDeg, latitudeDeg);
    }
    return sampleOf(*std::get<std::shared_ptr<const Features>>(m_content), longitudeDeg, latitudeDeg, radiusDeg);
}

std::optional<LayerSample> LayerData::sampleOf(const LayerPoints& points, double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    const double steepest = std::min(89.0, std::abs(latitudeDeg) + radiusDeg);
    const double across = std::min(180.0, radiusDeg / std::cos(steepest * kDegree));
    double best = std::pow(std::sin(0.5 * std::min(180.0, radiusDeg) * kDegree), 2);
    std::optional<std::size_t> nearest;
    points.index->around(longitudeDeg, latitudeDeg, across, radiusDeg, [&](std::uint32_t k) {
        const double distance = haversine(longitudeDeg, latitudeDeg, points.longitudeDeg[k], points.latitudeDeg[k]);
        // Of points at one place the one that is drawn last, on top.
        if (distance < best || (distance == best && (!nearest || k > *nearest))) {
            best = distance;
            nearest = k;
        }
    });
    if (!nearest) {
        return std::nullopt;
    }
    auto sample = emptySample();
    sample.value = points.value[*nearest];
    sample.flag = points.flag[*nearest];
    sample.depthM = points.depthM[*nearest];
    sample.timeUnixSeconds = points.timeUnixSeconds[*nearest];
    sample.source += ": " + points.identifier[*nearest];
    sample.item = points.cast[*nearest];
    if (m_vectors) {
        sample.vector = m_vectors->stations().vector[*nearest];
    }
    return sample;
}

std::optional<LayerSample> LayerData::sampleOf(const Features& features, double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    const auto found = m_shapes->find(longitudeDeg, latitudeDeg, radiusDeg);
    if (!found) {
        return std::nullopt;
    }
    auto sample = emptySample();
    sample.item = *found;
    sample.value = *found < m_featureValues.size() ? m_featureValues[*found] : kNan;
    sample.source += " [" + std::to_string(*found) + "]";
    const char* between = ": ";
    for (const auto& column : features.table.columns) {
        if (const auto text = textOf(column.values[*found]); !text.empty()) {
            sample.source += between + column.name + " = " + text;
            between = "; ";
        }
    }
    return sample;
}

std::optional<LayerSample> LayerData::sampleOf(const LayerPixels& pixels, double longitudeDeg, double latitudeDeg, double radiusDeg) const {
    const auto found = pixels.locator->hasFootprints() ? pixels.locator->find(longitudeDeg, latitudeDeg)
                                                       : pixels.locator->nearest(longitudeDeg, latitudeDeg, radiusDeg);
    if (!found) {
        return std::nullopt;
    }
    auto sample = emptySample();
    const std::uint32_t at = *found;
    const auto across = static_cast<std::uint32_t>(std::max<std::size_t>(1, pixels.groundPixels));
    sample.value = static_cast<double>(pixels.value[at]);
    sample.quality = at < pixels.quality.size() && std::isfinite(pixels.quality[at]) ? static_cast<double>(pixels.quality[at]) : -1.0;
    sample.item = at;
    sample.scanline = at / across;
    sample.groundPixel = at % across;
    sample.timeUnixSeconds = *sample.scanline < pixels.timeUnixSeconds.size() ? pixels.timeUnixSeconds[*sample.scanline] : kNan;
    sample.source += indices(*sample.scanline, *sample.groundPixel);
    return sample;
}

std::optional<LayerSample> LayerData::sampleOf(const LayerRaster& raster, double longitudeDeg, double latitudeDeg) const {
    const auto& file = *raster.raster;
    if (!file.geoTransform) {
        return std::nullopt;
    }
    double x = std::remainder(longitudeDeg, 360.0);
    double y = latitudeDeg;
    if (!file.crs.empty()) {
        const double longitude = x;
        Projection::parse(file.crs).forward({&longitude, 1}, {&latitudeDeg, 1}, {&x, 1}, {&y, 1});
    }
    const auto& g = *file.geoTransform;
    const double determinant = g[1] * g[5] - g[2] * g[4];
    const double column = std::floor(((x - g[0]) * g[5] - (y - g[3]) * g[2]) / determinant);
    const double row = std::floor(((y - g[3]) * g[1] - (x - g[0]) * g[4]) / determinant);
    if (!(column >= 0.0 && column < static_cast<double>(file.width) && row >= 0.0 && row < static_cast<double>(file.height))) {
        return std::nullopt;
    }
    auto sample = emptySample();
    const auto c = static_cast<std::size_t>(column);
    const auto r = static_cast<std::size_t>(row);
    sample.value = raster.tiles->value(c, r);
    sample.vector = m_vectors ? m_vectors->ofCell(longitudeDeg, latitudeDeg) : std::nullopt;
    sample.source += indices(c, r);
    const std::size_t item = r * file.width + c;
    if (item < 0xffffffffU) {
        sample.item = static_cast<std::uint32_t>(item);
    }
    return sample;
}

ColorScale LayerData::scale(const LayerStyle& style) const {
    double low = style.low.value_or(kNan);
    double high = style.high.value_or(kNan);
    if (std::isnan(low) || std::isnan(high)) {
        std::span<const float> rising = sortedSample();
        if (style.isLogarithmic) {
            rising = rising.subspan(static_cast<std::size_t>(std::upper_bound(rising.begin(), rising.end(), 0.0F) - rising.begin()));
        }
        low = std::isnan(low) ? ranked(rising, style.lowPercentile) : low;
        high = std::isnan(high) ? ranked(rising, style.highPercentile) : high;
        if (style.isCentered && !std::isnan(low)) {
            const double reach = std::max(std::abs(low - style.center), std::abs(high - style.center));
            low = style.center - reach;
            high = style.center + reach;
        }
    }
    if (std::isnan(low) || std::isnan(high)) {
        low = style.isLogarithmic ? 0.1 : 0.0;
        high = 1.0;
    }
    if (!(low < high)) {
        const double half = low == 0.0 ? 0.5 : 0.05 * std::abs(low);
        low -= half;
        high += half;
    }
    ColorScale scale(style.colorMap, low, high, style.isLogarithmic && low > 0.0);
    scale.setOutside(colorOfText(style.belowColor), colorOfText(style.aboveColor));
    const std::uint32_t missing = colorOfText(style.missingColor);
    scale.setMissing(missing == kTransparent ? 0U : missing);
    if (scale.isCategorical() && !m_classes.empty()) {
        std::vector<std::pair<double, std::uint32_t>> colors;
        for (const auto& each : m_classes) {
            colors.emplace_back(each.value, each.color);
        }
        scale.setClasses(colors);
    }
    return scale;
}

} // namespace phidias::core
