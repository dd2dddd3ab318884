#pragma once

#include "core/util/MemoryBudget.h"
#include "views/map/FigureSpec.h"
#include "views/scene/SceneLayer.h"

#include <QPalette>
#include <QRectF>
#include <QStringList>
#include <cstdint>
#include <functional>
#include <stop_token>

class QCPPainter;

namespace phidias::views {

/// Gives the values of a layer: from the file, or from who has read it already.
using LayerLoader = std::function<std::shared_ptr<const core::LayerData>(const core::Layer&, std::stop_token)>;
/// Reads from the file. @throws core::Error as core::LayerData::load()
[[nodiscard]] LayerLoader fileLoader(const core::MemoryBudget& budget);

/// Keeps the values of the last few layers, so that a page that is drawn again, or the next frame of an animation, does not read them anew.
/// @thread any
class LayerCache {
public:
    /// @param most  layers that are kept
    LayerCache(LayerLoader loader, std::size_t most);
    /// What is known already. A file that has changed since is read again.
    void put(const core::Layer& layer, std::shared_ptr<const core::LayerData> data);
    /// A loader that asks the cache first; it keeps the cache alive.
    [[nodiscard]] LayerLoader loader() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// Where on a page a view is drawn.
struct FigureCanvas {
    QRectF rect;                ///< page units; its corners lie on whole pixels
    double pixelsPerUnit = 1.0; ///< of pictures in it, such as the map's
    QPalette palette;           ///< colours of the page: Window behind, WindowText and Text before
};

/// What fills the middle of a page: a map, a section, a plot. Its data are read when it is made (any thread); drawing may need the GUI
/// thread.
class FigureView {
public:
    virtual ~FigureView() = default;

    /// Draws the view into the rectangle. @throws core::Error{Cancelled} when stopped
    virtual void paint(QCPPainter& painter, const FigureCanvas& canvas, std::stop_token stop) = 0;
    /// Plots are widgets and draw on the GUI thread only; maps on any.
    [[nodiscard]] virtual bool needsGuiThread() const { return true; }
    /// Whether the page explains the colours of layers(); plots that explain themselves say no.
    [[nodiscard]] virtual bool hasColorLegend() const { return true; }
    /// Bytes that drawing takes for each pixel of the view, besides the page itself.
    [[nodiscard]] virtual std::uint64_t bytesPerPixel() const { return 8; }
    /// The layers that are drawn, in their order, with their values.
    [[nodiscard]] const std::vector<SceneLayer>& layers() const { return m_layers; }
    /// Other sources that the page thanks, such as the coast line's.
    [[nodiscard]] virtual QStringList otherSources() const { return {}; }

protected:
    std::vector<SceneLayer> m_layers;
};

/// The layers of a specification, resolved and read. @throws core::Error as resolvedLayer(), core::LayerData::load()
[[nodiscard]] std::vector<SceneLayer> loadLayers(const FigureSpec& spec, const LayerLoader& loader, const core::MemoryBudget& budget,
                                                 std::stop_token stop);

/// A figure of view "map". @throws core::Error as loadLayers()  @thread any
[[nodiscard]] std::unique_ptr<FigureView> makeMapFigure(const FigureSpec& spec, const LayerLoader& loader, const core::MemoryBudget& budget,
                                                        std::stop_token stop);

} // namespace phidias::views
