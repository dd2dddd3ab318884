#pragma once

namespace phidias::core {

/// Registers the drivers that may be used, once; quiet: errors are reported through our own.
/// @thread any
void prepareGdal();

} // namespace phidias::core
