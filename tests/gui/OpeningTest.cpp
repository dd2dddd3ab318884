// Files that are being opened and layers that are being read can be cancelled, in the status bar, in the layer tree and with Esc. The
// threads are held up, so that the reading lasts for as long as a test wants; how soon it ends is tested in CancelledReadingTest.
#include "app/workstation/Appearance.h"
#include "app/workstation/LayerItemDelegate.h"
#include "app/workstation/LayerTree.h"
#include "app/workstation/MainWindow.h"
#include "processing/Processes.h"
#include "views/scene/WorkPool.h"

#include <QLabel>
#include <QMessageBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextStream>
#include <QToolButton>
#include <QtTest>
#include <semaphore>

using namespace phidias;

namespace {

/// Takes all threads of the window until it goes.
class HeldThreads {
public:
    HeldThreads() {
        m_threads = views::workPool().maxThreadCount();
        for (int k = 0; k < m_threads; ++k) {
            views::workPool().start([this] {
                ++m_held;
                m_go.acquire();
            });
        }
    }
    HeldThreads(const HeldThreads&) = delete;
    HeldThreads& operator=(const HeldThreads&) = delete;
    ~HeldThreads() {
        m_go.release(m_threads);
        static_cast<void>(views::workPool().waitForDone(10000));
    }
    [[nodiscard]] bool isHeld() const { return m_held == m_threads; }

private:
    int m_threads = 0;
    std::atomic<int> m_held{0};
    std::counting_semaphore<> m_go{0};
};

} // namespace

class OpeningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void openingIsShownAndCancelledInTheStatusBar();
    void cancelledLayerStaysAndIsReadWhenAskedFor();
    void escapeInTheTreeCancelsTheSelectedLayer();
    void hiddenAndShownLayerIsReadAgain();
    void cancelInTheStatusBarCancelsLayersToo();
    void layerThatIsNotReadAnyMoreLeavesNothingBehind();

private:
    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] bool isQuiet() { return !m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering(); }
    [[nodiscard]] QAction* action(const char* name) {
        return m_window->findChild<QAction*>(QStringLiteral("action/") % QLatin1String(name));
    }
    [[nodiscard]] app::LayerTree* tree() { return m_window->findChild<app::LayerTree*>(); }
    [[nodiscard]] QTreeWidgetItem* row() { return tree()->topLevelItem(0)->child(0); }
    [[nodiscard]] app::LayerItemState state() { return static_cast<app::LayerItemState>(row()->data(0, app::kLayerStateRole).toInt()); }
    [[nodiscard]] QWidget* bar() { return m_window->findChild<QWidget*>(QStringLiteral("statusBar/opening")); }
    [[nodiscard]] QToolButton* rowButton();
    [[nodiscard]] core::Layer layer() { return m_window->document().project().layers.at(0); }
    void openOne();

    QTemporaryDir m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void OpeningTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("phidias-test"));
    QCoreApplication::setApplicationName(QStringLiteral("opening"));
    QSettings().clear();
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    for (const char* name : {"one.csv", "two.csv"}) {
        QFile table(file(name));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("longitude,latitude,depth,salinity\n1,2,0,35\n3,4,0,36\n");
    }
}

void OpeningTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 20000);
}

void OpeningTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

QToolButton* OpeningTest::rowButton() {
    for (auto* button : m_window->findChildren<QToolButton*>(QStringLiteral("layers/rowButton"))) {
        if (button->isVisible()) {
            return button;
        }
    }
    return nullptr;
}

/// A layer that has been read and is selected.
void OpeningTest::openOne() {
    m_window->openPaths({file("one.csv")});
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && m_window->document().project().layers.size() == 1, 20000);
    QVERIFY(m_window->layerStore().data(layer()) != nullptr);
    QVERIFY(row()->isSelected());
}

void OpeningTest::openingIsShownAndCancelledInTheStatusBar() {
    {
        const HeldThreads held;
        QTRY_VERIFY(held.isHeld());
        m_window->openPaths({file("one.csv"), file("two.csv")});
        QTRY_VERIFY(bar()->isVisible());
        QCOMPARE(bar()->findChild<QLabel*>()->accessibleName(), QStringLiteral("Opening one.csv and 1 more…"));
        auto* cancel = bar()->findChild<QToolButton*>();
        QVERIFY(!cancel->accessibleName().isEmpty());
        cancel->click();
        QVERIFY(!m_window->isOpening());
        QVERIFY(!bar()->isVisible());
    }
    QTest::qWait(50); // what the threads say when they go on
    QVERIFY(m_window->document().project().layers.empty());
    QVERIFY(m_window->findChild<QMessageBox*>() == nullptr);
    QCOMPARE(m_window->document().undoStack().count(), 0);
    openOne(); // and nothing stands in the way of another
}

void OpeningTest::cancelledLayerStaysAndIsReadWhenAskedFor() {
    openOne();
    const int steps = m_window->document().undoStack().count();
    QVERIFY(!action("cancelReading")->isEnabled());
    {
        const HeldThreads held;
        QTRY_VERIFY(held.isHeld());
        action("readAgain")->trigger();
        QTRY_COMPARE(state(), app::LayerItemState::Loading);
        QVERIFY(bar()->isVisible());
        QVERIFY(action("cancelReading")->isEnabled());
        QVERIFY(row()->data(0, Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("being read")));
        QVERIFY(rowButton() != nullptr);
        QCOMPARE(rowButton()->text(), QStringLiteral("Cancel"));
        QVERIFY(rowButton()->accessibleName().contains(row()->text(0)));
        // It stands within its row, right of the name.
        const QRect place = rowButton()->geometry();
        QVERIFY(tree()->visualItemRect(row()).contains(place));
        rowButton()->click();
        QCOMPARE(state(), app::LayerItemState::Unread);
        QVERIFY(!m_window->layerStore().isLoading());
        QVERIFY(!bar()->isVisible());
    }
    QTest::qWait(50);
    QCOMPARE(state(), app::LayerItemState::Unread);
    QVERIFY(m_window->layerStore().data(layer()) == nullptr);
    QCOMPARE(m_window->document().project().layers.size(), std::size_t{1});
    QCOMPARE(m_window->document().undoStack().count(), steps); // reading is no change of the project
    QVERIFY(m_window->findChild<QMessageBox*>() == nullptr);
    QCOMPARE(rowButton()->text(), QStringLiteral("Read"));
    rowButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->layerStore().data(layer()) != nullptr, 20000);
    QTRY_COMPARE(state(), app::LayerItemState::Ready);
    QTRY_VERIFY(rowButton() == nullptr);
}

void OpeningTest::escapeInTheTreeCancelsTheSelectedLayer() {
    openOne();
    const HeldThreads held;
    QTRY_VERIFY(held.isHeld());
    action("readAgain")->trigger();
    QVERIFY(m_window->layerStore().isLoading());
    QTest::keyClick(tree(), Qt::Key_Escape);
    QVERIFY(!m_window->layerStore().isLoading());
    QCOMPARE(state(), app::LayerItemState::Unread);
    QTest::keyClick(tree(), Qt::Key_Escape); // nothing is being read: nothing happens
    QCOMPARE(state(), app::LayerItemState::Unread);
}

void OpeningTest::hiddenAndShownLayerIsReadAgain() {
    openOne();
    {
        const HeldThreads held;
        QTRY_VERIFY(held.isHeld());
        action("readAgain")->trigger();
        action("cancelReading")->trigger();
        QCOMPARE(state(), app::LayerItemState::Unread);
    }
    action("toggleLayer")->trigger();
    QCOMPARE(state(), app::LayerItemState::Ready);
    QVERIFY(rowButton() == nullptr);
    action("toggleLayer")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->layerStore().data(layer()) != nullptr, 20000);
}

void OpeningTest::cancelInTheStatusBarCancelsLayersToo() {
    openOne();
    const HeldThreads held;
    QTRY_VERIFY(held.isHeld());
    action("readAgain")->trigger();
    QTRY_VERIFY(bar()->isVisible());
    QCOMPARE(bar()->findChild<QLabel*>()->accessibleName(), QStringLiteral("Opening one.csv…"));
    bar()->findChild<QToolButton*>()->click();
    QCOMPARE(state(), app::LayerItemState::Unread);
    QVERIFY(!bar()->isVisible());
}

void OpeningTest::layerThatIsNotReadAnyMoreLeavesNothingBehind() {
    openOne();
    {
        const HeldThreads held;
        QTRY_VERIFY(held.isHeld());
        action("readAgain")->trigger();
        QTRY_VERIFY(rowButton() != nullptr && bar()->isVisible());
        action("removeLayer")->trigger();
        QVERIFY(m_window->document().project().layers.empty());
        QVERIFY(!bar()->isVisible());
        QVERIFY(rowButton() == nullptr);
    }
    m_window->document().undoStack().undo();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->layerStore().data(layer()) != nullptr, 20000);
}

QTEST_MAIN(OpeningTest)
#include "OpeningTest.moc"
