// The spectrum dock over a file whose value is 100 y + 10 x + channel: every number follows from the place of the cursor.
#include "app/workstation/Appearance.h"
#include "app/workstation/FigureFeature.h"
#include "app/workstation/MainWindow.h"
#include "processing/Processes.h"
#include "tests/support/SpectraFile.h"
#include "tests/support/Support.h"
#include "views/plot/CustomPlot.h"

#include <QAction>
#include <QComboBox>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>
#include <cmath>

using namespace phidias;

class SpectrumTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void emptyViewSaysWhatToDo();
    void spectrumIsThatOfThePixelUnderTheCursor();
    void unitOfTheAxisCanBeChanged();
    void pinnedSpectraAreComparedInSigma();
    void meanOfChosenPixelsHasItsStandardError();
    void draggedMarkerChoosesTheChannelUndoably();
    void spinBoxChoosesTheChannel();
    void tableHasTheNumbersOfThePlot();
    void linesAndWindowsAreDrawn();
    void figureDialogOffersTheSpectrum();

private:
    [[nodiscard]] views::SpectrumWidget& spectrum() { return m_window->spectrum().spectrum(); }
    void showDock() {
        m_window->findChild<QAction*>(QStringLiteral("action/showSpectrum"))->trigger();
        QTRY_VERIFY(spectrum().isVisible());
    }
    void point(double longitude, double latitude) {
        m_window->desk().cursor().set(longitude, latitude, 0.3);
        QTRY_VERIFY_WITH_TIMEOUT(!spectrum().isComputing() && spectrum().curves(), 10000);
    }
    [[nodiscard]] std::size_t channel() { return m_window->document().project().layers.front().swathLayer; }
    QTemporaryDir m_folder;
    QString m_file;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

namespace {

constexpr std::size_t kRows = 6;
constexpr std::size_t kColumns = 5;
constexpr std::size_t kChannels = 40;

double formula(std::size_t row, std::size_t column, std::size_t channel) {
    return static_cast<double>(100 * row + 10 * column + channel);
}

} // namespace

void SpectrumTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    m_file = m_folder.filePath(QStringLiteral("spectra.nc"));
    tests::writeSpectra(m_file.toStdString(), {.rows = kRows, .columns = kColumns, .channels = kChannels}, formula);
}

void SpectrumTest::init() {
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 2});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->resize(1400, 950);
    m_window->show();
    m_window->openPaths({m_file});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering(), 20000);
}

void SpectrumTest::cleanup() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

void SpectrumTest::emptyViewSaysWhatToDo() {
    QVERIFY(!spectrum().isVisible());
    showDock();
    QTRY_VERIFY(spectrum().panel().hint().contains(QStringLiteral("map")));
    m_window->document().change(QStringLiteral("empty"), [](core::Project& project) { project.layers.clear(); });
    QTRY_VERIFY(spectrum().panel().hint().contains(QStringLiteral("Sentinel-5P")));
}

void SpectrumTest::spectrumIsThatOfThePixelUnderTheCursor() {
    showDock();
    point(13.1, 42.2);
    QCOMPARE(spectrum().curves()->curves.size(), std::size_t{1});
    const auto& curve = spectrum().curves()->curves.front();
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        QCOMPARE(curve.position[channel], 500.0 + 10.0 * static_cast<double>(channel));
        QCOMPARE(curve.halfWidth[channel], 3.0);
        QCOMPARE(std::isnan(curve.value[channel]), channel == 7); // flagged: a gap
        QVERIFY(channel == 7 || curve.value[channel] == formula(2, 3, channel));
    }
    QVERIFY(spectrum().panel().hint().isEmpty());
    QVERIFY(spectrum().panel().plot().yAxis->label().contains(QStringLiteral("W m⁻² sr⁻¹")));
    // The same pixel and channel as the sampler of the map and the inspector.
    const auto& entry = m_window->desk().scene().front();
    QCOMPARE(entry.data->sample(13.1, 42.2, 0.3)->value, curve.value[channel()]);
}

void SpectrumTest::unitOfTheAxisCanBeChanged() {
    showDock();
    point(12.0, 41.0);
    auto* unit = m_window->findChild<QComboBox*>(QStringLiteral("spectrum/unit"));
    QCOMPARE(unit->currentIndex(), 0);
    unit->setCurrentIndex(1);
    const QCPRange range = spectrum().panel().plot().xAxis->range();
    QVERIFY(std::abs(range.upper - 1e7 / 500.0) < 1e-6 && std::abs(range.lower - 1e7 / 890.0) < 1e-6);
}

void SpectrumTest::pinnedSpectraAreComparedInSigma() {
    showDock();
    m_window->document().change(QStringLiteral("pin"), [](core::Project& project) {
        project.pins = {{.longitudeDeg = 10.0, .latitudeDeg = 40.0, .label = "first"},
                        {.longitudeDeg = 14.0, .latitudeDeg = 45.0, .label = "last"}};
    });
    point(12.0, 41.0);
    QTRY_COMPARE(spectrum().curves()->curves.size(), std::size_t{3});
    const auto& curves = *spectrum().curves();
    QCOMPARE(curves.reference, QStringLiteral("first"));
    QVERIFY(curves.isResidualInSigma && spectrum().plot().hasResiduals());
    QCOMPARE(curves.residuals.size(), std::size_t{2});
    // 120 and 540 above the first; two independent noises of 3.
    const double sigma = std::sqrt(18.0);
    QVERIFY(std::abs(curves.residuals[0].value[20] - 120.0 / sigma) < 1e-9);
    QVERIFY(std::abs(curves.residuals[1].value[20] - 540.0 / sigma) < 1e-9);
    QVERIFY(std::isnan(curves.residuals[0].value[7]));
    m_window->findChild<QToolButton*>(QStringLiteral("spectrum/difference"))->setChecked(false);
    QTRY_VERIFY(!spectrum().isComputing() && !spectrum().plot().hasResiduals());
}

void SpectrumTest::meanOfChosenPixelsHasItsStandardError() {
    showDock();
    // Pixels 1, 2 and 3 of row 1: values 110, 120, 130 + channel.
    m_window->desk().selection().set({{m_file.toStdString(), {6, 7, 8}}});
    point(10.0, 40.0);
    QTRY_COMPARE(spectrum().curves()->curves.size(), std::size_t{2});
    const auto& mean = spectrum().curves()->curves.back();
    QVERIFY(mean.role == views::SpectrumRole::Mean && mean.label.contains(QLatin1Char('3')));
    QVERIFY(std::abs(mean.value[10] - 130.0) < 1e-9);
    QVERIFY(std::abs(mean.halfWidth[10] - 10.0 / std::sqrt(3.0)) < 1e-9);
    QCOMPARE(spectrum().curves()->reference, mean.label); // nothing is pinned
    QVERIFY(std::abs(spectrum().curves()->residuals[0].value[10] + 120.0 / std::sqrt(9.0 + 100.0 / 3.0)) < 1e-9);
}

void SpectrumTest::draggedMarkerChoosesTheChannelUndoably() {
    showDock();
    point(12.0, 41.0);
    const std::size_t before = channel();
    const int steps = m_window->document().undoStack().index();
    auto& plot = spectrum().panel().plot();
    const auto at = [&](std::size_t k) {
        return QPointF(plot.xAxis->coordToPixel(500.0 + 10.0 * static_cast<double>(k)), plot.axisRect()->center().y()).toPoint();
    };
    plot.replot();
    QTest::mousePress(&plot, Qt::LeftButton, {}, at(before));
    for (std::size_t k = before; k <= before + 10; ++k) {
        QTest::mouseMove(&plot, at(k));
    }
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, at(before + 10));
    QTRY_COMPARE(channel(), before + 10);
    QCOMPARE(m_window->document().undoStack().index(), steps + 1);
    // The map shows it: 100 row + 10 column + channel.
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->layerStore().isLoading(), 10000);
    QTRY_COMPARE(m_window->desk().scene().front().data->sample(12.0, 41.0, 0.3)->value, formula(1, 2, before + 10));
    m_window->document().undoStack().undo();
    QCOMPARE(channel(), before);
}

void SpectrumTest::spinBoxChoosesTheChannel() {
    showDock();
    point(12.0, 41.0);
    auto* box = m_window->findChild<QSpinBox*>(QStringLiteral("spectrum/channel"));
    QVERIFY(box->isEnabled());
    QCOMPARE(box->maximum(), static_cast<int>(kChannels) - 1);
    box->setValue(5);
    QTRY_COMPARE(channel(), std::size_t{5});
}

void SpectrumTest::tableHasTheNumbersOfThePlot() {
    showDock();
    point(14.0, 45.0);
    const QStringList lines = spectrum().panel().toCsv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), static_cast<int>(kChannels) + 1);
    QCOMPARE(lines[1 + 12].split(QLatin1Char(','))[2].toDouble(), 620.0);
    QCOMPARE(lines[1 + 12].split(QLatin1Char(','))[3].toDouble(), formula(5, 4, 12));
    QCOMPARE(lines[1 + 7].split(QLatin1Char(','))[3], QString());
}

void SpectrumTest::linesAndWindowsAreDrawn() {
    showDock();
    point(12.0, 41.0);
    QCOMPARE(spectrum().plot().marks(), std::size_t{0});
    spectrum().setMarks({{.position = 600.0, .label = QStringLiteral("CO")}},
                        {{.low = 700.0, .high = 750.0, .label = QStringLiteral("CO_1")}});
    QTRY_COMPARE(spectrum().plot().marks(), std::size_t{4}); // a line and a rectangle, each with its label
    // Curves of a reconstruction come from outside, with a residual of their own.
    auto curves = *spectrum().curves();
    curves.curves.push_back(curves.curves.front());
    curves.curves.back().role = views::SpectrumRole::Reconstruction;
    curves.residuals = {curves.curves.front()};
    curves.isResidualInSigma = true;
    spectrum().showCurves(curves);
    QVERIFY(spectrum().plot().hasResiduals());
    QCOMPARE(spectrum().curves()->curves.size(), std::size_t{2});
}

void SpectrumTest::figureDialogOffersTheSpectrum() {
    auto* figures = m_window->findChild<app::FigureFeature*>();
    const auto offers = [&] {
        const auto views = figures->views();
        return std::any_of(views.begin(), views.end(), [](const auto& entry) { return entry.first == "spectrum"; });
    };
    QVERIFY(!offers());
    showDock();
    point(12.0, 41.0);
    QVERIFY(offers());
    const auto spec = figures->figure("spectrum");
    QCOMPARE(spec.layers.size(), std::size_t{1});
    QVERIFY(spec.at && (*spec.at)[0] == 12.0 && (*spec.at)[1] == 41.0);
}

QTEST_MAIN(SpectrumTest)
#include "SpectrumTest.moc"
