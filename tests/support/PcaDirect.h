#pragma once

#include "core/io/NetcdfFile.h"

#include <Eigen/Dense>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace phidias::tests {

/// Band 7 of a Sentinel-5P granule, scanline by scanline, read by netCDF-C alone.
class DirectGranule {
public:
    static constexpr Eigen::Index kChannels = 480;
    static constexpr std::size_t kRows = 215;

    explicit DirectGranule(const std::filesystem::path& path)
        : m_mode(core::NetcdfFile::open(path.string()).root().group("BAND7_RADIANCE/STANDARD_MODE").value()),
          m_quality(m_mode.requireVariable("OBSERVATIONS/ground_pixel_quality").readIntegers()),
          m_wavelengths(m_mode.requireVariable("INSTRUMENT/nominal_wavelength").readDoubles()) {}

    struct Spectrum {
        std::vector<double> radiance;
        std::vector<double> noise; ///< decibels
        std::vector<bool> isValid; ///< by PCA_SCREENING 1a with channelQualityMask 119 in log space
    };
    [[nodiscard]] std::size_t scanlines() const { return m_quality.size() / kRows; }
    [[nodiscard]] std::int64_t groundPixelQuality(std::size_t scanline, std::size_t row) const { return m_quality[scanline * kRows + row]; }
    [[nodiscard]] std::vector<double> geodata(const char* name) const {
        return m_mode.requireVariable(std::string("GEODATA/") + name).readDoubles();
    }
    [[nodiscard]] std::vector<double> wavelengthsNm(std::size_t row) const {
        const auto first = m_wavelengths.begin() + static_cast<std::ptrdiff_t>(row) * kChannels;
        return {first, first + kChannels};
    }
    [[nodiscard]] Spectrum spectrum(std::size_t scanline, std::size_t row) {
        if (scanline != m_scanline) {
            const std::array<std::size_t, 4> start{0, scanline, 0, 0};
            const std::array<std::size_t, 4> count{1, 1, kRows, static_cast<std::size_t>(kChannels)};
            m_radiance = m_mode.requireVariable("OBSERVATIONS/radiance").readDoubles(start, count);
            m_noise = m_mode.requireVariable("OBSERVATIONS/radiance_noise").readDoubles(start, count);
            m_bits = m_mode.requireVariable("OBSERVATIONS/spectral_channel_quality").readDoubles(start, count);
            m_scanline = scanline;
        }
        Spectrum result;
        for (std::size_t channel = 0; channel < static_cast<std::size_t>(kChannels); ++channel) {
            const std::size_t at = row * static_cast<std::size_t>(kChannels) + channel;
            result.radiance.push_back(m_radiance[at]);
            result.noise.push_back(m_noise[at]);
            result.isValid.push_back((static_cast<int>(m_bits[at]) & 119) == 0 && m_radiance[at] < 9e36 && m_radiance[at] > 0.0 &&
                                     m_noise[at] >= 0.0);
        }
        return result;
    }

private:
    core::NetcdfGroup m_mode;
    std::vector<std::int64_t> m_quality;
    std::vector<double> m_wavelengths;
    std::size_t m_scanline = std::numeric_limits<std::size_t>::max();
    std::vector<double> m_radiance, m_noise, m_bits;
};

/// ln of the radiance and its noise 10^(-dB / 10); NaN = missing.
inline std::pair<Eigen::VectorXd, Eigen::VectorXd> logarithmOf(const DirectGranule::Spectrum& spectrum) {
    Eigen::VectorXd y = Eigen::VectorXd::Constant(DirectGranule::kChannels, std::numeric_limits<double>::quiet_NaN());
    Eigen::VectorXd sigma = y;
    for (Eigen::Index channel = 0; channel < y.size(); ++channel) {
        const auto at = static_cast<std::size_t>(channel);
        if (spectrum.isValid[at]) {
            y(channel) = std::log(spectrum.radiance[at]);
            sigma(channel) = std::pow(10.0, -spectrum.noise[at] / 10.0);
        }
    }
    return {y, sigma};
}

/// What a spectrum is to a basis by the formulas of PCA_SCREENING 4, the coefficients by a QR decomposition of E_V.
struct DirectScore {
    double score = 0.0;
    double t2 = 0.0;
    std::map<std::string, double> windows;
    Eigen::VectorXd p;
    Eigen::VectorXd fitted;   ///< y^
    Eigen::VectorXd residual; ///< (y - y^) / sigma, NaN = missing
    Eigen::VectorXd r;        ///< (y - y^) / s, NaN = missing
};

/// A basis as it lies in its file.
struct DirectBasis {
    Eigen::VectorXd mean, noise, lambda;
    std::vector<double> wavelengthsNm;
    Eigen::MatrixXd e; ///< [channel][component], the chosen ones
    std::map<std::string, std::vector<Eigen::Index>> windows;
    std::vector<std::string> gases;
    Eigen::MatrixXd sections; ///< [channel][gas]

    /// @param components  0 = those of the file
    explicit DirectBasis(const std::filesystem::path& path, Eigen::Index components = 0) {
        const auto root = core::NetcdfFile::open(path.string()).root();
        const auto vector = [&](const char* name) {
            const auto values = root.requireVariable(name).readDoubles();
            return Eigen::VectorXd(Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size())));
        };
        mean = vector("mean");
        noise = vector("noise");
        lambda = vector("eigenvalues");
        wavelengthsNm = root.requireVariable("wavelength").readDoubles();
        const auto chosen = components > 0 ? components : static_cast<Eigen::Index>(root.attributes().number("components").value_or(0.0));
        const auto vectors = vector("eigenvectors");
        e = Eigen::Map<const Eigen::MatrixXd>(vectors.data(), mean.size(), vectors.size() / mean.size()).leftCols(chosen);
        const auto ranges = nlohmann::json::parse(root.attributes().textOrEmpty("windows"));
        for (const auto& [name, intervals] : ranges.items()) {
            for (std::size_t channel = 0; channel < wavelengthsNm.size(); ++channel) {
                const bool isIn = std::any_of(intervals.begin(), intervals.end(), [&](const auto& interval) {
                    return interval[0].template get<double>() <= wavelengthsNm[channel] &&
                           wavelengthsNm[channel] <= interval[1].template get<double>();
                });
                if (isIn) {
                    windows[name].push_back(static_cast<Eigen::Index>(channel));
                }
            }
        }
        if (const auto variable = root.variable("gas_cross_section")) {
            gases = nlohmann::json::parse(variable->attributes().textOrEmpty("gases")).get<std::vector<std::string>>();
            const auto values = variable->readDoubles();
            sections = Eigen::Map<const Eigen::MatrixXd>(values.data(), mean.size(), static_cast<Eigen::Index>(gases.size()));
        }
    }

    [[nodiscard]] DirectScore score(const Eigen::VectorXd& y, const Eigen::VectorXd& sigma) const {
        std::vector<Eigen::Index> valid;
        for (Eigen::Index channel = 0; channel < y.size(); ++channel) {
            if (std::isfinite(y(channel))) {
                valid.push_back(channel);
            }
        }
        const Eigen::VectorXd normalised = (y - mean).cwiseQuotient(noise);
        DirectScore result;
        result.p = Eigen::MatrixXd(e(valid, Eigen::all)).colPivHouseholderQr().solve(Eigen::VectorXd(normalised(valid)));
        result.fitted = mean + noise.cwiseProduct(e * result.p);
        result.residual = (y - result.fitted).cwiseQuotient(sigma);
        result.r = (y - result.fitted).cwiseQuotient(noise);
        result.score =
            std::sqrt(result.residual(valid).squaredNorm() / static_cast<double>(static_cast<Eigen::Index>(valid.size()) - e.cols()));
        for (Eigen::Index component = 0; component < e.cols(); ++component) {
            result.t2 += result.p(component) * result.p(component) / lambda(component);
        }
        for (const auto& [name, channels] : windows) {
            double sum = 0.0;
            double count = 0.0;
            for (const auto channel : channels) {
                if (std::isfinite(result.residual(channel))) {
                    sum += result.residual(channel) * result.residual(channel);
                    count += 1.0;
                }
            }
            result.windows[name] = std::sqrt(sum / count);
        }
        return result;
    }

    struct Fit {
        double alpha = 0.0, alphaError = 0.0, z = 0.0, filter = 0.0, column = 0.0;
    };
    /// Matched filter of a gas in log space: k = -S^-1/2 sigma_gas.
    [[nodiscard]] Fit fit(Eigen::Index gas, const DirectScore& score, const Eigen::VectorXd& sigma, double airmass) const {
        const Eigen::VectorXd k = -sections.col(gas).cwiseQuotient(noise);
        const Eigen::VectorXd inside = e.transpose() * k;
        const Eigen::VectorXd outside = k - e * inside;
        double product = 0.0;
        double square = 0.0;
        double variance = 0.0;
        for (Eigen::Index channel = 0; channel < k.size(); ++channel) {
            if (std::isfinite(score.r(channel))) {
                product += outside(channel) * score.r(channel);
                square += outside(channel) * outside(channel);
                variance += std::pow(outside(channel) * sigma(channel) / noise(channel), 2);
            }
        }
        double information = outside.squaredNorm();
        double whole = product;
        for (Eigen::Index component = 0; component < e.cols(); ++component) {
            const double own = std::max(1.0, lambda(component));
            information += inside(component) * inside(component) / own;
            whole += inside(component) * score.p(component) / own;
        }
        return {.alpha = product / square / airmass,
                .alphaError = std::sqrt(variance) / square / airmass,
                .z = product / std::sqrt(square),
                .filter = whole / std::sqrt(information),
                .column = whole / information / airmass};
    }
};

} // namespace phidias::tests
