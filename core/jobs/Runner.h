#pragma once

#include "core/jobs/PartFiles.h"
#include "core/process/Process.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::core {

struct RunOptions {
    std::filesystem::path baseFolder; ///< what relative paths of the request are relative to
    int threads = 1;
    MemoryBudget budget = MemoryBudget::standard();
    bool mayReplace = true;           ///< whether an existing output may be replaced
    bool keepWork = false;            ///< graphs: keep the run folder
    std::filesystem::path workFolder; ///< graphs: run folder; empty = beside the first output
    std::stop_token stop;
    SetupCache* cache = nullptr;      ///< of an interactive worker
};

struct WrittenOutput {
    std::string name;
    std::filesystem::path path;
    std::uintmax_t size = 0;
    std::string sha256; ///< empty for a folder
};

struct RunResult {
    std::vector<WrittenOutput> outputs;
    std::vector<std::string> warnings;
};

/// Validates and runs one request in this process: outputs are written to NAME.part and renamed when all of them are whole, each with its
/// provenance sidecar. When anything fails, nothing new has a final name and what was there before is untouched.
/// @param parts  where unfinished files are entered while they exist
/// @throws Error
[[nodiscard]] RunResult runRequest(const ProcessRegistry& registry, const Request& request, const RunOptions& options, ProgressSink& sink,
                                   PartFiles& parts);

} // namespace phidias::core
