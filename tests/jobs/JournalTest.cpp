// The journal: states are changed only by whoever knows the present one, also between several programs; journals of older versions are taken over.
#include "core/jobs/Journal.h"
#include "core/util/Error.h"

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

using namespace phidias::core;
namespace fs = std::filesystem;

class JournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entryComesBackAsItWasWritten();
    void changeNeedsTheStateAndAttemptThatTheJournalHolds();
    void wishToCancelSurvivesAChangeOfStateAndEndsWithTheAttempt();
    void placesAreGivenOutOnceWhateverTheNumberOfPrograms();
    void claimOfOneJobTakesItOnce();
    void journalOfTheFirstVersionIsTakenOver();
    void journalOfANewerVersionIsRefused();
    void onlyItsOwnerReadsTheFile();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
    static JobEntry entry(const std::string& id) {
        JobEntry made;
        made.id = id;
        made.name = "Salinity \xC3\xA9t\xC3\xA9";
        made.process = "test.sleep";
        made.folder = "/tmp/" + id;
        made.createdUnixSeconds = 1.5;
        made.request = {{"process", "test.sleep"}, {"inputs", Json::object()}};
        return made;
    }
};

void JournalTest::entryComesBackAsItWasWritten() {
    Journal journal(at("same.sqlite"));
    JobEntry written = entry("b");
    written.state = JobState::Running;
    written.pid = 17;
    written.processStartTicks = 123456789012ULL;
    written.attempt = 3;
    written.startedUnixSeconds = 2.5;
    written.host = "here";
    written.result = {{"state", "done"}};
    journal.insert(written);
    journal.insert(entry("a"));
    const auto read = Journal(at("same.sqlite")).find("b");
    QVERIFY(read.has_value());
    QCOMPARE(read->name, written.name);
    QCOMPARE(read->folder.string(), written.folder.string());
    QCOMPARE(read->state, JobState::Running);
    QCOMPARE(read->pid, 17);
    QCOMPARE(read->processStartTicks, written.processStartTicks);
    QCOMPARE(read->attempt, 3);
    QCOMPARE(read->startedUnixSeconds, 2.5);
    QCOMPARE(read->host, written.host);
    QVERIFY(read->request == written.request);
    QVERIFY(read->result == written.result);
    QCOMPARE(journal.entries().front().id, std::string("b")); // newest first
    journal.remove("b");
    QVERIFY(!journal.find("b").has_value());
    QCOMPARE(journal.marks().size(), std::size_t{1});
}

void JournalTest::changeNeedsTheStateAndAttemptThatTheJournalHolds() {
    Journal mine(at("change.sqlite"));
    Journal theirs(at("change.sqlite"));
    const JobEntry queued = entry("a");
    mine.insert(queued);
    JobEntry failed = queued;
    failed.state = JobState::Failed;
    QVERIFY(theirs.change(queued, failed));
    JobEntry running = queued;
    running.state = JobState::Running;
    QVERIFY(!mine.change(queued, running));
    QCOMPARE(mine.find("a")->state, JobState::Failed);
    JobEntry again = failed;
    again.state = JobState::Queued;
    again.attempt = 2;
    QVERIFY(mine.change(failed, again));
    QVERIFY(!theirs.change(queued, failed)); // what they know is of the first attempt
    QCOMPARE(mine.find("a")->state, JobState::Queued);
}

void JournalTest::wishToCancelSurvivesAChangeOfStateAndEndsWithTheAttempt() {
    Journal journal(at("cancel.sqlite"));
    JobEntry starting = entry("a");
    starting.state = JobState::Starting;
    journal.insert(starting);
    journal.askToCancel("a", 10.0);
    journal.askToCancel("a", 20.0);
    JobEntry running = starting; // does not know of the wish
    running.state = JobState::Running;
    QVERIFY(journal.change(starting, running));
    QCOMPARE(journal.find("a")->cancelAskedUnixSeconds, 10.0);
    JobEntry next = *journal.find("a");
    next.attempt = 2;
    next.state = JobState::Queued;
    QVERIFY(journal.change(running, next));
    QCOMPARE(journal.find("a")->cancelAskedUnixSeconds, 0.0);
}

void JournalTest::placesAreGivenOutOnceWhateverTheNumberOfPrograms() {
    // Eight programs open the same journal at the same time, not there before, each enters 5 jobs and claims while it gets any of 6 places.
    const fs::path file = at("many.sqlite");
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    std::array<pid_t, 8> programs{};
    for (std::size_t k = 0; k < programs.size(); ++k) {
        programs[k] = ::fork();
        if (programs[k] == 0) {
            try {
                Journal journal(file);
                for (int job = 0; job < 5; ++job) {
                    journal.insert(entry(std::to_string(k) + "-" + std::to_string(job)));
                    if (const auto claimed = journal.claimNext(6, 1.0, "here")) {
                        static_cast<void>(!::write(pipe[1], "c", 1));
                    }
                }
                ::_exit(0);
            } catch (const Error& error) {
                static_cast<void>(!::write(STDERR_FILENO, error.what(), std::strlen(error.what())));
                ::_exit(1);
            }
        }
    }
    for (const pid_t program : programs) {
        int status = 0;
        ::waitpid(program, &status, 0);
        QCOMPARE(status, 0);
    }
    ::close(pipe[1]);
    std::array<char, 100> claims{};
    QCOMPARE(::read(pipe[0], claims.data(), claims.size()), ssize_t{6});
    ::close(pipe[0]);
    const auto marks = Journal(file).marks();
    QCOMPARE(marks.size(), std::size_t{40});
    QCOMPARE(std::count_if(marks.begin(), marks.end(), [](const JobMark& mark) { return mark.state == JobState::Starting; }), std::ptrdiff_t{6});
}

void JournalTest::claimOfOneJobTakesItOnce() {
    Journal mine(at("claim.sqlite"));
    Journal theirs(at("claim.sqlite"));
    mine.insert(entry("a"));
    const auto claimed = theirs.claim("a", 5.0, "here");
    QVERIFY(claimed.has_value());
    QCOMPARE(claimed->state, JobState::Starting);
    QCOMPARE(claimed->startedUnixSeconds, 5.0);
    QVERIFY(!mine.claim("a", 6.0, "there").has_value());
    QVERIFY(!mine.claimNext(10, 6.0, "there").has_value());
}

void JournalTest::journalOfTheFirstVersionIsTakenOver() {
    {
        Sqlite old(at("old.sqlite"));
        old.execute("CREATE TABLE jobs (id TEXT PRIMARY KEY, name TEXT, process TEXT, folder TEXT, state TEXT, pid INTEGER, ticks INTEGER, attempt INTEGER, created REAL, "
                    "ended REAL, request TEXT, result TEXT); PRAGMA user_version = 1;"
                    "INSERT INTO jobs VALUES ('a', 'n', 'p', '/f', 'done', 1, 2, 1, 3.0, 4.0, '{}', '{}');");
    }
    Journal journal(at("old.sqlite"));
    const auto read = journal.find("a");
    QVERIFY(read.has_value());
    QCOMPARE(read->state, JobState::Done);
    QCOMPARE(read->backend, std::string("local"));
    QCOMPARE(read->startedUnixSeconds, 0.0);
    journal.insert(entry("b"));
    QVERIFY(Journal(at("old.sqlite")).claimNext(1, 1.0, "here").has_value());
}

void JournalTest::journalOfANewerVersionIsRefused() {
    { Sqlite(at("new.sqlite")).execute("PRAGMA user_version = 99"); }
    try {
        const Journal journal(at("new.sqlite"));
        QFAIL("a journal of version 99 was opened");
    } catch (const Error& error) {
        QCOMPARE(error.messageId().c_str(), "jobs.journal.newer");
    }
}

void JournalTest::onlyItsOwnerReadsTheFile() {
    const Journal journal(at("mode.sqlite"));
    QVERIFY((fs::status(at("mode.sqlite")).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
}

QTEST_GUILESS_MAIN(JournalTest)
#include "JournalTest.moc"
