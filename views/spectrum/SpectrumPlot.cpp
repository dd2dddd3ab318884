#include "views/spectrum/SpectrumPlot.h"

#include "core/scene/SpectrumExtract.h"
#include "views/plot/CurveColors.h"
#include "views/plot/NumberTicker.h"
#include "views/plot/PlotColors.h"
#include "views/plot/PlotPanel.h"
#include "views/scene/NumberText.h"
#include "views/spectrum/ResidualBack.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

namespace {

constexpr double kLabelHeightPx = 16.0;
constexpr double kNearPx = 6.0;

QString text(const char* source) {
    return QCoreApplication::translate("SpectrumPlot", source);
}

QString titled(const QString& title, const QString& unit) {
    const QString shown = unitText(unit);
    return shown.isEmpty() || shown == QLatin1String("1") ? title : QString(title % QStringLiteral(" (") % shown % QLatin1Char(')'));
}

void setTickers(QCPAxisRect& rect) {
    for (const auto type : {QCPAxis::atBottom, QCPAxis::atLeft}) {
        rect.axis(type)->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    }
}

} // namespace

QString spectralUnitText(core::SpectralUnit unit) {
    return unit == core::SpectralUnit::Nanometre ? QStringLiteral("nm") : QStringLiteral("cm⁻¹");
}

SpectrumPlot::SpectrumPlot(QCustomPlot& plot)
    : m_plot(plot), m_margins(new QCPMarginGroup(&plot)), m_marker(new QCPItemStraightLine(&plot)), m_span(new QCPItemRect(&plot)) {
    plot.plotLayout()->setRowSpacing(0);
    plot.setInteraction(QCP::iRangeZoom);
    plot.setInteraction(QCP::iRangeDrag);
    plot.axisRect()->setMarginGroup(QCP::msLeft | QCP::msRight, m_margins);
    plot.axisRect()->setRangeZoom(Qt::Horizontal);
    plot.axisRect()->setRangeDrag(Qt::Horizontal);
    setTickers(*plot.axisRect());
    // On the layer with a buffer of its own: dragging it never draws the curves anew.
    m_marker->setLayer(QStringLiteral("overlay"));
    m_marker->setClipToAxisRect(true);
    m_marker->setVisible(false);
    m_span->setLayer(QStringLiteral("overlay"));
    m_span->setClipToAxisRect(false);
    m_span->setVisible(false);
    for (auto* corner : {m_span->topLeft, m_span->bottomRight}) {
        corner->setType(QCPItemPosition::ptAbsolute);
    }
    QObject::connect(&m_plot, &QCustomPlot::afterLayout, m_marker, [this] { placeLabels(); });
    QObject::connect(m_plot.xAxis, QOverload<const QCPRange&>::of(&QCPAxis::rangeChanged), m_marker,
                     [this](const QCPRange& range) { follow(range); });
    recolor();
}

double SpectrumPlot::shown(double position) const {
    return core::convertedSpectral(position, m_curves.spectralUnit, m_unit);
}

QColor SpectrumPlot::colorOf(const SpectrumCurve& curve, std::size_t place) const {
    return curve.role == SpectrumRole::Mean             ? chosenColor(m_plot.palette())
           : curve.role == SpectrumRole::Reconstruction ? m_plot.palette().color(QPalette::Text)
           : curve.role == SpectrumRole::Cursor         ? accentColor(m_plot.palette())
                                                        : curveColor(place + 1, m_plot.palette());
}

void SpectrumPlot::recolor() {
    applyPalette(m_plot, m_plot.palette());
    m_marker->setPen(QPen(warmColor(m_plot.palette()), 1.5));
    QColor span = warmColor(m_plot.palette());
    m_span->setPen(QPen(span, 1.0));
    span.setAlphaF(0.25F);
    m_span->setBrush(span);
    if (!m_curves.curves.empty()) {
        show(SpectrumCurves(m_curves), m_unit);
    }
}

void SpectrumPlot::setLower(bool isShown) {
    if (isShown == !m_lower.isNull()) {
        return;
    }
    if (isShown) {
        m_lower = new QCPAxisRect(&m_plot);
        m_plot.plotLayout()->addElement(1, 0, m_lower);
        m_lower->setMarginGroup(QCP::msLeft | QCP::msRight, m_margins);
        m_lower->setRangeZoom(Qt::Horizontal);
        m_lower->setRangeDrag(Qt::Horizontal);
        setTickers(*m_lower);
        for (auto* axis : m_lower->axes()) {
            axis->setLayer(QStringLiteral("axes"));
            axis->grid()->setLayer(QStringLiteral("grid"));
        }
        QObject::connect(m_lower->axis(QCPAxis::atBottom), QOverload<const QCPRange&>::of(&QCPAxis::rangeChanged), m_marker,
                         [this](const QCPRange& range) { follow(range); });
        applyPalette(m_plot, m_plot.palette());
    } else {
        m_plot.plotLayout()->remove(m_lower);
        m_plot.plotLayout()->simplify();
    }
}

void SpectrumPlot::drawBand(QCPAxisRect& rect, const SpectrumCurve& curve, const QColor& color) {
    auto* low = m_plot.addGraph(rect.axis(QCPAxis::atBottom), rect.axis(QCPAxis::atLeft));
    auto* high = m_plot.addGraph(rect.axis(QCPAxis::atBottom), rect.axis(QCPAxis::atLeft));
    for (std::size_t channel = 0; channel < curve.value.size(); ++channel) {
        if (std::isfinite(curve.position[channel])) {
            low->addData(shown(curve.position[channel]), curve.value[channel] - curve.halfWidth[channel]);
            high->addData(shown(curve.position[channel]), curve.value[channel] + curve.halfWidth[channel]);
        }
    }
    QColor fill = color;
    fill.setAlphaF(0.2F);
    for (auto* graph : {low, high}) {
        graph->setPen(Qt::NoPen);
    }
    high->setBrush(fill);
    high->setChannelFillGraph(low);
}

void SpectrumPlot::drawCurve(QCPAxisRect& rect, const SpectrumCurve& curve, const QColor& color, bool isLabelled) {
    if (!curve.halfWidth.empty()) {
        drawBand(rect, curve, color);
    }
    auto* graph = m_plot.addGraph(rect.axis(QCPAxis::atBottom), rect.axis(QCPAxis::atLeft));
    QVector<double> keys;
    QVector<double> values;
    for (std::size_t channel = 0; channel < curve.value.size(); ++channel) {
        if (std::isfinite(curve.position[channel])) {
            keys.push_back(shown(curve.position[channel]));
            values.push_back(curve.value[channel]);
        }
    }
    graph->setData(keys, values);
    graph->setPen(QPen(color, 1.3, curve.role == SpectrumRole::Reconstruction ? Qt::DashLine : Qt::SolidLine));
    if (!isLabelled) {
        return;
    }
    auto* label = new QCPItemText(&m_plot);
    label->setText(curve.label);
    label->setColor(color);
    label->setFont(m_plot.font());
    label->setPositionAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setPadding(QMargins(3, 0, 3, 0));
    QColor behind = m_plot.palette().color(QPalette::Base);
    behind.setAlphaF(0.85F);
    label->setBrush(behind);
    label->position->setType(QCPItemPosition::ptAxisRectRatio);
    label->setLayer(QStringLiteral("legend")); // above the curves, also those that come later
    label->setVisible(m_hasDecorations);
    m_labels.push_back({.text = label});
}

void SpectrumPlot::drawWindow(QCPAxisRect& rect, const SpectralWindow& window, const QColor& color, float alpha) {
    auto* item = new QCPItemRect(&m_plot);
    for (const auto& [corner, at, ratio] : {std::tuple{item->topLeft, window.low, 0.0}, std::tuple{item->bottomRight, window.high, 1.0}}) {
        corner->setAxisRect(&rect);
        corner->setAxes(rect.axis(QCPAxis::atBottom), rect.axis(QCPAxis::atLeft));
        corner->setTypeX(QCPItemPosition::ptPlotCoords);
        corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
        corner->setCoords(shown(at), ratio);
    }
    QColor fill = color;
    fill.setAlphaF(alpha);
    item->setBrush(fill);
    item->setPen(Qt::NoPen);
    item->setClipAxisRect(&rect);
    item->setLayer(QStringLiteral("background"));
    m_marks.push_back(item);
}

void SpectrumPlot::drawBack() {
    auto* back = new ResidualBack(m_lower->axis(QCPAxis::atBottom), m_lower->axis(QCPAxis::atLeft));
    std::vector<double> positions;
    for (const double position : m_curves.noisePosition) {
        positions.push_back(shown(position));
    }
    back->setNoise(std::move(positions), m_curves.noiseSigma);
    std::vector<SpectralComb> combs = m_curves.combs;
    for (auto& comb : combs) {
        std::transform(comb.positions.begin(), comb.positions.end(), comb.positions.begin(), [this](double at) { return shown(at); });
    }
    back->setCombs(std::move(combs));
    m_back = back;
}

void SpectrumPlot::drawMarks(QCPAxisRect& rect, bool isLabelled) {
    QColor quiet = m_plot.palette().color(QPalette::Text);
    const auto place = [&](QCPItemPosition* position, double at, double ratio) {
        position->setAxisRect(&rect);
        position->setAxes(rect.axis(QCPAxis::atBottom), rect.axis(QCPAxis::atLeft));
        position->setTypeX(QCPItemPosition::ptPlotCoords);
        position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        position->setCoords(shown(at), ratio);
    };
    const auto label = [&](double at, const QString& said) -> QCPItemText* {
        if (!isLabelled || said.isEmpty()) {
            return nullptr;
        }
        auto* item = new QCPItemText(&m_plot);
        item->setText(said);
        item->setFont(m_plot.font());
        item->setColor(quiet);
        item->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
        item->setPadding(QMargins(2, 0, 2, 0));
        QColor behind = m_plot.palette().color(QPalette::Base);
        behind.setAlphaF(0.8F);
        item->setBrush(behind);
        item->setLayer(QStringLiteral("legend"));
        item->setClipAxisRect(&rect);
        place(item->position, at, 0.01);
        m_marks.push_back(item);
        return item;
    };
    // Names of windows that overlap stand in lines below each other.
    std::vector<double> ends;
    for (const auto& window : m_curves.windows) {
        drawWindow(rect, window, quiet, 0.07F);
        if (auto* item = label(0.5 * (window.low + window.high), window.label)) {
            std::size_t line = 0;
            while (line < ends.size() && window.low < ends[line]) {
                ++line;
            }
            ends.resize(std::max(ends.size(), line + 1));
            ends[line] = window.high;
            m_windowLabels.emplace_back(item, line);
        }
    }
    for (const auto& window : m_curves.excluded) {
        drawWindow(rect, window, warmColor(m_plot.palette()), 0.22F);
    }
    for (const auto& line : m_curves.lines) {
        auto* item = new QCPItemLine(&m_plot);
        place(item->start, line.position, 0.0);
        place(item->end, line.position, 1.0);
        QColor color = quiet;
        color.setAlphaF(0.5F);
        item->setPen(QPen(color, 1.0, Qt::DotLine));
        item->setClipAxisRect(&rect);
        m_marks.push_back(item);
        label(line.position, line.label);
    }
}

void SpectrumPlot::show(const SpectrumCurves& curves, core::SpectralUnit shownUnit) {
    if (curves.href != m_curves.href || shownUnit != m_unit) {
        m_zoomed.reset();
    }
    m_curves = curves;
    m_unit = shownUnit;
    for (const auto& label : m_labels) {
        m_plot.removeItem(label.text);
    }
    for (auto* mark : m_marks) {
        m_plot.removeItem(mark);
    }
    m_labels.clear();
    m_marks.clear();
    m_windowLabels.clear();
    if (m_back) {
        m_plot.removePlottable(m_back);
    }
    m_plot.clearGraphs();
    setLower(!m_curves.residuals.empty());
    drawMarks(*m_plot.axisRect(), true);
    std::vector<QColor> colors;
    std::size_t pinned = 0;
    for (const auto& curve : m_curves.curves) {
        colors.push_back(colorOf(curve, curve.role == SpectrumRole::Pinned ? pinned++ : 0));
        drawCurve(*m_plot.axisRect(), curve, colors.back(), true);
    }
    if (m_lower) {
        drawMarks(*m_lower, false);
        if (!m_curves.noisePosition.empty() || !m_curves.combs.empty()) {
            drawBack();
        }
        for (const auto& residual : m_curves.residuals) {
            // The colour of the curve that it is the residual of.
            const auto own = std::find_if(m_curves.curves.begin(), m_curves.curves.end(), [&](const SpectrumCurve& curve) {
                return curve.label == residual.label && curve.role == residual.role;
            });
            const auto place = static_cast<std::size_t>(own - m_curves.curves.begin());
            drawCurve(*m_lower, residual, place < colors.size() ? colors[place] : colorOf(residual, 0), false);
        }
    }
    if (m_lower) {
        // Where the residual is what one looks for, it gets as much room.
        m_plot.plotLayout()->setRowStretchFactors(m_curves.noisePosition.empty() ? QList<double>{3.0, 2.0} : QList<double>{1.0, 1.2});
    }
    setAxes();
    mark(m_curves.channel);
}

void SpectrumPlot::setAxes() {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto& curve : m_curves.curves) {
        for (const double position : curve.position) {
            if (std::isfinite(position)) {
                low = std::min(low, shown(position));
                high = std::max(high, shown(position));
            }
        }
    }
    m_all = low < high ? QCPRange(low, high) : QCPRange(low - 1.0, low + 1.0);
    const bool isWavelength = m_unit == core::SpectralUnit::Nanometre;
    const QString spectral =
        (isWavelength ? text(QT_TRANSLATE_NOOP("SpectrumPlot", "Wavelength")) : text(QT_TRANSLATE_NOOP("SpectrumPlot", "Wavenumber"))) %
        QStringLiteral(" (") % spectralUnitText(m_unit) % QLatin1Char(')');
    m_plot.xAxis->setLabel(m_lower ? QString() : spectral);
    m_plot.xAxis->setTickLabels(m_lower.isNull());
    // The texts of the value axes are chosen when their lengths are known: fitTitles().
    m_plot.yAxis->setLabel(QStringLiteral(" "));
    if (m_lower) {
        m_lower->axis(QCPAxis::atBottom)->setLabel(spectral);
        m_lower->axis(QCPAxis::atLeft)->setLabel(QStringLiteral(" "));
    }
    follow(m_zoomed.value_or(m_all));
    if (!m_hasDecorations) {
        setDecorations(false);
    }
}

void SpectrumPlot::showAll() {
    m_zoomed.reset();
    follow(m_all);
}

void SpectrumPlot::follow(const QCPRange& range) {
    if (m_isFollowing) {
        return;
    }
    m_isFollowing = true;
    m_zoomed = range != m_all ? std::optional(range) : std::nullopt;
    m_plot.xAxis->setRange(range);
    if (m_lower) {
        m_lower->axis(QCPAxis::atBottom)->setRange(range);
    }
    fitValues();
    m_isFollowing = false;
}

std::pair<double, double> SpectrumPlot::valueRange(const std::vector<SpectrumCurve>& curves) const {
    std::pair<double, double> range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
    const QCPRange keys = m_plot.xAxis->range();
    for (const auto& curve : curves) {
        for (std::size_t channel = 0; channel < curve.value.size(); ++channel) {
            const double position = shown(curve.position[channel]);
            if (std::isfinite(curve.value[channel]) && position >= keys.lower && position <= keys.upper) {
                range.first = std::min(range.first, curve.value[channel]);
                range.second = std::max(range.second, curve.value[channel]);
            }
        }
    }
    return range;
}

void SpectrumPlot::fitValues() {
    const auto fit = [](QCPAxis* axis, std::pair<double, double> range) {
        if (range.first <= range.second) {
            const double room =
                range.first < range.second ? 0.06 * (range.second - range.first) : std::max(0.05 * std::abs(range.first), 1e-30);
            axis->setRange(range.first - room, range.second + room);
        }
    };
    fit(m_plot.yAxis, valueRange(m_curves.curves));
    if (m_lower) {
        auto range = valueRange(m_curves.residuals);
        for (const double sigma : m_curves.noiseSigma) {
            if (std::isfinite(sigma)) {
                range = {std::min(range.first, -3.0 * sigma), std::max(range.second, 3.0 * sigma)};
            }
        }
        // Room above for the rows of ticks.
        range.second += (range.second - range.first) * 0.045 * static_cast<double>(m_curves.combs.size());
        fit(m_lower->axis(QCPAxis::atLeft), range);
    }
    const QCPRange keys = m_plot.xAxis->range();
    for (std::size_t k = 0; k < m_labels.size(); ++k) {
        // The value beside the right edge.
        const auto& curve = m_curves.curves[k];
        double last = -std::numeric_limits<double>::infinity();
        for (std::size_t channel = 0; channel < curve.value.size(); ++channel) {
            const double position = shown(curve.position[channel]);
            if (std::isfinite(curve.value[channel]) && position <= keys.upper && position > last) {
                last = position;
                m_labels[k].value = curve.value[channel];
            }
        }
    }
}

void SpectrumPlot::fitTitles() {
    // The whole title where it fits beside its panel, else the unit alone.
    const auto fit = [](QCPAxis* axis, const QString& whole, const QString& brief) {
        const bool isFitting = QFontMetrics(axis->labelFont()).horizontalAdvance(whole) <= axis->axisRect()->height();
        axis->setLabel(isFitting || brief.isEmpty() ? whole : brief);
    };
    fit(m_plot.yAxis, titled(m_curves.title, m_curves.unit), unitText(m_curves.unit));
    if (m_lower) {
        if (!m_curves.residualTitle.isEmpty()) {
            fit(m_lower->axis(QCPAxis::atLeft), m_curves.residualTitle, m_curves.residualUnit);
            return;
        }
        const QString difference = text(QT_TRANSLATE_NOOP("SpectrumPlot", "Difference"));
        fit(m_lower->axis(QCPAxis::atLeft),
            m_curves.isResidualInSigma ? text(QT_TRANSLATE_NOOP("SpectrumPlot", "Difference (σ)")) : titled(difference, m_curves.unit),
            m_curves.isResidualInSigma ? QStringLiteral("σ") : difference);
    }
}

void SpectrumPlot::placeLabels() {
    fitTitles();
    for (auto* rect : m_plot.axisRects()) {
        const int ticks = std::clamp(rect->height() / 28, 2, 6);
        rect->axis(QCPAxis::atLeft)->ticker()->setTickCount(ticks);
    }
    const double height = std::max(1, m_plot.axisRect()->height());
    for (const auto& [label, line] : m_windowLabels) {
        label->position->setCoords(label->position->coords().x(), (2.0 + kLabelHeightPx * static_cast<double>(line)) / height);
    }
    const QCPRange range = m_plot.yAxis->range();
    std::vector<std::pair<double, QCPItemText*>> wanted;
    for (const auto& label : m_labels) {
        wanted.emplace_back(1.0 - (label.value - range.lower) / range.size() - 12.0 / height, label.text);
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const double step = kLabelHeightPx / height;
    double lowest = 0.5 * step;
    for (auto& [at, label] : wanted) {
        at = std::max(at, lowest);
        lowest = at + step;
    }
    double highest = 1.0 - 0.5 * step;
    for (auto entry = wanted.rbegin(); entry != wanted.rend(); ++entry) {
        entry->first = std::min(entry->first, highest);
        highest = entry->first - step;
        entry->second->position->setCoords(0.995, entry->first);
    }
}

void SpectrumPlot::setDecorations(bool areShown) {
    m_hasDecorations = areShown;
    for (auto* rect : m_plot.axisRects()) {
        rect->axis(QCPAxis::atBottom)->setVisible(areShown);
        rect->axis(QCPAxis::atLeft)->setVisible(areShown);
        if (!areShown) {
            rect->setMarginGroup(QCP::msAll, nullptr);
            rect->setAutoMargins(QCP::msNone);
            rect->setMargins(QMargins(0, 0, 0, 0));
        }
    }
    for (const auto& label : m_labels) {
        label.text->setVisible(areShown);
    }
    if (!areShown) {
        m_plot.plotLayout()->setMargins(QMargins(0, 0, 0, 0));
    }
}

void SpectrumPlot::mark(std::optional<std::size_t> channel) {
    m_curves.channel = channel;
    const bool isThere = channel && *channel < m_curves.channelPositions.size();
    m_marker->setVisible(isThere && m_hasDecorations);
    if (isThere) {
        const double at = shown(m_curves.channelPositions[*channel]);
        m_marker->point1->setCoords(at, 0.0);
        m_marker->point2->setCoords(at, 1.0);
    }
    if (m_plot.isVisible()) { // a plot of a figure has no buffers
        m_marker->layer()->replot();
    }
}

bool SpectrumPlot::isAtMarker(const QPointF& pixel) const {
    return m_marker->visible() && std::abs(m_plot.xAxis->coordToPixel(m_marker->point1->coords().x()) - pixel.x()) <= kNearPx &&
           m_plot.axisRect()->rect().contains(pixel.toPoint());
}

bool SpectrumPlot::isInResiduals(const QPointF& pixel) const {
    return m_lower && m_lower->rect().contains(pixel.toPoint());
}

void SpectrumPlot::showSpan(std::optional<std::pair<double, double>> pixels) {
    m_span->setVisible(pixels && m_lower);
    if (m_span->visible()) {
        m_span->topLeft->setCoords(std::min(pixels->first, pixels->second), m_lower->top());
        m_span->bottomRight->setCoords(std::max(pixels->first, pixels->second), m_lower->bottom());
    }
    m_span->layer()->replot();
}

std::vector<std::size_t> SpectrumPlot::channelsBetween(double fromPixel, double toPixel) const {
    std::vector<std::size_t> channels;
    for (std::size_t channel = 0; channel < m_curves.channelPositions.size(); ++channel) {
        const double at = m_plot.xAxis->coordToPixel(shown(m_curves.channelPositions[channel]));
        if (at >= std::min(fromPixel, toPixel) && at <= std::max(fromPixel, toPixel)) {
            channels.push_back(channel);
        }
    }
    return channels;
}

std::optional<std::size_t> SpectrumPlot::channelAt(const QPointF& pixel) const {
    if (m_curves.channelPositions.empty()) {
        return std::nullopt;
    }
    const double position = m_plot.xAxis->pixelToCoord(pixel.x());
    return core::nearestChannel(m_curves.channelPositions, core::convertedSpectral(position, m_unit, m_curves.spectralUnit));
}

} // namespace phidias::views
