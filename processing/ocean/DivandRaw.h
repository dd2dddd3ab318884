#pragma once

#include "core/process/Process.h"

namespace phidias::processing::ocean {

/// `ocean.divand-raw`: the DIVAnd kernel on a problem given as arrays in a netCDF file; no units, no projection, no transform. It exists so
/// that numbers can be compared with other programs.
class DivandRaw : public core::Process {
public:
    DivandRaw();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::ocean
