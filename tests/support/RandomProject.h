#pragma once

#include "core/project/LayerEdits.h"
#include "core/project/Project.h"
#include "core/project/Relocation.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace phidias::tests {

/// Projects with every member set at random; the same seed gives the same project.
class RandomProject {
public:
    explicit RandomProject(unsigned seed) : m_random(seed) {}

    [[nodiscard]] core::Project project() {
        core::Project project;
        project.title = text();
        const auto count = below(8);
        for (std::size_t k = 0; k < count; ++k) {
            addLayer(project);
        }
        quiet(project);
        project.timeUnixSeconds = maybe();
        project.depthM = maybe();
        project.pins.resize(below(4));
        for (auto& pin : project.pins) {
            pin = {.longitudeDeg = number(), .latitudeDeg = number(), .label = text()};
        }
        project.hasBaseMap = coin();
        project.sectionLine.resize(below(4));
        for (auto& corner : project.sectionLine) {
            corner = {number(), number()};
        }
        project.section = section();
        project.residual = residual();
        project.jobs.resize(below(3));
        for (auto& job : project.jobs) {
            job = text();
        }
        project.divand.inputs["correlationLengthKm"] = number();
        if (coin()) {
            project.divand.inputs["bathymetry"] = {{"href", path()}};
        }
        project.divand.hiddenLayers.resize(below(3), text());
        project.divand.excluded.resize(below(3));
        for (auto& excluded : project.divand.excluded) {
            excluded = {
                .identifier = text(), .longitudeDeg = maybe(), .latitudeDeg = maybe(), .depthM = maybe(), .timeUnixSeconds = maybe()};
        }
        return project;
    }

    [[nodiscard]] core::ResidualSetup residual() {
        return {.basis = coin() ? path() : "", .comparison = coin() ? path() : "", .components = below(3)};
    }

    void addLayer(core::Project& project) {
        core::Layer layer;
        layer.id = project.freeLayerId();
        layer.title = text();
        layer.href = coin() ? path() : "https://server.example/data/" + std::to_string(below(1000)) + ".nc";
        layer.kind = static_cast<core::LayerKind>(below(5));
        layer.variable = text();
        layer.northwardVariable = coin() ? text() : "";
        layer.timeIndex = below(1000);
        layer.verticalIndex = below(100);
        layer.swathLayer = below(5);
        layer.depthLowM = maybe();
        layer.depthHighM = maybe();
        layer.isVisible = coin();
        layer.followsTime = coin();
        layer.followsDepth = coin();
        layer.group = coin() ? text() : "";
        layer.jobId = coin() ? text() : "";
        layer.style = style();
        project.layers.insert(project.layers.begin() + static_cast<std::ptrdiff_t>(below(project.layers.size() + 1)), std::move(layer));
    }

    /// One edit of the history as a user makes it.
    void edit(core::Project& project) {
        const auto at = project.layers.empty() ? 0 : below(project.layers.size());
        const auto id = [&] { return project.layers[below(project.layers.size())].id; };
        const auto group = [&] { return project.layers[below(project.layers.size())].group; };
        switch (project.layers.empty() ? std::size_t{0} : below(22)) {
        case 0:
            return addLayer(project);
        case 1:
            project.layers.erase(project.layers.begin() + static_cast<std::ptrdiff_t>(at));
            return;
        case 2:
            return std::shuffle(project.layers.begin(), project.layers.end(), m_random);
        case 3:
            project.layers[at].style = style();
            return;
        case 4:
            project.layers[at].isVisible = !project.layers[at].isVisible;
            return;
        case 5:
            project.timeUnixSeconds = maybe();
            project.depthM = maybe();
            return;
        case 6:
            project.sectionLine.resize(below(3));
            project.section = section();
            project.residual = residual();
            return;
        case 7:
            project.layers[at].group = text();
            project.layers[at].title = text();
            return;
        case 8:
            return core::moveLayers(project, {id(), id()}, group(), coin() ? id() : std::string());
        case 9: {
            const std::string above = group();
            return core::moveGroup(project, group(), coin() ? &above : nullptr);
        }
        case 10:
            return core::stepLayers(project, {id()}, coin());
        case 11:
            return core::stepGroup(project, group(), coin());
        case 12:
            static_cast<void>(core::groupLayers(project, {id(), id()}, "group"));
            return;
        case 13:
            return core::renameGroup(project, group(), coin() ? group() : text());
        case 14:
            return core::removeLayers(project, {id(), id()});
        case 15:
            static_cast<void>(core::duplicateLayers(project, {id()}));
            return;
        case 16:
            return core::relocate(project, {{project.layers[at].href, path()}});
        case 17:
            project.layers[at].timeIndex = below(1000);
            project.layers[at].verticalIndex = below(100);
            return;
        case 18:
            project.divand.excluded.push_back(
                {.identifier = text(), .longitudeDeg = maybe(), .latitudeDeg = maybe(), .depthM = maybe(), .timeUnixSeconds = maybe()});
            return;
        case 19:
            project.divand.inputs["correlationLengthKm"] = number();
            project.divand.hiddenLayers = {id()};
            return;
        case 20:
            project.hasBaseMap = !project.hasBaseMap;
            project.title = text();
            project.jobs.push_back(text());
            return;
        default:
            project.pins.push_back({.longitudeDeg = number(), .latitudeDeg = number(), .label = text()});
        }
    }

    /// What is not in the history.
    void quiet(core::Project& project) {
        project.view = {.projection = text(), .extent = {number(), number(), number(), number()}};
        project.globe = {.longitudeDeg = number(),
                         .latitudeDeg = number(),
                         .heightKm = number(),
                         .headingDeg = number(),
                         .tiltDeg = number(),
                         .exaggeration = number()};
        project.windowState = text();
    }

    [[nodiscard]] std::size_t below(std::size_t count) { return count == 0 ? 0 : m_random() % count; }
    [[nodiscard]] bool coin() { return below(2) == 1; }

private:
    [[nodiscard]] double number() {
        // All magnitudes, exact decimals and awkward ones.
        const double mantissa = std::uniform_real_distribution<double>(-1.0, 1.0)(m_random);
        return below(4) == 0 ? static_cast<double>(below(1000)) / 8.0 : std::ldexp(mantissa, static_cast<int>(below(200)) - 100);
    }
    [[nodiscard]] std::optional<double> maybe() { return coin() ? std::optional(number()) : std::nullopt; }
    [[nodiscard]] std::string text() {
        static const std::vector<std::string> kParts{"sel", "é", "漢",  "\"", "\\", "\n", "{",   "}",
                                                     " ",   "/", "CO₂", "\t", "a",  "..", "\x01"};
        std::string made;
        for (auto count = below(6); count > 0; --count) {
            made += kParts[below(kParts.size())];
        }
        return made;
    }
    /// Absolute and normal, as the program holds them.
    [[nodiscard]] std::string path() {
        static const std::vector<std::string> kFolders{"/home/ana/project/", "/home/ana/project/data/", "/home/ana/", "/data/é/", "/"};
        return kFolders[below(kFolders.size())] + "file " + std::to_string(below(1000)) + ".nc";
    }
    [[nodiscard]] core::SectionSetup section() {
        return {.source = static_cast<core::SectionSource>(below(4)),
                .cruise = text(),
                .placeDeg = number(),
                .axis = static_cast<core::SectionAxis>(below(4)),
                .vertical = static_cast<core::SectionVertical>(below(2)),
                .corridorKm = number(),
                .halfRangeDays = number(),
                .hasBottom = coin(),
                .hasContours = coin(),
                .isSmooth = coin(),
                .field = coin() ? std::optional(text()) : std::nullopt,
                .leftOut = std::vector<std::string>(below(3), text())};
    }
    [[nodiscard]] core::LayerStyle style() {
        core::LayerStyle style;
        style.colorMap = text();
        style.low = maybe();
        style.high = maybe();
        style.lowPercentile = number();
        style.highPercentile = number();
        style.isCentered = coin();
        style.center = number();
        style.isLogarithmic = coin();
        style.belowColor = coin() ? "#102030" : "";
        style.aboveColor = coin() ? "#ffeedd" : "";
        style.missingColor = coin() ? "#808080" : "";
        style.unit = text();
        style.opacity = number();
        style.isMultiplied = coin();
        style.pointSizePx = number();
        style.arrowSpacingPx = number();
        style.isFilled = coin();
        style.labelColumn = text();
        return style;
    }

    std::mt19937 m_random;
};

} // namespace phidias::tests
