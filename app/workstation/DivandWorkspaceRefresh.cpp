// The DIVAnd dock shows what the project says.
#include "app/workstation/DivandRequests.h"
#include "app/workstation/DivandWorkspace.h"
#include "app/workstation/DivandWorkspaceFields.h"
#include "core/util/Paths.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QMenu>
#include <QTabWidget>

namespace phidias::app {

using core::Json;
using views::fromQt;
using views::toQt;

namespace {

double firstNumber(const Json& value, double otherwise) {
    const Json& first = value.is_array() && !value.empty() ? value.front() : value;
    return first.is_number() ? first.get<double>() : otherwise;
}

void display(QLineEdit& edit, const QString& text) {
    if (!edit.hasFocus() && edit.text() != text) {
        edit.setText(text);
    }
}

void display(QDoubleSpinBox& box, double value) {
    if (!box.hasFocus() || std::abs(box.value() - value) > 1e-9) {
        box.setValue(value);
    }
}

/// Chooses a value in a box of choices; one that the box does not offer is added as it stands.
void choose(QComboBox& box, const QString& value) {
    int index = box.findData(value);
    if (index < 0) {
        box.addItem(value, value);
        index = box.count() - 1;
    }
    box.setCurrentIndex(index);
}

} // namespace

void DivandWorkspace::refresh() {
    m_isRefreshing = true;
    refreshData();
    refreshGrid();
    refreshMethod();
    refreshResult();
    m_isRefreshing = false;
    if (const std::string path = productPath(); path != m_productPath) {
        loadProduct(path);
    }
    refreshObservations();
    updatePreview();
}

void DivandWorkspace::refreshData() {
    const auto& project = m_context.document.project();
    const auto layers = analysableLayers(project);
    while (m_layers->count() > static_cast<int>(layers.size())) {
        delete m_layers->takeItem(m_layers->count() - 1);
    }
    std::size_t casts = 0;
    std::size_t files = 0;
    const auto& hidden = project.divand.hiddenLayers;
    for (std::size_t k = 0; k < layers.size(); ++k) {
        const auto& layer = layers[k];
        auto* item = m_layers->item(static_cast<int>(k));
        if (item == nullptr) {
            item = new QListWidgetItem(m_layers);
        }
        const bool isUsed = std::find(hidden.begin(), hidden.end(), layer.id) == hidden.end();
        item->setText(toQt(layer.title));
        item->setToolTip(toQt(layer.href));
        item->setData(Qt::UserRole, toQt(layer.id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(isUsed ? Qt::Checked : Qt::Unchecked);
        files += isUsed ? 1 : 0;
        for (const auto& entry : m_scene) {
            casts += isUsed && entry.layer.id == layer.id && entry.data ? entry.data->size() : 0;
        }
    }
    m_count->setText(layers.empty() ? tr("Open files of observations: drop them on the map, or press Ctrl+O.")
                                    : tr("%1 of %2 files, %3 casts on the map")
                                          .arg(files)
                                          .arg(layers.size())
                                          .arg(QLocale().toString(static_cast<qulonglong>(casts))));
    const Json all = effective();
    display(*m_variable,
            toQt(all.contains("variable") && all["variable"].is_string() ? all["variable"].get<std::string>() : std::string()));
}

void DivandWorkspace::refreshGrid() {
    const Json grid = effective().value("grid", Json::object());
    const auto at = [&](const char* axis, std::size_t index) {
        return grid.contains(axis) && grid[axis].is_array() && index < grid[axis].size() ? firstNumber(grid[axis][index], 0.0) : 0.0;
    };
    display(*m_grid[0], at("longitude", 0));
    display(*m_grid[1], at("longitude", 1));
    display(*m_grid[2], at("latitude", 0));
    display(*m_grid[3], at("latitude", 1));
    display(*m_grid[4], at("longitude", 2));
    display(*m_grid[5], at("latitude", 2));
    QStringList depths;
    for (const auto& depth : grid.value("depth", Json::array())) {
        depths += QString::number(depth.is_number() ? depth.get<double>() : 0.0, 'g', 8);
    }
    display(*m_depths, depths.join(QStringLiteral(", ")));
    const Json time = grid.value("time", Json());
    int each = 0;
    QStringList years;
    if (time.is_object() && time.contains("months")) {
        for (const int known : {1, 3, 12}) {
            each = time["months"] == monthLists(known) ? known : each;
        }
        for (const auto& period : time.value("years", Json::array())) {
            years += QStringLiteral("%1-%2").arg(period.at(0).get<int>()).arg(period.at(1).get<int>());
        }
    }
    const bool isOwn = time.is_object() && each == 0;
    const int own = m_months->findData(-1);
    if (isOwn && own < 0) {
        m_months->addItem(tr("As in the project"), -1);
    } else if (!isOwn && own >= 0) {
        m_months->removeItem(own);
    }
    m_months->setCurrentIndex(m_months->findData(isOwn ? -1 : each));
    m_years->setVisible(each > 0);
    m_years->setPlaceholderText(each > 0 ? tr("1950-2020") : QString());
    display(*m_years, years.join(QStringLiteral(", ")));
}

void DivandWorkspace::refreshMethod() {
    const Json all = effective();
    const auto& declaration = m_context.processes.find(kProcessId).declaration();
    const auto valueOf = [&](const char* parameter) {
        const auto* declared = declaration.findInput(parameter);
        return all.contains(parameter) ? Json(all[parameter]) : declared != nullptr ? declared->defaultValue : Json();
    };
    const Json bathymetry = valueOf("bathymetry");
    display(*m_bathymetry, bathymetry.is_object() ? toQt(bathymetry.value("href", "")) : QString());
    for (const auto& [box, parameter] : {std::pair{m_background, "background"}, std::pair{m_error, "error"}, std::pair{m_score, "qc"}}) {
        const Json value = valueOf(parameter);
        if (box->isEnabled()) {
            choose(*box, value.is_string() ? toQt(value.get<std::string>()) : toQt(value.dump()));
        }
    }
    const double lengthKm = firstNumber(valueOf("correlationLengthKm"), 100.0);
    const double noise = firstNumber(valueOf("epsilon2"), 0.1);
    display(*m_length, lengthKm);
    display(*m_noise, noise);
    if (valueAt(m_lengthSlider->value(), kLeastLengthKm, kMostLengthKm) != lengthKm) {
        m_lengthSlider->setValue(sliderAt(lengthKm, kLeastLengthKm, kMostLengthKm));
    }
    if (valueAt(m_noiseSlider->value(), kLeastNoise, kMostNoise) != noise) {
        m_noiseSlider->setValue(sliderAt(noise, kLeastNoise, kMostNoise));
    }
}

void DivandWorkspace::refreshObservations() {
    const auto& project = m_context.document.project();
    // Colours: which of the product's variables is drawn.
    const std::string product = productPath();
    int shown = 0;
    static constexpr std::array<const char*, 4> kEndings{"", "_obs", "_residual", "_qc"};
    std::array<bool, 4> isThere{true, false, false, false};
    for (const auto& layer : project.layers) {
        for (std::size_t k = 1; k < kEndings.size(); ++k) {
            if (layer.kind == core::LayerKind::Observations && layer.href == product && layer.variable.ends_with(kEndings[k])) {
                isThere[k] = true;
                shown = layer.isVisible ? static_cast<int>(k) : shown;
            }
        }
    }
    for (int k = 1; k < 4; ++k) {
        m_colours->setItemData(k, isThere[static_cast<std::size_t>(k)] ? QVariant() : QVariant(0), Qt::UserRole - 1);
    }
    m_colours->setCurrentIndex(shown);
    m_coloursHelp->setText(product.empty() ? tr("After a run: also by residual, and by quality score where one was asked for.")
                           : shown == 2    ? tr("Observation minus analysis; white is 0.")
                           : shown == 3    ? tr("White is the threshold 9; red is above it and suspect.")
                                           : tr("To exclude observations, press E and click them on the map."));
    // Table of the excluded ones with what the last product says of them.
    const auto& excluded = project.divand.excluded;
    m_excluded->setRowCount(static_cast<int>(excluded.size()));
    for (std::size_t k = 0; k < excluded.size(); ++k) {
        const auto found = std::find_if(m_product.begin(), m_product.end(),
                                        [&](const ProductObservation& entry) { return entry.place.isSame(excluded[k]); });
        double value = found == m_product.end() ? std::nan("") : found->value;
        for (const auto& entry : m_scene) {
            const auto* points =
                std::isnan(value) && entry.data && !entry.layer.variable.ends_with("_residual") && !entry.layer.variable.ends_with("_qc")
                    ? std::get_if<core::LayerPoints>(&entry.data->content())
                    : nullptr;
            for (std::size_t point = 0; points != nullptr && point < points->value.size(); ++point) {
                if (points->identifier[point] == excluded[k].identifier &&
                    (!excluded[k].depthM || std::abs(points->depthM[point] - *excluded[k].depthM) < 0.01)) {
                    value = points->value[point];
                }
            }
        }
        const auto number = [](double shownValue) {
            return std::isfinite(shownValue) ? views::numberText(shownValue, 4) : QString(QChar(0x2013));
        };
        const std::array<QString, 5> texts{toQt(excluded[k].identifier), number(excluded[k].depthM.value_or(std::nan(""))), number(value),
                                           number(found == m_product.end() ? std::nan("") : found->residual),
                                           number(found == m_product.end() ? std::nan("") : found->score)};
        for (int column = 0; column < 5; ++column) {
            auto* item = new QTableWidgetItem(texts.at(static_cast<std::size_t>(column)));
            item->setTextAlignment(column == 0 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
            m_excluded->setItem(static_cast<int>(k), column, item);
        }
    }
    refreshButtons();
}

void DivandWorkspace::refreshResult() {
    const auto* layer = slicedLayer();
    if (layer != nullptr) {
        m_slicedId = layer->id;
        for (const auto& entry : m_scene) {
            if (entry.layer.id == layer->id && entry.data) {
                m_times = entry.data->times();
                m_levels = entry.data->levels();
            }
        }
        m_slice = layer->timeIndex;
        m_level = layer->verticalIndex;
        const auto& variable = layer->variable;
        m_mask = variable.ends_with("_L2") ? ErrorMask::L2 : variable.ends_with("_L1") ? ErrorMask::L1 : ErrorMask::None;
        m_resultTitle->setText(toQt(layer->title));
    } else {
        m_slicedId.clear();
        m_times.clear();
        m_levels.clear();
        // Without a result they choose the slice of the preview.
        const Json grid = effective().value("grid", Json::object());
        for (const auto& depth : grid.value("depth", Json::array())) {
            m_levels.push_back(QString::number(depth.is_number() ? depth.get<double>() : 0.0).toStdString() + " m");
        }
        const std::size_t slices = sliceCount(grid);
        for (std::size_t k = 0; slices > 1 && k < slices; ++k) {
            m_times.push_back(tr("slice %1 of %2").arg(k + 1).arg(slices).toStdString());
        }
        m_resultTitle->setText(tr("No result yet: the sliders choose the slice of the preview."));
    }
    const auto fill = [](QSlider& slider, QLabel& label, const std::vector<std::string>& labels, std::size_t index, const QString& none) {
        const std::size_t last = labels.empty() ? 0 : labels.size() - 1;
        slider.setRange(0, static_cast<int>(last));
        slider.setValue(static_cast<int>(std::min(index, last)));
        slider.setEnabled(labels.size() > 1);
        const QString text = labels.empty() ? none : toQt(labels[std::min(index, last)]);
        label.setText(text);
        slider.setToolTip(text);
    };
    fill(*m_timeSlider, *m_timeLabel, m_times, m_slice, tr("one time"));
    fill(*m_depthSlider, *m_depthLabel, m_levels, m_level, tr("one level"));
    m_maskChoice->setCurrentIndex(static_cast<int>(m_mask));
    if (layer != nullptr) {
        const std::string base = m_mask == ErrorMask::None ? layer->variable : layer->variable.substr(0, layer->variable.size() - 3);
        const auto& layers = m_context.document.project().layers;
        for (const auto& [index, ending] : {std::pair{1, "_L2"}, std::pair{2, "_L1"}}) {
            const bool isThere = std::any_of(layers.begin(), layers.end(), [&, wanted = base + ending](const core::Layer& other) {
                return other.href == layer->href && other.variable == wanted;
            });
            m_maskChoice->setItemData(index, isThere ? QVariant() : QVariant(0), Qt::UserRole - 1);
        }
    } else {
        m_maskChoice->setItemData(1, {}, Qt::UserRole - 1);
        m_maskChoice->setItemData(2, {}, Qt::UserRole - 1);
    }
}

void DivandWorkspace::refreshButtons() {
    const auto enable = [](QAbstractButton& button, bool isPossible, const QString& reason) {
        button.setEnabled(isPossible);
        button.setToolTip(isPossible ? button.accessibleName() : reason);
    };
    const bool hasData = !analysableLayers(m_context.document.project()).empty();
    const QString noData = tr("Open files of observations first.");
    const QString notThere = tr("This program does not have the process.");
    enable(*m_previewButton, hasData || m_previewButton->isChecked(), noData);
    enable(*m_run, hasData, noData);
    enable(*m_copy, hasData, noData);
    enable(*m_fit, hasData && has("ocean.correlation-length"), hasData ? notThere : noData);
    enable(*m_validate, hasData && has("ocean.cross-validation"), hasData ? notThere : noData);
    enable(*m_remove, m_excluded->selectionModel()->hasSelection(), tr("Select rows of the table first."));
    const bool hasSuspects =
        std::any_of(m_product.begin(), m_product.end(), [](const ProductObservation& entry) { return entry.score > kSuspectScore; });
    enable(*m_suspects, hasSuspects, tr("The last result has no score above 9, or no scores."));
    const auto* layer = slicedLayer();
    const bool hasLevitus = !core::referenceDataFile("levitus_climatology.cdf").empty();
    enable(*m_compare, layer != nullptr,
           layer == nullptr ? tr("Select a gridded field first.") : tr("The climatology is not installed: package ferret-datasets."));
    if (layer != nullptr && !hasLevitus) {
        m_compare->setToolTip(tr("The climatology is not installed (package ferret-datasets); the menu offers any other file."));
    }
}

} // namespace phidias::app
