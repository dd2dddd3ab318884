#pragma once

#include "views/globe/SurfaceMesh.h"

#include <QColor>
#include <memory>
#include <span>
#include <vector>

class vtkActor;

namespace phidias::views {

// What the globe is made of, as VTK draws it: unlit, so that a colour always means the same value. All on the thread of the surface.

using GlobeProp = std::shared_ptr<vtkActor>;

/// A textured piece of the surface. @param rgba  four bytes a cell @param isSmooth  colours are interpolated (background), else sharp
[[nodiscard]] GlobeProp surfaceProp(const SurfaceMesh& mesh, std::span<const unsigned char> rgba, bool isSmooth);
/// New colours on the same surface.
void recolor(vtkActor& prop, const SurfaceMesh& mesh, std::span<const unsigned char> rgba);

/// Quadrilaterals with a colour each. @param places  four corners a cell, x, y, z @param rgba  four bytes a cell
[[nodiscard]] GlobeProp cellsProp(std::span<const float> places, std::span<const unsigned char> rgba);

/// Discs. @param places  x, y, z of each @param size  diameter, points: setPixelsPerPoint() says what they are on the picture
[[nodiscard]] GlobeProp pointsProp(std::span<const float> places, std::span<const unsigned char> rgba, double size);

/// Polylines of one colour. @param places  x, y, z of each node @param lengths  nodes of each line @param width  points
[[nodiscard]] GlobeProp linesProp(std::span<const float> places, std::span<const std::size_t> lengths, const QColor& color, double width);
/// Polylines with a colour a node.
[[nodiscard]] GlobeProp coloredLinesProp(std::span<const float> places, std::span<const std::size_t> lengths,
                                         std::span<const unsigned char> rgba, double width);

/// How a prop meets what is already drawn.
enum class Drawing {
    Ground,     ///< hides what lies behind the globe
    Layered,    ///< over all that was drawn before it, only its side that faces the camera: surfaces
    Multiplied, ///< the same, its colours multiply those below; they must be given times the opacity
    Above,      ///< over all that was drawn before it, but not beyond the edge of the globe: lines and points
    Solid       ///< upright things that hide each other
};

void setDrawing(vtkActor& prop, Drawing drawing);
/// How large the points and lines of a prop are on the picture that is drawn next. @param pixels  of the picture, a point
void setPixelsPerPoint(vtkActor& prop, double pixels);
void setOpacity(vtkActor& prop, double opacity);
void setVisible(vtkActor& prop, bool isVisible);

} // namespace phidias::views
