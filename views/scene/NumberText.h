#pragma once

#include <QLocale>
#include <QString>

namespace phidias::views {

/// Number for the screen: the locale's decimal sign, a true minus sign, up to `digits` significant digits; "–" for NaN.
[[nodiscard]] QString numberText(double value, int digits = 5);
/// Number and unit with a thin space between; units "1" and "" are left out; exponents as superscripts (m s⁻¹).
[[nodiscard]] QString quantityText(double value, const QString& unit, int digits = 5);
/// Unit as it is shown: "kg m-3" -> "kg m⁻³", "degree_Celsius" -> "°C", "degree" -> "°".
[[nodiscard]] QString unitText(const QString& unit);
/// "12.35° E" and the like.
[[nodiscard]] QString longitudeText(double longitudeDeg, int decimals);
[[nodiscard]] QString latitudeText(double latitudeDeg, int decimals);

} // namespace phidias::views
