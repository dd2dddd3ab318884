#include "views/scene/ViewLink.h"

namespace phidias::views {

ViewLink::ViewLink(LinkedCursor& sharedCursor, Selection& sharedSelection, QObject* parent)
    : QObject(parent), m_sharedCursor(sharedCursor), m_sharedSelection(sharedSelection) {
    const auto pass = [this](LinkedCursor& from, LinkedCursor& to) {
        if (m_isLinked && !m_isPassingOn) {
            m_isPassingOn = true;
            to.follow(from);
            m_isPassingOn = false;
        }
    };
    connect(&m_sharedCursor, &LinkedCursor::moved, this, [this, pass] { pass(m_sharedCursor, m_cursor); });
    connect(&m_cursor, &LinkedCursor::moved, this, [this, pass] { pass(m_cursor, m_sharedCursor); });
    // Equal selections change nothing, so that passing on ends by itself.
    connect(&m_sharedSelection, &Selection::changed, this, [this] {
        if (m_isLinked) {
            m_selection.set(m_sharedSelection.items());
        }
    });
    connect(&m_selection, &Selection::changed, this, [this] {
        if (m_isLinked) {
            m_sharedSelection.set(m_selection.items());
        }
    });
}

void ViewLink::setLinked(bool isLinked) {
    if (isLinked == m_isLinked) {
        return;
    }
    m_isLinked = isLinked;
    if (isLinked) {
        m_cursor.follow(m_sharedCursor);
        m_selection.set(m_sharedSelection.items());
    }
    Q_EMIT linkedChanged(isLinked);
}

} // namespace phidias::views
