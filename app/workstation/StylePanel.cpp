#include "app/workstation/StylePanel.h"

#include "core/data/Quantity.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QPointer>
#include <algorithm>
#include <cmath>

namespace phidias::app {

using views::fromQt;
using views::toQt;

namespace {

constexpr double kLeastPercents = 0.1; ///< between the two ends

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

void showNumber(QLineEdit& field, const std::optional<double>& value) {
    if (!field.hasFocus()) {
        field.setText(value ? views::numberText(*value, 6) : QString());
    }
}

/// A number that the user did not touch keeps all its digits, though fewer are shown.
std::optional<double> readNumber(const QLineEdit& field, const std::optional<double>& known) {
    return known && field.text() == views::numberText(*known, 6) ? known : numberOf(field.text());
}

void fillSlices(QComboBox& box, const std::vector<std::string>& labels, std::size_t index) {
    if (box.count() != static_cast<int>(labels.size()) || (box.count() > 0 && box.itemText(0) != toQt(labels.front()))) {
        box.clear();
        for (const auto& label : labels) {
            box.addItem(toQt(label));
        }
    }
    box.setCurrentIndex(static_cast<int>(std::min(index, labels.empty() ? std::size_t{0} : labels.size() - 1)));
}

bool isSalinity(const std::string& variable) {
    const auto* quantity = core::findQuantity(variable);
    return quantity != nullptr && quantity->id == "practical salinity";
}

} // namespace

StylePanel::~StylePanel() {
    m_stop.request_stop();
}

void StylePanel::setLayer(const std::string& id, std::shared_ptr<const core::LayerData> values) {
    m_layer = id;
    m_data = std::move(values);
    loadFacts();
    refresh();
}

const core::Layer* StylePanel::layer() const {
    const auto at = m_document.project().find(m_layer);
    return at ? &m_document.project().layers[*at] : nullptr;
}

void StylePanel::edit(const QString& text, const char* mergeKey, const std::function<void(core::Layer&)>& change) {
    if (m_isRefreshing || layer() == nullptr) {
        return;
    }
    m_document.change(
        text, [&](core::Project& project) { change(project.layers[*project.find(m_layer)]); },
        mergeKey == nullptr ? QString() : QString(QLatin1String(mergeKey) % QLatin1Char(' ') % toQt(m_layer)));
}

void StylePanel::readRange() {
    edit(tr("Change the range"), nullptr, [this](core::Layer& layer) {
        auto& style = layer.style;
        if (m_rangeMode->currentIndex() == Fixed) {
            const auto low = readNumber(*m_low, style.low);
            const auto high = readNumber(*m_high, style.high);
            if (!low || !high || *low < *high) {
                style.low = low;
                style.high = high;
            }
        } else if (m_rangeMode->currentIndex() == Centered) {
            style.center = readNumber(*m_center, style.center).value_or(style.center);
        }
        const auto shallow = readNumber(*m_depthLow, layer.depthLowM);
        const auto deep = readNumber(*m_depthHigh, layer.depthHighM);
        if (!shallow || !deep || *shallow <= *deep) {
            layer.depthLowM = shallow;
            layer.depthHighM = deep;
        }
    });
    refresh();
}

void StylePanel::setRangeMode(int mode) {
    edit(tr("Change the range"), nullptr, [&](core::Layer& layer) {
        auto& style = layer.style;
        if (mode == Fixed) {
            // It starts from what is drawn: nothing jumps.
            if (m_data && m_data->size() > 0) {
                const auto scale = m_data->scale(style);
                style.low = scale.low();
                style.high = scale.high();
            }
            return;
        }
        style.low.reset();
        style.high.reset();
        style.isCentered = mode == Centered;
    });
    refresh();
    // Without values there is nothing to start from: the fields wait for numbers.
    if (mode == Fixed && !m_data) {
        m_rangeMode->setCurrentIndex(Fixed);
        showRow(m_fixed, true);
        showRow(m_percents, false);
        showRow(m_center, false);
    }
}

void StylePanel::readUnit() {
    const auto* present = layer();
    if (m_isRefreshing || present == nullptr || !m_data) {
        return;
    }
    // The text is the shown spelling ("°C") or what the user wrote.
    const int known = m_unit->findText(m_unit->currentText());
    const std::string wanted = fromQt(known >= 0 ? m_unit->itemData(known).toString() : m_unit->currentText().trimmed());
    const std::string& ofFile = m_data->fileUnit();
    const std::string before = present->style.unit.empty() ? ofFile : present->style.unit;
    if (wanted != ofFile && !wanted.empty() && !core::conversion(ofFile, wanted)) {
        m_unitNote->setText(tr("%1 cannot be converted to \"%2\".").arg(views::unitText(toQt(ofFile)), toQt(wanted)));
        showRow(m_unitNote, true);
        return;
    }
    showRow(m_unitNote, false);
    const std::string unit = wanted.empty() ? ofFile : wanted;
    if (unit != before) {
        edit(tr("Change the unit"), nullptr, [&](core::Layer& layer) {
            layer.style = core::styleInUnit(layer.style, before, unit);
            layer.style.unit = unit == ofFile ? std::string() : unit;
        });
    }
    refresh();
}

void StylePanel::resetStyle() {
    edit(tr("Standard style"), nullptr, [this](core::Layer& layer) {
        std::string standardName;
        bool isClasses = m_data && !m_data->classes().empty() && m_data->classes().front().mask == 0;
        for (const auto& variable : m_facts ? m_facts->variables : std::vector<core::VariableFacts>()) {
            if (variable.name == layer.variable) {
                standardName = variable.standardName;
            }
        }
        layer.style = core::standardStyle(layer.variable, standardName);
        if (!layer.northwardVariable.empty()) {
            layer.style = {};
            layer.style.colorMap = "speed";
        } else if (layer.kind == core::LayerKind::Raster) {
            layer.style = {};
            layer.style.colorMap = "gray";
        }
        if (isClasses) {
            layer.style = {};
            layer.style.colorMap = "classes";
        }
    });
    refresh();
}

void StylePanel::loadFacts() {
    const auto* present = layer();
    const std::string href = present == nullptr ? std::string() : present->href;
    if (href == m_factsOf) {
        return;
    }
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_facts.reset();
    m_factsOf = href;
    if (href.empty() || core::isAddress(href)) {
        return;
    }
    const QPointer<StylePanel> self(this);
    views::workPool().start([self, copy = *present, budget = m_desk.context().budget, stop = m_stop.get_token()] {
        std::optional<core::LayerFacts> facts;
        try {
            facts = core::layerFacts(copy, budget, stop);
        } catch (const core::Error&) {
            // The layer itself says what is wrong with its file; here nothing is offered then.
        }
        QMetaObject::invokeMethod(qApp, [self, facts = std::move(facts), href = copy.href] {
            if (self && self->m_factsOf == href) {
                self->m_facts = facts;
                self->refresh();
            }
        });
    });
}

void StylePanel::showRow(QWidget* field, bool isShown) {
    field->setVisible(isShown);
    if (const auto label = m_labels.find(field); label != m_labels.end()) {
        label->second->setVisible(isShown);
    }
}

void StylePanel::refresh() {
    const auto* present = layer();
    m_body->setVisible(present != nullptr);
    if (present == nullptr) {
        m_title->setWholeText(tr("Select a layer to see its style."));
        return;
    }
    m_isRefreshing = true;
    m_title->setWholeText(toQt(present->title));
    refreshSlice(*present);
    refreshColors(*present);
    refreshRange(present->style);
    refreshMore(*present);
    m_isRefreshing = false;
}

void StylePanel::refreshSlice(const core::Layer& layer) {
    const bool hasLevels = m_data && m_data->levels().size() > 1;
    const bool hasTimes = m_data && m_data->times().size() > 1;
    const bool isPoints = layer.kind == core::LayerKind::Observations;
    m_sliceHeading->setVisible(hasLevels || hasTimes || isPoints);
    showRow(m_level, hasLevels);
    showRow(m_followsDepth, hasLevels && m_data->levelsAreDepths());
    showRow(m_time, hasTimes);
    showRow(m_followsTime, hasTimes);
    showRow(m_depths, isPoints);
    if (hasLevels) {
        fillSlices(*m_level, m_data->levels(), layer.verticalIndex);
    }
    if (hasTimes) {
        fillSlices(*m_time, m_data->times(), layer.timeIndex);
    }
    m_followsDepth->setChecked(layer.followsDepth);
    m_followsTime->setChecked(layer.followsTime);
    showNumber(*m_depthLow, layer.depthLowM);
    showNumber(*m_depthHigh, layer.depthHighM);
}

void StylePanel::refreshColors(const core::Layer& layer) {
    const auto& style = layer.style;
    const bool isReversed = style.colorMap.ends_with("_r");
    const std::string name = isReversed ? style.colorMap.substr(0, style.colorMap.size() - 2) : style.colorMap;
    const bool isClasses = name == "classes";
    m_map->setCurrentIndex(m_map->findData(toQt(name)));
    const bool isFeatures = layer.kind == core::LayerKind::Features;
    showRow(m_attribute, isFeatures);
    if (isFeatures) {
        // The name of the file's layer stands for no attribute.
        const bool isAttribute = m_facts && std::any_of(m_facts->variables.begin(), m_facts->variables.end(),
                                                        [&](const auto& each) { return each.name == layer.variable; });
        fillVariables(*m_attribute, tr("one colour"), {}, isAttribute ? layer.variable : std::string());
    }
    m_reversed->setChecked(isReversed);
    m_logarithmic->setChecked(style.isLogarithmic);
    m_logarithmic->setVisible(!isClasses);
    m_opacity->setValue(static_cast<int>(std::lround(style.opacity * 100.0)));
    m_opacity->setToolTip(QString(QLocale().toString(m_opacity->value()) % QStringLiteral("\u202f%")));
    m_pointSize->setValue(static_cast<int>(std::lround(style.pointSizePx)));
    m_arrowSpacing->setValue(static_cast<int>(std::lround(style.arrowSpacingPx)));
    showRow(m_pointSize, layer.kind == core::LayerKind::Observations || layer.kind == core::LayerKind::Features);
    const bool isVector = !layer.northwardVariable.empty();
    showRow(m_arrowSpacing, isVector);
    showRow(m_filled, isVector || isFeatures);
    m_filled->setText(isVector ? tr("Speed below the arrows") : tr("Fill areas"));
    m_filled->setAccessibleName(m_filled->text());
    m_filled->setChecked(style.isFilled);
    showRow(m_label, isFeatures);
    if (isFeatures) {
        fillVariables(*m_label, tr("none"), {}, style.labelColumn);
    }
}

void StylePanel::refreshRange(const core::LayerStyle& style) {
    const bool isClasses = style.colorMap.starts_with("classes");
    const RangeMode mode = style.low || style.high ? Fixed : style.isCentered ? Centered : Percentiles;
    m_rangeMode->setCurrentIndex(mode);
    showRow(m_rangeMode, !isClasses);
    showRow(m_fixed, !isClasses && mode == Fixed);
    showRow(m_percents, !isClasses && mode != Fixed);
    showRow(m_center, !isClasses && mode == Centered);
    showNumber(*m_low, style.low);
    showNumber(*m_high, style.high);
    showNumber(*m_center, style.center);
    if (m_data && m_data->size() > 0) {
        const auto scale = m_data->scale(style);
        m_low->setAdvice(views::numberText(scale.low(), 4));
        m_high->setAdvice(views::numberText(scale.high(), 4));
        const QString ends =
            tr("%1 to %2").arg(views::numberText(scale.low(), 4), views::quantityText(scale.high(), toQt(m_data->unit()), 4));
        m_lowPercent->setToolTip(ends);
        m_highPercent->setToolTip(ends);
        m_rangeMode->setToolTip(ends);
    }
    m_lowPercent->setRange(0.0, std::max(0.0, style.highPercentile - kLeastPercents));
    m_highPercent->setRange(std::min(100.0, style.lowPercentile + kLeastPercents), 100.0);
    m_lowPercent->setValue(style.lowPercentile);
    m_highPercent->setValue(style.highPercentile);
}

void StylePanel::refreshMore(const core::Layer& layer) {
    const auto& style = layer.style;
    const std::string ofFile = m_data ? m_data->fileUnit() : std::string();
    const auto units = isSalinity(layer.variable) ? std::vector<std::string>() : core::usualUnits(ofFile);
    showRow(m_unit, !units.empty() && (units.size() > 1 || ofFile != "1"));
    if (!m_unit->lineEdit()->hasFocus() || m_unit->count() == 0) {
        m_unit->clear();
        for (const auto& unit : units) {
            m_unit->addItem(views::unitText(toQt(unit)), toQt(unit));
        }
        const std::string shown = style.unit.empty() ? ofFile : style.unit;
        const int at = m_unit->findData(toQt(shown));
        m_unit->setCurrentIndex(at);
        if (at < 0) {
            m_unit->setEditText(toQt(shown));
        }
        showRow(m_unitNote, false);
    }
    QColor low;
    QColor high;
    if (m_data && m_data->size() > 0) {
        const auto scale = m_data->scale(style);
        low = QColor::fromRgba(scale.colorAt(0.0));
        high = QColor::fromRgba(scale.colorAt(1.0));
    }
    const bool isClasses = style.colorMap.starts_with("classes");
    showRow(m_below, !isClasses);
    showRow(m_above, !isClasses);
    m_below->setColor(style.belowColor, low);
    m_above->setColor(style.aboveColor, high);
    m_missing->setColor(style.missingColor, {});
    m_multiplied->setChecked(style.isMultiplied);
    const bool mayBeVector =
        (layer.kind == core::LayerKind::Grid || layer.kind == core::LayerKind::Raster || layer.kind == core::LayerKind::Observations) &&
        m_facts && m_facts->variables.size() > 1;
    showRow(m_northward, mayBeVector || !layer.northwardVariable.empty());
    fillVariables(*m_northward, tr("none"), layer.variable, layer.northwardVariable);
}

void StylePanel::fillVariables(QComboBox& box, const QString& none, const std::string& without, const std::string& present) {
    box.clear();
    box.addItem(none, QString());
    for (const auto& variable : m_facts ? m_facts->variables : std::vector<core::VariableFacts>()) {
        if (variable.name != without) {
            box.addItem(toQt(variable.name), toQt(variable.name));
        }
    }
    if (box.findData(toQt(present)) < 0) {
        box.addItem(toQt(present), toQt(present));
    }
    box.setCurrentIndex(box.findData(toQt(present)));
}

} // namespace phidias::app
