#include "processing/atmosphere/ReferenceCollector.h"

#include "core/util/Error.h"

#include <omp.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <limits>
#include <map>
#include <numbers>

namespace phidias::processing::atmosphere {

namespace {

constexpr std::size_t kLanes = 8;   ///< fixed, so that sums do not depend on the threads
constexpr std::size_t kBatch = 256; ///< spectra added at once
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

using Counts = std::map<std::string, std::int64_t>;

/// Linear between the valid neighbours, constant at the ends; the filled ones have no known noise.
void interpolate(std::span<double> y, std::span<double> variance) {
    const std::size_t m = y.size();
    std::size_t before = m;
    for (std::size_t channel = 0; channel < m; ++channel) {
        if (std::isfinite(y[channel]) && std::isfinite(variance[channel])) {
            before = channel;
            continue;
        }
        std::size_t after = channel + 1;
        while (after < m && !std::isfinite(y[after])) {
            ++after;
        }
        if (before == m && after == m) {
            return;
        }
        if (before == m) {
            y[channel] = y[after];
        } else if (after == m) {
            y[channel] = y[before];
        } else {
            const double share = static_cast<double>(channel - before) / static_cast<double>(after - before);
            y[channel] = (1.0 - share) * y[before] + share * y[after];
        }
        variance[channel] = kNan;
    }
}

/// Spectra of one group on their way into the statistics.
class Batch {
public:
    Batch(const CollectionSettings& settings, SpectralStatistics& statistics, std::uint32_t group, Counts& counts,
          PcaAccumulator::Sample& sample)
        : m_settings(settings), m_statistics(statistics), m_group(group), m_counts(counts), m_sample(sample) {}

    /// Room for one more spectrum: y and sigma.
    [[nodiscard]] std::pair<std::span<double>, std::span<double>> next() {
        const std::size_t m = m_statistics.channels();
        if (m_size == m_hashes.size()) {
            m_hashes.resize(m_size + 1);
            m_sunZenithDeg.resize(m_size + 1);
            m_y.resize((m_size + 1) * m);
            m_sigma.resize((m_size + 1) * m);
        }
        return {std::span(m_y).subspan(m_size * m, m), std::span(m_sigma).subspan(m_size * m, m)};
    }

    /// Keeps what was written into next(), unless too much of it is missing.
    void keep(std::uint64_t hash, float sunZenithDeg) {
        const std::size_t m = m_statistics.channels();
        const auto y = std::span(m_y).subspan(m_size * m, m);
        const auto missing = static_cast<double>(std::count_if(y.begin(), y.end(), [](double value) { return !std::isfinite(value); }));
        const bool canFill =
            m_settings.missing == MissingChannels::Interpolate || (m_settings.missing == MissingChannels::Gappy && m_settings.basis);
        if (missing > 0.0 && (!canFill || missing > m_settings.missingMaximumFraction * static_cast<double>(m))) {
            ++m_counts["missingChannels"];
            return;
        }
        m_hashes[m_size] = hash;
        m_sunZenithDeg[m_size] = sunZenithDeg;
        ++m_size;
        if (m_size == kBatch) {
            flush();
        }
    }

    void flush() {
        const std::size_t m = m_statistics.channels();
        if (m_size == 0) {
            return;
        }
        std::vector<SpectrumScore> scores(m_size);
        const auto y = std::span(m_y).first(m_size * m);
        const auto sigma = std::span(m_sigma).first(m_size * m);
        if (m_settings.basis) {
            m_settings.basis->score(y, sigma, scores, {}, m_workspace);
        }
        std::size_t kept = 0;
        for (std::size_t spectrum = 0; spectrum < m_size; ++spectrum) {
            if (m_settings.basis && (scores[spectrum].isIllConditioned ||
                                     (m_settings.scoreMaximum > 0.0 && scores[spectrum].score > m_settings.scoreMaximum))) {
                ++m_counts["aboveScoreMaximum"];
                continue;
            }
            m_sample.add(m_hashes[spectrum], m_group, m_sunZenithDeg[spectrum], y.subspan(spectrum * m, m), sigma.subspan(spectrum * m, m));
            for (std::size_t channel = 0; channel < m; ++channel) {
                const std::size_t from = spectrum * m + channel;
                const std::size_t to = kept * m + channel;
                const bool isMissing = !std::isfinite(y[from]);
                m_y[to] = isMissing && m_settings.basis ? m_settings.basis->reconstructed(m_workspace, spectrum, channel) : y[from];
                m_sigma[to] = isMissing ? kNan : sigma[from] * sigma[from];
            }
            if (!m_settings.basis) {
                interpolate(std::span(m_y).subspan(kept * m, m), std::span(m_sigma).subspan(kept * m, m));
            }
            ++kept;
        }
        m_counts["used"] += static_cast<std::int64_t>(kept);
        m_statistics.add(std::span(m_y).first(kept * m), std::span(m_sigma).first(kept * m));
        m_size = 0;
    }

private:
    const CollectionSettings& m_settings;
    SpectralStatistics& m_statistics;
    std::uint32_t m_group;
    Counts& m_counts;
    PcaAccumulator::Sample& m_sample;
    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_hashes;
    std::vector<float> m_sunZenithDeg;
    std::vector<double> m_y;
    std::vector<double> m_sigma; ///< sigma; variances after flush() has begun
    SpectralScorer::Workspace m_workspace;
};

const char* reasonOf(std::uint16_t flags) {
    return (flags & kPoorQuality) != 0   ? "poorQuality"
           : (flags & kAngles) != 0      ? "angles"
           : (flags & kFewChannels) != 0 ? "fewChannels"
                                         : "lowSignal";
}

/// One pixel of a block into a batch, or into the counts.
void takePixel(const PreparedGranule& prepared, const ReferenceSampling& sampling, const core::RadianceBlock& block, std::size_t scanline,
               std::size_t row, std::size_t month, Batch& batch, Counts& counts, SpectrumPreparation::Workspace& workspace) {
    const auto& granule = prepared.granule;
    const std::size_t pixel = scanline * granule.groundPixels() + row;
    if ((prepared.flags[pixel] & kRejected) != 0) {
        return;
    }
    if (!sampling.isTaken(granule, month, scanline, row)) {
        ++counts["notSampled"];
        return;
    }
    const std::size_t m = granule.channels();
    const std::size_t at = ((scanline - block.firstScanline) * granule.groundPixels() + row) * m;
    const auto [y, sigma] = batch.next();
    const double cosine0 = std::cos(static_cast<double>(granule.pixels().solarZenithDeg[pixel]) * kDegree);
    const auto flags = prepared.preparation->prepare(row, std::span(block.radiance).subspan(at, m), std::span(block.noiseDb).subspan(at, m),
                                                     std::span(block.quality).subspan(at, m), cosine0, y, sigma, workspace);
    if ((flags & kRejected) != 0) {
        ++counts[reasonOf(flags)];
        return;
    }
    batch.keep(sampling.hashOf(granule.orbit(), scanline, row), granule.pixels().solarZenithDeg[pixel]);
}

/// What one lane collects.
struct Lane {
    SpectralStatistics statistics;
    Counts counts;
    PcaAccumulator::Sample sample;
    std::exception_ptr failure;
};

void throwIfStopped(const CollectionSettings& settings) {
    if (settings.stop.stop_requested()) {
        throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
    }
}

/// All rows in one group: scanlines go round the lanes.
void collectTogether(const PreparedGranule& prepared, const ReferenceSampling& sampling, const CollectionSettings& settings,
                     PcaAccumulator& accumulator) {
    const auto ranges = prepared.ranges();
    const std::size_t month = ReferenceSampling::monthOf(prepared.granule);
    std::vector<Lane> lanes;
    for (std::size_t number = 0; number < kLanes; ++number) {
        lanes.push_back({SpectralStatistics(accumulator.channels()), {}, {}, {}});
    }
    std::atomic<std::size_t> done = 0;
#pragma omp parallel for schedule(static, 1) num_threads(std::min(settings.threads, static_cast <int>(kLanes)))
    for (std::size_t number = 0; number < kLanes; ++number) {
        Lane& lane = lanes[number];
        try {
            core::ChunkReader::Workspace chunks;
            core::RadianceBlock block;
            SpectrumPreparation::Workspace workspace;
            Batch batch(settings, lane.statistics, 0, lane.counts, lane.sample);
            for (std::size_t range = number; range < ranges.size(); range += kLanes) {
                throwIfStopped(settings);
                prepared.granule.read(ranges[range].first, ranges[range].count, block, chunks);
                for (std::size_t scanline = ranges[range].first; scanline < ranges[range].first + ranges[range].count; ++scanline) {
                    for (std::size_t row = 0; row < prepared.granule.groundPixels(); ++row) {
                        takePixel(prepared, sampling, block, scanline, row, month, batch, lane.counts, workspace);
                    }
                }
                ++done;
                if (settings.progress) {
                    settings.progress(static_cast<double>(done) / static_cast<double>(ranges.size()));
                }
            }
            batch.flush();
        } catch (...) {
            lane.failure = std::current_exception();
        }
    }
    for (auto& lane : lanes) {
        if (lane.failure) {
            std::rethrow_exception(lane.failure);
        }
    }
    for (auto& lane : lanes) {
        accumulator.groups.front().merge(lane.statistics);
        accumulator.sample.merge(lane.sample, accumulator.channels());
        for (const auto& [reason, count] : lane.counts) {
            accumulator.counts[reason] += count;
        }
    }
}

/// A group a row: the scanlines of a block, row by row in threads.
void collectByRow(const PreparedGranule& prepared, const ReferenceSampling& sampling, const CollectionSettings& settings,
                  PcaAccumulator& accumulator) {
    constexpr std::size_t kScanlines = 64;
    const auto ranges = prepared.ranges(kScanlines);
    const std::size_t month = ReferenceSampling::monthOf(prepared.granule);
    core::RadianceBlock block;
    core::ChunkReader::Workspace chunks;
    const std::size_t rows = prepared.granule.groundPixels();
    for (std::size_t range = 0; range < ranges.size(); ++range) {
        throwIfStopped(settings);
        prepared.granule.read(ranges[range].first, ranges[range].count, block, chunks);
        std::vector<Counts> counts(rows);
        std::vector<PcaAccumulator::Sample> samples(rows);
        std::vector<std::exception_ptr> failures(rows);
#pragma omp parallel for schedule(dynamic, 1) num_threads(settings.threads)
        for (std::size_t row = 0; row < rows; ++row) {
            try {
                SpectrumPreparation::Workspace workspace;
                Batch batch(settings, accumulator.groups[row], static_cast<std::uint32_t>(row), counts[row], samples[row]);
                for (std::size_t scanline = ranges[range].first; scanline < ranges[range].first + ranges[range].count; ++scanline) {
                    takePixel(prepared, sampling, block, scanline, row, month, batch, counts[row], workspace);
                }
                batch.flush();
            } catch (...) {
                failures[row] = std::current_exception();
            }
        }
        for (std::size_t row = 0; row < rows; ++row) {
            if (failures[row]) {
                std::rethrow_exception(failures[row]);
            }
            accumulator.sample.merge(samples[row], accumulator.channels());
            for (const auto& [reason, count] : counts[row]) {
                accumulator.counts[reason] += count;
            }
        }
        if (settings.progress) {
            settings.progress(static_cast<double>(range + 1) / static_cast<double>(ranges.size()));
        }
    }
}

} // namespace

void collectReference(const PreparedGranule& prepared, const ReferenceSampling& sampling, const CollectionSettings& settings,
                      PcaAccumulator& accumulator) {
    // What the geometry tells counts here: scanlines without a candidate are never inflated.
    for (const std::uint16_t flags : prepared.flags) {
        ++accumulator.counts["read"];
        if ((flags & kRejected) != 0) {
            ++accumulator.counts[reasonOf(flags)];
        }
    }
    if (accumulator.groups.size() == 1) {
        collectTogether(prepared, sampling, settings, accumulator);
    } else {
        collectByRow(prepared, sampling, settings, accumulator);
    }
}

} // namespace phidias::processing::atmosphere
