#include "core/process/SetupCache.h"

#include "core/util/AtomicFile.h"

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <latch>
#include <stdexcept>
#include <thread>

using phidias::core::SetupCache;

class SetupCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entryIsMadeOnce();
    void typesDoNotMeet();
    void leastRecentlyUsedGoes();
    void heldEntriesOutliveTheCache();
    void failureKeepsNothing();
    void entryMadeByTwoThreadsTakesOnePlace();
    void stampFollowsTheFile();
};

namespace {

std::shared_ptr<const int> number(SetupCache& cache, const std::string& key, int value, int& made) {
    return cache.get<int>(key, [&] {
        ++made;
        return value;
    });
}

} // namespace

void SetupCacheTest::entryIsMadeOnce() {
    SetupCache cache;
    int made = 0;
    const auto first = number(cache, "a", 1, made);
    const auto again = number(cache, "a", 2, made);
    QCOMPARE(made, 1);
    QVERIFY(first == again);
    QCOMPARE(*number(cache, "b", 3, made), 3);
    QCOMPARE(made, 2);
}

void SetupCacheTest::typesDoNotMeet() {
    SetupCache cache;
    int made = 0;
    static_cast<void>(number(cache, "key", 1, made));
    const auto text = cache.get<std::string>("key", [] { return std::string("text"); });
    QCOMPARE(*text, std::string("text"));
    QCOMPARE(*number(cache, "key", 2, made), 1);
}

void SetupCacheTest::leastRecentlyUsedGoes() {
    SetupCache cache(2);
    int made = 0;
    static_cast<void>(number(cache, "a", 1, made));
    static_cast<void>(number(cache, "b", 2, made));
    static_cast<void>(number(cache, "a", 1, made)); // used: b is now the oldest
    static_cast<void>(number(cache, "c", 3, made));
    QCOMPARE(made, 3);
    static_cast<void>(number(cache, "a", 1, made));
    QCOMPARE(made, 3);
    static_cast<void>(number(cache, "b", 2, made));
    QCOMPARE(made, 4);
}

void SetupCacheTest::heldEntriesOutliveTheCache() {
    std::shared_ptr<const std::string> held;
    {
        SetupCache cache(1);
        held = cache.get<std::string>("a", [] { return std::string("kept"); });
        static_cast<void>(cache.get<std::string>("b", [] { return std::string("other"); }));
    }
    QCOMPARE(*held, std::string("kept"));
}

void SetupCacheTest::failureKeepsNothing() {
    SetupCache cache;
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(cache.get<int>("a", []() -> int { throw std::runtime_error("no"); })), std::runtime_error);
    int made = 0;
    QCOMPARE(*number(cache, "a", 5, made), 5);
    QCOMPARE(made, 1);
}

void SetupCacheTest::entryMadeByTwoThreadsTakesOnePlace() {
    SetupCache cache(2);
    int made = 0;
    static_cast<void>(number(cache, "old", 1, made));
    std::latch bothMake(2);
    const auto make = [&] {
        return *cache.get<int>("both", [&] {
            bothMake.arrive_and_wait();
            return 7;
        });
    };
    std::atomic<int> sum = 0;
    {
        std::jthread one([&] { sum += make(); });
        std::jthread two([&] { sum += make(); });
    }
    QCOMPARE(sum.load(), 14);
    static_cast<void>(number(cache, "old", 1, made));
    QCOMPARE(made, 1); // not pushed out by a second copy
}

void SetupCacheTest::stampFollowsTheFile() {
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("file")).toStdString();
    QCOMPARE(phidias::core::stampOf(path), path); // not there
    phidias::core::writeFileAtomically(path, "one");
    const auto first = phidias::core::stampOf(path);
    QVERIFY(first.starts_with(path + "|3|"));
    QCOMPARE(phidias::core::stampOf(path), first);
    phidias::core::writeFileAtomically(path, "longer");
    QVERIFY(phidias::core::stampOf(path) != first);
    QCOMPARE(phidias::core::stampOf("https://example.org/data.nc"), std::string("https://example.org/data.nc"));
}

QTEST_GUILESS_MAIN(SetupCacheTest)
#include "SetupCacheTest.moc"
