#include "processing/atmosphere/ResidualStudy.h"

#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace phidias::processing::atmosphere {

namespace fs = std::filesystem;

namespace {

using core::Error;
using core::ErrorCode;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::int64_t number(std::size_t size) {
    return static_cast<std::int64_t>(size);
}

double rootMeanSquare(std::span<const double> values, std::span<const std::size_t> counts, std::span<const std::size_t> channels) {
    double sum = 0.0;
    std::size_t valid = 0;
    for (const std::size_t channel : channels) {
        if (std::isfinite(values[channel])) {
            sum += static_cast<double>(counts[channel]) * values[channel] * values[channel];
            ++valid;
        }
    }
    return valid == 0 ? kNan : std::sqrt(sum / static_cast<double>(valid));
}

} // namespace

/// What one run over pixels needs: scorers of the rows, buffers, the scanline that is in memory.
class ResidualStudy::Session {
public:
    Session(const ResidualStudy& study, const ResidualOptions& options) : m_study(study), m_options(options) {
        m_components = options.components == 0 ? study.m_basis->components : options.components;
        m_y.resize(study.m_basis->wavelengthsNm.size());
        m_sigma.resize(m_y.size());
    }

    [[nodiscard]] std::size_t components() const { return m_components; }

    SpectrumResidual residual(std::size_t scanline, std::size_t groundPixel) {
        const auto& granule = m_study.m_granule->granule;
        if (scanline >= granule.scanlines() || groundPixel >= granule.groundPixels()) {
            throw Error(ErrorCode::InvalidRequest, "io.spectra.pixel",
                        {{"path", granule.path()},
                         {"scanline", number(scanline)},
                         {"groundPixel", number(groundPixel)},
                         {"scanlines", number(granule.scanlines())},
                         {"groundPixels", number(granule.groundPixels())}});
        }
        if (m_block.scanlines == 0 || m_block.firstScanline != scanline) {
            granule.read(scanline, 1, m_block, m_chunks);
        }
        const std::size_t channels = granule.channels();
        const std::size_t at = groundPixel * channels;
        const std::size_t pixel = scanline * granule.groundPixels() + groundPixel;
        constexpr double kRadians = 0.017453292519943295;
        const double cosine0 = std::cos(static_cast<double>(granule.pixels().solarZenithDeg[pixel]) * kRadians);
        SpectrumResidual result;
        const std::uint16_t own = m_study.m_granule->preparation->prepare(
            groundPixel, std::span(m_block.radiance).subspan(at, channels), std::span(m_block.noiseDb).subspan(at, channels),
            std::span(m_block.quality).subspan(at, channels), cosine0, m_y, m_sigma, m_workspace);
        result.flags = static_cast<std::uint16_t>(m_study.m_granule->flags[pixel] | own);
        if ((own & kRejected) != 0) {
            return result;
        }
        for (const std::size_t channel : m_options.excluded) {
            if (channel < m_y.size()) {
                m_y[channel] = kNan;
                m_sigma[channel] = kNan;
            }
        }
        fill(groundPixel, result);
        return result;
    }

private:
    void fill(std::size_t groundPixel, SpectrumResidual& result) {
        const SpectralScorer& scorer = scorerOf(groundPixel);
        std::array<SpectrumScore, 1> score{};
        result.windowScores.resize(m_study.m_windows.size());
        scorer.score(m_y, m_sigma, score, result.windowScores, m_scoring);
        result.score = score[0];
        if (result.score.isIllConditioned) {
            result.flags = static_cast<std::uint16_t>(result.flags | kIllConditioned);
        }
        result.wavelengthsNm = m_study.m_basis->wavelengthsNm;
        if (m_study.m_granule->preparation->gridNm().empty()) {
            const auto nominal = m_study.m_granule->granule.wavelengthsNm(groundPixel);
            result.wavelengthsNm.assign(nominal.begin(), nominal.end());
        }
        result.measured = m_y;
        result.sigma = m_sigma;
        result.residual = m_scoring.residual;
        result.coefficients = m_scoring.coefficients;
        result.fitted.resize(m_y.size());
        for (std::size_t channel = 0; channel < m_y.size(); ++channel) {
            result.fitted[channel] = scorer.reconstructed(m_scoring, 0, channel);
        }
    }

    const SpectralScorer& scorerOf(std::size_t groundPixel) {
        const std::size_t row = m_study.m_basis->groups.size() == 1 ? 0 : groundPixel;
        auto found = m_scorers.find(row);
        if (found == m_scorers.end()) {
            found = m_scorers.try_emplace(row, SpectralScorer(m_study.basisOfRow(groundPixel), m_components, m_study.m_windows)).first;
        }
        return found->second;
    }

    const ResidualStudy& m_study;
    const ResidualOptions& m_options;
    std::size_t m_components;
    std::map<std::size_t, SpectralScorer> m_scorers;
    core::RadianceBlock m_block;
    core::ChunkReader::Workspace m_chunks;
    SpectrumPreparation::Workspace m_workspace;
    SpectralScorer::Workspace m_scoring;
    std::vector<double> m_y;
    std::vector<double> m_sigma;
};

ResidualStudy::ResidualStudy(std::shared_ptr<const BasisFile> basis, std::shared_ptr<const PreparedGranule> granule)
    : m_basis(std::move(basis)), m_granule(std::move(granule)) {
    const std::size_t channels = m_granule->preparation->gridChannels();
    const std::size_t rows = m_granule->granule.groundPixels();
    if (channels != m_basis->wavelengthsNm.size() || (m_basis->groups.size() != 1 && m_basis->groups.size() != rows)) {
        throw Error(ErrorCode::InvalidRequest, "atmosphere.residual.otherShape",
                    {{"path", m_granule->granule.path()},
                     {"channels", number(channels)},
                     {"rows", number(rows)},
                     {"expected", number(m_basis->wavelengthsNm.size())}},
                    "hint.atmosphere.residual.otherShape");
    }
    m_windowNames = atmosphere::windowNames(*m_basis);
    m_windows = windowsOf(*m_basis);
}

std::size_t ResidualStudy::mostComponents() const {
    return std::min(m_basis->groups.front().stored(), m_basis->wavelengthsNm.size() - 1);
}

SpectrumResidual ResidualStudy::pixel(std::size_t scanline, std::size_t groundPixel, const ResidualOptions& options) const {
    return Session(*this, options).residual(scanline, groundPixel);
}

void ResidualStudy::forEach(std::span<const std::uint32_t> pixels, const ResidualOptions& options, const Visitor& visit,
                            const std::function<void(double)>& progress, const std::stop_token& stop) const {
    Session session(*this, options);
    const std::size_t rows = m_granule->granule.groundPixels();
    for (std::size_t at = 0; at < pixels.size(); ++at) {
        if (stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
        const std::size_t scanline = pixels[at] / rows;
        if (scanline < m_granule->granule.scanlines()) {
            visit(at, pixels[at], session.residual(scanline, pixels[at] % rows));
        }
        const bool isLastOfLine = at + 1 == pixels.size() || pixels[at + 1] / rows != scanline;
        if (progress && isLastOfLine) {
            progress(static_cast<double>(at + 1) / static_cast<double>(pixels.size()));
        }
    }
}

MeanResidual ResidualStudy::mean(std::span<const std::uint32_t> pixels, const ResidualOptions& options,
                                 const std::function<void(double)>& progress, const std::stop_token& stop) const {
    const std::size_t m = m_basis->wavelengthsNm.size();
    MeanResidual mean;
    mean.counts.assign(m, 0);
    for (auto* sums : {&mean.measured, &mean.sigma, &mean.fitted, &mean.residual, &mean.direction}) {
        sums->assign(m, 0.0);
    }
    const auto add = [&](std::size_t, std::uint32_t pixel, const SpectrumResidual& one) {
        if ((one.flags & kRejected) != 0) {
            ++mean.leftOut;
            return;
        }
        const auto& noise = basisOfRow(pixel % m_granule->granule.groundPixels()).noise;
        mean.wavelengthsNm = mean.count == 0 ? one.wavelengthsNm : mean.wavelengthsNm;
        ++mean.count;
        mean.meanScore += one.score.score;
        mean.coefficients.resize(one.coefficients.size(), 0.0);
        for (std::size_t component = 0; component < one.coefficients.size(); ++component) {
            mean.coefficients[component] += one.coefficients[component];
        }
        for (std::size_t channel = 0; channel < m; ++channel) {
            if (std::isfinite(one.residual[channel])) {
                ++mean.counts[channel];
                mean.measured[channel] += one.measured[channel];
                mean.sigma[channel] += one.sigma[channel] * one.sigma[channel];
                mean.fitted[channel] += one.fitted[channel];
                mean.residual[channel] += one.residual[channel];
                mean.direction[channel] += one.residual[channel] * one.sigma[channel] / noise[channel];
            }
        }
    };
    forEach(pixels, options, add, progress, stop);
    for (double& coefficient : mean.coefficients) {
        coefficient /= static_cast<double>(mean.count);
    }
    double squares = 0.0;
    std::size_t valid = 0;
    for (std::size_t channel = 0; channel < m; ++channel) {
        const auto n = static_cast<double>(mean.counts[channel]);
        if (mean.counts[channel] == 0) {
            mean.measured[channel] = mean.sigma[channel] = mean.fitted[channel] = mean.residual[channel] = kNan;
            continue;
        }
        mean.measured[channel] /= n;
        mean.sigma[channel] = std::sqrt(mean.sigma[channel]) / n;
        mean.fitted[channel] /= n;
        mean.residual[channel] /= n;
        mean.direction[channel] /= n;
        squares += n * mean.residual[channel] * mean.residual[channel];
        ++valid;
    }
    const std::size_t components = Session(*this, options).components();
    mean.score = valid > components ? std::sqrt(squares / static_cast<double>(valid - components)) : kNan;
    mean.meanScore = mean.count == 0 ? kNan : mean.meanScore / static_cast<double>(mean.count);
    for (const auto& window : m_windows) {
        mean.windowScores.push_back(rootMeanSquare(mean.residual, mean.counts, window.channels));
    }
    return mean;
}

double ResidualStudy::projectionVariance(std::span<const std::uint32_t> pixels, const ResidualOptions& options,
                                         std::span<const double> direction, const std::stop_token& stop) const {
    double length = 0.0;
    for (const double value : direction) {
        length += value * value;
    }
    double squares = 0.0;
    std::size_t count = 0;
    const auto add = [&](std::size_t, std::uint32_t pixel, const SpectrumResidual& one) {
        if ((one.flags & kRejected) != 0) {
            return;
        }
        const auto& noise = basisOfRow(pixel % m_granule->granule.groundPixels()).noise;
        double along = 0.0;
        for (std::size_t channel = 0; channel < direction.size(); ++channel) {
            if (std::isfinite(one.residual[channel])) {
                along += direction[channel] * one.residual[channel] * one.sigma[channel] / noise[channel];
            }
        }
        squares += along * along / length;
        ++count;
    };
    forEach(pixels, options, add, {}, stop);
    return count == 0 ? kNan : squares / static_cast<double>(count);
}

std::shared_ptr<const PreparedGranule> openForBasis(const fs::path& granule, const BasisFile& basis, std::span<const fs::path> folders) {
    const bool isOnGrid = basis.settings.grid == SpectralGrid::Resample;
    const bool needsLight = basis.settings.hasIrradiance || basis.settings.space == SpectralSpace::Reflectance;
    auto grid = isOnGrid ? basis.wavelengthsNm : std::vector<double>();
    if (!needsLight) {
        return std::make_shared<const PreparedGranule>(prepareGranule(granule, basis.settings, std::move(grid), nullptr));
    }
    std::vector<fs::path> lights;
    for (const auto& folder : folders) {
        std::error_code failure;
        for (const auto& entry : fs::directory_iterator(folder, failure)) {
            if (entry.path().filename().string().find("L1B_IR_") != std::string::npos) {
                lights.push_back(entry.path());
            }
        }
    }
    std::sort(lights.begin(), lights.end());
    const auto opened = core::RadianceGranule::open(granule.string(), basis.settings.band);
    for (const auto& path : lights) {
        try {
            const auto light =
                core::readS5pIrradiance(core::NetcdfFile::open(path.string()), "BAND" + opened.band().substr(2), opened.groundPixels());
            return std::make_shared<const PreparedGranule>(prepareGranule(granule, basis.settings, grid, &light));
        } catch (const Error& error) {
            if (error.code() != ErrorCode::InvalidRequest) {
                throw;
            }
            // That of another detector: the next one may be right.
        }
    }
    throw Error(ErrorCode::InvalidRequest, "atmosphere.residual.noIrradiance", {{"path", granule.string()}},
                "hint.atmosphere.residual.noIrradiance");
}

double valueOfSpace(SpectralSpace space, double y) {
    return space == SpectralSpace::Log ? std::exp(y) : y;
}

std::string unitOfSpace(const PreparationSettings& settings) {
    const bool isRadiance = settings.space == SpectralSpace::Radiance || (settings.space == SpectralSpace::Log && !settings.hasIrradiance);
    return isRadiance ? "mol.m-2.nm-1.sr-1.s-1" : "1";
}

} // namespace phidias::processing::atmosphere
