#include "core/provenance/Provenance.h"

#include "core/provenance/ChecksumCache.h"
#include "core/util/Error.h"
#include "core/util/Paths.h"
#include "core/util/Time.h"
#include "core/util/Version.h"

#include <unistd.h>

#include <array>

namespace phidias::core {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t kLargestSummedBytes = 4ULL << 30U;

std::string hostName() {
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

Json fileEntity(const std::string& href, const ChecksumCache& cache, std::stop_token stop) {
    Json entity{{"prov:type", "phidias:file"}, {"prov:location", href}};
    std::error_code failure;
    const auto size = fs::file_size(href, failure);
    const bool isRemote = href.find("://") != std::string::npos;
    if (isRemote || failure) {
        entity["phidias:size"] = nullptr;
        entity["phidias:sha256"] = nullptr;
        entity["phidias:sha256Absent"] = isRemote ? "remote address" : "not a regular file";
        return entity;
    }
    entity["phidias:size"] = size;
    if (size > kLargestSummedBytes) {
        entity["phidias:sha256"] = nullptr;
        entity["phidias:sha256Absent"] = "file above 4 GiB";
    } else {
        entity["phidias:sha256"] = cache.sha256(href, stop);
    }
    return entity;
}

} // namespace

fs::path provenancePath(const fs::path& output) {
    fs::path sidecar = output;
    sidecar += ".provenance.json";
    return sidecar;
}

Json provenanceDocument(const ProvenanceRecord& record, std::stop_token stop) {
    const ChecksumCache cache(stateFolder() / "checksums.sqlite");
    Json entities = Json::object();
    Json used = Json::object();
    Json generated = Json::object();
    std::size_t count = 0;
    for (const auto& input : record.inputs) {
        const std::string id = "phidias:input" + std::to_string(++count);
        entities[id] = fileEntity(input, cache, stop);
        used["_:u" + std::to_string(count)] = {{"prov:activity", "phidias:run"}, {"prov:entity", id}};
    }
    count = 0;
    for (const auto& output : record.outputs) {
        const std::string id = "phidias:output" + std::to_string(++count);
        entities[id] = {{"prov:type", "phidias:file"}, {"prov:location", output.string()}};
        generated["_:g" + std::to_string(count)] = {{"prov:entity", id}, {"prov:activity", "phidias:run"}};
    }
    return {
        {"prefix", {{"prov", "http://www.w3.org/ns/prov#"}, {"phidias", "urn:phidias:"}}},
        {"entity", entities},
        {"activity",
         {{"phidias:run",
           {{"prov:type", record.process},
            {"phidias:version", record.processVersion},
            {"prov:startTime", formatIsoTime(record.startUnixSeconds)},
            {"prov:endTime", formatIsoTime(record.endUnixSeconds)},
            {"phidias:host", hostName()},
            {"phidias:threads", record.threads}}}}},
        {"agent",
         {{"phidias:software", {{"prov:type", "prov:SoftwareAgent"}, {"phidias:name", "Phidias"}, {"phidias:version", kSoftwareVersion}}}}},
        {"used", used},
        {"wasGeneratedBy", generated},
        {"wasAssociatedWith", {{"_:a1", {{"prov:activity", "phidias:run"}, {"prov:agent", "phidias:software"}}}}},
        {"phidias:request", record.request}};
}

std::vector<std::pair<std::string, std::string>> provenanceAttributes(const ProvenanceRecord& record) {
    return {{"phidias_process", record.process},
            {"phidias_process_version", record.processVersion},
            {"phidias_version", kSoftwareVersion},
            {"phidias_host", hostName()},
            {"phidias_threads", std::to_string(record.threads)},
            {"phidias_start", formatIsoTime(record.startUnixSeconds)},
            {"phidias_request", toText(record.request)},
            {"history", formatIsoTime(record.startUnixSeconds) + " phidias " + kSoftwareVersion + " run " + record.process}};
}

} // namespace phidias::core
