#pragma once

#include "core/util/Error.h"
#include "core/util/MemoryBudget.h"
#include "views/figure/FigureView.h"

#include <QImage>
#include <QTimer>
#include <QWidget>
#include <stop_token>

namespace phidias::app {

/// The page of a figure as it will be, smaller. Data are read and maps drawn in the pool; the old picture stays until the new one is there.
/// @thread GUI
class FigurePreview : public QWidget {
    Q_OBJECT

public:
    FigurePreview(const QString& name, const core::MemoryBudget& budget, views::LayerLoader loader, QWidget* parent = nullptr);
    ~FigurePreview() override;

    void setSpec(const views::FigureSpec& spec);
    [[nodiscard]] const QImage& image() const { return m_image; }
    [[nodiscard]] bool isDrawing() const { return m_rest.isActive() || m_isWorking; }
    /// What is wrong with the figure; empty when it could be drawn.
    [[nodiscard]] const QString& failure() const { return m_failure; }

    [[nodiscard]] QSize sizeHint() const override { return {560, 400}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 160}; }

Q_SIGNALS:
    void drawn();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Result;
    void draw();
    void take(unsigned serial, const Result& result);
    [[nodiscard]] double zoom() const;

    core::MemoryBudget m_budget;
    views::LayerLoader m_loader;
    views::FigureSpec m_spec;
    QTimer m_rest;
    std::stop_source m_stop;
    unsigned m_serial = 0;
    bool m_isWorking = false;
    QImage m_image;
    QString m_failure;
};

} // namespace phidias::app
