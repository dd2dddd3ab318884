#include "views/map/BaseMap.h"

#include "core/io/OpenDataset.h"
#include "core/util/Error.h"
#include "core/util/Paths.h"

namespace phidias::views {

MapColors MapColors::forTheme(bool isDark) {
    if (isDark) {
        return {.land = QColor(0x3b, 0x3c, 0x3b),
                .shallow = QColor(0x2c, 0x38, 0x40),
                .deep = QColor(0x1b, 0x23, 0x2a),
                .outside = QColor(0x16, 0x18, 0x1a),
                .coast = QColor(0x86, 0x8a, 0x8a),
                .graticule = QColor(255, 255, 255, 38),
                .text = QColor(0xc8, 0xcc, 0xcc)};
    }
    return {.land = QColor(0xe4, 0xe2, 0xdc),
            .shallow = QColor(0xe6, 0xee, 0xf2),
            .deep = QColor(0xbf, 0xd0, 0xdb),
            .outside = QColor(0xf6, 0xf6, 0xf5),
            .coast = QColor(0x6f, 0x73, 0x74),
            .graticule = QColor(0, 0, 0, 36),
            .text = QColor(0x4a, 0x4e, 0x50)};
}

ShoreAtlas::ShoreAtlas() {
    // Simplified by 25, 5, 1, 0.2 and 0.04 km; half a pixel of error is not seen.
    for (const auto& [name, leastKmPerPixel] :
         {std::pair{"binned_GSHHS_c.nc", 14.0}, std::pair{"binned_GSHHS_l.nc", 3.0}, std::pair{"binned_GSHHS_i.nc", 0.7},
          std::pair{"binned_GSHHS_h.nc", 0.15}, std::pair{"binned_GSHHS_f.nc", 0.0}}) {
        if (auto path = core::referenceDataFile(name); !path.empty()) {
            m_sheets.push_back({.path = std::move(path), .leastKmPerPixel = leastKmPerPixel, .isRead = false, .bins = nullptr});
        }
    }
}

bool ShoreAtlas::isEmpty() const {
    const std::lock_guard lock(m_mutex);
    return m_sheets.empty();
}

std::shared_ptr<const core::ShoreBins> ShoreAtlas::at(double kmPerPixel) const {
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<const core::ShoreBins> best;
    for (auto& sheet : m_sheets) {
        const bool isFineEnough = kmPerPixel >= sheet.leastKmPerPixel;
        if (!isFineEnough && &sheet != &m_sheets.back()) {
            continue;
        }
        if (!sheet.isRead) {
            sheet.isRead = true;
            try {
                sheet.bins = core::ShoreBins::read(sheet.path);
            } catch (const core::Error&) {
                // A damaged file must not stop an analyst: a neighbour in scale takes its place.
            }
        }
        if (sheet.bins) {
            return sheet.bins;
        }
    }
    for (const auto& sheet : m_sheets) {
        best = sheet.bins ? sheet.bins : best;
    }
    return best;
}

std::shared_ptr<const BaseMap> loadBaseMap() {
    auto base = std::make_shared<BaseMap>();
    try {
        if (const auto path = core::referenceDataFile("etopo20.cdf"); !path.empty()) {
            const auto budget = core::MemoryBudget::standard();
            const core::Dataset dataset = core::openDataset(path.string(), {.budget = budget, .stop = {}, .csvColumns = {}});
            const auto& grid = std::get<std::shared_ptr<const core::Grid>>(dataset);
            base->relief = core::GridPlane::load(*grid, 0, 0, 0, {}, budget);
        }
        for (const char* name : {"binned_GSHHS_l.nc", "binned_GSHHS_c.nc"}) {
            if (const auto path = core::referenceDataFile(name); !path.empty()) {
                base->coast = core::readCoastline(path);
                break;
            }
        }
    } catch (const core::Error&) {
        // A damaged background must not stop an analyst: the map is drawn without it.
    }
    return base;
}

} // namespace phidias::views
