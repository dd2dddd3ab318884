#pragma once

#include <functional>
#include <stop_token>

namespace phidias::views {

/// Works on bands of rows with the threads of the global pool that are free; the calling thread takes part, so that a full pool costs time
/// and never blocks. What is done for a row must depend on nothing but the row.
/// @param work  called with the first row and the one after the last of a band, from several threads at a time
/// @thread any, also those of the pool
void parallelRows(int rows, const std::stop_token& stop, const std::function<void(int first, int end)>& work);

} // namespace phidias::views
