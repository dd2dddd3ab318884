#include "processing/ocean/DivandProduct.h"

#include "core/util/AtomicFile.h"
#include "core/util/Sha256.h"
#include "core/util/Time.h"
#include "processing/ocean/ProductVocabulary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::processing::ocean {

namespace {

using core::Json;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kSuspectScore = 9.0; // DIVAnd_qc

/// netCDF name of a variable: letters, digits and underscores.
std::string productName(const std::string& label) {
    std::string name;
    for (const char c : label) {
        name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
    }
    while (!name.empty() && name.back() == '_') {
        name.pop_back();
    }
    return name.empty() || std::isdigit(static_cast<unsigned char>(name.front())) != 0 ? "V" + name : name;
}

/// Identifier of the product by what it was made from: the same job gives the same one. In the form of a UUID (RFC 9562, version 8).
std::string productIdentifier(const core::Request& request) {
    std::string hex = core::sha256OfText(core::toText(request.inputs)).substr(0, 32);
    hex[12] = '8';
    hex[16] = '8';
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20, 12);
}

/// Cell of a CSV table; text in quotes where it must be.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\n\r") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string cell(double value, const char* format = "%.9g") {
    if (!std::isfinite(value)) {
        return {};
    }
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

/// Depth of the one level of a product without levels: the middle of the range asked for, else the surface.
double singleDepth(const core::Request& request) {
    return request.has("depthRange") ? 0.5 * (request.value("depthRange")[0].get<double>() + request.value("depthRange")[1].get<double>())
                                     : 0.0;
}

} // namespace

DivandProduct::DivandProduct(core::RunContext& context, const core::Request& request, const OceanGrid& grid,
                             const PreparedObservations& prepared, std::vector<TimeSlice> slices,
                             const std::vector<std::pair<std::string, std::string>>& attributes)
    : m_context(context), m_request(request), m_grid(grid), m_prepared(prepared), m_slices(std::move(slices)),
      m_writer(*context.outputPart("analysis"), header(attributes)), m_residual(prepared.selection.observations.size(), kNan),
      m_score(m_residual.size(), kNan), m_slice(m_residual.size(), 0) {}

core::ClimatologyHeader DivandProduct::header(const std::vector<std::pair<std::string, std::string>>& attributes) const {
    const auto& selection = m_prepared.selection;
    core::ClimatologyHeader header;
    header.longitudesDeg = m_grid.longitudesDeg;
    header.latitudesDeg = m_grid.latitudesDeg;
    header.depthsM = m_grid.depthsM.empty() ? std::vector<double>{singleDepth(m_request)} : m_grid.depthsM;
    for (const auto& slice : m_slices) {
        header.timesUnixSeconds.push_back(slice.centreUnixSeconds);
        header.timeBoundsUnixSeconds.push_back(slice.boundsUnixSeconds);
    }
    header.variable = productName(selection.variableName);
    header.standardName = selection.standardName;
    header.longName = selection.longName;
    header.unit = selection.unit;
    header.hasError = m_request.text("error") != "none";
    header.hasScores = qualityMethod(m_request).has_value();
    for (const auto& [name, value] : m_request.value("errorThresholds").items()) {
        header.thresholds.emplace_back(name, value.get<double>());
    }
    const auto add = [&](const char* name, const std::string& text) {
        if (!text.empty()) {
            header.attributes.emplace_back(name, text);
        }
    };
    add("title", m_request.text("title").empty() ? "DIVAnd analysis of " + selection.longName : m_request.text("title"));
    add("product_id", productIdentifier(m_request));
    add("product_version", m_request.text("productVersion"));
    add("project", m_request.text("project"));
    add("institution", m_request.text("institution"));
    if (m_request.has("institutionCode")) {
        add("institution_urn", "SDN:EDMO::" + std::to_string(m_request.integer("institutionCode")));
    }
    add("production", "DIVAnd analysis by Phidias");
    add("Author_e-mail", m_request.text("authorEmail"));
    add("source", "in-situ observations");
    if (const auto keyword = searchKeyword(selection.standardName)) {
        add("search_keywords", keyword->label);
        add("search_keywords_urn", keyword->urn);
    }
    if (m_request.has("seaAreas")) {
        std::string labels;
        std::string urns;
        for (const auto& code : m_request.value("seaAreas")) {
            const auto area = seaArea(code.get<std::string>());
            labels += (labels.empty() ? "" : ", ") + area.label;
            urns += (urns.empty() ? "" : ", ") + area.urn;
        }
        add("area_keywords", labels);
        add("area_keywords_urn", urns);
    }
    if (m_request.has("bathymetry")) {
        add("bathymetry_source", m_request.file("bathymetry").filename().string());
    }
    for (const char* name : {"acknowledgement", "documentation", "doi", "comment"}) {
        add(name, m_request.text(name));
    }
    header.attributes.insert(header.attributes.end(), attributes.begin(), attributes.end());
    return header;
}

void DivandProduct::put(std::size_t slice, const SliceResult& result) {
    const std::size_t levels = std::max<std::size_t>(1, m_grid.depthsM.size());
    for (std::size_t level = 0; level < levels; ++level) {
        const auto plane = [&](const std::vector<double>& values) {
            return values.empty() ? std::span<const double>() : std::span(values).subspan(level * m_grid.plane(), m_grid.plane());
        };
        m_writer.putPlane(slice, level, plane(result.field), plane(result.error));
    }
    for (std::size_t k = 0; k < result.observation.size(); ++k) {
        const std::size_t observation = result.observation[k];
        if (!std::isfinite(m_residual[observation])) {
            m_residual[observation] = result.residual[k];
            m_score[observation] = result.score[k];
            m_slice[observation] = slice;
        }
    }
    for (const auto& entry : result.report) {
        m_entries.push_back(entry);
    }
    for (const auto& warning : result.warnings) {
        m_context.warnings.push_back(m_slices[slice].title + ": " + warning);
    }
}

void DivandProduct::finish(double seconds) {
    std::vector<core::ClimatologyObservation> used;
    for (std::size_t k = 0; k < m_residual.size(); ++k) {
        if (std::isfinite(m_residual[k])) {
            const auto& observation = m_prepared.selection.observations[k];
            used.push_back({.longitudeDeg = observation.longitudeDeg,
                            .latitudeDeg = observation.latitudeDeg,
                            .depthM = observation.depthM,
                            .timeUnixSeconds = observation.timeUnixSeconds,
                            .identifier = observation.identifier,
                            .value = observation.value,
                            .residual = m_residual[k],
                            .score = m_score[k]});
        }
    }
    m_writer.putObservations(used);
    m_writer.commit();
    if (const auto part = m_context.outputPart("qc")) {
        writeTable(*part);
    }
    if (const auto part = m_context.outputPart("report")) {
        core::writeFileAtomically(*part, report(seconds).dump(2) + "\n");
    }
}

void DivandProduct::writeTable(const std::filesystem::path& path) const {
    const std::string unit = m_prepared.selection.unit;
    std::string text = "id,longitude [degrees_east],latitude [degrees_north],depth [m],time [ISO 8601],slice,value [" + unit +
                       "],analysis [" + unit + "],residual [" + unit + "],score [1],suspect\n";
    for (std::size_t k = 0; k < m_residual.size(); ++k) {
        if (std::isfinite(m_residual[k])) {
            const auto& o = m_prepared.selection.observations[k];
            text += cell(o.identifier) + ',' + cell(o.longitudeDeg) + ',' + cell(o.latitudeDeg) + ',' + cell(o.depthM) + ',' +
                    core::formatIsoTime(o.timeUnixSeconds) + ',' + cell(m_slices[m_slice[k]].title) + ',' + cell(o.value) + ',' +
                    cell(o.value - m_residual[k]) + ',' + cell(m_residual[k]) + ',' + cell(m_score[k]) + ',' +
                    (std::isfinite(m_score[k]) ? (m_score[k] > kSuspectScore ? "yes" : "no") : "") + '\n';
        }
    }
    core::writeFileAtomically(path, text);
}

Json DivandProduct::report(double seconds) const {
    Json counts = Json::object();
    for (const auto& [reason, count] : m_prepared.selection.counts) {
        counts[reason] = count;
    }
    Json document{{"variable", m_prepared.selection.variableName},
                  {"unit", m_prepared.selection.unit},
                  {"counts", counts},
                  {"correlationLengthKm", m_request.value("correlationLengthKm")},
                  {"correlationLengthM", m_request.value("correlationLengthM")},
                  {"usedLengthKm", m_prepared.lengths.horizontalKm},
                  {"usedLengthM", m_prepared.lengths.verticalM},
                  {"epsilon2", m_prepared.epsilon2}};
    document.update(m_prepared.report);
    document["slices"] = m_entries;
    document["seconds"] = seconds;
    return document;
}

} // namespace phidias::processing::ocean
