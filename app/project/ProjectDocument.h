#pragma once

#include "core/project/Project.h"
#include "core/project/ProjectJournal.h"
#include "core/project/ProjectLock.h"

#include <QDateTime>
#include <QObject>
#include <QUndoStack>
#include <deque>
#include <functional>
#include <memory>

namespace phidias::app {

/// The open project: the value, its undo history, its file and its journal.
///
/// Every change is a command of the history or, for the view and the arrangement of the window, a quiet one; each is handed to the journal
/// at once (core::ProjectJournal), so that a crash costs moments. The file is locked (core::ProjectLock) as long as it is open here; a
/// project that is open in another window is read-only here.
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

    /// What becomes of a file that another program wrote since it was read.
    enum class Overwrite { Refused, Allowed };
    using Done = std::function<void(const std::optional<core::Error>&)>;

    void clear();
    /// @throws core::Error; the present project stays then
    void load(const QString& path);
    /// Reads in the pool. `done` is called in the GUI thread, with the error if there was one; the present project stays then.
    void loadLater(const QString& path, const Done& done);
    /// The project as a new one that has no file yet; its history and its unsaved state stay.
    void becomeCopy();
    /// @throws core::Error{WriteFailed}; the file stays as it was then
    void save(const QString& path);
    /// Writes in the pool; the window goes on. `done` is called in the GUI thread, with the error if there was one: "project.locked" when
    /// the file is open elsewhere, "project.changedOutside" when another program wrote it. What is changed meanwhile stays unsaved. One
    /// save after the other: a save that is asked for meanwhile begins when the first has ended.
    void saveLater(const QString& path, const Done& done, Overwrite overwrite = Overwrite::Refused);
    [[nodiscard]] bool isSaving() const { return m_isSaving; }
    /// Whether the project's file is open in another window, and who has it; nothing when it may be written.
    [[nodiscard]] const std::optional<core::LockHolder>& lockHolder() const { return m_holder; }

    /// Takes over the work that a session left, with its history; its file is not written before the user saves.
    void restore(core::LeftOverSession session);
    /// The session ends well: nothing is left over.
    void discardJournal();
    [[nodiscard]] core::ProjectJournal& journal() { return m_journal; }

Q_SIGNALS:
    void changed(); ///< layers or settings
    void pathChanged();
    void replaced();      ///< another project: loaded, restored or empty
    void savingChanged(); ///< isSaving()
    void saved();
    void journalFailed(const QString& reason); ///< work is not secured at present

private:
    friend class ProjectCommand;
    void apply(const core::Json& delta);
    void journalStep();
    void journalQuietly(const core::Project& before);
    void openJournal();
    struct Save {
        QString path;
        Done done;
        Overwrite overwrite;
    };
    struct Written {
        std::optional<core::Error> error;
        core::ProjectLock lock; ///< of a file that is new here
        std::string stamp;
    };
    /// A file that was read, with its lock.
    struct Loaded {
        core::Project project;
        core::ProjectLock lock;
        std::optional<core::LockHolder> holder;
        std::string stamp;
        std::optional<core::Error> error;
    };
    [[nodiscard]] static Loaded read(const QString& path);
    void take(Loaded loaded, const QString& path);
    void startSave(Save save);
    void endSave(const Save& save, const core::Project& project, Written written);
    void becomeSaved(const QString& path, const std::string& stamp, bool isWhole);
    void replace(core::Project project, const QString& path);

    core::Project m_project;
    QUndoStack m_undo;
    QString m_path;
    core::ProjectLock m_lock;
    std::optional<core::LockHolder> m_holder;
    std::string m_stamp; ///< of the file when it was read or written
    bool m_isSaving = false;
    std::deque<Save> m_waiting; ///< saves that were asked for while one was going on
    core::ProjectJournal m_journal;
    core::Project m_journaled; ///< what the journal knows
    bool m_isJournalOpen = false;
    bool m_isPushing = false;
    bool m_isReplaying = false; ///< the history is filled without changing the project
};

} // namespace phidias::app
