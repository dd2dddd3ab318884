#include "core/geo/Projection.h"

#include "core/util/Error.h"

#include <proj.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace phidias::core {

namespace {

using Context = std::unique_ptr<PJ_CONTEXT, PJ_CONTEXT* (*)(PJ_CONTEXT*)>;
using Transformation = std::unique_ptr<PJ, PJ* (*)(PJ*)>;

/// Transformation from WGS 84 degrees, made once a thread.
PJ* transformation(const std::string& definition) {
    thread_local const Context context(proj_context_create(), proj_context_destroy);
    thread_local std::map<std::string, Transformation> known;
    const auto found = known.find(definition);
    if (found != known.end()) {
        return found->second.get();
    }
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    Transformation raw(proj_create_crs_to_crs(context.get(), "EPSG:4326", definition.c_str(), nullptr), proj_destroy);
    Transformation normal(raw ? proj_normalize_for_visualization(context.get(), raw.get()) : nullptr, proj_destroy);
    return known.emplace(definition, std::move(normal)).first->second.get();
}

void transform(const std::string& definition, PJ_DIRECTION direction, std::span<const double> a, std::span<const double> b,
               std::span<double> c, std::span<double> d) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    PJ* const pj = transformation(definition);
    if (c.data() != a.data()) {
        std::copy(a.begin(), a.end(), c.begin());
    }
    if (d.data() != b.data()) {
        std::copy(b.begin(), b.end(), d.begin());
    }
    proj_trans_generic(pj, direction, c.data(), sizeof(double), c.size(), d.data(), sizeof(double), d.size(), nullptr, 0, 0, nullptr, 0, 0);
    for (std::size_t k = 0; k < c.size(); ++k) {
        if (!std::isfinite(c[k]) || !std::isfinite(d[k])) {
            c[k] = d[k] = kNan;
        }
    }
}

/// Longitude about which a projected system is made, degrees; nothing when it has none.
std::optional<double> centralMeridian(const std::string& definition) {
    const Context context(proj_context_create(), proj_context_destroy);
    proj_log_level(context.get(), PJ_LOG_NONE);
    const Transformation crs(proj_create(context.get(), definition.c_str()), proj_destroy);
    const Transformation conversion(crs ? proj_crs_get_coordoperation(context.get(), crs.get()) : nullptr, proj_destroy);
    const int parameters = conversion ? proj_coordoperation_get_param_count(context.get(), conversion.get()) : 0;
    for (int k = 0; k < parameters; ++k) {
        const char* name = nullptr;
        double value = 0.0;
        double radians = 0.0;
        if (proj_coordoperation_get_param(context.get(), conversion.get(), k, &name, nullptr, nullptr, &value, nullptr, &radians, nullptr,
                                          nullptr, nullptr, nullptr) != 0 &&
            name != nullptr && std::string_view(name).starts_with("Longitude of") && std::isfinite(value)) {
            constexpr double kDegrees = 180.0 / 3.14159265358979323846;
            return std::remainder(value * radians * kDegrees, 360.0);
        }
    }
    return std::nullopt;
}

} // namespace

Projection Projection::parse(const std::string& text) {
    Projection projection;
    projection.m_text = text;
    projection.m_definition =
        text.find("+proj=") != std::string::npos && text.find("+type=crs") == std::string::npos ? text + " +type=crs" : text;
    projection.m_isGeographic = text == "EPSG:4326" || text.empty();
    if (projection.m_isGeographic) {
        projection.m_text = "EPSG:4326";
        return projection;
    }
    if (transformation(projection.m_definition) == nullptr) {
        throw Error(ErrorCode::InvalidRequest, "geo.projection.unknown", {{"text", text}}, "hint.geo.projection");
    }
    projection.m_centralMeridianDeg = centralMeridian(projection.m_definition).value_or(0.0);
    // A place seen from both sides of the opposite meridian.
    constexpr double kBesideDeg = 1e-6;
    const std::array<double, 2> longitudes{projection.m_centralMeridianDeg - 180.0 + kBesideDeg,
                                           projection.m_centralMeridianDeg + 180.0 - kBesideDeg};
    const std::array<double, 2> latitudes{10.0, 10.0};
    std::array<double, 2> x{};
    std::array<double, 2> y{};
    projection.forward(longitudes, latitudes, x, y);
    constexpr double kFarM = 1e5;
    projection.m_hasSeam = std::hypot(x[1] - x[0], y[1] - y[0]) > kFarM;
    return projection;
}

void Projection::forward(std::span<const double> longitudeDeg, std::span<const double> latitudeDeg, std::span<double> x,
                         std::span<double> y) const {
    if (m_isGeographic) {
        std::copy(longitudeDeg.begin(), longitudeDeg.end(), x.begin());
        std::copy(latitudeDeg.begin(), latitudeDeg.end(), y.begin());
        return;
    }
    transform(m_definition, PJ_FWD, longitudeDeg, latitudeDeg, x, y);
}

void Projection::inverse(std::span<const double> x, std::span<const double> y, std::span<double> longitudeDeg,
                         std::span<double> latitudeDeg) const {
    if (m_isGeographic) {
        std::copy(x.begin(), x.end(), longitudeDeg.begin());
        for (std::size_t k = 0; k < y.size(); ++k) {
            const bool isOnMap = std::abs(y[k]) <= 90.0;
            latitudeDeg[k] = isOnMap ? y[k] : std::numeric_limits<double>::quiet_NaN();
        }
        return;
    }
    transform(m_definition, PJ_INV, x, y, longitudeDeg, latitudeDeg);
    // Several projections give a place for points outside their map: only what comes back is on it.
    std::vector<double> backX(x.size());
    std::vector<double> backY(y.size());
    forward(longitudeDeg, latitudeDeg, backX, backY);
    for (std::size_t k = 0; k < x.size(); ++k) {
        const double scale = 1e-6 * (1.0 + std::abs(x[k]) + std::abs(y[k]));
        if (!(std::abs(backX[k] - x[k]) < scale && std::abs(backY[k] - y[k]) < scale)) {
            longitudeDeg[k] = latitudeDeg[k] = std::numeric_limits<double>::quiet_NaN();
        }
    }
}

} // namespace phidias::core
