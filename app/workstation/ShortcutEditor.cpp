#include "app/workstation/ShortcutEditor.h"

#include "app/workstation/ActionList.h"
#include "app/workstation/FuzzyMatch.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>

namespace phidias::app {

namespace {

enum Column { ActionColumn, MenuColumn, KeysColumn, ColumnCount };

QString keyOf(const QAction& action) {
    return QStringLiteral("shortcuts/") % QString::fromLatin1(action.objectName().toUtf8().toPercentEncoding());
}

} // namespace

Shortcuts::Shortcuts(Desk& desk) : QObject(&desk.window()), m_desk(desk) {
    for (const auto& listed : listedActions(desk.window())) {
        m_standard.insert(listed.action->objectName(), listed.action->shortcut());
        const QVariant own = QSettings().value(keyOf(*listed.action));
        if (own.isValid()) {
            listed.action->setShortcut(QKeySequence(own.toString(), QKeySequence::PortableText));
            Desk::describe(*listed.action);
        }
    }
}

QKeySequence Shortcuts::standard(const QAction& action) const {
    return m_standard.value(action.objectName());
}

QAction* Shortcuts::conflict(const QAction& action, const QKeySequence& keys) const {
    if (keys.isEmpty()) {
        return nullptr;
    }
    for (const auto& listed : listedActions(m_desk.window())) {
        const QKeySequence other = listed.action->shortcut();
        if (listed.action != &action && !other.isEmpty() &&
            (other.matches(keys) != QKeySequence::NoMatch || keys.matches(other) != QKeySequence::NoMatch)) {
            return listed.action;
        }
    }
    return nullptr;
}

void Shortcuts::assign(QAction& action, const QKeySequence& keys) {
    action.setShortcut(keys);
    Desk::describe(action);
    if (keys == standard(action)) {
        QSettings().remove(keyOf(action));
    } else {
        QSettings().setValue(keyOf(action), keys.toString(QKeySequence::PortableText));
    }
}

void Shortcuts::resetAll() {
    for (const auto& listed : listedActions(m_desk.window())) {
        reset(*listed.action);
    }
    QSettings().remove(QStringLiteral("shortcuts"));
}

ShortcutDialog::ShortcutDialog(Desk& desk, Shortcuts& shortcuts)
    : QDialog(&desk.window()), m_desk(desk), m_shortcuts(shortcuts), m_search(new QLineEdit(this)),
      m_table(new QTableWidget(0, ColumnCount, this)), m_keys(new QKeySequenceEdit(this)), m_message(new QLabel(this)) {
    setObjectName(QStringLiteral("shortcuts"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_search->setObjectName(QStringLiteral("shortcuts/search"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Name of a command, or its keys"));
    m_search->setClearButtonEnabled(true);
    m_table->setObjectName(QStringLiteral("shortcuts/table"));
    m_table->setAccessibleName(tr("Commands and their shortcuts"));
    m_table->setHorizontalHeaderLabels({tr("Command"), tr("Menu"), tr("Shortcut")});
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(ActionColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(MenuColumn, 170);
    m_table->setColumnWidth(KeysColumn, 150);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_keys->setObjectName(QStringLiteral("shortcuts/keys"));
    m_keys->setAccessibleName(tr("New shortcut: press the keys"));
    for (auto* part : m_keys->findChildren<QLineEdit*>()) {
        part->setAccessibleName(m_keys->accessibleName());
    }
    const auto button = [this](const char* name, const QString& text, auto slot) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QStringLiteral("shortcuts/") % QLatin1String(name));
        QString accessible = text;
        made->setAccessibleName(accessible.remove(QLatin1Char('&')));
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, slot);
        return made;
    };
    m_clear = button("clearButton", tr("&No shortcut"), [this] {
        m_keys->setKeySequence({});
        record();
    });
    m_reset = button("resetButton", tr("&Reset"), [this] {
        if (auto* action = current()) {
            m_keys->setKeySequence(m_shortcuts.standard(*action));
            record();
        }
    });
    m_takeOver = button("takeOverButton", tr("&Use it here"), [this] { takeOver(); });
    auto* all = button("resetAllButton", tr("Reset &all"), [this] {
        m_shortcuts.resetAll();
        m_message->setText(tr("All shortcuts are as the program came."));
        fill();
    });
    auto* close = button("closeButton", tr("C&lose"), [this] { QDialog::close(); });
    m_message->setObjectName(QStringLiteral("shortcuts/message"));
    m_message->setAccessibleName(tr("Message"));
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(2 * m_message->fontMetrics().lineSpacing());
    auto* label = new QLabel(tr("Press the &keys:"), this);
    label->setBuddy(m_keys);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_search, 0, 0, 1, 5);
    layout->addWidget(m_table, 1, 0, 1, 5);
    layout->addWidget(label, 2, 0);
    layout->addWidget(m_keys, 2, 1, 1, 2);
    layout->addWidget(m_clear, 2, 3);
    layout->addWidget(m_reset, 2, 4);
    layout->addWidget(m_message, 3, 0, 1, 4);
    layout->addWidget(m_takeOver, 3, 4);
    layout->addWidget(all, 4, 0);
    layout->addWidget(close, 4, 4);
    layout->setColumnStretch(2, 1);
    resize(720, 560);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutDialog::fill);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ShortcutDialog::showCurrent);
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, &ShortcutDialog::record);
    fill();
}

void ShortcutDialog::fill() {
    auto* const before = current();
    m_rows.clear();
    m_table->setRowCount(0);
    for (const auto& listed : listedActions(m_desk.window())) {
        const QString title = plainText(*listed.action);
        const QString keys = listed.action->shortcut().toString(QKeySequence::NativeText);
        if (!fuzzyScore(m_search->text(), QString(title % QLatin1Char(' ') % listed.where % QLatin1Char(' ') % keys))) {
            continue;
        }
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        const QStringList texts{title, listed.where, keys};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(listed.action->statusTip());
            m_table->setItem(row, column, item);
        }
        m_rows.push_back(listed.action);
        if (listed.action == before) {
            m_table->selectRow(row);
        }
    }
    if (current() == nullptr && !m_rows.empty()) {
        m_table->selectRow(0);
    }
    showCurrent();
}

QAction* ShortcutDialog::current() const {
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() || rows.front().row() >= static_cast<int>(m_rows.size()) ? nullptr
                                                                                   : m_rows[static_cast<std::size_t>(rows.front().row())];
}

void ShortcutDialog::showCurrent() {
    auto* action = current();
    m_takeOver->setEnabled(false);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_keys, m_clear, m_reset}) {
        widget->setEnabled(action != nullptr);
    }
    if (action != nullptr) {
        m_keys->setKeySequence(action->shortcut());
        m_reset->setEnabled(action->shortcut() != m_shortcuts.standard(*action));
        m_clear->setEnabled(!action->shortcut().isEmpty());
    }
}

void ShortcutDialog::record() {
    auto* action = current();
    if (action == nullptr || m_keys->keySequence() == action->shortcut()) {
        return;
    }
    const QString keys = m_keys->keySequence().toString(QKeySequence::NativeText);
    if (const auto* other = m_shortcuts.conflict(*action, m_keys->keySequence())) {
        m_message->setText(tr("%1 belongs to \"%2\". \"Use it here\" takes it from there.").arg(keys, plainText(*other)));
        m_takeOver->setEnabled(true);
        return;
    }
    m_shortcuts.assign(*action, m_keys->keySequence());
    m_message->setText(keys.isEmpty() ? tr("\"%1\" has no shortcut.").arg(plainText(*action))
                                      : tr("\"%1\" has the shortcut %2.").arg(plainText(*action), keys));
    fill();
}

void ShortcutDialog::takeOver() {
    auto* action = current();
    if (action == nullptr) {
        return;
    }
    const QKeySequence keys = m_keys->keySequence();
    while (auto* other = m_shortcuts.conflict(*action, keys)) {
        m_shortcuts.assign(*other, {});
    }
    m_shortcuts.assign(*action, keys);
    m_message->setText(tr("\"%1\" has the shortcut %2.").arg(plainText(*action), keys.toString(QKeySequence::NativeText)));
    fill();
}

ShortcutFeature::ShortcutFeature(Desk& desk)
    : QObject(&desk.window()), m_action(desk.addAction(desk.menu(Desk::Menu::Help), "shortcuts", tr("&Keyboard shortcuts..."),
                                                       tr("See and change the keys of every command"), {},
                                                       [this, &desk] {
                                                           auto* dialog = new ShortcutDialog(desk, m_shortcuts);
                                                           dialog->show();
                                                       })),
      m_shortcuts(desk) {}

} // namespace phidias::app
