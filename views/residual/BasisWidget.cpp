#include "views/residual/BasisWidget.h"

#include "views/plot/NumberTicker.h"
#include "views/plot/PlotColors.h"
#include "views/scene/NumberText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

BasisWidget::BasisWidget(QWidget* parent)
    : QWidget(parent), m_title(new ElidedLabel(this)), m_component(new QSpinBox(this)),
      m_scree(new PlotPanel(QStringLiteral("basis/scree"), tr("Eigenvalues"), this)),
      m_vector(new PlotPanel(QStringLiteral("basis/vector"), tr("Eigenvector"), this)) {
    setObjectName(QStringLiteral("basis"));
    setAccessibleName(tr("Basis of spectra"));
    m_title->setObjectName(QStringLiteral("basis/title"));
    m_title->setAccessibleName(tr("Facts of the basis"));
    m_component->setObjectName(QStringLiteral("basis/component"));
    m_component->setAccessibleName(tr("Eigenvector"));
    m_component->setToolTip(tr("The eigenvector that is shown, by falling eigenvalue"));
    m_component->setRange(1, 1);
    auto* label = new QLabel(tr("&Eigenvector"), this);
    label->setObjectName(QStringLiteral("basis/componentLabel"));
    label->setBuddy(m_component);
    makePlots();
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 0);
    top->setSpacing(8);
    top->addWidget(m_title, 1);
    top->addWidget(label);
    top->addWidget(m_component);
    auto* plots = new QHBoxLayout;
    plots->setSpacing(4);
    plots->addWidget(m_scree, 1);
    plots->addWidget(m_vector, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(top);
    all->addLayout(plots, 1);
    connect(m_component, &QSpinBox::valueChanged, this, &BasisWidget::drawVector);
    connect(m_scree, &PlotPanel::paletteChanged, this, &BasisWidget::recolor);
    recolor();
    setScene(std::nullopt);
}

void BasisWidget::makePlots() {
    auto& scree = m_scree->plot();
    scree.yAxis->setScaleType(QCPAxis::stLogarithmic);
    scree.yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog));
    scree.yAxis->setNumberFormat(QStringLiteral("eb"));
    scree.yAxis->setNumberPrecision(0);
    scree.xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    scree.xAxis->setLabel(tr("Component"));
    scree.yAxis->setLabel(tr("Eigenvalue"));
    scree.addGraph()->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 4.0));
    scree.setInteraction(QCP::iRangeZoom);
    scree.axisRect()->setRangeZoom(Qt::Horizontal);
    scree.setMouseTracking(true);
    scree.setCursor(Qt::SplitHCursor);
    scree.installEventFilter(this);
    m_edge = new QCPItemStraightLine(&scree);
    m_mark = new QCPItemStraightLine(&scree);
    m_edgeText = new QCPItemText(&scree);
    m_markText = new QCPItemText(&scree);
    m_edgeText->setText(tr("edge of the noise"));
    m_edgeText->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    m_edgeText->setPositionAlignment(Qt::AlignRight | Qt::AlignTop);
    m_markText->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_markText->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_markText->setPadding(QMargins(4, 2, 4, 2));
    for (QCPAbstractItem* item : std::initializer_list<QCPAbstractItem*>{m_mark, m_markText}) {
        item->setLayer(QStringLiteral("overlay"));
    }
    auto& vector = m_vector->plot();
    vector.xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    vector.yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new NumberTicker));
    vector.xAxis->setLabel(tr("Wavelength (nm)"));
    vector.addGraph();
    m_zero = new QCPItemStraightLine(&vector);
    m_zero->point1->setCoords(0.0, 0.0);
    m_zero->point2->setCoords(1.0, 0.0);
    vector.setInteraction(QCP::iRangeZoom);
    vector.setInteraction(QCP::iRangeDrag);
    vector.axisRect()->setRangeZoom(Qt::Horizontal);
    vector.axisRect()->setRangeDrag(Qt::Horizontal);
}

void BasisWidget::recolor() {
    for (auto* panel : {m_scree, m_vector}) {
        auto& plot = panel->plot();
        applyPalette(plot, palette());
        plot.graph(0)->setPen(QPen(accentColor(palette()), 1.3));
        plot.replot(QCustomPlot::rpQueuedReplot);
    }
    QColor quiet = palette().color(QPalette::Text);
    m_edgeText->setColor(quiet);
    quiet.setAlphaF(0.6F);
    m_edge->setPen(QPen(quiet, 1.0, Qt::DashLine));
    m_zero->setPen(QPen(quiet, 1.0));
    m_mark->setPen(QPen(warmColor(palette()), 1.5));
    m_markText->setColor(warmColor(palette()));
    for (auto* text : {m_edgeText, m_markText}) {
        text->setFont(font());
    }
}

void BasisWidget::setScene(std::optional<BasisScene> scene) {
    m_scene = std::move(scene);
    const QString hint = m_scene ? QString() : tr("Open a basis of ordinary spectra to see its eigenvalues and eigenvectors.");
    m_scree->setHint(hint);
    m_vector->setVisible(m_scene.has_value());
    m_component->setEnabled(m_scene.has_value());
    if (!m_scene) {
        m_title->setWholeText({});
        return;
    }
    m_components = m_scene->ofBasis;
    {
        const QSignalBlocker quiet(m_component);
        m_component->setRange(1, static_cast<int>(m_scene->eigenvectors.size()));
    }
    QStringList said{m_scene->name, tr("%n spectra", nullptr, static_cast<int>(m_scene->count)),
                     tr("auto %1, edge of the noise %2, variance %3, indicator %4")
                         .arg(m_scene->byAuto)
                         .arg(m_scene->byNoiseEdge)
                         .arg(m_scene->byVariance)
                         .arg(m_scene->byIndicator)};
    m_title->setWholeText(said.join(QStringLiteral("  ·  ")));
    drawScree();
    drawVector();
}

void BasisWidget::setComponents(std::size_t components) {
    if (m_scene) {
        m_components = components == 0 ? m_scene->ofBasis : std::min(components, m_scene->most);
        placeMark();
    }
}

void BasisWidget::showEigenvector(int component) {
    m_component->setValue(component);
}

void BasisWidget::drawScree() {
    auto& plot = m_scree->plot();
    QVector<double> keys;
    QVector<double> values;
    double low = m_scene->noiseEdge;
    double high = m_scene->noiseEdge;
    std::vector<std::vector<double>> rows;
    for (std::size_t component = 0; component < m_scene->eigenvalues.size(); ++component) {
        const double value = m_scene->eigenvalues[component];
        rows.push_back({static_cast<double>(component + 1), value});
        if (value > 0.0) {
            keys.push_back(static_cast<double>(component + 1));
            values.push_back(value);
            low = component < 2 * m_scene->most ? std::min(low, value) : low;
            high = std::max(high, value);
        }
    }
    plot.graph(0)->setData(keys, values, true);
    plot.xAxis->setRange(0.0, std::min(static_cast<double>(m_scene->eigenvalues.size()), 1.3 * static_cast<double>(m_scene->most)) + 1.0);
    plot.yAxis->setRange(0.2 * low, 3.0 * high);
    m_edge->point1->setCoords(0.0, m_scene->noiseEdge);
    m_edge->point2->setCoords(1.0, m_scene->noiseEdge);
    m_edgeText->position->setCoords(0.99, m_scene->noiseEdge);
    m_scree->setNumbers({tr("Component"), tr("Eigenvalue")}, rows);
    placeMark();
}

void BasisWidget::placeMark() {
    const double at = static_cast<double>(m_components) + 0.5; // between those that are used and those that are not
    m_mark->point1->setCoords(at, 1.0);
    m_mark->point2->setCoords(at, 2.0);
    m_markText->position->setCoords(at, 0.02);
    m_markText->setText(tr("%1 components").arg(m_components));
    m_scree->plot().replot(QCustomPlot::rpQueuedReplot);
}

void BasisWidget::drawVector() {
    if (!m_scene) {
        return;
    }
    const auto component = static_cast<std::size_t>(m_component->value() - 1);
    const auto& values = m_scene->eigenvectors[component];
    auto& plot = m_vector->plot();
    plot.graph(0)->setData(QVector<double>(m_scene->wavelengthsNm.begin(), m_scene->wavelengthsNm.end()),
                           QVector<double>(values.begin(), values.end()), true);
    plot.xAxis->setRange(m_scene->wavelengthsNm.front(), m_scene->wavelengthsNm.back());
    plot.yAxis->rescale();
    plot.yAxis->scaleRange(1.1);
    plot.yAxis->setLabel(tr("Eigenvector %1, λ = %2").arg(component + 1).arg(numberText(m_scene->eigenvalues[component], 4)));
    std::vector<std::vector<double>> rows;
    for (std::size_t channel = 0; channel < values.size(); ++channel) {
        rows.push_back({m_scene->wavelengthsNm[channel], values[channel]});
    }
    m_vector->setNumbers({tr("Wavelength (nm)"), tr("Eigenvector")}, rows);
    plot.replot(QCustomPlot::rpQueuedReplot);
}

int BasisWidget::componentAt(const QPointF& pixel) const {
    return std::clamp(static_cast<int>(std::floor(m_scree->plot().xAxis->pixelToCoord(pixel.x()))), 1, static_cast<int>(m_scene->most));
}

bool BasisWidget::eventFilter(QObject* watched, QEvent* event) {
    const bool isMouse =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonRelease;
    if (watched != &m_scree->plot() || !m_scene || !isMouse) {
        return QWidget::eventFilter(watched, event);
    }
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const int component = componentAt(mouse->position());
    if (event->type() == QEvent::MouseButtonPress) {
        m_isDragging = mouse->button() == Qt::LeftButton && m_scree->plot().axisRect()->rect().contains(mouse->position().toPoint());
        if (!m_isDragging) {
            return false;
        }
    }
    if (!m_isDragging) {
        const auto at = static_cast<std::size_t>(component - 1);
        Q_EMIT statusChanged(tr("component %1: eigenvalue %2").arg(component).arg(numberText(m_scene->eigenvalues[at], 5)));
        return false;
    }
    if (static_cast<std::size_t>(component) != m_components) {
        m_components = static_cast<std::size_t>(component);
        placeMark();
        Q_EMIT componentsChosen(m_components == m_scene->ofBasis ? 0 : component);
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        m_isDragging = false;
    }
    return true;
}

} // namespace phidias::views
