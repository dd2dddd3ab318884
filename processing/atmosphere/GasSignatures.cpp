#include "processing/atmosphere/GasSignatures.h"

#include "core/io/TextTable.h"
#include "core/util/Error.h"
#include "processing/atmosphere/AbsorberLines.h"

#include <algorithm>
#include <cmath>

namespace phidias::processing::atmosphere {

namespace {

using core::Error;
using core::ErrorCode;

constexpr double kPressureAtm = 0.8; ///< near the ground, where plumes are
constexpr double kStepNm = 0.01;
constexpr double kReach = 4.0; ///< standard deviations of the line shape

struct CrossSectionTable {
    std::vector<std::string> names;
    std::vector<double> wavelengthsNm;
    std::vector<std::vector<double>> values; ///< [gas][line]
};

CrossSectionTable readTable(const std::filesystem::path& path) {
    const std::string text = core::readUtf8Text(path);
    CrossSectionTable table;
    std::int64_t number = 0;
    const auto refuse = [&](const std::string& what) {
        throw Error(ErrorCode::Malformed, "atmosphere.pca.crossSections", {{"path", path.string()}, {"line", number}, {"what", what}},
                    "hint.atmosphere.pca.crossSections");
    };
    for (const auto line : core::linesOf(text)) {
        ++number;
        if (core::trimmed(line).empty() || line.starts_with('#')) {
            continue;
        }
        const auto cells = core::cellsOf(line, ',', true);
        if (table.names.empty()) {
            for (std::size_t cell = 1; cell < cells.size(); ++cell) {
                table.names.emplace_back(core::trimmed(core::splitLabel(cells[cell]).first));
            }
            table.values.resize(table.names.size());
            if (table.names.empty()) {
                refuse(std::string(line));
            }
            continue;
        }
        if (cells.size() != table.names.size() + 1) {
            refuse(std::string(line));
        }
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            const auto value = core::numberOf(cells[cell]);
            if (!value || !std::isfinite(*value)) {
                refuse(cells[cell]);
            }
            (cell == 0 ? table.wavelengthsNm : table.values[cell - 1]).push_back(*value);
        }
        if (table.wavelengthsNm.size() > 1 && !(table.wavelengthsNm.back() > *(table.wavelengthsNm.end() - 2))) {
            refuse(cells.front());
        }
    }
    if (table.wavelengthsNm.size() < 2) {
        refuse("");
    }
    return table;
}

/// Linear between the lines of the table, 0 outside.
std::vector<double> onFineGrid(const CrossSectionTable& table, std::size_t gas, std::span<const double> fineNm) {
    std::vector<double> result;
    for (const double wavelength : fineNm) {
        const auto above = std::upper_bound(table.wavelengthsNm.begin(), table.wavelengthsNm.end(), wavelength);
        if (above == table.wavelengthsNm.begin() || above == table.wavelengthsNm.end()) {
            result.push_back(0.0);
            continue;
        }
        const auto at = static_cast<std::size_t>(above - table.wavelengthsNm.begin());
        const double share = (wavelength - table.wavelengthsNm[at - 1]) / (table.wavelengthsNm[at] - table.wavelengthsNm[at - 1]);
        result.push_back((1.0 - share) * table.values[gas][at - 1] + share * table.values[gas][at]);
    }
    return result;
}

} // namespace

std::vector<std::string> gasesOfTable(const std::filesystem::path& crossSections) {
    return readTable(crossSections).names;
}

std::vector<double> derivativeOf(const GasSignature& gas, SpectralSpace space, std::span<const double> mean) {
    std::vector<double> derivative(gas.crossSection.size());
    for (std::size_t channel = 0; channel < derivative.size(); ++channel) {
        derivative[channel] = -gas.crossSection[channel] * (space == SpectralSpace::Log ? 1.0 : mean[channel]);
    }
    return derivative;
}

std::vector<GasSignature> gasSignatures(std::span<const double> wavelengthsNm, const std::vector<std::string>& gases,
                                        const std::optional<std::filesystem::path>& crossSections) {
    const double deviation = kLineShapeNm / 2.354820045;
    const auto reach = static_cast<std::size_t>(std::ceil(kReach * deviation / kStepNm));
    const double first = wavelengthsNm.front() - static_cast<double>(reach + 1) * kStepNm;
    const auto count = static_cast<std::size_t>((wavelengthsNm.back() - first) / kStepNm) + reach + 2;
    std::vector<double> fineNm(count);
    for (std::size_t at = 0; at < count; ++at) {
        fineNm[at] = first + static_cast<double>(at) * kStepNm;
    }
    const CrossSectionTable table = crossSections ? readTable(*crossSections) : CrossSectionTable();
    std::vector<GasSignature> signatures;
    for (const auto& name : gases) {
        GasSignature signature{.name = name, .isSynthetic = false, .crossSection = {}};
        std::vector<double> fine;
        const auto column = std::find(table.names.begin(), table.names.end(), name);
        const auto known = std::find_if(kAbsorbers.begin(), kAbsorbers.end(), [&](Absorber absorber) { return nameOf(absorber) == name; });
        if (column != table.names.end()) {
            fine = onFineGrid(table, static_cast<std::size_t>(column - table.names.begin()), fineNm);
        } else if (known != kAbsorbers.end()) {
            fine = crossSection(linesOf(*known), fineNm, kPressureAtm);
            signature.isSynthetic = isSynthetic(*known);
        } else {
            throw Error(ErrorCode::InvalidRequest, "atmosphere.pca.unknownGas", {{"name", name}}, "hint.atmosphere.pca.crossSections");
        }
        for (std::size_t channel = 0; channel < wavelengthsNm.size(); ++channel) {
            const auto middle = static_cast<std::size_t>(std::lround((wavelengthsNm[channel] - first) / kStepNm));
            double sum = 0.0;
            double weights = 0.0;
            for (std::size_t at = middle - reach; at <= middle + reach; ++at) {
                const double distance = (fineNm[at] - wavelengthsNm[channel]) / deviation;
                const double weight = std::exp(-0.5 * distance * distance);
                sum += weight * fine[at];
                weights += weight;
            }
            signature.crossSection.push_back(sum / weights);
        }
        signatures.push_back(std::move(signature));
    }
    return signatures;
}

} // namespace phidias::processing::atmosphere
