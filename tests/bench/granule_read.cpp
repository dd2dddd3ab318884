// Reads the spectra of a whole granule with core::RadianceGranule, in some threads, and prints the seconds.
// usage: bench_granule_read GRANULE.nc THREADS
#include "core/io/RadianceGranule.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <string>
#include <thread>
#include <vector>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: bench_granule_read GRANULE.nc THREADS\n");
        return 2;
    }
    try {
        const auto start = std::chrono::steady_clock::now();
        const auto granule = phidias::core::RadianceGranule::open(argv[1]);
        const std::size_t step = granule.blockScanlines();
        std::atomic<std::size_t> next = 0;
        {
            std::vector<std::jthread> threads;
            for (int number = 0; number < std::stoi(argv[2]); ++number) {
                threads.emplace_back([&] {
                    phidias::core::ChunkReader::Workspace workspace;
                    phidias::core::RadianceBlock block;
                    for (std::size_t first = step * next++; first < granule.scanlines(); first = step * next++) {
                        granule.read(first, std::min(step, granule.scanlines() - first), block, workspace);
                    }
                });
            }
        }
        std::printf("{\"seconds\": %.4f}\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        return 0;
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "bench_granule_read: %s\n", exception.what());
        return 1;
    }
}
