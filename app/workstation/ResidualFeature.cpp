#include "app/workstation/ResidualFeature.h"

#include "app/workstation/TextCatalog.h"
#include "views/scene/Text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

QString wordsOf(const core::Error& error) {
    const QString hint = errorHint(error);
    return hint.isEmpty() ? errorText(error) : QString(errorText(error) % QLatin1Char('\n') % hint);
}

OpenBasis readBasis(const std::string& path) {
    if (path.empty()) {
        return {};
    }
    return {.basis = std::make_shared<const processing::atmosphere::BasisFile>(processing::atmosphere::readBasis(path)), .path = path};
}

} // namespace

ResidualFeature::ResidualFeature(Desk& desk, QDockWidget& tabWith) : QObject(&desk.window()), m_desk(desk), m_reading(this) {
    m_residual = new views::ResidualWidget(desk.addLink("residual", tr("&Residuals")), wordsOf, &desk.window());
    m_waterfall = new views::WaterfallWidget(desk.addLink("waterfall", tr("Residuals of a &scanline")), wordsOf, &desk.window());
    m_dock = addDock("residual", tr("Residuals"), m_residual, tabWith);
    m_waterfallDock = addDock("waterfall", tr("Residuals of a scanline"), m_waterfall, tabWith);
    addActions();
    connect(&desk, &Desk::sceneChanged, this, &ResidualFeature::follow);
    connect(&desk.document(), &ProjectDocument::changed, this, &ResidualFeature::follow);
    connect(m_residual, &views::ResidualWidget::basisRequested, this,
            [this] { askFor(tr("Open basis"), [this](const QString& path) { openBasis(path); }); });
    connect(m_residual, &views::ResidualWidget::componentsChosen, this, [this](int components) {
        m_desk.document().change(
            tr("Choose components"),
            [components](core::Project& project) { project.residual.components = static_cast<std::size_t>(components); },
            QStringLiteral("components"));
    });
    connect(m_residual, &views::ResidualWidget::statusChanged, this, [this](const QString& text) { m_desk.showMessage(text, 0); });
    connect(&m_residual->panel(), &views::PlotPanel::saveFailed, this, [this](const QString& text) { m_desk.showError(text); });
    connect(&m_waterfall->panel(), &views::PlotPanel::saveFailed, this, [this](const QString& text) { m_desk.showError(text); });
    connect(m_waterfall, &views::WaterfallWidget::statusChanged, this, [this](const QString& text) { m_desk.showMessage(text, 0); });
    connect(m_residual, &views::ResidualWidget::excludedChanged, this,
            [this] { m_waterfall->setComponents(m_residual->components(), m_residual->excluded()); });
    follow();
}

QDockWidget* ResidualFeature::addDock(const char* name, const QString& title, QWidget* widget, QDockWidget& tabWith) {
    widget->setMinimumHeight(160);
    auto* dock = m_desk.addDock(name, title, widget, Qt::BottomDockWidgetArea, &tabWith);
    dock->setProperty("isOnDemand", true);
    dock->hide();
    return dock;
}

void ResidualFeature::addActions() {
    m_menu = new QMenu(tr("Residuals of spectr&a"), &m_desk.window());
    m_menu->setObjectName(QStringLiteral("menu/residuals"));
    m_desk.menu(Desk::Menu::View)->addMenu(m_menu);
    m_desk.addAction(m_menu, "showResidual", tr("&Residuals at the cursor"),
                     tr("What the spectrum of the pixel at the cursor has that ordinary spectra have not"),
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [this] { m_desk.showPlot(*m_dock); });
    m_desk.addAction(m_menu, "showWaterfall", tr("Residuals of a &scanline"),
                     tr("Residuals of all pixels of the scanline at the cursor as an image"), {},
                     [this] { m_desk.showPlot(*m_waterfallDock); });
    m_menu->addSeparator();
    m_desk.addAction(m_menu, "openBasis", tr("&Open basis..."), tr("Open a basis of ordinary spectra, as atmosphere.pca-basis writes it"),
                     {}, [this] { askFor(tr("Open basis"), [this](const QString& path) { openBasis(path); }); });
    m_compare =
        m_desk.addAction(m_menu, "compareBasis", tr("&Compare with another basis..."), tr("Show the residual against a second basis too"),
                         {}, [this] { askFor(tr("Compare with another basis"), [this](const QString& path) { openComparison(path); }); });
    m_alone = m_desk.addAction(m_menu, "closeComparison", tr("&No second basis"), tr("Show the residual against the first basis only"), {},
                               [this] { openComparison({}); });
}

void ResidualFeature::askFor(const QString& title, const std::function<void(const QString&)>& then) {
    auto* dialog = new QFileDialog(&m_desk.window(), title, QSettings().value(QStringLiteral("lastFolder")).toString(),
                                   tr("Bases of spectra (*.nc);;All files (*)"));
    dialog->setObjectName(QStringLiteral("basisDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [then](const QString& path) { then(path); });
    dialog->open();
}

void ResidualFeature::openBasis(const QString& path) {
    const std::string file = fromQt(QFileInfo(path).absoluteFilePath());
    m_desk.document().change(tr("Open basis"), [file](core::Project& project) {
        project.residual.basis = file;
        project.residual.components = 0;
    });
    m_desk.showPlot(*m_dock);
}

void ResidualFeature::openComparison(const QString& path) {
    const std::string file = path.isEmpty() ? std::string() : fromQt(QFileInfo(path).absoluteFilePath());
    m_desk.document().change(path.isEmpty() ? tr("No second basis") : tr("Compare with another basis"),
                             [file](core::Project& project) { project.residual.comparison = file; });
}

void ResidualFeature::follow() {
    const auto& setup = m_desk.document().project().residual;
    if (setup.basis != m_followed.basis || setup.comparison != m_followed.comparison) {
        m_followed = setup;
        readBases();
    }
    m_residual->setComponents(setup.components);
    m_residual->setLayers(m_desk.scene(), m_desk.selectedLayer());
    m_waterfall->setComponents(setup.components, m_residual->excluded());
    m_waterfall->setLayers(m_desk.scene(), m_desk.selectedLayer());
    Desk::setAvailable(*m_compare, !setup.basis.empty(), tr("Open a basis first."));
    Desk::setAvailable(*m_alone, !setup.comparison.empty(), tr("There is no second basis."));
}

void ResidualFeature::readBases() {
    if (m_followed.basis.empty()) {
        m_reading.stop();
        use({}, {});
        return;
    }
    using Bases = std::pair<OpenBasis, OpenBasis>;
    m_reading.start<Bases>([setup = m_followed](std::stop_token) { return Bases(readBasis(setup.basis), readBasis(setup.comparison)); },
                           [this](Bases bases) { use(std::move(bases.first), std::move(bases.second)); },
                           [this](const core::Error& error) {
                               use({}, {});
                               m_desk.showError(wordsOf(error));
                           });
}

void ResidualFeature::use(OpenBasis basis, OpenBasis comparison) {
    if (!basis.basis) {
        m_studies.reset();
        m_residual->setSource({});
        m_waterfall->setSource({});
        return;
    }
    const auto& positions = basis.basis->wavelengthsNm;
    m_residual->setCombs(gasLines(positions.front(), positions.back()));
    m_residual->setExcluded({}); // channels of another basis
    m_studies = std::make_shared<const ResidualStudies>(m_granules, std::move(basis), std::move(comparison));
    m_residual->setSource(
        [studies = m_studies](const views::ResidualRequest& request, std::stop_token stop) { return studies->scene(request, stop); });
    m_waterfall->setSource(
        [studies = m_studies](const views::WaterfallRequest& request, std::stop_token stop) { return studies->waterfall(request, stop); });
}

} // namespace phidias::app
