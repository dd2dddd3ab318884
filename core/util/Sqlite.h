#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace phidias::core {

/// A connection to an SQLite file. Not for use by two threads at once.
class Sqlite {
public:
    /// Opens or creates; waits up to 5 s for locks of other programs; write-ahead log.
    /// @throws Error{WriteFailed} naming the file
    explicit Sqlite(const std::filesystem::path& file);

    /// Runs statements without results. @throws Error{WriteFailed}
    void execute(const std::string& sql);

    /// One prepared statement: bind(1..n), then step() until false.
    class Statement {
    public:
        Statement(Sqlite& database, std::string_view sql);
        Statement& bind(int place, const std::string& text);
        Statement& bind(int place, std::int64_t number);
        Statement& bind(int place, double number);
        /// @returns whether there is a row
        bool step();
        [[nodiscard]] std::string text(int column) const;
        [[nodiscard]] std::int64_t integer(int column) const;
        [[nodiscard]] double real(int column) const;

    private:
        Sqlite& m_database;
        std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> m_statement;
    };

private:
    friend class Statement;
    [[noreturn]] void fail() const;
    std::filesystem::path m_file;
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> m_handle;
};

} // namespace phidias::core
