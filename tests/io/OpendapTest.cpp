// OPeNDAP through the CF grid reader, against the small DAP2 server of tests/support (value = 100 time + 10 latitude + longitude).
#include "core/io/CfGridReader.h"
#include "core/io/OpenDataset.h"
#include "tests/support/Support.h"

#include <QProcess>
#include <QtTest>

using namespace phidias::core;

class OpendapTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void hyperslabOfAServerIsRead();
    void inspectTellsWhatTheServerHolds();
    void missingDataSetIsRemoteTrouble();
    void deadServerIsRemoteTrouble();

private:
    QProcess m_server;
    std::string m_root;
};

void OpendapTest::initTestCase() {
    m_server.start(QStringLiteral("python3"), {QStringLiteral(PHIDIAS_SOURCE_DIR "/tests/support/dap2_server.py")});
    QVERIFY(m_server.waitForReadyRead(10000));
    m_root = "http://127.0.0.1:" + m_server.readLine().trimmed().toStdString();
}

void OpendapTest::cleanupTestCase() {
    m_server.kill();
    m_server.waitForFinished();
}

void OpendapTest::hyperslabOfAServerIsRead() {
    const auto grid = std::get<std::shared_ptr<const Grid>>(openDataset(m_root + "/ok"));
    const std::size_t variable = grid->findVariable("v").value();
    QVERIFY(grid->axisOf(variable, AxisRole::Time) == std::optional<std::size_t>(0));
    const std::array<Slab, 3> slabs{Slab{.start = 1, .count = 1, .stride = 1}, Slab{.start = 0, .count = 2, .stride = 2},
                                    Slab{.start = 1, .count = 3, .stride = 1}};
    const std::vector<double> expected{390.0, 400.0, 410.0, 590.0, 600.0, 610.0};
    QCOMPARE(grid->read(variable, slabs), expected);
}

void OpendapTest::inspectTellsWhatTheServerHolds() {
    const auto result = phidias::tests::runPhidias(
        PHIDIAS_BINARY, {QStringLiteral("inspect"), QString::fromStdString(m_root + "/ok"), QStringLiteral("--json")});
    QVERIFY2(result.status == 0, result.err.constData());
    const Json found = Json::parse(result.out.toStdString())[0];
    QCOMPARE(found["variables"][0]["valid"].get<int>(), 24);
    QCOMPARE(found["variables"][0]["max"].get<double>(), 100.0 + 500.0 + 10.0);
    QCOMPARE(found["extent"]["start"].get<std::string>().c_str(), "2000-01-01T00:00:00Z");
}

void OpendapTest::missingDataSetIsRemoteTrouble() {
    const auto result = phidias::tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), QString::fromStdString(m_root + "/gone")});
    QCOMPARE(result.status, 6);
    QVERIFY2(result.err.contains("/gone"), result.err.constData());
}

void OpendapTest::deadServerIsRemoteTrouble() {
    const auto result = phidias::tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), QStringLiteral("http://127.0.0.1:9/none")});
    QCOMPARE(result.status, 6);
}

QTEST_GUILESS_MAIN(OpendapTest)
#include "OpendapTest.moc"
