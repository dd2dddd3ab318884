#include "core/io/OpenDataset.h"

#include "core/io/CfGridReader.h"
#include "core/io/GdalReaders.h"
#include "core/io/GribReader.h"
#include "core/io/NetcdfFile.h"
#include "core/io/ObservationReaders.h"
#include "core/io/SpectraReaders.h"
#include "core/io/SwathReaders.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/StopPoint.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

namespace phidias::core {

namespace {

/// First bytes of a file.
std::string readHead(const std::string& path) {
    constexpr std::size_t kHeadBytes = 65536;
    std::ifstream file(path, std::ios::binary);
    std::string head(kHeadBytes, '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

bool isNetcdfHead(std::string_view head) {
    constexpr std::string_view kHdf5("\x89HDF\r\n\x1a\n", 8);
    const bool isClassic = head.size() >= 4 && head.starts_with("CDF") && (head[3] == 1 || head[3] == 2 || head[3] == 5);
    return isClassic || head.starts_with(kHdf5);
}

/// No control characters but line ends and tabs.
bool isText(std::string_view head) {
    return std::none_of(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
    });
}

Dataset openNetcdf(const std::string& path, const OpenOptions& options) {
    const auto file = NetcdfFile::open(path);
    const auto root = file.root();
    if (isS5pLevel2(root)) {
        return readS5pLevel2(file, options.budget);
    }
    if (isS5pRadiance(root)) {
        return readS5pRadiance(file, options.budget);
    }
    if (isS5pIrradiance(root)) {
        throw Error(ErrorCode::UnknownFormat, "io.irradiance.noPlaces", {{"path", path}}, "hint.io.irradiance.noPlaces");
    }
    if (isHarpList(root)) {
        return readHarpList(file, options.budget);
    }
    if (isTropomiPatch(root)) {
        return readTropomiPatch(file, options.budget);
    }
    if (isArgo(root)) {
        return readArgo(file);
    }
    if (isSeaDataNetCf(root)) {
        return readSeaDataNetCf(file);
    }
    if (isOdvNetcdf(root)) {
        return readOdvNetcdf(file);
    }
    if (isWod(root)) {
        return readWod(file);
    }
    if (isCopernicus(root)) {
        return readCopernicus(file);
    }
    if (isSpectraFile(root)) {
        return readSpectraFile(file, options.budget);
    }
    if (isPixelMap(root)) {
        return readPixelMap(file, options.budget);
    }
    return readCfGrid(file, options.budget);
}

} // namespace

Dataset openDataset(const std::string& pathOrAddress, const OpenOptions& options) {
    const StopScope scope(options.stop);
    stopPoint();
    if (isRemoteAddress(pathOrAddress)) {
        return openNetcdf(pathOrAddress, options);
    }
    requireReadableFile(pathOrAddress);
    const std::string head = readHead(pathOrAddress);
    if (head.empty()) {
        throw Error(ErrorCode::Malformed, "io.open.empty", {{"path", pathOrAddress}}, "hint.io.netcdf.damaged");
    }
    if (isNetcdfHead(head)) {
        return openNetcdf(pathOrAddress, options);
    }
    const bool isPlainText = isText(head);
    if (isPlainText && isOdvText(head)) {
        return readOdvText(pathOrAddress);
    }
    if (isGribHead(head)) {
        if (auto grid = readGrib(pathOrAddress)) {
            return grid;
        }
    }
    if (auto found = openWithGdal(pathOrAddress, options.budget)) {
        return *std::move(found);
    }
    if (isPlainText) {
        return readCsv(pathOrAddress, options.csvColumns);
    }
    throw Error(ErrorCode::UnknownFormat, "io.open.unknownFormat", {{"path", pathOrAddress}}, "hint.io.open.formats");
}

} // namespace phidias::core
