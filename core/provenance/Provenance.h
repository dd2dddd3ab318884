#pragma once

#include "core/util/Json.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

namespace phidias::core {

/// What a run leaves about itself.
struct ProvenanceRecord {
    std::string process;
    std::string processVersion;
    Json request;                    ///< the whole job, defaults filled in, paths absolute
    std::vector<std::string> inputs; ///< files and addresses that were read
    std::vector<std::filesystem::path> outputs;
    double startUnixSeconds = 0.0;
    double endUnixSeconds = 0.0;
    int threads = 1;
};

/// Path of the sidecar: "salinity.nc" -> "salinity.nc.provenance.json".
[[nodiscard]] std::filesystem::path provenancePath(const std::filesystem::path& output);

/// The sidecar document, in the shape of W3C PROV-JSON (entity, activity, agent, used, wasGeneratedBy, wasAssociatedWith), with the job
/// under "phidias:request", which `phidias run` reads to repeat the run. Inputs carry size and SHA-256; remote addresses and files above 4
/// GiB carry null and the reason.
/// @throws Error{Cancelled}
[[nodiscard]] Json provenanceDocument(const ProvenanceRecord& record, std::stop_token stop);

/// Attributes to write into a result before its run has ended: process, version, software, host, full parameters.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> provenanceAttributes(const ProvenanceRecord& record);

} // namespace phidias::core
