#include "views/scene/ArrowShape.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kShaftPx = 1.4;
constexpr double kHeadPx = 7.0;
constexpr double kLeastPx = 3.0;

} // namespace

QPolygonF arrowShape(const QPointF& middle, const QPointF& direction, double lengthPx, double scale) {
    if (!(lengthPx >= kLeastPx * scale)) {
        return {};
    }
    const double head = std::min(kHeadPx * scale, 0.5 * lengthPx);
    const QPointF across(-direction.y(), direction.x());
    const QPointF tip = middle + 0.5 * lengthPx * direction;
    const QPointF end = middle - 0.5 * lengthPx * direction;
    const QPointF neck = tip - head * direction;
    const QPointF shaft = 0.5 * std::min(kShaftPx * scale, 0.4 * head) * across;
    const QPointF wing = 0.42 * head * across;
    return {end + shaft, neck + shaft, neck + wing, tip, neck - wing, neck - shaft, end - shaft};
}

double arrowLengthPx(const core::LayerVectors& vectors, double speed, double spacingPx) {
    constexpr double kFast = 0.95;
    constexpr double kMost = 1.3;
    return vectors.fastSpeed() > 0.0 ? spacingPx * std::min(kMost, kFast * speed / vectors.fastSpeed()) : 0.0;
}

QString directionText(const core::HorizontalVector& vector, core::VectorSense sense) {
    if (std::isnan(vector.towardDeg())) {
        return {};
    }
    const bool isWind = sense == core::VectorSense::Wind;
    const auto whole = static_cast<int>(std::lround(isWind ? vector.fromDeg() : vector.towardDeg())) % 360;
    //: direction of a wind: where it comes from; %1 degrees clockwise from north
    return isWind ? QCoreApplication::translate("NumberText", "from %1°").arg(whole)
                  //: direction of a current: where it goes; %1 degrees clockwise from north
                  : QCoreApplication::translate("NumberText", "to %1°").arg(whole);
}

} // namespace phidias::views
