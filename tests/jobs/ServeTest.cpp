// `phidias serve --stdio` through its pipes. The server of addresses is tests/support/dap2_server.py (value = 100 time + 10 latitude + longitude).
#include "tests/support/Support.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <cstring>

class ServeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void processGivesProgressAndAResultInAScratchFile();
    void newerRequestOfTheSameKeySupersedesTheOlder();
    void cancelEndsOneRequestAlone();
    void errorsOfProcessesAreTold();
    void badLinesAreErrorsAndNoEnd();
    void idInUseIsRefused();
    void addressIsInspectedAndReadAsFloats();
    void badReadsAreTold();
    void readsDoNotWaitForProcesses();
    void scratchFilesAreReleasedAndDoNotPileUp();
    void endOfTheInputRemovesTheScratchFolder_data();
    void endOfTheInputRemovesTheScratchFolder();
    void signalRemovesTheScratchFolderToo();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_worker;
    QByteArray m_unread;

    void ask(const QByteArray& line) { m_worker->write(line + '\n'); }
    /// The next line for which the condition holds; empty after 10 s.
    template <typename Condition>
    QJsonObject next(Condition condition) {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 10000) {
            for (auto end = m_unread.indexOf('\n'); end >= 0; end = m_unread.indexOf('\n')) {
                const auto line = QJsonDocument::fromJson(m_unread.left(end)).object();
                m_unread.remove(0, end + 1);
                if (condition(line)) {
                    return line;
                }
            }
            m_worker->waitForReadyRead(50);
            m_unread += m_worker->readAllStandardOutput();
        }
        return {};
    }
    static QString kind(const QJsonObject& line) { return line.value(QStringLiteral("t")).toString(); }
    QJsonObject answerTo(int id) {
        return next([id](const QJsonObject& line) { return line.value(QStringLiteral("id")).toInt(-1) == id && (kind(line) == QStringLiteral("result") || kind(line) == QStringLiteral("error")); });
    }
    static QString errorCode(const QJsonObject& line) { return line.value(QStringLiteral("error")).toObject().value(QStringLiteral("code")).toString(); }
    static QString errorId(const QJsonObject& line) { return line.value(QStringLiteral("error")).toObject().value(QStringLiteral("id")).toString(); }
    static QString file(const QJsonObject& line) {
        return line.value(QStringLiteral("outputs")).toArray().at(0).toObject().value(QStringLiteral("path")).toString();
    }
    [[nodiscard]] QStringList scratch() const { return QDir(m_folder->path()).entryList({QStringLiteral("phidias-*")}, QDir::Dirs); }
};

void ServeTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_worker = std::make_unique<QProcess>();
    m_unread.clear();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TMPDIR"), m_folder->path());
    m_worker->setProcessEnvironment(environment);
    m_worker->start(QStringLiteral(PHIDIAS_TEST_WORKER), {QStringLiteral("serve"), QStringLiteral("--stdio")});
    QVERIFY(m_worker->waitForStarted());
}

void ServeTest::cleanup() {
    m_worker->closeWriteChannel();
    if (!m_worker->waitForFinished(5000)) {
        m_worker->kill();
        m_worker->waitForFinished();
        QFAIL("the worker did not end with its input");
    }
}

void ServeTest::processGivesProgressAndAResultInAScratchFile() {
    ask(R"({"id":7,"process":"test.sleep","inputs":{"seconds":0.5},"parameters":{"warning":"few"}})");
    const auto progress = next([](const QJsonObject& line) { return kind(line) == QStringLiteral("progress") && line.value(QStringLiteral("fraction")).toDouble() > 0.0; });
    QCOMPARE(progress.value(QStringLiteral("id")).toInt(), 7);
    QCOMPARE(progress.value(QStringLiteral("message")).toString(), QStringLiteral("sleeping"));
    const auto result = answerTo(7);
    QCOMPARE(kind(result), QStringLiteral("result"));
    QFile out(file(result));
    QVERIFY(out.open(QIODevice::ReadOnly));
    QVERIFY(out.readAll().endsWith("whole\n"));
    QVERIFY(out.fileName().startsWith(m_folder->path()));
    QCOMPARE(result.value(QStringLiteral("warnings")).toArray().at(0).toString(), QStringLiteral("few"));
    // A path of the request's own.
    const QString own = m_folder->filePath(QStringLiteral("own.txt"));
    ask(R"({"id":8,"process":"test.sleep","inputs":{"seconds":0},"outputs":{"out":")" + own.toUtf8() + R"("}})");
    QCOMPARE(file(answerTo(8)), own);
    QVERIFY(QFile::exists(own));
}

void ServeTest::newerRequestOfTheSameKeySupersedesTheOlder() {
    ask(R"({"id":1,"process":"test.sleep","inputs":{"seconds":30},"key":"preview"})");
    ask(R"({"id":2,"process":"test.sleep","inputs":{"seconds":30},"key":"other"})");
    QVERIFY(!next([](const QJsonObject& line) { return kind(line) == QStringLiteral("progress") && line.value(QStringLiteral("id")).toInt() == 2; }).isEmpty());
    ask(R"({"id":3,"process":"test.sleep","inputs":{"seconds":30},"key":"preview"})");
    QCOMPARE(errorCode(answerTo(1)), QStringLiteral("cancelled"));
    ask(R"({"id":4,"process":"test.sleep","inputs":{"seconds":0},"key":"preview"})");
    QCOMPARE(errorCode(answerTo(3)), QStringLiteral("cancelled"));
    QCOMPARE(kind(answerTo(4)), QStringLiteral("result"));
    ask(R"({"cancel":2})");
    QCOMPARE(errorCode(answerTo(2)), QStringLiteral("cancelled"));
}

void ServeTest::cancelEndsOneRequestAlone() {
    ask(R"({"id":1,"process":"test.sleep","inputs":{"seconds":30}})");
    ask(R"({"id":2,"process":"test.sleep","inputs":{"seconds":0.5}})");
    ask(R"({"id":3,"process":"test.sleep","inputs":{"seconds":30}})"); // waits: two run
    ask(R"({"cancel":3})");
    QCOMPARE(errorCode(answerTo(3)), QStringLiteral("cancelled"));
    ask(R"({"cancel":1})");
    ask(R"({"cancel":99})");
    QCOMPARE(errorCode(answerTo(1)), QStringLiteral("cancelled"));
    QCOMPARE(kind(answerTo(2)), QStringLiteral("result"));
}

void ServeTest::errorsOfProcessesAreTold() {
    ask(R"({"id":1,"process":"test.fail","inputs":{"seconds":0}})");
    QCOMPARE(errorCode(answerTo(1)), QStringLiteral("computationFailed"));
    ask(R"({"id":2,"process":"test.slepp"})");
    const auto unknown = answerTo(2);
    QCOMPARE(errorCode(unknown), QStringLiteral("invalidRequest"));
    QVERIFY(QJsonDocument(unknown).toJson().contains("test.sleep")); // the nearest one
    ask(R"({"id":3,"process":"test.sleep","inputs":{"seconds":"long"}})");
    QCOMPARE(errorCode(answerTo(3)), QStringLiteral("invalidRequest"));
}

void ServeTest::badLinesAreErrorsAndNoEnd() {
    const auto nobodys = [this] { return next([](const QJsonObject& line) { return line.value(QStringLiteral("id")).isNull() && kind(line) == QStringLiteral("error"); }); };
    const QByteArrayList lines{"nonsense", "[]", "7", R"({"process":"test.sleep"})", R"({"id":{},"process":"test.sleep"})", "{\"id\":1,\"process\":\"\xff\xfe\"}", QByteArray(17 << 20, 'x')};
    for (const auto& line : lines) {
        ask(line);
        QVERIFY2(errorCode(nobodys()) == QStringLiteral("invalidRequest"), line.left(80).constData());
    }
    ask("");
    ask(R"({"id":1,"what":1})");
    QCOMPARE(errorCode(answerTo(1)), QStringLiteral("invalidRequest"));
    for (const char* line : {R"({"id":2,"process":7})", R"({"id":2,"process":"test.sleep","inputs":[]})", R"({"id":2,"read":{"href":1}})", R"({"id":2,"read":7})", R"({"id":2,"inspect":{}})",
                             R"({"id":2,"process":"test.sleep","outputs":{"nothing":null}})", R"({"id":2,"process":"test.sleep","outputs":[1]})"}) {
        ask(line);
        const auto answer = answerTo(2);
        if (QByteArray(line).contains("nothing")) {
            QCOMPARE(kind(answer), QStringLiteral("result")); // an output without a path that nobody knows is left out
        } else {
            QVERIFY2(errorCode(answer) == QStringLiteral("invalidRequest"), line);
        }
    }
    ask(R"({"id":"text","process":"test.sleep","inputs":{"seconds":0}})");
    QCOMPARE(kind(next([](const QJsonObject& line) { return line.value(QStringLiteral("id")).toString() == QStringLiteral("text") && kind(line) != QStringLiteral("log"); })), QStringLiteral("result"));
}

void ServeTest::idInUseIsRefused() {
    ask(R"({"id":1,"process":"test.sleep","inputs":{"seconds":30}})");
    ask(R"({"id":1,"process":"test.sleep","inputs":{"seconds":0}})");
    QCOMPARE(errorId(next([](const QJsonObject& line) { return line.value(QStringLiteral("id")).isNull(); })), QStringLiteral("serve.idInUse"));
    ask(R"({"cancel":1})");
    QCOMPARE(errorCode(answerTo(1)), QStringLiteral("cancelled"));
}

void ServeTest::addressIsInspectedAndReadAsFloats() {
    QProcess server;
    server.start(QStringLiteral("python3"), {QStringLiteral(PHIDIAS_SOURCE_DIR "/tests/support/dap2_server.py")});
    QVERIFY(server.waitForReadyRead(10000));
    const QByteArray address = "http://127.0.0.1:" + server.readLine().trimmed() + "/ok";
    ask(R"({"id":8,"inspect":")" + address + R"("})");
    const auto inspected = answerTo(8).value(QStringLiteral("inspect")).toObject();
    QCOMPARE(inspected.value(QStringLiteral("kind")).toString(), QStringLiteral("grid"));
    ask(R"({"id":9,"read":{"href":")" + address + R"(","variable":"v","time":1,"level":0}})");
    const auto read = answerTo(9).value(QStringLiteral("read")).toObject();
    const auto longitudes = read.value(QStringLiteral("longitudes")).toArray();
    const auto latitudes = read.value(QStringLiteral("latitudes")).toArray();
    QVERIFY(longitudes.size() > 1 && latitudes.size() > 1);
    QCOMPARE(read.value(QStringLiteral("width")).toInt(), longitudes.size());
    QCOMPARE(read.value(QStringLiteral("height")).toInt(), latitudes.size());
    QFile plane(read.value(QStringLiteral("file")).toString());
    QVERIFY(plane.open(QIODevice::ReadOnly));
    const QByteArray bytes = plane.readAll();
    QCOMPARE(bytes.size(), longitudes.size() * latitudes.size() * qsizetype{4});
    for (qsizetype row = 0; row < latitudes.size(); ++row) {
        for (qsizetype column = 0; column < longitudes.size(); ++column) {
            float value = 0.0F;
            std::memcpy(&value, bytes.constData() + 4 * (row * longitudes.size() + column), 4);
            QCOMPARE(static_cast<double>(value), 100.0 + 10.0 * latitudes[row].toDouble() + longitudes[column].toDouble());
        }
    }
    // The data set stays open: what its header said is known without the server, and a read then fails as remote trouble, not as a hang.
    server.kill();
    server.waitForFinished();
    ask(R"({"id":10,"read":{"href":")" + address + R"(","variable":"none"}})");
    QCOMPARE(errorCode(answerTo(10)), QStringLiteral("unknownVariable"));
}

void ServeTest::badReadsAreTold() {
    ask(R"({"id":1,"inspect":"/nowhere.nc"})");
    QCOMPARE(errorCode(answerTo(1)), QStringLiteral("unreadable"));
    const QString cdl = m_folder->filePath(QStringLiteral("g.cdl"));
    QFile file(cdl);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("netcdf g {\ndimensions: lat = 2; lon = 3;\nvariables:\n float lat(lat); lat:units = \"degrees_north\";\n float lon(lon); lon:units = \"degrees_east\";\n"
               " float z(lat, lon); z:units = \"m\";\ndata:\n lat = 20, 10;\n lon = 1, 2, 3;\n z = 1, 2, 3, 4, 5, _;\n}\n");
    file.close();
    const QString grid = m_folder->filePath(QStringLiteral("g.nc"));
    QProcess ncgen;
    ncgen.start(QStringLiteral("ncgen"), {QStringLiteral("-o"), grid, cdl});
    QVERIFY(ncgen.waitForFinished() && ncgen.exitCode() == 0);
    const QByteArray href = grid.toUtf8();
    ask(R"({"id":2,"read":{"href":")" + href + R"(","variable":"q"}})");
    QCOMPARE(errorCode(answerTo(2)), QStringLiteral("unknownVariable"));
    for (const char* member : {R"("time":1)", R"("level":3)", R"("level":-1)"}) {
        ask(R"({"id":3,"read":{"href":")" + href + R"(","variable":"z",)" + member + "}}");
        QCOMPARE(errorId(answerTo(3)), QStringLiteral("serve.badIndex"));
    }
    ask(R"({"id":4,"read":{"href":")" + href + R"(","variable":"z"}})");
    QFile plane(answerTo(4).value(QStringLiteral("read")).toObject().value(QStringLiteral("file")).toString());
    QVERIFY(plane.open(QIODevice::ReadOnly));
    std::array<float, 6> values{};
    QCOMPARE(plane.read(reinterpret_cast<char*>(values.data()), sizeof values), static_cast<qint64>(sizeof values));
    // Rising latitudes: the row of 10 degrees, which the file has last, comes first.
    QCOMPARE(values[0], 4.0F);
    QVERIFY(std::isnan(values[2]));
    QCOMPARE(values[3], 1.0F);
    // A file that has changed is opened anew.
    QVERIFY(QFile::remove(grid));
    ask(R"({"id":5,"read":{"href":")" + href + R"(","variable":"z"}})");
    QCOMPARE(errorCode(answerTo(5)), QStringLiteral("unreadable"));
}

void ServeTest::readsDoNotWaitForProcesses() {
    for (const char* line : {R"({"id":1,"process":"test.sleep","inputs":{"seconds":30}})", R"({"id":2,"process":"test.sleep","inputs":{"seconds":30}})",
                             R"({"id":3,"process":"test.sleep","inputs":{"seconds":30}})"}) {
        ask(line);
    }
    ask(R"({"id":4,"inspect":"/nowhere.nc"})");
    QCOMPARE(errorCode(answerTo(4)), QStringLiteral("unreadable"));
}

void ServeTest::scratchFilesAreReleasedAndDoNotPileUp() {
    ask(R"({"id":1,"process":"test.sleep","inputs":{"seconds":0}})");
    const QString released = file(answerTo(1));
    QVERIFY(QFile::exists(released));
    ask(R"({"release":1})");
    QTRY_VERIFY(!QFile::exists(released));
    QStringList files;
    for (int id = 10; id < 14; ++id) {
        ask(R"({"id":)" + QByteArray::number(id) + R"(,"process":"test.sleep","inputs":{"seconds":0},"key":"k"})");
        files += file(answerTo(id));
    }
    QVERIFY(!QFile::exists(files[0]) && !QFile::exists(files[1]) && QFile::exists(files[2]) && QFile::exists(files[3]));
    ask(R"({"id":20,"process":"test.fail","inputs":{"seconds":0}})");
    answerTo(20);
    // Only the two results are there: neither what the failed one wrote, nor scratch folders of runs.
    QCOMPARE(QDir(m_folder->filePath(scratch().constFirst())).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 2);
}

void ServeTest::endOfTheInputRemovesTheScratchFolder_data() {
    QTest::addColumn<QByteArray>("process");
    QTest::newRow("a process that honours the stop") << QByteArray("test.sleep");
    QTest::newRow("a process that ignores it") << QByteArray("test.stubborn");
}

void ServeTest::endOfTheInputRemovesTheScratchFolder() {
    QFETCH(QByteArray, process);
    const QString own = m_folder->filePath(QStringLiteral("own.txt"));
    ask(R"({"id":1,"process":")" + process + R"(","inputs":{"seconds":30},"outputs":{"out":")" + own.toUtf8() + R"("}})");
    QVERIFY(!next([](const QJsonObject& line) { return kind(line) == QStringLiteral("progress"); }).isEmpty());
    QCOMPARE(scratch().size(), 1);
    QVERIFY(QFile::exists(own + QStringLiteral(".part")));
    m_worker->closeWriteChannel();
    QVERIFY(m_worker->waitForFinished(1000));
    QCOMPARE(m_worker->exitCode(), 0);
    QCOMPARE(scratch().size(), 0);
    QVERIFY(!QFile::exists(own) && !QFile::exists(own + QStringLiteral(".part")));
}

void ServeTest::signalRemovesTheScratchFolderToo() {
    ask(R"({"id":1,"process":"test.sleep","inputs":{"seconds":0}})");
    answerTo(1);
    QCOMPARE(scratch().size(), 1);
    m_worker->terminate();
    QVERIFY(m_worker->waitForFinished(2000));
    QCOMPARE(scratch().size(), 0);
}

QTEST_GUILESS_MAIN(ServeTest)
#include "ServeTest.moc"
