#include "views/profile/WaterWidget.h"

#include "core/geo/Seawater.h"
#include "core/util/Paths.h"
#include "views/plot/CurveColors.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::views {

WaterWidget::WaterWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache, std::function<QString(const core::Error&)> errorText,
                         QWidget* parent)
    : QWidget(parent), m_link(link), m_cache(std::move(cache)), m_errorText(std::move(errorText)),
      m_panel(new PlotPanel(QStringLiteral("water/panel"), tr("T-S diagram"), this)), m_title(new QLabel(this)),
      m_tool(new QComboBox(this)) {
    setObjectName(QStringLiteral("water"));
    setAccessibleName(tr("T-S diagram"));
    auto& plot = m_panel->plot();
    m_points = new PointCloud(plot.xAxis, plot.yAxis);
    m_chosen = new PointCloud(plot.xAxis, plot.yAxis);
    m_chosen->setSizePx(5.0);
    m_outline = new QCPCurve(plot.xAxis, plot.yAxis);
    m_legend = new LegendElement(&plot);
    m_legend->setMaximumSize(QWIDGETSIZE_MAX, m_legend->maximumSize().height()); // else the plot would be no wider either
    plot.plotLayout()->addElement(1, 0, m_legend);
    plot.plotLayout()->setRowSpacing(4);
    plot.xAxis->setLabel(tr("Reference salinity, no regional anomaly (g kg⁻¹)"));
    plot.yAxis->setLabel(tr("Conservative temperature (°C)"));
    m_title->setObjectName(QStringLiteral("water/title"));
    m_title->setAccessibleName(tr("What the plot shows"));
    m_tool->setObjectName(QStringLiteral("water/tool"));
    m_tool->setAccessibleName(tr("Shape that chooses casts"));
    m_tool->setToolTip(tr("Drag over the points to choose their casts in all views; with Ctrl they are added"));
    m_tool->addItems({tr("Rectangle"), tr("Lasso")});
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 0);
    top->addWidget(m_title, 1);
    auto* label = new QLabel(tr("&Choose with"), this);
    label->setObjectName(QStringLiteral("water/toolLabel"));
    label->setBuddy(m_tool);
    top->addWidget(label);
    top->addWidget(m_tool);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(top);
    all->addWidget(m_panel, 1);
    plot.setMouseTracking(true);
    plot.installEventFilter(this);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &WaterWidget::compute);
    connect(m_panel, &PlotPanel::paletteChanged, this, &WaterWidget::draw);
    connect(&m_link.cursor(), &LinkedCursor::moved, this, &WaterWidget::schedule);
    connect(&m_link.selection(), &Selection::changed, this, [this] {
        drawChosen();
        m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
    });
    schedule();
}

void WaterWidget::setLayers(const std::vector<SceneLayer>& layers) {
    m_layers.clear();
    for (const auto& entry : layers) {
        if (entry.layer.isVisible && entry.layer.href.find("://") == std::string::npos &&
            (entry.layer.kind == core::LayerKind::Grid || entry.layer.kind == core::LayerKind::Observations)) {
            m_layers.push_back(entry.layer);
        }
    }
    schedule();
}

void WaterWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    schedule();
}

void WaterWidget::compute() {
    if (!isVisible()) {
        return; // asked again when it is shown
    }
    const auto failed = [this](const core::Error& error) {
        m_key.clear();
        m_panel->setHint(m_errorText(error));
    };
    core::Json key = core::Json::array();
    for (const auto& layer : m_layers) {
        if (layer.kind == core::LayerKind::Observations) {
            key.push_back(core::stampOf(layer.href));
        }
    }
    const std::string text = key.dump();
    if (text != m_key) {
        m_key = text;
        m_run.start<std::vector<WaterCloud>>(
            [layers = m_layers, cache = m_cache](std::stop_token stop) { return loadObservedWater(layers, *cache, stop); },
            [this](std::vector<WaterCloud> observed) { takeObserved(std::move(observed)); }, failed);
    }
    const auto& cursor = m_link.cursor();
    if (cursor.isValid()) {
        m_columnRun.start<std::vector<WaterCloud>>(
            [layers = m_layers, cache = m_cache, x = cursor.longitudeDeg(), y = cursor.latitudeDeg()](std::stop_token stop) {
                return loadWaterColumns(layers, x, y, *cache, stop);
            },
            [this](std::vector<WaterCloud> columns) {
                m_scene.columns = std::move(columns);
                draw();
            },
            failed);
    } else if (!m_run.isRunning()) {
        draw();
    }
}

void WaterWidget::takeObserved(std::vector<WaterCloud> observed) {
    m_scene.observed = std::move(observed);
    draw();
}

void WaterWidget::setHintAndTitle() {
    std::size_t count = 0;
    for (const auto& cloud : m_scene.observed) {
        count += cloud.samples.size();
    }
    const bool isEmpty = count == 0 && m_scene.columns.empty();
    m_panel->setHint(isEmpty ? tr("Open or show observations or a grid that have temperature and salinity; grids are read at the cursor.")
                             : QString());
    QStringList said{tr("%n sample(s)", nullptr, static_cast<int>(count))};
    for (const auto& column : m_scene.columns) {
        said += column.label;
    }
    m_title->setText(isEmpty ? QString() : said.join(QStringLiteral("  ·  ")));
}

void WaterWidget::setRange() {
    std::array<double, 4> box{1e30, -1e30, 1e30, -1e30};
    for (const auto* clouds : {&m_scene.observed, &m_scene.columns}) {
        for (const auto& cloud : *clouds) {
            for (std::size_t k = 0; k < cloud.samples.size(); ++k) {
                box = {std::min(box[0], cloud.samples.salinityGPerKg[k]), std::max(box[1], cloud.samples.salinityGPerKg[k]),
                       std::min(box[2], cloud.samples.conservativeTemperatureC[k]),
                       std::max(box[3], cloud.samples.conservativeTemperatureC[k])};
            }
        }
    }
    if (box[0] <= box[1]) {
        const double dx = std::max(0.05 * (box[1] - box[0]), 0.05);
        const double dy = std::max(0.05 * (box[3] - box[2]), 0.2);
        m_panel->plot().xAxis->setRange(std::max(0.0, box[0] - dx), box[1] + dx);
        m_panel->plot().yAxis->setRange(box[2] - dy, box[3] + dy);
    }
}

void WaterWidget::draw() {
    auto& plot = m_panel->plot();
    setHintAndTitle();
    setRange();
    for (auto* line : m_lines) {
        plot.removePlottable(line);
    }
    for (auto* text : m_texts) {
        plot.removeItem(text);
    }
    m_lines.clear();
    m_texts.clear();
    std::vector<double> depths;
    for (const auto& cloud : m_scene.observed) {
        std::copy_if(cloud.samples.depthM.begin(), cloud.samples.depthM.end(), std::back_inserter(depths),
                     [](double depth) { return std::isfinite(depth); });
    }
    const double deepest = depths.empty() ? 1.0 : std::max(1.0, core::percentile(depths, 98.0));
    const core::ColorScale scale("viridis", 0.0, deepest);
    m_legend->setVisible(!depths.empty());
    m_legend->setLegend(scale, tr("Depth"), QStringLiteral("m"));
    std::vector<double> keys;
    std::vector<double> values;
    std::vector<std::uint32_t> colors;
    for (const auto& cloud : m_scene.observed) {
        keys.insert(keys.end(), cloud.samples.salinityGPerKg.begin(), cloud.samples.salinityGPerKg.end());
        values.insert(values.end(), cloud.samples.conservativeTemperatureC.begin(), cloud.samples.conservativeTemperatureC.end());
        for (const double depth : cloud.samples.depthM) {
            colors.push_back(std::isfinite(depth) ? scale.color(depth) : 0xff808080U);
        }
    }
    m_points->setPoints(std::move(keys), std::move(values), std::move(colors));
    drawIsopycnals();
    for (std::size_t k = 0; k < m_scene.columns.size(); ++k) {
        auto* line = new QCPCurve(plot.xAxis, plot.yAxis);
        const QColor color = curveColor(k, plot.palette());
        line->setPen(QPen(color, 1.6));
        line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, 4.5));
        const auto& samples = m_scene.columns[k].samples;
        for (std::size_t level = 0; level < samples.size(); ++level) {
            line->addData(samples.salinityGPerKg[level], samples.conservativeTemperatureC[level]);
        }
        m_lines.push_back(line);
    }
    drawChosen();
    setNumbers();
    plot.replot();
    Q_EMIT shown();
}

void WaterWidget::drawIsopycnals() {
    auto& plot = m_panel->plot();
    const auto x = plot.xAxis->range();
    const auto y = plot.yAxis->range();
    QColor quiet = plot.palette().color(QPalette::Text);
    quiet.setAlphaF(0.45F);
    const double least = core::potentialDensityAnomaly(x.lower, y.upper);
    const double most = core::potentialDensityAnomaly(x.upper, y.lower);
    for (const double sigma0 : core::roundTicks(least, most, 10)) {
        const auto line = core::isopycnal(sigma0, {x.lower, x.upper}, {y.lower, y.upper});
        if (line.size() < 2) {
            continue;
        }
        auto* curve = new QCPCurve(plot.xAxis, plot.yAxis);
        curve->setPen(QPen(quiet, 1.0));
        for (const auto& [salinity, temperature] : line) {
            curve->addData(salinity, temperature);
        }
        m_lines.push_back(curve);
        auto* text = new QCPItemText(&plot);
        text->setText(numberText(sigma0, 4));
        text->setColor(quiet);
        text->setFont(plot.font());
        text->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
        text->position->setCoords(line.back().first, line.back().second);
        m_texts.push_back(text);
    }
}

void WaterWidget::drawChosen() {
    std::vector<double> keys;
    std::vector<double> values;
    const auto& items = m_link.selection().items();
    for (const auto& cloud : m_scene.observed) {
        const auto found = items.find(cloud.href);
        for (std::size_t k = 0; found != items.end() && k < cloud.samples.size(); ++k) {
            if (std::binary_search(found->second.begin(), found->second.end(), cloud.samples.cast[k])) {
                keys.push_back(cloud.samples.salinityGPerKg[k]);
                values.push_back(cloud.samples.conservativeTemperatureC[k]);
            }
        }
    }
    const std::vector<std::uint32_t> colors(keys.size(), chosenColor(m_panel->plot().palette()).rgba());
    m_chosen->setPoints(std::move(keys), std::move(values), colors);
    m_outline->setPen(QPen(chosenColor(m_panel->plot().palette()), 1.0, Qt::DashLine));
}

void WaterWidget::setNumbers() {
    std::vector<std::vector<double>> rows;
    for (const auto* clouds : {&m_scene.observed, &m_scene.columns}) {
        for (const auto& cloud : *clouds) {
            const auto& samples = cloud.samples;
            for (std::size_t k = 0; k < samples.size(); ++k) {
                rows.push_back({samples.cast.empty() ? std::nan("") : static_cast<double>(samples.cast[k]), samples.depthM[k],
                                samples.salinityGPerKg[k], samples.conservativeTemperatureC[k], samples.sigma0[k]});
            }
        }
    }
    m_panel->setNumbers(
        {tr("Cast"), tr("Depth (m)"), tr("Reference salinity (g kg⁻¹)"), tr("Conservative temperature (°C)"), tr("σ₀ (kg m⁻³)")}, rows);
}

void WaterWidget::brush(bool isAdded) {
    auto& plot = m_panel->plot();
    QPolygonF area;
    if (m_path.size() >= 3) { // a click chooses nothing
        for (const QPointF& pixel : m_path) {
            area += QPointF(plot.xAxis->pixelToCoord(pixel.x()), plot.yAxis->pixelToCoord(pixel.y()));
        }
    }
    const QRectF box = area.boundingRect();
    Selection::Items items;
    for (const auto& cloud : m_scene.observed) {
        for (std::size_t k = 0; k < cloud.samples.size() && !area.isEmpty(); ++k) {
            const QPointF at(cloud.samples.salinityGPerKg[k], cloud.samples.conservativeTemperatureC[k]);
            if (box.contains(at) && area.containsPoint(at, Qt::OddEvenFill)) {
                items[cloud.href].push_back(cloud.samples.cast[k]);
            }
        }
    }
    if (isAdded) {
        m_link.selection().add(items);
    } else {
        m_link.selection().set(std::move(items));
    }
}

void WaterWidget::say(const QPointF& pixel) {
    auto& plot = m_panel->plot();
    const double salinity = plot.xAxis->pixelToCoord(pixel.x());
    const double temperature = plot.yAxis->pixelToCoord(pixel.y());
    Q_EMIT statusChanged(tr("%1, %2, σ₀ %3")
                             .arg(quantityText(salinity, QStringLiteral("g kg-1")), quantityText(temperature, QStringLiteral("degC"), 4),
                                  quantityText(core::potentialDensityAnomaly(salinity, temperature), QStringLiteral("kg m-3"))));
}

bool WaterWidget::eventFilter(QObject* watched, QEvent* event) {
    auto& plot = m_panel->plot();
    if (watched != &plot) {
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) {
        m_path = QPolygonF{static_cast<QMouseEvent*>(event)->position()};
    } else if (event->type() == QEvent::MouseMove) {
        const QPointF pixel = static_cast<QMouseEvent*>(event)->position();
        say(pixel);
        if (!m_path.isEmpty()) {
            const QPointF first = m_path.front();
            if (m_tool->currentIndex() == 0) {
                m_path = QPolygonF{first, QPointF(pixel.x(), first.y()), pixel, QPointF(first.x(), pixel.y())};
            } else if (QLineF(m_path.back(), pixel).length() >= 4.0) {
                m_path += pixel;
            }
            m_outline->data()->clear();
            QPolygonF closed = m_path;
            closed += first;
            for (const QPointF& corner : std::as_const(closed)) {
                m_outline->addData(plot.xAxis->pixelToCoord(corner.x()), plot.yAxis->pixelToCoord(corner.y()));
            }
            plot.replot(QCustomPlot::rpQueuedReplot);
        }
    } else if (event->type() == QEvent::MouseButtonRelease && !m_path.isEmpty()) {
        brush(static_cast<QMouseEvent*>(event)->modifiers().testFlag(Qt::ControlModifier));
        m_path.clear();
        m_outline->data()->clear();
        plot.replot(QCustomPlot::rpQueuedReplot);
    } else if (event->type() == QEvent::Leave) {
        Q_EMIT statusChanged({});
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
