// Bundles: what goes in comes out elsewhere; nothing leaves its folder; what fails leaves nothing. The archives are checked by, and bad
// ones made with, Python's zipfile and hashlib.
#include "core/project/Bundle.h"

#include "core/project/BundleManifest.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "core/util/Sha256.h"
#include "tests/support/Support.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <fstream>
#include <set>

namespace fs = std::filesystem;
using namespace phidias;
using core::Json;

class BundleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bundleIsOpenedElsewhereWithAllItsData_data();
    void bundleIsOpenedElsewhereWithAllItsData();
    void otherProgramsReadTheArchive();
    void noPathOfThisComputerIsToldUnlessAsked();
    void filesThatBelongTogetherStayTogether();
    void namesOfOneFolderDoNotHideAnother();
    void safeNames_data();
    void safeNames();
    void namesThatLeadOutAreRefused_data();
    void namesThatLeadOutAreRefused();
    void entriesThatTheManifestDoesNotNameStayInTheArchive();
    void archiveThatIsLargerThanItSaysIsRefused();
    void damagedArchiveLeavesNothing();
    void cutOffArchiveIsRefusedAtAnyLength();
    void cancelLeavesNothing_data();
    void cancelLeavesNothing();
    void fullDiskLeavesNothing_data();
    void fullDiskLeavesNothing();
    void whatExistsIsNotReplaced();
    void fileThatChangesMeanwhileIsTold();
    void missingFileIsExpectedInTheBundle();
    void commandsDoTheSame();
    void fileAboveFourGigabytes();

private:
    [[nodiscard]] fs::path at(const std::string& name) const { return fs::path(m_folder->path().toStdString()) / name; }
    void write(const std::string& name, const std::string& content) const {
        fs::create_directories(at(name).parent_path());
        std::ofstream(at(name), std::ios::binary) << content;
    }
    /// A project over files of two folders, with a name of three bytes a letter, and an address.
    [[nodiscard]] core::Project project() const;
    /// Everything below a folder: [name] content.
    static std::map<std::string, std::string> contents(const fs::path& folder);
    void python(const QString& script) const;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void BundleTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
}

core::Project BundleTest::project() const {
    write("campaign/a/salinité 漢.nc", "CDF" + std::string(300000, 'x'));
    write("campaign/b/2020-01-01T00:00:00.nc", std::string("\x89HDF") + std::string(5000, 'y'));
    write("campaign/b/2020-01-01T00:00:00.nc.provenance.json", "{}");
    core::Project project;
    project.title = "Campaign";
    for (const auto& href : {at("campaign/a/salinité 漢.nc").string(), at("campaign/b/2020-01-01T00:00:00.nc").string(),
                             std::string("https://server.example/data.nc")}) {
        core::Layer layer;
        layer.id = project.freeLayerId();
        layer.href = href;
        project.layers.push_back(layer);
    }
    project.divand.inputs["bathymetry"] = {{"href", at("campaign/a/salinité 漢.nc").string()}};
    return project;
}

std::map<std::string, std::string> BundleTest::contents(const fs::path& folder) {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            found[entry.path().lexically_relative(folder).generic_string()] = core::readTextFile(entry.path());
        }
    }
    return found;
}

void BundleTest::python(const QString& script) const {
    QProcess process;
    process.setWorkingDirectory(m_folder->path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("python3"), {QStringLiteral("-X"), QStringLiteral("utf8"), QStringLiteral("-c"), script});
    QVERIFY(process.waitForFinished(60000));
    QVERIFY2(process.exitCode() == 0, process.readAll().constData());
}

void BundleTest::bundleIsOpenedElsewhereWithAllItsData_data() {
    QTest::addColumn<bool>("isZip");
    QTest::newRow("zip") << true;
    QTest::newRow("folder") << false;
}

void BundleTest::bundleIsOpenedElsewhereWithAllItsData() {
    QFETCH(bool, isZip);
    const core::Project original = project();
    const auto plan = core::planBundle(original, "twin");
    fs::create_directories(at("out"));
    fs::path opened;
    if (isZip) {
        core::writeBundle(plan, at("out/twin.zip"), {});
        QVERIFY(core::isBundle(at("out/twin.zip")));
        fs::create_directories(at("there"));
        opened = core::unpackBundle(at("out/twin.zip"), at("there"), {});
        QCOMPARE(opened, at("there/twin/twin.phidias"));
        // A second time beside the first.
        QCOMPARE(core::unpackBundle(at("out/twin.zip"), at("there"), {}), at("there/twin-2/twin.phidias"));
    } else {
        core::writeBundle(plan, at("out/twin"), {});
        fs::create_directories(at("there"));
        fs::rename(at("out/twin"), at("there/twin"));
        opened = at("there/twin/twin.phidias");
    }
    fs::rename(at("campaign"), at("gone"));
    const auto loaded = core::loadProject(opened);
    QCOMPARE(loaded.title, original.title);
    QCOMPARE(loaded.layers.size(), original.layers.size());
    QCOMPARE(loaded.layers[2].href, original.layers[2].href);
    QCOMPARE(loaded.layers[0].href, (opened.parent_path() / "data/a/salinité 漢.nc").string());
    QCOMPARE(core::readTextFile(loaded.layers[0].href), core::readTextFile(at("gone/a/salinité 漢.nc")));
    QCOMPARE(core::readTextFile(loaded.layers[1].href), core::readTextFile(at("gone/b/2020-01-01T00:00:00.nc")));
    QCOMPARE(loaded.divand.inputs["bathymetry"]["href"].get<std::string>(), loaded.layers[0].href);
    // Nothing but what the manifest names.
    const auto files = contents(opened.parent_path());
    const auto manifest = core::manifestFromText(files.at("manifest.json"), "x");
    QCOMPARE(manifest.addresses, std::vector<std::string>{"https://server.example/data.nc"});
    std::set<std::string> named{"manifest.json"};
    for (const auto& file : manifest.files) {
        named.insert(file.path);
        QCOMPARE(file.sizeBytes, static_cast<std::uint64_t>(files.at(file.path).size()));
        QCOMPARE(file.sha256, core::sha256OfText(files.at(file.path)));
    }
    QCOMPARE(named.size(), files.size());
    QVERIFY(files.contains("data/b/2020-01-01T00:00:00.nc.provenance.json"));
    QVERIFY(files.contains("README.txt"));
}

void BundleTest::otherProgramsReadTheArchive() {
    core::writeBundle(core::planBundle(project(), "twin"), at("twin.zip"), {});
    python(QStringLiteral(R"(
import zipfile, json, hashlib
z = zipfile.ZipFile('twin.zip')
assert z.testzip() is None
m = json.loads(z.read('manifest.json'))
assert m['phidiasBundle'] == 1 and m['project'] == 'twin.phidias'
assert {f['path'] for f in m['files']} | {'manifest.json'} == set(z.namelist()), z.namelist()
assert 'data/a/salinité 漢.nc' in z.namelist()
for f in m['files']:
    content = z.read(f['path'])
    assert len(content) == f['size'] and hashlib.sha256(content).hexdigest() == f['sha256'], f
# What is packed already is stored, the rest becomes smaller.
assert z.getinfo('data/b/2020-01-01T00:00:00.nc').compress_type == zipfile.ZIP_STORED
assert z.getinfo('data/a/salinité 漢.nc').compress_size < 10000
)"));
}

void BundleTest::noPathOfThisComputerIsToldUnlessAsked() {
    const auto plan = core::planBundle(project(), "twin");
    const std::string here = m_folder->path().toStdString();
    core::writeBundle(plan, at("quiet"), {});
    for (const auto& [name, content] : contents(at("quiet"))) {
        QVERIFY2(name.starts_with("data/") || content.find(here) == std::string::npos, name.c_str());
        QVERIFY2(name.starts_with("data/") || content.find("campaign") == std::string::npos, name.c_str());
    }
    core::writeBundle(plan, at("told"), {.namesOrigins = true});
    const auto manifest = core::manifestFromText(core::readTextFile(at("told/manifest.json")), "x");
    const auto file = std::find_if(manifest.files.begin(), manifest.files.end(),
                                   [](const core::ManifestEntry& entry) { return entry.path == "data/a/salinité 漢.nc"; });
    QVERIFY(file != manifest.files.end());
    QCOMPARE(file->origin, at("campaign/a/salinité 漢.nc").string());
}

void BundleTest::filesThatBelongTogetherStayTogether() {
    for (const char* name : {"parcels.shp", "parcels.dbf", "parcels.SHX", "parcels.prj", "other.dbf", "image.tif", "image.tif.ovr",
                             "image.tif.aux.xml", "image.tfw"}) {
        write(std::string("land/") + name, name);
    }
    fs::create_directories(at("land/store.gdb/inner"));
    write("land/store.gdb/a.gdbtable", "a");
    write("land/store.gdb/inner/b", "b");
    core::Project project;
    for (const char* name : {"land/parcels.shp", "land/image.tif", "land/store.gdb"}) {
        core::Layer layer;
        layer.id = project.freeLayerId();
        layer.href = at(name).string();
        project.layers.push_back(layer);
    }
    const auto plan = core::planBundle(project, "land");
    std::set<std::string> names;
    for (const auto& file : plan.files) {
        names.insert(file.name);
    }
    QCOMPARE(names, (std::set<std::string>{"data/parcels.shp", "data/parcels.dbf", "data/parcels.SHX", "data/parcels.prj", "data/image.tif",
                                           "data/image.tif.ovr", "data/image.tif.aux.xml", "data/image.tfw", "data/store.gdb/a.gdbtable",
                                           "data/store.gdb/inner/b"}));
    QCOMPARE(plan.project.layers[2].href, std::string("data/store.gdb"));
}

void BundleTest::namesOfOneFolderDoNotHideAnother() {
    write("one/data/x.nc", "1");
    write("two/data/x.nc", "2");
    write("three/Data/x.nc", "3");
    core::Project project;
    for (const char* name : {"one/data/x.nc", "two/data/x.nc", "three/Data/x.nc"}) {
        core::Layer layer;
        layer.id = project.freeLayerId();
        layer.href = at(name).string();
        project.layers.push_back(layer);
    }
    core::writeBundle(core::planBundle(project, "p"), at("p.zip"), {});
    const auto opened = core::unpackBundle(at("p.zip"), at("."), {});
    const auto loaded = core::loadProject(opened);
    for (std::size_t k = 0; k < 3; ++k) {
        QCOMPARE(core::readTextFile(loaded.layers[k].href), std::to_string(k + 1));
    }
}

void BundleTest::safeNames_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isSafe");
    for (const char* name : {"a", "data/a.nc", "data/a b.nc", "data/2020-01-01T00:00.nc", "..a/b..", "é/漢"}) {
        QTest::newRow(name) << QByteArray(name) << true;
    }
    for (const char* name : {"", "/", "/etc/passwd", "..", "../a", "a/..", "a/../b", "./a", "a/./b", "a//b", "a/", "C:/a", "c:a",
                             "a\\..\\b", "..\\a", "a\nb", "a\x7f"}) {
        QTest::addRow("bad %s", name) << QByteArray(name) << false;
    }
}

void BundleTest::safeNames() {
    QFETCH(QByteArray, name);
    QFETCH(bool, isSafe);
    QCOMPARE(core::isSafeBundleName(name.toStdString()), isSafe);
}

void BundleTest::namesThatLeadOutAreRefused_data() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"../evil.nc", "/tmp/evil.nc", "data/../../evil.nc", "..\\\\evil.nc", "C:/evil.nc"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

void BundleTest::namesThatLeadOutAreRefused() {
    QFETCH(QString, name);
    python(QStringLiteral(R"(
import zipfile, json, hashlib
def entry(path, content): return {'path': path, 'size': len(content), 'sha256': hashlib.sha256(content).hexdigest(), 'role': 'data'}
project = b'{"phidiasProject": 2}'
with zipfile.ZipFile('bad.zip', 'w') as z:
    z.writestr('p.phidias', project)
    z.writestr('%1', b'evil')
    z.writestr('manifest.json', json.dumps({'phidiasBundle': 1, 'project': 'p.phidias', 'files': [entry('p.phidias', project), entry('%1', b'evil')]}))
)")
               .arg(name));
    fs::create_directories(at("inner/place"));
    try {
        static_cast<void>(core::unpackBundle(at("bad.zip"), at("inner/place"), {}));
        QFAIL("not refused");
    } catch (const core::Error& error) {
        QCOMPARE(error.messageId(), std::string("project.bundle.unsafeName"));
    }
    QVERIFY(contents(at("inner")).empty());
    QVERIFY(!fs::exists(at("evil.nc")));
}

void BundleTest::entriesThatTheManifestDoesNotNameStayInTheArchive() {
    python(QStringLiteral(R"(
import zipfile, json, hashlib, stat
def entry(path, content): return {'path': path, 'size': len(content), 'sha256': hashlib.sha256(content).hexdigest(), 'role': 'data'}
project = b'{"phidiasProject": 2}'
with zipfile.ZipFile('extra.zip', 'w') as z:
    z.writestr('../evil.nc', b'evil')
    link = zipfile.ZipInfo('data'); link.create_system = 3; link.external_attr = (stat.S_IFLNK | 0o777) << 16
    z.writestr(link, b'/tmp')
    z.writestr('p.phidias', project)
    z.writestr('data/a.nc', b'good')
    z.writestr('manifest.json', json.dumps({'phidiasBundle': 1, 'project': 'p.phidias', 'files': [entry('p.phidias', project), entry('data/a.nc', b'good')]}))
)"));
    const auto opened = core::unpackBundle(at("extra.zip"), at("."), {});
    QVERIFY(!fs::is_symlink(opened.parent_path() / "data"));
    QCOMPARE(contents(opened.parent_path()).size(), std::size_t{3});
    QVERIFY(!fs::exists(at("evil.nc")));
}

void BundleTest::archiveThatIsLargerThanItSaysIsRefused() {
    python(QStringLiteral(R"(
import zipfile, json, hashlib
project = b'{"phidiasProject": 2}'
with zipfile.ZipFile('bomb.zip', 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('p.phidias', project)
    z.writestr('data/zeros', bytes(300_000_000))
    z.writestr('manifest.json', json.dumps({'phidiasBundle': 1, 'project': 'p.phidias', 'files': [
        {'path': 'p.phidias', 'size': len(project), 'sha256': hashlib.sha256(project).hexdigest(), 'role': 'project'},
        {'path': 'data/zeros', 'size': 10, 'sha256': '0' * 64, 'role': 'data'}]}))
)"));
    QVERIFY(fs::file_size(at("bomb.zip")) < 1000000);
    fs::create_directories(at("place"));
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::unpackBundle(at("bomb.zip"), at("place"), {})), core::Error);
    QVERIFY(fs::is_empty(at("place")));
}

void BundleTest::damagedArchiveLeavesNothing() {
    core::writeBundle(core::planBundle(project(), "twin"), at("twin.zip"), {});
    std::string bytes = core::readTextFile(at("twin.zip"));
    // In the middle of the stored file.
    const auto place = bytes.find(std::string(1000, 'y'));
    QVERIFY(place != std::string::npos);
    bytes[place + 500] = 'z';
    core::writeFileAtomically(at("twin.zip"), bytes);
    fs::create_directories(at("place"));
    try {
        static_cast<void>(core::unpackBundle(at("twin.zip"), at("place"), {}));
        QFAIL("not refused");
    } catch (const core::Error& error) {
        QCOMPARE(error.messageId(), std::string("project.bundle.damaged"));
        QVERIFY2(error.message().find("2020-01-01T00:00:00.nc") != std::string::npos, error.message().c_str());
    }
    QVERIFY(fs::is_empty(at("place")));
}

void BundleTest::cutOffArchiveIsRefusedAtAnyLength() {
    core::writeBundle(core::planBundle(project(), "twin"), at("twin.zip"), {});
    const std::string bytes = core::readTextFile(at("twin.zip"));
    fs::create_directories(at("place"));
    for (std::size_t length = 0; length < bytes.size(); length += 1 + bytes.size() / 97) {
        core::writeFileAtomically(at("cut.zip"), std::string_view(bytes).substr(0, length));
        QVERIFY(!core::isBundle(at("cut.zip")));
        QVERIFY_EXCEPTION_THROWN(static_cast<void>(core::unpackBundle(at("cut.zip"), at("place"), {})), core::Error);
        QVERIFY(fs::is_empty(at("place")));
    }
}

void BundleTest::cancelLeavesNothing_data() {
    QTest::addColumn<QString>("out");
    QTest::newRow("zip") << QStringLiteral("out/big.zip");
    QTest::newRow("folder") << QStringLiteral("out/big");
}

void BundleTest::cancelLeavesNothing() {
    QFETCH(QString, out);
    write("a/big.nc", std::string(200000000, 'x'));
    core::Project project;
    project.layers.resize(1);
    project.layers[0].id = "a";
    project.layers[0].href = at("a/big.nc").string();
    fs::create_directories(at("out"));
    std::stop_source stop;
    QElapsedTimer since;
    core::BundleOptions options;
    options.stop = stop.get_token();
    options.progress = [&](double share, const std::string&) {
        if (share > 0.1 && !stop.stop_requested()) {
            stop.request_stop();
            since.start();
        }
    };
    try {
        core::writeBundle(core::planBundle(project, "big"), at(out.toStdString()), options);
        QFAIL("not cancelled");
    } catch (const core::Error& error) {
        QVERIFY(error.code() == core::ErrorCode::Cancelled);
    }
    QVERIFY2(since.elapsed() < 1000, qPrintable(QString::number(since.elapsed())));
    QVERIFY(fs::is_empty(at("out")));
}

void BundleTest::fullDiskLeavesNothing_data() {
    cancelLeavesNothing_data();
}

void BundleTest::fullDiskLeavesNothing() {
    QFETCH(QString, out);
    const auto plan = core::planBundle(project(), "twin");
    fs::create_directories(at("out"));
    // In a child: a limit on the size of files makes write() fail there, as a full disk does.
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        for (const std::size_t bytes : {0U, 100U, 3000U}) {
            const rlimit limit{bytes, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            bool hasFailed = false;
            try {
                core::writeBundle(plan, at(out.toStdString()), {});
            } catch (const core::Error& error) {
                hasFailed = error.code() == core::ErrorCode::WriteFailed;
            }
            if (!hasFailed || !fs::is_empty(at("out"))) {
                ::_exit(1);
            }
        }
        ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    QCOMPARE(status, 0);
}

void BundleTest::whatExistsIsNotReplaced() {
    const auto plan = core::planBundle(project(), "twin");
    write("taken.zip", "mine");
    write("full/thing", "mine");
    QVERIFY_EXCEPTION_THROWN(core::writeBundle(plan, at("taken.zip"), {}), core::Error);
    QVERIFY_EXCEPTION_THROWN(core::writeBundle(plan, at("full"), {.replacesFile = true}), core::Error);
    QCOMPARE(core::readTextFile(at("taken.zip")), std::string("mine"));
    QCOMPARE(core::readTextFile(at("full/thing")), std::string("mine"));
    core::writeBundle(plan, at("taken.zip"), {.replacesFile = true});
    QVERIFY(core::isBundle(at("taken.zip")));
    fs::create_directories(at("empty"));
    core::writeBundle(plan, at("empty"), {});
    QVERIFY(fs::exists(at("empty/twin.phidias")));
    QVERIFY_EXCEPTION_THROWN(core::writeBundle(plan, at("nowhere/twin.zip"), {}), core::Error);
}

void BundleTest::fileThatChangesMeanwhileIsTold() {
    for (const char* out : {"p.zip", "p"}) {
        const auto plan = core::planBundle(project(), "twin");
        std::ofstream(at("campaign/a/salinité 漢.nc"), std::ios::app) << "more";
        try {
            core::writeBundle(plan, at(out), {});
            QFAIL("not told");
        } catch (const core::Error& error) {
            QCOMPARE(error.messageId(), std::string("project.bundle.changes"));
        }
        QVERIFY(!fs::exists(at(out)));
    }
}

void BundleTest::missingFileIsExpectedInTheBundle() {
    core::Project project;
    project.layers.resize(1);
    project.layers[0].id = "a";
    project.layers[0].href = "/archive/lost.nc";
    const auto plan = core::planBundle(project, "p");
    QCOMPARE(plan.missingCount(), std::size_t{1});
    core::writeBundle(plan, at("p.zip"), {});
    const auto opened = core::unpackBundle(at("p.zip"), at("."), {});
    const auto manifest = core::manifestFromText(core::readTextFile(opened.parent_path() / "manifest.json"), "x");
    QCOMPARE(manifest.missing, std::vector<std::string>{"data/lost.nc"});
    QCOMPARE(core::loadProject(opened).layers[0].href, (opened.parent_path() / "data/lost.nc").string());
}

void BundleTest::commandsDoTheSame() {
    core::saveProject(project(), at("p.phidias"));
    const auto run = [this](const QStringList& arguments) { return tests::runPhidias(PHIDIAS_BINARY, arguments); };
    const auto path = [this](const char* name) { return QString::fromStdString(at(name).string()); };
    const auto made = run({QStringLiteral("bundle"), path("p.phidias"), path("out.zip"), QStringLiteral("--json")});
    QVERIFY2(made.status == 0, made.err.constData());
    const Json report = Json::parse(made.out.toStdString());
    QCOMPARE(report["files"].get<int>(), 3);
    QCOMPARE(report["bytes"].get<std::uint64_t>(), std::uint64_t{300003 + 5004 + 2});
    const auto opened = run({QStringLiteral("unbundle"), path("out.zip"), path(".")});
    QVERIFY2(opened.status == 0, opened.err.constData());
    QCOMPARE(core::loadProject(opened.out.trimmed().toStdString()).title, std::string("Campaign"));
    // What cannot be done is named, with the status of the command line.
    QCOMPARE(run({QStringLiteral("bundle"), path("p.phidias"), path("out.zip")}).status, 2);
    QCOMPARE(run({QStringLiteral("bundle"), path("none.phidias"), path("other.zip")}).status, 3);
    QCOMPARE(run({QStringLiteral("unbundle"), path("p.phidias"), path(".")}).status, 3);
}

void BundleTest::fileAboveFourGigabytes() {
    if (qEnvironmentVariableIsEmpty("PHIDIAS_LONG_TESTS")) {
        QSKIP("takes a minute and 9 GB; runs with PHIDIAS_LONG_TESTS=1 (./test --full)");
    }
    write("a/big.bin", "CDF");
    fs::resize_file(at("a/big.bin"), (std::uintmax_t{1} << 32U) + 12345); // a hole, but for its first bytes
    core::Project project;
    project.layers.resize(1);
    project.layers[0].id = "a";
    project.layers[0].href = at("a/big.bin").string();
    core::writeBundle(core::planBundle(project, "big"), at("big.zip"), {});
    const auto opened = core::unpackBundle(at("big.zip"), at("."), {});
    QCOMPARE(fs::file_size(core::loadProject(opened).layers[0].href), (std::uintmax_t{1} << 32U) + 12345);
}

QTEST_GUILESS_MAIN(BundleTest)
#include "BundleTest.moc"
