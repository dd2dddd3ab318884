// pca-screen and pca-screening on a small synthetic sample with known truth; residuals and scores on resampled wavelengths against a direct
// computation by the formulas of PCA_SCREENING 4 (tests/support/PcaDirect.h).
#include "core/util/CubicSpline.h"
#include "tests/support/PcaDirect.h"
#include "tests/support/PcaRuns.h"

#include <QCryptographicHash>
#include <QProcess>
#include <QtTest>
#include <set>

using namespace phidias;
using Json = nlohmann::json;

namespace {

constexpr std::size_t kRows = tests::DirectGranule::kRows;
constexpr std::size_t kScanlines = 120;
constexpr Eigen::Index kChannels = tests::DirectGranule::kChannels;
constexpr double kSame = 1e-6; ///< relative; results are stored in single precision

bool isNear(double found, double expected, double scale = 0.0) {
    return std::abs(found - expected) <= kSame * std::max(std::abs(expected), scale);
}

} // namespace

class PcaScreenTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void resampledResidualIsOnTheRowsOwnWavelengths();
    void resampledScoreAgreesWithTheDirectComputation();
    void plantedPlumesAreFoundAndOrdinarySpectraAreNot();
    void eventsAreThoseOfTheSelection();
    void threadsDoNotMatter();
    void partitionDoesNotMatter();
    void orderOfGranulesDoesNotMatter();
    void selectionHasTheBindingLayout();
    void scoresHaveTheBindingLayout();
    void selectionHoldsTheGranulesOwnValues();
    void resultsOpenByInspect();
    void cancelLeavesNothing();

private:
    tests::PcaRuns m_runs;
};

void PcaScreenTest::initTestCase() {
    QVERIFY(m_runs.makeSample(2, kScanlines));
    const auto chain = m_runs.run(QStringLiteral("atmosphere.pca-screening"), tests::PcaRuns::asSettings(m_runs.granules()),
                                  {QStringLiteral("selection=chain.nc"), QStringLiteral("events=chain.geojson"),
                                   QStringLiteral("basis=chain-basis.nc"), QStringLiteral("report=chain.json")});
    QVERIFY2(chain.status == 0, qPrintable(chain.text));
    QCOMPARE(m_runs.screen(QStringLiteral("whole"), QStringLiteral("chain-basis.nc"), m_runs.granules()).status, 0);
}

void PcaScreenTest::resampledResidualIsOnTheRowsOwnWavelengths() {
    const tests::DirectBasis basis(m_runs.path(QStringLiteral("chain-basis.nc")).toStdString());
    const QString selection = QStringLiteral("whole.nc");
    const auto places = m_runs.placesOf(selection);
    const auto residual = m_runs.numbers(selection, "residual");
    const auto wavelength = m_runs.numbers(selection, "nominal_wavelength");
    const auto t2 = m_runs.numbers(selection, "t2");
    QVERIFY(places.size() > 100);
    tests::DirectGranule granule(m_runs.granules()[0].toStdString());
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
    const tests::DirectBasis basis(m_runs.path(QStringLiteral("chain-basis.nc")).toStdString());
    const auto score = m_runs.numbers(QStringLiteral("whole-scores.nc"), "score");
    tests::DirectGranule granule(m_runs.granules()[0].toStdString());
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
    const auto truth = m_runs.json(QStringLiteral("truth.json"));
    const auto score = m_runs.numbers(QStringLiteral("whole-scores.nc"), "score");
    const auto places = m_runs.placesOf(QStringLiteral("chain.nc"));
    const auto classes = m_runs.numbers(QStringLiteral("chain.nc"), "class");
    std::map<std::string, std::array<int, 3>> found; // of kind: strong, selected, of the right name
    std::vector<double> ordinary;
    std::size_t ordinarySelected = 0;
    for (std::size_t granule = 0; granule < 2; ++granule) {
        const auto& own = truth["granules"][granule];
        const QString file = QString::fromStdString(own["truth"].get<std::string>());
        const auto event = m_runs.numbers(file, "event");
        const auto strength = m_runs.numbers(file, "strength");
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
            const double itsScore = score[granule * kScanlines * kRows + pixel];
            if (!std::isfinite(itsScore)) {
                continue;
            }
            const auto selected = classOf.find(pixel);
            if (event[pixel] < 0.0) {
                ordinary.push_back(itsScore);
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
    const auto events = m_runs.json(QStringLiteral("chain.geojson"));
    const auto truth = m_runs.json(QStringLiteral("truth.json"));
    const auto ids = m_runs.numbers(QStringLiteral("chain.nc"), "event_id");
    const auto score = m_runs.numbers(QStringLiteral("chain.nc"), "score");
    const auto time = m_runs.numbers(QStringLiteral("chain.nc"), "time");
    const auto latitude = m_runs.numbers(QStringLiteral("chain.nc"), "latitude");
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
    QCOMPARE(m_runs.screen(QStringLiteral("single"), QStringLiteral("chain-basis.nc"), m_runs.granules(), {}, 1).status, 0);
    QCOMPARE(m_runs.differenceOf(QStringLiteral("single.nc"), QStringLiteral("whole.nc")), QString());
    QCOMPARE(m_runs.differenceOf(QStringLiteral("single-scores.nc"), QStringLiteral("whole-scores.nc")), QString());
    QCOMPARE(m_runs.json(QStringLiteral("single.geojson"))["features"], m_runs.json(QStringLiteral("whole.geojson"))["features"]);
}

void PcaScreenTest::partitionDoesNotMatter() {
    // Each granule was a task of its own, and the selections were collected.
    QCOMPARE(m_runs.differenceOf(QStringLiteral("chain.nc"), QStringLiteral("whole.nc")), QString());
    QCOMPARE(m_runs.json(QStringLiteral("chain.geojson"))["features"], m_runs.json(QStringLiteral("whole.geojson"))["features"]);
    const auto counts = m_runs.json(QStringLiteral("chain.json"))["counts"];
    QCOMPARE(counts, m_runs.json(QStringLiteral("whole.json"))["counts"]);
    QCOMPARE(counts["read"].get<std::size_t>(), 2 * kScanlines * kRows);
    std::size_t sum = 0;
    for (const char* fate : {"scored", "poorQuality", "angles", "fewChannels", "lowSignal", "illConditioned"}) {
        sum += counts[fate].get<std::size_t>();
    }
    QCOMPARE(sum, counts["read"].get<std::size_t>()); // every spectrum has one fate
}

void PcaScreenTest::orderOfGranulesDoesNotMatter() {
    QCOMPARE(
        m_runs.screen(QStringLiteral("reversed"), QStringLiteral("chain-basis.nc"), {m_runs.granules()[1], m_runs.granules()[0]}).status,
        0);
    const auto tableOf = [&](const QString& file) {
        const auto places = m_runs.placesOf(file);
        const auto names = m_runs.open(file).requireVariable("granule_name").readTexts();
        std::map<std::tuple<std::string, int, int>, std::vector<double>> table;
        for (const char* name : {"orbit", "time", "latitude", "score", "t2", "z_CO", "alpha_CH4", "filter_H2O", "class", "flags"}) {
            const auto values = m_runs.numbers(file, name);
            for (std::size_t row = 0; row < places.size(); ++row) {
                table[{names[static_cast<std::size_t>(places[row][0])], places[row][1], places[row][2]}].push_back(values[row]);
            }
        }
        return table;
    };
    QVERIFY(tableOf(QStringLiteral("reversed.nc")) == tableOf(QStringLiteral("whole.nc")));
    const auto eventsOf = [&](const QString& file) {
        const auto features = m_runs.json(file)["features"];
        std::set<std::string> events;
        for (auto feature : features) {
            feature["properties"].erase("id");
            events.insert(feature.dump());
        }
        return events;
    };
    QVERIFY(eventsOf(QStringLiteral("reversed.geojson")) == eventsOf(QStringLiteral("whole.geojson")));
}

void PcaScreenTest::selectionHasTheBindingLayout() {
    const auto root = m_runs.open(QStringLiteral("chain.nc"));
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
    QFile basis(m_runs.path(QStringLiteral("chain-basis.nc")));
    QVERIFY(basis.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromStdString(attributes.textOrEmpty("basis_sha256")),
             QString::fromLatin1(QCryptographicHash::hash(basis.readAll(), QCryptographicHash::Sha256).toHex()));
    const auto counts = Json::parse(attributes.textOrEmpty("counts"));
    QCOMPARE(counts["selected"].get<std::size_t>(), m_runs.placesOf(QStringLiteral("chain.nc")).size());
    QVERIFY(isNear(attributes.number("fraction").value(), counts["selected"].get<double>() / counts["read"].get<double>()));
}

void PcaScreenTest::scoresHaveTheBindingLayout() {
    const auto root = m_runs.open(QStringLiteral("whole-scores.nc"));
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
    const auto granule = m_runs.numbers(QStringLiteral("whole-scores.nc"), "granule");
    const auto latitude = m_runs.numbers(QStringLiteral("whole-scores.nc"), "latitude");
    std::vector<double> expected;
    for (std::size_t number = 0; number < 2; ++number) {
        const auto own = tests::DirectGranule(m_runs.granules()[static_cast<int>(number)].toStdString()).geodata("latitude");
        expected.insert(expected.end(), own.begin(), own.end());
        for (std::size_t scanline = 0; scanline < kScanlines; ++scanline) {
            QCOMPARE(granule[number * kScanlines + scanline], static_cast<double>(number));
        }
    }
    QVERIFY(latitude == expected);
}

void PcaScreenTest::selectionHoldsTheGranulesOwnValues() {
    const QString file = QStringLiteral("chain.nc");
    const auto places = m_runs.placesOf(file);
    const auto radiance = m_runs.numbers(file, "radiance");
    const auto noise = m_runs.numbers(file, "radiance_noise");
    const auto flags = m_runs.numbers(file, "flags");
    const auto scoreFlags = m_runs.numbers(QStringLiteral("whole-scores.nc"), "processing_flag");
    const std::array<std::pair<const char*, const char*>, 6> geodata{{{"latitude", "latitude"},
                                                                      {"longitude", "longitude"},
                                                                      {"solar_zenith_angle", "solar_zenith_angle"},
                                                                      {"solar_azimuth_angle", "solar_azimuth_angle"},
                                                                      {"viewing_zenith_angle", "viewing_zenith_angle"},
                                                                      {"viewing_azimuth_angle", "viewing_azimuth_angle"}}};
    const auto names = m_runs.open(file).requireVariable("granule_name").readTexts();
    for (std::size_t number = 0; number < 2; ++number) {
        QCOMPARE(QString::fromStdString(names[number]), QFileInfo(m_runs.granules()[static_cast<int>(number)]).fileName());
        tests::DirectGranule granule(m_runs.granules()[static_cast<int>(number)].toStdString());
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
            const auto values = m_runs.numbers(file, own);
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
        const auto done = tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("inspect"), m_runs.path(QString::fromLatin1(name))});
        QVERIFY2(done.status == 0, done.err.constData());
        QVERIFY2(done.out.contains("core"), done.out.constData()); // maximumScore, score
    }
}

void PcaScreenTest::cancelLeavesNothing() {
    const auto before = QDir(m_runs.folder()).entryList(QDir::Files | QDir::Hidden);
    QStringList arguments{QStringLiteral("run"),        QStringLiteral("atmosphere.pca-screen"),
                          QStringLiteral("--progress"), QStringLiteral("none"),
                          QStringLiteral("--set"),      QStringLiteral("basis=") + m_runs.path(QStringLiteral("chain-basis.nc"))};
    for (int turn = 0; turn < 12; ++turn) {
        arguments << QStringLiteral("--set") << QStringLiteral("granules=") + m_runs.granules()[turn % 2];
    }
    for (const char* output : {"selection=cancelled.nc", "scores=cancelled-scores.nc", "events=cancelled.geojson"}) {
        arguments << QStringLiteral("--out")
                  << QString::fromLatin1(output).replace(QStringLiteral("="), QLatin1Char('=') + m_runs.folder() + QLatin1Char('/'));
    }
    QProcess process;
    process.start(QString::fromStdString(PHIDIAS_BINARY), arguments);
    // Half written: the first granule is in, eleven are to come.
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(m_runs.folder()).entryList({QStringLiteral("*cancelled*")}, QDir::Files | QDir::Hidden).isEmpty(),
                             30000);
    QElapsedTimer timer;
    timer.start();
    process.terminate();
    QVERIFY(process.waitForFinished(5000));
    QCOMPARE(process.exitCode(), 4);
    QCOMPARE(QDir(m_runs.folder()).entryList(QDir::Files | QDir::Hidden), before);
}

QTEST_GUILESS_MAIN(PcaScreenTest)
#include "PcaScreenTest.moc"
