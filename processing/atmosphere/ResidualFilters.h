#pragma once

#include "processing/atmosphere/GasSignatures.h"
#include "processing/atmosphere/SpectralBasis.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phidias::processing::atmosphere {

/// What a residual is named. The numbers are those of `class` in selection files.
enum class ResidualClass : std::int8_t { Unknown = 0, CarbonMonoxide, Methane, WaterVapour, HeavyWater, Surface, Instrument, OtherGas };
inline constexpr std::size_t kResidualClasses = 8;
/// "unknown", "CO", "CH4", "H2O", "HDO", "surface", "instrument", "other_gas".
[[nodiscard]] std::string_view nameOf(ResidualClass residualClass);
[[nodiscard]] ResidualClass classOfGas(const std::string& name);

/// How much of a gas is in a spectrum.
struct GasFit {
    double alpha = 0.0;      ///< vertical column beyond what the basis explains, molecules cm-2
    double alphaError = 0.0; ///< one standard deviation from the pixel's own noise
    double z = 0.0;          ///< alpha sqrt(k'k'): in units of the reference's noise
    double column = 0.0;     ///< by the filter of the whole covariance, molecules cm-2
    double filter = 0.0;     ///< its z
};

/// Matched filters for gases and the naming of residuals, all outside the space of the basis.                     [PCA_SCREENING 4, 6]
///
/// k = S^-1/2 dy/dN, k' = (1 - E E^T) k, r = S^-1/2 (y - y^): alpha = k'r / (k'k') / airmass, z = alpha airmass sqrt(k'k').
/// The filter's own error is sqrt(sum k'_i^2 (sigma_i / s_i)^2) / (k'k') / airmass. Missing channels are left out of all sums.
/// The filter of the whole covariance sees also what the basis explains, as far as it is more than the reference varies by:
/// C~ = E Lambda E^T + (1 - E E^T), q = k^T C~^-1 k = sum_j (e_j k)^2 / lambda_j + k'k', filter = (sum_j e_j k p_j / lambda_j + k'r) /
/// sqrt(q), column = filter / sqrt(q) / airmass.                          [the adaptive matched filter: Robey et al. 1992,
/// doi:10.1109/7.135446] Naming: each term t (gases; slope and curvature of the albedo; shift of the wavelengths; an offset) on the
/// residual in units of the pixel's noise: it explains (t'r)^2 / (t't') of r'r, with z = t'r / sqrt(t't'). The term that explains most
/// gives the name when it explains more than 20 % and |z| > 5; `instrument` when one channel holds more than half of r'r.
/// @thread any
class ResidualFilters {
public:
    /// @param components  s of the basis  @param wavelengthsNm  [channel]
    ResidualFilters(const SpectralBasis& basis, std::size_t components, const PreparationSettings& settings,
                    std::span<const double> wavelengthsNm, const std::vector<GasSignature>& gases);

    [[nodiscard]] std::size_t gases() const { return m_gases; }
    /// 1 - |k'|^2 / |k|^2: 1 = the basis hides the gas wholly.
    [[nodiscard]] double blindness(std::size_t gas) const { return m_terms.at(gas).blindness; }
    /// filter of each gas. @param coefficients  p  @param residual  r, [channel]; 0 where it is missing
    void covarianceFilters(std::span<const double> coefficients, std::span<const double> residual, std::span<double> filters) const;
    /// @param coefficients  p  @param residual  r, [channel]; NaN = missing  @param ratio  sigma / s of the pixel, [channel]
    /// @param airmass   1 / cos(sun) + 1 / cos(view), > 0  @param brightness  of the spectrum over the reference's mean; 1 in log
    /// @param fits      [gas], out; NaN where nothing can be said
    void fit(std::span<const double> coefficients, std::span<const double> residual, std::span<const double> ratio, double airmass,
             double brightness, std::span<GasFit> fits) const;
    /// @param residual, ratio  as in fit()
    [[nodiscard]] ResidualClass classOf(std::span<const double> residual, std::span<const double> ratio) const;

private:
    struct Term {
        ResidualClass meaning = ResidualClass::Unknown;
        std::vector<double> shape; ///< k'
        double blindness = 0.0;
    };
    void addTerm(const SpectralBasis& basis, std::size_t components, ResidualClass meaning, std::vector<double> derivative);

    std::size_t m_gases = 0;
    std::vector<Term> m_terms;                 ///< the gases first
    std::vector<std::vector<double>> m_inside; ///< e_j k / lambda_j / sqrt(q), [gas][component]
    std::vector<double> m_information;         ///< q, [gas]
};

} // namespace phidias::processing::atmosphere
