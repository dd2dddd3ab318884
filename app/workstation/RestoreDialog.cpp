#include "app/workstation/RestoreDialog.h"

#include "views/scene/Text.h"

#include <QDateTime>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

namespace phidias::app {

using views::toQt;

namespace {

constexpr int kMostSteps = 12;

QString nameOf(const core::JournalState& state) {
    return !state.project.title.empty() ? toQt(state.project.title)
           : state.path.empty()         ? RestoreDialog::tr("New project, never saved")
                                        : QFileInfo(toQt(state.path)).completeBaseName();
}

QString timeText(double unixSeconds) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(static_cast<qint64>(unixSeconds)), QLocale::ShortFormat);
}

/// Steps between the state of the file and that of the session.
int unsavedSteps(const core::JournalState& state) {
    const auto index = static_cast<int>(state.index);
    return std::max(1, state.cleanIndex ? std::abs(index - static_cast<int>(*state.cleanIndex)) : index);
}

} // namespace

RestoreDialog::RestoreDialog(std::vector<core::LeftOverSession> sessions, QWidget* parent)
    : QDialog(parent), m_sessions(std::move(sessions)), m_list(new QListWidget(this)), m_what(new QLabel(this)),
      m_layers(new QListWidget(this)), m_steps(new QListWidget(this)), m_restore(new QPushButton(tr("&Restore"), this)) {
    setObjectName(QStringLiteral("restoreDialog"));
    setWindowTitle(tr("Unsaved work"));
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* intro = new QLabel(tr("A session did not end well. Its work is here; the project's file has not been touched."), this);
    intro->setObjectName(QStringLiteral("restoreDialog/intro"));
    intro->setWordWrap(true);
    m_what->setObjectName(QStringLiteral("restoreDialog/what"));
    m_what->setWordWrap(true);
    const auto list = [](QListWidget* widget, const char* name, const QString& accessible) {
        widget->setObjectName(QStringLiteral("restoreDialog/") % QLatin1String(name));
        widget->setAccessibleName(accessible);
        widget->setUniformItemSizes(true);
    };
    list(m_list, "sessions", tr("Sessions"));
    list(m_layers, "layers", tr("Layers of the project"));
    list(m_steps, "steps", tr("Last steps"));
    for (const auto& session : m_sessions) {
        m_list->addItem(tr("%1, %2").arg(nameOf(session.state()), timeText(session.state().changedUnixSeconds)));
    }
    m_list->setMaximumHeight(84);
    m_list->setVisible(m_sessions.size() > 1);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    for (const auto& [column, text, widget] : {std::tuple{0, tr("&Layers"), m_layers}, std::tuple{1, tr("Last &steps"), m_steps}}) {
        auto* label = new QLabel(text, this);
        label->setBuddy(widget);
        grid->addWidget(label, 0, column);
        grid->addWidget(widget, 1, column);
    }
    auto* discard = new QPushButton(tr("&Discard..."), this);
    discard->setObjectName(QStringLiteral("restoreDialog/discardButton"));
    auto* later = new QPushButton(tr("La&ter"), this);
    later->setObjectName(QStringLiteral("restoreDialog/laterButton"));
    m_restore->setObjectName(QStringLiteral("restoreDialog/restoreButton"));
    for (auto* button : {m_restore, discard, later}) {
        button->setAccessibleName(button->text().remove(QLatin1Char('&')));
    }
    m_restore->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(discard);
    buttons->addStretch(1);
    buttons->addWidget(later);
    buttons->addWidget(m_restore);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(intro);
    layout->addWidget(m_list);
    layout->addWidget(m_what);
    layout->addLayout(grid, 1);
    layout->addLayout(buttons);
    connect(m_list, &QListWidget::currentRowChanged, this, &RestoreDialog::showChosen);
    connect(m_restore, &QPushButton::clicked, this, &RestoreDialog::restoreRequested);
    connect(discard, &QPushButton::clicked, this, &RestoreDialog::askToDiscard);
    connect(later, &QPushButton::clicked, this, &QDialog::close);
    m_list->setCurrentRow(0);
    resize(560, 420);
}

std::size_t RestoreDialog::chosen() const {
    return static_cast<std::size_t>(std::max(0, m_list->currentRow()));
}

void RestoreDialog::showChosen() {
    if (chosen() >= m_sessions.size()) {
        return;
    }
    const auto& state = m_sessions[chosen()].state();
    const QString file = state.path.empty() ? tr("no file yet") : toQt(state.path);
    m_what->setText(tr("%1 (%2)\nLast change: %3. Not saved: %n step(s).", nullptr, unsavedSteps(state))
                        .arg(nameOf(state), file, timeText(state.changedUnixSeconds)));
    m_layers->clear();
    for (auto layer = state.project.layers.rbegin(); layer != state.project.layers.rend(); ++layer) {
        m_layers->addItem(layer->isVisible ? toQt(layer->title) : tr("%1 (hidden)").arg(toQt(layer->title)));
    }
    if (m_layers->count() == 0) {
        m_layers->addItem(tr("No layers"));
    }
    m_steps->clear();
    const auto first = state.index > kMostSteps ? state.index - kMostSteps : 0;
    for (auto step = state.index; step > first; --step) {
        m_steps->addItem(toQt(state.steps[step - 1].text));
    }
    if (m_steps->count() == 0) {
        m_steps->addItem(tr("Steps were undone"));
    }
}

core::LeftOverSession RestoreDialog::takeChosen() {
    core::LeftOverSession session = std::move(m_sessions[chosen()]);
    removeChosen();
    return session;
}

void RestoreDialog::removeChosen() {
    m_sessions.erase(m_sessions.begin() + static_cast<std::ptrdiff_t>(chosen()));
    const QSignalBlocker blocker(m_list);
    delete m_list->takeItem(m_list->currentRow());
    if (m_sessions.empty()) {
        close();
        return;
    }
    m_list->setCurrentRow(0);
    m_list->setVisible(m_sessions.size() > 1);
    showChosen();
}

void RestoreDialog::askToDiscard() {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Discard unsaved work"),
                                tr("Discard the unsaved work of %1? This cannot be undone.").arg(nameOf(m_sessions[chosen()].state())),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("restoreDialog/discardBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto* discard = box->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(QMessageBox::Cancel));
    connect(discard, &QPushButton::clicked, this, [this] {
        m_sessions[chosen()].discard();
        removeChosen();
    });
    box->open();
}

} // namespace phidias::app
