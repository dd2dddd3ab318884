#pragma once

#include "app/workstation/ServeClient.h"
#include "core/data/Dataset.h"
#include "views/scene/SceneLayer.h"

#include <QElapsedTimer>
#include <QObject>
#include <chrono>
#include <optional>

namespace phidias::app {

/// Which nodes of an analysis are drawn.
enum class ErrorMask { None, L2, L1 };

/// A live analysis on a coarse grid by the interactive worker: one request at a time, and of those asked for meanwhile only the last. A
/// request that takes longer than half a second gives way to a newer one at once.
class DivandPreview : public QObject {
    Q_OBJECT

public:
    /// @param worker  the program `phidias`; a worker of its own, so that reading files never waits for an analysis
    DivandPreview(const QString& worker, core::MemoryBudget budget, QObject* parent = nullptr);

    /// Asks for an analysis. @param inputs  of ocean.divand, small already (previewInputs())
    void ask(const core::Json& inputs, ErrorMask mask);
    /// Takes the picture away; an answer on its way is not shown.
    void clear();
    /// What is to be drawn; nothing before the first answer.
    [[nodiscard]] const std::optional<views::SceneLayer>& layer() const { return m_layer; }
    /// From the request that made the present layer until it could be drawn.
    [[nodiscard]] std::chrono::milliseconds latency() const { return m_latency; }
    [[nodiscard]] bool isBusy() const { return m_inFlight != 0 || m_isReading; }
    [[nodiscard]] int answered() const { return m_answered; }
    [[nodiscard]] int sent() const { return m_sent; }

Q_SIGNALS:
    void changed();
    void failed(const QString& message);

private:
    struct Question {
        core::Json inputs;
        ErrorMask mask = ErrorMask::None;
        QElapsedTimer since;
    };
    void send(const Question& question);
    void read(const std::string& path, const Question& question);
    void finish();

    ServeClient m_worker;
    core::MemoryBudget m_budget;
    std::optional<Question> m_next;
    std::optional<views::SceneLayer> m_layer;
    QElapsedTimer m_sinceSent;
    std::chrono::milliseconds m_latency{0};
    unsigned m_serial = 0;
    unsigned m_inFlight = 0; ///< serial of the question the worker works on; 0 = none
    bool m_isReading = false;
    int m_answered = 0;
    int m_sent = 0;
};

} // namespace phidias::app
