#include "app/workstation/FirstStart.h"

#include "app/workstation/RecentFiles.h"
#include "app/workstation/TextCatalog.h"
#include "core/process/Request.h"
#include "views/scene/Text.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStandardPaths>
#include <QToolBar>
#include <array>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

constexpr int kMostRecent = 5;
constexpr int kWidth = 440;

struct Sample {
    const char* name;
    const char* title;
    const char* tip;
    std::vector<const char*> jobs; ///< job files of the sample that make what its project shows
    const char* opens;             ///< project or pattern of files
};

const std::array<Sample, 1>& samples() {
    static const std::array<Sample, 1> kSamples{
        {{"ocean-twin",
          QT_TRANSLATE_NOOP("FirstStart", "Salinity of the North Atlantic"),
          QT_TRANSLATE_NOOP("FirstStart",
                            "Stations along cruise tracks, the field that DIVAnd makes of them, its error, and the known truth"),
          {"divand.json", "difference.json"},
          "ocean-twin.phidias"}}};
    return kSamples;
}

QLabel* heading(const QString& text, const char* name, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("emptyState/") % QLatin1String(name));
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QFrame(parent), m_recent(new QVBoxLayout), m_samples(new QVBoxLayout), m_recentTitle(heading(tr("Recent"), "recentTitle", this)),
      m_busy(new QLabel(this)) {
    setObjectName(QStringLiteral("emptyState"));
    setAccessibleName(tr("Start"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* title = heading(tr("Drop files here"), "title", this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    title->setFont(large);
    auto* text = new QLabel(tr("Profiles, grids, swaths, rasters, features, or a project: recognised by what is in them."), this);
    text->setObjectName(QStringLiteral("emptyState/text"));
    text->setWordWrap(true);
    const auto button = [this](const char* name, const QString& caption, auto signal) {
        auto* made = new QPushButton(caption, this);
        made->setObjectName(QStringLiteral("emptyState/") % QLatin1String(name));
        made->setAccessibleName(QString(caption).remove(QLatin1Char('&')));
        connect(made, &QPushButton::clicked, this, signal);
        return made;
    };
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(button("openButton", tr("Open files..."), &EmptyState::openRequested));
    buttons->addWidget(button("addressButton", tr("Open address..."), &EmptyState::addressRequested));
    buttons->addWidget(button("tourButton", tr("Look around"), &EmptyState::tourRequested));
    buttons->addStretch(1);
    m_busy->setObjectName(QStringLiteral("emptyState/busy"));
    m_busy->setAccessibleName(tr("Progress"));
    m_busy->setWordWrap(true);
    m_busy->setMinimumHeight(m_busy->fontMetrics().lineSpacing() + 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(8);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    layout->addSpacing(8);
    layout->addWidget(m_recentTitle);
    layout->addLayout(m_recent);
    layout->addSpacing(8);
    layout->addWidget(heading(tr("Samples"), "samplesTitle", this));
    layout->addLayout(m_samples);
    layout->addWidget(m_busy);
    m_recent->setSpacing(0);
    m_samples->setSpacing(0);
    m_recentTitle->hide();
    setFixedWidth(kWidth);
}

QPushButton* EmptyState::addLink(QVBoxLayout& list, const QString& name, const QString& text, const QString& tip) {
    auto* link = new QPushButton(this);
    link->setObjectName(QStringLiteral("emptyState/") % name);
    link->setFlat(true);
    link->setText(link->fontMetrics().elidedText(text, Qt::ElideMiddle, kWidth - 80));
    link->setAccessibleName(text);
    link->setToolTip(tip);
    link->setStyleSheet(QStringLiteral("QPushButton { text-align: left; padding: 4px 0px; color: palette(link); border: none; }"
                                       "QPushButton:disabled { color: palette(dark); }"
                                       "QPushButton:focus { text-decoration: underline; }"));
    link->setCursor(Qt::PointingHandCursor);
    list.addWidget(link);
    return link;
}

void EmptyState::setRecent(const QStringList& paths) {
    while (auto* item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int number = 0;
    for (const QString& path : paths.mid(0, kMostRecent)) {
        const QString shown = path.contains(QLatin1String("://")) ? path : QFileInfo(path).fileName();
        auto* link = addLink(*m_recent, QStringLiteral("recent/%1").arg(number++), shown, path);
        link->setEnabled(isPresent(path));
        connect(link, &QPushButton::clicked, this, [this, path] { Q_EMIT recentRequested(path); });
    }
    m_recentTitle->setVisible(number > 0);
    adjustSize();
}

void EmptyState::addSample(const QString& name, const QString& title, const QString& tip) {
    auto* link = addLink(*m_samples, QStringLiteral("sample/") % name, title, tip);
    connect(link, &QPushButton::clicked, this, [this, name] { Q_EMIT sampleRequested(name); });
}

void EmptyState::setBusy(const QString& text) {
    m_busy->setText(text);
    for (auto* link : findChildren<QPushButton*>()) {
        if (link->objectName().startsWith(QLatin1String("emptyState/sample/"))) {
            link->setEnabled(text.isEmpty());
        }
    }
}

FirstStart::FirstStart(Desk& desk, JobsPanel& jobs, Actions actions)
    : QObject(&desk.window()), m_desk(desk), m_jobs(jobs), m_actions(std::move(actions)), m_middle(desk.window().centralWidget()),
      m_empty(new EmptyState(m_middle)), m_tour(new ShortTour(desk.window())) {
    for (const auto& sample : samples()) {
        m_empty->addSample(QLatin1String(sample.name), tr(sample.title), tr(sample.tip));
    }
    desk.addAction(desk.menu(Desk::Menu::Help), "tour", tr("&Look around"), tr("Four notes on the parts of the window"), {},
                   [this] { m_tour->start(); });
    connect(m_empty, &EmptyState::openRequested, this, [this] { m_actions.openFiles(); });
    connect(m_empty, &EmptyState::addressRequested, this, [this] { m_actions.openAddress(); });
    connect(m_empty, &EmptyState::recentRequested, this, [this](const QString& path) { m_actions.open(path); });
    connect(m_empty, &EmptyState::sampleRequested, this, &FirstStart::openSample);
    connect(m_empty, &EmptyState::tourRequested, m_tour, &ShortTour::start);
    connect(&m_desk.document(), &ProjectDocument::changed, this, &FirstStart::refresh);
    connect(&m_writer, &QProcess::finished, this, [this](int status) { sampleWritten(status); });
    connect(&m_writer, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            fail(m_writer.errorString());
        }
    });
    connect(&m_jobs, &JobsPanel::jobEnded, this, [this](const core::JobInfo& job) {
        if (job.entry.id != m_runningJob) {
            return;
        }
        m_runningJob.clear();
        if (job.entry.state == core::JobState::Done) {
            nextJob();
        } else {
            fail(jobStateText(job));
        }
    });
    m_middle->installEventFilter(this);
    refresh();
}

bool FirstStart::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_middle && (event->type() == QEvent::Resize || event->type() == QEvent::Show)) {
        place();
    }
    return QObject::eventFilter(watched, event);
}

void FirstStart::refresh() {
    const bool isEmpty = m_desk.document().project().layers.empty();
    if (isEmpty && !m_empty->isVisibleTo(m_middle)) {
        m_empty->setRecent(recentFiles());
    }
    m_empty->setVisible(isEmpty);
    if (isEmpty) {
        place();
    }
}

void FirstStart::place() {
    m_empty->adjustSize();
    const QSize room = m_middle->size();
    m_empty->move(std::max(0, (room.width() - m_empty->width()) / 2), std::max(0, (room.height() - m_empty->height()) / 2));
    m_empty->raise();
}

void FirstStart::openSample(const QString& name) {
    const auto sample = std::find_if(samples().begin(), samples().end(), [&](const Sample& s) { return name == QLatin1String(s.name); });
    if (sample == samples().end() || !m_sample.isEmpty()) {
        return;
    }
    m_folder =
        QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).filePath(QStringLiteral("phidias-samples/") % name);
    const QString project = QDir(m_folder).filePath(QLatin1String(sample->opens));
    m_jobFiles.clear();
    for (const char* job : sample->jobs) {
        m_jobFiles += QDir(m_folder).filePath(QLatin1String(job));
    }
    m_sample = name;
    const QString done = QDir(m_folder).filePath(QStringLiteral(".complete"));
    if (QFileInfo::exists(project) && QFileInfo::exists(done)) {
        m_jobFiles.clear();
        nextJob();
        return;
    }
    m_empty->setBusy(tr("The sample is being written into %1").arg(m_folder));
    m_writer.start(m_desk.context().worker, {QStringLiteral("sample"), name, m_folder});
}

void FirstStart::sampleWritten(int status) {
    if (status != 0) {
        const QString reason = QString::fromUtf8(m_writer.readAllStandardError()).trimmed();
        fail(reason.isEmpty() ? tr("the program ended with status %1").arg(status) : reason);
        return;
    }
    nextJob();
}

void FirstStart::nextJob() {
    const auto sample =
        std::find_if(samples().begin(), samples().end(), [&](const Sample& s) { return m_sample == QLatin1String(s.name); });
    if (sample == samples().end()) {
        return;
    }
    if (m_jobFiles.isEmpty()) {
        const QString project = QDir(m_folder).filePath(QLatin1String(sample->opens));
        QFile done(QDir(m_folder).filePath(QStringLiteral(".complete")));
        static_cast<void>(done.open(QIODevice::WriteOnly)); // only saves work at the next time
        m_sample.clear();
        m_empty->setBusy({});
        m_actions.open(project);
        return;
    }
    const QString file = m_jobFiles.takeFirst();
    const QString title = tr("Sample: %1").arg(QFileInfo(file).completeBaseName());
    try {
        m_jobs.submit(core::readJobFile(fromQt(file)), title);
        m_runningJob = m_jobs.selectedJob();
        m_ownJobs.insert(m_runningJob);
        m_empty->setBusy(tr("The sample is being computed: see the jobs"));
    } catch (...) {
        fail(errorText(core::currentError()));
    }
}

void FirstStart::fail(const QString& reason) {
    m_sample.clear();
    m_jobFiles.clear();
    m_empty->setBusy({});
    m_desk.showError(tr("The sample could not be made: %1").arg(reason));
}

} // namespace phidias::app
