#pragma once

#include <QToolBar>
#include <functional>
#include <map>
#include <vector>

class QVBoxLayout;

namespace phidias::app {

/// What the user should know and may act upon, when it suits: one calm line a matter, below the tool bar. It is there as long as there is
/// something to say; nothing waits for it.
class NoticeBar : public QToolBar {
    Q_OBJECT

public:
    /// A way on that a notice offers.
    struct Offer {
        const char* name; ///< objectName: "noticeBar/KEY/NAME"
        QString text;     ///< of its button
        std::function<void()> take;
    };
    explicit NoticeBar(QWidget* parent = nullptr);

    /// Shows a notice; one with the same key is replaced. @param dismissed  called when the user closes it
    void tell(const QString& key, const QString& text, const std::vector<Offer>& offers, const std::function<void()>& dismissed = {});
    void remove(const QString& key);
    /// Text of a notice; empty when it is not there.
    [[nodiscard]] QString text(const QString& key) const;

    /// An arrangement that is restored knows nothing of what is to be said now: the bar is seen exactly while it has something to say.
    void setVisible(bool isVisible) override;

private:
    QWidget* m_panel;
    QVBoxLayout* m_rows;
    std::map<QString, QWidget*> m_notices;
};

} // namespace phidias::app
