#include "core/process/ParameterForms.h"
#include "core/util/AtomicFile.h"
#include "processing/atmosphere/PcaAccumulate.h"
#include "processing/atmosphere/PcaAccumulator.h"
#include "processing/atmosphere/PcaBasisFile.h"
#include "processing/atmosphere/ResidualFilters.h"
#include "processing/atmosphere/SpectralScore.h"
#include "processing/atmosphere/SpectrumKernels.h"
#include "processing/numerics/OneThreadBlas.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::atmosphere {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

constexpr std::size_t kStored = 100;         ///< eigenvectors in the file
constexpr std::size_t kLeastComponents = 10; ///< of the rule auto
constexpr std::size_t kMostComponents = 60;
constexpr double kOrdinaryScore = 1.02;

core::Declaration declareBasis() {
    core::Declaration declaration;
    declaration.id = "atmosphere.pca-basis";
    declaration.version = "1";
    declaration.title = "Basis of ordinary spectra";
    declaration.summary =
        "Merges accumulators and computes the eigenvectors of the noise-normalised covariance: the space of what is ordinary. "
        "Four rules for the number of components are computed and stored.";
    declaration.references = PcaAccumulate().declaration().references;
    declaration.inputs = {
        core::requiredParameter(
            {"accumulators", "Accumulators", "Of pca-accumulate, one or more, of one band and one pre-processing.", "Data"},
            {core::fileForm("any")}, true),
        core::optionalParameter(
            {"components", "Components",
             "auto: the smallest number from 10 to 60 for which ordinary spectra score 1 (median at most 1.02); noiseEdge: "
             "eigenvalues above the Marchenko-Pastur edge; variance: 99.99 % of it; indicator: least of Malinowski's function.",
             "Basis"},
            {core::choiceForm({"auto", "noiseEdge", "variance", "indicator"}), core::integerForm(1, 400)}, "auto"),
        core::optionalParameter({"windows", "Windows",
                                 "Named lists of wavelength intervals in nm; each gets a score of its own. Absent: those of the band.",
                                 "Basis"},
                                {core::objectForm({})}),
        core::optionalParameter(
            {"gases", "Gases",
             "For the matched filters. auto: CO, the gases of the table, and for granules of phidias sample also CH4, H2O and HDO. The "
             "lines of CO follow from its rotational constants; those of CH4, H2O and HDO are synthetic stand-ins that fit the sample "
             "only: give a table for measured spectra.",
             "Gases"},
            {core::choiceForm({"auto", "none"}), core::listForm(core::textForm(), 1, 20)}, "auto"),
        core::optionalParameter({"crossSections", "Cross-sections",
                                 "CSV table: first column the wavelength in nm, then one column a gas in cm2 per molecule.", "Gases"},
                                {core::fileForm("any")}),
    };
    declaration.outputs = {{.name = "basis", .title = "Basis", .formats = {"nc"}, .isMandatory = true},
                           {.name = "report", .title = "Report", .formats = {"json"}, .isMandatory = false}};
    declaration.example = {{"process", "atmosphere.pca-basis"},
                           {"version", "1"},
                           {"inputs", {{"accumulators", {{{"href", "accumulator.nc"}}}}}},
                           {"outputs", {{"basis", {{"href", "basis.nc"}}}, {"report", {{"href", "basis.json"}}}}}};
    return declaration;
}

/// Windows that belong to a band: where its gases absorb.
Json windowsOfBand(const std::string& band) {
    if (band == "BD7") {
        return {{"CO", {{2311.0, 2338.0}}}, {"CH4", {{2305.0, 2320.0}}}, {"total", {{2305.0, 2345.0}}}};
    }
    if (band == "BD8") {
        return {{"CO", {{2349.0, 2385.0}}}, {"H2O", {{2355.0, 2389.0}}}, {"HDO", {{2354.0, 2380.0}}}, {"total", {{2342.0, 2389.0}}}};
    }
    return Json::object();
}

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Median + 5 x 1.4826 x median absolute deviation. @param values  not empty
double robustLimit(const std::vector<double>& values) {
    const double median = medianOf(values);
    std::vector<double> distances;
    std::transform(values.begin(), values.end(), std::back_inserter(distances), [&](double value) { return std::abs(value - median); });
    return median + 5.0 * 1.4826 * medianOf(std::move(distances));
}

/// A spectrum of the reference's sample.
struct Scored {
    ScoreThresholds::Sample sample;
    double t2 = 0.0;
};

/// Scores of some spectra of the reference's sample, all of one group.
/// @param filters  of the gases; nullptr = none
void scoreSome(const PcaAccumulator::Sample& sample, std::span<const std::size_t> spectra, const SpectralScorer& scorer,
               const ResidualFilters* filters, std::span<Scored> out) {
    const std::size_t m = scorer.channels();
    std::vector<double> y(spectra.size() * m);
    std::vector<double> variance(y.size());
    for (std::size_t number = 0; number < spectra.size(); ++number) {
        const auto from = static_cast<std::ptrdiff_t>(spectra[number] * m);
        const auto to = static_cast<std::ptrdiff_t>(number * m);
        std::copy_n(sample.values.begin() + from, m, y.begin() + to);
        std::transform(sample.sigma.begin() + from, sample.sigma.begin() + from + static_cast<std::ptrdiff_t>(m), variance.begin() + to,
                       [](float sigma) { return static_cast<double>(sigma) * static_cast<double>(sigma); });
    }
    SpectralScorer::Workspace workspace;
    std::vector<SpectrumScore> scores(spectra.size());
    std::vector<double> windowScores(spectra.size() * scorer.windows());
    scorer.scoreMany(y, variance, scores, windowScores, workspace);
    std::vector<double> residual(m);
    std::vector<double> filtered(filters != nullptr ? filters->gases() : 0);
    for (std::size_t number = 0; number < spectra.size(); ++number) {
        auto& own = out[number].sample;
        out[number].t2 = scores[number].t2;
        own = {.brightness = scores[number].brightness,
               .sunZenithDeg = static_cast<double>(sample.sunZenithDeg[spectra[number]]),
               .scores = {scores[number].score}};
        const auto windows = std::span(windowScores).subspan(number * scorer.windows(), scorer.windows());
        own.scores.insert(own.scores.end(), windows.begin(), windows.end());
        if (filters != nullptr) {
            takeResidual(std::span(y).subspan(number * m, m), std::span(workspace.normalised).subspan(number * m, m),
                         std::span(workspace.fitted).subspan(number * m, m), residual);
            filters->covarianceFilters(std::span(workspace.coefficients).subspan(number * scorer.components(), scorer.components()),
                                       residual, filtered);
            own.scores.insert(own.scores.end(), filtered.begin(), filtered.end());
        }
    }
}

/// Scores of the reference's sample with k components; those that cannot be scored are left out.
std::vector<Scored> sampleScores(const PcaAccumulator& accumulator, const std::vector<SpectralBasis>& groups, std::size_t components,
                                 const std::vector<SpectralWindow>& windows, const std::vector<GasSignature>& gases, int threads) {
    constexpr std::size_t kTogether = 128;
    std::vector<Scored> samples;
    for (std::size_t group = 0; group < groups.size(); ++group) {
        std::vector<std::size_t> spectra;
        for (std::size_t spectrum = 0; groups[group].count > 1 && spectrum < accumulator.sample.size(); ++spectrum) {
            if (accumulator.sample.groups[spectrum] == group) {
                spectra.push_back(spectrum);
            }
        }
        const SpectralScorer scorer(groups[group], components, windows);
        std::optional<ResidualFilters> filters;
        if (!gases.empty()) {
            filters.emplace(groups[group], components, accumulator.settings, accumulator.wavelengthsNm, gases);
        }
        const std::size_t first = samples.size();
        samples.resize(first + spectra.size());
        const std::size_t parts = (spectra.size() + kTogether - 1) / kTogether;
#pragma omp parallel for schedule(dynamic, 1) num_threads(threads)
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t begin = part * kTogether;
            const std::size_t count = std::min(kTogether, spectra.size() - begin);
            scoreSome(accumulator.sample, std::span(spectra).subspan(begin, count), scorer, filters ? &*filters : nullptr,
                      std::span(samples).subspan(first + begin, count));
        }
    }
    std::erase_if(samples, [](const auto& scored) { return !std::isfinite(scored.sample.scores.front()); });
    return samples;
}

std::vector<double> wholeScores(const std::vector<Scored>& samples) {
    std::vector<double> scores;
    std::transform(samples.begin(), samples.end(), std::back_inserter(scores),
                   [](const auto& scored) { return scored.sample.scores.front(); });
    return scores;
}

/// The group with the most spectra, the first of equals: what is told of a basis a row is told of it.
const SpectralBasis& fullestGroup(const BasisFile& basis) {
    return *std::max_element(basis.groups.begin(), basis.groups.end(), [](const auto& a, const auto& b) { return a.count < b.count; });
}

/// Share of each gas that the basis hides.
Json blindnessReport(const BasisFile& basis) {
    Json report = Json::object();
    const auto& group = fullestGroup(basis);
    const ResidualFilters filters(group, basis.components, basis.settings, basis.wavelengthsNm, basis.gases);
    for (std::size_t gas = 0; gas < basis.gases.size(); ++gas) {
        report[basis.gases[gas].name] = {{"blindness", filters.blindness(gas)}, {"syntheticLines", basis.gases[gas].isSynthetic}};
    }
    return report;
}

std::vector<std::string> gasesOf(const core::Request& request, bool isSynthetic) {
    const Json& asked = request.value("gases");
    if (asked.is_array()) {
        return asked.get<std::vector<std::string>>();
    }
    std::vector<std::string> gases;
    if (asked == "none") {
        return gases;
    }
    gases.emplace_back("CO");
    if (request.has("crossSections")) {
        for (const auto& name : gasesOfTable(request.file("crossSections"))) {
            if (name != "CO") {
                gases.push_back(name);
            }
        }
    } else if (isSynthetic) {
        gases = {"CO", "CH4", "H2O", "HDO"};
    }
    return gases;
}

void warnOfStandIns(core::RunContext& context, const std::vector<GasSignature>& gases, bool isSynthetic) {
    std::string names;
    for (const auto& gas : gases) {
        names += gas.isSynthetic ? (names.empty() ? "" : ", ") + gas.name : "";
    }
    if (!names.empty() && !isSynthetic) {
        context.warnings.push_back(Error(ErrorCode::InvalidRequest, "atmosphere.pca.standIns", {{"names", names}}).message());
    }
}

} // namespace

PcaBasis::PcaBasis() : m_declaration(declareBasis()) {}

void PcaBasis::run(core::RunContext& context) const {
    const OneThreadBlas alone; // threads share the sample
    const auto& request = context.request;
    const auto files = request.files("accumulators");
    context.sink.progress(0.0, "Reading the accumulators");
    PcaAccumulator accumulator = readAccumulator(files.front());
    for (std::size_t number = 1; number < files.size(); ++number) {
        context.throwIfCancelled();
        accumulator.merge(readAccumulator(files[number]), files[number].filename().string());
        context.sink.progress(0.5 * static_cast<double>(number) / static_cast<double>(files.size()), files[number].filename().string());
    }
    if (accumulator.isEmpty() || accumulator.counts["used"] == 0) {
        context.warnings.insert(context.warnings.end(), accumulator.failures.begin(), accumulator.failures.end());
        throw Error(ErrorCode::EmptySelection, "atmosphere.pca.noneUsed", {{"counts", Json(accumulator.counts).dump()}},
                    "hint.atmosphere.pca.noneUsed");
    }
    BasisFile basis;
    basis.settings = accumulator.settings;
    basis.wavelengthsNm = accumulator.wavelengthsNm;
    basis.windows = request.has("windows") ? request.value("windows") : windowsOfBand(accumulator.settings.band);
    const auto windows = windowsOf(basis);
    basis.gases = gasSignatures(basis.wavelengthsNm, gasesOf(request, accumulator.isSynthetic),
                                request.has("crossSections") ? std::optional(request.file("crossSections")) : std::nullopt);
    warnOfStandIns(context, basis.gases, accumulator.isSynthetic);
    const std::size_t m = accumulator.channels();
    const Json& asked = request.value("components");
    const std::size_t wanted = asked.is_number() ? asked.get<std::size_t>() : 0;
    const std::size_t stored = std::min(m, std::max(kStored, wanted));
    std::string emptyRows;
    for (std::size_t group = 0; group < accumulator.groups.size(); ++group) {
        context.throwIfCancelled();
        const auto& statistics = accumulator.groups[group];
        const bool isOfRow = accumulator.groups.size() > 1;
        if (isOfRow && statistics.count() < 2) {
            basis.groups.push_back(emptyBasis(m, stored));
            emptyRows += (emptyRows.empty() ? "" : ", ") + std::to_string(group);
        } else {
            basis.groups.push_back(basisOf(statistics, stored, isOfRow ? UnknownNoise::Interpolate : UnknownNoise::Refuse));
        }
        context.sink.progress(0.5 + 0.3 * static_cast<double>(group + 1) / static_cast<double>(accumulator.groups.size()), "Eigenvectors");
    }
    if (!emptyRows.empty()) {
        context.warnings.push_back(Error(ErrorCode::EmptySelection, "atmosphere.pca.emptyRows", {{"rows", emptyRows}}).message());
    }
    const SpectralBasis& typical = fullestGroup(basis);
    basis.rules = componentRules(typical.eigenvalues, typical.count);
    const std::size_t most = std::min({kMostComponents, stored, m - 1});
    basis.componentsAuto = most;
    for (std::size_t k = std::min(kLeastComponents, most); k <= most; ++k) {
        context.throwIfCancelled();
        const auto scores = wholeScores(sampleScores(accumulator, basis.groups, k, {}, {}, context.threads));
        if (scores.empty() || medianOf(scores) <= kOrdinaryScore) {
            basis.componentsAuto = k;
            break;
        }
    }
    basis.components = asked.is_number()      ? wanted
                       : asked == "noiseEdge" ? basis.rules.noiseEdge
                       : asked == "variance"  ? basis.rules.variance
                       : asked == "indicator" ? basis.rules.indicator
                                              : basis.componentsAuto;
    if (basis.components == 0 || basis.components > stored || basis.components >= m) {
        throw Error(
            ErrorCode::InvalidRequest, "atmosphere.pca.components",
            {{"components", static_cast<std::int64_t>(basis.components)}, {"most", static_cast<std::int64_t>(std::min(stored, m - 1))}});
    }
    const auto scoredSample = sampleScores(accumulator, basis.groups, basis.components, windows, basis.gases, context.threads);
    std::vector<ScoreThresholds::Sample> samples;
    std::vector<double> logT2;
    for (const auto& one : scoredSample) {
        samples.push_back(one.sample);
        logT2.push_back(std::log(one.t2));
    }
    std::vector<std::string> names{"score"};
    const auto windowed = windowNames(basis);
    names.insert(names.end(), windowed.begin(), windowed.end());
    const std::size_t scored = names.size();
    for (const auto& gas : basis.gases) {
        names.push_back("filter_" + gas.name);
    }
    basis.thresholds = ScoreThresholds(scored, names, samples);
    const auto scores = wholeScores(scoredSample);
    if (!scores.empty()) {
        basis.referenceScoreMedian = medianOf(scores);
        basis.referenceScoreLimit = robustLimit(scores);
        basis.referenceT2Limit = std::exp(robustLimit(logT2));
    }
    basis.reference = {{"granules", accumulator.granules}, {"counts", accumulator.counts}, {"irradiance", accumulator.irradiance}};
    writeBasis(basis, *context.outputPart("basis"), context.provenance);
    if (const auto report = context.outputPart("report")) {
        const Json json{{"n", typical.count},
                        {"channels", m},
                        {"components", basis.components},
                        {"componentsNoiseEdge", basis.rules.noiseEdge},
                        {"componentsVariance", basis.rules.variance},
                        {"componentsIndicator", basis.rules.indicator},
                        {"componentsAuto", basis.componentsAuto},
                        {"referenceScoreMedian", basis.referenceScoreMedian},
                        {"referenceScoreLimit", basis.referenceScoreLimit},
                        {"referenceT2Limit", basis.referenceT2Limit},
                        {"counts", accumulator.counts},
                        {"gases", blindnessReport(basis)},
                        {"eigenvalues", typical.eigenvalues}};
        core::writeFileAtomically(*report, json.dump(2) + "\n");
    }
}

} // namespace phidias::processing::atmosphere
