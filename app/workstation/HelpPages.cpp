#include "app/workstation/HelpPages.h"

#include "app/workstation/TextCatalog.h"
#include "core/util/ChildProcess.h"
#include "core/util/Paths.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QCoreApplication>
#include <cmath>
#include <cstdlib>

namespace phidias::app {

using core::ValueKind;
using views::toQt;

namespace {

QString help(const char* text) {
    return QCoreApplication::translate("HelpPages", text);
}

QString kindText(ValueKind kind) {
    switch (kind) {
    case ValueKind::Number:
        return QCoreApplication::translate("HelpPages", "number");
    case ValueKind::Integer:
        return QCoreApplication::translate("HelpPages", "whole number");
    case ValueKind::Boolean:
        return QCoreApplication::translate("HelpPages", "yes or no");
    case ValueKind::Text:
        return QCoreApplication::translate("HelpPages", "text");
    case ValueKind::Choice:
        return QCoreApplication::translate("HelpPages", "one of");
    case ValueKind::Interval:
        return QCoreApplication::translate("HelpPages", "interval [low, high]");
    case ValueKind::Extent:
        return QCoreApplication::translate("HelpPages", "extent [west, south, east, north] in degrees");
    case ValueKind::TimeSelection:
        return QCoreApplication::translate("HelpPages", "selection of years and months");
    case ValueKind::List:
        return QCoreApplication::translate("HelpPages", "list");
    case ValueKind::File:
        return QCoreApplication::translate("HelpPages", "file");
    case ValueKind::Object:
        return QCoreApplication::translate("HelpPages", "several values");
    }
    return {};
}

QString rangeText(const core::ValueType& type) {
    const QString unit = views::unitText(toQt(type.unit));
    const auto quantity = [&](double value) { return views::quantityText(value, toQt(type.unit)); };
    const bool hasLow = std::isfinite(type.minimum);
    const bool hasHigh = std::isfinite(type.maximum);
    if (hasLow && hasHigh) {
        return QCoreApplication::translate("HelpPages", "%1 to %2").arg(views::numberText(type.minimum), quantity(type.maximum));
    }
    if (hasLow) {
        return type.isMinimumExclusive ? QCoreApplication::translate("HelpPages", "more than %1").arg(quantity(type.minimum))
                                       : QCoreApplication::translate("HelpPages", "at least %1").arg(quantity(type.minimum));
    }
    return hasHigh ? QCoreApplication::translate("HelpPages", "at most %1").arg(quantity(type.maximum)) : unit;
}

void addParameter(QString& html, const core::Declaration& declaration, const core::Parameter& parameter, const std::string& path) {
    QStringList forms;
    for (const auto& type : parameter.types) {
        forms += formText(declaration, path, type);
    }
    QString facts = forms.join(QCoreApplication::translate("HelpPages", "; or "));
    if (parameter.isRequired) {
        facts += QStringLiteral(" · ") % QCoreApplication::translate("HelpPages", "required");
    } else if (!parameter.defaultValue.is_null()) {
        facts += QStringLiteral(" · ") %
                 QCoreApplication::translate("HelpPages", "default %1").arg(toQt(core::toText(parameter.defaultValue)).toHtmlEscaped());
    }
    html += QStringLiteral("<p><a name=\"%1\"></a><b>%2</b> <code>%1</code><br>%3<br><i>%4</i></p>")
                .arg(toQt(path), parameterTitle(declaration, path, parameter.title).toHtmlEscaped(),
                     parameterHelp(declaration, path, parameter.help).toHtmlEscaped(), facts);
    for (const auto& type : parameter.types) {
        if (!type.members.empty()) {
            html += QStringLiteral("<blockquote>");
            for (const auto& member : type.members) {
                addParameter(html, declaration, member, path + "." + member.name);
            }
            html += QStringLiteral("</blockquote>");
        }
    }
}

} // namespace

std::filesystem::path guideFolder() {
    const auto program = core::ownExecutable().parent_path();
    std::vector<std::filesystem::path> places;
    if (const char* named = std::getenv("PHIDIAS_DOCS")) {
        places.emplace_back(named);
    }
    for (const char* place : {"../share/doc/phidias", "../docs", "../../docs"}) {
        places.push_back((program / place).lexically_normal());
    }
    for (const auto& place : places) {
        std::error_code ignored;
        if (std::filesystem::exists(place / "guide.md", ignored)) {
            return place;
        }
    }
    return {};
}

QString formText(const core::Declaration& declaration, const std::string& path, const core::ValueType& type) {
    QString text = kindText(type.kind);
    if (type.kind == ValueKind::Choice) {
        QStringList words;
        for (const auto& choice : type.choices) {
            const QString shown = choiceText(declaration, path, choice);
            words += shown == toQt(choice) ? shown : QString(shown % QStringLiteral(" (") % toQt(choice) % QLatin1Char(')'));
        }
        return words.join(QStringLiteral(", ")).toHtmlEscaped();
    }
    if (type.kind == ValueKind::File && !type.shape.empty()) {
        text += QStringLiteral(" (") % toQt(type.shape) % QLatin1Char(')');
    }
    if (type.kind == ValueKind::List && !type.element.empty()) {
        text = QCoreApplication::translate("HelpPages", "list of: %1").arg(formText(declaration, path, type.element.front()));
    }
    const QString range = rangeText(type);
    const bool isQuantity = type.kind == ValueKind::Number || type.kind == ValueKind::Integer || type.kind == ValueKind::Interval;
    return isQuantity && !range.isEmpty() ? QString(text % QStringLiteral(", ") % range.toHtmlEscaped()) : text;
}

QString processHelp(const core::Declaration& declaration) {
    QString html = QStringLiteral("<h2>%1</h2><p>%2</p><p><code>%3</code> · %4</p>")
                       .arg(processTitle(declaration).toHtmlEscaped(), processSummary(declaration).toHtmlEscaped(), toQt(declaration.id),
                            QCoreApplication::translate("HelpPages", "version %1").arg(toQt(declaration.version)));
    const std::filesystem::path page = std::filesystem::path("processes") / (declaration.id + ".md");
    std::error_code ignored;
    if (const auto folder = guideFolder(); !folder.empty() && std::filesystem::exists(folder / page, ignored)) {
        html += QStringLiteral("<p><a href=\"%1\">%2</a></p>")
                    .arg(toQt(page.string()), QCoreApplication::translate("HelpPages", "Page of the process in the guide"));
    }
    std::vector<std::string> groups;
    for (const auto& input : declaration.inputs) {
        if (std::find(groups.begin(), groups.end(), input.group) == groups.end()) {
            groups.push_back(input.group);
        }
    }
    for (const auto& group : groups) {
        html += QStringLiteral("<h3>%1</h3>").arg(groupTitle(group).toHtmlEscaped());
        for (const auto& input : declaration.inputs) {
            if (input.group == group) {
                addParameter(html, declaration, input, input.name);
            }
        }
    }
    html += QStringLiteral("<h3>%1</h3>").arg(QCoreApplication::translate("HelpPages", "Results"));
    for (const auto& output : declaration.outputs) {
        QStringList endings;
        for (const auto& format : output.formats) {
            endings += toQt(format);
        }
        html += QStringLiteral("<p><a name=\"output/%1\"></a><b>%2</b> <code>%1</code><br><i>%3</i></p>")
                    .arg(toQt(output.name), outputTitle(declaration, output).toHtmlEscaped(), endings.join(QStringLiteral(", ")));
    }
    if (!declaration.references.empty()) {
        html += QStringLiteral("<h3>%1</h3>").arg(QCoreApplication::translate("HelpPages", "References"));
        for (const auto& reference : declaration.references) {
            const QString doi = toQt(reference.doi);
            html += QStringLiteral("<p>%1%2</p>")
                        .arg(toQt(reference.citation).toHtmlEscaped(),
                             doi.isEmpty() ? QString() : QStringLiteral("<br>doi:<a href=\"https://doi.org/%1\">%1</a>").arg(doi));
        }
    }
    return html;
}

QString dockHelp(const QString& dock) {
    static const QHash<QString, const char*> kTexts{
        {QStringLiteral("layers"),
         QT_TRANSLATE_NOOP(
             "HelpPages",
             "What is drawn, the topmost last. A box shows or hides a layer or a group; F2 renames; every step can be undone. Reading "
             "that lasts can be cancelled in the row or with Esc; Read reads the layer later.")},
        {QStringLiteral("style"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "How the selected layer is drawn: level and time, colours, their range by percentiles, fixed or about a "
                           "middle, opacity. More holds unit, colours out of range and where values are missing, blending and arrows.")},
        {QStringLiteral("inspector"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "Value, unit, quality and source of every visible layer at the cursor; the pins with their values; number, mean "
                           "and spread of what is selected. Each table can be copied as CSV.")},
        {QStringLiteral("legend"), QT_TRANSLATE_NOOP("HelpPages", "The colour scales of the visible layers, with their units.")},
        {QStringLiteral("divand"),
         QT_TRANSLATE_NOOP(
             "HelpPages",
             "An analysis of the visible observations: area, lengths and noise on the left, a preview at once, the full product by Run.")},
        {QStringLiteral("attributes"),
         QT_TRANSLATE_NOOP(
             "HelpPages", "The features or casts of the selected layer, one a row. A click on a heading sorts; the filter takes a text, or "
                          "comparisons such as area >= 2.5 and crop = wheat. Rows and map share one selection.")},
        {QStringLiteral("jobs"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "State, progress and log of every job. Jobs go on when the window is closed, and are there at the next start.")},
        {QStringLiteral("section"), QT_TRANSLATE_NOOP("HelpPages", "A vertical section along a line, a cruise, a parallel or a meridian: "
                                                                   "gridded field and observations on one axis, above the bottom.")},
        {QStringLiteral("lengths"),
         QT_TRANSLATE_NOOP("HelpPages", "Covariance of the observations against distance, with the fitted correlation length.")},
        {QStringLiteral("validation"),
         QT_TRANSLATE_NOOP("HelpPages", "How well observations that were left out are predicted, by correlation length and noise.")},
        {QStringLiteral("globe"),
         QT_TRANSLATE_NOOP("HelpPages", "The same layers on the globe, with cursor, selection and time of the map.")},
        {QStringLiteral("series"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "Values over time at the cursor and at pinned places. A click sets the time of all layers that follow it.")},
        {QStringLiteral("profile"),
         QT_TRANSLATE_NOOP("HelpPages", "Values over depth at the cursor: grids and the nearest casts on one axis.")},
        {QStringLiteral("water"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "Temperature against salinity with lines of equal density. What is brushed here is selected in every view.")},
        {QStringLiteral("scatter"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "Two layers against each other, with fit and statistics. What is brushed here is selected in every view.")},
        {QStringLiteral("histogram"),
         QT_TRANSLATE_NOOP("HelpPages", "How often values occur in the selected layer; the handles set the range of its colours.")},
        {QStringLiteral("spectrum"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "The spectrum of the pixel at the cursor with its noise, beside those of pinned places and the mean of the "
                           "chosen pixels. The marker is the channel on the map: drag it.")},
        {QStringLiteral("residual"),
         QT_TRANSLATE_NOOP(
             "HelpPages",
             "The spectrum of the pixel at the cursor, or the mean of the chosen pixels, with its reconstruction by a basis of "
             "ordinary spectra. Below stands what is left, in units of the noise, with the lines of gases.")},
        {QStringLiteral("waterfall"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "Residuals of all pixels of a scanline, or of one row of the detector along the track, from -5 to 5 "
                           "standard deviations of the noise. A click goes to that pixel.")},
        {QStringLiteral("basis"),
         QT_TRANSLATE_NOOP("HelpPages", "Eigenvalues of the basis with the edge of the noise, and one eigenvector. A click or drag in the "
                                        "eigenvalues sets how many components reconstruct a spectrum.")},
        {QStringLiteral("scores"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "How often scores occur in a map of scores. Moving the threshold chooses the pixels above it on the map "
                           "and in all linked views.")},
        {QStringLiteral("events"),
         QT_TRANSLATE_NOOP("HelpPages",
                           "The events of a screening, one a row. A click leads to the event, chooses its pixels and shows their "
                           "mean residual.")},
        {QStringLiteral("history"), QT_TRANSLATE_NOOP("HelpPages", "Every change of the project; a click goes back to it.")},
        {QStringLiteral("help"), QT_TRANSLATE_NOOP("HelpPages", "The guide, and help on what has the keyboard focus (F1).")}};
    const auto found = kTexts.find(dock);
    return found == kTexts.end() ? QString() : help(found.value());
}

} // namespace phidias::app
