// The local job service with a worker whose behaviour the tests choose (tests/support/worker): states, cancellation, the limit of workers, and what is
// left after kill -9 of the worker and of the client. Limits of time: INTERFACES 1 (acknowledged at once, forced end after 3 s).
#include "tests/support/Support.h"

#include "core/jobs/JobService.h"
#include "core/util/AtomicFile.h"
#include "core/util/Paths.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace phidias::core;
namespace fs = std::filesystem;

class LocalJobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void jobThatEndsWellTellsAllOfItself();
    void progressAndRemainingTimeAreShownWhileItRuns();
    void failedJobKeepsErrorAndWarnings();
    void crashOfTheWorkerIsAFailedJobWithTheSignal();
    void killedWorkerLeavesNoHalfFileAndRetrySucceeds();
    void partOfAKilledWorkerIsRemovedAtTheNextStart();
    void partOfALiveJobIsLeftAloneWhenAnotherWorkerDied();
    void cancelIsAcknowledgedWithinASecondAndLeavesNothing_data();
    void cancelIsAcknowledgedWithinASecondAndLeavesNothing();
    void stoppedWorkerIsKilledAfterACancel();
    void queuedJobIsCancelledAtOnce();
    void workerGoesOnWhenTheClientIsKilled();
    void announcedWorkerThatNeverCameIsAFailedJob();
    void workerStartedByADeadClientIsFoundByItsFolder();
    void missingProgramIsAFailedJobWithTheReasonAndNoGhost();
    void placesAreLimitedAndFilledAgain();
    void threadsAreSharedOut();
    void workersAreNiceAndHaveASessionOfTheirOwn();
    void silentWorkerIsStale();
    void twoJobsMayNotWriteTheSameFile();
    void passwordInAnAddressIsRefused();
    void removedJobIsGoneWithItsFolderAndLeavesItsResults();
    void twoServicesOnOneJournalDoNotDisturbEachOther();
    void logIsReadFromAnOffset();
    void commandLineShowsCancelsAndRetries();
    void scratchFoldersOfKilledWorkersAreRemoved();
    void stateFolderMayBeChosen();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] fs::path at(const std::string& name) const { return fs::path(m_folder->path().toStdString()) / name; }
    [[nodiscard]] JobService::Settings settings() const {
        return {.journal = at("jobs.sqlite"), .folder = at("jobs"), .executable = PHIDIAS_TEST_WORKER, .workers = 2, .threads = 4};
    }
    [[nodiscard]] Request request(const std::string& process, double seconds, const std::string& out = "out.txt") const {
        return {.process = process, .version = {}, .inputs = {{"seconds", seconds}}, .outputs = {{"out", at(out)}}};
    }
    static JobInfo waitForEnd(JobService& service, const std::string& id, int timeoutMs = 20000) {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < timeoutMs) {
            service.poll();
            if (const auto job = service.find(id); job && isEndState(job->entry.state)) {
                return *job;
            }
            QTest::qWait(20);
        }
        return service.find(id).value_or(JobInfo());
    }
    static bool waitUntilWriting(JobService& service, const std::string& id) {
        return QTest::qWaitFor([&] { return service.poll(), service.find(id)->entry.state == JobState::Running && service.find(id)->fraction > 0.0; }, 20000);
    }
    [[nodiscard]] fs::path part() const { return partPath(at("out.txt")); }
    static bool isGone(const JobEntry& entry) { return !isProcessAlive(entry.pid, entry.processStartTicks); }
};

void LocalJobsTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

void LocalJobsTest::jobThatEndsWellTellsAllOfItself() {
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 0.1), "trial");
    const auto job = waitForEnd(service, id);
    QCOMPARE(job.entry.state, JobState::Done);
    QCOMPARE(job.fraction, 1.0);
    QCOMPARE(job.outputs.size(), std::size_t{1});
    QCOMPARE(job.outputs[0].path.string(), at("out.txt").string());
    QCOMPARE(job.outputs[0].size, fs::file_size(at("out.txt")));
    QCOMPARE(job.outputs[0].sha256.size(), std::size_t{64});
    QVERIFY(job.error.is_null());
    QVERIFY(job.entry.createdUnixSeconds <= job.startedUnixSeconds && job.startedUnixSeconds <= job.entry.endedUnixSeconds);
    QVERIFY(!job.isCancelling && !job.isStale && !job.remainingSeconds);
    QVERIFY(fs::exists(at("jobs") / id / "attempt1" / "job.json"));
    QVERIFY(service.log(id).find("slept") != std::string::npos);
}

void LocalJobsTest::progressAndRemainingTimeAreShownWhileItRuns() {
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 4.0), "trial");
    QVERIFY(QTest::qWaitFor([&] { return service.poll(), service.find(id)->fraction > 0.25; }, 10000));
    const auto job = service.find(id);
    QCOMPARE(job->message, std::string("sleeping"));
    // A quarter of 4 s has gone, so about 3 s are left.
    QVERIFY(job->remainingSeconds && *job->remainingSeconds > 1.0 && *job->remainingSeconds < 5.0);
    service.cancel(id);
    waitForEnd(service, id);
}

void LocalJobsTest::failedJobKeepsErrorAndWarnings() {
    JobService service(settings());
    const auto id = service.submit(request("test.fail", 0.0), "trial");
    const auto failed = waitForEnd(service, id);
    QCOMPARE(failed.entry.state, JobState::Failed);
    QCOMPARE(Error::fromJson(failed.error).messageId().c_str(), "core.outOfMemory");
    QVERIFY(!fs::exists(at("out.txt")) && !fs::exists(part()));
    Request warns = request("test.sleep", 0.0);
    warns.inputs["warning"] = "few observations";
    QCOMPARE(waitForEnd(service, service.submit(warns, "warns")).warnings, std::vector<std::string>{"few observations"});
}

void LocalJobsTest::crashOfTheWorkerIsAFailedJobWithTheSignal() {
    JobService service(settings());
    const auto job = waitForEnd(service, service.submit(request("test.crash", 0.0), "trial"));
    QCOMPARE(job.entry.state, JobState::Failed);
    const Error error = Error::fromJson(job.error);
    QCOMPARE(error.messageId().c_str(), "jobs.workerDied");
    QVERIFY(!error.contexts().empty());
    QCOMPARE(error.contexts().front().second, std::to_string(SIGSEGV));
    QVERIFY(!fs::exists(at("out.txt")) && !fs::exists(part()));
}

void LocalJobsTest::killedWorkerLeavesNoHalfFileAndRetrySucceeds() {
    JobService service(settings());
    std::ofstream(at("out.txt")) << "of yesterday";
    const auto id = service.submit(request("test.sleep", 1.0), "trial");
    QVERIFY(waitUntilWriting(service, id));
    QVERIFY(fs::exists(part()));
    QCOMPARE(::kill(service.find(id)->entry.pid, SIGKILL), 0);
    const auto failed = waitForEnd(service, id);
    QCOMPARE(failed.entry.state, JobState::Failed);
    QCOMPARE(Error::fromJson(failed.error).messageId().c_str(), "jobs.workerDied");
    QCOMPARE(readTextFile(at("out.txt")), std::string("of yesterday"));
    QVERIFY(!fs::exists(part()));
    service.retry(id);
    const auto done = waitForEnd(service, id);
    QCOMPARE(done.entry.state, JobState::Done);
    QCOMPARE(done.entry.attempt, 2);
    QVERIFY(readTextFile(at("out.txt")).ends_with("whole\n"));
    QVERIFY(fs::exists(at("jobs") / id / "attempt1" / "status.json")); // the old folder is kept
}

void LocalJobsTest::partOfAKilledWorkerIsRemovedAtTheNextStart() {
    // Worker and client are both killed: nobody sees the worker die.
    const pid_t client = ::fork();
    if (client == 0) {
        JobService service(settings());
        const auto id = service.submit(request("test.sleep", 30.0), "trial");
        waitUntilWriting(service, id);
        ::kill(service.find(id)->entry.pid, SIGKILL);
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(client, &status, 0);
    QVERIFY(WIFSIGNALED(status));
    QVERIFY(fs::exists(part()));
    QTest::qWait(100);
    const JobService service(settings()); // recover() alone, no poll()
    QCOMPARE(service.jobs().size(), std::size_t{1});
    QCOMPARE(service.jobs().front().entry.state, JobState::Failed);
    QVERIFY(!fs::exists(part()));
    QCOMPARE(Journal(at("jobs.sqlite")).entries().front().state, JobState::Failed);
}

void LocalJobsTest::partOfALiveJobIsLeftAloneWhenAnotherWorkerDied() {
    JobEntry dead;
    dead.id = "20200101T000000-dead";
    dead.state = JobState::Running;
    dead.pid = 999999;
    dead.processStartTicks = 1;
    dead.folder = at("jobs") / dead.id / "attempt1";
    dead.request = jobJson(request("test.sleep", 1.0));
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 2.0), "alive");
    QVERIFY(waitUntilWriting(service, id));
    Journal(at("jobs.sqlite")).insert(dead);
    QCOMPARE(waitForEnd(service, dead.id).entry.state, JobState::Failed);
    QVERIFY(fs::exists(part()));
    QCOMPARE(waitForEnd(service, id).entry.state, JobState::Done);
}

void LocalJobsTest::cancelIsAcknowledgedWithinASecondAndLeavesNothing_data() {
    QTest::addColumn<QString>("process");
    QTest::newRow("a process that honours the stop") << QStringLiteral("test.sleep");
    QTest::newRow("a process that ignores it") << QStringLiteral("test.stubborn");
}

void LocalJobsTest::cancelIsAcknowledgedWithinASecondAndLeavesNothing() {
    QFETCH(QString, process);
    JobService service(settings());
    const auto id = service.submit(request(process.toStdString(), 30.0), "trial");
    QVERIFY(waitUntilWriting(service, id));
    const auto entry = service.find(id)->entry;
    QElapsedTimer timer;
    timer.start();
    service.cancel(id);
    QVERIFY(service.find(id)->isCancelling);
    QTRY_VERIFY_WITH_TIMEOUT(readJobStatus(entry.folder)->phase == "cancelling" || readJobStatus(entry.folder)->phase == "cancelled", 1000);
    QTRY_VERIFY_WITH_TIMEOUT((service.poll(), isGone(entry)), static_cast<int>(5000 - timer.elapsed()));
    const auto job = waitForEnd(service, id);
    QCOMPARE(job.entry.state, JobState::Cancelled);
    QCOMPARE(Error::fromJson(job.error).code(), ErrorCode::Cancelled);
    QVERIFY(!job.isCancelling);
    QVERIFY(!fs::exists(at("out.txt")) && !fs::exists(part()));
    service.cancel(id); // once more does no harm
    QCOMPARE(service.find(id)->entry.state, JobState::Cancelled);
}

void LocalJobsTest::stoppedWorkerIsKilledAfterACancel() {
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 30.0), "trial");
    QVERIFY(waitUntilWriting(service, id));
    QCOMPARE(::kill(service.find(id)->entry.pid, SIGSTOP), 0);
    service.cancel(id);
    QCOMPARE(waitForEnd(service, id, 15000).entry.state, JobState::Cancelled);
    QVERIFY(!fs::exists(at("out.txt")) && !fs::exists(part()));
}

void LocalJobsTest::queuedJobIsCancelledAtOnce() {
    auto one = settings();
    one.workers = 1;
    JobService service(one);
    const auto first = service.submit(request("test.sleep", 0.5, "a.txt"), "first");
    const auto second = service.submit(request("test.sleep", 0.5, "b.txt"), "second");
    service.cancel(second);
    QCOMPARE(service.find(second)->entry.state, JobState::Cancelled);
    QCOMPARE(waitForEnd(service, first).entry.state, JobState::Done);
    QVERIFY(!fs::exists(at("b.txt")));
}

void LocalJobsTest::workerGoesOnWhenTheClientIsKilled() {
    const pid_t client = ::fork();
    if (client == 0) {
        JobService service(settings());
        waitUntilWriting(service, service.submit(request("test.sleep", 2.0), "trial"));
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(client, &status, 0);
    QVERIFY(WIFSIGNALED(status));
    JobService service(settings());
    QCOMPARE(service.jobs().size(), std::size_t{1});
    const auto seen = service.jobs().front();
    QCOMPARE(seen.entry.state, JobState::Running);
    QVERIFY(seen.fraction > 0.0);
    QCOMPARE(waitForEnd(service, seen.entry.id).entry.state, JobState::Done);
    QVERIFY(readTextFile(at("out.txt")).ends_with("whole\n"));
}

void LocalJobsTest::announcedWorkerThatNeverCameIsAFailedJob() {
    // What the journal holds when the client dies after announcing the worker and before starting it.
    {
        Journal journal(at("jobs.sqlite"));
        JobEntry entry;
        entry.id = "20260101T000000-00000001";
        entry.process = "test.sleep";
        entry.folder = at("jobs") / entry.id / "attempt1";
        entry.request = jobJson(request("test.sleep", 0.1));
        journal.insert(entry);
        QVERIFY(journal.claim(entry.id, static_cast<double>(QDateTime::currentSecsSinceEpoch()), {}).has_value());
    }
    JobService service(settings());
    QCOMPARE(service.jobs().front().entry.state, JobState::Starting); // another program may be about to start it
    const auto failed = waitForEnd(service, "20260101T000000-00000001", 10000);
    QCOMPARE(failed.entry.state, JobState::Failed);
    service.retry(failed.entry.id);
    QCOMPARE(waitForEnd(service, failed.entry.id).entry.state, JobState::Done);
}

void LocalJobsTest::workerStartedByADeadClientIsFoundByItsFolder() {
    // The client died between starting the worker and writing its process down.
    JobEntry entry;
    entry.id = "20260101T000000-00000002";
    entry.process = "test.sleep";
    entry.folder = at("jobs") / entry.id / "attempt1";
    entry.request = jobJson(request("test.sleep", 1.5));
    fs::create_directories(entry.folder);
    writeFileAtomically(entry.folder / "job.json", entry.request.dump());
    {
        Journal journal(at("jobs.sqlite"));
        journal.insert(entry);
        QVERIFY(journal.claim(entry.id, static_cast<double>(QDateTime::currentSecsSinceEpoch()), {}).has_value());
    }
    ChildProcess worker({PHIDIAS_TEST_WORKER, "run", (entry.folder / "job.json").string(), "--job-folder", entry.folder.string(), "--progress", "none"});
    QTRY_VERIFY(readJobStatus(entry.folder).has_value());
    JobService service(settings());
    QCOMPARE(service.jobs().front().entry.state, JobState::Running);
    QCOMPARE(service.jobs().front().entry.pid, worker.pid());
    QCOMPARE(waitForEnd(service, entry.id).entry.state, JobState::Done);
    QCOMPARE(service.find(entry.id)->entry.attempt, 1);
}

void LocalJobsTest::missingProgramIsAFailedJobWithTheReasonAndNoGhost() {
    auto without = settings();
    without.executable = "/nowhere/phidias";
    JobService service(without);
    const auto id = service.submit(request("test.sleep", 0.1), "trial");
    const auto job = service.find(id);
    QCOMPARE(job->entry.state, JobState::Failed);
    QCOMPARE(Error::fromJson(job->error).messageId().c_str(), "core.child.notStarted");
    QVERIFY(Error::fromJson(job->error).message().find("/nowhere/phidias") != std::string::npos);
    QCOMPARE(job->entry.pid, 0);
    JobService next(settings());
    next.poll();
    QCOMPARE(next.find(id)->entry.state, JobState::Failed);
    next.retry(id);
    QCOMPARE(waitForEnd(next, id).entry.state, JobState::Done);
}

void LocalJobsTest::placesAreLimitedAndFilledAgain() {
    JobService service(settings());
    std::vector<std::string> ids;
    for (int k = 0; k < 5; ++k) {
        ids.push_back(service.submit(request("test.sleep", 0.4, "out" + std::to_string(k) + ".txt"), "job " + std::to_string(k)));
    }
    std::ptrdiff_t most = 0;
    const bool haveAllEnded = QTest::qWaitFor(
        [&] {
            service.poll();
            const auto jobs = service.jobs();
            most = std::max(most, std::count_if(jobs.begin(), jobs.end(), [](const JobInfo& job) { return job.entry.state == JobState::Running; }));
            return std::all_of(jobs.begin(), jobs.end(), [](const JobInfo& job) { return job.entry.state == JobState::Done; });
        },
        20000);
    QVERIFY(haveAllEnded);
    QCOMPARE(most, std::ptrdiff_t{2});
    QCOMPARE(service.jobs().front().entry.id, ids.back()); // newest first
    QVERIFY(service.find(ids[0])->startedUnixSeconds < service.find(ids[4])->startedUnixSeconds);
}

void LocalJobsTest::threadsAreSharedOut() {
    const auto threadsOf = [](const JobEntry& entry) {
        std::ifstream file("/proc/" + std::to_string(entry.pid) + "/cmdline");
        const std::string line((std::istreambuf_iterator<char>(file)), {});
        const auto place = line.find("--threads");
        return place == std::string::npos ? 0 : std::atoi(line.c_str() + place + 10);
    };
    JobService service(settings());
    const auto first = service.submit(request("test.sleep", 2.0, "a.txt"), "first");
    const auto second = service.submit(request("test.sleep", 2.0, "b.txt"), "second");
    QVERIFY(waitUntilWriting(service, first) && waitUntilWriting(service, second));
    QCOMPARE(threadsOf(service.find(first)->entry), 4); // alone when it started
    QCOMPARE(threadsOf(service.find(second)->entry), 2);
    waitForEnd(service, first);
    waitForEnd(service, second);
}

void LocalJobsTest::workersAreNiceAndHaveASessionOfTheirOwn() {
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 1.0), "trial");
    QVERIFY(waitUntilWriting(service, id));
    const int pid = service.find(id)->entry.pid;
    const int own = ::getpriority(PRIO_PROCESS, 0);
    QCOMPARE(::getpriority(PRIO_PROCESS, static_cast<id_t>(pid)), std::min(19, own + 10));
    for (const auto& thread : fs::directory_iterator("/proc/" + std::to_string(pid) + "/task")) {
        QCOMPARE(::getpriority(PRIO_PROCESS, static_cast<id_t>(std::stoi(thread.path().filename().string()))), std::min(19, own + 10));
    }
    QCOMPARE(::getsid(pid), pid);
    waitForEnd(service, id);
}

void LocalJobsTest::silentWorkerIsStale() {
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 30.0), "trial");
    QVERIFY(waitUntilWriting(service, id));
    const auto entry = service.find(id)->entry;
    QVERIFY(!service.find(id)->isStale);
    QCOMPARE(::kill(entry.pid, SIGSTOP), 0);
    Json status = Json::parse(readTextFile(entry.folder / "status.json"));
    status["heartbeat"] = QDateTime::currentDateTimeUtc().addSecs(-31).toString(Qt::ISODate).toStdString();
    writeFileAtomically(entry.folder / "status.json", status.dump());
    service.poll();
    QVERIFY(service.find(id)->isStale);
    QCOMPARE(service.find(id)->entry.state, JobState::Running);
    ::kill(entry.pid, SIGCONT);
    QTRY_VERIFY_WITH_TIMEOUT((service.poll(), !service.find(id)->isStale), 4000);
    service.cancel(id);
    waitForEnd(service, id);
}

void LocalJobsTest::twoJobsMayNotWriteTheSameFile() {
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 0.5), "first");
    try {
        service.submit(request("test.sleep", 0.5), "second");
        QFAIL("two jobs write the same file");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::OutputRefused);
        QVERIFY(error.message().find("first") != std::string::npos);
    }
    QCOMPARE(waitForEnd(service, id).entry.state, JobState::Done);
    QCOMPARE(waitForEnd(service, service.submit(request("test.sleep", 0.0), "third")).entry.state, JobState::Done);
}

void LocalJobsTest::passwordInAnAddressIsRefused() {
    JobService service(settings());
    Request given = request("test.sleep", 0.0);
    given.inputs["source"] = {{"href", "https://me:secret@example.org/data"}};
    QVERIFY_THROWS_EXCEPTION(Error, service.submit(given, "trial"));
    QVERIFY(service.jobs().empty());
    QVERIFY(Journal(at("jobs.sqlite")).entries().empty());
}

void LocalJobsTest::removedJobIsGoneWithItsFolderAndLeavesItsResults() {
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 0.3), "trial");
    service.remove(id); // it runs: no effect
    QVERIFY(service.find(id).has_value());
    waitForEnd(service, id);
    service.remove(id);
    QVERIFY(!service.find(id).has_value());
    QVERIFY(!fs::exists(at("jobs") / id));
    QVERIFY(fs::exists(at("out.txt")));
    QVERIFY_THROWS_EXCEPTION(Error, service.retry(id));
    QVERIFY_THROWS_EXCEPTION(Error, service.cancel(id));
}

void LocalJobsTest::twoServicesOnOneJournalDoNotDisturbEachOther() {
    JobService mine(settings());
    JobService theirs(settings());
    std::vector<std::string> ids;
    for (int k = 0; k < 6; ++k) {
        Request given = request("test.sleep", 0.1, "out" + std::to_string(k) + ".txt");
        given.inputs["count"] = at("count.txt").string();
        ids.push_back((k % 2 == 0 ? mine : theirs).submit(given, "trial"));
    }
    const auto allDone = [](JobService& service) {
        service.poll();
        const auto jobs = service.jobs();
        return jobs.size() == 6 && std::all_of(jobs.begin(), jobs.end(), [](const JobInfo& job) { return job.entry.state == JobState::Done; });
    };
    QVERIFY(QTest::qWaitFor([&] { return allDone(mine) && allDone(theirs); }, 20000));
    const auto runs = readTextFile(at("count.txt"));
    QCOMPARE(std::count(runs.begin(), runs.end(), '\n'), std::ptrdiff_t{6}); // each ran once
    theirs.retry(ids[0]);
    QCOMPARE(waitForEnd(mine, ids[0]).entry.attempt, 2);
    QCOMPARE(mine.find(ids[0])->entry.state, JobState::Done);
}

void LocalJobsTest::logIsReadFromAnOffset() {
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 0.0), "trial");
    waitForEnd(service, id);
    const auto whole = service.log(id, 0);
    QCOMPARE(whole.text, service.log(id));
    QCOMPARE(whole.nextOffset, static_cast<std::uintmax_t>(whole.text.size()));
    QVERIFY(service.log(id, whole.nextOffset).text.empty());
    QCOMPARE(service.log(id, 5).text, whole.text.substr(5));
    // A long log: the end alone, from a whole line on.
    std::ofstream(service.find(id)->entry.folder / "log.txt", std::ios::app) << std::string(300000, 'x') << "\nlast\n";
    QCOMPARE(service.log(id), std::string("last\n"));
}

void LocalJobsTest::commandLineShowsCancelsAndRetries() {
    qputenv("PHIDIAS_STATE_DIR", m_folder->path().toUtf8());
    const auto command = [](const QStringList& arguments) { return phidias::tests::runPhidias(PHIDIAS_TEST_WORKER, QStringList{QStringLiteral("jobs")} + arguments); };
    JobService service(settings());
    const auto id = service.submit(request("test.sleep", 30.0), "trial");
    const QString name = QString::fromStdString(id);
    QVERIFY(waitUntilWriting(service, id));
    auto result = command({QStringLiteral("list"), QStringLiteral("--json")});
    QCOMPARE(result.status, 0);
    const auto listed = QJsonDocument::fromJson(result.out).array();
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed[0].toObject().value(QStringLiteral("id")).toString(), name);
    QCOMPARE(listed[0].toObject().value(QStringLiteral("state")).toString(), QStringLiteral("running"));
    QCOMPARE(command({QStringLiteral("cancel"), name}).status, 0);
    QCOMPARE(waitForEnd(service, id).entry.state, JobState::Cancelled);
    QCOMPARE(command({QStringLiteral("retry"), name}).status, 0);
    QVERIFY(waitUntilWriting(service, id));
    result = command({QStringLiteral("show"), name, QStringLiteral("--json")});
    QCOMPARE(QJsonDocument::fromJson(result.out).object().value(QStringLiteral("attempt")).toInt(), 2);
    QCOMPARE(command({QStringLiteral("retry"), name}).status, 2); // it runs
    QCOMPARE(command({QStringLiteral("cancel"), name}).status, 0);
    QCOMPARE(waitForEnd(service, id).entry.state, JobState::Cancelled);
    QCOMPARE(command({QStringLiteral("log"), name}).status, 0);
    result = command({QStringLiteral("show"), QStringLiteral("none")});
    QCOMPARE(result.status, 2);
    QVERIFY(result.err.contains("none"));
    QCOMPARE(command({QStringLiteral("show")}).status, 2);
    qunsetenv("PHIDIAS_STATE_DIR");
}

void LocalJobsTest::scratchFoldersOfKilledWorkersAreRemoved() {
    qputenv("TMPDIR", m_folder->path().toUtf8());
    const auto scratchFolders = [this] {
        const auto folders = fs::directory_iterator(m_folder->path().toStdString());
        return std::count_if(fs::begin(folders), fs::end(folders), [](const auto& entry) { return entry.path().filename().string().starts_with("phidias-"); });
    };
    JobService service(settings());
    const auto killed = service.submit(request("test.sleep", 30.0, "a.txt"), "killed");
    const auto alive = service.submit(request("test.sleep", 30.0, "b.txt"), "alive");
    QVERIFY(waitUntilWriting(service, killed) && waitUntilWriting(service, alive));
    QCOMPARE(scratchFolders(), std::ptrdiff_t{2});
    ::kill(service.find(killed)->entry.pid, SIGKILL);
    waitForEnd(service, killed);
    service.recover();
    QCOMPARE(scratchFolders(), std::ptrdiff_t{1});
    service.cancel(alive);
    waitForEnd(service, alive);
    QTRY_COMPARE(scratchFolders(), std::ptrdiff_t{0});
    qunsetenv("TMPDIR");
}

void LocalJobsTest::stateFolderMayBeChosen() {
    qputenv("PHIDIAS_STATE_DIR", at("state").c_str());
    QCOMPARE(stateFolder().string(), at("state").string());
    QVERIFY(fs::is_directory(at("state")));
    qunsetenv("PHIDIAS_STATE_DIR");
}

QTEST_GUILESS_MAIN(LocalJobsTest)
#include "LocalJobsTest.moc"
