#pragma once

#include "app/workstation/ExportDialog.h"

#include <stop_token>

namespace phidias::app {

/// Export of a figure, written as PNG, SVG or PDF by the code of `--figure`.
/// @thread GUI
class FigureDialog : public ExportDialog {
    Q_OBJECT

public:
    explicit FigureDialog(FigureSource source, QWidget* parent = nullptr);
    ~FigureDialog() override;

    /// Writes the specification, with paths relative to its folder. @throws core::Error{WriteFailed}
    void saveSpec(const QString& path) const;

protected:
    void takeView() override { showSpec(); }
    void showSpec() override;
    void start(const QString& path) override;
    [[nodiscard]] QString askForFile(const QString& folder) override;
    [[nodiscard]] QString fileName(const QString& ending) const override;
    void stopWork() override { m_stop.request_stop(); }

private:
    void chooseSpecFile();
    void startInPool(const QString& path);

    std::stop_source m_stop;
};

} // namespace phidias::app
