#include "app/workstation/SpectrumFeature.h"

#include "app/workstation/TextCatalog.h"
#include "views/scene/Text.h"

#include <algorithm>

namespace phidias::app {

namespace {

QString wordsOf(const core::Error& error) {
    const QString hint = errorHint(error);
    return hint.isEmpty() ? errorText(error) : QString(errorText(error) % QLatin1Char('\n') % hint);
}

} // namespace

SpectrumFeature::SpectrumFeature(Desk& desk, QDockWidget& tabWith) : QObject(&desk.window()), m_desk(desk) {
    auto cache = std::make_shared<core::DatasetCache>(desk.context().budget);
    m_spectrum = new views::SpectrumWidget(desk.addLink("spectrum", tr("Sp&ectrum")), std::move(cache), wordsOf, &desk.window());
    m_spectrum->setMinimumHeight(160);
    auto* dock = desk.addDock("spectrum", tr("Spectrum"), m_spectrum, Qt::BottomDockWidgetArea, &tabWith);
    dock->setProperty("isOnDemand", true);
    dock->hide();
    desk.addAction(desk.menu(Desk::Menu::View), "showSpectrum", tr("Sp&ectrum at the cursor"),
                   tr("Spectrum of the pixel at the cursor, compared with pinned places and the chosen pixels"),
                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U), [this, dock] { m_desk.showPlot(*dock); });
    connect(&desk, &Desk::sceneChanged, this, &SpectrumFeature::follow);
    connect(&desk.document(), &ProjectDocument::changed, this, &SpectrumFeature::follow);
    connect(m_spectrum, &views::SpectrumWidget::channelChosen, this, &SpectrumFeature::setChannel);
    connect(m_spectrum, &views::SpectrumWidget::statusChanged, this, [this](const QString& text) { m_desk.showMessage(text, 0); });
    connect(&m_spectrum->panel(), &views::PlotPanel::saveFailed, this, [this](const QString& text) { m_desk.showError(text); });
    follow();
}

void SpectrumFeature::follow() {
    m_spectrum->setLayers(m_desk.scene(), m_desk.selectedLayer());
    m_spectrum->setPins(m_desk.document().project().pins);
}

bool SpectrumFeature::canDraw() const {
    const auto& curves = m_spectrum->curves();
    return m_spectrum->place() && curves && !curves->curves.empty() && curves->curves.front().role == views::SpectrumRole::Cursor;
}

void SpectrumFeature::complete(views::FigureSpec& spec) const {
    if (!canDraw()) {
        return;
    }
    spec.at = {m_spectrum->place()->longitudeDeg, m_spectrum->place()->latitudeDeg};
    std::stable_partition(spec.layers.begin(), spec.layers.end(),
                          [href = m_spectrum->curves()->href](const core::Layer& layer) { return layer.href == href; });
    spec.layers.resize(1);
    spec.depths.resize(1);
    spec.times.resize(1);
}

void SpectrumFeature::setChannel(const QString& layer, int channel, int drag) {
    const auto& project = m_desk.document().project();
    const auto at = project.find(views::fromQt(layer));
    if (!at || channel < 0 || project.layers[*at].swathLayer == static_cast<std::size_t>(channel)) {
        return;
    }
    m_desk.document().change(
        tr("Choose channel"), [at, channel](core::Project& changed) { changed.layers[*at].swathLayer = static_cast<std::size_t>(channel); },
        QStringLiteral("channel %1 %2").arg(layer).arg(drag));
}

} // namespace phidias::app
