#pragma once

#include "core/project/Project.h"

#include <filesystem>
#include <functional>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::core {

/// New places of lost files: [old path] new path.
using Relocation = std::map<std::string, std::string>;

/// Files of a project that are not where it says; addresses are not asked. Sorted, without repeats.
/// @complexity one question to the file system a file
[[nodiscard]] std::vector<std::string> missingFiles(const Project& project);

/// What follows when a lost file was found elsewhere: the other lost files that lay below the same folder are looked for at the same
/// relative path below the new one.
///
/// /old/campaign/a/x.nc found as /new/place/a/x.nc: the folder /old/campaign has become /new/place, so /old/campaign/b/y.nc is
/// /new/place/b/y.nc if that exists. A found file of another name stands for itself alone.
///
/// @param lost  as missingFiles()  @param oldPath  one of them
[[nodiscard]] Relocation relocatedWith(const std::vector<std::string>& lost, const std::string& oldPath,
                                       const std::filesystem::path& found);

/// Looks for lost files below a folder: each at the longest end of its path that exists there ("a/x.nc" before "x.nc"), the folder's own
/// subfolders included, so that files that moved apart are found by their name.
/// @throws Error{Cancelled}
[[nodiscard]] Relocation foundBelow(const std::vector<std::string>& lost, const std::filesystem::path& folder, std::stop_token stop);

/// Writes the new places into the project.
void relocate(Project& project, const Relocation& relocation);

} // namespace phidias::core
