#include "processing/ocean/DivandRaw.h"

#include "core/io/NetcdfWriter.h"
#include "core/process/ParameterForms.h"
#include "core/util/Error.h"
#include "processing/ocean/AveragedBackground.h"
#include "processing/ocean/DivandCase.h"
#include "processing/ocean/DivandCrossValidation.h"
#include "processing/ocean/DivandErrors.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::NetcdfType;
using core::NetcdfWriter;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

core::Declaration declare() {
    core::Declaration declaration;
    declaration.id = "ocean.divand-raw";
    declaration.version = "1";
    declaration.title = "DIVAnd kernel on a case file";
    declaration.summary =
        "Runs the n-dimensional variational analysis on a problem given as arrays (mask, metric, lengths, observations), without units or "
        "transforms, so that its numbers can be compared with those of other programs.";
    declaration.references = {{.citation = "Troupin et al. 2012, Ocean Modelling 52-53, 90-101", .doi = "10.1016/j.ocemod.2012.05.002"},
                              {.citation = "Barth et al. 2014, Geosci. Model Dev. 7, 225-241", .doi = "10.5194/gmd-7-225-2014"}};
    declaration.inputs = {
        core::requiredParameter(
            {"case", "Case file", "netCDF file with mask, pm1.., xi1.., len1.., obs_x1.., obs_f and obs_epsilon2 or obs_R.", "Data"},
            {core::fileForm("case")}),
        core::optionalParameter({"task", "Task", "What is computed and written.", "Method"},
                                {core::choiceForm({"analysis", "norms", "qc", "cv", "heatmap", "averaged-background"})}, "analysis"),
        core::optionalParameter(
            {"error", "Error field",
             "exact = diagonal of the error covariance, cpme = clever poor man's error, all = both, or one of the ways between them.",
             "Method"},
            {core::choiceForm({"none", "exact", "cpme", "all", "scaled-cpme", "almost-exact", "diagonal", "auto"})}, "none"),
        core::optionalParameter({"solver", "Solver", "auto chooses by size.", "Method"},
                                {core::choiceForm({"auto", "direct", "iterative"})}, "auto"),
        core::optionalParameter({"tolerance", "Tolerance", "Iterative solver: bound of the relative error in the energy norm.", "Method"},
                                {core::numberForm("1", 1e-15, 0.1)}, 1e-8),
        core::optionalParameter(
            {"qcMethod", "Quality score",
             "Task qc: 1 by the influence of each observation, 3 by their mean, 4 unscaled, 5 from the misfit, 0 = 1 or 3 by number.",
             "Method"},
            {core::integerForm(0, 5)}, 1),
        core::optionalParameter(
            {"cvMethod", "Cross-validation", "Task cv: full, sampled, generalised, or by the number of observations.", "Method"},
            {core::choiceForm({"auto", "full", "sampled", "gcv"})}, "auto"),
        core::optionalParameter({"cvLengths", "Lengths", "Task cv: 2 n + 1 factors of the length from 0.1 to 10.", "Method"},
                                {core::integerForm(0, 50)}, 0),
        core::optionalParameter({"cvEpsilons", "Epsilons", "Task cv: 2 n + 1 factors of epsilon2 from 0.03 to 32.", "Method"},
                                {core::integerForm(0, 50)}, 0),
        core::optionalParameter({"coastEpsilon2", "Constant along coasts",
                                 "Error variance of the differences along coasts, for a stream function; 0 = no such constraint.",
                                 "Method"},
                                {core::numberForm("1", 0.0, 1e6)}, 0.0),
        core::optionalParameter({"fractionEpsilon2", "Fractions",
                                 "Error variance of the sum over the last dimension, which should be 0; 0 = no such constraint.", "Method"},
                                {core::numberForm("1", 0.0, 1e6)}, 0.0),
        core::optionalParameter({"filterBackground", "Filter passes", "Task averaged-background: passes of the box filter.", "Method"},
                                {core::integerForm(0, 100)}, 0),
    };
    declaration.outputs.push_back({.name = "solution", .title = "Solution", .formats = {"nc"}, .isMandatory = true});
    declaration.example = {{"process", "ocean.divand-raw"},
                           {"version", "1"},
                           {"inputs", {{"case", {{"href", "case.nc"}}}, {"error", "all"}}},
                           {"outputs", {{"solution", {{"href", "solution.nc"}}}}}};
    return declaration;
}

/// The solution file: dimensions of the case, then what the task adds.
class SolutionFile {
public:
    SolutionFile(const std::filesystem::path& path, const DivandCase& problem) : m_writer(path) {
        for (std::size_t d = 0; d < problem.dimensionNames.size(); ++d) {
            m_grid.push_back(m_writer.defineDimension(problem.dimensionNames[d], problem.grid.size[problem.grid.dimensions() - 1 - d]));
        }
        m_observation = {m_writer.defineDimension("obs", problem.observations.size())};
    }
    void addGrid(const std::string& name, const std::string& title, std::vector<double> values) {
        add(name, title, m_grid, std::move(values));
    }
    void addObservations(const std::string& name, const std::string& title, std::vector<double> values) {
        add(name, title, m_observation, std::move(values));
    }
    /// Dimension of a list of results that lie on no grid.
    void addPoints(std::size_t count) { m_points = m_writer.defineDimension("cv", count); }
    void addPointValues(const std::string& name, const std::string& title, std::vector<double> values) {
        add(name, title, {m_points}, std::move(values));
    }
    NetcdfWriter& writer() { return m_writer; }
    void finish(const std::vector<std::pair<std::string, std::string>>& provenance) {
        for (const auto& [key, text] : provenance) {
            m_writer.attribute(key, text);
        }
        m_writer.endDefinitions();
        for (const auto& [variable, values] : m_values) {
            m_writer.put(variable, std::span<const double>(values));
        }
        m_writer.commit();
    }

private:
    void add(const std::string& name, const std::string& title, const std::vector<NetcdfWriter::Dimension>& dimensions,
             std::vector<double> values) {
        const auto variable =
            m_writer.defineVariable(name, NetcdfType::Double, dimensions,
                                    {.deflateLevel = 0, .shuffle = false, .fletcher32 = false, .chunks = {}, .fillValue = kNan});
        m_writer.attribute(variable, "long_name", title);
        m_writer.attribute(variable, "units", "1");
        m_values.emplace_back(variable, std::move(values));
    }
    NetcdfWriter m_writer;
    std::vector<NetcdfWriter::Dimension> m_grid;
    std::vector<NetcdfWriter::Dimension> m_observation;
    NetcdfWriter::Dimension m_points;
    std::vector<std::pair<NetcdfWriter::Variable, std::vector<double>>> m_values;
};

void writeAnalysis(const DivandCase& problem, core::RunContext& context, const DivandOptions& options) {
    const auto& request = context.request;
    const std::string task = request.text("task");
    const std::string error = request.text("error");
    context.sink.progress(0.05, "Assembling the background covariance");
    const DivandBackground background(problem.grid, problem.lengths, problem.norm);
    context.sink.progress(0.2, "Solving");
    const auto result = analyse(background, problem.observations, options);
    SolutionFile file(*context.outputPart("solution"), problem);
    file.addGrid("fi", "analysed anomaly", background.unpacked(result.field));
    if (options.wantsError) {
        file.addGrid("error", "error variance relative to the background variance (diagonal of the error covariance)",
                     background.unpacked(result.error));
    }
    if (error == "cpme" || error == "all") {
        context.sink.progress(0.7, "Error field");
        const DivandBackground shorter(problem.grid, cpmeLengths(problem.lengths), problem.norm);
        file.addGrid("cpme", "clever poor man's error", shorter.unpacked(cleverPoorMansError(shorter, problem.observations, options)));
    }
    if (const auto method = errorMethodNamed(error);
        method != ErrorMethod::None && method != ErrorMethod::Cpme && method != ErrorMethod::Exact) {
        context.sink.progress(0.7, "Error field");
        const auto other = errorField(method, problem.grid, problem.lengths, problem.norm, background, problem.observations, options);
        file.addGrid("error", "error variance relative to the background variance, way " + nameOf(other.method),
                     background.unpacked(other.error));
        context.sink.log(core::LogLevel::Info, "error field: " + nameOf(other.method) + (other.reason.empty() ? "" : "; " + other.reason));
    }
    file.addObservations("residual", "observation minus analysis", result.residual);
    auto& writer = file.writer();
    if (task == "norms") {
        const std::array<double, 3> norms{result.backgroundNorm, result.misfitNorm, result.constraintNorm};
        writer.attribute(NetcdfWriter::Variable{.group = writer.root().id, .id = -1}, "norms", NetcdfType::Double, norms);
        if (problem.observations.covariance.size() == 0) {
            writer.attribute("desroziers_factor", NetcdfType::Double, desroziersFactor(problem.observations, result));
        }
    }
    if (task == "qc") {
        file.addObservations("qc", "quality score",
                             qualityScores(problem.observations, result, static_cast<int>(request.integer("qcMethod"))));
        file.addObservations("diagHK", "influence of the observation on the analysis at its place", result.influence);
    }
    writer.attribute("solver", result.solver);
    writer.attribute("plan", result.plan);
    writer.attribute("iterations", NetcdfType::Int32, result.iterations);
    writer.attribute("relative_error_bound", NetcdfType::Double, result.relativeErrorBound);
    writer.attribute("coeff", NetcdfType::Double, background.coefficient());
    writer.attribute("mu", NetcdfType::Double, background.kernel().mu);
    writer.attribute("len_scale", NetcdfType::Double, background.kernel().lengthScale);
    writer.attribute("neff", NetcdfType::Int32, static_cast<double>(background.effectiveDimensions()));
    file.finish(context.provenance);
}

void writeCrossValidation(const DivandCase& problem, core::RunContext& context, const DivandOptions& options) {
    const auto& request = context.request;
    const std::string method = request.text("cvMethod");
    CrossValidationOptions cv;
    cv.method = method == "full"      ? CrossValidationMethod::Full
                : method == "sampled" ? CrossValidationMethod::Sampled
                : method == "gcv"     ? CrossValidationMethod::Generalised
                                      : CrossValidationMethod::Auto;
    cv.lengths = static_cast<int>(request.integer("cvLengths"));
    cv.epsilons = static_cast<int>(request.integer("cvEpsilons"));
    cv.analysis = options;
    context.sink.progress(0.05, "Cross-validation");
    const auto result = crossValidate(problem.grid, problem.lengths, problem.norm, problem.observations, cv);
    std::vector<double> lengths, epsilons, values;
    for (const auto& point : result.points) {
        lengths.push_back(point.log10FactorLength);
        epsilons.push_back(point.log10FactorEpsilon2);
        values.push_back(point.value);
    }
    SolutionFile file(*context.outputPart("solution"), problem);
    file.addPoints(lengths.size());
    file.addPointValues("cv_log10_factor_len", "logarithm of the factor of the length", lengths);
    file.addPointValues("cv_log10_factor_epsilon2", "logarithm of the factor of epsilon2", epsilons);
    file.addPointValues("cv_value", "mean squared error of prediction", values);
    auto& writer = file.writer();
    writer.attribute("best_factor_len", NetcdfType::Double, result.bestFactorLength);
    writer.attribute("best_factor_epsilon2", NetcdfType::Double, result.bestFactorEpsilon2);
    writer.attribute("cv_minimum", NetcdfType::Double, result.minimum);
    if (result.points.size() == 1) {
        writer.attribute("desroziers_factor", NetcdfType::Double, result.desroziers);
    }
    file.finish(context.provenance);
}

/// Constraints of the case and of the request beside advection.
std::vector<DivandConstraint> constraintsOf(const DivandCase& problem, const core::Request& request) {
    std::vector<DivandConstraint> constraints;
    const double coast = request.number("coastEpsilon2");
    const double fraction = request.number("fractionEpsilon2");
    if (coast == 0.0 && fraction == 0.0 && !problem.constraint) {
        return constraints;
    }
    const DivandBackground background(problem.grid, problem.lengths, problem.norm);
    if (coast > 0.0) {
        constraints.push_back(coastConstraint(background, coast));
    }
    if (fraction > 0.0) {
        constraints.push_back(fractionConstraint(background, fraction));
    }
    if (problem.constraint) {
        const auto& given = *problem.constraint;
        std::vector<Eigen::Triplet<double, std::int64_t>> triplets;
        for (std::size_t k = 0; k < given.row.size(); ++k) {
            if (const std::int64_t point = background.pointOfCell(given.cell[k]); point >= 0) {
                triplets.emplace_back(static_cast<std::int64_t>(given.row[k]), point, given.weight[k]);
            }
        }
        DivandConstraint constraint;
        constraint.name = "constraint_row, constraint_cell, constraint_weight";
        const auto rows = static_cast<Eigen::Index>(given.value.size());
        constraint.rows.resize(rows, static_cast<std::int64_t>(background.seaPoints()));
        constraint.rows.setFromTriplets(triplets.begin(), triplets.end());
        constraint.data = Eigen::Map<const Eigen::VectorXd>(given.value.data(), rows);
        constraint.variance = Eigen::Map<const Eigen::VectorXd>(given.epsilon2.data(), rows);
        constraints.push_back(std::move(constraint));
    }
    return constraints;
}

void writeHeatmap(const DivandCase& problem, core::RunContext& context, const DivandOptions& options) {
    context.sink.progress(0.05, "Density");
    const DivandBackground background(problem.grid, problem.lengths, problem.norm);
    const auto map = heatmap(background, problem.observations.position, problem.observations.value, options);
    SolutionFile file(*context.outputPart("solution"), problem);
    file.addGrid("density", "density of observations", map.density);
    auto& writer = file.writer();
    writer.attribute("integral", NetcdfType::Double, map.integral);
    writer.attribute(NetcdfWriter::Variable{.group = writer.root().id, .id = -1}, "bandwidth", NetcdfType::Double, map.bandwidth);
    file.finish(context.provenance);
}

void writeAveragedBackground(const DivandCase& problem, core::RunContext& context, const DivandOptions& options) {
    if (std::none_of(problem.isAveraged.begin(), problem.isAveraged.end(), [](bool b) { return b; }) ||
        std::all_of(problem.isAveraged.begin(), problem.isAveraged.end(), [](bool b) { return b; })) {
        throw Error(ErrorCode::InvalidRequest, "ocean.case.toAverage", {{"path", context.request.file("case").string()}});
    }
    const auto averaged = averagedBackground(problem.grid, problem.lengths, problem.norm, problem.observations,
                                             {.isAveraged = problem.isAveraged,
                                              .filterPasses = static_cast<int>(context.request.integer("filterBackground")),
                                              .analysis = options});
    SolutionFile file(*context.outputPart("solution"), problem);
    file.addGrid("background", "background: mean plus profile", averaged.background);
    file.addObservations("anomaly", "observation minus background", averaged.anomaly);
    file.writer().attribute("observation_mean", NetcdfType::Double, averaged.mean);
    file.finish(context.provenance);
}

} // namespace

DivandRaw::DivandRaw() : m_declaration(declare()) {}

void DivandRaw::run(core::RunContext& context) const {
    const auto& request = context.request;
    if (request.integer("qcMethod") == 2) {
        throw Error(ErrorCode::InvalidRequest, "ocean.case.qcMethod");
    }
    const DivandCase problem = readDivandCase(request.file("case"), context.budget);
    const std::string solver = request.text("solver");
    const std::string error = request.text("error");
    DivandOptions options;
    options.solver = solver == "direct" ? DivandSolver::Direct : solver == "iterative" ? DivandSolver::Iterative : DivandSolver::Auto;
    options.tolerance = request.number("tolerance");
    options.budget = context.budget;
    options.stop = context.stop;
    if (request.text("task") == "averaged-background") {
        writeAveragedBackground(problem, context, options);
        return;
    }
    options.velocity = problem.velocity;
    options.constraints = constraintsOf(problem, request);
    options.inequality = problem.inequality;
    if (request.text("task") == "cv") {
        writeCrossValidation(problem, context, options);
        return;
    }
    if (request.text("task") == "heatmap") {
        writeHeatmap(problem, context, options);
        return;
    }
    options.wantsError = error == "exact" || error == "all";
    options.influence = request.text("task") == "qc" ? DivandInfluence::All : DivandInfluence::None;
    writeAnalysis(problem, context, options);
}

} // namespace phidias::processing::ocean
