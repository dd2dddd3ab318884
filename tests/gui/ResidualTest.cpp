// The residual docks over a small synthetic granule with a planted plume. What they show is compared with SpectralScorer on numbers that
// this file reads itself: y = ln L, sigma = 10^(-dB / 10) of the channels that are not flagged, fill or negative (index grid).
#include "app/workstation/FigureCommand.h"
#include "app/workstation/FigureFeature.h"
#include "tests/support/ResidualSample.h"
#include "tests/support/TestWindow.h"
#include "views/scene/NumberText.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <cmath>

using namespace phidias;
namespace atmosphere = processing::atmosphere;

using tests::isSame;
using tests::kChannels;
using tests::kNan;
using tests::kRows;
using tests::scored;

class ResidualTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void emptyViewSaysWhatToDo();
    void numbersAreThoseOfTheScorer();
    void residualIsShownInItsUnitToo();
    void otherComponentsScoreAnewAndAreRemembered();
    void channelsAreLeftOutByDragging();
    void linesOfGasesCanBeSwitched();
    void twoPixelsAndTwoBasesAreCompared();
    void meanOfChosenPixelsHasLessNoise();
    void clickedSpectrumIsThereSoon();
    void clickedSpectrumOfAnOrbitIsThereSoon();
    void scanlineIsAnImageOfItsResiduals();
    void aClickOnTheImageGoesToThePixel();
    void screeShowsTheBasisAndSetsItsComponents();
    void figureDialogOffersTheResidual();
    void aSpectrumThatCannotBeUsedSaysWhy();
    void aBasisOfAnotherBandSaysSo();
    void anotherFileIsNoBasis();

private:
    [[nodiscard]] app::ResidualFeature& feature() { return (*m_window)->residuals(); }
    [[nodiscard]] views::ResidualWidget& residual() { return feature().residual(); }
    [[nodiscard]] bool isQuiet() { return !feature().isReading() && !residual().isComputing() && !feature().waterfall().isComputing(); }
    void openBasis() {
        feature().openBasis(m_folder.filePath(QStringLiteral("basis.nc")));
        QTRY_VERIFY_WITH_TIMEOUT(feature().studies() && residual().isVisible(), 10000);
    }
    void point(std::size_t pixel) {
        (*m_window)->desk().cursor().set(m_granule->longitude[pixel], m_granule->latitude[pixel], 0.1);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && residual().scene() && residual().scene()->pixel, 10000);
        QCOMPARE(residual().scene()->pixel->scanline, pixel / kRows);
        QCOMPARE(residual().scene()->pixel->groundPixel, pixel % kRows);
    }
    /// Milliseconds that the residual takes to be there at each place, rising.
    [[nodiscard]] std::vector<qint64> clickTimes(const std::vector<std::array<double, 2>>& places);
    template <typename Widget> [[nodiscard]] Widget* part(const char* name) { return (*m_window)->findChild<Widget*>(QLatin1String(name)); }

    QTemporaryDir m_folder;
    tests::ResidualSample m_sample;
    QString m_file;
    const tests::Granule* m_granule = nullptr;
    atmosphere::BasisFile m_basis;
    atmosphere::BasisFile m_second;
    std::size_t m_plume = 0;
    std::unique_ptr<tests::TestWindow> m_window;
};

void ResidualTest::initTestCase() {
    QCOMPARE(m_sample.make(m_folder.path()), QString());
    m_file = m_sample.file;
    m_granule = m_sample.granule.get();
    m_plume = m_sample.plume;
    QVERIFY(m_granule->strength[m_plume] > 2.0);
    m_basis = atmosphere::readBasis(m_folder.filePath(QStringLiteral("basis.nc")).toStdString());
    m_second = atmosphere::readBasis(m_folder.filePath(QStringLiteral("second.nc")).toStdString());
}

void ResidualTest::init() {
    m_window = std::make_unique<tests::TestWindow>(m_folder);
    QVERIFY(m_window->open({m_file}));
}

void ResidualTest::emptyViewSaysWhatToDo() {
    QVERIFY(!residual().isVisible());
    m_window->trigger("showResidual");
    QTRY_VERIFY(residual().isVisible());
    QTRY_VERIFY(residual().panel().hint().contains(QStringLiteral("basis")));
    QVERIFY(part<QWidget>("residual/open")->isVisible());
    openBasis();
    QTRY_VERIFY(residual().panel().hint().contains(QStringLiteral("map")));
    QVERIFY(!part<QWidget>("residual/open")->isVisible());
    (*m_window)->document().change(QStringLiteral("empty"), [](core::Project& project) { project.layers.clear(); });
    QTRY_VERIFY(residual().panel().hint().contains(QStringLiteral("Sentinel-5P")));
}

void ResidualTest::numbersAreThoseOfTheScorer() {
    openBasis();
    point(m_plume);
    const auto spectrum = m_granule->spectrum(m_plume);
    const auto expected = scored(m_basis, 20, spectrum);
    const auto& shown = residual().scene()->parts.front();
    QVERIFY(expected.score > 1.5); // it is a plume
    QVERIFY(std::abs(shown.score - expected.score) < 1e-9 * expected.score);
    QVERIFY(std::abs(shown.t2 - expected.t2) < 1e-9 * expected.t2);
    QVERIFY(isSame(shown.inSigma, expected.residual));
    std::vector<double> radiance, noise, fitted;
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        radiance.push_back(std::exp(spectrum.y[channel]));
        noise.push_back(std::exp(spectrum.y[channel]) * spectrum.sigma[channel]);
        fitted.push_back(std::exp(expected.fitted[channel]));
    }
    QVERIFY(isSame(shown.measured, radiance));
    QVERIFY(isSame(shown.noise, noise));
    QVERIFY(isSame(shown.fitted, fitted));
    // The window CO of band 7 is 2311 .. 2338 nm.
    double squares = 0.0;
    double count = 0.0;
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        const double at = m_basis.wavelengthsNm[channel];
        if (at >= 2311.0 && at <= 2338.0 && std::isfinite(expected.residual[channel])) {
            squares += expected.residual[channel] * expected.residual[channel];
            ++count;
        }
    }
    const auto& names = residual().scene()->windowNames;
    const auto window = static_cast<std::size_t>(std::find(names.begin(), names.end(), "CO") - names.begin());
    QVERIFY(window < names.size());
    QVERIFY(std::abs(shown.windowScores[window] - std::sqrt(squares / count)) < 1e-9);
    // Curves, and the numbers in words.
    QCOMPARE(residual().plot().curves().curves.size(), std::size_t{2});
    QVERIFY(residual().plot().hasResiduals());
    QVERIFY(part<QLabel>("residual/numbers")->text().contains(QStringLiteral("score ") + views::numberText(expected.score, 4)));
    QVERIFY(part<QLabel>("residual/numbers")->text().contains(QStringLiteral("20 components")));
    const QStringList lines = residual().panel().toCsv().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), static_cast<int>(kChannels) + 1);
    QVERIFY(lines.front().contains(QStringLiteral("Wavelength (nm)")) && lines.front().contains(QStringLiteral("Residual (σ)")));
    feature().exportSpectra(m_folder.filePath(QStringLiteral("spectra.csv")));
    QFile written(m_folder.filePath(QStringLiteral("spectra.csv")));
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(written.readAll()), residual().panel().toCsv());
}

void ResidualTest::residualIsShownInItsUnitToo() {
    openBasis();
    point(m_plume);
    const auto expected = scored(m_basis, 20, m_granule->spectrum(m_plume));
    auto* unit = part<QComboBox>("residual/unit");
    QCOMPARE(unit->count(), 3);
    std::vector<double> difference, logarithms;
    const auto spectrum = m_granule->spectrum(m_plume);
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        difference.push_back(std::exp(spectrum.y[channel]) - std::exp(expected.fitted[channel]));
        logarithms.push_back(spectrum.y[channel] - expected.fitted[channel]);
    }
    unit->setCurrentIndex(1);
    QVERIFY(isSame(residual().plot().curves().residuals.front().value, difference));
    unit->setCurrentIndex(2);
    QVERIFY(isSame(residual().plot().curves().residuals.front().value, logarithms));
    QVERIFY(isSame(residual().plot().curves().noiseSigma, spectrum.sigma));
}

void ResidualTest::otherComponentsScoreAnewAndAreRemembered() {
    openBasis();
    point(m_plume);
    auto* components = part<QSpinBox>("residual/components");
    QCOMPARE(components->value(), 20);
    components->setValue(7);
    QTRY_VERIFY(isQuiet() && residual().scene()->components == 7);
    const auto expected = scored(m_basis, 7, m_granule->spectrum(m_plume));
    QVERIFY(std::abs(residual().scene()->parts.front().score - expected.score) < 1e-9 * expected.score);
    QCOMPARE((*m_window)->document().project().residual.components, std::size_t{7});
    (*m_window)->document().undoStack().undo();
    QTRY_VERIFY(isQuiet() && residual().scene()->components == 20);
}

void ResidualTest::channelsAreLeftOutByDragging() {
    openBasis();
    point(m_plume);
    auto& plot = residual().panel().plot();
    plot.replot();
    part<QToolButton>("residual/exclude")->setChecked(true);
    const auto* lower = plot.axisRect(1);
    const auto at = [&](std::size_t channel, double share) {
        const auto& positions = residual().scene()->channelPositions;
        const double x = plot.xAxis->coordToPixel(positions[channel] + share * (positions[channel + 1] - positions[channel]));
        return QPoint(qRound(x), lower->center().y());
    };
    tests::dragMouse(plot, at(100, 0.5), at(140, 0.5));
    QTRY_VERIFY(isQuiet() && !residual().excluded().empty());
    const auto excluded = residual().excluded();
    QVERIFY(excluded.size() >= 39 && excluded.size() <= 41 && excluded.front() >= 100 && excluded.back() <= 141);
    auto spectrum = m_granule->spectrum(m_plume);
    for (const std::size_t channel : excluded) {
        spectrum.y[channel] = kNan;
    }
    const auto expected = scored(m_basis, 20, spectrum);
    QVERIFY(std::abs(residual().scene()->parts.front().score - expected.score) < 1e-9 * expected.score);
    QVERIFY(isSame(residual().scene()->parts.front().inSigma, expected.residual));
    QCOMPARE(residual().plot().curves().excluded.size(), std::size_t{1});
    // A click takes one of them back.
    QTest::mouseClick(&plot, Qt::LeftButton, {}, at(120, 0.0));
    QTRY_COMPARE(residual().excluded().size(), excluded.size() - 1);
    QTRY_VERIFY(isQuiet());
    QCOMPARE(residual().plot().curves().excluded.size(), std::size_t{2});
    part<QToolButton>("residual/clear")->click();
    QTRY_VERIFY(isQuiet() && residual().excluded().empty());
}

void ResidualTest::linesOfGasesCanBeSwitched() {
    openBasis();
    point(m_plume);
    auto combs = residual().shownCombs();
    QCOMPARE(combs.size(), std::size_t{4});
    QCOMPARE(combs[0].label, QStringLiteral("CO"));
    QVERIFY(combs[1].label.contains(QStringLiteral("synthetic")));
    // CO 2-0, R(7): 4260.0622 + 3.81002896 * 8 - 0.03502896 * 64 - 4 * 6.1214e-6 * 512 cm-1, in nm.
    const double wavenumber = 4260.0622 + 3.81002896 * 8.0 - 0.03502896 * 64.0 - 4.0 * 6.1214e-6 * 512.0;
    const auto nearest = std::min_element(combs[0].positions.begin(), combs[0].positions.end(), [&](double a, double b) {
        return std::abs(a - 1e7 / wavenumber) < std::abs(b - 1e7 / wavenumber);
    });
    QVERIFY(std::abs(*nearest - 1e7 / wavenumber) < 1e-6);
    (*m_window)->findChild<QAction*>(QStringLiteral("residual/lines/CO"))->setChecked(false);
    QCOMPARE(residual().plot().curves().combs.size(), std::size_t{3});
}

void ResidualTest::twoPixelsAndTwoBasesAreCompared() {
    openBasis();
    point(m_plume);
    const double ofPlume = residual().scene()->parts.front().score;
    part<QToolButton>("residual/pin")->setChecked(true);
    const std::size_t other = m_plume + 5;
    point(other);
    QTRY_COMPARE(residual().scene()->parts.size(), std::size_t{2});
    QCOMPARE(residual().scene()->parts[1].score, ofPlume);
    QVERIFY(residual().scene()->parts[1].role == views::SpectrumRole::Pinned);
    feature().openComparison(m_folder.filePath(QStringLiteral("second.nc")));
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && residual().scene() && residual().scene()->comparison, 10000);
    const auto expected = scored(m_second, 4, m_granule->spectrum(other));
    QVERIFY(std::abs(residual().scene()->comparison->score - expected.score) < 1e-9 * expected.score);
    QVERIFY(isSame(residual().scene()->comparison->inSigma, expected.residual));
    QCOMPARE(residual().plot().curves().residuals.size(), std::size_t{3});
    // Names with commas stand in quotes: channel, and six columns for each of the three.
    const QString heading = residual().panel().toCsv().section(QLatin1Char('\n'), 0, 0);
    QCOMPARE(heading.count(QStringLiteral("\",\"")), 3 * 6 - 1);
    // The project remembers both.
    const auto& setup = (*m_window)->document().project().residual;
    QVERIFY(setup.basis.ends_with("basis.nc") && setup.comparison.ends_with("second.nc"));
    m_window->trigger("closeComparison");
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && residual().scene() && !residual().scene()->comparison, 10000);
}

void ResidualTest::meanOfChosenPixelsHasLessNoise() {
    openBasis();
    std::vector<std::uint32_t> chosen;
    for (std::size_t pixel = 0; pixel < m_granule->pixels() && chosen.size() < 25; ++pixel) {
        if (m_granule->strength[pixel] > 1.0 && m_granule->isUsable(pixel)) {
            chosen.push_back(static_cast<std::uint32_t>(pixel));
        }
    }
    QVERIFY(chosen.size() > 8);
    (*m_window)->desk().selection().set({{m_file.toStdString(), chosen}});
    part<QComboBox>("residual/of")->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && residual().scene() && !residual().scene()->parts.empty(), 10000);
    std::vector<double> sum(kChannels, 0.0);
    std::vector<double> count(kChannels, 0.0);
    for (const std::uint32_t pixel : chosen) {
        const auto one = scored(m_basis, 20, m_granule->spectrum(pixel));
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
            if (std::isfinite(one.residual[channel])) {
                sum[channel] += one.residual[channel];
                count[channel] += 1.0;
            }
        }
    }
    std::vector<double> mean, noise;
    double squares = 0.0;
    double valid = 0.0;
    for (std::size_t channel = 0; channel < kChannels; ++channel) {
        mean.push_back(count[channel] > 0.0 ? sum[channel] / count[channel] : kNan);
        noise.push_back(count[channel] > 0.0 ? 1.0 / std::sqrt(count[channel]) : kNan);
        squares += count[channel] > 0.0 ? count[channel] * mean.back() * mean.back() : 0.0;
        valid += count[channel] > 0.0 ? 1.0 : 0.0;
    }
    const auto& shown = residual().scene()->parts.front();
    QCOMPARE(shown.count, chosen.size());
    QVERIFY(isSame(shown.inSigma, mean));
    QVERIFY(isSame(residual().plot().curves().noiseSigma, noise));
    QVERIFY(std::abs(shown.score - std::sqrt(squares / (valid - 20.0))) < 1e-9 * shown.score);
    QVERIFY(part<QLabel>("residual/title")->text().contains(QString::number(chosen.size())));
    QVERIFY(part<QLabel>("residual/numbers")->text().contains(QStringLiteral("1/√")));
}

std::vector<qint64> ResidualTest::clickTimes(const std::vector<std::array<double, 2>>& places) {
    // From the click until the plot is drawn.
    std::vector<qint64> times;
    for (const auto& [longitude, latitude] : places) {
        QElapsedTimer timer;
        bool isDrawn = false;
        const auto shown = connect(&residual(), &views::ResidualWidget::shown, this, [&] {
            residual().panel().plot().replot(QCustomPlot::rpImmediateRefresh);
            times.push_back(timer.elapsed());
            isDrawn = true;
        });
        timer.start();
        (*m_window)->desk().cursor().set(longitude, latitude, 0.1);
        static_cast<void>(QTest::qWaitFor([&] { return isDrawn; }, 20000));
        disconnect(shown);
        static_cast<void>(QTest::qWaitFor([&] { return isQuiet(); }, 20000));
    }
    std::sort(times.begin(), times.end());
    return times;
}

void ResidualTest::clickedSpectrumIsThereSoon() {
    openBasis();
    point(m_plume);
    // Each on a scanline of its own, so that none is in memory already.
    std::vector<std::array<double, 2>> places;
    for (std::size_t step = 1; step <= 15; ++step) {
        const std::size_t pixel = (m_plume / kRows + step * 3) % 60 * kRows + 60 + step;
        places.push_back({m_granule->longitude[pixel], m_granule->latitude[pixel]});
    }
    const auto times = clickTimes(places);
    QCOMPARE(times.size(), places.size());
    qInfo("a clicked spectrum with its reconstruction is drawn after %lld ms (median of %zu; most %lld ms)", times[times.size() / 2],
          times.size(), times.back());
    QVERIFY(times.front() < 100); // the quickest: others use the machine too
}

void ResidualTest::clickedSpectrumOfAnOrbitIsThereSoon() {
    const QString folder = qEnvironmentVariable("PHIDIAS_ORBIT_FOLDER");
    const QString name = QDir(folder).entryList({QStringLiteral("*L1B_RA_BD7*.nc")}).value(0);
    if (folder.isEmpty() || name.isEmpty()) {
        QSKIP("PHIDIAS_ORBIT_FOLDER names no folder of 'phidias sample s5p-l1b-orbit'");
    }
    const QString path = QDir(folder).filePath(name);
    QVERIFY(m_window->open({path}));
    (*m_window)->document().change(QStringLiteral("only the orbit"), [&](core::Project& project) {
        std::erase_if(project.layers, [&](const core::Layer& layer) { return layer.href != path.toStdString(); });
    });
    openBasis();
    const auto mode = core::NetcdfFile::open(path.toStdString()).root().group("BAND7_RADIANCE/STANDARD_MODE").value();
    const auto latitude = mode.requireVariable("GEODATA/latitude").readDoubles();
    const auto longitude = mode.requireVariable("GEODATA/longitude").readDoubles();
    std::vector<std::array<double, 2>> places;
    for (std::size_t scanline = 1200; scanline < 3000; scanline += 97) {
        places.push_back({longitude[scanline * kRows + 100], latitude[scanline * kRows + 100]});
    }
    const auto first = clickTimes({places.front()});
    QVERIFY(residual().scene() && !residual().scene()->parts.empty());
    const auto times = clickTimes({places.begin() + 1, places.end()});
    qInfo("of an orbit of %zu pixels: the first after %lld ms, the others after %lld ms (median of %zu; most %lld ms)", latitude.size(),
          first.front(), times[times.size() / 2], times.size(), times.back());
    QVERIFY(times.front() < 100);
}

void ResidualTest::scanlineIsAnImageOfItsResiduals() {
    openBasis();
    m_window->trigger("showWaterfall");
    point(m_plume);
    auto& waterfall = feature().waterfall();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && waterfall.scene() && waterfall.scene()->numbers.size() == kRows, 10000);
    const auto& scene = *waterfall.scene();
    QCOMPARE(scene.scanline, m_plume / kRows);
    for (const std::size_t row : {m_plume % kRows, std::size_t{40}, std::size_t{150}}) {
        const auto expected = scored(m_basis, 20, m_granule->spectrum(m_plume / kRows * kRows + row));
        const auto begin = scene.residual.begin() + static_cast<std::ptrdiff_t>(row * kChannels);
        QVERIFY(isSame(std::vector<double>(begin, begin + kChannels), expected.residual));
        QVERIFY(std::abs(scene.score[row] - expected.score) < 1e-9 * expected.score);
    }
    // Along the track: the same pixel is the row of its scanline.
    part<QComboBox>("waterfall/direction")->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && waterfall.scene() && waterfall.scene()->isAlongTrack, 20000);
    QCOMPARE(waterfall.scene()->numbers.size(), std::size_t{60});
    const auto expected = scored(m_basis, 20, m_granule->spectrum(m_plume));
    QVERIFY(std::abs(waterfall.scene()->score[m_plume / kRows] - expected.score) < 1e-9 * expected.score);
}

void ResidualTest::aClickOnTheImageGoesToThePixel() {
    openBasis();
    m_window->trigger("showWaterfall");
    (*m_window)->desk().cursor().set(m_granule->longitude[m_plume], m_granule->latitude[m_plume], 0.1);
    auto& waterfall = feature().waterfall();
    QTRY_VERIFY_WITH_TIMEOUT(isQuiet() && waterfall.scene() && !waterfall.scene()->numbers.empty(), 10000);
    auto& plot = waterfall.panel().plot();
    plot.replot();
    const std::size_t row = 77;
    QTest::mouseClick(&plot, Qt::LeftButton, {}, tests::pixelOf(plot, 2320.0, static_cast<double>(row)));
    const std::size_t pixel = m_plume / kRows * kRows + row;
    QVERIFY(std::abs((*m_window)->desk().cursor().longitudeDeg() - m_granule->longitude[pixel]) < 1e-4);
    QVERIFY(std::abs((*m_window)->desk().cursor().latitudeDeg() - m_granule->latitude[pixel]) < 1e-4);
}

void ResidualTest::screeShowsTheBasisAndSetsItsComponents() {
    openBasis();
    m_window->trigger("showBasis");
    auto& basis = feature().basis();
    QTRY_VERIFY(basis.isVisible());
    const auto& group = m_basis.groups.front();
    const auto& numbers = basis.scree().numbers();
    QCOMPARE(numbers.rows, kChannels);
    QCOMPARE(numbers.value(7, 1), group.eigenvalues[7]);
    // (1 + sqrt(m / n))^2
    const double edge = std::pow(1.0 + std::sqrt(480.0 / static_cast<double>(group.count)), 2);
    QVERIFY(std::abs(basis.scene()->noiseEdge - edge) < 1e-12);
    basis.showEigenvector(3);
    QCOMPARE(basis.vector().numbers().value(100, 1), group.eigenvector(2)[100]);
    // A drag to between the 13th and the 14th.
    point(m_plume);
    auto& plot = basis.scree().plot();
    plot.replot();
    const auto at = [&](double component) { return QPoint(qRound(plot.xAxis->coordToPixel(component)), plot.axisRect()->center().y()); };
    tests::dragMouse(plot, at(20.5), at(13.5));
    QTRY_VERIFY(isQuiet() && residual().scene()->components == 13);
    QCOMPARE((*m_window)->document().project().residual.components, std::size_t{13});
    QCOMPARE(part<QSpinBox>("residual/components")->value(), 13);
    (*m_window)->document().undoStack().undo();
    QTRY_VERIFY(isQuiet() && residual().scene()->components == 20);
    QCOMPARE(basis.components(), std::size_t{20});
}

void ResidualTest::figureDialogOffersTheResidual() {
    auto* figures = (*m_window)->findChild<app::FigureFeature*>();
    const auto offers = [&] {
        const auto views = figures->views();
        return std::any_of(views.begin(), views.end(), [](const auto& entry) { return entry.first == "residual"; });
    };
    QVERIFY(!offers());
    openBasis();
    point(m_plume);
    QVERIFY(offers());
    const auto spec = figures->figure("residual");
    QCOMPARE(spec.basis, m_folder.filePath(QStringLiteral("basis.nc")).toStdString());
    QVERIFY(spec.atPixel && (*spec.atPixel)[0] == m_plume / kRows && (*spec.atPixel)[1] == m_plume % kRows);
    // Written and read, it is the same, and it can be drawn.
    const std::filesystem::path path = m_folder.filePath(QStringLiteral("residual.json")).toStdString();
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(core::toText(spec.toJson(path.parent_path()), 2)));
    file.close();
    QCOMPARE(app::drawFigure(QString::fromStdString(path.string()), m_folder.filePath(QStringLiteral("residual.png")),
                             core::MemoryBudget::standard()),
             0);
    const QImage image(m_folder.filePath(QStringLiteral("residual.png")));
    QCOMPARE(image.size(), QSize(spec.size[0], spec.size[1]));
}

void ResidualTest::aSpectrumThatCannotBeUsedSaysWhy() {
    openBasis();
    std::size_t empty = m_granule->pixels();
    for (std::size_t pixel = 0; pixel < m_granule->pixels(); ++pixel) {
        const auto y = m_granule->spectrum(pixel).y;
        const auto valid = std::count_if(y.begin(), y.end(), [](double value) { return std::isfinite(value); });
        const bool isPoor = valid < 432 && std::abs(m_granule->latitude[pixel]) <= 90.0; // 90 % of 480
        empty = isPoor ? std::min(empty, pixel) : empty;
    }
    QVERIFY(empty < m_granule->pixels()); // the sample has such pixels
    point(empty);
    QVERIFY(residual().panel().hint().contains(QStringLiteral("too few valid channels")));
    // And then a good one again.
    point(m_plume);
    QVERIFY(residual().panel().hint().isEmpty());
}

void ResidualTest::aBasisOfAnotherBandSaysSo() {
    auto other = m_basis;
    other.settings.band = "BD8";
    atmosphere::writeBasis(other, m_folder.filePath(QStringLiteral("other.nc")).toStdString(), {});
    feature().openBasis(m_folder.filePath(QStringLiteral("other.nc")));
    QTRY_VERIFY_WITH_TIMEOUT(feature().studies(), 10000);
    (*m_window)->desk().cursor().set(m_granule->longitude[m_plume], m_granule->latitude[m_plume], 0.1);
    QTRY_VERIFY2_WITH_TIMEOUT(isQuiet() && residual().panel().hint().contains(QStringLiteral("BD8")), qPrintable(residual().panel().hint()),
                              10000);
}

void ResidualTest::anotherFileIsNoBasis() {
    feature().openBasis(m_file);
    QTRY_VERIFY_WITH_TIMEOUT(!feature().isReading(), 10000);
    QVERIFY(!feature().studies());
    auto* box = (*m_window)->findChild<QWidget*>(QStringLiteral("errorBox"));
    QVERIFY(box != nullptr && box->isVisible());
    box->close();
}

QTEST_MAIN(ResidualTest)
#include "ResidualTest.moc"
