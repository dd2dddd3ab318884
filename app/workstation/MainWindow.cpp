#include "app/workstation/MainWindow.h"

#include "app/workstation/Arrangements.h"
#include "app/workstation/AttributeTable.h"
#include "app/workstation/CommandPalette.h"
#include "app/workstation/HelpBrowser.h"
#include "app/workstation/Preferences.h"
#include "app/workstation/ProcessDialog.h"
#include "app/workstation/RecentFiles.h"
#include "app/workstation/ShortcutEditor.h"
#include "app/workstation/StatusBarFeature.h"
#include "app/workstation/TextCatalog.h"
#include "app/workstation/TimeControls.h"
#include "core/util/AtomicFile.h"
#include "core/util/Paths.h"
#include "core/util/Version.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>
#include <cmath>
#include <set>

namespace phidias::app {

using core::Json;
using views::fromQt;
using views::toQt;

namespace {

constexpr double kPickRadiusPx = 8.0;

} // namespace

MainWindow::MainWindow(const AppContext& context, QWidget* parent)
    : QMainWindow(parent), m_context(context), m_desk(*this, context), m_document(m_desk.document()),
      m_mapLink(m_desk.addLink("map", tr("&Map"))), m_map(new views::MapWidget(m_mapLink.cursor(), this)) {
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCentralWidget(m_map);
    makeDocks();
    makeActions();
    m_globe = new GlobeFeature(m_desk);
    m_figures->setGlobe(*m_globe);
    connect(m_mapTools, &MapTools::flightRequested, m_globe, &GlobeFeature::flyTo);
    connect(m_map, &views::MapWidget::toolChanged, m_globe, &GlobeFeature::takeTool);
    connect(&m_globe->globe(), &views::GlobeWidget::menuRequested, m_mapTools, &MapTools::showMenu);
    connect(m_mapTools, &MapTools::seriesRequested, m_seriesFeature, &SeriesFeature::showSeriesAt);
    makeFeatures();
    Desk::separateMnemonics(menuBar()->actions());
    m_desk.separateDockLetters();

    connect(&m_desk, &Desk::sceneChanged, this, [this] {
        m_map->setLayers(m_desk.scene());
        m_legend->setLayers(m_desk.scene());
    });
    connect(&m_document, &ProjectDocument::changed, this, &MainWindow::showLayers);
    connect(&m_document, &ProjectDocument::replaced, this, &MainWindow::showProject);
    connect(&m_desk.store(), &LayerStore::loaded, this, &MainWindow::showLayers);
    connect(&m_desk.store(), &LayerStore::failed, this,
            [this](const QString& title, const QString& message) { m_desk.showError(tr("%1: %2").arg(title, message)); });
    connect(&m_desk.store(), &LayerStore::overviewsStarted, this, [this](const QString& title) {
        m_desk.showMessage(tr("Making overviews of %1 in the background; until then it is drawn coarsely from far away.").arg(title), 0);
    });
    connect(&m_desk.store(), &LayerStore::overviewsEnded, this, [this](const QString& title, const QString& message) {
        m_desk.showMessage(message.isEmpty() ? tr("The overviews of %1 are ready.").arg(title)
                                             : tr("No overviews of %1 could be made: %2").arg(title, message));
        showLayers();
    });
    connect(m_layersPanel, &LayersPanel::selectionChanged, this, &MainWindow::showLayers);
    connect(m_layersPanel, &LayersPanel::zoomRequested, this,
            [this](const std::array<double, 4>& extent) { m_map->setView(m_map->projection(), extent); });
    connect(m_stylePanel, &StylePanel::shareRangeRequested, m_layersPanel, &LayersPanel::shareRange);
    connect(m_map, &views::MapWidget::viewChanged, this, [this] {
        m_document.changeQuietly(
            [this](core::Project& project) { project.view = {.projection = fromQt(m_map->projection()), .extent = m_map->extent()}; });
    });
    connect(m_jobsPanel, &JobsPanel::failed, this, [this](const QString& text) { m_desk.showError(text); });
    connect(m_jobsPanel, &JobsPanel::showRequested, this, &MainWindow::showJob);
    connect(m_jobsPanel, &JobsPanel::jobEnded, this, [this](const core::JobInfo& job) {
        if (m_firstStart->owns(job)) {
            return;
        }
        if (job.entry.state == core::JobState::Done) {
            statusBar()->showMessage(tr("%1 is done.").arg(toQt(job.entry.name)), 8000);
            showJob(job);
            readReport(job);
        } else if (job.entry.state == core::JobState::Failed && job.entry.result.contains("error") &&
                   job.entry.result["error"].is_object()) {
            m_desk.showError(tr("%1 failed: %2").arg(toQt(job.entry.name), errorText(core::Error::fromJson(job.entry.result["error"]))));
        }
    });
    const QPointer<MainWindow> self(this);
    views::workPool().start([self] {
        auto base = views::loadBaseMap();
        QMetaObject::invokeMethod(qApp, [self, base] {
            if (self) {
                self->m_base = base;
                self->m_map->setBaseMap(self->m_document.project().hasBaseMap ? base : nullptr);
                self->m_globe->setBaseMap(self->m_document.project().hasBaseMap ? base : nullptr);
            }
        });
    });
}

void MainWindow::makeDocks() {
    m_layersPanel = new LayersPanel(m_desk, this);
    m_stylePanel = new StylePanel(m_desk, this);
    m_legend = new views::LegendWidget;
    auto* legend = new QScrollArea(this);
    legend->setObjectName(QStringLiteral("legend/scroll"));
    legend->setFrameShape(QFrame::NoFrame);
    legend->setWidgetResizable(true);
    legend->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    legend->setFocusPolicy(Qt::NoFocus);
    legend->setWidget(m_legend);
    m_jobsPanel = new JobsPanel(m_context.jobs, this);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_layersPanel, m_stylePanel, legend}) {
        widget->setMinimumSize(220, 90);
    }
    m_stylePanel->setMinimumWidth(0); // what its rows need, in whatever language and letters
    m_jobsPanel->setMinimumHeight(120);
    m_desk.addDock("layers", tr("Layers"), m_layersPanel, Qt::LeftDockWidgetArea);
    auto* style = m_desk.addDock("style", tr("Style"), m_stylePanel, Qt::LeftDockWidgetArea);
    m_history = new HistoryFeature(m_desk, style, [this](const std::function<void()>& then) { m_files->leave(then); });
    makeDivand();
    m_inspector = new InspectorFeature(m_desk);
    connect(m_inspector, &InspectorFeature::visitRequested, this, &MainWindow::visit);
    m_desk.addDock("legend", tr("Legend"), legend, Qt::RightDockWidgetArea);
    m_desk.addDock("divand", tr("DIVAnd"), m_divand, Qt::RightDockWidgetArea, &m_inspector->dock());
    m_inspector->dock().raise();
    auto* jobs = m_desk.addDock("jobs", tr("Jobs"), m_jobsPanel, Qt::BottomDockWidgetArea);
    m_section = new SectionFeature(m_desk, *m_map, jobs);
    m_lengthPlot = new views::CorrelationLengthPlot(this);
    m_validationPlot = new views::CrossValidationPlot(this);
    for (auto* plot : {m_desk.addDock("lengths", tr("Correlation lengths"), m_lengthPlot, Qt::BottomDockWidgetArea, jobs),
                       m_desk.addDock("validation", tr("Cross-validation"), m_validationPlot, Qt::BottomDockWidgetArea, jobs)}) {
        plot->widget()->setMinimumHeight(160);
        plot->hide();
    }
    m_scatter = new ScatterFeature(m_desk, *jobs, [this] { return m_map->extent(); });
    connect(m_map, &views::MapWidget::viewChanged, m_scatter, &ScatterFeature::followView);
    m_seriesFeature = new SeriesFeature(m_desk, jobs);
    m_spectrumFeature = new SpectrumFeature(m_desk, *jobs);
    m_residuals = new ResidualFeature(m_desk, *jobs);
    m_screening = new ScreeningFeature(m_desk, *m_residuals, *jobs);
    connect(m_screening, &ScreeningFeature::areaRequested, this, &MainWindow::visitArea);
    connect(m_screening, &ScreeningFeature::fileRequested, this, [this](const QString& path) { openPaths({path}); });
    new AttributeTable(m_desk, *jobs, *m_map);
    jobs->raise();
    connect(m_map, &views::MapWidget::lineDrawingChanged, this, [this](bool isOn) {
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

void MainWindow::makeActions() {
    auto* bar = &m_desk.toolBar();
    const auto onBar = [this](QAction* action, const char* icon) { m_desk.addToBar(action, icon); };
    auto* file = m_desk.menu(Desk::Menu::File);
    m_files = new ProjectFiles(
        m_desk, {.openPaths = [this](const QStringList& paths) { openPaths(paths); }, .started = [this] { m_map->showAll(); }});
    m_figures = new FigureFeature(m_desk, *m_map);
    m_figures->addSubject({.view = "timeseries",
                           .title = tr("Time series"),
                           .isThere = [this] { return m_seriesFeature->canDraw(); },
                           .complete = [this](views::FigureSpec& spec) { m_seriesFeature->complete(spec); }});
    m_figures->addSubject({.view = "spectrum",
                           .title = tr("Spectrum"),
                           .isThere = [this] { return m_spectrumFeature->canDraw(); },
                           .complete = [this](views::FigureSpec& spec) { m_spectrumFeature->complete(spec); }});
    m_figures->addSubject({.view = "residual",
                           .title = tr("Residual"),
                           .isThere = [this] { return m_residuals->canDraw(); },
                           .complete = [this](views::FigureSpec& spec) { m_residuals->complete(spec); }});
    m_figures->addSubject({.view = "scatter",
                           .title = tr("Scatter"),
                           .isThere = [this] { return m_scatter->canDraw(); },
                           .complete = [this](views::FigureSpec& spec) { m_scatter->complete(spec); }});
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
        const QString why =
            action->objectName() == QLatin1String("action/undo") ? tr("There is nothing to undo.") : tr("There is nothing to redo.");
        Desk::setAvailable(*action, action->isEnabled(), why);
        connect(action, &QAction::enabledChanged, action, [action, why](bool isEnabled) { Desk::setAvailable(*action, isEnabled, why); });
        onBar(action, icon);
    }
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
    onBar(m_desk.addAction(view, "zoomIn", tr("Zoom &in"), tr("Show less, larger"), QKeySequence::ZoomIn,
                           [this] { m_globe->isInMiddle() ? m_globe->globe().zoomIn() : m_map->zoomIn(); }),
          "zoom-in");
    onBar(m_desk.addAction(view, "zoomOut", tr("Zoom &out"), tr("Show more, smaller"), QKeySequence::ZoomOut,
                           [this] { m_globe->isInMiddle() ? m_globe->globe().zoomOut() : m_map->zoomOut(); }),
          "zoom-out");
    onBar(m_desk.addAction(view, "showAll", tr("Show &all"), tr("Show all visible layers"), QKeySequence(Qt::CTRL | Qt::Key_0),
                           [this] { m_globe->isInMiddle() ? m_globe->globe().showAll() : m_map->showAll(); }),
          "show-all");
    m_mapTools = new MapTools(m_desk, *m_map, m_mapLink, *bar);
    m_section->addActions();
    m_baseMapAction =
        m_desk.addAction(view, "baseMap", tr("&Bathymetry and coast"), tr("Show bathymetry and coast lines behind the data"), {}, [this] {
            m_document.change(tr("Show or hide the background"),
                              [this](core::Project& project) { project.hasBaseMap = m_baseMapAction->isChecked(); });
        });
    m_baseMapAction->setCheckable(true);
    m_baseMapAction->setChecked(true);
    auto* processes = m_desk.menu(Desk::Menu::Processes);
    bar->addSeparator();
    onBar(m_figures->exportAction(), "figure");
    for (const auto* process : m_context.processes.processes()) {
        const auto& declaration = process->declaration();
        auto* action = m_desk.addAction(processes, declaration.id.c_str(), processTitle(declaration) % QStringLiteral("..."),
                                        processSummary(declaration), {}, [this, id = declaration.id] { openProcess(id); });
        if (declaration.id == "ocean.divand") {
            action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
            onBar(action, "run");
        }
    }
}

void MainWindow::makeFeatures() {
    const auto action = [this](const char* name) { return findChild<QAction*>(QStringLiteral("action/") % QLatin1String(name)); };
    new TimeControls(m_desk);
    new StatusBarFeature(m_desk, *m_map, [this] {
        auto* jobs = findChild<QDockWidget*>(QStringLiteral("jobsDock"));
        jobs->show();
        jobs->raise();
    });
    m_openings = new OpeningFeature(m_desk);
    connect(m_openings, &OpeningFeature::opened, this, [this](const QString& path, const std::vector<core::Layer>& layers) {
        rememberFile(path);
        addLayers(layers);
    });
    connect(m_openings, &OpeningFeature::failed, this, [this](const core::Error& error) {
        const QString hint = errorHint(error);
        m_desk.showError(hint.isEmpty() ? errorText(error) : QString(errorText(error) % QLatin1Char('\n') % hint));
    });
    new HelpFeature(m_desk);
    addRecentMenu(m_desk, action("save"), [this](const QString& path) { openPaths({path}); });
    m_firstStart = new FirstStart(m_desk, *m_jobsPanel,
                                  {.openFiles = [action] { action("open")->trigger(); },
                                   .openAddress = [action] { action("openAddress")->trigger(); },
                                   .open = [this](const QString& path) { openPaths({path}); }});
    auto* arrangements = new Arrangements(m_desk);
    addPreferences(m_desk, [this] { showLayers(); });
    new CommandPaletteFeature(
        m_desk, [this](const QString& path) { openPaths({path}); }, [this](const std::string& id) { m_layersPanel->select(id); });
    new ShortcutFeature(m_desk);
    resize(1600, 1000);
    arrangements->apply(QStringLiteral("ocean"));
}

void MainWindow::visit(double longitudeDeg, double latitudeDeg) {
    const auto box = m_map->extent();
    const double halfWidth = 0.5 * (box[2] < box[0] ? box[2] + 360.0 - box[0] : box[2] - box[0]);
    const double halfHeight = std::min(0.5 * (box[3] - box[1]), 90.0 - std::abs(latitudeDeg) * 0.5);
    const auto wrapped = [](double longitude) { return std::remainder(longitude, 360.0); };
    const bool isWhole = halfWidth >= 179.0;
    m_map->setView(m_map->projection(), {isWhole ? -180.0 : wrapped(longitudeDeg - halfWidth), std::max(-90.0, latitudeDeg - halfHeight),
                                         isWhole ? 180.0 : wrapped(longitudeDeg + halfWidth), std::min(90.0, latitudeDeg + halfHeight)});
    m_mapLink.cursor().set(longitudeDeg, latitudeDeg, kPickRadiusPx * m_map->devicePixelRatioF() * m_map->transform().degreesPerPixel());
}

void MainWindow::visitArea(const std::array<double, 4>& box) {
    m_map->setView(m_map->projection(), box);
    if (m_globe->isInMiddle()) {
        m_globe->globe().flyTo(views::viewOfExtent(box, m_globe->globe().size()));
    }
}

void MainWindow::showLayers() {
    const auto& project = m_document.project();
    m_scene = m_desk.store().scene(project.layers);
    if (m_baseMapAction->isChecked() != project.hasBaseMap) {
        m_baseMapAction->setChecked(project.hasBaseMap);
    }
    m_map->setBaseMap(project.hasBaseMap ? m_base : nullptr);
    m_globe->setBaseMap(project.hasBaseMap ? m_base : nullptr);
    const std::string selected = m_layersPanel->selectedLayer();
    std::shared_ptr<const core::LayerData> values;
    for (const auto& entry : m_scene) {
        values = entry.layer.id == selected ? entry.data : values;
    }
    m_stylePanel->setLayer(selected, values);
    m_divand->setScene(m_scene, selected);
    drawScene();
    if (m_fitsNext && !m_desk.store().isLoading()) {
        m_fitsNext = false;
        m_map->showAll();
    }
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
        if (ProjectFiles::isProject(path)) {
            m_files->open(path);
            continue;
        }
        m_openings->open(path);
    }
}

void MainWindow::showProject() {
    const auto& project = m_document.project();
    if (project == core::Project()) {
        return;
    }
    if (!m_map->setView(toQt(project.view.projection), project.view.extent)) {
        m_map->showAll();
    }
    if (!project.windowState.empty()) {
        restoreState(QByteArray::fromBase64(QByteArray::fromStdString(project.windowState)));
    } else if (!project.sectionLine.empty()) {
        m_desk.showPlot(m_section->dock());
    }
    for (auto layer = project.layers.rbegin(); layer != project.layers.rend(); ++layer) {
        if (layer->isVisible && layer->kind == core::LayerKind::Grid) {
            m_layersPanel->select(layer->id);
            break;
        }
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_files->mayClose()) {
        m_document.discardJournal();
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
