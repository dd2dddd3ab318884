#pragma once

#include "app/workstation/Desk.h"
#include "core/scene/LayerFacts.h"

#include <QDialog>
#include <QFormLayout>
#include <QLabel>
#include <QTableWidget>

namespace phidias::app {

/// What is known of a layer: its file, format, sizes, coordinates, memory and the variables beside it. It stops nothing and may stay open.
/// @thread GUI; the header of the file is read in the pool
class LayerProperties : public QDialog {
    Q_OBJECT

public:
    /// @param values  of the layer; may be empty
    LayerProperties(Desk& desk, const core::Layer& layer, std::shared_ptr<const core::LayerData> values);
    ~LayerProperties() override;

private:
    QLabel* addFact(const char* name, const QString& title, const QString& text);
    void read(Desk& desk);
    void showFacts(const core::LayerFacts& facts);

    core::Layer m_layer;
    QFormLayout* m_form;
    QLabel* m_state;
    QTableWidget* m_variables;
    std::stop_source m_stop;
};

} // namespace phidias::app
