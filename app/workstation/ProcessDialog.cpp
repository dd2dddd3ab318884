#include "app/workstation/ProcessDialog.h"

#include "app/workstation/TextCatalog.h"
#include "core/util/AtomicFile.h"
#include "views/scene/Text.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>
#include <set>

namespace phidias::app {

using core::Json;
using views::fromQt;
using views::toQt;

namespace {

/// A word for a POSIX shell: quoted unless it is plainly harmless.
QString shellWord(const QString& word) {
    static const QString kHarmless = QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%");
    const bool isPlain = !word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return kHarmless.contains(c); });
    QString quoted = word;
    return isPlain ? word : QString(QLatin1Char('\'') % quoted.replace(QLatin1Char('\''), QStringLiteral("'\\''")) % QLatin1Char('\''));
}

} // namespace

ProcessDialog::ProcessDialog(const core::Process& process, QWidget* parent)
    : QDialog(parent), m_process(process), m_error(new QLabel(this)) {
    const auto& declaration = process.declaration();
    setObjectName(QStringLiteral("processDialog"));
    setWindowTitle(processTitle(declaration));
    setProperty("process", toQt(declaration.id)); // what F1 explains
    setAttribute(Qt::WA_DeleteOnClose);
    auto* summary = new QLabel(processSummary(declaration), this);
    summary->setObjectName(QStringLiteral("processDialog/summary"));
    summary->setWordWrap(true);
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("processDialog/tabs"));
    tabs->setAccessibleName(tr("Groups of parameters"));
    std::vector<std::string> groups;
    for (const auto& parameter : declaration.inputs) {
        if (std::find(groups.begin(), groups.end(), parameter.group) == groups.end()) {
            groups.push_back(parameter.group);
        }
    }
    const auto addPage = [&](const QString& title, const char* name) {
        auto* page = new QWidget(tabs);
        auto* form = new QFormLayout(page);
        form->setContentsMargins(12, 12, 12, 12);
        form->setVerticalSpacing(8);
        form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
        auto* scroll = new QScrollArea(tabs);
        scroll->setObjectName(QStringLiteral("processDialog/page/") % QLatin1String(name));
        scroll->setAccessibleName(title);
        scroll->setWidget(page);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus);
        tabs->addTab(scroll, title);
        return form;
    };
    for (const auto& group : groups) {
        auto* form = addPage(groupTitle(group), group.c_str());
        for (const auto& parameter : declaration.inputs) {
            if (parameter.group != group) {
                continue;
            }
            auto* editor = ParameterEditor::make(declaration, parameter, parameter.name, this);
            QString title = parameterTitle(declaration, parameter.name, parameter.title);
            auto* label = new QLabel(parameter.isRequired ? tr("%1 *").arg(title) : title, this);
            label->setObjectName(QStringLiteral("processDialog/label/") % toQt(parameter.name));
            label->setToolTip(editor->toolTip());
            label->setBuddy(editor);
            if (editor->isWide()) {
                form->addRow(label);
                form->addRow(editor);
            } else {
                form->addRow(label, editor);
            }
            m_editors.emplace_back(parameter.name, editor);
        }
    }
    auto* outputs = addPage(tr("Results"), "results");
    for (const auto& output : declaration.outputs) {
        auto* line = new QLineEdit(this);
        line->setObjectName(QStringLiteral("process/output/") % toQt(output.name));
        line->setAccessibleName(outputTitle(declaration, output));
        auto* browse = new QPushButton(tr("Browse"), this);
        browse->setObjectName(line->objectName() % QStringLiteral("/browse"));
        browse->setAccessibleName(browse->text());
        connect(browse, &QPushButton::clicked, this, [this, line] {
            const QString file = QFileDialog::getSaveFileName(this, tr("Write to"), line->text());
            if (!file.isEmpty()) {
                line->setText(file);
            }
        });
        auto* row = new QWidget(this);
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(line, 1);
        layout->addWidget(browse);
        auto* label =
            new QLabel(output.isMandatory ? tr("%1 *").arg(outputTitle(declaration, output)) : outputTitle(declaration, output), this);
        label->setBuddy(line);
        outputs->addRow(label);
        outputs->addRow(row);
        m_outputs.emplace_back(output.name, line);
    }
    m_error->setObjectName(QStringLiteral("processDialog/error"));
    m_error->setWordWrap(true);
    m_error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_error->hide();
    const bool isDark = palette().color(QPalette::Window).lightness() < 128;
    m_error->setStyleSheet(isDark ? QStringLiteral("color: #e39a5d;") : QStringLiteral("color: #b4541a;"));
    const auto button = [this](const char* name, const QString& text) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QStringLiteral("processDialog/") % QLatin1String(name));
        QString accessible = text;
        made->setAccessibleName(accessible.remove(QLatin1Char('&')));
        return made;
    };
    auto* copy = button("copyButton", tr("&Copy as command line"));
    auto* save = button("saveButton", tr("&Save job file"));
    auto* close = button("closeButton", tr("C&lose"));
    auto* runButton = button("runButton", tr("&Run"));
    runButton->setDefault(true);
    connect(copy, &QPushButton::clicked, this, &ProcessDialog::copyCommandLine);
    connect(save, &QPushButton::clicked, this, &ProcessDialog::saveJobFile);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(runButton, &QPushButton::clicked, this, &ProcessDialog::run);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(copy);
    buttons->addWidget(save);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(runButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(summary);
    layout->addWidget(tabs, 1);
    layout->addWidget(m_error);
    layout->addLayout(buttons);
    resize(620, 620);
}

void ProcessDialog::setInputs(const Json& inputs) {
    for (const auto& [name, editor] : m_editors) {
        if (inputs.contains(name)) {
            editor->setValue(inputs[name]);
        }
    }
}

void ProcessDialog::setOutput(const std::string& name, const QString& path) {
    for (const auto& [output, line] : m_outputs) {
        if (output == name) {
            line->setText(path);
        }
    }
}

core::Request ProcessDialog::entered() const {
    core::Request request;
    request.process = m_process.declaration().id;
    request.version = m_process.declaration().version;
    for (const auto& [name, editor] : m_editors) {
        if (const auto value = editor->value()) {
            request.inputs[name] = *value;
        }
    }
    for (const auto& [name, line] : m_outputs) {
        if (!line->text().trimmed().isEmpty()) {
            request.outputs[name] = std::filesystem::absolute(fromQt(line->text().trimmed()));
        }
    }
    return request;
}

core::Request ProcessDialog::request() const {
    const core::Request request = entered();
    m_process.validate(core::validated(request, m_process.declaration(), std::filesystem::current_path()));
    return request;
}

void ProcessDialog::showError(const core::Error& error) {
    QString text = errorText(error);
    if (const QString hint = errorHint(error); !hint.isEmpty()) {
        text += QLatin1Char('\n') % hint;
    }
    m_error->setText(text);
    m_error->show();
    // Go to the field that the message names.
    for (const auto& [name, editor] : m_editors) {
        if (text.startsWith(toQt(name)) || text.contains(QString(QLatin1Char('\'') % toQt(name) % QLatin1Char('\'')))) {
            auto* tabs = findChild<QTabWidget*>(QStringLiteral("processDialog/tabs"));
            for (int page = 0; page < tabs->count(); ++page) {
                if (tabs->widget(page)->isAncestorOf(editor)) {
                    tabs->setCurrentIndex(page);
                }
            }
            editor->setFocus();
            break;
        }
    }
}

void ProcessDialog::run() {
    try {
        const core::Request valid = request();
        m_error->hide();
        Q_EMIT runRequested(valid);
        accept();
    } catch (...) {
        showError(core::currentError());
    }
}

void ProcessDialog::copyCommandLine() {
    const core::Request request = entered();
    QString command = QStringLiteral("phidias run ") % toQt(request.process);
    for (const auto& [name, value] : request.inputs.items()) {
        const auto add = [&](const Json& one) {
            const bool isPlainFile = one.is_object() && one.size() == 1 && one.contains("href");
            const std::string text = isPlainFile ? one["href"].get<std::string>() : one.is_string() ? one.get<std::string>() : one.dump();
            command += QStringLiteral(" --set ") % shellWord(toQt(name + "=" + text));
        };
        const auto* input = m_process.declaration().findInput(name);
        if (input != nullptr && input->isRepeatable && value.is_array()) {
            std::for_each(value.begin(), value.end(), add);
        } else {
            add(value);
        }
    }
    for (const auto& [name, path] : request.outputs) {
        command += QStringLiteral(" --out ") % shellWord(toQt(name + "=" + path.string()));
    }
    QApplication::clipboard()->setText(command);
}

void ProcessDialog::saveJobFile() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Save job file"), QStringLiteral("job.json"), tr("Job files (*.json)"));
    if (file.isEmpty()) {
        return;
    }
    try {
        core::writeFileAtomically(fromQt(file), core::jobJson(entered(), std::filesystem::path(fromQt(file)).parent_path()).dump(2) + "\n");
    } catch (const core::Error& error) {
        showError(error);
    }
}

} // namespace phidias::app
