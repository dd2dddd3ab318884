// The lock of a project: one holder at a time, gone with the program, however that ends.
#include "core/project/ProjectLock.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <thread>

namespace fs = std::filesystem;
using namespace phidias;

class ProjectLockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secondHolderIsToldTheFirst();
    void lockEndsWithItsProgram();
    void lockIsKeptWhenTakenAgain();
    void otherNameOfTheFileIsTheSameLock();
    void folderThatMayNotBeWrittenNeedsNoLock();
    void threadsNeverHoldItTogether();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
};

void ProjectLockTest::secondHolderIsToldTheFirst() {
    core::ProjectLock first;
    QVERIFY(!first.take(at("p.phidias")));
    QVERIFY(first.isHeld());
    core::ProjectLock second;
    const auto holder = second.take(at("p.phidias"));
    QVERIFY(holder.has_value());
    QVERIFY(!second.isHeld());
    QCOMPARE(holder->process, static_cast<long>(::getpid()));
    QVERIFY(!holder->host.empty());
    QVERIFY(std::abs(holder->sinceUnixSeconds - static_cast<double>(std::time(nullptr))) < 60.0);
    first.release();
    QVERIFY(!fs::exists(core::lockPath(at("p.phidias"))));
    QVERIFY(!second.take(at("p.phidias")));
    QVERIFY(second.isHeld());
}

void ProjectLockTest::lockEndsWithItsProgram() {
    int ends[2];
    QVERIFY(::pipe(ends) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        core::ProjectLock lock;
        const char taken = lock.take(at("k.phidias")) ? 'n' : 'y';
        static_cast<void>(::write(ends[1], &taken, 1));
        ::pause();
    }
    char taken = 0;
    QVERIFY(::read(ends[0], &taken, 1) == 1 && taken == 'y');
    core::ProjectLock lock;
    const auto holder = lock.take(at("k.phidias"));
    QVERIFY(holder.has_value());
    QCOMPARE(holder->process, static_cast<long>(child));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    QVERIFY(fs::exists(core::lockPath(at("k.phidias")))); // what is left is in nobody's way
    QVERIFY(!lock.take(at("k.phidias")));
    QVERIFY(lock.isHeld());
}

void ProjectLockTest::lockIsKeptWhenTakenAgain() {
    core::ProjectLock lock;
    QVERIFY(!lock.take(at("again.phidias")));
    QVERIFY(!lock.take(at("again.phidias")));
    QVERIFY(lock.isHeld() && lock.isOf(at("again.phidias")));
    QVERIFY(!lock.take(at("other.phidias")));
    QVERIFY(!lock.isOf(at("again.phidias")));
    QVERIFY(!fs::exists(core::lockPath(at("again.phidias"))));
}

void ProjectLockTest::otherNameOfTheFileIsTheSameLock() {
    fs::create_directories(at("real"));
    fs::create_directory_symlink(at("real"), at("link"));
    core::ProjectLock lock;
    QVERIFY(!lock.take(at("real/p.phidias")));
    core::ProjectLock other;
    QVERIFY(other.take(at("link/../real/p.phidias")).has_value());
    QVERIFY(other.take(at("link/p.phidias")).has_value());
}

void ProjectLockTest::folderThatMayNotBeWrittenNeedsNoLock() {
    core::ProjectLock lock;
    QVERIFY(!lock.take("/proc/p.phidias"));
    QVERIFY(!lock.isHeld());
}

void ProjectLockTest::threadsNeverHoldItTogether() {
    std::atomic<int> holders{0};
    std::atomic<bool> isBroken{false};
    std::atomic<int> taken{0};
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&] {
            for (int turn = 0; turn < 300; ++turn) {
                core::ProjectLock lock;
                if (!lock.take(at("race.phidias"))) {
                    isBroken = isBroken || ++holders != 1;
                    ++taken;
                    --holders;
                }
            }
        });
    }
    threads.clear();
    QVERIFY(!isBroken);
    QVERIFY(taken > 0);
}

QTEST_GUILESS_MAIN(ProjectLockTest)
#include "ProjectLockTest.moc"
