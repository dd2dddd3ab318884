// The controls of the style panel: how they are made and what they change.
#include "app/workstation/StylePanel.h"
#include "core/scene/SliceSteps.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

constexpr int kFieldWidth = 84;
constexpr QSize kMapIcon{56, 12};

QIcon mapIcon(const std::string& name) {
    const core::ColorScale scale(name, 0.0, name == "classes" ? 12.0 : 1.0);
    QPixmap pixmap(kMapIcon);
    QPainter painter(&pixmap);
    for (int x = 0; x < kMapIcon.width(); ++x) {
        painter.fillRect(x, 0, 1, kMapIcon.height(), QColor::fromRgba(scale.colorAt((x + 0.5) / kMapIcon.width())));
    }
    return QIcon(pixmap);
}

/// Colour maps under the headings of their families; each carries its name, headings none.
void fillMaps(QComboBox& box) {
    const std::array<std::pair<core::ColorMapFamily, QString>, 4> families{
        {{core::ColorMapFamily::Sequential, StylePanel::tr("From low to high")},
         {core::ColorMapFamily::Diverging, StylePanel::tr("About a middle")},
         {core::ColorMapFamily::Cyclic, StylePanel::tr("In a circle")},
         {core::ColorMapFamily::Categorical, StylePanel::tr("Classes")}}};
    auto* model = new QStandardItemModel(&box);
    for (const auto& [family, title] : families) {
        auto* heading = new QStandardItem(title);
        heading->setFlags(Qt::NoItemFlags);
        model->appendRow(heading);
        for (const auto& map : core::colorMaps()) {
            if (map.family() == family) {
                auto* item = new QStandardItem(mapIcon(map.name), toQt(map.name));
                item->setData(toQt(map.name), Qt::UserRole);
                model->appendRow(item);
            }
        }
    }
    box.setModel(model);
}

QLabel* heading(const QString& text, const char* name, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setObjectName(QStringLiteral("style/") % QLatin1String(name));
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setContentsMargins(0, 4, 0, 0);
    return label;
}

/// Widgets side by side, no wider than they need.
QWidget* side(std::initializer_list<QWidget*> widgets, QWidget* parent) {
    auto* holder = new QWidget(parent);
    auto* layout = new QHBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (QWidget* widget : widgets) {
        layout->addWidget(widget);
    }
    layout->addStretch(1);
    return holder;
}

views::AdviceEdit* numberField(QWidget* parent) {
    auto* edit = new views::AdviceEdit(parent);
    edit->setAlignment(Qt::AlignRight);
    edit->setMaximumWidth(kFieldWidth);
    return edit;
}

QDoubleSpinBox* percentField(QWidget* parent) {
    auto* box = new QDoubleSpinBox(parent);
    box->setDecimals(1);
    box->setSingleStep(0.5);
    box->setSuffix(QStringLiteral("\u202f%"));
    box->setKeyboardTracking(false);
    box->setMinimumWidth(56);
    box->setMaximumWidth(kFieldWidth);
    return box;
}

/// A combo box whose entries may be longer than the panel is wide.
QComboBox* combo(QWidget* parent) {
    auto* box = new QComboBox(parent);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    return box;
}

/// Scrolls up and down only: never narrower than its part, in any language and with letters of any size.
class UprightScroll : public QScrollArea {
public:
    using QScrollArea::QScrollArea;
    [[nodiscard]] QSize minimumSizeHint() const override {
        if (widget() == nullptr) {
            return QScrollArea::minimumSizeHint();
        }
        // A form that wraps its long rows says a minimum that leaves out how much wider the labels of other rows are.
        constexpr int kWiderLabels = 24;
        const int least = std::min(widget()->sizeHint().width(), widget()->minimumSizeHint().width() + kWiderLabels);
        return QScrollArea::minimumSizeHint().expandedTo({least + verticalScrollBar()->sizeHint().width(), 0});
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) {
            updateGeometry();
        }
        return QScrollArea::eventFilter(watched, event);
    }
};

QFormLayout* formOf(QWidget* parent) {
    auto* form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    form->setHorizontalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    return form;
}

} // namespace

StylePanel::StylePanel(Desk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_document(desk.document()), m_title(new views::ElidedLabel(this)), m_body(new QWidget(this)) {
    setObjectName(QStringLiteral("style"));
    m_title->setObjectName(QStringLiteral("style/title"));
    m_title->setAccessibleName(tr("Layer"));
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_body->setObjectName(QStringLiteral("style/body"));
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(12, 0, 12, 8);
    body->setSpacing(6);
    auto* form = formOf(nullptr);
    body->addLayout(form);
    makeSlice(*form);
    makeColors(*form);
    m_moreButton = new QToolButton(m_body);
    m_moreButton->setObjectName(QStringLiteral("style/moreButton"));
    m_moreButton->setText(tr("More"));
    m_moreButton->setAccessibleName(tr("More of the style"));
    m_moreButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_moreButton->setArrowType(Qt::RightArrow);
    m_moreButton->setAutoRaise(true);
    m_moreButton->setCheckable(true);
    m_moreButton->setFocusPolicy(Qt::StrongFocus);
    body->addWidget(m_moreButton, 0, Qt::AlignLeft);
    m_more = new QWidget(m_body);
    m_more->setObjectName(QStringLiteral("style/more"));
    makeMore(*formOf(m_more));
    m_more->hide();
    body->addWidget(m_more);
    body->addStretch(1);
    auto* scroll = new UprightScroll(this);
    scroll->setObjectName(QStringLiteral("style/scroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_body);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(4);
    auto* titleRow = new QHBoxLayout;
    titleRow->setContentsMargins(12, 0, 12, 0);
    titleRow->addWidget(m_title);
    layout->addLayout(titleRow);
    layout->addWidget(scroll, 1);
    connectColors();
    connectMore();
    connect(&m_document, &ProjectDocument::changed, this, &StylePanel::refresh);
    refresh();
}

void StylePanel::addRow(QFormLayout& form, const QString& label, QWidget* field, const char* name, const QString& accessible) {
    field->setObjectName(QStringLiteral("style/") % QLatin1String(name));
    field->setAccessibleName(accessible);
    if (label.isEmpty()) {
        form.addRow(field);
        return;
    }
    auto* text = new QLabel(label, field->parentWidget());
    text->setObjectName(QStringLiteral("style/") % QLatin1String(name) % QStringLiteral("Label"));
    text->setBuddy(field);
    form.addRow(text, field);
    m_labels[field] = text;
}

void StylePanel::makeSlice(QFormLayout& form) {
    m_sliceHeading = heading(tr("Slice"), "sliceHeading", m_body);
    form.addRow(m_sliceHeading);
    m_level = combo(m_body);
    addRow(form, tr("Level"), m_level, "level", tr("Level"));
    m_followsDepth = new QCheckBox(tr("Follows the depth control"), m_body);
    addRow(form, {}, m_followsDepth, "followsDepth", m_followsDepth->text());
    m_time = combo(m_body);
    addRow(form, tr("Time"), m_time, "time", tr("Time"));
    m_followsTime = new QCheckBox(tr("Follows the time control"), m_body);
    addRow(form, {}, m_followsTime, "followsTime", m_followsTime->text());
    m_depthLow = numberField(m_body);
    m_depthHigh = numberField(m_body);
    m_depthLow->setObjectName(QStringLiteral("style/depthLow"));
    m_depthLow->setAccessibleName(tr("Least depth"));
    m_depthLow->setAdvice(tr("any"));
    m_depthHigh->setObjectName(QStringLiteral("style/depthHigh"));
    m_depthHigh->setAccessibleName(tr("Greatest depth"));
    m_depthHigh->setAdvice(tr("any"));
    m_depths = side({m_depthLow, m_depthHigh}, m_body);
    addRow(form, tr("Depth, m"), m_depths, "depthRange", tr("Depths that are drawn"));
    connect(m_level, &QComboBox::activated, this, [this](int index) {
        edit(tr("Choose a level"), "level", [=](core::Layer& layer) { layer.verticalIndex = static_cast<std::size_t>(index); });
    });
    connect(m_time, &QComboBox::activated, this, [this](int index) {
        edit(tr("Choose a time"), "time", [=](core::Layer& layer) { layer.timeIndex = static_cast<std::size_t>(index); });
    });
    connect(m_followsDepth, &QCheckBox::toggled, this, [this](bool isOn) {
        edit(tr("Follow the depth control"), nullptr, [this, isOn](core::Layer& layer) {
            layer.followsDepth = isOn;
            const auto depth = m_document.project().depthM;
            if (isOn && depth && m_data && m_data->levelsAreDepths()) {
                layer.verticalIndex = core::nearestIndex(m_data->levelValues(), *depth).value_or(layer.verticalIndex);
            }
        });
    });
    connect(m_followsTime, &QCheckBox::toggled, this, [this](bool isOn) {
        edit(tr("Follow the time control"), nullptr, [this, isOn](core::Layer& layer) {
            layer.followsTime = isOn;
            const auto time = m_document.project().timeUnixSeconds;
            if (isOn && time && m_data && !m_data->isClimatological()) {
                layer.timeIndex = core::nearestIndex(m_data->timesUnixSeconds(), *time).value_or(layer.timeIndex);
            }
        });
    });
}

void StylePanel::makeColors(QFormLayout& form) {
    form.addRow(heading(tr("Colours"), "colorsHeading", m_body));
    m_attribute = combo(m_body);
    addRow(form, tr("Colour by"), m_attribute, "attribute", tr("Attribute that colours the features"));
    m_map = combo(m_body);
    m_map->setIconSize(kMapIcon);
    m_map->setMaxVisibleItems(16);
    fillMaps(*m_map);
    addRow(form, tr("Palette"), m_map, "colorMap", tr("Colour map"));
    m_reversed = new QCheckBox(tr("Reversed"), m_body);
    m_reversed->setObjectName(QStringLiteral("style/reversed"));
    m_reversed->setAccessibleName(tr("Colour map reversed"));
    m_logarithmic = new QCheckBox(tr("Logarithmic"), m_body);
    m_logarithmic->setObjectName(QStringLiteral("style/logarithmic"));
    m_logarithmic->setAccessibleName(tr("Logarithmic colours"));
    addRow(form, {}, side({m_reversed, m_logarithmic}, m_body), "mapForm", tr("Form of the colour map"));
    makeRange(form);
    const auto slider = [this](int least, int most) {
        auto* made = new QSlider(Qt::Horizontal, m_body);
        made->setRange(least, most);
        made->setMinimumWidth(60);
        return made;
    };
    m_opacity = slider(0, 100);
    addRow(form, tr("Opacity"), m_opacity, "opacity", tr("Opacity"));
    m_pointSize = slider(2, 20);
    addRow(form, tr("Point size"), m_pointSize, "pointSize", tr("Point size"));
    m_arrowSpacing = slider(12, 120);
    addRow(form, tr("Arrows"), m_arrowSpacing, "arrowSpacing", tr("Distance of the arrows"));
    m_filled = new QCheckBox(m_body);
    addRow(form, {}, m_filled, "filled", tr("Filled"));
    m_label = combo(m_body);
    addRow(form, tr("Labels"), m_label, "label", tr("Attribute that is written beside features"));
}

void StylePanel::makeRange(QFormLayout& form) {
    m_rangeMode = new QComboBox(m_body); // its own words are short enough to be shown whole
    m_rangeMode->addItems({tr("By percentiles"), tr("Fixed"), tr("Centred")});
    addRow(form, tr("Range"), m_rangeMode, "rangeMode", tr("Range of the colours"));
    const auto name = [](QWidget* widget, const char* objectName, const QString& accessible) {
        widget->setObjectName(QStringLiteral("style/") % QLatin1String(objectName));
        widget->setAccessibleName(accessible);
    };
    m_low = numberField(m_body);
    m_high = numberField(m_body);
    name(m_low, "low", tr("Lower end of the colours"));
    name(m_high, "high", tr("Upper end of the colours"));
    m_fixed = side({m_low, m_high}, m_body);
    addRow(form, tr("From, to"), m_fixed, "range", tr("Ends of the colours"));
    m_center = numberField(m_body);
    addRow(form, tr("Middle"), m_center, "center", tr("Value in the middle of the colours"));
    m_lowPercent = percentField(m_body);
    m_highPercent = percentField(m_body);
    name(m_lowPercent, "lowPercentile", tr("Percentile at the lower end"));
    name(m_highPercent, "highPercentile", tr("Percentile at the upper end"));
    m_percents = side({m_lowPercent, m_highPercent}, m_body);
    addRow(form, tr("From, to"), m_percents, "percentiles", tr("Percentiles at the ends of the colours"));
}

void StylePanel::makeMore(QFormLayout& form) {
    m_unit = combo(m_more);
    m_unit->setEditable(true);
    m_unit->setInsertPolicy(QComboBox::NoInsert);
    addRow(form, tr("Unit"), m_unit, "unit", tr("Unit in which values are shown"));
    m_unitNote = new QLabel(m_more);
    m_unitNote->setWordWrap(true);
    addRow(form, {}, m_unitNote, "unitNote", tr("Unit"));
    m_below = new ColorChoice(tr("&As the lower end"), true, m_more);
    addRow(form, tr("Below"), m_below, "belowColor", tr("Colour of values below the range"));
    m_above = new ColorChoice(tr("&As the upper end"), true, m_more);
    addRow(form, tr("Above"), m_above, "aboveColor", tr("Colour of values above the range"));
    m_missing = new ColorChoice(tr("&Nothing"), false, m_more);
    addRow(form, tr("Missing"), m_missing, "missingColor", tr("Colour where there is no value"));
    m_multiplied = new QCheckBox(tr("Multiply with what lies below"), m_more);
    m_multiplied->setToolTip(tr("Colours darken those below instead of covering them"));
    addRow(form, {}, m_multiplied, "multiplied", m_multiplied->text());
    m_northward = combo(m_more);
    m_northward->setToolTip(tr("Variable of the northward component: the layer is drawn as arrows"));
    addRow(form, tr("Northward"), m_northward, "northward", tr("Variable of the northward component"));
    auto* share = new QPushButton(tr("Same range over layers"), m_more);
    share->setToolTip(tr("Give the range of this layer to all layers of the same quantity"));
    addRow(form, {}, share, "shareRangeButton", share->text());
    auto* reset = new QPushButton(tr("Standard style"), m_more);
    reset->setToolTip(tr("Colours and range as they were when the layer was opened"));
    addRow(form, {}, reset, "resetButton", reset->text());
    connect(share, &QPushButton::clicked, this, &StylePanel::shareRangeRequested);
    connect(reset, &QPushButton::clicked, this, &StylePanel::resetStyle);
}

void StylePanel::connectColors() {
    const auto setMap = [this] {
        const QString name = m_map->currentData().toString();
        if (!name.isEmpty()) {
            edit(tr("Change colours"), nullptr,
                 [&](core::Layer& layer) { layer.style.colorMap = fromQt(name) + (m_reversed->isChecked() ? "_r" : ""); });
        }
    };
    connect(m_map, &QComboBox::activated, this, setMap);
    connect(m_attribute, &QComboBox::activated, this, [this] {
        const std::string name = fromQt(m_attribute->currentData().toString());
        bool isText = false;
        for (const auto& variable : m_facts ? m_facts->variables : std::vector<core::VariableFacts>()) {
            isText = variable.name == name ? variable.isClasses : isText;
        }
        edit(tr("Colour by an attribute"), nullptr, [&](core::Layer& layer) {
            layer.variable = name;
            // Texts are classes; numbers that were classes before are measured now.
            if (isText != layer.style.colorMap.starts_with("classes")) {
                layer.style.colorMap = isText ? "classes" : "viridis";
            }
            layer.style.low.reset();
            layer.style.high.reset();
        });
    });
    connect(m_reversed, &QCheckBox::toggled, this, setMap);
    connect(m_logarithmic, &QCheckBox::toggled, this,
            [this](bool isOn) { edit(tr("Change the scale"), nullptr, [isOn](core::Layer& layer) { layer.style.isLogarithmic = isOn; }); });
    connect(m_rangeMode, &QComboBox::activated, this, &StylePanel::setRangeMode);
    for (QLineEdit* field : std::initializer_list<QLineEdit*>{m_low, m_high, m_center, m_depthLow, m_depthHigh}) {
        connect(field, &QLineEdit::editingFinished, this, &StylePanel::readRange);
    }
    for (QDoubleSpinBox* field : {m_lowPercent, m_highPercent}) {
        connect(field, &QDoubleSpinBox::valueChanged, this, [this] {
            edit(tr("Change the range"), "percentiles", [this](core::Layer& layer) {
                layer.style.lowPercentile = m_lowPercent->value();
                layer.style.highPercentile = m_highPercent->value();
            });
        });
    }
    connect(m_opacity, &QSlider::valueChanged, this,
            [this](int value) { edit(tr("Change opacity"), "opacity", [=](core::Layer& layer) { layer.style.opacity = value / 100.0; }); });
    connect(m_pointSize, &QSlider::valueChanged, this, [this](int value) {
        edit(tr("Change point size"), "pointSize", [=](core::Layer& layer) { layer.style.pointSizePx = value; });
    });
    connect(m_filled, &QCheckBox::toggled, this,
            [this](bool isOn) { edit(tr("Change the filling"), nullptr, [isOn](core::Layer& layer) { layer.style.isFilled = isOn; }); });
    connect(m_label, &QComboBox::activated, this, [this] {
        edit(tr("Label features"), nullptr,
             [this](core::Layer& layer) { layer.style.labelColumn = fromQt(m_label->currentData().toString()); });
    });
    connect(m_arrowSpacing, &QSlider::valueChanged, this, [this](int value) {
        edit(tr("Change the distance of arrows"), "arrowSpacing", [=](core::Layer& layer) { layer.style.arrowSpacingPx = value; });
    });
}

void StylePanel::connectMore() {
    connect(m_moreButton, &QToolButton::toggled, this, [this](bool isOn) {
        m_moreButton->setArrowType(isOn ? Qt::DownArrow : Qt::RightArrow);
        m_more->setVisible(isOn);
        if (auto* scroll = findChild<QScrollArea*>(QStringLiteral("style/scroll")); isOn && scroll != nullptr) {
            // What was unfolded comes into sight once it has its place.
            QMetaObject::invokeMethod(
                scroll, [this, scroll] { scroll->ensureWidgetVisible(m_more, 0, 0); }, Qt::QueuedConnection);
        }
    });
    connect(m_unit, &QComboBox::activated, this, &StylePanel::readUnit);
    connect(m_unit->lineEdit(), &QLineEdit::editingFinished, this, &StylePanel::readUnit);
    connect(m_below, &ColorChoice::colorChosen, this, [this](const QString& color) {
        edit(tr("Colour below the range"), "belowColor", [&](core::Layer& layer) { layer.style.belowColor = fromQt(color); });
    });
    connect(m_above, &ColorChoice::colorChosen, this, [this](const QString& color) {
        edit(tr("Colour above the range"), "aboveColor", [&](core::Layer& layer) { layer.style.aboveColor = fromQt(color); });
    });
    connect(m_missing, &ColorChoice::colorChosen, this, [this](const QString& color) {
        edit(tr("Colour of missing values"), "missingColor", [&](core::Layer& layer) { layer.style.missingColor = fromQt(color); });
    });
    connect(m_multiplied, &QCheckBox::toggled, this,
            [this](bool isOn) { edit(tr("Change blending"), nullptr, [isOn](core::Layer& layer) { layer.style.isMultiplied = isOn; }); });
    connect(m_northward, &QComboBox::activated, this, [this] {
        edit(tr("Choose the northward component"), nullptr,
             [this](core::Layer& layer) { layer.northwardVariable = fromQt(m_northward->currentData().toString()); });
    });
}

} // namespace phidias::app
