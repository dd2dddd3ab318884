#include "core/util/MemoryBudget.h"

#include "core/util/Error.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace phidias::core {

MemoryBudget MemoryBudget::standard() {
    const auto pages = static_cast<double>(sysconf(_SC_PHYS_PAGES));
    const auto pageSize = static_cast<double>(sysconf(_SC_PAGESIZE));
    return {static_cast<std::uint64_t>(0.6 * pages * pageSize)};
}

MemoryBudget MemoryBudget::parse(std::string_view text) {
    double number = 0.0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    while (!unit.empty() && unit.front() == ' ') {
        unit.remove_prefix(1);
    }
    constexpr std::string_view kPrefixes = "KMGT";
    double factor = 1.0;
    bool known = failure == std::errc();
    if (!unit.empty() && unit != "B") {
        const auto power = kPrefixes.find(static_cast<char>(unit.front() & ~0x20));
        const auto rest = unit.substr(1);
        known = known && power != std::string_view::npos && (rest.empty() || rest == "B" || rest == "b" || rest == "iB");
        factor = std::pow(1024.0, static_cast<double>(power) + 1.0);
    }
    if (!known || !(number > 0.0) || number * factor > 9e18) {
        throw Error(ErrorCode::InvalidRequest, "core.memory.notASize", {{"text", std::string(text)}});
    }
    return {static_cast<std::uint64_t>(number * factor)};
}

void MemoryBudget::require(std::uint64_t needed, const std::string& what) const {
    if (needed > bytes) {
        throw Error(ErrorCode::BudgetExceeded, "core.memory.budgetExceeded",
                    {{"what", what}, {"needed", formatBytes(needed)}, {"budget", formatBytes(bytes)},
                     {"percent", std::floor(1000.0 * static_cast<double>(bytes) / static_cast<double>(needed)) / 10.0}},
                    "hint.core.memory.cut");
    }
}

std::string formatBytes(std::uint64_t bytes) {
    constexpr std::array<const char*, 5> kUnits{"B", "KiB", "MiB", "GiB", "TiB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 1024.0 && unit + 1 < kUnits.size()) {
        value /= 1024.0;
        ++unit;
    }
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), unit == 0 || value >= 100.0 ? "%.0f %s" : "%.1f %s", value, kUnits[unit]);
    return text.data();
}

} // namespace phidias::core
