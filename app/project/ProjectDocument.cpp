#include "app/project/ProjectDocument.h"

#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Paths.h"
#include "views/scene/Text.h"

#include <QDir>
#include <QFile>
#include <QUndoCommand>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

constexpr int kAutosaveMs = 60000;
constexpr int kAutosaveCommands = 20;

QString autosaveFile() {
    return toQt((core::stateFolder() / "autosave.phidias").string());
}

} // namespace

/// One step of the history: the whole project before and after. Projects are small values, and equality is all that undo needs.
class ProjectCommand : public QUndoCommand {
public:
    ProjectCommand(ProjectDocument& document, core::Project before, core::Project after, const QString& text, const QString& mergeKey)
        : QUndoCommand(text), m_document(document), m_before(std::move(before)), m_after(std::move(after)), m_mergeKey(mergeKey) {}
    void undo() override { m_document.apply(m_before); }
    void redo() override { m_document.apply(m_after); }
    [[nodiscard]] int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* other) override {
        const auto* next = dynamic_cast<const ProjectCommand*>(other);
        if (next == nullptr || next->m_mergeKey != m_mergeKey) {
            return false;
        }
        m_after = next->m_after;
        return true;
    }

private:
    ProjectDocument& m_document;
    core::Project m_before;
    core::Project m_after;
    QString m_mergeKey;
};

ProjectDocument::ProjectDocument(QObject* parent) : QObject(parent) {
    m_autosave.setInterval(kAutosaveMs);
    connect(&m_autosave, &QTimer::timeout, this, &ProjectDocument::autosave);
    m_autosave.start();
}

void ProjectDocument::apply(const core::Project& project) {
    // The view and the arrangement are not part of the history: undoing a colour must not move the map.
    const auto view = m_project.view;
    const auto windowState = m_project.windowState;
    m_project = project;
    m_project.view = view;
    m_project.windowState = windowState;
    Q_EMIT changed();
}

void ProjectDocument::change(const QString& text, const std::function<void(core::Project&)>& edit, const QString& mergeKey) {
    core::Project after = m_project;
    edit(after);
    if (after == m_project) {
        return;
    }
    m_undo.push(new ProjectCommand(*this, m_project, std::move(after), text, mergeKey));
    if (++m_commandsSinceAutosave >= kAutosaveCommands) {
        autosave();
    }
}

void ProjectDocument::changeQuietly(const std::function<void(core::Project&)>& edit) {
    edit(m_project);
}

void ProjectDocument::clear() {
    m_undo.clear();
    m_project = {};
    m_path.clear();
    Q_EMIT pathChanged();
    Q_EMIT changed();
}

void ProjectDocument::load(const QString& path) {
    core::Project project = core::loadProject(fromQt(path));
    m_undo.clear();
    m_project = std::move(project);
    m_path = path;
    Q_EMIT pathChanged();
    Q_EMIT changed();
}

void ProjectDocument::save(const QString& path) {
    core::saveProject(m_project, fromQt(path));
    m_path = path;
    m_undo.setClean();
    discardAutosave();
    Q_EMIT pathChanged();
}

void ProjectDocument::autosave() {
    if (m_undo.isClean()) {
        return;
    }
    try {
        core::saveProject(m_project, fromQt(autosaveFile()));
        m_commandsSinceAutosave = 0;
    } catch (const core::Error&) {
        // A full disk must not stop the work; saving by hand tells the reason.
    }
}

QString ProjectDocument::leftOver() {
    return QFile::exists(autosaveFile()) ? autosaveFile() : QString();
}

void ProjectDocument::restore(const QString& autosaveFile) {
    const core::Project project = core::loadProject(fromQt(autosaveFile));
    change(tr("Restore unsaved work"), [&](core::Project& own) { own = project; });
    m_project.view = project.view;
    Q_EMIT changed();
}

void ProjectDocument::discardAutosave() {
    QFile::remove(autosaveFile());
}

} // namespace phidias::app
