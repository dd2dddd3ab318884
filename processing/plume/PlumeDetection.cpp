#include "processing/plume/PlumeDetection.h"

#include "core/util/Error.h"
#include "processing/plume/LocalPlane.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <map>
#include <numbers>
#include <numeric>

namespace phidias::processing::plume {

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr double kBiweight = 4.685;
constexpr double kLeastValid = 0.3;
constexpr std::size_t kStripeReach = 100; ///< scanlines to both sides
constexpr std::size_t kStripeStep = 20;
constexpr double kSmallKm = 1500.0; ///< a scene that is smaller has one plane as its background
constexpr int kBridged = 2;         ///< missing pixels that a plume may pass
constexpr int kSkirt = 1;           ///< steps of weak pixels around the trunk
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kNoiseKm = 50.0;        ///< around a pixel, where its noise is told
constexpr std::size_t kLeastAround = 60; ///< pixels that tell it
constexpr double kSceneSay = 25.0;       ///< weight of the whole scene, in pixels
constexpr double kNoiseRange = 2.0;      ///< from the noise of the whole scene
constexpr double kKernel = 0.7;          ///< of the local mean, in sizes of the pixel
constexpr std::size_t kLeastTrunk = 2;

double median(std::vector<double>& values) {
    if (values.empty()) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) {
        return *middle;
    }
    return 0.5 * (*middle + *std::max_element(values.begin(), middle));
}

/// 1.4826 times the median absolute deviation from the median.
double robustSpread(std::vector<double> values) {
    const double middle = median(values);
    for (double& value : values) {
        value = std::abs(value - middle);
    }
    return 1.4826 * median(values);
}

/// Spread of noise under plumes, which only add, and artefacts, which mostly take away: the smaller of 1.4826 times the median absolute
/// deviation and of median minus 15.9 % quantile. Both are the standard deviation of normal noise, and contamination only adds to them.
double noiseSpread(std::vector<double> values) {
    const double middle = median(values);
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(0.1587 * static_cast<double>(values.size()));
    std::nth_element(values.begin(), low, values.end());
    const double below = middle - *low;
    return std::min(below, robustSpread(std::move(values)));
}

class Detector {
public:
    Detector(const PlumeScene& scene, const PixelGraph& graph, const DetectionSettings& settings)
        : m_scene(scene), m_graph(graph), m_settings(settings), m_column(scene.column.begin(), scene.column.end()),
          m_isMasked(scene.size(), false) {
        for (std::size_t pixel = 0; pixel < scene.size(); ++pixel) {
            if (!scene.isValid(pixel)) {
                m_column[pixel] = kNan;
            }
        }
    }

    PlumeDetection run() {
        const bool isStriped = !m_scene.isPointList && m_scene.format != "tropomi-patch" &&
                               (m_scene.gas == PlumeGas::CarbonMonoxide || m_scene.gas == PlumeGas::Methane);
        for (int pass = 0; pass < 2; ++pass) {
            throwIfStopped();
            background();
            if (isStriped) {
                destripe();
                background();
            }
            significance(pass > 0);
            grow();
            if (pass == 0) {
                mask();
            }
        }
        return std::move(m_result);
    }

private:
    void throwIfStopped() const {
        if (m_settings.stop.stop_requested()) {
            throw core::Error(core::ErrorCode::Cancelled, "core.cancelled");
        }
    }

    [[nodiscard]] bool isKnown(std::size_t pixel) const { return std::isfinite(m_column[pixel]) && !m_isMasked[pixel]; }

    void background() {
        std::size_t valid = 0;
        core::GeoPoint first{};
        double extentKm = 0.0;
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            if (isKnown(pixel)) {
                first = valid++ == 0 ? m_scene.centres[pixel] : first;
                extentKm = std::max(extentKm, distanceKm(first, m_scene.centres[pixel]));
            }
        }
        const std::size_t possible = static_cast<std::size_t>(std::count(m_scene.isOutside.begin(), m_scene.isOutside.end(), false));
        m_result.isBackgroundUncertain = static_cast<double>(valid) < kLeastValid * static_cast<double>(possible);
        m_result.background.assign(m_column.size(), kNan);
        if (valid >= 6) {
            m_scene.isPointList || extentKm < kSmallKm ? planeBackground() : medianBackground();
        }
        m_result.enhancement.assign(m_column.size(), kNan);
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            m_result.enhancement[pixel] = m_column[pixel] - m_result.background[pixel];
        }
    }

    /// Robust plane in the local plane about the middle of the scene.
    void planeBackground() {
        std::vector<std::size_t> pixels;
        Eigen::Vector3d sum = Eigen::Vector3d::Zero();
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            if (std::isfinite(m_column[pixel])) {
                const double longitude = m_scene.centres[pixel][0] * std::numbers::pi / 180.0;
                const double latitude = m_scene.centres[pixel][1] * std::numbers::pi / 180.0;
                sum +=
                    Eigen::Vector3d(std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude));
                pixels.push_back(pixel);
            }
        }
        const LocalPlane plane({std::atan2(sum.y(), sum.x()) * 180.0 / std::numbers::pi,
                                std::atan2(sum.z(), std::hypot(sum.x(), sum.y())) * 180.0 / std::numbers::pi});
        std::vector<PlanePoint> places;
        std::vector<double> values;
        for (const std::size_t pixel : pixels) {
            places.push_back(plane.of(m_scene.centres[pixel]));
            if (!m_isMasked[pixel]) {
                values.push_back(static_cast<double>(m_column[pixel]));
            }
        }
        constexpr double kScaleKm = 500.0;
        Eigen::Vector3d fit(median(values), 0.0, 0.0);
        for (int round = 0; round < 20; ++round) {
            std::vector<double> residuals;
            for (std::size_t at = 0; at < pixels.size(); ++at) {
                residuals.push_back(static_cast<double>(m_column[pixels[at]]) - fit(0) -
                                    (fit(1) * places[at][0] + fit(2) * places[at][1]) / kScaleKm);
            }
            std::vector<double> known;
            for (std::size_t at = 0; at < pixels.size(); ++at) {
                if (!m_isMasked[pixels[at]]) {
                    known.push_back(std::abs(residuals[at]));
                }
            }
            const double scale = std::max(1.4826 * median(known), 1e-300);
            Eigen::Matrix3d normal = Eigen::Matrix3d::Zero();
            Eigen::Vector3d right = Eigen::Vector3d::Zero();
            for (std::size_t at = 0; at < pixels.size(); ++at) {
                const double u = residuals[at] / (kBiweight * scale);
                if (m_isMasked[pixels[at]] || std::abs(u) >= 1.0) {
                    continue;
                }
                const double weight = (1.0 - u * u) * (1.0 - u * u);
                const Eigen::Vector3d row(1.0, places[at][0] / kScaleKm, places[at][1] / kScaleKm);
                normal += weight * row * row.transpose();
                right += weight * row * static_cast<double>(m_column[pixels[at]]);
            }
            const Eigen::Vector3d next = normal.ldlt().solve(right);
            if (!next.allFinite()) {
                break;
            }
            const bool isDone = std::abs(next(0) - fit(0)) < 1e-6 * scale;
            fit = next;
            if (isDone) {
                break;
            }
        }
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            if (std::isfinite(m_scene.centres[pixel][0])) {
                const auto place = plane.of(m_scene.centres[pixel]);
                m_result.background[pixel] = static_cast<float>(fit(0) + (fit(1) * place[0] + fit(2) * place[1]) / kScaleKm);
            }
        }
    }

    /// Median over a window around nodes in scanlines and ground pixels, linear between them.
    void medianBackground() {
        const std::size_t rows = m_scene.groundPixels;
        const std::size_t lines = m_scene.scanlines;
        const double lineKm = typicalStep(rows, true);
        const double rowKm = typicalStep(1, false);
        const auto stepOf = [&](double km, double pixelKm) {
            return std::max<std::size_t>(1, static_cast<std::size_t>(km / std::max(pixelKm, 0.5)));
        };
        const std::size_t lineStep = stepOf(0.1 * m_settings.backgroundWindowKm, lineKm);
        const std::size_t rowStep = stepOf(0.1 * m_settings.backgroundWindowKm, rowKm);
        const std::size_t lineReach = 5 * lineStep;
        const std::size_t rowReach = 5 * rowStep;
        const std::size_t lineNodes = (lines + lineStep - 1) / lineStep + 1;
        const std::size_t rowNodes = (rows + rowStep - 1) / rowStep + 1;
        std::vector<double> nodes(lineNodes * rowNodes, std::numeric_limits<double>::quiet_NaN());
#pragma omp parallel for schedule(dynamic, 4)
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            const std::size_t line = std::min(lines - 1, node / rowNodes * lineStep);
            const std::size_t row = std::min(rows - 1, node % rowNodes * rowStep);
            std::vector<double> values;
            std::size_t possible = 0;
            // A sample of the window is enough for a median.
            const std::size_t lineStride = std::max<std::size_t>(1, lineStep / 3);
            const std::size_t rowStride = std::max<std::size_t>(1, rowStep / 3);
            for (std::size_t other = line > lineReach ? line - lineReach : 0; other <= std::min(lines - 1, line + lineReach);
                 other += lineStride) {
                for (std::size_t side = row > rowReach ? row - rowReach : 0; side <= std::min(rows - 1, row + rowReach);
                     side += rowStride) {
                    const std::size_t pixel = other * rows + side;
                    possible += m_scene.isOutside[pixel] ? 0U : 1U;
                    if (isKnown(pixel)) {
                        values.push_back(static_cast<double>(m_column[pixel]));
                    }
                }
            }
            if (!values.empty() && static_cast<double>(values.size()) >= kLeastValid * static_cast<double>(possible)) {
                nodes[node] = median(values);
            }
        }
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            const double line = static_cast<double>(pixel / rows) / static_cast<double>(lineStep);
            const double row = static_cast<double>(pixel % rows) / static_cast<double>(rowStep);
            const auto line0 = std::min(static_cast<std::size_t>(line), lineNodes - 2);
            const auto row0 = std::min(static_cast<std::size_t>(row), rowNodes - 2);
            double sum = 0.0;
            double weights = 0.0;
            for (std::size_t corner = 0; corner < 4; ++corner) {
                const double shareLine = line - static_cast<double>(line0);
                const double shareRow = row - static_cast<double>(row0);
                const double weight = (corner / 2 == 0 ? 1.0 - shareLine : shareLine) * (corner % 2 == 0 ? 1.0 - shareRow : shareRow);
                const double value = nodes[(line0 + corner / 2) * rowNodes + row0 + corner % 2];
                if (std::isfinite(value)) {
                    sum += weight * value;
                    weights += weight;
                }
            }
            m_result.background[pixel] = weights > 0.25 ? static_cast<float>(sum / weights) : kNan;
        }
    }

    /// Median distance between neighbours.
    [[nodiscard]] double typicalStep(std::size_t stride, bool isAlong) const {
        std::vector<double> steps;
        for (std::size_t pixel = 0; pixel + stride < m_scene.size(); pixel += 97) {
            if (isAlong || pixel % m_scene.groundPixels + 1 < m_scene.groundPixels) {
                const double step = distanceKm(m_scene.centres[pixel], m_scene.centres[pixel + stride]);
                if (std::isfinite(step)) {
                    steps.push_back(step);
                }
            }
        }
        return steps.empty() ? 5.5 : median(steps);
    }

    /// Takes away what a ground pixel has more than its scanline, over many scanlines.
    void destripe() {
        const std::size_t rows = m_scene.groundPixels;
        const std::size_t lines = m_scene.scanlines;
        const std::size_t nodes = lines / kStripeStep + 2;
        std::vector<double> stripes(nodes * rows, 0.0);
#pragma omp parallel for schedule(dynamic, 4)
        for (std::size_t row = 0; row < rows; ++row) {
            std::vector<double> values;
            for (std::size_t node = 0; node < nodes; ++node) {
                const std::size_t line = std::min(lines - 1, node * kStripeStep);
                values.clear();
                for (std::size_t other = line > kStripeReach ? line - kStripeReach : 0; other <= std::min(lines - 1, line + kStripeReach);
                     ++other) {
                    const std::size_t pixel = other * rows + row;
                    if (isKnown(pixel) && std::isfinite(m_result.enhancement[pixel])) {
                        values.push_back(static_cast<double>(m_result.enhancement[pixel]));
                    }
                }
                stripes[node * rows + row] = values.size() >= kStripeReach / 2 ? median(values) : 0.0;
            }
        }
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            const double place = static_cast<double>(pixel / rows) / static_cast<double>(kStripeStep);
            const auto node = std::min(static_cast<std::size_t>(place), nodes - 2);
            const double share = place - static_cast<double>(node);
            const std::size_t row = pixel % rows;
            m_column[pixel] -= static_cast<float>((1.0 - share) * stripes[node * rows + row] + share * stripes[(node + 1) * rows + row]);
        }
    }

    /// @param isLocal  the noise is told around each pixel, which needs plumes to be masked
    void significance(bool isLocal) {
        std::vector<double> own;
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            if (isKnown(pixel) && std::isfinite(m_result.enhancement[pixel])) {
                own.push_back(static_cast<double>(m_result.enhancement[pixel]));
            }
        }
        const double spread = own.empty() ? 0.0 : robustSpread(std::move(own));
        m_result.error.assign(m_column.size(), kNan);
        m_result.zScore.assign(m_column.size(), kNan);
        std::vector<double> mean(m_column.size(), std::numeric_limits<double>::quiet_NaN());
        std::vector<double> variance(m_column.size(), 0.0);
        const bool hasPrecision = m_scene.precision.size() == m_column.size();
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            const double precision = hasPrecision ? static_cast<double>(m_scene.precision[pixel]) : spread;
            m_result.error[pixel] = static_cast<float>(precision > 0.0 && std::isfinite(precision) ? precision : spread);
        }
        std::vector<double> means;
        std::vector<double> variances;
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            if (!std::isfinite(m_result.enhancement[pixel])) {
                continue;
            }
            smooth(pixel, mean[pixel], variance[pixel]);
            if (isKnown(pixel)) {
                means.push_back(mean[pixel]);
                variances.push_back(variance[pixel]);
            }
        }
        if (means.empty()) {
            return;
        }
        const double seen = noiseSpread(means);
        const double usual = median(variances);
        m_result.systematic = std::sqrt(std::max(0.0, seen * seen - usual));
        const auto local = !isLocal              ? std::vector<Noise>(m_column.size())
                           : m_scene.isPointList ? listNoise(mean, variance, seen)
                                                 : swathNoise(mean, variance, seen);
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            const Noise noise = std::isfinite(local[pixel].spread) ? local[pixel] : Noise{.spread = seen, .usual = usual};
            // What the product says of its errors is kept and added to; where it says nothing, they are as large as the spread tells.
            const double excess = noise.spread * noise.spread - noise.usual;
            const double total = hasPrecision ? variance[pixel] + std::max(0.0, excess)
                                              : variance[pixel] * noise.spread * noise.spread / std::max(noise.usual, 1e-300);
            if (std::isfinite(mean[pixel]) && total > 0.0) {
                m_result.zScore[pixel] = static_cast<float>(mean[pixel] / std::sqrt(total));
            }
        }
    }

    /// Of the local mean: its spread, and the variance that the errors of the pixels explain.
    struct Noise {
        double spread = kUnknown;
        double usual = kUnknown;
    };

    /// Noise that some local means and variances tell; unknown when they are too few.
    [[nodiscard]] static Noise noiseOf(std::vector<double>& means, std::vector<double>& variances, double seen) {
        if (means.size() < kLeastAround) {
            return {};
        }
        // The fewer tell it, the more the scene has a say: n smoothed pixels tell a spread within 2 / sqrt(n), and spreads vary by
        // 0.4 within a scene, which makes its say that of 25 pixels.
        const double share = static_cast<double>(means.size()) / (static_cast<double>(means.size()) + kSceneSay);
        const double own = std::clamp(noiseSpread(std::move(means)), seen / kNoiseRange, seen * kNoiseRange);
        return {.spread = std::pow(own, share) * std::pow(seen, 1.0 - share), .usual = median(variances)};
    }

    /// Noise around each pixel of a list. @param seen  spread over the whole scene
    [[nodiscard]] std::vector<Noise> listNoise(const std::vector<double>& mean, const std::vector<double>& variance, double seen) const {
        std::vector<Noise> result(m_column.size());
        const PixelFinder finder(m_scene.centres, kNoiseKm);
#pragma omp parallel for schedule(dynamic, 64)
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            if (!std::isfinite(mean[pixel])) {
                continue;
            }
            std::vector<double> means;
            std::vector<double> variances;
            for (const std::size_t other : finder.within(m_scene.centres[pixel], kNoiseKm)) {
                if (isKnown(other) && std::isfinite(mean[other])) {
                    means.push_back(mean[other]);
                    variances.push_back(variance[other]);
                }
            }
            result[pixel] = noiseOf(means, variances, seen);
        }
        return result;
    }

    /// Noise around each pixel of a swath: one value for the pixels of a node.
    [[nodiscard]] std::vector<Noise> swathNoise(const std::vector<double>& mean, const std::vector<double>& variance, double seen) const {
        std::vector<Noise> result(m_column.size());
        const std::size_t rows = m_scene.groundPixels;
        const std::size_t lines = m_scene.scanlines;
        const auto reachOf = [](double pixelKm) {
            return std::max<std::size_t>(3, static_cast<std::size_t>(kNoiseKm / std::max(pixelKm, 0.5)));
        };
        const std::size_t lineReach = reachOf(typicalStep(rows, true));
        const std::size_t rowReach = reachOf(typicalStep(1, false));
        const std::size_t lineStep = std::max<std::size_t>(1, lineReach / 2);
        const std::size_t rowStep = std::max<std::size_t>(1, rowReach / 2);
        const std::size_t lineNodes = (lines + lineStep - 1) / lineStep;
        const std::size_t rowNodes = (rows + rowStep - 1) / rowStep;
#pragma omp parallel for schedule(dynamic, 16)
        for (std::size_t node = 0; node < lineNodes * rowNodes; ++node) {
            const std::size_t line0 = node / rowNodes * lineStep;
            const std::size_t row0 = node % rowNodes * rowStep;
            const std::size_t line = std::min(lines - 1, line0 + lineStep / 2);
            const std::size_t row = std::min(rows - 1, row0 + rowStep / 2);
            std::vector<double> means;
            std::vector<double> variances;
            for (std::size_t other = line > lineReach ? line - lineReach : 0; other <= std::min(lines - 1, line + lineReach); ++other) {
                for (std::size_t side = row > rowReach ? row - rowReach : 0; side <= std::min(rows - 1, row + rowReach); ++side) {
                    if (isKnown(other * rows + side) && std::isfinite(mean[other * rows + side])) {
                        means.push_back(mean[other * rows + side]);
                        variances.push_back(variance[other * rows + side]);
                    }
                }
            }
            const Noise noise = noiseOf(means, variances, seen);
            for (std::size_t other = line0; other < std::min(lines, line0 + lineStep); ++other) {
                std::fill_n(result.begin() + static_cast<std::ptrdiff_t>(other * rows + row0), std::min(rows, row0 + rowStep) - row0,
                            noise);
            }
        }
        return result;
    }

    void smooth(std::size_t pixel, double& mean, double& variance) const {
        const double sizeKm = std::max(1.0, std::sqrt(static_cast<double>(m_scene.areaKm2[pixel])));
        double sum = static_cast<double>(m_result.enhancement[pixel]);
        double weights = 1.0;
        double squares = std::pow(static_cast<double>(m_result.error[pixel]), 2);
        for (const std::uint32_t other : m_graph.neighbours(pixel)) {
            if (!std::isfinite(m_result.enhancement[other])) {
                continue;
            }
            const double distance = distanceKm(m_scene.centres[pixel], m_scene.centres[other]) / (std::isfinite(sizeKm) ? sizeKm : 7.0);
            const double weight = std::exp(-0.5 * distance * distance / (kKernel * kKernel));
            sum += weight * static_cast<double>(m_result.enhancement[other]);
            weights += weight;
            squares += weight * weight * std::pow(static_cast<double>(m_result.error[other]), 2);
        }
        mean = sum / weights;
        variance = squares / (weights * weights);
    }

    /// What hangs together: first the trunks, then their skirts.
    void grow() {
        m_result.component.assign(m_column.size(), -1);
        m_result.components = 0;
        std::vector<std::vector<std::size_t>> trunks;
        for (std::size_t seed = 0; seed < m_column.size(); ++seed) {
            if (static_cast<double>(m_result.zScore[seed]) > m_settings.seedZ && m_result.component[seed] == -1) {
                trunks.push_back(trunkOf(seed, static_cast<std::int32_t>(trunks.size())));
            }
        }
        std::vector<std::size_t> sizes;
        std::transform(trunks.begin(), trunks.end(), std::back_inserter(sizes), [](const auto& trunk) { return trunk.size(); });
        addSkirts(trunks, sizes);
        std::vector<bool> isKept;
        for (std::size_t number = 0; number < trunks.size(); ++number) {
            const auto& trunk = trunks[number];
            const double largest = static_cast<double>(m_result.zScore[*std::max_element(
                trunk.begin(), trunk.end(), [&](std::size_t a, std::size_t b) { return m_result.zScore[a] < m_result.zScore[b]; })]);
            const bool isLarge =
                trunk.size() >= std::min(kLeastTrunk, m_settings.minimumPixels) && sizes[number] >= m_settings.minimumPixels;
            isKept.push_back(isLarge || largest > m_settings.lonelyZ);
        }
        renumber(isKept);
    }

    /// Pixels above trunkZ that hang together with a seed, also past missing pixels.
    std::vector<std::size_t> trunkOf(std::size_t seed, std::int32_t number) {
        const double trunkZ = m_settings.trunkZ();
        std::vector<std::size_t> members{seed};
        std::map<std::size_t, int> missing; // steps since the last pixel of the plume, the fewest so far
        std::deque<std::pair<std::size_t, int>> front{{seed, 0}};
        m_result.component[seed] = number;
        while (!front.empty()) {
            const auto [pixel, bridged] = front.front();
            front.pop_front();
            for (const std::uint32_t other : m_graph.neighbours(pixel)) {
                const float z = m_result.zScore[other];
                if (std::isfinite(z)) {
                    if (m_result.component[other] == -1 && static_cast<double>(z) > trunkZ) {
                        m_result.component[other] = number;
                        members.push_back(other);
                        front.emplace_back(other, 0);
                    }
                } else if (bridged < kBridged && !m_scene.isOutside[other]) {
                    const auto [known, isNew] = missing.try_emplace(other, bridged + 1);
                    if (isNew || known->second > bridged + 1) {
                        known->second = bridged + 1;
                        front.emplace_back(other, bridged + 1);
                    }
                }
            }
        }
        return members;
    }

    /// Adds pixels above growZ ring by ring; one that several plumes reach goes to the neighbour with the largest z.
    void addSkirts(const std::vector<std::vector<std::size_t>>& trunks, std::vector<std::size_t>& sizes) {
        std::vector<std::size_t> ring;
        for (const auto& trunk : trunks) {
            ring.insert(ring.end(), trunk.begin(), trunk.end());
        }
        for (int step = 0; step < kSkirt && !ring.empty(); ++step) {
            std::map<std::size_t, std::size_t> reached; // pixel and the neighbour from which it is
            for (const std::size_t pixel : ring) {
                for (const std::uint32_t other : m_graph.neighbours(pixel)) {
                    if (m_result.component[other] == -1 && static_cast<double>(m_result.zScore[other]) > m_settings.growZ) {
                        auto& from = reached.try_emplace(other, pixel).first->second;
                        from = m_result.zScore[pixel] > m_result.zScore[from] ? pixel : from;
                    }
                }
            }
            ring.clear();
            for (const auto& [pixel, from] : reached) {
                m_result.component[pixel] = m_result.component[from];
                ++sizes[static_cast<std::size_t>(m_result.component[pixel])];
                ring.push_back(pixel);
            }
        }
    }

    /// Components by their first pixel, without those that are too small.
    void renumber(const std::vector<bool>& isKept) {
        std::vector<std::int32_t> numbers(isKept.size(), -1);
        for (auto& component : m_result.component) {
            if (component >= 0) {
                auto& number = numbers[static_cast<std::size_t>(component)];
                if (number < 0 && isKept[static_cast<std::size_t>(component)]) {
                    number = static_cast<std::int32_t>(m_result.components++);
                }
                component = number;
            }
        }
    }

    /// Plumes and the pixels that touch them tell nothing about the background.
    void mask() {
        for (std::size_t pixel = 0; pixel < m_column.size(); ++pixel) {
            if (m_result.component[pixel] >= 0) {
                m_isMasked[pixel] = true;
                for (const std::uint32_t other : m_graph.neighbours(pixel)) {
                    m_isMasked[other] = true;
                }
            }
        }
    }

    const PlumeScene& m_scene;
    const PixelGraph& m_graph;
    const DetectionSettings& m_settings;
    std::vector<float> m_column;
    std::vector<bool> m_isMasked;
    PlumeDetection m_result;
};

} // namespace

PlumeDetection detectPlumes(const PlumeScene& scene, const PixelGraph& graph, const DetectionSettings& settings) {
    return Detector(scene, graph, settings).run();
}

} // namespace phidias::processing::plume
