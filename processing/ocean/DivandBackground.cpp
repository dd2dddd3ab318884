#include "processing/ocean/DivandBackground.h"

#include "core/util/Error.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace phidias::processing::ocean {

namespace {

using Triplet = Eigen::Triplet<double, std::int64_t>;

[[noreturn]] void refuse(const char* what) {
    throw core::Error(core::ErrorCode::InvalidRequest, "ocean.divand.gridShape", {{"what", std::string(what)}});
}

std::vector<double> oneADimension(std::vector<double> values, std::size_t dimensions, double standard, const char* what) {
    if (values.empty()) {
        values.assign(dimensions, standard);
    } else if (values.size() == 1) {
        values.assign(dimensions, values.front());
    } else if (values.size() != dimensions) {
        refuse(what);
    }
    return values;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

SparseMatrix fromTriplets(std::int64_t rows, std::int64_t columns, const std::vector<Triplet>& triplets) {
    SparseMatrix matrix(rows, columns);
    matrix.setFromTriplets(triplets.begin(), triplets.end());
    return matrix;
}

} // namespace

DivandBackground::DivandBackground(const DivandGrid& grid, std::vector<std::vector<double>> lengths, const DivandNorm& norm)
    : m_lengths(std::move(lengths)) {
    grid.check();
    const std::size_t dimensions = grid.dimensions();
    if (dimensions > kMostDimensions) {
        refuse("the grid has more than 6 dimensions");
    }
    if (m_lengths.size() != dimensions) {
        refuse("there is not one correlation length a dimension");
    }
    for (const auto& length : m_lengths) {
        if (length.size() != grid.cells()) {
            refuse("a correlation length does not have the shape of the mask");
        }
        if (std::any_of(length.begin(), length.end(), [](double value) { return !(value >= 0.0) || !std::isfinite(value); })) {
            refuse("a correlation length is negative or not a number");
        }
    }
    m_laplacianCoefficients =
        oneADimension(norm.laplacianCoefficients, dimensions, 1.0, "there is not one Laplacian coefficient a dimension");
    m_secondDerivativePenalty =
        oneADimension(norm.secondDerivativePenalty, dimensions, 0.0, "there is not one derivative penalty a dimension");
    m_grid = stretchedEdges(grid, m_lengths, oneADimension(norm.alphabc, dimensions, 1.0, "there is not one alphabc a dimension"));
    m_pointOfCell.assign(grid.cells(), -1);
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        if (grid.isSea[cell] != 0) {
            m_pointOfCell[cell] = static_cast<std::int64_t>(m_cellOfPoint.size());
            m_cellOfPoint.push_back(cell);
        }
    }
    if (m_cellOfPoint.empty()) {
        throw core::Error(core::ErrorCode::EmptySelection, "ocean.divand.noSea", {}, "hint.ocean.divand.noSea");
    }
    scaleLengths(norm);
    assembleNeighbours();
}

void DivandBackground::scaleLengths(const DivandNorm& norm) {
    for (const auto& length : m_lengths) {
        m_effectiveDimensions += mean(length) > 0.0 ? 1U : 0U;
    }
    if (m_effectiveDimensions == 0) {
        refuse("no correlation length is above 0");
    }
    m_kernel = divandKernel(m_effectiveDimensions, norm.alpha);
    m_coefficient = m_kernel.mu;
    for (auto& length : m_lengths) {
        if (norm.scaleLengths) {
            for (double& value : length) {
                value /= m_kernel.lengthScale;
            }
        }
        m_meanLength.push_back(mean(length));
        m_coefficient *= m_meanLength.back() > 0.0 ? m_meanLength.back() : 1.0;
    }
    const auto all = [](const std::vector<double>& values, double wanted) {
        return std::all_of(values.begin(), values.end(), [wanted](double value) { return value == wanted; });
    };
    m_isFactorised = isBinomial(m_kernel.alpha) && uncorrelatedSpacingIsUniform() && all(m_laplacianCoefficients, 1.0) &&
                     all(m_secondDerivativePenalty, 0.0);
}

std::size_t DivandBackground::layers() const {
    std::size_t count = 1;
    for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
        count *= m_meanLength[d] > 0.0 ? 1U : m_grid.size[d];
    }
    return count;
}

bool DivandBackground::uncorrelatedSpacingIsUniform() const {
    bool isUniform = true;
    for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
        for (std::size_t other = 0; m_meanLength[d] > 0.0 && other < m_grid.dimensions(); ++other) {
            if (m_meanLength[other] <= 0.0) {
                const auto& spacing = m_grid.inverseSpacing[other];
                forEachSeaFace(d, [&](std::size_t a, std::size_t b, double, double, double) {
                    isUniform = isUniform && std::abs(spacing[a] - spacing[b]) <= 1e-13 * spacing[a];
                });
            }
        }
    }
    return isUniform;
}

void DivandBackground::forEachSeaFace(std::size_t dimension,
                                      const std::function<void(std::size_t, std::size_t, double, double, double)>& visit) const {
    const auto& length = m_lengths[dimension];
    m_grid.forEachFace(dimension, [&](std::size_t a, std::size_t b) {
        if (m_grid.isSea[a] == 0 || m_grid.isSea[b] == 0 || a == b) {
            return;
        }
        const double along = 0.5 * (m_grid.inverseSpacing[dimension][a] + m_grid.inverseSpacing[dimension][b]);
        double across = 1.0;           // product over all other dimensions
        double acrossCorrelated = 1.0; // over those with a length
        for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
            const double spacing = 0.5 * (m_grid.inverseSpacing[d][a] + m_grid.inverseSpacing[d][b]);
            across *= d == dimension ? 1.0 : spacing;
            acrossCorrelated *= d != dimension && m_meanLength[d] > 0.0 ? spacing : 1.0;
        }
        const double lengthSquared = 0.5 * (length[a] * length[a] + length[b] * length[b]);
        visit(a, b, along, along / across * lengthSquared, lengthSquared / (along * acrossCorrelated));
    });
}

void DivandBackground::assembleNeighbours() {
    const auto n = static_cast<std::int64_t>(seaPoints());
    m_volume.resize(n);
    for (std::int64_t point = 0; point < n; ++point) {
        double volume = 1.0;
        for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
            volume /= m_meanLength[d] > 0.0 ? m_grid.inverseSpacing[d][m_cellOfPoint[static_cast<std::size_t>(point)]] : 1.0;
        }
        m_volume[point] = volume;
    }
    if (!m_isFactorised) {
        return;
    }
    const std::size_t cells = m_grid.cells();
    std::vector<bool> isCyclic;
    for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
        isCyclic.push_back(m_grid.cyclic(d));
    }
    m_stencil.lines = BoxLines(m_grid.size, isCyclic);
    m_stencil.mass.assign(cells, 0.0);
    for (std::int64_t point = 0; point < n; ++point) {
        m_stencil.mass[m_cellOfPoint[static_cast<std::size_t>(point)]] = m_volume[point];
    }
    m_stencil.coupling.assign(m_grid.dimensions(), std::vector<double>(cells, 0.0));
    for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
        if (m_meanLength[d] > 0.0) {
            forEachSeaFace(d, [&](std::size_t a, std::size_t, double along, double, double weight) {
                m_stencil.coupling[d][a] = weight * along * along;
            });
        }
    }
}

SparseMatrix DivandBackground::neighbourMatrix() const {
    const auto n = static_cast<std::int64_t>(seaPoints());
    std::vector<Triplet> triplets;
    triplets.reserve(static_cast<std::size_t>(n) * (1 + 4 * m_grid.dimensions()));
    for (std::int64_t point = 0; point < n; ++point) {
        triplets.emplace_back(point, point, m_volume[point]);
    }
    for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
        m_grid.forEachFace(d, [&](std::size_t a, std::size_t b) {
            const double flux = m_stencil.coupling[d][a];
            if (flux == 0.0) {
                return;
            }
            const std::int64_t p = m_pointOfCell[a];
            const std::int64_t q = m_pointOfCell[b];
            triplets.emplace_back(p, p, flux);
            triplets.emplace_back(q, q, flux);
            triplets.emplace_back(p, q, -flux);
            triplets.emplace_back(q, p, -flux);
        });
    }
    return fromTriplets(n, n, triplets);
}

SparseMatrix DivandBackground::laplacian() const {
    std::vector<Triplet> triplets;
    const auto n = static_cast<std::int64_t>(seaPoints());
    const auto inverseVolume = [&](std::size_t cell) {
        double product = 1.0;
        for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
            product *= m_grid.inverseSpacing[d][cell];
        }
        return product;
    };
    for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
        if (m_laplacianCoefficients[d] == 0.0) {
            continue;
        }
        forEachSeaFace(d, [&](std::size_t a, std::size_t b, double, double flux, double) {
            const std::int64_t p = m_pointOfCell[a];
            const std::int64_t q = m_pointOfCell[b];
            const double weighted = m_laplacianCoefficients[d] * flux;
            triplets.emplace_back(p, q, weighted * inverseVolume(a));
            triplets.emplace_back(p, p, -weighted * inverseVolume(a));
            triplets.emplace_back(q, p, weighted * inverseVolume(b));
            triplets.emplace_back(q, q, -weighted * inverseVolume(b));
        });
    }
    return fromTriplets(n, n, triplets);
}

SparseMatrix DivandBackground::inverseByDerivatives() const {
    const auto n = static_cast<std::int64_t>(seaPoints());
    const SparseMatrix derivative = laplacian();
    const auto& alpha = m_kernel.alpha;
    SparseMatrix sum(n, n);
    SparseMatrix power(n, n); // D^k
    power.setIdentity();
    std::vector<SparseMatrix> gradients(m_grid.dimensions());
    for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
        if (m_meanLength[d] <= 0.0) {
            continue;
        }
        std::vector<Triplet> triplets;
        std::int64_t face = 0;
        forEachSeaFace(d, [&](std::size_t a, std::size_t b, double along, double, double weight) {
            // sqrt(G_i) Dx_i, so that its square is the term of the norm.
            const double entry = along * std::sqrt(weight);
            triplets.emplace_back(face, m_pointOfCell[b], entry);
            triplets.emplace_back(face, m_pointOfCell[a], -entry);
            ++face;
        });
        gradients[d] = fromTriplets(face, n, triplets);
    }
    for (std::size_t j = 1; j <= alpha.size(); ++j) {
        if (j >= 3 && j % 2 == 1) {
            power = SparseMatrix(derivative * power);
        }
        if (alpha[j - 1] == 0.0) {
            continue;
        }
        if (j % 2 == 1) {
            sum += SparseMatrix(alpha[j - 1] * SparseMatrix(power.transpose() * SparseMatrix(m_volume.asDiagonal() * power)));
        } else {
            for (const auto& gradient : gradients) {
                if (gradient.rows() > 0) {
                    const SparseMatrix term = gradient * power;
                    sum += SparseMatrix(alpha[j - 1] * SparseMatrix(term.transpose() * term));
                }
            }
        }
    }
    sum *= 1.0 / m_coefficient;
    for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
        if (m_secondDerivativePenalty[d] == 0.0) {
            continue;
        }
        std::vector<Triplet> triplets;
        const std::size_t stride = m_grid.step(d);
        for (std::size_t cell = 0; cell < m_grid.cells(); ++cell) {
            const std::size_t index = cell / stride % m_grid.size[d];
            if (index == 0 || index + 1 >= m_grid.size[d] || m_grid.isSea[cell] == 0 || m_grid.isSea[cell - stride] == 0 ||
                m_grid.isSea[cell + stride] == 0) {
                continue;
            }
            const std::int64_t row = m_pointOfCell[cell];
            const double scaled = m_lengths[d][cell] * m_grid.inverseSpacing[d][cell];
            const double entry = scaled * scaled * std::sqrt(m_volume[row] * m_secondDerivativePenalty[d]);
            triplets.emplace_back(row, m_pointOfCell[cell - stride], entry);
            triplets.emplace_back(row, row, -2.0 * entry);
            triplets.emplace_back(row, m_pointOfCell[cell + stride], entry);
        }
        const SparseMatrix second = fromTriplets(n, n, triplets);
        sum += SparseMatrix(second.transpose() * second);
    }
    return sum;
}

SparseMatrix DivandBackground::inverseCovariance() const {
    if (!m_isFactorised) {
        return inverseByDerivatives();
    }
    const Eigen::VectorXd inverseVolume = m_volume.cwiseInverse();
    const SparseMatrix neighbours = neighbourMatrix();
    SparseMatrix product = neighbours;
    for (std::size_t k = 1; k < order(); ++k) {
        const SparseMatrix scaled = inverseVolume.asDiagonal() * product;
        product = SparseMatrix(neighbours * scaled);
    }
    product *= 1.0 / m_coefficient;
    return product;
}

void DivandBackground::applyInverse(std::span<const double> x, std::span<double> y, std::span<double> scratch) const {
    // M W^-1 M ... M: all factors but the last divide by the volumes.
    std::span<const double> from = x;
    for (std::size_t k = 1; k <= order(); ++k) {
        const std::span<double> to = (order() - k) % 2 == 0 ? y : scratch;
        m_stencil.apply(from, to, k < order());
        from = to;
    }
    const double factor = 1.0 / m_coefficient;
#pragma omp parallel for schedule(static)
    for (std::ptrdiff_t cell = 0; cell < static_cast<std::ptrdiff_t>(y.size()); ++cell) {
        y[static_cast<std::size_t>(cell)] *= factor;
    }
}

Eigen::VectorXd DivandBackground::packed(std::span<const double> box) const {
    Eigen::VectorXd x(static_cast<Eigen::Index>(seaPoints()));
    for (std::size_t point = 0; point < seaPoints(); ++point) {
        x[static_cast<Eigen::Index>(point)] = box[m_cellOfPoint[point]];
    }
    return x;
}

std::vector<double> DivandBackground::unpacked(const Eigen::VectorXd& x) const {
    std::vector<double> values(m_grid.cells(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t point = 0; point < seaPoints(); ++point) {
        values[m_cellOfPoint[point]] = x[static_cast<std::int64_t>(point)];
    }
    return values;
}

SparseMatrix DivandBackground::advection(const std::vector<std::vector<double>>& velocity) const {
    const auto n = static_cast<std::int64_t>(seaPoints());
    std::vector<Triplet> triplets;
    for (std::size_t d = 0; d < m_grid.dimensions(); ++d) {
        forEachSeaFace(d, [&](std::size_t a, std::size_t b, double along, double, double) {
            for (const std::size_t cell : {a, b}) {
                const double entry = 0.5 * velocity[d][cell] * along;
                triplets.emplace_back(m_pointOfCell[cell], m_pointOfCell[b], entry);
                triplets.emplace_back(m_pointOfCell[cell], m_pointOfCell[a], -entry);
            }
        });
    }
    return fromTriplets(n, n, triplets);
}

} // namespace phidias::processing::ocean
