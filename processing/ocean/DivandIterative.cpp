#include "processing/ocean/DivandIterative.h"

#include "core/util/Error.h"
#include "processing/ocean/EllipticMultigrid.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using Vector = std::vector<double>;

constexpr int kMostIterations = 5000;
constexpr int kMostRefinements = 6;
/// The coarse analysis of the preconditioner: cells that a sparse factor still takes in a second or so, and the squared length in cells
/// that still tells neighbouring observations apart.
constexpr std::size_t kMostCoarseCells = 20000;
/// In 3-D and more, without a constraint, the factor of the coarse cells would be the largest part of a small problem.
constexpr std::size_t kFewestCoarseCells = 3000;
constexpr std::size_t kCellsOfACoarseCell = 40;
constexpr double kFineEnough = 12.0;
constexpr double kCoarsest = 1.0;

template <typename Operation> void forEachCell(std::size_t cells, const Operation& operation) {
#pragma omp parallel for schedule(static) if (cells > kParallelCells)
    for (std::ptrdiff_t cell = 0; cell < static_cast<std::ptrdiff_t>(cells); ++cell) {
        operation(static_cast<std::size_t>(cell));
    }
}

/// Seas without a connection to the largest one. What is constant on such a basin is an eigenvector of M with eigenvalue 1 (against W), and
/// coarse cells that join two basins cannot tell their constants apart: they are split off exactly, M 1_b = W 1_b.
class ClosedBasins {
public:
    explicit ClosedBasins(const BoxStencil& stencil) : m_mass(stencil.mass) {
        constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();
        const auto& lines = stencil.lines;
        std::vector<std::uint32_t> label(m_mass.size(), kUnseen);
        std::vector<std::vector<std::size_t>> basins;
        std::vector<std::size_t> open;
        const auto visit = [&](std::size_t cell, double coupling) {
            if (coupling > 0.0 && label[cell] == kUnseen) {
                label[cell] = static_cast<std::uint32_t>(basins.size() - 1);
                open.push_back(cell);
            }
        };
        for (std::size_t start = 0; start < m_mass.size(); ++start) {
            if (m_mass[start] <= 0.0 || label[start] != kUnseen) {
                continue;
            }
            basins.emplace_back();
            visit(start, 1.0);
            while (!open.empty()) {
                const std::size_t cell = open.back();
                open.pop_back();
                basins.back().push_back(cell);
                const std::size_t i = cell % lines.length();
                const auto line = lines.line(cell / lines.length());
                for (std::size_t d = 0; d < lines.dimensions(); ++d) {
                    const bool hasAbove = d > 0 ? line.above[d] != BoxLines::kNone : i + 1 < lines.length() || lines.isCyclic(0);
                    const bool hasBelow = d > 0 ? line.below[d] != BoxLines::kNone : i > 0 || lines.isCyclic(0);
                    if (hasAbove) {
                        visit(d > 0 ? line.above[d] + i : i + 1 < lines.length() ? cell + 1 : line.begin, stencil.coupling[d][cell]);
                    }
                    if (hasBelow) {
                        const std::size_t below = d > 0 ? line.below[d] + i : i > 0 ? cell - 1 : line.begin + lines.length() - 1;
                        visit(below, stencil.coupling[d][below]);
                    }
                }
            }
        }
        // Cells of the largest basin are left to the multigrid.
        const auto largest =
            std::max_element(basins.begin(), basins.end(), [](const auto& one, const auto& other) { return one.size() < other.size(); });
        for (auto basin = basins.begin(); basin != basins.end(); ++basin) {
            if (basin != largest) {
                double mass = 0.0;
                for (const std::size_t cell : *basin) {
                    mass += m_mass[cell];
                }
                m_cell.insert(m_cell.end(), basin->begin(), basin->end());
                m_begin.push_back(m_cell.size());
                m_total.push_back(mass);
            }
        }
    }

    /// u += the constants that solve M u = r on each basin, r -= M of them. @returns what they take from r^T M^-1 r
    double solve(std::span<double> r, std::span<double> u) const {
        double energy = 0.0;
        for (std::size_t basin = 0; basin + 1 < m_begin.size(); ++basin) {
            double sum = 0.0;
            for (std::size_t k = m_begin[basin]; k < m_begin[basin + 1]; ++k) {
                sum += r[m_cell[k]];
            }
            const double constant = sum / m_total[basin];
            for (std::size_t k = m_begin[basin]; k < m_begin[basin + 1]; ++k) {
                u[m_cell[k]] += constant;
                r[m_cell[k]] -= constant * m_mass[m_cell[k]];
            }
            energy += sum * constant;
        }
        return energy;
    }
    /// Takes the constants out of z, orthogonally in the product of M.
    void project(std::span<double> z) const {
        for (std::size_t basin = 0; basin + 1 < m_begin.size(); ++basin) {
            double sum = 0.0;
            for (std::size_t k = m_begin[basin]; k < m_begin[basin + 1]; ++k) {
                sum += m_mass[m_cell[k]] * z[m_cell[k]];
            }
            const double constant = sum / m_total[basin];
            for (std::size_t k = m_begin[basin]; k < m_begin[basin + 1]; ++k) {
                z[m_cell[k]] -= constant;
            }
        }
    }

private:
    const Vector& m_mass;
    std::vector<std::size_t> m_begin{0}; ///< [basin + 1]
    std::vector<std::size_t> m_cell;
    Vector m_total; ///< mass of each basin
};

/// Applies B = coeff M^-1 W M^-1 ... M^-1 by multigrid-preconditioned conjugate gradients for each M^-1.
class BoxCovariance {
public:
    explicit BoxCovariance(const DivandBackground& background)
        : m_background(background), m_cells(background.grid().cells()), m_multigrid(background.stencil()), m_basins(background.stencil()) {
        for (Vector* vector : {&m_r, &m_z, &m_direction, &m_image, &m_left}) {
            vector->assign(m_cells, 0.0);
        }
    }

    /// y = B x, each system to `tolerance` of the residual in the norm of M^-1.
    void apply(std::span<const double> x, std::span<double> y, double tolerance, std::stop_token stop) {
        const auto& mass = m_background.stencil().mass;
        std::copy(x.begin(), x.end(), m_left.begin());
        for (std::size_t k = 0;;) {
            solve(m_left, y, tolerance, stop);
            if (++k == m_background.order()) {
                break;
            }
            forEachCell(m_cells, [&](std::size_t cell) { m_left[cell] = mass[cell] * y[cell]; });
        }
        const double coefficient = m_background.coefficient();
        forEachCell(m_cells, [&](std::size_t cell) { y[cell] *= coefficient; });
    }

    /// x^T B x. With u = M^-1 x: order 1 x.u, order 2 u.W u, order 3 (W u).M^-1 (W u), ...: positive however roughly it is solved.
    double quadraticForm(std::span<const double> x, double tolerance, std::stop_token stop) {
        const auto& mass = m_background.stencil().mass;
        std::copy(x.begin(), x.end(), m_left.begin());
        Vector u(m_cells, 0.0);
        for (std::size_t power = m_background.order();; power -= 2) {
            solve(m_left, u, tolerance, stop);
            if (power == 1) {
                break;
            }
            forEachCell(m_cells, [&](std::size_t cell) { m_left[cell] = mass[cell] * u[cell]; });
            if (power == 2) {
                break;
            }
        }
        return m_background.coefficient() * std::max(0.0, dotProduct(m_left, u));
    }

    [[nodiscard]] std::size_t levels() const { return m_multigrid.levels(); }
    [[nodiscard]] int mostIterations() const { return m_mostIterations; }

private:
    void solve(std::span<const double> b, std::span<double> u, double tolerance, const std::stop_token& stop) {
        const auto& stencil = m_background.stencil();
        std::copy(b.begin(), b.end(), m_r.begin());
        std::fill(u.begin(), u.end(), 0.0);
        const double solved = m_basins.solve(m_r, u);
        m_multigrid.apply(m_r, m_z);
        m_basins.project(m_z);
        std::copy(m_z.begin(), m_z.end(), m_direction.begin());
        double rz = dotProduct(m_r, m_z);
        const double enough = tolerance * tolerance * (rz + solved);
        for (int k = 0; k < 200 && rz > enough; ++k) {
            m_mostIterations = std::max(m_mostIterations, k + 1);
            if (stop.stop_requested()) {
                throw Error(ErrorCode::Cancelled, "core.cancelled");
            }
            stencil.apply(m_direction, m_image);
            const double step = rz / dotProduct(m_direction, m_image);
            forEachCell(m_cells, [&](std::size_t cell) {
                u[cell] += step * m_direction[cell];
                m_r[cell] -= step * m_image[cell];
            });
            m_multigrid.apply(m_r, m_z);
            m_basins.project(m_z);
            const double next = dotProduct(m_r, m_z);
            const double beta = next / rz;
            forEachCell(m_cells, [&](std::size_t cell) { m_direction[cell] = m_z[cell] + beta * m_direction[cell]; });
            rz = next;
        }
    }

    const DivandBackground& m_background;
    std::size_t m_cells;
    EllipticMultigrid m_multigrid;
    ClosedBasins m_basins;
    int m_mostIterations = 0; ///< of one system
    Vector m_r, m_z, m_direction, m_image, m_left;
};

/// R of the data: full or diagonal for the observations, then diagonal for rows of a constraint.
class DataCovariance {
public:
    explicit DataCovariance(const BoxObservations& data) : m_data(data) {
        if (data.covariance.size() > 0) {
            m_precision = data.covariance.llt().solve(Eigen::MatrixXd::Identity(data.covariance.rows(), data.covariance.cols()));
        }
    }

    /// R^-1 v.
    [[nodiscard]] Eigen::VectorXd weighted(const Eigen::VectorXd& v) const {
        Eigen::VectorXd result = v.cwiseQuotient(m_data.variance);
        if (const auto full = m_precision.rows(); full > 0) {
            result.head(full) = m_precision * v.head(full);
        }
        return result;
    }
    /// R v.
    [[nodiscard]] Eigen::VectorXd times(const Eigen::VectorXd& v) const {
        Eigen::VectorXd result = v.cwiseProduct(m_data.variance);
        if (const auto full = m_precision.rows(); full > 0) {
            result.head(full) = m_data.covariance * v.head(full);
        }
        return result;
    }
    /// R^-1 of the observations when it is full, else empty.
    [[nodiscard]] const Eigen::MatrixXd& fullPrecision() const { return m_precision; }

private:
    const BoxObservations& m_data;
    Eigen::MatrixXd m_precision;
};

/// Observations, then the rows of a constraint as observations of 0 with the error variance 1.
BoxObservations joined(const BoxObservations& observations, const SparseMatrix& constraint, std::span<const std::size_t> cellOfPoint) {
    BoxObservations all = observations;
    const Eigen::SparseMatrix<double, Eigen::RowMajor, std::int64_t> rows = constraint;
    for (std::int64_t row = 0; row < rows.rows(); ++row) {
        for (Eigen::SparseMatrix<double, Eigen::RowMajor, std::int64_t>::InnerIterator it(rows, row); it; ++it) {
            all.cell.push_back(cellOfPoint[static_cast<std::size_t>(it.col())]);
            all.weight.push_back(it.value());
        }
        all.begin.push_back(all.cell.size());
    }
    all.variance = Eigen::VectorXd::Ones(static_cast<Eigen::Index>(all.size()));
    if (observations.covariance.size() == 0) {
        all.variance.head(observations.variance.size()) = observations.variance;
    }
    return all;
}

/// The analysis on a coarse grid, as an approximation of (H B H^T + R)^-1.
class CoarseAnalysis {
public:
    CoarseAnalysis(const DivandBackground& background, const BoxObservations& observations, const DataCovariance& covariance,
                   bool hasConstraint, const core::MemoryBudget& budget)
        : m_observations(observations), m_covariance(covariance) {
        const BoxStencil* stencil = &background.stencil();
        const std::size_t mostCells = background.effectiveDimensions() <= 2 || hasConstraint
                                          ? kMostCoarseCells
                                          : std::clamp(background.seaPoints() / kCellsOfACoarseCell, kFewestCoarseCells, kMostCoarseCells);
        std::vector<std::size_t> ratio(stencil->lines.dimensions(), 1);
        for (;;) {
            const auto strengths = couplingStrengths(*stencil);
            const double most = *std::max_element(strengths.begin(), strengths.end());
            if (seaCells(*stencil) <= mostCells && most <= kFineEnough) {
                break;
            }
            const auto chosen = dimensionsToCoarsen(*stencil, kCoarsest);
            if (std::none_of(chosen.begin(), chosen.end(), [](bool b) { return b; })) {
                break;
            }
            m_stencil = coarsened(*stencil, chosen);
            stencil = &m_stencil;
            for (std::size_t d = 0; d < ratio.size(); ++d) {
                ratio[d] *= chosen[d] ? 2U : 1U;
            }
        }
        if (stencil == &background.stencil()) {
            m_stencil = *stencil;
        }
        packPoints();
        interpolate(background.stencil().lines, ratio);
        SparseMatrix matrix = inverseCovariance(background);
        matrix += normalMatrix();
        m_factor.emplace(matrix, budget);
    }

    [[nodiscard]] std::size_t points() const { return m_points; }

    /// R^-1 v - R^-1 G (iB_c + G^T R^-1 G)^-1 G^T R^-1 v.
    [[nodiscard]] Eigen::VectorXd apply(const Eigen::VectorXd& v) const {
        const Eigen::VectorXd plain = m_covariance.weighted(v);
        Eigen::VectorXd coarse = m_interpolation.transpose() * plain;
        m_factor->solve({coarse.data(), static_cast<std::size_t>(coarse.size())});
        return plain - m_covariance.weighted(m_interpolation * coarse);
    }

private:
    static std::size_t seaCells(const BoxStencil& stencil) {
        return static_cast<std::size_t>(std::count_if(stencil.mass.begin(), stencil.mass.end(), [](double mass) { return mass > 0.0; }));
    }

    void packPoints() {
        m_pointOfCell.assign(m_stencil.mass.size(), -1);
        for (std::size_t cell = 0; cell < m_stencil.mass.size(); ++cell) {
            if (m_stencil.mass[cell] > 0.0) {
                m_pointOfCell[cell] = static_cast<std::int64_t>(m_points++);
            }
        }
    }

    /// G: linear interpolation between the centres of the coarse cells, by way of the fine cells that an observation lies between.
    void interpolate(const BoxLines& fine, const std::vector<std::size_t>& ratio) {
        const auto& coarse = m_stencil.lines;
        const std::size_t dimensions = fine.dimensions();
        m_interpolation.resize(static_cast<std::int64_t>(m_observations.size()), static_cast<std::int64_t>(m_points));
        std::vector<std::pair<std::int64_t, double>> row;
        for (std::size_t k = 0; k < m_observations.size(); ++k) {
            row.clear();
            for (std::size_t c = m_observations.begin[k]; c < m_observations.begin[k + 1]; ++c) {
                std::array<std::array<std::size_t, 2>, kMostDimensions> index{};
                std::array<std::array<double, 2>, kMostDimensions> share{};
                std::size_t rest = m_observations.cell[c];
                std::size_t own = 0;
                std::size_t stride = 1;
                for (std::size_t d = 0; d < dimensions; ++d) {
                    const std::size_t i = rest % fine.size()[d];
                    rest /= fine.size()[d];
                    const auto count = static_cast<std::ptrdiff_t>(coarse.size()[d]);
                    const double at = (static_cast<double>(i) + 0.5) / static_cast<double>(ratio[d]) - 0.5;
                    auto low = static_cast<std::ptrdiff_t>(std::floor(at));
                    share[d] = {1.0 - (at - std::floor(at)), at - std::floor(at)};
                    std::ptrdiff_t high = low + 1;
                    if (coarse.isCyclic(d)) {
                        low = (low + count) % count;
                        high %= count;
                    } else {
                        low = std::max<std::ptrdiff_t>(low, 0);
                        high = std::min(high, count - 1);
                    }
                    index[d] = {static_cast<std::size_t>(low), static_cast<std::size_t>(high)};
                    own += i / ratio[d] * stride;
                    stride *= coarse.size()[d];
                }
                std::array<std::pair<std::int64_t, double>, std::size_t{1} << kMostDimensions> corners;
                std::size_t used = 0;
                double total = 0.0;
                for (std::size_t corner = 0; corner < (std::size_t{1} << dimensions); ++corner) {
                    double weight = 1.0;
                    std::size_t cell = 0;
                    std::size_t step = 1;
                    for (std::size_t d = 0; d < dimensions; ++d) {
                        const std::size_t side = (corner >> d) & 1U;
                        weight *= share[d][side];
                        cell += index[d][side] * step;
                        step *= coarse.size()[d];
                    }
                    if (weight > 0.0 && m_pointOfCell[cell] >= 0) {
                        corners[used++] = {m_pointOfCell[cell], weight};
                        total += weight;
                    }
                }
                if (used == 0) {
                    corners[used++] = {m_pointOfCell[own], total = 1.0};
                }
                for (std::size_t corner = 0; corner < used; ++corner) {
                    row.emplace_back(corners[corner].first, m_observations.weight[c] * corners[corner].second / total);
                }
            }
            std::sort(row.begin(), row.end());
            m_interpolation.startVec(static_cast<std::int64_t>(k));
            for (std::size_t entry = 0; entry < row.size();) {
                const std::int64_t point = row[entry].first;
                double sum = 0.0;
                for (; entry < row.size() && row[entry].first == point; ++entry) {
                    sum += row[entry].second;
                }
                m_interpolation.insertBack(static_cast<std::int64_t>(k), point) = sum;
            }
        }
        m_interpolation.finalize();
    }

    [[nodiscard]] SparseMatrix inverseCovariance(const DivandBackground& background) const {
        const auto n = static_cast<std::int64_t>(m_points);
        std::vector<Eigen::Triplet<double, std::int64_t>> triplets;
        Eigen::VectorXd inverseVolume(n);
        const auto& lines = m_stencil.lines;
        for (std::size_t number = 0; number < lines.lines(); ++number) {
            const auto line = lines.line(number);
            for (std::size_t i = 0; i < lines.length(); ++i) {
                const std::size_t cell = line.begin + i;
                const std::int64_t p = m_pointOfCell[cell];
                if (p < 0) {
                    continue;
                }
                inverseVolume[p] = 1.0 / m_stencil.mass[cell];
                triplets.emplace_back(p, p, m_stencil.mass[cell]);
                for (std::size_t d = 0; d < lines.dimensions(); ++d) {
                    const double c = m_stencil.coupling[d][cell];
                    if (c == 0.0) {
                        continue;
                    }
                    const std::size_t next = d > 0 ? line.above[d] + i : i + 1 < lines.length() ? cell + 1 : line.begin;
                    const std::int64_t q = m_pointOfCell[next];
                    triplets.emplace_back(p, p, c);
                    triplets.emplace_back(q, q, c);
                    triplets.emplace_back(p, q, -c);
                    triplets.emplace_back(q, p, -c);
                }
            }
        }
        SparseMatrix neighbours(n, n);
        neighbours.setFromTriplets(triplets.begin(), triplets.end());
        SparseMatrix product = neighbours;
        for (std::size_t k = 1; k < background.order(); ++k) {
            const SparseMatrix scaled = inverseVolume.asDiagonal() * product;
            product = SparseMatrix(neighbours * scaled);
        }
        product *= 1.0 / background.coefficient();
        return product;
    }

    /// G^T R^-1 G.
    [[nodiscard]] SparseMatrix normalMatrix() const {
        Eigen::VectorXd precision = m_observations.variance.cwiseInverse();
        const auto& full = m_covariance.fullPrecision();
        precision.head(full.rows()).setZero();
        const Rows scaled = precision.asDiagonal() * m_interpolation;
        SparseMatrix matrix = SparseMatrix(m_interpolation.transpose()) * SparseMatrix(scaled);
        if (full.rows() > 0) {
            const SparseMatrix head = m_interpolation.topRows(full.rows());
            matrix += SparseMatrix(head.transpose() * SparseMatrix(SparseMatrix(full.sparseView()) * head));
        }
        return matrix;
    }

    using Rows = Eigen::SparseMatrix<double, Eigen::RowMajor, std::int64_t>;

    const BoxObservations& m_observations;
    const DataCovariance& m_covariance;
    BoxStencil m_stencil;
    std::vector<std::int64_t> m_pointOfCell;
    std::size_t m_points = 0;
    Rows m_interpolation;
    std::optional<CholmodFactor> m_factor;
};

} // namespace

class DivandIteration::Work {
public:
    Work(const DivandBackground& background, const BoxObservations& observations, const SparseMatrix& constraint,
         const IterativeOptions& options)
        : m_background(background),
          m_joined(constraint.rows() > 0 ? joined(observations, constraint, background.cellOfPoint()) : BoxObservations()),
          m_observations(constraint.rows() > 0 ? m_joined : observations), m_dataCovariance(m_observations), m_options(options),
          m_cells(background.grid().cells()), m_covariance(background), m_scratch(m_cells, 0.0), m_image(m_cells, 0.0) {
        if (m_observations.size() > 0) {
            m_coarse.emplace(background, m_observations, m_dataCovariance, constraint.rows() > 0, options.budget);
        }
    }

    IterativeSolution solve(const Eigen::VectorXd& observed) {
        Eigen::VectorXd data = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(m_observations.size()));
        data.head(observed.size()) = observed;
        IterativeSolution solution;
        solution.method = method();
        solution.field.assign(m_cells, 0.0);
        Vector right(m_cells, 0.0);
        spread(weighted(data), right);
        if (data.size() == 0 || data.cwiseAbs().maxCoeff() == 0.0) {
            return solution;
        }
        Vector residual(m_cells);
        Eigen::VectorXd multiplier = Eigen::VectorXd::Zero(data.size());
        double asked = 0.3 * m_options.tolerance;
        double products = 1e-2 * m_options.tolerance;
        for (int round = 0;; ++round) {
            if (round == kMostRefinements || solution.iterations >= kMostIterations) {
                throw Error(ErrorCode::ComputationFailed, "ocean.divand.noConvergence",
                            {{"iterations", static_cast<std::int64_t>(solution.iterations)}, {"bound", solution.relativeErrorBound}},
                            "hint.ocean.divand.noConvergence");
            }
            solveDual(data, multiplier, solution.field, asked, products, solution.iterations);
            applyA(solution.field, m_image);
            forEachCell(m_cells, [&](std::size_t cell) { residual[cell] = right[cell] - m_image[cell]; });
            const double energy = dotProduct(solution.field, right);
            solution.relativeErrorBound =
                energy > 0.0 ? std::sqrt(m_covariance.quadraticForm(residual, 1e-3, m_options.stop) / energy) : 0.0;
            if (solution.relativeErrorBound <= m_options.tolerance) {
                break;
            }
            asked *= std::max(0.1, 0.3 * m_options.tolerance / solution.relativeErrorBound);
            products *= 0.03;
        }
        m_background.applyInverse(solution.field, m_image, m_scratch);
        solution.backgroundNorm = dotProduct(solution.field, m_image);
        return solution;
    }

private:
    [[nodiscard]] std::string method() const {
        const std::string coarse = m_coarse ? ", coarse analysis of " + std::to_string(m_coarse->points()) + " points" : "";
        return "conjugate gradients on the observations, multigrid of " + std::to_string(m_covariance.levels()) + " grids" + coarse;
    }

    [[nodiscard]] Eigen::VectorXd observed(std::span<const double> x) const {
        Eigen::VectorXd values(static_cast<Eigen::Index>(m_observations.size()));
        for (std::size_t k = 0; k < m_observations.size(); ++k) {
            double sum = 0.0;
            for (std::size_t c = m_observations.begin[k]; c < m_observations.begin[k + 1]; ++c) {
                sum += m_observations.weight[c] * x[m_observations.cell[c]];
            }
            values[static_cast<Eigen::Index>(k)] = sum;
        }
        return values;
    }
    /// y += H^T v.
    void spread(const Eigen::VectorXd& v, std::span<double> y) const {
        for (std::size_t k = 0; k < m_observations.size(); ++k) {
            for (std::size_t c = m_observations.begin[k]; c < m_observations.begin[k + 1]; ++c) {
                y[m_observations.cell[c]] += m_observations.weight[c] * v[static_cast<Eigen::Index>(k)];
            }
        }
    }
    [[nodiscard]] Eigen::VectorXd weighted(const Eigen::VectorXd& v) const { return m_dataCovariance.weighted(v); }
    [[nodiscard]] Eigen::VectorXd timesR(const Eigen::VectorXd& v) const { return m_dataCovariance.times(v); }

    void applyA(std::span<const double> x, std::span<double> y) {
        m_background.applyInverse(x, y, m_scratch);
        spread(weighted(observed(x)), y);
    }

    /// (H B H^T + R) l = y from the l of the round before; x = B H^T l.
    /// @param products  tolerance of the applications of B
    void solveDual(const Eigen::VectorXd& y, Eigen::VectorXd& multiplier, std::span<double> x, double tolerance, double products,
                   int& iterations) {
        Vector box(m_cells, 0.0);
        // The true residual; x belongs to l, but for its tolerance.
        Eigen::VectorXd residual = y - observed(x) - timesR(multiplier);
        Eigen::VectorXd z = m_coarse->apply(residual);
        Eigen::VectorXd direction = z;
        double rz = residual.dot(z);
        const double first = rz;
        while (rz > 0.0) {
            // |x - exact|_A^2 <= s^T R^-1 s of the residual s; |x|_A^2 = x^T b at the solution, with H x = y - s - R l.
            const double energy = weighted(y).dot(y - residual - timesR(multiplier));
            if (residual.dot(weighted(residual)) <= tolerance * tolerance * energy) {
                break;
            }
            if (iterations >= kMostIterations) {
                return;
            }
            std::fill(box.begin(), box.end(), 0.0);
            spread(direction, box);
            // Errors of later products weigh less: their tolerance may grow as the residual falls.
            m_covariance.apply(box, m_image, std::clamp(products * std::sqrt(first / rz), products, 1e-3), m_options.stop);
            ++iterations;
            const Eigen::VectorXd image = observed(m_image) + timesR(direction);
            const double step = rz / direction.dot(image);
            multiplier += step * direction;
            residual -= step * image;
            z = m_coarse->apply(residual);
            const double next = residual.dot(z);
            direction = z + (next / rz) * direction;
            rz = next;
        }
        std::fill(box.begin(), box.end(), 0.0);
        spread(multiplier, box);
        m_covariance.apply(box, x, std::max(1e-14, 1e-2 * products), m_options.stop);
        ++iterations;
    }

    const DivandBackground& m_background;
    BoxObservations m_joined;
    const BoxObservations& m_observations; ///< with the rows of the constraint
    DataCovariance m_dataCovariance;
    IterativeOptions m_options;
    std::size_t m_cells;
    BoxCovariance m_covariance;
    std::optional<CoarseAnalysis> m_coarse;
    Vector m_scratch, m_image;
};

struct BackgroundCovariance::Work {
    const DivandBackground& background;
    std::optional<BoxCovariance> box;
    std::optional<CholmodFactor> factor;
};

BackgroundCovariance::BackgroundCovariance(const DivandBackground& background, const core::MemoryBudget& budget)
    : m_work(std::make_unique<Work>(Work{.background = background, .box = {}, .factor = {}})) {
    if (background.isFactorised()) {
        const std::size_t cells = background.grid().cells();
        budget.require(static_cast<std::uint64_t>(cells) * (8 * sizeof(double) + 12 * sizeof(float)),
                       "background covariance on " + std::to_string(cells) + " cells");
        m_work->box.emplace(background);
    } else {
        m_work->factor.emplace(background.inverseCovariance(), budget);
    }
}

BackgroundCovariance::~BackgroundCovariance() = default;

Eigen::VectorXd BackgroundCovariance::apply(const Eigen::VectorXd& x, double tolerance, std::stop_token stop) const {
    if (m_work->factor) {
        Eigen::VectorXd y = x;
        m_work->factor->solve({y.data(), static_cast<std::size_t>(y.size())});
        return y;
    }
    const auto cellOfPoint = m_work->background.cellOfPoint();
    Vector box(m_work->background.grid().cells(), 0.0);
    for (std::size_t point = 0; point < cellOfPoint.size(); ++point) {
        box[cellOfPoint[point]] = x[static_cast<Eigen::Index>(point)];
    }
    Vector image(box.size(), 0.0);
    m_work->box->apply(box, image, tolerance, std::move(stop));
    return m_work->background.packed(image);
}

int BackgroundCovariance::mostIterations() const {
    return m_work->box ? m_work->box->mostIterations() : 0;
}

DivandIteration::DivandIteration(const DivandBackground& background, const BoxObservations& observations, const SparseMatrix& constraint,
                                 const IterativeOptions& options) {
    const std::size_t cells = background.grid().cells();
    // An entry of a constraint is kept by point, by cell and by coarse cell.
    options.budget.require(static_cast<std::uint64_t>(cells) * (14 * sizeof(double) + 12 * sizeof(float)) +
                               static_cast<std::uint64_t>(constraint.nonZeros()) * 12 * sizeof(double),
                           "iteration on " + std::to_string(cells) + " cells");
    m_work = std::make_unique<Work>(background, observations, constraint, options);
}

DivandIteration::~DivandIteration() = default;

IterativeSolution DivandIteration::solve(const Eigen::VectorXd& data) {
    return m_work->solve(data);
}

} // namespace phidias::processing::ocean
