#include "processing/atmosphere/OrbitSample.h"

#include "core/io/NetcdfWriter.h"
#include "core/project/Project.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Time.h"
#include "processing/atmosphere/CounterNoise.h"
#include "processing/atmosphere/OrbitGeometry.h"
#include "processing/atmosphere/SpectralScene.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace phidias::processing::atmosphere {

namespace fs = std::filesystem;

namespace {

using core::Json;
using core::NetcdfType;

constexpr double kDegree = std::numbers::pi / 180.0;
constexpr double kNoise = 4e-6;              ///< standard deviation, mol m-2
constexpr double kOrbitHours = 101.5 / 60.0; ///< time between orbits
constexpr double kFirstEquatorHours = 0.9;   ///< UTC of the first crossing
constexpr int kFirstOrbit = 12600;
constexpr std::uint64_t kNoiseSeed = 5;
constexpr double kLargestSolarZenithDeg = 85.0;
constexpr float kFill = 9.9692099683868690e+36F;

struct Source {
    const char* name;
    double longitudeDeg;
    double latitudeDeg;
    double peak; ///< mol m-2
    double widthKm;
};

constexpr std::array<Source, 12> kSources{{{"Po valley", 9.5, 45.3, 1.6e-4, 60.0},
                                           {"Paris", 2.35, 48.86, 1.3e-4, 25.0},
                                           {"Rhine and Ruhr", 6.9, 51.4, 1.7e-4, 45.0},
                                           {"Cairo", 31.2, 30.1, 1.5e-4, 30.0},
                                           {"Johannesburg", 28.5, -26.1, 2.2e-4, 55.0},
                                           {"Delhi", 77.2, 28.6, 1.6e-4, 40.0},
                                           {"Beijing", 116.4, 39.3, 3.0e-4, 90.0},
                                           {"Seoul", 126.9, 37.5, 2.1e-4, 35.0},
                                           {"Tokyo", 139.7, 35.7, 1.8e-4, 35.0},
                                           {"Los Angeles", -118.0, 34.0, 1.7e-4, 35.0},
                                           {"Mexico City", -99.1, 19.5, 1.9e-4, 25.0},
                                           {"Suva (beside the antimeridian)", 179.4, -17.5, 1.2e-4, 40.0}}};

double trueColumn(double longitudeDeg, double latitudeDeg) {
    const double cosine = std::cos(latitudeDeg * kDegree);
    double column = 1.5e-5 * (0.4 + cosine * cosine);
    for (const auto& source : kSources) {
        const double dx = std::remainder(longitudeDeg - source.longitudeDeg, 360.0) * std::cos(source.latitudeDeg * kDegree) * 111.195;
        const double dy = (latitudeDeg - source.latitudeDeg) * 111.195;
        const double square = (dx * dx + dy * dy) / (2.0 * source.widthKm * source.widthKm);
        column += square < 40.0 ? source.peak * std::exp(-square) : 0.0;
    }
    return column;
}

std::string stamp(double unixSeconds) {
    std::string text = core::formatIsoTime(unixSeconds).substr(0, 19);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

struct Granule {
    std::string file;
    double startUnixSeconds = 0.0;
};

void fillValues(const OrbitPixels& pixels, int orbit, std::vector<float>& column, std::vector<float>& quality, std::vector<float>& cloud) {
    const std::size_t count = pixels.place.longitudeDeg.size();
    column.resize(count);
    quality.resize(count);
    cloud.resize(count);
#pragma omp parallel for schedule(static)
    for (std::size_t at = 0; at < count; ++at) {
        const auto longitude = static_cast<double>(pixels.place.longitudeDeg[at]);
        const auto latitude = static_cast<double>(pixels.place.latitudeDeg[at]);
        const double cover = cloudFractionAt(longitude, latitude);
        const bool isNight = static_cast<double>(pixels.solarZenithAngleDeg[at]) > kLargestSolarZenithDeg;
        cloud[at] = static_cast<float>(cover);
        quality[at] = isNight ? 255.0F : cover < 0.3 ? 100.0F : cover < 0.6 ? 74.0F : 50.0F;
        const std::uint64_t pixel = static_cast<std::uint64_t>(orbit) * std::uint64_t{10000000} + std::uint64_t{at};
        column[at] = isNight ? kFill : static_cast<float>(trueColumn(longitude, latitude) + kNoise * normalOf(kNoiseSeed, pixel));
    }
}

Granule writeGranule(const fs::path& folder, int number, double dayUnixSeconds) {
    SounderOrbit orbit;
    orbit.equatorUtcHours = kFirstEquatorHours + number * kOrbitHours;
    const OrbitPixels pixels = pixelsOfOrbit(orbit);
    std::vector<float> column;
    std::vector<float> quality;
    std::vector<float> cloud;
    fillValues(pixels, kFirstOrbit + number, column, quality, cloud);

    const double start = dayUnixSeconds + pixels.utcSeconds.front();
    const std::string name = "S5P_TEST_L2__NO2____" + stamp(start) + "_" + stamp(dayUnixSeconds + pixels.utcSeconds.back()) + "_" +
                             std::to_string(kFirstOrbit + number) + "_01_010000_20200420T000000.nc";
    core::NetcdfWriter writer(folder / name);
    const auto product = writer.defineGroup(writer.root(), "PRODUCT");
    const auto support = writer.defineGroup(product, "SUPPORT_DATA");
    const auto geolocations = writer.defineGroup(support, "GEOLOCATIONS");
    const auto inputs = writer.defineGroup(support, "INPUT_DATA");
    const auto time = writer.defineDimension(product, "time", 1);
    const auto scanline = writer.defineDimension(product, "scanline", orbit.scanlines);
    const auto groundPixel = writer.defineDimension(product, "ground_pixel", orbit.groundPixels);
    const auto corner = writer.defineDimension(product, "corner", 4);
    const core::NetcdfStorage plain{.deflateLevel = 1, .shuffle = true, .chunks = {1, 512, 450}, .fillValue = static_cast<double>(kFill)};
    core::NetcdfStorage bytes = plain;
    bytes.fillValue = 255.0;
    core::NetcdfStorage corners = plain;
    corners.chunks = {1, 512, 450, 4};
    const auto define = [&](core::NetcdfWriter::Group group, const char* variable, const char* unit, const char* longName,
                            const char* standardName) {
        const auto made = writer.defineVariable(group, variable, NetcdfType::Float, {time, scanline, groundPixel}, plain);
        writer.attribute(made, "units", unit);
        writer.attribute(made, "long_name", longName);
        if (*standardName != '\0') {
            writer.attribute(made, "standard_name", standardName);
        }
        return made;
    };
    const auto latitude = define(product, "latitude", "degrees_north", "pixel center latitude", "latitude");
    const auto longitude = define(product, "longitude", "degrees_east", "pixel center longitude", "longitude");
    const auto no2 = define(product, "nitrogendioxide_tropospheric_column", "mol m-2", "tropospheric vertical column of nitrogen dioxide",
                            "troposphere_mole_content_of_nitrogen_dioxide");
    const auto qa = writer.defineVariable(product, "qa_value", NetcdfType::UByte, {time, scanline, groundPixel}, bytes);
    writer.attribute(qa, "units", "1");
    writer.attribute(qa, "scale_factor", NetcdfType::Float, 0.01);
    writer.attribute(qa, "add_offset", NetcdfType::Float, 0.0);
    writer.attribute(qa, "long_name", "data quality value");
    const auto origin = writer.defineVariable(product, "time", NetcdfType::Int32, {time});
    writer.attribute(origin, "units", "seconds since 2010-01-01 00:00:00");
    const auto delta = writer.defineVariable(product, "delta_time", NetcdfType::Int32, {time, scanline});
    writer.attribute(delta, "units", "milliseconds");
    writer.attribute(delta, "long_name", "offset from reference start time of measurement");
    const auto zenith = define(geolocations, "solar_zenith_angle", "degree", "solar zenith angle", "solar_zenith_angle");
    const auto viewing = define(geolocations, "viewing_zenith_angle", "degree", "viewing zenith angle", "viewing_zenith_angle");
    const auto latitudeBounds =
        writer.defineVariable(geolocations, "latitude_bounds", NetcdfType::Float, {time, scanline, groundPixel, corner}, corners);
    const auto longitudeBounds =
        writer.defineVariable(geolocations, "longitude_bounds", NetcdfType::Float, {time, scanline, groundPixel, corner}, corners);
    const auto cover = define(inputs, "cloud_fraction_crb", "1", "effective cloud fraction", "");
    writer.attribute("title", "Synthetic orbit in the layout of Sentinel-5P level 2 (not a measurement)");
    writer.attribute("Conventions", "CF-1.7");
    writer.attribute("orbit", NetcdfType::Int32, kFirstOrbit + number);
    writer.attribute("time_coverage_start", core::formatIsoTime(start));
    writer.attribute("time_coverage_end", core::formatIsoTime(dayUnixSeconds + pixels.utcSeconds.back()));
    writer.endDefinitions();

    writer.put(latitude, std::span<const float>(pixels.place.latitudeDeg));
    writer.put(longitude, std::span<const float>(pixels.place.longitudeDeg));
    writer.put(no2, std::span<const float>(column));
    writer.put(qa, std::span<const float>(quality));
    writer.put(zenith, std::span<const float>(pixels.solarZenithAngleDeg));
    writer.put(viewing, std::span<const float>(pixels.viewingZenithAngleDeg));
    writer.put(cover, std::span<const float>(cloud));
    const auto flat = [](const std::vector<std::array<float, 4>>& nested) {
        return std::span<const float>(nested.front().data(), nested.size() * 4);
    };
    writer.put(latitudeBounds, flat(pixels.place.cornerLatitudeDeg));
    writer.put(longitudeBounds, flat(pixels.place.cornerLongitudeDeg));
    const double reference = static_cast<double>(core::daysFromCivil(2010, 1, 1)) * 86400.0;
    writer.put(origin, std::vector<double>{dayUnixSeconds - reference});
    std::vector<double> milliseconds;
    for (const double seconds : pixels.utcSeconds) {
        milliseconds.push_back(std::round(seconds * 1000.0));
    }
    writer.put(delta, milliseconds);
    writer.commit();
    return {name, start};
}

void writeProject(const fs::path& folder, const std::vector<Granule>& granules) {
    core::Project project;
    project.title = granules.size() > 1 ? "A day of synthetic orbits" : "A synthetic orbit";
    for (const auto& granule : granules) {
        core::Layer layer;
        layer.id = project.freeLayerId();
        layer.title = "NO2, " + core::formatIsoTime(granule.startUnixSeconds).substr(0, 16);
        layer.href = (fs::absolute(folder) / granule.file).lexically_normal().string();
        layer.kind = core::LayerKind::Swath;
        layer.variable = "nitrogendioxide_tropospheric_column";
        layer.group = "Tropospheric NO2";
        layer.style.low = 0.0;
        layer.style.high = 1.5e-4;
        project.layers.push_back(std::move(layer));
    }
    core::saveProject(project, folder / "orbits.phidias");
}

void writeFigures(const fs::path& folder, const std::vector<Granule>& granules) {
    fs::create_directories(folder / "figures");
    Json layers = Json::array();
    for (const auto& granule : granules) {
        layers.push_back({{"href", "../" + granule.file}, {"variable", "nitrogendioxide_tropospheric_column"}, {"range", {0.0, 1.5e-4}}});
    }
    const auto figure = [&](const char* name, const char* projection, const std::array<double, 4>& extent) {
        const Json spec{{"view", "map"},    {"layers", layers},    {"projection", projection},
                        {"extent", extent}, {"size", {1200, 800}}, {"title", "Tropospheric NO2, synthetic"},
                        {"baseMap", true}};
        core::writeFileAtomically(folder / "figures" / (std::string(name) + ".json"), spec.dump(2) + "\n");
    };
    figure("1-world", "+proj=robin", {-179.9, -90.0, 179.9, 90.0});
    figure("2-arctic", "EPSG:3995", {-180.0, 55.0, 180.0, 90.0});
    figure("3-date-line", "EPSG:4326", {150.0, -40.0, -150.0, 20.0});
}

void writeTruth(const fs::path& folder) {
    Json sources = Json::array();
    for (const auto& source : kSources) {
        sources.push_back({{"name", source.name},
                           {"longitude", source.longitudeDeg},
                           {"latitude", source.latitudeDeg},
                           {"peak", source.peak},
                           {"widthKm", source.widthKm}});
    }
    const Json truth{{"formula",
                      "column = 1.5e-5 (0.4 + cos^2 latitude) + sum of peak exp(-d^2 / (2 width^2)) + noise; d in km: 111.195 times "
                      "(longitude difference times cosine of the source's latitude, latitude difference)"},
                     {"unit", "mol m-2"},
                     {"noise", kNoise},
                     {"sources", sources}};
    core::writeFileAtomically(folder / "truth.json", truth.dump(2) + "\n");
    core::writeFileAtomically(folder / "README.txt",
                              "Synthetic orbits\n\nLevel-2 files of tropospheric NO2 in the layout of Sentinel-5P: 4172 scanlines of 450 "
                              "pixels with footprints, made "
                              "from a circular\nsun-synchronous orbit (824 km, 98.7 degrees, 13:30) over a sphere. Not measurements: the "
                              "columns follow the formula "
                              "in truth.json, clouds are\nwaves, pixels with the sun below 5 degrees are missing (qa_value 255).\n\n"
                              "S5P_TEST_L2__NO2____*.nc  granules\ntruth.json                formula and sources\nfigures/*.json           "
                              " phidias-workstation --figure "
                              "figures/1-world.json --out world.png\norbits.phidias            project for phidias-workstation\n");
}

} // namespace

void writeOrbitSample(const fs::path& folder, int orbits) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw core::Error(core::ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", folder.string()}, {"reason", failure.message()}},
                          "hint.core.file.checkFolder");
    }
    const double day = static_cast<double>(core::daysFromCivil(2020, 4, 15)) * 86400.0;
    std::vector<Granule> granules;
    for (int number = 0; number < orbits; ++number) {
        granules.push_back(writeGranule(folder, number, day));
    }
    writeTruth(folder);
    writeFigures(folder, granules);
    writeProject(folder, granules); // last: it tells that the rest is whole
}

} // namespace phidias::processing::atmosphere
