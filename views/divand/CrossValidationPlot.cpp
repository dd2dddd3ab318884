#include "views/divand/CrossValidationPlot.h"

#include "views/plot/CellMap.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QHelpEvent>
#include <QLabel>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

using core::Json;

double numberOf(const Json& object, const char* name) {
    return object.is_object() && object.contains(name) && object[name].is_number() ? object[name].get<double>() : std::nan("");
}

std::vector<double> numbersOf(const Json& array) {
    std::vector<double> numbers;
    for (const auto& value : array.is_array() ? array : Json::array()) {
        numbers.push_back(value.is_number() ? value.get<double>() : std::nan(""));
    }
    return numbers;
}

} // namespace

CrossValidationPlot::CrossValidationPlot(QWidget* parent)
    : QWidget(parent), m_summary(new QLabel(this)),
      m_panel(new PlotPanel(QStringLiteral("crossValidation/panel"), tr("Cross-validation"), this)) {
    setObjectName(QStringLiteral("crossValidation"));
    setAccessibleName(tr("Cross-validation"));
    m_summary->setObjectName(QStringLiteral("crossValidation/summary"));
    m_summary->setAccessibleName(tr("Best parameters"));
    m_summary->setMargin(4);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_summary);
    layout->addWidget(m_panel, 1);
    m_panel->plot().installEventFilter(this);
    connect(m_panel, &PlotPanel::paletteChanged, this, &CrossValidationPlot::refresh);
    setReport({});
}

void CrossValidationPlot::setReport(const Json& report) {
    m_report = report;
    m_points.clear();
    for (const auto& point : report.is_object() && report.contains("points") ? report["points"] : Json::array()) {
        const double length = numberOf(point, "factorLength");
        const double epsilon2 = numberOf(point, "factorEpsilon2");
        const double value = numberOf(point, "value");
        if (length > 0.0 && epsilon2 > 0.0) {
            m_points.push_back({std::log10(length), std::log10(epsilon2), value});
        }
    }
    refresh();
}

QString CrossValidationPlot::bestText() const {
    const Json best = m_report.is_object() && m_report.contains("best") ? m_report["best"] : Json::object();
    QStringList said;
    if (const double length = numberOf(best, "correlationLengthKm"); !std::isnan(length)) {
        said += tr("L = %1").arg(quantityText(length, QStringLiteral("km"), 4));
    }
    if (const double epsilon2 = numberOf(best, "epsilon2"); !std::isnan(epsilon2)) {
        said += tr("ε² = %1").arg(numberText(epsilon2, 3));
    }
    return said.join(QStringLiteral(", "));
}

void CrossValidationPlot::refresh() {
    auto& plot = m_panel->plot();
    plot.clearPlottables();
    plot.clearItems();
    if (m_points.empty()) {
        m_summary->clear();
        m_panel->setHint(tr("Run the cross-validation to see which length and ε² predict left-out data best."));
        return;
    }
    m_panel->setHint({});
    const auto spread = [&](double Point::*member) {
        const auto [low, high] = std::minmax_element(m_points.begin(), m_points.end(),
                                                     [member](const Point& a, const Point& b) { return a.*member < b.*member; });
        return (*high).*member - (*low).*member;
    };
    const bool isOverLength = spread(&Point::x) > 1e-9;
    const bool isOverEpsilon2 = spread(&Point::y) > 1e-9;
    m_isSurface = isOverLength && isOverEpsilon2;
    const double best = m_report.contains("best") ? numberOf(m_report["best"], "value") : std::nan("");
    const QString method =
        m_report.contains("method") && m_report["method"].is_string() ? toQt(m_report["method"].get<std::string>()) : QString();
    const QString said = method == QLatin1String("full")      ? tr("each observation without itself")
                         : method == QLatin1String("sampled") ? tr("a sample of the observations without themselves")
                         : method == QLatin1String("gcv")     ? tr("generalised")
                                                              : method;
    m_summary->setText(tr("Best: %1; cross-validator %2 (%3)").arg(bestText(), numberText(best, 5), said));
    if (m_isSurface) {
        drawSurface();
    } else {
        drawCurve(isOverLength || !isOverEpsilon2);
    }
    std::vector<std::vector<double>> rows;
    for (const auto& point : m_points) {
        rows.push_back({std::pow(10.0, point.x), std::pow(10.0, point.y), point.value});
    }
    m_panel->setNumbers({tr("Factor of the length"), tr("Factor of ε²"), tr("Cross-validator")}, rows);
    applyPalette(plot, palette());
    plot.replot();
}

void CrossValidationPlot::drawSurface() {
    auto& plot = m_panel->plot();
    const Json surface = m_report.contains("surface") ? m_report["surface"] : Json::object();
    const auto x = numbersOf(surface.is_object() && surface.contains("log10FactorLength") ? surface["log10FactorLength"] : Json());
    const auto y = numbersOf(surface.is_object() && surface.contains("log10FactorEpsilon2") ? surface["log10FactorEpsilon2"] : Json());
    std::vector<double> values;
    for (const auto& row :
         surface.is_object() && surface.contains("value") && surface["value"].is_array() ? surface["value"] : Json::array()) {
        const auto numbers = numbersOf(row);
        values.insert(values.end(), numbers.begin(), numbers.end());
    }
    std::vector<double> all = values;
    for (const auto& point : m_points) {
        all.push_back(point.value);
    }
    std::erase_if(all, [](double value) { return !std::isfinite(value); });
    double low = all.empty() ? 0.0 : *std::min_element(all.begin(), all.end());
    double high = all.empty() ? 1.0 : core::percentile(all, 95.0); // a few bad corners must not flatten the valley
    high = high > low ? high : low + std::max(1e-12, 0.01 * std::abs(low));
    const core::ColorScale scale("viridis", low, high);
    if (x.size() > 1 && y.size() > 1 && values.size() == x.size() * y.size()) {
        auto* cells = new CellMap(plot.xAxis, plot.yAxis);
        cells->setMissingColor(palette().color(QPalette::Mid));
        cells->setCells(edgesBetween(x), edgesBetween(y), values, scale);
    }
    for (const auto& point : m_points) {
        auto* graph = plot.addGraph();
        graph->setLineStyle(QCPGraph::lsNone);
        const QBrush fill = std::isfinite(point.value) ? QBrush(QColor::fromRgba(scale.color(point.value))) : QBrush(Qt::NoBrush);
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(Qt::white, 1.2), fill, 8.0));
        graph->addData(point.x, point.y);
    }
    plot.xAxis->setLabel(tr("log₁₀ of the factor of the length"));
    plot.yAxis->setLabel(tr("log₁₀ of the factor of ε²"));
    plot.rescaleAxes();
    plot.xAxis->scaleRange(1.06, plot.xAxis->range().center());
    plot.yAxis->scaleRange(1.06, plot.yAxis->range().center());
    const Json best = m_report.contains("best") ? m_report["best"] : Json::object();
    markBest(std::log10(numberOf(best, "factorLength")), std::log10(numberOf(best, "factorEpsilon2")));
}

void CrossValidationPlot::drawCurve(bool isOverLength) {
    auto& plot = m_panel->plot();
    auto points = m_points;
    std::sort(points.begin(), points.end(),
              [isOverLength](const Point& a, const Point& b) { return isOverLength ? a.x < b.x : a.y < b.y; });
    auto* graph = plot.addGraph();
    graph->setPen(QPen(palette().color(QPalette::Highlight), 1.5));
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(palette().color(QPalette::Text), 1.0),
                                           QBrush(palette().color(QPalette::Base)), 7.0));
    for (const auto& point : points) {
        graph->addData(isOverLength ? point.x : point.y, point.value);
    }
    plot.xAxis->setLabel(isOverLength ? tr("log₁₀ of the factor of the length") : tr("log₁₀ of the factor of ε²"));
    plot.yAxis->setLabel(tr("Cross-validator"));
    plot.rescaleAxes();
    plot.xAxis->scaleRange(1.1, plot.xAxis->range().center());
    plot.yAxis->scaleRange(1.15, plot.yAxis->range().center());
    const Json best = m_report.contains("best") ? m_report["best"] : Json::object();
    markBest(std::log10(numberOf(best, isOverLength ? "factorLength" : "factorEpsilon2")), numberOf(best, "value"));
}

void CrossValidationPlot::markBest(double x, double y) {
    auto& plot = m_panel->plot();
    if (!std::isfinite(x) || !std::isfinite(y)) {
        return;
    }
    const QColor mark = m_isSurface ? QColor(Qt::white) : palette().color(QPalette::Highlight);
    auto* cross = plot.addGraph();
    cross->setLineStyle(QCPGraph::lsNone);
    cross->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCrossCircle, QPen(mark, 2.0), Qt::NoBrush, 16.0));
    cross->addData(x, y);
    auto* label = new QCPItemText(&plot);
    label->position->setCoords(x, y);
    const bool isRight = x > plot.xAxis->range().center();
    const bool isHigh = y > plot.yAxis->range().center();
    label->setPositionAlignment((isRight ? Qt::AlignRight : Qt::AlignLeft) | (isHigh ? Qt::AlignTop : Qt::AlignBottom));
    label->setPadding(QMargins(12, 10, 12, 10));
    label->setText(bestText());
    QFont font = plot.font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setColor(m_isSurface ? QColor(Qt::white) : palette().color(QPalette::Text));
}

QString CrossValidationPlot::pointText(double x, double y) const {
    auto& plot = m_panel->plot();
    const Point* nearest = nullptr;
    double best = 10.0; // pixels
    for (const auto& point : m_points) {
        const double dx = plot.xAxis->coordToPixel(point.x) - plot.xAxis->coordToPixel(x);
        const double dy = plot.yAxis->coordToPixel(point.y) - plot.yAxis->coordToPixel(y);
        if (std::hypot(dx, dy) < best) {
            best = std::hypot(dx, dy);
            nearest = &point;
        }
    }
    return nearest == nullptr ? QString()
                              : tr("length × %1, ε² × %2: %3")
                                    .arg(numberText(std::pow(10.0, nearest->x), 3), numberText(std::pow(10.0, nearest->y), 3),
                                         numberText(nearest->value, 5));
}

bool CrossValidationPlot::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ToolTip && m_isSurface && watched == &m_panel->plot()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        auto& plot = m_panel->plot();
        QToolTip::showText(help->globalPos(),
                           pointText(plot.xAxis->pixelToCoord(help->pos().x()), plot.yAxis->pixelToCoord(help->pos().y())), &plot);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
