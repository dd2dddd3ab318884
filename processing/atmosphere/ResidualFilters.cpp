#include "processing/atmosphere/ResidualFilters.h"

#include "processing/atmosphere/SpectrumKernels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace phidias::processing::atmosphere {

namespace {

constexpr double kExplained = 0.2;
constexpr double kSignificant = 5.0;
constexpr double kOneChannel = 0.5;
constexpr double kHidden = 1.0 - 1e-9; ///< a term that the basis explains to rounding tells nothing

constexpr std::array<std::string_view, kResidualClasses> kNames{"unknown", "CO", "CH4", "H2O", "HDO", "surface", "instrument", "other_gas"};

/// dmu / dlambda by central differences.
std::vector<double> slopeOf(std::span<const double> mean, std::span<const double> wavelengthsNm) {
    std::vector<double> slope(mean.size(), 0.0);
    for (std::size_t channel = 0; channel < mean.size(); ++channel) {
        const std::size_t before = channel == 0 ? 0 : channel - 1;
        const std::size_t after = std::min(channel + 1, mean.size() - 1);
        slope[channel] = (mean[after] - mean[before]) / (wavelengthsNm[after] - wavelengthsNm[before]);
    }
    return slope;
}

} // namespace

std::string_view nameOf(ResidualClass residualClass) {
    return kNames.at(static_cast<std::size_t>(residualClass));
}

ResidualClass classOfGas(const std::string& name) {
    const auto found = std::find(kNames.begin() + 1, kNames.begin() + 5, name);
    return found == kNames.begin() + 5 ? ResidualClass::OtherGas : static_cast<ResidualClass>(found - kNames.begin());
}

ResidualFilters::ResidualFilters(const SpectralBasis& basis, std::size_t components, const PreparationSettings& settings,
                                 std::span<const double> wavelengthsNm, const std::vector<GasSignature>& gases)
    : m_gases(gases.size()) {
    for (const auto& gas : gases) {
        const auto derivative = derivativeOf(gas, settings.space, basis.mean);
        std::vector<double> inside(components, 0.0);
        double information = 0.0;
        for (std::size_t component = 0; component < components; ++component) {
            const auto vector = basis.eigenvector(component);
            for (std::size_t channel = 0; channel < derivative.size(); ++channel) {
                inside[component] += vector[channel] * derivative[channel] / basis.noise[channel];
            }
            const double variance = std::max(1.0, basis.eigenvalues[component]); // the noise alone gives 1
            information += inside[component] * inside[component] / variance;
            inside[component] /= variance;
        }
        addTerm(basis, components, classOfGas(gas.name), derivative);
        const auto& shape = m_terms.back().shape;
        information += std::inner_product(shape.begin(), shape.end(), shape.begin(), 0.0);
        std::for_each(inside.begin(), inside.end(), [&](double& value) { value /= std::sqrt(information); });
        m_inside.push_back(std::move(inside));
        m_information.push_back(information);
    }
    const bool isLog = settings.space == SpectralSpace::Log;
    const std::size_t m = basis.channels();
    std::vector<double> slope(m);
    std::vector<double> curvature(m);
    std::vector<double> offset(m);
    const double middle = 0.5 * (wavelengthsNm.front() + wavelengthsNm.back());
    const double most = *std::max_element(basis.mean.begin(), basis.mean.end());
    for (std::size_t channel = 0; channel < m; ++channel) {
        const double distance = wavelengthsNm[channel] - middle;
        const double light = isLog ? 1.0 : basis.mean[channel];
        slope[channel] = distance * light;
        curvature[channel] = distance * distance * light;
        offset[channel] = isLog ? std::exp(most - basis.mean[channel]) : 1.0;
    }
    addTerm(basis, components, ResidualClass::Surface, std::move(slope));
    addTerm(basis, components, ResidualClass::Surface, std::move(curvature));
    addTerm(basis, components, ResidualClass::Instrument, slopeOf(basis.mean, wavelengthsNm));
    addTerm(basis, components, ResidualClass::Instrument, std::move(offset));
}

void ResidualFilters::addTerm(const SpectralBasis& basis, std::size_t components, ResidualClass meaning, std::vector<double> derivative) {
    Term term{.meaning = meaning, .shape = std::move(derivative), .blindness = 1.0};
    double whole = 0.0;
    for (std::size_t channel = 0; channel < term.shape.size(); ++channel) {
        term.shape[channel] /= basis.noise[channel];
        whole += term.shape[channel] * term.shape[channel];
    }
    // Twice: what rounding leaves of the first projection goes with the second.
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t component = 0; component < components; ++component) {
            const auto vector = basis.eigenvector(component);
            double product = 0.0;
            for (std::size_t channel = 0; channel < term.shape.size(); ++channel) {
                product += vector[channel] * term.shape[channel];
            }
            for (std::size_t channel = 0; channel < term.shape.size(); ++channel) {
                term.shape[channel] -= product * vector[channel];
            }
        }
    }
    double left = 0.0;
    for (const double value : term.shape) {
        left += value * value;
    }
    term.blindness = whole > 0.0 ? 1.0 - left / whole : 1.0;
    m_terms.push_back(std::move(term));
}

void ResidualFilters::covarianceFilters(std::span<const double> coefficients, std::span<const double> residual,
                                        std::span<double> filters) const {
    for (std::size_t gas = 0; gas < m_gases; ++gas) {
        filters[gas] = dot(coefficients, m_inside[gas]) + dot(m_terms[gas].shape, residual) / std::sqrt(m_information[gas]);
    }
}

void ResidualFilters::fit(std::span<const double> coefficients, std::span<const double> residual, std::span<const double> ratio,
                          double airmass, double brightness, std::span<GasFit> fits) const {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> filters(m_gases);
    std::vector<double> known(residual.begin(), residual.end());
    std::replace_if(
        known.begin(), known.end(), [](double value) { return !std::isfinite(value); }, 0.0);
    covarianceFilters(coefficients, known, filters);
    for (std::size_t gas = 0; gas < m_gases; ++gas) {
        const auto& shape = m_terms[gas].shape;
        double product = 0.0;
        double square = 0.0;
        double variance = 0.0;
        for (std::size_t channel = 0; channel < shape.size(); ++channel) {
            if (std::isfinite(residual[channel])) {
                const double k = shape[channel];
                product += k * residual[channel];
                square += k * k;
                variance += k * k * ratio[channel] * ratio[channel];
            }
        }
        fits[gas].filter = filters[gas];
        fits[gas].column = filters[gas] / (std::sqrt(m_information[gas]) * airmass * brightness);
        if (!(square > 0.0) || m_terms[gas].blindness > kHidden) {
            fits[gas].alpha = fits[gas].alphaError = fits[gas].z = kNan;
            continue;
        }
        const double scale = 1.0 / (square * airmass * brightness);
        fits[gas].alpha = product * scale;
        fits[gas].alphaError = std::sqrt(variance) * scale;
        fits[gas].z = product / std::sqrt(square);
    }
}

ResidualClass ResidualFilters::classOf(std::span<const double> residual, std::span<const double> ratio) const {
    double whole = 0.0;
    double largest = 0.0;
    for (std::size_t channel = 0; channel < residual.size(); ++channel) {
        if (std::isfinite(residual[channel])) {
            const double value = residual[channel] / ratio[channel];
            whole += value * value;
            largest = std::max(largest, value * value);
        }
    }
    if (!(whole > 0.0)) {
        return ResidualClass::Unknown;
    }
    if (largest > kOneChannel * whole) {
        return ResidualClass::Instrument;
    }
    double best = kExplained * whole;
    ResidualClass name = ResidualClass::Unknown;
    for (const auto& term : m_terms) {
        double product = 0.0;
        double square = 0.0;
        for (std::size_t channel = 0; channel < residual.size(); ++channel) {
            if (std::isfinite(residual[channel])) {
                const double shape = term.shape[channel] / ratio[channel];
                product += shape * residual[channel] / ratio[channel];
                square += shape * shape;
            }
        }
        const double explained = square > 0.0 && term.blindness <= kHidden ? product * product / square : 0.0;
        if (explained > best && explained > kSignificant * kSignificant) {
            best = explained;
            name = term.meaning;
        }
    }
    return name;
}

} // namespace phidias::processing::atmosphere
