#include "views/scene/NumberText.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <cmath>

namespace phidias::views {

namespace {

constexpr QChar kMinus(0x2212);
constexpr QChar kThinSpace(0x2009);

QString withTrueMinus(QString text) {
    return text.replace(QLatin1Char('-'), kMinus);
}

} // namespace

QString numberText(double value, int digits) {
    if (!std::isfinite(value)) {
        return QStringLiteral("\u2013");
    }
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return withTrueMinus(locale.toString(value == 0.0 ? 0.0 : value, 'g', digits));
}

QString unitText(const QString& unit) {
    static const QRegularExpression kExponent(QStringLiteral("(?<=[A-Za-z])\\^?(-?\\d)\\b"));
    if (unit == QLatin1String("1") || unit == QLatin1String("0.001") || unit == QLatin1String("1e-3")) {
        return {};
    }
    const QString lower = unit.toLower();
    if (lower == QLatin1String("degree_celsius") || lower == QLatin1String("degrees_c") || lower == QLatin1String("degc") ||
        lower == QLatin1String("deg c") || lower == QLatin1String("celsius") || lower == QLatin1String("degree_c")) {
        return QStringLiteral("°C");
    }
    if (lower == QLatin1String("degree") || lower == QLatin1String("degrees") || lower == QLatin1String("deg")) {
        return QStringLiteral("°");
    }
    static const QString kSuperscripts = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = unit;
    for (auto match = kExponent.match(text); match.hasMatch(); match = kExponent.match(text)) {
        QString power = match.captured(1);
        QString raised;
        for (const QChar c : power) {
            raised += c == QLatin1Char('-') ? QChar(0x207B) : kSuperscripts.at(c.digitValue());
        }
        text.replace(match.capturedStart(0), match.capturedLength(0), raised);
    }
    return text;
}

QString quantityText(double value, const QString& unit, int digits) {
    const QString shown = unitText(unit);
    if (shown.isEmpty() || !std::isfinite(value)) {
        return numberText(value, digits);
    }
    return shown == QLatin1String("°") ? QString(numberText(value, digits) % shown) // angles stand without a space (SI Brochure, 5.4.3)
                                       : QString(numberText(value, digits) % kThinSpace % shown);
}

QString longitudeText(double longitudeDeg, int decimals) {
    const double wrapped = std::remainder(longitudeDeg, 360.0);
    const QString number = QLocale().toString(std::abs(wrapped), 'f', decimals);
    //: degrees of longitude east / west
    return wrapped < 0.0 ? QCoreApplication::translate("NumberText", "%1° W").arg(number)
                         : QCoreApplication::translate("NumberText", "%1° E").arg(number);
}

QString latitudeText(double latitudeDeg, int decimals) {
    const QString number = QLocale().toString(std::abs(latitudeDeg), 'f', decimals);
    //: degrees of latitude north / south
    return latitudeDeg < 0.0 ? QCoreApplication::translate("NumberText", "%1° S").arg(number)
                             : QCoreApplication::translate("NumberText", "%1° N").arg(number);
}

} // namespace phidias::views
