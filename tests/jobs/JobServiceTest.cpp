// The local job engine with real workers: states, cancellation, and what is left after kill -9 of the worker and of the client.
#include "core/jobs/JobService.h"

#include "core/util/AtomicFile.h"
#include "tests/support/Support.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <filesystem>

using namespace phidias::core;
namespace fs = std::filesystem;

class JobServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void jobThatEndsWellIsDoneAndItsResultIsWhole();
    void failedJobKeepsTheErrorOfItsWorker();
    void killedWorkerLeavesNoHalfFileAndRetryWorks();
    void cancelIsAcknowledgedWithinASecondAndLeavesNothing();
    void workerLivesOnWhenTheClientIsKilled();
    void clientKilledBetweenJournalAndStartIsSeen();
    void missingWorkerProgramIsAFailedJob();
    void queuedJobsWaitForAFreeWorker();
    void slowClientDoesNotUndoARetry();

private:
    [[nodiscard]] fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
    [[nodiscard]] JobService::Settings settings(const char* name) const {
        return {.journal = at(name) / "jobs.sqlite", .folder = at(name) / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 2};
    }
    /// @param step  degrees: 0.5 takes a fraction of a second, 0.08 some seconds
    [[nodiscard]] Request divand(double step, const fs::path& out) const {
        Request request = readJobFile(at("twin") / "divand.json");
        request.inputs["grid"]["longitude"][2] = step;
        request.inputs["grid"]["latitude"][2] = step;
        request.inputs["grid"]["depth"] = {0.0, 100.0, 200.0};
        request.outputs = {{"analysis", out}};
        return request;
    }
    static JobState waitFor(JobService& service, const std::string& id, int timeoutMs, bool untilRunning = false) {
        QElapsedTimer timer;
        timer.start();
        for (;;) {
            service.poll();
            const auto job = service.find(id);
            const JobState state = job->entry.state;
            const bool hasEnded = state == JobState::Done || state == JobState::Failed || state == JobState::Cancelled;
            if (hasEnded || (untilRunning && state == JobState::Running && job->fraction > 0.2) || timer.elapsed() > timeoutMs) {
                return state;
            }
            QTest::qWait(20);
        }
    }
    QTemporaryDir m_folder;
};

void JobServiceTest::initTestCase() {
    const auto result = phidias::tests::runPhidias(
        PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), m_folder.filePath(QStringLiteral("twin"))});
    if (result.status == 3) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    QVERIFY2(result.status == 0, result.err.constData());
    for (const char* name : {"well", "fails", "killed", "cancel", "client", "between", "missing", "queue"}) {
        fs::create_directories(at(name));
    }
}

void JobServiceTest::jobThatEndsWellIsDoneAndItsResultIsWhole() {
    JobService service(settings("well"));
    const auto id = service.submit(divand(0.5, at("well") / "a.nc"), "trial");
    QCOMPARE(waitFor(service, id, 60000), JobState::Done);
    const auto job = service.find(id);
    QCOMPARE(job->fraction, 1.0);
    QVERIFY(fs::exists(at("well") / "a.nc") && fs::exists(at("well") / "a.nc.provenance.json"));
    QCOMPARE(job->entry.result["outputs"][0]["sha256"].get<std::string>().size(), std::size_t{64});
}

void JobServiceTest::failedJobKeepsTheErrorOfItsWorker() {
    JobService service(settings("fails"));
    Request request = divand(0.5, at("fails") / "a.nc");
    request.inputs["variable"] = "nitrate";
    const auto id = service.submit(request, "trial");
    QCOMPARE(waitFor(service, id, 60000), JobState::Failed);
    const Error error = Error::fromJson(service.find(id)->entry.result["error"]);
    QCOMPARE(error.code(), ErrorCode::UnknownVariable);
    QCOMPARE(error.messageId().c_str(), "ocean.observations.noVariable");
}

void JobServiceTest::killedWorkerLeavesNoHalfFileAndRetryWorks() {
    JobService service(settings("killed"));
    const fs::path out = at("killed") / "a.nc";
    const auto id = service.submit(divand(0.1, out), "trial");
    QCOMPARE(waitFor(service, id, 60000, true), JobState::Running);
    QVERIFY(fs::exists(partPath(out))); // it is writing
    QCOMPARE(::kill(service.find(id)->entry.pid, SIGKILL), 0);
    QCOMPARE(waitFor(service, id, 10000), JobState::Failed);
    QVERIFY(!fs::exists(out));
    QVERIFY(!fs::exists(partPath(out)));
    QCOMPARE(Error::fromJson(service.find(id)->entry.result["error"]).messageId().c_str(), "jobs.workerDied");
    service.retry(id);
    QCOMPARE(waitFor(service, id, 120000), JobState::Done);
    QCOMPARE(service.find(id)->entry.attempt, 2);
    QVERIFY(fs::exists(out));
}

void JobServiceTest::cancelIsAcknowledgedWithinASecondAndLeavesNothing() {
    JobService service(settings("cancel"));
    const fs::path out = at("cancel") / "a.nc";
    const auto id = service.submit(divand(0.06, out), "trial");
    QCOMPARE(waitFor(service, id, 60000, true), JobState::Running);
    const int pid = service.find(id)->entry.pid;
    service.cancel(id);
    QTRY_VERIFY_WITH_TIMEOUT((service.poll(), service.find(id)->isCancelling || service.find(id)->entry.state == JobState::Cancelled),
                             1000);
    QCOMPARE(waitFor(service, id, 8000), JobState::Cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(processStartTicks(pid) == 0, 5000);
    QVERIFY(!fs::exists(out) && !fs::exists(partPath(out)));
}

void JobServiceTest::workerLivesOnWhenTheClientIsKilled() {
    const pid_t client = ::fork();
    if (client == 0) {
        JobService service(settings("client"));
        service.submit(divand(0.1, at("client") / "a.nc"), "trial");
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(client, &status, 0);
    QVERIFY(WIFSIGNALED(status));
    JobService service(settings("client"));
    service.poll();
    const auto jobs = service.jobs();
    QCOMPARE(jobs.size(), std::size_t{1});
    QCOMPARE(jobs[0].entry.state, JobState::Running);
    QCOMPARE(waitFor(service, jobs[0].entry.id, 120000), JobState::Done);
    QVERIFY(fs::exists(at("client") / "a.nc"));
}

void JobServiceTest::clientKilledBetweenJournalAndStartIsSeen() {
    // What the journal holds when the client dies after announcing the worker and before starting it.
    {
        Journal journal(at("between") / "jobs.sqlite");
        JobEntry entry;
        entry.id = "20260101T000000-00000001";
        entry.process = "ocean.divand";
        entry.folder = at("between") / "jobs" / entry.id / "attempt1";
        entry.state = JobState::Starting;
        entry.request = jobJson(divand(0.5, at("between") / "a.nc"));
        fs::create_directories(entry.folder);
        journal.insert(entry);
    }
    JobService service(settings("between"));
    QCOMPARE(waitFor(service, "20260101T000000-00000001", 10000), JobState::Failed);
    service.retry("20260101T000000-00000001");
    QCOMPARE(waitFor(service, "20260101T000000-00000001", 60000), JobState::Done);
}

void JobServiceTest::missingWorkerProgramIsAFailedJob() {
    auto without = settings("missing");
    without.executable = "/nowhere/phidias";
    JobService service(without);
    const auto id = service.submit(divand(0.5, at("missing") / "a.nc"), "trial");
    QCOMPARE(waitFor(service, id, 10000), JobState::Failed);
    const Error error = Error::fromJson(service.find(id)->entry.result["error"]);
    QCOMPARE(error.messageId().c_str(), "core.child.notStarted");
}

void JobServiceTest::slowClientDoesNotUndoARetry() {
    fs::create_directories(at("two"));
    Journal quick(at("two") / "jobs.sqlite");
    Journal slow(at("two") / "jobs.sqlite");
    JobEntry entry;
    entry.id = "20260101T000000-00000002";
    entry.state = JobState::Running;
    quick.insert(entry);
    JobEntry seenBySlow = *slow.find(entry.id);
    entry.state = JobState::Failed;
    QVERIFY(quick.update(entry));
    entry.attempt = 2;
    entry.state = JobState::Queued;
    QVERIFY(quick.beginAttempt(entry));
    QVERIFY(!slow.beginAttempt(entry)); // one retry, not two
    seenBySlow.state = JobState::Done;
    QVERIFY(!slow.update(seenBySlow)); // the end of attempt 1 is not that of attempt 2
    QCOMPARE(slow.find(entry.id)->state, JobState::Queued);
}

void JobServiceTest::queuedJobsWaitForAFreeWorker() {
    JobService service(settings("queue"));
    const auto first = service.submit(divand(0.25, at("queue") / "a.nc"), "first");
    const auto second = service.submit(divand(0.5, at("queue") / "b.nc"), "second");
    QCOMPARE(service.find(second)->entry.state, JobState::Queued);
    QCOMPARE(waitFor(service, first, 60000), JobState::Done);
    QCOMPARE(waitFor(service, second, 60000), JobState::Done);
}

QTEST_GUILESS_MAIN(JobServiceTest)
#include "JobServiceTest.moc"
