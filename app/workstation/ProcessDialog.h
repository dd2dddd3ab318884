#pragma once

#include "app/workstation/ParameterEditor.h"
#include "core/process/Process.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>

namespace phidias::app {

/// The dialog of a process, generated from its declaration.
class ProcessDialog : public QDialog {
    Q_OBJECT

public:
    ProcessDialog(const core::Process& process, QWidget* parent = nullptr);
    /// Fills fields in; members not named stay as they are.
    void setInputs(const core::Json& inputs);
    void setOutput(const std::string& name, const QString& path);
    /// What was entered. @throws core::Error{InvalidRequest} naming the parameter
    [[nodiscard]] core::Request request() const;

Q_SIGNALS:
    /// Run was pressed and the request is valid.
    void runRequested(const core::Request& request);

private:
    void run();
    void copyCommandLine();
    void saveJobFile();
    void showError(const core::Error& error);
    [[nodiscard]] core::Request entered() const;

    const core::Process& m_process;
    std::vector<std::pair<std::string, ParameterEditor*>> m_editors;
    std::vector<std::pair<std::string, QLineEdit*>> m_outputs;
    QLabel* m_error;
};

} // namespace phidias::app
