#pragma once

#include "core/util/Json.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace phidias::processing::atmosphere {

/// What scores ordinary spectra have, by window and stratum, and from where on a score is out of the ordinary.     [PCA_SCREENING 5]
///
/// Strata: dark or bright (mean of y - mu over the valid channels, against the median of the reference) times the sun's zenith angle (0,
/// 35, 55 degrees and more). A stratum with fewer than 100 spectra takes the statistics of all.
class ScoreThresholds {
public:
    static constexpr std::size_t kStrata = 6;
    static constexpr std::array<double, 7> kQuantiles{0.5, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999};

    /// Scores of one spectrum of the reference.
    struct Sample {
        double brightness = 0.0; ///< mean of y - mu over the valid channels
        double sunZenithDeg = 0.0;
        std::vector<double> scores; ///< of the names; NaN = none
    };
    /// Of ln score; of filters, which may be negative, as they are.
    struct Ordinary {
        double median = 0.0;
        double spread = 0.0;                        ///< 1.4826 times the median absolute deviation
        std::array<double, kQuantiles.size()> at{}; ///< quantiles
        std::int64_t count = 0;
    };

    ScoreThresholds() = default;
    /// @param scores   how many of the names are scores; those after them are filters
    /// @param names    "score", the windows, the filters  @param samples  of the reference; empty: every threshold is infinite
    ScoreThresholds(std::size_t scores, std::vector<std::string> names, const std::vector<Sample>& samples);

    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] bool isEmpty() const { return m_strata.empty(); }
    /// @param brightness  of the space; NaN counts as dark
    [[nodiscard]] std::size_t stratumOf(double brightness, double sunZenithDeg) const;
    /// Where a score or filter stops to be ordinary, on the scale of its statistics (ln of scores).
    struct Limit {
        double median = 0.0;
        double limit = 0.0; ///< > median
        bool isLogarithmic = true;

        /// How far a value lies out, in units of the limit's distance from the median: > 1 = out of the ordinary.
        [[nodiscard]] double excess(double value) const { return ((isLogarithmic ? std::log(value) : value) - median) / (limit - median); }
        /// The limit as a value.
        [[nodiscard]] double value() const { return isLogarithmic ? std::exp(limit) : limit; }
    };
    /// median + tolerance x spread of a stratum and a name; of filters at least the tolerance. @param tolerance  > 0
    [[nodiscard]] Limit byTolerance(std::size_t stratum, std::size_t name, double tolerance) const;
    /// The quantile of the reference; of filters at least 1. @param quantile  > 0.5 .. 0.999, linear between kQuantiles
    [[nodiscard]] Limit byQuantile(std::size_t stratum, std::size_t name, double quantile) const;

    [[nodiscard]] core::Json toJson() const;
    /// @throws core::Json::exception when a member is missing or of another kind
    [[nodiscard]] static ScoreThresholds fromJson(const core::Json& json);

private:
    std::size_t m_scores = 0;
    std::vector<std::string> m_names;
    double m_brightnessEdge = 0.0;
    std::vector<std::vector<Ordinary>> m_strata; ///< [stratum][name]
};

} // namespace phidias::processing::atmosphere
