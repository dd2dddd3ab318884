#pragma once

#include "core/project/SectionSetup.h"
#include "core/scene/Section.h"

#include <QWidget>
#include <string>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace phidias::views {

/// What can be chosen for a section: the line above the plot, and a panel of options beside it.
/// @thread GUI
class SectionControls : public QWidget {
    Q_OBJECT

public:
    using Choices = std::vector<std::pair<std::string, QString>>; ///< id and title

    /// The object itself is the row above the plot. @param title  stands in the middle of the row
    SectionControls(QWidget* title, QWidget* parent);

    /// The panel of options; hidden until its button is pressed.
    [[nodiscard]] QWidget* options() { return m_options; }
    [[nodiscard]] const core::SectionSetup& setup() const { return m_setup; }
    /// Shows another setup; emits nothing.
    void setSetup(const core::SectionSetup& setup);
    /// @param fields        gridded layers with levels, uppermost first
    /// @param observations  layers of observations that are visible
    void setLayers(const Choices& fields, const Choices& observations);
    void setCruises(const std::vector<std::string>& names);
    /// What the line that is shown can be drawn against.
    void setAvailable(const core::Section& section);

Q_SIGNALS:
    void setupChanged(); ///< by the user
    void cursorAsked();  ///< the parallel or meridian is to go through the cursor

private:
    void makeRow(QWidget* title);
    void makeOptions();
    void addRow(QFormLayout& form, const QString& text, QWidget* field, const char* name, const QString& tip);
    void showSetup();
    void showObservations();
    /// Makes the panel as wide as its words.
    void fitOptions();
    void take();

    core::SectionSetup m_setup;
    QComboBox* m_source;
    QComboBox* m_cruise;
    QDoubleSpinBox* m_place;
    QToolButton* m_atCursor;
    QToolButton* m_more;
    QWidget* m_options;
    QComboBox* m_field;
    QToolButton* m_observations;
    QMenu* m_observationMenu;
    QDoubleSpinBox* m_corridor;
    QDoubleSpinBox* m_range;
    QComboBox* m_axis;
    QComboBox* m_vertical;
    QCheckBox* m_bottom;
    QCheckBox* m_contours;
    QCheckBox* m_smooth;
    Choices m_observationLayers;
    bool m_isShowing = false;
};

} // namespace phidias::views
