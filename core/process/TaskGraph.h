#pragma once

#include "core/util/Json.h"

#include <map>
#include <string>
#include <vector>

namespace phidias::core {

/// One task: a job of its own. An input may be {"task": "t1", "output": "accumulator"}: the result of an earlier task.
struct Task {
    std::string id;
    std::string process;
    Json inputs = Json::object();
    std::map<std::string, std::string> outputs; ///< output name -> file name inside the run's work folder, or an absolute final path
    std::vector<std::string> after;
};

/// Tasks and their dependencies (INTERFACES 2).
struct TaskGraph {
    std::vector<Task> tasks;

    /// @throws Error{InvalidRequest} for an id given twice, an unknown dependency, or a circle (naming its members)
    void check() const;
    [[nodiscard]] Json toJson() const;
    [[nodiscard]] static TaskGraph fromJson(const Json& json);
};

} // namespace phidias::core
