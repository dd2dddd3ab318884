#include "views/plot/CurveColors.h"

#include <array>

namespace phidias::views {

namespace {

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < 128;
}

} // namespace

QColor curveColor(std::size_t curve, const QPalette& palette) {
    static constexpr std::array<QRgb, 6> kLight{0xff0b6e74, 0xff7b4f9d, 0xff0072b2, 0xff8a6d00, 0xff3d7a2a, 0xffa3335f};
    static constexpr std::array<QRgb, 6> kDark{0xff4fb6b8, 0xffb794d6, 0xff6db3e8, 0xffd8bd4a, 0xff8fca78, 0xffe58aae};
    return QColor::fromRgb(isDark(palette) ? kDark[curve % kDark.size()] : kLight[curve % kLight.size()]);
}

QColor chosenColor(const QPalette& palette) {
    return isDark(palette) ? QColor(0xe3, 0x9a, 0x5d) : QColor(0xb4, 0x54, 0x1a);
}

} // namespace phidias::views
