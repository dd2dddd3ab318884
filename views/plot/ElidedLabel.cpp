#include "views/plot/ElidedLabel.h"

namespace phidias::views {

void ElidedLabel::setWholeText(const QString& text) {
    m_text = text;
    shorten();
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    shorten();
}

void ElidedLabel::shorten() {
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, width());
    setText(shown);
    setToolTip(shown == m_text ? QString() : m_text);
}

} // namespace phidias::views
