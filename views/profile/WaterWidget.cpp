#include "views/profile/WaterWidget.h"

#include "core/geo/Seawater.h"
#include "core/util/Paths.h"
#include "views/plot/CurveColors.h"
#include "views/plot/ElidedLabel.h"
#include "views/plot/NumberTicker.h"
#include "views/plot/PlotBrush.h"
#include "views/plot/PlotColors.h"
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

WaterWidget::WaterWidget(ViewLink& viewLink, std::shared_ptr<core::DatasetCache> cache,
                         std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : PooledView(QStringLiteral("water"), tr("T-S diagram"), viewLink, std::move(cache), std::move(errorText), parent),
      m_panel(new PlotPanel(QStringLiteral("water/panel"), tr("T-S diagram"), this)), m_title(new ElidedLabel(this)),
      m_tool(new QComboBox(this)) {
    auto& plot = m_panel->plot();
    m_density = new CellMap(plot.xAxis, plot.yAxis);
    m_density->setMissingColor(QColor(0, 0, 0, 0));
    m_points = new PointCloud(plot.xAxis, plot.yAxis);
    plot.addLayer(QStringLiteral("chosen"), plot.layer(QStringLiteral("main")), QCustomPlot::limAbove);
    m_chosen = new PointCloud(plot.xAxis, plot.yAxis);
    m_chosen->setLayer(QStringLiteral("chosen"));
    m_chosen->setSizePx(5.0);
    m_brush = new PlotBrush(plot);
    m_legend = new LegendElement(&plot);
    m_legend->setMaximumSize(QWIDGETSIZE_MAX, m_legend->maximumSize().height()); // else the plot would be no wider either
    plot.plotLayout()->addElement(1, 0, m_legend);
    plot.plotLayout()->setRowSpacing(4);
    plot.xAxis->setLabel(tr("Reference salinity, no regional anomaly (g kg⁻¹)"));
    plot.yAxis->setLabel(tr("Conservative temperature (°C)"));
    for (auto* axis : {plot.xAxis, plot.yAxis}) {
        axis->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    }
    makeTop();
    plot.setMouseTracking(true);
    plot.installEventFilter(this);
    connect(m_panel, &PlotPanel::paletteChanged, this, &WaterWidget::drawAll);
    connect(m_brush, &PlotBrush::brushed, this, &WaterWidget::brush);
    connect(m_brush, &PlotBrush::cleared, this, [this] { link().selection().clear(); });
    connect(&link().cursor(), &LinkedCursor::moved, this, &WaterWidget::schedule);
    connect(&link().selection(), &Selection::changed, this, &WaterWidget::findChosen);
}

void WaterWidget::makeTop() {
    m_title->setObjectName(QStringLiteral("water/title"));
    m_title->setAccessibleName(tr("What the plot shows"));
    m_tool->setObjectName(QStringLiteral("water/tool"));
    m_tool->setAccessibleName(tr("Shape that chooses casts"));
    m_tool->setToolTip(tr("Drag over the points to choose their casts in all views; with Ctrl they are added"));
    m_tool->addItems({tr("Rectangle"), tr("Lasso")});
    connect(m_tool, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_brush->setShape(index == 0 ? PlotBrush::Shape::Rectangle : PlotBrush::Shape::Lasso); });
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 0);
    top->setSpacing(8);
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

void WaterWidget::compute() {
    const auto failed = [this](const core::Error& error) {
        m_key.clear();
        m_panel->setHint(errorText(error));
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
        run().start<std::shared_ptr<const ObservedWater>>(
            [layers = m_layers, cache = cache()](std::stop_token stop) { return loadObservedWater(layers, *cache, stop); },
            [this](std::shared_ptr<const ObservedWater> observed) {
                m_scene.observed = std::move(observed);
                drawAll();
            },
            failed);
    }
    const auto& cursor = link().cursor();
    if (cursor.isValid()) {
        m_columnRun.start<std::vector<WaterCloud>>(
            [layers = m_layers, cache = cache(), x = cursor.longitudeDeg(), y = cursor.latitudeDeg()](std::stop_token stop) {
                return loadWaterColumns(layers, x, y, *cache, stop);
            },
            [this](std::vector<WaterCloud> columns) {
                const bool isSame = columns.empty() && m_scene.columns.empty();
                m_scene.columns = std::move(columns);
                if (!isSame) {
                    drawColumns();
                }
            },
            failed);
    } else if (!run().isRunning() && m_scene.observed->count == 0) {
        drawAll();
    }
}

void WaterWidget::setHintAndTitle() {
    const std::size_t count = m_scene.observed->count;
    const bool isEmpty = count == 0 && m_scene.columns.empty();
    m_panel->setHint(isEmpty ? tr("Open or show observations or a grid that have temperature and salinity; grids are read at the cursor.")
                             : QString());
    QStringList said{tr("%n sample(s)", nullptr, static_cast<int>(count))};
    for (const auto& column : m_scene.columns) {
        said += column.label;
    }
    m_title->setWholeText(isEmpty ? QString() : said.join(QStringLiteral("  ·  ")));
}

void WaterWidget::setRange() {
    constexpr double kFar = 1e30;
    std::array<double, 4> box = m_scene.observed->count > 0 ? m_scene.observed->box : std::array{kFar, -kFar, kFar, -kFar};
    for (const auto& cloud : m_scene.columns) {
        for (std::size_t k = 0; k < cloud.samples.size(); ++k) {
            box = {std::min(box[0], cloud.samples.salinityGPerKg[k]), std::max(box[1], cloud.samples.salinityGPerKg[k]),
                   std::min(box[2], cloud.samples.conservativeTemperatureC[k]),
                   std::max(box[3], cloud.samples.conservativeTemperatureC[k])};
        }
    }
    if (box[0] <= box[1]) {
        const double dx = std::max(0.05 * (box[1] - box[0]), 0.05);
        const double dy = std::max(0.05 * (box[3] - box[2]), 0.2);
        m_panel->plot().xAxis->setRange(std::max(0.0, box[0] - dx), box[1] + dx);
        m_panel->plot().yAxis->setRange(box[2] - dy, box[3] + dy);
    }
}

void WaterWidget::drawAll() {
    drawObserved();
    findChosen();
    drawColumns();
}

void WaterWidget::drawObserved() {
    const auto& water = *m_scene.observed;
    const bool isDark = isDarkPalette(m_panel->plot().palette());
    m_density->setVisible(water.density.has_value());
    std::vector<double> keys;
    std::vector<double> values;
    std::vector<std::uint32_t> colors;
    if (water.density) {
        const core::ColorScale scale(isDark ? "viridis" : "viridis_r", 1.0, std::max(2.0, water.density->most), true);
        m_density->setCells(water.density->xEdges, water.density->yEdges, water.density->counts, scale);
        m_legend->setLegend(scale, tr("Samples per cell"), {});
    } else {
        const core::ColorScale scale("viridis", 0.0, water.deepestM);
        m_legend->setLegend(scale, tr("Depth"), QStringLiteral("m"));
        for (const auto& cloud : water.clouds) {
            const auto& samples = cloud.samples;
            keys.insert(keys.end(), samples.salinityGPerKg.begin(), samples.salinityGPerKg.end());
            values.insert(values.end(), samples.conservativeTemperatureC.begin(), samples.conservativeTemperatureC.end());
            for (const double depth : samples.depthM) {
                colors.push_back(std::isfinite(depth) ? scale.color(depth) : 0xff808080U);
            }
        }
    }
    m_legend->setVisible(water.density || water.hasDepths);
    m_points->setPoints(std::move(keys), std::move(values), std::move(colors));
}

void WaterWidget::drawColumns() {
    auto& plot = m_panel->plot();
    setHintAndTitle();
    setRange();
    drawIsopycnals();
    for (auto* line : m_columnLines) {
        plot.removePlottable(line);
    }
    m_columnLines.clear();
    for (std::size_t k = 0; k < m_scene.columns.size(); ++k) {
        auto* line = new QCPCurve(plot.xAxis, plot.yAxis);
        const QColor color = curveColor(k, plot.palette());
        line->setPen(QPen(color, 1.6));
        line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, color, color, 4.5));
        const auto& samples = m_scene.columns[k].samples;
        for (std::size_t level = 0; level < samples.size(); ++level) {
            line->addData(samples.salinityGPerKg[level], samples.conservativeTemperatureC[level]);
        }
        m_columnLines.push_back(line);
    }
    setNumbers();
    plot.replot(QCustomPlot::rpQueuedReplot);
    Q_EMIT shown();
}

void WaterWidget::drawIsopycnals() {
    auto& plot = m_panel->plot();
    for (auto* line : m_isopycnals) {
        plot.removePlottable(line);
    }
    for (auto* text : m_texts) {
        plot.removeItem(text);
    }
    m_isopycnals.clear();
    m_texts.clear();
    const auto x = plot.xAxis->range();
    const auto y = plot.yAxis->range();
    QColor quiet = plot.palette().color(QPalette::Text);
    quiet.setAlphaF(0.45F);
    QColor ground = plot.palette().color(QPalette::Base);
    ground.setAlphaF(0.8F);
    const double least = core::potentialDensityAnomaly(x.lower, y.upper);
    const double most = core::potentialDensityAnomaly(x.upper, y.lower);
    std::vector<QPointF> labelled; // shares of the plot
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
        m_isopycnals.push_back(curve);
        // On the line near its upper end, where the corner of the plot leaves room and no other label stands.
        for (auto place = line.rbegin(); place != line.rend(); ++place) {
            const QPointF shares((place->first - x.lower) / x.size(), (place->second - y.lower) / y.size());
            const bool isInside = shares.x() > 0.03 && shares.x() < 0.97 && shares.y() > 0.04 && shares.y() < 0.95;
            const bool isFree = std::none_of(labelled.begin(), labelled.end(), [&](const QPointF& other) {
                return std::abs(other.x() - shares.x()) < 0.055 && std::abs(other.y() - shares.y()) < 0.09;
            });
            if (!isInside || !isFree) {
                continue;
            }
            labelled.push_back(shares);
            auto* text = new QCPItemText(&plot);
            text->setText(numberText(sigma0, 4));
            text->setColor(plot.palette().color(QPalette::Text));
            text->setFont(plot.font());
            text->setBrush(ground);
            text->setPadding(QMargins(2, 0, 2, 0));
            text->position->setCoords(place->first, place->second);
            m_texts.push_back(text);
            break;
        }
    }
}

void WaterWidget::findChosen() {
    const auto& items = link().selection().items();
    if (m_scene.observed->count <= kMostWaterPoints || items.empty()) {
        m_chosenRun.stop();
        drawChosen(chosenWater(*m_scene.observed, items));
        return;
    }
    m_chosenRun.start<ChosenWater>([water = m_scene.observed, items](std::stop_token) { return chosenWater(*water, items); },
                                   [this](const ChosenWater& chosen) { drawChosen(chosen); }, [](const core::Error&) {});
}

void WaterWidget::drawChosen(const ChosenWater& chosen) {
    const std::vector<std::uint32_t> colors(chosen.salinityGPerKg.size(), chosenColor(m_panel->plot().palette()).rgba());
    m_chosen->setPoints(chosen.salinityGPerKg, chosen.conservativeTemperatureC, colors);
    m_chosenCount = chosen.count;
    m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
}

void WaterWidget::setNumbers() {
    std::size_t rows = 0;
    std::vector<std::size_t> starts; // of each cloud
    for (const auto& cloud : m_scene.observed->clouds) {
        starts.push_back(rows);
        rows += cloud.samples.size();
    }
    for (const auto& cloud : m_scene.columns) {
        starts.push_back(rows);
        rows += cloud.samples.size();
    }
    const auto value = [observed = m_scene.observed, columns = m_scene.columns, starts](std::size_t row, std::size_t column) {
        const auto at = static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), row) - starts.begin()) - 1;
        const auto& samples = (at < observed->clouds.size() ? observed->clouds[at] : columns[at - observed->clouds.size()]).samples;
        const std::size_t k = row - starts[at];
        switch (column) {
        case 0:
            return samples.cast.empty() ? std::nan("") : static_cast<double>(samples.cast[k]);
        case 1:
            return samples.depthM[k];
        case 2:
            return samples.salinityGPerKg[k];
        case 3:
            return samples.conservativeTemperatureC[k];
        default:
            return samples.sigma0[k];
        }
    };
    m_panel->setNumbers({.headers = {tr("Cast"), tr("Depth (m)"), tr("Reference salinity (g kg⁻¹)"), tr("Conservative temperature (°C)"),
                                     tr("σ₀ (kg m⁻³)")},
                         .rows = rows,
                         .value = value,
                         .timeColumns = {}});
}

void WaterWidget::brush(const QPolygonF& area, bool isAdded) {
    const auto choose = [this, isAdded](Selection::Items items) {
        if (isAdded) {
            link().selection().add(items);
        } else {
            link().selection().set(std::move(items));
        }
    };
    if (m_scene.observed->count <= kMostWaterPoints) {
        choose(itemsIn(*m_scene.observed, area));
        return;
    }
    m_brushRun.start<Selection::Items>([water = m_scene.observed, area](std::stop_token) { return itemsIn(*water, area); }, choose,
                                       [](const core::Error&) {});
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
    if (watched == &m_panel->plot()) {
        if (event->type() == QEvent::MouseMove) {
            say(static_cast<QMouseEvent*>(event)->position());
        } else if (event->type() == QEvent::Leave) {
            Q_EMIT statusChanged({});
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
