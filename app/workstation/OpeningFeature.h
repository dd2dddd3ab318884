#pragma once

#include "app/workstation/Desk.h"
#include "core/project/Layer.h"

#include <QLabel>
#include <QToolButton>
#include <map>
#include <optional>
#include <stop_token>

namespace phidias::app {

/// "Opening orbit.nc..." with a button that cancels it. Takes what room the status bar has left.
class OpeningBar : public QWidget {
    Q_OBJECT

public:
    explicit OpeningBar(QWidget* parent);
    void setText(const QString& text);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void cancelled();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();
    QString m_text;
    QLabel* m_label;
    QToolButton* m_cancel;
};

/// Opens files and addresses in the pool. The status bar names what has been opened, or is being read for a layer, for longer than a
/// moment, with a button that cancels all of it.
///
/// A file that is cancelled while its header is read leaves the project as it was. One whose layers are there already leaves them in the
/// project, not read, and the layer tree offers to read them (LayerStore::cancel()): what was added is not taken away again unasked, and
/// Undo removes it.
class OpeningFeature : public QObject {
    Q_OBJECT

public:
    explicit OpeningFeature(Desk& desk);
    ~OpeningFeature() override;
    void open(const QString& path);
    void cancelAll();
    [[nodiscard]] bool isOpening() const { return !m_files.empty(); }

Q_SIGNALS:
    void opened(const QString& path, const std::vector<core::Layer>& layers);
    void failed(const core::Error& error);

private:
    struct File {
        QString name;
        std::stop_source stop;
        std::optional<int> request; ///< of an address
        bool isSlow = false;
    };
    void take(int number, const QString& path, const std::vector<core::Layer>& layers, const std::optional<core::Error>& error);
    void refresh();

    Desk& m_desk;
    OpeningBar* m_bar;
    std::map<int, File> m_files; ///< being opened, in the order of asking
    int m_lastNumber = 0;
};

} // namespace phidias::app
