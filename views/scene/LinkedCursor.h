#pragma once

#include <QObject>

namespace phidias::views {

/// The place all linked views point at.
class LinkedCursor : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] double longitudeDeg() const { return m_longitudeDeg; }
    [[nodiscard]] double latitudeDeg() const { return m_latitudeDeg; }
    [[nodiscard]] bool isValid() const { return m_isValid; }
    /// Place and how near a point must be to count (degrees; a few pixels of the view that sets it).
    void set(double longitudeDeg, double latitudeDeg, double radiusDeg);
    void clear();
    [[nodiscard]] double radiusDeg() const { return m_radiusDeg; }

Q_SIGNALS:
    void moved();

private:
    double m_longitudeDeg = 0.0;
    double m_latitudeDeg = 0.0;
    double m_radiusDeg = 0.1;
    bool m_isValid = false;
};

} // namespace phidias::views
