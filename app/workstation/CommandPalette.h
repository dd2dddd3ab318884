#pragma once

#include "app/workstation/Desk.h"

#include <QFrame>
#include <QLineEdit>
#include <QListWidget>

namespace phidias::app {

/// One line of the command palette.
struct PaletteEntry {
    QString title;
    QString where;    ///< menu, "Layer", "Recent file": shown in grey
    QString shortcut; ///< native text; empty = none
    QString why;      ///< why it cannot be had now; empty = it can
    int rank = 0;     ///< of equally good answers the greater comes first
    std::function<void()> run;
};

/// Everything the window can do, by typing some letters of it: actions of all menus, processes, docks, layers, recent files. Arrows choose,
/// Enter runs, Esc leaves.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);
    /// Opens below the tool bar with these entries.
    void open(std::vector<PaletteEntry> entries, const QPoint& topRight);
    /// What is listed now, best first: indices into the entries.
    [[nodiscard]] const std::vector<std::size_t>& listed() const { return m_listed; }
    [[nodiscard]] const std::vector<PaletteEntry>& entries() const { return m_entries; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter();
    void runCurrent();

    QLineEdit* m_line;
    QListWidget* m_list;
    std::vector<PaletteEntry> m_entries;
    std::vector<std::size_t> m_listed;
};

/// Ranks entries by how well title and place answer a pattern. @returns indices, best first
[[nodiscard]] std::vector<std::size_t> rankedEntries(const std::vector<PaletteEntry>& entries, const QString& pattern);

/// The palette of a window: Ctrl+K, the menu Help, and a field at the right of the tool bar. To be made last.
class CommandPaletteFeature : public QObject {
    Q_OBJECT

public:
    /// @param open  opens a recent file  @param selectLayer  chooses a layer in the tree
    CommandPaletteFeature(Desk& desk, std::function<void(const QString&)> open, std::function<void(const std::string&)> selectLayer);
    /// What the palette offers now.
    [[nodiscard]] std::vector<PaletteEntry> entries() const;
    [[nodiscard]] CommandPalette& palette() { return *m_palette; }

private:
    void show();

    Desk& m_desk;
    std::function<void(const QString&)> m_open;
    std::function<void(const std::string&)> m_selectLayer;
    CommandPalette* m_palette;
    QAction* m_action;
};

} // namespace phidias::app
