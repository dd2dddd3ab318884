// The DIVAnd workspace, driven as a user does, on the offscreen platform.
#include "app/workstation/Appearance.h"
#include "app/workstation/DivandRequests.h"
#include "app/workstation/MainWindow.h"
#include "processing/Processes.h"
#include "tests/support/Support.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSlider>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace phidias;
using core::Json;

class DivandWorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lengthSliderIsOneStepOfTheHistory();
    void undoingAnExclusionGivesTheSameProject();
    void setupIsLoadedAsItWasSaved();
    void excludedObservationReachesTheRequest();
    void previewKeepsToItsNodesLevelAndSlice();
    void previewAnswersAndTheLatestRequestWins();
    void previewOf150By150ComesInTime();
    void slidersMoveAllFieldsOfTheResult();
    void colourChoiceChangesTheDrawnVariable();
    void maskChoiceDrawsTheMaskedField();
    void suspectsAreExcludedByTheirScore();
    void crossValidatedParametersAreTakenOver();

private:
    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(QStringLiteral("twin/") + name); }
    [[nodiscard]] bool isQuiet() const {
        return !m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering();
    }
    void open(const QStringList& files) {
        m_window->openPaths(files);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 20000);
    }
    template <typename Widget> [[nodiscard]] Widget* find(const char* name) const {
        return m_window->findChild<Widget*>(QStringLiteral("divand/") % QLatin1String(name));
    }
    [[nodiscard]] const core::Layer* layer(const std::string& variable) const {
        for (const auto& each : m_window->document().project().layers) {
            if (each.variable == variable) {
                return &each;
            }
        }
        return nullptr;
    }
    /// The place of the first observation that is drawn.
    [[nodiscard]] QPoint firstObservation() const;
    void setArea(double step) {
        m_window->document().change(QStringLiteral("area"), [step](core::Project& project) {
            project.divand.inputs["grid"] = {
                {"longitude", {-36.0, -6.0, step}}, {"latitude", {29.0, 51.0, step}}, {"depth", {0.0, 50.0, 100.0}}};
            project.divand.inputs["correlationLengthKm"] = 300.0;
        });
    }
    QTemporaryDir m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void DivandWorkspaceTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    const auto result = tests::runPhidias(
        PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), m_folder.filePath(QStringLiteral("twin"))});
    if (result.status == 3) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    QVERIFY2(result.status == 0, result.err.constData());
    const auto run = tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("run"), at(QStringLiteral("divand.json"))});
    QVERIFY2(run.status == 0, run.err.constData());
}

void DivandWorkspaceTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 2});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
}

void DivandWorkspaceTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

QPoint DivandWorkspaceTest::firstObservation() const {
    const auto dataset = core::LayerData::load(m_window->document().project().layers.front(), core::MemoryBudget::standard(), {});
    const auto& points = std::get<core::LayerPoints>(dataset->content());
    const auto& map = m_window->map();
    return (map.transform().fromDegrees(points.longitudeDeg[0], points.latitudeDeg[0]).value() / map.devicePixelRatioF()).toPoint();
}

void DivandWorkspaceTest::lengthSliderIsOneStepOfTheHistory() {
    open({at(QStringLiteral("TWIN-A.txt"))});
    setArea(1.0);
    auto& document = m_window->document();
    const auto before = document.project();
    const int steps = document.undoStack().count();
    auto* slider = find<QSlider>("lengthSlider");
    for (int value = 500; value <= 600; value += 10) {
        slider->setValue(value);
    }
    QCOMPARE(document.undoStack().count(), steps + 1);
    // 1 km * 5000^(600 / 1000) = 165.7 km, shown and used with three digits.
    QCOMPARE(document.project().divand.inputs["correlationLengthKm"].get<double>(), 166.0);
    QCOMPARE(find<QDoubleSpinBox>("length")->value(), 166.0);
    const auto after = document.project();
    document.undoStack().undo();
    QVERIFY(document.project() == before);
    QCOMPARE(find<QDoubleSpinBox>("length")->value(), 300.0);
    document.undoStack().redo();
    QVERIFY(document.project() == after);
}

void DivandWorkspaceTest::undoingAnExclusionGivesTheSameProject() {
    open({at(QStringLiteral("TWIN-A.txt"))});
    setArea(1.0);
    auto& document = m_window->document();
    const auto before = document.project();
    auto* action = m_window->findChild<QAction*>(QStringLiteral("action/excludeObservations"));
    const QPoint place = firstObservation();
    QTest::mouseClick(&m_window->map(), Qt::LeftButton, {}, place); // not in the mode: nothing
    QVERIFY(document.project() == before);
    action->trigger();
    QTest::mouseClick(&m_window->map(), Qt::LeftButton, {}, place);
    QCOMPARE(document.project().divand.excluded.size(), std::size_t{1});
    QCOMPARE(m_window->map().marks().size(), std::size_t{1});
    QCOMPARE(find<QTableWidget>("excluded")->rowCount(), 1);
    const auto after = document.project();
    document.undoStack().undo();
    QVERIFY(document.project() == before);
    QVERIFY(m_window->map().marks().empty());
    document.undoStack().redo();
    QVERIFY(document.project() == after);
    QTest::mouseClick(&m_window->map(), Qt::LeftButton, {}, place); // again: takes it back
    QVERIFY(document.project().divand.excluded.empty());
    QVERIFY(m_window->map().marks().empty());
}

void DivandWorkspaceTest::setupIsLoadedAsItWasSaved() {
    core::Project project;
    project.divand.inputs = {{"epsilon2", 0.1 + 0.2}, {"grid", {{"depth", {0.0, 10.5}}}}};
    project.divand.hiddenLayers = {"layer3"};
    project.divand.excluded = {{.identifier = "FI-1",
                                .longitudeDeg = -20.123456789,
                                .latitudeDeg = 1.0 / 3.0,
                                .depthM = 5.0,
                                .timeUnixSeconds = 1234567890.123456},
                               {.identifier = "only a name",
                                .longitudeDeg = std::nullopt,
                                .latitudeDeg = std::nullopt,
                                .depthM = std::nullopt,
                                .timeUnixSeconds = std::nullopt}};
    const std::filesystem::path path = at(QStringLiteral("setup.phidias")).toStdString();
    core::saveProject(project, path);
    QVERIFY(core::loadProject(path) == project);
    // A project of before this workspace has no such member.
    Json old = core::toJson(project);
    old.erase("divand");
    QVERIFY(core::projectFromJson(old).divand == core::DivandSetup{});
}

void DivandWorkspaceTest::excludedObservationReachesTheRequest() {
    core::Project project;
    core::Layer observations;
    observations.id = "layer1";
    observations.href = "/data/stations.txt";
    observations.kind = core::LayerKind::Observations;
    observations.variable = "Salinity";
    project.layers = {observations};
    project.divand.excluded = {
        {.identifier = "A-7", .longitudeDeg = -20.5, .latitudeDeg = 40.25, .depthM = 10.0, .timeUnixSeconds = 86400.0}};
    auto declaration = m_processes.find("ocean.divand").declaration();
    if (declaration.findInput("exclude") == nullptr) {
        declaration.inputs.push_back({.name = "exclude", .title = {}, .help = {}, .types = {}, .defaultValue = {}, .group = {}});
    }
    const Json inputs = app::divandInputs(project, {{"epsilon2", 0.2}, {"notDeclared", 1}}, declaration);
    QVERIFY(inputs["observations"] == Json::array({{{"href", "/data/stations.txt"}}}));
    QVERIFY(inputs["exclude"] ==
            Json::array({{{"id", "A-7"}, {"longitude", -20.5}, {"latitude", 40.25}, {"depthM", 10.0}, {"time", "1970-01-02T00:00:00Z"}}}));
    QVERIFY(inputs["variable"] == "Salinity");
    QVERIFY(!inputs.contains("notDeclared"));
    project.divand.hiddenLayers = {"layer1"};
    QVERIFY(app::divandInputs(project, Json::object(), declaration)["observations"].empty());
}

void DivandWorkspaceTest::previewKeepsToItsNodesLevelAndSlice() {
    const Json inputs{{"grid",
                       {{"longitude", {-30.0, 30.0, 0.1}},
                        {"latitude", {30.0, 40.0, 0.5}},
                        {"depth", {0.0, 10.0, 30.0}},
                        {"time", {{"years", {{1990, 1999}, {2000, 2009}}}, {"months", {{1, 2, 3}, {7, 8, 9}}}}}}},
                      {"correlationLengthKm", {100.0, 110.0, 120.0}},
                      {"error", "exact"}};
    const auto& declaration = m_processes.find("ocean.divand").declaration();
    QCOMPARE(app::sliceCount(inputs["grid"]), std::size_t{4});
    const Json small = app::previewInputs(inputs, 1, 2, 150, declaration);
    const auto longitude = small["grid"]["longitude"].get<std::vector<double>>();
    QVERIFY(std::floor((longitude[1] - longitude[0]) / longitude[2]) + 1.0 <= 150.0);
    QVERIFY(std::abs(longitude[2] - 60.0 / 149.0) < 1e-6);
    QVERIFY(small["grid"]["latitude"] == inputs["grid"]["latitude"]); // coarse enough already
    QVERIFY(small["grid"]["depth"] == Json::array({10.0}));
    QVERIFY(small["depthRange"] == Json::array({5.0, 20.0})); // midway to the neighbours
    QVERIFY(small["grid"]["time"]["years"] == Json::array({Json::array({2000, 2009})}));
    QVERIFY(small["grid"]["time"]["months"] == Json::array({Json::array({1, 2, 3})}));
    QCOMPARE(small["correlationLengthKm"].get<double>(), 110.0);
    QVERIFY(small["error"] == "cpme");
}

void DivandWorkspaceTest::previewAnswersAndTheLatestRequestWins() {
    open({at(QStringLiteral("TWIN-A.txt")), at(QStringLiteral("TWIN-B.txt"))});
    setArea(1.0);
    auto& preview = m_window->divand().preview();
    find<QPushButton>("previewButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(preview.layer().has_value() && !preview.isBusy(), 30000);
    const auto first = std::get<core::GridPlane>(preview.layer()->data->content()).values();
    QVERIFY(layer("Salinity_relerr") == nullptr); // no layer of the project
    const int answered = preview.answered();
    const int sent = preview.sent();
    auto* slider = find<QSlider>("lengthSlider");
    for (int value = 400; value < 500; value += 5) {
        slider->setValue(value);
    }
    QTRY_VERIFY_WITH_TIMEOUT(preview.answered() > answered && !preview.isBusy(), 30000);
    QVERIFY2(preview.sent() - sent <= 3, "twenty moves of a slider are not twenty analyses");
    // The picture is that of the last value: the same as when it is asked for alone.
    const auto last = std::get<core::GridPlane>(preview.layer()->data->content()).values();
    QVERIFY(last != first);
    find<QPushButton>("previewButton")->click();
    QVERIFY(!preview.layer());
    find<QPushButton>("previewButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(preview.layer().has_value() && !preview.isBusy(), 30000);
    const auto alone = std::get<core::GridPlane>(preview.layer()->data->content()).values();
    QCOMPARE(alone.size(), last.size());
    for (std::size_t k = 0; k < last.size(); ++k) {
        QVERIFY(std::isnan(last[k]) ? std::isnan(alone[k]) : std::abs(last[k] - alone[k]) < 1e-9);
    }
}

void DivandWorkspaceTest::previewOf150By150ComesInTime() {
    open({at(QStringLiteral("TWIN-A.txt")), at(QStringLiteral("TWIN-B.txt"))});
    setArea(0.05); // 601 x 441 nodes, so that the preview has 150 x 150
    auto& preview = m_window->divand().preview();
    find<QPushButton>("previewButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(preview.layer().has_value() && !preview.isBusy() && isQuiet(), 60000);
    const auto& plane = std::get<core::GridPlane>(preview.layer()->data->content());
    QVERIFY(plane.longitudesDeg().size() >= 149 && plane.longitudesDeg().size() <= 150);
    QVERIFY(plane.latitudesDeg().size() >= 149 && plane.latitudesDeg().size() <= 150);
    std::vector<qint64> toPictureMs;
    std::vector<qint64> toAnswerMs;
    for (int value = 520; value <= 600; value += 20) {
        const int before = preview.answered();
        QSignalSpy drawn(&m_window->map(), &views::MapWidget::renderingFinished);
        QElapsedTimer clock;
        clock.start();
        find<QSlider>("lengthSlider")->setValue(value);
        QTRY_VERIFY_WITH_TIMEOUT(preview.answered() > before, 30000);
        drawn.clear();
        QTRY_VERIFY_WITH_TIMEOUT(!drawn.isEmpty() || isQuiet(), 10000);
        toPictureMs.push_back(clock.elapsed());
        toAnswerMs.push_back(preview.latency().count());
    }
    std::sort(toPictureMs.begin(), toPictureMs.end());
    std::sort(toAnswerMs.begin(), toAnswerMs.end());
    qInfo("preview 150 x 150: values after %lld ms, picture after %lld ms (median of 5; %lld to %lld)", toAnswerMs[2], toPictureMs[2],
          toPictureMs.front(), toPictureMs.back());
    // The aim is 300 ms on an idle machine; tests share theirs.
    QVERIFY(toPictureMs[2] < 5000);
}

void DivandWorkspaceTest::slidersMoveAllFieldsOfTheResult() {
    open({at(QStringLiteral("analysis.nc"))});
    auto& document = m_window->document();
    auto* depth = find<QSlider>("depth");
    QVERIFY(depth->isEnabled());
    const int steps = document.undoStack().count();
    const auto before = document.project();
    for (int level = 1; level <= depth->maximum(); ++level) {
        QTest::keyClick(depth, Qt::Key_Right);
    }
    QCOMPARE(document.undoStack().count(), steps + 1);
    QCOMPARE(layer("Salinity")->verticalIndex, static_cast<std::size_t>(depth->maximum()));
    QCOMPARE(layer("Salinity_relerr")->verticalIndex, static_cast<std::size_t>(depth->maximum()));
    document.undoStack().undo();
    QVERIFY(document.project().layers == before.layers);
    QCOMPARE(depth->value(), 0);
}

void DivandWorkspaceTest::colourChoiceChangesTheDrawnVariable() {
    open({at(QStringLiteral("TWIN-A.txt"))});
    open({at(QStringLiteral("analysis.nc"))});
    auto* colours = find<QComboBox>("colours");
    const auto chooseText = [&](int index) {
        colours->setCurrentIndex(index);
        Q_EMIT colours->activated(index);
    };
    chooseText(2);
    QVERIFY(layer("Salinity_residual")->isVisible);
    QVERIFY(!m_window->document().project().layers.front().isVisible);
    QVERIFY(layer("Salinity_residual")->style.isCentered);
    QCOMPARE(layer("Salinity_residual")->style.center, 0.0);
    chooseText(0);
    QVERIFY(!layer("Salinity_residual")->isVisible);
    QVERIFY(m_window->document().project().layers.front().isVisible);
    // Scores are centred on their threshold.
    const auto style = core::standardStyle("Salinity_qc", {});
    QCOMPARE(style.center, app::kSuspectScore);
    QVERIFY(style.isCentered);
}

void DivandWorkspaceTest::maskChoiceDrawsTheMaskedField() {
    open({at(QStringLiteral("analysis.nc"))});
    auto* mask = find<QComboBox>("mask");
    mask->setCurrentIndex(1);
    Q_EMIT mask->activated(1);
    QCOMPARE(m_window->document().project().layers.front().variable.c_str(), "Salinity_L2");
    mask->setCurrentIndex(0);
    Q_EMIT mask->activated(0);
    QCOMPARE(m_window->document().project().layers.front().variable.c_str(), "Salinity");
}

void DivandWorkspaceTest::suspectsAreExcludedByTheirScore() {
    const auto* declared = m_processes.find("ocean.divand").declaration().findInput("qc");
    if (declared == nullptr) {
        QSKIP("ocean.divand of this program has no quality scores");
    }
    core::Request request = core::readJobFile(std::filesystem::path(at(QStringLiteral("divand.json")).toStdString()));
    request.inputs["qc"] = "0";
    request.outputs["analysis"] = at(QStringLiteral("scored.nc")).toStdString();
    request.outputs.erase("report");
    const std::filesystem::path job = at(QStringLiteral("scored.json")).toStdString();
    QFile file(job);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(core::toText(core::jobJson(request))));
    file.close();
    const auto run = tests::runPhidias(PHIDIAS_BINARY, {QStringLiteral("run"), at(QStringLiteral("scored.json"))});
    QVERIFY2(run.status == 0, run.err.constData());
    const auto product = app::readProduct(at(QStringLiteral("scored.nc")).toStdString());
    std::size_t suspects = 0;
    for (const auto& entry : product) {
        suspects += entry.score > 9.0 ? 1 : 0;
    }
    open({at(QStringLiteral("scored.nc"))});
    auto* button = find<QPushButton>("suspectsButton");
    if (suspects == 0) {
        QVERIFY(!button->isEnabled());
        return;
    }
    QTRY_VERIFY(button->isEnabled());
    button->click();
    QCOMPARE(m_window->document().project().divand.excluded.size(), suspects);
}

void DivandWorkspaceTest::crossValidatedParametersAreTakenOver() {
    open({at(QStringLiteral("TWIN-A.txt"))});
    setArea(1.0);
    m_window->divand().useReport("ocean.cross-validation",
                                 {{"method", "gcv"}, {"best", {{"correlationLengthKm", 250.0}, {"epsilon2", 0.4}, {"value", 0.1}}}});
    QCOMPARE(find<QDoubleSpinBox>("length")->value(), 250.0);
    QCOMPARE(find<QDoubleSpinBox>("noise")->value(), 0.4);
    m_window->document().undoStack().undo();
    QCOMPARE(find<QDoubleSpinBox>("length")->value(), 300.0);
    m_window->divand().useReport("ocean.correlation-length", {{"smoothedHorizontalKm", {180.0, 190.0}}});
    QCOMPARE(find<QDoubleSpinBox>("length")->value(), 180.0);
}

QTEST_MAIN(DivandWorkspaceTest)
#include "DivandWorkspaceTest.moc"
