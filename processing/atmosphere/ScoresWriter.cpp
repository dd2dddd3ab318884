#include "processing/atmosphere/ScoresWriter.h"

#include "core/util/Json.h"

#include <array>
#include <limits>

namespace phidias::processing::atmosphere {

namespace {

using core::NetcdfStorage;
using core::NetcdfType;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kScanlineChunk = 64;

} // namespace

ScoresWriter::ScoresWriter(const std::filesystem::path& path, const ScreeningBasis& basis, std::size_t groundPixels)
    : m_writer(path), m_groundPixels(groundPixels) {
    const auto scanline = m_writer.defineDimension("scanline", 0);
    const auto pixel = m_writer.defineDimension("ground_pixel", groundPixels);
    const auto define = [&](const std::string& name, NetcdfType type, bool isMap, const std::string& unit, const std::string& longName,
                            std::optional<double> fill) {
        NetcdfStorage storage{.deflateLevel = 1, .shuffle = true, .chunks = {kScanlineChunk}, .fillValue = fill};
        std::vector<core::NetcdfWriter::Dimension> dimensions{scanline};
        if (isMap) {
            dimensions.push_back(pixel);
            storage.chunks.push_back(groundPixels);
        } else {
            storage.chunks.front() = 1024;
        }
        const auto variable = m_writer.defineVariable(name, type, dimensions, storage);
        m_writer.attribute(variable, "long_name", longName);
        if (!unit.empty()) {
            m_writer.attribute(variable, "units", unit);
        }
        if (isMap && name != "latitude" && name != "longitude") {
            m_writer.attribute(variable, "coordinates", "latitude longitude");
        }
        return variable;
    };
    m_latitude = define("latitude", NetcdfType::Float, true, "degrees_north", "latitude of the pixel's centre", kNan);
    m_longitude = define("longitude", NetcdfType::Float, true, "degrees_east", "longitude of the pixel's centre", kNan);
    m_writer.attribute(m_latitude, "standard_name", "latitude");
    m_writer.attribute(m_longitude, "standard_name", "longitude");
    m_time = define("time", NetcdfType::Double, false, "seconds since 2010-01-01 00:00:00", "time of the scanline", kNan);
    m_granule = define("granule", NetcdfType::Int32, false, "", "index into the attribute granules", {});
    m_score = define("score", NetcdfType::Float, true, "1", "reconstruction score; 1 for noise", kNan);
    m_t2 = define("t2", NetcdfType::Float, true, "1", "sum of the squared coefficients over their eigenvalues", kNan);
    for (const auto& window : basis.windows()) {
        m_windowScores.push_back(
            define("score_" + window, NetcdfType::Float, true, "1", "root mean square residual of the window " + window, kNan));
    }
    for (const auto& gas : basis.gases()) {
        m_filters.push_back(define("filter_" + gas.name, NetcdfType::Float, true, "1",
                                   "filter of " + gas.name + (gas.isSynthetic ? " (synthetic lines)" : "") +
                                       " with the covariance of the reference, in standard deviations",
                                   kNan));
    }
    m_flags = define("processing_flag", NetcdfType::UInt16, true, "", "what became of the spectrum; 0 = scored", {});
    m_writer.attribute(m_flags, "flag_masks", NetcdfType::UInt16, std::vector<double>{1, 2, 4, 8, 16, 32, 64, 128, 256});
    m_writer.attribute(m_flags, "flag_meanings",
                       "quality angles too_few_valid_channels low_signal south_atlantic_anomaly sun_glint ill_conditioned "
                       "saturated_channels budget_limited");
    m_writer.attribute("Conventions", "CF-1.8");
    m_writer.attribute("title", "Scores of spectra against a basis of ordinary ones");
    m_writer.endDefinitions();
}

void ScoresWriter::add(std::size_t granule, const PreparedGranule& prepared, const ScreenedGranule& screened) {
    const auto& own = prepared.granule;
    const std::array<std::size_t, 2> start{m_scanlines, 0};
    const std::array<std::size_t, 2> count{own.scanlines(), m_groundPixels};
    const auto map = [&](core::NetcdfWriter::Variable variable, const std::vector<float>& values) {
        m_writer.put(variable, start, count, std::span<const float>(values));
    };
    map(m_latitude, own.pixels().latitudeDeg);
    map(m_longitude, own.pixels().longitudeDeg);
    map(m_score, screened.score);
    map(m_t2, screened.t2);
    std::vector<float> column(screened.score.size());
    const auto maps = [&](const std::vector<core::NetcdfWriter::Variable>& variables, const std::vector<float>& values) {
        for (std::size_t number = 0; number < variables.size(); ++number) {
            for (std::size_t pixel = 0; pixel < column.size(); ++pixel) {
                column[pixel] = values[pixel * variables.size() + number];
            }
            map(variables[number], column);
        }
    };
    maps(m_windowScores, screened.windowScores);
    maps(m_filters, screened.filters);
    const std::vector<std::int32_t> flags(screened.flags.begin(), screened.flags.end());
    m_writer.put(m_flags, start, count, std::span<const std::int32_t>(flags));
    m_writer.put(m_time, std::span(start).first(1), std::span(count).first(1), std::span<const double>(own.timeSeconds()));
    const std::vector<std::int32_t> numbers(own.scanlines(), static_cast<std::int32_t>(granule));
    m_writer.put(m_granule, std::span(start).first(1), std::span(count).first(1), std::span<const std::int32_t>(numbers));
    m_scanlines += own.scanlines();
}

void ScoresWriter::commit(const std::vector<std::string>& granules, const std::vector<std::pair<std::string, std::string>>& provenance) {
    m_writer.attribute("granules", core::Json(granules).dump());
    for (const auto& [key, text] : provenance) {
        m_writer.attribute(key, text);
    }
    m_writer.commit();
}

} // namespace phidias::processing::atmosphere
