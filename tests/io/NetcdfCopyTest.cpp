// A copy of a netCDF file to which a group is added: what was there stays as it was; nothing is left after a failure.
#include "core/io/NetcdfFile.h"
#include "core/io/NetcdfWriter.h"
#include "core/util/Error.h"
#include "tests/support/Support.h"

#include <sys/resource.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

using namespace phidias;

class NetcdfCopyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void netcdf4KeepsTheBytesOfItsData();
    void classicBecomesNetcdf4WithTheSameContent();
    void originalIsNotTouched();
    void readOnlyOriginalCanBeCopied();
    void missingOriginalLeavesNothing();
    void originalThatIsNoNetcdfLeavesNothing();
    void tooLittleSpaceLeavesNothing();
    void copyThatIsNotCommittedLeavesNothing();

private:
    [[nodiscard]] std::filesystem::path at(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    static QByteArray bytesOf(const std::filesystem::path& path) {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void original(const char* name, core::NetcdfModel model) const;
    static void addGroup(core::NetcdfWriter& writer);
    void nothingIsLeft(const char* name) const {
        QVERIFY(QDir(m_folder.path()).entryList({QString::fromLatin1(name) + QLatin1Char('*')}).isEmpty());
    }
    QTemporaryDir m_folder;
};

void NetcdfCopyTest::original(const char* name, core::NetcdfModel model) const {
    core::NetcdfWriter writer(at(name), model);
    const auto time = writer.defineDimension("time", 1000);
    const auto letter = writer.defineDimension("letter", 5);
    auto group = writer.root();
    if (model == core::NetcdfModel::Netcdf4) {
        group = writer.defineGroup(writer.root(), "PRODUCT");
    }
    const auto values = writer.defineVariable(group, "values", core::NetcdfType::Double, {time});
    writer.attribute(values, "units", "mol m-2");
    const auto text = writer.defineVariable(group, "text", core::NetcdfType::Char, {letter});
    writer.attribute("title", "the original");
    writer.endDefinitions();
    std::vector<double> numbers(1000);
    for (std::size_t number = 0; number < numbers.size(); ++number) {
        numbers[number] = 1.0 / (1.0 + static_cast<double>(number));
    }
    writer.put(values, numbers);
    writer.put(text, std::vector<char>{'h', 'e', 'l', 'l', 'o'});
    writer.commit();
}

void NetcdfCopyTest::addGroup(core::NetcdfWriter& writer) {
    const auto group = writer.defineGroup(writer.root(), "PLUME");
    const auto scanline = writer.defineDimension(group, "scanline", 3);
    const auto flag = writer.defineVariable(group, "plume_flag", core::NetcdfType::UByte, {scanline});
    writer.endDefinitions();
    writer.put(flag, std::vector<std::int32_t>{0, 1, 255});
}

void NetcdfCopyTest::netcdf4KeepsTheBytesOfItsData() {
    original("four.nc", core::NetcdfModel::Netcdf4);
    core::NetcdfWriter writer(at("four-copy.nc"), core::NetcdfWriter::CopyOf{at("four.nc")});
    addGroup(writer);
    writer.commit();
    // The values of a contiguous variable lie in the file as they are in memory, at the same place in both.
    std::vector<double> numbers(1000);
    for (std::size_t number = 0; number < numbers.size(); ++number) {
        numbers[number] = 1.0 / (1.0 + static_cast<double>(number));
    }
    const QByteArray raw(reinterpret_cast<const char*>(numbers.data()), 8000);
    const auto before = bytesOf(at("four.nc")).indexOf(raw);
    QVERIFY(before > 0);
    QCOMPARE(bytesOf(at("four-copy.nc")).indexOf(raw), before);
    const auto file = core::NetcdfFile::open(at("four-copy.nc"));
    QCOMPARE(file.root().requireVariable("PRODUCT/values").readDoubles(), numbers);
    QCOMPARE(file.root().requireVariable("PLUME/plume_flag").readIntegers(), (std::vector<std::int64_t>{0, 1, 255}));
}

void NetcdfCopyTest::classicBecomesNetcdf4WithTheSameContent() {
    original("three.nc", core::NetcdfModel::Classic);
    core::NetcdfWriter writer(at("three-copy.nc"), core::NetcdfWriter::CopyOf{at("three.nc")});
    addGroup(writer);
    writer.commit();
    QVERIFY(bytesOf(at("three.nc")).startsWith("CDF\x01"));
    QVERIFY(bytesOf(at("three-copy.nc")).startsWith("\x89HDF"));
    const auto file = core::NetcdfFile::open(at("three-copy.nc"));
    QCOMPARE(file.root().requireVariable("values").readDoubles(),
             core::NetcdfFile::open(at("three.nc")).root().requireVariable("values").readDoubles());
    QCOMPARE(file.root().requireVariable("values").attributes().textOrEmpty("units"), std::string("mol m-2"));
    QCOMPARE(file.root().requireVariable("PLUME/plume_flag").readIntegers().back(), std::int64_t{255});
}

void NetcdfCopyTest::originalIsNotTouched() {
    original("kept.nc", core::NetcdfModel::Netcdf4);
    const auto before = bytesOf(at("kept.nc"));
    core::NetcdfWriter writer(at("kept-copy.nc"), core::NetcdfWriter::CopyOf{at("kept.nc")});
    addGroup(writer);
    writer.commit();
    QCOMPARE(bytesOf(at("kept.nc")), before);
}

void NetcdfCopyTest::readOnlyOriginalCanBeCopied() {
    original("locked.nc", core::NetcdfModel::Netcdf4);
    std::filesystem::permissions(at("locked.nc"), std::filesystem::perms::owner_read);
    core::NetcdfWriter writer(at("open-copy.nc"), core::NetcdfWriter::CopyOf{at("locked.nc")});
    addGroup(writer);
    writer.commit();
    QVERIFY(std::filesystem::exists(at("open-copy.nc")));
}

void NetcdfCopyTest::missingOriginalLeavesNothing() {
    QVERIFY_EXCEPTION_THROWN(core::NetcdfWriter(at("a-copy.nc"), core::NetcdfWriter::CopyOf{at("there-is-none.nc")}), core::Error);
    nothingIsLeft("a-copy.nc");
}

void NetcdfCopyTest::originalThatIsNoNetcdfLeavesNothing() {
    QFile file(m_folder.filePath(QStringLiteral("text.nc")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("id,name\n");
    file.close();
    QVERIFY_EXCEPTION_THROWN(core::NetcdfWriter(at("b-copy.nc"), core::NetcdfWriter::CopyOf{at("text.nc")}), core::Error);
    nothingIsLeft("b-copy.nc");
}

// The largest file that this process may write stands for a full disk.
void NetcdfCopyTest::tooLittleSpaceLeavesNothing() {
    original("large.nc", core::NetcdfModel::Netcdf4);
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{.rlim_cur = 4096, .rlim_max = before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool hasFailed = false;
    try {
        const core::NetcdfWriter writer(at("c-copy.nc"), core::NetcdfWriter::CopyOf{at("large.nc")});
    } catch (const core::Error& error) {
        hasFailed = error.code() == core::ErrorCode::WriteFailed;
    }
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(hasFailed);
    nothingIsLeft("c-copy.nc");
}

void NetcdfCopyTest::copyThatIsNotCommittedLeavesNothing() {
    original("whole.nc", core::NetcdfModel::Netcdf4);
    {
        core::NetcdfWriter writer(at("d-copy.nc"), core::NetcdfWriter::CopyOf{at("whole.nc")});
        addGroup(writer);
    }
    nothingIsLeft("d-copy.nc");
}

QTEST_GUILESS_MAIN(NetcdfCopyTest)
#include "NetcdfCopyTest.moc"
