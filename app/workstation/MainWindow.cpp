#include "app/workstation/MainWindow.h"

#include "app/workstation/Appearance.h"
#include "app/workstation/FigureFeature.h"
#include "app/workstation/ProcessDialog.h"
#include "app/workstation/TextCatalog.h"
#include "core/util/AtomicFile.h"
#include "core/util/Paths.h"
#include "core/util/Version.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QThreadPool>
#include <QToolBar>
#include <cmath>
#include <set>

namespace phidias::app {

using core::Json;
using views::fromQt;
using views::toQt;

namespace {

constexpr int kMostRecent = 12;
constexpr double kPickRadiusPx = 8.0;

struct ProjectionPreset {
    const char* name;
    const char* projection;
    std::array<double, 4> extent;
};

const std::array<ProjectionPreset, 6> kProjections{
    {{QT_TRANSLATE_NOOP("MainWindow", "Longitude and latitude (EPSG:4326)"), "EPSG:4326", {-180.0, -90.0, 180.0, 90.0}},
     {QT_TRANSLATE_NOOP("MainWindow", "Mercator (EPSG:3857)"), "EPSG:3857", {-179.9, -75.0, 179.9, 80.0}},
     {QT_TRANSLATE_NOOP("MainWindow", "Europe (EPSG:3035)"), "EPSG:3035", {-25.0, 30.0, 45.0, 70.0}},
     {QT_TRANSLATE_NOOP("MainWindow", "Arctic (EPSG:3995)"), "EPSG:3995", {-180.0, 55.0, 180.0, 90.0}},
     {QT_TRANSLATE_NOOP("MainWindow", "Antarctic (EPSG:3031)"), "EPSG:3031", {-180.0, -90.0, 180.0, -55.0}},
     {QT_TRANSLATE_NOOP("MainWindow", "World (Robinson)"), "+proj=robin", {-179.9, -90.0, 179.9, 90.0}}}};

} // namespace

MainWindow::MainWindow(const AppContext& context, QWidget* parent)
    : QMainWindow(parent), m_context(context), m_desk(*this, context), m_document(m_desk.document()),
      m_map(new views::MapWidget(m_desk.addLink("map", tr("&Map")).cursor(), this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCentralWidget(m_map);
    m_map->setHint(tr("Drop files here, or open them with Ctrl+O:\nprofiles, grids, swaths, rasters, features"));
    makeDocks();
    makeActions();
    resize(1600, 1000);
    arrange(QStringLiteral("ocean"));

    connect(&m_desk, &Desk::sceneChanged, this, [this] {
        m_map->setLayers(m_desk.scene());
        m_inspector->setLayers(m_desk.scene());
        m_legend->setLayers(m_desk.scene());
    });
    connect(&m_document, &ProjectDocument::changed, this, &MainWindow::showLayers);
    connect(&m_document, &ProjectDocument::pathChanged, this, &MainWindow::updateTitle);
    connect(&m_document.undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTitle);
    connect(&m_desk.store(), &LayerStore::loaded, this, &MainWindow::showLayers);
    connect(&m_desk.store(), &LayerStore::failed, this,
            [this](const QString& title, const QString& message) { m_desk.showError(tr("%1: %2").arg(title, message)); });
    connect(m_layersPanel, &LayersPanel::selectionChanged, this, &MainWindow::showLayers);
    connect(m_map, &views::MapWidget::viewChanged, this, [this] {
        m_document.changeQuietly(
            [this](core::Project& project) { project.view = {.projection = fromQt(m_map->projection()), .extent = m_map->extent()}; });
    });
    connect(m_jobsPanel, &JobsPanel::failed, this, [this](const QString& text) { m_desk.showError(text); });
    connect(m_jobsPanel, &JobsPanel::showRequested, this, &MainWindow::showJob);
    connect(m_jobsPanel, &JobsPanel::jobEnded, this, [this](const core::JobInfo& job) {
        if (job.entry.state == core::JobState::Done) {
            statusBar()->showMessage(tr("%1 is done.").arg(toQt(job.entry.name)), 8000);
            showJob(job);
            readReport(job);
        } else if (job.entry.state == core::JobState::Failed && job.entry.result.contains("error") &&
                   job.entry.result["error"].is_object()) {
            m_desk.showError(tr("%1 failed: %2").arg(toQt(job.entry.name), errorText(core::Error::fromJson(job.entry.result["error"]))));
        }
    });
    auto* coordinates = new QLabel(this);
    coordinates->setObjectName(QStringLiteral("statusBar/coordinates"));
    coordinates->setMinimumWidth(220);
    statusBar()->addPermanentWidget(coordinates);
    connect(&m_desk.cursor(), &views::LinkedCursor::moved, this, [this, coordinates] {
        coordinates->setText(m_desk.cursor().isValid()
                                 ? QString(views::latitudeText(m_desk.cursor().latitudeDeg(), 2) % QStringLiteral("  ") %
                                           views::longitudeText(m_desk.cursor().longitudeDeg(), 2))
                                 : QString());
    });
    const QPointer<MainWindow> self(this);
    QThreadPool::globalInstance()->start([self] {
        auto base = views::loadBaseMap();
        QMetaObject::invokeMethod(qApp, [self, base] {
            if (self) {
                self->m_base = base;
                self->m_map->setBaseMap(self->m_document.project().hasBaseMap ? base : nullptr);
            }
        });
    });
    updateTitle();
}

void MainWindow::makeDocks() {
    m_layersPanel = new LayersPanel(m_document, this);
    m_stylePanel = new StylePanel(m_document, this);
    m_inspector = new views::InspectorWidget(m_desk.addLink("inspector", tr("&Inspector")).cursor(), this);
    m_legend = new views::LegendWidget(this);
    m_jobsPanel = new JobsPanel(m_context.jobs, this);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_layersPanel, m_stylePanel, m_inspector, m_legend}) {
        widget->setMinimumSize(220, 90);
    }
    m_jobsPanel->setMinimumHeight(120);
    m_desk.addDock("layers", tr("Layers"), m_layersPanel, Qt::LeftDockWidgetArea);
    m_desk.addDock("style", tr("Style"), m_stylePanel, Qt::LeftDockWidgetArea);
    makeDivand();
    auto* inspector = m_desk.addDock("inspector", tr("Inspector"), m_inspector, Qt::RightDockWidgetArea);
    m_desk.addDock("legend", tr("Legend"), m_legend, Qt::RightDockWidgetArea);
    m_desk.addDock("divand", tr("DIVAnd"), m_divand, Qt::RightDockWidgetArea, inspector);
    inspector->raise();
    auto* jobs = m_desk.addDock("jobs", tr("Jobs"), m_jobsPanel, Qt::BottomDockWidgetArea);
    m_section = new views::SectionWidget(m_desk.addLink("section", tr("&Section")).cursor(), m_context.budget, this);
    m_section->setMinimumHeight(160);
    auto* section = m_desk.addDock("section", tr("Section"), m_section, Qt::BottomDockWidgetArea, jobs);
    m_lengthPlot = new views::CorrelationLengthPlot(this);
    m_validationPlot = new views::CrossValidationPlot(this);
    for (auto* plot : {m_desk.addDock("lengths", tr("Correlation lengths"), m_lengthPlot, Qt::BottomDockWidgetArea, jobs),
                       m_desk.addDock("validation", tr("Cross-validation"), m_validationPlot, Qt::BottomDockWidgetArea, jobs)}) {
        plot->widget()->setMinimumHeight(160);
        plot->hide();
    }
    jobs->raise();
    connect(section->toggleViewAction(), &QAction::toggled, this, &MainWindow::showSectionLine);
    connect(m_section, &views::SectionWidget::statusChanged, this, [this](const QString& text) { statusBar()->showMessage(text); });
    connect(m_map, &views::MapWidget::lineDrawn, this, [this, section](const std::vector<core::LinePoint>& line) {
        m_document.change(tr("Draw section line"), [&](core::Project& project) { project.sectionLine = line; });
        m_desk.showPlot(*section);
        showSectionLine();
    });
    connect(m_map, &views::MapWidget::lineDrawingChanged, this, [this](bool isOn) {
        m_sectionAction->setChecked(isOn);
        if (isOn) {
            statusBar()->showMessage(tr("Click the points of the line; double click or Enter ends it, Esc cancels."));
        } else {
            statusBar()->clearMessage();
        }
    });
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

void MainWindow::makeDivand() {
    m_divand =
        new DivandWorkspace({.document = m_document,
                             .processes = m_context.processes,
                             .budget = m_context.budget,
                             .worker = m_context.worker,
                             .suggestedInputs = [this] { return suggestedInputs(m_context.processes.find(kProcessId).declaration()); },
                             .mapExtent = [this] { return m_map->extent(); }},
                            this);
    connect(m_divand, &DivandWorkspace::runRequested, this, &MainWindow::submit);
    connect(m_divand, &DivandWorkspace::dialogRequested, this,
            [this](const std::string& id, const Json& inputs) { openProcess(id, inputs); });
    connect(m_divand, &DivandWorkspace::comparisonRequested, this, [this](const Json& inputs, std::size_t level) {
        const std::string id = "ocean.grid-difference";
        const auto outputs = freeOutputs(m_context.processes.find(id).declaration(), false);
        m_levelOfResult[fromQt(outputs.at("difference"))] = level;
        submit(id, inputs);
    });
    connect(m_divand, &DivandWorkspace::messageGiven, this, [this](const QString& text) { statusBar()->showMessage(text, 8000); });
    connect(m_divand, &DivandWorkspace::previewChanged, this, &MainWindow::drawScene);
    connect(m_map, &views::MapWidget::viewChanged, m_divand, &DivandWorkspace::refresh);
    connect(m_map, &views::MapWidget::clicked, this, [this](double longitudeDeg, double latitudeDeg) {
        if (m_excludeAction->isChecked()) {
            m_divand->toggleExclusion(longitudeDeg, latitudeDeg,
                                      kPickRadiusPx * m_map->devicePixelRatioF() * m_map->transform().degreesPerPixel());
        }
    });
}

void MainWindow::arrange(const QString& name) {
    const bool isOcean = name == QLatin1String("ocean");
    for (auto* dock : findChildren<QDockWidget*>()) {
        const bool isOfOcean = dock->objectName() == QLatin1String("jobsDock") || dock->objectName() == QLatin1String("divandDock");
        dock->setFloating(false);
        const bool isSection = dock->objectName() == QLatin1String("sectionDock");
        const bool isReport = dock->objectName() == QLatin1String("lengthsDock") || dock->objectName() == QLatin1String("validationDock");
        // Plots of reports come when there is a report.
        dock->setVisible(!isReport && (isOfOcean ? isOcean : !isSection || !m_document.project().sectionLine.empty()));
    }
    findChild<QDockWidget*>(isOcean ? QStringLiteral("divandDock") : QStringLiteral("inspectorDock"))->raise();
    resizeDocks({findChild<QDockWidget*>(QStringLiteral("layersDock")), findChild<QDockWidget*>(QStringLiteral("inspectorDock"))},
                {290, 380}, Qt::Horizontal);
    resizeDocks({findChild<QDockWidget*>(QStringLiteral("layersDock")), findChild<QDockWidget*>(QStringLiteral("styleDock"))}, {520, 330},
                Qt::Vertical);
    resizeDocks({findChild<QDockWidget*>(QStringLiteral("inspectorDock")), findChild<QDockWidget*>(QStringLiteral("legendDock"))},
                {560, 240}, Qt::Vertical);
    resizeDocks({findChild<QDockWidget*>(QStringLiteral("jobsDock"))}, {190}, Qt::Vertical);
}

void MainWindow::makeActions() {
    auto* bar = addToolBar(tr("Main tool bar"));
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setIconSize({20, 20});
    bar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    const auto onBar = [bar](QAction* action, const char* icon) {
        action->setIcon(themedIcon(QLatin1String(icon)));
        action->setProperty("icon", QLatin1String(icon));
        bar->addAction(action);
    };

    auto* file = m_desk.menu(Desk::Menu::File);
    m_desk.addAction(file, "new", tr("&New project"), tr("Start an empty project"), QKeySequence::New, [this] {
        if (mayLeave()) {
            m_document.clear();
            m_map->showAll();
        }
    });
    onBar(m_desk.addAction(file, "open", tr("&Open..."), tr("Open data files or a project"), QKeySequence::Open,
                           [this] {
                               openPaths(QFileDialog::getOpenFileNames(this, tr("Open"),
                                                                       QSettings().value(QStringLiteral("lastFolder")).toString()));
                           }),
          "open");
    m_desk.addAction(file, "openAddress", tr("Open a&ddress..."), tr("Open an OPeNDAP address"), {}, [this] {
        const QString address = QInputDialog::getText(this, tr("Open address"), tr("OPeNDAP address, such as https://server/path/data.nc"));
        if (!address.trimmed().isEmpty()) {
            openPaths({address.trimmed()});
        }
    });
    m_recent = file->addMenu(tr("&Recent"));
    m_recent->setObjectName(QStringLiteral("menu/recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    file->addSeparator();
    onBar(m_desk.addAction(file, "save", tr("&Save project"), tr("Save the project"), QKeySequence::Save,
                           [this] { static_cast<void>(save()); }),
          "save");
    m_desk.addAction(file, "saveAs", tr("Save project &as..."), tr("Save the project under another name"), QKeySequence::SaveAs,
                     [this] { static_cast<void>(saveAs()); });
    auto* figures = new FigureFeature(m_desk, *m_map);
    file->addSeparator();
    m_desk.addAction(file, "quit", tr("&Quit"), tr("Close the workstation; running jobs go on"), QKeySequence::Quit, [this] { close(); });

    auto* edit = m_desk.menu(Desk::Menu::Edit);
    bar->addSeparator();
    for (const auto& [action, name, icon, key] :
         {std::tuple{m_document.undoStack().createUndoAction(this, tr("&Undo")), "undo", "undo", QKeySequence::Undo},
          std::tuple{m_document.undoStack().createRedoAction(this, tr("&Redo")), "redo", "redo", QKeySequence::Redo}}) {
        action->setObjectName(QStringLiteral("action/") % QLatin1String(name));
        action->setShortcut(key);
        edit->addAction(action);
        onBar(action, icon);
    }
    auto* layer = m_desk.menu(Desk::Menu::Layer);
    m_desk.addAction(layer, "renameLayer", tr("Re&name layer"), tr("Give the selected layer another name"), {},
                     [this] { m_layersPanel->renameSelected(); });
    m_desk.addAction(layer, "removeLayer", tr("Remove &layer"), tr("Remove the selected layer from the project; its file stays"),
                     QKeySequence(Qt::CTRL | Qt::Key_Backspace), [this] { m_layersPanel->removeSelected(); });
    edit->addSeparator();
    m_excludeAction = m_desk.addAction(
        edit, "excludeObservations", tr("&Exclude observations"),
        tr("Click observations on the map to leave them out of the analysis; again to take them back"), QKeySequence(Qt::Key_E), [this] {
            if (m_excludeAction->isChecked()) {
                statusBar()->showMessage(tr("Click observations to exclude them, again to take them back."), 8000);
            }
        });
    m_excludeAction->setCheckable(true);
    bar->addSeparator();
    onBar(m_excludeAction, "exclude");

    auto* view = m_desk.menu(Desk::Menu::View);
    bar->addSeparator();
    onBar(m_desk.addAction(view, "zoomIn", tr("Zoom &in"), tr("Show less, larger"), QKeySequence::ZoomIn, [this] { m_map->zoomIn(); }),
          "zoom-in");
    onBar(m_desk.addAction(view, "zoomOut", tr("Zoom &out"), tr("Show more, smaller"), QKeySequence::ZoomOut, [this] { m_map->zoomOut(); }),
          "zoom-out");
    onBar(m_desk.addAction(view, "showAll", tr("Show &all"), tr("Show all visible layers"), QKeySequence(Qt::CTRL | Qt::Key_0),
                           [this] { m_map->showAll(); }),
          "show-all");
    m_sectionAction =
        m_desk.addAction(view, "drawSection", tr("Draw &section"), tr("Draw a line on the map and cut a vertical section along it"),
                         QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_map->setLineDrawing(m_sectionAction->isChecked()); });
    m_sectionAction->setCheckable(true);
    onBar(m_sectionAction, "section");
    m_desk.addAction(view, "clearSection", tr("Remo&ve section line"), tr("Take the section line off the map"), {},
                     [this] { m_document.change(tr("Remove section line"), [](core::Project& project) { project.sectionLine.clear(); }); });
    auto* projections = view->addMenu(tr("&Projection"));
    for (const auto& preset : kProjections) {
        m_desk.addAction(projections, preset.projection, tr(preset.name), tr("Change the projection of the map"), {}, [this, preset] {
            m_map->setView(QLatin1String(preset.projection), preset.extent);
            m_document.changeQuietly(
                [&](core::Project& project) { project.view = {.projection = preset.projection, .extent = preset.extent}; });
        });
    }
    m_desk.addAction(projections, "otherProjection", tr("&Other..."), tr("Any projection that PROJ knows"), {}, [this] {
        const QString text =
            QInputDialog::getText(this, tr("Projection"), tr("EPSG code or PROJ string, such as EPSG:3413 or +proj=ortho +lat_0=40"),
                                  QLineEdit::Normal, m_map->projection());
        if (!text.isEmpty() && !m_map->setView(text.trimmed(), m_map->extent())) {
            m_desk.showError(tr("'%1' is not a projection that PROJ knows.").arg(text));
        }
    });
    m_baseMapAction =
        m_desk.addAction(view, "baseMap", tr("&Bathymetry and coast"), tr("Show bathymetry and coast lines behind the data"), {}, [this] {
            m_document.change(tr("Show or hide the background"),
                              [this](core::Project& project) { project.hasBaseMap = m_baseMapAction->isChecked(); });
        });
    m_baseMapAction->setCheckable(true);
    m_baseMapAction->setChecked(true);
    view->addSeparator();
    for (auto* dock : findChildren<QDockWidget*>()) {
        view->addAction(dock->toggleViewAction());
    }
    auto* arrangements = view->addMenu(tr("A&rrangement"));
    m_desk.addAction(arrangements, "arrangeOcean", tr("&Ocean"), tr("Layers, style, inspector, legend and jobs"), {},
                     [this] { arrange(QStringLiteral("ocean")); });
    m_desk.addAction(arrangements, "arrangeMap", tr("&Map"), tr("Without the jobs"), {}, [this] { arrange(QStringLiteral("map")); });
    view->addSeparator();
    const auto choices = [this](QMenu* menu, const QString& key, const std::vector<std::pair<QString, QString>>& entries,
                                const std::function<void(const QString&)>& chosen) {
        auto* group = new QActionGroup(this);
        for (const auto& [value, text] : entries) {
            auto* action = m_desk.addAction(menu, fromQt(key + value).c_str(), text, menu->title().remove(QLatin1Char('&')), {}, [=] {
                QSettings().setValue(key, value);
                chosen(value);
            });
            action->setCheckable(true);
            action->setChecked(QSettings().value(key, entries.front().first).toString() == value);
            group->addAction(action);
        }
    };
    choices(view->addMenu(tr("&Theme")), QStringLiteral("theme"),
            {{QStringLiteral("system"), tr("&System")}, {QStringLiteral("light"), tr("&Light")}, {QStringLiteral("dark"), tr("&Dark")}},
            [this, bar](const QString& theme) {
                applyTheme(*qApp, theme);
                for (auto* action : bar->actions()) {
                    if (!action->isSeparator()) {
                        action->setIcon(themedIcon(action->property("icon").toString()));
                    }
                }
                showLayers();
            });
    choices(view->addMenu(tr("Lan&guage")), QStringLiteral("language"),
            {{QString(), tr("&System")},
             {QStringLiteral("en"), QStringLiteral("&English")},
             {QStringLiteral("fr"), QStringLiteral("&Français")}},
            [this](const QString&) { statusBar()->showMessage(tr("The language changes at the next start."), 8000); });

    auto* processes = m_desk.menu(Desk::Menu::Processes);
    bar->addSeparator();
    onBar(figures->exportAction(), "figure");
    for (const auto* process : m_context.processes.processes()) {
        const auto& declaration = process->declaration();
        auto* action = m_desk.addAction(processes, declaration.id.c_str(), processTitle(declaration) % QStringLiteral("..."),
                                        processSummary(declaration), {}, [this, id = declaration.id] { openProcess(id); });
        if (declaration.id == "ocean.divand") {
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
            onBar(action, "run");
        }
    }

    auto* help = m_desk.menu(Desk::Menu::Help);
    m_desk.addAction(help, "about", tr("&About Phidias"), tr("Version and licence"), {}, [this] {
        QMessageBox::about(this, tr("About Phidias"),
                           tr("<b>Phidias Workstation %1</b><p>Free software under the GNU General Public License, version 3 or later.</p>"
                              "<p>Coast lines: GSHHG. Bathymetry: ETOPO. Climatology of the tour: Levitus.</p>")
                               .arg(QLatin1String(core::kSoftwareVersion)));
    });
}

void MainWindow::showSectionLine() {
    const auto* dock = findChild<QDockWidget*>(QStringLiteral("sectionDock"));
    const auto& line = m_document.project().sectionLine;
    // A tab that lies behind another is still open.
    m_map->setSectionLine(dock != nullptr && dock->toggleViewAction()->isChecked() ? line : std::vector<core::LinePoint>());
    m_section->setLine(line);
}

void MainWindow::showLayers() {
    const auto& project = m_document.project();
    m_scene = m_desk.store().scene(project.layers);
    if (m_baseMapAction->isChecked() != project.hasBaseMap) {
        m_baseMapAction->setChecked(project.hasBaseMap);
    }
    m_map->setBaseMap(project.hasBaseMap ? m_base : nullptr);
    const std::string selected = m_layersPanel->selectedLayer();
    std::shared_ptr<const core::LayerData> values;
    for (const auto& entry : m_scene) {
        values = entry.layer.id == selected ? entry.data : values;
    }
    m_stylePanel->setLayer(selected, values);
    m_divand->setScene(m_scene, selected);
    drawScene();
    m_section->setLayers(m_scene, selected);
    showSectionLine();
    if (m_fitsNext && !m_desk.store().isLoading()) {
        m_fitsNext = false;
        m_map->showAll();
    }
    updateTitle();
}

void MainWindow::drawScene() {
    m_desk.setScene(m_divand->withPreview(m_scene), m_layersPanel->selectedLayer());
    std::vector<std::array<double, 2>> marks;
    for (const auto& observation : m_document.project().divand.excluded) {
        if (observation.longitudeDeg && observation.latitudeDeg) {
            marks.push_back({*observation.longitudeDeg, *observation.latitudeDeg});
        }
    }
    m_map->setMarks(std::move(marks));
}

void MainWindow::addLayers(std::vector<core::Layer> layers) {
    const bool wasEmpty = m_document.project().layers.empty();
    std::string last;
    m_document.change(tr("Add layers"), [&](core::Project& project) {
        for (auto& layer : layers) {
            layer.id = project.freeLayerId();
            last = layer.isVisible ? layer.id : last;
            project.layers.push_back(std::move(layer));
        }
    });
    m_fitsNext = m_fitsNext || wasEmpty;
    m_layersPanel->select(last);
}

void MainWindow::openPaths(const QStringList& paths) {
    for (const QString& path : paths) {
        if (path.endsWith(QLatin1String(".phidias"))) {
            if (mayLeave()) {
                openProject(path);
            }
            continue;
        }
        const bool isAddress = path.contains(QLatin1String("://"));
        const std::string href = isAddress ? fromQt(path) : fromQt(QFileInfo(path).absoluteFilePath());
        ++m_opening;
        statusBar()->showMessage(tr("Opening %1").arg(path));
        const QPointer<MainWindow> self(this);
        if (isAddress) {
            m_desk.remote().ask({{"layers", href}}, [self, path](const Json& result, std::optional<core::Error> error) {
                std::vector<core::Layer> layers;
                try {
                    for (const auto& layer : error ? Json::array() : result.at("layers")) {
                        layers.push_back(core::layerFromJson(layer));
                    }
                } catch (...) {
                    error = core::currentError();
                }
                if (self) {
                    self->opened(path, layers, error);
                }
            });
            continue;
        }
        QThreadPool::globalInstance()->start([self, href, path, budget = m_context.budget] {
            std::vector<core::Layer> layers;
            std::optional<core::Error> error;
            try {
                layers = core::layersOfFile(href, budget);
            } catch (...) {
                error = core::currentError();
            }
            QMetaObject::invokeMethod(qApp, [self, layers = std::move(layers), error, path] {
                if (self) {
                    self->opened(path, layers, error);
                }
            });
        });
    }
}

void MainWindow::opened(const QString& path, const std::vector<core::Layer>& layers, const std::optional<core::Error>& error) {
    --m_opening;
    statusBar()->clearMessage();
    if (error) {
        const QString hint = errorHint(*error);
        m_desk.showError(hint.isEmpty() ? errorText(*error) : QString(errorText(*error) % QLatin1Char('\n') % hint));
        return;
    }
    remember(path);
    addLayers(layers);
}

void MainWindow::openProject(const QString& path) {
    try {
        m_document.load(QFileInfo(path).absoluteFilePath());
    } catch (...) {
        m_desk.showError(errorText(core::currentError()));
        return;
    }
    const auto& project = m_document.project();
    if (!m_map->setView(toQt(project.view.projection), project.view.extent)) {
        m_map->showAll();
    }
    if (!project.windowState.empty()) {
        restoreState(QByteArray::fromBase64(QByteArray::fromStdString(project.windowState)));
    } else if (!project.sectionLine.empty()) {
        auto* section = findChild<QDockWidget*>(QStringLiteral("sectionDock"));
        m_desk.showPlot(*section);
        showSectionLine();
    }
    remember(path);
    for (auto layer = project.layers.rbegin(); layer != project.layers.rend(); ++layer) {
        if (layer->isVisible && layer->kind == core::LayerKind::Grid) {
            m_layersPanel->select(layer->id);
            break;
        }
    }
}

bool MainWindow::save() {
    if (m_document.path().isEmpty()) {
        return saveAs();
    }
    m_document.changeQuietly([this](core::Project& project) { project.windowState = saveState().toBase64().toStdString(); });
    try {
        m_document.save(m_document.path());
    } catch (...) {
        const core::Error error = core::currentError();
        m_desk.showError(QString(errorText(error) % QLatin1Char('\n') % errorHint(error)));
        return false;
    }
    remember(m_document.path());
    return true;
}

bool MainWindow::saveAs() {
    QString path =
        QFileDialog::getSaveFileName(this, tr("Save project"), QStringLiteral("project.phidias"), tr("Phidias projects (*.phidias)"));
    if (path.isEmpty()) {
        return false;
    }
    if (!path.endsWith(QLatin1String(".phidias"))) {
        path += QStringLiteral(".phidias");
    }
    m_document.changeQuietly([this](core::Project& project) { project.windowState = saveState().toBase64().toStdString(); });
    try {
        m_document.save(path);
    } catch (...) {
        const core::Error error = core::currentError();
        m_desk.showError(QString(errorText(error) % QLatin1Char('\n') % errorHint(error)));
        return false;
    }
    remember(path);
    return true;
}

bool MainWindow::mayLeave() {
    if (!m_document.isChanged()) {
        return true;
    }
    const auto answer = QMessageBox::question(this, tr("Unsaved changes"), tr("The project has unsaved changes."),
                                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    if (answer == QMessageBox::Save) {
        return save();
    }
    if (answer == QMessageBox::Discard) {
        m_document.discardAutosave();
    }
    return answer == QMessageBox::Discard;
}

void MainWindow::remember(const QString& path) {
    QSettings settings;
    QStringList recent = settings.value(QStringLiteral("recent")).toStringList();
    const QString full = path.contains(QLatin1String("://")) ? path : QFileInfo(path).absoluteFilePath();
    recent.removeAll(full);
    recent.prepend(full);
    settings.setValue(QStringLiteral("recent"), QStringList(recent.mid(0, kMostRecent)));
    settings.setValue(QStringLiteral("lastFolder"), QFileInfo(full).absolutePath());
}

void MainWindow::fillRecent() {
    m_recent->clear();
    for (const QString& path : QSettings().value(QStringLiteral("recent")).toStringList()) {
        QString shown = path;
        auto* action = m_recent->addAction(shown.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setEnabled(path.contains(QLatin1String("://")) || QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] { openPaths({path}); });
    }
    if (m_recent->isEmpty()) {
        m_recent->addAction(tr("Nothing opened yet"))->setEnabled(false);
    }
}

void MainWindow::updateTitle() {
    const auto& project = m_document.project();
    const QString name = !project.title.empty()        ? toQt(project.title)
                         : m_document.path().isEmpty() ? tr("New project")
                                                       : QFileInfo(m_document.path()).completeBaseName();
    setWindowTitle(tr("%1[*] - Phidias").arg(name));
    setWindowModified(m_document.isChanged());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (mayLeave()) {
        m_document.discardAutosave();
        event->accept();
    } else {
        event->ignore();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        paths += url.isLocalFile() ? url.toLocalFile() : url.toString();
    }
    event->acceptProposedAction();
    openPaths(paths);
}

} // namespace phidias::app
