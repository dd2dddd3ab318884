#pragma once

#include <QLabel>

namespace phidias::views {

/// One line of text that is shortened where there is too little room for it; the whole of it is its tool tip then. For a place in a layout
/// that takes what the others leave.
/// @thread GUI
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr) : QLabel(parent) {}

    void setWholeText(const QString& text);
    [[nodiscard]] const QString& wholeText() const { return m_text; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {24, QLabel::minimumSizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void shorten();
    QString m_text;
};

} // namespace phidias::views
