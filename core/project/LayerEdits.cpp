#include "core/project/LayerEdits.h"

#include <algorithm>
#include <map>
#include <set>

namespace phidias::core {

namespace {

/// The tree as ids, which stay true while layers move.
struct Branch {
    std::string name;
    std::vector<std::string> ids;
};

std::vector<Branch> branchesOf(const Project& project) {
    std::vector<Branch> branches;
    for (const auto& group : groupsOf(project)) {
        Branch& branch = branches.emplace_back(Branch{group.name, {}});
        for (const auto index : group.layers) {
            branch.ids.push_back(project.layers[index].id);
        }
    }
    return branches;
}

void setBranches(Project& project, const std::vector<Branch>& branches) {
    std::map<std::string, Layer> byId;
    for (auto& layer : project.layers) {
        std::string id = layer.id;
        byId.emplace(std::move(id), std::move(layer));
    }
    project.layers.clear();
    for (auto branch = branches.rbegin(); branch != branches.rend(); ++branch) {
        for (auto id = branch->ids.rbegin(); id != branch->ids.rend(); ++id) {
            Layer layer = std::move(byId.at(*id));
            layer.group = branch->name;
            project.layers.push_back(std::move(layer));
        }
    }
}

auto findBranch(std::vector<Branch>& branches, const std::string& name) {
    return std::find_if(branches.begin(), branches.end(), [&](const Branch& branch) { return branch.name == name; });
}

/// Takes ids out of the tree. @returns those that were there, in the order of the tree
std::vector<std::string> takeOut(std::vector<Branch>& branches, const std::vector<std::string>& ids) {
    const std::set<std::string> wanted(ids.begin(), ids.end());
    std::vector<std::string> taken;
    for (auto& branch : branches) {
        std::copy_if(branch.ids.begin(), branch.ids.end(), std::back_inserter(taken),
                     [&](const std::string& id) { return wanted.contains(id); });
        std::erase_if(branch.ids, [&](const std::string& id) { return wanted.contains(id); });
    }
    return taken;
}

void dropEmpty(std::vector<Branch>& branches) {
    std::erase_if(branches, [](const Branch& branch) { return branch.ids.empty(); });
}

} // namespace

std::vector<LayerGroup> groupsOf(const Project& project) {
    std::vector<LayerGroup> groups;
    std::map<std::string, std::size_t> at;
    for (std::size_t k = project.layers.size(); k-- > 0;) {
        const auto [found, isNew] = at.emplace(project.layers[k].group, groups.size());
        if (isNew) {
            groups.push_back({.name = project.layers[k].group, .layers = {}});
        }
        groups[found->second].layers.push_back(k);
    }
    return groups;
}

std::vector<std::string> treeOrder(const Project& project) {
    std::vector<std::string> ids;
    for (const auto& branch : branchesOf(project)) {
        ids.insert(ids.end(), branch.ids.begin(), branch.ids.end());
    }
    return ids;
}

void moveLayers(Project& project, const std::vector<std::string>& ids, const std::string& group, const std::string& above) {
    auto branches = branchesOf(project);
    // A layer that is dropped on itself stays: its next neighbour that is not moved tells the place.
    std::string anchor = above;
    if (const auto home = findBranch(branches, group); home != branches.end()) {
        auto place = std::find(home->ids.begin(), home->ids.end(), above);
        while (place != home->ids.end() && std::find(ids.begin(), ids.end(), *place) != ids.end()) {
            ++place;
        }
        anchor = place == home->ids.end() ? std::string() : *place;
    }
    const auto taken = takeOut(branches, ids);
    auto target = findBranch(branches, group);
    if (target == branches.end()) {
        target = branches.insert(branches.begin(), Branch{group, {}});
    }
    target->ids.insert(std::find(target->ids.begin(), target->ids.end(), anchor), taken.begin(), taken.end());
    dropEmpty(branches);
    setBranches(project, branches);
}

void moveGroup(Project& project, const std::string& name, const std::string* above) {
    auto branches = branchesOf(project);
    const auto found = findBranch(branches, name);
    if (found == branches.end() || (above != nullptr && *above == name)) {
        return;
    }
    Branch moved = std::move(*found);
    branches.erase(found);
    branches.insert(above == nullptr ? branches.end() : findBranch(branches, *above), std::move(moved));
    setBranches(project, branches);
}

void stepLayers(Project& project, const std::vector<std::string>& ids, bool isUp) {
    auto branches = branchesOf(project);
    const std::set<std::string> wanted(ids.begin(), ids.end());
    const auto isWanted = [&](const std::string& id) { return wanted.contains(id); };
    if (!isUp) {
        // Down is up in the mirror.
        std::reverse(branches.begin(), branches.end());
        for (auto& branch : branches) {
            std::reverse(branch.ids.begin(), branch.ids.end());
        }
    }
    for (std::size_t b = 0; b < branches.size(); ++b) {
        auto& own = branches[b].ids;
        for (std::size_t k = 0; k < own.size(); ++k) {
            if (k > 0 && isWanted(own[k]) && !isWanted(own[k - 1])) {
                std::swap(own[k], own[k - 1]);
            }
        }
        // The first row goes into the group before; what has just come from this one does not go on.
        if (b > 0 && !own.empty() && isWanted(own.front()) && project.layers[*project.find(own.front())].group == branches[b].name) {
            const auto before = branchesOf(project);
            const auto home =
                std::find_if(before.begin(), before.end(), [&](const Branch& branch) { return branch.name == branches[b].name; });
            const std::string& first = isUp ? home->ids.front() : home->ids.back();
            if (first == own.front()) {
                branches[b - 1].ids.push_back(first);
                own.erase(own.begin());
            }
        }
    }
    if (!isUp) {
        std::reverse(branches.begin(), branches.end());
        for (auto& branch : branches) {
            std::reverse(branch.ids.begin(), branch.ids.end());
        }
    }
    dropEmpty(branches);
    setBranches(project, branches);
}

void stepGroup(Project& project, const std::string& name, bool isUp) {
    auto branches = branchesOf(project);
    const auto found = findBranch(branches, name);
    if (found == branches.end() || (isUp ? found == branches.begin() : std::next(found) == branches.end())) {
        return;
    }
    std::iter_swap(found, isUp ? std::prev(found) : std::next(found));
    setBranches(project, branches);
}

std::string groupLayers(Project& project, const std::vector<std::string>& ids, const std::string& wanted) {
    auto branches = branchesOf(project);
    std::string name = wanted;
    for (int number = 2; findBranch(branches, name) != branches.end(); ++number) {
        name = wanted + " " + std::to_string(number);
    }
    const auto home = std::find_if(branches.begin(), branches.end(), [&](const Branch& branch) {
        return std::any_of(branch.ids.begin(), branch.ids.end(),
                           [&](const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); });
    });
    const auto place = home - branches.begin();
    auto taken = takeOut(branches, ids);
    if (taken.empty()) {
        return name;
    }
    branches.insert(branches.begin() + place, Branch{name, std::move(taken)});
    dropEmpty(branches);
    setBranches(project, branches);
    return name;
}

void renameGroup(Project& project, const std::string& name, const std::string& fresh) {
    auto branches = branchesOf(project);
    const auto found = findBranch(branches, name);
    if (found == branches.end() || name == fresh) {
        return;
    }
    if (const auto other = findBranch(branches, fresh); other != branches.end()) {
        other->ids.insert(other->ids.end(), found->ids.begin(), found->ids.end());
        branches.erase(found);
    } else {
        found->name = fresh;
    }
    setBranches(project, branches);
}

void removeLayers(Project& project, const std::vector<std::string>& ids) {
    const std::set<std::string> wanted(ids.begin(), ids.end());
    std::erase_if(project.layers, [&](const Layer& layer) { return wanted.contains(layer.id); });
}

std::vector<std::string> duplicateLayers(Project& project, const std::vector<std::string>& ids) {
    std::vector<std::string> copies;
    for (const auto& id : ids) {
        if (const auto at = project.find(id)) {
            Layer copy = project.layers[*at];
            copy.id = project.freeLayerId();
            copies.push_back(copy.id);
            project.layers.insert(project.layers.begin() + static_cast<std::ptrdiff_t>(*at) + 1, std::move(copy));
        }
    }
    return copies;
}

} // namespace phidias::core
