// Weights by density against shared/data/divand/07_weights.csv (DIVAnd_weights, see its README); super-observations against means by hand;
// filters over the box against the number of DIVAnd.jl's own test.
#include "processing/ocean/ObservationWeights.h"

#include "processing/ocean/AveragedBackground.h"
#include "tests/support/Support.h"

#include <QFile>
#include <QtTest>
#include <cmath>

using namespace phidias::processing::ocean;

class ObservationWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void weightsAreThoseOfTheReference();
    void observationAloneHasWeightOneAndCopiesShareIt();
    void superObservationsAreMeansOfBoxes();
    void superObservationsKeepTotals();
    void observationsAtOnePlaceAreOneSuperObservation();
    void spikeInFiveDimensionsSpreadsOverItsBox();
    void boxFilterPassesOverLand();
};

void ObservationWeightsTest::weightsAreThoseOfTheReference() {
    PHIDIAS_NEEDS_DATA();
    QFile file(QString::fromStdString(phidias::tests::dataFolder() / "divand/07_weights.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static_cast<void>(file.readLine());
    std::vector<double> x, y, expected;
    while (!file.atEnd()) {
        const auto cells = file.readLine().trimmed().split(',');
        x.push_back(cells[0].toDouble());
        y.push_back(cells[1].toDouble());
        expected.push_back(cells[2].toDouble());
    }
    QCOMPARE(expected.size(), std::size_t{60});
    const auto weights = densityWeights({x, y}, {0.1, 0.05});
    for (std::size_t k = 0; k < expected.size(); ++k) {
        QVERIFY2(std::abs(weights[k] / expected[k] - 1.0) < 1e-12, qPrintable(QString::number(weights[k] - expected[k])));
    }
}

void ObservationWeightsTest::observationAloneHasWeightOneAndCopiesShareIt() {
    const auto weights = densityWeights({{0.0, 100.0, 100.0, 100.0, 200.0, 201.0}}, {1.0});
    QCOMPARE(weights[0], 1.0);
    for (std::size_t k = 1; k < 4; ++k) {
        QVERIFY(std::abs(weights[k] - 1.0 / 3.0) < 1e-15);
    }
    QVERIFY(std::abs(weights[4] - 0.75) < 1e-15); // 1/(1 + 1/(1 + 1 + 1))
    QVERIFY(densityWeights({{}, {}}, {1.0, 1.0}).empty());
}

void ObservationWeightsTest::superObservationsAreMeansOfBoxes() {
    // 4 boxes in two dimensions: 2 along each over [0, 4] x [0, 10]. Means by hand.
    const auto means = superObservations({{0.0, 1.0, 3.0, 4.0, 0.5}, {0.0, 2.0, 10.0, 8.0, 9.0}}, {1.0, 4.0, 10.0, 20.0, 7.0},
                                         {1.0, 2.0, 1.0, 3.0, 1.0}, 4);
    QCOMPARE(means.value.size(), std::size_t{3});
    const std::size_t southWest = means.of[0];
    const std::size_t northEast = means.of[2];
    const std::size_t northWest = means.of[4];
    QCOMPARE(means.of[1], southWest);
    QCOMPARE(means.of[3], northEast);
    QVERIFY(southWest != northEast && southWest != northWest && northEast != northWest);
    QCOMPARE(means.value[southWest], 3.0); // (1 + 2*4)/3
    QCOMPARE(means.position[0][southWest], 2.0 / 3.0);
    QCOMPARE(means.position[1][southWest], 4.0 / 3.0);
    QCOMPARE(means.weight[southWest], 3.0);
    QCOMPARE(means.value[northEast], 17.5); // (10 + 3*20)/4
    QCOMPARE(means.position[0][northEast], 3.75);
    QCOMPARE(means.position[1][northEast], 8.5);
    QCOMPARE(means.count[northEast], std::size_t{2});
    QCOMPARE(means.value[northWest], 7.0);
    QCOMPARE(means.count[northWest], std::size_t{1});
}

void ObservationWeightsTest::superObservationsKeepTotals() {
    std::vector<std::vector<double>> position(3);
    std::vector<double> value, weight;
    double total = 0.0;
    for (int k = 0; k < 500; ++k) {
        position[0].push_back(std::fmod(k * 0.61803398875, 1.0));
        position[1].push_back(std::fmod(k * 0.41421356237, 1.0));
        position[2].push_back(std::fmod(k * 0.73205080757, 1.0));
        value.push_back(std::sin(k));
        weight.push_back(1.0 + k % 3);
        total += value.back() * weight.back();
    }
    const auto means = superObservations(position, value, weight, 60);
    QVERIFY(means.value.size() <= 64 && means.value.size() > 30); // ceil(60^(1/3)) = 4 along each
    double kept = 0.0;
    std::size_t count = 0;
    for (std::size_t k = 0; k < means.value.size(); ++k) {
        kept += means.value[k] * means.weight[k];
        count += means.count[k];
    }
    QVERIFY(std::abs(kept - total) < 1e-10);
    QCOMPARE(count, value.size());
}

void ObservationWeightsTest::observationsAtOnePlaceAreOneSuperObservation() {
    const auto means = superObservations({{5.0, 5.0}, {7.0, 7.0}}, {1.0, 2.0}, {1.0, 1.0}, 100);
    QCOMPARE(means.value.size(), std::size_t{1});
    QCOMPARE(means.value[0], 1.5);
    QCOMPARE(means.position[0][0], 5.0);
    QVERIFY(superObservations({{}, {}}, {}, {}, 10).value.empty());
}

void ObservationWeightsTest::spikeInFiveDimensionsSpreadsOverItsBox() {
    // test of DIVAnd_filter3: 3^-5.
    const std::vector<std::size_t> size{7, 6, 5, 5, 5};
    std::vector<double> values(7 * 6 * 5 * 5 * 5, 0.0);
    const auto cell = [&](std::size_t a, std::size_t b, std::size_t c, std::size_t d, std::size_t e) {
        return a + 7 * (b + 6 * (c + 5 * (d + 5 * e)));
    };
    values[cell(3, 3, 2, 2, 2)] = 1.0;
    const auto filtered = boxFiltered(values, size);
    QVERIFY(std::abs(filtered[cell(3, 3, 2, 2, 2)] - 0.00411522633744856) < 1e-16);
    QVERIFY(std::abs(filtered[cell(4, 2, 1, 3, 3)] - 0.00411522633744856) < 1e-16);
    QCOMPARE(filtered[cell(5, 3, 2, 2, 2)], 0.0);
}

void ObservationWeightsTest::boxFilterPassesOverLand() {
    const double nan = std::nan("");
    // 3 x 3 with land in the middle of the first row: means by hand.
    const auto filtered = boxFiltered({1.0, nan, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0}, {3, 3});
    QVERIFY(std::isnan(filtered[1]));
    QVERIFY(std::abs(filtered[0] - 10.0 / 3.0) < 1e-14);
    QVERIFY(std::abs(filtered[4] - 43.0 / 8.0) < 1e-14);
    QVERIFY(std::abs(filtered[8] - 28.0 / 4.0) < 1e-14);
}

QTEST_GUILESS_MAIN(ObservationWeightsTest)
#include "ObservationWeightsTest.moc"
