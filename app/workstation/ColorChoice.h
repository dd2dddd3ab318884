#pragma once

#include <QColor>
#include <QToolButton>
#include <string>

namespace phidias::app {

/// Button for a colour of a style: the usual one, nothing at all, or one of the user's.
class ColorChoice : public QToolButton {
    Q_OBJECT

public:
    /// @param usual  what an empty text stands for, as the menu says it
    /// @param hasNone  whether "none" (nothing is drawn) is another choice
    ColorChoice(const QString& usual, bool hasNone, QWidget* parent = nullptr);

    /// @param text  "#rrggbb", "none" or empty; @param whenUsual  the colour that is drawn for an empty text; not valid = nothing
    void setColor(const std::string& text, const QColor& whenUsual);
    [[nodiscard]] const QString& colorText() const { return m_text; }

Q_SIGNALS:
    void colorChosen(const QString& text);

private:
    void askColor();
    void choose(const QString& text);

    QString m_usual;
    QString m_text;
    QColor m_whenUsual;
    QAction* m_usualAction;
    QAction* m_noneAction = nullptr;
};

} // namespace phidias::app
