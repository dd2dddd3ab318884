#pragma once

#include "core/process/Process.h"

namespace phidias::processing::ocean {

/// `ocean.divand`: gridded fields of in-situ observations by the n-dimensional variational analysis, with error and residuals, as a CF
/// product.
class Divand : public core::Process {
public:
    Divand();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void validate(const core::Request& request) const override;
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::ocean
