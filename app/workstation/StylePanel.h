#pragma once

#include "app/workstation/ColorChoice.h"
#include "app/workstation/Desk.h"
#include "core/scene/LayerFacts.h"
#include "views/plot/ElidedLabel.h"
#include "views/scene/AdviceEdit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QWidget>
#include <optional>
#include <stop_token>

namespace phidias::app {

/// Style of the selected layer: which slice it shows, its colours and their range, and, folded away, what is needed seldom. Every change is
/// one step of the history; changes of one slider or field that follow each other are one together.
/// @thread GUI; the header of the layer's file is read in the pool
class StylePanel : public QWidget {
    Q_OBJECT

public:
    explicit StylePanel(Desk& desk, QWidget* parent = nullptr);
    ~StylePanel() override;
    /// @param values  of the layer; may be empty while they are read
    void setLayer(const std::string& id, std::shared_ptr<const core::LayerData> values);

Q_SIGNALS:
    /// The range of the layer is wanted for all layers of its quantity.
    void shareRangeRequested();

private:
    enum RangeMode { Percentiles, Fixed, Centered };

    void makeSlice(QFormLayout& form);
    void makeColors(QFormLayout& form);
    void makeRange(QFormLayout& form);
    void makeMore(QFormLayout& form);
    void connectColors();
    void connectMore();
    /// A row whose label and field can be hidden together.
    void addRow(QFormLayout& form, const QString& label, QWidget* field, const char* name, const QString& accessible);
    void showRow(QWidget* field, bool isShown);
    void refresh();
    void refreshSlice(const core::Layer& layer);
    void refreshColors(const core::Layer& layer);
    void refreshRange(const core::LayerStyle& style);
    void refreshMore(const core::Layer& layer);
    /// Names of the file's variables in a box, after a first entry that stands for none of them.
    void fillVariables(QComboBox& box, const QString& none, const std::string& without, const std::string& present);
    void edit(const QString& text, const char* mergeKey, const std::function<void(core::Layer&)>& change);
    void readRange();
    void readUnit();
    void setRangeMode(int mode);
    void resetStyle();
    void loadFacts();
    [[nodiscard]] const core::Layer* layer() const;

    Desk& m_desk;
    ProjectDocument& m_document;
    std::string m_layer;
    std::shared_ptr<const core::LayerData> m_data;
    std::optional<core::LayerFacts> m_facts; ///< of m_factsOf
    std::string m_factsOf;                   ///< path
    std::stop_source m_stop;
    std::map<const QWidget*, QWidget*> m_labels; ///< by their fields
    views::ElidedLabel* m_title;
    QWidget* m_body;
    QLabel* m_sliceHeading = nullptr;
    QComboBox* m_level = nullptr;
    QComboBox* m_time = nullptr;
    QCheckBox* m_followsDepth = nullptr;
    QCheckBox* m_followsTime = nullptr;
    QWidget* m_depths = nullptr;
    views::AdviceEdit* m_depthLow = nullptr;
    views::AdviceEdit* m_depthHigh = nullptr;
    QComboBox* m_attribute = nullptr;
    QComboBox* m_map = nullptr;
    QCheckBox* m_reversed = nullptr;
    QCheckBox* m_logarithmic = nullptr;
    QComboBox* m_rangeMode = nullptr;
    QWidget* m_fixed = nullptr;
    views::AdviceEdit* m_low = nullptr;
    views::AdviceEdit* m_high = nullptr;
    QCheckBox* m_filled = nullptr;
    QComboBox* m_label = nullptr;
    QWidget* m_percents = nullptr;
    QDoubleSpinBox* m_lowPercent = nullptr;
    QDoubleSpinBox* m_highPercent = nullptr;
    QLineEdit* m_center = nullptr;
    QSlider* m_opacity = nullptr;
    QSlider* m_pointSize = nullptr;
    QSlider* m_arrowSpacing = nullptr;
    QToolButton* m_moreButton = nullptr;
    QWidget* m_more = nullptr;
    QComboBox* m_unit = nullptr;
    QLabel* m_unitNote = nullptr;
    ColorChoice* m_below = nullptr;
    ColorChoice* m_above = nullptr;
    ColorChoice* m_missing = nullptr;
    QCheckBox* m_multiplied = nullptr;
    QComboBox* m_northward = nullptr;
    bool m_isRefreshing = false;
};

} // namespace phidias::app
