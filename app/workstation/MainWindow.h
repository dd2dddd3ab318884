#pragma once

#include "app/workstation/Desk.h"
#include "app/workstation/DivandWorkspace.h"
#include "app/workstation/FigureFeature.h"
#include "app/workstation/FirstStart.h"
#include "app/workstation/GlobeFeature.h"
#include "app/workstation/HistoryFeature.h"
#include "app/workstation/InspectorFeature.h"
#include "app/workstation/JobsPanel.h"
#include "app/workstation/LayersPanel.h"
#include "app/workstation/MapTools.h"
#include "app/workstation/OpeningFeature.h"
#include "app/workstation/ProjectFiles.h"
#include "app/workstation/ResidualFeature.h"
#include "app/workstation/ScatterFeature.h"
#include "app/workstation/ScreeningFeature.h"
#include "app/workstation/SectionFeature.h"
#include "app/workstation/SeriesFeature.h"
#include "app/workstation/SpectrumFeature.h"
#include "app/workstation/StylePanel.h"
#include "views/divand/CorrelationLengthPlot.h"
#include "views/divand/CrossValidationPlot.h"
#include "views/legend/LegendWidget.h"
#include "views/map/MapWidget.h"

#include <QMainWindow>

namespace phidias::app {

/// The main window: assembles map, docks, actions and dialogs.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const AppContext& context, QWidget* parent = nullptr);

    /// Opens data files, addresses and projects (a project replaces the present one).
    void openPaths(const QStringList& paths);
    void openProcess(const std::string& id);
    /// Opens the dialog of a process with some inputs filled in.
    void openProcess(const std::string& id, const core::Json& inputs);
    [[nodiscard]] ProjectDocument& document() { return m_desk.document(); }
    [[nodiscard]] Desk& desk() { return m_desk; }
    [[nodiscard]] views::MapWidget& map() { return *m_map; }
    [[nodiscard]] ProjectFiles& files() { return *m_files; }
    [[nodiscard]] MapTools& mapTools() { return *m_mapTools; }
    [[nodiscard]] GlobeFeature& globe() { return *m_globe; }
    [[nodiscard]] views::SectionWidget& section() { return m_section->section(); }
    [[nodiscard]] ScatterFeature& scatter() { return *m_scatter; }
    [[nodiscard]] SeriesFeature& series() { return *m_seriesFeature; }
    [[nodiscard]] SpectrumFeature& spectrum() { return *m_spectrumFeature; }
    [[nodiscard]] ResidualFeature& residuals() { return *m_residuals; }
    [[nodiscard]] ScreeningFeature& screening() { return *m_screening; }
    [[nodiscard]] JobsPanel& jobsPanel() { return *m_jobsPanel; }
    [[nodiscard]] DivandWorkspace& divand() { return *m_divand; }
    [[nodiscard]] const LayerStore& layerStore() const { return m_desk.store(); }
    /// Offers work of sessions that did not end well; the window goes on meanwhile.
    void offerLeftOverWork() { m_history->offerLeftOverWork(); }
    [[nodiscard]] bool isOpening() const { return m_openings->isOpening() || m_files->isOpening(); }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeDocks();
    void makeActions();
    void makeDivand();
    /// Parts of the window that are made once; those that list what others added come last.
    void makeFeatures();
    void showLayers();
    void drawScene();
    void readReport(const core::JobInfo& job);
    void submit(const std::string& id, const core::Json& inputs);
    [[nodiscard]] std::map<std::string, QString> freeOutputs(const core::Declaration& declaration, bool withReports) const;
    /// Brings a place to the middle of the map, at the present scale.
    void visit(double longitudeDeg, double latitudeDeg);
    /// Shows a box: west, south, east, north in degrees.
    void visitArea(const std::array<double, 4>& box);
    void addLayers(std::vector<core::Layer> layers);
    void showProject();
    void showJob(const core::JobInfo& job);
    /// Area of the visible observation layers with a margin; nothing without such layers, or when it crosses the antimeridian.
    [[nodiscard]] std::optional<std::array<double, 4>> observedExtent() const;
    [[nodiscard]] core::Json suggestedInputs(const core::Declaration& declaration) const;

    AppContext m_context;
    Desk m_desk;
    ProjectDocument& m_document;
    views::ViewLink& m_mapLink;
    views::MapWidget* m_map;
    MapTools* m_mapTools = nullptr;
    LayersPanel* m_layersPanel;
    StylePanel* m_stylePanel;
    HistoryFeature* m_history = nullptr;
    ProjectFiles* m_files = nullptr;
    OpeningFeature* m_openings = nullptr;
    InspectorFeature* m_inspector = nullptr;
    views::LegendWidget* m_legend;
    JobsPanel* m_jobsPanel;
    FirstStart* m_firstStart = nullptr;
    GlobeFeature* m_globe = nullptr;
    FigureFeature* m_figures = nullptr;
    DivandWorkspace* m_divand = nullptr;
    QAction* m_excludeAction = nullptr;
    std::vector<views::SceneLayer> m_scene;             ///< what the project shows, without the preview
    std::map<std::string, std::size_t> m_levelOfResult; ///< level that a result is shown at first, by its path
    SectionFeature* m_section;
    ScatterFeature* m_scatter = nullptr;
    views::CorrelationLengthPlot* m_lengthPlot = nullptr;
    views::CrossValidationPlot* m_validationPlot = nullptr;
    SeriesFeature* m_seriesFeature = nullptr;
    SpectrumFeature* m_spectrumFeature = nullptr;
    ResidualFeature* m_residuals = nullptr;
    ScreeningFeature* m_screening = nullptr;
    QAction* m_baseMapAction = nullptr;
    std::shared_ptr<const views::BaseMap> m_base;
    bool m_fitsNext = false; ///< the map shows all once the next layers are read
};

} // namespace phidias::app
