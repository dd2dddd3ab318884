#include "views/scatter/HistogramWidget.h"

#include "core/scene/Pairing.h"
#include "core/util/Error.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kRestMs = 60;

bool isInView(const std::array<double, 4>& view, double longitudeDeg, double latitudeDeg) {
    if (!(latitudeDeg >= view[1] && latitudeDeg <= view[3])) {
        return false;
    }
    const double width = view[2] < view[0] ? view[2] + 360.0 - view[0] : view[2] - view[0];
    const double east = std::remainder(longitudeDeg - view[0], 360.0);
    return width >= 360.0 || (east < 0.0 ? east + 360.0 : east) <= width;
}

} // namespace

HistogramScene makeHistogram(const SceneLayer& layer, HistogramPart part, const std::array<double, 4>& view,
                             const std::vector<std::uint32_t>& selected, std::stop_token stop) {
    HistogramScene scene;
    scene.title = layer.layer.title;
    scene.unit = layer.data->unit();
    std::vector<double> values;
    std::vector<double> chosen;
    const bool hasPlaces = core::hasItems(*layer.data);
    auto item = selected.begin();
    core::forEachValue(*layer.data, [&](const core::LayerValue& entry) {
        while (item != selected.end() && *item < entry.item) {
            ++item;
        }
        const bool isSelected = hasPlaces && item != selected.end() && *item == entry.item;
        const bool isCounted = part == HistogramPart::All || (part == HistogramPart::Selected && isSelected) ||
                               (part == HistogramPart::InView && hasPlaces && isInView(view, entry.longitudeDeg, entry.latitudeDeg));
        if (isCounted) {
            values.push_back(entry.value);
            if (isSelected) {
                chosen.push_back(entry.value);
            }
        }
    });
    if (stop.stop_requested()) {
        throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
    }
    scene.histogram = core::histogramOf(values);
    if (!chosen.empty()) {
        scene.selected.assign(scene.histogram.counts.size() + 1, 0);
        for (const double value : chosen) {
            ++scene.selected[scene.histogram.bin(value)];
        }
        scene.selected.pop_back(); // outside the bins
    }
    return scene;
}

HistogramWidget::HistogramWidget(Selection& selection, QWidget* parent)
    : QWidget(parent), m_selection(selection), m_panel(new PlotPanel(QStringLiteral("histogram/panel"), tr("Histogram"), this)),
      m_brush(nullptr), m_part(new QComboBox(this)), m_logarithmic(new QCheckBox(tr("&Logarithmic counts"), this)),
      m_title(new QLabel(this)) {
    setObjectName(QStringLiteral("histogram"));
    setAccessibleName(tr("Histogram"));
    m_plot = std::make_unique<HistogramPlot>(m_panel->plot());
    m_brush = new PlotBrush(m_panel->plot(), PlotBrush::Shape::Span);
    m_brush->setTaken([this](const QPointF& pixel) { return m_plot->handleAt(pixel).has_value(); });
    makeControls();
    m_panel->plot().setMouseTracking(true);
    m_panel->plot().installEventFilter(this);
    m_panel->plot().setToolTip(tr("Drag an end of the colour range (or arrow keys, with Shift the upper end); drag elsewhere to select "
                                  "values"));
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &HistogramWidget::compute);
    connect(m_panel, &PlotPanel::paletteChanged, this, [this] {
        m_plot->recolor();
        draw();
    });
    connect(m_brush, &PlotBrush::brushed, this, &HistogramWidget::brush);
    connect(m_brush, &PlotBrush::cleared, this, [this] { m_selection.clear(); });
    connect(&m_selection, &Selection::changed, this, &HistogramWidget::schedule);
    schedule();
}

HistogramWidget::~HistogramWidget() {
    m_stop.request_stop();
}

void HistogramWidget::makeControls() {
    m_part->setObjectName(QStringLiteral("histogram/part"));
    m_part->setAccessibleName(tr("Values that are counted"));
    m_part->addItem(tr("All values"), static_cast<int>(HistogramPart::All));
    m_part->addItem(tr("In view"), static_cast<int>(HistogramPart::InView));
    m_part->addItem(tr("Selected"), static_cast<int>(HistogramPart::Selected));
    m_logarithmic->setObjectName(QStringLiteral("histogram/logarithmic"));
    m_logarithmic->setAccessibleName(tr("Logarithmic counts"));
    m_title->setObjectName(QStringLiteral("histogram/title"));
    m_title->setAccessibleName(tr("What the histogram counts"));
    m_title->setForegroundRole(QPalette::PlaceholderText);
    m_title->setMinimumWidth(40);
    connect(m_part, &QComboBox::activated, this, &HistogramWidget::schedule);
    connect(m_logarithmic, &QCheckBox::toggled, this, &HistogramWidget::draw);
    auto* label = new QLabel(tr("&Values"), this);
    label->setObjectName(QStringLiteral("histogram/partLabel"));
    label->setBuddy(m_part);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 0);
    top->setSpacing(8);
    top->addWidget(label);
    top->addWidget(m_part);
    top->addWidget(m_logarithmic);
    top->addWidget(m_title, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_panel, 1);
}

HistogramPart HistogramWidget::part() const {
    return static_cast<HistogramPart>(m_part->currentData().toInt());
}

void HistogramWidget::setLayer(const std::optional<SceneLayer>& layer) {
    const bool isSame = m_layer && layer && m_layer->data == layer->data && m_layer->layer.id == layer->layer.id;
    m_layer = layer;
    if (isSame && m_scene) { // another style only
        m_scene->title = layer->layer.title;
        m_scene->scale = layer->data->scale(layer->layer.style);
        m_plot->setScale(m_scene->scale);
        m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
        return;
    }
    schedule();
}

void HistogramWidget::setView(const std::array<double, 4>& extent) {
    m_view = extent;
    if (part() == HistogramPart::InView) {
        schedule();
    }
}

void HistogramWidget::schedule() {
    m_rest.start(kRestMs);
}

void HistogramWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    schedule();
}

void HistogramWidget::compute() {
    m_stop.request_stop();
    const unsigned serial = ++m_serial;
    if (!m_layer || !m_layer->data || core::cellsOf(*m_layer->data) == 0) {
        m_scene.reset();
        m_title->clear();
        m_panel->setHint(tr("Select a layer with values to count them and to set the range of its colours."));
        return;
    }
    if (!isVisible()) {
        return;
    }
    m_stop = std::stop_source();
    ++m_running;
    const auto found = m_selection.items().find(m_layer->layer.href);
    const auto selected = found == m_selection.items().end() ? std::vector<std::uint32_t>() : found->second;
    const QPointer<HistogramWidget> self(this);
    workPool().start([self, layer = *m_layer, part = part(), view = m_view, selected, serial, stop = m_stop.get_token()] {
        std::optional<HistogramScene> scene;
        QString failure;
        try {
            scene = makeHistogram(layer, part, view, selected, stop);
        } catch (...) {
            failure = toQt(core::currentError().message());
        }
        QMetaObject::invokeMethod(qApp, [self, scene = std::move(scene), failure, serial] {
            if (self) {
                self->take(serial, scene, failure);
            }
        });
    });
}

void HistogramWidget::take(unsigned serial, std::optional<HistogramScene> scene, const QString& failure) {
    --m_running;
    if (serial != m_serial || !m_layer || !m_layer->data) {
        return;
    }
    m_scene = std::move(scene);
    if (!m_scene || m_scene->histogram.total == 0) {
        const bool isFailed = !m_scene;
        m_scene.reset();
        m_title->clear();
        m_panel->setHint(isFailed                            ? failure
                         : part() == HistogramPart::Selected ? tr("Nothing of this layer is selected.")
                         : part() == HistogramPart::InView   ? tr("The layer has no values in the view of the map.")
                                                             : tr("The layer has no values."));
        return;
    }
    m_scene->scale = m_layer->data->scale(m_layer->layer.style);
    m_panel->setHint({});
    const auto& histogram = m_scene->histogram;
    QStringList said{tr("N = %1").arg(QLocale().toString(static_cast<qulonglong>(histogram.total))),
                     tr("mean %1").arg(quantityText(histogram.mean, toQt(m_scene->unit), 4)),
                     tr("median %1").arg(quantityText(histogram.median, toQt(m_scene->unit), 4))};
    if (histogram.below + histogram.above > 0) {
        said += tr("%1 further out").arg(QLocale().toString(static_cast<qulonglong>(histogram.below + histogram.above)));
    }
    m_title->setText(said.join(QStringLiteral("  ·  ")));
    m_title->setToolTip(m_title->text());
    std::vector<std::vector<double>> rows;
    for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
        const double low = histogram.low + histogram.width * static_cast<double>(bin);
        rows.push_back({low, low + histogram.width, static_cast<double>(histogram.counts[bin]),
                        bin < m_scene->selected.size() ? static_cast<double>(m_scene->selected[bin]) : 0.0});
    }
    m_panel->setNumbers({tr("From (%1)").arg(unitText(toQt(m_scene->unit))), tr("To (%1)").arg(unitText(toQt(m_scene->unit))), tr("Values"),
                         tr("Selected")},
                        rows);
    draw();
    Q_EMIT histogramShown();
}

void HistogramWidget::draw() {
    if (m_scene) {
        m_plot->show(*m_scene, m_logarithmic->isChecked());
        m_panel->plot().setAccessibleDescription(m_title->text());
        m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
    }
}

void HistogramWidget::brush(const QPolygonF& area, bool isAdding) {
    if (!m_layer || !m_layer->data || !core::hasItems(*m_layer->data)) {
        return;
    }
    const unsigned serial = ++m_brushSerial;
    ++m_running;
    const QRectF box = area.boundingRect();
    const QPointer<HistogramWidget> self(this);
    workPool().start([self, layer = *m_layer, box, isAdding, serial, part = part(), view = m_view] {
        Selection::Items items;
        auto& found = items[layer.layer.href];
        core::forEachValue(*layer.data, [&](const core::LayerValue& entry) {
            if (entry.value >= box.left() && entry.value <= box.right() &&
                (part != HistogramPart::InView || isInView(view, entry.longitudeDeg, entry.latitudeDeg))) {
                found.push_back(entry.item);
            }
        });
        QMetaObject::invokeMethod(qApp, [self, items = std::move(items), isAdding, serial] {
            if (self) {
                --self->m_running;
                if (serial == self->m_brushSerial) {
                    isAdding ? self->m_selection.add(items) : self->m_selection.set(items);
                }
            }
        });
    });
}

void HistogramWidget::moveEnd(RangeEnd end, double value) {
    if (!m_scene || !m_layer) {
        return;
    }
    double low = m_scene->scale.low();
    double high = m_scene->scale.high();
    const double least = 1e-6 * std::max(std::abs(high - low), m_scene->histogram.width);
    if (end == RangeEnd::Low) {
        low = std::min(value, high - least);
        low = m_scene->scale.isLogarithmic() ? std::max(low, 1e-12 * high) : low;
    } else {
        high = std::max(value, low + least);
    }
    Q_EMIT rangeMoved(toQt(m_layer->layer.id), low, high, m_drag);
}

bool HistogramWidget::handleMouse(QEvent* event) {
    auto& plot = m_panel->plot();
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (event->type() == QEvent::MouseButtonPress && mouse->button() == Qt::LeftButton) {
        m_dragged = m_scene ? m_plot->handleAt(mouse->position()) : std::nullopt;
        m_drag += m_dragged ? 1 : 0;
    } else if (event->type() == QEvent::MouseMove) {
        if (m_dragged) {
            moveEnd(*m_dragged, plot.xAxis->pixelToCoord(mouse->position().x()));
        } else {
            plot.setCursor(m_scene && m_plot->handleAt(mouse->position()) ? Qt::SizeHorCursor : Qt::ArrowCursor);
        }
    } else if (event->type() == QEvent::MouseButtonRelease && m_dragged) {
        m_dragged.reset();
    }
    return false;
}

bool HistogramWidget::handleKey(QEvent* event) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (!m_scene || (key->key() != Qt::Key_Left && key->key() != Qt::Key_Right)) {
        return false;
    }
    m_drag += key->isAutoRepeat() ? 0 : 1;
    const RangeEnd end = key->modifiers().testFlag(Qt::ShiftModifier) ? RangeEnd::High : RangeEnd::Low;
    const double step = (key->key() == Qt::Key_Left ? -0.01 : 0.01) * m_panel->plot().xAxis->range().size();
    moveEnd(end, (end == RangeEnd::Low ? m_scene->scale.low() : m_scene->scale.high()) + step);
    return true;
}

bool HistogramWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_panel->plot()) {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::MouseButtonRelease:
            return handleMouse(event);
        case QEvent::KeyPress:
            return handleKey(event) || QWidget::eventFilter(watched, event);
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
