// The project's file: what is saved is what is loaded, old schemas are understood, bad ones are named, a write that fails leaves the old.
#include "core/project/Migration.h"
#include "core/project/Project.h"
#include "core/util/AtomicFile.h"
#include "core/util/Error.h"
#include "tests/support/RandomProject.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <set>

namespace fs = std::filesystem;
using namespace phidias;
using core::Json;

class ProjectFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomProjectsAreLoadedAsTheyWereSaved();
    void numbersThatAreNotFiniteDoNotSpoilTheFile();
    void schemaOneIsUnderstood();
    void schemaOneWithTwoLayersOfOneIdGetsTwoIds();
    void newerSchemaIsRefusedAndSaysSo();
    void unknownAndWrongMembersAreNamedByTheirPath_data();
    void unknownAndWrongMembersAreNamedByTheirPath();
    void folderWithProjectAndDataCanBeMoved();
    void filesThatShareOnlyTheRootStayAbsolute();
    void pathsOfTheDivandWorkspaceMoveToo();
    void diskThatIsFullAtAnyByteLeavesTheOldProject();
    void deathAtAnyByteLeavesTheOldProject();
    void stepThatFailsOrKillsLeavesOneProjectWhole_data();
    void stepThatFailsOrKillsLeavesOneProjectWhole();
    void folderThatIsGoneOrProtectedIsTold();
    void linkToAProjectStaysALink();
    void everyMemberIsSaved();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] fs::path at(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
};

void ProjectFileTest::randomProjectsAreLoadedAsTheyWereSaved() {
    // The text for a project in /home/ana/project, read back from a file elsewhere: absolute and relative paths, quotes, all magnitudes.
    const fs::path folder = at("home");
    fs::create_directories(folder);
    for (unsigned seed = 0; seed < 1000; ++seed) {
        tests::RandomProject random(seed);
        core::Project project = random.project();
        core::forEachHref(project, [&](std::string& href) {
            if (const std::string prefix = "/home/ana/"; href.starts_with(prefix)) {
                href = (folder / href.substr(prefix.size())).string();
            }
        });
        const fs::path path = folder / "p.phidias";
        core::saveProject(project, path);
        const core::Project loaded = core::loadProject(path);
        QVERIFY2(loaded == project, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void ProjectFileTest::numbersThatAreNotFiniteDoNotSpoilTheFile() {
    core::Project project;
    core::Layer layer;
    layer.id = "a";
    layer.href = "/a.nc";
    layer.style.low = std::numeric_limits<double>::quiet_NaN();
    layer.style.opacity = std::numeric_limits<double>::infinity();
    project.layers.push_back(layer);
    project.view.extent[2] = std::numeric_limits<double>::quiet_NaN();
    core::saveProject(project, at("nan.phidias"));
    const auto loaded = core::loadProject(at("nan.phidias"));
    QVERIFY(!loaded.layers[0].style.low);
    QCOMPARE(loaded.layers[0].style.opacity, 1.0);
    QCOMPARE(loaded.view.extent[2], 180.0);
}

void ProjectFileTest::schemaOneIsUnderstood() {
    // As version 0.1 of the program wrote it, with a member that no version knew: 0.1 passed over it.
    const char* text = R"({
  "phidiasProject": 1, "title": "Ocean twin", "colour": "blue",
  "layers": [
    { "id": "layer1", "title": "Truth", "href": "truth.nc", "kind": "grid", "variable": "Salinity", "timeIndex": 0, "verticalIndex": 2,
      "swathLayer": 0, "isVisible": true, "group": "Twin", "jobId": "",
      "style": { "colorMap": "haline", "low": 34.5, "lowPercentile": 2.0, "highPercentile": 98.0, "isCentered": false, "center": 0.0,
                 "isLogarithmic": false, "opacity": 0.5, "pointSizePx": 5.0 } },
    { "id": "layer2", "title": "Stations", "href": "TWIN-A.txt", "kind": "observations", "variable": "Salinity", "timeIndex": 0,
      "verticalIndex": 0, "swathLayer": 0, "depthLowM": 0.0, "depthHighM": 10.0, "isVisible": false, "group": "", "jobId": "", "style": {} }
  ],
  "view": { "projection": "EPSG:3035", "extent": [-30.0, 30.0, 10.0, 60.0], "zoom": 3 },
  "hasBaseMap": false, "sectionLine": [[-20.0, 40.0], [-10.0, 45.0]], "jobs": ["j1"],
  "divand": { "inputs": { "correlationLengthKm": 300 }, "hiddenLayers": ["layer2"], "excluded": [ { "id": "x", "time": 1.5 } ] },
  "windowState": "AAAA" })";
    core::writeFileAtomically(at("one.phidias"), text);
    const auto project = core::loadProject(at("one.phidias"));
    QCOMPARE(project.title, std::string("Ocean twin"));
    QCOMPARE(project.layers.size(), std::size_t{2});
    QCOMPARE(project.layers[0].href, at("truth.nc").string());
    QCOMPARE(project.layers[0].verticalIndex, std::size_t{2});
    QCOMPARE(project.layers[0].style.low, std::optional(34.5));
    QCOMPARE(project.layers[0].style.opacity, 0.5);
    QCOMPARE(project.layers[1].depthHighM, std::optional(10.0));
    QVERIFY(!project.layers[1].isVisible);
    QCOMPARE(project.view.projection, std::string("EPSG:3035"));
    QVERIFY(!project.hasBaseMap);
    QCOMPARE(project.sectionLine.size(), std::size_t{2});
    QCOMPARE(project.divand.excluded[0].timeUnixSeconds, std::optional(1.5));
    QCOMPARE(project.windowState, std::string("AAAA"));
    // What schema 2 adds has its defaults.
    QVERIFY(project.globe == core::GlobeView());
    QVERIFY(!project.timeUnixSeconds && project.pins.empty() && project.layers[0].followsTime);
    core::saveProject(project, at("two.phidias"));
    QCOMPARE(Json::parse(core::readTextFile(at("two.phidias")))["phidiasProject"].get<int>(), 2);
    QVERIFY(core::loadProject(at("two.phidias")) == project);
}

void ProjectFileTest::schemaOneWithTwoLayersOfOneIdGetsTwoIds() {
    const auto project = core::projectFromJson(Json::parse(
        R"({"phidiasProject": 1, "layers": [{"id": "layer1", "href": "/a"}, {"id": "layer1", "href": "/b"}, {"href": "/c"}, {"id": "layer2", "href": "/d"}]})"));
    std::set<std::string> ids;
    for (const auto& layer : project.layers) {
        ids.insert(layer.id);
    }
    QCOMPARE(ids.size(), std::size_t{4});
    QCOMPARE(project.layers[0].id, std::string("layer1"));
    QCOMPARE(project.layers[3].id, std::string("layer2"));
}

void ProjectFileTest::newerSchemaIsRefusedAndSaysSo() {
    try {
        static_cast<void>(core::projectFromJson(Json::parse(R"({"phidiasProject": 3, "unheardOf": []})")));
        QFAIL("not refused");
    } catch (const core::Error& error) {
        QCOMPARE(error.messageId(), std::string("project.newer"));
        QVERIFY(error.message().find("schema 3") != std::string::npos);
        QVERIFY(error.hint().find("newer") != std::string::npos);
    }
}

void ProjectFileTest::unknownAndWrongMembersAreNamedByTheirPath_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("member");
    QTest::newRow("no project") << R"([1])"
                                << "phidiasProject";
    QTest::newRow("schema as text") << R"({"phidiasProject": "2"})"
                                    << "phidiasProject";
    QTest::newRow("schema 0") << R"({"phidiasProject": 0})"
                              << "phidiasProject";
    QTest::newRow("unknown at the top") << R"({"phidiasProject": 2, "colour": 1})"
                                        << "colour";
    QTest::newRow("unknown in the view") << R"({"phidiasProject": 2, "view": {"zoom": 1}})"
                                         << "view.zoom";
    QTest::newRow("unknown in a style")
        << R"({"phidiasProject": 2, "layers": [{"id": "a", "href": "/a"}, {"id": "b", "href": "/b", "style": {"lo": 1}}]})"
        << "layers[1].style.lo";
    QTest::newRow("negative index") << R"({"phidiasProject": 2, "layers": [{"id": "a", "href": "/a", "timeIndex": -1}]})"
                                    << "layers[0].timeIndex";
    QTest::newRow("broken index") << R"({"phidiasProject": 2, "layers": [{"id": "a", "href": "/a", "timeIndex": 1.5}]})"
                                  << "layers[0].timeIndex";
    QTest::newRow("number as bool") << R"({"phidiasProject": 2, "layers": [{"id": "a", "href": "/a", "isVisible": 1}]})"
                                    << "layers[0].isVisible";
    QTest::newRow("no href") << R"({"phidiasProject": 2, "layers": [{"id": "a"}]})"
                             << "layers[0].href";
    QTest::newRow("unknown kind") << R"({"phidiasProject": 2, "layers": [{"id": "a", "href": "/a", "kind": "mesh"}]})"
                                  << "layers[0].kind";
    QTest::newRow("two of one id") << R"({"phidiasProject": 2, "layers": [{"id": "a", "href": "/a"}, {"id": "a", "href": "/a"}]})"
                                   << "layers[1].id";
    QTest::newRow("short extent") << R"({"phidiasProject": 2, "view": {"extent": [1, 2, 3]}})"
                                  << "view.extent";
    QTest::newRow("pin") << R"({"phidiasProject": 2, "pins": [{"longitude": "x"}]})"
                         << "pins[0].longitude";
    QTest::newRow("excluded") << R"({"phidiasProject": 2, "divand": {"excluded": [{"depth": 1}]}})"
                              << "divand.excluded[0].depth";
}

void ProjectFileTest::unknownAndWrongMembersAreNamedByTheirPath() {
    QFETCH(QString, text);
    QFETCH(QString, member);
    try {
        static_cast<void>(core::projectFromJson(Json::parse(text.toStdString())));
        QFAIL("not refused");
    } catch (const core::Error& error) {
        QCOMPARE(core::exitStatus(error.code()), 2);
        QVERIFY2(error.message().find("'" + member.toStdString() + "'") != std::string::npos, error.message().c_str());
    }
}

void ProjectFileTest::folderWithProjectAndDataCanBeMoved() {
    fs::create_directories(at("campaign/projects"));
    core::Project project;
    for (const auto& [id, href] : {std::pair{"below", "campaign/projects/deep/a.nc"}, {"beside", "campaign/data/b.nc"}}) {
        core::Layer layer;
        layer.id = id;
        layer.href = at(href).string();
        project.layers.push_back(layer);
    }
    core::saveProject(project, at("campaign/projects/p.phidias"));
    const std::string text = core::readTextFile(at("campaign/projects/p.phidias"));
    QVERIFY(text.find("\"href\": \"deep/a.nc\"") != std::string::npos);
    QVERIFY(text.find("\"href\": \"../data/b.nc\"") != std::string::npos);
    fs::rename(at("campaign"), at("moved"));
    const auto loaded = core::loadProject(at("moved/projects/p.phidias"));
    QCOMPARE(loaded.layers[0].href, at("moved/projects/deep/a.nc").string());
    QCOMPARE(loaded.layers[1].href, at("moved/data/b.nc").string());
}

void ProjectFileTest::filesThatShareOnlyTheRootStayAbsolute() {
    core::Project project;
    core::Layer layer;
    layer.id = "a";
    layer.href = "/archive-of-another-disk/a.nc";
    project.layers.push_back(layer);
    QVERIFY(core::projectText(project, at("p.phidias")).find("\"href\": \"/archive-of-another-disk/a.nc\"") != std::string::npos);
}

void ProjectFileTest::pathsOfTheDivandWorkspaceMoveToo() {
    core::Project project;
    project.divand.inputs["bathymetry"] = {{"href", at("one/depth.nc").string()}};
    fs::create_directories(at("one"));
    core::saveProject(project, at("one/p.phidias"));
    fs::rename(at("one"), at("other"));
    QCOMPARE(core::loadProject(at("other/p.phidias")).divand.inputs["bathymetry"]["href"].get<std::string>(),
             at("other/depth.nc").string());
}

void ProjectFileTest::diskThatIsFullAtAnyByteLeavesTheOldProject() {
    const fs::path path = at("full.phidias");
    const core::Project old = tests::RandomProject(1).project();
    core::saveProject(old, path);
    const std::string before = core::readTextFile(path);
    core::Project fresh = tests::RandomProject(2).project();
    fresh.layers.resize(std::min<std::size_t>(fresh.layers.size(), 1));
    const auto size = core::projectText(fresh, path).size();
    // In a child: a limit on the size of files makes write() fail at that byte, as a full disk does.
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        for (std::size_t bytes = 0; bytes < size; ++bytes) {
            const rlimit limit{bytes, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            bool hasFailed = false;
            try {
                core::saveProject(fresh, path);
            } catch (const core::Error& error) {
                hasFailed = error.code() == core::ErrorCode::WriteFailed;
            }
            if (!hasFailed || core::readTextFile(path) != before || fs::exists(core::partPath(path))) {
                ::_exit(1);
            }
        }
        ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    QCOMPARE(status, 0);
    core::saveProject(fresh, path);
    QCOMPARE(core::readTextFile(path).size(), size);
}

void ProjectFileTest::deathAtAnyByteLeavesTheOldProject() {
    const fs::path path = at("death.phidias");
    core::saveProject(tests::RandomProject(3).project(), path);
    const std::string before = core::readTextFile(path);
    const core::Project fresh = tests::RandomProject(4).project();
    const auto size = core::projectText(fresh, path).size();
    for (std::size_t bytes = 0; bytes < size; bytes += 1 + size / 150) {
        // SIGXFSZ with its default action ends the program in the middle of write(), after exactly this many bytes.
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit noCore{0, 0};
            ::setrlimit(RLIMIT_CORE, &noCore);
            const rlimit limit{bytes, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            core::saveProject(fresh, path);
            ::_exit(0);
        }
        int status = -1;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ);
        QCOMPARE(core::readTextFile(path), before);
    }
    core::saveProject(fresh, path); // what the dead left behind is in nobody's way
    QVERIFY(core::readTextFile(path) != before);
}

namespace {

/// From now on the kernel answers a call of this process with an error, or ends the process there. @returns whether it can
bool spoil(int call, bool kills, int error) {
    const auto code = kills ? SECCOMP_RET_KILL_PROCESS : SECCOMP_RET_ERRNO | (static_cast<unsigned>(error) & SECCOMP_RET_DATA);
    sock_filter program[] = {
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, static_cast<unsigned>(call)},
        {BPF_RET | BPF_K, 0, 0, code},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
    };
    const sock_fprog filter{.len = 4, .filter = program};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

} // namespace

void ProjectFileTest::stepThatFailsOrKillsLeavesOneProjectWhole_data() {
    QTest::addColumn<int>("call");
    QTest::addColumn<bool>("kills");
    QTest::addColumn<int>("error");
    for (const auto& [name, call, error] :
         {std::tuple{"open", SYS_openat, EMFILE}, std::tuple{"write", SYS_write, EIO}, std::tuple{"close", SYS_close, EDQUOT},
          std::tuple{"flush", SYS_fsync, EIO}, std::tuple{"rename", SYS_rename, EACCES}}) {
        QTest::addRow("%s fails", name) << static_cast<int>(call) << false << error;
        QTest::addRow("death at %s", name) << static_cast<int>(call) << true << 0;
    }
}

void ProjectFileTest::stepThatFailsOrKillsLeavesOneProjectWhole() {
    QFETCH(int, call);
    QFETCH(bool, kills);
    QFETCH(int, error);
    const fs::path path = at("step.phidias");
    core::saveProject(tests::RandomProject(5).project(), path);
    const std::string before = core::readTextFile(path);
    const core::Project fresh = tests::RandomProject(6).project();
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit noCore{0, 0};
        ::setrlimit(RLIMIT_CORE, &noCore);
        if (!spoil(call, kills, error)) {
            ::_exit(77);
        }
        try {
            core::saveProject(fresh, path);
        } catch (const core::Error& failure) {
            ::_exit(failure.code() == core::ErrorCode::WriteFailed ? 10 : 11);
        }
        ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 77) {
        QSKIP("this system does not let a process filter its calls (seccomp)");
    }
    if (kills) {
        QVERIFY2(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS, qPrintable(QString::number(status)));
    } else {
        QVERIFY2(WIFEXITED(status) && WEXITSTATUS(status) == 10, qPrintable(QString::number(status)));
        QVERIFY(!fs::exists(core::partPath(path)));
    }
    QCOMPARE(core::readTextFile(path), before);
    core::saveProject(fresh, path);
    QCOMPARE(core::readTextFile(path), core::projectText(fresh, path));
}

void ProjectFileTest::folderThatIsGoneOrProtectedIsTold() {
    const auto failure = [&](const fs::path& path) -> std::string {
        try {
            core::saveProject({}, path);
        } catch (const core::Error& error) {
            return error.code() == core::ErrorCode::WriteFailed ? error.message() : "wrong code";
        }
        return {};
    };
    QVERIFY(failure(at("gone/p.phidias")).find("p.phidias") != std::string::npos);
    QVERIFY(!fs::exists(at("gone")));
    fs::create_directories(at("protected"));
    core::saveProject({}, at("protected/p.phidias"));
    const std::string before = core::readTextFile(at("protected/p.phidias"));
    if (::geteuid() == 0) {
        // The folder of processes takes no new file from anybody.
        QVERIFY(!failure("/proc/p.phidias").empty());
        return;
    }
    fs::permissions(at("protected"), fs::perms::owner_read | fs::perms::owner_exec);
    core::Project fresh;
    fresh.title = "fresh";
    QVERIFY_EXCEPTION_THROWN(core::saveProject(fresh, at("protected/p.phidias")), core::Error);
    fs::permissions(at("protected"), fs::perms::owner_all);
    fs::permissions(at("protected/p.phidias"), fs::perms::owner_read);
    QVERIFY_EXCEPTION_THROWN(core::saveProject(fresh, at("protected/p.phidias")), core::Error);
    QCOMPARE(core::readTextFile(at("protected/p.phidias")), before);
}

void ProjectFileTest::linkToAProjectStaysALink() {
    fs::create_directories(at("elsewhere"));
    core::saveProject({}, at("elsewhere/real.phidias"));
    fs::create_symlink(at("elsewhere/real.phidias"), at("link.phidias"));
    core::Project fresh;
    fresh.title = "fresh";
    core::saveProject(fresh, at("link.phidias"));
    QVERIFY(fs::is_symlink(at("link.phidias")));
    QCOMPARE(core::loadProject(at("elsewhere/real.phidias")).title, std::string("fresh"));
}

namespace {

struct Anything {
    template <typename T> operator T() const; // NOLINT: stands for a value of any type
};

/// Number of members of a plain structure: with how many values it can be made.
template <typename T, typename... Values> consteval std::size_t memberCount() {
    if constexpr (requires { T{Values{}..., Anything{}}; }) {
        return memberCount<T, Values..., Anything>();
    } else {
        return sizeof...(Values);
    }
}

} // namespace

void ProjectFileTest::everyMemberIsSaved() {
    // RandomProject sets every member, and what it makes is loaded as it was saved (randomProjectsAreLoadedAsTheyWereSaved). A member that
    // is new must be set there too; then the number here is to be raised.
    QCOMPARE(memberCount<core::Project>(), std::size_t{14});
    QCOMPARE(memberCount<core::ResidualSetup>(), std::size_t{3});
    QCOMPARE(memberCount<core::MapView>(), std::size_t{2});
    QCOMPARE(memberCount<core::GlobeView>(), std::size_t{6});
    QCOMPARE(memberCount<core::Pin>(), std::size_t{3});
    QCOMPARE(memberCount<core::Layer>(), std::size_t{17});
    QCOMPARE(memberCount<core::LayerStyle>(), std::size_t{18});
    QCOMPARE(memberCount<core::DivandSetup>(), std::size_t{3});
    QCOMPARE(memberCount<core::ExcludedObservation>(), std::size_t{5});
    // Each member by itself: as JSON says it, it leads back to the same project, and some random project differs in it from a new one.
    std::set<std::string> differing;
    const Json standard = core::membersJson({});
    for (unsigned seed = 0; seed < 60; ++seed) {
        const Json members = core::membersJson(tests::RandomProject(seed).project());
        for (const auto& [name, value] : members.items()) {
            if (!standard.contains(name) || standard[name] != value) {
                differing.insert(name);
            }
        }
    }
    QCOMPARE(differing.size(), std::size_t{13}); // all but the layers
}

QTEST_GUILESS_MAIN(ProjectFileTest)
#include "ProjectFileTest.moc"
