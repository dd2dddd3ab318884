// A worker with processes of the tests' own: "test.sum" adds numbers in a task graph, "test.part.add" is one of its tasks.
#include "app/cli/Command.h"
#include "core/process/ParameterForms.h"
#include "core/util/AtomicFile.h"

#include <unistd.h>

#include <chrono>
#include <fstream>
#include <thread>

namespace core = phidias::core;

namespace {

core::Declaration declared(const char* id, std::vector<core::Parameter> inputs) {
    core::Declaration declaration;
    declaration.id = id;
    declaration.version = "1";
    declaration.title = id;
    declaration.inputs = std::move(inputs);
    declaration.outputs = {{.name = "sum", .title = "Sum", .formats = {"txt"}, .isMandatory = true}};
    return declaration;
}

/// Adds a number to that of a file; fails while the file `failWhile` exists.
class Add : public core::Process {
public:
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override {
        if (context.request.has("failWhile") && std::filesystem::exists(context.request.text("failWhile"))) {
            throw core::Error(core::ErrorCode::ComputationFailed, "core.outOfMemory", {{"what", std::string("told to fail")}});
        }
        if (context.request.has("wait")) {
            std::ofstream(context.request.text("wait")) << ::getpid();
            for (int k = 0; k < 3000 && !context.stop.stop_requested(); ++k) {
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            }
            context.throwIfCancelled();
        }
        if (context.request.has("warning")) {
            context.warnings.push_back(context.request.text("warning"));
        }
        double sum = context.request.number("number");
        for (const auto& file : context.request.has("files") ? context.request.files("files") : std::vector<std::filesystem::path>()) {
            sum += std::stod(core::readTextFile(file));
        }
        core::writeFileAtomically(*context.outputPart("sum"), std::to_string(sum));
    }

private:
    core::Declaration m_declaration = declared(
        "test.part.add",
        {core::requiredParameter({"number", "Number", "", "Data"}, {core::numberForm("1", -1e9, 1e9)}),
         [] {
             auto files = core::requiredParameter({"files", "Files", "", "Data"}, {core::fileForm("any")}, true);
             files.isRequired = false;
             return files;
         }(),
         core::optionalParameter({"failWhile", "Fail while", "", "Data"}, {core::textForm()}),
         core::optionalParameter({"warning", "Warning", "", "Data"}, {core::textForm()}),
         core::optionalParameter({"wait", "File to write the process id to before half a minute's wait", "", "Data"}, {core::textForm()})});
};

/// 1 + 2 + 3 in three tasks: two that stand alone and one that waits for both.
class Sum : public core::Process {
public:
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext&) const override {
        throw core::Error(core::ErrorCode::Defect, "core.defect", {{"what", std::string("a graph")}});
    }
    [[nodiscard]] std::optional<core::TaskGraph> taskGraph(const core::Request& request) const override {
        core::TaskGraph graph;
        graph.tasks = {
            {.id = "one", .process = "test.part.add", .inputs = {{"number", 1}}, .outputs = {{"sum", "one.txt"}}, .after = {}},
            {.id = "two", .process = "test.part.add", .inputs = {{"number", 2}}, .outputs = {{"sum", "two.txt"}}, .after = {}},
            {.id = "all",
             .process = "test.part.add",
             .inputs = {{"number", 3},
                        {"files", core::Json::array({{{"task", "one"}, {"output", "sum"}}, {{"task", "two"}, {"output", "sum"}}})}},
             .outputs = {{"sum", request.outputs.at("sum").string()}},
             .after = {}}};
        for (const char* name : {"failWhile", "wait"}) {
            if (request.has(name)) {
                graph.tasks[2].inputs[name] = request.text(name);
            }
        }
        if (request.has("more")) {
            graph.tasks[0].inputs["files"] = core::Json::array({{{"href", request.text("more")}}});
            graph.tasks[0].inputs["warning"] = "more was added";
        }
        return graph;
    }

private:
    core::Declaration m_declaration =
        declared("test.sum", {core::optionalParameter({"failWhile", "Fail while", "", "Data"}, {core::textForm()}),
                              core::optionalParameter({"wait", "Wait", "", "Data"}, {core::textForm()}),
                              core::optionalParameter({"more", "More", "", "Data"}, {core::textForm()})});
};

} // namespace

int main(int argc, char** argv) {
    core::ProcessRegistry processes;
    processes.add(std::make_unique<Add>());
    processes.add(std::make_unique<Sum>());
    return phidias::cli::runProgram(argc, argv, {processes});
}
