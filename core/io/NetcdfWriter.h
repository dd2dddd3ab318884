#pragma once

#include "core/io/NetcdfFile.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// How a variable lies in a netCDF-4 file; ignored by classic files but for the fill value.
struct NetcdfStorage {
    int deflateLevel = 0;            ///< 0 = not compressed .. 9
    bool shuffle = false;            ///< only with deflate
    bool fletcher32 = false;         ///< checksum a chunk
    std::vector<std::size_t> chunks; ///< one a dimension; cut to the dimension's length; empty = the library's choice
    std::optional<double> fillValue; ///< written as _FillValue in the variable's own type
};

enum class NetcdfModel { Netcdf4, Netcdf4Classic, Classic, Offset64, Data64 };

/// Writes one netCDF file atomically: everything goes to "path.part"; commit() closes, flushes and renames. A writer that goes without
/// commit() leaves nothing behind.
///
/// Define dimensions, variables and attributes first, then endDefinitions(), then put. Every failure of the library is Error{WriteFailed}
/// that names the file and the reason ("No space left on device" also when HDF5 hides it). Calls are made under the process-wide netCDF
/// lock.
/// @thread one thread at a time
class NetcdfWriter {
public:
    struct Group {
        int id = -1;
    };
    struct Dimension {
        int id = -1;
        std::size_t length = 0; ///< 0 = unlimited
    };
    struct Variable {
        int group = -1;
        int id = -1;
    };

    /// @throws Error{WriteFailed} when "path.part" cannot be created
    explicit NetcdfWriter(std::filesystem::path path, NetcdfModel model = NetcdfModel::Netcdf4);
    /// Begins with a copy of a file, to which groups, variables and attributes are added. A netCDF-4 file is copied byte by byte; of a
    /// classic one, which has no groups, dimensions, variables and attributes go into a netCDF-4 file.
    struct CopyOf {
        std::filesystem::path source;
    };
    /// @throws Error{Unreadable} the source; {WriteFailed}
    NetcdfWriter(std::filesystem::path path, const CopyOf& original);
    NetcdfWriter(const NetcdfWriter&) = delete;
    NetcdfWriter& operator=(const NetcdfWriter&) = delete;
    ~NetcdfWriter();

    [[nodiscard]] Group root() const { return {m_id}; }
    /// netCDF-4 only.
    Group defineGroup(Group parent, const std::string& name);

    /// @param length  0 = unlimited
    Dimension defineDimension(const std::string& name, std::size_t length) { return defineDimension(root(), name, length); }
    Dimension defineDimension(Group group, const std::string& name, std::size_t length);

    Variable defineVariable(const std::string& name, NetcdfType type, const std::vector<Dimension>& dimensions,
                            const NetcdfStorage& storage = {}) {
        return defineVariable(root(), name, type, dimensions, storage);
    }
    Variable defineVariable(Group group, const std::string& name, NetcdfType type, const std::vector<Dimension>& dimensions,
                            const NetcdfStorage& storage = {});

    void attribute(Variable variable, const std::string& name, const std::string& text);
    /// Numbers are stored in `type`, e.g. flag_values in the variable's own type.
    void attribute(Variable variable, const std::string& name, NetcdfType type, std::span<const double> values);
    void attribute(Variable variable, const std::string& name, NetcdfType type, double value) {
        attribute(variable, name, type, std::span(&value, 1));
    }
    /// Global, or of a group.
    void attribute(Group group, const std::string& name, const std::string& text);
    void attribute(Group group, const std::string& name, NetcdfType type, double value);
    void attribute(const std::string& name, const std::string& text) { attribute(root(), name, text); }
    void attribute(const std::string& name, NetcdfType type, double value) { attribute(root(), name, type, value); }

    void endDefinitions();

    /// Puts a slab; converted to the variable's type. NaN is written as it is: replace it by the fill value first where that is wanted.
    void put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const double> values);
    void put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const float> values);
    void put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
             std::span<const std::int32_t> values);
    void put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
             std::span<const std::int64_t> values);
    void put(Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count, std::span<const char> characters);
    /// A whole variable of fixed dimensions.
    void put(Variable variable, std::span<const double> values);
    void put(Variable variable, std::span<const float> values);
    void put(Variable variable, std::span<const std::int32_t> values);
    void put(Variable variable, std::span<const std::int64_t> values);
    void put(Variable variable, std::span<const char> characters);
    /// Texts of a char variable [row, length], cut or filled with NUL; or of a string variable [row].
    void putTexts(Variable variable, std::span<const std::string> texts) { putTexts(variable, 0, texts); }
    /// @param first  row of the first text
    void putTexts(Variable variable, std::size_t first, std::span<const std::string> texts);

    /// Closes, flushes and renames "path.part" to path.
    /// @throws Error{WriteFailed}; then nothing is left
    void commit();

private:
    void check(int status) const;
    void copyClassic(int source);
    [[nodiscard]] std::vector<std::size_t> shapeOf(Variable variable) const;
    template <typename T, typename Put>
    void putSlab(Put function, Variable variable, std::span<const std::size_t> start, std::span<const std::size_t> count,
                 std::span<const T> values);
    template <typename T> void putWhole(Variable variable, std::span<const T> values);

    std::filesystem::path m_path;
    int m_id = -1;
    bool m_isOpen = false;
    bool m_isNetcdf4 = true;
    mutable bool m_isBroken = false; ///< a call has failed
};

} // namespace phidias::core
