#pragma once

#include "core/util/Error.h"
#include "core/util/Json.h"

#include <QObject>
#include <QProcess>
#include <functional>
#include <map>

namespace phidias::app {

/// Talks to an interactive worker (`phidias serve`), started when it is first needed and ended with this object. Everything that may wait
/// for the network goes through it, so that no thread of the window ever does.
class ServeClient : public QObject {
    Q_OBJECT

public:
    using Answer = std::function<void(const core::Json& result, const std::optional<core::Error>& error)>;
    explicit ServeClient(QString program, QObject* parent = nullptr);
    ~ServeClient() override;
    /// Sends a request; the answer comes on this thread. @param request  without its id  @returns its id, for cancel()
    int ask(core::Json request, Answer answer);
    /// Stops a request: its answer does not come any more.
    void cancel(int id);

private:
    void readLines();
    void failAll();

    QString m_program;
    QProcess m_process;
    QByteArray m_buffer;
    int m_lastId = 0;
    std::map<int, Answer> m_waiting;
};

} // namespace phidias::app
