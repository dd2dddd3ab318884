// Expected values come from the natural cubic spline of core/util (another algorithm, tested against its own formula), expected variances
// from its answer to a unit value at each node, expected refusals from the definition of the median written out.
#include "processing/atmosphere/SpectrumPreparation.h"

#include "core/util/CubicSpline.h"

#include <QtTest>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

using namespace phidias;
using namespace phidias::processing::atmosphere;

namespace {

constexpr std::size_t kChannels = 60;
constexpr std::size_t kGrid = 53; // not a multiple of eight
constexpr std::size_t kRows = 2;

/// Wavelengths that are not even, another shift for each row.
std::vector<double> wavelengths() {
    std::vector<double> result;
    for (std::size_t row = 0; row < kRows; ++row) {
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            const double x = static_cast<double>(channel);
            result.push_back(2300.0 + x + 0.2 * std::sin(x) + 0.3 * static_cast<double>(row));
        }
    }
    return result;
}

std::vector<double> grid() {
    std::vector<double> result;
    for (std::size_t place = 0; place < kGrid; ++place) {
        result.push_back(2301.0 + 57.0 * static_cast<double>(place) / static_cast<double>(kGrid - 1));
    }
    return result;
}

struct Spectra {
    std::vector<float> radiance;
    std::vector<std::int8_t> noiseDb;
    std::vector<std::uint8_t> quality;

    [[nodiscard]] SpectrumPreparation::Stored stored(std::size_t spectrum) const {
        return {.radiance = std::span(radiance).subspan(spectrum * kChannels, kChannels),
                .noiseDb = std::span(noiseDb).subspan(spectrum * kChannels, kChannels),
                .quality = std::span(quality).subspan(spectrum * kChannels, kChannels),
                .cosine0 = 0.7};
    }
    [[nodiscard]] bool isValid(std::size_t spectrum, std::size_t channel) const { return quality[spectrum * kChannels + channel] == 0; }
};

/// Most with channel 20 bad, the others with bad channels of their own.
Spectra drawn(std::size_t count) {
    std::mt19937_64 random(11);
    std::normal_distribution<float> normal;
    std::uniform_int_distribution<int> decibel(15, 35);
    std::uniform_int_distribution<std::size_t> anyChannel(0, kChannels - 1);
    Spectra spectra;
    for (std::size_t spectrum = 0; spectrum < count; ++spectrum) {
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            spectra.radiance.push_back(1e-8F * std::exp(0.3F * normal(random)));
            spectra.noiseDb.push_back(static_cast<std::int8_t>(decibel(random)));
            spectra.quality.push_back(channel == 20 ? 2 : 0);
        }
        if (spectrum % 4 == 3) {
            spectra.quality[spectrum * kChannels + anyChannel(random)] = 32;
            spectra.quality[spectrum * kChannels + kChannels - 1] = 32;
        }
    }
    return spectra;
}

SpectrumPreparation preparation(PreparationSettings settings, bool hasGrid) {
    settings.grid = hasGrid ? SpectralGrid::Resample : SpectralGrid::Index;
    return SpectrumPreparation(settings, kRows, wavelengths(), hasGrid ? grid() : std::vector<double>(), {});
}

} // namespace

class SpectrumPreparationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logarithmsAreResampledByTheCubicSpline();
    void variancesAreThoseOfTheWeights();
    void togetherOrOneByOneIsTheSame();
    void lowSignalIsTheMedianOfTheBrightChannels();
};

void SpectrumPreparationTest::logarithmsAreResampledByTheCubicSpline() {
    const auto spectra = drawn(13);
    const auto prepared = preparation({}, true);
    SpectrumPreparation::Workspace workspace;
    std::vector<double> y(kGrid);
    std::vector<double> sigma(kGrid);
    const auto places = grid();
    const auto own = wavelengths();
    for (std::size_t spectrum = 0; spectrum < 13; ++spectrum) {
        const std::size_t row = spectrum % kRows;
        const auto stored = spectra.stored(spectrum);
        QCOMPARE(prepared.prepare(row, stored.radiance, stored.noiseDb, stored.quality, stored.cosine0, y, sigma, workspace), 0);
        std::vector<double> nodes;
        std::vector<double> values;
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            if (spectra.isValid(spectrum, channel)) {
                nodes.push_back(own[row * kChannels + channel]);
                values.push_back(std::log(static_cast<double>(stored.radiance[channel])));
            }
        }
        const core::CubicSpline spline(nodes, values);
        std::size_t missing = 0;
        for (std::size_t place = 0; place < kGrid; ++place) {
            if (std::isnan(y[place])) {
                ++missing;
                continue;
            }
            QVERIFY(std::abs(y[place] - spline(places[place])) < 1e-12 * std::abs(y[place]));
        }
        QVERIFY(missing >= 1 && missing <= 6); // the places next to the bad channels
    }
}

void SpectrumPreparationTest::variancesAreThoseOfTheWeights() {
    const auto spectra = drawn(1);
    const auto prepared = preparation({}, true);
    SpectrumPreparation::Workspace workspace;
    std::vector<double> y(kGrid);
    std::vector<double> sigma(kGrid);
    const auto stored = spectra.stored(0);
    QCOMPARE(prepared.prepare(1, stored.radiance, stored.noiseDb, stored.quality, stored.cosine0, y, sigma, workspace), 0);
    std::vector<double> nodes;
    std::vector<double> variances;
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        if (spectra.isValid(0, channel)) {
            nodes.push_back(wavelengths()[kChannels + channel]);
            variances.push_back(std::pow(10.0, -static_cast<double>(stored.noiseDb[channel]) / 5.0)); // (sigma / L)^2
        }
    }
    std::vector<double> expected(kGrid, 0.0);
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        std::vector<double> unit(nodes.size(), 0.0);
        unit[node] = 1.0;
        const core::CubicSpline spline(nodes, unit);
        for (std::size_t place = 0; place < kGrid; ++place) {
            expected[place] += std::pow(spline(grid()[place]), 2) * variances[node];
        }
    }
    for (std::size_t place = 0; place < kGrid; ++place) {
        QVERIFY(std::isnan(sigma[place]) || std::abs(sigma[place] * sigma[place] / expected[place] - 1.0) < 1e-3); // 12 nodes of all
    }
}

void SpectrumPreparationTest::togetherOrOneByOneIsTheSame() {
    constexpr std::size_t kCount = 37;
    const auto spectra = drawn(kCount);
    for (const bool hasGrid : {true, false}) {
        for (const auto space : {SpectralSpace::Log, SpectralSpace::Radiance, SpectralSpace::Normalised}) {
            PreparationSettings settings;
            settings.space = space;
            const auto prepared = preparation(settings, hasGrid);
            const std::size_t m = hasGrid ? kGrid : kChannels;
            std::vector<double> y(kCount * m);
            std::vector<double> sigma(kCount * m);
            std::vector<SpectrumPreparation::Stored> stored;
            std::vector<SpectrumPreparation::Prepared> together;
            for (std::size_t spectrum = 0; spectrum < kCount; ++spectrum) {
                stored.push_back(spectra.stored(spectrum));
                together.push_back({.y = std::span(y).subspan(spectrum * m, m), .noise = std::span(sigma).subspan(spectrum * m, m)});
            }
            SpectrumPreparation::Workspace workspace;
            prepared.prepareRow(0, stored, together, SpectrumPreparation::NoiseKind::Sigma, workspace);
            std::vector<double> own(m);
            std::vector<double> ownSigma(m);
            SpectrumPreparation::Workspace other;
            for (std::size_t spectrum = 0; spectrum < kCount; ++spectrum) {
                const auto flags = prepared.prepare(0, stored[spectrum].radiance, stored[spectrum].noiseDb, stored[spectrum].quality, 0.7,
                                                    own, ownSigma, other);
                QCOMPARE(together[spectrum].flags, flags);
                QVERIFY(std::memcmp(own.data(), together[spectrum].y.data(), m * sizeof(double)) == 0);
                QVERIFY(std::memcmp(ownSigma.data(), together[spectrum].noise.data(), m * sizeof(double)) == 0);
                QCOMPARE(static_cast<std::size_t>(std::count_if(own.begin(), own.end(), [](double value) { return std::isnan(value); })),
                         together[spectrum].missing);
            }
        }
    }
}

void SpectrumPreparationTest::lowSignalIsTheMedianOfTheBrightChannels() {
    auto spectra = drawn(400);
    std::mt19937_64 random(5);
    std::uniform_int_distribution<int> decibel(8, 18); // 20 = 13.01 dB
    std::generate(spectra.noiseDb.begin(), spectra.noiseDb.end(), [&] { return static_cast<std::int8_t>(decibel(random)); });
    for (std::size_t spectrum = 0; spectrum < 40; ++spectrum) { // hardly any weak channels
        std::fill_n(spectra.noiseDb.begin() + static_cast<std::ptrdiff_t>(spectrum * kChannels), kChannels - 2, std::int8_t{30});
    }
    const auto prepared = preparation({}, true);
    SpectrumPreparation::Workspace workspace;
    std::vector<double> y(kGrid);
    std::vector<double> sigma(kGrid);
    int refused = 0;
    for (std::size_t spectrum = 0; spectrum < 400; ++spectrum) {
        const auto stored = spectra.stored(spectrum);
        std::vector<std::pair<float, double>> channels; // radiance and its ratio to the noise, of the valid ones
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            if (spectra.isValid(spectrum, channel)) {
                channels.emplace_back(stored.radiance[channel], std::pow(10.0, static_cast<double>(stored.noiseDb[channel]) / 10.0));
            }
        }
        std::sort(channels.begin(), channels.end(), std::greater<>());
        std::vector<double> ratios;
        for (std::size_t channel = 0; channel < channels.size() / 10; ++channel) {
            ratios.push_back(channels[channel].second);
        }
        std::sort(ratios.begin(), ratios.end());
        const bool isLow = ratios[ratios.size() / 2] < 20.0;
        refused += isLow ? 1 : 0;
        const auto flags = prepared.prepare(0, stored.radiance, stored.noiseDb, stored.quality, stored.cosine0, y, sigma, workspace);
        QCOMPARE((flags & kLowSignal) != 0, isLow);
    }
    QVERIFY(refused > 50 && refused < 350);
}

QTEST_GUILESS_MAIN(SpectrumPreparationTest)
#include "SpectrumPreparationTest.moc"
