#include "views/globe/GlobePipeline.h"

#include "views/globe/GlobeLayer.h"
#include "views/globe/GlobeMarks.h"
#include "views/globe/GlobeUpright.h"
#include "views/map/MapRenderer.h"

#include <vtkActor.h>
#include <vtkCamera.h>
#include <vtkPropCollection.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace phidias::views {

namespace {

constexpr double kGroundRadius = 0.9996; ///< below the data, whose flat patches sag by up to 1.5e-4
constexpr double kCoastRadius = 1.00005;

/// The whole globe in steps of two degrees; its picture has a row for each parallel.
SurfaceMesh groundMesh(QSize picture) {
    SurfaceMesh mesh;
    mesh.columns = static_cast<std::size_t>(picture.width());
    mesh.rows = static_cast<std::size_t>(picture.height());
    constexpr std::uint32_t kColumns = 180;
    constexpr std::uint32_t kRows = 90;
    for (std::uint32_t row = 0; row <= kRows; ++row) {
        for (std::uint32_t column = 0; column <= kColumns; ++column) {
            const double u = static_cast<double>(column) / kColumns;
            const double v = static_cast<double>(row) / kRows;
            for (const double part : unitVector(-180.0 + 360.0 * u, -90.0 + 180.0 * v)) {
                mesh.places.push_back(static_cast<float>(kGroundRadius * part));
            }
            mesh.shares.push_back(static_cast<float>(u));
            mesh.shares.push_back(static_cast<float>(v));
            if (row < kRows && column < kColumns) {
                const std::uint32_t first = row * (kColumns + 1) + column;
                mesh.quads.insert(mesh.quads.end(), {first, first + 1, first + kColumns + 2, first + kColumns + 1});
            }
        }
    }
    return mesh;
}

/// Picture of the bare earth by longitude and latitude, the south first.
QImage groundPicture(const GlobeScene& scene, QSize size) {
    MapScene map;
    map.base = scene.base;
    map.colors = scene.colors;
    map.colors.coast = Qt::transparent; // drawn as lines, sharp at every height
    MapTransform transform;
    transform.unitsPerPixel = 360.0 / size.width();
    transform.size = size;
    const QImage picture = renderMap(map, transform, {});
    // Not convertToFormat(): it would wait for the pool, which may be busy with maps.
    QImage bytes(size, QImage::Format_RGBA8888);
    for (int row = 0; row < size.height(); ++row) {
        const auto* from = reinterpret_cast<const QRgb*>(picture.constScanLine(size.height() - 1 - row));
        auto* to = bytes.scanLine(row);
        for (int column = 0; column < size.width(); ++column) {
            *to++ = static_cast<uchar>(qRed(from[column]));
            *to++ = static_cast<uchar>(qGreen(from[column]));
            *to++ = static_cast<uchar>(qBlue(from[column]));
            *to++ = 255;
        }
    }
    return bytes;
}

double graticuleStepDeg(double reachDeg) {
    for (const double step : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0}) {
        if (reachDeg / step <= 6.0) {
            return step;
        }
    }
    return 15.0;
}

} // namespace

class GlobePipeline::Impl {
public:
    Impl(vtkRenderer& renderer, bool isSoftware) : m_renderer(renderer), m_isSoftware(isSoftware) {}

    ~Impl() { m_renderer.RemoveAllViewProps(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void prepare(const GlobeScene& scene, const GlobeCamera& camera, GlobeDetail detail, double pixelsPerPoint) {
        ground(scene);
        layers(scene, camera, detail);
        m_upright.update(scene);
        m_marks.update(scene);
        graticule(scene, camera);
        look(scene, camera);
        arrange(scene);
        for (auto* prop : m_arranged) {
            setPixelsPerPoint(*prop, pixelsPerPoint);
        }
    }

private:
    void ground(const GlobeScene& scene) {
        const bool isOther = !m_ground || scene.base != m_base || scene.colors.land != m_colors.land;
        if (isOther) {
            const QSize size = m_isSoftware ? QSize(2048, 1024) : QSize(4096, 2048);
            const QImage picture = groundPicture(scene, size);
            m_ground = surfaceProp(groundMesh(size), std::span(picture.constBits(), static_cast<std::size_t>(picture.sizeInBytes())), true);
            setDrawing(*m_ground, Drawing::Ground);
        }
        if (isOther) {
            m_coast.reset();
            if (scene.base && !scene.base->coast.lines.empty()) {
                std::vector<float> places;
                std::vector<std::size_t> lengths;
                for (const auto& line : scene.base->coast.lines) {
                    lengths.push_back(line.size());
                    for (const auto& [longitude, latitude] : line) {
                        for (const double part : unitVector(static_cast<double>(longitude), static_cast<double>(latitude))) {
                            places.push_back(static_cast<float>(kCoastRadius * part));
                        }
                    }
                }
                m_coast = linesProp(places, lengths, scene.colors.coast, 1.0);
                setDrawing(*m_coast, Drawing::Above);
            }
            m_graticule.reset();
        }
        m_base = scene.base;
        m_colors = scene.colors;
    }

    void layers(const GlobeScene& scene, const GlobeCamera& camera, GlobeDetail detail) {
        std::map<std::string, std::unique_ptr<GlobeLayer>> kept;
        for (const auto& entry : scene.layers) {
            auto& layer = kept[entry.layer.id];
            if (const auto found = m_layers.find(entry.layer.id); found != m_layers.end()) {
                layer = std::move(found->second);
                m_layers.erase(found);
            }
            if (!layer) {
                layer = std::make_unique<GlobeLayer>();
            }
            if (entry.layer.isVisible) {
                layer->update(entry, m_isSoftware);
            }
            layer->prepare(camera, detail, entry.layer.isVisible);
        }
        m_layers = std::move(kept);
    }

    /// Meridians and parallels; when near the ground only those around what is seen.
    void graticule(const GlobeScene& scene, const GlobeCamera& camera) {
        const double reach = camera.reachDeg();
        const double step = graticuleStepDeg(reach);
        const auto middle = degreesOf(camera.middle());
        const bool isWhole = step > 4.0;
        const bool isPresent = m_graticule && step == m_graticuleStep &&
                               (isWhole || (std::abs(middle[1] - m_graticuleMiddle[1]) < step &&
                                            std::abs(std::remainder(middle[0] - m_graticuleMiddle[0], 360.0)) < step));
        if (isPresent) {
            return;
        }
        m_graticuleStep = step;
        m_graticuleMiddle = middle;
        const double south = isWhole ? -90.0 : std::max(-90.0, std::floor((middle[1] - 2.0 * reach) / step) * step);
        const double north = isWhole ? 90.0 : std::min(90.0, std::ceil((middle[1] + 2.0 * reach) / step) * step);
        const double shrink = std::cos(std::min(89.0, std::max(std::abs(south), std::abs(north))) * 3.14159265358979 / 180.0);
        const double half = isWhole ? 180.0 : std::min(180.0, std::ceil(2.0 * reach / shrink / step) * step);
        const double west = isWhole ? -180.0 : std::floor(middle[0] / step) * step - half;
        const double east = west + 2.0 * half;
        std::vector<float> places;
        std::vector<std::size_t> lengths;
        const auto line = [&](bool isMeridian, double value, double from, double to) {
            const int nodes = std::max(2, static_cast<int>((to - from) / std::min(2.0, 0.25 * step)));
            for (int k = 0; k <= nodes; ++k) {
                const double along = from + (to - from) * k / nodes;
                for (const double part : isMeridian ? unitVector(value, along) : unitVector(along, value)) {
                    places.push_back(static_cast<float>(kCoastRadius * part));
                }
            }
            lengths.push_back(static_cast<std::size_t>(nodes) + 1);
        };
        constexpr double kPolarDeg = 80.0; // few meridians go on to the poles
        for (int k = 0; west + k * step < east - 1e-9 || (!isWhole && west + k * step <= east + 1e-9); ++k) {
            const double longitude = west + k * step;
            const bool isLong = !isWhole || std::abs(std::remainder(longitude, 90.0)) < 1e-6;
            line(true, longitude, isLong ? south : -kPolarDeg, isLong ? north : kPolarDeg);
        }
        for (double latitude = south; latitude <= north + 1e-9; latitude += step) {
            if (std::abs(latitude) < 89.99) {
                line(false, latitude, west, east);
            }
        }
        m_graticule = linesProp(places, lengths, scene.colors.graticule, 1.0);
        setDrawing(*m_graticule, Drawing::Above);
    }

    void look(const GlobeScene& scene, const GlobeCamera& camera) {
        auto* view = m_renderer.GetActiveCamera();
        const auto& eye = camera.position();
        const auto& up = camera.up();
        view->SetPosition(eye[0], eye[1], eye[2]);
        view->SetFocalPoint(camera.middle()[0], camera.middle()[1], camera.middle()[2]);
        view->SetViewUp(up[0], up[1], up[2]);
        view->SetViewAngle(GlobeCamera::kOpeningDeg);
        const double distance = std::sqrt(eye[0] * eye[0] + eye[1] * eye[1] + eye[2] * eye[2]);
        // Down to what stands on the ground, up to the edge of the globe.
        view->SetClippingRange(std::max(2e-4, 0.08 * (distance - 1.0)), std::sqrt(distance * distance - 0.998) + 0.6);
        const auto& outside = scene.colors.outside;
        m_renderer.SetBackground(outside.redF(), outside.greenF(), outside.blueF());
    }

    /// Gives the renderer the props in their order. The collection is changed directly: AddActor() and RemoveActor() would free textures of
    /// props that stay.
    void arrange(const GlobeScene& scene) {
        std::vector<vtkActor*> wanted{m_ground.get()};
        for (const auto& entry : scene.layers) {
            const auto props = m_layers.at(entry.layer.id)->props();
            wanted.insert(wanted.end(), props.begin(), props.end());
        }
        if (m_coast) {
            wanted.push_back(m_coast.get());
        }
        if (scene.hasGraticule) {
            wanted.push_back(m_graticule.get());
        }
        for (const auto& props : {m_marks.props(), m_upright.props()}) {
            wanted.insert(wanted.end(), props.begin(), props.end());
        }
        if (wanted == m_arranged) {
            return;
        }
        // The collection still holds those that the scene has dropped.
        for (auto* prop : m_arranged) {
            if (std::find(wanted.begin(), wanted.end(), prop) == wanted.end()) {
                prop->ReleaseGraphicsResources(m_renderer.GetRenderWindow());
            }
        }
        m_renderer.GetViewProps()->RemoveAllItems();
        for (auto* prop : wanted) {
            m_renderer.GetViewProps()->AddItem(prop);
        }
        m_arranged = std::move(wanted);
    }

    vtkRenderer& m_renderer;
    bool m_isSoftware;
    GlobeProp m_ground;
    GlobeProp m_coast;
    GlobeProp m_graticule;
    double m_graticuleStep = 0.0;
    std::array<double, 2> m_graticuleMiddle{};
    std::shared_ptr<const BaseMap> m_base;
    MapColors m_colors;
    std::map<std::string, std::unique_ptr<GlobeLayer>> m_layers;
    GlobeUpright m_upright;
    GlobeMarks m_marks;
    std::vector<vtkActor*> m_arranged; ///< held by the renderer
};

GlobePipeline::GlobePipeline(vtkRenderer& renderer, bool isSoftware) : m_impl(std::make_unique<Impl>(renderer, isSoftware)) {}

GlobePipeline::~GlobePipeline() = default;

void GlobePipeline::prepare(const GlobeScene& scene, const GlobeCamera& camera, GlobeDetail detail, double pixelsPerPoint) {
    m_impl->prepare(scene, camera, detail, pixelsPerPoint);
}

} // namespace phidias::views
