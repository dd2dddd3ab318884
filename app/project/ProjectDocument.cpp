#include "app/project/ProjectDocument.h"

#include "core/project/ProjectDelta.h"
#include "core/util/AtomicFile.h"
#include "core/util/Paths.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QPointer>
#include <QUndoCommand>
#include <chrono>

namespace phidias::app {

using core::DeltaPart;
using core::Json;
using views::fromQt;
using views::toQt;

namespace {

constexpr qint64 kMergeWithinMs = 10000;

double now() {
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

core::ProjectJournal::Settings journalSettings(const QPointer<ProjectDocument>& document) {
    core::ProjectJournal::Settings settings;
    settings.folder = core::journalFolder();
    settings.failed = [document](const core::Error& error) {
        QMetaObject::invokeMethod(qApp, [document, text = toQt(error.message())] {
            if (document) {
                Q_EMIT document->journalFailed(text);
            }
        });
    };
    return settings;
}

} // namespace

/// One step of the history: what it changes, and what changes it back.
class ProjectCommand : public QUndoCommand {
public:
    ProjectCommand(ProjectDocument& document, core::JournalStep step, const QString& mergeKey)
        : QUndoCommand(toQt(step.text)), m_document(document), m_step(std::move(step)), m_mergeKey(mergeKey),
          m_made(QDateTime::currentMSecsSinceEpoch()) {}
    void undo() override { m_document.apply(m_step.backward); }
    void redo() override { m_document.apply(m_step.forward); }
    [[nodiscard]] int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = dynamic_cast<const ProjectCommand*>(other);
        if (next == nullptr || next->m_mergeKey != m_mergeKey || next->m_made - m_made > kMergeWithinMs) {
            return false;
        }
        m_made = next->m_made;
        m_step.forward = core::joinedDelta(std::move(m_step.forward), next->m_step.forward);
        m_step.backward = core::joinedDelta(next->m_step.backward, m_step.backward);
        return true;
    }
    [[nodiscard]] const core::JournalStep& step() const { return m_step; }

private:
    ProjectDocument& m_document;
    core::JournalStep m_step;
    QString m_mergeKey;
    qint64 m_made;
};

ProjectDocument::ProjectDocument(QObject* parent) : QObject(parent), m_journal(journalSettings(this)) {
    // Undo and redo, from wherever they come; a push tells the journal itself.
    connect(&m_undo, &QUndoStack::indexChanged, this, [this](int index) {
        if (m_isPushing || m_isReplaying || !m_isJournalOpen) {
            return;
        }
        m_journal.append(
            core::moveRecord(static_cast<std::size_t>(index), core::deltaBetween(m_journaled, m_project, DeltaPart::History), now()));
        m_journaled = m_project;
    });
}

ProjectDocument::~ProjectDocument() {
    // A stack that goes tells that it is empty now: nobody is left to hear it, and the journal must not take it for work.
    m_undo.blockSignals(true);
}

void ProjectDocument::apply(const Json& delta) {
    if (m_isReplaying) {
        return;
    }
    core::applyDelta(m_project, delta);
    Q_EMIT changed();
}

void ProjectDocument::openJournal() {
    if (m_isJournalOpen) {
        return;
    }
    Json record = core::openRecord(m_project, fromQt(m_path), m_path.isEmpty() ? std::string() : core::stampOf(fromQt(m_path)), now());
    if (isChanged()) {
        record.erase("cleanIndex");
    }
    m_journal.open(std::move(record), static_cast<std::size_t>(m_undo.index()));
    m_journaled = m_project;
    m_isJournalOpen = true;
}

void ProjectDocument::change(const QString& text, const std::function<void(core::Project&)>& edit, const QString& mergeKey) {
    core::Project after = m_project;
    edit(after);
    core::makeIdsUnique(after);
    openJournal();
    if (const Json quiet = core::deltaBetween(m_project, after, DeltaPart::Quiet); !quiet.empty()) {
        changeQuietly([&](core::Project& project) { core::applyDelta(project, quiet); });
    }
    core::JournalStep step{.text = fromQt(text), .forward = core::deltaBetween(m_project, after, DeltaPart::History), .backward = {}};
    if (step.forward.empty()) {
        return;
    }
    step.backward = core::deltaBetween(after, m_project, DeltaPart::History);
    m_isPushing = true;
    m_undo.push(new ProjectCommand(*this, std::move(step), mergeKey));
    m_isPushing = false;
    journalStep();
}

void ProjectDocument::journalStep() {
    const auto* command = dynamic_cast<const ProjectCommand*>(m_undo.command(m_undo.index() - 1));
    if (command != nullptr) {
        m_journal.append(core::stepRecord(static_cast<std::size_t>(m_undo.index()), command->step(), now()));
        m_journaled = m_project;
    }
}

void ProjectDocument::changeQuietly(const std::function<void(core::Project&)>& edit) {
    const core::Project before = m_project;
    edit(m_project);
    journalQuietly(before);
}

void ProjectDocument::journalQuietly(const core::Project& before) {
    if (!m_isJournalOpen) {
        return;
    }
    // Whatever was changed: quiet for the history, never for the journal.
    if (Json delta = core::joinedDelta(core::deltaBetween(before, m_project, DeltaPart::Quiet),
                                       core::deltaBetween(before, m_project, DeltaPart::History));
        !delta.empty()) {
        m_journal.append(core::quietRecord(std::move(delta), now()));
        m_journaled = m_project;
    }
}

void ProjectDocument::replace(core::Project project, const QString& path) {
    m_isReplaying = true;
    m_undo.clear();
    m_isReplaying = false;
    m_project = std::move(project);
    m_path = path;
    discardJournal();
    Q_EMIT pathChanged();
    Q_EMIT changed();
    Q_EMIT replaced();
}

void ProjectDocument::clear() {
    m_lock.release();
    m_holder.reset();
    m_stamp.clear();
    replace({}, {});
}

ProjectDocument::Loaded ProjectDocument::read(const QString& path) {
    Loaded loaded;
    try {
        loaded.stamp = core::stampOf(fromQt(path));
        loaded.project = core::loadProject(fromQt(path));
    } catch (...) {
        loaded.error = core::currentError();
    }
    return loaded;
}

void ProjectDocument::take(Loaded loaded, const QString& path) {
    // The lock of this very file stays ours: asked for a second time it would be in its own way.
    if (!m_lock.isOf(fromQt(path))) {
        m_holder = loaded.lock.take(fromQt(path));
        m_lock = std::move(loaded.lock);
    }
    m_stamp = loaded.stamp;
    replace(std::move(loaded.project), path);
}

void ProjectDocument::load(const QString& path) {
    Loaded loaded = read(path);
    if (loaded.error) {
        throw core::Error(*loaded.error);
    }
    take(std::move(loaded), path);
}

void ProjectDocument::loadLater(const QString& path, const Done& done) {
    const QPointer<ProjectDocument> self(this);
    views::workPool().start([self, path, done] {
        auto loaded = std::make_shared<Loaded>(read(path));
        QMetaObject::invokeMethod(qApp, [self, path, done, loaded] {
            if (!self) {
                return;
            }
            const auto error = loaded->error;
            if (!error) {
                self->take(std::move(*loaded), path);
            }
            done(error);
        });
    });
}

void ProjectDocument::becomeCopy() {
    m_lock.release();
    m_holder.reset();
    m_stamp.clear();
    m_path.clear();
    m_undo.resetClean();
    // A journal of the copy, with no file to belong to.
    if (m_isJournalOpen) {
        discardJournal();
    }
    openJournal();
    Q_EMIT pathChanged();
}

void ProjectDocument::becomeSaved(const QString& path, const std::string& stamp, bool isWhole) {
    m_path = path;
    m_stamp = stamp;
    m_holder.reset();
    if (isWhole) {
        m_undo.setClean();
    } else {
        m_undo.resetClean();
    }
    if (m_isJournalOpen) {
        m_journal.append(core::savedRecord(fromQt(path), stamp, now(), isWhole));
    }
    Q_EMIT pathChanged();
    Q_EMIT saved();
}

void ProjectDocument::save(const QString& path) {
    core::saveProject(m_project, fromQt(path));
    if (!m_lock.isOf(fromQt(path))) {
        static_cast<void>(m_lock.take(fromQt(path)));
    }
    becomeSaved(path, core::stampOf(fromQt(path)), true);
}

void ProjectDocument::saveLater(const QString& path, const Done& done, Overwrite overwrite) {
    Save save{.path = path, .done = done, .overwrite = overwrite};
    if (m_isSaving) {
        m_waiting.push_back(std::move(save));
        return;
    }
    startSave(std::move(save));
}

void ProjectDocument::startSave(Save save) {
    m_isSaving = true;
    Q_EMIT savingChanged();
    const QPointer<ProjectDocument> self(this);
    const bool isOwn = save.path == m_path && m_lock.isHeld();
    const std::string expected = save.path == m_path && save.overwrite == Overwrite::Refused ? m_stamp : std::string();
    views::workPool().start([self, save = std::move(save), isOwn, expected, project = m_project] {
        auto written = std::make_shared<Written>();
        const std::string path = fromQt(save.path);
        try {
            if (const auto holder = isOwn ? std::nullopt : written->lock.take(path)) {
                throw core::Error(core::ErrorCode::OutputRefused, "project.locked",
                                  {{"path", path}, {"user", holder->user}, {"host", holder->host}}, "hint.project.locked");
            }
            std::error_code ignored;
            if (!expected.empty() && std::filesystem::exists(path, ignored) && core::stampOf(path) != expected) {
                throw core::Error(core::ErrorCode::OutputRefused, "project.changedOutside", {{"path", path}},
                                  "hint.project.changedOutside");
            }
            core::saveProject(project, path);
            written->stamp = core::stampOf(path);
        } catch (...) {
            written->error = core::currentError();
        }
        QMetaObject::invokeMethod(qApp, [self, save, project, written] {
            if (self) {
                self->endSave(save, project, std::move(*written));
            }
        });
    });
}

void ProjectDocument::endSave(const Save& save, const core::Project& project, Written written) {
    if (!written.error) {
        if (written.lock.isHeld() || save.path != m_path) {
            m_lock = std::move(written.lock);
        }
        becomeSaved(save.path, written.stamp, core::deltaBetween(project, m_project, DeltaPart::History).empty());
    }
    m_isSaving = false;
    if (!m_waiting.empty()) {
        Save next = std::move(m_waiting.front());
        m_waiting.pop_front();
        startSave(std::move(next));
    } else {
        Q_EMIT savingChanged();
    }
    save.done(written.error);
}

void ProjectDocument::restore(core::LeftOverSession session) {
    const core::JournalState state = session.state();
    // A file that was written since by another program is not what the history calls saved.
    const bool isSameFile = state.path.empty() || core::stampOf(state.path) == state.stamp;
    m_isReplaying = true;
    m_undo.clear();
    for (std::size_t step = 0; step < state.steps.size(); ++step) {
        if (state.cleanIndex == step) {
            m_undo.setClean();
        }
        m_undo.push(new ProjectCommand(*this, state.steps[step], {}));
    }
    if (state.cleanIndex == state.steps.size()) {
        m_undo.setClean();
    }
    if (!state.cleanIndex || !isSameFile) {
        m_undo.resetClean();
    }
    m_undo.setIndex(static_cast<int>(state.index));
    m_isReplaying = false;
    m_project = state.project;
    m_path = toQt(state.path);
    m_stamp = state.stamp;
    m_holder.reset();
    if (m_path.isEmpty()) {
        m_lock.release();
    } else {
        m_holder = m_lock.take(state.path);
    }
    m_journal.takeOver(std::move(session));
    m_journaled = m_project;
    m_isJournalOpen = true;
    Q_EMIT pathChanged();
    Q_EMIT changed();
    Q_EMIT replaced();
}

void ProjectDocument::discardJournal() {
    m_journal.discard();
    m_isJournalOpen = false;
}

} // namespace phidias::app
