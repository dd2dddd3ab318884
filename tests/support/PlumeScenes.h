#pragma once

#include "processing/plume/LocalPlane.h"
#include "processing/plume/PlumeScene.h"

#include <cmath>
#include <functional>
#include <random>
#include <vector>

namespace phidias::tests {

/// A swath of square pixels about a place, whose columns are a function of km east and north of it.
struct SyntheticScene {
    core::GeoPoint middle{15.0, 37.0};
    std::size_t scanlines = 60;
    std::size_t groundPixels = 60;
    double pixelKm = 6.0;
    processing::plume::PlumeGas gas = processing::plume::PlumeGas::SulfurDioxide;
    std::string format = "s5p-l2";

    [[nodiscard]] processing::plume::PlanePoint place(double line, double row) const {
        return {(row - 0.5 * static_cast<double>(groundPixels - 1)) * pixelKm, (line - 0.5 * static_cast<double>(scanlines - 1)) * pixelKm};
    }
    [[nodiscard]] processing::plume::PlumeScene made(const std::function<double(double eastKm, double northKm)>& column) const {
        processing::plume::PlumeScene scene;
        scene.format = format;
        scene.gas = gas;
        scene.unit = "mol m-2";
        scene.scanlines = scanlines;
        scene.groundPixels = groundPixels;
        scene.hasCorners = true;
        const processing::plume::LocalPlane plane(middle);
        for (std::size_t line = 0; line < scanlines; ++line) {
            for (std::size_t row = 0; row < groundPixels; ++row) {
                const auto x = static_cast<double>(row);
                const auto y = static_cast<double>(line);
                scene.centres.push_back(plane.placeOf(place(y, x)));
                scene.corners.push_back({plane.placeOf(place(y - 0.5, x - 0.5)), plane.placeOf(place(y - 0.5, x + 0.5)),
                                         plane.placeOf(place(y + 0.5, x + 0.5)), plane.placeOf(place(y + 0.5, x - 0.5))});
                scene.areaKm2.push_back(static_cast<float>(pixelKm * pixelKm));
                scene.timeUnixSeconds.push_back(1.6e9 + y);
                scene.column.push_back(static_cast<float>(column(place(y, x)[0], place(y, x)[1])));
            }
        }
        scene.isOutside.assign(scene.size(), false);
        return scene;
    }
};

/// The same pixels as a list, in another order. @param order  pixel of the swath of each element; others are left out
inline processing::plume::PlumeScene listOf(const processing::plume::PlumeScene& swath, const std::vector<std::size_t>& order) {
    processing::plume::PlumeScene list = swath;
    list.isPointList = true;
    list.scanlines = order.size();
    list.groundPixels = 1;
    list.isOutside.assign(order.size(), false);
    list.centres.clear();
    list.corners.clear();
    for (auto* values : {&list.areaKm2, &list.column}) {
        values->clear();
    }
    list.timeUnixSeconds.clear();
    for (const std::size_t pixel : order) {
        list.centres.push_back(swath.centres[pixel]);
        list.corners.push_back(swath.corners[pixel]);
        list.areaKm2.push_back(swath.areaKm2[pixel]);
        list.timeUnixSeconds.push_back(swath.timeUnixSeconds[pixel]);
        list.column.push_back(swath.column[pixel]);
    }
    return list;
}

} // namespace phidias::tests
