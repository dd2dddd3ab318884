// Expected numbers come from the library's logarithm in long double and from sums written out in long double.
#include "processing/numerics/FixedProduct.h"
#include "processing/numerics/Logarithms.h"
#include "processing/numerics/OneThreadBlas.h"
#include "processing/numerics/RankUpdate.h"

#include <cblas.h>

#include <QtTest>
#include <cmath>
#include <limits>
#include <random>

using namespace phidias::processing;

class NumericsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logarithmsAreRightToTheLastPlace();
    void rankUpdateIsTheSumOfProducts_data();
    void rankUpdateIsTheSumOfProducts();
    void productsAreThoseOfTheMatrix_data() { rankUpdateIsTheSumOfProducts_data(); }
    void productsAreThoseOfTheMatrix();
    void blasGetsItsThreadsBack();
};

void NumericsTest::logarithmsAreRightToTheLastPlace() {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> exponents(-300.0, 300.0);
    std::uniform_real_distribution<double> nearOne(-0.01, 0.01);
    std::vector<double> values{1.0, std::sqrt(0.5), std::sqrt(2.0), 0.5, 2.0, std::numeric_limits<double>::min(), 1.0e-8};
    for (int number = 0; number < 20001; ++number) { // not a multiple of eight
        values.push_back(number % 3 == 0 ? 1.0 + nearOne(random) : std::pow(10.0, exponents(random)));
    }
    std::vector<double> logarithms(values);
    takeLogarithms(logarithms);
    for (std::size_t at = 0; at < values.size(); ++at) {
        const long double expected = std::log(static_cast<long double>(values[at]));
        const double size = std::abs(static_cast<double>(expected));
        const long double place = static_cast<long double>(std::nextafter(size, std::numeric_limits<double>::infinity()) - size);
        const auto wrong = static_cast<double>(std::abs(static_cast<long double>(logarithms[at]) - expected) / place);
        QVERIFY2(wrong < 1.1, qPrintable(QStringLiteral("%1: %2 units").arg(values[at], 0, 'g', 17).arg(wrong)));
    }
}

void NumericsTest::rankUpdateIsTheSumOfProducts_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("rows");
    for (const int size : {1, 7, 24, 25, 100}) {
        for (const int rows : {1, 5, 128, 300}) {
            QTest::addRow("%d columns, %d rows", size, rows) << size << rows;
        }
    }
}

void NumericsTest::rankUpdateIsTheSumOfProducts() {
    QFETCH(int, size);
    QFETCH(int, rows);
    const auto m = static_cast<std::size_t>(size);
    std::mt19937_64 random(3);
    std::normal_distribution<double> normal;
    std::vector<double> values(m * static_cast<std::size_t>(rows));
    std::vector<double> centre(m);
    std::vector<double> matrix(m * m);
    for (auto* numbers : {&values, &centre, &matrix}) {
        std::generate(numbers->begin(), numbers->end(), [&] { return normal(random); });
    }
    const std::vector<double> before(matrix);
    RankUpdate update;
    update.add(std::span(values).first(m), centre, matrix); // a small call first: nothing of it may stay
    std::copy(before.begin(), before.end(), matrix.begin());
    update.add(values, centre, matrix);
    for (std::size_t column = 0; column < m; ++column) {
        for (std::size_t row = 0; row < m; ++row) {
            long double expected = static_cast<long double>(before[column * m + row]);
            for (std::size_t spectrum = 0; row >= column && spectrum < static_cast<std::size_t>(rows); ++spectrum) {
                expected += static_cast<long double>(values[spectrum * m + row] - centre[row]) *
                            static_cast<long double>(values[spectrum * m + column] - centre[column]);
            }
            QVERIFY(std::abs(matrix[column * m + row] - static_cast<double>(expected)) < 1e-12 * (1.0 + static_cast<double>(rows)));
        }
    }
}

void NumericsTest::productsAreThoseOfTheMatrix() {
    QFETCH(int, size);
    QFETCH(int, rows);
    constexpr std::size_t kVectors = 19; // two eights and a rest
    const auto columns = static_cast<std::size_t>(size);
    const auto height = static_cast<std::size_t>(rows);
    std::mt19937_64 random(9);
    std::normal_distribution<double> normal;
    std::vector<double> matrix(height * columns);
    std::vector<double> vectors(kVectors * columns);
    for (auto* numbers : {&matrix, &vectors}) {
        std::generate(numbers->begin(), numbers->end(), [&] { return normal(random); });
    }
    std::vector<double> products(kVectors * height);
    std::vector<double> workspace;
    FixedProduct(matrix, height).apply(vectors, products, workspace);
    for (std::size_t vector = 0; vector < kVectors; ++vector) {
        for (std::size_t row = 0; row < height; ++row) {
            long double expected = 0.0L;
            for (std::size_t column = 0; column < columns; ++column) {
                expected +=
                    static_cast<long double>(matrix[row * columns + column]) * static_cast<long double>(vectors[vector * columns + column]);
            }
            QVERIFY(std::abs(products[vector * height + row] - static_cast<double>(expected)) <
                    1e-13 * (1.0 + static_cast<double>(columns)));
        }
    }
}

void NumericsTest::blasGetsItsThreadsBack() {
    const int before = openblas_get_num_threads();
    openblas_set_num_threads(2);
    {
        const OneThreadBlas outer;
        {
            const OneThreadBlas inner;
            QCOMPARE(openblas_get_num_threads(), 1);
        }
        QCOMPARE(openblas_get_num_threads(), 1);
    }
    QCOMPARE(openblas_get_num_threads(), 2);
    openblas_set_num_threads(before);
}

QTEST_GUILESS_MAIN(NumericsTest)
#include "NumericsTest.moc"
