#include "core/process/RunContext.h"

#include "core/util/AtomicFile.h"

namespace phidias::core {

std::optional<std::filesystem::path> RunContext::outputPart(const std::string& name) const {
    const auto found = request.outputs.find(name);
    return found == request.outputs.end() ? std::nullopt : std::optional(partPath(found->second));
}

} // namespace phidias::core
