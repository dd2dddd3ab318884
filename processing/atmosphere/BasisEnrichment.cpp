#include "processing/atmosphere/BasisEnrichment.h"

#include "core/util/Error.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace phidias::processing::atmosphere {

namespace {

using Vector = Eigen::VectorXd;

constexpr double kLeastShare = 1e-6; ///< of a vector that must be left for it to be a direction of its own

/// Takes the part within orthonormal vectors out of a vector; twice, as once leaves rounding behind.
void orthogonalise(Vector& vector, const std::vector<Vector>& space) {
    for (int pass = 0; pass < 2; ++pass) {
        for (const auto& axis : space) {
            vector -= axis.dot(vector) * axis;
        }
    }
}

void makeLargestPositive(Vector& vector) {
    Eigen::Index largest = 0;
    vector.cwiseAbs().maxCoeff(&largest);
    if (vector(largest) < 0.0) {
        vector = -vector;
    }
}

} // namespace

BasisFile enrichedBasis(const BasisFile& basis, std::size_t components, std::span<const double> direction, double variance) {
    const SpectralBasis& old = basis.groups.front();
    const std::size_t m = old.channels();
    const auto number = [](std::size_t size) { return static_cast<std::int64_t>(size); };
    if (basis.groups.size() != 1) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.enrichment.perRow");
    }
    if (components == 0 || components > old.stored() || components + 1 >= m || direction.size() != m || !(variance > 0.0)) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.enrichment.shape",
                          {{"components", number(components)}, {"channels", number(direction.size())}, {"expected", number(m)}});
    }
    const auto size = static_cast<Eigen::Index>(m);
    std::vector<Vector> space;
    for (std::size_t component = 0; component < components; ++component) {
        space.emplace_back(Eigen::Map<const Vector>(old.eigenvector(component).data(), size));
    }
    Vector added = Eigen::Map<const Vector>(direction.data(), size);
    const double whole = added.norm();
    orthogonalise(added, space);
    if (!std::isfinite(whole) || !(added.norm() > kLeastShare * whole)) {
        throw core::Error(core::ErrorCode::InvalidRequest, "atmosphere.enrichment.nothing", {}, "hint.atmosphere.enrichment.nothing");
    }
    added.normalize();
    makeLargestPositive(added);
    const double eigenvalue = std::max(variance, old.eigenvalues[components]);
    const auto place = std::find_if(old.eigenvalues.begin(), old.eigenvalues.begin() + static_cast<std::ptrdiff_t>(components),
                                    [&](double value) { return value < eigenvalue; }) -
                       old.eigenvalues.begin();
    space.insert(space.begin() + place, added);
    SpectralBasis made = old;
    made.eigenvalues.insert(made.eigenvalues.begin() + place, eigenvalue);
    made.eigenvalues.pop_back();
    for (std::size_t component = components; component < old.stored() && space.size() < m; ++component) {
        Vector rest = Eigen::Map<const Vector>(old.eigenvector(component).data(), size);
        orthogonalise(rest, space);
        if (rest.norm() > kLeastShare) {
            rest.normalize();
            makeLargestPositive(rest);
            space.push_back(rest);
        }
    }
    made.eigenvectors.clear();
    for (const auto& axis : space) {
        made.eigenvectors.insert(made.eigenvectors.end(), axis.begin(), axis.end());
    }
    made.components = components + 1;
    BasisFile enriched = basis;
    enriched.groups = {std::move(made)};
    enriched.components = components + 1;
    return enriched;
}

} // namespace phidias::processing::atmosphere
