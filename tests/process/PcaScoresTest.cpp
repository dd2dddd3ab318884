// Scores, residuals, filters and the choice of spectra by pca-screen on channel numbers (grid = index), against a direct computation by the
// formulas of PCA_SCREENING 4 and 5 (tests/support/PcaDirect.h); the statistics also against numpy (pca_reference.py).
#include "processing/atmosphere/ScoreThresholds.h"
#include "tests/support/PcaDirect.h"
#include "tests/support/PcaRuns.h"

#include <QProcess>
#include <QtTest>
#include <set>

using namespace phidias;
using Json = nlohmann::json;

namespace {

constexpr std::size_t kRows = tests::DirectGranule::kRows;
constexpr std::size_t kScanlines = 120;
constexpr Eigen::Index kChannels = tests::DirectGranule::kChannels;
constexpr double kDegree = 0.017453292519943295;
constexpr double kSame = 1e-6; ///< relative; results are stored in single precision

bool isNear(double found, double expected, double scale = 0.0) {
    return std::abs(found - expected) <= kSame * std::max(std::abs(expected), scale);
}

/// Many are selected, by their scores alone.
const QStringList kGenerous{QStringLiteral("tolerance=2"), QStringLiteral("filterTolerance=0"),
                            QStringLiteral("selectedFractionMaximum=1")};

} // namespace

class PcaScoresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void selectedSpectraAgreeWithTheDirectComputation();
    void gasesAgreeWithTheDirectComputation();
    void scoresOfAllPixelsAgreeWithTheDirectComputation();
    void everythingAboveItsThresholdIsSelected_data();
    void everythingAboveItsThresholdIsSelected();
    void budgetKeepsTheMostExcessive();
    void confirmationAsksForTwoNeighbours();
    void fewerComponentsAreThoseOfTheBasis();
    void moreComponentsThanStoredAreRefused();
    void numpyAgrees();

private:
    /// Excess of each pixel over the thresholds of a screening, from its scores.
    [[nodiscard]] std::vector<double> excessOf(const QString& name) const;

    tests::PcaRuns m_runs;
    std::vector<double> m_brightness; ///< mean of y - mu over the valid channels, [pixel]
    std::vector<double> m_sun;        ///< zenith angle, degrees
};

void PcaScoresTest::initTestCase() {
    QVERIFY(m_runs.makeSample(1, kScanlines));
    QCOMPARE(m_runs.makeBasis(QStringLiteral("index-basis.nc"), m_runs.granules(),
                              {QStringLiteral("missing=interpolate"), QStringLiteral("grid=index")}),
             QString());
    QCOMPARE(m_runs.screen(QStringLiteral("index"), QStringLiteral("index-basis.nc"), m_runs.granules(), kGenerous).status, 0);
    const tests::DirectBasis basis(m_runs.path(QStringLiteral("index-basis.nc")).toStdString());
    tests::DirectGranule granule(m_runs.granules()[0].toStdString());
    m_sun = granule.geodata("solar_zenith_angle");
    for (std::size_t pixel = 0; pixel < m_sun.size(); ++pixel) {
        const auto spectrum = granule.spectrum(pixel / kRows, pixel % kRows);
        double sum = 0.0;
        double count = 0.0;
        for (std::size_t channel = 0; channel < spectrum.isValid.size(); ++channel) {
            if (spectrum.isValid[channel]) {
                sum += std::log(spectrum.radiance[channel]) - basis.mean(static_cast<Eigen::Index>(channel));
                count += 1.0;
            }
        }
        m_brightness.push_back(sum / count);
    }
}

std::vector<double> PcaScoresTest::excessOf(const QString& name) const {
    const QString scores = name + QStringLiteral("-scores.nc");
    const auto attributes = m_runs.open(name + QStringLiteral(".nc")).attributes();
    const auto used = Json::parse(attributes.textOrEmpty("thresholds"));
    const auto thresholds = processing::atmosphere::ScoreThresholds::fromJson(used);
    std::vector<std::vector<double>> values{m_runs.numbers(scores, "score")};
    for (std::size_t window = 1; window < used["scores"].get<std::size_t>(); ++window) {
        values.push_back(m_runs.numbers(scores, "score_" + used["names"][window].get<std::string>()));
    }
    std::vector<double> excess(values.front().size(), 0.0);
    for (std::size_t pixel = 0; pixel < excess.size(); ++pixel) {
        if (!std::isfinite(values.front()[pixel])) {
            continue;
        }
        const auto stratum = thresholds.stratumOf(m_brightness[pixel], m_sun[pixel]);
        for (std::size_t score = 0; score < values.size(); ++score) {
            const auto limit = used.contains("quantile") ? thresholds.byQuantile(stratum, score, used["quantile"].get<double>())
                                                         : thresholds.byTolerance(stratum, score, used["tolerance"].get<double>());
            excess[pixel] = std::max(excess[pixel], limit.excess(values[score][pixel]));
        }
    }
    return excess;
}

void PcaScoresTest::selectedSpectraAgreeWithTheDirectComputation() {
    const tests::DirectBasis basis(m_runs.path(QStringLiteral("index-basis.nc")).toStdString());
    const QString selection = QStringLiteral("index.nc");
    const auto places = m_runs.placesOf(selection);
    QVERIFY2(places.size() > 20, qPrintable(QString::number(places.size())));
    const auto radiance = m_runs.numbers(selection, "radiance");
    const auto noise = m_runs.numbers(selection, "radiance_noise");
    const auto residual = m_runs.numbers(selection, "residual");
    const auto score = m_runs.numbers(selection, "score");
    const auto t2 = m_runs.numbers(selection, "t2");
    std::map<std::string, std::vector<double>> windows;
    for (const auto& [window, channels] : basis.windows) {
        windows[window] = m_runs.numbers(selection, "score_" + window);
    }
    tests::DirectGranule granule(m_runs.granules()[0].toStdString());
    bool hasMissing = false;
    for (std::size_t row = 0; row < places.size(); ++row) {
        auto spectrum = granule.spectrum(static_cast<std::size_t>(places[row][1]), static_cast<std::size_t>(places[row][2]));
        const auto first = static_cast<std::ptrdiff_t>(row) * kChannels;
        spectrum.radiance.assign(radiance.begin() + first, radiance.begin() + first + kChannels);
        spectrum.noise.assign(noise.begin() + first, noise.begin() + first + kChannels);
        const auto [y, sigma] = tests::logarithmOf(spectrum);
        const auto direct = basis.score(y, sigma);
        QVERIFY(isNear(score[row], direct.score));
        QVERIFY(isNear(t2[row], direct.t2));
        for (const auto& [window, values] : windows) {
            QVERIFY2(isNear(values[row], direct.windows.at(window)), window.c_str());
        }
        for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
            const double found = residual[static_cast<std::size_t>(first + channel)];
            QCOMPARE(std::isfinite(found), std::isfinite(direct.residual(channel)));
            hasMissing = hasMissing || !std::isfinite(found);
            QVERIFY(!std::isfinite(found) || isNear(found, direct.residual(channel), 1.0));
        }
    }
    QVERIFY(hasMissing); // the coefficients were those of the gappy system
}

void PcaScoresTest::gasesAgreeWithTheDirectComputation() {
    const tests::DirectBasis basis(m_runs.path(QStringLiteral("index-basis.nc")).toStdString());
    const QString selection = QStringLiteral("index.nc");
    QCOMPARE(basis.gases, (std::vector<std::string>{"CO", "CH4", "H2O", "HDO"}));
    const auto places = m_runs.placesOf(selection);
    const auto sun = m_runs.numbers(selection, "solar_zenith_angle");
    const auto view = m_runs.numbers(selection, "viewing_zenith_angle");
    tests::DirectGranule granule(m_runs.granules()[0].toStdString());
    for (std::size_t gas = 0; gas < basis.gases.size(); ++gas) {
        const auto& name = basis.gases[gas];
        const auto alpha = m_runs.numbers(selection, "alpha_" + name);
        const auto error = m_runs.numbers(selection, "alpha_error_" + name);
        const auto z = m_runs.numbers(selection, "z_" + name);
        const auto filter = m_runs.numbers(selection, "filter_" + name);
        const auto column = m_runs.numbers(selection, "column_" + name);
        for (std::size_t row = 0; row < places.size(); ++row) {
            const auto [y, sigma] =
                tests::logarithmOf(granule.spectrum(static_cast<std::size_t>(places[row][1]), static_cast<std::size_t>(places[row][2])));
            const double airmass = 1.0 / std::cos(sun[row] * kDegree) + 1.0 / std::cos(view[row] * kDegree);
            const auto direct = basis.fit(static_cast<Eigen::Index>(gas), basis.score(y, sigma), sigma, airmass);
            QVERIFY2(isNear(alpha[row], direct.alpha, direct.alphaError), name.c_str());
            QVERIFY2(isNear(error[row], direct.alphaError), name.c_str());
            QVERIFY2(isNear(z[row], direct.z, 1.0), name.c_str());
            QVERIFY2(isNear(filter[row], direct.filter, 1.0), name.c_str());
            QVERIFY2(isNear(column[row], direct.column, std::abs(direct.column / direct.filter)), name.c_str());
        }
    }
}

void PcaScoresTest::scoresOfAllPixelsAgreeWithTheDirectComputation() {
    const tests::DirectBasis basis(m_runs.path(QStringLiteral("index-basis.nc")).toStdString());
    const QString file = QStringLiteral("index-scores.nc");
    const auto score = m_runs.numbers(file, "score");
    const auto t2 = m_runs.numbers(file, "t2");
    const auto filter = m_runs.numbers(file, "filter_CO");
    const auto window = m_runs.numbers(file, "score_CO");
    const auto flags = m_runs.numbers(file, "processing_flag");
    QCOMPARE(score.size(), kScanlines * kRows);
    tests::DirectGranule granule(m_runs.granules()[0].toStdString());
    const auto sun = granule.geodata("solar_zenith_angle");
    const auto view = granule.geodata("viewing_zenith_angle");
    int scored = 0;
    for (std::size_t pixel = 0; pixel < score.size(); ++pixel) {
        // By the definition of an accepted spectrum; the sample's sun and signal are high enough everywhere.
        const bool isLow = sun[pixel] > 70.0 || view[pixel] > 60.0;
        QCOMPARE((static_cast<int>(flags[pixel]) & 2) != 0, isLow);
        QCOMPARE(std::isfinite(score[pixel]), (static_cast<int>(flags[pixel]) & (1 | 2 | 4 | 8 | 64)) == 0);
        QCOMPARE(std::isfinite(t2[pixel]), std::isfinite(score[pixel]));
        if (pixel % 97 != 0 || isLow) {
            continue;
        }
        const auto spectrum = granule.spectrum(pixel / kRows, pixel % kRows);
        const auto valid = std::count(spectrum.isValid.begin(), spectrum.isValid.end(), true);
        QCOMPARE((static_cast<int>(flags[pixel]) & 4) != 0, static_cast<double>(valid) < 0.9 * 480.0);
        if (!std::isfinite(score[pixel])) {
            continue;
        }
        const auto [y, sigma] = tests::logarithmOf(spectrum);
        const auto direct = basis.score(y, sigma);
        QVERIFY(isNear(score[pixel], direct.score));
        QVERIFY(isNear(t2[pixel], direct.t2));
        QVERIFY(isNear(window[pixel], direct.windows.at("CO")));
        QVERIFY(isNear(filter[pixel], basis.fit(0, direct, sigma, 1.0).filter, 1.0));
        ++scored;
    }
    QVERIFY(scored > 200);
}

void PcaScoresTest::everythingAboveItsThresholdIsSelected_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("settings");
    QTest::addRow("tolerance") << QStringLiteral("index") << QStringList(); // made by initTestCase()
    QTest::addRow("quantile") << QStringLiteral("quantile")
                              << QStringList{QStringLiteral("quantile=0.995"), QStringLiteral("filterTolerance=0"),
                                             QStringLiteral("selectedFractionMaximum=1")};
}

void PcaScoresTest::everythingAboveItsThresholdIsSelected() {
    QFETCH(QString, name);
    QFETCH(QStringList, settings);
    if (!settings.isEmpty()) {
        QCOMPARE(m_runs.screen(name, QStringLiteral("index-basis.nc"), m_runs.granules(), settings).status, 0);
    }
    const auto excess = excessOf(name);
    std::set<std::size_t> selected;
    for (const auto& place : m_runs.placesOf(name + QStringLiteral(".nc"))) {
        selected.insert(static_cast<std::size_t>(place[1]) * kRows + static_cast<std::size_t>(place[2]));
    }
    QVERIFY(selected.size() > 20 && selected.size() < 2000);
    for (std::size_t pixel = 0; pixel < excess.size(); ++pixel) {
        if (std::abs(excess[pixel] - 1.0) > 1e-5) { // the scores of the file are rounded
            QVERIFY2(selected.contains(pixel) == (excess[pixel] > 1.0), qPrintable(QStringLiteral("%1: %2").arg(pixel).arg(excess[pixel])));
        }
    }
    QCOMPARE(m_runs.open(name + QStringLiteral(".nc")).attributes().number("budget_limited"), 0.0);
}

void PcaScoresTest::budgetKeepsTheMostExcessive() {
    // 0.0005 of 25 800 pixels are 12.
    const QStringList settings{QStringLiteral("tolerance=2"), QStringLiteral("filterTolerance=0"),
                               QStringLiteral("selectedFractionMaximum=0.0005")};
    QCOMPARE(m_runs.screen(QStringLiteral("budget"), QStringLiteral("index-basis.nc"), m_runs.granules(), settings).status, 0);
    const auto kept = m_runs.placesOf(QStringLiteral("budget.nc"));
    QCOMPARE(kept.size(), 12U);
    const auto excess = excessOf(QStringLiteral("budget"));
    const auto flags = m_runs.numbers(QStringLiteral("budget-scores.nc"), "processing_flag");
    std::set<std::size_t> selected;
    double least = 1e300;
    for (const auto& place : kept) {
        const auto pixel = static_cast<std::size_t>(place[1]) * kRows + static_cast<std::size_t>(place[2]);
        selected.insert(pixel);
        least = std::min(least, excess[pixel]);
        QCOMPARE(static_cast<int>(flags[pixel]) & 256, 0);
    }
    std::size_t limited = 0;
    for (std::size_t pixel = 0; pixel < excess.size(); ++pixel) {
        if (!selected.contains(pixel)) {
            QVERIFY(excess[pixel] <= least + 1e-5);
            if (std::abs(excess[pixel] - 1.0) > 1e-5) {
                QCOMPARE((static_cast<int>(flags[pixel]) & 256) != 0, excess[pixel] > 1.0);
            }
            limited += (static_cast<int>(flags[pixel]) & 256) != 0 ? 1U : 0U;
        }
    }
    QCOMPARE(limited + 12, m_runs.placesOf(QStringLiteral("index.nc")).size()); // those that would have been selected
    const auto attributes = m_runs.open(QStringLiteral("budget.nc")).attributes();
    QCOMPARE(attributes.number("budget_limited"), 1.0);
    QCOMPARE(attributes.number("fraction"), 12.0 / static_cast<double>(kScanlines * kRows));
    const auto report = m_runs.json(QStringLiteral("budget.json"));
    QCOMPARE(report["counts"]["budgetLimited"].get<std::size_t>(), limited);
    QVERIFY(report["budgetLimited"].get<bool>());
    // With one thread there is room for other details in the first reading.
    QCOMPARE(m_runs.screen(QStringLiteral("budget-single"), QStringLiteral("index-basis.nc"), m_runs.granules(), settings, 1).status, 0);
    QCOMPARE(m_runs.differenceOf(QStringLiteral("budget-single.nc"), QStringLiteral("budget.nc")), QString());
    QCOMPARE(m_runs.differenceOf(QStringLiteral("budget-single-scores.nc"), QStringLiteral("budget-scores.nc")), QString());
}

void PcaScoresTest::confirmationAsksForTwoNeighbours() {
    QCOMPARE(m_runs
                 .screen(QStringLiteral("confirmed"), QStringLiteral("index-basis.nc"), m_runs.granules(),
                         QStringList(kGenerous) << QStringLiteral("confirmation=true"))
                 .status,
             0);
    const auto excess = excessOf(QStringLiteral("index")); // the same thresholds
    std::set<std::size_t> confirmed;
    for (const auto& place : m_runs.placesOf(QStringLiteral("confirmed.nc"))) {
        confirmed.insert(static_cast<std::size_t>(place[1]) * kRows + static_cast<std::size_t>(place[2]));
    }
    std::size_t refused = 0;
    for (const auto& place : m_runs.placesOf(QStringLiteral("index.nc"))) {
        int above = 0;
        bool isClose = false;
        for (int line = std::max(0, place[1] - 1); line <= std::min(static_cast<int>(kScanlines) - 1, place[1] + 1); ++line) {
            for (int row = std::max(0, place[2] - 1); row <= std::min(static_cast<int>(kRows) - 1, place[2] + 1); ++row) {
                const double own = excess[static_cast<std::size_t>(line) * kRows + static_cast<std::size_t>(row)];
                if (line != place[1] || row != place[2]) {
                    above += own > 0.6 ? 1 : 0;
                    isClose = isClose || std::abs(own - 0.6) < 1e-5;
                }
            }
        }
        if (!isClose) {
            QCOMPARE(confirmed.contains(static_cast<std::size_t>(place[1]) * kRows + static_cast<std::size_t>(place[2])), above >= 2);
        }
        refused += above < 2 ? 1U : 0U;
    }
    QVERIFY(refused > 0);
    QVERIFY(!confirmed.empty());
}

void PcaScoresTest::fewerComponentsAreThoseOfTheBasis() {
    QCOMPARE(
        m_runs.screen(QStringLiteral("five"), QStringLiteral("index-basis.nc"), m_runs.granules(), {QStringLiteral("components=5")}).status,
        0);
    QCOMPARE(m_runs.open(QStringLiteral("five.nc")).attributes().number("components"), 5.0);
    const tests::DirectBasis basis(m_runs.path(QStringLiteral("index-basis.nc")).toStdString(), 5);
    const auto score = m_runs.numbers(QStringLiteral("five-scores.nc"), "score");
    const auto t2 = m_runs.numbers(QStringLiteral("five-scores.nc"), "t2");
    tests::DirectGranule granule(m_runs.granules()[0].toStdString());
    int compared = 0;
    for (std::size_t pixel = 20; pixel < score.size(); pixel += 1009) {
        if (std::isfinite(score[pixel])) {
            const auto [y, sigma] = tests::logarithmOf(granule.spectrum(pixel / kRows, pixel % kRows));
            const auto direct = basis.score(y, sigma);
            QVERIFY(isNear(score[pixel], direct.score));
            QVERIFY(isNear(t2[pixel], direct.t2));
            ++compared;
        }
    }
    QVERIFY(compared > 10);
}

void PcaScoresTest::moreComponentsThanStoredAreRefused() {
    const auto done =
        m_runs.screen(QStringLiteral("many"), QStringLiteral("index-basis.nc"), m_runs.granules(), {QStringLiteral("components=101")});
    QCOMPARE(done.status, 2);
    QVERIFY2(done.text.contains(QStringLiteral("101")) && done.text.contains(QStringLiteral("100")), qPrintable(done.text));
    QVERIFY(QDir(m_runs.folder()).entryList({QStringLiteral("many*")}).isEmpty());
}

void PcaScoresTest::numpyAgrees() {
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QStringLiteral("import numpy, netCDF4")});
    if (!python.waitForFinished(60000) || python.exitStatus() != QProcess::NormalExit || python.exitCode() != 0) {
        QSKIP("/usr/bin/python3 with numpy and netCDF4 is not here (Debian: python3-netcdf4)");
    }
    QCOMPARE(m_runs
                 .run(QStringLiteral("atmosphere.pca-accumulate"),
                      {QStringLiteral("granules=") + m_runs.granules()[0], QStringLiteral("missing=drop"),
                       QStringLiteral("missingMaximumFraction=0"), QStringLiteral("snrMinimum=0"), QStringLiteral("sampling=all"),
                       QStringLiteral("grid=index"), QStringLiteral("channelQualityMask=0")},
                      {QStringLiteral("accumulator=exact.nc")})
                 .status,
             0);
    QCOMPARE(m_runs
                 .run(QStringLiteral("atmosphere.pca-basis"),
                      {QStringLiteral("accumulators=") + m_runs.path(QStringLiteral("exact.nc")), QStringLiteral("components=12")},
                      {QStringLiteral("basis=exact-basis.nc")})
                 .status,
             0);
    QCOMPARE(m_runs.screen(QStringLiteral("exact"), QStringLiteral("exact-basis.nc"), m_runs.granules()).status, 0);
    python.start(QStringLiteral("/usr/bin/python3"),
                 {QStringLiteral(PHIDIAS_SOURCE_DIR "/tests/process/pca_reference.py"), m_runs.granules()[0],
                  m_runs.path(QStringLiteral("exact-basis.nc")), m_runs.path(QStringLiteral("exact-scores.nc"))});
    QVERIFY(python.waitForFinished(120000));
    const QByteArray said = python.readAllStandardOutput() + python.readAllStandardError();
    QVERIFY2(python.exitCode() == 0, said.constData());
    QVERIFY2(said.contains("agrees"), said.constData());
}

QTEST_GUILESS_MAIN(PcaScoresTest)
#include "PcaScoresTest.moc"
