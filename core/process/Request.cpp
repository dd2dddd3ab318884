#include "core/process/Request.h"

#include "core/process/Validation.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"

#include <algorithm>
#include <filesystem>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> namesOf(const std::vector<Parameter>& parameters) {
    std::vector<std::string> names;
    for (const auto& parameter : parameters) {
        names.push_back(parameter.name);
    }
    return names;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

fs::path absoluteFrom(const fs::path& folder, const fs::path& path) {
    return (path.is_absolute() ? path : folder / path).lexically_normal();
}

Json parsedJobText(const fs::path& path, const std::string& text) {
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& failure) {
        const std::size_t at = std::min(failure.byte == 0 ? std::size_t{0} : failure.byte - 1, text.size());
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        const std::size_t lineStart = at == 0 ? 0 : text.rfind('\n', at - 1) + 1; // npos + 1 = 0: the first line
        throw Error(
            ErrorCode::InvalidRequest, "process.job.notJson",
            {{"path", path.string()}, {"line", static_cast<std::int64_t>(line)}, {"column", static_cast<std::int64_t>(at - lineStart + 1)}},
            "hint.process.job.example");
    }
}

[[noreturn]] void refuseMember(const fs::path& path, const std::string& member, const std::vector<std::string>& known) {
    throw Error(ErrorCode::InvalidRequest, "process.job.unknownMember",
                {{"path", path.string()}, {"member", member}, {"allowed", joined(known)}}, "hint.process.job.example");
}

/// Files of a job file are relative to it.
void makeAbsolute(Json& value, const fs::path& folder) {
    if (value.is_object() && value.contains("href") && value["href"].is_string() &&
        value["href"].get<std::string>().find("://") == std::string::npos) {
        value["href"] = absoluteFrom(folder, value["href"].get<std::string>()).string();
    }
    if (value.is_structured()) {
        for (auto& element : value) {
            makeAbsolute(element, folder);
        }
    }
}

/// The request inside a provenance file; empty when it is not one.
Json requestOfProvenance(const Json& document) {
    const auto found = document.find("phidias:request");
    return found != document.end() && found->is_object() ? *found : Json();
}

std::string relativeTo(const fs::path& path, const fs::path& folder) {
    if (folder.empty() || !path.is_absolute()) {
        return path.string();
    }
    const auto relative = path.lexically_relative(fs::absolute(folder).lexically_normal());
    return relative.empty() || *relative.begin() == ".." ? path.string() : relative.string();
}

void makeRelative(Json& value, const fs::path& folder) {
    if (value.is_object() && value.contains("href") && value["href"].is_string()) {
        value["href"] = relativeTo(value["href"].get<std::string>(), folder);
    }
    if (value.is_structured()) {
        for (auto& element : value) {
            makeRelative(element, folder);
        }
    }
}

} // namespace

const Json& Request::value(const std::string& name) const {
    const auto found = inputs.find(name);
    if (found == inputs.end()) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", "the input '" + name + "' is not declared or not given"}},
                    "hint.reportDefect");
    }
    return *found;
}

bool Request::has(const std::string& name) const {
    const auto found = inputs.find(name);
    return found != inputs.end() && !found->is_null();
}

fs::path Request::file(const std::string& name) const {
    const auto paths = files(name);
    if (paths.size() != 1) {
        throw Error(ErrorCode::Defect, "core.defect",
                    {{"what", "the input '" + name + "' holds " + std::to_string(paths.size()) + " files"}}, "hint.reportDefect");
    }
    return paths.front();
}

std::vector<fs::path> Request::files(const std::string& name) const {
    std::vector<fs::path> paths;
    const Json& given = value(name);
    for (const auto& entry : given.is_array() ? given : Json::array({given})) {
        paths.emplace_back(entry.at("href").get<std::string>());
    }
    return paths;
}

Request requestFromJson(const Json& job, const fs::path& path) {
    const std::vector<std::string> members{"process", "version", "inputs", "outputs"};
    Request request;
    for (const auto& [key, value] : job.items()) {
        const bool isRight = key == "process" || key == "version" ? value.is_string() : value.is_object();
        if (std::find(members.begin(), members.end(), key) == members.end() || !isRight) {
            refuseMember(path, key, members);
        }
    }
    request.process = job.value("process", std::string());
    request.version = job.value("version", std::string());
    request.inputs = job.value("inputs", Json::object());
    makeAbsolute(request.inputs, fs::absolute(path).parent_path());
    const Json outputs = job.value("outputs", Json::object());
    for (const auto& [name, value] : outputs.items()) {
        const bool isHref = value.is_object() && value.contains("href") && value["href"].is_string();
        if (!isHref && !value.is_string()) {
            refuseMember(path, "outputs." + name, {R"({"href": PATH})"});
        }
        request.outputs[name] =
            absoluteFrom(fs::absolute(path).parent_path(), isHref ? value["href"].get<std::string>() : value.get<std::string>());
    }
    return request;
}

Request readJobFile(const fs::path& path) {
    const Json document = parsedJobText(path, readTextFile(path));
    if (!document.is_object()) {
        throw Error(ErrorCode::InvalidRequest, "process.job.notAnObject", {{"path", path.string()}}, "hint.process.job.example");
    }
    const Json ofProvenance = requestOfProvenance(document);
    Request request = requestFromJson(ofProvenance.is_null() ? document : ofProvenance, path);
    if (request.process.empty()) {
        throw Error(ErrorCode::InvalidRequest, "process.job.noProcess", {{"path", path.string()}}, "hint.process.job.example");
    }
    return request;
}

Json jobJson(const Request& request, const fs::path& folder) {
    Json inputs = request.inputs;
    makeRelative(inputs, folder);
    Json outputs = Json::object();
    for (const auto& [name, path] : request.outputs) {
        outputs[name] = {{"href", relativeTo(path, folder)}};
    }
    Json job{{"process", request.process}};
    if (!request.version.empty()) {
        job["version"] = request.version;
    }
    job["inputs"] = std::move(inputs);
    job["outputs"] = std::move(outputs);
    return job;
}

Request validated(const Request& request, const Declaration& declaration, const fs::path& baseFolder) {
    if (!request.version.empty() && request.version != declaration.version) {
        throw Error(ErrorCode::InvalidRequest, "process.version.unknown",
                    {{"process", declaration.id}, {"given", request.version}, {"current", declaration.version}}, "hint.process.version");
    }
    Request result = request;
    result.process = declaration.id;
    result.version = declaration.version;
    result.inputs = Json::object();
    for (const auto& [name, value] : request.inputs.items()) {
        if (declaration.findInput(name) == nullptr) {
            const auto known = namesOf(declaration.inputs);
            const auto nearest = nearestWord(name, known);
            throw Error(ErrorCode::InvalidRequest, nearest.empty() ? "process.input.unknown" : "process.input.unknownNear",
                        {{"process", declaration.id}, {"name", name}, {"nearest", nearest}, {"allowed", joined(known)}});
        }
    }
    for (const auto& input : declaration.inputs) {
        const auto found = request.inputs.find(input.name);
        if (found != request.inputs.end() && !found->is_null()) {
            result.inputs[input.name] = validatedValue(*found, input, input.name, baseFolder);
        } else if (input.isRequired) {
            throw Error(ErrorCode::InvalidRequest, "process.input.missing",
                        {{"process", declaration.id}, {"name", input.name}, {"title", input.title}}, "hint.process.input.describe");
        } else {
            result.inputs[input.name] = input.defaultValue;
        }
    }
    std::vector<std::string> knownOutputs;
    for (const auto& output : declaration.outputs) {
        knownOutputs.push_back(output.name);
        if (output.isMandatory && !request.outputs.contains(output.name)) {
            throw Error(ErrorCode::InvalidRequest, "process.output.missing",
                        {{"process", declaration.id}, {"name", output.name}, {"title", output.title}}, "hint.process.output.give");
        }
    }
    for (auto& [name, path] : result.outputs) {
        if (declaration.findOutput(name) == nullptr) {
            throw Error(ErrorCode::InvalidRequest, "process.output.unknown",
                        {{"process", declaration.id}, {"name", name}, {"allowed", joined(knownOutputs)}});
        }
        path = absoluteFrom(baseFolder, path);
    }
    return result;
}

} // namespace phidias::core
