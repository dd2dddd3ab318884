#pragma once

#include <cstdint>

namespace phidias::core {

/// Memory of this process that lies in RAM now (VmRSS of proc(5)), bytes; 0 where the system does not tell.
[[nodiscard]] std::uint64_t residentBytes();

} // namespace phidias::core
