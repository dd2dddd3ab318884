#include "core/util/Messages.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace phidias::core {

namespace {

constexpr CatalogueMessage kMessages[] = {
#include "MessageTable.inc"
};

std::string toText(const MessageArgument& argument) {
    if (const auto* text = std::get_if<std::string>(&argument)) {
        return *text;
    }
    if (const auto* whole = std::get_if<std::int64_t>(&argument)) {
        return std::to_string(*whole);
    }
    std::array<char, 40> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::get<double>(argument), std::chars_format::general, 10);
    return {buffer.data(), end.ptr};
}

} // namespace

std::span<const CatalogueMessage> messageCatalogue() {
    return kMessages;
}

std::string_view englishMessage(std::string_view id) {
    const auto messages = messageCatalogue();
    const auto found = std::lower_bound(messages.begin(), messages.end(), id,
                                        [](const CatalogueMessage& message, std::string_view key) { return message.id < key; });
    return found != messages.end() && found->id == id ? found->english : id;
}

std::string fillMessage(std::string_view pattern, const MessageArguments& arguments) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto close = pattern[at] == '{' ? pattern.find('}', at) : std::string_view::npos;
        if (close != std::string_view::npos) {
            const auto name = pattern.substr(at + 1, close - at - 1);
            const auto found =
                std::find_if(arguments.begin(), arguments.end(), [name](const auto& argument) { return argument.first == name; });
            if (found != arguments.end()) {
                text += toText(found->second);
                at = close + 1;
                continue;
            }
        }
        text += pattern[at++];
    }
    return text;
}

std::string renderMessage(std::string_view id, const MessageArguments& arguments) {
    return fillMessage(englishMessage(id), arguments);
}

} // namespace phidias::core
