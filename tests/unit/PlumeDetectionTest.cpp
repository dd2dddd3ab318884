// Detection of plumes on scenes made here: background, noise, plumes and gaps are known.
#include "processing/plume/PlumeDetection.h"

#include "core/util/Error.h"
#include "tests/support/PlumeScenes.h"

#include <omp.h>

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <set>

using namespace phidias;
using namespace phidias::processing::plume;

namespace {

constexpr double kNoise = 2.0;

std::vector<std::size_t> shuffled(std::size_t count, unsigned seed) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    return order;
}

PlumeDetection detected(const PlumeScene& scene, double seedZ = 5.0) {
    return detectPlumes(scene, PixelGraph(scene), {.seedZ = seedZ, .stop = {}});
}

double spreadOf(std::vector<double> values) {
    const auto middleOf = [](std::vector<double>& numbers) {
        std::nth_element(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2), numbers.end());
        return numbers[numbers.size() / 2];
    };
    const double middle = middleOf(values);
    for (double& value : values) {
        value = std::abs(value - middle);
    }
    return 1.4826 * middleOf(values);
}

std::vector<double> known(const std::vector<float>& values) {
    std::vector<double> result;
    for (const float value : values) {
        if (std::isfinite(value)) {
            result.push_back(static_cast<double>(value));
        }
    }
    return result;
}

/// A plume of Gaussian width that runs east from the middle. @param peak  in noises
double plumeAt(double east, double north, double peak) {
    return east < 0.0 || east > 130.0 ? 0.0 : kNoise * peak * std::exp(-0.5 * north * north / (10.0 * 10.0));
}

double tilted(double east, double north) {
    return 500.0 + 0.05 * east - 0.03 * north;
}

} // namespace

class PlumeDetectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planeIsRecoveredWithinTheNoise();
    void largeSwathHasASmoothBackground();
    void stripesOfCarbonMonoxideAreTakenAway();
    void zHasASpreadOfOneWithoutAPlume_data();
    void zHasASpreadOfOneWithoutAPlume();
    void noiseMayVaryOverTheScene();
    void plantedPlumeIsFound_data();
    void plantedPlumeIsFound();
    void twoMissingPixelsAreBridgedNotFilled();
    void threeMissingPixelsAreNotBridged();
    void fewerPixelsThanAskedForAreNoPlume();
    void onePixelIsEnoughWhenItIsClear();
    void orderOfTheListDoesNotMatter();
    void threadsDoNotMatter();
    void cloudsMakeTheBackgroundUncertain();
    void nothingValidIsNoPlume();
    void stopsWhenAsked();
};

void PlumeDetectionTest::planeIsRecoveredWithinTheNoise() {
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0.0, kNoise);
    const auto scene = tests::SyntheticScene().made(
        [&](double east, double north) { return tilted(east, north) + plumeAt(east, north, 15.0) + noise(random); });
    const auto found = detected(scene);
    const LocalPlane plane({15.0, 37.0});
    for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
        const auto place = plane.of(scene.centres[pixel]);
        // Three parameters from 3600 pixels: at the corners three times noise / 60.
        QVERIFY(std::abs(static_cast<double>(found.background[pixel]) - tilted(place[0], place[1])) < 5.0 * kNoise / 60.0 * 3.0);
    }
}

// 1800 km: the median over 400 km follows a wave of 6000 km; its bend over the window is below the noise of a pixel.
void PlumeDetectionTest::largeSwathHasASmoothBackground() {
    std::mt19937 random(2);
    std::normal_distribution<double> noise(0.0, kNoise);
    const auto wave = [](double east, double north) { return 300.0 + 8.0 * std::sin(east / 955.0) + 8.0 * std::cos(north / 955.0); };
    const auto scene = tests::SyntheticScene{.scanlines = 300, .groundPixels = 150, .pixelKm = 7.0}.made(
        [&](double east, double north) { return wave(east, north) + noise(random); });
    const auto found = detected(scene);
    const LocalPlane plane({15.0, 37.0});
    std::vector<double> errors;
    for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
        const auto place = plane.of(scene.centres[pixel]);
        errors.push_back(std::abs(static_cast<double>(found.background[pixel]) - wave(place[0], place[1])));
    }
    std::sort(errors.begin(), errors.end());
    QVERIFY2(errors[errors.size() * 9 / 10] < kNoise, qPrintable(QString::number(errors[errors.size() * 9 / 10])));
    QCOMPARE(found.components, std::size_t{0});
}

void PlumeDetectionTest::stripesOfCarbonMonoxideAreTakenAway() {
    std::mt19937 random(3);
    std::normal_distribution<double> noise(0.0, kNoise);
    auto scene = tests::SyntheticScene{.scanlines = 300, .groundPixels = 150, .pixelKm = 7.0, .gas = PlumeGas::CarbonMonoxide}.made(
        [&](double, double) { return 100.0 + noise(random); });
    std::vector<float> stripes(150);
    for (auto& stripe : stripes) {
        stripe = static_cast<float>(1.5 * noise(random));
    }
    for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
        scene.column[pixel] += stripes[pixel % 150];
    }
    const auto found = detected(scene, 4.0);
    for (std::size_t row = 10; row < 140; ++row) {
        double sum = 0.0;
        for (std::size_t line = 0; line < 300; ++line) {
            sum += static_cast<double>(found.enhancement[line * 150 + row]) / 300.0;
        }
        // Noise of a mean of 300 is 0.06 of a pixel's; of a median of 200 it is 0.09.
        QVERIFY2(std::abs(sum) < 0.3 * kNoise, qPrintable(QStringLiteral("%1: %2").arg(row).arg(sum)));
    }
    // Of 45 000 pixels of normal noise 1.4 exceed 4.
    QVERIFY2(found.components <= 2, qPrintable(QString::number(found.components)));
}

void PlumeDetectionTest::zHasASpreadOfOneWithoutAPlume_data() {
    QTest::addColumn<bool>("isList");
    QTest::addColumn<bool>("hasPrecision");
    QTest::addColumn<QString>("format");
    QTest::newRow("swath") << false << false << QStringLiteral("s5p-l2");
    QTest::newRow("swath with a precision that is too small") << false << true << QStringLiteral("s5p-l2");
    QTest::newRow("list") << true << false << QStringLiteral("harp");
    QTest::newRow("patch") << false << true << QStringLiteral("tropomi-patch");
}

void PlumeDetectionTest::zHasASpreadOfOneWithoutAPlume() {
    QFETCH(bool, isList);
    QFETCH(bool, hasPrecision);
    QFETCH(QString, format);
    std::mt19937 random(4);
    std::normal_distribution<double> noise(0.0, kNoise);
    auto scene = tests::SyntheticScene{.scanlines = 110, .groundPixels = 110, .format = format.toStdString()}.made(
        [&](double east, double north) { return tilted(east, north) + noise(random); });
    if (hasPrecision) {
        scene.precision.assign(scene.size(), static_cast<float>(0.6 * kNoise));
    }
    const auto found = detected(isList ? tests::listOf(scene, shuffled(scene.size(), 9)) : scene);
    const double spread = spreadOf(known(found.zScore));
    QVERIFY2(std::abs(spread - 1.0) < 0.05, qPrintable(QString::number(spread)));
    QCOMPARE(found.components, std::size_t{0});
}

// Half of the scene is noisier by 2: told around each pixel, z has the same spread in both halves.
void PlumeDetectionTest::noiseMayVaryOverTheScene() {
    std::mt19937 random(5);
    std::normal_distribution<double> noise(0.0, kNoise);
    const auto scene = tests::SyntheticScene{.scanlines = 100, .groundPixels = 100}.made(
        [&](double east, double north) { return tilted(east, north) + (east < 0.0 ? 0.75 : 1.5) * noise(random); });
    const auto found = detected(scene);
    std::array<std::vector<double>, 2> halves;
    for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
        if (const std::size_t row = pixel % 100; row < 40 || row >= 60) {
            halves.at(row < 50 ? 0 : 1).push_back(static_cast<double>(found.zScore[pixel]));
        }
    }
    QVERIFY2(std::abs(spreadOf(halves[0]) - 1.0) < 0.1, qPrintable(QString::number(spreadOf(halves[0]))));
    QVERIFY2(std::abs(spreadOf(halves[1]) - 1.0) < 0.1, qPrintable(QString::number(spreadOf(halves[1]))));
}

void PlumeDetectionTest::plantedPlumeIsFound_data() {
    QTest::addColumn<bool>("isList");
    QTest::addColumn<double>("peak");
    QTest::addColumn<double>("clouds");
    QTest::newRow("swath") << false << 6.0 << 0.0;
    QTest::newRow("list") << true << 6.0 << 0.0;
    QTest::newRow("strong") << false << 30.0 << 0.0;
    QTest::newRow("swath, a third in clouds") << false << 6.0 << 0.33;
}

// The local mean of 3 x 3 has 0.43 of a pixel's noise: where the plume is above 4 noises it stands at z of about 9.
void PlumeDetectionTest::plantedPlumeIsFound() {
    QFETCH(bool, isList);
    QFETCH(double, peak);
    QFETCH(double, clouds);
    std::mt19937 random(6);
    std::normal_distribution<double> noise(0.0, kNoise);
    std::uniform_real_distribution<double> cloud(0.0, 1.0);
    const auto swath = tests::SyntheticScene().made([&](double east, double north) {
        const double value = tilted(east, north) + plumeAt(east, north, peak) + noise(random);
        return cloud(random) < clouds ? std::nan("") : value;
    });
    const auto scene = isList ? tests::listOf(swath, shuffled(swath.size(), 10)) : swath;
    const auto found = detected(scene);
    const LocalPlane plane({15.0, 37.0});
    std::map<std::int32_t, int> numbers;
    int clear = 0;
    int hits = 0;
    int astray = 0;
    for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
        const auto place = plane.of(scene.centres[pixel]);
        const bool isClear = plumeAt(place[0], place[1], peak) > 4.0 * kNoise && std::isfinite(scene.column[pixel]);
        const bool isHit = found.component[pixel] >= 0;
        clear += isClear ? 1 : 0;
        hits += isClear && isHit ? 1 : 0;
        const bool isNear = place[0] > -20.0 && place[0] < 150.0 && std::abs(place[1]) < 45.0;
        astray += isHit && !isNear ? 1 : 0;
        QVERIFY(!isHit || std::isfinite(scene.column[pixel]));
    }
    QVERIFY(clear > 25);
    QVERIFY2(hits >= 0.95 * clear, qPrintable(QStringLiteral("%1 of %2").arg(hits).arg(clear)));
    QCOMPARE(astray, 0);
    QCOMPARE(found.components, std::size_t{1});
}

namespace {

/// A bar of 20 x 4 pixels, 20 noises high, of which some columns in the middle are missing.
PlumeDetection interrupted(std::size_t missing, PlumeScene& scene) {
    std::mt19937 random(7);
    std::normal_distribution<double> noise(0.0, kNoise);
    scene = tests::SyntheticScene().made([&](double, double) { return 100.0 + noise(random); });
    for (std::size_t line = 0; line < 60; ++line) {
        for (std::size_t row = 0; row < 60; ++row) {
            auto& column = scene.column[line * 60 + row];
            column += line >= 28 && line < 32 && row >= 20 && row < 40 ? static_cast<float>(20.0 * kNoise) : 0.0F;
            column = row >= 30 && row < 30 + missing ? std::numeric_limits<float>::quiet_NaN() : column;
        }
    }
    return detected(scene);
}

} // namespace

void PlumeDetectionTest::twoMissingPixelsAreBridgedNotFilled() {
    PlumeScene scene;
    const auto found = interrupted(2, scene);
    QCOMPARE(found.components, std::size_t{1});
    for (std::size_t line = 0; line < 60; ++line) {
        QCOMPARE(found.component[line * 60 + 30], -1);
        QCOMPARE(found.component[line * 60 + 31], -1);
    }
    QCOMPARE(found.component[29 * 60 + 25], 0);
    QCOMPARE(found.component[29 * 60 + 35], 0);
}

void PlumeDetectionTest::threeMissingPixelsAreNotBridged() {
    PlumeScene scene;
    const auto found = interrupted(3, scene);
    QCOMPARE(found.components, std::size_t{2});
    QVERIFY(found.component[29 * 60 + 25] != found.component[29 * 60 + 36]);
}

void PlumeDetectionTest::fewerPixelsThanAskedForAreNoPlume() {
    PlumeScene scene;
    interrupted(0, scene);
    const PixelGraph graph(scene);
    QCOMPARE(detectPlumes(scene, graph, {.seedZ = 5.0, .minimumPixels = 80, .lonelyZ = 1e9, .stop = {}}).components, std::size_t{1});
    QCOMPARE(detectPlumes(scene, graph, {.seedZ = 5.0, .minimumPixels = 200, .lonelyZ = 1e9, .stop = {}}).components, std::size_t{0});
}

// A single footprint of 40 noises has z of about 40 / 2.96 / 0.43 = 32; its eight neighbours, which see it in their mean, fewer than 30 in
// all.
void PlumeDetectionTest::onePixelIsEnoughWhenItIsClear() {
    std::mt19937 random(8);
    std::normal_distribution<double> noise(0.0, kNoise);
    auto scene = tests::SyntheticScene().made([&](double, double) { return 100.0 + noise(random); });
    scene.column[30 * 60 + 30] += static_cast<float>(40.0 * kNoise);
    const auto found = detectPlumes(scene, PixelGraph(scene), {.seedZ = 5.0, .minimumPixels = 30, .stop = {}});
    QCOMPARE(found.components, std::size_t{1});
    QCOMPARE(found.component[30 * 60 + 30], 0);
}

void PlumeDetectionTest::orderOfTheListDoesNotMatter() {
    std::mt19937 random(9);
    std::normal_distribution<double> noise(0.0, kNoise);
    std::uniform_real_distribution<double> cloud(0.0, 1.0);
    const auto swath = tests::SyntheticScene().made([&](double east, double north) {
        const double value = tilted(east, north) + plumeAt(east, north, 5.0) + plumeAt(-east - 60.0, north - 60.0, 4.0) + noise(random);
        return cloud(random) < 0.3 ? std::nan("") : value;
    });
    std::vector<std::size_t> plain(swath.size());
    std::iota(plain.begin(), plain.end(), std::size_t{0});
    const auto first = detected(tests::listOf(swath, plain));
    QVERIFY(first.components >= 2);
    for (const unsigned seed : {21U, 22U}) {
        const auto order = shuffled(swath.size(), seed);
        const auto other = detected(tests::listOf(swath, order));
        QCOMPARE(other.components, first.components);
        std::map<std::int32_t, std::set<std::int32_t>> partners;
        for (std::size_t at = 0; at < order.size(); ++at) {
            partners[other.component[at]].insert(first.component[order[at]]);
            if (std::isfinite(other.zScore[at])) {
                QVERIFY(std::abs(other.zScore[at] - first.zScore[order[at]]) < 1e-3F);
            }
        }
        for (const auto& [component, partner] : partners) {
            QCOMPARE(partner.size(), std::size_t{1});
        }
    }
}

void PlumeDetectionTest::threadsDoNotMatter() {
    std::mt19937 random(10);
    std::normal_distribution<double> noise(0.0, kNoise);
    const auto scene = tests::SyntheticScene{.scanlines = 260, .groundPixels = 120, .pixelKm = 7.0, .gas = PlumeGas::CarbonMonoxide}.made(
        [&](double east, double north) { return 100.0 + plumeAt(east, north, 6.0) + noise(random); });
    const int threads = omp_get_max_threads();
    omp_set_num_threads(1);
    const auto one = detected(scene);
    omp_set_num_threads(4);
    const auto four = detected(scene);
    omp_set_num_threads(threads);
    QVERIFY(one.components > 0);
    QVERIFY(one.zScore == four.zScore);
    QVERIFY(one.background == four.background);
    QVERIFY(one.component == four.component);
}

void PlumeDetectionTest::cloudsMakeTheBackgroundUncertain() {
    std::mt19937 random(11);
    std::normal_distribution<double> noise(0.0, kNoise);
    std::uniform_real_distribution<double> cloud(0.0, 1.0);
    const auto with = [&](double share) {
        return detected(tests::SyntheticScene().made([&](double, double) { return cloud(random) < share ? std::nan("") : noise(random); }));
    };
    QVERIFY(!with(0.6).isBackgroundUncertain);
    QVERIFY(with(0.8).isBackgroundUncertain);
}

void PlumeDetectionTest::nothingValidIsNoPlume() {
    const auto found = detected(tests::SyntheticScene().made([](double, double) { return std::nan(""); }));
    QCOMPARE(found.components, std::size_t{0});
    QVERIFY(found.isBackgroundUncertain);
    QVERIFY(known(found.zScore).empty());
}

void PlumeDetectionTest::stopsWhenAsked() {
    const auto scene = tests::SyntheticScene().made([](double east, double) { return east; });
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(detectPlumes(scene, PixelGraph(scene), {.stop = stop.get_token()})), core::Error);
}

QTEST_GUILESS_MAIN(PlumeDetectionTest)
#include "PlumeDetectionTest.moc"
