#pragma once

#include "processing/ocean/DivandCrossValidation.h"
#include "processing/ocean/DivandSlice.h"

namespace phidias::processing::ocean {

/// The analysis of a product that cross-validation looks at: the slice and level (or volume) with the most observations, unless they are
/// chosen.
struct TuningPiece {
    std::size_t slice = 0;
    std::size_t firstLevel = 0;
    DivandProblem problem;
    SliceData data;
    std::vector<std::vector<double>> velocity; ///< of the advection constraint; empty = none
};
/// @param slice, level  absent = the one with the most observations
/// @throws core::Error{EmptySelection} when it has no observation; core::Error{InvalidRequest} for a slice or level that is not there
[[nodiscard]] TuningPiece tuningPiece(const core::RunContext& context, const DivandGeometry& geometry, const PreparedObservations& prepared,
                                      std::optional<std::size_t> slice, std::optional<std::size_t> level);

/// Cross-validation of a piece. @param lengths, epsilons  factors to each side
[[nodiscard]] CrossValidationResult crossValidatePiece(const core::RunContext& context, const TuningPiece& piece, const std::string& method,
                                                       int lengths, int epsilons);

/// What `ocean.cross-validation` and the report of `ocean.divand` say of it.
[[nodiscard]] core::Json tuningReport(const TuningPiece& piece, const CrossValidationResult& result, const PreparedObservations& prepared,
                                      const std::vector<TimeSlice>& slices);

/// epsilon2 (and, where the request asks for it, the factor of the lengths) by cross-validation, from 0.1.
/// @param prepared  gets epsilon2, lengths and the report
void fitEpsilon2(core::RunContext& context, const DivandGeometry& geometry, PreparedObservations& prepared);

} // namespace phidias::processing::ocean
