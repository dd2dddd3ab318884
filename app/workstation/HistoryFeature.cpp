#include "app/workstation/HistoryFeature.h"

#include "app/workstation/Appearance.h"
#include "app/workstation/RestoreDialog.h"
#include "app/workstation/TextCatalog.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPointer>
#include <QUndoView>
#include <QVBoxLayout>

namespace phidias::app {

namespace {

constexpr int kArrangementMs = 5000;

} // namespace

HistoryFeature::HistoryFeature(Desk& desk, QDockWidget* tabWith, std::function<void(const std::function<void()>&)> leave)
    : QObject(&desk), m_desk(desk), m_leave(std::move(leave)) {
    makeDock(tabWith);
    m_arrangement.setInterval(kArrangementMs);
    connect(&m_arrangement, &QTimer::timeout, this, &HistoryFeature::noteArrangement);
    m_arrangement.start();
}

void HistoryFeature::makeDock(QDockWidget* tabWith) {
    auto& document = m_desk.document();
    auto* panel = new QWidget(&m_desk.window());
    panel->setObjectName(QStringLiteral("history"));
    panel->setMinimumSize(220, 90);
    m_view = new QUndoView(&document.undoStack(), panel);
    m_view->setObjectName(QStringLiteral("history/list"));
    m_view->setAccessibleName(tr("History: steps of the project"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setCleanIcon(themedIcon(QStringLiteral("save")));
    m_savePoint = new QLabel(panel);
    m_savePoint->setObjectName(QStringLiteral("history/savePoint"));
    m_savePoint->setContentsMargins(12, 4, 12, 8);
    m_savePoint->setWordWrap(true);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_savePoint);
    auto* dock = m_desk.addDock("history", tr("History"), panel, Qt::LeftDockWidgetArea, tabWith);
    if (tabWith != nullptr) {
        tabWith->raise();
    }
    m_desk.addAction(m_desk.menu(Desk::Menu::Edit), "history", tr("&History"),
                     tr("Show the steps of the project; a click goes to that state"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
                     [this, dock] {
                         dock->show();
                         dock->raise();
                         m_view->setFocus();
                     });
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, &HistoryFeature::showSavePoint);
    connect(&document.undoStack(), &QUndoStack::cleanChanged, this, &HistoryFeature::showSavePoint);
    connect(&document, &ProjectDocument::pathChanged, this, &HistoryFeature::showSavePoint);
    showSavePoint();
}

void HistoryFeature::showSavePoint() {
    auto& document = m_desk.document();
    const auto& stack = document.undoStack();
    m_view->setEmptyLabel(document.path().isEmpty() ? tr("New project") : tr("Project as it was opened"));
    const int clean = stack.cleanIndex();
    if (document.path().isEmpty()) {
        m_savePoint->setText(stack.count() == 0 ? tr("Steps appear here as you work; a click goes back to one.") : tr("Not saved yet"));
    } else if (clean < 0) {
        m_savePoint->setText(tr("The saved state is not among these steps."));
    } else if (clean == stack.index()) {
        m_savePoint->setText(tr("Saved: this state"));
    } else {
        m_savePoint->setText(clean < stack.index() ? tr("Saved: %n step(s) back", nullptr, stack.index() - clean)
                                                   : tr("Saved: %n step(s) ahead", nullptr, clean - stack.index()));
    }
}

void HistoryFeature::noteArrangement() {
    const std::string state = m_desk.window().saveState().toBase64().toStdString();
    if (m_desk.document().project().windowState != state) {
        m_desk.document().changeQuietly([&](core::Project& project) { project.windowState = state; });
    }
}

void HistoryFeature::offerLeftOverWork() {
    const QPointer<HistoryFeature> self(this);
    views::workPool().start([self] {
        auto found = std::make_shared<std::vector<core::LeftOverSession>>(core::leftOverSessions(core::journalFolder()));
        QMetaObject::invokeMethod(qApp, [self, found] {
            if (self && !found->empty()) {
                self->offer(std::move(*found));
            }
        });
    });
}

void HistoryFeature::offer(std::vector<core::LeftOverSession> sessions) {
    auto* dialog = new RestoreDialog(std::move(sessions), &m_desk.window());
    connect(dialog, &RestoreDialog::restoreRequested, this, [this, dialog] {
        m_leave([this, dialog = QPointer<RestoreDialog>(dialog)] {
            if (dialog) {
                m_desk.document().restore(dialog->takeChosen());
                m_desk.showMessage(tr("Unsaved work restored. The project's file is unchanged until you save."));
            }
        });
    });
    dialog->show();
}

} // namespace phidias::app
