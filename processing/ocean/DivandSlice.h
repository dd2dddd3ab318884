#pragma once

#include "processing/ocean/DivandAnalysis.h"
#include "processing/ocean/DivandPreparation.h"
#include "processing/ocean/Transform.h"

#include <filesystem>
#include <memory>

namespace phidias::processing::ocean {

class GriddedField;

/// Fields that the observations are compared with or that steer the analysis, read once for all analyses of a slice.
struct SliceFields {
    std::shared_ptr<const GriddedField> background;                ///< nullptr = the request wants none
    std::array<std::shared_ptr<const GriddedField>, 2> velocity{}; ///< eastward, northward; nullptr = no advection
};
/// @param unit  of the product   @throws core::Error as GriddedField
[[nodiscard]] SliceFields sliceFields(const core::RunContext& context, const OceanGrid& grid, const TimeSlice& slice,
                                      const std::string& unit);

/// The observations of one analysis as anomalies from its background, in transformed values.
struct SliceData {
    std::vector<std::size_t> chosen;           ///< observations of the selection, [observation]
    std::vector<std::vector<double>> position; ///< of the chosen ones, in the coordinates of the grid, [dimension][observation]
    std::vector<double> anomaly;               ///< of the chosen ones; NaN = not transformable, or outside the background
    DivandObservations observations;           ///< what is analysed: the chosen ones, or super-observations
    std::vector<std::size_t> analysedAs;       ///< [chosen] -> observation that is analysed
    std::vector<double> background;            ///< transformed, [cell of the problem]
    std::optional<double> constant;            ///< background that is one number
    core::Json report = core::Json::object();
};

/// @param epsilon2  before weights
[[nodiscard]] SliceData sliceData(const core::RunContext& context, const PreparedObservations& prepared, const DivandGeometry& geometry,
                                  const DivandProblem& problem, const TimeSlice& slice, const SliceFields& fields, double epsilon2);

/// Velocities of the advection constraint in a problem, m, [dimension][cell]; empty without one, or where no current is known.
[[nodiscard]] std::vector<std::vector<double>> velocityOf(const core::RunContext& context, const DivandGeometry& geometry,
                                                          const DivandProblem& problem, const SliceFields& fields);

/// Options of an analysis that a request states; no error, influences or constraint yet.
[[nodiscard]] DivandOptions optionsOf(const core::RunContext& context);

/// Method of the quality scores that a request asks for (parameter `qc`); nothing = none.
[[nodiscard]] std::optional<int> qualityMethod(const core::Request& request);

/// Analyses of one time slice.
struct SliceResult {
    std::vector<double> field;               ///< unit of the product, [level][node]; land NaN
    std::vector<double> error;               ///< relative, [level][node]; empty when none is wanted
    std::vector<std::size_t> observation;    ///< used observations of the selection
    std::vector<double> residual;            ///< observation minus analysis, unit of the product, [used observation]
    std::vector<double> score;               ///< quality score; NaN = none
    core::Json report = core::Json::array(); ///< one entry an analysis
    std::vector<std::string> warnings;
    double seconds = 0.0;       ///< of its own task
    bool lacksCurrents = false; ///< advection was asked and no current is known here
};

/// Background, analysis, error, residuals and scores of a slice. Levels that are not coupled are analysed side by side.
/// @param addProgress  told the share of the slice that was done, any thread
/// @throws core::Error as analyse()
[[nodiscard]] SliceResult analyseSlice(const core::RunContext& context, const PreparedObservations& prepared,
                                       const DivandGeometry& geometry, const TimeSlice& slice,
                                       const std::function<void(double)>& addProgress);

/// Hands a slice to the task that joins them. @throws core::Error{WriteFailed}
void writeSlice(const SliceResult& slice, const std::filesystem::path& path);
/// @throws core::Error{Unreadable, Malformed}
[[nodiscard]] SliceResult readSlice(const std::filesystem::path& path);

} // namespace phidias::processing::ocean
