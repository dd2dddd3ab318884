#include "app/workstation/JobsPanel.h"

#include "app/workstation/TextCatalog.h"
#include "views/scene/Text.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QScrollBar>
#include <QSplitter>
#include <QVBoxLayout>
#include <cmath>

namespace phidias::app {

using core::JobState;
using views::toQt;

namespace {

enum Column { NameColumn, StateColumn, ProgressColumn, RemainingColumn, StartedColumn, ColumnCount };
constexpr int kPollMs = 400;

bool hasEnded(JobState state) {
    return state == JobState::Done || state == JobState::Failed || state == JobState::Cancelled;
}

QString durationText(double seconds) {
    const auto whole = static_cast<int>(std::lround(seconds));
    if (whole < 60) {
        return JobsPanel::tr("%n s", nullptr, whole);
    }
    return whole < 3600 ? JobsPanel::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60)
                        : JobsPanel::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

} // namespace

QString jobStateText(const core::JobInfo& job) {
    if (job.isCancelling) {
        return JobsPanel::tr("cancelling");
    }
    if (job.isStale) {
        return JobsPanel::tr("no sign of life");
    }
    switch (job.entry.state) {
    case JobState::Queued:
        return JobsPanel::tr("waiting");
    case JobState::Starting:
        return JobsPanel::tr("starting");
    case JobState::Running:
        return JobsPanel::tr("running");
    case JobState::Done:
        return JobsPanel::tr("done");
    case JobState::Failed:
        return JobsPanel::tr("failed");
    case JobState::Cancelled:
        return JobsPanel::tr("cancelled");
    }
    return {};
}

JobsPanel::JobsPanel(core::JobService& service, QWidget* parent)
    : QWidget(parent), m_service(service), m_table(new QTableWidget(0, ColumnCount, this)), m_log(new QPlainTextEdit(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)), m_retry(new QPushButton(tr("Retry"), this)), m_show(new QPushButton(tr("Show"), this)),
      m_remove(new QPushButton(tr("Remove"), this)) {
    setObjectName(QStringLiteral("jobs"));
    m_table->setObjectName(QStringLiteral("jobs/table"));
    m_table->setAccessibleName(tr("Jobs"));
    m_table->setHorizontalHeaderLabels({tr("Job"), tr("State"), tr("Progress"), tr("Remaining"), tr("Made")});
    m_table->horizontalHeader()->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(StartedColumn, 130);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_log->setObjectName(QStringLiteral("jobs/log"));
    m_log->setAccessibleName(tr("Log of the selected job"));
    m_log->setReadOnly(true);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setMaximumBlockCount(5000);
    m_log->setPlaceholderText(tr("The log of the selected job appears here."));
    m_log->setTabChangesFocus(true);
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_log);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 0, 12, 8);
    const std::array<std::pair<QPushButton*, const char*>, 4> named{
        {{m_show, "showButton"}, {m_cancel, "cancelButton"}, {m_retry, "retryButton"}, {m_remove, "removeButton"}}};
    for (const auto& [button, name] : named) {
        button->setObjectName(QStringLiteral("jobs/") % QLatin1String(name));
        button->setAccessibleName(button->text());
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(splitter, 1);
    layout->addLayout(buttons);
    const auto act = [this](auto action) {
        return [this, action] {
            const std::string id = selectedJob();
            if (id.empty()) {
                return;
            }
            try {
                action(id);
            } catch (...) {
                Q_EMIT failed(errorText(core::currentError()));
            }
            refresh();
        };
    };
    connect(m_cancel, &QPushButton::clicked, this, act([this](const std::string& id) { m_service.cancel(id); }));
    connect(m_retry, &QPushButton::clicked, this, act([this](const std::string& id) { m_service.retry(id); }));
    connect(m_remove, &QPushButton::clicked, this, act([this](const std::string& id) { m_service.remove(id); }));
    const auto show = act([this](const std::string& id) {
        if (const auto job = m_service.find(id)) {
            Q_EMIT showRequested(*job);
        }
    });
    connect(m_show, &QPushButton::clicked, this, show);
    connect(m_table, &QTableWidget::itemDoubleClicked, this, show);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        updateButtons();
        updateLog();
    });
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &JobsPanel::refresh);
    m_timer.start();
    refresh();
}

void JobsPanel::submit(const core::Request& request, const QString& name) {
    const std::string id = m_service.submit(request, views::fromQt(name));
    m_seen[id] = JobState::Queued;
    refresh();
    m_table->selectRow(0);
}

std::string JobsPanel::selectedJob() const {
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() || rows.front().row() >= static_cast<int>(m_jobs.size())
               ? std::string()
               : m_jobs[static_cast<std::size_t>(rows.front().row())].entry.id;
}

void JobsPanel::refresh() {
    try {
        m_service.poll();
        const std::string selected = selectedJob();
        m_jobs = m_service.jobs();
        m_table->setRowCount(static_cast<int>(m_jobs.size()));
        for (std::size_t row = 0; row < m_jobs.size(); ++row) {
            fillRow(static_cast<int>(row), m_jobs[row]);
            if (m_jobs[row].entry.id == selected && !m_table->selectionModel()->isRowSelected(static_cast<int>(row))) {
                m_table->selectRow(static_cast<int>(row));
            }
        }
        for (const auto& job : m_jobs) {
            const auto before = m_seen.find(job.entry.id);
            const bool justEnded = before != m_seen.end() && !hasEnded(before->second) && hasEnded(job.entry.state);
            m_seen[job.entry.id] = job.entry.state;
            if (justEnded) {
                Q_EMIT jobEnded(job);
            }
        }
        updateButtons();
        updateLog();
    } catch (...) {
        m_timer.stop();
        Q_EMIT failed(errorText(core::currentError()));
    }
}

void JobsPanel::fillRow(int row, const core::JobInfo& job) {
    QString remaining;
    if (job.remainingSeconds) {
        remaining = durationText(*job.remainingSeconds);
    }
    const QStringList texts{
        toQt(job.entry.name),
        jobStateText(job),
        {},
        remaining,
        QLocale().toString(QDateTime::fromSecsSinceEpoch(static_cast<qint64>(job.entry.createdUnixSeconds)), QLocale::ShortFormat)};
    for (int column = 0; column < ColumnCount; ++column) {
        if (column == ProgressColumn) {
            continue;
        }
        auto* item = m_table->item(row, column);
        if (item == nullptr) {
            item = new QTableWidgetItem;
            m_table->setItem(row, column, item);
        }
        if (item->text() != texts[column]) {
            item->setText(texts[column]);
        }
    }
    QString tip = toQt(job.entry.process);
    if (job.entry.result.is_object() && job.entry.result.contains("error") && job.entry.result["error"].is_object()) {
        const auto error = core::Error::fromJson(job.entry.result["error"]);
        tip = errorText(error) % QLatin1Char('\n') % errorHint(error);
    }
    m_table->item(row, NameColumn)->setToolTip(tip);
    m_table->item(row, StateColumn)->setToolTip(tip);
    auto* bar = qobject_cast<QProgressBar*>(m_table->cellWidget(row, ProgressColumn));
    if (bar == nullptr) {
        bar = new QProgressBar;
        bar->setRange(0, 1000);
        bar->setTextVisible(true);
        bar->setMaximumHeight(18);
        bar->setObjectName(QStringLiteral("jobs/progress"));
        m_table->setCellWidget(row, ProgressColumn, bar);
    }
    bar->setAccessibleName(tr("Progress of %1").arg(toQt(job.entry.name)));
    bar->setValue(static_cast<int>(std::lround(job.fraction * 1000.0)));
    bar->setFormat(QStringLiteral("%p %"));
}

void JobsPanel::updateButtons() {
    const std::string id = selectedJob();
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const core::JobInfo& job) { return job.entry.id == id; });
    const bool isChosen = !id.empty() && found != m_jobs.end();
    const bool isOver = isChosen && hasEnded(found->entry.state);
    m_cancel->setEnabled(isChosen && !isOver && !found->isCancelling);
    m_retry->setEnabled(isOver);
    m_remove->setEnabled(isOver);
    m_show->setEnabled(isChosen && found->entry.state == JobState::Done);
    const QString none = tr("Select a job first.");
    m_cancel->setToolTip(m_cancel->isEnabled() ? tr("Ask the worker to stop") : isChosen ? tr("The job has ended.") : none);
    m_retry->setToolTip(m_retry->isEnabled() ? tr("Run the job once more") : isChosen ? tr("The job has not ended yet.") : none);
    m_remove->setToolTip(m_remove->isEnabled() ? tr("Forget the job; its results stay")
                         : isChosen            ? tr("The job has not ended yet.")
                                               : none);
    m_show->setToolTip(m_show->isEnabled() ? tr("Show the results as layers") : isChosen ? tr("There is no result.") : none);
}

void JobsPanel::updateLog() {
    const std::string id = selectedJob();
    QString text = id.empty() ? QString() : toQt(m_service.log(id));
    const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const core::JobInfo& job) { return job.entry.id == id; });
    if (found != m_jobs.end() && found->entry.result.is_object() && found->entry.result.contains("error") &&
        found->entry.result["error"].is_object()) {
        const auto error = core::Error::fromJson(found->entry.result["error"]);
        text += QLatin1Char('\n') % errorText(error) % QLatin1Char('\n') % errorHint(error);
    }
    text = text.trimmed();
    if (text != m_log->toPlainText()) {
        m_log->setPlainText(text);
        m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
    }
}

} // namespace phidias::app
