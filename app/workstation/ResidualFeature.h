#pragma once

#include "app/workstation/Desk.h"
#include "app/workstation/ResidualStudies.h"
#include "views/map/FigureSpec.h"
#include "views/plot/LatestRun.h"
#include "views/residual/BasisWidget.h"
#include "views/residual/ResidualWidget.h"
#include "views/residual/WaterfallWidget.h"

#include <QMenu>
#include <memory>

namespace phidias::app {

/// Residuals of spectra against a basis of ordinary spectra: the dock, the menu "Residuals of spectra", and the bases that the project
/// remembers. Made hidden, beside the dock it shares its place with.
/// @thread GUI
class ResidualFeature : public QObject {
    Q_OBJECT

public:
    /// @param tabWith  dock of the lower area that it shares the place of
    ResidualFeature(Desk& desk, QDockWidget& tabWith);

    [[nodiscard]] views::ResidualWidget& residual() { return *m_residual; }
    [[nodiscard]] views::WaterfallWidget& waterfall() { return *m_waterfall; }
    [[nodiscard]] views::BasisWidget& basis() { return *m_basis; }
    /// The menu "Residuals of spectra", for what belongs there too.
    [[nodiscard]] QMenu& menu() { return *m_menu; }
    /// Brings the mean residual of the chosen pixels to the front.
    void showMean();
    /// "This is a false alarm": adds the mean residual of the chosen pixels to the basis, which is in use from then on and not saved yet.
    void enrich();
    /// Writes the enriched basis and uses that file. @throws core::Error{WriteFailed}
    void saveEnriched(const QString& path);
    /// Writes the spectra that are shown as CSV, with units in the heading. @throws core::Error{WriteFailed}
    void exportSpectra(const QString& path) const;
    /// How the scores of the chosen pixels changed with the last enrichment; nothing = the basis is as its file.
    [[nodiscard]] const std::optional<Enrichment>& enrichment() const { return m_enrichment; }
    /// Whether the dock shows the residual of a pixel against a basis that is in a file, which a figure can show too.
    [[nodiscard]] bool canDraw() const;
    /// Pixel, layer, basis and components of that residual.
    void complete(views::FigureSpec& spec) const;
    [[nodiscard]] bool isEnriching() const { return m_enriching.isRunning(); }
    /// Reads the basis in the pool and remembers it in the project (undoable).
    void openBasis(const QString& path);
    /// A second basis to compare with; empty = none.
    void openComparison(const QString& path);
    /// The bases are being read.
    [[nodiscard]] bool isReading() const { return m_reading.isRunning(); }
    /// nullptr without a basis.
    [[nodiscard]] const std::shared_ptr<const ResidualStudies>& studies() const { return m_studies; }

private:
    void addActions();
    void addEnrichment();
    void askForExport();
    void chooseComponents(int components);
    void show(QDockWidget& dock);
    void updateActions();
    [[nodiscard]] QDockWidget* addDock(const char* name, const QString& title, QWidget* widget, QDockWidget& tabWith);
    void follow();
    void readBases();
    void use(OpenBasis basis, OpenBasis comparison);
    void askFor(const QString& title, const std::function<void(const QString&)>& then);

    Desk& m_desk;
    views::ResidualWidget* m_residual;
    views::WaterfallWidget* m_waterfall;
    views::BasisWidget* m_basis;
    QDockWidget* m_dock;
    QDockWidget* m_waterfallDock;
    QDockWidget* m_basisDock;
    QMenu* m_menu;
    QAction* m_compare = nullptr;
    QAction* m_alone = nullptr;
    QAction* m_export = nullptr;
    QAction* m_enrich = nullptr;
    QAction* m_save = nullptr;
    QAction* m_takeBack = nullptr;
    views::LatestRun m_reading;
    views::LatestRun m_enriching;
    std::optional<Enrichment> m_enrichment;
    std::shared_ptr<PreparedGranules> m_granules = std::make_shared<PreparedGranules>();
    std::shared_ptr<const ResidualStudies> m_studies;
    core::ResidualSetup m_followed; ///< the bases that were asked for last
};

} // namespace phidias::app
