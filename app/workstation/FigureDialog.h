#pragma once

#include "app/workstation/FigureForm.h"
#include "app/workstation/FigurePreview.h"

#include <QDialog>
#include <QProcess>
#include <functional>
#include <memory>
#include <stop_token>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace phidias::app {

/// What the dialogs of figures need from the window.
struct FigureSource {
    /// Views that can be drawn now: id of FigureSpec::view and title.
    std::function<std::vector<std::pair<std::string, QString>>()> views;
    /// What the window shows in a view, with the page of a new figure.
    std::function<views::FigureSpec(const std::string& view)> figure;
    views::LayerLoader loader;
    core::MemoryBudget budget;
    QString program; ///< phidias-workstation
};

/// The warm colour of what needs attention, readable on the palette's window.
[[nodiscard]] QColor warningColor(const QPalette& palette);
/// Command line that draws a specification with the language and memory of this window.
/// @param option  "--figure" or "--animate"
[[nodiscard]] QStringList figureArguments(const FigureSource& source, const QString& option, const QString& spec, const QString& out);
/// Words as a shell takes them.
[[nodiscard]] QString shellCommand(const QString& program, const QStringList& arguments);
/// Asks a process to end and tidy up, and makes it end when it does not; nobody waits.
void endGently(std::unique_ptr<QProcess> process);
/// Writes the specification into the state folder, under a name by its content. @returns its path  @throws core::Error{WriteFailed}
[[nodiscard]] QString keptSpec(const views::FigureSpec& spec);

/// Export of a figure: the page with a live preview, written as PNG, SVG or PDF by the code of `--figure`. Not modal; the window goes on
/// working, and what it shows is followed.
/// @thread GUI
class FigureDialog : public QDialog {
    Q_OBJECT
    Q_PROPERTY(bool isExporting READ isExporting)

public:
    explicit FigureDialog(FigureSource source, QWidget* parent = nullptr);
    ~FigureDialog() override;

    /// Takes over what the window shows now; the page stays as it was edited.
    void refresh();
    void setView(const std::string& view);
    [[nodiscard]] const views::FigureSpec& spec() const { return m_spec; }
    [[nodiscard]] FigurePreview& preview() { return *m_preview; }
    /// Starts the export. Maps are written in the pool, plots by a process of their own (they would hold this window up).
    Q_INVOKABLE void exportTo(const QString& path);
    [[nodiscard]] bool isExporting() const { return m_isExporting; }
    /// Stops the export: nothing is left of it.
    void cancel();
    /// Writes the specification; `--figure` with it gives the same picture. Paths below its folder are relative.
    /// @throws core::Error{WriteFailed}
    void saveSpec(const QString& path) const;

Q_SIGNALS:
    void exported(const QString& path);
    void exportEnded(); ///< well, with an error or cancelled

private:
    void makeWidgets();
    [[nodiscard]] QWidget* makeButtons();
    void showSpec();
    void chooseFile();
    void chooseSpecFile();
    void copyCommand();
    void startInPool(const QString& path);
    void startProcess(const QString& path);
    void end(const QString& path, const QString& failure);
    void say(const QString& text, bool isProblem);

    FigureSource m_source;
    views::FigureSpec m_spec;
    FigureForm* m_form;
    FigurePreview* m_preview;
    QComboBox* m_view;
    QComboBox* m_format;
    QLabel* m_message;
    QProgressBar* m_busy;
    QPushButton* m_export = nullptr;
    QPushButton* m_cancel = nullptr;
    std::stop_source m_stop;
    std::unique_ptr<QProcess> m_process;
    unsigned m_serial = 0;
    bool m_isExporting = false;
};

} // namespace phidias::app
