#include "processing/atmosphere/PcaBasisFile.h"

#include "core/io/NetcdfFile.h"
#include "core/io/NetcdfWriter.h"
#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <optional>

namespace phidias::processing::atmosphere {

namespace {

using core::NetcdfType;
using core::NetcdfWriter;

constexpr const char* kFormat = "phidias-pca-basis-1";

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& what) {
    throw core::Error(core::ErrorCode::Malformed, "atmosphere.pca.damagedBasis", {{"path", path.string()}, {"what", what}});
}

bool isInterval(const core::Json& interval) {
    return interval.is_array() && interval.size() == 2 && interval[0].is_number() && interval[1].is_number() &&
           interval[0].get<double>() < interval[1].get<double>();
}

} // namespace

std::vector<std::string> windowNames(const BasisFile& basis) {
    std::vector<std::string> names;
    for (const auto& [name, intervals] : basis.windows.items()) {
        names.push_back(name);
    }
    return names;
}

std::vector<SpectralWindow> windowsOf(const BasisFile& basis) {
    std::vector<SpectralWindow> windows;
    for (const auto& [name, intervals] : basis.windows.items()) {
        const bool isList =
            intervals.is_array() && !intervals.empty() && std::all_of(intervals.begin(), intervals.end(), isInterval) && !name.empty();
        SpectralWindow window;
        for (std::size_t channel = 0; isList && channel < basis.wavelengthsNm.size(); ++channel) {
            const double wavelength = basis.wavelengthsNm[channel];
            if (std::any_of(intervals.begin(), intervals.end(), [&](const core::Json& interval) {
                    return interval[0].get<double>() <= wavelength && wavelength <= interval[1].get<double>();
                })) {
                window.channels.push_back(channel);
            }
        }
        if (window.channels.empty()) {
            throw core::Error(core::ErrorCode::InvalidRequest, isList ? "atmosphere.pca.emptyWindow" : "atmosphere.pca.window",
                              {{"name", name}, {"given", intervals.dump()}});
        }
        windows.push_back(std::move(window));
    }
    return windows;
}

void writeBasis(const BasisFile& basis, const std::filesystem::path& path,
                const std::vector<std::pair<std::string, std::string>>& provenance) {
    NetcdfWriter writer(path);
    const std::size_t m = basis.wavelengthsNm.size();
    const std::size_t stored = basis.groups.front().stored();
    const bool isPerRow = basis.settings.grid == SpectralGrid::PerRow;
    std::vector<NetcdfWriter::Dimension> leading;
    if (isPerRow) {
        leading.push_back(writer.defineDimension("ground_pixel", basis.groups.size()));
    }
    const auto channel = writer.defineDimension("channel", m);
    const auto component = writer.defineDimension("component", stored);
    const auto define = [&](const char* name, NetcdfType type, std::vector<NetcdfWriter::Dimension> dimensions, const char* unit,
                            const char* longName) {
        dimensions.insert(dimensions.begin(), leading.begin(), leading.end());
        const auto variable = writer.defineVariable(name, type, dimensions);
        writer.attribute(variable, "long_name", longName);
        if (*unit != '\0') {
            writer.attribute(variable, "units", unit);
        }
        return variable;
    };
    const auto wavelength = writer.defineVariable("wavelength", NetcdfType::Double, {channel});
    writer.attribute(wavelength, "units", "nm");
    const char* unit = basis.settings.space == SpectralSpace::Radiance ? "mol.m-2.nm-1.sr-1.s-1" : "1";
    const auto mean = define("mean", NetcdfType::Double, {channel}, unit, "mean spectrum of the reference");
    const auto noise =
        define("noise", NetcdfType::Double, {channel}, unit, "standard deviation of the noise, root mean square over the reference");
    const auto eigenvalues =
        define("eigenvalues", NetcdfType::Double, {channel}, "1", "eigenvalues of the noise-normalised covariance, descending");
    const auto eigenvectors = define("eigenvectors", NetcdfType::Double, {component, channel}, "1", "orthonormal eigenvectors");
    const auto count = define("n", NetcdfType::Int64, {}, "", "spectra of the reference");
    std::optional<NetcdfWriter::Variable> gases;
    if (!basis.gases.empty()) {
        gases =
            writer.defineVariable("gas_cross_section", NetcdfType::Double, {writer.defineDimension("gas", basis.gases.size()), channel});
        writer.attribute(*gases, "units", "cm2");
        writer.attribute(*gases, "long_name", "absorption cross-section of a molecule through the line shape");
        core::Json names = core::Json::array();
        core::Json isSynthetic = core::Json::array();
        for (const auto& gas : basis.gases) {
            names.push_back(gas.name);
            isSynthetic.push_back(gas.isSynthetic);
        }
        writer.attribute(*gases, "gases", names.dump());
        writer.attribute(*gases, "synthetic_lines", isSynthetic.dump());
    }
    writer.attribute("format", kFormat);
    writer.attribute("title", "Basis of ordinary spectra");
    const auto settings = basis.settings.toJson();
    for (const auto& [key, value] : settings.items()) {
        if (value.is_number()) {
            writer.attribute(key, NetcdfType::Double, value.get<double>());
        } else if (value.is_string()) {
            writer.attribute(key, value.get<std::string>());
        }
    }
    writer.attribute("preparation", settings.dump());
    const auto integer = [&](const char* name, std::size_t value) {
        writer.attribute(name, NetcdfType::Int32, static_cast<double>(value));
    };
    integer("components", basis.components);
    integer("componentsNoiseEdge", basis.rules.noiseEdge);
    integer("componentsVariance", basis.rules.variance);
    integer("componentsIndicator", basis.rules.indicator);
    integer("componentsAuto", basis.componentsAuto);
    writer.attribute("referenceScoreMedian", NetcdfType::Double, basis.referenceScoreMedian);
    writer.attribute("referenceScoreLimit", NetcdfType::Double, basis.referenceScoreLimit);
    writer.attribute("referenceT2Limit", NetcdfType::Double, basis.referenceT2Limit);
    writer.attribute("windows", basis.windows.dump());
    writer.attribute("thresholds", basis.thresholds.toJson().dump());
    writer.attribute("reference", basis.reference.dump());
    for (const auto& [key, text] : provenance) {
        writer.attribute(key, text);
    }
    writer.endDefinitions();
    writer.put(wavelength, basis.wavelengthsNm);
    std::vector<double> means, noises, values, vectors;
    std::vector<std::int64_t> counts;
    for (const auto& group : basis.groups) {
        means.insert(means.end(), group.mean.begin(), group.mean.end());
        noises.insert(noises.end(), group.noise.begin(), group.noise.end());
        values.insert(values.end(), group.eigenvalues.begin(), group.eigenvalues.end());
        vectors.insert(vectors.end(), group.eigenvectors.begin(), group.eigenvectors.end());
        counts.push_back(group.count);
    }
    writer.put(mean, means);
    writer.put(noise, noises);
    writer.put(eigenvalues, values);
    writer.put(eigenvectors, vectors);
    writer.put(count, counts);
    if (gases) {
        std::vector<double> sections;
        for (const auto& gas : basis.gases) {
            sections.insert(sections.end(), gas.crossSection.begin(), gas.crossSection.end());
        }
        writer.put(*gases, sections);
    }
    writer.commit();
}

BasisFile readBasis(const std::filesystem::path& path) {
    const auto file = core::NetcdfFile::open(path.string());
    const auto root = file.root();
    const auto attributes = root.attributes();
    if (attributes.textOrEmpty("format") != kFormat) {
        throw core::Error(core::ErrorCode::UnknownFormat, "atmosphere.pca.notABasis", {{"path", path.string()}});
    }
    BasisFile basis;
    try {
        basis.settings = PreparationSettings::fromJson(core::Json::parse(attributes.textOrEmpty("preparation")));
        basis.windows = core::Json::parse(attributes.textOrEmpty("windows"));
        basis.thresholds = ScoreThresholds::fromJson(core::Json::parse(attributes.textOrEmpty("thresholds")));
        basis.reference = core::Json::parse(attributes.textOrEmpty("reference"));
    } catch (const core::Json::exception& exception) {
        refuse(path, exception.what());
    }
    const auto integer = [&](const char* name) { return static_cast<std::size_t>(std::max(0.0, attributes.number(name).value_or(0.0))); };
    basis.components = integer("components");
    basis.rules = {.noiseEdge = integer("componentsNoiseEdge"),
                   .variance = integer("componentsVariance"),
                   .indicator = integer("componentsIndicator")};
    basis.componentsAuto = integer("componentsAuto");
    basis.referenceScoreMedian = attributes.number("referenceScoreMedian").value_or(1.0);
    basis.referenceScoreLimit = attributes.number("referenceScoreLimit").value_or(0.0);
    basis.referenceT2Limit = attributes.number("referenceT2Limit").value_or(0.0);
    basis.wavelengthsNm = root.requireVariable("wavelength").readDoubles();
    const std::size_t m = basis.wavelengthsNm.size();
    const auto counts = root.requireVariable("n").readIntegers();
    const auto means = root.requireVariable("mean").readDoubles();
    const auto noises = root.requireVariable("noise").readDoubles();
    const auto values = root.requireVariable("eigenvalues").readDoubles();
    const auto vectors = root.requireVariable("eigenvectors").readDoubles();
    const std::size_t groups = counts.size();
    if (m == 0 || groups == 0 || means.size() != groups * m || noises.size() != groups * m || values.size() != groups * m ||
        vectors.empty() || vectors.size() % (groups * m) != 0) {
        refuse(path, "mean, noise, eigenvalues, eigenvectors");
    }
    const std::size_t stored = vectors.size() / (groups * m);
    const auto part = [](const std::vector<double>& all, std::size_t group, std::size_t size) {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(group * size);
        return std::vector<double>(begin, begin + static_cast<std::ptrdiff_t>(size));
    };
    for (std::size_t group = 0; group < groups; ++group) {
        basis.groups.push_back({.mean = part(means, group, m),
                                .noise = part(noises, group, m),
                                .eigenvalues = part(values, group, m),
                                .eigenvectors = part(vectors, group, stored * m),
                                .components = basis.components,
                                .count = counts[group]});
    }
    if (const auto gases = root.variable("gas_cross_section")) {
        try {
            const auto names = core::Json::parse(gases->attributes().textOrEmpty("gases")).get<std::vector<std::string>>();
            const auto isSynthetic = core::Json::parse(gases->attributes().textOrEmpty("synthetic_lines")).get<std::vector<bool>>();
            const auto sections = gases->readDoubles();
            if (sections.size() != names.size() * m || isSynthetic.size() != names.size()) {
                refuse(path, "gas_cross_section");
            }
            for (std::size_t gas = 0; gas < names.size(); ++gas) {
                basis.gases.push_back({.name = names[gas], .isSynthetic = isSynthetic[gas], .crossSection = part(sections, gas, m)});
            }
        } catch (const core::Json::exception& exception) {
            refuse(path, exception.what());
        }
    }
    if (basis.components == 0 || basis.components > stored) {
        refuse(path, "components");
    }
    return basis;
}

bool isAccumulator(const std::filesystem::path& path) {
    return core::NetcdfFile::open(path.string()).root().attributes().textOrEmpty("format").starts_with("phidias-pca-accumulator");
}

} // namespace phidias::processing::atmosphere
