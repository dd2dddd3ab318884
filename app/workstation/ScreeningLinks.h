#pragma once

#include "views/residual/EventTable.h"
#include "views/scene/SceneLayer.h"
#include "views/scene/Selection.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::app {

/// Where the pixels of a map of scores are in the granules they were computed from: scanlines of several granules are stacked.
struct ScoreLinks {
    struct Part {
        std::string href;      ///< the granule, a layer of the window
        std::size_t first = 0; ///< first pixel of the map
        std::size_t pixels = 0;
    };
    std::string href;        ///< of the map
    std::vector<Part> parts; ///< rising
};

/// Finds the granules of a map of scores among the layers: by the names that the file gives, and where it gives none by the shape.
/// @throws core::Error{Unreadable, Malformed}  @thread any
[[nodiscard]] ScoreLinks scoreLinksOf(const std::string& href, const std::vector<views::SceneLayer>& layers);

/// Pixels of a map of scores, with the same pixels in the granules. @param pixels  rising  @thread any
[[nodiscard]] views::Selection::Items withGranules(const ScoreLinks& links, const std::vector<std::uint32_t>& pixels);

/// Where the pixels of an event are.
struct EventPixels {
    views::Selection::Items items; ///< of the granules that are layers, of the selection file if it is one, and the event itself
    std::size_t found = 0;         ///< pixels in granules that are layers
    bool isExact = false;          ///< from the selection file; else those whose centres lie in the event's hull
    std::string missing;           ///< name of a granule with pixels of the event that is no layer; empty = none
    std::string missingPath;       ///< where it lies: beside the events, or beside a file of a layer; empty = not found
};

/// Pixels of an event: by `event_id` of the selection that was written with the events (a layer, or a file beside them), without one by
/// the hull.
/// @param granule  href of the layer whose pixels are taken by the hull; empty = none
/// @throws core::Error{Cancelled}  @thread any
[[nodiscard]] EventPixels pixelsOf(const views::ScreenedEvent& event, const std::vector<views::SceneLayer>& layers,
                                   const std::string& granule, const std::stop_token& stop);

} // namespace phidias::app
