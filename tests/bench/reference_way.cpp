// The way of DIVAnd.jl on the speed cases of make_divand_case.py, as a peer for ./bench: operators of differences and averages as sparse
// matrices, the inverse background covariance by their products, CHOLMOD with minimum degree ordering and supernodes, OpenBLAS.
// (methods/DIVAND, sections 5 to 7; DIVAnd_laplacian, DIVAnd_background_components, DIVAnd_solve)
//
// usage: bench_reference_way SIZE1 SIZE2 [SIZE3] OBSERVATIONS.txt FIELD.bin
//   observations: lines of positions and value; field: doubles, first dimension fastest. Prints one line of JSON.
#include <Eigen/SparseCore>
#include <cholmod.h>
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

namespace {

using Sparse = Eigen::SparseMatrix<double, Eigen::ColMajor, std::int64_t>;
using Triplet = Eigen::Triplet<double, std::int64_t>;
using Size = std::vector<std::int64_t>;
using Clock = std::chrono::steady_clock;

constexpr double kHorizontalLength = 10.0;
constexpr double kVerticalLength = 3.0;
constexpr double kEpsilon2 = 0.05;

std::int64_t product(const Size& size) {
    std::int64_t all = 1;
    for (const std::int64_t count : size) {
        all *= count;
    }
    return all;
}

Sparse assembled(std::int64_t rows, std::int64_t columns, const std::vector<Triplet>& triplets) {
    Sparse matrix(rows, columns);
    matrix.setFromTriplets(triplets.begin(), triplets.end());
    return matrix;
}

/// lower * x[k] + upper * x[k + 1] along a dimension: sparse_diff with -1, 1; sparse_stagger with 1/2, 1/2.
Sparse neighbours(const Size& size, std::size_t dimension, double lower, double upper) {
    Size faces = size;
    --faces[dimension];
    std::int64_t step = 1;
    for (std::size_t d = 0; d < dimension; ++d) {
        step *= size[d];
    }
    const std::int64_t outer = product(size) / step / size[dimension];
    std::vector<Triplet> triplets;
    std::int64_t row = 0;
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t k = 0; k + 1 < size[dimension]; ++k) {
            for (std::int64_t i = 0; i < step; ++i, ++row) {
                const std::int64_t column = (o * size[dimension] + k) * step + i;
                triplets.emplace_back(row, column, lower);
                triplets.emplace_back(row, column + step, upper);
            }
        }
    }
    return assembled(product(faces), product(size), triplets);
}

/// Transpose of sparse_trim: the inner cells among all.
Sparse extended(const Size& size, std::size_t dimension) {
    std::int64_t step = 1;
    for (std::size_t d = 0; d < dimension; ++d) {
        step *= size[d];
    }
    Size inner = size;
    inner[dimension] += 2;
    std::vector<Triplet> triplets;
    const std::int64_t outer = product(size) / step / size[dimension];
    std::int64_t column = 0;
    for (std::int64_t o = 0; o < outer; ++o) {
        for (std::int64_t k = 0; k < size[dimension]; ++k) {
            for (std::int64_t i = 0; i < step; ++i, ++column) {
                triplets.emplace_back((o * inner[dimension] + k + 1) * step + i, column, 1.0);
            }
        }
    }
    return assembled(product(inner), product(size), triplets);
}

/// coeff iB = sum of the terms of each derivative; unit spacing, no land.
Sparse inverseCovariance(const Size& size) {
    const std::int64_t n = product(size);
    const std::size_t dimensions = size.size();
    const std::vector<double> alpha = dimensions == 2 ? std::vector<double>{1, 2, 1} : std::vector<double>{1, 3, 3, 1};
    double coefficient = dimensions == 2 ? 4.0 * std::numbers::pi : 32.0 * std::numbers::pi;
    Sparse laplacian(n, n);
    std::vector<Sparse> gradients;
    for (std::size_t d = 0; d < dimensions; ++d) {
        const double length = d < 2 ? kHorizontalLength : kVerticalLength;
        coefficient *= length;
        Size faces = size;
        --faces[d];
        const Eigen::VectorXd ones = Eigen::VectorXd::Ones(n);
        const Sparse stagger = neighbours(size, d, 0.5, 0.5);
        const Sparse difference = neighbours(size, d, -1.0, 1.0);
        const Eigen::VectorXd diffusivity = stagger * (length * length * ones);
        // Faces at both edges carry no flux: differences of the faces inside, spread over all cells with the edge faces as zeros.
        Size withEdges = faces;
        withEdges[d] += 2;
        const Sparse divergence = Sparse(neighbours(withEdges, d, -1.0, 1.0) * extended(faces, d));
        laplacian += Sparse(divergence * Sparse(diffusivity.asDiagonal() * difference));
        const Eigen::VectorXd root = diffusivity.cwiseSqrt();
        gradients.emplace_back(root.asDiagonal() * difference);
    }
    Sparse sum(n, n);
    Sparse power(n, n);
    power.setIdentity();
    for (std::size_t j = 1; j <= alpha.size(); ++j) {
        if (j >= 3 && j % 2 == 1) {
            power = Sparse(laplacian * power);
        }
        if (j % 2 == 1) {
            sum += Sparse(alpha[j - 1] * Sparse(Sparse(power.transpose()) * power));
        } else {
            for (const Sparse& gradient : gradients) {
                const Sparse term = gradient * power;
                sum += Sparse(alpha[j - 1] * Sparse(Sparse(term.transpose()) * term));
            }
        }
    }
    sum *= 1.0 / coefficient;
    return sum;
}

/// H and the data.
Sparse observations(const Size& size, const std::string& path, Eigen::VectorXd& data) {
    std::ifstream in(path);
    std::vector<Triplet> triplets;
    std::vector<double> values;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::vector<double> position(size.size());
        double value = 0.0;
        for (double& x : position) {
            words >> x;
        }
        if (!(words >> value)) {
            continue;
        }
        for (std::size_t corner = 0; corner < (std::size_t{1} << size.size()); ++corner) {
            double weight = 1.0;
            std::int64_t cell = 0;
            std::int64_t step = 1;
            for (std::size_t d = 0; d < size.size(); ++d) {
                const auto low = std::min(static_cast<std::int64_t>(position[d]) - 1, size[d] - 2);
                const double share = position[d] - 1.0 - static_cast<double>(low);
                const bool isHigh = ((corner >> d) & 1U) != 0;
                weight *= isHigh ? share : 1.0 - share;
                cell += (low + (isHigh ? 1 : 0)) * step;
                step *= size[d];
            }
            triplets.emplace_back(static_cast<std::int64_t>(values.size()), cell, weight);
        }
        values.push_back(value);
    }
    data = Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
    return assembled(static_cast<std::int64_t>(values.size()), product(size), triplets);
}

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 5) {
        std::cerr << "usage: bench_reference_way SIZE1 SIZE2 [SIZE3] OBSERVATIONS.txt FIELD.bin\n";
        return 2;
    }
    Size size;
    for (int k = 1; k < argc - 2; ++k) {
        size.push_back(std::stoll(argv[k]));
    }
    Eigen::VectorXd data;
    auto start = Clock::now();
    const Sparse h = observations(size, argv[argc - 2], data);
    Sparse matrix = inverseCovariance(size);
    const Sparse transposed = h.transpose();
    matrix += Sparse((1.0 / kEpsilon2) * Sparse(transposed * h));
    Eigen::VectorXd right = transposed * data / kEpsilon2;
    const double assembly = secondsSince(start);

    cholmod_common common;
    cholmod_l_start(&common);
    common.nmethods = 1;
    common.method[0].ordering = CHOLMOD_AMD;
    common.postorder = 1;
    common.supernodal = CHOLMOD_SUPERNODAL;
    cholmod_sparse view{};
    view.nrow = view.ncol = static_cast<std::size_t>(matrix.rows());
    view.nzmax = static_cast<std::size_t>(matrix.nonZeros());
    view.p = matrix.outerIndexPtr();
    view.i = matrix.innerIndexPtr();
    view.x = matrix.valuePtr();
    view.stype = -1;
    view.itype = CHOLMOD_LONG;
    view.xtype = CHOLMOD_REAL;
    view.dtype = CHOLMOD_DOUBLE;
    view.sorted = 1;
    view.packed = 1;
    start = Clock::now();
    cholmod_factor* factor = cholmod_l_analyze(&view, &common);
    const double analyse = secondsSince(start);
    start = Clock::now();
    cholmod_l_factorize(&view, factor, &common);
    const double factorise = secondsSince(start);
    if (common.status != CHOLMOD_OK) {
        std::cerr << "CHOLMOD status " << common.status << '\n';
        return 1;
    }
    start = Clock::now();
    cholmod_dense b{};
    b.nrow = b.nzmax = b.d = view.nrow;
    b.ncol = 1;
    b.x = right.data();
    b.xtype = CHOLMOD_REAL;
    b.dtype = CHOLMOD_DOUBLE;
    cholmod_dense* x = cholmod_l_solve(CHOLMOD_A, factor, &b, &common);
    const double solve = secondsSince(start);
    std::ofstream(argv[argc - 1], std::ios::binary).write(static_cast<const char*>(x->x), static_cast<std::streamsize>(8 * view.nrow));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << "{\"assembly\": " << assembly << ", \"analyse\": " << analyse << ", \"factor\": " << factorise << ", \"solve\": " << solve
              << ", \"entries\": " << common.lnz << ", \"flop\": " << common.fl
              << ", \"peakMiB\": " << static_cast<double>(usage.ru_maxrss) / 1024.0 << "}\n";
    cholmod_l_free_dense(&x, &common);
    cholmod_l_free_factor(&factor, &common);
    cholmod_l_finish(&common);
    return 0;
}
