// The window with its panels, driven as a user does, on the offscreen platform.
#include "app/workstation/Appearance.h"
#include "app/workstation/MainWindow.h"
#include "app/workstation/ProcessDialog.h"
#include "app/workstation/TextCatalog.h"
#include "processing/Processes.h"
#include "tests/support/Support.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

using namespace phidias;

class WorkstationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void droppedFilesBecomeLayersInOneStep();
    void undoAndRedoRestoreTheProject();
    void savedProjectIsLoadedAsAnEqualOne();
    void sliderIsOneStepOfTheHistory();
    void layerBoxHidesTheLayer();
    void inspectorShowsValueUnitAndSource();
    void dialogRunsTheJobAndItsFieldErrorAndResidualsComeBack();
    void dialogSaysWhatIsWrongAndGoesThere();
    void commandLineOfTheDialogIsOneTheProgramAccepts();
    void workersErrorIsShownInFrench();
    void unreadableFileIsNamed();
    void viewIsKeptOverUndo();
    void remoteAddressIsReadByTheWorkerWhileTheWindowGoesOn();

private:
    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(QStringLiteral("twin/") + name); }
    [[nodiscard]] bool isQuiet() const {
        return !m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering();
    }
    void open(const QStringList& files) {
        m_window->openPaths(files);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 20000);
    }
    QTemporaryDir m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

void WorkstationTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    const auto result = tests::runPhidias(
        PHIDIAS_BINARY, {QStringLiteral("sample"), QStringLiteral("ocean-twin"), m_folder.filePath(QStringLiteral("twin"))});
    if (result.status == 3) {
        QSKIP("the Levitus climatology of ferret-datasets is not installed");
    }
    QVERIFY2(result.status == 0, result.err.constData());
}

void WorkstationTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 2});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->show();
}

void WorkstationTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

void WorkstationTest::droppedFilesBecomeLayersInOneStep() {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(at(QStringLiteral("truth.nc")))});
    QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->document().project().layers.size(), std::size_t{1}, 10000);
    QCOMPARE(m_window->document().undoStack().count(), 1);
    QCOMPARE(m_window->document().project().layers[0].variable.c_str(), "Salinity");
    QCOMPARE(m_window->document().project().layers[0].style.colorMap.c_str(), "haline");
}

void WorkstationTest::undoAndRedoRestoreTheProject() {
    open({at(QStringLiteral("truth.nc")), at(QStringLiteral("TWIN-A.txt"))});
    auto& document = m_window->document();
    const auto before = document.project();
    document.change(QStringLiteral("change"), [](core::Project& project) { project.layers[0].style.colorMap = "plasma"; });
    const auto after = document.project();
    document.undoStack().undo();
    QVERIFY(document.project().layers == before.layers);
    document.undoStack().redo();
    QVERIFY(document.project().layers == after.layers);
    while (document.undoStack().canUndo()) {
        document.undoStack().undo();
    }
    QVERIFY(document.project().layers.empty());
}

void WorkstationTest::savedProjectIsLoadedAsAnEqualOne() {
    open({at(QStringLiteral("truth.nc")), at(QStringLiteral("TWIN-B.txt"))});
    auto& document = m_window->document();
    document.change(QStringLiteral("change"), [](core::Project& project) {
        project.title = "Tïtle";
        project.layers[0].style.low = 34.5;
        project.layers[1].depthHighM = 12.0;
        project.layers[1].isVisible = false;
    });
    const QString path = at(QStringLiteral("saved.phidias"));
    document.save(path);
    QVERIFY(!document.isChanged());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("\"href\": \"truth.nc\"")); // relative to the project
    app::ProjectDocument other;
    other.load(path);
    QVERIFY(other.project() == document.project());
}

void WorkstationTest::sliderIsOneStepOfTheHistory() {
    open({at(QStringLiteral("truth.nc"))});
    auto* slider = m_window->findChild<QSlider*>(QStringLiteral("style/opacity"));
    const int steps = m_window->document().undoStack().count();
    for (int value = 100; value >= 40; value -= 5) {
        slider->setValue(value);
    }
    QCOMPARE(m_window->document().undoStack().count(), steps + 1);
    QCOMPARE(m_window->document().project().layers[0].style.opacity, 0.4);
}

void WorkstationTest::layerBoxHidesTheLayer() {
    open({at(QStringLiteral("truth.nc"))});
    auto* tree = m_window->findChild<QTreeWidget*>(QStringLiteral("layers/tree"));
    tree->topLevelItem(0)->child(0)->setCheckState(0, Qt::Unchecked);
    QTRY_VERIFY(!m_window->document().project().layers[0].isVisible);
    m_window->document().undoStack().undo();
    QVERIFY(m_window->document().project().layers[0].isVisible);
}

void WorkstationTest::inspectorShowsValueUnitAndSource() {
    open({at(QStringLiteral("truth.nc"))});
    auto& map = m_window->map();
    QVERIFY(map.setView(QStringLiteral("EPSG:4326"), {-30.0, 30.0, -10.0, 45.0}));
    const auto place = map.transform().fromDegrees(-20.0, 40.0).value() / map.devicePixelRatioF();
    QTest::mouseMove(&map, place.toPoint());
    auto* table = m_window->findChild<QTableWidget*>(QStringLiteral("inspector/table"));
    QTRY_COMPARE(table->rowCount(), 1);
    // Levitus at 20 W 40 N, surface: between 35.5 and 36.5 (the value itself is checked against the file in LayerData).
    const double value = table->item(0, 1)->data(Qt::UserRole).toDouble();
    QVERIFY(value > 35.5 && value < 36.5);
    QVERIFY(table->item(0, 3)->text().startsWith(QStringLiteral("truth.nc [")));
}

void WorkstationTest::dialogRunsTheJobAndItsFieldErrorAndResidualsComeBack() {
    open({at(QStringLiteral("TWIN-A.txt")), at(QStringLiteral("TWIN-B.txt"))});
    m_window->openProcess("ocean.divand");
    auto* dialog = m_window->findChild<app::ProcessDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->findChild<QListWidget*>(QStringLiteral("process/observations"))->count(), 2); // the loaded observations
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("process/variable"))->text(), QStringLiteral("Salinity"));
    dialog->findChild<QLineEdit*>(QStringLiteral("process/grid/longitude"))->setText(QStringLiteral("[-36, -6, 1]"));
    dialog->findChild<QLineEdit*>(QStringLiteral("process/grid/latitude"))->setText(QStringLiteral("[29, 51, 1]"));
    dialog->findChild<QLineEdit*>(QStringLiteral("process/output/analysis"))->setText(at(QStringLiteral("from-dialog.nc")));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("processDialog/runButton")), Qt::LeftButton);
    const auto has = [this](const std::string& variable) {
        const auto& layers = m_window->document().project().layers;
        return std::any_of(layers.begin(), layers.end(), [&](const core::Layer& layer) { return layer.variable == variable; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(has("Salinity_relerr") && has("Salinity_residual") && has("Salinity_L1"), 60000);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 20000);
    for (const auto& layer : m_window->document().project().layers) {
        QVERIFY(!m_window->layerStore().failure(layer));
    }
}

void WorkstationTest::dialogSaysWhatIsWrongAndGoesThere() {
    m_window->openProcess("ocean.divand");
    auto* dialog = m_window->findChild<app::ProcessDialog*>();
    dialog->setInputs(
        {{"observations", core::Json::array({{{"href", at(QStringLiteral("TWIN-A.txt")).toStdString()}}})}, {"variable", "Salinity"}});
    dialog->findChild<QLineEdit*>(QStringLiteral("process/epsilon2"))->setText(QStringLiteral("-1"));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("processDialog/runButton")), Qt::LeftButton);
    auto* error = dialog->findChild<QLabel*>(QStringLiteral("processDialog/error"));
    QVERIFY(error->isVisible());
    QVERIFY2(error->text().contains(QStringLiteral("epsilon2")), qPrintable(error->text()));
    QVERIFY(dialog->findChild<QLineEdit*>(QStringLiteral("process/epsilon2"))->isVisible()); // its page is in front
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChild<app::ProcessDialog*>() == nullptr);
}

void WorkstationTest::commandLineOfTheDialogIsOneTheProgramAccepts() {
    open({at(QStringLiteral("TWIN-A.txt"))});
    m_window->openProcess("ocean.divand");
    auto* dialog = m_window->findChild<app::ProcessDialog*>();
    dialog->findChild<QLineEdit*>(QStringLiteral("process/title"))->setText(QStringLiteral("it's a \"title\" $HOME"));
    dialog->findChild<QLineEdit*>(QStringLiteral("process/grid/longitude"))->setText(QStringLiteral("[-36, -6, 2]"));
    dialog->findChild<QLineEdit*>(QStringLiteral("process/grid/latitude"))->setText(QStringLiteral("[29, 51, 2]"));
    dialog->findChild<QLineEdit*>(QStringLiteral("process/output/analysis"))->setText(at(QStringLiteral("from line.nc")));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("processDialog/copyButton")), Qt::LeftButton);
    QString command = QApplication::clipboard()->text();
    QVERIFY(command.startsWith(QStringLiteral("phidias run ocean.divand")));
    command.replace(0, 7, QStringLiteral(PHIDIAS_BINARY));
    QProcess shell;
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), command});
    QVERIFY(shell.waitForFinished(60000));
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    QVERIFY(QFile::exists(at(QStringLiteral("from line.nc"))));
    dialog->close();
}

void WorkstationTest::workersErrorIsShownInFrench() {
    QTranslator ids;
    if (!ids.load(QStringLiteral(PHIDIAS_TRANSLATIONS) + QStringLiteral("/phidias_ids_fr.qm"))) {
        QFAIL("phidias_ids_fr.qm is missing");
    }
    QCoreApplication::installTranslator(&ids);
    core::Request request = core::readJobFile((std::filesystem::path(m_folder.path().toStdString()) / "twin/divand.json"));
    request.inputs["variable"] = "nitrate";
    request.outputs = {{"analysis", std::filesystem::path(at(QStringLiteral("never.nc")).toStdString())}};
    const auto id = m_jobs->submit(request, "french");
    QTRY_VERIFY_WITH_TIMEOUT((m_jobs->poll(), m_jobs->find(id)->entry.state == core::JobState::Failed), 20000);
    const QString text = app::errorText(core::Error::fromJson(m_jobs->find(id)->entry.result["error"]));
    QCoreApplication::removeTranslator(&ids);
    QVERIFY2(text.contains(QStringLiteral("il n'y a pas de variable « nitrate » ; le fichier contient : ")), qPrintable(text));
}

void WorkstationTest::unreadableFileIsNamed() {
    m_window->openPaths({at(QStringLiteral("nothing.nc"))});
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QMessageBox*>(QStringLiteral("errorBox")) != nullptr, 5000);
    QVERIFY(m_window->findChild<QMessageBox*>(QStringLiteral("errorBox"))->text().contains(QStringLiteral("nothing.nc")));
    m_window->findChild<QMessageBox*>(QStringLiteral("errorBox"))->close();
}

void WorkstationTest::viewIsKeptOverUndo() {
    open({at(QStringLiteral("truth.nc"))});
    QVERIFY(m_window->map().setView(QStringLiteral("EPSG:4326"), {-20.0, 35.0, -10.0, 40.0}));
    const auto extent = m_window->map().extent();
    m_window->document().change(QStringLiteral("change"), [](core::Project& project) { project.layers[0].style.colorMap = "plasma"; });
    m_window->document().undoStack().undo();
    QVERIFY(m_window->map().extent() == extent);
}

void WorkstationTest::remoteAddressIsReadByTheWorkerWhileTheWindowGoesOn() {
    QProcess server;
    server.start(QStringLiteral("python3"), {QStringLiteral(PHIDIAS_SOURCE_DIR "/tests/support/dap2_server.py")});
    QVERIFY(server.waitForReadyRead(10000));
    const QString root = QStringLiteral("http://127.0.0.1:%1").arg(QString::fromLatin1(server.readLine().trimmed()));
    // Each answer of /slow takes 3 s; meanwhile the event loop must turn.
    m_window->openPaths({root + QStringLiteral("/slow")});
    QElapsedTimer gap;
    gap.start();
    qint64 longest = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, this, [&] { longest = std::max(longest, gap.restart()); });
    tick.start(5);
    QTest::qWait(1500);
    QVERIFY2(longest < 1000, "the window waited for the network");
    m_window->openPaths({root + QStringLiteral("/ok")});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->document().project().layers.empty() && isQuiet(), 60000);
    const auto& layer = m_window->document().project().layers.front();
    QCOMPARE(layer.variable.c_str(), "v");
    QVERIFY(!m_window->layerStore().failure(layer));
    auto& map = m_window->map();
    QVERIFY(map.setView(QStringLiteral("EPSG:4326"), {-25.0, 25.0, 15.0, 55.0}));
    QTest::mouseMove(&map, (map.transform().fromDegrees(-10.0, 40.0).value() / map.devicePixelRatioF()).toPoint());
    auto* table = m_window->findChild<QTableWidget*>(QStringLiteral("inspector/table"));
    QTRY_VERIFY(table->rowCount() >= 1);
    QCOMPARE(table->item(0, 1)->data(Qt::UserRole).toDouble(), 10.0 * 40.0 - 10.0); // the server's rule
    server.kill();
    server.waitForFinished();
}

QTEST_MAIN(WorkstationTest)
#include "WorkstationTest.moc"
