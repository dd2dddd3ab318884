#pragma once

#include "core/process/Process.h"

namespace phidias::processing::ocean {

/// `ocean.divand`: gridded fields of in-situ observations by the n-dimensional variational analysis, with error, residuals and quality
/// scores, as a CF product. With several time slices it is a graph: `ocean.divand.prepare`, one `ocean.divand.slice` a time slice,
/// `ocean.divand.collect`; finished slices are kept when it is run again.
class Divand : public core::Process {
public:
    Divand();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void validate(const core::Request& request) const override;
    void run(core::RunContext& context) const override;
    [[nodiscard]] std::optional<core::TaskGraph> taskGraph(const core::Request& request) const override;

private:
    core::Declaration m_declaration;
};

/// First task: observations, lengths and noise to signal for all slices.
class DivandPrepare : public core::Process {
public:
    DivandPrepare();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

/// Analyses of one time slice.
class DivandSliceTask : public core::Process {
public:
    DivandSliceTask();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

/// Last task: joins the slices to the product.
class DivandCollect : public core::Process {
public:
    DivandCollect();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

class OceanGrid;
/// Grid that a request asks for. @throws core::Error{InvalidRequest}
[[nodiscard]] OceanGrid gridOf(const core::Request& request);
/// What the declaration cannot express about the parameters of an analysis. @throws core::Error{InvalidRequest}
void checkAnalysisParameters(const core::Request& request);

} // namespace phidias::processing::ocean
