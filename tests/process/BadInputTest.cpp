// What goes wrong in an analyst's day, through the command line: a clear message that names the file, and the exit status of the contract
// (0 done, 2 the request is wrong, 3 an input cannot be read, 5 the computation or the writing failed); never a crash, never half a file.
#include "tests/support/Support.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using phidias::tests::CommandResult;
using phidias::tests::dataFolder;
using phidias::tests::runPhidias;

namespace {

/// Output of a command that runs as the user nobody.
CommandResult runUnprivileged(const QStringList& arguments) {
    QProcess process;
    process.setProgram(QStringLiteral(PHIDIAS_BINARY));
    process.setArguments(arguments);
    process.setChildProcessModifier([] {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
            _exit(99);
        }
    });
    process.start();
    CommandResult result;
    process.waitForFinished(30000);
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    result.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128 + process.exitCode();
    return result;
}

/// Output of a command whose files may not grow over `bytes`: the same failure of write() that a full disk gives.
CommandResult runWithFileLimit(const QStringList& arguments, rlim_t bytes) {
    QProcess process;
    process.setProgram(QStringLiteral(PHIDIAS_BINARY));
    process.setArguments(arguments);
    process.setChildProcessModifier([bytes] {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        setrlimit(RLIMIT_FSIZE, &limit);
    });
    process.start();
    CommandResult result;
    process.waitForFinished(60000);
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    result.status = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128 + process.exitCode();
    return result;
}

} // namespace

class BadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void missingFileIsNamed();
    void folderIsNotAFile();
    void truncatedNetcdfIsSaidToBeSo_data();
    void truncatedNetcdfIsSaidToBeSo();
    void unknownFormatIsSaidToBeSo();
    void fileWithoutPermissionIsNamedForAnUnprivilegedUser();
    void oneBadFileDoesNotHideTheGoodOnes();
    void argoFileWithoutSalinityNamesWhatItHas();
    void emptySelectionIsNotACrash();
    void hugeVirtualGridIsInspectedAndRefusedByABudget();
    void fullDiskLeavesNothingUnderTheFinalName();
    void unknownProcessAndParameterSuggestTheNearest();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& content) const {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    [[nodiscard]] static QString argo() { return QString::fromStdString(dataFolder() / "ocean/argo/2902696_prof.nc"); }
    [[nodiscard]] static QStringList divand(const QString& file, const QString& out) {
        return {
            QStringLiteral("run"),        QStringLiteral("ocean.divand"),
            QStringLiteral("--set"),      QStringLiteral("observations=") + file,
            QStringLiteral("--set"),      QStringLiteral("variable=sea_water_practical_salinity"),
            QStringLiteral("--set"),      QStringLiteral(R"(grid={"longitude":[114,117,0.25],"latitude":[11,14,0.25],"depth":[0,50,100]})"),
            QStringLiteral("--out"),      QStringLiteral("analysis=") + out,
            QStringLiteral("--progress"), QStringLiteral("none")};
    }
};

void BadInputTest::missingFileIsNamed() {
    const auto result = runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), at(QStringLiteral("none.nc")), QStringLiteral("--json")});
    QCOMPARE(result.status, 3);
    const auto answer = QJsonDocument::fromJson(result.out).array();
    QCOMPARE(answer.size(), 1);
    QVERIFY(QJsonDocument(answer[0].toObject()).toJson().contains("none.nc"));
    QVERIFY(answer[0].toObject().contains(QStringLiteral("error")));
}

void BadInputTest::folderIsNotAFile() {
    const auto result = runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), m_folder.path()});
    QCOMPARE(result.status, 3);
    QVERIFY2(result.err.contains(m_folder.path().toUtf8()), result.err.constData());
    QVERIFY2(result.err.contains("folder"), result.err.constData());
}

void BadInputTest::truncatedNetcdfIsSaidToBeSo_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<double>("share");
    for (double share : {0.001, 0.1, 0.5, 0.97}) {
        QTest::addRow("classic, %g", share) << QStringLiteral("ocean/argo/2902696_prof.nc") << share;
        QTest::addRow("netCDF-4, %g", share) << QStringLiteral("atmosphere/etna/S5P_merged_20181224_6201.nc") << share;
    }
}

void BadInputTest::truncatedNetcdfIsSaidToBeSo() {
    PHIDIAS_NEEDS_DATA();
    QFETCH(QString, file);
    QFETCH(double, share);
    QFile whole(QString::fromStdString(dataFolder()) + QLatin1Char('/') + file);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray content = whole.readAll();
    write(QStringLiteral("cut.nc"), content.left(static_cast<qsizetype>(share * static_cast<double>(content.size()))));
    const auto result = runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), at(QStringLiteral("cut.nc"))});
    QCOMPARE(result.status, 3);
    QVERIFY2(result.err.contains("cut.nc"), result.err.constData());
}

void BadInputTest::unknownFormatIsSaidToBeSo() {
    write(QStringLiteral("noise.bin"), QByteArray(5000, '\x93'));
    write(QStringLiteral("empty.txt"), QByteArray());
    for (const char* name : {"noise.bin", "empty.txt"}) {
        const auto result = runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), at(QString::fromLatin1(name))});
        QCOMPARE(result.status, 3);
        QVERIFY2(result.err.contains(name), result.err.constData());
    }
}

void BadInputTest::fileWithoutPermissionIsNamedForAnUnprivilegedUser() {
    write(QStringLiteral("secret.nc"), "CDF\x01");
    QFile::setPermissions(at(QStringLiteral("secret.nc")), QFileDevice::Permissions());
    QFile::setPermissions(m_folder.path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner |
                                               QFileDevice::ReadOther | QFileDevice::ExeOther | QFileDevice::ReadGroup |
                                               QFileDevice::ExeGroup);
    const auto result = runUnprivileged({QStringLiteral("inspect"), at(QStringLiteral("secret.nc"))});
    if (result.status == 99 || (result.status == -1 && result.err.isEmpty())) {
        QSKIP("the program cannot be started as an unprivileged user here");
    }
    QCOMPARE(result.status, 3);
    QVERIFY2(result.err.contains("secret.nc") && result.err.contains("ermission"), result.err.constData());
}

void BadInputTest::oneBadFileDoesNotHideTheGoodOnes() {
    PHIDIAS_NEEDS_DATA();
    const auto result =
        runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), argo(), at(QStringLiteral("none.nc")), argo(), QStringLiteral("--json")});
    QCOMPARE(result.status, 3);
    const auto answer = QJsonDocument::fromJson(result.out).array();
    QCOMPARE(answer.size(), 3);
    QCOMPARE(answer[0].toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("observations"));
    QVERIFY(answer[1].toObject().contains(QStringLiteral("error")));
    QVERIFY(!answer[2].toObject().contains(QStringLiteral("error")));
}

void BadInputTest::argoFileWithoutSalinityNamesWhatItHas() {
    PHIDIAS_NEEDS_DATA();
    const QString file = QString::fromStdString(dataFolder() / "ocean/argo/13857_prof.nc");
    const auto result = runPhidias(PHIDIAS_BINARY, divand(file, at(QStringLiteral("a.nc"))));
    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.contains("13857_prof.nc") && result.err.contains("TEMP"), result.err.constData());
    QVERIFY(!QFile::exists(at(QStringLiteral("a.nc"))));
}

void BadInputTest::emptySelectionIsNotACrash() {
    PHIDIAS_NEEDS_DATA();
    // The float drifts at 114.5..116.7 E; nothing of it is in the Atlantic.
    QStringList arguments = divand(argo(), at(QStringLiteral("b.nc")));
    arguments.replaceInStrings(QStringLiteral("[114,117,0.25]"), QStringLiteral("[-30,-28,0.25]"));
    const auto result = runPhidias(PHIDIAS_BINARY, arguments);
    QCOMPARE(result.status, 2);
    QVERIFY2(!result.err.isEmpty(), "an empty selection must be explained");
    QVERIFY(!QFile::exists(at(QStringLiteral("b.nc"))));
}

void BadInputTest::hugeVirtualGridIsInspectedAndRefusedByABudget() {
    // 13 GB are declared and none are written.
    write(QStringLiteral("huge.cdl"),
          "netcdf huge {\ndimensions: lat = 40000; lon = 81250;\nvariables:\n float lat(lat); lat:units = \"degrees_north\";\n"
          " float lon(lon); lon:units = \"degrees_east\";\n"
          " float z(lat, lon); z:units = \"m\"; z:_Storage = \"chunked\"; z:_ChunkSizes = 1000, 1000;\n}\n");
    QProcess ncgen;
    ncgen.start(QStringLiteral("ncgen"), {QStringLiteral("-k"), QStringLiteral("nc4"), QStringLiteral("-o"), at(QStringLiteral("huge.nc")),
                                          at(QStringLiteral("huge.cdl"))});
    QVERIFY(ncgen.waitForFinished(60000) && ncgen.exitCode() == 0);
    QVERIFY(QFileInfo(at(QStringLiteral("huge.nc"))).size() < 100000000);
    const auto header =
        runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), at(QStringLiteral("huge.nc")), QStringLiteral("--no-statistics"),
                                    QStringLiteral("--json"), QStringLiteral("--memory-limit"), QStringLiteral("1G")});
    QCOMPARE(header.status, 0);
    QCOMPARE(QJsonDocument::fromJson(header.out).array()[0].toObject().value(QStringLiteral("kind")).toString(), QStringLiteral("grid"));
    PHIDIAS_NEEDS_DATA();
    QStringList arguments = divand(argo(), at(QStringLiteral("c.nc")));
    arguments.replaceInStrings(QStringLiteral(R"("longitude":[114,117,0.25],"latitude":[11,14,0.25])"),
                               QStringLiteral(R"("longitude":[-179,179,0.02],"latitude":[-80,80,0.02])"));
    arguments += {QStringLiteral("--memory-limit"), QStringLiteral("1G")};
    const auto refused = runPhidias(PHIDIAS_BINARY, arguments);
    QCOMPARE(refused.status, 2);
    QVERIFY2(refused.err.contains("GiB"), refused.err.constData());
}

void BadInputTest::fullDiskLeavesNothingUnderTheFinalName() {
    PHIDIAS_NEEDS_DATA();
    const QString out = at(QStringLiteral("full.nc"));
    const auto result = runWithFileLimit(divand(argo(), out), 2000);
    QCOMPARE(result.status, 5);
    QVERIFY2(result.err.contains("full.nc"), result.err.constData());
    QVERIFY(!QFile::exists(out));
    QVERIFY(!QFile::exists(out + QStringLiteral(".part")));
}

void BadInputTest::unknownProcessAndParameterSuggestTheNearest() {
    const auto process = runPhidias(PHIDIAS_BINARY, {QStringLiteral("run"), QStringLiteral("ocean.divnad")});
    QCOMPARE(process.status, 2);
    QVERIFY2(process.err.contains("ocean.divand"), process.err.constData());
    const auto parameter = runPhidias(
        PHIDIAS_BINARY, {QStringLiteral("run"), QStringLiteral("ocean.divand"), QStringLiteral("--set"), QStringLiteral("epsilon=0.1")});
    QCOMPARE(parameter.status, 2);
    QVERIFY2(parameter.err.contains("epsilon2"), parameter.err.constData());
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "BadInputTest.moc"
