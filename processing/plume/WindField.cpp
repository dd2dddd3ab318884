#include "processing/plume/WindField.h"

#include "core/io/OpenDataset.h"
#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numbers>

namespace phidias::processing::plume {

namespace {

using core::Error;
using core::ErrorCode;

constexpr double kNearKm = 25.0;
constexpr double kLeastSigma = 0.5;
constexpr double kTopOfLayerHpa = 850.0;
constexpr double kNoWeight = 1e-9; ///< a level or time of less takes no part, neither in the spread
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Mean vector and spread of winds that are weighted alike for the spread.
class Mean {
public:
    void add(double east, double north) {
        if (std::isfinite(east) && std::isfinite(north)) {
            ++m_count;
            m_east += east;
            m_north += north;
            m_squares += east * east + north * north;
        }
    }
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] Wind wind() const {
        const auto count = static_cast<double>(m_count);
        const Wind mean{.east = m_east / count, .north = m_north / count, .sigma = 0.0};
        const double variance = m_squares / count - mean.east * mean.east - mean.north * mean.north;
        return {.east = mean.east, .north = mean.north, .sigma = std::max(kLeastSigma, std::sqrt(std::max(0.0, 0.5 * variance)))};
    }

private:
    std::size_t m_count = 0;
    double m_east = 0.0;
    double m_north = 0.0;
    double m_squares = 0.0;
};

class ProductWind : public WindField {
public:
    ProductWind(const PlumeScene& scene, const PixelFinder& finder) : m_scene(scene), m_finder(finder) {}
    [[nodiscard]] std::optional<Wind> at(const core::GeoPoint& place, double) const override {
        Mean mean;
        if (m_scene.windEast.size() == m_scene.size() && m_scene.windNorth.size() == m_scene.size()) {
            for (const std::size_t pixel : m_finder.within(place, kNearKm)) {
                // East and north of the place, not of the pixel: near a pole they differ.
                const auto east = static_cast<double>(m_scene.windEast[pixel]);
                const auto north = static_cast<double>(m_scene.windNorth[pixel]);
                const double turn = std::remainder(m_scene.centres[pixel][0] - place[0], 360.0) * std::numbers::pi / 180.0 *
                                    std::sin(place[1] * std::numbers::pi / 180.0);
                mean.add(east * std::cos(turn) - north * std::sin(turn), east * std::sin(turn) + north * std::cos(turn));
            }
        }
        return mean.isEmpty() ? std::nullopt : std::optional(mean.wind());
    }
    [[nodiscard]] std::string name() const override { return "product-10m"; }

private:
    const PlumeScene& m_scene;
    const PixelFinder& m_finder;
};

/// Position among rising or falling coordinates: index below and share of the next.
struct Place {
    std::size_t index = 0;
    double share = 0.0;
    bool isInside = false;
};

Place placeIn(const std::vector<double>& coordinates, double value) {
    if (coordinates.size() < 2) {
        return {.index = 0, .share = 0.0, .isInside = !coordinates.empty()};
    }
    const bool isFalling = coordinates.front() > coordinates.back();
    for (std::size_t at = 0; at + 1 < coordinates.size(); ++at) {
        const double low = isFalling ? coordinates[at + 1] : coordinates[at];
        const double high = isFalling ? coordinates[at] : coordinates[at + 1];
        if (value >= low && value <= high) {
            return {.index = at, .share = (value - coordinates[at]) / (coordinates[at + 1] - coordinates[at]), .isInside = true};
        }
    }
    return {};
}

class FileWind : public WindField {
public:
    FileWind(std::shared_ptr<const core::Grid> grid, std::size_t east, std::size_t north, std::optional<double> levelHpa)
        : m_grid(std::move(grid)), m_east(east), m_north(north) {
        const auto axis = [&](core::AxisRole role) -> const core::Axis* {
            const auto found = m_grid->axisOf(m_east, role);
            return found ? &m_grid->axes[m_grid->variables[m_east].axes[*found]] : nullptr;
        };
        const auto* x = axis(core::AxisRole::X);
        const auto* y = axis(core::AxisRole::Y);
        if (x == nullptr || y == nullptr || x->coordinates.size() < 2 || y->coordinates.size() < 2) {
            throw Error(ErrorCode::InvalidRequest, "plume.wind.noGrid", {{"path", m_grid->path}});
        }
        m_longitudes = x->coordinates;
        m_latitudes = y->coordinates;
        const double step = m_longitudes[1] - m_longitudes[0];
        m_isWhole = std::abs(std::abs(step) * static_cast<double>(m_longitudes.size()) - 360.0) < 0.6 * std::abs(step);
        if (const auto* time = axis(core::AxisRole::Time); time != nullptr && time->isTimeDecoded) {
            m_times = time->coordinates;
        }
        chooseLevels(axis(core::AxisRole::Vertical), levelHpa);
    }

    [[nodiscard]] std::optional<Wind> at(const core::GeoPoint& place, double timeUnixSeconds) const override {
        const Place y = placeIn(m_latitudes, place[1]);
        const Place x = longitudePlace(place[0]);
        const Place t = m_times.size() < 2 || !std::isfinite(timeUnixSeconds) ? Place{.index = 0, .share = 0.0, .isInside = true}
                                                                              : placeIn(m_times, timeUnixSeconds);
        if (!x.isInside || !y.isInside || !t.isInside) {
            return std::nullopt;
        }
        double east = 0.0;
        double north = 0.0;
        Mean around;
        for (const auto& [level, weight] : m_levels) {
            for (std::size_t moment = 0; moment < 2; ++moment) {
                const double share = weight * (moment == 0 ? 1.0 - t.share : t.share);
                if (share <= kNoWeight * weight) {
                    continue;
                }
                const auto& [u, v] = planes(t.index + moment, level);
                for (std::size_t corner = 0; corner < 4; ++corner) {
                    const double part = (corner / 2 == 0 ? 1.0 - y.share : y.share) * (corner % 2 == 0 ? 1.0 - x.share : x.share);
                    const std::size_t node = nodeAt(y.index + corner / 2, x.index + corner % 2);
                    if (part > 0.0) {
                        east += share * part * u[node];
                        north += share * part * v[node];
                    }
                }
                addAround(around, u, v, y.index + (y.share > 0.5 ? 1U : 0U), x.index + (x.share > 0.5 ? 1U : 0U));
            }
        }
        if (!std::isfinite(east) || !std::isfinite(north)) {
            return std::nullopt;
        }
        return Wind{.east = east, .north = north, .sigma = around.isEmpty() ? kLeastSigma : around.wind().sigma};
    }
    [[nodiscard]] std::string name() const override { return std::filesystem::path(m_grid->path).filename().string(); }

private:
    using Planes = std::pair<std::vector<double>, std::vector<double>>;

    void chooseLevels(const core::Axis* axis, std::optional<double> levelHpa) {
        if (axis == nullptr || axis->size() < 2 || m_grid->verticalKind != core::VerticalKind::Pressure) {
            m_levels = {{0, 1.0}};
            return;
        }
        // Pressures in hPa, whatever the file has; ln p is what is linear.
        std::vector<double> logs;
        const double factor = axis->unit == "Pa" ? 0.01 : 1.0;
        for (const double pressure : axis->coordinates) {
            logs.push_back(std::log(pressure * factor));
        }
        if (levelHpa) {
            const Place place = placeIn(logs, std::log(*levelHpa));
            if (!place.isInside) {
                throw Error(ErrorCode::InvalidRequest, "plume.wind.level",
                            {{"path", m_grid->path},
                             {"given", *levelHpa},
                             {"least", std::exp(*std::min_element(logs.begin(), logs.end()))},
                             {"most", std::exp(*std::max_element(logs.begin(), logs.end()))}});
            }
            for (const auto& [level, weight] : {std::pair(place.index, 1.0 - place.share), std::pair(place.index + 1, place.share)}) {
                if (weight > kNoWeight) {
                    m_levels.emplace_back(level, weight);
                }
            }
            return;
        }
        for (std::size_t level = 0; level < logs.size(); ++level) {
            if (std::exp(logs[level]) >= kTopOfLayerHpa - 0.5) {
                m_levels.emplace_back(level, 1.0);
            }
        }
        if (m_levels.empty()) { // nothing so low: the lowest there is
            m_levels.emplace_back(static_cast<std::size_t>(std::max_element(logs.begin(), logs.end()) - logs.begin()), 1.0);
        }
        for (auto& level : m_levels) {
            level.second /= static_cast<double>(m_levels.size());
        }
    }

    [[nodiscard]] Place longitudePlace(double longitude) const {
        const double low = std::min(m_longitudes.front(), m_longitudes.back());
        const double turned = low + std::fmod(longitude - low + 720.0, 360.0);
        Place place = placeIn(m_longitudes, turned);
        if (!place.isInside && m_isWhole) { // between the last and the first
            const double last = std::max(m_longitudes.front(), m_longitudes.back());
            const double step = std::abs(m_longitudes[1] - m_longitudes[0]);
            const bool isRising = m_longitudes.front() < m_longitudes.back();
            place.index = m_longitudes.size() - 1;
            place.share = isRising ? (turned - last) / step : 1.0 - (turned - last) / step;
            place.isInside = true;
        }
        return place;
    }

    [[nodiscard]] std::size_t nodeAt(std::size_t y, std::size_t x) const { return y * m_longitudes.size() + x % m_longitudes.size(); }

    void addAround(Mean& mean, const std::vector<double>& u, const std::vector<double>& v, std::size_t y, std::size_t x) const {
        for (std::size_t line = y == 0 ? 0 : y - 1; line <= std::min(y + 1, m_latitudes.size() - 1); ++line) {
            for (std::size_t step = 0; step < 3; ++step) {
                const std::size_t column = x + m_longitudes.size() + step - 1;
                if (m_isWhole || (column >= m_longitudes.size() && column < 2 * m_longitudes.size())) {
                    const std::size_t node = nodeAt(line, column);
                    mean.add(u[node], v[node]);
                }
            }
        }
    }

    const Planes& planes(std::size_t time, std::size_t level) const {
        const std::scoped_lock lock(m_mutex);
        auto& planes = m_planes[{time, level}];
        if (planes.first.empty()) {
            planes = {m_grid->readPlane(m_east, time, level), m_grid->readPlane(m_north, time, level)};
        }
        return planes;
    }

    std::shared_ptr<const core::Grid> m_grid;
    std::size_t m_east;
    std::size_t m_north;
    std::vector<double> m_longitudes, m_latitudes, m_times;
    bool m_isWhole = false;
    std::vector<std::pair<std::size_t, double>> m_levels; ///< level and weight
    mutable std::mutex m_mutex;
    mutable std::map<std::pair<std::size_t, std::size_t>, Planes> m_planes;
};

std::optional<std::size_t> windVariable(const core::Grid& grid, const std::string& standardName, const std::vector<std::string>& names) {
    for (std::size_t variable = 0; variable < grid.variables.size(); ++variable) {
        if (grid.variables[variable].standardName == standardName) {
            return variable;
        }
    }
    for (const auto& name : names) {
        if (const auto found = grid.findVariable(name)) {
            return found;
        }
    }
    return std::nullopt;
}

} // namespace

double Wind::speed() const {
    return std::hypot(east, north);
}

double Wind::directionDeg() const {
    const double direction = std::atan2(east, north) * 180.0 / std::numbers::pi;
    return direction < 0.0 ? direction + 360.0 : direction;
}

std::unique_ptr<WindField> productWind(const PlumeScene& scene, const PixelFinder& finder) {
    return std::make_unique<ProductWind>(scene, finder);
}

std::unique_ptr<WindField> fileWind(const std::filesystem::path& path, std::optional<double> levelHpa, const core::MemoryBudget& budget) {
    const auto dataset = core::openDataset(path.string(), {.budget = budget, .stop = {}, .csvColumns = {}});
    const auto* grid = std::get_if<std::shared_ptr<const core::Grid>>(&dataset);
    if (grid == nullptr) {
        throw Error(ErrorCode::InvalidRequest, "plume.wind.noGrid", {{"path", path.string()}});
    }
    const auto east = windVariable(**grid, "eastward_wind", {"u", "u10", "u_isbl", "uwnd", "10u"});
    const auto north = windVariable(**grid, "northward_wind", {"v", "v10", "v_isbl", "vwnd", "10v"});
    if (!east || !north) {
        throw Error(ErrorCode::InvalidRequest, "plume.wind.noWind", {{"path", path.string()}});
    }
    return std::make_unique<FileWind>(*grid, *east, *north, levelHpa);
}

} // namespace phidias::processing::plume
