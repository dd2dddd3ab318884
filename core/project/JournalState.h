#pragma once

#include "core/project/Project.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

/// One step of the history of a project.
struct JournalStep {
    std::string text; ///< what it is called in the history
    Json forward;     ///< ProjectDelta.h
    Json backward;
};

/// What the records of a journal add up to: the project with its history.
struct JournalState {
    Project project;
    std::vector<JournalStep> steps;
    std::size_t index = 0;                 ///< steps [0, index) are done, the others undone
    std::optional<std::size_t> cleanIndex; ///< index at which the file was saved; nothing = never, or out of the history
    std::string path;                      ///< of the project's file; empty = never saved
    std::string stamp;                     ///< of that file when it was read or written (stampOf)
    double startedUnixSeconds = 0.0;
    double changedUnixSeconds = 0.0;

    /// Whether the file does not hold what the project is.
    [[nodiscard]] bool hasUnsavedWork() const { return cleanIndex != index; }
    /// Takes one record into account. @throws Error{InvalidRequest} when it does not follow from what came before
    void apply(const Json& record);
    /// Forgets the oldest steps, all but the last `keep`, as far as they are done. @returns how many were forgotten
    std::size_t forgetOldSteps(std::size_t keep);
    /// One record that says all of it.
    [[nodiscard]] Json record() const;
};

// The records of a journal; each is one line.

/// A project that was opened or started. @param path, stamp  as in JournalState
[[nodiscard]] Json openRecord(const Project& project, const std::string& path, const std::string& stamp, double timeUnixSeconds);
/// A step that was done or, merged with its forerunner, grew. @param index  number of steps that are done with it, >= 1; later ones are
/// gone
[[nodiscard]] Json stepRecord(std::size_t index, const JournalStep& step, double timeUnixSeconds);
/// Steps that were undone or done again. @param index  number of steps that are done now; @param delta  what changed with it
[[nodiscard]] Json moveRecord(std::size_t index, Json delta, double timeUnixSeconds);
/// A change outside the history.
[[nodiscard]] Json quietRecord(Json delta, double timeUnixSeconds);
/// The project was saved. @param isWhole  false when it was changed while it was written: the file is an older state, none of the history's
[[nodiscard]] Json savedRecord(const std::string& path, const std::string& stamp, double timeUnixSeconds, bool isWhole = true);

} // namespace phidias::core
