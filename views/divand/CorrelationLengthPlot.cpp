#include "views/divand/CorrelationLengthPlot.h"

#include "views/plot/CustomPlot.h"
#include "views/scene/NumberText.h"
#include "views/scene/Text.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <string_view>

namespace phidias::views {

namespace {

using core::Json;

double numberOf(const Json& object, const char* name) {
    return object.is_object() && object.contains(name) && object[name].is_number() ? object[name].get<double>() : std::nan("");
}

std::vector<double> numbersOf(const Json& object, const char* name) {
    std::vector<double> numbers;
    if (object.is_object() && object.contains(name) && object[name].is_array()) {
        for (const auto& value : object[name]) {
            numbers.push_back(value.is_number() ? value.get<double>() : std::nan(""));
        }
    }
    return numbers;
}

QList<double> listOf(const std::vector<double>& values) {
    return {values.begin(), values.end()};
}

QCPItemText* addLabel(QCustomPlot& plot, const QString& text, double key, double value, Qt::Alignment alignment, const QColor& color) {
    auto* label = new QCPItemText(&plot);
    label->position->setCoords(key, value);
    label->setPositionAlignment(alignment);
    label->setText(text);
    label->setColor(color);
    label->setPadding(QMargins(6, 2, 6, 2));
    label->setFont(plot.font());
    return label;
}

/// The two axes of the report: names of its members and units.
struct Direction {
    const char* levels;
    const char* length;
    const char* distance;
    const char* smoothed;
    QString unit;
};

std::array<Direction, 2> directions() {
    return {{{"horizontal", "lengthKm", "distanceKm", "smoothedHorizontalKm", QStringLiteral("km")},
             {"vertical", "lengthM", "distanceM", "smoothedVerticalM", QStringLiteral("m")}}};
}

const Json& levelsOf(const Json& report, const Direction& direction) {
    static const Json kNone = Json::array();
    return report.is_object() && report.contains(direction.levels) && report[direction.levels].is_array() ? report[direction.levels]
                                                                                                          : kNone;
}

} // namespace

CorrelationLengthPlot::CorrelationLengthPlot(QWidget* parent)
    : QWidget(parent), m_level(new QComboBox(this)), m_summary(new QLabel(this)),
      m_curve(new PlotPanel(QStringLiteral("correlationLength/curve"), tr("Covariance against distance"), this)),
      m_depth(new PlotPanel(QStringLiteral("correlationLength/depth"), tr("Correlation length against depth"), this)) {
    setObjectName(QStringLiteral("correlationLength"));
    setAccessibleName(tr("Correlation length"));
    m_level->setObjectName(QStringLiteral("correlationLength/level"));
    m_level->setAccessibleName(tr("Level of the fit"));
    m_level->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_summary->setObjectName(QStringLiteral("correlationLength/summary"));
    m_summary->setAccessibleName(tr("Result of the fit"));
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 4, 12, 0);
    top->setSpacing(12);
    top->addWidget(m_level);
    top->addWidget(m_summary, 1);
    auto* both = new QSplitter(Qt::Horizontal, this);
    both->setObjectName(QStringLiteral("correlationLength/splitter"));
    both->addWidget(m_curve);
    both->addWidget(m_depth);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(both, 1);
    connect(m_level, &QComboBox::currentIndexChanged, this, &CorrelationLengthPlot::showCurve);
    connect(m_curve, &PlotPanel::paletteChanged, this, &CorrelationLengthPlot::showCurve);
    connect(m_depth, &PlotPanel::paletteChanged, this, &CorrelationLengthPlot::showLengths);
    setReport({});
}

void CorrelationLengthPlot::setReport(const Json& report) {
    m_report = report;
    const QSignalBlocker quiet(m_level);
    m_level->clear();
    const auto both = directions();
    for (std::size_t which = 0; which < both.size(); ++which) {
        const auto& levels = levelsOf(m_report, both[which]);
        for (std::size_t k = 0; k < levels.size(); ++k) {
            const double depth = numberOf(levels[k], "depthM");
            const QString place = std::isnan(depth) ? tr("all depths") : quantityText(depth, QStringLiteral("m"), 5);
            m_level->addItem(which == 0 ? tr("Horizontal, %1").arg(place) : tr("Vertical, %1").arg(place),
                             QPoint(static_cast<int>(which), static_cast<int>(k)));
        }
    }
    m_level->setVisible(m_level->count() > 0);
    showCurve();
    showLengths();
}

void CorrelationLengthPlot::showCurve() {
    auto& plot = m_curve->plot();
    plot.clearPlottables();
    plot.clearItems();
    m_summary->clear();
    if (m_level->currentIndex() < 0) {
        m_curve->setHint(tr("Fit the correlation length to see how the covariance of the data falls with distance."));
        return;
    }
    const QPoint chosen = m_level->currentData().toPoint();
    const Direction direction = directions()[static_cast<std::size_t>(chosen.x())];
    const Json& level = levelsOf(m_report, direction)[static_cast<std::size_t>(chosen.y())];
    const Json curve = level.contains("curve") ? level["curve"] : Json::object();
    auto distance = numbersOf(curve, direction.distance);
    auto covariance = numbersOf(curve, "covariance");
    auto fitted = numbersOf(curve, "fitted");
    auto weight = numbersOf(curve, "weight");
    covariance.resize(distance.size(), std::nan(""));
    fitted.resize(distance.size(), std::nan(""));
    weight.resize(distance.size(), 1.0);
    const double length = numberOf(level, direction.length);
    const QString unit = level.contains("unit") && level["unit"].is_string()         ? toQt(level["unit"].get<std::string>())
                         : m_report.contains("unit") && m_report["unit"].is_string() ? toQt(m_report["unit"].get<std::string>())
                                                                                     : QString();
    QStringList said;
    if (std::isnan(length)) {
        said += level.contains("reason") && level["reason"].is_string() ? toQt(level["reason"].get<std::string>())
                                                                        : tr("No length was fitted.");
    } else {
        said += tr("Length %1").arg(quantityText(length, direction.unit, 4));
    }
    for (const auto& [name, text] : {std::pair{"signalToNoise", tr("signal to noise %1")}, std::pair{"quality", tr("quality %1")},
                                     std::pair{"observations", tr("%1 observations")}}) {
        if (const double value = numberOf(level, name); !std::isnan(value)) {
            said += text.arg(std::string_view(name) == "observations" ? QLocale().toString(static_cast<qlonglong>(value))
                                                                      : numberText(value, 3));
        }
    }
    m_summary->setText(said.join(QStringLiteral("; ")));
    if (distance.empty()) {
        m_curve->setHint(tr("This level has no covariance to show: %1").arg(said.first()));
        return;
    }
    m_curve->setHint({});

    const QColor accent = palette().color(QPalette::Highlight);
    const QColor text = palette().color(QPalette::Text);
    std::size_t first = 0;
    std::size_t last = distance.size() - 1;
    if (level.contains("usedBins") && level["usedBins"].is_array() && level["usedBins"].size() == 2 &&
        level["usedBins"][0].is_number_integer() && level["usedBins"][1].is_number_integer()) {
        first = static_cast<std::size_t>(std::max(0LL, level["usedBins"][0].get<long long>()));
        last = static_cast<std::size_t>(std::max(0LL, level["usedBins"][1].get<long long>()));
    }
    double heaviest = 0.0;
    for (const double each : weight) {
        heaviest = std::isfinite(each) ? std::max(heaviest, each) : heaviest;
    }
    // Far behind the bins of the fit there are few pairs, and their noise would set the scale.
    if (last + 1 < distance.size() && last > first) {
        const std::size_t shown = std::min(distance.size(), last + 1 + (last + 1) / 2);
        distance.resize(shown);
        covariance.resize(shown);
        fitted.resize(shown);
        weight.resize(shown);
    }
    // The circle's area is the weight of the bin, in four classes; bins that the fit used are filled.
    for (const bool isUsed : {false, true}) {
        for (int size = 1; size <= 4; ++size) {
            QList<double> x;
            QList<double> y;
            for (std::size_t k = 0; k < distance.size(); ++k) {
                const double share = heaviest > 0.0 && std::isfinite(weight[k]) ? weight[k] / heaviest : 0.0;
                const int sizeClass = std::clamp(static_cast<int>(std::ceil(share * 4.0)), 1, 4);
                if ((k >= first && k <= last) == isUsed && sizeClass == size && std::isfinite(covariance[k])) {
                    x += distance[k];
                    y += covariance[k];
                }
            }
            if (x.isEmpty()) {
                continue;
            }
            auto* points = plot.addGraph();
            points->setLineStyle(QCPGraph::lsNone);
            QColor pen = text;
            pen.setAlphaF(isUsed ? 0.9F : 0.45F);
            points->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(pen, 1.0), isUsed ? QBrush(pen) : QBrush(Qt::NoBrush),
                                                    3.0 + 2.5 * std::sqrt(static_cast<double>(size))));
            points->setData(x, y);
        }
    }
    auto* line = plot.addGraph();
    line->setPen(QPen(accent, 2.0));
    line->setData(listOf(distance), listOf(fitted));
    plot.xAxis->setLabel(tr("Distance (%1)").arg(direction.unit));
    plot.yAxis->setLabel(unit.isEmpty() || unit == QLatin1String("1") ? tr("Covariance") : tr("Covariance (%1)²").arg(unitText(unit)));
    plot.rescaleAxes();
    plot.xAxis->setRangeLower(0.0);
    const QCPRange range = plot.yAxis->range();
    const double low = std::min(0.0, range.lower);
    const double high = std::max(0.0, range.upper);
    plot.yAxis->setRange(low - 0.05 * (high - low), high + 0.12 * (high - low));
    if (!std::isnan(length)) {
        if (length > plot.xAxis->range().upper) {
            plot.xAxis->setRangeUpper(1.1 * length);
        }
        auto* mark = new QCPItemStraightLine(&plot);
        mark->point1->setCoords(length, 0.0);
        mark->point2->setCoords(length, 1.0);
        mark->setPen(QPen(accent, 1.0, Qt::DashLine));
        const bool isRight = length > 0.65 * plot.xAxis->range().upper;
        addLabel(plot, tr("L = %1").arg(quantityText(length, direction.unit, 4)), length, plot.yAxis->range().upper,
                 Qt::AlignTop | (isRight ? Qt::AlignRight : Qt::AlignLeft), accent);
    }
    std::vector<std::vector<double>> rows;
    for (std::size_t k = 0; k < distance.size(); ++k) {
        rows.push_back({distance[k], covariance[k], fitted[k], weight[k], k >= first && k <= last ? 1.0 : 0.0});
    }
    m_curve->setNumbers({tr("Distance (%1)").arg(direction.unit), tr("Covariance"), tr("Fitted"), tr("Weight"), tr("Used (1 = yes)")},
                        rows);
    plot.replot();
    showLengths(); // which direction is drawn follows the choice
}

void CorrelationLengthPlot::showLengths() {
    auto& plot = m_depth->plot();
    plot.clearPlottables();
    plot.clearItems();
    const int which = m_level->currentIndex() < 0 ? 0 : m_level->currentData().toPoint().x();
    const Direction direction = directions()[static_cast<std::size_t>(which)];
    const Json& levels = levelsOf(m_report, direction);
    auto smoothed = numbersOf(m_report, direction.smoothed);
    smoothed.resize(levels.size(), std::nan(""));
    std::vector<std::vector<double>> rows;
    for (std::size_t k = 0; k < levels.size(); ++k) {
        const double depth = numberOf(levels[k], "depthM");
        if (!std::isnan(depth)) {
            rows.push_back({depth, numberOf(levels[k], direction.length), smoothed[k], numberOf(levels[k], "quality")});
        }
    }
    if (rows.size() < 2) {
        m_depth->setHint(rows.empty() ? tr("The length at each depth is shown here once it is fitted.")
                                      : tr("Fit at several depths to see how the length changes with depth."));
        return;
    }
    m_depth->setHint({});
    const QColor accent = palette().color(QPalette::Highlight);
    const QColor text = palette().color(QPalette::Text);
    auto* line = new QCPCurve(plot.xAxis, plot.yAxis);
    line->setPen(QPen(accent, 2.0));
    double order = 0.0;
    for (const auto& row : rows) {
        line->addData(order++, row[2], row[0]);
        if (std::isnan(row[1])) {
            continue;
        }
        // Faint where the fit is poor (quality 0), solid where it is good (1).
        auto* point = new QCPCurve(plot.xAxis, plot.yAxis);
        point->setLineStyle(QCPCurve::lsNone);
        QColor fill = text;
        fill.setAlphaF(static_cast<float>(std::isnan(row[3]) ? 0.8 : 0.15 + 0.75 * std::clamp(row[3], 0.0, 1.0)));
        point->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(text, 1.0), QBrush(fill), 7.0));
        point->addData(0.0, row[1], row[0]);
    }
    plot.xAxis->setLabel(tr("Length (%1)").arg(direction.unit));
    plot.yAxis->setLabel(tr("Depth (m)"));
    plot.yAxis->setRangeReversed(true);
    plot.rescaleAxes();
    plot.xAxis->setRange(0.0, 1.1 * plot.xAxis->range().upper);
    plot.yAxis->scaleRange(1.1, plot.yAxis->range().center());
    m_depth->setNumbers({tr("Depth (m)"), tr("Length (%1)").arg(direction.unit), tr("Smoothed"), tr("Quality")}, rows);
    plot.replot();
}

} // namespace phidias::views
