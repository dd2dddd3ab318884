// The value under the cursor is that of the file: on the map, the globe, the section and the time series of the real window, at 50 places
// each. The file was written from value = 10 latitude + longitude + depth + 1000 time, so that every number is known beforehand.
#include "app/workstation/Appearance.h"
#include "app/workstation/MainWindow.h"
#include "core/io/ClimatologyWriter.h"
#include "processing/Processes.h"
#include "tests/support/Support.h"
#include "views/plot/CustomPlot.h"

#include <QAction>
#include <QDockWidget>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

using namespace phidias;

class ValueUnderCursorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void onTheMap_data();
    void onTheMap();
    void onTheGlobe();
    void inTheSection();
    void inTheSeries();

private:
    struct Place {
        double longitudeDeg;
        double latitudeDeg;
        double value; ///< of the file's cell, at the surface and the first time
    };
    [[nodiscard]] static std::vector<Place> places();
    [[nodiscard]] double inspected() const;
    void moveMouse(QWidget& widget, const QPointF& point) const;
    QTemporaryDir m_folder;
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

namespace {

constexpr double kDay = 86400.0;
constexpr std::array<double, 4> kDepthsM{0.0, 10.0, 50.0, 200.0};

double formula(double longitude, double latitude, double depth, int time) {
    return 10.0 * latitude + longitude + depth + 1000.0 * time;
}

} // namespace

void ValueUnderCursorTest::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    app::applyTheme(*qApp, QStringLiteral("light"));
    processing::addProcesses(m_processes);
    core::ClimatologyHeader header;
    for (int k = 0; k <= 40; ++k) {
        header.longitudesDeg.push_back(k - 20.0);
    }
    for (int k = 0; k <= 20; ++k) {
        header.latitudesDeg.push_back(k + 30.0);
    }
    header.depthsM.assign(kDepthsM.begin(), kDepthsM.end());
    header.timesUnixSeconds = {0.0, 31.0 * kDay};
    header.timeBoundsUnixSeconds = {{0.0, 31.0 * kDay}, {31.0 * kDay, 59.0 * kDay}};
    header.variable = "value";
    header.longName = "value";
    header.unit = "K";
    header.hasError = false;
    const QString file = m_folder.filePath(QStringLiteral("field.nc"));
    core::ClimatologyWriter writer(file.toStdString(), header);
    for (int time = 0; time < 2; ++time) {
        for (std::size_t level = 0; level < kDepthsM.size(); ++level) {
            std::vector<double> plane;
            for (const double latitude : header.latitudesDeg) {
                for (const double longitude : header.longitudesDeg) {
                    plane.push_back(formula(longitude, latitude, kDepthsM[level], time));
                }
            }
            writer.putPlane(static_cast<std::size_t>(time), level, plane, {});
        }
    }
    writer.commit();
    const std::filesystem::path folder = m_folder.path().toStdString();
    m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
        .journal = folder / "jobs.sqlite", .folder = folder / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 2});
    m_window = std::make_unique<app::MainWindow>(app::AppContext{
        .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
    m_window->resize(1400, 900);
    m_window->show();
    m_window->openPaths({file});
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering(), 20000);
}

void ValueUnderCursorTest::cleanupTestCase() {
    m_window->document().undoStack().setClean();
    m_window.reset();
    m_jobs.reset();
}

std::vector<ValueUnderCursorTest::Place> ValueUnderCursorTest::places() {
    std::vector<Place> places;
    for (int k = 0; k < 50; ++k) {
        const double longitude = -14.0 + (k * 17) % 29;
        const double latitude = 33.0 + (k * 7) % 15;
        // Anywhere in the cell but at its very edge.
        places.push_back({longitude - 0.4 + 0.1 * (k % 9), latitude - 0.4 + 0.1 * ((k / 3) % 9), formula(longitude, latitude, 0.0, 0)});
    }
    return places;
}

/// The number that the inspector shows for the one layer; NaN = none.
double ValueUnderCursorTest::inspected() const {
    const QStringList lines = m_window->findChild<views::InspectorWidget*>()->toCsv().trimmed().split(QLatin1Char('\n'));
    const qsizetype column = lines.front().split(QLatin1Char(',')).indexOf(QStringLiteral("value"));
    return lines.size() < 2 ? std::nan("") : lines.back().split(QLatin1Char(',')).value(column).toDouble();
}

void ValueUnderCursorTest::moveMouse(QWidget& widget, const QPointF& point) const {
    QMouseEvent move(QEvent::MouseMove, point, widget.mapToGlobal(point), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&widget, &move);
}

void ValueUnderCursorTest::onTheMap_data() {
    QTest::addColumn<QString>("projection");
    for (const char* projection : {"EPSG:4326", "+proj=robin", "EPSG:3035", "EPSG:3995", "+proj=ortho +lat_0=40"}) {
        QTest::newRow(projection) << QString::fromLatin1(projection);
    }
}

void ValueUnderCursorTest::onTheMap() {
    QFETCH(QString, projection);
    auto& map = m_window->map();
    QVERIFY(map.setView(projection, {-20.0, 30.0, 20.0, 50.0}));
    for (const auto& place : places()) {
        const auto at = map.transform().fromDegrees(place.longitudeDeg, place.latitudeDeg);
        QVERIFY(at);
        moveMouse(map, *at / map.devicePixelRatioF());
        QCOMPARE(inspected(), place.value);
    }
}

void ValueUnderCursorTest::onTheGlobe() {
    m_window->globe().setInMiddle(true);
    auto& globe = m_window->globe().globe();
    for (const double tilt : {0.0, 30.0}) {
        globe.setView({.longitudeDeg = 1.0, .latitudeDeg = 39.0, .heightKm = 6000.0, .headingDeg = 15.0, .tiltDeg = tilt});
        for (const auto& place : places()) {
            const auto at = globe.camera().fromDegrees(place.longitudeDeg, place.latitudeDeg);
            QVERIFY(at);
            moveMouse(globe, *at / globe.devicePixelRatioF());
            QCOMPARE(inspected(), place.value);
        }
    }
    m_window->globe().setInMiddle(false);
}

void ValueUnderCursorTest::inTheSection() {
    m_window->document().change(QStringLiteral("line"), [](core::Project& project) {
        project.sectionLine = {{-12.0, 35.0}, {13.0, 46.0}};
    });
    auto* dock = m_window->findChild<QDockWidget*>(QStringLiteral("sectionDock"));
    dock->show();
    dock->raise();
    auto& section = m_window->section();
    QTRY_VERIFY_WITH_TIMEOUT(section.scene() != nullptr && !section.isComputing(), 20000);
    auto& plot = section.panel().plot();
    plot.replot();
    QString said;
    const auto connection = connect(&section, &views::SectionWidget::statusChanged, this, [&said](const QString& text) { said = text; });
    const auto& places = section.scene()->section.places;
    const double length = places.distanceKm.back();
    for (int k = 0; k < 50; ++k) {
        const std::size_t level = static_cast<std::size_t>(k) % kDepthsM.size();
        const QPointF at(plot.xAxis->coordToPixel(length * (0.5 + (k * 13) % 49) / 50.0), plot.yAxis->coordToPixel(kDepthsM[level]));
        if (!plot.axisRect()->rect().contains(at.toPoint())) {
            continue; // the surface lies on the frame
        }
        said.clear();
        moveMouse(plot, at);
        QVERIFY2(!said.isEmpty(), qPrintable(QStringLiteral("%1 m").arg(kDepthsM[level])));
        // The value of the cell of the file that holds the place, whose nodes lie at whole degrees.
        auto& cursor = m_window->desk().cursor();
        const double expected = formula(std::round(cursor.longitudeDeg()), std::round(cursor.latitudeDeg()), kDepthsM[level], 0);
        const auto number = QRegularExpression(QStringLiteral(": ([0-9.]+)")).match(said).captured(1).toDouble();
        QVERIFY2(std::abs(number - expected) < 0.006, qPrintable(said + QStringLiteral(", expected %1").arg(expected))); // five digits
        // The cursor lies on the line, at the distance that the mouse points at.
        const double distance = plot.xAxis->pixelToCoord(at.x());
        const auto nearest = std::min_element(places.distanceKm.begin(), places.distanceKm.end(),
                                              [distance](double a, double b) { return std::abs(a - distance) < std::abs(b - distance); });
        const auto column = static_cast<std::size_t>(nearest - places.distanceKm.begin());
        QVERIFY(std::abs(cursor.longitudeDeg() - places.longitudeDeg[column]) < 1e-9);
    }
    disconnect(connection);
    dock->hide();
}

void ValueUnderCursorTest::inTheSeries() {
    auto& map = m_window->map();
    QVERIFY(map.setView(QStringLiteral("EPSG:4326"), {-20.0, 30.0, 20.0, 50.0}));
    m_window->findChild<QAction*>(QStringLiteral("action/showSeries"))->trigger();
    auto& series = m_window->series().series();
    for (const auto& place : places()) {
        // The window is laid out anew with the dock: the place of the pixel is asked each time.
        moveMouse(map, *map.transform().fromDegrees(place.longitudeDeg, place.latitudeDeg) / map.devicePixelRatioF());
        const auto isThere = [&] {
            if (!series.scene() || series.scene()->curves.size() != 1 || series.scene()->curves.front().series.value.size() != 2) {
                return false;
            }
            const auto& value = series.scene()->curves.front().series.value;
            return std::abs(value[0] - place.value) < 1e-3 && std::abs(value[1] - place.value - 1000.0) < 1e-3; // stored as float
        };
        QTRY_VERIFY_WITH_TIMEOUT(isThere(), 10000);
    }
}

QTEST_MAIN(ValueUnderCursorTest)
#include "ValueUnderCursorTest.moc"
