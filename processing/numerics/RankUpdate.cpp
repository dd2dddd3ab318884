#include "processing/numerics/RankUpdate.h"

#include "processing/numerics/TileKernel.h"

#include <cblas.h>

#include <algorithm>
#include <array>

namespace phidias::processing {

namespace {

constexpr std::size_t kWide = TileKernel::kWide; ///< columns of a panel
constexpr std::size_t kNarrow = TileKernel::kNarrow;
constexpr std::size_t kDeep = 128; ///< rows at once: a panel of them is 24 KiB

/// Rows less their centre, in panels.
struct PackKernel {
    [[gnu::always_inline]] static void run(const double* rows, const double* centre, std::size_t count, std::size_t size, double* panels) {
        for (std::size_t row = 0; row < count; ++row) {
            const double* from = rows + row * size;
            double* to = panels + row * kWide;
            std::size_t column = 0;
            for (; column + kWide <= size; column += kWide, to += kDeep * kWide) {
                putLanes(lanesAt(from + column) - lanesAt(centre + column), to);
                putLanes(lanesAt(from + column + kLanes) - lanesAt(centre + column + kLanes), to + kLanes);
                putLanes(lanesAt(from + column + 2 * kLanes) - lanesAt(centre + column + 2 * kLanes), to + 2 * kLanes);
            }
            for (std::size_t at = 0; column < size; ++column, ++at) {
                to[at] = from[column] - centre[column];
            }
        }
    }
};

void addTile(const double* sums, std::size_t firstRow, std::size_t firstColumn, std::size_t size, double* matrix) {
    const std::size_t columns = std::min(kNarrow, size - std::min(size, firstColumn));
    const std::size_t end = std::min(firstRow + kWide, size);
    for (std::size_t column = firstColumn; column < firstColumn + columns; ++column) {
        const double* sum = sums + (column - firstColumn) * kWide;
        for (std::size_t row = std::max(firstRow, column); row < end; ++row) {
            matrix[column * size + row] += sum[row - firstRow];
        }
    }
}

} // namespace

void RankUpdate::add(std::span<const double> rows, std::span<const double> centre, std::span<double> matrix) {
    const std::size_t size = centre.size();
    const std::size_t count = rows.size() / size;
    if (vectorUnit() != VectorUnit::Avx512) {
        m_centred.resize(rows.size());
        for (std::size_t row = 0; row < count; ++row) {
            for (std::size_t column = 0; column < size; ++column) {
                m_centred[row * size + column] = rows[row * size + column] - centre[column];
            }
        }
        // The rows lie behind each other: by columns it is the matrix [column, row], M += X X^T.
        cblas_dsyrk(CblasColMajor, CblasLower, CblasNoTrans, static_cast<blasint>(size), static_cast<blasint>(count), 1.0, m_centred.data(),
                    static_cast<blasint>(size), 1.0, matrix.data(), static_cast<blasint>(size));
        return;
    }
    const std::size_t panels = (size + kWide - 1) / kWide;
    if (m_centred.size() != panels * kDeep * kWide) {
        m_centred.assign(panels * kDeep * kWide, 0.0); // columns that fill the last panel stay 0
    }
    alignas(64) std::array<double, kWide * kNarrow> sums{};
    for (std::size_t first = 0; first < count; first += kDeep) {
        const std::size_t deep = std::min(kDeep, count - first);
        runVectorised<PackKernel>(rows.data() + first * size, centre.data(), deep, size, m_centred.data());
        for (std::size_t panel = 0; panel < panels; ++panel) {
            for (std::size_t column = 0; column < std::min((panel + 1) * kWide, size); column += kNarrow) {
                const double* other = m_centred.data() + column / kWide * kDeep * kWide + column % kWide;
                runVectorised<TileKernel>(static_cast<const double*>(m_centred.data() + panel * kDeep * kWide), other, kWide, deep,
                                          sums.data());
                addTile(sums.data(), panel * kWide, column, size, matrix.data());
            }
        }
    }
}

} // namespace phidias::processing
