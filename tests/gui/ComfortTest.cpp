// Palette, shortcuts, help and empty state, driven as a user does, on the offscreen platform.
#include "app/workstation/ActionList.h"
#include "app/workstation/Appearance.h"
#include "app/workstation/CommandPalette.h"
#include "app/workstation/FuzzyMatch.h"
#include "app/workstation/HelpBrowser.h"
#include "app/workstation/MainWindow.h"
#include "app/workstation/PreferencesDialog.h"
#include "app/workstation/ProcessDialog.h"
#include "app/workstation/ShortcutEditor.h"
#include "processing/Processes.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;

class ComfortTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lettersOfEachWordMustBeFoundWhateverTheirCaseAndAccents();
    void startsOfWordsCountMoreThanLettersWithin();
    void paletteRunsTheFirstAnswerByKeyboardAlone();
    void paletteSaysWhyACommandCannotBeHad();
    void shortcutsOfTheProgramDoNotConflict();
    void ownShortcutIsKeptAndResetTakesItBack();
    void helpOfAProcessFieldIsThatOfItsParameter();
    void everyPanelHasHelp();
    void emptyStateGoesWithTheFirstLayerAndComesBackByUndo();
    void preferencesAreInForceAtOnce();
    void languageAndMemoryWaitForTheNextStartAndSaySo();

private:
    [[nodiscard]] QAction& action(const char* name) const {
        return *m_window->findChild<QAction*>(QStringLiteral("action/") % QLatin1String(name));
    }
    QTemporaryDir m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void ComfortTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("phidias-test"));
    QCoreApplication::setApplicationName(QStringLiteral("comfort"));
    QSettings().clear();
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
}

void ComfortTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
}

void ComfortTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

void ComfortTest::lettersOfEachWordMustBeFoundWhateverTheirCaseAndAccents() {
    QVERIFY(app::fuzzyScore(QStringLiteral("zi"), QStringLiteral("Zoom in")).has_value());
    QVERIFY(app::fuzzyScore(QStringLiteral("IN zoom"), QStringLiteral("Zoom in")).has_value());
    QVERIFY(app::fuzzyScore(QStringLiteral("defaire"), QStringLiteral("D\u00e9faire")).has_value());
    QVERIFY(!app::fuzzyScore(QStringLiteral("zoo q"), QStringLiteral("Zoom in")).has_value());
    QVERIFY(!app::fuzzyScore(QStringLiteral("iz"), QStringLiteral("Zoom in")).has_value());
}

void ComfortTest::startsOfWordsCountMoreThanLettersWithin() {
    const auto score = [](const char* text) { return app::fuzzyScore(QStringLiteral("sec"), QLatin1String(text)).value(); };
    QVERIFY(score("Section") > score("Draw section"));
    QVERIFY(score("Draw section") > score("Reset colours"));
}

void ComfortTest::paletteRunsTheFirstAnswerByKeyboardAlone() {
    QSignalSpy triggered(&action("zoomIn"), &QAction::triggered);
    action("palette").trigger();
    auto* line = m_window->findChild<QLineEdit*>(QStringLiteral("palette/line"));
    QVERIFY(line->isVisible());
    QTest::keyClicks(line, QStringLiteral("zoom in"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(triggered.count(), 1);
    QVERIFY(!line->isVisible());
}

void ComfortTest::paletteSaysWhyACommandCannotBeHad() {
    auto* feature = m_window->findChild<app::CommandPaletteFeature*>();
    const auto entries = feature->entries();
    const auto ranked = app::rankedEntries(entries, QStringLiteral("undo"));
    QVERIFY(!ranked.empty());
    QCOMPARE(entries[ranked.front()].why, QStringLiteral("There is nothing to undo."));
    m_window->document().change(QStringLiteral("change"), [](core::Project& project) { project.title = "x"; });
    const auto later = feature->entries();
    QVERIFY(later[app::rankedEntries(later, QStringLiteral("undo")).front()].why.isEmpty());
}

void ComfortTest::shortcutsOfTheProgramDoNotConflict() {
    auto& shortcuts = m_window->findChild<app::ShortcutFeature*>()->shortcuts();
    for (const auto& listed : app::listedActions(*m_window)) {
        const auto* other = shortcuts.conflict(*listed.action, listed.action->shortcut());
        QVERIFY2(other == nullptr,
                 qPrintable(QString(listed.action->objectName() % QLatin1Char(' ') % (other ? other->objectName() : QString()))));
    }
}

void ComfortTest::ownShortcutIsKeptAndResetTakesItBack() {
    const QKeySequence own(Qt::CTRL | Qt::ALT | Qt::Key_9);
    {
        auto& shortcuts = m_window->findChild<app::ShortcutFeature*>()->shortcuts();
        QCOMPARE(shortcuts.conflict(action("zoomIn"), action("open").shortcut()), &action("open"));
        shortcuts.assign(action("showAll"), own);
        QVERIFY(action("showAll").toolTip().contains(own.toString(QKeySequence::NativeText)));
    }
    cleanup();
    init(); // the next start
    QCOMPARE(action("showAll").shortcut(), own);
    m_window->findChild<app::ShortcutFeature*>()->shortcuts().resetAll();
    QCOMPARE(action("showAll").shortcut(), QKeySequence(Qt::CTRL | Qt::Key_0));
}

void ComfortTest::helpOfAProcessFieldIsThatOfItsParameter() {
    auto* feature = m_window->findChild<app::HelpFeature*>();
    m_window->openProcess("ocean.divand");
    const auto* dialog = m_window->findChild<app::ProcessDialog*>();
    feature->showFor(dialog->findChild<QWidget*>(QStringLiteral("process/epsilon2")));
    QCOMPARE(feature->browser().topic(), QStringLiteral("process:ocean.divand"));
    QVERIFY(feature->browser().text().contains(QStringLiteral("Noise to signal")));
    QVERIFY(feature->browser().text().contains(QStringLiteral("default 0.1")));
}

void ComfortTest::everyPanelHasHelp() {
    for (const auto* dock : m_window->findChildren<QDockWidget*>()) {
        QVERIFY2(!dock->whatsThis().isEmpty(), qPrintable(dock->objectName()));
    }
}

void ComfortTest::emptyStateGoesWithTheFirstLayerAndComesBackByUndo() {
    const auto* empty = m_window->findChild<QWidget*>(QStringLiteral("emptyState"));
    QVERIFY(empty->isVisible());
    m_window->document().change(QStringLiteral("change"), [](core::Project& project) {
        core::Layer layer;
        layer.id = "a";
        layer.href = "/nowhere.nc";
        layer.isVisible = false;
        project.layers.push_back(layer);
    });
    QVERIFY(!empty->isVisible());
    m_window->document().undoStack().undo();
    QVERIFY(empty->isVisible());
}

void ComfortTest::preferencesAreInForceAtOnce() {
    const QFont before = QApplication::font();
    action("preferences").trigger();
    auto* dialog = m_window->findChild<app::PreferencesDialog*>();
    QVERIFY(dialog->isVisible());
    auto* size = dialog->findChild<QDoubleSpinBox*>(QStringLiteral("preferences/textSize"));
    auto* label = m_window->findChild<QLabel*>(QStringLiteral("statusBar/memory"));
    auto* bold = m_window->findChild<QLabel*>(QStringLiteral("style/title"));
    const int width = label->width();
    size->setValue(before.pointSizeF() + 4.0);
    QCOMPARE(QApplication::font().pointSizeF(), before.pointSizeF() + 4.0);
    QCOMPARE(label->font().pointSizeF(), before.pointSizeF() + 4.0);
    QCOMPARE(bold->font().pointSizeF(), before.pointSizeF() + 4.0);
    QVERIFY(label->width() > width);
    QCOMPARE(QSettings().value(QStringLiteral("textSizePt")).toDouble(), before.pointSizeF() + 4.0);
    size->setValue(before.pointSizeF());
    QCOMPARE(label->width(), width);

    auto* theme = dialog->findChild<QComboBox*>(QStringLiteral("preferences/theme"));
    theme->setCurrentIndex(theme->findData(QStringLiteral("dark")));
    Q_EMIT theme->activated(theme->currentIndex());
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 128);
    QVERIFY(action("themedark").isChecked());
    theme->setCurrentIndex(theme->findData(QStringLiteral("light")));
    Q_EMIT theme->activated(theme->currentIndex());
    QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 128);
    QSettings().remove(QStringLiteral("textSizePt"));
}

void ComfortTest::languageAndMemoryWaitForTheNextStartAndSaySo() {
    action("preferences").trigger();
    auto* dialog = m_window->findChild<app::PreferencesDialog*>();
    auto* restart = dialog->findChild<QPushButton*>(QStringLiteral("preferences/restartButton"));
    auto* note = dialog->findChild<QLabel*>(QStringLiteral("preferences/note"));
    QVERIFY(!restart->isEnabled());
    QVERIFY(note->text().isEmpty());
    auto* language = dialog->findChild<QComboBox*>(QStringLiteral("preferences/language"));
    language->setCurrentIndex(language->findData(QStringLiteral("fr")));
    Q_EMIT language->activated(language->currentIndex());
    QVERIFY(restart->isEnabled());
    QVERIFY(!note->text().isEmpty());
    QCOMPARE(QSettings().value(QStringLiteral("language")).toString(), QStringLiteral("fr"));
    language->setCurrentIndex(0);
    Q_EMIT language->activated(0);
    QVERIFY(!restart->isEnabled());
    auto* memory = dialog->findChild<QDoubleSpinBox*>(QStringLiteral("preferences/memory"));
    memory->setValue(1.0);
    QVERIFY(restart->isEnabled());
    QCOMPARE(app::preferredMemory().bytes, std::uint64_t{1} << 30U);
    QSettings().remove(QStringLiteral("memoryBytes"));
    QCOMPARE(app::preferredMemory().bytes, core::MemoryBudget::standard().bytes);
}

QTEST_MAIN(ComfortTest)
#include "ComfortTest.moc"
