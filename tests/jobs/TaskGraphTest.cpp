// Task graphs on this machine, with the worker of tests/worker: 1 + 2 + 3 in three tasks.
#include "core/process/TaskGraph.h"

#include "core/jobs/JobFolder.h"
#include "core/util/AtomicFile.h"
#include "core/util/ChildProcess.h"
#include "core/util/Error.h"
#include "tests/support/Support.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <set>

using namespace phidias::core;
using phidias::tests::runPhidias;
namespace fs = std::filesystem;

class TaskGraphTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tasksFeedEachOtherAndLeaveTheResultAlone();
    void failedTaskIsNamedAndRunningAgainGoesOn();
    void changedInputIsComputedAgainAndItsWarningIsHeard();
    void filesOfTheUserInAWorkFolderStay();
    void tasksEndWithAKilledDriver();
    void circleIsRefused();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
    [[nodiscard]] phidias::tests::CommandResult run(const fs::path& out, const QStringList& more = {}) const {
        return runPhidias(PHIDIAS_TEST_WORKER, QStringList{QStringLiteral("run"), QStringLiteral("test.sum"), QStringLiteral("--progress"),
                                                           QStringLiteral("none"), QStringLiteral("--out"),
                                                           QStringLiteral("sum=") + QString::fromStdString(out.string())} +
                                                   more);
    }
};

void TaskGraphTest::tasksFeedEachOtherAndLeaveTheResultAlone() {
    fs::create_directory(at("plain"));
    const auto result = run(at("plain") / "sum.txt");
    QVERIFY2(result.status == 0, result.err.constData());
    QCOMPARE(std::stod(readTextFile(at("plain") / "sum.txt")), 6.0);
    std::set<std::string> left;
    for (const auto& entry : fs::directory_iterator(at("plain"))) {
        left.insert(entry.path().filename().string());
    }
    QVERIFY((left == std::set<std::string>{"sum.txt", "sum.txt.provenance.json"}));
}

void TaskGraphTest::failedTaskIsNamedAndRunningAgainGoesOn() {
    fs::create_directory(at("fails"));
    writeFileAtomically(at("stop"), "x");
    const fs::path out = at("fails") / "sum.txt";
    const QStringList failing{QStringLiteral("--set"), QStringLiteral("failWhile=") + QString::fromStdString(at("stop").string())};
    const auto failed = run(out, failing);
    QCOMPARE(failed.status, 5);
    QVERIFY2(failed.err.contains("told to fail"), failed.err.constData());
    QVERIFY(!fs::exists(out));
    const fs::path first = fs::path(out.string() + ".run") / "tasks/one/result.json";
    QVERIFY(fs::exists(first));
    const auto written = fs::last_write_time(first);
    fs::remove(at("stop"));
    const auto again = run(out, failing + QStringList{QStringLiteral("--keep")});
    QVERIFY2(again.status == 0, again.err.constData());
    QCOMPARE(std::stod(readTextFile(out)), 6.0);
    QVERIFY(fs::last_write_time(first) == written); // the task that was done was not run again
}

void TaskGraphTest::changedInputIsComputedAgainAndItsWarningIsHeard() {
    fs::create_directory(at("changed"));
    writeFileAtomically(at("more.txt"), "10");
    const fs::path out = at("changed") / "sum.txt";
    const QStringList more{QStringLiteral("--keep"), QStringLiteral("--set"),
                           QStringLiteral("more=") + QString::fromStdString(at("more.txt").string())};
    const auto first = run(out, more);
    QVERIFY2(first.status == 0, first.err.constData());
    QCOMPARE(std::stod(readTextFile(out)), 16.0);
    QVERIFY2(first.err.contains("more was added"), first.err.constData());
    writeFileAtomically(at("more.txt"), "100");
    const auto second = run(out, more);
    QVERIFY2(second.status == 0, second.err.constData());
    QCOMPARE(std::stod(readTextFile(out)), 106.0);
}

void TaskGraphTest::filesOfTheUserInAWorkFolderStay() {
    fs::create_directories(at("mine") / "tasks");
    writeFileAtomically(at("mine") / "thesis.txt", "years of work");
    const QStringList folder{QStringLiteral("--work-folder"), QString::fromStdString(at("mine").string())};
    QCOMPARE(run(at("plain") / "other.txt", folder).status, 2); // that "tasks" is not ours
    fs::remove(at("mine") / "tasks");
    const auto result = run(at("plain") / "other.txt", folder);
    QVERIFY2(result.status == 0, result.err.constData());
    QCOMPARE(readTextFile(at("mine") / "thesis.txt").c_str(), "years of work");
    QVERIFY(!fs::exists(at("mine") / "tasks") && !fs::exists(at("mine") / "work"));
}

void TaskGraphTest::tasksEndWithAKilledDriver() {
    fs::create_directory(at("killed"));
    const fs::path pidFile = at("killed") / "pid";
    ChildProcess driver({PHIDIAS_TEST_WORKER, "run", "test.sum", "--progress", "none", "--out",
                         "sum=" + (at("killed") / "sum.txt").string(), "--set", "wait=" + pidFile.string()});
    const auto taskPid = [&] {
        std::error_code isMissing;
        return fs::file_size(pidFile, isMissing) > 0 && !isMissing ? std::stoi(readTextFile(pidFile)) : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(taskPid() > 0, 20000);
    QVERIFY(processStartTicks(taskPid()) != 0);
    driver.kill();
    QTRY_VERIFY_WITH_TIMEOUT(processStartTicks(taskPid()) == 0, 3000);
    QVERIFY(!fs::exists(at("killed") / "sum.txt"));
}

void TaskGraphTest::circleIsRefused() {
    TaskGraph graph;
    graph.tasks = {{.id = "a", .process = "p", .inputs = Json::object(), .outputs = {}, .after = {"b"}},
                   {.id = "b", .process = "p", .inputs = Json::object(), .outputs = {}, .after = {"a"}}};
    QVERIFY_EXCEPTION_THROWN(graph.check(), Error);
}

QTEST_GUILESS_MAIN(TaskGraphTest)
#include "TaskGraphTest.moc"
