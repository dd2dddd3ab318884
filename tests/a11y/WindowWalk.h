#pragma once

#include "app/workstation/ActionList.h"
#include "app/workstation/Appearance.h"
#include "app/workstation/MainWindow.h"
#include "app/workstation/PseudoLocale.h"
#include "processing/Processes.h"
#include "tests/support/Support.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>
#include <QtTest>
#include <functional>

namespace phidias::tests {

/// Contexts of the translation files are class names without namespaces.
class ClassNameTranslator : public QTranslator {
public:
    [[nodiscard]] QString translate(const char* context, const char* source, const char* comment, int n) const override {
        const QByteArrayView full(context);
        return QTranslator::translate(context + (full.lastIndexOf(':') + 1), source, comment, n);
    }
};

/// Installs a language for the time of a test: "en", "fr" or "pseudo".
class LanguageGuard {
public:
    explicit LanguageGuard(const QString& language) {
        if (language == QLatin1String("pseudo")) {
            m_translators.push_back(std::make_unique<app::PseudoTranslator>());
        } else if (language != QLatin1String("en")) {
            for (const char* name : {"/phidias_", "/phidias_ids_"}) {
                auto translator = std::make_unique<ClassNameTranslator>();
                if (!translator->load(
                        QString(QStringLiteral(PHIDIAS_TRANSLATIONS) + QLatin1String(name) + language + QStringLiteral(".qm")))) {
                    qFatal("no translation");
                }
                m_translators.push_back(std::move(translator));
            }
        }
        for (const auto& translator : m_translators) {
            QCoreApplication::installTranslator(translator.get());
        }
    }
    ~LanguageGuard() {
        for (const auto& translator : m_translators) {
            QCoreApplication::removeTranslator(translator.get());
        }
    }
    LanguageGuard(const LanguageGuard&) = delete;
    LanguageGuard& operator=(const LanguageGuard&) = delete;

private:
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

/// The main window with data of the twin experiment, and every dialog and panel that it can open.
class WindowWalk {
public:
    /// @param data  folder of `phidias sample ocean-twin`; empty = an empty window
    WindowWalk(const QTemporaryDir& folder, const QString& data) {
        processing::addProcesses(m_processes);
        const std::filesystem::path home = folder.path().toStdString();
        m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
            .journal = home / "jobs.sqlite", .folder = home / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
        m_window = std::make_unique<app::MainWindow>(app::AppContext{
            .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
        m_window->show();
        if (!data.isEmpty()) {
            m_window->openPaths(
                {data + QStringLiteral("/truth.nc"), data + QStringLiteral("/TWIN-A.txt"), data + QStringLiteral("/TWIN-B.txt")});
            if (!QTest::qWaitFor([this] { return isQuiet() && m_window->document().project().layers.size() >= 3; }, 20000)) {
                qFatal("the data did not come");
            }
        }
        QCoreApplication::sendPostedEvents();
    }
    ~WindowWalk() { m_window->document().undoStack().setClean(); }
    WindowWalk(const WindowWalk&) = delete;
    WindowWalk& operator=(const WindowWalk&) = delete;

    [[nodiscard]] app::MainWindow& window() { return *m_window; }
    [[nodiscard]] const core::ProcessRegistry& processes() const { return m_processes; }
    [[nodiscard]] bool isQuiet() { return !m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering(); }

    /// Every panel in turn brought to the front of its place.
    void forEachDock(const std::function<void(QDockWidget&)>& visit) {
        for (auto* dock : m_window->findChildren<QDockWidget*>()) {
            dock->show();
            dock->raise();
            settle();
            visit(*dock);
        }
    }

    /// Every window that an action of the menus opens: those whose text ends with three dots, and those named here. File dialogs are Qt's.
    void forEachDialog(const std::function<void(QWidget&)>& visit) {
        static const QStringList kOthers{QStringLiteral("action/about"), QStringLiteral("action/tour")};
        for (const auto& listed : app::listedActions(*m_window)) {
            auto& action = *listed.action;
            if (action.isEnabled() && (action.text().endsWith(QLatin1String("...")) || kOthers.contains(action.objectName()))) {
                openAndVisit(action, visit);
            }
        }
    }

    static void settle() {
        for (int turn = 0; turn < 3; ++turn) {
            QCoreApplication::sendPostedEvents();
            QTest::qWait(0);
        }
    }

private:
    void openAndVisit(QAction& action, const std::function<void(QWidget&)>& visit) {
        const auto before = QApplication::topLevelWidgets();
        const auto openNow = [&] {
            QList<QWidget*> found;
            for (auto* widget : QApplication::topLevelWidgets()) {
                if (widget->isVisible() && widget != m_window.get() && !before.contains(widget) && !widget->inherits("QTipLabel")) {
                    found += widget;
                }
            }
            if (auto* palette = m_window->findChild<QWidget*>(QStringLiteral("palette")); palette->isVisible()) {
                found += palette;
            }
            if (auto* tour = m_window->findChild<QWidget*>(QStringLiteral("shortTour")); tour->isVisible()) {
                found += tour;
            }
            return found;
        };
        const auto look = [&] {
            for (auto* widget : openNow()) {
                if (qobject_cast<QFileDialog*>(widget) == nullptr) {
                    settle();
                    visit(*widget);
                }
                widget->close();
                widget->hide();
            }
        };
        // Some dialogs run a loop of their own: they are looked at from within.
        QTimer within;
        within.setInterval(50);
        QObject::connect(&within, &QTimer::timeout, [&] {
            if (QApplication::activeModalWidget() != nullptr) {
                within.stop();
                look();
                within.start();
            }
        });
        within.start();
        action.trigger();
        within.stop();
        settle();
        look();
        settle();
    }

    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

/// Folder with the files of the twin experiment; empty when its climatology is not installed.
inline QString twinFolder(const QTemporaryDir& folder) {
    const QString twin = folder.filePath(QStringLiteral("twin"));
    const auto sample = runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), twin});
    return sample.status == 0 ? twin : QString();
}

} // namespace phidias::tests
