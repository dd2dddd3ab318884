#pragma once

#include "core/geo/Geodesic.h"
#include "views/map/MapTransform.h"

#include <QPainter>
#include <QPalette>
#include <QString>
#include <optional>
#include <vector>

namespace phidias::views {

/// A line of geodesics on the WGS 84 ellipsoid that measures: its legs, its whole length, its bearing, and the area when it is closed.
class MeasureLine {
public:
    void add(const core::GeoPoint& corner);
    /// Takes the last corner back, or opens a closed line.
    void removeLast();
    /// Joins the last corner with the first; fewer than three corners cannot be closed.
    void close();
    void clear();
    /// No further corners are expected.
    void finish() { m_isFinished = true; }

    [[nodiscard]] const std::vector<core::GeoPoint>& corners() const { return m_corners; }
    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    [[nodiscard]] bool isFinished() const { return m_isFinished; }
    /// Of all legs, of the closing one too when closed. @param pointer  a further corner that is not set yet
    [[nodiscard]] double lengthM(const std::optional<core::GeoPoint>& pointer = {}) const;
    /// 0 unless closed.
    [[nodiscard]] double areaM2() const;
    /// Length, bearing of the last leg, area, in words; empty with fewer than two corners.
    [[nodiscard]] QString summary(const std::optional<core::GeoPoint>& pointer = {}) const;

    /// @param pointer  where the mouse is: the next leg is drawn there unless the line is finished
    void paint(QPainter& painter, const MapTransform& transform, double pixelRatio, const QPalette& palette,
               const std::optional<core::GeoPoint>& pointer) const;

private:
    [[nodiscard]] std::vector<core::GeoPoint> withPointer(const std::optional<core::GeoPoint>& pointer) const;

    std::vector<core::GeoPoint> m_corners;
    bool m_isClosed = false;
    bool m_isFinished = false;
};

/// "1 234.5 km", "870 m". @param lengthM  >= 0
[[nodiscard]] QString lengthText(double lengthM);
/// "12.3 km²", "4 500 m²".
[[nodiscard]] QString areaText(double areaM2);

} // namespace phidias::views
