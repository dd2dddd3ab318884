#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace phidias::processing::ocean {

/// Columns of a sparse triangular matrix in groups that share their rows (supernodes), the layout of CHOLMOD.
struct SupernodalPattern {
    std::vector<std::int64_t> firstColumn; ///< [supernode + 1]
    std::vector<std::int64_t> rowBegin;    ///< [supernode + 1] into `row`
    std::vector<std::int64_t> valueBegin;  ///< [supernode + 1] into the values; a supernode is column-major, rows x columns
    std::vector<std::int64_t> row;         ///< ascending; the first rows of a supernode are its columns

    [[nodiscard]] std::size_t supernodes() const { return firstColumn.size() - 1; }
    [[nodiscard]] std::size_t columns() const { return static_cast<std::size_t>(firstColumn.back()); }
    [[nodiscard]] std::int64_t width(std::size_t supernode) const { return firstColumn[supernode + 1] - firstColumn[supernode]; }
    [[nodiscard]] std::int64_t height(std::size_t supernode) const { return rowBegin[supernode + 1] - rowBegin[supernode]; }
    /// Most rows that a supernode has below its own columns.
    [[nodiscard]] std::size_t widestBorder() const;
};

/// Entries of (L L^T)^-1 on the pattern of L, lower triangle.
///
/// From the last supernode J to the first, R its rows below: Y = L_RJ L_JJ^-1, Z_RJ = -Z_RR Y, Z_JJ = (L_JJ L_JJ^T)^-1 - Y^T Z_RJ; all of
/// Z_RR lies on the pattern of the ancestors of J.   [Takahashi, Fagan and Chin 1973; Jacquelin, Lin and Yang 2016 for supernodes]
///
/// Independent subtrees of the elimination tree run side by side, large supernodes in blocks of a fixed size: the result does not depend
/// on the number of threads.
/// @param factor  L in the layout of `pattern`; what it holds above the diagonal is not read
/// @returns values in the same layout; above the diagonal of the blocks on the diagonal the symmetric entries
/// @throws core::Error{Cancelled}
/// @thread any, one at a time; works with all OpenMP threads   @complexity about three times the operations of the factorisation
[[nodiscard]] std::vector<double> supernodalInverse(const SupernodalPattern& pattern, std::span<const double> factor, std::stop_token stop);

} // namespace phidias::processing::ocean
