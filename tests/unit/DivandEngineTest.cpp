// The engine of DIVAnd: inverses by supernodes against dense inverses and solutions with unit vectors, the choice of a solver, constraints
// under the iteration, five dimensions against matrices made with Kronecker products.
#include "core/util/Error.h"
#include "processing/ocean/DivandIterative.h"
#include "processing/ocean/DivandPlan.h"

#include <Eigen/Dense>
#include <omp.h>

#include <QtTest>
#include <cmath>
#include <numbers>
#include <random>

using namespace phidias::processing::ocean;
using phidias::core::MemoryBudget;

namespace {

struct Problem {
    DivandGrid grid;
    std::vector<std::vector<double>> lengths;
    DivandObservations observations;
};

/// Grid of irregular spacing with two islands and a bay, lengths that vary, observations all over it; fixed seed.
Problem coastalProblem(std::vector<std::size_t> size, double length, int observations) {
    Problem problem;
    auto& grid = problem.grid;
    grid.size = std::move(size);
    const std::size_t cells = grid.cells();
    std::mt19937_64 random(31);
    std::uniform_real_distribution<double> uniform;
    for (std::size_t d = 0; d < grid.dimensions(); ++d) {
        grid.coordinate.emplace_back();
        for (std::size_t k = 0; k < grid.size[d]; ++k) {
            grid.coordinate[d].push_back(static_cast<double>(k));
        }
        std::vector<double> spacing(cells);
        std::vector<double> lengths(cells);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const double along = static_cast<double>(cell / grid.step(d) % grid.size[d]) / static_cast<double>(grid.size[d]);
            spacing[cell] = 1.0 + 0.3 * std::sin(3.0 * along);
            lengths[cell] = length * (1.0 + 0.4 * along);
        }
        grid.inverseSpacing.push_back(spacing);
        problem.lengths.push_back(lengths);
    }
    grid.isSea.assign(cells, 1);
    for (std::size_t cell = 0; cell < cells; ++cell) {
        const double x = static_cast<double>(cell % grid.size[0]) / static_cast<double>(grid.size[0]);
        const double y =
            grid.dimensions() > 1 ? static_cast<double>(cell / grid.size[0] % grid.size[1]) / static_cast<double>(grid.size[1]) : 0.0;
        const bool isIsland = std::hypot(x - 0.3, y - 0.6) < 0.12 || std::hypot(x - 0.7, y - 0.3) < 0.08;
        grid.isSea[cell] = isIsland || (x > 0.8 && std::abs(y - 0.7) < 0.05) ? 0 : 1;
    }
    problem.observations.position.resize(grid.dimensions());
    for (int k = 0; k < observations; ++k) {
        for (std::size_t d = 0; d < grid.dimensions(); ++d) {
            problem.observations.position[d].push_back(uniform(random) * static_cast<double>(grid.size[d] - 1));
        }
        problem.observations.value.push_back(std::sin(0.2 * problem.observations.position[0].back()) + 0.3 * uniform(random));
        problem.observations.epsilon2.push_back(0.05 + 0.2 * uniform(random));
    }
    return problem;
}

/// iB + H^T R^-1 H.
SparseMatrix systemMatrix(const DivandBackground& background, const DivandObservations& observations) {
    const auto h = observationOperator(background, observations.position);
    std::vector<Eigen::Triplet<double, std::int64_t>> triplets;
    for (std::size_t k = 0; k < observations.size(); ++k) {
        for (std::size_t a = h.begin[k]; h.isInside[k] && a < h.begin[k + 1]; ++a) {
            for (std::size_t b = h.begin[k]; b < h.begin[k + 1]; ++b) {
                triplets.emplace_back(h.point[a], h.point[b], h.weight[a] * h.weight[b] / observations.epsilon2[k]);
            }
        }
    }
    const auto n = static_cast<std::int64_t>(background.seaPoints());
    SparseMatrix normal(n, n);
    normal.setFromTriplets(triplets.begin(), triplets.end());
    return background.inverseCovariance() + normal;
}

/// A rotation about the middle of the first two dimensions; 1 grid unit at the edge times the strength.
std::vector<std::vector<double>> rotation(const DivandGrid& grid, double strength) {
    std::vector<std::vector<double>> velocity(grid.dimensions(), std::vector<double>(grid.cells(), 0.0));
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        velocity[0][cell] =
            -strength * (2.0 * static_cast<double>(cell / grid.size[0] % grid.size[1]) / static_cast<double>(grid.size[1]) - 1.0);
        velocity[1][cell] = strength * (2.0 * static_cast<double>(cell % grid.size[0]) / static_cast<double>(grid.size[0]) - 1.0);
    }
    return velocity;
}

} // namespace

class DivandEngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selectedInverseIsTheDenseInverseOnThePattern_data();
    void selectedInverseIsTheDenseInverseOnThePattern();
    void selectedInverseIsTheSolutionWithUnitVectors_data();
    void selectedInverseIsTheSolutionWithUnitVectors();
    void selectedInverseDoesNotDependOnTheThreads();
    void selectedInverseStopsWhenAsked();
    void supernodalInverseOfAKnownFactor();
    void planChoosesBySizeAndNeed_data();
    void planChoosesBySizeAndNeed();
    void planRefusesAFactorThatDoesNotFit();
    void analysisSaysWhyItsSolverWasChosen();
    void advectionUnderTheIterationAgreesWithTheFactor_data();
    void advectionUnderTheIterationAgreesWithTheFactor();
    void fiveDimensionsAgreeWithDenseMatrices();
    void closedBasinsCostNoMoreIterationsThanOpenSea();
};

void DivandEngineTest::selectedInverseIsTheDenseInverseOnThePattern_data() {
    QTest::addColumn<QVector<int>>("size");
    QTest::addColumn<double>("length");
    QTest::newRow("1-D, column by column") << QVector<int>{400} << 9.0;
    QTest::newRow("2-D") << QVector<int>{34, 29} << 4.0;
    QTest::newRow("3-D") << QVector<int>{12, 11, 8} << 3.0;
}

void DivandEngineTest::selectedInverseIsTheDenseInverseOnThePattern() {
    QFETCH(QVector<int>, size);
    QFETCH(double, length);
    const auto problem = coastalProblem(std::vector<std::size_t>(size.begin(), size.end()), length, 60);
    const DivandBackground background(problem.grid, problem.lengths);
    const SparseMatrix matrix = systemMatrix(background, problem.observations);
    const Eigen::MatrixXd dense = Eigen::MatrixXd(matrix).inverse();
    const auto inverse = CholmodFactor(matrix, MemoryBudget::standard()).selectedInverse(MemoryBudget::standard());
    const double scale = dense.diagonal().maxCoeff();
    for (std::int64_t column = 0; column < matrix.cols(); ++column) {
        QVERIFY(inverse.diagonal(static_cast<std::size_t>(column)) ==
                inverse.at(static_cast<std::size_t>(column), static_cast<std::size_t>(column)));
        for (SparseMatrix::InnerIterator it(matrix, column); it; ++it) {
            const double found = inverse.at(static_cast<std::size_t>(it.row()), static_cast<std::size_t>(it.col()));
            QVERIFY2(std::abs(found - dense(it.row(), it.col())) < 1e-9 * scale,
                     qPrintable(QString::number(found - dense(it.row(), it.col()))));
        }
    }
}

void DivandEngineTest::selectedInverseIsTheSolutionWithUnitVectors_data() {
    QTest::addColumn<QVector<int>>("size");
    QTest::addColumn<double>("length");
    // Large enough for blocks of rows, subtrees and a top that all threads share.
    QTest::newRow("2-D with coasts") << QVector<int>{260, 230} << 8.0;
    QTest::newRow("3-D with coasts") << QVector<int>{30, 28, 9} << 3.0;
}

void DivandEngineTest::selectedInverseIsTheSolutionWithUnitVectors() {
    QFETCH(QVector<int>, size);
    QFETCH(double, length);
    const auto problem = coastalProblem(std::vector<std::size_t>(size.begin(), size.end()), length, 800);
    const DivandBackground background(problem.grid, problem.lengths);
    const CholmodFactor factor(systemMatrix(background, problem.observations), MemoryBudget::standard());
    const auto inverse = factor.selectedInverse(MemoryBudget::standard());
    const std::size_t n = factor.rows();
    std::vector<double> unit(n);
    for (std::size_t sample = 0; sample < 60; ++sample) {
        const std::size_t point = sample * 7919 % n;
        std::fill(unit.begin(), unit.end(), 0.0);
        unit[point] = 1.0;
        factor.solve(unit);
        QVERIFY2(std::abs(inverse.diagonal(point) / unit[point] - 1.0) < 1e-9,
                 qPrintable(QString::number(inverse.diagonal(point) / unit[point] - 1.0)));
        if (point + 1 < n) {
            const double beside = inverse.at(point + 1, point);
            QVERIFY(beside == 0.0 || std::abs(beside - unit[point + 1]) < 1e-9 * unit[point]);
        }
    }
}

void DivandEngineTest::selectedInverseDoesNotDependOnTheThreads() {
    const auto problem = coastalProblem({30, 28, 9}, 3.0, 300);
    const DivandBackground background(problem.grid, problem.lengths);
    const CholmodFactor factor(systemMatrix(background, problem.observations), MemoryBudget::standard());
    const int threads = omp_get_max_threads();
    std::vector<CholmodFactor::SelectedInverse> inverses;
    for (const int count : {1, 2, 4}) {
        omp_set_num_threads(count);
        inverses.push_back(factor.selectedInverse(MemoryBudget::standard()));
    }
    omp_set_num_threads(threads);
    for (std::size_t point = 0; point < factor.rows(); ++point) {
        QVERIFY(inverses[0].diagonal(point) == inverses[1].diagonal(point) && inverses[0].diagonal(point) == inverses[2].diagonal(point));
    }
}

void DivandEngineTest::selectedInverseStopsWhenAsked() {
    const auto problem = coastalProblem({12, 11, 8}, 3.0, 60);
    const DivandBackground background(problem.grid, problem.lengths);
    const CholmodFactor factor(systemMatrix(background, problem.observations), MemoryBudget::standard());
    std::stop_source source;
    source.request_stop();
    bool isCancelled = false;
    try {
        static_cast<void>(factor.selectedInverse(MemoryBudget::standard(), source.get_token()));
    } catch (const phidias::core::Error& error) {
        isCancelled = error.code() == phidias::core::ErrorCode::Cancelled;
    }
    QVERIFY(isCancelled);
}

void DivandEngineTest::supernodalInverseOfAKnownFactor() {
    // Two supernodes, columns {0, 1} with rows {0, 1, 3} and {2, 3}: L = [2 . . .; 1 1 . .; . . 3 .; 1 2 1 1]. (L L^T)^-1 by hand from
    // L^-1 = [1/2 . . .; -1/2 1 . .; . . 1/3 .; 1/2 -2 -1/3 1].
    const SupernodalPattern pattern{.firstColumn = {0, 2, 4}, .rowBegin = {0, 3, 5}, .valueBegin = {0, 6, 10}, .row = {0, 1, 3, 2, 3}};
    const std::vector<double> factor{2, 1, 1, 99, 1, 2, 3, 1, 99, 1}; // 99 lies above the diagonal
    const std::vector<double> expected{0.75, -1.5, 0.5, -1.5, 5.0, -2.0, 2.0 / 9.0, -1.0 / 3.0, -1.0 / 3.0, 1.0};
    const auto inverse = supernodalInverse(pattern, factor, {});
    for (std::size_t k = 0; k < expected.size(); ++k) {
        QVERIFY2(std::abs(inverse[k] - expected[k]) < 1e-14, qPrintable(QStringLiteral("%1: %2").arg(k).arg(inverse[k])));
    }
}

void DivandEngineTest::planChoosesBySizeAndNeed_data() {
    QTest::addColumn<qulonglong>("unknowns");
    QTest::addColumn<int>("dimensions");
    QTest::addColumn<bool>("wantsExact");
    QTest::addColumn<bool>("isFactorised");
    QTest::addColumn<bool>("hasConstraint");
    QTest::addColumn<QString>("budget");
    QTest::addColumn<bool>("isDirect");
    QTest::addColumn<QString>("word"); // of the reason
    QTest::newRow("small 2-D") << qulonglong{10000} << 2 << false << true << false << "1G" << true << "quicker than an iteration";
    QTest::newRow("small 2-D, tiny budget") << qulonglong{10000} << 2 << false << true << false << "10M" << false
                                            << "the memory limit is 10.0 MiB";
    QTest::newRow("2-D") << qulonglong{250000} << 2 << false << true << false << "4G" << false << "take longer";
    QTest::newRow("2-D, exact error") << qulonglong{250000} << 2 << true << true << false << "4G" << true
                                      << "the exact error needs a factor";
    QTest::newRow("small 3-D") << qulonglong{2500} << 3 << false << true << false << "1G" << true << "2 500 unknowns in 3-D";
    QTest::newRow("3-D") << qulonglong{1200000} << 3 << false << true << false << "14G" << false
                         << "1 200 000 unknowns in 3-D; a factor would hold about 61.8 GiB, the memory limit is 14.0 GiB";
    QTest::newRow("3-D, advection") << qulonglong{200000} << 3 << false << true << true << "14G" << false << "iterative";
    QTest::newRow("3-D, no product") << qulonglong{20000} << 3 << false << false << false << "14G" << true << "not a product";
    QTest::newRow("4-D") << qulonglong{500000} << 4 << false << true << false << "14G" << false << "in 4-D";
}

void DivandEngineTest::planChoosesBySizeAndNeed() {
    QFETCH(qulonglong, unknowns);
    QFETCH(int, dimensions);
    QFETCH(bool, wantsExact);
    QFETCH(bool, isFactorised);
    QFETCH(bool, hasConstraint);
    QFETCH(QString, budget);
    QFETCH(bool, isDirect);
    QFETCH(QString, word);
    const auto plan = planDivand({.unknowns = static_cast<std::size_t>(unknowns),
                                  .effectiveDimensions = static_cast<std::size_t>(dimensions),
                                  .isFactorised = isFactorised,
                                  .hasConstraint = hasConstraint,
                                  .wantsExactError = wantsExact},
                                 DivandSolver::Auto, MemoryBudget::parse(budget.toStdString()));
    QCOMPARE(plan.isDirect, isDirect);
    QVERIFY2(QString::fromStdString(plan.reason).contains(word), plan.reason.c_str());
}

void DivandEngineTest::planRefusesAFactorThatDoesNotFit() {
    const auto refused = [](const DivandProblemSize& problem, DivandSolver asked) {
        try {
            static_cast<void>(planDivand(problem, asked, MemoryBudget::parse("4G")));
        } catch (const phidias::core::Error& error) {
            return error.code() == phidias::core::ErrorCode::BudgetExceeded ? error.message() + " | " + error.hint() : std::string("other");
        }
        return std::string();
    };
    const auto exact =
        QString::fromStdString(refused({.unknowns = 1200000, .effectiveDimensions = 3, .wantsExactError = true}, DivandSolver::Auto));
    QVERIFY2(exact.contains("the exact error needs a factor of about") && exact.contains("cpme"), qPrintable(exact));
    const auto direct = QString::fromStdString(refused({.unknowns = 1200000, .effectiveDimensions = 3}, DivandSolver::Direct));
    QVERIFY2(direct.contains("iterative solver needs about"), qPrintable(direct));
    QVERIFY(refused({.unknowns = 250000, .effectiveDimensions = 2, .wantsExactError = true}, DivandSolver::Auto).empty());
    // Thirty levels of their own are thirty factors of one level.
    QVERIFY(std::abs(static_cast<double>(factorBytes(30 * 40000, 2, 30)) / (30.0 * static_cast<double>(factorBytes(40000, 2))) - 1.0) <
            1e-6);
}

void DivandEngineTest::analysisSaysWhyItsSolverWasChosen() {
    const auto problem = coastalProblem({20, 15}, 3.0, 30);
    const DivandBackground background(problem.grid, problem.lengths);
    DivandOptions options;
    options.wantsError = true;
    QVERIFY(analyse(background, problem.observations, options).plan.starts_with("direct: the exact error needs a factor"));
    options.wantsError = false;
    options.solver = DivandSolver::Iterative;
    QVERIFY(analyse(background, problem.observations, options).plan.starts_with("iterative: as asked"));
}

void DivandEngineTest::advectionUnderTheIterationAgreesWithTheFactor_data() {
    QTest::addColumn<QVector<int>>("size");
    QTest::addColumn<double>("strength");
    QTest::addColumn<bool>("isFull");
    for (const double strength : {1.0, 10.0}) {
        QTest::addRow("2-D, strength %g", strength) << QVector<int>{70, 60} << strength << false;
        QTest::addRow("3-D, strength %g", strength) << QVector<int>{24, 22, 8} << strength << false;
    }
    QTest::newRow("2-D, full R") << QVector<int>{40, 36} << 3.0 << true;
}

void DivandEngineTest::advectionUnderTheIterationAgreesWithTheFactor() {
    QFETCH(QVector<int>, size);
    QFETCH(double, strength);
    QFETCH(bool, isFull);
    auto problem = coastalProblem(std::vector<std::size_t>(size.begin(), size.end()), 5.0, isFull ? 40 : 300);
    if (isFull) {
        std::fill(problem.grid.isSea.begin(), problem.grid.isSea.end(), std::uint8_t{1}); // every observation must be used
        problem.observations.covariance.resize(40, 40);
        for (Eigen::Index i = 0; i < 40; ++i) {
            for (Eigen::Index j = 0; j < 40; ++j) {
                problem.observations.covariance(i, j) = 0.1 * std::exp(-static_cast<double>(std::abs(i - j)));
            }
        }
        problem.observations.epsilon2.clear();
    }
    const DivandBackground background(problem.grid, problem.lengths);
    DivandOptions options;
    options.velocity = rotation(problem.grid, strength);
    options.solver = DivandSolver::Direct;
    const auto direct = analyse(background, problem.observations, options);
    options.solver = DivandSolver::Iterative;
    options.tolerance = 1e-6;
    const auto iterative = analyse(background, problem.observations, options);
    QVERIFY(iterative.relativeErrorBound <= 1e-6);
    QVERIFY2((iterative.field - direct.field).norm() < 1e-5 * direct.field.norm(),
             qPrintable(QString::number((iterative.field - direct.field).norm())));
    QVERIFY(std::abs(iterative.constraintNorm - direct.constraintNorm) <= 1e-4 * direct.constraintNorm);
    // Conjugate gradients on the whole system with the exact B take hundreds.
    QVERIFY2(iterative.iterations < 150, qPrintable(QString::number(iterative.iterations)));
}

void DivandEngineTest::fiveDimensionsAgreeWithDenseMatrices() {
    // methods/DIVAND, sections 4 to 6 for 5 dimensions: m = ceil(1 + 5/2) = 4, mu = (4 pi)^(5/2) Gamma(4) / Gamma(3/2), iB = (I - D)^4 /
    // coeff on a unit grid with D = sum of L^2 times second differences without flux at the ends, as Kronecker sums.
    const std::vector<std::size_t> size{3, 4, 3, 2, 3};
    const std::vector<double> length{1.5, 1.0, 0.8, 1.2, 0.9};
    DivandGrid grid;
    grid.size = size;
    const std::size_t cells = grid.cells();
    std::vector<std::vector<double>> lengths;
    Eigen::MatrixXd laplacian = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(cells), static_cast<Eigen::Index>(cells));
    double coefficient = std::pow(4.0 * std::numbers::pi, 2.5) * std::tgamma(4.0) / std::tgamma(1.5);
    for (std::size_t d = 0; d < size.size(); ++d) {
        grid.inverseSpacing.emplace_back(cells, 1.0);
        grid.coordinate.emplace_back();
        for (std::size_t k = 0; k < size[d]; ++k) {
            grid.coordinate[d].push_back(static_cast<double>(k));
        }
        lengths.emplace_back(cells, length[d]);
        coefficient *= length[d];
        const auto count = static_cast<Eigen::Index>(size[d]);
        Eigen::MatrixXd second = Eigen::MatrixXd::Zero(count, count);
        for (Eigen::Index k = 0; k + 1 < count; ++k) {
            second.block(k, k, 2, 2) += (Eigen::Matrix2d() << -1, 1, 1, -1).finished();
        }
        for (Eigen::Index cell = 0; cell < laplacian.rows(); ++cell) {
            const auto step = static_cast<Eigen::Index>(grid.step(d));
            const Eigen::Index k = cell / step % count;
            for (Eigen::Index other = 0; other < count; ++other) {
                laplacian(cell, cell + (other - k) * step) += length[d] * length[d] * second(k, other);
            }
        }
    }
    grid.isSea.assign(cells, 1);
    const Eigen::MatrixXd neighbours = Eigen::MatrixXd::Identity(laplacian.rows(), laplacian.cols()) - laplacian;
    const Eigen::MatrixXd inverseCovariance = neighbours * neighbours * neighbours * neighbours / coefficient;
    // Observations on grid points: H picks one cell.
    const std::vector<std::size_t> observed{0, 17, 101, 150, 203};
    DivandObservations observations;
    observations.position.resize(5);
    Eigen::MatrixXd system = inverseCovariance;
    Eigen::VectorXd right = Eigen::VectorXd::Zero(system.rows());
    for (std::size_t k = 0; k < observed.size(); ++k) {
        for (std::size_t d = 0; d < 5; ++d) {
            observations.position[d].push_back(static_cast<double>(observed[k] / grid.step(d) % size[d]));
        }
        const double value = 1.0 - 0.4 * static_cast<double>(k);
        observations.value.push_back(value);
        observations.epsilon2.push_back(0.2);
        const auto cell = static_cast<Eigen::Index>(observed[k]);
        system(cell, cell) += 5.0;
        right[cell] += 5.0 * value;
    }
    const Eigen::MatrixXd inverse = system.inverse();
    const Eigen::VectorXd expected = inverse * right;
    const DivandBackground background(grid, lengths, {.alphabc = {0.0}, .scaleLengths = false});
    DivandOptions options;
    options.wantsError = true;
    const auto direct = analyse(background, observations, options);
    QVERIFY2((direct.field - expected).norm() < 1e-10 * expected.norm(), qPrintable(QString::number((direct.field - expected).norm())));
    QVERIFY((direct.error - inverse.diagonal()).norm() < 1e-10 * direct.error.norm());
    options.wantsError = false;
    options.solver = DivandSolver::Iterative;
    options.tolerance = 1e-9;
    QVERIFY((analyse(background, observations, options).field - expected).norm() < 1e-7 * expected.norm());
}

void DivandEngineTest::closedBasinsCostNoMoreIterationsThanOpenSea() {
    // Lakes behind walls of one cell, which coarse cells cannot tell from the sea around. The expected field comes from a factor.
    DivandGrid grid;
    grid.size = {160, 96};
    const std::size_t cells = grid.cells();
    grid.isSea.assign(cells, 1);
    grid.inverseSpacing.assign(2, std::vector<double>(cells, 1.0));
    grid.coordinate.resize(2);
    for (std::size_t d = 0; d < 2; ++d) {
        for (std::size_t k = 0; k < grid.size[d]; ++k) {
            grid.coordinate[d].push_back(static_cast<double>(k));
        }
    }
    const std::vector<std::vector<double>> lengths(2, std::vector<double>(cells, 20.0));
    const DivandBackground open(grid, lengths);
    std::mt19937 random(5);
    for (std::size_t corner = 0; corner < 60; ++corner) {
        const std::size_t x0 = corner % 10 * 16 + 1 + random() % 3;
        const std::size_t y0 = corner / 10 * 16 + 1 + random() % 3;
        const std::size_t width = 3 + random() % 9;
        const std::size_t height = 3 + random() % 9;
        for (std::size_t y = y0; y <= y0 + height; ++y) {
            for (std::size_t x = x0; x <= x0 + width; ++x) {
                const bool isWall = x == x0 || y == y0 || x == x0 + width || y == y0 + height;
                grid.isSea[y * 160 + x] = isWall ? 0 : 1;
            }
        }
    }
    const DivandBackground closed(grid, lengths);
    const auto applied = [&random](const DivandBackground& background, int& iterations) {
        const BackgroundCovariance covariance(background, MemoryBudget::standard());
        std::normal_distribution<double> normal;
        Eigen::VectorXd x(static_cast<Eigen::Index>(background.seaPoints()));
        std::generate(x.begin(), x.end(), [&] { return normal(random); });
        const Eigen::VectorXd y = covariance.apply(x, 1e-10, {});
        iterations = covariance.mostIterations();
        Eigen::VectorXd expected = x;
        CholmodFactor(background.inverseCovariance(), MemoryBudget::standard())
            .solve({expected.data(), static_cast<std::size_t>(expected.size())});
        return (y - expected).norm() / expected.norm();
    };
    int inOpenSea = 0;
    int amongLakes = 0;
    QVERIFY(applied(open, inOpenSea) < 1e-8);
    const double difference = applied(closed, amongLakes);
    QVERIFY2(difference < 1e-8, qPrintable(QString::number(difference)));
    QVERIFY2(amongLakes <= inOpenSea + 10, qPrintable(QStringLiteral("%1 against %2").arg(amongLakes).arg(inOpenSea)));
}

QTEST_GUILESS_MAIN(DivandEngineTest)
#include "DivandEngineTest.moc"
