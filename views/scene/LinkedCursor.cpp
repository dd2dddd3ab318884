#include "views/scene/LinkedCursor.h"

namespace phidias::views {

void LinkedCursor::set(double longitudeDeg, double latitudeDeg, double radiusDeg) {
    m_longitudeDeg = longitudeDeg;
    m_latitudeDeg = latitudeDeg;
    m_radiusDeg = radiusDeg;
    m_isValid = true;
    Q_EMIT moved();
}

void LinkedCursor::clear() {
    if (m_isValid) {
        m_isValid = false;
        Q_EMIT moved();
    }
}

} // namespace phidias::views
