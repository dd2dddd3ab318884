#include "app/workstation/ColorChoice.h"

#include "views/scene/Text.h"

#include <QColorDialog>
#include <QMenu>
#include <QPainter>

namespace phidias::app {

namespace {

constexpr int kSwatchWidth = 20;
constexpr int kSwatchHeight = 12;

QIcon swatch(const QColor& color, const QPalette& palette, qreal ratio) {
    QPixmap pixmap(QSize(kSwatchWidth, kSwatchHeight) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(color.isValid() ? color : Qt::transparent);
    QPainter painter(&pixmap);
    QColor line = palette.color(QPalette::ButtonText);
    line.setAlphaF(0.5F);
    painter.setPen(line);
    painter.drawRect(QRectF(0.5, 0.5, kSwatchWidth - 1.0, kSwatchHeight - 1.0));
    if (!color.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawLine(QPointF(1.0, kSwatchHeight - 1.0), QPointF(kSwatchWidth - 1.0, 1.0));
    }
    return QIcon(pixmap);
}

} // namespace

ColorChoice::ColorChoice(const QString& usual, bool hasNone, QWidget* parent) : QToolButton(parent), m_usual(usual) {
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setIconSize({kSwatchWidth, kSwatchHeight});
    auto* menu = new QMenu(this);
    m_usualAction = menu->addAction(usual);
    m_usualAction->setCheckable(true);
    connect(m_usualAction, &QAction::triggered, this, [this] { choose({}); });
    if (hasNone) {
        m_noneAction = menu->addAction(tr("&Nothing"));
        m_noneAction->setCheckable(true);
        connect(m_noneAction, &QAction::triggered, this, [this] { choose(QStringLiteral("none")); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&Choose a colour...")), &QAction::triggered, this, &ColorChoice::askColor);
    setMenu(menu);
    setColor({}, {});
}

void ColorChoice::setColor(const std::string& text, const QColor& whenUsual) {
    m_text = views::toQt(text);
    m_whenUsual = whenUsual;
    const bool isNone = m_text == QLatin1String("none");
    const QColor own(m_text);
    QString plain = m_usual;
    plain.remove(QLatin1Char('&'));
    setText(isNone ? tr("Nothing") : own.isValid() ? own.name() : plain);
    setIcon(swatch(isNone ? QColor() : own.isValid() ? own : whenUsual, palette(), devicePixelRatioF()));
    setAccessibleDescription(this->text());
    m_usualAction->setChecked(m_text.isEmpty());
    if (m_noneAction != nullptr) {
        m_noneAction->setChecked(isNone);
    }
}

void ColorChoice::choose(const QString& text) {
    setColor(views::fromQt(text), m_whenUsual);
    Q_EMIT colorChosen(text);
}

void ColorChoice::askColor() {
    // It stops nothing: the window and its jobs go on beside it.
    auto* dialog = new QColorDialog(this);
    dialog->setObjectName(QStringLiteral("colorDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(accessibleName());
    const QColor own(m_text);
    dialog->setCurrentColor(own.isValid() ? own : m_whenUsual.isValid() ? m_whenUsual : QColor(Qt::gray));
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor& color) { choose(color.name()); });
    dialog->setModal(false);
    dialog->show();
}

} // namespace phidias::app
