#include "app/workstation/DivandWorkspace.h"

#include "app/workstation/DivandRequests.h"
#include "core/data/Quantity.h"
#include "core/util/Paths.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QPointer>
#include <cmath>
#include <limits>

namespace phidias::app {

using core::Json;
using views::fromQt;
using views::toQt;

namespace {

constexpr std::size_t kMostPreviewNodes = 150;

/// The visible observation that is nearest to a place: the topmost layer wins.
std::optional<core::ExcludedObservation> nearestObservation(const std::vector<views::SceneLayer>& scene, double longitudeDeg,
                                                            double latitudeDeg, double radiusDeg) {
    const double shrink = std::max(0.05, std::cos(latitudeDeg * 3.14159265358979 / 180.0));
    for (auto entry = scene.rbegin(); entry != scene.rend(); ++entry) {
        const auto* points = entry->layer.isVisible && entry->data ? std::get_if<core::LayerPoints>(&entry->data->content()) : nullptr;
        std::optional<std::size_t> nearest;
        double best = radiusDeg;
        for (std::size_t k = 0; points != nullptr && k < points->value.size(); ++k) {
            const double distance =
                std::hypot(std::remainder(points->longitudeDeg[k] - longitudeDeg, 360.0) * shrink, points->latitudeDeg[k] - latitudeDeg);
            if (distance <= best) {
                best = distance;
                nearest = k;
            }
        }
        if (nearest) {
            const auto known = [](double value) { return std::isfinite(value) ? std::optional(value) : std::nullopt; };
            return core::ExcludedObservation{.identifier = points->identifier[*nearest],
                                             .longitudeDeg = points->longitudeDeg[*nearest],
                                             .latitudeDeg = points->latitudeDeg[*nearest],
                                             .depthM = known(points->depthM[*nearest]),
                                             .timeUnixSeconds = known(points->timeUnixSeconds[*nearest])};
        }
    }
    return std::nullopt;
}

} // namespace

bool DivandWorkspace::has(const std::string& process) const {
    const auto all = m_context.processes.processes(true);
    return std::any_of(all.begin(), all.end(), [&](const core::Process* each) { return each->declaration().id == process; });
}

Json DivandWorkspace::effective() const {
    Json inputs = m_context.suggestedInputs();
    inputs.update(m_context.document.project().divand.inputs);
    return inputs;
}

Json DivandWorkspace::inputs(const std::string& process) const {
    return divandInputs(m_context.document.project(), m_context.suggestedInputs(), m_context.processes.find(process).declaration());
}

void DivandWorkspace::change(const QString& text, const std::function<void(core::Project&)>& edit, const QString& mergeKey) {
    if (m_isRefreshing) {
        return;
    }
    const Json suggested = m_context.suggestedInputs();
    m_context.document.change(
        text,
        [&](core::Project& project) {
            // From the first choice on, the grid no longer follows the map, nor the variable the visible layer.
            for (const char* name : {"grid", "variable", "correlationLengthKm"}) {
                if (!project.divand.inputs.contains(name) && suggested.contains(name)) {
                    project.divand.inputs[name] = suggested[name];
                }
            }
            edit(project);
        },
        mergeKey.isEmpty() ? QString() : QString(QStringLiteral("divand ") % mergeKey));
}

void DivandWorkspace::set(const char* name, const Json& value, const QString& text, const QString& mergeKey) {
    change(
        text,
        [&](core::Project& project) {
            if (value.is_null()) {
                project.divand.inputs.erase(name);
            } else {
                project.divand.inputs[name] = value;
            }
        },
        mergeKey);
}

void DivandWorkspace::setGrid(const QString& text, const std::function<void(Json&)>& edit, const QString& mergeKey) {
    change(
        text, [&](core::Project& project) { edit(project.divand.inputs["grid"]); }, mergeKey);
}

void DivandWorkspace::setScene(const std::vector<views::SceneLayer>& scene, const std::string& selectedLayer) {
    m_scene = scene;
    m_selected = selectedLayer;
    refresh();
}

std::vector<views::SceneLayer> DivandWorkspace::withPreview(const std::vector<views::SceneLayer>& scene) const {
    if (!m_preview.layer()) {
        return scene;
    }
    auto all = scene;
    const auto points = std::stable_partition(
        all.begin(), all.end(), [](const views::SceneLayer& entry) { return entry.layer.kind != core::LayerKind::Observations; });
    auto preview = *m_preview.layer();
    // The colours of the field that it stands for, so that both can be compared.
    const auto base = [](const std::string& variable) {
        return variable.ends_with("_L1") || variable.ends_with("_L2") ? variable.substr(0, variable.size() - 3) : variable;
    };
    for (auto entry = all.begin(); entry != points; ++entry) {
        if (entry->layer.isVisible && entry->data && base(entry->layer.variable) == base(preview.layer.variable)) {
            const auto scale = entry->data->scale(entry->layer.style);
            preview.layer.style = entry->layer.style;
            preview.layer.style.low = scale.low();
            preview.layer.style.high = scale.high();
        }
    }
    all.insert(points, preview);
    return all;
}

void DivandWorkspace::toggleExclusion(double longitudeDeg, double latitudeDeg, double radiusDeg) {
    // A mark may stand where no observation is drawn any more, as after a run without it.
    const double shrink = std::max(0.05, std::cos(latitudeDeg * 3.14159265358979 / 180.0));
    const auto& excluded = m_context.document.project().divand.excluded;
    auto meant = nearestObservation(m_scene, longitudeDeg, latitudeDeg, radiusDeg);
    for (const auto& observation : excluded) {
        if (observation.longitudeDeg && observation.latitudeDeg &&
            std::hypot(std::remainder(*observation.longitudeDeg - longitudeDeg, 360.0) * shrink, *observation.latitudeDeg - latitudeDeg) <=
                radiusDeg &&
            (!meant || observation.isSame(*meant))) {
            meant = observation;
            break;
        }
    }
    if (!meant) {
        Q_EMIT messageGiven(tr("There is no observation here."));
        return;
    }
    const auto isMeant = [&](const core::ExcludedObservation& other) { return other.isSame(*meant); };
    const bool isExcluded = std::any_of(excluded.begin(), excluded.end(), isMeant);
    const QString name = toQt(meant->identifier);
    change(isExcluded ? tr("Use %1 again").arg(name) : tr("Exclude %1").arg(name), [&](core::Project& project) {
        if (std::erase_if(project.divand.excluded, isMeant) == 0) {
            project.divand.excluded.push_back(*meant);
        }
    });
}

void DivandWorkspace::excludeSuspect() {
    change(tr("Exclude suspect observations"), [this](core::Project& project) {
        auto& excluded = project.divand.excluded;
        for (const auto& entry : m_product) {
            const bool isKnown =
                std::any_of(excluded.begin(), excluded.end(), [&](const auto& other) { return other.isSame(entry.place); });
            if (entry.score > kSuspectScore && !isKnown) {
                excluded.push_back(entry.place);
            }
        }
    });
}

void DivandWorkspace::removeSelected() {
    std::vector<core::ExcludedObservation> chosen;
    const auto& excluded = m_context.document.project().divand.excluded;
    for (const auto& index : m_excluded->selectionModel()->selectedRows()) {
        chosen.push_back(excluded.at(static_cast<std::size_t>(index.row())));
    }
    change(tr("Use excluded observations again"), [&](core::Project& project) {
        std::erase_if(project.divand.excluded,
                      [&](const auto& each) { return std::find(chosen.begin(), chosen.end(), each) != chosen.end(); });
    });
}

std::string DivandWorkspace::productPath() const {
    const auto& layers = m_context.document.project().layers;
    for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer) {
        if (layer->kind == core::LayerKind::Observations && layer->variable.ends_with("_residual")) {
            return layer->href;
        }
    }
    return {};
}

void DivandWorkspace::forgetProduct() {
    m_productPath.clear();
    refresh();
}

void DivandWorkspace::loadProduct(const std::string& path) {
    m_productPath = path;
    m_product.clear();
    const unsigned serial = ++m_productSerial;
    if (path.empty()) {
        return;
    }
    const QPointer<DivandWorkspace> self(this);
    views::workPool().start([self, path, serial] {
        std::vector<ProductObservation> product;
        try {
            product = readProduct(path);
        } catch (...) {
            product.clear(); // the layer of the same file says why on the map
        }
        QMetaObject::invokeMethod(qApp, [self, product = std::move(product), serial] {
            if (self && self->m_productSerial == serial) {
                self->m_product = product;
                self->refreshObservations();
            }
        });
    });
}

void DivandWorkspace::chooseColours(int choice) {
    static constexpr std::array<const char*, 4> kEndings{"", "_obs", "_residual", "_qc"};
    const std::string product = productPath();
    const auto inputs = analysableLayers(m_context.document.project());
    change(tr("Colour the observations"), [&](core::Project& project) {
        for (auto& layer : project.layers) {
            if (layer.kind != core::LayerKind::Observations) {
                continue;
            }
            const bool isInput = std::any_of(inputs.begin(), inputs.end(), [&](const core::Layer& input) { return input.id == layer.id; });
            const bool isProduct = layer.href == product;
            if (isInput) {
                layer.isVisible = choice == 0;
            } else if (isProduct) {
                layer.isVisible = choice != 0 && layer.variable.ends_with(kEndings.at(static_cast<std::size_t>(choice)));
            }
        }
    });
}

const core::Layer* DivandWorkspace::slicedLayer() const {
    const auto& project = m_context.document.project();
    const auto hasSlices = [this](const core::Layer& layer) {
        if (layer.kind != core::LayerKind::Grid) {
            return false;
        }
        const auto entry =
            std::find_if(m_scene.begin(), m_scene.end(), [&](const views::SceneLayer& each) { return each.layer.id == layer.id; });
        const bool isRead = entry != m_scene.end() && entry->data != nullptr;
        // While another of its slices or variables is read, the axes are those it had.
        return isRead ? entry->data->times().size() > 1 || entry->data->levels().size() > 1 : layer.id == m_slicedId;
    };
    if (const auto at = project.find(m_selected); at && hasSlices(project.layers[*at])) {
        return &project.layers[*at];
    }
    for (auto layer = project.layers.rbegin(); layer != project.layers.rend(); ++layer) {
        if (layer->isVisible && hasSlices(*layer)) {
            return &*layer;
        }
    }
    return nullptr;
}

void DivandWorkspace::chooseSlice(bool isTime, int index) {
    if (m_isRefreshing) {
        return;
    }
    const auto at = static_cast<std::size_t>(index);
    (isTime ? m_slice : m_level) = at;
    if (const auto* layer = slicedLayer()) {
        const std::string href = layer->href;
        m_context.document.change(
            isTime ? tr("Choose a time") : tr("Choose a level"),
            [&](core::Project& project) {
                // The fields of one product stay at the same place: analysis, error and masked fields.
                for (auto& other : project.layers) {
                    if (other.href == href && other.kind == core::LayerKind::Grid) {
                        (isTime ? other.timeIndex : other.verticalIndex) = at;
                    }
                }
            },
            isTime ? QStringLiteral("divand time") : QStringLiteral("divand level"));
    }
    refresh();
}

void DivandWorkspace::chooseMask(int choice) {
    if (m_isRefreshing) {
        return;
    }
    m_mask = static_cast<ErrorMask>(choice);
    if (const auto* layer = slicedLayer()) {
        std::string base = layer->variable;
        base = base.ends_with("_L1") || base.ends_with("_L2") ? base.substr(0, base.size() - 3) : base;
        const std::string wanted = base + (m_mask == ErrorMask::L2 ? "_L2" : m_mask == ErrorMask::L1 ? "_L1" : "");
        const std::string id = layer->id;
        const auto& layers = m_context.document.project().layers;
        const bool isThere = std::any_of(layers.begin(), layers.end(),
                                         [&](const core::Layer& other) { return other.href == layer->href && other.variable == wanted; });
        if (isThere || m_mask == ErrorMask::None) {
            m_context.document.change(tr("Choose the error mask"),
                                      [&](core::Project& project) { project.layers[*project.find(id)].variable = wanted; });
        }
    }
    refresh();
}

void DivandWorkspace::compare(const std::string& file) {
    const auto* layer = slicedLayer();
    if (layer == nullptr) {
        return;
    }
    if (file.empty()) {
        Q_EMIT messageGiven(tr("The climatology is not installed (package ferret-datasets); the menu offers any other file."));
        return;
    }
    std::string base = layer->variable;
    base = base.ends_with("_L1") || base.ends_with("_L2") ? base.substr(0, base.size() - 3) : base;
    Json inputs{{"first", {{"href", layer->href}}}, {"firstVariable", base}, {"firstTime", layer->timeIndex}, {"second", {{"href", file}}}};
    // The climatology holds temperature and salinity; of any other file the process takes the first variable.
    if (file.ends_with("levitus_climatology.cdf")) {
        const auto* quantity = core::findQuantity(base);
        const bool isTemperature = quantity != nullptr && quantity->id.find("temperature") != std::string::npos;
        inputs["secondVariable"] = isTemperature ? "TEMP" : "SALT";
    }
    Q_EMIT comparisonRequested(inputs, layer->verticalIndex);
}

void DivandWorkspace::useReport(const std::string& process, const Json& report) {
    std::optional<double> lengthKm;
    std::optional<double> noise;
    const auto numberAt = [](const Json& object, const char* name) {
        return object.is_object() && object.contains(name) && object[name].is_number() ? std::optional(object[name].get<double>())
                                                                                       : std::nullopt;
    };
    if (process == "ocean.cross-validation") {
        const Json best = report.value("best", Json::object());
        lengthKm = numberAt(best, "correlationLengthKm");
        noise = numberAt(best, "epsilon2");
    } else if (const Json levels = report.value("smoothedHorizontalKm", Json::array()); levels.is_array() && !levels.empty()) {
        const Json& level = levels[std::min(m_level, levels.size() - 1)];
        lengthKm = level.is_number() ? std::optional(level.get<double>()) : std::nullopt;
    }
    if (!lengthKm && !noise) {
        Q_EMIT messageGiven(tr("The report holds no length that could be used."));
        return;
    }
    const Json best = report.value("best", Json::object());
    const double factor = numberAt(best, "factorLength").value_or(1.0);
    change(tr("Use the fitted parameters"), [&](core::Project& project) {
        Json& inputs = project.divand.inputs;
        // Cross-validation varies all lengths by one factor: each keeps its own.
        const auto scaled = [&](const char* name) {
            if (inputs.contains(name) && inputs[name].is_array()) {
                for (auto& length : inputs[name]) {
                    length = factor * length.get<double>();
                }
                return true;
            }
            return inputs.contains(name) && inputs[name].is_object();
        };
        if (lengthKm && (!noise || !scaled("correlationLengthKm"))) {
            inputs["correlationLengthKm"] = *lengthKm;
        }
        if (const auto verticalM = numberAt(best, "correlationLengthM"); verticalM && noise && !scaled("correlationLengthM")) {
            inputs["correlationLengthM"] = *verticalM;
        }
        if (noise) {
            project.divand.inputs["epsilon2"] = *noise;
        }
    });
    Q_EMIT messageGiven(noise ? tr("Cross-validation: length %1 km, ε² %2")
                                    .arg(views::numberText(lengthKm.value_or(std::nan("")), 4), views::numberText(*noise, 3))
                              : tr("Fitted length: %1 km").arg(views::numberText(*lengthKm, 4)));
}

void DivandWorkspace::updatePreview() {
    if (!m_previewButton->isChecked()) {
        m_asked = {};
        m_preview.clear();
        return;
    }
    try {
        const auto& declaration = m_context.processes.find(kProcessId).declaration();
        const Json wanted = previewInputs(inputs(kProcessId), m_level, m_slice, kMostPreviewNodes, declaration);
        if (wanted["observations"].empty() || (wanted == m_asked && m_mask == m_askedMask)) {
            return;
        }
        m_asked = wanted;
        m_askedMask = m_mask;
        m_preview.ask(wanted, m_mask);
        m_state->setText(tr("Preview: computing"));
    } catch (const nlohmann::json::exception&) {
        m_state->setText(tr("The grid is not complete: give west, east, south, north and steps."));
    }
}

} // namespace phidias::app
