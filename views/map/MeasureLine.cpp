#include "views/map/MeasureLine.h"

#include "views/map/MapOverlay.h"
#include "views/scene/NumberText.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kDegreesApart = 0.5;

QString say(const char* source) {
    return QCoreApplication::translate("MeasureLine", source);
}

/// Whole digits, and enough of them below the point to keep five significant ones.
int digitsOf(double value) {
    return value >= 10000.0 ? static_cast<int>(std::ceil(std::log10(value + 1.0))) : 5;
}

} // namespace

QString lengthText(double lengthM) {
    return lengthM >= 1000.0 ? quantityText(lengthM / 1000.0, QStringLiteral("km"), digitsOf(lengthM / 1000.0))
                             : quantityText(lengthM, QStringLiteral("m"), 4);
}

QString areaText(double areaM2) {
    return areaM2 >= 1e5 ? quantityText(areaM2 / 1e6, QStringLiteral("km²"), digitsOf(areaM2 / 1e6))
                         : quantityText(areaM2, QStringLiteral("m²"), 5);
}

void MeasureLine::add(const core::GeoPoint& corner) {
    if (m_isFinished || m_isClosed) {
        clear();
    }
    m_corners.push_back(corner);
}

void MeasureLine::removeLast() {
    if (m_isClosed || m_isFinished) {
        m_isClosed = m_isFinished = false;
    } else if (!m_corners.empty()) {
        m_corners.pop_back();
    }
}

void MeasureLine::close() {
    if (m_corners.size() > 2) {
        m_isClosed = m_isFinished = true;
    }
}

void MeasureLine::clear() {
    *this = MeasureLine();
}

std::vector<core::GeoPoint> MeasureLine::withPointer(const std::optional<core::GeoPoint>& pointer) const {
    auto corners = m_corners;
    if (pointer && !m_isFinished && !corners.empty() && *pointer != corners.back()) {
        corners.push_back(*pointer);
    }
    return corners;
}

double MeasureLine::lengthM(const std::optional<core::GeoPoint>& pointer) const {
    const auto corners = withPointer(pointer);
    double length = 0.0;
    for (std::size_t k = 1; k < corners.size(); ++k) {
        length += core::geodesic(corners[k - 1], corners[k]).lengthM;
    }
    return m_isClosed ? core::geodesicArea(m_corners).perimeterM : length;
}

double MeasureLine::areaM2() const {
    return m_isClosed ? core::geodesicArea(m_corners).areaM2 : 0.0;
}

QString MeasureLine::summary(const std::optional<core::GeoPoint>& pointer) const {
    const auto corners = withPointer(pointer);
    if (corners.size() < 2) {
        return {};
    }
    if (m_isClosed) {
        //: %1 area, %2 length of the outline
        return say(QT_TRANSLATE_NOOP("MeasureLine", "Area %1, outline %2")).arg(areaText(areaM2()), lengthText(lengthM()));
    }
    const auto leg = core::geodesic(corners[corners.size() - 2], corners.back());
    const QString bearing = QLocale().toString(leg.azimuthDeg, 'f', 1);
    if (corners.size() == 2) {
        //: %1 length, %2 direction in degrees, clockwise from north
        return say(QT_TRANSLATE_NOOP("MeasureLine", "%1, bearing %2°")).arg(lengthText(leg.lengthM), bearing);
    }
    //: %1 length of all legs, %2 length of the last, %3 its direction in degrees
    return say(QT_TRANSLATE_NOOP("MeasureLine", "%1 in all; last leg %2, bearing %3°"))
        .arg(lengthText(lengthM(pointer)), lengthText(leg.lengthM), bearing);
}

void MeasureLine::paint(QPainter& painter, const MapTransform& transform, double pixelRatio, const QPalette& palette,
                        const std::optional<core::GeoPoint>& pointer) const {
    auto corners = withPointer(pointer);
    if (corners.empty()) {
        return;
    }
    const core::GeoPoint last = corners.back();
    if (m_isClosed) {
        corners.push_back(corners.front());
    }
    const QColor ink = palette.color(QPalette::Highlight);
    const auto dense = densified(corners, kDegreesApart);
    if (m_isClosed) {
        // A light wash tells the inside; over a seam or a pole the outline alone does.
        const auto pieces = projectedPieces(transform, dense);
        if (pieces.size() == 1) {
            QPolygonF ring = pieces.front();
            for (auto& pixel : ring) {
                pixel /= pixelRatio;
            }
            QColor wash = ink;
            wash.setAlpha(45);
            painter.setPen(Qt::NoPen);
            painter.setBrush(wash);
            painter.drawPolygon(ring);
        }
    }
    paintGeoLine(painter, transform, pixelRatio, dense, ink);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.5));
    painter.setBrush(palette.color(QPalette::Base));
    for (const auto& corner : m_corners) {
        if (const auto at = transform.fromDegrees(corner[0], corner[1])) {
            painter.drawEllipse(*at / pixelRatio, 3.5, 3.5);
        }
    }
    painter.restore();
    const QString text = summary(pointer);
    const auto at = transform.fromDegrees(last[0], last[1]);
    if (!text.isEmpty() && at) {
        paintPlate(painter, *at / pixelRatio, text, palette, QRectF(QPointF(0.0, 0.0), QSizeF(transform.size) / pixelRatio));
    }
}

} // namespace phidias::views
