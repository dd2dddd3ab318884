#include "core/process/Validation.h"

#include "core/util/Error.h"
#include "core/util/Time.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

Json validatedForm(const Json& value, const ValueType& type, const std::string& name, const fs::path& baseFolder);

[[noreturn]] void refuse(std::string id, const std::string& name, const Json& given, MessageArguments further = {}) {
    std::string text = given.dump();
    if (text.size() > 120) {
        text = text.substr(0, 117) + "...";
    }
    MessageArguments arguments{{"name", name}, {"given", std::move(text)}};
    arguments.insert(arguments.end(), further.begin(), further.end());
    throw Error(ErrorCode::InvalidRequest, std::move(id), std::move(arguments));
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

/// Number inside the range of the type. NaN and infinities do not exist in JSON, but 1e999 parses to infinity.
double checkedNumber(const Json& value, const ValueType& type, const std::string& name) {
    if (!value.is_number()) {
        refuse("process.value.notANumber", name, value, {{"unit", type.unit}});
    }
    const double number = value.get<double>();
    const bool isBelow = type.isMinimumExclusive ? !(number > type.minimum) : !(number >= type.minimum);
    if (!std::isfinite(number) || isBelow || number > type.maximum) {
        const MessageArguments range{
            {"minimum", type.minimum}, {"maximum", type.maximum}, {"unit", type.unit == "1" ? std::string() : type.unit}};
        const bool hasLow = std::isfinite(type.minimum);
        const bool hasHigh = std::isfinite(type.maximum);
        const std::string id = !hasLow && !hasHigh ? "process.value.notFinite"
                               : hasLow && hasHigh ? (type.isMinimumExclusive ? "process.value.outsideHalfOpen" : "process.value.outside")
                               : hasHigh           ? "process.value.above"
                                                   : (type.isMinimumExclusive ? "process.value.notGreater" : "process.value.below");
        refuse(id, name, value, range);
    }
    return number;
}

bool isWhole(const Json& value) {
    return value.is_number_integer() || (value.is_number() && std::floor(value.get<double>()) == value.get<double>());
}

Json checkedInteger(const Json& value, const ValueType& type, const std::string& name) {
    if (!isWhole(value)) {
        refuse("process.value.notWhole", name, value);
    }
    const double number = checkedNumber(value, type, name);
    if (std::abs(number) > 9.0e15) {
        refuse("process.value.notWhole", name, value);
    }
    return static_cast<std::int64_t>(number);
}

Json checkedInterval(const Json& value, const ValueType& type, const std::string& name) {
    if (!value.is_array() || value.size() != 2) {
        refuse("process.value.notAnInterval", name, value);
    }
    const double low = checkedNumber(value[0], type, name + "[0]");
    const double high = checkedNumber(value[1], type, name + "[1]");
    if (low > high) {
        refuse("process.value.intervalReversed", name, value);
    }
    return value;
}

Json checkedExtent(const Json& value, const std::string& name) {
    if (!value.is_array() || value.size() != 4) {
        refuse("process.value.notAnExtent", name, value);
    }
    constexpr std::array<double, 4> kLimit{360.0, 90.0, 360.0, 90.0};
    for (std::size_t k = 0; k < 4; ++k) {
        if (!value[k].is_number() || !(std::abs(value[k].get<double>()) <= kLimit[k])) {
            refuse("process.value.notAnExtent", name, value);
        }
    }
    if (!(value[1].get<double>() < value[3].get<double>()) || value[0].get<double>() == value[2].get<double>()) {
        refuse("process.value.extentEmpty", name, value);
    }
    return value;
}

void checkYears(const Json& years, const std::string& name) {
    const bool isList = years.is_array() && !years.empty();
    for (const auto& pair : isList ? years : Json::array({nullptr})) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_number_integer() || !pair[1].is_number_integer() || pair[0] > pair[1]) {
            refuse("process.value.notYears", name + ".years", years);
        }
    }
}

void checkMonths(const Json& months, const std::string& name) {
    const bool isList = months.is_array() && !months.empty();
    for (const auto& group : isList ? months : Json::array({nullptr})) {
        bool isGood = group.is_array() && !group.empty();
        for (const auto& month : isGood ? group : Json::array()) {
            isGood = isGood && month.is_number_integer() && month >= 1 && month <= 12;
        }
        if (!isGood) {
            refuse("process.value.notMonths", name + ".months", months);
        }
    }
}

Json checkedTimeSelection(const Json& value, const std::string& name) {
    if (!value.is_object() || value.empty()) {
        refuse("process.value.notATimeSelection", name, value);
    }
    const bool hasCentres = value.contains("centres");
    for (const auto& [key, member] : value.items()) {
        const bool isKnown = hasCentres ? key == "centres" || key == "windowDays" : key == "years" || key == "months";
        if (!isKnown) {
            refuse("process.value.notATimeSelection", name, value);
        }
        if (key == "years") {
            checkYears(member, name);
        } else if (key == "months") {
            checkMonths(member, name);
        } else if (key == "windowDays" && (!member.is_number() || !(member.get<double>() > 0.0))) {
            refuse("process.value.notGreater", name + ".windowDays", member, {{"minimum", 0.0}, {"unit", std::string("d")}});
        } else if (key == "centres") {
            const bool isList = member.is_array() && !member.empty();
            for (const auto& centre : isList ? member : Json::array({nullptr})) {
                if (!centre.is_string() || !parseIsoTime(centre.get<std::string>())) {
                    refuse("process.value.notATime", name + ".centres", centre);
                }
            }
        }
    }
    if (hasCentres && !value.contains("windowDays")) {
        refuse("process.value.notATimeSelection", name, value);
    }
    return value;
}

Json checkedList(const Json& value, const ValueType& type, const std::string& name, const fs::path& baseFolder) {
    if (!value.is_array()) {
        refuse("process.value.notAList", name, value);
    }
    if (value.size() < type.minimumCount || value.size() > type.maximumCount) {
        const auto most =
            type.maximumCount == std::numeric_limits<std::size_t>::max() ? std::string("any number") : std::to_string(type.maximumCount);
        refuse("process.value.listLength", name, value, {{"least", static_cast<std::int64_t>(type.minimumCount)}, {"most", most}});
    }
    Json result = Json::array();
    for (std::size_t k = 0; k < value.size(); ++k) {
        result.push_back(validatedForm(value[k], type.element.front(), name + "[" + std::to_string(k) + "]", baseFolder));
        if (type.isIncreasing && k > 0 && !(result[k].get<double>() > result[k - 1].get<double>())) {
            refuse("process.value.notIncreasing", name, value);
        }
    }
    return result;
}

Json checkedMembers(const Json& value, const std::vector<Parameter>& members, const std::string& name, const fs::path& baseFolder,
                    const std::string& alsoAllowed) {
    std::vector<std::string> known;
    for (const auto& member : members) {
        known.push_back(member.name);
    }
    Json result = Json::object();
    for (const auto& [key, given] : value.items()) {
        if (key != alsoAllowed && std::find(known.begin(), known.end(), key) == known.end()) {
            refuse("process.value.unknownMember", name + "." + key, given, {{"allowed", joined(known)}});
        }
    }
    for (const auto& member : members) {
        const auto found = value.find(member.name);
        if (found != value.end() && !found->is_null()) {
            result[member.name] = validatedValue(*found, member, name + "." + member.name, baseFolder);
        } else if (member.isRequired) {
            refuse("process.value.memberMissing", name + "." + member.name, value);
        } else if (!member.defaultValue.is_null()) {
            result[member.name] = member.defaultValue;
        }
    }
    return result;
}

Json checkedFile(const Json& value, const ValueType& type, const std::string& name, const fs::path& baseFolder) {
    const bool isText = value.is_string();
    const bool isTaskResult = value.is_object() && value.contains("task") && value.contains("output");
    if (isTaskResult) {
        return value;
    }
    if (!isText && !(value.is_object() && value.contains("href") && value["href"].is_string())) {
        refuse("process.value.notAFile", name, value);
    }
    const auto href = isText ? value.get<std::string>() : value["href"].get<std::string>();
    if (href.empty()) {
        refuse("process.value.notAFile", name, value);
    }
    Json result = isText ? Json::object() : checkedMembers(value, type.members, name, baseFolder, "href");
    const bool isAddress = href.rfind("http://", 0) == 0 || href.rfind("https://", 0) == 0;
    Json file{{"href", isAddress || fs::path(href).is_absolute() ? href : (baseFolder / href).lexically_normal().string()}};
    file.update(result);
    return file;
}

Json validatedForm(const Json& value, const ValueType& type, const std::string& name, const fs::path& baseFolder) {
    switch (type.kind) {
    case ValueKind::Number:
        static_cast<void>(checkedNumber(value, type, name));
        return value;
    case ValueKind::Integer:
        return checkedInteger(value, type, name);
    case ValueKind::Boolean:
        if (!value.is_boolean()) {
            refuse("process.value.notABoolean", name, value);
        }
        return value;
    case ValueKind::Text:
        if (!value.is_string()) {
            refuse("process.value.notAText", name, value);
        }
        return value;
    case ValueKind::Choice:
        if (!value.is_string() || std::find(type.choices.begin(), type.choices.end(), value.get<std::string>()) == type.choices.end()) {
            refuse("process.value.notAChoice", name, value, {{"allowed", joined(type.choices)}});
        }
        return value;
    case ValueKind::Interval:
        return checkedInterval(value, type, name);
    case ValueKind::Extent:
        return checkedExtent(value, name);
    case ValueKind::TimeSelection:
        return checkedTimeSelection(value, name);
    case ValueKind::List:
        return checkedList(value, type, name, baseFolder);
    case ValueKind::File:
        return checkedFile(value, type, name, baseFolder);
    case ValueKind::Object:
        if (!value.is_object()) {
            refuse("process.value.notAnObject", name, value);
        }
        // An object without declared members is a free map; the process checks what is in it.
        return type.members.empty() ? value : checkedMembers(value, type.members, name, baseFolder, {});
    }
    throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string("unknown kind of value")}});
}

/// Whether a value has the JSON type of a form, so that the message can speak of that form only.
bool hasJsonTypeOf(const Json& value, const ValueType& type) {
    switch (type.kind) {
    case ValueKind::Number:
    case ValueKind::Integer:
        return value.is_number();
    case ValueKind::Boolean:
        return value.is_boolean();
    case ValueKind::Text:
    case ValueKind::Choice:
        return value.is_string();
    case ValueKind::Interval:
    case ValueKind::Extent:
    case ValueKind::List:
        return value.is_array();
    case ValueKind::TimeSelection:
    case ValueKind::Object:
        return value.is_object();
    case ValueKind::File:
        return value.is_object() || value.is_string();
    }
    return false;
}

} // namespace

std::string_view nameOf(ValueKind kind) {
    constexpr std::array<std::string_view, 11> kNames{"number", "integer",       "boolean", "text", "choice", "interval",
                                                      "extent", "timeSelection", "list",    "file", "object"};
    return kNames[static_cast<std::size_t>(kind)];
}

Json validatedValue(const Json& value, const Parameter& parameter, const std::string& name, const fs::path& baseFolder) {
    if (parameter.isRepeatable) {
        Json list = value.is_array() ? value : Json::array({value});
        if (list.empty()) {
            refuse("process.value.noFile", name, value);
        }
        Json result = Json::array();
        for (std::size_t k = 0; k < list.size(); ++k) {
            result.push_back(validatedForm(list[k], parameter.types.front(), name + "[" + std::to_string(k) + "]", baseFolder));
        }
        return result;
    }
    std::vector<const ValueType*> candidates;
    for (const auto& type : parameter.types) {
        if (hasJsonTypeOf(value, type)) {
            candidates.push_back(&type);
        }
    }
    if (candidates.empty()) {
        candidates.push_back(&parameter.types.front());
        if (parameter.types.size() > 1) {
            std::vector<std::string> kinds;
            for (const auto& type : parameter.types) {
                kinds.emplace_back(nameOf(type.kind));
            }
            refuse("process.value.noForm", name, value, {{"allowed", joined(kinds)}});
        }
    }
    for (std::size_t k = 0; k + 1 < candidates.size(); ++k) {
        try {
            return validatedForm(value, *candidates[k], name, baseFolder);
        } catch (const Error&) {
            continue; // the next form may fit; the last one reports
        }
    }
    return validatedForm(value, *candidates.back(), name, baseFolder);
}

std::string nearestWord(std::string_view word, const std::vector<std::string>& known) {
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const auto& candidate : known) {
        // Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
        const std::size_t n = word.size();
        const std::size_t m = candidate.size();
        std::vector<std::vector<std::size_t>> d(n + 1, std::vector<std::size_t>(m + 1, 0));
        for (std::size_t i = 0; i <= n; ++i) {
            for (std::size_t j = 0; j <= m; ++j) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (word[i - 1] == candidate[j - 1] ? 0U : 1U)});
                if (i > 1 && j > 1 && word[i - 1] == candidate[j - 2] && word[i - 2] == candidate[j - 1]) {
                    d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        if (d[n][m] < bestDistance) {
            bestDistance = d[n][m];
            best = candidate;
        }
    }
    return best;
}

} // namespace phidias::core
