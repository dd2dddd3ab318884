#include "processing/ocean/Transform.h"

#include "core/util/Error.h"

#include <cmath>
#include <limits>

namespace phidias::processing::ocean {

namespace {

using core::Error;
using core::ErrorCode;
using core::Json;

double member(const Json& value, const char* name) {
    if (!value.contains(name)) {
        throw Error(ErrorCode::InvalidRequest, "ocean.transform.memberMissing",
                    {{"name", std::string("transform.") + name}, {"kind", value["kind"].get<std::string>()}});
    }
    return value[name].get<double>();
}

} // namespace

Transform Transform::of(const Json& value) {
    Transform transform;
    const Json object = value.is_string() ? Json{{"kind", value}} : value;
    const std::string kind = object["kind"].get<std::string>();
    if (kind == "none") {
        return transform;
    }
    transform.m_epsilon = object.value("epsilon", 0.0);
    if (kind == "log") {
        transform.m_kind = Kind::Log;
    } else if (kind == "loglin") {
        transform.m_kind = Kind::LogLinear;
        transform.m_threshold = member(object, "threshold");
        if (!(transform.m_threshold + transform.m_epsilon > 0.0)) {
            throw Error(ErrorCode::InvalidRequest, "ocean.transform.threshold", {{"given", transform.m_threshold}});
        }
    } else {
        transform.m_kind = Kind::Logit;
        transform.m_minimum = member(object, "minimum");
        transform.m_maximum = member(object, "maximum");
        if (!(transform.m_maximum > transform.m_minimum)) {
            throw Error(ErrorCode::InvalidRequest, "ocean.transform.range",
                        {{"minimum", transform.m_minimum}, {"maximum", transform.m_maximum}});
        }
    }
    return transform;
}

double Transform::forward(double x) const {
    double y = x;
    switch (m_kind) {
    case Kind::None:
        break;
    case Kind::Log:
        y = std::log(x + m_epsilon);
        break;
    case Kind::LogLinear:
        y = x < m_threshold ? std::log(x + m_epsilon) : std::log(m_threshold + m_epsilon) + (x - m_threshold) / (m_threshold + m_epsilon);
        break;
    case Kind::Logit:
        y = std::log((x - m_minimum) / (m_maximum - x));
        break;
    }
    return std::isfinite(y) ? y : std::numeric_limits<double>::quiet_NaN();
}

double Transform::inverse(double y) const {
    switch (m_kind) {
    case Kind::Log:
        return std::exp(y) - m_epsilon;
    case Kind::LogLinear: {
        const double linearFrom = std::log(m_threshold + m_epsilon);
        return y < linearFrom ? std::exp(y) - m_epsilon : m_threshold + (y - linearFrom) * (m_threshold + m_epsilon);
    }
    case Kind::Logit:
        return m_minimum + (m_maximum - m_minimum) / (1.0 + std::exp(-y));
    default:
        return y;
    }
}

} // namespace phidias::processing::ocean
