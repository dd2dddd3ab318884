#pragma once

#include "app/workstation/ActionList.h"
#include "app/workstation/Appearance.h"
#include "app/workstation/BundleDialog.h"
#include "app/workstation/LayersPanel.h"
#include "app/workstation/MainWindow.h"
#include "app/workstation/PseudoLocale.h"
#include "processing/Processes.h"
#include "tests/support/SpectraFile.h"
#include "tests/support/Support.h"
#include "views/scene/WorkPool.h"

#include <QAbstractButton>
#include <QDockWidget>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTimer>
#include <QTranslator>
#include <QtTest>
#include <functional>
#include <map>

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

/// Writes the files that the twin experiment has none of: features and spectra.
inline void writeOtherKinds(const QString& folder) {
    QFile features(folder + QStringLiteral("/parcels.geojson"));
    if (!features.open(QIODevice::WriteOnly)) {
        qFatal("no place for the features");
    }
    features.write(R"({"type":"FeatureCollection","name":"parcels","features":[
{"type":"Feature","properties":{"crop":"wheat","area":2.5},"geometry":{"type":"Polygon","coordinates":[[[0,50],[1,50],[1,51],[0,51],[0,50]]]}},
{"type":"Feature","properties":{"crop":"maize","area":10},"geometry":{"type":"Polygon","coordinates":[[[1,50],[2,50],[2,51],[1,51],[1,50]]]}}]})");
    writeSpectra((folder + QStringLiteral("/spectra.nc")).toStdString(), {},
                 [](std::size_t row, std::size_t column, std::size_t channel) { return static_cast<double>(row + column + channel); });
}

/// The main window with layers of every kind and one whose file is lost, and every dialog and panel that it can open.
class WindowWalk {
public:
    /// @param data  of twinFolder(); empty = an empty window
    WindowWalk(const QTemporaryDir& folder, const QString& data) {
        processing::addProcesses(m_processes);
        const std::filesystem::path home = folder.path().toStdString();
        m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
            .journal = home / "jobs.sqlite", .folder = home / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
        m_window = std::make_unique<app::MainWindow>(app::AppContext{
            .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
        m_window->show();
        if (!data.isEmpty()) {
            openAll(data);
        }
        if (auto* more = m_window->findChild<QAbstractButton*>(QStringLiteral("style/moreButton"))) {
            more->setChecked(true);
        }
        settle();
        views::workPool().waitForDone(); // headers of files are read there: rows of the panels follow
        settle();
    }
    ~WindowWalk() { m_window->document().undoStack().setClean(); }
    WindowWalk(const WindowWalk&) = delete;
    WindowWalk& operator=(const WindowWalk&) = delete;

    [[nodiscard]] app::MainWindow& window() { return *m_window; }
    [[nodiscard]] const core::ProcessRegistry& processes() const { return m_processes; }
    [[nodiscard]] bool isQuiet() { return !m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering(); }

    /// Every panel in turn brought to the front of its place.
    void forEachDock(const std::function<void(QDockWidget&)>& visit) {
        static const QStringList kOfLayers{QStringLiteral("styleDock"), QStringLiteral("attributesDock")}; // with other parts for each kind
        for (auto* dock : m_window->findChildren<QDockWidget*>()) {
            dock->show();
            dock->raise();
            settle();
            const auto ids = firstLayers();
            if (ids.empty() || !kOfLayers.contains(dock->objectName())) {
                if (!QTest::qWaitFor([this] { return !m_window->spectrum().spectrum().isComputing(); }, 20000)) {
                    qFatal("the spectrum did not come");
                }
                visit(*dock);
                continue;
            }
            for (const auto& id : ids) {
                m_window->findChild<app::LayersPanel*>()->select(id);
                settle();
                views::workPool().waitForDone(); // headers of files are read there
                settle();
                visit(*dock);
            }
        }
    }

    /// Names that come from the files: no language changes them.
    [[nodiscard]] QSet<QString> dataNames() const {
        QSet<QString> names{QStringLiteral("TWIN-A"), QStringLiteral("TWIN-B"), QStringLiteral("Depth")};
        for (const char* name : {"Salinity", "Salinity_obs", "Salinity_residual", "Temperature", "crop", "area", "radiance", "wavelength",
                                 "latitude", "longitude"}) {
            names += QLatin1String(name);
        }
        for (const auto& layer : m_window->document().project().layers) {
            for (const auto& name : {layer.title, layer.variable, layer.href}) {
                names += QString::fromStdString(name);
            }
        }
        return names;
    }

    /// Every window that an action of the menus opens: those whose text ends with three dots, and those named here. File dialogs are Qt's.
    void forEachDialog(const std::function<void(QWidget&)>& visit) {
        static const QStringList kOthers{QStringLiteral("action/about"), QStringLiteral("action/tour")};
        for (const auto& listed : app::listedActions(*m_window)) {
            auto& action = *listed.action;
            if (action.isEnabled() && (action.text().endsWith(QLatin1String("...")) || kOthers.contains(action.objectName()))) {
                openAndVisit([&] { action.trigger(); }, visit);
            }
        }
        openAndVisit(
            [this] {
                // What opening a bundle shows first; the file is looked at only when it is unpacked.
                auto* dialog = new app::UnpackDialog(QStringLiteral("/tmp/cruise.zip"), m_window.get());
                dialog->show();
            },
            visit);
    }

    static void settle() {
        for (int turn = 0; turn < 3; ++turn) {
            QCoreApplication::sendPostedEvents();
            QTest::qWait(0);
        }
    }

private:
    void openAll(const QString& data) {
        QStringList paths;
        for (const char* name : {"/spectra.nc", "/parcels.geojson", "/truth.nc", "/TWIN-A.txt", "/TWIN-B.txt"}) {
            paths += data + QLatin1String(name);
        }
        m_window->openPaths(paths);
        if (!QTest::qWaitFor([this] { return isQuiet() && firstLayers().size() == 4; }, 20000)) {
            qFatal("the data did not come");
        }
        m_window->document().change(QStringLiteral("Lose a file"), [&](core::Project& project) {
            core::Layer lost = project.layers.back();
            lost.id = "lost";
            lost.href = data.toStdString() + "/lost.nc";
            project.layers.push_back(lost);
        });
        m_window->desk().cursor().set(13.0, 42.0, 0.3); // on a pixel with a spectrum
        const auto* locate = m_window->findChild<QAction*>(QStringLiteral("action/locateFiles"));
        if (!QTest::qWaitFor([&] { return isQuiet() && locate->isEnabled(); }, 20000)) {
            qFatal("the lost file is not missed");
        }
    }

    /// Ids of the first layer of each kind.
    [[nodiscard]] std::vector<std::string> firstLayers() const {
        std::map<core::LayerKind, std::string> found;
        for (const auto& layer : m_window->document().project().layers) {
            found.emplace(layer.kind, layer.id);
        }
        std::vector<std::string> ids;
        for (const auto& [kind, id] : found) {
            ids.push_back(id);
        }
        return ids;
    }

    void openAndVisit(const std::function<void()>& open, const std::function<void(QWidget&)>& visit) {
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
        open();
        within.stop();
        settle();
        look();
        settle();
    }

    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

/// Folder with the files of the twin experiment, features and spectra; empty when its climatology is not installed.
inline QString twinFolder(const QTemporaryDir& folder) {
    const QString twin = folder.filePath(QStringLiteral("twin"));
    const auto sample = runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), twin});
    if (sample.status != 0) {
        return {};
    }
    writeOtherKinds(twin);
    return twin;
}

} // namespace phidias::tests
