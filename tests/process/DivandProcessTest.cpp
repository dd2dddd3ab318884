// ocean.divand on the real Argo, Copernicus and ODV files of shared/data/ocean, and on the twin experiment whose truth is known.
#include "core/io/Inspect.h"
#include "core/io/NetcdfFile.h"
#include "core/util/AtomicFile.h"
#include "tests/support/Support.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using phidias::core::Json;
using phidias::core::NetcdfFile;
using phidias::tests::dataFolder;
using phidias::tests::runPhidias;

class DivandProcessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void realFilesAreGridded_data();
    void realFilesAreGridded();
    void filesOfThreeFormatsMakeOneProduct();
    void realFilesMakeAVolumeOfEachSeason_data();
    void realFilesMakeAVolumeOfEachSeason();
    void twinIsRecoveredWhereThereAreObservations();
    void provenanceRepeatsTheRunBitForBit();
    void threadsDoNotChangeTheResult();
    void threeDimensionsUseTheVerticalLength();
    void monthsAreSlices();
    void oneDimensionFollowsTheKernel_data();
    void oneDimensionFollowsTheKernel();
    void everyParameterRefusesWhatIsOutsideItsRange_data();
    void everyParameterRefusesWhatIsOutsideItsRange();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(name); }
    bool makeTwin() {
        if (!QFile::exists(at(QStringLiteral("twin/ocean-twin.phidias")))) {
            return runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), at(QStringLiteral("twin"))})
                       .status == 0;
        }
        return true;
    }
    static phidias::tests::CommandResult run(const QString& job, const QStringList& more) {
        return runPhidias(PHIDIAS_BINARY,
                          QStringList{QStringLiteral("run"), job, QStringLiteral("--progress"), QStringLiteral("none")} + more);
    }
    static std::vector<double> values(const QString& file, const char* variable) {
        return NetcdfFile::open(file.toStdString()).root().requireVariable(variable).readDoubles();
    }
};

void DivandProcessTest::realFilesAreGridded_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("grid");
    QTest::addColumn<double>("low"); // of the good values, EXPECTED_READ.json
    QTest::addColumn<double>("high");
    QTest::newRow("Argo") << QStringLiteral("argo/2902696_prof.nc") << QStringLiteral("practical salinity")
                          << QStringLiteral(R"({"longitude":[114,117,0.25],"latitude":[11,14,0.25],"depth":[0,100,500]})") << 32.58
                          << 34.71;
    QTest::newRow("Copernicus") << QStringLiteral("cmems_insitu/GL_PR_PF_5906438.nc") << QStringLiteral("TEMP")
                                << QStringLiteral(R"({"longitude":[-70,-45,0.5],"latitude":[34,45,0.5],"depth":[10,200]})") << -2.0 << 31.0;
    QTest::newRow("ODV") << QStringLiteral("odv/sample_ODV_aggregated.txt") << QStringLiteral("Water body salinity")
                         << QStringLiteral(R"({"longitude":[17,18.2,0.1],"latitude":[35.3,36.2,0.1],"depth":[100,300]})") << 38.0
                         << 53.0; // the sample holds a salinity of 52
}

void DivandProcessTest::realFilesAreGridded() {
    PHIDIAS_NEEDS_DATA();
    QFETCH(QString, file);
    QFETCH(QString, variable);
    QFETCH(QString, grid);
    QFETCH(double, low);
    QFETCH(double, high);
    const QString out = at(QStringLiteral("real.nc"));
    const auto result = run(QStringLiteral("ocean.divand"),
                            {QStringLiteral("--set"),
                             QStringLiteral("observations=") + QString::fromStdString(dataFolder() / "ocean") + QLatin1Char('/') + file,
                             QStringLiteral("--set"), QStringLiteral("variable=") + variable, QStringLiteral("--set"),
                             QStringLiteral("grid=") + grid, QStringLiteral("--set"),
                             QStringLiteral("bathymetry=") + QString::fromStdString(dataFolder() / "ocean/bathy/etopo_30min_global.nc"),
                             QStringLiteral("--out"), QStringLiteral("analysis=") + out});
    QVERIFY2(result.status == 0, result.err.constData());
    const Json product = phidias::core::inspect(out.toStdString());
    const auto& field = product["variables"][0];
    QVERIFY(field["valid"].get<int>() > 50);
    const double margin = 0.3 * (high - low); // an analysis may overshoot the observations a little
    QVERIFY2(field["min"].get<double>() > low - margin && field["max"].get<double>() < high + margin, field.dump().c_str());
    const auto error = std::find_if(product["variables"].begin(), product["variables"].end(),
                                    [](const Json& v) { return v["name"].get<std::string>().ends_with("_relerr"); });
    QVERIFY((*error)["min"].get<double>() >= 0.0 && (*error)["max"].get<double>() <= 1.0);
    QVERIFY((*error)["min"].get<double>() < 0.5);
}

void DivandProcessTest::filesOfThreeFormatsMakeOneProduct() {
    PHIDIAS_NEEDS_DATA();
    const QString root = QStringLiteral("observations=") + QString::fromStdString(dataFolder() / "ocean");
    const auto result =
        run(QStringLiteral("ocean.divand"),
            {QStringLiteral("--set"), root + QStringLiteral("/argo/3902131_prof.nc"), QStringLiteral("--set"),
             root + QStringLiteral("/argo/1900857_prof.nc"), QStringLiteral("--set"),
             root + QStringLiteral("/cmems_insitu/GL_PR_PF_3900150.nc"), QStringLiteral("--set"), QStringLiteral("variable=temperature"),
             QStringLiteral("--set"), QStringLiteral(R"(grid={"longitude":[-60,100,4],"latitude":[-60,10,4],"depth":[100,500]})"),
             QStringLiteral("--set"), QStringLiteral("correlationLengthKm=800"), QStringLiteral("--out"),
             QStringLiteral("analysis=") + at(QStringLiteral("three.nc")), QStringLiteral("--out"),
             QStringLiteral("report=") + at(QStringLiteral("three.json"))});
    QVERIFY2(result.status == 0, result.err.constData());
    const Json report = Json::parse(phidias::core::readTextFile(at(QStringLiteral("three.json")).toStdString()));
    // The stored values are those of the three files: no good one is lost without a reason.
    std::size_t sum = 0;
    for (const auto& [reason, count] : report["counts"].items()) {
        sum += reason == "stored" ? 0 : count.get<std::size_t>();
    }
    QCOMPARE(sum, report["counts"]["stored"].get<std::size_t>());
}

void DivandProcessTest::realFilesMakeAVolumeOfEachSeason_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("area");
    QTest::addColumn<double>("low"); // of sea water there
    QTest::addColumn<double>("high");
    const QString argo = QStringLiteral("argo/2902696_prof.nc");
    const QString copernicus = QStringLiteral("cmems_insitu/GL_PR_PF_5906438.nc");
    const QString philippines = QStringLiteral(R"("longitude":[114,117,0.25],"latitude":[11,14,0.25])");
    const QString gulfStream = QStringLiteral(R"("longitude":[-70,-45,1],"latitude":[34,45,1])");
    QTest::newRow("Argo temperature") << argo << QStringLiteral("temperature") << philippines << 5.0 << 32.0;
    QTest::newRow("Argo salinity") << argo << QStringLiteral("practical salinity") << philippines << 32.0 << 35.5;
    QTest::newRow("Copernicus temperature") << copernicus << QStringLiteral("temperature") << gulfStream << 0.0 << 30.0;
    QTest::newRow("Copernicus salinity") << copernicus << QStringLiteral("practical salinity") << gulfStream << 31.0 << 37.5;
    QTest::newRow("ODV salinity") << QStringLiteral("odv/sample_ODV_aggregated.txt") << QStringLiteral("Water body salinity")
                                  << QStringLiteral(R"("longitude":[17,18.2,0.1],"latitude":[35.3,36.2,0.1])") << 35.0 << 53.0;
}

/// Three dimensions and seasons: levels coupled by a vertical length, bottom by ETOPO, mean profile as background, qualities scored.
void DivandProcessTest::realFilesMakeAVolumeOfEachSeason() {
    PHIDIAS_NEEDS_DATA();
    QFETCH(QString, file);
    QFETCH(QString, variable);
    QFETCH(QString, area);
    QFETCH(double, low);
    QFETCH(double, high);
    const bool isOdv = file.startsWith(QStringLiteral("odv"));
    QStringList arguments{QStringLiteral("--set"),
                          QStringLiteral("observations=") + QString::fromStdString(dataFolder() / "ocean") + QLatin1Char('/') + file};
    for (const QString& setting :
         {QStringLiteral("variable=") + variable,
          QStringLiteral("grid={") + area +
              QStringLiteral(R"(,"depth":[10,50,100,200,400],"time":{"years":[[1950,2026]],"months":[[1,2,3,4,5,6],[7,8,9,10,11,12]]}})"),
          QStringLiteral("bathymetry=") + QString::fromStdString(dataFolder() / "ocean/bathy/etopo_30min_global.nc"),
          QStringLiteral("correlationLengthKm=%1").arg(isOdv ? 50 : 150), QStringLiteral("correlationLengthM=60"),
          QStringLiteral("weights=density"), QStringLiteral("background=profile"), QStringLiteral("duplicates={}"), QStringLiteral("qc=3"),
          QStringLiteral("error=cpme")}) {
        arguments << QStringLiteral("--set") << setting;
    }
    const QString out = at(QStringLiteral("seasons.nc"));
    const auto result = run(QStringLiteral("ocean.divand"),
                            arguments + QStringList{QStringLiteral("--out"), QStringLiteral("analysis=") + out, QStringLiteral("--out"),
                                                    QStringLiteral("report=") + at(QStringLiteral("seasons.json"))});
    QVERIFY2(result.status == 0, result.err.constData());
    const Json report = Json::parse(phidias::core::readTextFile(at(QStringLiteral("seasons.json")).toStdString()));
    QCOMPARE(report["slices"].size(), std::size_t{2}); // a volume each
    std::size_t sum = 0;
    for (const auto& [reason, count] : report["counts"].items()) {
        sum += reason == "stored" ? 0 : count.get<std::size_t>();
    }
    QCOMPARE(sum, report["counts"]["stored"].get<std::size_t>());
    const auto root = NetcdfFile::open(out.toStdString()).root();
    const auto residual = [&] {
        for (const auto& own : root.variables()) {
            if (own.name().ends_with("_residual")) {
                return own.readDoubles();
            }
        }
        return std::vector<double>();
    }();
    // Where observations are near (second threshold of the error) values are those of the sea.
    const Json product = phidias::core::inspect(out.toStdString());
    const auto near = std::find_if(product["variables"].begin(), product["variables"].end(),
                                   [](const Json& v) { return v["name"].get<std::string>().ends_with("_L2"); });
    const double margin = 0.3 * (high - low);
    QVERIFY((*near)["valid"].get<int>() > 20);
    QVERIFY2((*near)["min"].get<double>() > low - margin && (*near)["max"].get<double>() < high + margin, near->dump().c_str());
    // The analysis explains most of what the observations hold: the rms of the residuals is well below the spread of the values.
    double squares = 0.0;
    std::size_t count = 0;
    for (const double own : residual) {
        squares += std::abs(own) < 1e30 ? own * own : 0.0;
        count += std::abs(own) < 1e30 ? 1U : 0U;
    }
    const double rms = std::sqrt(squares / static_cast<double>(count));
    qInfo("%zu observations, rms of the residuals %.3f", count, rms);
    QVERIFY(count >= (isOdv ? 3U : 200U)); // the ODV sample holds a few in these depths
    QVERIFY(rms < 0.15 * (high - low));
}

void DivandProcessTest::twinIsRecoveredWhereThereAreObservations() {
    if (!makeTwin()) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    const QString twin = at(QStringLiteral("twin"));
    const auto divand = run(twin + QStringLiteral("/divand.json"), {});
    QVERIFY2(divand.status == 0, divand.err.constData());
    const auto difference = run(twin + QStringLiteral("/difference.json"), {});
    QVERIFY2(difference.status == 0, difference.err.constData());
    const auto truth = values(twin + QStringLiteral("/truth.nc"), "Salinity");
    const auto analysis = values(twin + QStringLiteral("/analysis.nc"), "Salinity");
    const auto error = values(twin + QStringLiteral("/analysis.nc"), "Salinity_relerr");
    double near = 0.0;
    double spread = 0.0;
    double mean = 0.0;
    std::size_t count = 0;
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t k = 0; k < 85 * 49; ++k) { // the surface
            if (analysis[k] < 100.0 && truth[k] < 100.0 && error[k] < 0.2) {
                mean += pass == 0 ? truth[k] : 0.0;
                count += pass == 0 ? 1 : 0;
                near += pass == 0 ? 0.0 : std::pow(analysis[k] - truth[k], 2);
                spread += pass == 0 ? 0.0 : std::pow(truth[k] - mean / static_cast<double>(count), 2);
            }
        }
    }
    QVERIFY(count > 300);
    // The noise of the stations is 0.05; the field itself varies by some tenths.
    QVERIFY2(std::sqrt(near / static_cast<double>(count)) < 0.1, qPrintable(QString::number(std::sqrt(near / static_cast<double>(count)))));
    // Better than the background, the mean of the level, by a factor of 3 in the rms.
    qInfo("rms to the truth %.4f, of the background %.4f: %.1f times better", std::sqrt(near / static_cast<double>(count)),
          std::sqrt(spread / static_cast<double>(count)), std::sqrt(spread / near));
    QVERIFY(std::sqrt(spread / near) > 3.0);
}

void DivandProcessTest::provenanceRepeatsTheRunBitForBit() {
    if (!makeTwin()) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    const QString first = at(QStringLiteral("first.nc"));
    const QString again = at(QStringLiteral("again.nc"));
    QCOMPARE(run(at(QStringLiteral("twin/divand.json")), {QStringLiteral("--out"), QStringLiteral("analysis=") + first}).status, 0);
    QVERIFY(QFile::exists(first + QStringLiteral(".provenance.json")));
    QCOMPARE(run(first + QStringLiteral(".provenance.json"), {}).status, 2); // it does not write over its own result
    const auto repeated = run(first + QStringLiteral(".provenance.json"),
                              {QStringLiteral("--out"), QStringLiteral("analysis=") + again, QStringLiteral("--out"),
                               QStringLiteral("report=") + at(QStringLiteral("again.json"))});
    QVERIFY2(repeated.status == 0, repeated.err.constData());
    for (const char* variable : {"Salinity", "Salinity_relerr", "Salinity_residual"}) {
        QVERIFY(values(first, variable) == values(again, variable));
    }
}

void DivandProcessTest::threadsDoNotChangeTheResult() {
    if (!makeTwin()) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    for (const char* threads : {"1", "2"}) {
        const auto result = run(at(QStringLiteral("twin/divand.json")),
                                {QStringLiteral("--threads"), QString::fromLatin1(threads), QStringLiteral("--out"),
                                 QStringLiteral("analysis=") + at(QStringLiteral("t") + QLatin1String(threads) + QStringLiteral(".nc"))});
        QVERIFY2(result.status == 0, result.err.constData());
    }
    QVERIFY(values(at(QStringLiteral("t1.nc")), "Salinity") == values(at(QStringLiteral("t2.nc")), "Salinity"));
}

void DivandProcessTest::threeDimensionsUseTheVerticalLength() {
    if (!makeTwin()) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    const auto result =
        run(at(QStringLiteral("twin/divand.json")),
            {QStringLiteral("--set"), QStringLiteral("correlationLengthM=[50,60,80,100,120,150,200,250,300]"), QStringLiteral("--set"),
             QStringLiteral(R"(grid={"longitude":[-30,-10,1],"latitude":[32,48,1],"depth":[0,50,100,200,300,500,700,1000,1500]})"),
             QStringLiteral("--out"), QStringLiteral("analysis=") + at(QStringLiteral("three-d.nc")), QStringLiteral("--out"),
             QStringLiteral("report=") + at(QStringLiteral("three-d.json"))});
    QVERIFY2(result.status == 0, result.err.constData());
    const Json report = Json::parse(phidias::core::readTextFile(at(QStringLiteral("three-d.json")).toStdString()));
    QCOMPARE(report["slices"].size(), std::size_t{1}); // one analysis of all levels
    QVERIFY(report["slices"][0]["rmsResidual"].get<double>() < 0.1);
}

void DivandProcessTest::monthsAreSlices() {
    if (!makeTwin()) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    const auto result = run(
        at(QStringLiteral("twin/divand.json")),
        {QStringLiteral("--set"),
         QStringLiteral(
             R"(grid={"longitude":[-30,-10,2],"latitude":[32,48,2],"depth":[0],"time":{"years":[[1994,1994]],"months":[[12,1],[5,6,7],[8,9]]}})"),
         QStringLiteral("--out"), QStringLiteral("analysis=") + at(QStringLiteral("months.nc"))});
    QVERIFY2(result.status == 0, result.err.constData());
    const auto time = values(at(QStringLiteral("months.nc")), "time");
    QCOMPARE(time.size(), std::size_t{3});
    // Central times by the rule of the reference: day 16 of the central month; of an even number of months the first day of the month
    // behind the middle.
    QCOMPARE(time[1], 34499.0); // 1994-06-16 in days since 1900-01-01 (Python datetime)
    QCOMPARE(time[2], 34576.0); // 1994-09-01
    // No station was made in December or January: background, error 1.
    const auto error = values(at(QStringLiteral("months.nc")), "Salinity_relerr");
    QVERIFY(std::all_of(error.begin(), error.begin() + 11 * 9, [](double e) { return e == 1.0 || e > 100.0; }));
}

void DivandProcessTest::oneDimensionFollowsTheKernel_data() {
    QTest::addColumn<QString>("grid");
    QTest::addColumn<double>("length"); // in the unit of `axis`
    QTest::addColumn<QString>("axis");
    QTest::newRow("profile") << QStringLiteral(R"({"longitude":[5,5,1],"latitude":[40,40,1],"depth":[)") +
                                    [] {
                                        QStringList levels;
                                        for (int depth = 0; depth <= 2000; depth += 5) {
                                            levels << QString::number(depth);
                                        }
                                        return levels.join(QLatin1Char(','));
                                    }() +
                                    QStringLiteral("]}")
                             << 100.0 << QStringLiteral("depth");
    // 1 degree of a meridian on the sphere of DIVAnd (6371.009 km): 111.195 km.
    QTest::newRow("meridian") << QStringLiteral(R"({"longitude":[5,5,1],"latitude":[30,50,0.05],"depth":[1000]})") << 100.0 / 111.19508
                              << QStringLiteral("lat");
    QTest::newRow("equator") << QStringLiteral(R"({"longitude":[-5,15,0.05],"latitude":[0,0,1],"depth":[1000]})") << 100.0 / 111.19508
                             << QStringLiteral("lon");
}

/// Far from the edges one observation y gives y/(1 + epsilon2) K(r), in one dimension K(x) = (1 + x) exp(-x) of x = 1.3709373 r/L
/// (methods/DIVAND.md, section 4: nu = 3/2).
void DivandProcessTest::oneDimensionFollowsTheKernel() {
    QFETCH(QString, grid);
    QFETCH(double, length);
    QFETCH(QString, axis);
    const QString csv = at(QStringLiteral("one.csv"));
    const bool isEquator = axis == QStringLiteral("lon");
    phidias::core::writeFileAtomically(csv.toStdString(), std::string("lon,lat,depth,time,temperature [degC]\n5.2,") +
                                                              (isEquator ? "0" : "40") + ",1000,2001-01-01,11\n7,41,1000,2001-01-01,99\n");
    const QString out = at(QStringLiteral("one-%1.nc").arg(axis));
    const auto result = run(
        QStringLiteral("ocean.divand"),
        {QStringLiteral("--set"), QStringLiteral("observations=") + csv, QStringLiteral("--set"), QStringLiteral("variable=temperature"),
         QStringLiteral("--set"), QStringLiteral("grid=") + grid, QStringLiteral("--set"), QStringLiteral("correlationLengthKm=100"),
         QStringLiteral("--set"), QStringLiteral("correlationLengthM=%1").arg(axis == QStringLiteral("depth") ? 100 : 0),
         QStringLiteral("--set"), QStringLiteral("background=none"), QStringLiteral("--set"), QStringLiteral("error=exact"),
         QStringLiteral("--set"), QStringLiteral("errorThresholds={}"), QStringLiteral("--out"), QStringLiteral("analysis=") + out});
    QVERIFY2(result.status == 0, result.err.constData());
    const auto place = values(out, axis.toUtf8().constData());
    const auto field = values(out, "temperature");
    const auto error = values(out, "temperature_relerr");
    QCOMPARE(field.size(), place.size());
    const double centre = axis == QStringLiteral("depth") ? 1000.0 : isEquator ? 5.2 : 40.0;
    double worst = 0.0;
    for (std::size_t k = 0; k < place.size(); ++k) {
        const double x = 1.3709373 * std::abs(place[k] - centre) / length;
        const double kernel = (1.0 + x) * std::exp(-x);
        if (x < 6.0) {
            worst = std::max({worst, std::abs(field[k] - 11.0 / 1.1 * kernel), 10.0 * std::abs(error[k] - (1.0 - kernel * kernel / 1.1))});
        }
    }
    QVERIFY2(worst < 0.05, qPrintable(QString::number(worst)));
}

void DivandProcessTest::everyParameterRefusesWhatIsOutsideItsRange_data() {
    QTest::addColumn<QString>("setting");
    for (const char* setting : {"epsilon2=0",
                                "epsilon2=-1",
                                "epsilon2=text",
                                "correlationLengthKm=0",
                                "correlationLengthKm=[100]",
                                "correlationLengthM=-5",
                                "qualityFlags=[]",
                                "qualityFlags=[11]",
                                "error=perfect",
                                "qc=2",
                                "qc=7",
                                "transform=cube",
                                R"(transform={"kind":"loglin"})",
                                R"(transform={"kind":"logit","minimum":2,"maximum":1})",
                                R"(duplicates={"metres":3})",
                                "weights=some",
                                R"(weights={"lengthKm":0})",
                                "superObservations=-1",
                                "lengthOverTopography=1000",
                                "correlationLengthM=fit",
                                "inequality=true",
                                R"(exclude=[{}])",
                                R"(exclude=[{"time":"yesterday"}])",
                                R"(seaAreas=["99_9"])",
                                "crossValidation={\"method\":\"best\"}",
                                "solver=fast",
                                "tolerance=1",
                                "edgeStretching=-1",
                                "cyclicLongitude=maybe",
                                "depthRange=[100,0]",
                                "bathymetryPositive=sideways",
                                R"(grid={"longitude":[0,10,0],"latitude":[0,10,1]})",
                                R"(grid={"longitude":[0,10,1]})",
                                R"(grid={"longitude":[0,10,1],"latitude":[80,95,1]})",
                                R"(grid={"longitude":[0,10,1],"latitude":[0,10,1],"depth":[10,5]})",
                                R"(grid={"longitude":[0,10,1],"latitude":[0,10,1],"level":[10]})",
                                R"(errorThresholds={"L1":2})",
                                R"(variables={"a":3})",
                                "minimum=text"}) {
        QTest::newRow(setting) << QString::fromLatin1(setting);
    }
}

void DivandProcessTest::everyParameterRefusesWhatIsOutsideItsRange() {
    QFETCH(QString, setting);
    QFile dummy(at(QStringLiteral("dummy.csv")));
    QVERIFY(dummy.open(QIODevice::WriteOnly));
    dummy.write("lon,lat,depth,temperature\n1,1,1,1\n");
    dummy.close();
    QStringList arguments{QStringLiteral("--set"), QStringLiteral("observations=") + dummy.fileName(),
                          QStringLiteral("--set"), QStringLiteral("variable=temperature"),
                          QStringLiteral("--set"), QStringLiteral(R"(grid={"longitude":[0,10,1],"latitude":[0,10,1]})"),
                          QStringLiteral("--set"), setting,
                          QStringLiteral("--out"), QStringLiteral("analysis=") + at(QStringLiteral("never.nc"))};
    const auto result = run(QStringLiteral("ocean.divand"), arguments);
    QCOMPARE(result.status, 2);
    const QByteArray name = setting.left(setting.indexOf(QLatin1Char('='))).toUtf8();
    QVERIFY2(result.err.contains(name), result.err.constData());
    QVERIFY(!QFile::exists(at(QStringLiteral("never.nc"))));
}

QTEST_GUILESS_MAIN(DivandProcessTest)
#include "DivandProcessTest.moc"
