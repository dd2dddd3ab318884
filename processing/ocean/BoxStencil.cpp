#include "processing/ocean/BoxStencil.h"

#include <algorithm>

namespace phidias::processing::ocean {

BoxLines::BoxLines(std::vector<std::size_t> size, std::vector<bool> isCyclic) : m_size(std::move(size)), m_isCyclic(std::move(isCyclic)) {
    m_isCyclic.resize(m_size.size(), false);
    m_lines = 1;
    for (std::size_t d = 1; d < m_size.size(); ++d) {
        m_lines *= m_size[d];
    }
}

BoxLines::Line BoxLines::line(std::size_t number) const {
    Line line;
    line.begin = number * m_size.front();
    std::size_t rest = number;
    std::size_t stride = m_size.front();
    for (std::size_t d = 1; d < m_size.size(); ++d) {
        const std::size_t count = m_size[d];
        const std::size_t index = rest % count;
        rest /= count;
        const bool wraps = m_isCyclic[d] && count > 1;
        line.index[d] = index;
        line.above[d] = index + 1 < count ? line.begin + stride : wraps ? line.begin - index * stride : kNone;
        line.below[d] = index > 0 ? line.begin - stride : wraps ? line.begin + (count - 1) * stride : kNone;
        stride *= count;
    }
    return line;
}

namespace {

/// Below this waking the other threads costs more than they give.

/// Adds coupling (x - neighbour) of a whole line against the line beside it.
void addAcross(const double* coupling, const double* x, const double* beside, double* y, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        y[i] += coupling[i] * (x[i] - beside[i]);
    }
}

} // namespace

void BoxStencil::apply(std::span<const double> x, std::span<double> y, bool divides) const {
    const std::size_t n = lines.length();
    const auto count = static_cast<std::ptrdiff_t>(lines.lines());
#pragma omp parallel for schedule(static) if (lines.cells() > kParallelCells)
    for (std::ptrdiff_t number = 0; number < count; ++number) {
        const auto line = lines.line(static_cast<std::size_t>(number));
        const double* const in = x.data() + line.begin;
        double* const out = y.data() + line.begin;
        const double* const w = mass.data() + line.begin;
        const double* const c = coupling[0].data() + line.begin;
        for (std::size_t i = 0; i < n; ++i) {
            out[i] = w[i] * in[i];
        }
        for (std::size_t i = 0; i + 1 < n; ++i) {
            out[i] += c[i] * (in[i] - in[i + 1]);
        }
        for (std::size_t i = 1; i < n; ++i) {
            out[i] += c[i - 1] * (in[i] - in[i - 1]);
        }
        if (lines.isCyclic(0) && n > 1) {
            const double flux = c[n - 1] * (in[n - 1] - in[0]);
            out[n - 1] += flux;
            out[0] -= flux;
        }
        for (std::size_t d = 1; d < lines.dimensions(); ++d) {
            if (line.above[d] != BoxLines::kNone) {
                addAcross(coupling[d].data() + line.begin, in, x.data() + line.above[d], out, n);
            }
            if (line.below[d] != BoxLines::kNone) {
                addAcross(coupling[d].data() + line.below[d], in, x.data() + line.below[d], out, n);
            }
        }
        if (divides) {
            for (std::size_t i = 0; i < n; ++i) {
                out[i] = w[i] > 0.0 ? out[i] / w[i] : 0.0;
            }
        }
    }
}

double dotProduct(std::span<const double> a, std::span<const double> b) {
    constexpr std::size_t kBlock = 16384;
    const std::size_t blocks = (a.size() + kBlock - 1) / kBlock;
    std::vector<double> partial(blocks, 0.0);
#pragma omp parallel for schedule(static) if (blocks > 1)
    for (std::ptrdiff_t block = 0; block < static_cast<std::ptrdiff_t>(blocks); ++block) {
        const std::size_t from = static_cast<std::size_t>(block) * kBlock;
        const std::size_t to = std::min(a.size(), from + kBlock);
        // Four sums side by side, so that the processor need not wait for each addition.
        std::array<double, 4> sum{};
        std::size_t k = from;
        for (; k + 4 <= to; k += 4) {
            for (std::size_t j = 0; j < 4; ++j) {
                sum[j] += a[k + j] * b[k + j];
            }
        }
        for (; k < to; ++k) {
            sum[0] += a[k] * b[k];
        }
        partial[static_cast<std::size_t>(block)] = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    }
    double total = 0.0;
    for (const double part : partial) {
        total += part;
    }
    return total;
}

} // namespace phidias::processing::ocean
