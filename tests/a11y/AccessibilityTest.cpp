// Names, keyboard and languages of every widget that can take the focus.
#include "app/workstation/Appearance.h"
#include "app/workstation/ExportDialog.h"
#include "app/workstation/MainWindow.h"
#include "app/workstation/ProcessDialog.h"
#include "processing/Processes.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest>
#include <functional>

using namespace phidias;

/// Contexts of the translation files are class names without namespaces.
class ClassNameTranslator : public QTranslator {
public:
    [[nodiscard]] QString translate(const char* context, const char* source, const char* comment, int n) const override {
        const QByteArrayView full(context);
        return QTranslator::translate(context + (full.lastIndexOf(':') + 1), source, comment, n);
    }
};

class AccessibilityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyControlOfTheWindowHasNames();
    void everyControlOfEveryProcessDialogHasNames();
    void mnemonicsOfTheMenusDoNotClash_data();
    void mnemonicsOfTheMenusDoNotClash();
    void textIsReadableInBothThemes_data();
    void textIsReadableInBothThemes();
    void everyActionHasNameAndTip();

private:
    static QStringList withoutNames(const QWidget& window);
    QTemporaryDir m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void AccessibilityTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 1});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
}

QStringList AccessibilityTest::withoutNames(const QWidget& window) {
    QStringList nameless;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        // Parts of composite widgets (the line of a combo box, scroll bars, dock buttons) belong to Qt.
        const bool isOurs = qobject_cast<const QAbstractButton*>(widget) != nullptr || qobject_cast<const QLineEdit*>(widget) != nullptr ||
                            qobject_cast<const QComboBox*>(widget) != nullptr || qobject_cast<const QAbstractItemView*>(widget) != nullptr;
        const bool isPart = widget->objectName().startsWith(QLatin1String("qt_")) ||
                            qobject_cast<const QComboBox*>(widget->parentWidget()) != nullptr ||
                            widget->parentWidget()->inherits("QComboBoxPrivateContainer") ||
                            widget->parentWidget()->inherits("QDockWidget") || widget->parentWidget()->inherits("QToolBar") ||
                            widget->parentWidget()->inherits("QTabWidget") || widget->parentWidget()->inherits("QTabBar") ||
                            widget->parentWidget()->inherits("QAbstractItemView") || widget->inherits("QHeaderView") ||
                            widget->parentWidget()->inherits("QAbstractScrollArea") || widget->parentWidget()->inherits("QStatusBar");
        if (isOurs && !isPart && widget->focusPolicy() != Qt::NoFocus &&
            (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())) {
            nameless +=
                QStringLiteral("%1 '%2' in %3")
                    .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), widget->parentWidget()->objectName());
        }
    }
    return nameless;
}

void AccessibilityTest::everyControlOfTheWindowHasNames() {
    const QStringList nameless = withoutNames(*m_window);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
}

void AccessibilityTest::everyControlOfEveryProcessDialogHasNames() {
    for (const auto* process : m_processes.processes()) {
        auto* dialog = new app::ProcessDialog(*process, m_window.get());
        const QStringList nameless = withoutNames(*dialog);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
        delete dialog;
    }
}

void AccessibilityTest::mnemonicsOfTheMenusDoNotClash_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << QStringLiteral("en");
    QTest::newRow("French") << QStringLiteral("fr");
}

void AccessibilityTest::mnemonicsOfTheMenusDoNotClash() {
    QFETCH(QString, language);
    ClassNameTranslator french;
    if (language == QLatin1String("fr")) {
        QVERIFY(french.load(QStringLiteral(PHIDIAS_TRANSLATIONS) + QStringLiteral("/phidias_fr.qm")));
        QVERIFY(QCoreApplication::installTranslator(&french));
    }
    const app::MainWindow window(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    QCoreApplication::removeTranslator(&french);
    const std::function<void(const QString&, const QList<QAction*>&)> check = [&](const QString& where, const QList<QAction*>& actions) {
        QHash<QString, QString> seen;
        for (const auto* action : actions) {
            const auto at = action->text().indexOf(QLatin1Char('&'));
            const QString key = at < 0 ? QString() : QString(action->text().mid(at + 1, 1).toLower());
            if (!key.isEmpty()) {
                QVERIFY2(!seen.contains(key), qPrintable(QStringLiteral("%1: %2 and %3").arg(where, seen.value(key), action->text())));
                seen.insert(key, action->text());
            }
            if (action->menu() != nullptr) {
                check(action->text(), action->menu()->actions());
            }
        }
    };
    check(QStringLiteral("menu bar"), window.menuBar()->actions());
    if (language == QLatin1String("fr")) {
        QCOMPARE(window.menuBar()->actions().front()->text().remove(QLatin1Char('&')), QStringLiteral("Fichier"));
    }
}

void AccessibilityTest::textIsReadableInBothThemes_data() {
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << QStringLiteral("light");
    QTest::newRow("dark") << QStringLiteral("dark");
}

void AccessibilityTest::textIsReadableInBothThemes() {
    QFETCH(QString, theme);
    app::applyTheme(*qApp, theme);
    const QPalette palette = QApplication::palette();
    // Contrast ratio of WCAG 2.1: (L1 + 0.05) / (L2 + 0.05), relative luminance of sRGB.
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const auto contrast = [&](const QColor& text, const QColor& ground) {
        const double a = luminance(text);
        const double b = luminance(ground);
        return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
    };
    // Rows of tables have two grounds, and quiet text and links stand on windows as well as in fields.
    for (const auto& [text, ground] :
         {std::pair{QPalette::WindowText, QPalette::Window}, std::pair{QPalette::Text, QPalette::Base},
          std::pair{QPalette::Text, QPalette::AlternateBase}, std::pair{QPalette::ButtonText, QPalette::Button},
          std::pair{QPalette::ButtonText, QPalette::Window}, std::pair{QPalette::HighlightedText, QPalette::Highlight},
          std::pair{QPalette::ToolTipText, QPalette::ToolTipBase}, std::pair{QPalette::PlaceholderText, QPalette::Base},
          std::pair{QPalette::PlaceholderText, QPalette::Window}, std::pair{QPalette::Link, QPalette::Base},
          std::pair{QPalette::Link, QPalette::Window}}) {
        const double found = contrast(palette.color(text), palette.color(ground));
        QVERIFY2(found >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text).arg(ground).arg(found)));
    }
    // WCAG asks nothing of what cannot be used; it can be read all the same.
    for (const auto& [text, ground] : {std::pair{QPalette::WindowText, QPalette::Window}, std::pair{QPalette::Text, QPalette::Base},
                                       std::pair{QPalette::ButtonText, QPalette::Button}}) {
        const double found = contrast(palette.color(QPalette::Disabled, text), palette.color(ground));
        QVERIFY2(found >= 3.0, qPrintable(QStringLiteral("disabled %1 on %2: %3").arg(text).arg(ground).arg(found)));
    }
    for (const auto ground : {QPalette::Window, QPalette::Base}) {
        const double found = contrast(app::warningColor(palette), palette.color(ground));
        QVERIFY2(found >= 4.5, qPrintable(QStringLiteral("warning on %1: %2").arg(ground).arg(found)));
    }
}

void AccessibilityTest::everyActionHasNameAndTip() {
    for (const auto* action : m_window->findChildren<QAction*>()) {
        if (action->objectName().startsWith(QLatin1String("action/"))) {
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->objectName()));
        }
    }
}

QTEST_MAIN(AccessibilityTest)
#include "AccessibilityTest.moc"
