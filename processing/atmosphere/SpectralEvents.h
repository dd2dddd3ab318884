#pragma once

#include "core/data/Features.h"
#include "processing/atmosphere/FootprintGraph.h"
#include "processing/atmosphere/SelectionFile.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace phidias::processing::atmosphere {

/// Selected pixels that hang together.                                                                 [PCA_SCREENING 7]
struct SpectralEvent {
    std::int32_t id = 0;  ///< number in its file, from 0
    std::string name;     ///< "20180810-30001-0125-060": day, orbit, scanline and ground pixel of the largest score; the same in any file
    std::string previous; ///< name of the event of the same class that it follows (within 36 h and 100 km); empty = none
    std::vector<std::size_t> members; ///< rows of the selection
    double startUnixSeconds = 0.0;
    double endUnixSeconds = 0.0;
    core::GeoPoint centroid{};
    std::array<double, 4> box{}; ///< west, south, east, north; west > east across the antimeridian
    std::vector<core::GeoPoint> hull;
    double maximumScore = 0.0;
    double meanScore = 0.0;
    ResidualClass residualClass = ResidualClass::Unknown; ///< that of more than half of the members, else of the mean residual
    std::vector<double> alpha;                            ///< [gas], mean over the members
    std::vector<double> z;                                ///< [gas], mean alpha over its error
    double areaKm2 = 0.0;                                 ///< sum of the footprints; NaN where they are not known
    std::vector<std::int32_t> orbits;
    std::vector<double> meanResidual; ///< of (y - y^) / s on the channels of the basis; NaN = never valid
};

/// Finds the events of a selection in two steps: rows are added granule by granule in the order of the selection and little of each is
/// kept; mean residuals are then taken from the file that was written.
class EventFinder {
public:
    /// @param basis  kept by reference
    explicit EventFinder(const ScreeningBasis& basis) : m_basis(basis) {}

    void add(const SelectionRows& rows);
    /// Number of the event of each row, -1 = none; events have three pixels at least and are numbered by their first row.
    [[nodiscard]] std::vector<std::int32_t> eventIds() const;
    /// @param selection  with the rows that were added, in the same order
    [[nodiscard]] std::vector<SpectralEvent> events(const SelectionFile& selection) const;

private:
    struct Row {
        Footprint footprint;
        std::int32_t orbit = 0;
        double score = 0.0;
        ResidualClass residualClass = ResidualClass::Unknown;
    };
    void describe(SpectralEvent& event) const;
    void addResiduals(const SelectionFile& selection, std::span<const std::int32_t> ids, std::vector<SpectralEvent>& events) const;

    const ScreeningBasis& m_basis;
    std::size_t m_granules = 0;
    std::vector<Row> m_rows;
    std::vector<float> m_alpha, m_alphaError; ///< [row][gas]
};

/// The events as features with a table: PCA_SCREENING 8, and what this header says. @param gases  names
[[nodiscard]] core::Features featuresOf(const std::vector<SpectralEvent>& events, const std::vector<std::string>& gases);

} // namespace phidias::processing::atmosphere
