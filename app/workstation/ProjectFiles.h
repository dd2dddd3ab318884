#pragma once

#include "app/workstation/Desk.h"
#include "app/workstation/NoticeBar.h"

#include <QPointer>
#include <set>
#include <string>

class QMessageBox;

namespace phidias::app {

/// The project as a file: new, open, save, save as, bundles; what is to be done with unsaved changes; files that are missing; a project
/// that is open elsewhere. Nothing here stops the window: files are read and written in the pool, what goes wrong is told in the notice bar
/// together with the ways out.
class ProjectFiles : public QObject {
    Q_OBJECT

public:
    struct Hooks {
        std::function<void(const QStringList&)> openPaths; ///< data files, addresses, projects and bundles
        std::function<void()> started;                     ///< an empty project was begun
    };
    /// Adds the actions of the menu File.
    ProjectFiles(Desk& desk, Hooks hooks);

    [[nodiscard]] NoticeBar& notices() { return *m_notices; }
    /// Whether a path is a project or a bundle with one, by its ending (and, of a .zip, by what is in it).
    [[nodiscard]] static bool isProject(const QString& path);
    /// Opens a project, or unpacks a bundle and opens what is in it.
    void open(const QString& path);
    /// Asks what to do with unsaved changes, where there are some, and then goes on; not, when the user stays.
    void leave(const std::function<void()>& then);
    /// Whether the window may close now; else the question is asked, and it closes afterwards.
    [[nodiscard]] bool mayClose();
    /// Files that are not where the project says.
    [[nodiscard]] const std::set<std::string>& missing() const { return m_missing; }
    [[nodiscard]] bool isLooking() const { return m_isLooking; }
    /// Whether a project is being read.
    [[nodiscard]] bool isOpening() const { return m_opening > 0; }

private:
    void makeActions();
    void save(const std::function<void()>& then = {});
    void saveAs(const std::function<void()>& then = {});
    void write(const QString& path, ProjectDocument::Overwrite overwrite, const std::function<void()>& then);
    void showSaveFailure(const QString& path, const core::Error& error, const std::function<void()>& then);
    void unpack(const QString& bundle);
    void showHolder();
    void updateTitle();
    void lookForMissing();
    void showMissing();
    void locate();
    void exportBundle();

    Desk& m_desk;
    ProjectDocument& m_document;
    Hooks m_hooks;
    NoticeBar* m_notices;
    QAction* m_locateAction = nullptr;
    QPointer<QMessageBox> m_question;
    std::set<std::string> m_asked; ///< files that were looked for
    std::set<std::string> m_missing;
    std::set<std::string> m_dismissed; ///< missing files whose notice the user has closed
    int m_opening = 0;
    bool m_isLooking = false;
    bool m_isLeaving = false;
};

} // namespace phidias::app
