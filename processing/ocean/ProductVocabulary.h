#pragma once

#include <optional>
#include <string>

namespace phidias::processing::ocean {

/// An entry of a vocabulary of the NERC vocabulary server, as SeaDataNet products name it.
struct VocabularyTerm {
    std::string label; ///< "Salinity of the water column"
    std::string urn;   ///< "SDN:P02::PSAL"
};

/// Discovery parameter (P02) of a CF standard name; nothing when the table has none.
[[nodiscard]] std::optional<VocabularyTerm> searchKeyword(const std::string& standardName);

/// Sea area of the SeaVoX salt and fresh water body gazetteer (C19). @param code  such as "3_1"
/// @throws core::Error{InvalidRequest} for a code that the table does not hold
[[nodiscard]] VocabularyTerm seaArea(const std::string& code);

} // namespace phidias::processing::ocean
