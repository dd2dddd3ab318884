#include "core/scene/Pairing.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kPollEvery = 1024;

/// Equal bit by bit: a missing place equals a missing place.
bool areEqual(const std::vector<float>& first, const std::vector<float>& second) {
    return first.size() == second.size() && std::memcmp(first.data(), second.data(), first.size() * sizeof(float)) == 0;
}

std::size_t rowsOf(const GridPlane& plane) {
    return plane.latitudesDeg().size();
}

void pairCasts(const LayerPoints& x, const LayerPoints& y, double depthToleranceM, ValuePairs& pairs) {
    // Both lists are rising in the number of the cast.
    for (std::size_t a = 0, b = 0; a < x.cast.size() && b < y.cast.size();) {
        if (x.cast[a] != y.cast[b]) {
            ++(x.cast[a] < y.cast[b] ? a : b);
            continue;
        }
        const double apart = std::abs(x.depthM[a] - y.depthM[b]);
        if (!(apart > depthToleranceM) && std::isfinite(x.value[a]) && std::isfinite(y.value[b])) {
            pairs.x.push_back(x.value[a]);
            pairs.y.push_back(y.value[b]);
            pairs.longitudeDeg.push_back(x.longitudeDeg[a]);
            pairs.latitudeDeg.push_back(x.latitudeDeg[a]);
            pairs.item.push_back(x.cast[a]);
        }
        ++a;
        ++b;
    }
}

void pairCells(const LayerData& x, const LayerData& y, ValuePairs& pairs) {
    const auto valueOf = [&y](std::size_t item) {
        if (const auto* plane = std::get_if<GridPlane>(&y.content())) {
            return plane->values()[item];
        }
        if (const auto* pixels = std::get_if<LayerPixels>(&y.content())) {
            return static_cast<double>(pixels->value[item]);
        }
        return static_cast<double>(std::get<LayerRaster>(y.content()).overview[item]);
    };
    forEachValue(x, [&](const LayerValue& entry) {
        const double other = valueOf(entry.item);
        if (std::isfinite(other)) {
            pairs.x.push_back(entry.value);
            pairs.y.push_back(other);
            pairs.longitudeDeg.push_back(entry.longitudeDeg);
            pairs.latitudeDeg.push_back(entry.latitudeDeg);
            pairs.item.push_back(entry.item);
        }
    });
}

} // namespace

void forEachValue(const LayerData& data, const std::function<void(const LayerValue&)>& take) {
    const auto give = [&take](std::size_t item, double longitudeDeg, double latitudeDeg, double value) {
        if (std::isfinite(value)) {
            take({static_cast<std::uint32_t>(item), longitudeDeg, latitudeDeg, value});
        }
    };
    if (const auto* plane = std::get_if<GridPlane>(&data.content())) {
        const std::size_t columns = plane->longitudesDeg().size();
        for (std::size_t item = 0; item < plane->values().size(); ++item) {
            give(item, plane->longitudesDeg()[item % columns], plane->latitudesDeg()[item / columns], plane->values()[item]);
        }
    } else if (const auto* points = std::get_if<LayerPoints>(&data.content())) {
        for (std::size_t k = 0; k < points->value.size(); ++k) {
            give(points->cast[k], points->longitudeDeg[k], points->latitudeDeg[k], points->value[k]);
        }
    } else if (const auto* pixels = std::get_if<LayerPixels>(&data.content())) {
        for (std::size_t item = 0; item < pixels->value.size(); ++item) {
            give(item, static_cast<double>(pixels->place.longitudeDeg[item]), static_cast<double>(pixels->place.latitudeDeg[item]),
                 static_cast<double>(pixels->value[item]));
        }
    } else if (const auto* raster = std::get_if<LayerRaster>(&data.content())) {
        for (std::size_t item = 0; item < raster->overview.size(); ++item) {
            give(item, kNan, kNan, static_cast<double>(raster->overview[item]));
        }
    }
}

std::size_t cellsOf(const LayerData& data) {
    if (const auto* plane = std::get_if<GridPlane>(&data.content())) {
        return plane->values().size();
    }
    if (const auto* points = std::get_if<LayerPoints>(&data.content())) {
        return points->value.size();
    }
    if (const auto* pixels = std::get_if<LayerPixels>(&data.content())) {
        return pixels->value.size();
    }
    const auto* raster = std::get_if<LayerRaster>(&data.content());
    return raster == nullptr ? 0 : raster->overview.size();
}

bool hasItems(const LayerData& data) {
    return !std::holds_alternative<LayerRaster>(data.content()) && !std::holds_alternative<std::shared_ptr<const Features>>(data.content());
}

bool isSameGrid(const LayerData& first, const LayerData& second, bool areSameFile) {
    if (first.content().index() != second.content().index()) {
        return false;
    }
    if (const auto* plane = std::get_if<GridPlane>(&first.content())) {
        const auto& other = std::get<GridPlane>(second.content());
        return rowsOf(*plane) == rowsOf(other) && plane->longitudesDeg() == other.longitudesDeg() &&
               plane->latitudesDeg() == other.latitudesDeg();
    }
    if (const auto* pixels = std::get_if<LayerPixels>(&first.content())) {
        const auto& other = std::get<LayerPixels>(second.content());
        return pixels->groundPixels == other.groundPixels && areEqual(pixels->place.longitudeDeg, other.place.longitudeDeg) &&
               areEqual(pixels->place.latitudeDeg, other.place.latitudeDeg);
    }
    if (const auto* raster = std::get_if<LayerRaster>(&first.content())) {
        const auto& other = std::get<LayerRaster>(second.content());
        return areSameFile && raster->width == other.width && raster->height == other.height;
    }
    return areSameFile && std::holds_alternative<LayerPoints>(first.content());
}

ValuePairs pairLayers(const LayerData& x, const LayerData& y, const PairingOptions& options, std::stop_token stop) {
    ValuePairs pairs;
    if (isSameGrid(x, y, options.areSameFile)) {
        if (const auto* points = std::get_if<LayerPoints>(&x.content())) {
            pairCasts(*points, std::get<LayerPoints>(y.content()), options.depthToleranceM, pairs);
        } else {
            pairCells(x, y, pairs);
        }
        return pairs;
    }
    const bool isAtX = std::holds_alternative<LayerPoints>(x.content()) && !std::holds_alternative<LayerPoints>(y.content());
    pairs.kind = isAtX ? PairingKind::PlacesOfX : PairingKind::PlacesOfY;
    const LayerData& places = isAtX ? x : y;
    const LayerData& other = isAtX ? y : x;
    pairs.step = std::max<std::size_t>(1, (cellsOf(places) + options.mostLookups - 1) / std::max<std::size_t>(1, options.mostLookups));
    std::size_t seen = 0;
    forEachValue(places, [&](const LayerValue& entry) {
        if (seen++ % pairs.step != 0 || !std::isfinite(entry.longitudeDeg) || !std::isfinite(entry.latitudeDeg)) {
            return;
        }
        if (seen % kPollEvery == 1 && stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
        const auto found = other.sample(entry.longitudeDeg, entry.latitudeDeg, options.radiusDeg);
        if (found && std::isfinite(found->value)) {
            pairs.x.push_back(isAtX ? entry.value : found->value);
            pairs.y.push_back(isAtX ? found->value : entry.value);
            pairs.longitudeDeg.push_back(entry.longitudeDeg);
            pairs.latitudeDeg.push_back(entry.latitudeDeg);
            pairs.item.push_back(entry.item);
        }
    });
    return pairs;
}

} // namespace phidias::core
