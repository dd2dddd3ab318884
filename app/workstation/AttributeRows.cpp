#include "app/workstation/AttributeRows.h"

#include "core/util/Time.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace phidias::app {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kOften = 4096;

enum PointColumn : std::size_t { Cast, Longitude, Latitude, Value, Depth, Time, Flag };

std::string lowered(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string trimmed(std::string text) {
    text.erase(0, text.find_first_not_of(" \t"));
    text.erase(text.find_last_not_of(" \t") + 1);
    return text;
}

std::string unquoted(std::string text) {
    text = trimmed(std::move(text));
    if (text.size() > 1 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
        return text.substr(1, text.size() - 2);
    }
    return text;
}

double numberOf(const core::TableValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return static_cast<double>(*whole);
    }
    const auto* real = std::get_if<double>(&value);
    return real == nullptr ? kNan : *real;
}

/// In the C locale, as exact as the number is.
std::string textOf(const core::TableValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*whole);
    }
    if (const auto* real = std::get_if<double>(&value)) {
        char text[32];
        const auto end = std::to_chars(text, text + sizeof text, *real);
        return std::isfinite(*real) ? std::string(text, end.ptr) : std::string();
    }
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string() : *text;
}

core::TableValue known(double number) {
    return std::isfinite(number) ? core::TableValue(number) : core::TableValue();
}

/// The comparison sign of a condition: where it begins, its length. Signs within quotes do not count.
std::optional<std::pair<std::size_t, std::size_t>> findSign(const std::string& text) {
    bool isQuoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        isQuoted = isQuoted != (text[at] == '"');
        if (!isQuoted && (text[at] == '<' || text[at] == '>' || text[at] == '=' || (text[at] == '!' && text.substr(at, 2) == "!="))) {
            const bool isTwo = at + 1 < text.size() && text[at + 1] == '=';
            return std::pair{at, isTwo ? std::size_t{2} : std::size_t{1}};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<AttributeRows> AttributeRows::of(std::shared_ptr<const core::LayerData> data) {
    if (!data) {
        return std::nullopt;
    }
    AttributeRows rows;
    if (const auto* features = std::get_if<std::shared_ptr<const core::Features>>(&data->content())) {
        for (const auto& column : (*features)->table.columns) {
            rows.m_headings.push_back({column.name, column.unit, column.type, false});
        }
        rows.m_rows = (*features)->geometries.size();
    } else if (const auto* points = std::get_if<core::LayerPoints>(&data->content())) {
        rows.m_headings = {{"cast", "", core::ColumnType::Text, true},
                           {"longitude", "°", core::ColumnType::Real, true},
                           {"latitude", "°", core::ColumnType::Real, true},
                           {data->title().empty() ? "speed" : data->title(), data->unit(), core::ColumnType::Real, data->title().empty()},
                           {"depth", "m", core::ColumnType::Real, true},
                           {"time", "", core::ColumnType::Time, true},
                           {"quality", "", core::ColumnType::Text, true}};
        rows.m_rows = points->value.size();
    } else {
        return std::nullopt;
    }
    rows.m_data = std::move(data);
    return rows;
}

core::TableValue AttributeRows::value(std::size_t row, std::size_t column) const {
    if (const auto* features = std::get_if<std::shared_ptr<const core::Features>>(&m_data->content())) {
        const auto& values = (*features)->table.columns[column].values;
        return row < values.size() ? values[row] : core::TableValue();
    }
    const auto& points = std::get<core::LayerPoints>(m_data->content());
    switch (column) {
    case Cast:
        return points.identifier[row];
    case Longitude:
        return known(points.longitudeDeg[row]);
    case Latitude:
        return known(points.latitudeDeg[row]);
    case Value:
        return known(points.value[row]);
    case Depth:
        return known(points.depthM[row]);
    case Time:
        return std::isfinite(points.timeUnixSeconds[row]) ? core::TableValue(core::formatIsoTime(points.timeUnixSeconds[row]))
                                                          : core::TableValue();
    default:
        return points.flag[row] == '\0' ? core::TableValue() : core::TableValue(std::string(1, points.flag[row]));
    }
}

std::uint32_t AttributeRows::item(std::size_t row) const {
    const auto* points = std::get_if<core::LayerPoints>(&m_data->content());
    return points == nullptr ? static_cast<std::uint32_t>(row) : points->cast[row];
}

std::optional<std::array<double, 4>> AttributeRows::box(std::size_t row) const {
    if (const auto* points = std::get_if<core::LayerPoints>(&m_data->content())) {
        return std::array{points->longitudeDeg[row], 0.0, points->latitudeDeg[row], points->latitudeDeg[row]};
    }
    const auto& shape = m_data->shapes()->shape(row);
    return shape.width < 0.0 ? std::nullopt : std::optional(std::array{shape.west, shape.width, shape.south, shape.north});
}

AttributeFilter::AttributeFilter(const std::string& text, const AttributeRows& rows) {
    const std::string whole = trimmed(text);
    const std::string lower = lowered(whole);
    std::size_t begin = 0;
    while (begin < whole.size()) {
        const std::size_t end = std::min(whole.size(), lower.find(" and ", begin));
        auto condition = parse(whole.substr(begin, end - begin), rows);
        if (!condition) {
            m_conditions.clear();
            m_text = lower;
            return;
        }
        m_conditions.push_back(*std::move(condition));
        begin = end + 5;
    }
}

std::optional<AttributeFilter::Condition> AttributeFilter::parse(const std::string& text, const AttributeRows& rows) {
    const auto sign = findSign(text);
    if (!sign) {
        return std::nullopt;
    }
    const std::string name = lowered(unquoted(text.substr(0, sign->first)));
    const std::string written = text.substr(sign->first, sign->second);
    const std::string value = unquoted(text.substr(sign->first + sign->second));
    const auto& headings = rows.headings();
    const auto column =
        std::find_if(headings.begin(), headings.end(), [&](const AttributeRows::Heading& each) { return lowered(each.name) == name; });
    if (column == headings.end() || value.empty()) {
        return std::nullopt;
    }
    Condition condition;
    condition.column = static_cast<std::size_t>(column - headings.begin());
    condition.comparison = written == "<"    ? Operator::Less
                           : written == "<=" ? Operator::LessOrEqual
                           : written == ">"  ? Operator::Greater
                           : written == ">=" ? Operator::GreaterOrEqual
                           : written == "!=" ? Operator::NotEqual
                                             : Operator::Equal;
    condition.text = lowered(value);
    // A decimal comma is what many write.
    std::string plain = value;
    std::replace(plain.begin(), plain.end(), ',', '.');
    double number = 0.0;
    const auto parsed = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (parsed.ec == std::errc() && parsed.ptr == plain.data() + plain.size()) {
        condition.number = number;
    }
    return condition;
}

bool AttributeFilter::holds(const Condition& condition, const core::TableValue& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        return false;
    }
    const double number = numberOf(value);
    double order = 0.0;
    if (std::isfinite(number)) {
        if (!condition.number) {
            return false;
        }
        order = number - *condition.number;
    } else {
        order = lowered(textOf(value)).compare(condition.text);
    }
    switch (condition.comparison) {
    case Operator::Less:
        return order < 0.0;
    case Operator::LessOrEqual:
        return order <= 0.0;
    case Operator::Equal:
        return order == 0.0;
    case Operator::NotEqual:
        return order != 0.0;
    case Operator::GreaterOrEqual:
        return order >= 0.0;
    default:
        return order > 0.0;
    }
}

bool AttributeFilter::holds(const AttributeRows& rows, std::size_t row) const {
    if (!m_conditions.empty()) {
        return std::all_of(m_conditions.begin(), m_conditions.end(),
                           [&](const Condition& condition) { return holds(condition, rows.value(row, condition.column)); });
    }
    for (std::size_t column = 0; !m_text.empty() && column < rows.headings().size(); ++column) {
        if (lowered(textOf(rows.value(row, column))).find(m_text) != std::string::npos) {
            return true;
        }
    }
    return m_text.empty();
}

std::vector<std::uint32_t> orderedRows(const AttributeRows& rows, const AttributeFilter& filter, const AttributeOrder& order,
                                       std::stop_token stop) {
    std::vector<std::uint32_t> kept;
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        if (row % kOften == 0 && stop.stop_requested()) {
            return {};
        }
        const bool isWanted = !order.isOnly || std::binary_search(order.only.begin(), order.only.end(), rows.item(row));
        if (isWanted && filter.holds(rows, row)) {
            kept.push_back(static_cast<std::uint32_t>(row));
        }
    }
    if (!order.column || *order.column >= rows.headings().size() || stop.stop_requested()) {
        return kept;
    }
    const auto type = rows.headings()[*order.column].type;
    const auto sortBy = [&](auto keyOf, auto isMissing) {
        using Key = decltype(keyOf(core::TableValue()));
        std::vector<std::pair<Key, std::uint32_t>> keys;
        keys.reserve(kept.size());
        for (const std::uint32_t row : kept) {
            keys.emplace_back(keyOf(rows.value(row, *order.column)), row);
        }
        std::stable_sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
            const bool isLost = isMissing(a.first);
            if (isLost || isMissing(b.first)) {
                return !isLost && isMissing(b.first);
            }
            return order.isDescending ? b.first < a.first : a.first < b.first;
        });
        std::transform(keys.begin(), keys.end(), kept.begin(), [](const auto& entry) { return entry.second; });
    };
    if (type == core::ColumnType::Integer || type == core::ColumnType::Real) {
        sortBy(numberOf, [](double number) { return std::isnan(number); });
    } else {
        sortBy([](const core::TableValue& value) { return lowered(textOf(value)); }, [](const std::string& text) { return text.empty(); });
    }
    return kept;
}

std::string attributesAsCsv(const AttributeRows& rows, const std::vector<std::uint32_t>& which, char separator, std::stop_token stop) {
    std::string csv;
    const auto append = [&](const std::string& text, bool isLast) {
        if (text.find_first_of(std::string("\"\r\n") + separator) == std::string::npos) {
            csv += text;
        } else {
            csv += '"';
            for (const char c : text) {
                csv += c == '"' ? std::string("\"\"") : std::string(1, c);
            }
            csv += '"';
        }
        csv += isLast ? '\n' : separator;
    };
    const std::size_t columns = rows.headings().size();
    for (std::size_t column = 0; column < columns; ++column) {
        const auto& heading = rows.headings()[column];
        append(heading.unit.empty() || heading.unit == "°" ? heading.name : heading.name + " [" + heading.unit + "]",
               column + 1 == columns);
    }
    for (std::size_t k = 0; k < which.size(); ++k) {
        if (k % kOften == 0 && stop.stop_requested()) {
            return {};
        }
        for (std::size_t column = 0; column < columns; ++column) {
            append(textOf(rows.value(which[k], column)), column + 1 == columns);
        }
    }
    return csv;
}

} // namespace phidias::app
