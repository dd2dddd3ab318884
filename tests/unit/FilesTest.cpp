#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/MemoryBudget.h"

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <csignal>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace phidias::core;

class FilesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writingReplacesTheFileAsAWhole();
    void failedWritingLeavesTheOldFileAndNoPart();
    void folderMissingAndNoPermissionAreToldApart();
    void sizesAreParsed_data();
    void sizesAreParsed();
    void whatIsNotASizeIsRefused();
    void refusalSaysWhatWouldFit();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
};

void FilesTest::writingReplacesTheFileAsAWhole() {
    const fs::path path = at("a.json");
    writeFileAtomically(path, "one");
    writeFileAtomically(path, "two");
    QCOMPARE(readTextFile(path), std::string("two"));
    QVERIFY(!fs::exists(partPath(path)));
}

void FilesTest::failedWritingLeavesTheOldFileAndNoPart() {
    const fs::path path = at("b.json");
    writeFileAtomically(path, "old");
    // A child with a limit on the size of files sees what a full disk shows: write() fails half way.
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1000, 1000};
        setrlimit(RLIMIT_FSIZE, &limit);
        try {
            writeFileAtomically(path, std::string(100000, 'x'));
            _exit(1);
        } catch (const Error& error) {
            _exit(exitStatus(error.code()) == 5 ? 0 : 2);
        }
    }
    int status = -1;
    waitpid(child, &status, 0);
    QCOMPARE(status, 0);
    QCOMPARE(readTextFile(path), std::string("old"));
    QVERIFY(!fs::exists(partPath(path)));
}

void FilesTest::folderMissingAndNoPermissionAreToldApart() {
    const auto idOf = [](const fs::path& path) {
        try {
            requireReadableFile(path);
        } catch (const Error& error) {
            return error.messageId();
        }
        return std::string();
    };
    QCOMPARE(idOf(at("none")), std::string("core.file.missing"));
    QCOMPARE(idOf(m_folder.path().toStdString()), std::string("core.file.isFolder"));
    const fs::path secret = at("secret");
    writeFileAtomically(secret, "x");
    fs::permissions(secret, fs::perms::none);
    // Root may read everything, so the question is asked as an unprivileged user.
    const pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && setuid(65534) != 0) {
            _exit(3);
        }
        const std::string id = idOf(secret);
        _exit(id == "core.file.unreadable" ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    QCOMPARE(status, 0);
}

void FilesTest::sizesAreParsed_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("bytes");
    QTest::newRow("bytes") << "4096" << quint64{4096};
    QTest::newRow("K") << "2K" << quint64{2048};
    QTest::newRow("M") << "500M" << quint64{524288000};
    QTest::newRow("G") << "4G" << quint64{4294967296};
    QTest::newRow("GiB") << "1.5GiB" << quint64{1610612736};
    QTest::newRow("small g") << "1g" << quint64{1073741824};
}

void FilesTest::sizesAreParsed() {
    QFETCH(QString, text);
    QFETCH(quint64, bytes);
    QCOMPARE(static_cast<quint64>(MemoryBudget::parse(text.toStdString()).bytes), bytes);
}

void FilesTest::whatIsNotASizeIsRefused() {
    for (const char* text : {"", "0", "-1G", "G", "4X", "4GX", "nan", "1e30G"}) {
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(MemoryBudget::parse(text)), Error);
    }
}

void FilesTest::refusalSaysWhatWouldFit() {
    const MemoryBudget budget{1024ULL * 1024 * 1024};
    budget.require(budget.bytes, "all of it");
    try {
        budget.require(4 * budget.bytes, "grid.nc");
        QFAIL("not refused");
    } catch (const Error& error) {
        QCOMPARE(exitStatus(error.code()), 2);
        QVERIFY(error.message().find("4.0 GiB") != std::string::npos);
        QVERIFY(error.message().find("25 %") != std::string::npos);
    }
}

QTEST_GUILESS_MAIN(FilesTest)
#include "FilesTest.moc"
