// No text is cut off: every panel and dialog, in English, French and a language with accents and longer words, with larger letters and at
// other scales. Needed sizes come from Qt's own size hints and font metrics.
#include "tests/a11y/WindowWalk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QSet>
#include <QSettings>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QToolBar>
#include <QToolButton>
#include <set>

using namespace phidias;

namespace {

constexpr int kRounding = 2; // of font metrics at odd scales

QString nameOf(const QWidget& widget) {
    const QWidget* named = &widget;
    while (named->objectName().isEmpty() && named->parentWidget() != nullptr) {
        named = named->parentWidget();
    }
    return QString(QLatin1String(widget.metaObject()->className())) + QStringLiteral(" of ") + named->objectName();
}

/// What a widget needs to show its text whole; an empty size when that is not known.
QSize neededSize(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        // Message boxes are laid out by Qt, for the letters of the platform.
        if (label->text().isEmpty() || label->objectName() == QLatin1String("qt_msgbox_label")) {
            return {};
        }
        if (label->wordWrap()) {
            return {0, label->heightForWidth(label->width())};
        }
        return label->sizeHint();
    }
    if (const auto* tool = qobject_cast<const QToolButton*>(&widget)) {
        const bool isOfQt = tool->objectName().startsWith(QLatin1String("qt_")) || tool->objectName().startsWith(QLatin1String("Scroll"));
        return isOfQt ? QSize() : tool->sizeHint();
    }
    if (qobject_cast<const QPushButton*>(&widget) != nullptr || qobject_cast<const QCheckBox*>(&widget) != nullptr ||
        qobject_cast<const QRadioButton*>(&widget) != nullptr) {
        return widget.minimumSizeHint().expandedTo(widget.sizeHint());
    }
    if (const auto* combo = qobject_cast<const QComboBox*>(&widget); combo != nullptr && !combo->isEditable()) {
        QStyleOptionComboBox option;
        option.initFrom(combo);
        const QRect field = combo->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, combo);
        const int icon = combo->itemIcon(combo->currentIndex()).isNull() ? 0 : combo->iconSize().width() + 4;
        return {combo->fontMetrics().horizontalAdvance(combo->currentText()) + icon + combo->width() - field.width(), 0};
    }
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
        // What a person types may be longer than its field; what we write into it as advice may not.
        return {line->fontMetrics().horizontalAdvance(line->placeholderText()) + 8, line->minimumSizeHint().height()};
    }
    if (qobject_cast<const QGroupBox*>(&widget) != nullptr) {
        return {widget.minimumSizeHint().width(), 0};
    }
    return {};
}

QString textOf(const QWidget& widget) {
    for (const char* property : {"text", "currentText", "title", "placeholderText"}) {
        if (const QString text = widget.property(property).toString(); !text.isEmpty()) {
            return text;
        }
    }
    return {};
}

/// Whether a part scrolls: then it need not be seen whole at once.
bool isScrolled(const QWidget& widget, const QWidget& window) {
    for (const auto* parent = widget.parentWidget(); parent != nullptr && parent != &window; parent = parent->parentWidget()) {
        if (parent->inherits("QScrollArea")) {
            return true;
        }
    }
    return false;
}

void findClipped(const QWidget& window, const QString& where, QStringList& found) {
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&window) || widget->visibleRegion().isEmpty()) {
            continue;
        }
        const QString name = nameOf(*widget);
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                const int text = tabs->fontMetrics().horizontalAdvance(QString(tabs->tabText(tab)).remove(QLatin1Char('&')));
                if (tabs->tabRect(tab).width() < text && tabs->tabToolTip(tab).isEmpty()) {
                    found += QStringLiteral("%1: %2 tab '%3' has %4, needs %5")
                                 .arg(where, name, tabs->tabText(tab))
                                 .arg(tabs->tabRect(tab).width())
                                 .arg(text);
                }
            }
            continue;
        }
        if (const auto* header = qobject_cast<const QHeaderView*>(widget)) {
            for (int section = 0; section < header->count() && header->orientation() == Qt::Horizontal; ++section) {
                const int needed = header->fontMetrics().horizontalAdvance(header->model()->headerData(section, Qt::Horizontal).toString());
                if (!header->isSectionHidden(section) && header->sectionSize(section) < needed) {
                    found += QStringLiteral("%1: %2 column '%3' has %4, needs %5")
                                 .arg(where, name, header->model()->headerData(section, Qt::Horizontal).toString())
                                 .arg(header->sectionSize(section))
                                 .arg(needed);
                }
            }
            continue;
        }
        const QSize needed = neededSize(*widget);
        // A label is clipped by the part around it, too.
        const auto* parent = widget->parentWidget();
        const int room =
            isScrolled(*widget, window) || parent == nullptr ? widget->width() : std::min(widget->width(), parent->width() - widget->x());
        if (needed.isValid() && (room + kRounding < needed.width() || widget->height() + kRounding < needed.height())) {
            found += QStringLiteral("%1: %2 '%3' has %4x%5, needs %6x%7")
                         .arg(where, name, textOf(*widget).left(60))
                         .arg(room)
                         .arg(widget->height())
                         .arg(needed.width())
                         .arg(needed.height());
        }
    }
}

/// Texts without the brackets of the pseudo language, that look like words.
void findUntranslated(const QWidget& window, const QSet<QString>& dataNames, std::set<QString>& found) {
    static const QRegularExpression kWord(QStringLiteral("[A-Za-z]{4,}"));
    const auto check = [&](const QString& name, const QString& text) {
        if (kWord.match(text).hasMatch() && !text.contains(QLatin1Char('[')) && !dataNames.contains(text)) {
            found.insert(name + QStringLiteral(": ") + text.left(80));
        }
    };
    for (const auto* widget : window.findChildren<QWidget*>()) {
        static const QStringList kData{QStringLiteral("scatter/x"),
                                       QStringLiteral("scatter/y"),
                                       QStringLiteral("style/colorMap"),
                                       QStringLiteral("style/title"),
                                       QStringLiteral("divand/resultTitle"),
                                       QStringLiteral("preferences/language"), // languages are called by their own names
                                       QStringLiteral("layerProperties/format"),
                                       QStringLiteral("layerProperties/bytes"),
                                       QStringLiteral("layerProperties/memory")}; // names of formats; "bytes" is said by Qt
        const bool isOfQt = widget->parentWidget() != nullptr &&
                            (widget->parentWidget()->inherits("QDialogButtonBox") || widget->parentWidget()->inherits("QTabBar"));
        if (isOfQt || kData.contains(widget->objectName()) || widget->inherits("QScrollBar") ||
            widget->objectName().startsWith(QLatin1String("qt_")) || widget->window()->inherits("QFileDialog") ||
            widget->inherits("QTextEdit")) {
            continue;
        }
        const QString name = nameOf(*widget);
        for (const char* property : {"text", "title", "placeholderText", "toolTip", "statusTip", "accessibleName", "windowTitle", "suffix",
                                     "prefix", "specialValueText"}) {
            const bool isValue = qstrcmp(property, "text") == 0 || name.contains(QLatin1String("process/"));
            if (isValue && qobject_cast<const QLineEdit*>(widget) != nullptr && qstrcmp(property, "accessibleName") != 0) {
                continue; // what a person or a file wrote, or a default as it is written in job files
            }
            check(name + QLatin1Char('.') + QLatin1String(property), widget->property(property).toString());
        }
        if (const auto* combo = qobject_cast<const QComboBox*>(widget)) {
            for (int item = 0; item < combo->count(); ++item) {
                check(name + QStringLiteral(".item"), combo->itemText(item));
            }
        }
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                check(name + QStringLiteral(".tab"), tabs->tabText(tab));
            }
        }
        if (const auto* header = qobject_cast<const QHeaderView*>(widget); header != nullptr && header->orientation() == Qt::Horizontal) {
            for (int section = 0; section < header->count(); ++section) {
                check(name + QStringLiteral(".column"), header->model()->headerData(section, Qt::Horizontal).toString());
            }
        }
    }
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pseudoTextKeepsWhatIsNotLanguage_data();
    void pseudoTextKeepsWhatIsNotLanguage();
    void noTextIsCutOff_data();
    void noTextIsCutOff();
    void noTextIsCutOffAtOtherScales_data();
    void noTextIsCutOffAtOtherScales();
    void everyTextCanBeTranslated();

private:
    QTemporaryDir m_folder;
    QString m_data;
    QFont m_font;
};

void LayoutTest::initTestCase() {
    QCoreApplication::setOrganizationName(QStringLiteral("phidias-test"));
    QCoreApplication::setApplicationName(QStringLiteral("layout"));
    QSettings().clear();
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);
    app::applyTheme(*qApp, QStringLiteral("light"));
    m_font = QApplication::font();
    m_data = tests::twinFolder(m_folder);
    if (m_data.isEmpty()) {
        qInfo("the Levitus climatology of ferret-datasets is not installed: the window is looked at without data");
    }
}

void LayoutTest::pseudoTextKeepsWhatIsNotLanguage_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("letter") << QStringLiteral("&File") << QStringLiteral("[&Fîlé~~]");
    QTest::newRow("dots") << QStringLiteral("Open...") << QStringLiteral("[Öpéñ~~~]...");
    QTest::newRow("argument") << QStringLiteral("%1: %n") << QStringLiteral("[%1: %n~]");
    QTest::newRow("name") << QStringLiteral("{path}") << QStringLiteral("[{path}]");
    QTest::newRow("tag") << QStringLiteral("<b>a</b>") << QStringLiteral("[<b>á</b>~]");
    QTest::newRow("file pattern") << QStringLiteral("Zip files (*.zip);;Folders (*)")
                                  << QStringLiteral("[Žîp fîléš~~~~] (*.zip);;[Földéŕš~~~] (*)");
    QTest::newRow("nothing") << QString() << QString();
}

void LayoutTest::pseudoTextKeepsWhatIsNotLanguage() {
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(app::pseudoText(text), shown);
}

void LayoutTest::noTextIsCutOff_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("largerPt");
    for (const char* language : {"en", "fr", "pseudo"}) {
        for (const int larger : {0, 4}) {
            // Words that are half as long again in letters that are half as large again: no language and no eye needs both.
            if (larger == 0 || qstrcmp(language, "pseudo") != 0) {
                QTest::addRow("%s +%d pt", language, larger) << QString(QLatin1String(language)) << larger;
            }
        }
    }
}

void LayoutTest::noTextIsCutOff() {
    QFETCH(QString, language);
    QFETCH(int, largerPt);
    QFont font = m_font;
    font.setPointSizeF(font.pointSizeF() + largerPt);
    QApplication::setFont(font);
    QStringList clipped;
    {
        const tests::LanguageGuard guard(language);
        tests::WindowWalk walk(m_folder, m_data);
        findClipped(walk.window(), QStringLiteral("window"), clipped);
        walk.forEachDock([&](QDockWidget& dock) { findClipped(dock, dock.objectName(), clipped); });
        QSet<QString> seen;
        walk.forEachDialog([&](QWidget& dialog) {
            const QString name = dialog.objectName().isEmpty() ? dialog.windowTitle() : dialog.objectName();
            findClipped(dialog, name + QLatin1Char(' ') + dialog.windowTitle(), clipped);
            seen += name;
        });
        for (const char* name : {"figureDialog", "animationDialog", "palette", "shortTour", "unpackDialog"}) {
            QVERIFY2(seen.contains(QLatin1String(name)), name);
        }
        for (const char* name : {"bundleDialog", "locateDialog", "layerProperties"}) {
            QVERIFY2(m_data.isEmpty() || seen.contains(QLatin1String(name)), name);
        }
    }
    QApplication::setFont(m_font);
    clipped.removeDuplicates();
    for (const auto& text : clipped) {
        qWarning("%s", qPrintable(text)); // a message of QVERIFY2 has room for a few only
    }
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringLiteral("%1 texts are cut off, see above").arg(clipped.size())));
}

void LayoutTest::noTextIsCutOffAtOtherScales_data() {
    QTest::addColumn<QString>("scale");
    QTest::newRow("1.5") << QStringLiteral("1.5");
    QTest::newRow("2") << QStringLiteral("2");
}

void LayoutTest::noTextIsCutOffAtOtherScales() {
    QFETCH(QString, scale);
    if (qEnvironmentVariable("QT_SCALE_FACTOR") != QLatin1String("1")) {
        QSKIP("this is the run at another scale");
    }
    // The scale is fixed when a program starts: this one starts itself.
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_SCALE_FACTOR"), scale);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("noTextIsCutOff:fr +0 pt"), QStringLiteral("noTextIsCutOff:pseudo +0 pt"), QStringLiteral("-maxwarnings"),
                   QStringLiteral("0")});
    QVERIFY(process.waitForFinished(200000));
    QStringList found;
    for (const QByteArray& line : process.readAll().split('\n')) {
        if (line.contains("needs")) {
            found += QString::fromUtf8(line);
        }
    }
    for (const auto& text : found) {
        qWarning("%s", qPrintable(text));
    }
    QVERIFY(found.isEmpty());
    QVERIFY(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0);
}

void LayoutTest::everyTextCanBeTranslated() {
    std::set<QString> found;
    {
        const tests::LanguageGuard guard(QStringLiteral("pseudo"));
        tests::WindowWalk walk(m_folder, m_data);
        const auto names = walk.dataNames();
        findUntranslated(walk.window(), names, found);
        walk.forEachDock([&](QDockWidget& dock) { findUntranslated(dock, names, found); });
        walk.forEachDialog([&](QWidget& dialog) { findUntranslated(dialog, names, found); });
        for (const auto& listed : app::listedActions(walk.window())) {
            // Languages are called by their own names.
            const bool isLanguage = listed.action->objectName().startsWith(QLatin1String("action/language"));
            if (!isLanguage && !listed.action->text().contains(QLatin1Char('['))) {
                found.insert(listed.action->objectName() + QStringLiteral(": ") + listed.action->text());
            }
        }
    }
    for (const auto& text : found) {
        qWarning("%s", qPrintable(text));
    }
    QVERIFY2(found.empty(), qPrintable(QStringLiteral("%1 texts cannot be translated, see above").arg(found.size())));
}

QTEST_MAIN(LayoutTest)
#include "LayoutTest.moc"
