#include "app/workstation/DivandPreview.h"

#include "app/workstation/TextCatalog.h"
#include "core/util/Error.h"
#include "views/scene/WorkPool.h"

#include <QCoreApplication>
#include <QPointer>

namespace phidias::app {

using core::Json;

namespace {

constexpr qint64 kPatienceMs = 500;

/// The layer of a mask in the product: "S_L2" for "S"; the plain field when the product has no such variable.
core::Layer chosenLayer(const std::vector<core::Layer>& layers, ErrorMask mask) {
    const char* ending = mask == ErrorMask::L2 ? "_L2" : mask == ErrorMask::L1 ? "_L1" : "";
    for (const auto& layer : layers) {
        if (layer.kind == core::LayerKind::Grid && layer.variable == layers.front().variable + ending) {
            return layer;
        }
    }
    return layers.front();
}

} // namespace

DivandPreview::DivandPreview(const QString& worker, core::MemoryBudget budget, QObject* parent)
    : QObject(parent), m_worker(worker), m_budget(budget) {}

void DivandPreview::ask(const Json& inputs, ErrorMask mask) {
    Question question{.inputs = inputs, .mask = mask, .since = {}};
    question.since.start();
    const bool isLate = m_inFlight != 0 && m_sinceSent.elapsed() > kPatienceMs;
    if ((m_inFlight != 0 && !isLate) || m_isReading) {
        m_next = question;
        return;
    }
    send(question);
}

void DivandPreview::clear() {
    m_next.reset();
    m_inFlight = 0;
    m_isReading = false;
    ++m_serial;
    if (m_layer) {
        m_layer.reset();
        Q_EMIT changed();
    }
}

void DivandPreview::send(const Question& question) {
    m_next.reset();
    const unsigned serial = ++m_serial;
    m_inFlight = serial;
    m_sinceSent.start();
    ++m_sent;
    const QPointer<DivandPreview> self(this);
    m_worker.ask({{"key", "divand-preview"}, {"process", "ocean.divand"}, {"inputs", question.inputs}},
                 [self, serial, question](const Json& result, const std::optional<core::Error>& error) {
                     if (!self || self->m_inFlight != serial) {
                         return; // a newer question took its place
                     }
                     self->m_inFlight = 0;
                     std::string path;
                     for (const auto& output : error ? Json::array() : result.value("outputs", Json::array())) {
                         const std::string file = output.value("path", "");
                         path = file.ends_with(".nc") ? file : path;
                     }
                     if (!path.empty()) {
                         self->read(path, question);
                         return;
                     }
                     if (error && error->code() != core::ErrorCode::Cancelled) {
                         Q_EMIT self->failed(errorText(*error));
                     }
                     self->finish();
                 });
}

void DivandPreview::read(const std::string& path, const Question& question) {
    m_isReading = true;
    const QPointer<DivandPreview> self(this);
    views::workPool().start([self, path, question, serial = m_serial, budget = m_budget] {
        std::optional<views::SceneLayer> made;
        std::optional<core::Error> error;
        try {
            core::Layer layer = chosenLayer(core::layersOfFile(path, budget), question.mask);
            layer.id = "divand-preview";
            layer.isVisible = true;
            auto data = core::LayerData::load(layer, budget, {});
            made = views::SceneLayer{layer, std::move(data)};
        } catch (...) {
            error = core::currentError();
        }
        // A file of the worker's scratch folder: hundreds of them come while a slider is dragged.
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        QMetaObject::invokeMethod(qApp, [self, made, error, question, serial] {
            if (!self || self->m_serial != serial) {
                return;
            }
            self->m_isReading = false;
            if (made) {
                self->m_layer = made;
                self->m_layer->layer.title = tr("Preview of the analysis").toStdString();
                self->m_latency = std::chrono::milliseconds(question.since.elapsed());
                ++self->m_answered;
                Q_EMIT self->changed();
            } else if (error) {
                Q_EMIT self->failed(errorText(*error));
            }
            self->finish();
        });
    });
}

void DivandPreview::finish() {
    if (m_next) {
        send(Question(*m_next));
    }
}

} // namespace phidias::app
