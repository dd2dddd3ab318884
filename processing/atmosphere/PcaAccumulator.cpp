#include "processing/atmosphere/PcaAccumulator.h"

#include "core/io/NetcdfFile.h"
#include "core/io/NetcdfWriter.h"
#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace phidias::processing::atmosphere {

namespace {

using core::NetcdfStorage;
using core::NetcdfType;

constexpr const char* kFormat = "phidias-pca-accumulator-2";
constexpr double kSameWavelengthNm = 1e-3;

} // namespace

void PcaAccumulator::Sample::merge(const Sample& other, std::size_t channels) {
    if (other.size() == 0) {
        return;
    }
    Sample merged;
    const auto take = [&](const Sample& from, std::size_t spectrum) {
        const auto first = static_cast<std::ptrdiff_t>(spectrum * channels);
        const auto last = first + static_cast<std::ptrdiff_t>(channels);
        merged.hashes.push_back(from.hashes[spectrum]);
        merged.groups.push_back(from.groups[spectrum]);
        merged.sunZenithDeg.push_back(from.sunZenithDeg[spectrum]);
        merged.values.insert(merged.values.end(), from.values.begin() + first, from.values.begin() + last);
        merged.sigma.insert(merged.sigma.end(), from.sigma.begin() + first, from.sigma.begin() + last);
    };
    for (std::size_t own = 0, theirs = 0; merged.size() < kMost && (own < size() || theirs < other.size());) {
        if (theirs == other.size() || (own < size() && hashes[own] <= other.hashes[theirs])) {
            take(*this, own++);
        } else {
            take(other, theirs++);
        }
    }
    *this = std::move(merged);
}

void PcaAccumulator::merge(const PcaAccumulator& other, const std::string& name) {
    if (other.isEmpty() || isEmpty()) {
        PcaAccumulator whole = isEmpty() ? other : *this;
        const PcaAccumulator& rest = isEmpty() ? *this : other;
        for (const auto& [reason, count] : rest.counts) {
            whole.counts[reason] += count;
        }
        whole.failures.insert(whole.failures.end(), rest.failures.begin(), rest.failures.end());
        *this = std::move(whole);
        return;
    }
    const auto refuse = [&](const std::string& what) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.pca.otherPreparation", {{"name", name}, {"what", what}},
                          "hint.atmosphere.pca.otherPreparation");
    };
    if (other.settings != settings) {
        const auto own = settings.toJson();
        const auto theirs = other.settings.toJson();
        for (const auto& [key, value] : theirs.items()) {
            if (own.at(key) != value) {
                refuse(key + ": " + value.dump() + ", " + own.at(key).dump());
            }
        }
    }
    if (other.channels() != channels() || other.groups.size() != groups.size()) {
        refuse("channels: " + std::to_string(other.channels()) + ", " + std::to_string(channels()));
    }
    for (std::size_t channel = 0; channel < channels(); ++channel) {
        if (std::abs(other.wavelengthsNm[channel] - wavelengthsNm[channel]) > kSameWavelengthNm) {
            refuse("wavelength of channel " + std::to_string(channel) + ": " + std::to_string(other.wavelengthsNm[channel]) + " nm, " +
                   std::to_string(wavelengthsNm[channel]) + " nm");
        }
    }
    for (std::size_t group = 0; group < groups.size(); ++group) {
        groups[group].merge(other.groups[group]);
    }
    for (const auto& [reason, count] : other.counts) {
        counts[reason] += count;
    }
    isSynthetic = isSynthetic && other.isSynthetic;
    failures.insert(failures.end(), other.failures.begin(), other.failures.end());
    granules.insert(granules.end(), other.granules.begin(), other.granules.end());
    sample.merge(other.sample, channels());
}

void writeAccumulator(const PcaAccumulator& accumulator, const std::filesystem::path& path,
                      const std::vector<std::pair<std::string, std::string>>& provenance) {
    core::NetcdfWriter writer(path);
    const auto describe = [&] {
        writer.attribute("format", kFormat);
        writer.attribute("counts", core::Json(accumulator.counts).dump());
        writer.attribute("granules", core::Json(accumulator.granules).dump());
        writer.attribute("failures", core::Json(accumulator.failures).dump());
        for (const auto& [key, text] : provenance) {
            writer.attribute(key, text);
        }
    };
    if (accumulator.isEmpty()) {
        describe();
        writer.endDefinitions();
        writer.commit();
        return;
    }
    const std::size_t m = accumulator.channels();
    const auto group = writer.defineDimension("group", accumulator.groups.size());
    const auto channel = writer.defineDimension("channel", m);
    const auto other = writer.defineDimension("other_channel", m);
    const auto spectrum = writer.defineDimension("sample", std::max<std::size_t>(1, accumulator.sample.size()));
    const NetcdfStorage packed{.deflateLevel = 1, .shuffle = true, .chunks = {}, .fillValue = {}};
    const auto count = writer.defineVariable("n", NetcdfType::Int64, {group});
    const auto wavelength = writer.defineVariable("wavelength", NetcdfType::Double, {channel});
    writer.attribute(wavelength, "units", "nm");
    const auto mean = writer.defineVariable("mean", NetcdfType::Double, {group, channel});
    const auto scatter = writer.defineVariable("scatter", NetcdfType::Double, {group, channel, other},
                                               // One group a chunk: groups are written one after the other.
                                               {.deflateLevel = 1, .shuffle = true, .chunks = {1, m, m}, .fillValue = {}});
    writer.attribute(scatter, "long_name", "sum of (x - mean)(x - mean)^T, other_channel >= channel; the rest is 0");
    const auto varianceSum = writer.defineVariable("variance_sum", NetcdfType::Double, {group, channel});
    const auto varianceCount = writer.defineVariable("variance_count", NetcdfType::Int64, {group, channel});
    const auto hash = writer.defineVariable("sample_hash", NetcdfType::Int64, {spectrum});
    const auto sampleGroup = writer.defineVariable("sample_group", NetcdfType::Int32, {spectrum});
    const auto sun = writer.defineVariable("sample_solar_zenith_angle", NetcdfType::Float, {spectrum});
    writer.attribute(sun, "units", "degree");
    const auto values = writer.defineVariable("sample_values", NetcdfType::Float, {spectrum, channel}, packed);
    const auto sigma = writer.defineVariable("sample_sigma", NetcdfType::Float, {spectrum, channel}, packed);
    writer.attribute("preparation", accumulator.settings.toJson().dump());
    writer.attribute("irradiance", accumulator.irradiance);
    writer.attribute("synthetic", NetcdfType::Int32, accumulator.isSynthetic ? 1.0 : 0.0);
    writer.attribute("sample_size", NetcdfType::Int64, static_cast<double>(accumulator.sample.size()));
    describe();
    writer.endDefinitions();
    writer.put(wavelength, accumulator.wavelengthsNm);
    for (std::size_t number = 0; number < accumulator.groups.size(); ++number) {
        const auto& statistics = accumulator.groups[number];
        const std::array<std::size_t, 3> start{number, 0, 0};
        const std::array<std::size_t, 3> size{1, m, m};
        const std::array<std::int64_t, 1> spectra{statistics.count()};
        writer.put(count, std::span(start).first(1), std::span(size).first(1), std::span<const std::int64_t>(spectra));
        writer.put(mean, std::span(start).first(2), std::span(size).first(2), std::span<const double>(statistics.mean()));
        writer.put(scatter, start, size, std::span<const double>(statistics.scatter()));
        writer.put(varianceSum, std::span(start).first(2), std::span(size).first(2), std::span<const double>(statistics.varianceSum()));
        writer.put(varianceCount, std::span(start).first(2), std::span(size).first(2),
                   std::span<const std::int64_t>(statistics.varianceCount()));
    }
    if (accumulator.sample.size() > 0) {
        std::vector<std::int64_t> hashes;
        std::transform(accumulator.sample.hashes.begin(), accumulator.sample.hashes.end(), std::back_inserter(hashes),
                       [](std::uint64_t value) { return std::bit_cast<std::int64_t>(value); });
        writer.put(hash, hashes);
        writer.put(sampleGroup, std::vector<std::int32_t>(accumulator.sample.groups.begin(), accumulator.sample.groups.end()));
        writer.put(sun, accumulator.sample.sunZenithDeg);
        writer.put(values, accumulator.sample.values);
        writer.put(sigma, accumulator.sample.sigma);
    }
    writer.commit();
}

PcaAccumulator readAccumulator(const std::filesystem::path& path) {
    const auto file = core::NetcdfFile::open(path.string());
    const auto root = file.root();
    if (root.attributes().textOrEmpty("format") != kFormat) {
        throw core::Error(core::ErrorCode::UnknownFormat, "atmosphere.pca.notAnAccumulator", {{"path", path.string()}});
    }
    try {
        PcaAccumulator accumulator;
        accumulator.counts = core::Json::parse(root.attributes().textOrEmpty("counts")).get<std::map<std::string, std::int64_t>>();
        accumulator.granules = core::Json::parse(root.attributes().textOrEmpty("granules")).get<std::vector<std::string>>();
        accumulator.isSynthetic = root.attributes().number("synthetic").value_or(0.0) > 0.0;
        accumulator.failures = core::Json::parse(root.attributes().textOrEmpty("failures")).get<std::vector<std::string>>();
        if (!root.variable("wavelength")) {
            return accumulator;
        }
        accumulator.settings = PreparationSettings::fromJson(core::Json::parse(root.attributes().textOrEmpty("preparation")));
        accumulator.irradiance = root.attributes().textOrEmpty("irradiance");
        accumulator.wavelengthsNm = root.requireVariable("wavelength").readDoubles();
        const std::size_t m = accumulator.channels();
        const auto counts = root.requireVariable("n").readIntegers();
        for (std::size_t group = 0; group < counts.size(); ++group) {
            const std::array<std::size_t, 3> start{group, 0, 0};
            const std::array<std::size_t, 3> size{1, m, m};
            const auto row = [&](const char* name) {
                return root.requireVariable(name).readDoubles(std::span(start).first(2), std::span(size).first(2));
            };
            const auto known = row("variance_count");
            accumulator.groups.push_back(SpectralStatistics::restored(counts[group], row("mean"),
                                                                      root.requireVariable("scatter").readDoubles(start, size),
                                                                      row("variance_sum"), {known.begin(), known.end()}));
        }
        const auto spectra = static_cast<std::size_t>(root.attributes().number("sample_size").value_or(0.0));
        if (spectra > 0) {
            for (const auto value : root.requireVariable("sample_hash").readIntegers()) {
                accumulator.sample.hashes.push_back(std::bit_cast<std::uint64_t>(value));
            }
            for (const auto value : root.requireVariable("sample_group").readIntegers()) {
                accumulator.sample.groups.push_back(static_cast<std::uint32_t>(value));
            }
            accumulator.sample.sunZenithDeg = root.requireVariable("sample_solar_zenith_angle").readFloats();
            accumulator.sample.values = root.requireVariable("sample_values").readFloats();
            accumulator.sample.sigma = root.requireVariable("sample_sigma").readFloats();
        }
        if (accumulator.groups.empty() || accumulator.sample.size() != spectra || accumulator.sample.sunZenithDeg.size() != spectra ||
            accumulator.sample.values.size() != spectra * m || accumulator.sample.sigma.size() != spectra * m) {
            throw core::Error(core::ErrorCode::Malformed, "atmosphere.pca.damagedAccumulator", {{"path", path.string()}});
        }
        return accumulator;
    } catch (const core::Json::exception&) {
        throw core::Error(core::ErrorCode::Malformed, "atmosphere.pca.damagedAccumulator", {{"path", path.string()}});
    }
}

} // namespace phidias::processing::atmosphere
