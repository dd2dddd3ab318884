#pragma once

#include "core/project/Relocation.h"

#include <QDialog>
#include <stop_token>
#include <string>
#include <vector>

class QLabel;
class QPushButton;
class QTableWidget;

namespace phidias::app {

/// Finds data files that are no longer where the project says: below the project's folder at once, below a folder or as a file that the
/// user names. Nothing is changed before "Use found files", which is one step of the history.
/// @thread GUI; folders are searched in the pool
class LocateDialog : public QDialog {
    Q_OBJECT

public:
    /// @param lost    as core::missingFiles()
    /// @param folder  searched at once; empty = none
    LocateDialog(const core::Project& project, std::vector<std::string> lost, const QString& folder, QWidget* parent = nullptr);
    ~LocateDialog() override;

    /// Searches a folder and those below it for files that have no place yet.
    void search(const QString& folder);
    /// The new place of a file; others that have moved with it are found as well.
    void choose(std::size_t row, const QString& path);
    [[nodiscard]] bool isSearching() const { return m_isSearching; }
    [[nodiscard]] const core::Relocation& found() const { return m_found; }

Q_SIGNALS:
    void located(const core::Relocation& relocation);
    void searchEnded();

private:
    void makeWidgets();
    void fill(const core::Project& project);
    void showFound();
    void take(const core::Relocation& found, bool replaces);
    void chooseFolder();
    void chooseFile();
    void cancel();

    std::vector<std::string> m_lost;
    core::Relocation m_found;
    QTableWidget* m_table;
    QLabel* m_message;
    QPushButton* m_folderButton = nullptr;
    QPushButton* m_fileButton = nullptr;
    QPushButton* m_stopButton = nullptr;
    QPushButton* m_useButton = nullptr;
    std::stop_source m_stop;
    bool m_isSearching = false;
};

} // namespace phidias::app
