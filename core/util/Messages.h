#pragma once

#include "core/util/Error.h"

#include <span>
#include <string>
#include <string_view>

namespace phidias::core {

struct CatalogueMessage {
    std::string_view id;
    std::string_view english;
};

/// All messages of resources/messages, sorted by id.
[[nodiscard]] std::span<const CatalogueMessage> messageCatalogue();

/// English text of a message, its {named} places not yet filled; the id itself when it is unknown.
[[nodiscard]] std::string_view englishMessage(std::string_view id);

/// Puts the arguments into the {named} places. A place without argument is left as it is. Doubles are written with up to 10 digits,
/// always with '.' as decimal sign.
[[nodiscard]] std::string fillMessage(std::string_view pattern, const MessageArguments& arguments);

/// englishMessage() and fillMessage() in one.
[[nodiscard]] std::string renderMessage(std::string_view id, const MessageArguments& arguments = {});

} // namespace phidias::core
