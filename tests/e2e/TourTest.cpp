// The real application on a real (virtual) display.
#include "tests/support/Support.h"

#include <QElapsedTimer>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

using phidias::tests::runPhidias;

class TourTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selfTestOpensTheTourAndEndsWell();
    void figureNeedsNoDisplay();
    void badFigureIsRefusedAndLeavesNoFile();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QProcessEnvironment ownState(bool hasDisplay) const {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_STATE_HOME"), m_folder.filePath(QStringLiteral("state")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_folder.filePath(QStringLiteral("config")));
        if (!hasDisplay) {
            environment.remove(QStringLiteral("DISPLAY"));
            environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        }
        return environment;
    }
    QByteArray m_output;
    int start(const QStringList& arguments, bool hasDisplay) {
        QProcess process;
        process.setProcessEnvironment(ownState(hasDisplay));
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(PHIDIAS_WORKSTATION_BINARY), arguments);
        process.waitForFinished(180000);
        m_output = process.readAll();
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : 128;
    }
};

void TourTest::selfTestOpensTheTourAndEndsWell() {
    const int status = start({QStringLiteral("--self-test")}, true);
    if (m_output.contains("ferret-datasets")) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    QVERIFY2(status == 0, m_output.constData());
    QVERIFY(m_output.contains("7 layers"));
}

void TourTest::figureNeedsNoDisplay() {
    const auto sample =
        runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), m_folder.filePath(QStringLiteral("twin"))});
    if (sample.status == 3) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    const QString spec = m_folder.filePath(QStringLiteral("twin/figures/3-truth.json"));
    for (const char* ending : {"png", "svg", "pdf"}) {
        const QString out = m_folder.filePath(QStringLiteral("figure.") + QLatin1String(ending));
        QVERIFY2(start({QStringLiteral("--figure"), spec, QStringLiteral("--out"), out}, false) == 0, m_output.constData());
        QVERIFY(QFileInfo(out).size() > 5000);
    }
    const QImage image(m_folder.filePath(QStringLiteral("figure.png")));
    QCOMPARE(image.size(), QSize(1200, 800));
}

void TourTest::badFigureIsRefusedAndLeavesNoFile() {
    const QString spec = m_folder.filePath(QStringLiteral("bad.json"));
    const QString out = m_folder.filePath(QStringLiteral("bad.png"));
    for (const auto& [text, status, word] : {std::tuple{"{\"layers\": [{\"href\": \"none.nc\"}]}", 3, "none.nc"},
                                             std::tuple{"{\"layers\": [{\"href\": \"a\"}], \"zoom\": 3}", 2, "zoom"},
                                             std::tuple{"{\"layers\": [{\"href\": \"a\"}], \"size\": [5, 5]}", 2, "size"}}) {
        QFile file(spec);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        QCOMPARE(start({QStringLiteral("--figure"), spec, QStringLiteral("--out"), out}, false), status);
        QVERIFY2(m_output.contains(word), m_output.constData());
        QVERIFY(!QFile::exists(out));
    }
}

QTEST_GUILESS_MAIN(TourTest)
#include "TourTest.moc"
