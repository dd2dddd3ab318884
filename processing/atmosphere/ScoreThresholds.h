#pragma once

#include "core/util/Json.h"

#include <array>
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
    /// Of ln score.
    struct Ordinary {
        double median = 0.0;
        double spread = 0.0;                        ///< 1.4826 times the median absolute deviation
        std::array<double, kQuantiles.size()> at{}; ///< quantiles
        std::int64_t count = 0;
    };

    ScoreThresholds() = default;
    /// @param names  "score", then the windows  @param samples  of the reference; empty: every threshold is infinite
    ScoreThresholds(std::vector<std::string> names, const std::vector<Sample>& samples);

    [[nodiscard]] const std::vector<std::string>& names() const { return m_names; }
    [[nodiscard]] bool isEmpty() const { return m_strata.empty(); }
    /// @param brightness  of the space; NaN counts as dark
    [[nodiscard]] std::size_t stratumOf(double brightness, double sunZenithDeg) const;
    /// exp(median + tolerance x spread) of a stratum and a name. @param tolerance  > 0
    [[nodiscard]] double byTolerance(std::size_t stratum, std::size_t name, double tolerance) const;
    /// The quantile of the reference. @param quantile  0.5 .. 0.999, linear between kQuantiles
    [[nodiscard]] double byQuantile(std::size_t stratum, std::size_t name, double quantile) const;

    [[nodiscard]] core::Json toJson() const;
    /// @throws core::Json::exception when a member is missing or of another kind
    [[nodiscard]] static ScoreThresholds fromJson(const core::Json& json);

private:
    std::vector<std::string> m_names;
    double m_brightnessEdge = 0.0;
    std::vector<std::vector<Ordinary>> m_strata; ///< [stratum][name]
};

} // namespace phidias::processing::atmosphere
