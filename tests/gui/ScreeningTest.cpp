// Scores, events and enrichment over a small synthetic granule that was screened by the program: what the docks choose is compared with
// the numbers in the files, and scores with those of SpectralScorer on spectra that the support code reads itself.
#include "core/io/NetcdfWriter.h"
#include "tests/support/ResidualSample.h"
#include "tests/support/TestWindow.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QSlider>
#include <QTableView>

using namespace phidias;
using tests::scored;
namespace atmosphere = processing::atmosphere;

class ScreeningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void emptyViewsSayWhatToOpen();
    void thresholdChoosesThePixelsAboveIt();
    void draggingTheThresholdChoosesLive();
    void aStepOverAWholeOrbitIsShort();
    void anEventChoosesItsPixelsAndShowsTheirMean();
    void eventsAreSortedByNumbers();
    void withoutTheSelectionTheOutlineCounts();
    void doubleClickOpensTheGranule();
    void gasesAreThoseOfTheScreening();
    void scoresOnACommonGridAreThoseOfTheScreening();
    void falseAlarmsBecomeOrdinary();

private:
    [[nodiscard]] app::ResidualFeature& residuals() { return (*m_window)->residuals(); }
    [[nodiscard]] app::ScreeningFeature& screening() { return (*m_window)->screening(); }
    [[nodiscard]] views::Selection& selection() { return (*m_window)->desk().selection(); }
    [[nodiscard]] bool isQuiet() {
        return !residuals().isReading() && !residuals().isEnriching() && !residuals().residual().isComputing() &&
               !screening().isComputing();
    }
    [[nodiscard]] QString at(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] std::vector<std::uint32_t> chosen(const QString& file) {
        const auto found = selection().items().find(file.toStdString());
        return found == selection().items().end() ? std::vector<std::uint32_t>() : found->second;
    }
    void openScores() {
        QVERIFY(m_window->open({m_sample.file, at("scores.nc")}));
        m_window->trigger("showScores");
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && screening().scores().histogram(), 10000);
    }
    /// Pixels that the file has above a threshold.
    [[nodiscard]] std::vector<std::uint32_t> above(double threshold) const {
        std::vector<std::uint32_t> pixels;
        for (std::size_t pixel = 0; pixel < m_scores.size(); ++pixel) {
            if (m_scores[pixel] >= threshold) {
                pixels.push_back(static_cast<std::uint32_t>(pixel));
            }
        }
        return pixels;
    }
    /// Pixels of the event that has the most, and its number.
    [[nodiscard]] std::pair<std::int64_t, std::vector<std::uint32_t>> largestEvent() const {
        const auto root = core::NetcdfFile::open(at("selection.nc").toStdString()).root();
        const auto events = root.requireVariable("event_id").readIntegers();
        const auto scanlines = root.requireVariable("scanline").readIntegers();
        const auto groundPixels = root.requireVariable("ground_pixel").readIntegers();
        std::map<std::int64_t, std::vector<std::uint32_t>> pixels;
        for (std::size_t row = 0; row < events.size(); ++row) {
            if (events[row] >= 0) {
                pixels[events[row]].push_back(static_cast<std::uint32_t>(scanlines[row] * 215 + groundPixels[row]));
            }
        }
        auto most =
            *std::max_element(pixels.begin(), pixels.end(), [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
        std::sort(most.second.begin(), most.second.end());
        return most;
    }
    [[nodiscard]] double meanScore(const atmosphere::BasisFile& basis, const std::vector<std::uint32_t>& pixels) const {
        double sum = 0.0;
        for (const std::uint32_t pixel : pixels) {
            sum += scored(basis, basis.components, m_sample.granule->spectrum(pixel)).score;
        }
        return sum / static_cast<double>(pixels.size());
    }
    /// Makes the row of an event current, as a click or an arrow key does.
    void chooseEvent(std::int64_t id) {
        auto& table = screening().events().table();
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            if (table.model()->index(row, 0).data(Qt::UserRole).toInt() == id) {
                table.setCurrentIndex(table.model()->index(row, 0));
                return;
            }
        }
        QFAIL("the table has no such event");
    }

    QTemporaryDir m_folder;
    tests::ResidualSample m_sample;
    std::vector<double> m_scores;
    std::unique_ptr<tests::TestWindow> m_window;
};

void ScreeningTest::initTestCase() {
    QCOMPARE(m_sample.make(m_folder.path()), QString());
    const QByteArray name = QFileInfo(m_sample.file).fileName().toUtf8();
    QCOMPARE(tests::runJob(
                 m_folder.path(),
                 R"({"process":"atmosphere.pca-screen","version":"1","inputs":{"basis":{"href":"basis.nc"},"granules":[{"href":")" + name +
                     R"("}]},"outputs":{"selection":{"href":"selection.nc"},"scores":{"href":"scores.nc"},)"
                     R"("events":{"href":"events.geojson"}}})"),
             QString());
    m_scores = core::NetcdfFile::open(at("scores.nc").toStdString()).root().requireVariable("score").readDoubles();
    QVERIFY(largestEvent().second.size() >= 3);
}

void ScreeningTest::init() {
    m_window = std::make_unique<tests::TestWindow>(m_folder);
}

void ScreeningTest::emptyViewsSayWhatToOpen() {
    m_window->trigger("showScores");
    QTRY_VERIFY(screening().scores().isVisible());
    QVERIFY(screening().scores().panel().hint().contains(QStringLiteral("scores")));
    m_window->trigger("showEvents");
    QTRY_VERIFY(screening().events().isVisible());
    QVERIFY((*m_window)->findChild<QLabel*>(QStringLiteral("events/hint"))->isVisible());
}

void ScreeningTest::thresholdChoosesThePixelsAboveIt() {
    openScores();
    // It begins with the hundredth of the pixels that a screening may keep; nothing is chosen before it is moved.
    const auto scored =
        static_cast<double>(std::count_if(m_scores.begin(), m_scores.end(), [](double score) { return std::isfinite(score); }));
    const auto first = static_cast<double>(above(screening().scores().threshold()).size());
    QVERIFY(std::abs(first / scored - 0.01) < 0.001);
    QVERIFY(selection().isEmpty());
    auto* threshold = (*m_window)->findChild<QDoubleSpinBox*>(QStringLiteral("scores/threshold"));
    threshold->setValue(1.15);
    const auto expected = above(1.15);
    QVERIFY(!expected.empty());
    QCOMPARE(chosen(at("scores.nc")), expected);
    QCOMPARE(chosen(m_sample.file), expected); // the granule that the scores are of
    // The bars count every pixel with a score.
    const auto& numbers = screening().scores().panel().numbers();
    double counted = 0.0;
    for (std::size_t bin = 0; bin < numbers.rows; ++bin) {
        counted += numbers.value(bin, 2);
    }
    const auto& histogram = *screening().scores().histogram();
    QCOMPARE(counted + static_cast<double>(histogram.below + histogram.above), scored);
}

void ScreeningTest::draggingTheThresholdChoosesLive() {
    openScores();
    auto& plot = screening().scores().panel().plot();
    plot.replot();
    const auto pixel = [&](double score) { return QPoint(qRound(plot.xAxis->coordToPixel(score)), plot.axisRect()->center().y()); };
    QTest::mousePress(&plot, Qt::LeftButton, {}, pixel(1.05));
    const auto before = chosen(m_sample.file);
    QCOMPARE(before, above(screening().scores().threshold()));
    QTest::mouseMove(&plot, pixel(1.1));
    QTRY_VERIFY(chosen(m_sample.file).size() < before.size());
    QCOMPARE(chosen(m_sample.file), above(screening().scores().threshold()));
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, pixel(1.1));
    auto* slider = (*m_window)->findChild<QSlider*>(QStringLiteral("scores/slider"));
    slider->setValue(slider->value() + 40);
    QCOMPARE(chosen(m_sample.file), above(screening().scores().threshold()));
}

void ScreeningTest::aStepOverAWholeOrbitIsShort() {
    constexpr std::size_t kLines = 4172;
    constexpr std::size_t kRows = 215;
    const QString path = at("orbit-scores.nc");
    {
        core::NetcdfWriter writer(path.toStdString());
        const auto line = writer.defineDimension("scanline", kLines);
        const auto row = writer.defineDimension("ground_pixel", kRows);
        std::vector<double> latitudes, longitudes, scores;
        for (std::size_t pixel = 0; pixel < kLines * kRows; ++pixel) {
            const auto number = static_cast<double>(pixel % kRows);
            latitudes.push_back(-80.0 + 160.0 * static_cast<double>(pixel / kRows) / kLines);
            longitudes.push_back(-12.0 + 24.0 * number / kRows);
            scores.push_back(1.0 + 0.5 * std::abs(std::sin(static_cast<double>(pixel) * 0.37)));
        }
        const auto latitude = writer.defineVariable("latitude", core::NetcdfType::Float, {line, row});
        const auto longitude = writer.defineVariable("longitude", core::NetcdfType::Float, {line, row});
        const auto score = writer.defineVariable("score", core::NetcdfType::Float, {line, row});
        writer.attribute(latitude, "units", "degrees_north");
        writer.attribute(longitude, "units", "degrees_east");
        writer.attribute(score, "coordinates", "latitude longitude");
        writer.endDefinitions();
        writer.put(latitude, latitudes);
        writer.put(longitude, longitudes);
        writer.put(score, scores);
        writer.commit();
    }
    QVERIFY(m_window->open({path}));
    m_window->trigger("showScores");
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && screening().scores().histogram(), 20000);
    std::vector<double> times;
    QElapsedTimer timer;
    for (int step = 0; step < 9; ++step) {
        timer.start();
        const double threshold = 1.49 - 0.02 * step;
        (*m_window)->findChild<QDoubleSpinBox*>(QStringLiteral("scores/threshold"))->setValue(threshold);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QVERIFY(!chosen(path).empty());
    }
    std::sort(times.begin(), times.end());
    qInfo("a step of the threshold over %zu pixels takes %.1f ms in the GUI thread (median; most %.1f ms)", kLines * kRows,
          times[times.size() / 2], times.back());
    QVERIFY(times[times.size() / 2] < 50.0);
}

void ScreeningTest::anEventChoosesItsPixelsAndShowsTheirMean() {
    QVERIFY(m_window->open({m_sample.file, at("events.geojson")}));
    residuals().openBasis(at("basis.nc"));
    QTRY_VERIFY_WITH_TIMEOUT(residuals().studies(), 10000);
    m_window->trigger("showEvents");
    const auto [id, pixels] = largestEvent();
    chooseEvent(id);
    auto& residual = residuals().residual();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && residual.scene() && !residual.scene()->parts.empty(), 10000);
    QCOMPARE(chosen(m_sample.file), pixels);
    QVERIFY(residual.isOfMean());
    QCOMPARE(residual.scene()->parts.front().count, pixels.size());
    const auto basis = atmosphere::readBasis(at("basis.nc").toStdString());
    QVERIFY(std::abs(residual.scene()->parts.front().meanScore - meanScore(basis, pixels)) < 1e-9);
    // The map went there.
    const auto extent = (*m_window)->map().extent();
    const std::size_t inside = pixels.front();
    QVERIFY(m_sample.granule->latitude[inside] > extent[1] && m_sample.granule->latitude[inside] < extent[3]);
    QVERIFY(std::abs(std::remainder(m_sample.granule->longitude[inside] - extent[0], 360.0)) < 20.0);
    QVERIFY((*m_window)->findChild<QLabel*>(QStringLiteral("events/status"))->text().contains(QString::number(pixels.size())));
}

void ScreeningTest::eventsAreSortedByNumbers() {
    QVERIFY(m_window->open({at("events.geojson")}));
    m_window->trigger("showEvents");
    auto& table = screening().events().table();
    int column = -1;
    for (int k = 0; k < table.model()->columnCount(); ++k) {
        column = table.model()->headerData(k, Qt::Horizontal).toString() == QStringLiteral("Highest score") ? k : column;
    }
    QVERIFY(column >= 0 && table.model()->rowCount() > 0);
    table.sortByColumn(column, Qt::DescendingOrder);
    for (int row = 1; row < table.model()->rowCount(); ++row) {
        QVERIFY(table.model()->index(row - 1, column).data(Qt::UserRole).toDouble() >=
                table.model()->index(row, column).data(Qt::UserRole).toDouble());
    }
}

void ScreeningTest::withoutTheSelectionTheOutlineCounts() {
    const QTemporaryDir elsewhere;
    const QString events = elsewhere.filePath(QStringLiteral("events.geojson"));
    QVERIFY(QFile::copy(at("events.geojson"), events));
    QVERIFY(m_window->open({m_sample.file, events}));
    residuals().openBasis(at("basis.nc"));
    QTRY_VERIFY_WITH_TIMEOUT(residuals().studies(), 10000);
    const auto [id, pixels] = largestEvent();
    m_window->trigger("showEvents");
    chooseEvent(id);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && !chosen(m_sample.file).empty(), 10000);
    // The hull holds the centres of the event's pixels: none is missing but those that are corners of it.
    const auto found = chosen(m_sample.file);
    std::vector<std::uint32_t> both;
    std::set_intersection(found.begin(), found.end(), pixels.begin(), pixels.end(), std::back_inserter(both));
    QVERIFY2(2 * both.size() >= pixels.size(), qPrintable(QStringLiteral("%1 of %2").arg(both.size()).arg(pixels.size())));
}

void ScreeningTest::doubleClickOpensTheGranule() {
    QVERIFY(m_window->open({at("events.geojson")}));
    residuals().openBasis(at("basis.nc"));
    QTRY_VERIFY_WITH_TIMEOUT(residuals().studies(), 10000);
    m_window->trigger("showEvents");
    const auto [id, pixels] = largestEvent();
    chooseEvent(id);
    auto* status = (*m_window)->findChild<QLabel*>(QStringLiteral("events/status"));
    QTRY_VERIFY(isQuiet() && status->text().contains(QStringLiteral("double click")));
    QVERIFY(chosen(m_sample.file).empty());
    auto& table = screening().events().table();
    Q_EMIT table.activated(table.currentIndex());
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && chosen(m_sample.file) == pixels, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && residuals().residual().scene() && !residuals().residual().scene()->parts.empty(), 10000);
    QCOMPARE(residuals().residual().scene()->parts.front().count, pixels.size());
}

void ScreeningTest::gasesAreThoseOfTheScreening() {
    QVERIFY(m_window->open({m_sample.file}));
    residuals().openBasis(at("basis.nc"));
    QTRY_VERIFY_WITH_TIMEOUT(residuals().studies(), 10000);
    const auto root = core::NetcdfFile::open(at("selection.nc").toStdString()).root();
    const auto scanlines = root.requireVariable("scanline").readIntegers();
    const auto groundPixels = root.requireVariable("ground_pixel").readIntegers();
    const auto alpha = root.requireVariable("alpha_CO").readDoubles();
    const auto alphaError = root.requireVariable("alpha_error_CO").readDoubles();
    const auto scores = root.requireVariable("score").readDoubles();
    const auto row = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    const auto pixel = static_cast<std::size_t>(scanlines[row] * 215 + groundPixels[row]);
    (*m_window)->desk().cursor().set(m_sample.granule->longitude[pixel], m_sample.granule->latitude[pixel], 0.1);
    const auto& scene = residuals().residual().scene();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && scene && !scene->parts.empty(), 10000);
    QCOMPARE(scene->pixel->scanline * 215 + scene->pixel->groundPixel, pixel);
    const auto& part = scene->parts.front();
    QVERIFY(std::abs(part.score - scores[row]) < 1e-5 * scores[row]);
    QCOMPARE(part.gases.size(), std::size_t{4});
    QCOMPARE(part.gases[0].first, QStringLiteral("CO"));
    const double expected = alpha[row] / alphaError[row];
    QVERIFY2(std::abs(part.gases[0].second - expected) < 1e-4 * std::abs(expected),
             qPrintable(QStringLiteral("%1, expected %2").arg(part.gases[0].second).arg(expected)));
    QVERIFY(!part.residualClass.isEmpty());
}

void ScreeningTest::scoresOnACommonGridAreThoseOfTheScreening() {
    const QByteArray granule = QFileInfo(m_sample.file).fileName().toUtf8();
    for (const QByteArray& job :
         {QByteArray(R"({"process":"atmosphere.pca-accumulate","version":"1","inputs":{"granules":[{"href":")" + granule +
                     R"("}],"missing":"interpolate"},"outputs":{"accumulator":{"href":"grid-accumulator.nc"}}})"),
          QByteArray(R"({"process":"atmosphere.pca-basis","version":"1","inputs":{"accumulators":[{"href":"grid-accumulator.nc"}],)"
                     R"("components":15},"outputs":{"basis":{"href":"grid-basis.nc"}}})"),
          QByteArray(
              R"({"process":"atmosphere.pca-screen","version":"1","inputs":{"basis":{"href":"grid-basis.nc"},"granules":[{"href":")" +
              granule + R"("}]},"outputs":{"selection":{"href":"grid-selection.nc"},"scores":{"href":"grid-scores.nc"}}})")}) {
        QCOMPARE(tests::runJob(m_folder.path(), job), QString());
    }
    QVERIFY(m_window->open({m_sample.file}));
    residuals().openBasis(at("grid-basis.nc"));
    QTRY_VERIFY_WITH_TIMEOUT(residuals().studies(), 10000);
    const auto scores = core::NetcdfFile::open(at("grid-scores.nc").toStdString()).root().requireVariable("score").readDoubles();
    const auto& scene = residuals().residual().scene();
    for (const std::size_t pixel : {m_sample.plume, std::size_t{7 * 215 + 60}, std::size_t{31 * 215 + 150}}) {
        (*m_window)->desk().cursor().set(m_sample.granule->longitude[pixel], m_sample.granule->latitude[pixel], 0.1);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && scene && scene->pixel && scene->pixel->scanline * 215 + scene->pixel->groundPixel == pixel,
                                 10000);
        QVERIFY(std::isfinite(scores[pixel]));
        QVERIFY2(std::abs(scene->parts.front().score - scores[pixel]) < 1e-5 * scores[pixel],
                 qPrintable(QStringLiteral("%1, expected %2").arg(scene->parts.front().score).arg(scores[pixel])));
    }
}

void ScreeningTest::falseAlarmsBecomeOrdinary() {
    QVERIFY(m_window->open({m_sample.file}));
    residuals().openBasis(at("basis.nc"));
    QTRY_VERIFY_WITH_TIMEOUT(residuals().studies(), 10000);
    auto* action = (*m_window)->findChild<QAction*>(QStringLiteral("action/enrichBasis"));
    QVERIFY(!action->isEnabled());
    const auto pixels = largestEvent().second;
    selection().set({{m_sample.file.toStdString(), pixels}});
    residuals().showMean();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && action->isEnabled(), 10000);
    const auto before = atmosphere::readBasis(at("basis.nc").toStdString());
    action->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && residuals().enrichment(), 20000);
    QCOMPARE(residuals().enrichment()->count, pixels.size());
    QVERIFY(std::abs(residuals().enrichment()->before - meanScore(before, pixels)) < 1e-9);
    QVERIFY(residuals().enrichment()->after < residuals().enrichment()->before);
    QTRY_VERIFY(isQuiet() && residuals().residual().scene() && residuals().residual().scene()->components == 21);
    residuals().saveEnriched(at("enriched.nc"));
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && residuals().studies(), 10000);
    const auto after = atmosphere::readBasis(at("enriched.nc").toStdString());
    QCOMPARE(after.components, std::size_t{21});
    QTRY_VERIFY(!residuals().enrichment());
    QCOMPARE((*m_window)->document().project().residual.basis, at("enriched.nc").toStdString());
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && residuals().residual().scene() && !residuals().residual().scene()->parts.empty(), 10000);
    QVERIFY(std::abs(residuals().residual().scene()->parts.front().meanScore - meanScore(after, pixels)) < 1e-9);
}

QTEST_MAIN(ScreeningTest)
#include "ScreeningTest.moc"
