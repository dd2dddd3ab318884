// Cross-sections through the line shape: linear functions stay as they are, a narrow line becomes the Gaussian of 0.25 nm full width at
// half maximum with the line's area. The table is plain CSV.
#include "processing/atmosphere/GasSignatures.h"

#include "core/util/Error.h"
#include "processing/atmosphere/AbsorberLines.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <numbers>

using namespace phidias;
using namespace phidias::processing::atmosphere;

namespace {

const double kDeviationNm = kLineShapeNm / (2.0 * std::sqrt(2.0 * std::numbers::ln2));

std::vector<double> wavelengths(double firstNm, double stepNm, std::size_t count) {
    std::vector<double> result;
    for (std::size_t at = 0; at < count; ++at) {
        result.push_back(firstNm + stepNm * static_cast<double>(at));
    }
    return result;
}

} // namespace

class GasSignaturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tableIsLinearBetweenItsLinesAndZeroOutside();
    void narrowLineBecomesTheGaussian();
    void widthOfTheLineShapeIsHalfWhereItShouldBe();
    void builtInGasesComeFromTheirLines();
    void tableWinsOverTheBuiltIn();
    void namesOfTheTable();
    void unknownGasIsRefused();
    void damagedTableNamesFileAndLine_data();
    void damagedTableNamesFileAndLine();
    void missingTableIsUnreadable();
    void derivativeIsThatOfTheSpace();

private:
    std::filesystem::path write(const char* text) {
        const QString path = m_folder.filePath(QStringLiteral("table.csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0) {
            return {};
        }
        return path.toStdString();
    }
    QTemporaryDir m_folder;
};

void GasSignaturesTest::tableIsLinearBetweenItsLinesAndZeroOutside() {
    const auto path = write("# made by hand\nwavelength_nm,NH3,C2H6\n2305,1e-20,5e-21\n\n2310,3e-20,5e-21\n2320,3e-20,1.5e-20\n");
    const auto grid = wavelengths(2300.0, 0.5, 60);
    const auto found = gasSignatures(grid, {"C2H6", "NH3"}, path);
    QCOMPARE(found.size(), 2U);
    QCOMPARE(found[0].name, std::string("C2H6"));
    QVERIFY(!found[0].isSynthetic && !found[1].isSynthetic);
    for (std::size_t at = 0; at < grid.size(); ++at) {
        const double wavelength = grid[at];
        const double reach = 5.0 * kDeviationNm; // further than this from a bend a straight line stays what it is
        double ammonia = 0.0;
        double ethane = 0.0;
        if (std::abs(wavelength - 2305.0) < reach || std::abs(wavelength - 2310.0) < reach || std::abs(wavelength - 2320.0) < reach) {
            continue;
        }
        if (wavelength > 2305.0 && wavelength < 2310.0) {
            ammonia = 1e-20 + 2e-20 * (wavelength - 2305.0) / 5.0;
            ethane = 5e-21;
        } else if (wavelength > 2310.0 && wavelength < 2320.0) {
            ammonia = 3e-20;
            ethane = 5e-21 + 1e-20 * (wavelength - 2310.0) / 10.0;
        }
        QVERIFY(std::abs(found[1].crossSection[at] - ammonia) < 1e-9 * 3e-20);
        QVERIFY(std::abs(found[0].crossSection[at] - ethane) < 1e-9 * 3e-20);
    }
    // In the middle of the step at the edge of the table: half of it, and a little of the slope: 1e-20 / 2 + 4e-21 s / sqrt(2 pi).
    const auto edge = static_cast<std::size_t>((2305.0 - 2300.0) / 0.5);
    const double expected = 0.5e-20 + 4e-21 * kDeviationNm / std::sqrt(2.0 * std::numbers::pi);
    QVERIFY2(std::abs(found[1].crossSection[edge] / expected - 1.0) < 0.04, qPrintable(QString::number(found[1].crossSection[edge])));
}

void GasSignaturesTest::narrowLineBecomesTheGaussian() {
    // A triangle of 0.04 nm at the foot: area 0.02 nm x 1e-18 cm2; its own variance (0.02^2 / 6) adds to that of the line shape.
    const auto path = write("wavelength_nm,X\n2300,0\n2312.48,0\n2312.50,1e-18\n2312.52,0\n2330,0\n");
    const auto grid = wavelengths(2308.0, 0.09, 100);
    const auto found = gasSignatures(grid, {"X"}, path).front().crossSection;
    const double deviation = std::sqrt(kDeviationNm * kDeviationNm + 0.02 * 0.02 / 6.0);
    const double peak = 0.02 * 1e-18 / (deviation * std::sqrt(2.0 * std::numbers::pi));
    double area = 0.0;
    for (std::size_t at = 0; at < grid.size(); ++at) {
        const double distance = (grid[at] - 2312.5) / deviation;
        const double expected = peak * std::exp(-0.5 * distance * distance);
        QVERIFY2(std::abs(found[at] - expected) < 2e-3 * peak, qPrintable(QString::number(grid[at])));
        area += found[at] * 0.09;
    }
    QVERIFY2(std::abs(area / 0.02e-18 - 1.0) < 2e-3, qPrintable(QString::number(area)));
}

void GasSignaturesTest::widthOfTheLineShapeIsHalfWhereItShouldBe() {
    const auto path = write("wavelength_nm,X\n2300,0\n2312.49,0\n2312.50,1e-18\n2312.51,0\n2330,0\n");
    const std::vector<double> grid{2312.5 - 0.125, 2312.5, 2312.5 + 0.125};
    const auto found = gasSignatures(grid, {"X"}, path).front().crossSection;
    QVERIFY(std::abs(found[0] / found[1] - 0.5) < 0.01);
    QVERIFY(std::abs(found[2] / found[1] - 0.5) < 0.01);
}

void GasSignaturesTest::builtInGasesComeFromTheirLines() {
    const auto grid = wavelengths(2305.0, 0.09, 440);
    const auto found = gasSignatures(grid, {"CO", "CH4", "H2O", "HDO"}, std::nullopt);
    QVERIFY(!found[0].isSynthetic);
    QVERIFY(found[1].isSynthetic && found[2].isSynthetic && found[3].isSynthetic);
    // The line shape keeps the area: that under the lines of CO over the band, from the unsmoothed cross-section on a grid of 0.002 nm.
    const auto fine = wavelengths(2305.0, 0.002, 19755);
    const auto lines = crossSection(linesOf(Absorber::CarbonMonoxide), fine, 0.8);
    double expected = 0.0;
    for (const double value : lines) {
        expected += value * 0.002;
    }
    double area = 0.0;
    for (const double value : found[0].crossSection) {
        area += value * 0.09;
    }
    QVERIFY2(std::abs(area / expected - 1.0) < 0.02, qPrintable(QString::number(area / expected)));
}

void GasSignaturesTest::tableWinsOverTheBuiltIn() {
    const auto path = write("nm,CO\n2300,2e-20\n2330,2e-20\n");
    const auto grid = wavelengths(2310.0, 1.0, 10);
    const auto found = gasSignatures(grid, {"CO", "CH4"}, path);
    for (const double value : found[0].crossSection) {
        QVERIFY(std::abs(value / 2e-20 - 1.0) < 1e-12);
    }
    QVERIFY(!found[0].isSynthetic && found[1].isSynthetic);
}

void GasSignaturesTest::namesOfTheTable() {
    const auto path = write("wavelength [nm],NH3 [cm2], C2H6\n2300,1,2\n2301,1,2\n");
    QCOMPARE(gasesOfTable(path), (std::vector<std::string>{"NH3", "C2H6"}));
}

void GasSignaturesTest::unknownGasIsRefused() {
    const auto grid = wavelengths(2310.0, 1.0, 10);
    try {
        static_cast<void>(gasSignatures(grid, {"CO", "unobtainium"}, std::nullopt));
        QFAIL("not refused");
    } catch (const core::Error& error) {
        QCOMPARE(error.code(), core::ErrorCode::InvalidRequest);
        QVERIFY(error.message().find("unobtainium") != std::string::npos);
        QVERIFY(error.hint().find("CSV") != std::string::npos);
    }
}

void GasSignaturesTest::damagedTableNamesFileAndLine_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("line");
    QTest::addRow("word") << QByteArray("nm,X\n2300,1\n2301,much\n") << QByteArray("line 3");
    QTest::addRow("infinite") << QByteArray("nm,X\n2300,inf\n2301,1\n") << QByteArray("line 2");
    QTest::addRow("too few cells") << QByteArray("nm,X,Y\n2300,1,1\n# a comment\n2301,1\n") << QByteArray("line 4");
    QTest::addRow("too many cells") << QByteArray("nm,X\n2300,1,3\n") << QByteArray("line 2");
    QTest::addRow("falling") << QByteArray("nm,X\n2300,1\n2302,1\n\n2301,1\n") << QByteArray("line 5");
    QTest::addRow("twice") << QByteArray("nm,X\n2300,1\n2300,1\n") << QByteArray("line 3");
    QTest::addRow("one line") << QByteArray("nm,X\n2300,1\n") << QByteArray("line 2");
    QTest::addRow("no gas") << QByteArray("nm\n2300\n2301\n") << QByteArray("line 1");
    QTest::addRow("empty") << QByteArray("") << QByteArray("line 0");
}

void GasSignaturesTest::damagedTableNamesFileAndLine() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, line);
    const auto path = write(text.constData());
    try {
        static_cast<void>(gasesOfTable(path));
        QFAIL("not refused");
    } catch (const core::Error& error) {
        QCOMPARE(error.code(), core::ErrorCode::Malformed);
        QVERIFY2(error.message().find("table.csv") != std::string::npos, error.message().c_str());
        QVERIFY2(error.message().find(line.toStdString() + ":") != std::string::npos, error.message().c_str());
        QVERIFY(!error.hint().empty());
    }
}

void GasSignaturesTest::missingTableIsUnreadable() {
    try {
        static_cast<void>(gasesOfTable(m_folder.filePath(QStringLiteral("none.csv")).toStdString()));
        QFAIL("not refused");
    } catch (const core::Error& error) {
        QCOMPARE(error.code(), core::ErrorCode::Unreadable);
        QVERIFY(error.message().find("none.csv") != std::string::npos);
    }
}

void GasSignaturesTest::derivativeIsThatOfTheSpace() {
    const GasSignature gas{.name = "X", .isSynthetic = false, .crossSection = {1e-20, 0.0, 4e-20}};
    const std::vector<double> mean{2.0, 3.0, 0.5};
    QCOMPARE(derivativeOf(gas, SpectralSpace::Log, mean), (std::vector<double>{-1e-20, -0.0, -4e-20}));
    for (const auto space : {SpectralSpace::Radiance, SpectralSpace::Reflectance, SpectralSpace::Normalised}) {
        QCOMPARE(derivativeOf(gas, space, mean), (std::vector<double>{-2e-20, -0.0, -2e-20}));
    }
}

QTEST_GUILESS_MAIN(GasSignaturesTest)
#include "GasSignaturesTest.moc"
