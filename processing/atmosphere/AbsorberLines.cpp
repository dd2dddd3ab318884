#include "processing/atmosphere/AbsorberLines.h"

#include "processing/atmosphere/CounterNoise.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kTemperatureK = 260.0;
constexpr double kSecondRadiation = 1.438776877; ///< h c / k, cm K
constexpr double kHalfWidthPerAtm = 0.06;        ///< cm-1 atm-1
constexpr double kCutOff = 25.0;                 ///< cm-1

std::vector<SpectralLine> carbonMonoxide() {
    constexpr double kOrigin = 4260.0622;
    constexpr double kB0 = 1.92252896;
    constexpr double kB2 = 1.8875;
    constexpr double kD = 6.1214e-6;
    constexpr double kBandStrength = 7.67e-20;
    constexpr int kLargestJ = 40;
    const double partition = kTemperatureK / (kSecondRadiation * kB0) + 1.0 / 3.0;
    std::vector<SpectralLine> lines;
    for (int m = -kLargestJ; m <= kLargestJ; ++m) {
        if (m == 0) {
            continue;
        }
        const double x = m;
        const double j = m > 0 ? x - 1.0 : -x;
        const double wavenumber = kOrigin + (kB2 + kB0) * x + (kB2 - kB0) * x * x - 4.0 * kD * x * x * x;
        const double population = std::exp(-kSecondRadiation * kB0 * j * (j + 1.0) / kTemperatureK) / partition;
        lines.push_back({wavenumber, kBandStrength * wavenumber / kOrigin * std::abs(x) * population});
    }
    return lines;
}

/// A synthetic list: places evenly drawn, strengths log-uniform.
struct DrawnLines {
    std::uint64_t seed;
    int count;
    double lowest; ///< cm-1
    double highest;
    double weakest; ///< cm per molecule
    double strongest;
    double slope; ///< factor of the strength per cm-1 towards low wavenumbers, natural logarithm
};

std::vector<SpectralLine> drawn(const DrawnLines& rule) {
    std::vector<SpectralLine> lines;
    const double middle = 0.5 * (rule.lowest + rule.highest);
    for (int number = 0; number < rule.count; ++number) {
        const auto key = static_cast<std::uint64_t>(number);
        const double wavenumber = rule.lowest + (rule.highest - rule.lowest) * uniformOf(rule.seed, 2 * key);
        const double strength = rule.weakest * std::pow(rule.strongest / rule.weakest, uniformOf(rule.seed, 2 * key + 1));
        lines.push_back({wavenumber, strength * std::exp(rule.slope * (middle - wavenumber))});
    }
    return lines;
}

} // namespace

std::string_view nameOf(Absorber absorber) {
    constexpr std::array<std::string_view, 4> kNames{"CO", "CH4", "H2O", "HDO"};
    return kNames.at(static_cast<std::size_t>(absorber));
}

bool isSynthetic(Absorber absorber) {
    return absorber != Absorber::CarbonMonoxide;
}

std::vector<SpectralLine> linesOf(Absorber absorber) {
    std::vector<SpectralLine> lines;
    switch (absorber) {
    case Absorber::CarbonMonoxide:
        lines = carbonMonoxide();
        break;
    case Absorber::Methane:
        lines = drawn({11, 420, 4170.0, 4350.0, 1e-23, 7e-21, 0.0});
        break;
    case Absorber::WaterVapour:
        lines = drawn({12, 160, 4150.0, 4350.0, 1e-26, 4e-24, 0.012});
        break;
    case Absorber::HeavyWater:
        lines = drawn({13, 90, 4199.0, 4249.0, 1e-23, 3e-21, 0.0});
        break;
    }
    std::sort(lines.begin(), lines.end(), [](const SpectralLine& a, const SpectralLine& b) { return a.wavenumber < b.wavenumber; });
    return lines;
}

std::vector<double> crossSection(std::span<const SpectralLine> lines, std::span<const double> wavelengthsNm, double pressureAtm) {
    const double halfWidth = kHalfWidthPerAtm * pressureAtm;
    std::vector<double> result(wavelengthsNm.size(), 0.0);
    for (std::size_t at = 0; at < wavelengthsNm.size(); ++at) {
        const double wavenumber = 1e7 / wavelengthsNm[at];
        const auto first = std::lower_bound(lines.begin(), lines.end(), wavenumber - kCutOff,
                                            [](const SpectralLine& line, double edge) { return line.wavenumber < edge; });
        for (auto line = first; line != lines.end() && line->wavenumber <= wavenumber + kCutOff; ++line) {
            const double distance = wavenumber - line->wavenumber;
            result[at] += line->strength * halfWidth / (std::numbers::pi * (distance * distance + halfWidth * halfWidth));
        }
    }
    return result;
}

} // namespace phidias::processing::atmosphere
