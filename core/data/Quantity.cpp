#include "core/data/Quantity.h"

#include <udunits2.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

namespace phidias::core {

namespace {

std::string lowered(const std::string& text) {
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return c == '_' ? ' ' : static_cast<char>(std::tolower(c)); });
    return lower;
}

/// "deg C", "Celsius degree", "degrees C (ITS-90)": UDUNITS would multiply the degree of an angle with the Celsius.
bool isCelsius(std::string text) {
    for (const char* word : {"degrees", "degree", "deg", "its-90", "its90", "ipts-68", "\xC2\xB0", " ", "(", ")", ","}) {
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word)) {
            text.erase(at, std::string_view(word).size());
        }
    }
    return text == "c" || text == "celsius" || text == "celcius";
}

/// Words that make another quantity of the one before them: nitrate plus nitrite is not nitrate.
bool namesAnother(std::string_view rest) {
    constexpr std::array<std::string_view, 20> kWords{"plus",  "+",    "saturation", "error",     "sigfig",  "deviation",  "std",
                                                      "uncert", "ratio", "reference", "air",       "flag",    "quality",    "anomaly",
                                                      "-b",    "-c",   "fluor",      "gradient",  "difference", " qc"};
    return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) { return rest.find(word) != std::string_view::npos; });
}

/// Amounts of atmospheric columns that UDUNITS does not know: the Dobson unit, 10 micrometres of gas at 273.15 K and 101325 Pa, and numbers
/// of molecules (R and N_A of CODATA 2018).
std::string withMoles(std::string text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kAmounts{{{"dobson units", "4.4615033e-4 mol m-2"},
                                                                                     {"dobson", "4.4615033e-4 mol m-2"},
                                                                                     {"du", "4.4615033e-4 mol m-2"},
                                                                                     {"molecules", "1.66053906717e-24 mol"},
                                                                                     {"molecule", "1.66053906717e-24 mol"},
                                                                                     {"molec.", "1.66053906717e-24 mol"},
                                                                                     {"molec", "1.66053906717e-24 mol"}}};
    for (const auto& [word, amount] : kAmounts) {
        // At the start, alone or before a length: "DU", "molecules cm-2", "molec/cm2"; a factor may stand before it.
        const auto at = text.find(word);
        const bool isStart = at == 0 || (at != std::string::npos && text[at - 1] == ' ');
        const auto end = at + word.size();
        if (isStart && (end == text.size() || text[end] == ' ' || text[end] == '/')) {
            return text.replace(at, word.size(), amount);
        }
    }
    return {};
}

/// Spellings of ocean and atmosphere files that UDUNITS does not know.
std::string normalisedUnit(const std::string& unit) {
    std::string text = lowered(unit);
    text.erase(0, text.find_first_not_of(" ["));
    text.erase(text.find_last_not_of(" ]") + 1);
    constexpr std::array<std::string_view, 16> kSalinity{
        "psu",  "p.s.u.", "pss-78",    "pss", "psal", "0.001",   "1e-3",          "1.e-3",
        "g/kg", "g kg-1", "per mille", "ppt", "1",    "dmnless", "dimensionless", "practical salinity unit"};
    if (std::find(kSalinity.begin(), kSalinity.end(), text) != kSalinity.end()) {
        return "1";
    }
    if (isCelsius(text)) {
        return "degree_Celsius";
    }
    if (text.starts_with("decibar") || text == "db") {
        return "dbar";
    }
    if (text == "meters" || text == "metres") {
        return "m";
    }
    if (const std::string moles = withMoles(text); !moles.empty()) {
        return moles;
    }
    return unit;
}

using UnitSystem = std::unique_ptr<ut_system, void (*)(ut_system*)>;
using Unit = std::unique_ptr<ut_unit, void (*)(ut_unit*)>;

} // namespace

std::span<const Quantity> quantities() {
    static const std::vector<Quantity> kTable{
        {"practical salinity",
         "sea_water_practical_salinity",
         "1",
         {"sea_water_salinity", "PSAL", "SALT", "salinity", "Water body salinity", "sea surface salinity", "practical salinity", "PSALST01",
          "PSLTZZ01", "PSALPR01", "PSALCC01", "PSALCU01", "PSALZZ01", "EPC00001", "salinidad", "sal", "SSPS", "SSAL", "CTDSAL"}},
        {"temperature",
         "sea_water_temperature",
         "degree_Celsius",
         {"TEMP", "temperature", "Water body temperature", "sea temperature", "TEMPPR01", "TEMPST01", "TEMPCU01", "TEMPCC01", "TEMPP901",
          "TEMPRTN1", "TEMPSZ01", "PSSTTS01", "SST", "SSJT", "sea_surface_temperature", "CTDTMP", "t90"}},
        {"potential temperature",
         "sea_water_potential_temperature",
         "degree_Celsius",
         {"theta", "potential temperature", "POTMCV01", "ptemp"}},
        {"chlorophyll",
         "mass_concentration_of_chlorophyll_a_in_sea_water",
         "mg m-3",
         {"CHLA", "CPHL", "FLU2", "chlorophyll", "chlorophyll-a", "chlorophyll a", "concentration_of_chlorophyll_in_sea_water",
          "mass_concentration_of_chlorophyll_in_sea_water", "Water body chlorophyll-a", "CPHLZZXX", "CPHLFLPZ", "CPHLPR01", "CPHLHPP1",
          "chlor_a", "CHL"}},
        {"dissolved oxygen",
         "moles_of_oxygen_per_unit_mass_in_sea_water",
         "umol kg-1",
         {"DOXY", "DOX1", "DOX2", "oxygen", "dissolved oxygen", "Water body dissolved oxygen concentration", "DOXYZZXX", "DOXMZZXX",
          "mole_concentration_of_dissolved_molecular_oxygen_in_sea_water", "CTDOXY"}},
        {"nitrate",
         "mole_concentration_of_nitrate_in_sea_water",
         "umol l-1",
         {"NITRATE", "NTAW", "NTRA", "nitrate", "Water body nitrate", "NTRAZZXX",
          "moles_of_nitrate_per_unit_mass_in_sea_water"}},
        {"phosphate",
         "mole_concentration_of_phosphate_in_sea_water",
         "umol l-1",
         {"PHOSPHATE", "PHOW", "PHOS", "phosphate", "Water body phosphate", "PHOSZZXX", "DIP"}},
        {"silicate",
         "mole_concentration_of_silicate_in_sea_water",
         "umol l-1",
         {"SILICATE", "SLCW", "SLCA", "silicate", "Water body silicate", "SLCAZZXX"}},
        {"ammonium", "mole_concentration_of_ammonium_in_sea_water", "umol l-1", {"AMON", "ammonium", "Water body ammonium", "AMONZZXX"}},
        {"ph", "sea_water_ph_reported_on_total_scale", "1", {"PH", "PHPH", "PH_IN_SITU_TOTAL", "Water body pH", "PHXXZZXX"}},
        {"density", "sea_water_density", "kg m-3", {"density", "DENS"}},
        {"eastward velocity", "eastward_sea_water_velocity", "m s-1", {"EWCT", "UCUR", "u", "LCEWZZ01"}},
        {"northward velocity", "northward_sea_water_velocity", "m s-1", {"NSCT", "VCUR", "v", "LCNSZZ01"}},
        {"sea level",
         "sea_surface_height_above_geoid",
         "m",
         {"SLEV", "sea level", "SLEVZZ01", "water_surface_height_above_reference_datum"}},
        {"pressure", "sea_water_pressure", "dbar", {"PRES", "pressure", "PRESPR01", "PRESPS01"}},
        {"depth", "depth", "m", {"DEPH", "DEPTH", "ADEPZZ01", "DEPHPR01"}},
    };
    return kTable;
}

const Quantity* findQuantity(const std::string& name) {
    const std::string wanted = lowered(name);
    for (const auto& quantity : quantities()) {
        if (wanted == quantity.id || wanted == lowered(quantity.standardName) ||
            std::any_of(quantity.names.begin(), quantity.names.end(), [&](const std::string& alias) { return lowered(alias) == wanted; })) {
            return &quantity;
        }
    }
    // A label with more words behind: the longest alias that starts it, of at least 5 letters so that "PH" does not claim "phytoplankton".
    const Quantity* best = nullptr;
    std::size_t length = 4;
    for (const auto& quantity : quantities()) {
        for (const auto& alias : quantity.names) {
            if (alias.size() > length && wanted.starts_with(lowered(alias)) &&
                !namesAnother(std::string_view(wanted).substr(alias.size()))) {
                best = &quantity;
                length = alias.size();
            }
        }
    }
    return best;
}

std::vector<std::size_t> matchVariable(const std::vector<ObservationVariable>& variables, const std::string& asked) {
    const auto indices = [&](const auto& isMatch) {
        std::vector<std::size_t> found;
        for (std::size_t k = 0; k < variables.size(); ++k) {
            if (isMatch(variables[k])) {
                found.push_back(k);
            }
        }
        return found;
    };
    if (const auto byName = indices([&](const auto& v) { return v.name == asked; }); byName.size() == 1) {
        return byName;
    }
    if (const auto byStandardName = indices([&](const auto& v) { return v.standardName == asked; }); byStandardName.size() == 1) {
        return byStandardName;
    }
    if (const auto byLabel =
            indices([&](const auto& v) { return lowered(v.name) == lowered(asked) || v.longName == asked || v.p01 == asked; });
        byLabel.size() == 1) {
        return byLabel;
    }
    const Quantity* quantity = findQuantity(asked);
    if (quantity == nullptr) {
        return {};
    }
    const auto byQuantity = indices([&](const auto& v) {
        for (const auto* name : {&v.p01, &v.standardName, &v.name}) {
            if (!name->empty()) {
                if (const Quantity* own = findQuantity(*name)) {
                    return own == quantity;
                }
            }
        }
        return !v.longName.empty() && findQuantity(v.longName) == quantity;
    });
    if (byQuantity.size() > 1) {
        // PSAL beside PSAL_ADJUSTED or SSPS: the plain name of the quantity is meant.
        const auto plain = indices([&](const auto& v) {
            return !quantity->names.empty() && std::any_of(quantity->names.begin(), quantity->names.end(),
                                                           [&](const std::string& alias) { return lowered(alias) == lowered(v.name); });
        });
        if (plain.size() == 1) {
            return plain;
        }
    }
    return byQuantity;
}

std::optional<LinearConversion> conversion(const std::string& from, const std::string& to) {
    const std::string source = normalisedUnit(from);
    const std::string target = normalisedUnit(to);
    if (source == target) {
        return LinearConversion{};
    }
    static std::mutex lock; // UDUNITS keeps global state
    const std::scoped_lock guard(lock);
    ut_set_error_message_handler(ut_ignore);
    static const UnitSystem system(ut_read_xml(nullptr), ut_free_system);
    const Unit sourceUnit(ut_parse(system.get(), source.c_str(), UT_UTF8), ut_free);
    const Unit targetUnit(ut_parse(system.get(), target.c_str(), UT_UTF8), ut_free);
    if (!sourceUnit || !targetUnit || ut_are_convertible(sourceUnit.get(), targetUnit.get()) == 0) {
        return std::nullopt;
    }
    const std::unique_ptr<cv_converter, void (*)(cv_converter*)> converter(ut_get_converter(sourceUnit.get(), targetUnit.get()), cv_free);
    if (!converter) {
        return std::nullopt;
    }
    // Wavelength and wavenumber, or a logarithm and its number, can be converted, but not by a factor.
    const double offset = cv_convert_double(converter.get(), 0.0);
    if (!std::isfinite(offset)) {
        return std::nullopt;
    }
    return LinearConversion{.factor = cv_convert_double(converter.get(), 1.0) - offset, .offset = offset};
}

} // namespace phidias::core
