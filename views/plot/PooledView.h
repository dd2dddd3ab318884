#pragma once

#include "core/scene/DatasetCache.h"
#include "views/plot/LatestRun.h"
#include "views/scene/ViewLink.h"

#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>

namespace phidias::views {

/// A view that reads in the pool what it shows: once its questions have rested for a moment, and only while it is shown. The old picture
/// stays until the new one is there.
/// @thread GUI
class PooledView : public QWidget {
    Q_OBJECT

public:
    /// @param name       objectName
    /// @param errorText  words of an error for the user
    PooledView(const QString& name, const QString& title, ViewLink& link, std::shared_ptr<core::DatasetCache> cache,
               std::function<QString(const core::Error&)> errorText, QWidget* parent);

    [[nodiscard]] virtual bool isComputing() const { return m_run.isRunning() || m_rest.isActive(); }

Q_SIGNALS:
    void statusChanged(const QString& text); ///< what is under the mouse
    void shown();                            ///< a new picture is there

protected:
    void showEvent(QShowEvent* event) override;
    /// compute() soon; it is asked again when the view is shown.
    void schedule();
    virtual void compute() = 0;

    [[nodiscard]] ViewLink& link() { return m_link; }
    [[nodiscard]] const std::shared_ptr<core::DatasetCache>& cache() const { return m_cache; }
    [[nodiscard]] QString errorText(const core::Error& error) const { return m_errorText(error); }
    [[nodiscard]] LatestRun& run() { return m_run; }

private:
    ViewLink& m_link;
    std::shared_ptr<core::DatasetCache> m_cache;
    std::function<QString(const core::Error&)> m_errorText;
    LatestRun m_run;
    QTimer m_rest;
};

} // namespace phidias::views
