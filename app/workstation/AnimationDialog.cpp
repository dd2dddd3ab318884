#include "app/workstation/AnimationDialog.h"

#include "app/workstation/Letters.h"
#include "app/workstation/TextCatalog.h"
#include "core/util/Error.h"
#include "core/util/Time.h"
#include "views/figure/Animation.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace phidias::app {

using views::fromQt;
using views::toQt;

AnimationDialog::AnimationDialog(FigureSource source, QWidget* parent)
    : QDialog(parent), m_source(std::move(source)), m_form(new FigureForm(QStringLiteral("animationDialog"), this)),
      m_preview(new FigurePreview(QStringLiteral("animationDialog/preview"), m_source.budget, m_source.loader, this)),
      m_view(new QComboBox(this)), m_over(new QComboBox(this)), m_from(new QComboBox(this)), m_to(new QComboBox(this)),
      m_step(new QSpinBox(this)), m_speed(new QDoubleSpinBox(this)), m_format(new QComboBox(this)),
      m_frame(new QSlider(Qt::Horizontal, this)), m_frameText(new QLabel(this)), m_message(new QLabel(this)),
      m_progress(new QProgressBar(this)) {
    setObjectName(QStringLiteral("animationDialog"));
    setWindowTitle(tr("Export animation"));
    setAttribute(Qt::WA_DeleteOnClose);
    makeWidgets();
    m_spec = m_source.figure(m_source.views().front().first);
    m_spec.animation = views::FigureAnimation();
    m_form->setPage(m_spec);
    refresh();
}

AnimationDialog::~AnimationDialog() {
    cancel();
}

void AnimationDialog::makeWidgets() {
    const auto named = [](QWidget* widget, const char* part, const QString& accessible) {
        widget->setObjectName(QStringLiteral("animationDialog/") % QLatin1String(part));
        widget->setAccessibleName(accessible);
    };
    named(m_view, "view", tr("View"));
    named(m_over, "over", tr("Frames over"));
    named(m_from, "from", tr("First frame"));
    named(m_to, "to", tr("Last frame"));
    named(m_step, "step", tr("Step"));
    named(m_speed, "speed", tr("Frames a second"));
    named(m_format, "format", tr("Format"));
    named(m_frame, "frame", tr("Frame of the preview"));
    named(m_frameText, "frameText", tr("Time or depth of the frame"));
    named(m_message, "message", tr("State of the export"));
    named(m_progress, "progress", tr("Progress"));
    for (auto* limit : {m_from, m_to}) {
        limit->setSizeAdjustPolicy(QComboBox::AdjustToContents); // what it lists is read later
    }
    m_over->addItem(tr("Time"));
    m_over->addItem(tr("Depth"));
    m_step->setRange(1, 1000);
    m_step->setToolTip(tr("1 = each time or depth that the layers have, 2 = every other, and so on"));
    m_speed->setRange(0.1, 60.0);
    m_speed->setDecimals(1);
    m_speed->setValue(5.0);
    for (QAbstractSpinBox* number : std::initializer_list<QAbstractSpinBox*>{m_step, m_speed}) {
        number->setAlignment(Qt::AlignRight);
        number->setMaximumWidth(90);
    }
    const bool hasFfmpeg = !QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty();
    if (hasFfmpeg) {
        m_format->addItem(tr("MP4 film"), QStringLiteral(".mp4"));
        m_format->addItem(tr("Animated GIF"), QStringLiteral(".gif"));
    }
    m_format->addItem(tr("Folder with PNG pictures"), QString());
    m_message->setWordWrap(true);
    if (!hasFfmpeg) {
        m_message->setText(tr("Films need the program ffmpeg, which is not installed; pictures can be written."));
    }
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->hide();
    auto& rows = m_form->rows();
    rows.insertRow(0, tr("&View"), m_view);
    rows.insertRow(1, tr("&Over"), m_over);
    rows.insertRow(2, tr("Fro&m"), m_from);
    rows.insertRow(3, tr("&Until"), m_to);
    rows.insertRow(4, tr("&Step"), m_step);
    rows.insertRow(5, tr("Frames a secon&d"), m_speed);
    rows.addRow(tr("&Format"), m_format);
    auto* side = new QVBoxLayout;
    side->addWidget(m_form);
    side->addStretch(1);
    side->addWidget(m_message);
    side->addWidget(m_progress);
    auto* frame = new QHBoxLayout;
    frame->addWidget(m_frame, 1);
    frame->addWidget(m_frameText);
    m_frameText->setMinimumWidth(150);
    m_frameText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* picture = new QVBoxLayout;
    picture->addWidget(m_preview, 1);
    picture->addLayout(frame);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addLayout(side);
    middle->addLayout(picture, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(middle, 1);
    layout->addWidget(makeButtons());
    orderTabs(m_form->rows());
    separateLetters(*this);
    resize(1080, 680);
    connect(m_form, &FigureForm::edited, this, &AnimationDialog::showSpec);
    connect(m_view, &QComboBox::activated, this, &AnimationDialog::refresh);
    connect(m_over, &QComboBox::activated, this, &AnimationDialog::readSteps);
    for (auto* limit : {m_from, m_to}) {
        connect(limit, &QComboBox::activated, this, &AnimationDialog::showSpec);
    }
    connect(m_step, &QSpinBox::valueChanged, this, &AnimationDialog::showSpec);
    connect(m_speed, &QDoubleSpinBox::valueChanged, this, &AnimationDialog::showSpec);
    connect(m_frame, &QSlider::valueChanged, this, &AnimationDialog::showFrame);
}

QWidget* AnimationDialog::makeButtons() {
    auto* row = new QWidget(this);
    row->setObjectName(QStringLiteral("animationDialog/buttons"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const char* name, const QString& text, const QString& tip) {
        auto* made = new QPushButton(text, row);
        made->setObjectName(QStringLiteral("animationDialog/") % QLatin1String(name));
        made->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        made->setToolTip(tip);
        made->setAutoDefault(false);
        layout->addWidget(made);
        return made;
    };
    auto* copy = button("copyButton", tr("Copy &as command"), tr("The command line that draws this animation"));
    layout->addStretch(1);
    m_cancel = button("cancelButton", tr("Ca&ncel"), tr("Stop drawing; nothing is left of it"));
    m_cancel->hide();
    auto* close = button("closeButton", tr("&Close"), {});
    m_export = button("exportButton", tr("&Export..."), {});
    m_export->setDefault(true);
    connect(copy, &QPushButton::clicked, this, &AnimationDialog::copyCommand);
    connect(m_cancel, &QPushButton::clicked, this, &AnimationDialog::cancel);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &AnimationDialog::chooseFile);
    return row;
}

void AnimationDialog::refresh() {
    const std::string chosen = m_view->currentIndex() < 0 ? m_spec.view : fromQt(m_view->currentData().toString());
    m_view->clear();
    for (const auto& [id, title] : m_source.views()) {
        m_view->addItem(title, toQt(id));
    }
    m_view->setCurrentIndex(std::max(0, m_view->findData(toQt(chosen))));
    m_spec = m_source.figure(fromQt(m_view->currentData().toString()));
    m_spec.animation = views::FigureAnimation();
    m_form->apply(m_spec);
    readSteps();
}

void AnimationDialog::readSteps() {
    views::FigureSpec spec = m_spec;
    spec.animation = views::FigureAnimation{.isOverDepth = m_over->currentIndex() == 1, .from = {}, .to = {}};
    const QPointer<AnimationDialog> self(this);
    views::workPool().start([self, spec, budget = m_source.budget, serial = ++m_serial] {
        std::vector<double> steps;
        QString failure;
        try {
            steps = views::animationSteps(spec, budget);
        } catch (...) {
            failure = errorText(core::currentError());
        }
        QMetaObject::invokeMethod(qApp, [self, steps, failure, serial] {
            if (self && self->m_serial == serial) {
                self->takeSteps(steps, failure);
            }
        });
    });
}

QString AnimationDialog::stepText(double step) const {
    return m_over->currentIndex() == 1
               ? views::quantityText(step, QStringLiteral("m"), 6)
               : toQt(core::formatIsoTime(step)).replace(QLatin1Char('T'), QLatin1Char(' ')).remove(QLatin1Char('Z'));
}

void AnimationDialog::takeSteps(const std::vector<double>& steps, const QString& failure) {
    const bool isSame = steps == m_steps;
    m_steps = steps;
    if (!isSame || m_from->count() == 0) {
        for (auto* limit : {m_from, m_to}) {
            limit->clear();
            for (const double step : m_steps) {
                limit->addItem(stepText(step));
            }
        }
        m_to->setCurrentIndex(m_to->count() - 1);
    }
    say(failure, !failure.isEmpty());
    showSpec();
    Q_EMIT stepsRead();
}

void AnimationDialog::showSpec() {
    m_form->apply(m_spec);
    views::FigureAnimation animation{.isOverDepth = m_over->currentIndex() == 1, .from = {}, .to = {}};
    if (!m_steps.empty()) {
        const auto first = static_cast<std::size_t>(std::max(0, m_from->currentIndex()));
        const auto last = std::max(first, static_cast<std::size_t>(std::max(0, m_to->currentIndex())));
        if (m_to->currentIndex() < m_from->currentIndex()) {
            m_to->setCurrentIndex(m_from->currentIndex());
        }
        animation.from = m_steps[first];
        animation.to = m_steps[last];
        const QSignalBlocker quiet(m_frame);
        m_frame->setRange(0, static_cast<int>((last - first) / static_cast<std::size_t>(m_step->value())));
    }
    animation.step = m_step->value();
    animation.framesPerSecond = m_speed->value();
    m_spec.animation = animation;
    m_export->setEnabled(!m_steps.empty() && !isExporting());
    m_export->setToolTip(m_steps.empty() ? tr("No visible layer has several times or depths") : QString());
    m_frame->setEnabled(!m_steps.empty());
    showFrame();
}

void AnimationDialog::showFrame() {
    if (m_steps.empty()) {
        views::FigureSpec still = m_spec;
        still.animation.reset();
        m_frameText->clear();
        m_preview->setSpec(still);
        return;
    }
    const auto at = static_cast<std::size_t>(std::max(0, m_from->currentIndex())) +
                    static_cast<std::size_t>(m_frame->value()) * static_cast<std::size_t>(m_step->value());
    const double step = m_steps[std::min(at, m_steps.size() - 1)];
    m_frameText->setText(stepText(step));
    m_preview->setSpec(views::frameOf(m_spec, step));
}

void AnimationDialog::say(const QString& text, bool isProblem) {
    QPalette colors = palette();
    if (isProblem) {
        colors.setColor(QPalette::WindowText, warningColor(colors));
    }
    m_message->setPalette(colors);
    m_message->setText(text);
}

void AnimationDialog::chooseFile() {
    const QString ending = m_format->currentData().toString();
    const QString folder = QSettings().value(QStringLiteral("figure/folder"), QDir::homePath()).toString();
    QString path = QFileDialog::getSaveFileName(this, tr("Export animation"), QString(folder % QStringLiteral("/animation") % ending),
                                                ending.isEmpty() ? QString() : QString(QLatin1Char('*') % ending));
    if (path.isEmpty()) {
        return;
    }
    if (!ending.isEmpty() && !path.endsWith(ending)) {
        path += ending;
    }
    QSettings().setValue(QStringLiteral("figure/folder"), QFileInfo(path).absolutePath());
    exportTo(path);
}

void AnimationDialog::exportTo(const QString& path) {
    if (isExporting()) {
        return;
    }
    QString spec;
    try {
        spec = keptSpec(m_spec);
    } catch (...) {
        say(errorText(core::currentError()), true);
        return;
    }
    m_process = std::make_unique<QProcess>();
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &AnimationDialog::readProgress);
    connect(m_process.get(), &QProcess::finished, this, [this, path](int status) {
        const QString said = QString::fromUtf8(m_process->readAllStandardError()).trimmed();
        end(path, status == 0 ? QString() : said.isEmpty() ? tr("The drawing program ended with status %1.").arg(status) : said);
    });
    connect(m_process.get(), &QProcess::errorOccurred, this, [this, path](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            end(path, tr("%1 could not be started.").arg(m_source.program));
        }
    });
    m_progress->setRange(0, 0);
    m_progress->show();
    m_cancel->show();
    say(tr("Writing %1").arg(QFileInfo(path).fileName()), false);
    m_process->start(m_source.program, figureArguments(m_source, QStringLiteral("--animate"), spec, path));
    showSpec();
}

void AnimationDialog::readProgress() {
    while (m_process->canReadLine()) {
        const QList<QByteArray> parts = m_process->readLine().trimmed().split('/');
        if (parts.size() == 2 && parts[1].toInt() > 0) {
            m_progress->setRange(0, parts[1].toInt());
            m_progress->setValue(parts[0].toInt());
        }
    }
}

void AnimationDialog::end(const QString& path, const QString& failure) {
    if (auto* process = m_process.release()) {
        process->disconnect(this);
        process->deleteLater(); // it may be the sender
    }
    m_progress->hide();
    m_cancel->hide();
    showSpec();
    if (failure.isEmpty()) {
        say(tr("Written: %1").arg(path), false);
        Q_EMIT exported(path);
    } else {
        say(failure, true);
    }
    Q_EMIT exportEnded();
}

void AnimationDialog::cancel() {
    if (isExporting()) {
        m_process->disconnect(this);
        endGently(std::move(m_process));
        end({}, tr("The export was cancelled."));
    }
}

void AnimationDialog::copyCommand() {
    try {
        const QString out = QStringLiteral("animation") % m_format->currentData().toString();
        QApplication::clipboard()->setText(
            shellCommand(m_source.program, figureArguments(m_source, QStringLiteral("--animate"), keptSpec(m_spec), out)));
        say(tr("The command is in the clipboard."), false);
    } catch (...) {
        say(errorText(core::currentError()), true);
    }
}

} // namespace phidias::app
