#pragma once

#include "core/process/Process.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace phidias::processing::atmosphere {

/// What the counting tasks of a reference find: how many spectra each stratum has, and what all tasks must share.
struct StrataFile {
    std::vector<std::int64_t> counts; ///< [ReferenceSampling::kStrata]
    std::string band;                 ///< of the first granule; empty = none could be read
    std::vector<double> gridNm;       ///< common grid of the first granule; empty = none
};

/// @throws core::Error{WriteFailed}
void writeStrata(const StrataFile& strata, const std::filesystem::path& path);
/// @throws core::Error{Unreadable, Malformed}
[[nodiscard]] StrataFile readStrata(const std::filesystem::path& path);

/// `atmosphere.pca-screening.count` (internal): counts the candidates of granules by stratum, from geometry and quality alone.
class PcaCount : public core::Process {
public:
    PcaCount();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

/// `atmosphere.pca-screening.merge` (internal): several accumulators into one.
class PcaMerge : public core::Process {
public:
    PcaMerge();
    [[nodiscard]] const core::Declaration& declaration() const override { return m_declaration; }
    void run(core::RunContext& context) const override;

private:
    core::Declaration m_declaration;
};

} // namespace phidias::processing::atmosphere
