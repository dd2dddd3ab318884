#include "views/scatter/ScatterPlot.h"

#include "views/plot/NumberTicker.h"
#include "views/plot/PlotColors.h"
#include "views/plot/PlotPanel.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr std::size_t kMostSelectedPoints = 20'000;
constexpr double kPointPx = 4.0;

/// A value with as many decimals as its standard error has, with two significant digits.
QString withError(double value, double error) {
    const double decimals = std::isfinite(error) && error > 0.0 ? 1.0 - std::floor(std::log10(error)) : -1.0;
    if (!(decimals >= 0.0 && decimals <= 8.0)) {
        return std::isfinite(error) && error > 0.0 ? QString(numberText(value, 4) % QStringLiteral(" ± ") % numberText(error, 2))
                                                   : numberText(value, 4);
    }
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const auto fixed = [&](double number) {
        return locale.toString(number, 'f', static_cast<int>(decimals)).replace(QLatin1Char('-'), QChar(0x2212));
    };
    return fixed(value) % QStringLiteral(" ± ") % fixed(error);
}

} // namespace

QString titleWithUnit(const std::string& title, const std::string& unit) {
    const QString shown = unitText(toQt(unit));
    return shown.isEmpty() || shown == QLatin1String("1") ? toQt(title)
                                                          : QString(toQt(title) % QStringLiteral(" (") % shown % QLatin1Char(')'));
}

ScatterPlot::ScatterPlot(QCustomPlot& plot)
    : m_plot(plot), m_density(new CellMap(plot.xAxis, plot.yAxis)), m_legend(new LegendElement(&plot)), m_points(plot.addGraph()),
      m_selected(plot.addGraph()), m_mark(new QCPItemEllipse(&plot)), m_text(new QCPItemText(&plot)) {
    plot.plotLayout()->addElement(1, 0, m_legend);
    plot.plotLayout()->setRowSpacing(4);
    m_density->setMissingColor(QColor(0, 0, 0, 0));
    for (auto* graph : {m_points, m_selected}) {
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setPen(Qt::NoPen); // a scatter style without a pen takes that of its graph: every point would have a black rim
        graph->setAdaptiveSampling(false);
    }
    // On the layer with a buffer of its own: following the mouse never draws the cloud anew.
    m_mark->setLayer(QStringLiteral("overlay"));
    m_text->setLayer(QStringLiteral("overlay"));
    m_mark->setVisible(false);
    m_mark->topLeft->setType(QCPItemPosition::ptAbsolute);
    m_mark->bottomRight->setType(QCPItemPosition::ptAbsolute);
    m_text->setClipToAxisRect(true);
    m_text->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_text->setTextAlignment(Qt::AlignLeft);
    m_text->setPadding(QMargins(6, 4, 6, 4));
    for (auto* axis : {plot.xAxis, plot.yAxis}) {
        axis->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    }
    recolor();
}

void ScatterPlot::recolor() {
    applyPalette(m_plot, m_plot.palette());
    const QPalette palette = m_plot.palette();
    QColor point = accentColor(palette);
    point.setAlphaF(0.6F);
    m_points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, Qt::NoPen, point, kPointPx));
    m_selected->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, Qt::NoPen, warmColor(palette), kPointPx + 1.0));
    m_mark->setPen(QPen(palette.color(QPalette::Text), 1.5));
    QColor ground = palette.color(QPalette::Base);
    ground.setAlphaF(0.85F);
    m_text->setBrush(ground);
    m_text->setColor(palette.color(QPalette::Text));
    m_text->setFont(m_plot.font());
}

void ScatterPlot::show(const ScatterScene& scene, FitChoice fits) {
    const auto& pairs = *scene.pairs;
    const double most = scene.density ? std::max(2.0, scene.density->most) : 2.0;
    const core::ColorScale scale(isDarkPalette(m_plot.palette()) ? "viridis" : "viridis_r", 1.0, most, true);
    m_density->setVisible(scene.density.has_value());
    m_points->setVisible(!scene.density);
    if (scene.density) {
        m_points->data()->clear();
        m_density->setCells(scene.density->xEdges, scene.density->yEdges, scene.density->counts, scale);
    } else {
        m_points->setData(QVector<double>(pairs.x.begin(), pairs.x.end()), QVector<double>(pairs.y.begin(), pairs.y.end()));
        // Smooth discs one by one, hard ones by the thousand.
        m_points->setAntialiasedScatters(pairs.x.size() <= 2000);
    }
    const bool hasLegend = scene.density.has_value();
    if (hasLegend != (m_legend->layout() != nullptr)) {
        if (hasLegend) {
            m_plot.plotLayout()->addElement(m_plot.plotLayout()->rowCount(), 0, m_legend);
        } else {
            m_plot.plotLayout()->take(m_legend);
            m_plot.plotLayout()->simplify();
        }
    }
    m_legend->setVisible(hasLegend);
    m_legend->setLegend(scale, tr("Pairs per cell"), {});
    m_plot.xAxis->setLabel(titleWithUnit(scene.xTitle, scene.xUnit));
    m_plot.yAxis->setLabel(titleWithUnit(scene.yTitle, scene.yUnit));
    m_plot.xAxis->setRange(scene.xRange.first, scene.xRange.second);
    m_plot.yAxis->setRange(scene.yRange.first, scene.yRange.second);
    m_mark->setVisible(false);
    showLines(scene, fits);
    write(scene, fits);
}

void ScatterPlot::showLines(const ScatterScene& scene, FitChoice fits) {
    for (auto* line : m_lines) {
        m_plot.removeItem(line);
    }
    m_lines.clear();
    const auto add = [this](double intercept, double slope, const QPen& pen) {
        if (std::isfinite(intercept) && std::isfinite(slope)) {
            auto* line = new QCPItemStraightLine(&m_plot);
            line->point1->setCoords(0.0, intercept);
            line->point2->setCoords(1.0, intercept + slope);
            line->setPen(pen);
            m_lines.push_back(line);
        }
    };
    const QPalette palette = m_plot.palette();
    if (scene.isComparable) {
        QColor quiet = palette.color(QPalette::Text);
        quiet.setAlphaF(0.5F);
        add(0.0, 1.0, QPen(quiet, 1.0));
    }
    const QColor color = palette.color(QPalette::Text);
    if (fits == FitChoice::LeastSquares || fits == FitChoice::All) {
        add(scene.leastSquares.intercept, scene.leastSquares.slope, QPen(color, 1.5));
    }
    if (fits == FitChoice::ReducedMajorAxis || fits == FitChoice::All) {
        add(scene.reducedMajorAxis.intercept, scene.reducedMajorAxis.slope, QPen(color, 1.5, Qt::DashLine));
    }
    if (fits == FitChoice::TheilSen || fits == FitChoice::All) {
        add(scene.theilSen.intercept, scene.theilSen.slope, QPen(color, 1.5, Qt::DotLine));
    }
}

void ScatterPlot::write(const ScatterScene& scene, FitChoice fits) {
    QStringList lines{tr("N = %1").arg(QLocale().toString(static_cast<qulonglong>(scene.moments.count)))};
    QStringList numbers;
    if (scene.isComparable) {
        numbers += tr("bias %1").arg(quantityText(scene.moments.bias, toQt(scene.xUnit), 3));
        numbers += tr("RMSD %1").arg(quantityText(scene.moments.rmsd, toQt(scene.xUnit), 3));
    }
    numbers += tr("r %1").arg(numberText(scene.moments.r, 3));
    lines += numbers.join(QStringLiteral("  ·  "));
    const auto equation = [&](const QString& name, const core::LineFit& fit) {
        if (std::isfinite(fit.slope)) {
            lines +=
                tr("%1: y = (%2) x + (%3)").arg(name, withError(fit.slope, fit.slopeError), withError(fit.intercept, fit.interceptError));
        }
    };
    if (fits == FitChoice::LeastSquares || fits == FitChoice::All) {
        equation(tr("— least squares"), scene.leastSquares);
    }
    if (fits == FitChoice::ReducedMajorAxis || fits == FitChoice::All) {
        equation(tr("- - reduced major axis"), scene.reducedMajorAxis);
    }
    if (fits == FitChoice::TheilSen || fits == FitChoice::All) {
        equation(tr("··· Theil–Sen"), scene.theilSen);
    }
    m_text->setText(lines.join(QLatin1Char('\n')));
    // In the corner where a cloud of this slope leaves room.
    const bool isFalling = scene.moments.r < 0.0;
    m_text->position->setCoords(isFalling ? 1.0 : 0.0, 0.0);
    m_text->setPositionAlignment((isFalling ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
}

void ScatterPlot::setSelected(const ScatterScene& scene, const std::vector<std::size_t>& pairs) {
    const std::size_t step = pairs.size() / kMostSelectedPoints + 1;
    QVector<double> x;
    QVector<double> y;
    for (std::size_t k = 0; k < pairs.size(); k += step) {
        x.push_back(scene.pairs->x[pairs[k]]);
        y.push_back(scene.pairs->y[pairs[k]]);
    }
    m_selected->setAntialiasedScatters(x.size() <= 2000);
    m_selected->setData(x, y);
}

int ScatterPlot::selectedPoints() const {
    return m_selected->dataCount();
}

void ScatterPlot::mark(std::optional<QPointF> at) {
    m_mark->setVisible(at.has_value());
    if (at) {
        const QPointF pixel(m_plot.xAxis->coordToPixel(at->x()), m_plot.yAxis->coordToPixel(at->y()));
        m_mark->topLeft->setPixelPosition(pixel - QPointF(5, 5));
        m_mark->bottomRight->setPixelPosition(pixel + QPointF(5, 5));
    }
    m_mark->layer()->replot();
}

void ScatterPlot::setDecorations(bool areShown) {
    for (auto* axis : {m_plot.xAxis, m_plot.yAxis}) {
        axis->setVisible(areShown);
    }
    m_text->setVisible(areShown);
    for (auto* line : m_lines) {
        line->setVisible(areShown);
    }
    if (!areShown) {
        if (m_legend->layout() != nullptr) {
            m_plot.plotLayout()->take(m_legend);
            m_plot.plotLayout()->simplify();
        }
        m_legend->setVisible(false);
        m_plot.plotLayout()->setMargins(QMargins(0, 0, 0, 0));
        m_plot.axisRect()->setAutoMargins(QCP::msNone);
        m_plot.axisRect()->setMargins(QMargins(0, 0, 0, 0));
    }
}

} // namespace phidias::views
