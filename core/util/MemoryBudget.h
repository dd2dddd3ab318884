#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace phidias::core {

/// How many bytes a reader or a process may hold. A value: passed down, never global.
struct MemoryBudget {
    std::uint64_t bytes = 0;

    /// 60 % of the machine's RAM.
    [[nodiscard]] static MemoryBudget standard();
    /// "500M", "4G", "4096" (bytes), "1.5GiB"; K, M, G, T are powers of 1024.
    /// @throws Error{InvalidRequest} when the text is not a size
    [[nodiscard]] static MemoryBudget parse(std::string_view text);

    /// @throws Error{BudgetExceeded} that names what is asked for, both sizes, and what would fit, when `needed` > bytes
    /// @param what  e.g. "grid.nc: variable 'temp' (1024 x 2048 x 4096 values)"
    void require(std::uint64_t needed, const std::string& what) const;
};

/// "1.5 GiB", for people.
[[nodiscard]] std::string formatBytes(std::uint64_t bytes);

} // namespace phidias::core
