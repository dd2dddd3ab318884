#include "app/workstation/LocateDialog.h"

#include "app/workstation/Letters.h"
#include "core/util/Error.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QVBoxLayout>
#include <map>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

enum Column { kLayerColumn, kOldColumn, kFoundColumn, kColumns };

QTableWidgetItem* cell(const QString& text, const QString& tip) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(tip);
    return item;
}

/// Where a file of this name could be; the size tells two of one name apart.
QString placeText(const QString& path) {
    const QFileInfo file(path);
    return LocateDialog::tr("%1 (%2)").arg(QDir::toNativeSeparators(path), QLocale().formattedDataSize(file.size()));
}

} // namespace

LocateDialog::LocateDialog(const core::Project& project, std::vector<std::string> lost, const QString& folder, QWidget* parent)
    : QDialog(parent), m_lost(std::move(lost)), m_table(new QTableWidget(this)), m_message(new QLabel(this)) {
    setObjectName(QStringLiteral("locateDialog"));
    setWindowTitle(tr("Locate missing files"));
    setModal(false);
    setAttribute(Qt::WA_DeleteOnClose);
    makeWidgets();
    separateLetters(*this);
    fill(project);
    showFound();
    if (!folder.isEmpty()) {
        search(folder);
    }
}

LocateDialog::~LocateDialog() {
    m_stop.request_stop();
}

void LocateDialog::makeWidgets() {
    m_table->setObjectName(QStringLiteral("locateDialog/table"));
    m_table->setAccessibleName(tr("Missing files"));
    m_table->setColumnCount(kColumns);
    m_table->setHorizontalHeaderLabels({tr("Used by"), tr("Not found at"), tr("Found at")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(kLayerColumn, QHeaderView::Interactive);
    m_table->horizontalHeader()->setSectionResizeMode(kOldColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(kFoundColumn, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setShowGrid(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_message->setObjectName(QStringLiteral("locateDialog/message"));
    m_message->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    const auto button = [&](const char* name, const QString& text, const QString& tip, auto slot) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QStringLiteral("locateDialog/") % QLatin1String(name));
        made->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        made->setToolTip(tip);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        buttons->addWidget(made);
        return made;
    };
    m_folderButton = button("folderButton", tr("Search a &folder..."),
                            tr("Look for all of them below a folder, by name and by the end of the path"), &LocateDialog::chooseFolder);
    m_fileButton = button("fileButton", tr("&Choose the file..."),
                          tr("Say where the selected file is now; others that moved with it are found too"), &LocateDialog::chooseFile);
    m_stopButton = button("stopButton", tr("S&top"), tr("Stop searching; what has been found stays"), &LocateDialog::cancel);
    buttons->addStretch(1);
    button("closeButton", tr("C&lose"), tr("Leave the project as it is"), &QDialog::close);
    m_useButton = button("useButton", tr("&Use found files"), tr("Let the project point to what was found; can be undone"), [this] {
        Q_EMIT located(m_found);
        close();
    });
    m_useButton->setDefault(true);
    auto* intro =
        new QLabel(tr("Their layers stay in the project. It is the same file when name and content are; the size helps to tell."), this);
    intro->setObjectName(QStringLiteral("locateDialog/intro"));
    intro->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(intro);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_message);
    layout->addLayout(buttons);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] { m_fileButton->setEnabled(m_table->currentRow() >= 0); });
    connect(m_table, &QTableWidget::itemActivated, this, &LocateDialog::chooseFile);
    resize(900, 360);
}

void LocateDialog::fill(const core::Project& project) {
    std::map<std::string, QStringList> users;
    for (const auto& layer : project.layers) {
        users[layer.href] += toQt(layer.title);
    }
    m_table->setRowCount(static_cast<int>(m_lost.size()));
    for (std::size_t row = 0; row < m_lost.size(); ++row) {
        const QString path = toQt(m_lost[row]);
        const auto found = users.find(m_lost[row]);
        const QString user = found == users.end() ? tr("DIVAnd") : found->second.join(QStringLiteral(", "));
        m_table->setItem(static_cast<int>(row), kLayerColumn, cell(user, user));
        m_table->setItem(static_cast<int>(row), kOldColumn, cell(QDir::toNativeSeparators(path), path));
        m_table->setItem(static_cast<int>(row), kFoundColumn, cell({}, {}));
    }
    m_table->setColumnWidth(kLayerColumn, 190);
    if (!m_lost.empty()) {
        m_table->selectRow(0);
    }
}

void LocateDialog::showFound() {
    for (std::size_t row = 0; row < m_lost.size(); ++row) {
        const auto place = m_found.find(m_lost[row]);
        auto* item = m_table->item(static_cast<int>(row), kFoundColumn);
        item->setText(place == m_found.end() ? tr("not found yet") : placeText(toQt(place->second)));
        item->setToolTip(place == m_found.end() ? QString() : toQt(place->second));
        item->setForeground(palette().brush(place == m_found.end() ? QPalette::PlaceholderText : QPalette::Text));
    }
    const auto count = static_cast<int>(m_found.size());
    m_useButton->setEnabled(count > 0 && !m_isSearching);
    m_folderButton->setEnabled(!m_isSearching);
    m_stopButton->setVisible(m_isSearching);
    m_fileButton->setEnabled(m_table->currentRow() >= 0);
    if (!m_isSearching) {
        m_message->setText(tr("Found: %1 of %2.").arg(count).arg(m_lost.size()));
    }
}

void LocateDialog::take(const core::Relocation& found, bool replaces) {
    for (const auto& [old, place] : found) {
        if (replaces) {
            m_found[old] = place;
        } else {
            m_found.emplace(old, place);
        }
    }
}

void LocateDialog::search(const QString& folder) {
    cancel();
    m_stop = {};
    m_isSearching = true;
    m_message->setText(tr("Searching %1...").arg(QDir::toNativeSeparators(folder)));
    showFound();
    std::vector<std::string> open;
    for (const auto& file : m_lost) {
        if (!m_found.contains(file)) {
            open.push_back(file);
        }
    }
    const QPointer<LocateDialog> self(this);
    views::workPool().start([self, open, folder = fromQt(folder), stop = m_stop.get_token()] {
        core::Relocation found;
        try {
            found = core::foundBelow(open, folder, stop);
        } catch (const core::Error&) {
            return; // cancelled
        }
        QMetaObject::invokeMethod(qApp, [self, found, stop] {
            if (self && !stop.stop_requested()) {
                self->m_isSearching = false;
                self->take(found, false);
                self->showFound();
                Q_EMIT self->searchEnded();
            }
        });
    });
}

void LocateDialog::choose(std::size_t row, const QString& path) {
    const auto found = core::relocatedWith(m_lost, m_lost.at(row), fromQt(path));
    take(found, false);
    m_found[m_lost[row]] = fromQt(path);
    showFound();
}

void LocateDialog::cancel() {
    m_stop.request_stop();
    m_isSearching = false;
    showFound();
}

void LocateDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Search a folder"), QSettings().value(QStringLiteral("lastFolder")).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &LocateDialog::search);
    dialog->open();
}

void LocateDialog::chooseFile() {
    const int row = m_table->currentRow();
    if (row < 0) {
        return;
    }
    const QString old = toQt(m_lost[static_cast<std::size_t>(row)]);
    auto* dialog = new QFileDialog(this, tr("Where is %1?").arg(QFileInfo(old).fileName()),
                                   QSettings().value(QStringLiteral("lastFolder")).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, row](const QString& path) { choose(static_cast<std::size_t>(row), path); });
    dialog->open();
}

} // namespace phidias::app
