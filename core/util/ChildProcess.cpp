#include "core/util/ChildProcess.h"

#include "core/util/Error.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

extern char** environ; // NOLINT: POSIX declares it nowhere

namespace phidias::core {

namespace {

/// posix_spawn's two helper objects with their destroy calls.
class SpawnSettings {
public:
    explicit SpawnSettings(const ChildProcess::Files& files) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawnattr_init(&m_attributes);
        posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        const auto write = [this](int descriptor, const std::filesystem::path& path) {
            posix_spawn_file_actions_addopen(&m_actions, descriptor, path.empty() ? "/dev/null" : path.c_str(),
                                             O_WRONLY | O_CREAT | O_APPEND, 0666);
        };
        write(STDOUT_FILENO, files.out);
        write(STDERR_FILENO, files.err);
        // Signals that this program blocks or ignores must have their usual meaning in the child.
        sigset_t none;
        sigemptyset(&none);
        sigset_t all;
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
};

} // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& command, const Files& files) {
    std::vector<std::string> copy = command;
    std::vector<char*> arguments;
    for (auto& argument : copy) {
        arguments.push_back(argument.data());
    }
    arguments.push_back(nullptr);
    const SpawnSettings settings(files);
    pid_t pid = -1;
    const int result = posix_spawnp(&pid, arguments.front(), settings.actions(), settings.attributes(), arguments.data(), environ);
    if (result != 0) {
        throw Error(ErrorCode::ComputationFailed, "core.child.notStarted",
                    {{"program", command.front()}, {"reason", std::generic_category().message(result)}});
    }
    m_pid = pid;
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept : m_pid(std::exchange(other.m_pid, -1)), m_status(other.m_status) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    m_pid = std::exchange(other.m_pid, -1);
    m_status = other.m_status;
    return *this;
}

ChildProcess::~ChildProcess() {
    static_cast<void>(exitStatus()); // reaps it when it has ended
}

std::optional<int> ChildProcess::exitStatus() {
    if (!m_status && m_pid > 0) {
        int status = 0;
        const pid_t result = ::waitpid(m_pid, &status, WNOHANG);
        if (result == m_pid) {
            m_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        } else if (result < 0 && errno == ECHILD) {
            m_status = 1;
        }
    }
    return m_status;
}

std::optional<int> ChildProcess::waitFor(std::chrono::milliseconds timeout) {
    const auto status = exitStatus();
    if (status || m_pid <= 0) {
        return status;
    }
    // A pidfd becomes readable when the process has ended.
    const int descriptor = static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0));
    if (descriptor >= 0) {
        pollfd entry{descriptor, POLLIN, 0};
        ::poll(&entry, 1, static_cast<int>(timeout.count()));
        ::close(descriptor);
    }
    return exitStatus();
}

void ChildProcess::terminate() const {
    if (m_pid > 0 && !m_status) {
        ::kill(m_pid, SIGTERM);
    }
}

void ChildProcess::kill() const {
    if (m_pid > 0 && !m_status) {
        ::kill(m_pid, SIGKILL);
    }
}

std::filesystem::path ownExecutable() {
    return std::filesystem::read_symlink("/proc/self/exe");
}

} // namespace phidias::core
