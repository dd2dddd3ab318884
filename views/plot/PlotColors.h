#pragma once

#include <QColor>
#include <QPalette>

namespace phidias::views {

/// Whether a palette is of a dark theme.
[[nodiscard]] inline bool isDarkPalette(const QPalette& palette) {
    return palette.color(QPalette::Base).lightness() < 128;
}

/// The one warm colour of the workstation: what is selected or needs attention.
[[nodiscard]] inline QColor warmColor(const QPalette& palette) {
    return isDarkPalette(palette) ? QColor(0xe3, 0x9a, 0x5d) : QColor(0xb4, 0x54, 0x1a);
}

/// The accent: what is active, and the data of a plot that has one colour.
[[nodiscard]] inline QColor accentColor(const QPalette& palette) {
    return isDarkPalette(palette) ? QColor(0x4f, 0xb6, 0xb8) : QColor(0x0b, 0x6e, 0x74);
}

/// Palette of a figure in one of the two themes.
[[nodiscard]] inline QPalette plotFigurePalette(bool isDark) {
    QPalette palette;
    palette.setColor(QPalette::Text, isDark ? QColor(0xe2, 0xe4, 0xe4) : QColor(0x22, 0x26, 0x28));
    palette.setColor(QPalette::WindowText, palette.color(QPalette::Text));
    palette.setColor(QPalette::Window, isDark ? QColor(0x1e, 0x20, 0x22) : QColor(Qt::white));
    palette.setColor(QPalette::Base, palette.color(QPalette::Window));
    palette.setColor(QPalette::Highlight, accentColor(palette));
    return palette;
}

} // namespace phidias::views
