#include "core/io/ChunkReader.h"

#include "core/io/Hdf5Id.h"
#include "core/io/NetcdfFile.h"
#include "core/util/Error.h"

#include <fcntl.h>
#include <libdeflate.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <limits>
#include <system_error>
#include <utility>

namespace phidias::core {

namespace {

constexpr std::size_t kMostChunks = 200000;
constexpr std::size_t kChecksumBytes = 4;

/// Opens with the close degree that the file may already be open with in this process.
hid_t openHdf5(const std::string& path) {
    for (const H5F_close_degree_t degree : {H5F_CLOSE_SEMI, H5F_CLOSE_STRONG, H5F_CLOSE_WEAK}) {
        const Hdf5Id access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
        H5Pset_fclose_degree(access.get(), degree);
        const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get());
        if (file >= 0) {
            return file;
        }
    }
    return -1;
}

bool isPlainNumber(hid_t type) {
    const H5T_class_t kind = H5Tget_class(type);
    const std::size_t bytes = H5Tget_size(type);
    return (kind == H5T_INTEGER || kind == H5T_FLOAT) && (bytes == 1 || H5Tget_order(type) == H5T_ORDER_LE) &&
           (bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8);
}

using Bytes = std::uint8_t __attribute__((vector_size(16)));

/// Sixteen values of four bytes from four planes of bytes.
void joinPlanes(const std::uint8_t* in, std::size_t count, std::uint8_t* out) {
    std::array<Bytes, 4> plane;
    for (std::size_t byte = 0; byte < plane.size(); ++byte) {
        std::memcpy(&plane[byte], in + byte * count, sizeof(Bytes));
    }
    const auto lower = [](const Bytes& a, const Bytes& b) {
        return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    };
    const auto upper = [](const Bytes& a, const Bytes& b) {
        return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    };
    // First the even and the odd planes, so that the pairs of the pairs are in order.
    const Bytes evenLower = lower(plane[0], plane[2]);
    const Bytes evenUpper = upper(plane[0], plane[2]);
    const Bytes oddLower = lower(plane[1], plane[3]);
    const Bytes oddUpper = upper(plane[1], plane[3]);
    const std::array<Bytes, 4> joined{lower(evenLower, oddLower), upper(evenLower, oddLower), lower(evenUpper, oddUpper),
                                      upper(evenUpper, oddUpper)};
    std::memcpy(out, joined.data(), sizeof joined);
}

void unshuffle(std::span<const std::uint8_t> in, std::span<std::uint8_t> out, std::size_t valueBytes) {
    const std::size_t count = in.size() / valueBytes;
    std::size_t first = 0;
    for (; valueBytes == 4 && first + sizeof(Bytes) <= count; first += sizeof(Bytes)) {
        joinPlanes(in.data() + first, count, out.data() + 4 * first);
    }
    for (std::size_t byte = 0; byte < valueBytes; ++byte) {
        for (std::size_t at = first; at < count; ++at) {
            out[at * valueBytes + byte] = in[byte * count + at];
        }
    }
    // What does not fill a whole value is left as it is.
    std::copy(in.begin() + static_cast<std::ptrdiff_t>(count * valueBytes), in.end(),
              out.begin() + static_cast<std::ptrdiff_t>(count * valueBytes));
}

std::size_t product(std::span<const std::size_t> sizes) {
    std::size_t result = 1;
    for (const std::size_t size : sizes) {
        result =
            size != 0 && result > std::numeric_limits<std::size_t>::max() / size ? std::numeric_limits<std::size_t>::max() : result * size;
    }
    return result;
}

} // namespace

class ChunkReader::File {
public:
    explicit File(const std::string& path) : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    /// @returns false when the file ends before; errno 0 then
    [[nodiscard]] bool read(std::uint64_t address, std::span<std::uint8_t> out) const {
        std::size_t done = 0;
        while (done < out.size()) {
            errno = 0;
            const auto got = ::pread(m_descriptor, out.data() + done, out.size() - done, static_cast<off_t>(address + done));
            if (got < 0 && errno == EINTR) {
                continue;
            }
            if (got <= 0) {
                return false;
            }
            done += static_cast<std::size_t>(got);
        }
        return true;
    }

private:
    int m_descriptor;
};

struct ChunkReader::Workspace::Inflater {
    libdeflate_decompressor* handle = libdeflate_alloc_decompressor();
    Inflater() {
        if (handle == nullptr) {
            throw std::bad_alloc();
        }
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { libdeflate_free_decompressor(handle); }
};

ChunkReader::Workspace::Workspace() : m_inflater(std::make_unique<Inflater>()) {}
ChunkReader::Workspace::~Workspace() = default;

std::optional<ChunkReader> ChunkReader::open(const std::string& path, const std::string& variable) {
    ChunkReader reader;
    reader.m_path = path;
    reader.m_variable = variable;
    const auto lock = lockNetcdf();
    const QuietHdf5 quiet;
    const Hdf5Id file(openHdf5(path), H5Fclose);
    const Hdf5Id creationOfFile(file.isValid() ? H5Fget_create_plist(file.get()) : -1, H5Pclose);
    hsize_t userBlock = 0;
    if (!creationOfFile.isValid() || H5Pget_userblock(creationOfFile.get(), &userBlock) < 0 || userBlock != 0) {
        return std::nullopt;
    }
    const Hdf5Id dataset(H5Dopen2(file.get(), variable.c_str(), H5P_DEFAULT), H5Dclose);
    const Hdf5Id space(dataset.isValid() ? H5Dget_space(dataset.get()) : -1, H5Sclose);
    const Hdf5Id type(dataset.isValid() ? H5Dget_type(dataset.get()) : -1, H5Tclose);
    const Hdf5Id creation(dataset.isValid() ? H5Dget_create_plist(dataset.get()) : -1, H5Pclose);
    if (!space.isValid() || !type.isValid() || !creation.isValid() || !isPlainNumber(type.get()) ||
        H5Pget_layout(creation.get()) != H5D_CHUNKED) {
        return std::nullopt;
    }
    const int rank = H5Sget_simple_extent_ndims(space.get());
    std::vector<hsize_t> shape(static_cast<std::size_t>(std::max(rank, 0)));
    std::vector<hsize_t> chunkShape(shape.size());
    if (rank < 1 || H5Sget_simple_extent_dims(space.get(), shape.data(), nullptr) != rank ||
        H5Pget_chunk(creation.get(), rank, chunkShape.data()) != rank) {
        return std::nullopt;
    }
    for (int number = 0; number < H5Pget_nfilters(creation.get()); ++number) {
        unsigned flags = 0;
        std::size_t values = 0;
        switch (H5Pget_filter2(creation.get(), static_cast<unsigned>(number), &flags, &values, nullptr, 0, nullptr, nullptr)) {
        case H5Z_FILTER_SHUFFLE:
            reader.m_filters.push_back(Filter::Shuffle);
            break;
        case H5Z_FILTER_DEFLATE:
            reader.m_filters.push_back(Filter::Deflate);
            break;
        case H5Z_FILTER_FLETCHER32:
            reader.m_filters.push_back(Filter::Checksum);
            break;
        default:
            return std::nullopt;
        }
    }
    reader.m_valueBytes = H5Tget_size(type.get());
    reader.m_fill.assign(reader.m_valueBytes, 0);
    H5Pget_fill_value(creation.get(), type.get(), reader.m_fill.data());
    reader.m_shape.assign(shape.begin(), shape.end());
    reader.m_chunkShape.assign(chunkShape.begin(), chunkShape.end());
    for (std::size_t axis = 0; axis < shape.size(); ++axis) {
        reader.m_chunkCounts.push_back((reader.m_shape[axis] + reader.m_chunkShape[axis] - 1) / reader.m_chunkShape[axis]);
    }
    const std::size_t chunks = product(reader.m_chunkCounts);
    reader.m_chunkBytes = product(reader.m_chunkShape) * reader.m_valueBytes;
    if (chunks > kMostChunks || reader.m_chunkBytes > std::numeric_limits<std::uint32_t>::max()) {
        return std::nullopt;
    }
    reader.m_chunks.resize(chunks);
    std::vector<hsize_t> corner(shape.size(), 0);
    for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        std::size_t rest = chunk;
        for (std::size_t axis = shape.size(); axis-- > 0;) {
            corner[axis] = rest % reader.m_chunkCounts[axis] * chunkShape[axis];
            rest /= reader.m_chunkCounts[axis];
        }
        unsigned skipped = 0;
        haddr_t address = HADDR_UNDEF;
        hsize_t bytes = 0;
        if (H5Dget_chunk_info_by_coord(dataset.get(), corner.data(), &skipped, &address, &bytes) < 0) {
            return std::nullopt;
        }
        if (address != HADDR_UNDEF) {
            reader.m_chunks[chunk] = {address, static_cast<std::uint32_t>(bytes), skipped};
        }
    }
    reader.m_file = std::make_shared<const File>(path);
    return reader.m_file->isOpen() ? std::optional(std::move(reader)) : std::nullopt;
}

void ChunkReader::fail(std::size_t chunk) const {
    throw Error(ErrorCode::Malformed, "io.chunk.damaged",
                {{"path", m_path}, {"variable", m_variable}, {"chunk", static_cast<std::int64_t>(chunk)}}, "hint.io.chunk.damaged");
}

std::span<const std::uint8_t> ChunkReader::inflate(std::size_t chunk, Workspace& workspace) const {
    const Chunk& stored = m_chunks[chunk];
    if (stored.bytes == 0) {
        workspace.m_values.resize(m_chunkBytes);
        for (std::size_t at = 0; at < m_chunkBytes; ++at) {
            workspace.m_values[at] = m_fill[at % m_valueBytes];
        }
        return workspace.m_values;
    }
    workspace.m_stored.resize(stored.bytes);
    if (!m_file->read(stored.address, workspace.m_stored)) {
        if (errno != 0) {
            throw Error(ErrorCode::Unreadable, "core.file.unreadable",
                        {{"path", m_path}, {"reason", std::system_category().message(errno)}});
        }
        fail(chunk);
    }
    std::span<std::uint8_t> data(workspace.m_stored);
    for (std::size_t number = m_filters.size(); number-- > 0;) {
        if ((stored.skipped >> number & 1U) != 0) {
            continue;
        }
        switch (m_filters[number]) {
        case Filter::Checksum:
            if (data.size() < kChecksumBytes) {
                fail(chunk);
            }
            data = data.first(data.size() - kChecksumBytes);
            break;
        case Filter::Deflate: {
            workspace.m_inflated.resize(m_chunkBytes + kChecksumBytes);
            std::size_t bytes = 0;
            if (libdeflate_zlib_decompress(workspace.m_inflater->handle, data.data(), data.size(), workspace.m_inflated.data(),
                                           workspace.m_inflated.size(), &bytes) != LIBDEFLATE_SUCCESS) {
                fail(chunk);
            }
            data = std::span(workspace.m_inflated).first(bytes);
            break;
        }
        case Filter::Shuffle:
            if (m_valueBytes == 1) {
                break;
            }
            // A checksum may have been added before: its bytes are at the end.
            workspace.m_values.resize(data.size());
            unshuffle(data, workspace.m_values, m_valueBytes);
            data = workspace.m_values;
            break;
        }
    }
    if (data.size() != m_chunkBytes) {
        fail(chunk);
    }
    return data;
}

void ChunkReader::read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<std::uint8_t> out,
                       Workspace& workspace) const {
    const std::size_t rank = m_shape.size();
    bool doesFit = start.size() == rank && count.size() == rank && out.size() == product(count) * m_valueBytes;
    for (std::size_t axis = 0; doesFit && axis < rank; ++axis) {
        doesFit = start[axis] <= m_shape[axis] && count[axis] <= m_shape[axis] - start[axis];
    }
    if (!doesFit) {
        throw Error(ErrorCode::Defect, "io.chunk.request", {{"path", m_path}, {"variable", m_variable}});
    }
    if (out.empty()) {
        return;
    }
    std::vector<std::size_t> first(rank);
    std::vector<std::size_t> last(rank);
    for (std::size_t axis = 0; axis < rank; ++axis) {
        first[axis] = start[axis] / m_chunkShape[axis];
        last[axis] = (start[axis] + count[axis] - 1) / m_chunkShape[axis];
    }
    std::vector<std::size_t> chunk(first);
    std::vector<std::size_t> from(rank); // overlap of chunk and slab, in the variable
    std::vector<std::size_t> size(rank);
    std::vector<std::size_t> step(rank);
    for (bool isMore = true; isMore;) {
        std::size_t number = 0;
        for (std::size_t axis = 0; axis < rank; ++axis) {
            number = number * m_chunkCounts[axis] + chunk[axis];
            from[axis] = std::max(start[axis], chunk[axis] * m_chunkShape[axis]);
            size[axis] = std::min(start[axis] + count[axis], (chunk[axis] + 1) * m_chunkShape[axis]) - from[axis];
        }
        const auto values = inflate(number, workspace);
        // Copies runs along the last dimension.
        std::fill(step.begin(), step.end(), 0);
        for (bool isRow = true; isRow;) {
            std::size_t source = 0;
            std::size_t target = 0;
            for (std::size_t axis = 0; axis < rank; ++axis) {
                const std::size_t place = from[axis] + step[axis];
                source = source * m_chunkShape[axis] + place - chunk[axis] * m_chunkShape[axis];
                target = target * count[axis] + place - start[axis];
            }
            std::memcpy(out.data() + target * m_valueBytes, values.data() + source * m_valueBytes, size[rank - 1] * m_valueBytes);
            isRow = false;
            for (std::size_t axis = rank - 1; axis-- > 0 && !isRow;) {
                isRow = ++step[axis] < size[axis];
                step[axis] = isRow ? step[axis] : 0;
            }
        }
        isMore = false;
        for (std::size_t axis = rank; axis-- > 0 && !isMore;) {
            isMore = ++chunk[axis] <= last[axis];
            chunk[axis] = isMore ? chunk[axis] : first[axis];
        }
    }
}

} // namespace phidias::core
