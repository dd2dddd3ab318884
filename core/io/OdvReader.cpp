#include "core/io/ObservationReaders.h"
#include "core/io/ObservationTable.h"
#include "core/io/TextTable.h"
#include "core/util/Error.h"
#include "core/util/Messages.h"
#include "core/util/StopPoint.h"
#include "core/util/Time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <sstream>

namespace phidias::core {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

/// One column of the label line.
struct OdvColumn {
    std::string name;
    std::string unit;
    bool isFlag = false;
    bool isDeviation = false;
    bool isMeta = false;
    std::string scheme; ///< of a flag column
};

OdvColumn columnOf(const std::string& label) {
    OdvColumn column;
    const std::string text(trimmed(label));
    const std::string upper = loweredText(text);
    if (upper == "qf" || upper.starts_with("qv:") || upper == "qv") {
        column.isFlag = true;
        column.scheme = upper == "qf" || upper == "qv"
                            ? "QF"
                            : text.substr(3, text.find(':', 3) == std::string::npos ? std::string::npos : text.find(':', 3) - 3);
        return column;
    }
    column.isDeviation = upper.starts_with("standard_dev");
    std::string plain = text;
    for (const char* mark : {":METAVAR", ":PRIMARYVAR"}) {
        if (const auto at = plain.find(mark); at != std::string::npos) {
            column.isMeta = column.isMeta || std::string_view(mark) == ":METAVAR";
            plain.erase(at);
        }
    }
    std::tie(column.name, column.unit) = splitLabel(plain);
    return column;
}

bool isDateLabel(const std::string& name) {
    const std::string lower = loweredText(name);
    return lower.starts_with("yyyy-mm-dd") || lower == "mon/day/yr";
}

/// Text between <tag> and </tag>.
std::string tagged(std::string_view line, const std::string& tag) {
    const auto open = line.find("<" + tag + ">");
    const auto close = line.find("</" + tag + ">");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return {};
    }
    return std::string(line.substr(open + tag.size() + 2, close - open - tag.size() - 2));
}

/// A spreadsheet, parsed into columns.
class OdvSheet {
public:
    explicit OdvSheet(const std::filesystem::path& path) : m_path(path), m_text(readUtf8Text(path)) {
        const auto lines = linesOf(m_text);
        std::size_t row = 0;
        for (; row < lines.size(); ++row) {
            std::string_view line = lines[row];
            while (line.ends_with('\t') || line.ends_with(' ')) {
                line.remove_suffix(1);
            }
            if (line.starts_with("//")) {
                readComment(line);
            } else if (!line.empty()) {
                break;
            }
        }
        if (row == lines.size()) {
            throw Error(ErrorCode::Malformed, "io.odv.noLabels", {{"path", m_path.string()}}, "hint.io.odv.labels");
        }
        readLabels(lines[row]);
        chooseColumns();
        for (++row; row < lines.size(); ++row) {
            stopPointAt(row);
            if (lines[row].starts_with("//")) {
                readComment(lines[row]);
            } else if (!trimmed(lines[row]).empty()) {
                readRow(lines[row], row + 1);
            }
        }
    }

    [[nodiscard]] std::shared_ptr<const Observations> observations() {
        auto result = std::make_shared<Observations>();
        result->path = m_path.string();
        result->format = "odv";
        result->casts = m_casts;
        const bool hasTimes = m_timeColumn != kNone;
        result->kind = hasTimes                                               ? ObservationKind::TimeSeries
                       : m_cast.size() > 1 && m_casts.size() == m_cast.size() ? ObservationKind::Trajectory
                                                                              : ObservationKind::Profile;
        if (m_hadComma) {
            result->warnings.push_back(renderMessage("io.odv.decimalComma"));
        }
        const auto shared = std::make_shared<const Rows>(Rows{.cast = m_cast, .time = m_time, .depth = depths()});
        auto source = std::make_shared<LazyObservationSource>();
        std::set<std::string> unknown;
        for (std::size_t k = 0; k < m_data.size(); ++k) {
            if (!m_hasNumber[k] && m_hasText[k]) {
                continue; // a column of words
            }
            const auto& column = m_columns[m_data[k]];
            ObservationVariable variable;
            variable.name = column.name;
            variable.longName = column.name;
            variable.unit = column.unit;
            variable.p01 = m_p01[column.name];
            variable.flagScheme = m_flag[k] == kNone ? "none" : loweredText(m_columns[m_flag[k]].scheme);
            variable.size = m_cast.size();
            const auto scheme = m_flag[k] == kNone ? FlagScheme() : FlagScheme::named(m_columns[m_flag[k]].scheme);
            if (!scheme.isKnown() && unknown.insert(m_columns[m_flag[k]].scheme).second) {
                result->warnings.push_back(renderMessage("io.odv.unknownScheme", {{"scheme", m_columns[m_flag[k]].scheme}}));
            }
            result->variables.push_back(std::move(variable));
            const auto values = std::make_shared<const std::vector<double>>(std::move(m_values[k]));
            const auto flags = std::make_shared<const std::vector<char>>(std::move(m_flags[k]));
            const bool hasFlag = m_flag[k] != kNone;
            source->add([shared, values, flags, hasFlag, scheme] { return samplesOf(*shared, *values, *flags, hasFlag, scheme); });
        }
        result->source = source;
        warnOfMissingPositions(*result);
        return result;
    }

private:
    struct Rows {
        std::vector<std::uint32_t> cast;
        std::vector<double> time;
        std::vector<double> depth;
    };

    static ObservationSamples samplesOf(const Rows& rows, const std::vector<double>& values, const std::vector<char>& flags, bool hasFlag,
                                        const FlagScheme& scheme) {
        ObservationSamples samples;
        for (std::size_t row = 0; row < values.size(); ++row) {
            if (!std::isfinite(values[row])) {
                continue;
            }
            const char stored = hasFlag ? flags[row] : '0';
            appendSample(samples, rows.cast[row], values[row], rows.depth[row], rows.time[row], hasFlag ? scheme.toL20(stored) : stored,
                         !hasFlag || scheme.isGood(stored));
        }
        return samples;
    }

    void readComment(std::string_view line) {
        if (const auto missing = tagged(line, "MissingValueIndicators"); !missing.empty()) {
            std::istringstream words(missing);
            for (std::string word; words >> word;) {
                if (const auto number = numberOf(word)) {
                    m_missing.insert(*number);
                }
            }
        }
        const auto subject = tagged(line, "subject");
        const auto object = tagged(line, "object");
        if (subject.starts_with("SDN:LOCAL:") && object.starts_with("SDN:P01::")) {
            m_p01[subject.substr(10)] = object.substr(9);
        }
        if (line.starts_with("//<MetaVariable>")) {
            const auto at = line.find("label=\"");
            if (at != std::string_view::npos) {
                const auto rest = line.substr(at + 7);
                m_metaNames.insert(splitLabel(rest.substr(0, rest.find('"'))).first);
            }
        }
    }

    void readLabels(std::string_view line) {
        while (line.ends_with('\t')) {
            line.remove_suffix(1);
        }
        m_delimiter = line.find('\t') != std::string_view::npos ? '\t' : ';';
        for (const auto& cell : cellsOf(line, m_delimiter)) {
            m_columns.push_back(columnOf(cell));
        }
        for (std::size_t k = 0; k < m_columns.size(); ++k) {
            const std::string name = loweredText(m_columns[k].name);
            const auto claim = [&](std::size_t& place, bool isIt) {
                if (isIt && place == kNone) {
                    place = k;
                    m_columns[k].isMeta = true;
                }
            };
            claim(m_cruise, name == "cruise");
            claim(m_station, name == "station");
            claim(m_type, name == "type");
            claim(m_date, isDateLabel(name));
            claim(m_hour, name == "hh:mm");
            claim(m_longitude, name == "longitude" || name.starts_with("lon ("));
            claim(m_latitude, name == "latitude" || name.starts_with("lat ("));
            claim(m_identifier, name == "local_cdi_id");
            claim(m_edmo, name == "edmo_code");
            claim(m_bottom, name == "bot. depth");
            m_columns[k].isMeta = m_columns[k].isMeta || m_metaNames.contains(m_columns[k].name);
        }
        for (const auto& [place, label] : {std::pair{m_date, "yyyy-mm-ddThh:mm:ss.sss"}, std::pair{m_longitude, "Longitude [degrees_east]"},
                                           std::pair{m_latitude, "Latitude [degrees_north]"}}) {
            if (place == kNone) {
                throw Error(ErrorCode::Malformed, "io.odv.labelMissing", {{"path", m_path.string()}, {"label", std::string(label)}},
                            "hint.io.odv.labels");
            }
        }
    }

    /// Data columns begin at the first rated one behind the metadata; text columns in between belong to the metadata.
    void chooseColumns() {
        std::size_t lastMeta = 0;
        for (std::size_t k = 0; k < m_columns.size(); ++k) {
            lastMeta = m_columns[k].isMeta ? k : lastMeta;
        }
        std::size_t first = lastMeta + 1;
        for (std::size_t k = lastMeta + 1; k + 1 < m_columns.size(); ++k) {
            if (!m_columns[k].isFlag && (m_columns[k + 1].isFlag || m_columns[k + 1].isDeviation)) {
                first = k;
                break;
            }
        }
        // A vertical without flags may stand before the first rated column.
        const auto isVertical = [&](std::size_t k) {
            const std::string name = loweredText(m_columns[k].name);
            return name == "depth" || name == "deph" || name.starts_with("pres") || name == "sampling depth";
        };
        while (first > lastMeta + 1 && isVertical(first - 1)) {
            --first;
        }
        for (std::size_t k = first; k < m_columns.size(); ++k) {
            const auto& column = m_columns[k];
            if (column.isFlag || column.isDeviation || column.isMeta) {
                continue;
            }
            const std::string name = loweredText(column.name);
            const std::string code = m_p01.contains(column.name) ? m_p01.at(column.name) : std::string();
            const bool isIso = name == "time_iso8601" || code == "DTUT8601";
            const bool isJulian = name.starts_with("chronological julian date") || code == "CJDY1101";
            if ((isIso || isJulian) && m_timeColumn == kNone) {
                m_timeColumn = k;
                m_isJulian = isJulian;
                continue;
            }
            std::size_t flag = kNone;
            for (std::size_t next = k + 1; next < m_columns.size() && (m_columns[next].isFlag || m_columns[next].isDeviation); ++next) {
                if (m_columns[next].isFlag) {
                    flag = next;
                    break;
                }
            }
            m_data.push_back(k);
            m_flag.push_back(flag);
        }
        m_values.resize(m_data.size());
        m_flags.resize(m_data.size());
        m_hasNumber.assign(m_data.size(), false);
        m_hasText.assign(m_data.size(), false);
    }

    [[nodiscard]] static std::string cell(const std::vector<std::string>& cells, std::size_t column) {
        return column == kNone || column >= cells.size() ? std::string() : std::string(trimmed(cells[column]));
    }

    void openCast(const std::vector<std::string>& cells, std::size_t line) {
        std::string key;
        for (const std::size_t column : {m_cruise, m_station, m_type, m_date, m_longitude, m_latitude, m_identifier}) {
            key += cell(cells, column) + '\t';
        }
        if (key == m_castKey) {
            return;
        }
        m_castKey = key;
        const auto longitude = numberOf(cell(cells, m_longitude), &m_hadComma);
        const auto latitude = numberOf(cell(cells, m_latitude), &m_hadComma);
        std::string date = cell(cells, m_date);
        if (!cell(cells, m_hour).empty()) {
            date += " " + cell(cells, m_hour);
        }
        Cast cast;
        cast.cruise = cell(cells, m_cruise);
        cast.station = cell(cells, m_station);
        const std::string edmo = cell(cells, m_edmo);
        const std::string local = cell(cells, m_identifier);
        cast.identifier = local.empty() ? cast.cruise + " " + cast.station : edmo.empty() ? local : edmo + "-" + local;
        cast.longitudeDeg = longitude.value_or(kNan);
        cast.latitudeDeg = latitude.value_or(kNan);
        cast.isPositionGood = longitude && latitude && std::abs(*latitude) <= 90.0 && std::abs(*longitude) <= 360.0;
        cast.timeUnixSeconds = timeOf(date).value_or(kNan);
        cast.isTimeGood = std::isfinite(cast.timeUnixSeconds);
        cast.bottomDepthM = numberOf(cell(cells, m_bottom), &m_hadComma).value_or(kNan);
        if (!cast.isPositionGood && m_casts.empty() && !longitude && !cell(cells, m_longitude).empty()) {
            throw Error(ErrorCode::Malformed, "io.odv.position",
                        {{"path", m_path.string()}, {"line", static_cast<std::int64_t>(line)}, {"found", cell(cells, m_longitude)}});
        }
        m_casts.push_back(std::move(cast));
    }

    void readRow(std::string_view line, std::size_t number) {
        auto cells = cellsOf(line, m_delimiter);
        while (cells.size() > m_columns.size() && trimmed(cells.back()).empty()) {
            cells.pop_back();
        }
        if (cells.size() != m_columns.size()) {
            throw Error(ErrorCode::Malformed, "io.odv.cellCount",
                        {{"path", m_path.string()},
                         {"line", static_cast<std::int64_t>(number)},
                         {"found", static_cast<std::int64_t>(cells.size())},
                         {"expected", static_cast<std::int64_t>(m_columns.size())}});
        }
        const std::size_t opening = m_cruise != kNone ? m_cruise : m_station != kNone ? m_station : m_longitude;
        if (m_casts.empty() || !cell(cells, opening).empty()) {
            openCast(cells, number);
        }
        const auto cast = static_cast<std::uint32_t>(m_casts.size() - 1);
        m_cast.push_back(cast);
        double time = m_casts.back().timeUnixSeconds;
        if (m_timeColumn != kNone) {
            const std::string text = cell(cells, m_timeColumn);
            if (m_isJulian) {
                const auto day = numberOf(text, &m_hadComma);
                time = day ? unixSecondsFromChronologicalJulianDay(*day) : kNan;
            } else {
                time = timeOf(text).value_or(kNan);
            }
        }
        m_time.push_back(time);
        for (std::size_t k = 0; k < m_data.size(); ++k) {
            const std::string_view text = trimmed(cells[m_data[k]]);
            const auto value = numberOf(text, &m_hadComma);
            const bool isMissing = !value || m_missing.contains(*value);
            m_hasNumber[k] = m_hasNumber[k] || value.has_value();
            m_hasText[k] = m_hasText[k] || (!value && !text.empty());
            m_values[k].push_back(isMissing ? kNan : *value);
            if (m_flag[k] != kNone) {
                const std::string_view flag = trimmed(cells[m_flag[k]]);
                m_flags[k].push_back(flag.empty() ? '9' : flag.front());
            }
        }
    }

    [[nodiscard]] std::vector<double> goodValues(std::size_t k) const {
        auto values = m_values[k];
        if (m_flag[k] != kNone) {
            dropBadCoordinates(values, m_flags[k], FlagScheme::named(m_columns[m_flag[k]].scheme));
        }
        return values;
    }

    /// Depths of the rows: the column of depths, else of pressures.
    [[nodiscard]] std::vector<double> depths() const {
        std::vector<double> depth;
        std::vector<double> pressure;
        for (std::size_t k = 0; k < m_data.size(); ++k) {
            const auto& column = m_columns[m_data[k]];
            const std::string name = loweredText(column.name);
            const std::string unit = loweredText(column.unit);
            const std::string code = m_p01.contains(column.name) ? m_p01.at(column.name) : column.name;
            const bool isMetres = unit == "m" || unit == "meter" || unit == "metre" || unit == "meters" || unit == "metres";
            if (depth.empty() && isMetres &&
                (name == "depth" || name.find("depth") != std::string::npos || code == "ADEPZZ01" || code == "DEPHPR01" || code == "DEPH" ||
                 name == "deph")) {
                depth = goodValues(k);
            }
            if (pressure.empty() && (code == "PRESPR01" || name == "pres" || name.starts_with("pressure") || name == "press")) {
                pressure = goodValues(k);
            }
        }
        std::vector<Cast> rowCasts;
        rowCasts.reserve(m_cast.size());
        for (const auto cast : m_cast) {
            Cast row;
            row.latitudeDeg = m_casts[cast].latitudeDeg;
            rowCasts.push_back(std::move(row));
        }
        return depthsOf(depth, pressure, rowCasts, 1);
    }

    std::filesystem::path m_path;
    std::string m_text;
    char m_delimiter = '\t';
    std::vector<OdvColumn> m_columns;
    std::set<double> m_missing;
    std::set<std::string> m_metaNames;
    std::map<std::string, std::string> m_p01;
    std::size_t m_cruise = kNone, m_station = kNone, m_type = kNone, m_date = kNone, m_hour = kNone, m_longitude = kNone,
                m_latitude = kNone;
    std::size_t m_identifier = kNone, m_edmo = kNone, m_bottom = kNone, m_timeColumn = kNone;
    bool m_isJulian = false;
    bool m_hadComma = false;
    std::vector<std::size_t> m_data; ///< data columns
    std::vector<std::size_t> m_flag; ///< their flag columns
    std::vector<std::vector<double>> m_values;
    std::vector<std::vector<char>> m_flags;
    std::vector<bool> m_hasNumber;
    std::vector<bool> m_hasText;
    std::vector<Cast> m_casts;
    std::string m_castKey;
    std::vector<std::uint32_t> m_cast; ///< [row]
    std::vector<double> m_time;
};

} // namespace

bool isOdvText(std::string_view head) {
    if (head.starts_with("\xEF\xBB\xBF")) {
        head.remove_prefix(3);
    }
    bool hasOdvComment = false;
    for (const auto line : linesOf(head)) {
        if (line.starts_with("//")) {
            hasOdvComment = hasOdvComment || line.find("SDN_") != std::string_view::npos ||
                            line.find("<Creator>") != std::string_view::npos || line.find("<Version>") != std::string_view::npos ||
                            line.find("MissingValueIndicators") != std::string_view::npos ||
                            line.find("<sdn_reference") != std::string_view::npos || line.find("Variable>") != std::string_view::npos;
            continue;
        }
        if (trimmed(line).empty()) {
            continue;
        }
        const std::string lower = loweredText(line);
        return (lower.find("longitude") != std::string::npos || lower.find("lon (") != std::string::npos) &&
               lower.find("station") != std::string::npos && (lower.find("cruise") != std::string::npos || hasOdvComment) &&
               (lower.find("yyyy-mm-dd") != std::string::npos || lower.find("mon/day/yr") != std::string::npos);
    }
    // The comments fill the whole head.
    return hasOdvComment;
}

std::shared_ptr<const Observations> readOdvText(const std::filesystem::path& path) {
    return OdvSheet(path).observations();
}

} // namespace phidias::core
