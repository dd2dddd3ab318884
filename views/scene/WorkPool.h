#pragma once

#include <QThreadPool>

namespace phidias::views {

/// The threads for all work of the window that takes longer than a few milliseconds.
///
/// Not QThreadPool::globalInstance(): Qt paints gradients, scaled images and conversions of images with that one and waits for it, so that
/// one long job there stops painting, down to a scroll bar. What works here is waited for before the application object ends.
/// @thread any
[[nodiscard]] QThreadPool& workPool();

} // namespace phidias::views
