// kill -9 of the real application at random moments of a session: the project's file is whole, and what was not saved comes back.
#include "app/workstation/JourneyPlayer.h"
#include "core/project/ProjectJournal.h"
#include "core/util/AtomicFile.h"
#include "tests/support/Support.h"

#include <sys/wait.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <random>

namespace fs = std::filesystem;
using namespace phidias;
using core::Json;

class KillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killedWindowLosesNothing_data();
    void killedWindowLosesNothing();

private:
    struct State {
        qint64 ms = 0;
        std::string hash;
    };
    [[nodiscard]] QString at(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    void start(QProcess& process, const QString& journey, const QStringList& more) const;
    void writeJourneys() const;
    [[nodiscard]] std::vector<State> trail() const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void KillTest::start(QProcess& process, const QString& journey, const QStringList& more) const {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder->path());
    environment.insert(QStringLiteral("XDG_STATE_HOME"), at("state"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), at("config"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(PHIDIAS_WORKSTATION_BINARY), QStringList{QStringLiteral("--journey"), journey} + more);
}

void KillTest::writeJourneys() const {
    // A session: layers hidden and shown, the background, undo, the map moved, layers added, saved now and then.
    core::writeFileAtomically(at("session.json").toStdString(), R"({"name": "session to be killed",
 "before": [{"do": "open", "files": [")" + at("twin/ocean-twin.phidias").toStdString() +
                                                                    R"("]}, {"do": "wait", "for": "quiet"}],
 "steps": [
  {"do": "trigger", "action": "baseMap"}, {"do": "pause", "seconds": 0.05},
  {"do": "trigger", "action": "toggleLayer", "optional": true}, {"do": "pause", "seconds": 0.05},
  {"do": "trigger", "action": "duplicateLayer", "optional": true}, {"do": "pause", "seconds": 0.1},
  {"do": "drag", "target": "map", "from": [0.6, 0.5], "to": [0.5, 0.45], "seconds": 0.1},
  {"do": "trigger", "action": "undo", "optional": true}, {"do": "pause", "seconds": 0.05},
  {"do": "trigger", "action": "redo", "optional": true}, {"do": "pause", "seconds": 0.05},
  {"do": "trigger", "action": "layerDown", "optional": true}, {"do": "pause", "seconds": 0.05},
  {"do": "trigger", "action": "removeLayer", "optional": true}, {"do": "pause", "seconds": 0.05},
  {"do": "trigger", "action": "save"}, {"do": "pause", "seconds": 0.3},
  {"do": "trigger", "action": "undo", "optional": true}, {"do": "pause", "seconds": 0.05},
  {"do": "open", "files": [")" + at("twin/TWIN-A.txt").toStdString() +
                                                                    R"("]}, {"do": "pause", "seconds": 0.2}]})");
    core::writeFileAtomically(at("restore.json").toStdString(), R"({"name": "start after a kill", "before": [], "steps": [
  {"do": "offerRestore"}, {"do": "wait", "for": "widget", "target": "restoreDialog"},
  {"do": "click", "target": "restoreDialog/restoreButton"}, {"do": "wait", "for": "gone", "target": "restoreDialog"},
  {"do": "wait", "for": "quiet"}]})");
}

std::vector<KillTest::State> KillTest::trail() const {
    std::vector<State> states;
    QFile file(at("trail"));
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd()) {
            const QByteArray line = file.readLine();
            if (line.endsWith('\n')) {
                const Json json = Json::parse(line.toStdString());
                states.push_back({json["ms"].get<qint64>(), json["state"].get<std::string>()});
            }
        }
    }
    return states;
}

void KillTest::killedWindowLosesNothing_data() {
    QTest::addColumn<unsigned>("seed");
    const int asked = qEnvironmentVariableIntValue("PHIDIAS_KILLS");
    for (int kill = 1; kill <= (asked > 0 ? asked : 5); ++kill) {
        QTest::addRow("kill %d", kill) << static_cast<unsigned>(kill);
    }
}

void KillTest::killedWindowLosesNothing() {
    QFETCH(unsigned, seed);
    m_folder = std::make_unique<QTemporaryDir>();
    const auto sample = tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), at("twin")});
    if (sample.status == 3) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    writeJourneys();
    const std::string project = at("twin/ocean-twin.phidias").toStdString();
    const std::string original = app::historyHash(core::loadProject(project));
    QProcess window;
    start(window, at("session.json"), {QStringLiteral("--repeat"), QStringLiteral("600"), QStringLiteral("--trail"), at("trail")});
    QVERIFY(window.waitForStarted());
    // From the first state on, at a moment that the seed tells: in the middle of a step, a save, a write.
    QTRY_VERIFY_WITH_TIMEOUT(!trail().empty() || window.state() == QProcess::NotRunning, 60000);
    QVERIFY2(window.state() == QProcess::Running, window.readAll().constData());
    std::mt19937 random(seed);
    QTest::qWait(static_cast<int>(random() % 8000));
    QVERIFY2(window.state() == QProcess::Running, window.readAll().constData());
    ::kill(static_cast<pid_t>(window.processId()), SIGKILL);
    QVERIFY(window.waitForFinished());
    const qint64 killedMs = QDateTime::currentMSecsSinceEpoch();
    const auto states = trail();

    // The file: whole, and one of the states there were.
    const std::string onDisk = app::historyHash(core::loadProject(project));
    const auto isThat = [](const std::string& hash) { return [&hash](const State& state) { return state.hash == hash; }; };
    QVERIFY(onDisk == original || std::any_of(states.begin(), states.end(), isThat(onDisk)));

    // The journal: all but the last moment.
    qputenv("XDG_STATE_HOME", at("state").toUtf8());
    std::string restored = onDisk;
    bool isLeftOver = false;
    {
        const auto sessions = core::leftOverSessions(core::journalFolder());
        QVERIFY(sessions.size() <= 1);
        isLeftOver = !sessions.empty();
        restored = isLeftOver ? app::historyHash(sessions[0].state().project) : restored;
    }
    const auto found = std::find_if(states.rbegin(), states.rend(), isThat(restored));
    QVERIFY(found != states.rend());
    const auto lost = found - states.rbegin();
    QVERIFY2(lost <= 20, qPrintable(QStringLiteral("%1 steps lost").arg(lost)));
    if (lost > 0) {
        QVERIFY(killedMs - std::prev(found)->ms < 60000);
    }
    qInfo("killed after %d states: %d lost, %s", static_cast<int>(states.size()), static_cast<int>(lost),
          isLeftOver ? "work restored" : "all was saved");

    // And the window itself, as a person would: the prompt, Restore, the layers are read and drawn.
    if (isLeftOver) {
        QProcess again;
        start(again, at("restore.json"), {QStringLiteral("--trail"), at("trail2"), QStringLiteral("--report"), at("report.json")});
        QVERIFY(again.waitForFinished(120000));
        QVERIFY2(again.exitCode() == 0, again.readAll().constData());
        QFile file(at("trail2"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(QByteArray::fromStdString(restored)));
    }
}

QTEST_GUILESS_MAIN(KillTest)
#include "KillTest.moc"
