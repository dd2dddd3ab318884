// Numbers and properties of DIVAnd.jl's own tests that can be rebuilt (methods/DIVAND, section 19) and are not held by DivandTest,
// DivandRawTest, CorrelationFitTest, DuplicatesTest, DivandErrorsTest or ObservationWeightsTest.
#include "core/util/Time.h"
#include "processing/ocean/DivandAnalysis.h"
#include "processing/ocean/DivandCase.h"
#include "processing/ocean/OceanGrid.h"
#include "tests/support/Support.h"

#include <Eigen/LU>

#include <QtTest>
#include <cmath>
#include <random>

using namespace phidias::processing::ocean;
using phidias::core::Json;

namespace {

DivandGrid boxGrid(const std::vector<std::size_t>& size, double step) {
    DivandGrid grid;
    grid.size = size;
    std::size_t cells = 1;
    for (const std::size_t n : size) {
        cells *= n;
        grid.coordinate.emplace_back();
        for (std::size_t k = 0; k < n; ++k) {
            grid.coordinate.back().push_back(static_cast<double>(k) * step);
        }
    }
    grid.isSea.assign(cells, 1);
    grid.inverseSpacing.assign(size.size(), std::vector<double>(cells, 1.0 / step));
    return grid;
}

std::vector<std::vector<double>> lengthsOf(const DivandGrid& grid, double length) {
    return std::vector<std::vector<double>>(grid.dimensions(), std::vector<double>(grid.cells(), length));
}

} // namespace

class DivandReferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void maximumOfTheOneDimensionalCaseIsAtItsPlace();
    void fieldAndErrorAreThoseOfTheDenseInverse_data();
    void fieldAndErrorAreThoseOfTheDenseInverse();
    void pointAnalysisFollowsTheKernel_data();
    void pointAnalysisFollowsTheKernel();
    void signalAndNoiseOfOneHalveAnObservation_data();
    void signalAndNoiseOfOneHalveAnObservation();
    void threeDimensionalFieldIsRecovered();
    void yearsAndMonthsHaveTheBoundsOfTheReference();
};

void DivandReferenceTest::maximumOfTheOneDimensionalCaseIsAtItsPlace() {
    PHIDIAS_NEEDS_DATA(); // test_1dvar: the maximum is at x = 0.6
    const auto own = readDivandCase(phidias::tests::dataFolder() / "divand/01_1d_two_obs.nc", phidias::core::MemoryBudget::standard());
    const DivandBackground background(own.grid, own.lengths, own.norm);
    const auto field = background.unpacked(analyse(background, own.observations).field);
    std::size_t best = 0;
    for (std::size_t cell = 1; cell < field.size(); ++cell) {
        best = std::isfinite(field[cell]) && !(field[cell] <= field[best]) ? cell : best;
    }
    QVERIFY2(std::abs(own.grid.coordinate[0][best] - 0.6) < 1e-9, qPrintable(QString::number(own.grid.coordinate[0][best])));
}

void DivandReferenceTest::fieldAndErrorAreThoseOfTheDenseInverse_data() {
    QTest::addColumn<QString>("kind");
    for (const char* kind : {"scalar", "vector", "diagonal", "tridiagonal"}) {
        QTest::newRow(kind) << QString::fromLatin1(kind);
    }
}

void DivandReferenceTest::fieldAndErrorAreThoseOfTheDenseInverse() {
    // test_2dvar_check: x = (iB + H^T R^-1 H)^-1 H^T R^-1 y and the diagonal of the inverse, formed densely.
    QFETCH(QString, kind);
    auto grid = boxGrid({11, 9}, 0.1);
    grid.isSea[3] = grid.isSea[4] = grid.isSea[50] = 0;
    const DivandBackground background(grid, lengthsOf(grid, 0.3));
    std::mt19937 random(31);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    DivandObservations observations;
    observations.position.resize(2);
    while (observations.size() < 12) {
        const std::vector<std::vector<double>> place{{uniform(random)}, {0.8 * uniform(random)}};
        if (observationOperator(background, place).isInside[0]) {
            observations.position[0].push_back(place[0][0]);
            observations.position[1].push_back(place[1][0]);
            observations.value.push_back(uniform(random) - 0.5);
        }
    }
    const auto m = static_cast<Eigen::Index>(observations.size());
    Eigen::MatrixXd r = 0.2 * Eigen::MatrixXd::Identity(m, m);
    for (Eigen::Index k = 0; k < m; ++k) {
        if (kind != QStringLiteral("scalar")) {
            r(k, k) = 0.1 + 0.02 * static_cast<double>(k);
        }
        if (kind == QStringLiteral("tridiagonal") && k + 1 < m) {
            r(k, k + 1) = r(k + 1, k) = 0.04;
        }
    }
    if (kind == QStringLiteral("scalar") || kind == QStringLiteral("vector")) {
        observations.epsilon2.assign(r.diagonal().begin(), r.diagonal().end());
    } else {
        observations.covariance = r;
    }
    const auto h = observationOperator(background, observations.position);
    const auto n = static_cast<Eigen::Index>(background.seaPoints());
    Eigen::MatrixXd dense = Eigen::MatrixXd::Zero(m, n);
    for (std::size_t k = 0; k < observations.size(); ++k) {
        for (std::size_t c = h.begin[k]; c < h.begin[k + 1]; ++c) {
            dense(static_cast<Eigen::Index>(k), h.point[c]) += h.weight[c];
        }
    }
    const Eigen::MatrixXd inverseR = r.inverse();
    const Eigen::MatrixXd p = (Eigen::MatrixXd(SparseMatrix(background.inverseCovariance().selfadjointView<Eigen::Lower>())) +
                               dense.transpose() * inverseR * dense)
                                  .inverse();
    const Eigen::VectorXd y = Eigen::Map<const Eigen::VectorXd>(observations.value.data(), m);
    DivandOptions options;
    options.wantsError = true;
    const auto result = analyse(background, observations, options);
    QVERIFY((result.field - p * dense.transpose() * inverseR * y).norm() < 1e-10 * result.field.norm());
    QVERIFY((result.error - p.diagonal()).norm() < 1e-10 * result.error.norm());
}

void DivandReferenceTest::pointAnalysisFollowsTheKernel_data() {
    QTest::addColumn<QVector<double>>("alpha");
    QTest::addColumn<bool>("scalesLengths");
    QTest::addColumn<double>("tolerance");
    // 1 2 1 is in DivandTest.
    QTest::newRow("1 3 3 1") << QVector<double>{1, 3, 3, 1} << true << 1e-2;
    QTest::newRow("1 0 1") << QVector<double>{1, 0, 1} << false << 0.5;
}

void DivandReferenceTest::pointAnalysisFollowsTheKernel() {
    // test_ndvar_point: 101 x 101 on [-1, 1]^2, observation 2 at 0, L = 0.2, epsilon2 = 1: the field is K(len_scale r/L).
    QFETCH(QVector<double>, alpha);
    QFETCH(bool, scalesLengths);
    QFETCH(double, tolerance);
    const auto grid = boxGrid({101, 101}, 0.02);
    DivandNorm norm;
    norm.alpha.assign(alpha.begin(), alpha.end());
    norm.scaleLengths = scalesLengths;
    const DivandBackground background(grid, lengthsOf(grid, 0.2), norm);
    const auto result = analyse(background, {.position = {{1.0}, {1.0}}, .value = {2.0}, .epsilon2 = {1.0}, .covariance = {}});
    double difference = 0.0;
    double all = 0.0;
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const double r = std::hypot(static_cast<double>(cell % 101) * 0.02 - 1.0, static_cast<double>(cell / 101) * 0.02 - 1.0);
        const double scale = scalesLengths ? background.kernel().lengthScale : 1.0;
        const double expected = correlation(background.kernel().nu, scale * r / 0.2);
        difference += std::pow(result.field[static_cast<Eigen::Index>(cell)] - expected, 2);
        all += expected * expected;
    }
    QVERIFY2(std::sqrt(difference / all) < tolerance, qPrintable(QString::number(std::sqrt(difference / all))));
}

void DivandReferenceTest::signalAndNoiseOfOneHalveAnObservation_data() {
    QTest::addColumn<int>("dimensions");
    QTest::addColumn<double>("margin");
    QTest::newRow("1-D") << 1 << 0.05;
    QTest::newRow("2-D") << 2 << 0.05;
    QTest::newRow("3-D") << 3 << 0.1;
}

void DivandReferenceTest::signalAndNoiseOfOneHalveAnObservation() {
    QFETCH(int, dimensions);
    QFETCH(double, margin);
    const std::size_t n = dimensions == 3 ? 21 : 51;
    const double step = 2.0 / static_cast<double>(n - 1);
    const auto grid = boxGrid(std::vector<std::size_t>(static_cast<std::size_t>(dimensions), n), step);
    const DivandBackground background(grid, lengthsOf(grid, 0.4));
    DivandObservations one{.position = {}, .value = {1.0}, .epsilon2 = {1.0}, .covariance = {}};
    one.position.assign(grid.dimensions(), {1.0});
    const double most = analyse(background, one).field.maxCoeff();
    QVERIFY2(std::abs(most - 0.5) < margin, qPrintable(QString::number(most)));
}

void DivandReferenceTest::threeDimensionalFieldIsRecovered() {
    // After test_3dvar: alphabc 0, a smooth field from a regular net of observations, rms to the truth below 0.04.
    const auto grid = boxGrid({15, 15, 15}, 1.0 / 14.0);
    const auto truth = [](double x, double y, double z) { return std::sin(6.0 * x) * std::cos(6.0 * y) * std::sin(6.0 * z); };
    DivandObservations observations;
    observations.position.resize(3);
    for (int k = 0; k < 1000; ++k) {
        const std::array<double, 3> place{k % 10 / 9.0, k / 10 % 10 / 9.0, k / 100 / 9.0};
        for (std::size_t d = 0; d < 3; ++d) {
            observations.position[d].push_back(place[d]);
        }
        observations.value.push_back(truth(place[0], place[1], place[2]));
        observations.epsilon2.push_back(0.01);
    }
    DivandNorm norm;
    norm.alphabc = {0.0};
    const auto result = analyse(DivandBackground(grid, lengthsOf(grid, 0.12), norm), observations);
    double squares = 0.0;
    double spread = 0.0;
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const double expected = truth(grid.coordinate[0][cell % 15], grid.coordinate[1][cell / 15 % 15], grid.coordinate[2][cell / 225]);
        squares += std::pow(result.field[static_cast<Eigen::Index>(cell)] - expected, 2);
        spread += expected * expected;
    }
    const double rms = std::sqrt(squares / static_cast<double>(grid.cells()));
    qInfo("rms to the truth %.4f, of the truth itself %.3f", rms, std::sqrt(spread / static_cast<double>(grid.cells())));
    QVERIFY(rms < 0.04);
}

void DivandReferenceTest::yearsAndMonthsHaveTheBoundsOfTheReference() {
    // test_select_time: 1993 +- 5 years, months 1-3.
    const auto grid = [](const char* time) {
        return OceanGrid::of(Json{{"longitude", {0, 10, 1}}, {"latitude", {0, 10, 1}}, {"time", Json::parse(time)}}, std::nullopt);
    };
    const auto seconds = [](const char* time) { return phidias::core::parseIsoTime(time).value(); };
    const auto winters = grid(R"({"years":[[1988,1998]],"months":[[1,2,3]]})").slices;
    QCOMPARE(winters.size(), std::size_t{1});
    QCOMPARE(winters[0].boundsUnixSeconds.first, seconds("1988-01-01T00:00:00Z"));
    QVERIFY2(winters[0].boundsUnixSeconds.second >= seconds("1998-03-31T00:00:00Z") &&
                 winters[0].boundsUnixSeconds.second <= seconds("1998-04-01T00:00:00Z"),
             qPrintable(QString::number(winters[0].boundsUnixSeconds.second, 'f', 0)));
    QVERIFY(winters[0].holds(seconds("1988-01-01T00:00:00Z")) && winters[0].holds(seconds("1993-02-14T12:00:00Z")) &&
            winters[0].holds(seconds("1998-03-31T23:59:59Z")));
    QVERIFY(!winters[0].holds(seconds("1993-04-01T00:00:00Z")) && !winters[0].holds(seconds("1987-03-31T12:00:00Z")) &&
            !winters[0].holds(seconds("1999-01-01T00:00:00Z")));
    // A range across December.
    const auto across = grid(R"({"years":[[1990,1991]],"months":[[12,1,2]]})").slices;
    QVERIFY(across[0].holds(seconds("1990-12-15T00:00:00Z")) && across[0].holds(seconds("1991-01-15T00:00:00Z")));
    QVERIFY(!across[0].holds(seconds("1990-11-30T00:00:00Z")));
}

QTEST_GUILESS_MAIN(DivandReferenceTest)
#include "DivandReferenceTest.moc"
