#include "app/cli/Command.h"
#include "processing/Processes.h"

int main(int argc, char** argv) {
    phidias::core::ProcessRegistry processes;
    phidias::processing::addProcesses(processes);
    return phidias::cli::runProgram(argc, argv, {processes});
}
