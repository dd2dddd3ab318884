#include "core/io/CoastlineReader.h"

#include "core/io/NetcdfFile.h"
#include "core/util/Error.h"

namespace phidias::core {

Coastline readCoastline(const std::filesystem::path& path) {
    const auto file = NetcdfFile::open(path.string());
    const auto root = file.root();
    const auto scalar = [&](const char* name) { return root.requireVariable(name).readIntegers().at(0); };
    const double binDeg = static_cast<double>(scalar("Bin_size_in_minutes")) / 60.0;
    const auto binsAcross = scalar("N_bins_in_360_longitude_range");
    const auto firstSegment = root.requireVariable("Id_of_first_segment_in_a_bin").readIntegers();
    const auto segmentCount = root.requireVariable("N_segments_in_a_bin").readIntegers();
    const auto information = root.requireVariable("Embedded_npts_levels_exit_entry_for_a_segment").readIntegers();
    const auto firstPoint = root.requireVariable("Id_of_first_point_in_a_segment").readIntegers();
    const auto longitudes = root.requireVariable("Relative_longitude_from_SW_corner_of_bin").readIntegers();
    const auto latitudes = root.requireVariable("Relative_latitude_from_SW_corner_of_bin").readIntegers();
    const auto fail = [&] {
        return Error(ErrorCode::Malformed, "io.netcdf.damaged",
                     {{"path", path.string()}, {"reason", std::string("segments and points do not fit together")}},
                     "hint.io.netcdf.damaged");
    };
    Coastline coast;
    for (std::size_t bin = 0; bin < firstSegment.size(); ++bin) {
        const auto column = static_cast<std::int64_t>(bin) % binsAcross;
        const auto row = static_cast<std::int64_t>(bin) / binsAcross;
        const double west = static_cast<double>(column) * binDeg;
        const double south = 90.0 - binDeg * static_cast<double>(row + 1);
        for (std::int64_t k = 0; k < segmentCount[bin]; ++k) {
            const auto segment = static_cast<std::size_t>(firstSegment[bin] + k);
            if (segment >= information.size() || segment >= firstPoint.size()) {
                throw fail();
            }
            // Bits 9.. number of points, bits 6..8 level (1 = land against sea, 5 = ice front).
            const auto points = static_cast<std::size_t>((information[segment] >> 9) & 0x7fffff);
            const auto level = (information[segment] >> 6) & 7;
            const auto first = static_cast<std::size_t>(firstPoint[segment]);
            if (first + points > longitudes.size()) {
                throw fail();
            }
            if (level != 1 && level != 5) {
                continue;
            }
            std::vector<std::pair<float, float>> line;
            for (std::size_t point = first; point < first + points; ++point) {
                // Stored as unsigned 16-bit shares of the bin in a signed type.
                const double x = static_cast<double>(longitudes[point] & 0xffff) / 65535.0;
                const double y = static_cast<double>(latitudes[point] & 0xffff) / 65535.0;
                line.emplace_back(static_cast<float>(west + x * binDeg), static_cast<float>(south + y * binDeg));
            }
            coast.lines.push_back(std::move(line));
        }
    }
    return coast;
}

} // namespace phidias::core
