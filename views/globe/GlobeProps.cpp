#include "views/globe/GlobeProps.h"

#include <qopengl.h>
#include <vtkCellArray.h>
#include <vtkCellData.h>
#include <vtkFloatArray.h>
#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkObjectFactory.h>
#include <vtkOpenGLActor.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLState.h>
#include <vtkPointData.h>
#include <vtkPoints.h>
#include <vtkPolyData.h>
#include <vtkPolyDataMapper.h>
#include <vtkProperty.h>
#include <vtkRenderer.h>
#include <vtkTexture.h>
#include <vtkUnsignedCharArray.h>

#include <algorithm>

namespace phidias::views {

namespace {

/// An actor of the opaque pass whose use of the depth buffer and blending we choose: VTK's own translucent pass does not keep the order
/// of the layers.
class GlobeActor : public vtkOpenGLActor {
public:
    static GlobeActor* New();
    vtkTypeMacro(GlobeActor, vtkOpenGLActor) // NOLINT

        void setDrawing(Drawing drawing) {
        m_drawing = drawing;
    }

    void setSize(double size) { m_size = size; }

    void setPixelsPerPoint(double pixels) {
        if (m_size > 0.0) {
            GetProperty()->SetPointSize(static_cast<float>(m_size * pixels));
            GetProperty()->SetLineWidth(static_cast<float>(m_size * pixels));
        }
    }

    void Render(vtkRenderer* renderer, vtkMapper* mapper) override {
        auto* state = static_cast<vtkOpenGLRenderWindow*>(renderer->GetRenderWindow())->GetState();
        const bool isLayered = m_drawing == Drawing::Layered || m_drawing == Drawing::Multiplied;
        state->vtkglDepthMask(m_drawing == Drawing::Ground || m_drawing == Drawing::Solid ? GL_TRUE : GL_FALSE);
        if (isLayered) {
            state->vtkglDisable(GL_DEPTH_TEST);
        }
        state->vtkglEnable(GL_BLEND);
        if (m_drawing == Drawing::Multiplied) {
            state->vtkglBlendFuncSeparate(GL_DST_COLOR, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        }
        mapper->Render(renderer, this);
        state->vtkglBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
        if (isLayered) {
            state->vtkglEnable(GL_DEPTH_TEST);
        }
        state->vtkglDepthMask(GL_TRUE);
    }

private:
    Drawing m_drawing = Drawing::Ground;
    double m_size = 0.0; ///< of points and lines, points; 0 = it has none
};

vtkStandardNewMacro(GlobeActor);

vtkNew<vtkPoints> pointsOf(std::span<const float> places) {
    vtkNew<vtkFloatArray> values;
    values->SetNumberOfComponents(3);
    values->SetNumberOfTuples(static_cast<vtkIdType>(places.size() / 3));
    std::copy(places.begin(), places.end(), values->GetPointer(0));
    vtkNew<vtkPoints> points;
    points->SetData(values);
    return points;
}

vtkNew<vtkUnsignedCharArray> bytesOf(std::span<const unsigned char> rgba) {
    vtkNew<vtkUnsignedCharArray> bytes;
    bytes->SetNumberOfComponents(4);
    bytes->SetNumberOfTuples(static_cast<vtkIdType>(rgba.size() / 4));
    std::copy(rgba.begin(), rgba.end(), bytes->GetPointer(0));
    return bytes;
}

vtkNew<vtkImageData> imageOf(const SurfaceMesh& mesh, std::span<const unsigned char> rgba) {
    vtkNew<vtkImageData> image;
    image->SetDimensions(static_cast<int>(mesh.columns), static_cast<int>(mesh.rows), 1);
    image->GetPointData()->SetScalars(bytesOf(rgba));
    return image;
}

GlobeProp propOf(vtkPolyData* data, bool hasColors) {
    vtkNew<vtkPolyDataMapper> mapper;
    mapper->SetInputData(data);
    mapper->SetScalarVisibility(hasColors ? 1 : 0);
    mapper->SetColorModeToDirectScalars();
    mapper->StaticOn();
    GlobeProp prop(GlobeActor::New(), [](vtkActor* actor) { actor->Delete(); });
    prop->SetMapper(mapper);
    prop->PickableOff();
    prop->ForceOpaqueOn();
    prop->GetProperty()->LightingOff();
    prop->GetProperty()->SetColor(1.0, 1.0, 1.0);
    return prop;
}

vtkNew<vtkCellArray> linesOf(std::span<const std::size_t> lengths) {
    vtkNew<vtkCellArray> lines;
    vtkIdType first = 0;
    for (const std::size_t length : lengths) {
        lines->InsertNextCell(static_cast<int>(length));
        for (std::size_t k = 0; k < length; ++k) {
            lines->InsertCellPoint(first++);
        }
    }
    return lines;
}

} // namespace

GlobeProp surfaceProp(const SurfaceMesh& mesh, std::span<const unsigned char> rgba, bool isSmooth) {
    vtkNew<vtkPolyData> data;
    data->SetPoints(pointsOf(mesh.places));
    vtkNew<vtkCellArray> triangles;
    triangles->AllocateExact(static_cast<vtkIdType>(mesh.quads.size() / 2), static_cast<vtkIdType>(mesh.quads.size() / 4 * 6));
    for (std::size_t k = 0; k + 3 < mesh.quads.size(); k += 4) {
        const vtkIdType a = mesh.quads[k];
        const vtkIdType b = mesh.quads[k + 1];
        const vtkIdType c = mesh.quads[k + 2];
        const vtkIdType d = mesh.quads[k + 3];
        triangles->InsertNextCell({a, b, c});
        triangles->InsertNextCell({a, c, d});
    }
    data->SetPolys(triangles);
    vtkNew<vtkFloatArray> shares;
    shares->SetNumberOfComponents(2);
    shares->SetNumberOfTuples(static_cast<vtkIdType>(mesh.shares.size() / 2));
    std::copy(mesh.shares.begin(), mesh.shares.end(), shares->GetPointer(0));
    data->GetPointData()->SetTCoords(shares);
    auto prop = propOf(data, false);
    vtkNew<vtkTexture> texture;
    texture->SetInputData(imageOf(mesh, rgba));
    texture->SetInterpolate(isSmooth);
    texture->SetMipmap(isSmooth);
    texture->SetWrap(vtkTexture::ClampToEdge);
    texture->SetColorModeToDirectScalars();
    prop->SetTexture(texture);
    return prop;
}

void recolor(vtkActor& prop, const SurfaceMesh& mesh, std::span<const unsigned char> rgba) {
    prop.GetTexture()->SetInputData(imageOf(mesh, rgba));
}

GlobeProp cellsProp(std::span<const float> places, std::span<const unsigned char> rgba) {
    vtkNew<vtkPolyData> data;
    data->SetPoints(pointsOf(places));
    vtkNew<vtkCellArray> cells;
    for (vtkIdType first = 0; first + 3 < static_cast<vtkIdType>(places.size() / 3); first += 4) {
        cells->InsertNextCell({first, first + 1, first + 2, first + 3});
    }
    data->SetPolys(cells);
    data->GetCellData()->SetScalars(bytesOf(rgba));
    return propOf(data, true);
}

GlobeProp pointsProp(std::span<const float> places, std::span<const unsigned char> rgba, double size) {
    vtkNew<vtkPolyData> data;
    data->SetPoints(pointsOf(places));
    vtkNew<vtkCellArray> cells;
    for (vtkIdType k = 0; k < static_cast<vtkIdType>(places.size() / 3); ++k) {
        cells->InsertNextCell({k});
    }
    data->SetVerts(cells);
    data->GetPointData()->SetScalars(bytesOf(rgba));
    auto prop = propOf(data, true);
    static_cast<GlobeActor&>(*prop).setSize(size);
    prop->GetProperty()->RenderPointsAsSpheresOn(); // unlit: discs
    return prop;
}

GlobeProp linesProp(std::span<const float> places, std::span<const std::size_t> lengths, const QColor& color, double width) {
    vtkNew<vtkPolyData> data;
    data->SetPoints(pointsOf(places));
    data->SetLines(linesOf(lengths));
    auto prop = propOf(data, false);
    prop->GetProperty()->SetColor(color.redF(), color.greenF(), color.blueF());
    prop->GetProperty()->SetOpacity(color.alphaF());
    static_cast<GlobeActor&>(*prop).setSize(width);
    return prop;
}

GlobeProp coloredLinesProp(std::span<const float> places, std::span<const std::size_t> lengths, std::span<const unsigned char> rgba,
                           double width) {
    vtkNew<vtkPolyData> data;
    data->SetPoints(pointsOf(places));
    data->SetLines(linesOf(lengths));
    data->GetPointData()->SetScalars(bytesOf(rgba));
    auto prop = propOf(data, true);
    static_cast<GlobeActor&>(*prop).setSize(width);
    return prop;
}

void setPixelsPerPoint(vtkActor& prop, double pixels) {
    static_cast<GlobeActor&>(prop).setPixelsPerPoint(pixels);
}

void setOpacity(vtkActor& prop, double opacity) {
    prop.GetProperty()->SetOpacity(opacity);
}

void setVisible(vtkActor& prop, bool isVisible) {
    prop.SetVisibility(isVisible ? 1 : 0);
}

void setDrawing(vtkActor& prop, Drawing drawing) {
    static_cast<GlobeActor&>(prop).setDrawing(drawing);
    prop.GetProperty()->SetBackfaceCulling(drawing == Drawing::Layered || drawing == Drawing::Multiplied ? 1 : 0);
}

} // namespace phidias::views
