#pragma once

#include "core/process/Process.h"

namespace phidias::processing::ocean {

/// `ocean.correlation-length`: horizontal and vertical correlation lengths of observations, with the covariances they are fitted to.
class CorrelationLength : public core::Process {
public:
    CorrelationLength();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void validate(const core::Request& request) const override;
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::ocean
