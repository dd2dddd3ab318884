// What can be wrong with the input of a screening: the message names the file and the way out, a batch counts the bad granule and screens
// the rest as if it were not there, and nothing half-written is left.
#include "tests/support/PcaDirect.h"
#include "tests/support/PcaRuns.h"

#include <netcdf.h>

#include <QtTest>
#include <functional>

using namespace phidias;

namespace {

constexpr std::size_t kRows = tests::DirectGranule::kRows;
constexpr std::size_t kScanlines = 16;
constexpr std::size_t kPixels = kScanlines * kRows;
const std::string kMode = "BAND7_RADIANCE/STANDARD_MODE/";

/// Changes a variable of a file in place, [time][scanline]...; by netCDF-C alone.
bool edit(const QString& path, const std::string& group, const std::string& name, const std::function<void(std::vector<float>&)>& change) {
    int file = -1;
    int parent = -1;
    int variable = -1;
    if (nc_open(path.toStdString().c_str(), NC_WRITE, &file) != NC_NOERR) {
        return false;
    }
    bool isDone =
        nc_inq_grp_full_ncid(file, ("/" + group).c_str(), &parent) == NC_NOERR && nc_inq_varid(parent, name.c_str(), &variable) == NC_NOERR;
    if (isDone) {
        int rank = 0;
        std::array<int, NC_MAX_VAR_DIMS> dimensions{};
        isDone = nc_inq_var(parent, variable, nullptr, nullptr, &rank, dimensions.data(), nullptr) == NC_NOERR;
        std::size_t size = 1;
        for (int dimension = 0; isDone && dimension < rank; ++dimension) {
            std::size_t length = 0;
            isDone = nc_inq_dimlen(parent, dimensions.at(static_cast<std::size_t>(dimension)), &length) == NC_NOERR;
            size *= length;
        }
        std::vector<float> values(size);
        isDone = isDone && nc_get_var_float(parent, variable, values.data()) == NC_NOERR;
        change(values);
        isDone = isDone && nc_put_var_float(parent, variable, values.data()) == NC_NOERR;
    }
    return nc_close(file) == NC_NOERR && isDone;
}

} // namespace

class PcaScreenInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void badFileIsRefusedByNameAndReason_data();
    void badFileIsRefusedByNameAndReason();
    void badGranulesAreCountedAndTheRestIsScreened();
    void badGranulesOnlySayWhy();
    void chainCountsTheBadGranule();
    void basisWithIrradianceAsksForIt();
    void irradianceOfAnotherBandIsRefused();
    void otherWavelengthsAreRefusedByChannelNumber();
    void otherWavelengthsAreResampled();
    void scanlinesOfFillAreCounted();
    void nightSideIsCountedAndNothingIsSelected();
    void nothingToAccumulateSaysWhyAndWhatToDo();
    void accumulatorIsNoBasis();

private:
    /// A copy of the first granule in the folder.
    [[nodiscard]] QString copyOf(const QString& name) const {
        QFile::remove(m_runs.path(name));
        return QFile::copy(m_runs.granules()[0], m_runs.path(name)) ? m_runs.path(name) : QString();
    }
    [[nodiscard]] bool leavesNothing(const QString& name) const {
        return m_runs.files(QStringLiteral("*") + name + QStringLiteral("*")).isEmpty();
    }

    tests::PcaRuns m_runs;
    tests::PcaRuns m_other; ///< of band 8
    QString m_band8;
};

void PcaScreenInputTest::initTestCase() {
    QVERIFY(m_runs.makeSample(2, kScanlines));
    static_cast<void>(m_other.makeSample(1, kScanlines, {QStringLiteral("bands=[8]")}));
    QCOMPARE(m_other.files(QStringLiteral("S5P_TEST_L1B_RA_BD8*.nc")).size(), 1);
    m_band8 = m_other.path(m_other.files(QStringLiteral("S5P_TEST_L1B_RA_BD8*.nc")).front());
    QCOMPARE(m_runs.makeBasis(QStringLiteral("basis.nc"), m_runs.granules(), {QStringLiteral("missing=interpolate")}), QString());
    QCOMPARE(m_runs.makeBasis(QStringLiteral("index-basis.nc"), m_runs.granules(),
                              {QStringLiteral("missing=interpolate"), QStringLiteral("grid=index")}),
             QString());
    QCOMPARE(m_runs.screen(QStringLiteral("alone"), QStringLiteral("basis.nc"), m_runs.granules()).status, 0);
    QFile truncated(copyOf(QStringLiteral("truncated.nc")));
    QVERIFY(truncated.resize(truncated.size() / 2));
    QFile text(m_runs.path(QStringLiteral("text.nc")));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no granule\n") > 0);
    QFile empty(m_runs.path(QStringLiteral("empty.nc")));
    QVERIFY(empty.open(QIODevice::WriteOnly));
}

void PcaScreenInputTest::badFileIsRefusedByNameAndReason_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::addRow("truncated") << m_runs.path(QStringLiteral("truncated.nc")) << 3 << QStringLiteral("ends after");
    QTest::addRow("text") << m_runs.path(QStringLiteral("text.nc")) << 3 << QStringLiteral("not a netCDF file");
    QTest::addRow("empty") << m_runs.path(QStringLiteral("empty.nc")) << 3 << QStringLiteral("not a netCDF file");
    QTest::addRow("missing") << m_runs.path(QStringLiteral("nowhere.nc")) << 3 << QStringLiteral("no such file");
    QTest::addRow("no granule") << m_runs.path(QStringLiteral("truth_BD7_12600.nc")) << 3 << QString();
    QTest::addRow("other band") << m_band8 << 2 << QStringLiteral("BD7");
}

void PcaScreenInputTest::badFileIsRefusedByNameAndReason() {
    QFETCH(QString, file);
    QFETCH(int, status);
    QFETCH(QString, reason);
    const auto done = m_runs.screen(QStringLiteral("refused"), QStringLiteral("basis.nc"), {file});
    QVERIFY2(done.status == status, qPrintable(QStringLiteral("%1 %2").arg(done.status).arg(done.text)));
    QVERIFY2(done.text.contains(QFileInfo(file).fileName()) && done.text.contains(reason), qPrintable(done.text));
    QVERIFY(leavesNothing(QStringLiteral("refused")));
}

void PcaScreenInputTest::badGranulesAreCountedAndTheRestIsScreened() {
    const QStringList bad{m_runs.path(QStringLiteral("truncated.nc")), m_band8, m_runs.path(QStringLiteral("text.nc"))};
    const auto done = m_runs.screen(QStringLiteral("batch"), QStringLiteral("basis.nc"),
                                    {bad[0], m_runs.granules()[0], bad[1], m_runs.granules()[1], bad[2]});
    QVERIFY2(done.status == 0, qPrintable(done.text));
    QCOMPARE(m_runs.differenceOf(QStringLiteral("batch.nc"), QStringLiteral("alone.nc")), QString());
    QCOMPARE(m_runs.differenceOf(QStringLiteral("batch-scores.nc"), QStringLiteral("alone-scores.nc")), QString());
    const auto report = m_runs.json(QStringLiteral("batch.json"));
    QCOMPARE(report["failed"].size(), 3U);
    for (std::size_t number = 0; number < 3; ++number) {
        const auto reason = QString::fromStdString(report["failed"][number].get<std::string>());
        QVERIFY2(reason.contains(QFileInfo(bad[static_cast<int>(number)]).fileName()), qPrintable(reason));
        QVERIFY2(done.text.contains(reason), qPrintable(done.text)); // said at once, too
    }
    QCOMPARE(report["counts"]["granulesFailed"].get<int>(), 3);
    QCOMPARE(report["counts"]["granules"].get<int>(), 2);
    QCOMPARE(report["counts"]["read"].get<std::size_t>(), 2 * kPixels);
    const auto stored = nlohmann::json::parse(m_runs.open(QStringLiteral("batch.nc")).attributes().textOrEmpty("failed_granules"));
    QCOMPARE(stored, report["failed"]);
}

void PcaScreenInputTest::badGranulesOnlySayWhy() {
    const auto done =
        m_runs.screen(QStringLiteral("refused"), QStringLiteral("basis.nc"), {m_runs.path(QStringLiteral("truncated.nc")), m_band8});
    QCOMPARE(done.status, 3);
    QVERIFY2(done.text.contains(QStringLiteral("truncated.nc")) && done.text.contains(QStringLiteral("ends after")), qPrintable(done.text));
    QVERIFY(leavesNothing(QStringLiteral("refused")));
    const auto accumulated =
        m_runs.run(QStringLiteral("atmosphere.pca-accumulate"),
                   tests::PcaRuns::asSettings({m_runs.path(QStringLiteral("text.nc")), m_runs.path(QStringLiteral("truncated.nc"))}),
                   {QStringLiteral("accumulator=refused.nc")});
    QCOMPARE(accumulated.status, 3);
    QVERIFY2(accumulated.text.contains(QStringLiteral("text.nc")), qPrintable(accumulated.text));
    QVERIFY(leavesNothing(QStringLiteral("refused")));
}

void PcaScreenInputTest::chainCountsTheBadGranule() {
    const auto done = m_runs.run(QStringLiteral("atmosphere.pca-screening"),
                                 tests::PcaRuns::asSettings({m_runs.path(QStringLiteral("truncated.nc")), m_runs.granules()[0]}),
                                 {QStringLiteral("selection=chain.nc"), QStringLiteral("report=chain.json")});
    QVERIFY2(done.status == 0, qPrintable(done.text));
    const auto report = m_runs.json(QStringLiteral("chain.json"));
    QCOMPARE(report["failed"].size(), 1U);
    QVERIFY(report["failed"][0].get<std::string>().find("truncated.nc") != std::string::npos);
    QCOMPARE(report["counts"]["granules"].get<int>(), 1);
    QCOMPARE(report["counts"]["granulesFailed"].get<int>(), 1);
    QCOMPARE(report["counts"]["read"].get<std::size_t>(), kPixels);
}

void PcaScreenInputTest::basisWithIrradianceAsksForIt() {
    const QStringList irradiances = m_runs.files(QStringLiteral("*_IR_SIR_*.nc"));
    QCOMPARE(irradiances.size(), 1);
    const QString irradiance = QStringLiteral("irradiance=") + m_runs.path(irradiances.front());
    QCOMPARE(m_runs.makeBasis(QStringLiteral("light-basis.nc"), m_runs.granules(), {QStringLiteral("missing=interpolate"), irradiance}),
             QString());
    for (const auto& granules : {QStringList(m_runs.granules()[0]), m_runs.granules()}) {
        const auto done = m_runs.screen(QStringLiteral("refused"), QStringLiteral("light-basis.nc"), granules);
        QVERIFY(done.status != 0);
        QVERIFY2(done.text.contains(QFileInfo(granules[0]).fileName()), qPrintable(done.text));
        QVERIFY2(done.text.contains(QStringLiteral("'irradiance'")), qPrintable(done.text)); // the parameter to give
        QVERIFY(leavesNothing(QStringLiteral("refused")));
    }
    // ln(pi L / (E mu0)) differs from ln L by what does not depend on the pixel's spectrum but for mu0: the scores say the same.
    QCOMPARE(m_runs.screen(QStringLiteral("light"), QStringLiteral("light-basis.nc"), m_runs.granules(), {irradiance}).status, 0);
    auto light = m_runs.numbers(QStringLiteral("light-scores.nc"), "score");
    auto dark = m_runs.numbers(QStringLiteral("alone-scores.nc"), "score");
    const auto medianOf = [](std::vector<double>& values) {
        std::erase_if(values, [](double value) { return !std::isfinite(value); });
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    };
    QCOMPARE(light.size(), dark.size());
    QVERIFY(std::abs(medianOf(light) / medianOf(dark) - 1.0) < 0.02);
}

void PcaScreenInputTest::irradianceOfAnotherBandIsRefused() {
    const QString other = m_other.path(m_other.files(QStringLiteral("*_IR_SIR_*.nc")).front());
    const auto done = m_runs.screen(QStringLiteral("refused"), QStringLiteral("light-basis.nc"), {m_runs.granules()[0]},
                                    {QStringLiteral("irradiance=") + other});
    QCOMPARE(done.status, 2);
    QVERIFY2(done.text.contains(QFileInfo(other).fileName()) && done.text.contains(QStringLiteral("BAND7")), qPrintable(done.text));
    QVERIFY2(done.text.contains(QStringLiteral("L1B_IR_SIR")), qPrintable(done.text)); // what to give instead
    QVERIFY(leavesNothing(QStringLiteral("refused")));
}

void PcaScreenInputTest::otherWavelengthsAreRefusedByChannelNumber() {
    const QString shifted = copyOf(QStringLiteral("shifted.nc"));
    QVERIFY(edit(shifted, kMode + "INSTRUMENT", "nominal_wavelength",
                 [](std::vector<float>& values) { std::for_each(values.begin(), values.end(), [](float& value) { value += 0.1F; }); }));
    const auto done = m_runs.screen(QStringLiteral("refused"), QStringLiteral("index-basis.nc"), {shifted});
    QCOMPARE(done.status, 2);
    QVERIFY2(done.text.contains(QStringLiteral("shifted.nc")) && done.text.contains(QStringLiteral(" nm")), qPrintable(done.text));
    QVERIFY(leavesNothing(QStringLiteral("refused")));
    // In a batch it is one of the counted.
    QCOMPARE(m_runs.screen(QStringLiteral("rest"), QStringLiteral("index-basis.nc"), {shifted, m_runs.granules()[1]}).status, 0);
    QCOMPARE(m_runs.json(QStringLiteral("rest.json"))["counts"]["granulesFailed"].get<int>(), 1);
}

void PcaScreenInputTest::otherWavelengthsAreResampled() {
    // A row shifted by 0.02 nm more loses its last places of the grid, no more.
    const QString shifted = copyOf(QStringLiteral("shifted.nc"));
    QVERIFY(edit(shifted, kMode + "INSTRUMENT", "nominal_wavelength",
                 [](std::vector<float>& values) { std::for_each(values.begin(), values.end(), [](float& value) { value += 0.02F; }); }));
    const auto done = m_runs.screen(QStringLiteral("resampled"), QStringLiteral("basis.nc"), {shifted});
    QVERIFY2(done.status == 0, qPrintable(done.text));
    QVERIFY(m_runs.json(QStringLiteral("resampled.json"))["counts"]["scored"].get<std::size_t>() > kPixels / 2);
}

void PcaScreenInputTest::scanlinesOfFillAreCounted() {
    const QString filled = copyOf(QStringLiteral("lines-of-fill.nc"));
    QVERIFY(edit(filled, kMode + "OBSERVATIONS", "radiance", [](std::vector<float>& values) {
        const auto first = values.begin() + 3 * static_cast<std::ptrdiff_t>(kRows * 480);
        std::fill(first, first + 2 * static_cast<std::ptrdiff_t>(kRows * 480), 9.9692099683868690e+36F);
    }));
    QCOMPARE(m_runs.screen(QStringLiteral("filled"), QStringLiteral("basis.nc"), {filled}).status, 0);
    const auto flags = m_runs.numbers(QStringLiteral("filled-scores.nc"), "processing_flag");
    const auto score = m_runs.numbers(QStringLiteral("filled-scores.nc"), "score");
    const auto goodFlags = m_runs.numbers(QStringLiteral("alone-scores.nc"), "processing_flag"); // this granule and another
    const auto goodScore = m_runs.numbers(QStringLiteral("alone-scores.nc"), "score");
    std::size_t few = 0;
    for (std::size_t pixel = 0; pixel < kPixels; ++pixel) {
        const bool isFilled = pixel / kRows == 3 || pixel / kRows == 4;
        few += (static_cast<int>(flags[pixel]) & 7) == 4 ? 1U : 0U;
        if (!isFilled) {
            QVERIFY(score[pixel] == goodScore[pixel] || (std::isnan(score[pixel]) && std::isnan(goodScore[pixel])));
            QCOMPARE(flags[pixel], goodFlags[pixel]);
        } else {
            QVERIFY(std::isnan(score[pixel]));
            // Rejected already by its angles, or for want of channels.
            QVERIFY((static_cast<int>(flags[pixel]) & 6) != 0);
        }
    }
    QVERIFY(few > kRows);
    QCOMPARE(m_runs.json(QStringLiteral("filled.json"))["counts"]["fewChannels"].get<std::size_t>(), few);
}

void PcaScreenInputTest::nightSideIsCountedAndNothingIsSelected() {
    const QString night = copyOf(QStringLiteral("night.nc"));
    QVERIFY(edit(night, kMode + "GEODATA", "solar_zenith_angle",
                 [](std::vector<float>& values) { std::fill(values.begin(), values.end(), 95.0F); }));
    const auto done = m_runs.screen(QStringLiteral("dark-side"), QStringLiteral("basis.nc"), {night});
    QVERIFY2(done.status == 0, qPrintable(done.text));
    const auto counts = m_runs.json(QStringLiteral("dark-side.json"))["counts"];
    QCOMPARE(counts["angles"].get<std::size_t>() + counts["poorQuality"].get<std::size_t>(), kPixels);
    QCOMPARE(counts["scored"].get<int>(), 0);
    QCOMPARE(m_runs.placesOf(QStringLiteral("dark-side.nc")).size(), 0U);
    QCOMPARE(m_runs.open(QStringLiteral("dark-side.nc")).attributes().number("fraction"), 0.0);
    QVERIFY(m_runs.json(QStringLiteral("dark-side.geojson"))["features"].empty());
    // Beside a good one it changes nothing of that.
    QCOMPARE(m_runs.screen(QStringLiteral("both"), QStringLiteral("basis.nc"), {night, m_runs.granules()[1]}).status, 0);
    QCOMPARE(m_runs.screen(QStringLiteral("day"), QStringLiteral("basis.nc"), {m_runs.granules()[1]}).status, 0);
    QCOMPARE(m_runs.numbers(QStringLiteral("both.nc"), "score"), m_runs.numbers(QStringLiteral("day.nc"), "score"));
}

void PcaScreenInputTest::nothingToAccumulateSaysWhyAndWhatToDo() {
    const auto done =
        m_runs.run(QStringLiteral("atmosphere.pca-accumulate"), tests::PcaRuns::asSettings({m_runs.path(QStringLiteral("night.nc"))}),
                   {QStringLiteral("accumulator=refused.nc")});
    QCOMPARE(done.status, 2);
    QVERIFY2(done.text.contains(QStringLiteral("\"angles\":")), qPrintable(done.text)); // counted by reason
    QVERIFY(leavesNothing(QStringLiteral("refused")));
}

void PcaScreenInputTest::accumulatorIsNoBasis() {
    const auto done = m_runs.screen(QStringLiteral("refused"), QStringLiteral("of-basis.nc"), m_runs.granules());
    QCOMPARE(done.status, 3);
    QVERIFY2(done.text.contains(QStringLiteral("of-basis.nc")) && done.text.contains(QStringLiteral("pca-basis")), qPrintable(done.text));
    QVERIFY(leavesNothing(QStringLiteral("refused")));
}

QTEST_GUILESS_MAIN(PcaScreenInputTest)
#include "PcaScreenInputTest.moc"
