#pragma once

#include "core/process/Process.h"

namespace phidias::processing::plume {

/// `atmosphere.plumes`: plumes in level-2 maps, the sources they come from, and how much these emit.        [PLUMES B]
class Plumes : public core::Process {
public:
    Plumes();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void validate(const core::Request& request) const override;
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::plume
