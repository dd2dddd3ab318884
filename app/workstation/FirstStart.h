#pragma once

#include "app/workstation/Desk.h"
#include "app/workstation/JobsPanel.h"

#include <QFrame>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QVBoxLayout>
#include <set>

namespace phidias::app {

/// What an empty window says in its middle: drop files, open, recent files, samples.
class EmptyState : public QFrame {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent);
    void setRecent(const QStringList& paths);
    void addSample(const QString& name, const QString& title, const QString& tip);
    /// Says that a sample is being made; empty = none is.
    void setBusy(const QString& text);

Q_SIGNALS:
    void openRequested();
    void addressRequested();
    void tourRequested();
    void recentRequested(const QString& path);
    void sampleRequested(const QString& name);

private:
    QPushButton* addLink(QVBoxLayout& list, const QString& name, const QString& text, const QString& tip);

    QVBoxLayout* m_recent;
    QVBoxLayout* m_samples;
    QLabel* m_recentTitle;
    QLabel* m_busy;
};

/// Four call-outs that say what the parts of the window are for; never modal, gone at Esc.
class ShortTour : public QFrame {
    Q_OBJECT

public:
    explicit ShortTour(QMainWindow& window);
    void start();
    [[nodiscard]] int step() const { return m_step; }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showStep(int step);
    void end();

    QMainWindow& m_window;
    QWidget* m_mark; ///< frame about the part that is spoken of
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_next;
    int m_step = -1;
};

/// The first minute: the empty state while the project has no layers, samples made by the worker, the short tour.
class FirstStart : public QObject {
    Q_OBJECT

public:
    struct Actions {
        std::function<void()> openFiles;
        std::function<void()> openAddress;
        std::function<void(const QString&)> open; ///< a file, an address or a project
    };
    FirstStart(Desk& desk, JobsPanel& jobs, Actions actions);

    /// Makes a sample in the user's documents and opens it; its jobs run in the jobs panel. A sample that is there is only opened.
    void openSample(const QString& name);
    /// Whether a job belongs to a sample that is being made, so that its results come with the project and not as layers of their own.
    [[nodiscard]] bool owns(const core::JobInfo& job) const { return m_ownJobs.contains(job.entry.id); }
    [[nodiscard]] EmptyState& emptyState() { return *m_empty; }
    [[nodiscard]] ShortTour& tour() { return *m_tour; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void place();
    void sampleWritten(int status);
    void nextJob();
    void fail(const QString& reason);

    Desk& m_desk;
    JobsPanel& m_jobs;
    Actions m_actions;
    QWidget* m_middle; ///< what the empty state lies on
    EmptyState* m_empty;
    ShortTour* m_tour;
    QProcess m_writer;
    QString m_sample;
    QString m_folder;
    QStringList m_jobFiles;
    std::set<std::string> m_ownJobs;
    std::string m_runningJob;
};

} // namespace phidias::app
