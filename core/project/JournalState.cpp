#include "core/project/JournalState.h"

#include "core/project/MemberReader.h"
#include "core/project/ProjectDelta.h"

#include <algorithm>

namespace phidias::core {

namespace {

/// Of the records, not of the project in them.
constexpr int kJournalSchema = 1;

Json record(const char* kind, double timeUnixSeconds) {
    return {{"record", kind}, {"time", timeUnixSeconds}};
}

JournalStep readStep(const Json& json, const std::string& path) {
    JournalStep step;
    MemberReader reader(json, path);
    reader.read("text", step.text);
    for (const auto& [name, delta] : {std::pair{"forward", &step.forward}, std::pair{"backward", &step.backward}}) {
        const Json* found = reader.find(name);
        if (found == nullptr) {
            throw reader.failure(name);
        }
        *delta = *found;
    }
    reader.finish();
    return step;
}

Json stepJson(const JournalStep& step) {
    return {{"text", step.text}, {"forward", step.forward}, {"backward", step.backward}};
}

JournalState readOpen(MemberReader& reader) {
    JournalState state;
    int schema = 0;
    reader.read("journal", schema);
    if (schema != kJournalSchema) {
        throw reader.failure("journal");
    }
    reader.read("path", state.path);
    reader.read("stamp", state.stamp);
    reader.read("started", state.startedUnixSeconds);
    reader.read("index", state.index);
    reader.read("cleanIndex", state.cleanIndex);
    if (const Json* project = reader.find("project")) {
        state.project = projectFromJson(*project);
    }
    if (const Json* steps = reader.find("steps")) {
        for (const auto& step : *steps) {
            state.steps.push_back(readStep(step, "steps"));
        }
    }
    if (state.index > state.steps.size()) {
        throw reader.failure("index");
    }
    return state;
}

} // namespace

void JournalState::apply(const Json& json) {
    MemberReader reader(json, "journal");
    std::string kind;
    double time = 0.0;
    reader.read("record", kind);
    reader.read("time", time);
    const auto delta = [&](const char* name) {
        const Json* found = reader.find(name);
        return found == nullptr ? Json::object() : *found;
    };
    if (kind == "open") {
        *this = readOpen(reader);
    } else if (kind == "step") {
        std::size_t at = 0;
        reader.read("index", at);
        if (at < 1 || at > steps.size() + 1) {
            throw reader.failure("index");
        }
        JournalStep step = readStep(delta("step"), "step");
        // A step that grew is applied on top of what it was: it names the same members and more.
        applyDelta(project, step.forward);
        steps.resize(at - 1);
        steps.push_back(std::move(step));
        index = at;
        if (cleanIndex && *cleanIndex >= at) {
            cleanIndex.reset();
        }
    } else if (kind == "move") {
        std::size_t at = 0;
        reader.read("index", at);
        if (at > steps.size()) {
            throw reader.failure("index");
        }
        applyDelta(project, delta("delta"));
        index = at;
    } else if (kind == "quiet") {
        applyDelta(project, delta("delta"));
    } else if (kind == "saved") {
        reader.read("path", path);
        reader.read("stamp", stamp);
        bool isWhole = true;
        reader.read("isWhole", isWhole);
        cleanIndex = isWhole ? std::optional(index) : std::nullopt;
    } else {
        throw reader.failure("record");
    }
    reader.finish();
    changedUnixSeconds = time;
}

std::size_t JournalState::forgetOldSteps(std::size_t keep) {
    const std::size_t count = steps.size() <= keep ? 0 : std::min(steps.size() - keep, index);
    steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(count));
    index -= count;
    if (cleanIndex) {
        cleanIndex = *cleanIndex < count ? std::nullopt : std::optional(*cleanIndex - count);
    }
    return count;
}

Json JournalState::record() const {
    Json json = core::record("open", changedUnixSeconds);
    json["journal"] = kJournalSchema;
    json["path"] = path;
    json["stamp"] = stamp;
    json["started"] = startedUnixSeconds;
    json["index"] = index;
    if (cleanIndex) {
        json["cleanIndex"] = *cleanIndex;
    }
    json["project"] = toJson(project);
    json["steps"] = Json::array();
    for (const auto& step : steps) {
        json["steps"].push_back(stepJson(step));
    }
    return json;
}

Json openRecord(const Project& project, const std::string& path, const std::string& stamp, double timeUnixSeconds) {
    JournalState state;
    state.project = project;
    state.cleanIndex = 0;
    state.path = path;
    state.stamp = stamp;
    state.startedUnixSeconds = timeUnixSeconds;
    state.changedUnixSeconds = timeUnixSeconds;
    return state.record();
}

Json stepRecord(std::size_t index, const JournalStep& step, double timeUnixSeconds) {
    Json json = record("step", timeUnixSeconds);
    json["index"] = index;
    json["step"] = stepJson(step);
    return json;
}

Json moveRecord(std::size_t index, Json delta, double timeUnixSeconds) {
    Json json = record("move", timeUnixSeconds);
    json["index"] = index;
    json["delta"] = std::move(delta);
    return json;
}

Json quietRecord(Json delta, double timeUnixSeconds) {
    Json json = record("quiet", timeUnixSeconds);
    json["delta"] = std::move(delta);
    return json;
}

Json savedRecord(const std::string& path, const std::string& stamp, double timeUnixSeconds, bool isWhole) {
    Json json = record("saved", timeUnixSeconds);
    json["path"] = path;
    json["stamp"] = stamp;
    if (!isWhole) {
        json["isWhole"] = false;
    }
    return json;
}

} // namespace phidias::core
