#include "processing/ocean/ObservationWeights.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace phidias::processing::ocean {

namespace {

/// Key of a bin from its indices along each dimension.
std::uint64_t key(const std::vector<std::int64_t>& bin) {
    std::uint64_t hash = 1469598103934665603ULL;
    for (const std::int64_t index : bin) {
        hash = (hash ^ static_cast<std::uint64_t>(index)) * 1099511628211ULL;
        hash ^= hash >> 29U;
    }
    return hash;
}

} // namespace

std::vector<double> densityWeights(const std::vector<std::vector<double>>& position, const std::vector<double>& lengths) {
    const std::size_t dimensions = position.size();
    const std::size_t count = position.front().size();
    std::vector<std::vector<std::int64_t>> bin(count, std::vector<std::int64_t>(dimensions));
    for (std::size_t d = 0; d < dimensions && count > 0; ++d) {
        const double origin = *std::min_element(position[d].begin(), position[d].end());
        for (std::size_t k = 0; k < count; ++k) {
            bin[k][d] = std::llround((position[d][k] - origin) / (3.0 * lengths[d]));
        }
    }
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> members;
    for (std::size_t k = 0; k < count; ++k) {
        members[key(bin[k])].push_back(k);
    }
    std::size_t neighbours = 1;
    for (std::size_t d = 0; d < dimensions; ++d) {
        neighbours *= 3;
    }
    std::vector<double> weight(count);
#pragma omp parallel for schedule(dynamic, 256) if (count > 2000)
    for (std::ptrdiff_t number = 0; number < static_cast<std::ptrdiff_t>(count); ++number) {
        const auto k = static_cast<std::size_t>(number);
        double sum = 0.0;
        std::vector<std::int64_t> near(dimensions);
        for (std::size_t neighbour = 0; neighbour < neighbours; ++neighbour) {
            std::size_t rest = neighbour;
            for (std::size_t d = 0; d < dimensions; ++d, rest /= 3) {
                near[d] = bin[k][d] + static_cast<std::int64_t>(rest % 3) - 1;
            }
            const auto found = members.find(key(near));
            if (found == members.end()) {
                continue;
            }
            for (const std::size_t other : found->second) {
                if (bin[other] != near) {
                    continue; // another bin of the same key
                }
                double distance = 0.0;
                for (std::size_t d = 0; d < dimensions; ++d) {
                    const double along = (position[d][k] - position[d][other]) / lengths[d];
                    distance += along * along;
                }
                sum += 1.0 / (1.0 + distance + distance * distance);
            }
        }
        weight[k] = 1.0 / sum;
    }
    return weight;
}

SuperObservations superObservations(const std::vector<std::vector<double>>& position, const std::vector<double>& value,
                                    const std::vector<double>& weight, std::size_t largest) {
    const std::size_t dimensions = position.size();
    const auto boxes =
        static_cast<std::size_t>(std::ceil(std::pow(static_cast<double>(largest), 1.0 / static_cast<double>(dimensions)) - 1e-9));
    SuperObservations result;
    result.position.resize(dimensions);
    std::vector<double> origin(dimensions, 0.0);
    std::vector<double> width(dimensions, 1.0);
    for (std::size_t d = 0; d < dimensions && !value.empty(); ++d) {
        const auto [least, most] = std::minmax_element(position[d].begin(), position[d].end());
        origin[d] = *least;
        width[d] = *most > *least ? (*most - *least) / static_cast<double>(boxes) : 1.0;
    }
    std::map<std::vector<std::size_t>, std::size_t> number; // ordered: the same boxes in the same order, however the observations come
    std::vector<std::vector<std::size_t>> box(value.size(), std::vector<std::size_t>(dimensions));
    for (std::size_t k = 0; k < value.size(); ++k) {
        for (std::size_t d = 0; d < dimensions; ++d) {
            box[k][d] = std::min(boxes - 1, static_cast<std::size_t>((position[d][k] - origin[d]) / width[d]));
        }
        number.emplace(box[k], 0);
    }
    std::size_t next = 0;
    for (auto& entry : number) {
        entry.second = next++;
    }
    for (auto& along : result.position) {
        along.assign(next, 0.0);
    }
    result.value.assign(next, 0.0);
    result.weight.assign(next, 0.0);
    result.count.assign(next, 0);
    for (std::size_t k = 0; k < value.size(); ++k) {
        const std::size_t into = number.at(box[k]);
        result.of.push_back(into);
        for (std::size_t d = 0; d < dimensions; ++d) {
            result.position[d][into] += weight[k] * position[d][k];
        }
        result.value[into] += weight[k] * value[k];
        result.weight[into] += weight[k];
        ++result.count[into];
    }
    for (std::size_t k = 0; k < next; ++k) {
        for (auto& along : result.position) {
            along[k] /= result.weight[k];
        }
        result.value[k] /= result.weight[k];
    }
    return result;
}

} // namespace phidias::processing::ocean
