#pragma once

#include "app/workstation/FigureDialog.h"

class QDoubleSpinBox;
class QLineEdit;
class QSlider;
class QSpinBox;

namespace phidias::app {

/// Animation of a view over the times or depths of its layers: range, step, speed, a preview of any frame. The frames are drawn by a
/// process of their own (`--animate`), so that the window goes on working and Cancel answers at once.
/// @thread GUI
class AnimationDialog : public QDialog {
    Q_OBJECT
    Q_PROPERTY(bool isExporting READ isExporting)

public:
    explicit AnimationDialog(FigureSource source, QWidget* parent = nullptr);
    ~AnimationDialog() override;

    /// Takes over what the window shows now.
    void refresh();
    [[nodiscard]] const views::FigureSpec& spec() const { return m_spec; }
    /// Times (Unix seconds) or depths (m) that the layers have; empty while they are read.
    [[nodiscard]] const std::vector<double>& steps() const { return m_steps; }
    /// Starts drawing. @param path  .mp4, .gif, or a folder
    Q_INVOKABLE void exportTo(const QString& path);
    [[nodiscard]] bool isExporting() const { return m_process != nullptr; }
    void cancel();

Q_SIGNALS:
    void stepsRead();
    void exported(const QString& path);
    void exportEnded();

private:
    void makeWidgets();
    [[nodiscard]] QWidget* makeButtons();
    void readSteps();
    void takeSteps(const std::vector<double>& steps, const QString& failure);
    void showSpec();
    void showFrame();
    void chooseFile();
    void copyCommand();
    void readProgress();
    void end(const QString& path, const QString& failure);
    void say(const QString& text, bool isProblem);
    [[nodiscard]] QString stepText(double step) const;

    FigureSource m_source;
    views::FigureSpec m_spec;
    FigureForm* m_form;
    FigurePreview* m_preview;
    QComboBox* m_view;
    QComboBox* m_over;
    QComboBox* m_from;
    QComboBox* m_to;
    QSpinBox* m_step;
    QDoubleSpinBox* m_speed;
    QComboBox* m_format;
    QSlider* m_frame;
    QLabel* m_frameText;
    QLabel* m_message;
    QProgressBar* m_progress;
    QPushButton* m_export = nullptr;
    QPushButton* m_cancel = nullptr;
    std::vector<double> m_steps;
    std::unique_ptr<QProcess> m_process;
    unsigned m_serial = 0;
};

} // namespace phidias::app
