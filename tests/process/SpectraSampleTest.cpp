// The sample states its noise in decibels; neighbouring scanlines of a smooth scene show it independently. Lines of CO: spectroscopic
// tables give R(0) 4263.837 and P(1) 4256.217 cm-1 for the 2-0 band of 12C16O.
#include "core/io/NetcdfFile.h"
#include "processing/atmosphere/AbsorberLines.h"
#include "tests/support/Support.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>

using namespace phidias;

namespace {

constexpr std::size_t kRows = 215;
constexpr std::size_t kChannels = 480;

int writeSample(const QString& folder, const QStringList& settings, const QString& name = QStringLiteral("s5p-l1b")) {
    QStringList arguments{QStringLiteral("sample"), name, folder};
    for (const auto& setting : settings) {
        arguments << QStringLiteral("--set") << setting;
    }
    return tests::runPhidias(PHIDIAS_BINARY, arguments).status;
}

QString onlyFile(const QString& folder, const QString& pattern) {
    const auto names = QDir(folder).entryList({pattern});
    return names.size() == 1 ? QDir(folder).filePath(names.front()) : QString();
}

} // namespace

class SpectraSampleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void carbonMonoxideLinesStandAtTheirPublishedPlaces();
    void bandStrengthIsTheSumOfTheLines();
    void neighbouringScanlinesDifferByTheStatedNoise();
    void defectsHaveTheirStatedShare();
    void plantedEventsAreInTheTruth();
    void strengthZeroPlantsNothing();
    void wrongSettingIsRefused();

private:
    QTemporaryDir m_folder;
};

void SpectraSampleTest::initTestCase() {
    QCOMPARE(writeSample(m_folder.path(), {QStringLiteral("granules=1"), QStringLiteral("scanlines=48")}), 0);
}

void SpectraSampleTest::carbonMonoxideLinesStandAtTheirPublishedPlaces() {
    const auto lines = processing::atmosphere::linesOf(processing::atmosphere::Absorber::CarbonMonoxide);
    for (const double published : {4263.837, 4256.217}) {
        QVERIFY(std::any_of(lines.begin(), lines.end(), [&](const auto& line) { return std::abs(line.wavenumber - published) < 0.005; }));
    }
}

void SpectraSampleTest::bandStrengthIsTheSumOfTheLines() {
    const auto lines = processing::atmosphere::linesOf(processing::atmosphere::Absorber::CarbonMonoxide);
    double sum = 0.0;
    for (const auto& line : lines) {
        sum += line.strength;
    }
    QVERIFY2(std::abs(sum / 7.67e-20 - 1.0) < 0.01, qPrintable(QString::number(sum)));
}

void SpectraSampleTest::neighbouringScanlinesDifferByTheStatedNoise() {
    const auto file = core::NetcdfFile::open(onlyFile(m_folder.path(), QStringLiteral("S5P_TEST_L1B_RA_BD7*.nc")).toStdString()).root();
    const std::string group = "BAND7_RADIANCE/STANDARD_MODE/OBSERVATIONS/";
    const auto radiance = file.requireVariable(group + "radiance").readDoubles();
    const auto noise = file.requireVariable(group + "radiance_noise").readDoubles();
    const auto quality = file.requireVariable(group + "spectral_channel_quality").readIntegers();
    std::vector<double> squares;
    for (std::size_t at = 0; at + 2 * kRows * kChannels < radiance.size(); at += 37) {
        const std::size_t next = at + kRows * kChannels;
        const std::size_t last = next + kRows * kChannels;
        if (quality[at] != 0 || quality[next] != 0 || quality[last] != 0 || radiance[at] > 9e36 || radiance[next] > 9e36 ||
            radiance[last] > 9e36) {
            continue;
        }
        const auto sigma = [&](std::size_t where) { return radiance[where] / std::pow(10.0, noise[where] / 10.0); };
        // The second difference leaves out the slope of the scene: variance 1 + 4 + 1.
        const double difference = radiance[at] - 2.0 * radiance[next] + radiance[last];
        const double expected = sigma(at) * sigma(at) + 4.0 * sigma(next) * sigma(next) + sigma(last) * sigma(last);
        squares.push_back(difference * difference / expected);
    }
    QVERIFY(squares.size() > 50000);
    // The median leaves out the edges of land and clouds; it is 0.4549 for the square of a normal deviate.
    const auto middle = squares.begin() + static_cast<std::ptrdiff_t>(squares.size() / 2);
    std::nth_element(squares.begin(), middle, squares.end());
    const double ratio = *middle / 0.4549;
    QVERIFY2(std::abs(ratio - 1.0) < 0.05, qPrintable(QString::number(ratio)));
}

void SpectraSampleTest::defectsHaveTheirStatedShare() {
    const auto file = core::NetcdfFile::open(onlyFile(m_folder.path(), QStringLiteral("S5P_TEST_L1B_RA_BD7*.nc")).toStdString()).root();
    const auto quality = file.requireVariable("BAND7_RADIANCE/STANDARD_MODE/OBSERVATIONS/spectral_channel_quality").readIntegers();
    const auto share = [&](std::size_t firstRow, std::size_t lastRow) {
        double bad = 0.0;
        for (std::size_t row = firstRow; row < lastRow; ++row) {
            for (std::size_t channel = 0; channel < kChannels; ++channel) {
                bad += (quality[row * kChannels + channel] & 2) != 0 ? 1.0 : 0.0;
            }
        }
        return bad / static_cast<double>((lastRow - firstRow) * kChannels);
    };
    QVERIFY(std::abs(share(2, kRows) - 0.01) < 0.002);
    QVERIFY(std::abs(share(0, 2) - 0.1) < 0.03);
    // The same pixels of the detector in the last scanline.
    const std::size_t back = quality.size() - kRows * kChannels;
    for (std::size_t at = 0; at < kRows * kChannels; ++at) {
        if (quality[at] != 1 && quality[back + at] != 1) { // 1: a scanline without measurement
            QCOMPARE(quality[at] & 2, quality[back + at] & 2);
        }
    }
}

void SpectraSampleTest::plantedEventsAreInTheTruth() {
    QFile text(m_folder.filePath(QStringLiteral("truth.json")));
    QVERIFY(text.open(QIODevice::ReadOnly));
    const auto truth = nlohmann::json::parse(text.readAll().toStdString());
    const auto events = truth["granules"][0]["events"];
    QVERIFY(!events.empty());
    const auto file = core::NetcdfFile::open(onlyFile(m_folder.path(), QStringLiteral("truth_BD7*.nc")).toStdString()).root();
    const auto event = file.requireVariable("event").readIntegers();
    const auto strength = file.requireVariable("strength").readDoubles();
    for (const auto& planted : events) {
        double strongest = 0.0;
        for (std::size_t at = 0; at < event.size(); ++at) {
            strongest = event[at] == planted["id"].get<int>() ? std::max(strongest, strength[at]) : strongest;
        }
        QVERIFY2(strongest > 1.0, planted.dump().c_str());
    }
    for (std::size_t at = 0; at < event.size(); ++at) {
        QCOMPARE(strength[at] > 0.0, event[at] >= 0);
    }
}

void SpectraSampleTest::strengthZeroPlantsNothing() {
    const QTemporaryDir folder;
    QCOMPARE(writeSample(folder.path(),
                         {QStringLiteral("granules=1"), QStringLiteral("scanlines=32"), QStringLiteral("bands=[8]"),
                          QStringLiteral("plumeStrength=0"), QStringLiteral("unknownStrength=0"), QStringLiteral("strayStrength=0")}),
             0);
    const auto file = core::NetcdfFile::open(onlyFile(folder.path(), QStringLiteral("truth_BD8*.nc")).toStdString()).root();
    const auto strength = file.requireVariable("strength").readDoubles();
    QCOMPARE(*std::max_element(strength.begin(), strength.end()), 0.0);
}

void SpectraSampleTest::wrongSettingIsRefused() {
    const QTemporaryDir folder;
    QCOMPARE(writeSample(folder.path(), {QStringLiteral("scanlines=3")}), 2);
    QCOMPARE(writeSample(folder.path(), {QStringLiteral("scanline=300")}), 2);
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(SpectraSampleTest)
#include "SpectraSampleTest.moc"
