#include "processing/numerics/OneThreadBlas.h"

#include <cblas.h>

#include <mutex>

namespace phidias::processing {

namespace {

// OpenBLAS has one thread count for the process, so the last one out restores it.
std::mutex blasMutex;
int blasUsers = 0;
int blasThreads = 1;

} // namespace

OneThreadBlas::OneThreadBlas() {
    const std::lock_guard lock(blasMutex);
    if (blasUsers++ == 0) {
        blasThreads = openblas_get_num_threads();
        openblas_set_num_threads(1);
    }
}

OneThreadBlas::~OneThreadBlas() {
    const std::lock_guard lock(blasMutex);
    if (--blasUsers == 0) {
        openblas_set_num_threads(blasThreads);
    }
}

} // namespace phidias::processing
