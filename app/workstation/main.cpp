#include "app/workstation/Appearance.h"
#include "app/workstation/FigureCommand.h"
#include "app/workstation/JourneyPlayer.h"
#include "app/workstation/MainWindow.h"
#include "app/workstation/PreferencesDialog.h"
#include "app/workstation/TextCatalog.h"
#include "app/workstation/Trials.h"
#include "app/workstation/ViewTrials.h"
#include "core/util/Paths.h"
#include "core/util/Version.h"
#include "processing/Processes.h"
#include "views/scene/Text.h"
#include "views/scene/WorkPool.h"

#include <malloc.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QProcess>
#include <QSettings>
#include <iostream>
#include <thread>

namespace app = phidias::app;
namespace core = phidias::core;
namespace processing = phidias::processing;
namespace views = phidias::views;

namespace {

/// Figures need no display: the offscreen platform is chosen when there is none.
void choosePlatform(int argc, char** argv) {
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    bool isFigure = false;
    for (int k = 1; k < argc; ++k) {
        isFigure = isFigure || QByteArrayView(argv[k]).startsWith("--figure") || QByteArrayView(argv[k]).startsWith("--animate");
    }
    if ((isFigure || !hasDisplay) && !hasDisplay && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

} // namespace

int main(int argc, char** argv) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    // What is read of a file goes back to the system when a layer is closed: glibc would raise this limit by itself and keep it.
    static_cast<void>(mallopt(M_MMAP_THRESHOLD, 2 << 20));
    choosePlatform(argc, argv);
    app::TimedApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("phidias"));
    QApplication::setApplicationName(QStringLiteral("phidias-workstation"));
    QApplication::setApplicationVersion(QLatin1String(core::kSoftwareVersion));
    QSettings::setDefaultFormat(QSettings::IniFormat);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Phidias Workstation: Earth-observation data on one desk"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("Data files, addresses, or a project"),
                                 QStringLiteral("[FILE|PROJECT]..."));
    const QCommandLineOption figure(QStringLiteral("figure"), QStringLiteral("Draw a figure and quit"), QStringLiteral("SPEC.json"));
    const QCommandLineOption animate(QStringLiteral("animate"), QStringLiteral("Draw the frames of a figure over time or depth and quit"),
                                     QStringLiteral("SPEC.json"));
    const QCommandLineOption out(QStringLiteral("out"),
                                 QStringLiteral("Where the figure goes: .png, .svg or .pdf; animations: .mp4, .gif or a folder"),
                                 QStringLiteral("FILE"));
    const QCommandLineOption test(QStringLiteral("self-test"), QStringLiteral("Open the sample project and quit with 0"));
    const QCommandLineOption timing(QStringLiteral("measure"), QStringLiteral("Measure start, first picture and stalls with a file"),
                                    QStringLiteral("FILE"));
    const QCommandLineOption viewTiming(QStringLiteral("measure-views"), QStringLiteral("Measure the views with the files of a list"),
                                        QStringLiteral("LIST.json"));
    const QCommandLineOption journey(QStringLiteral("journey"),
                                     QStringLiteral("Play a scripted journey, print the longest stall, and quit"),
                                     QStringLiteral("FILE.json"));
    const QCommandLineOption repeat(QStringLiteral("repeat"), QStringLiteral("Play the journey again until this time is over"),
                                    QStringLiteral("SECONDS"), QStringLiteral("0"));
    const QCommandLineOption report(QStringLiteral("report"), QStringLiteral("Where the report of a journey goes"),
                                    QStringLiteral("FILE.json"));
    const QCommandLineOption trail(QStringLiteral("trail"), QStringLiteral("Where a journey notes every state of the project"),
                                   QStringLiteral("FILE"));
    const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en, fr, or pseudo for tests"), QStringLiteral("CODE"));
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("system, light or dark"), QStringLiteral("NAME"));
    const QCommandLineOption memory(QStringLiteral("memory-limit"), QStringLiteral("Memory the data may take, such as 4G"),
                                    QStringLiteral("SIZE"));
    parser.addOptions({figure, animate, out, test, timing, viewTiming, journey, repeat, report, trail, language, theme, memory});
    parser.process(application);

    core::MemoryBudget budget = app::preferredMemory();
    try {
        budget = parser.isSet(memory) ? core::MemoryBudget::parse(views::fromQt(parser.value(memory))) : budget;
    } catch (const core::Error& error) {
        std::cerr << "phidias-workstation: error: " << error.message() << '\n';
        return core::exitStatus(error.code());
    }
    app::applyLanguage(application,
                       parser.isSet(language) ? parser.value(language) : QSettings().value(QStringLiteral("language")).toString());
    if (parser.isSet(figure)) {
        return app::drawFigure(parser.value(figure), parser.value(out), budget);
    }
    if (parser.isSet(animate)) {
        return app::drawAnimation(parser.value(animate), parser.value(out), budget);
    }
    app::applyTheme(application, parser.isSet(theme) ? parser.value(theme)
                                                     : QSettings().value(QStringLiteral("theme"), QStringLiteral("system")).toString());

    app::applyTextSize(application, QSettings().value(QStringLiteral("textSizePt")).toDouble());

    core::ProcessRegistry processes;
    processing::addProcesses(processes);
    const std::filesystem::path worker = core::ownExecutable().parent_path() / "phidias";
    const int threads = app::preferredThreads();
    views::workPool().setMaxThreadCount(std::max(2, threads)); // one of them may wait for a file
    int status = 0;
    try {
        core::JobService jobs({.journal = core::stateFolder() / "jobs.sqlite",
                               .folder = core::stateFolder() / "jobs",
                               .executable = worker,
                               .workers = 1,
                               .threads = threads});
        app::MainWindow window({.processes = processes, .jobs = jobs, .budget = budget, .worker = views::toQt(worker.string())});
        window.show();
        if (parser.isSet(test)) {
            return app::selfTest(window);
        }
        if (parser.isSet(timing)) {
            return app::measure(window, parser.value(timing), sinceStart);
        }
        if (parser.isSet(viewTiming)) {
            return app::measureViews(window, parser.value(viewTiming));
        }
        if (parser.isSet(journey)) {
            return app::playJourney(
                window, application, parser.value(journey),
                {.repeatSeconds = parser.value(repeat).toDouble(), .report = parser.value(report), .trail = parser.value(trail)});
        }
        window.offerLeftOverWork();
        window.openPaths(parser.positionalArguments());
        status = QApplication::exec();
    } catch (...) {
        const core::Error error = core::currentError();
        std::cerr << "phidias-workstation: error: " << error.message() << '\n';
        return core::exitStatus(error.code());
    }
    // The window is gone and has let go of its project.
    if (const QStringList restart = application.property(app::kRestartProperty).toStringList(); !restart.isEmpty()) {
        QProcess::startDetached(restart.front(), restart.mid(1));
    }
    return status;
}
