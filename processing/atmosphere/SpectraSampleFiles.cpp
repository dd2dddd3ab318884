#include "processing/atmosphere/SpectraSampleFiles.h"

#include "core/io/NetcdfWriter.h"
#include "core/util/Time.h"

#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace phidias::processing::atmosphere {

namespace fs = std::filesystem;

namespace {

using core::NetcdfStorage;
using core::NetcdfType;
using core::NetcdfWriter;

constexpr std::size_t kRows = SpectralModel::kRows;
constexpr std::size_t kChannels = SpectralModel::kChannels;
constexpr float kFill = kRadianceFill;

NetcdfStorage filled(double fillValue) {
    NetcdfStorage storage;
    storage.fillValue = fillValue;
    return storage;
}

} // namespace

class GranuleFiles::Writer {
public:
    Writer(const fs::path& granule, const fs::path& truth, const GranuleGeometry& geometry, const SpectralModel& model, int band)
        : m_granule(granule), m_truth(truth), m_geometry(geometry) {
        defineGranule(band);
        defineTruth();
        putGeometry(model);
    }

    void put(const SpectraBlock& block, std::size_t firstScanline, std::size_t scanlines) {
        const std::array<std::size_t, 4> start{0, firstScanline, 0, 0};
        const std::array<std::size_t, 4> count{1, scanlines, kRows, kChannels};
        const auto spectra = [&](NetcdfWriter::Variable variable, const auto& values) {
            m_granule.put(variable, start, count, std::span(values));
        };
        spectra(m_radiance, block.radiance);
        spectra(m_noise, block.noise);
        spectra(m_error, block.error);
        spectra(m_quality, block.quality);
        spectra(m_level, block.level);
        const auto threeStart = std::span(start).first(3);
        const auto threeCount = std::span(count).first(3);
        m_granule.put(m_groundPixelQuality, threeStart, threeCount, std::span<const std::int32_t>(block.groundPixelQuality));
        m_granule.put(m_measurementQuality, std::span(start).first(2), std::span(count).first(2),
                      std::span<const std::int32_t>(block.measurementQuality));
        const auto truthStart = std::span(start).subspan(1, 2);
        const auto truthCount = std::span(count).subspan(1, 2);
        m_truth.put(m_event, truthStart, truthCount, std::span<const std::int32_t>(block.event));
        m_truth.put(m_surface, truthStart, truthCount, std::span<const std::int32_t>(block.surface));
        m_truth.put(m_strength, truthStart, truthCount, std::span<const float>(block.strength));
        m_truth.put(m_cloud, truthStart, truthCount, std::span<const float>(block.cloud));
        m_truth.put(m_albedo, truthStart, truthCount, std::span<const float>(block.albedo));
        m_truth.put(m_carbonMonoxide, truthStart, truthCount, std::span<const float>(block.carbonMonoxide));
        m_truth.put(m_methane, truthStart, truthCount, std::span<const float>(block.methane));
    }

    void commit() {
        m_truth.commit();
        m_granule.commit();
    }

private:
    void defineGranule(int band) {
        const auto top = m_granule.defineGroup(m_granule.root(), "BAND" + std::to_string(band) + "_RADIANCE");
        const auto mode = m_granule.defineGroup(top, "STANDARD_MODE");
        const auto observations = m_granule.defineGroup(mode, "OBSERVATIONS");
        const auto geodata = m_granule.defineGroup(mode, "GEODATA");
        const auto instrument = m_granule.defineGroup(mode, "INSTRUMENT");
        defineSpectra(observations);
        definePlaces(geodata);
        const auto time = m_granule.defineDimension(instrument, "time", 1);
        const auto row = m_granule.defineDimension(instrument, "ground_pixel", kRows);
        const auto channel = m_granule.defineDimension(instrument, "spectral_channel", kChannels);
        m_wavelength = m_granule.defineVariable(instrument, "nominal_wavelength", NetcdfType::Float, {time, row, channel},
                                                filled(static_cast<double>(kFill)));
        m_granule.attribute(m_wavelength, "units", "nm");
        const auto& seconds = m_geometry.pixels.utcSeconds;
        m_granule.attribute("title", "Synthetic granule in the layout of Sentinel-5P level 1B (not a measurement)");
        m_granule.attribute("comment",
                            "Lines of CO from rotational constants; lines of CH4, H2O and HDO and the solar lines are synthetic.");
        m_granule.attribute("Conventions", "CF-1.6");
        m_granule.attribute("sensor", "TROPOMI");
        m_granule.attribute("platform", "S5P");
        m_granule.attribute("orbit", NetcdfType::Int32, m_geometry.orbit);
        m_granule.attribute("processor_version", "02.01.00");
        m_granule.attribute("time_reference", core::formatIsoTime(m_geometry.dayUnixSeconds));
        m_granule.attribute("time_coverage_start", core::formatIsoTime(m_geometry.dayUnixSeconds + seconds.front()));
        m_granule.attribute("time_coverage_end", core::formatIsoTime(m_geometry.dayUnixSeconds + seconds.back()));
        m_granule.endDefinitions();
    }

    void defineSpectra(NetcdfWriter::Group group) {
        const auto time = m_granule.defineDimension(group, "time", 1);
        const auto scanline = m_granule.defineDimension(group, "scanline", m_geometry.scanlines);
        const auto row = m_granule.defineDimension(group, "ground_pixel", kRows);
        const auto channel = m_granule.defineDimension(group, "spectral_channel", kChannels);
        const NetcdfStorage storage{.deflateLevel = 2, .shuffle = true, .chunks = {1, 4, kRows, kChannels}, .fillValue = {}};
        const auto define = [&](const char* name, NetcdfType type, const char* unit, std::optional<double> fill) {
            NetcdfStorage own = storage;
            own.fillValue = fill;
            const auto variable = m_granule.defineVariable(group, name, type, {time, scanline, row, channel}, own);
            if (*unit != '\0') {
                m_granule.attribute(variable, "units", unit);
            }
            return variable;
        };
        m_radiance = define("radiance", NetcdfType::Float, "mol.m-2.nm-1.sr-1.s-1", static_cast<double>(kFill));
        m_noise = define("radiance_noise", NetcdfType::Byte, "1", -127.0);
        m_error = define("radiance_error", NetcdfType::Byte, "1", -127.0);
        m_quality = define("spectral_channel_quality", NetcdfType::UByte, "", {});
        m_level = define("quality_level", NetcdfType::UByte, "", {});
        m_granule.attribute(m_noise, "long_name", "10 log10 of radiance over the standard deviation of its random error");
        m_granule.attribute(m_error, "long_name", "10 log10 of radiance over its systematic error");
        m_time = m_granule.defineVariable(group, "time", NetcdfType::Int32, {time});
        m_granule.attribute(m_time, "units", "seconds since 2010-01-01 00:00:00");
        m_deltaTime = m_granule.defineVariable(group, "delta_time", NetcdfType::Int32, {time, scanline}, filled(-2147483647.0));
        m_granule.attribute(m_deltaTime, "units",
                            "milliseconds since " + core::formatIsoTime(m_geometry.dayUnixSeconds).substr(0, 10) + " 00:00:00");
        m_measurementQuality = m_granule.defineVariable(group, "measurement_quality", NetcdfType::UInt16, {time, scanline});
        m_groundPixelQuality = m_granule.defineVariable(group, "ground_pixel_quality", NetcdfType::UByte, {time, scanline, row});
    }

    void definePlaces(NetcdfWriter::Group group) {
        const auto time = m_granule.defineDimension(group, "time", 1);
        const auto scanline = m_granule.defineDimension(group, "scanline", m_geometry.scanlines);
        const auto row = m_granule.defineDimension(group, "ground_pixel", kRows);
        const auto corner = m_granule.defineDimension(group, "ncorner", 4);
        const NetcdfStorage storage{.deflateLevel = 2, .shuffle = true, .chunks = {1, 512, kRows}, .fillValue = static_cast<double>(kFill)};
        const auto define = [&](const char* name, const char* unit) {
            const auto variable = m_granule.defineVariable(group, name, NetcdfType::Float, {time, scanline, row}, storage);
            m_granule.attribute(variable, "units", unit);
            return variable;
        };
        m_latitude = define("latitude", "degrees_north");
        m_longitude = define("longitude", "degrees_east");
        m_sunZenith = define("solar_zenith_angle", "degree");
        m_sunAzimuth = define("solar_azimuth_angle", "degree");
        m_viewZenith = define("viewing_zenith_angle", "degree");
        m_viewAzimuth = define("viewing_azimuth_angle", "degree");
        NetcdfStorage corners = storage;
        corners.chunks = {1, 512, kRows, 4};
        m_latitudeBounds = m_granule.defineVariable(group, "latitude_bounds", NetcdfType::Float, {time, scanline, row, corner}, corners);
        m_longitudeBounds = m_granule.defineVariable(group, "longitude_bounds", NetcdfType::Float, {time, scanline, row, corner}, corners);
        for (std::size_t which = 0; which < 3; ++which) {
            constexpr std::array<const char*, 3> kNames{"satellite_latitude", "satellite_longitude", "satellite_altitude"};
            constexpr std::array<const char*, 3> kUnits{"degrees_north", "degrees_east", "m"};
            m_satellite.at(which) = m_granule.defineVariable(group, kNames.at(which), NetcdfType::Float, {time, scanline});
            m_granule.attribute(m_satellite.at(which), "units", kUnits.at(which));
        }
        m_sunDistance = m_granule.defineVariable(group, "earth_sun_distance", NetcdfType::Float, {time});
        m_granule.attribute(m_sunDistance, "units", "astronomical_unit");
    }

    void defineTruth() {
        const auto scanline = m_truth.defineDimension("scanline", m_geometry.scanlines);
        const auto row = m_truth.defineDimension("ground_pixel", kRows);
        const auto define = [&](const char* name, NetcdfType type, const char* unit, const char* longName) {
            const auto variable =
                m_truth.defineVariable(name, type, {scanline, row}, {.deflateLevel = 2, .shuffle = true, .chunks = {}, .fillValue = {}});
            m_truth.attribute(variable, "units", unit);
            m_truth.attribute(variable, "long_name", longName);
            return variable;
        };
        m_event = define("event", NetcdfType::Int32, "1", "number of the strongest planted event (truth.json); -1 = ordinary");
        m_strength =
            define("strength", NetcdfType::Float, "1",
                   "change of the spectrum by the events, root mean square over the channels, in standard deviations of the noise");
        m_surface = define("surface", NetcdfType::Byte, "1", "0 ocean, 1 land, 2 snow");
        m_cloud = define("cloud_fraction", NetcdfType::Float, "1", "cloud fraction");
        m_albedo = define("albedo", NetcdfType::Float, "1", "albedo of surface and cloud at 2347 nm");
        m_carbonMonoxide = define("co_column", NetcdfType::Float, "cm-2", "molecules of CO that the light passes, one way");
        m_methane = define("ch4_column", NetcdfType::Float, "cm-2", "molecules of CH4 that the light passes, one way");
        m_truth.attribute("title", "Truth of a synthetic granule");
        m_truth.endDefinitions();
    }

    void putGeometry(const SpectralModel& model) {
        const auto& place = m_geometry.pixels.place;
        const auto flat = [](const std::vector<std::array<float, 4>>& nested) {
            return std::span<const float>(nested.front().data(), nested.size() * 4);
        };
        m_granule.put(m_latitude, std::span<const float>(place.latitudeDeg));
        m_granule.put(m_longitude, std::span<const float>(place.longitudeDeg));
        m_granule.put(m_sunZenith, std::span<const float>(m_geometry.pixels.solarZenithAngleDeg));
        m_granule.put(m_sunAzimuth, std::span<const float>(m_geometry.sunAzimuthDeg));
        m_granule.put(m_viewZenith, std::span<const float>(m_geometry.pixels.viewingZenithAngleDeg));
        m_granule.put(m_viewAzimuth, std::span<const float>(m_geometry.viewAzimuthDeg));
        m_granule.put(m_latitudeBounds, flat(place.cornerLatitudeDeg));
        m_granule.put(m_longitudeBounds, flat(place.cornerLongitudeDeg));
        std::array<std::vector<double>, 3> satellite;
        std::vector<double> milliseconds;
        for (std::size_t scanline = 0; scanline < m_geometry.scanlines; ++scanline) {
            const std::size_t nadir = scanline * kRows + kRows / 2;
            satellite[0].push_back(static_cast<double>(place.latitudeDeg[nadir]));
            satellite[1].push_back(static_cast<double>(place.longitudeDeg[nadir]));
            satellite[2].push_back(824000.0);
            milliseconds.push_back(std::round(m_geometry.pixels.utcSeconds[scanline] * 1000.0));
        }
        for (std::size_t which = 0; which < 3; ++which) {
            m_granule.put(m_satellite.at(which), satellite.at(which));
        }
        m_granule.put(m_deltaTime, milliseconds);
        const double reference = static_cast<double>(core::daysFromCivil(2010, 1, 1)) * 86400.0;
        m_granule.put(m_time, std::vector<double>{m_geometry.dayUnixSeconds - reference});
        m_granule.put(m_sunDistance, std::vector<double>{1.0});
        std::vector<double> wavelengths;
        for (std::size_t row = 0; row < kRows; ++row) {
            const auto own = model.wavelengthsNm(row);
            wavelengths.insert(wavelengths.end(), own.begin(), own.end());
        }
        m_granule.put(m_wavelength, wavelengths);
    }

    NetcdfWriter m_granule;
    NetcdfWriter m_truth;
    const GranuleGeometry& m_geometry;
    NetcdfWriter::Variable m_radiance, m_noise, m_error, m_quality, m_level, m_groundPixelQuality, m_measurementQuality, m_time,
        m_deltaTime;
    NetcdfWriter::Variable m_latitude, m_longitude, m_sunZenith, m_sunAzimuth, m_viewZenith, m_viewAzimuth, m_latitudeBounds,
        m_longitudeBounds, m_sunDistance, m_wavelength;
    std::array<NetcdfWriter::Variable, 3> m_satellite;
    NetcdfWriter::Variable m_event, m_strength, m_surface, m_cloud, m_albedo, m_carbonMonoxide, m_methane;
};

GranuleFiles::GranuleFiles(const fs::path& granule, const fs::path& truth, const GranuleGeometry& geometry, const SpectralModel& model,
                           int band)
    : m_writer(std::make_unique<Writer>(granule, truth, geometry, model, band)) {}

GranuleFiles::~GranuleFiles() = default;

void GranuleFiles::put(const SpectraBlock& block, std::size_t firstScanline, std::size_t scanlines) {
    m_writer->put(block, firstScanline, scanlines);
}

void GranuleFiles::commit() {
    m_writer->commit();
}

void writeSampleIrradiance(const fs::path& path, const std::vector<int>& bands, int orbit, double dayUnixSeconds) {
    NetcdfWriter writer(path);
    struct Band {
        NetcdfWriter::Variable irradiance, noise, error, quality, level, wavelength, distance, time, deltaTime;
    };
    std::vector<Band> defined;
    for (const int band : bands) {
        const auto top = writer.defineGroup(writer.root(), "BAND" + std::to_string(band) + "_IRRADIANCE");
        const auto mode = writer.defineGroup(top, "STANDARD_MODE");
        const auto observations = writer.defineGroup(mode, "OBSERVATIONS");
        const auto geodata = writer.defineGroup(mode, "GEODATA");
        const auto instrument = writer.defineGroup(mode, "INSTRUMENT");
        const auto time = writer.defineDimension(observations, "time", 1);
        const auto scanline = writer.defineDimension(observations, "scanline", 1);
        const auto pixel = writer.defineDimension(observations, "pixel", kRows);
        const auto channel = writer.defineDimension(observations, "spectral_channel", kChannels);
        Band own;
        const auto define = [&](const char* name, NetcdfType type, std::optional<double> fill) {
            return writer.defineVariable(observations, name, type, {time, scanline, pixel, channel},
                                         {.deflateLevel = 2, .shuffle = true, .chunks = {}, .fillValue = fill});
        };
        own.irradiance = define("irradiance", NetcdfType::Float, static_cast<double>(kFill));
        writer.attribute(own.irradiance, "units", "mol.m-2.nm-1.s-1");
        own.noise = define("irradiance_noise", NetcdfType::Byte, -127.0);
        own.error = define("irradiance_error", NetcdfType::Byte, -127.0);
        own.quality = define("spectral_channel_quality", NetcdfType::UByte, {});
        own.level = define("quality_level", NetcdfType::UByte, {});
        own.time = writer.defineVariable(observations, "time", NetcdfType::Int32, {time});
        writer.attribute(own.time, "units", "seconds since 2010-01-01 00:00:00");
        own.deltaTime = writer.defineVariable(observations, "delta_time", NetcdfType::Int32, {time, scanline});
        const auto geoTime = writer.defineDimension(geodata, "time", 1);
        own.distance = writer.defineVariable(geodata, "earth_sun_distance", NetcdfType::Float, {geoTime});
        writer.attribute(own.distance, "units", "astronomical_unit");
        const auto instrumentTime = writer.defineDimension(instrument, "time", 1);
        const auto instrumentPixel = writer.defineDimension(instrument, "pixel", kRows);
        const auto instrumentChannel = writer.defineDimension(instrument, "spectral_channel", kChannels);
        own.wavelength = writer.defineVariable(instrument, "calibrated_wavelength", NetcdfType::Float,
                                               {instrumentTime, instrumentPixel, instrumentChannel});
        writer.attribute(own.wavelength, "units", "nm");
        defined.push_back(own);
    }
    writer.attribute("title", "Synthetic irradiance in the layout of Sentinel-5P level 1B (not a measurement)");
    writer.attribute("orbit", NetcdfType::Int32, orbit);
    writer.endDefinitions();
    for (std::size_t at = 0; at < bands.size(); ++at) {
        const SpectralModel model(bands[at]);
        std::vector<double> irradiance;
        std::vector<double> wavelengths;
        for (std::size_t row = 0; row < kRows; ++row) {
            const auto values = model.irradiance(row);
            irradiance.insert(irradiance.end(), values.begin(), values.end());
            const auto own = model.wavelengthsNm(row);
            wavelengths.insert(wavelengths.end(), own.begin(), own.end());
        }
        const std::size_t count = kRows * kChannels;
        const auto& own = defined[at];
        writer.put(own.irradiance, irradiance);
        writer.put(own.wavelength, wavelengths);
        writer.put(own.noise, std::vector<std::int32_t>(count, 35));
        writer.put(own.error, std::vector<std::int32_t>(count, 20));
        writer.put(own.quality, std::vector<std::int32_t>(count, 0));
        writer.put(own.level, std::vector<std::int32_t>(count, 100));
        writer.put(own.distance, std::vector<double>{1.0});
        const double reference = static_cast<double>(core::daysFromCivil(2010, 1, 1)) * 86400.0;
        writer.put(own.time, std::vector<double>{dayUnixSeconds - reference});
        writer.put(own.deltaTime, std::vector<std::int32_t>{0});
    }
    writer.commit();
}

} // namespace phidias::processing::atmosphere
