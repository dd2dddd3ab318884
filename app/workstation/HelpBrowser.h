#pragma once

#include "app/workstation/Desk.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTextBrowser>
#include <QToolButton>

namespace phidias::app {

/// The guide and the help of every process and part of the window, without a network.
class HelpBrowser : public QWidget {
    Q_OBJECT

public:
    explicit HelpBrowser(const core::ProcessRegistry& processes, QWidget* parent = nullptr);

    /// A page of the guide. @param page  "guide.md", "processes/ocean.divand.md"; @param heading  where to begin, as it stands in the page
    void showPage(const QString& page, const QString& heading = {});
    /// @param anchor  name of a parameter, or "output/" + name; empty = the beginning
    void showProcess(const std::string& id, const QString& anchor = {});
    /// A part of the window. @param dock  objectName without "Dock"
    void showDock(const QString& dock, const QString& title);
    /// What is shown: "guide.md", "process:ID", "dock:NAME".
    [[nodiscard]] const QString& topic() const { return m_topic; }
    [[nodiscard]] QString text() const { return m_browser->toPlainText(); }

private:
    struct Place {
        QString topic;
        QString at;
    };
    void go(const Place& place, bool isBack = false);
    void follow(const QUrl& link);
    void findNext();
    void scrollTo(const QString& heading);

    const core::ProcessRegistry& m_processes;
    QTextBrowser* m_browser;
    QComboBox* m_pages;
    QToolButton* m_back;
    QLineEdit* m_find;
    QString m_topic;
    QHash<QString, QString> m_titles; ///< of docks
    std::vector<Place> m_past;
};

/// The dock "Help", F1 for what has the focus, and "What's this?".
class HelpFeature : public QObject {
    Q_OBJECT

public:
    explicit HelpFeature(Desk& desk);
    [[nodiscard]] HelpBrowser& browser() { return *m_browser; }
    /// Help for a widget: the process and the parameter, or the part of the window that it belongs to; else the guide.
    void showFor(const QWidget* widget);

private:
    void bringUp();

    Desk& m_desk;
    HelpBrowser* m_browser;
    QDockWidget* m_dock;
};

} // namespace phidias::app
