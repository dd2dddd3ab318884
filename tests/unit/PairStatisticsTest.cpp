// Moments, lines and histograms against numpy 1.24 and scipy 1.10 (numpy.histogram(..., "fd"), numpy.percentile, scipy.stats.linregress,
// scipy.stats.theilslopes) on data that both programs make by the same formulas.
#include "core/scene/PairStatistics.h"

#include "core/scene/Histogram.h"
#include "core/util/Error.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace phidias;

namespace {

struct Pairs {
    std::vector<double> x;
    std::vector<double> y;
};

/// x = k/4 - 3 + sin(1.7 k), y = 1.5 + 0.8 x + 0.6 cos(2.3 k), every tenth from the seventh on 4 higher.
Pairs fortyOne() {
    Pairs pairs;
    for (int k = 0; k < 41; ++k) {
        const double x = k * 0.25 - 3.0 + std::sin(1.7 * k);
        pairs.x.push_back(x);
        pairs.y.push_back(1.5 + 0.8 * x + 0.6 * std::cos(2.3 * k) + (k % 10 == 7 ? 4.0 : 0.0));
    }
    return pairs;
}

bool isNear(double value, double expected, double tolerance = 1e-12) {
    return std::abs(value - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

} // namespace

class PairStatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void momentsAreThoseOfNumpy();
    void leastSquaresIsThatOfScipy();
    void reducedMajorAxisIsTheRatioOfSpreads();
    void reducedMajorAxisTurnsWithTheCorrelation();
    void theilSenIsThatOfScipy();
    void theilSenOfManyPairsIsSampledTheSameEachTime();
    void theilSenIsNotMovedByOutliers();
    void whatIsNotDeterminedIsMissing();
    void linesStopOnDemand();
    void binsAreThoseOfFreedmanAndDiaconis();
    void percentilesAreThoseOfNumpy();
    void binsAreBounded();
    void outliersAreCountedBesideTheBins();
    void equalValuesAreOneBin();
    void densityCountsEachPairOnce();
};

void PairStatisticsTest::momentsAreThoseOfNumpy() {
    const auto [x, y] = fortyOne();
    const auto moments = core::pairMoments(x, y);
    QCOMPARE(moments.count, std::size_t{41});
    QVERIFY(isNear(moments.meanX, 1.9950474906899316));
    QVERIFY(isNear(moments.meanY, 3.486462792383262));
    QVERIFY(isNear(moments.deviationX, 3.0336129042586304));
    QVERIFY(isNear(moments.deviationY, 2.749862007208107));
    QVERIFY(isNear(moments.bias, 1.491415301693331));
    QVERIFY(isNear(moments.rmsd, 2.0046729809593007));
    QVERIFY(isNear(moments.r, 0.8945854780530751));
}

void PairStatisticsTest::leastSquaresIsThatOfScipy() {
    const auto [x, y] = fortyOne();
    const auto fit = core::leastSquares(core::pairMoments(x, y));
    QVERIFY(isNear(fit.slope, 0.8109098609268465));
    QVERIFY(isNear(fit.intercept, 1.8686591091654357));
    QVERIFY(isNear(fit.slopeError, 0.0648672905232382));
    QVERIFY(isNear(fit.interceptError, 0.23350929936055656));
}

void PairStatisticsTest::reducedMajorAxisIsTheRatioOfSpreads() {
    const auto [x, y] = fortyOne();
    const auto fit = core::reducedMajorAxis(core::pairMoments(x, y));
    QVERIFY(isNear(fit.slope, 0.9064643690524292)); // numpy: y.std(ddof=1) / x.std(ddof=1)
    QVERIFY(isNear(fit.intercept, 1.678023327505381));
    QVERIFY(isNear(fit.slopeError, 0.0648672905232382));
}

void PairStatisticsTest::reducedMajorAxisTurnsWithTheCorrelation() {
    auto [x, y] = fortyOne();
    std::for_each(y.begin(), y.end(), [](double& value) { value = -value; });
    QVERIFY(isNear(core::reducedMajorAxis(core::pairMoments(x, y)).slope, -0.9064643690524292));
}

void PairStatisticsTest::theilSenIsThatOfScipy() {
    const auto [x, y] = fortyOne();
    const auto fit = core::theilSen(x, y, {});
    QVERIFY(isNear(fit.slope, 0.7904909351416489));
    QVERIFY(isNear(fit.intercept, 1.9081980370799885));
    // scipy's limits at 95 % are slopes at whole ranks, ours between them.
    QVERIFY(isNear(fit.slopeError, (0.8428752151473041 - 0.7292752113024159) / (2.0 * 1.959964), 0.02));
}

void PairStatisticsTest::theilSenOfManyPairsIsSampledTheSameEachTime() {
    std::vector<double> x;
    std::vector<double> y;
    for (int k = 0; k < 3000; ++k) { // 4.5 million slopes, 400000 of them are drawn
        x.push_back(std::sin(k * 0.7) * 3.0 + k * 0.001);
        y.push_back(2.0 - 0.5 * x.back() + 0.2 * std::sin(k * 1.3));
    }
    const auto fit = core::theilSen(x, y, {});
    QVERIFY(std::abs(fit.slope + 0.4999899934429339) < 3e-4); // scipy, of all slopes
    QVERIFY(std::abs(fit.intercept - 2.0008477920402785) < 1e-3);
    const auto again = core::theilSen(x, y, {});
    QCOMPARE(again.slope, fit.slope);
    QCOMPARE(again.slopeError, fit.slopeError);
}

void PairStatisticsTest::theilSenIsNotMovedByOutliers() {
    std::vector<double> x;
    std::vector<double> y;
    for (int k = 0; k < 100; ++k) {
        x.push_back(k);
        y.push_back(k % 5 == 0 ? 1000.0 : 3.0 + 0.25 * k);
    }
    QVERIFY(isNear(core::theilSen(x, y, {}).slope, 0.25));
    QVERIFY(core::leastSquares(core::pairMoments(x, y)).slope < 0.0);
}

void PairStatisticsTest::whatIsNotDeterminedIsMissing() {
    const std::vector<double> same{2.0, 2.0, 2.0};
    const std::vector<double> rising{1.0, 2.0, 3.0};
    QVERIFY(std::isnan(core::leastSquares(core::pairMoments(same, rising)).slope));
    QVERIFY(std::isnan(core::reducedMajorAxis(core::pairMoments(rising, same)).slope));
    QVERIFY(std::isnan(core::theilSen(same, rising, {}).slope));
    QVERIFY(std::isnan(core::pairMoments(rising, same).r));
    QVERIFY(std::isnan(core::pairMoments({}, {}).bias));
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::pairMoments(same, std::span(rising).first(2))), core::Error);
}

void PairStatisticsTest::linesStopOnDemand() {
    const auto [x, y] = fortyOne();
    std::stop_source source;
    source.request_stop();
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::theilSen(x, y, source.get_token())), core::Error);
}

void PairStatisticsTest::binsAreThoseOfFreedmanAndDiaconis() {
    auto values = fortyOne().y;
    const auto histogram = core::histogramOf(values);
    QCOMPARE(histogram.counts, (std::vector<std::size_t>{9, 11, 10, 8, 3}));
    QVERIFY(isNear(histogram.low, -0.7717244, 1e-7));
    QVERIFY(isNear(histogram.high(), 9.97734698, 1e-7));
    std::vector<double> many;
    for (long long k = 0; k < 4001; ++k) {
        many.push_back(std::sin(0.37 * static_cast<double>(k)) +
                       0.3 * std::sin(std::fmod(5.1 * static_cast<double>(k) * static_cast<double>(k), 1000.0)) +
                       0.5 * std::cos(0.011 * static_cast<double>(k)));
    }
    const auto second = core::histogramOf(many);
    QCOMPARE(second.counts, (std::vector<std::size_t>{23,  70,  115, 153, 181, 211, 246, 233, 243, 265, 240,
                                                      238, 253, 269, 256, 241, 222, 168, 153, 100, 91,  30}));
}

void PairStatisticsTest::percentilesAreThoseOfNumpy() {
    auto values = fortyOne().y;
    const auto histogram = core::histogramOf(values);
    QVERIFY(isNear(histogram.p2, -0.595318228186077));
    QVERIFY(isNear(histogram.p25, 1.6087339139533134));
    QVERIFY(isNear(histogram.median, 3.6514901451044848));
    QVERIFY(isNear(histogram.p75, 5.763660856599072));
    QVERIFY(isNear(histogram.p98, 9.754433867712152));
}

void PairStatisticsTest::binsAreBounded() {
    std::vector<double> values;
    for (int k = 0; k < 1000000; ++k) {
        values.push_back(std::pow(k * 1e-6, 3.0));
    }
    QCOMPARE(core::histogramOf(values, 100).counts.size(), std::size_t{100});
}

void PairStatisticsTest::outliersAreCountedBesideTheBins() {
    std::vector<double> values;
    for (int k = 0; k <= 1000; ++k) {
        values.push_back(k * 1e-3);
    }
    values.push_back(-1e6);
    values.push_back(9.97e36);
    const auto histogram = core::histogramOf(values);
    QCOMPARE(histogram.below, std::size_t{1});
    QCOMPARE(histogram.above, std::size_t{1});
    QVERIFY(histogram.low >= -1.1 && histogram.high() <= 2.1);
    QVERIFY(histogram.counts.size() > 10);
    QCOMPARE(histogram.bin(9.97e36), histogram.counts.size());
}

void PairStatisticsTest::equalValuesAreOneBin() {
    std::vector<double> values(7, 35.0);
    const auto histogram = core::histogramOf(values);
    QCOMPARE(histogram.counts, (std::vector<std::size_t>{7}));
    QVERIFY(histogram.low < 35.0 && histogram.high() > 35.0);
    std::vector<double> none;
    QVERIFY(core::histogramOf(none).counts.empty());
}

void PairStatisticsTest::densityCountsEachPairOnce() {
    const std::vector<double> x{0.0, 0.5, 1.0, 2.0, 5.0};
    const std::vector<double> y{0.0, 0.5, 1.0, 2.0, 0.0};
    const auto density = core::densityOf(x, y, {0.0, 2.0}, {0.0, 2.0}, 2, 2);
    QCOMPARE(density.counts[0], 2.0); // (0, 0), (0.5, 0.5)
    QCOMPARE(density.counts[3], 2.0); // (1, 1) begins the upper cell, (2, 2) ends it; (5, 0) is outside
    QVERIFY(std::isnan(density.counts[1]) && std::isnan(density.counts[2]));
    QCOMPARE(density.most, 2.0);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::densityOf(x, y, {1.0, 1.0}, {0.0, 2.0}, 2, 2)), core::Error);
}

QTEST_APPLESS_MAIN(PairStatisticsTest)
#include "PairStatisticsTest.moc"
