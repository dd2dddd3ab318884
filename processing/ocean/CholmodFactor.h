#pragma once

#include "core/util/MemoryBudget.h"
#include "processing/ocean/SupernodalInverse.h"

#include <Eigen/SparseCore>

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace phidias::processing::ocean {

/// Symmetric matrix with 64-bit indices, both triangles stored.
using SparseMatrix = Eigen::SparseMatrix<double, Eigen::ColMajor, std::int64_t>;

/// Sparse Cholesky factor of a symmetric positive definite matrix, by CHOLMOD (supernodal or simplicial, whichever is faster).
/// @thread const members: one thread at a time
class CholmodFactor {
public:
    /// @param budget  the size of the factor is known after the symbolic analysis and compared with it
    /// @throws core::Error{BudgetExceeded} before factorising; core::Error{ComputationFailed} when the matrix is not positive definite
    /// @complexity 2-D about O(n^1.5), 3-D about O(n^2)
    CholmodFactor(const SparseMatrix& matrix, const core::MemoryBudget& budget);
    CholmodFactor(CholmodFactor&&) noexcept;
    CholmodFactor& operator=(CholmodFactor&&) noexcept;
    ~CholmodFactor();

    [[nodiscard]] std::size_t rows() const;
    /// Solves A X = B in place.
    /// @param columns  B, column-major, rows() x any number
    void solve(std::span<double> columns) const;

    /// Entries of A^-1 at given places, by the recursion of Takahashi, Fagan and Chin (1973) on the pattern of the factor: all such entries
    /// are found at about the cost of a factorisation, where solving with unit vectors would take one solve a column.
    class SelectedInverse {
    public:
        [[nodiscard]] double diagonal(std::size_t row) const;
        /// Entry (row, column); 0 when it is not on the pattern of the factor (A's own pattern always is).
        [[nodiscard]] double at(std::size_t row, std::size_t column) const;

    private:
        friend class CholmodFactor;
        std::vector<std::int64_t> m_place; ///< row -> place in the elimination order
        SupernodalPattern m_pattern;       ///< a simplicial factor has supernodes of one column
        std::vector<std::size_t> m_supernodeOfColumn;
        std::vector<double> m_value;
    };
    /// By supernodes with BLAS where the factor has them, else column by column.
    /// @throws core::Error{BudgetExceeded}; core::Error{Cancelled}
    [[nodiscard]] SelectedInverse selectedInverse(const core::MemoryBudget& budget, std::stop_token stop = {}) const;

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

} // namespace phidias::processing::ocean
