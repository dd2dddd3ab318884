// The journal: what it adds up to is the project, wherever it is cut off and whoever is killed.
#include "core/project/ProjectJournal.h"

#include "core/project/ProjectDelta.h"
#include "core/util/AtomicFile.h"
#include "tests/support/RandomProject.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <csignal>
#include <fstream>

namespace fs = std::filesystem;
using namespace phidias;
using core::DeltaPart;
using core::Json;

class ProjectJournalTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deltaLeadsFromOneProjectToTheOther();
    void deltaOfOneStyleIsSmall();
    void joinedDeltaDoesWhatBothDo();
    void journalAddsUpToProjectAndHistory_data();
    void journalAddsUpToProjectAndHistory();
    void readingStopsAtATornLineOfAnyLength();
    void readingStopsAtAChangedByte();
    void journalOfALivingProgramIsNotOffered();
    void savedSessionLeavesNothing();
    void takenOverSessionGoesOnInItsFile();
    void fullDiskIsToldOnceAndNothingIsLostAfterwards();

private:
    struct Scripted {
        core::Project project;
        std::vector<core::Project> history;
        std::size_t index = 0;
    };
    /// Edits, undoes, and looks around at random, telling the journal as the document does.
    static Scripted play(core::ProjectJournal& journal, unsigned seed, int steps, bool flushesEach = false);
    static void addStep(core::ProjectJournal& journal, Scripted& script, const std::string& title);
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] core::ProjectJournal::Settings settings() const {
        core::ProjectJournal::Settings settings;
        settings.folder = m_folder->path().toStdString();
        return settings;
    }
};

void ProjectJournalTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

ProjectJournalTest::Scripted ProjectJournalTest::play(core::ProjectJournal& journal, unsigned seed, int steps, bool flushesEach) {
    tests::RandomProject random(seed);
    Scripted script;
    script.project = random.project();
    script.history.push_back(script.project);
    journal.open(core::openRecord(script.project, "/home/ana/p.phidias", "stamp", 1.0));
    for (int step = 0; step < steps; ++step) {
        const core::Project before = script.project;
        if (flushesEach) {
            journal.flush();
        }
        const auto what = random.below(6);
        if (what == 0) {
            random.quiet(script.project);
            journal.append(core::quietRecord(core::deltaBetween(before, script.project, DeltaPart::Quiet), step));
        } else if (what == 1 && script.history.size() > 1) {
            script.index = random.below(script.history.size());
            core::applyDelta(script.project, core::deltaBetween(script.project, script.history[script.index], DeltaPart::History));
            journal.append(core::moveRecord(script.index, core::deltaBetween(before, script.project, DeltaPart::History), step));
        } else {
            random.edit(script.project);
            Json forward = core::deltaBetween(before, script.project, DeltaPart::History);
            if (forward.empty()) {
                continue;
            }
            ++script.index;
            script.history.resize(script.index);
            script.history.push_back(script.project);
            journal.append(core::stepRecord(script.index,
                                            {.text = "step " + std::to_string(step),
                                             .forward = std::move(forward),
                                             .backward = core::deltaBetween(script.project, before, DeltaPart::History)},
                                            step));
        }
    }
    return script;
}

void ProjectJournalTest::addStep(core::ProjectJournal& journal, Scripted& script, const std::string& title) {
    core::Project next = script.project;
    next.title = title;
    journal.append(core::stepRecord(++script.index,
                                    {.text = title,
                                     .forward = core::deltaBetween(script.project, next, DeltaPart::History),
                                     .backward = core::deltaBetween(next, script.project, DeltaPart::History)},
                                    100.0));
    script.project = next;
}

void ProjectJournalTest::deltaLeadsFromOneProjectToTheOther() {
    for (unsigned seed = 0; seed < 300; ++seed) {
        tests::RandomProject random(seed);
        const core::Project from = random.project();
        core::Project to = random.coin() ? random.project() : from;
        for (int edit = 0; edit < 3; ++edit) {
            random.edit(to);
        }
        core::Project project = from;
        // Through text, as the journal holds it.
        core::applyDelta(project, Json::parse(core::deltaBetween(from, to, DeltaPart::History).dump()));
        core::applyDelta(project, Json::parse(core::deltaBetween(from, to, DeltaPart::Quiet).dump()));
        QVERIFY2(project == to, qPrintable(QStringLiteral("seed %1").arg(seed)));
        QVERIFY(core::deltaBetween(to, project, DeltaPart::History).empty());
    }
}

void ProjectJournalTest::deltaOfOneStyleIsSmall() {
    tests::RandomProject random(7);
    core::Project from;
    for (int k = 0; k < 1000; ++k) {
        random.addLayer(from);
    }
    core::Project to = from;
    to.layers[500].style.opacity = 0.25;
    const Json delta = core::deltaBetween(from, to, DeltaPart::History);
    QCOMPARE(delta["layers"].size(), std::size_t{1});
    QVERIFY(delta.dump().size() < 2000);
}

void ProjectJournalTest::joinedDeltaDoesWhatBothDo() {
    for (unsigned seed = 0; seed < 300; ++seed) {
        tests::RandomProject random(seed);
        const core::Project first = random.project();
        core::Project second = first;
        random.edit(second);
        core::Project third = second;
        random.edit(third);
        core::Project project = first;
        core::applyDelta(project, core::joinedDelta(core::deltaBetween(first, second, DeltaPart::History),
                                                    core::deltaBetween(second, third, DeltaPart::History)));
        QVERIFY2(project == third, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void ProjectJournalTest::journalAddsUpToProjectAndHistory_data() {
    QTest::addColumn<quint64>("rewriteAbove");
    QTest::newRow("records") << quint64{1U << 30U};
    QTest::newRow("written anew all the time") << quint64{1};
}

void ProjectJournalTest::journalAddsUpToProjectAndHistory() {
    QFETCH(quint64, rewriteAbove);
    for (unsigned seed = 0; seed < 40; ++seed) {
        auto own = settings();
        own.rewriteAbove = rewriteAbove;
        Scripted script;
        fs::path path;
        {
            core::ProjectJournal journal(own);
            script = play(journal, seed, 60);
            QVERIFY(journal.flush());
            path = journal.path();
        }
        const auto state = core::readJournal(path).state;
        QVERIFY2(state.project == script.project, qPrintable(QStringLiteral("seed %1").arg(seed)));
        QCOMPARE(state.index, script.index);
        QCOMPARE(state.steps.size(), script.history.size() - 1);
        QCOMPARE(state.path, std::string("/home/ana/p.phidias"));
        // The whole history is there: back to the start.
        core::Project project = state.project;
        for (std::size_t step = state.index; step > 0; --step) {
            core::applyDelta(project, state.steps[step - 1].backward);
            QVERIFY(core::deltaBetween(project, script.history[step - 1], DeltaPart::History).empty());
        }
        fs::remove(path);
    }
}

void ProjectJournalTest::readingStopsAtATornLineOfAnyLength() {
    fs::path path;
    {
        core::ProjectJournal journal(settings());
        static_cast<void>(play(journal, 5, 12, true));
        journal.flush();
        path = journal.path();
    }
    const std::string text = core::readTextFile(path);
    const auto firstLine = text.find('\n') + 1;
    for (std::size_t length = firstLine; length <= text.size(); length += 7) {
        const fs::path torn = path.parent_path() / "torn.journal";
        std::ofstream(torn, std::ios::binary) << text.substr(0, length);
        const auto content = core::readJournal(torn);
        const auto whole = text.rfind('\n', length - 1) + 1;
        QCOMPARE(static_cast<std::size_t>(content.goodBytes), whole);
    }
    const fs::path torn = path.parent_path() / "torn.journal";
    std::ofstream(torn, std::ios::binary) << text.substr(0, firstLine - 2);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::readJournal(torn)), core::Error);
}

void ProjectJournalTest::readingStopsAtAChangedByte() {
    fs::path path;
    {
        core::ProjectJournal journal(settings());
        static_cast<void>(play(journal, 6, 12, true));
        journal.flush();
        path = journal.path();
    }
    std::string text = core::readTextFile(path);
    const auto lastLine = text.rfind('\n', text.size() - 2) + 1;
    text[lastLine + 40] = static_cast<char>(text[lastLine + 40] ^ 1);
    std::ofstream(path, std::ios::binary) << text;
    QCOMPARE(static_cast<std::size_t>(core::readJournal(path).goodBytes), lastLine);
}

void ProjectJournalTest::journalOfALivingProgramIsNotOffered() {
    core::ProjectJournal journal(settings());
    static_cast<void>(play(journal, 8, 5));
    QVERIFY(journal.flush());
    QVERIFY(!journal.path().empty());
    QVERIFY(core::leftOverSessions(m_folder->path().toStdString()).empty());
    QVERIFY(fs::exists(journal.path()));
}

void ProjectJournalTest::savedSessionLeavesNothing() {
    {
        core::ProjectJournal journal(settings());
        static_cast<void>(play(journal, 9, 30));
        journal.append(core::savedRecord("/home/ana/p.phidias", "stamp", 40.0));
        QVERIFY(journal.flush());
    }
    QVERIFY(core::leftOverSessions(m_folder->path().toStdString()).empty());
    QVERIFY(fs::is_empty(m_folder->path().toStdString())); // tidied up
}

void ProjectJournalTest::takenOverSessionGoesOnInItsFile() {
    Scripted script;
    {
        core::ProjectJournal journal(settings());
        script = play(journal, 10, 30);
        addStep(journal, script, "unsaved");
    }
    auto sessions = core::leftOverSessions(m_folder->path().toStdString());
    QCOMPARE(sessions.size(), std::size_t{1});
    QVERIFY(sessions[0].state().project == script.project);
    // While it is held, nobody else is offered it.
    QVERIFY(core::leftOverSessions(m_folder->path().toStdString()).empty());
    const fs::path path = sessions[0].path();
    {
        core::ProjectJournal journal(settings());
        journal.takeOver(std::move(sessions[0]));
        sessions.clear();
        addStep(journal, script, "goes on");
        QVERIFY(journal.flush());
        QCOMPARE(journal.path(), path);
    }
    QVERIFY(core::readJournal(path).state.project == script.project);
    QCOMPARE(core::readJournal(path).state.project.title, std::string("goes on"));
}

void ProjectJournalTest::fullDiskIsToldOnceAndNothingIsLostAfterwards() {
    const std::string folder = m_folder->path().toStdString();
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        std::atomic<int> told = 0;
        auto own = settings();
        own.failed = [&told](const core::Error&) { ++told; };
        core::ProjectJournal journal(own);
        const rlimit small{300, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const Scripted script = play(journal, 11, 30);
        bool isRight = !journal.flush() && told == 1;
        const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &none);
        isRight = isRight && journal.flush() && core::readJournal(journal.path()).state.project == script.project;
        ::_exit(isRight ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    QCOMPARE(status, 0);
}

QTEST_GUILESS_MAIN(ProjectJournalTest)
#include "ProjectJournalTest.moc"
