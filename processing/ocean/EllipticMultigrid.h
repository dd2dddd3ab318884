#pragma once

#include "processing/ocean/BoxStencil.h"

#include <cstdint>

namespace phidias::processing::ocean {

/// Squared length in cells along each dimension: mean ratio of coupling to mass at sea.
[[nodiscard]] std::vector<double> couplingStrengths(const BoxStencil& stencil);
/// Dimensions that should be halved next: those that couple about as strongly as the strongest and have 4 cells or more.
/// @param weakest  strengths below this need no coarser grid
[[nodiscard]] std::vector<bool> dimensionsToCoarsen(const BoxStencil& stencil, double weakest);
/// Finite volumes joined two by two along the chosen dimensions; couplings in series are halved.
[[nodiscard]] BoxStencil coarsened(const BoxStencil& fine, const std::vector<bool>& isCoarsened);

/// One symmetric V-cycle as an approximate inverse of a BoxStencil: symmetric and positive definite whatever the mask, so that conjugate
/// gradients may use it, alone or in products with the mass.
///
/// Finite volumes joined two by two along the dimensions that couple strongly (semi-coarsening), couplings in series halved, linear
/// interpolation between the centres, never across a coast; red-black Gauss-Seidel, once before and once after in reverse order. Single
/// precision: it only steers an iteration whose residuals are in double precision.   [Briggs, Henson and McCormick 2000]
/// @thread one at a time; works with all OpenMP threads, the result does not depend on their number
class EllipticMultigrid {
public:
    explicit EllipticMultigrid(const BoxStencil& fine);

    /// y = V x, an approximation of M^-1 x. x and y may be the same.
    void apply(std::span<const double> x, std::span<double> y);
    [[nodiscard]] std::size_t levels() const { return m_levels.size(); }
    /// Bytes it holds.
    [[nodiscard]] std::size_t bytes() const;

private:
    /// Where a coarse cell takes from, or a fine cell gives to, along one dimension.
    struct Link {
        std::uint32_t index = 0;
        float weight = 0.0F;
    };
    struct Transfer {
        bool isCoarsened = false;
        std::vector<std::array<Link, 2>> parents;  ///< [fine index]
        std::vector<std::array<Link, 4>> children; ///< [coarse index]; weight 0 = none
    };
    /// Sparse rows for a few cells.
    struct Links {
        std::vector<std::uint32_t> row;
        std::vector<std::uint32_t> begin{0}; ///< [row + 1]
        std::vector<std::uint32_t> column;
        std::vector<float> weight;
    };
    struct Level {
        BoxLines lines;
        std::vector<float> inverseDiagonal; ///< 0 on land
        std::vector<std::vector<float>> coupling;
        std::vector<float> solution, right, residual;
        std::vector<Transfer> transfer; ///< to the next level, one a dimension; empty on the last
        std::vector<float> isPlain;     ///< 1 where the interpolation is the product of `transfer`; 0 on land and at coasts
        Links coast;                    ///< interpolation of the fine cells at coasts, by fine cell
        Links coastTransposed;          ///< the same by coarse cell
        int colours = 2;
    };

    void addLevels(BoxStencil stencil);
    void cycle(std::size_t at);
    void smooth(Level& level, bool isReversed, bool isFirst);
    static void sweep(Level& level, int colour, bool isFirst);
    static void computeResidual(Level& level);
    static void restrict(const Level& fine, Level& coarse);
    static void prolong(const Level& coarse, Level& fine);
    static void linkCoasts(Level& level, const BoxStencil& fine, const BoxStencil& coarse);

    std::vector<Level> m_levels;
};

} // namespace phidias::processing::ocean
