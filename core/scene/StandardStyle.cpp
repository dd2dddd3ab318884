#include "core/data/Quantity.h"
#include "core/scene/LayerData.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace phidias::core {

namespace {

enum class Stretch { Plain, Centered, Logarithmic };

/// Words of a name that tell how its values are best seen.
struct Rule {
    std::vector<std::string_view> words; ///< one of them; a word with a blank stands for words that follow each other
    const char* colorMap;
    Stretch stretch = Stretch::Plain;
    std::optional<double> low{};
    std::optional<double> high{};
};

/// What was done with a quantity: it says more about the colours than the quantity itself. The first that fits wins.
const std::vector<Rule>& derivedRules() {
    static const std::vector<Rule> kRules{
        {{"ndvi", "evi", "lai", "vegetation index", "normalized difference", "normalised difference"}, "speed"}, // no difference of data
        {{"residual", "residuals", "difference", "diff", "anomaly", "anomalies", "bias", "increment", "departure", "misfit", "sla",
          "trend"},
         "balance",
         Stretch::Centered},
        {{"relerr"}, "amp", Stretch::Plain, 0.0, 1.0},
        {{"error", "err", "uncertainty", "precision", "stdev", "std", "sd", "rms", "rmse", "variance", "standard error",
          "standard deviation"},
         "amp"},
        {{"qa value"}, "viridis", Stretch::Plain, 0.0, 1.0},
        {{"azimuth", "direction", "phase"}, "phase"},
        {{"lulc", "land cover", "landcover", "land use", "lccs class", "classification", "class", "classes", "surface type"}, "classes"},
    };
    return kRules;
}

/// Quantities without an entry in the table of Quantity.h, by the words of their names.
const std::vector<Rule>& quantityRules() {
    static const std::vector<Rule> kRules{
        {{"no2", "nitrogendioxide", "nitrogen dioxide"}, "inferno"},
        {{"so2", "sulfurdioxide", "sulphurdioxide", "sulfur dioxide", "sulphur dioxide"}, "magma"},
        {{"hcho", "ch2o", "formaldehyde"}, "plasma"},
        {{"ch4", "methane", "xch4"}, "viridis"},
        {{"co", "carbonmonoxide", "carbon monoxide"}, "matter"},
        {{"o3", "ozone"}, "dense"},
        {{"aerosol", "aod", "spm", "turbidity", "suspended matter"}, "turbid"},
        {{"cloud", "albedo", "reflectance", "sigma0", "backscatter"}, "gray"},
        {{"chl", "chla", "chlor", "chlorophyll"}, "algae", Stretch::Logarithmic},
        {{"salinity", "sss"}, "haline"},
        {{"temperature", "sst", "lst"}, "thermal"},
        {{"oxygen", "density"}, "dense"},
        {{"bathymetry", "topography", "elevation", "altitude", "orography", "topo", "rose", "dem", "srtm", "etopo"},
         "topo",
         Stretch::Centered},
        {{"depth", "deptho", "bottom depth"}, "deep"},
        {{"u", "v", "u10", "v10", "uo", "vo", "u component", "v component", "eastward", "northward", "upward", "vertical velocity"},
         "balance",
         Stretch::Centered},
        {{"vorticity", "curl", "divergence"}, "curl", Stretch::Centered},
        {{"speed", "velocity", "wind"}, "speed"},
        {{"ice", "snow"}, "ice"},
        {{"nitrate", "phosphate", "silicate", "ammonium"}, "matter"},
        {{"wave height", "significant height"}, "amp"},
        {{"vegetation", "biomass"}, "speed"},
        {{"soil moisture", "moisture", "precipitation", "rain", "humidity"}, "tempo"},
        {{"radiance", "irradiance", "par", "solar"}, "solar"},
    };
    return kRules;
}

/// Rules for the quantities of the alias table.
const Rule* ruleOf(const Quantity& quantity) {
    static const std::vector<std::pair<std::string_view, Rule>> kRules{
        {"practical salinity", {{}, "haline"}},
        {"temperature", {{}, "thermal"}},
        {"potential temperature", {{}, "thermal"}},
        {"chlorophyll", {{}, "algae", Stretch::Logarithmic}},
        {"dissolved oxygen", {{}, "dense"}},
        {"density", {{}, "dense"}},
        {"nitrate", {{}, "matter"}},
        {"phosphate", {{}, "matter"}},
        {"silicate", {{}, "matter"}},
        {"ammonium", {{}, "matter"}},
        {"eastward velocity", {{}, "balance", Stretch::Centered}},
        {"northward velocity", {{}, "balance", Stretch::Centered}},
        {"sea level", {{}, "balance", Stretch::Centered}},
        {"depth", {{}, "deep"}},
    };
    const auto found = std::find_if(kRules.begin(), kRules.end(), [&](const auto& entry) { return entry.first == quantity.id; });
    return found == kRules.end() ? nullptr : &found->second;
}

/// Lower case, one blank between words and around all of them: " so2 column number density ".
std::string wordsOf(const std::string& name) {
    std::string words = " ";
    for (const char c : name) {
        const auto letter = static_cast<unsigned char>(c);
        if (std::isalnum(letter) != 0) {
            words += static_cast<char>(std::tolower(letter));
        } else if (words.back() != ' ') {
            words += ' ';
        }
    }
    return words.back() == ' ' ? words : words + ' ';
}

const Rule* ruleOf(const std::vector<Rule>& rules, const std::string& words) {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) {
        return std::any_of(rule.words.begin(), rule.words.end(),
                           [&](std::string_view word) { return words.find(" " + std::string(word) + " ") != std::string::npos; });
    });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace

LayerStyle standardStyle(const std::string& variable, const std::string& standardName) {
    LayerStyle style;
    if (variable.ends_with("_qc")) {
        // Scores of observations: 9 (three standard deviations) is where suspicion begins, so it is the centre.
        style.colorMap = "balance";
        style.low = 0.0;
        style.high = 18.0;
        style.isCentered = true;
        style.center = 9.0;
        return style;
    }
    const std::string words = wordsOf(variable);
    const std::string standardWords = wordsOf(standardName);
    const Rule* rule = nullptr;
    for (const auto* name : {&words, &standardWords}) {
        rule = rule != nullptr ? rule : ruleOf(derivedRules(), *name);
    }
    for (const auto* name : {&standardName, &variable}) {
        const Quantity* quantity = rule == nullptr && !name->empty() ? findQuantity(*name) : nullptr;
        rule = quantity != nullptr ? ruleOf(*quantity) : rule;
    }
    for (const auto* name : {&standardWords, &words}) {
        rule = rule != nullptr ? rule : ruleOf(quantityRules(), *name);
    }
    if (rule != nullptr) {
        style.colorMap = rule->colorMap;
        style.isCentered = rule->stretch == Stretch::Centered;
        style.isLogarithmic = rule->stretch == Stretch::Logarithmic;
        style.low = rule->low;
        style.high = rule->high;
    }
    return style;
}

} // namespace phidias::core
