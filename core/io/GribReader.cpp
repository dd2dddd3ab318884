#include "core/io/GribReader.h"

#include "core/io/GdalDrivers.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <vector>

namespace phidias::core {

namespace {

using DatasetPointer = std::unique_ptr<GDALDataset, void (*)(GDALDataset*)>;

[[noreturn]] void damaged(const std::string& path) {
    throw Error(ErrorCode::Malformed, "io.gdal.damaged", {{"path", path}, {"reason", std::string(CPLGetLastErrorMsg())}},
                "hint.io.netcdf.damaged");
}

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string item(GDALRasterBand& band, const char* name) {
    const char* value = band.GetMetadataItem(name);
    return value == nullptr ? std::string() : std::string(value);
}

/// One message of the file.
struct Field {
    std::string element; ///< "u", "tmp"
    std::string surface; ///< "isbl"
    std::string longName;
    std::string unit;
    double level = 0.0;
    double validUnixSeconds = 0.0;
};

/// CF standard names of elements; kinds of surfaces do not matter to them.
std::string standardNameOf(const std::string& element) {
    static const std::map<std::string, std::string> kNames{{"u", "eastward_wind"},
                                                           {"ugrd", "eastward_wind"},
                                                           {"10u", "eastward_wind"},
                                                           {"v", "northward_wind"},
                                                           {"vgrd", "northward_wind"},
                                                           {"10v", "northward_wind"},
                                                           {"t", "air_temperature"},
                                                           {"tmp", "air_temperature"},
                                                           {"2t", "air_temperature"},
                                                           {"q", "specific_humidity"},
                                                           {"spfh", "specific_humidity"},
                                                           {"rh", "relative_humidity"},
                                                           {"r", "relative_humidity"},
                                                           {"gh", "geopotential_height"},
                                                           {"hgt", "geopotential_height"},
                                                           {"pres", "air_pressure"},
                                                           {"sp", "surface_air_pressure"},
                                                           {"msl", "air_pressure_at_mean_sea_level"},
                                                           {"prmsl", "air_pressure_at_mean_sea_level"},
                                                           {"uogrd", "eastward_sea_water_velocity"},
                                                           {"vogrd", "northward_sea_water_velocity"}};
    const auto found = kNames.find(element);
    return found == kNames.end() ? std::string() : found->second;
}

/// Fields that the file lacks are told by the band 0.
class GribSource : public GridSource {
public:
    struct Variable {
        std::vector<int> bands; ///< [time][level], numbered from 1
        std::size_t levels = 1;
    };
    GribSource(DatasetPointer dataset, std::string path, std::vector<Variable> variables)
        : m_dataset(std::move(dataset)), m_path(std::move(path)), m_variables(std::move(variables)) {}

    void read(std::size_t variable, std::span<const Slab> slabs, std::span<double> out) const override {
        const auto& stored = m_variables.at(variable);
        const Slab& time = slabs[0];
        const Slab& level = slabs[1];
        const std::size_t plane = slabs[2].count * slabs[3].count;
        for (std::size_t t = 0; t < time.count; ++t) {
            for (std::size_t l = 0; l < level.count; ++l) {
                const std::size_t at = (time.start + t * time.stride) * stored.levels + level.start + l * level.stride;
                readPlane(stored.bands.at(at), slabs[2], slabs[3], out.subspan((t * level.count + l) * plane, plane));
            }
        }
    }

private:
    void readPlane(int number, const Slab& rows, const Slab& columns, std::span<double> out) const {
        if (number == 0) {
            std::fill(out.begin(), out.end(), std::numeric_limits<double>::quiet_NaN());
            return;
        }
        const std::scoped_lock lock(m_mutex);
        auto* band = m_dataset->GetRasterBand(number);
        int hasNoData = 0;
        const double noData = band->GetNoDataValue(&hasNoData);
        const auto width = static_cast<int>((columns.count - 1) * columns.stride + 1);
        std::vector<double> line(static_cast<std::size_t>(width));
        for (std::size_t row = 0; row < rows.count; ++row) {
            stopPoint();
            if (band->RasterIO(GF_Read, static_cast<int>(columns.start), static_cast<int>(rows.start + row * rows.stride), width, 1,
                               line.data(), width, 1, GDT_Float64, 0, 0, nullptr) != CE_None) {
                damaged(m_path);
            }
            for (std::size_t column = 0; column < columns.count; ++column) {
                const double value = line[column * columns.stride];
                out[row * columns.count + column] = (hasNoData != 0 && value == noData) ? std::numeric_limits<double>::quiet_NaN() : value;
            }
        }
    }

    mutable std::mutex m_mutex; ///< GDAL data sets serve one thread at a time
    DatasetPointer m_dataset;
    std::string m_path;
    std::vector<Variable> m_variables;
};

Field fieldOf(GDALRasterBand& band) {
    Field field;
    field.element = lowered(item(band, "GRIB_ELEMENT"));
    field.longName = item(band, "GRIB_COMMENT");
    if (const auto bracket = field.longName.rfind(" ["); bracket != std::string::npos) {
        field.longName.erase(bracket);
    }
    field.unit = item(band, "GRIB_UNIT");
    if (field.unit.size() > 1 && field.unit.front() == '[' && field.unit.back() == ']') {
        field.unit = field.unit.substr(1, field.unit.size() - 2);
    }
    field.unit = field.unit == "-" ? "1" : field.unit == "C" ? "degree_Celsius" : field.unit;
    // "500-ISBL", "0-SFC", "0-100-DBLL"
    const std::string surface = item(band, "GRIB_SHORT_NAME");
    field.surface = lowered(surface.substr(std::min(surface.size(), surface.rfind('-') + 1)));
    field.level = std::strtod(surface.c_str(), nullptr);
    // The short name is in Pa for some tables, the description in hPa always says so.
    const std::string description = band.GetDescription();
    if (field.surface == "isbl" && description.find("[hPa]") != std::string::npos) {
        field.level = std::strtod(description.c_str(), nullptr);
    } else if (field.surface == "isbl") {
        field.level /= 100.0;
    }
    field.validUnixSeconds = std::strtod(item(band, "GRIB_VALID_TIME").c_str(), nullptr);
    return field;
}

Axis levelAxis(const std::string& surface, const std::set<double>& levels) {
    Axis axis{.name = "level_" + surface, .role = AxisRole::Vertical};
    axis.coordinates.assign(levels.begin(), levels.end());
    if (surface == "isbl") {
        axis.unit = "hPa";
        axis.standardName = "air_pressure";
        // The ground first, as the levels of other files.
        std::reverse(axis.coordinates.begin(), axis.coordinates.end());
    } else if (surface == "hybl" || surface == "hyblev") {
        axis.unit = "1";
        axis.longName = "hybrid level";
    } else if (surface == "htgl" || surface == "htgy") {
        axis.unit = "m";
        axis.standardName = "height";
    } else if (surface == "dbsl" || surface == "dbsy") {
        axis.unit = "m";
        axis.positiveDown = true;
    }
    axis.coordinates.shrink_to_fit();
    return axis;
}

VerticalKind verticalKindOf(const std::string& surface) {
    return surface == "isbl"                        ? VerticalKind::Pressure
           : surface.starts_with("hyb")             ? VerticalKind::Hybrid
           : surface == "htgl" || surface == "htgy" ? VerticalKind::Height
           : surface == "dbsl"                      ? VerticalKind::Depth
                                                    : VerticalKind::None;
}

/// Longitudes and latitudes of the cell centres, rising eastward, as in the file northward or southward.
std::array<Axis, 2> placeAxes(GDALDataset& dataset, const std::array<double, 6>& g) {
    Axis latitude{.name = "latitude", .role = AxisRole::Y};
    latitude.unit = "degrees_north";
    latitude.standardName = "latitude";
    Axis longitude{.name = "longitude", .role = AxisRole::X};
    longitude.unit = "degrees_east";
    longitude.standardName = "longitude";
    for (int row = 0; row < dataset.GetRasterYSize(); ++row) {
        latitude.coordinates.push_back(g[3] + (row + 0.5) * g[5]);
    }
    for (int column = 0; column < dataset.GetRasterXSize(); ++column) {
        longitude.coordinates.push_back(g[0] + (column + 0.5) * g[1]);
    }
    return {std::move(latitude), std::move(longitude)};
}

bool isLonLat(GDALDataset& dataset, std::array<double, 6>& g) {
    const auto* reference = dataset.GetSpatialRef();
    return dataset.GetGeoTransform(g.data()) == CE_None && g[2] == 0.0 && g[4] == 0.0 && g[1] > 0.0 && g[5] != 0.0 &&
           (reference == nullptr || (reference->IsGeographic() != 0 && reference->IsDerivedGeographic() == 0));
}

} // namespace

bool isGribHead(std::string_view head) {
    return head.size() >= 8 && head.starts_with("GRIB") && (head[7] == 1 || head[7] == 2);
}

std::shared_ptr<const Grid> readGrib(const std::string& path) {
    prepareGdal();
    CPLErrorReset();
    DatasetPointer dataset(GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY), [](GDALDataset* each) { GDALClose(each); });
    if (!dataset || dataset->GetRasterCount() == 0) {
        damaged(path);
    }
    std::array<double, 6> transform{};
    if (!isLonLat(*dataset, transform)) {
        return nullptr;
    }
    using Name = std::pair<std::string, std::string>; // element, surface
    std::vector<Name> order;
    std::map<Name, std::vector<std::pair<Field, int>>> fields;
    std::map<std::string, std::set<std::string>> surfacesOf;
    for (int number = 1; number <= dataset->GetRasterCount(); ++number) {
        stopPoint();
        auto field = fieldOf(*dataset->GetRasterBand(number));
        const Name name{field.element, field.surface};
        if (!fields.contains(name)) {
            order.push_back(name);
        }
        surfacesOf[field.element].insert(field.surface);
        fields[name].emplace_back(std::move(field), number);
    }
    auto grid = std::make_shared<Grid>();
    grid->path = path;
    grid->format = "grib";
    auto [latitude, longitude] = placeAxes(*dataset, transform);
    grid->axes = {std::move(latitude), std::move(longitude)};
    std::map<std::set<double>, std::size_t> timeAxes;
    std::map<std::pair<std::string, std::set<double>>, std::size_t> levelAxes;
    std::vector<GribSource::Variable> stored;
    for (const auto& name : order) {
        std::set<double> times;
        std::set<double> levels;
        for (const auto& [field, number] : fields[name]) {
            times.insert(field.validUnixSeconds);
            levels.insert(field.level);
        }
        if (!timeAxes.contains(times)) {
            Axis axis{.name = timeAxes.empty() ? "time" : "time" + std::to_string(timeAxes.size() + 1), .role = AxisRole::Time};
            axis.coordinates.assign(times.begin(), times.end());
            axis.isTimeDecoded = true;
            axis.standardName = "time";
            timeAxes[times] = grid->axes.size();
            grid->axes.push_back(std::move(axis));
        }
        const std::pair levelKey{name.second, levels};
        if (!levelAxes.contains(levelKey)) {
            levelAxes[levelKey] = grid->axes.size();
            grid->axes.push_back(levelAxis(name.second, levels));
            grid->verticalKind = grid->verticalKind == VerticalKind::None ? verticalKindOf(name.second) : grid->verticalKind;
        }
        const auto& time = grid->axes[timeAxes[times]];
        const auto& level = grid->axes[levelAxes[levelKey]];
        GribSource::Variable bands{.bands = std::vector<int>(time.size() * level.size(), 0), .levels = level.size()};
        for (const auto& [field, number] : fields[name]) {
            const auto t = std::find(time.coordinates.begin(), time.coordinates.end(), field.validUnixSeconds) - time.coordinates.begin();
            const auto l = std::find(level.coordinates.begin(), level.coordinates.end(), field.level) - level.coordinates.begin();
            bands.bands[static_cast<std::size_t>(t) * level.size() + static_cast<std::size_t>(l)] = number;
        }
        const auto& first = fields[name].front().first;
        GridVariable variable{.name = surfacesOf[name.first].size() > 1 ? name.first + "_" + name.second : name.first};
        variable.standardName = standardNameOf(name.first);
        variable.longName = first.longName;
        variable.unit = first.unit;
        variable.axes = {timeAxes[times], levelAxes[levelKey], 0, 1};
        grid->variables.push_back(std::move(variable));
        stored.push_back(std::move(bands));
    }
    grid->source = std::make_shared<GribSource>(std::move(dataset), path, std::move(stored));
    return grid;
}

} // namespace phidias::core
