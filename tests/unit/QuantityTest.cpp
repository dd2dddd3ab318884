// Names and units of ocean files. Expected meanings: CF standard names, SeaDataNet P01 and UDUNITS' own definitions.
#include "core/data/Quantity.h"

#include <QtTest>

using namespace phidias::core;

class QuantityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesMeanWhatTheySay_data();
    void namesMeanWhatTheySay();
    void unitsConvert_data();
    void unitsConvert();
    void whatIsNotLinearIsNotConverted();
};

void QuantityTest::namesMeanWhatTheySay_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("quantity"); // empty: none
    const auto row = [](const char* name, const char* quantity) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(quantity);
    };
    row("Water body salinity", "practical salinity");
    row("PSLTZZ01", "practical salinity");
    row("Temperature [in situ]", "temperature");
    row("Water body nitrate", "nitrate");
    row("Water body nitrate plus nitrite", "");
    row("NTRZZZXX", ""); // P01: nitrate + nitrite
    row("SIGTPR01", ""); // P01: sigma-theta, not density
    row("Oxygen saturation", "");
    row("Salinity_sigfigs", "");
    row("nitrate_error", "");
    row("Temperature of air", "");
    row("DEPTH_REFERENCE", "");
    row("Chlorophyll-b", "");
    row("Chlorophyll-a total", "chlorophyll");
}

void QuantityTest::namesMeanWhatTheySay() {
    QFETCH(QString, name);
    QFETCH(QString, quantity);
    const Quantity* found = findQuantity(name.toStdString());
    QCOMPARE(found == nullptr ? QString() : QString::fromStdString(found->id), quantity);
}

void QuantityTest::unitsConvert_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<double>("of10"); // what 10 becomes; NaN: no conversion
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char* from, const char* to, double of10) {
        QTest::newRow(from) << QString::fromUtf8(from) << QString::fromUtf8(to) << of10;
    };
    row("degC", "degree_Celsius", 10.0);
    row("Celsius degree", "degC", 10.0);
    row("degrees C (ITS-90)", "degC", 10.0);
    row("°C", "K", 283.15);
    row("K", "degC", -263.15);
    row("µmol/l", "mmol m-3", 10.0);
    row("PSS-78", "psu", 10.0);
    row("decibar=10000 pascals", "Pa", 1e5);
    row("ml/l", "umol/l", none); // a molar volume is not a unit's business
    row("umol/kg", "umol/l", none);
}

void QuantityTest::unitsConvert() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(double, of10);
    const auto found = conversion(from.toStdString(), to.toStdString());
    QCOMPARE(found.has_value(), std::isfinite(of10));
    if (found) {
        QVERIFY(std::abs(found->factor * 10.0 + found->offset - of10) < 1e-9 * std::max(1.0, std::abs(of10)));
    }
}

void QuantityTest::whatIsNotLinearIsNotConverted() {
    // UDUNITS takes a unit and its reciprocal for convertible: wavelength and wavenumber.
    QVERIFY(!conversion("cm-1", "nm"));
    QVERIFY(!conversion("nm", "cm-1"));
    QVERIFY(conversion("m-1", "cm-1"));
}

QTEST_GUILESS_MAIN(QuantityTest)
#include "QuantityTest.moc"
