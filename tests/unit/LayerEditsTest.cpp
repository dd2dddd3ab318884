// Edits of the layer tree, and lost files that are found again.
#include "core/project/LayerEdits.h"

#include "core/project/Relocation.h"
#include "core/util/AtomicFile.h"

#include <QTemporaryDir>
#include <QtTest>
#include <random>
#include <set>

namespace fs = std::filesystem;
using namespace phidias::core;

class LayerEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void groupStandsWhereItsTopmostLayerDoes();
    void layersMoveAboveAnother_data();
    void layersMoveAboveAnother();
    void stepsGoThroughTheGroups();
    void groupsMoveAndMergeAndGetFreeNames();
    void copiesLieAboveTheirOriginals();
    void editsLoseNoLayerAndKeepGroupsTogether();
    void lostFilesOfOneFolderAreFoundTogether();
    void filesThatMovedApartAreFoundByName();

private:
    /// "A: a b | B: c": groups and layers from top to bottom; a group without a name is "-".
    static Project tree(const QString& text);
    static QString text(const Project& project);
};

Project LayerEditsTest::tree(const QString& text) {
    Project project;
    for (const QString& part : text.split(QStringLiteral(" | "))) {
        const QString name = part.section(QStringLiteral(": "), 0, 0);
        for (const QString& id : part.section(QStringLiteral(": "), 1).split(QLatin1Char(' '))) {
            Layer layer;
            layer.id = id.toStdString();
            layer.href = "/" + layer.id + ".nc";
            layer.group = name == QLatin1String("-") ? "" : name.toStdString();
            project.layers.insert(project.layers.begin(), layer);
        }
    }
    return project;
}

QString LayerEditsTest::text(const Project& project) {
    QStringList parts;
    for (const auto& group : groupsOf(project)) {
        QStringList ids;
        for (const auto index : group.layers) {
            ids += QString::fromStdString(project.layers[index].id);
        }
        parts += (group.name.empty() ? QStringLiteral("-") : QString::fromStdString(group.name)) + QStringLiteral(": ") +
                 ids.join(QLatin1Char(' '));
    }
    return parts.join(QStringLiteral(" | "));
}

void LayerEditsTest::groupStandsWhereItsTopmostLayerDoes() {
    Project project = tree(QStringLiteral("A: a b | B: c d"));
    QCOMPARE(text(project), QStringLiteral("A: a b | B: c d"));
    QCOMPARE(treeOrder(project), (std::vector<std::string>{"a", "b", "c", "d"}));
    QCOMPARE(project.layers.back().id, std::string("a")); // the topmost is drawn last
    project.layers.front().group = "A";                   // d, below B
    QCOMPARE(text(project), QStringLiteral("A: a b d | B: c"));
}

void LayerEditsTest::layersMoveAboveAnother_data() {
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("above");
    QTest::addColumn<QString>("after");
    QTest::newRow("up in its group") << QStringList{"b"} << "A"
                                     << "a"
                                     << "A: b a | B: c d";
    QTest::newRow("to another group") << QStringList{"a"} << "B"
                                      << "d"
                                      << "A: b | B: c a d";
    QTest::newRow("to the end") << QStringList{"c"} << "A"
                                << ""
                                << "A: a b c | B: d";
    QTest::newRow("several keep their order") << QStringList{"d", "a"} << "B"
                                              << "c"
                                              << "A: b | B: a d c";
    QTest::newRow("on itself") << QStringList{"c"} << "B"
                               << "c"
                               << "A: a b | B: c d";
    QTest::newRow("last of a group") << QStringList{"a", "b"} << "B"
                                     << ""
                                     << "B: c d a b";
    QTest::newRow("new group") << QStringList{"d"} << "C"
                               << ""
                               << "C: d | A: a b | B: c";
    QTest::newRow("unknown layer") << QStringList{"x"} << "A"
                                   << ""
                                   << "A: a b | B: c d";
}

void LayerEditsTest::layersMoveAboveAnother() {
    QFETCH(QStringList, ids);
    QFETCH(QString, group);
    QFETCH(QString, above);
    Project project = tree(QStringLiteral("A: a b | B: c d"));
    std::vector<std::string> moved;
    for (const auto& id : ids) {
        moved.push_back(id.toStdString());
    }
    moveLayers(project, moved, group.toStdString(), above.toStdString());
    QTEST(text(project), "after");
}

void LayerEditsTest::stepsGoThroughTheGroups() {
    Project project = tree(QStringLiteral("A: a b | B: c d"));
    for (const char* after : {"A: a b | B: d c", "A: a b d | B: c", "A: a d b | B: c", "A: d a b | B: c", "A: d a b | B: c"}) {
        stepLayers(project, {"d"}, true);
        QCOMPARE(text(project), QString::fromLatin1(after));
    }
    for (const char* after : {"A: a d b | B: c", "A: a b d | B: c", "A: a b | B: d c", "A: a b | B: c d", "A: a b | B: c d"}) {
        stepLayers(project, {"d"}, false);
        QCOMPARE(text(project), QString::fromLatin1(after));
    }
    stepLayers(project, {"b", "d"}, true);
    QCOMPARE(text(project), QStringLiteral("A: b a | B: d c"));
}

void LayerEditsTest::groupsMoveAndMergeAndGetFreeNames() {
    Project project = tree(QStringLiteral("A: a b | B: c d"));
    stepGroup(project, "B", true);
    QCOMPARE(text(project), QStringLiteral("B: c d | A: a b"));
    moveGroup(project, "B", nullptr);
    QCOMPARE(text(project), QStringLiteral("A: a b | B: c d"));
    const std::string above = "A";
    moveGroup(project, "B", &above);
    QCOMPARE(text(project), QStringLiteral("B: c d | A: a b"));
    QCOMPARE(groupLayers(project, {"a", "d"}, "A"), std::string("A 2"));
    QCOMPARE(text(project), QStringLiteral("A 2: d a | B: c | A: b"));
    renameGroup(project, "A 2", "B");
    QCOMPARE(text(project), QStringLiteral("B: c d a | A: b"));
}

void LayerEditsTest::copiesLieAboveTheirOriginals() {
    Project project = tree(QStringLiteral("A: a b"));
    const auto copies = duplicateLayers(project, {"b"});
    QCOMPARE(copies.size(), std::size_t{1});
    QCOMPARE(text(project), QStringLiteral("A: a %1 b").arg(QString::fromStdString(copies[0])));
    removeLayers(project, {"a", "b"});
    QCOMPARE(project.layers.size(), std::size_t{1});
}

void LayerEditsTest::editsLoseNoLayerAndKeepGroupsTogether() {
    std::mt19937 random(3);
    const std::vector<std::string> ids{"a", "b", "c", "d", "e", "f"};
    Project project = tree(QStringLiteral("A: a b | -: c d | B: e f"));
    for (int edit = 0; edit < 2000; ++edit) {
        std::vector<std::string> some;
        std::copy_if(ids.begin(), ids.end(), std::back_inserter(some), [&](const std::string&) { return random() % 3 == 0; });
        const std::string group = std::vector<std::string>{"A", "B", "", "C"}[random() % 4];
        switch (random() % 5) {
        case 0:
            moveLayers(project, some, group, ids[random() % 6]);
            break;
        case 1:
            stepLayers(project, some, random() % 2 == 0);
            break;
        case 2:
            stepGroup(project, group, random() % 2 == 0);
            break;
        case 3:
            renameGroup(project, group, "C");
            break;
        default:
            groupLayers(project, some, "G");
        }
        std::set<std::string> left;
        std::set<std::string> closed;
        std::string last = project.layers.front().group;
        for (const auto& layer : project.layers) {
            left.insert(layer.id);
            if (layer.group != last) {
                closed.insert(last);
                last = layer.group;
            }
            QVERIFY2(!closed.contains(layer.group), "the layers of a group lie apart");
        }
        QCOMPARE(left.size(), std::size_t{6});
    }
}

void LayerEditsTest::lostFilesOfOneFolderAreFoundTogether() {
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    for (const char* name : {"new/place/a/x.nc", "new/place/b/y.nc", "new/place/z.nc"}) {
        fs::create_directories((root / name).parent_path());
        writeFileAtomically(root / name, "x");
    }
    Project project;
    for (const char* href :
         {"/old/campaign/a/x.nc", "/old/campaign/b/y.nc", "/old/campaign/b/gone.nc", "/elsewhere/z.nc", "https://a/b.nc"}) {
        Layer layer;
        layer.id = project.freeLayerId();
        layer.href = href;
        project.layers.push_back(layer);
    }
    project.divand.inputs["bathymetry"] = {{"href", "/old/campaign/a/x.nc"}};
    const auto lost = missingFiles(project);
    QCOMPARE(lost.size(), std::size_t{4});
    const auto moved = relocatedWith(lost, "/old/campaign/a/x.nc", root / "new/place/a/x.nc");
    QCOMPARE(moved.size(), std::size_t{2});
    relocate(project, moved);
    QCOMPARE(project.layers[0].href, (root / "new/place/a/x.nc").string());
    QCOMPARE(project.layers[1].href, (root / "new/place/b/y.nc").string());
    QCOMPARE(project.layers[2].href, std::string("/old/campaign/b/gone.nc"));
    QCOMPARE(project.layers[3].href, std::string("/elsewhere/z.nc"));
    QCOMPARE(project.divand.inputs["bathymetry"]["href"].get<std::string>(), (root / "new/place/a/x.nc").string());
    // Under another name it stands for itself alone.
    QCOMPARE(relocatedWith(lost, "/old/campaign/b/gone.nc", root / "new/place/b/y.nc").size(), std::size_t{1});
}

void LayerEditsTest::filesThatMovedApartAreFoundByName() {
    QTemporaryDir folder;
    const fs::path root = folder.path().toStdString();
    for (const char* name : {"p/x.nc", "q/a/x.nc", "r/y.nc"}) {
        fs::create_directories((root / name).parent_path());
        writeFileAtomically(root / name, "x");
    }
    const auto moved = foundBelow({"/old/a/x.nc", "/old/y.nc", "/old/none.nc"}, root, {});
    QCOMPARE(moved.size(), std::size_t{2});
    QCOMPARE(moved.at("/old/a/x.nc"), (root / "q/a/x.nc").string()); // the longer end in common
    QCOMPARE(moved.at("/old/y.nc"), (root / "r/y.nc").string());
}

QTEST_GUILESS_MAIN(LayerEditsTest)
#include "LayerEditsTest.moc"
