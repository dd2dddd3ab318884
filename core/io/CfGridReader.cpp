#include "core/io/CfGridReader.h"

#include "core/io/CfCoordinates.h"
#include "core/io/CfGridSource.h"
#include "core/io/CfTime.h"
#include "core/io/ProductProfile.h"
#include "core/util/Messages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <regex>
#include <sstream>

namespace phidias::core {

namespace {

std::vector<std::string> words(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> list;
    for (std::string word; stream >> word;) {
        if (word.back() == ':') {
            word.pop_back();
        }
        list.push_back(word);
    }
    return list;
}

std::string folderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string leafOf(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

void collectVariables(const NetcdfGroup& group, std::vector<NetcdfVariable>& all) {
    for (auto& variable : group.variables()) {
        all.push_back(std::move(variable));
    }
    for (const auto& child : group.groups()) {
        collectVariables(child, all);
    }
}

bool isMonotonic(const std::vector<double>& values) {
    bool up = true;
    bool down = true;
    for (std::size_t at = 1; at < values.size(); ++at) {
        up = up && values[at] > values[at - 1];
        down = down && values[at] < values[at - 1];
    }
    return up || down;
}

/// Longitudes such as 0..179, -180..-1 go on beyond 180 instead of jumping back.
void unwrapLongitudes(std::vector<double>& longitudes) {
    std::vector<double> unwrapped = longitudes;
    for (std::size_t at = 1; at < unwrapped.size(); ++at) {
        while (unwrapped[at] - unwrapped[at - 1] < -180.0) {
            unwrapped[at] += 360.0;
        }
    }
    if (!isMonotonic(longitudes) && isMonotonic(unwrapped) && unwrapped.back() - unwrapped.front() <= 360.0) {
        longitudes = std::move(unwrapped);
    }
}

/// Month, season or "annual" in a World Ocean Atlas file name ("woa18_decav_s01_04.nc"); "" for other names.
std::string atlasPeriod(const std::string& path) {
    constexpr std::array<const char*, 17> kPeriods{
        "Annual",   "January",       "February",   "March",          "April",           "May",
        "June",     "July",          "August",     "September",      "October",         "November",
        "December", "January-March", "April-June", "July-September", "October-December"};
    static const std::regex pattern("woa\\d\\d[a-z]?_[A-Za-z0-9]+_[a-zA-Z](\\d\\d)_\\d\\d");
    std::smatch match;
    const std::string name = std::filesystem::path(path).filename().string();
    if (!std::regex_search(name, match, pattern)) {
        return {};
    }
    const auto period = static_cast<std::size_t>(std::stoi(match[1].str()));
    return period < kPeriods.size() ? kPeriods[period] : "";
}

/// Builds one Grid; lives during readCfGrid().
class GridBuilder {
public:
    GridBuilder(const NetcdfFile& file, const MemoryBudget& budget) : m_file(file), m_budget(budget), m_grid(std::make_shared<Grid>()) {}

    std::shared_ptr<const Grid> build() {
        m_grid->path = m_file.path();
        m_grid->format = "cf-grid";
        const auto attributes = m_file.root().attributes();
        for (const auto& name : attributes.names()) {
            m_grid->attributes[name] = attributes.textOrEmpty(name);
        }
        collectVariables(m_file.root(), m_all);
        std::set<std::string> names;
        for (const auto& variable : m_all) {
            names.insert(variable.name());
        }
        m_profile = ProductProfile::match(names);
        if (m_profile) {
            m_grid->attributes["phidias_profile"] = m_profile->id;
        }
        markHelpers();
        if (!readOldGmt()) {
            readVariables();
        }
        if (m_grid->variables.empty()) {
            throw Error(ErrorCode::UnknownFormat, "io.grid.noVariable", {{"path", m_file.path()}});
        }
        finishCrs();
        m_grid->source = std::make_shared<const CfGridSource>(std::move(m_stored));
        return m_grid;
    }

private:
    void warn(const std::string& id, MessageArguments arguments) { m_grid->warnings.push_back(renderMessage(id, arguments)); }

    [[nodiscard]] const NetcdfVariable* find(const std::string& from, const std::string& name) const {
        // From the group of the user upwards, as CF 2.7 searches; then anywhere.
        for (std::string folder = from;; folder = folderOf(folder)) {
            const std::string path = folder.empty() ? name : folder + "/" + name;
            const auto found = std::find_if(m_all.begin(), m_all.end(), [&path](const auto& variable) { return variable.path() == path; });
            if (found != m_all.end()) {
                return &*found;
            }
            if (folder.empty()) {
                return nullptr;
            }
        }
    }

    void markHelper(const std::string& from, const std::string& name) {
        if (const auto* helper = find(from, name)) {
            m_helpers.insert(helper->path());
        }
    }

    /// Coordinates, bounds, grid mappings and formula terms are not data.
    void markHelpers() {
        for (const auto& variable : m_all) {
            const std::string from = folderOf(variable.path());
            const auto attributes = variable.attributes();
            for (const char* reference :
                 {"bounds", "climatology", "edges", "grid_mapping", "formula_terms", "coordinates", "cell_measures"}) {
                for (const auto& word : words(attributes.textOrEmpty(reference))) {
                    markHelper(from, word);
                }
            }
            const auto& dimensions = variable.dimensions();
            if ((dimensions.size() == 1 && dimensions.front().name == variable.name()) || attributes.has("grid_mapping_name") ||
                attributes.has("edges")) {
                m_helpers.insert(variable.path());
            }
            const auto facts = coordinateFacts(variable);
            if (dimensions.size() <= 1 && facts.role != AxisRole::Other && !facts.isByName && !attributes.has("coordinates")) {
                m_helpers.insert(variable.path());
            }
            // 2-D latitude and longitude say what they are by unit or standard name.
            if (dimensions.size() == 2 && facts.isGeographic && !facts.isByName &&
                (facts.role == AxisRole::X || facts.role == AxisRole::Y)) {
                m_helpers.insert(variable.path());
            }
        }
    }

    [[nodiscard]] bool fitsAxis(std::size_t length) const {
        return length <= std::max<std::uint64_t>(m_budget.bytes / 32 / sizeof(double), 1024);
    }

    [[nodiscard]] const NetcdfVariable* coordinateOf(const NetcdfVariable& user, const NetcdfDimension& dimension) const {
        const auto isOver = [&dimension](const NetcdfVariable& v) {
            return v.dimensions().size() == 1 && v.dimensions().front().id == dimension.id && v.isNumeric();
        };
        if (const auto* own = find(folderOf(user.path()), dimension.name); own != nullptr && isOver(*own)) {
            return own;
        }
        for (const auto& candidate : m_all) {
            if (isOver(candidate) && m_helpers.contains(candidate.path()) && coordinateFacts(candidate).role != AxisRole::Other) {
                return &candidate;
            }
        }
        return sameLengthCoordinate(dimension);
    }

    /// Some products write lat(lat) but SSS(rows, columns): take the one 1-D coordinate of that role, else of that length.
    [[nodiscard]] const NetcdfVariable* sameLengthCoordinate(const NetcdfDimension& dimension) const {
        const AxisRole wanted = roleByName(dimension.name);
        const NetcdfVariable* only = nullptr;
        for (const auto& candidate : m_all) {
            if (candidate.dimensions().size() != 1 || candidate.dimensions().front().length != dimension.length || dimension.length < 2 ||
                !m_helpers.contains(candidate.path())) {
                continue;
            }
            const auto facts = coordinateFacts(candidate);
            const bool isFree = facts.isGeographic && (facts.role == AxisRole::X || facts.role == AxisRole::Y) &&
                                (wanted == AxisRole::Other || wanted == facts.role);
            if (isFree && !isDimensionUsed(candidate.dimensions().front().id)) {
                if (only != nullptr) {
                    return nullptr;
                }
                only = &candidate;
            }
        }
        return only;
    }

    /// True when a data variable has this dimension: then its coordinate belongs to that one.
    [[nodiscard]] bool isDimensionUsed(int id) const {
        return std::any_of(m_all.begin(), m_all.end(), [this, id](const NetcdfVariable& variable) {
            const auto& dimensions = variable.dimensions();
            return !m_helpers.contains(variable.path()) &&
                   std::any_of(dimensions.begin(), dimensions.end(), [id](const auto& d) { return d.id == id; });
        });
    }

    std::size_t axisFor(const NetcdfVariable& user, const NetcdfDimension& dimension) {
        if (const auto known = m_axisOfDimension.find(dimension.id); known != m_axisOfDimension.end() && dimension.id >= 0) {
            return known->second;
        }
        const NetcdfVariable* coordinate = coordinateOf(user, dimension);
        Axis axis{.name = dimension.name};
        if (coordinate == nullptr) {
            axis.role = roleByName(dimension.name);
            fillIndices(axis, dimension.length);
        } else {
            fillAxis(axis, *coordinate);
        }
        const std::size_t index = m_grid->axes.size();
        m_grid->axes.push_back(std::move(axis));
        m_coordinateOfAxis.push_back(coordinate);
        m_axisOfDimension[dimension.id] = index;
        return index;
    }

    void fillIndices(Axis& axis, std::size_t length) {
        if (!fitsAxis(length)) {
            axis.declaredLength = length;
            return;
        }
        axis.coordinates.resize(length);
        for (std::size_t at = 0; at < length; ++at) {
            axis.coordinates[at] = static_cast<double>(at);
        }
    }

    void fillAxis(Axis& axis, const NetcdfVariable& coordinate) {
        const auto attributes = coordinate.attributes();
        const auto facts = coordinateFacts(coordinate);
        axis.role = facts.role;
        axis.unit = attributes.textOrEmpty("units");
        axis.longName = attributes.textOrEmpty("long_name");
        axis.standardName = attributes.textOrEmpty("standard_name");
        axis.positiveDown = facts.positiveDown;
        const std::size_t length = coordinate.dimensions().front().length;
        if (!fitsAxis(length)) {
            warn("io.grid.axisTooLong", {{"axis", axis.name}, {"count", std::to_string(length)}});
            axis.declaredLength = length;
            return;
        }
        axis.coordinates = coordinate.readDoubles();
        // Limits of coordinates are often wrong in real files; only scale, offset and fill are applied.
        ValueRule rule = ValueRule::of(coordinate);
        rule.storedMinimum = rule.storedMaximum = rule.minimum = rule.maximum = std::nullopt;
        rule.unpack(axis.coordinates);
        if (std::any_of(axis.coordinates.begin(), axis.coordinates.end(), [](double value) { return std::isnan(value); })) {
            warn("io.grid.coordinateMissing", {{"axis", axis.name}});
        }
        readBounds(axis, coordinate, rule);
        if (axis.role == AxisRole::Time) {
            decodeTime(axis, coordinate);
        } else if (axis.role == AxisRole::X && facts.isGeographic) {
            unwrapLongitudes(axis.coordinates);
        } else if (axis.role == AxisRole::Vertical && m_grid->verticalKind == VerticalKind::None) {
            m_grid->verticalKind = facts.verticalKind;
        }
        if (axis.role != AxisRole::Other && axis.coordinates.size() > 1 && !isMonotonic(axis.coordinates)) {
            warn("io.grid.notMonotonic", {{"axis", axis.name}});
        }
    }

    void readBounds(Axis& axis, const NetcdfVariable& coordinate, const ValueRule& rule) {
        const auto attributes = coordinate.attributes();
        const std::size_t length = axis.coordinates.size();
        for (const char* name : {"bounds", "climatology", "edges"}) {
            const auto reference = attributes.text(name);
            const auto* bounds = reference && !reference->empty() ? find(folderOf(coordinate.path()), *reference) : nullptr;
            if (bounds == nullptr || !bounds->isNumeric()) {
                continue;
            }
            const auto shape = bounds->shape();
            const bool isPairs = shape.size() == 2 && shape[0] == length && shape[1] == 2;
            const bool isEdges = shape.size() == 1 && shape[0] == length + 1;
            if (!isPairs && !isEdges) {
                warn("io.grid.boundsShape", {{"axis", axis.name}, {"bounds", bounds->path()}});
                continue;
            }
            auto values = bounds->readDoubles();
            rule.unpack(values);
            for (std::size_t at = 0; at < length; ++at) {
                axis.bounds.emplace_back(values[isPairs ? 2 * at : at], values[isPairs ? 2 * at + 1 : at + 1]);
            }
            return;
        }
    }

    void decodeTime(Axis& axis, const NetcdfVariable& coordinate) {
        const auto attributes = coordinate.attributes();
        const auto time = CfTime::parse(axis.unit, attributes.textOrEmpty("calendar"));
        const std::string period = axis.coordinates.size() == 1 ? atlasPeriod(m_file.path()) : std::string();
        axis.isClimatological = attributes.has("climatology") || !period.empty();
        if (!period.empty()) {
            axis.labels = {period};
        }
        // The mean month of a climatology "months since" is a count, not a date.
        if (!time || (time->countsMonths() && axis.isClimatological)) {
            axis.isClimatological = axis.isClimatological || axis.unit.starts_with("month");
            if (!axis.isClimatological) {
                warn("io.grid.timeNotDecoded",
                     {{"axis", axis.name}, {"unit", axis.unit}, {"calendar", attributes.textOrEmpty("calendar")}});
            }
            return;
        }
        for (double& value : axis.coordinates) {
            value = time->unixSeconds(value);
        }
        for (auto& [from, to] : axis.bounds) {
            from = time->unixSeconds(from);
            to = time->unixSeconds(to);
        }
        axis.isTimeDecoded = true;
        // A year that nobody lived in, and a cycle no longer than it.
        constexpr double kTwoYearsAfterChrist = -62072000000.0;
        const bool isEarly = !axis.coordinates.empty() && axis.coordinates.back() < kTwoYearsAfterChrist;
        axis.isClimatological = axis.isClimatological || (isEarly && (time->isYearZero() || attributes.has("modulo")));
    }

    void readVariables() {
        std::size_t skipped = 0;
        for (const auto& variable : m_all) {
            if (m_helpers.contains(variable.path()) || variable.dimensions().empty()) {
                continue;
            }
            if (!variable.isNumeric()) {
                skipped += variable.type() == NetcdfType::Other ? 1U : 0U;
                continue;
            }
            addVariable(variable);
        }
        if (skipped > 0) {
            warn("io.grid.typesSkipped", {{"count", static_cast<std::int64_t>(skipped)}});
        }
        const bool hasPlane = std::any_of(m_grid->variables.begin(), m_grid->variables.end(), [this](const auto& variable) {
            const auto has = [&](AxisRole role) {
                return std::any_of(variable.axes.begin(), variable.axes.end(), [&](auto a) { return m_grid->axes[a].role == role; });
            };
            return has(AxisRole::X) && has(AxisRole::Y);
        });
        if (!hasPlane && !m_grid->variables.empty()) {
            warn("io.grid.noPlane", {});
        }
    }

    void addVariable(const NetcdfVariable& variable) {
        const auto attributes = variable.attributes();
        GridVariable entry{.name = variable.path()};
        for (const auto& name : attributes.names()) {
            entry.attributes[name] = attributes.textOrEmpty(name);
        }
        entry.standardName = attributes.textOrEmpty("standard_name");
        entry.longName = attributes.textOrEmpty("long_name");
        entry.unit = attributes.textOrEmpty("units");
        replaceSeparable(variable);
        for (const auto& dimension : variable.dimensions()) {
            entry.axes.push_back(axisFor(variable, dimension));
        }
        CfGridVariable stored{.variable = variable, .rule = ValueRule::of(variable)};
        applyProfile(entry, stored);
        entry.fillValue = attributes.number("_FillValue");
        entry.validMinimum = stored.rule.unpackedMinimum();
        entry.validMaximum = stored.rule.unpackedMaximum();
        m_grid->variables.push_back(std::move(entry));
        m_stored.push_back(std::move(stored));
    }

    void applyProfile(GridVariable& entry, CfGridVariable& stored) const {
        if (!m_profile) {
            return;
        }
        const auto found = m_profile->variables.find(stored.variable.name());
        if (found == m_profile->variables.end()) {
            return;
        }
        const auto& profile = found->second;
        const auto attributes = stored.variable.attributes();
        entry.standardName = entry.standardName.empty() ? profile.standardName : entry.standardName;
        const bool isPackedWithoutSaying =
            sizeOf(stored.variable.type()) <= 2 && !attributes.has("scale_factor") && !attributes.has("add_offset");
        if (isPackedWithoutSaying) {
            stored.rule.scale = profile.scale.value_or(stored.rule.scale);
            stored.rule.offset = profile.offset.value_or(stored.rule.offset);
        }
        if (profile.fill) {
            stored.rule.missing.push_back(*profile.fill);
        }
        if (profile.minimum && !stored.rule.minimum) {
            stored.rule.minimum = profile.minimum;
        }
        const auto* quality = profile.quality.empty() ? nullptr : find(folderOf(stored.variable.path()), profile.quality);
        if (quality != nullptr && quality->shape() == stored.variable.shape()) {
            stored.quality = *quality;
            stored.goodQuality = profile.good;
        }
    }

    /// 2-D latitude(y, x) and longitude(y, x) of a grid that is rectilinear all the same.
    void replaceSeparable(const NetcdfVariable& variable) {
        const auto& dimensions = variable.dimensions();
        for (const auto& name : words(variable.attributes().textOrEmpty("coordinates"))) {
            const auto* candidate = find(folderOf(variable.path()), name);
            if (candidate == nullptr || candidate->dimensions().size() != 2 || !candidate->isNumeric() ||
                candidate->size() > m_budget.bytes / 32 / sizeof(double)) {
                continue;
            }
            const auto facts = coordinateFacts(*candidate);
            const bool isX = facts.role == AxisRole::X;
            const std::size_t along = isX ? 1 : 0;
            const int id = candidate->dimensions()[along].id;
            const bool isUsed = std::any_of(dimensions.begin(), dimensions.end(), [id](const auto& d) { return d.id == id; });
            if (!facts.isGeographic || !isUsed || m_axisOfDimension.contains(id) ||
                coordinateOf(variable, candidate->dimensions()[along]) != nullptr) {
                continue;
            }
            replaceByLine(*candidate, facts, along);
        }
    }

    void replaceByLine(const NetcdfVariable& plane, const CoordinateFacts& facts, std::size_t along) {
        const auto shape = plane.shape();
        auto values = plane.readDoubles();
        ValueRule::of(plane).unpack(values);
        std::vector<double> line(shape[along]);
        constexpr double kToleranceDeg = 1e-4;
        for (std::size_t row = 0; row < shape[0]; ++row) {
            for (std::size_t column = 0; column < shape[1]; ++column) {
                const std::size_t at = along == 0 ? row : column;
                const double value = values[row * shape[1] + column];
                if ((along == 0 ? column : row) == 0) {
                    line[at] = value;
                } else if (!(std::abs(value - line[at]) <= kToleranceDeg)) {
                    warn("io.grid.curvilinear", {{"variable", plane.path()}});
                    return;
                }
            }
        }
        Axis axis{.name = plane.dimensions()[along].name,
                  .role = facts.role,
                  .coordinates = std::move(line),
                  .unit = plane.attributes().textOrEmpty("units")};
        if (facts.role == AxisRole::X) {
            unwrapLongitudes(axis.coordinates);
        }
        m_axisOfDimension[plane.dimensions()[along].id] = m_grid->axes.size();
        m_grid->axes.push_back(std::move(axis));
        m_coordinateOfAxis.push_back(&plane);
    }

    /// GMT 3: x_range, y_range, dimension = [nx, ny], z(nx*ny) with the first row in the north; node_offset 1 = pixel registration.
    bool readOldGmt() {
        const auto* xRange = find({}, "x_range");
        const auto* yRange = find({}, "y_range");
        const auto* sizes = find({}, "dimension");
        const auto* plane = find({}, "z");
        if (xRange == nullptr || yRange == nullptr || sizes == nullptr || plane == nullptr || plane->dimensions().size() != 1 ||
            !plane->isNumeric() || xRange->size() != 2 || yRange->size() != 2 || sizes->size() != 2) {
            return false;
        }
        const auto counts = sizes->readIntegers();
        const auto stored = plane->size();
        const bool fits = counts[0] > 0 && counts[1] > 0 && static_cast<std::size_t>(counts[0]) <= stored &&
                          stored % static_cast<std::size_t>(counts[0]) == 0 &&
                          stored / static_cast<std::size_t>(counts[0]) == static_cast<std::size_t>(counts[1]);
        if (!fits) {
            throw Error(ErrorCode::Malformed, "io.grid.gmtSize",
                        {{"path", m_file.path()}, {"x", counts[0]}, {"y", counts[1]}, {"found", std::to_string(stored)}});
        }
        const bool isPixel = plane->attributes().number("node_offset").value_or(0.0) == 1.0;
        const auto spread = [isPixel](Axis& axis, double from, double to, std::int64_t count) {
            const double step = (to - from) / static_cast<double>(isPixel ? count : std::max<std::int64_t>(count - 1, 1));
            for (std::int64_t at = 0; at < count; ++at) {
                axis.coordinates.push_back(from + step * (static_cast<double>(at) + (isPixel ? 0.5 : 0.0)));
            }
        };
        const auto x = xRange->readDoubles();
        const auto y = yRange->readDoubles();
        Axis rows{.name = "y", .role = AxisRole::Y, .unit = yRange->attributes().textOrEmpty("units")};
        Axis columns{.name = "x", .role = AxisRole::X, .unit = xRange->attributes().textOrEmpty("units")};
        spread(rows, y[1], y[0], counts[1]);
        spread(columns, x[0], x[1], counts[0]);
        m_grid->axes = {std::move(rows), std::move(columns)};
        m_coordinateOfAxis = {yRange, xRange};
        GridVariable entry{.name = "z",
                           .longName = plane->attributes().textOrEmpty("long_name"),
                           .unit = plane->attributes().textOrEmpty("units"),
                           .axes = {0, 1}};
        m_grid->variables.push_back(std::move(entry));
        m_stored.push_back({.variable = *plane, .rule = ValueRule::of(*plane), .flattenedRow = static_cast<std::size_t>(counts[0])});
        return true;
    }

    void finishCrs() {
        const Axis* x = nullptr;
        bool isGeographic = true;
        for (std::size_t at = 0; at < m_grid->axes.size(); ++at) {
            const auto& axis = m_grid->axes[at];
            const auto* coordinate = m_coordinateOfAxis[at];
            if (axis.role != AxisRole::X && axis.role != AxisRole::Y) {
                continue;
            }
            x = axis.role == AxisRole::X ? &axis : x;
            const double limit = axis.role == AxisRole::X ? 540.0 : 90.0 + 1e-3;
            const bool isInRange = std::all_of(axis.coordinates.begin(), axis.coordinates.end(),
                                               [limit](double v) { return std::isnan(v) || std::abs(v) <= limit; });
            isGeographic = isGeographic && isInRange && coordinate != nullptr &&
                           (coordinateFacts(*coordinate).isGeographic || coordinate->name().ends_with("_range"));
        }
        if (isGeographic) {
            return;
        }
        m_grid->crs.clear();
        for (const auto& variable : m_grid->variables) {
            const auto named = variable.attributes.find("grid_mapping");
            const auto list = named == variable.attributes.end() ? std::vector<std::string>() : words(named->second);
            const auto* mapping = list.empty() ? nullptr : find(folderOf(variable.name), leafOf(list.front()));
            if (mapping != nullptr) {
                m_grid->crs = crsOfGridMapping(*mapping, x == nullptr ? "m" : x->unit);
                break;
            }
        }
        if (m_grid->crs.empty()) {
            warn("io.grid.crsUnknown", {});
        }
    }

    const NetcdfFile& m_file;
    const MemoryBudget& m_budget;
    std::shared_ptr<Grid> m_grid;
    std::vector<NetcdfVariable> m_all;
    std::set<std::string> m_helpers;
    std::map<int, std::size_t> m_axisOfDimension;
    std::vector<const NetcdfVariable*> m_coordinateOfAxis; ///< nullptr = counted from 0
    std::vector<CfGridVariable> m_stored;
    std::optional<ProductProfile> m_profile;
};

} // namespace

std::shared_ptr<const Grid> readCfGrid(const NetcdfFile& file, const MemoryBudget& budget) {
    return GridBuilder(file, budget).build();
}

} // namespace phidias::core
