#include "core/io/Inspect.h"

#include "core/data/LongitudeBox.h"
#include "core/data/Spectra.h"
#include "core/io/CfGridSource.h"
#include "core/io/OpenDataset.h"
#include "core/io/UnwrittenParts.h"
#include "core/util/Error.h"
#include "core/util/Messages.h"
#include "core/util/Time.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

constexpr std::size_t kMostBlockValues = 1U << 22U;
constexpr std::uint64_t kMostRemoteBytes = 256ULL << 20U;

/// Count, range and mean of good values. The sum is compensated (Neumaier 1974), so that the order of the blocks does not show.
class Statistics {
public:
    void add(double value) {
        if (std::isfinite(value)) {
            addTimes(value, 1);
        }
    }
    void addTimes(double value, std::uint64_t times) {
        const double term = value * static_cast<double>(times);
        const double sum = m_sum + term;
        m_rest += std::abs(m_sum) >= std::abs(term) ? (m_sum - sum) + term : (term - sum) + m_sum;
        m_sum = sum;
        m_minimum = std::min(m_minimum, value);
        m_maximum = std::max(m_maximum, value);
        m_valid += times;
    }
    void writeTo(Json& json) const {
        json["valid"] = m_valid;
        json["min"] = m_valid > 0 ? Json(m_minimum) : Json();
        json["max"] = m_valid > 0 ? Json(m_maximum) : Json();
        json["mean"] = m_valid > 0 ? Json((m_sum + m_rest) / static_cast<double>(m_valid)) : Json();
    }

private:
    double m_sum = 0.0;
    double m_rest = 0.0;
    double m_minimum = std::numeric_limits<double>::infinity();
    double m_maximum = -std::numeric_limits<double>::infinity();
    std::uint64_t m_valid = 0;
};

void writeNothing(Json& json) {
    for (const char* name : {"valid", "min", "max", "mean"}) {
        json[name] = nullptr;
    }
}

Json variableJson(const std::string& name, const std::string& standardName, const std::string& unit, std::size_t size) {
    Json json;
    json["name"] = name;
    json["standardName"] = standardName;
    json["unit"] = unit;
    json["size"] = size;
    return json;
}

Json numberOrNull(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

Json extentJson(const Extent& extent) {
    const auto time = [](double seconds) { return std::isfinite(seconds) ? Json(formatIsoTime(seconds)) : Json(); };
    Json json;
    json["west"] = numberOrNull(extent.west);
    json["east"] = numberOrNull(extent.east);
    json["south"] = numberOrNull(extent.south);
    json["north"] = numberOrNull(extent.north);
    json["depthMin"] = numberOrNull(extent.depthMinM);
    json["depthMax"] = numberOrNull(extent.depthMaxM);
    json["start"] = time(extent.startUnixSeconds);
    json["end"] = time(extent.endUnixSeconds);
    return json;
}

void widen(double value, double& least, double& most) {
    if (std::isfinite(value)) {
        least = std::isnan(least) ? value : std::min(least, value);
        most = std::isnan(most) ? value : std::max(most, value);
    }
}

/// Shape of the blocks in which a variable is read: whole chunks where there are chunks, contiguous runs otherwise.
std::vector<std::size_t> blockShape(const std::vector<std::size_t>& shape, std::vector<std::size_t> chunks, std::size_t mostValues) {
    if (chunks.size() != shape.size()) {
        chunks.assign(shape.size(), 1);
    }
    std::vector<std::size_t> block(shape.size());
    std::size_t values = 1;
    for (std::size_t d = 0; d < shape.size(); ++d) {
        block[d] = std::max<std::size_t>(1, std::min(chunks[d], shape[d]));
        values *= block[d];
    }
    // A chunk too large for one block is cut along its slowest dimensions.
    for (std::size_t d = 0; d < block.size() && values > mostValues; ++d) {
        const std::size_t rest = values / block[d];
        const std::size_t fitting = std::max<std::size_t>(1, mostValues / std::max<std::size_t>(rest, 1));
        values = rest * std::min(block[d], fitting);
        block[d] = std::min(block[d], fitting);
    }
    for (std::size_t d = block.size(); d-- > 0;) {
        const std::size_t times = std::min(mostValues / std::max<std::size_t>(values, 1), (shape[d] + block[d] - 1) / block[d]);
        if (times > 1) {
            values = values / block[d] * std::min(shape[d], block[d] * times);
            block[d] = std::min(shape[d], block[d] * times);
        }
        // A run that is cut must stay contiguous: nothing further out is joined to it.
        if (block[d] < shape[d]) {
            break;
        }
    }
    return block;
}

/// Inspects one file; lives during inspect().
class Inspector {
public:
    explicit Inspector(const std::string& path, const InspectOptions& options) : m_path(path), m_options(options) {}

    Json inspect() {
        if (m_options.statistics && !isRemoteAddress(m_path)) {
            m_unwritten = UnwrittenParts::of(m_path);
        }
        const Dataset dataset = openDataset(m_path, {.budget = m_options.budget, .stop = m_options.stop, .csvColumns = {}});
        m_json["path"] = m_path;
        std::visit([this](const auto& shape) { describe(*shape); }, dataset);
        m_json["extent"] = extentJson(m_extent);
        m_json["warnings"] = m_warnings;
        return m_json;
    }

private:
    void head(const std::string& format, const char* kind) {
        m_json["format"] = format;
        m_json["kind"] = kind;
        m_json["count"] = 0;
        m_json["variables"] = Json::array();
    }

    void checkStop() const {
        if (m_options.stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
    }

    void describe(const Grid& grid) {
        head(grid.format, "grid");
        m_warnings = grid.warnings;
        m_extent = grid.extent();
        std::size_t count = 0;
        for (std::size_t variable = 0; variable < grid.variables.size(); ++variable) {
            const auto& entry = grid.variables[variable];
            count = std::max(count, grid.size(variable));
            Json json = variableJson(entry.name, entry.standardName, entry.unit, grid.size(variable));
            if (!m_options.statistics) {
                writeNothing(json);
            } else if (isRemoteAddress(m_path) && grid.size(variable) > kMostRemoteBytes / sizeof(double)) {
                m_warnings.push_back(renderMessage("io.inspect.remoteTooLarge", {{"variable", entry.name}}));
                writeNothing(json);
            } else {
                gridStatistics(grid, variable).writeTo(json);
            }
            m_json["variables"].push_back(std::move(json));
        }
        m_json["count"] = count;
    }

    [[nodiscard]] Statistics gridStatistics(const Grid& grid, std::size_t variable) const {
        Statistics statistics;
        const auto shape = grid.shape(variable);
        if (grid.size(variable) == 0) {
            return statistics;
        }
        const auto* const source = dynamic_cast<const CfGridSource*>(grid.source.get());
        const CfGridVariable* const stored = source == nullptr ? nullptr : &source->stored(variable);
        const std::size_t mostValues =
            std::max<std::size_t>(1024, std::min<std::size_t>(kMostBlockValues, m_options.budget.bytes / 16 / sizeof(double)));
        const bool isPlain = stored != nullptr && stored->flattenedRow == 0;
        const auto block = blockShape(shape, isPlain ? stored->variable.chunks() : std::vector<std::size_t>(), mostValues);
        std::vector<std::size_t> start(shape.size(), 0);
        std::vector<std::size_t> count(shape.size());
        std::vector<Slab> slabs(shape.size());
        std::vector<double> values;
        for (bool isDone = false; !isDone;) {
            checkStop();
            std::size_t size = 1;
            for (std::size_t d = 0; d < shape.size(); ++d) {
                count[d] = std::min(block[d], shape[d] - start[d]);
                slabs[d] = {.start = start[d], .count = count[d], .stride = 1};
                size *= count[d];
            }
            if (!isPlain || stored->quality || !addUnwritten(*stored, start, count, size, statistics)) {
                values.resize(size);
                grid.source->read(variable, slabs, values);
                for (const double value : values) {
                    statistics.add(value);
                }
            }
            isDone = true;
            for (std::size_t d = shape.size(); d-- > 0;) {
                start[d] += block[d];
                if (start[d] < shape[d]) {
                    isDone = false;
                    break;
                }
                start[d] = 0;
            }
        }
        return statistics;
    }

    /// True when the block was never written; its cells, all alike, are counted without being read.
    [[nodiscard]] bool addUnwritten(const CfGridVariable& stored, std::span<const std::size_t> start, std::span<const std::size_t> count,
                                    std::size_t size, Statistics& statistics) const {
        const auto content = m_unwritten.content(stored.variable.path(), start, count);
        if (content == UnwrittenParts::Content::Written) {
            return false;
        }
        const auto fill = content == UnwrittenParts::Content::Zero ? std::optional(0.0) : stored.variable.fillOfUnwrittenCells();
        const double value = fill ? stored.rule.unpack(*fill) : std::numeric_limits<double>::quiet_NaN();
        if (std::isfinite(value)) {
            statistics.addTimes(value, size);
        }
        return true;
    }

    void describe(const Swath& swath) {
        const auto spectra = spectraOf(swath);
        head(swath.format, spectra ? "spectra" : "swath");
        m_warnings = swath.warnings;
        m_extent = swath.extent;
        m_json["count"] = swath.pixels();
        for (std::size_t variable = 0; variable < swath.variables.size(); ++variable) {
            checkStop();
            const auto& entry = swath.variables[variable];
            Json json = variableJson(entry.name, entry.standardName, entry.unit, swath.pixels() * entry.layers);
            if (m_options.statistics && spectra && entry.name == spectra->spectra().variable) {
                spectraStatistics(*spectra, swath.scanlines).writeTo(json);
            } else if (m_options.statistics) {
                Statistics statistics;
                for (std::size_t layer = 0; layer < entry.layers; ++layer) {
                    checkStop();
                    for (const float value : swath.source->read(variable, layer)) {
                        statistics.add(static_cast<double>(value));
                    }
                }
                statistics.writeTo(json);
            } else {
                writeNothing(json);
            }
            m_json["variables"].push_back(std::move(json));
        }
        if (m_options.statistics) {
            addPixelExtent(swath);
        }
    }

    /// Of the channels without any flag, block by block: channel by channel each chunk of the file would be decompressed hundreds of times.
    [[nodiscard]] Statistics spectraStatistics(const SpectraSource& spectra, std::size_t scanlines) const {
        Statistics statistics;
        const std::size_t step = spectra.scanlinesAtOnce();
        for (std::size_t first = 0; first < scanlines; first += step) {
            checkStop();
            for (const float value : spectra.scanlines(first, std::min(step, scanlines - first), 0xff)) {
                statistics.add(static_cast<double>(value));
            }
        }
        return statistics;
    }

    void addPixelExtent(const Swath& swath) {
        const auto geolocation = swath.source->geolocation();
        if (geolocation.longitudeDeg.empty()) {
            return;
        }
        const std::vector<double> longitudes(geolocation.longitudeDeg.begin(), geolocation.longitudeDeg.end());
        std::tie(m_extent.west, m_extent.east) = longitudeBox(longitudes);
        m_extent.south = m_extent.north = std::numeric_limits<double>::quiet_NaN();
        for (const float latitude : geolocation.latitudeDeg) {
            widen(static_cast<double>(latitude), m_extent.south, m_extent.north);
        }
    }

    void describe(const Observations& observations) {
        head(observations.format, "observations");
        m_warnings = observations.warnings;
        std::vector<bool> isUsed(observations.casts.size(), !m_options.statistics);
        std::size_t count = 0;
        for (std::size_t variable = 0; variable < observations.variables.size(); ++variable) {
            checkStop();
            const auto& entry = observations.variables[variable];
            Json json = variableJson(entry.name, entry.standardName, entry.unit, entry.size);
            if (m_options.statistics) {
                const auto samples = observations.read(variable);
                sampleStatistics(samples, isUsed).writeTo(json);
                count += samples.value.size();
            } else {
                writeNothing(json);
                count += entry.size;
            }
            m_json["variables"].push_back(std::move(json));
        }
        m_json["count"] = count;
        addCastExtent(observations, isUsed);
    }

    [[nodiscard]] Statistics sampleStatistics(const ObservationSamples& samples, std::vector<bool>& isUsed) {
        Statistics statistics;
        for (std::size_t at = 0; at < samples.value.size(); ++at) {
            if (!samples.isGood[at] || !std::isfinite(samples.value[at])) {
                continue;
            }
            statistics.add(samples.value[at]);
            isUsed[samples.cast[at]] = true;
            widen(samples.depthM[at], m_extent.depthMinM, m_extent.depthMaxM);
            widen(samples.timeUnixSeconds[at], m_extent.startUnixSeconds, m_extent.endUnixSeconds);
        }
        return statistics;
    }

    /// Positions of the casts that hold good values; of all good positions when no cast does.
    void addCastExtent(const Observations& observations, const std::vector<bool>& isUsed) {
        const bool useAll = std::none_of(isUsed.begin(), isUsed.end(), [](bool used) { return used; });
        std::vector<double> longitudes;
        for (std::size_t cast = 0; cast < observations.casts.size(); ++cast) {
            const auto& entry = observations.casts[cast];
            if ((!useAll && !isUsed[cast]) || !entry.isPositionGood) {
                continue;
            }
            longitudes.push_back(entry.longitudeDeg);
            widen(entry.latitudeDeg, m_extent.south, m_extent.north);
            if (useAll || !m_options.statistics) {
                widen(entry.timeUnixSeconds, m_extent.startUnixSeconds, m_extent.endUnixSeconds);
            }
        }
        std::tie(m_extent.west, m_extent.east) = longitudeBox(longitudes);
    }

    void describe(const Raster& raster) {
        head(raster.format, "raster");
        m_warnings = raster.warnings;
        m_extent = raster.extent;
        m_json["count"] = raster.width * raster.height;
        const std::size_t rows = std::max<std::size_t>(1, std::min<std::size_t>(kMostBlockValues, m_options.budget.bytes / 64) /
                                                              std::max<std::size_t>(raster.width, 1));
        for (std::size_t band = 0; band < raster.bands.size(); ++band) {
            const auto& entry = raster.bands[band];
            Json json = variableJson(entry.name, {}, entry.unit, raster.width * raster.height);
            if (m_options.statistics) {
                Statistics statistics;
                for (std::size_t row = 0; row < raster.height; row += rows) {
                    checkStop();
                    const std::size_t count = std::min(rows, raster.height - row);
                    for (const float value : raster.source->read(band, {0, row, raster.width, count}, raster.width, count)) {
                        statistics.add(static_cast<double>(value));
                    }
                }
                statistics.writeTo(json);
            } else {
                writeNothing(json);
            }
            m_json["variables"].push_back(std::move(json));
        }
    }

    void describe(const Features& features) {
        head(features.format, "features");
        m_warnings = features.warnings;
        m_extent = features.extent;
        m_json["count"] = std::max(features.geometries.size(), features.table.rows());
        for (const auto& column : features.table.columns) {
            if (column.type != ColumnType::Integer && column.type != ColumnType::Real) {
                continue;
            }
            Json json = variableJson(column.name, {}, column.unit, column.values.size());
            if (m_options.statistics) {
                Statistics statistics;
                for (const auto& value : column.values) {
                    if (const auto* const whole = std::get_if<std::int64_t>(&value)) {
                        statistics.add(static_cast<double>(*whole));
                    } else if (const auto* const real = std::get_if<double>(&value)) {
                        statistics.add(*real);
                    }
                }
                statistics.writeTo(json);
            } else {
                writeNothing(json);
            }
            m_json["variables"].push_back(std::move(json));
        }
    }

    const std::string& m_path;
    const InspectOptions& m_options;
    UnwrittenParts m_unwritten;
    Json m_json;
    Extent m_extent;
    std::vector<std::string> m_warnings;
};

} // namespace

Json inspect(const std::string& path, const InspectOptions& options) {
    return Inspector(path, options).inspect();
}

Json inspectFailure(const std::string& path, const Error& error) {
    Json json;
    json["path"] = path;
    json["error"] = error.toJson();
    return json;
}

} // namespace phidias::core
