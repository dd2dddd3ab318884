#include "core/io/SwathReaders.h"

#include "core/io/CfTime.h"
#include "core/io/NetcdfSwathSource.h"
#include "core/io/SwathParts.h"
#include "core/util/Messages.h"
#include "core/util/Time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace phidias::core {

namespace {

constexpr double kScanlineSeconds = 0.84;
constexpr float kNextScanlineDeg = 0.5F; ///< a scanline is at most so far from the one before it
constexpr std::array<const char*, 2> kPlaceNames{"latitude", "longitude"};

std::shared_ptr<const Swath> finish(Swath&& swath, SwathLayout&& layout) {
    swath.scanlines = layout.scanlines;
    swath.groundPixels = layout.groundPixels;
    addTimeExtent(swath, layout.scanlineTimes);
    swath.source = std::make_shared<const NetcdfSwathSource>(std::move(layout));
    return std::make_shared<const Swath>(std::move(swath));
}

/// Pixels of several granules one after the other. Where the next granule begins elsewhere, its first scanline has no place: footprints
/// would else reach from one to the other, and who walks along the scanlines would go astray.
class PixelMapSource : public NetcdfSwathSource {
public:
    /// @param granules  [scanline] number of the granule
    PixelMapSource(SwathLayout layout, std::vector<std::int64_t> granules)
        : NetcdfSwathSource(std::move(layout)), m_granules(std::move(granules)) {}

    [[nodiscard]] SwathGeolocation geolocation() const override {
        auto place = NetcdfSwathSource::geolocation();
        const std::size_t rows = m_granules.empty() ? 0 : place.latitudeDeg.size() / m_granules.size();
        for (std::size_t scanline = 1; scanline < m_granules.size(); ++scanline) {
            if (m_granules[scanline] == m_granules[scanline - 1] || !isApart(place, scanline, rows)) {
                continue;
            }
            for (std::size_t pixel = scanline * rows; pixel < (scanline + 1) * rows; ++pixel) {
                place.latitudeDeg[pixel] = std::numeric_limits<float>::quiet_NaN();
                place.longitudeDeg[pixel] = std::numeric_limits<float>::quiet_NaN();
            }
        }
        return place;
    }

private:
    /// Whether a scanline lies further from the one before than scanlines do.
    static bool isApart(const SwathGeolocation& place, std::size_t scanline, std::size_t rows) {
        const std::size_t middle = scanline * rows + rows / 2;
        const float north = std::abs(place.latitudeDeg[middle] - place.latitudeDeg[middle - rows]);
        const float east = std::abs(std::remainder(place.longitudeDeg[middle] - place.longitudeDeg[middle - rows], 360.0F));
        return !(north < kNextScanlineDeg && east < kNextScanlineDeg);
    }

    std::vector<std::int64_t> m_granules;
};

std::string gasOf(const std::string& name) {
    std::string gas = name.starts_with("tropospheric_") ? name.substr(13) : name;
    const auto end = std::min(gas.find("_slant_column"), gas.find("_column_number_density"));
    return end == std::string::npos ? std::string() : gas.substr(0, end);
}

} // namespace

bool isS5pLevel2(const NetcdfGroup& root) {
    const auto product = root.group("PRODUCT");
    return product && product->dimension("scanline") && product->dimension("ground_pixel");
}

bool isHarpList(const NetcdfGroup& root) {
    const auto latitude = root.variable("latitude");
    const auto longitude = root.variable("longitude");
    const auto isList = [](const auto& v) { return v && v->dimensions().size() == 1 && v->dimensions().front().name == "time"; };
    return root.attributes().textOrEmpty("Conventions").find("HARP") != std::string::npos && isList(latitude) && isList(longitude);
}

bool isTropomiPatch(const NetcdfGroup& root) {
    const auto methane = root.variable("methane");
    const bool isPlane = methane && methane->dimensions().size() == 2 && methane->dimensions()[0].name == "scanline" &&
                         methane->dimensions()[1].name == "ground_pixel";
    return isPlane && root.variable("lat") && root.variable("lon") && root.variable("lat_bounds") && root.variable("lon_bounds") &&
           root.attributes().has("time_values");
}

bool isPixelMap(const NetcdfGroup& root) {
    return std::all_of(kPlaceNames.begin(), kPlaceNames.end(), [&](const char* name) {
        const auto place = root.variable(name);
        return place && place->dimensions().size() == 2 && place->dimensions()[0].name == "scanline" &&
               place->dimensions()[1].name == "ground_pixel";
    });
}

std::shared_ptr<const Swath> readS5pLevel2(const NetcdfFile& file, const MemoryBudget& budget) {
    const auto product = file.root().group("PRODUCT").value();
    const DimensionNames names{.scanline = "scanline", .groundPixel = "ground_pixel", .corners = {"corner"}};
    Swath swath;
    swath.path = file.path();
    swath.format = "s5p-l2";
    readGlobalAttributes(file, swath);
    swath.product = s5pProduct(swath);
    SwathLayout layout{.path = file.path(),
                       .scanlines = product.dimension("scanline")->length,
                       .groundPixels = product.dimension("ground_pixel")->length,
                       .budget = budget};
    std::vector<NetcdfVariable> all;
    collectVariables(product, all);
    if (all.empty()) {
        swath.warnings.push_back(renderMessage("io.swath.headerOnly"));
        return finish(std::move(swath), std::move(layout));
    }
    placeGeolocation(layout, all, names, "latitude", "longitude");
    layout.scanlineTimes = s5pTimes(product, layout.scanlines);
    std::map<std::string, int> uses;
    for (const auto& variable : all) {
        ++uses[variable.name()];
    }
    for (const auto& variable : all) {
        auto stored =
            isGeolocationName(variable.name()) ? std::nullopt : storedAs(variable, names, layout.scanlines, layout.groundPixels, false);
        if (!stored) {
            continue;
        }
        if (variable.name() == "qa_value") {
            layout.quality = stored;
        }
        const bool isInProduct = variable.path() == "PRODUCT/" + variable.name();
        stored->isRated = isInProduct || variable.path().find("/DETAILED_RESULTS/") != std::string::npos;
        swath.variables.push_back(describeStored(*stored, uses[variable.name()] > 1 && !isInProduct ? variable.path() : variable.name()));
        layout.variables.push_back(std::move(*stored));
    }
    return finish(std::move(swath), std::move(layout));
}

std::shared_ptr<const Swath> readHarpList(const NetcdfFile& file, const MemoryBudget& budget) {
    const auto root = file.root();
    const DimensionNames names{.scanline = "time", .groundPixel = {}, .corners = {"independent_4"}};
    Swath swath;
    swath.path = file.path();
    swath.format = "harp";
    swath.isPointList = true;
    readGlobalAttributes(file, swath);
    swath.product = root.attributes().textOrEmpty("source_product");
    SwathLayout layout{.path = file.path(), .scanlines = root.variable("latitude")->size(), .groundPixels = 1, .budget = budget};
    const auto all = root.variables();
    placeGeolocation(layout, all, names, "latitude", "longitude");
    for (const char* name : {"datetime_start", "datetime", "datetime_stop"}) {
        const auto time = root.variable(name);
        const auto decoder = time ? CfTime::parse(time->attributes().textOrEmpty("units"), {}) : std::nullopt;
        if (decoder && time->size() == layout.scanlines && layout.scanlineTimes.empty()) {
            budget.require(layout.scanlines * sizeof(double), file.path() + ": " + name);
            layout.scanlineTimes = time->readDoubles();
            for (double& value : layout.scanlineTimes) {
                value = decoder->unixSeconds(value);
            }
        }
    }
    for (const auto& variable : all) {
        auto stored = isGeolocationName(variable.name()) || variable.name().starts_with("datetime")
                          ? std::nullopt
                          : storedAs(variable, names, layout.scanlines, 1, false);
        if (!stored) {
            continue;
        }
        const bool isValidity = variable.name().ends_with("_validity");
        if (isValidity && !layout.quality) {
            layout.quality = stored;
            layout.qualityScale = 0.01;
        }
        auto entry = describeStored(*stored, variable.name());
        const std::string gas = isValidity ? std::string() : gasOf(variable.name());
        for (const auto& other : all) {
            if (!gas.empty() && other.name().ends_with("_validity") && gasOf(other.name()) == gas) {
                entry.qualityVariable = other.name();
            }
        }
        swath.variables.push_back(std::move(entry));
        layout.variables.push_back(std::move(*stored));
    }
    return finish(std::move(swath), std::move(layout));
}

std::shared_ptr<const Swath> readTropomiPatch(const NetcdfFile& file, const MemoryBudget& budget) {
    const auto root = file.root();
    const DimensionNames names{.scanline = "scanline", .groundPixel = "ground_pixel", .corners = {"corner"}};
    Swath swath;
    swath.path = file.path();
    swath.format = "tropomi-patch";
    swath.product = "L2__CH4___";
    readGlobalAttributes(file, swath);
    const auto shape = root.variable("methane")->shape();
    SwathLayout layout{.path = file.path(), .scanlines = shape[0], .groundPixels = shape[1], .budget = budget};
    const auto all = root.variables();
    placeGeolocation(layout, all, names, "lat", "lon");
    if (const auto first = parseIsoTime(root.attributes().textOrEmpty("time_values"))) {
        for (std::size_t scanline = 0; scanline < layout.scanlines; ++scanline) {
            layout.scanlineTimes.push_back(*first + kScanlineSeconds * static_cast<double>(scanline));
        }
    } else {
        swath.warnings.push_back(renderMessage("io.swath.timeValues", {{"text", root.attributes().textOrEmpty("time_values")}}));
    }
    for (const auto& variable : all) {
        auto stored =
            isGeolocationName(variable.name()) ? std::nullopt : storedAs(variable, names, layout.scanlines, layout.groundPixels, false);
        if (!stored) {
            continue;
        }
        if (variable.name() == "qa") {
            layout.quality = stored;
        }
        swath.variables.push_back(describeStored(*stored, variable.name()));
        layout.variables.push_back(std::move(*stored));
    }
    return finish(std::move(swath), std::move(layout));
}

std::shared_ptr<const Swath> readPixelMap(const NetcdfFile& file, const MemoryBudget& budget) {
    const auto root = file.root();
    const DimensionNames names{.scanline = "scanline", .groundPixel = "ground_pixel", .corners = {"corner"}};
    Swath swath;
    swath.path = file.path();
    swath.format = "pixel-map";
    readGlobalAttributes(file, swath);
    const auto shape = root.variable("latitude")->shape();
    SwathLayout layout{.path = file.path(), .scanlines = shape[0], .groundPixels = shape[1], .budget = budget};
    const auto all = root.variables();
    placeGeolocation(layout, all, names, "latitude", "longitude");
    const auto time = root.variable("time");
    const auto decoder = time ? CfTime::parse(time->attributes().textOrEmpty("units"), {}) : std::nullopt;
    if (decoder && time->size() == layout.scanlines) {
        layout.scanlineTimes = time->readDoubles();
        for (double& value : layout.scanlineTimes) {
            value = decoder->unixSeconds(value);
        }
    }
    for (const auto& variable : all) {
        auto stored =
            isGeolocationName(variable.name()) ? std::nullopt : storedAs(variable, names, layout.scanlines, layout.groundPixels, false);
        if (stored && stored->scanlineDimension && stored->groundPixelDimension) {
            swath.variables.push_back(describeStored(*stored, variable.name()));
            layout.variables.push_back(std::move(*stored));
        }
    }
    const auto granule = root.variable("granule");
    const bool hasGranules = granule && granule->dimensions().size() == 1 && granule->size() == layout.scanlines;
    swath.scanlines = layout.scanlines;
    swath.groundPixels = layout.groundPixels;
    addTimeExtent(swath, layout.scanlineTimes);
    swath.source =
        std::make_shared<const PixelMapSource>(std::move(layout), hasGranules ? granule->readIntegers() : std::vector<std::int64_t>());
    return std::make_shared<const Swath>(std::move(swath));
}

} // namespace phidias::core
