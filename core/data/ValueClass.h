#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// One class or flag of a variable whose numbers name something and measure nothing: land cover, surface types, quality flags.
struct ValueClass {
    double value = 0.0;
    std::uint64_t mask = 0; ///< bits that are compared with `value`; 0 = the whole number is
    std::string name{};
    std::uint32_t color = 0; ///< 0xAARRGGBB that the file gives; 0 = none
};

/// The classes that a variable declares: flag_values, flag_masks, flag_meanings, flag_colors.           [CF conventions 1.10, section 3.5]
///
/// Words of flag_meanings lose their underscores. Without flag_meanings, or when the numbers of words and values differ, there are none.
/// @param attributes  of the variable as text; numbers separated by commas or blanks, with or without a suffix of their type ("1b")
[[nodiscard]] std::vector<ValueClass> classesOf(const std::map<std::string, std::string>& attributes);

/// What a value means: the name of its class, or of all flags that are set, separated by commas; empty when it means nothing known.
[[nodiscard]] std::string meaningOf(std::span<const ValueClass> classes, double value);

} // namespace phidias::core
