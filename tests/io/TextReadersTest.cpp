// Traps of ODV spreadsheets and CSV (formats/OCEAN, sections 0 to 2), on files the test writes itself.
#include "core/io/OpenDataset.h"
#include "core/util/Error.h"
#include "core/util/Time.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias::core;

class TextReadersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void metadataAreInheritedAndDataAreNot();
    void flagColumnsAreFoundByPosition();
    void semicolonsByteOrderMarkAndLatin1AreUnderstood();
    void wrongCellCountNamesTheLine();
    void missingValueIndicatorsAreMissing();
    void chronologicalJulianDaysCountFromMidnight();
    void csvColumnsAreGuessedOrNamed();
    void rowsOfOneProfileAreOneCast();
    void schemesOfFlagsAreToldApart();
    void labelsOfOldFilesAreUnderstood();
    void quotedCellsMayRunOverLines();
    void csvWithoutPositionIsNotADataSet();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const Observations> open(const QByteArray& content, const Json& columns = {}) {
        const QString path = m_folder.filePath(QStringLiteral("f.txt"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) {
            return nullptr;
        }
        file.write(content);
        file.close();
        return std::get<std::shared_ptr<const Observations>>(
            openDataset(path.toStdString(), {.budget = MemoryBudget::standard(), .stop = {}, .csvColumns = columns}));
    }
};

namespace {

const QByteArray kLabels =
    "Cruise\tStation\tType\tyyyy-mm-ddThh:mm:ss.sss\tLongitude [degrees_east]\tLatitude [degrees_north]\tBot. Depth [m]\t";

} // namespace

void TextReadersTest::metadataAreInheritedAndDataAreNot() {
    const auto data = open(kLabels + "Depth [m]\tQV:SEADATANET\tSalinity [psu]\tQV:SEADATANET\n"
                                     "A\t1\tB\t2010-02-03T04:05\t10.5\t+43.25 "
                                     "\t\t0\t1\t38.1\t1\n\t\t\t\t\t\t\t10\t1\t\t9\nA\t2\tB\t2010-02-04\t11\t44\t\t5\t1\t38.3\t4\n");
    QCOMPARE(data->casts.size(), std::size_t{2});
    QCOMPARE(data->casts[0].latitudeDeg, 43.25);
    QCOMPARE(data->casts[0].timeUnixSeconds, parseIsoTime("2010-02-03T04:05").value());
    const auto samples = data->read(data->findVariable("Salinity").value());
    QCOMPARE(samples.value.size(), std::size_t{2});
    QVERIFY(samples.isGood[0] && !samples.isGood[1]);
    QCOMPARE(samples.depthM[1], 5.0);
    QCOMPARE(data->read(data->findVariable("Depth").value()).value.size(), std::size_t{3});
}

void TextReadersTest::flagColumnsAreFoundByPosition() {
    const auto data = open(kLabels + "Depth [m]\tTemperature [C]\tSTANDARD_DEV\tQV:WOD\tSalinity "
                                     "[psu]\tQV:WOD\tQV:ODV:SAMPLE\nA\t1\tB\t2010-02-03\t10\t43\t\t0\t13.5\t0.1\t0\t38\t2\t1\n");
    QCOMPARE(data->variables.size(), std::size_t{3});
    QVERIFY(data->read(data->findVariable("Temperature").value()).isGood[0]);
    QVERIFY(!data->read(data->findVariable("Salinity").value()).isGood[0]);
    QVERIFY(data->read(data->findVariable("Depth").value()).isGood[0]); // no flag column of its own
}

void TextReadersTest::semicolonsByteOrderMarkAndLatin1AreUnderstood() {
    QByteArray text = "//<Creator>x</Creator>\r\n" + kLabels +
                      "Depth [m]\tTemperature [\xB0"
                      "C]\r\nCruise \xE9\t1\tC\t2010-02-03\t10\t43\t\t0\t13,5\r\n";
    text.replace('\t', ';');
    const auto data = open(text);
    QCOMPARE(data->variables[1].unit.c_str(), "\xC2\xB0"
                                              "C");
    QCOMPARE(data->casts[0].cruise.c_str(), "Cruise \xC3\xA9");
    QCOMPARE(data->read(1).value[0], 13.5);
    QCOMPARE(data->warnings.size(), std::size_t{1}); // the decimal comma
    QCOMPARE(open("\xEF\xBB\xBF" + kLabels + "Depth [m]\nA\t1\tB\t2010-02-03\t10\t43\t\t7\n")->read(0).value[0], 7.0);
}

void TextReadersTest::wrongCellCountNamesTheLine() {
    try {
        static_cast<void>(open(kLabels + "Depth [m]\nA\t1\tB\t2010-02-03\t10\t43\t\t7\nA\t1\tB\t2010-02-03\t10\n"));
        QFAIL("expected an error");
    } catch (const Error& error) {
        QCOMPARE(error.code(), ErrorCode::Malformed);
        QVERIFY2(error.message().find("line 3 has 5 cells, expected 8") != std::string::npos, error.message().c_str());
    }
}

void TextReadersTest::missingValueIndicatorsAreMissing() {
    const auto data = open("//<MissingValueIndicators>-999.9 -1.e10</MissingValueIndicators>\n" + kLabels +
                           "Depth [m]\nA\t1\tB\t2010-02-03\t10\t43\t\t-999.9\n\t\t\t\t\t\t\t3\n");
    const auto samples = data->read(0);
    QCOMPARE(samples.value.size(), std::size_t{1});
    QCOMPARE(samples.value[0], 3.0);
}

void TextReadersTest::chronologicalJulianDaysCountFromMidnight() {
    // DIVAnd.jl's test of parsejd: 2454142.125 = 2007-02-10T03:00.
    const auto data = open(
        kLabels +
        "Chronological Julian Date [days]\tQV:SEADATANET\tDepth [m]\tQV:SEADATANET\nA\t1\tB\t2007-02-10\t10\t43\t\t2454142.125\t1\t7\t1\n");
    QCOMPARE(data->read(0).timeUnixSeconds[0], parseIsoTime("2007-02-10T03:00").value());
}

void TextReadersTest::csvColumnsAreGuessedOrNamed() {
    const QByteArray csv =
        "id,lon,lat,depth,time,temperature [degC],note\n\"a, b\",10.5,43,5,2010-02-03,13.25,x\nc,11,44,6,01-Jun-2022 00:00:00,,y\n";
    const auto data = open(csv);
    QCOMPARE(data->variables.size(), std::size_t{1});
    QCOMPARE(data->variables[0].unit.c_str(), "degC");
    QCOMPARE(data->casts[0].identifier.c_str(), "a, b");
    QCOMPARE(data->casts[1].timeUnixSeconds, parseIsoTime("2022-06-01").value());
    QCOMPARE(data->read(0).value.size(), std::size_t{1});
    const auto named = open("p;q;r\n1;2;3\n", Json{{"longitude", "p"}, {"latitude", "q"}, {"value", "r"}});
    QCOMPARE(named->casts[0].latitudeDeg, 2.0);
    QCOMPARE(named->read(0).value[0], 3.0);
    QVERIFY_EXCEPTION_THROWN(open("p;q;r\n1;2;3\n", Json{{"longitude", "nothing"}}), Error);
}

void TextReadersTest::rowsOfOneProfileAreOneCast() {
    // Level by level, as tables that are sorted by depth have them; the last two rows are of another time, and of none.
    const auto data = open("lon,lat,pressure,time,salt\n1,45,10,2010-02-03,35.0\n2,45,10,2010-02-03,35.1\n1,45,500,2010-02-03,36.0\n"
                           "2,45,500,2010-02-03,36.1\n1,45,10,2010-02-04,35.2\n1,45,10,,35.3\n1,45,20,,35.4\n");
    QCOMPARE(data->kind, ObservationKind::Profile);
    QCOMPARE(data->casts.size(), std::size_t{5});
    QCOMPARE(data->casts[2].identifier.c_str(), "row 5");
    const auto samples = data->read(0);
    QVERIFY((samples.cast == std::vector<std::uint32_t>{0, 1, 0, 1, 2, 3, 4}));
    QCOMPARE(samples.value[3], 36.1);
    // 500 dbar at 45 N: 495.34 m in the table of Fofonoff and Millard (1983, UNESCO technical papers in marine science 44).
    QVERIFY2(std::abs(samples.depthM[2] - 495.34) < 0.1, qPrintable(QString::number(samples.depthM[2], 'f', 3)));
    // A station is a part of what names a cast; without depths every row is one.
    QCOMPARE(open("station,lon,lat,depth,salt\nA,1,40,5,35\nB,1,40,9,35\nA,1,40,9,35\n")->casts.size(), std::size_t{2});
    const auto points = open("lon,lat,salt\n1,40,35\n1,40,36\n");
    QCOMPARE(points->casts.size(), std::size_t{2});
    QCOMPARE(points->kind, ObservationKind::Point);
}

void TextReadersTest::schemesOfFlagsAreToldApart() {
    // IODE: 1 good, 2 not evaluated, 4 bad. WOCE: 2 good. GTSPP: 1 and 2 good.
    const auto data = open(kLabels + "Depth [m]\tA [1]\tQV:IODE\tB [1]\tQV:WOCESAMPLE\tC [1]\tQV:GTSPP\tD [1]\tQV:OURS\n"
                                     "A\t1\tB\t2010-02-03\t10\t43\t\t0\t1\t1\t1\t1\t1\t1\t1\t1\n"
                                     "\t\t\t\t\t\t\t5\t2\t2\t2\t2\t2\t2\t2\t2\n\t\t\t\t\t\t\t9\t3\t4\t3\t4\t3\t4\t3\t4\n");
    const auto good = [&](const char* name) { return data->read(data->findVariable(name).value()).isGood; };
    QVERIFY((good("A") == std::vector<bool>{true, false, false}));
    QVERIFY((good("B") == std::vector<bool>{false, true, false}));
    QVERIFY((good("C") == std::vector<bool>{true, true, false}));
    QCOMPARE(data->warnings.size(), std::size_t{1});
    QVERIFY(data->warnings[0].find("OURS") != std::string::npos);
}

void TextReadersTest::labelsOfOldFilesAreUnderstood() {
    const auto data = open("Cruise;Station;Type;mon/day/yr;hh:mm;Lon (\xC2\xB0"
                           "E);Lat (\xC2\xB0"
                           "N);Bot. Depth [m];Depth [m];QF;Temp [C];QF\n"
                           "C;1;B;01/02/2010;03:04;350;20;100;5;0;7.5;0\nC;1;B;01/02/2010;03:04;350;20;100;6;0;8.5;8\n");
    QCOMPARE(data->format.c_str(), "odv");
    QCOMPARE(data->casts[0].timeUnixSeconds, parseIsoTime("2010-01-02T03:04").value());
    QVERIFY((data->read(data->findVariable("Temp").value()).isGood == std::vector<bool>{true, false}));
}

void TextReadersTest::quotedCellsMayRunOverLines() {
    const auto data = open("lon,lat,v,note\n1,2,3,\"a\nb, \"\"c\"\"\"\n4,5,6,d\n");
    QCOMPARE(data->casts.size(), std::size_t{2});
    QCOMPARE(data->read(data->findVariable("v").value()).value[1], 6.0);
    QVERIFY(data->warnings.empty());
}

void TextReadersTest::csvWithoutPositionIsNotADataSet() {
    try {
        static_cast<void>(open("some words\nand more\n"));
        QFAIL("expected an error");
    } catch (const Error& error) {
        QCOMPARE(exitStatus(error.code()), 3);
    }
}

QTEST_GUILESS_MAIN(TextReadersTest)
#include "TextReadersTest.moc"
