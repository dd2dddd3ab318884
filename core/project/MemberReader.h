#pragma once

#include "core/util/Error.h"
#include "core/util/Json.h"

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace phidias::core {

/// Reads the members of a JSON object and refuses what is unknown or of the wrong type, naming it by its path in the document
/// ("layers[3].style.low").
class MemberReader {
public:
    /// @param path  of the object in its document; empty = the document itself
    /// @throws Error{InvalidRequest} when it is no object
    MemberReader(const Json& json, std::string path) : m_json(json), m_path(std::move(path)) {
        if (!json.is_object()) {
            throw failure({});
        }
    }

    /// Absent members leave the value as it is. @throws Error{InvalidRequest}
    template <typename T> void read(const char* name, T& value) {
        if (const Json* found = find(name)) {
            value = valueOf<T>(*found, name);
        }
    }
    template <typename T> void read(const char* name, std::optional<T>& value) {
        if (const Json* found = find(name)) {
            value = valueOf<T>(*found, name);
        }
    }
    /// A member that is read elsewhere; nullptr = absent.
    [[nodiscard]] const Json* find(const char* name) {
        m_known.emplace_back(name);
        const auto found = m_json.find(name);
        return found == m_json.end() ? nullptr : &*found;
    }
    /// Path of a member in the document.
    [[nodiscard]] std::string pathOf(const std::string& name) const {
        return m_path.empty() || name.empty() ? m_path + name : m_path + "." + name;
    }
    [[nodiscard]] Error failure(const std::string& name) const {
        return Error(ErrorCode::InvalidRequest, "project.member", {{"what", std::string("project")}, {"member", pathOf(name)}},
                     "hint.project.newer");
    }
    /// @throws Error{InvalidRequest} when a member was not asked for
    void finish() const {
        for (const auto& [name, value] : m_json.items()) {
            if (std::find(m_known.begin(), m_known.end(), name) == m_known.end()) {
                throw failure(name);
            }
        }
    }

private:
    // The JSON library turns 1.5 into 1 and -1 into a large index without a word.
    template <typename T> [[nodiscard]] T valueOf(const Json& json, const char* name) const {
        bool fits = true;
        if constexpr (std::is_same_v<T, bool>) {
            fits = json.is_boolean();
        } else if constexpr (std::is_unsigned_v<T>) {
            fits = json.is_number_integer() && (json.is_number_unsigned() || json.get<std::int64_t>() >= 0);
        } else if constexpr (std::is_integral_v<T>) {
            fits = json.is_number_integer();
        } else if constexpr (std::is_floating_point_v<T>) {
            fits = json.is_number();
        }
        if (!fits) {
            throw failure(name);
        }
        try {
            return json.template get<T>();
        } catch (const nlohmann::json::exception&) {
            throw failure(name);
        }
    }

    const Json& m_json;
    std::string m_path;
    std::vector<std::string> m_known;
};

} // namespace phidias::core
