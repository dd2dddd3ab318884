// Journeys of analysts in the real application: open, pan, globe, run a job, draw a section, export, save.
#include "tests/support/Support.h"

#include <QDir>
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
    void initTestCase();
    void everyStepOfTheJourneyIsDone_data();
    void everyStepOfTheJourneyIsDone();
    void unknownStepIsRefused();

private:
    QTemporaryDir m_folder;
    bool m_hasTwin = false;
    int play(const QString& journey) {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"}) {
            environment.insert(QLatin1String(name), m_folder.path());
        }
        environment.insert(QStringLiteral("PHIDIAS_JOURNEY_DATA"), m_folder.filePath(QStringLiteral("twin")));
        environment.insert(QStringLiteral("PHIDIAS_JOURNEY_OUT"), m_folder.filePath(QStringLiteral("out")));
        environment.insert(QStringLiteral("LIBGL_ALWAYS_SOFTWARE"), QStringLiteral("1"));
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

void JourneyTest::initTestCase() {
    const QString twin = m_folder.filePath(QStringLiteral("twin"));
    QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("out"))));
    m_hasTwin = runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), twin}).status != 3;
    if (m_hasTwin) {
        for (const char* job : {"/divand.json", "/difference.json"}) {
            QCOMPARE(runPhidias(PHIDIAS_BINARY, {QStringLiteral("run"), twin + QLatin1String(job)}).status, 0);
        }
    }
}

void JourneyTest::everyStepOfTheJourneyIsDone_data() {
    QTest::addColumn<QString>("journey");
    for (const char* name : {"desk", "analyst", "observations", "cancel"}) {
        QTest::newRow(name) << QString(QLatin1String(name));
    }
}

void JourneyTest::everyStepOfTheJourneyIsDone() {
    QFETCH(QString, journey);
    if (!m_hasTwin) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    const int status = play(QFINDTESTDATA("journeys/desk.json").replace(QStringLiteral("desk"), journey));
    QVERIFY2(status == 0, m_output.constData());
    QFile file(m_folder.filePath(QStringLiteral("report.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject report = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(report.value(QStringLiteral("steps")).toInt() >= 10);
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
