#pragma once

#include "processing/atmosphere/SpectralStatistics.h"
#include "processing/atmosphere/SpectrumPreparation.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace phidias::processing::atmosphere {

/// What `pca-accumulate` collects from granules; merged in any grouping it gives the same (1e-10).
struct PcaAccumulator {
    PreparationSettings settings;
    std::vector<double> wavelengthsNm;          ///< [channel]; of the grid, for index and perRow the mean over the rows
    std::vector<SpectralStatistics> groups;     ///< one, or one a row with SpectralGrid::PerRow
    std::map<std::string, std::int64_t> counts; ///< spectra by what became of them: read, used, poorQuality, ...
    std::vector<std::string> granules;          ///< names of the files behind it
    std::vector<std::string> failures;          ///< why granules could not be read
    bool isSynthetic = false;                   ///< the granules are of `phidias sample`
    std::string irradiance;                     ///< name of the file, or empty

    /// Some of the spectra used: those with the smallest hashes, so that the choice does not depend on the partition.
    struct Sample {
        std::vector<std::uint64_t> hashes; ///< rising
        std::vector<std::uint32_t> groups;
        std::vector<float> sunZenithDeg;
        std::vector<float> values; ///< y, [spectrum][channel]
        std::vector<float> sigma;  ///< [spectrum][channel]; NaN = missing in the spectrum

        [[nodiscard]] std::size_t size() const { return hashes.size(); }
        void merge(const Sample& other, std::size_t channels);
        static constexpr std::size_t kMost = 2000;
    } sample;

    [[nodiscard]] std::size_t channels() const { return wavelengthsNm.size(); }
    /// True when no granule could be read: only counts and failures are known.
    [[nodiscard]] bool isEmpty() const { return groups.empty(); }
    /// @throws core::Error{InvalidRequest} when band, pre-processing or wavelengths (1e-3 nm) differ, naming what differs
    void merge(const PcaAccumulator& other, const std::string& name);
};

/// @throws core::Error{WriteFailed}
void writeAccumulator(const PcaAccumulator& accumulator, const std::filesystem::path& path,
                      const std::vector<std::pair<std::string, std::string>>& provenance);
/// @throws core::Error{Unreadable, UnknownFormat, Malformed}
[[nodiscard]] PcaAccumulator readAccumulator(const std::filesystem::path& path);

} // namespace phidias::processing::atmosphere
