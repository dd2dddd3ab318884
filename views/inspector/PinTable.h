#pragma once

#include "core/project/Project.h"
#include "views/plot/LatestRun.h"
#include "views/scene/SceneLayer.h"

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QWidget>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace phidias::views {

/// What the visible layers say at the pins.
struct PinValues {
    std::vector<std::string> titles;        ///< [layer], the uppermost first
    std::vector<std::string> units;         ///< [layer]
    std::vector<std::vector<double>> value; ///< [pin][layer]; NaN = missing or outside
};

/// Values of the visible layers at the pins.
/// @param radiusDeg  how far a point may be to count        @returns what was reached when told to stop
/// @thread any
[[nodiscard]] PinValues pinValues(const std::vector<core::Pin>& pins, const std::vector<SceneLayer>& layers, double radiusDeg,
                                  std::stop_token stop);

/// The places that were marked, with the values of the visible layers at each: renamed in place, visited, removed, copied and written as
/// CSV.
/// @thread GUI; values are read in the pool
class PinTable : public QWidget {
    Q_OBJECT

public:
    explicit PinTable(QWidget* parent = nullptr);
    void setPins(const std::vector<core::Pin>& pins);
    void setLayers(const std::vector<SceneLayer>& layers);
    /// The table as CSV, numbers in the C locale; missing values are empty.
    [[nodiscard]] QString toCsv() const;
    /// @throws core::Error{WriteFailed}
    void saveCsv(const std::filesystem::path& path) const;
    /// Whether values are still being read.
    [[nodiscard]] bool isReading() const { return m_run.isRunning(); }

Q_SIGNALS:
    void renamed(std::size_t pin, const QString& label);
    /// @param pins  rising
    void removeRequested(const std::vector<std::size_t>& pins);
    void visitRequested(double longitudeDeg, double latitudeDeg);
    void saveFailed(const QString& message);

private:
    void read();
    void fill();
    void askFile();
    [[nodiscard]] std::vector<std::size_t> selectedPins() const;
    void updateButtons();

    std::vector<core::Pin> m_pins;
    std::vector<SceneLayer> m_layers;
    PinValues m_values;
    LatestRun m_run;
    QLabel* m_hint;
    QTableWidget* m_table;
    QPushButton* m_visit;
    QPushButton* m_remove;
    QPushButton* m_copy;
    QPushButton* m_save;
    bool m_isFilling = false;
};

} // namespace phidias::views
