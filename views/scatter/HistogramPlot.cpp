#include "views/scatter/HistogramPlot.h"

#include "views/plot/NumberTicker.h"
#include "views/plot/PlotColors.h"
#include "views/plot/PlotPanel.h"
#include "views/scatter/ScatterPlot.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kHandlePx = 6.0;
constexpr double kStripPx = 7.0;

} // namespace

/// Bars of equal width in one colour, the selected share of each in another.
class HistogramPlot::Bars : public QCPAbstractPlottable {
public:
    using QCPAbstractPlottable::QCPAbstractPlottable;
    core::Histogram histogram;
    std::vector<std::size_t> selected;
    QColor color;
    QColor selectedColor;

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1.0; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain) const override {
        found = !histogram.counts.empty();
        return {histogram.low, histogram.high()};
    }
    QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override {
        found = !histogram.counts.empty();
        return {0.0, found ? static_cast<double>(*std::max_element(histogram.counts.begin(), histogram.counts.end())) : 1.0};
    }

protected:
    void draw(QCPPainter* painter) override {
        const double floor = valueAxis()->coordToPixel(valueAxis()->range().lower);
        for (std::size_t bin = 0; bin < histogram.counts.size(); ++bin) {
            const double left = keyAxis()->coordToPixel(histogram.low + histogram.width * static_cast<double>(bin));
            const double right = keyAxis()->coordToPixel(histogram.low + histogram.width * static_cast<double>(bin + 1));
            const double gap = right - left > 4.0 ? 1.0 : 0.0;
            const auto bar = [&](std::size_t count, const QColor& fill) {
                if (count > 0) {
                    const double top = valueAxis()->coordToPixel(static_cast<double>(count));
                    painter->fillRect(QRectF(left, top, right - left - gap, floor - top), fill);
                }
            };
            bar(histogram.counts[bin], color);
            bar(bin < selected.size() ? selected[bin] : 0, selectedColor);
        }
    }
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override { painter->fillRect(rect, color); }
};

/// The colours that the values have on the map, along the foot of the plot.
class HistogramPlot::Strip : public QCPAbstractPlottable {
public:
    using QCPAbstractPlottable::QCPAbstractPlottable;
    core::ColorScale scale{"viridis", 0.0, 1.0};

    double selectTest(const QPointF&, bool, QVariant*) const override { return -1.0; }
    QCPRange getKeyRange(bool& found, QCP::SignDomain) const override {
        found = false;
        return {};
    }
    QCPRange getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const override {
        found = false;
        return {};
    }

protected:
    void draw(QCPPainter* painter) override {
        const QRect place = clipRect();
        for (int x = place.left(); x <= place.right(); ++x) {
            painter->fillRect(QRectF(x, place.bottom() + 1.0 - kStripPx, 1.0, kStripPx),
                              QColor::fromRgba(scale.color(keyAxis()->pixelToCoord(x + 0.5))));
        }
    }
    void drawLegendIcon(QCPPainter*, const QRectF&) const override {}
};

HistogramPlot::HistogramPlot(QCustomPlot& plot)
    : m_plot(plot), m_bars(new Bars(plot.xAxis, plot.yAxis)), m_strip(new Strip(plot.xAxis, plot.yAxis)) {
    plot.xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    m_bars->setAntialiased(false);
    m_strip->setAntialiased(false);
    for (std::size_t end = 0; end < 2; ++end) {
        m_ends[end] = new QCPItemStraightLine(&plot);
        m_endTexts[end] = new QCPItemText(&plot);
        m_endTexts[end]->position->setTypeX(QCPItemPosition::ptPlotCoords);
        m_endTexts[end]->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        m_endTexts[end]->setPositionAlignment((end == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
        m_endTexts[end]->setPadding(QMargins(4, 2, 4, 2));
        m_ends[end]->setLayer(QStringLiteral("overlay"));
        m_endTexts[end]->setLayer(QStringLiteral("overlay"));
    }
    recolor();
}

void HistogramPlot::recolor() {
    applyPalette(m_plot, m_plot.palette());
    const QPalette palette = m_plot.palette();
    m_bars->color = accentColor(palette);
    m_bars->color.setAlphaF(0.75F);
    m_bars->selectedColor = warmColor(palette);
    m_plot.xAxis->grid()->setVisible(false);
    for (std::size_t end = 0; end < 2; ++end) {
        m_ends[end]->setPen(QPen(palette.color(QPalette::Text), 1.5));
        m_endTexts[end]->setColor(palette.color(QPalette::Base));
        m_endTexts[end]->setBrush(palette.color(QPalette::Text));
        m_endTexts[end]->setFont(m_plot.font());
    }
}

void HistogramPlot::show(const HistogramScene& scene, bool isLogarithmic) {
    m_bars->histogram = scene.histogram;
    m_bars->selected = scene.selected;
    const auto& histogram = scene.histogram;
    const double most =
        histogram.counts.empty() ? 1.0 : static_cast<double>(*std::max_element(histogram.counts.begin(), histogram.counts.end()));
    m_plot.yAxis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    m_plot.yAxis->setTicker(isLogarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog)
                                          : QSharedPointer<QCPAxisTicker>(new NumberTicker));
    // Room below the bars for the colours, above them for the names of the percentiles.
    if (isLogarithmic) {
        m_plot.yAxis->setRange(0.5, most * 3.0);
    } else {
        m_plot.yAxis->setRange(-0.06 * most, 1.18 * most);
    }
    // Both ends of the colours are in reach unless they are further out than the values are wide.
    const double width = histogram.high() - histogram.low;
    const double low = std::max(histogram.low - width, std::min(histogram.low, scene.scale.low()));
    const double high = std::min(histogram.high() + width, std::max(histogram.high(), scene.scale.high()));
    m_plot.xAxis->setRange(low - 0.02 * (high - low), high + 0.02 * (high - low));
    m_plot.xAxis->setLabel(titleWithUnit(scene.title, scene.unit));
    m_plot.yAxis->setLabel(tr("Values per bin"));
    for (auto* item : m_percentiles) {
        m_plot.removeItem(item);
    }
    m_percentiles.clear();
    QColor quiet = m_plot.palette().color(QPalette::Text);
    quiet.setAlphaF(0.65F);
    for (const auto& [value, name] :
         {std::pair{histogram.p2, tr("2 %")}, std::pair{histogram.median, tr("median")}, std::pair{histogram.p98, tr("98 %")}}) {
        if (!std::isfinite(value)) {
            continue;
        }
        auto* line = new QCPItemStraightLine(&m_plot);
        line->setPen(QPen(quiet, 1.0, Qt::DotLine));
        line->point1->setCoords(value, 1.0);
        line->point2->setCoords(value, 2.0);
        auto* label = new QCPItemText(&m_plot);
        label->position->setTypeX(QCPItemPosition::ptPlotCoords);
        label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        label->position->setCoords(value, 0.0);
        label->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setText(name);
        label->setColor(quiet);
        label->setFont(m_plot.font());
        m_percentiles.insert(m_percentiles.end(), {line, label});
    }
    setScale(scene.scale);
}

void HistogramPlot::setScale(const core::ColorScale& scale) {
    m_scale = scale;
    m_strip->scale = scale;
    placeHandles();
}

void HistogramPlot::placeHandles() {
    const QCPRange range = m_plot.xAxis->range();
    for (std::size_t end = 0; end < 2; ++end) {
        const double place = std::clamp(end == 0 ? m_scale.low() : m_scale.high(), range.lower, range.upper);
        m_ends[end]->point1->setCoords(place, 1.0);
        m_ends[end]->point2->setCoords(place, 2.0);
        m_endTexts[end]->position->setCoords(place, 0.5);
        m_endTexts[end]->setText(numberText(end == 0 ? m_scale.low() : m_scale.high(), 4));
    }
}

QPointF HistogramPlot::handlePlace(RangeEnd end) const {
    const QCPRange range = m_plot.xAxis->range();
    const double value = std::clamp(end == RangeEnd::Low ? m_scale.low() : m_scale.high(), range.lower, range.upper);
    return {m_plot.xAxis->coordToPixel(value), static_cast<double>(m_plot.axisRect()->center().y())};
}

std::optional<RangeEnd> HistogramPlot::handleAt(const QPointF& pixel) const {
    if (!m_plot.axisRect()->rect().adjusted(-4, 0, 4, 0).contains(pixel.toPoint())) {
        return std::nullopt;
    }
    const double low = std::abs(pixel.x() - handlePlace(RangeEnd::Low).x());
    const double high = std::abs(pixel.x() - handlePlace(RangeEnd::High).x());
    if (std::min(low, high) > kHandlePx) {
        return std::nullopt;
    }
    return low <= high ? RangeEnd::Low : RangeEnd::High;
}

} // namespace phidias::views
