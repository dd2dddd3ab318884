#pragma once

#include "views/globe/GlobeWidget.h"

#include <QCheckBox>
#include <QLabel>
#include <QSlider>

namespace phidias::views {

/// The globe with what belongs to it: vertical exaggeration, what stands on it, what draws it.
class GlobePanel : public QWidget {
    Q_OBJECT

public:
    static constexpr double kLeastExaggeration = 1.0;
    static constexpr double kMostExaggeration = 1000.0;

    GlobePanel(LinkedCursor& cursor, Selection& selection, QWidget* parent = nullptr);

    [[nodiscard]] GlobeWidget& globe() { return *m_globe; }
    [[nodiscard]] bool hasCurtains() const { return m_curtains->isChecked(); }
    [[nodiscard]] bool hasSticks() const { return m_sticks->isChecked(); }
    void setExaggeration(double exaggeration);
    /// What the globe draws with, in words; empty until it is known.
    [[nodiscard]] QString rendererText() const { return m_renderer->text(); }

Q_SIGNALS:
    void exaggerationChanged(double exaggeration); ///< by the user
    void uprightChanged();                         ///< curtains or profiles switched on or off

private:
    void showRenderer();
    void showExaggeration();

    GlobeWidget* m_globe;
    QCheckBox* m_curtains;
    QCheckBox* m_sticks;
    QSlider* m_slider;
    QLabel* m_factor;
    QLabel* m_renderer;
};

} // namespace phidias::views
