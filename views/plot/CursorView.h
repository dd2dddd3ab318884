#pragma once

#include "views/plot/ElidedLabel.h"
#include "views/plot/PlotPanel.h"
#include "views/plot/PooledView.h"

#include <optional>
#include <utility>

class QDoubleSpinBox;
class QHBoxLayout;
class QToolButton;

namespace phidias::views {

/// A plot of what lies at the cursor, or at a place that is held.
/// @thread GUI
class CursorView : public PooledView {
    Q_OBJECT

public:
    CursorView(const QString& name, const QString& title, ViewLink& link, std::shared_ptr<core::DatasetCache> cache,
               std::function<QString(const core::Error&)> errorText, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    /// The mouse over a plot of the view is told to pointAt().
    void watch(PlotPanel& panel);
    virtual void pointAt(PlotPanel& panel, const QPointF& pixel, bool isClick) = 0;
    /// Shows time and depth of cursor and window in the plot.
    virtual void markPresent() = 0;

    /// Row above the plot: the title takes what the others leave.
    [[nodiscard]] QHBoxLayout& top() { return *m_top; }
    [[nodiscard]] ElidedLabel& title() { return *m_title; }
    /// A button for the row that stays pressed. @param name  ending of its objectName
    [[nodiscard]] QToolButton* makeToggle(const char* name, const QString& text, const QString& tip);
    [[nodiscard]] QToolButton* holdButton() { return m_hold; }
    /// How far observations may be, in km. @param tip  what it means, also its accessible name
    [[nodiscard]] QDoubleSpinBox* makeRadius(const QString& tip, double km);
    /// Adds a labelled field to the row.
    void addField(const QString& text, QWidget* field);

    /// Longitude and latitude that are shown; nothing until the cursor has been somewhere.
    [[nodiscard]] const std::optional<std::pair<double, double>>& place() const { return m_place; }
    /// How near a point must be to count at the cursor.
    [[nodiscard]] double cursorRadiusDeg() const { return m_cursorRadiusDeg; }
    void hold(double longitudeDeg, double latitudeDeg);
    void followCursor();
    /// Points all linked views at a place of this one.
    void pointOthers(double longitudeDeg, double latitudeDeg, std::optional<double> depthM, std::optional<double> unixSeconds);

private:
    QHBoxLayout* m_top;
    ElidedLabel* m_title;
    QToolButton* m_hold;
    std::vector<PlotPanel*> m_watched;
    std::optional<std::pair<double, double>> m_place;
    double m_cursorRadiusDeg = 0.1;
    bool m_isPointing = false;
};

} // namespace phidias::views
