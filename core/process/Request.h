#pragma once

#include "core/process/Declaration.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace phidias::core {

/// An execution request: the job file in memory (DESIGN: Process contract).
struct Request {
    std::string process;
    std::string version;          ///< empty = current
    Json inputs = Json::object(); ///< as in the job file
    std::map<std::string, std::filesystem::path> outputs;

    /// Typed access to a validated request; a defect of ours when the name is not declared.
    [[nodiscard]] const Json& value(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const; ///< given or defaulted, and not null
    [[nodiscard]] double number(const std::string& name) const { return value(name).get<double>(); }
    [[nodiscard]] std::int64_t integer(const std::string& name) const { return value(name).get<std::int64_t>(); }
    [[nodiscard]] bool boolean(const std::string& name) const { return value(name).get<bool>(); }
    [[nodiscard]] std::string text(const std::string& name) const { return value(name).get<std::string>(); }
    /// Path of a single file input; @throws Error{Defect} when it is repeatable
    [[nodiscard]] std::filesystem::path file(const std::string& name) const;
    /// Paths of a repeatable (or single) file input.
    [[nodiscard]] std::vector<std::filesystem::path> files(const std::string& name) const;
};

/// Reads a job file {"process","version","inputs","outputs"}, or a provenance file (its request). Relative paths become absolute,
/// relative to the file.
/// @throws Error{Unreadable, InvalidRequest} with file, line and column for broken JSON; unknown members are errors
[[nodiscard]] Request readJobFile(const std::filesystem::path& path);
/// The request of a job file that is in memory. @param path  the file: relative paths are relative to its folder, errors name it
/// @throws Error{InvalidRequest} a member that is unknown or of another kind
[[nodiscard]] Request requestFromJson(const Json& job, const std::filesystem::path& path);
/// The job file of a request; relative paths are written relative to `folder` where they are below it.
[[nodiscard]] Json jobJson(const Request& request, const std::filesystem::path& folder = {});

/// Checks a request against its declaration and fills the defaults in.
/// A file input may be text, {"href": text}, or (repeatable) a list of these; it becomes {"href": absolute path} or a list.
/// @param baseFolder  what relative paths are relative to
/// @throws Error{InvalidRequest} naming the parameter, what was given and what is allowed; nearest known name for an unknown one
[[nodiscard]] Request validated(const Request& request, const Declaration& declaration, const std::filesystem::path& baseFolder);

} // namespace phidias::core
