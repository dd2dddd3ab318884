#include "core/util/Error.h"

#include "core/util/Messages.h"

#include <nlohmann/json.hpp>

#include <array>
#include <new>

namespace phidias::core {

namespace {

struct CodeEntry {
    ErrorCode code;
    std::string_view name;
    int status;
};

constexpr std::array<CodeEntry, 13> kCodes{{
    {ErrorCode::Defect, "defect", 1},
    {ErrorCode::InvalidRequest, "invalidRequest", 2},
    {ErrorCode::EmptySelection, "emptySelection", 2},
    {ErrorCode::UnknownVariable, "unknownVariable", 2},
    {ErrorCode::BudgetExceeded, "budgetExceeded", 2},
    {ErrorCode::OutputRefused, "outputRefused", 2},
    {ErrorCode::Unreadable, "unreadable", 3},
    {ErrorCode::Malformed, "malformed", 3},
    {ErrorCode::UnknownFormat, "unknownFormat", 3},
    {ErrorCode::Cancelled, "cancelled", 4},
    {ErrorCode::ComputationFailed, "computationFailed", 5},
    {ErrorCode::WriteFailed, "writeFailed", 5},
    {ErrorCode::Remote, "remote", 6},
}};

const CodeEntry& entryOf(ErrorCode code) {
    for (const auto& entry : kCodes) {
        if (entry.code == code) {
            return entry;
        }
    }
    return kCodes.front();
}

} // namespace

int exitStatus(ErrorCode code) {
    return entryOf(code).status;
}

std::string_view nameOf(ErrorCode code) {
    return entryOf(code).name;
}

Error::Error(ErrorCode code, std::string messageId, MessageArguments arguments, std::string hintId)
    : std::runtime_error(renderMessage(messageId, arguments)), m_code(code), m_messageId(std::move(messageId)),
      m_arguments(std::move(arguments)), m_hintId(std::move(hintId)) {}

Error& Error::with(std::string key, std::string value) {
    m_contexts.emplace_back(std::move(key), std::move(value));
    return *this;
}

std::string Error::message() const {
    std::string text = renderMessage(m_messageId, m_arguments);
    for (const auto& [key, value] : m_contexts) {
        text += " [" + key + ": " + value + "]";
    }
    return text;
}

std::string Error::hint() const {
    return m_hintId.empty() ? std::string() : renderMessage(m_hintId, m_arguments);
}

nlohmann::ordered_json Error::toJson() const {
    nlohmann::ordered_json arguments = nlohmann::ordered_json::object();
    for (const auto& [name, value] : m_arguments) {
        std::visit([&arguments, &key = name](const auto& v) { arguments[key] = v; }, value);
    }
    nlohmann::ordered_json contexts = nlohmann::ordered_json::array();
    for (const auto& [key, value] : m_contexts) {
        contexts.push_back({key, value});
    }
    return {{"code", nameOf(m_code)}, {"exitStatus", exitStatus(m_code)},
            {"id", m_messageId},      {"arguments", arguments},
            {"hintId", m_hintId},     {"contexts", contexts},
            {"message", message()},   {"hint", hint()}};
}

Error Error::fromJson(const nlohmann::ordered_json& json) {
    ErrorCode code = ErrorCode::Defect;
    const auto name = json.value("code", std::string());
    for (const auto& entry : kCodes) {
        if (entry.name == name) {
            code = entry.code;
        }
    }
    MessageArguments arguments;
    if (const auto found = json.find("arguments"); found != json.end() && found->is_object()) {
        for (const auto& [key, value] : found->items()) {
            if (value.is_number_integer()) {
                arguments.emplace_back(key, value.get<std::int64_t>());
            } else if (value.is_number()) {
                arguments.emplace_back(key, value.get<double>());
            } else {
                arguments.emplace_back(key, value.is_string() ? value.get<std::string>() : value.dump());
            }
        }
    }
    Error error(code, json.value("id", std::string()), std::move(arguments), json.value("hintId", std::string()));
    if (const auto found = json.find("contexts"); found != json.end() && found->is_array()) {
        for (const auto& pair : *found) {
            if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string()) {
                error.with(pair[0].get<std::string>(), pair[1].get<std::string>());
            }
        }
    }
    return error;
}

Error currentError() {
    try {
        throw;
    } catch (const Error& error) {
        return error;
    } catch (const std::bad_alloc&) {
        return Error(ErrorCode::ComputationFailed, "core.outOfMemory", {{"what", std::string("an allocation failed")}});
    } catch (const std::exception& exception) {
        return Error(ErrorCode::Defect, "core.defect", {{"what", std::string(exception.what())}}, "hint.reportDefect");
    } catch (...) {
        return Error(ErrorCode::Defect, "core.defect", {{"what", std::string("unknown exception")}}, "hint.reportDefect");
    }
}

} // namespace phidias::core
