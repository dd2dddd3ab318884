#pragma once

#include "views/scene/LinkedCursor.h"
#include "views/scene/Selection.h"

namespace phidias::views {

/// Cursor and selection of one view: those of all views while it is linked, its own while it is not.
///
/// A view takes `cursor()` and `selection()` once and never knows whether it is linked.
class ViewLink : public QObject {
    Q_OBJECT

public:
    ViewLink(LinkedCursor& sharedCursor, Selection& sharedSelection, QObject* parent = nullptr);

    [[nodiscard]] LinkedCursor& cursor() { return m_cursor; }
    [[nodiscard]] Selection& selection() { return m_selection; }
    [[nodiscard]] bool isLinked() const { return m_isLinked; }
    /// Linking again takes over what the other views point at.
    void setLinked(bool isLinked);

Q_SIGNALS:
    void linkedChanged(bool isLinked);

private:
    LinkedCursor& m_sharedCursor;
    Selection& m_sharedSelection;
    LinkedCursor m_cursor;
    Selection m_selection;
    bool m_isLinked = true;
    bool m_isPassingOn = false;
};

} // namespace phidias::views
