#pragma once

#include "processing/atmosphere/PcaBasisFile.h"
#include "processing/atmosphere/PreparedGranule.h"
#include "processing/atmosphere/SpectralScore.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::processing::atmosphere {

/// What a residual is computed with.
struct ResidualOptions {
    std::size_t components = 0;        ///< s; 0 = as many as the basis was made for
    std::vector<std::size_t> excluded; ///< channels of the basis that count as missing
};

/// One spectrum against a basis; all vectors [channel] of the basis where not said otherwise, empty when the spectrum cannot be used.
struct SpectrumResidual {
    std::uint16_t flags = 0; ///< SpectrumFlag; kPoorQuality and kAngles do not keep a spectrum from being looked at
    SpectrumScore score;
    std::vector<double> wavelengthsNm;
    std::vector<double> measured;     ///< y in the space of the basis; NaN = missing or excluded
    std::vector<double> sigma;        ///< noise of the pixel itself in that space
    std::vector<double> fitted;       ///< y^
    std::vector<double> residual;     ///< (y - y^) / sigma; NaN where missing
    std::vector<double> windowScores; ///< [window]
    std::vector<double> coefficients; ///< p, [component]
};

/// The mean over several spectra; all vectors [channel] of the basis where not said otherwise.
struct MeanResidual {
    std::size_t count = 0;   ///< spectra that entered
    std::size_t leftOut = 0; ///< that could not be used
    std::vector<double> wavelengthsNm;
    std::vector<std::size_t> counts;  ///< values a channel
    std::vector<double> measured;     ///< mean of y
    std::vector<double> sigma;        ///< of that mean: sqrt(sum sigma^2) / n
    std::vector<double> fitted;       ///< mean of y^
    std::vector<double> residual;     ///< mean of the residuals; its noise is 1 / sqrt(n)
    std::vector<double> direction;    ///< mean of (y - y^) / s, in units of the reference's noise; 0 where missing
    std::vector<double> coefficients; ///< mean of p, [component]
    std::vector<double> windowScores; ///< of the mean residual times sqrt(n), [window]
    double score = 0.0;               ///< sqrt(sum_V n residual^2 / (v - s)): 1 for noise alone; NaN = none
    double meanScore = 0.0;           ///< mean of the spectra's own scores
};

/// Spectra of one granule against one basis: residuals of pixels, their mean, images of many.                      [PCA_SCREENING 4]
/// @thread any
class ResidualStudy {
public:
    /// @param granule  prepared as the basis was: openForBasis()
    /// @throws core::Error{InvalidRequest} when the two do not fit
    ResidualStudy(std::shared_ptr<const BasisFile> basis, std::shared_ptr<const PreparedGranule> granule);

    [[nodiscard]] const BasisFile& basis() const { return *m_basis; }
    [[nodiscard]] const PreparedGranule& granule() const { return *m_granule; }
    [[nodiscard]] const std::vector<std::string>& windowNames() const { return m_windowNames; }
    /// The basis that belongs to a row: the only one, or its own.
    [[nodiscard]] const SpectralBasis& basisOfRow(std::size_t groundPixel) const {
        return m_basis->groups[m_basis->groups.size() == 1 ? 0 : groundPixel];
    }
    /// As many components as can be asked for.
    [[nodiscard]] std::size_t mostComponents() const;

    /// Reads the chunk of one scanline.
    /// @throws core::Error{InvalidRequest} no such pixel, or number of components; {Malformed} damaged data
    [[nodiscard]] SpectrumResidual pixel(std::size_t scanline, std::size_t groundPixel, const ResidualOptions& options) const;

    /// @param number  in the order of the pixels
    using Visitor = std::function<void(std::size_t number, std::uint32_t pixel, const SpectrumResidual& residual)>;
    /// Residuals of many pixels, in their order; a scanline is read once.
    /// @param pixels    scanline * groundPixels + groundPixel, rising; those that do not exist are left out
    /// @param progress  share that is done, 0..1; may be empty
    /// @throws core::Error as pixel(); {Cancelled}
    void forEach(std::span<const std::uint32_t> pixels, const ResidualOptions& options, const Visitor& visit,
                 const std::function<void(double)>& progress, const std::stop_token& stop) const;

    /// Mean residual, summed in the order of the pixels. Spectra that are rejected for any reason are left out.
    /// @throws core::Error as forEach()
    [[nodiscard]] MeanResidual mean(std::span<const std::uint32_t> pixels, const ResidualOptions& options,
                                    const std::function<void(double)>& progress, const std::stop_token& stop) const;

    /// Mean square of the projections of the spectra's (y - y^) / s on a direction of unit length: what an enrichment takes for the
    /// eigenvalue.
    /// @param direction  [channel]; brought to unit length  @returns NaN without a spectrum that can be used
    /// @throws core::Error as forEach()
    [[nodiscard]] double projectionVariance(std::span<const std::uint32_t> pixels, const ResidualOptions& options,
                                            std::span<const double> direction, const std::stop_token& stop) const;

private:
    class Session;

    std::shared_ptr<const BasisFile> m_basis;
    std::shared_ptr<const PreparedGranule> m_granule;
    std::vector<std::string> m_windowNames;
    std::vector<SpectralWindow> m_windows;
};

/// A granule prepared as the spectra of a basis were; the irradiance, where the basis needs one, is looked for beside the granule and
/// beside the basis.
/// @param folders  where an irradiance (its name holds "L1B_IR_") may be
/// @throws core::Error{InvalidRequest} no irradiance is found; as prepareGranule()
[[nodiscard]] std::shared_ptr<const PreparedGranule> openForBasis(const std::filesystem::path& granule, const BasisFile& basis,
                                                                  std::span<const std::filesystem::path> folders);

/// The value that a number of a space stands for: exp(y) of the logarithm, else itself.
[[nodiscard]] double valueOfSpace(SpectralSpace space, double y);
/// Its unit: that of the radiance, or "1".
[[nodiscard]] std::string unitOfSpace(const PreparationSettings& settings);

} // namespace phidias::processing::atmosphere
