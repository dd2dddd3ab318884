#include "views/spectrum/SpectrumWidget.h"

#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kRestMs = 60;
constexpr int kDragRestMs = 150; ///< the map follows a dragged marker when it rests this long
constexpr std::size_t kMostPins = 6;

QString placeText(double longitudeDeg, double latitudeDeg) {
    return latitudeText(latitudeDeg, 2) % QStringLiteral("  ") % longitudeText(longitudeDeg, 2);
}

} // namespace

SpectrumWidget::SpectrumWidget(ViewLink& link, std::shared_ptr<core::DatasetCache> cache,
                               std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : QWidget(parent), m_link(link), m_cache(std::move(cache)), m_errorText(std::move(errorText)), m_title(new QLabel(this)),
      m_hold(new QToolButton(this)), m_pinned(new QToolButton(this)), m_difference(new QToolButton(this)), m_channel(new QSpinBox(this)),
      m_unit(new QComboBox(this)), m_panel(new PlotPanel(QStringLiteral("spectrum/panel"), tr("Spectrum"), this)) {
    setObjectName(QStringLiteral("spectrum"));
    setAccessibleName(tr("Spectrum"));
    m_plot = std::make_unique<SpectrumPlot>(m_panel->plot());
    makeTop();
    m_panel->plot().setMouseTracking(true);
    m_panel->plot().installEventFilter(this);
    layout()->addWidget(m_panel);
    m_rest.setSingleShot(true);
    m_dragRest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &SpectrumWidget::compute);
    connect(&m_dragRest, &QTimer::timeout, this, [this] {
        if (m_curves && m_curves->channel) {
            Q_EMIT channelChosen(toQt(m_curves->layerId), static_cast<int>(*m_curves->channel), m_drag);
        }
    });
    connect(m_panel, &PlotPanel::paletteChanged, this, [this] { m_plot->recolor(); });
    connect(&m_link.cursor(), &LinkedCursor::moved, this, &SpectrumWidget::followCursor);
    connect(&m_link.selection(), &Selection::changed, this, &SpectrumWidget::schedule);
    schedule();
}

void SpectrumWidget::makeTop() {
    m_title->setObjectName(QStringLiteral("spectrum/title"));
    m_title->setAccessibleName(tr("What the plot shows"));
    m_title->setMinimumWidth(60);
    m_unit->setObjectName(QStringLiteral("spectrum/unit"));
    m_unit->setAccessibleName(tr("Unit of the spectral axis"));
    m_unit->setToolTip(tr("Wavelength in nanometres, or wavenumber per centimetre"));
    for (const auto unit : {core::SpectralUnit::Nanometre, core::SpectralUnit::PerCentimetre}) {
        m_unit->addItem(spectralUnitText(unit), static_cast<int>(unit));
    }
    m_channel->setObjectName(QStringLiteral("spectrum/channel"));
    m_channel->setAccessibleName(tr("Channel that the map shows"));
    m_channel->setToolTip(tr("Channel that the map shows; in the plot its marker can be dragged"));
    m_channel->setKeyboardTracking(false);
    m_channel->setEnabled(false);
    for (const auto& [button, name, title, tip, isOn] :
         {std::tuple{m_hold, "hold", tr("&Hold here"), tr("Keep this pixel while the cursor moves on"), false},
          std::tuple{m_pinned, "pins", tr("&Pinned places"), tr("Compare with the places that are pinned on the map, six at most"), true},
          std::tuple{m_difference, "difference", tr("&Difference"),
                     tr("Below the spectra their difference to the first pinned one, or without one to the mean of the chosen pixels"),
                     true}}) {
        button->setObjectName(QStringLiteral("spectrum/") % QLatin1String(name));
        button->setText(title);
        button->setToolTip(tip);
        button->setAccessibleName(QString(title).remove(QLatin1Char('&')));
        button->setCheckable(true);
        button->setChecked(isOn);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto* label = new QLabel(tr("&Channel"), this);
    label->setObjectName(QStringLiteral("spectrum/channelLabel"));
    label->setBuddy(m_channel);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 0);
    top->setSpacing(8);
    top->addWidget(m_title, 1);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_hold, m_pinned, m_difference, label, m_channel, m_unit}) {
        top->addWidget(widget);
    }
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(top);
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] { draw(); });
    connect(m_channel, &QSpinBox::valueChanged, this, [this](int channel) {
        chooseChannel(static_cast<std::size_t>(channel));
        m_dragRest.start(kDragRestMs);
    });
    connect(m_hold, &QToolButton::toggled, this, [this](bool isOn) {
        if (!isOn) {
            followCursor();
        }
    });
    connect(m_pinned, &QToolButton::toggled, this, &SpectrumWidget::schedule);
    connect(m_difference, &QToolButton::toggled, this, &SpectrumWidget::schedule);
}

core::SpectralUnit SpectrumWidget::shownUnit() const {
    return static_cast<core::SpectralUnit>(m_unit->currentData().toInt());
}

void SpectrumWidget::setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen) {
    m_layers = swathsToTry(layers, chosen);
    schedule();
}

void SpectrumWidget::setPins(const std::vector<core::Pin>& pins) {
    if (pins != m_pins) {
        m_pins = pins;
        schedule();
    }
}

void SpectrumWidget::setMarks(std::vector<SpectralLine> lines, std::vector<SpectralWindow> windows) {
    m_lines = std::move(lines);
    m_windows = std::move(windows);
    schedule();
}

void SpectrumWidget::showCurves(SpectrumCurves curves) {
    m_run.stop();
    m_rest.stop();
    take(std::move(curves));
}

void SpectrumWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    schedule();
}

void SpectrumWidget::schedule() {
    m_rest.start(kRestMs);
}

void SpectrumWidget::followCursor() {
    const auto& cursor = m_link.cursor();
    if (!cursor.isValid()) {
        return;
    }
    m_cursorRadiusDeg = cursor.radiusDeg();
    if (!m_hold->isChecked()) {
        m_place = SpectrumPlace{.longitudeDeg = cursor.longitudeDeg(), .latitudeDeg = cursor.latitudeDeg()};
        schedule();
    }
}

void SpectrumWidget::compute() {
    if (!isVisible() || m_isDragging) {
        return; // asked again when it is shown, or when the marker is let go
    }
    computeMean();
    SpectrumRequest request{
        .layers = m_layers, .places = {}, .radiusDeg = m_cursorRadiusDeg, .mean = m_mean, .hasDifference = m_difference->isChecked()};
    if (m_place) {
        request.places.push_back(*m_place);
    }
    for (const auto& pin : m_pins) {
        if (m_pinned->isChecked() && request.places.size() < kMostPins + (m_place ? 1 : 0)) {
            request.places.push_back({.longitudeDeg = pin.longitudeDeg,
                                      .latitudeDeg = pin.latitudeDeg,
                                      .pixel = {},
                                      .label = pin.label.empty() ? placeText(pin.longitudeDeg, pin.latitudeDeg) : toQt(pin.label)});
        }
    }
    if (request.layers.empty()) {
        m_run.stop();
        take(std::nullopt);
        return;
    }
    m_run.start<std::optional<SpectrumCurves>>(
        [request, cache = m_cache](std::stop_token stop) { return loadSpectra(request, *cache, stop); },
        [this](std::optional<SpectrumCurves> curves) { take(std::move(curves)); },
        [this](const core::Error& error) {
            take(std::nullopt);
            m_panel->setHint(m_errorText(error));
        });
}

void SpectrumWidget::computeMean() {
    std::pair<std::vector<std::string>, Selection::Items> asked;
    for (const auto& entry : m_layers) {
        asked.first.push_back(entry.layer.href);
        if (const auto items = m_link.selection().items().find(entry.layer.href); items != m_link.selection().items().end()) {
            asked.second.insert(*items);
        }
    }
    if (asked == m_meanOf) {
        return;
    }
    m_meanOf = asked;
    m_mean.reset();
    if (asked.second.empty()) {
        m_meanRun.stop();
        return;
    }
    using Mean = std::shared_ptr<const ChosenMean>;
    m_meanRun.start<Mean>([layers = m_layers, chosen = asked.second,
                           cache = m_cache](std::stop_token stop) { return loadMean(layers, chosen, *cache, stop); },
                          [this](Mean mean) {
                              m_mean = std::move(mean);
                              schedule();
                          },
                          [this](const core::Error& error) { Q_EMIT statusChanged(m_errorText(error).simplified()); });
}

void SpectrumWidget::take(std::optional<SpectrumCurves> curves) {
    m_curves = std::move(curves);
    const bool hasMarker = m_curves && !m_curves->layerId.empty();
    {
        const QSignalBlocker quiet(m_channel);
        m_channel->setEnabled(hasMarker);
        if (hasMarker) {
            m_channel->setRange(0, static_cast<int>(m_curves->channelPositions.size()) - 1);
            m_channel->setValue(static_cast<int>(m_curves->channel.value_or(0)));
        }
    }
    if (!m_curves || m_curves->curves.empty()) {
        m_title->clear();
        m_panel->setHint(!m_curves  ? tr("Open or show a file of spectra: radiances of Sentinel-5P, IASI, or pixels with a wavelength.")
                         : !m_place ? tr("Move over the map to see the spectrum of the pixel at the cursor.")
                                    : tr("There is no pixel with a spectrum here. Move to the data."));
        Q_EMIT shown();
        return;
    }
    // A file starts in its own unit; after that the user's choice holds.
    if (m_unitOf != m_curves->href) {
        m_unitOf = m_curves->href;
        const QSignalBlocker quiet(m_unit);
        m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(m_curves->spectralUnit)));
    }
    if (m_curves->lines.empty() && m_curves->windows.empty()) {
        m_curves->lines = m_lines;
        m_curves->windows = m_windows;
    }
    m_panel->setHint({});
    QStringList said;
    if (m_place) {
        said += placeText(m_place->longitudeDeg, m_place->latitudeDeg);
    }
    if (!m_curves->reference.isEmpty()) {
        said += tr("difference to %1").arg(m_curves->reference);
    }
    m_title->setText(said.join(QStringLiteral("  ·  ")));
    m_title->setToolTip(m_title->text());
    draw();
    Q_EMIT shown();
}

void SpectrumWidget::draw() {
    if (m_curves && !m_curves->curves.empty()) {
        m_plot->show(*m_curves, shownUnit());
        fillTable();
        m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
    }
}

void SpectrumWidget::fillTable() {
    std::vector<std::vector<double>> rows;
    const auto add = [&](std::size_t number, const SpectrumCurve& curve, const SpectrumCurve* residual) {
        for (std::size_t channel = 0; channel < curve.value.size(); ++channel) {
            rows.push_back({static_cast<double>(number + 1), static_cast<double>(channel),
                            core::convertedSpectral(curve.position[channel], m_curves->spectralUnit, shownUnit()), curve.value[channel],
                            curve.halfWidth.empty() ? std::nan("") : curve.halfWidth[channel],
                            residual == nullptr ? std::nan("") : residual->value[channel]});
        }
    };
    for (std::size_t k = 0; k < m_curves->curves.size(); ++k) {
        const auto& curve = m_curves->curves[k];
        const auto residual = std::find_if(m_curves->residuals.begin(), m_curves->residuals.end(), [&](const SpectrumCurve& other) {
            return other.label == curve.label && other.role == curve.role && other.value.size() == curve.value.size();
        });
        add(k, curve, residual == m_curves->residuals.end() ? nullptr : &*residual);
    }
    m_panel->setNumbers({tr("Curve"), tr("Channel"),
                         shownUnit() == core::SpectralUnit::Nanometre ? tr("Wavelength (nm)") : tr("Wavenumber (cm⁻¹)"), tr("Value"),
                         tr("Noise"), m_curves->isResidualInSigma ? tr("Difference (σ)") : tr("Difference")},
                        rows);
}

void SpectrumWidget::chooseChannel(std::size_t channel) {
    if (!m_curves || m_curves->layerId.empty() || channel >= m_curves->channelPositions.size()) {
        return;
    }
    if (!m_dragRest.isActive() && !m_isDragging) {
        ++m_drag;
    }
    m_curves->channel = channel;
    m_plot->mark(channel);
    const QSignalBlocker quiet(m_channel);
    m_channel->setValue(static_cast<int>(channel));
    const double position = core::convertedSpectral(m_curves->channelPositions[channel], m_curves->spectralUnit, shownUnit());
    Q_EMIT statusChanged(tr("Channel %1, %2").arg(channel).arg(quantityText(position, spectralUnitText(shownUnit()), 7)));
}

void SpectrumWidget::moveMarker(const QPointF& pixel) {
    if (const auto channel = m_plot->channelAt(pixel); channel && m_curves && channel != m_curves->channel) {
        chooseChannel(*channel);
        m_dragRest.start(kDragRestMs);
    }
}

void SpectrumWidget::pointAt(const QPointF& pixel) {
    const bool isMovable = m_curves && !m_curves->layerId.empty() && m_plot->isAtMarker(pixel);
    m_panel->plot().setCursor(isMovable ? Qt::SplitHCursor : Qt::ArrowCursor);
    const auto channel = m_curves && !m_curves->curves.empty() ? m_plot->channelAt(pixel) : std::nullopt;
    if (!channel || *channel >= m_curves->curves.front().value.size()) {
        return;
    }
    const auto& curve = m_curves->curves.front();
    const double position = core::convertedSpectral(curve.position[*channel], m_curves->spectralUnit, shownUnit());
    Q_EMIT statusChanged(
        tr("%1, channel %2, %3: %4")
            .arg(curve.label)
            .arg(*channel)
            .arg(quantityText(position, spectralUnitText(shownUnit()), 7),
                 std::isfinite(curve.value[*channel]) ? quantityText(curve.value[*channel], m_curves->unit) : tr("missing")));
}

bool SpectrumWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &m_panel->plot()) {
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton) {
        const QPointF pixel = static_cast<QMouseEvent*>(event)->position();
        if (m_curves && !m_curves->layerId.empty() && m_plot->isAtMarker(pixel)) {
            ++m_drag;
            m_isDragging = true;
            return true; // the plot itself would be dragged
        }
    } else if (event->type() == QEvent::MouseMove) {
        const QPointF pixel = static_cast<QMouseEvent*>(event)->position();
        if (m_isDragging) {
            moveMarker(pixel);
            return true;
        }
        pointAt(pixel);
    } else if (event->type() == QEvent::MouseButtonRelease && m_isDragging) {
        moveMarker(static_cast<QMouseEvent*>(event)->position());
        m_isDragging = false;
        m_dragRest.start(0);
        return true;
    } else if (event->type() == QEvent::MouseButtonDblClick) {
        m_plot->showAll();
        m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
        return true;
    } else if (event->type() == QEvent::Leave) {
        Q_EMIT statusChanged({});
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
