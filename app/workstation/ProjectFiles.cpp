#include "app/workstation/ProjectFiles.h"

#include "app/workstation/BundleDialog.h"
#include "app/workstation/LocateDialog.h"
#include "app/workstation/RecentFiles.h"
#include "app/workstation/TextCatalog.h"
#include "core/project/Bundle.h"
#include "core/project/Relocation.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

const QString kEnding = QStringLiteral(".phidias");

QString withHint(const core::Error& error) {
    const QString hint = errorHint(error);
    return hint.isEmpty() ? errorText(error) : QString(errorText(error) % QLatin1Char(' ') % hint);
}

std::set<std::string> filesOf(const core::Project& project) {
    std::set<std::string> files;
    core::Project copy = project;
    core::forEachHref(copy, [&](std::string& href) { files.insert(href); });
    return files;
}

} // namespace

ProjectFiles::ProjectFiles(Desk& desk, Hooks hooks)
    : QObject(&desk), m_desk(desk), m_document(desk.document()), m_hooks(std::move(hooks)), m_notices(new NoticeBar(&desk.window())) {
    m_desk.window().addToolBarBreak();
    m_desk.window().addToolBar(m_notices);
    makeActions();
    connect(&m_document, &ProjectDocument::pathChanged, this, &ProjectFiles::updateTitle);
    connect(&m_document, &ProjectDocument::pathChanged, this, &ProjectFiles::showHolder);
    connect(&m_document, &ProjectDocument::savingChanged, this, &ProjectFiles::updateTitle);
    connect(&m_document, &ProjectDocument::changed, this, &ProjectFiles::updateTitle);
    connect(&m_document.undoStack(), &QUndoStack::cleanChanged, this, &ProjectFiles::updateTitle);
    connect(&m_document, &ProjectDocument::replaced, this, [this] {
        m_asked.clear();
        m_dismissed.clear();
        m_notices->remove(QStringLiteral("save"));
        lookForMissing();
    });
    connect(&m_document, &ProjectDocument::changed, this, &ProjectFiles::lookForMissing);
    connect(&m_document, &ProjectDocument::journalFailed, this, [this](const QString& reason) {
        m_notices->tell(QStringLiteral("journal"), tr("Your work is not secured against a crash at present: %1").arg(reason),
                        {{"saveButton", tr("Save now"), [this] { save(); }}});
    });
    connect(&m_document, &ProjectDocument::saved, this, [this] { m_notices->remove(QStringLiteral("journal")); });
    connect(&m_desk.store(), &LayerStore::fileMissed, this, [this] {
        m_asked.clear();
        lookForMissing();
    });
    updateTitle();
}

void ProjectFiles::makeActions() {
    auto* file = m_desk.menu(Desk::Menu::File);
    auto& window = m_desk.window();
    m_desk.addAction(file, "new", tr("&New project"), tr("Start an empty project"), QKeySequence::New, [this] {
        leave([this] {
            m_document.clear();
            m_hooks.started();
        });
    });
    m_desk.addToBar(m_desk.addAction(file, "open", tr("&Open..."), tr("Open data files or a project"), QKeySequence::Open,
                                     [this, &window] {
                                         m_hooks.openPaths(QFileDialog::getOpenFileNames(
                                             &window, tr("Open"), QSettings().value(QStringLiteral("lastFolder")).toString()));
                                     }),
                    "open");
    m_desk.addAction(file, "openAddress", tr("Open a&ddress..."), tr("Open an OPeNDAP address"), {}, [this, &window] {
        const QString address =
            QInputDialog::getText(&window, tr("Open address"), tr("OPeNDAP address, such as https://server/path/data.nc"));
        if (!address.trimmed().isEmpty()) {
            m_hooks.openPaths({address.trimmed()});
        }
    });
    file->addSeparator();
    m_desk.addToBar(m_desk.addAction(file, "save", tr("&Save project"), tr("Save the project"), QKeySequence::Save, [this] { save(); }),
                    "save");
    m_desk.addAction(file, "saveAs", tr("Save project &as..."), tr("Save the project under another name"), QKeySequence::SaveAs,
                     [this] { saveAs(); });
    m_desk.addAction(file, "exportBundle", tr("Export &bundle..."),
                     tr("Put the project and all its data files into one folder or .zip file, to keep or to hand on"), {},
                     [this] { exportBundle(); });
    m_locateAction = m_desk.addAction(file, "locateFiles", tr("&Locate missing files..."),
                                      tr("Find data files that are no longer where the project says"), {}, [this] { locate(); });
    showMissing();
}

bool ProjectFiles::isProject(const QString& path) {
    return path.endsWith(kEnding, Qt::CaseInsensitive) ||
           (path.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive) && core::isBundle(fromQt(path)));
}

void ProjectFiles::open(const QString& path) {
    const QString full = QFileInfo(path).absoluteFilePath();
    if (full.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive)) {
        unpack(full);
        return;
    }
    leave([this, full] {
        ++m_opening;
        m_document.loadLater(full, [this, full](const std::optional<core::Error>& error) {
            --m_opening;
            if (error) {
                m_desk.showError(withHint(*error));
            } else {
                rememberFile(full);
            }
        });
    });
}

void ProjectFiles::unpack(const QString& bundle) {
    auto* dialog = new UnpackDialog(bundle, &m_desk.window());
    connect(dialog, &UnpackDialog::unpacked, this, [this](const QString& project) { open(project); });
    dialog->show();
}

void ProjectFiles::leave(const std::function<void()>& then) {
    if (m_document.isSaving()) {
        // What is being written may be all there is to save.
        m_desk.showMessage(tr("Saving the project..."));
        connect(
            &m_document, &ProjectDocument::savingChanged, this, [this, then] { leave(then); },
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
        return;
    }
    if (!m_document.isChanged()) {
        then();
        return;
    }
    if (m_question) {
        m_question->raise();
        return;
    }
    m_question =
        new QMessageBox(QMessageBox::Question, tr("Unsaved changes"), tr("The project has unsaved changes. Save them before it is closed?"),
                        QMessageBox::NoButton, &m_desk.window());
    m_question->setObjectName(QStringLiteral("unsavedBox"));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    auto* keep = m_question->addButton(tr("&Save"), QMessageBox::AcceptRole);
    auto* discard = m_question->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    auto* stay = m_question->addButton(tr("&Cancel"), QMessageBox::RejectRole);
    for (const auto& [button, name] :
         {std::pair{keep, "saveButton"}, std::pair{discard, "discardButton"}, std::pair{stay, "cancelButton"}}) {
        button->setObjectName(QStringLiteral("unsavedBox/") % QLatin1String(name));
    }
    m_question->setDefaultButton(keep);
    m_question->setEscapeButton(stay);
    connect(keep, &QPushButton::clicked, this, [this, then] { save(then); });
    connect(discard, &QPushButton::clicked, this, then, Qt::QueuedConnection);
    m_question->open();
}

bool ProjectFiles::mayClose() {
    if (m_isLeaving || (!m_document.isChanged() && !m_document.isSaving())) {
        return true;
    }
    leave([this] {
        m_isLeaving = true;
        m_desk.window().close();
    });
    return m_isLeaving;
}

void ProjectFiles::save(const std::function<void()>& then) {
    if (m_document.path().isEmpty() || m_document.lockHolder()) {
        saveAs(then);
        return;
    }
    write(m_document.path(), ProjectDocument::Overwrite::Refused, then);
}

void ProjectFiles::saveAs(const std::function<void()>& then) {
    auto* dialog = new QFileDialog(&m_desk.window(), tr("Save project"), QSettings().value(QStringLiteral("lastFolder")).toString(),
                                   tr("Phidias projects (*.phidias)"));
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("phidias"));
    dialog->selectFile(m_document.path().isEmpty() ? QStringLiteral("project.phidias") : QFileInfo(m_document.path()).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this, then](const QString& path) {
        // The dialog has asked whether a file of that name may be replaced.
        write(path, ProjectDocument::Overwrite::Allowed, then);
    });
    dialog->open();
}

void ProjectFiles::write(const QString& path, ProjectDocument::Overwrite overwrite, const std::function<void()>& then) {
    m_document.changeQuietly(
        [this](core::Project& project) { project.windowState = m_desk.window().saveState().toBase64().toStdString(); });
    m_document.saveLater(
        path,
        [this, path, then](const std::optional<core::Error>& error) {
            if (error) {
                showSaveFailure(path, *error, then);
                return;
            }
            m_notices->remove(QStringLiteral("save"));
            m_desk.showMessage(tr("%1 is saved.").arg(QFileInfo(path).fileName()));
            rememberFile(path);
            if (then) {
                leave(then); // asks again about what was changed meanwhile
            }
        },
        overwrite);
}

void ProjectFiles::showSaveFailure(const QString& path, const core::Error& error, const std::function<void()>& then) {
    const bool isLocked = error.messageId() == "project.locked";
    const bool isChangedOutside = error.messageId() == "project.changedOutside";
    std::vector<NoticeBar::Offer> offers{{"saveAsButton", tr("Save as..."), [this, then] { saveAs(then); }}};
    if (isChangedOutside) {
        offers.push_back({"overwriteButton", tr("Write over it"), [this, path, then] {
                              m_notices->remove(QStringLiteral("save"));
                              write(path, ProjectDocument::Overwrite::Allowed, then);
                          }});
    } else if (!isLocked) {
        offers.push_back({"retryButton", tr("Try again"), [this, path, then] {
                              m_notices->remove(QStringLiteral("save"));
                              write(path, ProjectDocument::Overwrite::Refused, then);
                          }});
    }
    m_notices->tell(QStringLiteral("save"), tr("Not saved: %1").arg(withHint(error)), offers);
}

void ProjectFiles::showHolder() {
    const QString key = QStringLiteral("lock");
    if (!m_document.lockHolder()) {
        m_notices->remove(key);
        return;
    }
    const auto& holder = *m_document.lockHolder();
    const QString who =
        holder.user.empty() ? tr("another window") : tr("another window (%1 on %2)").arg(toQt(holder.user), toQt(holder.host));
    m_notices->tell(key,
                    tr("This project is open in %1: here it can be looked at and changed, but only saved under another name.").arg(who),
                    {{"copyButton", tr("Work on a copy"), [this] { m_document.becomeCopy(); }},
                     {"againButton", tr("Open again"), [this] { open(m_document.path()); }}});
}

void ProjectFiles::updateTitle() {
    const auto& project = m_document.project();
    const QString name = !project.title.empty()        ? toQt(project.title)
                         : m_document.path().isEmpty() ? tr("New project")
                                                       : QFileInfo(m_document.path()).completeBaseName();
    const QString title = m_document.isSaving()     ? tr("%1[*] (saving) - Phidias")
                          : m_document.lockHolder() ? tr("%1[*] (read-only) - Phidias")
                                                    : tr("%1[*] - Phidias");
    m_desk.window().setWindowTitle(title.arg(name));
    m_desk.window().setWindowModified(m_document.isChanged());
}

void ProjectFiles::lookForMissing() {
    auto files = filesOf(m_document.project());
    if (m_isLooking || files == m_asked) {
        return;
    }
    m_isLooking = true;
    m_asked = std::move(files);
    const QPointer<ProjectFiles> self(this);
    views::workPool().start([self, project = m_document.project()] {
        const auto lost = core::missingFiles(project);
        QMetaObject::invokeMethod(qApp, [self, lost] {
            if (!self) {
                return;
            }
            self->m_isLooking = false;
            self->m_missing = {lost.begin(), lost.end()};
            self->m_desk.store().setMissing(self->m_missing);
            self->showMissing();
            self->lookForMissing(); // the project may have changed meanwhile
        });
    });
}

void ProjectFiles::showMissing() {
    const auto count = static_cast<int>(m_missing.size());
    Desk::setAvailable(*m_locateAction, count > 0, tr("No file of the project is missing."));
    if (count == 0 || m_missing == m_dismissed) {
        m_notices->remove(QStringLiteral("missing"));
        return;
    }
    m_notices->tell(QStringLiteral("missing"),
                    count == 1 ? tr("A file of the project is missing.") : tr("%1 files of the project are missing.").arg(count),
                    {{"locateButton", tr("Locate..."), [this] { locate(); }}}, [this] { m_dismissed = m_missing; });
}

void ProjectFiles::locate() {
    if (auto* open = m_desk.window().findChild<LocateDialog*>()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto* dialog =
        new LocateDialog(m_document.project(), {m_missing.begin(), m_missing.end()},
                         m_document.path().isEmpty() ? QString() : QFileInfo(m_document.path()).absolutePath(), &m_desk.window());
    connect(dialog, &LocateDialog::located, this, [this](const core::Relocation& relocation) {
        m_document.change(tr("Locate files"), [&](core::Project& project) { core::relocate(project, relocation); });
    });
    dialog->show();
}

void ProjectFiles::exportBundle() {
    auto* dialog = new BundleDialog(m_document.project(), m_document.path(), &m_desk.window());
    connect(dialog, &BundleDialog::written, this, [this](const QString& path) { m_desk.showMessage(tr("Bundle written: %1").arg(path)); });
    dialog->show();
}

} // namespace phidias::app
