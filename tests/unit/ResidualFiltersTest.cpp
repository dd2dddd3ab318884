// Matched filters and names of residuals against their formulas: planted columns come back exactly, noise gives N(0, 1), and the filter of
// the whole covariance is k^T C^-1 y / sqrt(k^T C^-1 k) of the full matrix C~ = E Lambda E^T + (1 - E E^T), factorised here.
#include "processing/atmosphere/ResidualFilters.h"

#include "processing/atmosphere/CounterNoise.h"

#include <Eigen/Dense>

#include <QtTest>
#include <cmath>
#include <limits>

using namespace phidias::processing::atmosphere;

namespace {

constexpr Eigen::Index kChannels = 64;
constexpr std::size_t kComponents = 4;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kAirmass = 2.7;

Eigen::VectorXd drawn(std::uint64_t seed, Eigen::Index size = kChannels) {
    Eigen::VectorXd values(size);
    for (Eigen::Index at = 0; at < size; ++at) {
        values(at) = normalOf(seed, static_cast<std::uint64_t>(at));
    }
    return values;
}

std::vector<double> toVector(const Eigen::VectorXd& values) {
    return {values.data(), values.data() + values.size()};
}

/// A basis with orthonormal vectors of a random matrix, eigenvalues 5e4 to 3, and noise that differs by channel.
struct Case {
    SpectralBasis basis;
    Eigen::MatrixXd e; ///< [channel][component]
    Eigen::VectorXd lambda;
    Eigen::VectorXd noise;
    Eigen::VectorXd mean;
    std::vector<double> wavelengthsNm;
    PreparationSettings settings;

    explicit Case(SpectralSpace space = SpectralSpace::Log) {
        Eigen::MatrixXd random(kChannels, static_cast<Eigen::Index>(kComponents));
        for (Eigen::Index component = 0; component < random.cols(); ++component) {
            random.col(component) = drawn(10 + static_cast<std::uint64_t>(component));
        }
        e = Eigen::HouseholderQR<Eigen::MatrixXd>(random).householderQ() * Eigen::MatrixXd::Identity(kChannels, random.cols());
        lambda = Eigen::Vector4d(5e4, 300.0, 20.0, 3.0);
        noise = 0.01 * (Eigen::VectorXd::Ones(kChannels) + 0.3 * drawn(20).array().sin().matrix());
        const bool isLog = space == SpectralSpace::Log;
        mean = (isLog ? -16.0 : 2.0) * Eigen::VectorXd::Ones(kChannels) + 0.1 * drawn(21);
        basis.mean = toVector(mean);
        basis.noise = toVector(noise);
        basis.eigenvalues.assign(static_cast<std::size_t>(kChannels), 1.0);
        std::copy_n(lambda.data(), kComponents, basis.eigenvalues.begin());
        basis.eigenvectors.assign(e.data(), e.data() + e.size());
        basis.components = kComponents;
        basis.count = 1000;
        for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
            wavelengthsNm.push_back(2305.0 + 0.1 * static_cast<double>(channel));
        }
        settings.space = space;
    }

    [[nodiscard]] Eigen::VectorXd outside(const Eigen::VectorXd& vector) const { return vector - e * (e.transpose() * vector); }
    /// A gas whose k = S^-1/2 dy/dN is this vector.
    [[nodiscard]] GasSignature gasOf(const std::string& name, const Eigen::VectorXd& k) const {
        Eigen::VectorXd section = -k.cwiseProduct(noise);
        if (settings.space != SpectralSpace::Log) {
            section = section.cwiseQuotient(mean);
        }
        return {.name = name, .isSynthetic = false, .crossSection = toVector(section)};
    }
    [[nodiscard]] ResidualFilters filters(const std::vector<GasSignature>& gases) const {
        return {basis, kComponents, settings, wavelengthsNm, gases};
    }
};

std::vector<double> ones() {
    return std::vector<double>(static_cast<std::size_t>(kChannels), 1.0);
}

GasFit fitOf(const ResidualFilters& filters, const Eigen::VectorXd& p, const Eigen::VectorXd& r, const std::vector<double>& ratio,
             double brightness = 1.0) {
    std::vector<GasFit> fits(filters.gases());
    filters.fit(toVector(p), toVector(r), ratio, kAirmass, brightness, fits);
    return fits.front();
}

/// A narrow absorption like a line, outside the basis.
Eigen::VectorXd lineAt(const Case& world, double channel, double width = 2.0) {
    Eigen::VectorXd line(kChannels);
    for (Eigen::Index at = 0; at < kChannels; ++at) {
        line(at) = -std::exp(-0.5 * std::pow((static_cast<double>(at) - channel) / width, 2));
    }
    return world.outside(line);
}

} // namespace

class ResidualFiltersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plantedColumnOutsideTheBasisComesBackExactly();
    void plantedColumnPartlyInsideTheBasisComesBackExactly();
    void missingChannelsDoNotBiasTheColumn();
    void radianceSpaceCountsBrightness();
    void errorFollowsTheNoiseOfThePixel();
    void noiseAloneGivesANormalDeviate();
    void ordinaryVariationGivesANormalDeviateOfTheCovarianceFilter();
    void blindnessIsTheShareInsideTheBasis();
    void gasInsideTheBasisHasNoAlphaButAColumn();
    void covarianceFilterIsThatOfTheFullMatrix();
    void residualIsNamedAfterWhatExplainsMost();
    void oneChannelIsTheInstrument();
    void shiftIsTheInstrument();
    void nothingFitsIsUnknown();
    void weakResidualIsUnknown();
    void nothingValidIsUnknown();
    void gasesWithoutANumberAreOtherGas();
};

void ResidualFiltersTest::plantedColumnOutsideTheBasisComesBackExactly() {
    const Case world;
    const Eigen::VectorXd k = world.outside(drawn(1)) * 1e-19;
    const auto filters = world.filters({world.gasOf("CO", k)});
    const double column = 3.5e18;
    const auto fit = fitOf(filters, Eigen::VectorXd::Zero(4), column * kAirmass * k, ones());
    QVERIFY(std::abs(fit.alpha / column - 1.0) < 1e-12);
    QVERIFY(std::abs(fit.z / (column * kAirmass * k.norm()) - 1.0) < 1e-12);
    QVERIFY(std::abs(fit.column / column - 1.0) < 1e-12);
    QVERIFY(std::abs(fit.filter / fit.z - 1.0) < 1e-12); // nothing of the gas is inside
}

void ResidualFiltersTest::plantedColumnPartlyInsideTheBasisComesBackExactly() {
    const Case world;
    const Eigen::VectorXd k = drawn(2) * 1e-19;
    const auto filters = world.filters({world.gasOf("CO", k)});
    const double column = -2.0e18; // may be less than in the reference
    const Eigen::VectorXd y = column * kAirmass * k;
    const auto fit = fitOf(filters, world.e.transpose() * y, world.outside(y), ones());
    QVERIFY(std::abs(fit.alpha / column - 1.0) < 1e-12);
    QVERIFY(std::abs(fit.column / column - 1.0) < 1e-12);
}

void ResidualFiltersTest::missingChannelsDoNotBiasTheColumn() {
    const Case world;
    const Eigen::VectorXd k = world.outside(drawn(3)) * 1e-19;
    const auto filters = world.filters({world.gasOf("CO", k)});
    Eigen::VectorXd r = 1e18 * kAirmass * k;
    double square = 0.0;
    for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
        if (channel % 7 == 3) {
            r(channel) = kNan;
        } else {
            square += k(channel) * k(channel);
        }
    }
    const auto fit = fitOf(filters, Eigen::VectorXd::Zero(4), r, ones());
    QVERIFY(std::abs(fit.alpha / 1e18 - 1.0) < 1e-12);
    QVERIFY(std::abs(fit.z / (1e18 * kAirmass * std::sqrt(square)) - 1.0) < 1e-12);
    const auto none = fitOf(filters, Eigen::VectorXd::Zero(4), Eigen::VectorXd::Constant(kChannels, kNan), ones());
    QVERIFY(std::isnan(none.alpha) && std::isnan(none.z) && std::isnan(none.alphaError));
}

void ResidualFiltersTest::radianceSpaceCountsBrightness() {
    // L = b mu (1 - a N sigma): the residual of a spectrum b times as bright is b times as large.
    const Case world(SpectralSpace::Radiance);
    const Eigen::VectorXd k = world.outside(drawn(4)) * 1e-19;
    const auto filters = world.filters({world.gasOf("CO", k)});
    const auto fit = fitOf(filters, Eigen::VectorXd::Zero(4), 0.6 * 1e18 * kAirmass * k, ones(), 0.6);
    QVERIFY(std::abs(fit.alpha / 1e18 - 1.0) < 1e-12);
    QVERIFY(std::abs(fit.column / 1e18 - 1.0) < 1e-12);
}

void ResidualFiltersTest::errorFollowsTheNoiseOfThePixel() {
    const Case world;
    const Eigen::VectorXd k = world.outside(drawn(5)) * 1e-19;
    const auto filters = world.filters({world.gasOf("CO", k)});
    const Eigen::VectorXd ratio = Eigen::VectorXd::Constant(kChannels, 1.5) + 0.4 * drawn(6).array().sin().matrix();
    const auto fit = fitOf(filters, Eigen::VectorXd::Zero(4), k * 1e18, toVector(ratio));
    const double expected = k.cwiseProduct(ratio).norm() / k.squaredNorm() / kAirmass;
    QVERIFY(std::abs(fit.alphaError / expected - 1.0) < 1e-12);
}

void ResidualFiltersTest::noiseAloneGivesANormalDeviate() {
    const Case world;
    const auto filters = world.filters({world.gasOf("CO", drawn(7) * 1e-19)});
    constexpr int kSpectra = 2000;
    double sum = 0.0;
    double squares = 0.0;
    int beyond = 0;
    for (int spectrum = 0; spectrum < kSpectra; ++spectrum) {
        const Eigen::VectorXd noise = drawn(1000 + static_cast<std::uint64_t>(spectrum));
        const auto fit = fitOf(filters, world.e.transpose() * noise, world.outside(noise), ones());
        sum += fit.z;
        squares += fit.z * fit.z;
        beyond += std::abs(fit.z) > 1.959964 ? 1 : 0;
    }
    // Standard errors of 2000 draws: mean 0.022, variance 0.032, share beyond 1.96 0.0049; four of each.
    const double mean = sum / kSpectra;
    QVERIFY2(std::abs(mean) < 0.09, qPrintable(QString::number(mean)));
    const double variance = squares / kSpectra - mean * mean;
    QVERIFY2(std::abs(variance - 1.0) < 0.13, qPrintable(QString::number(variance)));
    QVERIFY2(std::abs(beyond / double{kSpectra} - 0.05) < 0.02, qPrintable(QString::number(beyond)));
}

void ResidualFiltersTest::ordinaryVariationGivesANormalDeviateOfTheCovarianceFilter() {
    // Spectra with the covariance of the reference: coefficients of variance lambda, noise of 1 outside.
    const Case world;
    const auto filters = world.filters({world.gasOf("CO", drawn(8) * 1e-19)});
    constexpr int kSpectra = 2000;
    double sum = 0.0;
    double squares = 0.0;
    for (int spectrum = 0; spectrum < kSpectra; ++spectrum) {
        const Eigen::VectorXd noise = drawn(9000 + static_cast<std::uint64_t>(spectrum));
        const Eigen::VectorXd p = drawn(19000 + static_cast<std::uint64_t>(spectrum), 4).cwiseProduct(world.lambda.cwiseSqrt());
        std::vector<double> found(1);
        filters.covarianceFilters(toVector(p), toVector(world.outside(noise)), found);
        sum += found.front();
        squares += found.front() * found.front();
    }
    const double mean = sum / kSpectra;
    QVERIFY2(std::abs(mean) < 0.09, qPrintable(QString::number(mean)));
    const double variance = squares / kSpectra - mean * mean;
    QVERIFY2(std::abs(variance - 1.0) < 0.13, qPrintable(QString::number(variance)));
}

void ResidualFiltersTest::blindnessIsTheShareInsideTheBasis() {
    const Case world;
    const Eigen::VectorXd inside = world.e * Eigen::Vector4d(1.0, -2.0, 0.5, 3.0).normalized();
    const Eigen::VectorXd outside = world.outside(drawn(9)).normalized();
    const auto filters = world.filters({world.gasOf("inside", inside * 1e-19), world.gasOf("outside", outside * 1e-19),
                                        world.gasOf("between", (inside * std::sqrt(0.3) + outside * std::sqrt(0.7)) * 1e-19)});
    QCOMPARE(filters.gases(), 3U);
    QVERIFY(std::abs(filters.blindness(0) - 1.0) < 1e-12);
    QVERIFY(std::abs(filters.blindness(1)) < 1e-12);
    QVERIFY(std::abs(filters.blindness(2) - 0.3) < 1e-12);
}

void ResidualFiltersTest::gasInsideTheBasisHasNoAlphaButAColumn() {
    const Case world;
    const Eigen::VectorXd k = world.e * Eigen::Vector4d(0.0, 1.0, 2.0, -1.0) * 1e-19;
    const auto filters = world.filters({world.gasOf("CO", k)});
    const Eigen::VectorXd y = 4e18 * kAirmass * k;
    const auto fit = fitOf(filters, world.e.transpose() * y, Eigen::VectorXd::Zero(kChannels), ones());
    QVERIFY(std::isnan(fit.alpha) && std::isnan(fit.z));
    QVERIFY(std::abs(fit.column / 4e18 - 1.0) < 1e-9);
}

void ResidualFiltersTest::covarianceFilterIsThatOfTheFullMatrix() {
    const Case world;
    const Eigen::MatrixXd covariance = world.e * world.lambda.asDiagonal() * world.e.transpose() +
                                       Eigen::MatrixXd::Identity(kChannels, kChannels) - world.e * world.e.transpose();
    const Eigen::LDLT<Eigen::MatrixXd> solver(covariance);
    for (std::uint64_t number = 0; number < 20; ++number) {
        const Eigen::VectorXd k = drawn(30 + number) * 1e-19;
        const Eigen::VectorXd y = drawn(60 + number) * 12.0;
        const auto filters = world.filters({world.gasOf("CO", k)});
        const auto fit = fitOf(filters, world.e.transpose() * y, world.outside(y), ones());
        const double information = k.dot(solver.solve(k));
        const double product = k.dot(solver.solve(y));
        QVERIFY(std::abs(fit.filter - product / std::sqrt(information)) < 1e-9);
        QVERIFY(std::abs(fit.column - product / information / kAirmass) < 1e-9 * std::abs(product / information));
    }
}

void ResidualFiltersTest::residualIsNamedAfterWhatExplainsMost() {
    const Case world;
    const Eigen::VectorXd carbon = lineAt(world, 15.0);
    const Eigen::VectorXd methane = lineAt(world, 45.0);
    const auto filters = world.filters({world.gasOf("CO", carbon * 1e-19), world.gasOf("CH4", methane * 1e-19)});
    const auto classOf = [&](const Eigen::VectorXd& r) { return filters.classOf(toVector(r), ones()); };
    QCOMPARE(classOf(20.0 * carbon), ResidualClass::CarbonMonoxide);
    QCOMPARE(classOf(20.0 * methane), ResidualClass::Methane);
    QCOMPARE(classOf(20.0 * carbon + 12.0 * methane), ResidualClass::CarbonMonoxide);
    QCOMPARE(classOf(12.0 * carbon + 20.0 * methane), ResidualClass::Methane);
    Eigen::VectorXd slope(kChannels);
    for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
        slope(channel) = (world.wavelengthsNm[static_cast<std::size_t>(channel)] - 2308.15) / world.noise(channel);
    }
    QCOMPARE(classOf(world.outside(slope)), ResidualClass::Surface);
    QCOMPARE(classOf(world.outside(slope.cwiseProduct(slope).cwiseProduct(world.noise))), ResidualClass::Surface);
}

void ResidualFiltersTest::oneChannelIsTheInstrument() {
    const Case world;
    const auto filters = world.filters({world.gasOf("CO", lineAt(world, 15.0) * 1e-19)});
    Eigen::VectorXd r = drawn(40);
    r(30) = 60.0;
    QCOMPARE(filters.classOf(toVector(r), ones()), ResidualClass::Instrument);
    // In units of the pixel's own noise: with a noise a hundred times as large in that channel, it is nothing.
    auto ratio = ones();
    ratio[30] = 100.0;
    QCOMPARE(filters.classOf(toVector(r), ratio), ResidualClass::Unknown);
}

void ResidualFiltersTest::shiftIsTheInstrument() {
    const Case world;
    const auto filters = world.filters({world.gasOf("CO", lineAt(world, 15.0) * 1e-19)});
    Eigen::VectorXd slope(kChannels); // dmu / dlambda, central differences, in units of the noise
    for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
        const Eigen::Index before = std::max<Eigen::Index>(0, channel - 1);
        const Eigen::Index after = std::min<Eigen::Index>(kChannels - 1, channel + 1);
        slope(channel) = (world.mean(after) - world.mean(before)) / (0.1 * static_cast<double>(after - before)) / world.noise(channel);
    }
    QCOMPARE(filters.classOf(toVector(world.outside(slope)), ones()), ResidualClass::Instrument);
    Eigen::VectorXd offset = (-world.mean).array().exp().matrix().cwiseQuotient(world.noise); // of ln L: 1 / L
    offset *= 20.0 / offset.norm();
    QCOMPARE(filters.classOf(toVector(world.outside(offset)), ones()), ResidualClass::Instrument);
}

void ResidualFiltersTest::nothingFitsIsUnknown() {
    // A line between those of the dictionary: its overlap with each term, here by the formula, explains less than 20 %.
    const Case world;
    const Eigen::VectorXd carbon = lineAt(world, 15.0);
    const auto filters = world.filters({world.gasOf("CO", carbon * 1e-19)});
    const Eigen::VectorXd other = lineAt(world, 38.0);
    QVERIFY(std::pow(other.dot(carbon), 2) / (other.squaredNorm() * carbon.squaredNorm()) < 0.2);
    QCOMPARE(filters.classOf(toVector(50.0 * other), ones()), ResidualClass::Unknown);
    QCOMPARE(filters.classOf(toVector(50.0 * carbon), ones()), ResidualClass::CarbonMonoxide);
}

void ResidualFiltersTest::weakResidualIsUnknown() {
    const Case world;
    const Eigen::VectorXd carbon = lineAt(world, 15.0).normalized();
    const auto filters = world.filters({world.gasOf("CO", carbon * 1e-19)});
    QCOMPARE(filters.classOf(toVector(4.9 * carbon), ones()), ResidualClass::Unknown); // z = 4.9
    QCOMPARE(filters.classOf(toVector(5.1 * carbon), ones()), ResidualClass::CarbonMonoxide);
}

void ResidualFiltersTest::nothingValidIsUnknown() {
    const Case world;
    const auto filters = world.filters({world.gasOf("CO", lineAt(world, 15.0) * 1e-19)});
    QCOMPARE(filters.classOf(std::vector<double>(static_cast<std::size_t>(kChannels), kNan), ones()), ResidualClass::Unknown);
    QCOMPARE(filters.classOf(std::vector<double>(static_cast<std::size_t>(kChannels), 0.0), ones()), ResidualClass::Unknown);
}

void ResidualFiltersTest::gasesWithoutANumberAreOtherGas() {
    QCOMPARE(classOfGas("CO"), ResidualClass::CarbonMonoxide);
    QCOMPARE(classOfGas("HDO"), ResidualClass::HeavyWater);
    QCOMPARE(classOfGas("NH3"), ResidualClass::OtherGas);
    QCOMPARE(classOfGas("surface"), ResidualClass::OtherGas); // a gas of that name is still a gas
    QCOMPARE(classOfGas("unknown"), ResidualClass::OtherGas);
    // The numbers of the selection files. [PCA_SCREENING 8]
    const std::array<std::string_view, 7> names{"unknown", "CO", "CH4", "H2O", "HDO", "surface", "instrument"};
    for (std::size_t number = 0; number < names.size(); ++number) {
        QCOMPARE(nameOf(static_cast<ResidualClass>(number)), names.at(number));
    }
}

QTEST_GUILESS_MAIN(ResidualFiltersTest)
#include "ResidualFiltersTest.moc"
