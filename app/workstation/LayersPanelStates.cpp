// Rows of the layer tree: what they show of a layer, and what can be done while it has no values.
#include "app/workstation/LayerItemDelegate.h"
#include "app/workstation/LayersPanel.h"
#include "views/scene/Text.h"

#include <cmath>

namespace phidias::app {

using views::toQt;

namespace {

LayerItemState stateOf(const LayerStore& store, const core::Layer& layer) {
    if (store.isSlow(layer)) {
        return LayerItemState::Loading;
    }
    const auto failure = store.failure(layer);
    if (failure && failure->code() == core::ErrorCode::Cancelled) {
        return layer.isVisible ? LayerItemState::Unread : LayerItemState::Ready; // what is hidden is read when it is shown
    }
    return !failure                                      ? LayerItemState::Ready
           : failure->messageId() == "core.file.missing" ? LayerItemState::Missing
                                                         : LayerItemState::Failed;
}

} // namespace

void LayersPanel::fillRow(QTreeWidgetItem& item, const core::Layer& layer) {
    const auto state = stateOf(m_desk.store(), layer);
    const int percent = static_cast<int>(std::lround(layer.style.opacity * 100.0));
    item.setText(0, toQt(layer.title));
    item.setCheckState(0, layer.isVisible ? Qt::Checked : Qt::Unchecked);
    item.setData(0, kLayerIdRole, toQt(layer.id));
    item.setData(0, kLayerColorMapRole,
                 layer.kind == core::LayerKind::Features && layer.variable.empty() ? QString() : toQt(layer.style.colorMap));
    item.setData(0, kLayerOpacityRole, percent);
    item.setData(0, kLayerStateRole, static_cast<int>(state));
    QString spoken = toQt(layer.title);
    if (percent < 100) {
        spoken = tr("%1, opacity %2 %").arg(spoken).arg(percent);
    }
    if (state == LayerItemState::Missing) {
        spoken = tr("%1, file missing").arg(spoken);
    } else if (state == LayerItemState::Failed) {
        spoken = tr("%1, unreadable").arg(spoken);
    } else if (state == LayerItemState::Loading) {
        spoken = tr("%1, being read").arg(spoken);
    } else if (state == LayerItemState::Unread) {
        spoken = tr("%1, not read").arg(spoken);
    }
    item.setData(0, Qt::AccessibleTextRole, spoken);
    item.setToolTip(0, tr("%1\nvariable %2").arg(toQt(layer.href), toQt(layer.variable)));
}

void LayersPanel::offerButton(QTreeWidgetItem& item, const core::Layer& layer) {
    const auto state = stateOf(m_desk.store(), layer);
    const QString title = toQt(layer.title);
    if (state == LayerItemState::Loading) {
        m_tree->setRowButton(item, tr("Cancel"), tr("Cancel reading %1").arg(title));
    } else if (state == LayerItemState::Unread) {
        m_tree->setRowButton(item, tr("Read"), tr("Read %1").arg(title));
    } else {
        m_tree->setRowButton(item, {}, {});
    }
}

void LayersPanel::refreshStates() {
    m_isRebuilding = true;
    for (const auto& layer : m_document.project().layers) {
        if (const auto found = m_rows.find(layer.id); found != m_rows.end()) {
            fillRow(*found->second, layer);
            offerButton(*found->second, layer);
        }
    }
    m_isRebuilding = false;
    updateActions();
}

void LayersPanel::cancelOrRead(const std::string& id) {
    const auto at = m_document.project().find(id);
    if (!at) {
        return;
    }
    const core::Layer layer = m_document.project().layers[*at];
    if (m_desk.store().isLoading(layer)) {
        m_desk.store().cancel(layer);
    } else {
        m_desk.store().readAgain(layer);
    }
}

void LayersPanel::cancelReading() {
    for (const auto& layer : selectedOnes()) {
        m_desk.store().cancel(layer);
    }
}

void LayersPanel::readAgain() {
    for (const auto& layer : selectedOnes()) {
        m_desk.store().readAgain(layer);
    }
}

std::vector<core::Layer> LayersPanel::selectedOnes() const {
    std::vector<core::Layer> layers;
    for (const auto& id : m_tree->selectedLayers()) {
        if (const auto at = m_document.project().find(id)) {
            layers.push_back(m_document.project().layers[*at]);
        }
    }
    return layers;
}

} // namespace phidias::app
