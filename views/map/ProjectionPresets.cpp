#include "views/map/ProjectionPresets.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("ProjectionPresets", source);
}

QString utmName(int code) {
    //: %1 zone of the projection, %2 N or S
    return text(QT_TRANSLATE_NOOP("ProjectionPresets", "UTM %1%2"))
        .arg(code % 100)
        .arg(code < 32700 ? text(QT_TRANSLATE_NOOP("ProjectionPresets", "N")) : text(QT_TRANSLATE_NOOP("ProjectionPresets", "S")));
}

} // namespace

int utmCode(double longitudeDeg, double latitudeDeg) {
    const double longitude = std::remainder(longitudeDeg, 360.0);
    int zone = std::clamp(static_cast<int>(std::floor((longitude + 180.0) / 6.0)) + 1, 1, 60);
    if (latitudeDeg >= 56.0 && latitudeDeg < 64.0 && longitude >= 3.0 && longitude < 12.0) {
        zone = 32;
    } else if (latitudeDeg >= 72.0 && latitudeDeg <= 84.0 && longitude >= 0.0 && longitude < 42.0) {
        zone = longitude < 9.0 ? 31 : longitude < 21.0 ? 33 : longitude < 33.0 ? 35 : 37;
    }
    return (latitudeDeg < 0.0 ? 32700 : 32600) + zone;
}

std::vector<ProjectionPreset> projectionPresets(double longitudeDeg, double latitudeDeg) {
    using Box = std::array<double, 4>;
    const int utm = utmCode(longitudeDeg, latitudeDeg);
    const QString orthographic = QStringLiteral("+proj=ortho +lat_0=%1 +lon_0=%2 +R=6371000")
                                     .arg(std::round(latitudeDeg), 0, 'f', 0)
                                     .arg(std::round(std::remainder(longitudeDeg, 360.0)), 0, 'f', 0);
    return {
        {QStringLiteral("plateCarree"),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "&Plate carrée (EPSG:4326)")),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "Plate carrée")),
         QStringLiteral("EPSG:4326"),
         {}},
        {QStringLiteral("robinson"),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "&Robinson, world")),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "Robinson")),
         QStringLiteral("+proj=robin"),
         {}},
        {QStringLiteral("mollweide"),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "&Mollweide, equal area, world")),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "Mollweide")),
         QStringLiteral("+proj=moll"),
         {}},
        {QStringLiteral("mercator"),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "Mer&cator (EPSG:3857)")),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "Mercator")),
         QStringLiteral("EPSG:3857"),
         {}},
        {QStringLiteral("europe"), text(QT_TRANSLATE_NOOP("ProjectionPresets", "&Europe, equal area (EPSG:3035)")),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "LAEA Europe")), QStringLiteral("EPSG:3035"), Box{-25.0, 30.0, 45.0, 70.0}},
        {QStringLiteral("northPole"), text(QT_TRANSLATE_NOOP("ProjectionPresets", "&North pole, stereographic (EPSG:3995)")),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "North pole")), QStringLiteral("EPSG:3995"), Box{-180.0, 50.0, 180.0, 90.0}},
        {QStringLiteral("seaIce"), text(QT_TRANSLATE_NOOP("ProjectionPresets", "Sea &ice north (EPSG:3413)")),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "Sea ice north")), QStringLiteral("EPSG:3413"), Box{-180.0, 55.0, 180.0, 90.0}},
        {QStringLiteral("southPole"), text(QT_TRANSLATE_NOOP("ProjectionPresets", "&South pole, stereographic (EPSG:3031)")),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "South pole")), QStringLiteral("EPSG:3031"), Box{-180.0, -90.0, 180.0, -55.0}},
        {QStringLiteral("utm"),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "&UTM of the centre (%1)")).arg(utmName(utm)),
         utmName(utm),
         QStringLiteral("EPSG:%1").arg(utm),
         {}},
        {QStringLiteral("orthographic"), text(QT_TRANSLATE_NOOP("ProjectionPresets", "Ort&hographic about the centre")),
         text(QT_TRANSLATE_NOOP("ProjectionPresets", "Orthographic")), orthographic,
         Box{longitudeDeg - 90.0, -90.0, longitudeDeg + 90.0, 90.0}},
    };
}

QString projectionName(const QString& projection) {
    static const QRegularExpression utm(QStringLiteral("^EPSG:(32[67](?:0[1-9]|[1-5][0-9]|60))$"));
    if (const auto match = utm.match(projection); match.hasMatch()) {
        return utmName(match.captured(1).toInt());
    }
    if (projection.startsWith(QLatin1String("+proj=ortho"))) {
        return text("Orthographic");
    }
    for (const auto& preset : projectionPresets(0.0, 0.0)) {
        if (preset.projection == projection) {
            return preset.name;
        }
    }
    constexpr int kMost = 24;
    return projection.size() > kMost ? QString(projection.left(kMost - 1) % QChar(0x2026)) : projection;
}

} // namespace phidias::views
