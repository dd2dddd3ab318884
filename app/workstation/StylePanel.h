#pragma once

#include "app/project/ProjectDocument.h"
#include "app/workstation/LayerStore.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QWidget>

namespace phidias::app {

/// Style of the selected layer: slice, colour map, range, opacity, size of points.
class StylePanel : public QWidget {
    Q_OBJECT

public:
    StylePanel(ProjectDocument& document, QWidget* parent = nullptr);
    /// @param data  values of the layer; may be empty while they are read
    void setLayer(const std::string& id, std::shared_ptr<const core::LayerData> data);

private:
    void refresh();
    void edit(const QString& text, const QString& mergeKey, const std::function<void(core::Layer&)>& change);
    void fillSlices(QComboBox& box, const std::vector<std::string>& labels, std::size_t index);
    void readRange();

    ProjectDocument& m_document;
    std::string m_layer;
    std::shared_ptr<const core::LayerData> m_data;
    QLabel* m_title;
    QWidget* m_form;
    QComboBox* m_level;
    QLabel* m_levelLabel;
    QComboBox* m_time;
    QLabel* m_timeLabel;
    QComboBox* m_map;
    QLineEdit* m_low;
    QLineEdit* m_high;
    QLineEdit* m_depthLow;
    QLineEdit* m_depthHigh;
    QWidget* m_depthRow;
    QLabel* m_depthLabel;
    QSlider* m_opacity;
    QSlider* m_pointSize;
    QLabel* m_pointSizeLabel;
    bool m_isRefreshing = false;
};

} // namespace phidias::app
