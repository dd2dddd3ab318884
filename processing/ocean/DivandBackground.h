#pragma once

#include "processing/ocean/BoxStencil.h"
#include "processing/ocean/CholmodFactor.h"
#include "processing/ocean/DivandGrid.h"
#include "processing/ocean/DivandKernel.h"

#include <optional>

namespace phidias::processing::ocean {

/// Settings of the background covariance; the defaults are those of DIVAnd.jl.
struct DivandNorm {
    std::vector<double> alphabc{};                 ///< edge stretching, one a dimension or one for all; empty = 1, 0 = off
    bool scaleLengths = true;                      ///< divide the lengths by DivandKernel::lengthScale
    std::vector<double> alpha{};                   ///< empty = binomial
    std::vector<double> laplacianCoefficients{};   ///< one a dimension; empty = 1
    std::vector<double> secondDerivativePenalty{}; ///< one a dimension; empty = 0
};

/// Inverse background covariance of DIVAnd on the sea points of a grid: depends on mask, metric and lengths only, so one serves all
/// observations, months and epsilon2.
///
/// coeff iB = alpha_1 W + sum_j alpha_j T_j with T_j = sum_i (Dx_i D^k)^T G_i (Dx_i D^k) for odd and (D^k)^T W D^k for even derivatives
/// [Troupin et al. 2012; DIVAnd_background_components]. With a binomial alpha of order m this is exactly
/// (1/coeff) M (W^-1 M)^(m-1) with M = W (I - D) = W + sum_i Dx_i^T G_i Dx_i, a matrix of nearest neighbours (methods/DIVAND, section 6).
/// @thread const members: any
class DivandBackground {
public:
    /// @param grid     as the user sees it; edges are stretched here
    /// @param lengths  correlation lengths [dimension][cell], unit of 1/inverseSpacing, >= 0; 0 everywhere = no correlation along that
    /// dimension
    /// @throws core::Error{InvalidRequest} shapes, no sea point, no length above 0, negative or not finite lengths
    DivandBackground(const DivandGrid& grid, std::vector<std::vector<double>> lengths, const DivandNorm& norm = {});

    [[nodiscard]] const DivandGrid& grid() const { return m_grid; } ///< with stretched edges
    [[nodiscard]] const DivandKernel& kernel() const { return m_kernel; }
    [[nodiscard]] std::size_t effectiveDimensions() const { return m_effectiveDimensions; }
    /// Cells along the dimensions without a length: as many systems of their own.
    [[nodiscard]] std::size_t layers() const;
    [[nodiscard]] double coefficient() const { return m_coefficient; } ///< coeff = mu times the product of the mean scaled lengths
    [[nodiscard]] std::size_t seaPoints() const { return m_cellOfPoint.size(); }
    [[nodiscard]] std::span<const std::size_t> cellOfPoint() const { return m_cellOfPoint; }
    /// Packed index of a cell; -1 on land.
    [[nodiscard]] std::int64_t pointOfCell(std::size_t cell) const { return m_pointOfCell[cell]; }
    /// Whether iB is the product of nearest-neighbour matrices, so that an iterative solver can use it.
    [[nodiscard]] bool isFactorised() const { return m_isFactorised; }
    /// M on the whole box, with W as its mass; only where isFactorised().
    [[nodiscard]] const BoxStencil& stencil() const { return m_stencil; }
    [[nodiscard]] SparseMatrix neighbourMatrix() const;                           ///< M at the sea points
    [[nodiscard]] const Eigen::VectorXd& volumes() const { return m_volume; }     ///< W at the sea points
    [[nodiscard]] std::size_t order() const { return m_kernel.alpha.size() - 1; } ///< m

    /// iB as a matrix. @complexity O(points) with a large constant: 13 entries a row in 2-D, 63 in 3-D
    [[nodiscard]] SparseMatrix inverseCovariance() const;
    /// iB x on the whole box, land 0, without forming the matrix; only where isFactorised().
    /// @param scratch  of the same length
    void applyInverse(std::span<const double> x, std::span<double> y, std::span<double> scratch) const;
    /// Values of the box at the sea points.
    [[nodiscard]] Eigen::VectorXd packed(std::span<const double> box) const;
    /// Values at the sea points spread over the whole grid; land NaN.
    [[nodiscard]] std::vector<double> unpacked(const Eigen::VectorXd& x) const;
    /// Rows of the advection constraint: velocity times gradient, [Barth et al. 2014]. @param velocity  [dimension][cell], unit of the
    /// lengths, finite at sea
    [[nodiscard]] SparseMatrix advection(const std::vector<std::vector<double>>& velocity) const;

private:
    void scaleLengths(const DivandNorm& norm);
    /// Whether the spacing of dimensions without a length is the same along those with one (levels, times): they then separate.
    [[nodiscard]] bool uncorrelatedSpacingIsUniform() const;
    void assembleNeighbours();
    [[nodiscard]] SparseMatrix laplacian() const;
    [[nodiscard]] SparseMatrix inverseByDerivatives() const;
    /// (a, b, S pm_i, flux coefficient, G) of each face with sea on both sides.
    void forEachSeaFace(std::size_t dimension, const std::function<void(std::size_t, std::size_t, double, double, double)>& visit) const;

    DivandGrid m_grid;
    std::vector<std::vector<double>> m_lengths; ///< scaled
    std::vector<double> m_meanLength;
    std::vector<double> m_laplacianCoefficients;
    std::vector<double> m_secondDerivativePenalty;
    DivandKernel m_kernel;
    std::size_t m_effectiveDimensions = 0;
    double m_coefficient = 1.0;
    bool m_isFactorised = false;
    std::vector<std::size_t> m_cellOfPoint;
    std::vector<std::int64_t> m_pointOfCell;
    Eigen::VectorXd m_volume;
    BoxStencil m_stencil;
};

} // namespace phidias::processing::ocean
