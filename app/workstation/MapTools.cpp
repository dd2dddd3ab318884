#include "app/workstation/MapTools.h"

#include "app/workstation/Appearance.h"
#include "views/map/ProjectionPresets.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QLineF>
#include <QMetaMethod>
#include <QToolBar>
#include <algorithm>

namespace phidias::app {

using views::fromQt;
using views::MapTool;
using views::toQt;

MapTools::MapTools(Desk& desk, views::MapWidget& map, views::ViewLink& link, QToolBar& bar)
    : QObject(&desk), m_desk(desk), m_map(map), m_cursor(link.cursor()), m_group(this) {
    m_map.setSelection(link.selection());
    makeTools(bar);
    makeHistory(bar);
    makeProjections(bar);
    makePins();
    connect(&m_map, &views::MapWidget::toolChanged, this, &MapTools::showTool);
    connect(&m_map, &views::MapWidget::measured, this, [this](const QString& text) {
        if (!text.isEmpty()) {
            m_desk.showMessage(text, 0);
        }
    });
    connect(&m_map, &views::MapWidget::itemsSelected, this,
            [this](qsizetype count) { m_desk.showMessage(tr("%n item(s) selected", nullptr, static_cast<int>(count))); });
    connect(&m_map, &views::MapWidget::menuRequested, this, &MapTools::showMenu);
    const auto showPins = [this] {
        m_map.setPins(m_desk.document().project().pins);
        m_clearPins->setEnabled(!m_desk.document().project().pins.empty());
    };
    connect(&m_desk.document(), &ProjectDocument::changed, this, showPins);
    showPins();
    showTool(m_map.tool());
}

QAction* MapTools::onBar(QToolBar& bar, QAction* action, const char* icon) {
    action->setIcon(themedIcon(QLatin1String(icon)));
    action->setProperty("icon", QLatin1String(icon));
    bar.addAction(action);
    return action;
}

void MapTools::makeTools(QToolBar& bar) {
    auto* menu = m_desk.menu(Desk::Menu::View)->addMenu(tr("Map too&l"));
    menu->setObjectName(QStringLiteral("menu/mapTool"));
    struct Entry {
        MapTool tool;
        const char* name;
        QString text;
        QString tip;
        QKeySequence key;
        const char* icon;
    };
    bar.addSeparator();
    for (const auto& entry :
         {Entry{MapTool::Inspect, "toolInspect", tr("&Inspect"), tr("Read values under the mouse; drag moves the map"), Qt::Key_I,
                "inspect"},
          Entry{MapTool::Pan, "toolPan", tr("&Pan"), tr("Drag moves the map, clicks do nothing"), Qt::Key_H, "pan"},
          Entry{MapTool::Select, "toolSelect", tr("S&elect"),
                tr("Drag a rectangle, with Ctrl an outline; Shift adds to what is selected, Esc selects nothing"), Qt::Key_S, "select"},
          Entry{MapTool::Section, "drawSection", tr("Draw &section"), tr("Draw a line on the map and cut a vertical section along it"),
                QKeySequence(Qt::CTRL | Qt::Key_L), "section"},
          Entry{MapTool::Measure, "toolMeasure", tr("&Measure"),
                tr("Click points: length and bearing; click the first again or press C for the area"), Qt::Key_M, "measure"}}) {
        auto* action = m_desk.addAction(menu, entry.name, entry.text, entry.tip, entry.key, [this, tool = entry.tool] {
            // The key of the tool in use ends it.
            m_map.setTool(m_map.tool() == tool ? MapTool::Inspect : tool);
        });
        action->setCheckable(true);
        m_group.addAction(action);
        m_tools[entry.tool] = onBar(bar, action, entry.icon);
    }
    m_group.setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
}

void MapTools::showTool(MapTool tool) {
    for (const auto& [of, action] : m_tools) {
        action->setChecked(of == tool);
    }
    if (tool == MapTool::Measure) {
        m_desk.showMessage(tr("Click the points to measure; double click or Enter ends, C closes the outline, Esc leaves."), 0);
    } else if (tool == MapTool::Select) {
        m_desk.showMessage(tr("Drag a rectangle, with Ctrl an outline; Shift adds, Esc selects nothing."), 0);
    } else if (tool != MapTool::Section) {
        m_desk.showMessage({}, 1);
    }
}

void MapTools::makeHistory(QToolBar& bar) {
    auto* view = m_desk.menu(Desk::Menu::View);
    bar.addSeparator();
    auto* back = onBar(bar,
                       m_desk.addAction(view, "viewBack", tr("Map ba&ck"), tr("Show what the map showed before"),
                                        QKeySequence(Qt::ALT | Qt::Key_Left), [this] { m_map.goBack(); }),
                       "back");
    auto* forward = onBar(bar,
                          m_desk.addAction(view, "viewForward", tr("Map &forward"), tr("Undo going back"),
                                           QKeySequence(Qt::ALT | Qt::Key_Right), [this] { m_map.goForward(); }),
                          "forward");
    const auto update = [this, back, forward] {
        back->setEnabled(m_map.canGoBack());
        forward->setEnabled(m_map.canGoForward());
        back->setToolTip(back->isEnabled() ? tr("Map back (%1)").arg(back->shortcut().toString(QKeySequence::NativeText))
                                           : tr("The map has shown nothing else yet"));
        forward->setToolTip(forward->isEnabled() ? tr("Map forward (%1)").arg(forward->shortcut().toString(QKeySequence::NativeText))
                                                 : tr("There is no later view"));
    };
    connect(&m_map, &views::MapWidget::historyChanged, this, update);
    update();
}

void MapTools::makeProjections(QToolBar& bar) {
    m_projections = m_desk.menu(Desk::Menu::View)->addMenu(tr("&Projection"));
    m_projections->setObjectName(QStringLiteral("menu/projection"));
    m_projectionButton = new QToolButton(&bar);
    m_projectionButton->setObjectName(QStringLiteral("mainToolBar/projection"));
    m_projectionButton->setPopupMode(QToolButton::InstantPopup);
    m_projectionButton->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_projectionButton->setFocusPolicy(Qt::TabFocus);
    m_projectionButton->setMenu(m_projections);
    bar.addWidget(m_projectionButton);
    for (const auto& preset : views::projectionPresets(0.0, 0.0)) {
        auto* action =
            m_desk.addAction(m_projections, fromQt(QStringLiteral("projection/") % preset.id).c_str(), preset.title,
                             tr("Change the projection of the map"), {}, [this, id = preset.id] {
                                 const auto box = m_map.extent();
                                 const double east = box[2] < box[0] ? box[2] + 360.0 : box[2];
                                 const auto middle =
                                     m_map.transform()
                                         .toDegrees(QPointF(0.5 * m_map.transform().size.width(), 0.5 * m_map.transform().size.height()))
                                         .value_or(std::array{0.5 * (box[0] + east), 0.5 * (box[1] + box[3])});
                                 for (const auto& made : views::projectionPresets(middle[0], middle[1])) {
                                     if (made.id == id) {
                                         choose(made.projection, made.extent);
                                     }
                                 }
                             });
        action->setCheckable(true);
        action->setData(preset.id);
    }
    m_projections->addSeparator();
    m_desk.addAction(m_projections, "otherProjection", tr("&Other..."), tr("Any projection that PROJ knows"), {},
                     [this] { askProjection(); });
    connect(m_projections, &QMenu::aboutToShow, this, &MapTools::fillProjections);
    connect(&m_map, &views::MapWidget::projectionChanged, this, &MapTools::fillProjections);
    fillProjections();
}

void MapTools::fillProjections() {
    const QString name = views::projectionName(m_map.projection());
    m_projectionButton->setText(name);
    m_projectionButton->setToolTip(tr("Projection of the map: %1").arg(m_map.projection()));
    m_projectionButton->setAccessibleName(tr("Projection of the map: %1").arg(name));
    const auto middle = m_map.transform()
                            .toDegrees(QPointF(0.5 * m_map.transform().size.width(), 0.5 * m_map.transform().size.height()))
                            .value_or(std::array{0.0, 0.0});
    for (const auto& preset : views::projectionPresets(middle[0], middle[1])) {
        for (auto* action : m_projections->actions()) {
            if (action->data().toString() == preset.id) {
                action->setText(preset.title);
                action->setChecked(preset.projection == m_map.projection() || preset.name == name);
            }
        }
    }
}

void MapTools::choose(const QString& projection, const std::optional<std::array<double, 4>>& extent) {
    auto box = extent.value_or(m_map.extent());
    // Mercator's poles lie infinitely far away.
    if (projection == QLatin1String("EPSG:3857")) {
        constexpr double kMostMercatorDeg = 80.0;
        box[1] = std::max(box[1], -kMostMercatorDeg);
        box[3] = std::min(box[3], kMostMercatorDeg);
    }
    if (!m_map.setView(projection, box)) {
        m_desk.showError(tr("'%1' is not a projection that PROJ knows.").arg(projection));
        fillProjections();
        return;
    }
    m_desk.document().changeQuietly(
        [&](core::Project& project) { project.view = {.projection = fromQt(m_map.projection()), .extent = box}; });
    fillProjections();
}

void MapTools::askProjection() {
    auto* dialog = new QInputDialog(&m_desk.window());
    dialog->setObjectName(QStringLiteral("projectionDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Projection"));
    dialog->setLabelText(tr("EPSG code or PROJ string, such as EPSG:3413 or +proj=ortho +lat_0=40"));
    dialog->setTextValue(m_map.projection());
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        if (!text.trimmed().isEmpty()) {
            choose(text.trimmed(), {});
        }
    });
    dialog->open();
}

void MapTools::makePins() {
    auto* edit = m_desk.menu(Desk::Menu::Edit);
    edit->addSeparator();
    m_desk.addAction(edit, "addPin", tr("&Pin at the cursor"), tr("Mark the place under the cursor to remember it"),
                     QKeySequence(Qt::Key_P), [this] { pinAtCursor(); });
    m_clearPins = m_desk.addAction(edit, "clearPins", tr("Remo&ve all pins"), tr("Take all pins off the map"), {}, [this] { clearPins(); });
}

void MapTools::addPin(double longitudeDeg, double latitudeDeg) {
    m_desk.document().change(tr("Add pin"), [&](core::Project& project) {
        // The lowest number that no pin has.
        std::size_t number = project.pins.size() + 1;
        const auto isTaken = [&](std::size_t wanted) {
            return std::any_of(project.pins.begin(), project.pins.end(),
                               [&](const core::Pin& pin) { return pin.label == std::to_string(wanted); });
        };
        for (std::size_t k = 1; k <= project.pins.size(); ++k) {
            if (!isTaken(k)) {
                number = k;
                break;
            }
        }
        project.pins.push_back({longitudeDeg, latitudeDeg, std::to_string(number)});
    });
}

void MapTools::pinAtCursor() {
    if (!m_cursor.isValid()) {
        m_desk.showMessage(tr("Move over the map first: a pin marks the place under the cursor."));
        return;
    }
    addPin(m_cursor.longitudeDeg(), m_cursor.latitudeDeg());
}

void MapTools::clearPins() {
    m_desk.document().change(tr("Remove all pins"), [](core::Project& project) { project.pins.clear(); });
}

void MapTools::showMenu(const QPoint& globalPosition, double longitudeDeg, double latitudeDeg) {
    auto* menu = new QMenu(&m_map);
    menu->setObjectName(QStringLiteral("menu/map"));
    menu->setAccessibleName(tr("Map"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString place = views::latitudeText(latitudeDeg, 4) % QStringLiteral("  ") % views::longitudeText(longitudeDeg, 4);
    const auto add = [menu](const char* name, const QString& text, auto trigger) {
        auto* action = menu->addAction(text);
        action->setObjectName(QStringLiteral("action/") % QLatin1String(name));
        connect(action, &QAction::triggered, menu, trigger);
        return action;
    };
    add("copyPlace", tr("&Copy %1").arg(place), [=] {
        // Numbers that another program reads: decimal point, latitude first as people write it.
        QApplication::clipboard()->setText(
            QString(QString::number(latitudeDeg, 'f', 6) % QStringLiteral(", ") % QString::number(longitudeDeg, 'f', 6)));
    });
    menu->addSeparator();
    add("pinHere", tr("&Pin here"), [this, longitudeDeg, latitudeDeg] { addPin(longitudeDeg, latitudeDeg); });
    // The pin under the mouse can be named and taken away.
    const auto& pins = m_desk.document().project().pins;
    for (std::size_t k = 0; k < pins.size(); ++k) {
        const auto at = m_map.transform().fromDegrees(pins[k].longitudeDeg, pins[k].latitudeDeg);
        const auto here = m_map.transform().fromDegrees(longitudeDeg, latitudeDeg);
        constexpr double kNearPx = 18.0;
        if (!at || !here || QLineF(*at, *here).length() > kNearPx * m_map.devicePixelRatioF()) {
            continue;
        }
        add("renamePin", tr("Re&name pin %1...").arg(toQt(pins[k].label)), [this, k, label = toQt(pins[k].label)] {
            auto* dialog = new QInputDialog(&m_desk.window());
            dialog->setObjectName(QStringLiteral("pinDialog"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setWindowTitle(tr("Rename pin"));
            dialog->setLabelText(tr("Label"));
            dialog->setTextValue(label);
            connect(dialog, &QInputDialog::textValueSelected, this, [this, k](const QString& text) {
                m_desk.document().change(tr("Rename pin"), [&](core::Project& project) {
                    if (k < project.pins.size()) {
                        project.pins[k].label = fromQt(text.trimmed());
                    }
                });
            });
            dialog->open();
        });
        add("removePin", tr("&Remove pin %1").arg(toQt(pins[k].label)), [this, k] {
            m_desk.document().change(tr("Remove pin"), [k](core::Project& project) {
                if (k < project.pins.size()) {
                    project.pins.erase(project.pins.begin() + static_cast<std::ptrdiff_t>(k));
                }
            });
        });
        break;
    }
    menu->addSeparator();
    add("sectionFrom", tr("&Section from here"), [this, longitudeDeg, latitudeDeg] { m_map.startLineAt({longitudeDeg, latitudeDeg}); });
    add("seriesHere", tr("&Time series here"), [this, longitudeDeg, latitudeDeg] {
        Q_EMIT seriesRequested(longitudeDeg, latitudeDeg);
    })->setVisible(isSignalConnected(QMetaMethod::fromSignal(&MapTools::seriesRequested)));
    add("flyHere", tr("Fly the &globe here"), [this, longitudeDeg, latitudeDeg] {
        Q_EMIT flightRequested(longitudeDeg, latitudeDeg);
    })->setVisible(isSignalConnected(QMetaMethod::fromSignal(&MapTools::flightRequested)));
    menu->popup(globalPosition);
}

} // namespace phidias::app
