#include "core/jobs/Runner.h"

#include "core/jobs/GraphDriver.h"
#include "core/provenance/Provenance.h"
#include "core/util/AtomicFile.h"
#include "core/util/ScratchFolder.h"
#include "core/util/Sha256.h"

#include <unistd.h>

#include <chrono>
#include <set>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

double now() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

void collectFiles(const Json& value, std::vector<std::string>& files) {
    if (value.is_object() && value.contains("href") && value["href"].is_string()) {
        files.push_back(value["href"].get<std::string>());
    }
    if (value.is_structured()) {
        for (const auto& element : value) {
            collectFiles(element, files);
        }
    }
}

/// "folder/" is the folder: what is written is "folder.part" until it is whole.
Request withPlainOutputs(Request request) {
    for (auto& [name, path] : request.outputs) {
        path = path.has_filename() ? path : path.parent_path();
    }
    return request;
}

/// Refuses outputs that cannot be right before any work is done.
void checkOutputs(const Request& request, const std::vector<std::string>& inputs, bool mayReplace) {
    std::set<fs::path> seen;
    for (const auto& [name, path] : request.outputs) {
        const MessageArguments arguments{{"name", name}, {"path", path.string()}};
        const fs::path folder = path.parent_path();
        if (!fs::is_directory(folder)) {
            throw Error(ErrorCode::OutputRefused, "jobs.output.noFolder",
                        {{"name", name}, {"path", path.string()}, {"folder", folder.string()}}, "hint.jobs.output.makeFolder");
        }
        if (::access(folder.c_str(), W_OK | X_OK) != 0) {
            throw Error(ErrorCode::OutputRefused, "jobs.output.notAllowed",
                        {{"name", name}, {"path", path.string()}, {"folder", folder.string()}}, "hint.core.file.permission");
        }
        if (!seen.insert(path).second) {
            throw Error(ErrorCode::OutputRefused, "jobs.output.twice", arguments);
        }
        std::error_code ignored;
        for (const auto& input : inputs) {
            if (fs::equivalent(input, path, ignored)) {
                throw Error(ErrorCode::OutputRefused, "jobs.output.isInput", arguments);
            }
        }
        if (!mayReplace && fs::exists(path)) {
            throw Error(ErrorCode::OutputRefused, "jobs.output.exists", arguments, "hint.jobs.output.replace");
        }
    }
}

/// Removes the parts when it goes out of scope, however that happens.
class PartGuard {
public:
    explicit PartGuard(PartFiles& parts) : m_parts(parts) {}
    PartGuard(const PartGuard&) = delete;
    PartGuard& operator=(const PartGuard&) = delete;
    ~PartGuard() { m_parts.removeAll(); }

private:
    PartFiles& m_parts;
};

/// Size and check sum of an output that has not got its name yet.
WrittenOutput describeOutput(const std::string& name, const fs::path& path, std::stop_token stop) {
    WrittenOutput output{.name = name, .path = path, .size = 0, .sha256 = {}};
    const fs::path part = partPath(path);
    if (!fs::is_directory(part)) {
        output.size = fs::file_size(part);
        output.sha256 = sha256OfFile(part, stop);
    }
    return output;
}

} // namespace

RunResult runRequest(const ProcessRegistry& registry, const Request& given, const RunOptions& options, ProgressSink& sink,
                     PartFiles& parts) {
    const Process& process = registry.find(given.process);
    const Declaration& declaration = process.declaration();
    const Request request = withPlainOutputs(validated(given, declaration, options.baseFolder));
    process.validate(request);
    ProvenanceRecord record{.process = declaration.id,
                            .processVersion = declaration.version,
                            .request = jobJson(request),
                            .inputs = {},
                            .outputs = {},
                            .startUnixSeconds = now(),
                            .endUnixSeconds = 0.0,
                            .threads = options.threads};
    collectFiles(request.inputs, record.inputs);
    checkOutputs(request, record.inputs, options.mayReplace);

    const PartGuard guard(parts);
    for (const auto& [name, path] : request.outputs) {
        std::error_code ignored;
        fs::remove_all(partPath(path), ignored); // left by a run that was killed
        parts.add(partPath(path));
    }
    const ScratchFolder scratch("phidias-run");
    RunContext context{.request = request,
                       .sink = sink,
                       .stop = options.stop,
                       .threads = options.threads,
                       .budget = options.budget,
                       .scratch = scratch.path(),
                       .provenance = provenanceAttributes(record),
                       .warnings = {},
                       .cache = options.cache,
                       .filesRead = {}};
    if (const auto graph = process.taskGraph(request)) {
        runGraph(*graph, registry, options, context);
    } else {
        process.run(context);
    }
    context.throwIfCancelled();

    for (const auto& file : context.filesRead) {
        record.inputs.push_back(file.string());
    }
    for (const auto& [name, path] : request.outputs) {
        if (!fs::exists(partPath(path))) {
            throw Error(ErrorCode::Defect, "jobs.output.notWritten", {{"name", name}, {"process", declaration.id}}, "hint.reportDefect");
        }
        record.outputs.push_back(path);
    }
    record.endUnixSeconds = now();
    const std::string document = toText(provenanceDocument(record, options.stop), 2) + "\n";
    RunResult result{.outputs = {}, .warnings = context.warnings};
    for (const auto& [name, path] : request.outputs) {
        result.outputs.push_back(describeOutput(name, path, options.stop));
    }
    // From here on the run is done: a request to stop comes too late, all outputs get their names.
    parts.beginCommit();
    for (const auto& [name, path] : request.outputs) {
        commitPart(path);
        parts.release(partPath(path));
        writeFileAtomically(provenancePath(path), document);
    }
    return result;
}

} // namespace phidias::core
