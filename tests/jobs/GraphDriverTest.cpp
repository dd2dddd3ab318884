// Task graphs: done tasks are kept, results are of the inputs as they are, nothing is left behind. The graph is test.graph of tests/support/worker:
// one (test.sleep) -> two (test.fail unless a file exists) -> three (test.sleep, writes the result of the run). `count` gets one line a run of a task.
#include "tests/support/Support.h"

#include "core/jobs/JobFolder.h"
#include "core/util/AtomicFile.h"
#include "core/util/ChildProcess.h"

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <filesystem>
#include <fstream>

using namespace phidias::core;
namespace fs = std::filesystem;

class GraphDriverTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void failedGraphGoesOnWhereItStopped();
    void changedInputMakesItsTasksRunAgain();
    void folderOfTheUserIsNotRemoved();
    void warningsOfTasksReachTheResult();
    void cancelEndsTheTasks();
    void killedDriverTakesItsTasksAlongAndCanBeRunAgain();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] fs::path at(const std::string& name) const { return fs::path(m_folder->path().toStdString()) / name; }
    [[nodiscard]] QStringList arguments(double seconds) const {
        const auto setting = [](const std::string& name, const std::string& value) { return QStringList{QStringLiteral("--set"), QString::fromStdString(name + "=" + value)}; };
        return QStringList{QStringLiteral("run"), QStringLiteral("test.graph")} + setting("seconds", std::to_string(seconds)) + setting("count", at("count.txt").string()) +
               setting("unless", at("marker").string()) +
               QStringList{QStringLiteral("--out"), QString::fromStdString("out=" + at("out.txt").string()), QStringLiteral("--progress"), QStringLiteral("none"),
                           QStringLiteral("--threads"), QStringLiteral("2"), QStringLiteral("--job-folder"), QString::fromStdString(at("job").string())};
    }
    [[nodiscard]] phidias::tests::CommandResult run(double seconds, const QStringList& more = {}) const {
        return phidias::tests::runPhidias(PHIDIAS_TEST_WORKER, arguments(seconds) + more);
    }
    [[nodiscard]] std::string runs() const {
        std::string text = fs::exists(at("count.txt")) ? readTextFile(at("count.txt")) : std::string();
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }
    [[nodiscard]] std::set<std::string> left() const {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(m_folder->path().toStdString())) {
            names.insert(entry.path().filename().string());
        }
        return names;
    }
    [[nodiscard]] ChildProcess start(double seconds) const {
        std::vector<std::string> command{PHIDIAS_TEST_WORKER};
        for (const auto& argument : arguments(seconds)) {
            command.push_back(argument.toStdString());
        }
        return ChildProcess(command);
    }
    [[nodiscard]] fs::path task(const std::string& id) const { return at("out.txt.run") / "tasks" / id; }
};

void GraphDriverTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

void GraphDriverTest::failedGraphGoesOnWhereItStopped() {
    auto result = run(0.0);
    QCOMPARE(result.status, 5);
    QVERIFY2(result.err.contains("as asked") && result.err.contains("two"), result.err.constData()); // the task's own error, and which task
    QCOMPARE(runs(), std::string("test.sleep test.fail "));
    QVERIFY(!fs::exists(at("out.txt")));
    std::ofstream(at("marker")) << "now";
    result = run(0.0);
    QVERIFY2(result.status == 0, result.err.constData());
    QCOMPARE(runs(), std::string("test.sleep test.fail test.fail test.sleep ")); // the first task was kept
    QVERIFY(readTextFile(at("out.txt")).ends_with("whole\n"));
    const std::set<std::string> expected{"count.txt", "job", "marker", "out.txt", "out.txt.provenance.json"};
    QCOMPARE(left(), expected);
    QVERIFY(readTextFile(at("out.txt.provenance.json")).find("test.graph") != std::string::npos);
}

void GraphDriverTest::changedInputMakesItsTasksRunAgain() {
    std::ofstream(at("in.txt")) << "one";
    const QStringList source{QStringLiteral("--set"), QString::fromStdString("source=" + at("in.txt").string())};
    QCOMPARE(run(0.0, source).status, 5);
    QCOMPARE(run(0.0, source).status, 5);
    QCOMPARE(runs(), std::string("test.sleep test.fail test.fail "));
    std::ofstream(at("in.txt")) << "another";
    QCOMPARE(run(0.0, source).status, 5);
    QCOMPARE(runs(), std::string("test.sleep test.fail test.fail test.sleep test.fail "));
}

void GraphDriverTest::folderOfTheUserIsNotRemoved() {
    fs::create_directories(at("mine"));
    std::ofstream(at("mine") / "thesis.txt") << "years of work";
    std::ofstream(at("marker")) << "now";
    const auto result = run(0.0, {QStringLiteral("--work-folder"), QString::fromStdString(at("mine").string())});
    QVERIFY2(result.status == 0, result.err.constData());
    QCOMPARE(readTextFile(at("mine") / "thesis.txt"), std::string("years of work"));
    QVERIFY(!fs::exists(at("mine") / "tasks") && !fs::exists(at("mine") / "work"));
}

void GraphDriverTest::warningsOfTasksReachTheResult() {
    std::ofstream(at("marker")) << "now";
    QCOMPARE(run(0.0, {QStringLiteral("--set"), QStringLiteral("warning=few observations")}).status, 0);
    const auto result = readJobResult(at("job"));
    QCOMPARE(result->at("warnings").dump(), std::string(R"(["few observations"])"));
}

void GraphDriverTest::cancelEndsTheTasks() {
    auto driver = start(30.0);
    QTRY_VERIFY(readJobStatus(task("one")) && readJobStatus(task("one"))->fraction > 0.0);
    const auto worker = *readJobStatus(task("one"));
    driver.terminate();
    QTRY_VERIFY_WITH_TIMEOUT(readJobStatus(at("job"))->phase.starts_with("cancel"), 1000);
    QCOMPARE(driver.waitFor(std::chrono::seconds(5)).value_or(-1), 4);
    QTRY_VERIFY_WITH_TIMEOUT(!isProcessAlive(worker.pid, worker.processStartTicks), 1000);
    QVERIFY(!fs::exists(at("out.txt")) && !fs::exists(partPath(at("out.txt"))));
}

void GraphDriverTest::killedDriverTakesItsTasksAlongAndCanBeRunAgain() {
    auto driver = start(30.0);
    QTRY_VERIFY(readJobStatus(task("one")) && readJobStatus(task("one"))->fraction > 0.0);
    const auto worker = *readJobStatus(task("one"));
    driver.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!isProcessAlive(worker.pid, worker.processStartTicks), 5000);
    std::ofstream(at("marker")) << "now";
    const auto result = run(0.0);
    QVERIFY2(result.status == 0, result.err.constData());
}

QTEST_GUILESS_MAIN(GraphDriverTest)
#include "GraphDriverTest.moc"
