#include "views/series/SeriesScene.h"

#include "core/scene/SpeedGrid.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"
#include "core/util/Time.h"
#include "views/plot/UnitAxes.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kDaySeconds = 86400.0;
constexpr int kShownYear = 2001; // has no leap day

class Loader {
public:
    Loader(const SeriesRequest& request, core::DatasetCache& cache, std::stop_token stop)
        : m_request(request), m_cache(cache), m_stop(std::move(stop)) {}

    SeriesScene load() {
        for (const auto& layer : m_request.layers) {
            if (layer.href.find("://") != std::string::npos) {
                continue;
            }
            if (layer.kind == core::LayerKind::Grid) {
                addGrid(layer);
            } else if (layer.kind == core::LayerKind::Observations) {
                addObservations(layer);
            }
        }
        addSampled();
        finish();
        return std::move(m_scene);
    }

private:
    [[nodiscard]] QString labelOf(const core::Layer& layer, const QString& more) const {
        const QString title = toQt(layer.title);
        return more.isEmpty() ? title : QString(title % QStringLiteral(" · ") % more);
    }

    void add(const core::Layer& layer, core::Series series, const QString& label, std::size_t place, bool isOfLayers = false) {
        const bool isEmpty = std::none_of(series.value.begin(), series.value.end(), [](double value) { return std::isfinite(value); });
        if (isEmpty) {
            return;
        }
        const auto axis = m_axes.place(series.value, series.spread, series.unit, layer.style.unit, toQt(series.title));
        if (!axis) {
            m_scene.leftOut += label;
            return;
        }
        m_scene.curves.push_back({.series = std::move(series),
                                  .label = label,
                                  .isOnRight = *axis == 1,
                                  .layerId = layer.id,
                                  .place = place,
                                  .isOfLayers = isOfLayers});
    }

    void addGrid(const core::Layer& layer) {
        const auto grid = core::gridOfLayer(m_cache.grid(layer.href, m_stop), layer);
        const auto variable = grid ? grid->findVariable(layer.variable) : std::nullopt;
        if (!variable || !grid->axisOf(*variable, core::AxisRole::Time)) {
            return;
        }
        try {
            for (std::size_t place = 0; place < m_request.places.size(); ++place) {
                const auto& at = m_request.places[place];
                if (auto series =
                        core::seriesAt(*grid, *variable, at.longitudeDeg, at.latitudeDeg, layer.verticalIndex, m_cache.budget())) {
                    add(layer, std::move(*series), labelOf(layer, at.label), place);
                }
            }
            if (const auto chosen = m_request.chosen.find(layer.href); chosen != m_request.chosen.end()) {
                if (auto mean = core::meanSeries(*grid, *variable, chosen->second, layer.verticalIndex, m_cache.budget(), m_stop)) {
                    const QString said =
                        QCoreApplication::translate("SeriesScene", "mean of %n chosen cell(s)", nullptr, static_cast<int>(mean->cells));
                    add(layer, std::move(*mean), labelOf(layer, said), m_request.places.size());
                }
            }
        } catch (const core::Error& error) {
            if (error.messageId() != "scene.series.noTime") {
                throw;
            }
        }
    }

    void addObservations(const core::Layer& layer) {
        const auto observations = m_cache.observations(layer.href, m_stop);
        const auto variable = observations ? observations->findVariable(layer.variable) : std::nullopt;
        if (!variable) {
            return;
        }
        const auto samples = m_cache.samples(layer.href, *variable, m_stop);
        core::SeriesSelection selection{
            .radiusKm = m_request.radiusKm, .depthLowM = layer.depthLowM, .depthHighM = layer.depthHighM, .depthM = m_request.depthM};
        if (const auto chosen = m_request.chosen.find(layer.href); chosen != m_request.chosen.end()) {
            selection.casts = chosen->second;
            auto series = core::seriesNear(*observations, *variable, *samples, selection, m_stop);
            const QString said = QCoreApplication::translate("SeriesScene", "%n chosen cast(s)", nullptr, static_cast<int>(series.cells));
            add(layer, std::move(series), labelOf(layer, said), m_request.places.size());
            return;
        }
        for (std::size_t place = 0; place < m_request.places.size(); ++place) {
            const auto& at = m_request.places[place];
            selection.longitudeDeg = at.longitudeDeg;
            selection.latitudeDeg = at.latitudeDeg;
            add(layer, core::seriesNear(*observations, *variable, *samples, selection, m_stop), labelOf(layer, at.label), place);
        }
    }

    void addSampled() {
        std::vector<SceneLayer> left = m_request.sampled;
        while (!left.empty()) {
            const SceneLayer first = left.front();
            const auto rest = std::stable_partition(left.begin(), left.end(), [&](const SceneLayer& entry) {
                return entry.layer.variable != first.layer.variable || entry.layer.kind != first.layer.kind ||
                       entry.data->unit() != first.data->unit();
            });
            std::vector<std::shared_ptr<const core::LayerData>> layers;
            std::transform(rest, left.end(), std::back_inserter(layers), [](const SceneLayer& entry) { return entry.data; });
            left.erase(rest, left.end());
            for (std::size_t place = 0; place < m_request.places.size(); ++place) {
                const auto& at = m_request.places[place];
                auto series = core::seriesOfLayers(layers, at.longitudeDeg, at.latitudeDeg, m_request.pixelRadiusDeg);
                const QString title = layers.size() == 1 ? toQt(first.layer.title) : toQt(series.title);
                const QString said = QCoreApplication::translate("SeriesScene", "%n layer(s)", nullptr, static_cast<int>(series.cells));
                const QString label = title % QStringLiteral(" · ") % (at.label.isEmpty() ? said : at.label);
                add(first.layer, std::move(series), label, place, true);
            }
        }
    }

    void finish() {
        m_scene.units = m_axes.units();
        m_scene.titles = m_axes.titles();
        const auto isGrid = [](const SeriesCurve& curve) { return curve.series.depthM.empty() && !curve.isOfLayers; };
        const auto& curves = m_scene.curves;
        m_scene.isYear = std::any_of(curves.begin(), curves.end(), isGrid) &&
                         std::all_of(curves.begin(), curves.end(),
                                     [&](const SeriesCurve& curve) { return !isGrid(curve) || curve.series.isClimatological; });
    }

    const SeriesRequest& m_request;
    core::DatasetCache& m_cache;
    std::stop_token m_stop;
    UnitAxes m_axes;
    SeriesScene m_scene;
};

} // namespace

SeriesScene loadSeries(const SeriesRequest& request, core::DatasetCache& cache, std::stop_token stop) {
    const core::StopScope scope(stop);
    return Loader(request, cache, std::move(stop)).load();
}

double secondsOfYear(double unixSeconds) {
    const long day = static_cast<long>(std::floor(unixSeconds / kDaySeconds));
    const int year = core::civilFromDays(day).year;
    return unixSeconds + kDaySeconds * static_cast<double>(core::daysFromCivil(kShownYear, 1, 1) - core::daysFromCivil(year, 1, 1));
}

} // namespace phidias::views
