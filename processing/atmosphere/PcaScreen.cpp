#include "processing/atmosphere/PcaScreen.h"

#include "core/io/FeaturesWriter.h"
#include "core/process/ParameterForms.h"
#include "core/util/AtomicFile.h"
#include "core/util/Sha256.h"
#include "processing/atmosphere/PcaAccumulate.h"
#include "processing/atmosphere/ScoresWriter.h"
#include "processing/atmosphere/SpectralEvents.h"

#include <algorithm>

namespace phidias::processing::atmosphere {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

std::vector<core::Output> screeningOutputs() {
    return {{.name = "selection", .title = "Selected spectra", .formats = {"nc"}, .isMandatory = true},
            {.name = "events", .title = "Events", .formats = {"geojson", "gpkg"}, .isMandatory = false},
            {.name = "scores", .title = "Maps of the scores", .formats = {"nc"}, .isMandatory = false},
            {.name = "report", .title = "Report", .formats = {"json"}, .isMandatory = false}};
}

core::Declaration declareScreen() {
    core::Declaration declaration;
    declaration.id = "atmosphere.pca-screen";
    declaration.version = "1";
    declaration.title = "Screening of spectra";
    declaration.summary =
        "Scores every spectrum of Sentinel-5P level-1B granules against a basis of ordinary spectra, selects those that it cannot "
        "reconstruct within their noise, names their residual, and joins neighbouring pixels to events.";
    declaration.references = PcaAccumulate().declaration().references;
    declaration.inputs = {
        core::requiredParameter({"granules", "Granules", "Level-1B radiance of the band of the basis.", "Data"},
                                {core::fileForm("spectra")}, true),
        core::requiredParameter({"basis", "Basis", "Of pca-basis.", "Data"}, {core::fileForm("any")}),
        core::optionalParameter({"irradiance", "Irradiance", "Level-1B irradiance; needed when the basis was made with one.", "Data"},
                                {core::fileForm("any")}),
        core::optionalParameter({"components", "Components", "Absent: those of the basis.", "Scores"}, {core::integerForm(1, 400)}),
        core::optionalParameter(
            {"tolerance", "Tolerance",
             "Threshold of a score: median + tolerance x 1.4826 x MAD of the logarithm of ordinary scores, by window and "
             "stratum (dark or bright, height of the sun).",
             "Selection"},
            {core::numberForm("1", 0, 100, true)}, 5),
        core::optionalParameter({"quantile", "Quantile", "Of the ordinary scores, instead of the tolerance.", "Selection"},
                                {core::numberForm("1", 0.5, 0.999)}),
        core::optionalParameter({"selectedFractionMaximum", "Largest selected share",
                                 "Of all pixels of a granule; of more the most excessive are kept.", "Selection"},
                                {core::numberForm("1", 0, 1, true)}, 0.01),
        core::optionalParameter({"filterTolerance", "Tolerance of the gases",
                                 "Also where the filter of a gas lies further above its median than this, in 1.4826 x MAD of ordinary "
                                 "spectra and in its own noise: it sees a plume of a gas that ordinary spectra vary by and that the basis "
                                 "therefore reconstructs. 0 = scores alone select.",
                                 "Selection"},
                                {core::numberForm("1", 0, 1000)}, 6),
        core::optionalParameter({"confirmation", "Confirmation by neighbours",
                                 "Select only where 2 of the 8 neighbours are 0.6 of the way from the ordinary score to their threshold.",
                                 "Selection"},
                                {core::booleanForm()}, false),
        core::optionalParameter({"mayBeEmpty", "May be empty",
                                 "Write an empty selection instead of failing when no granule can be screened; for tasks of many.",
                                 "Tasks"},
                                {core::booleanForm()}, false),
    };
    declaration.outputs = screeningOutputs();
    declaration.example = {{"process", "atmosphere.pca-screen"},
                           {"version", "1"},
                           {"inputs", {{"granules", {{{"href", "S5P_OFFL_L1B_RA_BD7.nc"}}}}, {"basis", {{"href", "basis.nc"}}}}},
                           {"outputs", {{"selection", {{"href", "selection.nc"}}}, {"events", {{"href", "events.geojson"}}}}}};
    return declaration;
}

/// The thresholds that were used, by stratum.
Json thresholdsUsed(const ScreeningBasis& basis, const ScreeningSettings& settings) {
    Json json = basis.file().thresholds.toJson();
    settings.quantile ? json["quantile"] = *settings.quantile : json["tolerance"] = settings.tolerance;
    json["filterTolerance"] = settings.filterTolerance;
    return json;
}

SelectionInfo infoOf(const ScreeningBasis& basis, const ScreeningSettings& settings, const std::filesystem::path& basisPath) {
    SelectionInfo info;
    info.basisSha256 = core::sha256OfFile(basisPath);
    info.basisPath = basisPath.filename().string();
    info.components = basis.components();
    info.settings = basis.file().settings;
    info.windows = basis.windows();
    for (const auto& gas : basis.gases()) {
        info.gases.push_back(gas.name);
        info.isSynthetic.push_back(gas.isSynthetic);
    }
    info.windowRanges = basis.file().windows;
    info.thresholds = thresholdsUsed(basis, settings);
    return info;
}

void writeEvents(core::RunContext& context, const std::vector<SpectralEvent>& events, const std::vector<std::string>& gases) {
    if (const auto path = context.outputPart("events")) {
        core::writeFeatures(featuresOf(events, gases), *path, context.provenance);
    }
}

void writeReport(core::RunContext& context, const SelectionInfo& info, const Json& granules, std::size_t events) {
    if (const auto path = context.outputPart("report")) {
        const Json report{{"counts", info.counts},
                          {"granules", granules},
                          {"events", events},
                          {"components", info.components},
                          {"gases", info.gases},
                          {"failed", info.failed},
                          {"budgetLimited", info.isBudgetLimited},
                          {"thresholds", info.thresholds}};
        core::writeFileAtomically(*path, core::toText(report, 2) + "\n");
    }
}

/// Screens granules one after the other into the outputs; a bad one is counted and left out.
class ScreeningRun {
public:
    explicit ScreeningRun(core::RunContext& context) : m_context(context), m_request(context.request) {
        m_settings.tolerance = m_request.number("tolerance");
        if (m_request.has("quantile")) {
            m_settings.quantile = m_request.number("quantile");
        }
        m_settings.selectedFractionMaximum = m_request.number("selectedFractionMaximum");
        m_settings.filterTolerance = m_request.number("filterTolerance");
        m_settings.isConfirmed = m_request.boolean("confirmation");
        m_settings.threads = context.threads;
        m_settings.stop = context.stop;
    }

    void run() {
        const auto files = m_request.files("granules");
        const auto basisPath = m_request.file("basis");
        m_file = readBasis(basisPath);
        for (std::size_t number = 0; number < files.size(); ++number) {
            m_context.throwIfCancelled();
            const std::string name = files[number].filename().string();
            m_settings.progress = [&, number](double share) {
                m_context.sink.progress((static_cast<double>(number) + 0.95 * share) / static_cast<double>(files.size()), name);
            };
            try {
                screen(files[number], basisPath);
            } catch (const Error& error) {
                const bool isOfGranule = error.code() == ErrorCode::Malformed || error.code() == ErrorCode::UnknownFormat ||
                                         error.code() == ErrorCode::Unreadable || error.code() == ErrorCode::UnknownVariable || m_isMisfit;
                if (!isOfGranule || (files.size() == 1 && !m_request.boolean("mayBeEmpty"))) {
                    throw;
                }
                m_failed.push_back(error.message());
                m_context.warnings.push_back(error.message());
                m_granules.push_back({{"granule", name}, {"failed", error.message()}});
            }
        }
        if (!m_selection && m_request.boolean("mayBeEmpty")) {
            openBasis();
            m_info = infoOf(*m_basis, m_settings, basisPath);
            m_selection.emplace(*m_context.outputPart("selection"), m_info, m_file.wavelengthsNm.size(), 1);
            if (const auto scores = m_context.outputPart("scores")) {
                m_scores.emplace(*scores, *m_basis, 1);
            }
        }
        if (!m_selection) {
            throw Error(ErrorCode::Malformed, "atmosphere.pca.noGranule",
                        {{"count", static_cast<std::int64_t>(m_failed.size())}, {"first", m_failed.front()}});
        }
        finish();
    }

private:
    void openBasis() {
        if (!m_basis) {
            m_basis.emplace(m_file, m_request.has("components") ? static_cast<std::size_t>(m_request.integer("components")) : 0);
            m_finder.emplace(*m_basis);
        }
    }

    void screen(const std::filesystem::path& path, const std::filesystem::path& basisPath) {
        m_isMisfit = false;
        auto settings = m_file.settings;
        auto granule = core::RadianceGranule::open(path.string(), settings.band);
        openBasis();
        m_isMisfit = true;
        m_basis->requireFits(granule, m_request.has("irradiance"));
        if (m_selection && granule.groundPixels() != m_groundPixels) {
            throw Error(
                ErrorCode::InvalidRequest, "atmosphere.pca.otherRows",
                {{"path", path.string()}, {"found", std::to_string(granule.groundPixels())}, {"expected", std::to_string(m_groundPixels)}});
        }
        if (settings.hasIrradiance && !m_irradiance) {
            m_irradiance = readIrradiance(m_request.file("irradiance"), granule);
        }
        m_isMisfit = false;
        const bool isResampled = settings.grid == SpectralGrid::Resample;
        const auto prepared = prepareGranule(std::move(granule), settings, isResampled ? m_file.wavelengthsNm : std::vector<double>(),
                                             m_irradiance ? &*m_irradiance : nullptr);
        const auto screened = screenGranule(prepared, *m_basis, m_settings);
        const auto rows = rowsOf(prepared, screened, m_basis->windows().size(), m_basis->gases().size());
        if (!m_selection) {
            m_info = infoOf(*m_basis, m_settings, basisPath);
            m_groundPixels = prepared.granule.groundPixels();
            m_selection.emplace(*m_context.outputPart("selection"), m_info, prepared.granule.channels(), m_groundPixels);
            if (const auto scores = m_context.outputPart("scores")) {
                m_scores.emplace(*scores, *m_basis, m_groundPixels);
            }
        }
        m_selection->add(rows);
        m_finder->add(rows);
        if (m_scores) {
            m_scores->add(m_names.size(), prepared, screened);
        }
        m_names.push_back(rows.granule);
        for (const auto& [reason, count] : screened.counts) {
            m_info.counts[reason] += count;
        }
        m_info.isBudgetLimited = m_info.isBudgetLimited || screened.isBudgetLimited;
        m_granules.push_back({{"granule", rows.granule}, {"counts", screened.counts}, {"budgetLimited", screened.isBudgetLimited}});
    }

    void finish() {
        m_info.failed = m_failed;
        m_info.counts["granules"] = static_cast<std::int64_t>(m_names.size());
        m_info.counts["granulesFailed"] = static_cast<std::int64_t>(m_failed.size());
        m_selection->commit(m_finder->eventIds(), m_info, m_context.provenance);
        m_selection.reset();
        if (m_scores) {
            m_scores->commit(m_names, m_context.provenance);
        }
        const auto events = m_finder->events(SelectionFile(*m_context.outputPart("selection")));
        writeEvents(m_context, events, m_info.gases);
        writeReport(m_context, m_info, m_granules, events.size());
    }

    core::RunContext& m_context;
    const core::Request& m_request;
    ScreeningSettings m_settings;
    BasisFile m_file;
    std::optional<ScreeningBasis> m_basis; ///< made with the first granule that opens
    std::optional<core::Irradiance> m_irradiance;
    std::optional<SelectionWriter> m_selection;
    std::optional<ScoresWriter> m_scores;
    std::optional<EventFinder> m_finder;
    SelectionInfo m_info;
    std::size_t m_groundPixels = 0;
    std::vector<std::string> m_names;
    std::vector<std::string> m_failed;
    Json m_granules = Json::array();
    bool m_isMisfit = false; ///< what fails now is that granule and basis do not go together
};

core::Declaration declareCollect() {
    core::Declaration declaration;
    declaration.id = "atmosphere.pca-screening.collect";
    declaration.version = "1";
    declaration.title = "Screening: joining the selections";
    declaration.inputs = {
        core::requiredParameter({"selections", "Selections", "", "Task"}, {core::fileForm("any")}, true),
        core::requiredParameter({"basis", "Basis", "", "Task"}, {core::fileForm("any")}),
    };
    auto outputs = screeningOutputs();
    std::erase_if(outputs, [](const core::Output& output) { return output.name == "scores"; });
    declaration.outputs = outputs;
    return declaration;
}

} // namespace

PcaScreen::PcaScreen() : m_declaration(declareScreen()) {}

void PcaScreen::run(core::RunContext& context) const {
    ScreeningRun(context).run();
}

PcaCollect::PcaCollect() : m_declaration(declareCollect()) {}

void PcaCollect::run(core::RunContext& context) const {
    const auto files = context.request.files("selections");
    const BasisFile file = readBasis(context.request.file("basis"));
    // What could not be screened has neither channels nor rows: the first part with granules tells the shape.
    std::size_t shaped = 0;
    for (std::size_t number = files.size(); number-- > 0;) {
        shaped = SelectionFile(files[number]).granules().empty() ? shaped : number;
    }
    const SelectionFile model(files[shaped]);
    SelectionInfo info = model.info();
    info.counts.clear();
    info.failed.clear();
    info.isBudgetLimited = false;
    const ScreeningBasis basis(file, info.components);
    EventFinder finder(basis);
    SelectionWriter writer(*context.outputPart("selection"), info, model.channels(), std::max<std::size_t>(1, model.groundPixels()));
    Json granules = Json::array();
    for (std::size_t number = 0; number < files.size(); ++number) {
        context.throwIfCancelled();
        const SelectionFile part(files[number]);
        const bool isAlike =
            part.granules().empty() || (part.channels() == model.channels() && part.groundPixels() == model.groundPixels());
        if (part.info().basisSha256 != info.basisSha256 || part.info().gases != info.gases || !isAlike) {
            throw Error(ErrorCode::InvalidRequest, "atmosphere.pca.otherSelection", {{"path", files[number].string()}});
        }
        for (std::size_t granule = 0; granule < part.granules().size(); ++granule) {
            const auto rows = part.rows(granule);
            writer.add(rows);
            finder.add(rows);
            granules.push_back({{"granule", rows.granule}, {"selected", rows.size()}});
        }
        for (const auto& [reason, count] : part.info().counts) {
            info.counts[reason] += count;
        }
        info.failed.insert(info.failed.end(), part.info().failed.begin(), part.info().failed.end());
        info.isBudgetLimited = info.isBudgetLimited || part.info().isBudgetLimited;
        context.sink.progress(0.8 * static_cast<double>(number + 1) / static_cast<double>(files.size()), files[number].filename().string());
    }
    writer.commit(finder.eventIds(), info, context.provenance);
    const auto events = finder.events(SelectionFile(*context.outputPart("selection")));
    writeEvents(context, events, info.gases);
    writeReport(context, info, granules, events.size());
}

} // namespace phidias::processing::atmosphere
