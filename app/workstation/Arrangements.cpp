#include "app/workstation/Arrangements.h"

#include "views/scene/Text.h"

#include <QInputDialog>
#include <QMenu>
#include <QSettings>
#include <array>

namespace phidias::app {

namespace {

constexpr int kSideWidth = 290;
constexpr int kInspectorWidth = 380;
constexpr int kPlotHeight = 230;
const QString kGroup = QStringLiteral("arrangements");

struct Preset {
    const char* name;
    const char* title;
    const char* tip;
    std::vector<const char*> shown;
    std::vector<const char*> front;
};

const std::array<Preset, 3>& presets() {
    static const std::array<Preset, 3> kPresets{
        {{"atmosphere",
          QT_TRANSLATE_NOOP("Arrangements", "&Atmosphere"),
          QT_TRANSLATE_NOOP("Arrangements", "Layers, style, inspector, legend; spectrum, time series and jobs below"),
          {"layers", "style", "inspector", "legend", "spectrum", "series", "jobs"},
          {"inspector", "spectrum", "layers"}},
         {"ocean",
          QT_TRANSLATE_NOOP("Arrangements", "&Ocean"),
          QT_TRANSLATE_NOOP("Arrangements", "Layers, style, DIVAnd, inspector, legend; section, profile and jobs below"),
          {"layers", "style", "inspector", "legend", "divand", "section", "profile", "water", "jobs"},
          {"inspector", "jobs", "layers"}},
         {"land",
          QT_TRANSLATE_NOOP("Arrangements", "&Land"),
          QT_TRANSLATE_NOOP("Arrangements", "Layers, style, inspector, legend; time series, histogram and jobs below"),
          {"layers", "style", "inspector", "legend", "series", "histogram", "jobs"},
          {"inspector", "series", "layers"}}}};
    return kPresets;
}

} // namespace

Arrangements::Arrangements(Desk& desk) : QObject(&desk.window()), m_desk(desk), m_menu(new QMenu(tr("A&rrangement"), &desk.window())) {
    auto* view = desk.menu(Desk::Menu::View);
    view->addSeparator();
    auto* panels = view->addMenu(tr("Pa&nels"));
    panels->setObjectName(QStringLiteral("menu/panels"));
    connect(panels, &QMenu::aboutToShow, panels, [this, panels] {
        panels->clear();
        for (auto* dock : m_desk.window().findChildren<QDockWidget*>()) {
            panels->addAction(dock->toggleViewAction());
        }
    });
    for (auto* dock : desk.window().findChildren<QDockWidget*>()) {
        panels->addAction(dock->toggleViewAction());
    }
    m_menu->setObjectName(QStringLiteral("menu/arrangement"));
    view->addMenu(m_menu);
    for (const auto& preset : presets()) {
        desk.addAction(m_menu, ("arrange/" + std::string(preset.name)).c_str(), tr(preset.title), tr(preset.tip), {},
                       [this, name = QLatin1String(preset.name)] { apply(name); });
    }
    m_menu->addSeparator();
    desk.addAction(m_menu, "arrange/save", tr("&Save as..."), tr("Keep the present arrangement under a name"), {}, [this] { askName(); });
    m_removal = m_menu->addMenu(tr("&Remove"));
    m_removal->setObjectName(QStringLiteral("menu/arrangement/remove"));
    desk.addAction(m_menu, "arrange/reset", tr("R&eset"), tr("Docks as at the first start"), {},
                   [this] { apply(QStringLiteral("ocean")); });
    m_initial = desk.window().saveState();
    fillMenu();
}

void Arrangements::apply(const QString& name) {
    const auto preset =
        std::find_if(presets().begin(), presets().end(), [&](const Preset& candidate) { return name == QLatin1String(candidate.name); });
    if (preset == presets().end()) {
        return;
    }
    auto& window = m_desk.window();
    const auto dockOf = [&window](const char* dock) {
        return window.findChild<QDockWidget*>(QLatin1String(dock) % QStringLiteral("Dock"));
    };
    window.restoreState(m_initial);
    for (auto* dock : window.findChildren<QDockWidget*>()) {
        const bool isShown = std::any_of(preset->shown.begin(), preset->shown.end(), [&](const char* shown) {
            return dock->objectName() == QLatin1String(shown) % QStringLiteral("Dock");
        });
        dock->setFloating(false);
        dock->setVisible(isShown);
    }
    for (const char* front : preset->front) {
        if (auto* dock = dockOf(front)) {
            dock->raise();
        }
    }
    const auto resize = [&](std::initializer_list<std::pair<const char*, int>> sizes, Qt::Orientation direction) {
        QList<QDockWidget*> docks;
        QList<int> lengths;
        for (const auto& [dock, length] : sizes) {
            if (auto* found = dockOf(dock)) {
                docks += found;
                lengths += length;
            }
        }
        window.resizeDocks(docks, lengths, direction);
    };
    resize({{"layers", kSideWidth}, {"inspector", kInspectorWidth}}, Qt::Horizontal);
    resize({{"layers", 520}, {"style", 330}}, Qt::Vertical);
    resize({{"inspector", 560}, {"legend", 240}}, Qt::Vertical);
    resize({{"jobs", kPlotHeight}}, Qt::Vertical);
}

QStringList Arrangements::saved() {
    QSettings settings;
    settings.beginGroup(kGroup);
    QStringList titles;
    for (const QString& key : settings.childKeys()) {
        titles += QString::fromUtf8(QByteArray::fromHex(key.toLatin1()));
    }
    titles.sort(Qt::CaseInsensitive);
    return titles;
}

namespace {

/// Titles are free text; keys of the settings are not.
QString keyOf(const QString& title) {
    return QString(kGroup % QLatin1Char('/') % QString::fromLatin1(title.toUtf8().toHex()));
}

} // namespace

void Arrangements::save(const QString& title) {
    QSettings().setValue(keyOf(title), m_desk.window().saveState());
    fillMenu();
}

void Arrangements::remove(const QString& title) {
    QSettings().remove(keyOf(title));
    fillMenu();
}

bool Arrangements::restore(const QString& title) {
    const QByteArray state = QSettings().value(keyOf(title)).toByteArray();
    return !state.isEmpty() && m_desk.window().restoreState(state);
}

void Arrangements::fillMenu() {
    qDeleteAll(m_own);
    m_own.clear();
    m_removal->clear();
    auto* const first = m_menu->actions().at(static_cast<qsizetype>(presets().size()));
    for (const QString& title : saved()) {
        QString shown = title;
        shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
        auto* action = new QAction(shown, this);
        action->setObjectName(QStringLiteral("action/arrange/own/") % title);
        action->setStatusTip(tr("Your own arrangement"));
        connect(action, &QAction::triggered, this, [this, title] {
            if (!restore(title)) {
                m_desk.showError(tr("The arrangement '%1' was made by another version of the program and cannot be shown.").arg(title));
            }
        });
        m_menu->insertAction(first, action);
        m_own += action;
        connect(
            m_removal->addAction(shown), &QAction::triggered, this, [this, title] { remove(title); }, Qt::QueuedConnection);
    }
    m_removal->setEnabled(!m_own.isEmpty());
}

void Arrangements::askName() {
    auto* dialog = new QInputDialog(&m_desk.window());
    dialog->setObjectName(QStringLiteral("arrangementName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save arrangement"));
    dialog->setLabelText(tr("Name of the arrangement"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
        if (!text.trimmed().isEmpty()) {
            save(text.trimmed());
        }
    });
    dialog->show();
}

} // namespace phidias::app
