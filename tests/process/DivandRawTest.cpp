// The public DIVAnd reference cases of shared/data/divand (its README names origin and tolerances): numbers of an independent dense solver,
// compared there with the Octave package divand 1.1.1 and with the numbers that DIVAnd.jl's own tests state.
#include "core/io/NetcdfFile.h"
#include "core/io/NetcdfWriter.h"
#include "tests/support/Support.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using phidias::core::NetcdfFile;
using phidias::core::NetcdfType;
using phidias::core::NetcdfWriter;
using phidias::tests::dataFolder;
using phidias::tests::runPhidias;

namespace {

/// Relative L2 difference over the values that are there; infinity when the patterns of missing values differ.
double relativeDifference(const std::vector<double>& found, const std::vector<double>& expected) {
    double difference = 0.0;
    double norm = 0.0;
    for (std::size_t k = 0; k < expected.size(); ++k) {
        if (std::isnan(found[k]) != std::isnan(expected[k])) {
            return std::numeric_limits<double>::infinity();
        }
        if (!std::isnan(expected[k])) {
            difference += (found[k] - expected[k]) * (found[k] - expected[k]);
            norm += expected[k] * expected[k];
        }
    }
    return std::sqrt(difference / norm);
}

} // namespace

class DivandRawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publicCasesAreReproduced_data();
    void publicCasesAreReproduced();
    void iterativeSolverAgreesWithItsTolerance_data() { publicCasesAreReproduced_data(); }
    void iterativeSolverAgreesWithItsTolerance();
    void missingVariableIsNamed();
    void badCasesAreNamed_data();
    void badCasesAreNamed();

private:
    QTemporaryDir m_folder;
    void solve(const QString& name, const QStringList& settings) {
        QStringList arguments{QStringLiteral("run"),
                              QStringLiteral("ocean.divand-raw"),
                              QStringLiteral("--progress"),
                              QStringLiteral("none"),
                              QStringLiteral("--out"),
                              QStringLiteral("solution=") + m_folder.filePath(QStringLiteral("s.nc")),
                              QStringLiteral("--set"),
                              QStringLiteral("case=") + QString::fromStdString(dataFolder() / "divand") + QLatin1Char('/') + name};
        for (const QString& setting : settings) {
            arguments << QStringLiteral("--set") << setting;
        }
        const auto result = runPhidias(PHIDIAS_BINARY, arguments);
        QVERIFY2(result.status == 0, result.err.constData());
    }
    void compare(const QString& name, const char* found, const char* expected, double tolerance) {
        const auto answers = NetcdfFile::open((dataFolder() / "divand" / name.toStdString()).string());
        const auto wanted = answers.root().variable(expected);
        if (!wanted) {
            return;
        }
        const auto solution = NetcdfFile::open(m_folder.filePath(QStringLiteral("s.nc")).toStdString());
        const double difference = relativeDifference(solution.root().requireVariable(found).readDoubles(), wanted->readDoubles());
        QVERIFY2(difference <= tolerance, qPrintable(QStringLiteral("%1: %2").arg(QLatin1String(found)).arg(difference)));
    }
};

void DivandRawTest::publicCasesAreReproduced_data() {
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"01_1d_two_obs.nc", "02_2d_basic.nc", "03_2d_coast_varlen.nc", "04_2d_cyclic.nc", "05_3d.nc", "06_2d_advection.nc"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void DivandRawTest::publicCasesAreReproduced() {
    PHIDIAS_NEEDS_DATA();
    QFETCH(QString, name);
    solve(name, {QStringLiteral("error=all"), QStringLiteral("task=norms")});
    compare(name, "fi", "expected_fi", 1e-9);
    compare(name, "error", "expected_diagP", 1e-8);
    compare(name, "cpme", "expected_cpme", 1e-7);
    compare(name, "residual", "expected_residual", 1e-8);
    const auto answers = NetcdfFile::open((dataFolder() / "divand" / name.toStdString()).string()).root().attributes();
    const auto solution = NetcdfFile::open(m_folder.filePath(QStringLiteral("s.nc")).toStdString()).root().attributes();
    const auto expected = answers.numbers("expected_norms");
    const auto found = solution.numbers("norms");
    QCOMPARE(found.size(), std::size_t{3});
    for (std::size_t k = 0; k < expected.size(); ++k) {
        QVERIFY(std::abs(found[k] - expected[k]) <= 1e-8 * std::max(1e-12, std::abs(expected[k])));
    }
    for (const auto& [own, theirs] : {std::pair{"coeff", "expected_coeff"}, std::pair{"mu", "expected_mu"},
                                      std::pair{"desroziers_factor", "expected_desroziers_factor"}}) {
        if (const auto number = answers.number(theirs)) {
            QVERIFY2(std::abs(solution.number(own).value() / *number - 1.0) < 1e-8, own);
        }
    }
}

void DivandRawTest::iterativeSolverAgreesWithItsTolerance() {
    PHIDIAS_NEEDS_DATA();
    QFETCH(QString, name);
    solve(name, {QStringLiteral("solver=iterative"), QStringLiteral("tolerance=1e-8")});
    compare(name, "fi", "expected_fi", 1e-6);
    const auto solution = NetcdfFile::open(m_folder.filePath(QStringLiteral("s.nc")).toStdString()).root().attributes();
    QVERIFY(solution.number("relative_error_bound").value() <= 1e-8);
    QVERIFY(solution.number("iterations").value() > 0);
}

void DivandRawTest::missingVariableIsNamed() {
    PHIDIAS_NEEDS_DATA();
    const QString file = QString::fromStdString(dataFolder() / "ocean/climatology/levitus_climatology.cdf");
    const auto result = runPhidias(PHIDIAS_BINARY, {QStringLiteral("run"), QStringLiteral("ocean.divand-raw"), QStringLiteral("--set"),
                                                    QStringLiteral("case=") + file, QStringLiteral("--out"),
                                                    QStringLiteral("solution=") + m_folder.filePath(QStringLiteral("t.nc"))});
    QCOMPARE(result.status, 3);
    QVERIFY2(result.err.contains("mask"), result.err.constData());
}

void DivandRawTest::badCasesAreNamed_data() {
    QTest::addColumn<QString>("defect");
    QTest::addColumn<QByteArray>("message"); // a word that names the place
    QTest::newRow("none") << QStringLiteral("none") << QByteArray();
    QTest::newRow("all land") << QStringLiteral("land") << QByteArray("sea");
    QTest::newRow("length below 0") << QStringLiteral("length") << QByteArray("ength");
    QTest::newRow("length NaN") << QStringLiteral("lengthNan") << QByteArray("ength");
    QTest::newRow("epsilon2 0") << QStringLiteral("epsilon2") << QByteArray("epsilon2 of observation");
    QTest::newRow("velocity NaN") << QStringLiteral("velocityNan") << QByteArray("velocit");
    QTest::newRow("velocity infinite") << QStringLiteral("velocityInfinite") << QByteArray("velocit");
    QTest::newRow("R not positive definite") << QStringLiteral("R") << QByteArray("positive definite");
    QTest::newRow("grid line twice") << QStringLiteral("line") << QByteArray("coordinate");
    QTest::newRow("spacing infinite") << QStringLiteral("pm") << QByteArray("spacing");
}

void DivandRawTest::badCasesAreNamed() {
    QFETCH(QString, defect);
    QFETCH(QByteArray, message);
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const auto is = [&](const char* name) { return defect == QLatin1String(name); };
    const QString path = m_folder.filePath(QStringLiteral("bad.nc"));
    {
        NetcdfWriter writer(path.toStdString());
        const auto y = writer.defineDimension("dim2", 4);
        const auto x = writer.defineDimension("dim1", 5);
        const auto obs = writer.defineDimension("obs", 2);
        const auto obs2 = writer.defineDimension("obs2", 2);
        const auto put = [](NetcdfWriter& w, NetcdfWriter::Variable variable, const std::vector<double>& values) {
            w.put(variable, std::span<const double>(values));
        };
        std::vector<std::pair<NetcdfWriter::Variable, std::vector<double>>> all;
        const auto grid = [&](const char* name, std::vector<double> values) {
            all.emplace_back(writer.defineVariable(name, NetcdfType::Double, {y, x}), std::move(values));
        };
        const auto ofObservations = [&](const char* name, std::vector<double> values) {
            all.emplace_back(writer.defineVariable(name, NetcdfType::Double, {obs}), std::move(values));
        };
        std::vector<double> xi, eta, ones(20, 1.0);
        for (int cell = 0; cell < 20; ++cell) {
            xi.push_back(is("line") && cell % 5 == 3 ? 2.0 : cell % 5);
            eta.push_back(cell / 5);
        }
        grid("mask", is("land") ? std::vector<double>(20, 0.0) : ones);
        auto pm = ones;
        pm[7] = is("pm") ? kInfinity : 1.0;
        grid("pm1", pm);
        grid("pm2", ones);
        grid("xi1", xi);
        grid("xi2", eta);
        std::vector<double> length(20, 2.0);
        length[8] = is("length") ? -1.0 : is("lengthNan") ? std::nan("") : 2.0;
        grid("len1", length);
        grid("len2", std::vector<double>(20, 2.0));
        ofObservations("obs_x1", {1.2, 2.7});
        ofObservations("obs_x2", {1.1, 1.9});
        ofObservations("obs_f", {1.0, -1.0});
        if (is("R")) {
            all.emplace_back(writer.defineVariable("obs_R", NetcdfType::Double, {obs, obs2}), std::vector<double>{1.0, 2.0, 2.0, 1.0});
        } else {
            ofObservations("obs_epsilon2", {0.1, is("epsilon2") ? 0.0 : 0.1});
        }
        if (defect.startsWith(QStringLiteral("velocity"))) {
            auto velocity = ones;
            velocity[6] = is("velocityNan") ? std::nan("") : kInfinity;
            grid("velocity1", velocity);
            grid("velocity2", ones);
        }
        writer.endDefinitions();
        for (const auto& [variable, values] : all) {
            put(writer, variable, values);
        }
        writer.commit();
    }
    const QString out = m_folder.filePath(QStringLiteral("never.nc"));
    const auto result = runPhidias(PHIDIAS_BINARY, {QStringLiteral("run"), QStringLiteral("ocean.divand-raw"), QStringLiteral("--progress"),
                                                    QStringLiteral("none"), QStringLiteral("--set"), QStringLiteral("case=") + path,
                                                    QStringLiteral("--out"), QStringLiteral("solution=") + out});
    if (is("none")) {
        QVERIFY2(result.status == 0, result.err.constData());
        QVERIFY(QFile::remove(out));
        return;
    }
    QVERIFY2(result.status == 2 || result.status == 3 || result.status == 5, (QByteArray::number(result.status) + result.err).constData());
    QVERIFY2(result.err.contains(message), result.err.constData());
    QVERIFY(!QFile::exists(out));
}

QTEST_GUILESS_MAIN(DivandRawTest)
#include "DivandRawTest.moc"
