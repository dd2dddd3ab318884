#pragma once

#include <QString>
#include <QWidget>

class QFormLayout;

namespace phidias::app {

/// Gives each control of a dialog or panel a letter (Alt+letter) of its own, in whatever language: what clashes with an earlier one, or
/// with `taken`, takes the first free letter of its text, or none. Labels with a buddy, buttons and boxes with titles have letters.
/// @param taken  letters that are not free, in lower case
/// @returns the letters of this part
QString separateLetters(QWidget& part, const QString& taken = {});

/// Tab goes through the fields of a form from row to row, whatever the order they were made in.
void orderTabs(const QFormLayout& form);

} // namespace phidias::app
