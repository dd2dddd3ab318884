#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace phidias::core {

/// What went wrong, and with it the exit status of a command (exitStatus()).
enum class ErrorCode {
    Defect,            ///< 1: a fault of ours
    InvalidRequest,    ///< 2: unknown process or parameter, value out of range
    EmptySelection,    ///< 2: nothing is left after selecting
    UnknownVariable,   ///< 2: the variable is not in the file, or ambiguous
    BudgetExceeded,    ///< 2: more memory is needed than allowed
    OutputRefused,     ///< 2: the output exists or its folder does not
    Unreadable,        ///< 3: an input cannot be opened, is a directory, or permission is denied
    Malformed,         ///< 3: an input is truncated or breaks its format
    UnknownFormat,     ///< 3: no reader knows the input
    Cancelled,         ///< 4
    ComputationFailed, ///< 5: the method failed on valid input
    WriteFailed,       ///< 5: a result cannot be written (disk full, I/O error)
    Remote,            ///< 6: network, host or scheduler trouble
};

/// Exit status of a command that ends with this code, 1..6 (INTERFACES: Command line).
[[nodiscard]] int exitStatus(ErrorCode code);
/// Stable English word of the code for JSON, e.g. "unknownVariable".
[[nodiscard]] std::string_view nameOf(ErrorCode code);

/// Named argument of a message; numbers stay numbers so that a user interface can format them.
using MessageArgument = std::variant<std::string, std::int64_t, double>;
using MessageArguments = std::vector<std::pair<std::string, MessageArgument>>;

/// The one error type. The text is an id of the message catalogue with named arguments: English is rendered on demand,
/// other languages by the workstation (also for errors that a worker reports as JSON).
///
/// The message says what was expected, what was found and where; the hint says what the user can do.
class Error : public std::runtime_error {
public:
    /// @param code       category; fixes the exit status
    /// @param messageId  id in resources/messages, e.g. "io.truncated"
    /// @param arguments  values for the {named} places of the message and of the hint
    /// @param hintId     id of the hint, empty for none
    explicit Error(ErrorCode code, std::string messageId, MessageArguments arguments = {}, std::string hintId = {});

    [[nodiscard]] ErrorCode code() const { return m_code; }
    [[nodiscard]] const std::string& messageId() const { return m_messageId; }
    [[nodiscard]] const MessageArguments& arguments() const { return m_arguments; }
    [[nodiscard]] const std::string& hintId() const { return m_hintId; }
    /// Knowledge added on the way up, innermost first, e.g. {"task", "2010-03"}.
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& contexts() const { return m_contexts; }

    /// Adds a context; for `throw error.with("granule", path)` or inside a catch block before `throw;`.
    Error& with(std::string key, std::string value);

    /// English message with arguments and contexts filled in, without the hint.
    [[nodiscard]] std::string message() const;
    /// English hint, empty when there is none.
    [[nodiscard]] std::string hint() const;

    /// {"code","id","arguments":{},"hintId","contexts":[[k,v]],"message","hint"}; fromJson() reads it back.
    [[nodiscard]] nlohmann::ordered_json toJson() const;
    [[nodiscard]] static Error fromJson(const nlohmann::ordered_json& json);

private:
    ErrorCode m_code;
    std::string m_messageId;
    MessageArguments m_arguments;
    std::string m_hintId;
    std::vector<std::pair<std::string, std::string>> m_contexts;
};

/// Turns any exception in flight into an Error: an Error stays itself, std::bad_alloc becomes ComputationFailed "core.outOfMemory",
/// all else a Defect. To be called inside a catch block at the border of a job or thread.
[[nodiscard]] Error currentError();

} // namespace phidias::core
