#pragma once

#include "app/workstation/Appearance.h"
#include "app/workstation/MainWindow.h"
#include "core/io/ClimatologyWriter.h"
#include "processing/Processes.h"
#include "views/plot/CustomPlot.h"
#include "views/plot/PlotPanel.h"

#include <QAction>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <QtTest>
#include <functional>

namespace phidias::tests {

inline constexpr double kDaySeconds = 86400.0;

/// Nodes a degree apart.
struct FieldShape {
    int west = -20;
    int east = 20;
    int south = 30;
    int north = 50;
    std::vector<double> depthsM{0.0, 10.0, 50.0, 200.0};
    std::vector<double> daysOfTimes{0.0, 31.0}; ///< since 1970
    std::string variable = "value";
    std::string unit = "K";
};

/// Value at longitude, latitude, depth and number of the time.
using FieldFormula = std::function<double(double, double, double, std::size_t)>;

/// Writes a gridded file whose values are known everywhere.
inline void writeField(const QString& path, const FieldShape& shape, const FieldFormula& value) {
    core::ClimatologyHeader header;
    for (int longitude = shape.west; longitude <= shape.east; ++longitude) {
        header.longitudesDeg.push_back(longitude);
    }
    for (int latitude = shape.south; latitude <= shape.north; ++latitude) {
        header.latitudesDeg.push_back(latitude);
    }
    header.depthsM = shape.depthsM;
    for (const double day : shape.daysOfTimes) {
        header.timesUnixSeconds.push_back(day * kDaySeconds);
        header.timeBoundsUnixSeconds.push_back({day * kDaySeconds, (day + 28.0) * kDaySeconds});
    }
    header.variable = shape.variable;
    header.longName = shape.variable;
    header.unit = shape.unit;
    header.hasError = false;
    core::ClimatologyWriter writer(path.toStdString(), header);
    for (std::size_t time = 0; time < shape.daysOfTimes.size(); ++time) {
        for (std::size_t level = 0; level < shape.depthsM.size(); ++level) {
            std::vector<double> plane;
            for (const double latitude : header.latitudesDeg) {
                for (const double longitude : header.longitudesDeg) {
                    plane.push_back(value(longitude, latitude, shape.depthsM[level], time));
                }
            }
            writer.putPlane(time, level, plane, {});
        }
    }
    writer.commit();
}

/// The window of the workstation with jobs of its own in a folder of the test.
class TestWindow {
public:
    explicit TestWindow(const QTemporaryDir& folder) {
        QStandardPaths::setTestModeEnabled(true);
        app::applyTheme(*qApp, QStringLiteral("light"));
        processing::addProcesses(m_processes);
        const std::filesystem::path path = folder.path().toStdString();
        m_jobs = std::make_unique<core::JobService>(core::JobService::Settings{
            .journal = path / "jobs.sqlite", .folder = path / "jobs", .executable = PHIDIAS_BINARY, .workers = 1, .threads = 2});
        m_window = std::make_unique<app::MainWindow>(app::AppContext{
            .processes = m_processes, .jobs = *m_jobs, .budget = core::MemoryBudget::standard(), .worker = QStringLiteral(PHIDIAS_BINARY)});
        m_window->show();
    }
    ~TestWindow() { m_window->document().undoStack().setClean(); }

    [[nodiscard]] app::MainWindow& operator*() { return *m_window; }
    [[nodiscard]] app::MainWindow* operator->() { return m_window.get(); }
    [[nodiscard]] const app::MainWindow* operator->() const { return m_window.get(); }

    /// Opens files one after the other and waits until they are drawn. @returns false when that takes too long
    [[nodiscard]] bool open(const QStringList& paths) {
        for (const QString& path : paths) {
            m_window->openPaths({path});
            const bool isThere = QTest::qWaitFor(
                [this] { return !m_window->isOpening() && !m_window->layerStore().isLoading() && !m_window->map().isRendering(); }, 20000);
            if (!isThere) {
                return false;
            }
        }
        return true;
    }
    void trigger(const char* action) { m_window->findChild<QAction*>(QStringLiteral("action/") + QLatin1String(action))->trigger(); }

private:
    core::ProcessRegistry m_processes;
    std::unique_ptr<core::JobService> m_jobs;
    std::unique_ptr<app::MainWindow> m_window;
};

/// Pixel of a place of a plot.
inline QPoint pixelOf(QCustomPlot& plot, double x, double y) {
    return {qRound(plot.xAxis->coordToPixel(x)), qRound(plot.yAxis->coordToPixel(y))};
}

/// Presses the left button, moves and releases it.
inline void dragMouse(QWidget& widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
    const auto send = [&](QEvent::Type type, QPoint at, Qt::MouseButtons buttons) {
        QMouseEvent event(type, QPointF(at), QPointF(widget.mapToGlobal(at)), type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          buttons, modifiers);
        QCoreApplication::sendEvent(&widget, &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton);
    send(QEvent::MouseMove, (from + to) / 2, Qt::LeftButton);
    send(QEvent::MouseMove, to, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, to, Qt::NoButton);
}

} // namespace phidias::tests
