#pragma once

#include "app/workstation/Desk.h"
#include "app/workstation/ResidualStudies.h"
#include "views/plot/LatestRun.h"
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
    [[nodiscard]] QDockWidget* addDock(const char* name, const QString& title, QWidget* widget, QDockWidget& tabWith);
    void follow();
    void readBases();
    void use(OpenBasis basis, OpenBasis comparison);
    void askFor(const QString& title, const std::function<void(const QString&)>& then);

    Desk& m_desk;
    views::ResidualWidget* m_residual;
    views::WaterfallWidget* m_waterfall;
    QDockWidget* m_dock;
    QDockWidget* m_waterfallDock;
    QMenu* m_menu;
    QAction* m_compare = nullptr;
    QAction* m_alone = nullptr;
    views::LatestRun m_reading;
    std::shared_ptr<PreparedGranules> m_granules = std::make_shared<PreparedGranules>();
    std::shared_ptr<const ResidualStudies> m_studies;
    core::ResidualSetup m_followed; ///< the bases that were asked for last
};

} // namespace phidias::app
