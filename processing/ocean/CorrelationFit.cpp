#include "processing/ocean/CorrelationFit.h"

#include "core/util/Error.h"
#include "processing/ocean/DivandKernel.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <random>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kEarthRadiusM = 6372795.477598; // distfun_m of DIVAnd.jl
constexpr std::size_t kTrials = 1000;

void throwIfStopped(const std::stop_token& stop) {
    if (stop.stop_requested()) {
        throw Error(ErrorCode::Cancelled, "core.cancelled");
    }
}

struct PairStatistics {
    double mean = 0.0;
    double most = 0.0;
    std::size_t count = 0;
};

double weightedMean(std::span<const double> value, std::span<const double> weight) {
    double sum = 0.0;
    double total = 0.0;
    for (std::size_t k = 0; k < value.size(); ++k) {
        sum += weight[k] * value[k];
        total += weight[k];
    }
    return sum / total;
}

/// One pass of the 1/4-Laplacian smoother; the ends see one neighbour.
std::vector<double> smoothedOnce(const std::vector<double>& values) {
    auto smooth = values;
    for (std::size_t k = 0; k < values.size(); ++k) {
        smooth[k] +=
            (k > 0 ? 0.25 * (values[k - 1] - values[k]) : 0.0) + (k + 1 < values.size() ? 0.25 * (values[k + 1] - values[k]) : 0.0);
    }
    return smooth;
}

/// Covariance of the bins, smoothed, and the weights of the bins.
void binCovariances(std::span<const double> anomaly, std::span<const double> weight, const PairSource& pairs, double width,
                    std::size_t bins, LengthFit& fit) {
    std::vector<double> sum(bins, 0.0), squares(bins, 0.0), total(bins, 0.0);
    std::vector<std::size_t> count(bins, 0);
    pairs([&](std::size_t i, std::size_t j, double distance) {
        const std::size_t bin = std::min(bins - 1, static_cast<std::size_t>(distance / width));
        const double both = weight[i] * weight[j];
        const double product = anomaly[i] * anomaly[j];
        sum[bin] += both * product;
        squares[bin] += both * product * product;
        total[bin] += both;
        ++count[bin];
    });
    fit.distance.resize(bins);
    fit.covariance.assign(bins, 0.0);
    fit.weight.assign(bins, 0.0);
    double weights = 0.0;
    std::size_t weighted = 0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        fit.distance[bin] = width * static_cast<double>(bin);
        if (count[bin] > 0) {
            fit.covariance[bin] = sum[bin] / total[bin];
            const double variance = squares[bin] / total[bin] - fit.covariance[bin] * fit.covariance[bin];
            if (count[bin] > 1 && variance > 0.0) {
                fit.weight[bin] = total[bin] / (variance * variance);
                weights += fit.weight[bin];
                ++weighted;
            }
        }
    }
    // Distances that no pair has (levels of a profile): the covariance between its neighbours, or of the nearest.
    std::size_t last = bins;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        if (count[bin] == 0) {
            continue;
        }
        for (std::size_t empty = last == bins ? 0 : last + 1; empty < bin; ++empty) {
            const double share = last == bins ? 1.0 : static_cast<double>(empty - last) / static_cast<double>(bin - last);
            fit.covariance[empty] = share * fit.covariance[bin] + (last == bins ? 0.0 : (1.0 - share) * fit.covariance[last]);
        }
        last = bin;
    }
    for (double& own : fit.weight) {
        own += weighted > 0 ? weights / static_cast<double>(weighted) : 1.0;
    }
    for (int pass = 0; pass < 3; ++pass) {
        fit.covariance = smoothedOnce(fit.covariance);
    }
}

} // namespace

LengthFit fitLength(std::span<const double> value, std::span<const double> weight, const PairSource& pairs, std::stop_token stop) {
    LengthFit fit;
    fit.observations = value.size();
    PairStatistics statistics;
    std::size_t sinceLook = 0;
    pairs([&](std::size_t, std::size_t, double distance) {
        statistics.mean += distance;
        statistics.most = std::max(statistics.most, distance);
        ++statistics.count;
        if (++sinceLook == 1000000) {
            sinceLook = 0;
            throwIfStopped(stop);
        }
    });
    fit.pairs = statistics.count;
    if (value.size() < 3 || statistics.count < 3 || !(statistics.most > 0.0)) {
        fit.reason = "fewer than three observations at different places";
        return fit;
    }
    fit.meanDistance = statistics.mean / static_cast<double>(statistics.count);
    const double mean = weightedMean(value, weight);
    std::vector<double> anomaly(value.size());
    std::vector<double> squared(value.size());
    for (std::size_t k = 0; k < value.size(); ++k) {
        anomaly[k] = value[k] - mean;
        squared[k] = anomaly[k] * anomaly[k];
    }
    const double dataVariance = weightedMean(squared, weight);
    if (!(dataVariance > 0.0)) {
        fit.reason = "all values are equal";
        return fit;
    }
    const auto n = static_cast<double>(value.size());
    const double wanted = std::max(1.0, std::min(80.0, n * n / statistics.most * fit.meanDistance / 20.0));
    const double width = fit.meanDistance / wanted;
    const auto bins = static_cast<std::size_t>(std::floor(statistics.most / width + 1.0));
    binCovariances(anomaly, weight, pairs, width, bins, fit);
    throwIfStopped(stop);

    // Counted from 1, as in the formulas.
    std::size_t crossing = 0;
    for (std::size_t bin = 4; bin <= bins && crossing == 0; ++bin) {
        crossing = fit.covariance[bin - 1] < 0.0 ? bin : 0;
    }
    if (crossing == 0) {
        crossing = 1 + static_cast<std::size_t>(std::min_element(fit.covariance.begin(), fit.covariance.end()) - fit.covariance.begin());
    }
    const double reach = width * static_cast<double>(crossing);
    const std::size_t first = std::max<std::size_t>(static_cast<std::size_t>(std::floor(reach / 20.0 / width)) + 1, 2);
    const auto used = static_cast<std::size_t>(std::floor(0.95 * static_cast<double>(crossing)));
    const std::size_t last = std::min(bins, first + used - 1);
    if (used < 10 || last <= first) {
        fit.length = reach;
        fit.variance = 0.99 * dataVariance;
        fit.signalToNoise = fit.variance / (dataVariance - fit.variance + 1e-10);
        fit.reason = "fewer than ten bins before the zero crossing: its distance is taken";
    } else {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t trial = 0; trial < kTrials; ++trial) {
            const double length = reach / 10.0 + static_cast<double>(trial) * reach / 500.0;
            double above = 0.0;
            double below = 0.0;
            std::vector<double> kernel(last - first + 1);
            for (std::size_t bin = first; bin <= last; ++bin) {
                kernel[bin - first] = correlation(1.0, fit.distance[bin - 1] / length);
                above += fit.covariance[bin - 1] * fit.weight[bin - 1];
                below += kernel[bin - first] * fit.weight[bin - 1];
            }
            const double variance = above / below;
            double misfit = 0.0;
            double weights = 0.0;
            for (std::size_t bin = first; bin <= last; ++bin) {
                const double difference = fit.covariance[bin - 1] - variance * kernel[bin - first];
                misfit += fit.weight[bin - 1] * difference * difference;
                weights += fit.weight[bin - 1];
            }
            misfit /= weights;
            if (misfit < least) {
                least = misfit;
                fit.length = length;
                fit.variance = variance;
                fit.quality = 1.0 - std::sqrt(misfit) / variance;
            }
        }
        fit.signalToNoise = fit.variance / (dataVariance - fit.variance + 1e-10);
        fit.usedBins = {first - 1, last - 1};
    }
    for (const double distance : fit.distance) {
        fit.fitted.push_back(fit.variance * correlation(1.0, distance / fit.length));
    }
    return fit;
}

PairSource pairsOf(std::size_t count, std::size_t samples, std::uint64_t seed, std::function<double(std::size_t, std::size_t)> distance) {
    if (samples == 0 || count <= samples) {
        return [count, distance](const PairVisit& visit) {
            for (std::size_t i = 0; i < count; ++i) {
                for (std::size_t j = i + 1; j < count; ++j) {
                    visit(i, j, distance(i, j));
                }
            }
        };
    }
    return [count, samples, seed, distance](const PairVisit& visit) {
        std::mt19937_64 random(seed);
        for (std::size_t pair = 0; pair < samples * (samples - 1) / 2; ++pair) {
            // The remainder is as good as even here: count is tiny beside 2^64.
            const std::size_t i = random() % count;
            const std::size_t j = (i + 1 + random() % (count - 1)) % count;
            visit(i, j, distance(i, j));
        }
    };
}

namespace {

/// Unit vectors from the centre of the sphere: distances without trigonometry of each pair.
std::vector<std::array<double, 3>> directions(const std::vector<SelectedObservation>& observations,
                                              const std::vector<std::size_t>& chosen) {
    std::vector<std::array<double, 3>> vectors;
    vectors.reserve(chosen.size());
    for (const std::size_t k : chosen) {
        const double phi = observations[k].latitudeDeg * std::numbers::pi / 180.0;
        const double lambda = observations[k].longitudeDeg * std::numbers::pi / 180.0;
        vectors.push_back({std::cos(phi) * std::cos(lambda), std::cos(phi) * std::sin(lambda), std::sin(phi)});
    }
    return vectors;
}

double arcM(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    const double chord = std::sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
    return 2.0 * kEarthRadiusM * std::asin(std::min(1.0, 0.5 * chord));
}

/// Values minus the mean profile: the mean near each level, linear between the levels.
std::vector<double> profileAnomalies(const std::vector<SelectedObservation>& observations, const std::vector<double>& depthsM,
                                     double reachM) {
    std::vector<double> level, mean;
    for (const double depth : depthsM) {
        double sum = 0.0;
        std::size_t count = 0;
        for (const auto& observation : observations) {
            if (std::abs(observation.depthM - depth) < reachM) {
                sum += observation.value;
                ++count;
            }
        }
        if (count > 0) {
            level.push_back(depth);
            mean.push_back(sum / static_cast<double>(count));
        }
    }
    std::vector<double> anomalies;
    for (const auto& observation : observations) {
        if (level.empty()) {
            anomalies.push_back(observation.value);
            continue;
        }
        const auto above = static_cast<std::size_t>(std::upper_bound(level.begin(), level.end(), observation.depthM) - level.begin());
        double background = above == 0 ? mean.front() : mean.back();
        if (above > 0 && above < level.size()) {
            const double share = (observation.depthM - level[above - 1]) / (level[above] - level[above - 1]);
            background = (1.0 - share) * mean[above - 1] + share * mean[above];
        }
        anomalies.push_back(observation.value - background);
    }
    return anomalies;
}

/// Lengths smoothed along depth and over the levels, weighted by quality, and kept within the bounds.
std::vector<double> smoothedLengths(const std::vector<LengthFit>& fits, const std::vector<double>& depthsM,
                                    const LevelFitOptions& options) {
    std::vector<double> weighted, weight;
    for (const auto& fit : fits) {
        const double own = std::isfinite(fit.length) && fit.quality >= 0.5 ? fit.quality : 0.0;
        weight.push_back(own);
        weighted.push_back(own > 0.0 ? own * std::clamp(fit.length, options.least, options.most) : 0.0);
    }
    if (std::all_of(weight.begin(), weight.end(), [](double own) { return own == 0.0; })) {
        // No fit is good: what there is counts, each as much as the others.
        for (std::size_t k = 0; k < fits.size(); ++k) {
            weight[k] = std::isfinite(fits[k].length) ? 1.0 : 0.0;
            weighted[k] = weight[k] > 0.0 ? std::clamp(fits[k].length, options.least, options.most) : 0.0;
        }
    }
    if (fits.size() > 1) {
        std::vector<double> index(fits.size());
        for (std::size_t k = 0; k < index.size(); ++k) {
            index[k] = static_cast<double>(k);
        }
        for (auto* values : {&weighted, &weight}) {
            *values = diffused(index, diffused(depthsM, std::move(*values), options.smoothingDepthM), options.smoothingLevels);
        }
    }
    std::vector<double> lengths(fits.size(), kNan);
    for (std::size_t k = 0; k < lengths.size(); ++k) {
        if (weight[k] > 1e-12) {
            lengths[k] = std::clamp(weighted[k] / weight[k], options.least, options.most);
        }
    }
    // Levels far from any fit take the nearest one.
    for (std::size_t k = 0; k < lengths.size(); ++k) {
        for (std::size_t far = 1; std::isnan(lengths[k]) && far < lengths.size(); ++far) {
            if (k >= far && weight[k - far] > 1e-12) {
                lengths[k] = lengths[k - far];
            } else if (k + far < lengths.size() && weight[k + far] > 1e-12) {
                lengths[k] = lengths[k + far];
            }
        }
    }
    return lengths;
}

} // namespace

LevelFits fitHorizontalLengths(const std::vector<SelectedObservation>& observations, const std::vector<double>& depthsM,
                               const LevelFitOptions& options) {
    LevelFits result;
    const std::size_t levels = std::max<std::size_t>(1, depthsM.size());
    result.fits.resize(levels);
    const auto anomalies = profileAnomalies(observations, depthsM, options.searchDepthM);
    for (std::size_t level = 0; level < levels; ++level) {
        std::vector<std::size_t> chosen;
        std::vector<double> values;
        for (std::size_t k = 0; k < observations.size(); ++k) {
            if (depthsM.empty() || std::abs(observations[k].depthM - depthsM[level]) < options.searchDepthM) {
                chosen.push_back(k);
                values.push_back(anomalies[k]);
            }
        }
        const auto place = directions(observations, chosen);
        const std::vector<double> weight(values.size(), 1.0);
        result.fits[level] = fitLength(values, weight,
                                       pairsOf(values.size(), options.samples, options.seed + level,
                                               [&place](std::size_t i, std::size_t j) { return arcM(place[i], place[j]); }),
                                       options.stop);
    }
    result.smoothed = smoothedLengths(result.fits, depthsM, options);
    return result;
}

LevelFits fitVerticalLengths(const std::vector<SelectedObservation>& observations, const std::vector<double>& depthsM,
                             const LevelFitOptions& options) {
    LevelFits result;
    const auto anomalies = profileAnomalies(observations, depthsM, options.searchDepthM);
    // Profiles: observations in the same cell of the size of the search distance.
    const double cellDeg = options.searchDistanceM / kEarthRadiusM * 180.0 / std::numbers::pi;
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> profiles;
    for (std::size_t k = 0; k < observations.size(); ++k) {
        if (std::isfinite(observations[k].depthM)) {
            const double cosine = std::max(0.01, std::cos(observations[k].latitudeDeg * std::numbers::pi / 180.0));
            profiles[{std::llround(observations[k].latitudeDeg / cellDeg), std::llround(observations[k].longitudeDeg * cosine / cellDeg)}]
                .push_back(k);
        }
    }
    for (std::size_t level = 0; level < depthsM.size(); ++level) {
        throwIfStopped(options.stop);
        // The pairs of a level: one near it, the other anywhere in its profile.
        struct Near {
            std::size_t observation;
            const std::vector<std::size_t>* profile;
            std::size_t pairsBefore;
        };
        std::vector<Near> near;
        std::vector<std::size_t> members;
        std::size_t total = 0;
        for (const auto& [cell, profile] : profiles) {
            const std::size_t before = near.size();
            for (const std::size_t i : profile) {
                if (std::abs(observations[i].depthM - depthsM[level]) < options.verticalSearchDepthM && profile.size() > 1) {
                    near.push_back({i, &profile, total});
                    total += profile.size() - 1;
                }
            }
            if (near.size() > before) {
                members.insert(members.end(), profile.begin(), profile.end());
            }
        }
        // The k-th partner of an observation: those of its profile without itself.
        const auto partner = [](const Near& one, std::size_t k) {
            return (*one.profile)[k] == one.observation ? one.profile->back() : (*one.profile)[k];
        };
        const std::size_t most = options.samples * (options.samples - 1) / 2;
        std::vector<std::pair<std::size_t, std::size_t>> pairs;
        if (total <= most) {
            for (const auto& one : near) {
                for (std::size_t k = 0; k + 1 < one.profile->size(); ++k) {
                    pairs.emplace_back(one.observation, partner(one, k));
                }
            }
        } else {
            std::mt19937_64 random(options.seed + level);
            for (std::size_t k = 0; k < most; ++k) {
                const std::size_t pick = random() % total;
                const auto above = std::upper_bound(near.begin(), near.end(), pick,
                                                    [](std::size_t value, const Near& one) { return value < one.pairsBefore; });
                const Near& one = *std::prev(above);
                pairs.emplace_back(one.observation, partner(one, pick - one.pairsBefore));
            }
        }
        std::map<std::size_t, std::size_t> place;
        std::vector<double> values;
        for (const std::size_t k : members) {
            place.emplace(k, values.size());
            values.push_back(anomalies[k]);
        }
        std::vector<std::pair<std::size_t, std::size_t>> local;
        local.reserve(pairs.size());
        for (const auto& [i, j] : pairs) {
            local.emplace_back(place.at(i), place.at(j));
        }
        const std::vector<double> weight(values.size(), 1.0);
        result.fits.push_back(fitLength(
            values, weight,
            [&](const PairVisit& visit) {
                for (std::size_t k = 0; k < pairs.size(); ++k) {
                    visit(local[k].first, local[k].second,
                          std::abs(observations[pairs[k].first].depthM - observations[pairs[k].second].depthM));
                }
            },
            options.stop));
    }
    result.smoothed = smoothedLengths(result.fits, depthsM, options);
    return result;
}

std::vector<double> diffused(const std::vector<double>& x, std::vector<double> values, double scale) {
    if (values.size() < 2 || !(scale > 0.0)) {
        return values;
    }
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 1; k < x.size(); ++k) {
        least = std::min(least, x[k] - x[k - 1]);
    }
    // d f/d t = nu d2 f/d x2 until nu t = scale^2/2, with half the largest stable step.
    const double nu = std::sqrt(scale);
    const double most = 0.5 * least * least / (2.0 * nu);
    const auto steps = static_cast<std::size_t>(std::ceil(scale * scale / (2.0 * most * nu)));
    const double step = scale * scale / (2.0 * nu * static_cast<double>(steps));
    std::vector<double> flux(values.size() + 1, 0.0);
    for (std::size_t pass = 0; pass < steps; ++pass) {
        for (std::size_t k = 1; k < values.size(); ++k) {
            flux[k] = nu * (values[k] - values[k - 1]) / (x[k] - x[k - 1]);
        }
        for (std::size_t k = 0; k < values.size(); ++k) {
            const double width = k == 0 ? x[1] - x[0] : k + 1 == x.size() ? x[k] - x[k - 1] : 0.5 * (x[k + 1] - x[k - 1]);
            values[k] += step * (flux[k + 1] - flux[k]) / width;
        }
    }
    return values;
}

} // namespace phidias::processing::ocean
