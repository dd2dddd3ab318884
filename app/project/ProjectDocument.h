#pragma once

#include "core/project/Project.h"
#include "core/project/ProjectJournal.h"

#include <QDateTime>
#include <QObject>
#include <QUndoStack>
#include <functional>

namespace phidias::app {

/// The open project: the value, its undo history, its file and its journal.
///
/// Every change is a command of the history or, for the view and the arrangement of the window, a quiet one; each is handed to the journal
/// at once (core::ProjectJournal), so that a crash costs moments.
/// @thread GUI
class ProjectDocument : public QObject {
    Q_OBJECT

public:
    explicit ProjectDocument(QObject* parent = nullptr);
    ~ProjectDocument() override;

    [[nodiscard]] const core::Project& project() const { return m_project; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool isChanged() const { return !m_undo.isClean(); }

    /// Changes the project by an undoable command. What the edit does to the view, the globe or the arrangement is a quiet change.
    /// @param text      what the command is called in the history
    /// @param mergeKey  consecutive commands with the same key, less than 10 s apart, become one (a slider that is dragged); empty = never
    void change(const QString& text, const std::function<void(core::Project&)>& edit, const QString& mergeKey = {});
    /// Changes what is not worth a step in the history: map view, globe, arrangement of the window. Emits nothing.
    void changeQuietly(const std::function<void(core::Project&)>& edit);

    void clear();
    /// @throws core::Error; the present project stays then
    void load(const QString& path);
    /// @throws core::Error{WriteFailed}; the file stays as it was then
    void save(const QString& path);
    /// Writes in the pool; the window goes on. `done` is called in the GUI thread, with the error if there was one. What is changed
    /// meanwhile stays unsaved.
    void saveLater(const QString& path, const std::function<void(const std::optional<core::Error>&)>& done);

    /// Takes over the work that a session left, with its history; its file is not written before the user saves.
    void restore(core::LeftOverSession session);
    /// The session ends well: nothing is left over.
    void discardJournal();
    [[nodiscard]] core::ProjectJournal& journal() { return m_journal; }

Q_SIGNALS:
    void changed(); ///< layers or settings
    void pathChanged();
    void replaced(); ///< another project: loaded, restored or empty
    void saved();
    void journalFailed(const QString& reason); ///< work is not secured at present

private:
    friend class ProjectCommand;
    void apply(const core::Json& delta);
    void journalStep();
    void journalQuietly(const core::Project& before);
    void openJournal();
    void becomeSaved(const QString& path, bool isWhole);
    void replace(core::Project project, const QString& path);

    core::Project m_project;
    QUndoStack m_undo;
    QString m_path;
    core::ProjectJournal m_journal;
    core::Project m_journaled; ///< what the journal knows
    bool m_isJournalOpen = false;
    bool m_isPushing = false;
    bool m_isReplaying = false; ///< the history is filled without changing the project
};

} // namespace phidias::app
