#include "core/io/ClimatologyWriter.h"

#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

constexpr float kFill = 9.96921e36F;
constexpr std::size_t kIdentifierLength = 64;

double daysSince1900(double unixSeconds) {
    return unixSeconds / 86400.0 - static_cast<double>(daysFromCivil(1900, 1, 1));
}

} // namespace

ClimatologyWriter::ClimatologyWriter(const std::filesystem::path& path, const ClimatologyHeader& header)
    : m_writer(path), m_rows(header.latitudesDeg.size()), m_columns(header.longitudesDeg.size()), m_hasError(header.hasError) {
    auto& w = m_writer;
    const auto time = w.defineDimension("time", header.timesUnixSeconds.size());
    const auto depth = w.defineDimension("depth", header.depthsM.size());
    const auto lat = w.defineDimension("lat", m_rows);
    const auto lon = w.defineDimension("lon", m_columns);
    const auto bounds = w.defineDimension("nv", 2);
    const auto observations = w.defineDimension("observations", 0);
    const auto identifier = w.defineDimension("idlen", kIdentifierLength);
    const auto coordinate = [&w](const char* name, NetcdfWriter::Dimension dimension,
                                 const std::vector<std::pair<const char*, const char*>>& attributes) {
        const auto variable = w.defineVariable(name, NetcdfType::Double, {dimension});
        for (const auto& [key, text] : attributes) {
            w.attribute(variable, key, std::string(text));
        }
        return variable;
    };
    const auto lonVariable =
        coordinate("lon", lon, {{"units", "degrees_east"}, {"standard_name", "longitude"}, {"long_name", "longitude"}, {"axis", "X"}});
    const auto latVariable =
        coordinate("lat", lat, {{"units", "degrees_north"}, {"standard_name", "latitude"}, {"long_name", "latitude"}, {"axis", "Y"}});
    const auto depthVariable = coordinate(
        "depth", depth,
        {{"units", "m"}, {"positive", "down"}, {"standard_name", "depth"}, {"long_name", "depth below sea level"}, {"axis", "Z"}});
    const auto timeVariable = coordinate("time", time,
                                         {{"units", "days since 1900-01-01 00:00:00"},
                                          {"calendar", "standard"},
                                          {"standard_name", "time"},
                                          {"long_name", "time"},
                                          {"axis", "T"},
                                          {"climatology", "climatology_bounds"}});
    const auto boundsVariable = w.defineVariable("climatology_bounds", NetcdfType::Double, {time, bounds});
    w.attribute(boundsVariable, "units", std::string("days since 1900-01-01 00:00:00"));

    const NetcdfStorage storage{.deflateLevel = 5,
                                .shuffle = true,
                                .fletcher32 = true,
                                .chunks = {1, 1, std::min<std::size_t>(100, m_rows), std::min<std::size_t>(100, m_columns)},
                                .fillValue = static_cast<double>(kFill)};
    const auto field = [&](const std::string& name, const std::string& longName, const std::string& unit, bool isQuantity) {
        const auto variable = w.defineVariable(name, NetcdfType::Float, {time, depth, lat, lon}, storage);
        w.attribute(variable, "long_name", longName);
        w.attribute(variable, "units", unit);
        w.attribute(variable, "missing_value", NetcdfType::Float, static_cast<double>(kFill));
        w.attribute(variable, "cell_methods", std::string("time: mean within years time: mean over years"));
        if (isQuantity && !header.standardName.empty()) {
            w.attribute(variable, "standard_name", header.standardName);
        }
        return variable;
    };
    m_field = field(header.variable, header.longName, header.unit, true);
    if (m_hasError) {
        for (const auto& [suffix, threshold] : header.thresholds) {
            char text[32];
            std::snprintf(text, sizeof text, "%g", threshold);
            m_masked.emplace_back(field(header.variable + "_" + suffix,
                                        header.longName + ", masked where the relative error is above " + text, header.unit, true),
                                  threshold);
        }
        m_error = field(header.variable + "_relerr", "relative error of " + header.longName, "1", false);
        w.attribute(m_error, "valid_min", NetcdfType::Float, 0.0);
        w.attribute(m_error, "valid_max", NetcdfType::Float, 1.0);
    }
    const auto column = [&](const std::string& name, const char* longName, const std::string& unit) {
        const auto variable = w.defineVariable(
            name, NetcdfType::Double, {observations},
            {.deflateLevel = 5, .shuffle = true, .fletcher32 = false, .chunks = {4096}, .fillValue = static_cast<double>(kFill)});
        w.attribute(variable, "long_name", std::string(longName));
        w.attribute(variable, "units", unit);
        m_observation[name] = variable;
        return variable;
    };
    w.attribute(column("obslon", "longitude of the observations", "degrees_east"), "standard_name", std::string("longitude"));
    w.attribute(column("obslat", "latitude of the observations", "degrees_north"), "standard_name", std::string("latitude"));
    const auto obsDepth = column("obsdepth", "depth of the observations", "m");
    w.attribute(obsDepth, "positive", std::string("down"));
    w.attribute(obsDepth, "standard_name", std::string("depth"));
    w.attribute(column("obstime", "time of the observations", "days since 1900-01-01 00:00:00"), "standard_name", std::string("time"));
    for (const auto& [suffix, title] : {std::pair{"_obs", "observed value"}, std::pair{"_residual", "observation minus analysis"}}) {
        w.attribute(column(header.variable + suffix, title, header.unit), "coordinates", std::string("obstime obsdepth obslat obslon"));
    }
    if (header.hasScores) {
        m_observation["score"] = column(header.variable + "_qc", "quality score of the observation; above 9 is suspect", "1");
        w.attribute(m_observation["score"], "coordinates", std::string("obstime obsdepth obslat obslon"));
    }
    m_observation["value"] = m_observation[header.variable + "_obs"];
    m_observation["residual"] = m_observation[header.variable + "_residual"];
    const auto obsId =
        w.defineVariable("obsid", NetcdfType::Char, {observations, identifier},
                         {.deflateLevel = 5, .shuffle = false, .fletcher32 = false, .chunks = {4096, kIdentifierLength}, .fillValue = {}});
    w.attribute(obsId, "long_name", std::string("identifier of the observation: EDMO code and local CDI identifier, or the like"));
    m_observation["obsid"] = obsId;

    w.attribute("Conventions", std::string("CF-1.8"));
    for (const auto& [key, text] : header.attributes) {
        w.attribute(key, text);
    }
    w.endDefinitions();
    w.put(lonVariable, std::span<const double>(header.longitudesDeg));
    w.put(latVariable, std::span<const double>(header.latitudesDeg));
    w.put(depthVariable, std::span<const double>(header.depthsM));
    std::vector<double> days;
    std::vector<double> dayBounds;
    for (std::size_t k = 0; k < header.timesUnixSeconds.size(); ++k) {
        days.push_back(daysSince1900(header.timesUnixSeconds[k]));
        dayBounds.push_back(daysSince1900(header.timeBoundsUnixSeconds[k].first));
        dayBounds.push_back(daysSince1900(header.timeBoundsUnixSeconds[k].second));
    }
    w.put(timeVariable, std::span<const double>(days));
    w.put(boundsVariable, std::span<const double>(dayBounds));
}

void ClimatologyWriter::putMasked(NetcdfWriter::Variable variable, std::size_t time, std::size_t depth, std::span<const double> field,
                                  std::span<const double> error, double threshold) {
    std::vector<float> values(field.size());
    for (std::size_t cell = 0; cell < field.size(); ++cell) {
        const bool isMasked = !error.empty() && error[cell] > threshold;
        values[cell] = std::isfinite(field[cell]) && !isMasked ? static_cast<float>(field[cell]) : kFill;
    }
    const std::array<std::size_t, 4> start{time, depth, 0, 0};
    const std::array<std::size_t, 4> count{1, 1, m_rows, m_columns};
    m_writer.put(variable, start, count, std::span<const float>(values));
}

void ClimatologyWriter::putPlane(std::size_t time, std::size_t depth, std::span<const double> field,
                                 std::span<const double> relativeError) {
    putMasked(m_field, time, depth, field, {}, 0.0);
    if (m_hasError) {
        for (const auto& [variable, threshold] : m_masked) {
            putMasked(variable, time, depth, field, relativeError, threshold);
        }
        putMasked(m_error, time, depth, relativeError, {}, 0.0);
    }
}

void ClimatologyWriter::putObservations(const std::vector<ClimatologyObservation>& observations) {
    if (observations.empty()) {
        return;
    }
    const std::array<std::size_t, 2> start{0, 0};
    const std::array<std::size_t, 2> count{observations.size(), kIdentifierLength};
    const auto put = [&](const std::string& name, const auto& member) {
        std::vector<double> values;
        values.reserve(observations.size());
        for (const auto& observation : observations) {
            const double value = member(observation);
            values.push_back(std::isfinite(value) ? value : static_cast<double>(kFill));
        }
        m_writer.put(m_observation.at(name), std::span(start).first(1), std::span(count).first(1), std::span<const double>(values));
    };
    put("obslon", [](const auto& o) { return o.longitudeDeg; });
    put("obslat", [](const auto& o) { return o.latitudeDeg; });
    put("obsdepth", [](const auto& o) { return o.depthM; });
    put("obstime", [](const auto& o) { return daysSince1900(o.timeUnixSeconds); });
    put("value", [](const auto& o) { return o.value; });
    put("residual", [](const auto& o) { return o.residual; });
    if (m_observation.contains("score")) {
        put("score", [](const auto& o) { return o.score; });
    }
    std::vector<char> characters(observations.size() * kIdentifierLength, '\0');
    for (std::size_t k = 0; k < observations.size(); ++k) {
        const auto& text = observations[k].identifier;
        std::copy_n(text.begin(), std::min(text.size(), kIdentifierLength),
                    characters.begin() + static_cast<std::ptrdiff_t>(k * kIdentifierLength));
    }
    m_writer.put(m_observation.at("obsid"), start, count, std::span<const char>(characters));
}

} // namespace phidias::core
