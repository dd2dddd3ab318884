#include "processing/plume/PlumeSources.h"

#include "core/io/TextTable.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace phidias::processing::plume {

std::vector<PlumeSource> readSources(const std::filesystem::path& path) {
    const std::string text = core::readUtf8Text(path);
    std::vector<PlumeSource> sources;
    std::vector<std::string> header;
    std::set<std::string> ids;
    std::int64_t number = 0;
    const auto refuse = [&](const std::string& what) {
        throw core::Error(core::ErrorCode::Malformed, "plume.sources", {{"path", path.string()}, {"line", number}, {"what", what}},
                          "hint.plume.sources");
    };
    const auto columnOf = [&](const std::string& name) -> std::optional<std::size_t> {
        const auto found = std::find(header.begin(), header.end(), name);
        return found == header.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - header.begin()));
    };
    for (const auto line : core::linesOf(text)) {
        ++number;
        if (core::trimmed(line).empty()) {
            continue;
        }
        auto cells = core::cellsOf(line, ',', true);
        std::transform(cells.begin(), cells.end(), cells.begin(), [](const std::string& cell) { return std::string(core::trimmed(cell)); });
        if (header.empty()) {
            header = cells;
            for (const char* name : {"id", "latitude", "longitude"}) {
                if (!columnOf(name)) {
                    refuse(std::string(line));
                }
            }
            continue;
        }
        if (cells.size() != header.size()) {
            refuse(std::string(line));
        }
        const auto numberIn = [&](const std::string& name, double otherwise) {
            const auto column = columnOf(name);
            if (!column || cells[*column].empty()) {
                return otherwise;
            }
            const auto value = core::numberOf(cells[*column]);
            if (!value) {
                refuse(cells[*column]);
            }
            return *value;
        };
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        PlumeSource source;
        source.id = cells[*columnOf("id")];
        source.name = columnOf("name") ? cells[*columnOf("name")] : source.id;
        source.place = {numberIn("longitude", kNan), numberIn("latitude", kNan)};
        source.diameterKm = numberIn("diameterKm", 0.0);
        source.emissionKgS = numberIn("emissionKgS", kNan);
        source.isKnown = true;
        if (source.id.empty() || !ids.insert(source.id).second || !(std::abs(source.place[1]) <= 90.0) ||
            !(std::abs(source.place[0]) <= 360.0)) {
            refuse(std::string(line));
        }
        sources.push_back(std::move(source));
    }
    if (header.empty()) {
        refuse("");
    }
    return sources;
}

} // namespace phidias::processing::plume
