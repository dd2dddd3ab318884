#pragma once

#include "core/process/Declaration.h"

#include <QWidget>
#include <optional>

namespace phidias::app {

/// Edits one value of a process; made from its declared form.
class ParameterEditor : public QWidget {
    Q_OBJECT

public:
    /// The editor for a parameter. @param path  "grid" or "grid.longitude", for names and translations
    [[nodiscard]] static ParameterEditor* make(const core::Declaration& declaration, const core::Parameter& parameter,
                                               const std::string& path, QWidget* parent);

    /// What was entered; nothing = left to the default.
    [[nodiscard]] virtual std::optional<core::Json> value() const = 0;
    virtual void setValue(const core::Json& value) = 0;
    /// Takes the full width of the dialog, below its title.
    [[nodiscard]] virtual bool isWide() const { return false; }

Q_SIGNALS:
    void edited();

protected:
    using QWidget::QWidget;
};

} // namespace phidias::app
