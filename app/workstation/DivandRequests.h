#pragma once

#include "core/process/Declaration.h"
#include "core/project/Project.h"

namespace phidias::app {

/// Inputs of a DIVAnd process from the project: what was chosen over `defaults`, the observation files of the layers that take part, and
/// the excluded observations. Inputs that the process does not declare are left out; one without
/// a grid (the fit of lengths) gets the levels and the area of it.
[[nodiscard]] core::Json divandInputs(const core::Project& project, const core::Json& defaults, const core::Declaration& declaration);

/// Observation layers of the project that can be analysed: opened files, not products of jobs; one a file, the visible one first.
[[nodiscard]] std::vector<core::Layer> analysableLayers(const core::Project& project);

/// The same analysis made small for a preview: one level, one time slice, and steps so wide that the grid has at most `mostNodes` nodes
/// along each side.
/// @param level, slice  index into the levels and time slices (years outer, months inner) of the inputs; beyond the end = the last
[[nodiscard]] core::Json previewInputs(core::Json inputs, std::size_t level, std::size_t slice, std::size_t mostNodes,
                                       const core::Declaration& declaration);

/// Number of time slices of a `grid`; 1 without time.
[[nodiscard]] std::size_t sliceCount(const core::Json& grid);

} // namespace phidias::app
