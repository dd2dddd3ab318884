#include "app/workstation/PseudoLocale.h"

#include <QByteArrayView>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace phidias::app {

namespace {

constexpr double kMoreRoom = 0.4;
const QString kNextFilter = QStringLiteral(";;"); // between the filters of a file dialog

QChar accented(QChar letter) {
    static const QString kPlain = QStringLiteral("aceginorsuyzACEGINORSUYZ");
    static const QString kAccented = QStringLiteral("áçéğîñöŕšûýžÀÇÉĞÎÑÖŔŠÛÝŽ");
    const auto at = kPlain.indexOf(letter);
    return at < 0 ? letter : kAccented.at(at);
}

} // namespace

QString pseudoText(const QString& text) {
    static const QRegularExpression kKept(QStringLiteral("%L?\\d|%n|\\{\\w+\\}|&\\w+;|&.|<[^>]*>|\\s*\\(\\*[^()]*\\)"));
    if (text.trimmed().isEmpty()) {
        return text;
    }
    if (text.contains(kNextFilter)) {
        QStringList filters = text.split(kNextFilter);
        std::transform(filters.begin(), filters.end(), filters.begin(), pseudoText);
        return filters.join(kNextFilter);
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
    // The padding stands before what has a meaning at the end: dots, by which commands that ask for more are known, and file patterns.
    static const QRegularExpression kTail(QStringLiteral("(\\.\\.\\.|\\s*\\(\\*[^()]*\\))$"));
    const QString tail = kTail.match(shown).captured();
    shown.chop(tail.size());
    const auto padding = static_cast<qsizetype>(std::ceil(static_cast<double>(letters) * kMoreRoom));
    return QLatin1Char('[') + shown + QString(padding, QLatin1Char('~')) + QLatin1Char(']') + tail;
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
