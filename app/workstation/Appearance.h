#pragma once

#include <QIcon>
#include <QString>

class QApplication;

namespace phidias::app {

/// Fusion style with the light or dark palette of the design; "system" follows the desktop's own palette.
/// @param theme  "system", "light", "dark"
void applyTheme(QApplication& application, const QString& theme);

constexpr double kLeastTextPt = 7.0;
constexpr double kMostTextPt = 24.0;
/// Size of all text, in force at once. @param points  within the limits above; 0 = as the desktop has it
void applyTextSize(QApplication& application, double points);

/// Icon of resources/icons in the colour of the palette's text, also for the disabled state.
[[nodiscard]] QIcon themedIcon(const QString& name);

/// Installs the translations of a language ("en", "fr"), of Qt's own texts too; "" = the desktop's language, "pseudo" = longer, accented
/// English in brackets (PseudoLocale.h).
void applyLanguage(QApplication& application, const QString& language);

} // namespace phidias::app
