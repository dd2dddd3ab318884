#pragma once

#include "core/process/Process.h"

namespace phidias::processing::atmosphere {

/// `atmosphere.pca-screening`: from granules to selected spectra and events in one job, as a task graph with one task a granule:
/// count, accumulate, merge, basis, accumulate again without what was out of the ordinary, merge, basis, screen, collect.
/// The result does not depend on how the granules are spread over tasks (1e-10) nor on the threads.      [PCA_SCREENING 2, 5, 7]
class PcaScreening : public core::Process {
public:
    PcaScreening();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void validate(const core::Request& request) const override;
    /// Never called: the request is always a graph. @throws core::Error{Defect}
    void run(core::RunContext& context) const override;
    [[nodiscard]] std::optional<core::TaskGraph> taskGraph(const core::Request& request) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::atmosphere
