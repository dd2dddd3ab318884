#include "core/util/CubicSpline.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

CubicSpline::CubicSpline(std::span<const double> x, std::span<const double> y)
    : m_x(x.begin(), x.end()), m_y(y.begin(), y.end()), m_curvature(x.size(), 0.0) {
    bool isUsable = x.size() == y.size() && x.size() >= 2 && std::all_of(y.begin(), y.end(), [](double v) { return std::isfinite(v); });
    for (std::size_t k = 1; isUsable && k < x.size(); ++k) {
        isUsable = std::isfinite(x[k - 1]) && x[k] > x[k - 1];
    }
    if (!isUsable) {
        throw Error(ErrorCode::InvalidRequest, "core.spline.points", {{"points", static_cast<std::int64_t>(x.size())}});
    }
    // Thomas algorithm; the matrix is diagonally dominant.
    const std::size_t n = m_x.size();
    std::vector<double> upper(n, 0.0);
    for (std::size_t k = 1; k + 1 < n; ++k) {
        const double before = m_x[k] - m_x[k - 1];
        const double after = m_x[k + 1] - m_x[k];
        const double mu = before / (before + after);
        const double d = 6.0 * ((m_y[k + 1] - m_y[k]) / after - (m_y[k] - m_y[k - 1]) / before) / (before + after);
        const double pivot = 2.0 - mu * upper[k - 1];
        upper[k] = (1.0 - mu) / pivot;
        m_curvature[k] = (d - mu * m_curvature[k - 1]) / pivot;
    }
    for (std::size_t k = n - 1; k-- > 1;) {
        m_curvature[k] -= upper[k] * m_curvature[k + 1];
    }
}

double CubicSpline::operator()(double x) const {
    if (!(x >= m_x.front() && x <= m_x.back())) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const auto next = std::upper_bound(m_x.begin(), m_x.end(), x);
    const std::size_t high = std::min<std::size_t>(static_cast<std::size_t>(next - m_x.begin()), m_x.size() - 1);
    const std::size_t low = high - 1;
    const double width = m_x[high] - m_x[low];
    const double a = (m_x[high] - x) / width;
    const double b = 1.0 - a;
    return a * m_y[low] + b * m_y[high] + ((a * a * a - a) * m_curvature[low] + (b * b * b - b) * m_curvature[high]) * width * width / 6.0;
}

} // namespace phidias::core
