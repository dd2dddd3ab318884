#include "processing/ocean/GridDifference.h"

#include "core/data/GridPlane.h"
#include "core/data/Quantity.h"
#include "core/io/ClimatologyWriter.h"
#include "core/io/OpenDataset.h"
#include "core/process/ParameterForms.h"
#include "core/util/AtomicFile.h"

#include <cmath>
#include <limits>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

core::Declaration declare() {
    core::Declaration declaration;
    declaration.id = "ocean.grid-difference";
    declaration.version = "1";
    declaration.title = "Difference of two gridded fields";
    declaration.summary =
        "First minus second field on the grid of the first: the second is interpolated linearly in longitude, latitude and depth, and "
        "converted to the "
        "unit of the first. Mean difference, root mean square and extremes are given by level, weighted by the area of the cells.";
    declaration.inputs = {
        core::requiredParameter({"first", "First field", "CF grid.", "Data"}, {core::fileForm("grid")}),
        core::optionalParameter({"firstVariable", "First variable", "Name in the file; absent: its first variable.", "Data"},
                                {core::textForm()}),
        core::requiredParameter({"second", "Second field", "CF grid.", "Data"}, {core::fileForm("grid")}),
        core::optionalParameter({"secondVariable", "Second variable", "Name in the file; absent: its first variable.", "Data"},
                                {core::textForm()}),
        core::optionalParameter({"firstTime", "First time", "Index of the time slice, from 0.", "Data"}, {core::integerForm(0, 1e9)}, 0),
        core::optionalParameter({"secondTime", "Second time", "Index of the time slice, from 0.", "Data"}, {core::integerForm(0, 1e9)}, 0),
    };
    declaration.outputs = {{.name = "difference", .title = "Difference", .formats = {"nc"}, .isMandatory = true},
                           {.name = "statistics", .title = "Statistics by level", .formats = {"json"}, .isMandatory = false}};
    declaration.example = {{"process", "ocean.grid-difference"},
                           {"version", "1"},
                           {"inputs", {{"first", {{"href", "analysis.nc"}}}, {"second", {{"href", "truth.nc"}}}}},
                           {"outputs", {{"difference", {{"href", "difference.nc"}}}, {"statistics", {{"href", "statistics.json"}}}}}};
    return declaration;
}

/// A variable of an opened grid.
struct Field {
    std::shared_ptr<const core::Grid> grid;
    std::size_t variable = 0;
    std::size_t time = 0;

    [[nodiscard]] const core::GridVariable& entry() const { return grid->variables[variable]; }
    /// Depths of its levels in m, positive down; one NaN when it has none.
    [[nodiscard]] std::vector<double> depthsM() const {
        const auto vertical = grid->axisOf(variable, core::AxisRole::Vertical);
        if (!vertical) {
            return {kNan};
        }
        const auto& axis = grid->axes[entry().axes[*vertical]];
        auto depths = axis.coordinates;
        for (double& depth : depths) {
            depth = axis.positiveDown || grid->verticalKind == core::VerticalKind::Depth ? depth : -depth;
        }
        return depths;
    }
    [[nodiscard]] core::GridPlane plane(std::size_t level, const core::MemoryBudget& budget) const {
        return core::GridPlane::load(*grid, variable, time, level, {}, budget);
    }
};

Field openField(const core::RunContext& context, const char* name) {
    const auto& request = context.request;
    const std::string path = request.file(name).string();
    const core::Dataset dataset = core::openDataset(path, {.budget = context.budget, .stop = context.stop, .csvColumns = {}});
    const auto* grid = std::get_if<std::shared_ptr<const core::Grid>>(&dataset);
    if (grid == nullptr) {
        throw Error(ErrorCode::InvalidRequest, "ocean.difference.notAGrid", {{"path", path}});
    }
    Field field{.grid = *grid, .variable = 0, .time = static_cast<std::size_t>(request.integer(std::string(name) + "Time"))};
    const std::string variableName = std::string(name) + "Variable";
    if (request.has(variableName)) {
        const auto found = (*grid)->findVariable(request.text(variableName));
        if (!found) {
            std::string there;
            for (const auto& variable : (*grid)->variables) {
                there += (there.empty() ? "" : ", ") + variable.name;
            }
            throw Error(ErrorCode::UnknownVariable, "ocean.observations.noVariable",
                        {{"path", path}, {"asked", request.text(variableName)}, {"there", there}}, "hint.ocean.observations.variables");
        }
        field.variable = *found;
    }
    const auto timeAxis = (*grid)->axisOf(field.variable, core::AxisRole::Time);
    const std::size_t times = timeAxis ? (*grid)->axes[field.entry().axes[*timeAxis]].size() : 1;
    if (field.time >= times) {
        throw Error(ErrorCode::InvalidRequest, "ocean.difference.time",
                    {{"path", path}, {"asked", static_cast<std::int64_t>(field.time)}, {"there", static_cast<std::int64_t>(times)}});
    }
    return field;
}

/// Second field between its two levels around a depth.
class LevelPair {
public:
    LevelPair(const Field& field, double depthM, const core::MemoryBudget& budget) {
        const auto depths = field.depthsM();
        if (!std::isfinite(depthM) || !std::isfinite(depths.front())) {
            m_planes.push_back(field.plane(0, budget));
            return;
        }
        for (std::size_t level = 0; level < depths.size(); ++level) {
            if (depths[level] == depthM) {
                m_planes.push_back(field.plane(level, budget));
                return;
            }
        }
        for (std::size_t level = 0; level + 1 < depths.size(); ++level) {
            if ((depths[level] - depthM) * (depths[level + 1] - depthM) < 0.0) {
                m_share = (depthM - depths[level]) / (depths[level + 1] - depths[level]);
                m_planes.push_back(field.plane(level, budget));
                m_planes.push_back(field.plane(level + 1, budget));
                return;
            }
        }
    }
    [[nodiscard]] double at(double longitude, double latitude) const {
        if (m_planes.empty()) {
            return kNan;
        }
        const double first = m_planes.front().linear(longitude, latitude);
        return m_planes.size() == 1 ? first : first + m_share * (m_planes.back().linear(longitude, latitude) - first);
    }

private:
    std::vector<core::GridPlane> m_planes;
    double m_share = 0.0;
};

} // namespace

GridDifference::GridDifference() : m_declaration(declare()) {}

void GridDifference::run(core::RunContext& context) const {
    const Field first = openField(context, "first");
    const Field second = openField(context, "second");
    const auto toFirst = core::conversion(second.entry().unit, first.entry().unit);
    if (!toFirst) {
        throw Error(ErrorCode::InvalidRequest, "ocean.difference.unit", {{"first", first.entry().unit}, {"second", second.entry().unit}});
    }
    const auto depths = first.depthsM();
    const auto shape = first.plane(0, context.budget);
    core::ClimatologyHeader header;
    header.longitudesDeg = shape.longitudesDeg();
    header.latitudesDeg = shape.latitudesDeg();
    header.depthsM = std::isfinite(depths.front()) ? depths : std::vector<double>{0.0};
    const auto timeAxis = first.grid->axisOf(first.variable, core::AxisRole::Time);
    const bool hasTime = timeAxis && first.grid->axes[first.entry().axes[*timeAxis]].isTimeDecoded;
    const double time = hasTime ? first.grid->axes[first.entry().axes[*timeAxis]].coordinates[first.time] : 0.0;
    header.timesUnixSeconds = {time};
    header.timeBoundsUnixSeconds = {{time, time}};
    header.variable = "difference";
    header.longName = first.entry().name + " minus " + second.entry().name;
    header.unit = first.entry().unit;
    header.hasError = false;
    header.attributes = context.provenance;
    header.attributes.emplace_back("title", header.longName);
    core::ClimatologyWriter writer(*context.outputPart("difference"), header);
    Json statistics = Json::array();
    for (std::size_t level = 0; level < depths.size(); ++level) {
        context.throwIfCancelled();
        context.sink.progress(static_cast<double>(level) / static_cast<double>(depths.size()), "Difference");
        auto plane = first.plane(level, context.budget);
        const LevelPair other(second, depths[level], context.budget);
        double weights = 0.0;
        double sum = 0.0;
        double squares = 0.0;
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        std::size_t count = 0;
        const auto& x = plane.longitudesDeg();
        for (std::size_t node = 0; node < plane.values().size(); ++node) {
            const double latitude = plane.latitudesDeg()[node / x.size()];
            const double difference = plane.values()[node] - (*toFirst)(other.at(x[node % x.size()], latitude));
            plane.values()[node] = difference;
            if (std::isfinite(difference)) {
                const double weight = std::cos(latitude * 3.14159265358979323846 / 180.0);
                weights += weight;
                sum += weight * difference;
                squares += weight * difference * difference;
                low = std::min(low, difference);
                high = std::max(high, difference);
                ++count;
            }
        }
        writer.putPlane(0, level, plane.values(), {});
        statistics.push_back({{"depthM", std::isfinite(depths[level]) ? Json(depths[level]) : Json()},
                              {"count", count},
                              {"mean", count > 0 ? Json(sum / weights) : Json()},
                              {"rms", count > 0 ? Json(std::sqrt(squares / weights)) : Json()},
                              {"minimum", count > 0 ? Json(low) : Json()},
                              {"maximum", count > 0 ? Json(high) : Json()}});
    }
    writer.commit();
    if (const auto part = context.outputPart("statistics")) {
        core::writeFileAtomically(*part, Json{{"unit", header.unit}, {"levels", statistics}}.dump(2) + "\n");
    }
}

} // namespace phidias::processing::ocean
