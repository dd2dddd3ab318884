#pragma once

#include "core/project/Project.h"
#include "core/scene/Section.h"
#include "views/map/MapDecoration.h"
#include "views/map/MapRenderer.h"
#include "views/map/MeasureLine.h"
#include "views/scene/LinkedCursor.h"
#include "views/scene/Selection.h"

#include <QPolygonF>
#include <QTimer>
#include <QWidget>
#include <array>

namespace phidias::views {

/// What a click and a drag on the map mean; one at a time.
enum class MapTool { Inspect, Pan, Select, Section, Measure };

/// The 2-D map: pictures are made in a pool, coarse then full; while the view moves the old picture moves with it, so that it never goes
/// blank.
///
/// Drag pans (with Select: middle button), wheel zooms to the place under the mouse, double click zooms in; + and - zoom, arrows pan, Home
/// shows all. Shift with arrows moves the cursor, Space clicks there: every tool can be used without a mouse.
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
    /// Places to be remembered, drawn with their labels.
    void setPins(std::vector<core::Pin> pins);
    [[nodiscard]] const std::vector<core::Pin>& pins() const { return m_pins; }
    /// The section line over the map; empty = none.
    /// @param hasCorners  whether its corners are marked; without them only its beginning is, so that the casts of a cruise stay visible
    void setSectionLine(std::vector<core::LinePoint> line, bool hasCorners = true);
    [[nodiscard]] const std::vector<core::LinePoint>& sectionLine() const { return m_line; }

    /// Where the Select tool puts what it finds; its items are drawn marked. It must outlive the map.
    void setSelection(Selection& selection);

    /// Changes the tool; what the old one had begun is given up.
    void setTool(MapTool tool);
    [[nodiscard]] MapTool tool() const { return m_tool; }
    /// Starts or ends drawing a section line: a click adds a point, double click or Enter ends, Backspace takes a point back, Esc cancels.
    void setLineDrawing(bool isOn) { setTool(isOn ? MapTool::Section : MapTool::Inspect); }
    [[nodiscard]] bool isLineDrawing() const { return m_tool == MapTool::Section; }
    /// Begins a section line at a place.
    void startLineAt(const core::LinePoint& place);
    [[nodiscard]] const MeasureLine& measure() const { return m_measure; }

    [[nodiscard]] bool canGoBack() const { return !m_back.empty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.empty(); }

    [[nodiscard]] QSize sizeHint() const override { return {900, 600}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void showAll();
    /// The view before the last change of it, and the one after.
    void goBack();
    void goForward();

Q_SIGNALS:
    void viewChanged();       ///< by the user, at rest
    void pictureShown();      ///< a picture of the present view is there, coarse or full
    void historyChanged();    ///< canGoBack(), canGoForward()
    void projectionChanged(); ///< the text of projection()
    void renderingFinished(); ///< the full picture is there
    void clicked(double longitudeDeg, double latitudeDeg);
    void lineDrawn(const std::vector<core::LinePoint>& line); ///< by the user, two points at least
    void lineDrawingChanged(bool isOn);
    void toolChanged(phidias::views::MapTool tool);
    void measured(const QString& text);  ///< what the measuring line says now; empty = nothing is measured
    void itemsSelected(qsizetype count); ///< by the Select tool, after it has searched
    void menuRequested(const QPoint& globalPosition, double longitudeDeg, double latitudeDeg);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    /// A view to come back to.
    struct Place {
        QString projection;
        double centerX = 0.0;
        double centerY = 0.0;
        double unitsPerPixel = 1.0;
        bool operator==(const Place&) const = default;
    };

    void zoomAt(const QPointF& point, double factor);
    void pan(const QPointF& points);
    void scheduleRender(bool soon);
    void startRender();
    void take(const QImage& image, const MapTransform& transform, unsigned serial, bool isFull);
    void showPicture(const QImage& image, const MapTransform& transform);
    void paintPicture(QPainter& painter) const;
    void paintTools(QPainter& painter) const;
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] Place place() const;
    void remember();
    void go(std::vector<Place>& from, std::vector<Place>& to);
    void pointAt(const QPointF& point);
    void moveCursor(const QPointF& points);
    void clickAt(const QPointF& point, Qt::KeyboardModifiers modifiers);
    bool keyOfTool(int key);
    void finishLine();
    void announceMeasure();
    void select(const QPolygonF& outline, bool isAdded);
    [[nodiscard]] std::optional<core::GeoPoint> pointer() const;

    LinkedCursor& m_cursor;
    Selection* m_selection = nullptr;
    std::vector<SceneLayer> m_layers;
    std::shared_ptr<const BaseMap> m_base;
    MapTransform m_transform;
    std::array<double, 4> m_wantedExtent{-180.0, -90.0, 180.0, 90.0};
    bool m_isFitted = false; ///< until the user moves the view, resizing keeps the wanted extent
    std::vector<std::array<double, 2>> m_marks;
    std::vector<core::Pin> m_pins;
    QImage m_image;
    MapTransform m_imageTransform;
    Graticule m_graticule;
    std::shared_ptr<LayerImages> m_images = std::make_shared<LayerImages>();
    QTimer m_rest;
    QImage m_coarse; ///< of new values at an unchanged place: shown when the full picture is not there soon
    MapTransform m_coarseTransform;
    QTimer m_patience;
    bool m_hasNewValues = false; ///< since the last full picture
    std::stop_source m_stop;
    unsigned m_serial = 0;
    int m_running = 0;
    bool m_isUserMove = false;
    std::optional<Place> m_lastPlace; ///< at rest
    std::vector<Place> m_back;
    std::vector<Place> m_forward;
    QPointF m_dragFrom;
    bool m_isDragging = false;
    QString m_hint;
    MapTool m_tool = MapTool::Inspect;
    std::vector<core::LinePoint> m_line;
    bool m_hasCorners = true;
    std::vector<core::LinePoint> m_newLine; ///< being drawn
    MeasureLine m_measure;
    QPolygonF m_outline; ///< of the Select tool, points of the widget: the path of the mouse, or two corners
    bool m_isLasso = false;
    std::stop_source m_stopSelecting;
    bool m_ignoresRelease = false; ///< the second release of a double click is no further point
};

} // namespace phidias::views
