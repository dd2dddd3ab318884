#pragma once

#include "core/process/Process.h"
#include "processing/atmosphere/SpectrumPreparation.h"

namespace phidias::processing::atmosphere {

/// The pre-processing that a request of `pca-accumulate` asks for.
[[nodiscard]] PreparationSettings settingsOf(const core::Request& request);

/// `atmosphere.pca-accumulate`: mean, covariance and noise of the ordinary spectra of granules, as a file that can be merged.
class PcaAccumulate : public core::Process {
public:
    PcaAccumulate();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void validate(const core::Request& request) const override;
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

/// `atmosphere.pca-basis`: eigenvectors of the merged accumulators, noise edge, number of components.
class PcaBasis : public core::Process {
public:
    PcaBasis();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::atmosphere
