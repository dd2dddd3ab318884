#pragma once

#include "app/project/ProjectDocument.h"
#include "app/workstation/DivandPreview.h"
#include "app/workstation/ProductObservations.h"
#include "core/process/Process.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>
#include <QToolButton>
#include <QWidget>
#include <functional>

class QFormLayout;

namespace phidias::app {

/// The process that the workspace runs.
inline constexpr const char* kProcessId = "ocean.divand";

/// What the DIVAnd workspace is built from.
struct DivandContext {
    ProjectDocument& document;
    const core::ProcessRegistry& processes;
    core::MemoryBudget budget;
    QString worker;                              ///< the program `phidias`
    std::function<core::Json()> suggestedInputs; ///< of ocean.divand, for what the project does not say
    std::function<std::array<double, 4>()> mapExtent;
};

/// The DIVAnd dock: data, grid and parameters of an analysis with a live preview; its observations by value, residual or score, and which
/// are excluded; the slices of its result. All settings are part of the project and undoable.
class DivandWorkspace : public QWidget {
    Q_OBJECT

public:
    explicit DivandWorkspace(DivandContext context, QWidget* parent = nullptr);

    /// What the map shows without the preview, and which layer is selected.
    void setScene(const std::vector<views::SceneLayer>& scene, const std::string& selectedLayer);
    /// The scene with the preview above all fields and below all observations.
    [[nodiscard]] std::vector<views::SceneLayer> withPreview(const std::vector<views::SceneLayer>& scene) const;
    /// Excludes the observation next to a place, or takes it back. @param radiusDeg  how far it may be
    void toggleExclusion(double longitudeDeg, double latitudeDeg, double radiusDeg);
    /// Takes over what a finished fit or cross-validation found. @param process  its id
    void useReport(const std::string& process, const core::Json& report);
    /// A product file was written anew: its observations are read again.
    void forgetProduct();
    /// Inputs as they would be run. @param process  id of the process they are for; must be in the registry
    [[nodiscard]] core::Json inputs(const std::string& process) const;
    [[nodiscard]] DivandPreview& preview() { return m_preview; }

public Q_SLOTS:
    void refresh();

Q_SIGNALS:
    void runRequested(const std::string& process, const core::Json& inputs);
    void dialogRequested(const std::string& process, const core::Json& inputs);
    /// The difference to a climatology should be made. @param level  of the result that is to be shown
    void comparisonRequested(const core::Json& inputs, std::size_t level);
    void messageGiven(const QString& text);
    void previewChanged();

private:
    [[nodiscard]] QWidget* makeAnalysisPage();
    [[nodiscard]] QWidget* makeObservationsPage();
    [[nodiscard]] QWidget* makeResultPage();
    [[nodiscard]] QWidget* makeButtons();
    void makeGridRows(QFormLayout& form, QWidget& page);
    [[nodiscard]] bool has(const std::string& process) const;
    [[nodiscard]] core::Json effective() const;
    void set(const char* name, const core::Json& value, const QString& text, const QString& mergeKey = {});
    void change(const QString& text, const std::function<void(core::Project&)>& edit, const QString& mergeKey = {});
    void setGrid(const QString& text, const std::function<void(core::Json&)>& edit, const QString& mergeKey = {});
    void readGridFields(const QString& mergeKey);
    void readDepths();
    void readTime();
    void useMapView();
    void chooseColours(int choice);
    void chooseSlice(bool isTime, int index);
    void chooseMask(int choice);
    void excludeSuspect();
    void removeSelected();
    void compare(const std::string& file);
    void updatePreview();
    void refreshData();
    void refreshGrid();
    void refreshMethod();
    void refreshObservations();
    void refreshResult();
    void refreshButtons();
    void loadProduct(const std::string& path);
    [[nodiscard]] std::string productPath() const;
    [[nodiscard]] const core::Layer* slicedLayer() const;

    DivandContext m_context;
    DivandPreview m_preview;
    std::vector<views::SceneLayer> m_scene;
    std::string m_selected;
    std::string m_slicedId; ///< layer whose axes the sliders have
    std::vector<std::string> m_times;
    std::vector<std::string> m_levels;
    std::string m_productPath;
    std::vector<ProductObservation> m_product;
    unsigned m_productSerial = 0;
    std::size_t m_level = 0; ///< of the sliders
    std::size_t m_slice = 0;
    ErrorMask m_mask = ErrorMask::None;
    core::Json m_asked; ///< inputs of the last preview
    ErrorMask m_askedMask = ErrorMask::None;
    bool m_isRefreshing = false;

    QListWidget* m_layers = nullptr;
    QLineEdit* m_variable = nullptr;
    QLabel* m_count = nullptr;
    std::array<QDoubleSpinBox*, 6> m_grid{}; ///< west, east, south, north, steps of longitude and latitude
    QLineEdit* m_depths = nullptr;
    QLineEdit* m_years = nullptr;
    QComboBox* m_months = nullptr;
    QLineEdit* m_bathymetry = nullptr;
    QComboBox* m_background = nullptr;
    QSlider* m_lengthSlider = nullptr;
    QDoubleSpinBox* m_length = nullptr;
    QSlider* m_noiseSlider = nullptr;
    QDoubleSpinBox* m_noise = nullptr;
    QComboBox* m_error = nullptr;
    QComboBox* m_score = nullptr;
    QComboBox* m_colours = nullptr;
    QLabel* m_coloursHelp = nullptr;
    QTableWidget* m_excluded = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_suspects = nullptr;
    QLabel* m_resultTitle = nullptr;
    QLabel* m_timeLabel = nullptr;
    QLabel* m_depthLabel = nullptr;
    QSlider* m_timeSlider = nullptr;
    QSlider* m_depthSlider = nullptr;
    QComboBox* m_maskChoice = nullptr;
    QToolButton* m_compare = nullptr;
    QPushButton* m_previewButton = nullptr;
    QPushButton* m_fit = nullptr;
    QPushButton* m_validate = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_run = nullptr;
    QLabel* m_state = nullptr;
};

} // namespace phidias::app
