#pragma once

#include "core/util/Error.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// External types of the netCDF data model; Other = compound, enum, opaque, variable length.
enum class NetcdfType { Byte, Char, Int16, Int32, Float, Double, UByte, UInt16, UInt32, Int64, UInt64, String, Other };

/// Bytes a stored value takes; 0 for String and Other.
[[nodiscard]] std::size_t sizeOf(NetcdfType type);
/// "byte", "char", "short", ... as in CDL.
[[nodiscard]] const char* nameOf(NetcdfType type);

/// Takes the one lock for netCDF-C and HDF5 of this process; neither is thread-safe. NetcdfFile and NetcdfWriter take it themselves around
/// every call; hold it only to make several calls of the bare libraries. Recursive.
/// @thread any
[[nodiscard]] std::unique_lock<std::recursive_mutex> lockNetcdf();

struct NetcdfDimension {
    std::string name;
    std::size_t length = 0;
    bool isUnlimited = false;
    int id = -1; ///< the same in all groups of one file
};

/// The open file that groups and variables share; closed when the last of them goes.
class NetcdfHandle;

/// Attributes of a group or a variable.
class NetcdfAttributes {
public:
    /// Names in the order of the file.
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] bool has(const std::string& name) const;
    /// Type of the attribute; nothing when there is none.
    [[nodiscard]] std::optional<NetcdfType> type(const std::string& name) const;
    /// Text of an attribute without trailing blanks and NULs; numbers are written with '.', several separated by ", ", several strings by '
    /// '.
    [[nodiscard]] std::optional<std::string> text(const std::string& name) const;
    /// text(), or "" when there is none.
    [[nodiscard]] std::string textOrEmpty(const std::string& name) const;
    /// Numbers of an attribute; text that holds only numbers counts too ("0, 100"). Empty when there is none or it is no number.
    [[nodiscard]] std::vector<double> numbers(const std::string& name) const;
    /// The first number; nothing when there is none.
    [[nodiscard]] std::optional<double> number(const std::string& name) const;

private:
    friend class NetcdfGroup;
    friend class NetcdfVariable;
    NetcdfAttributes(std::shared_ptr<const NetcdfHandle> handle, int group, int variable)
        : m_handle(std::move(handle)), m_group(group), m_variable(variable) {}
    std::shared_ptr<const NetcdfHandle> m_handle;
    int m_group = -1;
    int m_variable = -1;
};

/// One variable: header in memory, values by hyperslab. A value type; may outlive the NetcdfFile it came from.
///
/// All reads take start, count and stride along each dimension (empty stride = 1), row-major, as stored: nothing is unpacked, no fill is
/// replaced. They throw Error{Malformed} naming file, variable and start when the data are damaged, Error{Remote} for addresses,
/// Error{Defect} when the request does not fit the variable, Error{Cancelled} within a second when the StopScope in force is stopped (of
/// an address before it is asked). @thread any
class NetcdfVariable {
public:
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// "GROUP/SUBGROUP/name"; of the root group "name".
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] NetcdfType type() const { return m_type; }
    /// True when the values come from a server.
    [[nodiscard]] bool isRemote() const;
    /// File or address it comes from.
    [[nodiscard]] const std::string& filePath() const;
    [[nodiscard]] bool isNumeric() const {
        return m_type != NetcdfType::Char && m_type != NetcdfType::String && m_type != NetcdfType::Other;
    }
    [[nodiscard]] const std::vector<NetcdfDimension>& dimensions() const { return m_dimensions; }
    [[nodiscard]] std::vector<std::size_t> shape() const;
    /// Number of values, 1 for a scalar. Saturates instead of overflowing.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] NetcdfAttributes attributes() const;
    /// Sizes of the chunks; empty when the storage is contiguous.
    [[nodiscard]] std::vector<std::size_t> chunks() const;
    /// How much of the decompressed chunks the library keeps: set it so that parts of a chunk that are read one after the other are
    /// decompressed once. Does nothing for contiguous storage.
    void setChunkCache(std::size_t bytes) const;
    /// Value that netCDF-C gives for cells never written: _FillValue, else the default of the type; nothing for text and compound types.
    [[nodiscard]] std::optional<double> fillOfUnwrittenCells() const;

    void read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
              std::span<double> out) const;
    void read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
              std::span<float> out) const;
    void read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
              std::span<std::int64_t> out) const;
    /// Characters of a char variable.
    void read(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
              std::span<char> out) const;

    /// The whole variable; check size() against a budget first.
    [[nodiscard]] std::vector<double> readDoubles() const;
    [[nodiscard]] std::vector<float> readFloats() const;
    [[nodiscard]] std::vector<std::int64_t> readIntegers() const;
    [[nodiscard]] std::vector<char> readChars() const;
    /// A slab as doubles.
    [[nodiscard]] std::vector<double> readDoubles(std::span<const std::size_t> start, std::span<const std::size_t> count) const;
    [[nodiscard]] std::vector<char> readChars(std::span<const std::size_t> start, std::span<const std::size_t> count) const;
    /// Texts without trailing blanks and NULs: of a string variable one a value, of a char variable one a row of the last dimension
    /// (shape [a, b, length] gives a*b texts; rank 1 gives one text).
    [[nodiscard]] std::vector<std::string> readTexts() const;

private:
    friend class NetcdfGroup;
    NetcdfVariable() = default;
    void checkSlab(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
                   std::size_t outSize) const;
    template <typename T, typename Whole, typename Strided>
    void readParts(std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const std::ptrdiff_t> stride,
                   std::span<T> out, Whole whole, Strided strided) const;
    [[nodiscard]] std::vector<std::string> readStrings() const;
    std::shared_ptr<const NetcdfHandle> m_handle;
    int m_group = -1;
    int m_id = -1;
    std::string m_name;
    std::string m_path;
    NetcdfType m_type = NetcdfType::Other;
    std::vector<NetcdfDimension> m_dimensions;
};

/// A group; paths go down with '/', e.g. "PRODUCT/SUPPORT_DATA/GEOLOCATIONS".
class NetcdfGroup {
public:
    [[nodiscard]] std::string name() const;
    /// "" for the root.
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::vector<NetcdfDimension> dimensions() const;
    /// Dimension of this group or of one above it.
    [[nodiscard]] std::optional<NetcdfDimension> dimension(const std::string& name) const;
    [[nodiscard]] std::vector<NetcdfVariable> variables() const;
    [[nodiscard]] std::vector<NetcdfGroup> groups() const;
    /// Group by its path from here; nothing when there is none.
    [[nodiscard]] std::optional<NetcdfGroup> group(const std::string& path) const;
    /// Variable by its path from here, "qa_value" or "PRODUCT/qa_value"; nothing when there is none.
    [[nodiscard]] std::optional<NetcdfVariable> variable(const std::string& path) const;
    /// variable(), or @throws Error{Malformed} naming file and variable
    [[nodiscard]] NetcdfVariable requireVariable(const std::string& path) const;
    [[nodiscard]] NetcdfAttributes attributes() const;

private:
    friend class NetcdfFile;
    NetcdfGroup(std::shared_ptr<const NetcdfHandle> handle, int id, std::string path)
        : m_handle(std::move(handle)), m_id(id), m_path(std::move(path)) {}
    [[nodiscard]] NetcdfVariable makeVariable(int id) const;
    std::shared_ptr<const NetcdfHandle> m_handle;
    int m_id = -1;
    std::string m_path;
};

/// A netCDF file (classic, 64-bit offset, CDF-5, netCDF-4/HDF5) or an OPeNDAP address, open for reading.
/// Every call of the library is made under the process-wide lock, so files may be shared between threads.
class NetcdfFile {
public:
    /// Opens and checks that the file is whole: netCDF-C reads what is missing at the end of a classic file as zeros without a word.
    /// @param pathOrAddress  file, or http(s):// address of a DAP server
    /// @throws Error{Unreadable} missing, directory, no permission; Error{UnknownFormat} not netCDF; Error{Malformed} truncated or damaged,
    /// with
    ///         the sizes in bytes where they are known; Error{Remote} for addresses
    [[nodiscard]] static NetcdfFile open(const std::string& pathOrAddress);

    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] NetcdfGroup root() const;
    /// "classic", "64-bit offset", "CDF-5", "netCDF-4", "netCDF-4 classic" or "DAP".
    [[nodiscard]] std::string model() const;

private:
    explicit NetcdfFile(std::shared_ptr<const NetcdfHandle> handle) : m_handle(std::move(handle)) {}
    std::shared_ptr<const NetcdfHandle> m_handle;
};

/// True for "http://..." and "https://...".
[[nodiscard]] bool isRemoteAddress(const std::string& pathOrAddress);

} // namespace phidias::core
