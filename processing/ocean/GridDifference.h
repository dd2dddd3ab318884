#pragma once

#include "core/process/Process.h"

namespace phidias::processing::ocean {

/// `ocean.grid-difference`: first minus second field on the grid of the first, with statistics by level.
class GridDifference : public core::Process {
public:
    GridDifference();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::ocean
