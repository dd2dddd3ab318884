#include "app/workstation/LayersPanel.h"

#include "app/workstation/LayerItemDelegate.h"
#include "app/workstation/LayerProperties.h"
#include "core/data/Quantity.h"
#include "core/project/LayerEdits.h"
#include "views/scene/FlowLayout.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

namespace phidias::app {

using core::Json;
using views::fromQt;
using views::toQt;

namespace {

QString styleFormat() {
    return QStringLiteral("application/x-phidias-style+json");
}

/// Whether a range of one says something about the other: the same variable, also of other products ("Salinity", "Salinity_L1", "PSAL").
bool isSameQuantity(const core::Layer& one, const core::Layer& other) {
    const auto plain = [](std::string name) {
        for (const char* ending : {"_L1", "_L2"}) {
            name = name.ends_with(ending) ? name.substr(0, name.size() - 3) : name;
        }
        return name;
    };
    const std::string first = plain(one.variable);
    const std::string second = plain(other.variable);
    const auto* quantity = core::findQuantity(first);
    return first == second || (quantity != nullptr && quantity == core::findQuantity(second));
}

} // namespace

LayersPanel::LayersPanel(Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_document(desk.document()), m_tree(new LayerTree(this)),
      m_hint(new QLabel(tr("No layers yet: drop files on the map, or open them with Ctrl+O."), this)) {
    setObjectName(QStringLiteral("layers"));
    m_tree->setObjectName(QStringLiteral("layers/tree"));
    m_tree->setAccessibleName(tr("Layers"));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_hint->setObjectName(QStringLiteral("layers/hint"));
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(12, 8, 12, 8);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_hint);
    layout->addWidget(m_tree, 1);
    makeActions();
    makeBar();
    connect(&m_document, &ProjectDocument::changed, this, &LayersPanel::refresh);
    connect(&m_desk.store(), &LayerStore::loaded, this, &LayersPanel::refreshStates);
    connect(&m_desk.store(), &LayerStore::slowed, this, &LayersPanel::refreshStates);
    connect(&m_desk, &Desk::sceneChanged, this, &LayersPanel::updateActions); // reading may have begun
    connect(m_tree, &LayerTree::rowButtonClicked, this, &LayersPanel::cancelOrRead);
    connect(m_tree, &LayerTree::cancelPressed, this, &LayersPanel::cancelReading);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this] {
        // A group passes its box on to its members: all changes of one click are one step, made when the last has come.
        if (!m_isRebuilding && !m_isReadQueued) {
            m_isReadQueued = true;
            QMetaObject::invokeMethod(this, &LayersPanel::readBoxesAndNames, Qt::QueuedConnection);
        }
    });
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, [this] {
        if (!m_isRebuilding) {
            updateActions();
            Q_EMIT selectionChanged();
        }
    });
    connect(
        m_tree, &LayerTree::layersDropped, this,
        [this](const std::vector<std::string>& ids, const std::string& group, const std::string& above) {
            m_document.change(tr("Move layers"), [&](core::Project& project) { core::moveLayers(project, ids, group, above); });
        },
        Qt::QueuedConnection);
    connect(
        m_tree, &LayerTree::groupDropped, this,
        [this](const std::string& name, bool hasAbove, const std::string& above) {
            m_document.change(tr("Move a group"),
                              [&](core::Project& project) { core::moveGroup(project, name, hasAbove ? &above : nullptr); });
        },
        Qt::QueuedConnection);
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint& point) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const char* name :
             {"zoomToLayer", "renameLayer", "duplicateLayer", "", "groupLayers", "ungroupLayers", "layerUp", "layerDown", "", "copyStyle",
              "pasteStyle", "shareRange", "", "cancelReading", "readAgain", "", "layerProperties", "removeLayer"}) {
            if (name[0] == '\0') {
                menu->addSeparator();
            } else {
                menu->addAction(m_actions.at(name));
            }
        }
        menu->popup(m_tree->viewport()->mapToGlobal(point));
    });
    connect(QApplication::clipboard(), &QClipboard::dataChanged, this, &LayersPanel::updateActions);
    refresh();
}

QAction* LayersPanel::addAction(const char* name, const QString& text, const QString& tip, const QKeySequence& key,
                                void (LayersPanel::*slot)()) {
    auto* action = m_desk.addAction(m_desk.menu(Desk::Menu::Layer), name, text, tip, key, [this, slot] { std::invoke(slot, this); });
    action->setProperty("tip", action->toolTip());
    m_actions[name] = action;
    return action;
}

void LayersPanel::makeActions() {
    auto* menu = m_desk.menu(Desk::Menu::Layer);
    addAction("renameLayer", tr("Re&name layer"), tr("Give the selected layer or group another name (F2 in the tree)"), {},
              &LayersPanel::renameSelected);
    addAction("duplicateLayer", tr("&Duplicate layer"), tr("Show the same data once more, to style it differently"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), &LayersPanel::duplicateSelected);
    addAction("removeLayer", tr("Remove &layer"), tr("Remove the selected layers from the project; their files stay"),
              QKeySequence(Qt::CTRL | Qt::Key_Backspace), &LayersPanel::removeSelected);
    menu->addSeparator();
    addAction("groupLayers", tr("&Group layers"), tr("Put the selected layers into a group of their own"),
              QKeySequence(Qt::CTRL | Qt::Key_G), &LayersPanel::groupSelected);
    addAction("ungroupLayers", tr("&Ungroup layers"), tr("Take the selected layers out of their group"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G), &LayersPanel::ungroupSelected);
    addAction("layerUp", tr("Dra&w later"), tr("Move the selection up in the tree: it is drawn over more"),
              QKeySequence(Qt::ALT | Qt::Key_Up), &LayersPanel::moveSelectedUp);
    addAction("layerDown", tr("Draw &earlier"), tr("Move the selection down in the tree: more is drawn over it"),
              QKeySequence(Qt::ALT | Qt::Key_Down), &LayersPanel::moveSelectedDown);
    addAction("toggleLayer", tr("&Show or hide"), tr("Show the selected layers, or hide them (Space in the tree)"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Space), &LayersPanel::toggleSelected);
    menu->addSeparator();
    addAction("copyStyle", tr("&Copy style"), tr("Copy colours, range and opacity of the selected layer"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), &LayersPanel::copyStyle);
    addAction("pasteStyle", tr("&Paste style"), tr("Give the copied style to the selected layers"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), &LayersPanel::pasteStyle);
    addAction("shareRange", tr("Same &range over layers"), tr("Give the range of the selected layer to all layers of the same quantity"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), &LayersPanel::shareRange);
    menu->addSeparator();
    addAction("zoomToLayer", tr("&Zoom to layer"), tr("Show the whole selected layer on the map"),
              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_J), &LayersPanel::zoomToSelected);
    addAction("cancelReading", tr("Cancel rea&ding"),
              tr("Stop reading the selected layers; they stay in the project and can be read again (Esc in the tree)"), {},
              &LayersPanel::cancelReading);
    addAction("readAgain", tr("Read &again"), tr("Read the selected layers from their files once more"), {}, &LayersPanel::readAgain);
    addAction("layerProperties", tr("Propert&ies..."), tr("File, format, sizes, coordinates, memory and variables of the layer"),
              QKeySequence(Qt::ALT | Qt::Key_Return), &LayersPanel::showProperties);
}

void LayersPanel::makeBar() {
    auto* bar = new views::FlowLayout(4);
    bar->setContentsMargins(8, 4, 8, 8);
    for (const auto& [name, text, action] :
         {std::tuple{"upButton", QStringLiteral("↑"), "layerUp"}, std::tuple{"downButton", QStringLiteral("↓"), "layerDown"},
          std::tuple{"groupButton", tr("Group"), "groupLayers"}, std::tuple{"renameButton", tr("Rename"), "renameLayer"},
          std::tuple{"removeButton", tr("Remove"), "removeLayer"}}) {
        auto* button = new QToolButton(this);
        auto* does = m_actions.at(action);
        button->setObjectName(QStringLiteral("layers/") % QLatin1String(name));
        button->setText(text);
        button->setAccessibleName(does->statusTip());
        button->setAutoRaise(true);
        button->setMinimumSize(28, 28);
        const auto follow = [button, does] {
            button->setEnabled(does->isEnabled());
            button->setToolTip(does->toolTip());
        };
        connect(does, &QAction::changed, button, follow);
        connect(button, &QToolButton::clicked, does, &QAction::trigger);
        follow();
        bar->addWidget(button);
    }
    layout()->addItem(bar);
}

void LayersPanel::updateActions() {
    const auto ids = m_tree->selectedLayers();
    const bool isGroup = m_tree->currentGroup() != nullptr;
    const auto set = [this](const char* name, bool isOn, const QString& why) {
        auto* action = m_actions.at(name);
        action->setEnabled(isOn);
        action->setToolTip(isOn ? action->property("tip").toString() : why);
    };
    for (const char* name : {"duplicateLayer", "removeLayer", "groupLayers", "layerUp", "layerDown", "toggleLayer"}) {
        set(name, !ids.empty(), tr("Select a layer first"));
    }
    set("renameLayer", !ids.empty() || isGroup, tr("Select a layer first"));
    const auto& project = m_document.project();
    const bool isInGroup = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
        const auto at = project.find(id);
        return at && !project.layers[*at].group.empty();
    });
    set("ungroupLayers", isInGroup, tr("Select layers of a group first"));
    for (const char* name : {"copyStyle", "shareRange", "zoomToLayer", "layerProperties"}) {
        set(name, ids.size() == 1, tr("Select one layer first"));
    }
    const auto isOne = [&](auto&& holds) {
        return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
            const auto at = project.find(id);
            return at && holds(project.layers[*at]);
        });
    };
    const auto& store = m_desk.store();
    set("cancelReading", isOne([&](const core::Layer& layer) { return store.isLoading(layer); }), tr("No selected layer is being read"));
    set("readAgain", isOne([&](const core::Layer& layer) { return layer.isVisible && !store.isLoading(layer); }),
        ids.empty() ? tr("Select a layer first") : tr("No selected layer is shown and has been read"));
    const auto* mime = QApplication::clipboard()->mimeData();
    set("pasteStyle", !ids.empty() && mime != nullptr && mime->hasFormat(styleFormat()),
        ids.empty() ? tr("Select a layer first") : tr("Copy a style first"));
}

std::string LayersPanel::selectedLayer() const {
    const auto* current = m_tree->currentItem();
    if (current != nullptr && current->isSelected() && current->parent() != nullptr) {
        return fromQt(current->data(0, kLayerIdRole).toString());
    }
    for (const auto* item : m_tree->selectedItems()) {
        if (item->parent() != nullptr) {
            return fromQt(item->data(0, kLayerIdRole).toString());
        }
    }
    return {};
}

void LayersPanel::select(const std::string& id) {
    if (const auto found = m_rows.find(id); found != m_rows.end()) {
        m_tree->setCurrentItem(found->second);
    }
}

void LayersPanel::selectAll(const std::vector<std::string>& ids) {
    m_isRebuilding = true;
    m_tree->clearSelection();
    for (const auto& id : ids) {
        if (const auto found = m_rows.find(id); found != m_rows.end()) {
            if (&id == &ids.front()) {
                m_tree->setCurrentItem(found->second);
            }
            found->second->setSelected(true);
        }
    }
    m_isRebuilding = false;
    updateActions();
}

void LayersPanel::refresh() {
    std::vector<std::pair<std::string, std::string>> structure;
    const auto& layers = m_document.project().layers;
    for (const auto& group : core::groupsOf(m_document.project())) {
        for (const auto index : group.layers) {
            structure.emplace_back(group.name, layers[index].id);
        }
    }
    // Most changes leave the tree's form as it is: then only rows that differ are touched.
    if (structure != m_structure || m_rows.empty()) {
        const std::string before = selectedLayer();
        const auto selected = m_tree->selectedLayers();
        m_structure = std::move(structure);
        rebuild();
        selectAll(selected);
        if (selectedLayer() != before) {
            Q_EMIT selectionChanged();
        }
    } else {
        updateRows();
    }
    m_hint->setVisible(layers.empty());
    updateActions();
}

void LayersPanel::rebuild() {
    m_isRebuilding = true;
    QStringList collapsed;
    for (int k = 0; k < m_tree->topLevelItemCount(); ++k) {
        if (!m_tree->topLevelItem(k)->isExpanded()) {
            collapsed += m_tree->topLevelItem(k)->data(0, kLayerGroupRole).toString();
        }
    }
    m_tree->clearRowButtons();
    m_tree->clear();
    m_rows.clear();
    const auto& project = m_document.project();
    QList<QTreeWidgetItem*> headings;
    for (const auto& group : core::groupsOf(project)) {
        auto* heading = new QTreeWidgetItem({group.name.empty() ? tr("Layers") : toQt(group.name)});
        heading->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate | Qt::ItemIsSelectable | Qt::ItemIsEditable |
                          Qt::ItemIsDragEnabled | Qt::ItemIsDropEnabled);
        heading->setData(0, kLayerGroupRole, toQt(group.name));
        QFont font = m_tree->font();
        font.setWeight(QFont::DemiBold);
        heading->setFont(0, font);
        QList<QTreeWidgetItem*> rows;
        for (const auto index : group.layers) {
            auto* row = new QTreeWidgetItem;
            row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled);
            fillRow(*row, project.layers[index]);
            m_rows[project.layers[index].id] = row;
            rows.append(row);
        }
        heading->addChildren(rows);
        headings.append(heading);
    }
    m_tree->addTopLevelItems(headings);
    for (const auto& layer : project.layers) {
        offerButton(*m_rows.at(layer.id), layer);
    }
    for (auto* heading : headings) {
        heading->setExpanded(!collapsed.contains(heading->data(0, kLayerGroupRole).toString()));
    }
    m_shown = project.layers;
    m_isRebuilding = false;
}

void LayersPanel::updateRows() {
    m_isRebuilding = true;
    const auto& layers = m_document.project().layers;
    for (std::size_t k = 0; k < layers.size(); ++k) {
        if (k >= m_shown.size() || !(m_shown[k] == layers[k])) {
            fillRow(*m_rows.at(layers[k].id), layers[k]);
            offerButton(*m_rows.at(layers[k].id), layers[k]);
        }
    }
    m_shown = layers;
    m_isRebuilding = false;
}

void LayersPanel::readBoxesAndNames() {
    m_isReadQueued = false;
    std::map<std::string, std::pair<bool, std::string>> rows;
    std::vector<std::pair<std::string, std::string>> renamed;
    for (int k = 0; k < m_tree->topLevelItemCount(); ++k) {
        const auto* heading = m_tree->topLevelItem(k);
        const QString name = heading->data(0, kLayerGroupRole).toString();
        const QString shown = name.isEmpty() ? tr("Layers") : name;
        if (const QString fresh = heading->text(0).trimmed(); fresh != shown && !fresh.isEmpty()) {
            renamed.emplace_back(fromQt(name), fromQt(fresh));
        }
        for (int row = 0; row < heading->childCount(); ++row) {
            rows[fromQt(heading->child(row)->data(0, kLayerIdRole).toString())] = {heading->child(row)->checkState(0) == Qt::Checked,
                                                                                   fromQt(heading->child(row)->text(0).trimmed())};
        }
    }
    int shown = 0;
    int hidden = 0;
    QString title;
    for (const auto& layer : m_document.project().layers) {
        const auto found = rows.find(layer.id);
        const bool differs = found != rows.end() && found->second.first != layer.isVisible;
        shown += differs && !layer.isVisible ? 1 : 0;
        hidden += differs && layer.isVisible ? 1 : 0;
        title = differs ? toQt(layer.title) : title;
    }
    const QString text = !renamed.empty()      ? tr("Rename a group")
                         : shown + hidden == 0 ? tr("Rename a layer")
                         : shown + hidden > 1  ? tr("Show or hide layers")
                         : shown == 1          ? tr("Show %1").arg(title)
                                               : tr("Hide %1").arg(title);
    m_document.change(text, [&](core::Project& project) {
        for (auto& layer : project.layers) {
            if (const auto found = rows.find(layer.id); found != rows.end()) {
                layer.isVisible = found->second.first;
                layer.title = found->second.second.empty() ? layer.title : found->second.second;
            }
        }
        for (const auto& [name, fresh] : renamed) {
            core::renameGroup(project, name, fresh);
        }
    });
    refreshStates(); // an empty name was refused
}

void LayersPanel::removeSelected() {
    const auto ids = m_tree->selectedLayers();
    if (!ids.empty()) {
        m_document.change(ids.size() == 1 ? tr("Remove a layer") : tr("Remove layers"),
                          [&](core::Project& project) { core::removeLayers(project, ids); });
    }
}

void LayersPanel::renameSelected() {
    if (m_tree->currentItem() != nullptr) {
        m_tree->setFocus();
        m_tree->editItem(m_tree->currentItem());
    }
}

void LayersPanel::stepSelected(bool isUp) {
    if (const auto* group = m_tree->currentGroup()) {
        const std::string name = fromQt(group->data(0, kLayerGroupRole).toString());
        m_document.change(tr("Move a group"), [&](core::Project& project) { core::stepGroup(project, name, isUp); });
        for (int k = 0; k < m_tree->topLevelItemCount(); ++k) {
            if (fromQt(m_tree->topLevelItem(k)->data(0, kLayerGroupRole).toString()) == name) {
                m_tree->setCurrentItem(m_tree->topLevelItem(k));
            }
        }
        return;
    }
    const auto ids = m_tree->selectedLayers();
    m_document.change(tr("Move layers"), [&](core::Project& project) { core::stepLayers(project, ids, isUp); });
}

void LayersPanel::duplicateSelected() {
    std::vector<std::string> copies;
    m_document.change(tr("Duplicate layers"), [&](core::Project& project) {
        copies = core::duplicateLayers(project, m_tree->selectedLayers());
        for (const auto& id : copies) {
            auto& layer = project.layers[*project.find(id)];
            layer.title = fromQt(tr("%1, copy").arg(toQt(layer.title)));
        }
    });
    selectAll(copies);
    Q_EMIT selectionChanged();
}

void LayersPanel::groupSelected() {
    const auto ids = m_tree->selectedLayers();
    if (ids.empty()) {
        return;
    }
    std::string name;
    m_document.change(tr("Group layers"), [&](core::Project& project) { name = core::groupLayers(project, ids, fromQt(tr("Group"))); });
    for (int k = 0; k < m_tree->topLevelItemCount(); ++k) {
        auto* heading = m_tree->topLevelItem(k);
        if (fromQt(heading->data(0, kLayerGroupRole).toString()) == name) {
            m_tree->setCurrentItem(heading);
            m_tree->setFocus();
            m_tree->editItem(heading); // its name is the next thing to say
        }
    }
}

void LayersPanel::ungroupSelected() {
    const auto ids = m_tree->selectedLayers();
    m_document.change(tr("Ungroup layers"), [&](core::Project& project) {
        // They stay where they are in the order of drawing as far as groups allow: at the top of those without a group.
        const auto groups = core::groupsOf(project);
        const auto home = std::find_if(groups.begin(), groups.end(), [](const core::LayerGroup& group) { return group.name.empty(); });
        core::moveLayers(project, ids, {}, home == groups.end() ? std::string() : project.layers[home->layers.front()].id);
    });
}

void LayersPanel::copyStyle() {
    const auto at = m_document.project().find(selectedLayer());
    if (!at) {
        return;
    }
    const std::string text = core::toText(core::toJson(m_document.project().layers[*at].style));
    auto* copied = new QMimeData;
    copied->setData(styleFormat(), QByteArray::fromStdString(text));
    copied->setText(toQt(text));
    QApplication::clipboard()->setMimeData(copied);
    m_desk.showMessage(tr("Style copied."));
}

void LayersPanel::pasteStyle() {
    const auto* mime = QApplication::clipboard()->mimeData();
    if (mime == nullptr || !mime->hasFormat(styleFormat())) {
        return;
    }
    core::LayerStyle style;
    try {
        style = core::styleFromJson(Json::parse(mime->data(styleFormat()).toStdString()));
    } catch (const std::exception&) {
        // What another program put there under our name.
        m_desk.showMessage(tr("The clipboard holds no style that this program knows."));
        return;
    }
    const auto ids = m_tree->selectedLayers();
    m_document.change(tr("Paste a style"), [&](core::Project& project) {
        for (const auto& id : ids) {
            if (const auto at = project.find(id)) {
                project.layers[*at].style = style;
            }
        }
    });
}

void LayersPanel::toggleSelected() {
    const auto ids = m_tree->selectedLayers();
    const auto& project = m_document.project();
    const bool isShown = std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
        const auto at = project.find(id);
        return at && project.layers[*at].isVisible;
    });
    m_document.change(isShown ? tr("Hide layers") : tr("Show layers"), [&](core::Project& changed) {
        for (const auto& id : ids) {
            if (const auto at = changed.find(id)) {
                changed.layers[*at].isVisible = !isShown;
            }
        }
    });
}

void LayersPanel::zoomToSelected() {
    const auto at = m_document.project().find(selectedLayer());
    const auto values = at ? m_desk.store().data(m_document.project().layers[*at]) : nullptr;
    if (!values) {
        m_desk.showMessage(tr("The layer has not been read yet: show it first."));
        return;
    }
    const auto& extent = values->extent();
    if (std::isfinite(extent.west) && std::isfinite(extent.south)) {
        Q_EMIT zoomRequested({extent.west, extent.south, extent.east, extent.north});
    }
}

void LayersPanel::shareRange() {
    const auto at = m_document.project().find(selectedLayer());
    if (!at) {
        return;
    }
    const core::Layer source = m_document.project().layers[*at];
    const auto values = m_desk.store().data(source);
    if (!values && (!source.style.low || !source.style.high)) {
        m_desk.showMessage(tr("The layer has not been read yet: show it first."));
        return;
    }
    const double low = values ? values->scale(source.style).low() : *source.style.low;
    const double high = values ? values->scale(source.style).high() : *source.style.high;
    int count = 0;
    m_document.change(tr("Same range over layers"), [&](core::Project& project) {
        for (auto& layer : project.layers) {
            const auto other = m_desk.store().data(layer);
            // Numbers of another unit would say something else.
            if (isSameQuantity(source, layer) && (!values || !other || values->unit() == other->unit())) {
                layer.style.low = low;
                layer.style.high = high;
                layer.style.isLogarithmic = source.style.isLogarithmic;
                ++count;
            }
        }
    });
    m_desk.showMessage(tr("%n layer(s) have the same range now.", nullptr, count));
}

void LayersPanel::showProperties() {
    if (const auto at = m_document.project().find(selectedLayer())) {
        const auto& layer = m_document.project().layers[*at];
        auto* dialog = new LayerProperties(m_desk, layer, m_desk.store().data(layer));
        dialog->show();
    }
}

} // namespace phidias::app
