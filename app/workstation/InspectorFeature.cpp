#include "app/workstation/InspectorFeature.h"

#include "views/scene/Text.h"

#include <QTabBar>

namespace phidias::app {

using views::fromQt;

InspectorFeature::InspectorFeature(Desk& desk) : QObject(&desk.window()), m_desk(desk), m_tabs(new QTabWidget(&desk.window())) {
    auto& link = desk.addLink("inspector", tr("&Inspector"));
    m_inspector = new views::InspectorWidget(link.cursor(), m_tabs);
    m_pins = new views::PinTable(m_tabs);
    m_selection = new views::SelectionTable(link.selection(), m_tabs);
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setAccessibleName(tr("Inspector"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("inspectorTabs/bar"));
    m_tabs->tabBar()->setAccessibleName(tr("Parts of the inspector"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_inspector, tr("Cursor"));
    m_tabs->addTab(m_pins, tr("Pins"));
    m_tabs->addTab(m_selection, tr("Selection"));
    m_tabs->setMinimumSize(220, 90);
    m_dock = desk.addDock("inspector", tr("Inspector"), m_tabs, Qt::RightDockWidgetArea);
    connect(&desk, &Desk::sceneChanged, this, [this] {
        m_inspector->setLayers(m_desk.scene());
        m_pins->setLayers(m_desk.scene());
        m_selection->setLayers(m_desk.scene());
    });
    connectPins();
}

void InspectorFeature::connectPins() {
    const auto show = [this] { m_pins->setPins(m_desk.document().project().pins); };
    connect(&m_desk.document(), &ProjectDocument::changed, m_pins, show);
    show();
    connect(m_pins, &views::PinTable::renamed, this, [this](std::size_t pin, const QString& label) {
        m_desk.document().change(tr("Rename pin"), [&](core::Project& project) {
            if (pin < project.pins.size()) {
                project.pins[pin].label = fromQt(label);
            }
        });
    });
    connect(m_pins, &views::PinTable::removeRequested, this, [this](const std::vector<std::size_t>& pins) {
        m_desk.document().change(pins.size() == 1 ? tr("Remove pin") : tr("Remove pins"), [&](core::Project& project) {
            for (auto pin = pins.rbegin(); pin != pins.rend(); ++pin) {
                if (*pin < project.pins.size()) {
                    project.pins.erase(project.pins.begin() + static_cast<std::ptrdiff_t>(*pin));
                }
            }
        });
    });
    connect(m_pins, &views::PinTable::visitRequested, this, &InspectorFeature::visitRequested);
    connect(m_pins, &views::PinTable::saveFailed, &m_desk, &Desk::showError);
}

} // namespace phidias::app
