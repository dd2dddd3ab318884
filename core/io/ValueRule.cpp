#include "core/io/ValueRule.h"

#include "core/util/StopPoint.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

bool isFloating(NetcdfType type) {
    return type == NetcdfType::Float || type == NetcdfType::Double;
}

/// Attributes are compared with values of the variable's own type: -9999.9 as double never equals -9999.9 as float.
double inTypeOf(double value, NetcdfType type) {
    return type == NetcdfType::Float ? static_cast<double>(static_cast<float>(value)) : value;
}

std::optional<double> merged(const std::vector<double>& range, std::size_t at, std::optional<double> single) {
    return range.size() == 2 ? std::optional(range[at]) : single;
}

} // namespace

ValueRule ValueRule::of(const NetcdfVariable& variable) {
    const auto attributes = variable.attributes();
    const NetcdfType type = variable.type();
    ValueRule rule;
    std::string isUnsignedText = attributes.textOrEmpty("_Unsigned");
    std::transform(isUnsignedText.begin(), isUnsignedText.end(), isUnsignedText.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    rule.isUnsigned = isUnsignedText == "true" && (type == NetcdfType::Byte || type == NetcdfType::Int16 || type == NetcdfType::Int32);
    rule.unsignedSpan = std::ldexp(1.0, 8 * static_cast<int>(sizeOf(type)));
    rule.scale = attributes.number("scale_factor").value_or(1.0);
    rule.offset = attributes.number("add_offset").value_or(0.0);
    const auto stored = [&](double value) { return rule.isUnsigned && value < 0.0 ? value + rule.unsignedSpan : inTypeOf(value, type); };

    for (const char* name : {"_FillValue", "missing_value"}) {
        for (const double value : attributes.numbers(name)) {
            if (std::isfinite(value)) {
                rule.missing.push_back(stored(value));
            }
        }
    }
    if (!attributes.has("_FillValue") && type != NetcdfType::Byte && type != NetcdfType::UByte) {
        if (const auto fill = variable.fillOfUnwrittenCells()) {
            rule.missing.push_back(stored(*fill));
        }
    }
    std::sort(rule.missing.begin(), rule.missing.end());
    rule.missing.erase(std::unique(rule.missing.begin(), rule.missing.end()), rule.missing.end());

    const auto range = attributes.numbers("valid_range");
    auto low = merged(range, 0, attributes.number("valid_min"));
    auto high = merged(range, 1, attributes.number("valid_max"));
    const char* const lowName = range.size() == 2 ? "valid_range" : (attributes.has("valid_min") ? "valid_min" : "valid_max");
    const auto limitType = attributes.type(lowName);
    const bool isPacked = rule.scale != 1.0 || rule.offset != 0.0;
    const bool isUnpackedLimit = isPacked && !isFloating(type) && limitType && isFloating(*limitType);
    if (isUnpackedLimit) {
        rule.minimum = low;
        rule.maximum = high;
    } else {
        rule.storedMinimum = low ? std::optional(stored(*low)) : std::nullopt;
        rule.storedMaximum = high ? std::optional(stored(*high)) : std::nullopt;
    }
    // Limits the wrong way round, or NaN, say nothing.
    if ((rule.storedMinimum && rule.storedMaximum && !(*rule.storedMinimum <= *rule.storedMaximum)) ||
        (rule.minimum && rule.maximum && !(*rule.minimum <= *rule.maximum))) {
        rule.storedMinimum = rule.storedMaximum = rule.minimum = rule.maximum = std::nullopt;
    }
    return rule;
}

double ValueRule::unpack(double stored) const {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    if (isUnsigned && stored < 0.0) {
        stored += unsignedSpan;
    }
    if (!std::isfinite(stored)) {
        return kNan;
    }
    for (const double one : missing) {
        if (stored == one) {
            return kNan;
        }
    }
    if ((storedMinimum && stored < *storedMinimum) || (storedMaximum && stored > *storedMaximum)) {
        return kNan;
    }
    const double value = stored * scale + offset;
    if ((minimum && value < *minimum) || (maximum && value > *maximum)) {
        return kNan;
    }
    return value;
}

void ValueRule::unpack(std::span<double> values) const {
    for (std::size_t k = 0; k < values.size(); ++k) {
        stopPointAt(k);
        values[k] = unpack(values[k]);
    }
}

std::optional<double> ValueRule::unpackedMinimum() const {
    const auto low = scale < 0.0 ? storedMaximum : storedMinimum;
    return minimum ? minimum : (low ? std::optional(*low * scale + offset) : std::nullopt);
}

std::optional<double> ValueRule::unpackedMaximum() const {
    const auto high = scale < 0.0 ? storedMinimum : storedMaximum;
    return maximum ? maximum : (high ? std::optional(*high * scale + offset) : std::nullopt);
}

} // namespace phidias::core
