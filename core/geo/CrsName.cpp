#include "core/geo/CrsName.h"

#include <proj.h>

#include <memory>

namespace phidias::core {

std::string crsName(const std::string& text) {
    const std::string asked = text.empty() ? "EPSG:4326" : text;
    if (asked.find("+proj=") != std::string::npos) {
        return asked;
    }
    const std::unique_ptr<PJ_CONTEXT, PJ_CONTEXT* (*)(PJ_CONTEXT*)> context(proj_context_create(), proj_context_destroy);
    proj_log_level(context.get(), PJ_LOG_NONE);
    proj_context_set_enable_network(context.get(), 0);
    const std::unique_ptr<PJ, PJ* (*)(PJ*)> crs(proj_create(context.get(), asked.c_str()), proj_destroy);
    const char* name = crs ? proj_get_name(crs.get()) : nullptr;
    return name == nullptr || *name == '\0' ? asked : std::string(name);
}

} // namespace phidias::core
