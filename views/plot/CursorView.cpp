#include "views/plot/CursorView.h"

#include "views/plot/CustomPlot.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace phidias::views {

CursorView::CursorView(const QString& name, const QString& title, ViewLink& viewLink, std::shared_ptr<core::DatasetCache> cache,
                       std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : PooledView(name, title, viewLink, std::move(cache), std::move(errorText), parent), m_top(new QHBoxLayout),
      m_title(new ElidedLabel(this)), m_hold(makeToggle("hold", tr("&Hold here"), tr("Keep this place while the cursor moves on"))) {
    m_title->setObjectName(QString(name % QStringLiteral("/title")));
    m_title->setAccessibleName(tr("What the plot shows"));
    m_title->setMinimumWidth(60);
    m_top->setContentsMargins(12, 4, 12, 0);
    m_top->setSpacing(8);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(m_top);
    connect(m_hold, &QToolButton::toggled, this, [this](bool isOn) {
        if (!isOn) {
            followCursor();
        }
    });
    connect(&link().cursor(), &LinkedCursor::moved, this, &CursorView::followCursor);
    connect(&link().selection(), &Selection::changed, this, &CursorView::schedule);
}

QToolButton* CursorView::makeToggle(const char* name, const QString& text, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setObjectName(QString(objectName() % QLatin1Char('/') % QLatin1String(name)));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QDoubleSpinBox* CursorView::makeRadius(const QString& tip, double km) {
    auto* radius = new QDoubleSpinBox(this);
    radius->setObjectName(QString(objectName() % QStringLiteral("/radius")));
    radius->setAccessibleName(tip);
    radius->setToolTip(tip);
    radius->setDecimals(0);
    radius->setRange(1.0, 2000.0);
    radius->setValue(km);
    radius->setSuffix(tr(" km"));
    radius->setKeyboardTracking(false);
    connect(radius, &QDoubleSpinBox::valueChanged, this, &CursorView::schedule);
    return radius;
}

void CursorView::addField(const QString& text, QWidget* field) {
    auto* label = new QLabel(text, this);
    label->setObjectName(QString(field->objectName() % QStringLiteral("Label")));
    label->setBuddy(field);
    m_top->addWidget(label);
    m_top->addWidget(field);
}

void CursorView::watch(PlotPanel& panel) {
    m_watched.push_back(&panel);
    panel.plot().setMouseTracking(true);
    panel.plot().installEventFilter(this);
}

void CursorView::hold(double longitudeDeg, double latitudeDeg) {
    m_place = {longitudeDeg, latitudeDeg};
    m_hold->setChecked(true);
    schedule();
}

void CursorView::followCursor() {
    const auto& cursor = link().cursor();
    if (m_isPointing || !cursor.isValid()) {
        return;
    }
    m_cursorRadiusDeg = cursor.radiusDeg();
    if (!m_hold->isChecked()) {
        m_place = {cursor.longitudeDeg(), cursor.latitudeDeg()};
        schedule();
    }
    markPresent();
}

void CursorView::pointOthers(double longitudeDeg, double latitudeDeg, std::optional<double> depthM, std::optional<double> unixSeconds) {
    m_isPointing = true;
    link().cursor().set(longitudeDeg, latitudeDeg, m_cursorRadiusDeg, depthM, unixSeconds);
    m_isPointing = false;
    markPresent();
}

bool CursorView::eventFilter(QObject* watched, QEvent* event) {
    for (auto* panel : m_watched) {
        if (watched != &panel->plot()) {
            continue;
        }
        const bool isClick = event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton;
        if (isClick || event->type() == QEvent::MouseMove) {
            pointAt(*panel, static_cast<QMouseEvent*>(event)->position(), isClick);
        } else if (event->type() == QEvent::Leave) {
            Q_EMIT statusChanged({});
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
