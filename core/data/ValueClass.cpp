#include "core/data/ValueClass.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <sstream>

namespace phidias::core {

namespace {

std::string attribute(const std::map<std::string, std::string>& attributes, const char* name) {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string() : found->second;
}

std::vector<std::string> wordsOf(std::string text) {
    std::replace(text.begin(), text.end(), ',', ' ');
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) {
        words.push_back(std::move(word));
    }
    return words;
}

std::vector<double> numbersOf(const std::string& text) {
    std::vector<double> numbers;
    for (const auto& word : wordsOf(text)) {
        char* end = nullptr;
        const double number = std::strtod(word.c_str(), &end);
        if (end == word.c_str()) {
            return {};
        }
        numbers.push_back(number);
    }
    return numbers;
}

std::uint32_t colorOf(const std::string& word) {
    if (word.size() != 7 || word.front() != '#') {
        return 0;
    }
    char* end = nullptr;
    const unsigned long color = std::strtoul(word.c_str() + 1, &end, 16);
    return *end == '\0' ? 0xff000000U | static_cast<std::uint32_t>(color) : 0U;
}

constexpr double kMostBits = 9007199254740992.0; // whole numbers of a double

} // namespace

std::vector<ValueClass> classesOf(const std::map<std::string, std::string>& attributes) {
    const auto names = wordsOf(attribute(attributes, "flag_meanings"));
    const auto values = numbersOf(attribute(attributes, "flag_values"));
    const auto masks = numbersOf(attribute(attributes, "flag_masks"));
    const auto colors = wordsOf(attribute(attributes, "flag_colors"));
    if (names.empty() || (values.empty() && masks.empty()) || (!values.empty() && values.size() != names.size()) ||
        (!masks.empty() && masks.size() != names.size())) {
        return {};
    }
    std::vector<ValueClass> classes(names.size());
    for (std::size_t k = 0; k < names.size(); ++k) {
        classes[k].name = names[k];
        std::replace(classes[k].name.begin(), classes[k].name.end(), '_', ' ');
        if (!masks.empty()) {
            if (!(masks[k] >= 1.0 && masks[k] <= kMostBits)) {
                return {};
            }
            classes[k].mask = static_cast<std::uint64_t>(masks[k]);
        }
        classes[k].value = values.empty() ? masks[k] : values[k];
        classes[k].color = colors.size() == names.size() ? colorOf(colors[k]) : 0U;
    }
    return classes;
}

std::string meaningOf(std::span<const ValueClass> classes, double value) {
    std::string meaning;
    if (!std::isfinite(value)) {
        return meaning;
    }
    const double number = std::round(value);
    for (const auto& each : classes) {
        const bool isBits = each.mask != 0 && number >= 0.0 && number <= kMostBits;
        const bool isMeant = isBits ? static_cast<double>(static_cast<std::uint64_t>(number) & each.mask) == each.value
                                    : each.mask == 0 && number == std::round(each.value);
        if (isMeant && !each.name.empty()) {
            meaning += (meaning.empty() ? "" : ", ") + each.name;
        }
    }
    return meaning;
}

} // namespace phidias::core
