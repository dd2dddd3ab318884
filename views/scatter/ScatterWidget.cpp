#include "views/scatter/ScatterWidget.h"

#include "core/util/Error.h"
#include "views/scene/FlowLayout.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPointer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace phidias::views {

namespace {

constexpr int kRestMs = 60;
constexpr double kNearPx = 12.0;
constexpr std::size_t kMostRows = 20'000;

} // namespace

ScatterWidget::ScatterWidget(LinkedCursor& cursor, Selection& selection, QWidget* parent)
    : QWidget(parent), m_cursor(cursor), m_selection(selection),
      m_panel(new PlotPanel(QStringLiteral("scatter/panel"), tr("Scatter"), this)), m_brush(new PlotBrush(m_panel->plot())),
      m_x(new QComboBox(this)), m_y(new QComboBox(this)), m_fits(new QComboBox(this)), m_radius(new QDoubleSpinBox(this)),
      m_swap(new QToolButton(this)), m_lasso(new QToolButton(this)), m_title(new QLabel(this)) {
    setObjectName(QStringLiteral("scatter"));
    setAccessibleName(tr("Scatter"));
    m_plot = std::make_unique<ScatterPlot>(m_panel->plot());
    makeControls();
    m_panel->plot().setMouseTracking(true);
    m_panel->plot().installEventFilter(this);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &ScatterWidget::compute);
    connect(m_panel, &PlotPanel::paletteChanged, this, [this] {
        m_plot->recolor();
        draw();
    });
    connect(m_brush, &PlotBrush::brushed, this, &ScatterWidget::brush);
    connect(m_brush, &PlotBrush::cleared, this, [this] { m_selection.clear(); });
    connect(&m_selection, &Selection::changed, this, &ScatterWidget::showSelection);
    connect(&m_cursor, &LinkedCursor::moved, this, &ScatterWidget::followCursor);
    schedule();
}

ScatterWidget::~ScatterWidget() {
    m_stop.request_stop();
}

void ScatterWidget::makeControls() {
    const auto name = [](QWidget* widget, const char* objectName, const QString& text) {
        widget->setObjectName(QLatin1String(objectName));
        widget->setAccessibleName(text);
        widget->setToolTip(text);
    };
    name(m_x, "scatter/x", tr("Layer along x"));
    name(m_y, "scatter/y", tr("Layer along y"));
    name(m_fits, "scatter/fits", tr("Line through the pairs"));
    name(m_radius, "scatter/radius", tr("How far an observation may be from the place it is looked up for"));
    name(m_swap, "scatter/swap", tr("Exchange x and y"));
    name(m_lasso, "scatter/lasso", tr("Select with a lasso instead of a rectangle (or hold Alt)"));
    name(m_title, "scatter/title", tr("How the pairs were made"));
    for (auto* box : {m_x, m_y}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
        connect(box, &QComboBox::activated, this, [this] {
            m_isChosen = true;
            schedule();
        });
    }
    for (const auto& [text, choice] :
         {std::pair{tr("Least squares"), FitChoice::LeastSquares}, std::pair{tr("Reduced major axis"), FitChoice::ReducedMajorAxis},
          std::pair{tr("Theil–Sen (robust)"), FitChoice::TheilSen}, std::pair{tr("All lines"), FitChoice::All},
          std::pair{tr("No line"), FitChoice::None}}) {
        m_fits->addItem(text, static_cast<int>(choice));
    }
    connect(m_fits, &QComboBox::activated, this, &ScatterWidget::draw);
    m_radius->setDecimals(2);
    m_radius->setRange(0.01, 5.0);
    m_radius->setSingleStep(0.05);
    m_radius->setValue(0.1);
    m_radius->setSuffix(QStringLiteral("°"));
    m_radius->setKeyboardTracking(false);
    connect(m_radius, &QDoubleSpinBox::valueChanged, this, &ScatterWidget::schedule);
    m_swap->setText(QStringLiteral("⇄"));
    m_lasso->setText(tr("Lasso"));
    m_lasso->setCheckable(true);
    connect(m_swap, &QToolButton::clicked, this, [this] {
        m_isChosen = true;
        const int x = m_x->currentIndex();
        m_x->setCurrentIndex(m_y->currentIndex());
        m_y->setCurrentIndex(x);
        schedule();
    });
    connect(m_lasso, &QToolButton::toggled, this,
            [this](bool isOn) { m_brush->setShape(isOn ? PlotBrush::Shape::Lasso : PlotBrush::Shape::Rectangle); });
    m_title->setForegroundRole(QPalette::PlaceholderText);
    auto* top = new FlowLayout(8);
    top->setContentsMargins(12, 4, 12, 0);
    const auto labelled = [&](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text, this);
        label->setObjectName(QString(buddy->objectName() % QStringLiteral("Label")));
        label->setBuddy(buddy);
        top->addWidget(label);
        top->addWidget(buddy);
    };
    labelled(tr("&x"), m_x);
    top->addWidget(m_swap);
    labelled(tr("&y"), m_y);
    labelled(tr("&Line"), m_fits);
    labelled(tr("&Within"), m_radius);
    top->addWidget(m_lasso);
    top->addWidget(m_title);
    setTabOrder(m_x, m_swap);
    setTabOrder(m_swap, m_y);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_panel, 1);
}

void ScatterWidget::setLayers(const std::vector<SceneLayer>& layers) {
    const auto idOf = [](const QComboBox* box) { return fromQt(box->currentData().toString()); };
    std::string x = idOf(m_x);
    std::string y = idOf(m_y);
    m_layers.clear();
    for (const auto& entry : layers) {
        if (entry.layer.isVisible && entry.data && entry.layer.kind != core::LayerKind::Features) {
            m_layers.push_back(entry);
        }
    }
    const auto isThere = [this](const std::string& id) {
        return std::any_of(m_layers.begin(), m_layers.end(), [&](const SceneLayer& entry) { return entry.layer.id == id; });
    };
    if (!m_isChosen || !isThere(x) || !isThere(y)) {
        std::tie(x, y) = standardChoice();
    }
    fill(*m_x, x);
    fill(*m_y, y);
    schedule();
}

std::pair<std::string, std::string> ScatterWidget::standardChoice() const {
    // Observations against a field where there are both, else the two uppermost layers, the upper one along y.
    const auto uppermost = [this](const auto& isWanted) {
        const auto found = std::find_if(m_layers.rbegin(), m_layers.rend(), isWanted);
        return found == m_layers.rend() ? std::string() : found->layer.id;
    };
    const auto isObserved = [](const SceneLayer& entry) { return entry.layer.kind == core::LayerKind::Observations; };
    std::string y = uppermost(isObserved);
    std::string x = uppermost([&](const SceneLayer& entry) { return !isObserved(entry); });
    if (x.empty() || y.empty()) {
        y = uppermost([](const SceneLayer&) { return true; });
        x = uppermost([&](const SceneLayer& entry) { return entry.layer.id != y; });
    }
    return {x.empty() ? y : x, y};
}

void ScatterWidget::fill(QComboBox& box, const std::string& chosen) {
    box.clear();
    for (auto entry = m_layers.rbegin(); entry != m_layers.rend(); ++entry) {
        box.addItem(toQt(entry->layer.title), toQt(entry->layer.id));
    }
    box.setCurrentIndex(box.findData(toQt(chosen)));
}

void ScatterWidget::choose(const std::string& xLayer, const std::string& yLayer) {
    m_isChosen = true;
    for (const auto& [box, id] : {std::pair{m_x, xLayer}, std::pair{m_y, yLayer}}) {
        if (const int at = box->findData(toQt(id)); at >= 0) {
            box->setCurrentIndex(at);
        }
    }
    schedule();
}

std::pair<std::string, std::string> ScatterWidget::chosen() const {
    return {fromQt(m_x->currentData().toString()), fromQt(m_y->currentData().toString())};
}

const SceneLayer* ScatterWidget::layerOf(const QComboBox& box) const {
    const std::string id = fromQt(box.currentData().toString());
    const auto found = std::find_if(m_layers.begin(), m_layers.end(), [&](const SceneLayer& entry) { return entry.layer.id == id; });
    return found == m_layers.end() ? nullptr : &*found;
}

void ScatterWidget::schedule() {
    m_rest.start(kRestMs);
}

void ScatterWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    schedule();
}

void ScatterWidget::compute() {
    const auto* x = layerOf(*m_x);
    const auto* y = layerOf(*m_y);
    if (x == nullptr || y == nullptr || x == y) {
        m_stop.request_stop();
        ++m_serial;
        m_key = {};
        m_selectionRun.stop();
        m_scene.reset();
        m_title->clear();
        m_panel->setHint(tr("Show two layers to compare their values: grids, swaths, rasters or observations."));
        return;
    }
    const Key key{x->data, y->data, m_radius->value(), x->layer.title + "\n" + y->layer.title};
    if (key == m_key || !isVisible()) { // what nobody sees is computed when it is shown
        return;
    }
    m_key = key;
    m_stop.request_stop();
    m_stop = std::stop_source();
    const unsigned serial = ++m_serial;
    ++m_running;
    const QPointer<ScatterWidget> self(this);
    workPool().start([self, x = *x, y = *y, radius = m_radius->value(), serial, stop = m_stop.get_token()] {
        std::optional<ScatterScene> scene;
        QString failure;
        try {
            scene = makeScatter(x, y, radius, stop);
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

void ScatterWidget::take(unsigned serial, const std::optional<ScatterScene>& scene, const QString& failure) {
    --m_running;
    if (serial != m_serial) {
        return;
    }
    m_selectionRun.stop();
    m_scene = scene;
    if (!scene || scene->pairs->x.empty()) {
        m_scene.reset();
        m_title->clear();
        m_panel->setHint(scene ? tr("The two layers have no values at the same places.") : failure);
        return;
    }
    m_panel->setHint({});
    m_title->setText(pairingText());
    m_title->setToolTip(m_title->text());
    draw();
    fillTable();
    Q_EMIT scatterShown();
}

QString ScatterWidget::pairingText() const {
    const auto& pairs = *m_scene->pairs;
    QString text = pairs.kind == core::PairingKind::CellByCell  ? tr("item by item")
                   : pairs.kind == core::PairingKind::PlacesOfY ? tr("at the places of y")
                                                                : tr("at the places of x");
    if (pairs.step > 1) {
        text += QStringLiteral(", ") % tr("each %1th place").arg(static_cast<qulonglong>(pairs.step));
    }
    return text;
}

void ScatterWidget::draw() {
    if (m_scene) {
        m_plot->show(*m_scene, static_cast<FitChoice>(m_fits->currentData().toInt()));
        m_panel->plot().setAccessibleDescription(m_plot->statisticsText());
        showSelection();
    }
}

void ScatterWidget::fillTable() {
    std::vector<std::vector<double>> rows;
    const QString x = titleWithUnit(m_scene->xTitle, m_scene->xUnit);
    const QString y = titleWithUnit(m_scene->yTitle, m_scene->yUnit);
    if (const auto& density = m_scene->density) {
        const std::size_t columns = density->xEdges.size() - 1;
        for (std::size_t cell = 0; cell < density->counts.size(); ++cell) {
            if (std::isfinite(density->counts[cell])) {
                const std::size_t column = cell % columns;
                const std::size_t row = cell / columns;
                rows.push_back({0.5 * (density->xEdges[column] + density->xEdges[column + 1]),
                                0.5 * (density->yEdges[row] + density->yEdges[row + 1]), density->counts[cell]});
            }
        }
        m_panel->setNumbers({x, y, tr("Pairs")}, rows);
        return;
    }
    const auto& pairs = *m_scene->pairs;
    for (std::size_t k = 0; k < std::min(pairs.x.size(), kMostRows); ++k) {
        rows.push_back({pairs.x[k], pairs.y[k], pairs.longitudeDeg[k], pairs.latitudeDeg[k]});
    }
    m_panel->setNumbers({x, y, tr("Longitude"), tr("Latitude")}, rows);
}

void ScatterWidget::brush(const QPolygonF& area, bool isAdding) {
    if (!m_scene) {
        return;
    }
    const unsigned serial = ++m_brushSerial;
    ++m_running;
    const QPointer<ScatterWidget> self(this);
    workPool().start([self, scene = *m_scene, area, isAdding, serial] {
        auto items = itemsIn(scene, area);
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

void ScatterWidget::showSelection() {
    if (!m_scene) {
        return;
    }
    if (m_scene->pairs->x.size() <= kMostPoints || m_selection.isEmpty()) {
        m_selectionRun.stop();
        drawSelection(selectedPairs(*m_scene, m_selection.items()));
        return;
    }
    m_selectionRun.start<std::vector<std::size_t>>(
        [scene = *m_scene, items = m_selection.items()](std::stop_token) {
            // Of very many a fair part: more points than that hide each other.
            const auto pairs = selectedPairs(scene, items);
            std::vector<std::size_t> part;
            for (std::size_t k = 0; k < pairs.size(); k += pairs.size() / kMostPoints + 1) {
                part.push_back(pairs[k]);
            }
            return part;
        },
        [this](const std::vector<std::size_t>& pairs) { drawSelection(pairs); }, [](const core::Error&) {});
}

void ScatterWidget::drawSelection(const std::vector<std::size_t>& pairs) {
    m_plot->setSelected(*m_scene, pairs);
    m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
}

void ScatterWidget::pointAt(const QPointF& pixel) {
    if (!m_scene || m_brush->isBrushing()) {
        return;
    }
    auto& plot = m_panel->plot();
    const auto& pairs = *m_scene->pairs;
    const double perX = plot.axisRect()->width() / plot.xAxis->range().size();
    const double perY = plot.axisRect()->height() / plot.yAxis->range().size();
    const double x = plot.xAxis->pixelToCoord(pixel.x());
    const double y = plot.yAxis->pixelToCoord(pixel.y());
    double best = kNearPx * kNearPx;
    std::optional<std::size_t> nearest;
    for (std::size_t k = 0; k < pairs.x.size(); ++k) {
        const double dx = (pairs.x[k] - x) * perX;
        const double dy = (pairs.y[k] - y) * perY;
        if (dx * dx + dy * dy < best) {
            best = dx * dx + dy * dy;
            nearest = k;
        }
    }
    if (!nearest || !std::isfinite(pairs.longitudeDeg[*nearest])) {
        if (m_plot->isMarked()) {
            m_plot->mark({});
        }
        return;
    }
    m_isPointing = true;
    m_cursor.set(pairs.longitudeDeg[*nearest], pairs.latitudeDeg[*nearest], m_radius->value());
    m_isPointing = false;
    m_plot->mark(QPointF(pairs.x[*nearest], pairs.y[*nearest]));
    Q_EMIT statusChanged(
        tr("x %1, y %2")
            .arg(quantityText(pairs.x[*nearest], toQt(m_scene->xUnit), 5), quantityText(pairs.y[*nearest], toQt(m_scene->yUnit), 5)));
}

void ScatterWidget::followCursor() {
    if (!m_scene || m_isPointing || !isVisible()) {
        return;
    }
    std::optional<QPointF> at;
    if (m_cursor.isValid()) {
        const auto& pairs = *m_scene->pairs;
        const double shrink = std::max(0.05, std::cos(m_cursor.latitudeDeg() * 0.017453292519943295));
        // Half a cell of a coarse grid counts too.
        double best = std::max(0.5, m_cursor.radiusDeg());
        for (std::size_t k = 0; k < pairs.x.size(); ++k) {
            const double dy = std::abs(pairs.latitudeDeg[k] - m_cursor.latitudeDeg());
            if (dy < best) {
                const double apart = std::hypot(std::remainder(pairs.longitudeDeg[k] - m_cursor.longitudeDeg(), 360.0) * shrink, dy);
                if (apart < best) {
                    best = apart;
                    at = QPointF(pairs.x[k], pairs.y[k]);
                }
            }
        }
    }
    if (at || m_plot->isMarked()) {
        m_plot->mark(at);
    }
}

bool ScatterWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_panel->plot()) {
        if (event->type() == QEvent::MouseMove) {
            pointAt(static_cast<QMouseEvent*>(event)->position());
        } else if (event->type() == QEvent::Leave) {
            m_cursor.clear();
            Q_EMIT statusChanged({});
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
