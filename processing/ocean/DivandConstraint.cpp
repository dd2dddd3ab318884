#include "processing/ocean/DivandConstraint.h"

#include "core/util/Error.h"

#include <cmath>
#include <map>

namespace phidias::processing::ocean {

namespace {

using Triplet = Eigen::Triplet<double, std::int64_t>;
using core::Error;
using core::ErrorCode;

DivandConstraint made(std::string name, std::size_t rows, const DivandBackground& background, const std::vector<Triplet>& triplets,
                      double epsilon2) {
    DivandConstraint constraint;
    constraint.name = std::move(name);
    constraint.rows.resize(static_cast<std::int64_t>(rows), static_cast<std::int64_t>(background.seaPoints()));
    constraint.rows.setFromTriplets(triplets.begin(), triplets.end());
    constraint.data = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(rows));
    constraint.variance = Eigen::VectorXd::Constant(static_cast<Eigen::Index>(rows), epsilon2);
    return constraint;
}

} // namespace

ScaledConstraint joinedConstraints(const DivandBackground& background, const std::vector<DivandConstraint>& constraints) {
    ScaledConstraint joined;
    const auto points = static_cast<std::int64_t>(background.seaPoints());
    std::int64_t rows = 0;
    std::vector<Triplet> triplets;
    for (const auto& constraint : constraints) {
        const auto count = constraint.rows.rows();
        const bool fits = constraint.rows.cols() == points && constraint.data.size() == count && constraint.variance.size() == count;
        if (!fits || !constraint.data.allFinite() || (count > 0 && !(constraint.variance.array() > 0.0).all())) {
            throw Error(ErrorCode::InvalidRequest, "ocean.divand.constraint", {{"name", constraint.name}});
        }
        for (std::int64_t column = 0; column < constraint.rows.outerSize(); ++column) {
            for (SparseMatrix::InnerIterator entry(constraint.rows, column); entry; ++entry) {
                if (!std::isfinite(entry.value())) {
                    throw Error(ErrorCode::InvalidRequest, "ocean.divand.constraint", {{"name", constraint.name}});
                }
                triplets.emplace_back(rows + entry.row(), entry.col(), entry.value() / std::sqrt(constraint.variance[entry.row()]));
            }
        }
        rows += count;
    }
    if (rows == 0) {
        return joined;
    }
    joined.rows.resize(rows, points);
    joined.rows.setFromTriplets(triplets.begin(), triplets.end());
    joined.data.resize(rows);
    Eigen::Index next = 0;
    for (const auto& constraint : constraints) {
        joined.data.segment(next, constraint.data.size()) = constraint.data.cwiseQuotient(constraint.variance.cwiseSqrt());
        next += constraint.data.size();
    }
    return joined;
}

DivandConstraint advectionConstraint(const DivandBackground& background, const std::vector<std::vector<double>>& velocity) {
    const auto& grid = background.grid();
    for (std::size_t d = 0; d < grid.dimensions(); ++d) {
        for (const std::size_t cell : background.cellOfPoint()) {
            if (d >= velocity.size() || cell >= velocity[d].size() || !std::isfinite(velocity[d][cell])) {
                std::string place;
                for (std::size_t k = 0; k < grid.dimensions(); ++k) {
                    place += (k > 0 ? ", " : "") + std::to_string(cell / grid.step(k) % grid.size[k] + 1);
                }
                throw Error(ErrorCode::InvalidRequest, "ocean.divand.velocity",
                            {{"component", static_cast<std::int64_t>(d) + 1}, {"place", place}}, "hint.ocean.divand.velocity");
            }
        }
    }
    DivandConstraint constraint;
    constraint.name = "advection";
    constraint.rows = background.advection(velocity);
    constraint.data = Eigen::VectorXd::Zero(constraint.rows.rows());
    constraint.variance = Eigen::VectorXd::Ones(constraint.rows.rows());
    return constraint;
}

DivandConstraint coastConstraint(const DivandBackground& background, double epsilon2) {
    const auto& grid = background.grid();
    if (grid.dimensions() < 2) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.constraint", {{"name", std::string("coast")}});
    }
    std::vector<Triplet> triplets;
    std::int64_t rows = 0;
    for (std::size_t d = 0; d < 2; ++d) {
        const std::size_t across = 1 - d;
        // Land beside a cell, across the direction of the face; the edge of the domain is no coast.
        const auto hasLand = [&](std::size_t cell) {
            const std::size_t index = cell / grid.step(across) % grid.size[across];
            const std::size_t ring = grid.step(across) * (grid.size[across] - 1);
            const bool isFirst = index == 0;
            const bool isLast = index + 1 == grid.size[across];
            const bool below = !isFirst ? grid.isSea[cell - grid.step(across)] == 0 : grid.cyclic(across) && grid.isSea[cell + ring] == 0;
            const bool above = !isLast ? grid.isSea[cell + grid.step(across)] == 0 : grid.cyclic(across) && grid.isSea[cell - ring] == 0;
            return below || above;
        };
        grid.forEachFace(d, [&](std::size_t a, std::size_t b) {
            if (grid.isSea[a] != 0 && grid.isSea[b] != 0 && (hasLand(a) || hasLand(b))) {
                triplets.emplace_back(rows, background.pointOfCell(b), 1.0);
                triplets.emplace_back(rows, background.pointOfCell(a), -1.0);
                ++rows;
            }
        });
    }
    return made("coast", static_cast<std::size_t>(rows), background, triplets, epsilon2);
}

DivandConstraint fluxConstraint(const DivandBackground& background, std::size_t dimension, const std::vector<double>& flux,
                                double epsilon2) {
    const auto& grid = background.grid();
    if (dimension >= grid.dimensions() || flux.size() != grid.size[dimension]) {
        throw Error(ErrorCode::InvalidRequest, "ocean.divand.constraint", {{"name", std::string("fluxes")}});
    }
    std::vector<std::int64_t> row(flux.size(), -1);
    std::int64_t rows = 0;
    for (std::size_t index = 0; index < flux.size(); ++index) {
        row[index] = std::isnan(flux[index]) ? -1 : rows++;
    }
    std::vector<Triplet> triplets;
    for (const std::size_t cell : background.cellOfPoint()) {
        const std::size_t index = cell / grid.step(dimension) % grid.size[dimension];
        double size = 1.0;
        for (std::size_t d = 0; d < grid.dimensions(); ++d) {
            size /= d == dimension ? 1.0 : grid.inverseSpacing[d][cell];
        }
        if (row[index] >= 0) {
            triplets.emplace_back(row[index], background.pointOfCell(cell), size);
        }
    }
    auto constraint = made("fluxes", static_cast<std::size_t>(rows), background, triplets, epsilon2);
    for (std::size_t index = 0; index < flux.size(); ++index) {
        if (row[index] >= 0) {
            constraint.data[row[index]] = flux[index];
        }
    }
    return constraint;
}

DivandConstraint fractionConstraint(const DivandBackground& background, double epsilon2) {
    const auto& grid = background.grid();
    const std::size_t plane = grid.step(grid.dimensions() - 1);
    std::map<std::size_t, std::int64_t> row;
    std::vector<Triplet> triplets;
    for (const std::size_t cell : background.cellOfPoint()) {
        const auto found = row.emplace(cell % plane, static_cast<std::int64_t>(row.size())).first;
        triplets.emplace_back(found->second, background.pointOfCell(cell), 1.0);
    }
    return made("fractions", row.size(), background, triplets, epsilon2);
}

} // namespace phidias::processing::ocean
