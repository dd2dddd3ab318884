#include "views/scene/LinkedCursor.h"

namespace phidias::views {

void LinkedCursor::set(double longitudeDeg, double latitudeDeg, double radiusDeg, std::optional<double> depthM,
                       std::optional<double> timeUnixSeconds) {
    m_longitudeDeg = longitudeDeg;
    m_latitudeDeg = latitudeDeg;
    m_radiusDeg = radiusDeg;
    m_depthM = depthM;
    m_timeUnixSeconds = timeUnixSeconds;
    m_isValid = true;
    Q_EMIT moved();
}

void LinkedCursor::follow(const LinkedCursor& other) {
    if (other.isValid()) {
        set(other.m_longitudeDeg, other.m_latitudeDeg, other.m_radiusDeg, other.m_depthM, other.m_timeUnixSeconds);
    } else {
        clear();
    }
}

void LinkedCursor::clear() {
    if (m_isValid) {
        m_isValid = false;
        Q_EMIT moved();
    }
}

} // namespace phidias::views
