#include "core/jobs/InteractiveWorker.h"

#include "core/data/GridPlane.h"
#include "core/io/Inspect.h"
#include "core/io/OpenDataset.h"
#include "core/jobs/JobFolder.h"
#include "core/jobs/Runner.h"
#include "core/scene/LayerData.h"
#include "core/util/AtomicFile.h"
#include "core/util/ScratchFolder.h"
#include "core/util/StopPoint.h"

#include <atomic>
#include <iostream>
#include <list>
#include <map>
#include <mutex>
#include <thread>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

/// Writes whole lines from any thread.
class LineWriter {
public:
    explicit LineWriter(std::ostream& out) : m_out(out) {}
    void write(const Json& line) {
        const std::scoped_lock lock(m_mutex);
        m_out << toText(line) << '\n' << std::flush;
    }

private:
    std::mutex m_mutex;
    std::ostream& m_out;
};

class LineSink : public ProgressSink {
public:
    LineSink(LineWriter& writer, Json id) : m_writer(writer), m_id(std::move(id)) {}
    void progress(double fraction, std::string_view message) override {
        if (std::abs(fraction - m_last) >= 0.001) {
            m_last = fraction;
            m_writer.write({{"id", m_id}, {"t", "progress"}, {"fraction", fraction}, {"message", message}});
        }
    }
    void log(LogLevel, std::string_view message) override { m_writer.write({{"id", m_id}, {"t", "log"}, {"message", message}}); }

private:
    LineWriter& m_writer;
    Json m_id;
    double m_last = -1.0;
};

class Session {
public:
    Session(const ProcessRegistry& registry, MemoryBudget budget, int threads, std::ostream& out)
        : m_registry(registry), m_budget(budget), m_threads(threads), m_writer(out) {}
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session() {
        for (auto& task : m_tasks) {
            task.stop.request_stop();
        }
        m_tasks.clear(); // joins
    }

    void handle(const std::string& line) {
        const Json request = Json::parse(line, nullptr, false);
        if (!request.is_object() || (!request.contains("id") && !request.contains("cancel"))) {
            m_writer.write({{"id", nullptr}, {"t", "error"}, {"error", Error(ErrorCode::InvalidRequest, "serve.badLine").toJson()}});
            return;
        }
        if (request.contains("cancel")) {
            stopAll([id = toText(request["cancel"])](const Task& task) { return task.id == id; });
            return;
        }
        m_tasks.remove_if([](const Task& task) { return task.isDone.load(); });
        const std::string id = toText(request["id"]);
        const std::string key = request.value("key", Json()).dump();
        if (key != "null") {
            stopAll([&](const Task& task) { return task.key == key; });
        }
        // An id given again: the earlier task is stopped, not waited for.
        stopAll([&](const Task& task) { return task.id == id; });
        auto& task = m_tasks.emplace_back();
        task.id = id;
        task.key = key;
        task.thread = std::jthread([this, request, &task] {
            answer(request, task.stop.get_token());
            task.isDone = true;
        });
    }

private:
    struct Task {
        std::string id;
        std::string key;
        std::stop_source stop;
        std::atomic<bool> isDone = false;
        std::jthread thread;
    };

    template <typename Condition> void stopAll(const Condition& isMeant) {
        for (auto& task : m_tasks) {
            if (isMeant(task)) {
                task.stop.request_stop();
            }
        }
    }

    void answer(const Json& request, std::stop_token stop) {
        const StopScope scope(stop);
        try {
            Json result{{"id", request["id"]}, {"t", "result"}};
            if (request.contains("inspect")) {
                result["inspect"] = inspect(request["inspect"].get<std::string>(),
                                            {.statistics = request.value("statistics", false), .budget = m_budget, .stop = stop});
            } else if (request.contains("layers")) {
                result["layers"] = Json::array();
                for (const auto& layer : layersOfFile(request["layers"].get<std::string>(), m_budget)) {
                    result["layers"].push_back(toJson(layer));
                }
            } else if (request.contains("read")) {
                result["read"] = readPlane(request["read"]);
            } else {
                result.update(runProcess(request, stop));
            }
            if (stop.stop_requested()) {
                throw Error(ErrorCode::Cancelled, "core.cancelled");
            }
            m_writer.write(result);
        } catch (const nlohmann::json::exception&) {
            m_writer.write({{"id", request["id"]}, {"t", "error"}, {"error", Error(ErrorCode::InvalidRequest, "serve.badLine").toJson()}});
        } catch (...) {
            m_writer.write({{"id", request["id"]}, {"t", "error"}, {"error", currentError().toJson()}});
        }
    }

    fs::path scratchFile(const std::string& ending) {
        const std::scoped_lock lock(m_mutex);
        return m_scratch.path() / (std::to_string(++m_files) + ending);
    }

    Json runProcess(const Json& line, std::stop_token stop) {
        Request request;
        request.process = line.at("process").get<std::string>();
        request.inputs = line.value("inputs", Json::object());
        request.inputs.update(line.value("parameters", Json::object()));
        const auto& declaration = m_registry.find(request.process).declaration();
        const Json asked = line.value("outputs", Json::object());
        for (const auto& output : declaration.outputs) {
            if (asked.contains(output.name)) {
                request.outputs[output.name] = asked[output.name].is_object() ? asked[output.name].at("href").get<std::string>()
                                                                              : asked[output.name].get<std::string>();
            } else if (output.isMandatory) {
                request.outputs[output.name] = scratchFile("." + output.formats.front());
            }
        }
        LineSink sink(m_writer, line["id"]);
        PartFiles parts;
        const RunOptions options{.baseFolder = fs::current_path(),
                                 .threads = m_threads,
                                 .budget = m_budget,
                                 .mayReplace = true,
                                 .keepWork = false,
                                 .workFolder = {},
                                 .stop = stop,
                                 .cache = &m_setups};
        return resultJson(runRequest(m_registry, request, options, sink, parts));
    }

    /// Size and time of change of a file; both 0 for an address.
    using Stamp = std::pair<std::uintmax_t, fs::file_time_type::rep>;
    struct OpenGrid {
        std::shared_ptr<const Grid> grid;
        Stamp stamp;
    };

    static Stamp stampOf(const std::string& href) {
        std::error_code isNoFile;
        const auto size = fs::file_size(href, isNoFile);
        const auto time = fs::last_write_time(href, isNoFile);
        return isNoFile ? Stamp{} : Stamp{size, time.time_since_epoch().count()};
    }

    std::shared_ptr<const Grid> openedGrid(const std::string& href) {
        {
            const std::scoped_lock lock(m_mutex);
            if (const auto found = m_grids.find(href); found != m_grids.end() && found->second.stamp == stampOf(href)) {
                return found->second.grid;
            }
        }
        const auto stamp = stampOf(href);
        const Dataset dataset = openDataset(href, {.budget = m_budget, .stop = {}, .csvColumns = {}});
        const auto* grid = std::get_if<std::shared_ptr<const Grid>>(&dataset);
        if (grid == nullptr) {
            throw Error(ErrorCode::InvalidRequest, "serve.notAGrid", {{"path", href}});
        }
        const std::scoped_lock lock(m_mutex);
        return m_grids.insert_or_assign(href, OpenGrid{*grid, stamp}).first->second.grid;
    }

    Json readPlane(const Json& read) {
        const std::string href = read.at("href").get<std::string>();
        const auto grid = openedGrid(href);
        const std::string name = read.at("variable").get<std::string>();
        const auto variable = grid->findVariable(name);
        if (!variable) {
            throw Error(ErrorCode::UnknownVariable, "serve.noVariable", {{"path", href}, {"asked", name}});
        }
        const auto labels = [&](AxisRole role) {
            const auto place = grid->axisOf(*variable, role);
            return place ? axisLabels(grid->axes[grid->variables[*variable].axes[*place]]) : std::vector<std::string>();
        };
        const auto numbers = [&](AxisRole role) {
            const auto place = grid->axisOf(*variable, role);
            return place ? axisNumbers(grid->axes[grid->variables[*variable].axes[*place]]) : std::vector<double>();
        };
        const auto timeAxis = grid->axisOf(*variable, AxisRole::Time);
        const auto verticalAxis = grid->axisOf(*variable, AxisRole::Vertical);
        const auto& entry = grid->variables[*variable];
        const auto plane =
            GridPlane::load(*grid, *variable, read.value("time", std::size_t{0}), read.value("level", std::size_t{0}), {}, m_budget);
        const std::vector<float> values(plane.values().begin(), plane.values().end());
        const fs::path file = scratchFile(".f32");
        writeFileAtomically(file, {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)});
        return {{"file", file.string()},
                {"longitudes", plane.longitudesDeg()},
                {"latitudes", plane.latitudesDeg()},
                {"unit", entry.unit},
                {"title", entry.longName.empty() ? entry.name : entry.longName},
                {"times", labels(AxisRole::Time)},
                {"timesUnixSeconds", numbers(AxisRole::Time)},
                {"isClimatological", timeAxis && grid->axes[entry.axes[*timeAxis]].isClimatological},
                {"levels", labels(AxisRole::Vertical)},
                {"levelValues", numbers(AxisRole::Vertical)},
                {"levelsAreDepths", verticalAxis && isDepthAxis(grid->axes[entry.axes[*verticalAxis]])}};
    }

    const ProcessRegistry& m_registry;
    MemoryBudget m_budget;
    int m_threads;
    LineWriter m_writer;
    SetupCache m_setups{6}; ///< a copy of the observations each
    ScratchFolder m_scratch{"phidias-serve"};
    std::mutex m_mutex;
    int m_files = 0;
    std::map<std::string, OpenGrid> m_grids;
    std::list<Task> m_tasks; ///< last member: its threads use the others
};

} // namespace

void InteractiveWorker::serve(std::istream& in, std::ostream& out) {
    Session session(m_registry, m_budget, m_threads, out);
    for (std::string line; std::getline(in, line);) {
        if (!line.empty()) {
            session.handle(line);
        }
    }
}

} // namespace phidias::core
