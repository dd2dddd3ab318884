#include "app/workstation/ParameterEditor.h"

#include "app/workstation/TextCatalog.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

namespace phidias::app {

using core::Json;
using core::ValueKind;
using views::fromQt;
using views::toQt;

namespace {

QString objectPath(const std::string& path) {
    QString name = toQt(path);
    return QStringLiteral("process/") % name.replace(QLatin1Char('.'), QLatin1Char('/'));
}

/// JSON where it is JSON; a number with the locale's decimal sign; else text. Nothing for an empty field.
std::optional<Json> parsed(const QString& text, bool isText) {
    const QString plain = text.trimmed();
    if (plain.isEmpty()) {
        return std::nullopt;
    }
    if (isText) {
        return Json(fromQt(plain));
    }
    Json json = Json::parse(fromQt(plain), nullptr, false);
    if (!json.is_discarded()) {
        return json;
    }
    bool isNumber = false;
    QString numeric = plain;
    const double number = QLocale().toDouble(numeric.replace(QChar(0x2212), QLatin1Char('-')), &isNumber);
    return isNumber ? Json(number) : Json(fromQt(plain));
}

QString shown(const Json& value) {
    return value.is_null() ? QString() : value.is_string() ? toQt(value.get<std::string>()) : toQt(value.dump());
}

QString allowedText(const core::ValueType& type) {
    const bool hasLow = std::isfinite(type.minimum);
    const bool hasHigh = std::isfinite(type.maximum);
    if (hasLow && hasHigh) {
        return ParameterEditor::tr("%1 to %2").arg(views::numberText(type.minimum), views::numberText(type.maximum));
    }
    return hasLow    ? ParameterEditor::tr("at least %1").arg(views::numberText(type.minimum))
           : hasHigh ? ParameterEditor::tr("at most %1").arg(views::numberText(type.maximum))
                     : QString();
}

/// Numbers, texts, lists and everything that may take several forms: one line, JSON where it is more than a number.
class LineEditor : public ParameterEditor {
public:
    LineEditor(const core::Parameter& parameter, const std::string& path, QWidget* parent)
        : ParameterEditor(parent), m_line(new QLineEdit(this)) {
        const auto& type = parameter.types.front();
        m_isText = type.kind == ValueKind::Text && parameter.types.size() == 1;
        m_line->setObjectName(objectPath(path));
        m_line->setPlaceholderText(parameter.defaultValue.is_null() ? placeholder(type.kind) : shown(parameter.defaultValue));
        const bool isShort = type.kind == ValueKind::Number || type.kind == ValueKind::Integer;
        if (isShort && parameter.types.size() == 1) {
            m_line->setMaximumWidth(120);
            m_line->setAlignment(Qt::AlignRight);
        }
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_line);
        const QString unit = views::unitText(toQt(type.unit));
        if (isShort && !unit.isEmpty()) {
            auto* label = new QLabel(unit, this);
            label->setObjectName(objectPath(path) % QStringLiteral("/unit"));
            layout->addWidget(label);
        }
        if (isShort) {
            m_line->setToolTip(allowedText(type));
            layout->addStretch(1);
        }
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textEdited, this, &ParameterEditor::edited);
    }
    [[nodiscard]] std::optional<Json> value() const override { return parsed(m_line->text(), m_isText); }
    void setValue(const Json& value) override { m_line->setText(shown(value)); }

private:
    static QString placeholder(ValueKind kind) {
        switch (kind) {
        case ValueKind::Interval:
            return ParameterEditor::tr("[low, high]");
        case ValueKind::Extent:
            return ParameterEditor::tr("[west, south, east, north]");
        case ValueKind::TimeSelection:
            return QStringLiteral("{\"years\": [[1990, 1999]], \"months\": [[1, 2, 3]]}");
        case ValueKind::List:
            return ParameterEditor::tr("[first, second, ...]");
        default:
            return {};
        }
    }
    QLineEdit* m_line;
    bool m_isText = false;
};

class ChoiceEditor : public ParameterEditor {
public:
    ChoiceEditor(const core::Declaration& declaration, const core::Parameter& parameter, const std::string& path, QWidget* parent)
        : ParameterEditor(parent), m_box(new QComboBox(this)) {
        m_box->setObjectName(objectPath(path));
        for (const auto& word : parameter.types.front().choices) {
            m_box->addItem(choiceText(declaration, path, word), toQt(word));
        }
        setValue(parameter.defaultValue);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_box);
        layout->addStretch(1);
        setFocusProxy(m_box);
        connect(m_box, &QComboBox::activated, this, &ParameterEditor::edited);
    }
    [[nodiscard]] std::optional<Json> value() const override { return Json(fromQt(m_box->currentData().toString())); }
    void setValue(const Json& value) override {
        if (value.is_string()) {
            m_box->setCurrentIndex(m_box->findData(toQt(value.get<std::string>())));
        }
    }

private:
    QComboBox* m_box;
};

class BooleanEditor : public ParameterEditor {
public:
    BooleanEditor(const core::Parameter& parameter, const std::string& path, QWidget* parent)
        : ParameterEditor(parent), m_box(new QCheckBox(this)) {
        m_box->setObjectName(objectPath(path));
        setValue(parameter.defaultValue);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_box);
        setFocusProxy(m_box);
        connect(m_box, &QCheckBox::toggled, this, &ParameterEditor::edited);
    }
    [[nodiscard]] std::optional<Json> value() const override { return Json(m_box->isChecked()); }
    void setValue(const Json& value) override { m_box->setChecked(value.is_boolean() && value.get<bool>()); }

private:
    QCheckBox* m_box;
};

/// One file: a path with a button.
class FileEditor : public ParameterEditor {
public:
    FileEditor(const std::string& path, QWidget* parent) : ParameterEditor(parent), m_line(new QLineEdit(this)) {
        m_line->setObjectName(objectPath(path));
        auto* browse = new QPushButton(ParameterEditor::tr("Browse"), this);
        browse->setObjectName(objectPath(path) % QStringLiteral("/browse"));
        browse->setAccessibleName(browse->text());
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_line, 1);
        layout->addWidget(browse);
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textEdited, this, &ParameterEditor::edited);
        connect(browse, &QPushButton::clicked, this, [this] {
            const QString file = QFileDialog::getOpenFileName(this, ParameterEditor::tr("Choose a file"), m_line->text());
            if (!file.isEmpty()) {
                m_line->setText(file);
                Q_EMIT edited();
            }
        });
    }
    [[nodiscard]] std::optional<Json> value() const override {
        const QString text = m_line->text().trimmed();
        return text.isEmpty() ? std::nullopt : std::optional(Json{{"href", fromQt(text)}});
    }
    void setValue(const Json& value) override {
        m_line->setText(value.is_object() && value.contains("href") ? shown(value["href"]) : shown(value));
    }

private:
    QLineEdit* m_line;
};

/// One or more files.
class FileListEditor : public ParameterEditor {
public:
    FileListEditor(const std::string& path, QWidget* parent) : ParameterEditor(parent), m_list(new QListWidget(this)) {
        m_list->setObjectName(objectPath(path));
        m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        m_list->setMinimumHeight(72);
        m_list->setMaximumHeight(96);
        m_list->setTextElideMode(Qt::ElideMiddle);
        auto* add = new QPushButton(ParameterEditor::tr("Add"), this);
        auto* remove = new QPushButton(ParameterEditor::tr("Remove"), this);
        add->setObjectName(objectPath(path) % QStringLiteral("/add"));
        remove->setObjectName(objectPath(path) % QStringLiteral("/remove"));
        add->setAccessibleName(add->text());
        remove->setAccessibleName(remove->text());
        auto* buttons = new QVBoxLayout;
        buttons->addWidget(add);
        buttons->addWidget(remove);
        buttons->addStretch(1);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_list, 1);
        layout->addLayout(buttons);
        setFocusProxy(m_list);
        connect(add, &QPushButton::clicked, this, [this] {
            m_list->addItems(QFileDialog::getOpenFileNames(this, ParameterEditor::tr("Choose files")));
            Q_EMIT edited();
        });
        connect(remove, &QPushButton::clicked, this, [this] {
            qDeleteAll(m_list->selectedItems());
            Q_EMIT edited();
        });
    }
    [[nodiscard]] std::optional<Json> value() const override {
        Json files = Json::array();
        for (int row = 0; row < m_list->count(); ++row) {
            files.push_back({{"href", fromQt(m_list->item(row)->text())}});
        }
        return files.empty() ? std::nullopt : std::optional(files);
    }
    void setValue(const Json& value) override {
        m_list->clear();
        for (const auto& file : value.is_array() ? value : Json::array({value})) {
            m_list->addItem(file.is_object() && file.contains("href") ? shown(file["href"]) : shown(file));
        }
    }
    [[nodiscard]] bool isWide() const override { return true; }

private:
    QListWidget* m_list;
};

/// An object: its members below each other.
class ObjectEditor : public ParameterEditor {
public:
    ObjectEditor(const core::Declaration& declaration, const core::Parameter& parameter, const std::string& path, QWidget* parent)
        : ParameterEditor(parent), m_default(parameter.defaultValue) {
        setObjectName(objectPath(path));
        auto* form = new QFormLayout(this);
        form->setContentsMargins(12, 0, 0, 0);
        form->setVerticalSpacing(6);
        for (const auto& member : parameter.types.front().members) {
            const std::string memberPath = path + "." + member.name;
            auto* editor = ParameterEditor::make(declaration, member, memberPath, this);
            auto* label = new QLabel(parameterTitle(declaration, memberPath, member.title), this);
            label->setObjectName(objectPath(memberPath) % QStringLiteral("/label"));
            label->setBuddy(editor);
            form->addRow(label, editor);
            m_members.emplace_back(member.name, editor);
            connect(editor, &ParameterEditor::edited, this, &ParameterEditor::edited);
        }
    }
    [[nodiscard]] std::optional<Json> value() const override {
        Json object = Json::object();
        for (const auto& [name, editor] : m_members) {
            if (const auto member = editor->value()) {
                object[name] = *member;
            }
        }
        return object.empty() ? std::nullopt : std::optional(object);
    }
    void setValue(const Json& value) override {
        for (const auto& [name, editor] : m_members) {
            editor->setValue(value.is_object() && value.contains(name) ? value[name] : Json());
        }
    }
    [[nodiscard]] bool isWide() const override { return true; }

private:
    std::vector<std::pair<std::string, ParameterEditor*>> m_members;
    Json m_default;
};

} // namespace

ParameterEditor* ParameterEditor::make(const core::Declaration& declaration, const core::Parameter& parameter, const std::string& path,
                                       QWidget* parent) {
    const auto& type = parameter.types.front();
    ParameterEditor* editor = nullptr;
    if (type.kind == ValueKind::File && parameter.isRepeatable) {
        editor = new FileListEditor(path, parent);
    } else if (type.kind == ValueKind::File && parameter.types.size() == 1) {
        editor = new FileEditor(path, parent);
    } else if (type.kind == ValueKind::Choice && parameter.types.size() == 1) {
        editor = new ChoiceEditor(declaration, parameter, path, parent);
    } else if (type.kind == ValueKind::Boolean && parameter.types.size() == 1) {
        editor = new BooleanEditor(parameter, path, parent);
    } else if (type.kind == ValueKind::Object && !type.members.empty() && parameter.types.size() == 1) {
        editor = new ObjectEditor(declaration, parameter, path, parent);
    } else {
        editor = new LineEditor(parameter, path, parent);
    }
    const QString title = parameterTitle(declaration, path, parameter.title);
    editor->setAccessibleName(title);
    if (QWidget* field = editor->focusProxy()) {
        field->setAccessibleName(title);
        field->setAccessibleDescription(parameterHelp(declaration, path, parameter.help));
    }
    const QString help = parameterHelp(declaration, path, parameter.help);
    if (!help.isEmpty()) {
        editor->setToolTip(help);
    }
    return editor;
}

} // namespace phidias::app
