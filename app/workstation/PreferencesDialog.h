#pragma once

#include "core/util/MemoryBudget.h"

#include <QDialog>
#include <functional>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace phidias::app {

/// What a person prefers, kept in the settings: theme, size of text, threads (in force at once), language and memory (from the next start,
/// which is offered). Not modal.
/// @thread GUI
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    /// @param budget  what the data may take in this session
    explicit PreferencesDialog(const core::MemoryBudget& budget, QWidget* parent = nullptr);

    /// Whether a choice waits for the next start.
    [[nodiscard]] bool needsRestart() const;

Q_SIGNALS:
    void themeChosen(const QString& theme);
    void textSizeChosen(double points);
    void threadsChosen(int threads);
    void restartRequested();

private:
    void makeRows();
    void connectAll();
    void showRestart();

    core::MemoryBudget m_budget;
    QString m_languageNow;
    QComboBox* m_theme;
    QDoubleSpinBox* m_textSize;
    QComboBox* m_language;
    QDoubleSpinBox* m_memory;
    QSpinBox* m_threads;
    QLabel* m_note;
    QPushButton* m_restart;
};

/// Property of the application: program and arguments that main() starts after the window has gone.
constexpr const char* kRestartProperty = "restart";

/// Settings that main() reads. Memory: that of the settings, else core::MemoryBudget::standard().
[[nodiscard]] core::MemoryBudget preferredMemory();
/// Threads of local jobs and of drawing: those of the settings, else one for each processor.
[[nodiscard]] int preferredThreads();

} // namespace phidias::app
