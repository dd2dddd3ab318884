#pragma once

#include "core/project/Bundle.h"
#include "core/util/Error.h"

#include <QDialog>
#include <QElapsedTimer>
#include <optional>
#include <stop_token>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace phidias::app {

/// Puts the project and its data into one folder or .zip file: what goes in, how large it is, what is missing, where it goes.
/// @thread GUI; listing and copying happen in the pool
class BundleDialog : public QDialog {
    Q_OBJECT

public:
    /// @param path  of the project; empty = never saved
    BundleDialog(const core::Project& project, const QString& path, QWidget* parent = nullptr);
    ~BundleDialog() override;

    [[nodiscard]] bool isListed() const { return m_isListed; }
    [[nodiscard]] bool isWriting() const { return m_isWriting; }
    /// Writes it. @param path  ends in .zip, or is a folder
    void writeTo(const QString& path);

Q_SIGNALS:
    void written(const QString& path);
    void writingEnded();

private:
    void makeWidgets(const QString& path);
    void list(const core::Project& project, const std::string& name);
    void showPlan();
    void chooseTarget();
    void cancel();
    void end(const QString& path, const std::optional<core::Error>& error);
    void say(const QString& text);

    core::BundlePlan m_plan;
    QTableWidget* m_table;
    QLabel* m_summary;
    QLineEdit* m_target;
    QCheckBox* m_origins;
    QLabel* m_message;
    QProgressBar* m_progress;
    QPushButton* m_chooseButton = nullptr;
    QPushButton* m_writeButton = nullptr;
    QPushButton* m_cancelButton = nullptr;
    QString m_confirmed; ///< file that the user allowed to be replaced
    std::stop_source m_stop;
    bool m_isListed = false;
    bool m_isWriting = false;
};

/// Unpacks a bundle into a folder that the user names, and tells the project in it.
/// @thread GUI; unpacking happens in the pool
class UnpackDialog : public QDialog {
    Q_OBJECT

public:
    explicit UnpackDialog(const QString& bundle, QWidget* parent = nullptr);
    ~UnpackDialog() override;

    void unpackTo(const QString& folder);

Q_SIGNALS:
    void unpacked(const QString& project);
    void ended();

private:
    void chooseFolder();
    void end(const QString& project, const std::optional<core::Error>& error);

    QString m_bundle;
    QLineEdit* m_folder;
    QLabel* m_message;
    QProgressBar* m_progress;
    QPushButton* m_unpackButton;
    std::stop_source m_stop;
};

} // namespace phidias::app
