#pragma once

#include "core/scene/LayerData.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

namespace phidias::core {

/// One finite value of a layer.
struct LayerValue {
    std::uint32_t item = 0;    ///< cast, pixel or cell, as selections number them; rasters: pixel of the overview
    double longitudeDeg = 0.0; ///< NaN where the layer does not say
    double latitudeDeg = 0.0;
    double value = 0.0;
};

/// Calls `take` for every finite value of a layer, in the order of its items; features have none.
/// @thread any          @complexity O(values)
void forEachValue(const LayerData& data, const std::function<void(const LayerValue&)>& take);

/// Number of values that forEachValue() looks at, missing ones included. @complexity O(1)
[[nodiscard]] std::size_t cellsOf(const LayerData& data);

/// Whether the values of a layer are items of its file that a selection can hold (not rasters, features).
[[nodiscard]] bool hasItems(const LayerData& data);

/// Whether each item of two layers is at the same place: the same coordinates of a grid, the same pixels of a swath or raster, or (of
/// `areSameFile`) the same casts.
/// @complexity O(coordinates)
[[nodiscard]] bool isSameGrid(const LayerData& first, const LayerData& second, bool areSameFile);

/// How two layers were brought together.
enum class PairingKind {
    CellByCell, ///< same grid: item by item
    PlacesOfY,  ///< at the places of y's values, x looked up there
    PlacesOfX   ///< at the places of x's values, y looked up there: x are observations and y is not
};

/// Values of two layers at the same places; all vectors [pair].
struct ValuePairs {
    std::vector<double> x;
    std::vector<double> y;
    std::vector<double> longitudeDeg;
    std::vector<double> latitudeDeg;
    std::vector<std::uint32_t> item; ///< of the layer that gives the places; CellByCell: of both
    PairingKind kind = PairingKind::CellByCell;
    std::size_t step = 1; ///< each step-th value was looked up
};

struct PairingOptions {
    bool areSameFile = false;          ///< both layers show the same file
    double radiusDeg = 0.1;            ///< how far an observation may be from the place it is looked up for
    double depthToleranceM = 5.0;      ///< casts: how far apart in depth the two samples may be
    std::size_t mostLookups = 200'000; ///< more places than that are thinned evenly
};

/// Pairs the finite values of two layers.
///
/// On the same grid item by item. Otherwise one layer gives the places and LayerData::sample() looks the other one up there: grid cells and
/// footprints hold the place, observations lie within the radius.
/// @throws Error{Cancelled}
/// @thread any          @complexity O(values), or O(mostLookups) look-ups
[[nodiscard]] ValuePairs pairLayers(const LayerData& x, const LayerData& y, const PairingOptions& options, std::stop_token stop);

} // namespace phidias::core
