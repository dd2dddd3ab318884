// The sample says how its values are made (truth.json): the formula is evaluated here anew.
#include "core/data/Dataset.h"
#include "core/io/OpenDataset.h"
#include "tests/support/Support.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;

class OrbitSampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesFollowTheFormulaWithTheStatedNoise();
};

void OrbitSampleTest::valuesFollowTheFormulaWithTheStatedNoise() {
    const QTemporaryDir folder;
    const auto run = tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("s5p-l2-orbit"), folder.path()});
    QCOMPARE(run.status, 0);
    const auto files = QDir(folder.path()).entryList({QStringLiteral("S5P_TEST_L2__NO2____*.nc")});
    QCOMPARE(files.size(), 1);
    const auto dataset = core::openDataset(folder.filePath(files.front()).toStdString(),
                                           {.budget = core::MemoryBudget::standard(), .stop = {}, .csvColumns = {}});
    const auto& swath = *std::get<std::shared_ptr<const core::Swath>>(dataset);
    QCOMPARE(swath.scanlines, 4172U);
    QCOMPARE(swath.groundPixels, 450U);
    QFile file(folder.filePath(QStringLiteral("truth.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto truth = nlohmann::json::parse(file.readAll().toStdString());
    const auto place = swath.source->geolocation();
    const auto values = swath.source->read(swath.findVariable("nitrogendioxide_tropospheric_column").value(), 0);
    double sum = 0.0;
    double squares = 0.0;
    int count = 0;
    for (std::size_t at = 0; at < values.size(); at += 97) {
        if (!std::isfinite(values[at])) {
            continue;
        }
        const double degree = std::acos(-1.0) / 180.0;
        const double longitude = place.longitudeDeg[at];
        const double latitude = place.latitudeDeg[at];
        double expected = 1.5e-5 * (0.4 + std::pow(std::cos(latitude * degree), 2));
        for (const auto& source : truth["sources"]) {
            const double dx = std::remainder(longitude - source["longitude"].get<double>(), 360.0) *
                              std::cos(source["latitude"].get<double>() * degree) * 111.195;
            const double dy = (latitude - source["latitude"].get<double>()) * 111.195;
            expected +=
                source["peak"].get<double>() * std::exp(-(dx * dx + dy * dy) / (2.0 * std::pow(source["widthKm"].get<double>(), 2)));
        }
        const double noise = (static_cast<double>(values[at]) - expected) / truth["noise"].get<double>();
        sum += noise;
        squares += noise * noise;
        ++count;
    }
    QVERIFY(count > 10000);
    // Mean and variance of a standard normal sample: five standard errors.
    QVERIFY(std::abs(sum / count) < 5.0 / std::sqrt(count));
    QVERIFY(std::abs(squares / count - 1.0) < 5.0 * std::sqrt(2.0 / count));
}

QTEST_GUILESS_MAIN(OrbitSampleTest)
#include "OrbitSampleTest.moc"
