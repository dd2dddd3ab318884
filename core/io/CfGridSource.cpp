#include "core/io/CfGridSource.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace phidias::core {

namespace {

std::size_t productOfCounts(std::span<const Slab> slabs) {
    std::size_t product = 1;
    for (const auto& slab : slabs) {
        product *= slab.count;
    }
    return product;
}

void readByServer(const NetcdfVariable& variable, std::span<const Slab> slabs, std::span<double> out) {
    std::vector<std::size_t> start;
    std::vector<std::size_t> count;
    std::vector<std::ptrdiff_t> stride;
    for (const auto& slab : slabs) {
        start.push_back(slab.start);
        count.push_back(slab.count);
        stride.push_back(static_cast<std::ptrdiff_t>(slab.stride));
    }
    variable.read(start, count, stride, out);
}

/// Old GMT: slabs are [y, x], the file has one dimension.
void readFlattened(const CfGridVariable& stored, std::span<const Slab> slabs, std::span<double> out) {
    const Slab& rows = slabs[0];
    const Slab& columns = slabs[1];
    for (std::size_t row = 0; row < rows.count; ++row) {
        const Slab line{.start = (rows.start + row * rows.stride) * stored.flattenedRow + columns.start,
                        .count = columns.count,
                        .stride = columns.stride};
        readStridedSlab(stored.variable, std::span(&line, 1), out.subspan(row * columns.count, columns.count));
    }
}

} // namespace

void readStridedSlab(const NetcdfVariable& variable, std::span<const Slab> slabs, std::span<double> out) {
    if (out.empty()) {
        return;
    }
    // The innermost strided dimension is read as one run and thinned out; strided dimensions outside it are walked index by index.
    std::optional<std::size_t> inner;
    for (std::size_t d = 0; d < slabs.size(); ++d) {
        if (slabs[d].stride > 1 && slabs[d].count > 1) {
            inner = d;
        }
    }
    std::vector<std::size_t> start;
    std::vector<std::size_t> count;
    for (const auto& slab : slabs) {
        start.push_back(slab.start);
        count.push_back(slab.count);
    }
    if (!inner) {
        variable.read(start, count, {}, out);
        return;
    }
    std::size_t tail = 1;
    for (std::size_t d = *inner + 1; d < slabs.size(); ++d) {
        tail *= slabs[d].count;
    }
    constexpr std::size_t kMostRunValues = 1U << 20U;
    const Slab& thinned = slabs[*inner];
    const std::size_t perRun = std::max<std::size_t>(1, (kMostRunValues / std::max<std::size_t>(tail, 1) - 1) / thinned.stride + 1);
    // Far apart: single reads waste less than the run between them.
    const std::size_t atOnce = thinned.stride * tail > kMostRunValues / 4 ? 1 : perRun;
    std::vector<double> run;
    std::vector<std::size_t> index(*inner, 0);
    for (std::size_t written = 0; written < out.size();) {
        for (std::size_t d = 0; d < *inner; ++d) {
            start[d] = slabs[d].start + index[d] * slabs[d].stride;
            count[d] = 1;
        }
        for (std::size_t first = 0; first < thinned.count; first += atOnce) {
            const std::size_t values = std::min(atOnce, thinned.count - first);
            start[*inner] = thinned.start + first * thinned.stride;
            count[*inner] = (values - 1) * thinned.stride + 1;
            run.resize(count[*inner] * tail);
            variable.read(start, count, {}, std::span<double>(run));
            for (std::size_t value = 0; value < values; ++value) {
                const auto from = run.begin() + static_cast<std::ptrdiff_t>(value * thinned.stride * tail);
                std::copy_n(from, tail, out.begin() + static_cast<std::ptrdiff_t>(written));
                written += tail;
            }
        }
        for (std::size_t d = *inner; d-- > 0;) {
            if (++index[d] < slabs[d].count) {
                break;
            }
            index[d] = 0;
        }
    }
}

void CfGridSource::read(std::size_t variable, std::span<const Slab> slabs, std::span<double> out) const {
    const auto& stored = m_variables.at(variable);
    const std::size_t rank = stored.flattenedRow > 0 ? 2 : stored.variable.dimensions().size();
    if (slabs.size() != rank || productOfCounts(slabs) != out.size()) {
        throw Error(ErrorCode::Defect, "core.defect", {{"what", "slab does not fit variable " + stored.variable.path()}},
                    "hint.reportDefect");
    }
    const auto readStored = [&slabs, &stored](const NetcdfVariable& of, std::span<double> values) {
        if (stored.flattenedRow > 0) {
            readFlattened(stored, slabs, values);
        } else if (of.isRemote()) {
            readByServer(of, slabs, values);
        } else {
            readStridedSlab(of, slabs, values);
        }
    };
    readStored(stored.variable, out);
    stored.rule.unpack(out);
    if (stored.quality) {
        std::vector<double> quality(out.size());
        readStored(*stored.quality, quality);
        for (std::size_t at = 0; at < out.size(); ++at) {
            out[at] = quality[at] == stored.goodQuality ? out[at] : std::numeric_limits<double>::quiet_NaN();
        }
    }
}

} // namespace phidias::core
