#pragma once

#include "app/workstation/Desk.h"
#include "core/scene/SliceSteps.h"

#include <QComboBox>
#include <set>

namespace phidias::app {

/// The time and the depth of the window, in the tool bar: what visible layers that follow them offer together; stepping and choosing is
/// one undoable step, and every layer that follows shows its nearest time and level.
class TimeControls : public QObject {
    Q_OBJECT

public:
    explicit TimeControls(Desk& desk);

    [[nodiscard]] const std::vector<core::SliceStep>& times() const { return m_time.steps; }
    [[nodiscard]] const std::vector<core::SliceStep>& depths() const { return m_depth.steps; }
    void setTime(double unixSeconds);
    void setDepth(double depthM);
    /// To the next (+1) or the one before (-1); stays at the ends.
    void stepTime(int step) { stepBy(m_time, step); }
    void stepDepth(int step) { stepBy(m_depth, step); }

private:
    struct Control {
        std::vector<core::SliceStep> steps;
        QComboBox* box = nullptr;
        QAction* previous = nullptr;
        QAction* next = nullptr;
        bool isTime = true;
    };
    void addControl(Control& control, const char* name);
    void refresh();
    void fill(Control& control, const std::vector<core::SliceStep>& steps, std::optional<double> present);
    void stepBy(Control& control, int step);
    void set(bool isTime, double value);
    /// Layers whose values came after time or depth were chosen.
    void followLate();

    Desk& m_desk;
    Control m_time;
    Control m_depth;
    std::set<std::string> m_late; ///< layers that had no values yet when time or depth was chosen
    bool m_isRefreshing = false;
};

} // namespace phidias::app
