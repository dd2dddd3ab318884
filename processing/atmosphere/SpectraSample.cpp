#include "processing/atmosphere/SpectraSample.h"

#include "core/io/NetcdfWriter.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Json.h"
#include "core/util/Time.h"
#include "processing/atmosphere/CounterNoise.h"
#include "processing/atmosphere/OrbitGeometry.h"
#include "processing/atmosphere/SpectralScene.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

namespace phidias::processing::atmosphere {

namespace fs = std::filesystem;

namespace {

using core::Json;
using core::NetcdfStorage;
using core::NetcdfType;
using core::NetcdfWriter;

constexpr std::size_t kRows = SpectralModel::kRows;
constexpr std::size_t kChannels = SpectralModel::kChannels;
constexpr std::size_t kBlock = 16; ///< scanlines made at a time
constexpr double kDegree = std::numbers::pi / 180.0;
constexpr float kFill = 9.9692099683868690e+36F;
constexpr double kNightZenithDeg = 88.0; ///< no light is modelled beyond
constexpr double kSaturation = 2.3e-7;   ///< mol m-2 nm-1 sr-1 s-1: only the brightest clouds under a high sun
constexpr int kFirstOrbit = 12600;

// Streams of the counter noise.
enum Stream : std::uint64_t { kNoiseStream = 1, kBadStream, kHitStream, kHitShareStream, kLineStream, kPixelStream, kSpikeStream };

std::uint64_t seedOf(const SpectraSampleOptions& options, Stream stream, int orbit) {
    return options.seed * std::uint64_t{1000003} + static_cast<std::uint64_t>(orbit) * std::uint64_t{101} + stream;
}

std::string stamp(double unixSeconds) {
    std::string text = core::formatIsoTime(unixSeconds).substr(0, 19);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

/// Angle between the view and the mirrored sun, from the zenith angles and the difference of the azimuths.
double glintAngleDeg(double sunZenithDeg, double viewZenithDeg, double azimuthDifferenceDeg) {
    const double cosine = std::cos(sunZenithDeg * kDegree) * std::cos(viewZenithDeg * kDegree) -
                          std::sin(sunZenithDeg * kDegree) * std::sin(viewZenithDeg * kDegree) * std::cos(azimuthDifferenceDeg * kDegree);
    return std::acos(std::clamp(cosine, -1.0, 1.0)) / kDegree;
}

/// East of north, -180..180, on the sphere.
double bearingDeg(double fromLongitudeDeg, double fromLatitudeDeg, double toLongitudeDeg, double toLatitudeDeg) {
    const double turn = (toLongitudeDeg - fromLongitudeDeg) * kDegree;
    const double y = std::sin(turn) * std::cos(toLatitudeDeg * kDegree);
    const double x = std::cos(fromLatitudeDeg * kDegree) * std::sin(toLatitudeDeg * kDegree) -
                     std::sin(fromLatitudeDeg * kDegree) * std::cos(toLatitudeDeg * kDegree) * std::cos(turn);
    return std::atan2(y, x) / kDegree;
}

/// Geometry of a granule with the azimuths.
struct GranuleGeometry {
    OrbitPixels pixels;
    std::vector<float> sunAzimuthDeg;
    std::vector<float> viewAzimuthDeg;
    int orbit = 0;
    double dayUnixSeconds = 0.0;
    std::size_t scanlines = 0;
};

GranuleGeometry geometryOf(const SpectraSampleOptions& options, int number) {
    SounderOrbit orbit;
    orbit.groundPixels = kRows;
    orbit.scanlines = options.scanlines;
    orbit.equatorUtcHours = 0.9 + number * 3 * 101.5 / 60.0;
    GranuleGeometry geometry;
    geometry.orbit = kFirstOrbit + 3 * number;
    geometry.dayUnixSeconds = static_cast<double>(core::daysFromCivil(2020, 4, 15)) * 86400.0;
    geometry.scanlines = options.scanlines;
    geometry.pixels = pixelsOfOrbit(orbit);
    const auto& place = geometry.pixels.place;
    geometry.sunAzimuthDeg.resize(place.longitudeDeg.size());
    geometry.viewAzimuthDeg.resize(place.longitudeDeg.size());
    for (std::size_t at = 0; at < place.longitudeDeg.size(); ++at) {
        const std::size_t scanline = at / kRows;
        const std::size_t nadir = scanline * kRows + kRows / 2;
        const double longitude = static_cast<double>(place.longitudeDeg[at]);
        const double latitude = static_cast<double>(place.latitudeDeg[at]);
        const double sunLongitude = (12.0 - geometry.pixels.utcSeconds[scanline] / 3600.0) * 15.0;
        geometry.sunAzimuthDeg[at] = static_cast<float>(bearingDeg(longitude, latitude, sunLongitude, orbit.solarDeclinationDeg));
        geometry.viewAzimuthDeg[at] =
            at == nadir ? 0.0F
                        : static_cast<float>(bearingDeg(longitude, latitude, static_cast<double>(place.longitudeDeg[nadir]),
                                                        static_cast<double>(place.latitudeDeg[nadir])));
    }
    return geometry;
}

/// One event about every 50 scanlines where the sun is high, in turn of every kind, CO twice, at changing rows.
std::vector<PlantedEvent> eventsOf(const GranuleGeometry& geometry, const SpectraSampleOptions& options) {
    using Kind = PlantedEvent::Kind;
    constexpr std::array<Kind, 6> kTurn{Kind::CarbonMonoxide, Kind::UnknownAbsorber, Kind::Methane,
                                        Kind::CarbonMonoxide, Kind::StrayLight,      Kind::WaterVapour};
    constexpr std::array<std::size_t, 4> kAcross{60, 150, 100, 130};
    std::vector<PlantedEvent> events;
    for (std::size_t scanline = 25; scanline + 10 < geometry.scanlines; scanline += 50) {
        const auto number = events.size();
        const std::size_t at = scanline * kRows + kAcross.at(number % kAcross.size());
        if (geometry.pixels.solarZenithAngleDeg[at] > 60.0F) {
            continue;
        }
        PlantedEvent event;
        event.id = static_cast<int>(number) + 1;
        event.kind = kTurn.at(number % kTurn.size());
        event.longitudeDeg = static_cast<double>(geometry.pixels.place.longitudeDeg[at]);
        event.latitudeDeg = static_cast<double>(geometry.pixels.place.latitudeDeg[at]);
        event.bearingDeg = 37.0 * static_cast<double>(number % 9);
        switch (event.kind) {
        case Kind::CarbonMonoxide:
            event.peak = 8e18 * options.plumeStrength;
            break;
        case Kind::Methane:
            event.peak = 8e18 * options.plumeStrength;
            break;
        case Kind::WaterVapour:
            event.peak = 6e22 * options.plumeStrength;
            break;
        case Kind::UnknownAbsorber:
            event.peak = 0.12 * options.unknownStrength;
            break;
        case Kind::StrayLight:
            event.peak = 0.15 * options.strayStrength;
            break;
        }
        events.push_back(event);
    }
    return events;
}

/// Values of some scanlines of one band.
struct SpectraBlock {
    std::vector<float> radiance;
    std::vector<std::int32_t> noise, error, quality, level, groundPixelQuality, measurementQuality;
    std::vector<std::int32_t> event, surface;
    std::vector<float> strength, cloud, albedo, carbonMonoxide, methane;

    explicit SpectraBlock(std::size_t pixels)
        : radiance(pixels * kChannels, kFill), noise(pixels * kChannels, -127), error(pixels * kChannels, -127),
          quality(pixels * kChannels, 1), level(pixels * kChannels, 0), groundPixelQuality(pixels, 0),
          measurementQuality(pixels / kRows, 0), event(pixels, -1), surface(pixels, 0), strength(pixels, 0.0F), cloud(pixels, 0.0F),
          albedo(pixels, 0.0F), carbonMonoxide(pixels, 0.0F), methane(pixels, 0.0F) {}
};

/// Keeps 15 bits of the fraction: half a hundred-thousandth, far below the noise, and the file is smaller.
float shortened(double value) {
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(value));
    return std::bit_cast<float>((bits + 0x80U) & ~0xffU);
}

class GranuleMaker {
public:
    GranuleMaker(const SpectralModel& model, const GranuleGeometry& geometry, const std::vector<PlantedEvent>& events,
                 const SpectraSampleOptions& options, int band)
        : m_model(model), m_geometry(geometry), m_events(events), m_options(options), m_band(band) {}

    [[nodiscard]] SpectraBlock block(std::size_t firstScanline, std::size_t scanlines) const {
        SpectraBlock block(scanlines * kRows);
#pragma omp parallel for schedule(dynamic, 1)
        for (std::size_t line = 0; line < scanlines; ++line) {
            const std::uint64_t scanline = firstScanline + line;
            const bool isMissing = uniformOf(seedOf(m_options, kLineStream, m_geometry.orbit), scanline) < 1.0 / 400.0;
            block.measurementQuality[line] = isMissing ? 1 : 0;
            for (std::size_t row = 0; row < kRows; ++row) {
                fillPixel(block, line, firstScanline, row, isMissing);
            }
        }
        return block;
    }

private:
    struct Planted {
        SceneState scene;
        double unknownDepth = 0.0;
        double strayShare = 0.0;
        int id = -1;
    };

    [[nodiscard]] Planted planted(const SceneState& scene, double longitudeDeg, double latitudeDeg) const {
        Planted result{.scene = scene};
        double strongest = 0.0;
        for (const auto& event : m_events) {
            const double strength = strengthAt(event, longitudeDeg, latitudeDeg);
            if (strength == 0.0) {
                continue;
            }
            const double seen = strength * scene.pathShare;
            switch (event.kind) {
            case PlantedEvent::Kind::CarbonMonoxide:
                result.scene.column[0] += seen;
                break;
            case PlantedEvent::Kind::Methane:
                result.scene.column[1] += seen;
                break;
            case PlantedEvent::Kind::WaterVapour:
                result.scene.column[2] += seen;
                break;
            case PlantedEvent::Kind::UnknownAbsorber:
                result.unknownDepth += seen;
                break;
            case PlantedEvent::Kind::StrayLight:
                result.strayShare += strength;
                break;
            }
            if (strength / event.peak > strongest) {
                strongest = strength / event.peak;
                result.id = event.id;
            }
        }
        return result;
    }

    void fillPixel(SpectraBlock& block, std::size_t line, std::size_t firstScanline, std::size_t row, bool isMissing) const {
        const std::size_t pixel = line * kRows + row;
        const std::size_t at = (firstScanline + line) * kRows + row;
        const auto& pixels = m_geometry.pixels;
        const double longitude = static_cast<double>(pixels.place.longitudeDeg[at]);
        const double latitude = static_cast<double>(pixels.place.latitudeDeg[at]);
        const double sunZenith = static_cast<double>(pixels.solarZenithAngleDeg[at]);
        const double viewZenith = static_cast<double>(pixels.viewingZenithAngleDeg[at]);
        const double glint = glintAngleDeg(
            sunZenith, viewZenith, static_cast<double>(m_geometry.sunAzimuthDeg[at]) - static_cast<double>(m_geometry.viewAzimuthDeg[at]));
        const SceneState scene = sceneAt(longitude, latitude, glint);
        block.groundPixelQuality[pixel] = groundPixelQuality(at, glint, scene.surface);
        block.surface[pixel] = static_cast<std::int32_t>(scene.surface);
        block.cloud[pixel] = static_cast<float>(scene.cloudFraction);
        block.albedo[pixel] = static_cast<float>(scene.albedo);
        if (isMissing || sunZenith > kNightZenithDeg || uniformOf(seedOf(m_options, kPixelStream, m_geometry.orbit), at) < 1e-4) {
            return;
        }
        const Planted with = planted(scene, longitude, latitude);
        block.carbonMonoxide[pixel] = static_cast<float>(with.scene.column[0]);
        block.methane[pixel] = static_cast<float>(with.scene.column[1]);
        const double cosine0 = std::cos(sunZenith * kDegree);
        const double airmass = 1.0 / cosine0 + 1.0 / std::cos(viewZenith * kDegree);
        std::array<double, kChannels> radiance{};
        m_model.radiance(row, with.scene, cosine0, airmass, with.unknownDepth, with.strayShare, radiance);
        if (with.id >= 0) {
            std::array<double, kChannels> without{};
            m_model.radiance(row, scene, cosine0, airmass, 0.0, 0.0, without);
            double squares = 0.0;
            for (std::size_t channel = 0; channel < kChannels; ++channel) {
                const double change = (radiance.at(channel) - without.at(channel)) / m_model.noiseOf(without.at(channel));
                squares += change * change;
            }
            block.event[pixel] = with.id;
            block.strength[pixel] = static_cast<float>(std::sqrt(squares / static_cast<double>(kChannels)));
        }
        measure(block, pixel, at, row, radiance);
    }

    [[nodiscard]] std::int32_t groundPixelQuality(std::size_t at, double glint, SurfaceKind surface) const {
        const auto& place = m_geometry.pixels.place;
        std::int32_t bits = 0;
        bits |= glint < 18.0 && surface == SurfaceKind::Ocean ? 2 : 0;
        const std::size_t rowAhead = at + kRows < place.latitudeDeg.size() ? at + kRows : at;
        const std::size_t rowBack = at >= kRows ? at - kRows : at;
        bits |= place.latitudeDeg[rowAhead] < place.latitudeDeg[rowBack] ? 4 : 0;
        bits |= m_geometry.pixels.solarZenithAngleDeg[at] > 90.0F ? 8 : 0;
        const auto& corners = place.cornerLongitudeDeg[at];
        const auto [least, most] = std::minmax_element(corners.begin(), corners.end());
        bits |= *most - *least > 180.0F ? 16 : 0;
        return bits;
    }

    /// Noise, defects and the quality of a pixel's channels.
    void measure(SpectraBlock& block, std::size_t pixel, std::size_t at, std::size_t row,
                 const std::array<double, kChannels>& radiance) const {
        const double longitude = static_cast<double>(m_geometry.pixels.place.longitudeDeg[at]);
        const double latitude = static_cast<double>(m_geometry.pixels.place.latitudeDeg[at]);
        const double dx = std::remainder(longitude + 45.0, 360.0) / 35.0;
        const double dy = (latitude + 25.0) / 18.0;
        const double hitChance = dx * dx + dy * dy < 4.0 ? 0.25 * std::exp(-dx * dx - dy * dy) : 0.0;
        const bool isHit = uniformOf(seedOf(m_options, kHitStream, m_geometry.orbit), at) < hitChance;
        const double hitShare =
            isHit ? 0.2 + 0.3 * uniformOf(seedOf(m_options, kHitShareStream, m_geometry.orbit), at) : 5e-6; // rare cosmic rays elsewhere
        const std::uint64_t badSeed =
            m_options.seed * std::uint64_t{7919} + static_cast<std::uint64_t>(m_band); // of the detector, for all orbits
        const std::uint64_t noiseSeed =
            seedOf(m_options, kNoiseStream, m_geometry.orbit) * std::uint64_t{2} + static_cast<std::uint64_t>(m_band % 2);
        const std::uint64_t spikeSeed = seedOf(m_options, kSpikeStream, m_geometry.orbit);
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            const std::size_t to = pixel * kChannels + channel;
            const std::uint64_t counter = at * kChannels + channel;
            const double truth = radiance.at(channel);
            double value = truth + m_model.noiseOf(truth) * normalOf(noiseSeed, counter);
            std::int32_t bits = 0;
            const double draw = uniformOf(badSeed, row * kChannels + channel);
            const double badShare = row < 2 ? 0.1 : 0.01;
            if (draw < badShare) {
                bits |= 2;
                value *= 0.3 + 1.2 * uniformOf(spikeSeed, 3 * counter);
            } else if (draw > 0.998) {
                bits |= 64;
                value += 3.0 * m_model.noiseOf(truth) * (uniformOf(spikeSeed, 3 * counter + 1) > 0.5 ? 1.0 : -1.0);
            }
            if (uniformOf(spikeSeed, 3 * counter + 2) < hitShare) {
                bits |= 32;
                value += m_model.noiseOf(truth) * (20.0 + 400.0 * uniformOf(spikeSeed, 3 * counter));
            }
            if (value > kSaturation) {
                bits |= 16;
                value = kSaturation;
            }
            block.radiance[to] = shortened(value);
            const double ratio = value / m_model.noiseOf(value);
            block.noise[to] = value > 0.0 ? static_cast<std::int32_t>(std::lround(10.0 * std::log10(ratio))) : -1;
            block.error[to] = value > 0.0 ? 17 : -1;
            block.quality[to] = bits;
            block.level[to] = bits == 0 ? 100 : bits == 64 ? 60 : 0;
        }
    }

    const SpectralModel& m_model;
    const GranuleGeometry& m_geometry;
    const std::vector<PlantedEvent>& m_events;
    const SpectraSampleOptions& m_options;
    int m_band;
};

NetcdfStorage filled(double fillValue) {
    NetcdfStorage storage;
    storage.fillValue = fillValue;
    return storage;
}

/// The radiance file of a granule and its truth, written block by block.
class GranuleFiles {
public:
    GranuleFiles(const fs::path& granule, const fs::path& truth, const GranuleGeometry& geometry, const SpectralModel& model, int band)
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

void writeIrradiance(const fs::path& path, const std::vector<int>& bands, double dayUnixSeconds) {
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
    writer.attribute("orbit", NetcdfType::Int32, kFirstOrbit);
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

Json eventTruth(const PlantedEvent& event) {
    constexpr std::array<const char*, 5> kUnits{"molecules cm-2", "molecules cm-2", "molecules cm-2", "optical depth", "share of the mean"};
    return {{"id", event.id},
            {"kind", std::string(nameOf(event.kind))},
            {"longitude", event.longitudeDeg},
            {"latitude", event.latitudeDeg},
            {"bearing", event.bearingDeg},
            {"widthKm", event.widthKm},
            {"lengthKm", event.lengthKm},
            {"peak", event.peak},
            {"unit", kUnits.at(static_cast<std::size_t>(event.kind))}};
}

void checkOptions(const SpectraSampleOptions& options) {
    const bool areBandsKnown =
        !options.bands.empty() && std::all_of(options.bands.begin(), options.bands.end(), [](int band) { return band == 7 || band == 8; });
    if (options.granules < 1 || options.granules > 14 || options.scanlines < 16 || options.scanlines > 4172 || !areBandsKnown ||
        !(options.plumeStrength >= 0.0) || !(options.unknownStrength >= 0.0) || !(options.strayStrength >= 0.0)) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.sample.options", {});
    }
}

void writeTexts(const fs::path& folder, const Json& granules, const SpectraSampleOptions& options) {
    const Json truth{
        {"radiance", "L = mu0 A / pi (E exp(-airmass sum sigma N)) * line shape; noise sigma^2 = a + b L"},
        {"plume",
         "peak (w / s) exp(-x / length) exp(-y^2 / (2 s^2)), s = w sqrt(1 + x / 20 km), x downwind, y across; upwind exp(-r^2 / 2 w^2)"},
        {"unknownCentresNm", {SpectralModel(7).unknownCentresNm(), SpectralModel(8).unknownCentresNm()}},
        {"unknownWidthNm", 0.22},
        {"syntheticLines", {"CH4", "H2O", "HDO", "sun"}},
        {"seed", options.seed},
        {"granules", granules}};
    core::writeFileAtomically(folder / "truth.json", truth.dump(2) + "\n");
    core::writeFileAtomically(
        folder / "README.txt",
        "Synthetic spectra\n\nLevel-1B radiance in the layout of Sentinel-5P: 215 rows, 480 channels, with noise, smile, bad pixels, hits "
        "of "
        "the South\nAtlantic anomaly, saturation, clouds, surfaces, and planted events. Not measurements. The lines of CO follow "
        "rotational\n"
        "constants; the lines of CH4, H2O, HDO and of the sun are synthetic.\n\nS5P_TEST_L1B_RA_BD*.nc  granules\nS5P_TEST_L1B_IR_SIR*.nc  "
        " irradiance\ntruth_*.nc              event, strength in noise units, clouds, albedo and columns of each pixel\ntruth.json         "
        "   "
        "  formulas and events\n");
}

} // namespace

void writeSpectraSample(const fs::path& folder, const SpectraSampleOptions& options) {
    checkOptions(options);
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw core::Error(core::ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", folder.string()}, {"reason", failure.message()}},
                          "hint.core.file.checkFolder");
    }
    Json granules = Json::array();
    const double total = static_cast<double>(options.bands.size()) * options.granules * static_cast<double>(options.scanlines);
    double done = 0.0;
    double firstDay = 0.0;
    for (const int band : options.bands) {
        const SpectralModel model(band);
        for (int number = 0; number < options.granules; ++number) {
            const GranuleGeometry geometry = geometryOf(options, number);
            firstDay = geometry.dayUnixSeconds;
            const auto events = eventsOf(geometry, options);
            const auto& seconds = geometry.pixels.utcSeconds;
            const std::string name = "S5P_TEST_L1B_RA_BD" + std::to_string(band) + "_" + stamp(geometry.dayUnixSeconds + seconds.front()) +
                                     "_" + stamp(geometry.dayUnixSeconds + seconds.back()) + "_" + std::to_string(geometry.orbit) +
                                     "_01_020100_20200420T000000.nc";
            const std::string truth = "truth_BD" + std::to_string(band) + "_" + std::to_string(geometry.orbit) + ".nc";
            GranuleFiles files(folder / name, folder / truth, geometry, model, band);
            const GranuleMaker maker(model, geometry, events, options, band);
            for (std::size_t scanline = 0; scanline < options.scanlines; scanline += kBlock) {
                const std::size_t count = std::min(kBlock, options.scanlines - scanline);
                files.put(maker.block(scanline, count), scanline, count);
                done += static_cast<double>(count);
                if (options.progress) {
                    options.progress(done / total);
                }
            }
            files.commit();
            Json planted = Json::array();
            for (const auto& event : events) {
                planted.push_back(eventTruth(event));
            }
            granules.push_back({{"file", name}, {"truth", truth}, {"band", band}, {"orbit", geometry.orbit}, {"events", planted}});
        }
    }
    writeIrradiance(folder / ("S5P_TEST_L1B_IR_SIR_" + stamp(firstDay) + "_" + stamp(firstDay + 60.0) + "_" + std::to_string(kFirstOrbit) +
                              "_01_020100_20200420T000000.nc"),
                    options.bands, firstDay);
    writeTexts(folder, granules, options);
}

} // namespace phidias::processing::atmosphere
