#include "views/plot/PlotBrush.h"

#include "views/plot/CustomPlot.h"
#include "views/plot/PlotColors.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace phidias::views {

namespace {

constexpr double kLeastDragPx = 4.0;

/// Draws the outline above the plot, so that dragging never draws the plot anew.
class Overlay : public QWidget {
public:
    explicit Overlay(QWidget* parent) : QWidget(parent) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
        hide();
    }
    void show(const QPolygonF& outline) {
        m_outline = outline;
        setGeometry(parentWidget()->rect());
        setVisible(true);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor line = warmColor(palette());
        QColor fill = line;
        fill.setAlphaF(0.12F);
        painter.setPen(QPen(line, 1.0));
        painter.setBrush(fill);
        painter.drawPolygon(m_outline);
    }

private:
    QPolygonF m_outline;
};

} // namespace

PlotBrush::PlotBrush(QCustomPlot& plot, Shape shape) : QObject(&plot), m_plot(plot), m_shape(shape), m_overlay(new Overlay(&plot)) {
    m_overlay->setObjectName(QString(plot.objectName() % QStringLiteral("/brush")));
    plot.installEventFilter(this);
}

QPolygonF PlotBrush::outline() const {
    if (m_active == Shape::Lasso) {
        return m_path;
    }
    QRectF box = QRectF(m_path.first(), m_path.last()).normalized();
    if (m_active == Shape::Span) {
        box.setTop(m_plot.axisRect()->top());
        box.setBottom(m_plot.axisRect()->bottom());
    }
    return QPolygonF(QList<QPointF>{box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()});
}

void PlotBrush::begin(const QPointF& pixel, bool isLasso) {
    m_active = isLasso && m_shape != Shape::Span ? Shape::Lasso : m_shape;
    m_path = QPolygonF(QList<QPointF>{pixel, pixel});
    m_isBrushing = true;
}

void PlotBrush::extend(const QPointF& pixel) {
    if (m_active == Shape::Lasso) {
        if (QLineF(m_path.last(), pixel).length() >= 2.0) {
            m_path.append(pixel);
        }
    } else {
        m_path.last() = pixel;
    }
    static_cast<Overlay*>(m_overlay)->show(outline());
}

void PlotBrush::end(bool isAdding) {
    m_isBrushing = false;
    m_overlay->hide();
    const QRectF box = m_path.boundingRect();
    if (box.width() < kLeastDragPx && box.height() < kLeastDragPx) {
        Q_EMIT cleared();
        return;
    }
    QPolygonF area;
    for (const QPointF& pixel : outline()) {
        area.append({m_plot.xAxis->pixelToCoord(pixel.x()), m_plot.yAxis->pixelToCoord(pixel.y())});
    }
    Q_EMIT brushed(area, isAdding);
}

bool PlotBrush::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &m_plot) {
        return QObject::eventFilter(watched, event);
    }
    if (event->type() == QEvent::MouseButtonPress) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const bool isInside = m_plot.axisRect() != nullptr && m_plot.axisRect()->rect().contains(mouse->position().toPoint());
        if (mouse->button() == Qt::LeftButton && isInside && !(m_isTaken && m_isTaken(mouse->position()))) {
            begin(mouse->position(), mouse->modifiers().testFlag(Qt::AltModifier));
        }
    } else if (event->type() == QEvent::MouseMove && m_isBrushing) {
        extend(static_cast<QMouseEvent*>(event)->position());
    } else if (event->type() == QEvent::MouseButtonRelease && m_isBrushing) {
        extend(static_cast<QMouseEvent*>(event)->position());
        end((static_cast<QMouseEvent*>(event)->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) != 0);
    } else if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        if (m_isBrushing) {
            m_isBrushing = false;
            m_overlay->hide();
        } else {
            Q_EMIT cleared();
        }
        return true;
    }
    return QObject::eventFilter(watched, event);
}

bool isInArea(const QPolygonF& area, const QRectF& box, double x, double y) {
    return x >= box.left() && x <= box.right() && y >= box.top() && y <= box.bottom() && area.containsPoint(QPointF(x, y), Qt::OddEvenFill);
}

} // namespace phidias::views
