#include "app/workstation/ScatterFeature.h"

#include "views/scene/Text.h"

namespace phidias::app {

ScatterFeature::ScatterFeature(Desk& desk, QDockWidget& tabWith, std::function<std::array<double, 4>()> mapExtent)
    : QObject(&desk), m_desk(desk), m_mapExtent(std::move(mapExtent)) {
    auto& scatterLink = desk.addLink("scatter", tr("S&catter"));
    auto& histogramLink = desk.addLink("histogram", tr("&Histogram"));
    m_scatter = new views::ScatterWidget(scatterLink.cursor(), scatterLink.selection(), &desk.window());
    m_histogram = new views::HistogramWidget(histogramLink.selection(), &desk.window());
    const auto dock = [&](const char* name, const QString& title, QWidget* widget, const QString& tip, const QKeySequence& shortcut) {
        widget->setMinimumHeight(160);
        auto* made = desk.addDock(name, title, widget, Qt::BottomDockWidgetArea, &tabWith);
        made->setProperty("isOnDemand", true);
        made->hide();
        auto* action = made->toggleViewAction();
        action->setObjectName(QStringLiteral("action/") % QLatin1String(name));
        action->setShortcut(shortcut);
        action->setStatusTip(tip);
        connect(action, &QAction::triggered, made, [&desk, made](bool isShown) {
            if (isShown) {
                desk.showPlot(*made);
            }
        });
    };
    dock("scatter", tr("Scatter"), m_scatter, tr("Values of two layers against each other, with lines and statistics"),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X));
    dock("histogram", tr("Histogram"), m_histogram, tr("Histogram of the selected layer and the range of its colours"),
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B));
    connect(&desk, &Desk::sceneChanged, this, &ScatterFeature::showScene);
    connect(m_histogram, &views::HistogramWidget::rangeMoved, this, &ScatterFeature::moveRange);
    connect(m_scatter, &views::ScatterWidget::statusChanged, this, [this](const QString& text) { m_desk.showMessage(text); });
    for (auto* panel : {&m_scatter->panel(), &m_histogram->panel()}) {
        connect(panel, &views::PlotPanel::saveFailed, this, [this](const QString& text) { m_desk.showError(text); });
    }
}

void ScatterFeature::showScene() {
    m_scatter->setLayers(m_desk.scene());
    std::optional<views::SceneLayer> selected;
    for (const auto& entry : m_desk.scene()) {
        if (entry.layer.id == m_desk.selectedLayer() && entry.data) {
            selected = entry;
        }
    }
    m_histogram->setLayer(selected);
    followView();
}

bool ScatterFeature::canDraw() const {
    const auto [x, y] = m_scatter->chosen();
    const auto& project = m_desk.document().project();
    return x != y && project.find(x) && project.find(y);
}

void ScatterFeature::complete(views::FigureSpec& spec) const {
    if (!canDraw()) {
        return;
    }
    const auto [x, y] = m_scatter->chosen();
    const auto& project = m_desk.document().project();
    spec.layers = {project.layers[*project.find(x)], project.layers[*project.find(y)]};
    spec.depths.assign(2, std::nullopt);
    spec.times.assign(2, std::nullopt);
    spec.xLayer = 0;
    spec.yLayer = 1;
}

void ScatterFeature::followView() {
    m_histogram->setView(m_mapExtent());
}

void ScatterFeature::moveRange(const QString& layer, double low, double high, int drag) {
    m_desk.document().change(
        tr("Change the range"),
        [&](core::Project& project) {
            if (const auto at = project.find(views::fromQt(layer))) {
                project.layers[*at].style.low = low;
                project.layers[*at].style.high = high;
            }
        },
        QStringLiteral("histogram %1 %2").arg(layer).arg(drag));
}

} // namespace phidias::app
