#include "app/workstation/BundleDialog.h"

#include "app/workstation/Letters.h"
#include "app/workstation/TextCatalog.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QVBoxLayout>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

constexpr int kProgressSteps = 1000;
constexpr qint64 kProgressMs = 80;

QString lastFolder() {
    const QString folder = QSettings().value(QStringLiteral("lastFolder")).toString();
    return folder.isEmpty() ? QDir::homePath() : folder;
}

QProgressBar* progressBar(const QString& name, QWidget* parent) {
    auto* bar = new QProgressBar(parent);
    bar->setObjectName(name);
    bar->setAccessibleName(BundleDialog::tr("Progress"));
    bar->setRange(0, kProgressSteps);
    bar->setTextVisible(false);
    bar->setFixedHeight(6);
    bar->hide();
    return bar;
}

/// Tells the progress of the pool in the window, a few times a second.
template <typename Dialog> core::BundleOptions optionsFor(const QPointer<Dialog>& dialog, QProgressBar* bar, const std::stop_source& stop) {
    core::BundleOptions options;
    options.stop = stop.get_token();
    auto clock = std::make_shared<QElapsedTimer>();
    options.progress = [dialog, bar = QPointer<QProgressBar>(bar), clock](double share, const std::string&) {
        if (!clock->isValid() || clock->elapsed() > kProgressMs) {
            clock->restart();
            QMetaObject::invokeMethod(qApp, [dialog, bar, share] {
                if (dialog && bar) {
                    bar->setValue(static_cast<int>(share * kProgressSteps));
                }
            });
        }
    };
    return options;
}

QString failureText(const core::Error& error) {
    const QString hint = errorHint(error);
    return hint.isEmpty() ? errorText(error) : QString(errorText(error) % QLatin1Char(' ') % hint);
}

} // namespace

BundleDialog::BundleDialog(const core::Project& project, const QString& path, QWidget* parent)
    : QDialog(parent), m_table(new QTableWidget(this)), m_summary(new QLabel(this)), m_target(new QLineEdit(this)),
      m_origins(new QCheckBox(tr("Say in the manifest &where the files were on this computer"), this)), m_message(new QLabel(this)),
      m_progress(progressBar(QStringLiteral("bundleDialog/progress"), this)) {
    setObjectName(QStringLiteral("bundleDialog"));
    setWindowTitle(tr("Export bundle"));
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    const QString name = !path.isEmpty()          ? QFileInfo(path).completeBaseName()
                         : !project.title.empty() ? toQt(project.title).replace(QLatin1Char('/'), QLatin1Char('-'))
                                                  : QStringLiteral("project");
    makeWidgets((path.isEmpty() ? lastFolder() : QFileInfo(path).absolutePath()) % QLatin1Char('/') % name % QStringLiteral(".zip"));
    list(project, fromQt(name));
}

BundleDialog::~BundleDialog() {
    m_stop.request_stop();
}

void BundleDialog::makeWidgets(const QString& path) {
    const auto named = [](QWidget* widget, const char* name, const QString& accessible) {
        widget->setObjectName(QStringLiteral("bundleDialog/") % QLatin1String(name));
        widget->setAccessibleName(accessible);
    };
    named(m_table, "files", tr("Files of the bundle"));
    named(m_summary, "summary", tr("Size"));
    named(m_target, "target", tr("Folder or .zip file"));
    named(m_origins, "origins", tr("Say in the manifest where the files were on this computer"));
    named(m_message, "message", tr("State of the export"));
    m_table->setColumnCount(2);
    m_table->setHorizontalHeaderLabels({tr("In the bundle"), tr("Size")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setShowGrid(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_summary->setWordWrap(true);
    m_message->setWordWrap(true);
    m_target->setText(QDir::toNativeSeparators(path));
    m_target->setPlaceholderText(tr("A name that ends in .zip, or a folder"));
    auto* targetLabel = new QLabel(tr("&To"), this);
    targetLabel->setBuddy(m_target);
    const auto button = [this](const char* name, const QString& text, const QString& tip, auto slot) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QStringLiteral("bundleDialog/") % QLatin1String(name));
        made->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        made->setToolTip(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        return made;
    };
    m_chooseButton = button("chooseButton", tr("C&hoose..."), tr("Choose where the bundle goes"), &BundleDialog::chooseTarget);
    setTabOrder(m_target, m_chooseButton);
    setTabOrder(m_chooseButton, m_origins);
    m_cancelButton = button("cancelButton", tr("&Cancel"), tr("Stop, and leave nothing behind"), &BundleDialog::cancel);
    m_writeButton = button("writeButton", tr("&Export"), tr("Copy the project and its files"),
                           [this] { writeTo(QDir::fromNativeSeparators(m_target->text().trimmed())); });
    m_writeButton->setDefault(true);
    auto* target = new QHBoxLayout;
    target->setSpacing(8);
    target->addWidget(targetLabel);
    target->addWidget(m_target, 1);
    target->addWidget(m_chooseButton);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancelButton);
    buttons->addWidget(m_writeButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_summary);
    layout->addLayout(target);
    layout->addWidget(m_origins);
    layout->addWidget(m_message);
    layout->addWidget(m_progress);
    layout->addLayout(buttons);
    separateLetters(*this);
    resize(640, 440);
}

void BundleDialog::list(const core::Project& project, const std::string& name) {
    m_writeButton->setEnabled(false);
    m_summary->setText(tr("Looking at the files..."));
    const QPointer<BundleDialog> self(this);
    views::workPool().start([self, project, name] {
        auto plan = std::make_shared<core::BundlePlan>(core::planBundle(project, name));
        QMetaObject::invokeMethod(qApp, [self, plan] {
            if (self) {
                self->m_plan = std::move(*plan);
                self->showPlan();
            }
        });
    });
}

void BundleDialog::showPlan() {
    m_isListed = true;
    m_writeButton->setEnabled(true);
    const QLocale locale;
    m_table->setRowCount(static_cast<int>(m_plan.files.size()));
    for (std::size_t row = 0; row < m_plan.files.size(); ++row) {
        const auto& file = m_plan.files[row];
        auto* name = new QTableWidgetItem(toQt(file.name));
        name->setToolTip(QDir::toNativeSeparators(toQt(file.source)));
        auto* size = new QTableWidgetItem(file.isMissing ? tr("missing") : locale.formattedDataSize(static_cast<qint64>(file.sizeBytes)));
        size->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        for (auto* item : {name, size}) {
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            if (file.isMissing) {
                item->setForeground(palette().brush(QPalette::PlaceholderText));
            }
        }
        m_table->setItem(static_cast<int>(row), 0, name);
        m_table->setItem(static_cast<int>(row), 1, size);
    }
    const auto missing = static_cast<int>(m_plan.missingCount());
    QString text = tr("Files: %1, %2 in all.")
                       .arg(locale.toString(static_cast<int>(m_plan.files.size()) - missing),
                            locale.formattedDataSize(static_cast<qint64>(m_plan.sizeBytes())));
    if (missing > 0) {
        text += QLatin1Char(' ') % tr("Missing, and not put in: %1.").arg(locale.toString(missing));
    }
    if (!m_plan.addresses.empty()) {
        text += QLatin1Char(' ') %
                tr("Addresses that stay on the network: %1.").arg(locale.toString(static_cast<int>(m_plan.addresses.size())));
    }
    text += QLatin1Char(' ') % tr("Files are copied as they are: what is written in them may name folders of this computer.");
    m_summary->setText(text);
}

void BundleDialog::chooseTarget() {
    auto* dialog =
        new QFileDialog(this, tr("Export bundle"), QDir::fromNativeSeparators(m_target->text()), tr("Zip files (*.zip);;Folders (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_confirmed = path; // the dialog has asked
        m_target->setText(QDir::toNativeSeparators(path));
    });
    dialog->open();
}

void BundleDialog::writeTo(const QString& path) {
    if (path.isEmpty() || m_isWriting || !m_isListed) {
        return;
    }
    const QString full = QFileInfo(path).absoluteFilePath();
    if (QFileInfo(full).isFile() && m_confirmed != full) {
        auto* box = new QMessageBox(QMessageBox::Question, tr("Export bundle"), tr("%1 exists already. Replace it?").arg(full),
                                    QMessageBox::NoButton, this);
        box->setObjectName(QStringLiteral("bundleDialog/replaceBox"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        auto* replace = box->addButton(tr("&Replace"), QMessageBox::AcceptRole);
        box->setDefaultButton(box->addButton(tr("&Cancel"), QMessageBox::RejectRole));
        connect(replace, &QPushButton::clicked, this, [this, full] {
            m_confirmed = full;
            writeTo(full);
        });
        box->open();
        return;
    }
    m_isWriting = true;
    m_stop = {};
    m_writeButton->setEnabled(false);
    m_chooseButton->setEnabled(false);
    m_progress->setValue(0);
    m_progress->show();
    say(tr("Copying..."));
    const QPointer<BundleDialog> self(this);
    auto options = optionsFor(self, m_progress, m_stop);
    options.namesOrigins = m_origins->isChecked();
    options.replacesFile = m_confirmed == full;
    views::workPool().start([self, plan = m_plan, full, options] {
        std::optional<core::Error> error;
        try {
            core::writeBundle(plan, fromQt(full), options);
        } catch (...) {
            error = core::currentError();
        }
        QMetaObject::invokeMethod(qApp, [self, full, error] {
            if (self) {
                self->end(full, error);
            }
        });
    });
}

void BundleDialog::cancel() {
    if (!m_isWriting) {
        close();
        return;
    }
    m_stop.request_stop();
    say(tr("Cancelling..."));
}

void BundleDialog::end(const QString& path, const std::optional<core::Error>& error) {
    m_isWriting = false;
    m_writeButton->setEnabled(true);
    m_chooseButton->setEnabled(true);
    m_progress->hide();
    if (error) {
        say(error->code() == core::ErrorCode::Cancelled ? tr("Cancelled; nothing is left.") : failureText(*error));
    } else {
        Q_EMIT written(path);
        close();
    }
    Q_EMIT writingEnded();
}

void BundleDialog::say(const QString& text) {
    m_message->setText(text);
}

UnpackDialog::UnpackDialog(const QString& bundle, QWidget* parent)
    : QDialog(parent), m_bundle(bundle), m_folder(new QLineEdit(QDir::toNativeSeparators(QFileInfo(bundle).absolutePath()), this)),
      m_message(new QLabel(this)), m_progress(progressBar(QStringLiteral("unpackDialog/progress"), this)),
      m_unpackButton(new QPushButton(tr("&Unpack and open"), this)) {
    setObjectName(QStringLiteral("unpackDialog"));
    setWindowTitle(tr("Open bundle"));
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* intro =
        new QLabel(tr("%1 holds a project with its data. It is unpacked into a new folder.").arg(QFileInfo(bundle).fileName()), this);
    intro->setObjectName(QStringLiteral("unpackDialog/intro"));
    intro->setWordWrap(true);
    m_folder->setObjectName(QStringLiteral("unpackDialog/folder"));
    m_folder->setAccessibleName(tr("Below"));
    auto* label = new QLabel(tr("&Below"), this);
    label->setBuddy(m_folder);
    m_message->setObjectName(QStringLiteral("unpackDialog/message"));
    m_message->setAccessibleName(tr("State of unpacking"));
    m_message->setWordWrap(true);
    auto* choose = new QPushButton(tr("C&hoose..."), this);
    choose->setObjectName(QStringLiteral("unpackDialog/chooseButton"));
    choose->setAccessibleName(tr("Choose the folder"));
    auto* cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("unpackDialog/cancelButton"));
    cancel->setAccessibleName(tr("Cancel"));
    m_unpackButton->setObjectName(QStringLiteral("unpackDialog/unpackButton"));
    m_unpackButton->setAccessibleName(tr("Unpack and open"));
    for (auto* button : {choose, cancel, m_unpackButton}) {
        button->setAutoDefault(false);
    }
    m_unpackButton->setDefault(true);
    setTabOrder(m_folder, choose);
    setTabOrder(choose, cancel);
    setTabOrder(cancel, m_unpackButton);
    auto* where = new QHBoxLayout;
    where->setSpacing(8);
    where->addWidget(label);
    where->addWidget(m_folder, 1);
    where->addWidget(choose);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_unpackButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(intro);
    layout->addLayout(where);
    layout->addWidget(m_message);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    layout->addLayout(buttons);
    connect(choose, &QPushButton::clicked, this, &UnpackDialog::chooseFolder);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(m_unpackButton, &QPushButton::clicked, this, [this] { unpackTo(QDir::fromNativeSeparators(m_folder->text().trimmed())); });
    separateLetters(*this);
    resize(520, 170);
}

UnpackDialog::~UnpackDialog() {
    m_stop.request_stop();
}

void UnpackDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Unpack below"), QDir::fromNativeSeparators(m_folder->text()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { m_folder->setText(QDir::toNativeSeparators(path)); });
    dialog->open();
}

void UnpackDialog::unpackTo(const QString& folder) {
    if (folder.isEmpty() || !m_unpackButton->isEnabled()) {
        return;
    }
    m_unpackButton->setEnabled(false);
    m_progress->setValue(0);
    m_progress->show();
    m_message->setText(tr("Unpacking..."));
    m_stop = {};
    const QPointer<UnpackDialog> self(this);
    views::workPool().start([self, bundle = fromQt(m_bundle), folder = fromQt(folder), options = optionsFor(self, m_progress, m_stop)] {
        QString project;
        std::optional<core::Error> error;
        try {
            project = toQt(core::unpackBundle(bundle, folder, options).string());
        } catch (...) {
            error = core::currentError();
        }
        QMetaObject::invokeMethod(qApp, [self, project, error] {
            if (self) {
                self->end(project, error);
            }
        });
    });
}

void UnpackDialog::end(const QString& project, const std::optional<core::Error>& error) {
    m_unpackButton->setEnabled(true);
    m_progress->hide();
    if (error) {
        m_message->setText(failureText(*error));
    } else {
        Q_EMIT unpacked(project);
        close();
    }
    Q_EMIT ended();
}

} // namespace phidias::app
