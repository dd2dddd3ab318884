#include "app/workstation/PseudoLocale.h"

#include <QByteArrayView>
#include <QRegularExpression>
#include <cmath>

namespace phidias::app {

namespace {

constexpr double kMoreRoom = 0.4;

QChar accented(QChar letter) {
    static const QString kPlain = QStringLiteral("aceginorsuyzACEGINORSUYZ");
    static const QString kAccented = QStringLiteral("áçéğîñöŕšûýžÀÇÉĞÎÑÖŔŠÛÝŽ");
    const auto at = kPlain.indexOf(letter);
    return at < 0 ? letter : kAccented.at(at);
}

} // namespace

QString pseudoText(const QString& text) {
    static const QRegularExpression kKept(QStringLiteral("%L?\\d|%n|\\{\\w+\\}|&\\w+;|&.|<[^>]*>"));
    if (text.trimmed().isEmpty()) {
        return text;
    }
    QString shown;
    qsizetype letters = 0;
    const auto addAccented = [&](QStringView part) {
        for (const QChar letter : part) {
            shown += accented(letter);
        }
        letters += part.size();
    };
    qsizetype at = 0;
    for (auto matches = kKept.globalMatch(text); matches.hasNext();) {
        const auto kept = matches.next();
        addAccented(QStringView(text).mid(at, kept.capturedStart() - at));
        shown += kept.captured();
        at = kept.capturedEnd();
    }
    addAccented(QStringView(text).mid(at));
    // The padding stands before dots at the end, by which commands that ask for more are known.
    const QString dots = shown.endsWith(QLatin1String("...")) ? QStringLiteral("...") : QString();
    shown.chop(dots.size());
    const auto padding = static_cast<qsizetype>(std::ceil(static_cast<double>(letters) * kMoreRoom));
    return QLatin1Char('[') + shown + QString(padding, QLatin1Char('~')) + QLatin1Char(']') + dots;
}

QString PseudoTranslator::translate(const char* context, const char* source, const char* disambiguation, int /*n*/) const {
    const QByteArrayView where(context);
    const bool isOfQt = where.size() > 1 && where[0] == 'Q' && where[1] >= 'A' && where[1] <= 'Z';
    if (isOfQt) {
        return {};
    }
    if (where == "ids") {
        return disambiguation == nullptr || *disambiguation == '\0' ? QString() : pseudoText(QString::fromUtf8(disambiguation));
    }
    return pseudoText(QString::fromUtf8(source));
}

} // namespace phidias::app
