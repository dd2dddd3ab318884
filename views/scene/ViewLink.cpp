#include "views/scene/ViewLink.h"

#include <memory>

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
    // What was handed on is not handed back: there may be a million items, and a dozen views.
    const auto passItems = [this, isPassing = std::make_shared<bool>(false)](const Selection& from, Selection& to) {
        if (m_isLinked && !*isPassing) {
            *isPassing = true;
            to.set(from.items());
            *isPassing = false;
        }
    };
    connect(&m_sharedSelection, &Selection::changed, this, [this, passItems] { passItems(m_sharedSelection, m_selection); });
    connect(&m_selection, &Selection::changed, this, [this, passItems] { passItems(m_selection, m_sharedSelection); });
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
