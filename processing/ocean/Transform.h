#pragma once

#include "core/util/Json.h"

namespace phidias::processing::ocean {

/// Transform of values before the analysis, so that they are closer to a normal distribution.   [methods/DIVAND, section 16;
/// anamorphosis.jl]
///
/// log: ln(x + epsilon).   loglin: the same below the threshold t, above it the tangent ln(t + epsilon) + (x - t)/(t + epsilon).
/// logit: ln((x - minimum)/(maximum - x)).
class Transform {
public:
    enum class Kind { None, Log, LogLinear, Logit };

    Transform() = default;
    /// @param value  "none", "log", or {"kind": "log" | "loglin" | "logit", "epsilon", "threshold", "minimum", "maximum"}
    /// @throws core::Error{InvalidRequest} a member that the kind needs is missing or makes no sense
    [[nodiscard]] static Transform of(const core::Json& value);

    /// NaN where the value has no transform. @param x  unit of the data
    [[nodiscard]] double forward(double x) const;
    [[nodiscard]] double inverse(double y) const;
    [[nodiscard]] bool isIdentity() const { return m_kind == Kind::None; }

private:
    Kind m_kind = Kind::None;
    double m_epsilon = 0.0;
    double m_threshold = 0.0;
    double m_minimum = 0.0;
    double m_maximum = 1.0;
};

} // namespace phidias::processing::ocean
