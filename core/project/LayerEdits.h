#pragma once

#include "core/project/Project.h"

#include <cstddef>
#include <string>
#include <vector>

namespace phidias::core {

/// A heading of the layer tree with its layers.
struct LayerGroup {
    std::string name;                ///< empty = the layers without a heading of their own
    std::vector<std::size_t> layers; ///< indices in Project::layers, the one that is drawn last (on top) first
    bool operator==(const LayerGroup&) const = default;
};

/// The layer tree from top to bottom: a group stands where its topmost layer does.
[[nodiscard]] std::vector<LayerGroup> groupsOf(const Project& project);

/// Ids of layers in the order of the tree, from top to bottom.
[[nodiscard]] std::vector<std::string> treeOrder(const Project& project);

// Edits of the tree. They leave the layers of a group together, so that the order of drawing is that of the tree. Ids that no layer has are
// passed over.

/// Moves layers, in the order they have, into a group. @param above  the layer of that group that they come to lie above; empty = at its
/// end. A group that does not exist is made at the top.
void moveLayers(Project& project, const std::vector<std::string>& ids, const std::string& group, const std::string& above);
/// Moves a group above another; `above` without such a group = to the bottom.
void moveGroup(Project& project, const std::string& name, const std::string* above);
/// Moves each layer one row up or down; at the end of its group it goes into the next one.
void stepLayers(Project& project, const std::vector<std::string>& ids, bool isUp);
/// Moves a group one place up or down among the groups.
void stepGroup(Project& project, const std::string& name, bool isUp);
/// Puts layers into a new group where the topmost of them is. @returns the name: `wanted`, with a number when it is taken
std::string groupLayers(Project& project, const std::vector<std::string>& ids, const std::string& wanted);
/// Renames a group; with the name of another one it joins that.
void renameGroup(Project& project, const std::string& name, const std::string& fresh);
void removeLayers(Project& project, const std::vector<std::string>& ids);
/// Copies layers, each directly above its original. @returns the ids of the copies
std::vector<std::string> duplicateLayers(Project& project, const std::vector<std::string>& ids);

} // namespace phidias::core
