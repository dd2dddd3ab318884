// Transforms of methods/DIVAND, section 16 (anamorphosis.jl): values from the formulas.
#include "processing/ocean/Transform.h"

#include "core/util/Error.h"

#include <QtTest>
#include <cmath>

using namespace phidias::processing::ocean;
using phidias::core::Error;
using phidias::core::ErrorCode;
using phidias::core::Json;

class TransformTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inverseUndoesForward_data();
    void inverseUndoesForward();
    void valuesAreThoseOfTheFormulas();
    void logLinearIsSmoothAtTheThreshold();
    void valuesWithoutATransformAreNan();
    void inverseOfALogarithmStaysAboveMinusEpsilon();
    void parametersThatMakeNoSenseAreRefused_data();
    void parametersThatMakeNoSenseAreRefused();
};

void TransformTest::inverseUndoesForward_data() {
    QTest::addColumn<QByteArray>("transform");
    QTest::addColumn<QVector<double>>("values");
    QTest::newRow("none") << QByteArray(R"("none")") << QVector<double>{-3.0, 0.0, 17.5};
    QTest::newRow("log") << QByteArray(R"("log")") << QVector<double>{1e-6, 0.3, 1.0, 42.0};
    QTest::newRow("log, epsilon") << QByteArray(R"({"kind":"log","epsilon":0.5})") << QVector<double>{-0.4, 0.0, 1.0, 42.0};
    QTest::newRow("loglin") << QByteArray(R"({"kind":"loglin","threshold":2,"epsilon":0.1})")
                            << QVector<double>{0.0, 0.5, 1.999, 2.0, 50.0};
    QTest::newRow("logit") << QByteArray(R"({"kind":"logit","minimum":-1,"maximum":3})") << QVector<double>{-0.999, 0.0, 1.0, 2.999};
}

void TransformTest::inverseUndoesForward() {
    QFETCH(QByteArray, transform);
    QFETCH(QVector<double>, values);
    const auto chosen = Transform::of(Json::parse(transform.toStdString()));
    QCOMPARE(chosen.isIdentity(), transform == R"("none")");
    for (const double value : values) {
        QVERIFY2(std::abs(chosen.inverse(chosen.forward(value)) - value) < 1e-12 * std::max(1.0, std::abs(value)),
                 qPrintable(QString::number(value)));
    }
}

void TransformTest::valuesAreThoseOfTheFormulas() {
    QCOMPARE(Transform::of("log").forward(2.0), std::log(2.0));
    QCOMPARE(Transform::of({{"kind", "log"}, {"epsilon", 0.5}}).forward(2.0), std::log(2.5));
    const auto logLinear = Transform::of({{"kind", "loglin"}, {"threshold", 2.0}, {"epsilon", 0.1}});
    QCOMPARE(logLinear.forward(1.0), std::log(1.1));
    QCOMPARE(logLinear.forward(5.0), std::log(2.1) + 3.0 / 2.1);
    const auto logit = Transform::of({{"kind", "logit"}, {"minimum", -1.0}, {"maximum", 3.0}});
    QCOMPARE(logit.forward(2.0), std::log(3.0));
    QCOMPARE(logit.forward(1.0), 0.0);
}

void TransformTest::logLinearIsSmoothAtTheThreshold() {
    // The tangent of ln(x + epsilon) at t has the slope 1/(t + epsilon).
    const auto transform = Transform::of({{"kind", "loglin"}, {"threshold", 2.0}, {"epsilon", 0.1}});
    const double step = 1e-6;
    const double below = (transform.forward(2.0) - transform.forward(2.0 - step)) / step;
    const double above = (transform.forward(2.0 + step) - transform.forward(2.0)) / step;
    QVERIFY(std::abs(below - 1.0 / 2.1) < 1e-6);
    QVERIFY(std::abs(above - 1.0 / 2.1) < 1e-6);
}

void TransformTest::valuesWithoutATransformAreNan() {
    QVERIFY(std::isnan(Transform::of("log").forward(0.0)));
    QVERIFY(std::isnan(Transform::of("log").forward(-1.0)));
    QVERIFY(std::isnan(Transform::of("log").forward(std::nan(""))));
    const auto logit = Transform::of({{"kind", "logit"}, {"minimum", 0.0}, {"maximum", 1.0}});
    for (const double value : {-0.1, 0.0, 1.0, 1.1}) {
        QVERIFY2(std::isnan(logit.forward(value)), qPrintable(QString::number(value)));
    }
}

void TransformTest::inverseOfALogarithmStaysAboveMinusEpsilon() {
    QVERIFY(Transform::of("log").inverse(-700.0) > 0.0);
    QVERIFY(Transform::of({{"kind", "log"}, {"epsilon", 0.5}}).inverse(-700.0) >= -0.5);
    const auto logit = Transform::of({{"kind", "logit"}, {"minimum", -1.0}, {"maximum", 3.0}});
    QVERIFY(logit.inverse(-1e4) >= -1.0 && logit.inverse(1e4) <= 3.0);
}

void TransformTest::parametersThatMakeNoSenseAreRefused_data() {
    QTest::addColumn<QByteArray>("transform");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("threshold missing") << QByteArray(R"({"kind":"loglin"})") << QByteArray("transform.threshold");
    QTest::newRow("threshold below -epsilon") << QByteArray(R"({"kind":"loglin","threshold":-1,"epsilon":0.5})") << QByteArray("-1");
    QTest::newRow("maximum missing") << QByteArray(R"({"kind":"logit","minimum":0})") << QByteArray("transform.maximum");
    QTest::newRow("empty range") << QByteArray(R"({"kind":"logit","minimum":1,"maximum":1})") << QByteArray("1");
}

void TransformTest::parametersThatMakeNoSenseAreRefused() {
    QFETCH(QByteArray, transform);
    QFETCH(QByteArray, message);
    try {
        static_cast<void>(Transform::of(Json::parse(transform.toStdString())));
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::InvalidRequest);
        QVERIFY2(std::string(error.what()).find(message.toStdString()) != std::string::npos, error.what());
    }
}

QTEST_GUILESS_MAIN(TransformTest)
#include "TransformTest.moc"
