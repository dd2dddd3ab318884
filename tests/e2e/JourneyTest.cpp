// A journey of an analyst in the real application: open, pan, run a job, draw a section, step in depth.
#include "tests/support/Support.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using phidias::tests::runPhidias;

class JourneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStepOfTheJourneyIsDone();
    void unknownStepIsRefused();

private:
    QTemporaryDir m_folder;
    int play(const QString& journey) {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"}) {
            environment.insert(QLatin1String(name), m_folder.path());
        }
        environment.insert(QStringLiteral("PHIDIAS_JOURNEY_DATA"), m_folder.filePath(QStringLiteral("twin")));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(PHIDIAS_WORKSTATION_BINARY),
                      {QStringLiteral("--journey"), journey, QStringLiteral("--report"), m_folder.filePath(QStringLiteral("report.json"))});
        process.waitForFinished(200000);
        m_output = process.readAll();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128;
    }
    QByteArray m_output;
};

void JourneyTest::everyStepOfTheJourneyIsDone() {
    const auto sample =
        runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), m_folder.filePath(QStringLiteral("twin"))});
    if (sample.status == 3) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    const int status = play(QFINDTESTDATA("journeys/desk.json"));
    QVERIFY2(status == 0, m_output.constData());
    QFile file(m_folder.filePath(QStringLiteral("report.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject report = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(report.value(QStringLiteral("steps")).toInt() > 40);
    // Stalls are figures of ./bench, not of a test; here they are told.
    qInfo("longest stall %.1f ms (%.1f ms of own processor time), %d above 50 ms",
          report.value(QStringLiteral("longestStallMs")).toDouble(), report.value(QStringLiteral("longestStallCpuMs")).toDouble(),
          static_cast<int>(report.value(QStringLiteral("stallsAbove50Ms")).toArray().size()));
}

void JourneyTest::unknownStepIsRefused() {
    const QString path = m_folder.filePath(QStringLiteral("bad.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"steps\": [{\"do\": \"dance\"}]}");
    file.close();
    QCOMPARE(play(path), 2);
    QVERIFY2(m_output.contains("dance"), m_output.constData());
}

QTEST_GUILESS_MAIN(JourneyTest)
#include "JourneyTest.moc"
