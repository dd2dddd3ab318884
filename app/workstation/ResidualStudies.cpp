#include "app/workstation/ResidualStudies.h"

#include "core/project/Project.h"
#include "core/util/Error.h"
#include "processing/atmosphere/AbsorberLines.h"
#include "processing/atmosphere/BasisEnrichment.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <filesystem>

namespace phidias::app {

namespace atmosphere = processing::atmosphere;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kMostGranules = 3;
constexpr std::size_t kScanlinesAside = 200; ///< of an image along the track, before and after the place
constexpr std::size_t kMostLines = 24;       ///< of one gas: more would be a wall

QString text(const char* source) {
    return QCoreApplication::translate("ResidualStudies", source);
}

QString counted(const char* source, std::size_t count) {
    return QCoreApplication::translate("ResidualStudies", source, nullptr, static_cast<int>(count));
}

std::string stampOf(const std::string& href) {
    std::error_code failure;
    const auto time = fs::last_write_time(href, failure).time_since_epoch().count();
    return std::to_string(time) + ' ' + std::to_string(fs::file_size(href, failure));
}

views::ResidualPart partOf(const atmosphere::SpectrumResidual& spectrum, const atmosphere::PreparationSettings& settings) {
    views::ResidualPart part;
    part.flags = spectrum.flags;
    part.position = spectrum.wavelengthsNm;
    part.score = spectrum.score.score;
    part.t2 = spectrum.score.t2;
    part.windowScores = spectrum.windowScores;
    part.inSigma = spectrum.residual;
    const bool isLog = settings.space == atmosphere::SpectralSpace::Log;
    for (std::size_t channel = 0; channel < spectrum.measured.size(); ++channel) {
        const double value = atmosphere::valueOfSpace(settings.space, spectrum.measured[channel]);
        part.measured.push_back(value);
        part.fitted.push_back(atmosphere::valueOfSpace(settings.space, spectrum.fitted[channel]));
        part.noise.push_back(spectrum.sigma[channel] * (isLog ? value : 1.0));
        part.ofSpace.push_back(spectrum.measured[channel] - spectrum.fitted[channel]);
        part.sigma.push_back(std::isfinite(spectrum.residual[channel]) ? 1.0 : std::nan(""));
    }
    part.noiseOfSpace = spectrum.sigma;
    return part;
}

views::ResidualPart partOf(const atmosphere::MeanResidual& mean, const atmosphere::PreparationSettings& settings) {
    // Drawn as one spectrum with less noise.
    atmosphere::SpectrumResidual spectrum;
    spectrum.wavelengthsNm = mean.wavelengthsNm;
    spectrum.measured = mean.measured;
    spectrum.sigma = mean.sigma;
    spectrum.fitted = mean.fitted;
    spectrum.residual = mean.residual;
    spectrum.windowScores = mean.windowScores;
    spectrum.score.score = mean.score;
    views::ResidualPart part = partOf(spectrum, settings);
    part.role = views::SpectrumRole::Mean;
    part.t2 = std::nan("");
    part.meanScore = mean.meanScore;
    part.count = mean.count;
    part.leftOut = mean.leftOut;
    for (std::size_t channel = 0; channel < mean.counts.size(); ++channel) {
        part.sigma[channel] = mean.counts[channel] > 0 ? 1.0 / std::sqrt(static_cast<double>(mean.counts[channel])) : std::nan("");
    }
    return part;
}

void describe(views::ResidualScene& scene, const atmosphere::BasisFile& basis) {
    const auto& settings = basis.settings;
    scene.unit = views::toQt(atmosphere::unitOfSpace(settings));
    const bool isReflectance = settings.hasIrradiance || settings.space == atmosphere::SpectralSpace::Reflectance;
    scene.title = settings.space == atmosphere::SpectralSpace::Normalised
                      ? text(QT_TRANSLATE_NOOP("ResidualStudies", "Normalised radiance"))
                  : isReflectance ? text(QT_TRANSLATE_NOOP("ResidualStudies", "Reflectance"))
                                  : text(QT_TRANSLATE_NOOP("ResidualStudies", "Radiance"));
    if (settings.space == atmosphere::SpectralSpace::Log) {
        scene.spaceTitle = isReflectance ? QStringLiteral("Δ ln ρ") : QStringLiteral("Δ ln L");
    }
    scene.channelPositions = basis.wavelengthsNm;
    scene.windowNames = atmosphere::windowNames(basis);
    for (std::size_t window = 0; window < scene.windowNames.size(); ++window) {
        for (const auto& interval : basis.windows.at(scene.windowNames[window])) {
            // The whole band needs no shade.
            const double low = std::max(interval[0].get<double>(), basis.wavelengthsNm.front());
            const double high = std::min(interval[1].get<double>(), basis.wavelengthsNm.back());
            if (low < high && high - low < 0.95 * (basis.wavelengthsNm.back() - basis.wavelengthsNm.front())) {
                scene.windows.push_back({.low = low, .high = high, .label = views::toQt(scene.windowNames[window])});
                scene.windowOfInterval.push_back(window);
            }
        }
    }
}

std::optional<views::FilePixel> pixelOf(const views::SceneLayer& entry, const views::SpectrumPlace& place, double radiusDeg) {
    if (place.pixel) {
        return views::FilePixel{.href = entry.layer.href, .scanline = (*place.pixel)[0], .groundPixel = (*place.pixel)[1]};
    }
    const auto sample = entry.data->sample(place.longitudeDeg, place.latitudeDeg, radiusDeg);
    if (!sample || !sample->scanline || !sample->groundPixel) {
        return std::nullopt;
    }
    return views::FilePixel{.href = entry.layer.href, .scanline = *sample->scanline, .groundPixel = *sample->groundPixel};
}

QString gasText(std::string_view name, bool isSynthetic) {
    return isSynthetic ? text(QT_TRANSLATE_NOOP("ResidualStudies", "%1 (synthetic)")).arg(views::toQt(name)) : views::toQt(name);
}

QString classText(atmosphere::ResidualClass meaning) {
    switch (meaning) {
    case atmosphere::ResidualClass::Unknown:
        return text(QT_TRANSLATE_NOOP("ResidualStudies", "unknown"));
    case atmosphere::ResidualClass::Surface:
        return text(QT_TRANSLATE_NOOP("ResidualStudies", "surface"));
    case atmosphere::ResidualClass::Instrument:
        return text(QT_TRANSLATE_NOOP("ResidualStudies", "instrument"));
    case atmosphere::ResidualClass::OtherGas:
        return text(QT_TRANSLATE_NOOP("ResidualStudies", "another gas"));
    default:
        return views::toQt(atmosphere::nameOf(meaning));
    }
}

QString labelOf(std::size_t scanline, std::size_t groundPixel) {
    return text(QT_TRANSLATE_NOOP("ResidualStudies", "scanline %1, pixel %2")).arg(scanline).arg(groundPixel);
}

} // namespace

PreparedGranules::Granule PreparedGranules::open(const std::string& href, const atmosphere::BasisFile& basis, const fs::path& basisFolder) {
    const std::string stamp = stampOf(href);
    const bool isOnGrid = basis.settings.grid == atmosphere::SpectralGrid::Resample;
    const std::vector<double> grid = isOnGrid ? basis.wavelengthsNm : std::vector<double>();
    const std::scoped_lock lock(m_lock);
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry->href == href && entry->stamp == stamp && entry->settings == basis.settings && entry->gridNm == grid) {
            m_entries.splice(m_entries.begin(), m_entries, entry);
            return m_entries.front().granule;
        }
    }
    if (m_others.contains({href, stamp})) {
        throw core::Error(core::ErrorCode::UnknownFormat, "residual.notRadiance", {{"path", href}});
    }
    try {
        const std::vector<fs::path> folders{fs::path(href).parent_path(), basisFolder};
        auto granule = atmosphere::openForBasis(href, basis, folders);
        std::erase_if(m_entries, [&](const Entry& entry) { return entry.href == href && entry.stamp != stamp; });
        m_entries.push_front({.href = href, .stamp = stamp, .settings = basis.settings, .gridNm = grid, .granule = granule});
        if (m_entries.size() > kMostGranules) {
            m_entries.pop_back();
        }
        return granule;
    } catch (const core::Error& error) {
        if (error.code() == core::ErrorCode::UnknownFormat) {
            m_others.insert({href, stamp});
        }
        throw;
    }
}

std::shared_ptr<const atmosphere::ResidualStudy> ResidualStudies::study(const std::string& href, const OpenBasis& basis) const {
    return std::make_shared<const atmosphere::ResidualStudy>(basis.basis,
                                                             m_granules->open(href, *basis.basis, fs::path(basis.path).parent_path()));
}

ResidualStudies::Found ResidualStudies::find(const std::vector<views::SceneLayer>& layers) const {
    std::optional<core::Error> reason;
    for (const auto& entry : layers) {
        const auto* pixels = entry.data ? std::get_if<core::LayerPixels>(&entry.data->content()) : nullptr;
        if (pixels == nullptr || pixels->isPointList || core::isAddress(entry.layer.href)) {
            continue;
        }
        try {
            return {.entry = entry, .study = study(entry.layer.href, m_basis)};
        } catch (const core::Error& error) {
            if (error.code() != core::ErrorCode::UnknownFormat && !reason) {
                reason = error;
            }
        }
    }
    if (reason) {
        throw *reason;
    }
    return {};
}

views::ResidualScene ResidualStudies::scene(const views::ResidualRequest& request, const std::stop_token& stop) const {
    views::ResidualScene scene;
    const Found found = find(request.layers);
    if (!found.study) {
        return scene;
    }
    scene.href = found.entry.layer.href;
    scene.layerId = found.entry.layer.id;
    scene.componentsOfBasis = m_basis.basis->components;
    scene.mostComponents = found.study->mostComponents();
    scene.components = request.components == 0 ? scene.componentsOfBasis : std::min(request.components, scene.mostComponents);
    describe(scene, *m_basis.basis);
    // Made before the first pixel is asked for, which then comes as soon as the others.
    static_cast<void>(filters(scene.components));
    if (request.chosen) {
        addMean(scene, request, found, stop);
    } else {
        addPixels(scene, request, found);
    }
    return scene;
}

void ResidualStudies::addPixels(views::ResidualScene& scene, const views::ResidualRequest& request, const Found& found) const {
    if (!request.place) {
        return;
    }
    scene.pixel = pixelOf(found.entry, *request.place, request.radiusDeg);
    if (!scene.pixel) {
        return;
    }
    const auto& settings = m_basis.basis->settings;
    const atmosphere::ResidualOptions options{.components = scene.components, .excluded = request.excluded};
    const auto own = found.study->pixel(scene.pixel->scanline, scene.pixel->groundPixel, options);
    scene.parts.push_back(partOf(own, settings));
    scene.parts.back().label = labelOf(scene.pixel->scanline, scene.pixel->groundPixel);
    if (scene.parts.back().measured.empty()) {
        return;
    }
    const std::size_t pixel = scene.pixel->scanline * found.study->granule().granule.groundPixels() + scene.pixel->groundPixel;
    name(scene.parts.back(), found, {own.measured, own.fitted, own.sigma, own.coefficients, pixel});
    if (request.pinned && request.pinned != scene.pixel) {
        const auto other = request.pinned->href == scene.href ? found.study : study(request.pinned->href, m_basis);
        auto part = partOf(other->pixel(request.pinned->scanline, request.pinned->groundPixel, options), settings);
        part.label =
            text(QT_TRANSLATE_NOOP("ResidualStudies", "pinned: %1")).arg(labelOf(request.pinned->scanline, request.pinned->groundPixel));
        part.role = views::SpectrumRole::Pinned;
        scene.parts.push_back(std::move(part));
    }
    if (m_comparison.basis) {
        const auto other = study(scene.href, m_comparison);
        auto part = partOf(other->pixel(scene.pixel->scanline, scene.pixel->groundPixel, {}), m_comparison.basis->settings);
        part.label = text(QT_TRANSLATE_NOOP("ResidualStudies", "second basis"));
        scene.comparison = std::move(part);
    }
}

void ResidualStudies::addMean(views::ResidualScene& scene, const views::ResidualRequest& request, const Found& found,
                              const std::stop_token& stop) const {
    const auto chosen = request.chosen->find(scene.href);
    if (chosen == request.chosen->end()) {
        return;
    }
    const atmosphere::ResidualOptions options{.components = scene.components, .excluded = request.excluded};
    const auto mean = found.study->mean(chosen->second, options, request.progress, stop);
    if (mean.count == 0) {
        return;
    }
    const auto titled = [&](const atmosphere::MeanResidual& of) {
        return counted(QT_TRANSLATE_N_NOOP("ResidualStudies", "mean of %n pixel(s)"), of.count);
    };
    scene.parts.push_back(partOf(mean, m_basis.basis->settings));
    scene.parts.back().label = titled(mean);
    name(scene.parts.back(), found, {mean.measured, mean.fitted, mean.sigma, mean.coefficients, chosen->second[chosen->second.size() / 2]});
    scene.direction = mean.direction;
    if (m_comparison.basis) {
        scene.comparison = partOf(study(scene.href, m_comparison)->mean(chosen->second, {}, {}, stop), m_comparison.basis->settings);
        scene.comparison->label = text(QT_TRANSLATE_NOOP("ResidualStudies", "second basis"));
    }
}

views::WaterfallScene ResidualStudies::waterfall(const views::WaterfallRequest& request, const std::stop_token& stop) const {
    views::WaterfallScene scene;
    const Found found = find(request.layers);
    if (!found.study) {
        return scene;
    }
    scene.href = found.entry.layer.href;
    scene.isAlongTrack = request.isAlongTrack;
    const auto pixel = pixelOf(found.entry, request.place, request.radiusDeg);
    if (!pixel) {
        return scene;
    }
    scene.scanline = pixel->scanline;
    scene.groundPixel = pixel->groundPixel;
    const auto& granule = found.study->granule().granule;
    const std::size_t rows = granule.groundPixels();
    std::vector<std::uint32_t> pixels;
    if (request.isAlongTrack) {
        const std::size_t first = scene.scanline > kScanlinesAside ? scene.scanline - kScanlinesAside : 0;
        const std::size_t end = std::min(granule.scanlines(), scene.scanline + kScanlinesAside + 1);
        for (std::size_t scanline = first; scanline < end; ++scanline) {
            scene.numbers.push_back(scanline);
            pixels.push_back(static_cast<std::uint32_t>(scanline * rows + scene.groundPixel));
        }
    } else {
        for (std::size_t groundPixel = 0; groundPixel < rows; ++groundPixel) {
            scene.numbers.push_back(groundPixel);
            pixels.push_back(static_cast<std::uint32_t>(scene.scanline * rows + groundPixel));
        }
    }
    scene.wavelengthsNm = m_basis.basis->wavelengthsNm;
    const std::size_t channels = scene.wavelengthsNm.size();
    scene.residual.assign(pixels.size() * channels, std::nan(""));
    scene.score.assign(pixels.size(), std::nan(""));
    const auto take = [&](std::size_t row, std::uint32_t, const atmosphere::SpectrumResidual& spectrum) {
        std::copy(spectrum.residual.begin(), spectrum.residual.end(), scene.residual.begin() + static_cast<std::ptrdiff_t>(row * channels));
        scene.score[row] = spectrum.residual.empty() ? std::nan("") : spectrum.score.score;
    };
    const std::size_t components = std::min(request.components, found.study->mostComponents());
    found.study->forEach(pixels, {.components = components, .excluded = request.excluded}, take, request.progress, stop);
    for (const std::uint32_t at : pixels) {
        scene.places.push_back(
            {static_cast<double>(granule.pixels().longitudeDeg[at]), static_cast<double>(granule.pixels().latitudeDeg[at])});
    }
    return scene;
}

std::shared_ptr<const atmosphere::ScreeningBasis> ResidualStudies::filters(std::size_t components) const {
    if (m_basis.basis->groups.size() != 1) {
        return nullptr;
    }
    const std::scoped_lock lock(m_lock);
    auto& made = m_filters[components];
    if (!made) {
        made = std::make_shared<const atmosphere::ScreeningBasis>(*m_basis.basis, components);
    }
    return made;
}

void ResidualStudies::name(views::ResidualPart& part, const Found& found, const NamedSpectrum& spectrum) const {
    const auto& [measured, fitted, sigma, coefficients, pixel] = spectrum;
    const auto screening = filters(coefficients.size());
    if (!screening) {
        return;
    }
    const auto& granule = found.study->granule().granule;
    const auto& group = screening->group(0);
    std::vector<double> residual(measured.size());
    std::vector<double> ratio(measured.size());
    double light = 0.0;
    double meanLight = 0.0;
    for (std::size_t channel = 0; channel < measured.size(); ++channel) {
        residual[channel] = (measured[channel] - fitted[channel]) / group.noise[channel];
        ratio[channel] = sigma[channel] / group.noise[channel];
        const bool isValid = std::isfinite(residual[channel]);
        light += isValid ? fitted[channel] : 0.0;
        meanLight += isValid ? group.mean[channel] : 0.0;
    }
    constexpr double kRadians = 0.017453292519943295;
    const auto slant = [](float zenithDeg) { return 1.0 / std::cos(static_cast<double>(zenithDeg) * kRadians); };
    const double airmass = slant(granule.pixels().solarZenithDeg[pixel]) + slant(granule.pixels().viewingZenithDeg[pixel]);
    const bool isLog = m_basis.basis->settings.space == atmosphere::SpectralSpace::Log;
    std::vector<atmosphere::GasFit> fits(screening->gases().size());
    screening->filters(0).fit(coefficients, residual, ratio, airmass, isLog ? 1.0 : light / meanLight, fits);
    for (std::size_t gas = 0; gas < fits.size(); ++gas) {
        // Over its own error, so that the less noise of a mean counts.
        part.gases.emplace_back(gasText(screening->gases()[gas].name, screening->gases()[gas].isSynthetic),
                                fits[gas].alpha / fits[gas].alphaError);
    }
    const auto meaning = screening->filters(0).classOf(residual, ratio);
    const double limit = m_basis.basis->referenceScoreLimit;
    if (meaning != atmosphere::ResidualClass::Unknown || (limit > 0.0 && part.score > limit)) {
        part.residualClass = classText(meaning);
    }
}

Enrichment ResidualStudies::enriched(const std::string& href, const std::vector<std::uint32_t>& pixels,
                                     const atmosphere::ResidualOptions& options, const std::stop_token& stop) const {
    const auto own = study(href, m_basis);
    const auto mean = own->mean(pixels, options, {}, stop);
    const double variance = own->projectionVariance(pixels, options, mean.direction, stop);
    Enrichment enrichment;
    enrichment.basis = std::make_shared<const atmosphere::BasisFile>(
        atmosphere::enrichedBasis(*m_basis.basis, options.components, mean.direction, variance));
    enrichment.count = mean.count;
    enrichment.before = mean.meanScore;
    const OpenBasis made{.basis = enrichment.basis, .path = m_basis.path};
    enrichment.after = study(href, made)->mean(pixels, {.components = 0, .excluded = options.excluded}, {}, stop).meanScore;
    enrichment.history = "mean residual of " + std::to_string(mean.count) + " pixels of " + fs::path(href).filename().string() +
                         " added to " + std::to_string(options.components) + " components";
    return enrichment;
}

views::BasisScene basisSceneOf(const OpenBasis& basis) {
    const auto& file = *basis.basis;
    const auto& group = file.groups.front();
    views::BasisScene scene;
    scene.name = views::toQt(fs::path(basis.path).filename().string());
    scene.eigenvalues = group.eigenvalues;
    scene.wavelengthsNm = file.wavelengthsNm;
    for (std::size_t component = 0; component < group.stored(); ++component) {
        const auto vector = group.eigenvector(component);
        scene.eigenvectors.emplace_back(vector.begin(), vector.end());
    }
    scene.count = group.count;
    // (1 + sqrt(m / n))^2                                                                            [Marchenko and Pastur 1967]
    const double edge =
        1.0 + std::sqrt(static_cast<double>(group.channels()) / static_cast<double>(std::max<std::int64_t>(group.count, 1)));
    scene.noiseEdge = edge * edge;
    scene.ofBasis = file.components;
    scene.byAuto = file.componentsAuto;
    scene.byNoiseEdge = file.rules.noiseEdge;
    scene.byVariance = file.rules.variance;
    scene.byIndicator = file.rules.indicator;
    scene.most = std::min(group.stored(), group.channels() - 1);
    return scene;
}

std::vector<views::SpectralComb> gasLines(double lowNm, double highNm) {
    std::vector<views::SpectralComb> combs;
    for (const auto absorber : atmosphere::kAbsorbers) {
        std::vector<std::pair<double, double>> strongest; // strength, position
        for (const auto& line : atmosphere::linesOf(absorber)) {
            const double position =
                core::convertedSpectral(line.wavenumber, core::SpectralUnit::PerCentimetre, core::SpectralUnit::Nanometre);
            if (position >= lowNm && position <= highNm) {
                strongest.emplace_back(line.strength, position);
            }
        }
        std::stable_sort(strongest.begin(), strongest.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        strongest.resize(std::min(strongest.size(), kMostLines));
        views::SpectralComb comb;
        comb.label = gasText(atmosphere::nameOf(absorber), atmosphere::isSynthetic(absorber));
        for (const auto& [strength, position] : strongest) {
            comb.positions.push_back(position);
        }
        std::sort(comb.positions.begin(), comb.positions.end());
        combs.push_back(std::move(comb));
    }
    return combs;
}

} // namespace phidias::app
