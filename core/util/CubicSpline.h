#pragma once

#include <span>
#include <vector>

namespace phidias::core {

/// Natural cubic spline: twice continuously differentiable, with no curvature at both ends.
///
/// Second derivatives M from mu_i M_(i-1) + 2 M_i + lambda_i M_(i+1) = d_i with M_0 = M_n = 0     [Stoer and Bulirsch 2002, 2.4.2]
class CubicSpline {
public:
    /// @param x  strictly rising  @param y  finite, of the same length, at least two
    /// @throws Error{InvalidRequest} when they are not so
    /// @complexity O(n)
    CubicSpline(std::span<const double> x, std::span<const double> y);

    /// @returns NaN outside [front, back]: nothing is extrapolated          @complexity O(log n)
    [[nodiscard]] double operator()(double x) const;

private:
    std::vector<double> m_x;
    std::vector<double> m_y;
    std::vector<double> m_curvature;
};

} // namespace phidias::core
