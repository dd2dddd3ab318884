#pragma once

#include "app/workstation/Desk.h"
#include "views/inspector/InspectorWidget.h"
#include "views/inspector/PinTable.h"
#include "views/inspector/SelectionTable.h"

#include <QTabWidget>

namespace phidias::app {

/// The inspector: values at the cursor, the pins with their values, the figures of what is selected.
class InspectorFeature : public QObject {
    Q_OBJECT

public:
    explicit InspectorFeature(Desk& desk);
    [[nodiscard]] QDockWidget& dock() { return *m_dock; }

Q_SIGNALS:
    void visitRequested(double longitudeDeg, double latitudeDeg);

private:
    void connectPins();

    Desk& m_desk;
    views::InspectorWidget* m_inspector;
    views::PinTable* m_pins;
    views::SelectionTable* m_selection;
    QTabWidget* m_tabs;
    QDockWidget* m_dock;
};

} // namespace phidias::app
