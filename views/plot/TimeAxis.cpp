#include "views/plot/TimeAxis.h"

#include "core/util/Time.h"

#include <QCoreApplication>
#include <cmath>

namespace phidias::views {

namespace {

constexpr double kDaySeconds = 86400.0;

QString text(const char* source) {
    return QCoreApplication::translate("TimeAxis", source);
}

double startOfYear(int year) {
    return kDaySeconds * static_cast<double>(core::daysFromCivil(year, 1, 1));
}

/// Months at their first day, named in the language of the window.
class MonthTicker : public QCPAxisTicker {
protected:
    QVector<double> createTickVector(double, const QCPRange&) override {
        QVector<double> ticks;
        for (int month = 1; month <= 12; ++month) {
            ticks += kDaySeconds * static_cast<double>(core::daysFromCivil(2001, month, 1));
        }
        return ticks;
    }
    QVector<double> createSubTickVector(int, const QVector<double>&) override { return {}; }
    QString getTickLabel(double tick, const QLocale& locale, QChar, int) override {
        return locale.standaloneMonthName(core::civilFromDays(static_cast<long>(std::floor(tick / kDaySeconds))).month,
                                          QLocale::ShortFormat);
    }
};

} // namespace

void setTimeAxis(QCPAxis& axis, bool isYear) {
    axis.parentPlot()->setLocale(QLocale());
    if (isYear) {
        axis.setTicker(QSharedPointer<QCPAxisTicker>(new MonthTicker));
        axis.setLabel(text(QT_TRANSLATE_NOOP("TimeAxis", "Month of the year")));
        axis.setRange(startOfYear(2001), startOfYear(2002));
        return;
    }
    const QSharedPointer<QCPAxisTickerDateTime> ticker(new QCPAxisTickerDateTime);
    ticker->setDateTimeSpec(Qt::UTC);
    const double days = axis.range().size() / kDaySeconds;
    ticker->setDateTimeFormat(days > 3.0 * 366.0 ? QStringLiteral("yyyy")
                              : days > 366.0     ? QStringLiteral("MMM\nyyyy")
                              : days > 3.0       ? QStringLiteral("d MMM\nyyyy")
                                                 : QStringLiteral("HH:mm\nd MMM yyyy"));
    axis.setTicker(ticker);
    axis.setLabel(text(QT_TRANSLATE_NOOP("TimeAxis", "Time (UTC)")));
}

} // namespace phidias::views
