#include "app/workstation/LayersPanel.h"

#include "views/scene/Text.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

constexpr int kIdRole = Qt::UserRole;

} // namespace

LayersPanel::LayersPanel(ProjectDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_tree(new QTreeWidget(this)) {
    setObjectName(QStringLiteral("layers"));
    m_tree->setObjectName(QStringLiteral("layers/tree"));
    m_tree->setAccessibleName(tr("Layers"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(16);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_tree->setStyleSheet(QStringLiteral("QTreeView::item { height: 26px; }"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 8);
    bar->setSpacing(4);
    const auto button = [&](const char* name, const QString& text, const QString& tip, auto slot) {
        auto* made = new QToolButton(this);
        made->setObjectName(QStringLiteral("layers/") % QLatin1String(name));
        made->setText(text);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        made->setMinimumSize(28, 28);
        connect(made, &QToolButton::clicked, this, slot);
        bar->addWidget(made);
    };
    button("upButton", QStringLiteral("↑"), tr("Draw later"), &LayersPanel::moveSelectedUp);
    button("downButton", QStringLiteral("↓"), tr("Draw earlier"), &LayersPanel::moveSelectedDown);
    button("renameButton", tr("Rename"), tr("Rename the layer (F2)"), &LayersPanel::renameSelected);
    button("removeButton", tr("Remove"), tr("Remove the layer from the project; its file stays"), &LayersPanel::removeSelected);
    bar->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tree, 1);
    layout->addLayout(bar);
    connect(&m_document, &ProjectDocument::changed, this, &LayersPanel::rebuild);
    connect(m_tree, &QTreeWidget::itemChanged, this, &LayersPanel::itemEdited);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, [this] {
        if (!m_isRebuilding) {
            Q_EMIT selectionChanged();
        }
    });
    rebuild();
}

std::string LayersPanel::selectedLayer() const {
    const auto items = m_tree->selectedItems();
    return items.isEmpty() ? std::string() : fromQt(items.front()->data(0, kIdRole).toString());
}

void LayersPanel::select(const std::string& id) {
    for (QTreeWidgetItemIterator it(m_tree); *it != nullptr; ++it) {
        if (fromQt((*it)->data(0, kIdRole).toString()) == id && !id.empty()) {
            m_tree->setCurrentItem(*it);
            return;
        }
    }
}

void LayersPanel::rebuild() {
    const std::string selected = selectedLayer();
    m_isRebuilding = true;
    QStringList collapsed;
    for (int k = 0; k < m_tree->topLevelItemCount(); ++k) {
        if (!m_tree->topLevelItem(k)->isExpanded()) {
            collapsed += m_tree->topLevelItem(k)->text(0);
        }
    }
    m_tree->clear();
    const auto& layers = m_document.project().layers;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        const QString group = layer->group.empty() ? tr("Layers") : toQt(layer->group);
        QTreeWidgetItem* parent = nullptr;
        for (int k = 0; k < m_tree->topLevelItemCount() && parent == nullptr; ++k) {
            parent = m_tree->topLevelItem(k)->text(0) == group ? m_tree->topLevelItem(k) : nullptr;
        }
        if (parent == nullptr) {
            parent = new QTreeWidgetItem(m_tree, {group});
            parent->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate | Qt::ItemIsSelectable);
            QFont font = parent->font(0);
            font.setWeight(QFont::DemiBold);
            parent->setFont(0, font);
            parent->setExpanded(!collapsed.contains(group));
        }
        auto* item = new QTreeWidgetItem(parent, {toQt(layer->title)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable | Qt::ItemIsEditable);
        item->setCheckState(0, layer->isVisible ? Qt::Checked : Qt::Unchecked);
        item->setData(0, kIdRole, toQt(layer->id));
        item->setToolTip(0, tr("%1\nvariable %2").arg(toQt(layer->href), toQt(layer->variable)));
    }
    select(selected);
    m_isRebuilding = false;
    if (selectedLayer() != selected) {
        Q_EMIT selectionChanged();
    }
}

void LayersPanel::itemEdited(QTreeWidgetItem* item) {
    if (m_isRebuilding) {
        return;
    }
    // A group passes its box on to its members: all changes of one click are one step.
    std::map<std::string, std::pair<bool, std::string>> states;
    for (QTreeWidgetItemIterator it(m_tree); *it != nullptr; ++it) {
        const std::string id = fromQt((*it)->data(0, kIdRole).toString());
        if (!id.empty()) {
            states[id] = {(*it)->checkState(0) == Qt::Checked, fromQt((*it)->text(0))};
        }
    }
    const bool isGroup = item->data(0, kIdRole).toString().isEmpty();
    // The tree is rebuilt by the change: leave the item's own signal first.
    QMetaObject::invokeMethod(
        this,
        [this, states, isGroup] {
            m_document.change(isGroup ? tr("Show or hide a group") : tr("Change a layer"), [&](core::Project& project) {
                for (auto& layer : project.layers) {
                    if (const auto found = states.find(layer.id); found != states.end()) {
                        layer.isVisible = found->second.first;
                        layer.title = found->second.second.empty() ? layer.title : found->second.second;
                    }
                }
            });
        },
        Qt::QueuedConnection);
}

void LayersPanel::removeSelected() {
    const std::string id = selectedLayer();
    if (id.empty()) {
        return;
    }
    m_document.change(tr("Remove a layer"), [&](core::Project& project) {
        std::erase_if(project.layers, [&](const core::Layer& layer) { return layer.id == id; });
    });
}

void LayersPanel::renameSelected() {
    if (m_tree->currentItem() != nullptr && !selectedLayer().empty()) {
        m_tree->editItem(m_tree->currentItem());
    }
}

void LayersPanel::moveSelected(int step) {
    const auto at = m_document.project().find(selectedLayer());
    if (!at) {
        return;
    }
    const auto target = static_cast<std::ptrdiff_t>(*at) + step;
    if (target < 0 || target >= static_cast<std::ptrdiff_t>(m_document.project().layers.size())) {
        return;
    }
    m_document.change(tr("Reorder layers"),
                      [&](core::Project& project) { std::swap(project.layers[*at], project.layers[static_cast<std::size_t>(target)]); });
}

} // namespace phidias::app
