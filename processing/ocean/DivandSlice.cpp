#include "processing/ocean/DivandSlice.h"

#include "core/io/NetcdfWriter.h"
#include "core/util/Error.h"
#include "processing/numerics/OneThreadBlas.h"
#include "processing/ocean/AveragedBackground.h"
#include "processing/ocean/DivandErrors.h"
#include "processing/ocean/GriddedField.h"
#include "processing/ocean/ObservationWeights.h"

#include <omp.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>
#include <numeric>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;
using core::NetcdfType;
using core::NetcdfWriter;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kMetresPerDegree = 111195.08; // of the sphere of 6371009 m
constexpr int kMostAdaptations = 5;
constexpr std::size_t kSmall = 100000; ///< sea points of an analysis that one thread does as well as two

std::string textIn(const Json& object, const char* name) {
    return object.contains(name) && object[name].is_string() ? object[name].get<std::string>() : std::string();
}

/// Position of an observation along a dimension of a problem.
double along(const SelectedObservation& observation, std::size_t dimension) {
    return dimension == 0 ? observation.longitudeDeg : dimension == 1 ? observation.latitudeDeg : observation.depthM;
}

/// Longitude, latitude and depth of a cell of a problem.
std::array<double, 3> placeOf(const DivandGeometry& geometry, const DivandProblem& problem, std::size_t cell) {
    const auto& grid = geometry.grid();
    const std::size_t node = cell % grid.plane();
    const std::size_t level = problem.firstLevel + cell / grid.plane();
    return {grid.longitudesDeg[node % grid.longitudesDeg.size()], grid.latitudesDeg[node / grid.longitudesDeg.size()],
            grid.depthsM.empty() ? kNan : grid.depthsM[level]};
}

/// Weighs observations down that are close together (parameter `weights`), by epsilon2.
void applyWeights(const core::RunContext& context, const PreparedObservations& prepared, const DivandGeometry& geometry,
                  const DivandProblem& problem, SliceData& data) {
    const Json& weights = context.request.value("weights");
    if (weights == "none" || data.observations.size() == 0) {
        return;
    }
    const double lengthM = weights.is_object() ? 1000.0 * weights["lengthKm"].get<double>()
                                               : 100.0 * prepared.lengths.typicalKm(problem.firstLevel); // a tenth
    const auto& latitudes = geometry.grid().latitudesDeg;
    const double cosine = std::max(0.01, std::cos(0.5 * (latitudes.front() + latitudes.back()) * 3.14159265358979323846 / 180.0));
    std::vector<std::vector<double>> position;
    std::vector<double> lengths;
    for (std::size_t d = 0; d < problem.dimensions.size(); ++d) {
        const std::size_t dimension = problem.dimensions[d];
        auto metres = data.observations.position[d];
        if (dimension < 2) {
            for (double& x : metres) {
                x *= kMetresPerDegree * (dimension == 0 ? cosine : 1.0);
            }
        }
        position.push_back(std::move(metres));
        const double vertical = weights.is_object() && weights.contains("lengthM") ? weights["lengthM"].get<double>()
                                                                                   : 0.1 * prepared.lengths.verticalM[problem.firstLevel];
        lengths.push_back(dimension < 2 ? lengthM : std::max(vertical, 1e-3));
    }
    if (weights.is_object() && weights.contains("days")) {
        std::vector<double> days(data.observations.size(), 0.0);
        std::vector<double> count(days.size(), 0.0);
        for (std::size_t k = 0; k < data.chosen.size(); ++k) {
            if (!std::isfinite(data.anomaly[k])) {
                continue;
            }
            const double time = prepared.selection.observations[data.chosen[k]].timeUnixSeconds / 86400.0;
            days[data.analysedAs[k]] += std::isfinite(time) ? time : 0.0;
            count[data.analysedAs[k]] += 1.0;
        }
        for (std::size_t k = 0; k < days.size(); ++k) {
            days[k] /= std::max(1.0, count[k]);
        }
        position.push_back(std::move(days));
        lengths.push_back(weights["days"].get<double>());
    }
    // What is not used takes no weight from what is.
    std::vector<std::size_t> used;
    for (std::size_t k = 0; k < data.observations.size(); ++k) {
        if (std::isfinite(data.observations.value[k])) {
            used.push_back(k);
        }
    }
    for (auto& along : position) {
        std::vector<double> taken;
        for (const std::size_t k : used) {
            taken.push_back(along[k]);
        }
        along = std::move(taken);
    }
    if (used.empty()) {
        return;
    }
    const auto weight = densityWeights(position, lengths);
    for (std::size_t k = 0; k < used.size(); ++k) {
        data.observations.epsilon2[used[k]] /= weight[k];
    }
    data.report["meanWeight"] = std::accumulate(weight.begin(), weight.end(), 0.0) / static_cast<double>(weight.size());
}

/// The observations that are analysed: the chosen ones that have an anomaly, or means of them.
void takeObservations(const core::RunContext& context, double epsilon2, SliceData& data) {
    const auto largest = static_cast<std::size_t>(context.request.integer("superObservations"));
    auto& observations = data.observations;
    observations.position.assign(data.position.size(), {});
    data.analysedAs.assign(data.chosen.size(), 0);
    if (largest > 0 && data.chosen.size() > largest) {
        std::vector<std::vector<double>> position(data.position.size());
        std::vector<double> value;
        std::vector<std::size_t> source;
        for (std::size_t k = 0; k < data.chosen.size(); ++k) {
            if (std::isfinite(data.anomaly[k])) {
                for (std::size_t d = 0; d < position.size(); ++d) {
                    position[d].push_back(data.position[d][k]);
                }
                value.push_back(data.anomaly[k]);
                source.push_back(k);
            }
        }
        if (!value.empty()) {
            const auto means = superObservations(position, value, std::vector<double>(value.size(), 1.0), largest);
            observations.position = means.position;
            observations.value = means.value;
            observations.epsilon2.assign(means.value.size(), epsilon2);
            for (std::size_t k = 0; k < source.size(); ++k) {
                data.analysedAs[source[k]] = means.of[k];
            }
            data.report["superObservations"] = means.value.size();
            return;
        }
    }
    observations.position = data.position;
    observations.value = data.anomaly;
    observations.epsilon2.assign(data.anomaly.size(), epsilon2);
    std::iota(data.analysedAs.begin(), data.analysedAs.end(), std::size_t{0});
}

/// Both at once where there is a second thread; each by itself is too small to share well. Rethrows what either throws.
template <typename First, typename Second> void sideBySide(const First& first, const Second& second) {
    std::array<std::exception_ptr, 2> failure;
    const OneThreadBlas alone; // so that sums do not depend on who is busy
#pragma omp parallel for schedule(static, 1) num_threads(2)
    for (int which = 0; which < 2; ++which) {
        try {
            if (which == 0) {
                first();
            } else {
                second();
            }
        } catch (...) {
            failure[static_cast<std::size_t>(which)] = std::current_exception();
        }
    }
    for (const auto& thrown : failure) {
        if (thrown) {
            std::rethrow_exception(thrown);
        }
    }
}

/// One analysis with all that belongs to it.
class PieceAnalysis {
public:
    PieceAnalysis(const core::RunContext& context, const PreparedObservations& prepared, const DivandGeometry& geometry,
                  const TimeSlice& slice, const SliceFields& fields, std::pair<std::size_t, std::size_t> levels)
        : m_context(context), m_prepared(prepared), m_geometry(geometry), m_slice(slice), m_fields(fields),
          m_transform(Transform::of(context.request.value("transform"))),
          m_problem(geometry.problem(prepared.lengths, levels.first, levels.second)) {}

    SliceResult run() {
        SliceResult result;
        const std::size_t cells = m_problem.grid.cells();
        const bool wantsError = m_context.request.text("error") != "none";
        if (!m_problem.hasSea()) {
            result.field.assign(cells, kNan);
            result.error.assign(wantsError ? cells : 0, kNan);
            return result;
        }
        m_data = sliceData(m_context, m_prepared, m_geometry, m_problem, m_slice, m_fields, m_prepared.epsilon2);
        const DivandNorm norm = normOf(m_context.request, m_problem.dimensions);
        const DivandBackground background(m_problem.grid, m_problem.lengths, norm);
        const bool isEmpty = std::none_of(m_data.anomaly.begin(), m_data.anomaly.end(), [](double value) { return std::isfinite(value); });
        const DivandOptions options = analysisOptions();
        DivandResult analysed;
        std::optional<ErrorField> error;
        const ErrorMethod method = errorMethodNamed(m_context.request.text("error"));
        const auto findError = [&] {
            error = errorField(method, m_problem.grid, m_problem.lengths, norm, background, m_data.observations, options);
        };
        if (isEmpty) {
            analysed.field = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(background.seaPoints()));
            analysed.solver = "none";
        } else if (method == ErrorMethod::Cpme && background.seaPoints() < kSmall && m_context.request.value("epsilon2") != "desroziers") {
            sideBySide([&] { analysed = adaptedAnalysis(background, options); }, findError);
        } else {
            analysed = adaptedAnalysis(background, options);
        }
        if (wantsError) {
            if (isEmpty || analysed.used == 0) {
                result.error = background.unpacked(Eigen::VectorXd::Ones(analysed.field.size()));
            } else if (analysed.error.size() > 0) {
                result.error = background.unpacked(analysed.error);
                m_data.report["error"] = "exact";
            } else {
                if (!error) {
                    findError();
                }
                result.error = background.unpacked(error->error);
                m_data.report["error"] = nameOf(error->method);
                if (!error->reason.empty()) {
                    m_data.report["errorReason"] = error->reason;
                    m_context.sink.log(core::LogLevel::Info, "error field: " + error->reason);
                }
            }
        }
        result.field = background.unpacked(analysed.field);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            result.field[cell] = clipped(m_transform.inverse(result.field[cell] + m_data.background[cell]));
        }
        if (!isEmpty) {
            addObservations(background, analysed, result);
        }
        addReport(analysed, result);
        return result;
    }

private:
    [[nodiscard]] DivandOptions analysisOptions() {
        DivandOptions options = optionsOf(m_context);
        options.velocity = velocityOf(m_context, m_geometry, m_problem, m_fields);
        if (m_fields.velocity[0] && options.velocity.empty()) {
            m_hasNoCurrents = true;
        }
        options.wantsError = m_context.request.text("error") == "exact";
        if (m_context.request.boolean("inequality")) {
            options.inequality =
                DivandInequality{.minimum = m_transform.forward(m_context.request.number("minimum")) - m_data.constant.value_or(0.0)};
        }
        if (const auto qc = qualityMethod(m_context.request)) {
            // The rule of the reference for method 0; what lies on land is not known yet, at worst each influence is found for a few more.
            const bool isSmall = std::count_if(m_data.observations.value.begin(), m_data.observations.value.end(),
                                               [](double value) { return std::isfinite(value); }) < 130;
            options.influence = *qc == 1 || (*qc == 0 && isSmall) ? DivandInfluence::All : DivandInfluence::Mean;
        }
        return options;
    }

    /// With epsilon2 = desroziers, until the residuals agree with it.
    DivandResult adaptedAnalysis(const DivandBackground& background, const DivandOptions& options) {
        if (m_context.request.value("epsilon2") != "desroziers") {
            return analyse(background, m_data.observations, options);
        }
        DivandOptions plain = options;
        plain.wantsError = false;
        plain.influence = DivandInfluence::None;
        double whole = 1.0;
        for (int adaptation = 0; adaptation < kMostAdaptations; ++adaptation) {
            const double factor = desroziersFactor(m_data.observations, analyse(background, m_data.observations, plain));
            if (!(factor > 0.0) || !std::isfinite(factor)) {
                m_warnings.emplace_back("the residuals do not fix epsilon2; it stays at " + std::to_string(m_prepared.epsilon2 * whole));
                break;
            }
            whole *= factor;
            for (double& epsilon2 : m_data.observations.epsilon2) {
                epsilon2 *= factor;
            }
            if (std::abs(factor - 1.0) < 0.05) {
                break;
            }
        }
        m_data.report["epsilon2"] = m_prepared.epsilon2 * whole;
        return analyse(background, m_data.observations, options);
    }

    [[nodiscard]] double clipped(double value) const {
        const auto& request = m_context.request;
        if (request.has("minimum") && value < request.number("minimum")) {
            value = request.number("minimum");
        }
        if (request.has("maximum") && value > request.number("maximum")) {
            value = request.number("maximum");
        }
        return value;
    }

    void addObservations(const DivandBackground& background, const DivandResult& analysed, SliceResult& result) {
        std::vector<double> scores(m_data.observations.size(), kNan);
        if (const auto qc = qualityMethod(m_context.request); qc && analysed.used > 0) {
            scores = qualityScores(m_data.observations, analysed, *qc);
            if (*qc == 4) {
                // In the squared unit of the data until it is divided by the mean error of prediction.
                double errors = 0.0;
                double precision = 0.0;
                for (std::size_t k = 0; k < m_data.observations.size(); ++k) {
                    if (std::isfinite(analysed.residual[k])) {
                        const double predicted = analysed.residual[k] / (1.0 - analysed.meanInfluence);
                        errors += predicted * predicted / m_data.observations.epsilon2[k];
                        precision += 1.0 / m_data.observations.epsilon2[k];
                    }
                }
                for (double& score : scores) {
                    score /= errors / precision;
                }
            }
        }
        const auto h = observationOperator(background, m_data.position);
        for (std::size_t k = 0; k < m_data.chosen.size(); ++k) {
            if (!std::isfinite(m_data.anomaly[k]) || !h.isInside[k]) {
                continue;
            }
            const double observed = m_prepared.selection.observations[m_data.chosen[k]].value;
            // In the unit of the data, whatever was analysed: the background at the observation is what its anomaly was taken from.
            const double backgroundThere = m_transform.forward(observed) - m_data.anomaly[k];
            result.observation.push_back(m_data.chosen[k]);
            result.residual.push_back(observed - m_transform.inverse(backgroundThere + h.apply(k, analysed.field)));
            result.score.push_back(scores[m_data.analysedAs[k]]);
        }
    }

    void addReport(const DivandResult& analysed, SliceResult& result) {
        double squares = 0.0;
        for (const double residual : result.residual) {
            squares += residual * residual;
        }
        Json entry = m_data.report;
        entry.update({{"time", m_slice.title},
                      {"observations", m_data.chosen.size()},
                      {"used", result.observation.size()},
                      {"onLand", m_data.chosen.size() - result.observation.size()},
                      {"rmsResidual",
                       result.observation.empty() ? Json() : Json(std::sqrt(squares / static_cast<double>(result.observation.size())))},
                      {"solver", analysed.solver},
                      {"iterations", analysed.iterations},
                      {"relativeErrorBound", analysed.relativeErrorBound}});
        if (!analysed.plan.empty()) {
            entry["plan"] = analysed.plan;
        }
        const auto& depths = m_geometry.grid().depthsM;
        if (!depths.empty() && m_problem.levels == 1) {
            entry["depthM"] = depths[m_problem.firstLevel];
        }
        const std::string level = entry.contains("depthM") ? ", " + entry["depthM"].dump() + " m" : std::string();
        m_context.sink.log(core::LogLevel::Info, m_slice.title + level + ": " + std::to_string(result.observation.size()) + " of " +
                                                     std::to_string(m_data.chosen.size()) + " observations, " +
                                                     (analysed.plan.empty() ? analysed.solver : analysed.plan));
        result.report.push_back(std::move(entry));
        if (m_hasNoCurrents) {
            m_data.report["advection"] = "no current is known here";
            result.report.back()["advection"] = m_data.report["advection"];
            result.lacksCurrents = true;
        }
        result.warnings = m_warnings;
    }

    const core::RunContext& m_context;
    const PreparedObservations& m_prepared;
    const DivandGeometry& m_geometry;
    const TimeSlice& m_slice;
    const SliceFields& m_fields;
    Transform m_transform;
    DivandProblem m_problem;
    SliceData m_data;
    std::vector<std::string> m_warnings;
    bool m_hasNoCurrents = false;
};

} // namespace

SliceFields sliceFields(const core::RunContext& context, const OceanGrid& grid, const TimeSlice& slice, const std::string& unit) {
    const auto& request = context.request;
    const auto load = [&](const Json& file, const std::string& variable, const std::string& wantedUnit) {
        auto field = std::make_shared<GriddedField>(file["href"].get<std::string>(), variable, wantedUnit, grid, context.budget);
        field->load(slice);
        return field;
    };
    SliceFields fields;
    if (request.value("background").is_object()) {
        fields.background = load(request.value("background"), textIn(request.value("background"), "variable"), unit);
    }
    if (request.has("advection")) {
        const Json& advection = request.value("advection");
        fields.velocity = {load(advection, advection["u"].get<std::string>(), "m s-1"),
                           load(advection, advection["v"].get<std::string>(), "m s-1")};
    }
    return fields;
}

SliceData sliceData(const core::RunContext& context, const PreparedObservations& prepared, const DivandGeometry& geometry,
                    const DivandProblem& problem, const TimeSlice& slice, const SliceFields& fields, double epsilon2) {
    const auto& request = context.request;
    const auto& grid = geometry.grid();
    const Transform transform = Transform::of(request.value("transform"));
    const auto& all = prepared.selection.observations;
    const auto bounds = grid.depthsM.empty() ? std::pair{-kNan, kNan} : grid.levelBounds(problem.firstLevel);
    const bool takesAllDepths = problem.levels > 1 || grid.depthsM.empty() || (request.has("depthRange") && grid.depthsM.size() == 1);
    SliceData data;
    data.position.resize(problem.dimensions.size());
    std::vector<double> value;
    for (std::size_t k = 0; k < all.size(); ++k) {
        if (!slice.holds(all[k].timeUnixSeconds) ||
            (!takesAllDepths && !(all[k].depthM >= bounds.first && all[k].depthM < bounds.second))) {
            continue;
        }
        data.chosen.push_back(k);
        value.push_back(transform.forward(all[k].value));
        for (std::size_t d = 0; d < problem.dimensions.size(); ++d) {
            data.position[d].push_back(along(all[k], problem.dimensions[d]));
        }
    }
    const auto finite = static_cast<std::size_t>(std::count_if(value.begin(), value.end(), [](double v) { return std::isfinite(v); }));
    if (finite < value.size()) {
        data.report["notTransformable"] = value.size() - finite;
    }
    const std::size_t cells = problem.grid.cells();
    if (fields.background) {
        data.background.resize(cells);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const auto [longitude, latitude, depth] = placeOf(geometry, problem, cell);
            data.background[cell] = transform.forward(fields.background->at(longitude, latitude, depth));
        }
        data.anomaly.resize(value.size());
        for (std::size_t k = 0; k < value.size(); ++k) {
            const auto& observation = all[data.chosen[k]];
            data.anomaly[k] =
                value[k] - transform.forward(fields.background->at(observation.longitudeDeg, observation.latitudeDeg, observation.depthM));
        }
        data.report["background"] = fields.background->name();
    } else {
        // The mean of the slice; of all observations when it has none.
        double mean = 0.0;
        if (request.value("background") != "none") {
            double sum = 0.0;
            std::size_t count = 0;
            const auto add = [&](double v) {
                sum += std::isfinite(v) ? v : 0.0;
                count += std::isfinite(v) ? 1U : 0U;
            };
            if (finite > 0) {
                std::for_each(value.begin(), value.end(), add);
            } else {
                for (const auto& observation : all) {
                    add(transform.forward(observation.value));
                }
            }
            mean = count > 0 ? sum / static_cast<double>(count) : 0.0;
        }
        if (request.value("background") == "profile" && problem.levels > 1 && problem.dimensions.size() > 1 && finite > 0) {
            DivandObservations observations{
                .position = data.position, .value = value, .epsilon2 = std::vector<double>(value.size(), epsilon2), .covariance = {}};
            AveragedBackgroundOptions options;
            for (const std::size_t dimension : problem.dimensions) {
                options.isAveraged.push_back(dimension != 2);
            }
            options.filterPasses = static_cast<int>(request.integer("backgroundFilter"));
            options.lengthFactor = request.number("backgroundLengthFactor");
            // As diva3d weighs it: the error of an observation grows with how many share a level.
            options.epsilon2Factor = static_cast<double>(finite) / epsilon2 / (10.0 * static_cast<double>(problem.levels));
            options.analysis = optionsOf(context);
            const auto averaged =
                averagedBackground(problem.grid, problem.lengths, normOf(request, problem.dimensions), observations, options);
            data.background = averaged.background;
            data.anomaly = averaged.anomaly;
            data.report["backgroundProfile"] = averaged.profile;
        } else {
            data.constant = mean;
            data.background.assign(cells, mean);
            data.anomaly = value;
            for (double& anomaly : data.anomaly) {
                anomaly -= mean;
            }
            data.report["background"] = transform.inverse(mean);
        }
    }
    takeObservations(context, epsilon2, data);
    applyWeights(context, prepared, geometry, problem, data);
    return data;
}

std::vector<std::vector<double>> velocityOf(const core::RunContext& context, const DivandGeometry& geometry, const DivandProblem& problem,
                                            const SliceFields& fields) {
    if (!fields.velocity[0]) {
        return {};
    }
    const Json& wanted = context.request.value("advection");
    std::vector<std::vector<double>> velocity(problem.dimensions.size(), std::vector<double>(problem.grid.cells(), 0.0));
    double squares = 0.0;
    std::size_t count = 0;
    for (std::size_t cell = 0; cell < problem.grid.cells(); ++cell) {
        if (problem.grid.isSea[cell] == 0) {
            continue;
        }
        const auto [longitude, latitude, depth] = placeOf(geometry, problem, cell);
        ++count;
        for (std::size_t d = 0; d < problem.dimensions.size(); ++d) {
            if (problem.dimensions[d] < 2) {
                const double speed = fields.velocity[problem.dimensions[d]]->at(longitude, latitude, depth);
                // Where the currents end (their own coast, their edge) nothing is known to flow.
                velocity[d][cell] = std::isfinite(speed) ? speed : 0.0;
                squares += velocity[d][cell] * velocity[d][cell];
            }
        }
    }
    if (!(squares > 0.0)) {
        return {};
    }
    // Without a unit of their own, by the mean square: strength 1 weighs a gradient along such a current over one correlation length.
    const double scale = wanted["strength"].get<double>() / std::sqrt(squares / static_cast<double>(count));
    for (std::size_t d = 0; d < velocity.size(); ++d) {
        for (std::size_t cell = 0; cell < velocity[d].size(); ++cell) {
            velocity[d][cell] *= scale * problem.lengths[d][cell];
        }
    }
    return velocity;
}

std::optional<int> qualityMethod(const core::Request& request) {
    const Json& qc = request.value("qc");
    return qc == "none" ? std::nullopt : std::optional(qc.is_string() ? std::stoi(qc.get<std::string>()) : qc.get<int>());
}

DivandOptions optionsOf(const core::RunContext& context) {
    DivandOptions options;
    const std::string solver = context.request.text("solver");
    options.solver = solver == "direct" ? DivandSolver::Direct : solver == "iterative" ? DivandSolver::Iterative : DivandSolver::Auto;
    options.tolerance = context.request.number("tolerance");
    options.budget = context.budget;
    options.stop = context.stop;
    return options;
}

SliceResult analyseSlice(const core::RunContext& context, const PreparedObservations& prepared, const DivandGeometry& geometry,
                         const TimeSlice& slice, const std::function<void(double)>& addProgress) {
    const auto pieces = geometry.pieces(prepared.lengths);
    const auto fields = sliceFields(context, geometry.grid(), slice, prepared.selection.unit);
    std::vector<SliceResult> results(pieces.size());
    std::exception_ptr failure;
    std::size_t done = 0;
    const auto count = static_cast<std::ptrdiff_t>(pieces.size());
    core::RunContext shared = context;
    shared.budget.bytes /= static_cast<std::uint64_t>(std::max<std::ptrdiff_t>(1, std::min<std::ptrdiff_t>(omp_get_max_threads(), count)));
    std::optional<OneThreadBlas> alone;
    if (count > 1) {
        alone.emplace(); // sums do not depend on who is busy
    }
#pragma omp parallel for schedule(dynamic, 1) if (count > 1)
    for (std::ptrdiff_t number = 0; number < count; ++number) {
        try {
            context.throwIfCancelled();
            const auto at = static_cast<std::size_t>(number);
            results[at] = PieceAnalysis(shared, prepared, geometry, slice, fields, pieces[at]).run();
#pragma omp critical(divand_slice)
            addProgress(static_cast<double>(++done) / static_cast<double>(count));
        } catch (...) {
#pragma omp critical(divand_slice)
            failure = std::current_exception();
        }
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
    if (fields.velocity[0] && std::all_of(results.begin(), results.end(), [](const SliceResult& piece) {
            return piece.lacksCurrents || piece.report.empty(); // without a report: land
        })) {
        throw Error(ErrorCode::EmptySelection, "ocean.divand.noCurrents",
                    {{"path", context.request.value("advection")["href"].get<std::string>()}}, "hint.ocean.divand.noCurrents");
    }
    SliceResult whole;
    const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
    for (const auto& result : results) {
        append(whole.field, result.field);
        append(whole.error, result.error);
        append(whole.observation, result.observation);
        append(whole.residual, result.residual);
        append(whole.score, result.score);
        append(whole.warnings, result.warnings);
        for (const auto& entry : result.report) {
            whole.report.push_back(entry);
        }
    }
    return whole;
}

void writeSlice(const SliceResult& slice, const std::filesystem::path& path) {
    NetcdfWriter writer(path);
    const auto cell = writer.defineDimension("cell", slice.field.size());
    const auto used = writer.defineDimension("observation", std::max<std::size_t>(1, slice.observation.size()));
    const auto field = writer.defineVariable("field", NetcdfType::Double, {cell});
    std::optional<NetcdfWriter::Variable> error;
    if (!slice.error.empty()) {
        error = writer.defineVariable("error", NetcdfType::Double, {cell});
    }
    const auto observation = writer.defineVariable("observation", NetcdfType::Int64, {used});
    const auto residual = writer.defineVariable("residual", NetcdfType::Double, {used});
    const auto score = writer.defineVariable("score", NetcdfType::Double, {used});
    writer.attribute("used", NetcdfType::Double, static_cast<double>(slice.observation.size()));
    writer.attribute("seconds", NetcdfType::Double, slice.seconds);
    writer.attribute("report", core::toText(slice.report));
    writer.endDefinitions();
    writer.put(field, std::span<const double>(slice.field));
    if (error) {
        writer.put(*error, std::span<const double>(slice.error));
    }
    if (!slice.observation.empty()) {
        const std::vector<std::int64_t> indices(slice.observation.begin(), slice.observation.end());
        writer.put(observation, std::span<const std::int64_t>(indices));
        writer.put(residual, std::span<const double>(slice.residual));
        writer.put(score, std::span<const double>(slice.score));
    }
    writer.commit();
}

SliceResult readSlice(const std::filesystem::path& path) {
    const auto root = core::NetcdfFile::open(path.string()).root();
    SliceResult slice;
    slice.field = root.requireVariable("field").readDoubles();
    if (root.variable("error")) {
        slice.error = root.requireVariable("error").readDoubles();
    }
    slice.seconds = root.attributes().number("seconds").value_or(0.0);
    slice.report = Json::parse(root.attributes().textOrEmpty("report"));
    if (root.attributes().number("used").value_or(0.0) > 0.0) {
        const auto indices = root.requireVariable("observation").readIntegers();
        slice.observation.assign(indices.begin(), indices.end());
        slice.residual = root.requireVariable("residual").readDoubles();
        slice.score = root.requireVariable("score").readDoubles();
    }
    return slice;
}

} // namespace phidias::processing::ocean
