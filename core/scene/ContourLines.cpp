#include "core/scene/ContourLines.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

namespace phidias::core {

namespace {

/// Number of an edge of the grid: twice the node at its lower end, and one for the edge upwards.
using Edge = std::uint64_t;

/// Pieces of lines between edges of the grid: each edge is the end of at most two.
class Pieces {
public:
    void add(Edge a, Edge b) {
        m_next[a].push_back(b);
        m_next[b].push_back(a);
        m_order.push_back(a);
        m_order.push_back(b);
    }

    /// The chains of edges, open ones first; each piece once.
    [[nodiscard]] std::vector<std::vector<Edge>> chains() {
        std::vector<std::vector<Edge>> found;
        for (const bool isOpen : {true, false}) {
            for (const Edge start : m_order) {
                if (const auto at = m_next.find(start); at != m_next.end() && (!isOpen || at->second.size() == 1)) {
                    found.push_back(follow(start));
                }
            }
        }
        return found;
    }

private:
    void remove(Edge from, Edge to) {
        const auto at = m_next.find(from);
        at->second.erase(std::find(at->second.begin(), at->second.end(), to));
        if (at->second.empty()) {
            m_next.erase(at);
        }
    }
    std::vector<Edge> follow(Edge start) {
        std::vector<Edge> chain{start};
        for (auto at = m_next.find(start); at != m_next.end(); at = m_next.find(chain.back())) {
            const Edge from = chain.back();
            const Edge to = at->second.front();
            remove(from, to);
            remove(to, from);
            chain.push_back(to);
        }
        return chain;
    }

    std::unordered_map<Edge, std::vector<Edge>> m_next;
    std::vector<Edge> m_order;
};

/// Adds the pieces within one square. @param corner  values: lower left, lower right, upper right, upper left
/// @param edge  below, right, above, left
void addSquare(const std::array<double, 4>& corner, const std::array<Edge, 4>& edge, double level, Pieces& pieces) {
    std::array<bool, 4> isAbove{};
    for (std::size_t k = 0; k < 4; ++k) {
        if (!std::isfinite(corner[k])) {
            return;
        }
        isAbove[k] = corner[k] >= level;
    }
    std::vector<std::size_t> crossed;
    for (std::size_t k = 0; k < 4; ++k) {
        if (isAbove[k] != isAbove[(k + 1) % 4]) {
            crossed.push_back(k);
        }
    }
    if (crossed.size() == 2) {
        pieces.add(edge[crossed[0]], edge[crossed[1]]);
    } else if (crossed.size() == 4) {
        const bool isMiddleAbove = 0.25 * (corner[0] + corner[1] + corner[2] + corner[3]) >= level;
        // The corners that differ from the middle are cut off: lower left and upper right, or the two others.
        const bool cutsFirst = isAbove[0] != isMiddleAbove;
        pieces.add(edge[0], edge[cutsFirst ? 3 : 1]);
        pieces.add(edge[2], edge[cutsFirst ? 1 : 3]);
    }
}

} // namespace

std::vector<ContourLine> contourLines(std::span<const double> x, std::span<const double> y, std::span<const double> values, double level,
                                      std::stop_token stop) {
    const std::size_t columns = x.size();
    if (values.size() != columns * y.size()) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", std::string("contourLines: sizes")}});
    }
    Pieces pieces;
    for (std::size_t row = 0; row + 1 < y.size(); ++row) {
        if (stop.stop_requested()) {
            throw Error(ErrorCode::Cancelled, "core.cancelled");
        }
        for (std::size_t column = 0; column + 1 < columns; ++column) {
            const std::size_t node = row * columns + column;
            addSquare({values[node], values[node + 1], values[node + columns + 1], values[node + columns]},
                      {2 * node, 2 * (node + 1) + 1, 2 * (node + columns), 2 * node + 1}, level, pieces);
        }
    }
    std::vector<ContourLine> lines;
    for (const auto& chain : pieces.chains()) {
        ContourLine line;
        for (const Edge edge : chain) {
            const std::size_t node = edge / 2;
            const bool isUpward = edge % 2 == 1;
            const double low = values[node];
            const double high = values[isUpward ? node + columns : node + 1];
            const double share = (level - low) / (high - low);
            const std::size_t row = node / columns;
            const std::size_t column = node % columns;
            line.push_back(isUpward ? std::array{x[column], y[row] + share * (y[row + 1] - y[row])}
                                    : std::array{x[column] + share * (x[column + 1] - x[column]), y[row]});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace phidias::core
