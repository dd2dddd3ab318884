#pragma once

#include "core/util/Json.h"

namespace phidias::core {

/// Brings the JSON of a project to the present schema (Project::kSchema), one step a schema.
///
/// Schema 1 -> 2: members that schema 1 passed over in silence are dropped (2 refuses them); layers without an id, or with that of
/// another, get one. What schema 2 adds has defaults.
///
/// @throws Error{InvalidRequest} no project, a schema below 1, or one from a newer program
[[nodiscard]] Json migratedProject(Json json);

} // namespace phidias::core
