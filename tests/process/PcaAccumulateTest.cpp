// pca-accumulate and pca-basis on a small synthetic granule, against a direct computation in this file by the exact definition of
// PCA_SCREENING 2 (missing = drop, no largest share, no least signal, all spectra, index grid): two passes over all spectra in double.
#include "core/io/NetcdfFile.h"
#include "tests/support/Support.h"

#include <Eigen/Dense>
#include <nlohmann/json.hpp>

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <cstring>

using namespace phidias;

namespace {

constexpr Eigen::Index kChannels = 480;

struct Direct {
    Eigen::Index count = 0;
    Eigen::VectorXd mean;
    Eigen::VectorXd noise;
    Eigen::VectorXd eigenvalues; ///< descending
    Eigen::MatrixXd vectors;     ///< [channel, component]
};

/// By the definition; angles up to 70 and 60 degrees, ground pixel bits 41, measurement 0 or 16.
Direct directOf(const QStringList& files) {
    std::vector<Eigen::VectorXd> spectra;
    Eigen::VectorXd variance = Eigen::VectorXd::Zero(kChannels);
    for (const auto& path : files) {
        const auto mode = core::NetcdfFile::open(path.toStdString()).root().group("BAND7_RADIANCE/STANDARD_MODE").value();
        const auto radiance = mode.requireVariable("OBSERVATIONS/radiance").readDoubles();
        const auto decibel = mode.requireVariable("OBSERVATIONS/radiance_noise").readDoubles();
        const auto pixelQuality = mode.requireVariable("OBSERVATIONS/ground_pixel_quality").readIntegers();
        const auto lineQuality = mode.requireVariable("OBSERVATIONS/measurement_quality").readIntegers();
        const auto sun = mode.requireVariable("GEODATA/solar_zenith_angle").readDoubles();
        const auto view = mode.requireVariable("GEODATA/viewing_zenith_angle").readDoubles();
        const std::size_t rows = pixelQuality.size() / lineQuality.size();
        for (std::size_t pixel = 0; pixel < pixelQuality.size(); ++pixel) {
            const auto line = lineQuality[pixel / rows];
            bool isTaken = (line == 0 || line == 16) && (pixelQuality[pixel] & 41) == 0 && sun[pixel] <= 70.0 && view[pixel] <= 60.0;
            Eigen::VectorXd spectrum(kChannels);
            Eigen::VectorXd own(kChannels);
            for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
                const std::size_t at = pixel * static_cast<std::size_t>(kChannels) + static_cast<std::size_t>(channel);
                isTaken = isTaken && radiance[at] < 9e36 && decibel[at] >= 0.0;
                spectrum(channel) = radiance[at];
                own(channel) = std::pow(radiance[at] / std::pow(10.0, decibel[at] / 10.0), 2);
            }
            if (isTaken) {
                spectra.push_back(spectrum);
                variance += own;
            }
        }
    }
    Direct direct;
    direct.count = static_cast<Eigen::Index>(spectra.size());
    direct.mean = Eigen::VectorXd::Zero(kChannels);
    for (const auto& spectrum : spectra) {
        direct.mean += spectrum / static_cast<double>(spectra.size());
    }
    direct.noise = (variance / static_cast<double>(spectra.size())).cwiseSqrt();
    Eigen::MatrixXd centred(kChannels, direct.count);
    for (Eigen::Index number = 0; number < direct.count; ++number) {
        centred.col(number) = (spectra[static_cast<std::size_t>(number)] - direct.mean).cwiseQuotient(direct.noise);
    }
    const Eigen::MatrixXd covariance = centred * centred.transpose() / static_cast<double>(direct.count - 1);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);
    direct.eigenvalues = solver.eigenvalues().reverse();
    direct.vectors = solver.eigenvectors().rowwise().reverse();
    return direct;
}

double relative(const std::vector<double>& found, const std::vector<double>& expected) {
    double difference = 0.0;
    double size = 0.0;
    for (std::size_t at = 0; at < found.size(); ++at) {
        difference += (found[at] - expected[at]) * (found[at] - expected[at]);
        size += expected[at] * expected[at];
    }
    return std::sqrt(difference / size);
}

} // namespace

class PcaAccumulateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exactDefinitionAgreesWithTheDirectComputation();
    void partitionDoesNotMatter();
    void threadsDoNotMatter();
    void secondPassFillsMissingChannelsAndKeepsEventsOut();
    void damagedGranuleDoesNotStopTheBatch();
    void nothingUsedIsSaidWithItsReasons();
    void otherPreparationIsRefused();

private:
    struct Run {
        int status = 0;
        QString text;
    };
    Run run(const QString& process, const QStringList& settings, const QString& outputName, const QString& output, int threads = 2);
    Run accumulate(const QStringList& granules, const QString& output, QStringList settings, int threads = 2);
    [[nodiscard]] std::vector<double> numbers(const QString& file, const char* variable) const {
        return core::NetcdfFile::open(m_folder.filePath(file).toStdString()).root().requireVariable(variable).readDoubles();
    }

    QTemporaryDir m_folder;
    QStringList m_granules;
    QStringList m_exact{QStringLiteral("missing=drop"),  QStringLiteral("missingMaximumFraction=0"),
                        QStringLiteral("snrMinimum=0"),  QStringLiteral("sampling=all"),
                        QStringLiteral("grid=index"),    QStringLiteral("channelQualityMask=0"),
                        QStringLiteral("space=radiance")};
};

PcaAccumulateTest::Run PcaAccumulateTest::run(const QString& process, const QStringList& settings, const QString& outputName,
                                              const QString& output, int threads) {
    QStringList arguments{QStringLiteral("run"),        process,
                          QStringLiteral("--threads"),  QString::number(threads),
                          QStringLiteral("--progress"), QStringLiteral("none")};
    for (const auto& setting : settings) {
        arguments << QStringLiteral("--set") << setting;
    }
    arguments << QStringLiteral("--out") << outputName + QLatin1Char('=') + m_folder.filePath(output);
    const auto done = tests::runPhidias(PHIDIAS_BINARY, arguments);
    return {done.status, QString::fromUtf8(done.err)};
}

PcaAccumulateTest::Run PcaAccumulateTest::accumulate(const QStringList& granules, const QString& output, QStringList settings,
                                                     int threads) {
    for (const auto& granule : granules) {
        settings << QStringLiteral("granules=") + granule;
    }
    return run(QStringLiteral("atmosphere.pca-accumulate"), settings, QStringLiteral("accumulator"), output, threads);
}

void PcaAccumulateTest::initTestCase() {
    const auto made =
        tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("s5p-l1b"), m_folder.path(), QStringLiteral("--set"),
                                           QStringLiteral("granules=2"), QStringLiteral("--set"), QStringLiteral("scanlines=32")});
    QCOMPARE(made.status, 0);
    for (const auto& name : QDir(m_folder.path()).entryList({QStringLiteral("S5P_TEST_L1B_RA_BD7*.nc")})) {
        m_granules << m_folder.filePath(name);
    }
    QCOMPARE(m_granules.size(), 2);
}

void PcaAccumulateTest::exactDefinitionAgreesWithTheDirectComputation() {
    QCOMPARE(accumulate(m_granules, QStringLiteral("exact.nc"), m_exact).status, 0);
    QCOMPARE(run(QStringLiteral("atmosphere.pca-basis"), {QStringLiteral("accumulators=") + m_folder.filePath(QStringLiteral("exact.nc"))},
                 QStringLiteral("basis"), QStringLiteral("exact-basis.nc"))
                 .status,
             0);
    const Direct direct = directOf(m_granules);
    QVERIFY(direct.count > 10000);
    QCOMPARE(numbers(QStringLiteral("exact-basis.nc"), "n").front(), static_cast<double>(direct.count));
    const auto mean = numbers(QStringLiteral("exact-basis.nc"), "mean");
    const auto noise = numbers(QStringLiteral("exact-basis.nc"), "noise");
    const auto eigenvalues = numbers(QStringLiteral("exact-basis.nc"), "eigenvalues");
    for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
        const auto at = static_cast<std::size_t>(channel);
        QVERIFY(std::abs(mean[at] / direct.mean(channel) - 1.0) < 1e-6);
        QVERIFY(std::abs(noise[at] / direct.noise(channel) - 1.0) < 1e-6);
        QVERIFY2(std::abs(eigenvalues[at] / direct.eigenvalues(channel) - 1.0) < 1e-6, qPrintable(QString::number(channel)));
    }
    // Sine of the largest angle between the leading spaces of 5: | (1 - U U^T) W |.
    const auto stored = numbers(QStringLiteral("exact-basis.nc"), "eigenvectors");
    const Eigen::Map<const Eigen::MatrixXd> vectors(stored.data(), kChannels, static_cast<Eigen::Index>(stored.size()) / kChannels);
    const Eigen::MatrixXd leading = vectors.leftCols(5);
    const Eigen::MatrixXd outside = leading - direct.vectors.leftCols(5) * (direct.vectors.leftCols(5).transpose() * leading);
    QVERIFY2(outside.norm() < 1e-6, qPrintable(QString::number(outside.norm())));
}

void PcaAccumulateTest::partitionDoesNotMatter() {
    QCOMPARE(accumulate(m_granules, QStringLiteral("whole.nc"), m_exact).status, 0);
    QCOMPARE(accumulate({m_granules[1]}, QStringLiteral("second.nc"), m_exact).status, 0);
    QCOMPARE(accumulate({m_granules[0]}, QStringLiteral("first.nc"), m_exact).status, 0);
    QCOMPARE(run(QStringLiteral("atmosphere.pca-basis"),
                 {QStringLiteral("accumulators=") + m_folder.filePath(QStringLiteral("second.nc")),
                  QStringLiteral("accumulators=") + m_folder.filePath(QStringLiteral("first.nc"))},
                 QStringLiteral("basis"), QStringLiteral("merged-basis.nc"))
                 .status,
             0);
    QCOMPARE(run(QStringLiteral("atmosphere.pca-basis"), {QStringLiteral("accumulators=") + m_folder.filePath(QStringLiteral("whole.nc"))},
                 QStringLiteral("basis"), QStringLiteral("whole-basis.nc"))
                 .status,
             0);
    for (const char* variable : {"mean", "noise", "eigenvalues"}) {
        QVERIFY2(relative(numbers(QStringLiteral("merged-basis.nc"), variable), numbers(QStringLiteral("whole-basis.nc"), variable)) <
                     1e-10,
                 variable);
    }
    QCOMPARE(numbers(QStringLiteral("merged-basis.nc"), "n"), numbers(QStringLiteral("whole-basis.nc"), "n"));
}

void PcaAccumulateTest::threadsDoNotMatter() {
    // Stratified choice, resampled, interpolated: all that could depend on the order.
    const QStringList settings{QStringLiteral("missing=interpolate"), QStringLiteral("sampleMaximum=3000")};
    QCOMPARE(accumulate(m_granules, QStringLiteral("one.nc"), settings, 1).status, 0);
    QCOMPARE(accumulate(m_granules, QStringLiteral("two.nc"), settings, 2).status, 0);
    for (const char* variable : {"n", "mean", "scatter", "variance_sum", "sample_values"}) {
        const auto one = numbers(QStringLiteral("one.nc"), variable);
        const auto two = numbers(QStringLiteral("two.nc"), variable);
        QVERIFY2(one.size() == two.size() && std::memcmp(one.data(), two.data(), one.size() * sizeof(double)) == 0, variable);
    }
    const double count = numbers(QStringLiteral("one.nc"), "n").front();
    QVERIFY2(count > 2500.0 && count < 3200.0, qPrintable(QString::number(count))); // about what was asked for, less what is rejected
}

void PcaAccumulateTest::secondPassFillsMissingChannelsAndKeepsEventsOut() {
    const QStringList first{QStringLiteral("missing=interpolate"), QStringLiteral("sampling=all")};
    QCOMPARE(accumulate(m_granules, QStringLiteral("pass1.nc"), first).status, 0);
    QCOMPARE(run(QStringLiteral("atmosphere.pca-basis"), {QStringLiteral("accumulators=") + m_folder.filePath(QStringLiteral("pass1.nc"))},
                 QStringLiteral("basis"), QStringLiteral("pass1-basis.nc"))
                 .status,
             0);
    const QStringList second{QStringLiteral("sampling=all"), QStringLiteral("scoreMaximum=1.1"),
                             QStringLiteral("basis=") + m_folder.filePath(QStringLiteral("pass1-basis.nc"))};
    QCOMPARE(accumulate(m_granules, QStringLiteral("pass2.nc"), second).status, 0);
    const auto root = core::NetcdfFile::open(m_folder.filePath(QStringLiteral("pass2.nc")).toStdString()).root();
    const auto counts = nlohmann::json::parse(root.attributes().textOrEmpty("counts"));
    QVERIFY(counts.value("aboveScoreMaximum", 0) > 0);
    QVERIFY(counts["used"].get<int>() > 10000);
    int sum = 0;
    for (const char* reason :
         {"used", "poorQuality", "angles", "fewChannels", "lowSignal", "notSampled", "missingChannels", "aboveScoreMaximum"}) {
        sum += counts.value(reason, 0);
    }
    QCOMPARE(sum, counts["read"].get<int>()); // every spectrum has one fate
    QCOMPARE(counts["read"].get<int>(), 2 * 32 * 215);
}

void PcaAccumulateTest::damagedGranuleDoesNotStopTheBatch() {
    const QString damaged = m_folder.filePath(QStringLiteral("damaged.nc"));
    QVERIFY(QFile::copy(m_granules[0], damaged));
    QFile file(damaged);
    QVERIFY(file.resize(file.size() / 3));
    const QStringList settings{QStringLiteral("missing=interpolate"), QStringLiteral("sampling=all")};
    const auto done = accumulate({damaged, m_granules[1]}, QStringLiteral("rest.nc"), settings);
    QCOMPARE(done.status, 0);
    QCOMPARE(accumulate({m_granules[1]}, QStringLiteral("alone.nc"), settings).status, 0);
    QCOMPARE(numbers(QStringLiteral("rest.nc"), "mean"), numbers(QStringLiteral("alone.nc"), "mean"));
    const auto alone = accumulate({damaged}, QStringLiteral("none.nc"), settings);
    QCOMPARE(alone.status, 3);
    QVERIFY2(alone.text.contains(QStringLiteral("damaged.nc")), qPrintable(alone.text));
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("none.nc"))));
}

void PcaAccumulateTest::nothingUsedIsSaidWithItsReasons() {
    const auto done = accumulate(m_granules, QStringLiteral("empty.nc"), {QStringLiteral("sunZenithMaximum=1")});
    QCOMPARE(done.status, 2);
    QVERIFY2(done.text.contains(QStringLiteral("angles")), qPrintable(done.text));
}

void PcaAccumulateTest::otherPreparationIsRefused() {
    const QStringList settings{QStringLiteral("missing=interpolate"), QStringLiteral("sampling=all")};
    QCOMPARE(accumulate({m_granules[0]}, QStringLiteral("log.nc"), settings).status, 0);
    QCOMPARE(accumulate({m_granules[1]}, QStringLiteral("radiance.nc"), QStringList(settings) << QStringLiteral("space=radiance")).status,
             0);
    const auto done = run(QStringLiteral("atmosphere.pca-basis"),
                          {QStringLiteral("accumulators=") + m_folder.filePath(QStringLiteral("log.nc")),
                           QStringLiteral("accumulators=") + m_folder.filePath(QStringLiteral("radiance.nc"))},
                          QStringLiteral("basis"), QStringLiteral("mixed.nc"));
    QCOMPARE(done.status, 2);
    QVERIFY2(done.text.contains(QStringLiteral("space")), qPrintable(done.text));
}

QTEST_GUILESS_MAIN(PcaAccumulateTest)
#include "PcaAccumulateTest.moc"
