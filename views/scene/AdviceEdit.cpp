#include "views/scene/AdviceEdit.h"

#include <QStyle>
#include <QStyleOptionFrame>

namespace phidias::views {

namespace {

constexpr int kSideMarginPx = 2; // of the text within the frame, as QLineEdit draws it

} // namespace

void AdviceEdit::setAdvice(const QString& text) {
    if (text != placeholderText()) {
        setPlaceholderText(text);
        updateGeometry();
    }
}

QSize AdviceEdit::sizeHint() const {
    return QLineEdit::sizeHint().expandedTo(roomForAdvice());
}

QSize AdviceEdit::minimumSizeHint() const {
    return QLineEdit::minimumSizeHint().expandedTo(roomForAdvice());
}

QSize AdviceEdit::roomForAdvice() const {
    if (placeholderText().isEmpty()) {
        return {0, 0};
    }
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QMargins margins = textMargins() + contentsMargins();
    const int width =
        fontMetrics().horizontalAdvance(placeholderText() + QLatin1Char(' ')) + 2 * kSideMarginPx + margins.left() + margins.right();
    return {style()->sizeFromContents(QStyle::CT_LineEdit, &option, {width, fontMetrics().height()}, this).width(), 0};
}

} // namespace phidias::views
