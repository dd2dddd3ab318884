// Expected numbers come from direct computations in this file: two passes over all spectra with long double, a QR least squares for
// missing channels, the formulas of PCA_SCREENING 2 to 4 written out.
#include "processing/atmosphere/SpectralBasis.h"

#include "processing/atmosphere/CounterNoise.h"
#include "processing/atmosphere/SpectralScore.h"
#include "processing/atmosphere/SpectralStatistics.h"

#include <Eigen/Dense>

#include <QtTest>
#include <cmath>
#include <limits>

using namespace phidias::processing::atmosphere;

namespace {

constexpr std::size_t kChannels = 48;
constexpr std::size_t kTrueComponents = 4;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Radiances of 1e-8 with four smooth directions, noise of 1 % that differs by channel.
struct Spectra {
    std::vector<double> values;
    std::vector<double> variances;
    std::vector<double> sigma;
    std::size_t count = 0;
};

Spectra drawn(std::size_t count, std::uint64_t seed) {
    Spectra spectra;
    spectra.count = count;
    for (std::size_t spectrum = 0; spectrum < count; ++spectrum) {
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            const double x = static_cast<double>(channel) / static_cast<double>(kChannels);
            double value = 1.0 + 0.3 * std::sin(9.0 * x);
            for (std::size_t direction = 0; direction < kTrueComponents; ++direction) {
                const double amplitude = normalOf(seed, spectrum * 16 + direction) * 0.2 / (1.0 + static_cast<double>(direction));
                value += amplitude * std::cos((static_cast<double>(direction) + 1.0) * 3.0 * x);
            }
            const double sigma = 1e-10 * (1.0 + 0.5 * std::sin(17.0 * x)) * (spectrum % 2 == 0 ? 1.0 : 1.5);
            spectra.values.push_back(1e-8 * value + sigma * normalOf(seed + 1, spectrum * kChannels + channel));
            spectra.variances.push_back(sigma * sigma);
            spectra.sigma.push_back(sigma);
        }
    }
    return spectra;
}

SpectralStatistics statisticsOf(const Spectra& spectra, std::size_t first, std::size_t count, std::size_t batch) {
    SpectralStatistics statistics(kChannels);
    for (std::size_t at = first; at < first + count; at += batch) {
        const std::size_t size = std::min(batch, first + count - at) * kChannels;
        statistics.add(std::span(spectra.values).subspan(at * kChannels, size), std::span(spectra.variances).subspan(at * kChannels, size));
    }
    return statistics;
}

double relativeDifference(const std::vector<double>& a, const std::vector<double>& b) {
    double difference = 0.0;
    double size = 0.0;
    for (std::size_t at = 0; at < a.size(); ++at) {
        difference += (a[at] - b[at]) * (a[at] - b[at]);
        size += b[at] * b[at];
    }
    return std::sqrt(difference / size);
}

/// Two passes in long double.
void direct(const Spectra& spectra, std::vector<double>& mean, std::vector<double>& scatter) {
    std::vector<long double> sum(kChannels, 0.0L);
    for (std::size_t at = 0; at < spectra.values.size(); ++at) {
        sum[at % kChannels] += static_cast<long double>(spectra.values[at]);
    }
    mean.clear();
    for (auto& value : sum) {
        value /= static_cast<long double>(spectra.count);
        mean.push_back(static_cast<double>(value));
    }
    scatter.assign(kChannels * kChannels, 0.0);
    for (std::size_t column = 0; column < kChannels; ++column) {
        for (std::size_t row = column; row < kChannels; ++row) {
            long double product = 0.0L;
            for (std::size_t spectrum = 0; spectrum < spectra.count; ++spectrum) {
                product += (static_cast<long double>(spectra.values[spectrum * kChannels + row]) - sum[row]) *
                           (static_cast<long double>(spectra.values[spectrum * kChannels + column]) - sum[column]);
            }
            scatter[column * kChannels + row] = static_cast<double>(product);
        }
    }
}

} // namespace

class SpectralBasisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onePassEqualsTwoPasses();
    void anyPartitionGivesTheSame();
    void unknownNoiseDoesNotCount();
    void eigenvectorsAreThoseOfTheNormalisedCovariance();
    void rulesFollowTheirFormulas();
    void pureNoiseScoresOneWhateverTheBrightness();
    void missingChannelsAreLeastSquares();
    void tooManyMissingChannelsAreNotScored();
    void directionInsideTheSpaceShowsInT2Only();
    void windowIsTheRootMeanSquareOfItsResiduals();
};

void SpectralBasisTest::onePassEqualsTwoPasses() {
    const Spectra spectra = drawn(500, 3);
    const auto statistics = statisticsOf(spectra, 0, 500, 64);
    std::vector<double> mean;
    std::vector<double> scatter;
    direct(spectra, mean, scatter);
    QCOMPARE(statistics.count(), 500);
    QVERIFY(relativeDifference(statistics.mean(), mean) < 1e-14);
    QVERIFY(relativeDifference(statistics.scatter(), scatter) < 1e-12);
    // Half of the spectra have 1.5 times the noise.
    const double x = 7.0 / static_cast<double>(kChannels);
    const double sigma = 1e-10 * (1.0 + 0.5 * std::sin(17.0 * x));
    QVERIFY(std::abs(statistics.noise()[7] / (sigma * std::sqrt((1.0 + 2.25) / 2.0)) - 1.0) < 1e-12);
}

void SpectralBasisTest::anyPartitionGivesTheSame() {
    const Spectra spectra = drawn(1000, 5);
    const auto whole = statisticsOf(spectra, 0, 1000, 1000);
    SpectralStatistics left = statisticsOf(spectra, 700, 300, 7);
    SpectralStatistics right = statisticsOf(spectra, 0, 450, 450);
    right.merge(statisticsOf(spectra, 450, 250, 33));
    left.merge(right);
    QCOMPARE(left.count(), whole.count());
    QVERIFY(relativeDifference(left.mean(), whole.mean()) < 1e-13);
    QVERIFY(relativeDifference(left.scatter(), whole.scatter()) < 1e-12);
    QVERIFY(relativeDifference(left.noise(), whole.noise()) < 1e-13);
}

void SpectralBasisTest::unknownNoiseDoesNotCount() {
    Spectra spectra = drawn(10, 7);
    for (std::size_t spectrum = 1; spectrum < 10; ++spectrum) {
        spectra.variances[spectrum * kChannels] = kNan;
    }
    const auto statistics = statisticsOf(spectra, 0, 10, 10);
    QCOMPARE(statistics.varianceCount()[0], 1);
    QVERIFY(std::abs(statistics.noise()[0] / spectra.sigma[0] - 1.0) < 1e-14);
}

void SpectralBasisTest::eigenvectorsAreThoseOfTheNormalisedCovariance() {
    const Spectra spectra = drawn(3000, 9);
    const auto statistics = statisticsOf(spectra, 0, 3000, 256);
    const auto basis = basisOf(statistics, 12);
    QCOMPARE(basis.stored(), 12U);
    QCOMPARE(basis.eigenvalues.size(), kChannels);
    const auto noise = statistics.noise();
    for (std::size_t component = 0; component < 12; ++component) {
        const auto vector = basis.eigenvector(component);
        double largest = 0.0;
        for (std::size_t row = 0; row < kChannels; ++row) {
            double product = 0.0; // C~ e = lambda e
            for (std::size_t column = 0; column < kChannels; ++column) {
                const auto& scatter = statistics.scatter();
                const double covariance = (row >= column ? scatter[column * kChannels + row] : scatter[row * kChannels + column]) / 2999.0;
                product += covariance / (noise[row] * noise[column]) * vector[column];
            }
            QVERIFY(std::abs(product - basis.eigenvalues[component] * vector[row]) < 1e-9 * basis.eigenvalues[0]);
            largest = std::abs(vector[row]) > std::abs(largest) ? vector[row] : largest;
        }
        QVERIFY(largest > 0.0);
        for (std::size_t other = 0; other <= component; ++other) {
            double product = 0.0;
            for (std::size_t channel = 0; channel < kChannels; ++channel) {
                product += vector[channel] * basis.eigenvector(other)[channel];
            }
            QVERIFY(std::abs(product - (other == component ? 1.0 : 0.0)) < 1e-12);
        }
    }
    QVERIFY(std::is_sorted(basis.eigenvalues.rbegin(), basis.eigenvalues.rend()));
}

void SpectralBasisTest::rulesFollowTheirFormulas() {
    const auto basis = basisOf(statisticsOf(drawn(3000, 9), 0, 3000, 256), 1);
    const auto rules = componentRules(basis.eigenvalues, 3000);
    // Four directions were drawn.
    QCOMPARE(rules.noiseEdge, kTrueComponents);
    QCOMPARE(rules.indicator, kTrueComponents);
    // (1 + sqrt(4 / 100))^2 = 1.44: 1.45 is above, 1.43 below. 98.99 + 1.45 of 102.87 = 97.6 %: all four for 99.99 %.
    const std::vector<double> four{98.99, 1.45, 1.43, 1.0};
    const auto small = componentRules(four, 100);
    QCOMPARE(small.noiseEdge, 2U);
    QCOMPARE(small.variance, 4U);
}

void SpectralBasisTest::pureNoiseScoresOneWhateverTheBrightness() {
    const auto basis = basisOf(statisticsOf(drawn(4000, 11), 0, 4000, 256), 10);
    const SpectralScorer scorer(basis, kTrueComponents);
    const Spectra fresh = drawn(2000, 13);
    std::vector<SpectrumScore> scores(2000);
    SpectralScorer::Workspace workspace;
    scorer.score(fresh.values, fresh.sigma, scores, {}, workspace);
    for (const std::size_t parity : {0U, 1U}) { // quiet and noisy pixels
        double squares = 0.0;
        for (std::size_t spectrum = parity; spectrum < 2000; spectrum += 2) {
            squares += scores[spectrum].score * scores[spectrum].score;
        }
        QVERIFY2(std::abs(std::sqrt(squares / 1000.0) - 1.0) < 0.02, qPrintable(QString::number(squares / 1000.0)));
    }
}

void SpectralBasisTest::missingChannelsAreLeastSquares() {
    const auto basis = basisOf(statisticsOf(drawn(4000, 11), 0, 4000, 256), 10);
    const SpectralScorer scorer(basis, 6);
    Spectra fresh = drawn(3, 17);
    const std::vector<std::size_t> missing{0, 5, 6, 7, 30, 47};
    for (const std::size_t channel : missing) {
        fresh.values[kChannels + channel] = kNan;
    }
    std::vector<SpectrumScore> scores(3);
    SpectralScorer::Workspace workspace;
    scorer.score(fresh.values, fresh.sigma, scores, {}, workspace);
    for (std::size_t spectrum = 0; spectrum < 3; ++spectrum) {
        std::vector<std::size_t> valid;
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            if (std::isfinite(fresh.values[spectrum * kChannels + channel])) {
                valid.push_back(channel);
            }
        }
        Eigen::MatrixXd e(static_cast<Eigen::Index>(valid.size()), 6);
        Eigen::VectorXd y(static_cast<Eigen::Index>(valid.size()));
        for (std::size_t at = 0; at < valid.size(); ++at) {
            const auto row = static_cast<Eigen::Index>(at);
            y(row) = (fresh.values[spectrum * kChannels + valid[at]] - basis.mean[valid[at]]) / basis.noise[valid[at]];
            for (std::size_t component = 0; component < 6; ++component) {
                e(row, static_cast<Eigen::Index>(component)) = basis.eigenvector(component)[valid[at]];
            }
        }
        const Eigen::VectorXd p = e.colPivHouseholderQr().solve(y);
        const Eigen::VectorXd fitted = e * p;
        double squares = 0.0;
        double t2 = 0.0;
        for (std::size_t at = 0; at < valid.size(); ++at) {
            const std::size_t where = spectrum * kChannels + valid[at];
            const double residual =
                (y(static_cast<Eigen::Index>(at)) - fitted(static_cast<Eigen::Index>(at))) * basis.noise[valid[at]] / fresh.sigma[where];
            QVERIFY(std::abs(residual - workspace.residual[where]) < 1e-8);
            squares += residual * residual;
        }
        for (std::size_t component = 0; component < 6; ++component) {
            t2 += std::pow(p(static_cast<Eigen::Index>(component)), 2) / basis.eigenvalues[component];
        }
        QVERIFY(std::abs(scores[spectrum].score - std::sqrt(squares / static_cast<double>(valid.size() - 6))) < 1e-9);
        QVERIFY(std::abs(scores[spectrum].t2 / t2 - 1.0) < 1e-8);
        QCOMPARE(scores[spectrum].validChannels, valid.size());
    }
    QVERIFY(std::isnan(workspace.residual[kChannels + 5]));
}

void SpectralBasisTest::tooManyMissingChannelsAreNotScored() {
    const auto basis = basisOf(statisticsOf(drawn(4000, 11), 0, 4000, 256), 10);
    const SpectralScorer scorer(basis, 10);
    Spectra fresh = drawn(1, 19);
    for (std::size_t channel = 11; channel < kChannels; ++channel) {
        fresh.values[channel] = kNan; // 11 neighbouring channels cannot tell 10 smooth and noisy directions apart
    }
    for (std::size_t channel = 0; channel < 3; ++channel) {
        fresh.values[channel] = kNan; // 8 channels for 10 components
    }
    std::vector<SpectrumScore> scores(1);
    SpectralScorer::Workspace workspace;
    scorer.score(fresh.values, fresh.sigma, scores, {}, workspace);
    QVERIFY(scores[0].isIllConditioned);
    QVERIFY(std::isnan(scores[0].score));
}

void SpectralBasisTest::directionInsideTheSpaceShowsInT2Only() {
    const auto basis = basisOf(statisticsOf(drawn(4000, 11), 0, 4000, 256), 10);
    const SpectralScorer scorer(basis, kTrueComponents);
    std::vector<double> spectrum(kChannels);
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        spectrum[channel] =
            basis.mean[channel] + basis.noise[channel] * 10.0 * std::sqrt(basis.eigenvalues[1]) * basis.eigenvector(1)[channel];
    }
    std::vector<SpectrumScore> scores(1);
    SpectralScorer::Workspace workspace;
    scorer.score(spectrum, basis.noise, scores, {}, workspace);
    QVERIFY(scores[0].score < 1e-6);
    QVERIFY(std::abs(scores[0].t2 / 100.0 - 1.0) < 1e-8); // (10 standard deviations)^2
    const auto again = scorer.reconstruction(workspace.coefficients);
    QVERIFY(relativeDifference(again, spectrum) < 1e-12);
}

void SpectralBasisTest::windowIsTheRootMeanSquareOfItsResiduals() {
    const auto basis = basisOf(statisticsOf(drawn(4000, 11), 0, 4000, 256), 10);
    const SpectralScorer scorer(basis, kTrueComponents, {{{3, 4, 5, 40}}, {{9}}});
    Spectra fresh = drawn(1, 23);
    fresh.values[9] = kNan;
    std::vector<SpectrumScore> scores(1);
    std::vector<double> windows(2);
    SpectralScorer::Workspace workspace;
    scorer.score(fresh.values, fresh.sigma, scores, windows, workspace);
    const auto& r = workspace.residual;
    QVERIFY(std::abs(windows[0] - std::sqrt((r[3] * r[3] + r[4] * r[4] + r[5] * r[5] + r[40] * r[40]) / 4.0)) < 1e-14);
    QVERIFY(std::isnan(windows[1]));
}

QTEST_GUILESS_MAIN(SpectralBasisTest)
#include "SpectralBasisTest.moc"
