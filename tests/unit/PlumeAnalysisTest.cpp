// Sources and emissions of plumes that are made here by the Gaussian formula: place, rate and wind are known.
#include "processing/plume/PlumeAnalysis.h"

#include "tests/support/PlumeScenes.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

using namespace phidias;
using namespace phidias::processing::plume;

namespace {

constexpr double kMolarMass = 64.064e-3; ///< SO2, kg

/// Column of a plume that runs east from the middle, mol m-2: Q / (sqrt(2 pi) s U) exp(-y^2 / 2 s^2) exp(-x / (U tau)), tau = 24 h.
double columnOf(double rateKgS, double speedMS, double eastKm, double northKm) {
    if (eastKm < 0.0) {
        return 0.0;
    }
    const double width = 6.0 + 0.05 * eastKm;
    return rateKgS / kMolarMass / (std::sqrt(2.0 * std::numbers::pi) * width * 1000.0 * speedMS) *
           std::exp(-0.5 * northKm * northKm / width / width) * std::exp(-eastKm * 1000.0 / (speedMS * 86400.0));
}

/// Mean over a pixel of 6 km.
double pixelOf(double rateKgS, double speedMS, double eastKm, double northKm) {
    double sum = 0.0;
    for (int place = 0; place < 49; ++place) {
        sum += columnOf(rateKgS, speedMS, eastKm + 6.0 * ((place % 7 + 0.5) / 7.0 - 0.5), northKm + 6.0 * ((place / 7 + 0.5) / 7.0 - 0.5)) /
               49.0;
    }
    return sum;
}

struct Analysed {
    PlumeScene scene;
    SceneAnalysis analysis;
};

/// @param speedMS  of the wind, toward the east of the plane about the middle; 0 = the product has no wind
Analysed analysed(const core::GeoPoint& middle, double rateKgS, double speedMS, bool hasWind, const std::vector<PlumeSource>& known,
                  unsigned seed = 1, double windErrorMS = 0.0) {
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0.0, 2e-4);
    Analysed result;
    result.scene = tests::SyntheticScene{.middle = middle}.made(
        [&](double east, double north) { return 1e-3 + pixelOf(rateKgS, std::max(speedMS, 0.5), east, north) + noise(random); });
    if (hasWind) {
        // East in the plane is not east at the pixel: meridians meet.
        for (const auto& centre : result.scene.centres) {
            const double turn =
                std::remainder(centre[0] - middle[0], 360.0) * std::numbers::pi / 180.0 * std::sin(middle[1] * std::numbers::pi / 180.0);
            result.scene.windEast.push_back(static_cast<float>((speedMS + windErrorMS) * std::cos(turn)));
            result.scene.windNorth.push_back(static_cast<float>(-(speedMS + windErrorMS) * std::sin(turn)));
        }
    }
    const PixelGraph graph(result.scene);
    const PixelFinder finder(result.scene.centres, 25.0);
    const auto wind = hasWind ? productWind(result.scene, finder) : nullptr;
    AnalysisSettings settings;
    settings.detection.seedZ = 5.0;
    result.analysis = analyseScene(result.scene, graph, finder, known, wind.get(), settings);
    return result;
}

PlumeSource sourceAt(const core::GeoPoint& place) {
    return {.id = "known", .name = "Known", .place = place, .isKnown = true};
}

} // namespace

class PlumeAnalysisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emissionIsThatOfThePlume_data();
    void emissionIsThatOfThePlume();
    void emissionsHaveHardlyABiasAndFairErrors();
    void unknownSourceIsTheUpwindEnd_data();
    void unknownSourceIsTheUpwindEnd();
    void plumeAgainstTheWindIsFlagged();
    void calmWindIsFlagged();
    void withoutWindThereIsNoEmission();
    void sharesOfTwoSourcesAreWithinFivePercent();
    void farSourceDoesNotGetThePlume();
    void detachedPlumeIsTracedBack();
    void cloudedSceneHasNothing();
};

void PlumeAnalysisTest::emissionIsThatOfThePlume_data() {
    QTest::addColumn<core::GeoPoint>("middle");
    QTest::addColumn<double>("speed");
    QTest::newRow("middle latitudes") << core::GeoPoint{15.0, 37.0} << 5.0;
    QTest::newRow("across 180 degrees") << core::GeoPoint{179.9, -15.0} << 8.0;
    QTest::newRow("around the pole") << core::GeoPoint{40.0, 89.0} << 5.0;
    QTest::newRow("at the south pole") << core::GeoPoint{-70.0, -89.99} << 5.0;
}

// 60 kg/s: 0.012 mol m-2 at the source, 60 times the noise. The edge of the plume that stays below growth is lost: a few per cent.
void PlumeAnalysisTest::emissionIsThatOfThePlume() {
    QFETCH(core::GeoPoint, middle);
    QFETCH(double, speed);
    const auto [scene, analysis] = analysed(middle, 60.0, speed, true, {sourceAt(middle)});
    QCOMPARE(analysis.plumes.size(), std::size_t{1});
    QCOMPARE(analysis.plumes[0].sources, std::vector<std::size_t>{0});
    QCOMPARE(analysis.emission[0].method, std::string("cross-sections"));
    QVERIFY2(std::abs(analysis.emission[0].kgS / 60.0 - 1.0) < 0.1, qPrintable(QString::number(analysis.emission[0].kgS)));
    QVERIFY(std::abs(analysis.plumes[0].axisDeg - 90.0) < 5.0);
    QCOMPARE(analysis.plumes[0].quality & (kAxisDiffers | kLowWind | kDetached), 0);
    const auto at = std::count_if(analysis.plumes[0].details.begin(), analysis.plumes[0].details.end(),
                                  [](const PlumePixel& detail) { return detail.isAtSource; });
    QVERIFY(at >= 1 && at <= 4);
}

// 60 plumes of 25 to 150 kg/s in winds of 3 to 10 m/s that are known within 0.5 m/s. Asked: bias below 10 %, one sigma covers 60 to 76 %;
// the share of 60 is known within 6 %.
void PlumeAnalysisTest::emissionsHaveHardlyABiasAndFairErrors() {
    std::mt19937 random(77);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::normal_distribution<double> windError(0.0, 0.5);
    double sum = 0.0;
    int covered = 0;
    for (unsigned number = 0; number < 60; ++number) {
        const double speed = 3.0 + 7.0 * uniform(random);
        const double rate = 25.0 * std::pow(6.0, uniform(random));
        const auto [scene, analysis] = analysed({15.0, 37.0}, rate, speed, true, {sourceAt({15.0, 37.0})}, number, windError(random));
        const auto& emission = analysis.emission[0];
        QVERIFY2(std::isfinite(emission.kgS), qPrintable(QStringLiteral("%1 kg/s in %2 m/s").arg(rate).arg(speed)));
        sum += emission.kgS / rate / 60.0;
        covered += std::abs(emission.kgS - rate) <= emission.sigmaKgS ? 1 : 0;
    }
    qInfo("mean ratio %.3f, covered %d of 60", sum, covered);
    QVERIFY2(std::abs(sum - 1.0) < 0.1, qPrintable(QString::number(sum)));
    QVERIFY2(covered >= 33 && covered <= 49, qPrintable(QString::number(covered)));
}

void PlumeAnalysisTest::unknownSourceIsTheUpwindEnd_data() {
    emissionIsThatOfThePlume_data();
}

// Within a pixel of 6 km and its diagonal.
void PlumeAnalysisTest::unknownSourceIsTheUpwindEnd() {
    QFETCH(core::GeoPoint, middle);
    QFETCH(double, speed);
    const auto [scene, analysis] = analysed(middle, 60.0, speed, true, {});
    QCOMPARE(analysis.plumes.size(), std::size_t{1});
    const double away = distanceKm(analysis.sources[analysis.plumes[0].sources[0]].place, middle);
    QVERIFY2(away < 8.5, qPrintable(QString::number(away)));
}

void PlumeAnalysisTest::plumeAgainstTheWindIsFlagged() {
    auto scene =
        tests::SyntheticScene().made([random = std::mt19937(3), noise = std::normal_distribution<double>(0.0, 2e-4)](
                                         double east, double north) mutable { return pixelOf(60.0, 5.0, east, north) + noise(random); });
    scene.windEast.assign(scene.size(), 0.0F);
    scene.windNorth.assign(scene.size(), 6.0F); // the plume runs east
    const PixelGraph graph(scene);
    const PixelFinder finder(scene.centres, 25.0);
    const auto wind = productWind(scene, finder);
    const auto analysis = analyseScene(scene, graph, finder, {sourceAt({15.0, 37.0})}, wind.get(), {});
    QCOMPARE(analysis.plumes.size(), std::size_t{1});
    for (const std::size_t pixel : analysis.plumes[0].pixels) {
        QVERIFY((analysis.quality[pixel] & kAxisDiffers) != 0);
    }
}

void PlumeAnalysisTest::calmWindIsFlagged() {
    const auto [scene, analysis] = analysed({15.0, 37.0}, 20.0, 1.0, true, {sourceAt({15.0, 37.0})});
    QCOMPARE(analysis.plumes.size(), std::size_t{1});
    QCOMPARE(analysis.emission[0].method, std::string("ime"));
    // The wind alone is known within half its speed.
    QVERIFY(analysis.emission[0].sigmaKgS >= 0.5 * analysis.emission[0].kgS);
    for (const std::size_t pixel : analysis.plumes[0].pixels) {
        QVERIFY((analysis.quality[pixel] & kLowWind) != 0);
    }
}

void PlumeAnalysisTest::withoutWindThereIsNoEmission() {
    const auto [scene, analysis] = analysed({15.0, 37.0}, 60.0, 5.0, false, {sourceAt({15.0, 37.0})});
    QCOMPARE(analysis.plumes.size(), std::size_t{1});
    QCOMPARE(analysis.windName, std::string("none"));
    QVERIFY(!std::isfinite(analysis.emission[0].kgS));
    QVERIFY(!analysis.plumes[0].wind.has_value());
    QVERIFY((analysis.plumes[0].quality & kLowWind) != 0);
    QVERIFY(std::abs(analysis.plumes[0].axisDeg - 90.0) < 5.0);
}

// Two sources 16 km apart across the wind, by the formula of the unit plume (B, step 6), 31 x 31 places a pixel: rates 50 and 30 kg/s.
void PlumeAnalysisTest::sharesOfTwoSourcesAreWithinFivePercent() {
    const auto column = [](double rate, double x, double y) {
        const double width = std::max(3.0, 0.104 * std::pow(std::max(x, 0.0), 0.894));
        return x < -3.0
                   ? 0.0
                   : rate / kMolarMass * std::exp(-0.5 * y * y / width / width) * std::exp(-std::max(x, 0.0) * 1000.0 / (5.0 * 86400.0)) /
                         (std::sqrt(2.0 * std::numbers::pi) * width * 1000.0 * 5.0);
    };
    const auto pixel = [&](double rate, double east, double north) {
        double sum = 0.0;
        for (int place = 0; place < 961; ++place) {
            sum += column(rate, east + 6.0 * ((place % 31 + 0.5) / 31.0 - 0.5), north + 6.0 * ((place / 31 + 0.5) / 31.0 - 0.5)) / 961.0;
        }
        return sum;
    };
    std::mt19937 random(5);
    std::normal_distribution<double> noise(0.0, 2e-4);
    auto scene = tests::SyntheticScene().made(
        [&](double east, double north) { return pixel(50.0, east, north - 8.0) + pixel(30.0, east, north + 8.0) + noise(random); });
    scene.windEast.assign(scene.size(), 5.0F);
    scene.windNorth.assign(scene.size(), 0.0F);
    const LocalPlane plane({15.0, 37.0});
    auto other = sourceAt(plane.placeOf({0.0, -8.0}));
    other.id = "other";
    const PixelGraph graph(scene);
    const PixelFinder finder(scene.centres, 25.0);
    const auto wind = productWind(scene, finder);
    const auto analysis = analyseScene(scene, graph, finder, {sourceAt(plane.placeOf({0.0, 8.0})), other}, wind.get(), {});
    QCOMPARE(analysis.plumes.size(), std::size_t{1});
    const auto& plume = analysis.plumes[0];
    QCOMPARE(plume.sources.size(), std::size_t{2});
    int mixed = 0;
    for (std::size_t at = 0; at < plume.pixels.size(); ++at) {
        const auto place = plane.of(scene.centres[plume.pixels[at]]);
        const double first = pixel(50.0, place[0], place[1] - 8.0);
        const double second = pixel(30.0, place[0], place[1] + 8.0);
        if (first + second < 1e-3) {
            continue; // five noises: where the plume is
        }
        const double truth = first / (first + second);
        const auto& detail = plume.details[at];
        const double found = static_cast<double>(detail.source[0] == 0 ? detail.contribution[0] : detail.contribution[1]);
        QVERIFY2(std::abs(found - truth) < 0.05,
                 qPrintable(QStringLiteral("%1 %2 at %3 %4").arg(found).arg(truth).arg(place[0]).arg(place[1])));
        const bool isMixed = truth > 0.15 && truth < 0.85;
        mixed += isMixed ? 1 : 0;
        QVERIFY(!isMixed || (analysis.quality[plume.pixels[at]] & kOverlap) != 0);
    }
    QVERIFY(mixed > 8);
}

void PlumeAnalysisTest::farSourceDoesNotGetThePlume() {
    const auto [scene, analysis] = analysed({15.0, 37.0}, 60.0, 5.0, true, {sourceAt({15.0, 41.0})});
    QCOMPARE(analysis.plumes.size(), std::size_t{1});
    QCOMPARE(analysis.plumes[0].sources, std::vector<std::size_t>{1}); // the one that was found
    QVERIFY(!std::isfinite(analysis.emission[0].kgS));
    QVERIFY(!analysis.isCovered[0]);
}

// The source lies 80 km upwind of the first pixel of the plume.
void PlumeAnalysisTest::detachedPlumeIsTracedBack() {
    const LocalPlane plane({15.0, 37.0});
    const auto [scene, analysis] = analysed({15.0, 37.0}, 60.0, 5.0, true, {sourceAt(plane.placeOf({-80.0, 0.0}))});
    QCOMPARE(analysis.plumes.size(), std::size_t{1});
    QCOMPARE(analysis.plumes[0].sources, std::vector<std::size_t>{0});
    QVERIFY((analysis.plumes[0].quality & kDetached) != 0);
}

void PlumeAnalysisTest::cloudedSceneHasNothing() {
    const auto scene = tests::SyntheticScene().made([](double, double) { return std::nan(""); });
    const PixelGraph graph(scene);
    const PixelFinder finder(scene.centres, 25.0);
    const auto analysis = analyseScene(scene, graph, finder, {sourceAt({15.0, 37.0})}, nullptr, {});
    QVERIFY(analysis.plumes.empty());
    QVERIFY(!analysis.isCovered[0]);
    for (const std::uint8_t quality : analysis.quality) {
        QCOMPARE(static_cast<int>(quality), int{kLowQa | kUncertainBackground});
    }
}

QTEST_GUILESS_MAIN(PlumeAnalysisTest)
#include "PlumeAnalysisTest.moc"
