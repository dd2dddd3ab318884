// A figure answers Cancel within a second, whatever its size. What is counted is the time that the drawing thread still computes. A step
// that grows with the picture would take four times as long in one of 12000 x 12000 pixels: less than half a second is allowed here.
#include "app/workstation/FigureCommand.h"
#include "core/io/ClimatologyWriter.h"
#include "tests/support/StoppedWork.h"
#include "views/figure/FigureWriter.h"
#include "views/scene/WorkPool.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;
using tests::stopped;
using tests::StoppedWork;

class CancelledFigureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void drawingThreadEndsSoonAndLeavesNoFile_data();
    void drawingThreadEndsSoonAndLeavesNoFile();

private:
    QTemporaryDir m_folder;
    core::MemoryBudget m_budget{.bytes = std::uint64_t{64} << 30U};
};

void CancelledFigureTest::initTestCase() {
    core::ClimatologyHeader header;
    for (int k = 0; k < 360; ++k) {
        header.longitudesDeg.push_back(k - 179.5);
    }
    for (int k = 0; k < 180; ++k) {
        header.latitudesDeg.push_back(k - 89.5);
    }
    header.depthsM = {0.0};
    header.timesUnixSeconds = {0.0};
    header.timeBoundsUnixSeconds = {{0.0, 86400.0}};
    header.variable = "value";
    header.longName = "value";
    header.unit = "m";
    header.hasError = false;
    core::ClimatologyWriter writer(m_folder.filePath(QStringLiteral("value.nc")).toStdString(), header);
    std::vector<double> plane;
    for (int cell = 0; cell < 360 * 180; ++cell) {
        plane.push_back(cell * 7919 % 360);
    }
    writer.putPlane(0, 0, plane, {});
    writer.commit();
}

void CancelledFigureTest::drawingThreadEndsSoonAndLeavesNoFile_data() {
    QTest::addColumn<QString>("projection");
    QTest::addColumn<QString>("ending");
    QTest::newRow("geographic PNG") << QStringLiteral("EPSG:4326") << QStringLiteral("png");
    QTest::newRow("polar PNG") << QStringLiteral("EPSG:3995") << QStringLiteral("png");
    QTest::newRow("PDF") << QStringLiteral("EPSG:4326") << QStringLiteral("pdf");
}

void CancelledFigureTest::drawingThreadEndsSoonAndLeavesNoFile() {
    QFETCH(const QString, projection);
    QFETCH(const QString, ending);
    views::FigureSpec spec;
    core::Layer layer;
    layer.href = m_folder.filePath(QStringLiteral("value.nc")).toStdString();
    layer.variable = "value";
    layer.style.opacity = 0.8;
    spec.layers = {layer};
    spec.depths.emplace_back();
    spec.times.emplace_back();
    spec.size = {6000, 6000};
    spec.dpi = 300.0;
    spec.title = "Value";
    spec.hasBaseMap = true;
    spec.projection = projection.toStdString();
    spec.extent = {-180.0, projection.endsWith(QLatin1String("3995")) ? 40.0 : -90.0, 180.0, 90.0};
    const QString out = m_folder.filePath(QStringLiteral("figure.") % ending);
    const auto work = [&](std::stop_token stop) {
        const auto view = app::makeFigureView(spec, views::fileLoader(m_budget), m_budget, stop);
        views::writeFigure(spec, *view, out.toStdString(), m_budget, stop);
    };
    const StoppedWork whole = stopped(work, 1e9);
    QVERIFY2(whole.isDone && !whole.isCancelled && whole.other.isEmpty(), qPrintable(whole.other));
    QVERIFY(QFile::remove(out));
    double longest = 0.0;
    for (const double share : {0.02, 0.1, 0.2, 0.35, 0.6, 0.9}) {
        const StoppedWork answer = stopped(work, share * whole.seconds);
        if (answer.isDone) {
            QFile::remove(out);
            continue;
        }
        QVERIFY2(answer.isCancelled, qPrintable(answer.other));
        QVERIFY2(answer.seconds < 0.4,
                 qPrintable(QStringLiteral("%1 s after %2 of %3 s").arg(answer.seconds).arg(share).arg(whole.seconds)));
        QVERIFY(views::workPool().waitForDone(5000)); // helpers
        QVERIFY2(QDir(m_folder.path()).entryList({QStringLiteral("figure*")}, QDir::Files).isEmpty(), "a part is left");
        longest = std::max(longest, answer.seconds);
    }
    qInfo("%.2f s; it ends at most %.3f s after the request", whole.seconds, longest);
}

QTEST_MAIN(CancelledFigureTest)
#include "CancelledFigureTest.moc"
