// Quadratic constraints against the dense solution of the normal equations, and the property of the reference's own test of coasts.
#include "core/util/Error.h"
#include "processing/ocean/DivandAnalysis.h"

#include <Eigen/Dense>

#include <QtTest>
#include <cmath>

using namespace phidias::processing::ocean;

namespace {

struct Problem {
    DivandGrid grid;
    std::vector<std::vector<double>> lengths;
    DivandObservations observations;
};

/// n x n cells of spacing 1 with an island in the middle, and some observations.
Problem island(std::size_t n, double length) {
    Problem problem;
    problem.grid.size = {n, n};
    for (std::size_t d = 0; d < 2; ++d) {
        std::vector<double> axis(n);
        for (std::size_t k = 0; k < n; ++k) {
            axis[k] = static_cast<double>(k);
        }
        problem.grid.coordinate.push_back(axis);
        problem.grid.inverseSpacing.emplace_back(n * n, 1.0);
        problem.lengths.emplace_back(n * n, length);
    }
    problem.grid.isSea.assign(n * n, 1);
    for (std::size_t j = n / 3; j < 2 * n / 3; ++j) {
        for (std::size_t i = n / 3; i < 2 * n / 3; ++i) {
            problem.grid.isSea[j * n + i] = 0;
        }
    }
    problem.observations.position.resize(2);
    for (int k = 0; k < 12; ++k) {
        problem.observations.position[0].push_back(0.5 + std::fmod(7.3 * k, static_cast<double>(n) - 2.0));
        problem.observations.position[1].push_back(0.7 + std::fmod(4.1 * k, static_cast<double>(n) - 2.0));
        problem.observations.value.push_back(std::sin(0.9 * k));
        problem.observations.epsilon2.push_back(0.2 + 0.05 * k);
    }
    return problem;
}

/// Dense solution of (iB + H^T R^-1 H + sum Hc^T Rc^-1 Hc) x = H^T R^-1 y + sum Hc^T Rc^-1 yc.
Eigen::VectorXd denseSolution(const DivandBackground& background, const DivandObservations& observations,
                              const std::vector<DivandConstraint>& constraints) {
    Eigen::MatrixXd a = Eigen::MatrixXd(background.inverseCovariance());
    Eigen::VectorXd b = Eigen::VectorXd::Zero(a.rows());
    const auto h = observationOperator(background, observations.position);
    for (std::size_t k = 0; k < observations.size(); ++k) {
        Eigen::VectorXd row = Eigen::VectorXd::Zero(a.rows());
        for (std::size_t c = h.begin[k]; c < h.begin[k + 1]; ++c) {
            row[h.point[c]] += h.weight[c];
        }
        if (h.isInside[k]) {
            a += row * row.transpose() / observations.epsilon2[k];
            b += row * observations.value[k] / observations.epsilon2[k];
        }
    }
    for (const auto& constraint : constraints) {
        const Eigen::MatrixXd rows = constraint.rows;
        const Eigen::VectorXd precision = constraint.variance.cwiseInverse();
        a += rows.transpose() * precision.asDiagonal() * rows;
        b += rows.transpose() * (precision.asDiagonal() * constraint.data);
    }
    return a.ldlt().solve(b);
}

double relative(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    return (a - b).norm() / b.norm();
}

} // namespace

class DivandConstraintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void generalConstraintIsThatOfTheNormalEquations_data();
    void generalConstraintIsThatOfTheNormalEquations();
    void fluxesAreMet();
    void fractionsMakeNothingInSum();
    void streamFunctionIsConstantAlongACoast();
    void velocityThatIsNoNumberIsNamed_data();
    void velocityThatIsNoNumberIsNamed();
    void varianceOfAConstraintMustBePositive();
    void errorCovarianceSeesTheConstraint();
};

void DivandConstraintTest::generalConstraintIsThatOfTheNormalEquations_data() {
    QTest::addColumn<bool>("isDirect");
    QTest::newRow("direct") << true;
    QTest::newRow("iterative") << false;
}

void DivandConstraintTest::generalConstraintIsThatOfTheNormalEquations() {
    QFETCH(bool, isDirect);
    const auto problem = island(18, 3.0);
    const DivandBackground background(problem.grid, problem.lengths);
    // Two linear forms with data that are not 0 and variances that differ, and advection.
    DivandConstraint forms;
    forms.name = "forms";
    forms.rows.resize(2, static_cast<std::int64_t>(background.seaPoints()));
    const std::vector<Eigen::Triplet<double, std::int64_t>> triplets{{0, 3, 1.0}, {0, 40, -2.0}, {1, 100, 0.5}, {1, 101, 0.5}};
    forms.rows.setFromTriplets(triplets.begin(), triplets.end());
    forms.data = Eigen::Vector2d(1.5, -0.7);
    forms.variance = Eigen::Vector2d(0.01, 0.3);
    std::vector<std::vector<double>> velocity(2, std::vector<double>(problem.grid.cells(), 0.8));
    velocity[1].assign(problem.grid.cells(), -1.7);
    DivandOptions options;
    options.solver = isDirect ? DivandSolver::Direct : DivandSolver::Iterative;
    options.tolerance = 1e-10;
    options.constraints = {forms};
    options.velocity = velocity;
    const auto result = analyse(background, problem.observations, options);
    const std::vector<DivandConstraint> all{forms, advectionConstraint(background, velocity)};
    const auto expected = denseSolution(background, problem.observations, all);
    QVERIFY2(relative(result.field, expected) < (isDirect ? 1e-11 : 1e-8), qPrintable(QString::number(relative(result.field, expected))));
    double norm = 0.0;
    for (const auto& constraint : all) {
        norm += ((constraint.rows * expected - constraint.data).array().square() / constraint.variance.array()).sum();
    }
    QVERIFY(std::abs(result.constraintNorm - norm) < 1e-7 * norm);
}

void DivandConstraintTest::fluxesAreMet() {
    auto problem = island(15, 4.0);
    const DivandBackground background(problem.grid, problem.lengths, {.alphabc = {0.0}});
    std::vector<double> flux(15, std::nan(""));
    flux[2] = 6.0;
    flux[9] = -1.0;
    DivandOptions options;
    options.constraints = {fluxConstraint(background, 0, flux, 1e-8)};
    const auto field = background.unpacked(analyse(background, problem.observations, options).field);
    for (const auto& [column, expected] : {std::pair{2, 6.0}, std::pair{9, -1.0}}) {
        double sum = 0.0; // cells have the size 1
        for (int row = 0; row < 15; ++row) {
            const double value = field[static_cast<std::size_t>(row * 15 + column)];
            sum += std::isfinite(value) ? value : 0.0;
        }
        QVERIFY2(std::abs(sum - expected) < 1e-4, qPrintable(QString::number(sum)));
    }
}

void DivandConstraintTest::fractionsMakeNothingInSum() {
    Problem problem;
    problem.grid.size = {12, 3};
    problem.grid.coordinate = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, {1, 2, 3}};
    problem.grid.isSea.assign(36, 1);
    problem.grid.inverseSpacing = {std::vector<double>(36, 1.0), std::vector<double>(36, 1.0)};
    problem.lengths = {std::vector<double>(36, 3.0), std::vector<double>(36, 0.0)};
    problem.observations.position = {{2.0, 6.5, 9.0}, {1.0, 1.0, 2.0}};
    problem.observations.value = {0.4, -0.3, 0.2};
    problem.observations.epsilon2 = {0.1, 0.1, 0.1};
    const DivandBackground background(problem.grid, problem.lengths);
    DivandOptions options;
    options.constraints = {fractionConstraint(background, 1e-8)};
    const auto field = background.unpacked(analyse(background, problem.observations, options).field);
    double most = 0.0;
    for (std::size_t k = 0; k < 12; ++k) {
        QVERIFY(std::abs(field[k] + field[12 + k] + field[24 + k]) < 1e-6);
        most = std::max(most, std::abs(field[24 + k]));
    }
    QVERIFY(most > 0.05); // the species without an observation answers for the others
}

// DIVAnd.jl, test_2dvar_constcoast: with an error variance of 1e-7 values along a coast are equal within 1e-5.
void DivandConstraintTest::streamFunctionIsConstantAlongACoast() {
    auto problem = island(24, 5.0);
    for (double& epsilon2 : problem.observations.epsilon2) {
        epsilon2 = 1.0;
    }
    for (double& value : problem.observations.value) {
        value *= 0.01;
    }
    const DivandBackground background(problem.grid, problem.lengths);
    DivandOptions options;
    options.constraints = {coastConstraint(background, 1e-7)};
    const auto field = background.unpacked(analyse(background, problem.observations, options).field);
    double least = 1e9;
    double most = -1e9;
    // The ring of sea around the island: rows and columns 7 and 16.
    for (std::size_t k = 8; k <= 15; ++k) {
        for (const std::size_t cell : {7 * 24 + k, 16 * 24 + k, k * 24 + 7, k * 24 + 16}) {
            least = std::min(least, field[cell]);
            most = std::max(most, field[cell]);
        }
    }
    QVERIFY2(most - least < 1e-5, qPrintable(QString::number(most - least)));
    const auto free = background.unpacked(analyse(background, problem.observations, {}).field);
    QVERIFY(std::abs(free[7 * 24 + 8] - free[16 * 24 + 15]) > 1e-3);
}

void DivandConstraintTest::velocityThatIsNoNumberIsNamed_data() {
    QTest::addColumn<double>("value");
    QTest::newRow("missing") << std::nan("");
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
}

void DivandConstraintTest::velocityThatIsNoNumberIsNamed() {
    QFETCH(double, value);
    const auto problem = island(9, 3.0);
    const DivandBackground background(problem.grid, problem.lengths);
    DivandOptions options;
    options.velocity.assign(2, std::vector<double>(81, 1.0));
    options.velocity[0][4 * 9 + 4] = value; // on the island: does not matter
    static_cast<void>(analyse(background, problem.observations, options));
    options.velocity[1][2 * 9 + 5] = value;
    try {
        static_cast<void>(analyse(background, problem.observations, options));
        QFAIL("no error");
    } catch (const phidias::core::Error& error) {
        const QString text = QString::fromStdString(error.what());
        QVERIFY2(text.contains(QStringLiteral("Component 2")) && text.contains(QStringLiteral("6, 3")), qPrintable(text));
    }
}

void DivandConstraintTest::varianceOfAConstraintMustBePositive() {
    const auto problem = island(9, 3.0);
    const DivandBackground background(problem.grid, problem.lengths);
    DivandOptions options;
    options.constraints = {coastConstraint(background, 0.0)};
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(analyse(background, problem.observations, options)), phidias::core::Error);
}

void DivandConstraintTest::errorCovarianceSeesTheConstraint() {
    const auto problem = island(16, 3.0);
    const DivandBackground background(problem.grid, problem.lengths);
    DivandOptions options;
    options.velocity.assign(2, std::vector<double>(256, 1.5));
    Eigen::MatrixXd unit = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(background.seaPoints()), 1);
    unit(30, 0) = 1.0;
    options.solver = DivandSolver::Direct;
    Eigen::MatrixXd direct = unit;
    ErrorCovariance(background, problem.observations, options).apply(direct);
    options.solver = DivandSolver::Iterative;
    options.tolerance = 1e-10;
    Eigen::MatrixXd iterated = unit;
    ErrorCovariance(background, problem.observations, options).apply(iterated);
    QVERIFY2((direct - iterated).norm() < 1e-7 * direct.norm(), qPrintable(QString::number((direct - iterated).norm() / direct.norm())));
    DivandOptions free;
    Eigen::MatrixXd without = unit;
    ErrorCovariance(background, problem.observations, free).apply(without);
    QVERIFY((direct - without).norm() > 1e-2 * direct.norm());
}

QTEST_GUILESS_MAIN(DivandConstraintTest)
#include "DivandConstraintTest.moc"
