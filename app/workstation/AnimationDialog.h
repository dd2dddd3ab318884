#pragma once

#include "app/workstation/ExportDialog.h"

class QDoubleSpinBox;
class QSlider;
class QSpinBox;

namespace phidias::app {

/// Animation of a view over the times or depths of its layers: range, step, speed, a preview of any frame. The frames are drawn by a
/// process of their own (`--animate`), so that the window goes on working and Cancel answers at once.
/// @thread GUI
class AnimationDialog : public ExportDialog {
    Q_OBJECT

public:
    explicit AnimationDialog(FigureSource source, QWidget* parent = nullptr);
    ~AnimationDialog() override;

    /// Times (Unix seconds) or depths (m) that the layers have; empty while they are read.
    [[nodiscard]] const std::vector<double>& steps() const { return m_steps; }

Q_SIGNALS:
    void stepsRead();

protected:
    void takeView() override;
    void showSpec() override;
    [[nodiscard]] QString askForFile(const QString& folder) override;
    [[nodiscard]] QString fileName(const QString& ending) const override;
    void readProgress() override;

private:
    void makeRows();
    [[nodiscard]] QLayout* makePicture();
    void readSteps();
    void takeSteps(const std::vector<double>& steps, const QString& failure);
    void showFrame();
    [[nodiscard]] QString stepText(double step) const;

    QComboBox* m_over;
    QComboBox* m_from;
    QComboBox* m_to;
    QSpinBox* m_step;
    QDoubleSpinBox* m_speed;
    QSlider* m_frame;
    QLabel* m_frameText;
    std::vector<double> m_steps;
    unsigned m_reading = 0; ///< serial of the reading whose answer is waited for
};

} // namespace phidias::app
