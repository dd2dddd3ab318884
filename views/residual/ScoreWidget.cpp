#include "views/residual/ScoreWidget.h"

#include "views/plot/NumberTicker.h"
#include "views/plot/PlotColors.h"
#include "views/scene/FlowLayout.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kSliderSteps = 1000;
constexpr double kFirstShare = 0.01; ///< of the pixels above the threshold that a map begins with: the budget of the screening

bool isScore(const SceneLayer& entry) {
    const auto& name = entry.layer.variable;
    return entry.layer.kind == core::LayerKind::Swath && entry.data && (name.starts_with("score") || name == "t2") &&
           std::holds_alternative<core::LayerPixels>(entry.data->content());
}

/// What the pool makes of the scores.
struct Counted {
    core::Histogram histogram;
    std::size_t scored = 0;
    double threshold = 0.0; ///< that a hundredth of the pixels is above
};

Counted countedOf(const core::LayerPixels& pixels) {
    std::vector<double> values;
    values.reserve(pixels.value.size());
    std::copy_if(pixels.value.begin(), pixels.value.end(), std::back_inserter(values), [](float value) { return std::isfinite(value); });
    Counted counted;
    counted.scored = values.size();
    counted.histogram = core::histogramOf(values);
    const auto above = static_cast<std::size_t>(std::ceil(kFirstShare * static_cast<double>(values.size())));
    counted.threshold = values.empty() ? 1.0 : values[values.size() - std::max<std::size_t>(above, 1)];
    return counted;
}

} // namespace

ScoreWidget::ScoreWidget(QWidget* parent)
    : QWidget(parent), m_layer(new QComboBox(this)), m_value(new QDoubleSpinBox(this)), m_slider(new QSlider(Qt::Horizontal, this)),
      m_count(new QLabel(this)), m_panel(new PlotPanel(QStringLiteral("scores/panel"), tr("Histogram of scores"), this)) {
    setObjectName(QStringLiteral("scores"));
    setAccessibleName(tr("Histogram of scores"));
    auto& plot = m_panel->plot();
    m_bars = new QCPBars(plot.xAxis, plot.yAxis);
    m_mark = new QCPItemStraightLine(&plot);
    m_noise = new QCPItemStraightLine(&plot);
    m_mark->setLayer(QStringLiteral("overlay"));
    m_bars->setBaseValue(0.5);
    m_bars->setAntialiased(false);
    plot.yAxis->setScaleType(QCPAxis::stLogarithmic);
    plot.yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog));
    plot.yAxis->setNumberFormat(QStringLiteral("eb"));
    plot.yAxis->setNumberPrecision(0);
    plot.yAxis->setLabel(tr("Pixels"));
    plot.xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    plot.setMouseTracking(true);
    plot.setCursor(Qt::SplitHCursor);
    plot.installEventFilter(this);
    makeControls();
    connect(m_panel, &PlotPanel::paletteChanged, this, &ScoreWidget::recolor);
    recolor();
    draw();
}

void ScoreWidget::makeControls() {
    m_layer->setObjectName(QStringLiteral("scores/layer"));
    m_layer->setAccessibleName(tr("Map of scores"));
    m_layer->setToolTip(tr("A layer of scores, as atmosphere.pca-screen writes them"));
    m_value->setObjectName(QStringLiteral("scores/threshold"));
    m_value->setAccessibleName(tr("Threshold"));
    m_value->setToolTip(tr("Pixels with at least this score are chosen on the map and in all linked views"));
    m_value->setDecimals(3);
    m_value->setSingleStep(0.01);
    m_value->setKeyboardTracking(false);
    m_value->setRange(0.0, 1e6);
    m_slider->setObjectName(QStringLiteral("scores/slider"));
    m_slider->setAccessibleName(tr("Threshold"));
    m_slider->setToolTip(m_value->toolTip());
    m_slider->setRange(0, kSliderSteps);
    m_slider->setMinimumWidth(180);
    m_count->setObjectName(QStringLiteral("scores/count"));
    m_count->setAccessibleName(tr("Chosen pixels"));
    auto* label = new QLabel(tr("&Threshold"), this);
    label->setObjectName(QStringLiteral("scores/thresholdLabel"));
    label->setBuddy(m_value);
    auto* top = new FlowLayout(8);
    top->setContentsMargins(12, 4, 12, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_layer, label, m_value, m_slider, m_count}) {
        top->addWidget(widget);
    }
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(top);
    all->addWidget(m_panel, 1);
    connect(m_layer, &QComboBox::currentIndexChanged, this, &ScoreWidget::compute);
    connect(m_value, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        setThreshold(value);
        choose();
    });
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        const QCPRange range = m_panel->plot().xAxis->range();
        setThreshold(range.lower + range.size() * step / kSliderSteps);
        choose();
    });
}

void ScoreWidget::setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen) {
    std::vector<SceneLayer> scores;
    std::copy_if(layers.rbegin(), layers.rend(), std::back_inserter(scores), isScore);
    const bool isSame = std::equal(scores.begin(), scores.end(), m_layers.begin(), m_layers.end(), [](const auto& a, const auto& b) {
        return a.layer.id == b.layer.id && a.layer.title == b.layer.title && a.data == b.data;
    });
    const QString before = m_layer->currentData().toString();
    const auto isChosen = std::any_of(scores.begin(), scores.end(), [&](const SceneLayer& entry) { return entry.layer.id == chosen; });
    m_layers = std::move(scores);
    if (isSame) {
        return;
    }
    {
        const QSignalBlocker quiet(m_layer);
        m_layer->clear();
        for (const auto& entry : m_layers) {
            m_layer->addItem(toQt(entry.layer.title.empty() ? entry.layer.variable : entry.layer.title), toQt(entry.layer.id));
        }
        m_layer->setCurrentIndex(std::max(0, m_layer->findData(isChosen && before.isEmpty() ? toQt(chosen) : before)));
    }
    compute();
}

const core::LayerPixels* ScoreWidget::pixels() const {
    return m_data ? std::get_if<core::LayerPixels>(&m_data->content()) : nullptr;
}

std::string ScoreWidget::href() const {
    const auto at = static_cast<std::size_t>(m_layer->currentIndex());
    return at < m_layers.size() ? m_layers[at].layer.href : std::string();
}

void ScoreWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    compute();
}

void ScoreWidget::compute() {
    const auto at = static_cast<std::size_t>(m_layer->currentIndex());
    const auto scores = at < m_layers.size() ? m_layers[at].data : nullptr;
    if (scores && (!isVisible() || scores == m_data)) {
        return; // asked again when it is shown; or nothing is new
    }
    m_data = scores;
    m_histogram.reset();
    if (!scores) {
        m_run.stop();
        draw();
        return;
    }
    m_all = scores->size();
    m_run.start<Counted>([scores](std::stop_token) { return countedOf(std::get<core::LayerPixels>(scores->content())); },
                         [this](Counted counted) {
                             m_histogram = std::move(counted.histogram);
                             m_scored = counted.scored;
                             m_threshold = counted.threshold;
                             draw();
                             setThreshold(counted.threshold);
                             Q_EMIT shown();
                         },
                         [](const core::Error&) {
                             // Counting numbers in memory does not fail.
                         });
}

void ScoreWidget::draw() {
    const bool isFull = m_histogram && !m_histogram->counts.empty();
    m_panel->setHint(isFull                              ? QString()
                     : m_layers.empty()                  ? tr("Open or show a map of scores: the output 'scores' of atmosphere.pca-screen.")
                     : m_run.isRunning() || !m_histogram ? tr("Counting the scores...")
                                                         : tr("No pixel of this layer has a score."));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_layer, m_value, m_slider}) {
        widget->setEnabled(isFull);
    }
    m_count->setVisible(isFull);
    if (!isFull) {
        return;
    }
    QVector<double> keys;
    QVector<double> counts;
    std::vector<std::vector<double>> rows;
    for (std::size_t bin = 0; bin < m_histogram->counts.size(); ++bin) {
        const double from = m_histogram->low + m_histogram->width * static_cast<double>(bin);
        keys.push_back(from + 0.5 * m_histogram->width);
        counts.push_back(static_cast<double>(m_histogram->counts[bin]));
        rows.push_back({from, from + m_histogram->width, counts.back()});
    }
    auto& plot = m_panel->plot();
    m_bars->setWidth(m_histogram->width);
    m_bars->setData(keys, counts, true);
    plot.xAxis->setRange(m_histogram->low, m_histogram->high());
    plot.yAxis->setRange(0.5, 2.0 * *std::max_element(counts.begin(), counts.end()));
    plot.xAxis->setLabel(m_layer->currentText());
    m_noise->point1->setCoords(1.0, 1.0);
    m_noise->point2->setCoords(1.0, 2.0);
    m_noise->setVisible(m_layers[static_cast<std::size_t>(m_layer->currentIndex())].layer.variable.starts_with("score"));
    m_panel->setNumbers({tr("From"), tr("To"), tr("Pixels")}, rows);
    placeMark();
    plot.replot(QCustomPlot::rpQueuedReplot);
}

void ScoreWidget::setThreshold(double threshold) {
    m_threshold = threshold;
    const QCPRange range = m_panel->plot().xAxis->range();
    const QSignalBlocker quietValue(m_value);
    const QSignalBlocker quietSlider(m_slider);
    m_value->setValue(threshold);
    m_slider->setValue(static_cast<int>(std::lround(kSliderSteps * std::clamp((threshold - range.lower) / range.size(), 0.0, 1.0))));
    placeMark();
    if (const auto* values = pixels()) {
        const auto count = static_cast<std::size_t>(std::count_if(
            values->value.begin(), values->value.end(), [this](float value) { return static_cast<double>(value) >= m_threshold; }));
        m_count->setText(tr("%1 of %2 pixels (%3 %)")
                             .arg(QLocale().toString(static_cast<qulonglong>(count)), QLocale().toString(static_cast<qulonglong>(m_all)),
                                  numberText(m_all == 0 ? 0.0 : 100.0 * static_cast<double>(count) / static_cast<double>(m_all), 3)));
    }
}

void ScoreWidget::choose() {
    const auto* values = pixels();
    if (values == nullptr) {
        return;
    }
    std::vector<std::uint32_t> above;
    for (std::size_t pixel = 0; pixel < values->value.size(); ++pixel) {
        if (static_cast<double>(values->value[pixel]) >= m_threshold) {
            above.push_back(static_cast<std::uint32_t>(pixel));
        }
    }
    Q_EMIT chosen(toQt(href()), above);
}

void ScoreWidget::placeMark() {
    m_mark->point1->setCoords(m_threshold, 1.0);
    m_mark->point2->setCoords(m_threshold, 2.0);
    if (m_panel->plot().isVisible()) {
        m_mark->layer()->replot();
    }
}

void ScoreWidget::recolor() {
    auto& plot = m_panel->plot();
    applyPalette(plot, palette());
    QColor fill = accentColor(palette());
    fill.setAlphaF(0.75F);
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(fill);
    m_mark->setPen(QPen(warmColor(palette()), 2.0));
    QColor quiet = palette().color(QPalette::Text);
    quiet.setAlphaF(0.6F);
    m_noise->setPen(QPen(quiet, 1.0, Qt::DashLine));
    plot.replot(QCustomPlot::rpQueuedReplot);
}

bool ScoreWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &m_panel->plot() || !m_histogram) {
        return QWidget::eventFilter(watched, event);
    }
    const auto moveTo = [&](const QPointF& pixel) {
        const QCPRange range = m_panel->plot().xAxis->range();
        setThreshold(std::clamp(m_panel->plot().xAxis->pixelToCoord(pixel.x()), range.lower, range.upper));
        choose();
    };
    if (event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) {
        m_isDragging = true;
        moveTo(static_cast<QMouseEvent*>(event)->position());
        return true;
    }
    if (event->type() == QEvent::MouseMove && m_isDragging) {
        moveTo(static_cast<QMouseEvent*>(event)->position());
        return true;
    }
    if (event->type() == QEvent::MouseButtonRelease && m_isDragging) {
        m_isDragging = false;
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
