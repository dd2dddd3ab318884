#include "core/io/ObservationReaders.h"
#include "core/io/ObservationTable.h"
#include "core/io/TextTable.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

char delimiterOf(std::string_view line) {
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char candidate : {',', ';', '\t'}) {
        const auto count = std::count(line.begin(), line.end(), candidate);
        if (count > most) {
            most = count;
            best = candidate;
        }
    }
    return best;
}

/// Columns by their role.
struct CsvRoles {
    std::size_t longitude = kNone;
    std::size_t latitude = kNone;
    std::size_t depth = kNone;
    std::size_t pressure = kNone;
    std::size_t time = kNone;
    std::size_t identifier = kNone;
    std::size_t flag = kNone;
    std::vector<std::size_t> values;
};

class CsvTable {
public:
    CsvTable(const std::filesystem::path& path, const Json& columns) : m_path(path), m_text(readUtf8Text(path)) {
        const auto lines = linesOf(m_text);
        std::size_t row = 0;
        while (row < lines.size() && (trimmed(lines[row]).empty() || lines[row].starts_with('#'))) {
            ++row;
        }
        if (row == lines.size()) {
            throw Error(ErrorCode::UnknownFormat, "io.open.unknownFormat", {{"path", m_path.string()}}, "hint.io.open.formats");
        }
        const char delimiter = delimiterOf(lines[row]);
        for (const auto& cell : cellsOf(lines[row], delimiter, true)) {
            m_labels.emplace_back(trimmed(cell));
        }
        chooseRoles(columns);
        for (++row; row < lines.size(); ++row) {
            stopPointAt(row);
            if (trimmed(lines[row]).empty() || lines[row].starts_with('#')) {
                continue;
            }
            // A quoted cell may run over several lines.
            std::string_view record = lines[row];
            while (std::count(record.begin(), record.end(), '"') % 2 != 0 && row + 1 < lines.size()) {
                ++row;
                record = std::string_view(record.data(), static_cast<std::size_t>(lines[row].data() + lines[row].size() - record.data()));
            }
            auto cells = cellsOf(record, delimiter, true);
            while (cells.size() > m_labels.size() && trimmed(cells.back()).empty()) {
                cells.pop_back();
            }
            if (cells.size() != m_labels.size()) {
                throw Error(ErrorCode::Malformed, "io.odv.cellCount",
                            {{"path", m_path.string()},
                             {"line", static_cast<std::int64_t>(row + 1)},
                             {"found", static_cast<std::int64_t>(cells.size())},
                             {"expected", static_cast<std::int64_t>(m_labels.size())}});
            }
            addRow(cells);
        }
    }

    [[nodiscard]] std::shared_ptr<const Observations> observations() {
        auto result = std::make_shared<Observations>();
        result->path = m_path.string();
        result->format = "csv";
        result->kind = m_casts.size() < m_castOf.size() ? ObservationKind::Profile : ObservationKind::Point;
        result->casts = m_casts;
        const auto castOf = std::make_shared<const std::vector<std::uint32_t>>(m_castOf);
        const auto depths = std::make_shared<const std::vector<double>>(m_depth);
        const auto times = std::make_shared<std::vector<double>>();
        for (const std::uint32_t cast : m_castOf) {
            times->push_back(m_casts[cast].timeUnixSeconds);
        }
        const auto flags = std::make_shared<const std::vector<char>>(m_flags);
        auto source = std::make_shared<LazyObservationSource>();
        for (std::size_t k = 0; k < m_roles.values.size(); ++k) {
            if (!m_hasNumber[k]) {
                continue;
            }
            const auto [name, unit] = splitLabel(m_labels[m_roles.values[k]]);
            ObservationVariable variable;
            variable.name = name;
            variable.longName = name;
            variable.unit = unit;
            variable.flagScheme = m_roles.flag == kNone ? "none" : "L20";
            variable.size = m_castOf.size();
            result->variables.push_back(std::move(variable));
            const auto values = std::make_shared<const std::vector<double>>(m_values[k]);
            source->add([values, castOf, depths, times, flags] {
                ObservationSamples samples;
                for (std::size_t row = 0; row < values->size(); ++row) {
                    if (std::isfinite((*values)[row])) {
                        const char flag = flags->empty() ? '0' : (*flags)[row];
                        appendSample(samples, (*castOf)[row], (*values)[row], (*depths)[row], (*times)[row], flag,
                                     flags->empty() || flag == '1' || flag == '2');
                    }
                }
                return samples;
            });
        }
        result->source = source;
        warnOfMissingPositions(*result);
        return result;
    }

private:
    /// Column with one of these names, exactly first, else within the label.
    [[nodiscard]] std::size_t usual(std::initializer_list<const char*> exact, std::initializer_list<const char*> within) const {
        for (std::size_t k = 0; k < m_labels.size(); ++k) {
            const std::string name = loweredText(splitLabel(m_labels[k]).first);
            if (std::any_of(exact.begin(), exact.end(), [&](const char* word) { return name == word; })) {
                return k;
            }
        }
        for (std::size_t k = 0; k < m_labels.size(); ++k) {
            const std::string name = loweredText(m_labels[k]);
            if (std::any_of(within.begin(), within.end(), [&](const char* word) { return name.find(word) != std::string::npos; })) {
                return k;
            }
        }
        return kNone;
    }

    [[nodiscard]] std::size_t named(const std::string& label) const {
        for (std::size_t k = 0; k < m_labels.size(); ++k) {
            if (m_labels[k] == label || splitLabel(m_labels[k]).first == label) {
                return k;
            }
        }
        throw Error(ErrorCode::InvalidRequest, "io.csv.noColumn", {{"path", m_path.string()}, {"column", label}});
    }

    void chooseRoles(const Json& columns) {
        const auto place = [&](const char* role, std::initializer_list<const char*> exact, std::initializer_list<const char*> within) {
            return columns.is_object() && columns.contains(role) ? named(columns[role].get<std::string>()) : usual(exact, within);
        };
        m_roles.longitude = place("longitude", {"lon", "longitude", "long", "obslon", "longitude_deg"}, {"longitude"});
        m_roles.latitude = place("latitude", {"lat", "latitude", "obslat", "latitude_deg"}, {"latitude"});
        m_roles.depth = place("depth", {"depth", "deph", "depth_m", "obsdepth", "z"}, {});
        m_roles.pressure = place("pressure", {"pres", "pressure", "press"}, {});
        m_roles.time = place("time", {"time", "date", "datetime", "obstime", "timestamp", "date_time"}, {});
        m_roles.identifier = place("identifier", {"id", "obsid", "station", "identifier", "platform"}, {});
        m_roles.flag = place("flag", {"flag", "qc", "quality", "quality_flag", "qv"}, {});
        if (m_roles.longitude == kNone || m_roles.latitude == kNone) {
            throw Error(ErrorCode::UnknownFormat, "io.csv.noPosition", {{"path", m_path.string()}}, "hint.io.csv.columns");
        }
        std::vector<std::string> asked;
        if (columns.is_object() && columns.contains("value")) {
            asked = {columns["value"].get<std::string>()};
        } else if (columns.is_object() && columns.contains("values")) {
            asked = columns["values"].get<std::vector<std::string>>();
        }
        for (const auto& label : asked) {
            m_roles.values.push_back(named(label));
        }
        for (std::size_t k = 0; asked.empty() && k < m_labels.size(); ++k) {
            const auto taken = {m_roles.longitude, m_roles.latitude,   m_roles.depth, m_roles.pressure,
                                m_roles.time,      m_roles.identifier, m_roles.flag};
            if (std::find(taken.begin(), taken.end(), k) == taken.end()) {
                m_roles.values.push_back(k);
            }
        }
        m_values.resize(m_roles.values.size());
        m_hasNumber.assign(m_roles.values.size(), false);
    }

    void addRow(const std::vector<std::string>& cells) {
        const auto number = [&](std::size_t column) { return column == kNone ? kNan : numberOf(cells[column]).value_or(kNan); };
        Cast cast;
        cast.longitudeDeg = number(m_roles.longitude);
        cast.latitudeDeg = number(m_roles.latitude);
        cast.isPositionGood = std::abs(cast.longitudeDeg) <= 360.0 && std::abs(cast.latitudeDeg) <= 90.0;
        cast.timeUnixSeconds = m_roles.time == kNone ? kNan : timeOf(cells[m_roles.time]).value_or(kNan);
        cast.isTimeGood = std::isfinite(cast.timeUnixSeconds);
        cast.identifier = m_roles.identifier == kNone ? std::string() : std::string(trimmed(cells[m_roles.identifier]));
        m_depth.push_back(depthOf(number(m_roles.depth), number(m_roles.pressure), cast.latitudeDeg));
        m_castOf.push_back(castNumber(std::move(cast)));
        if (m_roles.flag != kNone) {
            const auto flag = trimmed(cells[m_roles.flag]);
            m_flags.push_back(flag.empty() ? '9' : flag.front());
        }
        for (std::size_t k = 0; k < m_roles.values.size(); ++k) {
            const auto value = numberOf(cells[m_roles.values[k]]);
            m_hasNumber[k] = m_hasNumber[k] || value.has_value();
            m_values[k].push_back(value.value_or(kNan));
        }
    }

    /// Cast of the row whose depth was read last: an earlier one at its place and time, when the rows are levels of a profile.
    [[nodiscard]] std::uint32_t castNumber(Cast cast) {
        const auto next = static_cast<std::uint32_t>(m_casts.size());
        const bool isTimeKnown = m_roles.time == kNone || cast.isTimeGood;
        if (std::isfinite(m_depth.back()) && cast.isPositionGood && isTimeKnown) {
            const double time = cast.isTimeGood ? cast.timeUnixSeconds : 0.0;
            const auto [found, isNew] = m_numberOf.try_emplace({cast.longitudeDeg, cast.latitudeDeg, time, cast.identifier}, next);
            if (!isNew) {
                return found->second;
            }
        }
        if (m_roles.identifier == kNone) {
            cast.identifier = "row " + std::to_string(m_depth.size());
        }
        m_casts.push_back(std::move(cast));
        return next;
    }

    std::filesystem::path m_path;
    std::string m_text;
    std::vector<std::string> m_labels;
    CsvRoles m_roles;
    std::vector<Cast> m_casts;
    std::map<std::tuple<double, double, double, std::string>, std::uint32_t> m_numberOf; ///< by longitude, latitude, time, identifier
    std::vector<std::uint32_t> m_castOf;                                                 ///< [row]
    std::vector<double> m_depth;                                                         ///< [row] m
    std::vector<char> m_flags;
    std::vector<std::vector<double>> m_values;
    std::vector<bool> m_hasNumber;
};

} // namespace

std::shared_ptr<const Observations> readCsv(const std::filesystem::path& path, const Json& columns) {
    return CsvTable(path, columns).observations();
}

} // namespace phidias::core
