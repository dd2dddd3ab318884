#include "core/io/ShoreBins.h"

#include "core/io/NetcdfFile.h"
#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace phidias::core {

namespace {

constexpr double kFull = 65535.0; ///< stored share of a whole bin
constexpr std::uint8_t kClosed = 4;
constexpr std::int64_t kGroundingLine = 6;

std::vector<std::uint16_t> readShares(const NetcdfVariable& variable) {
    // In parts: the largest file has eleven million points, and they come as 64-bit integers.
    constexpr std::size_t kPart = 1 << 20;
    std::vector<std::uint16_t> shares(variable.size());
    std::vector<std::int64_t> part;
    for (std::size_t from = 0; from < shares.size(); from += kPart) {
        part.resize(std::min(kPart, shares.size() - from));
        const std::array<std::size_t, 1> start{from};
        const std::array<std::size_t, 1> count{part.size()};
        variable.read(start, count, {}, part);
        for (std::size_t k = 0; k < part.size(); ++k) {
            // Stored as unsigned numbers in a signed type.
            shares[from + k] = static_cast<std::uint16_t>(part[k] & 0xffff);
        }
    }
    return shares;
}

} // namespace

/// The way from the end of a shore back to its start along the edge of the bin, counter-clockwise from the corner in the south-west.
struct ShoreBins::Walk {
    double from = 0.0; ///< 0..4, whole numbers are corners SW, SE, NE, NW
    double to = 0.0;   ///< not less than from; beyond 4 when the way passes the first corner

    /// Corners passed, in order.
    [[nodiscard]] std::vector<unsigned> corners() const {
        std::vector<unsigned> passed;
        for (double corner = std::floor(from) + 1.0; corner < to; corner += 1.0) {
            passed.push_back(static_cast<unsigned>(corner) % 4U);
        }
        return passed;
    }
};

std::shared_ptr<const ShoreBins> ShoreBins::read(const std::filesystem::path& path) {
    const auto file = NetcdfFile::open(path.string());
    const auto root = file.root();
    const auto fail = [&] {
        return Error(ErrorCode::Malformed, "io.netcdf.damaged",
                     {{"path", path.string()}, {"reason", std::string("segments and points do not fit together")}},
                     "hint.io.netcdf.damaged");
    };
    const auto scalar = [&](const char* name) {
        const auto values = root.requireVariable(name).readIntegers();
        if (values.size() != 1 || values.front() <= 0) {
            throw fail();
        }
        return values.front();
    };
    const std::shared_ptr<ShoreBins> bins(new ShoreBins);
    bins->m_binDeg = static_cast<double>(scalar("Bin_size_in_minutes")) / 60.0;
    bins->m_columns = static_cast<std::size_t>(scalar("N_bins_in_360_longitude_range"));
    bins->m_rows = static_cast<std::size_t>(scalar("N_bins_in_180_degree_latitude_range"));
    const auto firstSegment = root.requireVariable("Id_of_first_segment_in_a_bin").readIntegers();
    const auto segmentCount = root.requireVariable("N_segments_in_a_bin").readIntegers();
    const auto corners = root.requireVariable("Embedded_node_levels_in_a_bin").readIntegers();
    const auto information = root.requireVariable("Embedded_npts_levels_exit_entry_for_a_segment").readIntegers();
    const auto firstPoint = root.requireVariable("Id_of_first_point_in_a_segment").readIntegers();
    bins->m_x = readShares(root.requireVariable("Relative_longitude_from_SW_corner_of_bin"));
    bins->m_y = readShares(root.requireVariable("Relative_latitude_from_SW_corner_of_bin"));
    const std::size_t count = bins->m_columns * bins->m_rows;
    if (firstSegment.size() != count || segmentCount.size() != count || corners.size() != count ||
        firstPoint.size() != information.size() || bins->m_x.size() != bins->m_y.size()) {
        throw fail();
    }
    bins->m_firstSegment.push_back(0);
    for (std::size_t bin = 0; bin < count; ++bin) {
        // Levels of the corners, 3 bits each: 1 land, 2 lake, 3 island in a lake, 4 pond on it; odd = land.
        std::uint8_t isLand = 0;
        for (unsigned corner = 0; corner < 4; ++corner) {
            isLand = static_cast<std::uint8_t>(isLand | (((corners[bin] >> (3U * (3U - corner))) & 1) << corner));
        }
        bins->m_cornerIsLand.push_back(isLand);
        for (std::int64_t k = 0; k < segmentCount[bin]; ++k) {
            const auto segment = static_cast<std::size_t>(firstSegment[bin] + k);
            if (firstSegment[bin] < 0 || segment >= information.size()) {
                throw fail();
            }
            // Bits 9.. number of points, 6..8 level, 3..5 side of entry, 0..2 side of exit. Antarctica ends where its ice meets the sea;
            // the line where the ice leaves the ground is the other choice.
            const auto packed = information[segment];
            if (((packed >> 6) & 7) == kGroundingLine) {
                continue;
            }
            const Segment made{.firstPoint = static_cast<std::uint32_t>(firstPoint[segment]),
                               .points = static_cast<std::uint32_t>((packed >> 9) & 0x7fffff),
                               .entrySide = static_cast<std::uint8_t>((packed >> 3) & 7),
                               .exitSide = static_cast<std::uint8_t>(packed & 7),
                               .isInland = ((packed >> 6) & 7) > 1 && ((packed >> 6) & 7) < 5};
            if (made.points == 0 || made.firstPoint + made.points > bins->m_x.size() || made.entrySide > kClosed ||
                made.exitSide > kClosed) {
                throw fail();
            }
            bins->m_segments.push_back(made);
        }
        bins->m_firstSegment.push_back(static_cast<std::uint32_t>(bins->m_segments.size()));
    }
    return bins;
}

ShoreBins::Walk ShoreBins::walk(const Segment& segment) const {
    const auto along = [this](std::size_t point, std::uint8_t side) {
        const double x = m_x[point] / kFull;
        const double y = m_y[point] / kFull;
        return side == 0 ? x : side == 1 ? 1.0 + y : side == 2 ? 3.0 - x : 4.0 - y;
    };
    Walk walk{.from = along(segment.firstPoint + segment.points - 1, segment.exitSide), .to = along(segment.firstPoint, segment.entrySide)};
    if (walk.to < walk.from) {
        walk.to += 4.0;
    }
    return walk;
}

ShoreBins::Place ShoreBins::place(std::size_t column, std::size_t row, std::uint16_t x, std::uint16_t y) const {
    return {static_cast<float>((static_cast<double>(column) + x / kFull) * m_binDeg),
            static_cast<float>(90.0 + (y / kFull - static_cast<double>(row + 1)) * m_binDeg)};
}

std::vector<ShoreBins::Place> ShoreBins::line(const Segment& segment, std::size_t column, std::size_t row, double toleranceDeg) const {
    const double tolerance = toleranceDeg / m_binDeg * kFull;
    const double least = tolerance * tolerance;
    std::vector<Place> places;
    std::size_t kept = segment.firstPoint;
    for (std::size_t k = 0; k < segment.points; ++k) {
        const std::size_t point = segment.firstPoint + k;
        const double dx = m_x[point] - static_cast<double>(m_x[kept]);
        const double dy = m_y[point] - static_cast<double>(m_y[kept]);
        if (k == 0 || k + 1 == segment.points || dx * dx + dy * dy >= least) {
            places.push_back(place(column, row, m_x[point], m_y[point]));
            kept = point;
        }
    }
    return places;
}

ShoreBins::Bin ShoreBins::bin(std::size_t column, std::size_t row, double toleranceDeg) const {
    constexpr std::array<std::array<std::uint16_t, 2>, 4> kCorners{{{0, 0}, {65535, 0}, {65535, 65535}, {0, 65535}}};
    const std::size_t number = row * m_columns + column;
    Bin bin{.westDeg = static_cast<double>(column) * m_binDeg,
            .southDeg = 90.0 - static_cast<double>(row + 1) * m_binDeg,
            .landRings = {},
            .shores = {},
            .isInland = {}};
    // Each shore parts land from water. Closed along the edge of the bin the shores give, by the odd-even rule, either the land or the
    // water; a corner tells which, and then the whole bin as a further ring turns it around.
    unsigned passes = 0;
    for (std::size_t k = m_firstSegment[number]; k < m_firstSegment[number + 1]; ++k) {
        const auto& segment = m_segments[k];
        auto places = line(segment, column, row, toleranceDeg);
        bin.shores.push_back(places);
        bin.isInland.push_back(segment.isInland);
        if (segment.entrySide != kClosed && segment.exitSide != kClosed) {
            for (const unsigned corner : walk(segment).corners()) {
                places.push_back(place(column, row, kCorners[corner][0], kCorners[corner][1]));
                passes += corner == 0 ? 1 : 0;
            }
        }
        bin.landRings.push_back(std::move(places));
    }
    if (passes % 2 != (m_cornerIsLand[number] & 1U)) {
        std::vector<Place> edge;
        for (const auto& corner : kCorners) {
            edge.push_back(place(column, row, corner[0], corner[1]));
        }
        bin.landRings.push_back(std::move(edge));
    }
    return bin;
}

bool ShoreBins::hasAgreeingCorners(std::size_t column, std::size_t row) const {
    const std::size_t number = row * m_columns + column;
    unsigned passed = 0; // bit k: corner k was passed an odd number of times
    for (std::size_t k = m_firstSegment[number]; k < m_firstSegment[number + 1]; ++k) {
        if (m_segments[k].entrySide != kClosed && m_segments[k].exitSide != kClosed) {
            for (const unsigned corner : walk(m_segments[k]).corners()) {
                passed ^= 1U << corner;
            }
        }
    }
    const unsigned difference = passed ^ m_cornerIsLand[number];
    return difference == 0U || difference == 15U;
}

} // namespace phidias::core
