#include "app/workstation/GlobeFeature.h"

#include "app/workstation/TextCatalog.h"
#include "views/globe/GlobePicture.h"

#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::app {

namespace {

constexpr double kPlaceHeightKm = 2500.0;

} // namespace

GlobeFeature::GlobeFeature(Desk& desk)
    : QObject(&desk.window()), m_desk(desk), m_middle(new QStackedWidget(&desk.window())),
      m_upright(new views::GlobeUprightLoader(desk.context().budget, this)) {
    auto& window = desk.window();
    auto& link = desk.addLink("globe", tr("&Globe"));
    m_panel = new views::GlobePanel(link.cursor(), link.selection());
    m_middle->setObjectName(QStringLiteral("middle"));
    m_middle->addWidget(window.takeCentralWidget());
    window.setCentralWidget(m_middle);
    auto* place = new QWidget(&window);
    place->setObjectName(QStringLiteral("globeDock/place"));
    auto* layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    place->setMinimumSize(320, 240);
    m_dock = desk.addDock("globe", tr("Globe"), place, Qt::RightDockWidgetArea);
    m_dock->hide();
    m_middle->addWidget(m_panel);
    makeActions();

    connect(m_dock->toggleViewAction(), &QAction::toggled, this, &GlobeFeature::dockShown);
    connect(&desk, &Desk::sceneChanged, this, &GlobeFeature::showScene);
    connect(&desk.document(), &ProjectDocument::changed, this, &GlobeFeature::takeProject);
    connect(&globe(), &views::GlobeWidget::viewChanged, this, [this] {
        m_taken = globe().view();
        m_desk.document().changeQuietly([this](core::Project& project) { project.globe = globe().view(); });
    });
    connect(&globe(), &views::GlobeWidget::itemsSelected, this,
            [this](qsizetype count) { m_desk.showMessage(tr("%n item(s) selected", nullptr, static_cast<int>(count))); });
    connect(m_panel, &views::GlobePanel::exaggerationChanged, this, [this](double exaggeration) {
        m_taken.exaggeration = exaggeration;
        m_desk.document().changeQuietly([exaggeration](core::Project& project) { project.globe.exaggeration = exaggeration; });
    });
    connect(m_panel, &views::GlobePanel::uprightChanged, this, [this] { m_upright->setOn(m_panel->hasCurtains(), m_panel->hasSticks()); });
    connect(m_upright, &views::GlobeUprightLoader::loaded, &globe(), &views::GlobeWidget::setUpright);
    connect(m_upright, &views::GlobeUprightLoader::failed, this,
            [this](const core::Error& error) { m_desk.showMessage(tr("Globe: %1").arg(errorText(error))); });
    m_upright->setOn(m_panel->hasCurtains(), m_panel->hasSticks());
    takeProject();
}

void GlobeFeature::makeActions() {
    auto* view = m_desk.menu(Desk::Menu::View);
    m_toggle = m_desk.addAction(view, "globe", tr("Glob&e"), tr("Show the globe in the middle instead of the map, and back"),
                                QKeySequence(Qt::Key_G), [this] { setInMiddle(m_toggle->isChecked()); });
    m_toggle->setCheckable(true);
    m_desk.addToBar(m_toggle, "globe");
    m_desk.addAction(view, "globeBeside", tr("Globe besi&de the map"), tr("Show the globe in a panel of its own, linked with the map"), {},
                     [this] {
                         m_dock->show();
                         m_dock->raise();
                     });
    m_desk.addAction(m_desk.menu(Desk::Menu::Layer), "flyToLayer", tr("&Fly to layer"), tr("Turn the globe to the selected layer"), {},
                     [this] { flyToLayer(); });
}

bool GlobeFeature::isInMiddle() const {
    return m_middle->currentWidget() == m_panel;
}

bool GlobeFeature::isInDock() const {
    return m_dock->isAncestorOf(m_panel);
}

void GlobeFeature::setInMiddle(bool isInMiddle) {
    if (isInMiddle) {
        m_dock->hide(); // gives the globe back to the middle
        if (isInDock()) {
            dockShown(false);
        }
        m_middle->setCurrentWidget(m_panel);
        faceLayers();
        globe().setFocus();
    } else {
        m_middle->setCurrentIndex(0);
        m_middle->currentWidget()->setFocus();
    }
    m_toggle->setChecked(isInMiddle);
}

void GlobeFeature::dockShown(bool isShown) {
    if (isShown && !isInDock()) {
        m_middle->setCurrentIndex(0);
        m_dock->widget()->layout()->addWidget(m_panel);
        m_panel->show();
        faceLayers();
        m_toggle->setChecked(false);
        if (m_dock->width() < 420) {
            m_desk.window().resizeDocks({m_dock}, {480}, Qt::Horizontal);
        }
    } else if (!isShown && isInDock()) {
        m_middle->addWidget(m_panel);
    }
}

void GlobeFeature::takeTool(views::MapTool tool) {
    globe().setSelecting(tool == views::MapTool::Select);
    if (isInMiddle() && (tool == views::MapTool::Section || tool == views::MapTool::Measure)) {
        setInMiddle(false);
    }
}

/// A globe that nobody has turned yet shows the data.
void GlobeFeature::faceLayers() {
    const core::GlobeView untouched{.exaggeration = globe().view().exaggeration};
    const bool hasData =
        std::any_of(m_desk.scene().begin(), m_desk.scene().end(), [](const views::SceneLayer& entry) { return entry.data; });
    if (hasData && globe().view() == untouched) {
        auto view = views::viewOfLayers(m_desk.scene(), m_middle->size(), untouched.longitudeDeg);
        view.exaggeration = untouched.exaggeration;
        globe().setView(view);
    }
}

void GlobeFeature::takeProject() {
    const auto& project = m_desk.document().project();
    globe().setSectionLine(project.sectionLine);
    globe().setPins(project.pins);
    m_upright->setLine(project.sectionLine);
    if (!(project.globe == m_taken)) {
        m_taken = project.globe;
        m_panel->setExaggeration(project.globe.exaggeration);
        globe().setView(project.globe);
    }
}

void GlobeFeature::showScene() {
    globe().setLayers(m_desk.scene());
    m_upright->setLayers(m_desk.scene());
}

void GlobeFeature::flyToLayer() {
    const auto& scene = m_desk.scene();
    const auto chosen = std::find_if(scene.begin(), scene.end(),
                                     [this](const views::SceneLayer& entry) { return entry.layer.id == m_desk.selectedLayer(); });
    if (chosen == scene.end() || !chosen->data || std::isnan(chosen->data->extent().west) || std::isnan(chosen->data->extent().south)) {
        m_desk.showMessage(tr("Select a layer that has a place on the Earth."));
        return;
    }
    const auto& box = chosen->data->extent();
    if (!isInDock()) {
        setInMiddle(true);
    }
    globe().flyTo(views::viewOfExtent({box.west, box.south, box.east, box.north}, globe().size()));
}

void GlobeFeature::flyTo(double longitudeDeg, double latitudeDeg) {
    if (!isInDock()) {
        setInMiddle(true);
    }
    core::GlobeView view = globe().view();
    view.longitudeDeg = longitudeDeg;
    view.latitudeDeg = latitudeDeg;
    view.heightKm = std::min(view.heightKm, kPlaceHeightKm);
    globe().flyTo(view);
}

} // namespace phidias::app
