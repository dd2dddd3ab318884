#pragma once

#include "core/process/Process.h"

namespace phidias::processing::ocean {

/// `ocean.cross-validation`: how well observations are predicted from the others, for a range of correlation lengths and noise-to-signal
/// ratios.
class OceanCrossValidation : public core::Process {
public:
    OceanCrossValidation();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void validate(const core::Request& request) const override;
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::ocean
