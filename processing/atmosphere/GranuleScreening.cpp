#include "processing/atmosphere/GranuleScreening.h"

#include "core/util/CubicSpline.h"
#include "core/util/Error.h"
#include "processing/atmosphere/SpectrumKernels.h"
#include "processing/numerics/OneThreadBlas.h"

#include <omp.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <limits>
#include <mutex>
#include <numbers>
#include <numeric>

namespace phidias::processing::atmosphere {

namespace {

using core::Error;
using core::ErrorCode;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr float kNanF = std::numeric_limits<float>::quiet_NaN();
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kSameWavelengthNm = 0.05; ///< for grids by channel number: half of a channel of bands 7 and 8
constexpr float kConfirming = 0.6F;        ///< of the threshold
constexpr std::size_t kConfirmingNeighbours = 2;
constexpr std::size_t kTogether = 16;        ///< spectra of a row prepared at once
constexpr std::size_t kScored = 64;          ///< spectra scored at once
constexpr std::size_t kScanlinesPerRow = 64; ///< with a basis a row: enough spectra of a row for one product

/// Everything the spectra of one granule need, and what becomes of them.
class Screening {
public:
    Screening(const PreparedGranule& prepared, const ScreeningBasis& basis, const ScreeningSettings& settings)
        : m_prepared(prepared), m_granule(prepared.granule), m_basis(basis), m_settings(settings), m_pixels(prepared.flags.size()) {
        m_result.score.assign(m_pixels, kNanF);
        m_result.t2.assign(m_pixels, kNanF);
        m_result.windowScores.assign(m_pixels * basis.windows().size(), kNanF);
        m_result.flags = prepared.flags;
        m_result.filters.assign(m_pixels * basis.gases().size(), kNanF);
        m_excess.assign(m_pixels, 0.0F);
        m_most = static_cast<std::size_t>(settings.selectedFractionMaximum * static_cast<double>(m_pixels));
        makeLimits();
    }

    ScreenedGranule run() {
        const OneThreadBlas alone;
        const auto ranges = m_prepared.ranges(m_basis.isPerRow() ? kScanlinesPerRow : 1);
        std::vector<SelectedSpectrum> details = overRanges(ranges, {});
        const std::vector<std::size_t> chosen = choose();
        // Details that had no room in the first pass are read again: the result does not depend on the room.
        std::sort(details.begin(), details.end(), [&](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
        std::vector<bool> isWanted(m_pixels, false);
        for (const std::size_t pixel : chosen) {
            isWanted[pixel] = true;
        }
        std::erase_if(details, [&](const auto& detail) { return !isWanted[placeOf(detail)]; });
        if (details.size() < chosen.size()) {
            for (const auto& detail : details) {
                isWanted[placeOf(detail)] = false;
            }
            auto missing = overRanges(rangesWith(ranges, isWanted), isWanted);
            details.insert(details.end(), std::make_move_iterator(missing.begin()), std::make_move_iterator(missing.end()));
            std::sort(details.begin(), details.end(), [&](const auto& a, const auto& b) { return placeOf(a) < placeOf(b); });
        }
        m_result.selected = std::move(details);
        count();
        return std::move(m_result);
    }

private:
    struct Workspace {
        core::ChunkReader::Workspace chunks;
        core::RadianceBlock block;
        SpectrumPreparation::Workspace preparation;
        SpectralScorer::Workspace scoring;
        std::vector<double> y, variance, windowScores, residual, ratio, filters;
        std::vector<std::size_t> pixels; ///< of the batch
        std::vector<SpectrumScore> scores;
        std::vector<SelectedSpectrum> details;
    };

    [[nodiscard]] std::size_t placeOf(const SelectedSpectrum& spectrum) const {
        return spectrum.scanline * m_granule.groundPixels() + spectrum.groundPixel;
    }

    [[nodiscard]] std::size_t limitsPerStratum() const { return 1 + m_basis.windows().size() + m_basis.gases().size(); }

    [[nodiscard]] bool isFiltered() const { return m_settings.filterTolerance > 0.0; }

    void makeLimits() {
        const auto& thresholds = m_basis.file().thresholds;
        for (std::size_t stratum = 0; stratum < ScoreThresholds::kStrata; ++stratum) {
            for (std::size_t name = 0; name < limitsPerStratum(); ++name) {
                const bool isScore = name <= m_basis.windows().size();
                m_limits.push_back(
                    isScore && m_settings.quantile
                        ? thresholds.byQuantile(stratum, name, *m_settings.quantile)
                        : thresholds.byTolerance(stratum, name, isScore ? m_settings.tolerance : m_settings.filterTolerance));
            }
        }
    }

    [[nodiscard]] std::vector<PreparedGranule::Range> rangesWith(const std::vector<PreparedGranule::Range>& ranges,
                                                                 const std::vector<bool>& isWanted) const {
        std::vector<PreparedGranule::Range> result;
        std::copy_if(ranges.begin(), ranges.end(), std::back_inserter(result), [&](const PreparedGranule::Range& range) {
            const auto begin = isWanted.begin() + static_cast<std::ptrdiff_t>(range.first * m_granule.groundPixels());
            const auto end = begin + static_cast<std::ptrdiff_t>(range.count * m_granule.groundPixels());
            return std::find(begin, end, true) != end;
        });
        return result;
    }

    /// @param isWanted  details of these pixels only, all of them; empty: of those above a threshold, as far as there is room
    std::vector<SelectedSpectrum> overRanges(const std::vector<PreparedGranule::Range>& ranges, const std::vector<bool>& isWanted) {
        std::vector<SelectedSpectrum> details;
        std::exception_ptr failure;
        std::atomic<bool> hasFailed = false;
        std::atomic<std::size_t> done = 0;
        std::mutex mutex;
        const std::size_t room = 2 * m_most / static_cast<std::size_t>(std::max(1, m_settings.threads)) + 64;
#pragma omp parallel num_threads(m_settings.threads)
        {
            Workspace workspace;
#pragma omp for schedule(dynamic, 1)
            for (std::size_t range = 0; range < ranges.size(); ++range) {
                if (hasFailed) {
                    continue;
                }
                try {
                    if (m_settings.stop.stop_requested()) {
                        throw Error(ErrorCode::Cancelled, "core.cancelled");
                    }
                    screenRange(ranges[range], isWanted, isWanted.empty() ? room : m_pixels, workspace);
                } catch (...) {
                    const std::scoped_lock lock(mutex);
                    failure = failure ? failure : std::current_exception();
                    hasFailed = true;
                }
                ++done;
                if (m_settings.progress && isWanted.empty()) {
                    m_settings.progress(static_cast<double>(done) / static_cast<double>(ranges.size()));
                }
            }
            const std::scoped_lock lock(mutex);
            details.insert(details.end(), std::make_move_iterator(workspace.details.begin()),
                           std::make_move_iterator(workspace.details.end()));
        }
        if (failure) {
            std::rethrow_exception(failure);
        }
        return details;
    }

    void screenRange(const PreparedGranule::Range& range, const std::vector<bool>& isWanted, std::size_t room, Workspace& workspace) {
        m_granule.read(range.first, range.count, workspace.block, workspace.chunks);
        workspace.pixels.clear();
        const std::size_t rows = m_granule.groundPixels();
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t scanline = range.first; scanline < range.first + range.count; scanline += kTogether) {
                take(row, scanline, std::min(kTogether, range.first + range.count - scanline), workspace);
            }
            if (m_basis.isPerRow() || workspace.pixels.size() >= kScored) {
                score(isWanted, room, workspace);
            }
        }
        score(isWanted, room, workspace);
    }

    [[nodiscard]] SpectrumPreparation::Stored storedOf(std::size_t pixel, const Workspace& workspace) const {
        const std::size_t m = m_granule.channels();
        const std::size_t at = (pixel - workspace.block.firstScanline * m_granule.groundPixels()) * m;
        return {.radiance = std::span(workspace.block.radiance).subspan(at, m),
                .noiseDb = std::span(workspace.block.noiseDb).subspan(at, m),
                .quality = std::span(workspace.block.quality).subspan(at, m),
                .cosine0 = std::cos(static_cast<double>(m_granule.pixels().solarZenithDeg[pixel]) * kDegree)};
    }

    /// Pixels of a row into the batch.
    void take(std::size_t row, std::size_t firstScanline, std::size_t scanlines, Workspace& workspace) {
        const std::size_t m = m_basis.scorer(0).channels();
        std::array<std::size_t, kTogether> pixels{};
        std::array<SpectrumPreparation::Stored, kTogether> stored;
        std::array<SpectrumPreparation::Prepared, kTogether> prepared;
        std::size_t count = 0;
        const std::size_t kept = workspace.pixels.size();
        workspace.y.resize(std::max(workspace.y.size(), (kept + kTogether) * m));
        workspace.variance.resize(workspace.y.size());
        for (std::size_t scanline = firstScanline; scanline < firstScanline + scanlines; ++scanline) {
            const std::size_t pixel = scanline * m_granule.groundPixels() + row;
            if ((m_prepared.flags[pixel] & kRejected) == 0) {
                pixels.at(count) = pixel;
                stored.at(count) = storedOf(pixel, workspace);
                prepared.at(count) = {.y = std::span(workspace.y).subspan((kept + count) * m, m),
                                      .noise = std::span(workspace.variance).subspan((kept + count) * m, m),
                                      .flags = 0,
                                      .missing = 0};
                ++count;
            }
        }
        m_prepared.preparation->prepareRow(row, std::span(stored).first(count), std::span(prepared).first(count),
                                           SpectrumPreparation::NoiseKind::Variance, workspace.preparation);
        for (std::size_t at = 0; at < count; ++at) {
            const std::size_t pixel = pixels.at(at);
            const auto& own = prepared.at(at);
            m_result.flags[pixel] = static_cast<std::uint16_t>(m_result.flags[pixel] | own.flags); // a second reading keeps kBudgetLimited
            if ((own.flags & kRejected) != 0) {
                continue;
            }
            const std::size_t to = workspace.pixels.size() * m;
            if (own.y.data() != workspace.y.data() + to) {
                std::copy(own.y.begin(), own.y.end(), workspace.y.begin() + static_cast<std::ptrdiff_t>(to));
                std::copy(own.noise.begin(), own.noise.end(), workspace.variance.begin() + static_cast<std::ptrdiff_t>(to));
            }
            workspace.pixels.push_back(pixel);
        }
    }

    void score(const std::vector<bool>& isWanted, std::size_t room, Workspace& workspace) {
        if (workspace.pixels.empty()) {
            return;
        }
        const std::size_t row = workspace.pixels.front() % m_granule.groundPixels();
        const auto& scorer = m_basis.scorer(row);
        const std::size_t m = scorer.channels();
        const std::size_t count = workspace.pixels.size();
        const std::size_t windows = m_basis.windows().size();
        workspace.scores.resize(count);
        workspace.windowScores.resize(count * windows);
        scorer.scoreMany(std::span(workspace.y).first(count * m), std::span(workspace.variance).first(count * m), workspace.scores,
                         workspace.windowScores, workspace.scoring);
        for (std::size_t spectrum = 0; spectrum < count; ++spectrum) {
            const std::size_t pixel = workspace.pixels[spectrum];
            store(spectrum, pixel, workspace);
            const bool isDetailed = isWanted.empty() ? m_excess[pixel] > 1.0F && workspace.details.size() < room : isWanted[pixel];
            if (isDetailed) {
                detail(spectrum, pixel, workspace);
            }
        }
        workspace.pixels.clear();
    }

    /// r of a spectrum of the batch: (y - y^) / s, NaN = missing.
    void residualOf(std::size_t spectrum, std::size_t row, Workspace& workspace) const {
        const auto& scorer = m_basis.scorer(row);
        const auto& noise = m_basis.group(row).noise;
        const std::size_t m = scorer.channels();
        workspace.residual.resize(m);
        for (std::size_t channel = 0; channel < m; ++channel) {
            workspace.residual[channel] =
                (workspace.y[spectrum * m + channel] - scorer.reconstructed(workspace.scoring, spectrum, channel)) / noise[channel];
        }
    }

    /// The gas whose filter is the excess of a pixel; none when a score is.
    [[nodiscard]] std::optional<std::size_t> gasOf(std::size_t pixel, std::span<const ScoreThresholds::Limit> limits) const {
        const std::size_t gases = m_basis.gases().size();
        for (std::size_t gas = 0; isFiltered() && gas < gases; ++gas) {
            const auto& limit = limits[1 + m_basis.windows().size() + gas];
            if (static_cast<float>(limit.excess(static_cast<double>(m_result.filters[pixel * gases + gas]))) >= m_excess[pixel]) {
                return gas;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::span<const ScoreThresholds::Limit> limitsOf(std::size_t spectrum, std::size_t pixel,
                                                                   const Workspace& workspace) const {
        const std::size_t stratum = m_basis.file().thresholds.stratumOf(workspace.scores[spectrum].brightness,
                                                                        static_cast<double>(m_granule.pixels().solarZenithDeg[pixel]));
        return std::span(m_limits).subspan(stratum * limitsPerStratum(), limitsPerStratum());
    }

    void store(std::size_t spectrum, std::size_t pixel, Workspace& workspace) {
        const auto& score = workspace.scores[spectrum];
        if (score.isIllConditioned || !std::isfinite(score.score)) {
            m_result.flags[pixel] |= kIllConditioned;
            return;
        }
        const std::size_t windows = m_basis.windows().size();
        const std::size_t row = pixel % m_granule.groundPixels();
        m_result.score[pixel] = static_cast<float>(score.score);
        m_result.t2[pixel] = static_cast<float>(score.t2);
        const auto limits = limitsOf(spectrum, pixel, workspace);
        double excess = limits[0].excess(score.score);
        for (std::size_t window = 0; window < windows; ++window) {
            const double own = workspace.windowScores[spectrum * windows + window];
            m_result.windowScores[pixel * windows + window] = static_cast<float>(own);
            const double far = limits[window + 1].excess(own);
            excess = far > excess ? far : excess;
        }
        const std::size_t gases = m_basis.gases().size();
        workspace.filters.resize(gases);
        const std::size_t m = m_basis.scorer(row).channels();
        workspace.residual.resize(m);
        takeResidual(std::span(workspace.y).subspan(spectrum * m, m), std::span(workspace.scoring.normalised).subspan(spectrum * m, m),
                     std::span(workspace.scoring.fitted).subspan(spectrum * m, m), workspace.residual);
        m_basis.filters(row).covarianceFilters(coefficientsOf(spectrum, workspace), workspace.residual, workspace.filters);
        for (std::size_t gas = 0; gas < gases; ++gas) {
            const float own = static_cast<float>(workspace.filters[gas]);
            m_result.filters[pixel * gases + gas] = own;
            const double far = limits[1 + windows + gas].excess(static_cast<double>(own));
            excess = isFiltered() && far > excess ? far : excess;
        }
        m_excess[pixel] = static_cast<float>(excess);
    }

    [[nodiscard]] std::span<const double> coefficientsOf(std::size_t spectrum, const Workspace& workspace) const {
        return std::span(workspace.scoring.coefficients).subspan(spectrum * m_basis.components(), m_basis.components());
    }

    /// What a selected spectrum takes with it.
    void detail(std::size_t spectrum, std::size_t pixel, Workspace& workspace) {
        const std::size_t rows = m_granule.groundPixels();
        const std::size_t row = pixel % rows;
        const auto& scorer = m_basis.scorer(row);
        const auto& group = m_basis.group(row);
        const std::size_t m = scorer.channels();
        const auto y = std::span(workspace.y).subspan(spectrum * m, m);
        const auto variance = std::span(workspace.variance).subspan(spectrum * m, m);
        SelectedSpectrum result;
        result.scanline = pixel / rows;
        result.groundPixel = row;
        result.excess = static_cast<double>(m_excess[pixel]);
        std::vector<double> fitted(m);
        residualOf(spectrum, row, workspace);
        workspace.ratio.resize(m);
        double light = 0.0;
        double meanLight = 0.0;
        for (std::size_t channel = 0; channel < m; ++channel) {
            fitted[channel] = scorer.reconstructed(workspace.scoring, spectrum, channel);
            const bool isValid = std::isfinite(y[channel]);
            workspace.ratio[channel] = isValid ? std::sqrt(variance[channel]) / group.noise[channel] : kNan;
            light += isValid ? fitted[channel] : 0.0;
            meanLight += isValid ? group.mean[channel] : 0.0;
        }
        const bool isLog = m_basis.file().settings.space == SpectralSpace::Log;
        const double airmass = 1.0 / std::cos(static_cast<double>(m_granule.pixels().solarZenithDeg[pixel]) * kDegree) +
                               1.0 / std::cos(static_cast<double>(m_granule.pixels().viewingZenithDeg[pixel]) * kDegree);
        result.gases.resize(m_basis.gases().size());
        m_basis.filters(row).fit(coefficientsOf(spectrum, workspace), workspace.residual, workspace.ratio, airmass,
                                 isLog ? 1.0 : light / meanLight, result.gases);
        const auto gas = gasOf(pixel, limitsOf(spectrum, pixel, workspace));
        result.residualClass =
            gas ? classOfGas(m_basis.gases()[*gas].name) : m_basis.filters(row).classOf(workspace.residual, workspace.ratio);
        ownChannels(pixel, fitted, result, workspace);
        workspace.details.push_back(std::move(result));
    }

    /// Radiance, noise and residual on the channels of the file.
    void ownChannels(std::size_t pixel, const std::vector<double>& fitted, SelectedSpectrum& result, Workspace& workspace) const {
        const std::size_t channels = m_granule.channels();
        const std::size_t row = pixel % m_granule.groundPixels();
        const std::size_t at = (pixel - workspace.block.firstScanline * m_granule.groundPixels()) * channels;
        const auto radiance = std::span(workspace.block.radiance).subspan(at, channels);
        const auto noise = std::span(workspace.block.noiseDb).subspan(at, channels);
        result.radiance.assign(radiance.begin(), radiance.end());
        result.noiseDb.assign(noise.begin(), noise.end());
        result.residual.assign(channels, kNanF);
        std::vector<double> y(channels);
        std::vector<double> sigma(channels);
        m_prepared.preparation->prepareOwnChannels(row, storedOf(pixel, workspace), y, sigma, workspace.preparation);
        const auto residualAt = [&](std::size_t channel, double expected) {
            result.residual[channel] = static_cast<float>((y[channel] - expected) / sigma[channel]);
        };
        if (m_prepared.preparation->gridNm().empty()) {
            for (std::size_t channel = 0; channel < channels; ++channel) {
                residualAt(channel, fitted[channel]);
            }
            return;
        }
        const core::CubicSpline reconstruction(m_prepared.preparation->gridNm(), fitted);
        const auto wavelengths = m_granule.wavelengthsNm(row);
        for (std::size_t channel = 0; channel < channels; ++channel) {
            residualAt(channel, reconstruction(wavelengths[channel]));
        }
    }

    [[nodiscard]] bool isConfirmed(std::size_t pixel) const {
        const std::size_t rows = m_granule.groundPixels();
        const std::size_t scanline = pixel / rows;
        const std::size_t row = pixel % rows;
        std::size_t confirming = 0;
        for (std::size_t line = scanline == 0 ? 0 : scanline - 1; line <= std::min(scanline + 1, m_granule.scanlines() - 1); ++line) {
            for (std::size_t other = row == 0 ? 0 : row - 1; other <= std::min(row + 1, rows - 1); ++other) {
                confirming += (line != scanline || other != row) && m_excess[line * rows + other] > kConfirming ? 1U : 0U;
            }
        }
        return confirming >= kConfirmingNeighbours;
    }

    std::vector<std::size_t> choose() {
        std::vector<std::size_t> chosen;
        for (std::size_t pixel = 0; pixel < m_pixels; ++pixel) {
            if (m_excess[pixel] > 1.0F && (!m_settings.isConfirmed || isConfirmed(pixel))) {
                chosen.push_back(pixel);
            }
        }
        if (chosen.size() > m_most) {
            m_result.isBudgetLimited = true;
            std::sort(chosen.begin(), chosen.end(),
                      [&](std::size_t a, std::size_t b) { return m_excess[a] != m_excess[b] ? m_excess[a] > m_excess[b] : a < b; });
            for (std::size_t at = m_most; at < chosen.size(); ++at) {
                m_result.flags[chosen[at]] |= kBudgetLimited;
            }
            chosen.resize(m_most);
            std::sort(chosen.begin(), chosen.end());
        }
        return chosen;
    }

    void count() {
        auto& counts = m_result.counts;
        for (const char* name : {"read", "scored", "selected", "poorQuality", "angles", "fewChannels", "lowSignal", "illConditioned",
                                 "southAtlantic", "sunGlint", "saturated", "budgetLimited"}) {
            counts[name] = 0;
        }
        for (std::size_t pixel = 0; pixel < m_pixels; ++pixel) {
            const std::uint16_t flags = m_result.flags[pixel];
            ++counts["read"];
            ++counts[(flags & kPoorQuality) != 0      ? "poorQuality"
                     : (flags & kAngles) != 0         ? "angles"
                     : (flags & kFewChannels) != 0    ? "fewChannels"
                     : (flags & kLowSignal) != 0      ? "lowSignal"
                     : (flags & kIllConditioned) != 0 ? "illConditioned"
                                                      : "scored"];
            counts["southAtlantic"] += (flags & kSouthAtlantic) != 0 ? 1 : 0;
            counts["sunGlint"] += (flags & kSunGlint) != 0 ? 1 : 0;
            counts["saturated"] += (flags & kSaturated) != 0 ? 1 : 0;
            counts["budgetLimited"] += (flags & kBudgetLimited) != 0 ? 1 : 0;
        }
        counts["selected"] = static_cast<std::int64_t>(m_result.selected.size());
    }

    const PreparedGranule& m_prepared;
    const core::RadianceGranule& m_granule;
    const ScreeningBasis& m_basis;
    const ScreeningSettings& m_settings;
    std::size_t m_pixels;
    std::size_t m_most = 0;                       ///< spectra that may be selected
    std::vector<ScoreThresholds::Limit> m_limits; ///< [stratum][score, windows...]
    std::vector<float> m_excess;                  ///< largest score / threshold; 0 = not scored
    ScreenedGranule m_result;
};

} // namespace

ScreeningBasis::ScreeningBasis(BasisFile file, std::size_t components)
    : m_file(std::move(file)), m_components(components == 0 ? m_file.components : components), m_windows(windowNames(m_file)) {
    const auto windows = windowsOf(m_file);
    for (const auto& group : m_file.groups) {
        m_scorers.emplace_back(group, m_components, windows);
        m_filters.emplace_back(group, m_components, m_file.settings, m_file.wavelengthsNm, m_file.gases);
    }
}

void ScreeningBasis::requireFits(const core::RadianceGranule& granule, bool hasIrradiance) const {
    const auto& settings = m_file.settings;
    const auto refuse = [&](const char* id, const std::string& found, const std::string& expected) {
        throw Error(ErrorCode::InvalidRequest, id, {{"path", granule.path()}, {"found", found}, {"expected", expected}});
    };
    if (granule.band() != settings.band) {
        refuse("atmosphere.pca.otherBand", granule.band(), settings.band);
    }
    if (settings.hasIrradiance && !hasIrradiance) {
        refuse("atmosphere.pca.basisNeedsIrradiance", "", "");
    }
    if (settings.grid == SpectralGrid::PerRow && granule.groundPixels() != m_file.groups.size()) {
        refuse("atmosphere.pca.otherRows", std::to_string(granule.groundPixels()), std::to_string(m_file.groups.size()));
    }
    if (settings.grid == SpectralGrid::Resample) {
        return;
    }
    if (granule.channels() != m_file.wavelengthsNm.size()) {
        refuse("atmosphere.pca.otherChannelCount", std::to_string(granule.channels()), std::to_string(m_file.wavelengthsNm.size()));
    }
    for (std::size_t channel = 0; channel < granule.channels(); ++channel) {
        double mean = 0.0;
        for (std::size_t row = 0; row < granule.groundPixels(); ++row) {
            mean += granule.wavelengthsNm(row)[channel] / static_cast<double>(granule.groundPixels());
        }
        if (!(std::abs(mean - m_file.wavelengthsNm[channel]) <= kSameWavelengthNm)) {
            refuse("atmosphere.pca.otherWavelengths", std::to_string(mean), std::to_string(m_file.wavelengthsNm[channel]));
        }
    }
}

ScreenedGranule screenGranule(const PreparedGranule& prepared, const ScreeningBasis& basis, const ScreeningSettings& settings) {
    return Screening(prepared, basis, settings).run();
}

} // namespace phidias::processing::atmosphere
