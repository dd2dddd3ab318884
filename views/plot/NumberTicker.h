#pragma once

#include "views/plot/CustomPlot.h"
#include "views/scene/NumberText.h"

namespace phidias::views {

/// Ticks whose labels are written as all numbers of the workstation: the locale's decimal sign and a true minus sign.
class NumberTicker : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override {
        // Powers of ten are set by the axis itself.
        const QString plain = QCPAxisTicker::getTickLabel(tick, locale, format, precision);
        if (plain.contains(QLatin1Char('e'))) {
            return plain;
        }
        return numberText(std::abs(tick) < 1e-12 * std::abs(tickStepHint()) ? 0.0 : tick, 6);
    }

private:
    [[nodiscard]] double tickStepHint() const { return m_step; }
    double getTickStep(const QCPRange& range) override {
        m_step = QCPAxisTicker::getTickStep(range);
        return m_step;
    }
    double m_step = 0.0;
};

} // namespace phidias::views
