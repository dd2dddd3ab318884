#include "app/workstation/Letters.h"

#include <QAbstractButton>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <functional>
#include <vector>

namespace phidias::app {

namespace {

struct Lettered {
    QString text;
    std::function<void(const QString&)> setText;
};

qsizetype letterAt(const QString& text) {
    for (qsizetype at = text.indexOf(QLatin1Char('&')); at >= 0 && at + 1 < text.size(); at = text.indexOf(QLatin1Char('&'), at + 2)) {
        if (text.at(at + 1) != QLatin1Char('&')) {
            return at + 1;
        }
    }
    return -1;
}

std::vector<Lettered> letteredOf(const QWidget& part) {
    std::vector<Lettered> found;
    for (auto* widget : part.findChildren<QWidget*>()) {
        if (widget->isWindow()) {
            continue;
        }
        if (auto* label = qobject_cast<QLabel*>(widget); label != nullptr && label->buddy() != nullptr) {
            found.push_back({label->text(), [label](const QString& text) { label->setText(text); }});
        } else if (auto* button = qobject_cast<QAbstractButton*>(widget)) {
            found.push_back({button->text(), [button](const QString& text) { button->setText(text); }});
        } else if (auto* box = qobject_cast<QGroupBox*>(widget)) {
            found.push_back({box->title(), [box](const QString& text) { box->setTitle(text); }});
        }
    }
    std::erase_if(found, [](const Lettered& each) { return letterAt(each.text) < 0; });
    return found;
}

void appendFields(const QLayout& layout, std::vector<QWidget*>& fields) {
    for (int item = 0; item < layout.count(); ++item) {
        if (auto* widget = layout.itemAt(item)->widget()) {
            if (widget->focusPolicy() & Qt::TabFocus) {
                fields.push_back(widget);
            } else if (widget->layout() != nullptr) {
                appendFields(*widget->layout(), fields);
            }
        } else if (const auto* inner = layout.itemAt(item)->layout()) {
            appendFields(*inner, fields);
        }
    }
}

} // namespace

QString separateLetters(QWidget& part, const QString& taken) {
    QString own;
    std::vector<Lettered*> left;
    auto all = letteredOf(part);
    for (auto& each : all) {
        const QChar letter = each.text.at(letterAt(each.text)).toLower();
        if (taken.contains(letter) || own.contains(letter)) {
            left.push_back(&each);
        } else {
            own += letter;
        }
    }
    for (const auto* each : left) {
        QString text = each->text;
        text.remove(letterAt(text) - 1, 1);
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar letter = text.at(at).toLower();
            if (letter.isLetter() && !taken.contains(letter) && !own.contains(letter)) {
                own += letter;
                text.insert(at, QLatin1Char('&'));
                break;
            }
        }
        each->setText(text);
    }
    return own;
}

void orderTabs(const QFormLayout& form) {
    std::vector<QWidget*> fields;
    for (int row = 0; row < form.rowCount(); ++row) {
        for (const auto role : {QFormLayout::LabelRole, QFormLayout::FieldRole, QFormLayout::SpanningRole}) {
            auto* item = form.itemAt(row, role);
            if (item == nullptr) {
                continue;
            }
            if (auto* widget = item->widget(); widget != nullptr && (widget->focusPolicy() & Qt::TabFocus)) {
                fields.push_back(widget);
            } else if (const auto* inner = item->layout()) {
                appendFields(*inner, fields);
            }
        }
    }
    for (std::size_t at = 1; at < fields.size(); ++at) {
        QWidget::setTabOrder(fields[at - 1], fields[at]);
    }
}

} // namespace phidias::app
