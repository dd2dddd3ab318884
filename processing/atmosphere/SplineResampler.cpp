#include "processing/atmosphere/SplineResampler.h"

#include "core/util/Error.h"

#include <algorithm>
#include <array>
#include <limits>

namespace phidias::processing::atmosphere {

namespace {

constexpr std::size_t kAround = 12; ///< nodes on each side that the weights of a place take into account

} // namespace

SplineResampler::SplineResampler(std::span<const double> nodes, std::span<const double> places, const SplineResampler* like)
    : m_nodes(nodes.begin(), nodes.end()) {
    const std::size_t count = nodes.size();
    if (count < 3 || std::adjacent_find(nodes.begin(), nodes.end(), [](double a, double b) { return !(a < b); }) != nodes.end()) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.pca.nodes", {{"count", static_cast<std::int64_t>(count)}});
    }
    m_step.resize(count - 1);
    m_inverseStep.resize(count - 1);
    for (std::size_t node = 0; node + 1 < count; ++node) {
        m_step[node] = nodes[node + 1] - nodes[node];
        m_inverseStep[node] = 1.0 / m_step[node];
    }
    m_upper.assign(count, 0.0);
    m_inversePivot.assign(count, 0.0);
    for (std::size_t node = 1; node + 1 < count; ++node) {
        const double pivot = 2.0 * (m_step[node - 1] + m_step[node]) - m_step[node - 1] * m_upper[node - 1];
        m_inversePivot[node] = 1.0 / pivot;
        m_upper[node] = m_step[node] / pivot;
    }
    for (auto* coefficients : {&m_rising, &m_falling, &m_lower}) {
        coefficients->assign(count, 0.0);
    }
    for (std::size_t node = 1; node + 1 < count; ++node) {
        m_rising[node] = 6.0 * m_inversePivot[node] * m_inverseStep[node];
        m_falling[node] = 6.0 * m_inversePivot[node] * m_inverseStep[node - 1];
        m_lower[node] = m_inversePivot[node] * m_step[node - 1];
    }
    m_places.resize(places.size());
    m_squares.assign(places.size() * kTaps, 0.0F);
    for (std::size_t at = 0; at < places.size(); ++at) {
        Place& place = m_places[at];
        const double x = places[at];
        if (!(x >= nodes.front() && x <= nodes.back())) {
            continue;
        }
        place.isInside = true;
        const auto above = std::upper_bound(nodes.begin(), nodes.end(), x);
        place.node = std::min(static_cast<std::size_t>(above - nodes.begin()), count - 1) - 1;
        const double h = m_step[place.node];
        place.right = (x - nodes[place.node]) / h;
        place.left = 1.0 - place.right;
        place.leftBend = (place.left * place.left * place.left - place.left) * h * h / 6.0;
        place.rightBend = (place.right * place.right * place.right - place.right) * h * h / 6.0;
        if (like == nullptr || !copyTaps(*like, at)) {
            makeTaps(place, std::span(m_squares).subspan(at * kTaps, kTaps));
        }
    }
}

bool SplineResampler::copyTaps(const SplineResampler& like, std::size_t at) {
    Place& place = m_places[at];
    const Place& known = like.m_places[at];
    // Away from the ends the weights depend on the nodes from kAround + 1 before to kAround + 2 behind.
    const auto isAway = [](std::size_t node, std::size_t nodes) { return node > kAround + 1 && node + kAround + 3 < nodes; };
    if (!known.isInside || !isAway(place.node, m_nodes.size()) || !isAway(known.node, like.m_nodes.size())) {
        return false;
    }
    const auto own = m_nodes.begin() + static_cast<std::ptrdiff_t>(place.node - kAround - 1);
    const auto theirs = like.m_nodes.begin() + static_cast<std::ptrdiff_t>(known.node - kAround - 1);
    if (!std::equal(own, own + 2 * kAround + 4, theirs)) {
        return false;
    }
    place.firstTap = place.node + known.firstTap - known.node;
    std::copy_n(like.m_squares.begin() + static_cast<std::ptrdiff_t>(at * kTaps), kTaps,
                m_squares.begin() + static_cast<std::ptrdiff_t>(at * kTaps));
    return true;
}

/// The weights w of y: solves T z = leftBend e_j + rightBend e_{j+1} near the place (T is symmetric and its inverse dies away by 0.27 a
/// node), then w = R^T z + left e_j + right e_{j+1}.
void SplineResampler::makeTaps(Place& place, std::span<float> squares) const {
    const std::size_t nodes = m_upper.size();
    const std::size_t first = place.node > kAround ? place.node - kAround : 1;
    const std::size_t last = std::min(place.node + 1 + kAround, nodes - 2);
    std::array<double, 2 * kAround + 4> z{};
    std::array<double, 2 * kAround + 4> upper{};
    std::array<double, 2 * kAround + 6> weights{}; // of the nodes first - 1 .. last + 1
    for (std::size_t node = first; node <= last; ++node) {
        const std::size_t at = node - first;
        double right = node == place.node ? place.leftBend : node == place.node + 1 ? place.rightBend : 0.0;
        double pivot = 2.0 * (m_step[node - 1] + m_step[node]);
        if (at > 0) {
            pivot -= m_step[node - 1] * upper.at(at - 1);
            right -= m_step[node - 1] * z.at(at - 1);
        }
        upper.at(at) = m_step[node] / pivot;
        z.at(at) = right / pivot;
    }
    for (std::size_t node = last; node-- > first;) {
        z.at(node - first) -= upper.at(node - first) * z.at(node + 1 - first);
    }
    for (std::size_t node = first; node <= last; ++node) {
        const double bend = 6.0 * z.at(node - first);
        weights.at(node - first) += bend * m_inverseStep[node - 1];
        weights.at(node - first + 1) -= bend * (m_inverseStep[node - 1] + m_inverseStep[node]);
        weights.at(node - first + 2) += bend * m_inverseStep[node];
    }
    weights.at(place.node + 1 - first) += place.left;
    weights.at(place.node + 2 - first) += place.right;
    const std::size_t wanted = place.node + 1 > kTaps / 2 ? place.node + 1 - kTaps / 2 : 0;
    place.firstTap = nodes > kTaps ? std::min(wanted, nodes - kTaps) : 0;
    for (std::size_t tap = 0; tap < kTaps; ++tap) {
        const std::size_t node = place.firstTap + tap;
        const bool isInside = node + 1 >= first && node <= last + 1 && node < nodes;
        const double weight = isInside ? weights.at(node + 1 - first) : 0.0;
        squares[tap] = static_cast<float>(weight * weight);
    }
}

void SplineResampler::values(std::span<const double> values, std::span<double> out, std::vector<double>& workspace) const {
    const std::size_t count = m_upper.size();
    workspace.assign(count, 0.0);
    double slope = (values[1] - values[0]) * m_inverseStep[0];
    for (std::size_t node = 1; node + 1 < count; ++node) {
        const double next = (values[node + 1] - values[node]) * m_inverseStep[node];
        workspace[node] = (6.0 * (next - slope) - m_step[node - 1] * workspace[node - 1]) * m_inversePivot[node];
        slope = next;
    }
    for (std::size_t node = count - 1; node-- > 1;) {
        workspace[node] -= m_upper[node] * workspace[node + 1];
    }
    for (std::size_t at = 0; at < m_places.size(); ++at) {
        const Place& place = m_places[at];
        out[at] = !place.isInside ? std::numeric_limits<double>::quiet_NaN()
                                  : place.left * values[place.node] + place.right * values[place.node + 1] +
                                        place.leftBend * workspace[place.node] + place.rightBend * workspace[place.node + 1];
    }
}

void SplineResampler::variances(std::span<const double> variances, std::span<double> out) const {
    const std::size_t taps = std::min(kTaps, variances.size());
    for (std::size_t at = 0; at < m_places.size(); ++at) {
        if (!m_places[at].isInside) {
            out[at] = std::numeric_limits<double>::quiet_NaN();
            continue;
        }
        const double* variance = variances.data() + m_places[at].firstTap;
        const float* square = m_squares.data() + at * kTaps;
        double sum = 0.0;
        for (std::size_t tap = 0; tap < taps; ++tap) {
            sum += static_cast<double>(square[tap]) * variance[tap];
        }
        out[at] = sum;
    }
}

/// The same recurrences as values(), with a spectrum in each lane.
struct SplineResampler::LanesKernel {
    [[gnu::always_inline]] static void putTile(std::array<Lanes, kLanes>& tile, const Rows& rows, std::size_t first, std::size_t count) {
        transpose(tile);
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            putSome<kLanes>(tile[lane], rows[lane] + first, count);
        }
    }

    [[gnu::always_inline]] static void run(const SplineResampler* spline, const double* values, const double* variances, const Rows* y,
                                           const Rows* variance, double* bends) {
        const std::size_t count = spline->m_upper.size();
        Lanes before = lanesAt(values + kLanes) - lanesAt(values);
        Lanes bend{};
        putLanes(bend, bends);
        putLanes(bend, bends + (count - 1) * kLanes);
        for (std::size_t node = 1; node + 1 < count; ++node) {
            const Lanes after = lanesAt(values + (node + 1) * kLanes) - lanesAt(values + node * kLanes);
            bend = (spline->m_rising[node] * after - spline->m_falling[node] * before) - spline->m_lower[node] * bend;
            putLanes(bend, bends + node * kLanes);
            before = after;
        }
        bend = Lanes{};
        for (std::size_t node = count - 1; node-- > 1;) {
            bend = lanesAt(bends + node * kLanes) - spline->m_upper[node] * bend;
            putLanes(bend, bends + node * kLanes);
        }
        const std::size_t taps = std::min(kTaps, count);
        std::array<Lanes, kLanes> tileOfY{};
        std::array<Lanes, kLanes> tileOfVariance{};
        for (std::size_t at = 0; at < spline->m_places.size(); ++at) {
            const Place& place = spline->m_places[at];
            const double* value = values + place.node * kLanes;
            const double* own = bends + place.node * kLanes;
            tileOfY[at % kLanes] = place.left * lanesAt(value) + place.right * lanesAt(value + kLanes) + place.leftBend * lanesAt(own) +
                                   place.rightBend * lanesAt(own + kLanes);
            const double* tap = variances + place.firstTap * kLanes;
            const float* square = spline->m_squares.data() + at * kTaps;
            Lanes sum{};
            for (std::size_t number = 0; number < taps; ++number) {
                sum += static_cast<double>(square[number]) * lanesAt(tap + number * kLanes);
            }
            tileOfVariance[at % kLanes] = sum;
            if ((at + 1) % kLanes == 0 || at + 1 == spline->m_places.size()) {
                const std::size_t first = at / kLanes * kLanes;
                putTile(tileOfY, *y, first, at + 1 - first);
                putTile(tileOfVariance, *variance, first, at + 1 - first);
            }
        }
    }
};

void SplineResampler::resampleLanes(std::span<const double> values, std::span<const double> variances, const Rows& y, const Rows& variance,
                                    std::vector<double>& workspace) const {
    workspace.resize(nodes() * kLanes);
    runVectorised<LanesKernel>(this, values.data(), variances.data(), &y, &variance, workspace.data());
}

} // namespace phidias::processing::atmosphere
