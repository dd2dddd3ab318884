#include "app/workstation/Appearance.h"

#include "app/workstation/PseudoLocale.h"

#include <QApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QTranslator>
#include <algorithm>
#include <clocale>

namespace phidias::app {

namespace {

/// Contexts of the translation files are class names without namespaces, as the tool that collects them finds them.
class ClassNameTranslator : public QTranslator {
public:
    using QTranslator::QTranslator;
    [[nodiscard]] QString translate(const char* context, const char* source, const char* comment, int n) const override {
        const QByteArrayView full(context);
        const auto at = full.lastIndexOf(':');
        return QTranslator::translate(at < 0 ? context : context + at + 1, source, comment, n);
    }
};

QPalette designPalette(bool isDark) {
    const QColor window = isDark ? QColor(0x23, 0x26, 0x28) : QColor(0xf6, 0xf6, 0xf5);
    const QColor base = isDark ? QColor(0x1b, 0x1d, 0x1f) : QColor(0xff, 0xff, 0xff);
    const QColor text = isDark ? QColor(0xe2, 0xe4, 0xe4) : QColor(0x22, 0x26, 0x28);
    const QColor quiet = isDark ? QColor(0x97, 0x9d, 0x9f) : QColor(0x6a, 0x70, 0x73);
    const QColor accent = isDark ? QColor(0x4f, 0xb6, 0xb8) : QColor(0x0b, 0x6e, 0x74);
    const QColor line = isDark ? QColor(0x3a, 0x3e, 0x41) : QColor(0xd4, 0xd6, 0xd6);
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, isDark ? QColor(0x26, 0x29, 0x2c) : QColor(0xf1, 0xf2, 0xf2));
    palette.setColor(QPalette::Button, isDark ? QColor(0x2d, 0x31, 0x34) : QColor(0xef, 0xf0, 0xf0));
    palette.setColor(QPalette::ToolTipBase, base);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, text);
        palette.setColor(QPalette::Disabled, role, isDark ? QColor(0x78, 0x7e, 0x81) : QColor(0x86, 0x8b, 0x8e));
    }
    palette.setColor(QPalette::PlaceholderText, quiet);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, isDark ? QColor(0x10, 0x14, 0x15) : QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::Light, isDark ? QColor(0x3a, 0x3e, 0x41) : QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Midlight, line);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, isDark ? QColor(0x6c, 0x72, 0x75) : QColor(0x83, 0x89, 0x8b));
    palette.setColor(QPalette::Shadow, isDark ? QColor(0x0c, 0x0d, 0x0e) : QColor(0x8a, 0x8e, 0x90));
    return palette;
}

} // namespace

void applyTheme(QApplication& application, const QString& theme) {
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    const bool isDark = theme == QLatin1String("dark") ||
                        (theme == QLatin1String("system") && application.palette().color(QPalette::Window).lightness() < 128);
    application.setPalette(designPalette(isDark));
    application.setStyleSheet(QStringLiteral(
        "QDockWidget { titlebar-close-icon: none; } QDockWidget::title { padding: 6px 10px; background: palette(window); border-bottom: "
        "1px solid palette(mid); }"
        "QToolTip { padding: 3px; }"
        "QTreeView::indicator:unchecked, QCheckBox::indicator:unchecked { width: 11px; height: 11px; border: 1px solid palette(dark); "
        "background: palette(base); }"
        "QMainWindow::separator { width: 5px; height: 5px; background: palette(window); }"
        "QHeaderView::section { padding: 4px 6px; border: none; border-bottom: 1px solid palette(mid); background: palette(window); }"));
}

void applyTextSize(QApplication& application, double points) {
    if (points <= 0.0) {
        return;
    }
    QFont font = QApplication::font();
    font.setPointSizeF(std::clamp(points, kLeastTextPt, kMostTextPt));
    QApplication::setFont(font);
    application.setStyleSheet(application.styleSheet()); // widgets that a style sheet has touched take the font over with it
}

QIcon themedIcon(const QString& name) {
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray svg = file.readAll();
    QIcon icon;
    const QPalette palette = QApplication::palette();
    for (const auto& [mode, group] : {std::pair{QIcon::Normal, QPalette::Active}, std::pair{QIcon::Disabled, QPalette::Disabled}}) {
        QByteArray colored = svg;
        colored.replace("currentColor", palette.color(group, QPalette::ButtonText).name().toLatin1());
        QSvgRenderer renderer(colored);
        for (const int size : {20, 30, 40, 60}) { // 20 at scale 1, 1.5, 2 and 3
            QPixmap pixmap(size, size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            renderer.render(&painter);
            painter.end();
            icon.addPixmap(pixmap, mode);
        }
    }
    return icon;
}

void applyLanguage(QApplication& application, const QString& language) {
    if (language == QLatin1String("pseudo")) {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::installTranslator(new PseudoTranslator(&application));
        std::setlocale(LC_NUMERIC, "C");
        return;
    }
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    const auto install = [&](const QString& name, const QString& folder) {
        auto* translator = new ClassNameTranslator(&application);
        if (translator->load(locale, name, QStringLiteral("_"), folder)) {
            application.installTranslator(translator);
        } else {
            delete translator;
        }
    };
    install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QStringLiteral("phidias"), QStringLiteral(":/i18n"));
    install(QStringLiteral("phidias_ids"), QStringLiteral(":/i18n"));
    // QApplication takes the locale over from the desktop; C libraries must still read and write numbers with a point.
    std::setlocale(LC_NUMERIC, "C");
}

} // namespace phidias::app
