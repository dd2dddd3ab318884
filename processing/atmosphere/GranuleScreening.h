#pragma once

#include "processing/atmosphere/PcaBasisFile.h"
#include "processing/atmosphere/PreparedGranule.h"
#include "processing/atmosphere/ResidualFilters.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::processing::atmosphere {

/// A basis made ready for screening: what all granules share.
/// @thread any once made
class ScreeningBasis {
public:
    /// @param components     0 = those of the file
    /// @throws core::Error of windowsOf() and SpectralScorer
    ScreeningBasis(BasisFile file, std::size_t components);

    [[nodiscard]] const BasisFile& file() const { return m_file; }
    [[nodiscard]] std::size_t components() const { return m_components; }
    [[nodiscard]] const std::vector<std::string>& windows() const { return m_windows; }
    [[nodiscard]] const std::vector<GasSignature>& gases() const { return m_file.gases; }
    [[nodiscard]] bool isPerRow() const { return m_scorers.size() > 1; }
    /// @param row  ground pixel
    [[nodiscard]] const SpectralScorer& scorer(std::size_t row) const { return m_scorers[isPerRow() ? row : 0]; }
    [[nodiscard]] const ResidualFilters& filters(std::size_t row) const { return m_filters[isPerRow() ? row : 0]; }
    [[nodiscard]] const SpectralBasis& group(std::size_t row) const { return m_file.groups[isPerRow() ? row : 0]; }

    /// Checks that spectra of a granule can be held against this basis.
    /// @throws core::Error{InvalidRequest} another band; rows or wavelengths that differ; no irradiance where the basis was made with one
    void requireFits(const core::RadianceGranule& granule, bool hasIrradiance) const;

private:
    BasisFile m_file;
    std::size_t m_components;
    std::vector<std::string> m_windows;
    std::vector<SpectralScorer> m_scorers;
    std::vector<ResidualFilters> m_filters;
};

struct ScreeningSettings {
    double tolerance = 5.0;
    std::optional<double> quantile; ///< of the reference, instead of the tolerance
    double selectedFractionMaximum = 0.01;
    double filterTolerance = 6.0; ///< of the filters of the gases; 0 = they do not select
    bool isConfirmed = false;     ///< only where 2 of the 8 neighbours are 0.6 of the way from the median to their threshold
    int threads = 1;
    std::stop_token stop;
    std::function<void(double)> progress; ///< 0..1 of the granule, from any thread
};

/// A spectrum that was selected.
struct SelectedSpectrum {
    std::size_t scanline = 0;
    std::size_t groundPixel = 0;
    double excess = 0.0;              ///< largest of ScoreThresholds::Limit::excess() over score, windows and filters, > 1
    std::vector<float> radiance;      ///< [channel], as in the file
    std::vector<std::int8_t> noiseDb; ///< [channel], as in the file
    std::vector<float> residual;      ///< (y - y^) / sigma on the channels of the file, NaN = missing
    std::vector<GasFit> gases;
    ResidualClass residualClass = ResidualClass::Unknown;
};

/// What screening found in a granule.
struct ScreenedGranule {
    std::vector<float> score; ///< [scanline][groundPixel]; NaN = not scored
    std::vector<float> t2;
    std::vector<float> filters;                 ///< ResidualFilters::covarianceFilters(), [scanline][groundPixel][gas]
    std::vector<float> windowScores;            ///< [scanline][groundPixel][window]
    std::vector<std::uint16_t> flags;           ///< SpectrumFlag
    std::vector<SelectedSpectrum> selected;     ///< by scanline and ground pixel
    std::map<std::string, std::int64_t> counts; ///< read, scored, selected, and the rejected by reason
    bool isBudgetLimited = false;
};

/// Scores all spectra of a granule and selects those out of the ordinary.                              [PCA_SCREENING 4, 5]
///
/// A spectrum is selected when its score, the score of a window, or the filter of a gas is above the threshold of its stratum. It is named
/// after the gas whose filter exceeds its threshold most, when no score exceeds its own by more; else after its residual. Of more than
/// `selectedFractionMaximum` of all pixels the most excessive are kept (equal ones by their place), the others get kBudgetLimited.
/// The same for any number of threads, bit by bit.
/// @param prepared  with the settings and the grid of the basis
/// @throws core::Error{Cancelled}, and those of reading
[[nodiscard]] ScreenedGranule screenGranule(const PreparedGranule& prepared, const ScreeningBasis& basis,
                                            const ScreeningSettings& settings);

} // namespace phidias::processing::atmosphere
