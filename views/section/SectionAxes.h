#pragma once

#include "views/section/SectionScene.h"

#include <QPointF>
#include <cstddef>
#include <vector>

namespace phidias::views {

/// Coordinates of a section on the axes that its setup asks for: columns and samples along the line, levels and depths down.
///
/// Where an axis cannot be had (a line that turns back has no axis of longitude) it is that of the distance. Depths become sea pressures by
/// TEOS-10 at the mean latitude of the line, the other way round for levels of pressure: over 30 degrees of latitude this differs from each
/// place's own by 0.15 %.
class SectionAxes {
public:
    explicit SectionAxes(const SectionScene& scene);

    /// Whether a coordinate goes one way along all places.
    [[nodiscard]] static bool isAvailable(const core::LinePlaces& places, core::SectionAxis axis);
    /// Whether depth and pressure can be exchanged: the levels are depths of the sea in metres, or sea pressures.
    [[nodiscard]] static bool hasPressure(const core::Section& section);

    [[nodiscard]] core::SectionAxis axis() const { return m_axis; }
    [[nodiscard]] bool isPressure() const { return m_isPressure; }
    /// Whether the levels are no depths or sea pressures: they are shown as they are.
    [[nodiscard]] bool isNative() const { return m_isNative; }
    /// [column] rising; column k of it is that of the section with the number sourceColumn(k).
    [[nodiscard]] const std::vector<double>& x() const { return m_x; }
    [[nodiscard]] std::size_t sourceColumn(std::size_t column) const { return m_isTurned ? m_x.size() - 1 - column : column; }
    /// Of a column and level with fractions, as contours have them.
    [[nodiscard]] QPointF at(double sourceColumn, double level) const;
    [[nodiscard]] double xOfDistance(double distanceKm) const;
    [[nodiscard]] double xOfSample(std::size_t sample) const;
    /// Places of all samples. @thread any          @complexity O(samples log columns)
    [[nodiscard]] std::vector<QPointF> samplePlaces() const;
    [[nodiscard]] double yOfLevel(double vertical) const;
    [[nodiscard]] double yOfDepth(double depthM) const;
    /// The other way; NaN when the axis is none of the sea.
    [[nodiscard]] double depthOf(double y) const;
    /// Place of the line nearest to an x. @returns number of the section's column
    [[nodiscard]] std::size_t columnAt(double x) const;

private:
    const SectionScene& m_scene;
    core::SectionAxis m_axis = core::SectionAxis::Distance;
    bool m_isTurned = false;
    bool m_isPressure = false;
    bool m_isNative = false;
    bool m_levelsArePressures = false;
    double m_latitudeDeg = 0.0;
    std::vector<double> m_x;
    std::vector<double> m_levels; ///< on the axis
};

} // namespace phidias::views
