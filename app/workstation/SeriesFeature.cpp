#include "app/workstation/SeriesFeature.h"

#include "app/workstation/TextCatalog.h"

namespace phidias::app {

namespace {

QString wordsOf(const core::Error& error) {
    const QString hint = errorHint(error);
    return hint.isEmpty() ? errorText(error) : QString(errorText(error) % QLatin1Char('\n') % hint);
}

} // namespace

SeriesFeature::SeriesFeature(Desk& desk, QDockWidget* tabWith)
    : QObject(&desk.window()), m_desk(desk), m_cache(std::make_shared<core::DatasetCache>(desk.context().budget)) {
    m_series = new views::SeriesWidget(desk.addLink("series", tr("&Time series")), m_cache, wordsOf, &desk.window());
    m_profile = new views::ProfileWidget(desk.addLink("profile", tr("&Profile")), m_cache, wordsOf, &desk.window());
    m_water = new views::WaterWidget(desk.addLink("water", tr("T-S &diagram")), m_cache, wordsOf, &desk.window());
    m_seriesDock = desk.addDock("series", tr("Time series"), m_series, Qt::BottomDockWidgetArea, tabWith);
    m_profileDock = desk.addDock("profile", tr("Profile"), m_profile, Qt::BottomDockWidgetArea, tabWith);
    m_waterDock = desk.addDock("water", tr("T-S"), m_water, Qt::BottomDockWidgetArea, tabWith);
    for (auto* dock : {m_seriesDock, m_profileDock, m_waterDock}) {
        dock->widget()->setMinimumHeight(160);
        dock->hide();
    }
    connect(&desk, &Desk::sceneChanged, this, &SeriesFeature::follow);
    connect(&desk.document(), &ProjectDocument::changed, this, &SeriesFeature::follow);
    connect(m_series, &views::SeriesWidget::timeChosen, this, &SeriesFeature::setTime);
    connect(m_profile, &views::ProfileWidget::depthChosen, this, &SeriesFeature::setDepth);
    connect(m_series, &views::SeriesWidget::statusChanged, this, [this](const QString& text) { m_desk.showMessage(text, 0); });
    connect(m_profile, &views::ProfileWidget::statusChanged, this, [this](const QString& text) { m_desk.showMessage(text, 0); });
    connect(m_water, &views::WaterWidget::statusChanged, this, [this](const QString& text) { m_desk.showMessage(text, 0); });
    for (auto* panel : {&m_series->seriesPanel(), &m_series->hovmoellerPanel(), &m_profile->panel(), &m_water->panel()}) {
        connect(panel, &views::PlotPanel::saveFailed, this, [this](const QString& text) { m_desk.showError(text); });
    }
    addShowAction("showSeries", tr("Time series at the c&ursor"), tr("Values over time at the cursor, and Hovmöller diagrams"),
                  QKeySequence(Qt::CTRL | Qt::Key_T), m_seriesDock);
    addShowAction("showProfile", tr("Pro&file at the cursor"), tr("Values by depth at the cursor, with the nearest casts"),
                  QKeySequence(Qt::CTRL | Qt::Key_P), m_profileDock);
    addShowAction("showWater", tr("T-S diagra&m"), tr("Temperature by salinity with lines of equal density"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), m_waterDock);
    follow();
}

void SeriesFeature::addShowAction(const char* name, const QString& text, const QString& tip, const QKeySequence& shortcut,
                                  QDockWidget* dock) {
    m_desk.addAction(m_desk.menu(Desk::Menu::View), name, text, tip, shortcut, [this, dock] { m_desk.showPlot(*dock); });
}

void SeriesFeature::showSeriesAt(double longitudeDeg, double latitudeDeg) {
    m_desk.showPlot(*m_seriesDock);
    m_series->holdAt(longitudeDeg, latitudeDeg);
}

bool SeriesFeature::canDraw() const {
    return m_series->place() && m_series->scene() && !m_series->scene()->curves.empty();
}

void SeriesFeature::complete(views::FigureSpec& spec) const {
    if (canDraw()) {
        spec.at = {m_series->place()->first, m_series->place()->second};
    }
}

void SeriesFeature::follow() {
    const auto& project = m_desk.document().project();
    m_series->setLayers(m_desk.scene(), m_desk.selectedLayer());
    m_series->setPins(project.pins);
    m_series->setLine(project.sectionLine);
    m_series->setTime(project.timeUnixSeconds);
    m_profile->setLayers(m_desk.scene());
    m_profile->setDepth(project.depthM);
    m_water->setLayers(m_desk.scene());
}

void SeriesFeature::setTime(double unixSeconds) {
    m_desk.document().change(
        tr("Set time"), [unixSeconds](core::Project& project) { project.timeUnixSeconds = unixSeconds; }, QStringLiteral("time"));
}

void SeriesFeature::setDepth(double depthM) {
    m_desk.document().change(
        tr("Set depth"), [depthM](core::Project& project) { project.depthM = depthM; }, QStringLiteral("depth"));
}

} // namespace phidias::app
