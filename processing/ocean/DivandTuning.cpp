#include "processing/ocean/DivandTuning.h"

#include "core/util/Error.h"

#include <cmath>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

constexpr double kStandardEpsilon2 = 0.1;

std::size_t countOf(const PreparedObservations& prepared, const DivandGeometry& geometry, const TimeSlice& slice,
                    const std::pair<std::size_t, std::size_t>& piece) {
    std::size_t count = 0;
    const auto& grid = geometry.grid();
    for (const auto& observation : prepared.selection.observations) {
        const bool isInLevel =
            piece.second > 1 || grid.depthsM.size() < 2 ||
            (observation.depthM >= grid.levelBounds(piece.first).first && observation.depthM < grid.levelBounds(piece.first).second);
        count += isInLevel && slice.holds(observation.timeUnixSeconds) ? 1U : 0U;
    }
    return count;
}

CrossValidationMethod methodOf(const std::string& name) {
    return name == "full"      ? CrossValidationMethod::Full
           : name == "sampled" ? CrossValidationMethod::Sampled
           : name == "gcv"     ? CrossValidationMethod::Generalised
                               : CrossValidationMethod::Auto;
}

void checkIndex(std::optional<std::size_t> index, std::size_t count, const char* name) {
    if (index && *index >= count) {
        throw Error(
            ErrorCode::InvalidRequest, "ocean.tuning.noSuchPiece",
            {{"name", std::string(name)}, {"given", static_cast<std::int64_t>(*index)}, {"largest", static_cast<std::int64_t>(count) - 1}});
    }
}

} // namespace

TuningPiece tuningPiece(const core::RunContext& context, const DivandGeometry& geometry, const PreparedObservations& prepared,
                        std::optional<std::size_t> slice, std::optional<std::size_t> level) {
    const auto slices = slicesOf(geometry.grid(), prepared.selection);
    const auto pieces = geometry.pieces(prepared.lengths);
    checkIndex(slice, slices.size(), "slice");
    checkIndex(level, pieces.size(), "level");
    std::size_t most = 0;
    std::pair<std::size_t, std::size_t> chosen{slice.value_or(0), level.value_or(0)};
    for (std::size_t s = slice.value_or(0); s < (slice ? *slice + 1 : slices.size()); ++s) {
        for (std::size_t p = level.value_or(0); p < (level ? *level + 1 : pieces.size()); ++p) {
            const std::size_t count = countOf(prepared, geometry, slices[s], pieces[p]);
            if (count > most) {
                most = count;
                chosen = {s, p};
            }
        }
    }
    TuningPiece piece{.slice = chosen.first, .firstLevel = pieces[chosen.second].first, .problem = {}, .data = {}, .velocity = {}};
    piece.problem = geometry.problem(prepared.lengths, pieces[chosen.second].first, pieces[chosen.second].second);
    if (!piece.problem.hasSea()) {
        throw Error(ErrorCode::EmptySelection, "ocean.divand.noSea", {}, "hint.ocean.divand.noSea");
    }
    const auto fields = sliceFields(context, geometry.grid(), slices[chosen.first], prepared.selection.unit);
    piece.data = sliceData(context, prepared, geometry, piece.problem, slices[chosen.first], fields, prepared.epsilon2);
    piece.velocity = velocityOf(context, geometry, piece.problem, fields);
    return piece;
}

CrossValidationResult crossValidatePiece(const core::RunContext& context, const TuningPiece& piece, const std::string& method, int lengths,
                                         int epsilons) {
    CrossValidationOptions options;
    options.method = methodOf(method);
    options.lengths = lengths;
    options.epsilons = epsilons;
    options.analysis = optionsOf(context);
    options.analysis.velocity = piece.velocity;
    return crossValidate(piece.problem.grid, piece.problem.lengths, normOf(context.request, piece.problem.dimensions),
                         piece.data.observations, options);
}

Json tuningReport(const TuningPiece& piece, const CrossValidationResult& result, const PreparedObservations& prepared,
                  const std::vector<TimeSlice>& slices) {
    Json points = Json::array();
    for (const auto& point : result.points) {
        points.push_back({{"factorLength", std::pow(10.0, point.log10FactorLength)},
                          {"factorEpsilon2", std::pow(10.0, point.log10FactorEpsilon2)},
                          {"value", point.value},
                          {"meanInfluence", point.meanInfluence}});
    }
    Json rows = Json::array();
    const std::size_t columns = std::max<std::size_t>(1, result.surfaceLog10Length.size());
    for (std::size_t first = 0; first < result.surface.size(); first += columns) {
        rows.push_back(std::vector<double>(result.surface.begin() + static_cast<std::ptrdiff_t>(first),
                                           result.surface.begin() + static_cast<std::ptrdiff_t>(first + columns)));
    }
    const double km = prepared.lengths.typicalKm(piece.firstLevel);
    Json best{{"factorLength", result.bestFactorLength},
              {"factorEpsilon2", result.bestFactorEpsilon2},
              {"correlationLengthKm", km * result.bestFactorLength},
              {"epsilon2", prepared.epsilon2 * result.bestFactorEpsilon2},
              {"value", result.minimum}};
    if (prepared.lengths.verticalM[piece.firstLevel] > 0.0) {
        best["correlationLengthM"] = prepared.lengths.verticalM[piece.firstLevel] * result.bestFactorLength;
    }
    return {{"method", result.method},
            {"time", slices[piece.slice].title},
            {"slice", piece.slice},
            {"level", piece.firstLevel},
            {"observations", piece.data.observations.size()},
            {"correlationLengthKm", km},
            {"epsilon2", prepared.epsilon2},
            {"points", points},
            {"surface",
             {{"log10FactorLength", result.surfaceLog10Length}, {"log10FactorEpsilon2", result.surfaceLog10Epsilon2}, {"value", rows}}},
            {"best", best},
            {"desroziers", result.points.size() == 1 ? Json(result.desroziers) : Json()}};
}

void fitEpsilon2(core::RunContext& context, const DivandGeometry& geometry, PreparedObservations& prepared) {
    const Json& wanted = context.request.value("crossValidation");
    prepared.epsilon2 = kStandardEpsilon2;
    context.sink.progress(0.1, "Cross-validation");
    const auto piece = tuningPiece(context, geometry, prepared, {}, {});
    const auto result = crossValidatePiece(context, piece, wanted["method"].get<std::string>(), wanted["lengths"].get<int>(),
                                           std::max(1, wanted["epsilons"].get<int>()));
    prepared.report["crossValidation"] = tuningReport(piece, result, prepared, slicesOf(geometry.grid(), prepared.selection));
    prepared.epsilon2 *= result.bestFactorEpsilon2;
    if (wanted["lengths"].get<int>() > 0) {
        for (auto& length : prepared.lengths.horizontalKm) {
            length = {length[0] * result.bestFactorLength, length[1] * result.bestFactorLength};
        }
        for (double& length : prepared.lengths.fieldKm) {
            length *= result.bestFactorLength;
        }
        for (double& length : prepared.lengths.verticalM) {
            length *= result.bestFactorLength;
        }
    }
}

} // namespace phidias::processing::ocean
