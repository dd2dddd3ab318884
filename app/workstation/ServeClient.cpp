#include "app/workstation/ServeClient.h"

namespace phidias::app {

using core::Json;

ServeClient::ServeClient(QString program, QObject* parent) : QObject(parent), m_program(std::move(program)) {
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ServeClient::readLines);
    connect(&m_process, &QProcess::finished, this, &ServeClient::failAll);
    connect(&m_process, &QProcess::errorOccurred, this, &ServeClient::failAll);
}

ServeClient::~ServeClient() {
    m_waiting.clear();
    disconnect(&m_process, nullptr, this, nullptr);
    // It ends by itself at the end of its input; a read that still waits for a server is not waited for.
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(200)) {
        m_process.kill();
        m_process.waitForFinished(500);
    }
}

int ServeClient::ask(Json request, Answer answer) {
    const int id = ++m_lastId;
    request["id"] = id;
    m_waiting[id] = std::move(answer);
    if (m_process.state() == QProcess::NotRunning) {
        m_process.start(m_program, {QStringLiteral("serve"), QStringLiteral("--stdio")});
    }
    m_process.write(QByteArray::fromStdString(core::toText(request) + "\n"));
    return id;
}

void ServeClient::cancel(int id) {
    if (m_waiting.erase(id) > 0) {
        m_process.write(QByteArray::fromStdString(core::toText(Json{{"cancel", id}}) + "\n"));
    }
}

void ServeClient::readLines() {
    m_buffer += m_process.readAllStandardOutput();
    for (auto end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        const Json line = Json::parse(m_buffer.left(end).toStdString(), nullptr, false);
        m_buffer.remove(0, end + 1);
        if (!line.is_object() || !line.contains("id") || !line["id"].is_number_integer()) {
            continue;
        }
        const auto found = m_waiting.find(line["id"].get<int>());
        const std::string kind = line.value("t", "");
        if (found == m_waiting.end() || (kind != "result" && kind != "error")) {
            continue;
        }
        const Answer answer = std::move(found->second);
        m_waiting.erase(found);
        answer(line, kind == "error" ? std::optional(core::Error::fromJson(line["error"])) : std::nullopt);
    }
}

void ServeClient::failAll() {
    auto waiting = std::move(m_waiting);
    m_waiting.clear();
    for (auto& [id, answer] : waiting) {
        answer({}, core::Error(core::ErrorCode::ComputationFailed, "jobs.workerDied",
                               {{"said", m_process.readAllStandardError().right(300).toStdString()}}, "hint.jobs.workerDied"));
    }
}

} // namespace phidias::app
