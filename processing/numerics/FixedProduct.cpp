#include "processing/numerics/FixedProduct.h"

#include "processing/numerics/TileKernel.h"

#include <cblas.h>

#include <algorithm>

namespace phidias::processing {

namespace {

constexpr std::size_t kWide = TileKernel::kWide;

/// Up to eight vectors, [vector][column], behind each other by column.
struct InterleaveKernel {
    [[gnu::always_inline]] static void run(const double* vectors, std::size_t count, std::size_t columns, double* out) {
        std::array<Lanes, kLanes> tile{};
        for (std::size_t first = 0; first < columns; first += kLanes) {
            const std::size_t some = std::min(kLanes, columns - first);
            for (std::size_t vector = 0; vector < count; ++vector) {
                takeSome<kLanes>(tile[vector], vectors + vector * columns + first, some);
            }
            transpose(tile);
            for (std::size_t column = 0; column < some; ++column) {
                putLanes(tile[column], out + (first + column) * kLanes);
            }
            tile = {};
        }
    }
};

} // namespace

FixedProduct::FixedProduct(std::span<const double> matrix, std::size_t rows)
    : m_rows(rows), m_columns(rows == 0 ? 0 : matrix.size() / rows) {
    if (vectorUnit() != VectorUnit::Avx512) {
        m_panels.assign(matrix.begin(), matrix.end());
        return;
    }
    m_panels.assign((rows + kWide - 1) / kWide * m_columns * kWide, 0.0);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < m_columns; ++column) {
            m_panels[(row / kWide * m_columns + column) * kWide + row % kWide] = matrix[row * m_columns + column];
        }
    }
}

void FixedProduct::apply(std::span<const double> vectors, std::span<double> products, std::vector<double>& workspace) const {
    const std::size_t count = m_columns == 0 ? 0 : vectors.size() / m_columns;
    if (vectorUnit() != VectorUnit::Avx512) {
        // By columns: Y [row, vector] = A [row, column] X [column, vector].
        const auto blas = [](std::size_t size) { return static_cast<blasint>(size); };
        cblas_dgemm(CblasColMajor, CblasTrans, CblasNoTrans, blas(m_rows), blas(count), blas(m_columns), 1.0, m_panels.data(),
                    blas(m_columns), vectors.data(), blas(m_columns), 0.0, products.data(), blas(m_rows));
        return;
    }
    workspace.resize(m_columns * kLanes);
    alignas(64) std::array<double, kWide * TileKernel::kNarrow> sums{};
    for (std::size_t first = 0; first < count; first += kLanes) {
        const std::size_t some = std::min(kLanes, count - first);
        runVectorised<InterleaveKernel>(vectors.data() + first * m_columns, some, m_columns, workspace.data());
        for (std::size_t row = 0; row < m_rows; row += kWide) {
            runVectorised<TileKernel>(m_panels.data() + row * m_columns, static_cast<const double*>(workspace.data()), kLanes, m_columns,
                                      sums.data());
            const auto width = static_cast<std::ptrdiff_t>(std::min(kWide, m_rows - row));
            for (std::size_t vector = 0; vector < some; ++vector) {
                const auto from = sums.begin() + static_cast<std::ptrdiff_t>(vector * kWide);
                std::copy(from, from + width, products.begin() + static_cast<std::ptrdiff_t>((first + vector) * m_rows + row));
            }
        }
    }
}

} // namespace phidias::processing
