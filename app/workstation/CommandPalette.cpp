#include "app/workstation/CommandPalette.h"

#include "app/workstation/ActionList.h"
#include "app/workstation/FuzzyMatch.h"
#include "app/workstation/RecentFiles.h"
#include "views/scene/Text.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QMenuBar>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>

namespace phidias::app {

using views::toQt;

namespace {

constexpr int kWidth = 560;
constexpr int kRowHeight = 28;
constexpr int kMostRows = 14;
constexpr int kWhereRole = Qt::UserRole + 1;
constexpr int kShortcutRole = Qt::UserRole + 2;
constexpr int kWhyRole = Qt::UserRole + 3;

/// Title, then where it is in grey, the shortcut at the right; a reason instead of the place while it cannot be had.
class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return {100, std::max(kRowHeight, option.fontMetrics.height() + 10)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QPalette& palette = option.palette;
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        const QString why = index.data(kWhyRole).toString();
        if (isChosen) {
            painter->fillRect(option.rect, palette.color(QPalette::Highlight));
        }
        const QRect room = option.rect.adjusted(12, 0, -12, 0);
        const QColor text = palette.color(isChosen ? QPalette::HighlightedText : QPalette::Text);
        const QColor quiet = isChosen ? text : palette.color(QPalette::PlaceholderText);
        const QString shortcut = index.data(kShortcutRole).toString();
        const int shortcutWidth = shortcut.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(shortcut) + 16;
        painter->setPen(why.isEmpty() ? text : quiet);
        const QString title = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, room.width() - shortcutWidth);
        painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, title);
        const int used = option.fontMetrics.horizontalAdvance(title) + 16;
        painter->setPen(quiet);
        const QString where = why.isEmpty() ? index.data(kWhereRole).toString() : why;
        painter->drawText(room.adjusted(used, 0, -shortcutWidth, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(where, Qt::ElideRight, std::max(0, room.width() - used - shortcutWidth)));
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, shortcut);
    }
};

} // namespace

std::vector<std::size_t> rankedEntries(const std::vector<PaletteEntry>& entries, const QString& pattern) {
    struct Hit {
        std::size_t index;
        int score;
    };
    std::vector<Hit> hits;
    for (std::size_t k = 0; k < entries.size(); ++k) {
        // The title counts; its place helps to tell two of a name apart ("legend panel").
        const auto title = fuzzyScore(pattern, entries[k].title);
        const auto both = title ? title : fuzzyScore(pattern, QString(entries[k].title % QLatin1Char(' ') % entries[k].where));
        if (both) {
            hits.push_back({k, (title ? *title + 5 : *both) + (entries[k].why.isEmpty() ? 0 : -30)});
        }
    }
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
        return a.score != b.score ? a.score > b.score : entries[a.index].rank > entries[b.index].rank;
    });
    std::vector<std::size_t> order;
    for (const auto& hit : hits) {
        order.push_back(hit.index);
    }
    return order;
}

CommandPalette::CommandPalette(QWidget* window) : QFrame(window, Qt::Popup), m_line(new QLineEdit(this)), m_list(new QListWidget(this)) {
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Commands"));
    setFrameShape(QFrame::StyledPanel);
    m_line->setObjectName(QStringLiteral("palette/line"));
    m_line->setAccessibleName(tr("Search commands"));
    m_line->setPlaceholderText(tr("Command, process, layer or file"));
    m_line->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("palette/list"));
    m_list->setAccessibleName(tr("Commands found"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(8);
    layout->addWidget(m_line);
    layout->addWidget(m_list);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::runCurrent);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::open(std::vector<PaletteEntry> entries, const QPoint& topRight) {
    m_entries = std::move(entries);
    m_line->clear();
    filter();
    move(topRight - QPoint(width(), 0));
    show();
    m_line->setFocus();
}

void CommandPalette::filter() {
    m_listed = rankedEntries(m_entries, m_line->text());
    m_list->clear();
    for (const std::size_t index : m_listed) {
        const auto& entry = m_entries[index];
        auto* item = new QListWidgetItem(entry.title, m_list);
        item->setData(kWhereRole, entry.where);
        item->setData(kShortcutRole, entry.shortcut);
        item->setData(kWhyRole, entry.why);
        item->setData(Qt::AccessibleTextRole, QStringList({entry.title, entry.where, entry.shortcut, entry.why})
                                                  .filter(QRegularExpression(QStringLiteral(".")))
                                                  .join(QStringLiteral(", ")));
        item->setToolTip(entry.why);
    }
    if (m_listed.empty()) {
        auto* item = new QListWidgetItem(tr("Nothing is called so"), m_list);
        item->setFlags(Qt::NoItemFlags);
    }
    m_list->setCurrentRow(0);
    // As high as what was found, so that an empty box does not hide the data.
    const int rows = std::clamp(m_list->count(), 1, kMostRows);
    m_list->setFixedHeight(rows * std::max(kRowHeight, fontMetrics().height() + 10) + 2);
    adjustSize();
    resize(kWidth, sizeHint().height());
}

void CommandPalette::runCurrent() {
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_listed.size())) {
        return;
    }
    const auto& entry = m_entries[m_listed[static_cast<std::size_t>(row)]];
    if (!entry.why.isEmpty()) {
        return; // the reason stands beside it
    }
    const auto run = entry.run;
    hide();
    run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: {
            QKeyEvent copy(QEvent::KeyPress, key->key(), key->modifiers());
            QCoreApplication::sendEvent(m_list, &copy);
            return true;
        }
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

CommandPaletteFeature::CommandPaletteFeature(Desk& desk, std::function<void(const QString&)> open,
                                             std::function<void(const std::string&)> selectLayer)
    : QObject(&desk.window()), m_desk(desk), m_open(std::move(open)), m_selectLayer(std::move(selectLayer)),
      m_palette(new CommandPalette(&desk.window())) {
    m_action = desk.addAction(desk.menu(Desk::Menu::Help), "palette", tr("&Search commands..."),
                              tr("Find any command, process, layer or recent file by some letters of its name"),
                              QKeySequence(Qt::CTRL | Qt::Key_K), [this] { show(); });
    auto* room = new QWidget(&desk.toolBar());
    room->setObjectName(QStringLiteral("toolBar/room"));
    room->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    desk.toolBar().addWidget(room);
    auto* field = new QPushButton(&desk.toolBar());
    field->setObjectName(QStringLiteral("toolBar/search"));
    field->setFlat(true);
    field->setAccessibleName(tr("Search commands"));
    const auto update = [this, field] {
        const QString key = m_action->shortcut().toString(QKeySequence::NativeText);
        field->setText(key.isEmpty() ? tr("Search commands") : tr("Search commands  %1").arg(key));
        field->setToolTip(m_action->statusTip());
    };
    update();
    connect(m_action, &QAction::changed, field, update);
    connect(field, &QPushButton::clicked, this, [this] { show(); });
    desk.toolBar().addWidget(field);
}

std::vector<PaletteEntry> CommandPaletteFeature::entries() const {
    std::vector<PaletteEntry> entries;
    for (const auto& listed : listedActions(m_desk.window())) {
        if (listed.action == m_action) {
            continue;
        }
        QString why = listed.action->property("whyDisabled").toString();
        if (!listed.action->isEnabled() && why.isEmpty()) {
            why = tr("Not possible now");
        }
        PaletteEntry entry{.title = plainText(*listed.action),
                           .where = listed.where,
                           .shortcut = listed.action->shortcut().toString(QKeySequence::NativeText),
                           .why = listed.action->isEnabled() ? QString() : why,
                           .rank = 10,
                           .run = [action = QPointer<QAction>(listed.action)] {
                               if (action) {
                                   action->trigger();
                               }
                           }};
        if (listed.dock != nullptr) {
            // A panel that lies behind another is brought to the front, never closed.
            entry.run = [dock = QPointer<QDockWidget>(listed.dock)] {
                if (dock) {
                    dock->show();
                    dock->raise();
                }
            };
        }
        entries.push_back(std::move(entry));
    }
    const auto& layers = m_desk.document().project().layers;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        entries.push_back({.title = toQt(layer->title),
                           .where = layer->group.empty() ? tr("Layer") : tr("Layer of %1").arg(toQt(layer->group)),
                           .shortcut = {},
                           .why = {},
                           .rank = 5,
                           .run = [this, id = layer->id] { m_selectLayer(id); }});
    }
    for (const QString& path : recentFiles()) {
        entries.push_back({.title = QFileInfo(path).fileName(),
                           .where = path.contains(QLatin1String("://")) ? path : QFileInfo(path).absolutePath(),
                           .shortcut = {},
                           .why = isPresent(path) ? QString() : tr("The file is no longer there"),
                           .rank = 0,
                           .run = [this, path] { m_open(path); }});
    }
    return entries;
}

void CommandPaletteFeature::show() {
    auto& bar = m_desk.toolBar();
    m_palette->open(entries(), bar.mapToGlobal(QPoint(bar.width() - 8, bar.height())));
}

} // namespace phidias::app
