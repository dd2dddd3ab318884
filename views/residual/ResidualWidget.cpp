#include "views/residual/ResidualWidget.h"

#include "views/scene/FlowLayout.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QComboBox>
#include <QDateTime>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kRestMs = 8;
constexpr double kClickPx = 3.0;

} // namespace

ResidualWidget::ResidualWidget(ViewLink& link, std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : QWidget(parent), m_link(link), m_errorText(std::move(errorText)), m_title(new QLabel(this)), m_open(new QPushButton(this)),
      m_of(new QComboBox(this)), m_hold(new QToolButton(this)), m_pin(new QToolButton(this)), m_unit(new QComboBox(this)),
      m_count(new QSpinBox(this)), m_linesButton(new QToolButton(this)), m_lines(new QMenu(m_linesButton)),
      m_exclude(new QToolButton(this)), m_clear(new QToolButton(this)), m_progress(new QProgressBar(this)), m_numbers(new QLabel(this)),
      m_panel(new PlotPanel(QStringLiteral("residual/panel"), tr("Residuals"), this)) {
    setObjectName(QStringLiteral("residual"));
    setAccessibleName(tr("Residuals"));
    m_plot = std::make_unique<SpectrumPlot>(m_panel->plot());
    makeControls();
    m_panel->plot().setMouseTracking(true);
    m_panel->plot().installEventFilter(this);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &ResidualWidget::compute);
    connect(m_panel, &PlotPanel::paletteChanged, this, [this] { m_plot->recolor(); });
    connect(&m_link.cursor(), &LinkedCursor::moved, this, &ResidualWidget::followCursor);
    connect(&m_link.selection(), &Selection::changed, this, [this] {
        if (isOfMean()) {
            schedule();
        }
    });
    take(std::nullopt, {});
}

void ResidualWidget::makeControls() {
    for (const auto& [widget, name, title, tip] :
         {std::tuple<QWidget*, const char*, QString, QString>{m_title, "title", tr("What the plot shows"), {}},
          {m_open, "open", tr("Open basis"), tr("A file that atmosphere.pca-basis has written")},
          {m_of, "of", tr("What is shown"), tr("The pixel at the cursor, or the mean of all chosen pixels, whose noise falls as 1/√n")},
          {m_hold, "hold", tr("Hold here"), tr("Keep this pixel while the cursor moves on")},
          {m_pin, "pin", tr("Pin pixel"), tr("Keep this pixel to compare others with it")},
          {m_unit, "unit", tr("Unit of the residual"), tr("In standard deviations of the noise, or as a difference")},
          {m_count, "components", tr("Components"), tr("Eigenvectors that reconstruct the spectrum; changing them scores it anew")},
          {m_linesButton, "lines", tr("Lines"), tr("Positions of the lines of gases over the residual")},
          {m_exclude, "exclude", tr("Leave out channels"),
           tr("Drag over the residual to leave channels out of the score; a click takes one out or back")},
          {m_clear, "clear", tr("All channels"), tr("Use all channels again")},
          {m_progress, "progress", tr("Progress of the mean"), {}},
          {m_numbers, "numbers", tr("Numbers of the spectrum"), {}}}) {
        widget->setObjectName(QStringLiteral("residual/") % QLatin1String(name));
        widget->setAccessibleName(title);
        widget->setToolTip(tip);
    }
    m_open->setText(tr("&Open basis..."));
    m_hold->setText(tr("&Hold here"));
    m_pin->setText(tr("&Pin pixel"));
    m_linesButton->setText(tr("&Lines"));
    m_exclude->setText(tr("Leave out &channels"));
    m_clear->setText(tr("All channels"));
    for (auto* button : {m_hold, m_pin, m_linesButton, m_exclude, m_clear}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    for (auto* button : {m_hold, m_pin, m_exclude}) {
        button->setCheckable(true);
    }
    m_lines->setObjectName(QStringLiteral("residual/linesMenu"));
    m_linesButton->setMenu(m_lines);
    m_linesButton->setPopupMode(QToolButton::InstantPopup);
    m_of->addItems({tr("Pixel"), tr("Mean of the chosen")});
    m_count->setRange(0, 0);
    m_count->setKeyboardTracking(false);
    m_count->setEnabled(false);
    m_clear->hide();
    m_progress->setMaximumWidth(120);
    m_progress->setRange(0, 100);
    m_progress->hide();
    m_numbers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_numbers->setFocusPolicy(Qt::NoFocus);
    m_numbers->setWordWrap(true);
    m_numbers->setContentsMargins(12, 0, 12, 0);
    fillUnits();
    auto* label = new QLabel(tr("Co&mponents"), this);
    label->setObjectName(QStringLiteral("residual/componentsLabel"));
    label->setBuddy(m_count);
    auto* top = new FlowLayout(8);
    top->setContentsMargins(12, 4, 12, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_title, m_open, m_of, m_hold, m_pin, m_unit, label, m_count, m_linesButton,
                                                           m_exclude, m_clear, m_progress}) {
        top->addWidget(widget);
    }
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(4);
    all->addLayout(top);
    all->addWidget(m_numbers);
    all->addWidget(m_panel, 1);
    connect(m_open, &QPushButton::clicked, this, &ResidualWidget::basisRequested);
    connect(m_of, &QComboBox::currentIndexChanged, this, &ResidualWidget::schedule);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &ResidualWidget::draw);
    connect(m_pin, &QToolButton::toggled, this, &ResidualWidget::pin);
    connect(m_count, &QSpinBox::valueChanged, this, [this](int components) {
        const bool isOwn = m_scene && static_cast<std::size_t>(components) == m_scene->componentsOfBasis;
        setComponents(isOwn ? 0 : static_cast<std::size_t>(components));
        Q_EMIT componentsChosen(static_cast<int>(m_components));
    });
    connect(m_hold, &QToolButton::toggled, this, [this](bool isOn) {
        if (!isOn) {
            followCursor();
        }
    });
    connect(m_exclude, &QToolButton::toggled, this, [this](bool isOn) {
        m_panel->plot().setInteraction(QCP::iRangeDrag, !isOn);
        m_panel->plot().setCursor(isOn ? Qt::CrossCursor : Qt::ArrowCursor);
    });
    connect(m_clear, &QToolButton::clicked, this, [this] { setExcluded({}); });
}

void ResidualWidget::fillUnits() {
    const bool hasSpace = m_scene && !m_scene->spaceTitle.isEmpty();
    if (m_unit->count() == (hasSpace ? 3 : 2)) {
        if (hasSpace) {
            m_unit->setItemText(2, m_scene->spaceTitle);
        }
        return;
    }
    const QSignalBlocker quiet(m_unit);
    const int before = std::max(0, m_unit->currentIndex());
    m_unit->clear();
    m_unit->addItem(tr("in σ"), static_cast<int>(ResidualUnit::Sigma));
    m_unit->addItem(tr("in its unit"), static_cast<int>(ResidualUnit::Physical));
    if (hasSpace) {
        m_unit->addItem(m_scene->spaceTitle, static_cast<int>(ResidualUnit::Space));
    }
    m_unit->setCurrentIndex(std::min(before, m_unit->count() - 1));
}

ResidualUnit ResidualWidget::unit() const {
    return static_cast<ResidualUnit>(m_unit->currentData().toInt());
}

bool ResidualWidget::isOfMean() const {
    return m_of->currentIndex() == 1;
}

void ResidualWidget::showMean(bool isMean) {
    m_of->setCurrentIndex(isMean ? 1 : 0);
    schedule();
}

void ResidualWidget::setSource(ResidualSource source) {
    m_source = std::move(source);
    if (!m_source) {
        m_run.stop();
        take(std::nullopt, {});
    }
    schedule();
}

void ResidualWidget::setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen) {
    m_layers = swathsToTry(layers, chosen);
    schedule();
}

void ResidualWidget::setComponents(std::size_t components) {
    if (components != m_components) {
        m_components = components;
        schedule();
    }
}

void ResidualWidget::setCombs(std::vector<SpectralComb> combs) {
    m_combs = std::move(combs);
    makeLines();
    draw();
}

void ResidualWidget::makeLines() {
    QStringList off;
    for (const auto* action : m_lines->actions()) {
        if (!action->isChecked()) {
            off += action->text();
        }
    }
    m_lines->clear();
    for (const auto& comb : m_combs) {
        auto* action = m_lines->addAction(comb.label);
        action->setObjectName(QStringLiteral("residual/lines/") % comb.label.section(QLatin1Char(' '), 0, 0));
        action->setCheckable(true);
        action->setChecked(!off.contains(comb.label));
        connect(action, &QAction::toggled, this, &ResidualWidget::draw);
    }
}

std::vector<SpectralComb> ResidualWidget::shownCombs() const {
    std::vector<SpectralComb> combs;
    const auto actions = m_lines->actions();
    for (std::size_t k = 0; k < m_combs.size() && k < static_cast<std::size_t>(actions.size()); ++k) {
        if (actions[static_cast<qsizetype>(k)]->isChecked()) {
            combs.push_back(m_combs[k]);
        }
    }
    return combs;
}

void ResidualWidget::setExcluded(const std::vector<std::size_t>& channels) {
    std::set<std::size_t> wanted(channels.begin(), channels.end());
    if (wanted == m_excluded) {
        return;
    }
    m_excluded = std::move(wanted);
    m_clear->setVisible(!m_excluded.empty());
    m_clear->setText(m_excluded.empty() ? tr("All channels")
                                        : tr("All channels (%n left out)", nullptr, static_cast<int>(m_excluded.size())));
    m_clear->setToolTip(tr("Use all channels again"));
    if (m_scene && !m_excluded.empty()) {
        QStringList said;
        for (const auto& interval : curvesOf(*m_scene, ResidualUnit::Sigma, {}, excluded()).excluded) {
            said += tr("%1 to %2 nm").arg(numberText(interval.low, 6), numberText(interval.high, 6));
        }
        m_clear->setToolTip(tr("Use all channels again") % QLatin1Char('\n') % tr("Left out: %1").arg(said.join(QStringLiteral(", "))));
    }
    schedule();
    Q_EMIT excludedChanged();
}

void ResidualWidget::exclude(const std::vector<std::size_t>& channels) {
    auto all = excluded();
    all.insert(all.end(), channels.begin(), channels.end());
    setExcluded(all);
}

void ResidualWidget::toggle(std::size_t channel) {
    auto all = m_excluded;
    if (!all.erase(channel)) {
        all.insert(channel);
    }
    setExcluded({all.begin(), all.end()});
}

void ResidualWidget::pin(bool isOn) {
    m_pinned = isOn && m_scene ? m_scene->pixel : std::nullopt;
    schedule();
}

void ResidualWidget::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    schedule();
}

void ResidualWidget::schedule() {
    m_rest.start(kRestMs);
}

void ResidualWidget::followCursor() {
    const auto& cursor = m_link.cursor();
    if (!cursor.isValid()) {
        return;
    }
    m_cursorRadiusDeg = cursor.radiusDeg();
    if (!m_hold->isChecked()) {
        m_place = SpectrumPlace{.longitudeDeg = cursor.longitudeDeg(), .latitudeDeg = cursor.latitudeDeg()};
        if (!isOfMean()) {
            schedule();
        }
    }
}

void ResidualWidget::compute() {
    if (!isVisible() || !m_source) {
        return; // asked again when it is shown, or when there is a basis
    }
    ResidualRequest request{.layers = m_layers, .radiusDeg = m_cursorRadiusDeg, .components = m_components, .excluded = excluded()};
    request.place = m_place;
    request.pinned = m_pinned;
    if (isOfMean()) {
        request.chosen = m_link.selection().items();
        const QPointer<ResidualWidget> self(this);
        request.progress = [self](double share) {
            QMetaObject::invokeMethod(qApp, [self, share] {
                if (self && self->m_run.isRunning() && self->isOfMean()) {
                    self->m_progress->show();
                    self->m_progress->setValue(static_cast<int>(100.0 * share));
                }
            });
        };
    }
    m_askedMs = QDateTime::currentMSecsSinceEpoch();
    m_run.start<ResidualScene>([source = m_source, request](std::stop_token stop) { return source(request, std::move(stop)); },
                               [this](ResidualScene scene) { take(std::move(scene), {}); },
                               [this](const core::Error& error) { take(std::nullopt, m_errorText(error)); });
}

QString ResidualWidget::hint() const {
    if (!m_source) {
        return tr("Open a basis of ordinary spectra to see what a spectrum has that they have not.");
    }
    if (!m_scene || m_scene->href.empty()) {
        return tr("Open or show a radiance of Sentinel-5P, level 1B, of the band of the basis.");
    }
    if (isOfMean()) {
        return tr(
            "Choose pixels of this file on the map, in the score histogram or in the table of events: their mean residual is shown here.");
    }
    if (!m_place) {
        return tr("Move over the map to see the residual of the pixel at the cursor.");
    }
    if (m_scene->pixel && !m_scene->parts.empty()) {
        return tr("This spectrum cannot be used: %1.").arg(flagsText(m_scene->parts.front().flags));
    }
    return tr("There is no pixel with a spectrum here. Move to the data.");
}

void ResidualWidget::take(std::optional<ResidualScene> scene, const QString& failure) {
    m_scene = std::move(scene);
    m_progress->hide();
    m_open->setVisible(!m_source);
    const bool hasCurves = m_scene && !m_scene->parts.empty() && !m_scene->parts.front().measured.empty();
    {
        const QSignalBlocker quiet(m_count);
        m_count->setEnabled(m_scene && m_scene->mostComponents > 0);
        if (m_scene && m_scene->mostComponents > 0) {
            m_count->setRange(1, static_cast<int>(m_scene->mostComponents));
            m_count->setValue(static_cast<int>(m_scene->components));
        }
    }
    m_pin->setEnabled(m_pinned || (hasCurves && m_scene->pixel));
    fillUnits();
    m_panel->setHint(!failure.isEmpty() ? failure : hasCurves ? QString() : hint());
    m_title->setText(hasCurves ? m_scene->parts.front().label : QString());
    m_numbers->setText(hasCurves ? numbersOf(*m_scene, m_scene->parts.front()) : QString());
    m_numbers->setVisible(hasCurves);
    draw();
    m_lastMs = QDateTime::currentMSecsSinceEpoch() - m_askedMs;
    Q_EMIT shown();
}

void ResidualWidget::draw() {
    if (m_scene && !m_scene->parts.empty() && !m_scene->parts.front().measured.empty()) {
        m_plot->show(curvesOf(*m_scene, unit(), shownCombs(), excluded()), core::SpectralUnit::Nanometre);
        fillTable();
        m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
    }
}

void ResidualWidget::fillTable() {
    const QString unit = unitText(m_scene->unit);
    const auto of = [&](const QString& what, const QString& label) {
        return m_scene->parts.size() + (m_scene->comparison ? 1 : 0) > 1 ? QString(what % QStringLiteral(", ") % label) : what;
    };
    QStringList headers{tr("Channel")};
    std::vector<std::vector<double>> columns;
    auto parts = m_scene->parts;
    if (m_scene->comparison) {
        parts.push_back(*m_scene->comparison);
    }
    for (const auto& part : parts) {
        const bool isWithout = unit.isEmpty() || unit == QLatin1String("1");
        const auto named = [&](const QString& what) {
            return of(isWithout ? what : QString(what % QStringLiteral(" (") % unit % QLatin1Char(')')), part.label);
        };
        headers += {of(tr("Wavelength (nm)"), part.label),
                    named(m_scene->title),
                    named(tr("Noise")),
                    named(tr("Reconstruction")),
                    of(tr("Residual (σ)"), part.label),
                    of(tr("Noise of the residual (σ)"), part.label)};
        columns.insert(columns.end(), {part.position, part.measured, part.noise, part.fitted, part.inSigma, part.sigma});
    }
    NumberTable table;
    table.headers = headers;
    table.rows = parts.front().position.size();
    table.value = [columns](std::size_t row, std::size_t column) {
        if (column == 0) {
            return static_cast<double>(row);
        }
        const auto& values = columns[column - 1];
        return row < values.size() ? values[row] : std::nan("");
    };
    m_panel->setNumbers(std::move(table));
}

void ResidualWidget::pointAt(const QPointF& pixel) {
    const bool hasCurves = m_scene && !m_scene->parts.empty() && !m_scene->parts.front().measured.empty();
    const auto channel = hasCurves ? m_plot->channelAt(pixel) : std::nullopt;
    if (!channel || *channel >= m_scene->parts.front().measured.size()) {
        return;
    }
    const auto& part = m_scene->parts.front();
    const QString place = tr("channel %1, %2").arg(*channel).arg(quantityText(part.position[*channel], QStringLiteral("nm"), 7));
    Q_EMIT statusChanged(std::isfinite(part.inSigma[*channel]) ? tr("%1: %2, residual %3")
                                                                     .arg(place, quantityText(part.measured[*channel], m_scene->unit),
                                                                          quantityText(part.inSigma[*channel], QStringLiteral("σ"), 3))
                                                               : tr("%1: missing or left out").arg(place));
}

bool ResidualWidget::handleMouse(QEvent* event) {
    const QPointF pixel = static_cast<QMouseEvent*>(event)->position();
    if (event->type() == QEvent::MouseButtonPress) {
        if (!m_exclude->isChecked() || static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton || !m_plot->isInResiduals(pixel)) {
            return false;
        }
        m_dragFrom = pixel.x();
        return true;
    }
    if (event->type() == QEvent::MouseMove) {
        if (!m_dragFrom) {
            pointAt(pixel);
            return false;
        }
        m_plot->showSpan(std::pair(*m_dragFrom, pixel.x()));
        return true;
    }
    if (!m_dragFrom) {
        return false;
    }
    const double from = *m_dragFrom;
    m_dragFrom.reset();
    m_plot->showSpan(std::nullopt);
    if (std::abs(pixel.x() - from) > kClickPx) {
        exclude(m_plot->channelsBetween(from, pixel.x()));
    } else if (const auto channel = m_plot->channelAt(pixel)) {
        toggle(*channel);
    }
    return true;
}

bool ResidualWidget::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_panel->plot()) {
        switch (event->type()) {
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::MouseButtonRelease:
            if (handleMouse(event)) {
                return true;
            }
            break;
        case QEvent::MouseButtonDblClick:
            m_plot->showAll();
            m_panel->plot().replot(QCustomPlot::rpQueuedReplot);
            return true;
        case QEvent::Leave:
            Q_EMIT statusChanged({});
            break;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace phidias::views
