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
