#include "processing/ocean/EllipticMultigrid.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::ocean {

namespace {

/// Couplings this weak against the mass need no coarser grid: Gauss-Seidel alone converges.
constexpr double kWeakCoupling = 0.35;
/// Dimensions that couple less than this share of the strongest are not coarsened yet.
constexpr double kStrongShare = 0.5;
constexpr int kCoarsestSweeps = 4;
/// Below this waking the other threads costs more than they give.

std::size_t coarseIndex(std::size_t index, bool isCoarsened) {
    return isCoarsened ? index / 2 : index;
}

} // namespace

std::vector<double> couplingStrengths(const BoxStencil& stencil) {
    std::vector<double> strengths;
    for (const auto& coupling : stencil.coupling) {
        double sum = 0.0;
        std::size_t count = 0;
        for (std::size_t cell = 0; cell < coupling.size(); ++cell) {
            if (coupling[cell] > 0.0) {
                sum += coupling[cell] / stencil.mass[cell];
                ++count;
            }
        }
        strengths.push_back(count > 0 ? sum / static_cast<double>(count) : 0.0);
    }
    return strengths;
}

std::vector<bool> dimensionsToCoarsen(const BoxStencil& stencil, double weakest) {
    const auto strengths = couplingStrengths(stencil);
    const double most = *std::max_element(strengths.begin(), strengths.end());
    std::vector<bool> chosen(strengths.size(), false);
    for (std::size_t d = 0; d < strengths.size(); ++d) {
        chosen[d] = most > weakest && strengths[d] >= kStrongShare * most && stencil.lines.size()[d] >= 4;
    }
    return chosen;
}

BoxStencil coarsened(const BoxStencil& fine, const std::vector<bool>& isCoarsened) {
    const auto& size = fine.lines.size();
    std::vector<std::size_t> coarseSize;
    std::vector<bool> isCyclic;
    for (std::size_t d = 0; d < size.size(); ++d) {
        coarseSize.push_back(isCoarsened[d] ? (size[d] + 1) / 2 : size[d]);
        isCyclic.push_back(fine.lines.isCyclic(d));
    }
    BoxStencil coarse{.lines = BoxLines(coarseSize, isCyclic), .mass = {}, .coupling = {}};
    coarse.mass.assign(coarse.lines.cells(), 0.0);
    coarse.coupling.assign(size.size(), std::vector<double>(coarse.lines.cells(), 0.0));
    for (std::size_t number = 0; number < fine.lines.lines(); ++number) {
        const auto line = fine.lines.line(number);
        std::size_t coarseNumber = 0;
        std::size_t stride = 1;
        for (std::size_t d = 1; d < size.size(); ++d) {
            coarseNumber += coarseIndex(line.index[d], isCoarsened[d]) * stride;
            stride *= coarseSize[d];
        }
        for (std::size_t i = 0; i < size[0]; ++i) {
            const std::size_t cell = line.begin + i;
            const std::size_t into = coarseNumber * coarseSize[0] + coarseIndex(i, isCoarsened[0]);
            coarse.mass[into] += fine.mass[cell];
            for (std::size_t d = 0; d < size.size(); ++d) {
                const std::size_t index = d == 0 ? i : line.index[d];
                const std::size_t next = index + 1 < size[d] ? index + 1 : 0;
                const std::size_t here = coarseIndex(index, isCoarsened[d]);
                const std::size_t there = coarseIndex(next, isCoarsened[d]);
                if (here == there) {
                    continue; // within the coarse cell
                }
                // Cells in series: the distance between the centres grows from 1 to the mean of the two lengths.
                const auto lengthOf = [&](std::size_t at) { return isCoarsened[d] && 2 * at + 1 < size[d] ? 2.0 : 1.0; };
                coarse.coupling[d][into] += fine.coupling[d][cell] * 2.0 / (lengthOf(here) + lengthOf(there));
            }
        }
    }
    return coarse;
}

EllipticMultigrid::EllipticMultigrid(const BoxStencil& fine) {
    addLevels(fine);
}

void EllipticMultigrid::addLevels(BoxStencil stencil) {
    for (;;) {
        auto& level = m_levels.emplace_back();
        level.lines = stencil.lines;
        const std::size_t cells = level.lines.cells();
        std::vector<double> diagonal = stencil.mass;
        for (std::size_t d = 0; d < level.lines.dimensions(); ++d) {
            level.coupling.emplace_back(stencil.coupling[d].begin(), stencil.coupling[d].end());
        }
        for (std::size_t number = 0; number < level.lines.lines(); ++number) {
            const auto line = level.lines.line(number);
            for (std::size_t i = 0; i < level.lines.length(); ++i) {
                const std::size_t cell = line.begin + i;
                for (std::size_t d = 0; d < level.lines.dimensions(); ++d) {
                    const double c = stencil.coupling[d][cell];
                    if (c != 0.0) {
                        const std::size_t next = d > 0 ? line.above[d] + i : i + 1 < level.lines.length() ? cell + 1 : line.begin;
                        diagonal[cell] += c;
                        diagonal[next] += c;
                    }
                }
            }
        }
        level.inverseDiagonal.resize(cells);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            level.inverseDiagonal[cell] = stencil.mass[cell] > 0.0 ? static_cast<float>(1.0 / diagonal[cell]) : 0.0F;
        }
        level.solution.assign(cells, 0.0F);
        level.right.assign(cells, 0.0F);
        for (std::size_t d = 0; d < level.lines.dimensions(); ++d) {
            // A ring of odd length needs a third colour.
            level.colours = level.lines.isCyclic(d) && level.lines.size()[d] % 2 == 1 ? 3 : level.colours;
        }
        const auto chosen = dimensionsToCoarsen(stencil, kWeakCoupling);
        if (std::none_of(chosen.begin(), chosen.end(), [](bool b) { return b; })) {
            return;
        }
        level.residual.assign(cells, 0.0F);
        BoxStencil coarse = coarsened(stencil, chosen);
        for (std::size_t d = 0; d < level.lines.dimensions(); ++d) {
            const std::size_t fineCount = level.lines.size()[d];
            const std::size_t coarseCount = coarse.lines.size()[d];
            Transfer transfer;
            transfer.isCoarsened = chosen[d];
            transfer.parents.resize(fineCount);
            transfer.children.resize(coarseCount);
            std::vector<std::size_t> used(coarseCount, 0);
            for (std::size_t k = 0; k < fineCount; ++k) {
                const std::size_t own = coarseIndex(k, chosen[d]);
                auto& parents = transfer.parents[k];
                parents[0] = {static_cast<std::uint32_t>(own), 1.0F};
                parents[1] = {static_cast<std::uint32_t>(own), 0.0F};
                if (chosen[d]) {
                    const bool isUpper = k % 2 == 1;
                    const bool hasBeside = isUpper ? own + 1 < coarseCount : own > 0;
                    if (hasBeside || level.lines.isCyclic(d)) {
                        const std::size_t beside = isUpper ? (own + 1) % coarseCount : (own + coarseCount - 1) % coarseCount;
                        parents[0].weight = 0.75F;
                        parents[1] = {static_cast<std::uint32_t>(beside), 0.25F};
                    }
                }
                for (const auto& parent : parents) {
                    if (parent.weight > 0.0F) {
                        transfer.children[parent.index].at(used[parent.index]++) = {static_cast<std::uint32_t>(k), parent.weight};
                    }
                }
            }
            level.transfer.push_back(std::move(transfer));
        }
        linkCoasts(level, stencil, coarse);
        stencil = std::move(coarse);
    }
}

/// A fine cell takes nothing from the side where it has a coast, and nothing from coarse land; the other shares grow to make up for it.
void EllipticMultigrid::linkCoasts(Level& level, const BoxStencil& fine, const BoxStencil& coarse) {
    const auto& lines = level.lines;
    const std::size_t dimensions = lines.dimensions();
    level.isPlain.assign(lines.cells(), 0.0F);
    struct Entry {
        std::uint32_t coarse;
        std::uint32_t fine;
        float weight;
    };
    std::vector<Entry> entries;
    for (std::size_t number = 0; number < lines.lines(); ++number) {
        const auto line = lines.line(number);
        for (std::size_t i = 0; i < lines.length(); ++i) {
            const std::size_t cell = line.begin + i;
            if (fine.mass[cell] <= 0.0) {
                continue;
            }
            bool isPlain = true;
            std::array<std::array<Link, 2>, kMostDimensions> parents{};
            for (std::size_t d = 0; d < dimensions; ++d) {
                const std::size_t index = d == 0 ? i : line.index[d];
                parents[d] = level.transfer[d].parents[index];
                if (parents[d][1].weight > 0.0F) {
                    // The face towards the other parent: above for odd cells, below for even ones.
                    std::size_t faceCell = cell;
                    if (index % 2 == 0) {
                        faceCell = d > 0 ? line.below[d] + i : i > 0 ? cell - 1 : line.begin + lines.length() - 1;
                    }
                    if (fine.coupling[d][faceCell] == 0.0) {
                        parents[d][0].weight = 1.0F;
                        parents[d][1].weight = 0.0F;
                        isPlain = false;
                    }
                }
            }
            float total = 0.0F;
            const std::size_t first = entries.size();
            for (std::size_t corner = 0; corner < (std::size_t{1} << dimensions); ++corner) {
                float weight = 1.0F;
                std::size_t into = 0;
                std::size_t stride = 1;
                for (std::size_t d = 0; d < dimensions; ++d) {
                    const auto& parent = parents[d][(corner >> d) & 1U];
                    weight *= parent.weight;
                    into += parent.index * stride;
                    stride *= coarse.lines.size()[d];
                }
                if (weight > 0.0F) {
                    if (coarse.mass[into] > 0.0) {
                        entries.push_back({static_cast<std::uint32_t>(into), static_cast<std::uint32_t>(cell), weight});
                        total += weight;
                    } else {
                        isPlain = false;
                    }
                }
            }
            if (isPlain) {
                entries.resize(first);
                level.isPlain[cell] = 1.0F;
            }
            for (std::size_t k = first; k < entries.size(); ++k) {
                entries[k].weight /= total;
            }
        }
    }
    const auto compress = [&entries](Links& links, auto row, auto column) {
        for (const auto& entry : entries) {
            if (links.row.empty() || links.row.back() != entry.*row) {
                links.row.push_back(entry.*row);
                links.begin.push_back(links.begin.back());
            }
            links.column.push_back(entry.*column);
            links.weight.push_back(entry.weight);
            ++links.begin.back();
        }
    };
    compress(level.coast, &Entry::fine, &Entry::coarse);
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& one, const Entry& other) { return one.coarse < other.coarse; });
    compress(level.coastTransposed, &Entry::coarse, &Entry::fine);
}

void EllipticMultigrid::apply(std::span<const double> x, std::span<double> y) {
    auto& finest = m_levels.front();
    const auto cells = static_cast<std::ptrdiff_t>(x.size());
#pragma omp parallel for schedule(static) if (x.size() > kParallelCells)
    for (std::ptrdiff_t cell = 0; cell < cells; ++cell) {
        const auto at = static_cast<std::size_t>(cell);
        finest.right[at] = static_cast<float>(x[at]);
    }
    cycle(0);
#pragma omp parallel for schedule(static) if (x.size() > kParallelCells)
    for (std::ptrdiff_t cell = 0; cell < cells; ++cell) {
        const auto at = static_cast<std::size_t>(cell);
        y[at] = static_cast<double>(finest.solution[at]);
    }
}

std::size_t EllipticMultigrid::bytes() const {
    std::size_t floats = 0;
    for (const auto& level : m_levels) {
        floats += level.lines.cells() * (level.coupling.size() + 3) + level.residual.size() + level.isPlain.size() +
                  2 * 2 * level.coast.weight.size();
    }
    return floats * sizeof(float);
}

void EllipticMultigrid::cycle(std::size_t at) {
    auto& level = m_levels[at];
    if (at + 1 == m_levels.size()) {
        for (int pass = 0; pass < kCoarsestSweeps; ++pass) {
            smooth(level, false, pass == 0);
        }
        for (int pass = 0; pass < kCoarsestSweeps; ++pass) {
            smooth(level, true, false);
        }
        return;
    }
    smooth(level, false, true);
    computeResidual(level);
    restrict(level, m_levels[at + 1]);
    cycle(at + 1);
    prolong(m_levels[at + 1], level);
    smooth(level, true, false);
}

void EllipticMultigrid::smooth(Level& level, bool isReversed, bool isFirst) {
    for (int k = 0; k < level.colours; ++k) {
        sweep(level, isReversed ? level.colours - 1 - k : k, isFirst && k == 0);
    }
    // With a third colour the first sweep must start from 0 for all others too: sweep() clears them.
}

void EllipticMultigrid::sweep(Level& level, int colour, bool isFirst) {
    const auto& lines = level.lines;
    const std::size_t n = lines.length();
    const std::size_t dimensions = lines.dimensions();
    const int colours = level.colours;
    const auto colourOf = [&](std::size_t index, std::size_t d) {
        return lines.isCyclic(d) && lines.size()[d] % 2 == 1 && index + 1 == lines.size()[d] && index > 0 ? 2 : static_cast<int>(index % 2);
    };
    float* const x = level.solution.data();
    if (isFirst) {
        std::fill(level.solution.begin(), level.solution.end(), 0.0F);
    }
#pragma omp parallel for schedule(static) if (lines.cells() > kParallelCells)
    for (std::ptrdiff_t number = 0; number < static_cast<std::ptrdiff_t>(lines.lines()); ++number) {
        const auto line = lines.line(static_cast<std::size_t>(number));
        int rest = colour;
        for (std::size_t d = 1; d < dimensions; ++d) {
            rest += colours - colourOf(line.index[d], d);
        }
        rest %= colours;
        float* const own = x + line.begin;
        const float* const b = level.right.data() + line.begin;
        const float* const inverse = level.inverseDiagonal.data() + line.begin;
        const float* const c = level.coupling[0].data() + line.begin;
        const bool hasThird = lines.isCyclic(0) && n % 2 == 1 && n > 1;
        std::size_t from = rest == 2 ? n - 1 : static_cast<std::size_t>(rest);
        std::size_t to = hasThird && rest != 2 ? n - 1 : n;
        if (rest == 2 && !hasThird) {
            from = to; // no cell of this line
        }
        if (isFirst) {
            for (std::size_t i = from; i < to; i += 2) {
                own[i] = b[i] * inverse[i];
            }
            continue;
        }
        // Lines beside this one; a missing one is this line itself with couplings of 0.
        std::array<const float*, 2 * (kMostDimensions - 1)> beside{};
        std::array<const float*, 2 * (kMostDimensions - 1)> weight{};
        std::size_t sides = 0;
        for (std::size_t d = 1; d < dimensions; ++d) {
            if (line.above[d] != BoxLines::kNone) {
                beside[sides] = x + line.above[d];
                weight[sides++] = level.coupling[d].data() + line.begin;
            }
            if (line.below[d] != BoxLines::kNone) {
                beside[sides] = x + line.below[d];
                weight[sides++] = level.coupling[d].data() + line.below[d];
            }
        }
        const auto at = [&](std::size_t i) {
            float sum = b[i];
            if (i + 1 < n) {
                sum += c[i] * own[i + 1];
            } else if (lines.isCyclic(0)) {
                sum += c[i] * own[0];
            }
            if (i > 0) {
                sum += c[i - 1] * own[i - 1];
            } else if (lines.isCyclic(0)) {
                sum += c[n - 1] * own[n - 1];
            }
            for (std::size_t s = 0; s < sides; ++s) {
                sum += weight[s][i] * beside[s][i];
            }
            own[i] = sum * inverse[i];
        };
        std::size_t i = from;
        if (i == 0 && i < to) {
            at(0);
            i += 2;
        }
        if (sides == 4) {
            for (; i + 1 < n && i < to; i += 2) {
                own[i] = inverse[i] * (b[i] + c[i] * own[i + 1] + c[i - 1] * own[i - 1] + weight[0][i] * beside[0][i] +
                                       weight[1][i] * beside[1][i] + weight[2][i] * beside[2][i] + weight[3][i] * beside[3][i]);
            }
        } else if (sides == 2) {
            for (; i + 1 < n && i < to; i += 2) {
                own[i] = inverse[i] *
                         (b[i] + c[i] * own[i + 1] + c[i - 1] * own[i - 1] + weight[0][i] * beside[0][i] + weight[1][i] * beside[1][i]);
            }
        }
        for (; i < to; i += 2) {
            at(i);
        }
    }
}

void EllipticMultigrid::computeResidual(Level& level) {
    const auto& lines = level.lines;
    const std::size_t n = lines.length();
#pragma omp parallel for schedule(static) if (lines.cells() > kParallelCells)
    for (std::ptrdiff_t number = 0; number < static_cast<std::ptrdiff_t>(lines.lines()); ++number) {
        const auto line = lines.line(static_cast<std::size_t>(number));
        const float* const x = level.solution.data() + line.begin;
        const float* const inverse = level.inverseDiagonal.data() + line.begin;
        const float* const c = level.coupling[0].data() + line.begin;
        float* const r = level.residual.data() + line.begin;
        const float* const b = level.right.data() + line.begin;
        for (std::size_t i = 0; i < n; ++i) {
            r[i] = b[i];
        }
        for (std::size_t i = 0; i + 1 < n; ++i) {
            r[i] += c[i] * x[i + 1];
        }
        for (std::size_t i = 1; i < n; ++i) {
            r[i] += c[i - 1] * x[i - 1];
        }
        if (lines.isCyclic(0) && n > 1) {
            r[n - 1] += c[n - 1] * x[0];
            r[0] += c[n - 1] * x[n - 1];
        }
        for (std::size_t d = 1; d < lines.dimensions(); ++d) {
            if (line.above[d] != BoxLines::kNone) {
                const float* const w = level.coupling[d].data() + line.begin;
                const float* const beside = level.solution.data() + line.above[d];
                for (std::size_t i = 0; i < n; ++i) {
                    r[i] += w[i] * beside[i];
                }
            }
            if (line.below[d] != BoxLines::kNone) {
                const float* const w = level.coupling[d].data() + line.below[d];
                const float* const beside = level.solution.data() + line.below[d];
                for (std::size_t i = 0; i < n; ++i) {
                    r[i] += w[i] * beside[i];
                }
            }
        }
        for (std::size_t i = 0; i < n; ++i) {
            r[i] = inverse[i] > 0.0F ? r[i] - x[i] / inverse[i] : 0.0F;
        }
    }
}

void EllipticMultigrid::restrict(const Level& fine, Level& coarse) {
    const std::size_t n = fine.lines.length();
    const std::size_t coarseN = coarse.lines.length();
    const std::size_t dimensions = fine.lines.dimensions();
#pragma omp parallel if (fine.lines.cells() > kParallelCells)
    {
        std::vector<float> sum(n);
#pragma omp for schedule(static)
        for (std::ptrdiff_t number = 0; number < static_cast<std::ptrdiff_t>(coarse.lines.lines()); ++number) {
            const auto line = coarse.lines.line(static_cast<std::size_t>(number));
            std::fill(sum.begin(), sum.end(), 0.0F);
            // All fine lines that interpolate from this coarse one: products of the children along the outer dimensions.
            std::array<std::size_t, kMostDimensions> choice{};
            for (bool hasMore = true; hasMore;) {
                float weight = 1.0F;
                std::size_t fineNumber = 0;
                std::size_t stride = 1;
                for (std::size_t d = 1; d < dimensions; ++d) {
                    const auto& child = fine.transfer[d].children[line.index[d]][choice[d]];
                    weight *= child.weight;
                    fineNumber += child.index * stride;
                    stride *= fine.lines.size()[d];
                }
                if (weight > 0.0F) {
                    const float* const r = fine.residual.data() + fineNumber * n;
                    const float* const w = fine.isPlain.data() + fineNumber * n;
                    for (std::size_t i = 0; i < n; ++i) {
                        sum[i] += weight * w[i] * r[i];
                    }
                }
                hasMore = false;
                for (std::size_t d = 1; d < dimensions && !hasMore; ++d) {
                    if (choice[d] + 1 < 4 && fine.transfer[d].children[line.index[d]][choice[d] + 1].weight > 0.0F) {
                        ++choice[d];
                        hasMore = true;
                    } else {
                        choice[d] = 0;
                    }
                }
            }
            float* const b = coarse.right.data() + line.begin;
            if (!fine.transfer[0].isCoarsened) {
                std::copy(sum.begin(), sum.end(), b);
                continue;
            }
            for (std::size_t i = 0; i < coarseN; ++i) {
                const auto& children = fine.transfer[0].children[i];
                b[i] = children[0].weight * sum[children[0].index] + children[1].weight * sum[children[1].index] +
                       children[2].weight * sum[children[2].index] + children[3].weight * sum[children[3].index];
            }
        }
#pragma omp for schedule(static)
        for (std::ptrdiff_t row = 0; row < static_cast<std::ptrdiff_t>(fine.coastTransposed.row.size()); ++row) {
            const auto& links = fine.coastTransposed;
            const auto at = static_cast<std::size_t>(row);
            float value = 0.0F;
            for (std::size_t k = links.begin[at]; k < links.begin[at + 1]; ++k) {
                value += links.weight[k] * fine.residual[links.column[k]];
            }
            coarse.right[links.row[at]] += value;
        }
    }
}

void EllipticMultigrid::prolong(const Level& coarse, Level& fine) {
    const std::size_t n = fine.lines.length();
    const std::size_t coarseN = coarse.lines.length();
    const std::size_t dimensions = fine.lines.dimensions();
#pragma omp parallel if (fine.lines.cells() > kParallelCells)
    {
        std::vector<float> sum(coarseN);
#pragma omp for schedule(static)
        for (std::ptrdiff_t number = 0; number < static_cast<std::ptrdiff_t>(fine.lines.lines()); ++number) {
            const auto line = fine.lines.line(static_cast<std::size_t>(number));
            std::fill(sum.begin(), sum.end(), 0.0F);
            for (std::size_t corner = 0; corner < (std::size_t{1} << (dimensions - 1)); ++corner) {
                float weight = 1.0F;
                std::size_t coarseNumber = 0;
                std::size_t stride = 1;
                for (std::size_t d = 1; d < dimensions; ++d) {
                    const auto& parent = fine.transfer[d].parents[line.index[d]][(corner >> (d - 1)) & 1U];
                    weight *= parent.weight;
                    coarseNumber += parent.index * stride;
                    stride *= coarse.lines.size()[d];
                }
                if (weight > 0.0F) {
                    const float* const values = coarse.solution.data() + coarseNumber * coarseN;
                    for (std::size_t i = 0; i < coarseN; ++i) {
                        sum[i] += weight * values[i];
                    }
                }
            }
            float* const out = fine.solution.data() + line.begin;
            const float* const isPlain = fine.isPlain.data() + line.begin;
            for (std::size_t i = 0; i < n; ++i) {
                const auto& parents = fine.transfer[0].parents[i];
                out[i] += isPlain[i] * (parents[0].weight * sum[parents[0].index] + parents[1].weight * sum[parents[1].index]);
            }
        }
#pragma omp for schedule(static)
        for (std::ptrdiff_t row = 0; row < static_cast<std::ptrdiff_t>(fine.coast.row.size()); ++row) {
            const auto at = static_cast<std::size_t>(row);
            float value = 0.0F;
            for (std::size_t k = fine.coast.begin[at]; k < fine.coast.begin[at + 1]; ++k) {
                value += fine.coast.weight[k] * coarse.solution[fine.coast.column[k]];
            }
            fine.solution[fine.coast.row[at]] += value;
        }
    }
}

} // namespace phidias::processing::ocean
