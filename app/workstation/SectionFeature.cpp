#include "app/workstation/SectionFeature.h"

#include "app/workstation/TextCatalog.h"

#include <QMouseEvent>
#include <algorithm>
#include <cmath>

namespace phidias::app {

namespace {

constexpr double kGrabPx = 5.0;

bool isStraight(const core::SectionSetup& setup) {
    return setup.source == core::SectionSource::Parallel || setup.source == core::SectionSource::Meridian;
}

} // namespace

SectionFeature::SectionFeature(Desk& desk, views::MapWidget& map, QDockWidget* tabWith)
    : QObject(&desk.window()), m_desk(desk), m_map(map) {
    m_section = new views::SectionWidget(
        desk.addLink("section", tr("&Section")), std::make_shared<core::DatasetCache>(desk.context().budget),
        [](const core::Error& error) {
            const QString hint = errorHint(error);
            return hint.isEmpty() ? errorText(error) : QString(errorText(error) % QLatin1Char('\n') % hint);
        },
        &desk.window());
    m_section->setMinimumHeight(160);
    m_dock = desk.addDock("section", tr("Section"), m_section, Qt::BottomDockWidgetArea, tabWith);
    m_map.installEventFilter(this);
    connect(m_dock->toggleViewAction(), &QAction::toggled, this, &SectionFeature::showLine);
    connect(&desk, &Desk::sceneChanged, this, &SectionFeature::follow);
    connect(&desk.document(), &ProjectDocument::changed, this, &SectionFeature::follow);
    connect(m_section, &views::SectionWidget::sectionShown, this, &SectionFeature::showLine);
    connect(m_section, &views::SectionWidget::setupChanged, this, &SectionFeature::takeSetup);
    connect(m_section, &views::SectionWidget::statusChanged, this, [this](const QString& text) { m_desk.showMessage(text, 0); });
    connect(&m_section->panel(), &views::PlotPanel::saveFailed, this, [this](const QString& text) { m_desk.showError(text); });
    connect(&m_map, &views::MapWidget::lineDrawn, this, [this](const std::vector<core::LinePoint>& line) {
        m_desk.document().change(tr("Draw section line"), [&](core::Project& project) {
            project.sectionLine = line;
            project.section.source = core::SectionSource::Line;
        });
        m_desk.showPlot(*m_dock);
        showLine();
    });
}

void SectionFeature::addActions() {
    auto* view = m_desk.menu(Desk::Menu::View);
    m_desk.addAction(view, "clearSection", tr("Remo&ve section line"), tr("Take the section line off the map"), {}, [this] {
        m_desk.document().change(tr("Remove section line"), [](core::Project& project) {
            project.sectionLine.clear();
            project.section.source = core::SectionSource::Line;
        });
    });
    m_desk.addAction(view, "sectionParallel", tr("Section along a para&llel"),
                     tr("Cut a vertical section along the parallel of the cursor"), {},
                     [this] { alongCoordinate(core::SectionSource::Parallel); });
    m_desk.addAction(view, "sectionMeridian", tr("Section along a &meridian"),
                     tr("Cut a vertical section along the meridian of the cursor"), {},
                     [this] { alongCoordinate(core::SectionSource::Meridian); });
}

void SectionFeature::alongCoordinate(core::SectionSource source) {
    m_desk.showPlot(*m_dock);
    m_section->cutThroughCursor(source);
}

void SectionFeature::follow() {
    const auto& project = m_desk.document().project();
    m_section->setSetup(project.section);
    m_section->setLine(project.sectionLine);
    m_section->setLayers(m_desk.scene(), m_desk.selectedLayer());
    showLine();
}

void SectionFeature::takeSetup() {
    const auto& wanted = m_section->setup();
    // Numbers that are turned step by step are one step of the history.
    auto turned = m_desk.document().project().section;
    turned.placeDeg = wanted.placeDeg;
    turned.corridorKm = wanted.corridorKm;
    turned.halfRangeDays = wanted.halfRangeDays;
    m_desk.document().change(
        tr("Change the section"), [&](core::Project& project) { project.section = wanted; },
        turned == wanted ? QStringLiteral("section numbers") : QString());
}

void SectionFeature::showLine() {
    // A tab that lies behind another is still open.
    std::vector<core::LinePoint> line;
    const bool isDrawn = m_section->setup().source == core::SectionSource::Line;
    if (m_dock->toggleViewAction()->isChecked()) {
        if (isDrawn) {
            line = m_desk.document().project().sectionLine;
        } else if (m_section->scene()) {
            line = m_section->scene()->line;
        }
    }
    m_map.setSectionLine(std::move(line), isDrawn);
}

bool SectionFeature::isOnLine(const QPointF& point) const {
    const auto& setup = m_section->setup();
    if (!isStraight(setup) || m_map.sectionLine().empty()) {
        return false;
    }
    const double ratio = m_map.devicePixelRatioF();
    const auto degrees = m_map.transform().toDegrees(point * ratio);
    if (!degrees) {
        return false;
    }
    const bool isParallel = setup.source == core::SectionSource::Parallel;
    const auto onLine = isParallel ? m_map.transform().fromDegrees((*degrees)[0], setup.placeDeg)
                                   : m_map.transform().fromDegrees(setup.placeDeg, (*degrees)[1]);
    return onLine && std::hypot(onLine->x() / ratio - point.x(), onLine->y() / ratio - point.y()) <= kGrabPx;
}

void SectionFeature::dragTo(const QPointF& point) {
    const auto degrees = m_map.transform().toDegrees(point * m_map.devicePixelRatioF());
    if (!degrees) {
        return;
    }
    const bool isParallel = m_section->setup().source == core::SectionSource::Parallel;
    const double place =
        std::round(100.0 * (isParallel ? std::clamp((*degrees)[1], -89.9, 89.9) : std::remainder((*degrees)[0], 360.0))) / 100.0;
    m_desk.document().change(
        tr("Move the section"), [place](core::Project& project) { project.section.placeDeg = place; },
        QStringLiteral("section %1").arg(m_drag));
}

bool SectionFeature::eventFilter(QObject* watched, QEvent* event) {
    const bool isMouse =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonRelease;
    if (watched != &m_map || !isMouse || !isStraight(m_section->setup())) {
        return QObject::eventFilter(watched, event);
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const bool mayDrag = m_map.tool() == views::MapTool::Inspect || m_map.tool() == views::MapTool::Pan;
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton && mayDrag && isOnLine(mouse->position())) {
        m_isDragging = true;
        ++m_drag;
        return true;
    }
    if (m_isDragging && event->type() == QEvent::MouseMove) {
        dragTo(mouse->position());
        return true;
    }
    if (m_isDragging && event->type() == QEvent::MouseButtonRelease) {
        m_isDragging = false;
        return true;
    }
    const bool hasHand = mayDrag && mouse->buttons() == Qt::NoButton && isOnLine(mouse->position());
    if (event->type() == QEvent::MouseMove && hasHand != m_hasHand && mouse->buttons() == Qt::NoButton) {
        m_hasHand = hasHand;
        if (hasHand) {
            m_shape = m_map.cursor();
        }
        const bool isParallel = m_section->setup().source == core::SectionSource::Parallel;
        m_map.setCursor(!hasHand ? m_shape : QCursor(isParallel ? Qt::SizeVerCursor : Qt::SizeHorCursor));
    }
    return QObject::eventFilter(watched, event);
}

} // namespace phidias::app
