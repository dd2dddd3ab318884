#include "app/workstation/HelpBrowser.h"

#include "app/workstation/HelpPages.h"
#include "app/workstation/TextCatalog.h"
#include "core/util/AtomicFile.h"
#include "core/util/Version.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocumentFragment>
#include <QVBoxLayout>
#include <QWhatsThis>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

const QString kGuide = QStringLiteral("guide.md");
const QString kProcess = QStringLiteral("process:");
const QString kDock = QStringLiteral("dock:");

/// Name of a dock without "Dock" that a widget lies in; empty = none.
const QDockWidget* dockOf(const QWidget* widget) {
    for (const QWidget* at = widget; at != nullptr; at = at->parentWidget()) {
        if (const auto* dock = qobject_cast<const QDockWidget*>(at)) {
            return dock;
        }
    }
    return nullptr;
}

} // namespace

HelpBrowser::HelpBrowser(const core::ProcessRegistry& processes, QWidget* parent)
    : QWidget(parent), m_processes(processes), m_browser(new QTextBrowser(this)), m_pages(new QComboBox(this)),
      m_back(new QToolButton(this)), m_find(new QLineEdit(this)) {
    setObjectName(QStringLiteral("help"));
    m_browser->setObjectName(QStringLiteral("help/page"));
    m_browser->setAccessibleName(tr("Page"));
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->setOpenLinks(false);
    m_browser->document()->setDocumentMargin(12);
    m_pages->setObjectName(QStringLiteral("help/pages"));
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->setMinimumContentsLength(16);
    m_pages->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_pages->addItem(tr("Guide"), kGuide);
    for (const auto* process : processes.processes()) {
        m_pages->addItem(processTitle(process->declaration()), QString(kProcess % toQt(process->declaration().id)));
    }
    m_back->setObjectName(QStringLiteral("help/backButton"));
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setAutoRaise(true);
    m_back->setAccessibleName(tr("Back"));
    m_back->setToolTip(tr("To the page before"));
    m_back->setFocusPolicy(Qt::TabFocus);
    m_back->setEnabled(false);
    m_find->setObjectName(QStringLiteral("help/find"));
    m_find->setAccessibleName(tr("Find in the page"));
    m_find->setPlaceholderText(tr("Find"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumWidth(m_find->fontMetrics().horizontalAdvance(m_find->placeholderText()) + 40);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 12, 4);
    row->setSpacing(8);
    row->addWidget(m_back);
    row->addWidget(m_pages, 2);
    row->addWidget(m_find, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_browser, 1);
    connect(m_back, &QToolButton::clicked, this, [this] {
        if (m_past.size() > 1) {
            m_past.pop_back();
            go(m_past.back(), true);
        }
    });
    connect(m_pages, &QComboBox::activated, this, [this](int index) { go({m_pages->itemData(index).toString(), {}}); });
    connect(m_browser, &QTextBrowser::anchorClicked, this, &HelpBrowser::follow);
    connect(m_find, &QLineEdit::returnPressed, this, &HelpBrowser::findNext);
}

void HelpBrowser::showPage(const QString& page, const QString& heading) {
    go({page, heading});
}

void HelpBrowser::showProcess(const std::string& id, const QString& anchor) {
    go({QString(kProcess % toQt(id)), anchor});
}

void HelpBrowser::showDock(const QString& dock, const QString& title) {
    m_titles.insert(dock, title);
    go({QString(kDock % dock), {}});
}

void HelpBrowser::go(const Place& place, bool isBack) {
    const bool isNew = place.topic != m_topic;
    m_topic = place.topic;
    if (place.topic.startsWith(kProcess)) {
        const std::string id = fromQt(place.topic.mid(kProcess.size()));
        if (isNew) {
            m_browser->setHtml(processHelp(m_processes.find(id).declaration()));
        }
        m_browser->scrollToAnchor(place.at);
    } else if (place.topic.startsWith(kDock)) {
        const QString dock = place.topic.mid(kDock.size());
        m_browser->setHtml(QStringLiteral("<h2>%1</h2><p>%2</p><p><a href=\"%3\">%4</a></p>")
                               .arg(m_titles.value(dock).toHtmlEscaped(), dockHelp(dock).toHtmlEscaped(), kGuide, tr("Open the guide")));
    } else if (isNew) {
        try {
            const std::string text = core::readTextFile(guideFolder() / fromQt(place.topic));
            m_browser->document()->setBaseUrl(QUrl::fromLocalFile(toQt((guideFolder() / fromQt(place.topic)).string())));
            m_browser->document()->setMarkdown(toQt(text), QTextDocument::MarkdownDialectGitHub);
        } catch (...) {
            m_browser->setPlainText(tr("The guide is not installed beside the program. Help on processes and on the parts of the window "
                                       "is here all the same: press F1 in them."));
        }
    }
    if (!place.at.isEmpty() && !place.topic.startsWith(kProcess)) {
        scrollTo(place.at);
    } else if (place.at.isEmpty()) {
        m_browser->verticalScrollBar()->setValue(0);
    }
    m_pages->setCurrentIndex(m_pages->findData(place.topic));
    if (!isBack) {
        m_past.push_back(place);
    }
    m_back->setEnabled(m_past.size() > 1);
}

void HelpBrowser::scrollTo(const QString& heading) {
    for (QTextBlock block = m_browser->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() > 0 && block.text().compare(heading, Qt::CaseInsensitive) == 0) {
            QTextCursor cursor(block);
            m_browser->moveCursor(QTextCursor::End);
            m_browser->setTextCursor(cursor);
            m_browser->ensureCursorVisible();
            return;
        }
    }
}

void HelpBrowser::follow(const QUrl& link) {
    const QString text = link.toString();
    if (link.scheme().startsWith(QLatin1String("http"))) {
        QDesktopServices::openUrl(link);
    } else if (text.startsWith(QLatin1Char('#'))) {
        m_browser->scrollToAnchor(text.mid(1));
    } else {
        // Pages of processes link to their neighbours and to the guide one folder up.
        const bool isInFolder = m_topic.startsWith(QLatin1String("processes/"));
        const QString page = QDir::cleanPath(isInFolder ? QString(QStringLiteral("processes/") % link.path()) : link.path());
        go({page, {}});
    }
}

void HelpBrowser::findNext() {
    if (!m_browser->find(m_find->text())) {
        m_browser->moveCursor(QTextCursor::Start);
        static_cast<void>(m_browser->find(m_find->text()));
    }
}

HelpFeature::HelpFeature(Desk& desk)
    : QObject(&desk.window()), m_desk(desk), m_browser(new HelpBrowser(desk.context().processes, &desk.window())),
      m_dock(desk.addDock("help", tr("Help"), m_browser, Qt::RightDockWidgetArea,
                          desk.window().findChild<QDockWidget*>(QStringLiteral("inspectorDock")))) {
    m_browser->setMinimumWidth(220);
    m_dock->hide();
    auto* menu = desk.menu(Desk::Menu::Help);
    auto* here = desk.addAction(menu, "help", tr("&Help on what has the focus"), tr("Help on the dialog, field or panel in use"),
                                QKeySequence::HelpContents, [this] { showFor(QApplication::focusWidget()); });
    here->setShortcutContext(Qt::ApplicationShortcut);
    desk.addAction(menu, "guide", tr("&Guide"), tr("The user guide"), {}, [this] {
        m_browser->showPage(kGuide);
        bringUp();
    });
    desk.addAction(menu, "whatsThis", tr("&What's this?"), tr("Click on a part of the window to read what it is for"),
                   QKeySequence::WhatsThis, [] { QWhatsThis::enterWhatsThisMode(); });
    menu->addSeparator();
    desk.addAction(menu, "about", tr("&About Phidias"), tr("Version and licence"), {}, [this] {
        auto* box =
            new QMessageBox(QMessageBox::NoIcon, tr("About Phidias"),
                            tr("<b>Phidias Workstation %1</b><p>Free software under the GNU General Public License, version 3 or later.</p>"
                               "<p>Coast lines: GSHHG. Bathymetry: ETOPO. Climatology of the tour: Levitus.</p>")
                                .arg(QLatin1String(core::kSoftwareVersion)),
                            QMessageBox::Ok, &m_desk.window());
        box->setObjectName(QStringLiteral("about"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setModal(false);
        box->show();
    });
    for (auto* dock : desk.window().findChildren<QDockWidget*>()) {
        const QString text = dockHelp(dock->objectName().chopped(4));
        if (!text.isEmpty()) {
            dock->setWhatsThis(text);
            dock->toggleViewAction()->setStatusTip(text);
        }
    }
}

void HelpFeature::showFor(const QWidget* widget) {
    // Fields of a process dialog are called process/PARAMETER[/MEMBER], those of results process/output/NAME.
    for (const QWidget* at = widget; at != nullptr; at = at->parentWidget()) {
        if (const QString id = at->property("process").toString(); !id.isEmpty()) {
            QString anchor;
            for (const QWidget* field = widget; field != at && anchor.isEmpty(); field = field->parentWidget()) {
                const QStringList path = field->objectName().split(QLatin1Char('/'));
                if (path.size() > 2 && path[0] == QLatin1String("process") && path[1] == QLatin1String("output")) {
                    anchor = QStringLiteral("output/") % path[2];
                } else if (path.size() > 1 && path[0] == QLatin1String("process")) {
                    anchor = path[1];
                }
            }
            m_browser->showProcess(fromQt(id), anchor);
            bringUp();
            return;
        }
    }
    const auto* dock = dockOf(widget);
    const QString name = dock == nullptr ? QString() : dock->objectName().chopped(4);
    if (name == QLatin1String("help") || dockHelp(name).isEmpty()) {
        m_browser->showPage(kGuide, name.isEmpty() ? QStringLiteral("The window") : QString());
    } else {
        m_browser->showDock(name, dock->windowTitle());
    }
    bringUp();
}

void HelpFeature::bringUp() {
    m_dock->show();
    m_dock->raise();
}

} // namespace phidias::app
