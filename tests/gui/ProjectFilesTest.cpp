// The project as a file, in the window: what is missing, what cannot be saved, what is open elsewhere, and how one leaves.
#include "app/workstation/Appearance.h"
#include "app/workstation/BundleDialog.h"
#include "app/workstation/LayerItemDelegate.h"
#include "app/workstation/LocateDialog.h"
#include "app/workstation/MainWindow.h"
#include "app/workstation/RecentFiles.h"
#include "core/util/AtomicFile.h"
#include "processing/Processes.h"
#include "tests/support/Support.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

namespace fs = std::filesystem;
using namespace phidias;

class ProjectFilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void missingFilesAreToldOnceAndTheirLayersStay();
    void closedNoticeComesBackOnlyWithOtherFiles();
    void locatingAllFilesIsOneUndoableStep();
    void oneFileThatIsChosenBringsItsNeighbours();
    void savingGoesOnInThePool();
    void failedSaveOffersWaysOutAndKeepsTheOldFile();
    void fileOfAnotherProgramIsNotWrittenOver();
    void projectThatIsOpenElsewhereIsReadOnly();
    void closingAsksWithoutStoppingTheWindow();
    void savedOnTheWayOutTheWindowCloses();
    void savesThatOverlapAreWrittenOneAfterTheOther();
    void bundleIsWrittenAndOpened();
    void cancelledBundleLeavesNothing();
    void dockBeyondTheScreensComesBack();
    void restoredWorkComesBackAsItWasSeen();
    void workThatCannotBeSecuredIsTold();
    void recentFilesThatAreGoneAreGrey();

private:
    [[nodiscard]] QString at(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString text(const char* key) const { return m_window->files().notices().text(QLatin1String(key)); }
    [[nodiscard]] bool isQuiet() const {
        return !m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->files().isLooking();
    }
    void open(const QString& path) {
        m_window->openPaths({path});
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 20000);
    }
    /// A project over three copies of a grid, the third hidden.
    QString makeProject();
    void click(const char* name) {
        auto* button = m_window->findChild<QAbstractButton*>(QLatin1String(name));
        QVERIFY2(button != nullptr && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] std::unique_ptr<app::MainWindow> makeWindow() {
        auto window = std::make_unique<app::MainWindow>(app::AppContext{
            .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
        window->show();
        return window;
    }
    void change(const char* title) {
        m_window->document().change(QStringLiteral("title"), [title](core::Project& project) { project.title = title; });
    }
    QTemporaryDir m_sample;
    std::unique_ptr<QTemporaryDir> m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void ProjectFilesTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    const auto result = tests::runPhidias(
        PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), m_sample.filePath(QStringLiteral("twin"))});
    if (result.status == 3) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    QVERIFY2(result.status == 0, result.err.constData());
}

void ProjectFilesTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    const fs::path folder = m_folder->path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
    m_window = makeWindow();
}

void ProjectFilesTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

QString ProjectFilesTest::makeProject() {
    fs::create_directories(at(QStringLiteral("data/deep")).toStdString());
    core::Project project;
    for (const char* name : {"data/one.nc", "data/deep/two.nc", "data/deep/three.nc"}) {
        const fs::path file = at(QLatin1String(name)).toStdString();
        fs::copy_file(m_sample.filePath(QStringLiteral("twin/truth.nc")).toStdString(), file, fs::copy_options::overwrite_existing);
        core::Layer layer;
        layer.id = project.freeLayerId();
        layer.title = file.stem().string();
        layer.href = file.string();
        layer.variable = "Salinity";
        project.layers.push_back(layer);
    }
    project.layers[2].isVisible = false;
    core::saveProject(project, at(QStringLiteral("p.phidias")).toStdString());
    return at(QStringLiteral("p.phidias"));
}

void ProjectFilesTest::missingFilesAreToldOnceAndTheirLayersStay() {
    const QString path = makeProject();
    const std::string before = core::readTextFile(path.toStdString());
    fs::rename(at(QStringLiteral("data/deep")).toStdString(), at(QStringLiteral("away")).toStdString());
    open(path);
    QTRY_VERIFY(text("missing").contains(QLatin1Char('2')));
    QVERIFY(m_window->findChild<QMessageBox*>(QStringLiteral("errorBox")) == nullptr);
    QVERIFY(m_window->files().notices().isVisible());
    const auto* tree = m_window->findChild<QTreeWidget*>(QStringLiteral("layers/tree"));
    QHash<QString, int> states;
    for (int row = 0; row < tree->topLevelItem(0)->childCount(); ++row) {
        const auto* item = tree->topLevelItem(0)->child(row);
        states[item->text(0)] = item->data(0, app::kLayerStateRole).toInt();
    }
    QCOMPARE(states.size(), 3);
    QCOMPARE(states[QStringLiteral("one")], static_cast<int>(app::LayerItemState::Ready));
    QCOMPARE(states[QStringLiteral("two")], static_cast<int>(app::LayerItemState::Missing));
    QCOMPARE(states[QStringLiteral("three")], static_cast<int>(app::LayerItemState::Missing)); // hidden, and never read
    // Saved again, the project says the same of them.
    const auto layers = m_window->document().project().layers;
    m_window->findChild<QAction*>(QStringLiteral("action/save"))->trigger();
    QTRY_VERIFY(!m_window->document().isSaving());
    QVERIFY(core::loadProject(path.toStdString()).layers == layers);
    QVERIFY(before.find("data/deep/two.nc") != std::string::npos);
    QVERIFY(core::readTextFile(path.toStdString()).find("data/deep/two.nc") != std::string::npos);
}

void ProjectFilesTest::closedNoticeComesBackOnlyWithOtherFiles() {
    const QString path = makeProject();
    fs::rename(at(QStringLiteral("data/deep")).toStdString(), at(QStringLiteral("away")).toStdString());
    open(path);
    QTRY_VERIFY(!text("missing").isEmpty());
    click("noticeBar/missing/closeButton");
    QVERIFY(text("missing").isEmpty());
    QVERIFY(!m_window->files().notices().isVisible());
    m_window->document().change(QStringLiteral("show"), [](core::Project& project) { project.layers[2].isVisible = true; });
    QTRY_VERIFY(isQuiet());
    QVERIFY(text("missing").isEmpty());
    m_window->document().change(QStringLiteral("add"), [](core::Project& project) {
        core::Layer layer = project.layers[0];
        layer.id = project.freeLayerId();
        layer.href = "/nowhere/else.nc";
        project.layers.push_back(layer);
    });
    QTRY_VERIFY(text("missing").contains(QLatin1Char('3')));
}

void ProjectFilesTest::locatingAllFilesIsOneUndoableStep() {
    const QString path = makeProject();
    fs::create_directories(at(QStringLiteral("archive")).toStdString());
    fs::rename(at(QStringLiteral("data")).toStdString(), at(QStringLiteral("archive/data")).toStdString());
    open(path);
    QTRY_VERIFY(text("missing").contains(QLatin1Char('3')));
    const auto before = m_window->document().project().layers;
    click("noticeBar/missing/locateButton");
    auto* dialog = m_window->findChild<app::LocateDialog*>();
    QVERIFY(dialog != nullptr && !dialog->isModal());
    QTRY_VERIFY(!dialog->isSearching()); // below the project's folder, by itself
    QCOMPARE(dialog->found().size(), std::size_t{3});
    click("locateDialog/useButton");
    QCOMPARE(m_window->document().undoStack().count(), 1);
    QCOMPARE(m_window->document().project().layers[1].href, at(QStringLiteral("archive/data/deep/two.nc")).toStdString());
    QTRY_VERIFY(text("missing").isEmpty());
    QTRY_VERIFY(m_window->layerStore().data(m_window->document().project().layers[1]) != nullptr);
    m_window->document().undoStack().undo();
    QVERIFY(m_window->document().project().layers == before);
    QTRY_VERIFY(text("missing").contains(QLatin1Char('3')));
    m_window->document().undoStack().redo();
    QTRY_VERIFY(text("missing").isEmpty());
}

void ProjectFilesTest::oneFileThatIsChosenBringsItsNeighbours() {
    const QString path = makeProject();
    const QTemporaryDir elsewhere;
    fs::copy(at(QStringLiteral("data")).toStdString(), fs::path(elsewhere.path().toStdString()) / "moved", fs::copy_options::recursive);
    fs::remove_all(at(QStringLiteral("data")).toStdString());
    open(path);
    QTRY_VERIFY(text("missing").contains(QLatin1Char('3')));
    click("noticeBar/missing/locateButton");
    auto* dialog = m_window->findChild<app::LocateDialog*>();
    QTRY_VERIFY(!dialog->isSearching());
    QVERIFY(dialog->found().empty());
    QVERIFY(!m_window->findChild<QPushButton*>(QStringLiteral("locateDialog/useButton"))->isEnabled());
    const auto* table = m_window->findChild<QTableWidget*>(QStringLiteral("locateDialog/table"));
    for (int row = 0; row < table->rowCount(); ++row) {
        if (table->item(row, 1)->text().endsWith(QLatin1String("two.nc"))) {
            dialog->choose(static_cast<std::size_t>(row), elsewhere.filePath(QStringLiteral("moved/deep/two.nc")));
        }
    }
    QCOMPARE(dialog->found().size(), std::size_t{3});
    dialog->close();
    QVERIFY(!m_window->document().isChanged());
}

void ProjectFilesTest::savingGoesOnInThePool() {
    const QString path = makeProject();
    open(path);
    change("fresh");
    QVERIFY(m_window->isWindowModified());
    m_window->findChild<QAction*>(QStringLiteral("action/save"))->trigger();
    QVERIFY(m_window->document().isSaving());
    QVERIFY2(m_window->windowTitle().contains(QLatin1String("saving")), qPrintable(m_window->windowTitle()));
    change("changed meanwhile");
    QTRY_VERIFY(!m_window->document().isSaving());
    QCOMPARE(core::loadProject(path.toStdString()).title, std::string("fresh"));
    QVERIFY(m_window->document().isChanged());
    QVERIFY(m_window->isWindowModified());
    QVERIFY(!m_window->windowTitle().contains(QLatin1String("saving")));
}

void ProjectFilesTest::failedSaveOffersWaysOutAndKeepsTheOldFile() {
    const QString path = makeProject();
    open(path);
    const std::string before = core::readTextFile(path.toStdString());
    // The place of the unfinished file is taken by a folder: nothing can be written there.
    fs::create_directories(path.toStdString() + ".part/in the way");
    change("fresh");
    m_window->findChild<QAction*>(QStringLiteral("action/save"))->trigger();
    QTRY_VERIFY(text("save").contains(path));
    QVERIFY(m_window->document().isChanged());
    QCOMPARE(core::readTextFile(path.toStdString()), before);
    QVERIFY(m_window->findChild<QAbstractButton*>(QStringLiteral("noticeBar/save/saveAsButton"))->isVisible());
    fs::remove_all(path.toStdString() + ".part");
    click("noticeBar/save/retryButton");
    QTRY_VERIFY(!m_window->document().isChanged());
    QVERIFY(text("save").isEmpty());
    QCOMPARE(core::loadProject(path.toStdString()).title, std::string("fresh"));
}

void ProjectFilesTest::fileOfAnotherProgramIsNotWrittenOver() {
    const QString path = makeProject();
    open(path);
    core::Project other = m_window->document().project();
    other.title = "of another program";
    core::saveProject(other, path.toStdString());
    change("mine");
    m_window->findChild<QAction*>(QStringLiteral("action/save"))->trigger();
    QTRY_VERIFY(!text("save").isEmpty());
    QCOMPARE(core::loadProject(path.toStdString()).title, std::string("of another program"));
    QVERIFY(m_window->document().isChanged());
    click("noticeBar/save/overwriteButton");
    QTRY_VERIFY(!m_window->document().isChanged());
    QCOMPARE(core::loadProject(path.toStdString()).title, std::string("mine"));
}

void ProjectFilesTest::projectThatIsOpenElsewhereIsReadOnly() {
    const QString path = makeProject();
    open(path);
    QVERIFY(!m_window->document().lockHolder());
    const auto second = makeWindow();
    second->openPaths({path});
    QTRY_VERIFY(!second->files().notices().text(QStringLiteral("lock")).isEmpty());
    QVERIFY(second->document().lockHolder().has_value());
    QVERIFY(second->windowTitle().contains(QLatin1String("read-only")));
    second->document().change(QStringLiteral("title"), [](core::Project& project) { project.title = "second"; });
    // Save asks for another name, and the file stays.
    second->findChild<QAction*>(QStringLiteral("action/save"))->trigger();
    auto* dialog = second->findChild<QFileDialog*>(QStringLiteral("saveDialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    dialog->close();
    // Not even under the very name that is taken.
    std::optional<core::Error> refusal;
    second->document().saveLater(
        path, [&](const std::optional<core::Error>& error) { refusal = error; }, app::ProjectDocument::Overwrite::Allowed);
    QTRY_VERIFY(refusal.has_value());
    QCOMPARE(refusal->messageId(), std::string("project.locked"));
    QCOMPARE(core::loadProject(path.toStdString()).title, std::string());
    // A copy is a project of its own.
    auto* copy = second->findChild<QAbstractButton*>(QStringLiteral("noticeBar/lock/copyButton"));
    QTest::mouseClick(copy, Qt::LeftButton);
    QVERIFY(!second->document().lockHolder());
    QVERIFY(second->document().path().isEmpty());
    QVERIFY(second->document().isChanged());
    QVERIFY(second->files().notices().text(QStringLiteral("lock")).isEmpty());
    // When the first has gone the file can be had.
    m_window->document().clear();
    second->document().undoStack().setClean();
    second->openPaths({path});
    QTRY_COMPARE(second->document().path(), path);
    QVERIFY(!second->document().lockHolder());
    second->document().discardJournal();
}

void ProjectFilesTest::closingAsksWithoutStoppingTheWindow() {
    open(makeProject());
    change("fresh");
    QVERIFY(!m_window->close());
    auto* box = m_window->findChild<QMessageBox*>(QStringLiteral("unsavedBox"));
    QVERIFY(box != nullptr && box->isVisible());
    QCOMPARE(box->windowModality(), Qt::WindowModal); // no loop of its own: timers, jobs and drawing go on
    QVERIFY(!m_window->close());
    QCOMPARE(m_window->findChildren<QMessageBox*>(QStringLiteral("unsavedBox")).size(), 1);
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY(m_window->findChild<QMessageBox*>(QStringLiteral("unsavedBox")) == nullptr);
    QVERIFY(!m_window->close());
    click("unsavedBox/discardButton");
    QTRY_VERIFY(!m_window->isVisible());
    QVERIFY(core::loadProject(at(QStringLiteral("p.phidias")).toStdString()).title.empty());
}

void ProjectFilesTest::savedOnTheWayOutTheWindowCloses() {
    open(makeProject());
    change("fresh");
    QVERIFY(!m_window->close());
    click("unsavedBox/saveButton");
    QTRY_VERIFY(!m_window->isVisible());
    QCOMPARE(core::loadProject(at(QStringLiteral("p.phidias")).toStdString()).title, std::string("fresh"));
}

void ProjectFilesTest::savesThatOverlapAreWrittenOneAfterTheOther() {
    const QString path = makeProject();
    open(path);
    int done = 0;
    const auto count = [&](const std::optional<core::Error>& error) {
        QVERIFY(!error);
        ++done;
    };
    for (const char* title : {"1", "2", "3", "4", "5", "6"}) {
        change(title);
        m_window->document().saveLater(path, count);
    }
    QTRY_COMPARE(done, 6);
    QCOMPARE(core::loadProject(path.toStdString()).title, std::string("6"));
    QVERIFY(!m_window->document().isChanged());
    QVERIFY(!fs::exists(path.toStdString() + ".part"));
}

void ProjectFilesTest::bundleIsWrittenAndOpened() {
    open(makeProject());
    change("in the bundle, not in the file");
    m_window->findChild<QAction*>(QStringLiteral("action/exportBundle"))->trigger();
    auto* dialog = m_window->findChild<app::BundleDialog*>();
    QVERIFY(dialog != nullptr && !dialog->isModal());
    QTRY_VERIFY(dialog->isListed());
    QCOMPARE(m_window->findChild<QTableWidget*>(QStringLiteral("bundleDialog/files"))->rowCount(), 3);
    QSignalSpy written(dialog, &app::BundleDialog::written);
    dialog->writeTo(at(QStringLiteral("out.zip")));
    QTRY_COMPARE(written.count(), 1);
    m_window->document().undoStack().setClean();
    m_window->document().clear();
    m_window->openPaths({at(QStringLiteral("out.zip"))});
    auto* unpack = m_window->findChild<app::UnpackDialog*>();
    QVERIFY(unpack != nullptr && unpack->isVisible());
    fs::create_directories(at(QStringLiteral("there")).toStdString());
    unpack->unpackTo(at(QStringLiteral("there")));
    QTRY_COMPARE(m_window->document().path(), at(QStringLiteral("there/out/p.phidias")));
    QCOMPARE(m_window->document().project().title, std::string("in the bundle, not in the file"));
    QTRY_VERIFY(isQuiet());
    QVERIFY(text("missing").isEmpty());
    QVERIFY(m_window->layerStore().data(m_window->document().project().layers[0]) != nullptr);
}

void ProjectFilesTest::cancelledBundleLeavesNothing() {
    const QString path = makeProject();
    fs::resize_file(at(QStringLiteral("data/deep/three.nc")).toStdString(), 600000000); // a hole
    open(path);
    fs::create_directories(at(QStringLiteral("out")).toStdString());
    m_window->findChild<QAction*>(QStringLiteral("action/exportBundle"))->trigger();
    auto* dialog = m_window->findChild<app::BundleDialog*>();
    QTRY_VERIFY(dialog->isListed());
    QSignalSpy ended(dialog, &app::BundleDialog::writingEnded);
    dialog->writeTo(at(QStringLiteral("out/p.zip")));
    QVERIFY(dialog->isWriting());
    QTRY_VERIFY(!fs::is_empty(at(QStringLiteral("out")).toStdString()));
    QElapsedTimer since;
    since.start();
    click("bundleDialog/cancelButton");
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY2(since.elapsed() < 1000, qPrintable(QString::number(since.elapsed())));
    QVERIFY(fs::is_empty(at(QStringLiteral("out")).toStdString()));
    QVERIFY(dialog->isVisible());
    dialog->close();
}

void ProjectFilesTest::dockBeyondTheScreensComesBack() {
    // An arrangement of a desk with more screens: a dock floats where there is none now.
    auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("legendDock"));
    dock->setFloating(true);
    dock->setGeometry(9000, 7000, 300, 200);
    core::Project project;
    project.layers.resize(1);
    project.layers[0].id = "a";
    project.layers[0].href = m_sample.filePath(QStringLiteral("twin/truth.nc")).toStdString();
    project.layers[0].variable = "Salinity";
    project.windowState = m_window->saveState().toBase64().toStdString();
    core::saveProject(project, at(QStringLiteral("screens.phidias")).toStdString());
    dock->setFloating(false);
    open(at(QStringLiteral("screens.phidias")));
    QVERIFY(dock->isFloating());
    const QRect screen = m_window->screen()->availableGeometry();
    QVERIFY2(screen.intersects(dock->geometry()), qPrintable(QStringLiteral("%1 %2").arg(dock->x()).arg(dock->y())));
}

void ProjectFilesTest::restoredWorkComesBackAsItWasSeen() {
    qputenv("XDG_STATE_HOME", at(QStringLiteral("state")).toUtf8());
    const auto second = makeWindow();
    second->openPaths({makeProject()});
    QTRY_VERIFY(second->document().project().layers.size() == 3);
    second->document().change(QStringLiteral("hide"), [](core::Project& project) { project.layers[0].isVisible = false; });
    second->findChild<QDockWidget*>(QStringLiteral("legendDock"))->hide();
    const QString state = QString::fromLatin1(second->saveState().toBase64());
    second->document().changeQuietly([&](core::Project& project) { project.windowState = state.toStdString(); });
    QVERIFY(second->document().journal().flush());
    // As a crash leaves it: the journal is there, and nobody holds it.
    const fs::path journal = second->document().journal().path();
    const fs::path copy = fs::path(journal).replace_filename("left.journal");
    fs::copy_file(journal, copy);
    second->document().discardJournal();
    second->document().undoStack().setClean();
    second->document().clear();
    auto sessions = core::leftOverSessions(core::journalFolder());
    QCOMPARE(sessions.size(), std::size_t{1});
    m_window->document().restore(std::move(sessions[0]));
    QTRY_VERIFY(isQuiet());
    QVERIFY(!m_window->document().project().layers[0].isVisible);
    QVERIFY(!m_window->document().project().layers[2].isVisible);
    QVERIFY(m_window->findChild<QDockWidget*>(QStringLiteral("legendDock"))->isHidden());
    QVERIFY(!m_window->findChild<QDockWidget*>(QStringLiteral("layersDock"))->isHidden());
    QVERIFY(m_window->isWindowModified());
    QVERIFY(!m_window->document().lockHolder());
    m_window->document().discardJournal();
}

void ProjectFilesTest::workThatCannotBeSecuredIsTold() {
    qputenv("XDG_STATE_HOME", at(QStringLiteral("spoilt")).toUtf8());
    const auto second = makeWindow();
    second->openPaths({makeProject()});
    QTRY_COMPARE(second->document().project().layers.size(), std::size_t{3});
    // Where the journals lie there is now a file: nothing can be written below it.
    const fs::path folder = core::journalFolder();
    fs::remove_all(folder);
    core::writeFileAtomically(folder, "in the way");
    second->document().change(QStringLiteral("title"), [](core::Project& project) { project.title = "a"; });
    const auto& notices = second->files().notices();
    QTRY_VERIFY(!notices.text(QStringLiteral("journal")).isEmpty());
    QVERIFY(second->findChild<QMessageBox*>(QStringLiteral("errorBox")) == nullptr);
    auto* save = second->findChild<QAbstractButton*>(QStringLiteral("noticeBar/journal/saveButton"));
    QTest::mouseClick(save, Qt::LeftButton);
    QTRY_VERIFY(!second->document().isChanged());
    QVERIFY(notices.text(QStringLiteral("journal")).isEmpty());
    fs::remove(folder);
    second->document().discardJournal();
}

void ProjectFilesTest::recentFilesThatAreGoneAreGrey() {
    const QString path = makeProject();
    app::rememberFile(path);
    app::rememberFile(at(QStringLiteral("gone.nc")));
    auto* menu = m_window->findChild<QMenu*>(QStringLiteral("menu/recent"));
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().size() >= 2);
    QVERIFY(!menu->actions()[0]->isEnabled());
    QVERIFY(menu->actions()[1]->isEnabled());
}

QTEST_MAIN(ProjectFilesTest)
#include "ProjectFilesTest.moc"
