#pragma once

#include "processing/atmosphere/PcaBasisFile.h"

#include <span>

namespace phidias::processing::atmosphere {

/// Adds what false alarms have in common to the space of ordinary spectra, as one more component.                [PCA_SCREENING 10]
///
/// e = (I - E_s E_s^T) d / |(I - E_s E_s^T) d|; E' = [E_s e], s' = s + 1. The eigenvalue of e is `variance`, at least that of the first
/// component that is not used; e takes its place among the first s' by falling eigenvalue. The components that are stored but not used are
/// made orthogonal to e; those that lie within it are dropped.
/// @param basis       one group
/// @param components  s, the components that are in use
/// @param direction   d in units of the reference's noise, [channel]: MeanResidual::direction
/// @param variance    mean square of the spectra's projections on e, > 0
/// @throws core::Error{InvalidRequest} a basis for each row, s out of range, another number of channels, or nothing of d is left
[[nodiscard]] BasisFile enrichedBasis(const BasisFile& basis, std::size_t components, std::span<const double> direction, double variance);

} // namespace phidias::processing::atmosphere
