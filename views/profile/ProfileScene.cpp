#include "views/profile/ProfileScene.h"

#include "core/data/Quantity.h"
#include "core/geo/Seawater.h"
#include "core/scene/SpeedGrid.h"
#include "core/scene/WaterMass.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"
#include "views/plot/UnitAxes.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("ProfileScene", source);
}

class Loader {
public:
    Loader(const ProfileRequest& request, core::DatasetCache& cache, std::stop_token stop)
        : m_request(request), m_cache(cache), m_stop(std::move(stop)) {}

    ProfileScene load() {
        for (const auto& layer : m_request.layers) {
            if (layer.href.find("://") != std::string::npos) {
                continue;
            }
            if (layer.kind == core::LayerKind::Grid) {
                addGrid(layer);
            } else if (layer.kind == core::LayerKind::Observations) {
                addCasts(layer);
            }
        }
        m_scene.units = m_axes.units();
        m_scene.titles = m_axes.titles();
        return std::move(m_scene);
    }

private:
    /// Whether a vertical axis fits that of the plot; the first decides.
    bool takesAxis(const QString& title, const QString& unit, bool isDownward) {
        if (!m_hasAxis) {
            m_hasAxis = true;
            m_scene.verticalTitle = title;
            m_scene.verticalUnit = unit;
            m_scene.isDownward = isDownward;
        }
        return m_scene.verticalTitle == title && m_scene.verticalUnit == unit && m_scene.isDownward == isDownward;
    }

    void add(const core::Layer* layer, ProfileCurve curve, std::string unit, const QString& title) {
        if (std::none_of(curve.value.begin(), curve.value.end(), [](double value) { return std::isfinite(value); })) {
            return;
        }
        if (curve.isDensity) {
            m_axes.reserve(1, unit, title);
            curve.isOnTop = true;
        } else {
            // With densities the upper axis is theirs.
            const std::size_t most = m_request.hasDensity ? 1 : UnitAxes::kMost;
            const auto axis =
                m_axes.place(curve.value, curve.error, unit, layer != nullptr ? layer->style.unit : std::string(), title, most);
            if (!axis) {
                m_scene.leftOut += curve.label;
                return;
            }
            curve.isOnTop = *axis == 1;
        }
        m_scene.curves.push_back(std::move(curve));
    }

    void addGrid(const core::Layer& layer) {
        const auto grid = core::gridOfLayer(m_cache.grid(layer.href, m_stop), layer);
        const auto variable = grid ? grid->findVariable(layer.variable) : std::nullopt;
        if (!variable || !core::verticalCoordinates(*grid, *variable)) {
            return;
        }
        const auto profile =
            core::profileAt(*grid, *variable, m_request.longitudeDeg, m_request.latitudeDeg, layer.timeIndex, m_cache.budget());
        if (!profile) {
            return;
        }
        ProfileCurve curve{.href = layer.href,
                           .label = toQt(layer.title),
                           .vertical = profile->vertical,
                           .value = profile->value,
                           .error = profile->error,
                           .relativeError = profile->relativeError,
                           .isGood = {},
                           .flag = {},
                           .longitudeDeg = profile->longitudeDeg,
                           .latitudeDeg = profile->latitudeDeg,
                           .timeUnixSeconds = std::numeric_limits<double>::quiet_NaN()};
        if (!setVertical(curve, *profile)) {
            m_scene.leftOut += curve.label;
            return;
        }
        add(&layer, curve, profile->unit, toQt(profile->title));
        if (m_request.hasDensity) {
            addGridDensity(*grid, layer);
        }
    }

    bool setVertical(ProfileCurve& curve, const core::GridProfile& profile) {
        if (profile.verticalKind == core::VerticalKind::Pressure) {
            const auto toDbar = core::conversion(profile.verticalUnit, "dbar");
            if (!toDbar || toDbar->factor < 0.5) { // hPa and Pa are pressures of the air
                return takesAxis(text(QT_TRANSLATE_NOOP("ProfileScene", "Pressure")), toQt(profile.verticalUnit), true);
            }
            for (double& z : curve.vertical) {
                z = -core::heightFromPressureM((*toDbar)(z), curve.latitudeDeg);
            }
        } else if (const auto toMetres = core::conversion(profile.verticalUnit, "m")) {
            for (double& z : curve.vertical) {
                z = (*toMetres)(z);
            }
        } else {
            return takesAxis(text(QT_TRANSLATE_NOOP("ProfileScene", "Level")), toQt(profile.verticalUnit), profile.isDownward);
        }
        return takesAxis(profile.isDownward ? text(QT_TRANSLATE_NOOP("ProfileScene", "Depth"))
                                            : text(QT_TRANSLATE_NOOP("ProfileScene", "Height")),
                         QStringLiteral("m"), profile.isDownward);
    }

    void addGridDensity(const core::Grid& grid, const core::Layer& layer) {
        const auto water = core::waterVariables(grid);
        if (!water || std::find(m_densityDone.begin(), m_densityDone.end(), layer.href) != m_densityDone.end()) {
            return;
        }
        m_densityDone.push_back(layer.href);
        const auto column =
            core::waterColumn(grid, *water, m_request.longitudeDeg, m_request.latitudeDeg, layer.timeIndex, m_cache.budget());
        if (column && m_scene.isDownward) {
            addDensity(*column, layer.href, toQt(layer.title));
        }
    }

    void addDensity(const core::WaterSamples& water, const std::string& href, const QString& label) {
        ProfileCurve curve;
        curve.href = href;
        curve.label = QStringLiteral("σ₀ · ") % label;
        curve.vertical = water.depthM;
        curve.value = water.sigma0;
        curve.isDensity = true;
        curve.timeUnixSeconds = std::numeric_limits<double>::quiet_NaN();
        add(nullptr, std::move(curve), "kg m-3", text(QT_TRANSLATE_NOOP("ProfileScene", "Potential density anomaly σ₀")));
    }

    void addCasts(const core::Layer& layer) {
        const auto observations = m_cache.observations(layer.href, m_stop);
        const auto variable = observations ? observations->findVariable(layer.variable) : std::nullopt;
        if (!variable) {
            return;
        }
        const auto samples = m_cache.samples(layer.href, *variable, m_stop);
        const auto chosen = m_request.chosen.find(layer.href);
        constexpr std::size_t kMostChosen = 200;
        std::vector<std::uint32_t> casts = chosen == m_request.chosen.end() ? std::vector<std::uint32_t>() : chosen->second;
        casts.resize(std::min(casts.size(), kMostChosen));
        const auto profiles = core::profilesNear(*observations, *samples,
                                                 {.longitudeDeg = m_request.longitudeDeg,
                                                  .latitudeDeg = m_request.latitudeDeg,
                                                  .radiusKm = m_request.radiusKm,
                                                  .most = m_request.mostCasts,
                                                  .casts = casts},
                                                 m_stop);
        const auto& entry = observations->variables[*variable];
        for (const auto& profile : profiles) {
            if (!takesAxis(text(QT_TRANSLATE_NOOP("ProfileScene", "Depth")), QStringLiteral("m"), true)) {
                m_scene.leftOut += toQt(layer.title);
                return;
            }
            ProfileCurve curve{.href = layer.href,
                               .label = toQt(profile.identifier.empty() ? layer.title : profile.identifier),
                               .vertical = profile.depthM,
                               .value = profile.value,
                               .error = {},
                               .relativeError = {},
                               .isGood = profile.isGood,
                               .flag = profile.flag,
                               .isCast = true,
                               .cast = profile.cast,
                               .longitudeDeg = profile.longitudeDeg,
                               .latitudeDeg = profile.latitudeDeg,
                               .timeUnixSeconds = profile.timeUnixSeconds};
            curve.isChosen = std::binary_search(casts.begin(), casts.end(), profile.cast);
            add(&layer, std::move(curve), entry.unit, toQt(entry.longName.empty() ? entry.name : entry.longName));
        }
        if (m_request.hasDensity && !profiles.empty()) {
            addCastDensity(layer, *observations, profiles.front());
        }
    }

    void addCastDensity(const core::Layer& layer, const core::Observations& observations, const core::CastProfile& profile) {
        const auto water = core::waterVariables(observations);
        if (!water || std::find(m_densityDone.begin(), m_densityDone.end(), layer.href) != m_densityDone.end()) {
            return;
        }
        m_densityDone.push_back(layer.href);
        const auto all = core::waterSamples(observations, *water, *m_cache.samples(layer.href, water->salinity, m_stop),
                                            *m_cache.samples(layer.href, water->temperature, m_stop), m_stop);
        core::WaterSamples own;
        for (std::size_t k = 0; k < all.size(); ++k) {
            if (all.cast[k] == profile.cast && std::isfinite(all.depthM[k])) {
                own.sigma0.push_back(all.sigma0[k]);
                own.depthM.push_back(all.depthM[k]);
            }
        }
        addDensity(own, layer.href, toQt(profile.identifier));
    }

    const ProfileRequest& m_request;
    core::DatasetCache& m_cache;
    std::stop_token m_stop;
    UnitAxes m_axes;
    std::vector<std::string> m_densityDone;
    bool m_hasAxis = false;
    ProfileScene m_scene;
};

} // namespace

ProfileScene loadProfiles(const ProfileRequest& request, core::DatasetCache& cache, std::stop_token stop) {
    const core::StopScope scope(stop);
    return Loader(request, cache, std::move(stop)).load();
}

} // namespace phidias::views
