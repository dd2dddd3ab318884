#include "core/io/NetcdfWriter.h"

#include "core/util/AtomicFile.h"

#include <netcdf.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <functional>
#include <numeric>
#include <system_error>
#include <utility>

namespace phidias::core {

namespace {

int modeOf(NetcdfModel model) {
    switch (model) {
    case NetcdfModel::Netcdf4:
        return NC_NETCDF4;
    case NetcdfModel::Netcdf4Classic:
        return NC_NETCDF4 | NC_CLASSIC_MODEL;
    case NetcdfModel::Offset64:
        return NC_64BIT_OFFSET;
    case NetcdfModel::Data64:
        return NC_64BIT_DATA;
    default:
        return 0;
    }
}

nc_type typeTo(NetcdfType type) {
    constexpr std::array<nc_type, 12> kTypes{NC_BYTE,  NC_CHAR,   NC_SHORT, NC_INT,   NC_FLOAT,  NC_DOUBLE,
                                             NC_UBYTE, NC_USHORT, NC_UINT,  NC_INT64, NC_UINT64, NC_STRING};
    return kTypes.at(static_cast<std::size_t>(type));
}

/// HDF5 reports only that writing failed; the disk itself tells whether it is full.
bool isDiskFull(const std::filesystem::path& path) {
    constexpr std::uint64_t kAlmostNothing = 64 * 1024;
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    struct statvfs disk {};
    return statvfs(folder.c_str(), &disk) == 0 && static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize < kAlmostNothing;
}

} // namespace

NetcdfWriter::NetcdfWriter(std::filesystem::path path, NetcdfModel model)
    : m_path(std::move(path)), m_isNetcdf4(model == NetcdfModel::Netcdf4 || model == NetcdfModel::Netcdf4Classic) {
    const auto lock = lockNetcdf();
    check(nc_create(partPath(m_path).c_str(), NC_CLOBBER | modeOf(model), &m_id));
    m_isOpen = true;
}

NetcdfWriter::NetcdfWriter(std::filesystem::path path, const CopyOf& original) : m_path(std::move(path)), m_isNetcdf4(true) {
    requireReadableFile(original.source);
    const auto lock = lockNetcdf();
    int source = -1;
    int format = 0;
    if (nc_open(original.source.c_str(), NC_NOWRITE, &source) != NC_NOERR || nc_inq_format(source, &format) != NC_NOERR) {
        throw Error(ErrorCode::Unreadable, "io.netcdf.notNetcdf", {{"path", original.source.string()}});
    }
    try {
        if (format == NC_FORMAT_NETCDF4) {
            nc_close(std::exchange(source, -1));
            std::error_code failure;
            std::filesystem::copy_file(original.source, partPath(m_path), std::filesystem::copy_options::overwrite_existing, failure);
            if (failure) {
                throw Error(ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", m_path.string()}, {"reason", failure.message()}});
            }
            std::filesystem::permissions(partPath(m_path), std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
            check(nc_open(partPath(m_path).c_str(), NC_WRITE, &m_id));
            m_isOpen = true;
            const int status = nc_redef(m_id);
            check(status == NC_EINDEFINE ? NC_NOERR : status);
        } else {
            check(nc_create(partPath(m_path).c_str(), NC_CLOBBER | NC_NETCDF4, &m_id));
            m_isOpen = true;
            copyClassic(source);
            nc_close(std::exchange(source, -1));
        }
    } catch (...) {
        if (source >= 0) {
            nc_close(source);
        }
        if (m_isOpen) {
            nc_close(m_id);
        }
        std::error_code ignored;
        std::filesystem::remove(partPath(m_path), ignored);
        throw;
    }
}

void NetcdfWriter::copyClassic(int source) {
    int dimensions = 0;
    int variables = 0;
    int attributes = 0;
    int unlimited = -1;
    check(nc_inq(source, &dimensions, &variables, &attributes, &unlimited));
    for (int dimension = 0; dimension < dimensions; ++dimension) {
        std::array<char, NC_MAX_NAME + 1> name{};
        std::size_t length = 0;
        int id = -1;
        check(nc_inq_dim(source, dimension, name.data(), &length));
        check(nc_def_dim(m_id, name.data(), dimension == unlimited ? NC_UNLIMITED : length, &id));
    }
    for (int attribute = 0; attribute < attributes; ++attribute) {
        std::array<char, NC_MAX_NAME + 1> name{};
        check(nc_inq_attname(source, NC_GLOBAL, attribute, name.data()));
        check(nc_copy_att(source, NC_GLOBAL, name.data(), m_id, NC_GLOBAL));
    }
    for (int variable = 0; variable < variables; ++variable) {
        check(nc_copy_var(source, variable, m_id));
    }
    const int status = nc_redef(m_id);
    check(status == NC_EINDEFINE ? NC_NOERR : status);
}

NetcdfWriter::~NetcdfWriter() {
    if (m_isOpen) {
        const auto lock = lockNetcdf();
        // nc_abort() of a file still in define mode removes it as well; an unfinished file is removed in any case. After a failed write
        // netCDF-4 and HDF5 crash when they are asked to close the file: it is left open then.
        if (!m_isBroken || !m_isNetcdf4) {
            nc_abort(m_id);
        }
        std::error_code ignored;
        std::filesystem::remove(partPath(m_path), ignored);
    }
}

void NetcdfWriter::check(int status) const {
    if (status == NC_NOERR) {
        return;
    }
    m_isBroken = true;
    const bool isFull = status == ENOSPC || status == EDQUOT || isDiskFull(m_path);
    const std::string reason = isFull ? std::generic_category().message(status == EDQUOT ? EDQUOT : ENOSPC)
                                      : (status > 0 ? std::generic_category().message(status) : nc_strerror(status));
    throw Error(ErrorCode::WriteFailed, "core.file.writeFailed", {{"path", m_path.string()}, {"reason", reason}},
                isFull ? "hint.core.file.diskFull" : "hint.core.file.checkFolder");
}

NetcdfWriter::Group NetcdfWriter::defineGroup(Group parent, const std::string& name) {
    const auto lock = lockNetcdf();
    Group group;
    check(nc_def_grp(parent.id, name.c_str(), &group.id));
    return group;
}

NetcdfWriter::Dimension NetcdfWriter::defineDimension(Group group, const std::string& name, std::size_t length) {
    const auto lock = lockNetcdf();
    Dimension dimension{.length = length};
    check(nc_def_dim(group.id, name.c_str(), length == 0 ? NC_UNLIMITED : length, &dimension.id));
    return dimension;
}

NetcdfWriter::Variable NetcdfWriter::defineVariable(Group group, const std::string& name, NetcdfType type,
                                                    const std::vector<Dimension>& dimensions, const NetcdfStorage& storage) {
    const auto lock = lockNetcdf();
    Variable variable{.group = group.id};
    std::vector<int> ids;
    for (const auto& dimension : dimensions) {
        ids.push_back(dimension.id);
    }
    check(nc_def_var(group.id, name.c_str(), typeTo(type), static_cast<int>(ids.size()), ids.data(), &variable.id));
    if (m_isNetcdf4 && !ids.empty()) {
        if (!storage.chunks.empty()) {
            std::vector<std::size_t> chunks = storage.chunks;
            for (std::size_t d = 0; d < chunks.size() && d < dimensions.size(); ++d) {
                chunks[d] = dimensions[d].length == 0 ? chunks[d] : std::min(chunks[d], dimensions[d].length);
            }
            check(nc_def_var_chunking(group.id, variable.id, NC_CHUNKED, chunks.data()));
        }
        if (storage.deflateLevel > 0) {
            check(nc_def_var_deflate(group.id, variable.id, storage.shuffle ? 1 : 0, 1, storage.deflateLevel));
        }
        if (storage.fletcher32) {
            check(nc_def_var_fletcher32(group.id, variable.id, NC_FLETCHER32));
        }
    }
    if (storage.fillValue) {
        attribute(variable, "_FillValue", type, *storage.fillValue);
    }
    return variable;
}

void NetcdfWriter::attribute(Variable variable, const std::string& name, const std::string& text) {
    const auto lock = lockNetcdf();
    check(nc_put_att_text(variable.group, variable.id, name.c_str(), text.size(), text.data()));
}

void NetcdfWriter::attribute(Variable variable, const std::string& name, NetcdfType type, std::span<const double> values) {
    const auto lock = lockNetcdf();
    check(nc_put_att_double(variable.group, variable.id, name.c_str(), typeTo(type), values.size(), values.data()));
}

void NetcdfWriter::attribute(Group group, const std::string& name, const std::string& text) {
    attribute(Variable{.group = group.id, .id = NC_GLOBAL}, name, text);
}

void NetcdfWriter::attribute(Group group, const std::string& name, NetcdfType type, double value) {
    attribute(Variable{.group = group.id, .id = NC_GLOBAL}, name, type, value);
}

void NetcdfWriter::endDefinitions() {
    const auto lock = lockNetcdf();
    check(nc_enddef(m_id));
}

std::vector<std::size_t> NetcdfWriter::shapeOf(Variable variable) const {
    int rank = 0;
    check(nc_inq_varndims(variable.group, variable.id, &rank));
    std::vector<int> ids(static_cast<std::size_t>(rank));
    check(nc_inq_vardimid(variable.group, variable.id, ids.data()));
    std::vector<std::size_t> shape(ids.size());
    for (std::size_t d = 0; d < ids.size(); ++d) {
        check(nc_inq_dimlen(variable.group, ids[d], &shape[d]));
    }
    return shape;
}

template <typename T, typename Put>
void NetcdfWriter::putSlab(Put function, Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
                           std::span<const T> values) {
    const auto wanted = std::accumulate(count.begin(), count.end(), std::size_t{1}, std::multiplies<>());
    if (start.size() != count.size() || wanted != values.size()) {
        throw Error(ErrorCode::Defect, "core.defect",
                    {{"what", m_path.string() + ": slab of " + std::to_string(wanted) + " values, given " + std::to_string(values.size())}},
                    "hint.reportDefect");
    }
    if (!values.empty()) {
        const auto lock = lockNetcdf();
        check(function(variable.group, variable.id, start.data(), count.data(), values.data()));
    }
}

template <typename T> void NetcdfWriter::putWhole(Variable variable, std::span<const T> values) {
    const auto lock = lockNetcdf();
    const auto shape = shapeOf(variable);
    put(variable, std::vector<std::size_t>(shape.size(), 0), shape, values);
}

void NetcdfWriter::put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
                       std::span<const double> values) {
    putSlab(nc_put_vara_double, variable, start, count, values);
}

void NetcdfWriter::put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
                       std::span<const float> values) {
    putSlab(nc_put_vara_float, variable, start, count, values);
}

void NetcdfWriter::put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
                       std::span<const std::int32_t> values) {
    putSlab(nc_put_vara_int, variable, start, count, values);
}

void NetcdfWriter::put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
                       std::span<const std::int64_t> values) {
    const std::vector<long long> wide(values.begin(), values.end());
    putSlab(nc_put_vara_longlong, variable, start, count, std::span<const long long>(wide));
}

void NetcdfWriter::put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
                       std::span<const char> characters) {
    putSlab(nc_put_vara_text, variable, start, count, characters);
}

void NetcdfWriter::put(Variable variable, std::span<const double> values) {
    putWhole(variable, values);
}

void NetcdfWriter::put(Variable variable, std::span<const float> values) {
    putWhole(variable, values);
}

void NetcdfWriter::put(Variable variable, std::span<const std::int32_t> values) {
    putWhole(variable, values);
}

void NetcdfWriter::put(Variable variable, std::span<const std::int64_t> values) {
    putWhole(variable, values);
}

void NetcdfWriter::put(Variable variable, std::span<const char> characters) {
    putWhole(variable, characters);
}

void NetcdfWriter::putTexts(Variable variable, std::size_t first, std::span<const std::string> texts) {
    const auto lock = lockNetcdf();
    nc_type type = NC_NAT;
    check(nc_inq_vartype(variable.group, variable.id, &type));
    const auto shape = shapeOf(variable);
    const std::array<std::size_t, 2> start{first, 0};
    if (type == NC_STRING) {
        std::vector<const char*> pointers;
        for (const auto& text : texts) {
            pointers.push_back(text.c_str());
        }
        const std::array<std::size_t, 1> count{texts.size()};
        check(nc_put_vara_string(variable.group, variable.id, start.data(), count.data(), pointers.data()));
        return;
    }
    const std::size_t length = shape.empty() ? 1 : shape.back();
    std::vector<char> characters(texts.size() * length, '\0');
    for (std::size_t row = 0; row < texts.size(); ++row) {
        texts[row].copy(characters.data() + row * length, length);
    }
    const std::array<std::size_t, 2> count{texts.size(), length};
    const bool isOneText = shape.size() == 1;
    put(variable, std::span(start).subspan(isOneText ? 1 : 0), std::span(count).subspan(isOneText ? 1 : 0),
        std::span<const char>(characters));
}

void NetcdfWriter::commit() {
    {
        const auto lock = lockNetcdf();
        m_isOpen = false;
        if (const int status = nc_close(m_id); status != NC_NOERR) {
            std::error_code ignored;
            const bool wasFull = isDiskFull(m_path);
            std::filesystem::remove(partPath(m_path), ignored);
            check(wasFull ? ENOSPC : status);
        }
    }
    commitPart(m_path);
}

} // namespace phidias::core
