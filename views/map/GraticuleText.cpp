#include "views/map/MapDecoration.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace phidias::views {

namespace {

/// "12°" or "12° 30′", without a sign.
QString degreesText(double degrees, bool hasMinutes) {
    const auto minutes = std::llround(std::abs(degrees) * 60.0);
    const QString whole = QLocale().toString(static_cast<qlonglong>(minutes / 60)) % QChar(0x00b0);
    return hasMinutes ? QString(whole % QChar(0x202f) % QStringLiteral("%1").arg(minutes % 60, 2, 10, QLatin1Char('0')) % QChar(0x2032))
                      : whole;
}

} // namespace

QString meridianText(double longitudeDeg, bool hasMinutes) {
    const double wrapped = std::remainder(longitudeDeg, 360.0);
    const QString number = degreesText(wrapped, hasMinutes);
    if (std::abs(wrapped) < 1e-6 || std::abs(std::abs(wrapped) - 180.0) < 1e-6) {
        return number;
    }
    //: longitude west / east; %1 is "12°" or "12° 30′"
    return (wrapped < 0.0 ? QCoreApplication::translate("NumberText", "%1 W") : QCoreApplication::translate("NumberText", "%1 E"))
        .arg(number);
}

QString parallelText(double latitudeDeg, bool hasMinutes) {
    const QString number = degreesText(latitudeDeg, hasMinutes);
    if (std::abs(latitudeDeg) < 1e-6) {
        return number;
    }
    //: latitude south / north; %1 is "12°" or "12° 30′"
    return (latitudeDeg < 0.0 ? QCoreApplication::translate("NumberText", "%1 S") : QCoreApplication::translate("NumberText", "%1 N"))
        .arg(number);
}

} // namespace phidias::views
