// Cancel answers within a second wherever work can last: the worker is gone within five, and no result is left (TESTING.md 7). The
// animation is in ExportDialogsTest, the same by hand of a person in the journey "cancel".
#include "app/workstation/Appearance.h"
#include "app/workstation/FigureFeature.h"
#include "app/workstation/MainWindow.h"
#include "processing/Processes.h"
#include "tests/support/Support.h"

#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>
#include <QtTest>

using namespace phidias;

class CancelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void runningJobEndsWithoutResult();
    void waitingJobEndsAtOnce();
    void largeFigureEndsWithoutFile();
    void windowWithWorkInHandClosesAtOnce();

private:
    [[nodiscard]] core::Request longRequest(const char* name) const;
    [[nodiscard]] core::JobInfo job(const std::string& id) const { return m_jobs->find(id).value(); }
    [[nodiscard]] QString out(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    QTemporaryDir m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void CancelTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("phidias-test"));
    QCoreApplication::setApplicationName(QStringLiteral("cancel"));
    QSettings().clear();
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    QFile file(out("observations.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QTextStream text(&file);
    text << "longitude,latitude,depth,time,salinity\n";
    for (int k = 0; k < 400; ++k) {
        text << -38.0 + 42.0 * (k % 20) / 19.0 << ',' << 28.0 + 24.0 * (k / 20) / 19.0 << ",0,2000-01-01T00:00:00Z," << 35.0 + 0.01 * k
             << '\n';
    }
}

void CancelTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
}

void CancelTest::cleanup() {
    if (m_window) {
        m_window->document().undoStack().setClean();
    }
    m_window.reset();
    m_jobs.reset();
}

/// About half a million unknowns: minutes of work for one thread.
core::Request CancelTest::longRequest(const char* name) const {
    const core::Json request = {
        {"process", "ocean.divand"},
        {"version", "1"},
        {"inputs",
         {{"observations", core::Json::array({{{"href", out("observations.csv").toStdString()}}})},
          {"variable", "salinity"},
          {"columns", {{"longitude", "longitude"}, {"latitude", "latitude"}, {"depth", "depth"}, {"time", "time"}, {"value", "salinity"}}},
          {"grid", {{"longitude", {-38.0, 4.0, 0.05}}, {"latitude", {28.0, 52.0, 0.05}}}},
          {"correlationLengthKm", 300.0},
          {"epsilon2", 0.1}}},
        {"outputs", {{"analysis", {{"href", out(name).toStdString()}}}}}};
    const QString path = out("long.json");
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("no job file");
    }
    file.write(QByteArray::fromStdString(core::toText(request)));
    file.close();
    return core::readJobFile(path.toStdString());
}

void CancelTest::runningJobEndsWithoutResult() {
    auto& panel = m_window->jobsPanel();
    panel.submit(longRequest("cancelled.nc"), QStringLiteral("long"));
    const std::string id = panel.selectedJob();
    QTRY_COMPARE_WITH_TIMEOUT(job(id).entry.state, core::JobState::Running, 10000);
    QTest::qWait(1000); // a second of work
    QVERIFY2(job(id).entry.state == core::JobState::Running, qPrintable(QString::fromStdString(m_jobs->log(id))));
    auto* cancel = m_window->findChild<QPushButton*>(QStringLiteral("jobs/cancelButton"));
    QVERIFY(cancel->isEnabled());
    QElapsedTimer clock;
    clock.start();
    cancel->click();
    QTRY_VERIFY(job(id).isCancelling || job(id).entry.state == core::JobState::Cancelled);
    QVERIFY(!cancel->isEnabled());
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QTRY_COMPARE_WITH_TIMEOUT(job(id).entry.state, core::JobState::Cancelled, 5000);
    for (const QString& left : QDir(m_folder.path()).entryList(QDir::Files)) {
        QVERIFY2(!left.startsWith(QLatin1String("cancelled")), qPrintable(left));
    }
}

void CancelTest::waitingJobEndsAtOnce() {
    auto& panel = m_window->jobsPanel();
    panel.submit(longRequest("first.nc"), QStringLiteral("first"));
    const std::string first = panel.selectedJob();
    const std::string second = m_jobs->submit(longRequest("second.nc"), "second");
    QCOMPARE(job(second).entry.state, core::JobState::Queued);
    m_jobs->cancel(second);
    QCOMPARE(job(second).entry.state, core::JobState::Cancelled);
    m_jobs->cancel(first);
    QTRY_VERIFY_WITH_TIMEOUT(job(first).entry.state == core::JobState::Cancelled, 5000);
}

void CancelTest::largeFigureEndsWithoutFile() {
    m_window->findChild<QAction*>(QStringLiteral("action/exportFigure"))->trigger();
    auto* dialog = m_window->findChild<app::FigureDialog*>();
    m_window->openPaths({out("observations.csv")});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().project().layers.empty() && !m_window->layerStore().isLoading(), 20000);
    for (const char* side : {"figureDialog/width", "figureDialog/height"}) {
        m_window->findChild<QDoubleSpinBox*>(QLatin1String(side))->setValue(6000.0);
    }
    QSignalSpy exported(dialog, &app::FigureDialog::exported);
    dialog->exportTo(out("large.png"));
    QTest::qWait(300);
    QVERIFY(dialog->isExporting());
    QElapsedTimer clock;
    clock.start();
    m_window->findChild<QPushButton*>(QStringLiteral("figureDialog/cancelButton"))->click();
    QVERIFY(!dialog->isExporting());
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    QVERIFY(QThreadPool::globalInstance()->waitForDone(5000));
    QCOMPARE(exported.count(), 0);
    QVERIFY(!QFileInfo::exists(out("large.png")));
}

void CancelTest::windowWithWorkInHandClosesAtOnce() {
    m_window->openPaths({out("observations.csv")});
    m_window->jobsPanel().submit(longRequest("goes-on.nc"), QStringLiteral("goes on"));
    const std::string id = m_window->jobsPanel().selectedJob();
    m_window->document().undoStack().setClean();
    QElapsedTimer clock;
    clock.start();
    m_window.reset();
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
    m_jobs->cancel(id); // it would have gone on
    QTRY_VERIFY_WITH_TIMEOUT((m_jobs->poll(), job(id).entry.state == core::JobState::Cancelled), 5000);
}

QTEST_MAIN(CancelTest)
#include "CancelTest.moc"
