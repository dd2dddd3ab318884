#pragma once

#include "views/plot/CustomPlot.h"

namespace phidias::views {

/// Makes the horizontal axis of a plot one of dates in UTC, or of the months of a year.
void setTimeAxis(QCPAxis& axis, bool isYear);

} // namespace phidias::views
