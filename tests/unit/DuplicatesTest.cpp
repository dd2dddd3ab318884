// Duplicates of methods/DIVAND, section 16: set-ups with known answers, and a search over all pairs on random data.
#include "processing/ocean/Duplicates.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <set>

using namespace phidias::processing::ocean;
using Groups = std::vector<std::vector<std::size_t>>;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Set {
    std::vector<double> longitude, latitude, depth, time, value;

    void add(double x, double y, double z, double t, double v) {
        longitude.push_back(x);
        latitude.push_back(y);
        depth.push_back(z);
        time.push_back(t);
        value.push_back(v);
    }
    [[nodiscard]] std::size_t size() const { return value.size(); }
    [[nodiscard]] ObservationPlaces places() const { return {longitude, latitude, depth, time, value}; }
};

bool agree(double a, double b, double tolerance) {
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= tolerance;
}

/// By the spherical law of cosines' vector form: independent of the half-angle formula under test.
double arcKm(const Set& a, std::size_t i, const Set& b, std::size_t j) {
    const double r = std::numbers::pi / 180.0;
    const auto unit = [r](double lon, double lat) {
        return std::array{std::cos(r * lat) * std::cos(r * lon), std::cos(r * lat) * std::sin(r * lon), std::sin(r * lat)};
    };
    const auto p = unit(a.longitude[i], a.latitude[i]);
    const auto q = unit(b.longitude[j], b.latitude[j]);
    const double cross = std::hypot(p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]);
    return 6371.009 * std::atan2(cross, p[0] * q[0] + p[1] * q[1] + p[2] * q[2]);
}

/// The rule as it is written, over all pairs: neighbours in the box, then the chain of values that holds the observation's own.
std::vector<std::size_t> chainByAllPairs(const Set& a, std::size_t i, const Set& b, const DuplicateRule& rule) {
    std::vector<std::size_t> box;
    for (std::size_t j = 0; j < b.size(); ++j) {
        if (agree(a.depth[i], b.depth[j], rule.depthM) && agree(a.time[i], b.time[j], rule.hours * 3600.0) &&
            arcKm(a, i, b, j) <= rule.distanceKm) {
            box.push_back(j);
        }
    }
    std::set<std::size_t> chain;
    std::vector<double> reached{a.value[i]};
    while (!reached.empty()) {
        const double from = reached.back();
        reached.pop_back();
        for (const std::size_t j : box) {
            if (std::abs(b.value[j] - from) <= rule.value && chain.insert(j).second) {
                reached.push_back(b.value[j]);
            }
        }
    }
    return {chain.begin(), chain.end()};
}

Set randomSet(std::size_t count, unsigned seed) {
    // A few places each with many near ones: the date line, both poles and the tropics.
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    const std::array<std::array<double, 2>, 5> places{
        {{179.9999, 10.0}, {-179.9998, -60.0}, {40.0, 89.9999}, {0.0, -90.0}, {359.9999, 0.0}}};
    Set set;
    for (std::size_t k = 0; k < count; ++k) {
        const auto& place = places[random() % places.size()];
        const double turns = 360.0 * static_cast<double>(random() % 3) - 360.0;
        set.add(place[0] + turns + 0.02 * (uniform(random) - 0.5), std::clamp(place[1] + 0.02 * (uniform(random) - 0.5), -90.0, 90.0),
                random() % 8 == 0 ? kNan : std::floor(4.0 * uniform(random)) * 0.4,
                random() % 8 == 0 ? kNan : std::floor(6.0 * uniform(random)) * 1500.0, std::floor(40.0 * uniform(random)) * 4e-4);
    }
    return set;
}

} // namespace

class DuplicatesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstPointRepeatedAtTheEndIsFound();
    void valuesInAChainAreOneGroup();
    void eachToleranceTellsApart();
    void dateLineAndPolesAreNoBorders();
    void unknownDepthOrTimeAgreesOnlyWithUnknown();
    void infiniteDepthsAndTimesEndTheSearch();
    void twoSetsAreComparedOneWay();
    void searchOverAllPairsFindsTheSame_data();
    void searchOverAllPairsFindsTheSame();
    void millionObservationsTakeSeconds_data();
    void millionObservationsTakeSeconds();
};

void DuplicatesTest::firstPointRepeatedAtTheEndIsFound() {
    // Quadtrees.jl's own test: distinct random points, the first once more.
    std::mt19937 random(5);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    Set set;
    for (int k = 0; k < 200; ++k) {
        set.add(30.0 * uniform(random), 40.0 + 5.0 * uniform(random), 100.0 * k, 86400.0 * k, uniform(random));
    }
    set.add(set.longitude[0], set.latitude[0], set.depth[0], set.time[0], set.value[0]);
    QVERIFY(duplicates(set.places(), {}) == (Groups{{0, 200}}));
}

void DuplicatesTest::valuesInAChainAreOneGroup() {
    Set set;
    for (const double value : {1.002, 5.0, 1.001, 1.0, 1.004}) {
        set.add(1.0, 2.0, 3.0, 4.0, value);
    }
    // 1.000, 1.001, 1.002 with gaps of 1e-3 chain; 1.004 is 2e-3 away, 5 far.
    QVERIFY(duplicates(set.places(), {.value = 1.0001e-3}) == (Groups{{0, 2, 3}}));
    QVERIFY(duplicates(set.places(), {.value = 2.0001e-3}) == (Groups{{0, 2, 3, 4}}));
    QVERIFY(duplicates(set.places(), {.value = 0.5e-3}).empty());
}

void DuplicatesTest::eachToleranceTellsApart() {
    const DuplicateRule rule{.distanceKm = 1.0, .depthM = 0.5, .hours = 2.0, .value = 0.1};
    const double kilometreDeg = 180.0 / std::numbers::pi / 6371.009;
    for (const double share : {0.999, 1.001}) {
        for (int which = 0; which < 5; ++which) {
            Set set;
            set.add(10.0, 60.0, 20.0, 1e6, 7.0);
            set.add(10.0 + (which == 0 ? 2.0 * share * kilometreDeg : 0.0), // cos(60) = 1/2
                    60.0 + (which == 1 ? share * kilometreDeg : 0.0), 20.0 + (which == 2 ? share * 0.5 : 0.0),
                    1e6 + (which == 3 ? share * 7200.0 : 0.0), 7.0 + (which == 4 ? share * 0.1 : 0.0));
            QVERIFY2((duplicates(set.places(), rule).size() == 1) == (share < 1.0), qPrintable(QString::number(which)));
        }
    }
}

void DuplicatesTest::dateLineAndPolesAreNoBorders() {
    Set set;
    set.add(180.0, 10.0, 0.0, 0.0, 1.0);
    set.add(-179.999, 10.0, 0.0, 0.0, 1.0); // 110 m away
    set.add(540.001, 10.0, 0.0, 0.0, 1.0);
    set.add(0.0, 89.999, 0.0, 0.0, 1.0);
    set.add(180.0, 89.999, 0.0, 0.0, 1.0); // 222 m away, over the pole
    set.add(123.0, 90.0, 0.0, 0.0, 1.0);
    set.add(77.0, -90.0, 0.0, 0.0, 1.0);
    set.add(-100.0, -90.0, 0.0, 0.0, 1.0);
    QVERIFY(duplicates(set.places(), {}) == (Groups{{0, 1, 2}, {3, 4, 5}, {6, 7}}));
}

void DuplicatesTest::unknownDepthOrTimeAgreesOnlyWithUnknown() {
    Set set;
    set.add(1.0, 2.0, kNan, 4.0, 5.0);
    set.add(1.0, 2.0, 3.0, 4.0, 5.0);
    set.add(1.0, 2.0, kNan, 4.0, 5.0);
    set.add(1.0, 2.0, 3.0, kNan, 5.0);
    set.add(1.0, 2.0, 3.0, kNan, 5.0);
    QVERIFY(duplicates(set.places(), {}) == (Groups{{0, 2}, {3, 4}}));
}

void DuplicatesTest::infiniteDepthsAndTimesEndTheSearch() {
    Set set;
    set.add(1.0, 2.0, 3.0, 4.0, 5.0);
    set.add(1.0, 2.0, kInfinity, 4.0, 5.0);
    set.add(1.0, 2.0, 3.0, kInfinity, 5.0);
    set.add(1.0, 2.0, kInfinity, kInfinity, 5.0);
    set.add(1.0, 2.0, 3.0, 4.0, 5.0);
    QVERIFY(duplicates(set.places(), {}) == (Groups{{0, 4}}));
    // Without bounds depth and time do not count, so far as they are known.
    QVERIFY(duplicates(set.places(), {.depthM = 1e12, .hours = 1e12}) == (Groups{{0, 4}}));
}

void DuplicatesTest::twoSetsAreComparedOneWay() {
    Set first;
    first.add(1.0, 2.0, 3.0, 4.0, 5.0);
    first.add(9.0, 2.0, 3.0, 4.0, 5.0);
    first.add(-1.0, 2.0, 3.0, 4.0, 5.0);
    Set second;
    second.add(-1.0, 2.0, 3.0, 4.0, 5.0005);
    second.add(1.0, 2.0, 3.0, 4.0, 5.0);
    second.add(359.0, 2.0, 3.0, 4.0, 5.0);
    second.add(1.001, 2.0, 3.0, 4.0, 5.0);
    QVERIFY(duplicatesBetween(first.places(), second.places(), {}) == (Groups{{1, 3}, {}, {0, 2}}));
    QVERIFY(duplicatesBetween(first.places(), Set{}.places(), {}) == (Groups{{}, {}, {}}));
    QVERIFY(duplicatesBetween(Set{}.places(), second.places(), {}).empty());
    QVERIFY(duplicates(Set{}.places(), {}).empty());
}

void DuplicatesTest::searchOverAllPairsFindsTheSame_data() {
    QTest::addColumn<double>("km");
    QTest::addColumn<double>("hours");
    QTest::newRow("usual") << 0.5 << 1.0;
    QTest::newRow("nothing but the same") << 0.0 << 0.0;
    QTest::newRow("far") << 300.0 << 3.0;
    QTest::newRow("half of the globe") << 9000.0 << 0.5;
}

void DuplicatesTest::searchOverAllPairsFindsTheSame() {
    QFETCH(double, km);
    QFETCH(double, hours);
    const DuplicateRule rule{.distanceKm = km, .depthM = 0.3, .hours = hours, .value = 4.1e-4};
    const Set first = randomSet(700, 11);
    const Set second = randomSet(500, 12);
    const auto found = duplicatesBetween(first.places(), second.places(), rule);
    std::size_t pairs = 0;
    for (std::size_t k = 0; k < first.size(); ++k) {
        QVERIFY2(found[k] == chainByAllPairs(first, k, second, rule), qPrintable(QString::number(k)));
        pairs += found[k].size();
    }
    QVERIFY(km == 0.0 || pairs > 50); // else the comparison says nothing

    // One set: chains that share a member are one group.
    std::vector<std::size_t> group(first.size());
    std::iota(group.begin(), group.end(), std::size_t{0});
    for (bool hasChanged = true; hasChanged;) {
        hasChanged = false;
        for (std::size_t k = 0; k < first.size(); ++k) {
            for (const std::size_t other : chainByAllPairs(first, k, first, rule)) {
                const std::size_t least = std::min(group[k], group[other]);
                hasChanged = hasChanged || group[k] != least || group[other] != least;
                group[k] = group[other] = least;
            }
        }
    }
    Groups expected;
    for (std::size_t leader = 0; leader < first.size(); ++leader) {
        std::vector<std::size_t> members;
        for (std::size_t k = 0; k < first.size(); ++k) {
            if (group[k] == leader) {
                members.push_back(k);
            }
        }
        if (members.size() > 1) {
            expected.push_back(members);
        }
    }
    QVERIFY(duplicates(first.places(), rule) == expected);
}

void DuplicatesTest::millionObservationsTakeSeconds_data() {
    QTest::addColumn<std::size_t>("stations");
    QTest::newRow("profiles") << std::size_t{10000};
    QTest::newRow("moorings") << std::size_t{20};
}

void DuplicatesTest::millionObservationsTakeSeconds() {
    QFETCH(std::size_t, stations);
    constexpr std::size_t kCount = 1000000;
    std::mt19937 random(3);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    std::vector<std::array<double, 3>> station;
    for (std::size_t k = 0; k < stations; ++k) {
        station.push_back({360.0 * uniform(random), 160.0 * uniform(random) - 80.0, 3e8 * uniform(random)});
    }
    // Profiles: 100 depths at one time. Moorings: 10 depths, every two hours.
    const std::size_t depths = stations > 100 ? 100 : 10;
    Set set;
    for (std::size_t k = 0; k < kCount; ++k) {
        const auto& place = station[k / (kCount / stations)];
        const std::size_t sample = k % (kCount / stations);
        set.add(place[0], place[1], 10.0 * static_cast<double>(sample % depths), place[2] + 7200.0 * static_cast<double>(sample / depths),
                uniform(random));
    }
    for (std::size_t k = 0; k < kCount; k += 1000) { // one in a thousand is made the copy of its neighbour
        set.depth[k + 1] = set.depth[k];
        set.time[k + 1] = set.time[k];
        set.value[k + 1] = set.value[k];
    }
    QElapsedTimer timer;
    timer.start();
    const auto groups = duplicates(set.places(), {.value = 0.0});
    qInfo("%lld ms for 1e6 observations of %zu stations", static_cast<long long>(timer.elapsed()), stations);
    QCOMPARE(groups.size(), kCount / 1000);
    QVERIFY(groups.front() == (std::vector<std::size_t>{0, 1}));
    QVERIFY(timer.elapsed() < 60000);
}

QTEST_GUILESS_MAIN(DuplicatesTest)
#include "DuplicatesTest.moc"
