#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace phidias::processing {

/// Adds X^T X of centred rows to a symmetric matrix.
///
/// M += sum over the rows r of (x_r - c)(x_r - c)^T, lower triangle; the rest of M is not touched.
/// With AVX-512 by a kernel of its own (24 x 8 sums in registers; OpenBLAS 0.3.21 takes its kernels for AVX2 on processors that it does not
/// know), else by dsyrk. @thread one at a time
class RankUpdate {
public:
    /// @param rows    [row][column], finite  @param centre  c, [column]
    /// @param matrix  M, [column * size + row], row >= column
    void add(std::span<const double> rows, std::span<const double> centre, std::span<double> matrix);

private:
    std::vector<double> m_centred; ///< panels of 24 columns, [panel][row][24], or rows for dsyrk
};

} // namespace phidias::processing
