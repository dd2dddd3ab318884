#include "processing/ocean/DivandCase.h"

#include "core/io/NetcdfFile.h"
#include "core/util/Error.h"

#include <algorithm>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;

/// Reads the variables of one case file and checks their sizes.
class CaseReader {
public:
    explicit CaseReader(const std::filesystem::path& path) : m_file(core::NetcdfFile::open(path.string())), m_root(m_file.root()) {}

    [[nodiscard]] const core::NetcdfGroup& root() const { return m_root; }

    [[nodiscard]] std::vector<double> read(const std::string& name, std::size_t expected) const {
        const auto variable = m_root.requireVariable(name);
        if (variable.size() != expected) {
            throw Error(ErrorCode::Malformed, "ocean.case.size",
                        {{"path", m_file.path()},
                         {"variable", name},
                         {"found", static_cast<std::int64_t>(variable.size())},
                         {"expected", static_cast<std::int64_t>(expected)}});
        }
        return variable.readDoubles();
    }
    /// One array a dimension: "pm1", "pm2", ...; nothing when the first is absent and they are optional.
    [[nodiscard]] std::vector<std::vector<double>> readEach(const std::string& stem, std::size_t dimensions, std::size_t expected) const {
        std::vector<std::vector<double>> arrays;
        for (std::size_t d = 1; d <= dimensions; ++d) {
            arrays.push_back(read(stem + std::to_string(d), expected));
        }
        return arrays;
    }

private:
    core::NetcdfFile m_file;
    core::NetcdfGroup m_root;
};

/// Separable coordinates: the first line along each dimension.
std::vector<std::vector<double>> separated(const std::vector<std::vector<double>>& arrays, const DivandGrid& grid) {
    std::vector<std::vector<double>> coordinates(arrays.size());
    for (std::size_t d = 0; d < arrays.size(); ++d) {
        for (std::size_t k = 0; k < grid.size[d]; ++k) {
            coordinates[d].push_back(arrays[d][k * grid.step(d)]);
        }
    }
    return coordinates;
}

} // namespace

DivandCase readDivandCase(const std::filesystem::path& path, const core::MemoryBudget& budget) {
    const CaseReader reader(path);
    const auto mask = reader.root().requireVariable("mask");
    DivandCase problem;
    for (const auto& dimension : mask.dimensions()) {
        problem.dimensionNames.push_back(dimension.name);
        problem.grid.size.insert(problem.grid.size.begin(), dimension.length);
    }
    const std::size_t dimensions = problem.grid.dimensions();
    const std::size_t cells = mask.size();
    if (dimensions < 1 || dimensions > 4 || cells == 0) {
        throw Error(ErrorCode::Malformed, "ocean.case.dimensions",
                    {{"path", path.string()}, {"found", static_cast<std::int64_t>(dimensions)}});
    }
    budget.require(cells * (4 * dimensions + 4) * sizeof(double), path.string());
    for (const double value : mask.readDoubles()) {
        problem.grid.isSea.push_back(value == 1.0 ? 1 : 0);
    }
    problem.grid.inverseSpacing = reader.readEach("pm", dimensions, cells);
    problem.grid.coordinate = separated(reader.readEach("xi", dimensions, cells), problem.grid);
    problem.lengths = reader.readEach("len", dimensions, cells);

    const std::size_t count = reader.root().requireVariable("obs_f").size();
    problem.observations.position = reader.readEach("obs_x", dimensions, count);
    problem.observations.value = reader.read("obs_f", count);
    if (reader.root().variable("obs_R")) {
        const auto matrix = reader.read("obs_R", count * count);
        const auto rows = static_cast<Eigen::Index>(count);
        problem.observations.covariance = Eigen::Map<const Eigen::MatrixXd>(matrix.data(), rows, rows);
    } else {
        problem.observations.epsilon2 = reader.read("obs_epsilon2", count);
    }
    if (reader.root().variable("velocity1")) {
        problem.velocity = reader.readEach("velocity", dimensions, cells);
    }
    if (const auto rows = reader.root().variable("constraint_row")) {
        const std::size_t entries = rows->size();
        const std::size_t number = reader.root().requireVariable("constraint_value").size();
        const auto indices = [&](const char* name, std::size_t limit) {
            std::vector<std::size_t> values;
            for (const double value : reader.read(name, entries)) {
                if (!(value >= 0.0) || value >= static_cast<double>(limit)) {
                    throw Error(ErrorCode::Malformed, "ocean.case.constraintIndex",
                                {{"path", path.string()},
                                 {"variable", std::string(name)},
                                 {"found", value},
                                 {"limit", static_cast<std::int64_t>(limit)}});
                }
                values.push_back(static_cast<std::size_t>(value));
            }
            return values;
        };
        problem.constraint = DivandCase::ConstraintTriplets{.row = indices("constraint_row", number),
                                                            .cell = indices("constraint_cell", cells),
                                                            .weight = reader.read("constraint_weight", entries),
                                                            .value = reader.read("constraint_value", number),
                                                            .epsilon2 = reader.read("constraint_epsilon2", number)};
    }
    const auto attributes = reader.root().attributes();
    problem.norm.alphabc = attributes.numbers("param_alphabc");
    problem.norm.scaleLengths = attributes.number("param_scale_len").value_or(1.0) != 0.0;
    problem.norm.alpha = attributes.numbers("param_alpha");
    problem.norm.laplacianCoefficients = attributes.numbers("param_coeff_laplacian");
    problem.norm.secondDerivativePenalty = attributes.numbers("param_coeff_derivative2");
    if (const auto minimum = attributes.number("param_minimum")) {
        DivandInequality inequality;
        inequality.minimum = *minimum;
        inequality.mostAnalyses = static_cast<int>(attributes.number("param_ntriesmax").value_or(inequality.mostAnalyses));
        inequality.absoluteVariance = attributes.number("param_tol1").value_or(inequality.absoluteVariance);
        inequality.relativeVariance = attributes.number("param_tol2").value_or(inequality.relativeVariance);
        problem.inequality = inequality;
    }
    const auto toBooleans = [dimensions](std::vector<double> values) {
        std::vector<bool> flags;
        values.resize(values.empty() ? 0 : dimensions, values.size() == 1 ? values.front() : 0.0);
        std::transform(values.begin(), values.end(), std::back_inserter(flags), [](double value) { return value > 0.0; });
        return flags;
    };
    problem.grid.isCyclic = toBooleans(attributes.numbers("param_moddim"));
    problem.isAveraged = toBooleans(attributes.numbers("param_toaverage"));
    return problem;
}

} // namespace phidias::processing::ocean
