#include "processing/plume/PlumeScene.h"

#include "core/io/OpenDataset.h"
#include "core/util/Error.h"
#include "processing/plume/LocalPlane.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace phidias::processing::plume {

namespace {

using core::Error;
using core::ErrorCode;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kDryColumnMolM2 = 356700.0;

constexpr std::array<GasFacts, 5> kGases{{
    {PlumeGas::CarbonMonoxide, "CO", 28.0101e-3, 0.5, 4.0, kInfinity, 1.0},
    {PlumeGas::Methane, "CH4", 16.0425e-3, 0.5, 4.0, kInfinity, 1.0},
    {PlumeGas::NitrogenDioxide, "NO2", 46.0055e-3, 0.75, 5.0, 4.0, 1.32},
    {PlumeGas::SulfurDioxide, "SO2", 64.064e-3, 0.5, 5.0, 24.0, 1.0},
    {PlumeGas::Formaldehyde, "HCHO", 30.026e-3, 0.5, 4.0, 4.0, 1.0},
}};

/// Names of the column of a gas, the best first.
std::vector<std::string> columnNames(PlumeGas gas) {
    switch (gas) {
    case PlumeGas::CarbonMonoxide:
        return {"carbonmonoxide_total_column_corrected", "carbonmonoxide_total_column", "CO_column_number_density",
                "CO_slant_column_number_density"};
    case PlumeGas::Methane:
        return {"methane_mixing_ratio_bias_corrected_destriped", "methane_mixing_ratio_bias_corrected", "methane_mixing_ratio", "methane",
                "CH4_column_volume_mixing_ratio_dry_air"};
    case PlumeGas::NitrogenDioxide:
        return {"nitrogendioxide_tropospheric_column", "tropospheric_NO2_column_number_density", "NO2_column_number_density",
                "NO2_slant_column_number_density"};
    case PlumeGas::SulfurDioxide:
        return {"sulfurdioxide_total_vertical_column", "SO2_column_number_density", "SO2_slant_column_number_density"};
    case PlumeGas::Formaldehyde:
        return {"formaldehyde_tropospheric_vertical_column", "tropospheric_HCHO_column_number_density", "HCHO_column_number_density",
                "HCHO_slant_column_number_density"};
    }
    return {};
}

std::optional<std::size_t> firstOf(const core::Swath& swath, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        if (const auto found = swath.findVariable(name)) {
            return found;
        }
    }
    return std::nullopt;
}

/// The gas and its variable. @throws core::Error
std::pair<PlumeGas, std::size_t> chosen(const core::Swath& swath, const PlumeSelection& selection) {
    std::vector<std::pair<PlumeGas, std::size_t>> found;
    std::string names;
    for (const auto& facts : kGases) {
        if (const auto variable = firstOf(swath, columnNames(facts.gas)); variable && (!selection.gas || *selection.gas == facts.gas)) {
            found.emplace_back(facts.gas, *variable);
            names += (names.empty() ? "" : ", ") + std::string(facts.name);
        }
    }
    if (!selection.variable.empty() && selection.gas) {
        const auto variable = swath.findVariable(selection.variable);
        if (!variable) {
            throw Error(ErrorCode::UnknownVariable, "plume.unknownVariable", {{"path", swath.path}, {"name", selection.variable}});
        }
        return {*selection.gas, *variable};
    }
    if (found.size() != 1) {
        throw Error(ErrorCode::InvalidRequest, found.empty() ? "plume.noGas" : "plume.severalGases",
                    {{"path", swath.path}, {"gases", names}, {"gas", selection.gas ? std::string(factsOf(*selection.gas).name) : ""}});
    }
    return found.front();
}

/// Without corners a pixel of a swath is as large as the steps to its neighbours.
void areasOfNeighbours(PlumeScene& scene) {
    for (std::size_t pixel = 0; pixel < scene.size() && !scene.isPointList; ++pixel) {
        const std::size_t row = pixel % scene.groundPixels;
        const auto step = [&](std::size_t stride, bool hasBefore, bool hasAfter) {
            const std::size_t from = hasBefore ? pixel - stride : pixel;
            const std::size_t to = hasAfter ? pixel + stride : pixel;
            const double steps = (hasBefore ? 1.0 : 0.0) + (hasAfter ? 1.0 : 0.0);
            return distanceKm(scene.centres[from], scene.centres[to]) / steps;
        };
        scene.areaKm2[pixel] =
            static_cast<float>(step(1, row > 0, row + 1 < scene.groundPixels) *
                               step(scene.groundPixels, pixel >= scene.groundPixels, pixel + scene.groundPixels < scene.size()));
    }
}

void placePixels(const core::Swath& swath, PlumeScene& scene) {
    const auto geolocation = swath.source->geolocation();
    const std::size_t count = geolocation.longitudeDeg.size();
    scene.centres.resize(count);
    for (std::size_t pixel = 0; pixel < count; ++pixel) {
        scene.centres[pixel] = {static_cast<double>(geolocation.longitudeDeg[pixel]), static_cast<double>(geolocation.latitudeDeg[pixel])};
    }
    scene.hasCorners = geolocation.cornerLongitudeDeg.size() == count;
    scene.areaKm2.assign(count, kNan);
    if (!scene.hasCorners) {
        areasOfNeighbours(scene);
        return;
    }
    scene.corners.resize(count);
    for (std::size_t pixel = 0; pixel < count; ++pixel) {
        for (std::size_t corner = 0; corner < 4; ++corner) {
            scene.corners[pixel].at(corner) = {static_cast<double>(geolocation.cornerLongitudeDeg[pixel].at(corner)),
                                               static_cast<double>(geolocation.cornerLatitudeDeg[pixel].at(corner))};
        }
        scene.areaKm2[pixel] = static_cast<float>(footprintAreaKm2(scene.centres[pixel], scene.corners[pixel]));
    }
}

void placeTimes(const core::Swath& swath, PlumeScene& scene) {
    const auto times = swath.source->scanlineTimes();
    scene.timeUnixSeconds.assign(scene.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t pixel = 0; pixel < scene.size() && !times.empty(); ++pixel) {
        scene.timeUnixSeconds[pixel] = times[std::min(times.size() - 1, pixel / std::max<std::size_t>(1, scene.groundPixels))];
    }
}

bool isInRegion(const std::array<double, 4>& region, const core::GeoPoint& place) {
    const double east = std::fmod(place[0] - region[0] + 720.0, 360.0);
    const double width = std::fmod(region[2] - region[0] + 720.0, 360.0);
    const bool isWhole = region[2] - region[0] >= 360.0;
    return (isWhole || east <= width) && place[1] >= region[1] && place[1] <= region[3];
}

std::vector<float> qualityOf(const core::Swath& swath, std::size_t variable) {
    const auto& own = swath.variables[variable].qualityVariable;
    if (own.empty()) {
        return swath.isPointList ? std::vector<float>() : swath.source->quality();
    }
    auto values = swath.source->read(*swath.findVariable(own), 0);
    std::transform(values.begin(), values.end(), values.begin(), [](float value) { return 0.01F * value; });
    return values;
}

} // namespace

const GasFacts& factsOf(PlumeGas gas) {
    return kGases.at(static_cast<std::size_t>(gas));
}

std::optional<PlumeGas> gasNamed(std::string_view name) {
    const auto found = std::find_if(kGases.begin(), kGases.end(), [&](const GasFacts& facts) { return facts.name == name; });
    return found == kGases.end() ? std::nullopt : std::optional(found->gas);
}

bool PlumeScene::isValid(std::size_t pixel) const {
    return std::isfinite(column[pixel]) && !isOutside[pixel];
}

double PlumeScene::massKg(std::size_t pixel, double enhancement) const {
    const double molM2 = isMixingRatio ? enhancement * 1e-9 * kDryColumnMolM2 : enhancement;
    return molM2 * factsOf(gas).molarMassKg * static_cast<double>(areaKm2[pixel]) * 1e6;
}

PlumeScene readPlumeScene(const std::filesystem::path& path, const PlumeSelection& selection, const core::MemoryBudget& budget) {
    const auto dataset = core::openDataset(path.string(), {.budget = budget, .stop = {}, .csvColumns = {}});
    const auto* opened = std::get_if<std::shared_ptr<const core::Swath>>(&dataset);
    if (opened == nullptr) {
        throw Error(ErrorCode::UnknownFormat, "plume.notASwath", {{"path", path.string()}});
    }
    const core::Swath& swath = **opened;
    const auto [gas, variable] = chosen(swath, selection);
    PlumeScene scene;
    scene.path = path;
    scene.format = swath.format;
    scene.gas = gas;
    scene.variable = swath.variables[variable].name;
    scene.unit = swath.variables[variable].unit;
    scene.isMixingRatio = gas == PlumeGas::Methane;
    scene.isPointList = swath.isPointList;
    scene.scanlines = swath.scanlines;
    scene.groundPixels = swath.groundPixels;
    scene.column = swath.source->read(variable, 0);
    placePixels(swath, scene);
    placeTimes(swath, scene);
    const auto values = [&](const std::vector<std::string>& names) {
        const auto found = firstOf(swath, names);
        return found ? swath.source->read(*found, 0) : std::vector<float>();
    };
    scene.precision = values({scene.variable + "_precision", scene.variable + "_uncertainty_random", "methane_mixing_ratio_precision"});
    scene.windEast = values({"eastward_wind", "surface_zonal_wind_velocity", "u10"});
    scene.windNorth = values({"northward_wind", "surface_meridional_wind_velocity", "v10"});
    scene.quality = qualityOf(swath, variable);
    const double limit = selection.qaMinimum.value_or(factsOf(gas).qaMinimum);
    scene.isOutside.assign(scene.size(), false);
    for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
        const double time = scene.timeUnixSeconds[pixel];
        const bool isInTime = !(time < selection.period[0]) && !(time > selection.period[1]);
        scene.isOutside[pixel] = (selection.region && !isInRegion(*selection.region, scene.centres[pixel])) || !isInTime;
        const bool isLow = !scene.quality.empty() && !(static_cast<double>(scene.quality[pixel]) > limit);
        if (isLow || !std::isfinite(scene.centres[pixel][0]) || !std::isfinite(scene.centres[pixel][1])) {
            scene.column[pixel] = kNan;
        }
    }
    return scene;
}

} // namespace phidias::processing::plume
