#include "app/workstation/ExportDialog.h"

#include "app/workstation/Letters.h"
#include "app/workstation/TextCatalog.h"
#include "core/util/AtomicFile.h"
#include "core/util/Paths.h"
#include "core/util/Sha256.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTimer>
#include <QVBoxLayout>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

constexpr int kPatienceMs = 800; ///< for a process that was asked to end

QString shellWord(const QString& word) {
    static const QString kHarmless = QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%");
    const bool isPlain = !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return kHarmless.contains(c); });
    QString quoted = word;
    return isPlain ? word : QString(QLatin1Char('\'') % quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''")) % QLatin1Char('\''));
}

/// Command line that draws a specification with the language and memory of this window.
QStringList figureArguments(const FigureSource& source, const QString& option, const QString& spec, const QString& out) {
    return {option,
            spec,
            QStringLiteral("--out"),
            out,
            QStringLiteral("--language"),
            QLocale().name().left(2),
            QStringLiteral("--memory-limit"),
            QString::number(source.budget.bytes)};
}

/// Words as a shell takes them.
QString shellCommand(const QString& program, const QStringList& arguments) {
    QStringList words{shellWord(program)};
    for (const auto& argument : arguments) {
        words += shellWord(argument);
    }
    return words.join(QLatin1Char(' '));
}

/// Asks a process to end and tidy up, and makes it end when it does not; nobody waits.
void endGently(std::unique_ptr<QProcess> process) {
    if (!process || process->state() == QProcess::NotRunning) {
        return;
    }
    auto* ending = process.release(); // it deletes itself when it has ended
    ending->disconnect();
    QObject::connect(ending, &QProcess::finished, ending, &QObject::deleteLater);
    QTimer::singleShot(kPatienceMs, ending, &QProcess::kill);
    ending->terminate();
}

/// Writes the specification into the state folder, under a name by its content. @returns its path
QString keptSpec(const views::FigureSpec& spec) {
    const std::filesystem::path folder = core::stateFolder() / "figures";
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    const std::string text = spec.toJson(folder).dump(2) + "\n";
    const std::filesystem::path path = folder / ("figure-" + core::sha256OfText(text).substr(0, 12) + ".json");
    core::writeFileAtomically(path, text);
    return toQt(path.string());
}

} // namespace

QColor warningColor(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128 ? QColor(0xe3, 0x9a, 0x5d) : QColor(0xb4, 0x54, 0x1a);
}

ExportDialog::ExportDialog(FigureSource source, const QString& name, const char* option, QWidget* parent)
    : QDialog(parent), m_source(std::move(source)), m_form(new FigureForm(name, this)),
      m_preview(new FigurePreview(QString(name % QStringLiteral("/preview")), m_source.budget, m_source.loader, this)),
      m_view(new QComboBox(this)), m_format(new QComboBox(this)), m_message(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_buttons(new QHBoxLayout), m_option(option) {
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    makeWidgets();
    m_spec = m_source.figure(m_source.views().front().first);
    m_form->setPage(m_spec);
}

void ExportDialog::name(QWidget* widget, const char* part, const QString& accessible) const {
    widget->setObjectName(QString(objectName() % QLatin1Char('/') % QLatin1String(part)));
    widget->setAccessibleName(accessible);
}

QPushButton* ExportDialog::addButton(const char* part, const QString& text, const QString& tip) {
    auto* made = new QPushButton(text, this);
    name(made, part, QString(text).remove(QLatin1Char('&')));
    made->setToolTip(tip);
    made->setAutoDefault(false);
    m_buttons->addWidget(made);
    return made;
}

void ExportDialog::makeWidgets() {
    name(m_view, "view", tr("View"));
    name(m_format, "format", tr("Format"));
    name(m_message, "message", tr("State of the export"));
    name(m_progress, "progress", tr("Progress"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(6);
    m_progress->hide();
    m_form->rows().insertRow(0, tr("&View"), m_view);
    connect(m_view, &QComboBox::activated, this, &ExportDialog::refresh);
    connect(m_form, &FigureForm::edited, this, [this] { showSpec(); });
}

void ExportDialog::assemble(QLayout* picture) {
    m_form->rows().addRow(tr("&Format"), m_format);
    auto* copy = addButton("copyButton", tr("Copy as co&mmand"), tr("The command line that draws this"));
    m_buttons->addStretch(1);
    m_cancel = addButton("cancelButton", tr("Ca&ncel"), tr("Stop the export; nothing is left of it"));
    m_cancel->hide();
    auto* close = addButton("closeButton", tr("Cl&ose"), {});
    m_export = addButton("exportButton", tr("&Export..."), {});
    m_export->setDefault(true);
    connect(copy, &QPushButton::clicked, this, &ExportDialog::copyCommand);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::cancel);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    auto* side = new QVBoxLayout;
    side->addWidget(m_form);
    side->addStretch(1);
    side->addWidget(m_message);
    side->addWidget(m_progress);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addLayout(side);
    middle->addLayout(picture, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(middle, 1);
    layout->addLayout(m_buttons);
    orderTabs(m_form->rows());
    separateLetters(*this);
}

void ExportDialog::refresh() {
    const std::string chosen = m_view->currentIndex() < 0 ? m_spec.view : fromQt(m_view->currentData().toString());
    m_view->clear();
    for (const auto& [id, title] : m_source.views()) {
        m_view->addItem(title, toQt(id));
    }
    m_view->setCurrentIndex(std::max(0, m_view->findData(toQt(chosen))));
    m_spec = m_source.figure(fromQt(m_view->currentData().toString()));
    m_form->apply(m_spec);
    takeView();
}

void ExportDialog::setView(const std::string& view) {
    if (const int index = m_view->findData(toQt(view)); index >= 0) {
        m_view->setCurrentIndex(index);
        refresh();
    }
}

void ExportDialog::say(const QString& text, bool isProblem) {
    QPalette colors = palette();
    if (isProblem) {
        colors.setColor(QPalette::WindowText, warningColor(colors));
    }
    m_message->setPalette(colors);
    m_message->setText(text);
}

void ExportDialog::chooseFile() {
    QString path = askForFile(QSettings().value(QStringLiteral("figure/folder"), QDir::homePath()).toString());
    if (!path.isEmpty()) {
        QSettings().setValue(QStringLiteral("figure/folder"), QFileInfo(path).absolutePath());
        exportTo(path);
    }
}

void ExportDialog::exportTo(const QString& path) {
    if (m_isExporting) {
        return;
    }
    m_isExporting = true;
    m_progress->setRange(0, 0);
    m_progress->show();
    m_cancel->show();
    say(tr("Writing %1").arg(QFileInfo(path).fileName()), false);
    showSpec();
    start(path);
}

void ExportDialog::startProcess(const QString& path) {
    try {
        const QString spec = keptSpec(m_spec);
        m_process = std::make_unique<QProcess>();
        connect(m_process.get(), &QProcess::readyReadStandardOutput, this, [this] { readProgress(); });
        connect(m_process.get(), &QProcess::finished, this, [this, path](int status) {
            const QString said = QString::fromUtf8(m_process->readAllStandardError()).trimmed();
            end(path, status == 0 ? QString() : said.isEmpty() ? tr("The drawing program ended with status %1.").arg(status) : said);
        });
        connect(m_process.get(), &QProcess::errorOccurred, this, [this, path](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                end(path, tr("%1 could not be started.").arg(m_source.program));
            }
        });
        m_process->start(m_source.program, figureArguments(m_source, QLatin1String(m_option), spec, path));
    } catch (...) {
        end(path, errorText(core::currentError()));
    }
}

void ExportDialog::end(const QString& path, const QString& failure) {
    if (!m_isExporting) {
        return;
    }
    m_isExporting = false;
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

void ExportDialog::cancel() {
    if (m_isExporting) {
        stopWork();
        ++m_serial; // what still comes is not waited for
        endGently(std::move(m_process));
        end({}, tr("The export was cancelled."));
    }
}

void ExportDialog::copyCommand() {
    try {
        const QString out = fileName(m_format->currentData().toString());
        QApplication::clipboard()->setText(
            shellCommand(m_source.program, figureArguments(m_source, QLatin1String(m_option), keptSpec(m_spec), out)));
        say(tr("The command is in the clipboard."), false);
    } catch (...) {
        say(errorText(core::currentError()), true);
    }
}

} // namespace phidias::app
