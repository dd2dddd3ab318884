#include "app/workstation/FigurePreview.h"

#include "app/workstation/FigureCommand.h"
#include "app/workstation/TextCatalog.h"
#include "views/figure/FigurePage.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QPainter>
#include <QPointer>

namespace phidias::app {

namespace {

constexpr int kRestMs = 120;
constexpr int kMargin = 8;

} // namespace

/// What comes back from the pool: a picture, or a view that the GUI thread has to draw, or what went wrong.
struct FigurePreview::Result {
    QImage image;
    std::shared_ptr<views::FigureView> view;
    std::optional<core::Error> error;
    views::FigureSpec spec;
    double zoom = 1.0;
};

FigurePreview::FigurePreview(const QString& name, const core::MemoryBudget& budget, views::LayerLoader loader, QWidget* parent)
    : QWidget(parent), m_budget(budget), m_loader(std::move(loader)) {
    setObjectName(name);
    setAccessibleName(tr("Preview"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &FigurePreview::draw);
}

FigurePreview::~FigurePreview() {
    m_stop.request_stop();
}

void FigurePreview::setSpec(const views::FigureSpec& spec) {
    if (spec == m_spec && !m_image.isNull()) {
        return;
    }
    m_spec = spec;
    m_rest.start(kRestMs);
}

double FigurePreview::zoom() const {
    const QSizeF room = QSizeF(size() - QSize(2 * kMargin, 2 * kMargin)) * devicePixelRatioF();
    return std::clamp(std::min(room.width() / m_spec.size[0], room.height() / m_spec.size[1]), 0.001, devicePixelRatioF());
}

void FigurePreview::draw() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    if (m_spec.layers.empty()) {
        m_image = {};
        m_failure = tr("No layer is visible. Show a layer, and the figure appears here.");
        update();
        return;
    }
    m_isWorking = true;
    const QPointer<FigurePreview> self(this);
    views::workPool().start(
        [self, spec = m_spec, zoom = zoom(), loader = m_loader, budget = m_budget, serial = ++m_serial, stop = m_stop.get_token()] {
            Result result{.image = {}, .view = nullptr, .error = std::nullopt, .spec = spec, .zoom = zoom};
            try {
                result.view = makeFigureView(spec, loader, budget, stop);
                if (!result.view->needsGuiThread()) {
                    result.image = views::pageImage(spec, *result.view, zoom, budget, stop);
                }
            } catch (...) {
                result.error = core::currentError();
            }
            QMetaObject::invokeMethod(qApp, [self, serial, result] {
                if (self) {
                    self->take(serial, result);
                }
            });
        });
}

void FigurePreview::take(unsigned serial, const Result& result) {
    if (serial != m_serial) {
        return;
    }
    m_isWorking = false;
    m_failure.clear();
    std::optional<core::Error> error = result.error;
    QImage image = result.image;
    if (!error && image.isNull()) {
        try {
            image = views::pageImage(result.spec, *result.view, result.zoom, m_budget, {});
        } catch (...) {
            error = core::currentError();
        }
    }
    if (error) {
        m_image = {};
        m_failure = errorText(*error);
        if (const QString hint = errorHint(*error); !hint.isEmpty()) {
            m_failure += QLatin1Char('\n') % hint;
        }
    } else {
        m_image = image;
        m_image.setDevicePixelRatio(devicePixelRatioF());
    }
    setAccessibleDescription(m_failure);
    update();
    Q_EMIT drawn();
}

void FigurePreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Mid));
    if (!m_failure.isEmpty()) {
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_failure);
        return;
    }
    if (m_image.isNull()) {
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignCenter, tr("The figure is being drawn..."));
        return;
    }
    // While another size is drawn the old picture fits into the room.
    const QSizeF fitted = m_image.deviceIndependentSize().scaled(QSizeF(size() - QSize(2 * kMargin, 2 * kMargin)), Qt::KeepAspectRatio);
    const QSizeF shown = fitted.width() < m_image.deviceIndependentSize().width() ? fitted : m_image.deviceIndependentSize();
    const QPointF corner(qRound(0.5 * (width() - shown.width())), qRound(0.5 * (height() - shown.height())));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(corner, shown), m_image);
}

void FigurePreview::resizeEvent(QResizeEvent*) {
    m_rest.start(kRestMs);
}

} // namespace phidias::app
