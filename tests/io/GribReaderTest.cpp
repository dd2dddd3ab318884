// GRIB of both editions as grids. Expected numbers: gdalinfo and gdallocationinfo of the same files.
#include "core/io/OpenDataset.h"
#include "core/scene/LayerData.h"
#include "core/util/Error.h"

#include "tests/support/Support.h"
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;

class GribReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messagesBecomeVariablesOverTimeAndPressure();
    void hybridLevelsAreOneAxis();
    void planesHoldTheValuesOfTheirMessages_data();
    void planesHoldTheValuesOfTheirMessages();
    void windIsOfferedFirst();
    void speedUnderTheCursorIsThatOfTheComponents();
    void damagedFileIsRefusedWithItsName();

private:
    static std::string pathOf(const char* name) { return (tests::dataFolder() / "atmosphere/grib-wind" / name).string(); }
    static std::shared_ptr<const core::Grid> gridOf(const char* name) {
        return std::get<std::shared_ptr<const core::Grid>>(core::openDataset(pathOf(name)));
    }
};

void GribReaderTest::messagesBecomeVariablesOverTimeAndPressure() {
    PHIDIAS_NEEDS_DATA();
    const auto grid = gridOf("data_uv.grib");
    QCOMPARE(grid->variables.size(), std::size_t{2});
    QCOMPARE(grid->variables[0].name, std::string("u"));
    QCOMPARE(grid->variables[0].standardName, std::string("eastward_wind"));
    QCOMPARE(grid->variables[0].unit, std::string("m/s"));
    const std::vector<std::size_t> shape{4, 2, 37, 72};
    QVERIFY(grid->shape(0) == shape);
    const auto& time = grid->axes[grid->variables[0].axes[0]];
    QCOMPARE(time.coordinates.front(), 1557316800.0);
    QCOMPARE(time.coordinates.back(), 1557381600.0);
    const auto& level = grid->axes[grid->variables[0].axes[1]];
    const std::vector<double> pressures{1000.0, 500.0};
    QVERIFY(level.coordinates == pressures);
    QCOMPARE(level.unit, std::string("hPa"));
    QCOMPARE(static_cast<int>(grid->verticalKind), static_cast<int>(core::VerticalKind::Pressure));
    QCOMPARE(gridOf("joachim_uv.grib")->shape(1)[1], std::size_t{11});
}

void GribReaderTest::hybridLevelsAreOneAxis() {
    PHIDIAS_NEEDS_DATA();
    const auto grid = gridOf("forecast_ml.grib");
    const auto temperature = grid->findVariable("tmp");
    QVERIFY(temperature.has_value());
    QCOMPARE(grid->shape(*temperature)[1], std::size_t{137});
    QCOMPARE(grid->variables[*temperature].unit, std::string("degree_Celsius"));
    // Surface geopotential is one message on level 1.
    QCOMPARE(grid->shape(grid->findVariable("gp").value())[1], std::size_t{1});
}

void GribReaderTest::planesHoldTheValuesOfTheirMessages_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QList<int>>("indices"); // time, level
    QTest::addColumn<QList<double>>("place");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* name, const char* file, const char* variable, int time, int level, double longitude, double latitude,
                        double expected) {
        QTest::newRow(name) << QByteArray(file) << QByteArray(variable) << QList<int>{time, level} << QList<double>{longitude, latitude}
                            << expected;
    };
    row("u, edition 1", "uv.grib", "u", 0, 0, 0.0, 0.0, -4.14918518066406);
    row("v, edition 1", "uv.grib", "v", 0, 0, 0.0, 0.0, 4.99736022949219);
    row("u at 1000 hPa", "joachim_uv.grib", "u", 0, 0, 0.0, 60.0, 5.05158996582031);
    row("v at 100 hPa", "joachim_uv.grib", "v", 0, 10, 0.0, 60.0, 0.7264404296875);
    row("v at 1000 hPa, first time", "data_uv.grib", "v", 0, 0, -130.0, 65.0, 0.0389404296875);
    row("u at 1000 hPa, last time", "data_uv.grib", "u", 3, 0, -130.0, 65.0, 2.24569702148438);
    row("temperature, edition 2", "forecast_ml.grib", "tmp", 0, 0, -15.0, 66.0, -52.478628540039);
}

void GribReaderTest::planesHoldTheValuesOfTheirMessages() {
    PHIDIAS_NEEDS_DATA();
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, variable);
    QFETCH(QList<int>, indices);
    QFETCH(QList<double>, place);
    QFETCH(double, expected);
    core::Layer layer;
    layer.href = pathOf(file.constData());
    layer.variable = variable.toStdString();
    layer.timeIndex = static_cast<std::size_t>(indices[0]);
    layer.verticalIndex = static_cast<std::size_t>(indices[1]);
    const auto data = core::LayerData::load(layer, core::MemoryBudget::standard(), {});
    const auto sample = data->sample(place[0], place[1], 0.0);
    QVERIFY(sample.has_value());
    QVERIFY2(std::abs(sample->value - expected) < 1e-9, qPrintable(QString::number(sample->value, 'g', 12)));
}

void GribReaderTest::windIsOfferedFirst() {
    PHIDIAS_NEEDS_DATA();
    for (const char* file : {"uv.grib", "forecast_ml.grib"}) {
        const auto layers = core::layersOfFile(pathOf(file), core::MemoryBudget::standard());
        QVERIFY(layers.front().title.starts_with("Wind"));
        QVERIFY(!layers.front().northwardVariable.empty());
        QVERIFY(layers.front().isVisible);
        QVERIFY(std::none_of(layers.begin() + 1, layers.end(), [](const core::Layer& layer) { return layer.isVisible; }));
    }
}

void GribReaderTest::speedUnderTheCursorIsThatOfTheComponents() {
    PHIDIAS_NEEDS_DATA();
    const auto layer = core::layersOfFile(pathOf("uv.grib"), core::MemoryBudget::standard()).front();
    const auto data = core::LayerData::load(layer, core::MemoryBudget::standard(), {});
    QVERIFY(data->vectors() != nullptr);
    const auto sample = data->sample(0.0, 0.0, 0.0);
    QVERIFY(sample.has_value() && sample->vector.has_value());
    const double u = -4.14918518066406;
    const double v = 4.99736022949219;
    QVERIFY(std::abs(sample->value - std::sqrt(u * u + v * v)) < 1e-9);
    // Blowing to the north-west it comes from the south-east: 180 - atan(4.149 / 4.997) degrees.
    QVERIFY(std::abs(sample->vector->fromDeg() - (180.0 - std::atan(4.14918518066406 / v) * 180.0 / std::acos(-1.0))) < 1e-6);
    QCOMPARE(static_cast<int>(data->vectors()->sense()), static_cast<int>(core::VectorSense::Wind));
}

void GribReaderTest::damagedFileIsRefusedWithItsName() {
    QTemporaryDir scratch;
    const QString path = scratch.filePath(QStringLiteral("broken.grib"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    // An indicator section that promises more than there is.
    file.write(QByteArray::fromHex("4752494200ffff01") + QByteArray(100, '\x55'));
    file.close();
    try {
        (void)core::openDataset(path.toStdString());
        QFAIL("a broken file was read");
    } catch (const core::Error& error) {
        QVERIFY(error.message().find("broken.grib") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(GribReaderTest)
#include "GribReaderTest.moc"
