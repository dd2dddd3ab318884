#include "core/util/Time.h"

#include <QDateTime>
#include <QtTest>
#include <cmath>

using namespace phidias::core;

class TimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dayNumbersAgreeWithQt();
    void textIsParsedByItsOwnLength_data();
    void textIsParsedByItsOwnLength();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void formattedTimeIsParsedBack();
    void chronologicalJulianDayCountsFromMidnight();
};

void TimeTest::dayNumbersAgreeWithQt() {
    // QDate counts Julian days from noon of -4713-11-24 (proleptic Gregorian): 1970-01-01 is 2440588.
    for (int year : {1, 1582, 1770, 1899, 1900, 1968, 1970, 1999, 2000, 2100, 2399}) {
        for (const auto& [month, day] : {std::pair{1, 1}, std::pair{2, 28}, std::pair{3, 1}, std::pair{12, 31}}) {
            const long days = daysFromCivil(year, month, day);
            QCOMPARE(static_cast<qint64>(days), QDate(year, month, day).toJulianDay() - 2440588);
            const CivilDate back = civilFromDays(days);
            QVERIFY(back.year == year && back.month == month && back.day == day);
        }
    }
}

void TimeTest::textIsParsedByItsOwnLength_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("expected");
    const auto utc = [](int y, int m, int d, int h = 0, int min = 0, int s = 0, int ms = 0) {
        return QDateTime(QDate(y, m, d), QTime(h, min, s, ms), Qt::UTC);
    };
    QTest::newRow("year") << "1991" << utc(1991, 1, 1);
    QTest::newRow("month") << "1991-09" << utc(1991, 9, 1);
    QTest::newRow("day") << "1991-09-03" << utc(1991, 9, 3);
    QTest::newRow("minute, as in ODV files") << "1991-09-03T16:25" << utc(1991, 9, 3, 16, 25);
    QTest::newRow("blank") << "1991-09-03 16:25:07" << utc(1991, 9, 3, 16, 25, 7);
    QTest::newRow("milliseconds, Z") << "2001-12-10T17:29:00.250Z" << utc(2001, 12, 10, 17, 29, 0, 250);
    QTest::newRow("leap day") << " 2000-02-29T23" << utc(2000, 2, 29, 23);
    QTest::newRow("end of day") << "2000-02-29T24:00" << utc(2000, 3, 1);
}

void TimeTest::textIsParsedByItsOwnLength() {
    QFETCH(QString, text);
    QFETCH(QDateTime, expected);
    const auto seconds = parseIsoTime(text.toStdString());
    QVERIFY(seconds.has_value());
    QCOMPARE(std::llround(*seconds * 1000.0), expected.toMSecsSinceEpoch());
}

void TimeTest::nonsenseIsRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "abc", "1991-13", "1991-02-29", "1991-09-03T25", "1991-09-03T16:61", "1991-09-03x16", "199",
                             "1991-09-03T16:25:07.x", "1991-9-3"}) {
        QTest::newRow(text) << QString::fromLatin1(text);
    }
}

void TimeTest::nonsenseIsRefused() {
    QFETCH(QString, text);
    QVERIFY(!parseIsoTime(text.toStdString()).has_value());
}

void TimeTest::formattedTimeIsParsedBack() {
    for (double seconds : {0.0, -1.0, 1e9, 1234567890.125, -62135596800.0}) {
        const auto back = parseIsoTime(formatIsoTime(seconds));
        QVERIFY(back.has_value());
        QVERIFY(std::abs(*back - seconds) < 1e-3);
    }
    QCOMPARE(formatIsoTime(0.0), std::string("1970-01-01T00:00:00Z"));
    QCOMPARE(formatIsoTime(std::nan("")), std::string());
}

void TimeTest::chronologicalJulianDayCountsFromMidnight() {
    // OCEAN formats, section 2: CJD 2454142.0 = 2007-02-10T00:00; diap.nc: 2452254.728472 = 2001-12-10T17:29.
    QCOMPARE(formatIsoTime(unixSecondsFromChronologicalJulianDay(2454142.0)), std::string("2007-02-10T00:00:00Z"));
    QCOMPARE(formatIsoTime(unixSecondsFromChronologicalJulianDay(2452254.728472)).substr(0, 16), std::string("2001-12-10T17:28"));
}

QTEST_GUILESS_MAIN(TimeTest)
#include "TimeTest.moc"
