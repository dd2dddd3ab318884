#include "app/workstation/FuzzyMatch.h"

#include <QStringList>
#include <algorithm>
#include <limits>
#include <vector>

namespace phidias::app {

namespace {

constexpr int kLetter = 10;
constexpr int kRun = 15;
constexpr int kWordStart = 20;
constexpr int kTextStart = 25;
constexpr int kGap = 1;
constexpr int kNone = std::numeric_limits<int>::min() / 2;

/// Small letters without accents: "Télécharger" -> "telecharger".
QString plain(const QString& text) {
    QString bare;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD)) {
        if (c.category() != QChar::Mark_NonSpacing) {
            bare += c.toLower();
        }
    }
    return bare;
}

bool startsWord(const QString& text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// Best alignment of one word by dynamic programming over (letters of the word, letters of the text).
int wordScore(const QString& word, const QString& text) {
    const auto length = static_cast<std::size_t>(text.size());
    std::vector<int> before(length + 1, 0); // best score of the letters so far, the last of them anywhere up to here
    std::vector<int> runBefore(length, kNone);
    for (qsizetype letter = 0; letter < word.size(); ++letter) {
        std::vector<int> best(length + 1, kNone);
        std::vector<int> run(length, kNone); // best score that ends exactly here
        for (std::size_t at = 0; at < length; ++at) {
            const auto place = static_cast<qsizetype>(at);
            if (text[place] == word[letter]) {
                const int bonus = kLetter + (startsWord(text, place) ? kWordStart : 0) + (place == 0 && letter == 0 ? kTextStart : 0);
                const int apart = before[at] == kNone ? kNone : before[at] + bonus;
                const int adjacent = at == 0 || runBefore[at - 1] == kNone ? kNone : runBefore[at - 1] + kRun + bonus;
                run[at] = std::max(apart, adjacent);
            }
            best[at + 1] = std::max(run[at], best[at] == kNone ? kNone : best[at] - (letter + 1 < word.size() ? kGap : 0));
        }
        before = std::move(best);
        runBefore = std::move(run);
    }
    return before[length];
}

} // namespace

std::optional<int> fuzzyScore(const QString& pattern, const QString& text) {
    const QString haystack = plain(text);
    int total = 0;
    const QStringList words = plain(pattern).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const int score = wordScore(word, haystack);
        if (score < 0) {
            return std::nullopt;
        }
        total += score;
    }
    // Of equally good answers the shorter one.
    return words.isEmpty() ? 0 : std::max(1, total - static_cast<int>(haystack.size()) / 4);
}

} // namespace phidias::app
