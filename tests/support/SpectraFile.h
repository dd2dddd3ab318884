#pragma once

#include "core/io/NetcdfWriter.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace phidias::tests {

/// Pixels a degree apart from 10° E, 40° N, each with a spectrum from 500 nm in steps of 10 nm, noise 3; channel 7 is flagged as bad.
struct SpectraShape {
    std::size_t rows = 6;
    std::size_t columns = 5;
    std::size_t channels = 40;
};

/// Value at row, column and channel.
using SpectraFormula = std::function<double(std::size_t, std::size_t, std::size_t)>;

inline void writeSpectra(const std::filesystem::path& path, const SpectraShape& shape, const SpectraFormula& formula) {
    core::NetcdfWriter writer(path);
    const auto y = writer.defineDimension("y", shape.rows);
    const auto x = writer.defineDimension("x", shape.columns);
    const auto c = writer.defineDimension("channel", shape.channels);
    const auto latitude = writer.defineVariable("latitude", core::NetcdfType::Float, {y, x});
    const auto longitude = writer.defineVariable("longitude", core::NetcdfType::Float, {y, x});
    const auto axis = writer.defineVariable("wavelength", core::NetcdfType::Double, {c});
    writer.attribute(axis, "units", "nm");
    const auto value = writer.defineVariable("radiance", core::NetcdfType::Float, {y, x, c});
    writer.attribute(value, "units", "W m-2 sr-1");
    const auto noise = writer.defineVariable("radiance_noise", core::NetcdfType::Float, {c});
    const auto flags = writer.defineVariable("radiance_quality", core::NetcdfType::Byte, {c});
    writer.endDefinitions();
    std::vector<double> latitudes;
    std::vector<double> longitudes;
    std::vector<double> values;
    for (std::size_t row = 0; row < shape.rows; ++row) {
        for (std::size_t column = 0; column < shape.columns; ++column) {
            latitudes.push_back(40.0 + static_cast<double>(row));
            longitudes.push_back(10.0 + static_cast<double>(column));
            for (std::size_t channel = 0; channel < shape.channels; ++channel) {
                values.push_back(formula(row, column, channel));
            }
        }
    }
    std::vector<double> wavelengths;
    std::vector<double> bits(shape.channels, 0.0);
    bits[7] = 1.0;
    for (std::size_t channel = 0; channel < shape.channels; ++channel) {
        wavelengths.push_back(500.0 + 10.0 * static_cast<double>(channel));
    }
    writer.put(latitude, latitudes);
    writer.put(longitude, longitudes);
    writer.put(axis, wavelengths);
    writer.put(value, values);
    writer.put(noise, std::vector<double>(shape.channels, 3.0));
    writer.put(flags, bits);
    writer.commit();
}

} // namespace phidias::tests
