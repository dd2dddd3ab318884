#include "app/workstation/TimeControls.h"

#include "core/util/Time.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QMenu>
#include <QToolBar>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace phidias::app {

using core::SliceStep;
using views::toQt;

namespace {

bool isFollowing(const core::Layer& layer, bool isTime) {
    return isTime ? layer.followsTime : layer.followsDepth;
}

/// Index that a layer shows at a time or depth.
std::optional<std::size_t> indexAt(const core::LayerData& data, bool isTime, double value) {
    return isTime ? core::timeIndexAt(data, value) : core::verticalIndexAt(data, value);
}

void follow(core::Layer& layer, const core::LayerData& data, bool isTime, double value) {
    if (const auto index = indexAt(data, isTime, value)) {
        (isTime ? layer.timeIndex : layer.verticalIndex) = *index;
    }
}

/// What all following layers offer: dated axes count before those of climatologies, whose years mean nothing.
std::vector<SliceStep> offered(const std::vector<views::SceneLayer>& scene, bool isTime) {
    for (const bool isClimatology : {false, true}) {
        std::vector<std::vector<double>> values;
        std::vector<std::vector<std::string>> labels;
        for (const auto& [layer, data] : scene) {
            if (!layer.isVisible || !data || !isFollowing(layer, isTime) || (isTime && data->isClimatological() != isClimatology) ||
                (!isTime && !data->levelsAreDepths())) {
                continue;
            }
            values.push_back(isTime ? data->timesUnixSeconds() : data->levelValues());
            labels.push_back(isTime ? data->times() : data->levels());
        }
        auto steps = core::unionOfSteps(values, labels);
        if (!steps.empty()) {
            return steps;
        }
    }
    return {};
}

/// "2018-09-12", with the time of day only when a step has one.
QString timeText(const SliceStep& step, bool hasTimeOfDay) {
    const std::string iso = core::formatIsoTime(step.value);
    const QString text = toQt(iso);
    const auto at = text.indexOf(QLatin1Char('T'));
    if ((!step.label.empty() && step.label != iso) || at < 0) {
        return step.label.empty() ? text : toQt(step.label); // a month of a climatology
    }
    return hasTimeOfDay ? QString(text.left(at) % QLatin1Char(' ') % text.mid(at + 1, 5)) : text.left(at);
}

} // namespace

TimeControls::TimeControls(Desk& desk) : QObject(&desk.window()), m_desk(desk) {
    m_depth.isTime = false;
    auto* view = desk.menu(Desk::Menu::View);
    view->addSeparator();
    auto* menu = view->addMenu(tr("Ti&me and depth"));
    menu->setObjectName(QStringLiteral("menu/time"));
    const auto action = [&](const char* name, const QString& text, const QString& tip, const QKeySequence& key, Control& control,
                            int step) {
        return desk.addAction(menu, name, text, tip, key, [this, &control, step] { stepBy(control, step); });
    };
    m_time.previous = action("previousTime", tr("&Previous time"), tr("All layers that follow the time go one step back"),
                             QKeySequence(Qt::CTRL | Qt::Key_Left), m_time, -1);
    m_time.next = action("nextTime", tr("&Next time"), tr("All layers that follow the time go one step on"),
                         QKeySequence(Qt::CTRL | Qt::Key_Right), m_time, 1);
    m_depth.previous = action("shallower", tr("&Shallower"), tr("All layers that follow the depth go one level up"),
                              QKeySequence(Qt::CTRL | Qt::Key_Up), m_depth, -1);
    m_depth.next = action("deeper", tr("&Deeper"), tr("All layers that follow the depth go one level down"),
                          QKeySequence(Qt::CTRL | Qt::Key_Down), m_depth, 1);
    desk.toolBar().addSeparator();
    addControl(m_time, "time");
    addControl(m_depth, "depth");
    connect(&desk, &Desk::sceneChanged, this, &TimeControls::refresh);
    connect(&desk.document(), &ProjectDocument::changed, this, &TimeControls::refresh);
    refresh();
}

void TimeControls::addControl(Control& control, const char* name) {
    auto& bar = m_desk.toolBar();
    const auto button = [&](QAction* action, Qt::ArrowType arrow) {
        auto* made = new QToolButton(&bar);
        made->setObjectName(QStringLiteral("toolBar/") % action->objectName().mid(7));
        made->setDefaultAction(action);
        made->setToolButtonStyle(Qt::ToolButtonIconOnly);
        made->setArrowType(arrow);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::TabFocus);
        QString accessible = action->text();
        made->setAccessibleName(accessible.remove(QLatin1Char('&')));
        bar.addWidget(made);
    };
    control.box = new QComboBox(&bar);
    control.box->setObjectName(QStringLiteral("toolBar/") % QLatin1String(name));
    control.box->setAccessibleName(control.isTime ? tr("Time") : tr("Depth"));
    control.box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    const QString widest = control.isTime ? QStringLiteral("2888-88-88 88:88") : tr("No depth") % QStringLiteral("  ");
    control.box->setFixedWidth(control.box->fontMetrics().horizontalAdvance(widest) + 44);
    control.box->setMaxVisibleItems(24);
    if (control.isTime) {
        button(control.previous, Qt::LeftArrow);
        bar.addWidget(control.box);
        button(control.next, Qt::RightArrow);
    } else {
        bar.addWidget(control.box);
    }
    connect(control.box, &QComboBox::activated, this, [this, &control](int index) {
        if (index >= 0 && index < static_cast<int>(control.steps.size())) {
            set(control.isTime, control.steps[static_cast<std::size_t>(index)].value);
        }
    });
}

void TimeControls::refresh() {
    if (m_isRefreshing) {
        return;
    }
    m_isRefreshing = true;
    followLate();
    const auto& project = m_desk.document().project();
    fill(m_time, offered(m_desk.scene(), true), project.timeUnixSeconds);
    fill(m_depth, offered(m_desk.scene(), false), project.depthM);
    m_isRefreshing = false;
}

void TimeControls::followLate() {
    const auto& project = m_desk.document().project();
    std::vector<std::pair<std::string, std::shared_ptr<const core::LayerData>>> ready;
    for (const auto& [layer, data] : m_desk.scene()) {
        if (data && m_late.erase(layer.id) > 0) {
            ready.emplace_back(layer.id, data);
        }
    }
    if (ready.empty()) {
        return;
    }
    m_desk.document().change(
        tr("Follow time and depth"),
        [&](core::Project& edited) {
            for (const auto& [id, data] : ready) {
                const auto index = edited.find(id);
                if (!index) {
                    continue;
                }
                auto& layer = edited.layers[*index];
                if (project.timeUnixSeconds && layer.followsTime) {
                    follow(layer, *data, true, *project.timeUnixSeconds);
                }
                if (project.depthM && layer.followsDepth) {
                    follow(layer, *data, false, *project.depthM);
                }
            }
        },
        QStringLiteral("timeControls"));
}

void TimeControls::fill(Control& control, const std::vector<SliceStep>& steps, std::optional<double> present) {
    if (steps != control.steps || control.box->count() == 0) {
        control.steps = steps;
        const bool hasTimeOfDay = std::any_of(steps.begin(), steps.end(),
                                              [](const SliceStep& step) { return std::abs(std::remainder(step.value, 86400.0)) > 1.0; });
        QStringList texts;
        for (const auto& step : steps) {
            texts += control.isTime ? timeText(step, hasTimeOfDay) : views::quantityText(step.value, QStringLiteral("m"), 6);
        }
        control.box->clear();
        control.box->addItems(steps.empty() ? QStringList(control.isTime ? tr("No time") : tr("No depth")) : texts);
        control.box->view()->setMinimumWidth(control.box->view()->sizeHintForColumn(0) + 24);
    }
    // Without a choice the control shows what the uppermost layer that follows shows.
    double shown = present.value_or(std::numeric_limits<double>::quiet_NaN());
    for (const auto& [layer, data] : m_desk.scene()) {
        if (!present && layer.isVisible && data && isFollowing(layer, control.isTime)) {
            const auto& values = control.isTime ? data->timesUnixSeconds() : data->levelValues();
            const std::size_t index = control.isTime ? layer.timeIndex : layer.verticalIndex;
            shown = index < values.size() && (control.isTime || data->levelsAreDepths()) ? values[index] : shown;
        }
    }
    std::vector<double> values;
    for (const auto& step : steps) {
        values.push_back(step.value);
    }
    const auto index = std::isfinite(shown) ? core::nearestIndex(values, shown) : std::nullopt;
    control.box->setCurrentIndex(steps.empty() ? 0 : index ? static_cast<int>(*index) : -1);
    const bool hasSteps = steps.size() > 1;
    const QString none = control.isTime ? tr("No visible layer that follows the time has several times.")
                                        : tr("No visible layer that follows the depth has several levels.");
    control.box->setEnabled(hasSteps);
    control.box->setToolTip(!hasSteps        ? none
                            : control.isTime ? tr("Time of all layers that follow it")
                                             : tr("Depth of all layers that follow it"));
    const int at = control.box->currentIndex();
    Desk::setAvailable(*control.previous, hasSteps && at != 0, hasSteps ? tr("This is the first.") : none);
    Desk::setAvailable(*control.next, hasSteps && at != control.box->count() - 1, hasSteps ? tr("This is the last.") : none);
}

void TimeControls::stepBy(Control& control, int step) {
    if (control.steps.empty()) {
        return;
    }
    const int last = static_cast<int>(control.steps.size()) - 1;
    const int at = std::clamp(control.box->currentIndex() + step, 0, last);
    set(control.isTime, control.steps[static_cast<std::size_t>(at)].value);
}

void TimeControls::setTime(double unixSeconds) {
    set(true, unixSeconds);
}

void TimeControls::setDepth(double depthM) {
    set(false, depthM);
}

void TimeControls::set(bool isTime, double value) {
    const auto scene = m_desk.scene();
    for (const auto& [layer, data] : scene) {
        if (!data && isFollowing(layer, isTime)) {
            m_late.insert(layer.id);
        }
    }
    m_desk.document().change(
        isTime ? tr("Choose time") : tr("Choose depth"),
        [&](core::Project& project) {
            (isTime ? project.timeUnixSeconds : project.depthM) = value;
            for (auto& layer : project.layers) {
                const auto entry = std::find_if(scene.begin(), scene.end(),
                                                [&](const views::SceneLayer& candidate) { return candidate.layer.id == layer.id; });
                if (entry != scene.end() && entry->data && isFollowing(layer, isTime)) {
                    follow(layer, *entry->data, isTime, value);
                }
            }
        },
        isTime ? QStringLiteral("time") : QStringLiteral("depth"));
}

} // namespace phidias::app
