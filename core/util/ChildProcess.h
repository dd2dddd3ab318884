#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace phidias::core {

/// A program started as a child, its arguments handed over as they are (no shell). Standard input is /dev/null; standard output and error
/// go to files, or to /dev/null. The child gets a session of its own: neither Ctrl+C in the terminal nor its end reach it.
/// The destructor leaves a running child alone: workers outlive who started them.
class ChildProcess {
public:
    struct Files {
        std::filesystem::path out; ///< empty = /dev/null
        std::filesystem::path err;
    };

    /// @throws Error{ComputationFailed} naming the program and the system's reason
    explicit ChildProcess(const std::vector<std::string>& command, const Files& files = {});
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    [[nodiscard]] int pid() const { return m_pid; }
    /// Exit status when it has ended (128 + signal when killed); nothing while it runs. Does not wait.
    [[nodiscard]] std::optional<int> exitStatus();
    /// Waits until it has ended or the time is over.
    [[nodiscard]] std::optional<int> waitFor(std::chrono::milliseconds timeout);
    void terminate() const; ///< SIGTERM
    void kill() const;      ///< SIGKILL

private:
    int m_pid = -1;
    std::optional<int> m_status;
};

/// Path of the running program.
[[nodiscard]] std::filesystem::path ownExecutable();

} // namespace phidias::core
