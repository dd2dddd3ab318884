// `phidias` with processes whose behaviour the tests choose: see each declaration.
#include "app/cli/Command.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

namespace {

namespace fs = std::filesystem;
using phidias::core::Declaration;
using phidias::core::Error;
using phidias::core::ErrorCode;
using phidias::core::Json;
using phidias::core::Parameter;
using phidias::core::RunContext;
using phidias::core::ValueKind;

Parameter parameter(const std::string& name, ValueKind kind, Json standard) {
    Parameter made;
    made.name = name;
    made.title = name;
    made.types.emplace_back().kind = kind;
    if (kind == ValueKind::File) {
        made.types.front().shape = "any";
    }
    made.defaultValue = std::move(standard);
    return made;
}

Declaration declarationOf(const std::string& id) {
    Declaration made;
    made.id = id;
    made.version = "1";
    made.title = id;
    made.inputs = {parameter("seconds", ValueKind::Number, 1.0), parameter("count", ValueKind::Text, ""), parameter("unless", ValueKind::Text, ""),
                   parameter("source", ValueKind::File, nullptr), parameter("warning", ValueKind::Text, "")};
    made.outputs = {{.name = "out", .title = "Out", .formats = {"txt"}, .isMandatory = true}};
    made.example = Json::object();
    return made;
}

/// Writes a line every 20 ms for `seconds`, and one into the file `count` when it begins; says `warning`. Honours the stop unless it is stubborn.
void writeSlowly(RunContext& context, bool isStubborn) {
    if (const auto count = context.request.text("count"); !count.empty()) {
        std::ofstream(count, std::ios::app) << context.request.process << '\n';
    }
    if (const auto warning = context.request.text("warning"); !warning.empty()) {
        context.warnings.push_back(warning);
    }
    std::ofstream out(context.outputPart("out").value());
    std::ofstream(context.scratch / "scratch.txt") << "x";
    const auto total = std::chrono::duration<double>(context.request.number("seconds"));
    const auto start = std::chrono::steady_clock::now();
    for (;;) {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
        if (passed >= total) {
            break;
        }
        if (!isStubborn) {
            context.throwIfCancelled();
        }
        out << passed.count() << '\n' << std::flush;
        context.sink.progress(passed / total, "sleeping");
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    context.sink.log(phidias::core::LogLevel::Info, "slept");
    out << "whole\n";
}

class TestProcess : public phidias::core::Process {
public:
    explicit TestProcess(const std::string& id) : m_declaration(declarationOf(id)) {}
    [[nodiscard]] const Declaration& declaration() const override { return m_declaration; }

private:
    Declaration m_declaration;
};

class Sleep : public TestProcess {
public:
    Sleep() : TestProcess("test.sleep") {}
    void run(RunContext& context) const override { writeSlowly(context, false); }
};

/// Does not look at the stop, as a library call without a hook.
class Stubborn : public TestProcess {
public:
    Stubborn() : TestProcess("test.stubborn") {}
    void run(RunContext& context) const override { writeSlowly(context, true); }
};

/// Fails unless the file `unless` exists.
class Fail : public TestProcess {
public:
    Fail() : TestProcess("test.fail") {}
    void run(RunContext& context) const override {
        writeSlowly(context, false);
        if (!fs::exists(context.request.text("unless"))) {
            throw Error(ErrorCode::ComputationFailed, "core.outOfMemory", {{"what", std::string("as asked")}});
        }
    }
};

/// Dies of a signal in the middle.
class Crash : public TestProcess {
public:
    Crash() : TestProcess("test.crash") {}
    void run(RunContext& context) const override {
        std::ofstream(context.outputPart("out").value()) << "half";
        std::raise(SIGSEGV);
    }
};

/// one (sleeps) -> two (fails unless the file `unless` exists) -> three (writes the result of the run).
class Graph : public TestProcess {
public:
    Graph() : TestProcess("test.graph") {}
    void run(RunContext&) const override {}
    [[nodiscard]] std::optional<phidias::core::TaskGraph> taskGraph(const phidias::core::Request& request) const override {
        Json inputs = request.inputs;
        phidias::core::TaskGraph graph;
        graph.tasks.push_back({.id = "one", .process = "test.sleep", .inputs = inputs, .outputs = {{"out", "one.txt"}}, .after = {}});
        inputs["source"] = {{"task", "one"}, {"output", "out"}};
        graph.tasks.push_back({.id = "two", .process = "test.fail", .inputs = inputs, .outputs = {{"out", "two.txt"}}, .after = {}});
        inputs["source"] = {{"task", "two"}, {"output", "out"}};
        graph.tasks.push_back({.id = "three", .process = "test.sleep", .inputs = inputs, .outputs = {{"out", request.outputs.at("out").string()}}, .after = {}});
        return graph;
    }
};

} // namespace

int main(int argc, char** argv) {
    phidias::core::ProcessRegistry processes;
    processes.add(std::make_unique<Sleep>());
    processes.add(std::make_unique<Stubborn>());
    processes.add(std::make_unique<Fail>());
    processes.add(std::make_unique<Crash>());
    processes.add(std::make_unique<Graph>());
    return phidias::cli::runProgram(argc, argv, {processes});
}
