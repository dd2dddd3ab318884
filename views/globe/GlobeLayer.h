#pragma once

#include "views/globe/GlobePipeline.h"
#include "views/globe/GlobeProps.h"
#include "views/scene/SceneLayer.h"

#include <QImage>
#include <optional>
#include <vector>

namespace phidias::views {

/// One layer of the scene as props of the globe. Geometry belongs to the values, colours to the style: a change of the colour range makes
/// new textures on the same surface.
/// @thread that of the surface
class GlobeLayer {
public:
    /// Brings the props in step with the layer. @param isSoftware  fewer points while moving
    void update(const SceneLayer& entry, bool isSoftware);
    /// Chooses what a frame shows.
    void prepare(const GlobeCamera& camera, GlobeDetail detail, bool isShown);
    /// In the order of drawing.
    [[nodiscard]] std::vector<vtkActor*> props() const;

private:
    struct Surface {
        SurfaceMesh mesh;
        GlobeProp prop;
    };
    struct Close {
        Vector3 middle;
        double radiusDeg = 0.0;
        std::vector<std::uint32_t> pixels;
        std::vector<float> places;
        GlobeProp prop;
    };
    void makeShape();
    void makeSurfaces(const CellLattice& lattice);
    void makeFootprints(const core::LayerPixels& pixels);
    void makePoints(const core::LayerPoints& points);
    void makeFeatures();
    void color();
    void colorSurfaces();
    void applyStyle();
    [[nodiscard]] std::vector<unsigned char> colorsOf(const std::vector<std::uint32_t>& items) const;
    [[nodiscard]] std::uint32_t colorOf(std::size_t item) const;

    SceneLayer m_entry;
    std::optional<core::ColorScale> m_scale;
    bool m_isSoftware = true;
    std::vector<Surface> m_surfaces;
    std::size_t m_columns = 0; ///< of the data
    std::size_t m_columnsPerCell = 1;
    std::size_t m_rowsPerCell = 1;
    std::vector<float> m_places;        ///< of points, shuffled
    std::vector<std::uint32_t> m_order; ///< item of each place
    bool m_isFootprintList = false;
    QImage m_areas;                 ///< filled areas of features; empty = none
    std::vector<GlobeProp> m_marks; ///< points or lines: all, and with many points a fair sample of them
    std::optional<FootprintIndex> m_index;
    std::optional<Close> m_close;
};

} // namespace phidias::views
