#pragma once

#include "app/workstation/ServeClient.h"
#include "core/util/Error.h"
#include "views/scene/SceneLayer.h"

#include <QObject>
#include <QThreadPool>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <stop_token>

namespace phidias::app {

/// Reads the values of layers in a pool and keeps them as long as a layer shows them. Of rasters without overviews these are made in the
/// background, one raster at a time, as long as a layer shows it.
class LayerStore : public QObject {
    Q_OBJECT

public:
    LayerStore(core::MemoryBudget budget, ServeClient& remote, QObject* parent = nullptr);
    ~LayerStore() override;

    /// The layers with what has been read of them; starts reading what visible ones lack, forgets what no layer needs any more.
    [[nodiscard]] std::vector<views::SceneLayer> scene(const std::vector<core::Layer>& layers);
    /// Reads a layer again, as after a job wrote its file anew.
    void forget(const std::string& href);
    [[nodiscard]] bool isLoading() const;
    [[nodiscard]] bool isLoading(const core::Layer& layer) const;
    /// How long reading may last before it is shown and can be cancelled.
    static constexpr std::chrono::milliseconds kPatience{400};
    /// Whether a layer is being read for longer than kPatience.
    [[nodiscard]] bool isSlow(const core::Layer& layer) const;
    /// Stops reading a layer, which then has no values and fails with Error{Cancelled}; nothing else of it changes. It is read when that is
    /// asked for again, when it is hidden and shown, or when the project is opened anew. A layer that is not being read is left alone.
    void cancel(const core::Layer& layer);
    /// Reads a layer again, after a failure, a cancellation, or a change of its file.
    void readAgain(const core::Layer& layer);
    /// What has been read of a layer; nullptr = nothing yet.
    [[nodiscard]] std::shared_ptr<const core::LayerData> data(const core::Layer& layer) const;
    /// Files that are known not to be there: their layers are not read, and fail with "core.file.missing".
    void setMissing(std::set<std::string> files);
    /// Why a layer could not be read; nothing when it could, or is still being read.
    [[nodiscard]] std::optional<core::Error> failure(const core::Layer& layer) const;

Q_SIGNALS:
    void loaded();                                             ///< some layer was read, failed, or was cancelled
    void slowed();                                             ///< some layer has become isSlow()
    void failed(const QString& title, const QString& message); ///< but for files that are not there
    void fileMissed();                                         ///< a layer was to be read whose file is not there
    void overviewsStarted(const QString& title);
    /// The pictures of a raster can be better now. @param message  why not; empty = they can
    void overviewsEnded(const QString& title, const QString& message);

private:
    struct Entry {
        std::shared_ptr<const core::LayerData> data;
        std::optional<core::Error> error;
        std::stop_source stop;
        std::optional<int> request; ///< to the program that reads addresses
        bool isLoading = false;
        bool isSlow = false;
        unsigned serial = 0;
    };
    [[nodiscard]] static bool isCancelled(const Entry& entry) { return entry.error && entry.error->code() == core::ErrorCode::Cancelled; }
    void load(const std::string& key, const core::Layer& layer);
    void take(const std::string& key, unsigned serial, const QString& title, std::shared_ptr<const core::LayerData> data,
              const std::optional<core::Error>& error);

    void startOverviews(const QString& title, const std::shared_ptr<const core::LayerData>& data, std::stop_token stop);

    core::MemoryBudget m_budget;
    ServeClient& m_remote;                  ///< reads addresses
    std::map<std::string, Entry> m_entries; ///< by what the values depend on
    std::set<std::string> m_missing;        ///< files that are not there
    unsigned m_serial = 0;
    QThreadPool m_overviews; ///< one thread of low priority; waits for it at the end
};

} // namespace phidias::app
