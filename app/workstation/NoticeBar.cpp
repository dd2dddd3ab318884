#include "app/workstation/NoticeBar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace phidias::app {

NoticeBar::NoticeBar(QWidget* parent) : QToolBar(tr("Notices"), parent), m_panel(new QWidget(this)), m_rows(new QVBoxLayout(m_panel)) {
    setObjectName(QStringLiteral("noticeBar"));
    setAccessibleName(tr("Notices"));
    setMovable(false);
    toggleViewAction()->setVisible(false);
    m_panel->setObjectName(QStringLiteral("noticeBar/panel"));
    layout()->setContentsMargins(0, 0, 0, 0);
    m_rows->setContentsMargins(12, 4, 8, 4);
    m_rows->setSpacing(2);
    m_panel->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    addWidget(m_panel);
    setVisible(false);
}

void NoticeBar::tell(const QString& key, const QString& text, const std::vector<Offer>& offers, const std::function<void()>& dismissed) {
    remove(key);
    const QString path = QStringLiteral("noticeBar/") % key;
    auto* row = new QWidget(m_panel);
    row->setObjectName(path);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* sign = new QLabel(row);
    sign->setObjectName(path % QStringLiteral("/sign"));
    sign->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(QSize(16, 16), devicePixelRatioF()));
    layout->addWidget(sign);
    auto* label = new QLabel(text, row);
    label->setObjectName(path % QStringLiteral("/text"));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    layout->addWidget(label, 1);
    for (const auto& offer : offers) {
        auto* button = new QPushButton(offer.text, row);
        button->setObjectName(path % QLatin1Char('/') % QLatin1String(offer.name));
        button->setAccessibleName(QString(offer.text).remove(QLatin1Char('&')));
        connect(button, &QPushButton::clicked, this, offer.take);
        layout->addWidget(button);
    }
    auto* close = new QToolButton(row);
    close->setObjectName(path % QStringLiteral("/closeButton"));
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    close->setAccessibleName(tr("Close this notice"));
    close->setToolTip(tr("Close this notice"));
    connect(close, &QToolButton::clicked, this, [this, key, dismissed] {
        remove(key);
        if (dismissed) {
            dismissed();
        }
    });
    layout->addWidget(close);
    m_rows->addWidget(row);
    m_notices[key] = row;
    setVisible(true);
}

void NoticeBar::remove(const QString& key) {
    const auto found = m_notices.find(key);
    if (found == m_notices.end()) {
        return;
    }
    // One of its buttons may be what removes it.
    found->second->hide();
    m_rows->removeWidget(found->second);
    found->second->deleteLater();
    m_notices.erase(found);
    setVisible(!m_notices.empty());
}

QString NoticeBar::text(const QString& key) const {
    const auto found = m_notices.find(key);
    const auto* label =
        found == m_notices.end() ? nullptr : found->second->findChild<QLabel*>(found->second->objectName() % QStringLiteral("/text"));
    return label == nullptr ? QString() : label->text();
}

void NoticeBar::setVisible(bool) {
    QToolBar::setVisible(!m_notices.empty());
}

} // namespace phidias::app
