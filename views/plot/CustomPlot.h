#pragma once

// QCustomPlot's header needs the keywords of Qt that our targets switch off (QT_NO_KEYWORDS): they are there for this one include only.
#include <QtCore/qobjectdefs.h>

#include <QtGlobal>
#ifdef QT_NO_KEYWORDS
#define signals Q_SIGNALS
#define slots Q_SLOTS
#define foreach Q_FOREACH
#define emit
#endif
#include <qcustomplot.h>
#ifdef QT_NO_KEYWORDS
#undef signals
#undef slots
#undef foreach
#undef emit
#endif
