#include "processing/atmosphere/ReferenceCollector.h"

#include "core/util/Error.h"
#include "processing/atmosphere/SpectrumKernels.h"
#include "processing/numerics/OneThreadBlas.h"

#include <omp.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <exception>
#include <limits>
#include <map>
#include <numbers>
#include <queue>
#include <utility>

namespace phidias::processing::atmosphere {

namespace {

constexpr std::size_t kCollectors = 8;        ///< fixed, so that sums do not depend on the threads
constexpr std::size_t kBatch = 128;           ///< spectra added at once
constexpr std::size_t kTogether = 2 * kLanes; ///< prepared at once
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

using Counts = std::map<std::string, std::int64_t>;

/// Linear between the valid neighbours, constant at the ends; the filled ones have no known noise. @param missing  rising
void interpolate(std::span<double> y, std::span<double> variance, std::span<const std::size_t> missing) {
    for (std::size_t first = 0, last = 0; first < missing.size(); first = last) {
        for (last = first + 1; last < missing.size() && missing[last] == missing[last - 1] + 1;) {
            ++last;
        }
        const std::size_t begin = missing[first];
        const std::size_t end = missing[last - 1] + 1;
        for (std::size_t channel = begin; channel < end && (begin > 0 || end < y.size()); ++channel) {
            const double share = static_cast<double>(channel + 1 - begin) / static_cast<double>(end + 1 - begin);
            y[channel] = begin == 0 ? y[end] : end == y.size() ? y[begin - 1] : (1.0 - share) * y[begin - 1] + share * y[end];
            variance[channel] = kNan;
        }
    }
}

const char* reasonOf(std::uint16_t flags) {
    return (flags & kPoorQuality) != 0   ? "poorQuality"
           : (flags & kAngles) != 0      ? "angles"
           : (flags & kFewChannels) != 0 ? "fewChannels"
                                         : "lowSignal";
}

/// The spectra with the smallest hashes, in the order of their coming until they are asked for.
class SampleKeeper {
public:
    void add(std::uint64_t hash, float sunZenithDeg, std::span<const double> y, std::span<const double> variance) {
        std::size_t place = m_largest.size();
        if (place == PcaAccumulator::Sample::kMost) {
            if (hash >= m_largest.top().first) {
                return;
            }
            place = m_largest.top().second;
            m_largest.pop();
        }
        m_largest.emplace(hash, place);
        m_values.resize(std::max(m_values.size(), (place + 1) * y.size()));
        m_sigma.resize(m_values.size());
        m_sunZenithDeg.resize(std::max(m_sunZenithDeg.size(), place + 1));
        m_sunZenithDeg[place] = sunZenithDeg;
        m_roots.assign(variance.begin(), variance.end());
        takeRoots(m_roots);
        const auto first = static_cast<std::ptrdiff_t>(place * y.size());
        const auto toFloat = [](double value) { return static_cast<float>(value); };
        std::transform(y.begin(), y.end(), m_values.begin() + first, toFloat);
        std::transform(m_roots.begin(), m_roots.end(), m_sigma.begin() + first, toFloat);
    }

    /// Ends the keeping.
    [[nodiscard]] PcaAccumulator::Sample taken(std::uint32_t group, std::size_t channels) {
        PcaAccumulator::Sample sample;
        const std::size_t count = m_largest.size();
        sample.hashes.resize(count);
        sample.groups.assign(count, group);
        sample.sunZenithDeg.resize(count);
        sample.values.resize(count * channels);
        sample.sigma.resize(count * channels);
        for (std::size_t spectrum = count; spectrum-- > 0; m_largest.pop()) {
            const auto [hash, place] = m_largest.top();
            sample.hashes[spectrum] = hash;
            sample.sunZenithDeg[spectrum] = m_sunZenithDeg[place];
            std::copy_n(m_values.begin() + static_cast<std::ptrdiff_t>(place * channels), channels,
                        sample.values.begin() + static_cast<std::ptrdiff_t>(spectrum * channels));
            std::copy_n(m_sigma.begin() + static_cast<std::ptrdiff_t>(place * channels), channels,
                        sample.sigma.begin() + static_cast<std::ptrdiff_t>(spectrum * channels));
        }
        return sample;
    }

private:
    std::priority_queue<std::pair<std::uint64_t, std::size_t>> m_largest; ///< hash and place
    std::vector<float> m_sunZenithDeg;
    std::vector<float> m_values;
    std::vector<float> m_sigma;
    std::vector<double> m_roots;
};

/// Spectra of one group on their way into the statistics: prepared where they lie, then added together.
class Batch {
public:
    Batch(const CollectionSettings& settings, SpectralStatistics& statistics, Counts& counts)
        : m_settings(settings), m_statistics(statistics), m_counts(counts), m_hashes(kBatch + kTogether), m_sunZenithDeg(m_hashes.size()),
          m_missing(m_hashes.size()), m_y(m_hashes.size() * statistics.channels()), m_variance(m_y.size()) {}

    /// Room for spectra behind those that are kept. @param count  at most kTogether
    [[nodiscard]] std::span<SpectrumPreparation::Prepared> next(std::size_t count) {
        for (std::size_t spectrum = 0; spectrum < count; ++spectrum) {
            m_next.at(spectrum) = {.y = yOf(m_size + spectrum), .noise = varianceOf(m_size + spectrum), .flags = 0, .missing = 0};
        }
        return std::span(m_next).first(count);
    }

    /// Keeps what was prepared in next(), unless it is rejected or too much of it is missing.
    void keep(std::span<const std::uint64_t> hashes, std::span<const float> sunZenithDeg) {
        const double most = m_settings.missingMaximumFraction * static_cast<double>(m_statistics.channels());
        const bool canFill =
            m_settings.missing == MissingChannels::Interpolate || (m_settings.missing == MissingChannels::Gappy && m_settings.basis);
        for (std::size_t spectrum = 0; spectrum < hashes.size(); ++spectrum) {
            const auto& own = m_next.at(spectrum);
            if ((own.flags & kRejected) != 0) {
                ++m_counts[reasonOf(own.flags)];
            } else if (own.missing > 0 && (!canFill || static_cast<double>(own.missing) > most)) {
                ++m_counts["missingChannels"];
            } else {
                if (own.y.data() != yOf(m_size).data()) {
                    std::copy(own.y.begin(), own.y.end(), yOf(m_size).begin());
                    std::copy(own.noise.begin(), own.noise.end(), varianceOf(m_size).begin());
                }
                m_hashes[m_size] = hashes[spectrum];
                m_sunZenithDeg[m_size] = sunZenithDeg[spectrum];
                m_missing[m_size] = own.missing;
                ++m_size;
            }
        }
        if (m_size >= kBatch) {
            flush();
        }
    }

    void flush() {
        if (m_settings.basis) {
            keepOrdinary();
        }
        for (std::size_t spectrum = 0; spectrum < m_size; ++spectrum) {
            m_sample.add(m_hashes[spectrum], m_sunZenithDeg[spectrum], yOf(spectrum), varianceOf(spectrum));
            if (m_missing[spectrum] > 0) {
                findMissing(yOf(spectrum), m_isMissing, m_places);
                m_settings.basis ? fill(spectrum) : interpolate(yOf(spectrum), varianceOf(spectrum), m_places);
            }
        }
        m_counts["used"] += static_cast<std::int64_t>(m_size);
        m_statistics.add(std::span(m_y).first(m_size * m_statistics.channels()),
                         std::span(m_variance).first(m_size * m_statistics.channels()));
        m_size = 0;
    }

    [[nodiscard]] SampleKeeper& sample() { return m_sample; }

private:
    [[nodiscard]] std::span<double> yOf(std::size_t spectrum) {
        return std::span(m_y).subspan(spectrum * m_statistics.channels(), m_statistics.channels());
    }
    [[nodiscard]] std::span<double> varianceOf(std::size_t spectrum) {
        return std::span(m_variance).subspan(spectrum * m_statistics.channels(), m_statistics.channels());
    }

    /// Leaves out what scores too high against the basis.
    void keepOrdinary() {
        std::vector<SpectrumScore> scores(m_size);
        const std::size_t values = m_size * m_statistics.channels();
        m_settings.basis->scoreMany(std::span(m_y).first(values), std::span(m_variance).first(values), scores, {}, m_workspace);
        std::size_t kept = 0;
        m_scored.resize(m_size);
        for (std::size_t spectrum = 0; spectrum < m_size; ++spectrum) {
            if (scores[spectrum].isIllConditioned || (m_settings.scoreMaximum > 0.0 && scores[spectrum].score > m_settings.scoreMaximum) ||
                (m_settings.t2Maximum > 0.0 && scores[spectrum].t2 > m_settings.t2Maximum)) {
                ++m_counts["aboveScoreMaximum"];
                continue;
            }
            if (kept != spectrum) {
                std::copy(yOf(spectrum).begin(), yOf(spectrum).end(), yOf(kept).begin());
                std::copy(varianceOf(spectrum).begin(), varianceOf(spectrum).end(), varianceOf(kept).begin());
                m_hashes[kept] = m_hashes[spectrum];
                m_sunZenithDeg[kept] = m_sunZenithDeg[spectrum];
                m_missing[kept] = m_missing[spectrum];
            }
            m_scored[kept++] = spectrum;
        }
        m_size = kept;
    }

    /// Missing channels by the basis.
    void fill(std::size_t spectrum) {
        for (const std::size_t channel : m_places) {
            yOf(spectrum)[channel] = m_settings.basis->reconstructed(m_workspace, m_scored[spectrum], channel);
            varianceOf(spectrum)[channel] = kNan;
        }
    }

    const CollectionSettings& m_settings;
    SpectralStatistics& m_statistics;
    Counts& m_counts;
    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_hashes;
    std::vector<float> m_sunZenithDeg;
    std::vector<std::size_t> m_missing;
    std::vector<double> m_y;
    std::vector<double> m_variance;
    std::vector<std::size_t> m_scored; ///< place among the scored
    std::vector<std::size_t> m_places; ///< missing channels of one spectrum
    std::vector<std::uint8_t> m_isMissing;
    std::array<SpectrumPreparation::Prepared, kTogether> m_next{};
    SampleKeeper m_sample;
    SpectralScorer::Workspace m_workspace;
};

/// Chooses spectra and hands them on, some of a row at once.
struct Taker {
    const PreparedGranule& prepared;
    const ReferenceSampling& sampling;
    std::size_t month = 0;
    SpectrumPreparation::Workspace workspace{};

    /// The spectra of a row in a block into a batch, or into the counts.
    void take(const core::RadianceBlock& block, std::size_t row, Batch& batch, Counts& counts) {
        const auto& granule = prepared.granule;
        const std::size_t m = granule.channels();
        std::array<SpectrumPreparation::Stored, kTogether> stored;
        std::array<std::uint64_t, kTogether> hashes{};
        std::array<float, kTogether> sunZenithDeg{};
        std::size_t count = 0;
        const auto hand = [&] {
            prepared.preparation->prepareRow(row, std::span(stored).first(count), batch.next(count),
                                             SpectrumPreparation::NoiseKind::Variance, workspace);
            batch.keep(std::span(hashes).first(count), std::span(sunZenithDeg).first(count));
            count = 0;
        };
        for (std::size_t line = 0; line < block.scanlines; ++line) {
            const std::size_t scanline = block.firstScanline + line;
            const std::size_t pixel = scanline * granule.groundPixels() + row;
            if ((prepared.flags[pixel] & kRejected) != 0) {
                continue;
            }
            if (!sampling.isTaken(granule, month, scanline, row)) {
                ++counts["notSampled"];
                continue;
            }
            const std::size_t at = (line * granule.groundPixels() + row) * m;
            stored.at(count) = {.radiance = std::span(block.radiance).subspan(at, m),
                                .noiseDb = std::span(block.noiseDb).subspan(at, m),
                                .quality = std::span(block.quality).subspan(at, m),
                                .cosine0 = std::cos(static_cast<double>(granule.pixels().solarZenithDeg[pixel]) * kDegree)};
            hashes.at(count) = sampling.hashOf(granule.orbit(), scanline, row);
            sunZenithDeg.at(count) = granule.pixels().solarZenithDeg[pixel];
            if (++count == kTogether) {
                hand();
            }
        }
        if (count > 0) {
            hand();
        }
    }
};

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

/// Ranges that hold a spectrum of the sample: a small reference of a long period inflates little of each granule. What is in the others
/// counts as not sampled.
std::vector<PreparedGranule::Range> sampledRanges(const PreparedGranule& prepared, const ReferenceSampling& sampling, std::size_t month,
                                                  std::size_t scanlinesAtLeast, Counts& counts) {
    auto ranges = prepared.ranges(scanlinesAtLeast);
    const std::size_t rows = prepared.granule.groundPixels();
    std::erase_if(ranges, [&](const PreparedGranule::Range& range) {
        for (std::size_t pixel = range.first * rows; pixel < (range.first + range.count) * rows; ++pixel) {
            if ((prepared.flags[pixel] & kRejected) == 0 && sampling.isTaken(prepared.granule, month, pixel / rows, pixel % rows)) {
                return false;
            }
        }
        counts["notSampled"] += static_cast<std::int64_t>(range.candidates);
        return true;
    });
    return ranges;
}

/// All rows in one group: scanlines go round the lanes.
void collectTogether(const PreparedGranule& prepared, const ReferenceSampling& sampling, const CollectionSettings& settings,
                     PcaAccumulator& accumulator) {
    const std::size_t month = ReferenceSampling::monthOf(prepared.granule);
    const auto ranges = sampledRanges(prepared, sampling, month, 1, accumulator.counts);
    std::vector<Lane> lanes;
    for (std::size_t number = 0; number < kCollectors; ++number) {
        lanes.push_back({SpectralStatistics(accumulator.channels()), {}, {}, {}});
    }
    std::atomic<std::size_t> done = 0;
#pragma omp parallel for schedule(static, 1) num_threads(std::min(settings.threads, static_cast <int>(kCollectors)))
    for (std::size_t number = 0; number < kCollectors; ++number) {
        Lane& lane = lanes[number];
        try {
            core::ChunkReader::Workspace chunks;
            core::RadianceBlock block;
            Taker taker{.prepared = prepared, .sampling = sampling, .month = month};
            Batch batch(settings, lane.statistics, lane.counts);
            for (std::size_t range = number; range < ranges.size(); range += kCollectors) {
                throwIfStopped(settings);
                prepared.granule.read(ranges[range].first, ranges[range].count, block, chunks);
                for (std::size_t row = 0; row < prepared.granule.groundPixels(); ++row) {
                    taker.take(block, row, batch, lane.counts);
                }
                ++done;
                if (settings.progress) {
                    settings.progress(static_cast<double>(done) / static_cast<double>(ranges.size()));
                }
            }
            batch.flush();
            lane.sample = batch.sample().taken(0, accumulator.channels());
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
    const std::size_t month = ReferenceSampling::monthOf(prepared.granule);
    const auto ranges = sampledRanges(prepared, sampling, month, kScanlines, accumulator.counts);
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
                Taker taker{.prepared = prepared, .sampling = sampling, .month = month};
                Batch batch(settings, accumulator.groups[row], counts[row]);
                taker.take(block, row, batch, counts[row]);
                batch.flush();
                samples[row] = batch.sample().taken(static_cast<std::uint32_t>(row), accumulator.channels());
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
    const OneThreadBlas alone;
    if (accumulator.groups.size() == 1) {
        collectTogether(prepared, sampling, settings, accumulator);
    } else {
        collectByRow(prepared, sampling, settings, accumulator);
    }
}

} // namespace phidias::processing::atmosphere
