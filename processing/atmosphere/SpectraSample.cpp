#include "processing/atmosphere/SpectraSample.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Json.h"
#include "core/util/Time.h"
#include "processing/atmosphere/CounterNoise.h"
#include "processing/atmosphere/OrbitGeometry.h"
#include "processing/atmosphere/SpectraSampleFiles.h"
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

constexpr std::size_t kRows = SpectralModel::kRows;
constexpr std::size_t kChannels = SpectralModel::kChannels;
constexpr std::size_t kBlock = 16; ///< scanlines made at a time
constexpr double kDegree = std::numbers::pi / 180.0;
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
    writeSampleIrradiance(folder / ("S5P_TEST_L1B_IR_SIR_" + stamp(firstDay) + "_" + stamp(firstDay + 60.0) + "_" +
                                    std::to_string(kFirstOrbit) + "_01_020100_20200420T000000.nc"),
                          options.bands, kFirstOrbit, firstDay);
    writeTexts(folder, granules, options);
}

} // namespace phidias::processing::atmosphere
