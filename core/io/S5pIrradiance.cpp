#include "core/io/S5pIrradiance.h"

#include "core/io/SpectraReaders.h"
#include "core/io/ValueRule.h"
#include "core/util/CubicSpline.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// A variable as [pixel][channel], whatever dimensions of length 1 stand before.
std::vector<double> plane(const NetcdfVariable& variable, std::size_t pixels, std::size_t channels) {
    const auto shape = variable.shape();
    const bool isPlane = shape.size() >= 2 && shape[shape.size() - 2] == pixels && shape.back() == channels &&
                         std::all_of(shape.begin(), shape.end() - 2, [](std::size_t length) { return length == 1; });
    if (!isPlane || !variable.isNumeric()) {
        std::string found;
        for (const auto& dimension : variable.dimensions()) {
            found += (found.empty() ? "" : ", ") + dimension.name + " = " + std::to_string(dimension.length);
        }
        throw Error(ErrorCode::Malformed, "io.spectra.shape",
                    {{"path", variable.filePath()},
                     {"variable", variable.path()},
                     {"found", found},
                     {"expected", "1 x 1 x " + std::to_string(pixels) + " x " + std::to_string(channels) +
                                      " (time, scanline, pixel, spectral_channel)"}},
                    "hint.io.netcdf.damaged");
    }
    return variable.readDoubles();
}

} // namespace

std::vector<double> Irradiance::at(std::size_t pixel, std::span<const double> wavelengthsNm) const {
    if (pixel >= pixels) {
        throw Error(ErrorCode::InvalidRequest, "io.irradiance.pixel",
                    {{"pixel", static_cast<std::int64_t>(pixel)}, {"pixels", static_cast<std::int64_t>(pixels)}});
    }
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const std::size_t k = pixel * channels + channel;
        if (std::isfinite(value[k]) && std::isfinite(wavelengthNm[k])) {
            x.push_back(wavelengthNm[k]);
            y.push_back(value[k]);
        }
    }
    const CubicSpline spline(x, y);
    std::vector<double> out;
    std::transform(wavelengthsNm.begin(), wavelengthsNm.end(), std::back_inserter(out), spline);
    return out;
}

Irradiance readS5pIrradiance(const NetcdfFile& file, const std::string& band, std::size_t groundPixels) {
    const auto mode = file.root().group(band + "_IRRADIANCE/STANDARD_MODE");
    const auto observations = mode ? mode->group("OBSERVATIONS") : std::nullopt;
    if (!observations) {
        throw Error(ErrorCode::InvalidRequest, "io.irradiance.band", {{"path", file.path()}, {"band", band}}, "hint.io.irradiance.band");
    }
    const auto values = observations->requireVariable("irradiance");
    const auto shape = values.shape();
    Irradiance made;
    made.band = band;
    made.unit = values.attributes().textOrEmpty("units");
    made.pixels = shape.size() < 2 ? 0 : shape[shape.size() - 2];
    made.channels = shape.empty() ? 0 : shape.back();
    if (made.pixels != groundPixels) {
        throw Error(ErrorCode::InvalidRequest, "io.irradiance.rows",
                    {{"path", file.path()},
                     {"rows", static_cast<std::int64_t>(made.pixels)},
                     {"expected", static_cast<std::int64_t>(groundPixels)}},
                    "hint.io.irradiance.band");
    }
    made.value = plane(values, made.pixels, made.channels);
    ValueRule::of(values).unpack(made.value);
    const auto wavelength = mode->requireVariable("INSTRUMENT/calibrated_wavelength");
    made.wavelengthNm = plane(wavelength, made.pixels, made.channels);
    ValueRule::of(wavelength).unpack(made.wavelengthNm);
    if (const auto noise = observations->variable("irradiance_noise")) {
        made.noise = plane(*noise, made.pixels, made.channels);
        for (std::size_t k = 0; k < made.noise.size(); ++k) {
            made.noise[k] = made.noise[k] >= 0.0 ? std::abs(made.value[k]) / std::pow(10.0, 0.1 * made.noise[k]) : kNan;
        }
    }
    if (const auto flags = observations->variable("spectral_channel_quality")) {
        const auto bits = plane(*flags, made.pixels, made.channels);
        for (std::size_t k = 0; k < bits.size(); ++k) {
            made.value[k] = (static_cast<unsigned>(bits[k]) & kS5pChannelMask) != 0 ? kNan : made.value[k];
        }
    }
    return made;
}

std::vector<double> reflectance(std::span<const double> radiance, std::span<const double> irradiance, double solarZenithAngleDeg,
                                double earthSunDistanceAu) {
    if (radiance.size() != irradiance.size() || !(earthSunDistanceAu > 0.0)) {
        throw Error(ErrorCode::InvalidRequest, "io.irradiance.reflectance",
                    {{"radiances", static_cast<std::int64_t>(radiance.size())},
                     {"irradiances", static_cast<std::int64_t>(irradiance.size())},
                     {"distance", earthSunDistanceAu}});
    }
    const double mu0 = std::cos(solarZenithAngleDeg * std::numbers::pi / 180.0);
    std::vector<double> out(radiance.size(), kNan);
    for (std::size_t channel = 0; channel < out.size() && mu0 > 0.0; ++channel) {
        const double ratio = radiance[channel] / (irradiance[channel] * mu0);
        out[channel] = std::isfinite(ratio) ? std::numbers::pi * ratio * earthSunDistanceAu * earthSunDistanceAu : kNan;
    }
    return out;
}

} // namespace phidias::core
