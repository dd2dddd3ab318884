#pragma once

#include "core/data/Observations.h"
#include "core/project/Layer.h"
#include "core/project/SectionSetup.h"
#include "core/scene/ColorScale.h"
#include "core/scene/ContourLines.h"
#include "core/scene/DatasetCache.h"
#include "core/scene/Section.h"
#include "views/scene/SceneLayer.h"

#include <QPointF>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace phidias::views {

/// What a section is asked for.
struct SectionRequest {
    core::SectionSetup setup;
    std::vector<core::LinePoint> line;                        ///< of SectionSource::Line
    std::array<double, 4> extent{-180.0, -90.0, 180.0, 90.0}; ///< west, south, east, north that parallels and meridians go through
    std::optional<core::Layer> field;                         ///< gridded layer with levels; absent: observations alone
    std::vector<core::Layer> observations;                    ///< layers that are drawn; without a field the first says which quantity
    std::vector<std::string> cruiseFiles;                     ///< files whose casts a cruise is made of
    std::optional<core::Layer> ground;                        ///< bathymetry or topography of the project; absent: that of the system
    core::ColorScale scale{"viridis", 0.0, 1.0};
};

/// Contour lines of one value, in columns and levels of the section (0 = the centre of the first).
struct SectionContour {
    double value = 0.0;
    std::vector<core::ContourLine> lines;
};

/// What a section plot draws.
struct SectionScene {
    core::SectionSetup setup;
    core::Section section; ///< without a field: its places, title and unit
    bool hasField = false;
    core::SectionObservations observations;                         ///< values in the unit of the section
    std::vector<QPointF> places;                                    ///< [sample] on the axes of `setup` (SectionAxes)
    std::vector<std::uint32_t> file;                                ///< [sample] index in `sources`
    std::vector<std::shared_ptr<const core::Observations>> sources; ///< for names of casts
    std::vector<std::string> files;                                 ///< [source] as in Selection
    std::vector<double> bottomM; ///< [column] positive down, negative = land, NaN = unknown; empty = none
    std::string bottomSource;    ///< file of the bathymetry
    std::vector<SectionContour> contours;
    std::vector<core::LinePoint> line;        ///< corners, for a map
    std::vector<std::string> otherQuantities; ///< titles of layers that are of another quantity than the section
    core::ColorScale scale{"viridis", 0.0, 1.0};
    double pointSizePx = 6.0;
};

/// Reads a section: its line, the field, the observations beside it (of layers of the same quantity, and of the product itself), and the
/// bottom.
///
/// Values take the unit of the style of the field, or of the first observations, where it can be converted.
/// @throws core::Error as core::sectionAt(), core::placesAlong(), core::cruiseTrack(), core::openDataset();
///         core::Error{InvalidRequest} when there is neither a field nor a layer of observations
/// @thread any
[[nodiscard]] SectionScene loadSection(const SectionRequest& request, core::DatasetCache& cache, std::stop_token stop);

/// West, south, east and north that layers cover together; the whole Earth when none says.
[[nodiscard]] std::array<double, 4> sectionExtent(const std::vector<SceneLayer>& layers);

/// Whether a layer is a bathymetry or topography that a section can take its bottom from.
/// @param levels  of its vertical axis; a bathymetry has none, or one
[[nodiscard]] bool isGround(const core::Layer& layer, std::size_t levels);

} // namespace phidias::views
