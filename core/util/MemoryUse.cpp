#include "core/util/MemoryUse.h"

#include <unistd.h>

#include <fstream>

namespace phidias::core {

std::uint64_t residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::uint64_t total = 0;
    std::uint64_t resident = 0;
    if (!(file >> total >> resident)) {
        return 0;
    }
    const long page = sysconf(_SC_PAGESIZE);
    return page > 0 ? resident * static_cast<std::uint64_t>(page) : 0;
}

} // namespace phidias::core
