#include "processing/ocean/DivandGeometry.h"

#include "core/util/Error.h"
#include "processing/ocean/GriddedField.h"
#include "processing/ocean/LengthOverTopography.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::string variableIn(const Json& file) {
    return file.contains("variable") && file["variable"].is_string() ? file["variable"].get<std::string>() : std::string();
}

/// A gridded length in km at the nodes; the mean where it is missing.
std::vector<double> lengthField(const Json& value, const OceanGrid& grid, const core::MemoryBudget& budget) {
    const std::string path = value["href"].get<std::string>();
    GriddedField field(path, variableIn(value), {}, grid, budget);
    field.load({});
    std::vector<double> km(grid.plane());
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t node = 0; node < km.size(); ++node) {
        km[node] =
            field.at(grid.longitudesDeg[node % grid.longitudesDeg.size()], grid.latitudesDeg[node / grid.longitudesDeg.size()], kNan);
        if (km[node] > 0.0) {
            sum += km[node];
            ++count;
        }
    }
    if (count == 0) {
        throw Error(ErrorCode::EmptySelection, "ocean.divand.lengthMissing", {{"path", path}, {"variable", field.name()}});
    }
    for (double& length : km) {
        length = length > 0.0 ? length : sum / static_cast<double>(count);
    }
    return km;
}

} // namespace

double CorrelationLengths::typicalKm(std::size_t level) const {
    if (!fieldKm.empty()) {
        double sum = 0.0;
        for (const double length : fieldKm) {
            sum += length;
        }
        return sum / static_cast<double>(fieldKm.size());
    }
    return 0.5 * (horizontalKm[level][0] + horizontalKm[level][1]);
}

CorrelationLengths statedLengths(const core::Request& request, const OceanGrid& grid, const core::MemoryBudget& budget) {
    const std::size_t levels = std::max<std::size_t>(1, grid.depthsM.size());
    CorrelationLengths lengths;
    const Json& horizontal = request.value("correlationLengthKm");
    if (horizontal.is_object()) {
        lengths.fieldKm = lengthField(horizontal, grid, budget);
    }
    for (std::size_t level = 0; level < levels && lengths.fieldKm.empty(); ++level) {
        if (horizontal.is_string()) {
            lengths.horizontalKm.push_back({kNan, kNan});
        } else if (horizontal.is_number()) {
            lengths.horizontalKm.push_back({horizontal.get<double>(), horizontal.get<double>()});
        } else if (horizontal.size() == 2) {
            lengths.horizontalKm.push_back({horizontal[0].get<double>(), horizontal[1].get<double>()});
        } else {
            lengths.horizontalKm.push_back({horizontal[level].get<double>(), horizontal[level].get<double>()});
        }
    }
    const Json& vertical = request.value("correlationLengthM");
    for (std::size_t level = 0; level < levels; ++level) {
        lengths.verticalM.push_back(vertical.is_string()   ? kNan
                                    : vertical.is_number() ? vertical.get<double>()
                                                           : vertical[std::min(level, vertical.size() - 1)].get<double>());
    }
    return lengths;
}

bool DivandProblem::hasSea() const {
    return std::any_of(grid.isSea.begin(), grid.isSea.end(), [](auto sea) { return sea != 0; });
}

DivandGeometry::DivandGeometry(const core::Request& request, OceanGrid grid, const core::MemoryBudget& budget)
    : m_grid(std::move(grid)), m_mask(std::make_shared<SeaMask>(m_grid)), m_maskLevelM(request.number("maskLevel")),
      m_topographyLengthM(request.number("lengthOverTopography")), m_metric(sphericalMetric(m_grid.longitudesDeg, m_grid.latitudesDeg)) {
    if (request.has("bathymetry")) {
        m_mask = std::make_shared<SeaMask>(m_grid, request.file("bathymetry"), request.text("bathymetryPositive"), budget);
    }
    if (request.has("mask")) {
        const Json& mask = request.value("mask");
        GriddedField field(request.file("mask"), variableIn(mask), {}, m_grid, budget);
        field.load({});
        for (std::size_t level = 0; level < levels(); ++level) {
            auto& plane = m_extraMask.emplace_back(m_grid.plane());
            const double depthM = m_grid.depthsM.empty() ? kNan : m_grid.depthsM[level];
            for (std::size_t node = 0; node < plane.size(); ++node) {
                plane[node] = field.at(m_grid.longitudesDeg[node % m_grid.longitudesDeg.size()],
                                       m_grid.latitudesDeg[node / m_grid.longitudesDeg.size()], depthM) > 0.5
                                  ? 1
                                  : 0;
            }
        }
    }
    bool hasSea = false;
    for (std::size_t level = 0; level < levels() && !hasSea; ++level) {
        const auto sea = isSea(level);
        hasSea = std::any_of(sea.begin(), sea.end(), [](auto node) { return node != 0; });
    }
    if (!hasSea) {
        throw core::Error(core::ErrorCode::EmptySelection, "ocean.divand.noSea", {}, "hint.ocean.divand.noSea");
    }
}

bool DivandGeometry::isVolume(const OceanGrid& grid, const CorrelationLengths& lengths) {
    return grid.depthsM.size() > 1 &&
           std::any_of(lengths.verticalM.begin(), lengths.verticalM.end(), [](double length) { return length > 0.0; });
}

std::vector<std::pair<std::size_t, std::size_t>> DivandGeometry::pieces(const CorrelationLengths& lengths) const {
    if (isVolume(m_grid, lengths)) {
        return {{0, levels()}};
    }
    std::vector<std::pair<std::size_t, std::size_t>> pieces;
    for (std::size_t level = 0; level < levels(); ++level) {
        pieces.emplace_back(level, 1);
    }
    return pieces;
}

std::vector<std::size_t> DivandGeometry::dimensionsOf(std::size_t levels) const {
    std::vector<std::size_t> dimensions;
    const std::array<std::size_t, 3> counts{m_grid.longitudesDeg.size(), m_grid.latitudesDeg.size(), levels};
    for (std::size_t dimension = 0; dimension < counts.size(); ++dimension) {
        if (counts[dimension] > 1) {
            dimensions.push_back(dimension);
        }
    }
    return dimensions;
}

std::vector<std::uint8_t> DivandGeometry::isSea(std::size_t level) const {
    auto sea = m_mask->level(m_maskLevelM + (m_grid.depthsM.empty() ? 0.0 : m_grid.depthsM[level]));
    if (!m_extraMask.empty()) {
        for (std::size_t node = 0; node < sea.size(); ++node) {
            sea[node] = sea[node] != 0 && m_extraMask[level][node] != 0 ? 1 : 0;
        }
    }
    return sea;
}

DivandProblem DivandGeometry::problem(const CorrelationLengths& lengths, std::size_t firstLevel, std::size_t levels) const {
    DivandProblem problem{.firstLevel = firstLevel, .levels = levels, .dimensions = dimensionsOf(levels), .grid = {}, .lengths = {}};
    for (const std::size_t dimension : problem.dimensions) {
        const auto& nodes = dimension == 0 ? m_grid.longitudesDeg : dimension == 1 ? m_grid.latitudesDeg : m_grid.depthsM;
        problem.grid.size.push_back(dimension == 2 ? levels : nodes.size());
        problem.grid.coordinate.push_back(nodes);
        problem.grid.isCyclic.push_back(dimension == 0 && m_grid.isCyclic);
    }
    problem.grid.inverseSpacing.resize(problem.dimensions.size());
    problem.lengths.resize(problem.dimensions.size());
    const auto resolution = levels > 1 ? localResolution(m_grid.depthsM) : std::vector<double>();
    const auto factor = m_topographyLengthM > 0.0 ? lengthFactorOverTopography(m_mask->depthM(), m_grid.longitudesDeg.size(), m_metric[0],
                                                                               m_metric[1], m_topographyLengthM)
                                                  : std::vector<double>();
    for (std::size_t level = firstLevel; level < firstLevel + levels; ++level) {
        const auto sea = isSea(level);
        problem.grid.isSea.insert(problem.grid.isSea.end(), sea.begin(), sea.end());
        for (std::size_t d = 0; d < problem.dimensions.size(); ++d) {
            const std::size_t dimension = problem.dimensions[d];
            auto& spacing = problem.grid.inverseSpacing[d];
            if (dimension == 2) {
                spacing.insert(spacing.end(), m_grid.plane(), 1.0 / resolution[level]);
                problem.lengths[d].insert(problem.lengths[d].end(), m_grid.plane(), lengths.verticalM[level]);
                continue;
            }
            spacing.insert(spacing.end(), m_metric[dimension].begin(), m_metric[dimension].end());
            for (std::size_t node = 0; node < m_grid.plane(); ++node) {
                const double km = lengths.fieldKm.empty() ? lengths.horizontalKm[level][dimension] : lengths.fieldKm[node];
                problem.lengths[d].push_back(1000.0 * km * (factor.empty() ? 1.0 : factor[node]));
            }
        }
    }
    return problem;
}

DivandNorm normOf(const core::Request& request, const std::vector<std::size_t>& dimensions) {
    DivandNorm norm;
    norm.alphabc = {request.number("edgeStretching")};
    if (request.has("alpha")) {
        norm.alpha = request.value("alpha").get<std::vector<double>>();
    }
    const auto chosen = [&](const char* name, double standard) {
        std::vector<double> values;
        if (request.has(name)) {
            const auto given = request.value(name).get<std::vector<double>>();
            for (const std::size_t dimension : dimensions) {
                values.push_back(dimension < given.size() ? given[dimension] : standard);
            }
        }
        return values;
    };
    norm.laplacianCoefficients = chosen("laplacianCoefficients", 1.0);
    norm.secondDerivativePenalty = chosen("secondDerivativePenalty", 0.0);
    return norm;
}

} // namespace phidias::processing::ocean
