#include "processing/atmosphere/SelectionFile.h"

#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace phidias::processing::atmosphere {

namespace {

using core::NetcdfStorage;
using core::NetcdfType;
using core::NetcdfWriter;

constexpr const char* kFormat = "phidias-pca-selection-1";
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr float kSameWavelengthNm = 1e-3F;
constexpr std::size_t kRowChunk = 1024;
constexpr std::size_t kSpectrumChunk = 64;

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& what) {
    throw core::Error(core::ErrorCode::Malformed, "atmosphere.pca.damagedSelection", {{"path", path.string()}, {"what", what}});
}

std::string flagNames() {
    std::string names;
    for (std::size_t number = 0; number < kResidualClasses; ++number) {
        names += (number == 0 ? "" : " ") + std::string(nameOf(static_cast<ResidualClass>(number)));
    }
    return names;
}

} // namespace

SelectionRows rowsOf(const PreparedGranule& prepared, const ScreenedGranule& screened, std::size_t windows, std::size_t gases) {
    const auto& granule = prepared.granule;
    const auto& pixels = granule.pixels();
    SelectionRows rows;
    rows.granule = std::filesystem::path(granule.path()).filename().string();
    for (std::size_t row = 0; row < granule.groundPixels(); ++row) {
        for (const double wavelength : granule.wavelengthsNm(row)) {
            rows.wavelengthsNm.push_back(static_cast<float>(wavelength));
        }
    }
    const auto cornerLatitudes = screened.selected.empty() ? std::vector<float>() : granule.cornerLatitudesDeg();
    const auto cornerLongitudes = screened.selected.empty() ? std::vector<float>() : granule.cornerLongitudesDeg();
    const bool hasCorners = !cornerLatitudes.empty() && !cornerLongitudes.empty();
    for (const auto& spectrum : screened.selected) {
        const std::size_t at = spectrum.scanline * granule.groundPixels() + spectrum.groundPixel;
        rows.orbit.push_back(granule.orbit());
        rows.scanline.push_back(static_cast<std::int32_t>(spectrum.scanline));
        rows.groundPixel.push_back(static_cast<std::int32_t>(spectrum.groundPixel));
        rows.timeSeconds.push_back(granule.timeSeconds()[spectrum.scanline]);
        rows.latitude.push_back(pixels.latitudeDeg[at]);
        rows.longitude.push_back(pixels.longitudeDeg[at]);
        for (std::size_t corner = 0; corner < 4; ++corner) {
            rows.latitudeBounds.push_back(hasCorners ? cornerLatitudes[4 * at + corner] : std::numeric_limits<float>::quiet_NaN());
            rows.longitudeBounds.push_back(hasCorners ? cornerLongitudes[4 * at + corner] : std::numeric_limits<float>::quiet_NaN());
        }
        rows.solarZenith.push_back(pixels.solarZenithDeg[at]);
        rows.solarAzimuth.push_back(pixels.solarAzimuthDeg[at]);
        rows.viewingZenith.push_back(pixels.viewingZenithDeg[at]);
        rows.viewingAzimuth.push_back(pixels.viewingAzimuthDeg[at]);
        rows.score.push_back(screened.score[at]);
        rows.t2.push_back(screened.t2[at]);
        for (std::size_t window = 0; window < windows; ++window) {
            rows.windowScores.push_back(screened.windowScores[at * windows + window]);
        }
        for (std::size_t gas = 0; gas < gases; ++gas) {
            rows.alpha.push_back(static_cast<float>(spectrum.gases[gas].alpha));
            rows.alphaError.push_back(static_cast<float>(spectrum.gases[gas].alphaError));
            rows.z.push_back(static_cast<float>(spectrum.gases[gas].z));
            rows.filter.push_back(static_cast<float>(spectrum.gases[gas].filter));
            rows.column.push_back(static_cast<float>(spectrum.gases[gas].column));
        }
        rows.residualClass.push_back(static_cast<std::int8_t>(spectrum.residualClass));
        rows.flags.push_back(screened.flags[at]);
        rows.radiance.insert(rows.radiance.end(), spectrum.radiance.begin(), spectrum.radiance.end());
        rows.radianceNoise.insert(rows.radianceNoise.end(), spectrum.noiseDb.begin(), spectrum.noiseDb.end());
        rows.residual.insert(rows.residual.end(), spectrum.residual.begin(), spectrum.residual.end());
    }
    return rows;
}

SelectionWriter::SelectionWriter(const std::filesystem::path& path, SelectionInfo info, std::size_t channels, std::size_t groundPixels)
    : m_writer(path), m_info(std::move(info)), m_channels(channels), m_groundPixels(groundPixels) {
    m_obs = m_writer.defineDimension("obs", 0);
    const auto channel = m_writer.defineDimension("channel", channels);
    const auto corner = m_writer.defineDimension("corner", 4);
    const auto granule = m_writer.defineDimension("granule", 0);
    const auto calibration = m_writer.defineDimension("calibration", 0);
    const auto pixel = m_writer.defineDimension("ground_pixel_of_detector", groundPixels);
    define("granule", NetcdfType::Int32, {m_obs}, "", "index into granule_name");
    define("orbit", NetcdfType::Int32, {m_obs}, "", "orbit number, -1 where the granule does not say");
    define("scanline", NetcdfType::Int32, {m_obs}, "", "scanline of the granule, counted from 0");
    define("ground_pixel", NetcdfType::Int32, {m_obs}, "", "ground pixel of the granule, counted from 0");
    define("latitude", NetcdfType::Float, {m_obs}, "degrees_north", "latitude of the pixel's centre", kNan);
    define("longitude", NetcdfType::Float, {m_obs}, "degrees_east", "longitude of the pixel's centre", kNan);
    define("latitude_bounds", NetcdfType::Float, {m_obs, corner}, "degrees_north", "latitudes of the pixel's corners", kNan);
    define("longitude_bounds", NetcdfType::Float, {m_obs, corner}, "degrees_east", "longitudes of the pixel's corners", kNan);
    define("time", NetcdfType::Double, {m_obs}, "seconds since 2010-01-01 00:00:00", "time of the scanline", kNan);
    for (const char* name : {"solar_zenith_angle", "solar_azimuth_angle", "viewing_zenith_angle", "viewing_azimuth_angle"}) {
        define(name, NetcdfType::Float, {m_obs}, "degree", name, kNan);
    }
    define("score", NetcdfType::Float, {m_obs}, "1", "reconstruction score; 1 for noise", kNan);
    define("t2", NetcdfType::Float, {m_obs}, "1", "sum of the squared coefficients over their eigenvalues", kNan);
    for (const auto& window : m_info.windows) {
        define("score_" + window, NetcdfType::Float, {m_obs}, "1", "root mean square residual of the window " + window, kNan);
    }
    for (std::size_t gas = 0; gas < m_info.gases.size(); ++gas) {
        const auto& name = m_info.gases[gas];
        const std::string lines = m_info.isSynthetic[gas] ? " (synthetic lines)" : "";
        define("z_" + name, NetcdfType::Float, {m_obs}, "1", "matched filter of " + name + lines + ", in units of the reference's noise",
               kNan);
        define("alpha_" + name, NetcdfType::Float, {m_obs}, "molecules cm-2", "column of " + name + " beyond the basis" + lines, kNan);
        define("alpha_error_" + name, NetcdfType::Float, {m_obs}, "molecules cm-2",
               "standard deviation of alpha_" + name + " from the noise of the pixel", kNan);
        define("filter_" + name, NetcdfType::Float, {m_obs}, "1",
               "filter of " + name + lines + " with the covariance of the reference, in standard deviations", kNan);
        define("column_" + name, NetcdfType::Float, {m_obs}, "molecules cm-2",
               "column of " + name + " beyond the mean of the reference by that filter" + lines, kNan);
    }
    const auto residualClass = define("class", NetcdfType::Byte, {m_obs}, "", "what the residual looks like");
    std::vector<double> numbers(kResidualClasses);
    for (std::size_t number = 0; number < kResidualClasses; ++number) {
        numbers[number] = static_cast<double>(number);
    }
    m_writer.attribute(residualClass, "flag_values", NetcdfType::Byte, numbers);
    m_writer.attribute(residualClass, "flag_meanings", flagNames());
    define("event_id", NetcdfType::Int32, {m_obs}, "", "event the pixel belongs to, -1 = none");
    const auto flags = define("flags", NetcdfType::UInt16, {m_obs}, "", "flags of the spectrum");
    m_writer.attribute(flags, "flag_masks", NetcdfType::UInt16, std::vector<double>{16, 32, 128});
    m_writer.attribute(flags, "flag_meanings", "south_atlantic_anomaly sun_glint saturated_channels");
    define("radiance", NetcdfType::Float, {m_obs, channel}, "mol.m-2.nm-1.sr-1.s-1", "radiance as in the granule");
    define("radiance_noise", NetcdfType::Byte, {m_obs, channel}, "1", "10 log10(radiance / noise) as in the granule, decibels");
    define("residual", NetcdfType::Float, {m_obs, channel}, "1", "(measured - reconstructed) / noise of the pixel", kNan);
    define("granule_name", NetcdfType::String, {granule}, "", "file name of the granule");
    define("calibration_of_granule", NetcdfType::Int32, {granule}, "", "index into the calibrations of nominal_wavelength");
    define("nominal_wavelength", NetcdfType::Float, {calibration, pixel, channel}, "nm", "nominal wavelength of a channel in a row");
    m_writer.attribute("format", kFormat);
    m_writer.attribute("Conventions", "CF-1.8");
    m_writer.attribute("title", "Spectra out of the ordinary");
    m_writer.attribute("featureType", "point");
    m_writer.endDefinitions();
}

SelectionWriter::Variable SelectionWriter::define(const std::string& name, NetcdfType type, std::vector<NetcdfWriter::Dimension> dimensions,
                                                  const std::string& unit, const std::string& longName, std::optional<double> fill) {
    const bool isText = type == NetcdfType::String;
    NetcdfStorage storage{.deflateLevel = isText ? 0 : 1, .shuffle = !isText, .chunks = {}, .fillValue = fill};
    storage.chunks.push_back(dimensions.size() == 1 ? kRowChunk : dimensions.size() == 2 ? kSpectrumChunk : 1);
    for (std::size_t dimension = 1; dimension < dimensions.size(); ++dimension) {
        storage.chunks.push_back(dimensions[dimension].length);
    }
    const auto variable = m_writer.defineVariable(name, type, dimensions, storage);
    if (!unit.empty()) {
        m_writer.attribute(variable, "units", unit);
    }
    m_writer.attribute(variable, "long_name", longName);
    const bool isOfPlace =
        dimensions.front().id == m_obs.id && dimensions.size() == 1 && name != "latitude" && name != "longitude" && name != "time";
    if (isOfPlace) {
        m_writer.attribute(variable, "coordinates", "time latitude longitude");
    }
    m_variables[name] = variable;
    return variable;
}

template <typename T> void SelectionWriter::put(Variable variable, const std::vector<T>& values, std::size_t width) {
    if (values.empty()) {
        return;
    }
    const std::array<std::size_t, 2> start{m_rows, 0};
    const std::array<std::size_t, 2> count{values.size() / width, width};
    const std::size_t rank = width == 1 ? 1 : 2;
    if constexpr (sizeof(T) < sizeof(std::int32_t)) {
        const std::vector<std::int32_t> wide(values.begin(), values.end());
        m_writer.put(variable, std::span(start).first(rank), std::span(count).first(rank), std::span<const std::int32_t>(wide));
    } else {
        m_writer.put(variable, std::span(start).first(rank), std::span(count).first(rank), std::span<const T>(values));
    }
}

void SelectionWriter::add(const SelectionRows& rows) {
    const std::array<std::size_t, 1> granule{m_granules};
    const std::array<std::size_t, 1> one{1};
    bool isKnown = m_calibrations > 0 && rows.wavelengthsNm.size() == m_wavelengthsNm.size();
    for (std::size_t at = 0; isKnown && at < m_wavelengthsNm.size(); ++at) {
        isKnown = std::abs(m_wavelengthsNm[at] - rows.wavelengthsNm[at]) <= kSameWavelengthNm;
    }
    if (!isKnown) {
        const std::array<std::size_t, 3> start{m_calibrations, 0, 0};
        const std::array<std::size_t, 3> count{1, m_groundPixels, m_channels};
        m_writer.put(m_variables.at("nominal_wavelength"), start, count, std::span<const float>(rows.wavelengthsNm));
        m_wavelengthsNm = rows.wavelengthsNm;
        ++m_calibrations;
    }
    const std::vector<std::int32_t> calibration{static_cast<std::int32_t>(m_calibrations - 1)};
    m_writer.put(m_variables.at("calibration_of_granule"), granule, one, std::span<const std::int32_t>(calibration));
    m_writer.putTexts(m_variables.at("granule_name"), m_granules, std::span(&rows.granule, 1));
    put(m_variables.at("granule"), std::vector<std::int32_t>(rows.size(), static_cast<std::int32_t>(m_granules)), 1);
    put(m_variables.at("orbit"), rows.orbit, 1);
    put(m_variables.at("scanline"), rows.scanline, 1);
    put(m_variables.at("ground_pixel"), rows.groundPixel, 1);
    put(m_variables.at("latitude"), rows.latitude, 1);
    put(m_variables.at("longitude"), rows.longitude, 1);
    put(m_variables.at("latitude_bounds"), rows.latitudeBounds, 4);
    put(m_variables.at("longitude_bounds"), rows.longitudeBounds, 4);
    put(m_variables.at("time"), rows.timeSeconds, 1);
    put(m_variables.at("solar_zenith_angle"), rows.solarZenith, 1);
    put(m_variables.at("solar_azimuth_angle"), rows.solarAzimuth, 1);
    put(m_variables.at("viewing_zenith_angle"), rows.viewingZenith, 1);
    put(m_variables.at("viewing_azimuth_angle"), rows.viewingAzimuth, 1);
    put(m_variables.at("score"), rows.score, 1);
    put(m_variables.at("t2"), rows.t2, 1);
    const auto column = [&](const std::vector<float>& values, std::size_t width, std::size_t number) {
        std::vector<float> result(rows.size());
        for (std::size_t row = 0; row < rows.size(); ++row) {
            result[row] = values[row * width + number];
        }
        return result;
    };
    for (std::size_t window = 0; window < m_info.windows.size(); ++window) {
        put(m_variables.at("score_" + m_info.windows[window]), column(rows.windowScores, m_info.windows.size(), window), 1);
    }
    for (std::size_t gas = 0; gas < m_info.gases.size(); ++gas) {
        put(m_variables.at("z_" + m_info.gases[gas]), column(rows.z, m_info.gases.size(), gas), 1);
        put(m_variables.at("alpha_" + m_info.gases[gas]), column(rows.alpha, m_info.gases.size(), gas), 1);
        put(m_variables.at("alpha_error_" + m_info.gases[gas]), column(rows.alphaError, m_info.gases.size(), gas), 1);
        put(m_variables.at("filter_" + m_info.gases[gas]), column(rows.filter, m_info.gases.size(), gas), 1);
        put(m_variables.at("column_" + m_info.gases[gas]), column(rows.column, m_info.gases.size(), gas), 1);
    }
    put(m_variables.at("class"), rows.residualClass, 1);
    put(m_variables.at("flags"), rows.flags, 1);
    put(m_variables.at("radiance"), rows.radiance, m_channels);
    put(m_variables.at("radiance_noise"), rows.radianceNoise, m_channels);
    put(m_variables.at("residual"), rows.residual, m_channels);
    m_rows += rows.size();
    ++m_granules;
}

void SelectionWriter::commit(std::span<const std::int32_t> eventIds, const SelectionInfo& info,
                             const std::vector<std::pair<std::string, std::string>>& provenance) {
    m_rows = 0;
    put(m_variables.at("event_id"), std::vector<std::int32_t>(eventIds.begin(), eventIds.end()), 1);
    m_writer.attribute("basis_sha256", info.basisSha256);
    m_writer.attribute("basis", info.basisPath);
    m_writer.attribute("components", NetcdfType::Int32, static_cast<double>(info.components));
    m_writer.attribute("space", info.settings.toJson().at("space").get<std::string>());
    m_writer.attribute("preparation", info.settings.toJson().dump());
    m_writer.attribute("windows", info.windowRanges.dump());
    m_writer.attribute("window_names", core::Json(info.windows).dump());
    m_writer.attribute("gases", core::Json(info.gases).dump());
    m_writer.attribute("gases_with_synthetic_lines", core::Json(info.isSynthetic).dump());
    m_writer.attribute("thresholds", info.thresholds.dump());
    m_writer.attribute("counts", core::Json(info.counts).dump());
    const auto countOf = [&](const char* name) {
        const auto found = info.counts.find(name);
        return found == info.counts.end() ? 0.0 : static_cast<double>(found->second);
    };
    m_writer.attribute("fraction", NetcdfType::Double, countOf("read") > 0.0 ? countOf("selected") / countOf("read") : 0.0);
    m_writer.attribute("budget_limited", NetcdfType::Int32, info.isBudgetLimited ? 1.0 : 0.0);
    m_writer.attribute("failed_granules", core::Json(info.failed).dump());
    for (const auto& [key, text] : provenance) {
        m_writer.attribute(key, text);
    }
    m_writer.commit();
}

SelectionFile::SelectionFile(const std::filesystem::path& path) : m_path(path), m_file(core::NetcdfFile::open(path.string())) {
    const auto root = m_file.root();
    const auto attributes = root.attributes();
    if (attributes.textOrEmpty("format") != kFormat) {
        throw core::Error(core::ErrorCode::UnknownFormat, "atmosphere.pca.notASelection", {{"path", path.string()}});
    }
    try {
        const auto json = [&](const char* name) { return core::Json::parse(attributes.textOrEmpty(name)); };
        m_info.basisSha256 = attributes.textOrEmpty("basis_sha256");
        m_info.basisPath = attributes.textOrEmpty("basis");
        m_info.components = static_cast<std::size_t>(attributes.number("components").value_or(0.0));
        m_info.settings = PreparationSettings::fromJson(json("preparation"));
        m_info.windowRanges = json("windows");
        m_info.windows = json("window_names").get<std::vector<std::string>>();
        m_info.gases = json("gases").get<std::vector<std::string>>();
        m_info.isSynthetic = json("gases_with_synthetic_lines").get<std::vector<bool>>();
        m_info.thresholds = json("thresholds");
        m_info.counts = json("counts").get<std::map<std::string, std::int64_t>>();
        m_info.failed = json("failed_granules").get<std::vector<std::string>>();
        m_info.isBudgetLimited = attributes.number("budget_limited").value_or(0.0) > 0.0;
    } catch (const core::Json::exception& exception) {
        refuse(path, exception.what());
    }
    m_granules = root.requireVariable("granule_name").readTexts();
    const auto integers = [&](const char* name) {
        const auto values = root.requireVariable(name).readIntegers();
        return std::vector<std::int32_t>(values.begin(), values.end());
    };
    m_granuleOf = integers("granule");
    m_eventIds = integers("event_id");
    m_calibrationOf = integers("calibration_of_granule");
    const auto shape = root.requireVariable("nominal_wavelength").shape();
    if (shape.size() != 3 || m_eventIds.size() != m_granuleOf.size() || m_calibrationOf.size() != m_granules.size() ||
        !std::is_sorted(m_granuleOf.begin(), m_granuleOf.end())) {
        refuse(path, "granule, event_id, nominal_wavelength");
    }
    m_groundPixels = shape[1];
    m_channels = shape[2];
}

SelectionRows SelectionFile::rows(std::size_t granule) const {
    const auto root = m_file.root();
    const auto range = std::equal_range(m_granuleOf.begin(), m_granuleOf.end(), static_cast<std::int32_t>(granule));
    const auto first = static_cast<std::size_t>(range.first - m_granuleOf.begin());
    const auto count = static_cast<std::size_t>(range.second - range.first);
    SelectionRows rows;
    rows.granule = m_granules.at(granule);
    rows.wavelengthsNm.resize(m_groundPixels * m_channels);
    const std::array<std::size_t, 3> calibration{static_cast<std::size_t>(m_calibrationOf.at(granule)), 0, 0};
    const std::array<std::size_t, 3> whole{1, m_groundPixels, m_channels};
    root.requireVariable("nominal_wavelength").read(calibration, whole, {}, std::span(rows.wavelengthsNm));
    const auto numbers = [&]<typename T>(const std::string& name, std::size_t width, std::vector<T>& out) {
        using Read = std::conditional_t<std::is_floating_point_v<T>, T, std::int64_t>;
        std::vector<Read> values(count * width);
        const std::array<std::size_t, 2> start{first, 0};
        const std::array<std::size_t, 2> size{count, width};
        const std::size_t rank = width == 1 ? 1 : 2;
        if (count > 0) {
            root.requireVariable(name).read(std::span(start).first(rank), std::span(size).first(rank), {}, std::span(values));
        }
        out.assign(values.begin(), values.end());
    };
    numbers("orbit", 1, rows.orbit);
    numbers("scanline", 1, rows.scanline);
    numbers("ground_pixel", 1, rows.groundPixel);
    numbers("time", 1, rows.timeSeconds);
    numbers("latitude", 1, rows.latitude);
    numbers("longitude", 1, rows.longitude);
    numbers("latitude_bounds", 4, rows.latitudeBounds);
    numbers("longitude_bounds", 4, rows.longitudeBounds);
    numbers("solar_zenith_angle", 1, rows.solarZenith);
    numbers("solar_azimuth_angle", 1, rows.solarAzimuth);
    numbers("viewing_zenith_angle", 1, rows.viewingZenith);
    numbers("viewing_azimuth_angle", 1, rows.viewingAzimuth);
    numbers("score", 1, rows.score);
    numbers("t2", 1, rows.t2);
    numbers("class", 1, rows.residualClass);
    numbers("flags", 1, rows.flags);
    numbers("radiance", m_channels, rows.radiance);
    numbers("radiance_noise", m_channels, rows.radianceNoise);
    numbers("residual", m_channels, rows.residual);
    const auto columns = [&](const std::string& prefix, const std::vector<std::string>& names, std::vector<float>& out) {
        out.resize(count * names.size());
        for (std::size_t name = 0; name < names.size(); ++name) {
            std::vector<float> column;
            numbers(prefix + names[name], 1, column);
            for (std::size_t row = 0; row < count; ++row) {
                out[row * names.size() + name] = column[row];
            }
        }
    };
    columns("score_", m_info.windows, rows.windowScores);
    columns("z_", m_info.gases, rows.z);
    columns("alpha_", m_info.gases, rows.alpha);
    columns("alpha_error_", m_info.gases, rows.alphaError);
    columns("filter_", m_info.gases, rows.filter);
    columns("column_", m_info.gases, rows.column);
    return rows;
}

} // namespace phidias::processing::atmosphere
