// Kernel constants of shared/data/divand/07_kernel.csv (copied here; origin in its README), and properties that DIVAnd.jl's own tests state
// (methods/DIVAND, section 19).
#include "processing/ocean/DivandAnalysis.h"
#include "processing/ocean/DivandCrossValidation.h"
#include "processing/ocean/EllipticMultigrid.h"

#include <Eigen/LU>
#include <omp.h>

#include <QtTest>
#include <cmath>
#include <random>

using namespace phidias::processing::ocean;

namespace {

DivandGrid unitGrid(std::size_t nx, std::size_t ny, double step) {
    DivandGrid grid;
    grid.size = {nx, ny};
    grid.isSea.assign(nx * ny, 1);
    grid.inverseSpacing.assign(2, std::vector<double>(nx * ny, 1.0 / step));
    grid.coordinate.resize(2);
    for (std::size_t k = 0; k < nx; ++k) {
        grid.coordinate[0].push_back(static_cast<double>(k) * step);
    }
    for (std::size_t k = 0; k < ny; ++k) {
        grid.coordinate[1].push_back(static_cast<double>(k) * step);
    }
    return grid;
}

std::vector<std::vector<double>> lengths(const DivandGrid& grid, double x, double y) {
    return {std::vector<double>(grid.cells(), x), std::vector<double>(grid.cells(), y)};
}

} // namespace

class DivandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kernelConstantsAreThoseOfTheReference_data();
    void kernelConstantsAreThoseOfTheReference();
    void fieldOfOneObservationIsTheKernel();
    void observationsOutsideOrOnLandChangeNothing();
    void manyObservationsBesideOneSeaCellFixItsValue();
    void shiftingACyclicGridShiftsTheResult();
    void selectedInverseIsTheInverse();
    void noObservationGivesFieldZeroAndErrorOne();
    void multigridIsSymmetricAndReducesErrors_data();
    void multigridIsSymmetricAndReducesErrors();
    void levelsWithoutAVerticalLengthAreAnalysesOfTheirOwn_data();
    void levelsWithoutAVerticalLengthAreAnalysesOfTheirOwn();
    void crossValidationIsLeavingOneOut();
    void sampledAndGeneralisedCrossValidationComeClose();
    void densityHasIntegralOne();
    void inequalityHoldsTheMinimum();
    void iterationAgreesWithTheFactor_data();
    void iterationAgreesWithTheFactor();
};

void DivandTest::kernelConstantsAreThoseOfTheReference_data() {
    QTest::addColumn<int>("n");
    QTest::addColumn<QVector<double>>("alpha");
    QTest::addColumn<double>("mu");
    QTest::addColumn<double>("lengthScale");
    QTest::addColumn<double>("k1");
    QTest::newRow("1-D") << 1 << QVector<double>{1, 2, 1} << 4.0 << 1.3709373160963878 << 0.7357588823428848;
    QTest::newRow("2-D") << 2 << QVector<double>{1, 2, 1} << 12.566370614359172 << 0.9999999980209395 << 0.6019072301972346;
    QTest::newRow("3-D") << 3 << QVector<double>{1, 3, 3, 1} << 100.5309649148734 << 1.3709373160963878 << 0.7357588823428848;
    QTest::newRow("4-D") << 4 << QVector<double>{1, 3, 3, 1} << 315.82734083485946 << 0.9999999980209395 << 0.6019072301972346;
    QTest::newRow("0 2 1") << 2 << QVector<double>{0, 2, 1} << 4.71238898038469 << 0.9999999980209395 << 0.6019072301972346;
    QTest::newRow("2 4 2") << 2 << QVector<double>{2, 4, 2} << 25.132741228718345 << 0.9999999980209395 << 0.6019072301972346;
    QTest::newRow("1 0 1") << 2 << QVector<double>{1, 0, 1} << 6.283185307179586 << 0.9999999980209395 << 0.6019072301972346;
}

void DivandTest::kernelConstantsAreThoseOfTheReference() {
    QFETCH(int, n);
    QFETCH(QVector<double>, alpha);
    QFETCH(double, mu);
    QFETCH(double, lengthScale);
    QFETCH(double, k1);
    const auto kernel = divandKernel(static_cast<std::size_t>(n), std::vector<double>(alpha.begin(), alpha.end()));
    QVERIFY(std::abs(kernel.mu / mu - 1.0) < 1e-10);
    QVERIFY(std::abs(kernel.lengthScale / lengthScale - 1.0) < 1e-12);
    QVERIFY(std::abs(correlation(kernel.nu, 1.0) / k1 - 1.0) < 1e-10);
}

void DivandTest::fieldOfOneObservationIsTheKernel() {
    // test_ndvar_point of DIVAnd.jl: 101 x 101 on [-1, 1]^2, observation 2 at 0, L = 0.2, epsilon2 = 1: the field is K(r / L) within 1e-2.
    const auto grid = unitGrid(101, 101, 0.02);
    const DivandBackground background(grid, lengths(grid, 0.2, 0.2), {});
    const auto result = analyse(background, {.position = {{1.0}, {1.0}}, .value = {2.0}, .epsilon2 = {1.0}, .covariance = {}});
    double difference = 0.0;
    double norm = 0.0;
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const double r = std::hypot(static_cast<double>(cell % 101) * 0.02 - 1.0, static_cast<double>(cell / 101) * 0.02 - 1.0);
        const double expected = correlation(1.0, background.kernel().lengthScale * r / 0.2);
        difference += std::pow(result.field[static_cast<Eigen::Index>(cell)] - expected, 2);
        norm += expected * expected;
    }
    QVERIFY2(std::sqrt(difference / norm) < 1e-2, qPrintable(QString::number(std::sqrt(difference / norm))));
}

void DivandTest::observationsOutsideOrOnLandChangeNothing() {
    auto grid = unitGrid(12, 10, 1.0);
    for (const std::size_t cell : {55U, 56U, 67U, 68U}) {
        grid.isSea[cell] = 0;
    }
    const DivandBackground background(grid, lengths(grid, 3.0, 3.0));
    const DivandObservations few{.position = {{2.2, 8.7}, {3.1, 6.4}}, .value = {1.0, -0.5}, .epsilon2 = {0.1, 0.2}, .covariance = {}};
    // Outside, in the middle of four land cells, and without a value.
    const DivandObservations more{.position = {{2.2, 8.7, -40.0, 7.5, 4.0}, {3.1, 6.4, 2.0, 4.5, 4.0}},
                                  .value = {1.0, -0.5, 9.0, 9.0, std::nan("")},
                                  .epsilon2 = {0.1, 0.2, 0.1, 0.1, 0.1},
                                  .covariance = {}};
    const auto a = analyse(background, few);
    const auto b = analyse(background, more);
    QCOMPARE(b.used, std::size_t{2});
    QVERIFY(a.field == b.field);
    QVERIFY(std::isnan(b.residual[2]) && std::isnan(b.residual[3]) && std::isnan(b.residual[4]));
}

void DivandTest::manyObservationsBesideOneSeaCellFixItsValue() {
    // test_2dvar_obs_out: 10000 observations of 1 around one sea cell among land.
    auto grid = unitGrid(5, 5, 1.0);
    std::fill(grid.isSea.begin(), grid.isSea.end(), std::uint8_t{0});
    grid.isSea[12] = 1;
    const DivandBackground background(grid, lengths(grid, 1.0, 1.0));
    DivandObservations observations;
    observations.position.resize(2);
    for (int k = 0; k < 10000; ++k) {
        observations.position[0].push_back(1.2 + 1.6 * (k % 100) / 100.0);
        observations.position[1].push_back(1.2 + 1.6 * (k / 100) / 100.0);
        observations.value.push_back(1.0);
        observations.epsilon2.push_back(1.0);
    }
    QVERIFY(std::abs(analyse(background, observations).field[0] - 1.0) < 1e-3);
}

void DivandTest::shiftingACyclicGridShiftsTheResult() {
    auto grid = unitGrid(36, 9, 10.0);
    grid.isCyclic = {true, false};
    const DivandBackground background(grid, lengths(grid, 40.0, 30.0));
    const DivandObservations observations{
        .position = {{5.0, 355.0, 100.0}, {40.0, 30.0, 60.0}}, .value = {1.0, 0.5, -1.0}, .epsilon2 = {0.1, 0.1, 0.1}, .covariance = {}};
    DivandObservations shifted = observations;
    for (double& x : shifted.position[0]) {
        x += 70.0;
    }
    const auto a = analyse(background, observations).field;
    const auto b = analyse(background, shifted).field;
    for (Eigen::Index y = 0; y < 9; ++y) {
        for (Eigen::Index x = 0; x < 36; ++x) {
            QVERIFY2(std::abs(a[y * 36 + x] - b[y * 36 + (x + 7) % 36]) < 1e-11,
                     qPrintable(QString::number(a[y * 36 + x] - b[y * 36 + (x + 7) % 36])));
        }
    }
}

void DivandTest::selectedInverseIsTheInverse() {
    const auto grid = unitGrid(9, 8, 1.0);
    const DivandBackground background(grid, lengths(grid, 2.0, 3.0));
    const SparseMatrix matrix = background.inverseCovariance();
    const Eigen::MatrixXd dense = Eigen::MatrixXd(matrix).inverse();
    const auto inverse =
        CholmodFactor(matrix, phidias::core::MemoryBudget::standard()).selectedInverse(phidias::core::MemoryBudget::standard());
    for (std::size_t row = 0; row < 72; ++row) {
        for (SparseMatrix::InnerIterator it(matrix, static_cast<std::int64_t>(row)); it; ++it) {
            const double expected = dense(it.row(), it.col());
            QVERIFY(std::abs(inverse.at(static_cast<std::size_t>(it.row()), static_cast<std::size_t>(it.col())) - expected) <
                    1e-10 * dense.diagonal().maxCoeff());
        }
    }
}

void DivandTest::noObservationGivesFieldZeroAndErrorOne() {
    const auto grid = unitGrid(10, 10, 1.0);
    const DivandBackground background(grid, lengths(grid, 2.0, 2.0));
    const DivandObservations none{.position = {{-5.0}, {3.0}}, .value = {1.0}, .epsilon2 = {0.1}, .covariance = {}};
    QVERIFY(analyse(background, none).field.isZero(0.0));
    QVERIFY(cleverPoorMansError(background, none, {}).isOnes(0.0));
}

namespace {

/// A box with a coast, an island that widens with depth, spacings and lengths that vary.
struct Problem {
    DivandGrid grid;
    std::vector<std::vector<double>> lengths;
    DivandObservations observations;
};

Problem roughProblem(const std::vector<std::size_t>& size, bool isCyclic, double cells, int count, bool isScattered = false) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    Problem problem;
    auto& grid = problem.grid;
    grid.size = size;
    grid.isCyclic.assign(size.size(), false);
    grid.isCyclic[0] = isCyclic;
    std::size_t total = 1;
    for (const std::size_t n : size) {
        total *= n;
        grid.coordinate.emplace_back();
        for (std::size_t k = 0; k < n; ++k) {
            grid.coordinate.back().push_back(static_cast<double>(k));
        }
    }
    for (std::size_t cell = 0; cell < total; ++cell) {
        const std::size_t x = cell % size[0];
        const std::size_t y = size.size() > 1 ? cell / size[0] % size[1] : 0;
        const std::size_t z = size.size() > 2 ? cell / (size[0] * size[1]) % size[2] : 0;
        const double middle = 0.5 * static_cast<double>(size[0]);
        const double fromIsland = std::hypot(static_cast<double>(x) - middle, static_cast<double>(y) - 4.0);
        const bool isCoast = (size.size() > 1 && 2 * y < x / 4) || (isScattered && (x * x + 3 * y) % 11 >= 8);
        grid.isSea.push_back(cell == 0 || (!isCoast && fromIsland + static_cast<double>(z) / 4.0 > 2.2) ? 1 : 0);
    }
    for (std::size_t d = 0; d < size.size(); ++d) {
        grid.inverseSpacing.emplace_back();
        problem.lengths.emplace_back();
        problem.observations.position.emplace_back();
        for (std::size_t cell = 0; cell < total; ++cell) {
            grid.inverseSpacing[d].push_back(1.0 + 0.5 * std::sin(0.1 * static_cast<double>(cell % size[0]) + static_cast<double>(d)));
            problem.lengths[d].push_back((d == 2 ? 0.3 : 1.0) * cells * (1.0 + 0.4 * std::cos(0.07 * static_cast<double>(cell))));
        }
        for (int k = 0; k < count; ++k) {
            problem.observations.position[d].push_back(uniform(random) * (static_cast<double>(size[d]) - 1.0));
        }
    }
    for (int k = 0; k < count; ++k) {
        problem.observations.value.push_back(uniform(random) - 0.5);
        problem.observations.epsilon2.push_back(0.02 + 0.2 * uniform(random));
    }
    return problem;
}

} // namespace

void DivandTest::multigridIsSymmetricAndReducesErrors_data() {
    QTest::addColumn<QVector<int>>("size");
    QTest::addColumn<bool>("isCyclic");
    QTest::newRow("1-D") << QVector<int>{200} << false;
    QTest::newRow("1-D odd ring") << QVector<int>{101} << true;
    QTest::newRow("2-D") << QVector<int>{40, 31} << false;
    QTest::newRow("2-D odd ring") << QVector<int>{37, 20} << true;
    QTest::newRow("3-D") << QVector<int>{24, 17, 9} << false;
    QTest::newRow("4-D") << QVector<int>{12, 11, 6, 5} << true;
}

void DivandTest::multigridIsSymmetricAndReducesErrors() {
    QFETCH(QVector<int>, size);
    QFETCH(bool, isCyclic);
    const auto problem = roughProblem(std::vector<std::size_t>(size.begin(), size.end()), isCyclic, 6.0, 1);
    const DivandBackground background(problem.grid, problem.lengths);
    const auto& stencil = background.stencil();
    EllipticMultigrid multigrid(stencil);
    const std::size_t cells = background.grid().cells();
    std::mt19937 random(3);
    std::normal_distribution<double> normal;
    std::vector<double> a(cells, 0.0), b(cells, 0.0), va(cells), vb(cells);
    for (const std::size_t cell : background.cellOfPoint()) {
        a[cell] = normal(random);
        b[cell] = normal(random);
    }
    multigrid.apply(a, va);
    multigrid.apply(b, vb);
    const double scale = std::sqrt(dotProduct(a, va) * dotProduct(b, vb));
    QVERIFY(dotProduct(a, va) > 0.0);
    QVERIFY(std::abs(dotProduct(a, vb) - dotProduct(b, va)) < 1e-5 * scale); // single precision
    // Error of x <- x + V (b - M x) with b = 0, in the norm of M: falls in every step, among islands more slowly than in open sea.
    double before = 0.0;
    for (int step = 0; step < 12; ++step) {
        stencil.apply(a, va);
        const double energy = std::sqrt(dotProduct(a, va));
        if (step > 0) {
            QVERIFY2(energy < 0.9 * before, qPrintable(QString::number(energy / before)));
        }
        before = energy;
        multigrid.apply(va, vb);
        for (std::size_t cell = 0; cell < cells; ++cell) {
            a[cell] -= vb[cell];
        }
    }
}

void DivandTest::iterationAgreesWithTheFactor_data() {
    QTest::addColumn<QVector<int>>("size");
    QTest::addColumn<bool>("isCyclic");
    QTest::addColumn<double>("length"); // in cells
    QTest::addColumn<int>("observations");
    QTest::addColumn<bool>("isFull");
    QTest::addColumn<bool>("isScattered"); // land everywhere: the hardest mask for a multigrid
    QTest::newRow("1-D") << QVector<int>{300} << false << 20.0 << 50 << false << false;
    QTest::newRow("2-D ring") << QVector<int>{45, 30} << true << 8.0 << 300 << false << false;
    QTest::newRow("2-D full R") << QVector<int>{40, 30} << false << 8.0 << 60 << true << false;
    QTest::newRow("3-D") << QVector<int>{24, 20, 8} << false << 5.0 << 200 << false << false;
    QTest::newRow("3-D, more observations than cells") << QVector<int>{12, 10, 6} << false << 4.0 << 900 << false << false;
    QTest::newRow("2-D, scattered land") << QVector<int>{30, 25} << false << 5.0 << 80 << false << true;
    QTest::newRow("4-D") << QVector<int>{10, 9, 5, 4} << false << 3.0 << 150 << false << false;
}

void DivandTest::iterationAgreesWithTheFactor() {
    QFETCH(QVector<int>, size);
    QFETCH(bool, isCyclic);
    QFETCH(double, length);
    QFETCH(int, observations);
    QFETCH(bool, isFull);
    QFETCH(bool, isScattered);
    auto problem = roughProblem(std::vector<std::size_t>(size.begin(), size.end()), isCyclic, length, observations, isScattered);
    const DivandBackground background(problem.grid, problem.lengths);
    if (isFull) {
        // Neighbouring observations of one cruise share an error. All of them must lie at sea.
        const auto h = observationOperator(background, problem.observations.position);
        DivandObservations inside;
        inside.position.resize(problem.observations.position.size());
        for (std::size_t k = 0; k < h.isInside.size(); ++k) {
            if (h.isInside[k]) {
                for (std::size_t d = 0; d < inside.position.size(); ++d) {
                    inside.position[d].push_back(problem.observations.position[d][k]);
                }
                inside.value.push_back(problem.observations.value[k]);
            }
        }
        const auto n = static_cast<Eigen::Index>(inside.value.size());
        inside.covariance.resize(n, n);
        for (Eigen::Index i = 0; i < n; ++i) {
            for (Eigen::Index j = 0; j < n; ++j) {
                inside.covariance(i, j) = 0.1 * std::exp(-static_cast<double>(std::abs(i - j)));
            }
        }
        problem.observations = inside;
    }
    DivandOptions options;
    options.solver = DivandSolver::Direct;
    const auto direct = analyse(background, problem.observations, options);
    options.solver = DivandSolver::Iterative;
    for (const double tolerance : {1e-4, 1e-6, 1e-8}) {
        options.tolerance = tolerance;
        const auto iterative = analyse(background, problem.observations, options);
        QVERIFY(iterative.relativeErrorBound <= tolerance);
        // The energy norm of the true error must be below the bound that was promised.
        const Eigen::VectorXd error = iterative.field - direct.field;
        const double energy = error.dot(background.inverseCovariance() * error);
        const double all = direct.backgroundNorm + direct.field.squaredNorm();
        QVERIFY2(std::sqrt(energy / all) <= tolerance, qPrintable(QString::number(std::sqrt(energy / all))));
        QVERIFY(std::abs(iterative.backgroundNorm - direct.backgroundNorm) <= 3.0 * tolerance * direct.backgroundNorm);
        QCOMPARE(iterative.used, direct.used);
    }
}

void DivandTest::levelsWithoutAVerticalLengthAreAnalysesOfTheirOwn_data() {
    QTest::addColumn<double>("alphabc");
    QTest::addColumn<bool>("isIterative");
    for (const double alphabc : {0.0, 1.0}) {
        for (const bool isIterative : {false, true}) {
            QTest::addRow("alphabc %g %s", alphabc, isIterative ? "iterative" : "direct") << alphabc << isIterative;
        }
    }
}

/// DIVAnd.jl's own test "L_z = 0" (methods/DIVAND, section 19): equals independent 2-D analyses.
void DivandTest::levelsWithoutAVerticalLengthAreAnalysesOfTheirOwn() {
    QFETCH(double, alphabc);
    QFETCH(bool, isIterative);
    const std::size_t nx = 22;
    const std::size_t ny = 18;
    const std::size_t levels = 4;
    auto problem = roughProblem({nx, ny, levels}, false, 4.0, 120);
    std::fill(problem.lengths[2].begin(), problem.lengths[2].end(), 0.0);
    for (std::size_t cell = 0; cell < nx * ny * levels; ++cell) {
        problem.grid.inverseSpacing[2][cell] = 1.0 / (1.0 + static_cast<double>(cell / (nx * ny)));
    }
    for (double& z : problem.observations.position[2]) {
        z = std::floor(z + 0.5); // on the levels
    }
    DivandNorm norm;
    norm.alphabc = {alphabc};
    DivandOptions options;
    options.solver = isIterative ? DivandSolver::Iterative : DivandSolver::Direct;
    options.tolerance = 1e-10;
    // The mean length of the volume counts all levels: 2-D analyses agree when each level has the same lengths.
    for (std::size_t cell = nx * ny; cell < nx * ny * levels; ++cell) {
        for (std::size_t d = 0; d < 2; ++d) {
            problem.lengths[d][cell] = problem.lengths[d][cell - nx * ny];
            problem.grid.inverseSpacing[d][cell] = problem.grid.inverseSpacing[d][cell - nx * ny];
        }
    }
    const DivandBackground volume(problem.grid, problem.lengths, norm);
    QVERIFY(volume.isFactorised());
    const auto field = volume.unpacked(analyse(volume, problem.observations, options).field);
    for (std::size_t level = 0; level < levels; ++level) {
        const auto part = [&](const auto& values) {
            return std::decay_t<decltype(values)>(values.begin() + static_cast<std::ptrdiff_t>(level * nx * ny),
                                                  values.begin() + static_cast<std::ptrdiff_t>((level + 1) * nx * ny));
        };
        DivandGrid plane;
        plane.size = {nx, ny};
        plane.isSea = part(problem.grid.isSea);
        plane.inverseSpacing = {part(problem.grid.inverseSpacing[0]), part(problem.grid.inverseSpacing[1])};
        plane.coordinate = {problem.grid.coordinate[0], problem.grid.coordinate[1]};
        DivandObservations own;
        own.position.resize(2);
        for (std::size_t k = 0; k < problem.observations.size(); ++k) {
            if (problem.observations.position[2][k] == static_cast<double>(level)) {
                own.position[0].push_back(problem.observations.position[0][k]);
                own.position[1].push_back(problem.observations.position[1][k]);
                own.value.push_back(problem.observations.value[k]);
                own.epsilon2.push_back(problem.observations.epsilon2[k]);
            }
        }
        const DivandBackground background(plane, {part(problem.lengths[0]), part(problem.lengths[1])}, norm);
        DivandOptions direct;
        direct.solver = DivandSolver::Direct;
        const auto expected = background.unpacked(analyse(background, own, direct).field);
        for (std::size_t cell = 0; cell < nx * ny; ++cell) {
            const double found = field[level * nx * ny + cell];
            QVERIFY(std::isnan(found) == std::isnan(expected[cell]));
            QVERIFY(std::isnan(found) || std::abs(found - expected[cell]) < 1e-8);
        }
    }
}

/// Reference: the analysis done again without each observation (the identity r / (1 - K_ii) is what is tested).
void DivandTest::crossValidationIsLeavingOneOut() {
    const auto problem = roughProblem({20, 15}, false, 4.0, 40);
    CrossValidationOptions options;
    options.method = CrossValidationMethod::Full;
    const auto result = crossValidate(problem.grid, problem.lengths, {}, problem.observations, options);
    const DivandBackground background(problem.grid, problem.lengths);
    const auto h = observationOperator(background, problem.observations.position);
    double errors = 0.0;
    double precision = 0.0;
    for (std::size_t k = 0; k < problem.observations.size(); ++k) {
        if (!h.isInside[k]) {
            continue;
        }
        auto without = problem.observations;
        without.value[k] = std::numeric_limits<double>::quiet_NaN();
        const double predicted = problem.observations.value[k] - h.apply(k, analyse(background, without).field);
        errors += predicted * predicted / problem.observations.epsilon2[k];
        precision += 1.0 / problem.observations.epsilon2[k];
    }
    QVERIFY(std::abs(result.minimum - errors / precision) < 1e-10 * result.minimum);
    QCOMPARE(result.points.size(), std::size_t{1});
    QVERIFY(result.desroziers > 0.0);
}

void DivandTest::sampledAndGeneralisedCrossValidationComeClose() {
    // A smooth truth with noise of a tenth of its variance: the best epsilon2 is not at the edge of the range.
    auto problem = roughProblem({40, 30}, false, 6.0, 600);
    std::mt19937 random(11);
    std::normal_distribution<double> noise(0.0, 0.25);
    for (std::size_t k = 0; k < problem.observations.size(); ++k) {
        problem.observations.value[k] =
            std::sin(problem.observations.position[0][k] / 5.0) * std::cos(problem.observations.position[1][k] / 4.0) + noise(random);
        problem.observations.epsilon2[k] = 0.1;
    }
    CrossValidationOptions options;
    options.lengths = 1;
    options.epsilons = 2;
    std::vector<CrossValidationResult> results;
    for (const auto method : {CrossValidationMethod::Full, CrossValidationMethod::Sampled, CrossValidationMethod::Generalised}) {
        options.method = method;
        results.push_back(crossValidate(problem.grid, problem.lengths, {}, problem.observations, options));
    }
    QCOMPARE(results[0].points.size(), std::size_t{15});
    for (std::size_t k = 0; k < 15; ++k) {
        QVERIFY(std::abs(results[1].points[k].value - results[0].points[k].value) < 0.45 * results[0].points[k].value);
    }
    // The mean influence stands for each where they are alike: near the best point.
    QVERIFY(std::abs(results[2].minimum - results[0].minimum) < 0.2 * results[0].minimum);
    QVERIFY(results[0].bestFactorEpsilon2 > 0.05 && results[0].bestFactorEpsilon2 < 20.0);
    QVERIFY(results[0].minimum < results[0].points.front().value);
    // The same with one thread.
    omp_set_num_threads(1);
    options.method = CrossValidationMethod::Full;
    const auto again = crossValidate(problem.grid, problem.lengths, {}, problem.observations, options);
    omp_set_num_threads(2);
    for (std::size_t k = 0; k < 15; ++k) {
        QVERIFY(std::abs(again.points[k].value - results[0].points[k].value) < 1e-10 * again.points[k].value);
    }
}

void DivandTest::densityHasIntegralOne() {
    const auto problem = roughProblem({30, 25}, true, 4.0, 200);
    const DivandBackground background(problem.grid, problem.lengths);
    std::vector<double> weights(200, 1.0);
    weights[3] = 7.0;
    const auto map = heatmap(background, problem.observations.position, weights, {});
    QVERIFY(std::abs(map.integral - 1.0) < 1e-8);
    QVERIFY(std::isnan(map.density[29])); // land
    // One observation: the covariance function of its place, which the analysis with a huge epsilon2 gives too (DIVAnd_heatmap's own way).
    DivandObservations one;
    one.position = {{7.5}, {13.25}};
    one.value = {1e10};
    one.epsilon2 = {1e10};
    const auto bump = background.unpacked(analyse(background, one).field);
    const auto single = heatmap(background, one.position, {1.0}, {});
    const double ratio = single.density[13 * 30 + 7] / bump[13 * 30 + 7];
    for (std::size_t cell = 0; cell < bump.size(); ++cell) {
        QVERIFY(std::isnan(bump[cell]) || std::abs(single.density[cell] - ratio * bump[cell]) < 1e-7 * ratio);
    }
    // Silverman: sqrt(var) / ((n + 2) N / 4)^(1/6) in two dimensions, of points whose variance is 2/3 each.
    const auto three = heatmap(background, {{10.0, 11.0, 12.0}, {13.0, 14.0, 15.0}}, {1.0, 1.0, 1.0}, {});
    QVERIFY(std::abs(three.bandwidth[0] - std::sqrt(2.0 / 3.0) / std::pow(3.0, 1.0 / 6.0)) < 1e-12);
}

void DivandTest::inequalityHoldsTheMinimum() {
    const auto problem = roughProblem({30, 25}, false, 5.0, 60);
    const DivandBackground background(problem.grid, problem.lengths);
    DivandOptions options;
    const auto free = analyse(background, problem.observations, options);
    QVERIFY(free.field.minCoeff() < -0.2);
    options.inequality = DivandInequality{.minimum = -0.1};
    const auto bounded = analyse(background, problem.observations, options);
    QVERIFY2(bounded.field.minCoeff() > -0.1 - 5e-3, qPrintable(QString::number(bounded.field.minCoeff())));
    QVERIFY(bounded.field.maxCoeff() > 0.2);
    // A minimum that is met everywhere changes nothing.
    options.inequality = DivandInequality{.minimum = -10.0};
    QVERIFY((analyse(background, problem.observations, options).field - free.field).norm() == 0.0);
}

QTEST_GUILESS_MAIN(DivandTest)
#include "DivandTest.moc"
