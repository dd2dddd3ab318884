#pragma once

#include "views/map/FigureSpec.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace phidias::app {

/// What stands on the page of a figure: texts, paper size, resolution, what is drawn around the data. Edits the members of a specification
/// that belong to the page and leaves the others alone.
/// @thread GUI
class FigureForm : public QWidget {
    Q_OBJECT

public:
    /// @param name  objectName of the form; its parts add "/title", "/width" and so on
    explicit FigureForm(const QString& name, QWidget* parent = nullptr);

    /// Shows the members of the page. Does not emit edited().
    void setPage(const views::FigureSpec& spec);
    /// Puts the members of the page into a specification.
    void apply(views::FigureSpec& spec) const;
    /// Rows of the dialog around it go into the same columns.
    [[nodiscard]] QFormLayout& rows() { return *m_rows; }

Q_SIGNALS:
    void edited();

private:
    void makeRows();
    void connectAll();
    void changeUnit();
    [[nodiscard]] double pixelsPerUnit() const;

    QFormLayout* m_rows;
    QLineEdit* m_title;
    QCheckBox* m_hasSubtitle;
    QLineEdit* m_subtitle;
    QCheckBox* m_hasCredits;
    QLineEdit* m_credits;
    QDoubleSpinBox* m_width;
    QDoubleSpinBox* m_height;
    QComboBox* m_unit;
    QSpinBox* m_dpi;
    QComboBox* m_theme;
    QCheckBox* m_hasDecorations;
    QCheckBox* m_hasLegend;
    QCheckBox* m_hasBaseMap;
    bool m_isInMillimetres = false;
};

} // namespace phidias::app
