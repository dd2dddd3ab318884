#pragma once

#include "core/scene/LayerData.h"
#include "views/map/PictureLattice.h"

#include <QImage>
#include <functional>
#include <span>
#include <stop_token>

namespace phidias::views {

/// Which cell of a plane, pixel of a swath or nothing (core::PixelLocator::kNoPixel) each pixel centre of a picture lies in.
///
/// Cells of the data are found from the picture, not drawn into it: edges are exact in every projection, at the seam and at the poles, no
/// cell can be wider than its footprint, and cells smaller than a pixel show the one that holds the centre of the pixel.
/// @param visit  called for each row with its items, from several threads at a time
/// @thread any          @complexity O(pixels of the picture)
void visitCells(const core::GridPlane& plane, QSize size, const PixelDegrees& degrees, const std::stop_token& stop,
                const std::function<void(int row, std::span<const std::uint32_t> items)>& visit);
void visitCells(const core::LayerPixels& pixels, QSize size, const PixelDegrees& degrees, const std::stop_token& stop,
                const std::function<void(int row, std::span<const std::uint32_t> items)>& visit);

/// Paints cells by the colours of their values into a transparent picture.
void paintGrid(QImage& image, const core::GridPlane& plane, const core::ColorScale& scale, const PixelDegrees& degrees,
               const std::stop_token& stop);
/// Of lists, footprints too small to hold a pixel centre still mark the pixel they lie in.
void paintSwath(QImage& image, const core::LayerPixels& pixels, const core::ColorScale& scale, const MapTransform& transform,
                const PixelDegrees& degrees, const std::stop_token& stop);

/// Paints a raster from its tiles, at the reduction by a power of two next to the scale of the map, or from its overview.
/// @param isFromMemory   nothing is read
/// @param isInteractive  where overviews are missing yet, what would take long to read is taken from the coarse overview
void paintRaster(QImage& image, const core::LayerRaster& raster, const core::ColorScale& scale, const MapTransform& transform,
                 const PixelDegrees& degrees, bool isFromMemory, bool isInteractive, const std::stop_token& stop);

} // namespace phidias::views
