#include "processing/ocean/DivandKernel.h"

#include <cmath>
#include <numbers>
#include <numeric>

namespace phidias::processing::ocean {

namespace {

std::vector<double> pascalRow(std::size_t m) {
    std::vector<double> row(m + 1, 1.0);
    for (std::size_t k = 1; k < m; ++k) {
        row[k] = row[k - 1] * static_cast<double>(m - k + 1) / static_cast<double>(k);
    }
    return row;
}

/// Bisection on [0, 100] to 1e-8, as the reference does it: its result differs from the exact root by up to 3e-9, which shows in the
/// fields.
double lengthScaleOf(double nu) {
    const double target = std::cyl_bessel_k(1.0, 1.0);
    double low = 0.0;
    double high = 100.0;
    while (high - low > 1e-8) {
        const double middle = 0.5 * (low + high);
        (correlation(nu, middle) > target ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

} // namespace

std::vector<double> binomialAlpha(std::size_t effectiveDimensions) {
    return pascalRow(1 + (effectiveDimensions + 1) / 2);
}

bool isBinomial(const std::vector<double>& alpha) {
    return alpha.size() >= 2 && alpha == pascalRow(alpha.size() - 1);
}

double correlation(double nu, double r) {
    if (r <= 0.0) {
        return 1.0;
    }
    return 2.0 / std::tgamma(nu) * std::pow(0.5 * r, nu) * std::cyl_bessel_k(nu, r);
}

DivandKernel divandKernel(std::size_t effectiveDimensions, std::vector<double> alpha) {
    if (alpha.empty()) {
        alpha = binomialAlpha(effectiveDimensions);
    }
    while (alpha.size() > 2 && alpha.back() == 0.0) {
        alpha.pop_back();
    }
    DivandKernel kernel;
    const std::size_t m = alpha.size() - 1;
    const double halfN = 0.5 * static_cast<double>(effectiveDimensions);
    kernel.nu = static_cast<double>(m) - halfN;
    if (kernel.nu > 0.0) {
        kernel.mu = std::pow(4.0 * std::numbers::pi, halfN) * std::tgamma(static_cast<double>(m)) / std::tgamma(kernel.nu);
        kernel.lengthScale = lengthScaleOf(kernel.nu);
        if (!isBinomial(alpha)) {
            const auto row = pascalRow(m);
            const bool onlyFirstDiffers = std::equal(alpha.begin() + 1, alpha.end(), row.begin() + 1);
            kernel.mu *=
                std::accumulate(alpha.begin(), alpha.end(), 0.0) / std::pow(2.0, static_cast<double>(m)) / (onlyFirstDiffers ? 2.0 : 1.0);
        }
    }
    kernel.alpha = std::move(alpha);
    return kernel;
}

} // namespace phidias::processing::ocean
