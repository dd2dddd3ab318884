#pragma once

namespace phidias::core {
/// Version of this software, written into results.
inline constexpr const char* kSoftwareVersion = "0.1.0";
} // namespace phidias::core
