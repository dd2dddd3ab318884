#pragma once

namespace phidias::processing {

/// Makes OpenBLAS work on the calling thread alone while one of these lives: for BLAS calls from many OpenMP threads.
/// @thread any; the last one that ends restores the number of threads, which is one for the whole program
class OneThreadBlas {
public:
    OneThreadBlas();
    OneThreadBlas(const OneThreadBlas&) = delete;
    OneThreadBlas& operator=(const OneThreadBlas&) = delete;
    ~OneThreadBlas();
};

} // namespace phidias::processing
