#include "app/workstation/StylePanel.h"

#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

QIcon mapIcon(const std::string& name) {
    const core::ColorScale scale(name, 0.0, 1.0);
    QPixmap pixmap(64, 14);
    QPainter painter(&pixmap);
    for (int x = 0; x < 64; ++x) {
        painter.fillRect(x, 0, 1, 14, QColor::fromRgba(scale.colorAt(x / 63.0)));
    }
    return QIcon(pixmap);
}

/// A number as the user writes it: the locale's or the C decimal sign.
std::optional<double> numberOf(const QString& text) {
    QString plain = text.trimmed();
    plain.replace(QChar(0x2212), QLatin1Char('-'));
    bool isNumber = false;
    double value = QLocale().toDouble(plain, &isNumber);
    if (!isNumber) {
        value = QLocale::c().toDouble(plain, &isNumber);
    }
    return isNumber ? std::optional(value) : std::nullopt;
}

} // namespace

StylePanel::StylePanel(ProjectDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_title(new QLabel(this)), m_form(new QWidget(this)), m_level(new QComboBox(m_form)),
      m_levelLabel(new QLabel(tr("Level"), m_form)), m_time(new QComboBox(m_form)), m_timeLabel(new QLabel(tr("Time"), m_form)),
      m_map(new QComboBox(m_form)), m_low(new QLineEdit(m_form)), m_high(new QLineEdit(m_form)), m_depthLow(new QLineEdit(m_form)),
      m_depthHigh(new QLineEdit(m_form)), m_depthRow(new QWidget(m_form)), m_depthLabel(new QLabel(tr("Depth, m"), m_form)),
      m_opacity(new QSlider(Qt::Horizontal, m_form)), m_pointSize(new QSlider(Qt::Horizontal, m_form)),
      m_pointSizeLabel(new QLabel(tr("Point size"), m_form)) {
    setObjectName(QStringLiteral("style"));
    const auto name = [](QWidget* widget, const char* objectName, const QString& accessible) {
        widget->setObjectName(QStringLiteral("style/") % QLatin1String(objectName));
        widget->setAccessibleName(accessible);
    };
    name(m_title, "title", tr("Layer"));
    name(m_level, "level", tr("Level"));
    name(m_time, "time", tr("Time"));
    name(m_map, "colorMap", tr("Colour map"));
    name(m_low, "low", tr("Lower end of the colours"));
    name(m_high, "high", tr("Upper end of the colours"));
    name(m_depthLow, "depthLow", tr("Least depth"));
    name(m_depthHigh, "depthHigh", tr("Greatest depth"));
    name(m_opacity, "opacity", tr("Opacity"));
    name(m_pointSize, "pointSize", tr("Point size"));
    m_map->setIconSize({64, 14});
    for (const auto& each : core::colorMapNames()) {
        m_map->addItem(mapIcon(each), toQt(each), toQt(each));
        m_map->addItem(mapIcon(each + "_r"), tr("%1, reversed").arg(toQt(each)), toQt(each + "_r"));
    }
    m_opacity->setRange(0, 100);
    m_pointSize->setRange(2, 20);
    for (QLineEdit* edit : {m_low, m_high, m_depthLow, m_depthHigh}) {
        edit->setAlignment(Qt::AlignRight);
        edit->setMaximumWidth(90);
    }
    m_low->setPlaceholderText(tr("2 %"));
    m_high->setPlaceholderText(tr("98 %"));
    auto* automatic = new QPushButton(tr("Auto"), m_form);
    name(automatic, "autoButton", tr("Range by percentiles 2 and 98"));
    automatic->setToolTip(tr("Range by percentiles 2 and 98"));
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto row = [&](std::initializer_list<QWidget*> widgets, QWidget* holder) {
        auto* layout = new QHBoxLayout(holder);
        layout->setContentsMargins(0, 0, 0, 0);
        for (QWidget* widget : widgets) {
            layout->addWidget(widget);
        }
        layout->addStretch(1);
    };
    auto* range = new QWidget(m_form);
    range->setObjectName(QStringLiteral("style/range"));
    m_depthRow->setObjectName(QStringLiteral("style/depthRange"));
    row({m_low, m_high, automatic}, range);
    row({m_depthLow, m_depthHigh}, m_depthRow);
    form->addRow(m_levelLabel, m_level);
    form->addRow(m_timeLabel, m_time);
    form->addRow(m_depthLabel, m_depthRow);
    form->addRow(tr("Colours"), m_map);
    form->addRow(tr("Range"), range);
    form->addRow(tr("Opacity"), m_opacity);
    form->addRow(m_pointSizeLabel, m_pointSize);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_form);
    layout->addStretch(1);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setWordWrap(true);

    connect(m_level, &QComboBox::activated, this, [this](int index) {
        edit(tr("Choose a level"), QStringLiteral("level"),
             [=](core::Layer& layer) { layer.verticalIndex = static_cast<std::size_t>(index); });
    });
    connect(m_time, &QComboBox::activated, this, [this](int index) {
        edit(tr("Choose a time"), QStringLiteral("time"), [=](core::Layer& layer) { layer.timeIndex = static_cast<std::size_t>(index); });
    });
    connect(m_map, &QComboBox::activated, this, [this] {
        edit(tr("Change colours"), {}, [this](core::Layer& layer) { layer.style.colorMap = fromQt(m_map->currentData().toString()); });
    });
    connect(automatic, &QPushButton::clicked, this, [this] {
        edit(tr("Automatic range"), {}, [](core::Layer& layer) {
            layer.style.low.reset();
            layer.style.high.reset();
        });
    });
    for (QLineEdit* edit : {m_low, m_high, m_depthLow, m_depthHigh}) {
        connect(edit, &QLineEdit::editingFinished, this, &StylePanel::readRange);
    }
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
        edit(tr("Change opacity"), QStringLiteral("opacity"), [=](core::Layer& layer) { layer.style.opacity = value / 100.0; });
    });
    connect(m_pointSize, &QSlider::valueChanged, this, [this](int value) {
        edit(tr("Change point size"), QStringLiteral("pointSize"), [=](core::Layer& layer) { layer.style.pointSizePx = value; });
    });
    connect(&m_document, &ProjectDocument::changed, this, &StylePanel::refresh);
    refresh();
}

void StylePanel::setLayer(const std::string& id, std::shared_ptr<const core::LayerData> values) {
    m_layer = id;
    m_data = std::move(values);
    refresh();
}

void StylePanel::edit(const QString& text, const QString& mergeKey, const std::function<void(core::Layer&)>& change) {
    if (m_isRefreshing || !m_document.project().find(m_layer)) {
        return;
    }
    m_document.change(
        text, [&](core::Project& project) { change(project.layers[*project.find(m_layer)]); },
        mergeKey.isEmpty() ? QString() : QString(mergeKey % QLatin1Char(' ') % toQt(m_layer)));
}

void StylePanel::readRange() {
    edit(tr("Change the range"), {}, [this](core::Layer& layer) {
        const auto low = numberOf(m_low->text());
        const auto high = numberOf(m_high->text());
        if (!low || !high || *low < *high) {
            layer.style.low = low;
            layer.style.high = high;
        }
        layer.depthLowM = numberOf(m_depthLow->text());
        layer.depthHighM = numberOf(m_depthHigh->text());
    });
    refresh();
}

void StylePanel::fillSlices(QComboBox& box, const std::vector<std::string>& labels, std::size_t index) {
    if (box.count() != static_cast<int>(labels.size()) || (box.count() > 0 && box.itemText(0) != toQt(labels.front()))) {
        box.clear();
        for (const auto& label : labels) {
            box.addItem(toQt(label));
        }
    }
    box.setCurrentIndex(static_cast<int>(std::min(index, labels.empty() ? std::size_t{0} : labels.size() - 1)));
}

void StylePanel::refresh() {
    const auto at = m_document.project().find(m_layer);
    m_form->setVisible(at.has_value());
    if (!at) {
        m_title->setText(tr("Select a layer to see its style."));
        return;
    }
    m_isRefreshing = true;
    const auto& layer = m_document.project().layers[*at];
    m_title->setText(toQt(layer.title));
    const bool hasLevels = m_data && m_data->levels().size() > 1;
    const bool hasTimes = m_data && m_data->times().size() > 1;
    m_level->setVisible(hasLevels);
    m_levelLabel->setVisible(hasLevels);
    m_time->setVisible(hasTimes);
    m_timeLabel->setVisible(hasTimes);
    if (hasLevels) {
        fillSlices(*m_level, m_data->levels(), layer.verticalIndex);
    }
    if (hasTimes) {
        fillSlices(*m_time, m_data->times(), layer.timeIndex);
    }
    const bool isPoints = layer.kind == core::LayerKind::Observations;
    m_depthRow->setVisible(isPoints);
    m_depthLabel->setVisible(isPoints);
    m_pointSize->setVisible(isPoints);
    m_pointSizeLabel->setVisible(isPoints);
    m_map->setCurrentIndex(m_map->findData(toQt(layer.style.colorMap)));
    const auto show = [](QLineEdit* edit, const std::optional<double>& value) {
        if (!edit->hasFocus()) {
            edit->setText(value ? views::numberText(*value, 6) : QString());
        }
    };
    show(m_low, layer.style.low);
    show(m_high, layer.style.high);
    show(m_depthLow, layer.depthLowM);
    show(m_depthHigh, layer.depthHighM);
    if (m_data && m_data->size() > 0) {
        const auto scale = m_data->scale(layer.style);
        m_low->setPlaceholderText(views::numberText(scale.low(), 4));
        m_high->setPlaceholderText(views::numberText(scale.high(), 4));
    }
    m_opacity->setValue(static_cast<int>(std::lround(layer.style.opacity * 100.0)));
    m_pointSize->setValue(static_cast<int>(std::lround(layer.style.pointSizePx)));
    m_isRefreshing = false;
}

} // namespace phidias::app
