#pragma once

#include "core/io/NetcdfFile.h"

#include <optional>
#include <span>
#include <vector>

namespace phidias::core {

/// How stored numbers of a netCDF variable become values: unsigned, missing, valid range, scale and offset, in this order.
///
/// value = stored * scale_factor + add_offset (NetCDF Users Guide, "Best practices: packed data values"; CF 8.1). Missing = _FillValue, any
/// missing_value, the default fill of the type when there is no _FillValue (not for bytes: every byte may be a value), not finite, or
/// outside valid_min, valid_max, valid_range. The limits are in stored units, unless they are floating point while packed integers are
/// stored: then they are in unpacked units.
struct ValueRule {
    bool isUnsigned = false;   ///< stored in a signed type, meant unsigned (_Unsigned = "true")
    double unsignedSpan = 0.0; ///< 2^bits
    double scale = 1.0;
    double offset = 0.0;
    std::vector<double> missing; ///< stored units
    std::optional<double> storedMinimum;
    std::optional<double> storedMaximum;
    std::optional<double> minimum; ///< unpacked units
    std::optional<double> maximum;

    [[nodiscard]] static ValueRule of(const NetcdfVariable& variable);

    /// One value; NaN = missing.
    [[nodiscard]] double unpack(double stored) const;
    /// In place.
    void unpack(std::span<double> values) const;
    /// The valid limits in unpacked units, for display.
    [[nodiscard]] std::optional<double> unpackedMinimum() const;
    [[nodiscard]] std::optional<double> unpackedMaximum() const;
};

} // namespace phidias::core
