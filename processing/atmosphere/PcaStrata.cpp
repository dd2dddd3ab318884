#include "processing/atmosphere/PcaStrata.h"

#include "core/process/ParameterForms.h"
#include "core/util/AtomicFile.h"
#include "processing/atmosphere/PcaAccumulate.h"
#include "processing/atmosphere/PcaAccumulator.h"
#include "processing/atmosphere/PreparedGranule.h"
#include "processing/atmosphere/ReferenceSampling.h"

#include <algorithm>

namespace phidias::processing::atmosphere {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

constexpr const char* kFormat = "phidias-pca-strata-1";

core::Declaration declareCount() {
    core::Declaration declaration;
    declaration.id = "atmosphere.pca-screening.count";
    declaration.version = "1";
    declaration.title = "Screening: counting the strata";
    declaration.inputs = PcaAccumulate().declaration().inputs;
    declaration.outputs = {{.name = "strata", .title = "Counts of the strata", .formats = {"json"}, .isMandatory = true}};
    return declaration;
}

core::Declaration declareMerge() {
    core::Declaration declaration;
    declaration.id = "atmosphere.pca-screening.merge";
    declaration.version = "1";
    declaration.title = "Screening: merging accumulators";
    declaration.inputs = {core::requiredParameter({"accumulators", "Accumulators", "", "Task"}, {core::fileForm("any")}, true)};
    declaration.outputs = {{.name = "accumulator", .title = "Accumulator", .formats = {"nc"}, .isMandatory = true}};
    return declaration;
}

} // namespace

void writeStrata(const StrataFile& strata, const std::filesystem::path& path) {
    const Json json{{"format", kFormat}, {"band", strata.band}, {"gridNm", strata.gridNm}, {"counts", strata.counts}};
    core::writeFileAtomically(path, json.dump() + "\n");
}

StrataFile readStrata(const std::filesystem::path& path) {
    const std::string text = core::readTextFile(path);
    try {
        const Json json = Json::parse(text);
        StrataFile strata{.counts = json.at("counts").get<std::vector<std::int64_t>>(),
                          .band = json.at("band").get<std::string>(),
                          .gridNm = json.at("gridNm").get<std::vector<double>>()};
        if (json.at("format") == kFormat && strata.counts.size() == ReferenceSampling::kStrata) {
            return strata;
        }
    } catch (const Json::exception&) { // falls through to the error
    }
    throw Error(ErrorCode::Malformed, "atmosphere.pca.damagedStrata", {{"path", path.string()}});
}

PcaCount::PcaCount() : m_declaration(declareCount()) {}

void PcaCount::run(core::RunContext& context) const {
    const auto& request = context.request;
    const auto files = request.files("granules");
    PreparationSettings settings = settingsOf(request);
    settings.hasIrradiance = false; // geometry and quality alone
    settings.space = SpectralSpace::Radiance;
    ReferenceSampling sampling(0);
    StrataFile strata;
    for (std::size_t number = 0; number < files.size(); ++number) {
        context.throwIfCancelled();
        context.sink.progress(static_cast<double>(number) / static_cast<double>(files.size()), files[number].filename().string());
        try {
            const auto prepared = prepareGranule(files[number], settings, {}, nullptr);
            sampling.count(prepared.granule, prepared.flags);
            if (strata.band.empty()) {
                strata.band = prepared.granule.band();
                strata.gridNm = prepared.preparation->gridNm();
            }
        } catch (const Error& error) {
            // The granule's own task counts and reports it.
            if (error.code() == ErrorCode::Cancelled || error.code() == ErrorCode::Defect) {
                throw;
            }
        }
    }
    strata.counts = sampling.counts();
    writeStrata(strata, *context.outputPart("strata"));
}

PcaMerge::PcaMerge() : m_declaration(declareMerge()) {}

void PcaMerge::run(core::RunContext& context) const {
    const auto files = context.request.files("accumulators");
    auto accumulator = readAccumulator(files.front());
    for (std::size_t number = 1; number < files.size(); ++number) {
        context.throwIfCancelled();
        context.sink.progress(static_cast<double>(number) / static_cast<double>(files.size()), files[number].filename().string());
        accumulator.merge(readAccumulator(files[number]), files[number].filename().string());
    }
    writeAccumulator(accumulator, *context.outputPart("accumulator"), context.provenance);
}

} // namespace phidias::processing::atmosphere
