#include "core/scene/LayerVectors.h"

#include "core/data/Quantity.h"
#include "core/geo/Projection.h"
#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <numbers>
#include <string_view>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr std::size_t kReferenceSample = 200000;

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

bool has(const std::string& text, std::string_view word) {
    return text.find(word) != std::string::npos;
}

std::string replaced(std::string text, std::string_view word, std::string_view by) {
    if (const auto at = text.find(word); at != std::string::npos) {
        text.replace(at, word.size(), by);
    }
    return text;
}

/// Text of the northward component that belongs to a text of an eastward one; empty when it is none.
std::string northwardText(const std::string& lower) {
    constexpr std::array<std::array<std::string_view, 2>, 9> kWords{{{"eastward", "northward"},
                                                                     {"u-component", "v-component"},
                                                                     {"u component", "v component"},
                                                                     {"u_component", "v_component"},
                                                                     {"u-velocity", "v-velocity"},
                                                                     {"zonal", "meridional"},
                                                                     {"x_wind", "y_wind"},
                                                                     {"east_vel", "north_vel"},
                                                                     {"u wind", "v wind"}}};
    for (const auto& [east, north] : kWords) {
        if (has(lower, east)) {
            return replaced(lower, east, north);
        }
    }
    return {};
}

/// Names that a northward component may have beside an eastward one of this name.
std::vector<std::string> northwardNames(const std::string& lower) {
    std::vector<std::string> names;
    if (const auto text = northwardText(lower); !text.empty()) {
        names.push_back(text);
    }
    if (lower.starts_with("u")) {
        names.push_back("v" + lower.substr(1));
    }
    if (lower.ends_with("_u") ||
        (lower.size() > 1 && lower.back() == 'u' && std::isdigit(static_cast<unsigned char>(lower[lower.size() - 2])))) {
        names.push_back(lower.substr(0, lower.size() - 1) + "v");
    }
    if (const auto u = lower.find("_u_"); u != std::string::npos) {
        names.push_back(replaced(lower, "_u_", "_v_"));
    }
    if (lower == "ewct") {
        names.emplace_back("nsct");
    }
    return names;
}

bool isVelocity(const VariableNames& variable) {
    if (!variable.unit.empty() && variable.unit != "1") {
        return conversion(variable.unit, "m s-1").has_value();
    }
    constexpr std::array<std::string_view, 8> kKnown{"u", "u10", "uo", "ugrd", "uas", "ua", "uwnd", "u100"};
    return std::find(kKnown.begin(), kKnown.end(), lowered(variable.name)) != kKnown.end();
}

double roundedDown(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    const double share = value / power * (1.0 + 1e-12);
    return power * (share >= 5.0 ? 5.0 : share >= 2.0 ? 2.0 : 1.0);
}

} // namespace

double HorizontalVector::speed() const {
    return std::hypot(eastward, northward);
}

double HorizontalVector::towardDeg() const {
    if (!(speed() > 0.0)) {
        return kNan;
    }
    const double azimuth = std::atan2(eastward, northward) / kDegree;
    return azimuth < 0.0 ? azimuth + 360.0 : azimuth;
}

double HorizontalVector::fromDeg() const {
    const double toward = towardDeg();
    return toward >= 180.0 ? toward - 180.0 : toward + 180.0;
}

LayerVectors::LayerVectors(GridPlane eastward, GridPlane northward, VectorSense sense)
    : m_field(Planes{std::move(eastward), std::move(northward)}), m_sense(sense) {
    const auto& planes = std::get<Planes>(m_field);
    const auto& u = planes.eastward.values();
    const auto& v = planes.northward.values();
    if (u.size() != v.size()) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string("components on different planes")}});
    }
    std::vector<double> speeds;
    const std::size_t step = u.size() / kReferenceSample + 1;
    for (std::size_t k = 0; k < u.size(); k += step) {
        speeds.push_back(std::hypot(u[k], v[k]));
    }
    findReference(std::move(speeds));
}

LayerVectors::LayerVectors(VectorStations stations, VectorSense sense) : m_stations(std::move(stations)), m_sense(sense) {
    std::vector<double> speeds;
    for (const auto& vector : m_stations.vector) {
        speeds.push_back(vector.speed());
    }
    findReference(std::move(speeds));
}

LayerVectors::LayerVectors(std::shared_ptr<const Raster> raster, std::shared_ptr<const RasterTiles> eastward,
                           std::shared_ptr<const RasterTiles> northward, VectorSense sense)
    : m_field(Bands{std::move(raster), std::move(eastward), std::move(northward)}), m_sense(sense) {
    const auto& bands = std::get<Bands>(m_field);
    const auto u = bands.eastward->overview();
    const auto v = bands.northward->overview();
    std::vector<double> speeds;
    const std::size_t step = u->values.size() / kReferenceSample + 1;
    for (std::size_t k = 0; k < std::min(u->values.size(), v->values.size()); k += step) {
        speeds.push_back(std::hypot(static_cast<double>(u->values[k]), static_cast<double>(v->values[k])));
    }
    findReference(std::move(speeds));
}

void LayerVectors::findReference(std::vector<double> speeds) {
    std::erase_if(speeds, [](double speed) { return !std::isfinite(speed); });
    if (speeds.empty()) {
        return;
    }
    constexpr double kRank = 0.95;
    const auto at = speeds.begin() + static_cast<std::ptrdiff_t>(kRank * static_cast<double>(speeds.size() - 1));
    std::nth_element(speeds.begin(), at, speeds.end());
    m_fastSpeed = *at;
    m_referenceSpeed = *at > 0.0 ? roundedDown(*at) : 0.0;
}

LayerVectors LayerVectors::scaled(double factor) const {
    LayerVectors other = *this;
    other.m_factor *= factor;
    for (auto& vector : other.m_stations.vector) {
        vector = {vector.eastward * factor, vector.northward * factor};
    }
    other.m_fastSpeed *= factor;
    other.m_referenceSpeed = other.m_fastSpeed > 0.0 ? roundedDown(other.m_fastSpeed) : 0.0;
    return other;
}

std::optional<HorizontalVector> LayerVectors::known(const HorizontalVector& stored) const {
    const HorizontalVector vector{stored.eastward * m_factor, stored.northward * m_factor};
    return std::isfinite(vector.eastward) && std::isfinite(vector.northward) ? std::optional(vector) : std::nullopt;
}

std::optional<HorizontalVector> LayerVectors::at(double longitudeDeg, double latitudeDeg) const {
    HorizontalVector vector{kNan, kNan};
    if (const auto* planes = std::get_if<Planes>(&m_field)) {
        vector = {planes->eastward.linear(longitudeDeg, latitudeDeg), planes->northward.linear(longitudeDeg, latitudeDeg)};
    } else if (const auto* bands = std::get_if<Bands>(&m_field)) {
        if (const auto place = bands->place(longitudeDeg, latitudeDeg)) {
            vector = bands->linear(*place);
        }
    }
    return known(vector);
}

std::optional<HorizontalVector> LayerVectors::ofCell(double longitudeDeg, double latitudeDeg) const {
    HorizontalVector vector{kNan, kNan};
    if (const auto* planes = std::get_if<Planes>(&m_field)) {
        vector = {planes->eastward.nearest(longitudeDeg, latitudeDeg), planes->northward.nearest(longitudeDeg, latitudeDeg)};
    } else if (const auto* bands = std::get_if<Bands>(&m_field)) {
        if (const auto place = bands->place(longitudeDeg, latitudeDeg)) {
            vector = bands->pixel(static_cast<std::size_t>((*place)[0]), static_cast<std::size_t>((*place)[1]));
        }
    }
    return known(vector);
}

std::optional<std::array<double, 2>> LayerVectors::Bands::place(double longitudeDeg, double latitudeDeg) const {
    if (!raster->geoTransform) {
        return std::nullopt;
    }
    double x = std::remainder(longitudeDeg, 360.0);
    double y = latitudeDeg;
    if (!raster->crs.empty()) {
        const double longitude = x;
        Projection::parse(raster->crs).forward({&longitude, 1}, {&latitudeDeg, 1}, {&x, 1}, {&y, 1});
    }
    const auto& g = *raster->geoTransform;
    const double determinant = g[1] * g[5] - g[2] * g[4];
    const double column = ((x - g[0]) * g[5] - (y - g[3]) * g[2]) / determinant;
    const double row = ((y - g[3]) * g[1] - (x - g[0]) * g[4]) / determinant;
    const bool isInside =
        column >= 0.0 && column < static_cast<double>(raster->width) && row >= 0.0 && row < static_cast<double>(raster->height);
    return isInside ? std::optional(std::array{column, row}) : std::nullopt;
}

HorizontalVector LayerVectors::Bands::pixel(std::size_t column, std::size_t row) const {
    return {eastward->value(column, row), northward->value(column, row)};
}

HorizontalVector LayerVectors::Bands::linear(const std::array<double, 2>& place) const {
    const double x = std::clamp(place[0] - 0.5, 0.0, static_cast<double>(raster->width - 1));
    const double y = std::clamp(place[1] - 0.5, 0.0, static_cast<double>(raster->height - 1));
    const auto west = static_cast<std::size_t>(x);
    const auto north = static_cast<std::size_t>(y);
    const double across = x - std::floor(x);
    const double along = y - std::floor(y);
    HorizontalVector sum;
    for (const auto& [row, rowWeight] : {std::pair{north, 1.0 - along}, std::pair{north + 1, along}}) {
        for (const auto& [column, weight] : {std::pair{west, 1.0 - across}, std::pair{west + 1, across}}) {
            if (rowWeight * weight > 0.0) {
                const auto corner = pixel(column, row);
                sum.eastward += rowWeight * weight * corner.eastward;
                sum.northward += rowWeight * weight * corner.northward;
            }
        }
    }
    return sum;
}

VectorSense vectorSense(const VariableNames& variable) {
    const std::string text = lowered(variable.standardName + " " + variable.longName + " " + variable.name);
    const auto isOne = [&](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(), [&](const char* word) { return has(text, word); });
    };
    const std::string name = lowered(variable.name);
    const auto isNamed = [&](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(), [&](const char* each) { return name == each; });
    };
    if (isOne({"wind"}) && !isOne({"stress", "current"})) {
        return VectorSense::Wind;
    }
    if (isOne({"sea_water", "sea water", "seawater", "current", "ocean", "stokes", "geostrophic"}) ||
        isNamed({"uo", "ugos", "ewct", "uos", "utotal"})) {
        return VectorSense::Current;
    }
    return isNamed({"u10", "u10m", "uas", "ugrd", "uwnd", "u100", "10u"}) ? VectorSense::Wind : VectorSense::Other;
}

std::vector<VectorPair> vectorPairs(std::span<const VariableNames> variables) {
    std::vector<VectorPair> pairs;
    const auto find = [&](auto member, const std::string& wanted) {
        return wanted.empty() ? variables.end() : std::find_if(variables.begin(), variables.end(), [&](const VariableNames& each) {
            return lowered(each.*member) == wanted;
        });
    };
    for (std::size_t k = 0; k < variables.size(); ++k) {
        const auto& variable = variables[k];
        auto partner = find(&VariableNames::standardName, northwardText(lowered(variable.standardName)));
        if (isVelocity(variable)) {
            for (const auto& name : northwardNames(lowered(variable.name))) {
                partner = partner == variables.end() ? find(&VariableNames::name, name) : partner;
            }
            if (partner == variables.end()) {
                partner = find(&VariableNames::longName, northwardText(lowered(variable.longName)));
            }
        }
        if (partner != variables.end() && partner->unit == variable.unit) {
            pairs.push_back({k, static_cast<std::size_t>(partner - variables.begin()), vectorSense(variable)});
        }
    }
    return pairs;
}

} // namespace phidias::core
