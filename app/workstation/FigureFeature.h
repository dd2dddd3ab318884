#pragma once

#include "app/workstation/AnimationDialog.h"
#include "app/workstation/Desk.h"
#include "app/workstation/FigureDialog.h"
#include "app/workstation/GlobeFeature.h"
#include "views/map/MapWidget.h"

#include <QPointer>
#include <functional>
#include <vector>

namespace phidias::app {

/// A view of another part of the window that figures can show.
struct FigureSubject {
    std::string view;                                 ///< of the specification, e.g. "spectrum"
    QString title;                                    ///< in the list of the dialog
    std::function<bool()> isThere;                    ///< whether there is something to draw now
    std::function<void(views::FigureSpec&)> complete; ///< fills in the place and the layers; the visible layers are there already
};

/// Figures and animations of what the window shows: actions and their dialogs, which follow the window while they are open.
/// @thread GUI
class FigureFeature : public QObject {
    Q_OBJECT

public:
    FigureFeature(Desk& desk, views::MapWidget& map);

    /// Figures can then be of the globe too, where there is OpenGL.
    void setGlobe(GlobeFeature& globe);
    /// Adds a view to those of the dialog.
    void addSubject(FigureSubject subject) { m_subjects.push_back(std::move(subject)); }
    [[nodiscard]] QAction* exportAction() const { return m_export; }
    /// Views that can be drawn of the present project.
    [[nodiscard]] std::vector<std::pair<std::string, QString>> views() const;
    /// What the window shows in a view, on a page of the usual size.
    [[nodiscard]] views::FigureSpec figure(const std::string& view) const;
    /// Line, layers and manner of the section as the dock shows it.
    void putSection(views::FigureSpec& spec) const;
    [[nodiscard]] FigureDialog* dialog() const { return m_dialog; }
    [[nodiscard]] AnimationDialog* animationDialog() const { return m_animation; }
    /// Opens the dialog, or brings it to the front. @param view  to begin with; empty: the one in the middle of the window
    void openDialog(std::string view = {});
    void openAnimation();

private:
    [[nodiscard]] FigureSource source();
    [[nodiscard]] std::string middleView() const;
    void lookFromCamera(views::FigureSpec& spec) const;
    void refreshDialogs();

    Desk& m_desk;
    views::MapWidget& m_map;
    GlobeFeature* m_globe = nullptr;
    views::LayerCache m_cache;
    std::vector<FigureSubject> m_subjects;
    QAction* m_export;
    QPointer<FigureDialog> m_dialog;
    QPointer<AnimationDialog> m_animation;
};

} // namespace phidias::app
