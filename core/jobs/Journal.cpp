#include "core/jobs/Journal.h"

#include "core/util/Error.h"

#include <array>

namespace phidias::core {

namespace {

constexpr std::array<std::string_view, 6> kStateNames{"queued", "starting", "running", "done", "failed", "cancelled"};

JobState stateOf(const std::string& name) {
    const auto found = std::find(kStateNames.begin(), kStateNames.end(), name);
    return found == kStateNames.end() ? JobState::Failed : static_cast<JobState>(found - kStateNames.begin());
}

constexpr const char* kColumns = "id, name, process, folder, state, pid, ticks, attempt, created, ended, request, result";

JobEntry entryOf(const Sqlite::Statement& row) {
    JobEntry entry;
    entry.id = row.text(0);
    entry.name = row.text(1);
    entry.process = row.text(2);
    entry.folder = row.text(3);
    entry.state = stateOf(row.text(4));
    entry.pid = static_cast<int>(row.integer(5));
    entry.processStartTicks = static_cast<std::uint64_t>(row.integer(6));
    entry.attempt = static_cast<int>(row.integer(7));
    entry.createdUnixSeconds = row.real(8);
    entry.endedUnixSeconds = row.real(9);
    entry.request = Json::parse(row.text(10), nullptr, false);
    entry.result = row.text(11).empty() ? Json() : Json::parse(row.text(11), nullptr, false);
    return entry;
}

/// Whether a statement with RETURNING has changed a row; it is in force when its last row was read.
bool runsToEnd(Sqlite::Statement& statement) {
    const bool isChanged = statement.step();
    while (isChanged && statement.step()) {
    }
    return isChanged;
}

} // namespace

std::string_view nameOf(JobState state) {
    return kStateNames[static_cast<std::size_t>(state)];
}

Journal::Journal(const std::filesystem::path& file) : m_database(file) {
    m_database.execute("CREATE TABLE IF NOT EXISTS jobs (id TEXT PRIMARY KEY, name TEXT, process TEXT, folder TEXT, state TEXT, pid "
                       "INTEGER, ticks INTEGER, attempt INTEGER, "
                       "created REAL, ended REAL, request TEXT, result TEXT); PRAGMA user_version = 1;");
}

void Journal::insert(const JobEntry& entry) {
    Sqlite::Statement statement(m_database,
                                std::string("INSERT INTO jobs (") + kColumns + ") VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)");
    statement.bind(1, entry.id)
        .bind(2, entry.name)
        .bind(3, entry.process)
        .bind(4, entry.folder.string())
        .bind(5, std::string(nameOf(entry.state)));
    statement.bind(6, static_cast<std::int64_t>(entry.pid))
        .bind(7, static_cast<std::int64_t>(entry.processStartTicks))
        .bind(8, static_cast<std::int64_t>(entry.attempt));
    statement.bind(9, entry.createdUnixSeconds)
        .bind(10, entry.endedUnixSeconds)
        .bind(11, toText(entry.request))
        .bind(12, entry.result.is_null() ? std::string() : toText(entry.result));
    statement.step();
}

bool Journal::update(const JobEntry& entry) {
    return write(entry, "attempt=?7 AND (state=?4 OR state IN ('queued','starting','running'))");
}

bool Journal::beginAttempt(const JobEntry& entry) {
    return write(entry, "attempt=?7-1 AND state IN ('done','failed','cancelled')");
}

bool Journal::write(const JobEntry& entry, const char* condition) {
    Sqlite::Statement statement(
        m_database,
        std::string("UPDATE jobs SET name=?2, folder=?3, state=?4, pid=?5, ticks=?6, attempt=?7, ended=?8, result=?9 WHERE id=?1 AND ") +
            condition + " RETURNING id");
    statement.bind(1, entry.id)
        .bind(2, entry.name)
        .bind(3, entry.folder.string())
        .bind(4, std::string(nameOf(entry.state)))
        .bind(5, static_cast<std::int64_t>(entry.pid));
    statement.bind(6, static_cast<std::int64_t>(entry.processStartTicks))
        .bind(7, static_cast<std::int64_t>(entry.attempt))
        .bind(8, entry.endedUnixSeconds);
    statement.bind(9, entry.result.is_null() ? std::string() : toText(entry.result));
    return runsToEnd(statement);
}

bool Journal::transition(const std::string& id, JobState from, JobState to) {
    Sqlite::Statement statement(m_database, "UPDATE jobs SET state=?3 WHERE id=?1 AND state=?2 RETURNING id");
    statement.bind(1, id).bind(2, std::string(nameOf(from))).bind(3, std::string(nameOf(to)));
    return runsToEnd(statement);
}

void Journal::remove(const std::string& id) {
    Sqlite::Statement statement(m_database, "DELETE FROM jobs WHERE id=?1");
    statement.bind(1, id);
    statement.step();
}

std::optional<JobEntry> Journal::find(const std::string& id) const {
    Sqlite::Statement statement(m_database, std::string("SELECT ") + kColumns + " FROM jobs WHERE id=?1");
    statement.bind(1, id);
    return statement.step() ? std::optional(entryOf(statement)) : std::nullopt;
}

std::vector<JobEntry> Journal::entries() const {
    Sqlite::Statement statement(m_database, std::string("SELECT ") + kColumns + " FROM jobs ORDER BY id DESC");
    std::vector<JobEntry> entries;
    while (statement.step()) {
        entries.push_back(entryOf(statement));
    }
    return entries;
}

} // namespace phidias::core
