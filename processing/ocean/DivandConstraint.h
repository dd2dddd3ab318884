#pragma once

#include "processing/ocean/DivandBackground.h"

#include <string>
#include <vector>

namespace phidias::processing::ocean {

/// A quadratic constraint: the cost function gains (Hc x - yc)^T Rc^-1 (Hc x - yc) with a diagonal Rc.   [DIVAnd_addc]
struct DivandConstraint {
    std::string name;
    SparseMatrix rows;        ///< Hc at the sea points
    Eigen::VectorXd data;     ///< yc, [row]
    Eigen::VectorXd variance; ///< diagonal of Rc, [row], > 0
};

/// Constraints as one: each row and its data divided by the square root of its variance.
struct ScaledConstraint {
    SparseMatrix rows; ///< no rows = none
    Eigen::VectorXd data;
};
/// @throws core::Error{InvalidRequest} naming the constraint: shapes, values that are not finite, variances not above 0
[[nodiscard]] ScaledConstraint joinedConstraints(const DivandBackground& background, const std::vector<DivandConstraint>& constraints);

/// Velocity times gradient is small.   [DIVAnd_constr_advec] @param velocity  [dimension][cell], unit of the lengths
/// @throws core::Error{InvalidRequest} naming the component and the place of a velocity that is not finite
[[nodiscard]] DivandConstraint advectionConstraint(const DivandBackground& background, const std::vector<std::vector<double>>& velocity);

/// Neighbours along a coast are equal: the field is a stream function. Faces between two sea cells of the first two dimensions with a land
/// cell beside them.   [DIVAnd_constr_constcoast]
/// @param epsilon2  error variance of each difference, > 0
[[nodiscard]] DivandConstraint coastConstraint(const DivandBackground& background, double epsilon2);

/// The integral over each section across a dimension (over all other dimensions, with the cells' own sizes) is given.
/// [DIVAnd_constr_fluxes]
/// @param flux  [index along the dimension]; NaN = this section is free   @param epsilon2  error variance of each integral
[[nodiscard]] DivandConstraint fluxConstraint(const DivandBackground& background, std::size_t dimension, const std::vector<double>& flux,
                                              double epsilon2);

/// The sum over the last dimension is 0 everywhere: anomalies of fractions that make a whole.   [DIVAnd_constr_fractions]
[[nodiscard]] DivandConstraint fractionConstraint(const DivandBackground& background, double epsilon2);

} // namespace phidias::processing::ocean
