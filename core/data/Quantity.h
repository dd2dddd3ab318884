#pragma once

#include "core/data/Observations.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace phidias::core {

/// A physical quantity with the names that files give it.
struct Quantity {
    std::string id;           ///< "practical salinity"
    std::string standardName; ///< current CF standard name
    std::string unit;         ///< canonical, UDUNITS
    std::vector<std::string>
        names; ///< former CF names, P01 and P35 codes, names of Argo, Copernicus, WOD, usual labels; compared without case
};

/// The alias table (facts of the CF, NVS, Argo and Copernicus vocabularies; resources/SOURCES.md).
[[nodiscard]] std::span<const Quantity> quantities();

/// The quantity a name stands for: exact alias without case, else a label that starts with an alias ("Water body salinity [per mille]").
[[nodiscard]] const Quantity* findQuantity(const std::string& name);

/// Indices of the variables that `asked` means: an exact name or label alone wins, then its standard name, then its quantity (a quantity,
/// standard name, code or label). Empty = none; more than one = ambiguous.
[[nodiscard]] std::vector<std::size_t> matchVariable(const std::vector<ObservationVariable>& variables, const std::string& asked);

/// value * factor + offset.
struct LinearConversion {
    double factor = 1.0;
    double offset = 0.0;
    [[nodiscard]] double operator()(double value) const { return value * factor + offset; }
};

/// Conversion between two units by UDUNITS, which also knows the spellings of ocean files ("psu", "P.S.U.", "degrees celsius", "per
/// mille"). Practical salinity is a ratio without unit: psu, 1, 1e-3, 0.001 and g/kg are taken as the same number.
/// @returns nothing when one is unknown or they do not fit
[[nodiscard]] std::optional<LinearConversion> conversion(const std::string& from, const std::string& to);

} // namespace phidias::core
