#include "core/jobs/GraphDriver.h"

#include "core/jobs/JobFolder.h"
#include "core/provenance/Provenance.h"
#include "core/util/AtomicFile.h"
#include "core/util/ChildProcess.h"

#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

class GraphRun {
public:
    GraphRun(const TaskGraph& graph, const ProcessRegistry& registry, const RunOptions& options, RunContext& context)
        : m_graph(graph), m_registry(registry), m_options(options), m_context(context), m_folder(runFolder(options, context)),
          m_isOwnFolder(options.workFolder.empty() || !fs::exists(m_folder)) {
        m_graph.check();
        if (!fs::exists(m_folder / "graph.json") && (fs::exists(m_folder / "work") || fs::exists(m_folder / "tasks"))) {
            throw Error(ErrorCode::OutputRefused, "jobs.graph.folderInUse", {{"folder", m_folder.string()}}, "hint.jobs.graph.otherFolder");
        }
        fs::create_directories(m_folder / "work");
        writeFileAtomically(m_folder / "graph.json", toText(m_graph.toJson(), 2) + "\n");
        for (const auto& task : m_graph.tasks) {
            for (const auto& [name, file] : task.outputs) {
                m_results[task.id][name] = resultPath(file);
            }
        }
    }

    void run() {
        const std::size_t pool =
            std::max<std::size_t>(1, std::min<std::size_t>(static_cast<std::size_t>(m_options.threads), m_graph.tasks.size()));
        const int threadsEach = std::max(1, m_options.threads / static_cast<int>(pool));
        while (m_done.size() < m_graph.tasks.size()) {
            if (m_context.stop.stop_requested()) {
                endAll();
                m_context.throwIfCancelled();
            }
            startReady(pool, threadsEach);
            watch();
        }
        for (const auto& [name, path] : m_context.request.outputs) {
            // The task's own sidecar: that of the whole run takes its place.
            std::error_code ignored;
            fs::remove(provenancePath(partPath(path)), ignored);
        }
        if (!m_options.keepWork) {
            removeRunFolder();
        }
    }

private:
    static fs::path runFolder(const RunOptions& options, const RunContext& context) {
        if (!options.workFolder.empty()) {
            return fs::absolute(options.workFolder);
        }
        if (context.request.outputs.empty()) {
            return context.scratch / "run";
        }
        fs::path folder = context.request.outputs.begin()->second;
        folder += ".run";
        return folder;
    }

    /// Takes away what this class has made; other files of a folder that the user named stay.
    void removeRunFolder() const {
        std::error_code ignored;
        for (const char* name : {"work", "tasks", "graph.json"}) {
            fs::remove_all(m_folder / name, ignored);
        }
        if (m_isOwnFolder) {
            fs::remove(m_folder, ignored); // only when it is empty
        }
    }

    [[nodiscard]] fs::path resultPath(const std::string& file) const {
        const fs::path path(file);
        for (const auto& [name, final] : m_context.request.outputs) {
            if (path == final) {
                return partPath(final);
            }
        }
        return path.is_absolute() ? path : m_folder / "work" / path;
    }

    [[nodiscard]] Json resolved(const Json& value) const {
        if (value.is_object() && value.contains("task") && value.contains("output")) {
            Json file = value;
            file["href"] = m_results.at(value["task"].get<std::string>()).at(value["output"].get<std::string>()).string();
            file.erase("task");
            file.erase("output");
            return file;
        }
        Json copy = value;
        if (copy.is_structured()) {
            for (auto& element : copy) {
                element = resolved(element);
            }
        }
        return copy;
    }

    [[nodiscard]] bool isReady(const Task& task) const {
        const auto isDone = [this](const std::string& id) { return m_done.contains(id); };
        return std::all_of(task.after.begin(), task.after.end(), isDone) && hasItsInputs(task.inputs);
    }

    [[nodiscard]] bool hasItsInputs(const Json& value) const {
        if (value.is_object() && value.contains("task") && value.contains("output")) {
            return m_done.contains(value["task"].get<std::string>());
        }
        return !value.is_structured() ||
               std::all_of(value.begin(), value.end(), [this](const Json& element) { return hasItsInputs(element); });
    }

    /// What the result of a task depends on beside its request: the version of its process, and its input files as they are.
    [[nodiscard]] std::string basisOf(const Request& request) const {
        Json basis{{"version", m_registry.find(request.process).declaration().version}, {"files", Json::object()}};
        addFiles(request.inputs, basis["files"]);
        return toText(basis, 2) + "\n";
    }

    static void addFiles(const Json& value, Json& files) {
        if (value.is_object() && value.contains("href") && value["href"].is_string()) {
            const std::string href = value["href"].get<std::string>();
            std::error_code isMissing;
            const auto size = fs::file_size(href, isMissing);
            const auto time = fs::last_write_time(href, isMissing);
            files[href] = isMissing ? Json() : Json::array({size, time.time_since_epoch().count()});
        }
        if (value.is_structured()) {
            for (const auto& element : value) {
                addFiles(element, files);
            }
        }
    }

    static bool holds(const fs::path& file, const std::string& text) { return fs::exists(file) && readTextFile(file) == text; }

    /// Whether an earlier run of the same request has finished this task.
    [[nodiscard]] bool isKept(const Task& task, const fs::path& folder, const std::string& job, const std::string& basis) const {
        const auto result = readJobResult(folder);
        if (!result || result->value("state", std::string()) != "done" || !holds(folder / "job.json", job) ||
            !holds(folder / "basis.json", basis)) {
            return false;
        }
        const auto& files = m_results.at(task.id);
        return std::all_of(files.begin(), files.end(), [](const auto& entry) { return fs::exists(entry.second); });
    }

    void startReady(std::size_t pool, int threadsEach) {
        for (const auto& task : m_graph.tasks) {
            if (m_running.size() >= pool) {
                return;
            }
            if (m_done.contains(task.id) || m_running.contains(task.id) || !isReady(task)) {
                continue;
            }
            Request request{.process = task.process, .version = {}, .inputs = resolved(task.inputs), .outputs = m_results[task.id]};
            const std::string job = toText(jobJson(request), 2) + "\n";
            const fs::path folder = m_folder / "tasks" / task.id;
            fs::create_directories(folder);
            const std::string basis = basisOf(request);
            if (isKept(task, folder, job, basis)) {
                m_context.sink.log(LogLevel::Info, task.id + ": kept from an earlier run");
                finish(task.id, folder);
                continue;
            }
            std::error_code ignored;
            fs::remove(folder / "result.json", ignored);
            writeFileAtomically(folder / "job.json", job);
            writeFileAtomically(folder / "basis.json", basis);
            m_running.emplace(task.id, ChildProcess({ownExecutable().string(), "run", (folder / "job.json").string(), "--job-folder",
                                                     folder.string(), "--threads", std::to_string(threadsEach), "--memory-limit",
                                                     std::to_string(std::max<std::uint64_t>(1, m_options.budget.bytes / pool)),
                                                     "--progress", "none", "--parent", std::to_string(::getpid())},
                                                    {.out = {}, .err = folder / "stderr.txt"}));
            m_context.sink.log(LogLevel::Info, task.id + ": started");
        }
    }

    void watch() {
        double sum = static_cast<double>(m_done.size());
        bool isFirst = true;
        for (auto it = m_running.begin(); it != m_running.end();) {
            const auto status = isFirst ? it->second.waitFor(std::chrono::milliseconds(100)) : it->second.exitStatus();
            isFirst = false;
            const fs::path folder = m_folder / "tasks" / it->first;
            if (!status) {
                const auto progress = readJobStatus(folder);
                sum += progress ? std::clamp(progress->fraction, 0.0, 1.0) : 0.0;
                ++it;
                continue;
            }
            const std::string id = it->first;
            it = m_running.erase(it);
            if (*status != 0) {
                endAll();
                fail(id, folder, *status);
            }
            finish(id, folder);
            sum += 1.0;
        }
        m_context.sink.progress(sum / static_cast<double>(m_graph.tasks.size()),
                                std::to_string(m_done.size()) + " / " + std::to_string(m_graph.tasks.size()));
    }

    /// A task is done: what it warned of is the user's to know.
    void finish(const std::string& id, const fs::path& folder) {
        m_done.insert(id);
        const auto result = readJobResult(folder);
        if (result && result->contains("warnings") && (*result)["warnings"].is_array()) {
            for (const auto& warning : (*result)["warnings"]) {
                m_context.warnings.push_back(id + ": " + (warning.is_string() ? warning.get<std::string>() : toText(warning)));
            }
        }
    }

    [[noreturn]] static void fail(const std::string& id, const fs::path& folder, int status) {
        const auto result = readJobResult(folder);
        if (result && result->contains("error") && (*result)["error"].is_object()) {
            throw Error::fromJson((*result)["error"]).with("task", id);
        }
        throw Error(ErrorCode::ComputationFailed, "jobs.graph.taskDied",
                    {{"id", id}, {"status", static_cast<std::int64_t>(status)}, {"folder", folder.string()}}, "hint.jobs.graph.runAgain");
    }

    void endAll() {
        for (auto& [id, child] : m_running) {
            child.terminate();
        }
        for (auto& [id, child] : m_running) {
            if (!child.waitFor(std::chrono::seconds(4))) {
                child.kill();
            }
            static_cast<void>(child.waitFor(std::chrono::seconds(1)));
        }
        m_running.clear();
    }

    const TaskGraph& m_graph;
    const ProcessRegistry& m_registry;
    const RunOptions& m_options;
    RunContext& m_context;
    fs::path m_folder;
    bool m_isOwnFolder; ///< made by us, so that we may remove it
    std::map<std::string, std::map<std::string, fs::path>> m_results;
    std::map<std::string, ChildProcess> m_running;
    std::set<std::string> m_done;
};

} // namespace

void runGraph(const TaskGraph& graph, const ProcessRegistry& registry, const RunOptions& options, RunContext& context) {
    for (const auto& task : graph.tasks) {
        static_cast<void>(registry.find(task.process));
    }
    GraphRun(graph, registry, options, context).run();
}

} // namespace phidias::core
