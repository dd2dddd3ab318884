// Times and depths that layers share, and which index each of them shows.
#include "core/scene/SliceSteps.h"

#include <QtTest>
#include <limits>

using namespace phidias;

class SliceStepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unionIsAscendingWithoutRepeatsAndUnknownValues();
    void nearestIsTheEarlierOfTwoThatAreEquallyNear();
    void nothingIsNearestWhenNothingIsKnown();
    void yearClosesOverItsEnd();
};

void SliceStepsTest::unionIsAscendingWithoutRepeatsAndUnknownValues() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::vector<std::vector<double>> values{{10.0, 0.0, nan}, {5.0, 10.0}};
    const std::vector<std::vector<std::string>> labels{{"ten", "zero", "unknown"}, {"five", "also ten"}};
    const std::vector<core::SliceStep> expected{{0.0, "zero"}, {5.0, "five"}, {10.0, "ten"}};
    QVERIFY(core::unionOfSteps(values, labels) == expected);
}

void SliceStepsTest::nearestIsTheEarlierOfTwoThatAreEquallyNear() {
    const std::vector<double> values{0.0, 10.0, 20.0};
    QCOMPARE(core::nearestIndex(values, 15.0).value(), std::size_t{1});
    QCOMPARE(core::nearestIndex(values, 15.1).value(), std::size_t{2});
    QCOMPARE(core::nearestIndex(values, -100.0).value(), std::size_t{0});
}

void SliceStepsTest::nothingIsNearestWhenNothingIsKnown() {
    const std::vector<double> values{std::numeric_limits<double>::quiet_NaN()};
    QVERIFY(!core::nearestIndex(values, 1.0).has_value());
    QVERIFY(!core::nearestIndex({}, 1.0).has_value());
}

void SliceStepsTest::yearClosesOverItsEnd() {
    // The 15th of January and of December of a climatology: the 31st of December is 15 days from the one, 16 from the other.
    const double day = 86400.0;
    const std::vector<double> values{14.0 * day, 348.0 * day};
    QCOMPARE(core::nearestIndexInYear(values, 364.0 * day + 40.0 * 365.2425 * day).value(), std::size_t{0});
    QCOMPARE(core::nearestIndexInYear(values, 340.0 * day).value(), std::size_t{1});
}

QTEST_GUILESS_MAIN(SliceStepsTest)
#include "SliceStepsTest.moc"
