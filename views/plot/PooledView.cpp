#include "views/plot/PooledView.h"

namespace phidias::views {

namespace {

constexpr int kRestMs = 60;

} // namespace

PooledView::PooledView(const QString& name, const QString& title, ViewLink& link, std::shared_ptr<core::DatasetCache> cache,
                       std::function<QString(const core::Error&)> errorText, QWidget* parent)
    : QWidget(parent), m_link(link), m_cache(std::move(cache)), m_errorText(std::move(errorText)) {
    setObjectName(name);
    setAccessibleName(title);
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (isVisible()) {
            compute();
        }
    });
    schedule();
}

void PooledView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    schedule();
}

void PooledView::schedule() {
    m_rest.start(kRestMs);
}

} // namespace phidias::views
