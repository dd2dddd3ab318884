#include "app/cli/Command.h"
#include "processing/Processes.h"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace {

/// Threads that wait for each other should not hold a core for long: beside other programs (the workstation, other workers) they would
/// wait for a thread that is waiting for their core. libgomp reads this when it is loaded, so the program starts itself again.
/// Measured on two cores with a load of six: an analysis of 150 x 150 took 7.0 s with the library's own choice, 0.5 s with this.
void limitSpinning(int argc, char** argv) {
    const bool computes = argc > 1 && (std::string_view(argv[1]) == "run" || std::string_view(argv[1]) == "serve");
    if (computes && std::getenv("OMP_WAIT_POLICY") == nullptr && std::getenv("GOMP_SPINCOUNT") == nullptr) {
        ::setenv("GOMP_SPINCOUNT", "3000", 1);
        ::execv("/proc/self/exe", argv); // goes on as it is where that is not possible
    }
}

} // namespace

int main(int argc, char** argv) {
    limitSpinning(argc, argv);
    phidias::core::ProcessRegistry processes;
    phidias::processing::addProcesses(processes);
    return phidias::cli::runProgram(argc, argv, {processes});
}
