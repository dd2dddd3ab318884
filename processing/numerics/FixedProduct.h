#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace phidias::processing {

/// Products of one matrix with many vectors, y = A x.
///
/// With AVX-512 by a kernel of its own (24 x 8 sums in registers, eight vectors at once), else by dgemm. The sums of a vector do not depend
/// on the others. @thread any; one workspace a thread
class FixedProduct {
public:
    /// @param matrix  A, [row][column]  @param rows  of A; 0 = none
    FixedProduct(std::span<const double> matrix, std::size_t rows);

    /// @param vectors    x, [vector][column]  @param products  y, out, [vector][row]
    /// @param workspace  any size, kept between calls
    void apply(std::span<const double> vectors, std::span<double> products, std::vector<double>& workspace) const;

private:
    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<double> m_panels; ///< panels of 24 rows, [panel][column][24]; for dgemm the matrix
};

} // namespace phidias::processing
