#pragma once

#include "core/data/Dataset.h"
#include "core/util/Json.h"
#include "core/util/MemoryBudget.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

namespace phidias::core {

struct OpenOptions {
    MemoryBudget budget = MemoryBudget::standard();
    std::stop_token stop;
    /// Mapping of the columns of a plain CSV file, {"longitude": "lon", "latitude": "lat", "depth": ..., "time": ..., "value": ...}; null =
    /// guess by name.
    Json csvColumns;
};

/// Opens a file or an http(s) address: recognises the format by content, reads the header only.
/// @throws Error{Unreadable} missing, directory, no permission; Error{UnknownFormat}; Error{Malformed} truncated or broken;
/// Error{Cancelled} within a second of the stop, or of that of the StopScope in force
[[nodiscard]] Dataset openDataset(const std::string& pathOrAddress, const OpenOptions& options = {});

} // namespace phidias::core
