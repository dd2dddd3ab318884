// Everything by keyboard: each control of every panel and dialog is reached by Tab, in the order of the layout, has a name and a role for
// screen readers, and a letter (Alt+letter) of its own.
#include "tests/a11y/WindowWalk.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QTabBar>

using namespace phidias;

namespace {

QString nameOf(const QWidget& widget) {
    return QString(QLatin1String(widget.metaObject()->className())) + QLatin1Char(' ') + widget.objectName();
}

bool isInvisible(const QWidget& widget, const QWidget& window) {
    return !widget.isVisibleTo(&window) || widget.visibleRegion().isEmpty();
}

/// Whether Tab should come to a widget: it takes the focus by Tab and is not one of several that share a stop.
bool isStop(const QWidget& widget, const QWidget& window) {
    if (&widget != &window && widget.isWindow()) {
        return false;
    }
    if (!widget.isEnabled() || isInvisible(widget, window) || !(widget.focusPolicy() & Qt::TabFocus) || widget.focusProxy() != nullptr) {
        return false;
    }
    const auto* button = qobject_cast<const QAbstractButton*>(&widget);
    const bool isOneOfSeveral = button != nullptr && button->autoExclusive() && !button->isChecked(); // arrows lead to it
    const bool isScrolledAway = widget.inherits("QScrollArea");                                       // its parts are what is worked with
    return !isOneOfSeveral && !isScrolledAway;
}

QList<QWidget*> stopsOf(QWidget& window) {
    QList<QWidget*> stops;
    for (auto* widget : window.findChildren<QWidget*>()) {
        if (isStop(*widget, window)) {
            stops += widget;
        }
    }
    return stops;
}

/// Presses Tab until a widget comes again. @returns where the focus was, in order
QList<QWidget*> walked(QWidget& window, QWidget& first) {
    QList<QWidget*> order;
    first.setFocus(Qt::TabFocusReason);
    for (int presses = 0; presses < 600; ++presses) {
        auto* focus = QApplication::focusWidget();
        if (focus == nullptr || order.contains(focus)) {
            break;
        }
        order += focus;
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    Q_UNUSED(window)
    return order;
}

void findUnreached(QWidget& window, const QString& where, QStringList& found) {
    const auto stops = stopsOf(window);
    if (stops.isEmpty()) {
        return;
    }
    const auto order = walked(window, *stops.front());
    for (auto* stop : stops) {
        bool isReached = order.contains(stop);
        for (const auto* at : order) {
            isReached = isReached || stop->isAncestorOf(at); // an editable combo box hands the focus to its line
        }
        if (!isReached && isStop(*stop, window)) {
            found += QStringLiteral("%1: %2 is not reached; the walk was %3 long, ended at %4")
                         .arg(where, nameOf(*stop))
                         .arg(order.size())
                         .arg(order.isEmpty() ? QString() : nameOf(*order.back()));
        }
    }
    for (qsizetype at = 1; at < order.size(); ++at) {
        const auto* before = order[at - 1];
        const auto* after = order[at];
        if (before->parentWidget() == nullptr || before->parentWidget() != after->parentWidget() || !stops.contains(after)) {
            continue;
        }
        const bool goesUp = after->geometry().bottom() < before->geometry().top() && after->geometry().left() <= before->geometry().right();
        const bool goesBack = after->geometry().right() < before->geometry().left() &&
                              after->geometry().top() <= before->geometry().bottom() &&
                              after->geometry().bottom() >= before->geometry().top();
        if (goesUp || goesBack) {
            found += QStringLiteral("%1: Tab goes %2 from %3 to %4")
                         .arg(where, goesUp ? QStringLiteral("up") : QStringLiteral("back"), nameOf(*before), nameOf(*after));
        }
    }
}

void findNameless(QWidget& window, const QString& where, QStringList& found) {
    for (auto* stop : stopsOf(window)) {
        const auto* interface = QAccessible::queryAccessibleInterface(stop);
        if (interface == nullptr || interface->role() == QAccessible::NoRole) {
            found += QStringLiteral("%1: %2 has no role").arg(where, nameOf(*stop));
        } else if (interface->text(QAccessible::Name).trimmed().isEmpty() && !stop->inherits("QTabBar") &&
                   !stop->objectName().startsWith(QLatin1String("qt_"))) {
            found += QStringLiteral("%1: %2 has no name").arg(where, nameOf(*stop));
        }
    }
}

/// Letters that Alt leads to, with what has them, of what is seen at once.
void addLetters(const QWidget& window, QMultiMap<QString, QString>& letters) {
    const auto add = [&](const QString& text, const QString& name) {
        const QString plain = QString(text).replace(QStringLiteral("&&"), QString());
        const auto at = plain.indexOf(QLatin1Char('&'));
        if (at >= 0 && at + 1 < plain.size()) {
            letters.insert(plain.mid(at + 1, 1).toLower(), name);
        }
    };
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (isInvisible(*widget, window) || !widget->isEnabled() || (widget->isWindow() && widget != &window)) {
            continue;
        }
        if (const auto* label = qobject_cast<const QLabel*>(widget); label != nullptr && label->buddy() != nullptr) {
            add(label->text(), nameOf(*label->buddy()));
        } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
            add(button->text(), nameOf(*button));
        } else if (const auto* box = qobject_cast<const QGroupBox*>(widget)) {
            add(box->title(), nameOf(*box));
        } else if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                add(tabs->tabText(tab), nameOf(*tabs));
            }
        } else if (const auto* menus = qobject_cast<const QMenuBar*>(widget)) {
            for (const auto* action : menus->actions()) {
                add(action->text(), QStringLiteral("menu ") + action->text());
            }
        }
    }
}

void findClashes(const QWidget& window, const QString& where, QStringList& found) {
    QMultiMap<QString, QString> letters;
    addLetters(window, letters);
    for (const auto& letter : letters.uniqueKeys()) {
        if (letters.count(letter) > 1) {
            found += QStringLiteral("%1: Alt+%2 is %3")
                         .arg(where, letter.toUpper(), QStringList(letters.values(letter)).join(QStringLiteral(" and ")));
        }
    }
}

} // namespace

class KeyboardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tabReachesEverythingInTheOrderOfTheLayout();
    void everyStopHasNameAndRole();
    void lettersDoNotClash_data();
    void lettersDoNotClash();

private:
    static void report(QStringList& found, const char* what);
    QTemporaryDir m_folder;
    QString m_data;
};

void KeyboardTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("phidias-test"));
    QCoreApplication::setApplicationName(QStringLiteral("keyboard"));
    QSettings().clear();
    app::applyTheme(*qApp, QStringLiteral("light"));
    QAccessible::setActive(true);
    m_data = tests::twinFolder(m_folder);
}

void KeyboardTest::report(QStringList& found, const char* what) {
    found.removeDuplicates();
    for (const auto& text : found) {
        qWarning("%s", qPrintable(text));
    }
    QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("%1 %2, see above").arg(found.size()).arg(QLatin1String(what))));
}

void KeyboardTest::tabReachesEverythingInTheOrderOfTheLayout() {
    QStringList found;
    tests::WindowWalk walk(m_folder, m_data);
    QVERIFY(QTest::qWaitForWindowActive(&walk.window()));
    findUnreached(walk.window(), QStringLiteral("window"), found);
    walk.forEachDock([&](QDockWidget& dock) {
        for (auto* stop : stopsOf(dock)) {
            auto* const first = stopsOf(walk.window()).front();
            if (!walked(walk.window(), *first).contains(stop)) {
                found += QStringLiteral("%1: %2 is not reached").arg(dock.objectName(), nameOf(*stop));
            }
            break; // the rest follows as in the window
        }
        findUnreached(dock, dock.objectName(), found);
    });
    walk.forEachDialog([&](QWidget& dialog) {
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(dialog.window()));
        findUnreached(dialog, dialog.objectName() + QLatin1Char(' ') + dialog.windowTitle(), found);
    });
    report(found, "stops are wrong");
}

void KeyboardTest::everyStopHasNameAndRole() {
    QStringList found;
    tests::WindowWalk walk(m_folder, m_data);
    findNameless(walk.window(), QStringLiteral("window"), found);
    walk.forEachDock([&](QDockWidget& dock) { findNameless(dock, dock.objectName(), found); });
    walk.forEachDialog(
        [&](QWidget& dialog) { findNameless(dialog, dialog.objectName() + QLatin1Char(' ') + dialog.windowTitle(), found); });
    report(found, "controls have no name or role");
}

void KeyboardTest::lettersDoNotClash_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("French") << QStringLiteral("fr");
}

void KeyboardTest::lettersDoNotClash() {
    QFETCH(QString, language);
    QStringList found;
    {
        const tests::LanguageGuard guard(language);
        tests::WindowWalk walk(m_folder, m_data);
        findClashes(walk.window(), QStringLiteral("window"), found);
        walk.forEachDock([&](QDockWidget& dock) { findClashes(walk.window(), dock.objectName(), found); });
        walk.forEachDialog(
            [&](QWidget& dialog) { findClashes(dialog, dialog.objectName() + QLatin1Char(' ') + dialog.windowTitle(), found); });
    }
    report(found, "letters clash");
}

QTEST_MAIN(KeyboardTest)
#include "KeyboardTest.moc"
