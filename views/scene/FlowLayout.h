#pragma once

#include <QLayout>
#include <memory>
#include <vector>

namespace phidias::views {

/// Widgets side by side as in a line of text: what has no room goes to the next line, so that long words of a language or large letters
/// are never cut off. Widgets of a line are centred on it.
class FlowLayout : public QLayout {
    Q_OBJECT

public:
    /// @param spacing  between widgets and lines, px
    explicit FlowLayout(int spacing, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange({0, 0, width, 0}, false); }
    /// Everything in one line.
    [[nodiscard]] QSize sizeHint() const override;
    /// The widest widget alone.
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// @returns the height that is needed
    int arrange(const QRect& rect, bool isReal) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace phidias::views
