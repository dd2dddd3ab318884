#include "processing/ocean/SupernodalInverse.h"

#include "core/util/Error.h"
#include "processing/numerics/OneThreadBlas.h"

#include <cblas.h>
#include <omp.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <memory>

namespace phidias::processing::ocean {

namespace {

/// Rows or columns of a block of a large supernode.
constexpr std::int64_t kBlock = 192;
/// Multiplications below which a supernode is not worth waking the other threads.
constexpr double kWorthThreads = 3e7;
/// Subtrees with less than this share of all the work are left to one thread each.
constexpr double kShareOfSubtree = 1.0 / 24.0;

blasint blas(std::int64_t value) {
    return static_cast<blasint>(value);
}

/// operation(0..count-1), by the team or on this thread. A parallel region with one thread is not free.
template <typename Operation> void forEach(std::int64_t count, bool usesTeam, const Operation& operation) {
    if (!usesTeam || count < 2) {
        for (std::int64_t k = 0; k < count; ++k) {
            operation(k);
        }
        return;
    }
#pragma omp parallel for schedule(dynamic, 1)
    for (std::int64_t k = 0; k < count; ++k) {
        operation(k);
    }
}

/// Scratch of one thread, or of the team on a large supernode.
struct Scratch {
    std::vector<double> border;   ///< Z_RR, lower triangle
    std::vector<double> quotient; ///< Y
    std::vector<double> inverse;  ///< L_JJ^-1
    std::vector<std::int64_t> relative;
    struct Run {
        std::int64_t from = 0; ///< first entry of R that is a column of this ancestor
        std::size_t supernode = 0;
        std::size_t relative = 0; ///< where its list of row places begins
    };
    std::vector<Run> runs;
};

class Inversion {
public:
    Inversion(const SupernodalPattern& pattern, std::span<const double> factor, std::stop_token stop)
        : m_pattern(pattern), m_factor(factor), m_stop(std::move(stop)), m_supernodeOfColumn(pattern.columns()),
          m_values(static_cast<std::size_t>(pattern.valueBegin.back())) {
        for (std::size_t s = 0; s < pattern.supernodes(); ++s) {
            std::fill(m_supernodeOfColumn.begin() + pattern.firstColumn[s], m_supernodeOfColumn.begin() + pattern.firstColumn[s + 1], s);
        }
    }

    std::vector<double> run() {
        const OneThreadBlas alone;
        splitTree();
        Scratch scratch;
        for (const std::size_t s : m_top) {
            invert(s, scratch, true);
        }
        scratch = Scratch();
        std::exception_ptr failure;
#pragma omp parallel
        {
            Scratch own;
#pragma omp for schedule(dynamic, 1)
            for (std::ptrdiff_t subtree = 0; subtree < static_cast<std::ptrdiff_t>(m_subtrees.size()); ++subtree) {
                try {
                    for (const std::size_t s : m_subtrees[static_cast<std::size_t>(subtree)]) {
                        invert(s, own, false);
                    }
                } catch (...) { // memory of the scratch; not over the border of the team
#pragma omp critical(supernodal_inverse)
                    failure = std::current_exception();
                }
            }
        }
        if (failure) {
            std::rethrow_exception(failure);
        }
        if (m_stop.stop_requested()) {
            throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
        }
        return std::move(m_values);
    }

private:
    static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] std::size_t parent(std::size_t s) const {
        const std::int64_t below = m_pattern.rowBegin[s] + m_pattern.width(s);
        return below < m_pattern.rowBegin[s + 1]
                   ? m_supernodeOfColumn[static_cast<std::size_t>(m_pattern.row[static_cast<std::size_t>(below)])]
                   : kNone;
    }

    /// Supernodes near the root, then subtrees without each other's entries; each list from the root down, the heaviest subtree first.
    void splitTree() {
        const std::size_t count = m_pattern.supernodes();
        std::vector<double> work(count, 0.0);
        double total = 0.0;
        for (std::size_t s = 0; s < count; ++s) {
            const auto width = static_cast<double>(m_pattern.width(s));
            const double border = static_cast<double>(m_pattern.height(s)) - width;
            const double own = border * border * (1.0 + width) + 2.0 * border * width * width + width * width * width;
            work[s] += own;
            total += own;
            if (const std::size_t above = parent(s); above != kNone) {
                work[above] += work[s];
            }
        }
        std::vector<std::size_t> subtreeOf(count, kNone);
        std::vector<std::pair<double, std::vector<std::size_t>>> subtrees;
        for (std::size_t s = count; s-- > 0;) {
            const std::size_t above = parent(s);
            if (above != kNone && subtreeOf[above] != kNone) {
                subtreeOf[s] = subtreeOf[above];
            } else if (work[s] > kShareOfSubtree * total) {
                m_top.push_back(s);
                continue;
            } else {
                subtreeOf[s] = subtrees.size();
                subtrees.emplace_back(work[s], std::vector<std::size_t>());
            }
            subtrees[subtreeOf[s]].second.push_back(s);
        }
        std::stable_sort(subtrees.begin(), subtrees.end(), [](const auto& one, const auto& other) { return one.first > other.first; });
        for (auto& subtree : subtrees) {
            m_subtrees.push_back(std::move(subtree.second));
        }
    }

    void invert(std::size_t s, Scratch& scratch, bool usesTeam) {
        if (m_stop.stop_requested()) {
            return;
        }
        const std::int64_t width = m_pattern.width(s);
        const std::int64_t height = m_pattern.height(s);
        const std::int64_t border = height - width;
        const double* const factor = m_factor.data() + m_pattern.valueBegin[s];
        double* const z = m_values.data() + m_pattern.valueBegin[s];
        const double size = static_cast<double>(height) * static_cast<double>(height);
        const bool isLarge = usesTeam && size * static_cast<double>(width) > kWorthThreads;
        // L_JJ^-1, lower triangle.
        scratch.inverse.assign(static_cast<std::size_t>(width * width), 0.0);
        double* const inverse = scratch.inverse.data();
        const std::int64_t columnBlocks = (width + kBlock - 1) / kBlock;
        forEach(columnBlocks, isLarge, [&](std::int64_t block) {
            const std::int64_t from = block * kBlock;
            const std::int64_t count = std::min(kBlock, width - from);
            for (std::int64_t k = from; k < from + count; ++k) {
                inverse[k * width + k] = 1.0;
            }
            // Zeros above the diagonal stay, so the rows before the block need not be solved.
            cblas_dtrsm(CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, blas(width - from), blas(count), 1.0,
                        factor + from * height + from, blas(height), inverse + from * width + from, blas(width));
        });
        if (border > 0) {
            gather(s, scratch, isLarge || (usesTeam && size > 0.1 * kWorthThreads));
            scratch.quotient.resize(static_cast<std::size_t>(border * width));
            multiplyBorder(factor, z, border, width, scratch, isLarge);
        }
        forEach(columnBlocks, isLarge, [&](std::int64_t block) {
            // Columns of W^T W - Y^T Z_RJ from the diagonal down; W = L_JJ^-1 has nothing above its diagonal.
            const std::int64_t from = block * kBlock;
            const std::int64_t count = std::min(kBlock, width - from);
            cblas_dgemm(CblasColMajor, CblasTrans, CblasNoTrans, blas(width - from), blas(count), blas(width - from), 1.0,
                        inverse + from * width + from, blas(width), inverse + from * width + from, blas(width), 0.0,
                        z + from * height + from, blas(height));
            if (border > 0) {
                cblas_dgemm(CblasColMajor, CblasTrans, CblasNoTrans, blas(width - from), blas(count), blas(border), -1.0,
                            scratch.quotient.data() + from * border, blas(border), z + from * height + width, blas(height), 1.0,
                            z + from * height + from, blas(height));
            }
        });
        for (std::int64_t column = 1; column < width; ++column) {
            for (std::int64_t above = 0; above < column; ++above) {
                z[column * height + above] = z[above * height + column];
            }
        }
    }

    /// Y = L_RJ W, then Z_RJ = -Z_RR Y by blocks of rows from the lower triangle of Z_RR.
    static void multiplyBorder(const double* factor, double* z, std::int64_t border, std::int64_t width, Scratch& scratch, bool isLarge) {
        const std::int64_t height = border + width;
        const std::int64_t blocks = (border + kBlock - 1) / kBlock;
        double* const quotient = scratch.quotient.data();
        const double* const square = scratch.border.data();
        forEach(blocks, isLarge, [&](std::int64_t block) {
            const std::int64_t from = block * kBlock;
            const std::int64_t count = std::min(kBlock, border - from);
            for (std::int64_t column = 0; column < width; ++column) {
                std::copy_n(factor + column * height + width + from, count, quotient + column * border + from);
            }
            cblas_dtrmm(CblasColMajor, CblasRight, CblasLower, CblasNoTrans, CblasNonUnit, blas(count), blas(width), 1.0,
                        scratch.inverse.data(), blas(width), quotient + from, blas(border));
        });
        forEach(blocks, isLarge, [&](std::int64_t block) {
            const std::int64_t from = block * kBlock;
            const std::int64_t count = std::min(kBlock, border - from);
            double* const out = z + width + from;
            cblas_dsymm(CblasColMajor, CblasLeft, CblasLower, blas(count), blas(width), -1.0, square + from * border + from, blas(border),
                        quotient + from, blas(border), 0.0, out, blas(height));
            if (from > 0) {
                cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, blas(count), blas(width), blas(from), -1.0, square + from,
                            blas(border), quotient, blas(border), 1.0, out, blas(height));
            }
            if (const std::int64_t rest = border - from - count; rest > 0) {
                cblas_dgemm(CblasColMajor, CblasTrans, CblasNoTrans, blas(count), blas(width), blas(rest), -1.0,
                            square + from * border + from + count, blas(border), quotient + from + count, blas(border), 1.0, out,
                            blas(height));
            }
        });
    }

    /// Lower triangle of Z_RR from the ancestors of a supernode.
    void gather(std::size_t s, Scratch& scratch, bool usesTeam) {
        const std::int64_t width = m_pattern.width(s);
        const std::int64_t border = m_pattern.height(s) - width;
        const std::int64_t* const rows = m_pattern.row.data() + m_pattern.rowBegin[s] + width;
        scratch.border.resize(std::max(scratch.border.size(), static_cast<std::size_t>(border * border)));
        scratch.runs.clear();
        scratch.relative.clear();
        for (std::int64_t from = 0; from < border;) {
            const std::size_t ancestor = m_supernodeOfColumn[static_cast<std::size_t>(rows[from])];
            const std::int64_t lastColumn = m_pattern.firstColumn[ancestor + 1];
            std::int64_t to = from + 1;
            while (to < border && rows[to] < lastColumn) {
                ++to;
            }
            scratch.runs.push_back({.from = from, .supernode = ancestor, .relative = scratch.relative.size()});
            const std::int64_t* const first = m_pattern.row.data() + m_pattern.rowBegin[ancestor];
            const std::int64_t* const end = m_pattern.row.data() + m_pattern.rowBegin[ancestor + 1];
            const std::int64_t* at = first;
            for (std::int64_t k = from; k < border; ++k) {
                // Columns of the ancestor are its first rows, so their place is known; the rows below are found by doubling steps.
                if (k < to) {
                    at = first + (rows[k] - m_pattern.firstColumn[ancestor]);
                } else if (*at != rows[k]) {
                    std::ptrdiff_t step = 1;
                    while (at + step < end && *(at + step) < rows[k]) {
                        step *= 2;
                    }
                    at = std::lower_bound(at + step / 2, std::min(at + step + 1, end), rows[k]);
                }
                scratch.relative.push_back(at - first);
            }
            from = to;
        }
        double* const square = scratch.border.data();
        forEach(border, usesTeam, [&](std::int64_t column) {
            const auto& run =
                *std::prev(std::upper_bound(scratch.runs.begin(), scratch.runs.end(), column,
                                            [](std::int64_t value, const Scratch::Run& entry) { return value < entry.from; }));
            const std::int64_t* const place = scratch.relative.data() + run.relative;
            const double* const source =
                m_values.data() + m_pattern.valueBegin[run.supernode] + place[column - run.from] * m_pattern.height(run.supernode);
            double* const target = square + column * border;
            for (std::int64_t k = column; k < border; ++k) {
                target[k] = source[place[k - run.from]];
            }
        });
    }

    const SupernodalPattern& m_pattern;
    std::span<const double> m_factor;
    std::stop_token m_stop;
    std::vector<std::size_t> m_supernodeOfColumn;
    std::vector<double> m_values;
    std::vector<std::size_t> m_top;
    std::vector<std::vector<std::size_t>> m_subtrees;
};

} // namespace

std::size_t SupernodalPattern::widestBorder() const {
    std::int64_t most = 0;
    for (std::size_t s = 0; s < supernodes(); ++s) {
        most = std::max(most, height(s) - width(s));
    }
    return static_cast<std::size_t>(most);
}

std::vector<double> supernodalInverse(const SupernodalPattern& pattern, std::span<const double> factor, std::stop_token stop) {
    return Inversion(pattern, factor, std::move(stop)).run();
}

} // namespace phidias::processing::ocean
