#pragma once

#include "app/workstation/MainWindow.h"

#include <QElapsedTimer>

namespace phidias::app {

/// `--self-test`: writes the sample project into a temporary folder, runs its jobs, opens it and waits for the picture.
/// @returns 0 when the picture came and every layer was read
[[nodiscard]] int selfTest(MainWindow& window);

/// `--measure FILE`: times from the start of the program to a usable window and to the first picture of FILE, and the longest stall of the
/// event loop while a DIVAnd job runs; written as JSON to $PHIDIAS_MEASURE, else to standard output.
[[nodiscard]] int measure(MainWindow& window, const QString& file, const QElapsedTimer& sinceStart);

} // namespace phidias::app
