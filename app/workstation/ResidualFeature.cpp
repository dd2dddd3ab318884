#include "app/workstation/ResidualFeature.h"

#include "app/workstation/TextCatalog.h"
#include "core/util/AtomicFile.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <algorithm>

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

ResidualFeature::ResidualFeature(Desk& desk, QDockWidget& tabWith)
    : QObject(&desk.window()), m_desk(desk), m_reading(this), m_enriching(this) {
    m_residual = new views::ResidualWidget(desk.addLink("residual", tr("&Residuals")), wordsOf, &desk.window());
    m_waterfall = new views::WaterfallWidget(desk.addLink("waterfall", tr("Residuals of a &scanline")), wordsOf, &desk.window());
    m_dock = addDock("residual", tr("Residuals"), m_residual, tabWith);
    m_basis = new views::BasisWidget(&desk.window());
    m_basisDock = addDock("basis", tr("Basis of spectra"), m_basis, tabWith);
    m_waterfallDock = addDock("waterfall", tr("Residuals of a scanline"), m_waterfall, tabWith);
    addActions();
    connect(&desk, &Desk::sceneChanged, this, &ResidualFeature::follow);
    connect(&desk.document(), &ProjectDocument::changed, this, &ResidualFeature::follow);
    connect(m_residual, &views::ResidualWidget::basisRequested, this,
            [this] { askFor(tr("Open basis"), [this](const QString& path) { openBasis(path); }); });
    connect(m_residual, &views::ResidualWidget::componentsChosen, this, &ResidualFeature::chooseComponents);
    connect(m_residual, &views::ResidualWidget::shown, this, &ResidualFeature::updateActions);
    connect(m_basis, &views::BasisWidget::componentsChosen, this, &ResidualFeature::chooseComponents);
    connect(m_basis, &views::BasisWidget::statusChanged, this, [this](const QString& text) { m_desk.showMessage(text, 0); });
    for (auto* panel : {&m_basis->scree(), &m_basis->vector()}) {
        connect(panel, &views::PlotPanel::saveFailed, this, [this](const QString& text) { m_desk.showError(text); });
    }
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
                     QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), [this] { show(*m_dock); });
    m_desk.addAction(m_menu, "showWaterfall", tr("&Image of a scanline"),
                     tr("Residuals of all pixels of the scanline at the cursor as an image"), {}, [this] { show(*m_waterfallDock); });
    m_desk.addAction(m_menu, "showBasis", tr("&Basis of spectra"), tr("Eigenvalues and eigenvectors of the basis"), {},
                     [this] { m_desk.showPlot(*m_basisDock); });
    m_menu->addSeparator();
    m_export = m_desk.addAction(m_menu, "exportSpectra", tr("E&xport spectra..."),
                                tr("Write the spectra, reconstructions and residuals that are shown as CSV, with units in the heading"), {},
                                [this] { askForExport(); });
    m_menu->addSeparator();
    m_desk.addAction(m_menu, "openBasis", tr("&Open basis..."), tr("Open a basis of ordinary spectra, as atmosphere.pca-basis writes it"),
                     {}, [this] { askFor(tr("Open basis"), [this](const QString& path) { openBasis(path); }); });
    m_compare =
        m_desk.addAction(m_menu, "compareBasis", tr("&Compare with another basis..."), tr("Show the residual against a second basis too"),
                         {}, [this] { askFor(tr("Compare with another basis"), [this](const QString& path) { openComparison(path); }); });
    m_alone = m_desk.addAction(m_menu, "closeComparison", tr("&No second basis"), tr("Show the residual against the first basis only"), {},
                               [this] { openComparison({}); });
    addEnrichment();
}

void ResidualFeature::addEnrichment() {
    m_menu->addSeparator();
    m_enrich =
        m_desk.addAction(m_menu, "enrichBasis", tr("&False alarm: add to the basis"),
                         tr("Add the mean residual of the chosen pixels to the basis, so that such spectra are ordinary from now on"), {},
                         [this] { enrich(); });
    m_takeBack = m_desk.addAction(m_menu, "takeBackEnrichment", tr("&Take back what was added"),
                                  tr("Use the basis as it is in its file again"), {}, [this] { readBases(); });
    m_save = m_desk.addAction(m_menu, "saveEnriched", tr("Sa&ve enriched basis..."),
                              tr("Write the basis with what was added to a new file and use that"), {}, [this] {
                                  auto* dialog =
                                      new QFileDialog(&m_desk.window(), tr("Save enriched basis"),
                                                      QFileInfo(toQt(m_followed.basis)).absolutePath(), tr("Bases of spectra (*.nc)"));
                                  dialog->setObjectName(QStringLiteral("saveBasisDialog"));
                                  dialog->setAttribute(Qt::WA_DeleteOnClose);
                                  dialog->setAcceptMode(QFileDialog::AcceptSave);
                                  dialog->setDefaultSuffix(QStringLiteral("nc"));
                                  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
                                      try {
                                          saveEnriched(path);
                                      } catch (const core::Error& error) {
                                          m_desk.showError(wordsOf(error));
                                      }
                                  });
                                  dialog->open();
                              });
}

void ResidualFeature::show(QDockWidget& dock) {
    constexpr int kReadableHeight = 440; // two panels above each other, or an image with its legend
    m_desk.showPlot(dock);
    if (!dock.isFloating() && dock.height() < kReadableHeight) {
        m_desk.window().resizeDocks({&dock}, {kReadableHeight}, Qt::Vertical);
    }
}

void ResidualFeature::showMean() {
    if (!m_residual->isVisible()) {
        show(*m_dock);
    }
    m_residual->showMean(true);
}

void ResidualFeature::chooseComponents(int components) {
    m_desk.document().change(
        tr("Choose components"),
        [components](core::Project& project) { project.residual.components = static_cast<std::size_t>(components); },
        QStringLiteral("components"));
}

void ResidualFeature::updateActions() {
    const auto& setup = m_desk.document().project().residual;
    Desk::setAvailable(*m_compare, !setup.basis.empty(), tr("Open a basis first."));
    Desk::setAvailable(*m_alone, !setup.comparison.empty(), tr("There is no second basis."));
    const auto& scene = m_residual->scene();
    Desk::setAvailable(*m_enrich, m_studies && scene && !scene->direction.empty() && !m_enriching.isRunning(),
                       tr("Choose pixels and show their mean residual first."));
    const bool hasSpectra = m_studies && scene && !scene->parts.empty() && !scene->parts.front().measured.empty();
    Desk::setAvailable(*m_export, hasSpectra, tr("There is no residual to write."));
    Desk::setAvailable(*m_save, m_enrichment.has_value(), tr("Nothing was added to the basis."));
    Desk::setAvailable(*m_takeBack, m_enrichment.has_value(), tr("Nothing was added to the basis."));
}

void ResidualFeature::enrich() {
    const auto& scene = m_residual->scene();
    if (!m_studies || !scene || scene->direction.empty()) {
        return;
    }
    const auto chosen = m_desk.selection().items().find(scene->href);
    if (chosen == m_desk.selection().items().end()) {
        return;
    }
    m_enriching.start<Enrichment>(
        [studies = m_studies, href = scene->href, pixels = chosen->second, components = scene->components,
         excluded = m_residual->excluded()](std::stop_token stop) {
            return studies->enriched(href, pixels, {.components = components, .excluded = excluded}, stop);
        },
        [this](Enrichment enrichment) {
            if (m_desk.document().project().residual.components != 0) {
                chooseComponents(0); // of the enriched basis: one more
            }
            m_enrichment = enrichment;
            use({.basis = enrichment.basis, .path = m_followed.basis}, m_studies ? m_studies->second() : OpenBasis());
            m_desk.showMessage(tr("Mean score of %n pixel(s): %1 before, %2 with the enriched basis, which is not saved yet.", nullptr,
                                  static_cast<int>(enrichment.count))
                                   .arg(views::numberText(enrichment.before, 4), views::numberText(enrichment.after, 4)),
                               0);
        },
        [this](const core::Error& error) { m_desk.showError(wordsOf(error)); });
    updateActions();
}

void ResidualFeature::saveEnriched(const QString& path) {
    if (!m_enrichment) {
        return;
    }
    const std::string file = fromQt(QFileInfo(path).absoluteFilePath());
    processing::atmosphere::writeBasis(*m_enrichment->basis, file, {{"source", m_followed.basis}, {"history", m_enrichment->history}});
    openBasis(path);
}

void ResidualFeature::askForExport() {
    auto* dialog = new QFileDialog(&m_desk.window(), tr("Export spectra"), QSettings().value(QStringLiteral("lastFolder")).toString(),
                                   tr("Tables (*.csv)"));
    dialog->setObjectName(QStringLiteral("exportSpectraDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        try {
            exportSpectra(path);
            m_desk.showMessage(tr("Written: %1").arg(path));
        } catch (const core::Error& error) {
            m_desk.showError(wordsOf(error));
        }
    });
    dialog->open();
}

void ResidualFeature::exportSpectra(const QString& path) const {
    core::writeFileAtomically(fromQt(path), fromQt(m_residual->panel().toCsv()));
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
    show(*m_dock);
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
    m_basis->setComponents(setup.components);
    updateActions();
}

bool ResidualFeature::canDraw() const {
    const auto& scene = m_residual->scene();
    return m_studies && !m_enrichment && scene && scene->pixel && !scene->parts.empty() && !scene->parts.front().measured.empty();
}

void ResidualFeature::complete(views::FigureSpec& spec) const {
    if (!canDraw()) {
        return;
    }
    const auto& scene = *m_residual->scene();
    spec.atPixel = {scene.pixel->scanline, scene.pixel->groundPixel};
    spec.basis = m_studies->first().path;
    spec.components = scene.components == scene.componentsOfBasis ? 0 : scene.components;
    std::stable_partition(spec.layers.begin(), spec.layers.end(), [&](const core::Layer& layer) { return layer.href == scene.href; });
    spec.layers.resize(1);
    spec.depths.resize(1);
    spec.times.resize(1);
}

void ResidualFeature::readBases() {
    m_enrichment.reset();
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
        m_basis->setScene(std::nullopt);
        updateActions();
        return;
    }
    const auto& positions = basis.basis->wavelengthsNm;
    m_residual->setCombs(gasLines(positions.front(), positions.back()));
    if (m_studies && m_studies->basis().wavelengthsNm != positions) {
        m_residual->setExcluded({}); // channels of another basis
    }
    m_studies = std::make_shared<const ResidualStudies>(m_granules, std::move(basis), std::move(comparison));
    m_residual->setSource(
        [studies = m_studies](const views::ResidualRequest& request, std::stop_token stop) { return studies->scene(request, stop); });
    m_waterfall->setSource(
        [studies = m_studies](const views::WaterfallRequest& request, std::stop_token stop) { return studies->waterfall(request, stop); });
    auto scene = basisSceneOf(m_studies->first());
    if (m_enrichment) {
        scene.name = tr("%1, enriched and not saved (mean score %2, before %3)")
                         .arg(scene.name, views::numberText(m_enrichment->after, 4), views::numberText(m_enrichment->before, 4));
    }
    m_basis->setScene(std::move(scene));
    m_basis->setComponents(m_desk.document().project().residual.components);
    updateActions();
}

} // namespace phidias::app
