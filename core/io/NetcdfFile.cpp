#include "core/io/NetcdfFile.h"

#include "core/io/NetcdfLength.h"
#include "core/io/SlabParts.h"
#include "core/util/AtomicFile.h"
#include "core/util/StopPoint.h"

#include <hdf5.h>
#include <netcdf.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <limits>
#include <numeric>
#include <system_error>

namespace phidias::core {

class NetcdfHandle {
public:
    NetcdfHandle(int id, std::string path) : m_id(id), m_path(std::move(path)) {}
    NetcdfHandle(const NetcdfHandle&) = delete;
    NetcdfHandle& operator=(const NetcdfHandle&) = delete;
    ~NetcdfHandle() {
        const auto lock = lockNetcdf();
        nc_close(m_id);
    }
    [[nodiscard]] int id() const { return m_id; }
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    int m_id;
    std::string m_path;
};

namespace {

[[noreturn]] void raise(int status, const std::string& path, const std::string& variable, const std::string& position) {
    const std::string reason = status > 0 ? std::generic_category().message(status) : nc_strerror(status);
    if (isRemoteAddress(path)) {
        throw Error(ErrorCode::Remote, "io.netcdf.remoteFailed", {{"path", path}, {"reason", reason}}, "hint.io.netcdf.remote");
    }
    if (variable.empty()) {
        throw Error(ErrorCode::Malformed, "io.netcdf.damaged", {{"path", path}, {"reason", reason}}, "hint.io.netcdf.damaged");
    }
    throw Error(ErrorCode::Malformed, "io.netcdf.damagedVariable",
                {{"path", path}, {"variable", variable}, {"position", position}, {"reason", reason}}, "hint.io.netcdf.damaged");
}

void check(int status, const NetcdfHandle& handle, const std::string& variable = {}) {
    if (status != NC_NOERR) {
        raise(status, handle.path(), variable, "header");
    }
}

NetcdfType typeFrom(nc_type type) {
    switch (type) {
    case NC_BYTE:
        return NetcdfType::Byte;
    case NC_CHAR:
        return NetcdfType::Char;
    case NC_SHORT:
        return NetcdfType::Int16;
    case NC_INT:
        return NetcdfType::Int32;
    case NC_FLOAT:
        return NetcdfType::Float;
    case NC_DOUBLE:
        return NetcdfType::Double;
    case NC_UBYTE:
        return NetcdfType::UByte;
    case NC_USHORT:
        return NetcdfType::UInt16;
    case NC_UINT:
        return NetcdfType::UInt32;
    case NC_INT64:
        return NetcdfType::Int64;
    case NC_UINT64:
        return NetcdfType::UInt64;
    case NC_STRING:
        return NetcdfType::String;
    default:
        return NetcdfType::Other;
    }
}

void trimEnd(std::string& text) {
    const auto end = text.find_last_not_of(std::string_view(" \0\t\r\n", 5));
    text.resize(end == std::string::npos ? 0 : end + 1);
}

std::string writeNumber(double value) {
    std::array<char, 40> text{};
    const auto [end, failure] = std::to_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() ? std::string(text.data(), end) : std::string();
}

/// Numbers of a text such as "0, 100" or "0 100"; empty when anything else stands in it.
std::vector<double> numbersOfText(const std::string& text) {
    std::vector<double> numbers;
    const char* at = text.data();
    const char* const end = text.data() + text.size();
    while (at != end) {
        if (*at == ' ' || *at == ',') {
            ++at;
            continue;
        }
        double value = 0.0;
        const auto [next, failure] = std::from_chars(*at == '+' ? at + 1 : at, end, value);
        // Numbers typed as text often keep the suffix of CDL: 0.f, 100s.
        const char* rest = next;
        while (rest != end && (*rest == 'f' || *rest == 'F' || *rest == 's' || *rest == 'b')) {
            ++rest;
        }
        if (failure != std::errc() || (rest != end && *rest != ' ' && *rest != ',')) {
            return {};
        }
        numbers.push_back(value);
        at = rest;
    }
    return numbers;
}

std::string positionText(std::span<const std::size_t> start, std::span<const std::size_t> count) {
    std::string text = "[";
    for (std::size_t d = 0; d < start.size(); ++d) {
        text += (d == 0 ? "" : ", ") + std::to_string(start[d]) + ".." + std::to_string(start[d] + (count[d] == 0 ? 0 : count[d] - 1));
    }
    return text + "]";
}

std::size_t product(std::span<const std::size_t> values) {
    return std::accumulate(values.begin(), values.end(), std::size_t{1}, std::multiplies<>());
}

/// Calls nc_get_var{a,s}_T under the lock; a value that does not fit the wanted type (NC_ERANGE) is no failure of the file.
template <typename T, typename Whole, typename Strided>
int getSlab(Whole whole, Strided strided, int group, int variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
            std::span<const std::ptrdiff_t> stride, T* out) {
    const auto lock = lockNetcdf();
    const bool hasStride = std::any_of(stride.begin(), stride.end(), [](std::ptrdiff_t s) { return s != 1; });
    const int status = hasStride ? strided(group, variable, start.data(), count.data(), stride.data(), out)
                                 : whole(group, variable, start.data(), count.data(), out);
    return status == NC_ERANGE ? NC_NOERR : status;
}

} // namespace

std::unique_lock<std::recursive_mutex> lockNetcdf() {
    // The libraries it guards are one per process as well.
    static std::recursive_mutex mutex;
    std::unique_lock lock(mutex);
    // A file that could not be written stays open in HDF5; its clean-up at exit would write again, and crash.
    static const bool isLeftAlone = H5dont_atexit() >= 0;
    static_cast<void>(isLeftAlone);
    // HDF5 prints its error stack by itself, a switch a thread; every failure is reported through our own errors.
    thread_local const bool isQuiet = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) >= 0;
    static_cast<void>(isQuiet);
    return lock;
}

std::size_t sizeOf(NetcdfType type) {
    constexpr std::array<std::size_t, 13> kSizes{1, 1, 2, 4, 4, 8, 1, 2, 4, 8, 8, 0, 0};
    return kSizes[static_cast<std::size_t>(type)];
}

const char* nameOf(NetcdfType type) {
    constexpr std::array<const char*, 13> kNames{"byte",   "char", "short", "int",    "float",  "double", "ubyte",
                                                 "ushort", "uint", "int64", "uint64", "string", "other"};
    return kNames[static_cast<std::size_t>(type)];
}

bool isRemoteAddress(const std::string& pathOrAddress) {
    return pathOrAddress.starts_with("http://") || pathOrAddress.starts_with("https://");
}

// ---------------------------------------------------------------- attributes

std::vector<std::string> NetcdfAttributes::names() const {
    const auto lock = lockNetcdf();
    int count = 0;
    check(nc_inq_varnatts(m_group, m_variable, &count), *m_handle);
    std::vector<std::string> names;
    for (int index = 0; index < count; ++index) {
        std::array<char, NC_MAX_NAME + 1> name{};
        check(nc_inq_attname(m_group, m_variable, index, name.data()), *m_handle);
        names.emplace_back(name.data());
    }
    return names;
}

bool NetcdfAttributes::has(const std::string& name) const {
    const auto lock = lockNetcdf();
    int id = 0;
    return nc_inq_attid(m_group, m_variable, name.c_str(), &id) == NC_NOERR;
}

std::optional<NetcdfType> NetcdfAttributes::type(const std::string& name) const {
    const auto lock = lockNetcdf();
    nc_type type = NC_NAT;
    if (nc_inq_atttype(m_group, m_variable, name.c_str(), &type) != NC_NOERR) {
        return std::nullopt;
    }
    return typeFrom(type);
}

std::optional<std::string> NetcdfAttributes::text(const std::string& name) const {
    const auto lock = lockNetcdf();
    nc_type type = NC_NAT;
    std::size_t length = 0;
    if (nc_inq_att(m_group, m_variable, name.c_str(), &type, &length) != NC_NOERR) {
        return std::nullopt;
    }
    std::string text;
    if (type == NC_CHAR) {
        text.resize(length);
        check(nc_get_att_text(m_group, m_variable, name.c_str(), text.data()), *m_handle, name);
    } else if (type == NC_STRING) {
        std::vector<char*> strings(length, nullptr);
        check(nc_get_att_string(m_group, m_variable, name.c_str(), strings.data()), *m_handle, name);
        for (const char* one : strings) {
            text += (text.empty() ? "" : " ") + std::string(one == nullptr ? "" : one);
        }
        nc_free_string(length, strings.data());
    } else {
        for (const double value : numbers(name)) {
            text += (text.empty() ? "" : ", ") + writeNumber(value);
        }
    }
    trimEnd(text);
    return text;
}

std::string NetcdfAttributes::textOrEmpty(const std::string& name) const {
    return text(name).value_or(std::string());
}

std::vector<double> NetcdfAttributes::numbers(const std::string& name) const {
    const auto lock = lockNetcdf();
    nc_type type = NC_NAT;
    std::size_t length = 0;
    if (nc_inq_att(m_group, m_variable, name.c_str(), &type, &length) != NC_NOERR) {
        return {};
    }
    if (type == NC_CHAR || type == NC_STRING) {
        return numbersOfText(textOrEmpty(name));
    }
    if (typeFrom(type) == NetcdfType::Other) {
        return {};
    }
    std::vector<double> values(length);
    if (length > 0) {
        check(nc_get_att_double(m_group, m_variable, name.c_str(), values.data()), *m_handle, name);
    }
    return values;
}

std::optional<double> NetcdfAttributes::number(const std::string& name) const {
    const auto values = numbers(name);
    return values.empty() ? std::nullopt : std::optional(values.front());
}

// ---------------------------------------------------------------- variables

std::vector<std::size_t> NetcdfVariable::shape() const {
    std::vector<std::size_t> shape;
    for (const auto& dimension : m_dimensions) {
        shape.push_back(dimension.length);
    }
    return shape;
}

std::size_t NetcdfVariable::size() const {
    constexpr auto kMost = std::numeric_limits<std::size_t>::max();
    std::size_t size = 1;
    for (const auto& dimension : m_dimensions) {
        size = dimension.length != 0 && size > kMost / dimension.length ? kMost : size * dimension.length;
    }
    return size;
}

bool NetcdfVariable::isRemote() const {
    return isRemoteAddress(m_handle->path());
}

const std::string& NetcdfVariable::filePath() const {
    return m_handle->path();
}

NetcdfAttributes NetcdfVariable::attributes() const {
    return {m_handle, m_group, m_id};
}

void NetcdfVariable::setChunkCache(std::size_t bytes) const {
    constexpr std::size_t kSlots = 1009; // a prime, as HDF5 asks for
    constexpr float kPreemption = 0.75F;
    if (!chunks().empty()) {
        const auto lock = lockNetcdf();
        check(nc_set_var_chunk_cache(m_group, m_id, bytes, kSlots, kPreemption), *m_handle, m_path);
    }
}

std::vector<std::size_t> NetcdfVariable::chunks() const {
    const auto lock = lockNetcdf();
    int storage = NC_CONTIGUOUS;
    std::vector<std::size_t> sizes(m_dimensions.size());
    if (m_dimensions.empty() || nc_inq_var_chunking(m_group, m_id, &storage, sizes.data()) != NC_NOERR || storage != NC_CHUNKED) {
        return {};
    }
    return sizes;
}

std::optional<double> NetcdfVariable::fillOfUnwrittenCells() const {
    if (!isNumeric()) {
        return std::nullopt;
    }
    if (const auto fill = attributes().number("_FillValue")) {
        return fill;
    }
    switch (m_type) {
    case NetcdfType::Byte:
        return NC_FILL_BYTE;
    case NetcdfType::Int16:
        return NC_FILL_SHORT;
    case NetcdfType::Int32:
        return NC_FILL_INT;
    case NetcdfType::Float:
        return static_cast<double>(NC_FILL_FLOAT);
    case NetcdfType::Double:
        return NC_FILL_DOUBLE;
    case NetcdfType::UByte:
        return NC_FILL_UBYTE;
    case NetcdfType::UInt16:
        return NC_FILL_USHORT;
    case NetcdfType::UInt32:
        return NC_FILL_UINT;
    case NetcdfType::Int64:
        return static_cast<double>(NC_FILL_INT64);
    default:
        return static_cast<double>(NC_FILL_UINT64);
    }
}

void NetcdfVariable::checkSlab(std::span<const std::size_t> start, std::span<const std::size_t> count,
                               std::span<const std::ptrdiff_t> stride, std::size_t outSize) const {
    bool fits = start.size() == m_dimensions.size() && count.size() == start.size() && (stride.empty() || stride.size() == start.size()) &&
                outSize == product(count);
    for (std::size_t d = 0; fits && d < start.size(); ++d) {
        const std::size_t step = stride.empty() ? 1 : static_cast<std::size_t>(stride[d]);
        fits = count[d] == 0 || (step > 0 && start[d] + (count[d] - 1) * step < m_dimensions[d].length);
    }
    if (!fits) {
        throw Error(ErrorCode::Defect, "core.defect",
                    {{"what", m_handle->path() + ": slab " + positionText(start, count) + " of variable " + m_path}}, "hint.reportDefect");
    }
}

template <typename T, typename Whole, typename Strided>
void NetcdfVariable::readParts(std::span<const std::size_t> start, std::span<const std::size_t> count,
                               std::span<const std::ptrdiff_t> stride, std::span<T> out, Whole whole, Strided strided) const {
    if (out.empty()) {
        return;
    }
    const auto read = [&](std::span<const std::size_t> partStart, std::span<const std::size_t> partCount, T* to) {
        stopPoint();
        const int status = getSlab(whole, strided, m_group, m_id, partStart, partCount, stride, to);
        if (status != NC_NOERR) {
            raise(status, m_handle->path(), m_path, positionText(partStart, partCount));
        }
    };
    if (isRemote()) { // asked once
        read(start, count, out.data());
        return;
    }
    std::vector<T> scattered;
    forEachSlabPart(start, count, stride, chunks(), [&](const SlabPart& part) {
        if (const std::size_t place = placeInSlab(part, count); place != kScattered) {
            read(part.start, part.count, out.data() + place);
            return;
        }
        scattered.resize(product(part.count));
        read(part.start, part.count, scattered.data());
        putPart(part, count, scattered.data(), out.data());
    });
}

void NetcdfVariable::read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
                          std::span<double> out) const {
    checkSlab(start, count, stride, out.size());
    readParts(start, count, stride, out, nc_get_vara_double, nc_get_vars_double);
}

void NetcdfVariable::read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
                          std::span<float> out) const {
    checkSlab(start, count, stride, out.size());
    readParts(start, count, stride, out, nc_get_vara_float, nc_get_vars_float);
}

void NetcdfVariable::read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
                          std::span<std::int64_t> out) const {
    static_assert(sizeof(long long) == sizeof(std::int64_t));
    checkSlab(start, count, stride, out.size());
    std::vector<long long> values(out.size());
    readParts(start, count, stride, std::span(values), nc_get_vara_longlong, nc_get_vars_longlong);
    std::copy(values.begin(), values.end(), out.begin());
}

void NetcdfVariable::read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
                          std::span<char> out) const {
    checkSlab(start, count, stride, out.size());
    readParts(start, count, stride, out, nc_get_vara_text, nc_get_vars_text);
}

std::vector<double> NetcdfVariable::readDoubles() const {
    const auto count = shape();
    return readDoubles(std::vector<std::size_t>(count.size(), 0), count);
}

std::vector<double> NetcdfVariable::readDoubles(std::span<const std::size_t> start, std::span<const std::size_t> count) const {
    std::vector<double> values(product(count));
    read(start, count, {}, std::span<double>(values));
    return values;
}

std::vector<float> NetcdfVariable::readFloats() const {
    const auto count = shape();
    std::vector<float> values(product(count));
    read(std::vector<std::size_t>(count.size(), 0), count, {}, std::span<float>(values));
    return values;
}

std::vector<std::int64_t> NetcdfVariable::readIntegers() const {
    const auto count = shape();
    std::vector<std::int64_t> values(product(count));
    read(std::vector<std::size_t>(count.size(), 0), count, {}, std::span<std::int64_t>(values));
    return values;
}

std::vector<char> NetcdfVariable::readChars() const {
    const auto count = shape();
    return readChars(std::vector<std::size_t>(count.size(), 0), count);
}

std::vector<char> NetcdfVariable::readChars(std::span<const std::size_t> start, std::span<const std::size_t> count) const {
    std::vector<char> values(product(count));
    read(start, count, {}, std::span<char>(values));
    return values;
}

std::vector<std::string> NetcdfVariable::readStrings() const {
    const auto count = shape();
    const std::vector<std::size_t> start(count.size(), 0);
    std::vector<char*> pointers(product(count), nullptr);
    std::vector<std::string> texts;
    if (pointers.empty()) {
        return texts;
    }
    const auto lock = lockNetcdf();
    stopPoint();
    if (const int status = nc_get_vara_string(m_group, m_id, start.data(), count.data(), pointers.data()); status != NC_NOERR) {
        raise(status, m_handle->path(), m_path, positionText(start, count));
    }
    texts.reserve(pointers.size());
    for (const char* pointer : pointers) {
        trimEnd(texts.emplace_back(pointer == nullptr ? "" : pointer));
    }
    nc_free_string(pointers.size(), pointers.data());
    return texts;
}

std::vector<std::string> NetcdfVariable::readTexts() const {
    if (m_type == NetcdfType::String) {
        return readStrings();
    }
    const auto chars = readChars();
    const std::size_t length = m_dimensions.empty() ? 1 : m_dimensions.back().length;
    std::vector<std::string> texts;
    for (std::size_t at = 0; length > 0 && at + length <= chars.size(); at += length) {
        std::string& text = texts.emplace_back(chars.data() + at, length);
        // Anything behind the first NUL is rest of an earlier, longer text.
        text.resize(std::min(text.find('\0'), text.size()));
        trimEnd(text);
    }
    return texts;
}

// ---------------------------------------------------------------- groups

std::string NetcdfGroup::name() const {
    const auto slash = m_path.rfind('/');
    return slash == std::string::npos ? m_path : m_path.substr(slash + 1);
}

std::vector<NetcdfDimension> NetcdfGroup::dimensions() const {
    const auto lock = lockNetcdf();
    int count = 0;
    check(nc_inq_dimids(m_id, &count, nullptr, 0), *m_handle);
    std::vector<int> ids(static_cast<std::size_t>(count));
    check(nc_inq_dimids(m_id, &count, ids.data(), 0), *m_handle);
    int unlimitedCount = 0;
    check(nc_inq_unlimdims(m_id, &unlimitedCount, nullptr), *m_handle);
    std::vector<int> unlimited(static_cast<std::size_t>(unlimitedCount));
    check(nc_inq_unlimdims(m_id, &unlimitedCount, unlimited.data()), *m_handle);
    std::vector<NetcdfDimension> dimensions;
    for (const int id : ids) {
        std::array<char, NC_MAX_NAME + 1> name{};
        NetcdfDimension dimension;
        check(nc_inq_dim(m_id, id, name.data(), &dimension.length), *m_handle);
        dimension.name = name.data();
        dimension.id = id;
        dimension.isUnlimited = std::find(unlimited.begin(), unlimited.end(), id) != unlimited.end();
        dimensions.push_back(std::move(dimension));
    }
    return dimensions;
}

std::optional<NetcdfDimension> NetcdfGroup::dimension(const std::string& name) const {
    const auto lock = lockNetcdf();
    int id = 0;
    if (nc_inq_dimid(m_id, name.c_str(), &id) != NC_NOERR) {
        return std::nullopt;
    }
    NetcdfDimension dimension{.name = name, .id = id};
    check(nc_inq_dimlen(m_id, id, &dimension.length), *m_handle);
    for (const auto& own : dimensions()) {
        dimension.isUnlimited = dimension.isUnlimited || (own.name == name && own.isUnlimited);
    }
    return dimension;
}

NetcdfVariable NetcdfGroup::makeVariable(int id) const {
    const auto lock = lockNetcdf();
    std::array<char, NC_MAX_NAME + 1> name{};
    nc_type type = NC_NAT;
    int rank = 0;
    check(nc_inq_var(m_id, id, name.data(), &type, &rank, nullptr, nullptr), *m_handle);
    std::vector<int> dimensionIds(static_cast<std::size_t>(rank));
    check(nc_inq_vardimid(m_id, id, dimensionIds.data()), *m_handle);
    int unlimitedCount = 0;
    check(nc_inq_unlimdims(m_id, &unlimitedCount, nullptr), *m_handle);
    std::vector<int> unlimited(static_cast<std::size_t>(unlimitedCount));
    check(nc_inq_unlimdims(m_id, &unlimitedCount, unlimited.data()), *m_handle);
    NetcdfVariable variable;
    variable.m_handle = m_handle;
    variable.m_group = m_id;
    variable.m_id = id;
    variable.m_name = name.data();
    variable.m_path = m_path.empty() ? variable.m_name : m_path + "/" + variable.m_name;
    variable.m_type = typeFrom(type);
    for (const int dimensionId : dimensionIds) {
        std::array<char, NC_MAX_NAME + 1> dimensionName{};
        NetcdfDimension dimension;
        check(nc_inq_dim(m_id, dimensionId, dimensionName.data(), &dimension.length), *m_handle, variable.m_path);
        dimension.name = dimensionName.data();
        dimension.id = dimensionId;
        dimension.isUnlimited = std::find(unlimited.begin(), unlimited.end(), dimensionId) != unlimited.end();
        variable.m_dimensions.push_back(std::move(dimension));
    }
    return variable;
}

std::vector<NetcdfVariable> NetcdfGroup::variables() const {
    const auto lock = lockNetcdf();
    int count = 0;
    check(nc_inq_nvars(m_id, &count), *m_handle);
    std::vector<NetcdfVariable> variables;
    for (int id = 0; id < count; ++id) {
        variables.push_back(makeVariable(id));
    }
    return variables;
}

std::vector<NetcdfGroup> NetcdfGroup::groups() const {
    const auto lock = lockNetcdf();
    int count = 0;
    check(nc_inq_grps(m_id, &count, nullptr), *m_handle);
    std::vector<int> ids(static_cast<std::size_t>(count));
    if (count > 0) {
        check(nc_inq_grps(m_id, &count, ids.data()), *m_handle);
    }
    std::vector<NetcdfGroup> groups;
    for (const int id : ids) {
        std::array<char, NC_MAX_NAME + 1> name{};
        check(nc_inq_grpname(id, name.data()), *m_handle);
        groups.push_back(NetcdfGroup(m_handle, id, m_path.empty() ? name.data() : m_path + "/" + name.data()));
    }
    return groups;
}

std::optional<NetcdfGroup> NetcdfGroup::group(const std::string& path) const {
    const auto slash = path.find('/');
    const std::string first = path.substr(0, slash);
    if (first.empty()) {
        return slash == std::string::npos ? std::optional(*this) : group(path.substr(slash + 1));
    }
    const auto lock = lockNetcdf();
    int id = 0;
    if (nc_inq_grp_ncid(m_id, first.c_str(), &id) != NC_NOERR) {
        return std::nullopt;
    }
    const NetcdfGroup child(m_handle, id, m_path.empty() ? first : m_path + "/" + first);
    return slash == std::string::npos ? std::optional(child) : child.group(path.substr(slash + 1));
}

std::optional<NetcdfVariable> NetcdfGroup::variable(const std::string& path) const {
    const auto lock = lockNetcdf();
    if (const auto slash = path.rfind('/'); slash != std::string::npos) {
        const auto owner = group(path.substr(0, slash));
        return owner ? owner->variable(path.substr(slash + 1)) : std::nullopt;
    }
    int id = 0;
    if (nc_inq_varid(m_id, path.c_str(), &id) != NC_NOERR) {
        return std::nullopt;
    }
    return makeVariable(id);
}

NetcdfVariable NetcdfGroup::requireVariable(const std::string& path) const {
    auto found = variable(path);
    if (!found) {
        throw Error(ErrorCode::Malformed, "io.netcdf.variableMissing",
                    {{"path", m_handle->path()}, {"variable", m_path.empty() ? path : m_path + "/" + path}});
    }
    return *found;
}

NetcdfAttributes NetcdfGroup::attributes() const {
    return {m_handle, m_id, NC_GLOBAL};
}

// ---------------------------------------------------------------- file

NetcdfFile NetcdfFile::open(const std::string& pathOrAddress) {
    const bool isRemote = isRemoteAddress(pathOrAddress);
    if (!isRemote) {
        requireReadableFile(pathOrAddress);
        requireWholeNetcdf(pathOrAddress);
    }
    const auto lock = lockNetcdf();
    int id = 0;
    if (const int status = nc_open(pathOrAddress.c_str(), NC_NOWRITE, &id); status != NC_NOERR) {
        if (status == NC_ENOTNC && !isRemote) {
            throw Error(ErrorCode::UnknownFormat, "io.netcdf.notNetcdf", {{"path", pathOrAddress}});
        }
        raise(status, pathOrAddress, {}, {});
    }
    return NetcdfFile(std::make_shared<const NetcdfHandle>(id, pathOrAddress));
}

const std::string& NetcdfFile::path() const {
    return m_handle->path();
}

NetcdfGroup NetcdfFile::root() const {
    return {m_handle, m_handle->id(), {}};
}

std::string NetcdfFile::model() const {
    if (isRemoteAddress(path())) {
        return "DAP";
    }
    const auto lock = lockNetcdf();
    int format = 0;
    check(nc_inq_format(m_handle->id(), &format), *m_handle);
    switch (format) {
    case NC_FORMAT_CLASSIC:
        return "classic";
    case NC_FORMAT_64BIT_OFFSET:
        return "64-bit offset";
    case NC_FORMAT_64BIT_DATA:
        return "CDF-5";
    case NC_FORMAT_NETCDF4_CLASSIC:
        return "netCDF-4 classic";
    default:
        return "netCDF-4";
    }
}

} // namespace phidias::core
