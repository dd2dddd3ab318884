// Fit of correlation lengths: numbers of DIVAnd.jl's own test (shared/data/divand/07_fitlen_*, see its README), and random fields of known
// length drawn with the covariance V (r/L) K_1(r/L) by a Cholesky factor.
#include "processing/ocean/CorrelationFit.h"

#include "tests/support/Support.h"

#include <Eigen/Cholesky>

#include <QFile>
#include <QtTest>
#include <cmath>
#include <map>
#include <numbers>
#include <random>

using namespace phidias::processing::ocean;

namespace {

double covariance(double r) {
    return r < 1e-9 ? 1.0 : r * std::cyl_bessel_k(1.0, r);
}

/// One draw of a field at points with given distances in lengths.
Eigen::VectorXd draw(Eigen::Index count, const std::function<double(Eigen::Index, Eigen::Index)>& distance, std::mt19937& random) {
    Eigen::MatrixXd b(count, count);
    for (Eigen::Index i = 0; i < count; ++i) {
        for (Eigen::Index j = 0; j < count; ++j) {
            b(i, j) = covariance(distance(i, j)) + (i == j ? 1e-9 : 0.0);
        }
    }
    std::normal_distribution<double> normal;
    Eigen::VectorXd z(count);
    for (double& value : z) {
        value = normal(random);
    }
    return Eigen::LLT<Eigen::MatrixXd>(b).matrixL() * z;
}

std::vector<std::vector<double>> table(const QString& path) {
    QFile file(path);
    std::vector<std::vector<double>> rows;
    if (!file.open(QIODevice::ReadOnly)) {
        return rows;
    }
    static_cast<void>(file.readLine());
    while (!file.atEnd()) {
        rows.emplace_back();
        for (const auto& cell : file.readLine().trimmed().split(',')) {
            rows.back().push_back(cell.toDouble());
        }
    }
    return rows;
}

/// Stations of a field of 200 km length and 2 units of standard deviation between 0 and 20 E, 30 and 45 N.
std::vector<SelectedObservation> horizontalField(double lengthM) {
    std::mt19937 random(17);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::vector<SelectedObservation> observations(700);
    std::vector<std::array<double, 3>> place;
    for (auto& observation : observations) {
        observation.longitudeDeg = 20.0 * uniform(random);
        observation.latitudeDeg = 30.0 + 15.0 * uniform(random);
        const double phi = observation.latitudeDeg * std::numbers::pi / 180.0;
        const double lambda = observation.longitudeDeg * std::numbers::pi / 180.0;
        place.push_back({std::cos(phi) * std::cos(lambda), std::cos(phi) * std::sin(lambda), std::sin(phi)});
    }
    const Eigen::VectorXd field = draw(
        static_cast<Eigen::Index>(place.size()),
        [&](Eigen::Index i, Eigen::Index j) {
            const auto& a = place[static_cast<std::size_t>(i)];
            const auto& b = place[static_cast<std::size_t>(j)];
            return 6372795.477598 / lengthM * std::sqrt(std::pow(a[0] - b[0], 2) + std::pow(a[1] - b[1], 2) + std::pow(a[2] - b[2], 2));
        },
        random);
    for (std::size_t k = 0; k < observations.size(); ++k) {
        observations[k].value = 15.0 + 2.0 * field[static_cast<Eigen::Index>(k)];
        observations[k].depthM = 10.0;
    }
    return observations;
}

} // namespace

class CorrelationFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fitOverAllPairsIsThatOfTheReference();
    void distancesAreThoseOfTheReference();
    void horizontalLengthOfAKnownFieldIsFound();
    void verticalLengthOfKnownProfilesIsFound();
    void boundsHoldTheLengths();
    void noFitSaysWhy();
    void randomPairsAreTheSameEachTime();
    void cancelledFitStops();
    void diffusedSpikeIsAGaussian();
    void diffusionKeepsTheSumOverEqualCells();
};

void CorrelationFitTest::fitOverAllPairsIsThatOfTheReference() {
    PHIDIAS_NEEDS_DATA();
    const QString folder = QString::fromStdString(phidias::tests::dataFolder() / "divand");
    const auto rows = table(folder + QStringLiteral("/07_fitlen_input.csv"));
    QCOMPARE(rows.size(), std::size_t{200});
    std::vector<double> value, weight;
    for (const auto& row : rows) {
        value.push_back(row[2]);
        weight.push_back(row[3]);
    }
    const auto fit = fitLength(value, weight, pairsOf(value.size(), 0, 1, [&](std::size_t i, std::size_t j) {
                                   return std::hypot(rows[i][0] - rows[j][0], rows[i][1] - rows[j][1]);
                               }));
    const std::map<QByteArray, double> found{
        {"RL", fit.length}, {"sn", fit.signalToNoise}, {"varbak", fit.variance}, {"rqual", fit.quality}, {"meandist", fit.meanDistance}};
    QFile expected(folder + QStringLiteral("/07_fitlen_expected.csv"));
    QVERIFY(expected.open(QIODevice::ReadOnly));
    static_cast<void>(expected.readLine());
    int compared = 0;
    while (!expected.atEnd()) {
        const auto cells = expected.readLine().trimmed().split(',');
        const double difference = std::abs(found.at(cells[0]) / cells[1].toDouble() - 1.0);
        QVERIFY2(difference < cells[2].toDouble(), (cells[0] + ": " + QByteArray::number(difference)).constData());
        ++compared;
    }
    QCOMPARE(compared, 5);
    QCOMPARE(fit.pairs, std::size_t{19900});
    QCOMPARE(fit.fitted.size(), fit.distance.size());
}

void CorrelationFitTest::distancesAreThoseOfTheReference() {
    // test of `distance` in DIVAnd.jl: (latitude 1, longitude 2) to (3, 4) is 2.82749366820155 degrees. Two observations at each end: four
    // of the six pairs are that far apart.
    std::vector<SelectedObservation> observations(4);
    for (std::size_t k = 0; k < 4; ++k) {
        observations[k].latitudeDeg = k < 2 ? 1.0 : 3.0;
        observations[k].longitudeDeg = k < 2 ? 2.0 : 4.0;
        observations[k].value = static_cast<double>(k);
    }
    const auto fits = fitHorizontalLengths(observations, {}, {});
    const double expected = 4.0 / 6.0 * 2.82749366820155 * std::numbers::pi / 180.0 * 6372795.477598;
    QVERIFY(std::abs(fits.fits[0].meanDistance / expected - 1.0) < 1e-9);
}

void CorrelationFitTest::horizontalLengthOfAKnownFieldIsFound() {
    const auto fits = fitHorizontalLengths(horizontalField(200e3), {}, {});
    // One draw over some 8 x 8 lengths: the sampling error of a fitted length is some tens of percent.
    qInfo("fitted %.0f km of 200 km, variance %.2f of 4, quality %.2f", fits.fits[0].length / 1e3, fits.fits[0].variance,
          fits.fits[0].quality);
    QVERIFY(std::abs(fits.fits[0].length / 200e3 - 1.0) < 0.3);
    QVERIFY(std::abs(fits.fits[0].variance / 4.0 - 1.0) < 0.4);
    QVERIFY(fits.fits[0].quality > 0.7);
    QVERIFY(fits.fits[0].signalToNoise > 3.0); // there is no noise
    QCOMPARE(fits.smoothed[0], fits.fits[0].length);
}

void CorrelationFitTest::verticalLengthOfKnownProfilesIsFound() {
    constexpr double kLengthM = 60.0;
    std::mt19937 random(23);
    std::vector<SelectedObservation> observations;
    for (int profile = 0; profile < 150; ++profile) {
        const Eigen::VectorXd field = draw(
            61, [](Eigen::Index i, Eigen::Index j) { return 10.0 * std::abs(static_cast<double>(i - j)) / kLengthM; }, random);
        for (int k = 0; k < 61; ++k) {
            observations.push_back({.longitudeDeg = 1.0 + 0.5 * (profile % 15),
                                    .latitudeDeg = 40.0 + 0.5 * (profile / 15),
                                    .depthM = 10.0 * k,
                                    .timeUnixSeconds = 0.0,
                                    .value = 20.0 - 0.02 * 10.0 * k + field[k],
                                    .identifier = {}});
        }
    }
    const std::vector<double> depths{0.0, 100.0, 200.0, 300.0, 400.0, 500.0, 600.0};
    const auto fits = fitVerticalLengths(observations, depths, {.searchDepthM = 20.0});
    for (std::size_t level = 0; level < depths.size(); ++level) {
        qInfo("%.0f m: %.1f m, smoothed %.1f m, quality %.2f", depths[level], fits.fits[level].length, fits.smoothed[level],
              fits.fits[level].quality);
        QVERIFY(std::abs(fits.smoothed[level] / kLengthM - 1.0) < 0.35);
    }
}

void CorrelationFitTest::boundsHoldTheLengths() {
    const auto observations = horizontalField(200e3);
    LevelFitOptions options;
    options.least = 500e3;
    QCOMPARE(fitHorizontalLengths(observations, {}, options).smoothed[0], 500e3);
    options.least = 1e3;
    options.most = 50e3;
    QCOMPARE(fitHorizontalLengths(observations, {10.0, 20.0, 30.0}, options).smoothed, (std::vector<double>(3, 50e3)));
}

void CorrelationFitTest::noFitSaysWhy() {
    const std::vector<double> one(5, 1.0);
    const auto anyDistance = [](std::size_t i, std::size_t j) { return std::abs(static_cast<double>(i) - static_cast<double>(j)); };
    const auto equal = fitLength(std::vector<double>(5, 3.0), one, pairsOf(5, 0, 1, anyDistance));
    QVERIFY(std::isnan(equal.length));
    QVERIFY(equal.reason.find("equal") != std::string::npos);
    const auto onePlace =
        fitLength(std::vector<double>{1, 2, 3, 4, 5}, one, pairsOf(5, 0, 1, [](std::size_t, std::size_t) { return 0.0; }));
    QVERIFY(std::isnan(onePlace.length) && !onePlace.reason.empty());
    const auto two = fitLength(std::vector<double>{1, 2}, std::vector<double>(2, 1.0), pairsOf(2, 0, 1, anyDistance));
    QVERIFY(std::isnan(two.length) && !two.reason.empty());
    // A level without observations takes the length of the nearest one that has a fit.
    const auto fits = fitHorizontalLengths(horizontalField(200e3), {10.0, 4000.0}, {});
    QVERIFY(std::isnan(fits.fits[1].length));
    QVERIFY(std::isfinite(fits.smoothed[1]));
}

void CorrelationFitTest::randomPairsAreTheSameEachTime() {
    const auto source = pairsOf(1000, 100, 42, [](std::size_t i, std::size_t j) { return static_cast<double>(i + j); });
    std::vector<std::pair<std::size_t, std::size_t>> first, second;
    source([&](std::size_t i, std::size_t j, double distance) {
        QVERIFY(i != j && i < 1000 && j < 1000);
        QCOMPARE(distance, static_cast<double>(i + j));
        first.emplace_back(i, j);
    });
    source([&](std::size_t i, std::size_t j, double) { second.emplace_back(i, j); });
    QCOMPARE(first.size(), std::size_t{4950});
    QVERIFY(first == second);
}

void CorrelationFitTest::cancelledFitStops() {
    std::stop_source stop;
    stop.request_stop();
    LevelFitOptions options;
    options.stop = stop.get_token();
    bool isStopped = false;
    try {
        static_cast<void>(fitHorizontalLengths(horizontalField(200e3), {}, options));
    } catch (const std::exception& error) {
        isStopped = QString::fromLocal8Bit(error.what()).contains(QStringLiteral("ancel"));
    }
    QVERIFY(isStopped);
}

void CorrelationFitTest::diffusedSpikeIsAGaussian() {
    // test of smoothfilter in DIVAnd.jl: a spike becomes the Gaussian of that scale, within 1e-4.
    std::vector<double> x(201), values(201, 0.0);
    for (std::size_t k = 0; k < x.size(); ++k) {
        x[k] = static_cast<double>(k);
    }
    values[100] = 1.0;
    const double scale = 10.0;
    const auto smooth = diffused(x, values, scale);
    for (std::size_t k = 0; k < x.size(); ++k) {
        const double expected = std::exp(-0.5 * std::pow((x[k] - 100.0) / scale, 2)) / (scale * std::sqrt(2.0 * std::numbers::pi));
        QVERIFY2(std::abs(smooth[k] - expected) < 1e-4, qPrintable(QString::number(smooth[k] - expected)));
    }
}

void CorrelationFitTest::diffusionKeepsTheSumOverEqualCells() {
    const std::vector<double> x{0.0, 2.0, 4.0, 6.0, 8.0};
    const auto smooth = diffused(x, {10.0, 0.0, 0.0, 0.0, 5.0}, 3.0);
    QVERIFY(std::abs(smooth[0] + smooth[1] + smooth[2] + smooth[3] + smooth[4] - 15.0) < 1e-12);
    QVERIFY(smooth[0] < 10.0 && smooth[2] > 0.1);
    QCOMPARE(diffused(x, {1.0, 2.0, 3.0, 4.0, 5.0}, 0.0), (std::vector<double>{1.0, 2.0, 3.0, 4.0, 5.0}));
    for (const double value : diffused({0.0, 1.0, 5.0, 20.0}, {2.0, 2.0, 2.0, 2.0}, 4.0)) { // unequal cells: a constant stays
        QVERIFY(std::abs(value - 2.0) < 1e-12);
    }
}

QTEST_GUILESS_MAIN(CorrelationFitTest)
#include "CorrelationFitTest.moc"
