#pragma once

#include "core/jobs/JobService.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTimer>
#include <QWidget>

namespace phidias::app {

/// The jobs: state, progress, remaining time, log; cancel, retry, show, remove.
class JobsPanel : public QWidget {
    Q_OBJECT

public:
    explicit JobsPanel(core::JobService& service, QWidget* parent = nullptr);
    void submit(const core::Request& request, const QString& name);
    [[nodiscard]] std::string selectedJob() const;

Q_SIGNALS:
    void jobEnded(const core::JobInfo& job);      ///< seen to end in this session
    void showRequested(const core::JobInfo& job); ///< its results should be shown
    void failed(const QString& message);

public Q_SLOTS:
    void refresh();

private:
    void fillRow(int row, const core::JobInfo& job);
    void updateButtons();
    void updateLog();

    core::JobService& m_service;
    QTableWidget* m_table;
    QPlainTextEdit* m_log;
    QPushButton* m_cancel;
    QPushButton* m_retry;
    QPushButton* m_show;
    QPushButton* m_remove;
    QTimer m_timer;
    std::vector<core::JobInfo> m_jobs;
    std::map<std::string, core::JobState> m_seen;
};

[[nodiscard]] QString jobStateText(const core::JobInfo& job);

} // namespace phidias::app
