#pragma once

#include "core/scene/LayerData.h"
#include "views/globe/GlobeCamera.h"

#include <functional>
#include <vector>

namespace phidias::views {

/// A piece of the globe's surface that carries a picture of cells: few large patches, smaller ones where the cells bend.
struct SurfaceMesh {
    std::vector<float> places;        ///< x, y, z of each node, Earth radii
    std::vector<float> shares;        ///< u, v of each node: share of the window's columns and rows
    std::vector<std::uint32_t> quads; ///< four nodes each, counter-clockwise from outside
    std::size_t firstColumn = 0;      ///< window of the cells that the picture shows
    std::size_t firstRow = 0;
    std::size_t columns = 0;
    std::size_t rows = 0;
};

/// Cells in columns and rows, with a place for each corner of the lattice.
struct CellLattice {
    std::size_t columns = 0;
    std::size_t rows = 0;
    /// Corner between cells, column 0..columns and row 0..rows; NaN = none.
    std::function<Vector3(std::size_t, std::size_t)> node;
    /// Exact corners of a cell in ring order, used where neighbours do not join; may be empty.
    std::function<std::array<Vector3, 4>(std::size_t, std::size_t)> footprint;
    std::size_t patchColumns = 16; ///< largest patch, cells
    std::size_t patchRows = 16;
    /// Columns and rows of the lattice that show one cell of the data: more than one where cells are so large that they must bend.
    std::size_t columnsPerCell = 1;
    std::size_t rowsPerCell = 1;
};

/// Patches over a lattice. A patch is halved until every place that it interpolates is within a fifth of a cell of the lattice's own, down
/// to single cells; cells without a place are left out.
/// @param mostCells  along each side of one mesh, the limit of a texture; longer lattices become several meshes
/// @complexity O(patches), each node is asked a few times
[[nodiscard]] std::vector<SurfaceMesh> surfaceMeshes(const CellLattice& lattice, std::size_t mostCells);

/// Cells of a grid plane: edges midway between the coordinates, patches of two degrees at most.
[[nodiscard]] CellLattice latticeOf(const core::GridPlane& plane);
/// Pixels of a swath: a corner lies midway between the centres around it. The pixels must outlive the lattice.
[[nodiscard]] CellLattice latticeOf(const core::LayerPixels& pixels);
/// Pixels of a raster's overview, by its projection. @throws core::Error when the projection is not known
[[nodiscard]] CellLattice latticeOf(const core::LayerRaster& raster);

/// Colours of a mesh's window, RGBA of each cell, row by row. @param color  0xAARRGGBB of column and row
[[nodiscard]] std::vector<unsigned char> windowColors(const SurfaceMesh& mesh,
                                                      const std::function<std::uint32_t(std::size_t, std::size_t)>& color);

/// The part of a swath that is looked at closely, as exact footprints.
struct Footprints {
    std::vector<float> places; ///< four corners a cell, x, y, z, counter-clockwise from outside
    std::vector<std::uint32_t> pixels;
};

/// Corners in counter-clockwise order as seen from outside.
[[nodiscard]] std::array<Vector3, 4> outward(const std::array<Vector3, 4>& corners);

/// Finds the pixels of a swath in a cap of the globe.
class FootprintIndex {
public:
    explicit FootprintIndex(std::shared_ptr<const core::LayerData> data);
    /// Footprints of the pixels whose block touches the cap; nothing when they are more than `most`, or the file has no corners.
    [[nodiscard]] std::optional<Footprints> inside(const Vector3& middle, double radiusDeg, std::size_t most) const;

private:
    struct Block {
        std::array<float, 3> middle;
        float radiusDeg;
        std::uint32_t firstScanline;
        std::uint32_t firstGroundPixel;
    };
    std::shared_ptr<const core::LayerData> m_data;
    std::vector<Block> m_blocks;
};

} // namespace phidias::views
