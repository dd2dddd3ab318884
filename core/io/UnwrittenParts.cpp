#include "core/io/UnwrittenParts.h"

#include "core/io/Hdf5Id.h"
#include "core/io/NetcdfFile.h"
#include "core/io/NetcdfLength.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

namespace phidias::core {

namespace {

constexpr std::uint64_t kWorthLookingBytes = 16ULL << 20U;
/// HDF5 1.10 finds the n-th chunk by walking over n: above this many the list costs more than it saves.
constexpr hsize_t kMostListedChunks = 2000;

herr_t collectDataset(hid_t, const char* name, const H5O_info_t* info, void* names) {
    if (info->type == H5O_TYPE_DATASET) {
        static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    }
    return 0;
}

} // namespace

UnwrittenParts UnwrittenParts::of(const std::string& path) {
    UnwrittenParts parts;
    std::ifstream file(path, std::ios::binary);
    std::string magic(8, '\0');
    if (!std::filesystem::is_regular_file(path) || !file.read(magic.data(), 8)) {
        return parts;
    }
    if (magic == std::string("\x89HDF\r\n\x1a\n", 8)) {
        parts.probeHdf5(path);
    } else if (magic.starts_with("CDF")) {
        parts.probeClassic(path);
    }
    return parts;
}

void UnwrittenParts::probeHdf5(const std::string& path) {
    const auto lock = lockNetcdf();
    const QuietHdf5 quiet;
    {
        const Hdf5Id file(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose);
        std::vector<std::string> names;
        if (file.isValid()) {
            H5Ovisit2(file.get(), H5_INDEX_NAME, H5_ITER_NATIVE, collectDataset, &names, H5O_INFO_BASIC);
        }
        for (const auto& name : names) {
            const Hdf5Id dataset(H5Dopen2(file.get(), name.c_str(), H5P_DEFAULT), H5Dclose);
            const Hdf5Id space(dataset.isValid() ? H5Dget_space(dataset.get()) : -1, H5Sclose);
            const Hdf5Id type(dataset.isValid() ? H5Dget_type(dataset.get()) : -1, H5Tclose);
            const Hdf5Id creation(dataset.isValid() ? H5Dget_create_plist(dataset.get()) : -1, H5Pclose);
            if (!space.isValid() || !type.isValid() || !creation.isValid()) {
                continue;
            }
            const int rank = H5Sget_simple_extent_ndims(space.get());
            const hssize_t values = H5Sget_simple_extent_npoints(space.get());
            if (rank < 1 || values < 0 ||
                static_cast<double>(values) * static_cast<double>(H5Tget_size(type.get())) < static_cast<double>(kWorthLookingBytes)) {
                continue;
            }
            Chunked chunked;
            if (H5Dget_storage_size(dataset.get()) == 0) {
                m_chunked.emplace(name, std::move(chunked));
                continue;
            }
            hsize_t count = 0;
            std::vector<hsize_t> sizes(static_cast<std::size_t>(rank));
            if (H5Pget_layout(creation.get()) != H5D_CHUNKED || H5Pget_chunk(creation.get(), rank, sizes.data()) != rank ||
                H5Dget_num_chunks(dataset.get(), space.get(), &count) < 0 || count > kMostListedChunks) {
                continue;
            }
            chunked.shape.assign(sizes.begin(), sizes.end());
            bool isComplete = true;
            for (hsize_t chunk = 0; chunk < count && isComplete; ++chunk) {
                unsigned filters = 0;
                haddr_t address = 0;
                hsize_t bytes = 0;
                isComplete = H5Dget_chunk_info(dataset.get(), space.get(), chunk, sizes.data(), &filters, &address, &bytes) >= 0;
                chunked.written.emplace_back(sizes.begin(), sizes.end());
            }
            if (isComplete) {
                m_chunked.emplace(name, std::move(chunked));
            }
        }
    }
}

void UnwrittenParts::probeClassic(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return;
    }
    // A file of many small holes is not worth a list.
    constexpr std::size_t kMostHoles = 10000;
    const off_t end = ::lseek(file, 0, SEEK_END);
    for (off_t at = 0; at < end && m_holes.size() < kMostHoles;) {
        const off_t hole = ::lseek(file, at, SEEK_HOLE);
        if (hole < 0 || hole >= end) {
            break;
        }
        const off_t data = ::lseek(file, hole, SEEK_DATA);
        const off_t holeEnd = data < 0 ? end : data;
        m_holes.emplace_back(static_cast<std::uint64_t>(hole), static_cast<std::uint64_t>(holeEnd));
        at = holeEnd;
    }
    ::close(file);
    if (m_holes.empty()) {
        return;
    }
    for (const auto& variable : classicLayout(path)) {
        m_classic[variable.name] = {
            .shape = variable.shape, .begin = variable.begin, .valueBytes = variable.valueBytes, .recordStep = variable.recordStep};
    }
}

UnwrittenParts::Content UnwrittenParts::content(const std::string& variable, std::span<const std::size_t> start,
                                                std::span<const std::size_t> count) const {
    if (const auto found = m_chunked.find(variable); found != m_chunked.end()) {
        const auto& [shape, written] = found->second;
        const auto isTouched = [&shape = found->second.shape, start, count](const std::vector<std::size_t>& chunk) {
            for (std::size_t d = 0; d < start.size(); ++d) {
                if (chunk[d] >= start[d] + count[d] || chunk[d] + shape[d] <= start[d]) {
                    return false;
                }
            }
            return true;
        };
        return std::any_of(written.begin(), written.end(), isTouched) ? Content::Written : Content::Fill;
    }
    const auto found = m_classic.find(variable);
    if (found == m_classic.end() || found->second.shape.size() != start.size() || start.empty()) {
        return Content::Written;
    }
    // Bytes from the first to the last cell of the block; for records all of them from the first record on.
    const auto& classic = found->second;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    for (std::size_t d = classic.recordStep > 0 ? 1 : 0; d < start.size(); ++d) {
        first = first * classic.shape[d] + start[d];
        last = last * classic.shape[d] + start[d] + count[d] - 1;
    }
    std::uint64_t from = classic.begin + first * classic.valueBytes;
    std::uint64_t to = classic.begin + (last + 1) * classic.valueBytes;
    if (classic.recordStep > 0) {
        from += start[0] * classic.recordStep;
        to += (start[0] + count[0] - 1) * classic.recordStep;
    }
    const auto hole =
        std::upper_bound(m_holes.begin(), m_holes.end(), from, [](std::uint64_t at, const auto& one) { return at < one.first; });
    return hole != m_holes.begin() && std::prev(hole)->second >= to ? Content::Zero : Content::Written;
}

} // namespace phidias::core
