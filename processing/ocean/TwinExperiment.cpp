#include "processing/ocean/TwinExperiment.h"

#include "core/data/GridPlane.h"
#include "core/io/ClimatologyWriter.h"
#include "core/io/OpenDataset.h"
#include "core/project/Project.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Paths.h"
#include "core/util/Time.h"

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace phidias::processing::ocean {

namespace fs = std::filesystem;

namespace {

using core::Json;

constexpr double kNoise = 0.05; ///< standard deviation, practical salinity
constexpr std::array<double, 4> kArea{-38.0, 28.0, 4.0, 52.0};
constexpr double kStep = 0.5;
const std::vector<double> kLevels{0, 50, 100, 200, 300, 500, 700, 1000, 1500};

struct Track {
    const char* cruise;
    int month;
    double fromLongitude, fromLatitude, toLongitude, toLatitude;
};

/// Sections as research ships run them: zonal, meridional, across the Mediterranean outflow, along the shelf.
constexpr std::array<Track, 10> kTracks{{{"TWIN-A", 5, -36.0, 48.5, -6.0, 47.5},
                                         {"TWIN-A", 6, -36.0, 40.5, -10.0, 40.5},
                                         {"TWIN-A", 7, -36.0, 30.5, -11.0, 30.5},
                                         {"TWIN-B", 8, -19.5, 29.0, -19.5, 51.0},
                                         {"TWIN-B", 9, -30.5, 29.0, -30.5, 51.0},
                                         {"TWIN-B", 9, -12.5, 34.0, -12.5, 51.0},
                                         {"TWIN-C", 2, -24.0, 31.0, -9.0, 44.5},
                                         {"TWIN-C", 3, -9.5, 36.5, -20.5, 36.5},
                                         {"TWIN-C", 3, 1.0, 38.8, 3.0, 41.8},
                                         {"TWIN-C", 4, -9.5, 43.8, -2.5, 45.5}}};

/// Normal deviates that are the same on every machine (the standard library's distributions are not fixed). [Box and Muller 1958]
class Noise {
public:
    double next() {
        const double u = (static_cast<double>(m_generator()) + 1.0) / 4294967296.0;
        const double v = static_cast<double>(m_generator()) / 4294967296.0;
        return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * v);
    }

private:
    std::mt19937 m_generator{19941229U};
};

/// Salinity of Levitus at the levels of the experiment.
class Truth {
public:
    Truth() {
        const fs::path path = core::referenceDataFile("levitus_climatology.cdf");
        if (path.empty()) {
            throw core::Error(core::ErrorCode::Unreadable, "ocean.sample.noClimatology", {}, "hint.ocean.sample.noClimatology");
        }
        const auto budget = core::MemoryBudget::standard();
        const core::Dataset dataset = core::openDataset(path.string(), {.budget = budget, .stop = {}, .csvColumns = {}});
        const auto& grid = *std::get<std::shared_ptr<const core::Grid>>(dataset);
        const std::size_t variable = grid.findVariable("SALT").value();
        const auto& depths = grid.axes[grid.variables[variable].axes[grid.axisOf(variable, core::AxisRole::Vertical).value()]].coordinates;
        for (const double level : kLevels) {
            const auto below = std::lower_bound(depths.begin(), depths.end(), level);
            const auto at = static_cast<std::size_t>(below - depths.begin());
            auto plane = core::GridPlane::load(grid, variable, 0, at, {}, budget);
            if (depths[at] != level) {
                const auto above = core::GridPlane::load(grid, variable, 0, at - 1, {}, budget);
                const double share = (level - depths[at - 1]) / (depths[at] - depths[at - 1]);
                for (std::size_t k = 0; k < plane.values().size(); ++k) {
                    plane.values()[k] = above.values()[k] + share * (plane.values()[k] - above.values()[k]);
                }
            }
            m_planes.push_back(std::move(plane));
        }
    }
    [[nodiscard]] double at(std::size_t level, double longitude, double latitude) const {
        return m_planes[level].linear(longitude, latitude);
    }

private:
    std::vector<core::GridPlane> m_planes;
};

std::string formatted(const char* pattern, double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), pattern, value);
    return text.data();
}

/// A SeaDataNet ODV spreadsheet, grown station by station.
class Spreadsheet {
public:
    explicit Spreadsheet(std::string cruise) : m_cruise(std::move(cruise)) {
        m_text = "//<Creator>phidias sample ocean-twin</Creator>\n//<DataType>Profiles</DataType>\n//SDN_parameter_mapping\n"
                 "//<subject>SDN:LOCAL:Depth</subject><object>SDN:P01::ADEPZZ01</object><units>SDN:P06::ULAA</units>\n"
                 "//<subject>SDN:LOCAL:Salinity</subject><object>SDN:P01::PSLTZZ01</object><units>SDN:P06::UUUU</units>\n//\n"
                 "Cruise\tStation\tType\tyyyy-mm-ddThh:mm:ss.sss\tLongitude [degrees_east]\tLatitude "
                 "[degrees_north]\tLOCAL_CDI_ID\tEDMO_code\tBot. Depth [m]\t"
                 "Depth [m]\tQV:SEADATANET\tSalinity [1]\tQV:SEADATANET\n";
    }
    void addStation(int month, double longitude, double latitude, const std::vector<std::pair<double, double>>& profile) {
        ++m_stations;
        const int day = 1 + m_stations % 27;
        std::string metadata = m_cruise + "\t" + std::to_string(m_stations) + "\tB\t" +
                               core::formatIsoTime(static_cast<double>(core::daysFromCivil(1994, month, day)) * 86400.0 + 43200.0) + "\t" +
                               formatted("%.4f", longitude) + "\t" + formatted("%.4f", latitude) + "\t" + m_cruise + "-" +
                               std::to_string(m_stations) + "\t0\t";
        metadata.erase(metadata.find('Z'), 1);
        for (const auto& [depth, salinity] : profile) {
            m_text += metadata + "\t" + formatted("%.0f", depth) + "\t1\t" + formatted("%.4f", salinity) + "\t1\n";
            metadata = "\t\t\t\t\t\t\t\t";
        }
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_cruise;
    std::string m_text;
    int m_stations = 0;
};

std::vector<std::string> writeStations(const fs::path& folder, const Truth& truth) {
    Noise noise;
    std::string list = "cruise,longitude,latitude,depth,truth,observed\n";
    std::vector<std::pair<std::string, Spreadsheet>> sheets;
    for (const auto& track : kTracks) {
        if (sheets.empty() || sheets.back().first != track.cruise) {
            sheets.emplace_back(track.cruise, Spreadsheet(track.cruise));
        }
        const double length = std::hypot(track.toLongitude - track.fromLongitude, track.toLatitude - track.fromLatitude);
        const int stations = static_cast<int>(length / 0.9);
        for (int station = 0; station <= stations; ++station) {
            const double share = static_cast<double>(station) / stations;
            const double longitude = track.fromLongitude + share * (track.toLongitude - track.fromLongitude);
            const double latitude = track.fromLatitude + share * (track.toLatitude - track.fromLatitude);
            std::vector<std::pair<double, double>> profile;
            for (std::size_t level = 0; level < kLevels.size(); ++level) {
                const double exact = truth.at(level, longitude, latitude);
                if (std::isfinite(exact)) {
                    const double observed = exact + kNoise * noise.next();
                    profile.emplace_back(kLevels[level], observed);
                    list += std::string(track.cruise) + "," + formatted("%.4f", longitude) + "," + formatted("%.4f", latitude) + "," +
                            formatted("%.0f", kLevels[level]) + "," + formatted("%.5f", exact) + "," + formatted("%.4f", observed) + "\n";
                }
            }
            if (!profile.empty()) {
                sheets.back().second.addStation(track.month, longitude, latitude, profile);
            }
        }
    }
    std::vector<std::string> names;
    for (const auto& [cruise, sheet] : sheets) {
        names.push_back(cruise + ".txt");
        core::writeFileAtomically(folder / names.back(), sheet.text());
    }
    core::writeFileAtomically(folder / "stations_truth.csv", list);
    return names;
}

void writeTruth(const fs::path& folder, const Truth& truth) {
    core::ClimatologyHeader header;
    for (double longitude = kArea[0]; longitude <= kArea[2]; longitude += kStep) {
        header.longitudesDeg.push_back(longitude);
    }
    for (double latitude = kArea[1]; latitude <= kArea[3]; latitude += kStep) {
        header.latitudesDeg.push_back(latitude);
    }
    header.depthsM = kLevels;
    header.timesUnixSeconds = {static_cast<double>(core::daysFromCivil(1994, 7, 1)) * 86400.0};
    header.timeBoundsUnixSeconds = {
        {static_cast<double>(core::daysFromCivil(1994, 1, 1)) * 86400.0, static_cast<double>(core::daysFromCivil(1995, 1, 1)) * 86400.0}};
    header.variable = "Salinity";
    header.standardName = "sea_water_practical_salinity";
    header.longName = "salinity of the Levitus climatology";
    header.unit = "1";
    header.hasError = false;
    header.attributes = {{"title", "Truth of the twin experiment"},
                         {"source", "Levitus climatology (Debian ferret-datasets), interpolated linearly to half a degree"}};
    core::ClimatologyWriter writer(folder / "truth.nc", header);
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
        std::vector<double> plane;
        for (const double latitude : header.latitudesDeg) {
            for (const double longitude : header.longitudesDeg) {
                plane.push_back(truth.at(level, longitude, latitude));
            }
        }
        writer.putPlane(0, level, plane, {});
    }
    writer.commit();
}

void writeJobs(const fs::path& folder, const std::vector<std::string>& stations) {
    Json files = Json::array();
    for (const auto& name : stations) {
        files.push_back({{"href", name}});
    }
    Json inputs{{"observations", files},
                {"variable", "practical salinity"},
                {"grid", {{"longitude", {kArea[0], kArea[2], kStep}}, {"latitude", {kArea[1], kArea[3], kStep}}, {"depth", kLevels}}}};
    if (const auto bathymetry = core::referenceDataFile("etopo20.cdf"); !bathymetry.empty()) {
        inputs["bathymetry"] = {{"href", bathymetry.string()}};
    }
    inputs["correlationLengthKm"] = 300.0;
    inputs["epsilon2"] = 0.05;
    inputs["title"] = "Twin experiment: salinity gridded from stations along cruise tracks";
    const Json divand{{"process", "ocean.divand"},
                      {"version", "1"},
                      {"inputs", inputs},
                      {"outputs", {{"analysis", {{"href", "analysis.nc"}}}, {"report", {{"href", "report.json"}}}}}};
    core::writeFileAtomically(folder / "divand.json", divand.dump(2) + "\n");
    const Json difference{{"process", "ocean.grid-difference"},
                          {"version", "1"},
                          {"inputs",
                           {{"first", {{"href", "analysis.nc"}}},
                            {"firstVariable", "Salinity"},
                            {"second", {{"href", "truth.nc"}}},
                            {"secondVariable", "Salinity"}}},
                          {"outputs", {{"difference", {{"href", "difference.nc"}}}, {"statistics", {{"href", "statistics.json"}}}}}};
    core::writeFileAtomically(folder / "difference.json", difference.dump(2) + "\n");
}

void writeFigures(const fs::path& folder, const std::vector<std::string>& stations) {
    fs::create_directories(folder / "figures");
    const auto figure = [&](const char* name, const char* title, const Json& layers) {
        const Json spec{{"view", "map"},  {"layers", layers}, {"projection", "EPSG:4326"}, {"extent", kArea}, {"size", {1200, 800}},
                        {"title", title}, {"baseMap", true}};
        core::writeFileAtomically(folder / "figures" / (std::string(name) + ".json"), spec.dump(2) + "\n");
    };
    const auto field = [](const char* file, const char* variable, const char* map, const Json& range) {
        return Json{{"href", std::string("../") + file}, {"variable", variable}, {"colorMap", map}, {"range", range}, {"depth", 0}};
    };
    Json points = Json::array();
    for (const auto& name : stations) {
        points.push_back({{"href", "../" + name}, {"variable", "Salinity"}, {"colorMap", "haline"}, {"range", {34.8, 37.4}}, {"depth", 0}});
    }
    figure("1-stations", "Salinity at the stations, surface", points);
    figure("2-analysis", "Salinity analysed with DIVAnd, surface", Json::array({field("analysis.nc", "Salinity", "haline", {34.8, 37.4})}));
    figure("3-truth", "Salinity of the Levitus climatology, surface", Json::array({field("truth.nc", "Salinity", "haline", {34.8, 37.4})}));
    figure("4-error", "Relative error of the analysis, surface",
           Json::array({field("analysis.nc", "Salinity_relerr", "viridis", {0.0, 1.0})}));
    figure("5-difference", "Analysis minus truth, surface", Json::array({field("difference.nc", "difference", "rdbu_r", {-0.3, 0.3})}));
}

void writeProject(const fs::path& folder, const std::vector<std::string>& stations) {
    core::Project project;
    project.title = "Ocean twin experiment";
    project.view.extent = kArea;
    const auto add = [&](const char* file, core::LayerKind kind, const char* title, const char* variable, const char* map, double low,
                         double high, bool isVisible, const char* group) {
        core::Layer layer;
        layer.id = project.freeLayerId();
        layer.title = title;
        layer.href = (fs::absolute(folder) / file).lexically_normal().string();
        layer.kind = kind;
        layer.variable = variable;
        layer.isVisible = isVisible;
        layer.group = group;
        layer.style.colorMap = map;
        layer.style.low = low;
        layer.style.high = high;
        layer.style.isCentered = low == -high;
        project.layers.push_back(std::move(layer));
    };
    add("truth.nc", core::LayerKind::Grid, "Truth (Levitus)", "Salinity", "haline", 34.8, 37.4, false, "Twin experiment");
    add("analysis.nc", core::LayerKind::Grid, "Salinity, DIVAnd analysis", "Salinity", "haline", 34.8, 37.4, true, "Analysis");
    add("analysis.nc", core::LayerKind::Grid, "Relative error", "Salinity_relerr", "viridis", 0.0, 1.0, false, "Analysis");
    add("difference.nc", core::LayerKind::Grid, "Analysis minus truth", "difference", "rdbu_r", -0.3, 0.3, false, "Analysis");
    for (const auto& name : stations) {
        add(name.c_str(), core::LayerKind::Observations, ("Stations " + fs::path(name).stem().string()).c_str(), "Salinity", "haline", 34.8,
            37.4, true, "Stations");
        project.layers.back().depthLowM = 0.0;
        project.layers.back().depthHighM = 5.0;
    }
    core::saveProject(project, folder / "ocean-twin.phidias");
}

} // namespace

void writeTwinExperiment(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw core::Error(core::ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", folder.string()}, {"reason", failure.message()}},
                          "hint.core.file.checkFolder");
    }
    const Truth truth;
    const auto stations = writeStations(folder, truth);
    writeTruth(folder, truth);
    writeJobs(folder, stations);
    writeFigures(folder, stations);
    core::writeFileAtomically(
        folder / "README.txt",
        "Twin experiment\n\nStations along cruise tracks in the north-east Atlantic; their salinity is that of the Levitus climatology "
        "(Debian package\n"
        "ferret-datasets), interpolated linearly in longitude, latitude and depth, plus independent normal noise of standard deviation "
        "0.05.\n\n"
        "TWIN-*.txt          stations, SeaDataNet ODV spreadsheets\nstations_truth.csv  the same values without noise beside them\n"
        "truth.nc            the climatology on the grid of the analysis\ndivand.json         job: phidias run divand.json -> analysis.nc, "
        "report.json\n"
        "difference.json     job: phidias run difference.json -> difference.nc, statistics.json\nocean-twin.phidias  project for "
        "phidias-workstation\n");
    writeProject(folder, stations); // last: it tells that the rest is whole
}

} // namespace phidias::processing::ocean
