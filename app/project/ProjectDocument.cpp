#include "app/project/ProjectDocument.h"

#include "core/project/ProjectDelta.h"
#include "core/util/AtomicFile.h"
#include "core/util/Paths.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
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
    replace({}, {});
}

void ProjectDocument::load(const QString& path) {
    replace(core::loadProject(fromQt(path)), path);
}

void ProjectDocument::becomeSaved(const QString& path, bool isWhole) {
    m_path = path;
    if (isWhole) {
        m_undo.setClean();
        if (m_isJournalOpen) {
            m_journal.append(core::savedRecord(fromQt(path), core::stampOf(fromQt(path)), now()));
        }
    }
    Q_EMIT pathChanged();
    Q_EMIT saved();
}

void ProjectDocument::save(const QString& path) {
    core::saveProject(m_project, fromQt(path));
    becomeSaved(path, true);
}

void ProjectDocument::saveLater(const QString& path, const std::function<void(const std::optional<core::Error>&)>& done) {
    const QPointer<ProjectDocument> self(this);
    QThreadPool::globalInstance()->start([self, path, done, project = m_project] {
        std::optional<core::Error> error;
        try {
            core::saveProject(project, fromQt(path));
        } catch (...) {
            error = core::currentError();
        }
        QMetaObject::invokeMethod(qApp, [self, path, done, project, error] {
            if (!self) {
                return;
            }
            if (!error) {
                self->becomeSaved(path, core::deltaBetween(project, self->m_project, DeltaPart::History).empty());
            }
            done(error);
        });
    });
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
