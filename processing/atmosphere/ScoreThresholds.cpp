#include "processing/atmosphere/ScoreThresholds.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::atmosphere {

namespace {

constexpr std::array<double, 2> kSunZenithDeg{35.0, 55.0};
constexpr std::size_t kLeastSpectra = 100;
constexpr double kLeastSpread = 1e-6;
constexpr double kLeastFilter = 1.0; ///< a quantile of a filter may lie at 0, a threshold may not

/// Linear between the order statistics. @param sorted  rising, not empty
double quantileOf(const std::vector<double>& sorted, double quantile) {
    const double place = quantile * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double share = place - static_cast<double>(below);
    return (1.0 - share) * sorted[below] + share * sorted[above];
}

ScoreThresholds::Ordinary ordinaryOf(std::vector<double> logScores) {
    ScoreThresholds::Ordinary ordinary;
    ordinary.count = static_cast<std::int64_t>(logScores.size());
    if (logScores.empty()) {
        ordinary.median = std::numeric_limits<double>::infinity();
        ordinary.at.fill(std::numeric_limits<double>::infinity());
        return ordinary;
    }
    std::sort(logScores.begin(), logScores.end());
    ordinary.median = quantileOf(logScores, 0.5);
    for (std::size_t at = 0; at < ScoreThresholds::kQuantiles.size(); ++at) {
        ordinary.at.at(at) = quantileOf(logScores, ScoreThresholds::kQuantiles.at(at));
    }
    for (double& value : logScores) {
        value = std::abs(value - ordinary.median);
    }
    std::sort(logScores.begin(), logScores.end());
    ordinary.spread = std::max(kLeastSpread, 1.4826 * quantileOf(logScores, 0.5));
    return ordinary;
}

} // namespace

ScoreThresholds::ScoreThresholds(std::size_t scores, std::vector<std::string> names, const std::vector<Sample>& samples)
    : m_scores(scores), m_names(std::move(names)) {
    std::vector<double> brightness;
    std::transform(samples.begin(), samples.end(), std::back_inserter(brightness), [](const Sample& sample) { return sample.brightness; });
    std::sort(brightness.begin(), brightness.end());
    m_brightnessEdge = brightness.empty() ? 0.0 : quantileOf(brightness, 0.5);
    m_strata.resize(kStrata);
    for (std::size_t name = 0; name < m_names.size(); ++name) {
        std::vector<double> all;
        std::array<std::vector<double>, kStrata> parts;
        for (const auto& sample : samples) {
            const double score = sample.scores.at(name);
            if (std::isfinite(score) && (score > 0.0 || name >= m_scores)) {
                all.push_back(name < m_scores ? std::log(score) : score);
                parts.at(stratumOf(sample.brightness, sample.sunZenithDeg)).push_back(all.back());
            }
        }
        const Ordinary whole = ordinaryOf(all);
        for (std::size_t stratum = 0; stratum < kStrata; ++stratum) {
            auto& part = parts.at(stratum);
            m_strata[stratum].push_back(part.size() < kLeastSpectra ? whole : ordinaryOf(std::move(part)));
        }
    }
}

std::size_t ScoreThresholds::stratumOf(double brightness, double sunZenithDeg) const {
    const auto height = static_cast<std::size_t>(
        std::count_if(kSunZenithDeg.begin(), kSunZenithDeg.end(), [&](double edge) { return sunZenithDeg >= edge; }));
    return (brightness >= m_brightnessEdge ? kSunZenithDeg.size() + 1 : 0) + height;
}

ScoreThresholds::Limit ScoreThresholds::byTolerance(std::size_t stratum, std::size_t name, double tolerance) const {
    const auto& ordinary = m_strata.at(stratum).at(name);
    const double limit = ordinary.median + tolerance * ordinary.spread;
    return {.median = ordinary.median, .limit = name < m_scores ? limit : std::max(limit, tolerance), .isLogarithmic = name < m_scores};
}

ScoreThresholds::Limit ScoreThresholds::byQuantile(std::size_t stratum, std::size_t name, double quantile) const {
    const auto& ordinary = m_strata.at(stratum).at(name);
    double value = ordinary.at.back();
    for (std::size_t at = 1; at < kQuantiles.size(); ++at) {
        if (quantile <= kQuantiles.at(at) && ordinary.count > 0) { // of infinite ones nothing can be weighted
            const double share = (quantile - kQuantiles.at(at - 1)) / (kQuantiles.at(at) - kQuantiles.at(at - 1));
            value = (1.0 - share) * ordinary.at.at(at - 1) + share * ordinary.at.at(at);
            break;
        }
    }
    value = std::max(value, ordinary.median + kLeastSpread);
    return {.median = ordinary.median, .limit = name < m_scores ? value : std::max(value, kLeastFilter), .isLogarithmic = name < m_scores};
}

core::Json ScoreThresholds::toJson() const {
    core::Json json{{"names", m_names},
                    {"scores", m_scores},
                    {"brightnessEdge", m_brightnessEdge},
                    {"solarZenithEdges", kSunZenithDeg},
                    {"quantiles", kQuantiles},
                    {"strata", core::Json::array()}};
    for (const auto& stratum : m_strata) {
        core::Json own = core::Json::array();
        for (const auto& ordinary : stratum) {
            // An infinite number is none in JSON: null stands for "no threshold".
            if (ordinary.count == 0) {
                own.push_back(nullptr);
            } else {
                own.push_back({{"median", ordinary.median}, {"spread", ordinary.spread}, {"at", ordinary.at}, {"n", ordinary.count}});
            }
        }
        json["strata"].push_back(own);
    }
    return json;
}

ScoreThresholds ScoreThresholds::fromJson(const core::Json& json) {
    ScoreThresholds thresholds;
    thresholds.m_names = json.at("names").get<std::vector<std::string>>();
    thresholds.m_scores = json.at("scores").get<std::size_t>();
    thresholds.m_brightnessEdge = json.at("brightnessEdge").get<double>();
    for (const auto& stratum : json.at("strata")) {
        auto& own = thresholds.m_strata.emplace_back();
        for (const auto& entry : stratum) {
            if (entry.is_null()) {
                own.push_back(ordinaryOf({}));
                continue;
            }
            own.push_back({.median = entry.at("median").get<double>(),
                           .spread = entry.at("spread").get<double>(),
                           .at = entry.at("at").get<std::array<double, kQuantiles.size()>>(),
                           .count = entry.at("n").get<std::int64_t>()});
        }
    }
    return thresholds;
}

} // namespace phidias::processing::atmosphere
