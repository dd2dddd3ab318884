// gsw_check_data.nc holds the check values of the GSW toolbox (TEOS-10): z_from_p of its reference profiles.
#include "core/geo/Seawater.h"

#include "core/data/Quantity.h"
#include "core/io/NetcdfFile.h"
#include "tests/support/Support.h"

#include <QtTest>
#include <cmath>

using namespace phidias::core;

class SeawaterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void heightIsThatOfTeos10();
    void surfaceIsZero() { QCOMPARE(heightFromPressureM(0.0, 45.0), 0.0); }
    void thermodynamicsAreThoseOfTeos10_data();
    void thermodynamicsAreThoseOfTeos10();
    void pressureOfADepthIsTheInverse();
    void negativeSalinityGivesNoNumber();
    void salinitySpellingsAreOneUnit_data();
    void salinitySpellingsAreOneUnit();
    void unitsAreConverted();
    void unitsThatDoNotFitAreRefused() { QVERIFY(!conversion("m", "degree_Celsius")); }
    void quantitiesAreKnownByManyNames_data();
    void quantitiesAreKnownByManyNames();
};

void SeawaterTest::heightIsThatOfTeos10() {
    PHIDIAS_NEEDS_DATA();
    const auto file = NetcdfFile::open((phidias::tests::dataFolder() / "ocean/misc/gsw_check_data.nc").string());
    const auto pressures = file.root().requireVariable("p_chck_cast");
    const auto latitudes = file.root().requireVariable("lat_chck_cast");
    const auto heights = file.root().requireVariable("z_from_p");
    const auto p = pressures.readDoubles();
    const auto lat = latitudes.readDoubles();
    const auto z = heights.readDoubles();
    const std::size_t casts = heights.shape().front();
    const std::size_t levels = heights.shape().back();
    std::size_t compared = 0;
    for (std::size_t k = 0; k < z.size(); ++k) {
        if (std::abs(z[k]) < 20000.0 && std::abs(p[k]) < 20000.0) {
            const double latitude = lat[lat.size() == casts ? k / levels : k % levels];
            QVERIFY2(std::abs(heightFromPressureM(p[k], latitude) - z[k]) < 1e-8, qPrintable(QString::number(z[k], 'g', 15)));
            ++compared;
        }
    }
    QVERIFY(compared > 50);
}

void SeawaterTest::thermodynamicsAreThoseOfTeos10_data() {
    QTest::addColumn<QString>("function");
    for (const char* function : {"SR_from_SP", "pt0_from_t", "CT_from_pt", "CT_from_t", "sigma0", "p_from_z"}) {
        QTest::newRow(function) << QString::fromLatin1(function);
    }
}

/// The casts of the GSW toolbox (gsw_check_data.nc, GSW 3.06.16): each function at its inputs, to the accuracy that the file states for it
/// (<function>_ca).
void SeawaterTest::thermodynamicsAreThoseOfTeos10() {
    PHIDIAS_NEEDS_DATA();
    QFETCH(QString, function);
    const auto file = NetcdfFile::open((phidias::tests::dataFolder() / "ocean/misc/gsw_check_data.nc").string());
    const auto values = [&](const char* name) { return file.root().requireVariable(name).readDoubles(); };
    const auto SA = values("SA_chck_cast");
    const auto SP = values("SP_chck_cast");
    const auto CT = values("CT_chck_cast");
    const auto t = values("t_chck_cast");
    const auto p = values("p_chck_cast");
    const auto lat = values("lat_chck_cast");
    const auto z = values("z_from_p");
    const auto pt = values("pt_from_CT"); // the input of CT_from_pt
    const auto expected = values(function.toLatin1().constData());
    const double accuracy = values((function + QStringLiteral("_ca")).toLatin1().constData()).front();
    const std::size_t levels = expected.size() / lat.size();
    std::size_t compared = 0;
    for (std::size_t k = 0; k < expected.size(); ++k) {
        if (!(std::abs(expected[k]) < 20000.0) || !(std::abs(SA[k]) < 20000.0)) {
            continue;
        }
        const double own = function == QLatin1String("SR_from_SP")   ? referenceSalinityGPerKg(SP[k])
                           : function == QLatin1String("pt0_from_t") ? potentialTemperatureC(SA[k], t[k], p[k])
                           : function == QLatin1String("CT_from_pt") ? conservativeTemperatureFromPotentialC(SA[k], pt[k])
                           : function == QLatin1String("CT_from_t")  ? conservativeTemperatureC(SA[k], t[k], p[k])
                           : function == QLatin1String("sigma0")     ? potentialDensityAnomaly(SA[k], CT[k])
                                                                     : pressureFromDepthDbar(-z[k], lat[k / levels]);
        QVERIFY2(std::abs(own - expected[k]) <= accuracy,
                 qPrintable(QStringLiteral("%1: %2, expected %3").arg(k).arg(own, 0, 'g', 15).arg(expected[k], 0, 'g', 15)));
        ++compared;
    }
    QVERIFY(compared > 80);
}

void SeawaterTest::pressureOfADepthIsTheInverse() {
    for (const double latitude : {-90.0, 0.0, 45.0}) {
        for (const double depth : {0.0, 1.0, 500.0, 11000.0}) {
            QVERIFY(std::abs(heightFromPressureM(pressureFromDepthDbar(depth, latitude), latitude) + depth) < 1e-8);
        }
    }
}

void SeawaterTest::negativeSalinityGivesNoNumber() {
    QVERIFY(std::isnan(potentialTemperatureC(-0.1, 10.0, 0.0)));
    QVERIFY(std::isnan(conservativeTemperatureC(35.0, std::nan(""), 0.0)));
    QVERIFY(std::isnan(potentialDensityAnomaly(-25.0, 10.0)));
}

void SeawaterTest::salinitySpellingsAreOneUnit_data() {
    QTest::addColumn<QString>("spelling");
    for (const char* spelling : {"psu", "PSU", "P.S.U.", "1", "0.001", "1e-3", "per mille", "PPT", "g kg-1"}) {
        QTest::newRow(spelling) << QString::fromLatin1(spelling);
    }
}

void SeawaterTest::salinitySpellingsAreOneUnit() {
    QFETCH(QString, spelling);
    const auto same = conversion(spelling.toStdString(), "1");
    QVERIFY(same);
    QCOMPARE((*same)(35.5), 35.5);
}

void SeawaterTest::unitsAreConverted() {
    QVERIFY(std::abs((*conversion("K", "degC"))(283.15) - 10.0) < 1e-9);
    QVERIFY(std::abs((*conversion("decibar=10000 pascals", "Pa"))(2.0) - 20000.0) < 1e-9);
    QVERIFY(std::abs((*conversion("ug l-1", "mg m-3"))(0.7) - 0.7) < 1e-12);
}

void SeawaterTest::quantitiesAreKnownByManyNames_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("id");
    for (const char* name :
         {"PSAL", "sea_water_practical_salinity", "sea_water_salinity", "Water body salinity [per mille]", "PSLTZZ01", "salinity"}) {
        QTest::newRow(name) << QString::fromLatin1(name) << QStringLiteral("practical salinity");
    }
    QTest::newRow("TEMP") << QStringLiteral("TEMP") << QStringLiteral("temperature");
    QTest::newRow("CPHL") << QStringLiteral("CPHL") << QStringLiteral("chlorophyll");
}

void SeawaterTest::quantitiesAreKnownByManyNames() {
    QFETCH(QString, name);
    QFETCH(QString, id);
    const Quantity* quantity = findQuantity(name.toStdString());
    QVERIFY(quantity != nullptr);
    QCOMPARE(QString::fromStdString(quantity->id), id);
}

QTEST_GUILESS_MAIN(SeawaterTest)
#include "SeawaterTest.moc"
