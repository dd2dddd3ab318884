#pragma once

#include <QObject>
#include <optional>

namespace phidias::views {

/// The place, depth and time that all linked views point at.
class LinkedCursor : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    [[nodiscard]] double longitudeDeg() const { return m_longitudeDeg; }
    [[nodiscard]] double latitudeDeg() const { return m_latitudeDeg; }
    /// Positive down; nothing when the view that pointed has no depth.
    [[nodiscard]] std::optional<double> depthM() const { return m_depthM; }
    /// Nothing when the view that pointed has no time.
    [[nodiscard]] std::optional<double> timeUnixSeconds() const { return m_timeUnixSeconds; }
    [[nodiscard]] bool isValid() const { return m_isValid; }
    [[nodiscard]] double radiusDeg() const { return m_radiusDeg; }

    /// Place and how near a point must be to count (degrees; a few pixels of the view that sets it).
    void set(double longitudeDeg, double latitudeDeg, double radiusDeg, std::optional<double> depthM = {},
             std::optional<double> timeUnixSeconds = {});
    /// Takes over what another cursor points at.
    void follow(const LinkedCursor& other);
    void clear();

Q_SIGNALS:
    void moved();

private:
    double m_longitudeDeg = 0.0;
    double m_latitudeDeg = 0.0;
    double m_radiusDeg = 0.1;
    std::optional<double> m_depthM;
    std::optional<double> m_timeUnixSeconds;
    bool m_isValid = false;
};

} // namespace phidias::views
