#include "app/workstation/FigureFeature.h"

#include "views/globe/VtkSurface.h"
#include "views/scene/Text.h"

#include <QMenu>
#include <filesystem>

namespace phidias::app {

using views::fromQt;

namespace {

constexpr std::size_t kLayersKept = 8; ///< read for figures; those of the window cost nothing

} // namespace

FigureFeature::FigureFeature(Desk& desk, views::MapWidget& map)
    : QObject(&desk.window()), m_desk(desk), m_map(map), m_cache(views::fileLoader(desk.context().budget), kLayersKept) {
    auto* file = m_desk.menu(Desk::Menu::File);
    m_export = m_desk.addAction(file, "exportFigure", tr("&Export figure..."),
                                tr("Write a view as a picture with title, scale, legend and credits"), QKeySequence(Qt::CTRL | Qt::Key_E),
                                [this] { openDialog(); });
    m_desk.addAction(file, "exportAnimation", tr("Export ani&mation..."), tr("Write a view over time or depth as a film or as pictures"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] { openAnimation(); });
    connect(&m_desk, &Desk::sceneChanged, this, &FigureFeature::refreshDialogs);
    connect(&m_map, &views::MapWidget::viewChanged, this, &FigureFeature::refreshDialogs);
}

void FigureFeature::setGlobe(GlobeFeature& globe) {
    m_globe = &globe;
    connect(&globe.globe(), &views::GlobeWidget::viewChanged, this, &FigureFeature::refreshDialogs);
}

std::string FigureFeature::middleView() const {
    return m_globe != nullptr && m_globe->isInMiddle() && !m_globe->globe().isFallback() ? "globe" : "map";
}

std::vector<std::pair<std::string, QString>> FigureFeature::views() const {
    std::vector<std::pair<std::string, QString>> known{{"map", tr("Map")}};
    if (m_globe != nullptr && !m_globe->globe().isFallback() && views::VtkSurface::canUseThread()) {
        known.emplace_back("globe", tr("Globe"));
    }
    const auto& project = m_desk.document().project();
    const bool hasSection = std::any_of(project.layers.begin(), project.layers.end(), [](const core::Layer& layer) {
        return layer.isVisible && (layer.kind == core::LayerKind::Grid || layer.kind == core::LayerKind::Observations);
    });
    const bool hasLine = project.sectionLine.size() >= 2 || project.section.source != core::SectionSource::Line;
    if (hasLine && hasSection) {
        known.emplace_back("section", tr("Section"));
    }
    for (const auto& subject : m_subjects) {
        if (subject.isThere()) {
            known.emplace_back(subject.view, subject.title);
        }
    }
    return known;
}

views::FigureSpec FigureFeature::figure(const std::string& view) const {
    const auto& project = m_desk.document().project();
    views::FigureSpec spec;
    spec.view = view;
    for (const auto& layer : project.layers) {
        if (layer.isVisible) {
            spec.layers.push_back(layer);
            spec.depths.emplace_back();
            spec.times.emplace_back();
        }
    }
    if (view == "section") {
        putSection(spec);
    } else if (view == "globe") {
        lookFromCamera(spec);
        spec.hasBaseMap = project.hasBaseMap;
    } else if (const auto subject =
                   std::find_if(m_subjects.begin(), m_subjects.end(), [&](const FigureSubject& entry) { return entry.view == view; });
               subject != m_subjects.end()) {
        subject->complete(spec);
    } else {
        spec.projection = fromQt(m_map.projection());
        spec.extent = m_map.extent();
        spec.hasBaseMap = project.hasBaseMap;
    }
    spec.title = project.title;
    return spec;
}

void FigureFeature::lookFromCamera(views::FigureSpec& spec) const {
    const auto view = m_globe->globe().view();
    spec.camera = views::FigureCamera{.longitudeDeg = view.longitudeDeg,
                                      .latitudeDeg = view.latitudeDeg,
                                      .heightKm = view.heightKm,
                                      .headingDeg = view.headingDeg,
                                      .tiltDeg = view.tiltDeg,
                                      .exaggeration = view.exaggeration};
    if (m_globe->panel().hasCurtains()) {
        spec.line = m_desk.document().project().sectionLine;
    }
    spec.hasProfiles = m_globe->panel().hasSticks();
}

void FigureFeature::putSection(views::FigureSpec& spec) const {
    const auto& project = m_desk.document().project();
    spec.line = project.sectionLine;
    spec.section = project.section;
    spec.section.field.reset();
    spec.section.leftOut.clear();
    // What the dock cuts comes first; the rest from the top.
    const std::string first = project.section.field.value_or(m_desk.selectedLayer());
    std::vector<core::Layer> layers;
    for (auto layer = project.layers.rbegin(); layer != project.layers.rend(); ++layer) {
        const auto& out = project.section.leftOut;
        const bool isGrid = layer->kind == core::LayerKind::Grid;
        const bool isChosen = layer->id == first;
        const bool isOut = std::find(out.begin(), out.end(), layer->id) != out.end() || (isGrid && project.section.field == "");
        if ((layer->isVisible && !isOut) || (isGrid && isChosen)) {
            layers.insert(isChosen ? layers.begin() : layers.end(), *layer);
        }
    }
    spec.layers = std::move(layers);
    spec.depths.resize(spec.layers.size());
    spec.times.resize(spec.layers.size());
}

FigureSource FigureFeature::source() {
    for (const auto& entry : m_desk.scene()) {
        if (entry.data && entry.layer.isVisible) {
            m_cache.put(entry.layer, entry.data);
        }
    }
    const auto worker = std::filesystem::path(fromQt(m_desk.context().worker));
    return {.views = [this] { return views(); },
            .figure = [this](const std::string& view) { return figure(view); },
            .loader = m_cache.loader(),
            .budget = m_desk.context().budget,
            .program = views::toQt((worker.parent_path() / "phidias-workstation").string())};
}

void FigureFeature::openDialog(std::string view) {
    view = view.empty() ? middleView() : view;
    if (!m_dialog) {
        m_dialog = new FigureDialog(source(), &m_desk.window());
        connect(m_dialog, &FigureDialog::exported, this, [this](const QString& path) { m_desk.showMessage(tr("Written: %1").arg(path)); });
    }
    m_dialog->setView(view);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void FigureFeature::openAnimation() {
    if (!m_animation) {
        m_animation = new AnimationDialog(source(), &m_desk.window());
        connect(m_animation, &AnimationDialog::exported, this,
                [this](const QString& path) { m_desk.showMessage(tr("Written: %1").arg(path)); });
    }
    m_animation->show();
    m_animation->raise();
    m_animation->activateWindow();
}

void FigureFeature::refreshDialogs() {
    if (m_dialog) {
        m_dialog->refresh();
    }
    if (m_animation) {
        m_animation->refresh();
    }
}

} // namespace phidias::app
