#include "core/geo/SeamCutter.h"

#include <algorithm>
#include <cmath>

namespace phidias::core {

namespace {

/// The same line with each longitude next to the one before; places at a pole on the meridian of a neighbour.
std::vector<LonLat> unwrapped(const std::vector<LonLat>& line) {
    std::vector<LonLat> result;
    result.reserve(line.size());
    const auto isPole = [](const LonLat& place) { return std::abs(place.second) >= 90.0; };
    for (const auto& place : line) {
        LonLat next = place;
        if (!result.empty() && isPole(place)) {
            next.first = result.back().first;
        } else if (!result.empty() && isPole(result.back())) {
            // From the pole down another meridian: the pole stands on both.
            next.first = result.back().first + std::remainder(place.first - result.back().first, 360.0);
            result.emplace_back(next.first, result.back().second);
        } else if (!result.empty()) {
            next.first = result.back().first + std::remainder(place.first - result.back().first, 360.0);
        }
        result.push_back(next);
    }
    if (result.size() > 1 && isPole(result.front())) {
        result.front().first = result[1].first;
    }
    return result;
}

LonLat onMeridian(const LonLat& a, const LonLat& b, double longitude) {
    return {longitude, a.second + (longitude - a.first) / (b.first - a.first) * (b.second - a.second)};
}

/// Number of the turn of the map that holds a longitude.
double turnOf(double longitude, double west) {
    return std::floor((longitude - west) / 360.0);
}

/// Part of a ring on one side of a meridian.                                      [Sutherland and Hodgman 1974]
std::vector<LonLat> clipped(const std::vector<LonLat>& ring, double meridian, double side) {
    std::vector<LonLat> kept;
    for (std::size_t k = 0; k < ring.size(); ++k) {
        const LonLat& from = ring[k == 0 ? ring.size() - 1 : k - 1];
        const LonLat& to = ring[k];
        const bool isFromIn = side * (from.first - meridian) >= 0.0;
        const bool isToIn = side * (to.first - meridian) >= 0.0;
        if (isFromIn != isToIn) {
            kept.push_back(onMeridian(from, to, meridian));
        }
        if (isToIn) {
            kept.push_back(to);
        }
    }
    return kept;
}

void cutPart(const std::vector<LonLat>& part, double west, std::vector<std::vector<LonLat>>& pieces) {
    if (part.size() < 2) {
        return;
    }
    const auto line = unwrapped(part);
    double turn = turnOf(line.front().first, west);
    std::vector<LonLat> piece{{line.front().first - 360.0 * turn, line.front().second}};
    const auto finish = [&] {
        if (piece.size() > 1) {
            pieces.push_back(piece);
        }
        piece.clear();
    };
    for (std::size_t k = 1; k < line.size(); ++k) {
        const double to = line[k].first;
        while (to < west + 360.0 * turn || to > west + 360.0 * (turn + 1.0)) {
            const bool isEastward = to > west + 360.0 * turn;
            const double seam = west + 360.0 * (isEastward ? turn + 1.0 : turn);
            const LonLat crossing = onMeridian(line[k - 1], line[k], seam);
            piece.emplace_back(isEastward ? west + 360.0 : west, crossing.second);
            finish();
            turn += isEastward ? 1.0 : -1.0;
            piece.emplace_back(isEastward ? west : west + 360.0, crossing.second);
        }
        piece.emplace_back(to - 360.0 * turn, line[k].second);
    }
    finish();
}

} // namespace

std::vector<std::vector<LonLat>> cutLine(const std::vector<LonLat>& line, double middleDeg) {
    std::vector<std::vector<LonLat>> pieces;
    std::vector<LonLat> part;
    for (const auto& place : line) {
        if (std::isfinite(place.first) && std::isfinite(place.second)) {
            part.push_back(place);
            continue;
        }
        cutPart(part, middleDeg - 180.0, pieces);
        part.clear();
    }
    cutPart(part, middleDeg - 180.0, pieces);
    return pieces;
}

std::vector<std::vector<LonLat>> cutRing(const std::vector<LonLat>& ring, double middleDeg) {
    std::vector<LonLat> open;
    std::copy_if(ring.begin(), ring.end(), std::back_inserter(open),
                 [](const LonLat& place) { return std::isfinite(place.first) && std::isfinite(place.second); });
    while (open.size() > 1 && std::abs(std::remainder(open.front().first - open.back().first, 360.0)) < 1e-12 &&
           open.front().second == open.back().second) {
        open.pop_back();
    }
    if (open.size() < 3) {
        return {};
    }
    auto closed = open;
    closed.push_back(open.front());
    auto turned = unwrapped(closed);
    const double around = turned.back().first - turned.front().first;
    if (std::abs(around) > 180.0) {
        // The ring goes around a pole: over that pole back to where it began.
        double sum = 0.0;
        for (const auto& place : turned) {
            sum += place.second;
        }
        const double pole = sum >= 0.0 ? 90.0 : -90.0;
        turned.emplace_back(turned.back().first, pole);
        turned.emplace_back(turned.front().first, pole);
    } else {
        turned.pop_back();
    }
    const double west = middleDeg - 180.0;
    const auto [low, high] = std::minmax_element(turned.begin(), turned.end());
    std::vector<std::vector<LonLat>> pieces;
    for (double turn = turnOf(low->first, west); west + 360.0 * turn < high->first; turn += 1.0) {
        auto piece = clipped(clipped(turned, west + 360.0 * turn, 1.0), west + 360.0 * (turn + 1.0), -1.0);
        for (auto& place : piece) {
            place.first -= 360.0 * turn;
        }
        if (piece.size() > 2) {
            pieces.push_back(std::move(piece));
        }
    }
    return pieces;
}

} // namespace phidias::core
