#include "app/workstation/OpeningFeature.h"

#include "core/scene/LayerData.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <QApplication>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPointer>
#include <QStatusBar>
#include <QTimer>

namespace phidias::app {

using views::fromQt;

namespace {

constexpr int kWidest = 40; ///< letters

} // namespace

OpeningBar::OpeningBar(QWidget* parent) : QWidget(parent), m_label(new QLabel(this)), m_cancel(new QToolButton(this)) {
    setObjectName(QStringLiteral("statusBar/opening"));
    m_label->setObjectName(QStringLiteral("statusBar/openingText"));
    m_label->setTextFormat(Qt::PlainText);
    m_label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_cancel->setObjectName(QStringLiteral("statusBar/cancelOpening"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tr("Stop reading; layers that are there already stay in the project"));
    m_cancel->setAccessibleName(tr("Cancel opening"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QToolButton::clicked, this, &OpeningBar::cancelled);
}

void OpeningBar::setText(const QString& text) {
    m_text = text;
    m_label->setAccessibleName(text);
    m_label->setToolTip(text);
    elide();
}

QSize OpeningBar::sizeHint() const {
    const QSize least = QWidget::sizeHint();
    return {least.width() + kWidest * fontMetrics().averageCharWidth(), least.height()};
}

void OpeningBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    elide();
}

void OpeningBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        elide();
    }
}

void OpeningBar::elide() {
    m_label->setText(m_label->fontMetrics().elidedText(m_text, Qt::ElideMiddle, m_label->width()));
}

OpeningFeature::OpeningFeature(Desk& desk) : QObject(&desk.window()), m_desk(desk), m_bar(new OpeningBar(desk.window().statusBar())) {
    desk.window().statusBar()->insertPermanentWidget(0, m_bar);
    m_bar->hide();
    connect(m_bar, &OpeningBar::cancelled, this, &OpeningFeature::cancelAll);
    connect(&desk.store(), &LayerStore::slowed, this, &OpeningFeature::refresh);
    connect(&desk.store(), &LayerStore::loaded, this, &OpeningFeature::refresh);
    connect(&desk.document(), &ProjectDocument::changed, this, &OpeningFeature::refresh);
}

OpeningFeature::~OpeningFeature() {
    for (auto& [number, file] : m_files) {
        file.stop.request_stop();
    }
}

void OpeningFeature::open(const QString& path) {
    const int number = ++m_lastNumber;
    auto& file = m_files[number];
    const bool isAddress = path.contains(QLatin1String("://"));
    file.name = isAddress ? path : QFileInfo(path).fileName();
    QTimer::singleShot(LayerStore::kPatience, this, [this, number] {
        if (const auto found = m_files.find(number); found != m_files.end()) {
            found->second.isSlow = true;
            refresh();
        }
    });
    const QPointer<OpeningFeature> self(this);
    if (isAddress) {
        file.request = m_desk.remote().ask({{"layers", fromQt(path)}},
                                           [self, number, path](const core::Json& result, std::optional<core::Error> error) {
                                               std::vector<core::Layer> layers;
                                               try {
                                                   for (const auto& layer : error ? core::Json::array() : result.at("layers")) {
                                                       layers.push_back(core::layerFromJson(layer));
                                                   }
                                               } catch (...) {
                                                   error = core::currentError();
                                               }
                                               if (self) {
                                                   self->take(number, path, layers, error);
                                               }
                                           });
        return;
    }
    const std::string href = fromQt(QFileInfo(path).absoluteFilePath());
    views::workPool().start([self, number, href, path, budget = m_desk.context().budget, stop = file.stop.get_token()] {
        std::vector<core::Layer> layers;
        std::optional<core::Error> error;
        try {
            layers = core::layersOfFile(href, budget, stop);
        } catch (...) {
            error = core::currentError();
        }
        QMetaObject::invokeMethod(qApp, [self, number, path, layers = std::move(layers), error] {
            if (self) {
                self->take(number, path, layers, error);
            }
        });
    });
}

void OpeningFeature::take(int number, const QString& path, const std::vector<core::Layer>& layers,
                          const std::optional<core::Error>& error) {
    if (m_files.erase(number) == 0) {
        return; // cancelled: whatever came of it
    }
    refresh();
    if (error) {
        Q_EMIT failed(*error);
    } else {
        Q_EMIT opened(path, layers);
    }
}

void OpeningFeature::cancelAll() {
    for (auto& [number, file] : m_files) {
        file.stop.request_stop();
        if (file.request) {
            m_desk.remote().cancel(*file.request);
        }
    }
    m_files.clear();
    const auto layers = m_desk.document().project().layers; // a copy: cancelling tells others, who may change the project
    for (const auto& layer : layers) {
        m_desk.store().cancel(layer);
    }
    refresh();
    m_desk.showMessage(tr("Opening was cancelled."));
}

void OpeningFeature::refresh() {
    QStringList names;
    for (const auto& [number, file] : m_files) {
        if (file.isSlow) {
            names += file.name;
        }
    }
    const bool isReading = m_desk.store().isLoading();
    for (const auto& layer : m_desk.document().project().layers) {
        const QString name = isReading ? QFileInfo(views::toQt(layer.href)).fileName() : QString();
        if (isReading && m_desk.store().isSlow(layer) && !names.contains(name)) {
            names += name;
        }
    }
    m_bar->setVisible(!names.isEmpty());
    if (!names.isEmpty()) {
        m_bar->setText(names.size() == 1 ? tr("Opening %1…").arg(names.front())
                                         : tr("Opening %1 and %n more…", nullptr, static_cast<int>(names.size()) - 1).arg(names.front()));
    }
}

} // namespace phidias::app
