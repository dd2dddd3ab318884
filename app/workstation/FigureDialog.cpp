#include "app/workstation/FigureDialog.h"

#include "app/workstation/FigureCommand.h"
#include "app/workstation/Letters.h"
#include "app/workstation/TextCatalog.h"
#include "core/util/AtomicFile.h"
#include "core/util/Paths.h"
#include "core/util/Sha256.h"
#include "views/figure/FigureWriter.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
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

} // namespace

QColor warningColor(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128 ? QColor(0xe3, 0x9a, 0x5d) : QColor(0xb4, 0x54, 0x1a);
}

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

QString shellCommand(const QString& program, const QStringList& arguments) {
    QStringList words{shellWord(program)};
    for (const auto& argument : arguments) {
        words += shellWord(argument);
    }
    return words.join(QLatin1Char(' '));
}

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

QString keptSpec(const views::FigureSpec& spec) {
    const std::filesystem::path folder = core::stateFolder() / "figures";
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    const std::string text = spec.toJson(folder).dump(2) + "\n";
    const std::filesystem::path path = folder / ("figure-" + core::sha256OfText(text).substr(0, 12) + ".json");
    core::writeFileAtomically(path, text);
    return toQt(path.string());
}

FigureDialog::FigureDialog(FigureSource source, QWidget* parent)
    : QDialog(parent), m_source(std::move(source)), m_form(new FigureForm(QStringLiteral("figureDialog"), this)),
      m_preview(new FigurePreview(QStringLiteral("figureDialog/preview"), m_source.budget, m_source.loader, this)),
      m_view(new QComboBox(this)), m_format(new QComboBox(this)), m_message(new QLabel(this)), m_busy(new QProgressBar(this)) {
    setObjectName(QStringLiteral("figureDialog"));
    setWindowTitle(tr("Export figure"));
    setAttribute(Qt::WA_DeleteOnClose);
    makeWidgets();
    m_spec = m_source.figure(m_source.views().front().first);
    m_form->setPage(m_spec);
    refresh();
}

FigureDialog::~FigureDialog() {
    cancel();
}

void FigureDialog::makeWidgets() {
    m_view->setObjectName(QStringLiteral("figureDialog/view"));
    m_view->setAccessibleName(tr("View"));
    m_format->setObjectName(QStringLiteral("figureDialog/format"));
    m_format->setAccessibleName(tr("Format"));
    for (const auto& [ending, title] : {std::pair{"png", tr("PNG picture")}, std::pair{"pdf", tr("PDF, lines and text as vectors")},
                                        std::pair{"svg", tr("SVG, lines and text as vectors")}}) {
        m_format->addItem(title, QLatin1String(ending));
    }
    m_message->setObjectName(QStringLiteral("figureDialog/message"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_busy->setObjectName(QStringLiteral("figureDialog/busy"));
    m_busy->setAccessibleName(tr("Export"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(6);
    m_busy->hide();
    m_form->rows().insertRow(0, tr("&View"), m_view);
    m_form->rows().addRow(tr("&Format"), m_format);
    auto* side = new QVBoxLayout;
    side->addWidget(m_form);
    side->addStretch(1);
    side->addWidget(m_message);
    side->addWidget(m_busy);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(12);
    middle->addLayout(side);
    middle->addWidget(m_preview, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(12);
    layout->addLayout(middle, 1);
    layout->addWidget(makeButtons());
    orderTabs(m_form->rows());
    separateLetters(*this);
    resize(1080, 620);
    connect(m_form, &FigureForm::edited, this, &FigureDialog::showSpec);
    connect(m_view, &QComboBox::activated, this, [this] { refresh(); });
}

QWidget* FigureDialog::makeButtons() {
    auto* row = new QWidget(this);
    row->setObjectName(QStringLiteral("figureDialog/buttons"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const char* name, const QString& text, const QString& tip) {
        auto* made = new QPushButton(text, row);
        made->setObjectName(QStringLiteral("figureDialog/") % QLatin1String(name));
        made->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        made->setToolTip(tip);
        made->setAutoDefault(false);
        layout->addWidget(made);
        return made;
    };
    auto* copy = button("copyButton", tr("Copy as co&mmand"), tr("The command line that draws this figure"));
    auto* save =
        button("saveButton", tr("&Save specification..."), tr("A file that gives this figure again: phidias-workstation --figure"));
    layout->addStretch(1);
    m_cancel = button("cancelButton", tr("Ca&ncel"), tr("Stop the export; nothing is left of it"));
    m_cancel->hide();
    auto* close = button("closeButton", tr("Cl&ose"), {});
    m_export = button("exportButton", tr("&Export..."), {});
    m_export->setDefault(true);
    connect(copy, &QPushButton::clicked, this, &FigureDialog::copyCommand);
    connect(save, &QPushButton::clicked, this, &FigureDialog::chooseSpecFile);
    connect(m_cancel, &QPushButton::clicked, this, &FigureDialog::cancel);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &FigureDialog::chooseFile);
    return row;
}

void FigureDialog::refresh() {
    const std::string chosen = m_view->currentIndex() < 0 ? m_spec.view : fromQt(m_view->currentData().toString());
    m_view->clear();
    for (const auto& [id, title] : m_source.views()) {
        m_view->addItem(title, toQt(id));
    }
    m_view->setCurrentIndex(std::max(0, m_view->findData(toQt(chosen))));
    m_spec = m_source.figure(fromQt(m_view->currentData().toString()));
    showSpec();
}

void FigureDialog::setView(const std::string& view) {
    if (const int index = m_view->findData(toQt(view)); index >= 0) {
        m_view->setCurrentIndex(index);
        refresh();
    }
}

void FigureDialog::showSpec() {
    m_form->apply(m_spec);
    m_preview->setSpec(m_spec);
    m_export->setEnabled(!m_spec.layers.empty() && !m_isExporting);
    m_export->setToolTip(m_spec.layers.empty() ? tr("No layer is visible") : QString());
}

void FigureDialog::say(const QString& text, bool isProblem) {
    QPalette colors = palette();
    if (isProblem) {
        colors.setColor(QPalette::WindowText, warningColor(colors));
    }
    m_message->setPalette(colors);
    m_message->setText(text);
}

void FigureDialog::chooseFile() {
    const QString ending = m_format->currentData().toString();
    const QString folder = QSettings().value(QStringLiteral("figure/folder"), QDir::homePath()).toString();
    QString path = QFileDialog::getSaveFileName(this, tr("Export figure"),
                                                QString(folder % QLatin1Char('/') % toQt(m_spec.view) % QLatin1Char('.') % ending),
                                                tr("Pictures (*.png *.svg *.pdf)"));
    if (path.isEmpty()) {
        return;
    }
    if (!views::isFigureFile(fromQt(path))) {
        path += QLatin1Char('.') % ending;
    }
    QSettings().setValue(QStringLiteral("figure/folder"), QFileInfo(path).absolutePath());
    exportTo(path);
}

void FigureDialog::exportTo(const QString& path) {
    if (m_isExporting) {
        return;
    }
    m_isExporting = true;
    m_busy->show();
    m_cancel->show();
    say(tr("Writing %1").arg(QFileInfo(path).fileName()), false);
    showSpec();
    if (m_spec.view == "map") {
        startInPool(path);
    } else {
        startProcess(path);
    }
}

void FigureDialog::startInPool(const QString& path) {
    m_stop = std::stop_source();
    const QPointer<FigureDialog> self(this);
    views::workPool().start(
        [self, path, spec = m_spec, loader = m_source.loader, budget = m_source.budget, stop = m_stop.get_token(), serial = ++m_serial] {
            QString failure;
            try {
                const auto view = makeFigureView(spec, loader, budget, stop);
                views::writeFigure(spec, *view, fromQt(path), budget, stop);
            } catch (...) {
                const core::Error error = core::currentError();
                failure = errorText(error);
                if (const QString hint = errorHint(error); !hint.isEmpty()) {
                    failure += QLatin1Char('\n') % hint;
                }
            }
            QMetaObject::invokeMethod(qApp, [self, path, failure, serial] {
                if (self && self->m_serial == serial) {
                    self->end(path, failure);
                }
            });
        });
}

void FigureDialog::startProcess(const QString& path) {
    try {
        const QString spec = keptSpec(m_spec);
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        connect(m_process.get(), &QProcess::finished, this, [this, path](int status) {
            const QString said = QString::fromUtf8(m_process->readAll()).trimmed();
            end(path, status == 0 ? QString() : said.isEmpty() ? tr("The drawing program ended with status %1.").arg(status) : said);
        });
        connect(m_process.get(), &QProcess::errorOccurred, this, [this, path](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart) {
                end(path, tr("%1 could not be started.").arg(m_source.program));
            }
        });
        m_process->start(m_source.program, figureArguments(m_source, QStringLiteral("--figure"), spec, path));
    } catch (...) {
        end(path, errorText(core::currentError()));
    }
}

void FigureDialog::end(const QString& path, const QString& failure) {
    if (!m_isExporting) {
        return;
    }
    m_isExporting = false;
    m_busy->hide();
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

void FigureDialog::cancel() {
    if (!m_isExporting) {
        return;
    }
    m_stop.request_stop();
    ++m_serial; // what still comes is not waited for
    endGently(std::move(m_process));
    end({}, tr("The export was cancelled."));
}

void FigureDialog::saveSpec(const QString& path) const {
    const std::filesystem::path file = std::filesystem::absolute(fromQt(path));
    core::writeFileAtomically(file, m_spec.toJson(file.parent_path()).dump(2) + "\n");
}

void FigureDialog::chooseSpecFile() {
    QString path =
        QFileDialog::getSaveFileName(this, tr("Save specification"), QStringLiteral("figure.json"), tr("Figure specifications (*.json)"));
    if (path.isEmpty()) {
        return;
    }
    try {
        saveSpec(path);
        say(tr("Written: %1").arg(path), false);
    } catch (...) {
        say(errorText(core::currentError()), true);
    }
}

void FigureDialog::copyCommand() {
    try {
        const QString out = QString(toQt(m_spec.view) % QLatin1Char('.') % m_format->currentData().toString());
        QApplication::clipboard()->setText(
            shellCommand(m_source.program, figureArguments(m_source, QStringLiteral("--figure"), keptSpec(m_spec), out)));
        say(tr("The command is in the clipboard."), false);
    } catch (...) {
        say(errorText(core::currentError()), true);
    }
}

} // namespace phidias::app
