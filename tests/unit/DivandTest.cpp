// Kernel constants of shared/data/divand/07_kernel.csv (copied here; origin in its README), and properties that DIVAnd.jl's own tests state
// (methods/DIVAND, section 19).
#include "processing/ocean/DivandAnalysis.h"

#include <Eigen/LU>

#include <QtTest>
#include <cmath>

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

QTEST_GUILESS_MAIN(DivandTest)
#include "DivandTest.moc"
