#pragma once

#include "app/workstation/MainWindow.h"

namespace phidias::app {

/// Measures the views: first picture and whole picture after reading, frames while panning, memory; for each entry of a list.
///
/// @param spec  JSON file {"name": [FILE, ...], ...}: what is opened together under that name
/// @returns exit status; the report, one object a name, goes to $PHIDIAS_MEASURE or to the standard output
int measureViews(MainWindow& window, const QString& spec);

} // namespace phidias::app
