#include "app/workstation/AnimationDialog.h"

#include "app/workstation/TextCatalog.h"
#include "core/util/Error.h"
#include "core/util/Time.h"
#include "views/figure/Animation.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace phidias::app {

using views::toQt;

AnimationDialog::AnimationDialog(FigureSource source, QWidget* parent)
    : ExportDialog(std::move(source), QStringLiteral("animationDialog"), "--animate", parent), m_over(new QComboBox(this)),
      m_from(new QComboBox(this)), m_to(new QComboBox(this)), m_step(new QSpinBox(this)), m_speed(new QDoubleSpinBox(this)),
      m_frame(new QSlider(Qt::Horizontal, this)), m_frameText(new QLabel(this)) {
    setWindowTitle(tr("Export animation"));
    makeRows();
    assemble(makePicture());
    resize(1080, 680);
    refresh();
}

AnimationDialog::~AnimationDialog() {
    cancel();
}

void AnimationDialog::makeRows() {
    name(m_over, "over", tr("Frames over"));
    name(m_from, "from", tr("First frame"));
    name(m_to, "to", tr("Last frame"));
    name(m_step, "step", tr("Step"));
    name(m_speed, "speed", tr("Frames a second"));
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
    if (QStandardPaths::findExecutable(QStringLiteral("ffmpeg")).isEmpty()) {
        m_message->setText(tr("Films need the program ffmpeg, which is not installed; pictures can be written."));
    } else {
        m_format->addItem(tr("MP4 film"), QStringLiteral(".mp4"));
        m_format->addItem(tr("Animated GIF"), QStringLiteral(".gif"));
    }
    m_format->addItem(tr("Folder with PNG pictures"), QString());
    auto& rows = m_form->rows();
    rows.insertRow(1, tr("&Over"), m_over);
    rows.insertRow(2, tr("Fro&m"), m_from);
    rows.insertRow(3, tr("&Until"), m_to);
    rows.insertRow(4, tr("&Step"), m_step);
    rows.insertRow(5, tr("Frames a secon&d"), m_speed);
    connect(m_over, &QComboBox::activated, this, &AnimationDialog::readSteps);
    for (auto* limit : {m_from, m_to}) {
        connect(limit, &QComboBox::activated, this, &AnimationDialog::showSpec);
    }
    connect(m_step, &QSpinBox::valueChanged, this, &AnimationDialog::showSpec);
    connect(m_speed, &QDoubleSpinBox::valueChanged, this, &AnimationDialog::showSpec);
}

QLayout* AnimationDialog::makePicture() {
    name(m_frame, "frame", tr("Frame of the preview"));
    name(m_frameText, "frameText", tr("Time or depth of the frame"));
    m_frameText->setMinimumWidth(150);
    m_frameText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(m_frame, &QSlider::valueChanged, this, &AnimationDialog::showFrame);
    auto* frame = new QHBoxLayout;
    frame->addWidget(m_frame, 1);
    frame->addWidget(m_frameText);
    auto* picture = new QVBoxLayout;
    picture->addWidget(m_preview, 1);
    picture->addLayout(frame);
    return picture;
}

void AnimationDialog::takeView() {
    m_spec.animation = views::FigureAnimation();
    readSteps();
}

void AnimationDialog::readSteps() {
    views::FigureSpec spec = m_spec;
    spec.animation = views::FigureAnimation{.isOverDepth = m_over->currentIndex() == 1, .from = {}, .to = {}};
    const QPointer<AnimationDialog> self(this);
    views::workPool().start([self, spec, budget = m_source.budget, serial = ++m_reading] {
        std::vector<double> steps;
        QString failure;
        try {
            steps = views::animationSteps(spec, budget);
        } catch (...) {
            failure = errorText(core::currentError());
        }
        QMetaObject::invokeMethod(qApp, [self, steps, failure, serial] {
            if (self && self->m_reading == serial) {
                self->takeSteps(steps, failure);
            }
        });
    });
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

QString AnimationDialog::stepText(double step) const {
    return m_over->currentIndex() == 1
               ? views::quantityText(step, QStringLiteral("m"), 6)
               : toQt(core::formatIsoTime(step)).replace(QLatin1Char('T'), QLatin1Char(' ')).remove(QLatin1Char('Z'));
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

QString AnimationDialog::fileName(const QString& ending) const {
    return QStringLiteral("animation") % ending;
}

QString AnimationDialog::askForFile(const QString& folder) {
    const QString ending = m_format->currentData().toString();
    QString path = QFileDialog::getSaveFileName(this, windowTitle(), QString(folder % QLatin1Char('/') % fileName(ending)),
                                                ending.isEmpty() ? QString() : QString(QLatin1Char('*') % ending));
    if (!path.isEmpty() && !ending.isEmpty() && !path.endsWith(ending)) {
        path += ending;
    }
    return path;
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

} // namespace phidias::app
