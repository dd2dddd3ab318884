#include "core/process/TaskGraph.h"

#include "core/util/Error.h"

#include <algorithm>
#include <set>

namespace phidias::core {

namespace {

/// Tasks that an input value refers to, at any depth.
void collectTaskReferences(const Json& value, std::vector<std::string>& ids) {
    if (value.is_object() && value.contains("task") && value["task"].is_string() && value.contains("output")) {
        ids.push_back(value["task"].get<std::string>());
    } else if (value.is_structured()) {
        for (const auto& element : value) {
            collectTaskReferences(element, ids);
        }
    }
}

std::vector<std::string> predecessors(const Task& task) {
    std::vector<std::string> ids = task.after;
    collectTaskReferences(task.inputs, ids);
    return ids;
}

} // namespace

void TaskGraph::check() const {
    std::set<std::string> known;
    for (const auto& task : tasks) {
        if (!known.insert(task.id).second) {
            throw Error(ErrorCode::InvalidRequest, "process.graph.twice", {{"id", task.id}});
        }
    }
    for (const auto& task : tasks) {
        for (const auto& id : predecessors(task)) {
            if (!known.contains(id)) {
                throw Error(ErrorCode::InvalidRequest, "process.graph.unknownTask", {{"id", task.id}, {"after", id}});
            }
        }
    }
    // Take away tasks whose predecessors are all gone; what is left over stands in a circle (or behind one).
    std::set<std::string> done;
    for (bool isMoving = true; isMoving;) {
        isMoving = false;
        for (const auto& task : tasks) {
            const auto before = predecessors(task);
            if (!done.contains(task.id) &&
                std::all_of(before.begin(), before.end(), [&done](const std::string& id) { return done.contains(id); })) {
                done.insert(task.id);
                isMoving = true;
            }
        }
    }
    std::string circle;
    for (const auto& task : tasks) {
        if (!done.contains(task.id)) {
            circle += (circle.empty() ? "" : ", ") + task.id;
        }
    }
    if (!circle.empty()) {
        throw Error(ErrorCode::InvalidRequest, "process.graph.circle", {{"ids", circle}});
    }
}

Json TaskGraph::toJson() const {
    Json list = Json::array();
    for (const auto& task : tasks) {
        list.push_back(
            {{"id", task.id}, {"process", task.process}, {"inputs", task.inputs}, {"outputs", task.outputs}, {"after", task.after}});
    }
    return {{"tasks", list}};
}

TaskGraph TaskGraph::fromJson(const Json& json) {
    TaskGraph graph;
    try {
        for (const auto& entry : json.at("tasks")) {
            Task task;
            task.id = entry.at("id").get<std::string>();
            task.process = entry.at("process").get<std::string>();
            task.inputs = entry.value("inputs", Json::object());
            task.outputs = entry.value("outputs", std::map<std::string, std::string>());
            task.after = entry.value("after", std::vector<std::string>());
            graph.tasks.push_back(std::move(task));
        }
    } catch (const Json::exception& failure) {
        throw Error(ErrorCode::InvalidRequest, "process.graph.malformed", {{"reason", std::string(failure.what())}});
    }
    return graph;
}

} // namespace phidias::core
