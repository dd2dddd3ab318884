#include "core/io/RasterOverviews.h"

#include "core/io/GdalDrivers.h"
#include "core/io/GdalReaders.h"
#include "core/util/Error.h"
#include "core/util/Paths.h"
#include "core/util/Sha256.h"

#include <gdal_priv.h>
#include <unistd.h>

#include <array>
#include <atomic>

namespace phidias::core {

namespace {

namespace fs = std::filesystem;
using DatasetPointer = std::unique_ptr<GDALDataset, void (*)(GDALDataset*)>;

DatasetPointer closing(GDALDataset* dataset) {
    return {dataset, [](GDALDataset* open) {
                if (open != nullptr) {
                    GDALClose(open);
                }
            }};
}

[[noreturn]] void notWritten(const fs::path& path) {
    throw Error(ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", path.string()}, {"reason", std::string(CPLGetLastErrorMsg())}},
                "hint.core.file.checkFolder");
}

int goesOn(double, const char*, void* stop) {
    return static_cast<const std::stop_token*>(stop)->stop_requested() ? FALSE : TRUE;
}

std::shared_ptr<const Raster> opened(const fs::path& path, const Raster& raster) {
    const auto dataset = openWithGdal(path.string(), MemoryBudget::standard());
    const auto* found = dataset ? std::get_if<std::shared_ptr<const Raster>>(&*dataset) : nullptr;
    const bool isSame = found != nullptr && (*found)->width == raster.width && (*found)->height == raster.height &&
                        (*found)->bands.size() == raster.bands.size() && !(*found)->bands.front().overviewSizes.empty();
    return isSame ? *found : nullptr;
}

} // namespace

std::shared_ptr<const Raster> withOverviews(const Raster& raster, const fs::path& folder, std::stop_token stop) {
    prepareGdal();
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    const fs::path source = fs::absolute(raster.path, ignored);
    const std::string name = sha256OfText(source.string() + "\n" + stampOf(raster.path)).substr(0, 32);
    const fs::path whole = folder / (name + ".vrt");
    if (fs::exists(whole, ignored)) {
        if (auto found = opened(whole, raster)) {
            return found;
        }
    }
    static std::atomic<unsigned> count{0};
    const fs::path part = folder / (name + "." + std::to_string(::getpid()) + "-" + std::to_string(++count) + ".vrt");
    const auto clear = [&] {
        fs::remove(part, ignored);
        fs::remove(part.string() + ".ovr", ignored);
    };
    CPLErrorReset();
    {
        const auto from = closing(GDALDataset::Open(source.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
        if (!from) {
            throw Error(ErrorCode::Malformed, "io.gdal.damaged", {{"path", raster.path}, {"reason", std::string(CPLGetLastErrorMsg())}},
                        "hint.io.netcdf.damaged");
        }
        if (!closing(
                GetGDALDriverManager()->GetDriverByName("VRT")->CreateCopy(part.c_str(), from.get(), FALSE, nullptr, nullptr, nullptr))) {
            clear();
            notWritten(part);
        }
    }
    std::vector<int> factors;
    for (int factor = 4; factor <= 1024 && static_cast<std::size_t>(factor) * 128 < std::max(raster.width, raster.height); factor *= 4) {
        factors.push_back(factor);
    }
    bool isBuilt = false;
    {
        // Read-only: the overviews then go into a file of their own beside the virtual data set.
        const auto to = closing(GDALDataset::Open(part.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
        isBuilt =
            to && to->BuildOverviews("NEAREST", static_cast<int>(factors.size()), factors.data(), 0, nullptr, goesOn, &stop) == CE_None;
    }
    if (stop.stop_requested() || !isBuilt) {
        clear();
        if (stop.stop_requested()) {
            return nullptr;
        }
        notWritten(part);
    }
    fs::rename(part.string() + ".ovr", whole.string() + ".ovr", ignored);
    fs::rename(part, whole, ignored);
    auto found = ignored ? nullptr : opened(whole, raster);
    if (!found) {
        clear();
        notWritten(whole);
    }
    return found;
}

} // namespace phidias::core
