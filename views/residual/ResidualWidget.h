#pragma once

#include "views/plot/LatestRun.h"
#include "views/plot/PlotPanel.h"
#include "views/residual/ResidualScene.h"
#include "views/scene/ViewLink.h"
#include "views/spectrum/SpectrumPlot.h"

#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <set>

class QComboBox;
class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace phidias::views {

/// The measured spectrum of the pixel at the cursor, or the mean of the chosen pixels, with its reconstruction by a basis of ordinary
/// spectra; below it the residual with the bands of the noise and the lines of gases. Channels are left out by dragging over the residual.
/// Computed in the pool, by who knows the bases; works only while it is shown.
/// @thread GUI
class ResidualWidget : public QWidget {
    Q_OBJECT

public:
    /// @param errorText  words of an error for the user
    ResidualWidget(ViewLink& link, std::function<QString(const core::Error&)> errorText, QWidget* parent = nullptr);

    /// Who computes; empty = there is no basis, and the view says so.
    void setSource(ResidualSource source);
    /// @param chosen  id of the layer selected in the tree: its file comes first
    void setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen);
    /// @param components  0 = as many as the basis was made for
    void setComponents(std::size_t components);
    /// Lines of gases that can be shown, each by its name.
    void setCombs(std::vector<SpectralComb> combs);
    /// The mean of the chosen pixels from now on, or the pixel at the cursor.
    void showMean(bool isMean);
    /// Channels of the basis that are left out; rising.
    void setExcluded(const std::vector<std::size_t>& channels);

    [[nodiscard]] bool isComputing() const { return m_run.isRunning() || m_rest.isActive(); }
    [[nodiscard]] bool isOfMean() const;
    [[nodiscard]] const std::optional<ResidualScene>& scene() const { return m_scene; }
    [[nodiscard]] std::vector<std::size_t> excluded() const { return {m_excluded.begin(), m_excluded.end()}; }
    [[nodiscard]] std::size_t components() const { return m_components; }
    [[nodiscard]] ResidualUnit unit() const;
    [[nodiscard]] std::vector<SpectralComb> shownCombs() const;
    [[nodiscard]] PlotPanel& panel() { return *m_panel; }
    [[nodiscard]] const SpectrumPlot& plot() const { return *m_plot; }
    /// Milliseconds from the question to the picture, of the last one.
    [[nodiscard]] qint64 lastMs() const { return m_lastMs; }

Q_SIGNALS:
    void basisRequested();
    void componentsChosen(int components); ///< 0 = as many as the basis was made for
    void excludedChanged();
    void statusChanged(const QString& text);
    void shown(); ///< a new picture is there

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void makeControls();
    void makeLines();
    void schedule();
    void compute();
    void take(std::optional<ResidualScene> scene, const QString& failure);
    void draw();
    void fillTable();
    void fillUnits();
    void followCursor();
    void pin(bool isOn);
    void exclude(const std::vector<std::size_t>& channels);
    void toggle(std::size_t channel);
    void pointAt(const QPointF& pixel);
    [[nodiscard]] bool handleMouse(QEvent* event);
    [[nodiscard]] QString hint() const;

    ViewLink& m_link;
    std::function<QString(const core::Error&)> m_errorText;
    QLabel* m_title; ///< this and what follows are made in the order of Tab
    QPushButton* m_open;
    QComboBox* m_of;
    QToolButton* m_hold;
    QToolButton* m_pin;
    QComboBox* m_unit;
    QSpinBox* m_count;
    QToolButton* m_linesButton;
    QMenu* m_lines;
    QToolButton* m_exclude;
    QToolButton* m_clear;
    QProgressBar* m_progress;
    QLabel* m_numbers;
    PlotPanel* m_panel;
    std::unique_ptr<SpectrumPlot> m_plot;
    LatestRun m_run;
    QTimer m_rest;
    ResidualSource m_source;
    std::vector<SceneLayer> m_layers;
    std::vector<SpectralComb> m_combs;
    std::optional<SpectrumPlace> m_place;
    double m_cursorRadiusDeg = 0.1;
    std::optional<FilePixel> m_pinned;
    std::set<std::size_t> m_excluded;
    std::size_t m_components = 0;
    std::optional<ResidualScene> m_scene;
    std::optional<double> m_dragFrom; ///< pixel of the plot where an interval began
    qint64 m_askedMs = 0;
    qint64 m_lastMs = 0;
};

} // namespace phidias::views
