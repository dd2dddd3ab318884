#pragma once

#include "processing/ocean/DivandAnalysis.h"

#include <string>

namespace phidias::processing::ocean {

enum class ErrorMethod {
    None,
    Cpme,        ///< clever poor man's error
    ScaledCpme,  ///< the same, its level set by a few products with the error covariance
    Exact,       ///< diagonal of the error covariance by selected inversion
    AlmostExact, ///< exact at the observations and at random places, interpolated between
    Diagonal,    ///< diagonal by solutions with many unit vectors at once, far enough apart
    Auto,
};
/// "cpme", "scaled-cpme", ... as in requests.
[[nodiscard]] std::string nameOf(ErrorMethod method);
/// The method of that name; None for any other.
[[nodiscard]] ErrorMethod errorMethodNamed(const std::string& name);

struct ErrorField {
    Eigen::VectorXd error; ///< relative to the background variance, at the sea points, 0 .. 1 (exact ways: what the covariance says)
    ErrorMethod method = ErrorMethod::None; ///< what was done
    std::string reason;                     ///< why, when it was chosen here or changed
};

/// Error field of an analysis.   [DIVAnd_cpme, _scalecpme!, _aexerr, _diagapp, _errormap: methods/DIVAND, section 9]
///
/// ScaledCpme: e = c + (t - mean c)/2, times t/mean(e), with c the clever poor man's error and t the mean of z^T P z / z^T z over seven
/// random vectors of fixed seed.
/// AlmostExact: at max(n/10^d, n/prod(min(L_i pm_i)/1.7)) random places and at the observations, B = diag(H iB^-1 H^T) and E = diag(H P
/// H^T); the field of B is an analysis of B - mean with error variance 0.01, the error that field less an analysis of B - E with the
/// shorter lengths of the cpme. More than 0.4 n places: exact instead. Diagonal: with unit vectors at every s-th cell of each dimension, s
/// = round(6 max L_i pm_i), x = P sum(e) is x_i = P_ii up to the covariance over the distance s; s^d solutions. Along a cyclic dimension s
/// is raised to a divisor of its size. Auto: exact where a factor is cheap; else by the number of observations in the reach of one, b = m
/// prod(min(L_i pm_i)/N_i) pi^d/Gamma(d/2 + 1): below 1 cpme, above 10 scaled cpme, between the two the diagonal where it takes few
/// solutions, else scaled cpme.
///
/// @param grid, lengths, norm  what `background` was made from
/// @throws as analyse()
[[nodiscard]] ErrorField errorField(ErrorMethod method, const DivandGrid& grid, const std::vector<std::vector<double>>& lengths,
                                    const DivandNorm& norm, const DivandBackground& background, const DivandObservations& observations,
                                    const DivandOptions& options);

} // namespace phidias::processing::ocean
