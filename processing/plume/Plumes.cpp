#include "processing/plume/Plumes.h"

#include "core/io/FeaturesWriter.h"
#include "core/process/ParameterForms.h"
#include "core/util/AtomicFile.h"
#include "core/util/Time.h"
#include "processing/plume/PlumeProduct.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace phidias::processing::plume {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;
namespace fs = std::filesystem;

core::Declaration declare() {
    core::Declaration declaration;
    declaration.id = "atmosphere.plumes";
    declaration.version = "1";
    declaration.title = "Plumes and sources";
    declaration.summary =
        "Finds plumes in level-2 maps of a gas, the sources they come from, the share of each source in each pixel, and the emission of "
        "the sources, day by day and over all days.";
    declaration.references = {
        {"Kuhlmann, G. et al. (2019): Detectability of CO2 emission plumes of cities and power plants with CO2M. Atmos. Meas. Tech. 12",
         "10.5194/amt-12-6695-2019"},
        {"Varon, D. J. et al. (2018): Quantifying methane point sources from fine-scale satellite observations of atmospheric methane "
         "plumes. Atmos. Meas. Tech. 11",
         "10.5194/amt-11-5673-2018"},
        {"DerSimonian, R., Laird, N. (1986): Meta-analysis in clinical trials. Control. Clin. Trials 7", "10.1016/0197-2456(86)90046-2"}};
    declaration.inputs = {
        core::requiredParameter({"granules", "Granules", "Level-2 swaths, HARP lists or patches; several days are joined.", "Data"},
                                {core::fileForm("swath")}, true),
        core::optionalParameter({"gas", "Gas", "auto: the only one in the files.", "Data"},
                                {core::choiceForm({"auto", "CO", "NO2", "SO2", "CH4", "HCHO"})}, "auto"),
        core::optionalParameter({"variable", "Variable", "Instead of the usual one of the gas; needs the gas to be named.", "Data"},
                                {core::textForm()}),
        core::optionalParameter({"region", "Region", "West, south, east, north in degrees; west > east crosses 180 degrees.", "Data"},
                                {core::listForm(core::numberForm("degree", -180, 360), 4, 4)}),
        core::optionalParameter({"period", "Period", "First and last time (ISO 8601); pixels outside are left out.", "Data"},
                                {core::listForm(core::textForm(), 2, 2)}),
        core::optionalParameter({"qaMinimum", "Least quality",
                                 "Pixels at or below are missing. Absent: what the product recommends (NO2 0.75, else 0.5).", "Data"},
                                {core::numberForm("1", 0, 1)}),
        core::optionalParameter({"sources", "Known sources",
                                 "CSV with a header id,name,latitude,longitude; further columns: heightM, diameterKm, emissionKgS.",
                                 "Sources"},
                                {core::fileForm("any")}),
        core::optionalParameter(
            {"wind", "Wind", "CF netCDF or GRIB with eastward_wind and northward_wind. Absent: the 10-m wind of the product.", "Sources"},
            {core::fileForm("grid")}),
        core::optionalParameter({"windLevelHpa", "Level of the wind",
                                 "Of winds with levels of pressure, linear in its logarithm. Absent: mean from the surface to 850 hPa.",
                                 "Sources"},
                                {core::numberForm("hPa", 1, 1100)}),
        core::optionalParameter({"seedZ", "Significance of a seed", "Absent: 4, for SO2 and NO2 5.", "Detection"},
                                {core::numberForm("1", 1, 100)}),
        core::optionalParameter({"growZ", "Significance of growth", "A seed grows over touching pixels above it.", "Detection"},
                                {core::numberForm("1", 0.5, 100)}, 2),
        core::optionalParameter(
            {"minimumPixels", "Least pixels", "Of a plume; a single pixel is one when its significance is above 8.", "Detection"},
            {core::integerForm(1, 10000)}, 5),
    };
    declaration.outputs = {{.name = "flagged", .title = "Products with plumes", .formats = {"nc", "folder"}, .isMandatory = false},
                           {.name = "sources", .title = "Sources", .formats = {"geojson", "gpkg"}, .isMandatory = false},
                           {.name = "table", .title = "Sources day by day", .formats = {"csv"}, .isMandatory = false},
                           {.name = "report", .title = "Report", .formats = {"json"}, .isMandatory = false}};
    declaration.example = {{"process", "atmosphere.plumes"},
                           {"version", "1"},
                           {"inputs", {{"granules", {{{"href", "S5P_OFFL_L2__SO2.nc"}}}}, {"gas", "SO2"}}},
                           {"outputs", {{"flagged", {{"href", "plumes.nc"}}}, {"sources", {{"href", "sources.geojson"}}}}}};
    return declaration;
}

PlumeSelection selectionOf(const core::Request& request) {
    PlumeSelection selection;
    selection.gas = gasNamed(request.text("gas"));
    selection.variable = request.has("variable") ? request.text("variable") : std::string();
    if (request.has("region")) {
        selection.region = request.value("region").get<std::array<double, 4>>();
    }
    if (request.has("period")) {
        const auto texts = request.value("period").get<std::array<std::string, 2>>();
        for (std::size_t end = 0; end < 2; ++end) {
            const auto time = core::parseIsoTime(texts.at(end));
            if (!time) {
                throw Error(ErrorCode::InvalidRequest, "plume.period", {{"given", texts.at(end)}});
            }
            selection.period.at(end) = *time;
        }
    }
    if (request.has("qaMinimum")) {
        selection.qaMinimum = request.number("qaMinimum");
    }
    return selection;
}

/// "X.nc" -> "X_plume.nc", each name once.
fs::path nameIn(const fs::path& folder, const fs::path& granule, std::set<std::string>& used) {
    const std::string stem = granule.stem().string() + "_plume";
    std::string name = stem + ".nc";
    for (int number = 2; !used.insert(name).second; ++number) {
        name = stem + "-" + std::to_string(number) + ".nc";
    }
    return folder / name;
}

class PlumesRun {
public:
    explicit PlumesRun(core::RunContext& context) : m_context(context), m_request(context.request), m_selection(selectionOf(m_request)) {
        if (m_request.has("sources")) {
            m_known = readSources(m_request.file("sources"));
        }
        if (m_request.has("wind")) {
            m_wind =
                fileWind(m_request.file("wind"),
                         m_request.has("windLevelHpa") ? std::optional(m_request.number("windLevelHpa")) : std::nullopt, context.budget);
        }
    }

    void run() {
        const auto files = m_request.files("granules");
        for (std::size_t number = 0; number < files.size(); ++number) {
            m_context.throwIfCancelled();
            m_context.sink.progress(0.9 * static_cast<double>(number) / static_cast<double>(files.size()),
                                    files[number].filename().string());
            try {
                analyse(files[number]);
            } catch (const Error& error) {
                const bool isOfFile = error.code() == ErrorCode::Malformed || error.code() == ErrorCode::Unreadable ||
                                      error.code() == ErrorCode::UnknownFormat;
                if (!isOfFile || files.size() == 1) {
                    throw;
                }
                m_context.warnings.push_back(error.message());
                m_granules.push_back({{"granule", files[number].filename().string()}, {"failed", error.message()}});
            }
        }
        if (m_scenes.empty()) {
            throw Error(ErrorCode::Malformed, "plume.noGranule", {{"count", static_cast<std::int64_t>(files.size())}});
        }
        std::vector<const SceneAnalysis*> analyses;
        std::transform(m_analyses.begin(), m_analyses.end(), std::back_inserter(analyses), [](const auto& one) { return one.get(); });
        const auto summary = joinSources(analyses, std::string(factsOf(m_scenes.front()->gas).name));
        m_context.sink.progress(0.92, "Writing");
        write(summary);
    }

private:
    void analyse(const fs::path& path) {
        auto scene = std::make_unique<PlumeScene>(readPlumeScene(path, m_selection, m_context.budget));
        const auto& facts = factsOf(scene->gas);
        if (!m_scenes.empty() && scene->gas != m_scenes.front()->gas) {
            throw Error(ErrorCode::InvalidRequest, "plume.otherGas",
                        {{"path", path.string()},
                         {"found", std::string(facts.name)},
                         {"expected", std::string(factsOf(m_scenes.front()->gas).name)}});
        }
        AnalysisSettings settings;
        settings.detection.seedZ = m_request.has("seedZ") ? m_request.number("seedZ") : facts.seedZ;
        settings.detection.growZ = m_request.number("growZ");
        settings.detection.minimumPixels = static_cast<std::size_t>(m_request.integer("minimumPixels"));
        settings.detection.stop = m_context.stop;
        const PixelGraph graph(*scene);
        const PixelFinder finder(scene->centres, 25.0);
        const auto own = scene->windEast.empty() || m_wind ? nullptr : productWind(*scene, finder);
        const WindField* wind = m_wind ? m_wind.get() : own.get();
        auto analysis = std::make_unique<SceneAnalysis>(analyseScene(*scene, graph, finder, m_known, wind, settings));
        report(*scene, *analysis);
        forgetBulk(*scene, *analysis);
        m_scenes.push_back(std::move(scene));
        m_analyses.push_back(std::move(analysis));
    }

    void report(const PlumeScene& scene, const SceneAnalysis& analysis) {
        std::int64_t outside = 0;
        std::int64_t missing = 0;
        std::int64_t plume = 0;
        for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
            outside += scene.isOutside[pixel] ? 1 : 0;
            missing += !scene.isOutside[pixel] && !scene.isValid(pixel) ? 1 : 0;
            plume += analysis.plumeOf[pixel] > 0 ? 1 : 0;
        }
        const auto number = [](double value) { return std::isfinite(value) ? Json(value) : Json(); };
        m_granules.push_back({{"granule", scene.path.filename().string()},
                              {"variable", scene.variable},
                              {"unit", scene.unit},
                              {"pixels", scene.size()},
                              {"outside", outside},
                              {"missing", missing},
                              {"plumePixels", plume},
                              {"plumes", analysis.plumes.size()},
                              {"systematic", number(analysis.detection.systematic)},
                              {"backgroundUncertain", analysis.detection.isBackgroundUncertain},
                              {"wind", analysis.windName}});
        if (analysis.windName == "none" && m_scenes.empty()) {
            m_context.warnings.push_back(Error(ErrorCode::InvalidRequest, "plume.noWind", {{"path", scene.path.string()}}).message());
        }
    }

    void write(const SourceSummary& summary) {
        if (const auto path = m_context.outputPart("flagged")) {
            writeAllFlagged(summary, *path, m_request.outputs.at("flagged"));
        }
        if (const auto path = m_context.outputPart("sources")) {
            core::writeFeatures(featuresOf(summary.records), *path, m_context.provenance);
        }
        if (const auto path = m_context.outputPart("table")) {
            core::writeFileAtomically(*path, tableOf(summary.days));
        }
        if (const auto path = m_context.outputPart("report")) {
            const Json json{{"granules", m_granules}, {"sources", summary.records.size()}, {"parameters", m_request.inputs}};
            core::writeFileAtomically(*path, core::toText(json, 2) + "\n");
        }
    }

    void writeAllFlagged(const SourceSummary& summary, const fs::path& part, const fs::path& final) {
        const bool isFolder = m_scenes.size() > 1 || final.extension() != ".nc";
        std::set<std::string> used;
        if (isFolder) {
            fs::create_directories(part);
        }
        for (std::size_t scene = 0; scene < m_scenes.size(); ++scene) {
            m_context.throwIfCancelled();
            std::vector<std::string> keys(m_analyses[scene]->sources.size());
            for (const auto& record : summary.records) {
                for (const auto& [own, source] : record.members) {
                    if (own == scene) {
                        keys[source] = record.source.id;
                    }
                }
            }
            writeFlagged(*m_scenes[scene], *m_analyses[scene], keys, isFolder ? nameIn(part, m_scenes[scene]->path, used) : part,
                         m_context.provenance);
        }
    }

    core::RunContext& m_context;
    const core::Request& m_request;
    PlumeSelection m_selection;
    std::vector<PlumeSource> m_known;
    std::unique_ptr<WindField> m_wind;
    std::vector<std::unique_ptr<PlumeScene>> m_scenes;
    std::vector<std::unique_ptr<SceneAnalysis>> m_analyses;
    Json m_granules = Json::array();
};

} // namespace

Plumes::Plumes() : m_declaration(declare()) {}

void Plumes::validate(const core::Request& request) const {
    if (request.has("variable") && request.text("gas") == "auto") {
        throw Error(ErrorCode::InvalidRequest, "plume.variableNeedsGas");
    }
    if (request.has("seedZ") && request.number("seedZ") < request.number("growZ")) {
        throw Error(ErrorCode::InvalidRequest, "plume.growAboveSeed",
                    {{"seed", request.number("seedZ")}, {"grow", request.number("growZ")}});
    }
    static_cast<void>(selectionOf(request));
}

void Plumes::run(core::RunContext& context) const {
    PlumesRun(context).run();
}

} // namespace phidias::processing::plume
