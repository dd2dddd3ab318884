#include "views/globe/GlobePanel.h"

#include "views/scene/FlowLayout.h"
#include "views/scene/NumberText.h"

#include <QVBoxLayout>
#include <cmath>

namespace phidias::views {

namespace {

constexpr int kSliderSteps = 60; ///< over the three decades of the exaggeration

double factorOf(int step) {
    const double factor = GlobePanel::kLeastExaggeration *
                          std::pow(GlobePanel::kMostExaggeration / GlobePanel::kLeastExaggeration, step / double{kSliderSteps});
    const double digit = std::pow(10.0, std::floor(std::log10(factor)) - 1.0);
    return std::max(1.0, std::round(factor / digit) * digit);
}

int stepOf(double factor) {
    return static_cast<int>(std::lround(kSliderSteps * std::log(factor / GlobePanel::kLeastExaggeration) /
                                        std::log(GlobePanel::kMostExaggeration / GlobePanel::kLeastExaggeration)));
}

} // namespace

GlobePanel::GlobePanel(LinkedCursor& cursor, Selection& selection, QWidget* parent)
    : QWidget(parent), m_globe(new GlobeWidget(cursor, selection, this)), m_curtains(new QCheckBox(tr("&Curtain"), this)),
      m_sticks(new QCheckBox(tr("&Profiles"), this)), m_slider(new QSlider(Qt::Horizontal, this)), m_factor(new QLabel(this)),
      m_renderer(new QLabel(this)) {
    setObjectName(QStringLiteral("globePanel"));
    setAccessibleName(tr("Globe"));
    m_curtains->setObjectName(QStringLiteral("globePanel/curtain"));
    m_curtains->setToolTip(tr("The section along the line stands on the globe, its deepest level on the ground"));
    m_curtains->setAccessibleName(tr("Curtain"));
    m_curtains->setChecked(true);
    m_sticks->setObjectName(QStringLiteral("globePanel/profiles"));
    m_sticks->setAccessibleName(tr("Profiles"));
    m_sticks->setToolTip(tr("The profiles of visible observations stand on the globe as sticks coloured by value"));
    m_slider->setObjectName(QStringLiteral("globePanel/exaggeration"));
    m_slider->setAccessibleName(tr("Vertical exaggeration"));
    m_slider->setToolTip(tr("How many times higher than they are depths and heights are drawn"));
    m_slider->setRange(0, kSliderSteps);
    m_slider->setMaximumWidth(160);
    m_slider->setMinimumWidth(60);
    m_factor->setObjectName(QStringLiteral("globePanel/factor"));
    m_factor->setMinimumWidth(m_factor->fontMetrics().horizontalAdvance(QStringLiteral("1\u00a0000\u00d7 ")));
    m_renderer->setObjectName(QStringLiteral("globePanel/renderer"));
    m_renderer->setAccessibleName(tr("What draws the globe"));
    m_renderer->setForegroundRole(QPalette::PlaceholderText);
    auto* label = new QLabel(tr("Vertical &exaggeration"), this);
    label->setObjectName(QStringLiteral("globePanel/exaggerationLabel"));
    label->setBuddy(m_slider);
    auto* line = new FlowLayout(8);
    line->setContentsMargins(12, 4, 12, 6);
    line->addWidget(label);
    line->addWidget(m_slider);
    line->addWidget(m_factor);
    line->addWidget(m_curtains);
    line->addWidget(m_sticks);
    line->addWidget(m_renderer);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_globe, 1);
    layout->addLayout(line);
    setExaggeration(core::GlobeView().exaggeration);
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        m_globe->setExaggeration(factorOf(step));
        showExaggeration();
        Q_EMIT exaggerationChanged(factorOf(step));
    });
    for (auto* box : {m_curtains, m_sticks}) {
        connect(box, &QCheckBox::toggled, this, &GlobePanel::uprightChanged);
    }
    connect(m_globe, &GlobeWidget::rendererFound, this, &GlobePanel::showRenderer);
}

void GlobePanel::setExaggeration(double exaggeration) {
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(stepOf(std::clamp(exaggeration, kLeastExaggeration, kMostExaggeration)));
    m_globe->setExaggeration(exaggeration);
    showExaggeration();
}

void GlobePanel::showExaggeration() {
    m_factor->setText(tr("%1×").arg(numberText(m_globe->view().exaggeration, 3)));
}

void GlobePanel::showRenderer() {
    if (m_globe->isFallback()) {
        m_renderer->setText(tr("Map, without OpenGL"));
        m_renderer->setToolTip(tr("This display offers no OpenGL 3.2. Curtains and profiles cannot be shown."));
        m_curtains->setEnabled(false);
        m_sticks->setEnabled(false);
        m_slider->setEnabled(false);
        return;
    }
    m_renderer->setText(m_globe->isSoftware() ? tr("Drawn by the processor") : tr("Drawn by the graphics card"));
    m_renderer->setToolTip(
        m_globe->isSoftware()
            ? tr("OpenGL: %1. While the globe moves, pictures are smaller and many points are thinned.").arg(m_globe->rendererName())
            : tr("OpenGL: %1").arg(m_globe->rendererName()));
}

} // namespace phidias::views
