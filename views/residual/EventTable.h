#pragma once

#include "core/data/Features.h"
#include "views/plot/ElidedLabel.h"
#include "views/scene/SceneLayer.h"

#include <QWidget>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class QComboBox;
class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace phidias::views {

/// An event of a screening, as a layer of events names it.
struct ScreenedEvent {
    std::string href; ///< file of the events
    std::uint32_t feature = 0;
    std::int64_t id = 0;
    std::int64_t count = 0;      ///< pixels
    std::array<double, 4> box{}; ///< west, south, east, north, degrees; west > east across the antimeridian
    core::Geometry geometry;     ///< hull of the pixels
};

/// Whether features are the events of a screening: they have the columns id, n and maximumScore.
[[nodiscard]] bool isEvents(const core::Features& features);
/// The event of a row. @param row  of the features' table
[[nodiscard]] ScreenedEvent eventOf(const core::Features& features, const std::string& href, std::size_t row);

class EventModel;

/// The events of a layer, one a row; a click on a heading sorts. The event of the current row is chosen.
/// @thread GUI
class EventTable : public QWidget {
    Q_OBJECT

public:
    explicit EventTable(QWidget* parent = nullptr);

    /// Layers of events among the layers of the scene.
    void setLayers(const std::vector<SceneLayer>& layers, const std::string& chosen);
    /// What became of the event that was chosen last.
    void setStatus(const QString& text);
    [[nodiscard]] QTableView& table() { return *m_table; }
    [[nodiscard]] int rows() const;

Q_SIGNALS:
    void eventChosen(const phidias::views::ScreenedEvent& event);
    /// Double click or Enter: the granule of the event is wanted.
    void granuleRequested();

private:
    void fill();
    void choose(int row);
    [[nodiscard]] std::shared_ptr<const core::Features> features() const;

    QComboBox* m_layer; ///< this and what follows are made in the order of Tab
    ElidedLabel* m_status;
    QTableView* m_table;
    QLabel* m_hint;
    EventModel* m_model;
    QSortFilterProxyModel* m_sorted;
    std::vector<SceneLayer> m_layers;
};

} // namespace phidias::views
