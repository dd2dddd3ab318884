#pragma once

#include "core/process/Request.h"
#include "core/process/SetupCache.h"
#include "core/util/Error.h"
#include "core/util/MemoryBudget.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace phidias::core {

enum class LogLevel { Debug, Info, Warning };

/// Where a running process reports to; any thread.
class ProgressSink {
public:
    virtual ~ProgressSink() = default;
    /// @param fraction  0..1; updates under 0.1 % are dropped by the receiver
    /// @param message   short English text of the step, a message id with arguments already rendered
    virtual void progress(double fraction, std::string_view message) = 0;
    virtual void log(LogLevel level, std::string_view message) = 0;
};

/// All that Process::run() gets. Outputs are written to outputPart(); the engine renames them when run() has returned.
struct RunContext {
    const Request& request; ///< validated, defaults filled in, paths absolute
    ProgressSink& sink;
    std::stop_token stop; ///< polled in every loop that may last over 50 ms
    int threads = 1;
    MemoryBudget budget;
    std::filesystem::path scratch;                               ///< exists, empty, removed by the engine
    std::vector<std::pair<std::string, std::string>> provenance; ///< attributes to write into each result (key, text)
    std::vector<std::string> warnings;                           ///< shown to the user with the result
    SetupCache* cache = nullptr;                  ///< of an interactive worker: what may be kept for its next requests; nullptr = none
    std::vector<std::filesystem::path> filesRead; ///< further inputs the process opened by itself (not File parameters), for the provenance

    /// Path to write a declared output to ("NAME.part" beside the final place); nothing when the request does not name it.
    /// A folder output is a folder to create.
    [[nodiscard]] std::optional<std::filesystem::path> outputPart(const std::string& name) const;

    /// @throws Error{Cancelled} when a stop was requested
    void throwIfCancelled() const {
        if (stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
    }
};

} // namespace phidias::core
