#pragma once

#include "app/workstation/Desk.h"
#include "views/map/FigureSpec.h"
#include "views/spectrum/SpectrumWidget.h"

namespace phidias::app {

/// The dock "Spectrum": made hidden, beside the dock it shares its place with. Its marker chooses the channel that the map shows
/// (undoable).
/// @thread GUI
class SpectrumFeature : public QObject {
    Q_OBJECT

public:
    /// @param tabWith  dock of the lower area that it shares the place of
    SpectrumFeature(Desk& desk, QDockWidget& tabWith);

    [[nodiscard]] views::SpectrumWidget& spectrum() { return *m_spectrum; }

    /// Whether the dock shows a spectrum of a place, which a figure can show too.
    [[nodiscard]] bool canDraw() const;
    /// Place and layer of that spectrum.
    void complete(views::FigureSpec& spec) const;

private:
    void follow();
    void setChannel(const QString& layer, int channel, int drag);

    Desk& m_desk;
    views::SpectrumWidget* m_spectrum;
};

} // namespace phidias::app
