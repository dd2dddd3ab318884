#include "processing/plume/PlumeAnalysis.h"

#include "processing/plume/LocalPlane.h"
#include "processing/plume/SourceShares.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>

namespace phidias::processing::plume {

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kLowWindMS = 2.0;
constexpr double kTraceHours = 24.0;
constexpr double kTraceStepS = 600.0;
constexpr double kTraceReachKm = 25.0;
constexpr double kTraceShare = 0.2;
constexpr double kCoverageKm = 50.0;
constexpr double kNearMissingShare = 0.3;
constexpr double kMismatchDeg = 45.0;
constexpr double kSectionKm = 5.0;
constexpr double kLastSectionKm = 50.0;
constexpr std::size_t kLeastSections = 3;
constexpr double kMethodSigma = 0.3;
constexpr double kMethaneWind = 0.59; ///< effective over 10-m wind

double directionDeg(const PlanePoint& step) {
    const double direction = std::atan2(step[0], step[1]) * 180.0 / std::numbers::pi;
    return direction < 0.0 ? direction + 360.0 : direction;
}

class Analysis {
public:
    Analysis(const PlumeScene& scene, const PixelGraph& graph, const PixelFinder& finder, const std::vector<PlumeSource>& known,
             const WindField* wind, const AnalysisSettings& settings)
        : m_scene(scene), m_graph(graph), m_finder(finder), m_wind(wind), m_settings(settings) {
        m_result.sources = known;
        m_known = known.size();
    }

    SceneAnalysis run() {
        m_result.detection = detectPlumes(m_scene, m_graph, m_settings.detection);
        m_result.windName = m_wind != nullptr ? m_wind->name() : "none";
        gather();
        for (auto& plume : m_result.plumes) {
            describe(plume);
            findSource(plume);
            findAxis(plume);
        }
        share();
        quantify();
        flagPixels();
        cover();
        const auto& times = m_scene.timeUnixSeconds;
        const auto first = std::find_if(times.begin(), times.end(), [](double time) { return std::isfinite(time); });
        m_result.firstUnixSeconds = first == times.end() ? kNan : *first;
        return std::move(m_result);
    }

private:
    [[nodiscard]] double enhancementOf(std::size_t pixel) const { return static_cast<double>(m_result.detection.enhancement[pixel]); }
    [[nodiscard]] double pixelKm(std::size_t pixel) const {
        const double area = static_cast<double>(m_scene.areaKm2[pixel]);
        return area > 0.0 ? std::sqrt(area) : 7.0;
    }

    void gather() {
        m_result.plumes.resize(m_result.detection.components);
        m_result.plumeOf.assign(m_scene.size(), 0);
        for (std::size_t pixel = 0; pixel < m_scene.size(); ++pixel) {
            const auto component = m_result.detection.component[pixel];
            if (component >= 0) {
                auto& plume = m_result.plumes[static_cast<std::size_t>(component)];
                plume.id = component + 1;
                plume.pixels.push_back(pixel);
                plume.details.emplace_back();
                m_result.plumeOf[pixel] = plume.id;
            }
        }
    }

    void describe(Plume& plume) const {
        const LocalPlane plane(m_scene.centres[plume.pixels.front()]);
        PlanePoint sum{};
        double weights = 0.0;
        double sumOfZ = 0.0;
        plume.peak = plume.pixels.front();
        for (const std::size_t pixel : plume.pixels) {
            const double z = static_cast<double>(m_result.detection.zScore[pixel]);
            const double weight = std::max(0.0, enhancementOf(pixel));
            const auto place = plane.of(m_scene.centres[pixel]);
            sum[0] += weight * place[0];
            sum[1] += weight * place[1];
            weights += weight;
            sumOfZ += z;
            plume.peak = z > static_cast<double>(m_result.detection.zScore[plume.peak]) ? pixel : plume.peak;
            plume.areaKm2 += static_cast<double>(m_scene.areaKm2[pixel]);
            plume.massKg += m_scene.massKg(pixel, enhancementOf(pixel));
            const double error = m_scene.massKg(pixel, static_cast<double>(m_result.detection.error[pixel]));
            plume.massSigmaKg += error * error;
        }
        plume.massSigmaKg = std::sqrt(plume.massSigmaKg);
        plume.timeUnixSeconds = m_scene.timeUnixSeconds[plume.peak];
        plume.maximumZ = static_cast<double>(m_result.detection.zScore[plume.peak]);
        plume.confidence = 1.0 - std::exp(-sumOfZ / 60.0);
        plume.centroid = weights > 0.0 ? plane.placeOf({sum[0] / weights, sum[1] / weights}) : m_scene.centres[plume.peak];
    }

    /// Known sources that the trunk of the plume touches, the nearest to it first.
    [[nodiscard]] std::vector<std::size_t> touching(const Plume& plume) const {
        std::vector<std::pair<double, std::size_t>> near;
        for (std::size_t source = 0; source < m_known; ++source) {
            const auto& own = m_result.sources[source];
            double least = std::numeric_limits<double>::infinity();
            double sizeKm = 0.0;
            for (const std::size_t pixel : plume.pixels) {
                const double distance = distanceKm(own.place, m_scene.centres[pixel]);
                if (distance<least&& static_cast<double>(m_result.detection.zScore[pixel])> m_settings.detection.trunkZ()) {
                    least = distance;
                    sizeKm = pixelKm(pixel);
                }
            }
            if (least <= std::max({m_settings.sourceReachKm, 0.5 * own.diameterKm, 3.0 * sizeKm})) {
                near.emplace_back(least, source);
            }
        }
        std::sort(near.begin(), near.end());
        std::vector<std::size_t> result;
        std::transform(near.begin(), near.end(), std::back_inserter(result), [](const auto& entry) { return entry.second; });
        return result;
    }

    /// The known source that air at the plume has passed; nothing when there is none, or no wind.
    [[nodiscard]] std::optional<std::size_t> tracedBack(const Plume& plume) const {
        if (m_wind == nullptr || m_known == 0) {
            return std::nullopt;
        }
        core::GeoPoint place = plume.centroid;
        double time = plume.timeUnixSeconds;
        double path = 0.0;
        std::optional<std::size_t> best;
        double bestRatio = 1.0;
        for (double seconds = 0.0; seconds < kTraceHours * 3600.0; seconds += kTraceStepS) {
            for (std::size_t source = 0; source < m_known; ++source) {
                const double ratio = distanceKm(place, m_result.sources[source].place) / (kTraceReachKm + kTraceShare * path);
                if (ratio < bestRatio) {
                    bestRatio = ratio;
                    best = source;
                }
            }
            const auto wind = m_wind->at(place, time);
            if (!wind) {
                break;
            }
            // The midpoint rule: the wind half a step back.
            const auto half = LocalPlane(place).placeOf({-wind->east * kTraceStepS / 2000.0, -wind->north * kTraceStepS / 2000.0});
            const Wind middle = m_wind->at(half, time - 0.5 * kTraceStepS).value_or(*wind);
            path += middle.speed() * kTraceStepS / 1000.0;
            place = LocalPlane(place).placeOf({-middle.east * kTraceStepS / 1000.0, -middle.north * kTraceStepS / 1000.0});
            time -= kTraceStepS;
        }
        return best;
    }

    void findSource(Plume& plume) {
        plume.sources = touching(plume);
        if (plume.sources.empty()) {
            if (const auto source = tracedBack(plume)) {
                plume.sources = {*source};
                plume.quality |= kDetached;
            }
        }
        const auto place = plume.sources.empty() ? plume.centroid : m_result.sources[plume.sources.front()].place;
        plume.wind = m_wind == nullptr ? std::nullopt : m_wind->at(place, plume.timeUnixSeconds);
        if (!plume.wind || plume.wind->speed() < kLowWindMS) {
            plume.quality |= kLowWind;
        }
        plume.candidate = plume.sources.empty() ? upwindEnd(plume) : place;
        plume.candidateSigmaKm = plume.sources.empty() ? pixelKm(plume.peak) : 0.0;
        if (plume.sources.empty()) {
            plume.sources = {m_result.sources.size()};
            m_result.sources.push_back({.id = {}, .name = {}, .place = plume.candidate});
        }
    }

    /// Upwind end of the clear pixels: their middle, by enhancement, in the first pixel and a half; the largest z without a usable wind.
    [[nodiscard]] core::GeoPoint upwindEnd(const Plume& plume) const {
        if (!plume.wind || plume.wind->speed() < kLowWindMS) {
            return m_scene.centres[plume.peak];
        }
        const LocalPlane plane(plume.centroid);
        std::vector<std::pair<double, std::size_t>> clear; // km downwind
        for (const std::size_t pixel : plume.pixels) {
            if (static_cast<double>(m_result.detection.zScore[pixel]) >= 0.5 * plume.maximumZ) {
                const auto place = plane.of(m_scene.centres[pixel]);
                clear.emplace_back((place[0] * plume.wind->east + place[1] * plume.wind->north) / plume.wind->speed(), pixel);
            }
        }
        const double first = std::min_element(clear.begin(), clear.end())->first;
        PlanePoint sum{};
        double weights = 0.0;
        for (const auto& [along, pixel] : clear) {
            const double weight = std::max(0.0, enhancementOf(pixel));
            if (along <= first + 1.5 * pixelKm(pixel)) {
                const auto place = plane.of(m_scene.centres[pixel]);
                sum[0] += weight * place[0];
                sum[1] += weight * place[1];
                weights += weight;
            }
        }
        return weights > 0.0 ? plane.placeOf({sum[0] / weights, sum[1] / weights}) : m_scene.centres[plume.peak];
    }

    void findAxis(Plume& plume) const {
        const auto& source = m_result.sources[plume.sources.front()];
        const auto step = LocalPlane(source.place).of(plume.centroid);
        if (std::hypot(step[0], step[1]) < 0.5 * pixelKm(plume.peak)) {
            return; // as small as its pixel: no direction
        }
        plume.axisDeg = directionDeg(step);
        if (plume.wind && std::abs(std::remainder(plume.axisDeg - plume.wind->directionDeg(), 360.0)) > kMismatchDeg) {
            plume.quality |= kAxisDiffers;
        }
    }

    /// Direction in which the plume runs from its source: its own axis where it is long enough, else the wind.
    [[nodiscard]] std::optional<double> runDeg(const Plume& plume) const {
        if (std::isfinite(plume.axisDeg)) {
            return plume.axisDeg;
        }
        return plume.wind ? std::optional(plume.wind->directionDeg()) : std::nullopt;
    }

    void share() {
        for (auto& plume : m_result.plumes) {
            std::vector<std::vector<double>> shares(plume.pixels.size(), std::vector<double>(plume.sources.size(), 1.0));
            if (plume.sources.size() > 1) {
                shares = sourceShares(unitPlumes(plume), enhancements(plume), errors(plume));
            }
            for (std::size_t at = 0; at < plume.pixels.size(); ++at) {
                rank(plume, at, shares[at]);
            }
        }
    }

    [[nodiscard]] std::vector<double> enhancements(const Plume& plume) const {
        std::vector<double> values;
        std::transform(plume.pixels.begin(), plume.pixels.end(), std::back_inserter(values),
                       [&](std::size_t pixel) { return enhancementOf(pixel); });
        return values;
    }

    [[nodiscard]] std::vector<double> errors(const Plume& plume) const {
        std::vector<double> values;
        std::transform(plume.pixels.begin(), plume.pixels.end(), std::back_inserter(values),
                       [&](std::size_t pixel) { return static_cast<double>(m_result.detection.error[pixel]); });
        return values;
    }

    /// [pixel][source]
    [[nodiscard]] std::vector<std::vector<double>> unitPlumes(const Plume& plume) const {
        std::vector<std::vector<double>> units(plume.pixels.size(), std::vector<double>(plume.sources.size(), 0.0));
        const double lifetimeS = factsOf(m_scene.gas).lifetimeHours * 3600.0;
        for (std::size_t source = 0; source < plume.sources.size(); ++source) {
            const auto& own = m_result.sources[plume.sources[source]];
            const auto wind = m_wind == nullptr ? std::nullopt : m_wind->at(own.place, plume.timeUnixSeconds);
            const double direction = wind && wind->speed() >= kLowWindMS ? wind->directionDeg() : runDeg(plume).value_or(0.0);
            const UnitPlume unit(own.place, direction, wind ? std::max(wind->speed(), 0.5) : kLowWindMS, lifetimeS);
            for (std::size_t at = 0; at < plume.pixels.size(); ++at) {
                const std::size_t pixel = plume.pixels[at];
                units[at][source] = m_scene.hasCorners ? unit.over(m_scene.centres[pixel], m_scene.corners[pixel], pixelKm(pixel))
                                                       : unit.at(m_scene.centres[pixel], pixelKm(pixel));
            }
        }
        return units;
    }

    /// Whether a pixel contains a place, or has it within half its size.
    [[nodiscard]] bool isAt(const core::GeoPoint& place, std::size_t pixel) const {
        if (distanceKm(place, m_scene.centres[pixel]) <= 0.5 * pixelKm(pixel)) {
            return true;
        }
        return m_scene.hasCorners && footprintContains(m_scene.corners[pixel], place);
    }

    void rank(Plume& plume, std::size_t at, const std::vector<double>& shares) const {
        std::vector<std::size_t> order(shares.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
        auto& detail = plume.details[at];
        const std::size_t pixel = plume.pixels[at];
        for (std::size_t place = 0; place < std::min(kRanks, order.size()); ++place) {
            if (shares[order[place]] > 0.0) {
                detail.source.at(place) = static_cast<std::int32_t>(plume.sources[order[place]]);
                detail.contribution.at(place) = static_cast<float>(shares[order[place]]);
            }
        }
        detail.isAtSource = std::any_of(plume.sources.begin(), plume.sources.end(),
                                        [&](std::size_t source) { return isAt(m_result.sources[source].place, pixel); });
        const auto& main = m_result.sources[plume.sources[order.front()]].place;
        detail.distanceKm = static_cast<float>(distanceKm(main, m_scene.centres[pixel]));
        if (const auto direction = runDeg(plume)) {
            const auto step = LocalPlane(main).of(m_scene.centres[pixel]);
            const double angle = *direction * std::numbers::pi / 180.0;
            detail.alongKm = static_cast<float>(step[0] * std::sin(angle) + step[1] * std::cos(angle));
        }
    }

    void quantify() {
        m_result.emission.resize(m_result.sources.size());
        for (std::size_t source = 0; source < m_result.sources.size(); ++source) {
            for (const auto& plume : m_result.plumes) {
                const bool isOwn = plume.sources.front() == source && (plume.quality & kDetached) == 0;
                // Of several plumes at a source the heaviest is what it emits now.
                if (isOwn && plume.wind && std::isfinite(plume.areaKm2)) {
                    const Emission emission = emissionOf(plume, source);
                    auto& kept = m_result.emission[source];
                    kept = !std::isfinite(kept.kgS) || emission.kgS > kept.kgS ? emission : kept;
                }
            }
        }
    }

    [[nodiscard]] static double shareOf(const PlumePixel& detail, std::size_t source) {
        for (std::size_t place = 0; place < kRanks; ++place) {
            if (detail.source.at(place) == static_cast<std::int32_t>(source)) {
                return static_cast<double>(detail.contribution.at(place));
            }
        }
        return 0.0;
    }

    [[nodiscard]] Emission emissionOf(const Plume& plume, std::size_t source) const {
        const auto& facts = factsOf(m_scene.gas);
        const double lifetimeS = facts.lifetimeHours * 3600.0;
        const double speed = plume.wind->speed();
        const double windSigma = plume.wind->sigma / std::max(speed, 0.1);
        Emission emission = sections(plume, source, speed, lifetimeS);
        if (emission.method.empty() && speed > 0.0) {
            double mass = 0.0;
            for (std::size_t at = 0; at < plume.pixels.size(); ++at) {
                mass += shareOf(plume.details[at], source) * m_scene.massKg(plume.pixels[at], enhancementOf(plume.pixels[at]));
            }
            const double effective = m_scene.gas == PlumeGas::Methane ? kMethaneWind * meanSpeed(plume).value_or(speed) : speed;
            const double lengthM = std::sqrt(plume.areaKm2) * 1000.0;
            const double passing = lengthM / effective;
            const double residence = std::isfinite(lifetimeS) ? lifetimeS * (1.0 - std::exp(-passing / lifetimeS)) : passing;
            emission.kgS = mass / residence;
            emission.sigmaKgS = emission.kgS * std::hypot(plume.massSigmaKg / std::max(plume.massKg, 1e-300), kMethodSigma);
            emission.method = "ime";
        }
        emission.kgS *= facts.emittedPerMeasured;
        emission.sigmaKgS = std::hypot(emission.sigmaKgS * facts.emittedPerMeasured, emission.kgS * windSigma);
        return emission;
    }

    [[nodiscard]] std::optional<double> meanSpeed(const Plume& plume) const {
        double sum = 0.0;
        std::size_t known = 0;
        for (const std::size_t pixel : plume.pixels) {
            if (const auto wind = m_wind->at(m_scene.centres[pixel], m_scene.timeUnixSeconds[pixel])) {
                sum += wind->speed();
                ++known;
            }
        }
        return known == 0 ? std::nullopt : std::optional(sum / static_cast<double>(known));
    }

    /// Mass a length of the plume in pieces of 5 km times the wind; empty method when there are too few pieces.
    [[nodiscard]] Emission sections(const Plume& plume, std::size_t source, double speed, double lifetimeS) const {
        constexpr auto kSections = static_cast<std::size_t>((kLastSectionKm - kSectionKm) / kSectionKm);
        if (speed < kLowWindMS || m_scene.gas == PlumeGas::Methane) {
            return {};
        }
        std::array<double, kSections> mass{};
        std::array<std::size_t, kSections> count{};
        for (std::size_t at = 0; at < plume.pixels.size(); ++at) {
            // A pixel is spread over the sections that it covers.
            const std::size_t pixel = plume.pixels[at];
            const double half = 0.5 * pixelKm(pixel);
            const double along = static_cast<double>(plume.details[at].alongKm);
            const double whole = shareOf(plume.details[at], source) * m_scene.massKg(pixel, enhancementOf(pixel));
            for (std::size_t section = 0; section < kSections; ++section) {
                const double low = kSectionKm * static_cast<double>(section + 1);
                const double covered = std::min(along + half, low + kSectionKm) - std::max(along - half, low);
                if (covered > 0.0) {
                    mass.at(section) += whole * covered / (2.0 * half);
                    ++count.at(section);
                }
            }
        }
        std::vector<double> rates;
        for (std::size_t section = 0; section < kSections && count.at(section) > 0; ++section) {
            const double along = kSectionKm * (static_cast<double>(section) + 1.5) * 1000.0;
            const double decay = std::isfinite(lifetimeS) ? std::exp(along / (speed * lifetimeS)) : 1.0;
            rates.push_back(mass.at(section) / (kSectionKm * 1000.0) * speed * decay);
        }
        if (rates.size() < kLeastSections) {
            return {};
        }
        const auto sections = static_cast<double>(rates.size());
        const double mean = std::accumulate(rates.begin(), rates.end(), 0.0) / sections;
        double squares = 0.0;
        for (const double rate : rates) {
            squares += (rate - mean) * (rate - mean);
        }
        // Pieces next to each other share pixels: about every second tells something new.
        const double scatter = std::sqrt(squares / (sections - 1.0) / std::max(1.0, 0.5 * sections));
        const double noise = mean * plume.massSigmaKg / std::max(plume.massKg, 1e-300);
        return {.kgS = mean, .sigmaKgS = std::hypot(scatter, noise), .method = "cross-sections"};
    }

    [[nodiscard]] bool isAtEdge(std::size_t pixel) const {
        if (m_scene.isPointList) {
            return m_graph.neighbours(pixel).size() < 5;
        }
        const std::size_t row = pixel % m_scene.groundPixels;
        const std::size_t line = pixel / m_scene.groundPixels;
        return row == 0 || row + 1 == m_scene.groundPixels || line == 0 || line + 1 == m_scene.scanlines;
    }

    /// Share of missing pixels among those that touch the pixel and those that touch these.
    [[nodiscard]] double missingAround(std::size_t pixel) const {
        std::set<std::size_t> around;
        for (const std::uint32_t other : m_graph.neighbours(pixel)) {
            around.insert(other);
            around.insert(m_graph.neighbours(other).begin(), m_graph.neighbours(other).end());
        }
        const auto missing = std::count_if(around.begin(), around.end(), [&](std::size_t other) { return !m_scene.isValid(other); });
        return around.empty() ? 1.0 : static_cast<double>(missing) / static_cast<double>(around.size());
    }

    void flagPixels() {
        m_result.quality.assign(m_scene.size(), 0);
        for (std::size_t pixel = 0; pixel < m_scene.size(); ++pixel) {
            if (!m_scene.isOutside[pixel] && !m_scene.isValid(pixel)) {
                m_result.quality[pixel] |= kLowQa;
            }
            if (m_result.detection.isBackgroundUncertain) {
                m_result.quality[pixel] |= kUncertainBackground;
            }
        }
        for (auto& plume : m_result.plumes) {
            plume.quality |= std::any_of(plume.pixels.begin(), plume.pixels.end(), [&](std::size_t pixel) { return isAtEdge(pixel); })
                                 ? std::uint8_t{kEdge}
                                 : std::uint8_t{0};
            for (std::size_t at = 0; at < plume.pixels.size(); ++at) {
                const std::size_t pixel = plume.pixels[at];
                unsigned bits = m_result.quality[pixel] | plume.quality;
                bits |= missingAround(pixel) > kNearMissingShare ? unsigned{kNearMissing} : 0U;
                bits |= plume.details[at].contribution[1] > 0.1F ? unsigned{kOverlap} : 0U;
                m_result.quality[pixel] = static_cast<std::uint8_t>(bits);
            }
        }
    }

    void cover() {
        for (const auto& source : m_result.sources) {
            const auto near = m_finder.within(source.place, kCoverageKm);
            const auto valid = std::count_if(near.begin(), near.end(), [&](std::size_t pixel) { return m_scene.isValid(pixel); });
            m_result.isCovered.push_back(!near.empty() && 2 * static_cast<std::size_t>(valid) >= near.size());
        }
    }

    const PlumeScene& m_scene;
    const PixelGraph& m_graph;
    const PixelFinder& m_finder;
    const WindField* m_wind;
    const AnalysisSettings& m_settings;
    std::size_t m_known = 0;
    SceneAnalysis m_result;
};

} // namespace

SceneAnalysis analyseScene(const PlumeScene& scene, const PixelGraph& graph, const PixelFinder& finder,
                           const std::vector<PlumeSource>& known, const WindField* wind, const AnalysisSettings& settings) {
    return Analysis(scene, graph, finder, known, wind, settings).run();
}

void forgetBulk(PlumeScene& scene, SceneAnalysis& analysis) {
    scene.centres = std::vector<core::GeoPoint>();
    scene.corners = std::vector<std::array<core::GeoPoint, 4>>();
    scene.timeUnixSeconds = std::vector<double>();
    for (auto* values : {&scene.areaKm2, &scene.precision, &scene.quality, &scene.windEast, &scene.windNorth,
                         &analysis.detection.background, &analysis.detection.error}) {
        *values = std::vector<float>();
    }
    analysis.detection.component = std::vector<std::int32_t>();
}

} // namespace phidias::processing::plume
