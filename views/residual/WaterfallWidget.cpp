#include "views/residual/WaterfallWidget.h"

#include "views/plot/NumberTicker.h"
#include "views/plot/PlotColors.h"
#include "views/scene/FlowLayout.h"
#include "views/scene/NumberText.h"

#include <QComboBox>
#include <QLabel>
#include <QMouseEvent>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kLimitSigma = 5.0;

core::ColorScale residualScale() {
    return {"balance", -kLimitSigma, kLimitSigma};
}

} // namespace

WaterfallWidget::WaterfallWidget(ViewLink& link, std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : QWidget(parent), m_link(link), m_errorText(std::move(errorText)), m_title(new QLabel(this)), m_direction(new QComboBox(this)),
      m_progress(new QProgressBar(this)), m_cancel(new QPushButton(this)),
      m_panel(new PlotPanel(QStringLiteral("waterfall/panel"), tr("Residuals of a scanline"), this)) {
    setObjectName(QStringLiteral("waterfall"));
    setAccessibleName(tr("Residuals of a scanline"));
    auto& plot = m_panel->plot();
    m_cells = new CellMap(plot.xAxis, plot.yAxis);
    m_legend = new LegendElement(&plot);
    m_legend->setMaximumSize(QWIDGETSIZE_MAX, m_legend->maximumSize().height()); // else the plot would be no wider either
    m_legend->setMinimumMargins(QMargins(12, 0, 12, 0));                         // half a number at each end
    plot.plotLayout()->addElement(1, 0, m_legend);
    plot.plotLayout()->setRowSpacing(4);
    m_mark = new QCPItemStraightLine(&plot);
    m_mark->setClipToAxisRect(true);
    for (auto* axis : {plot.xAxis, plot.yAxis}) {
        axis->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
        axis->grid()->setVisible(false);
    }
    plot.xAxis->setLabel(tr("Wavelength (nm)"));
    plot.setMouseTracking(true);
    plot.setCursor(Qt::CrossCursor);
    plot.installEventFilter(this);
    makeControls();
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &WaterfallWidget::compute);
    connect(m_panel, &PlotPanel::paletteChanged, this, &WaterfallWidget::recolor);
    connect(&m_link.cursor(), &LinkedCursor::moved, this, &WaterfallWidget::followCursor);
    recolor();
    take(std::nullopt, {});
}

void WaterfallWidget::makeControls() {
    m_title->setObjectName(QStringLiteral("waterfall/title"));
    m_title->setAccessibleName(tr("What the image shows"));
    m_direction->setObjectName(QStringLiteral("waterfall/direction"));
    m_direction->setAccessibleName(tr("Direction"));
    m_direction->setToolTip(tr("All pixels of the scanline at the cursor, or the cursor's row of the detector over 401 scanlines"));
    m_direction->addItems({tr("Along the scanline"), tr("Along the track")});
    m_progress->setObjectName(QStringLiteral("waterfall/progress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setRange(0, 100);
    m_progress->setMaximumWidth(140);
    m_cancel->setObjectName(QStringLiteral("waterfall/cancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setText(tr("&Cancel"));
    m_progress->hide();
    m_cancel->hide();
    auto* top = new FlowLayout(8);
    top->setContentsMargins(12, 4, 12, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_title, m_direction, m_progress, m_cancel}) {
        top->addWidget(widget);
    }
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(top);
    all->addWidget(m_panel, 1);
    connect(m_direction, &QComboBox::currentIndexChanged, this, &WaterfallWidget::schedule);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_run.stop();
        m_progress->hide();
        m_cancel->hide();
        Q_EMIT statusChanged(tr("The image of residuals was stopped."));
    });
}

bool WaterfallWidget::isAlongTrack() const {
    return m_direction->currentIndex() == 1;
}

void WaterfallWidget::setSource(WaterfallSource source) {
    m_source = std::move(source);
    if (!m_source) {
        m_run.stop();
        take(std::nullopt, {});
    }
    schedule();
}

void WaterfallWidget::setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen) {
    m_layers = swathsToTry(layers, chosen);
    schedule();
}

void WaterfallWidget::setComponents(std::size_t components, const std::vector<std::size_t>& excluded) {
    if (components != m_components || excluded != m_excluded) {
        m_components = components;
        m_excluded = excluded;
        schedule();
    }
}

void WaterfallWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    schedule();
}

void WaterfallWidget::followCursor() {
    const auto& cursor = m_link.cursor();
    if (cursor.isValid()) {
        m_place = SpectrumPlace{.longitudeDeg = cursor.longitudeDeg(), .latitudeDeg = cursor.latitudeDeg()};
        schedule();
    }
}

void WaterfallWidget::compute() {
    if (!isVisible() || !m_source || !m_place) {
        return;
    }
    const QPointer<WaterfallWidget> self(this);
    WaterfallRequest request{.layers = m_layers,
                             .place = *m_place,
                             .radiusDeg = m_link.cursor().radiusDeg(),
                             .isAlongTrack = isAlongTrack(),
                             .components = m_components,
                             .excluded = m_excluded};
    request.progress = [self](double share) {
        QMetaObject::invokeMethod(qApp, [self, share] {
            if (self && self->m_run.isRunning() && self->isAlongTrack()) {
                self->m_progress->show();
                self->m_cancel->show();
                self->m_progress->setValue(static_cast<int>(100.0 * share));
            }
        });
    };
    m_run.start<WaterfallScene>([source = m_source, request](std::stop_token stop) { return source(request, std::move(stop)); },
                                [this](WaterfallScene scene) { take(std::move(scene), {}); },
                                [this](const core::Error& error) { take(std::nullopt, m_errorText(error)); });
}

void WaterfallWidget::take(std::optional<WaterfallScene> scene, const QString& failure) {
    m_scene = std::move(scene);
    m_progress->hide();
    m_cancel->hide();
    const bool isFull = m_scene && !m_scene->numbers.empty();
    m_panel->setHint(!failure.isEmpty() ? failure
                     : isFull           ? QString()
                     : !m_source        ? tr("Open a basis of ordinary spectra to see the residuals of a scanline.")
                     : !m_scene         ? tr("Move over the map to see the residuals of the scanline at the cursor.")
                                        : tr("There is no radiance of level 1B here. Move to the data."));
    m_title->setText(!isFull                 ? QString()
                     : m_scene->isAlongTrack ? tr("ground pixel %1").arg(m_scene->groundPixel)
                                             : tr("scanline %1").arg(m_scene->scanline));
    draw();
    Q_EMIT shown();
}

void WaterfallWidget::draw() {
    if (!m_scene || m_scene->numbers.empty()) {
        return;
    }
    auto& plot = m_panel->plot();
    std::vector<double> rows(m_scene->numbers.begin(), m_scene->numbers.end());
    const auto keys = edgesBetween(m_scene->wavelengthsNm);
    const auto values = edgesBetween(rows);
    m_cells->setCells(keys, values, m_scene->residual, residualScale());
    plot.xAxis->setRange(keys.front(), keys.back());
    plot.yAxis->setRange(values.front(), values.back());
    plot.yAxis->setLabel(m_scene->isAlongTrack ? tr("Scanline") : tr("Ground pixel"));
    m_legend->setLegend(residualScale(), tr("Residual"), QStringLiteral("σ"));
    const auto at = static_cast<double>(m_scene->isAlongTrack ? m_scene->scanline : m_scene->groundPixel);
    m_mark->point1->setCoords(keys.front(), at);
    m_mark->point2->setCoords(keys.back(), at);
    const std::size_t channels = m_scene->wavelengthsNm.size();
    NumberTable table;
    table.headers = {m_scene->isAlongTrack ? tr("Scanline") : tr("Ground pixel"), tr("Score"), tr("Wavelength (nm)"), tr("Residual (σ)")};
    table.rows = m_scene->residual.size();
    table.value = [scene = *m_scene, channels](std::size_t row, std::size_t column) {
        return column == 0   ? static_cast<double>(scene.numbers[row / channels])
               : column == 1 ? scene.score[row / channels]
               : column == 2 ? scene.wavelengthsNm[row % channels]
                             : scene.residual[row];
    };
    m_panel->setNumbers(std::move(table));
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void WaterfallWidget::recolor() {
    auto& plot = m_panel->plot();
    applyPalette(plot, plot.palette());
    m_cells->setMissingColor(isDarkPalette(plot.palette()) ? QColor(0x4a, 0x4e, 0x51) : QColor(0xb4, 0xb8, 0xb9));
    m_mark->setPen(QPen(plot.palette().color(QPalette::Text), 1.0, Qt::DashLine));
    for (auto* axis : {plot.xAxis, plot.yAxis}) {
        axis->grid()->setVisible(false);
    }
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void WaterfallWidget::pointAt(const QPointF& pixel, bool isClick) {
    const auto& plot = m_panel->plot();
    const auto cell = m_scene && !m_scene->numbers.empty()
                          ? m_cells->cell(plot.xAxis->pixelToCoord(pixel.x()), plot.yAxis->pixelToCoord(pixel.y()))
                          : std::nullopt;
    if (!cell) {
        return;
    }
    const auto [row, channel] = *cell;
    if (isClick) {
        // The other views go to that pixel, this one with them.
        const auto& place = m_scene->places[row];
        if (std::isfinite(place[0]) && std::isfinite(place[1])) {
            m_link.cursor().set(place[0], place[1], m_link.cursor().radiusDeg());
        }
        return;
    }
    const double residual = m_scene->residual[row * m_scene->wavelengthsNm.size() + channel];
    Q_EMIT statusChanged(tr("%1 %2, %3: %4, score %5")
                             .arg(m_scene->isAlongTrack ? tr("scanline") : tr("ground pixel"))
                             .arg(m_scene->numbers[row])
                             .arg(quantityText(m_scene->wavelengthsNm[channel], QStringLiteral("nm"), 7),
                                  std::isfinite(residual) ? quantityText(residual, QStringLiteral("σ"), 3) : tr("missing"),
                                  numberText(m_scene->score[row], 4)));
}

bool WaterfallWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_panel->plot()) {
        if (event->type() == QEvent::MouseMove) {
            pointAt(static_cast<QMouseEvent*>(event)->position(), false);
        } else if (event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) {
            pointAt(static_cast<QMouseEvent*>(event)->position(), true);
        } else if (event->type() == QEvent::Leave) {
            Q_EMIT statusChanged({});
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
