#include "core/util/Sqlite.h"

#include "core/util/Error.h"

#include <sqlite3.h>

namespace phidias::core {

namespace {
// SQLITE_TRANSIENT is a C cast of -1 to a pointer to function.
const auto kTransient = reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});
} // namespace

Sqlite::Sqlite(const std::filesystem::path& file) : m_file(file), m_handle(nullptr, &sqlite3_close) {
    sqlite3* handle = nullptr;
    const int result = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX, nullptr);
    m_handle.reset(handle);
    if (result != SQLITE_OK) {
        fail();
    }
    sqlite3_busy_timeout(handle, 5000);
    execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
}

void Sqlite::fail() const {
    throw Error(ErrorCode::WriteFailed, "core.sqlite.failed",
                {{"path", m_file.string()}, {"reason", std::string(m_handle ? sqlite3_errmsg(m_handle.get()) : "out of memory")}},
                "hint.core.file.checkFolder");
}

void Sqlite::execute(const std::string& sql) {
    if (sqlite3_exec(m_handle.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        fail();
    }
}

Sqlite::Statement::Statement(Sqlite& database, std::string_view sql) : m_database(database), m_statement(nullptr, &sqlite3_finalize) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database.m_handle.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK) {
        database.fail();
    }
    m_statement.reset(statement);
}

Sqlite::Statement& Sqlite::Statement::bind(int place, const std::string& text) {
    if (sqlite3_bind_text(m_statement.get(), place, text.data(), static_cast<int>(text.size()), kTransient) != SQLITE_OK) {
        m_database.fail();
    }
    return *this;
}

Sqlite::Statement& Sqlite::Statement::bind(int place, std::int64_t number) {
    if (sqlite3_bind_int64(m_statement.get(), place, number) != SQLITE_OK) {
        m_database.fail();
    }
    return *this;
}

Sqlite::Statement& Sqlite::Statement::bind(int place, double number) {
    if (sqlite3_bind_double(m_statement.get(), place, number) != SQLITE_OK) {
        m_database.fail();
    }
    return *this;
}

bool Sqlite::Statement::step() {
    const int result = sqlite3_step(m_statement.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        m_database.fail();
    }
    return result == SQLITE_ROW;
}

std::string Sqlite::Statement::text(int column) const {
    const unsigned char* text = sqlite3_column_text(m_statement.get(), column);
    return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
}

std::int64_t Sqlite::Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement.get(), column);
}

double Sqlite::Statement::real(int column) const {
    return sqlite3_column_double(m_statement.get(), column);
}

} // namespace phidias::core
