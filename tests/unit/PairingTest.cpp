// Pairs of layers whose values are formulas of the place, so that every pair follows from the cell that holds it.
#include "core/scene/Pairing.h"

#include "core/io/ClimatologyWriter.h"
#include "core/util/Error.h"

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>

using namespace phidias;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

} // namespace

class PairingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void equalGridsArePairedCellByCell();
    void missingCellsMakeNoPair();
    void observationsAskTheCellTheyLieIn();
    void castsOfOneFileArePairedByCast();
    void anotherGridIsAskedAtThePlacesOfY();
    void manyPlacesAreThinnedEvenly();
    void pairingStopsOnDemand();

private:
    [[nodiscard]] std::shared_ptr<const core::LayerData> grid(const char* name, double stepDeg, double factor) const;
    [[nodiscard]] std::shared_ptr<const core::LayerData> casts(const char* variable) const;
    QTemporaryDir m_folder;
    std::shared_ptr<const core::LayerData> m_first;
    std::shared_ptr<const core::LayerData> m_twice;
    std::shared_ptr<const core::LayerData> m_coarse;
};

std::shared_ptr<const core::LayerData> PairingTest::grid(const char* name, double stepDeg, double factor) const {
    core::ClimatologyHeader header;
    for (double at = 0.0; at <= 10.0; at += stepDeg) {
        header.longitudesDeg.push_back(at);
        header.latitudesDeg.push_back(at + 40.0);
    }
    header.depthsM = {0.0};
    header.timesUnixSeconds = {0.0};
    header.timeBoundsUnixSeconds = {{0.0, 86400.0}};
    header.variable = "value";
    header.longName = "value";
    header.unit = "K";
    header.hasError = false;
    const std::string path = m_folder.filePath(QLatin1String(name)).toStdString();
    core::ClimatologyWriter writer(path, header);
    std::vector<double> plane;
    for (const double latitude : header.latitudesDeg) {
        for (const double longitude : header.longitudesDeg) {
            plane.push_back(longitude == 3.0 && latitude == 44.0 && factor == 1.0 ? kNan : factor * (longitude + 10.0 * latitude));
        }
    }
    writer.putPlane(0, 0, plane, {});
    writer.commit();
    core::Layer layer;
    layer.href = path;
    layer.variable = "value";
    return core::LayerData::load(layer, core::MemoryBudget::standard(), {});
}

std::shared_ptr<const core::LayerData> PairingTest::casts(const char* variable) const {
    core::Layer layer;
    layer.href = m_folder.filePath(QStringLiteral("casts.csv")).toStdString();
    layer.kind = core::LayerKind::Observations;
    layer.variable = variable;
    return core::LayerData::load(layer, core::MemoryBudget::standard(), {});
}

void PairingTest::initTestCase() {
    m_first = grid("first.nc", 1.0, 1.0);
    m_twice = grid("twice.nc", 1.0, 2.0);
    m_coarse = grid("coarse.nc", 2.0, 1.0);
    QFile file(m_folder.filePath(QStringLiteral("casts.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    // Three casts in cells (1, 41), (2, 42), outside; the second has no temperature.
    file.write("longitude,latitude,depth,temperature,salinity\n1.3,40.8,5,11,35.1\n2.4,42.2,5,,35.2\n-30,42,5,13,35.3\n");
}

void PairingTest::equalGridsArePairedCellByCell() {
    const auto pairs = core::pairLayers(*m_twice, *m_twice, {}, {});
    QCOMPARE(pairs.kind, core::PairingKind::CellByCell);
    QCOMPARE(pairs.x.size(), std::size_t{121});
    const auto other = core::pairLayers(*m_first, *m_twice, {}, {});
    for (std::size_t k = 0; k < other.x.size(); ++k) {
        QVERIFY(std::abs(other.y[k] - 2.0 * other.x[k]) < 1e-3); // stored as float
        QVERIFY(std::abs(other.x[k] - (other.longitudeDeg[k] + 10.0 * other.latitudeDeg[k])) < 1e-3);
    }
}

void PairingTest::missingCellsMakeNoPair() {
    const auto pairs = core::pairLayers(*m_first, *m_twice, {}, {});
    QCOMPARE(pairs.x.size(), std::size_t{120});
    // The missing cell is column 3 of row 4.
    QVERIFY(std::find(pairs.item.begin(), pairs.item.end(), 4U * 11U + 3U) == pairs.item.end());
}

void PairingTest::observationsAskTheCellTheyLieIn() {
    for (const bool areObservationsAlongX : {false, true}) {
        const auto salinity = casts("salinity");
        const auto pairs =
            areObservationsAlongX ? core::pairLayers(*salinity, *m_first, {}, {}) : core::pairLayers(*m_first, *salinity, {}, {});
        QCOMPARE(pairs.kind, areObservationsAlongX ? core::PairingKind::PlacesOfX : core::PairingKind::PlacesOfY);
        QCOMPARE(pairs.item, (std::vector<std::uint32_t>{0, 1}));
        const auto& field = areObservationsAlongX ? pairs.y : pairs.x;
        const auto& observed = areObservationsAlongX ? pairs.x : pairs.y;
        QCOMPARE(field[0], 1.0 + 10.0 * 41.0);
        QCOMPARE(field[1], 2.0 + 10.0 * 42.0);
        QCOMPARE(observed[0], 35.1);
    }
}

void PairingTest::castsOfOneFileArePairedByCast() {
    const auto pairs = core::pairLayers(*casts("temperature"), *casts("salinity"), {.areSameFile = true}, {});
    QCOMPARE(pairs.kind, core::PairingKind::CellByCell);
    QCOMPARE(pairs.item, (std::vector<std::uint32_t>{0, 2}));
    QCOMPARE(pairs.x, (std::vector<double>{11.0, 13.0}));
    QCOMPARE(pairs.y, (std::vector<double>{35.1, 35.3}));
}

void PairingTest::anotherGridIsAskedAtThePlacesOfY() {
    const auto pairs = core::pairLayers(*m_twice, *m_coarse, {}, {});
    QCOMPARE(pairs.kind, core::PairingKind::PlacesOfY);
    QCOMPARE(pairs.x.size(), std::size_t{36});
    for (std::size_t k = 0; k < pairs.x.size(); ++k) {
        QVERIFY(std::abs(pairs.x[k] - 2.0 * pairs.y[k]) < 1e-3);
    }
}

void PairingTest::manyPlacesAreThinnedEvenly() {
    const auto pairs = core::pairLayers(*m_coarse, *m_twice, {.mostLookups = 50}, {});
    QCOMPARE(pairs.step, std::size_t{3}); // 121 places
    QCOMPARE(pairs.item[1], 3U);
    QVERIFY(pairs.x.size() <= 50);
}

void PairingTest::pairingStopsOnDemand() {
    std::stop_source source;
    source.request_stop();
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::pairLayers(*m_coarse, *m_twice, {}, source.get_token())), core::Error);
}

QTEST_GUILESS_MAIN(PairingTest)
#include "PairingTest.moc"
