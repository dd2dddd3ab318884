#include "app/workstation/ScreeningLinks.h"

#include "core/io/NetcdfFile.h"
#include "core/project/Project.h"
#include "core/util/Error.h"
#include "core/util/Json.h"
#include "processing/atmosphere/SelectionFile.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

namespace phidias::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostSiblings = 200;

const core::LayerPixels* imageOf(const views::SceneLayer& entry) {
    const auto* pixels = entry.data ? std::get_if<core::LayerPixels>(&entry.data->content()) : nullptr;
    return pixels != nullptr && !pixels->isPointList && !core::isAddress(entry.layer.href) ? pixels : nullptr;
}

/// The layer's file that has a name; nullptr when there is none.
const views::SceneLayer* layerOfName(const std::vector<views::SceneLayer>& layers, const std::string& name) {
    const auto found = std::find_if(layers.begin(), layers.end(), [&](const views::SceneLayer& entry) {
        return imageOf(entry) != nullptr && fs::path(entry.layer.href).filename() == fs::path(name).filename();
    });
    return found == layers.end() ? nullptr : &*found;
}

/// What a selection file says about where its spectra are.
struct SelectedPlaces {
    std::vector<std::string> granules;
    std::vector<std::int64_t> granule, scanline, groundPixel;
    std::vector<std::int32_t> event;
};

/// Nothing when a file is no selection, or not the one that belongs to an event.
std::optional<SelectedPlaces> placesOf(const fs::path& path, const views::ScreenedEvent& event) {
    try {
        const processing::atmosphere::SelectionFile file(path);
        const auto& ids = file.eventIds();
        if (std::count(ids.begin(), ids.end(), static_cast<std::int32_t>(event.id)) != event.count) {
            return std::nullopt;
        }
        const auto root = core::NetcdfFile::open(path.string()).root();
        return SelectedPlaces{.granules = file.granules(),
                              .granule = root.requireVariable("granule").readIntegers(),
                              .scanline = root.requireVariable("scanline").readIntegers(),
                              .groundPixel = root.requireVariable("ground_pixel").readIntegers(),
                              .event = ids};
    } catch (const core::Error&) {
        return std::nullopt; // another kind of file, or a damaged one: not the selection that is looked for
    }
}

/// Files that may be the selection: layers first, then what lies beside the events.
std::vector<fs::path> candidates(const views::ScreenedEvent& event, const std::vector<views::SceneLayer>& layers) {
    std::vector<fs::path> paths;
    for (const auto& entry : layers) {
        const auto* pixels = entry.data ? std::get_if<core::LayerPixels>(&entry.data->content()) : nullptr;
        if (pixels != nullptr && pixels->isPointList && !core::isAddress(entry.layer.href)) {
            paths.emplace_back(entry.layer.href);
        }
    }
    std::vector<fs::path> siblings;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(fs::path(event.href).parent_path(), failure)) {
        const std::string name = entry.path().filename().string();
        if (entry.path().extension() == ".nc" && name.find("L1B_") == std::string::npos) {
            siblings.push_back(entry.path());
        }
    }
    std::sort(siblings.begin(), siblings.end());
    std::stable_partition(siblings.begin(), siblings.end(),
                          [](const fs::path& path) { return path.filename().string().find("selection") != std::string::npos; });
    siblings.resize(std::min(siblings.size(), kMostSiblings));
    paths.insert(paths.end(), siblings.begin(), siblings.end());
    return paths;
}

bool holds(const core::Geometry& geometry, double longitudeDeg, double latitudeDeg) {
    bool isInside = false;
    for (const auto& part : geometry.parts) {
        const auto& ring = part.points;
        for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
            // Longitudes count from the place, so that a ring beyond 180 degrees is met too.
            const double x0 = std::remainder(ring[k].first - longitudeDeg, 360.0);
            const double x1 = x0 + std::remainder(ring[k + 1].first - ring[k].first, 360.0);
            const double y0 = ring[k].second - latitudeDeg;
            const double y1 = ring[k + 1].second - latitudeDeg;
            if ((y0 > 0.0) != (y1 > 0.0) && x0 - y0 * (x1 - x0) / (y1 - y0) > 0.0) {
                isInside = !isInside;
            }
        }
    }
    return isInside;
}

/// A file of that name beside the events or beside the file of a layer; empty = none.
std::string findFile(const std::string& name, const views::ScreenedEvent& event, const std::vector<views::SceneLayer>& layers) {
    std::set<fs::path> folders{fs::path(event.href).parent_path()};
    for (const auto& entry : layers) {
        if (!core::isAddress(entry.layer.href)) {
            folders.insert(fs::path(entry.layer.href).parent_path());
        }
    }
    for (const auto& folder : folders) {
        std::error_code failure;
        const fs::path path = folder / fs::path(name).filename();
        if (fs::is_regular_file(path, failure)) {
            return path.string();
        }
    }
    return {};
}

void addByHull(EventPixels& result, const views::ScreenedEvent& event, const std::vector<views::SceneLayer>& layers,
               const std::string& granule) {
    for (const auto& entry : layers) {
        const auto* pixels = entry.layer.href == granule ? imageOf(entry) : nullptr;
        if (pixels == nullptr) {
            continue;
        }
        auto& items = result.items[granule];
        for (std::size_t pixel = 0; pixel < pixels->place.longitudeDeg.size(); ++pixel) {
            const auto latitude = static_cast<double>(pixels->place.latitudeDeg[pixel]);
            if (latitude >= event.box[1] - 0.5 && latitude <= event.box[3] + 0.5 &&
                holds(event.geometry, static_cast<double>(pixels->place.longitudeDeg[pixel]), latitude)) {
                items.push_back(static_cast<std::uint32_t>(pixel));
            }
        }
        result.found = items.size();
        return;
    }
}

} // namespace

ScoreLinks scoreLinksOf(const std::string& href, const std::vector<views::SceneLayer>& layers) {
    ScoreLinks links{.href = href, .parts = {}};
    const auto own = std::find_if(layers.begin(), layers.end(),
                                  [&](const views::SceneLayer& entry) { return entry.layer.href == href && imageOf(entry) != nullptr; });
    if (own == layers.end()) {
        return links;
    }
    const std::size_t rows = imageOf(*own)->groundPixels;
    const auto root = core::NetcdfFile::open(href).root();
    const auto names = core::Json::parse(root.attributes().textOrEmpty("granules"), nullptr, false);
    const auto granule = root.variable("granule");
    if (names.is_array() && granule) {
        const auto numbers = granule->readIntegers();
        for (std::size_t first = 0; first < numbers.size();) {
            const auto end = static_cast<std::size_t>(std::find_if(numbers.begin() + static_cast<std::ptrdiff_t>(first), numbers.end(),
                                                                   [&](std::int64_t number) { return number != numbers[first]; }) -
                                                      numbers.begin());
            const auto at = static_cast<std::size_t>(numbers[first]);
            const auto* layer = numbers[first] >= 0 && at < names.size() && names[at].is_string()
                                    ? layerOfName(layers, names[at].get<std::string>())
                                    : nullptr;
            if (layer != nullptr && imageOf(*layer)->groundPixels == rows) {
                links.parts.push_back({.href = layer->layer.href, .first = first * rows, .pixels = (end - first) * rows});
            }
            first = end;
        }
        return links;
    }
    for (const auto& entry : layers) {
        const auto* image = imageOf(entry);
        const bool isSameShape = image != nullptr && entry.layer.href != href && image->groundPixels == rows &&
                                 image->place.longitudeDeg == imageOf(*own)->place.longitudeDeg;
        if (isSameShape) {
            links.parts.push_back({.href = entry.layer.href, .first = 0, .pixels = image->place.longitudeDeg.size()});
            break;
        }
    }
    return links;
}

views::Selection::Items withGranules(const ScoreLinks& links, const std::vector<std::uint32_t>& pixels) {
    views::Selection::Items items;
    items[links.href] = pixels;
    for (const auto& part : links.parts) {
        const auto begin = std::lower_bound(pixels.begin(), pixels.end(), part.first);
        const auto end = std::lower_bound(begin, pixels.end(), part.first + part.pixels);
        auto& own = items[part.href];
        std::transform(begin, end, std::back_inserter(own),
                       [&](std::uint32_t pixel) { return pixel - static_cast<std::uint32_t>(part.first); });
    }
    return items;
}

EventPixels pixelsOf(const views::ScreenedEvent& event, const std::vector<views::SceneLayer>& layers, const std::string& granule,
                     const std::stop_token& stop) {
    EventPixels result;
    result.items[event.href] = {event.feature};
    for (const auto& path : candidates(event, layers)) {
        if (stop.stop_requested()) {
            throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
        }
        const auto places = placesOf(path, event);
        if (!places) {
            continue;
        }
        result.isExact = true;
        for (std::size_t row = 0; row < places->event.size(); ++row) {
            if (places->event[row] != event.id) {
                continue;
            }
            result.items[path.string()].push_back(static_cast<std::uint32_t>(row));
            const auto& name = places->granules.at(static_cast<std::size_t>(places->granule[row]));
            if (const auto* layer = layerOfName(layers, name)) {
                const auto rows = static_cast<std::int64_t>(imageOf(*layer)->groundPixels);
                result.items[layer->layer.href].push_back(
                    static_cast<std::uint32_t>(places->scanline[row] * rows + places->groundPixel[row]));
                ++result.found;
            } else {
                result.missing = name;
            }
        }
        result.missingPath = result.missing.empty() ? std::string() : findFile(result.missing, event, layers);
        return result;
    }
    addByHull(result, event, layers, granule);
    return result;
}

} // namespace phidias::app
