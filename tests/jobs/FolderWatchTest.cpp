// `watch` with the worker of tests/worker: the job of a file adds 1 to the number in it.
#include "core/util/AtomicFile.h"
#include "tests/support/Support.h"

#include <nlohmann/json.hpp>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <fstream>
#include <set>

using namespace phidias::core;
using phidias::tests::CommandResult;
using phidias::tests::runPhidias;
namespace fs = std::filesystem;
using Json = nlohmann::json;

class FolderWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachFileRunsOnceAndAChangedOneAgain();
    void fileIsTakenWhenItIsClosedAndNotBefore();
    void resultsAndUnfinishedNamesStartNoJob();
    void failedFileDoesNotStopTheOthersAndCanBeTriedAgain();
    void namesAreDataNotPatterns();
    void killedAtAnyMomentEachFileEndsOnce();
    void stopCancelsTheJobThatRunsAndItRunsAgain();
    void secondWatchAndWrongFolderAreRefused();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] fs::path at(const std::string& name) const { return fs::path(m_folder->path().toStdString()) / name; }
    void writeJob(const Json& more = Json::object(), const std::string& out = "out/{stem}.txt") const;
    [[nodiscard]] QStringList arguments(const QStringList& more = {}) const;
    [[nodiscard]] std::vector<Json> once(const QStringList& more = {}, int status = 0) const;
    [[nodiscard]] static std::vector<Json> linesOf(const QByteArray& text);
};

void FolderWatchTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    fs::create_directories(at("in"));
    fs::create_directories(at("out"));
    qputenv("XDG_STATE_HOME", QByteArray::fromStdString(at("state").string()));
    writeJob();
}

void FolderWatchTest::writeJob(const Json& more, const std::string& out) const {
    Json job{{"process", "test.part.add"},
             {"version", "1"},
             {"inputs", {{"number", 1}, {"files", {{{"href", "{file}"}}}}}},
             {"outputs", {{"sum", {{"href", out}}}}}};
    job["inputs"].update(more);
    writeFileAtomically(at("job.json"), job.dump());
}

QStringList FolderWatchTest::arguments(const QStringList& more) const {
    return QStringList{QStringLiteral("watch"),    QString::fromStdString(at("in").string()),
                       QStringLiteral("--job"),    QString::fromStdString(at("job.json").string()),
                       QStringLiteral("--settle"), QStringLiteral("0.5")} +
           more;
}

std::vector<Json> FolderWatchTest::linesOf(const QByteArray& text) {
    std::vector<Json> lines;
    for (const auto& line : text.split('\n')) {
        if (!line.isEmpty()) {
            lines.push_back(Json::parse(line.toStdString()));
        }
    }
    return lines;
}

std::vector<Json> FolderWatchTest::once(const QStringList& more, int status) const {
    const auto result = runPhidias(PHIDIAS_TEST_WORKER, arguments(QStringList{QStringLiteral("--once")} + more));
    if (result.status != status) {
        qWarning("%s", result.err.constData());
        return {};
    }
    return linesOf(result.out);
}

void FolderWatchTest::eachFileRunsOnceAndAChangedOneAgain() {
    for (const char* name : {"a", "b", "c"}) {
        writeFileAtomically(at(std::string("in/") + name + ".txt"), "41");
    }
    const auto first = once();
    QCOMPARE(first.size(), std::size_t{3});
    for (const auto& line : first) {
        QCOMPARE(line.at("state").get<std::string>(), std::string("done"));
        QVERIFY(line.at("error").is_null() && line.at("events").empty());
        QCOMPARE(std::stod(readTextFile(line.at("outputs").at("sum").get<std::string>())), 42.0);
    }
    QVERIFY(fs::exists(at("out/b.txt")));
    QVERIFY(once().empty());
    writeFileAtomically(at("in/b.txt"), "99.5");
    const auto second = once();
    QCOMPARE(second.size(), std::size_t{1});
    QCOMPARE(second.front().at("file").get<std::string>(), at("in/b.txt").string());
    QCOMPARE(std::stod(readTextFile(at("out/b.txt"))), 100.5);
}

void FolderWatchTest::fileIsTakenWhenItIsClosedAndNotBefore() {
    QProcess watch;
    watch.start(QString::fromLatin1(PHIDIAS_TEST_WORKER),
                arguments().mid(0, 4) + QStringList{QStringLiteral("--settle"), QStringLiteral("60")});
    QVERIFY(watch.waitForStarted());
    QTest::qWait(500);
    std::ofstream file(at("in/slow.txt"));
    file << "4" << std::flush;
    QTest::qWait(2500);
    QVERIFY(!fs::exists(at("out/slow.txt")));
    file << "1";
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(at("out/slow.txt")), 20000);
    QCOMPARE(std::stod(readTextFile(at("out/slow.txt"))), 42.0);
    watch.terminate();
    QVERIFY(watch.waitForFinished());
    QCOMPARE(watch.exitCode(), 0);
}

void FolderWatchTest::resultsAndUnfinishedNamesStartNoJob() {
    writeJob(Json::object(), "in/{stem}.sum.txt"); // into the watched folder itself
    writeFileAtomically(at("in/a.txt"), "1");
    std::ofstream(at("in/.hidden.txt")) << "1";
    std::ofstream(at("in/b.txt.part")) << "1";
    QCOMPARE(once().size(), std::size_t{1});
    QVERIFY(once().empty());
    QVERIFY(fs::exists(at("in/a.sum.txt")) && !fs::exists(at("in/a.sum.sum.txt")));
    writeFileAtomically(at("in/c.dat"), "1");
    QVERIFY(once({QStringLiteral("--match"), QStringLiteral("*.txt")}).empty());
    QCOMPARE(once({QStringLiteral("--match"), QStringLiteral("*.dat")}).size(), std::size_t{1});
}

void FolderWatchTest::failedFileDoesNotStopTheOthersAndCanBeTriedAgain() {
    writeFileAtomically(at("stop"), "x");
    writeJob({{"failWhile", at("stop").string()}});
    writeFileAtomically(at("in/a.txt"), "1");
    writeFileAtomically(at("in/b.txt"), "1");
    const auto lines = once({}, 1);
    QCOMPARE(lines.size(), std::size_t{2});
    QCOMPARE(lines[0].at("state").get<std::string>(), std::string("failed"));
    QVERIFY(lines[0].at("error").at("message").get<std::string>().find("told to fail") != std::string::npos);
    fs::remove(at("stop"));
    QVERIFY(once().empty());
    const auto again = once({QStringLiteral("--retry-failed")});
    QCOMPARE(again.size(), std::size_t{2});
    QCOMPARE(again[1].at("state").get<std::string>(), std::string("done"));
}

void FolderWatchTest::namesAreDataNotPatterns() {
    const std::string name = "in/{stem} $(x) 'q' \"d\".txt";
    writeFileAtomically(at(name), "5");
    const auto lines = once();
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0].at("state").get<std::string>(), std::string("done"));
    QCOMPARE(lines[0].at("file").get<std::string>(), at(name).string());
    QVERIFY(fs::exists(at("out/{stem} $(x) 'q' \"d\".txt")));
}

void FolderWatchTest::killedAtAnyMomentEachFileEndsOnce() {
    constexpr int kFiles = 6;
    for (int number = 0; number < kFiles; ++number) {
        writeFileAtomically(at("in/" + std::to_string(number) + ".txt"), std::to_string(number));
    }
    std::map<std::string, std::set<std::string>> lines; // file -> what was said of it
    for (int attempt = 0; attempt < 40 && lines.size() < kFiles; ++attempt) {
        QProcess watch;
        watch.start(QString::fromLatin1(PHIDIAS_TEST_WORKER), arguments());
        QVERIFY(watch.waitForStarted());
        watch.waitForFinished(600 + 37 * attempt); // each time a little further
        watch.kill();
        QVERIFY(watch.waitForFinished());
        for (const auto& line : linesOf(watch.readAllStandardOutput())) {
            QCOMPARE(line.at("state").get<std::string>(), std::string("done"));
            lines[line.at("file").get<std::string>()].insert(line.dump());
        }
    }
    QCOMPARE(lines.size(), std::size_t{kFiles});
    for (const auto& [file, said] : lines) {
        QCOMPARE(said.size(), std::size_t{1}); // a kill between writing and marking may repeat a line, never make another
    }
    QVERIFY(once().empty());
    for (int number = 0; number < kFiles; ++number) {
        QCOMPARE(std::stod(readTextFile(at("out/" + std::to_string(number) + ".txt"))), number + 1.0);
    }
    for (const auto& entry : fs::directory_iterator(at("out"))) {
        QVERIFY2(entry.path().extension() != ".part", entry.path().c_str());
    }
}

void FolderWatchTest::stopCancelsTheJobThatRunsAndItRunsAgain() {
    writeJob({{"wait", at("pid").string()}});
    writeFileAtomically(at("in/a.txt"), "1");
    QProcess watch;
    watch.start(QString::fromLatin1(PHIDIAS_TEST_WORKER), arguments());
    QVERIFY(watch.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(at("pid")) && fs::file_size(at("pid")) > 0, 20000);
    watch.terminate();
    QVERIFY(watch.waitForFinished(20000));
    QCOMPARE(watch.exitCode(), 0);
    QVERIFY(watch.readAllStandardOutput().isEmpty());
    QVERIFY(!fs::exists(at("out/a.txt")) && !fs::exists(at("out/a.txt.part")));
    writeJob();
    QCOMPARE(once().size(), std::size_t{1});
}

void FolderWatchTest::secondWatchAndWrongFolderAreRefused() {
    QProcess watch;
    watch.start(QString::fromLatin1(PHIDIAS_TEST_WORKER), arguments());
    QVERIFY(watch.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(fs::exists(at("state/phidias/watch")), 20000);
    QTest::qWait(500);
    const auto second = runPhidias(PHIDIAS_TEST_WORKER, arguments({QStringLiteral("--once")}));
    QCOMPARE(second.status, 2);
    QVERIFY2(second.err.contains("already"), second.err.constData());
    watch.terminate();
    QVERIFY(watch.waitForFinished());
    const auto wrong = runPhidias(PHIDIAS_TEST_WORKER, {QStringLiteral("watch"), QString::fromStdString(at("none").string()),
                                                        QStringLiteral("--job"), QString::fromStdString(at("job.json").string())});
    QCOMPARE(wrong.status, 3);
    QVERIFY2(wrong.err.contains("none"), wrong.err.constData());
}

QTEST_GUILESS_MAIN(FolderWatchTest)
#include "FolderWatchTest.moc"
