// Every file of shared/data/ocean reads with the numbers of EXPECTED_READ.json (made with netCDF4-python and hand-written rules, see its
// README), 1e-6 relative.
#include "core/io/Inspect.h"
#include "core/util/AtomicFile.h"
#include "tests/support/Support.h"

#include <QtTest>
#include <cmath>

using phidias::core::Json;
using phidias::tests::dataFolder;

class ExpectedReadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fileReadsWithTheExpectedNumbers_data();
    void fileReadsWithTheExpectedNumbers();
    void lowMemoryGivesTheSameNumbers();
};

namespace {

bool agree(const Json& found, const Json& expected) {
    if (expected.is_null() || found.is_null()) {
        return expected.is_null() == found.is_null();
    }
    return std::abs(found.get<double>() - expected.get<double>()) <= 1e-6 * std::max(1e-12, std::abs(expected.get<double>()));
}

} // namespace

void ExpectedReadTest::fileReadsWithTheExpectedNumbers_data() {
    QTest::addColumn<QString>("file");
    if (dataFolder().empty()) {
        QTest::newRow("no data") << QString();
        return;
    }
    const Json expected = Json::parse(phidias::core::readTextFile(dataFolder() / "ocean/EXPECTED_READ.json"));
    for (const auto& [file, values] : expected.items()) {
        QTest::newRow(file.c_str()) << QString::fromStdString(file);
    }
}

void ExpectedReadTest::fileReadsWithTheExpectedNumbers() {
    PHIDIAS_NEEDS_DATA();
    QFETCH(QString, file);
    const Json expected = Json::parse(phidias::core::readTextFile(dataFolder() / "ocean/EXPECTED_READ.json"))[file.toStdString()];
    const Json found = phidias::core::inspect((dataFolder() / "ocean" / file.toStdString()).string());
    QCOMPARE(QString::fromStdString(found["kind"].get<std::string>()), QString::fromStdString(expected["kind"].get<std::string>()));
    for (const auto& [name, numbers] : expected["variables"].items()) {
        const auto variable =
            std::find_if(found["variables"].begin(), found["variables"].end(), [&](const Json& v) { return v["name"] == name; });
        QVERIFY2(variable != found["variables"].end(), name.c_str());
        for (const auto& [key, number] : numbers.items()) {
            QVERIFY2(agree((*variable)[key], number),
                     (name + " " + key + ": " + (*variable)[key].dump() + ", expected " + number.dump()).c_str());
        }
    }
    if (expected.contains("extent")) {
        for (const auto& [key, number] : expected["extent"].items()) {
            QVERIFY2(agree(found["extent"][key], number), key.c_str());
        }
    }
}

void ExpectedReadTest::lowMemoryGivesTheSameNumbers() {
    PHIDIAS_NEEDS_DATA();
    const std::string file = (dataFolder() / "ocean/climatology/levitus_climatology.cdf").string();
    const Json plain = phidias::core::inspect(file);
    const Json small = phidias::core::inspect(file, {.statistics = true, .budget = {.bytes = 4U << 20U}, .stop = {}});
    QCOMPARE(small["variables"].dump().c_str(), plain["variables"].dump().c_str());
}

QTEST_GUILESS_MAIN(ExpectedReadTest)
#include "ExpectedReadTest.moc"
