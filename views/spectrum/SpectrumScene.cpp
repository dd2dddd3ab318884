#include "views/spectrum/SpectrumScene.h"

#include "core/scene/SpectrumExtract.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace phidias::views {

namespace {

QString counted(const char* source, std::size_t count) {
    return QCoreApplication::translate("SpectrumScene", source, nullptr, static_cast<int>(count));
}

/// A layer whose file has spectra.
struct Found {
    SceneLayer entry;
    std::shared_ptr<const core::Swath> swath;
    std::shared_ptr<const core::SpectraSource> source;
};

std::optional<Found> firstWithSpectra(const std::vector<SceneLayer>& layers, core::DatasetCache& cache, const std::stop_token& stop) {
    for (const auto& entry : layers) {
        if (entry.layer.kind != core::LayerKind::Swath || !entry.data || entry.layer.href.find("://") != std::string::npos) {
            continue;
        }
        const auto dataset = cache.dataset(entry.layer.href, stop);
        const auto* swath = std::get_if<std::shared_ptr<const core::Swath>>(&dataset);
        if (swath != nullptr) {
            if (auto source = core::spectraOf(**swath)) {
                return Found{.entry = entry, .swath = *swath, .source = std::move(source)};
            }
        }
    }
    return std::nullopt;
}

class Loader {
public:
    Loader(const SpectrumRequest& request, const Found& found, std::stop_token stop)
        : m_request(request), m_found(found), m_description(found.source->spectra()), m_stop(std::move(stop)) {}

    SpectrumCurves load() {
        m_made.title = toQt(m_description.longName.empty() ? m_description.variable : m_description.longName);
        m_made.unit = toQt(m_description.unit);
        m_made.spectralUnit = m_description.spectralUnit;
        m_made.href = m_found.entry.layer.href;
        std::size_t groundPixel = m_found.swath->groundPixels / 2;
        for (const auto& place : m_request.places) {
            if (m_stop.stop_requested()) {
                throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
            }
            if (const auto pixel = pixelOf(place)) {
                groundPixel = place.label.isEmpty() ? (*pixel)[1] : groundPixel;
                addSpectrum(place, *pixel);
            }
        }
        addMean();
        m_made.channelPositions = m_found.source->positions(groundPixel);
        for (const auto& entry : m_request.layers) {
            if (m_made.layerId.empty() && entry.layer.href == m_made.href && entry.layer.variable == m_description.variable) {
                m_made.layerId = entry.layer.id;
                m_made.channel = std::min(entry.layer.swathLayer, m_description.channels - 1);
            }
        }
        if (m_request.hasDifference) {
            addDifferences();
        }
        return std::move(m_made);
    }

private:
    [[nodiscard]] std::optional<std::array<std::size_t, 2>> pixelOf(const SpectrumPlace& place) const {
        if (place.pixel) {
            return place.pixel;
        }
        const auto sample = m_found.entry.data->sample(place.longitudeDeg, place.latitudeDeg, m_request.radiusDeg);
        if (!sample || !sample->scanline || !sample->groundPixel) {
            return std::nullopt;
        }
        return std::array<std::size_t, 2>{*sample->scanline, *sample->groundPixel};
    }

    void addSpectrum(const SpectrumPlace& place, const std::array<std::size_t, 2>& pixel) {
        const auto spectrum = m_found.source->spectrum(pixel[0], pixel[1]);
        SpectrumCurve curve;
        curve.label = !place.label.isEmpty() ? place.label
                      : m_found.swath->isPointList
                          ? QCoreApplication::translate("SpectrumScene", "observation %1").arg(pixel[0])
                          : QCoreApplication::translate("SpectrumScene", "scanline %1, pixel %2").arg(pixel[0]).arg(pixel[1]);
        curve.role = place.label.isEmpty() ? SpectrumRole::Cursor : SpectrumRole::Pinned;
        curve.position = spectrum.position;
        curve.value = core::usableValues(spectrum, m_description.flagMask);
        curve.halfWidth = spectrum.noise;
        m_made.curves.push_back(std::move(curve));
    }

    void addMean() {
        if (!m_request.mean || m_request.mean->href != m_made.href) {
            return;
        }
        const auto& mean = m_request.mean->mean;
        m_made.curves.push_back({.label = counted(QT_TRANSLATE_N_NOOP("SpectrumScene", "mean of %n pixel(s)"), mean.spectra),
                                 .role = SpectrumRole::Mean,
                                 .position = mean.position,
                                 .value = mean.mean,
                                 .halfWidth = mean.standardError});
    }

    /// All others minus the first pinned spectrum, without one minus the mean.
    void addDifferences() {
        const auto ofRole = [this](SpectrumRole role) {
            return std::find_if(m_made.curves.begin(), m_made.curves.end(), [role](const auto& curve) { return curve.role == role; });
        };
        auto reference = ofRole(SpectrumRole::Pinned);
        reference = reference == m_made.curves.end() ? ofRole(SpectrumRole::Mean) : reference;
        if (reference == m_made.curves.end()) {
            return;
        }
        m_made.reference = reference->label;
        m_made.isResidualInSigma = true;
        for (auto curve = m_made.curves.begin(); curve != m_made.curves.end(); ++curve) {
            if (curve != reference) {
                const auto values = core::atPositions(reference->position, reference->value, curve->position);
                const auto noise = reference->halfWidth.empty()
                                       ? std::vector<double>()
                                       : core::atPositions(reference->position, reference->halfWidth, curve->position);
                auto difference = core::differenceOf(curve->value, curve->halfWidth, values, noise);
                m_made.isResidualInSigma = m_made.isResidualInSigma && difference.isInSigma;
                m_made.residuals.push_back({.label = curve->label,
                                            .role = curve->role,
                                            .position = curve->position,
                                            .value = std::move(difference.value),
                                            .halfWidth = {}});
            }
        }
        // One axis has one unit: where one of them has no sigma, none is divided by it.
        if (!m_made.isResidualInSigma) {
            std::size_t k = 0;
            for (auto curve = m_made.curves.begin(); curve != m_made.curves.end(); ++curve) {
                if (curve != reference) {
                    const auto values = core::atPositions(reference->position, reference->value, curve->position);
                    m_made.residuals[k++].value = core::differenceOf(curve->value, {}, values, {}).value;
                }
            }
        }
    }

    const SpectrumRequest& m_request;
    const Found& m_found;
    const core::SpectraDescription& m_description;
    std::stop_token m_stop;
    SpectrumCurves m_made;
};

} // namespace

std::optional<SpectrumCurves> loadSpectra(const SpectrumRequest& request, core::DatasetCache& cache, std::stop_token stop) {
    const core::StopScope scope(stop);
    const auto found = firstWithSpectra(request.layers, cache, stop);
    return found ? std::optional(Loader(request, *found, std::move(stop)).load()) : std::nullopt;
}

std::shared_ptr<const ChosenMean> loadMean(const std::vector<SceneLayer>& layers, const Selection::Items& chosen, core::DatasetCache& cache,
                                           std::stop_token stop) {
    const core::StopScope scope(stop);
    const auto found = firstWithSpectra(layers, cache, stop);
    const auto items = found ? chosen.find(found->entry.layer.href) : chosen.end();
    if (items == chosen.end()) {
        return nullptr;
    }
    auto mean = core::meanSpectrum(*found->source, found->swath->scanlines, found->swath->groundPixels, items->second, std::move(stop));
    return mean.spectra == 0 ? nullptr
                             : std::make_shared<const ChosenMean>(ChosenMean{.href = found->entry.layer.href, .mean = std::move(mean)});
}

std::vector<SceneLayer> swathsToTry(const std::vector<SceneLayer>& layers, const std::string& chosen) {
    std::vector<SceneLayer> result;
    std::copy_if(layers.rbegin(), layers.rend(), std::back_inserter(result), [&](const SceneLayer& entry) {
        return entry.layer.kind == core::LayerKind::Swath && entry.data && (entry.layer.isVisible || entry.layer.id == chosen);
    });
    std::stable_partition(result.begin(), result.end(), [&](const SceneLayer& entry) { return entry.layer.id == chosen; });
    return result;
}

} // namespace phidias::views
