#include "processing/atmosphere/PcaAccumulate.h"

#include "core/process/ParameterForms.h"
#include "core/util/AtomicFile.h"
#include "processing/atmosphere/PcaBasisFile.h"
#include "processing/atmosphere/PcaStrata.h"
#include "processing/atmosphere/ReferenceCollector.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::atmosphere {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

std::vector<core::Reference> references() {
    return {
        {"Chan, T. F., Golub, G. H., LeVeque, R. J. (1983): Algorithms for computing the sample variance. The American Statistician 37",
         "10.1080/00031305.1983.10483115"},
        {"Marchenko, V. A., Pastur, L. A. (1967): Distribution of eigenvalues for some sets of random matrices. Math. USSR Sbornik 1",
         "10.1070/SM1967v001n04ABEH001994"},
        {"Malinowski, E. R. (1977): Determination of the number of factors and the experimental error in a data matrix. Anal. Chem. 49",
         "10.1021/ac50012a027"},
        {"Veefkind, J. P. et al. (2012): TROPOMI on the ESA Sentinel-5 Precursor. Remote Sens. Environ. 120", "10.1016/j.rse.2011.09.027"}};
}

core::Declaration declareAccumulate() {
    core::Declaration declaration;
    declaration.id = "atmosphere.pca-accumulate";
    declaration.version = "1";
    declaration.title = "Statistics of ordinary spectra";
    declaration.summary =
        "Mean, covariance and noise of the accepted spectra of Sentinel-5P level-1B granules, in a file that can be merged with "
        "others: one orbit is one task, and the result does not depend on how the granules were split.";
    declaration.references = references();
    declaration.inputs = {
        core::requiredParameter({"granules", "Granules", "Level-1B radiance of one band.", "Data"}, {core::fileForm("spectra")}, true),
        core::optionalParameter({"band", "Band", "auto: the only band of the first granule.", "Data"},
                                {core::choiceForm({"auto", "BD1", "BD2", "BD3", "BD4", "BD5", "BD6", "BD7", "BD8"})}, "auto"),
        core::optionalParameter(
            {"irradiance", "Irradiance", "Level-1B irradiance; needed for reflectance, used by log when given.", "Data"},
            {core::fileForm("any")}),
        core::optionalParameter(
            {"space", "Space",
             "log: logarithm of the radiance, or of the reflectance when there is an irradiance; normalised: radiance over "
             "the mean of its 10 % brightest channels.",
             "Spectra"},
            {core::choiceForm({"log", "radiance", "reflectance", "normalised"})}, "log"),
        core::optionalParameter(
            {"grid", "Grid",
             "resample: cubic spline to a common grid; perRow: a mean and basis for each row; index: the channel number is "
             "taken as common.",
             "Spectra"},
            {core::choiceForm({"resample", "perRow", "index"})}, "resample"),
        core::optionalParameter({"gridFrom", "Grid of", "Accumulator or basis whose grid is used; absent: the first granule's.", "Spectra"},
                                {core::fileForm("any")}),
        core::optionalParameter(
            {"channelQualityMask", "Channel quality bits",
             "A channel with any of these bits is missing: 1 missing, 2 bad pixel, 4 processing error, 16 saturated, 32 "
             "transient, 64 noisy (RTS).",
             "Quality"},
            {core::integerForm(0, 255)}, 119),
        core::optionalParameter({"groundPixelQualityMask", "Ground pixel bits",
                                 "A spectrum with any of these bits is rejected: 1 solar eclipse, 2 sun glint, 4 descending, 8 night, 16 "
                                 "boundary, 32 geolocation error.",
                                 "Quality"},
                                {core::integerForm(0, 255)}, 41),
        core::optionalParameter({"sunZenithMaximum", "Largest solar zenith angle", "Spectra with a greater one are rejected.", "Quality"},
                                {core::numberForm("degree", 0, 90)}, 70),
        core::optionalParameter(
            {"viewZenithMaximum", "Largest viewing zenith angle", "Spectra with a greater one are rejected.", "Quality"},
            {core::numberForm("degree", 0, 90)}, 60),
        core::optionalParameter(
            {"validFractionMinimum", "Least valid share", "A spectrum with a smaller share of valid channels is rejected.", "Quality"},
            {core::numberForm("1", 0, 1)}, 0.9),
        core::optionalParameter(
            {"snrMinimum", "Least signal to noise", "Median of the 10 % brightest valid channels; 0 switches the test off.", "Quality"},
            {core::numberForm("1", 0, 1e6)}, 20),
        core::optionalParameter({"missing", "Missing channels",
                                 "Of accepted spectra: gappy: filled by the basis (dropped without one); drop: the spectrum is left out; "
                                 "interpolate: linear between the neighbours.",
                                 "Quality"},
                                {core::choiceForm({"gappy", "drop", "interpolate"})}, "gappy"),
        core::optionalParameter({"missingMaximumFraction", "Largest missing share",
                                 "A spectrum with a larger share of missing channels does not enter the statistics.", "Quality"},
                                {core::numberForm("1", 0, 1)}, 0.02),
        core::optionalParameter(
            {"sampling", "Sampling", "stratified: latitudes, sun, rows and months evenly; all: every accepted spectrum.", "Reference"},
            {core::choiceForm({"stratified", "all"})}, "stratified"),
        core::optionalParameter({"sampleMaximum", "Most spectra", "Of a stratified reference.", "Reference"}, {core::integerForm(100, 1e9)},
                                100000),
        core::optionalParameter({"seed", "Seed", "Of the choice of the spectra.", "Reference"}, {core::integerForm(0, 2147483647)}, 1),
        core::optionalParameter(
            {"basis", "Basis of a first pass", "Fills missing channels, and keeps events out with scoreMaximum.", "Reference"},
            {core::fileForm("any")}),
        core::optionalParameter({"scoreMaximum", "Largest score",
                                 "Spectra above it against the basis do not enter; auto: median + 5 x 1.4826 x MAD of the reference, and "
                                 "the same of ln T2, so that no component rests on a few events.",
                                 "Reference"},
                                {core::numberForm("1", 0, 1e6, true), core::choiceForm({"auto"})}),
        core::optionalParameter({"strata", "Counts of the strata",
                                 "Of pca-screening.count, over all granules of a reference that is made in several tasks. Absent: the "
                                 "granules given here are the whole reference.",
                                 "Tasks"},
                                {core::fileForm("any")}),
        core::optionalParameter({"mayBeEmpty", "May be empty",
                                 "Write an empty accumulator instead of failing when no spectrum is accepted; for tasks of many.", "Tasks"},
                                {core::booleanForm()}, false),
    };
    declaration.inputs[declaration.inputs.size() - 2].isRepeatable = true;
    declaration.outputs = {{.name = "accumulator", .title = "Accumulator", .formats = {"nc"}, .isMandatory = true}};
    declaration.example = {{"process", "atmosphere.pca-accumulate"},
                           {"version", "1"},
                           {"inputs", {{"granules", {{{"href", "S5P_OFFL_L1B_RA_BD7.nc"}}}}, {"missing", "interpolate"}}},
                           {"outputs", {{"accumulator", {{"href", "accumulator.nc"}}}}}};
    return declaration;
}

/// Grid of the accumulator or basis that `gridFrom` or `basis` names; empty when none is.
std::vector<double> givenGrid(const core::Request& request) {
    if (request.has("basis")) {
        return readBasis(request.file("basis")).wavelengthsNm;
    }
    if (!request.has("gridFrom")) {
        return {};
    }
    const auto path = request.file("gridFrom");
    return isAccumulator(path) ? readAccumulator(path).wavelengthsNm : readBasis(path).wavelengthsNm;
}

PcaAccumulator emptyAccumulator(const PreparedGranule& first, const std::vector<double>& gridNm) {
    PcaAccumulator accumulator;
    accumulator.settings = first.preparation->settings();
    const auto& granule = first.granule;
    accumulator.isSynthetic = granule.isSynthetic();
    if (accumulator.settings.grid == SpectralGrid::Resample) {
        accumulator.wavelengthsNm = gridNm;
    } else {
        accumulator.wavelengthsNm.assign(granule.channels(), 0.0);
        for (std::size_t row = 0; row < granule.groundPixels(); ++row) {
            const auto own = granule.wavelengthsNm(row);
            for (std::size_t channel = 0; channel < granule.channels(); ++channel) {
                accumulator.wavelengthsNm[channel] += own[channel] / static_cast<double>(granule.groundPixels());
            }
        }
    }
    const std::size_t groups = accumulator.settings.grid == SpectralGrid::PerRow ? granule.groundPixels() : 1;
    accumulator.groups.assign(groups, SpectralStatistics(accumulator.channels()));
    return accumulator;
}

/// Accumulates granules one after the other; a bad one is counted and left out.
class AccumulationRun {
public:
    explicit AccumulationRun(core::RunContext& context)
        : m_context(context), m_request(context.request), m_settings(settingsOf(m_request)), m_grid(givenGrid(m_request)),
          m_sampling(static_cast<std::uint64_t>(m_request.integer("seed"))) {
        const std::string missing = m_request.text("missing");
        m_collection.missing = missing == "gappy"  ? MissingChannels::Gappy
                               : missing == "drop" ? MissingChannels::Drop
                                                   : MissingChannels::Interpolate;
        m_collection.missingMaximumFraction = m_request.number("missingMaximumFraction");
        m_collection.threads = context.threads;
        m_collection.stop = context.stop;
        if (m_request.has("basis")) {
            const BasisFile basis = readBasis(m_request.file("basis"));
            m_collection.basis = std::make_shared<const SpectralScorer>(basis.groups.front(), basis.components);
            if (m_request.has("scoreMaximum")) {
                const bool isGiven = m_request.value("scoreMaximum").is_number();
                m_collection.scoreMaximum = isGiven ? m_request.number("scoreMaximum") : basis.referenceScoreLimit;
                m_collection.t2Maximum = isGiven ? 0.0 : basis.referenceT2Limit;
            }
        }
    }

    void run() {
        m_files = m_request.files("granules");
        m_isReadable.assign(m_files.size(), true);
        m_mayBeEmpty = m_request.boolean("mayBeEmpty");
        const double counted = countStrata();
        for (std::size_t number = 0; number < m_files.size(); ++number) {
            collect(number, counted);
        }
        if (!m_accumulator && !m_mayBeEmpty) {
            throw Error(ErrorCode::Malformed, "atmosphere.pca.noGranule",
                        {{"count", static_cast<std::int64_t>(m_failures.size())}, {"first", m_failures.front()}});
        }
        auto& accumulator = m_accumulator ? *m_accumulator : m_accumulator.emplace();
        accumulator.counts["granulesFailed"] = static_cast<std::int64_t>(m_failures.size());
        accumulator.failures = m_failures;
        accumulator.irradiance = m_request.has("irradiance") ? m_request.file("irradiance").filename().string() : "";
        if (accumulator.counts["used"] == 0 && !m_mayBeEmpty) {
            throw Error(ErrorCode::EmptySelection, "atmosphere.pca.noneUsed", {{"counts", Json(accumulator.counts).dump()}},
                        "hint.atmosphere.pca.noneUsed");
        }
        writeAccumulator(accumulator, *m_context.outputPart("accumulator"), m_context.provenance);
    }

private:
    /// First what is cheap: geometry and quality of all granules, so that the strata are known before a spectrum is taken.
    /// @returns share of the progress that this took
    double countStrata() {
        const bool isStratified = m_request.text("sampling") == "stratified";
        const auto most = isStratified ? static_cast<std::size_t>(m_request.integer("sampleMaximum")) : 0;
        if (m_request.has("strata")) {
            for (const auto& path : m_request.files("strata")) {
                const StrataFile strata = readStrata(path);
                m_sampling.addCounts(strata.counts);
                m_grid = m_grid.empty() && m_settings.grid == SpectralGrid::Resample ? strata.gridNm : m_grid;
                m_settings.band = m_settings.band.empty() ? strata.band : m_settings.band;
            }
            m_sampling.settle(most);
            return 0.0;
        }
        const double share = isStratified && m_files.size() > 1 ? 0.1 : 0.0;
        for (std::size_t number = 0; isStratified && number < m_files.size(); ++number) {
            m_context.sink.progress(share * static_cast<double>(number) / static_cast<double>(m_files.size()), "Counting the pixels");
            if (const auto prepared = prepare(number)) {
                m_sampling.count(prepared->granule, prepared->flags);
            }
        }
        m_sampling.settle(most);
        return share;
    }

    void fail(std::size_t number, const Error& error) {
        m_isReadable[number] = false;
        m_failures.push_back(error.message());
        m_context.warnings.push_back(error.message());
    }

    /// True when the granule is to blame, and another could still do.
    [[nodiscard]] bool isForgiven(const Error& error) const {
        const auto code = error.code();
        return (code == ErrorCode::Malformed || code == ErrorCode::UnknownFormat || code == ErrorCode::Unreadable ||
                code == ErrorCode::UnknownVariable) &&
               (m_files.size() > 1 || m_mayBeEmpty);
    }

    std::optional<PreparedGranule> prepare(std::size_t number) {
        m_context.throwIfCancelled();
        try {
            if (m_request.has("irradiance") && !m_irradiance) {
                const auto granule = core::RadianceGranule::open(m_files[number].string(), m_settings.band);
                m_irradiance = readIrradiance(m_request.file("irradiance"), granule);
            }
            auto prepared = prepareGranule(m_files[number], m_settings, m_grid, m_irradiance ? &*m_irradiance : nullptr);
            m_settings.band = prepared.granule.band();
            if (m_grid.empty() && m_settings.grid == SpectralGrid::Resample) {
                m_grid = prepared.preparation->gridNm();
            }
            return prepared;
        } catch (const Error& error) {
            if (!isForgiven(error)) {
                throw;
            }
            fail(number, error);
            return std::nullopt;
        }
    }

    void collect(std::size_t number, double counted) {
        const auto prepared = m_isReadable[number] ? prepare(number) : std::nullopt;
        if (!prepared) {
            return;
        }
        PcaAccumulator own = emptyAccumulator(*prepared, prepared->preparation->gridNm());
        const auto files = static_cast<double>(m_files.size());
        const double begin = counted + (1.0 - counted) * static_cast<double>(number) / files;
        const std::string name = m_files[number].filename().string();
        m_collection.progress = [&](double share) { m_context.sink.progress(begin + share * (1.0 - counted) / files, name); };
        try {
            collectReference(*prepared, m_sampling, m_collection, own);
        } catch (const Error& error) {
            if (!isForgiven(error)) {
                throw;
            }
            fail(number, error);
            return;
        }
        own.granules = {name};
        if (!m_accumulator) {
            m_accumulator = std::move(own);
            return;
        }
        try {
            m_accumulator->merge(own, name);
        } catch (const Error& error) { // other wavelengths
            fail(number, error);
        }
    }

    core::RunContext& m_context;
    const core::Request& m_request;
    PreparationSettings m_settings;
    std::vector<double> m_grid;
    ReferenceSampling m_sampling;
    CollectionSettings m_collection;
    std::vector<std::filesystem::path> m_files;
    std::vector<bool> m_isReadable;
    std::vector<std::string> m_failures;
    std::optional<core::Irradiance> m_irradiance;
    std::optional<PcaAccumulator> m_accumulator;
    bool m_mayBeEmpty = false;
};

} // namespace

PreparationSettings settingsOf(const core::Request& request) {
    PreparationSettings settings;
    settings.band = request.text("band") == "auto" ? "" : request.text("band");
    const Json names{{"space", request.text("space")}, {"grid", request.text("grid")}};
    Json json = settings.toJson();
    json.update(names);
    for (const char* name :
         {"channelQualityMask", "groundPixelQualityMask", "sunZenithMaximum", "viewZenithMaximum", "validFractionMinimum", "snrMinimum"}) {
        json[name] = request.value(name);
    }
    json["hasIrradiance"] = request.has("irradiance");
    return PreparationSettings::fromJson(json);
}

PcaAccumulate::PcaAccumulate() : m_declaration(declareAccumulate()) {}

void PcaAccumulate::validate(const core::Request& request) const {
    if (request.text("space") == "reflectance" && !request.has("irradiance")) {
        throw Error(ErrorCode::InvalidRequest, "atmosphere.pca.needsIrradiance");
    }
    if (request.has("scoreMaximum") && !request.has("basis")) {
        throw Error(ErrorCode::InvalidRequest, "atmosphere.pca.needsBasis", {{"name", std::string("scoreMaximum")}});
    }
    if (request.has("basis") && request.text("grid") == "perRow") {
        throw Error(ErrorCode::InvalidRequest, "atmosphere.pca.basisPerRow");
    }
}

void PcaAccumulate::run(core::RunContext& context) const {
    AccumulationRun(context).run();
}

} // namespace phidias::processing::atmosphere
