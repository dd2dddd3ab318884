#pragma once

#include "processing/numerics/Lanes.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace phidias::processing::atmosphere {

/// Natural cubic spline through fixed nodes, evaluated at fixed places: what does not depend on the values is made once.
///
/// h_{j-1} M_{j-1} + 2 (h_{j-1} + h_j) M_j + h_j M_{j+1} = 6 ((y_{j+1} - y_j) / h_j - (y_j - y_{j-1}) / h_{j-1}), M = 0 at both ends.
/// Variance of a place: sum of the squared weights times the variances; weights of the 12 nodes around the place are kept (the others are
/// below 1e-3).
/// @thread any
class SplineResampler {
public:
    /// @param nodes  rising, at least 3  @param places  rising; those outside the nodes get NaN
    /// @param like   of the same places, with nodes that are partly the same: its weights are taken where the nodes are; or nullptr
    /// @throws core::Error{InvalidRequest} fewer than 3 nodes or not rising
    SplineResampler(std::span<const double> nodes, std::span<const double> places, const SplineResampler* like = nullptr);

    /// @param values  at the nodes  @param out  at the places  @param workspace  any size, kept between calls
    void values(std::span<const double> values, std::span<double> out, std::vector<double>& workspace) const;
    /// @param variances  at the nodes, independent errors  @param out  at the places
    void variances(std::span<const double> variances, std::span<double> out) const;

    [[nodiscard]] std::size_t nodes() const { return m_upper.size(); }
    [[nodiscard]] std::size_t places() const { return m_places.size(); }
    [[nodiscard]] bool isInside(std::size_t place) const { return m_places[place].isInside; }

    /// Rows of eight spectra, one a lane; lanes that are not used may share a row.
    using Rows = std::array<double*, kLanes>;
    /// values() and variances() of eight spectra at once, by the same formulas; 0 outside the nodes.
    /// @param values, variances  [node][lane]
    /// @param y, variance        [lane] -> [place], out
    void resampleLanes(std::span<const double> values, std::span<const double> variances, const Rows& y, const Rows& variance,
                       std::vector<double>& workspace) const;

private:
    static constexpr std::size_t kTaps = 12;
    struct LanesKernel;
    struct Place {
        std::size_t node = 0; ///< interval [node, node + 1]
        bool isInside = false;
        double left = 0.0;      ///< weight of y_node
        double right = 0.0;     ///< of y_{node + 1}
        double leftBend = 0.0;  ///< of M_node
        double rightBend = 0.0; ///< of M_{node + 1}
        std::size_t firstTap = 0;
    };

    /// Takes the weights of a place from another resampler. @returns false when the nodes around it are not the same
    bool copyTaps(const SplineResampler& like, std::size_t at);
    void makeTaps(Place& place, std::span<float> squares) const;

    std::vector<double> m_nodes;
    std::vector<double> m_step;        ///< h
    std::vector<double> m_inverseStep; ///< 1 / h
    std::vector<double> m_upper;       ///< eliminated upper diagonal
    std::vector<double> m_inversePivot;
    /// Elimination: M_j <- m_rising (y_{j+1} - y_j) - m_falling (y_j - y_{j-1}) - m_lower M_{j-1}.
    std::vector<double> m_rising, m_falling, m_lower;
    std::vector<Place> m_places;
    std::vector<float> m_squares; ///< squared weights, [place][kTaps]
};

} // namespace phidias::processing::atmosphere
