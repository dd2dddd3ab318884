// Expected numbers follow from the definition: with the added direction e, the sum of the squared residuals of a spectrum falls by (e r)^2
// and the divisor by one; all written out here with vectors made for the purpose.
#include "processing/atmosphere/BasisEnrichment.h"

#include "core/util/Error.h"
#include "processing/atmosphere/CounterNoise.h"
#include "processing/atmosphere/SpectralScore.h"

#include <Eigen/Dense>

#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;
using namespace phidias::processing::atmosphere;

namespace {

constexpr Eigen::Index kChannels = 48;
constexpr std::size_t kComponents = 5;
constexpr std::size_t kStored = 12;

Eigen::VectorXd random(std::uint64_t seed, Eigen::Index size = kChannels) {
    Eigen::VectorXd vector(size);
    for (Eigen::Index at = 0; at < size; ++at) {
        vector(at) = normalOf(seed, static_cast<std::uint64_t>(at));
    }
    return vector;
}

/// Random orthonormal eigenvectors, noise that differs by channel, falling eigenvalues.
BasisFile madeBasis() {
    Eigen::MatrixXd columns(kChannels, static_cast<Eigen::Index>(kStored));
    for (Eigen::Index column = 0; column < columns.cols(); ++column) {
        columns.col(column) = random(100 + static_cast<std::uint64_t>(column));
    }
    const Eigen::MatrixXd q =
        Eigen::HouseholderQR<Eigen::MatrixXd>(columns).householderQ() * Eigen::MatrixXd::Identity(kChannels, columns.cols());
    SpectralBasis group;
    for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
        group.mean.push_back(10.0 + std::sin(0.3 * static_cast<double>(channel)));
        group.noise.push_back(0.01 * (1.0 + 0.5 * std::cos(0.7 * static_cast<double>(channel))));
        group.eigenvalues.push_back(1000.0 / std::pow(2.0, static_cast<double>(channel)) + 0.5);
    }
    group.eigenvectors.assign(q.data(), q.data() + q.size());
    group.components = kComponents;
    group.count = 1000;
    BasisFile basis;
    basis.settings.band = "BD7";
    for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
        basis.wavelengthsNm.push_back(2305.0 + static_cast<double>(channel));
    }
    basis.groups = {group};
    basis.components = kComponents;
    return basis;
}

Eigen::Map<const Eigen::VectorXd> axis(const SpectralBasis& basis, std::size_t component) {
    return {basis.eigenvector(component).data(), kChannels};
}

/// Score of the spectrum mean + S^1/2 normalised, its noise being the basis'.
double scoreOf(const BasisFile& basis, const Eigen::VectorXd& normalised) {
    const auto& group = basis.groups.front();
    std::vector<double> y;
    for (Eigen::Index channel = 0; channel < kChannels; ++channel) {
        const auto at = static_cast<std::size_t>(channel);
        y.push_back(group.mean[at] + group.noise[at] * normalised(channel));
    }
    const SpectralScorer scorer(group, basis.components);
    SpectralScorer::Workspace workspace;
    std::array<SpectrumScore, 1> score{};
    scorer.score(y, group.noise, score, {}, workspace);
    return score[0].score;
}

std::vector<double> listOf(const Eigen::VectorXd& vector) {
    return {vector.begin(), vector.end()};
}

} // namespace

class BasisEnrichmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eigenvectorsStayOrthonormal();
    void theDirectionIsExplainedAfterwards();
    void otherSpectraLoseOnlyWhatLiesAlongTheDirection();
    void eigenvaluesStayInOrder();
    void aStoredComponentThatIsTheDirectionIsDropped();
    void whatLiesInTheBasisIsRefused();
    void aBasisForEachRowIsRefused();
    void theFileIsReadAsItWasWritten();
};

void BasisEnrichmentTest::eigenvectorsStayOrthonormal() {
    const auto enriched = enrichedBasis(madeBasis(), kComponents, listOf(random(1)), 50.0);
    const auto& group = enriched.groups.front();
    QCOMPARE(enriched.components, kComponents + 1);
    QCOMPARE(group.components, kComponents + 1);
    QCOMPARE(group.stored(), kStored + 1);
    for (std::size_t a = 0; a < group.stored(); ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            QVERIFY(std::abs(axis(group, a).dot(axis(group, b)) - (a == b ? 1.0 : 0.0)) < 1e-12);
        }
    }
}

void BasisEnrichmentTest::theDirectionIsExplainedAfterwards() {
    const auto basis = madeBasis();
    const auto& group = basis.groups.front();
    const Eigen::VectorXd direction = random(2);
    const auto enriched = enrichedBasis(basis, kComponents, listOf(direction), 50.0);
    const Eigen::VectorXd noise = random(3);
    Eigen::VectorXd rest = noise;
    Eigen::VectorXd e = direction;
    for (std::size_t component = 0; component < kComponents; ++component) {
        rest -= axis(group, component).dot(noise) * axis(group, component);
        e -= axis(group, component).dot(direction) * axis(group, component);
    }
    e.normalize();
    const Eigen::VectorXd spectrum = 7.0 * axis(group, 0) + noise + 40.0 * e;
    const double before = std::sqrt((rest + 40.0 * e).squaredNorm() / static_cast<double>(kChannels - 5));
    const double along = e.dot(rest);
    const double after = std::sqrt((rest.squaredNorm() - along * along) / static_cast<double>(kChannels - 6));
    QVERIFY(std::abs(scoreOf(basis, spectrum) - before) < 1e-10 * before);
    QVERIFY(std::abs(scoreOf(enriched, spectrum) - after) < 1e-10);
    QVERIFY(before > 5.0 && after < 1.3);
}

void BasisEnrichmentTest::otherSpectraLoseOnlyWhatLiesAlongTheDirection() {
    const auto basis = madeBasis();
    const Eigen::VectorXd direction = random(4);
    const auto enriched = enrichedBasis(basis, kComponents, listOf(direction), 50.0);
    Eigen::VectorXd e = direction;
    for (std::size_t component = 0; component < kComponents; ++component) {
        e -= axis(basis.groups.front(), component).dot(direction) * axis(basis.groups.front(), component);
    }
    e.normalize();
    for (std::uint64_t seed = 10; seed < 30; ++seed) {
        const Eigen::VectorXd spectrum = random(seed);
        const double score = scoreOf(basis, spectrum);
        const double along = e.dot(spectrum); // e is orthogonal to the basis: the same as that of the residual
        const double expected =
            std::sqrt((score * score * static_cast<double>(kChannels - 5) - along * along) / static_cast<double>(kChannels - 6));
        QVERIFY(std::abs(scoreOf(enriched, spectrum) - expected) < 1e-10);
    }
}

void BasisEnrichmentTest::eigenvaluesStayInOrder() {
    // 300 lies between the second (500.5) and the third (250.5).
    const auto enriched = enrichedBasis(madeBasis(), kComponents, listOf(random(5)), 300.0);
    const auto& values = enriched.groups.front().eigenvalues;
    QCOMPARE(values.size(), static_cast<std::size_t>(kChannels));
    QVERIFY(std::is_sorted(values.rbegin(), values.rend()));
    QCOMPARE(values[2], 300.0);
    // A weak direction counts as much as the first component that is not used: 1000 / 2^5 + 0.5.
    const auto weak = enrichedBasis(madeBasis(), kComponents, listOf(random(5)), 1e-3);
    QCOMPARE(weak.groups.front().eigenvalues[kComponents], 31.75);
}

void BasisEnrichmentTest::aStoredComponentThatIsTheDirectionIsDropped() {
    const auto basis = madeBasis();
    const Eigen::VectorXd direction = axis(basis.groups.front(), kComponents + 2);
    const auto enriched = enrichedBasis(basis, kComponents, listOf(direction), 1.0);
    QCOMPARE(enriched.groups.front().stored(), kStored);
    QVERIFY(std::abs(std::abs(axis(enriched.groups.front(), kComponents).dot(direction)) - 1.0) < 1e-12);
}

void BasisEnrichmentTest::whatLiesInTheBasisIsRefused() {
    const auto basis = madeBasis();
    const auto& group = basis.groups.front();
    const Eigen::VectorXd direction = 3.0 * axis(group, 0) - 2.0 * axis(group, 4);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(enrichedBasis(basis, kComponents, listOf(direction), 1.0)), core::Error);
    const std::vector<double> nothing(static_cast<std::size_t>(kChannels), 0.0);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(enrichedBasis(basis, kComponents, nothing, 1.0)), core::Error);
}

void BasisEnrichmentTest::aBasisForEachRowIsRefused() {
    auto basis = madeBasis();
    basis.groups.push_back(basis.groups.front());
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(enrichedBasis(basis, kComponents, listOf(random(1)), 1.0)), core::Error);
}

void BasisEnrichmentTest::theFileIsReadAsItWasWritten() {
    const QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath(QStringLiteral("enriched.nc")).toStdString();
    const auto enriched = enrichedBasis(madeBasis(), kComponents, listOf(random(6)), 50.0);
    writeBasis(enriched, path, {{"history", "enriched"}});
    const auto read = readBasis(path);
    QCOMPARE(read.components, enriched.components);
    QCOMPARE(read.groups.front().eigenvectors, enriched.groups.front().eigenvectors);
    QCOMPARE(read.groups.front().eigenvalues, enriched.groups.front().eigenvalues);
}

QTEST_GUILESS_MAIN(BasisEnrichmentTest)
#include "BasisEnrichmentTest.moc"
