// The half of the main window that has to do with processes: what their dialogs suggest, how jobs start, and what becomes of their results.
#include "app/workstation/MainWindow.h"
#include "app/workstation/ProcessDialog.h"
#include "app/workstation/TextCatalog.h"
#include "core/util/AtomicFile.h"
#include "core/util/Paths.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QPointer>
#include <QStandardPaths>
#include <QStatusBar>
#include <cmath>
#include <set>

namespace phidias::app {

using core::Json;
using views::fromQt;
using views::toQt;

std::optional<std::array<double, 4>> MainWindow::observedExtent() const {
    std::optional<std::array<double, 4>> box;
    for (const auto& layer : m_document.project().layers) {
        const auto held =
            layer.kind == core::LayerKind::Observations && layer.isVisible && layer.jobId.empty() ? m_desk.store().data(layer) : nullptr;
        if (!held) {
            continue;
        }
        const auto& extent = held->extent();
        // Across the antimeridian, or nothing in it: the map says it better.
        if (!std::isfinite(extent.west) || !std::isfinite(extent.south) || extent.west > extent.east) {
            return std::nullopt;
        }
        if (!box) {
            box = std::array<double, 4>{extent.west, extent.south, extent.east, extent.north};
        } else {
            *box = std::array<double, 4>{std::min((*box)[0], extent.west), std::min((*box)[1], extent.south),
                                         std::max((*box)[2], extent.east), std::max((*box)[3], extent.north)};
        }
    }
    if (!box || (*box)[2] - (*box)[0] < 0.1 || (*box)[3] - (*box)[1] < 0.1) {
        return std::nullopt;
    }
    const double margin = 0.05 * std::max((*box)[2] - (*box)[0], (*box)[3] - (*box)[1]);
    return std::array<double, 4>{std::max(-180.0, (*box)[0] - margin), std::max(-89.0, (*box)[1] - margin),
                                 std::min(180.0, (*box)[2] + margin), std::min(89.0, (*box)[3] + margin)};
}

Json MainWindow::suggestedInputs(const core::Declaration& declaration) const {
    Json inputs = Json::object();
    const auto& layers = m_document.project().layers;
    const auto firstOf = [&](core::LayerKind kind) {
        return std::find_if(layers.begin(), layers.end(),
                            [kind](const core::Layer& layer) { return layer.kind == kind && layer.isVisible; });
    };
    if (declaration.findInput("observations") != nullptr) {
        Json files = Json::array();
        std::set<std::string> seen;
        std::string variable;
        for (const auto& layer : layers) {
            if (layer.kind == core::LayerKind::Observations && layer.isVisible && seen.insert(layer.href).second && layer.jobId.empty()) {
                files.push_back({{"href", layer.href}});
                variable = variable.empty() ? layer.variable : variable;
            }
        }
        if (!files.empty()) {
            inputs["observations"] = files;
            inputs["variable"] = variable;
        }
    }
    if (declaration.findInput("grid") != nullptr) {
        const auto extent = observedExtent().value_or(m_map->extent());
        const double east = extent[2] < extent[0] ? extent[2] + 360.0 : extent[2];
        const double span = std::max(east - extent[0], extent[3] - extent[1]);
        const double step = span > 120.0 ? 2.0 : span > 60.0 ? 1.0 : span > 25.0 ? 0.5 : span > 10.0 ? 0.25 : span > 3.0 ? 0.1 : 0.05;
        const auto snapped = [step](double value) { return std::round(value / step) * step; };
        inputs["grid"] = {{"longitude", {snapped(extent[0]), snapped(east - (east - extent[0] > 359.0 ? step : 0.0)), step}},
                          {"latitude", {snapped(std::max(-89.0, extent[1])), snapped(std::min(89.0, extent[3])), step}},
                          {"depth", {0.0, 50.0, 100.0}}};
        const auto perKm = std::max(20.0, std::round(span / 8.0 * 111.0 / 10.0) * 10.0);
        inputs["correlationLengthKm"] = perKm;
    }
    if (declaration.findInput("bathymetry") != nullptr) {
        if (const auto path = core::referenceDataFile("etopo20.cdf"); !path.empty()) {
            inputs["bathymetry"] = {{"href", path.string()}};
        }
    }
    if (declaration.findInput("first") != nullptr && firstOf(core::LayerKind::Grid) != layers.end()) {
        inputs["first"] = {{"href", firstOf(core::LayerKind::Grid)->href}};
        inputs["firstVariable"] = firstOf(core::LayerKind::Grid)->variable;
    }
    return inputs;
}

std::map<std::string, QString> MainWindow::freeOutputs(const core::Declaration& declaration, bool withReports) const {
    // Not every account has a folder for documents, and a job refuses to make one.
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder = !m_document.path().isEmpty()   ? QFileInfo(m_document.path()).absolutePath()
                           : QFileInfo(documents).isDir() ? documents
                                                          : QDir::homePath();
    // A job that has not written its result yet has taken the name all the same.
    std::set<QString> taken;
    for (const auto& job : m_context.jobs.jobs()) {
        for (const auto& output : job.entry.request.value("outputs", Json::object())) {
            taken.insert(toQt(output.is_object() ? output.value("href", "") : output.is_string() ? output.get<std::string>() : ""));
        }
    }
    std::map<std::string, QString> outputs;
    for (const auto& output : declaration.outputs) {
        if (output.isMandatory || (withReports && output.formats.front() == "json")) {
            const QString ending = QLatin1Char('.') % toQt(output.formats.front());
            QString path = folder % QLatin1Char('/') % toQt(output.name) % ending;
            for (int number = 2; QFileInfo::exists(path) || taken.contains(path); ++number) {
                path = folder % QLatin1Char('/') % toQt(output.name) % QString::number(number) % ending;
            }
            outputs[output.name] = path;
        }
    }
    return outputs;
}

void MainWindow::openProcess(const std::string& id) {
    openProcess(id, suggestedInputs(m_context.processes.find(id).declaration()));
}

void MainWindow::openProcess(const std::string& id, const Json& inputs) {
    const auto& process = m_context.processes.find(id);
    auto* dialog = new ProcessDialog(process, this);
    dialog->setInputs(inputs);
    for (const auto& [name, path] : freeOutputs(process.declaration(), false)) {
        dialog->setOutput(name, path);
    }
    connect(dialog, &ProcessDialog::runRequested, this, [this, title = processTitle(process.declaration())](const core::Request& request) {
        try {
            m_jobsPanel->submit(request, title);
            findChild<QDockWidget*>(QStringLiteral("jobsDock"))->show();
        } catch (...) {
            m_desk.showError(errorText(core::currentError()));
        }
    });
    dialog->show();
}

void MainWindow::submit(const std::string& id, const Json& inputs) {
    const auto& process = m_context.processes.find(id);
    core::Request request;
    request.process = id;
    request.version = process.declaration().version;
    request.inputs = inputs;
    for (const auto& [name, path] : freeOutputs(process.declaration(), id != kProcessId)) {
        request.outputs[name] = fromQt(path);
    }
    try {
        process.validate(core::validated(request, process.declaration(), std::filesystem::current_path()));
        m_jobsPanel->submit(request, processTitle(process.declaration()));
        findChild<QDockWidget*>(QStringLiteral("jobsDock"))->show();
    } catch (...) {
        const core::Error error = core::currentError();
        const QString hint = errorHint(error);
        m_desk.showError(hint.isEmpty() ? errorText(error) : QString(errorText(error) % QLatin1Char('\n') % hint));
    }
}

void MainWindow::readReport(const core::JobInfo& job) {
    const bool isFit = job.entry.process == "ocean.correlation-length" || job.entry.process == "ocean.cross-validation";
    for (const auto& output : isFit ? job.entry.result.value("outputs", Json::array()) : Json::array()) {
        const std::string path = output.value("path", "");
        if (!path.ends_with(".json")) {
            continue;
        }
        try {
            const Json report = Json::parse(core::readTextFile(path));
            const bool isLengths = job.entry.process == "ocean.correlation-length";
            if (isLengths) {
                m_lengthPlot->setReport(report);
            } else {
                m_validationPlot->setReport(report);
            }
            auto* dock = findChild<QDockWidget*>(isLengths ? QStringLiteral("lengthsDock") : QStringLiteral("validationDock"));
            m_desk.showPlot(*dock);
            m_divand->useReport(job.entry.process, report);
        } catch (...) {
            m_desk.showError(tr("%1 could not be read.").arg(toQt(path)));
        }
    }
}

void MainWindow::showJob(const core::JobInfo& job) {
    if (!job.entry.result.contains("outputs")) {
        return;
    }
    for (const auto& output : job.entry.result["outputs"]) {
        const std::string path = output.value("path", "");
        if (!path.ends_with(".nc")) {
            continue;
        }
        m_desk.store().forget(path);
        m_divand->forgetProduct();
        const auto asked = m_levelOfResult.find(path);
        const std::size_t level = asked == m_levelOfResult.end() ? 0 : asked->second;
        const QPointer<MainWindow> self(this);
        views::workPool().start([self, path, job, level, budget = m_context.budget] {
            std::vector<core::Layer> layers;
            try {
                layers = core::layersOfFile(path, budget);
            } catch (...) {
                layers.clear(); // a result that is no map, such as a table
            }
            for (auto& layer : layers) {
                layer.group = job.entry.name;
                layer.jobId = job.entry.id;
                layer.isVisible = layer.isVisible || layer.variable.ends_with("_residual");
                layer.title = layer.variable;
                layer.verticalIndex = level;
            }
            QMetaObject::invokeMethod(qApp, [self, layers = std::move(layers), path] {
                if (!self || layers.empty()) {
                    return;
                }
                const auto& known = self->m_document.project().layers;
                const bool isShown = std::any_of(known.begin(), known.end(), [&](const core::Layer& layer) { return layer.href == path; });
                if (isShown) {
                    self->showLayers();
                } else {
                    self->addLayers(layers);
                }
            });
        });
    }
}

} // namespace phidias::app
