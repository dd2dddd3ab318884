#pragma once

#include "core/project/Project.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>

namespace phidias::app {

/// The open project: the value, its undo history, its file and its autosave.
class ProjectDocument : public QObject {
    Q_OBJECT

public:
    explicit ProjectDocument(QObject* parent = nullptr);

    [[nodiscard]] const core::Project& project() const { return m_project; }
    [[nodiscard]] QUndoStack& undoStack() { return m_undo; }
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] bool isChanged() const { return !m_undo.isClean(); }

    /// Changes the project by an undoable command.
    /// @param text      what the command is called in the history
    /// @param mergeKey  consecutive commands with the same key become one (a slider that is dragged); empty = never
    void change(const QString& text, const std::function<void(core::Project&)>& edit, const QString& mergeKey = {});
    /// Changes what is not worth a step in the history: the view, the arrangement of the window.
    void changeQuietly(const std::function<void(core::Project&)>& edit);

    void clear();
    /// @throws core::Error; the present project stays then
    void load(const QString& path);
    /// @throws core::Error{WriteFailed}; the file stays as it was then
    void save(const QString& path);

    /// Work of a session that did not end well: the file that holds it; empty = none.
    [[nodiscard]] static QString leftOver();
    /// Takes over the project of a left-over file. @throws core::Error
    void restore(const QString& autosaveFile);
    /// The session ends well: nothing is left over.
    void discardAutosave();

Q_SIGNALS:
    void changed();     ///< layers or settings
    void pathChanged();

private:
    friend class ProjectCommand;
    void apply(const core::Project& project);
    void autosave();

    core::Project m_project;
    QUndoStack m_undo;
    QString m_path;
    QTimer m_autosave;
    int m_commandsSinceAutosave = 0;
};

} // namespace phidias::app
