#pragma once

#include "core/process/Process.h"

namespace phidias::processing::atmosphere {

/// `atmosphere.pca-screen`: scores the spectra of granules against a basis, selects and names those out of the ordinary, and joins them
/// to events.
class PcaScreen : public core::Process {
public:
    PcaScreen();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

/// `atmosphere.pca-screening.collect` (internal): joins selections of one basis; events are found anew over all of them.
class PcaCollect : public core::Process {
public:
    PcaCollect();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::atmosphere
