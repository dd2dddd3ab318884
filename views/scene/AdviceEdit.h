#pragma once

#include <QLineEdit>

namespace phidias::views {

/// A line that is never too narrow for the advice written into it while it is empty: in no language and with letters of no size.
class AdviceEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit AdviceEdit(QWidget* parent = nullptr) : QLineEdit(parent) {}

    /// Placeholder text; the line asks its layout for the room.
    void setAdvice(const QString& text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    [[nodiscard]] QSize roomForAdvice() const;
};

} // namespace phidias::views
