#pragma once

#include <QString>
#include <QTranslator>

namespace phidias::app {

/// A text as a language would show it that has accents on every letter and needs 40 % more room: "Open file" becomes "[Öpéñ ƒîļé~~~~]".
/// Placeholders (%1, %n, {name}), marks of letters (&F), tags, entities and file patterns (*.txt) stay as they are, so that the text
/// works as before.
[[nodiscard]] QString pseudoText(const QString& text);

/// "Translates" every text of the program by pseudoText(): what stays without brackets was never made translatable, and what is cut off
/// would be cut off in a language with long words. For tests and for the eye (`--language pseudo`).
///
/// Texts of Qt itself stay as they are. Texts of core (context "ids") are known by id; their English comes as the disambiguation.
class PseudoTranslator : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
};

} // namespace phidias::app
