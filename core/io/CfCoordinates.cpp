#include "core/io/CfCoordinates.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <string_view>

namespace phidias::core {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

template <std::size_t N> bool isOneOf(const std::string& text, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

constexpr std::array<std::string_view, 6> kEastUnits{"degrees_east", "degree_east", "degree_e", "degrees_e", "degreee", "degreese"};
constexpr std::array<std::string_view, 6> kNorthUnits{"degrees_north", "degree_north", "degree_n", "degrees_n", "degreen", "degreesn"};
constexpr std::array<std::string_view, 16> kPressureUnits{"pa",      "pascal",   "pascals",  "hpa",       "hectopascal", "hectopascals",
                                                          "mb",      "mbar",     "millibar", "millibars", "bar",         "dbar",
                                                          "decibar", "decibars", "kpa",      "millibar."};
constexpr std::array<std::string_view, 7> kLengthUnits{"m", "meter", "meters", "metre", "metres", "km", "cm"};

bool isHybrid(const std::string& standardName) {
    return standardName.starts_with("atmosphere_hybrid") || standardName.starts_with("atmosphere_sigma") ||
           standardName.starts_with("atmosphere_sleve") || standardName.starts_with("atmosphere_ln_pressure") ||
           standardName.starts_with("ocean_s") || standardName.starts_with("ocean_double_sigma");
}

AxisRole roleByStandardName(const std::string& name) {
    constexpr std::array<std::string_view, 4> kX{"longitude", "projection_x_coordinate", "grid_longitude",
                                                 "projection_x_angular_coordinate"};
    constexpr std::array<std::string_view, 4> kY{"latitude", "projection_y_coordinate", "grid_latitude", "projection_y_angular_coordinate"};
    constexpr std::array<std::string_view, 12> kZ{"depth",
                                                  "height",
                                                  "altitude",
                                                  "air_pressure",
                                                  "sea_water_pressure",
                                                  "model_level_number",
                                                  "depth_below_geoid",
                                                  "height_above_geopotential_datum",
                                                  "height_above_reference_ellipsoid",
                                                  "height_above_mean_sea_level",
                                                  "sea_water_pressure_due_to_sea_water",
                                                  "geopotential_height"};
    if (isOneOf(name, kX)) {
        return AxisRole::X;
    }
    if (isOneOf(name, kY)) {
        return AxisRole::Y;
    }
    if (isOneOf(name, kZ) || isHybrid(name)) {
        return AxisRole::Vertical;
    }
    return name == "time" ? AxisRole::Time : AxisRole::Other;
}

AxisRole roleByAxisType(const std::string& type) {
    if (type == "lon" || type == "geox") {
        return AxisRole::X;
    }
    if (type == "lat" || type == "geoy") {
        return AxisRole::Y;
    }
    if (type == "height" || type == "pressure" || type == "geoz") {
        return AxisRole::Vertical;
    }
    return type == "time" ? AxisRole::Time : AxisRole::Other;
}

AxisRole roleByAxisAttribute(const std::string& axis) {
    if (axis.size() != 1) {
        return AxisRole::Other;
    }
    switch (axis.front()) {
    case 'x':
        return AxisRole::X;
    case 'y':
        return AxisRole::Y;
    case 'z':
        return AxisRole::Vertical;
    case 't':
        return AxisRole::Time;
    default:
        return AxisRole::Other;
    }
}

AxisRole roleByUnits(const std::string& units) {
    if (isOneOf(units, kEastUnits)) {
        return AxisRole::X;
    }
    if (isOneOf(units, kNorthUnits)) {
        return AxisRole::Y;
    }
    if (isOneOf(units, kPressureUnits)) {
        return AxisRole::Vertical;
    }
    return units.find(" since ") != std::string::npos ? AxisRole::Time : AxisRole::Other;
}

void fillVertical(CoordinateFacts& facts, const NetcdfVariable& variable, const std::string& standardName, const std::string& units,
                  const std::string& positive) {
    const std::string name = lower(variable.name());
    const bool isPressure = isOneOf(units, kPressureUnits) || standardName.find("pressure") != std::string::npos;
    const bool isDepthName = standardName.starts_with("depth") || name.starts_with("dep") || name.find("depth") != std::string::npos;
    if (isHybrid(standardName) || variable.attributes().has("formula_terms")) {
        facts.verticalKind = VerticalKind::Hybrid;
    } else if (isPressure) {
        facts.verticalKind = VerticalKind::Pressure;
    } else if (isDepthName || (positive == "down" && (units.empty() || isOneOf(units, kLengthUnits)))) {
        facts.verticalKind = VerticalKind::Depth;
    } else if (isOneOf(units, kLengthUnits)) {
        facts.verticalKind = VerticalKind::Height;
    }
    facts.positiveDown = positive == "down" ||
                         (positive.empty() && (facts.verticalKind == VerticalKind::Depth || facts.verticalKind == VerticalKind::Pressure));
}

std::string number(double value) {
    std::array<char, 40> text{};
    const auto [end, failure] = std::to_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() ? std::string(text.data(), end) : std::string("0");
}

/// Collects "+key=value" of a PROJ string from CF attributes.
class ProjText {
public:
    ProjText(const NetcdfAttributes& attributes, const std::string& projection) : m_attributes(attributes), m_text("+proj=" + projection) {}
    ProjText& add(const char* key, const char* attribute, double otherwise = 0.0) {
        m_text += std::string(" +") + key + "=" + number(m_attributes.number(attribute).value_or(otherwise));
        return *this;
    }
    ProjText& parallels() {
        const auto values = m_attributes.numbers("standard_parallel");
        if (!values.empty()) {
            m_text += " +lat_1=" + number(values.front()) + " +lat_2=" + number(values.back());
        }
        return *this;
    }
    ProjText& falseOrigin() { return add("x_0", "false_easting").add("y_0", "false_northing"); }
    std::string finish(const std::string& axisUnit) {
        const auto major = m_attributes.number("semi_major_axis");
        const auto minor = m_attributes.number("semi_minor_axis");
        const auto flattening = m_attributes.number("inverse_flattening");
        const auto radius = m_attributes.number("earth_radius");
        if (major && flattening && *flattening != 0.0) {
            m_text += " +a=" + number(*major) + " +rf=" + number(*flattening);
        } else if (major) {
            m_text += " +a=" + number(*major) + " +b=" + number(minor.value_or(*major));
        } else if (radius) {
            m_text += " +R=" + number(*radius);
        } else {
            m_text += " +datum=WGS84";
        }
        return m_text + (axisUnit == "km" ? " +units=km" : " +units=m") + " +no_defs";
    }

private:
    const NetcdfAttributes& m_attributes;
    std::string m_text;
};

/// EASE-Grid 2.0: the two codes that the ocean and cryosphere products use.
std::string easeGridCode(const NetcdfAttributes& attributes, const std::string& name) {
    const bool isWgs84 = std::abs(attributes.number("semi_major_axis").value_or(6378137.0) - 6378137.0) < 0.5;
    if (isWgs84 && name == "lambert_cylindrical_equal_area" && attributes.number("standard_parallel").value_or(0.0) == 30.0 &&
        attributes.number("longitude_of_central_meridian").value_or(0.0) == 0.0) {
        return "EPSG:6933";
    }
    const double latitude = attributes.number("latitude_of_projection_origin").value_or(0.0);
    if (isWgs84 && name == "lambert_azimuthal_equal_area" && std::abs(latitude) == 90.0 &&
        attributes.number("longitude_of_projection_origin").value_or(0.0) == 0.0) {
        return latitude > 0.0 ? "EPSG:6931" : "EPSG:6932";
    }
    return {};
}

} // namespace

AxisRole roleByName(const std::string& given) {
    constexpr std::array<std::string_view, 9> kX{"lon", "longitude", "long", "x", "nav_lon", "lons", "xc", "rlon", "longitudes"};
    constexpr std::array<std::string_view, 9> kY{"lat", "latitude", "y", "nav_lat", "lats", "yc", "rlat", "latitudes", "ylat"};
    constexpr std::array<std::string_view, 14> kZ{"depth", "depths", "deptht", "depthu", "depthv",   "depthw", "lev",
                                                  "level", "levels", "z",      "height", "altitude", "plev",   "pressure"};
    constexpr std::array<std::string_view, 6> kT{"time", "t", "month", "time_counter", "times", "date"};
    const std::string name = lower(given);
    if (isOneOf(name, kX)) {
        return AxisRole::X;
    }
    if (isOneOf(name, kY)) {
        return AxisRole::Y;
    }
    if (isOneOf(name, kZ)) {
        return AxisRole::Vertical;
    }
    return isOneOf(name, kT) ? AxisRole::Time : AxisRole::Other;
}

CoordinateFacts coordinateFacts(const NetcdfVariable& variable) {
    const auto attributes = variable.attributes();
    const std::string standardName = lower(attributes.textOrEmpty("standard_name"));
    const std::string units = lower(attributes.textOrEmpty("units"));
    const std::string positive = lower(attributes.textOrEmpty("positive"));
    CoordinateFacts facts;
    const std::array<AxisRole, 5> told{roleByStandardName(standardName), roleByUnits(units),
                                       roleByAxisAttribute(lower(attributes.textOrEmpty("axis"))),
                                       roleByAxisType(lower(attributes.textOrEmpty("_CoordinateAxisType"))),
                                       positive == "up" || positive == "down" ? AxisRole::Vertical : AxisRole::Other};
    const auto* const first = std::find_if(told.begin(), told.end(), [](AxisRole role) { return role != AxisRole::Other; });
    if (first != told.end()) {
        facts.role = *first;
    } else if (standardName.empty()) {
        facts.role = roleByName(variable.name());
        facts.isByName = facts.role != AxisRole::Other;
    }
    facts.isGeographic =
        isOneOf(units, kEastUnits) || isOneOf(units, kNorthUnits) || standardName == "longitude" || standardName == "latitude" ||
        ((facts.role == AxisRole::X || facts.role == AxisRole::Y) && (units.empty() || units == "degrees" || units == "degree") &&
         !standardName.starts_with("grid_") && !standardName.starts_with("projection_"));
    if (facts.role == AxisRole::Vertical) {
        fillVertical(facts, variable, standardName, units, positive);
    }
    return facts;
}

std::string crsOfGridMapping(const NetcdfVariable& mapping, const std::string& axisUnit) {
    const auto attributes = mapping.attributes();
    const std::string name = lower(attributes.textOrEmpty("grid_mapping_name"));
    if (name == "latitude_longitude") {
        return "EPSG:4326";
    }
    if (const auto code = attributes.text("epsg_code")) {
        return code->find(':') == std::string::npos ? "EPSG:" + *code : *code;
    }
    for (const char* key : {"crs_wkt", "spatial_ref", "proj4", "proj4_params", "proj4_string", "proj4text"}) {
        if (const auto text = attributes.text(key); text && !text->empty()) {
            return *text;
        }
    }
    if (const auto code = easeGridCode(attributes, name); !code.empty() && axisUnit != "km") {
        return code;
    }
    const auto standardParallel = [&] { return attributes.has("standard_parallel") ? "lat_ts" : "k_0"; };
    if (name == "lambert_cylindrical_equal_area") {
        return ProjText(attributes, "cea")
            .add("lon_0", "longitude_of_central_meridian")
            .add("lat_ts", "standard_parallel")
            .falseOrigin()
            .finish(axisUnit);
    }
    if (name == "lambert_azimuthal_equal_area") {
        return ProjText(attributes, "laea")
            .add("lon_0", "longitude_of_projection_origin")
            .add("lat_0", "latitude_of_projection_origin")
            .falseOrigin()
            .finish(axisUnit);
    }
    if (name == "polar_stereographic") {
        const bool hasParallel = attributes.has("standard_parallel");
        return ProjText(attributes, "stere")
            .add("lat_0", "latitude_of_projection_origin", 90.0)
            .add("lon_0", attributes.has("straight_vertical_longitude_from_pole") ? "straight_vertical_longitude_from_pole"
                                                                                  : "longitude_of_projection_origin")
            .add(hasParallel ? "lat_ts" : "k_0", hasParallel ? "standard_parallel" : "scale_factor_at_projection_origin", 1.0)
            .falseOrigin()
            .finish(axisUnit);
    }
    if (name == "stereographic") {
        return ProjText(attributes, "stere")
            .add("lat_0", "latitude_of_projection_origin")
            .add("lon_0", "longitude_of_projection_origin")
            .add("k_0", "scale_factor_at_projection_origin", 1.0)
            .falseOrigin()
            .finish(axisUnit);
    }
    if (name == "mercator") {
        return ProjText(attributes, "merc")
            .add("lon_0", "longitude_of_projection_origin")
            .add(standardParallel(), attributes.has("standard_parallel") ? "standard_parallel" : "scale_factor_at_projection_origin", 1.0)
            .falseOrigin()
            .finish(axisUnit);
    }
    if (name == "transverse_mercator") {
        return ProjText(attributes, "tmerc")
            .add("lat_0", "latitude_of_projection_origin")
            .add("lon_0", "longitude_of_central_meridian")
            .add("k_0", "scale_factor_at_central_meridian", 1.0)
            .falseOrigin()
            .finish(axisUnit);
    }
    if (name == "lambert_conformal_conic" || name == "albers_conical_equal_area") {
        return ProjText(attributes, name.starts_with("l") ? "lcc" : "aea")
            .parallels()
            .add("lat_0", "latitude_of_projection_origin")
            .add("lon_0", "longitude_of_central_meridian")
            .falseOrigin()
            .finish(axisUnit);
    }
    if (name == "sinusoidal") {
        return ProjText(attributes, "sinu").add("lon_0", "longitude_of_projection_origin").falseOrigin().finish(axisUnit);
    }
    if (name == "rotated_latitude_longitude") {
        const double poleLongitude = attributes.number("grid_north_pole_longitude").value_or(0.0);
        return "+proj=ob_tran +o_proj=longlat +o_lat_p=" + number(attributes.number("grid_north_pole_latitude").value_or(90.0)) +
               " +o_lon_p=" + number(attributes.number("north_pole_grid_longitude").value_or(0.0)) +
               " +lon_0=" + number(poleLongitude + 180.0) + " +to_meter=0.0174532925199433 +R=6371229";
    }
    return {};
}

} // namespace phidias::core
