// Statistics of ordinary scores against numbers by hand: 101 values 0..100 have the median 50, the quantile q at 100 q, and the median
// absolute deviation 25.
#include "processing/atmosphere/ScoreThresholds.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace phidias;
using namespace phidias::processing::atmosphere;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool isNear(double found, double expected) {
    return std::abs(found - expected) <= 1e-12 * std::max(1.0, std::abs(expected));
}

/// Names: a score, a window that no spectrum has, a filter.
/// Brightness -1, high sun: ln score 0..100, filter -50..50; brightness -2, middle sun: ln score 0..200 by 2, filter -1000; brightness 3,
/// low sun: 50 spectra with ln score 7 and filter 2.
std::vector<ScoreThresholds::Sample> samplesByHand() {
    std::vector<ScoreThresholds::Sample> samples;
    for (int number = 100; number >= 0; --number) {
        samples.push_back({.brightness = -1.0, .sunZenithDeg = 10.0, .scores = {std::exp(number), kNan, number - 50.0}});
        samples.push_back({.brightness = -2.0, .sunZenithDeg = 40.0, .scores = {std::exp(2.0 * number), kNan, -1000.0}});
    }
    for (int number = 0; number < 50; ++number) {
        samples.push_back({.brightness = 3.0, .sunZenithDeg = 60.0, .scores = {std::exp(7.0), kNan, 2.0}});
    }
    return samples;
}

ScoreThresholds thresholdsByHand() {
    return {2, {"score", "window", "filter_CO"}, samplesByHand()};
}

} // namespace

class ScoreThresholdsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strataAreBrightnessAndHeightOfTheSun();
    void toleranceCountsRobustDeviationsFromTheMedian();
    void quantilesLieBetweenTheOrderStatistics();
    void stratumWithFewSpectraTakesTheStatisticsOfAll();
    void filterHasAFloor();
    void excessIsOneAtTheLimit();
    void withoutReferenceNothingIsOutOfTheOrdinary();
    void jsonKeepsEverything();
    void damagedJsonThrows();
};

void ScoreThresholdsTest::strataAreBrightnessAndHeightOfTheSun() {
    // The median of 101 x -1, 101 x -2 and 50 x 3 is -1 (number 126 and 127 of 252): that and more is bright.
    const auto thresholds = thresholdsByHand();
    QCOMPARE(thresholds.stratumOf(-1.0 - 1e-9, 0.0), 0U);
    QCOMPARE(thresholds.stratumOf(-2.0, 34.999), 0U);
    QCOMPARE(thresholds.stratumOf(-2.0, 35.0), 1U);
    QCOMPARE(thresholds.stratumOf(-2.0, 54.999), 1U);
    QCOMPARE(thresholds.stratumOf(-2.0, 55.0), 2U);
    QCOMPARE(thresholds.stratumOf(-1.0, 0.0), 3U);
    QCOMPARE(thresholds.stratumOf(9.0, 45.0), 4U);
    QCOMPARE(thresholds.stratumOf(9.0, 80.0), 5U);
    QCOMPARE(thresholds.stratumOf(kNan, 80.0), 2U);
}

void ScoreThresholdsTest::toleranceCountsRobustDeviationsFromTheMedian() {
    const auto thresholds = thresholdsByHand();
    // -1 is the edge of brightness and so bright: the first 101 are stratum 3.
    const auto first = thresholds.byTolerance(3, 0, 5.0);
    QVERIFY(isNear(first.median, 50.0));
    QVERIFY(isNear(first.limit, 50.0 + 5.0 * 1.4826 * 25.0));
    QVERIFY(isNear(std::log(first.value()), first.limit));
    const auto second = thresholds.byTolerance(1, 0, 2.0);
    QVERIFY(isNear(second.median, 100.0));
    QVERIFY(isNear(second.limit, 100.0 + 2.0 * 1.4826 * 50.0));
    const auto filter = thresholds.byTolerance(3, 2, 6.0); // not logarithmic
    QVERIFY(isNear(filter.median, 0.0));
    QVERIFY(isNear(filter.value(), 6.0 * 1.4826 * 25.0));
}

void ScoreThresholdsTest::quantilesLieBetweenTheOrderStatistics() {
    const auto thresholds = thresholdsByHand();
    for (const double quantile : {0.9, 0.95, 0.98, 0.99, 0.995, 0.999}) {
        QVERIFY(isNear(thresholds.byQuantile(3, 0, quantile).limit, 100.0 * quantile));
        QVERIFY(isNear(thresholds.byQuantile(1, 0, quantile).limit, 200.0 * quantile));
        QVERIFY(isNear(thresholds.byQuantile(3, 2, quantile).value(), 100.0 * quantile - 50.0));
    }
    QVERIFY(isNear(thresholds.byQuantile(3, 0, 0.7).limit, 70.0)); // between those that are kept
    QVERIFY(isNear(thresholds.byQuantile(3, 0, 0.9925).limit, 99.25));
}

void ScoreThresholdsTest::stratumWithFewSpectraTakesTheStatisticsOfAll() {
    std::vector<double> all; // of all 252

    for (const auto& sample : samplesByHand()) {
        all.push_back(std::log(sample.scores.front()));
    }
    std::sort(all.begin(), all.end());
    const double median = 0.5 * (all[125] + all[126]);
    std::vector<double> distances;
    for (const double value : all) {
        distances.push_back(std::abs(value - median));
    }
    std::sort(distances.begin(), distances.end());
    const double deviation = 0.5 * (distances[125] + distances[126]);
    const auto thresholds = thresholdsByHand();
    for (const std::size_t stratum : {0U, 2U, 4U, 5U}) {
        const auto limit = thresholds.byTolerance(stratum, 0, 5.0);
        QVERIFY(isNear(limit.median, median));
        QVERIFY(isNear(limit.limit, median + 5.0 * 1.4826 * deviation));
    }
}

void ScoreThresholdsTest::filterHasAFloor() {
    const auto thresholds = thresholdsByHand();
    QVERIFY(isNear(thresholds.byTolerance(1, 2, 6.0).limit, 6.0)); // all ordinary ones at -1000: 6 deviations of noise are still needed
    QVERIFY(isNear(thresholds.byQuantile(1, 2, 0.99).limit, 1.0));
    QVERIFY(thresholds.byTolerance(1, 2, 6.0).excess(-1000.0) <= 0.0);
    QVERIFY(thresholds.byTolerance(1, 2, 6.0).excess(6.5) > 1.0);
}

void ScoreThresholdsTest::excessIsOneAtTheLimit() {
    const auto limit = thresholdsByHand().byTolerance(3, 0, 5.0);
    QVERIFY(isNear(limit.excess(std::exp(50.0)), 0.0));
    QVERIFY(isNear(limit.excess(limit.value()), 1.0));
    QVERIFY(isNear(limit.excess(std::exp(50.0 + 10.0 * 1.4826 * 25.0)), 2.0));
    QVERIFY(!(limit.excess(0.0) > 1.0));
    QVERIFY(!(limit.excess(kNan) > 1.0));
    // All the same: the least spread keeps the limit apart from the median.
    const ScoreThresholds same(1, {"score"},
                               std::vector<ScoreThresholds::Sample>(200, {.brightness = 0.0, .sunZenithDeg = 0.0, .scores = {1.0}}));
    QVERIFY(same.byTolerance(3, 0, 5.0).limit > 0.0);
    QVERIFY(same.byQuantile(3, 0, 0.99).limit > 0.0);
    QCOMPARE(same.byTolerance(3, 0, 5.0).excess(1.0), 0.0);
}

void ScoreThresholdsTest::withoutReferenceNothingIsOutOfTheOrdinary() {
    const ScoreThresholds none(2, {"score", "window", "filter_CO"}, {});
    const auto thresholds = thresholdsByHand();
    for (std::size_t stratum = 0; stratum < ScoreThresholds::kStrata; ++stratum) {
        for (std::size_t name = 0; name < 3; ++name) {
            QCOMPARE(none.byTolerance(stratum, name, 5.0).value(), kInfinity);
            QCOMPARE(none.byQuantile(stratum, name, 0.99).value(), kInfinity);
            QVERIFY(!(none.byTolerance(stratum, name, 5.0).excess(1e30) > 1.0));
            QVERIFY(!(none.byQuantile(stratum, name, 0.99).excess(1e30) > 1.0));
        }
        QCOMPARE(thresholds.byTolerance(stratum, 1, 5.0).value(), kInfinity); // the window that none had
    }
    QVERIFY(!none.isEmpty());
    QVERIFY(ScoreThresholds().isEmpty());
}

void ScoreThresholdsTest::jsonKeepsEverything() {
    const auto thresholds = thresholdsByHand();
    const std::string text = thresholds.toJson().dump();
    QVERIFY(text.find("null") != std::string::npos); // an infinite number is none in JSON
    const auto json = core::Json::parse(text);
    QCOMPARE(json.at("strata").size(), ScoreThresholds::kStrata);
    QVERIFY(json.at("strata").at(0).at(1).is_null());
    const auto again = ScoreThresholds::fromJson(json);
    QCOMPARE(again.names(), thresholds.names());
    QCOMPARE(again.toJson().dump(), text);
    for (std::size_t stratum = 0; stratum < ScoreThresholds::kStrata; ++stratum) {
        for (std::size_t name = 0; name < 3; ++name) {
            QCOMPARE(again.byTolerance(stratum, name, 5.0).limit, thresholds.byTolerance(stratum, name, 5.0).limit);
            QCOMPARE(again.byTolerance(stratum, name, 5.0).isLogarithmic, thresholds.byTolerance(stratum, name, 5.0).isLogarithmic);
            QCOMPARE(again.byQuantile(stratum, name, 0.97).limit, thresholds.byQuantile(stratum, name, 0.97).limit);
        }
    }
    for (const double brightness : {-1.5, -1.0, 0.0}) {
        QCOMPARE(again.stratumOf(brightness, 40.0), thresholds.stratumOf(brightness, 40.0));
    }
}

void ScoreThresholdsTest::damagedJsonThrows() {
    auto json = thresholdsByHand().toJson();
    json.erase("brightnessEdge");
    QVERIFY_THROWS_EXCEPTION(core::Json::exception, static_cast<void>(ScoreThresholds::fromJson(json)));
    auto other = thresholdsByHand().toJson();
    other["strata"][1][0]["median"] = "five";
    QVERIFY_THROWS_EXCEPTION(core::Json::exception, static_cast<void>(ScoreThresholds::fromJson(other)));
}

QTEST_GUILESS_MAIN(ScoreThresholdsTest)
#include "ScoreThresholdsTest.moc"
