// Contour lines of functions whose lines are known: planes, circles, a saddle.
#include "core/scene/ContourLines.h"

#include "core/util/Error.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <numbers>

using namespace phidias;

namespace {

std::vector<double> steps(double from, double to, std::size_t count) {
    std::vector<double> values;
    for (std::size_t k = 0; k < count; ++k) {
        values.push_back(from + (to - from) * static_cast<double>(k) / static_cast<double>(count - 1));
    }
    return values;
}

template <typename Function> std::vector<double> on(const std::vector<double>& x, const std::vector<double>& y, Function function) {
    std::vector<double> values;
    for (const double row : y) {
        for (const double column : x) {
            values.push_back(function(column, row));
        }
    }
    return values;
}

} // namespace

class ContourLinesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lineOfAPlaneIsStraight();
    void lineOfACircleIsClosedAndHasItsRadius();
    void noLinePassesAMissingCorner();
    void saddleIsCutByTheMeanOfItsCorners();
    void levelOutsideTheValuesHasNoLine();
    void wrongSizesAreRefused();
};

void ContourLinesTest::lineOfAPlaneIsStraight() {
    // v = x + 2 y on uneven steps: linear interpolation along the edges is exact.
    const std::vector<double> x{0.0, 1.0, 1.5, 4.0, 10.0};
    const std::vector<double> y{-1.0, 0.0, 3.0, 3.5, 8.0};
    const auto lines = core::contourLines(x, y, on(x, y, [](double a, double b) { return a + 2.0 * b; }), 7.3, {});
    QCOMPARE(lines.size(), std::size_t{1});
    for (const auto& [a, b] : lines[0]) {
        QVERIFY(std::abs(a + 2.0 * b - 7.3) < 1e-12);
    }
    // It ends at the edges of the grid: at y = -1 with x = 9.3, and at x = 0 with y = 3.65.
    const auto& first = lines[0].front();
    const auto& last = lines[0].back();
    QVERIFY(std::abs(std::min(first[1], last[1]) + 1.0) < 1e-12);
    QVERIFY(std::abs(std::min(first[0], last[0])) < 1e-12);
}

void ContourLinesTest::lineOfACircleIsClosedAndHasItsRadius() {
    const auto x = steps(-2.0, 2.0, 81);
    const auto lines = core::contourLines(x, x, on(x, x, [](double a, double b) { return a * a + b * b; }), 1.0, {});
    QCOMPARE(lines.size(), std::size_t{1});
    const auto& line = lines[0];
    QVERIFY(line.front() == line.back());
    double area = 0.0;
    for (std::size_t k = 0; k < line.size(); ++k) {
        // Linear interpolation of x^2 over h = 0.05 errs by h^2 / 4 at the most, the radius by half of it.
        QVERIFY(std::abs(std::hypot(line[k][0], line[k][1]) - 1.0) < 0.5 * 0.05 * 0.05 / 4.0 + 1e-9);
        const auto& next = line[(k + 1) % line.size()];
        area += 0.5 * (line[k][0] * next[1] - next[0] * line[k][1]);
    }
    QVERIFY(std::abs(std::abs(area) - std::numbers::pi) < 0.01);
}

void ContourLinesTest::noLinePassesAMissingCorner() {
    const auto x = steps(0.0, 6.0, 7);
    auto values = on(x, x, [](double a, double) { return a; });
    values[3 * 7 + 3] = std::numeric_limits<double>::quiet_NaN(); // the four squares around (3, 3)
    const auto lines = core::contourLines(x, x, values, 2.5, {});
    QCOMPARE(lines.size(), std::size_t{2}); // below and above the gap
    for (const auto& line : lines) {
        for (const auto& [a, b] : line) {
            QCOMPARE(a, 2.5);
            QVERIFY(b <= 2.0 || b >= 4.0);
        }
    }
}

void ContourLinesTest::saddleIsCutByTheMeanOfItsCorners() {
    const std::vector<double> unit{0.0, 1.0};
    const std::vector<double> values{1.0, 0.0, 0.0, 1.0}; // high at (0, 0) and (1, 1), mean 0.5
    // At 0.4 the middle is high: the lines go round the low corners (1, 0) and (0, 1).
    for (const auto& line : core::contourLines(unit, unit, values, 0.4, {})) {
        QCOMPARE(line.size(), std::size_t{2});
        const double x = 0.5 * (line[0][0] + line[1][0]);
        const double y = 0.5 * (line[0][1] + line[1][1]);
        QVERIFY(std::abs(x - y) > 0.5);
    }
    // At 0.6 it is low: round the high ones.
    for (const auto& line : core::contourLines(unit, unit, values, 0.6, {})) {
        const double x = 0.5 * (line[0][0] + line[1][0]);
        const double y = 0.5 * (line[0][1] + line[1][1]);
        QVERIFY(std::abs(x - y) < 1e-12);
        QVERIFY(std::abs(x - 0.5) > 0.25);
    }
}

void ContourLinesTest::levelOutsideTheValuesHasNoLine() {
    const auto x = steps(0.0, 1.0, 5);
    const auto values = on(x, x, [](double a, double b) { return a + b; });
    QVERIFY(core::contourLines(x, x, values, 2.5, {}).empty());
    QVERIFY(core::contourLines(x, x, values, -0.5, {}).empty());
}

void ContourLinesTest::wrongSizesAreRefused() {
    const auto x = steps(0.0, 1.0, 5);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::contourLines(x, x, std::vector<double>(24), 0.5, {})), core::Error);
}

QTEST_GUILESS_MAIN(ContourLinesTest)
#include "ContourLinesTest.moc"
