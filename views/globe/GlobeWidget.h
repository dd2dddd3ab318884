#pragma once

#include "views/globe/GlobeOverlay.h"
#include "views/globe/GlobeRenderThread.h"
#include "views/scene/LinkedCursor.h"
#include "views/scene/Selection.h"

#include <QElapsedTimer>
#include <QPolygonF>
#include <QTimer>
#include <QWidget>
#include <optional>
#include <stop_token>

namespace phidias::views {

/// The scene on a globe. Pictures are drawn on a thread of their own; while the globe moves they are smaller, at rest sharp. Where there is
/// no OpenGL the widget shows the scene as an orthographic map, with a notice.
///
/// Drag moves the place under the mouse, Shift or the right button turns and tilts, the wheel zooms to the place under the mouse, double
/// click flies there; arrows pan, + and - zoom, N puts north up, Home shows all. While it selects, drag draws a rectangle (with Ctrl an
/// outline), a click takes what is under the mouse, Shift adds, Esc selects nothing; the middle button then moves.
class GlobeWidget : public QWidget {
    Q_OBJECT

public:
    GlobeWidget(LinkedCursor& cursor, Selection& selection, QWidget* parent = nullptr);
    ~GlobeWidget() override;

    void setLayers(std::vector<SceneLayer> layers);
    void setBaseMap(std::shared_ptr<const BaseMap> base);
    void setUpright(std::vector<std::shared_ptr<const GlobeCurtain>> curtains, std::vector<std::shared_ptr<const GlobeSticks>> sticks);
    void setExaggeration(double exaggeration);
    void setSectionLine(std::vector<core::LinePoint> line);
    void setPins(std::vector<core::Pin> pins);

    [[nodiscard]] const core::GlobeView& view() const { return m_view; }
    /// Looks from there at once; the exaggeration is set by setExaggeration().
    void setView(const core::GlobeView& view);
    /// Moves there in 300 ms; any movement of the user's ends it.
    void flyTo(const core::GlobeView& view);
    /// The left button selects instead of moving the globe.
    void setSelecting(bool isSelecting);
    [[nodiscard]] bool isSelecting() const { return m_isSelecting; }
    [[nodiscard]] bool isFlying() const { return m_flight.has_value(); }
    /// Camera of what the user sees now, in device pixels.
    [[nodiscard]] GlobeCamera camera() const;
    /// No OpenGL: an orthographic map is shown.
    [[nodiscard]] bool isFallback() const { return m_isFallback; }
    [[nodiscard]] bool isSoftware() const { return m_isSoftware; }
    /// What draws, as OpenGL names it; empty until it is known.
    [[nodiscard]] const QString& rendererName() const { return m_rendererName; }
    /// The sharp picture of the present scene and view is shown.
    [[nodiscard]] bool isAtRest() const;
    [[nodiscard]] const QImage& picture() const { return m_frame.image; }

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void northUp();
    void showAll();

Q_SIGNALS:
    void viewChanged();   ///< by the user, at rest
    void frameShown();    ///< any new picture
    void rendererFound(); ///< OpenGL, or the fallback
    void clicked(double longitudeDeg, double latitudeDeg);
    void menuRequested(const QPoint& globalPosition, double longitudeDeg, double latitudeDeg);
    void itemsSelected(qsizetype count); ///< after the search

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Flight {
        core::GlobeView from;
        core::GlobeView to;
        QElapsedTimer clock;
    };
    enum class Gesture { None, Move, Turn, Select };

    void startThread();
    void fallBack(const core::Error& error);
    void changeScene(const std::function<void(GlobeScene&)>& edit);
    void moveTo(const core::GlobeView& view, bool isByUser);
    void fly();
    void rest();
    void ask(GlobeDetail detail, int samples);
    void askMap();
    void take(const GlobeFrame& frame);
    void pointAt(const QPointF& point);
    void stretchOutline(const QPointF& point);
    void select(const QPolygonF& outline, bool isAdded);
    void paintOutline(QPainter& painter) const;
    void zoomAt(const QPointF& point, double factor);
    void finishMove();
    [[nodiscard]] bool isDark() const;
    [[nodiscard]] QSize pixelSize() const;
    [[nodiscard]] GlobeCamera frameCamera() const;

    LinkedCursor& m_cursor;
    Selection& m_selection;
    std::shared_ptr<const GlobeScene> m_scene;
    core::GlobeView m_view;
    std::vector<core::LinePoint> m_line;
    std::vector<core::Pin> m_pins;
    std::unique_ptr<GlobeRenderThread> m_thread;
    bool m_isFallback = false;
    bool m_isSoftware = true;
    QString m_rendererName;
    QString m_notice;
    GlobeFrame m_frame;
    unsigned m_serial = 0; ///< of the newest scene, view or size
    QTimer m_rest;
    QTimer m_flightTimer;
    std::optional<Flight> m_flight;
    bool m_isUserMove = false;
    Gesture m_gesture = Gesture::None;
    bool m_hasMoved = false;
    bool m_isSelecting = false;
    bool m_isLasso = false;
    QPolygonF m_outline; ///< being drawn, points
    std::stop_source m_stopSelecting;
    Vector3 m_grabbed{};
    QPointF m_from;
    std::stop_source m_stop; ///< of the fallback's map
};

} // namespace phidias::views
