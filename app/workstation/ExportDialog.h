#pragma once

#include "app/workstation/FigureForm.h"
#include "app/workstation/FigurePreview.h"

#include <QDialog>
#include <QProcess>
#include <functional>
#include <memory>

class QComboBox;
class QHBoxLayout;
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

/// What the dialogs of figures and of animations share: the page with a live preview, the view it is of, and the writing of files, which
/// can be cancelled and leaves the window free. Not modal; what the window shows is followed.
/// @thread GUI
class ExportDialog : public QDialog {
    Q_OBJECT
    Q_PROPERTY(bool isExporting READ isExporting)

public:
    /// Takes over what the window shows now; texts and sizes of the page stay.
    void refresh();
    /// Begins with another view, when the window has it.
    void setView(const std::string& view);
    [[nodiscard]] const views::FigureSpec& spec() const { return m_spec; }
    /// Writes the file; exportEnded() tells when. Nothing is left of what fails or is cancelled.
    Q_INVOKABLE void exportTo(const QString& path);
    [[nodiscard]] bool isExporting() const { return m_isExporting; }
    void cancel();

Q_SIGNALS:
    void exported(const QString& path);
    void exportEnded();

protected:
    /// @param name  objectName of the dialog; its parts add "/view", "/exportButton" and so on
    /// @param option  of the program that draws: "--figure" or "--animate"
    ExportDialog(FigureSource source, const QString& name, const char* option, QWidget* parent);

    /// Called when all rows are made. @param picture  preview, with what belongs to it
    void assemble(QLayout* picture);
    void name(QWidget* widget, const char* part, const QString& accessible) const;
    QPushButton* addButton(const char* part, const QString& text, const QString& tip);
    void say(const QString& text, bool isProblem);
    /// Draws by a process of its own, which refreshes nothing and can be ended.
    void startProcess(const QString& path);
    void end(const QString& path, const QString& failure);

    /// m_spec is that of another view or of a changed window.
    virtual void takeView() = 0;
    /// The form was edited.
    virtual void showSpec() = 0;
    virtual void start(const QString& path) { startProcess(path); }
    /// Asks for the file. @returns empty = none
    [[nodiscard]] virtual QString askForFile(const QString& folder) = 0;
    /// Name of a file for the command line. @param ending  of the chosen format
    [[nodiscard]] virtual QString fileName(const QString& ending) const = 0;
    /// Asks work in the pool to stop.
    virtual void stopWork() {}
    /// What the process says on its standard output.
    virtual void readProgress() {}

    FigureSource m_source;
    views::FigureSpec m_spec;
    FigureForm* m_form;
    FigurePreview* m_preview;
    QComboBox* m_view;
    QComboBox* m_format; ///< data: ending of the file
    QLabel* m_message;
    QProgressBar* m_progress;
    QHBoxLayout* m_buttons;
    QPushButton* m_export = nullptr;
    std::unique_ptr<QProcess> m_process;
    unsigned m_serial = 0; ///< of the work in the pool whose answer is waited for

private:
    void makeWidgets();
    void chooseFile();
    void copyCommand();

    const char* m_option;
    QPushButton* m_cancel = nullptr;
    bool m_isExporting = false;
};

} // namespace phidias::app
