#include "processing/ocean/Divand.h"

#include "core/data/GridPlane.h"
#include "core/io/ClimatologyWriter.h"
#include "core/io/OpenDataset.h"
#include "core/util/AtomicFile.h"
#include "core/util/Time.h"
#include "processing/ocean/DivandAnalysis.h"
#include "processing/ocean/DivandDeclaration.h"
#include "processing/ocean/ObservationSelection.h"
#include "processing/ocean/SeaMask.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::optional<bool> cyclicChoice(const core::Request& request) {
    const std::string choice = request.text("cyclicLongitude");
    return choice == "auto" ? std::nullopt : std::optional(choice == "yes");
}

/// netCDF name of a variable: letters, digits and underscores.
std::string productName(const std::string& label) {
    std::string name;
    for (const char c : label) {
        name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    }
    while (!name.empty() && name.back() == '_') {
        name.pop_back();
    }
    return name.empty() || std::isdigit(static_cast<unsigned char>(name.front())) != 0 ? "V" + name : name;
}

/// One run of the process: what all levels and slices share.
class DivandRun {
public:
    explicit DivandRun(core::RunContext& context)
        : m_context(context), m_request(context.request), m_grid(OceanGrid::of(m_request.value("grid"), cyclicChoice(m_request))),
          m_mask(m_grid) {}

    void run() {
        const auto started = std::chrono::steady_clock::now();
        // Metric, lengths, mask, factor and fields of one level, before anything is read.
        const std::size_t levelsAtOnce = is3d() ? m_grid.depthsM.size() : 1;
        m_context.budget.require(static_cast<std::uint64_t>(m_grid.plane()) * levelsAtOnce * 40 * sizeof(double), gridText());
        if (m_request.has("bathymetry")) {
            m_context.sink.progress(0.0, "Reading the bathymetry");
            m_mask = SeaMask(m_grid, m_request.file("bathymetry"), m_request.text("bathymetryPositive"), m_context.budget);
        }
        m_selection = selectObservations(m_context, m_grid);
        m_residual.assign(m_selection.observations.size(), kNan);
        for (const auto& [reason, count] : m_selection.counts) {
            m_context.sink.log(core::LogLevel::Info, "observations " + reason + ": " + std::to_string(count));
        }
        if (m_grid.slices.empty()) {
            addSliceOfAll();
        }
        core::ClimatologyWriter writer(*m_context.outputPart("analysis"), header());
        m_report["slices"] = Json::array();
        if (is3d()) {
            analyseVolume(writer);
        } else {
            for (std::size_t level = 0; level < std::max<std::size_t>(1, m_grid.depthsM.size()); ++level) {
                analyseLevel(writer, level);
            }
        }
        writer.putObservations(usedObservations());
        writer.commit();
        if (const auto part = m_context.outputPart("report")) {
            m_report["seconds"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
            core::writeFileAtomically(*part, report().dump(2) + "\n");
        }
    }

private:
    [[nodiscard]] bool is3d() const {
        const Json& length = m_request.value("correlationLengthM");
        const bool isPositive = length.is_number()
                                    ? length.get<double>() > 0.0
                                    : std::any_of(length.begin(), length.end(), [](const Json& v) { return v.get<double>() > 0.0; });
        return m_grid.depthsM.size() > 1 && isPositive;
    }

    [[nodiscard]] std::string gridText() const {
        return "grid " + std::to_string(m_grid.longitudesDeg.size()) + " x " + std::to_string(m_grid.latitudesDeg.size()) + " x " +
               std::to_string(std::max<std::size_t>(1, m_grid.depthsM.size()));
    }

    void addSliceOfAll() {
        double first = std::numeric_limits<double>::infinity();
        double last = -first;
        for (const auto& observation : m_selection.observations) {
            if (std::isfinite(observation.timeUnixSeconds)) {
                first = std::min(first, observation.timeUnixSeconds);
                last = std::max(last, observation.timeUnixSeconds);
            }
        }
        if (first > last) {
            first = last = 0.0;
        }
        TimeSlice slice;
        slice.centreUnixSeconds = 0.5 * (first + last);
        slice.boundsUnixSeconds = {first, last};
        slice.title = "all observations";
        m_grid.slices = {slice};
    }

    [[nodiscard]] core::ClimatologyHeader header() const {
        core::ClimatologyHeader header;
        header.longitudesDeg = m_grid.longitudesDeg;
        header.latitudesDeg = m_grid.latitudesDeg;
        header.depthsM = m_grid.depthsM.empty() ? std::vector<double>{singleDepth()} : m_grid.depthsM;
        for (const auto& slice : m_grid.slices) {
            header.timesUnixSeconds.push_back(slice.centreUnixSeconds);
            header.timeBoundsUnixSeconds.push_back(slice.boundsUnixSeconds);
        }
        header.variable = productName(m_selection.variableName);
        header.standardName = m_selection.standardName;
        header.longName = m_selection.longName;
        header.unit = m_selection.unit;
        header.hasError = m_request.text("error") != "none";
        for (const auto& [name, value] : m_request.value("errorThresholds").items()) {
            header.thresholds.emplace_back(name, value.get<double>());
        }
        const std::string title = m_request.text("title");
        header.attributes = {{"title", title.empty() ? "DIVAnd analysis of " + m_selection.longName : title},
                             {"source", "in-situ observations"}};
        for (const char* name : {"institution", "comment"}) {
            if (!m_request.text(name).empty()) {
                header.attributes.emplace_back(name, m_request.text(name));
            }
        }
        if (m_request.has("bathymetry")) {
            header.attributes.emplace_back("bathymetry_source", m_request.file("bathymetry").filename().string());
        }
        header.attributes.insert(header.attributes.end(), m_context.provenance.begin(), m_context.provenance.end());
        return header;
    }

    /// Depth of the one level of a product without levels: the middle of the range asked for, else the surface.
    [[nodiscard]] double singleDepth() const {
        return m_request.has("depthRange")
                   ? 0.5 * (m_request.value("depthRange")[0].get<double>() + m_request.value("depthRange")[1].get<double>())
                   : 0.0;
    }

    /// Horizontal lengths at the nodes in m.
    [[nodiscard]] std::array<std::vector<double>, 2> horizontalLengths(std::size_t level) const {
        const Json& value = m_request.value("correlationLengthKm");
        std::array<double, 2> km{0.0, 0.0};
        if (value.is_object()) {
            const auto field = lengthField(value);
            return {field, field};
        }
        if (value.is_number()) {
            km = {value.get<double>(), value.get<double>()};
        } else if (value.size() == 2) {
            km = {value[0].get<double>(), value[1].get<double>()};
        } else {
            km = {value[level].get<double>(), value[level].get<double>()};
        }
        return {std::vector<double>(m_grid.plane(), 1000.0 * km[0]), std::vector<double>(m_grid.plane(), 1000.0 * km[1])};
    }

    [[nodiscard]] std::vector<double> lengthField(const Json& value) const {
        const std::string path = value["href"].get<std::string>();
        const core::Dataset dataset = core::openDataset(path, {.budget = m_context.budget, .stop = m_context.stop, .csvColumns = {}});
        const auto* grid = std::get_if<std::shared_ptr<const core::Grid>>(&dataset);
        if (grid == nullptr) {
            throw Error(ErrorCode::InvalidRequest, "ocean.divand.lengthNotAGrid", {{"path", path}});
        }
        const std::string name = value.contains("variable") && value["variable"].is_string() ? value["variable"].get<std::string>()
                                                                                             : (*grid)->variables.front().name;
        const auto variable = (*grid)->findVariable(name);
        if (!variable) {
            throw Error(ErrorCode::UnknownVariable, "ocean.divand.lengthVariable", {{"path", path}, {"asked", name}});
        }
        const auto plane = core::GridPlane::load(**grid, *variable, 0, 0, {}, m_context.budget);
        std::vector<double> metres(m_grid.plane());
        double sum = 0.0;
        std::size_t count = 0;
        for (std::size_t node = 0; node < metres.size(); ++node) {
            metres[node] = 1000.0 * plane.linear(m_grid.longitudesDeg[node % m_grid.longitudesDeg.size()],
                                                 m_grid.latitudesDeg[node / m_grid.longitudesDeg.size()]);
            if (metres[node] > 0.0) {
                sum += metres[node];
                ++count;
            }
        }
        if (count == 0) {
            throw Error(ErrorCode::EmptySelection, "ocean.divand.lengthMissing", {{"path", path}, {"variable", name}});
        }
        for (double& length : metres) {
            length = length > 0.0 ? length : sum / static_cast<double>(count);
        }
        return metres;
    }

    [[nodiscard]] double verticalLengthM(std::size_t level) const {
        const Json& value = m_request.value("correlationLengthM");
        return value.is_number() ? value.get<double>() : value[std::min(level, value.size() - 1)].get<double>();
    }

    [[nodiscard]] DivandNorm norm() const {
        DivandNorm norm;
        norm.alphabc = {m_request.number("edgeStretching")};
        return norm;
    }

    [[nodiscard]] DivandOptions options() const {
        DivandOptions options;
        const std::string solver = m_request.text("solver");
        options.solver = solver == "direct" ? DivandSolver::Direct : solver == "iterative" ? DivandSolver::Iterative : DivandSolver::Auto;
        options.tolerance = m_request.number("tolerance");
        options.wantsError = m_request.text("error") == "exact";
        options.budget = m_context.budget;
        options.stop = m_context.stop;
        return options;
    }

    /// Dimensions of an analysis: 0 longitude, 1 latitude, 2 depth; an axis with one node is none.
    [[nodiscard]] std::vector<std::size_t> dimensionsOf(std::size_t levels) const {
        std::vector<std::size_t> dimensions;
        for (const auto& [dimension, count] : {std::pair{std::size_t{0}, m_grid.longitudesDeg.size()},
                                               std::pair{std::size_t{1}, m_grid.latitudesDeg.size()}, std::pair{std::size_t{2}, levels}}) {
            if (count > 1) {
                dimensions.push_back(dimension);
            }
        }
        return dimensions;
    }

    /// Geometry of one level, or of `levels` stacked ones.
    [[nodiscard]] std::pair<DivandGrid, std::vector<std::vector<double>>> geometry(std::size_t firstLevel, std::size_t levels) const {
        const auto metric = sphericalMetric(m_grid.longitudesDeg, m_grid.latitudesDeg);
        DivandGrid grid;
        const auto dimensions = dimensionsOf(levels);
        for (const std::size_t dimension : dimensions) {
            const auto& nodes = dimension == 0 ? m_grid.longitudesDeg : dimension == 1 ? m_grid.latitudesDeg : m_grid.depthsM;
            grid.size.push_back(dimension == 2 ? levels : nodes.size());
            grid.coordinate.push_back(nodes);
            grid.isCyclic.push_back(dimension == 0 && m_grid.isCyclic);
        }
        grid.inverseSpacing.resize(dimensions.size());
        std::vector<std::vector<double>> lengths(dimensions.size());
        const auto resolution = levels > 1 ? localResolution(m_grid.depthsM) : std::vector<double>();
        for (std::size_t level = firstLevel; level < firstLevel + levels; ++level) {
            const auto isSea = m_mask.level(m_request.number("maskLevel") + (m_grid.depthsM.empty() ? 0.0 : m_grid.depthsM[level]));
            grid.isSea.insert(grid.isSea.end(), isSea.begin(), isSea.end());
            const auto horizontal = horizontalLengths(level);
            for (std::size_t d = 0; d < dimensions.size(); ++d) {
                auto& spacing = grid.inverseSpacing[d];
                if (dimensions[d] == 2) {
                    spacing.insert(spacing.end(), m_grid.plane(), 1.0 / resolution[level]);
                    lengths[d].insert(lengths[d].end(), m_grid.plane(), verticalLengthM(level));
                } else {
                    spacing.insert(spacing.end(), metric[dimensions[d]].begin(), metric[dimensions[d]].end());
                    lengths[d].insert(lengths[d].end(), horizontal[dimensions[d]].begin(), horizontal[dimensions[d]].end());
                }
            }
        }
        return {std::move(grid), std::move(lengths)};
    }

    void analyseLevel(core::ClimatologyWriter& writer, std::size_t level) {
        const bool hasLevels = !m_grid.depthsM.empty();
        const auto bounds = hasLevels ? m_grid.levelBounds(level) : std::pair{-kNan, kNan};
        const auto belongs = [&](const SelectedObservation& observation) {
            return !hasLevels || (m_request.has("depthRange") && m_grid.depthsM.size() == 1) ||
                   (observation.depthM >= bounds.first && observation.depthM < bounds.second);
        };
        const auto [grid, lengths] = geometry(level, 1);
        if (std::none_of(grid.isSea.begin(), grid.isSea.end(), [](auto sea) { return sea != 0; })) {
            const std::vector<double> nothing(m_grid.plane(), kNan);
            for (std::size_t slice = 0; slice < m_grid.slices.size(); ++slice) {
                writer.putPlane(slice, level, nothing, nothing);
                addProgress(1);
            }
            return;
        }
        const DivandBackground background(grid, lengths, norm());
        const auto shorter = errorBackground(grid, lengths);
        for (std::size_t slice = 0; slice < m_grid.slices.size(); ++slice) {
            const auto chosen = observationsOf(slice, belongs);
            analyseSlice(writer, background, shorter, slice, level, 1, chosen);
        }
    }

    void analyseVolume(core::ClimatologyWriter& writer) {
        const auto [grid, lengths] = geometry(0, m_grid.depthsM.size());
        const DivandBackground background(grid, lengths, norm());
        const auto shorter = errorBackground(grid, lengths);
        for (std::size_t slice = 0; slice < m_grid.slices.size(); ++slice) {
            analyseSlice(writer, background, shorter, slice, 0, m_grid.depthsM.size(),
                         observationsOf(slice, [](const auto&) { return true; }));
        }
    }

    [[nodiscard]] std::optional<DivandBackground> errorBackground(const DivandGrid& grid,
                                                                  const std::vector<std::vector<double>>& lengths) const {
        return m_request.text("error") == "cpme" ? std::optional<DivandBackground>(std::in_place, grid, cpmeLengths(lengths), norm())
                                                 : std::nullopt;
    }

    template <typename Belongs> [[nodiscard]] std::vector<std::size_t> observationsOf(std::size_t slice, const Belongs& belongs) const {
        std::vector<std::size_t> chosen;
        for (std::size_t k = 0; k < m_selection.observations.size(); ++k) {
            const auto& observation = m_selection.observations[k];
            if (m_grid.slices[slice].holds(observation.timeUnixSeconds) && belongs(observation)) {
                chosen.push_back(k);
            }
        }
        return chosen;
    }

    /// Mean of the observations of a slice; of all observations when it has none.
    [[nodiscard]] double backgroundOf(const std::vector<std::size_t>& chosen) const {
        if (m_request.text("background") == "none") {
            return 0.0;
        }
        double sum = 0.0;
        if (chosen.empty()) {
            for (const auto& observation : m_selection.observations) {
                sum += observation.value;
            }
            return sum / static_cast<double>(m_selection.observations.size());
        }
        for (const std::size_t k : chosen) {
            sum += m_selection.observations[k].value;
        }
        return sum / static_cast<double>(chosen.size());
    }

    void analyseSlice(core::ClimatologyWriter& writer, const DivandBackground& background, const std::optional<DivandBackground>& shorter,
                      std::size_t slice, std::size_t firstLevel, std::size_t levels, const std::vector<std::size_t>& chosen) {
        m_context.throwIfCancelled();
        const double mean = backgroundOf(chosen);
        DivandObservations observations;
        const auto dimensions = dimensionsOf(levels);
        observations.position.resize(dimensions.size());
        for (const std::size_t k : chosen) {
            const auto& observation = m_selection.observations[k];
            for (std::size_t d = 0; d < dimensions.size(); ++d) {
                observations.position[d].push_back(dimensions[d] == 0   ? observation.longitudeDeg
                                                   : dimensions[d] == 1 ? observation.latitudeDeg
                                                                        : observation.depthM);
            }
            observations.value.push_back(observation.value - mean);
            observations.epsilon2.push_back(m_request.number("epsilon2"));
        }
        const auto analysed = chosen.empty() ? withoutObservations(background) : analyse(background, observations, options());
        addProgress(0.6);
        std::vector<double> error;
        if (chosen.empty() && m_request.text("error") != "none") {
            error = background.unpacked(Eigen::VectorXd::Ones(analysed.field.size()));
        } else if (m_request.text("error") == "exact") {
            error = background.unpacked(analysed.error);
        } else if (shorter) {
            error = shorter->unpacked(cleverPoorMansError(*shorter, observations, options()));
        }
        auto field = background.unpacked(analysed.field);
        for (double& value : field) {
            value = clipped(value + mean);
        }
        for (std::size_t level = 0; level < levels; ++level) {
            const auto plane = [&](const std::vector<double>& values) {
                return values.empty() ? std::span<const double>() : std::span(values).subspan(level * m_grid.plane(), m_grid.plane());
            };
            writer.putPlane(slice, firstLevel + level, plane(field), plane(error));
        }
        for (std::size_t at = 0; at < chosen.size(); ++at) {
            if (!std::isfinite(m_residual[chosen[at]])) {
                m_residual[chosen[at]] = analysed.residual[at];
            }
        }
        addToReport(slice, firstLevel, levels, chosen.size(), mean, analysed);
        addProgress(0.4);
    }

    [[nodiscard]] static DivandResult withoutObservations(const DivandBackground& background) {
        DivandResult result;
        result.field = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(background.seaPoints()));
        result.solver = "none";
        return result;
    }

    [[nodiscard]] double clipped(double value) const {
        if (m_request.has("minimum")) {
            value = value < m_request.number("minimum") ? m_request.number("minimum") : value;
        }
        if (m_request.has("maximum")) {
            value = value > m_request.number("maximum") ? m_request.number("maximum") : value;
        }
        return value;
    }

    void addToReport(std::size_t slice, std::size_t firstLevel, std::size_t levels, std::size_t chosen, double mean,
                     const DivandResult& result) {
        double squares = 0.0;
        for (const double residual : result.residual) {
            squares += std::isfinite(residual) ? residual * residual : 0.0;
        }
        Json entry{{"time", m_grid.slices[slice].title},
                   {"observations", chosen},
                   {"used", result.used},
                   {"onLand", chosen - result.used},
                   {"background", mean},
                   {"rmsResidual", result.used > 0 ? Json(std::sqrt(squares / static_cast<double>(result.used))) : Json()},
                   {"solver", result.solver},
                   {"iterations", result.iterations},
                   {"relativeErrorBound", result.relativeErrorBound}};
        if (!m_grid.depthsM.empty() && levels == 1) {
            entry["depthM"] = m_grid.depthsM[firstLevel];
        }
        const std::string level = entry.contains("depthM") ? ", " + entry["depthM"].dump() + " m" : std::string();
        m_context.sink.log(core::LogLevel::Info, m_grid.slices[slice].title + level + ": " + std::to_string(result.used) + " of " +
                                                     std::to_string(chosen) + " observations, " + result.solver);
        m_report["slices"].push_back(std::move(entry));
    }

    [[nodiscard]] Json report() const {
        Json counts = Json::object();
        for (const auto& [reason, count] : m_selection.counts) {
            counts[reason] = count;
        }
        Json document{{"variable", m_selection.variableName},
                      {"unit", m_selection.unit},
                      {"counts", counts},
                      {"correlationLengthKm", m_request.value("correlationLengthKm")},
                      {"correlationLengthM", m_request.value("correlationLengthM")},
                      {"epsilon2", m_request.value("epsilon2")}};
        document.update(m_report);
        return document;
    }

    [[nodiscard]] std::vector<core::ClimatologyObservation> usedObservations() const {
        std::vector<core::ClimatologyObservation> used;
        for (std::size_t k = 0; k < m_residual.size(); ++k) {
            if (std::isfinite(m_residual[k])) {
                const auto& observation = m_selection.observations[k];
                used.push_back({.longitudeDeg = observation.longitudeDeg,
                                .latitudeDeg = observation.latitudeDeg,
                                .depthM = observation.depthM,
                                .timeUnixSeconds = observation.timeUnixSeconds,
                                .identifier = observation.identifier,
                                .value = observation.value,
                                .residual = m_residual[k]});
            }
        }
        return used;
    }

    /// @param share  of one analysis
    void addProgress(double share) {
        m_done += share;
        const auto all = static_cast<double>(m_grid.slices.size() * (is3d() ? 1 : std::max<std::size_t>(1, m_grid.depthsM.size())));
        m_context.sink.progress(0.15 + 0.83 * m_done / all, "Analysis");
    }

    core::RunContext& m_context;
    const core::Request& m_request;
    OceanGrid m_grid;
    SeaMask m_mask;
    ObservationSelection m_selection;
    std::vector<double> m_residual; ///< [selected observation]; NaN = not used
    Json m_report = Json::object();
    double m_done = 0.0;
};

} // namespace

Divand::Divand() : m_declaration(divandDeclaration()) {}

void Divand::validate(const core::Request& request) const {
    const OceanGrid grid = OceanGrid::of(request.value("grid"), cyclicChoice(request));
    const auto checkLevels = [&](const char* name, std::size_t shortest) {
        const Json& value = request.value(name);
        if (value.is_array() && value.size() != grid.depthsM.size() && value.size() != shortest) {
            throw Error(ErrorCode::InvalidRequest, "ocean.divand.lengthLevels",
                        {{"name", std::string(name)},
                         {"found", static_cast<std::int64_t>(value.size())},
                         {"levels", static_cast<std::int64_t>(grid.depthsM.size())}});
        }
    };
    const Json& vertical = request.value("correlationLengthM");
    const bool hasVertical = grid.depthsM.size() > 1 && (vertical.is_array() || (vertical.is_number() && vertical.get<double>() > 0.0));
    if (grid.plane() == 1 && !hasVertical) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.onePoint", {}, "hint.ocean.divand.onePoint");
    }
    checkLevels("correlationLengthKm", 2);
    checkLevels("correlationLengthM", 1);
    for (const char* name : {"variables", "columns"}) {
        if (request.has(name)) {
            for (const auto& [key, value] : request.value(name).items()) {
                if (!value.is_string()) {
                    throw Error(ErrorCode::InvalidRequest, "process.value.notAText",
                                {{"name", std::string(name) + "." + key}, {"given", value.dump()}});
                }
            }
        }
    }
    if (request.has("minimum") && request.has("maximum") && request.number("minimum") > request.number("maximum")) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.minimumAboveMaximum");
    }
}

void Divand::run(core::RunContext& context) const {
    DivandRun(context).run();
}

} // namespace phidias::processing::ocean
