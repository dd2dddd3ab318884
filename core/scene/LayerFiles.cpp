#include "core/data/Quantity.h"
#include "core/data/Spectra.h"
#include "core/io/ObservationReaders.h"
#include "core/io/OpenDataset.h"
#include "core/scene/LayerData.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <limits>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::string shortNumber(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", value);
    return text;
}

/// Adds one layer for each pair of components before the layers of the file. The first is shown instead of them.
void addVectors(const Dataset& dataset, std::vector<Layer>& layers) {
    std::vector<Layer> vectors;
    const auto nameOf = [&dataset](std::size_t variable) {
        if (const auto* grid = std::get_if<std::shared_ptr<const Grid>>(&dataset)) {
            return (*grid)->variables[variable].name;
        }
        if (const auto* observations = std::get_if<std::shared_ptr<const Observations>>(&dataset)) {
            return (*observations)->variables[variable].name;
        }
        return std::get<std::shared_ptr<const Raster>>(dataset)->bands[variable].name;
    };
    for (const auto& pair : vectorPairsOf(dataset)) {
        const std::string eastward = nameOf(pair.eastward);
        const std::string northward = nameOf(pair.northward);
        const auto component = std::find_if(layers.begin(), layers.end(), [&](const Layer& layer) { return layer.variable == eastward; });
        if (component == layers.end()) {
            continue;
        }
        Layer layer = *component;
        const std::string both = eastward + ", " + northward;
        const std::string kind = pair.sense == VectorSense::Wind ? "Wind " : pair.sense == VectorSense::Current ? "Current " : "";
        layer.title = kind + both + " (" + layer.group + ")";
        layer.northwardVariable = northward;
        layer.style = LayerStyle();
        layer.style.colorMap = "speed";
        vectors.push_back(std::move(layer));
    }
    // Where the first variable is one of the components the vector is what the file is about.
    const bool isAbout = !vectors.empty() && std::any_of(layers.begin(), layers.end(), [&](const Layer& layer) {
        return layer.isVisible && std::any_of(vectors.begin(), vectors.end(), [&](const Layer& vector) {
                   return layer.variable == vector.variable || layer.variable == vector.northwardVariable;
               });
    });
    for (auto& vector : vectors) {
        vector.isVisible = isAbout && &vector == &vectors.front();
    }
    if (isAbout) {
        std::for_each(layers.begin(), layers.end(), [](Layer& layer) { layer.isVisible = false; });
    }
    layers.insert(layers.begin(), std::make_move_iterator(vectors.begin()), std::make_move_iterator(vectors.end()));
}

/// The name of a file in titles. Of Sentinel-5P type, start and orbit, by the fixed places of their names (formats/S5P, section 1); other
/// long names lose their middle.
std::string shortFileName(const std::string& stem) {
    constexpr std::size_t kLongest = 40;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (stem.starts_with("S5P_") && stem.size() >= 57 && stem[28] == 'T' && std::all_of(stem.begin() + 20, stem.begin() + 28, isDigit) &&
        std::all_of(stem.begin() + 52, stem.begin() + 57, isDigit)) {
        std::string type = stem.substr(9, 10);
        type.erase(type.find_last_not_of('_') + 1);
        return type + " " + stem.substr(20, 4) + "-" + stem.substr(24, 2) + "-" + stem.substr(26, 2) + " " + stem.substr(29, 2) + ":" +
               stem.substr(31, 2) + " #" + stem.substr(52, 5);
    }
    if (stem.size() <= kLongest) {
        return stem;
    }
    // Only whole characters of UTF-8 are kept.
    std::size_t head = kLongest / 2;
    while (head > 0 && (static_cast<unsigned char>(stem[head]) & 0xc0U) == 0x80U) {
        --head;
    }
    std::size_t tail = stem.size() - (kLongest / 2 - 1);
    while (tail < stem.size() && (static_cast<unsigned char>(stem[tail]) & 0xc0U) == 0x80U) {
        ++tail;
    }
    return stem.substr(0, head) + "\xe2\x80\xa6" + stem.substr(tail);
}

} // namespace

std::vector<std::string> axisLabels(const Axis& axis) {
    std::vector<std::string> labels;
    for (std::size_t k = 0; k < axis.size(); ++k) {
        if (k < axis.labels.size() && !axis.labels[k].empty()) {
            labels.push_back(axis.labels[k]);
        } else if (k < axis.coordinates.size()) {
            labels.push_back(axis.isTimeDecoded ? formatIsoTime(axis.coordinates[k]) : shortNumber(axis.coordinates[k]) + " " + axis.unit);
        } else {
            labels.push_back(std::to_string(k));
        }
    }
    return labels;
}

bool isDepthAxis(const Axis& axis) {
    return axis.role == AxisRole::Vertical && !axis.coordinates.empty() &&
           (axis.positiveDown ||
            (axis.unit == "m" && std::all_of(axis.coordinates.begin(), axis.coordinates.end(), [](double z) { return z <= 0.0; })));
}

std::vector<double> axisNumbers(const Axis& axis) {
    std::vector<double> numbers(axis.size(), kNan);
    if (axis.role == AxisRole::Time && !axis.isTimeDecoded) {
        return numbers;
    }
    const double sign = isDepthAxis(axis) && !axis.positiveDown ? -1.0 : 1.0;
    std::transform(axis.coordinates.begin(), axis.coordinates.end(), numbers.begin(), [sign](double value) { return sign * value + 0.0; });
    return numbers;
}

std::vector<Layer> layersOfFile(const std::string& path, const MemoryBudget& budget, std::stop_token stop) {
    const StopScope scope(std::move(stop));
    const Dataset dataset = openDataset(path, {.budget = budget, .stop = {}, .csvColumns = {}});
    std::vector<Layer> layers;
    const std::string stem = shortFileName(std::filesystem::path(path).stem().string());
    const auto add = [&](LayerKind kind, const std::string& variable, const std::string& standardName, const std::string& title) {
        Layer layer;
        layer.title = title + " (" + stem + ")";
        layer.href = path;
        layer.kind = kind;
        layer.variable = variable;
        layer.style = standardStyle(variable, standardName);
        layer.isVisible = layers.empty();
        layer.group = stem;
        layers.push_back(std::move(layer));
    };
    const auto namesClasses = [&layers](const std::vector<ValueClass>& classes) {
        // Flags that may be set together have no colours of their own.
        if (!classes.empty() && classes.front().mask == 0) {
            layers.back().style = {};
            layers.back().style.colorMap = "classes";
        }
    };
    if (const auto* grid = std::get_if<std::shared_ptr<const Grid>>(&dataset)) {
        for (std::size_t variable = 0; variable < (*grid)->variables.size(); ++variable) {
            const auto& entry = (*grid)->variables[variable];
            if ((*grid)->axisOf(variable, AxisRole::X) && (*grid)->axisOf(variable, AxisRole::Y)) {
                add(LayerKind::Grid, entry.name, entry.standardName, entry.name);
                namesClasses(classesOf(entry.attributes));
            }
        }
        if (!isRemoteAddress(path) && (*grid)->format != "grib") {
            const auto file = NetcdfFile::open(path);
            if (hasProductObservations(file.root())) {
                const auto observations = readProductObservations(file);
                for (const auto& entry : observations->variables) {
                    add(LayerKind::Observations, entry.name, entry.standardName, entry.name);
                }
            }
        }
    } else if (const auto* observations = std::get_if<std::shared_ptr<const Observations>>(&dataset)) {
        for (const auto& entry : (*observations)->variables) {
            const Quantity* quantity = findQuantity(entry.name);
            if (quantity == nullptr || (quantity->id != "pressure" && quantity->id != "depth")) {
                add(LayerKind::Observations, entry.name, entry.standardName, entry.name);
            }
        }
        // Salinity first where there is one: it is what most open such files for.
        for (auto& layer : layers) {
            const Quantity* quantity = findQuantity(layer.variable);
            if (quantity != nullptr && quantity->id == "practical salinity") {
                std::for_each(layers.begin(), layers.end(), [](Layer& other) { other.isVisible = false; });
                layer.isVisible = true;
                break;
            }
        }
    } else if (const auto* swath = std::get_if<std::shared_ptr<const Swath>>(&dataset)) {
        for (const auto& entry : (*swath)->variables) {
            add(LayerKind::Swath, entry.name, entry.standardName, entry.name);
            namesClasses(classesOf(entry.attributes));
        }
        if (const auto spectra = spectraOf(**swath)) {
            // The ends of a detector are its worst channels.
            layers.front().swathLayer = spectra->spectra().channels / 2;
        }
        // The retrieved quantity first, not the angles around it.
        const auto isRetrieved = [](const Layer& layer) {
            const auto has = [&](const char* word) { return layer.variable.find(word) != std::string::npos; };
            return !has("validity") && !has("precision") &&
                   (has("column_number_density") || has("total_column") || has("methane") || has("mixing_ratio") || has("vertical_column"));
        };
        if (const auto found = std::find_if(layers.begin(), layers.end(), isRetrieved); found != layers.end()) {
            layers.front().isVisible = false;
            found->isVisible = true;
        }
    } else if (const auto* raster = std::get_if<std::shared_ptr<const Raster>>(&dataset)) {
        for (const auto& entry : (*raster)->bands) {
            add(LayerKind::Raster, entry.name, {}, entry.name);
            layers.back().style.colorMap = "gray";
            namesClasses(entry.classes);
        }
    } else {
        add(LayerKind::Features, std::get<std::shared_ptr<const Features>>(dataset)->layer, {},
            std::get<std::shared_ptr<const Features>>(dataset)->layer);
    }
    addVectors(dataset, layers);
    if (layers.empty()) {
        throw Error(ErrorCode::UnknownVariable, "scene.nothingToDraw", {{"path", path}});
    }
    return layers;
}

} // namespace phidias::core
