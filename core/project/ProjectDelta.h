#pragma once

#include "core/project/Project.h"

namespace phidias::core {

/// Which members a change is about: those of the history, or those that change quietly (map view, globe, arrangement of the window).
enum class DeltaPart { History, Quiet };

/// What leads from one project to the other, small where the change is small: undo commands and journals hold it.
///
/// {"set": {member: value, or null = absent}, "layers": {id: layer, or null = removed}, "order": [ids]}; parts without change are left out,
/// an empty object = no difference. Ids of layers must be unique in both.
[[nodiscard]] Json deltaBetween(const Project& from, const Project& to, DeltaPart part);

/// Applies a change; members that it does not name stay.
/// @throws Error{InvalidRequest} when it is broken; the project is unchanged then
void applyDelta(Project& project, const Json& delta);

/// The change that does what `first` and then `second` do.
[[nodiscard]] Json joinedDelta(Json first, const Json& second);

} // namespace phidias::core
