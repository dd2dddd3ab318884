#pragma once

#include "core/scene/Section.h"
#include "views/map/MapRenderer.h"
#include "views/scene/LinkedCursor.h"

#include <QTimer>
#include <QWidget>
#include <array>

namespace phidias::views {

/// The 2-D map: pictures are made in a pool, coarse then full; while the view moves the old picture moves with it, so that it never goes
/// blank.
///
/// Drag pans, wheel zooms to the place under the mouse, double click zooms in; + and - zoom, arrows pan, Home shows all.
class MapWidget : public QWidget {
    Q_OBJECT

public:
    explicit MapWidget(LinkedCursor& cursor, QWidget* parent = nullptr);
    ~MapWidget() override;

    void setLayers(std::vector<SceneLayer> layers);
    void setBaseMap(std::shared_ptr<const BaseMap> base);
    /// Projection by its text and the extent to show; unknown projections leave the map as it is and return false.
    bool setView(const QString& projection, const std::array<double, 4>& extent);
    [[nodiscard]] QString projection() const;
    [[nodiscard]] std::array<double, 4> extent() const { return m_transform.extent(); }
    [[nodiscard]] bool isRendering() const { return m_running > 0 || m_rest.isActive(); }
    /// What an empty map says.
    void setHint(const QString& hint);
    [[nodiscard]] const MapTransform& transform() const { return m_transform; }
    /// Places that are drawn as crossed hollow circles over the map, such as excluded observations. @param degrees  longitude, latitude
    void setMarks(std::vector<std::array<double, 2>> degrees);
    [[nodiscard]] const std::vector<std::array<double, 2>>& marks() const { return m_marks; }
    /// The section line over the map; empty = none.
    void setSectionLine(std::vector<core::LinePoint> line);
    [[nodiscard]] const std::vector<core::LinePoint>& sectionLine() const { return m_line; }
    /// Starts or ends drawing a section line: a click adds a point, double click or Enter ends, Backspace takes a point back, Esc cancels.
    void setLineDrawing(bool isOn);
    [[nodiscard]] bool isLineDrawing() const { return m_isLineDrawing; }

    [[nodiscard]] QSize sizeHint() const override { return {900, 600}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void showAll();

Q_SIGNALS:
    void viewChanged();       ///< by the user, at rest
    void renderingFinished(); ///< the full picture is there
    void clicked(double longitudeDeg, double latitudeDeg);
    void lineDrawn(const std::vector<core::LinePoint>& line); ///< by the user, two points at least
    void lineDrawingChanged(bool isOn);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void zoomAt(const QPointF& point, double factor);
    void pan(const QPointF& points);
    void scheduleRender(bool soon);
    void startRender();
    void paintMarks(QPainter& painter) const;
    void take(const QImage& image, const MapTransform& transform, unsigned serial, bool isFull);
    [[nodiscard]] bool isDark() const;
    void finishLine();
    void paintLine(QPainter& painter) const;

    LinkedCursor& m_cursor;
    std::vector<SceneLayer> m_layers;
    std::shared_ptr<const BaseMap> m_base;
    MapTransform m_transform;
    std::array<double, 4> m_wantedExtent{-180.0, -90.0, 180.0, 90.0};
    bool m_isFitted = false; ///< until the user moves the view, resizing keeps the wanted extent
    std::vector<std::array<double, 2>> m_marks;
    QImage m_image;
    MapTransform m_imageTransform;
    std::shared_ptr<LayerImages> m_images = std::make_shared<LayerImages>();
    QTimer m_rest;
    std::stop_source m_stop;
    unsigned m_serial = 0;
    int m_running = 0;
    bool m_isUserMove = false;
    QPointF m_dragFrom;
    bool m_isDragging = false;
    QString m_hint;
    std::vector<core::LinePoint> m_line;
    std::vector<core::LinePoint> m_newLine; ///< being drawn
    bool m_isLineDrawing = false;
    bool m_ignoresRelease = false; ///< the second release of a double click is no further point
};

} // namespace phidias::views
