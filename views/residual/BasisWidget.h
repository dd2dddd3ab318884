#pragma once

#include "views/plot/CustomPlot.h"
#include "views/plot/ElidedLabel.h"
#include "views/plot/PlotPanel.h"

#include <QWidget>
#include <cstdint>
#include <optional>
#include <vector>

class QLabel;
class QSpinBox;

namespace phidias::views {

/// A basis of ordinary spectra, as it is looked at.
struct BasisScene {
    QString name;                                  ///< of its file
    std::vector<double> eigenvalues;               ///< all, falling
    std::vector<double> wavelengthsNm;             ///< [channel]
    std::vector<std::vector<double>> eigenvectors; ///< those that are stored, [component][channel]
    double noiseEdge = 0.0;                        ///< greatest eigenvalue of noise alone
    std::int64_t count = 0;                        ///< spectra of the reference
    std::size_t ofBasis = 0;                       ///< components that the basis was made for
    std::size_t byAuto = 0;                        ///< what the four rules say
    std::size_t byNoiseEdge = 0;
    std::size_t byVariance = 0;
    std::size_t byIndicator = 0;
    std::size_t most = 0; ///< that can be chosen
};

/// Scree plot of a basis: eigenvalues with the edge of the noise and the number of components in use, which a click or drag changes; beside
/// it one eigenvector.
/// @thread GUI
class BasisWidget : public QWidget {
    Q_OBJECT

public:
    explicit BasisWidget(QWidget* parent = nullptr);

    /// Nothing = there is no basis.
    void setScene(std::optional<BasisScene> scene);
    /// Components in use. @param components  0 = as many as the basis was made for
    void setComponents(std::size_t components);
    /// The eigenvector that is shown, counted from 1.
    void showEigenvector(int component);
    [[nodiscard]] const std::optional<BasisScene>& scene() const { return m_scene; }
    [[nodiscard]] std::size_t components() const { return m_components; }
    [[nodiscard]] PlotPanel& scree() { return *m_scree; }
    [[nodiscard]] PlotPanel& vector() { return *m_vector; }

Q_SIGNALS:
    void componentsChosen(int components); ///< 0 = as many as the basis was made for
    void statusChanged(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makePlots();
    void drawScree();
    void drawVector();
    void placeMark();
    void recolor();
    [[nodiscard]] int componentAt(const QPointF& pixel) const;

    ElidedLabel* m_title; ///< this and what follows are made in the order of Tab
    QSpinBox* m_component;
    PlotPanel* m_scree;
    PlotPanel* m_vector;
    QCPItemStraightLine* m_edge;
    QCPItemText* m_edgeText;
    QCPItemStraightLine* m_mark;
    QCPItemText* m_markText;
    QCPItemStraightLine* m_zero;
    std::optional<BasisScene> m_scene;
    std::size_t m_components = 0; ///< in use, never 0 with a scene
    bool m_isDragging = false;
};

} // namespace phidias::views
