#pragma once

#include <cstddef>
#include <vector>

namespace phidias::processing::ocean {

/// What the norm coefficients alpha and the number of correlated dimensions fix (DIVAnd_kernel).
struct DivandKernel {
    std::vector<double> alpha; ///< norm coefficients, trailing zeros dropped
    double mu = 1.0;           ///< normalisation: (4 pi)^(n/2) Gamma(m) / Gamma(m - n/2), times the correction for a non-binomial alpha
    double lengthScale = 1.0;  ///< r with K(r) = K_1(1); lengths are divided by it
    double nu = 1.0;           ///< m - n/2; not positive = the norm has no finite variance, mu is then 1
};

/// Row m of Pascal's triangle with m = ceil(1 + n/2), the default alpha.
[[nodiscard]] std::vector<double> binomialAlpha(std::size_t effectiveDimensions);
[[nodiscard]] bool isBinomial(const std::vector<double>& alpha);

/// Kernel of the background covariance.   [Barth et al. 2014, Geosci. Model Dev. 7, 225-241; Troupin et al. 2012]
///
/// @param effectiveDimensions  n, number of dimensions with a correlation length, >= 1
/// @param alpha                norm coefficients; empty = binomialAlpha(n)
[[nodiscard]] DivandKernel divandKernel(std::size_t effectiveDimensions, std::vector<double> alpha = {});

/// K(r) = 2 / Gamma(nu) (r/2)^nu K_nu(r), K(0) = 1: correlation at the distance r (in scaled lengths).
/// @param nu  > 0   @param r  >= 0
[[nodiscard]] double correlation(double nu, double r);

} // namespace phidias::processing::ocean
