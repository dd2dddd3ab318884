#pragma once

#include "core/data/Swath.h"
#include "core/io/NetcdfFile.h"
#include "core/io/ValueRule.h"
#include "core/util/MemoryBudget.h"

#include <mutex>
#include <optional>
#include <vector>

namespace phidias::core {

/// One variable a pixel as it lies in the file. Dimensions that are neither of these two are read at one index: the layer, or 0.
struct StoredSwathVariable {
    NetcdfVariable variable;
    ValueRule rule{};
    std::optional<std::size_t> scanlineDimension{};
    std::optional<std::size_t> groundPixelDimension{}; ///< none in lists
    std::optional<std::size_t> layerDimension{};
    bool isRated = false; ///< missing where the quality is missing
};

/// Where a swath file keeps what belongs to all pixels; entries not there are empty.
struct SwathLayout {
    std::string path;
    std::size_t scanlines = 0;
    std::size_t groundPixels = 0;
    std::optional<StoredSwathVariable> latitude{};
    std::optional<StoredSwathVariable> longitude{};
    std::optional<StoredSwathVariable> latitudeBounds{};  ///< layerDimension = corners
    std::optional<StoredSwathVariable> longitudeBounds{};
    std::optional<StoredSwathVariable> quality{};
    double qualityScale = 1.0;                            ///< HARP: 0.01
    std::vector<double> scanlineTimes{};                  ///< Unix seconds
    std::vector<StoredSwathVariable> variables{};
    MemoryBudget budget{};
};

/// Reads swath values from netCDF variables. @thread any
class NetcdfSwathSource : public SwathSource {
public:
    explicit NetcdfSwathSource(SwathLayout layout) : m_layout(std::move(layout)) {}
    [[nodiscard]] SwathGeolocation geolocation() const override;
    [[nodiscard]] std::vector<float> read(std::size_t variable, std::size_t layer) const override;
    [[nodiscard]] std::vector<float> quality() const override;
    [[nodiscard]] std::vector<double> scanlineTimes() const override { return m_layout.scanlineTimes; }

private:
    [[nodiscard]] std::vector<float> readPlane(const StoredSwathVariable& stored, std::size_t layer) const;
    void requireBudget(std::size_t bytesPerPixel, const std::string& what) const;
    SwathLayout m_layout;
};

} // namespace phidias::core
