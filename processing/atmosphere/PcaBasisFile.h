#pragma once

#include "core/util/Json.h"
#include "processing/atmosphere/GasSignatures.h"
#include "processing/atmosphere/ScoreThresholds.h"
#include "processing/atmosphere/SpectralBasis.h"
#include "processing/atmosphere/SpectralScore.h"
#include "processing/atmosphere/SpectrumPreparation.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace phidias::processing::atmosphere {

/// A basis as it is stored.                                                                            [PCA_SCREENING 8]
struct BasisFile {
    PreparationSettings settings;
    std::vector<double> wavelengthsNm; ///< [channel]
    std::vector<SpectralBasis> groups; ///< one, or one a row
    std::size_t components = 0;        ///< s, chosen
    ComponentRules rules;
    std::size_t componentsAuto = 0;
    double referenceScoreMedian = 0.0;           ///< of the reference's sample
    double referenceScoreLimit = 0.0;            ///< its median + 5 x 1.4826 x MAD
    double referenceT2Limit = 0.0;               ///< exp(median + 5 x 1.4826 x MAD) of ln T2
    core::Json windows = core::Json::object();   ///< name -> [[low, high] nm, ...]
    std::vector<GasSignature> gases;             ///< for the matched filters
    ScoreThresholds thresholds;                  ///< of the scores that ordinary spectra have
    core::Json reference = core::Json::object(); ///< counts and granules of the accumulators
};

/// @throws core::Error{WriteFailed}
void writeBasis(const BasisFile& basis, const std::filesystem::path& path,
                const std::vector<std::pair<std::string, std::string>>& provenance);
/// @throws core::Error{Unreadable, UnknownFormat, Malformed}
[[nodiscard]] BasisFile readBasis(const std::filesystem::path& path);

/// Names of the windows, in the order of windowsOf().
[[nodiscard]] std::vector<std::string> windowNames(const BasisFile& basis);
/// The windows as channels of the basis.
/// @throws core::Error{InvalidRequest} a window without a channel, or not a list of intervals
[[nodiscard]] std::vector<SpectralWindow> windowsOf(const BasisFile& basis);

/// True for a file of writeAccumulator(). @throws core::Error{Unreadable, UnknownFormat}
[[nodiscard]] bool isAccumulator(const std::filesystem::path& path);

} // namespace phidias::processing::atmosphere
