#include "core/io/SpectraReaders.h"

#include "core/data/Quantity.h"
#include "core/io/CfTime.h"
#include "core/io/NetcdfSpectraSource.h"
#include "core/io/SwathParts.h"
#include "core/util/Error.h"
#include "core/util/Messages.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

constexpr const char* kRadianceEnding = "_RADIANCE";
constexpr const char* kIrradianceEnding = "_IRRADIANCE";
constexpr const char* kStandardMode = "STANDARD_MODE";
constexpr double kUshortMissing = 65535.0;

bool isBand(const std::string& name, const std::string& ending) {
    return name.starts_with("BAND") && name.ends_with(ending);
}

/// The mode of a band that is read: the standard one, else the first with observations.
std::optional<NetcdfGroup> modeOf(const NetcdfGroup& band) {
    if (auto standard = band.group(kStandardMode); standard && standard->group("OBSERVATIONS")) {
        return standard;
    }
    for (const auto& mode : band.groups()) {
        if (mode.group("OBSERVATIONS")) {
            return mode;
        }
    }
    return std::nullopt;
}

std::string shapeText(const NetcdfVariable& variable) {
    std::string text;
    for (const auto& dimension : variable.dimensions()) {
        text += (text.empty() ? "" : ", ") + dimension.name + " = " + std::to_string(dimension.length);
    }
    return text.empty() ? "none" : text;
}

[[noreturn]] void refuseShape(const NetcdfVariable& variable, const std::string& expected) {
    throw Error(ErrorCode::Malformed, "io.spectra.shape",
                {{"path", variable.filePath()}, {"variable", variable.path()}, {"found", shapeText(variable)}, {"expected", expected}},
                "hint.io.netcdf.damaged");
}

/// Sizes of one file of Sentinel-5P, taken from its radiance, and the places of the dimensions of its other variables.
class S5pShape {
public:
    explicit S5pShape(const NetcdfVariable& radiance) {
        const auto& dimensions = radiance.dimensions();
        if (dimensions.size() != 4 || dimensions[0].length != 1 || !radiance.isNumeric()) {
            refuseShape(radiance, "time = 1, scanline, ground_pixel, spectral_channel");
        }
        scanlines = dimensions[1].length;
        groundPixels = dimensions[2].length;
        channels = dimensions[3].length;
    }
    /// A variable by these dimensions of time, scanline, ground pixel and channel. @throws Error{Malformed} another shape
    [[nodiscard]] StoredSwathVariable stored(const NetcdfVariable& variable, bool hasPixels, bool hasChannels) const {
        const auto expected = expectedShape(hasPixels, hasChannels);
        if (variable.shape() != expected || !variable.isNumeric()) {
            std::string text;
            for (const std::size_t length : expected) {
                text += (text.empty() ? "" : " x ") + std::to_string(length);
            }
            refuseShape(variable, text + (hasChannels ? " (time, scanline, ground_pixel, spectral_channel)"
                                          : hasPixels ? " (time, scanline, ground_pixel)"
                                                      : " (time, scanline)"));
        }
        return {.variable = variable,
                .rule = ValueRule::of(variable),
                .scanlineDimension = 1,
                .groundPixelDimension = hasPixels ? std::optional<std::size_t>(2) : std::nullopt,
                .layerDimension = hasChannels ? std::optional<std::size_t>(3) : std::nullopt};
    }
    std::size_t scanlines = 0;
    std::size_t groundPixels = 0;
    std::size_t channels = 0;

private:
    [[nodiscard]] std::vector<std::size_t> expectedShape(bool hasPixels, bool hasChannels) const {
        std::vector<std::size_t> shape{1, scanlines};
        if (hasPixels) {
            shape.push_back(groundPixels);
        }
        if (hasChannels) {
            shape.push_back(channels);
        }
        return shape;
    }
};

/// Quality bits are bits: no value of them is "missing".
StoredSwathVariable asBits(StoredSwathVariable stored) {
    stored.rule = {};
    return stored;
}

std::optional<StoredSwathVariable> optional(const NetcdfGroup& group, const char* name, const S5pShape& shape, bool hasPixels,
                                            bool hasChannels) {
    const auto variable = group.variable(name);
    return variable ? std::optional(shape.stored(*variable, hasPixels, hasChannels)) : std::nullopt;
}

SpectraLayout s5pSpectra(const NetcdfGroup& mode, const NetcdfGroup& observations, const std::string& band, const NetcdfFile& file) {
    const auto floats = observations.variable("radiance");
    const auto integers = floats ? std::nullopt : observations.variable("radiance_int16");
    if (!floats && !integers) {
        throw Error(ErrorCode::Malformed, "io.spectra.noRadiance", {{"path", file.path()}, {"group", observations.path()}},
                    "hint.io.netcdf.damaged");
    }
    const auto& radiance = floats ? *floats : *integers;
    const S5pShape shape(radiance);
    SpectraLayout layout{.description = {}, .value = shape.stored(radiance, true, true)};
    if (integers) {
        layout.scaling = shape.stored(observations.requireVariable("radiance_scaling"), true, false);
        layout.value.rule.missing.push_back(kUshortMissing);
    }
    // The fill of the noise is a number below zero like all that means "no value"; the default fill of the type is none.
    if (auto noise = optional(observations, "radiance_noise", shape, true, true)) {
        layout.noise = asBits(std::move(*noise));
    }
    if (auto error = optional(observations, "radiance_error", shape, true, true)) {
        layout.error = asBits(std::move(*error));
    }
    if (auto flags = optional(observations, "spectral_channel_quality", shape, true, true)) {
        layout.flags = asBits(std::move(*flags));
    }
    if (auto quality = optional(observations, "ground_pixel_quality", shape, true, false)) {
        layout.pixelQuality = asBits(std::move(*quality));
    }
    if (auto quality = optional(observations, "measurement_quality", shape, false, false)) {
        layout.scanlineQuality = asBits(std::move(*quality));
    }
    layout.noiseCoding = NoiseCoding::Decibel;
    const auto wavelength = mode.requireVariable("INSTRUMENT/nominal_wavelength");
    if (wavelength.shape() != std::vector<std::size_t>{1, shape.groundPixels, shape.channels}) {
        refuseShape(wavelength, "1 x " + std::to_string(shape.groundPixels) + " x " + std::to_string(shape.channels) +
                                    " (time, ground_pixel, spectral_channel)");
    }
    layout.positions = wavelength.readDoubles();
    ValueRule::of(wavelength).unpack(layout.positions);
    const std::string unit = radiance.attributes().textOrEmpty("units");
    layout.description = {.variable = "radiance",
                          .longName = radiance.attributes().textOrEmpty("long_name"),
                          .unit = unit.empty() ? "mol.m-2.nm-1.sr-1.s-1" : unit,
                          .band = band,
                          .channels = shape.channels,
                          .spectralUnit = SpectralUnit::Nanometre,
                          .isPositionPerRow = true,
                          .hasNoise = layout.noise.has_value(),
                          .hasFlags = layout.flags.has_value(),
                          .flagMask = kS5pChannelMask};
    return layout;
}

/// The swath around spectra: their variable first, then those a pixel.
std::shared_ptr<const Swath> finish(Swath&& swath, SwathLayout&& pixels, SpectraLayout&& spectra) {
    const auto& description = spectra.description;
    SwathVariable entry = describeStored(spectra.value, description.variable);
    entry.longName = description.longName;
    entry.unit = description.unit;
    entry.layers = description.channels;
    swath.variables.insert(swath.variables.begin(), std::move(entry));
    swath.scanlines = pixels.scanlines;
    swath.groundPixels = pixels.groundPixels;
    addTimeExtent(swath, pixels.scanlineTimes);
    swath.source = std::make_shared<const NetcdfSpectraSource>(std::move(pixels), std::move(spectra));
    return std::make_shared<const Swath>(std::move(swath));
}

void addPixelVariables(Swath& swath, SwathLayout& layout, const std::vector<NetcdfVariable>& all, const DimensionNames& names) {
    for (const auto& variable : all) {
        auto stored =
            isGeolocationName(variable.name()) ? std::nullopt : storedAs(variable, names, layout.scanlines, layout.groundPixels, false);
        if (stored && !stored->layerDimension && variable.name() != names.scanline) {
            swath.variables.push_back(describeStored(*stored, variable.name()));
            layout.variables.push_back(std::move(*stored));
        }
    }
}

// ---------------------------------------------------------------- the general layout

/// A spectral axis, the pixels and the variable by both.
struct SpectraParts {
    NetcdfVariable axis;
    NetcdfVariable latitude;
    NetcdfVariable value;
};

bool hasDimension(const NetcdfVariable& variable, const NetcdfDimension& wanted) {
    const auto& dimensions = variable.dimensions();
    return std::any_of(dimensions.begin(), dimensions.end(), [&](const auto& dimension) { return dimension.id == wanted.id; });
}

std::optional<NetcdfVariable> firstOf(const NetcdfGroup& root, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (auto variable = root.variable(name)) {
            return variable;
        }
    }
    return std::nullopt;
}

/// The spectral axis by its name or standard name: by channel, or by ground pixel and channel.
std::optional<NetcdfVariable> spectralAxis(const NetcdfGroup& root) {
    if (auto named = firstOf(root, {"wavelength", "wavenumber"})) {
        return named;
    }
    for (const auto& variable : root.variables()) {
        const std::string name = variable.attributes().textOrEmpty("standard_name");
        if (name.ends_with("radiation_wavelength") || name.ends_with("radiation_wavenumber")) {
            return variable;
        }
    }
    return std::nullopt;
}

bool isAccessory(const std::string& name) {
    return name.ends_with("_noise") || name.ends_with("_error") || name.ends_with("_quality");
}

std::optional<SpectraParts> partsOf(const NetcdfGroup& root) {
    const auto axis = spectralAxis(root);
    const auto latitude = firstOf(root, {"latitude", "lat"});
    const auto longitude = firstOf(root, {"longitude", "lon"});
    const auto hasRank = [](const auto& variable) {
        return variable && variable->isNumeric() && (variable->dimensions().size() == 1 || variable->dimensions().size() == 2);
    };
    if (!hasRank(axis) || !hasRank(latitude) || !longitude || longitude->shape() != latitude->shape()) {
        return std::nullopt;
    }
    const auto& channel = axis->dimensions().back();
    if (hasDimension(*latitude, channel)) {
        return std::nullopt;
    }
    std::optional<NetcdfVariable> found;
    for (const auto& variable : root.variables()) {
        const auto& dimensions = latitude->dimensions();
        const bool hasPixels =
            std::all_of(dimensions.begin(), dimensions.end(), [&](const auto& dimension) { return hasDimension(variable, dimension); });
        if (!hasPixels || !hasDimension(variable, channel) || variable.dimensions().size() != dimensions.size() + 1 ||
            !variable.isNumeric() || isAccessory(variable.name())) {
            continue;
        }
        if (!found || variable.name() == "radiance") {
            found = variable;
        }
    }
    return found ? std::optional(SpectraParts{.axis = *axis, .latitude = *latitude, .value = *found}) : std::nullopt;
}

/// Where the dimensions of a variable of the general layout are; all that is there must be one of the three.
StoredSwathVariable placed(const NetcdfVariable& variable, const SpectraParts& parts) {
    StoredSwathVariable stored{.variable = variable, .rule = ValueRule::of(variable)};
    const auto& pixels = parts.latitude.dimensions();
    for (std::size_t d = 0; d < variable.dimensions().size(); ++d) {
        const int id = variable.dimensions()[d].id;
        if (id == pixels.front().id) {
            stored.scanlineDimension = d;
        } else if (pixels.size() == 2 && id == pixels.back().id) {
            stored.groundPixelDimension = d;
        } else if (id == parts.axis.dimensions().back().id) {
            stored.layerDimension = d;
        } else {
            refuseShape(variable, shapeText(parts.value));
        }
    }
    return stored;
}

std::optional<StoredSwathVariable> accessory(const NetcdfGroup& root, const SpectraParts& parts, const char* ending) {
    const auto variable = root.variable(parts.value.name() + ending);
    return variable && variable->isNumeric() ? std::optional(placed(*variable, parts)) : std::nullopt;
}

/// Positions in nm or cm-1, by the unit of the axis.
std::vector<double> positionsOf(const NetcdfVariable& axis, SpectralUnit& unit) {
    const std::string stored = axis.attributes().textOrEmpty("units");
    auto toUnit = conversion(stored, "nm");
    unit = SpectralUnit::Nanometre;
    if (!toUnit) {
        toUnit = conversion(stored, "cm-1");
        unit = SpectralUnit::PerCentimetre;
    }
    if (!toUnit) {
        throw Error(ErrorCode::Malformed, "io.spectra.axisUnit", {{"path", axis.filePath()}, {"variable", axis.path()}, {"unit", stored}},
                    "hint.io.spectra.axisUnit");
    }
    auto positions = axis.readDoubles();
    ValueRule::of(axis).unpack(positions);
    for (double& position : positions) {
        position = (*toUnit)(position);
    }
    return positions;
}

std::vector<double> timesOf(const NetcdfGroup& root, std::size_t scanlines) {
    const auto time = root.variable("time");
    const auto decoder = time && time->isNumeric() ? CfTime::parse(time->attributes().textOrEmpty("units"), {}) : std::nullopt;
    if (!decoder || time->size() != scanlines) {
        return {};
    }
    auto times = time->readDoubles();
    ValueRule::of(*time).unpack(times);
    for (double& value : times) {
        value = decoder->unixSeconds(value);
    }
    return times;
}

} // namespace

bool isS5pRadiance(const NetcdfGroup& root) {
    const auto groups = root.groups();
    return std::any_of(groups.begin(), groups.end(), [](const auto& group) { return isBand(group.name(), kRadianceEnding); });
}

bool isS5pIrradiance(const NetcdfGroup& root) {
    const auto groups = root.groups();
    return !isS5pRadiance(root) &&
           std::any_of(groups.begin(), groups.end(), [](const auto& group) { return isBand(group.name(), kIrradianceEnding); });
}

bool isSpectraFile(const NetcdfGroup& root) {
    return partsOf(root).has_value();
}

std::shared_ptr<const Swath> readS5pRadiance(const NetcdfFile& file, const MemoryBudget& budget) {
    Swath swath;
    swath.path = file.path();
    swath.format = "s5p-l1b-radiance";
    readGlobalAttributes(file, swath);
    swath.product = s5pProduct(swath);
    std::optional<NetcdfGroup> mode;
    std::string band;
    for (const auto& group : file.root().groups()) {
        if (!isBand(group.name(), kRadianceEnding)) {
            continue;
        }
        if (mode) {
            swath.warnings.push_back(renderMessage("io.spectra.otherBand", {{"band", group.name()}, {"shown", band}}));
        } else if ((mode = modeOf(group))) {
            band = group.name().substr(0, group.name().size() - std::string_view(kRadianceEnding).size());
        }
    }
    if (!mode) {
        throw Error(ErrorCode::Malformed, "io.spectra.noRadiance", {{"path", file.path()}, {"group", std::string("OBSERVATIONS")}},
                    "hint.io.netcdf.damaged");
    }
    const auto observations = mode->group("OBSERVATIONS").value();
    auto spectra = s5pSpectra(*mode, observations, band, file);
    const auto shape = spectra.value.variable.shape();
    SwathLayout layout{.path = file.path(), .scanlines = shape[1], .groundPixels = shape[2], .budget = budget};
    const DimensionNames names{.scanline = "scanline", .groundPixel = "ground_pixel", .corners = {"ncorner", "corner"}};
    std::vector<NetcdfVariable> all = observations.variables();
    if (const auto geodata = mode->group("GEODATA")) {
        const auto more = geodata->variables();
        all.insert(all.end(), more.begin(), more.end());
    }
    placeGeolocation(layout, all, names, "latitude", "longitude");
    if (!layout.latitude || !layout.longitude) {
        throw Error(ErrorCode::Malformed, "io.spectra.noPlaces", {{"path", file.path()}}, "hint.io.netcdf.damaged");
    }
    layout.scanlineTimes = s5pTimes(observations, layout.scanlines);
    addPixelVariables(swath, layout, all, names);
    return finish(std::move(swath), std::move(layout), std::move(spectra));
}

std::shared_ptr<const Swath> readSpectraFile(const NetcdfFile& file, const MemoryBudget& budget) {
    const auto root = file.root();
    const auto parts = partsOf(root).value();
    const auto& pixels = parts.latitude.dimensions();
    Swath swath;
    swath.path = file.path();
    swath.format = "spectra";
    swath.isPointList = pixels.size() == 1;
    readGlobalAttributes(file, swath);
    SwathLayout layout{.path = file.path(),
                       .scanlines = pixels.front().length,
                       .groundPixels = swath.isPointList ? 1 : pixels.back().length,
                       .budget = budget};
    const DimensionNames names{.scanline = pixels.front().name,
                               .groundPixel = swath.isPointList ? std::string() : pixels.back().name,
                               .corners = {"corner", "ncorner", "independent_4", "nv", "bounds"}};
    SpectraLayout spectra{.description = {}, .value = placed(parts.value, parts)};
    auto& description = spectra.description;
    const auto attributes = parts.value.attributes();
    spectra.positions = positionsOf(parts.axis, description.spectralUnit);
    spectra.noise = accessory(root, parts, "_noise");
    spectra.error = accessory(root, parts, "_error");
    spectra.flags = accessory(root, parts, "_quality");
    if (spectra.flags) {
        spectra.flags = asBits(std::move(*spectra.flags));
    }
    description.variable = parts.value.name();
    description.longName = attributes.textOrEmpty("long_name");
    description.unit = attributes.textOrEmpty("units");
    description.channels = parts.axis.dimensions().back().length;
    description.isPositionPerRow = parts.axis.dimensions().size() == 2;
    description.hasNoise = spectra.noise.has_value();
    description.hasFlags = spectra.flags.has_value();
    description.flagMask = 0xff;
    if (description.isPositionPerRow && (swath.isPointList || parts.axis.dimensions().front().id != pixels.back().id)) {
        refuseShape(parts.axis, "(channel), or (ground pixel, channel)");
    }
    const auto all = root.variables();
    const bool isLong = root.variable("latitude").has_value();
    placeGeolocation(layout, all, names, isLong ? "latitude" : "lat", isLong ? "longitude" : "lon");
    layout.scanlineTimes = timesOf(root, layout.scanlines);
    addPixelVariables(swath, layout, all, names);
    return finish(std::move(swath), std::move(layout), std::move(spectra));
}

} // namespace phidias::core
