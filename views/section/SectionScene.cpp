#include "views/section/SectionScene.h"

#include "core/data/Bathymetry.h"
#include "core/data/Quantity.h"
#include "core/scene/LayerData.h"
#include "core/scene/SectionPath.h"
#include "core/scene/SpeedGrid.h"
#include "core/util/Error.h"
#include "core/util/Paths.h"
#include "core/util/StopPoint.h"
#include "views/section/SectionAxes.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <numeric>

namespace phidias::views {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr int kMostContours = 10;

/// What a section is of.
struct Quantity {
    std::string name;
    std::string standardName;
    std::string unit;
};

/// Conversion of an observed variable into the unit of the section; nothing when it is another quantity.
std::optional<core::LinearConversion> conversionTo(const Quantity& wanted, const core::ObservationVariable& observed) {
    const auto quantityOf = [](const std::string& standardName, const std::string& name) {
        const auto* byStandard = standardName.empty() ? nullptr : core::findQuantity(standardName);
        return byStandard != nullptr ? byStandard : core::findQuantity(name);
    };
    const auto* wantedQuantity = quantityOf(wanted.standardName, wanted.name);
    const auto* observedQuantity = quantityOf(observed.standardName, observed.name);
    const bool isOwn = observed.name == wanted.name || observed.name == wanted.name + "_obs";
    if (!isOwn && (wantedQuantity == nullptr || wantedQuantity != observedQuantity)) {
        return std::nullopt;
    }
    if (wanted.unit.empty() || observed.unit.empty() || wanted.unit == observed.unit) {
        return core::LinearConversion{};
    }
    return core::conversion(observed.unit, wanted.unit);
}

class Loader {
public:
    Loader(const SectionRequest& request, core::DatasetCache& cache, std::stop_token stop)
        : m_request(request), m_cache(cache), m_stop(std::move(stop)) {}

    SectionScene load() {
        m_scene.setup = m_request.setup;
        m_scene.scale = m_request.scale;
        auto places = findPlaces();
        if (m_request.field) {
            addField(std::move(places));
        } else {
            m_scene.section.places = std::move(places);
            m_scene.section.verticalKind = core::VerticalKind::Depth;
            m_scene.section.verticalUnit = "m";
            m_scene.section.timeUnixSeconds = kNan;
            nameObservations();
        }
        convertToStyle();
        addObservations();
        if (m_request.setup.hasBottom) {
            addBottom();
        }
        if (m_request.setup.hasContours && m_scene.hasField) {
            addContours();
        }
        return std::move(m_scene);
    }

private:
    core::LinePlaces findPlaces() {
        const auto& setup = m_request.setup;
        const auto& [west, south, east, north] = m_request.extent;
        switch (setup.source) {
        case core::SectionSource::Parallel:
            m_scene.line = core::parallelLine(setup.placeDeg, west, east);
            break;
        case core::SectionSource::Meridian:
            m_scene.line = core::meridianLine(setup.placeDeg, south, north);
            break;
        case core::SectionSource::Cruise: {
            std::vector<const core::Observations*> files;
            for (const auto& href : m_request.cruiseFiles) {
                if (auto opened = m_cache.observations(href, m_stop)) {
                    files.push_back(opened.get());
                    m_cruiseFiles.emplace_back(href, std::move(opened));
                }
            }
            m_track = core::cruiseTrack(files, setup.cruise);
            m_scene.line = m_track.place;
            return core::placesOf(m_track);
        }
        case core::SectionSource::Line:
            m_scene.line = m_request.line;
            break;
        }
        return core::placesAlong(m_scene.line, 0.0);
    }

    void addField(core::LinePlaces places) {
        const auto& layer = *m_request.field;
        const auto grid = core::gridOfLayer(m_cache.grid(layer.href, m_stop), layer);
        const auto variable = grid ? grid->findVariable(layer.variable) : std::nullopt;
        if (!variable) {
            throw core::Error(core::ErrorCode::InvalidRequest, "scene.section.noLevels",
                              {{"path", layer.href}, {"variable", layer.variable}}, "hint.scene.section.noLevels");
        }
        m_scene.section = core::sectionAt(*grid, *variable, std::move(places), layer.timeIndex, m_cache.budget(), m_stop);
        m_scene.hasField = true;
        const auto& entry = grid->variables[*variable];
        m_quantity = {.name = entry.name, .standardName = entry.standardName, .unit = entry.unit};
    }

    /// Without a field the first layer of observations says what the section is of.
    void nameObservations() {
        if (m_request.observations.empty()) {
            throw core::Error(core::ErrorCode::InvalidRequest, "scene.section.noGrid", {}, "hint.scene.section.noLevels");
        }
        const auto& layer = m_request.observations.front();
        const auto opened = m_cache.observations(layer.href, m_stop);
        const auto variable = opened ? opened->findVariable(layer.variable) : std::nullopt;
        if (!variable) {
            throw core::Error(core::ErrorCode::UnknownVariable, "scene.section.noVariable",
                              {{"path", layer.href}, {"variable", layer.variable}});
        }
        const auto& entry = opened->variables[*variable];
        m_quantity = {.name = entry.name, .standardName = entry.standardName, .unit = entry.unit};
        m_scene.section.unit = entry.unit;
        m_scene.section.title = entry.longName.empty() ? entry.name : entry.longName;
    }

    void convertToStyle() {
        const auto& style = (m_request.field ? *m_request.field : m_request.observations.front()).style;
        auto& section = m_scene.section;
        const auto convert = style.unit.empty() || style.unit == section.unit || section.unit.empty()
                                 ? std::nullopt
                                 : core::conversion(section.unit, style.unit);
        if (convert) {
            for (auto* values : {&section.values, &section.cellValues}) {
                std::transform(values->begin(), values->end(), values->begin(), *convert);
            }
            section.unit = style.unit;
            m_quantity.unit = style.unit;
        }
    }

    [[nodiscard]] core::SectionSelection selection() const {
        // A corridor of 0 means: no observations.
        core::SectionSelection wanted{.corridorKm = m_request.setup.corridorKm > 0.0 ? m_request.setup.corridorKm : 1e-9};
        if (m_request.setup.halfRangeDays > 0.0 && std::isfinite(m_scene.section.timeUnixSeconds)) {
            wanted.timeUnixSeconds = m_scene.section.timeUnixSeconds;
            wanted.halfRangeDays = m_request.setup.halfRangeDays;
            wanted.isYearly = m_scene.section.isClimatological;
        }
        return wanted;
    }

    void addObservations() {
        m_scene.observations.unit = m_scene.section.unit;
        std::vector<std::string> hrefs;
        for (const auto& layer : m_request.observations) {
            hrefs.push_back(layer.href);
        }
        if (m_request.field) {
            // Residuals and the like of the product have their own layers; here its observations themselves.
            hrefs.push_back(m_request.field->href);
        }
        std::sort(hrefs.begin(), hrefs.end());
        hrefs.erase(std::unique(hrefs.begin(), hrefs.end()), hrefs.end());
        for (const auto& href : hrefs) {
            if (const auto opened = m_cache.observations(href, m_stop)) {
                addFile(href, opened);
            }
        }
    }

    void addFile(const std::string& href, const std::shared_ptr<const core::Observations>& opened) {
        const bool isProduct = m_request.field && href == m_request.field->href;
        for (std::size_t k = 0; k < opened->variables.size(); ++k) {
            const auto& entry = opened->variables[k];
            const auto layer = std::find_if(m_request.observations.begin(), m_request.observations.end(),
                                            [&](const core::Layer& one) { return one.href == href && one.variable == entry.name; });
            const bool isAsked = isProduct || layer != m_request.observations.end();
            const auto convert = isAsked ? conversionTo(m_quantity, entry) : std::nullopt;
            if (isAsked && !convert && layer != m_request.observations.end()) {
                m_scene.otherQuantities.push_back(layer->title);
            }
            if (convert && entry.name.find("residual") == std::string::npos) {
                append(href, opened, observed(href, *opened, k), *convert);
            }
        }
    }

    /// Samples beside the line; the casts of a cruise at their own places along it.
    [[nodiscard]] core::SectionObservations observed(const std::string& href, const core::Observations& opened, std::size_t variable) {
        const auto own = std::find_if(m_cruiseFiles.begin(), m_cruiseFiles.end(), [&](const auto& entry) { return entry.first == href; });
        if (own == m_cruiseFiles.end()) {
            return core::observationsAlong(opened, variable, m_scene.line, selection(), m_stop);
        }
        const auto file = static_cast<std::size_t>(own - m_cruiseFiles.begin());
        std::vector<double> distanceKm(opened.casts.size(), kNan);
        for (std::size_t k = 0; k < m_track.size(); ++k) {
            if (m_track.file[k] == file) {
                distanceKm[m_track.cast[k]] = m_track.distanceKm[k];
            }
        }
        return core::observationsAt(opened, variable, distanceKm, selection(), false);
    }

    void append(const std::string& href, const std::shared_ptr<const core::Observations>& opened, const core::SectionObservations& more,
                const core::LinearConversion& convert) {
        if (more.value.empty()) {
            return;
        }
        auto& all = m_scene.observations;
        const auto join = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
        join(all.distanceKm, more.distanceKm);
        join(all.depthM, more.depthM);
        join(all.timeUnixSeconds, more.timeUnixSeconds);
        join(all.cast, more.cast);
        std::transform(more.value.begin(), more.value.end(), std::back_inserter(all.value), convert);
        if (m_scene.files.empty() || m_scene.files.back() != href) {
            m_scene.files.push_back(href);
            m_scene.sources.push_back(opened);
        }
        m_scene.file.resize(all.value.size(), static_cast<std::uint32_t>(m_scene.files.size() - 1));
    }

    void addBottom() {
        const auto& places = m_scene.section.places;
        if (m_request.ground) {
            const auto& layer = *m_request.ground;
            m_scene.bottomSource = layer.href;
            if (const auto grid = m_cache.grid(layer.href, m_stop)) {
                if (const auto variable = grid->findVariable(layer.variable)) {
                    m_scene.bottomM = core::bottomAlong(*grid, *variable, places, m_cache.budget());
                }
                return;
            }
            const auto data = core::LayerData::load(layer, m_cache.budget(), m_stop);
            const auto at = [&](double longitude, double latitude) {
                const auto sample = data->sample(longitude, latitude, 0.0);
                return sample ? sample->value : kNan;
            };
            for (std::size_t k = 0; k < places.distanceKm.size(); ++k) {
                m_scene.bottomM.push_back(at(places.longitudeDeg[k], places.latitudeDeg[k]));
            }
            m_scene.bottomM = core::asDepths(std::move(m_scene.bottomM), core::isHeight(layer.title + " " + data->title(), at));
            return;
        }
        for (const char* name : {"etopo5.cdf", "etopo20.cdf"}) {
            if (const auto path = core::referenceDataFile(name); !path.empty()) {
                if (const auto grid = m_cache.grid(path.string(), m_stop)) {
                    m_scene.bottomM = core::bottomAlong(*grid, core::bathymetryVariable(*grid), places, m_cache.budget());
                    m_scene.bottomSource = path.string();
                    return;
                }
            }
        }
    }

    void addContours() {
        const auto& section = m_scene.section;
        std::vector<double> columns(section.places.distanceKm.size());
        std::vector<double> levels(section.vertical.size());
        std::iota(columns.begin(), columns.end(), 0.0);
        std::iota(levels.begin(), levels.end(), 0.0);
        for (const double value : m_scene.scale.ticks(kMostContours)) {
            SectionContour contour{.value = value, .lines = core::contourLines(columns, levels, section.values, value, m_stop)};
            if (!contour.lines.empty()) {
                m_scene.contours.push_back(std::move(contour));
            }
        }
    }

    const SectionRequest& m_request;
    core::DatasetCache& m_cache;
    std::stop_token m_stop;
    Quantity m_quantity;
    core::CruiseTrack m_track;
    std::vector<std::pair<std::string, std::shared_ptr<const core::Observations>>> m_cruiseFiles;
    SectionScene m_scene;
};

} // namespace

SectionScene loadSection(const SectionRequest& request, core::DatasetCache& cache, std::stop_token stop) {
    const core::StopScope scope(stop);
    auto scene = Loader(request, cache, std::move(stop)).load();
    scene.places = SectionAxes(scene).samplePlaces();
    return scene;
}

std::array<double, 4> sectionExtent(const std::vector<SceneLayer>& layers) {
    std::array<double, 4> box{kNan, kNan, kNan, kNan};
    for (const auto& entry : layers) {
        const auto extent = entry.data ? entry.data->extent() : core::Extent{};
        if (std::isnan(extent.west) || std::isnan(extent.south)) {
            continue;
        }
        const double east = extent.east < extent.west ? extent.east + 360.0 : extent.east;
        box = {std::fmin(box[0], extent.west), std::fmin(box[1], extent.south), std::fmax(box[2], east), std::fmax(box[3], extent.north)};
    }
    if (std::isnan(box[0])) {
        return {-180.0, -90.0, 180.0, 90.0};
    }
    box[2] = std::min(box[2], box[0] + 360.0);
    return box;
}

bool isGround(const core::Layer& layer, std::size_t levels) {
    const bool isPlane = (layer.kind == core::LayerKind::Grid && levels <= 1) || layer.kind == core::LayerKind::Raster;
    const std::string words = layer.variable + " " + layer.title + " " + std::filesystem::path(layer.href).filename().string();
    return isPlane && core::isOfTheGround(words) && words.find("angle") == std::string::npos;
}

} // namespace phidias::views
