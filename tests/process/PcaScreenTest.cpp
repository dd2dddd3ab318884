// pca-screen and pca-screening on a small synthetic sample with known truth. Scores, residuals and filters are held against a direct
// computation by the formulas of PCA_SCREENING 4 (tests/support/PcaDirect.h), the statistics also against numpy (pca_reference.py).
#include "core/util/CubicSpline.h"
#include "processing/atmosphere/ScoreThresholds.h"
#include "tests/support/PcaDirect.h"
#include "tests/support/Support.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <cstring>
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

} // namespace

class PcaScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void selectedSpectraAgreeWithTheDirectComputation();
    void gasesAgreeWithTheDirectComputation();
    void scoresOfAllPixelsAgreeWithTheDirectComputation();
    void resampledResidualIsOnTheRowsOwnWavelengths();
    void resampledScoreAgreesWithTheDirectComputation();
    void plantedPlumesAreFoundAndOrdinarySpectraAreNot();
    void eventsAreThoseOfTheSelection();
    void threadsDoNotMatter();
    void partitionDoesNotMatter();
    void orderOfGranulesDoesNotMatter();
    void everythingAboveItsThresholdIsSelected_data();
    void everythingAboveItsThresholdIsSelected();
    void budgetKeepsTheMostExcessive();
    void confirmationAsksForTwoNeighbours();
    void fewerComponentsAreThoseOfTheBasis();
    void moreComponentsThanStoredAreRefused();
    void selectionHasTheBindingLayout();
    void scoresHaveTheBindingLayout();
    void selectionHoldsTheGranulesOwnValues();
    void resultsOpenByInspect();
    void cancelLeavesNothing();
    void numpyAgrees();

private:
    struct Run {
        int status = 0;
        QString text;
    };
    Run run(const QString& process, const QStringList& settings, const QStringList& outputs, int threads = 2) const;
    /// Screens into NAME.nc, NAME-scores.nc, NAME.geojson, NAME.json.
    Run screen(const QString& name, const QString& basis, const QStringList& granules, QStringList settings = {}, int threads = 2) const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] core::NetcdfGroup open(const QString& name) const { return core::NetcdfFile::open(path(name).toStdString()).root(); }
    [[nodiscard]] std::vector<double> numbers(const QString& file, const std::string& variable) const {
        return open(file).requireVariable(variable).readDoubles();
    }
    [[nodiscard]] Json json(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
    }
    /// (granule, scanline, ground pixel) of the rows.
    [[nodiscard]] std::vector<std::array<int, 3>> placesOf(const QString& file) const;
    /// Excess of each pixel of the first granule over the thresholds of a screening with the index basis, from its scores.
    [[nodiscard]] std::vector<double> excessOf(const QString& name) const;
    void compareAll(const QString& a, const QString& b) const;

    QTemporaryDir m_folder;
    QStringList m_granules;
};

PcaScreenTest::Run PcaScreenTest::run(const QString& process, const QStringList& settings, const QStringList& outputs, int threads) const {
    QStringList arguments{QStringLiteral("run"),        process,
                          QStringLiteral("--threads"),  QString::number(threads),
                          QStringLiteral("--progress"), QStringLiteral("none")};
    for (const auto& setting : settings) {
        arguments << QStringLiteral("--set") << setting;
    }
    for (const auto& output : outputs) {
        arguments << QStringLiteral("--out")
                  << output.section(QLatin1Char('='), 0, 0) + QLatin1Char('=') + path(output.section(QLatin1Char('='), 1));
    }
    const auto done = tests::runPhidias(PHIDIAS_BINARY, arguments);
    return {done.status, QString::fromUtf8(done.err)};
}

PcaScreenTest::Run PcaScreenTest::screen(const QString& name, const QString& basis, const QStringList& granules, QStringList settings,
                                         int threads) const {
    settings << QStringLiteral("basis=") + path(basis);
    for (const auto& granule : granules) {
        settings << QStringLiteral("granules=") + granule;
    }
    return run(QStringLiteral("atmosphere.pca-screen"), settings,
               {QStringLiteral("selection=%1.nc").arg(name), QStringLiteral("scores=%1-scores.nc").arg(name),
                QStringLiteral("events=%1.geojson").arg(name), QStringLiteral("report=%1.json").arg(name)},
               threads);
}

std::vector<std::array<int, 3>> PcaScreenTest::placesOf(const QString& file) const {
    const auto granule = numbers(file, "granule");
    const auto scanline = numbers(file, "scanline");
    const auto pixel = numbers(file, "ground_pixel");
    std::vector<std::array<int, 3>> places;
    for (std::size_t row = 0; row < granule.size(); ++row) {
        places.push_back({static_cast<int>(granule[row]), static_cast<int>(scanline[row]), static_cast<int>(pixel[row])});
    }
    return places;
}

std::vector<double> PcaScreenTest::excessOf(const QString& name) const {
    const QString scores = name + QStringLiteral("-scores.nc");
    const auto attributes = open(name + QStringLiteral(".nc")).attributes();
    const auto used = Json::parse(attributes.textOrEmpty("thresholds"));
    const auto thresholds = processing::atmosphere::ScoreThresholds::fromJson(used);
    const tests::DirectBasis basis(path(QStringLiteral("index-basis.nc")).toStdString());
    std::vector<std::vector<double>> values{numbers(scores, "score")};
    for (const auto& [window, channels] : basis.windows) {
        values.push_back(numbers(scores, "score_" + window));
    }
    tests::DirectGranule granule(m_granules[0].toStdString());
    const auto sun = granule.geodata("solar_zenith_angle");
    std::vector<double> excess(values.front().size(), 0.0);
    for (std::size_t pixel = 0; pixel < excess.size(); ++pixel) {
        if (!std::isfinite(values.front()[pixel])) {
            continue;
        }
        const auto y = tests::logarithmOf(granule.spectrum(pixel / kRows, pixel % kRows)).first;
        double sum = 0.0;
        double count = 0.0;
        for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
            if (std::isfinite(y(channel))) {
                sum += y(channel) - basis.mean(channel);
                count += 1.0;
            }
        }
        const auto stratum = thresholds.stratumOf(sum / count, sun[pixel]);
        for (std::size_t score = 0; score < values.size(); ++score) {
            const auto limit = used.contains("quantile") ? thresholds.byQuantile(stratum, score, used["quantile"].get<double>())
                                                         : thresholds.byTolerance(stratum, score, used["tolerance"].get<double>());
            excess[pixel] = std::max(excess[pixel], limit.excess(values[score][pixel]));
        }
    }
    return excess;
}

/// Bit by bit.
void PcaScreenTest::compareAll(const QString& a, const QString& b) const {
    const auto first = open(a);
    const auto second = open(b);
    QCOMPARE(first.variables().size(), second.variables().size());
    for (const auto& variable : first.variables()) {
        const auto other = second.requireVariable(variable.name());
        if (variable.type() == core::NetcdfType::String) {
            QCOMPARE(variable.readTexts(), other.readTexts());
            continue;
        }
        const auto one = variable.readDoubles();
        const auto two = other.readDoubles();
        QVERIFY2(one.size() == two.size() && std::memcmp(one.data(), two.data(), one.size() * sizeof(double)) == 0,
                 variable.name().c_str());
    }
}

void PcaScreenTest::initTestCase() {
    const auto made = tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("s5p-l1b"), m_folder.path(),
                                                         QStringLiteral("--set"), QStringLiteral("granules=2"), QStringLiteral("--set"),
                                                         QStringLiteral("scanlines=%1").arg(kScanlines)});
    QCOMPARE(made.status, 0);
    QStringList granules;
    for (const auto& name : QDir(m_folder.path()).entryList({QStringLiteral("S5P_TEST_L1B_RA_BD7*.nc")}, QDir::Files, QDir::Name)) {
        m_granules << path(name);
        granules << QStringLiteral("granules=") + m_granules.back();
    }
    QCOMPARE(m_granules.size(), 2);
    const auto chain = run(QStringLiteral("atmosphere.pca-screening"), granules,
                           {QStringLiteral("selection=chain.nc"), QStringLiteral("events=chain.geojson"),
                            QStringLiteral("basis=chain-basis.nc"), QStringLiteral("report=chain.json")});
    QVERIFY2(chain.status == 0, qPrintable(chain.text));
    QCOMPARE(screen(QStringLiteral("whole"), QStringLiteral("chain-basis.nc"), m_granules).status, 0);
    QCOMPARE(
        run(QStringLiteral("atmosphere.pca-accumulate"),
            QStringList{QStringLiteral("missing=interpolate"), QStringLiteral("sampling=all"), QStringLiteral("grid=index")} + granules,
            {QStringLiteral("accumulator=index.nc")})
            .status,
        0);
    QCOMPARE(run(QStringLiteral("atmosphere.pca-basis"), {QStringLiteral("accumulators=") + path(QStringLiteral("index.nc"))},
                 {QStringLiteral("basis=index-basis.nc")})
                 .status,
             0);
    QCOMPARE(screen(QStringLiteral("index"), QStringLiteral("index-basis.nc"), {m_granules[0]},
                    {QStringLiteral("tolerance=4"), QStringLiteral("filterTolerance=0"), QStringLiteral("selectedFractionMaximum=1")})
                 .status,
             0);
}

void PcaScreenTest::selectedSpectraAgreeWithTheDirectComputation() {
    const tests::DirectBasis basis(path(QStringLiteral("index-basis.nc")).toStdString());
    const QString file = QStringLiteral("index.nc");
    const QString selection = file;
    const auto places = placesOf(selection);
    QVERIFY2(places.size() > 20, qPrintable(QString::number(places.size())));
    const auto radiance = numbers(selection, "radiance");
    const auto noise = numbers(selection, "radiance_noise");
    const auto residual = numbers(selection, "residual");
    const auto score = numbers(selection, "score");
    const auto t2 = numbers(selection, "t2");
    std::map<std::string, std::vector<double>> windows;
    for (const auto& [window, channels] : basis.windows) {
        windows[window] = numbers(selection, "score_" + window);
    }
    tests::DirectGranule granule(m_granules[0].toStdString());
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

void PcaScreenTest::gasesAgreeWithTheDirectComputation() {
    const tests::DirectBasis basis(path(QStringLiteral("index-basis.nc")).toStdString());
    const QString selection = QStringLiteral("index.nc");
    QCOMPARE(basis.gases, (std::vector<std::string>{"CO", "CH4", "H2O", "HDO"}));
    const auto places = placesOf(selection);
    const auto sun = numbers(selection, "solar_zenith_angle");
    const auto view = numbers(selection, "viewing_zenith_angle");
    tests::DirectGranule granule(m_granules[0].toStdString());
    for (std::size_t gas = 0; gas < basis.gases.size(); ++gas) {
        const auto& name = basis.gases[gas];
        const auto alpha = numbers(selection, "alpha_" + name);
        const auto error = numbers(selection, "alpha_error_" + name);
        const auto z = numbers(selection, "z_" + name);
        const auto filter = numbers(selection, "filter_" + name);
        const auto column = numbers(selection, "column_" + name);
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

void PcaScreenTest::scoresOfAllPixelsAgreeWithTheDirectComputation() {
    const tests::DirectBasis basis(path(QStringLiteral("index-basis.nc")).toStdString());
    const QString file = QStringLiteral("index-scores.nc");
    const auto score = numbers(file, "score");
    const auto t2 = numbers(file, "t2");
    const auto filter = numbers(file, "filter_CO");
    const auto window = numbers(file, "score_CO");
    const auto flags = numbers(file, "processing_flag");
    QCOMPARE(score.size(), kScanlines * kRows);
    tests::DirectGranule granule(m_granules[0].toStdString());
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

void PcaScreenTest::resampledResidualIsOnTheRowsOwnWavelengths() {
    const tests::DirectBasis basis(path(QStringLiteral("chain-basis.nc")).toStdString());
    const QString selection = QStringLiteral("whole.nc");
    const auto places = placesOf(selection);
    const auto residual = numbers(selection, "residual");
    const auto wavelength = numbers(selection, "nominal_wavelength");
    const auto t2 = numbers(selection, "t2");
    QVERIFY(places.size() > 100);
    tests::DirectGranule granule(m_granules[0].toStdString());
    for (std::size_t row = 0; row < places.size(); row += 7) {
        if (places[row][0] != 0) {
            continue;
        }
        const auto pixel = static_cast<std::size_t>(places[row][2]);
        const auto own = granule.wavelengthsNm(pixel);
        const auto [y, sigma] = tests::logarithmOf(granule.spectrum(static_cast<std::size_t>(places[row][1]), pixel));
        std::vector<double> nodes;
        std::vector<double> values;
        for (std::size_t channel = 0; channel < own.size(); ++channel) {
            if (std::isfinite(y(static_cast<Eigen::Index>(channel)))) {
                nodes.push_back(own[channel]);
                values.push_back(y(static_cast<Eigen::Index>(channel)));
            }
        }
        const core::CubicSpline spline(nodes, values);
        Eigen::VectorXd onGrid(kChannels);
        for (Eigen::Index place = 0; place < kChannels; ++place) {
            const double at = basis.wavelengthsNm[static_cast<std::size_t>(place)];
            const auto nearest =
                std::min_element(own.begin(), own.end(), [&](double a, double b) { return std::abs(a - at) < std::abs(b - at); });
            onGrid(place) = std::isfinite(y(nearest - own.begin())) ? spline(at) : std::numeric_limits<double>::quiet_NaN();
        }
        const auto direct = basis.score(onGrid, Eigen::VectorXd::Ones(kChannels));
        QVERIFY(isNear(t2[row], direct.t2));
        const core::CubicSpline reconstruction(basis.wavelengthsNm, std::span(direct.fitted.data(), static_cast<std::size_t>(kChannels)));
        std::size_t compared = 0;
        for (std::size_t channel = 0; channel < own.size(); ++channel) {
            const auto at = static_cast<Eigen::Index>(channel);
            const double expected = (y(at) - reconstruction(own[channel])) / sigma(at);
            const double found = residual[row * own.size() + channel];
            QCOMPARE(std::isfinite(found), std::isfinite(expected));
            QVERIFY(!std::isfinite(found) || isNear(found, expected, 1.0));
            compared += std::isfinite(found) ? 1U : 0U;
            QVERIFY(std::abs(wavelength[pixel * own.size() + channel] - own[channel]) < 1e-3);
        }
        QVERIFY(compared > 430);
    }
}

void PcaScreenTest::resampledScoreAgreesWithTheDirectComputation() {
    // The variance of a place of the grid is the sum of the squared weights, here all of them: the response of the spline to one channel
    // after the other. The screening keeps the 12 largest of each place.
    const tests::DirectBasis basis(path(QStringLiteral("chain-basis.nc")).toStdString());
    const auto score = numbers(QStringLiteral("whole-scores.nc"), "score");
    tests::DirectGranule granule(m_granules[0].toStdString());
    for (const std::size_t pixel : {40 * kRows + 70, 75 * kRows + 150, 100 * kRows + 110}) {
        const auto own = granule.wavelengthsNm(pixel % kRows);
        const auto [y, sigma] = tests::logarithmOf(granule.spectrum(pixel / kRows, pixel % kRows));
        std::vector<double> nodes;
        std::vector<double> values;
        std::vector<double> variances;
        for (std::size_t channel = 0; channel < own.size(); ++channel) {
            const auto at = static_cast<Eigen::Index>(channel);
            if (std::isfinite(y(at))) {
                nodes.push_back(own[channel]);
                values.push_back(y(at));
                variances.push_back(sigma(at) * sigma(at));
            }
        }
        Eigen::VectorXd onGrid = Eigen::VectorXd::Constant(kChannels, std::numeric_limits<double>::quiet_NaN());
        Eigen::VectorXd variance = Eigen::VectorXd::Zero(kChannels);
        const core::CubicSpline spline(nodes, values);
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            std::vector<double> unit(nodes.size(), 0.0);
            unit[node] = 1.0;
            const core::CubicSpline response(nodes, unit);
            for (Eigen::Index place = 0; place < kChannels; ++place) {
                variance(place) += std::pow(response(basis.wavelengthsNm[static_cast<std::size_t>(place)]), 2) * variances[node];
            }
        }
        for (Eigen::Index place = 0; place < kChannels; ++place) {
            const double at = basis.wavelengthsNm[static_cast<std::size_t>(place)];
            const auto nearest =
                std::min_element(own.begin(), own.end(), [&](double a, double b) { return std::abs(a - at) < std::abs(b - at); });
            if (std::isfinite(y(nearest - own.begin()))) {
                onGrid(place) = spline(at);
            }
        }
        const double expected = basis.score(onGrid, variance.cwiseSqrt()).score;
        QVERIFY2(std::abs(score[pixel] / expected - 1.0) < 1e-4, qPrintable(QStringLiteral("%1 %2").arg(score[pixel]).arg(expected)));
    }
}

void PcaScreenTest::plantedPlumesAreFoundAndOrdinarySpectraAreNot() {
    const auto truth = json(QStringLiteral("truth.json"));
    const auto score = numbers(QStringLiteral("whole-scores.nc"), "score");
    const auto places = placesOf(QStringLiteral("chain.nc"));
    const auto classes = numbers(QStringLiteral("chain.nc"), "class");
    std::map<std::string, std::array<int, 3>> found; // of kind: strong, selected, of the right name
    std::vector<double> ordinary;
    std::size_t ordinarySelected = 0;
    for (std::size_t granule = 0; granule < 2; ++granule) {
        const auto& own = truth["granules"][granule];
        const QString file = QString::fromStdString(own["truth"].get<std::string>());
        const auto event = numbers(file, "event");
        const auto strength = numbers(file, "strength");
        std::map<int, std::string> kinds;
        for (const auto& planted : own["events"]) {
            kinds[planted["id"].get<int>()] = planted["kind"].get<std::string>();
        }
        std::map<std::size_t, double> classOf;
        for (std::size_t row = 0; row < places.size(); ++row) {
            if (places[row][0] == static_cast<int>(granule)) {
                classOf[static_cast<std::size_t>(places[row][1]) * kRows + static_cast<std::size_t>(places[row][2])] = classes[row];
            }
        }
        for (std::size_t pixel = 0; pixel < event.size(); ++pixel) {
            const double own_ = score[granule * kScanlines * kRows + pixel];
            if (!std::isfinite(own_)) {
                continue;
            }
            const auto selected = classOf.find(pixel);
            if (event[pixel] < 0.0) {
                ordinary.push_back(own_);
                ordinarySelected += selected != classOf.end() ? 1U : 0U;
            } else if (strength[pixel] >= 2.0) {
                auto& [strong, taken, named] = found[kinds.at(static_cast<int>(event[pixel]))];
                ++strong;
                taken += selected != classOf.end() ? 1 : 0;
                named += selected != classOf.end() && selected->second == 1.0 ? 1 : 0; // 1 = CO
            }
        }
    }
    const auto& [strongCo, takenCo, namedCo] = found["CO"];
    QVERIFY(strongCo >= 20);
    QVERIFY2(takenCo >= 0.95 * strongCo, qPrintable(QStringLiteral("%1 of %2").arg(takenCo).arg(strongCo)));
    QVERIFY(namedCo >= 0.95 * takenCo);
    const auto& [strong, taken, named] = found["unknown"];
    QVERIFY(strong >= 20);
    QVERIFY2(taken >= 0.9 * strong, qPrintable(QStringLiteral("%1 of %2").arg(taken).arg(strong)));
    QCOMPARE(named, 0);
    QVERIFY(ordinary.size() > 40000);
    QVERIFY2(static_cast<double>(ordinarySelected) <= 0.01 * static_cast<double>(ordinary.size()),
             qPrintable(QString::number(ordinarySelected)));
    std::sort(ordinary.begin(), ordinary.end());
    const double median = ordinary[ordinary.size() / 2];
    QVERIFY2(std::abs(median - 1.0) < 0.03, qPrintable(QString::number(median)));
}

void PcaScreenTest::eventsAreThoseOfTheSelection() {
    const auto events = json(QStringLiteral("chain.geojson"));
    const auto truth = json(QStringLiteral("truth.json"));
    const auto ids = numbers(QStringLiteral("chain.nc"), "event_id");
    const auto score = numbers(QStringLiteral("chain.nc"), "score");
    const auto time = numbers(QStringLiteral("chain.nc"), "time");
    const auto latitude = numbers(QStringLiteral("chain.nc"), "latitude");
    QCOMPARE(events["type"], "FeatureCollection");
    QCOMPARE(static_cast<double>(events["features"].size()), *std::max_element(ids.begin(), ids.end()) + 1.0);
    bool hasPlume = false;
    for (const auto& event : events["features"]) {
        const auto& properties = event["properties"];
        for (const char* name : {"id", "start", "end", "n", "latitude", "longitude", "maximumScore", "meanScore", "class", "z_CO", "z_CH4",
                                 "areaKm2", "orbits"}) {
            QVERIFY2(properties.contains(name), name);
        }
        double most = 0.0;
        double sum = 0.0;
        int count = 0;
        std::array<double, 2> times{1e300, -1e300};
        std::array<double, 2> latitudes{90.0, -90.0};
        for (std::size_t row = 0; row < ids.size(); ++row) {
            if (ids[row] == properties["id"].get<double>()) {
                most = std::max(most, score[row]);
                sum += score[row];
                ++count;
                times = {std::min(times[0], time[row]), std::max(times[1], time[row])};
                latitudes = {std::min(latitudes[0], latitude[row]), std::max(latitudes[1], latitude[row])};
            }
        }
        QVERIFY(count >= 3);
        QCOMPARE(properties["n"].get<int>(), count);
        QCOMPARE(properties["maximumScore"].get<double>(), most);
        QVERIFY(isNear(properties["meanScore"].get<double>(), sum / count));
        const auto seconds = [&](const char* name) {
            const auto text = QString::fromStdString(properties[name].get<std::string>());
            const QDateTime epoch(QDate(2010, 1, 1), QTime(0, 0), Qt::UTC);
            return static_cast<double>(epoch.msecsTo(QDateTime::fromString(text, Qt::ISODateWithMs))) / 1000.0;
        };
        QVERIFY(std::abs(seconds("start") - times[0]) < 2e-3);
        QVERIFY(std::abs(seconds("end") - times[1]) < 2e-3);
        QVERIFY(properties["latitude"].get<double>() >= latitudes[0] && properties["latitude"].get<double>() <= latitudes[1]);
        QVERIFY(properties["areaKm2"].get<double>() > 10.0 * count); // a footprint is 5.5 x 7 km and more
        QCOMPARE(properties["orbits"], "12600");
        // The planted plume of CO begins in this event.
        const auto& planted = truth["granules"][0]["events"][0];
        if (std::abs(properties["latitude"].get<double>() - planted["latitude"].get<double>()) < 1.0 && count > 20) {
            QCOMPARE(planted["kind"], "CO");
            QCOMPARE(properties["class"], "CO");
            QVERIFY(std::abs(properties["longitude"].get<double>() - planted["longitude"].get<double>()) < 1.0);
            QVERIFY(properties["z_CO"].get<double>() > 5.0);
            hasPlume = true;
        }
    }
    QVERIFY(hasPlume);
}

void PcaScreenTest::threadsDoNotMatter() {
    QCOMPARE(screen(QStringLiteral("single"), QStringLiteral("chain-basis.nc"), m_granules, {}, 1).status, 0);
    compareAll(QStringLiteral("single.nc"), QStringLiteral("whole.nc"));
    compareAll(QStringLiteral("single-scores.nc"), QStringLiteral("whole-scores.nc"));
    QCOMPARE(json(QStringLiteral("single.geojson"))["features"], json(QStringLiteral("whole.geojson"))["features"]);
}

void PcaScreenTest::partitionDoesNotMatter() {
    // Each granule was a task of its own, and the selections were collected.
    compareAll(QStringLiteral("chain.nc"), QStringLiteral("whole.nc"));
    QCOMPARE(json(QStringLiteral("chain.geojson"))["features"], json(QStringLiteral("whole.geojson"))["features"]);
    const auto counts = json(QStringLiteral("chain.json"))["counts"];
    QCOMPARE(counts, json(QStringLiteral("whole.json"))["counts"]);
    QCOMPARE(counts["read"].get<std::size_t>(), 2 * kScanlines * kRows);
    std::size_t sum = 0;
    for (const char* fate : {"scored", "poorQuality", "angles", "fewChannels", "lowSignal", "illConditioned"}) {
        sum += counts[fate].get<std::size_t>();
    }
    QCOMPARE(sum, counts["read"].get<std::size_t>()); // every spectrum has one fate
}

void PcaScreenTest::orderOfGranulesDoesNotMatter() {
    QCOMPARE(screen(QStringLiteral("reversed"), QStringLiteral("chain-basis.nc"), {m_granules[1], m_granules[0]}).status, 0);
    const auto tableOf = [&](const QString& file) {
        const auto places = placesOf(file);
        const auto names = open(file).requireVariable("granule_name").readTexts();
        std::map<std::tuple<std::string, int, int>, std::vector<double>> table;
        for (const char* name : {"orbit", "time", "latitude", "score", "t2", "z_CO", "alpha_CH4", "filter_H2O", "class", "flags"}) {
            const auto values = numbers(file, name);
            for (std::size_t row = 0; row < places.size(); ++row) {
                table[{names[static_cast<std::size_t>(places[row][0])], places[row][1], places[row][2]}].push_back(values[row]);
            }
        }
        return table;
    };
    QVERIFY(tableOf(QStringLiteral("reversed.nc")) == tableOf(QStringLiteral("whole.nc")));
    const auto eventsOf = [&](const QString& file) {
        const auto features = json(file)["features"];
        std::set<std::string> events;
        for (auto feature : features) {
            feature["properties"].erase("id");
            events.insert(feature.dump());
        }
        return events;
    };
    QVERIFY(eventsOf(QStringLiteral("reversed.geojson")) == eventsOf(QStringLiteral("whole.geojson")));
}

void PcaScreenTest::everythingAboveItsThresholdIsSelected_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("settings");
    QTest::addRow("tolerance") << QStringLiteral("index") << QStringList(); // made by initTestCase()
    QTest::addRow("quantile") << QStringLiteral("quantile")
                              << QStringList{QStringLiteral("quantile=0.995"), QStringLiteral("filterTolerance=0"),
                                             QStringLiteral("selectedFractionMaximum=1")};
}

void PcaScreenTest::everythingAboveItsThresholdIsSelected() {
    QFETCH(QString, name);
    QFETCH(QStringList, settings);
    if (!settings.isEmpty()) {
        QCOMPARE(screen(name, QStringLiteral("index-basis.nc"), {m_granules[0]}, settings).status, 0);
    }
    const auto excess = excessOf(name);
    std::set<std::size_t> selected;
    for (const auto& place : placesOf(name + QStringLiteral(".nc"))) {
        selected.insert(static_cast<std::size_t>(place[1]) * kRows + static_cast<std::size_t>(place[2]));
    }
    QVERIFY(selected.size() > 20 && selected.size() < 2000);
    for (std::size_t pixel = 0; pixel < excess.size(); ++pixel) {
        if (std::abs(excess[pixel] - 1.0) > 1e-5) { // the scores of the file are rounded
            QCOMPARE(selected.contains(pixel), excess[pixel] > 1.0);
        }
    }
    QCOMPARE(open(name + QStringLiteral(".nc")).attributes().number("budget_limited"), 0.0);
}

void PcaScreenTest::budgetKeepsTheMostExcessive() {
    // 0.0005 of 25 800 pixels are 12.
    QCOMPARE(screen(QStringLiteral("budget"), QStringLiteral("index-basis.nc"), {m_granules[0]},
                    {QStringLiteral("tolerance=4"), QStringLiteral("filterTolerance=0"), QStringLiteral("selectedFractionMaximum=0.0005")})
                 .status,
             0);
    const auto kept = placesOf(QStringLiteral("budget.nc"));
    QCOMPARE(kept.size(), 12U);
    const auto excess = excessOf(QStringLiteral("budget"));
    const auto flags = numbers(QStringLiteral("budget-scores.nc"), "processing_flag");
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
    QCOMPARE(limited + 12, placesOf(QStringLiteral("index.nc")).size()); // those that would have been selected
    const auto attributes = open(QStringLiteral("budget.nc")).attributes();
    QCOMPARE(attributes.number("budget_limited"), 1.0);
    QCOMPARE(attributes.number("fraction"), 12.0 / static_cast<double>(kScanlines * kRows));
    const auto report = json(QStringLiteral("budget.json"));
    QCOMPARE(report["counts"]["budgetLimited"].get<std::size_t>(), limited);
    QVERIFY(report["budgetLimited"].get<bool>());
}

void PcaScreenTest::confirmationAsksForTwoNeighbours() {
    QCOMPARE(screen(QStringLiteral("confirmed"), QStringLiteral("index-basis.nc"), {m_granules[0]},
                    {QStringLiteral("tolerance=4"), QStringLiteral("filterTolerance=0"), QStringLiteral("selectedFractionMaximum=1"),
                     QStringLiteral("confirmation=true")})
                 .status,
             0);
    const auto excess = excessOf(QStringLiteral("index")); // the same thresholds
    std::set<std::size_t> confirmed;
    for (const auto& place : placesOf(QStringLiteral("confirmed.nc"))) {
        confirmed.insert(static_cast<std::size_t>(place[1]) * kRows + static_cast<std::size_t>(place[2]));
    }
    std::size_t refused = 0;
    for (const auto& place : placesOf(QStringLiteral("index.nc"))) {
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

void PcaScreenTest::fewerComponentsAreThoseOfTheBasis() {
    QCOMPARE(screen(QStringLiteral("five"), QStringLiteral("index-basis.nc"), {m_granules[0]}, {QStringLiteral("components=5")}).status, 0);
    QCOMPARE(open(QStringLiteral("five.nc")).attributes().number("components"), 5.0);
    const tests::DirectBasis basis(path(QStringLiteral("index-basis.nc")).toStdString(), 5);
    const auto score = numbers(QStringLiteral("five-scores.nc"), "score");
    const auto t2 = numbers(QStringLiteral("five-scores.nc"), "t2");
    tests::DirectGranule granule(m_granules[0].toStdString());
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

void PcaScreenTest::moreComponentsThanStoredAreRefused() {
    const auto done = screen(QStringLiteral("many"), QStringLiteral("index-basis.nc"), {m_granules[0]}, {QStringLiteral("components=101")});
    QCOMPARE(done.status, 2);
    QVERIFY2(done.text.contains(QStringLiteral("101")) && done.text.contains(QStringLiteral("100")), qPrintable(done.text));
    QVERIFY(QDir(m_folder.path()).entryList({QStringLiteral("many*")}).isEmpty());
}

void PcaScreenTest::selectionHasTheBindingLayout() {
    const auto root = open(QStringLiteral("chain.nc"));
    using Type = core::NetcdfType;
    const auto check = [&](const std::string& name, Type type, const std::vector<std::string>& dimensions) {
        const auto variable = root.variable(name);
        QVERIFY2(variable.has_value(), name.c_str());
        QVERIFY2(variable->type() == type, name.c_str());
        std::vector<std::string> found;
        for (const auto& dimension : variable->dimensions()) {
            found.push_back(dimension.name);
        }
        if (name.find("_bounds") != std::string::npos) {
            QCOMPARE(variable->shape()[1], 4U);
            found.resize(1);
        }
        QVERIFY2(found == dimensions, name.c_str());
    };
    for (const char* name : {"granule", "orbit", "scanline", "ground_pixel", "event_id"}) {
        check(name, Type::Int32, {"obs"});
    }
    for (const char* name :
         {"latitude", "longitude", "latitude_bounds", "longitude_bounds", "solar_zenith_angle", "viewing_zenith_angle", "score", "t2",
          "score_CO", "score_CH4", "score_total", "z_CO", "z_CH4", "z_H2O", "z_HDO", "alpha_CO", "alpha_CH4", "alpha_H2O", "alpha_HDO"}) {
        check(name, Type::Float, {"obs"});
    }
    check("time", Type::Double, {"obs"});
    check("class", Type::Byte, {"obs"});
    check("flags", Type::UInt16, {"obs"});
    check("radiance", Type::Float, {"obs", "channel"});
    check("radiance_noise", Type::Byte, {"obs", "channel"});
    check("residual", Type::Float, {"obs", "channel"});
    check("granule_name", Type::String, {"granule"});
    QCOMPARE(root.dimension("channel")->length, 480U);
    QCOMPARE(root.dimension("granule")->length, 2U);
    const auto classes = root.requireVariable("class").attributes();
    QCOMPARE(classes.numbers("flag_values"), (std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7}));
    QVERIFY(classes.textOrEmpty("flag_meanings").starts_with("unknown CO CH4 H2O HDO surface instrument"));
    QVERIFY(root.requireVariable("time").attributes().textOrEmpty("units").starts_with("seconds since 2010-01-01"));
    const auto attributes = root.attributes();
    for (const char* name :
         {"basis_sha256", "components", "space", "windows", "thresholds", "counts", "fraction", "budget_limited", "phidias_request"}) {
        QVERIFY2(attributes.has(name), name);
    }
    QCOMPARE(attributes.textOrEmpty("space"), std::string("log"));
    QFile basis(path(QStringLiteral("chain-basis.nc")));
    QVERIFY(basis.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromStdString(attributes.textOrEmpty("basis_sha256")),
             QString::fromLatin1(QCryptographicHash::hash(basis.readAll(), QCryptographicHash::Sha256).toHex()));
    const auto counts = Json::parse(attributes.textOrEmpty("counts"));
    QCOMPARE(counts["selected"].get<std::size_t>(), placesOf(QStringLiteral("chain.nc")).size());
    QVERIFY(isNear(attributes.number("fraction").value(), counts["selected"].get<double>() / counts["read"].get<double>()));
}

void PcaScreenTest::scoresHaveTheBindingLayout() {
    const auto root = open(QStringLiteral("whole-scores.nc"));
    QCOMPARE(root.dimension("scanline")->length, 2 * kScanlines);
    QCOMPARE(root.dimension("ground_pixel")->length, kRows);
    for (const char* name : {"score", "score_CO", "score_CH4", "score_total", "t2", "latitude", "longitude"}) {
        const auto variable = root.requireVariable(name);
        QVERIFY2(variable.type() == core::NetcdfType::Float, name);
        QCOMPARE(variable.shape(), (std::vector<std::size_t>{2 * kScanlines, kRows}));
    }
    const auto flags = root.requireVariable("processing_flag");
    QVERIFY(flags.type() == core::NetcdfType::UInt16);
    QCOMPARE(flags.attributes().numbers("flag_masks"), (std::vector<double>{1, 2, 4, 8, 16, 32, 64, 128, 256}));
    // Stacked in the order of the granules.
    const auto granule = numbers(QStringLiteral("whole-scores.nc"), "granule");
    const auto latitude = numbers(QStringLiteral("whole-scores.nc"), "latitude");
    std::vector<double> expected;
    for (std::size_t number = 0; number < 2; ++number) {
        const auto own = tests::DirectGranule(m_granules[static_cast<int>(number)].toStdString()).geodata("latitude");
        expected.insert(expected.end(), own.begin(), own.end());
        for (std::size_t scanline = 0; scanline < kScanlines; ++scanline) {
            QCOMPARE(granule[number * kScanlines + scanline], static_cast<double>(number));
        }
    }
    QVERIFY(latitude == expected);
}

void PcaScreenTest::selectionHoldsTheGranulesOwnValues() {
    const QString file = QStringLiteral("chain.nc");
    const auto places = placesOf(file);
    const auto radiance = numbers(file, "radiance");
    const auto noise = numbers(file, "radiance_noise");
    const auto flags = numbers(file, "flags");
    const auto scoreFlags = numbers(QStringLiteral("whole-scores.nc"), "processing_flag");
    const std::array<std::pair<const char*, const char*>, 6> geodata{{{"latitude", "latitude"},
                                                                      {"longitude", "longitude"},
                                                                      {"solar_zenith_angle", "solar_zenith_angle"},
                                                                      {"solar_azimuth_angle", "solar_azimuth_angle"},
                                                                      {"viewing_zenith_angle", "viewing_zenith_angle"},
                                                                      {"viewing_azimuth_angle", "viewing_azimuth_angle"}}};
    const auto names = open(file).requireVariable("granule_name").readTexts();
    for (std::size_t number = 0; number < 2; ++number) {
        QCOMPARE(QString::fromStdString(names[number]), QFileInfo(m_granules[static_cast<int>(number)]).fileName());
        tests::DirectGranule granule(m_granules[static_cast<int>(number)].toStdString());
        for (std::size_t row = 0; row < places.size(); ++row) {
            if (places[row][0] != static_cast<int>(number)) {
                continue;
            }
            const auto scanline = static_cast<std::size_t>(places[row][1]);
            const auto pixel = static_cast<std::size_t>(places[row][2]);
            const auto spectrum = granule.spectrum(scanline, pixel);
            const auto first = static_cast<std::ptrdiff_t>(row) * kChannels;
            QVERIFY(std::equal(spectrum.radiance.begin(), spectrum.radiance.end(), radiance.begin() + first));
            QVERIFY(std::equal(spectrum.noise.begin(), spectrum.noise.end(), noise.begin() + first));
            QCOMPARE(flags[row], scoreFlags[(number * kScanlines + scanline) * kRows + pixel]);
        }
        for (const auto& [own, its] : geodata) {
            const auto values = numbers(file, own);
            const auto expected = granule.geodata(its);
            for (std::size_t row = 0; row < places.size(); ++row) {
                if (places[row][0] == static_cast<int>(number)) {
                    QCOMPARE(values[row],
                             expected[static_cast<std::size_t>(places[row][1]) * kRows + static_cast<std::size_t>(places[row][2])]);
                }
            }
        }
    }
}

void PcaScreenTest::resultsOpenByInspect() {
    for (const char* name : {"chain.nc", "whole-scores.nc", "chain.geojson"}) {
        const auto done = tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), path(QString::fromLatin1(name))});
        QVERIFY2(done.status == 0, done.err.constData());
        QVERIFY2(done.out.contains("core"), done.out.constData()); // maximumScore, score
    }
}

void PcaScreenTest::cancelLeavesNothing() {
    const auto before = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    QStringList arguments{QStringLiteral("run"),        QStringLiteral("atmosphere.pca-screen"),
                          QStringLiteral("--progress"), QStringLiteral("none"),
                          QStringLiteral("--set"),      QStringLiteral("basis=") + path(QStringLiteral("chain-basis.nc"))};
    for (int turn = 0; turn < 12; ++turn) {
        arguments << QStringLiteral("--set") << QStringLiteral("granules=") + m_granules[turn % 2];
    }
    for (const char* output : {"selection=cancelled.nc", "scores=cancelled-scores.nc", "events=cancelled.geojson"}) {
        arguments << QStringLiteral("--out")
                  << QString::fromLatin1(output).replace(QStringLiteral("="), QLatin1Char('=') + m_folder.path() + QLatin1Char('/'));
    }
    QProcess process;
    process.start(QString::fromStdString(PHIDIAS_BINARY), arguments);
    // Half written: the first granule is in, eleven are to come.
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(m_folder.path()).entryList({QStringLiteral("*cancelled*")}, QDir::Files | QDir::Hidden).isEmpty(),
                             30000);
    QElapsedTimer timer;
    timer.start();
    process.terminate();
    QVERIFY(process.waitForFinished(5000));
    QCOMPARE(process.exitCode(), 4);
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), before);
}

void PcaScreenTest::numpyAgrees() {
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QStringLiteral("import numpy, netCDF4")});
    if (!python.waitForFinished(60000) || python.exitStatus() != QProcess::NormalExit || python.exitCode() != 0) {
        QSKIP("/usr/bin/python3 with numpy and netCDF4 is not here (Debian: python3-netcdf4)");
    }
    QCOMPARE(run(QStringLiteral("atmosphere.pca-accumulate"),
                 {QStringLiteral("granules=") + m_granules[0], QStringLiteral("missing=drop"), QStringLiteral("missingMaximumFraction=0"),
                  QStringLiteral("snrMinimum=0"), QStringLiteral("sampling=all"), QStringLiteral("grid=index"),
                  QStringLiteral("channelQualityMask=0")},
                 {QStringLiteral("accumulator=exact.nc")})
                 .status,
             0);
    QCOMPARE(run(QStringLiteral("atmosphere.pca-basis"),
                 {QStringLiteral("accumulators=") + path(QStringLiteral("exact.nc")), QStringLiteral("components=12")},
                 {QStringLiteral("basis=exact-basis.nc")})
                 .status,
             0);
    QCOMPARE(screen(QStringLiteral("exact"), QStringLiteral("exact-basis.nc"), {m_granules[0]}).status, 0);
    python.start(QStringLiteral("/usr/bin/python3"), {QStringLiteral(PHIDIAS_SOURCE_DIR "/tests/process/pca_reference.py"), m_granules[0],
                                                      path(QStringLiteral("exact-basis.nc")), path(QStringLiteral("exact-scores.nc"))});
    QVERIFY(python.waitForFinished(120000));
    const QByteArray said = python.readAllStandardOutput() + python.readAllStandardError();
    QVERIFY2(python.exitCode() == 0, said.constData());
    QVERIFY2(said.contains("agrees"), said.constData());
}

QTEST_GUILESS_MAIN(PcaScreenTest)
#include "PcaScreenTest.moc"
