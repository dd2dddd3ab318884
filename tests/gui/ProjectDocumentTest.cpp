// The document: laws of undo and redo, and what is left after a kill.
#include "app/project/ProjectDocument.h"

#include "core/project/ProjectDelta.h"
#include "core/util/AtomicFile.h"
#include "tests/support/RandomProject.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <set>

namespace fs = std::filesystem;
using namespace phidias;

class ProjectDocumentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void undoGivesTheOldValueAndRedoTheNew();
    void undoDoesNotMoveTheView();
    void sliderMovesBecomeOneStepThatIsUndoneAsAWhole();
    void unchangedEditIsNoStep();
    void twoLayersNeverShareAnId();
    void savingMarksTheStateAndUndoLeavesIt();
    void savingLaterKeepsWhatWasChangedMeanwhileUnsaved();
    void killedSessionComesBackWithItsHistory_data();
    void killedSessionComesBackWithItsHistory();
    void saveThatWasOvertakenIsKnownAfterACrash();
    void restoredWorkIsUnsavedAndTheFileUntouched();
    void restoredStateThatWasSavedIsCleanAgainByUndo();
    void fileThatChangedMeanwhileIsNotTakenForTheSavedState();
    void endedSessionLeavesNothing();

private:
    [[nodiscard]] std::vector<core::LeftOverSession> leftOver() const { return core::leftOverSessions(core::journalFolder()); }
    static core::Project withoutQuiet(core::Project project) {
        project.view = {};
        project.globe = {};
        project.windowState = {};
        return project;
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProjectDocumentTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_STATE_HOME", m_folder->path().toUtf8());
}

void ProjectDocumentTest::undoGivesTheOldValueAndRedoTheNew() {
    for (unsigned seed = 0; seed < 60; ++seed) {
        tests::RandomProject random(seed);
        app::ProjectDocument document;
        std::vector<core::Project> history{document.project()};
        for (int step = 0; step < 40; ++step) {
            auto& stack = document.undoStack();
            if (random.below(4) == 0) {
                stack.setIndex(static_cast<int>(random.below(history.size())));
                QVERIFY(withoutQuiet(document.project()) == history[static_cast<std::size_t>(stack.index())]);
            }
            if (random.below(5) == 0) {
                document.changeQuietly([&](core::Project& project) { random.quiet(project); });
            }
            const auto view = document.project().view;
            const auto before = static_cast<std::size_t>(stack.index());
            document.change(QStringLiteral("edit"), [&](core::Project& project) { random.edit(project); });
            if (static_cast<std::size_t>(stack.index()) != before) {
                history.resize(before + 1);
                history.push_back(withoutQuiet(document.project()));
            }
            QVERIFY(document.project().view == view);
        }
        for (int index = document.undoStack().count(); index >= 0; --index) {
            document.undoStack().setIndex(index);
            QVERIFY2(withoutQuiet(document.project()) == history[static_cast<std::size_t>(index)],
                     qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
        for (int index = 0; index <= document.undoStack().count(); ++index) {
            document.undoStack().setIndex(index);
            QVERIFY(withoutQuiet(document.project()) == history[static_cast<std::size_t>(index)]);
        }
        document.discardJournal();
    }
}

void ProjectDocumentTest::undoDoesNotMoveTheView() {
    app::ProjectDocument document;
    document.change(QStringLiteral("title"), [](core::Project& project) { project.title = "a"; });
    document.changeQuietly([](core::Project& project) {
        project.view.projection = "EPSG:3035";
        project.globe.headingDeg = 30.0;
        project.windowState = "AAAA";
    });
    document.undoStack().undo();
    QCOMPARE(document.project().title, std::string());
    QCOMPARE(document.project().view.projection, std::string("EPSG:3035"));
    QCOMPARE(document.project().globe.headingDeg, 30.0);
    QCOMPARE(document.project().windowState, std::string("AAAA"));
    document.discardJournal();
}

void ProjectDocumentTest::sliderMovesBecomeOneStepThatIsUndoneAsAWhole() {
    app::ProjectDocument document;
    document.change(QStringLiteral("add"), [](core::Project& project) {
        project.layers.resize(1);
        project.layers[0].href = "/a.nc";
    });
    for (int value = 9; value >= 4; --value) {
        document.change(
            QStringLiteral("opacity"), [value](core::Project& project) { project.layers[0].style.opacity = value / 10.0; },
            QStringLiteral("opacity"));
    }
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    QCOMPARE(document.project().layers[0].style.opacity, 1.0);
    document.undoStack().redo();
    QCOMPARE(document.project().layers[0].style.opacity, 0.4);
    document.discardJournal();
}

void ProjectDocumentTest::unchangedEditIsNoStep() {
    app::ProjectDocument document;
    QSignalSpy changed(&document, &app::ProjectDocument::changed);
    document.change(QStringLiteral("nothing"), [](core::Project&) {});
    QCOMPARE(document.undoStack().count(), 0);
    QCOMPARE(changed.count(), 0);
    document.change(QStringLiteral("title"), [](core::Project& project) { project.title = "a"; });
    QCOMPARE(changed.count(), 1);
    document.discardJournal();
}

void ProjectDocumentTest::twoLayersNeverShareAnId() {
    app::ProjectDocument document;
    document.change(QStringLiteral("add"), [](core::Project& project) {
        project.layers.resize(3);
        for (auto& layer : project.layers) {
            layer.href = "/a.nc";
            layer.id = "same";
        }
    });
    std::set<std::string> ids;
    for (const auto& layer : document.project().layers) {
        ids.insert(layer.id);
    }
    QCOMPARE(ids.size(), std::size_t{3});
    document.discardJournal();
}

void ProjectDocumentTest::savingMarksTheStateAndUndoLeavesIt() {
    app::ProjectDocument document;
    document.change(QStringLiteral("a"), [](core::Project& project) { project.title = "a"; });
    document.save(m_folder->filePath(QStringLiteral("p.phidias")));
    QVERIFY(!document.isChanged());
    document.undoStack().undo();
    QVERIFY(document.isChanged());
    document.undoStack().redo();
    QVERIFY(!document.isChanged());
    document.discardJournal();
}

void ProjectDocumentTest::savingLaterKeepsWhatWasChangedMeanwhileUnsaved() {
    const QString path = m_folder->filePath(QStringLiteral("p.phidias"));
    app::ProjectDocument document;
    document.change(QStringLiteral("a"), [](core::Project& project) { project.title = "a"; });
    bool isDone = false;
    document.saveLater(path, [&](const std::optional<core::Error>& error) {
        isDone = true;
        QVERIFY(!error);
    });
    document.change(QStringLiteral("b"), [](core::Project& project) { project.title = "b"; });
    QTRY_VERIFY(isDone);
    QVERIFY(document.isChanged());
    QCOMPARE(core::loadProject(path.toStdString()).title, std::string("a"));
    isDone = false;
    document.saveLater(path, [&](const std::optional<core::Error>&) { isDone = true; });
    QTRY_VERIFY(isDone);
    QVERIFY(!document.isChanged());
    isDone = false;
    document.saveLater(QStringLiteral("/nowhere/p.phidias"), [&](const std::optional<core::Error>& error) { isDone = error.has_value(); });
    QTRY_VERIFY(isDone);
    QCOMPARE(document.path(), path);
    document.discardJournal();
}

void ProjectDocumentTest::killedSessionComesBackWithItsHistory_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 5; ++seed) {
        QTest::addRow("kill %u", seed) << seed;
    }
}

void ProjectDocumentTest::killedSessionComesBackWithItsHistory() {
    QFETCH(unsigned, seed);
    // The child tells each step it has done; it is killed at a random moment. All but the steps of the last second must come back.
    int ends[2];
    QVERIFY(::pipe(ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        app::ProjectDocument document;
        tests::RandomProject random(seed);
        for (int step = 1;; ++step) {
            document.change(QStringLiteral("step %1").arg(step), [&](core::Project& project) {
                random.edit(project);
                project.title = std::to_string(step);
            });
            if (random.below(3) == 0) {
                document.changeQuietly([&](core::Project& project) { random.quiet(project); });
            }
            const qint64 done[2] = {step, QDateTime::currentMSecsSinceEpoch()};
            static_cast<void>(::write(ends[1], done, sizeof done));
            QThread::msleep(5);
        }
    }
    ::close(ends[1]);
    const int aliveMs = 300 + static_cast<int>(std::mt19937(seed)() % 900);
    std::vector<std::array<qint64, 2>> told;
    QElapsedTimer clock;
    clock.start();
    std::array<qint64, 2> done{};
    while (clock.elapsed() < aliveMs && ::read(ends[0], done.data(), sizeof done) == static_cast<ssize_t>(sizeof done)) {
        told.push_back(done);
    }
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY(WIFSIGNALED(status));
    ::close(ends[0]);
    qint64 mustHave = 0;
    for (const auto& [step, time] : told) {
        mustHave = time <= told.back()[1] - 1000 ? step : mustHave;
    }
    auto sessions = leftOver();
    QCOMPARE(sessions.size(), std::size_t{1});
    app::ProjectDocument document;
    document.restore(std::move(sessions[0]));
    const int restored = std::stoi(document.project().title);
    QVERIFY2(restored >= mustHave && restored > 0, qPrintable(QStringLiteral("%1 of %2").arg(restored).arg(told.back()[0])));
    qInfo("killed after step %lld, step %d came back", told.back()[0], restored);
    QVERIFY(document.isChanged());
    QCOMPARE(document.undoStack().count(), restored);
    QCOMPARE(document.undoStack().text(restored - 1), QStringLiteral("step %1").arg(restored));
    document.undoStack().setIndex(0);
    QVERIFY(withoutQuiet(document.project()) == core::Project());
    document.discardJournal();
}

void ProjectDocumentTest::saveThatWasOvertakenIsKnownAfterACrash() {
    const QString path = m_folder->filePath(QStringLiteral("p.phidias"));
    {
        app::ProjectDocument document;
        document.change(QStringLiteral("a"), [](core::Project& project) { project.title = "a"; });
        bool isDone = false;
        document.saveLater(path, [&](const std::optional<core::Error>&) { isDone = true; });
        document.change(QStringLiteral("b"), [](core::Project& project) { project.title = "b"; });
        QTRY_VERIFY(isDone);
        QVERIFY(document.journal().flush());
    }
    auto sessions = leftOver();
    QCOMPARE(sessions.size(), std::size_t{1});
    QCOMPARE(sessions[0].state().path, path.toStdString());
    app::ProjectDocument document;
    document.restore(std::move(sessions[0]));
    QCOMPARE(document.project().title, std::string("b"));
    QVERIFY(document.isChanged());
    // The file is the one that this session wrote: it may be written again.
    std::optional<core::Error> refusal;
    bool isDone = false;
    document.saveLater(path, [&](const std::optional<core::Error>& error) {
        refusal = error;
        isDone = true;
    });
    QTRY_VERIFY(isDone);
    QVERIFY2(!refusal, refusal ? refusal->message().c_str() : "");
    QCOMPARE(core::loadProject(path.toStdString()).title, std::string("b"));
    document.discardJournal();
}

void ProjectDocumentTest::restoredWorkIsUnsavedAndTheFileUntouched() {
    const QString path = m_folder->filePath(QStringLiteral("p.phidias"));
    core::Project saved;
    saved.title = "saved";
    core::saveProject(saved, path.toStdString());
    const std::string text = core::readTextFile(path.toStdString());
    {
        app::ProjectDocument document;
        document.load(path);
        document.change(QStringLiteral("hide"), [](core::Project& project) {
            project.layers.resize(1);
            project.layers[0].href = "/a.nc";
            project.layers[0].isVisible = false;
        });
        document.changeQuietly([](core::Project& project) { project.windowState = "arranged"; });
        QVERIFY(document.journal().flush());
    }
    auto sessions = leftOver();
    QCOMPARE(sessions.size(), std::size_t{1});
    QCOMPARE(sessions[0].state().path, path.toStdString());
    app::ProjectDocument document;
    QSignalSpy replaced(&document, &app::ProjectDocument::replaced);
    document.restore(std::move(sessions[0]));
    QCOMPARE(replaced.count(), 1);
    QCOMPARE(document.path(), path);
    QVERIFY(document.isChanged());
    QVERIFY(!document.project().layers[0].isVisible);
    QCOMPARE(document.project().windowState, std::string("arranged"));
    QCOMPARE(core::readTextFile(path.toStdString()), text);
    document.undoStack().undo();
    QVERIFY(!document.isChanged()); // the state of the file
    // The work is still secured, and what comes is added to it.
    document.undoStack().redo();
    document.change(QStringLiteral("more"), [](core::Project& project) { project.title = "more"; });
    QVERIFY(document.journal().flush());
    QCOMPARE(core::readJournal(document.journal().path()).state.project.title, std::string("more"));
    document.discardJournal();
}

void ProjectDocumentTest::restoredStateThatWasSavedIsCleanAgainByUndo() {
    const QString path = m_folder->filePath(QStringLiteral("p.phidias"));
    {
        app::ProjectDocument document;
        for (const char* title : {"a", "b", "c"}) {
            document.change(QStringLiteral("title"), [title](core::Project& project) { project.title = title; });
            if (title[0] == 'b') {
                document.save(path);
            }
        }
        document.undoStack().setIndex(1);
        QVERIFY(document.journal().flush());
    }
    auto sessions = leftOver();
    app::ProjectDocument document;
    document.restore(std::move(sessions.at(0)));
    QCOMPARE(document.project().title, std::string("a"));
    QCOMPARE(document.undoStack().index(), 1);
    QVERIFY(document.isChanged());
    document.undoStack().redo();
    QVERIFY(!document.isChanged());
    document.undoStack().redo();
    QCOMPARE(document.project().title, std::string("c"));
    document.discardJournal();
}

void ProjectDocumentTest::fileThatChangedMeanwhileIsNotTakenForTheSavedState() {
    const QString path = m_folder->filePath(QStringLiteral("p.phidias"));
    {
        app::ProjectDocument document;
        document.change(QStringLiteral("a"), [](core::Project& project) { project.title = "a"; });
        document.save(path);
        document.change(QStringLiteral("b"), [](core::Project& project) { project.title = "b"; });
        QVERIFY(document.journal().flush());
    }
    core::Project other;
    other.title = "of another program";
    core::saveProject(other, path.toStdString());
    auto sessions = leftOver();
    app::ProjectDocument document;
    document.restore(std::move(sessions.at(0)));
    document.undoStack().undo();
    QVERIFY(document.isChanged());
    document.discardJournal();
}

void ProjectDocumentTest::endedSessionLeavesNothing() {
    {
        app::ProjectDocument document;
        document.change(QStringLiteral("a"), [](core::Project& project) { project.title = "a"; });
        QVERIFY(document.journal().flush());
        QVERIFY(!document.journal().path().empty());
        document.discardJournal();
        // The window was not closed after all: what is changed now is secured again.
        document.change(QStringLiteral("b"), [](core::Project& project) { project.title = "b"; });
        QVERIFY(document.journal().flush());
        QCOMPARE(core::readJournal(document.journal().path()).state.project.title, std::string("b"));
        QVERIFY(core::readJournal(document.journal().path()).state.hasUnsavedWork());
        document.discardJournal();
    }
    QVERIFY(leftOver().empty());
    QVERIFY(fs::is_empty(core::journalFolder()));
}

QTEST_GUILESS_MAIN(ProjectDocumentTest)
#include "ProjectDocumentTest.moc"
