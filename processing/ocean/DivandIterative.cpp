#include "processing/ocean/DivandIterative.h"

#include "core/util/Error.h"
#include "processing/ocean/EllipticMultigrid.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;

constexpr int kMostIterations = 5000;

using Vector = std::vector<double>;

template <typename Operation> void forEachCell(std::size_t cells, const Operation& operation) {
#pragma omp parallel for schedule(static)
    for (std::ptrdiff_t cell = 0; cell < static_cast<std::ptrdiff_t>(cells); ++cell) {
        operation(static_cast<std::size_t>(cell));
    }
}

class Iteration {
public:
    Iteration(const DivandBackground& background, const BoxOperator& addTo, std::span<const double> right, const IterativeOptions& options)
        : m_background(background), m_addTo(addTo), m_right(right), m_options(options), m_cells(right.size()),
          m_multigrid(background.stencil()) {
        for (Vector* vector : {&m_x, &m_r, &m_z, &m_direction, &m_image, &m_scratch}) {
            vector->assign(m_cells, 0.0);
        }
    }

    IterativeSolution solve() {
        IterativeSolution solution;
        solution.levels = m_multigrid.levels();
        std::copy(m_right.begin(), m_right.end(), m_r.begin());
        double inner = 0.5 * m_options.tolerance;
        // The preconditioner measures the residual only nearly: verify, and go on with a smaller tolerance where it was too kind.
        while (!isZero()) {
            iterate(inner, solution.iterations);
            solution.relativeErrorBound = verifiedBound();
            if (solution.relativeErrorBound <= m_options.tolerance) {
                break;
            }
            inner *= std::max(0.1, 0.5 * m_options.tolerance / solution.relativeErrorBound);
        }
        m_background.applyInverse(m_x, m_image, m_scratch);
        solution.backgroundNorm = dotProduct(m_x, m_image);
        solution.field = std::move(m_x);
        return solution;
    }

private:
    [[nodiscard]] bool isZero() const {
        return std::all_of(m_right.begin(), m_right.end(), [](double value) { return value == 0.0; });
    }

    void applyA(std::span<const double> x, std::span<double> y) {
        m_background.applyInverse(x, y, m_scratch);
        m_addTo(x, y);
    }

    /// z = coeff V W V ... V r.
    void precondition() {
        const auto& mass = m_background.stencil().mass;
        m_multigrid.apply(m_r, m_z);
        for (std::size_t k = 1; k < m_background.order(); ++k) {
            forEachCell(m_cells, [&](std::size_t cell) { m_z[cell] *= mass[cell]; });
            m_multigrid.apply(m_z, m_z);
        }
        const double coefficient = m_background.coefficient();
        forEachCell(m_cells, [&](std::size_t cell) { m_z[cell] *= coefficient; });
    }

    void iterate(double tolerance, int& iterations) {
        precondition();
        std::copy(m_z.begin(), m_z.end(), m_direction.begin());
        double rz = dotProduct(m_r, m_z);
        while (rz > 0.0) {
            const double energy = dotProduct(m_x, m_right);
            if (energy > 0.0 && std::sqrt(rz / energy) <= tolerance) {
                return;
            }
            if (m_options.stop.stop_requested()) {
                throw Error(ErrorCode::Cancelled, "core.cancelled");
            }
            if (iterations++ >= kMostIterations) {
                throw Error(ErrorCode::ComputationFailed, "ocean.divand.noConvergence",
                            {{"iterations", static_cast<std::int64_t>(kMostIterations)}, {"bound", energy > 0.0 ? std::sqrt(rz / energy) : 1.0}},
                            "hint.ocean.divand.noConvergence");
            }
            applyA(m_direction, m_image);
            const double step = rz / dotProduct(m_direction, m_image);
            forEachCell(m_cells, [&](std::size_t cell) {
                m_x[cell] += step * m_direction[cell];
                m_r[cell] -= step * m_image[cell];
            });
            precondition();
            const double next = dotProduct(m_r, m_z);
            const double beta = next / rz;
            forEachCell(m_cells, [&](std::size_t cell) { m_direction[cell] = m_z[cell] + beta * m_direction[cell]; });
            rz = next;
        }
    }

    /// sqrt(r^T B r / x^T b) of the true residual; r is left as that.
    double verifiedBound() {
        applyA(m_x, m_image);
        forEachCell(m_cells, [&](std::size_t cell) { m_r[cell] = m_right[cell] - m_image[cell]; });
        const double energy = dotProduct(m_x, m_right);
        // With u = M^-1 r: order 1 r.u, order 2 u.W u, order 3 (W u).M^-1 (W u), ...
        const auto& mass = m_background.stencil().mass;
        Vector left = m_r;
        Vector u(m_cells, 0.0);
        for (std::size_t power = m_background.order();;) {
            solveNeighbours(left, u);
            if (power == 1) {
                break;
            }
            forEachCell(m_cells, [&](std::size_t cell) { left[cell] = mass[cell] * u[cell]; });
            if (power == 2) {
                break;
            }
            power -= 2;
        }
        const double squared = m_background.coefficient() * dotProduct(left, u);
        return energy > 0.0 ? std::sqrt(std::max(0.0, squared) / energy) : 0.0;
    }

    /// u = M^-1 b to 1e-3 in the energy norm: enough to know a bound.
    void solveNeighbours(const Vector& b, Vector& u) {
        const auto& stencil = m_background.stencil();
        Vector r = b;
        Vector z(m_cells, 0.0);
        std::fill(u.begin(), u.end(), 0.0);
        m_multigrid.apply(r, z);
        Vector direction = z;
        double rz = dotProduct(r, z);
        for (int k = 0; k < 100 && rz > 0.0; ++k) {
            stencil.apply(direction, m_image);
            const double step = rz / dotProduct(direction, m_image);
            forEachCell(m_cells, [&](std::size_t cell) {
                u[cell] += step * direction[cell];
                r[cell] -= step * m_image[cell];
            });
            m_multigrid.apply(r, z);
            const double next = dotProduct(r, z);
            if (next <= 1e-6 * dotProduct(b, u)) {
                return;
            }
            const double beta = next / rz;
            forEachCell(m_cells, [&](std::size_t cell) { direction[cell] = z[cell] + beta * direction[cell]; });
            rz = next;
        }
    }

    const DivandBackground& m_background;
    const BoxOperator& m_addTo;
    std::span<const double> m_right;
    const IterativeOptions& m_options;
    std::size_t m_cells;
    EllipticMultigrid m_multigrid;
    Vector m_x, m_r, m_z, m_direction, m_image, m_scratch;
};

} // namespace

IterativeSolution solveByConjugateGradients(const DivandBackground& background, const BoxOperator& addTo, std::span<const double> right,
                                            const IterativeOptions& options) {
    const std::size_t cells = right.size();
    options.budget.require(static_cast<std::uint64_t>(cells) * (10 * sizeof(double) + 12 * sizeof(float)),
                           "iteration on " + std::to_string(cells) + " cells");
    return Iteration(background, addTo, right, options).solve();
}

} // namespace phidias::processing::ocean
