#include "app/workstation/TextCatalog.h"

#include "core/util/Messages.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QCoreApplication>

namespace phidias::app {

using views::fromQt;
using views::toQt;

QString textOf(const std::string& id, const std::string& english) {
    // The English goes along for translators that work without a catalogue; catalogues are asked again without it.
    const QString translated = QCoreApplication::translate("ids", id.c_str(), english.c_str());
    return translated == toQt(id) || translated.isEmpty() ? toQt(english) : translated;
}

namespace {

QString rendered(const std::string& id, const core::MessageArguments& arguments) {
    QString text = textOf(id, std::string(core::englishMessage(id)));
    for (const auto& [name, value] : arguments) {
        QString shown;
        if (const auto* word = std::get_if<std::string>(&value)) {
            shown = toQt(*word);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            shown = QLocale().toString(static_cast<qlonglong>(*whole));
        } else {
            shown = views::numberText(std::get<double>(value), 8);
        }
        text.replace(QString(QLatin1Char('{') % toQt(name) % QLatin1Char('}')), shown);
    }
    return text;
}

} // namespace

QString errorText(const core::Error& error) {
    return rendered(error.messageId(), error.arguments());
}

QString errorHint(const core::Error& error) {
    return error.hintId().empty() ? QString() : rendered(error.hintId(), error.arguments());
}

QString processTitle(const core::Declaration& declaration) {
    return textOf("process/" + declaration.id + "/title", declaration.title);
}

QString processSummary(const core::Declaration& declaration) {
    return textOf("process/" + declaration.id + "/summary", declaration.summary);
}

QString parameterTitle(const core::Declaration& declaration, const std::string& path, const std::string& english) {
    return textOf("process/" + declaration.id + "/" + path + "/title", english);
}

QString parameterHelp(const core::Declaration& declaration, const std::string& path, const std::string& english) {
    return english.empty() ? QString() : textOf("process/" + declaration.id + "/" + path + "/help", english);
}

QString groupTitle(const std::string& group) {
    return textOf("process/group/" + group, group);
}

QString choiceText(const core::Declaration& declaration, const std::string& path, const std::string& word) {
    return textOf("process/" + declaration.id + "/" + path + "/choice/" + word, word);
}

QString outputTitle(const core::Declaration& declaration, const core::Output& output) {
    return textOf("process/" + declaration.id + "/output/" + output.name + "/title", output.title);
}

} // namespace phidias::app
