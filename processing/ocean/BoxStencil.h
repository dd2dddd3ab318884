#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace phidias::processing::ocean {

/// Most dimensions of a grid.
inline constexpr std::size_t kMostDimensions = 6;
/// Below this many cells starting a second thread costs more than it saves.
inline constexpr std::size_t kParallelCells = 32768;

/// Lines along the first dimension of a box, which varies fastest, with the lines beside them.
class BoxLines {
public:
    BoxLines() = default;
    /// @param size  cells along each dimension, 1 to kMostDimensions of them   @param isCyclic  one a dimension
    BoxLines(std::vector<std::size_t> size, std::vector<bool> isCyclic);

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    struct Line {
        std::size_t begin = 0;                            ///< its first cell
        std::array<std::size_t, kMostDimensions> index{}; ///< along each dimension; [0] is 0
        std::array<std::size_t, kMostDimensions> above{}; ///< first cell of the next line along a dimension, from 1; kNone at an edge
        std::array<std::size_t, kMostDimensions> below{};
    };
    [[nodiscard]] Line line(std::size_t number) const;
    [[nodiscard]] std::size_t lines() const { return m_lines; }
    [[nodiscard]] std::size_t length() const { return m_size.front(); }
    [[nodiscard]] std::size_t dimensions() const { return m_size.size(); }
    [[nodiscard]] std::size_t cells() const { return m_lines * m_size.front(); }
    [[nodiscard]] const std::vector<std::size_t>& size() const { return m_size; }
    [[nodiscard]] bool isCyclic(std::size_t dimension) const { return m_isCyclic[dimension]; }

private:
    std::vector<std::size_t> m_size{0};
    std::vector<bool> m_isCyclic;
    std::size_t m_lines = 0;
};

/// Symmetric positive definite matrix of nearest neighbours on a box: M x = mass x + sum over faces of coupling (x - x of the neighbour).
/// Land has mass and couplings 0.
struct BoxStencil {
    BoxLines lines;
    std::vector<double> mass;                  ///< [cell], > 0 at sea
    std::vector<std::vector<double>> coupling; ///< [dimension][cell] of the face between a cell and the next; 0 at coasts and edges

    /// y = M x, or W^-1 M x when `divides`: then land gives 0. x and y differ.
    void apply(std::span<const double> x, std::span<double> y, bool divides = false) const;
};

/// Sum of products, the same for any number of threads.
[[nodiscard]] double dotProduct(std::span<const double> a, std::span<const double> b);

} // namespace phidias::processing::ocean
